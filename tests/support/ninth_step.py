"""A ninth step of the review, as the one file it takes, found beside the eight while a test runs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netritual.review import steps as rooms
from netritual.review.step_loading import discover, step_named
from netritual.tui.command_table import step_place

FILE = '''\
"""What do they look for? People who are close, and of whom no need is noted."""

from collections.abc import Sequence

from netritual.domain.model import Person
from netritual.review.step import Act, Item, StepContext, StepSpec

NEED = Act(
    id="add-need", key="z", label="need", help="Note what they look for.", asks="text",
    prompt="what do they look for?",
)  # fmt: skip


def build(ctx: StepContext) -> list[Item]:
    """One row a person."""
    return [
        Item(
            key=f"needs:people:{person.id}", table="people", ref=person.id, section="Close people",
            cells=(person.name, "no need noted"), acts=(NEED,), person=person.id, people=(person.id,),
            detail=(("company", person.company),),
        )
        for person in ctx.network.all(Person)
        if person.tier in (1, 2) and not person.needs
    ]


def lines(ctx: StepContext) -> Sequence[str]:
    """What is asked, and how many needs are noted."""
    noted = sum(bool(person.needs) for person in ctx.network.all(Person))
    return ["Think of what keeps them busy.", f"{noted} people with a need noted"]


STEP = StepSpec(
    id="needs", order=75, title="Needs", question="What do they look for?", aim_minutes=1.0, short_minutes=0.5,
    build=build, lines=lines, empty="Every close person has a need noted.", foot="needs so far",
    commands=("plan-coffee",), keys=(NEED,),
)
'''
"""It stands between the coffees and the end."""


@pytest.fixture
def ninth_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The step is there; what had read the steps before reads them anew."""
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "s75_needs.py").write_text(FILE, "utf-8")
    monkeypatch.setattr(rooms, "__path__", [*rooms.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, "netritual.cli.commands.review_command", raising=False)
    read = (discover, step_named, step_place)
    for each in read:
        each.cache_clear()
    try:
        yield
    finally:
        for each in read:
            each.cache_clear()
        for module in (f"{rooms.__name__}.s75_needs", "netritual.cli.commands.review_command"):
            sys.modules.pop(module, None)
        vars(rooms).pop("s75_needs", None)
