"""Planned coffees whose time has come: which are to be answered, and for how long that is asked.

From the end of the slot it is asked whether it happened, was moved, or did not take place. What nobody answers rests by
itself after ``ASKED_DAYS``.
"""

from collections.abc import Iterable
from datetime import date, datetime

from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, Slot
from netritual.domain.weeks import plus

ASKED_DAYS = 21
"""Days from the slot for which it is asked whether it took place: three reviews."""


def rests_on(slot: Slot) -> date:
    """The day from which nobody is asked any more whether a coffee of this slot took place."""
    return plus(slot.start.date(), ASKED_DAYS)


def is_over(coffee: Coffee, now: datetime) -> bool:
    """True for a planned coffee whose end is past, answered or not."""
    return coffee.state in PLANNED and coffee.slot is not None and coffee.slot.end <= now


def at_rest(coffee: Coffee, now: datetime) -> bool:
    """True for a planned coffee that nobody said a word about for so long that it rests."""
    return is_over(coffee, now) and coffee.slot is not None and rests_on(coffee.slot) <= now.date()


def to_answer(coffees: Iterable[Coffee], now: datetime) -> list[Coffee]:
    """The coffees of which is asked whether they took place, by start."""
    over = [coffee for coffee in coffees if is_over(coffee, now) and not at_rest(coffee, now)]
    return sorted(over, key=lambda coffee: (coffee.slot.start if coffee.slot else now, coffee.id))
