"""Draws one SVG with Typst, as a program of its own: `FOLDER pdf|png SECONDS MEGABYTES`.

The drawing lies in the folder; what is drawn goes to the standard output. It takes so many
seconds of the processor, and so much memory, at most.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Any

DRAWING = "drawing.svg"
SHARP = 1600
"""Pixels of the longer side of a drawing, enough for the width of a page."""
REFUSED = 3
"""The exit code for what is no drawing."""
_PAGE = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#context {
  let size = measure(image("drawing.svg"))
  image("drawing.svg", ..if size.width > size.height { (width: 400pt) } else { (height: 400pt) })
}
"""


def draw(folder: str, kind: str) -> bytes:
    """Return the drawing of a folder as PDF or PNG; raises what Typst raises."""
    import typst  # noqa: PLC0415  Few decks hold drawings.

    options: dict[str, Any] = (
        {"format": "png", "ppi": 72 * SHARP / 400} if kind == "png" else {"pdf_tags": False}
    )
    if b"text" in Path(folder, DRAWING).read_bytes():
        options["font_paths"] = _fonts_of_machine()
    else:
        options["ignore_system_fonts"] = True
    made = typst.compile(_PAGE.encode(), root=folder, **options)
    return made if isinstance(made, bytes) else b""


@cache
def _fonts_of_machine() -> Any:  # noqa: ANN401  Of a module that few decks need.
    """Return the fonts that the system has; to look for them takes most of a second."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=True)


def main() -> None:
    """Draw what the command line names, within the bounds that the system has."""
    folder, kind, *bounds = sys.argv[1:]
    _bound_process(*map(int, bounds))
    from typst import TypstError  # noqa: PLC0415  After the bounds.

    try:
        made = draw(folder, kind)
    except TypstError:
        sys.exit(REFUSED)
    sys.stdout.buffer.write(made)


def _bound_process(seconds: int, megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415  Windows has none; there the clock alone is the bound.
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20,) * 2)


if __name__ == "__main__":
    main()
