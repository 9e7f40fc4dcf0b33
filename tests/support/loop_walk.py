"""A walk through the sixty days after something happened: what is open on each, and what is asked.

A row of the table says what happened, day by day; ``walk`` lives it on a real store, looks at the lists four times a
day, and tells the days on which a loop of each kind was open (``netritual loops``) and asked (DO NOW). The steps of the
review are looked at on Fridays and whenever the lists have changed, or each evening.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from netritual.domain.dates.weeks import week_of
from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Person, Review, Settings
from netritual.paths import Home
from netritual.review.loop_item import loop_item
from netritual.review.step import StepContext
from netritual.review.step_loading import discover
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.reviews.act_execution import perform
from netritual.services.verbs import coffees, touches
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

START = datetime(2026, 3, 2, tzinfo=UTC)
"""Day 0, a Monday."""
DAYS = 60
LOOKS = (7, 11, 15, 20)
"""The hours at which the lists are looked at; what happens on a day happens at ``NOON`` unless it says so."""
NOON = 12
FRIDAY = 4
SETTINGS = Settings(name="Marta Silva", city="Lisbon", tz="UTC")

Days = Mapping[str, str]
"""Kind of loop -> its days, as pages are named: "2, 9-10"."""


class World:
    """A home in which Ana Ruiz and Bob Stone are close, at one moment of the walk."""

    def __init__(self, store: Store) -> None:
        self.store, self.now = store, START
        made = (
            Person(handle=name.split()[0].lower(), name=name, tier=2, status="network", created=START)
            for name in ("Ana Ruiz", "Bob Stone")
        )

        def meet(tx: Transaction) -> list[int]:
            return [tx.put(person).id for person in made]

        self.ana, self.bob = store.transact("import", meet, START)[0]


Deed = Callable[[World], object]
"""Something that a person does at the moment of a world."""


class Happened(NamedTuple):
    """A row of the table: what happened in words, the deeds by day (with a fraction for the hour: 2.75 is 18:00 of the
    third day; a whole day means noon), the days on which each kind is open and asked, and for how many it is walked."""

    words: str
    deeds: tuple[tuple[float, Deed], ...]
    open: Days
    asked: Days
    days: int = DAYS


class Walked(NamedTuple):
    """What a walk saw: the days on which a loop of each kind was open, and asked."""

    open: Mapping[str, frozenset[int]]
    asked: Mapping[str, frozenset[int]]


def log(line: str) -> Deed:
    """Log a line in the app."""
    return lambda world: touches.log(world.store, world.now, line, SETTINGS)


def tell(line: str) -> Deed:
    """Log a line in the app, and let it close what it says is done."""

    def deed(world: World) -> None:
        logged, _ = touches.log(world.store, world.now, line, SETTINGS)
        done, _ = close_certain(world.store, world.now, SETTINGS, logged.id)
        assert done, line

    return deed


def press(kind: str, key: str, answer: str | None = None) -> Deed:
    """Press a key on the one open loop of a kind."""

    def deed(world: World) -> None:
        network = world.store.view()
        (loop,) = [one for one in loops(network, SETTINGS, world.now) if one.kind == kind]
        item = loop_item(network, SETTINGS, world.now, loop)
        act = item.act(key)
        assert act is not None, (kind, key)
        assert perform(world.store, world.now, SETTINGS, act, item, answer or act.answer or None) is not None, (
            kind,
            key,
        )

    return deed


def plan(when: str, kind: str = "lunch") -> Deed:
    """Plan a talk with Ana at a wall-clock moment."""
    moment = datetime.fromisoformat(when)
    return lambda world: coffees.plan_coffee(world.store, world.now, (world.ana,), moment, SETTINGS, kind)


def walk(happened: Happened, *, each_evening: bool = False) -> Walked:
    """Live a row for sixty days. AssertionError when one thing is asked twice at a time, also in the review."""
    seen: tuple[dict[str, set[int]], dict[str, set[int]]] = {}, {}
    reviewed: object = None
    with closing(open_store(Home("/home"), MemoryDisk(), still=True)) as store:
        world = World(store)
        for moment, deed in sorted(_moments(happened), key=lambda one: one[0]):
            world.now = START + timedelta(hours=moment)
            if deed is not None:
                deed(world)
                continue
            kinds = _kinds(world)
            if world.now.hour == LOOKS[-1] and (each_evening or world.now.weekday() == FRIDAY or kinds != reviewed):
                _look_at_review(world)
                reviewed = kinds
            for kind, days in zip(kinds, seen, strict=True):
                for one in kind:
                    days.setdefault(one, set()).add(moment // 24)
    return Walked(*({kind: frozenset(days) for kind, days in one.items()} for one in seen))


def wanted(days: Days) -> Mapping[str, frozenset[int]]:
    """The days of a row, one by one."""
    return {kind: frozenset(_pages(text)) for kind, text in days.items()}


def _pages(text: str) -> Iterator[int]:
    for part in text.split(", "):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _moments(happened: Happened) -> Iterator[tuple[int, Deed | None]]:
    """The hours of the walk, with a deed or a look."""
    yield from ((day * 24 + hour, None) for day in range(happened.days) for hour in LOOKS)
    for at, deed in happened.deeds:
        yield round(at * 24) if at % 1 else round(at) * 24 + NOON, deed


def _kinds(world: World) -> tuple[list[str], list[str]]:
    """The kinds that are open and asked at the moment; nothing may stand twice in a list."""
    network = world.store.view()
    lists = loops(network, SETTINGS, world.now), today_of(network, SETTINGS, world.now).first
    for found in lists:
        assert len({(loop.table, loop.id) for loop in found}) == len(found), found
        assert len({(loop.kind, loop.people) for loop in found}) == len(found), found
    return [loop.kind for loop in lists[0]], [loop.kind for loop in lists[1]]


def _look_at_review(world: World) -> None:
    """Nothing may stand twice in a review at the moment."""
    rows = list(_review_rows(world))
    assert len(set(rows)) == len(rows), rows


def _review_rows(world: World) -> Iterator[tuple[str, int]]:
    """The records of which a review at this moment would ask something; people may stand in several of its steps.

    That a line can be corrected where it stands is no question.
    """
    review = Review(week=week_of(world.now.date()), started=world.now)
    context = StepContext(network=world.store.view(), settings=SETTINGS, now=world.now, review=review)
    for step in discover():
        for item in step.build(context):
            if (
                item.table not in ("people", "reviews")
                and item.ref
                and any(not act.shows and act.id != "correct-entry" for act in item.acts)
            ):
                yield item.table, item.ref
