"""Whose turn it is: what the week's places owe to tiers after the invitations of twelve weeks.

The score is highest for the closest people, who hear from the user anyway. So over a month two thirds of what is shown
are of tiers 3-4. The same is held here for those who are asked, and about half of the places are for light contacts
within reach. Both were tried on the tuning seeds of ``tests/evaluation``: the first brings more closeness for as many
coffees; the second is why no more weak ties go lost than by lot. Whoever has the best score and something open with the
user is asked whatever the shares.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from math import floor

from netritual.domain.model import Coffee, Person
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.invitations import invited_on
from netritual.domain.suggestions.person_case import PersonCase
from netritual.domain.suggestions.suggestion import Multiplier
from netritual.domain.ties.rhythm import LIGHT_TIERS, MIDDLE_TIERS, TIER_NAMES

ASKED_DAYS = 84
"""Twelve weeks: long enough for two or three places a week to have shares."""
LEAST_ASKED = 6
"""With fewer invitations in twelve weeks there are no shares, and the best are taken."""
MIDDLE_SHARE, LIGHT_SHARE = 2 / 3, 0.55
"""The share of the light contacts is the least, in twentieths, with which no more weak ties went lost on the tuning
seeds than by lot; each twentieth more costs about .03 of the gain there. To ask only those who are quiet or hardly
known was not better."""
WAITING = 0.9
"""An open loop of this value (a promise overdue, a request unanswered, a coffee said) is never passed over for a turn
when it has the best score. It costs nothing on the tuning seeds: .89 of the gain instead of .88, two promises fewer
broken, and no more ties lost."""


Group = tuple[bool, bool]
"""What somebody counts for: tiers 3-4; light contacts within reach."""


def group_of(case: PersonCase) -> Group:
    """The group of a candidate."""
    tier = case.person.tier
    return tier in MIDDLE_TIERS, tier in LIGHT_TIERS and case.near


def asked(coffees: Mapping[int, Iterable[Coffee]], today: date) -> list[int]:
    """Who was invited in the last twelve weeks, once for each invitation."""
    days = ((who, invited_on(coffee)) for who, theirs in coffees.items() for coffee in theirs)
    return [who for who, on in days if on is not None and 0 <= (today - on).days <= ASKED_DAYS]


class Turns:
    """What the next ``places`` owe to tiers 3-4, and to light contacts within reach.

    Nothing as long as hardly anybody was asked, so that the best are taken.
    """

    def __init__(self, people: Mapping[int, Person], facts: Facts, places: int) -> None:
        tiers = [people[who].tier for who in asked(facts.coffees, facts.today) if who in people]
        self.places = places if len(tiers) >= LEAST_ASKED else 0
        self._asked = len(tiers)
        self._had = tuple(sum(1 for tier in tiers if tier in group) for group in (MIDDLE_TIERS, LIGHT_TIERS))
        self._owed = [
            self._missing(share, had) for share, had in zip((MIDDLE_SHARE, LIGHT_SHARE), self._had, strict=True)
        ]

    def _missing(self, share: float, had: int) -> int:
        """How many of the next places are needed to keep a share."""
        return min(max(0, floor(share * (self._asked + self.places) - had + 1e-9)), self.places)

    def turn(self, groups: Iterable[Group], places: int) -> list[Group]:
        """The groups whose turn it is after so many ``places``; none when the best may be taken."""
        left = self.places - places
        short = [owed >= left > 0 for owed in self._owed]
        owing = {group: sum(a and b for a, b in zip(group, short, strict=True)) for group in groups}
        most = max(owing.values(), default=0)
        return [group for group, owed in owing.items() if owed == most] if most else []

    def take(self, group: Group) -> None:
        """Give one more place to somebody of this group."""
        self._owed = [max(0, owed - is_) for owed, is_ in zip(self._owed, group, strict=True)]

    def why(self, group: Group) -> Multiplier:
        """The row that says why somebody has the place; it does not change the score."""
        at, tiers = (1, LIGHT_TIERS) if group[1] and self._owed[1] else (0, MIDDLE_TIERS)
        names = " or ".join(TIER_NAMES[tier] for tier in tiers)
        went = f"{self._had[at] or 'none'} of {self._asked} invitations in 12 weeks went to {names} ties"
        return Multiplier("turn", 1.0, f"their turn: {went}")
