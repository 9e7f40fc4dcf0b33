"""A merge is remembered: a file from before it brings nobody back, doubles nothing, and fills only what is empty."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Article, Coffee, Distinction, Introduction, Mentorship, Person, Record, Review, Shown
from netritual.domain.people.exchange import KINDS
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.ports import ImportBatch, Store
from netritual.services.verbs import people_verbs
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.services.test_imports import FOREIGN, HEAD, batch_of, contacts, counts, person, take
from tests.services.test_round_trip import NOW, fields, homes
from tests.support.disk import MemoryDisk

TODAY = NOW.date()


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def put(store: Store, *records: Record) -> None:
    store.transact("seed", lambda tx: [tx.put(record) for record in records] and None, NOW)


def export(store: Store) -> ImportBatch:
    return detect.read(write("jsonl", store.view(), store_id=store.id), "x.jsonl")


def bob_is_robert(store: Store) -> tuple[int, int, ImportBatch]:
    """Robert and Bob, an export with both, and the merge."""
    robert = people_verbs.add_person(store, NOW, "Robert Stone", company="Nortel", emails=["r@x.org"])[0].id
    bob = people_verbs.add_person(store, NOW, "Bob Stone", company="Acme", city="Porto", emails=["b@x.org"])[0].id
    older = export(store)
    people_verbs.merge_people(store, NOW, robert, bob)
    return robert, bob, older


def test_an_older_export_brings_nobody_back_and_says_so(store: Store) -> None:
    robert, bob, older = bob_is_robert(store)
    before = write("jsonl", store.view())
    report = take(store, older)
    assert counts(report) == (0, 2, 0, 0, 0) and write("jsonl", store.view()) == before
    (notice,) = report.notices
    assert notice.why == (
        "Bob Stone (@bob-stone) is a part of Robert Stone (@robert-stone) by a merge; only what was empty is filled"
    )
    people_verbs.edit_person(store, NOW, robert, city="", company="Mine")
    assert counts(take(store, older)) == (0, 1, 1, 0, 0)
    kept = person(store, "robert-stone")
    assert (kept.city, kept.company, kept.emails) == ("Porto", "Mine", ("r@x.org", "b@x.org"))
    assert store.view().get(Person, bob) is None


def test_an_undone_merge_is_forgotten(store: Store) -> None:
    robert, bob, older = bob_is_robert(store)
    store.undo(NOW)
    assert not person(store, "robert-stone").merged
    assert take(store, older).same == 2 and store.view().get(Person, bob) is not None
    people_verbs.delete_person(store, NOW, bob)
    assert take(store, older).new == 1
    people_verbs.merge_people(store, NOW, bob, robert)
    people_verbs.delete_person(store, NOW, bob)
    assert take(store, older).new == 2


def test_lines_that_name_the_gone_are_about_the_kept(store: Store) -> None:
    robert, bob, _ = bob_is_robert(store)
    line = {"kind": "promise", "people": ["bob-stone"], "text": "send deck", "made": "2026-03-01"}
    assert counts(take(store, batch_of(line))) == (1, 0, 0, 0, 0)
    assert {each for promise in store.view().all(KINDS["promise"]) for each in fields(promise)["people"]} == {robert}
    other = {"kind": "person", "handle": "bob-stone", "name": "Bob Stonehill"}
    assert counts(take(store, batch_of({**other, "name": "bob stone"}, head=FOREIGN))) == (0, 1, 0, 0, 0)
    assert counts(take(store, batch_of(other, head=FOREIGN))) == (1, 0, 0, 0, 0)
    assert bob not in {each.id for each in store.view().all(Person)}


def test_somebody_new_with_the_handle_of_the_gone_is_somebody_else(store: Store) -> None:
    _, bob, _ = bob_is_robert(store)
    own = f'{{"kind":"netritual","schema":1,"store":"{store.id}"}}'
    new = {"kind": "person", "id": bob + 1, "handle": "bob-stone", "name": "Bob Stonehill"}
    assert counts(take(store, batch_of(new, head=own))) == (1, 0, 0, 0, 0)
    assert person(store, "bob-stone").name == "Bob Stonehill"
    assert counts(take(store, batch_of({**new, "company": "Loom"}, head=own))) == (0, 0, 1, 0, 0)
    del new["id"]
    assert counts(take(store, batch_of({**new, "company": "Mine"}, head=HEAD))) == (0, 0, 1, 0, 0)
    assert person(store, "robert-stone").company == "Nortel"


def test_a_merge_of_the_merged_is_remembered_whole(store: Store) -> None:
    robert, _, older = bob_is_robert(store)
    rob = people_verbs.add_person(store, NOW, "Rob Stone")[0].id
    people_verbs.merge_people(store, NOW, rob, robert)
    assert take(store, older).same == 2
    assert [(each.name, len(each.merged)) for each in store.view().all(Person)] == [("Rob Stone", 2)]


def test_what_a_merge_closed_as_a_double_stays_closed(store: Store) -> None:
    a, b, c = (people_verbs.add_person(store, NOW, name)[0].id for name in ("Ana", "Anna B", "Tom"))
    put(
        store,
        Mentorship(person=a, since=TODAY),
        Mentorship(person=b, since=TODAY - timedelta(days=99)),
        Coffee(people=(a,), said=TODAY),
        Coffee(people=(b,), said=TODAY - timedelta(days=9)),
        Introduction(between=(a, b)),
        Introduction(between=(a, c)),
        Introduction(between=(c, b), state="asked_a"),
        Distinction(between=(a, b), likeness=1),
        Distinction(between=(a, c), likeness=1),
        Distinction(between=(b, c), likeness=5),
        Article(url="https://x.org/a", author=a, shared_by=b, shared=TODAY),
        Review(week="2026-W10", started=NOW, shown=(Shown(person=a, score=2), Shown(person=b, score=1))),
    )
    older = export(store)
    people_verbs.merge_people(store, NOW, a, b)
    before = write("jsonl", store.view())
    report = take(store, older)
    assert not report.problems and report.new == report.changed == 0
    assert write("jsonl", store.view()) == before


def test_contacts_that_came_in_before_stay_one(store: Store) -> None:
    row = "Bob,Stone,https://www.linkedin.com/in/bob,b@x.org,Acme,CTO,05 Mar 2024"
    take(store, contacts(row))
    robert = people_verbs.add_person(store, NOW, "Robert Stone", company="Nortel", position="CEO")[0].id
    card = detect.read(b"BEGIN:VCARD\nFN:Bob Stone\nEMAIL:b@x.org\nORG:Acme\nTITLE:CTO\nEND:VCARD\n", "b.vcf")
    assert take(store, card).same == 1
    people_verbs.merge_people(store, NOW, robert, person(store, "bob-stone").id)
    before = write("jsonl", store.view())
    for batch in (contacts(row), card):
        report = take(store, batch)
        assert counts(report) == (0, 1, 0, 0, 0) and "a part of Robert Stone" in report.notices[0].why
    assert write("jsonl", store.view()) == before
    take(store, contacts(row.replace("Acme,CTO", "Loom,CEO")))
    assert person(store, "robert-stone").company == "Loom"


def test_a_merge_travels_in_an_export(store: Store) -> None:
    _, bob, older = bob_is_robert(store)
    elsewhere = open_store(Home("/home"), MemoryDisk(), still=True)
    import_rows(elsewhere, NOW, export(store), elsewhere.id)
    assert person(elsewhere, "robert-stone").merged == person(store, "robert-stone").merged
    assert take(elsewhere, older).same == 2 and elsewhere.view().get(Person, bob) is None
    elsewhere.close()


def others(store: Store) -> dict[str, set[int]]:
    return {kind: {each.id for each in store.view().all(of)} for kind, of in KINDS.items()}


@given(homes(), st.data())
def test_any_older_export_of_the_home(records: list[Record], data: st.DataObject) -> None:
    """Merges, edits and exports in any order, then any of the exports: everyone and everything stands as it did."""
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    put(store, *records)
    exports = [export(store)]
    for _ in range(data.draw(st.integers(1, 3))):
        everyone = [each.id for each in store.view().all(Person)]
        keep = data.draw(st.sampled_from(everyone))
        if data.draw(st.booleans()):
            value: Any = data.draw(st.sampled_from(["", "Loom", "Mine"]))
            people_verbs.edit_person(store, NOW, keep, company=value, city=value)
        elif len(everyone) > 1:
            people_verbs.merge_people(
                store, NOW, keep, data.draw(st.sampled_from([one for one in everyone if one != keep]))
            )
        exports.append(export(store))
    before, ids = {each.id: each for each in store.view().all(Person)}, others(store)
    older = data.draw(st.sampled_from(exports))
    gone = {row["id"] for row in older.rows if row["kind"] == "person"} - before.keys()
    report = take(store, older)
    assert others(store) == ids and not report.problems and report.new == report.doubt == 0
    told = [notice for notice in report.notices if "closed or changed here" not in str(notice)]
    assert len(told) == len(gone)
    for kept in store.view().all(Person):
        if gone.intersection(each.id for each in kept.merged):
            had = {name: value for name, value in fields(before[kept.id]).items() if value not in (None, "", ())}
            assert had.items() <= {name: value for name, value in fields(kept).items() if name in had}.items()
    assert take(store, older).changed == 0
    store.close()
