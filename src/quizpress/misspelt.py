"""What a misspelt word was probably meant for."""

from collections.abc import Collection


def nearest_word(text: str, known: Collection[str], least: float = 67) -> str:
    """Return the known word that a text is most like, whatever its case; nothing for none.

    At least so many percent of their letters are the same.
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  Only what is wrong pays for it.

    alike = utils.default_process
    best = process.extractOne(
        text, [*known], scorer=fuzz.ratio, processor=alike, score_cutoff=least
    )
    return str(best[0]) if best else ""


def did_you_mean(word: str, otherwise: str) -> str:
    """Return a hint that names the word that was meant, or another hint where there is none."""
    return f"did you mean `{word}`?" if word else otherwise
