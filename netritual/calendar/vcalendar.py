"""Repetitions as vCalendar 1.0 (versit, 1996) writes them: ``W1 TH #0``, ``MP1 2+ TU 20261231``. Phones still do.

They are told from those of RFC 5545 by their form alone, since not every file names its version.
"""

import re
from datetime import date

from netritual.regex import regex

_RULE = regex(r"(D|W|MP|MD|YM|YD)(\d{1,4})((?:\s+[^\s=;]+)*)\s*", re.I)
_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "MP": "MONTHLY", "MD": "MONTHLY", "YM": "YEARLY", "YD": "YEARLY"}
_LISTS = {"W": "BYDAY", "MP": "BYDAY", "MD": "BYMONTHDAY", "YM": "BYMONTH", "YD": "BYYEARDAY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIMES = regex(r"#(\d{1,9})")
_LAST = regex(r"\d{8}(?:T\d{4,6}Z?)?")
_PLACE = regex(r"([1-9]\d?\d?)([+-])")
_NUMBER = regex(r"([1-9]\d{0,2})([+-]?)")


def rfc_rule(text: str, start: date) -> str | None:
    """The RRULE of RFC 5545 that says what a rule of vCalendar 1.0 says; None for any other text, and for a rule with
    hours or another rule inside.

    ``#4`` counts the rounds, not the days in them: four times as many days as a round has are at least all of them.
    A rule that says no end is taken to go on; the standard's two times would leave busy days free.
    """
    match = _RULE.fullmatch(text.strip())
    if match is None:
        return None
    kind, words = match[1].upper(), [word.rstrip("$").upper() for word in match[3].split()]
    count, until = 0, ""
    items: list[str] = []
    for word in words:
        if times := _TIMES.fullmatch(word):
            count = int(times[1])
        elif _LAST.fullmatch(word):
            until = word
        else:
            items.append(word)
    values = _listed(kind, items, start)
    if values is None:
        return None
    parts = [f"FREQ={_FREQUENCIES[kind]}", f"INTERVAL={max(1, int(match[2]))}"]
    parts += [f"{_LISTS[kind]}={','.join(values)}"] if values else []
    parts += [f"COUNT={count * max(1, len(values))}"] if count else []
    parts += [f"UNTIL={until}"] if until and not count else []
    return ";".join(parts)


def _listed(kind: str, items: list[str], start: date) -> list[str] | None:
    """The days or months of a rule as RFC 5545 lists them; None where one is neither."""
    if kind == "D":
        return None if items else []
    if kind == "W":
        return items if all(item in _DAYS for item in items) else None
    if kind == "MP":
        return _places(items or [f"{(start.day - 1) // 7 + 1}+"], start)
    numbers = [_NUMBER.fullmatch("1-" if item == "LD" else item) for item in items]
    return [("-" if one[2] == "-" else "") + one[1] for one in numbers if one] if all(numbers) else None


def _places(items: list[str], start: date) -> list[str] | None:
    """``1+ 3+ TU`` as ``1TU``, ``3TU``; places without a day are those of the day of the start."""
    numbered: list[str] = []
    places: list[str] = []
    is_open = False
    for item in [*items, *([] if items[-1] in _DAYS else [_DAYS[start.weekday()]])]:
        place = _PLACE.fullmatch(item)
        if place is not None:
            places = [*(places if is_open else ()), ("-" if place[2] == "-" else "") + place[1]]
        elif item in _DAYS and places:
            numbered += [at + item for at in places]
        else:
            return None
        is_open = place is not None
    return numbered
