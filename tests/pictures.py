"""The pictures of the README: ``python -m tests.pictures`` draws every view into ``screenshots/``, as SVG and as PNG.

Invented people, a clock that stands still, and the app itself: the same tree draws the same SVG. The PNG is that SVG in
the monospaced font of the machine; it needs the extra ``pictures``.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
os.environ["TZ"] = "UTC"

from msgspec.structs import replace as with_fields

from netritual.clock import FixedClock
from netritual.compose import compose
from netritual.services.demo import make
from netritual.services.parts import Parts
from netritual.tui.app import NetritualApp, Opening
from tests.support.rest import at_rest

FOLDER = Path(__file__).resolve().parents[1] / "screenshots"
NOW = datetime(2026, 3, 13, 15, 45, tzinfo=UTC)
"""A Friday, a quarter of an hour before the review."""
SIZES = ((80, 24), (120, 40))
THEMES = ("ritual", "paper")
"""Dark and light."""
FONT = "DejaVu Sans Mono"
"""Drawn with where it is installed: it has all signs but braille."""
PIXELS = 10
"""Pixels a cell in the width of a PNG."""
REVIEW = Opening("review")


class Picture(NamedTuple):
    """One view: its name, how the app is opened, the keys that lead there, and the seconds the review has taken."""

    name: str
    opening: Opening
    keys: tuple[str, ...] = ()
    seconds: int = 0


LINE = "coffee @ana yesterday re pricing #fintech +promise send deck by wed"
NAMES = {" ": "space", "@": "at", "#": "number_sign", "+": "plus"}

PICTURES = (
    Picture("home", Opening()),
    Picture("people", Opening(), ("2",)),
    Picture("person", Opening(), ("2", "enter")),
    Picture("loops", Opening(), ("3",)),
    Picture("articles", Opening(), ("4",)),
    Picture("insights", Opening(), ("5",)),
    Picture("log", Opening(), ("a", *(NAMES.get(char, char) for char in LINE))),
    Picture("help", Opening(), ("question_mark",)),
    Picture("triage", Opening("triage")),
    Picture("first-run", Opening("first_run")),
    Picture("review-1-who", REVIEW, (), 40),
    Picture("review-2-replies", REVIEW, ("]",), 130),
    Picture("review-3-promises", REVIEW, ("]",) * 2, 235),
    Picture("review-4-articles", REVIEW, ("]",) * 3, 365),
    Picture("review-5-asks", REVIEW, ("]",) * 4, 480),
    Picture("review-6-give", REVIEW, ("]",) * 5, 570),
    Picture("review-7-coffees", REVIEW, ("]",) * 6, 680),
    Picture("review-8-done", REVIEW, ("]",) * 7, 785),
)


class StageClock(FixedClock):
    """A clock that stands still; the timer moves when it is told to."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self.spent = 0.0

    def elapsed(self) -> float:
        """The seconds that were said to have passed."""
        return self.spent


async def draw(picture: Picture, size: tuple[int, int], theme: str, root: str) -> str:
    """The SVG of one view at one size in one theme, on a home of its own under ``root``."""
    clock = StageClock(NOW)
    home = os.path.join(root, f"{picture.name}-{size[0]}-{theme}")
    parts: Parts = with_fields(compose(home, NOW.isoformat()), clock=clock)
    make(parts)
    store = parts.open_store(True)
    app = NetritualApp(parts, store, with_fields(parts.settings(), theme=theme), picture.opening)
    try:
        async with app.run_test(size=size) as pilot:
            await at_rest(app)
            await pilot.pause()
            for key in picture.keys:
                clock.spent += picture.seconds / max(1, len(picture.keys))
                await pilot.press(*([key] if key != "]" else ["right_square_bracket"]))
                await at_rest(app)
                await pilot.pause()
            if not picture.keys:
                clock.spent = picture.seconds
            await pilot.pause(1.1 if picture.seconds else 0.1)
            return app.export_screenshot(title=f"netritual: {picture.name}")
    finally:
        app.finish()
        store.close()


def chosen(names: Sequence[str]) -> Iterator[tuple[Picture, tuple[int, int], str]]:
    """Every picture at every size in each theme, or those whose names were given."""
    for picture in PICTURES:
        if not names or picture.name in names:
            yield from ((picture, size, theme) for size in SIZES for theme in THEMES)


def path_of(picture: Picture, size: tuple[int, int], theme: str = THEMES[0], folder: Path = FOLDER) -> Path:
    """Where the SVG of a picture lies; the PNG lies beside it."""
    ending = "" if theme == THEMES[0] else f"-{theme}"
    return folder / f"{picture.name}-{size[0]}x{size[1]}{ending}.svg"


def main(names: Sequence[str]) -> None:
    """Draw into ``screenshots/``."""
    from resvg_py import svg_to_bytes

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as root:
        for picture, size, theme in chosen(names):
            path = path_of(picture, size, theme)
            path.write_text(asyncio.run(draw(picture, size, theme, root)), "utf-8")
            png = svg_to_bytes(svg_path=str(path), width=size[0] * PIXELS, monospace_family=FONT)
            path.with_suffix(".png").write_bytes(png)


if __name__ == "__main__":
    main(sys.argv[1:])
