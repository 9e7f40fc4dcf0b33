"""What a planned talk is called in the words of its line: "panto rehearsal", "wrap party", "session".

Pure. Only the words before whom it is with, its day, hour and place are taken. Lists in the home show them as typed;
what of them a calendar file may say is in ``calendar_privacy``.
"""

from collections.abc import Collection, Iterable

from netritual.domain.dates.dates import FOREIGN_SHORT_WORDS, MONTH, NEAR_DAYS, WEEKDAY
from netritual.domain.dates.foreign_dates import WEEKDAYS_ABROAD
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.meeting_nouns import OCCASIONS
from netritual.domain.quicklog.plan_translations import NOUNS

TALK_NOUNS = v.APPOINTED.union(v.SOCIAL, v.GATHERINGS, v.HOSTED, OCCASIONS, NOUNS) | v.words("""
    session practice meetup meeting visit interview coaching mentoring sync debrief stammtisch class match game gig
    quiz hike choir yoga gala premiere vorstellung besprechung sitzung
""")
"""One of these among its words makes them what a talk is called."""
_PLAIN = frozenset(("meeting", "event", "social", "visit"))
"""Alone these say no more than the kind of the talk."""
_THEIRS = ("her", "his", "their")
_LEADING = (
    v.DETERMINING.difference(_THEIRS)
    | v.HAVE
    | v.I
    | v.words("""
    off going go to at on for next this quick another booked planned invited have got also and then uhr am pm @
""")
)
"""Before the words of a talk these say nothing of it. Behind "her" it is somebody's own matter: it stays untold."""
_BEHIND = (
    v.WITH
    | v.PRONOUNS
    | v.DETERMINING
    | v.words("""
    at @ in on re about for and & plus from to by of im am um chez bei beim à au aux en em a after before until till
    is was if will // with:
""")
)
"""Here the words of a talk end."""
_DAYS = FOREIGN_SHORT_WORDS.union(WEEKDAY, MONTH, NEAR_DAYS, *map(str.split, WEEKDAYS_ABROAD.values()))
_MOST_WORDS = 4
_SIGNS = ",;:.!?()[]“”\"'"


def own_title(line: str, people: Iterable[Person]) -> str:
    """What the line of a talk calls it: one to four words, as typed; "" where it says no more than the kind."""
    names = {fold(part) for person in people for part in (*person.name.split(), *person.aka)}
    words = line.split()
    lows = [word.lower().strip(_SIGNS) for word in words]
    start = next((at for at in range(len(words)) if not _is_before(lows, at, names)), len(words))
    title = []
    for at in range(start, len(words)):
        if lows[at] in _BEHIND or _is_time(lows, at) or fold(lows[at]) in names or words[at][:1] in "@#+/":
            break
        title.append(words[at].strip(_SIGNS))
        if words[at][-1] in _SIGNS:
            break
    lower = [word.lower() for word in title]
    says = len(lower) <= _MOST_WORDS and not TALK_NOUNS.isdisjoint(map(fold, lower)) and v.FINITE.isdisjoint(lower)
    return " ".join(title) if says and not (len(lower) == 1 and lower[0] in _PLAIN) else ""


def _is_before(lows: list[str], at: int, names: Collection[str]) -> bool:
    """Whether a word may stand before those of a talk: a small word, a day, an hour, or whom it is with."""
    return (
        not lows[at]
        or lows[at] in _LEADING
        or lows[at] in v.WITH
        or fold(lows[at].removesuffix("'s")) in names
        or _is_time(lows, at)
    )


def _is_time(lows: list[str], at: int) -> bool:
    """Whether a day, an hour or a length may begin at a word."""
    return lows[at][:1].isdigit() or lows[at] in _DAYS
