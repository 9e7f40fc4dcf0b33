"""Titles of public calendars: other people's words, in which nobody known is meant and nothing is promised."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

FIELDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT")
MOST_LINKS = 1 / 1000


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[tuple[str, str]]:
    """The texts in the calendars of the corpus, as often as they stand there, each with its field; without the folder
    the tests are skipped."""
    folder = shared / "corpus" / "ics"
    if not folder.is_dir():
        pytest.skip("the corpus of calendars is not on this machine")
    found = []
    for path in sorted(folder.rglob("*.ics")):
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        for line in text.replace("\n ", "").replace("\n\t", "").split("\n"):
            field = line.partition(":")[0].partition(";")[0].upper()
            if field in FIELDS:
                value = line.partition(":")[2].replace("\\,", ",").replace("\\;", ";")
                found += [(field, part.strip()) for part in value.replace("\\N", "\\n").split("\\n") if part.strip()]
    return found


@pytest.fixture(scope="module")
def book(shared: Path) -> NameIndex:
    """The people of the cases: common first names, and many that are words too."""
    with (shared / "cases" / "natural" / "shown.jsonl").open(encoding="utf-8") as lines:
        people = json.loads(next(lines))["context"]["people"]
    return NameIndex(
        (at, one["id"], one["name"], tuple(one.get("aka", ())), one.get("org", ""), one.get("status", "network"))
        for at, one in enumerate(people, 1)
    )


def test_calendars_link_hardly_anybody_and_their_titles_open_nothing(
    texts: list[tuple[str, str]], book: NameIndex
) -> None:
    linked, opened = [], []
    read: dict[str, Reading] = {}
    for field, text in texts:
        found = read.get(text) or read.setdefault(text, parse(text, book, date(2026, 3, 11)))
        if any(ref.matches and not ref.likely for ref in found.people):
            linked.append(text)
        if field == "SUMMARY" and (found.clauses or found.proposed):
            opened.append(text)
    assert len(texts) > 1000
    assert len(linked) <= len(texts) * MOST_LINKS, linked
    assert not opened


CLERGY = NameIndex(
    [
        (1, "pj", "Pastor John Okafor", (), "", "list"), (2, "john", "John", (), "", "network"),
        (3, "pg", "Pastor Grace Mensah", (), "", "list"), (4, "gp", "Dr Patel GP", (), "", "list"),
        (5, "mp", "Dr. Meera Patel", (), "", "list"), (6, "vera", "Vera Roth", (), "", "network"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("spoke to pastor john abt the hall", ["Pastor John Okafor"]),
        ("breakfast w/ pastor john tmrw 8am", ["Pastor John Okafor"]),
        ("pastor grace rang", ["Pastor Grace Mensah"]),
        ("lunch with john", ["John"]),
        ("coffee w/ dr. patel thurs", ["Dr Patel GP", "Dr. Meera Patel"]),
        ("met dr. meera patel", ["Dr. Meera Patel"]),
        ("dr roth called", ["Vera Roth"]),
        ("mr john rang", ["John"]),
    ],
)
def test_a_title_before_one_name_means_whoever_bears_it_or_is_asked_about(line: str, who: list[str]) -> None:
    (ref,) = parse(line, CLERGY, date(2026, 11, 30)).refs
    assert [match[2] for match in ref.matches] == who


INDIA = NameIndex(
    [
        (1, "ravi", "Ravi Sharma", (), "", "list"), (2, "lakshmi", "Lakshmi Iyer", (), "", "list"),
        (3, "sandeep", "Sandeep Bhatia", (), "", "list"), (4, "emeka", "Uncle Emeka", (), "", "list"),
        (5, "ngozi", "Aunty Ngozi", (), "", "list"), (6, "pj", "Pastor John Okafor", (), "", "list"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("spoke to sharma ji", "Ravi Sharma"), ("met sharmaji", "Ravi Sharma"), ("bhatia sir called", "Sandeep Bhatia"),
        ("coffee w/ lakshmi ma'am tmrw 5pm", "Lakshmi Iyer"), ("ravi bhaiya called", "Ravi Sharma"),
        ("emeka uncle came over", "Uncle Emeka"), ("ngozi auntie called", "Aunty Ngozi"),
        ("met okafor pastor", "Pastor John Okafor"), ("got the po from sharma ji", "Ravi Sharma"),
        ("Spoke to Iyer madam", "Lakshmi Iyer"),
    ],
)  # fmt: skip
def test_an_honorific_behind_a_name_is_of_it(line: str, who: str) -> None:
    (ref,) = parse(line, INDIA, date(2026, 11, 30)).refs
    assert [match[2] for match in ref.matches] == [who] and not ref.likely


def test_what_whoever_bears_it_is_to_do_is_owed_as_by_anybody() -> None:
    found = parse("sharma ji will send the po by fri", INDIA, date(2026, 11, 30))
    assert [(one.kind, one.text) for one in found.proposed] == [("owed", "send the po")]


@pytest.mark.parametrize(
    "line",
    ["sir called", "spoke to pastor abt the hall", "the ji plan", "uncle called", "madam, no", "met sandeep's sir"],
)
def test_an_honorific_alone_names_nobody_new(line: str) -> None:
    found = parse(line, INDIA, date(2026, 11, 30))
    assert not [ref for ref in found.refs if not ref.matches]
