"""The number people are ranked by is the sum that is told in words, and the set is the plain one, pick by pick."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from math import inf
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.language.text import fold
from netritual.domain.model import Interaction, Keep, Person, Record, Review, Settings, Shown, Trip
from netritual.domain.network import Network, People, Touch
from netritual.domain.suggestions.footing import LISTED
from netritual.domain.suggestions.ranking import Ranking
from netritual.domain.suggestions.score import tenth
from netritual.domain.suggestions.selection import time_for
from netritual.domain.suggestions.suggest import _planned, suggest, why_not
from netritual.domain.suggestions.suggestion import Multiplier, Suggestion
from netritual.domain.suggestions.suggestion_reasons import explained
from netritual.domain.ties.counts import PlainCounts
from tests.domain.test_engine_properties import worlds
from tests.domain.test_suggest import networks
from tests.support.network import MemoryNetwork
from tests.support.score import score_of

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")
OTHERS = (
    replace(SETTINGS, capacity=0),
    replace(SETTINGS, city="Oslo", cadences={"1": 3, "2": 400}),
    replace(SETTINGS, trips=(Trip(city="oslo", from_=TODAY, to=TODAY),)),
    replace(SETTINGS, learned=Keep(0.2, 1.5, 0.9), weights={"loop": 9.0, "due": 31.25, "dormant": -3.0}),
)


def plain(
    network: Network, settings: Settings, size: int, meetings: int
) -> list[tuple[int, float, tuple[Multiplier, ...]]]:
    """Person, score and factors of the set, in the plainest way: greedy, one after the other, no short cuts."""
    ranking = Ranking(network, settings, TODAY)
    ranking.reach(-inf)
    people = People(network)
    floors = {one.person: one.floor for one in ranking.candidates}
    gaps = {one.person: one.case.stats.gap if one.case.settled else 0 for one in ranking.candidates}
    placed = ranking.facts.earlier.placed
    times = {c.person: 0 if c.case.settled else len(placed.get(c.person, ())) for c in ranking.candidates}
    candidates = [explained(one) for one in ranking.candidates]
    assert all(s.score == score_of(s.points, s.multipliers) for s in candidates)

    def order(s: Suggestion) -> tuple[int, float, float, int, int, int, int]:
        weight = next(row.value for row in s.multipliers if row.name == "tier")
        drawn = sha256(f"2026-W11:{people[s.person].handle}".encode()).digest()[:8]
        turn = 0 if s.opener == "introduced" else 2 if s.footing == "named" and ranking.facts.ready < 12 else 1
        return turn, -s.score, -weight, -gaps[s.person], times[s.person], int.from_bytes(drawn, "big"), s.person

    def passes(s: Suggestion) -> bool:
        place = next(row.value for row in s.multipliers if row.name == "place")
        known = s.score if place != 0.8 or (people[s.person].city and settings.city) else tenth(s.score / 0.8)
        return known >= floors[s.person] and s.score > 0

    def middle(s: Suggestion) -> bool:
        return people[s.person].tier in (3, 4)

    settled = {one.person for one in ranking.candidates if one.case.settled}
    rest = [s for s in candidates if passes(s) and (s.first_word or meetings or s.person in settled)]
    past_middle, past = ranking.facts.earlier.month
    owed, taking = 0, min(size, len(rest))
    if taking >= 3:
        month = -(-2 * (past + taking) // 3) - past_middle if past else 1
        owed = min(max(1, min(month, taking - settings.capacity)), sum(map(middle, rest)))
    chosen: list[Suggestion] = []
    while rest and len(chosen) < size:
        pool = [s for s in rest if middle(s)] if 0 < owed >= size - len(chosen) else rest
        best = min(pool or rest, key=order)
        owed -= middle(best)
        chosen.append(best)
        lower = (lowered(s, people[s.person], people[best.person]) for s in rest if s.person != best.person)
        had = [s.footing for s in chosen]
        rest = [s for s in lower if passes(s) and (s.footing not in ("named", "follow") or had.count(s.footing) < 3)]
        full = sum(not one.first_word for one in chosen) >= meetings
        rest = [s for s in rest if s.first_word or s.person in settled or not full]
    return [(s.person, s.score, s.multipliers) for s in chosen]


def lowered(s: Suggestion, one: Person, picked: Person) -> Suggestion:
    rows = s.multipliers
    there = {fold(circle) for circle in picked.circles}
    same = [circle for circle in one.circles if fold(circle) in there]
    if same and len(set(one.circles)) < 2:
        rows = more(rows, "circle", 0.8, f"circle {same[0]} is there already")
    if one.company and fold(one.company) == fold(picked.company):
        rows = more(rows, "company", 0.7, f"{one.company} is there already")
    return s if rows is s.multipliers else replace(s, multipliers=rows, score=score_of(s.points, rows))


def more(rows: tuple[Multiplier, ...], name: str, factor: float, why: str) -> tuple[Multiplier, ...]:
    before = [row.value for row in rows if row.name == name]
    value = round((before[0] if before else 1.0) * factor, 10)
    return (*(row for row in rows if row.name != name), Multiplier(name, value, why))


@st.composite
def reviews(draw: st.DrawFn) -> list[Record]:
    """Up to four weeks of reviews that showed some people."""
    records: list[Record] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        started = datetime(2026, 3, 9, 16, tzinfo=UTC) - timedelta(weeks=number)
        shown = draw(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=4))
        week = "{}-W{:02d}".format(*started.isocalendar()[:2])
        rows = tuple(Shown(person=who, score=9, picked=picked) for who, picked in shown)
        records.append(Review(id=number, week=week, started=started, ended=started, shown=rows))
    return records


@given(networks(), reviews(), st.integers(0, 4), st.sampled_from((None, 0, 1, 3, 9)))
def test_the_quick_ranking_is_the_plain_one(records: list[Record], past: list[Record], capacity: int, n: Any) -> None:
    network = MemoryNetwork(*records, *past)
    settings = Settings(city="Lisbon", capacity=capacity)
    found = suggest(network, settings, TODAY, n)
    beside = [s.wild_card or s.footing in LISTED or f"{time_for(settings)}: a word" in s.why for s in found.shown]
    listed = [(s.person, s.score, s.multipliers) for s, is_ in zip(found.shown, beside, strict=True) if not is_]
    free = max(0, capacity - _planned(network, TODAY))
    assert listed == plain(network, settings, capacity + 3 if n is None else n, free if n is None else 99)


@given(worlds(), st.integers(-2, 20), st.sampled_from((SETTINGS, *OTHERS)))
def test_the_number_is_the_sum_in_words(records: list[Record], later: int, settings: Settings) -> None:
    network, today = MemoryNetwork(*records), TODAY + timedelta(days=later)
    candidates = {one.person: one for one in Ranking(network, settings, today).candidates}
    for person in network.all(Person):
        told = why_not(network, settings, today, person.id).told
        assert told.score == score_of(told.points, told.multipliers)
        if person.id in candidates:
            assert candidates[person.id].score == told.score


TOUCHES = st.lists(
    st.tuples(st.integers(0, 500), st.sampled_from(("coffee", "video", "email")), st.sampled_from(("me", "mutual"))),
    min_size=1,
    max_size=6,
)


@example([[(days, "video", "mutual") for days in (22, 35)]], SETTINGS)  # spoken with, and not met
@example(
    [[(days, "coffee", "mutual") for days in (400, 450, 490)]], replace(SETTINGS, weights={"dormant": 30.0})
)  # asleep
@given(st.lists(TOUCHES, max_size=6), st.sampled_from((SETTINGS, *OTHERS)))
def test_nobody_scores_more_than_their_touches_allow(logs: list[Any], settings: Settings) -> None:
    known = datetime(2023, 1, 2, tzinfo=UTC)
    records: list[Record] = []
    for who, log in enumerate(logs, 1):
        records.append(
            Person(id=who, handle=f"p{who}", name=f"Person {who}", city="Lisbon" if who % 2 else "", created=known)
        )
        records += [
            Interaction(on=TODAY - timedelta(ago), channel=how, people=(who,), initiator=by) for ago, how, by in log
        ]
    ranking = Ranking(MemoryNetwork(*records), settings, TODAY)
    most = {one.id: ranking.scale.most(one, sums, ranking.facts) for one, sums in ranking.facts.acquainted}
    ranking.reach(-inf)
    assert all(one.raw <= most[one.person] for one in ranking.candidates)


@given(networks(), st.integers(0, 9))
def test_a_part_of_those_left_out_is_the_start_of_them_all(records: list[Record], first: int) -> None:
    found = suggest(MemoryNetwork(*records), SETTINGS, TODAY)
    some = list(islice(found.not_shown, first))
    assert (
        some
        == list(found.not_shown[:first])
        == list(suggest(MemoryNetwork(*records), SETTINGS, TODAY).not_shown)[:first]
    )


def quiet(people: int, *tiers: int) -> list[Record]:
    """So many people with coffees every month up to half a year ago; the first ones have these tiers."""
    records: list[Record] = []
    for n in range(1, people + 1):
        tier = tiers[n - 1] if n <= len(tiers) else 0
        records.append(Person(id=n, handle=f"p{n}", name=f"Person {n}", city="Lisbon", tier=tier))
        days = (TODAY - timedelta(days=180 + 30 * at) for at in range(5))
        records += [Interaction(on=day, channel="coffee", people=(n,), initiator="mutual") for day in days]
    return records


def test_whoever_i_was_sent_on_to_goes_first_though_many_with_a_rhythm_are_overdue() -> None:
    line = Interaction(on=TODAY - timedelta(days=3), summary="Person 1 said I should talk to Uwe Marten", people=(1,))
    known = Interaction(on=TODAY - timedelta(days=400), channel="coffee", people=(40,), initiator="mutual")
    uwe = Person(id=40, handle="uwe", name="Uwe Marten", city="Lisbon")
    assert suggest(MemoryNetwork(*quiet(20, *[2] * 20), uwe, known, line), SETTINGS, TODAY).shown[0].person == 40


def test_few_of_very_many_without_a_rhythm_are_looked_at() -> None:
    """Also where the first of those left out are told."""

    class Read(MemoryNetwork):
        def touches(self, person: int) -> Sequence[Touch]:
            read.append(person)
            return super().touches(person)

        def counts(self) -> PlainCounts:
            return at_hand

    records, read = quiet(300, *[1, 3] * 10), list[int]()
    records = [replace(one, status="archived") if isinstance(one, Person) and one.id < 9 else one for one in records]
    at_hand = PlainCounts(MemoryNetwork(*records))
    found = suggest(Read(*records), SETTINGS, TODAY)
    assert len(found.shown) == 5 and all(one.person <= 20 for one in found.shown)
    assert {one.why for one in islice(found.not_shown, 8)} == {"archived"}
    assert len({one for one in read if one > 20}) < 60  # some are looked at to tell how old the network is
