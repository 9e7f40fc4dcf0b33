"""A newcomer's thin log and first twelve weeks: what the openers are worth, and who goes on by a few lines."""

from dataclasses import replace

import pytest

from netritual.domain.model import Person, Promise
from netritual.domain.suggestions.triage import TWELVE
from tests.evaluation import contact_logs, newcomer, newcomer_ties
from tests.evaluation.contact_logs import SOURCES, folder
from tests.evaluation.measures import interval
from tests.evaluation.newcomer import HARDLY, NAMES, REPORTING, SEEN, TUNING, Newcomer, better, levels
from tests.evaluation.newcomer_ties import GUESSES, LINES, by_ego
from tests.evaluation.world import READING

DAILY, NIGHTLY = 2, 24
SURE = 22 / 24
"""The share of the seeds in which the engine is better than it was before there were openers."""
TIMES_CHANCE = 1.3
"""How many times the yes of an order by chance the cards have at least."""


@pytest.mark.parametrize(
    ("seen", "seeds"),
    [("five names", DAILY), *(pytest.param(seen, NIGHTLY, marks=pytest.mark.nightly) for seen in SEEN)],
)
def test_the_first_weeks_are_better_than_without_openers(seen: str, seeds: int) -> None:
    found = levels(seen, REPORTING[:seeds])
    assert better(found, "former engine") >= SURE * seeds
    assert interval(newcomer.gains(found, newcomer.ENGINE)).value > 0.2


@pytest.mark.parametrize("seeds", [DAILY * 3, pytest.param(NIGHTLY, marks=pytest.mark.nightly)])
def test_cards_find_more_than_chance_does(seeds: int) -> None:
    ours, chance = zip(*newcomer.yes_of(TWELVE, REPORTING[:seeds]), strict=True)
    assert sum(ours) >= TIMES_CHANCE * sum(chance)


def test_what_is_reported_on_is_not_what_was_chosen_by() -> None:
    assert set(TUNING).isdisjoint(REPORTING)


@pytest.mark.parametrize(
    ("at", "lines"),
    [(1, 10), *(pytest.param(at, n, marks=pytest.mark.nightly) for at in range(len(SOURCES)) for n in LINES)],
)
def test_who_was_known_before_goes_on_more_often(at: int, lines: int) -> None:
    where = folder()
    if where is None:
        pytest.skip("the contact logs are not on this machine (NETRITUAL_TIES)")
    log = contact_logs.read(where, SOURCES[at])
    plain, ours = (interval(list(by_ego(log, lines, GUESSES[name]).values())) for name in ("p_keep", "**engine**"))
    assert ours.value >= plain.value and newcomer_ties.gain(log, lines).value > 0


@pytest.mark.parametrize("keeps", [True, False])
def test_a_message_keeps_what_was_promised_and_no_coffee_that_was_said(keeps: bool) -> None:
    world = Newcomer(401, 0, 0, reading=replace(READING, message_keeps=keeps))
    while not any(one.promises and one.coffee for one in world.people):
        world.live()
    one = next(one for one in world.people if one.promises and one.coffee)
    owed, said = {promise for _, promise in one.promises}, one.coffee
    world.write(one)
    assert owed.isdisjoint(promise.id for promise in world.all(Promise) if promise.is_open) is keeps
    assert one.coffee == said


def test_the_newcomer_is_as_described() -> None:
    world = Newcomer(401, *SEEN["five names"])
    assert len(world.people) == 150 + HARDLY and not any(len(world.touches(one.id)) for one in world.people)
    assert sum(1 for person in world.all(Person) if person.tier > 0) == NAMES
    lines = Newcomer(401, *SEEN["10 lines"])
    assert sum(len(lines.touches(one.id)) for one in lines.people) == 10
    assert not any(person.tier > 0 for person in lines.all(Person))
