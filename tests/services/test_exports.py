"""Exports for other programs: what they hold is read back by readers, and a stranger's name does no harm."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Gift, Interaction, Person, Promise, Record
from netritual.domain.people.addresses import tidy
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.exports import format_of, write
from netritual.services.external_files import Outside
from netritual.services.ports import Store
from netritual.services.undo import redo, undo
from netritual.services.verbs.file_verbs import change_settings
from netritual.sources.importers import vcard
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def seed(store: Store, record: Record) -> Record:
    return store.transact("seed", lambda tx: tx.put(record), NOW)[0]


def test_the_format_is_told_by_the_ending() -> None:
    assert [format_of(name) for name in (None, "-", "a.CSV", "b.vcf", "c.ics", "d.md", "e.txt")] == [
        "jsonl", "jsonl", "csv", "vcf", "ics", "md", "jsonl",
    ]  # fmt: skip


def test_unknown_formats_are_refused_and_calendars_are_rendered_elsewhere(store: Store) -> None:
    assert write("ics", store.view(), calendar=lambda: b"BEGIN:VCALENDAR") == b"BEGIN:VCALENDAR"


def test_an_empty_home_is_a_head(store: Store) -> None:
    assert write("jsonl", store.view(), store_id="x") == b'{"kind":"netritual","schema":1,"store":"x"}\n'
    assert write("vcf", store.view()) == b""
    assert write("md", store.view()).startswith(b"# People")


def test_a_table_holds_no_formula(store: Store) -> None:
    evil = Person(handle="e", name='=HYPERLINK("http://x")', company="@SUM(1)", city="-1", aka=("a", "b"))
    store.transact("seed", lambda tx: tx.put(evil), NOW)
    data = write("csv", store.view())
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["name"], row["company"], row["city"]) == ("'" + evil.name, "'@SUM(1)", "'-1")
    assert (row["handle"], row["aka"], row["tier"]) == ("e", "a; b", "0")


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(tidy)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(tidy)


@given(
    st.lists(
        st.builds(
            Person, handle=st.just("x"), name=NAMES.filter(bool), company=WORDS, position=WORDS, city=WORDS,
            circles=st.lists(WORDS.filter(bool), max_size=2, unique=True).map(tuple), private_notes=WORDS,
            birthday=st.sampled_from([None, "02-29", "1980-12-31"]),
            emails=st.sampled_from([(), ("a@x.org",), ("a@x.org", "b@x.org")]),
        ),
        max_size=3,
    )
)  # fmt: skip
def test_cards_are_read_back(people: list[Person]) -> None:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    store.transact("seed", lambda tx: [tx.put(person) for person in people], NOW)
    data = write("vcf", store.view())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    batch = vcard.read(data)
    assert not batch.problems
    read = {row["name"]: row for row in batch.rows}
    for person in people:
        if person.name not in read or sum(other.name == person.name for other in people) > 1:
            continue
        row = read[person.name]
        assert (row["company"], row["position"], row["city"]) == (person.company, person.position, person.city)
        assert (tuple(row["emails"]), row["birthday"]) == (person.emails, person.birthday)
        assert (tuple(row["circles"]), row["private_notes"]) == (person.circles, person.private_notes)
    store.close()


def test_the_diary_tells_talks_gifts_and_what_is_open(store: Store) -> None:
    ana = seed(store, Person(handle="ana", name="Ana *Ruiz*")).id
    tom = seed(store, Person(handle="tom", name="Tom", knows=(ana,))).id
    for record in (
        Interaction(on=TODAY, channel="coffee", people=(ana, tom), topic="<b>pricing</b>", minutes=45),
        Gift(people=(ana,), direction="gave", text="a word", on=TODAY),
        Promise(people=(ana,), text="send deck", made=TODAY, due=TODAY),
        Promise(people=(tom,), text="old", made=TODAY, state="kept"),
    ):
        seed(store, record)
    text = write("md", store.view()).decode()
    ana_part, _, tom_part = text.partition("## Tom")
    assert "## Ana \\*Ruiz\\* (@ana)" in ana_part
    assert "* open: I promised send deck by 11 Mar 2026" in ana_part
    assert "* 11 Mar 2026 coffee, 45 min, with Tom: \\<b\\>pricing\\</b\\>" in ana_part
    assert "* 11 Mar 2026 gave: a word" in ana_part
    assert "* knows: Ana" in tom_part and "old" not in tom_part


def _instead(data: bytes, former: bytes) -> bytes:
    return data


def test_undo_and_redo_move_a_written_file_too(store: Store, own_home: Home) -> None:
    disk = Disk()
    outside = Outside(disk, own_home.outside)
    for data in (b"capacity = 1\n", b"capacity = 2\n"):
        outside.together(partial(change_settings, store, NOW, outside, own_home.settings, partial(_instead, data)))
    done = undo(store, outside, NOW)
    assert (disk.read(own_home.settings), done.notes) == (b"capacity = 1\n", ())
    assert done.words
    redo(store, outside, NOW)
    assert disk.read(own_home.settings) == b"capacity = 2\n"
    disk.replace(own_home.settings, b"mine = 1\n")
    done = undo(store, outside, NOW)
    assert disk.read(own_home.settings) == b"mine = 1\n"
    assert "stays as it is" in done.notes[0]
