"""The pictures of a deck as files that the compiler of PDFs reads."""

from quizpress.model import Deck


class PictureFiles:
    """Pictures of one deck, by their paths in the compiler's folder, as far as they are shown."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self.files: dict[str, bytes] = {}

    def path_of(self, file: str) -> str:
        """Return the path of a picture by its name in the deck, empty where it cannot be shown."""
        media = self._deck.media.get(file)
        if media is None:
            return ""
        path = f"pictures/{[*self._deck.media].index(file)}.{media.type}"
        self.files[path] = media.data
        return path
