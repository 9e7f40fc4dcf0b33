"""A screen as text that two people can compare: what stands in each cell, and how it is drawn."""

from typing import Any

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
WEIGHTS = ("bold", "italic", "underline", "reverse")


class Picture(SingleFileSnapshotExtension):
    """One text file a picture, named after its test."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


@pytest.fixture
def pictured(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare with the picture of this test that somebody looked at: ``assert picture_of(app) == pictured``."""
    return snapshot.use_extension(Picture)


def picture_of(app: App[Any]) -> str:
    """The screen: its rows, then a letter for the style of each cell, then what each letter stands for.

    Trailing blanks are left out; a blank in the rows of letters is a cell of the screen's own style.
    """
    rows: list[str] = []
    drawn: list[str] = []
    names: dict[str, str] = {}
    for strip in app.screen._compositor.render_strips():
        rows.append(strip.text.rstrip())
        cells = ""
        for segment in strip:
            style = _words(segment.style)
            if style not in names:
                names[style] = " " if not names else LETTERS[len(names) - 1]
            cells += names[style] * segment.cell_length
        drawn.append(cells.rstrip())
    legend = [f"{letter or ' '} {style}" for style, letter in names.items()]
    return "\n".join([*rows, "", *drawn, "", *legend, ""])


def _words(style: Style | None) -> str:
    if style is None:
        return "none"
    color = style.color.get_truecolor().hex if style.color is not None else "-"
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor is not None else "-"
    weights = [weight for weight in WEIGHTS if getattr(style, weight)]
    return " ".join([f"{color} on {ground}", *weights])
