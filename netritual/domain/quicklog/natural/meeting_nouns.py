"""The nouns by which two who meet call their talk, and those of how long and why one is off."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.quicklog.line_vocabulary import DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day, is_of_time
from netritual.domain.quicklog.natural.phrase import Word, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import Name

_OUTINGS = v.words("""
    outing catchup treffen verabredung besuch einladung kaffeetrinken bezoek uitnodiging afspraak
    rencontre sortie quedada encuentro invitación incontro invito encontro convite
""")
"""What two who meet may call their talk."""
EVENTS = frozenset(("event", "meetup", "session", "invite", "invitation"))
"""These may be their talk where they are off, and are another thing where somebody calls them off."""
OCCASIONS = v.words("""
    fair conference congress workshop seminar course webinar exhibition expo festival wedding trip holiday
    messe konferenz kongress tagung kurs ausstellung veranstaltung hochzeit reise urlaub
    foire salon conférence congrès séminaire formation mariage voyage feria congreso curso boda viaje
    feira congresso casamento viagem fiera corso matrimonio viaggio beurs conferentie cursus bruiloft reis
""")
"""What is put on for many, or is somebody's own: where it is off, a talk beside it is not."""
_SPANS_AND_REASONS = v.words("""
    time times day days week weeks fortnight month months couple cold flu bug emergency storm weather fault usual
""")
"""Behind the verb these say how often, for how long or why a talk is off."""
_GOES_ON = v.WITH | v.words("met to of de du des del di da do von van naar nach zu zum zur à au aux al alla")
"""Behind an outing these say which: one with somebody else, or to somewhere."""
_THEIRS = v.words("""
    my his her their your its mon ma mes son sa ses leur leurs mi mis su sus mio mia suo sua meu minha seu mein meine
    meinen sein seine seinen ihr ihre ihren mijn zijn haar hun
""")
"""Before an outing these say that it is one of somebody's own."""


def is_span_or_reason(lows: Sequence[str], begin: int, behind: int, on: str) -> bool:
    """Whether a noun behind the verb, before ``on``, says how often, for how long or why: "postponed a couple of
    weeks", "cancelled the flu"."""
    if not v.DETERMINING.isdisjoint(lows[begin:behind]):
        return False  # "postponed the launch a month"
    if lows[behind - 1] == "couple" and on == "of":
        return not _SPANS_AND_REASONS.isdisjoint(lows[behind + 1 : behind + 2])
    return lows[behind - 1] in _SPANS_AND_REASONS


def names_outing(lows: Sequence[str], first: int, behind: int, on: str) -> bool:
    """Whether a word before ``on`` is one of an outing, and of nobody's own."""
    low = lows[behind - 1]
    outing = low in _OUTINGS or low in EVENTS or (low[:2] in ("l'", "l’") and low[2:] in _OUTINGS)
    return outing and on not in _GOES_ON and _THEIRS.isdisjoint(lows[first:behind])


def mark_meeting(words: Sequence[Word], names: Sequence[Name]) -> None:
    """Take the "meet" of "meet Ana 8 Dec 2pm", "Sat: meet with Ana" for a talk to come: a line of a talk that begins
    with the verb names its day, and nothing that is due by then."""
    lows = lows_of(words)
    at = next((at for at, low in enumerate(lows) if low and not is_of_time(low)), len(lows) - 1)
    first = next((name for name in names if name.start > at), None)
    if lows[at] != "meet" or first is None or words[first.end - 1].owner:  # "meet Ana's deadline 8 Dec"
        return
    end = part_of(words, first.end - 1)[1]
    dated = any([is_day(lows, place) for place in (*range(at), *range(at + 1, end + 1))])
    if dated and (DUE_BEFORE | v.HE | _OTHERWISE).isdisjoint(lows[:end]):
        words[at].low = "meeting"


_OTHERWISE = frozenset(("or", "after", "not"))
"""With one of these a line says no day of the talk for certain."""
