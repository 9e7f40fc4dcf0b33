"""A home in an older format is read through the steps, and written anew before the first save."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal import JournalStore
from netritual.store.line import encode, frame
from netritual.store.migrations import Step, discover
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

LOG = "/h/store/journal.jsonl"


def renamed(table: str, doc: dict[str, Any]) -> dict[str, Any] | None:
    """A step: ``full`` became ``name``; whoever has none goes."""
    return {"handle": doc["handle"], "name": doc["full"]} if "full" in doc else None


class Upgraded(JournalStore):
    """A store that knows a step from format 1."""

    steps = (Step(2, renamed),)


def older() -> MemoryDisk:
    """A journal in format 1."""
    head = {"log": 1, "store": "s", "device": "d", "journal": "j", "seq": 0, "top": 0}
    people = {"1": {"handle": "ana", "full": "Ana Ruiz"}, "2": {"handle": "x"}}
    line = {"seq": 1, "when": NOW.isoformat(), "verb": "add", "top": 2, "changes": {"people": people}}
    return MemoryDisk({LOG: frame(encode(head)) + frame(encode(line))})


def test_no_step_is_needed_yet() -> None:
    assert discover() == ()


def test_steps_are_found_by_name_and_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for number, name in ((3, "m0001_b"), (2, "m0002_a"), (9, "other")):
        (folder / f"{name}.py").write_text(f"VERSION = {number}\ndef document(table, doc): return doc\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert [step.version for step in discover([str(folder)], "steps")] == [2, 3]
    (folder / "m0004_c.py").write_text("VERSION = 2\ndef document(table, doc): return doc\n")
    importlib.invalidate_caches()
    with pytest.raises(ValueError, match="same format"):
        discover([str(folder)], "steps")
    sys.modules.pop("steps", None)


def test_an_older_home_is_read_and_not_touched_until_something_is_saved() -> None:
    disk = older()
    before = disk.contents()
    store = Upgraded(Home("/h"), disk)
    assert [(person.id, person.name) for person in store.view().all(Person)] == [(1, "Ana Ruiz")]
    assert disk.contents() == before
    store.transact("add", lambda tx: tx.put(Person(handle="tom", name="Tom")), NOW)
    again = JournalStore(Home("/h"), disk)
    assert [person.name for person in again.view().all(Person)] == ["Ana Ruiz", "Tom"]
    assert not again.journal.outdated() and before[LOG] in disk.contents().values()


def test_the_shell_writes_an_older_home_anew_before_it_appends(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = older()
    before = disk.contents()[LOG]
    monkeypatch.setattr(JournalStore, "steps", Upgraded.steps)
    shell = Appender(Home("/h"), disk, still=True)
    assert shell.append("add", NOW, lambda names, new_id: {"people": {new_id(): {"handle": "tom", "name": "Tom"}}}) == 2
    assert before in disk.contents().values()
    again = JournalStore(Home("/h"), disk)
    assert [person.name for person in again.view().all(Person)] == ["Ana Ruiz", "Tom"] and not again.journal.outdated()
