"""Writing a damaged journal anew, without what is damaged."""

from collections.abc import Sequence

from netritual.services.ports import Check
from netritual.store.care.new_journal import gapless, keep_file, write_journal
from netritual.store.care.reports import mark_seen
from netritual.store.care.rescue import RESCUE
from netritual.store.failures import full
from netritual.store.journal_access import Journal


def mend(journal: Journal, checked: Sequence[Check]) -> list[str]:
    """Set rescue files aside, and write a damaged journal anew. Sentences of what was done."""
    sentences = [check.detail for check in checked if not check.ok and check.check in ("damage", "gaps")]
    for name in journal.disk.names(journal.home.store):
        if name.startswith("rescue."):
            keep_file(journal.disk, journal.home, f"{journal.home.store}/{name}")
            journal.disk.remove(f"{journal.home.store}/{name}")
            sentences.append(f"{name} was moved to {journal.home.store}/kept.")
    if (journal.damage or journal.state.missing) and journal.broken is None:
        try:
            _write_without_damage(journal)
        except OSError as error:
            raise full(error) from error
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
        write_journal(journal.disk, journal.home, gapless(journal.disk, journal.path, journal.header))
        journal.forget_damage()
        journal.load()
        changes = journal.state.changes_to(state)
        if changes:
            newest = next(iter(state.undo_log.since(state.seq - 1)), None)
            if newest is not None:
                journal.append(RESCUE, newest.moment, max(state.top, journal.state.top), changes, None)
