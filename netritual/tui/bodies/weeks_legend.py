"""What explains the signs of the weeks ahead."""

from __future__ import annotations

from collections.abc import Iterable

from netritual.charts.signs import Signs
from netritual.tui.face.spans import Line, Span, width_of

LEGEND_GAP = 3
"""Cells between two pieces of the legend."""


def edges_of(signs: Signs) -> tuple[str, str]:
    """What stands around a name whose ground says something: brackets where grounds are not seen."""
    return (" ", " ") if signs.busy.isspace() else ("[", "]")


def legend_lines(shown: Iterable[str], signs: Signs, width: int, label: int, *, most: int) -> list[list[Span]]:
    """The signs that stand in the grid, with their words, in ``most`` lines; what explains itself goes first."""
    shown = set(shown)
    words: dict[str, Line] = {
        "proposed": (Span("Name".join(edges_of(signs)), "proposed"), Span(" picked", "muted")),
        "planned": (Span(" Name ", "chip-strong"), Span(f"{signs.tick} ", "chip-done"), Span(" planned", "muted")),
        "offered": (Span("Name?", "muted"), Span(" not picked", "muted")),
        "tentative": (Span("Name?", "tentative"), Span(" waits for a yes", "muted")),
        "busy": (Span(signs.busy * 4, "busy"), Span(" busy", "muted")),
        "free": (Span(signs.free), Span(" free", "muted")),
        "holiday": (Span(signs.holiday * 2, "line"), Span(" holiday", "muted")),
        "words": (Span("words", "tentative"), Span(" first words", "muted")),
    }
    lines: list[list[Span]] = []
    for name, piece in words.items():
        if name not in shown:
            continue
        if lines and width_of(lines[-1]) + LEGEND_GAP + width_of(piece) <= width:
            lines[-1] += [Span(" " * LEGEND_GAP), *piece]
        elif len(lines) < most:
            lines.append([Span(" " * min(label, max(0, width - width_of(piece)))), *piece])
    return lines
