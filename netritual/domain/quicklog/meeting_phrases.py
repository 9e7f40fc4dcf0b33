"""When, how and where two meet, as it is said: "lunch thu 26 12h30 chez Mattia", "tue 17 8:30 at the Star".

The day, the hour and the length are those of ``dates.moments``; a word of a kind of meeting, and the place behind
"at", "im" or "chez", may stand before or after them. The whole answer is read or none of it. Reads no clock.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netritual.domain.dates.moments import NoMoment, Stated, read_moment
from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS, DETERMINERS
from netritual.domain.quicklog.locations import NAMED_WITH, NO_PLACE, is_place

_LEADS = frozenset(("at", "@", "im", "in", "am", "bei", "beim", "chez", "au", "aux", "en", "em", "na", "no", "bij"))
"""A place stands behind one of these."""
_BEFORE_KIND = frozenset(("a", "for", "our", "the", "un", "une", "as"))
_MOST_WORDS, _MOST_OF_A_PLACE = 24, 6


class MeetingPhrase(NamedTuple):
    """What was said of a meeting; a kind of meeting and a place are "" where none was said."""

    stated: Stated
    kind: str = ""
    place: str = ""


def read_meeting(
    text: str, today: date, order: str = "dmy", eow: str = "fri", kind: str = ""
) -> MeetingPhrase | NoMoment:
    """The time, the kind and the place of an answer; ``NoMoment`` says why its time is none.

    ``order`` and ``eow`` are the settings ``date_order`` and ``eow``; ``kind`` is that of the talk it is an answer to.
    """
    words = text.split()
    reasons = [read_moment(text, today, order, eow, kind)]
    if isinstance(reasons[0], Stated):
        return MeetingPhrase(reasons[0])
    for named, others in _kinds(words) if len(words) <= _MOST_WORDS else ():
        for at, end in [(0, 0), *_places(others)]:
            moment = read_moment(" ".join([*others[:at], *others[end:]]), today, order, eow, named or kind)
            if isinstance(moment, Stated):
                return MeetingPhrase(moment, named, _named(others[at:end]))
            reasons.append(moment)
    unclear = [one for one in reasons if isinstance(one, NoMoment)]
    return next((one for one in unclear if one.near and len(words) > 1), unclear[0])


def place_of(words: Sequence[str]) -> str:
    """The place that some words begin with, up to a sign that ends a part of a sentence; "" for none."""
    end = next((at for at, word in enumerate(words, 1) if word[-1] in ",;:!?)" or word.endswith(".")), len(words))
    part = [*words[: end - 1], *(word.rstrip(",;:.!?)") for word in words[end - 1 : end])]
    return _named(part) if (0, len(part)) in set(_places(part)) else ""


def with_place(time: str, place: str) -> str:
    """The words that ``read_meeting`` reads as this time and place."""
    led = place.split()[:1] and place.split()[0].casefold() in NAMED_WITH
    return f"{time} {'' if led else 'at '}{place}" if place else time


def _kinds(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The kinds that may be meant, each with the other words; last that none is. In "im café johanna" it is a place."""
    kinds: list[tuple[str, list[str]]] = []
    for at, word in enumerate(words):
        kind = CHANNEL.get(word.casefold().rstrip(",:"), "")
        if kind in CONVERSATIONS and not _LEADS.intersection(one.casefold() for one in words[max(0, at - 2) : at]):
            start = at - (at > 0 and words[at - 1].casefold() in _BEFORE_KIND)
            kinds.append((kind, [*words[:start], *words[at + 1 :]]))
    return [*kinds, ("", [*words])]


def _places(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where a place may stand: from the word before it to its end, the shortest first."""
    return [
        (at, end)
        for at, word in enumerate(words)
        if word.casefold() in _LEADS
        for end in range(at + 2, len(words) + 1)
        if _may_be(word.casefold(), words[at + 1 : end])
    ]


def _may_be(led: str, words: Sequence[str]) -> bool:
    low = next((one for word in words if (one := word.casefold().strip(".,;:!?)")) not in DETERMINERS), "")
    hour = len(words) == 1 and (not low[:1].isalpha() or low.endswith("ish"))
    if hour or low in NO_PLACE or len(words) > _MOST_OF_A_PLACE:
        return False
    return led not in ("in", "en", "em", "no", "na", "am") or is_place(words)


def _named(words: Sequence[str]) -> str:
    """The name of a place, without the word that leads to it and the sign behind it."""
    led = bool(words) and words[0].casefold() in NAMED_WITH
    return " ".join(words[0 if led else 1 :]).rstrip(" ,;:.!?").strip("\"'“”")
