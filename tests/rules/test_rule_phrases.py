"""What is said in each language, and what sounds alike and is not meant."""

import pytest

from harness import Write
from rule_findings import findings

OPTIONS = {
    ("en", "all-above"): (
        ["All of the above", "all of these.", "All the above answers", "Both of the above"],
        ["All", "All of Europe", "Both sides", "All the king's men", "Above all"],
    ),
    ("es", "all-above"): (
        ["Todas las anteriores", "Todas son correctas", "Ambas respuestas son correctas"],
        ["Todas", "Todos los santos", "Ambos mundos", "Todo el mundo"],
    ),
    ("de", "all-above"): (
        ["Alle oben genannten Antworten", "Alle Antworten sind richtig", "Beide Aussagen"],
        ["Alle", "Alle Menschen", "Beide Seiten", "Alles Gute"],
    ),
    ("fr", "all-above"): (
        ["Toutes ces réponses", "Toutes les réponses ci-dessus", "Tout ce qui précède"],
        ["Tous", "Tous les hommes", "Toutes les nuits", "Les deux rives"],
    ),
    ("en", "none-above"): (
        ["None of the above", "none of these", "Neither of the above", "No correct answer"],
        ["None", "Nothing", "Nobody", "None of his sons", "Neither Rome nor Paris"],
    ),
    ("es", "none-above"): (
        ["Ninguna de las anteriores", "Ninguna es correcta", "Ninguno de los anteriores"],
        ["Ninguno", "Ninguna ciudad", "Nada", "Ninguno de sus hijos"],
    ),
    ("de", "none-above"): (
        ["Keine der genannten", "Keine Antwort ist richtig", "Nichts davon", "Keins von beiden"],
        ["Keine", "Keiner seiner Söhne", "Nichts", "Keine Ahnung"],
    ),
    ("fr", "none-above"): (
        ["Aucune de ces réponses", "Aucune des réponses ci-dessus", "Aucune n'est correcte"],
        ["Aucun", "Aucune ville", "Rien", "Aucun de ses fils"],
    ),
    ("en", "combined-options"): (
        ["Both A and C", "A and B only", "(A) and (C)", "I and III", "Neither A nor B", "A, B"],
        ["A", "B", "A cat and a dog", "Vitamin A and C", "2 and 3", "I am", "A and Z"],
    ),
    ("es", "combined-options"): (
        ["A y C", "Tanto A como B", "Solo A", "Las respuestas A y B"],
        ["A", "A veces", "La A y el gato", "2 y 3"],
    ),
    ("de", "combined-options"): (
        ["A und C", "Sowohl A als auch B", "Nur A", "Antworten A und B"],
        ["A", "Vitamin A und C", "2 und 3", "Auf und ab"],
    ),
    ("fr", "combined-options"): (
        ["A et C", "À la fois A et B", "Seulement A", "Les réponses A et B"],
        ["A", "Vitamines A et C", "2 et 3", "Il y a"],
    ),
}
STEMS = {
    ("en", "negative-stem"): (
        [
            "Which of these is not a fish?",
            "What can a bat not do?",
            "Which bird doesn't fly?",
            "All of these are fish except:",
            "Which animal has never been to the Moon?",
        ],
        [
            "Which is a fish that does not swim?",
            "Why can a whale not breathe water?",
            "Which animal was told that it may not eat?",
            "Which fish is no less than a metre long?",
            "Who wrote 'To be or not to be'?",
            "Which film is called Not Without You?",
            "What lives on all continents except Antarctica?",
        ],
    ),
    ("es", "negative-stem"): (
        ["¿Cuál de estos no es un pez?", "¿Qué ave no vuela?", "Todos son peces excepto:"],
        ["¿Por qué no vuela el pingüino?", "¿Cuál es el pez que no nada?", "¿Qué dijo: «no sé»?"],
    ),
    ("de", "negative-stem"): (
        ["Welches Tier ist kein Fisch?", "Was kann ein Wal nicht?", "Alle sind Fische außer:"],
        ["Warum fliegt der Pinguin nicht?", "Welcher Fisch, der nicht schwimmt, ist gelb?"],
    ),
    ("fr", "negative-stem"): (
        ["Lequel n'est pas un poisson ?", "Quel oiseau ne vole pas ?", "Tous nagent, sauf :"],
        ["Pourquoi le manchot ne vole-t-il pas ?", "Quel est le poisson qui ne nage pas ?"],
    ),
    ("en", "contentless-stem"): (
        [
            "Which is true?",
            "Which of the following statements is correct?",
            "Choose the best answer.",
        ],
        ["Which is true of Pluto?", "Which of these is a planet?", "Choose the largest planet."],
    ),
    ("es", "contentless-stem"): (
        ["¿Cuál es correcta?", "¿Cuál de las siguientes afirmaciones es verdadera?"],
        ["¿Cuál es la capital?", "¿Cuál es cierto de Plutón?"],
    ),
    ("de", "contentless-stem"): (
        ["Welche Aussage ist richtig?", "Was trifft zu?", "Welche der folgenden Aussagen stimmt?"],
        ["Welche Aussage über Pluto ist richtig?", "Was ist ein Planet?"],
    ),
    ("fr", "contentless-stem"): (
        ["Laquelle de ces affirmations est vraie ?", "Quelle est la bonne réponse ?"],
        ["Quelle est la capitale ?", "Laquelle de ces planètes est la plus grande ?"],
    ),
}
PAIRS = {
    ("en", "double-question"): (
        ["Who found it, and when?", "What is iron? Why does it rust?", "Who fell and why?"],
        ["Who sang 'Who are you?' in 1978?", "Who came and went?", "Who knows what iron is?"],
    ),
    ("es", "double-question"): (
        ["¿Quién lo halló y cuándo?", "¿Qué es el hierro? ¿Por qué se oxida?"],
        ["¿Quién vino y se fue?"],
    ),
    ("de", "double-question"): (
        ["Wer fand es und wann?", "Was ist Eisen? Warum rostet es?"],
        ["Wer kam und ging?"],
    ),
    ("fr", "double-question"): (
        ["Qui l'a trouvé, et quand ?", "Quel est ce métal ? Pourquoi rouille-t-il ?"],
        ["Qui est venu et parti ?"],
    ),
    ("en", "stale-time"): (
        ["Who won last week?", "Who died three years ago?", "Who recently left the board?"],
        [
            "Who won in the last week of 1914?",
            "What lived 66 million years ago?",
            "Who wrote the song Yesterday?",
            "A man fell ill two days ago. What is it?",
        ],
    ),
    ("es", "stale-time"): (
        ["¿Quién ganó la semana pasada?", "¿Quién murió hace tres años?"],
        ["¿Qué pasó en 1914?"],
    ),
    ("de", "stale-time"): (
        ["Wer gewann letzte Woche?", "Wer starb vor drei Jahren?"],
        ["Was lebte vor 66 Millionen Jahren?", "Wer steht vor der Tür?"],
    ),
    ("fr", "stale-time"): (
        ["Qui a gagné la semaine dernière ?", "Qui est mort il y a trois ans ?"],
        ["Que se passa-t-il il y a longtemps ?"],
    ),
}
ANSWERED = {
    ("en", "yes-no"): (
        [
            ("Is iron a metal?", "Yes"),
            ("True or false: iron rusts", "True"),
            ("Can it?", "No, never."),
        ],
        [("Which band sang it?", "Yes"), ("Is it gold or iron?", "Iron"), ("What is nein?", "No")],
    ),
    ("es", "yes-no"): ([("¿Es un metal?", "Sí")], [("¿Qué palabra es esta?", "No")]),
    ("de", "yes-no"): ([("Ist Eisen ein Metall?", "Ja, es ist eins")], [("Was heißt no?", "Nein")]),
    ("fr", "yes-no"): ([("Est-ce un métal ?", "Oui")], [("Quel mot dit-on ?", "Non")]),
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def pytest_cases(
    table: dict[tuple[str, str], tuple[list[str], list[str]]],
) -> list[tuple[str, str, str, bool]]:
    return [
        (language, code, text, expected)
        for (language, code), (found, quiet) in table.items()
        for texts, expected in ((found, True), (quiet, False))
        for text in texts
    ]


@pytest.mark.parametrize(("language", "code", "option", "expected"), pytest_cases(OPTIONS))
def test_options(language: str, code: str, option: str, expected: bool, deck: Write) -> None:  # noqa: FBT001
    card = f"- {{q: 'Q?', a: XX, distractors: [YY, {quoted(option)}, ZZ]}}"
    assert bool(findings(card, [code], deck, language)) is expected


@pytest.mark.parametrize(("language", "code", "stem", "expected"), pytest_cases(STEMS))
def test_stems_of_choices(language: str, code: str, stem: str, expected: bool, deck: Write) -> None:  # noqa: FBT001
    card = f"- {{q: {quoted(stem)}, a: XX, distractors: [YY, ZZ]}}"
    assert bool(findings(card, [code], deck, language)) is expected


@pytest.mark.parametrize(("language", "code", "question", "expected"), pytest_cases(PAIRS))
def test_questions(language: str, code: str, question: str, expected: bool, deck: Write) -> None:  # noqa: FBT001
    card = f"- {{q: {quoted(question)}, a: XX}}"
    assert bool(findings(card, [code], deck, language)) is expected


@pytest.mark.parametrize(
    ("language", "code", "question", "answer", "expected"),
    [
        (language, code, *pair, expected)
        for (language, code), (found, quiet) in ANSWERED.items()
        for pairs, expected in ((found, True), (quiet, False))
        for pair in pairs
    ],
)
def test_questions_and_answers(  # noqa: PLR0913, PLR0917
    language: str,
    code: str,
    question: str,
    answer: str,
    expected: bool,  # noqa: FBT001
    deck: Write,
) -> None:
    card = f"- {{q: {quoted(question)}, a: {quoted(answer)}}}"
    assert bool(findings(card, [code], deck, language)) is expected
