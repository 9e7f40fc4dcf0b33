"""A ninth step of the review, as the one file it takes, found beside the eight while a test runs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netritual.review import steps as rooms
from netritual.review.catalog import discover

FILE = '''\
"""What could they offer? People who are close, and of whom no offer is noted."""

from collections.abc import Sequence

from netritual.domain.model import Person
from netritual.review.step import Act, Item, StepContext, StepSpec

OFFER = Act(
    id="add-offer", key="z", label="offer", help="Note what they could offer.", asks="text",
    prompt="what could they offer?",
)  # fmt: skip


def build(ctx: StepContext) -> list[Item]:
    """One row a person."""
    return [
        Item(
            key=f"offers:people:{person.id}", table="people", ref=person.id, section="Close people",
            cells=(person.name, "no offer noted"), acts=(OFFER,), person=person.id, people=(person.id,),
            detail=(("company", person.company),),
        )
        for person in ctx.network.all(Person)
        if person.tier in (1, 2) and not person.offers
    ]


def lines(ctx: StepContext) -> Sequence[str]:
    """What is asked, and how many offers are noted."""
    noted = sum(bool(person.offers) for person in ctx.network.all(Person))
    return ["Think of what they know and have.", f"{noted} people with an offer noted"]


STEP = StepSpec(
    id="offers", order=75, title="Offers", question="What could they offer?", aim_minutes=1.0, short_minutes=0.5,
    build=build, lines=lines, empty="Every close person has an offer noted.", foot="offers so far",
    commands=("plan-coffee",), keys=(OFFER,),
)
'''
"""It stands between the coffees and the end."""


@contextmanager
def ninth_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The step is there; what had read the steps before reads them anew."""
    (folder / "s75_offers.py").write_text(FILE, "utf-8")
    monkeypatch.setattr(rooms, "__path__", [*rooms.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, "netritual.cli.commands.review", raising=False)
    discover.cache_clear()
    try:
        yield
    finally:
        discover.cache_clear()
        for module in (f"{rooms.__name__}.s75_offers", "netritual.cli.commands.review"):
            sys.modules.pop(module, None)
        vars(rooms).pop("s75_offers", None)
