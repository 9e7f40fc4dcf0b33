"""A ranking that goes on from a former one says what a fresh one says, whatever happened in between."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.counts import PlainCounts
from netritual.domain.model import (
    Coffee,
    Interaction,
    Keep,
    Person,
    PersonEvent,
    Promise,
    Record,
    Review,
    Settings,
    Shown,
    Trip,
)
from netritual.domain.network import Network, R
from netritual.domain.suggestions.memory import Memory
from netritual.domain.suggestions.ranking import Ranking
from netritual.domain.suggestions.suggest import fits, suggest, why_not
from netritual.domain.suggestions.suggestion import Ranked
from tests.domain.test_engine_properties import NOW, TODAY, person, record, worlds
from tests.support.network import MemoryNetwork

SETTINGS = Settings(city="Lisbon", tz="Europe/Lisbon")
OTHERS = (
    SETTINGS,
    replace(SETTINGS, capacity=0),
    replace(SETTINGS, city="Oslo", cadences={"1": 3, "2": 400}),
    replace(SETTINGS, trips=(Trip(city="oslo", from_=TODAY, to=TODAY),)),
    replace(SETTINGS, learned=Keep(0.2, 1.5, 0.9), weights={"loop": 9.0, "due": 31.25, "dormant": -3.0}),
)


visits = st.builds(PersonEvent, on=st.just(TODAY), kind=st.sampled_from(("visit", "job", "birthday")))
odd = st.builds(
    replace, person, travel_min=st.sampled_from((None, 10, 90)), events=st.lists(visits, max_size=1).map(tuple),
    blocked_kinds=st.sampled_from(((), ("coffee",), ("coffee", "lunch", "walk", "video", "call"), ("all",))),
)  # fmt: skip


class Moment(MemoryNetwork):
    """One moment of a log, which gives the very tables of the moment before where they are the same.

    It knows whom the log changed since another moment, as a store does: those, and now and then more.
    """

    def __init__(self, records: Sequence[Record], before: "Moment | None" = None, more: frozenset[int] = frozenset()):
        super().__init__(*records)
        self._before, self._more = before, more
        self._tables: dict[type[Record], Sequence[Any]] = {}

    def all(self, kind: type[R]) -> Sequence[R]:
        if kind not in self._tables:
            mine = tuple(super().all(kind))
            theirs = self._before.all(kind) if self._before is not None else ()
            self._tables[kind] = theirs if mine == theirs else mine
        return self._tables[kind]

    def counts(self) -> "Since":
        return Since(self)


class Since(PlainCounts):
    """The plain counts, and who differs between two moments."""

    def __init__(self, moment: Moment) -> None:
        super().__init__(moment)
        self._moment = moment

    def changed(self, since: Network) -> frozenset[int] | None:
        mine = self._moment
        ids = {person.id for network in (mine, since) for person in network.all(Person)}
        return mine._more | {
            who
            for who in ids
            if mine.get(Person, who) != since.get(Person, who) or mine.touches(who) != since.touches(who)
        }


def same(network: Network, settings: Settings, today: date, memory: Memory) -> None:
    fresh = suggest(network, settings, today)
    assert suggest(network, settings, today, memory=memory) == fresh
    assert fits(network, settings, today, memory) == fits(network, settings, today)
    assert all(
        why_not(network, settings, today, one.id, memory) == why_not(network, settings, today, one.id)
        for one in network.all(Person)
    )


@st.composite
def moments(draw: st.DrawFn) -> list[tuple[list[Record], frozenset[int]]]:
    """A log as it changes: records come, go, and are replaced."""
    now = {(type(one), one.id): one for one in draw(worlds())}
    found = [(list(now.values()), frozenset[int]())]
    for _ in range(draw(st.integers(1, 4))):
        for key in draw(st.lists(st.sampled_from(sorted(now, key=str)), max_size=2)) if now else []:
            now.pop(key, None)
        for one in draw(st.lists(st.one_of(odd, record, record), max_size=2)):
            number = draw(st.integers(1, 6))
            now[type(one), number] = replace(one, id=number)
        found.append((list(now.values()), draw(st.frozensets(st.integers(1, 7), max_size=1))))
    return found


@given(moments(), st.data())
def test_what_is_kept_changes_nothing(log: list[tuple[list[Record], frozenset[int]]], data: st.DataObject) -> None:
    memory, before = Memory(), None
    seen: list[Moment] = []
    for records, more in log:
        before = Moment(records, before, more)
        seen.append(before)
        settings = data.draw(st.sampled_from((SETTINGS, SETTINGS, *OTHERS)))
        today = TODAY + timedelta(days=data.draw(st.sampled_from((0, 0, 0, 1, 40))))
        same(before, settings, today, memory)
        same(data.draw(st.sampled_from(seen)), settings, today, memory)


@given(worlds(), st.lists(odd, max_size=4), st.sampled_from(OTHERS))
def test_the_numbers_are_those_of_the_words(records: list[Record], more: list[Person], settings: Settings) -> None:
    network = MemoryNetwork(*records, *(replace(one, id=number) for number, one in enumerate(more, 6)))
    ranking = Ranking(network, settings, TODAY)
    for verdict in ranking.judged.values():
        one = network.get(Person, verdict.person)
        assert one is not None and (one.tier or one.id in ranking.facts.open)
        if isinstance(verdict, Ranked):
            assert ranking.explained(one).score == verdict.score


def quiet(number: int, **fields: Any) -> list[Record]:
    return [
        Person(id=number, handle=f"p{number}", name=f"P {number}", tier=2, city="Lisbon", **fields),
        Interaction(id=number, on=TODAY - timedelta(days=200), channel="coffee", people=(number,), initiator="me"),
    ]


def test_only_those_are_judged_anew_about_whom_something_changed() -> None:
    before = Moment([one for n in range(1, 9) for one in quiet(n)])
    first = Ranking(before, SETTINGS, TODAY)
    call = Interaction(id=99, on=TODAY, channel="call", people=(3,))
    now = Moment([*(one for n in range(1, 9) for one in quiet(n)), call], before)
    then = Ranking(now, SETTINGS, TODAY, first)
    anew = {who for who in then.judged if then.judged[who] is not first.judged[who]}
    assert anew == {3} and then.facts is first.facts and then.offers is first.offers
    spoken = Promise(id=5, people=(4,), made=TODAY, due=TODAY)
    later = Ranking(Moment([*(one for n in range(1, 9) for one in quiet(n)), call, spoken], now), SETTINGS, TODAY, then)
    assert {who for who in later.judged if later.judged[who] is not then.judged[who]} == {4}
    assert first.judged[3] != then.judged[3] and len(first.judged) == 8


def test_an_offer_of_one_is_heard_by_another_who_needs_it() -> None:
    needy = quiet(1, needs=("data engineer",))
    before, memory = Moment([*needy, *quiet(2)]), Memory()
    same(before, SETTINGS, TODAY, memory)
    helped = Moment([*needy, *quiet(2, offers=("a data engineer",))], before)
    same(helped, SETTINGS, TODAY, memory)
    first = suggest(helped, SETTINGS, TODAY, memory=memory).shown[0]
    assert first.person == 1 and {point.component: point.points for point in first.points}["give_back"] == 6.0
    same(Moment([*needy, *quiet(2)], helped), SETTINGS, TODAY, memory)


def test_whoever_reads_a_former_answer_late_reads_what_it_said() -> None:
    before, memory = Moment([one for n in range(1, 9) for one in quiet(n)]), Memory()
    former, fresh = suggest(before, SETTINGS, TODAY, memory=memory), suggest(before, SETTINGS, TODAY)
    gone = Moment(
        [*quiet(1), Coffee(id=1, people=(1,), said=TODAY), *quiet(2, snooze_until=TODAY + timedelta(9))], before
    )
    same(gone, SETTINGS, TODAY, memory)
    assert list(former.not_shown) == list(fresh.not_shown) and len(former.not_shown) == 3


def test_a_review_that_showed_someone_is_heard() -> None:
    records = [one for n in range(1, 9) for one in quiet(n)]
    before, memory = Moment(records), Memory()
    same(before, SETTINGS, TODAY, memory)
    shown = tuple(Shown(person=n, score=9.0) for n in (1, 2))
    ignored = Review(id=1, week="2026-W10", started=NOW - timedelta(days=7), shown=shown)
    after = Moment([*records, ignored], before)
    same(after, SETTINGS, TODAY, memory)
    assert not {1, 2} & {s.person for s in suggest(after, SETTINGS, TODAY, memory=memory).shown[:2]}


def test_what_is_taken_back_is_forgotten() -> None:
    before, memory = Moment([one for n in range(1, 9) for one in quiet(n)]), Memory()
    said = Moment([one for n in range(1, 9) for one in quiet(n)] + [Coffee(id=1, people=(5,), said=TODAY)], before)
    for moment in (before, said, before, said):
        same(moment, SETTINGS, TODAY, memory)
    assert suggest(said, SETTINGS, TODAY, memory=memory).shown[0].person == 5
    assert suggest(before, SETTINGS, TODAY, memory=memory).shown[0].person == 1


def once_strong(number: int, times: int) -> list[Record]:
    talks = (TODAY - timedelta(days=400 + 10 * n) for n in range(times))
    person = Person(id=number, handle=f"p{number}", name=f"P {number}", tier=5, city="Lisbon")
    return [person, *(Interaction(id=100 * number + n, on=on, channel="walk", people=(number,))
                      for n, on in enumerate(talks))]  # fmt: skip


def test_another_wild_card_comes_when_the_first_one_was_met() -> None:
    rest = [one for n in range(1, 9) for one in quiet(n)]
    before, memory = Moment([*rest, *once_strong(20, 9), *once_strong(21, 7)]), Memory()
    same(before, SETTINGS, TODAY, memory)
    met = Interaction(id=9999, on=TODAY, channel="coffee", people=(20,))
    after = Moment([*rest, *once_strong(20, 9), *once_strong(21, 7), met], before)
    wild = [suggest(moment, SETTINGS, TODAY, memory=memory).shown[-1] for moment in (before, after, before)]
    assert [(one.person, one.wild_card) for one in wild] == [(20, True), (21, True), (20, True)]


def test_what_few_people_have_counts_in_the_numbers_as_in_the_words() -> None:
    visit, job = PersonEvent(kind="visit", on=TODAY), PersonEvent(kind="job", on=TODAY)
    fields: list[dict[str, Any]] = [
        {"city": "Oslo"}, {"city": "Oslo", "events": (visit,)}, {"events": (job,)}, {"birthday": "03-12"},
        {"kin": True}, {"travel_min": 90}, {"cadence_days": 400}, {"tier": 4}, {"city": ""},
    ]  # fmt: skip
    people = [replace(quiet(n)[0], **some) for n, some in enumerate([*fields, {}], 1)]
    talks = [
        Interaction(on=TODAY - timedelta(days=180 + n), channel="walk", people=(one.id,))
        for n in range(3)
        for one in people
    ]
    network = MemoryNetwork(*people, *talks)
    ranking = Ranking(network, SETTINGS, TODAY)
    scores = [verdict.score for verdict in ranking.judged.values() if isinstance(verdict, Ranked)]
    assert scores == [ranking.explained(network.all(Person)[at]).score for at in range(len(fields) + 1)]
    assert all(score != scores[-1] for score in scores[:-1])


def test_two_of_one_city_live_at_different_distances() -> None:
    near, far = quiet(1, travel_min=5), quiet(2, travel_min=90)
    found = Ranking(MemoryNetwork(*near, *far), SETTINGS, TODAY).judged
    assert isinstance(found[1], Ranked) and isinstance(found[2], Ranked) and found[1].raw > found[2].raw


def test_threads_may_share_a_memory() -> None:
    rows = [one for n in range(1, 30) for one in quiet(n)]
    moments = [Moment(rows)]
    for n in range(1, 9):
        rows = [*rows, Interaction(id=900 + n, on=TODAY, channel="call", people=(n,))]
        moments.append(Moment([*rows, Coffee(id=n, people=(n + 9,), said=TODAY)], moments[-1]))
    memory, asked = Memory(), [moment for moment in (*moments, *reversed(moments)) for _ in range(6)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda moment: suggest(moment, SETTINGS, TODAY, memory=memory), asked))
    assert told == [suggest(moment, SETTINGS, TODAY) for moment in asked]
