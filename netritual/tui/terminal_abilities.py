"""What a terminal can do, as far as its environment says it; what only the terminal itself knows it is asked later."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from netritual.tui.face.themes import Depth

_TRUECOLOR = ("alacritty", "contour", "foot", "ghostty", "kitty", "wezterm", "xterm-ghostty", "xterm-kitty")
"""Terminals of 16.7 million colours whose name arrives over ssh while COLORTERM does not."""


class Abilities(Struct, frozen=True):
    """What the app may count on."""

    depth: Depth = "truecolor"
    plain_signs: bool = False
    """True for a console whose font has few signs."""
    answers: bool = False
    """True when it may be asked for its ground and its widths."""
    tmux: bool = False


ALL_ABILITIES = Abilities()
"""Those of a terminal that has everything, and is not asked."""


def abilities(environ: Mapping[str, str]) -> Abilities:
    """What the environment says. GNU screen hands on the COLORTERM of the terminal outside, but not its colours; on
    Windows there is no TERM, and its terminals can all of it."""
    if "TERM" not in environ:
        return ALL_ABILITIES
    term, tmux = environ.get("TERM", ""), bool(environ.get("TMUX"))
    console, screen = term == "linux", term.startswith("screen") and not tmux
    return Abilities(_depth(term, "" if console or screen else environ.get("COLORTERM", "")),
                     console, not (console or screen), tmux)  # fmt: skip


def _depth(term: str, promised: str) -> Depth:
    if promised.strip().lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return "truecolor"
    if term.removesuffix("-direct") in _TRUECOLOR:
        return "truecolor"
    return "256" if term.endswith("256color") else "16"
