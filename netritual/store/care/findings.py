"""What `doctor` asks of a store: one row a check, each with a sentence."""

from collections.abc import Iterator

from netritual.domain.model import TABLES
from netritual.errors import NetritualError
from netritual.services.ports import Check
from netritual.store.care.compaction import COMPACTION_LOCK
from netritual.store.care.reports import SEEN, UNSEEN, gap_of, sentence_of, unseen
from netritual.store.care.rescue import read_entries
from netritual.store.care.sync_conflicts import Gatherer
from netritual.store.following import DAMAGED, LOCK
from netritual.store.history import History
from netritual.store.index.auditing import wrong_index
from netritual.store.index.layers import walk
from netritual.store.line import generations, names_name
from netritual.store.loading import spare_damage
from netritual.store.log_file import Damage
from netritual.store.names_file import NamesFile, OtherLayout, SpoiltNames
from netritual.store.records import record_of
from netritual.store.snapshots.snapshot import Snapshot


def checks(store: Gatherer) -> list[Check]:
    """Everything that can be said about stored data, without changing any of it."""
    with store.mutex:
        if store.log is None and not store.adrift:
            return [Check("journal", True, "There is no journal yet.")]
        older = store.state.undo_log.older
        if isinstance(older, Snapshot):
            store.report(older.check())
        rows = [
            _journal(store),
            *_lock(store),
            *_damage(store),
            *_gap(store),
            *_spare(store),
            *_names(store),
            *_records(store),
            *_index(store),
        ]
        return [*rows, *_rescued(store), *_left(store)]


def _journal(store: Gatherer) -> Check:
    log = store.log
    size = log.size if log is not None else 0
    words = f"{store.state.seq} changes, generation {log.gen if log else 0}, {size} bytes since the last compaction."
    return Check("journal", store.broken is None, words if store.broken is None else str(store.broken))


def _lock(store: Gatherer) -> Iterator[Check]:
    for name in (LOCK, COMPACTION_LOCK):
        path = f"{store.home.store}/{name}"
        if store.disk.is_folder(path):
            words = f"A folder stands in the place of the file {path}, so nothing can be saved. Move it away."
            yield Check("lock", False, words)


def _damage(store: Gatherer) -> Iterator[Check]:
    for piece in store.damage:
        yield Check("damage", False, f"{sentence_of(piece)} The rest is intact.")
    for words in unseen(store.disk, store.home):
        yield Check("damage", False, f"{words} It is left behind; the damaged bytes are kept.")
    if store.log is not None and store.log.spoilt():
        end = store.log.spoilt()  # a line never holds a zero byte: where one is, a page was not written
        torn = not end.endswith(b"\n") or b"\0" in end
        words = "An entry at the end was never wholly written. The next save keeps its bytes and cuts it off."
        yield Check("tail", torn, words if torn else "The last entry is damaged. The next save keeps its bytes.")


def _gap(store: Gatherer) -> Iterator[Check]:
    if store.state.missing:
        yield Check("gaps", False, gap_of(store.state.missing))


def _spare(store: Gatherer) -> Iterator[Check]:
    if store.log is None or store.header is None or store.log.gen == 0:
        return
    gen = store.log.gen - 1
    damage = spare_damage(store.disk, store.home, gen + 1, store.header.seq)
    if gen not in generations(store.disk.names(store.home.store)):  # a store written again from memory has no spare
        return
    if gen > 0 and not damage and not _sound_names(store, gen):
        damage = [Damage(f"{store.home.store}/{names_name(gen)}", 0, b"", "damaged names file")]
    for piece in damage:
        yield Check("spare", False, f"{sentence_of(piece)} It is of the spare copy: nothing is lost by that alone.")


def _names(store: Gatherer) -> Iterator[Check]:
    if store.log is not None and store.log.gen > 0 and not _sound_names(store, store.log.gen):
        yield Check("names", False, "The names file is damaged. Names are found through the snapshot, more slowly.")


def _sound_names(store: Gatherer, gen: int) -> bool:
    try:
        with store.disk.open(f"{store.home.store}/{names_name(gen)}") as handle:
            NamesFile(handle, gen).check()
    except OtherLayout:
        return True  # not read, and made anew with the next line of the shell
    except (OSError, SpoiltNames, ValueError, KeyError):
        return False
    return True


def _records(store: Gatherer) -> Iterator[Check]:
    for table in store.state.names():
        if table not in TABLES:
            continue
        rows = store.state.rows(table)
        try:
            odd = sum(1 for doc_id, raw in walk(rows) if record_of(TABLES[table], doc_id, raw) is None)
        except NetritualError as error:
            yield Check(table, False, str(error))
            continue
        if odd:
            yield Check(
                table, False, f"{odd} documents in {table} lack a field that must be there; they are left as they are."
            )


def _index(store: Gatherer) -> Iterator[Check]:
    try:
        words = wrong_index(store.state)
    except NetritualError:
        return
    if words:
        yield Check("index", False, f"The index counts {words} otherwise than the entries do.")


def _rescued(store: Gatherer) -> Iterator[Check]:
    for name in store.disk.names(store.home.store):
        if not name.startswith("rescue."):
            continue
        for change in read_entries(store.disk.read(f"{store.home.store}/{name}")):
            change.before = {
                table: {doc_id: store.state.rows(table).get(doc_id) for doc_id in docs}
                for table, docs in change.after.items()
            }
            yield Check("rescue", False, f"Kept in {name}: {History(store.state).words(change)}")


def _left(store: Gatherer) -> Iterator[Check]:
    for name in store.copies():
        yield Check("copy", False, store.waiting(name))
    for note in store.notes:
        if note.startswith(DAMAGED) or note == str(store.broken):  # told above, piece by piece
            continue
        yield Check("note", True, note)
    kept = [name for name in store.disk.names(f"{store.home.store}/kept") if not name.startswith((SEEN, UNSEEN))]
    if kept:
        pieces = "1 damaged or replaced piece is" if len(kept) == 1 else f"{len(kept)} damaged or replaced pieces are"
        yield Check("kept", True, f"{pieces} kept in {store.home.store}/kept.")
