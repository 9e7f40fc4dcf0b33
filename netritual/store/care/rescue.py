"""When the journal on disk is damaged, goes back in time, is replaced, or is gone: what was known stays."""

import os
from base64 import b64decode
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from shlex import quote

from netritual.domain.model import TABLE_OF, WrittenFile
from netritual.errors import NotSaved
from netritual.files import Disk
from netritual.paths import Home, beside
from netritual.services.ports import DoctorCheck
from netritual.store.care.journal_rewrite import gapless, lines_after, lines_of, mark_seen, write_report
from netritual.store.failures import not_saved, reason
from netritual.store.history import EARLIER
from netritual.store.journal_access import Journal
from netritual.store.journal_file import JournalFile, read
from netritual.store.journal_line import JOURNAL, keep, write_journal
from netritual.store.journal_state import Header, State
from netritual.store.loading import Loaded, load
from netritual.store.undo_log import Applied

RESCUE = "rescue"
REPLACED = "journal.replaced.jsonl"
"""A journal in ``kept/`` that another one took the place of; ``set_aside`` tells of it until it is imported."""
STORE = "store"


def rewrite(journal: Journal, lines: Iterable[bytes], report: Iterable[object] = ()) -> None:
    """Put a journal in the place of the one that is there, which is kept; the caller holds the lock, and reads it anew.

    ``report`` is what ``doctor`` is to show once of what is left behind.
    """
    disk, home = journal.disk, journal.home
    if journal.there():
        keep(disk, home, JOURNAL, disk.read(journal.path))
    write_report(disk, home, report)
    write_journal(disk, home, lines)
    journal.forget_damage()


def judge_replaced(journal: Journal, writing: bool) -> None:
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
    file, header, ours = journal.file, journal.header, journal.state
    if file is None or header is None:
        return
    if file.look() in ("same", "longer"):
        seq = ours.seq
        journal.report(read(file, ours))
        journal.hear(seq)
        return
    is_there, loaded = journal.there(), load(journal.disk, journal.home)
    theirs, is_ours = loaded.state, loaded.header is not None and loaded.header.store == journal.id
    newer = loaded.adrift and theirs.seq > ours.seq  # what another process saved stands in the index
    lacking = (loaded.adrift and not newer) or not has_all_of(theirs, ours)
    older = not is_there or loaded.refusal is not None or (lacking and is_ours and _is_older(theirs, ours))
    if older and not newer:
        also = "" if is_there else write_back(journal.disk, journal.home, ours)
        rewrite(journal, _lines(file, header, ours, loaded))
        journal.load()
        words = "was replaced by an older one" if is_there else "was gone"
        rest = f"no entry was lost.{also}" if also else "nothing was lost."
        journal.notes.append(f"The journal {words}. It was written again from memory; {rest}")
        return
    if lacking:  # before anything of ours is let go of
        path = keep(journal.disk, journal.home, REPLACED, b"".join(lines_of(header, ours)))
        journal.notes.append(
            f"Another journal took the place of ours. All of ours is in {path}: `netritual import {quote(path)}` "
            f"takes in what it holds, `netritual restore {quote(path)}` goes back to it."
        )
    journal.load()
    if newer:
        _write_from_index(journal)
    journal.heard += [change for change in journal.state.undo_log.since(_base(ours)) if not has_change(ours, change)]


def _lines(file: JournalFile, header: Header, ours: State, loaded: Loaded) -> Iterable[bytes]:
    """The lines of our journal. The file that we hold open may still have all of them; else those that stand on the
    disk, and what is known behind them; else all is made of what is known."""
    if whole := file.whole():
        return (whole,)
    if loaded.file is None or loaded.refusal is not None or loaded.state.seq < _base(ours):
        return lines_of(header, ours)
    return (loaded.file.whole(), *lines_after(ours, loaded.state.seq))


def renew(journal: Journal) -> None:
    """Before anything is added: write a lost journal anew, and take over a home of format 1 that could only be read
    when it was opened.
    """
    if journal.adrift:
        write_from_index(journal)
    elif journal.file is None and journal.state.seq:
        journal.load()


def write_from_index(journal: Journal) -> None:
    """Write a journal that was lost, or its end, anew out of the index, before anything is added."""
    try:
        with journal.mutex, journal.locked():
            journal.load()
            _write_from_index(journal)
    except OSError as error:
        raise not_saved(error) from error


def _write_from_index(journal: Journal) -> None:
    if not journal.adrift or journal.header is None:
        return
    words = "lacked entries" if journal.there() else "was gone"
    rewrite(journal, lines_of(journal.header, journal.state), journal.damage)
    journal.load()
    vague = any(EARLIER in (row.words or "") for row in journal.state.undo_log.newest())
    past = " Of some changes the history knows when they were made, but no longer just what they were." if vague else ""
    journal.notes.append(
        f"The journal {words}. What the index held was written as a new one; see `netritual doctor`.{past}"
    )


def has_all_of(state: State, other: State) -> bool:
    """True when a state has all entries of another one."""
    log = other.undo_log
    return state.undo_log.entries() >= log.entries() and all(has_change(state, change) for change in log.applied)


def _is_older(state: State, ours: State) -> bool:
    """True when a state is ours of an earlier moment; one that lacks an entry in between is another one."""
    earlier = {entry for entry in ours.undo_log.entries() if entry[0] <= state.seq}
    return has_all_of(ours, state) and state.undo_log.entries() == earlier


def has_change(state: State, change: Applied) -> bool:
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
    for file in state.rows(TABLE_OF[WrittenFile]).records():
        if not isinstance(file, WrittenFile) or file.data is None:
            continue
        with suppress(ValueError, OSError):  # what cannot be written is no reason to stop here
            path = home.path_of(file.path)
            name = home.name_of(path)
            if beside(name) and disk.stat(path) is None:
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


def mend_journal(journal: Journal, checked: Sequence[DoctorCheck]) -> list[str]:
    """Write a damaged journal anew, without what is damaged. Sentences of what was done."""
    sentences = [check.detail for check in checked if not check.ok and check.check in ("damage", "gaps")]
    if (journal.damage or journal.state.missing) and journal.broken is None:
        try:
            with journal.mutex, journal.locked():
                _write_without_damage(journal)
        except OSError as error:
            raise not_saved(error) from error
        sentences.append("The journal was written anew without what is damaged; the damaged file is in kept.")
    if not all(check.ok for check in checked):
        mark_seen(journal.disk, journal.home)
    return sentences


def _write_without_damage(journal: Journal) -> None:
    """What the index holds and the journal no longer gives is added to it again, as one entry."""
    journal.follow(writing=True)
    if journal.header is None:
        return
    state = journal.state
    newest = next(state.undo_log.newest(), None)  # read while its file is there
    rewrite(journal, gapless(journal.disk, journal.path, journal.header))
    journal.load()
    changes = journal.state.changes_to(state)
    if changes and newest is not None:
        when = datetime.fromisoformat(newest.when)
        journal.append(RESCUE, when, max(state.top, journal.state.top), changes, None)
