"""Decks to make sheets of: long, with pictures, with secrets, with all that can be asked for."""

from pathlib import Path

from harness import MEDIA

LONG = "told at some length so that it takes two lines on every paper"
LEFT = f"left a %: right a %, 'left b %, {LONG}': 'right b %, {LONG}', left c %: right c %"
SIXTY = {
    # a section, how many questions it has, and each, with % for its number
    "Short": (9, "{q: 'Short question %, what is it?', a: answer %}"),
    "Choice": (9, f"{{q: 'Choice %, {LONG}?', a: key %, distractors: [one %, two %, three %]}}"),
    "Claims": (5, "{claim: 'Claim % holds.', a: true}"),
    "Falsehoods": (4, "{claim: 'Falsehood % holds.', a: false, correction: 'It does not, %.'}"),
    "Gaps": (9, "{cloze: 'Text % has {{a gap %}} and then it ends.'}"),
    "Pairs": (
        8,
        f"{{q: 'Pairs %, {LONG}?', match: {{{LEFT}}}, distractors: [right d %, right e %]}}",
    ),
    "Steps": (8, f"{{q: 'Steps %?', order: [first %, second %, 'third %, {LONG}', fourth %]}}"),
    "Essays": (8, f"{{q: 'Essay %?', lines: 5, rubric: [{{points: 2, for: 'Point %, {LONG}'}}]}}"),
}
PICTURED = """
title: Pictures
cards:
  - {q: Who is shown?, a: one, image: {file: tall.svg, alt: A tall picture}}
  - {q: What is shown?, a: two, image: {file: wide.svg, alt: A wide picture}}
  - {q: 'Inside the ![tall](tall.svg) text?', a: three}
  - q: Which flag?
    a: '![one](flag.svg)'
    distractors: ['![two](dot.png)', '![three](unsized.svg)', {text: 'Four ![four](wide.svg)', why: '![why](dot.png)'}]
  - q: Which belongs to which?
    match: {'![left](flag.svg)': right, left: '![right](tall.svg)', third: '![third](unsized.svg)'}
  - {q: In which order?, order: ['![first](tall.svg)', second, '![third](unsized.svg)']}
  - {q: Why?, a: 'Because ![so](wide.svg).', rubric: [{points: 1, for: '![point](flag.svg)'}]}
  - {claim: 'It is ![it](flag.svg).', a: false, correction: '![no](dot.png)'}
  - {cloze: 'A {{gap ![in](flag.svg)}} and {{another::![hint](dot.png)}}.', image: {file: dot.png, alt: A dot}}
"""  # noqa: E501
WISHED = """
title: All that can be asked of a sheet
instructions: Read *the text* first.
article:
  {title: A text to read, publisher: The Gazette, published: 2022-05-04, url: 'https://example.org/',
   text: text.txt, print: true, line_numbers: true, references: true}
sections:
  - title: Gaps
    instructions: Fill them in.
    word_bank: true
    cards:
      - {cloze: 'The {{cat}} sat on the {{mat::what}}.', distractors: [dog, bird], points: 1.5}
      - {cloze: 'Half is \\(x = {{\\frac{1}{2}}}\\), a {{half}}.', at: [1, 2], accept: {half: .5}}
  - title: Claims
    corrections: true
    cards:
      - {claim: It is., a: true, why: So it is.}
      - {claim: It was., a: false, correction: It was not., at: 2}
  - title: The rest
    cards:
      - {q: 'Which of `these`?', a: [one, two], distractors: [{text: four, why: Too many.}], at: 1}
      - {q: Name three., a: [one, two, three], points: 3}
      - {q: Why?, a: As it is., rubric: [{points: 2, for: A reason}, {points: 1, for: Its cause}]}
      - {q: 'Is \\(\\sqrt{x_1^2}\\) it?', a: 'yes', accept: [indeed], why: 'As \\(x_1 > 0\\).'}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="999" height="999"/></svg>'
DRAWN = {
    "tall": 'width="300" height="3000"',
    "wide": 'width="3000" height="300"',
    "flag": 'width="90" height="60"',
    "unsized": 'viewBox="0 0 200 100"',
}
SECRETS = """
title: What the student must not see
cards:
  - {q: Asked one?, a: secret-a, accept: [secret-b], why: secret-c, hint: secret-d, at: 77}
  - {q: Asked two?, a: [secret-e, secret-f], id: secret-g, tags: [secret-h]}
  - {q: Asked three?, a: shown-a, distractors: [shown-b, {text: shown-c, why: secret-i}]}
  - {claim: Asked four., a: false, correction: secret-j}
  - {cloze: 'Asked {{secret-k}} five {{secret-l::shown-d}}.'}
  - {q: Asked six?, match: {shown-e: shown-f, shown-g: shown-h}, distractors: shown-i}
  - {q: Asked seven?, order: [shown-j, shown-k, shown-l], why: secret-m}
  - {q: Asked eight?, a: secret-n, rubric: [{points: 1, for: secret-o}], hint: secret-p}
  - {q: Asked nine?, lines: 3, rubric: [{points: 1, for: secret-q}]}
  - {q: Asked ten?, a: '![secret-r](dot.png)', image: {file: secret-s.png, alt: shown-m}}
  - {cloze: '{{![secret-t](dot.png)}}, {{u::![shown-n](dot.png)}}.', audio: secret-v.wav}
"""
ON_QUIZ = {f"shown-{letter}" for letter in "abcdefghijklmn"}
"""What a quiz prints of the deck of secrets."""
ON_KEY = {f"secret-{letter}" for letter in "abcefijklmnoqrt"}
"""What a key alone prints of the deck of secrets."""
TURNED = (
    # two cards that differ in what is right alone
    ("{claim: It is., a: true}", "{claim: It is., a: false}"),
    ("{q: Which?, a: [a, b], distractors: [c]}", "{q: Which?, a: [b, c], distractors: [a]}"),
    ("{cloze: 'It is {{a}}.'}", "{cloze: 'It is {{b}}.'}"),
)
RULED = (
    # a card, and how many lines its quiz has
    ("q: Q, a: one or two words more", 1),
    ("q: Q, a: A", 0),  # The line stands beside the question.
    ("q: Q, a: A, space: none", 0),
    ("q: Q, a: A, space: grid", 0),
    ("q: Q, a: A, lines: 3", 3),
    ("q: Q, lines: 4", 4),
    ("q: Q, lines: 60", 60),
    ("q: Q, rubric: [{points: 1, for: x}]", 6),
    ("q: Q, rubric: [{points: 1, for: x}], lines: 2", 2),
    (f"q: Q, a: {'x' * 77}, rubric: [{{points: 1, for: x}}]", 4),
    ("q: Q, a: '![a picture with a long alternative text](dot.png)'", 1),
    ("q: Q, match: {a: b, c: d}", 0),
    ("q: Q, order: [a, b]", 0),
)


def sixty() -> str:
    """Return a deck of sixty questions of seven kinds in seven sections."""
    lines = ["title: Sixty questions", "sections:"]
    for title, (count, card) in SIXTY.items():
        cards = [f"      - {card.replace('%', str(number))}" for number in range(count)]
        lines += [f"  - title: {title}", "    instructions: Do it.", "    cards:", *cards]
    return "\n".join(lines) + "\n"


def pictured(folder: Path, language: str = "en") -> Path:
    """Write a deck with pictures of all shapes in all places, and return its path."""
    for name, shape in DRAWN.items():
        (folder / f"{name}.svg").write_text(SVG.format(shape))
    (folder / "dot.png").write_bytes((MEDIA / "dot.png").read_bytes())
    path = folder / "pictured.yaml"
    path.write_text(f"language: {language}\n{PICTURED}")
    return path


def wished(folder: Path, language: str = "en") -> Path:
    """Write a deck that asks for all that a sheet can have, and return its path."""
    words = "The cat sat on the mat while seventeen other animals looked on from afar. "
    (folder / "text.txt").write_text("\n\n".join([words * 3, words * 5, words * 2]))
    path = folder / "wished.yaml"
    path.write_text(f"language: {language}\n{WISHED}")
    return path


def secret(folder: Path, language: str = "en") -> Path:
    """Write the deck of secrets and the files it names, and return its path."""
    for name, file in (
        ("dot.png", "dot.png"),
        ("secret-s.png", "dot.png"),
        ("secret-v.wav", "tone.wav"),
    ):
        (folder / name).write_bytes((MEDIA / file).read_bytes())
    path = folder / "deck.yaml"
    path.write_text(f"language: {language}{SECRETS}")
    return path
