"""What holds for any records: nothing breaks, sums add up, and the order of the input never matters."""

from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.figures.stats_metrics import KEYS, medians, stats, weekly
from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Comment,
    DueMove,
    Follow,
    Gift,
    Handoff,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Rest,
    Review,
    Settings,
    Shown,
    Slot,
    Thanks,
)
from netritual.domain.search.people_rows import SORTS, PeopleIndex
from netritual.domain.suggestions import article_rank as articles
from netritual.domain.suggestions import introduction_matches, triage
from netritual.domain.suggestions.advice import Advisers
from netritual.domain.suggestions.suggest import suggest
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
SETTINGS = Settings(city="Lisbon", tz="Europe/Lisbon")

near = st.dates(date(2025, 6, 1), date(2026, 6, 1))
days = st.one_of(near, near, st.sampled_from((date.min, date.max, TODAY)))
maybe = st.one_of(st.none(), days)
moments = days.map(lambda day: datetime(day.year, day.month, day.day, 15, 30, tzinfo=UTC))
who = st.integers(1, 5)
some = st.lists(who, max_size=3).map(tuple)
words = st.sampled_from(("", "pricing", "a CFO", "data people", "talent; Nairobi", "{x}", "\u202e\x1b[31m"))
handoffs = st.one_of(st.none(), st.builds(Handoff, to=who, on=days, check_on=days, landed=maybe))
number = st.integers(0, 9)


def slots() -> st.SearchStrategy[Slot | None]:
    made = near.map(lambda d: Slot(start=_at(d, 9), end=_at(d, 10), tz="UTC"))
    return st.one_of(st.none(), made)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=hour)


def words_list() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words.filter(bool), max_size=2).map(tuple)


record: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        Interaction, on=days, people=some, topic=words, note=words, minutes=st.one_of(st.none(), number),
        channel=st.sampled_from(("coffee", "email", "call", "comment", "react", "note", "dm")),
        initiator=st.sampled_from(("me", "them", "mutual", None)),
    ),
    st.builds(Promise, people=some, made=days, due=maybe, closed=maybe, handoff=handoffs, snooze_until=maybe,
              by=st.sampled_from(("me", "them")),
              state=st.sampled_from(("open", "kept", "moved", "released", "handed")),
              history=st.lists(st.builds(DueMove, on=days, due=maybe), max_size=2).map(tuple)),
    st.builds(Request, from_=who, asked=moments, due=maybe, answered=st.one_of(st.none(), moments), handoff=handoffs,
              aim_hours=st.sampled_from((None, 0, 4, 10**9)), rounds=number,
              type=st.sampled_from(("complaint", "other")),
              state=st.sampled_from(("open", "answered", "handed", "declined", "acknowledged", "no_ack"))),
    st.builds(Ask, to=who, asked=maybe, due=maybe, answered=maybe, outcome_told=maybe, nudged=maybe, topic=words,
              nudges=st.integers(0, 2), type=st.sampled_from(("advice", "mentor")),
              state=st.sampled_from(("planned", "asked", "answered", "declined", "rest"))),
    st.builds(Thanks, to=who, made=days, due=maybe, said=maybe),
    st.builds(Follow, people=some, made=days, due=maybe),
    st.builds(Gift, people=some, on=days, direction=st.sampled_from(("gave", "got"))),
    st.builds(Article, url=words, title=words, author=st.one_of(st.none(), who), shared=days, read=maybe,
              author_replied=maybe, comment=st.one_of(st.none(), st.builds(Comment, on=days, useful=st.booleans()))),
    st.builds(Coffee, people=some, said=days, due=maybe, slot=slots(), changed=st.one_of(st.none(), moments),
              decline_reason=st.sampled_from((None, "too_soon", "busy", "wrong_channel", "not_a_fit")),
              state=st.sampled_from(("said", "proposed", "written", "confirmed", "held", "declined", "lapsed"))),
    st.builds(Introduction, between=st.sampled_from(((1, 2), (2, 3), (4, 1))), made=maybe, sent=maybe),
    st.builds(Review, week=st.sampled_from(("2026-W09", "2026-W10", "2026-W11", "x")), started=st.just(NOW),
              shown=st.lists(st.builds(Shown, person=who, score=st.floats(8, 90)), max_size=3).map(tuple)),
    st.builds(Rest, week=st.sampled_from(("2026-W08", "nonsense"))),
)  # fmt: skip

person = st.builds(
    Person, handle=st.just("h"), name=st.sampled_from(("Ana Ruiz", "李伟", "", "bob")), tier=st.integers(0, 5),
    tier_set=maybe, city=st.sampled_from(("", "Lisbon", "Oslo")), company=st.sampled_from(("", "Nortel")),
    status=st.sampled_from(("list", "network", "archived")), needs=words_list(), offers=words_list(),
    topics=words_list(), circles=words_list(), birthday=st.sampled_from((None, "02-29", "1980-03-12", "junk", "--")),
    kin=st.booleans(), listed_on=maybe, snooze_until=maybe, connected_on=maybe,
    cadence_days=st.sampled_from((None, 0, 7, 999)),
)  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> list[Record]:
    """Up to five people and some records of every kind, with ids, dates at both ends of the calendar included."""
    from msgspec.structs import replace

    people = draw(st.lists(person, max_size=5))
    records = draw(st.lists(record, max_size=14))
    return [replace(r, id=n) for n, r in enumerate(people, 1)] + [replace(r, id=n) for n, r in enumerate(records, 1)]


SHOWN = attrgetter("person", "loop", "due", "status", "last", "in_person", "next", "quiet", "state", "tie_state")
"""What a row of People says."""


def everything(records: list[Record]) -> list[Any]:
    network = MemoryNetwork(*records)
    advisers = Advisers(network, SETTINGS, TODAY)
    return [
        loops(network, SETTINGS, NOW, snoozed=True), today_of(network, SETTINGS, NOW),
        suggest(network, SETTINGS, TODAY), stats(network, SETTINGS, NOW, "week"), stats(network, SETTINGS, NOW, "12w"),
        medians(network, NOW), weekly(network, NOW), articles.queue(network, SETTINGS, NOW),
        *advisers.free("pricing"), *advisers.blocked("pricing"), *advisers.free(""), *advisers.blocked(""),
        introduction_matches.pairs(network), introduction_matches.favours(network, SETTINGS, TODAY),
        triage.Deck(network, SETTINGS, TODAY).hand(9),
        *([*map(SHOWN, PeopleIndex(network, SETTINGS, TODAY).rows("-tag:x", sort))] for sort in SORTS),
    ]  # fmt: skip


@given(worlds(), st.randoms())
def test_the_same_records_in_any_order_say_the_same(records: list[Record], rng: Any) -> None:
    shuffled = list(records)
    rng.shuffle(shuffled)
    assert everything(records) == everything(shuffled)


@given(worlds())
def test_sums_and_shares_are_sound(records: list[Record]) -> None:
    network = MemoryNetwork(*records)
    told = stats(network, SETTINGS, NOW, "12w")
    assert set(told.values) == set(KEYS)
    assert all(0 <= part <= whole for part, whole in told.of.values())
    for reading in articles.queue(network, SETTINGS, NOW):
        assert reading.score == round(sum(p.points for p in reading.parts), 1) and 0 <= reading.score <= 100
    advisers = Advisers(network, SETTINGS, TODAY)
    for advice in (*advisers.free("pricing"), *advisers.blocked("pricing")):
        assert advice.fit == round(sum(p.points for p in advice.parts), 1) and 0 <= advice.fit <= 100
    for pair in introduction_matches.pairs(network):
        assert pair.fit == round(sum(p.points for p in pair.parts), 1) and 0 < pair.fit <= 100


@given(worlds())
def test_loops_stand_in_the_order_of_f(records: list[Record]) -> None:
    found = loops(MemoryNetwork(*records), SETTINGS, NOW)
    assert [loop.score for loop in found] == sorted((loop.score for loop in found), reverse=True)
    assert len({(loop.table, loop.id) for loop in found}) == len(found)
    assert all(loop.note and loop.age_days >= 0 for loop in found)
    assert not any(loop.snooze_until is not None and loop.snooze_until > TODAY for loop in found)
