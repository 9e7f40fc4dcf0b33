"""When the journal on disk is damaged, goes back in time, is replaced, or is gone: what was known stays."""

import os
from base64 import b64decode
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import chain
from shlex import quote

from netritual.domain.model import TABLE_OF, WrittenFile
from netritual.errors import NotSaved
from netritual.files import Disk
from netritual.paths import Home, beside
from netritual.services.ports import DoctorCheck
from netritual.store.care.damage_reports import mark_seen, sentence_of, write_report
from netritual.store.care.journal_rewrite import gapless, keep_file, lines_after, lines_of, whole_lines, write_journal
from netritual.store.failures import not_saved, reason
from netritual.store.history import EARLIER
from netritual.store.journal_access import Journal
from netritual.store.journal_file import JournalFile, read
from netritual.store.journal_line import numbered
from netritual.store.journal_state import Header, State
from netritual.store.loading import Loaded, load
from netritual.store.undo_log import Applied

RESCUE = "rescue"
REPLACED = "journal.replaced.jsonl"
"""A journal in ``kept/`` that another one took the place of; ``set_aside`` tells of it until it is imported."""
STORE = "store"


def replaced(journal: Journal, writing: bool) -> None:
    """The journal is not the one that was read before; judged under the lock, so not in the middle of a copy."""
    if writing:
        _judge(journal)
        return
    try:
        with suppress(NotSaved), journal.locked():
            _judge(journal)
    except OSError as error:
        words = f"The journal on disk lacks entries, and they cannot be written again yet: {reason(error)}."
        if words not in journal.notes:
            journal.notes.append(words)


def _judge(journal: Journal) -> None:
    file = journal.file
    if file is None or journal.header is None:
        return
    if file.look() in ("same", "longer"):
        seq = journal.state.seq
        journal.report(read(file, journal.state))
        journal.hear(seq)
        return
    if not journal.there():
        also = write_back(journal.disk, journal.home, journal.state)
        _write_anew(journal, "The journal was gone", _lines(journal, file, journal.header, None), also)
        return
    loaded = load(journal.disk, journal.home)
    if loaded.adrift and loaded.header is not None and loaded.state.seq > journal.state.seq:
        keep_file(journal.disk, journal.home, journal.path)
        write_journal(journal.disk, journal.home, lines_of(loaded.header, loaded.state))
        loaded = load(journal.disk, journal.home)
    if loaded.file is not None:
        loaded.file.close()
    ours = journal.state
    lacking = loaded.adrift or not holds(loaded.state, ours)
    same_home = loaded.header is not None and journal.id == loaded.header.store
    if loaded.refusal is not None or (lacking and same_home and _is_older(loaded.state, ours)):
        keep_file(journal.disk, journal.home, journal.path)
        _write_anew(journal, "The journal was replaced by an older one", _lines(journal, file, journal.header, loaded))
        return
    if lacking:  # before anything of ours is let go of
        path = keep(journal, journal.header)
        journal.notes.append(
            f"Another journal took the place of ours. All of ours is in {path}: `netritual import {quote(path)}` "
            f"takes in what it holds, `netritual restore {quote(path)}` goes back to it."
        )
    journal.load()
    journal.heard += [change for change in journal.state.undo_log.since(_base(ours)) if not has(ours, change)]


def keep(journal: Journal, header: Header) -> str:
    """Put all that is known into ``kept/``, as a journal; its path."""
    journal.disk.make_folder(journal.home.kept)
    path = numbered(journal.disk, journal.home.kept, REPLACED)
    journal.disk.write_new(path, lines_of(header, journal.state))
    journal.disk.sync_folder(journal.home.kept)
    return path


def _write_anew(journal: Journal, words: str, lines: Iterable[bytes], also: str = "") -> None:
    """Write the journal again; the caller holds the lock. ``also`` tells of what stands beside it."""
    write_journal(journal.disk, journal.home, lines)
    journal.load()
    rest = f"no entry was lost.{also}" if also else "nothing was lost."
    journal.notes.append(f"{words}. It was written again from memory; {rest}")


def _lines(journal: Journal, file: JournalFile, header: Header, theirs: Loaded | None) -> Iterable[bytes]:
    """The lines of our journal. The file that we hold open may still have all of them; else those that stand on the
    disk, and what is known behind them; else all is made of what is known."""
    state = journal.state
    if whole := file.whole():
        return (whole,)
    if theirs is None or theirs.file is None or theirs.refusal is not None or theirs.state.seq < _base(state):
        return lines_of(header, state)
    lines = whole_lines(journal.disk, journal.path, theirs.file.end)
    return chain(lines, lines_after(state, theirs.state.seq))


def land(journal: Journal) -> None:
    """Write a journal that was lost, or its end, anew out of the index, before anything is added."""
    try:
        with journal.mutex, journal.locked():
            journal.load()
            if journal.adrift and journal.header is not None:
                _land(journal, journal.header)
    except OSError as error:
        raise not_saved(error) from error


def _land(journal: Journal, header: Header) -> None:
    sentences = [sentence_of(piece) for piece in journal.damage]
    words = "lacked entries" if journal.there() else "was gone"
    keep_file(journal.disk, journal.home, journal.path)
    write_journal(journal.disk, journal.home, lines_of(header, journal.state))
    journal.load()
    write_report(journal.disk, journal.home, sentences)
    journal.forget_damage()
    wordless = any(row.words == EARLIER for row in journal.state.undo_log.newest())
    past = " The history knows when each change was made, but no longer what each of them was." if wordless else ""
    journal.notes.append(
        f"The journal {words}. What the index held was written as a new one; see `netritual doctor`.{past}"
    )


def holds(state: State, other: State) -> bool:
    """True when a state has all entries of another one."""
    log = other.undo_log
    return state.undo_log.entries() >= log.entries() and all(has(state, change) for change in log.applied)


def _is_older(state: State, ours: State) -> bool:
    """True when a state is ours of an earlier moment; one that lacks an entry in between is another one."""
    earlier = {entry for entry in ours.undo_log.entries() if entry[0] <= state.seq}
    return holds(ours, state) and state.undo_log.entries() == earlier


def has(state: State, change: Applied) -> bool:
    """True when a state has a change, as far as its documents are known."""
    same = state.undo_log.change(change.seq)
    if same is not None:
        return (same.when, same.verb, same.after) == (change.when, change.verb, change.after)
    row = state.undo_log.older.row(change.seq)
    return row is not None and (row.when, row.verb) == (change.when, change.verb)


def _base(state: State) -> int:
    """The newest change that is not in memory."""
    return state.undo_log.applied[0].seq - 1 if state.undo_log.applied else state.seq


def write_back(disk: Disk, home: Home, state: State) -> str:
    """After a journal was gone: write the files beside it that it remembers, where none stands; the store's folder
    is there again.

    Sentences of what is back, and of what nobody has when the whole home was gone; empty when nothing was lacking.
    """
    bare = disk.names(home.root) in ([], [STORE])
    back = []
    written = [file for file in state.rows(TABLE_OF[WrittenFile]).records() if isinstance(file, WrittenFile)]
    for file in written:
        with suppress(ValueError, OSError):  # what cannot be written is no reason to stop here
            path = home.path_of(file.path)
            name = home.name_of(path)
            if file.data is not None and beside(name) and disk.stat(path) is None:
                data = b64decode(file.data, validate=True)
                disk.make_folder(os.path.dirname(path))
                disk.replace(path, data)
                back.append(name)
    words = f" Written again as netritual had last written it: {', '.join(back)}." if back else ""
    if bare:
        words += (
            " The whole folder was gone: backups in it, and what was set in settings.toml by hand, are not in memory."
        )
    return words


def mend(journal: Journal, checked: Sequence[DoctorCheck]) -> list[str]:
    """Write a damaged journal anew, without what is damaged. Sentences of what was done."""
    sentences = [check.detail for check in checked if not check.ok and check.check in ("damage", "gaps")]
    if (journal.damage or journal.state.missing) and journal.broken is None:
        try:
            _write_without_damage(journal)
        except OSError as error:
            raise not_saved(error) from error
        sentences.append("The journal was written anew without what is damaged; the damaged file is in kept.")
    if not all(check.ok for check in checked):
        mark_seen(journal.disk, journal.home)
    return sentences


def _write_without_damage(journal: Journal) -> None:
    """What the index holds and the journal no longer gives is added to it again, as one entry."""
    with journal.mutex, journal.locked():
        journal.follow(writing=True)
        if journal.header is None:
            return
        keep_file(journal.disk, journal.home, journal.path)
        state = journal.state
        newest = next(state.undo_log.newest(), None)  # read while its file is there
        write_journal(journal.disk, journal.home, gapless(journal.disk, journal.path, journal.header))
        journal.forget_damage()
        journal.load()
        changes = journal.state.changes_to(state)
        if changes and newest is not None:
            when = datetime.fromisoformat(newest.when)
            journal.append(RESCUE, when, max(state.top, journal.state.top), changes, None)
