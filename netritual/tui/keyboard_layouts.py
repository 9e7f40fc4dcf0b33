"""Keys of keyboards that are no Latin ones, as the keys of the table of commands.

A terminal says which character a key typed, not which key it was. So a letter of another script stands for the Latin
letter of the same key, and the unshifted digits of a French keyboard for the digits. That holds where letters are
commands; a text keeps what was typed. With ctrl nothing is typed, and so ctrl and a letter are folded everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from textual import events
from textual.keys import _character_to_key

from netritual.tui.command_table import named

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_SHIFTED = {"[": "{", "]": "}", ";": ":", "'": '"', ",": "<", ".": ">"}
_LAYOUTS = (
    "йцукенгшщзхъфывапролджэячсмитьбю",
    "йцукенгшщзхїфівапролджєячсмитьбю",
    " ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ  ",
    "  קראטוןםפ  שדגכעיחלךף זסבהנמצתץ",
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوز",
)
"""What Russian, Ukrainian, Greek, Hebrew and Arabic keyboards type on ``_KEYS``; a blank is a sign, or two letters."""
_DIGITS = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "à": "0"}
"""What the keys of some digits type on a French keyboard, where the digits themselves take shift."""


@cache
def _folded() -> Mapping[str, str]:
    """Textual's name of a foreign key -> the sign of the key that it stands for."""
    signs = {"ё": "`", "ґ": "\\", **_DIGITS}
    for layout in _LAYOUTS:
        for letter, key in zip(layout, _KEYS, strict=True):
            if letter != " ":
                signs[letter] = key
                if letter.upper().lower() == letter:  # not so for the Greek sigma at the end of a word
                    signs.setdefault(letter.upper(), _SHIFTED.get(key, key.upper()))
    return {_character_to_key(letter): sign for letter, sign in signs.items()}


def folded(key: events.Key, typing: bool) -> events.Key:
    """The key that a foreign one stands for, or the key itself; ``typing`` says that letters are text now."""
    *modifiers, last = key.key.split("+")
    sign = _folded().get(last)
    if sign is None or (typing and "ctrl" not in modifiers):
        return key
    meant = events.Key("+".join((*modifiers, named(sign))), None if "ctrl" in modifiers else sign)
    meant.time = key.time
    return meant
