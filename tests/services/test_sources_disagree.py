"""Files that name one person differently: whatever their order, the second round changes nothing and no job is news."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Person
from netritual.domain.people.addresses import is_profile, link_key
from netritual.paths import Home
from netritual.services.intake.import_plan import ImportReport
from netritual.services.ports import ImportBatch, Store
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def entry(
    format: str, name: str, company: str = "", position: str = "", uid: str = "", **fields: Any
) -> dict[str, Any]:
    """A row of a file as a reader gives it."""
    said = [[group] if isinstance(group, str) else group for group in fields.values()]
    cells = [name, company, position, *(each for group in said for each in group), *([uid] if uid else [])]
    row = {"kind": "person", "name": name, "company": company, "position": position, **fields}
    return {**row, "source_row": f"{format}: {' | '.join(cells)}".replace("\n", " ")}


def file_of(*rows: Mapping[str, Any]) -> ImportBatch:
    places = tuple(f"card {at}" for at in range(1, len(rows) + 1))
    return ImportBatch(
        format=str(rows[0]["source_row"]).partition(":")[0], rows=rows, places=places, problems=(), skipped=0
    )


def take(store: Store, *rows: Mapping[str, Any]) -> ImportReport:
    return import_rows(store, NOW, file_of(*rows), store.id)[0]


def jobs(store: Store) -> list[tuple[str, str, int]]:
    return [(each.position, each.company, len(each.events)) for each in store.view().all(Person)]


MAIL: dict[str, Any] = {"emails": ["ana@x.org"]}
LINKEDIN = entry("linkedin", "Ana Ruiz", "Nortel", "CFO", **MAIL)
BOOK = entry("vcard", "Ana Ruiz", "Loom", "CEO", **MAIL)
OTHER_BOOK = entry("vcard", "A. Ruiz", "Nortel", "", **MAIL)


@pytest.mark.parametrize("files", permutations((LINKEDIN, BOOK, OTHER_BOOK)))
def test_sources_that_disagree_are_no_news(store: Store, files: tuple[dict[str, Any], ...]) -> None:
    reports = [take(store, row) for row in files]
    after = store.view().all(Person)
    assert len(after) == 1 and after[0].events == ()
    assert sum("stays" in notice.why for report in reports for notice in report.notices) >= 1
    for row in (*files, *reversed(files)):
        assert take(store, row).same == 1
    assert store.view().all(Person) == after


def test_a_new_row_of_one_source_is_news_once(store: Store) -> None:
    later = entry("linkedin", "Ana Ruiz", "Loom", "CEO", **MAIL)
    for row in (LINKEDIN, OTHER_BOOK, later, LINKEDIN, OTHER_BOOK, later):
        take(store, row)
    assert jobs(store) == [("CEO", "Loom", 1)]


@pytest.mark.parametrize(("uid", "wanted"), [("uid:a-1", ("CEO", "Loom", 1)), ("uid:b-2", ("CFO", "Nortel", 0))])
def test_a_card_has_news_of_its_own_entry_alone(store: Store, uid: str, wanted: tuple[str, str, int]) -> None:
    for row in (
        entry("vcard", "Ana Ruiz", "Nortel", "CFO", "uid:a-1", **MAIL),
        entry("vcard", "Ana Ruiz", "Loom", "CEO", uid, **MAIL),
    ) * 2:  # fmt: skip
        take(store, row)
    assert jobs(store) == [wanted]


def test_rows_of_one_file_are_no_news_to_each_other(store: Store) -> None:
    both = (LINKEDIN, entry("linkedin", "Ana Ruiz", "Loom", "CEO", **MAIL))
    assert (take(store, *both).new, take(store, *both).same) == (1, 2)
    assert jobs(store) == [("CFO", "Nortel", 0)]


def test_a_legal_form_is_no_other_company(store: Store) -> None:
    take(store, LINKEDIN)
    assert take(store, entry("vcard", "Ana Ruiz", "Nortel, Inc.", "CFO", **MAIL)).same == 1


def test_a_job_is_not_put_together_out_of_two(store: Store) -> None:
    take(store, entry("linkedin", "Ana Ruiz", "Nortel", "", **MAIL))
    take(store, BOOK)
    assert jobs(store) == [("", "Nortel", 0)]


# What a card gained, and what it says otherwise

CARD = "FN:Ana Ruiz\nEMAIL:ana@x.org\n"
MORE = "BDAY:1990-05-05\nADR:;;;Paris;;;F\nNOTE:likes tea\nCATEGORIES:friends\nNICKNAME:Anita\n"


def cards(*texts: str) -> ImportBatch:
    return detect.read("".join(f"BEGIN:VCARD\n{text}\nEND:VCARD\n" for text in texts).encode(), "x.vcf")


def bring(store: Store, *texts: str) -> ImportReport:
    return import_rows(store, NOW, cards(*texts), store.id)[0]


@pytest.mark.parametrize("head", [CARD, "UID:u1\nFN:Ana Ruiz\n", "FN:Ana Ruiz\nTEL:+43 1 234567\n"])
def test_what_a_card_gained_comes_in(store: Store, head: str) -> None:
    bring(store, head)
    assert [bring(store, head + MORE).changed, bring(store, head + MORE).same, bring(store, head).same] == [1, 1, 1]
    (ana,) = store.view().all(Person)
    assert (ana.birthday, ana.city, ana.private_notes) == ("1990-05-05", "Paris", "likes tea")
    assert (ana.circles, ana.aka) == (("friends",), ("Anita",))


@pytest.mark.parametrize("line", MORE.split("\n")[:-1])
def test_each_property_makes_another_card(store: Store, line: str) -> None:
    bring(store, CARD)
    assert bring(store, CARD + line).changed == 1


def test_what_a_card_says_otherwise_is_told_once_and_a_note_is_added(store: Store) -> None:
    first = CARD + "BDAY:1990-05-05\nADR:;;;Paris;;;F\nNOTE:a"
    other = CARD + "BDAY:1991-05-05\nADR:;;;Rome;;;I\nNOTE:b"
    bring(store, first)
    report = bring(store, other)
    assert [notice.why for notice in report.notices] == [
        "Ana Ruiz: city stays Paris, not Rome",
        "Ana Ruiz: birthday stays 1990-05-05, not 1991-05-05",
    ]
    (ana,) = store.view().all(Person)
    assert (ana.birthday, ana.city, ana.private_notes) == ("1990-05-05", "Paris", "a\nb")
    for card in (first, other, first):
        again = bring(store, card)
        assert again.same == 1 and not again.notices


def test_a_birthday_gets_its_year(store: Store) -> None:
    for card in (CARD + "BDAY:--0505", CARD + "BDAY:1990-05-05", CARD + "BDAY:--0505"):
        assert not bring(store, card).notices
    assert [ana.birthday for ana in store.view().all(Person)] == ["1990-05-05"]


def test_an_address_of_somebody_else_is_told_where_nothing_else_is_new(store: Store) -> None:
    bring(store, CARD, "FN:Tom Reed\nEMAIL:tom@x.org")
    both = CARD + "EMAIL:tom@x.org"
    assert [len(bring(store, both).notices), len(bring(store, both).notices)] == [1, 0]


@pytest.mark.parametrize("shared", ["TEL:+43 1 234567", "EMAIL:hans.weber@x.org", ""])
def test_two_who_were_born_on_two_days_are_a_question(store: Store, shared: str) -> None:
    old, young = (f"FN:Hans Weber\nBDAY:{day}\n{shared}" for day in ("1940-03-01", "1970-03-01"))
    report = bring(store, old, young)
    assert (report.new, report.doubt) == (1, 1) and "but born 1940-03-01 and 1970-03-01" in report.asks[0].why
    assert [bring(store, young, old).same, len(store.view().all(Person))] == [2, 2]


def test_a_birthday_that_was_put_right_in_one_card_is_no_question(store: Store) -> None:
    bring(store, "UID:u1\nFN:Hans Weber\nBDAY:1940-03-01")
    report = bring(store, "UID:u1\nFN:Hans Weber\nBDAY:1970-04-02")
    assert (report.changed, report.doubt, len(report.notices)) == (1, 0, 1)


@pytest.mark.parametrize("more", ["NOTE:the plumber", "BDAY:1999-09-09", "ADR:;;;Paris;;;F", "CATEGORIES:gym"])
def test_namesakes_without_an_address_are_a_question(store: Store, more: str) -> None:
    report = bring(store, "FN:John Smith\nNOTE:from school", f"FN:John Smith\n{more}")
    assert (report.new, report.doubt) == (1, 1)
    assert {person.private_notes for person in store.view().all(Person)} >= {"from school"}


def test_what_no_field_takes_is_told_in_one_line_at_each_import(store: Store) -> None:
    card = CARD + "PHOTO:http://x.org/a.jpg\nORG:Nortel;Sales"
    for _ in range(2):
        assert list(bring(store, card).decisions(9))[-1] == "Not taken: 1 department, 1 photo."


# Any files

NAMES = st.sampled_from(
    ["Ana Ruiz", "A. Ruiz", "Ana", "Ruiz, Ana", "Ana Ruiz García", "Ana Ruiz MBA", "Anita Ruiz", "Bob Reed", "Rob Reed",
     "Robert Reed", "B. Reed", "Robert Reed jr.", "Robert Reed sr.", "Tom & Ann Reed", "Alex Kim", "Alexander Kim",
     "Alexandra Kim", "Kim Alex", "山田太郎"]
)  # fmt: skip
ROWS = st.builds(
    entry,
    st.sampled_from(["linkedin", "vcard"]), NAMES, st.sampled_from(["", "Nortel", "Nortel Inc", "Loom"]),
    st.sampled_from(["", "CFO", "CEO"]), st.sampled_from(["", "", "uid:1", "uid:2"]),
    emails=st.lists(st.sampled_from(["a@x.org", "b@x.org", "info@x.org"]), max_size=2, unique=True),
    urls=st.lists(st.sampled_from(["linkedin.com/in/a", "linkedin.com/in/b", "x.org/en"]), max_size=1),
    phones=st.lists(st.sampled_from(["+44 1", "+44 2"]), max_size=1),
    birthday=st.sampled_from(["1990-05-05", "1960-05-05", "05-05"]), city=st.sampled_from(["", "Rome", "Paris"]),
    private_notes=st.sampled_from(["", "a", "b", "a\nb"]),
)  # fmt: skip
FILES = st.lists(st.lists(ROWS, min_size=1, max_size=3), min_size=1, max_size=4)


def rounds(files: list[list[dict[str, Any]]]) -> tuple[list[ImportReport], list[Person]]:
    """The reports of all files in a home of their own, and its people, after rounds that must change nothing."""
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    reports = [take(store, *rows) for rows in files]
    after = store.view().all(Person)
    for rows in (*files, *reversed(files)):
        again = take(store, *rows)
        assert (again.new, again.changed, again.doubt) == (0, 0, 0)
    assert store.view().all(Person) == after
    store.close()
    return reports, list(after)


@given(FILES)
def test_a_second_round_changes_nothing_whatever_the_order(files: list[list[dict[str, Any]]]) -> None:
    for person in rounds(files)[1]:
        assert len({key for url in person.urls if (key := link_key(url)) and is_profile(key)}) <= 1


@given(ROWS, ROWS)
def test_two_files_make_the_same_people_in_both_orders(one: dict[str, Any], two: dict[str, Any]) -> None:
    found = []
    for files in ([[one], [two]], [[two], [one]]):
        reports, after = rounds(files)
        known = [({each.name, *each.aka}, set(each.emails), set(each.urls), set(each.phones)) for each in after]
        found.append((sum(report.doubt for report in reports), len(after), sorted(map(repr, map(_sorted, known)))))
    assert found[0] == found[1]


def _sorted(groups: tuple[set[str], ...]) -> list[list[str]]:
    return [sorted(group) for group in groups]
