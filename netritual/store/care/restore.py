"""Bringing a backup back, which destroys nothing: one change like any other, that can be undone."""

import os
from datetime import datetime
from itertools import chain
from zlib import crc32

from netritual.domain.dates.day_wording import counted
from netritual.errors import NotSaved, Unsound
from netritual.paths import beside
from netritual.services.ports import Backup
from netritual.store.care.backup import read_backup
from netritual.store.care.journal_rewrite import base_of, lines_from, lines_of
from netritual.store.care.rescue import has_change, rewrite
from netritual.store.failures import SAFE, reason
from netritual.store.format_one import take_over
from netritual.store.history import History
from netritual.store.journal_access import Journal
from netritual.store.journal_file import read
from netritual.store.journal_line import is_former, keep, transaction
from netritual.store.journal_state import Header, State
from netritual.store.journal_store import JournalStore
from netritual.store.undo_log import HistoryRow

RESTORE = "restore"


def restore(store: JournalStore, file: str, now: datetime) -> Backup:
    """Bring a backup back, as one change. Nothing of what is there is destroyed.

    Over a sound store undo takes it back; the settings and calendar files that it replaces are kept in ``kept/``.
    NotFound, UsageError or Unsound when the file is not there, no backup, or not whole.
    """
    journal = store.journal
    path = os.path.abspath(os.path.expanduser(file))
    opened, wanted = read_backup(journal.disk, path), State()
    files = [(part, opened.data[part.at : part.at + part.size]) for part in opened.contents.parts]
    damage = read(opened.journal, wanted)
    if damage or opened.journal.spoilt() or any(crc32(data) != part.crc for part, data in files):
        raise Unsound(f"The backup {path} is damaged.", title="Restore", hint="Nothing was changed.")
    entries = opened.contents.entries or wanted.seq
    try:
        _bring_back(store, wanted, opened.header, entries, now)
    except OSError as error:
        raise NotSaved(f"The backup was not restored: {reason(error)}.", title="Restore", hint=SAFE) from error
    for part, data in files:
        try:
            _put(journal, part.name, data)
        except OSError as error:
            words = f"People and entries are restored, but {part.name} could not be written: {reason(error)}."
            raise NotSaved(words, title="Restore", hint="Restore again for the files beside them.") from error
    return Backup(path, entries, len(opened.data))


def _bring_back(store: JournalStore, wanted: State, head: Header, entries: int, now: datetime) -> None:
    journal = store.journal
    with journal.mutex:
        broken, journal.broken = journal.broken, None
        try:
            if broken is None:
                store.make()
            with journal.locked():
                if broken is None:
                    journal.follow(writing=True)
                if broken is not None or journal.state.seq == 0:
                    _write_anew(journal, wanted, head, entries, now)
                elif changes := journal.state.changes_to(wanted):
                    journal.append(RESTORE, now, max(journal.state.top, wanted.top), changes, None)
        except BaseException:
            journal.broken = journal.broken or broken
            raise


def _write_anew(journal: Journal, wanted: State, head: Header, entries: int, now: datetime) -> None:
    """A first journal, or one in place of a store that cannot be read whole; its files are kept."""
    words = f"Restored a backup of {counted(entries, 'change')}."
    wanted.top, seq = max(wanted.top, journal.state.top), wanted.seq + 1
    if journal.state.seq < seq:
        lines = chain(lines_of(head, wanted), (transaction(seq, now, RESTORE, wanted.top, {}, words=words),))
    else:  # a number is never given twice, so what was before cannot be undone any more
        base = base_of(wanted, journal.state.seq + 1)
        row = HistoryRow(base.seq, now.isoformat(), RESTORE, words)
        lines = chain(lines_from(head, base._replace(rows=[*base.rows, row])))
    history = History(journal.state)  # of what can still be read of the damaged journal
    lost = [change for change in journal.state.undo_log.applied if not has_change(wanted, change)]
    rewrite(journal, lines, (f"Not in the backup: {history.words(change)}" for change in lost))
    if is_former(journal.disk.names(journal.home.store)):
        journal.notes += take_over(journal.disk, journal.home).notes
    journal.load()


def _put(journal: Journal, name: str, data: bytes) -> None:
    if not beside(name):
        return
    path = f"{journal.home.root}/{name}"
    if journal.disk.stat(path) is not None:
        former = journal.disk.read(path)
        if former == data:
            return
        keep(journal.disk, journal.home, name.replace("/", "."), former)
    journal.disk.make_folder(os.path.dirname(path))
    journal.disk.replace(path, data)
