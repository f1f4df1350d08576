"""Flaws made in good questions, in common phrasings of four languages."""

import random
import re
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Make = Callable[[Row, random.Random], Row | None]

ALL_ABOVE = {
    "en": [
        *("All of the above", "All of these", "All the above.", "all of the above answers"),
        *(
            "All of the options",
            "Both of the above",
            "All are correct",
            "All of the above are true",
        ),
        *("Any of the above", "All of them", "All answers are correct", "Both answers are correct"),
    ],
    "es": [
        *("Todas las anteriores", "Todas son correctas", "Todas las respuestas son correctas."),
        *("Ambas son correctas", "Todas las opciones", "Todos los anteriores", "Todo lo anterior"),
        *("Todas las respuestas anteriores", "Todas las anteriores son correctas"),
    ],
    "de": [
        *("Alle genannten", "Alle Antworten sind richtig", "Alle oben genannten", "Alles davon"),
        *("Alle Aussagen sind richtig.", "Beide Antworten sind richtig", "Alle sind richtig"),
        *("Alle der oben genannten", "Alle obigen Antworten", "Alle drei Antworten"),
    ],
    "fr": [
        *("Toutes les réponses ci-dessus", "Toutes ces réponses", "Tout ce qui précède"),
        *("Toutes les réponses sont correctes", "Toutes sont vraies", "Toutes les propositions"),
        *("Toutes les réponses précédentes", "Les deux réponses sont justes", "Tous ces choix"),
    ],
}
NONE_ABOVE = {
    "en": [
        *("None of the above", "None of these", "None of the above.", "Neither of these"),
        *("None of the options", "none of the above answers", "None of them", "None are correct"),
        *("No correct answer", "None of the above is correct", "Neither of the above"),
    ],
    "es": [
        *("Ninguna de las anteriores", "Ninguna es correcta", "Ninguna de las respuestas"),
        *("Ninguno de los anteriores", "Ninguna de las respuestas anteriores es correcta"),
        *("Ninguna de estas", "Ninguna de las opciones anteriores", "Ninguna de ellas"),
    ],
    "de": [
        *("Keine der genannten", "Keine Antwort ist richtig", "Keine der oben genannten"),
        *("Keine der Antworten ist richtig.", "Nichts davon", "Keine davon", "Keines von beiden"),
        *("Keine der obigen Antworten", "Keine ist richtig", "Keine dieser Antworten"),
    ],
    "fr": [
        *("Aucune de ces réponses", "Aucune des réponses ci-dessus", "Aucune de ces propositions"),
        *("Aucune des réponses n'est correcte", "Aucune réponse n'est correcte", "Aucun des deux"),
        *("Aucune des propositions ci-dessus", "Aucune n'est vraie", "Aucun de ces choix"),
    ],
}
COMBINED = {
    "en": [
        *("Both A and C", "A and B", "A and C only", "Only A", "A, B and C", "Neither A nor B"),
        *("I and II only", "I and III", "Options A and B", "(A) and (B)", "I, II, and III"),
        *("Both a and b", "A or B", "A & C", "Both (A) and (C)", "Answers A and C are correct"),
    ],
    "es": [
        *("A y C", "Tanto A como C", "Solo A", "Las opciones A y B", "I y II", "Ni A ni B"),
        *("A, B y C", "A y B son correctas", "Solo I y III", "Las respuestas A y C"),
    ],
    "de": [
        *("A und C", "Sowohl A als auch C", "Nur A", "Antworten A und B", "I und II", "A oder B"),
        *("Weder A noch B", "A, B und C", "A und B sind richtig", "Nur I und III", "Nur A und C"),
    ],
    "fr": [
        *("A et C", "À la fois A et C", "Seulement A", "Les réponses A et B", "I et II"),
        *("Ni A ni B", "A, B et C", "A et B sont correctes", "A et C seulement", "A ou B"),
    ],
}
LONGER = {
    "en": ", as was shown again and again by careful work in later years",
    "es": ", como se ha visto una y otra vez en muchos trabajos de los años siguientes",
    "de": ", wie sich in den Jahren danach bei vielen sorgfältigen Arbeiten immer wieder zeigte",
    "fr": ", comme on l'a vu encore et encore dans de nombreux travaux des années suivantes",
}
_VERBS_EN = "is|are|was|were|can|could|will|would|should|has|does|do|did"
_VERBS_ES = "es|son|fue|fueron|era|está|tiene|ha|puede|hizo|se"
_VERBS_DE = "ist|sind|war|waren|hat|wird|wurde|kann"
_VERBS_FR = "est|sont|fut|était|peut|va"
NOT = {
    "en": [
        (
            (
                r"^((?:in |on |at |of )?(?:which|what|who)\b[^,.;:?]*? "
                rf"(?:{_VERBS_EN})) (?!not)"
            ),
            r"\1 not ",
        ),
        (
            r"^which of (these|the following)\b(.*?) (?:is|are) ([^?]*)\??$",
            r"All of \1\2 are \3 except:",
        ),
    ],
    "es": [
        (
            (
                r"^(¿ ?(?:en |de |a |con )?(?:cuál|cuáles|qué|quién)\b[^,.;:?]*?) "
                rf"({_VERBS_ES})\b"
            ),
            r"\1 no \2",
        ),
    ],
    "de": [
        (
            (
                r"^((?:in |von |mit |zu )?(?:welche[rsnm]?|was|wer)\b[^,.;:?]*? "
                rf"(?:{_VERBS_DE}))\b"
            ),
            r"\1 nicht",
        ),
        (
            r"^((?:welche[rsnm]?) [^,.;:?]*? (?:ist|sind|war|waren)) (?:ein|eine|der|die|das)\b",
            r"\1 kein",
        ),
    ],
    "fr": [
        (
            (
                r"^((?:dans |de |par |à )?(?:quel(?:le)?s?|lequel|laquelle|qui)\b[^,.;:?]*?) "
                rf"({_VERBS_FR})\b"
            ),
            r"\1 n'\2 pas",
        ),
        (
            r"^((?:quel(?:le)?s?|lequel|laquelle|qui)\b[^,.;:?]*?) (a|ont|avait)\b",
            r"\1 n'\2 jamais",
        ),
    ],
}
BLANKS = ("____", "__________", "[blank]", ".....", "(blank)", "[...]", "_____ ,")
FILLERS = {
    "en": ("exactly", "really", "actually"),
    "es": ("exactamente", "realmente"),
    "de": ("genau", "eigentlich"),
    "fr": ("exactement", "réellement"),
}
SAME = {
    "en": [
        (r"\bwhat is\b", "what's"),
        (r"^what\b", "which"),
        (r"^which\b", "what"),
        (r"\bthe\b ", ""),
        (r"\bbiggest\b", "largest"),
        (r"\bfilm\b", "movie"),
        (r"\bin which\b", "in what"),
        (r"\bwas\b", "had been"),
        (r"\baccording to the (\w+), (.*)\?", r"\2, according to the \1?"),
        (r"\?$", ""),
        (r"\?$", " of all?"),
    ],
    "es": [
        (r"\bla\b ", ""),
        (r"\bqué\b", "cuál"),
        (r"\bfue\b", "ha sido"),
        (r"\bpelícula\b", "filme"),
    ],
    "de": [
        (r"\bwelche\b", "welche der"),
        (r"\bdie\b ", ""),
        (r"\bist\b", "war"),
        (r"\bwelcher\b", "welcher"),
    ],
    "fr": [
        (r"\ble\b ", ""),
        (r"\bquel est\b", "quel était"),
        (r"\bfilm\b", "long-métrage"),
        (r"\bla\b ", ""),
    ],
}


def with_option(phrases: dict[str, list[str]]) -> Make:
    """Put a phrase in the place of a distractor."""

    def make(row: Row, choose: random.Random) -> Row | None:
        options = [*row["options"]]
        others = [n for n in range(len(options)) if n != row["key"]]
        if len(options) < 3:
            return None
        options[choose.choice(others)] = choose.choice(phrases[row["language"]])
        return row | {"options": options}

    return make


def with_long_key(row: Row, choose: random.Random) -> Row | None:
    """Lengthen the key until it is by far the longest option."""
    del choose
    others = [option for n, option in enumerate(row["options"]) if n != row["key"]]
    key = row["options"][row["key"]]
    while len(key) < 1.3 * max(map(len, others)) or len(key.split()) < 5 + max(
        len(other.split()) for other in others
    ):
        key += LONGER[row["language"]]
    options = [*row["options"]]
    options[row["key"]] = key
    return row | {"options": options} if len(others) > 1 else None


def with_negative(row: Row, choose: random.Random) -> Row | None:
    """Put a negation into the main clause of a question."""
    changes = NOT[row["language"]]
    if {*re.findall(r"[\w']+", row["question"].lower())} & {"not", "no", "nicht", "pas", "kein"}:
        return None
    for pattern, to in choose.sample(changes, len(changes)):
        changed, count = re.subn(pattern, to, row["question"], count=1, flags=re.IGNORECASE)
        if count:
            return row | {"question": changed}
    return None


def with_blank(row: Row, choose: random.Random) -> Row | None:
    """Write a blank in the place of a word."""
    words = row["question"].split()
    words[choose.randrange(len(words))] = choose.choice(BLANKS)
    return row | {"question": " ".join(words)}


def copied(row: Row, choose: random.Random) -> Row | None:
    """Copy a card; the order of its options changes."""
    if "options" not in row:
        return {**row}
    order = choose.sample(range(len(row["options"])), len(row["options"]))
    return row | {"options": [row["options"][n] for n in order], "key": order.index(row["key"])}


def reworded(row: Row, choose: random.Random) -> Row | None:
    """Copy a card with a small rewording."""
    question = row["question"]
    words = question.split()
    if len(words) < 6:
        return None
    changes = [
        (pattern, to)
        for pattern, to in SAME[row["language"]]
        if re.search(pattern, question, re.IGNORECASE)
    ]
    kind = choose.randrange(4)
    if changes and kind:
        pattern, to = choose.choice(changes)
        question = re.sub(pattern, to, question, count=1, flags=re.IGNORECASE)
        question = question[:1].upper() + question[1:]
    else:
        words.insert(2, choose.choice(FILLERS[row["language"]]))
        question = " ".join(words)
    copy = copied(row, choose)
    return copy | {"question": question} if copy and question != row["question"] else None


MADE: dict[str, tuple[str, Make]] = {
    "all of the above": ("all-above", with_option(ALL_ABOVE)),
    "none of the above": ("none-above", with_option(NONE_ABOVE)),
    "labels of options": ("combined-options", with_option(COMBINED)),
    "negative stem": ("negative-stem", with_negative),
    "long key": ("key-longest", with_long_key),
    "blank": ("blank-inside", with_blank),
}
"""What is made of a choice, the rule that is to find it, and how it is made."""

COPIES: dict[str, Make] = {"copy, reworded": reworded}
"""What is put beside a card, for the rule on near duplicates; a copy as it is is an error."""
