"""What the text of a talk says: whether its time is offered or agreed on, its hour, its place and what it is about.

Loaded with the first line that plans a talk. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.quicklog import line_vocabulary as w

_OFFERED = frozenset((
    "suggests", "suggested", "proposes", "proposed", "wants", "offers", "offered", "asked", "asks", "can", "could",
))  # fmt: skip
_TAKEN = frozenset(("yes", "ok", "okay", "sure", "agreed", "accepted", "confirmed"))
"""Words of a line in which somebody names a time, and in which it is agreed on."""
_OF_THE_TALK = frozenset((
    "for", "our", "a", "the", "with", "w", "him", "her", "them", "me", "by", "on", "talk", "is", "suits", "works",
    "fits",
))  # fmt: skip
"""Words that say nothing of what a talk is about."""
_SERVED = ("breakfast", "lunch", "dinner", "drinks")
"""Talks for which one goes to a house: it is named right behind the hour."""
_NO_HOUSE = _OF_THE_TALK | {"re", "about", "if", "or", "and", "to", "instead", "same", "w/", "before", "after", "then"}
_BEHIND_HOUR = frozenset(("in", "at", "on", "for", "with", "w", "re", "about", "suits", "works", "fits"))
"""Before one of these a number behind "at" is an hour."""
_YES = (*w.MY_YES, "says yes", "confirmed", "agreed", "zugesagt", "a dit oui", "dit oui", "confirmou", "ha confermato")
"""The yes to a talk that a line plans."""
_NO_YES = frozenset((
    "not", "be", "isn't", "hasn't", "haven't", "nicht", "un", "if", "whether", "until", "till", "once", "unless",
    "when", "never", "nothing", "nobody", "none", "no", "hope", "hoping", "hopefully", "re", "about", "that", "we", "i",
))  # fmt: skip
"""Behind one of these words it is none yet, or one to something else: "to be confirmed", "re the price we agreed"."""


def is_offered(line: str) -> bool:
    """Whether a line tells of a time for a talk that somebody offers and nobody took."""
    said = {word.strip(",.;:!?").lower() for word in line.split()}
    return not said.isdisjoint(_OFFERED) and said.isdisjoint(_TAKEN)


def hour_in(words: Sequence[str], kind: str = "") -> tuple[int, int, str]:
    """Where the hour of a talk of a kind stands among some words, its length in words and its time as HH:MM; "" for
    none. A number is one behind "at", and where it stands first or behind the talk."""
    from netritual.domain.dates.time_phrases import read_clock

    lows = [word.lower().rstrip(",;.!?") for word in words]
    for at in range(len(lows)):
        clock = read_clock(lows, at, True)
        behind = lows[at + clock.length : at + clock.length + 1] if clock is not None else []
        led = not at or lows[at - 1] in w.AT_WORDS or lows[at - 1] in w.CHANNEL
        at_hour = led and (not behind or behind[0] in _BEHIND_HOUR)
        if clock is not None and (clock.certain or at_hour):
            return at, clock.length, clock.text(lows, kind)
    return 0, 0, ""


def is_proposal(line: str) -> bool:
    """Whether it was I who named the time: "suggested 9 April", "I proposed"."""
    lows = line.lower().split()
    return any(word in _OFFERED and (not at or lows[at - 1] == "i") for at, word in enumerate(lows))


def place_and_purpose(words: list[str], channel: str, *, led: bool) -> tuple[str, str]:
    """Where a talk of a channel is and what it is about, by the words beside its hour; ``led`` says that the hour stood
    before them all, so that a house may be named right behind it: "breakfast 7:30am Corner Deli"."""
    while words and words[-1].lower() in _OF_THE_TALK:
        words = words[:-1]
    place, placed = "", words[:1] in (["at"], ["in"])
    house = channel in _SERVED and led and bool(words) and words[0].lower() not in _NO_HOUSE
    if placed or house:
        end = next((at for at, word in enumerate(words) if word.lower() in ("re", "about")), len(words))
        place, words = " ".join(words[placed:end]), words[end:]
    words = words[1:] if words[:1] in (["re"], ["about"]) else words
    is_empty = all(word.lower() in _OF_THE_TALK or word.lower() in w.CHANNEL for word in words)
    return place, "" if is_empty else " ".join(words)


def is_agreed(line: str) -> bool:
    """Whether a planned talk is sure by its own line: the yes ends a part of it, or is one to a talk."""
    for part in line.lower().replace(";", ",").replace(".", ",").replace("?", ",").split(","):
        words = part.strip(" !)").split()
        for yes in _YES:
            before, match, after = f"{' '.join(words)} ".partition(f"{yes} ")
            before = before.removesuffix("i ") if yes in w.MY_YES else before
            talk = next((word for word in after.split() if word not in ("to", "for", "on", "the", "our", "a")), "")
            sure = match and _NO_YES.isdisjoint(before.split())
            if sure and (not talk or w.CHANNEL.get(talk) in w.CONVERSATIONS):
                return True
    return False
