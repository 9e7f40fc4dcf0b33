"""What `doctor` asks of a store: one row a check, each with a sentence."""

from collections.abc import Iterator
from contextlib import closing
from math import ceil

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import TABLES
from netritual.errors import NetritualError
from netritual.paths import IMPORTED
from netritual.services.ports import DoctorCheck
from netritual.store.care.index_rebuild import INDEX_LOCK, throw_away_doubted
from netritual.store.care.journal_rewrite import SEEN, UNSEEN, mark_seen, unseen
from netritual.store.care.rescue import mend_journal, renew
from netritual.store.care.set_aside import LEFT, aside, waiting
from netritual.store.index.database import is_sound
from netritual.store.index.layers import walk
from netritual.store.index_seal import read_seal
from netritual.store.journal_access import LOCK, Journal
from netritual.store.journal_file import DAMAGED, JournalFile, read
from netritual.store.journal_state import State
from netritual.store.records import record_of


class Doctor:
    """What ``doctor`` does with a store."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def examine(self, repair: bool) -> list[DoctorCheck]:
        """Mend when told to, and check. What was damaged and is out of the journal by now is told once. An index that
        is wrong, or any with ``repair``, is thrown away: it is due to be made anew.
        """
        journal = self._journal
        with journal.mutex:
            mended = [DoctorCheck("mended", True, words) for words in self.mend()] if repair else []
            findings = [*mended, *self.checks()]
            mark_seen(journal.disk, journal.home)
            if repair and journal.index is not None:
                journal.index.doubted = True
            if journal.broken is None:
                throw_away_doubted(journal)
            return findings

    def mend(self) -> list[str]:
        """Write a damaged journal anew without what is damaged. Sentences of what was done.

        The damaged files are kept in ``kept/``; what was reported is then told and done with.
        """
        renew(self._journal)
        return mend_journal(self._journal, self.checks())

    def checks(self) -> list[DoctorCheck]:
        """(check, ok, detail) for all that can be said about stored data; changes nothing."""
        with self._journal.mutex:
            if self._journal.broken is None:
                self._journal.follow(writing=False)
            return _checks(self._journal)


def _checks(journal: Journal) -> list[DoctorCheck]:
    if journal.file is None and journal.header is None and not journal.adrift:
        return [DoctorCheck("journal", True, "There is no journal yet.")]
    if journal.index is not None and journal.file is not None:  # damage in what the index stands for counts, too
        with closing(JournalFile(journal.disk, journal.path)) as file:
            file.size = min(file.size, journal.file.end)
            journal.report(read(file, State()))
    return [*_journal(journal), *_damage(journal), *_records(journal), *_index(journal), *_kept(journal)]


def _journal(journal: Journal) -> Iterator[DoctorCheck]:
    size = journal.file.size if journal.file is not None else 0
    words = f"{counted(journal.state.seq, 'change')}, {ceil(size / 1000):,} kB."
    yield DoctorCheck("journal", journal.broken is None, str(journal.broken or words))
    for path in (f"{journal.home.store}/{LOCK}", f"{journal.home.store}/{INDEX_LOCK}"):
        if journal.disk.is_folder(path):
            words = f"A folder stands in the place of the file {path}, so nothing can be saved. Move it away."
            yield DoctorCheck("lock", False, words)


def _damage(journal: Journal) -> Iterator[DoctorCheck]:
    for piece in journal.damage:
        yield DoctorCheck("damage", False, f"{piece} The rest is intact.")
    for words in unseen(journal.disk, journal.home):
        yield DoctorCheck("damage", False, f"{words} It is left behind; what there was of it is kept.")
    if journal.file is not None and (end := journal.file.spoilt()):
        torn = not end.endswith(b"\n") or b"\0" in end  # a line never holds one: a page that was not written does
        words = "An entry at the end was never wholly written. The next save keeps its bytes and cuts it off."
        yield DoctorCheck("tail", torn, words if torn else "The last entry is damaged. The next save keeps its bytes.")
    if missing := journal.state.missing:
        words = "1 entry is" if missing == 1 else f"{missing} entries are"
        yield DoctorCheck("gaps", False, f"{words} missing in the journal.")


def _records(journal: Journal) -> Iterator[DoctorCheck]:
    for table in [name for name in journal.state.names() if name in TABLES]:
        documents = walk(journal.state.rows(table))
        try:
            odd = sum(record_of(TABLES[table], doc_id, raw) is None for doc_id, raw in documents)
        except NetritualError as error:
            yield DoctorCheck(table, False, str(error))
            continue
        if odd:
            words = f"{odd} documents in {table} lack a field that must be there; they are left as they are."
            yield DoctorCheck(table, False, words)


def _index(journal: Journal) -> Iterator[DoctorCheck]:
    """An index that cannot be trusted is no loss: it is made anew."""
    index, seal = journal.index, read_seal(journal.disk, journal.home)
    if index is None:
        return
    if index.doubted or seal is None or (seal.file == index.file and not is_sound(journal.disk, journal.home, seal)):
        index.doubted = True
        words = "The index was damaged. Nothing is lost by that: it is made anew from the journal."
        yield DoctorCheck("index", True, words)


def _kept(journal: Journal) -> Iterator[DoctorCheck]:
    """What was set aside, or waits for it, and what was told beside the checks."""
    from netritual.store.format_one import not_taken_in  # only here: it loads all that reads a home of format 1

    disk, home = journal.disk, journal.home
    yield from (DoctorCheck("copy", unfinished, words) for words, unfinished in waiting(disk, home))
    yield from (DoctorCheck("copy", True, words) for words in aside(disk, home))
    yield from (DoctorCheck("copy", True, words) for words in not_taken_in(disk, home, journal.state))
    for note in journal.notes:
        if not note.startswith((DAMAGED, LEFT)) and note != str(journal.broken):  # these are told piece by piece
            yield DoctorCheck("note", True, note)
    names = [name for name in disk.names(home.kept) if not name.startswith((SEEN, UNSEEN))]
    if count := sum(not name.endswith(IMPORTED) for name in names):
        pieces = "1 damaged or replaced piece is" if count == 1 else f"{count} damaged or replaced pieces are"
        yield DoctorCheck("kept", True, f"{pieces} kept in {home.kept}.")
