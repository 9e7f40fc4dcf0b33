"""By how much a talk is moved: "pushed by an hour", "moved half an hour later", "preponed by 30 min"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.date_phrases import read_length
from netritual.domain.quicklog.line_vocabulary import REBOOKED, RETIMED

_EARLIER = frozenset(("earlier", "preponed", "prepone", "brought", "up"))
_LATER = frozenset(("later", "back", "pushed", "push", "pushes", "postponed", "postpone", "postpones", "delayed"))
_BETWEEN = frozenset(
    ("it", "us", "this", "that", "the", "our", "my", "back", "forward", "up", "call", "meeting", "coffee")
)
"""Words that may stand between the verb and the length."""
_PUTTING_OFF = frozenset(("pushed", "push", "pushes", "postponed", "postpone", "postpones", "delayed"))
_WAYS = frozenset(("earlier", "later", "back", "forward", "up"))
_MOST_BETWEEN = 3
_DAY = 24 * 60


def shift_at(words: Sequence[str], verb: int) -> int | None:
    """The minutes by which the verb at a place moves a talk, negative where it is earlier, 0 where the words leave
    open which way; None where they say no length under a day. ``words`` are lower case, without signs."""
    if verb >= len(words) or not (words[verb] in RETIMED or words[verb] in REBOOKED):
        return None
    at = verb + 1
    while at < len(words) and words[at] in _BETWEEN and at - verb <= _MOST_BETWEEN:
        at += 1
    led = at < len(words) and words[at] == "by"
    end = next((place for place in range(at, len(words)) if words[place] in _WAYS), len(words))
    length = read_length(words[:end], at + led) if at + led < end else None
    if length is None or not 0 < length[1] < _DAY:
        return None
    behind = words[end] if end == at + led + length[0] < len(words) else ""
    said = [behind, *words[verb + 1 : at], words[verb]]
    ends = words[verb] in _PUTTING_OFF and at + led + length[0] == len(words)  # "Ana pushed lunch an hour"
    if not (led or ends) and _WAYS.isdisjoint(said):
        return None
    if "forward" in said and words[verb] != "brought":
        return 0
    return length[1] * next((-1 if word in _EARLIER else 1 for word in said if word in _EARLIER | _LATER), 0)
