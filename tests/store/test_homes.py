"""Homes as earlier versions have left them: every one is opened for ever, read whole, and written on.

``homes/format-N/*``: the store's files as they were on disk, and what is in them (``expected.json``). A new format adds
a folder; none is ever changed.
"""

import json
import shutil
from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW

DAMAGED = {
    "block-damaged": {"damage"},
    "entry-damaged": {"damage", "gaps"},
    "log-header-damaged": {"damage"},
    "log-lost": {"damage"},
    "second-entry": {"damage"},
    "snapshot-damaged": {"damage"},
    "snapshot-frame-damaged": {"damage"},
    "snapshot-gone": {"damage"},
    "tail-torn": {"tail"},
}
"""Home -> what is told to be damaged in it."""
HOMES = sorted((Path(__file__).parent / "homes").glob("format-*/*"))


def tables(store: JournalStore) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name in store.journal.state.names():
        rows = store.journal.state.rows(name)
        found[name] = {str(doc_id): (rows.get(doc_id) or b"null").decode() for doc_id in sorted(rows.order())}
    return found


@pytest.mark.parametrize("kept", HOMES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_home_of_an_earlier_version_is_read_and_written_on(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "home")
    expected = json.loads((kept / "expected.json").read_text("utf-8"))
    store = open_store(Home(str(tmp_path / "home")))
    if "refusal" in expected:
        assert store.partial and any("open for reading only" in check.detail for check in store.doctor.checks())
        return
    assert tables(store) == expected["tables"]
    assert len(store.history()) == len(expected["history"])
    assert {check.check for check in store.doctor.checks() if not check.ok} <= DAMAGED.get(kept.name, set())
    if store.journal.state.undo_log.to_redo() is not None:
        store.redo(NOW)
        store.undo(NOW)
    store.undo(NOW)
    store.redo(NOW)
    assert tables(store) == expected["tables"]
    store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    again = open_store(Home(str(tmp_path / "home")))
    assert "new" in [person.handle for person in again.view().all(Person)]


def test_there_is_a_home_of_every_format() -> None:
    assert {path.parent.name for path in HOMES} == {"format-1"}
