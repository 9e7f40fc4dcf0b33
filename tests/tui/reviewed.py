"""A home with something in every step of the review: the people of the frames, invented for them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from netritual.domain.model import (
    Article,
    Ask,
    Channel,
    Coffee,
    Handoff,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Request,
    Settings,
    Status,
    Thanks,
    Unsettled,
)  # fmt: skip
from netritual.services.reviews.review_run import ReviewRun
from tests.tui.conftest import World

TODAY = date(2026, 3, 11)
"""Wednesday, the day of the shared clock."""


class Cast(NamedTuple):
    """The ids of the people of ``settled``."""

    tom: int
    dana: int
    ana: int
    bob: int
    priya: int
    chloe: int
    soren: int
    wei: int
    sam: int
    sam2: int
    ines: int


def _person(handle: str, name: str, tier: int, **fields: Any) -> Person:
    status: Status = "network" if tier else "list"
    return Person(handle=handle, name=name, tier=tier, status=status, **fields)


def _talk(days: int, people: tuple[int, ...], channel: Channel = "coffee", **fields: Any) -> Interaction:
    on = TODAY - timedelta(days=days)
    return Interaction(on=on, channel=channel, people=people, initiator="mutual", **fields)


def fill(world: World, names: tuple[str, ...] = ()) -> Cast:
    """Put people and open matters into a home; ``names`` replace the names of the first people."""
    world.settings = Settings(name="Marta Silva", city="Lisbon", tz="UTC", purpose="find two pricing partners")
    people = [
        _person("tom", "Tom Reed", 3, company="Reed & Co"),
        _person("dana", "Dana Fox", 3, company="Bluewave", position="Head of Talent", city="Lisbon"),
        _person("ana", "Ana Ruiz", 2, company="Nortel", position="CFO", city="Lisbon", topics=("pricing",),
                needs=("CFO services",)),
        _person("bob", "Bob Stone", 3, company="PyData", city="Lisbon", needs=("data people",)),
        _person("priya", "Priya Nair", 1, company="Stripe", city="Lisbon", offers=("pricing",), topics=("pricing",),
                private_notes="father ill"),
        _person("chloe", "Chloé Dubois", 2, company="Lyon SA", city="Lisbon"),
        _person("soren", "Søren Holm", 2, company="Maersk", city="Copenhagen", topics=("shipping",)),
        _person("wei", "Li Wei", 3, company="Bluewave", city="Lisbon", offers=("data people",)),
        _person("sam", "Sam Lee", 4),
        _person("sam2", "Sam Patel", 0),
        _person("ines", "Ines Melo", 4),
    ]  # fmt: skip
    for at, name in enumerate(names[: len(people)]):
        people[at] = _renamed(people[at], name)
    ids = Cast(*(record.id for record in world.put(*people)))
    world.put(
        _talk(1, (ids.ana,), minutes=50, place="Fabrica", topic="pricing", line="coffee @ana yesterday re pricing"),
        _talk(1, (ids.dana,), "comment", summary="What hiring taught me"),
        _talk(2, (ids.bob,), "lunch", topic="hiring"),
        _talk(2, (ids.priya,), "call", minutes=30, topic="pricing"),
        _talk(3, (ids.soren,), "text"),
        _talk(5, (ids.wei,), "video", minutes=120),
        *(_talk(30 * n, (ids.priya,), "coffee", topic="pricing", value="got") for n in range(1, 6)),
        *(_talk(40 * n, (ids.chloe,), "coffee") for n in range(3, 8)),
        *(_talk(60 + 21 * n, (ids.soren,), "email", topic="pricing") for n in range(8)),
        *(_talk(150 + 30 * n, (ids.wei,), "lunch") for n in range(4)),
        Interaction(
            on=TODAY - timedelta(days=1), line="coffee @sam re grant", channel="coffee", topic="grant",
            unsettled=(Unsettled(text="sam", candidates=(ids.sam, ids.sam2)),),
        ),
    )  # fmt: skip
    asked = datetime(2026, 3, 9, 9, 10, tzinfo=UTC)
    world.put(
        Request(from_=ids.tom, type="resume", text="your resume", asked=asked),
        Request(from_=ids.dana, type="reference", text="reference on Bob", asked=datetime(2026, 3, 11, 7, tzinfo=UTC)),
        Request(from_=ids.ana, type="reference", text="reference", asked=asked - timedelta(days=40), state="answered",
                answered=asked - timedelta(days=28), rounds=1),
        Request(from_=ids.dana, type="resume", text="resume", asked=asked - timedelta(days=10), state="handed",
                handoff=Handoff(to=ids.ines, on=date(2026, 3, 2), check_on=date(2026, 3, 9))),
        Promise(people=(ids.ana,), text="send deck", made=TODAY - timedelta(days=1), due=date(2026, 3, 13)),
        Promise(people=(ids.bob,), text="review his CV", made=TODAY - timedelta(days=2), due=date(2026, 3, 31)),
        Promise(by="them", people=(ids.ana,), text="intro to her CFO", made=TODAY - timedelta(days=5),
                due=date(2026, 3, 20)),
        Thanks(to=ids.priya, text="warm intro to Stripe", made=TODAY - timedelta(days=2), due=TODAY),
        Coffee(people=(ids.chloe,), said_by="them", said=TODAY - timedelta(days=12), uid="c1"),
        Ask(to=ids.soren, topic="3-tier pricing", text="3-tier pricing advice", asked=TODAY - timedelta(days=90),
            state="answered", answered=TODAY - timedelta(days=71), thanked=TODAY - timedelta(days=70)),
        Article(url="https://ex.org/pricing", title="Usage-based pricing, one year on", author=ids.ana,
                shared=TODAY - timedelta(days=1), topics=("pricing",)),
        Article(url="https://ex.org/ports", title="Ports after the strike", author=ids.soren,
                shared=TODAY - timedelta(days=5)),
        Article(url="https://ex.org/hiring", title="What hiring taught me in 2025", author=ids.dana,
                shared=TODAY - timedelta(days=2)),
        Mentorship(person=ids.priya, since=date(2025, 11, 1), next_talk=date(2026, 3, 18)),
        Introduction(between=(ids.bob, ids.wei), why="data people", state="asked_a", made=TODAY - timedelta(days=4),
                     asked_a=TODAY - timedelta(days=2)),
    )  # fmt: skip
    return ids


def gone_on(world: World, step: str) -> None:
    """Begin the full review, or go on with it, up to a step, as ``]`` does; the app opens it there."""
    now = world.clock.now()
    run = ReviewRun.start(world.store, world.settings, now, elapsed=world.clock.elapsed)
    for _ in run.course.steps:
        if run.step.id == step:
            return
        run.next(now)
    raise AssertionError(f"the review does not come to {step}")


def _renamed(person: Person, name: str) -> Person:
    from msgspec.structs import replace

    return replace(person, name=name)
