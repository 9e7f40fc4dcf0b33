"""What `doctor` asks of a store: one row a check, each with a sentence."""

from collections.abc import Iterator
from contextlib import closing
from math import ceil

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import TABLES
from netritual.errors import NetritualError
from netritual.paths import IMPORTED
from netritual.services.ports import DoctorCheck
from netritual.store.care.index_rebuild import INDEX_LOCK
from netritual.store.care.journal_rewrite import SEEN, UNSEEN, unseen
from netritual.store.care.set_aside import LEFT, aside, waiting
from netritual.store.index.database import is_sound
from netritual.store.index.layers import walk
from netritual.store.index_seal import read_seal
from netritual.store.journal_access import LOCK, Journal
from netritual.store.journal_file import DAMAGED, JournalFile, read
from netritual.store.journal_state import State
from netritual.store.records import record_of


def checks(journal: Journal) -> list[DoctorCheck]:
    """Everything that can be said about stored data, without changing any of it."""
    with journal.mutex:
        if journal.file is None and journal.header is None and not journal.adrift:
            return [DoctorCheck("journal", True, "There is no journal yet.")]
        _read_all(journal)
        rows = [
            _journal(journal),
            *_lock(journal),
            *_damage(journal),
            *_gap(journal),
            *_records(journal),
            *_index(journal),
        ]
        return [*rows, *_left(journal)]


def _read_all(journal: Journal) -> None:
    """Look for damage in that part of the journal, too, that the index stands for."""
    if journal.index is not None and journal.file is not None:
        with closing(JournalFile(journal.disk, journal.path)) as file:
            file.size = min(file.size, journal.file.end)
            journal.report(read(file, State()))


def _journal(journal: Journal) -> DoctorCheck:
    size = journal.file.size if journal.file is not None else 0
    words = f"{counted(journal.state.seq, 'change')}, {ceil(size / 1000):,} kB."
    return DoctorCheck("journal", journal.broken is None, words if journal.broken is None else str(journal.broken))


def _lock(journal: Journal) -> Iterator[DoctorCheck]:
    for name in (LOCK, INDEX_LOCK):
        path = f"{journal.home.store}/{name}"
        if journal.disk.is_folder(path):
            words = f"A folder stands in the place of the file {path}, so nothing can be saved. Move it away."
            yield DoctorCheck("lock", False, words)


def _damage(journal: Journal) -> Iterator[DoctorCheck]:
    for piece in journal.damage:
        yield DoctorCheck("damage", False, f"{piece} The rest is intact.")
    for words in unseen(journal.disk, journal.home):
        yield DoctorCheck("damage", False, f"{words} It is left behind; what there was of it is kept.")
    if journal.file is not None and journal.file.spoilt():
        end = journal.file.spoilt()  # a line never holds a zero byte: where one is, a page was not written
        torn = not end.endswith(b"\n") or b"\0" in end
        words = "An entry at the end was never wholly written. The next save keeps its bytes and cuts it off."
        yield DoctorCheck("tail", torn, words if torn else "The last entry is damaged. The next save keeps its bytes.")


def _gap(journal: Journal) -> Iterator[DoctorCheck]:
    if missing := journal.state.missing:
        words = "1 entry is" if missing == 1 else f"{missing} entries are"
        yield DoctorCheck("gaps", False, f"{words} missing in the journal.")


def _records(journal: Journal) -> Iterator[DoctorCheck]:
    for table in journal.state.names():
        if table not in TABLES:
            continue
        rows = journal.state.rows(table)
        try:
            odd = sum(1 for doc_id, raw in walk(rows) if record_of(TABLES[table], doc_id, raw) is None)
        except NetritualError as error:
            yield DoctorCheck(table, False, str(error))
            continue
        if odd:
            yield DoctorCheck(
                table, False, f"{odd} documents in {table} lack a field that must be there; they are left as they are."
            )


def _index(journal: Journal) -> Iterator[DoctorCheck]:
    """An index that cannot be trusted is no loss: it is made anew."""
    index, seal = journal.index, read_seal(journal.disk, journal.home)
    if index is None:
        return
    if index.doubted or seal is None or (seal.file == index.file and not is_sound(journal.disk, journal.home, seal)):
        index.doubted = True
        yield DoctorCheck(
            "index", True, "The index was damaged. Nothing is lost by that: it is made anew from the journal."
        )


def _left(journal: Journal) -> Iterator[DoctorCheck]:
    yield from (DoctorCheck("copy", unfinished, words) for words, unfinished in waiting(journal.disk, journal.home))
    yield from (DoctorCheck("copy", True, words) for words in aside(journal.disk, journal.home))
    from netritual.store.take_over import not_taken_in  # only here: it loads all that reads a home of format 1

    yield from (DoctorCheck("copy", True, words) for words in not_taken_in(journal.disk, journal.home, journal.state))
    for note in journal.notes:
        if note.startswith((DAMAGED, LEFT)) or note == str(journal.broken):  # told piece by piece
            continue
        yield DoctorCheck("note", True, note)
    names = journal.disk.names(journal.home.kept)
    files = [name for name in names if not name.startswith((SEEN, UNSEEN)) and not name.endswith(IMPORTED)]
    if files:
        pieces = "1 damaged or replaced piece is" if len(files) == 1 else f"{len(files)} damaged or replaced pieces are"
        yield DoctorCheck("kept", True, f"{pieces} kept in {journal.home.kept}.")
