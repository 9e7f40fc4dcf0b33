"""The four themes of the app, and the roles as variables of any other.

The only place where colours are written. Chosen by the setting ``theme``; Textual's own themes work too, with the
roles of ``ritual`` or of ``paper``, by whether they are dark. A terminal of 256 or of 16 colours has pairs of its own:
the nearest of its colours would make grounds alike, and some text too faint.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from netritual.tui.face.roles import INKS, ON_CURSOR, Ink, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_THEME = "ritual"

Depth = Literal["truecolor", "256", "16"]
"""How many colours a terminal has."""

_ROLES = (
    "background", "surface", "panel", "fg", "muted", "faint", "line", "primary", "late", "done", "waiting",
    "tentative", "gift", "error", "cursor", "cursor-blur", "chip", "busy", "inperson", "virtual", "heat1",
    "heat2", "heat3", "heat4",
)  # fmt: skip

_DARK_16 = (
    "#000000 #000000 #000000 #FFFFFF #AAAAAA #AAAAAA #555555 #FFFF55 #FF5555 #55FF55 #55FFFF #FF55FF #FF55FF "
    "#FF5555 #000000 #000000 #000000 #000000 #FFFF55 #55FFFF #AA5500 #AAAAAA #FFFF55 #FFFFFF"
)
_LIGHT_16 = (
    "#FFFFFF #FFFFFF #FFFFFF #000000 #000000 #000000 #AAAAAA #0000AA #AA0000 #000000 #0000AA #AA00AA #AA00AA "
    "#AA0000 #FFFFFF #FFFFFF #FFFFFF #FFFFFF #0000AA #AA00AA #AAAAAA #555555 #0000AA #000000"
)
_COLORS: dict[Depth, dict[str, str]] = {
    "truecolor": {
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
    },
    "256": {
        "ritual": (
            "#121212 #1C1C1C #262626 #F4F4F4 #B2B2B2 #8A8A8A #444444 #D7AF5F #FF875F #AFD787 #87AFAF #D7AFD7 #D7AFAF "
            "#FF8787 #3A3A3A #262626 #303030 #3A3A3A #D7AF5F #87AFAF #5F5F00 #AF5F00 #D7AF5F #FFD7AF"
        ),
        "paper": (
            "#FFFFFF #FFFFFF #F4F4F4 #262626 #585858 #6C6C6C #D7D7AF #875F00 #AF0000 #005F00 #005F87 #5F5FAF #AF005F "
            "#D70000 #FFFFD7 #F4F4F4 #F4F4F4 #E0E0E0 #AF5F00 #5F8787 #FFD7AF #D7AF5F #AF8700 #875F00"
        ),
        "ink": (
            "#000000 #000000 #1C1C1C #FFFFFF #E0E0E0 #B2B2B2 #8A8A8A #FFD787 #FFAF87 #AFFFAF #87D7FF #D7AFFF #FFAFD7 "
            "#FF8787 #3A3A3A #1C1C1C #262626 #3A3A3A #FFD787 #87D7FF #5F5F00 #AF8700 #D7AF5F #FFFFAF"
        ),
        "harbour": (
            "#121212 #1C1C1C #262626 #F4F4F4 #BCBCBC #949494 #444444 #FFD787 #FF8700 #00AFFF #D7FFFF #AFAFD7 #FFAFAF "
            "#FF8787 #3A3A3A #262626 #303030 #3A3A3A #FFD787 #87AFD7 #005F87 #0087AF #5FAFD7 #AFD7FF"
        ),
    },
    "16": {"ritual": _DARK_16, "paper": _LIGHT_16, "ink": _DARK_16, "harbour": _DARK_16},
}
"""The colours of the roles of each theme, in the order of ``_ROLES``. Of 16 colours none is a ground beside that of the
theme: what a ground says is said by signs there, as without colour (``ThemeStyles.colored``). On white only the dark
ones can be read everywhere, so that ``paper`` tells its three loudnesses by weight."""
LIGHT = frozenset({"paper"})


def roles_in(depth: Depth) -> dict[str, dict[str, str]]:
    """The colours of the roles of each theme of ours, by the name of the role, for a terminal."""
    return {name: _roles(colors.split()) for name, colors in _COLORS[depth].items()}


def _roles(colors: Sequence[str]) -> dict[str, str]:
    roles = dict(zip(_ROLES, colors, strict=True))
    return {**roles, "on-primary": roles["background"]}


def role_defaults(dark: bool, depth: Depth = "truecolor") -> dict[str, str]:
    """The roles for a theme that does not name them."""
    return roles_in(depth)["ritual" if dark else "paper"]


def themes(depth: Depth = "truecolor") -> list[Theme]:
    """The themes of the app; stock widgets get their colours from the same table."""
    return [_theme(name, roles) for name, roles in roles_in(depth).items()]


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
def style_of(ink: Ink, color: str, ground: str, colored: bool, grounded: bool) -> Style:
    """The terminal style of a role in the colours of a theme; ``grounded`` says that grounds are told apart."""
    return Style(
        color=Color.parse(color) if color else None,
        bgcolor=Color.parse(ground) if ground else None,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or (not grounded and ink.without_color == "underline") or None,
        reverse=(not colored and ink.without_color == "reverse") or None,
    )


class ThemeStyles:
    """The styles of all roles in one theme: what a painter asks for a role."""

    def __init__(self, variables: Mapping[str, str], *, colored: bool = True, depth: Depth = "truecolor") -> None:
        self.colored = colored and depth != "16"
        """False where the terminal is asked for no colour, or has too few: painters say with signs what a ground
        says."""
        self._styles: dict[Role, Style] = {
            role: style_of(ink, variables.get(ink.color, ""), variables.get(ink.ground, ""), colored, self.colored)
            for role, ink in INKS.items()
        }

        self._on_cursor: dict[Role, ThemeStyles] = {}

    def __getitem__(self, role: Role) -> Style:
        return self._styles[role]

    def on_cursor(self, *, focused: bool) -> ThemeStyles:
        """The same roles on the row with the cursor; those with a ground of their own keep it."""
        ground: Role = "cursor" if focused else "cursor-blur"
        palette = self._on_cursor.get(ground)
        if palette is None:
            palette = self._on_cursor[ground] = copy(self)
            palette._styles = {role: self[ground] + self[ON_CURSOR.get(role, role)] for role in self._styles}
        return palette
