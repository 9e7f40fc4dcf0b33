"""A line logged into a home whose journal was cut short: it is saved beside what the index holds, and that is told."""

from pathlib import Path

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal import open_store
from tests.conftest import NOW
from tests.support.shell import ShellUser


def test_a_logged_line_tells_that_the_journal_had_lost_entries(sh: ShellUser, own_home: Home) -> None:
    store = open_store(own_home)
    for handle in ("ana", "tom"):
        store.transact("add", lambda tx, handle=handle: tx.put(Person(handle=handle, name=handle.title())), NOW)  # type: ignore[misc]
    store.update_index()
    store.close()
    journal = Path(own_home.store) / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    done = sh("log", "coffee with Tom yesterday")
    assert done.code == 0 and "doctor" in done.err and "Logged: coffee with Tom" in done.out + done.err
    assert [person.name for person in open_store(own_home).view().all(Person)] == ["Ana", "Tom"]
