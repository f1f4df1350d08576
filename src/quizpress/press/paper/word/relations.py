"""What the text of a document refers to: links and pictures, held by its package."""

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from quizpress.press.paper.word.drawing import Placed
from quizpress.press.paper.word.figures import figure

if TYPE_CHECKING:
    from docx.document import Document


class _Held(NamedTuple):
    """A picture in the package; its size is in pixels of CSS."""

    relation: str
    width: float
    height: float


class Relations:
    """Takes links and pictures into a document, each once."""

    def __init__(self, document: "Document") -> None:
        self.part = document.part
        self.links: dict[str, str] = {}
        self.figures: dict[str, _Held | None] = {}
        self.shown = 0

    def link(self, address: str) -> str:
        """Return the relation of a link."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

        if address not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.links[address] = self.part.relate_to(address, kind, is_external=True)
        return self.links[address]

    def picture(self, address: str) -> Placed | None:
        """Return a picture by its data address, or nothing where it cannot be shown."""
        if address not in self.figures:
            self.figures[address] = self._held(address)
        held = self.figures[address]
        if held is None:
            return None
        self.shown += 1
        return Placed(held.relation, self.shown, held.width, held.height)

    def _held(self, address: str) -> _Held | None:
        made = figure(address)
        if made is None:
            return None
        relation, _ = self.part.get_or_add_image(BytesIO(made.data))
        return _Held(relation, made.width, made.height)
