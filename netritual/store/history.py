"""The past in words: changes, and rows of the history, with the sentence of each."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from netritual.domain.model import Change, Entry
from netritual.store.journal_state import PEOPLE, State
from netritual.store.undo_log import REDO, Applied, HistoryRow, Images

EARLIER = "An earlier change"
"""How the sentence of a change begins of which no more is known than which documents it wrote, if that."""
_DECODE = msgspec.json.Decoder().decode


class History:
    """Tells what changed. Made anew for each telling; names are those that people have when it is told."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._names: dict[int, str | None] = {}
        self._gone: dict[int, str | None] = {}

    def change(self, applied: Applied) -> Change:
        """A change as screens and commands get it."""
        touched = {table: frozenset(docs) for table, docs in applied.before.items()}
        return Change(
            seq=applied.seq, verb=applied.verb, when=applied.moment, touched=touched,
            tell=partial(self.words, applied), undoes=applied.undoes,
        )  # fmt: skip

    def words(self, row: Applied | HistoryRow) -> str:
        """The sentence of a change; of one whose line is lost, as much of it as is certain."""
        if isinstance(row, HistoryRow):
            change = self._state.undo_log.change(row.seq) if row.words is None else None
            return self.words(change) if change is not None else row.words or self._without_line(row)
        if row.words is None:
            from netritual.domain.history.sentences import sentence

            if row.undoes is not None:
                row.words = self._reversed(row.verb, row.undoes)
            else:
                before, after = _decoded(row.before), _decoded(row.after)
                row.words = sentence(row.verb, after, before, partial(self._name, row))
        return row.words

    def entries(self, limit: int | None) -> list[Entry]:
        """Rows of the history, newest first."""
        return [self._entry(row) for row in islice(self._state.undo_log.newest(), limit)]

    def rows(self) -> list[HistoryRow]:
        """Every row of the history, oldest first, as the base of a journal has them."""
        rows = self._state.undo_log.newest()
        return [HistoryRow(row.seq, row.when, row.verb, self.words(row), row.undoes) for row in rows][::-1]

    def _entry(self, row: Applied | HistoryRow) -> Entry:
        undone, at = row.seq in self._state.undo_log.undone, datetime.fromisoformat(row.when)
        return Entry(seq=row.seq, at=at, verb=row.verb, tell=partial(self.words, row), undone=undone, undoes=row.undoes)

    def _reversed(self, verb: str, target: int) -> str:
        """The sentence of an undo or a redo; a redo tells of the change itself, not of the undo that it takes back."""
        from netritual.domain.history.sentences import redo_sentence, undo_sentence

        if verb != REDO:
            return undo_sentence(self._words_of(target))
        undo = self._state.undo_log.row(target)
        return redo_sentence(self._words_of(undo.undoes if undo is not None and undo.undoes else target))

    def _words_of(self, seq: int) -> str:
        row = self._state.undo_log.row(seq)
        return f"{EARLIER}." if row is None else self.words(row)

    def _without_line(self, row: HistoryRow) -> str:
        """The sentence of a change whose line is lost, where nothing else has written its documents; else how many it
        wrote."""
        from netritual.domain.history.record_counts import changes_counted

        if row.undoes is not None:
            return self._reversed(row.verb, row.undoes)
        log = self._state.undo_log
        written = log.older.written(row.seq)
        after = {
            table: {doc_id: self._state.rows(table).get(doc_id) for doc_id in ids} for table, ids in written.items()
        }
        ids = {table: docs.keys() for table, docs in after.items()}
        sole = all(
            count == 1 and after[table][doc_id] for table, ids in written.items() for doc_id, count in ids.items()
        )
        if written and sole and not any(change.touches_any(ids) for change in log.applied):
            before = {table: dict.fromkeys(docs) for table, docs in after.items()}
            return self.words(Applied(row.seq, row.when, row.verb, None, before, after))
        return f"{EARLIER} of {changes_counted(_decoded(after))}." if written else f"{EARLIER}."

    def _name(self, applied: Applied, person: int) -> str | None:
        """A person's name as it is now; of one who is gone, as it was in this change, else in the newest that names
        them."""
        if person not in self._names:
            self._names[person] = _name_in(self._state.rows(PEOPLE).get(person))
        name = self._names[person] or _name_in(applied.image(PEOPLE, person))
        if name is None:
            if person not in self._gone:
                self._gone[person] = _name_in(self._state.undo_log.last_image(PEOPLE, person))
            name = self._gone[person]
        return name


def _name_in(raw: bytes | None) -> str | None:
    name = _DECODE(raw).get("name") if raw is not None else None
    return name if isinstance(name, str) else None


def _decoded(images: Images) -> Mapping[str, Mapping[int, Mapping[str, Any] | None]]:
    return {
        table: {doc_id: None if raw is None else _DECODE(raw) for doc_id, raw in docs.items()}
        for table, docs in images.items()
    }
