"""What goes out comes back: an export of any home, taken in by an empty one, is the same export again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain import model
from netritual.domain.model import Article, Interaction, Person, Promise, Record, Review
from netritual.domain.people.exchange import KINDS
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.ports import Store
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.services.test_imports import ANA, FOREIGN, HEAD, TOM, Door, batch_of, counts, take
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)


def fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
DAYS = st.dates(date(2024, 1, 1), date(2026, 3, 11))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 3, 11)).map(lambda m: m.replace(microsecond=0, tzinfo=UTC))


@st.composite
def homes(draw: st.DrawFn) -> list[Record]:
    """Records of a small home, valid ones, with ids and references among them."""
    people = list(range(101, 101 + draw(st.integers(1, 4))))
    who = st.sampled_from(people)
    group = st.lists(who, min_size=1, max_size=3, unique=True).map(tuple)
    ids = iter(range(1001, 2000))
    found: list[Record] = []
    for at, id_ in enumerate(people):
        tier = draw(st.integers(0, 5))
        found.append(
            Person(
                id=id_, handle=f"p{at}", name=draw(st.sampled_from(["Ana Ruiz", "王芳", "Ngũgĩ wa T", "Sam"])),
                company=draw(TEXT), tier=tier,
                status="network" if tier else draw(st.sampled_from(["list", "archived"])),
                aka=tuple(draw(st.lists(TEXT, max_size=2))), emails=(f"p{at}@x.org",) if draw(st.booleans()) else (),
                birthday=draw(st.none() | DAYS.map(lambda d: d.strftime("%m-%d"))), created=draw(MOMENTS),
                private_notes=draw(TEXT), listed_on=draw(st.none() | DAYS),
            )
        )  # fmt: skip
    talks = [next(ids) for _ in range(draw(st.integers(0, 3)))]
    talk = st.none() | st.sampled_from(talks) if talks else st.none()
    found += [
        Interaction(id=id_, on=draw(DAYS), channel="coffee", people=draw(group), led_to=draw(talk), note=draw(TEXT),
                    unsettled=(model.Unsettled(text="sam", candidates=draw(group)),),
                    likely={name: (draw(who),) for name in draw(st.lists(TEXT, max_size=2))})
        for id_ in talks
    ]  # fmt: skip
    some: list[st.SearchStrategy[Record]] = [
        st.builds(Promise, people=group, text=TEXT, made=DAYS, due=st.none() | DAYS, from_interaction=talk,
                  handoff=st.none() | st.builds(model.Handoff, to=who, on=DAYS, check_on=DAYS)),
        st.builds(model.Request, from_=who, text=TEXT, about=group, asked=MOMENTS, from_interaction=talk),
        st.builds(model.Ask, to=who, text=TEXT, nudges=st.integers(0, 2)),
        st.builds(model.Thanks, to=who, made=DAYS, due=DAYS),
        st.builds(model.Follow, people=group, made=DAYS),
        st.builds(model.Gift, people=group, direction=st.just("gave"), on=DAYS, text=TEXT),
        st.builds(model.Coffee, people=group, said=DAYS, purpose=TEXT, changed=MOMENTS, in_file=st.booleans()),
    ]  # fmt: skip
    for record in draw(st.lists(st.one_of(some), max_size=8)):
        found.append(type(record)(**{**fields(record), "id": next(ids)}))
    if len(people) > 1:
        found.append(model.Distinction(id=next(ids), between=(people[0], people[1]), likeness=40, on=draw(DAYS)))
    urls = draw(st.lists(st.integers(0, 9), max_size=2, unique=True))
    found += [Article(id=next(ids), url=f"https://x.org/{n}", author=draw(who), shared=draw(DAYS)) for n in urls]
    found += [
        model.Feed(id=next(ids), url=f"https://x.org/feed{n}", of=draw(st.none() | who), title=draw(TEXT),
                   added=draw(DAYS), since=draw(st.none() | DAYS))
        for n in urls
    ]  # fmt: skip
    if talks:
        items = (model.ReviewItem(ref=f"interactions:{talks[0]}", outcome="done"),)
        shown = (model.Shown(person=people[0], score=draw(st.floats(0, 100))),)
        review = Review(id=next(ids), week="2026-W10", started=draw(MOMENTS), items=items, shown=shown,
                        seconds={"who": 2.5}, summary={"people": [1, None]})  # fmt: skip
        found.append(review)
    return found


def fresh() -> Store:
    return open_store(Home("/home"), MemoryDisk(), still=True)


@given(homes())
def test_an_export_comes_back_as_it_was(records: list[Record]) -> None:
    one, two = fresh(), fresh()
    one.transact("seed", lambda tx: [tx.put(record) for record in records], NOW)
    first = write("jsonl", one.view(), store_id=one.id, settings={"tz": "UTC"})
    batch = detect.read(first, "x.jsonl")
    door = Door(tz="UTC")
    report, _ = import_rows(two, NOW, batch, two.id, door)
    assert not report.problems
    second = write("jsonl", two.view(), store_id=two.id, settings={"tz": "UTC"})
    assert second.partition(b"\n")[2] == first.partition(b"\n")[2]
    for home in (one, two):
        again, change = import_rows(home, NOW + timedelta(hours=1), batch, home.id, door)
        assert (again.new, again.changed, again.doubt, change) == (0, 0, 0, None)
    one.close()
    two.close()


NAMES = st.sampled_from(
    sorted({name for record in KINDS.values() for name in record.__struct_encode_fields__} | {"x", "start", "to"})
)
SOUND = {
    "handle": "eve", "name": "Eve", "on": "2026-03-01", "people": ["ana"], "made": "2026-03-01", "from": "ana",
    "asked": "2026-03-01", "to": "tom", "person": "tom", "since": "2026-03-01", "direction": "gave",
    "said": "2026-03-01",
    "url": "https://x.org/a", "shared": "2026-03-01", "between": ["ana", "tom"], "key": "k", "text": "t",
    "week": "2026-W10", "started": "2026-03-06T16:00:00Z",
}  # fmt: skip
"""Enough fields for any kind; those of another kind are kept as unknown ones."""
MOMENT = {"request": {"asked": "2026-03-10T09:00:00Z"}}
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4)
    | st.sampled_from(["ana", "tom", "2026-03-01", "2026-03-10T09:00:00Z", "open", "written", "9999-12-31"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(st.dictionaries(NAMES, ODD, max_size=6), max_size=4), st.sampled_from([HEAD, FOREIGN]))
def test_odd_values_end_in_records_or_problems(rows: list[dict[str, Any]], head: str) -> None:
    store = fresh()
    lines = [{**SOUND, **MOMENT.get(kind, {}), **row, "kind": kind} for row in rows for kind in KINDS]
    batch = batch_of({**ANA, "knows": []}, TOM, *lines, head=head)
    report = take(store, batch)
    assert report.good + len(report.problems) >= len(lines) + 2
    again = take(store, detect.read(write("jsonl", store.view(), store_id=store.id), "x"))
    assert counts(again)[0] == counts(again)[2] == len(again.problems) == 0
    store.close()


def test_no_file_opens_a_private_network(own_home: Home) -> None:
    """Only the person says that the host of a feed may be private: what a file says of it is told and not taken."""
    store = fresh()
    feed = {"kind": "feed", "url": "http://192.168.1.1/feed", "of": "ana", "added": "2026-03-01", "private": True}
    report = take(store, batch_of({**ANA, "knows": []}, feed))
    (there,) = store.view().all(model.Feed)
    assert not there.private and "only if it is public" in report.notices[0].why
    store.transact("seed", lambda tx: tx.put(replace(there, private=True)), NOW)
    take(store, batch_of({**ANA, "knows": []}, feed))
    assert store.view().all(model.Feed)[0].private
    own = write("jsonl", store.view(), store_id=store.id)
    assert not import_rows(store, NOW, detect.read(own, "x.jsonl"), store.id)[0].notices
    store.close()


@pytest.mark.parametrize("name", [{}, {"name": ""}, {"name": None}])
def test_somebody_of_another_home_without_a_name_is_a_problem(name: dict[str, Any]) -> None:
    store = fresh()
    report = take(store, batch_of({"kind": "person", "handle": "eve", **name}, head=FOREIGN))
    assert (report.good, len(report.problems)) == (0, 1)
    store.close()
