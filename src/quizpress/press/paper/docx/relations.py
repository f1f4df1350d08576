"""What the text of a document refers to: links and pictures, held by its package."""

from io import BytesIO
from typing import TYPE_CHECKING

from quizpress.press.paper.docx.drawing import Placed
from quizpress.press.paper.pictures.deck_pictures import DeckPictures

if TYPE_CHECKING:
    from docx.document import Document


class Relations:
    """Takes links and pictures into a document, each once."""

    def __init__(self, document: "Document", pictures: DeckPictures) -> None:
        self.part = document.part
        self.pictures = pictures
        self.links: dict[str, str] = {}
        self.figures: dict[str, Placed | None] = {}
        self.shown = 0

    def relation_of_link(self, address: str) -> str:
        """Return the relation of a link."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

        if address not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.links[address] = self.part.relate_to(address, kind, is_external=True)
        return self.links[address]

    def place_picture(self, file: str) -> Placed | None:
        """Return a picture of the deck by its file, or nothing where it cannot be shown."""
        if file not in self.figures:
            self.figures[file] = self._take_in_figure(file)
        placed = self.figures[file]
        if placed is None:
            return None
        self.shown += 1
        return placed._replace(number=self.shown)

    def _take_in_figure(self, file: str) -> Placed | None:
        made = self.pictures.find_figure(file)
        if made is None:
            return None
        relation, _ = self.part.get_or_add_image(BytesIO(made.data))
        return Placed(relation, 0, made.width, made.height)
