"""Hours that German and Dutch say in words, as English says them: "halb elf", "viertel nach 10", "kwart voor tien"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import BEFORE_SPELLED, HALF_MARKS
from netritual.domain.language.text import unaccent

_NUMBERS = (
    "ein een eins", "zwei twee", "drei drie", "vier", "funf vijf", "sechs zes", "sieben zeven", "acht", "neun negen",
    "zehn tien", "elf", "zwolf twaalf",
)  # fmt: skip
_HOUR = {word: hour for hour, words in enumerate(_NUMBERS, 1) for word in words.split()}
_DUTCH = frozenset(["een", "twee", "drie", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"])
_SIDES = {"nach": "past", "vor": "to", "over": "past", "voor": "to"}


def hours_in_english(lows: Sequence[str]) -> dict[int, str]:
    """Place -> the English word for one of such an hour. A quarter of the hour itself ("viertel elf") is written with
    its minutes."""
    english: dict[int, str] = {}
    for at, low in enumerate(lows[:-1]):
        if low in BEFORE_SPELLED and unaccent(lows[at + 1]) in _HOUR and lows[at + 1] not in ("ein", "een"):
            english[at + 1] = str(_HOUR[unaccent(lows[at + 1])])
        if low not in HALF_MARKS:
            continue
        behind = unaccent(lows[at + 1])
        side = _SIDES.get(behind, "") if low in ("viertel", "kwart") else ""
        last = at + 2 if side else at + 1
        hour = _hour_of(lows[last]) if last < len(lows) else 0
        if not hour or (low == "half" and behind not in _DUTCH and lows[at - 1] not in BEFORE_SPELLED):
            continue
        if side:
            english.update({at: "quarter", at + 1: side, last: str(hour)})
        elif low in ("halb", "half"):
            english.update({at: "halb", last: str(hour)})
        elif low == "viertel" and at and lows[at - 1] in BEFORE_SPELLED:
            english.update({at: f"{hour - 1 or 12}:15", last: "o'clock"})
    return english


def _hour_of(low: str) -> int:
    hour = int(low) if low.isascii() and low.isdigit() and len(low) < 3 else _HOUR.get(unaccent(low), 0)
    return hour if hour <= 12 else 0
