"""A network in which every section of every step holds something; names may be replaced by hostile ones."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from netritual.domain.coffees.calendar_entries import Busy, PastMeeting
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Comment,
    Follow,
    Gift,
    Handoff,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Record,
    Request,
    Review,
    Settings,
    Slot,
    Thanks,
    Unsettled,
)
from netritual.review.step import StepContext
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
SETTINGS = Settings(name="Marta Silva", city="Lisbon", tz="Europe/Lisbon", purpose="find two pricing partners")
NAMES = ("Ana Ruiz", "Bob Stone", "Chloé Dubois", "Dana Fox", "Sam Lee", "Sam Patel", "Priya Nair", "Li Wei")
HOSTILE = (
    "[bold red]Ana[/] Ruiz", "Bob\x1b[31m\x07 Stone", "\u202eeolhC Dubois", "李雷" * 60, "Sam \ud800 Lee",
    "Sam\nPatel", "$(rm -rf ~) Nair", "a" * 5000,
)  # fmt: skip


def records(names: Sequence[str] = NAMES) -> list[Record]:
    """People 1 to 8 and everything that a week may hold."""
    emails = ("ana@ex.org", "bob@ex.org", "chloe@ex.org")
    people = [
        Person(
            id=n, handle=f"p{n}", name=name, tier=(n % 5) + 1, tier_set=TODAY - 400 * DAY, status="network",
            city="Lisbon", emails=(emails[n - 1],) if n <= 3 else (), topics=("pricing",), created=NOW - 500 * DAY,
            needs=("data people",) if n == 2 else (), offers=("data hiring",) if n == 8 else (),
            private_notes="her father is ill" if n == 7 else "", new=n == 4,
        )
        for n, name in enumerate(names, 1)
    ]  # fmt: skip
    talks = [
        Interaction(on=TODAY - n * 40 * DAY, channel="coffee", people=(who,), initiator="mutual", topic="pricing")
        for who in range(1, 9)
        for n in range(1, 5)
    ]
    week = [
        Interaction(on=TODAY - DAY, channel="coffee", people=(1,), initiator="mutual", line=f"coffee @{names[0]}"),
        Interaction(
            on=TODAY - DAY, channel="coffee", line="coffee @sam re grant",
            unsettled=(Unsettled(text="sam", candidates=(5, 6)),),
        ),
    ]  # fmt: skip
    return [*people, *talks, *week, *_loops(names[1]), *_rest(names[2])]


def _loops(text: str) -> list[Record]:
    handed = Handoff(to=2, on=TODAY - 9 * DAY, check_on=TODAY - 2 * DAY, note=text)
    return [
        Request(from_=1, type="resume", text=text, asked=NOW - 3 * DAY),
        Request(from_=2, type="complaint", text="broken link", asked=NOW - timedelta(hours=1), asked_again=1),
        Request(from_=3, text="reference", asked=NOW - 40 * DAY, state="answered", answered=NOW - 28 * DAY),
        Request(from_=4, text="resume", asked=NOW - 12 * DAY, state="handed", handoff=handed),
        Promise(people=(1,), text=f"send deck {text}", made=TODAY - 9 * DAY, due=TODAY - DAY),
        Promise(people=(2,), text="https://ex.org/cv", made=TODAY, due=TODAY + 2 * DAY, from_interaction=33),
        Promise(by="them", people=(1,), text="intro", made=TODAY, due=TODAY + 9 * DAY),
        Ask(to=3, type="advice", text="floor price", asked=TODAY - 8 * DAY),
        Ask(to=5, type="advice", topic="hiring", state="planned", due=TODAY + DAY),
        Ask(to=6, type="advice", topic="tiers", asked=TODAY - 90 * DAY, state="answered", answered=TODAY - 71 * DAY),
        Thanks(to=7, text="warm intro", made=TODAY - 2 * DAY),
        Coffee(people=(3,), said=TODAY - 12 * DAY, said_by="them"),
        Follow(people=(2, 4), text="proposal", made=TODAY - DAY, due=TODAY),
    ]


def _rest(title: str) -> list[Record]:
    start = NOW - 2 * DAY
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="Europe/Lisbon")
    ahead = Slot(start=NOW + 3 * DAY, end=NOW + 3 * DAY + timedelta(minutes=45), tz="Europe/Lisbon")
    comment = Comment(kind="question", text="did they?", on=TODAY - 3 * DAY, words=2)
    return [
        Coffee(people=(8,), said=TODAY - 9 * DAY, state="written", slot=slot, purpose="panel", uid="u1", in_file=True),
        Coffee(people=(5,), said=TODAY - 9 * DAY, state="written", slot=ahead, purpose="panel", uid="u2", in_file=True),
        Article(url="https://ex.org/a", title=title, author=1, shared=TODAY - DAY, topics=("pricing",)),
        Article(url="https://ex.org/b", title="Ports", shared_by=2, shared=TODAY - 5 * DAY),
        Article(url="https://ex.org/c", author=1, shared=TODAY - 3 * DAY, state="commented", comment=comment),
        Mentorship(person=7, since=TODAY - 90 * DAY, next_talk=TODAY + 7 * DAY, goals="pricing"),
        Gift(people=(3,), direction="got", text="warm intro", on=TODAY - 30 * DAY),
        Gift(people=(3,), direction="got", text="a book", on=TODAY - 60 * DAY),
        Introduction(between=(2, 8), why="data", state="asked_a", made=TODAY - 2 * DAY, asked_a=TODAY - 2 * DAY),
        Introduction(between=(1, 4), state="asked_a", made=TODAY, asked_a=TODAY, yes_a=TODAY),
        Introduction(between=(4, 5), state="both_yes", made=TODAY, asked_a=TODAY, yes_a=TODAY, yes_b=TODAY),
        Introduction(between=(5, 7), state="sent", sent=TODAY - 9 * DAY),
        Introduction(between=(1, 7), state="asked_b", asked_a=TODAY, yes_a=TODAY, asked_b=TODAY),
        Introduction(between=(3, 7), state="proposed"),
    ]  # fmt: skip


def meetings() -> tuple[PastMeeting, ...]:
    """Past meetings: one with an address, one with a name that is two people's, one with nobody known."""
    start = NOW - 2 * DAY
    hour = timedelta(hours=1)
    return (
        PastMeeting("m1", None, start, start + hour, "Lunch Bob", (("bob@ex.org", "Bob"),)),
        PastMeeting("m2", "20260309T100000Z", start + hour, start + 2 * hour, "Sync w/ Sam", (("s@x.org", ""),)),
        PastMeeting("m3", None, start + 3 * hour, start + 4 * hour, "Board", (("z@x.org", "Zed"),)),
    )


def context(names: Sequence[str] = NAMES, *, empty: bool = False) -> StepContext:
    """The context of a review over that network, or over an empty one."""
    review = Review(id=1, week="2026-W11", started=NOW, topic="" if empty else "pricing")
    network = MemoryNetwork(review) if empty else MemoryNetwork(*records(names), review)
    return StepContext(
        network=network,
        settings=SETTINGS,
        now=NOW,
        review=review,
        busy=() if empty else (Busy(NOW + DAY, NOW + DAY + timedelta(hours=2)),),
        meetings=() if empty else meetings(),
        fetched=None if empty else NOW - timedelta(minutes=5),
    )


def many(count: int) -> StepContext:
    """A network of many people with two talks each."""
    people: list[Record] = [
        Person(
            id=n, handle=f"p{n}", name=f"Person {n}", tier=n % 6 if n % 3 == 0 else 0, tier_set=date(2025, 1, 1),
            topics=("pricing",), needs=("data",) if n % 50 == 0 else (), offers=("data",) if n % 40 == 0 else (),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    talks: list[Record] = [
        Interaction(on=TODAY - (n % 300) * DAY, channel="coffee", people=(n,), initiator="mutual")
        for n in range(1, count + 1)
        for _ in range(2)
    ]
    review = Review(id=1, week="2026-W11", started=NOW)
    network = MemoryNetwork(*people, *talks, review)
    return StepContext(network=network, settings=SETTINGS, now=NOW, review=review)
