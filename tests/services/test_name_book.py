"""The app's lookup of names: kept up with the network, and who it offers while a name is typed."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.quicklog.grammar import parse
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.name_book import NameBook
from netritual.services.ports import Store
from netritual.services.verbs.touches import log
from netritual.store.index.database import Index
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.calls import count_calls


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(str(tmp_path / "book")), Disk(), True)
    yield opened
    opened.close()


def put(store: Store, *people: Person) -> list[int]:
    return store.transact("add", lambda tx: [tx.put(person).id for person in people], NOW)[0]


def offered(store: Store, typed: str, limit: int = 9, *, company: bool = False, alike: bool = False) -> list[str]:
    book = NameBook(store.view())
    return [person.handle for person in book.offered(typed, limit, company=company, alike=alike)]


def test_by_rhythm_then_the_network_before_the_list_then_by_name(store: Store) -> None:
    ids = put(
        store, Person(handle="ana1", name="Ana Abt"), Person(handle="ana2", name="Ana Zorn", status="network"),
        Person(handle="ana3", name="Ana Roy", tier=3), Person(handle="ana4", name="Anabel Yu"),
        Person(handle="gone", name="Ana Gone", status="archived"), Person(handle="bob", name="Bob", aka=("Anatol",)),
    )  # fmt: skip
    talk = Interaction(on=date(2026, 3, 1), channel="coffee", people=(ids[3],), initiator="mutual")
    store.transact("log", lambda tx: tx.put(talk), NOW)
    assert offered(store, "ána") == ["ana3", "ana2", "ana4", "ana1", "bob"]
    assert offered(store, "ana", 2) == ["ana3", "ana2"]
    assert offered(store, "") == offered(store, "--") == []


def test_a_company_and_a_slip_are_found_where_they_are_asked_for(store: Store) -> None:
    put(store, Person(handle="dana", name="Dana Fox", company="Nortel"), Person(handle="marc", name="Mark Weber"))
    assert offered(store, "nor") == [] and offered(store, "nor", company=True) == ["dana"]
    assert offered(store, "marc webber") == [] and offered(store, "mark webber", alike=True) == ["marc"]
    assert offered(store, "zzzzqqq", alike=True) == []


def test_of_very_many_those_with_a_rhythm_or_a_talk_come_first_and_the_rest_by_name(store: Store) -> None:
    count = 600
    people = [Person(handle=f"p{at}", name=f"Ana {at:04d}", tier=5 * (at == count - 1)) for at in range(count)]
    met = put(store, *people)[count // 2]
    talk = Interaction(on=NOW.date(), channel="coffee", people=(met,), initiator="mutual")
    store.transact("log", lambda tx: tx.put(talk), NOW)
    assert offered(store, "ana", 4) == [f"p{count - 1}", f"p{count // 2}", "p0", "p1"]


def test_a_book_follows_the_network(store: Store) -> None:
    first, second = put(store, Person(handle="ana", name="Ana Ruiz"), Person(handle="eva", name="Eva Lund"))
    book = NameBook(store.view())
    assert [match[0] for match in book.find("lund")] == [second]
    store.transact("change", lambda tx: tx.put(Person(id=second, handle="eva", name="Eva Sol")), NOW)
    store.transact("remove", lambda tx: tx.remove(Person, first), NOW)
    (third,) = put(store, Person(handle="tom", name="Tom Lund"))
    book = book.follow(store.view())
    assert [match[0] for match in book.find("lund")] == [third]
    assert not book.find("ana") and [match[0] for match in book.find("sol")] == [second]
    assert book.follow(store.view()) is book


def test_an_exact_handle_comes_first_also_where_it_begins_another(store: Store) -> None:
    put(store, Person(handle="ana-ruiz", name="Ana Ruiz", tier=1), Person(handle="ana", name="Ana Zorn"),
        Person(handle="Anabel", name="Anabel Roe", tier=2), Person(handle="roe", name="Anabel"))  # fmt: skip
    assert offered(store, "ana")[0] == "ana" and offered(store, "ana", 1) == ["ana"]
    book = NameBook(store.view())
    assert [match[1] for match in book.find("ana")] == ["ana"]
    assert [match[1] for match in book.find("anabel")] == ["Anabel"]


def test_a_line_that_is_saved_names_whom_the_line_that_is_typed_names(store: Store) -> None:
    """Somebody I talked with stands before all of that first name on the list, for both."""
    known, *_ = put(store, *[Person(handle=f"m{n}", name=f"Marcus {n}x", status="list") for n in range(5)])
    talk = Interaction(people=(known,), on=NOW.date(), channel="coffee", initiator="mutual", logged=NOW)
    store.transact("add", lambda tx: tx.put(talk), NOW)
    logged, _ = log(store, NOW, "coffee with marcus", Settings())
    typed = parse("coffee with marcus", NameBook(store.view()), NOW.date())
    assert [ref.matches[0][0] for ref in typed.people] == [known]
    assert store.view().talks(known, 1)[0].line == "coffee with marcus" and not logged.reading.unsettled


def test_whom_a_talk_makes_near_is_read_once_for_all_who_share_a_name(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key in the log bar asks the same of ten namesakes and of ten thousand."""
    ids = put(store, *[Person(handle=f"m{n}", name=f"Marcus {n}x", status="list") for n in range(40)])
    talk = Interaction(people=(ids[7],), on=NOW.date(), channel="coffee", initiator="mutual", logged=NOW)
    store.transact("add", lambda tx: tx.put(talk), NOW)
    assert isinstance(store, JournalStore)
    store.update_index()
    queries: list[str] = []
    rows = Index.rows

    def counted(index: Index, query: str, *values: object) -> list[object]:
        queries.append(query)
        return rows(index, query, *values)

    book = NameBook(store.view())
    monkeypatch.setattr(Index, "rows", counted)
    for line in ("coffee with marcus", "coffee with @mar", "coffee with @marc"):
        assert parse(line, book, NOW.date()).people
    assert len(queries) < 5


def test_what_is_kept_from_letter_to_letter_is_what_a_new_book_says(store: Store) -> None:
    today = date(2026, 3, 11)
    people = [Person(handle=f"a{at}", name=f"Ana Lima {at:03d}") for at in range(120)]
    ids = put(store, *people, Person(handle="anatol", name="Anatol Bo"), Person(handle="bea", name="Bea Lima"))
    talk = Interaction(on=today, channel="coffee", people=(ids[7],), initiator="mutual")
    book, typed = NameBook(store.view()), ("a", "an", "ana", "ana ", "ana l", "ana lima 11", "anat", "lim", "lima", "b")
    for step in range(3):
        if step == 1:
            store.transact("log", lambda tx: tx.put(talk), NOW)
        elif step == 2:
            put(store, Person(handle="anat", name="Anat Ey"))
        book = book.follow(store.view())
        fresh = NameBook(store.view())
        for text in (*typed, *typed[::-1]):
            assert book.meant(text, today) == fresh.meant(text, today)
            assert book.find(text) == fresh.find(text) and book.begun(text) == fresh.begun(text)
            assert book.offered(text) == fresh.offered(text)
            fresh = NameBook(store.view())


def test_a_letter_that_says_no_more_of_very_many_looks_at_nobody_anew(store: Store) -> None:
    people = 300
    put(store, *[Person(handle=f"p{at}", name=f"Anastasia {at:03d}") for at in range(people)])
    book = NameBook(store.view())
    first, *others = (count_calls(partial(book.meant, typed)) for typed in ("an", "ana", "anas"))
    assert first > people > 3 * max(others)
    assert len(book.meant("anas")[0]) == people
