"""The four themes of the app, and the roles as variables of any other.

The only place where colours are written. Chosen by the setting ``theme``; Textual's own themes work too, with the
roles of ``ritual`` or of ``paper``, by whether they are dark.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from netritual.tui.face.roles import INKS, ON_CURSOR, Ink, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_THEME = "ritual"

_ROLES = (
    "background", "surface", "panel", "fg", "muted", "faint", "line", "primary", "late", "done", "waiting",
    "tentative", "gift", "error", "cursor", "cursor-blur", "chip", "busy", "inperson", "virtual", "heat1",
    "heat2", "heat3", "heat4",
)  # fmt: skip

_COLORS = {
    "ritual": (
        "#17120E #1F1913 #2C241C #F0E7DA #B5A796 #968774 #43382D #E8B274 #F0916B #A9C48A #92BCCB #C9AEDD #E3A6B4 "
        "#F58A8A #3D2F20 #261F18 #33291F #3A3027 #E8B274 #8FA9B0 #5A4328 #8C6337 #C08A4E #F2C68C"
    ),
    "paper": (
        "#FBF7F0 #F4EDE1 #EAE0D0 #2A2119 #64574A #716456 #D6C8B5 #8A4A0F #A63D10 #466120 #2B5F75 #6A4A8C #8A3358 "
        "#A81F2B #F0DCC0 #F1E9DC #EADFCE #DCCFBC #9C5A1C #587C8A #E7CDAA #CF9F66 #A8702F #6E3F0C"
    ),
    "ink": (
        "#000000 #000000 #1C1C1C #FFFFFF #DADADA #A8A8A8 #8C8C8C #FFD479 #FFB08F #A6F09A #8FDCFF #E0C2FF #FFB7DA "
        "#FF9E9E #3B3B12 #1C1C1C #262626 #3C3C3C #FFD479 #8FDCFF #5C4A1E #94752C #CFA546 #FFE3A3"
    ),
    "harbour": (
        "#10151C #171D26 #222B37 #EAF0F6 #A9B6C4 #8896A5 #36424F #F7E08E #F4843A #40BAF7 #D0EBDF #9FA3CB #EEA5AA "
        "#FF8F8F #2C3A4C #1C2430 #263140 #2E3947 #F7E08E #6FA3CC #1F4263 #2F6C9C #59A4D8 #BFE2FA"
    ),
}
LIGHT = frozenset({"paper"})


def _roles(name: str) -> dict[str, str]:
    colors = dict(zip(_ROLES, _COLORS[name].split(), strict=True))
    return {**colors, "on-primary": colors["background"]}


ROLE_COLORS: dict[str, dict[str, str]] = {name: _roles(name) for name in _COLORS}
"""The colours of the roles of each theme of ours, by the name of the role."""


def role_defaults(dark: bool) -> dict[str, str]:
    """The roles for a theme that does not name them."""
    return ROLE_COLORS["ritual" if dark else "paper"]


def themes() -> list[Theme]:
    """The themes of the app; stock widgets get their colours from the same table."""
    return [_theme(name, roles) for name, roles in ROLE_COLORS.items()]


def _theme(name: str, roles: Mapping[str, str]) -> Theme:
    return Theme(
        name=name, primary=roles["primary"], secondary=roles["waiting"], warning=roles["late"], error=roles["error"],
        success=roles["done"], accent=roles["primary"], foreground=roles["fg"], background=roles["background"],
        surface=roles["surface"], panel=roles["panel"], boost=roles["surface"], dark=name not in LIGHT, text_alpha=1.0,
        variables={
            **roles,
            "block-cursor-background": roles["cursor"], "block-cursor-foreground": roles["fg"],
            "block-cursor-text-style": "bold", "block-cursor-blurred-background": roles["cursor-blur"],
            "block-cursor-blurred-foreground": roles["fg"], "block-cursor-blurred-text-style": "none",
            "border": roles["primary"], "border-blurred": roles["line"],
            "scrollbar": roles["line"], "scrollbar-hover": roles["faint"], "scrollbar-active": roles["primary"],
            "scrollbar-background": roles["background"], "scrollbar-background-hover": roles["background"],
            "scrollbar-background-active": roles["background"], "scrollbar-corner-color": roles["background"],
            "input-cursor-background": roles["fg"], "input-cursor-foreground": roles["background"],
            "input-selection-background": roles["cursor"], "input-selection-foreground": roles["fg"],
            "screen-selection-background": roles["cursor"], "screen-selection-foreground": roles["fg"],
            "text": roles["fg"], "text-muted": roles["muted"], "text-disabled": roles["faint"],
            "text-primary": roles["primary"], "text-secondary": roles["waiting"], "text-accent": roles["primary"],
            "text-warning": roles["late"], "text-error": roles["error"], "text-success": roles["done"],
        },
    )  # fmt: skip


@lru_cache(8192)
def style_of(ink: Ink, color: str, ground: str, colored: bool) -> Style:
    """The terminal style of a role in the colours of a theme."""
    return Style(
        color=Color.parse(color) if color else None,
        bgcolor=Color.parse(ground) if ground else None,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or (not colored and ink.without_color == "underline") or None,
        reverse=(not colored and ink.without_color == "reverse") or None,
    )


class Palette:
    """The styles of all roles in one theme: what a painter asks for a role."""

    def __init__(self, variables: Mapping[str, str], *, colored: bool = True) -> None:
        self.colored = colored
        """False where the terminal is asked for no colour: painters say with signs what a ground says."""
        self._styles: dict[Role, Style] = {
            role: style_of(ink, variables.get(ink.color, ""), variables.get(ink.ground, ""), colored)
            for role, ink in INKS.items()
        }

        self._on_cursor: dict[Role, Palette] = {}

    def __getitem__(self, role: Role) -> Style:
        return self._styles[role]

    def on_cursor(self, *, focused: bool) -> Palette:
        """The same roles on the row with the cursor; those with a ground of their own keep it."""
        ground: Role = "cursor" if focused else "cursor-blur"
        palette = self._on_cursor.get(ground)
        if palette is None:
            palette = self._on_cursor[ground] = copy(self)
            palette._styles = {role: self[ground] + self[ON_CURSOR.get(role, role)] for role in self._styles}
        return palette
