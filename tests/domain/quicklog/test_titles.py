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
