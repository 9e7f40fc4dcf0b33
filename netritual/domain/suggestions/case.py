"""One person on one day, as the suggestions see them: the record, the numbers of the tie, and where we could meet."""

from datetime import timedelta

from msgspec import Struct

from netritual.domain.model import Person
from netritual.domain.pulse import Pulse, Sums, pulse_at
from netritual.domain.rhythm import cadence
from netritual.domain.suggestions.facts import SOON_DAYS, Facts, Place
from netritual.domain.ties import IN_PERSON, LIVE

FAR_MINUTES = 30
REMOTE_KINDS = ("video", "call")
NEAR_KINDS = ("coffee", "lunch", "walk", "video")
MEETING_KINDS = IN_PERSON | LIVE
"""The channels a coffee may have."""


class Case(Struct, frozen=True, gc=False):
    """All that a score is made of; ``facts`` are those of the day, and the same for everyone.

    ``noted``: something is noted of them beside their touches, in their record or in another table.
    """

    person: Person
    sums: Sums
    pulse: Pulse
    place: Place
    facts: Facts
    noted: bool

    @property
    def near(self) -> bool:
        """True where one can meet: on a screen a coffee does half as much for a tie."""
        return self.place != "remote" and self.place != "unknown"

    @property
    def bridge(self) -> bool:
        """They link two circles."""
        return len(set(self.person.circles)) > 1

    @property
    def loop(self) -> float:
        """What is open with them is worth, 0 to 1."""
        found = self.facts.loop.get(self.person.id)
        return 0.0 if found is None else found.value


def case_of(person: Person, sums: Sums, facts: Facts) -> Case:
    """Somebody on the day of the facts; ``sums`` are of that day."""
    pulse = pulse_at(person, sums, cadence(person, facts.settings), facts.keep, facts.today, facts.now)
    noted = person.id in facts.noted or person.birthday is not None or person.events != () or person.needs != ()
    return Case(person, sums, pulse, place_of(person, facts), facts, noted)


def place_of(person: Person, facts: Facts) -> Place:
    """Where we could meet in the next two weeks: my city, a trip of mine, a visit of theirs, or only on a screen."""
    place = facts.reach[person.city]
    if place == "same" and person.travel_min is not None and person.travel_min > FAR_MINUTES:
        return "away"
    if place == "remote" and person.events:
        last = facts.today + timedelta(days=SOON_DAYS)
        if any(event.kind == "visit" and facts.today <= event.on <= last for event in person.events):
            return "visit"
    return place


def kind_of(case: Case) -> str | None:
    """The kind of meeting: what was said, what they like, then what the place allows; None when all are blocked.

    A kind they declined as the wrong channel is left out.
    """
    person, facts = case.person, case.facts
    blocked = set(person.blocked_kinds)
    declined = [c for c in facts.coffees.get(person.id, ()) if c.decline_reason == "wrong_channel"]
    blocked.update(coffee.channel for coffee in declined)
    near = case.place != "remote"
    intent = facts.intent.get(person.id)
    wanted: list[str] = [intent.channel] if intent is not None else []
    wanted += [kind for kind in person.prefers if kind in MEETING_KINDS]
    fits: list[str] = [kind for kind in wanted if near or kind in REMOTE_KINDS]
    fits += NEAR_KINDS if near else REMOTE_KINDS
    return next((kind for kind in fits if kind not in blocked), None)
