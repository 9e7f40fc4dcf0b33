"""How the roles of text are drawn on the screen. Painters and style sheets name roles only; colours are in ``themes``.

Each role is drawn by colours of the theme and by weight, so that it reads without colour too.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from netritual.charts.span import Role as Role

ROLES: tuple[Role, ...] = get_args(Role)


class Ink(Struct, frozen=True):
    """How a role is drawn: theme variables for its colour and its ground ("" for that of the place), and its weight."""

    color: str
    ground: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    without_color: Literal["", "reverse", "underline"] = ""
    """What it is drawn in besides where there is no colour, because its ground is what it says."""


INKS: dict[Role, Ink] = {
    "text": Ink("fg"),
    "strong": Ink("fg", bold=True),
    "muted": Ink("muted"),
    "faint": Ink("faint"),
    "line": Ink("line"),
    "here": Ink("primary"),
    "here-strong": Ink("primary", bold=True),
    "late": Ink("late"),
    "late-strong": Ink("late", bold=True),
    "done": Ink("done"),
    "waiting": Ink("waiting"),
    "tentative": Ink("tentative"),
    "gift": Ink("gift"),
    "error": Ink("error", bold=True),
    "inperson": Ink("inperson"),
    "virtual": Ink("virtual"),
    "heat0": Ink("line"),
    "heat1": Ink("heat1"),
    "heat2": Ink("heat2"),
    "heat3": Ink("heat3"),
    "heat4": Ink("heat4"),
    "chip": Ink("fg", "chip"),
    "chip-strong": Ink("fg", "chip", bold=True),
    "chip-label": Ink("muted", "chip"),
    "chip-here": Ink("primary", "chip", bold=True),
    "chip-inperson": Ink("inperson", "chip"),
    "chip-virtual": Ink("virtual", "chip"),
    "chip-gift": Ink("gift", "chip"),
    "chip-done": Ink("done", "chip"),
    "blank": Ink("on-primary", "primary", bold=True, without_color="reverse"),
    "busy": Ink("muted", "busy"),
    "proposed": Ink("on-primary", "primary", bold=True, without_color="reverse"),
    "quote": Ink("fg", italic=True),
    "quote-bar": Ink("waiting"),
    "quote-source": Ink("faint"),
    "match": Ink("primary", underline=True),
    "match-strong": Ink("primary", bold=True, underline=True),
    "cursor": Ink("", "cursor", bold=True, without_color="underline"),
    "cursor-blur": Ink("", "cursor-blur"),
}
"""The one table of roles."""

ON_CURSOR: dict[Role, Role] = {"faint": "muted", "quote-source": "muted", "line": "muted", "heat0": "muted"}
"""Roles too dim for the ground of the cursor, and the one that is drawn there instead."""
