"""Files that name one person differently: whatever their order, the second round changes nothing and no job is news."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.identity import is_profile, link_key
from netritual.domain.model import Person
from netritual.paths import Home
from netritual.services.intake.plan import ImportReport
from netritual.services.ports import ImportBatch, Store
from netritual.services.verbs.imports import import_rows
from netritual.store.journal import open_store
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
    cells = [name, company, position, *(each for group in fields.values() for each in group), *([uid] if uid else [])]
    row = {"kind": "person", "name": name, "company": company, "position": position, **fields}
    return {**row, "source_row": f"{format}: {' | '.join(cells)}"}


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
