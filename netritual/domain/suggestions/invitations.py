"""What the coffees of a person say about asking them again: how often they say yes, and how often they were asked."""

from collections.abc import Sequence
from datetime import date

from netritual.domain.coffees.coffee import PLANNED, changed_on
from netritual.domain.model import Coffee
from netritual.domain.suggestions.day_facts import YES

LATELY_DAYS = 60
LATELY_YES, LATELY_NO = 0.7, 0.5
"""What each invitation of the last 60 days does to a score, by its answer: whoever is asked again and again says yes
less often. From the tuning seeds of ``tests/evaluation``, where 0.4 to 0.7 do about equally well."""


def invited_on(coffee: Coffee) -> date | None:
    """The day of an invitation: a coffee that got beyond "let's have one", with a day or an answer. None for others."""
    beyond = coffee.state in PLANNED or coffee.state == "declined" or coffee.slot is not None or coffee.in_file
    if coffee.state == "said" or not beyond:
        return None
    return coffee.said if coffee.state == "declined" else changed_on(coffee)


def answered(coffees: Sequence[Coffee]) -> tuple[int, int]:
    """How many invitations were answered, and how many of them with a yes."""
    states = [coffee.state for coffee in coffees]
    yes = sum(1 for state in states if state in YES)
    return yes + sum(1 for state in states if state == "declined"), yes


def lately(coffees: Sequence[Coffee], today: date) -> tuple[float, str]:
    """The factor for invitations of the last 60 days, and its reason; (1.0, "") when there was none.

    What they wished for themselves since ("let's have coffee") wipes out the invitations before it.
    """
    factor, times = 1.0, 0
    wished = max((c.said for c in coffees if c.state == "said" and c.said_by != "me"), default=date.min)
    for coffee in coffees:
        on = invited_on(coffee)
        if on is not None and on > wished and 0 <= (today - on).days <= LATELY_DAYS:
            times += 1
            factor *= LATELY_YES if coffee.state in YES else LATELY_NO
    if not times:
        return 1.0, ""
    often = "once" if times == 1 else "twice" if times == 2 else f"{times} times"
    return round(factor, 10), f"asked {often} in {LATELY_DAYS} days"
