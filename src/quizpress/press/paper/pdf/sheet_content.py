"""Sheets as content of a PDF: all that stands on them, for `templates/typst/sheet.typ`."""

from collections.abc import Iterable, Sequence

from quizpress.model import Deck, Picture
from quizpress.press.paper.answer_space import WritingRoom
from quizpress.press.paper.class_key import ClassKey
from quizpress.press.paper.crosswalk import Crosswalk
from quizpress.press.paper.form import Form
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.keep_together import DOT
from quizpress.press.paper.mathml import LARGER
from quizpress.press.paper.page_style import setting_of
from quizpress.press.paper.pdf.content import Content, describe_look
from quizpress.press.paper.pdf.text_content import TextContent
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.press.paper.question import Answer, Question
from quizpress.press.paper.sheet import PrintedArticle, Sheet, SheetSection, Topic
from quizpress.text import Text

_WORDS = (
    "name", "class", "date", "score", "form", "key", "true_letter", "false_letter", "right",
    "accepted", "why", "if_false", "blank", "comma", "question", "crosswalk", "crosswalk_says",
    "class_key",
)  # fmt: skip
"""The labels that templates name."""
_LETTER = 3
"""Em that a letter takes."""
_ROOMS = {1: (34, 16), 2: (16, 7)}
"""Em that a text has at least, and one beside another, by the columns of questions on a page."""
_LARGE_ROOMS = (20, 9)
"""The same in large print."""


def describe_document(deck: Deck, look: SheetLook, title: str, *, key: bool) -> dict[str, Content]:
    """Return what all documents of a deck say of themselves; lengths are in millimetres."""
    setting = setting_of(look.layers)
    return describe_look(title, deck.language, _WORDS) | {
        "key": key,
        "editions": [*look.layers],
        "size": setting.size,
        "page": {
            "width": look.paper.width,
            "height": look.paper.height,
            "top": setting.top,
            "sides": setting.sides,
            "bottom": setting.bottom,
        },
    }


class SheetContent:
    """Makes content of the sheets of one deck, all of them quizzes or all of them keys."""

    def __init__(
        self, look: SheetLook, pictures: DeckPictures, columns: int = 1, *, key: bool
    ) -> None:
        self.look = look
        large = "large" in look.editions
        self.body, self.half = _LARGE_ROOMS if large else _ROOMS[columns]
        self.texts = TextContent(lambda _gap: not key, pictures.place_file, LARGER if large else 1)

    def write_sheet(self, sheet: Sheet) -> dict[str, Content]:
        """Return all that stands on a sheet."""
        return {
            "title": sheet.title,
            "letterhead": sheet.settings.letterhead,
            "logo": self._write_picture(sheet.settings.logo),
            "called": " · ".join(sheet.called),
            "foot": DOT.join(sheet.foot),
            "form": sheet.form_id,
            "ask": sheet.settings.ask,
            "given": sheet.given,
            "details": sheet.student.details if sheet.student else [],
            "source": self._write_topic(sheet.source),
            "counts": sheet.counts,
            "most": sheet.most,
            "sided": sheet.sided,
            "many": sheet.many,
            "glance": [[number, glance] for number, glance in sheet.glance],
            "instructions": self._text(sheet.instructions),
            "passage": self._write_passage(sheet.passage),
            "sections": [self._write_section(section) for section in sheet.sections],
        }

    def _write_picture(self, picture: Picture | None) -> Content:
        return self.texts.write_picture(picture) if picture else ""

    def _text(self, text: Text, room: float = 0) -> Content:
        return self.texts.write_text(text, room or self.body)

    def _write_texts(self, texts: Iterable[Text]) -> list[Content]:
        return [self._text(text) for text in texts]

    def _write_topic(self, topic: Topic) -> Content:
        return [self._text(topic.title), self._text(topic.publisher), topic.day]

    def _write_passage(self, passage: PrintedArticle) -> Content:
        return {
            "title": self._text(passage.title),
            "paragraphs": passage.paragraphs,
            "lines": self.look.lines_of(passage),
        }

    def _write_section(self, section: SheetSection) -> Content:
        return {
            "title": self._text(section.title),
            "source": self._write_topic(section.source),
            "headed": section.headed,
            "points": section.points,
            "instructions": self._text(section.instructions),
            "new-page": section.new_page,
            "bank": self._write_texts(section.bank),
            "passage": self._write_passage(section.passage),
            "questions": [self._write_question(question) for question in section.questions],
        }

    def _write_question(self, question: Question) -> Content:
        """Return a question, without the parts that it has not."""
        matching = question.boxes and question.options and not question.stacked
        room = self.half if matching else self.body / question.columns - _LETTER
        made: dict[str, Content] = {
            "number": question.number,
            "label": question.label,
            "kind": question.kind,
            "stem": self._text(question.stem),
            "picture": self._write_picture(question.image),
            "marks": question.points,
            "about": question.about,
            "how": question.how,
            "room": self._write_room(question.room),
            "several": question.several,
            "columns": question.columns,
            "options": [
                [each.letter, self._text(each.text, room), each.right, self._text(each.why, room)]
                for each in question.options
            ],
            "boxes": [[box.filled, self._text(box.text, room)] for box in question.boxes],
            "bank": self._write_texts(question.bank),
            "stacked": question.stacked,
            "answer": self._write_answer(question.answer) if question.answer else "",
        }
        return {name: value for name, value in made.items() if value}

    def _write_room(self, room: WritingRoom) -> Content:
        """Return the room to write in, its height in millimetres of the paper."""
        height = room.height * setting_of(self.look.layers).writing
        return {**room._asdict(), "height": height} if room.kind != "none" else ""

    def _write_answer(self, answer: Answer) -> Content:
        return {
            "texts": self._write_texts(answer.texts),
            "accepted": self._write_texts(answer.accepted),
            "verdict": answer.verdict,
            "correction": self._text(answer.correction),
            "why": self._text(answer.why),
            "place": answer.place,
            "rubric": [[points, self._text(text)] for points, text in answer.rubric],
        }


def write_class_key(class_key: ClassKey) -> dict[str, Content]:
    """Return the right answers of all students, for `templates/typst/class_key.typ`."""
    return {
        "heading": class_key.foot[0],
        "says": class_key.says,
        "rows": [
            [row.student.name, row.student.school_class, row.form, [*map(list, row.answers)]]
            for row in class_key.rows
        ],
    }


def write_crosswalk(
    crosswalk: Crosswalk, deck: Deck, forms: Sequence[Form], texts: TextContent
) -> dict[str, Content]:
    """Return the crosswalk of some forms, for `templates/typst/crosswalk.typ`."""
    return {
        "heading": deck.title,
        "seed": forms[0].seed,
        "letters": [form.letter for form in forms],
        "tables": crosswalk.tables,
        "rows": [
            [texts.write_text(stem, _ROOMS[1][1]), crossings] for stem, crossings in crosswalk.rows
        ],
    }
