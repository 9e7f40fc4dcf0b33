"""``find`` gives what a scan of all folded texts gives, whether the documents stand in an index or behind it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Coffee, Follow, Interaction, Person, Record, Slot
from netritual.domain.people.exchange import whole
from netritual.domain.search.search_terms import NAMES, TEXTS, day_in, holds, marked, parts, searched, words_of
from netritual.paths import Home
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
VOCABULARY = ("Ana", "ana", "ANA", "Ánà", "pricing", "price", "O'Brien", "obrien", "Łódź", "李伟", "straße", "a-b", "x")
TEXTS_OF = st.lists(st.sampled_from((*VOCABULARY, "%", "_", "*", "“quoted”", "\t")), max_size=4).map(" ".join)
QUERIES = st.lists(st.sampled_from((*VOCABULARY, "an", "p", "bri", "lod", "")), min_size=1, max_size=2).map(" ".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("person"), TEXTS_OF, TEXTS_OF),
        st.tuples(st.just("talk"), TEXTS_OF, TEXTS_OF),
        st.tuples(st.just("edit"), TEXTS_OF, TEXTS_OF),
        st.tuples(st.just("plan"), TEXTS_OF, TEXTS_OF),
        st.tuples(st.just("follow"), TEXTS_OF, TEXTS_OF),
        st.sampled_from([("remove", "", ""), ("undo", "", ""), ("index", "", "")]),
    ),
    max_size=12,
)


def scan(store: JournalStore, kind: type[Record], words: list[str], meant: list[set[int]]) -> list[int]:
    """The ids, the newest first, of what holds all words."""
    found = [
        one
        for one in store.view().all(kind)
        if holds(searched(whole(one), TEXTS[kind]), words, meant, getattr(one, "people", ()))
    ]
    return [one.id for one in sorted(found, key=lambda one: (day_in(whole(one), kind), one.id), reverse=True)]


def run(store: JournalStore, step: tuple[str, str, str], number: int) -> None:
    """One step of a home's life."""
    what, first, second = step
    now = NOW + timedelta(days=number)
    talks = store.view().all(Interaction)
    here = tuple(one.id for one in store.view().all(Person)[number % 2 :][:2])
    if what == "person":
        new = Person(handle=f"p{number}", name=first or "x", private_notes=second, created=now)
        store.transact("add", lambda tx: tx.put(new), now)
    elif what == "talk":
        talk = Interaction(on=date(2026, 3, 1) + timedelta(days=number % 3), people=here, topic=first, note=second)
        store.transact("log-interaction", lambda tx: tx.put(talk), now)
    elif what == "plan":
        slot = Slot(start=now, end=now + timedelta(hours=1), tz="UTC") if number % 2 else None
        coffee = Coffee(people=here, said=now.date(), purpose=first, line=second, slot=slot)
        store.transact("plan-coffee", lambda tx: tx.put(coffee), now)
    elif what == "follow":
        follow = Follow(people=here, text=first, line=second, made=now.date())
        store.transact("follow-up", lambda tx: tx.put(follow), now)
    elif what == "edit" and talks:
        store.transact("edit", lambda tx: tx.put(replace(talks[number % len(talks)], note=second)), now)
    elif what == "remove" and talks:
        store.transact("remove", lambda tx: tx.remove(Interaction, talks[number % len(talks)].id), now)
    elif what == "undo" and store.journal.state.undo_log.to_undo() is not None:
        store.undo(now)
    elif what == "index" and store.journal.state.seq:
        store.update_index()


@settings(max_examples=60, deadline=None)
@given(STEPS, QUERIES, st.integers(1, 4))
def test_it_gives_what_a_scan_of_all_texts_gives(steps: list[tuple[str, str, str]], query: str, limit: int) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for number, step in enumerate(steps):
        run(store, step, number)
    words = words_of(query)
    everyone = store.view().all(Person)
    meant = [{one.id for one in everyone if holds(searched(whole(one), NAMES), [word])} for word in words]
    for opened in (store, open_store(HOME, disk)):
        for kind in (Person, Interaction, Coffee, Follow):
            who = meant if kind is Interaction else []
            found = [one.id for one in opened.view().find(kind, words, limit, who)]
            assert found == scan(opened, kind, words, who)[:limit]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("coffee re Pricing", "pric", "coffee re *Pricing*"),
        ("Ánà and Anastasia", "ana", "*Ánà* and *Anastasia*"),
        ("lunch with Pat O'Brien", "obrien", "lunch with Pat *O'Brien*"),
        ("lunch with Pat O'Brien", "brien", "lunch with Pat *O'Brien*"),
        ("nothing here", "ere", "nothing here"),
    ],
)
def test_the_words_are_marked_where_they_are_found(text: str, typed: str, shown: str) -> None:
    words = words_of(typed)
    assert marked(parts(text, words)) == shown
    assert holds(searched({"note": text}, ("note",)), words) == ("*" in shown)


def test_a_field_that_holds_something_odd_is_passed_over() -> None:
    assert searched({"name": 7, "aka": [None, "Ana", {}], "city": {"x": 1}}, TEXTS[Person]) == " ana"
    assert {name for names in TEXTS.values() for name in names} >= {"name", "topic", "place", "note", "line"}
