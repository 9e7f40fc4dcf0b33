"""The terms we are on with somebody: the first step to take, and the score that it needs."""

from typing import Literal

from netritual.domain.suggestions.day_facts import FULL_READY
from netritual.domain.suggestions.line_meaning import is_asked, left_open, tells_of_life, words_of_line
from netritual.domain.suggestions.open_matters import IN_TOWN
from netritual.domain.suggestions.openers import ALONE_DAYS
from netritual.domain.suggestions.person_case import NEAR_KINDS, PersonCase, kind_of

Footing = Literal["history", "named", "follow", "list", "lot"]
"""We talk, or something is open; a tier and no talk yet; met once, or they answered; on the list, with an opener; drawn
by lot."""

MESSAGE = "message"
"""The first step to a stranger: no meeting, and no slot."""
BY_MESSAGE = frozenset(("wrote", "introduced", "talked", "news", "left open"))
"""Openers that ask for a message, whatever else is known, when they are the best."""
LISTED: tuple[Footing, ...] = ("list", "lot")
"""Those with whom nothing is noted."""
MOST: dict[Footing, int] = {"named": 3, "follow": 3}
"""How many of a footing are shown at once, at most."""
MOST_LISTED = 2
"""Names of the list in a week, at most, with those to whom one of us once wrote and no answer is noted."""


def footing_of(case: PersonCase) -> Footing:
    """The footing, by what is in the log and the best opener."""
    if case.settled:
        return "history"
    if case.opener in BY_MESSAGE:
        return "follow"
    if case.person.id in case.facts.open or case.matter_value:
        return "history"
    if not case.person.tier and case.opener in ("met once", "answered"):
        return "follow"
    if case.sums.two_way:
        return "history"
    if case.person.tier:
        return "named"
    if case.person.id in case.facts.notes.lines.newest:
        return "follow"
    return "lot" if "by lot" in case.openers else "list"


def first_step(case: PersonCase) -> str | None:
    """The lightest step that fits: a message, else a kind of meeting; None when all are blocked.

    A stranger is never asked for coffee. One we may meet where a trip goes is met there. A coffee that was said is one.
    One of the family is called. To whom a newcomer owes something is written.
    """
    if case.word_only or (case.settled and case.owes):
        return MESSAGE
    if case.settled:
        return kind_of(case, near=case.place != "remote")
    footing, opener = footing_of(case), case.opener
    planned = (case.person.id in case.facts.intent and opener != "wrote") or _is_for_the_trip(case)
    if case.family and opener != "wrote" and not planned:
        return next((kind for kind in ("call", *NEAR_KINDS) if kind not in case.person.blocked_kinds), None)
    if footing in LISTED or (opener in BY_MESSAGE and not planned):
        return MESSAGE
    if case.is_written and not planned:
        return MESSAGE
    if opener == "met once" and not planned and (case.facts.now - case.log.once <= ALONE_DAYS or _is_unasked(case)):
        return MESSAGE
    line = case.facts.notes.lines.newest.get(case.person.id)
    if line is not None and tells_of_life(line) and case.facts.now - line.on.toordinal() <= ALONE_DAYS and not planned:
        return MESSAGE
    if opener == "birthday" and not planned:
        return MESSAGE  # a call on another day is none for the birthday
    if case.place == "trip" and not (case.sums.two_way or case.person.tier or planned):
        return MESSAGE
    near = case.near or "trip" in case.openers
    if case.place == "unknown":
        if case.log.once and case.grouped and not planned:
            return MESSAGE  # an event tells not where they live
        where = case.facts.whereabouts
        near = case.sums.met > 0 or (where.mostly_near and not (where.lives_afar(case.person) or _is_called(case)))
    return kind_of(case, near)


def _is_for_the_trip(case: PersonCase) -> bool:
    """Whether something is open with somebody who lives where a trip goes, or they offered something: it is told there.
    Whoever wrote last is answered first, unless it is about being there, and what is due before it is sent."""
    line, whereabouts = case.facts.notes.lines.newest.get(case.person.id), case.facts.whereabouts
    trip = whereabouts.trip_to(whereabouts.trip_city(case.person))
    if case.place != "trip" or (line is None and case.matter is None):
        return False
    if trip is not None and case.matter is not None and case.matter.due is not None and case.matter.due < trip.from_:
        return False
    said = f"{case.matter.words if case.matter is not None else ''} {words_of_line(line) if line is not None else ''}"
    offered = case.opener == "left open" and line is not None and not is_asked(left_open(line))
    if case.opener in ("wrote", "introduced") or (case.matter is None and not offered):
        return IN_TOWN.search(said) is not None
    return True


def _is_unasked(case: PersonCase) -> bool:
    """Whether a line seems to say what they owe me or need: that takes a message."""
    talks = case.facts.network.talks(case.person.id)
    return any(one.kind in ("owed", "need") for talk in talks for one in talk.proposed)


def _is_called(case: PersonCase) -> bool:
    """Whether they were only ever called, without a tier or a reason to meet: then they are called again."""
    return case.sums.two_way > 0 and not (case.person.tier or case.matter_value or case.openings)


def is_either(case: PersonCase) -> bool:
    """Whether they choose how to meet: their city is not noted, and we have not met yet."""
    return not case.settled and case.place == "unknown" and not case.sums.met and first_step(case) in NEAR_KINDS[:-1]


def by_message(case: PersonCase) -> bool:
    """Whether the first step is a message: it needs no city and no slot."""
    reasons = case.openings or case.matter is not None or case.word_only
    return bool(reasons) and bool(case.word_only or not case.settled) and first_step(case) == MESSAGE


def is_meeting(case: PersonCase) -> bool:
    """Whether the first step takes one of the week's places: no message, and nothing owed to somebody with a rhythm."""
    return not by_message(case) and not (case.settled and case.owes)


def floor_of(footing: Footing, ready: int) -> float:
    """The least score with which somebody is suggested, by how many people there are with a history."""
    if footing == "lot":
        return 0.0
    if footing == "list":
        return 6.0 if ready < FULL_READY else 8.0
    return 4 + 4 * min(1.0, ready / FULL_READY)


def list_places(ready: int, week: int) -> int:
    """How many names of the list a week has: every week, later every second and every fourth. ``week`` counts weeks."""
    every = 1 if ready <= 20 else 2 if ready <= 60 else 4
    return 1 if week % every == 0 else 0
