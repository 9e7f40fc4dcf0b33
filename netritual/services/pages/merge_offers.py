"""The pairs that a merge offers: who looks alike, which of the two stays, and what the two records say."""

from datetime import date
from typing import NamedTuple

from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Distinction, Person
from netritual.domain.network import Network
from netritual.domain.people.likeness import Likeness, lookalikes, stays_and_goes
from netritual.domain.people.person_fields import FIELDS, text_of
from netritual.domain.ties.rhythm import TIER_NAMES

MOST_AT_ONCE = 2000
"""People among whom the pairs are found between two keys."""


class Offer(NamedTuple):
    """Two who may be one: ``stays`` is the one that the other becomes a part of."""

    stays: Person
    goes: Person
    likeness: Likeness

    def switched(self) -> "Offer":
        """The same two, the other way round."""
        return Offer(self.goes, self.stays, self.likeness)


class FieldDifference(NamedTuple):
    """One field in which two people differ, as words; "" for what one of them has not."""

    label: str
    stays: str
    goes: str


def offers(network: Network) -> list[Offer]:
    """Everyone who looks alike and was not said to be two, the most alike first."""
    pairs = lookalikes(network.all(Person), network.all(Distinction))
    return [Offer(*stays_and_goes(network, pair), pair.likeness) for pair in pairs]


def offers_at_once(network: Network) -> list[Offer] | None:
    """The same; None where there are too many people to look between two keys."""
    return offers(network) if len(network.all(Person)) <= MOST_AT_ONCE else None


def differing(network: Network, offer: Offer, today: date) -> list[FieldDifference]:
    """What the two records say differently, the name and the handle first."""
    pairs = [
        (field.label, _value_words(offer.stays, field.name), _value_words(offer.goes, field.name)) for field in _SHOWN
    ]
    talks = ("talks", _talked(network, offer.stays, today), _talked(network, offer.goes, today))
    return [FieldDifference(*words) for words in (*pairs, talks) if words[1] != words[2]]


_SHOWN = sorted((field for field in FIELDS.values() if field.form or field.name in ("tier", "connected_on")),
                key=lambda field: (field.name not in ("name", "handle"), field.form))  # fmt: skip


def _value_words(person: Person, field: str) -> str:
    if field == "tier":
        return TIER_NAMES[person.tier]
    return text_of(getattr(person, field))


def _talked(network: Network, person: Person, today: date) -> str:
    talks = network.talks(person.id)
    return f"{len(talks)}, last {talks[0].channel} {day_words(talks[0].on, today)}" if talks else ""
