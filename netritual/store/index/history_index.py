"""What was, out of the index: the rows of the history, and each change with the documents before and after it."""

from collections.abc import Mapping, Sequence, Set

from netritual.store.index.database import Index, ids_of, sturdy
from netritual.store.index.layers import Spoilt
from netritual.store.journal_state import LINE, TransactionLine, images_of
from netritual.store.undo_log import Applied, HistoryRow, Older

FEW_ROWS = 200
"""Rows of the history that are read at once."""
_ROW = 'SELECT seq, "when", verb, words, undoes FROM history WHERE seq'
_IN_TABLE = 'FROM versions WHERE "table" = (SELECT number FROM tables WHERE name = ?)'
_FORMER = f"SELECT id, max(place) {_IN_TABLE} AND place < ? AND id IN ({{}}) GROUP BY id"
"""Of some documents, where the line starts by which each was last written before the line at a place."""

_WRITTEN = (
    'SELECT place, name, id, count(*) OVER (PARTITION BY "table", id)'
    ' FROM versions JOIN tables ON number = "table" ORDER BY place, "table", id'
)


class IndexPast(Older):
    """The changes up to an index. A document before a change is the newest form that an earlier line gave it."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self.index = index
        self._written: dict[int, dict[str, dict[int, int]]] | None = None
        """By the place of a line, the documents that it wrote; read when one of them is lost."""

    def instead(self) -> Older:
        """The changes as the journal alone tells them."""
        return self.index.spare().undo_log

    @sturdy
    def page(self, below: int | None) -> Sequence[Applied | HistoryRow]:
        query = f"{_ROW} < ? ORDER BY seq DESC LIMIT {FEW_ROWS}"
        return [HistoryRow(*row) for row in self.index.rows(query, self.index.meta.seq + 1 if below is None else below)]

    @sturdy
    def change(self, seq: int) -> Applied | None:
        """A change with its documents: its line, and of each document the newest version before it.

        None for what was before the journal was written anew, and where a line is damaged.
        """
        row = self.index.one("SELECT place, words FROM history WHERE seq = ?", seq)
        line = None if row is None or row[0] is None else self._line_at(row[0])
        if line is None:
            return None
        place, words = row
        if line.seq != seq:
            raise Spoilt
        lines: dict[int, TransactionLine | None] = {}
        before: dict[str, dict[int, bytes | None]] = {}
        after: dict[str, dict[int, bytes | None]] = {}
        for table, docs in line.changes.items():
            after[table] = dict.fromkeys(self._touched_at(table, place)) if docs is None else images_of(docs)
            images = before[table] = {}
            versions = dict(self.index.some(_FORMER, list(after[table]), table, place))
            for doc_id in after[table]:
                was = versions.get(doc_id)
                if was is not None and was not in lines:
                    lines[was] = self._line_at(was)
                former = lines[was] if was is not None else None
                if was is not None and former is None:
                    return None
                images[doc_id] = None if former is None else _image(former, table, doc_id)
        return Applied(seq, line.when, line.verb, line.undoes, before, after, place, words or None)

    @sturdy
    def written(self, seq: int) -> Mapping[str, Mapping[int, int]]:
        if self._written is None:
            self._written = {}
            for place, table, doc_id, count in self.index.rows(_WRITTEN):
                self._written.setdefault(place, {}).setdefault(table, {})[doc_id] = count
        row = self.index.one("SELECT place FROM history WHERE seq = ?", seq)
        return {} if row is None else self._written.get(row[0], {})

    def _line_at(self, place: int) -> TransactionLine | None:
        body = self.index.line(place)
        return None if body is None else LINE.decode(body)

    def _touched_at(self, table: str, place: int) -> list[int]:
        return ids_of(self.index.rows(f"SELECT id {_IN_TABLE} AND place = ?", table, place))

    @sturdy
    def last_image(self, table: str, doc_id: int) -> bytes | None:
        query = f"SELECT place {_IN_TABLE} AND id = ? ORDER BY place DESC LIMIT 2"
        lines = [self._line_at(place) for place in ids_of(self.index.rows(query, table, doc_id))]
        images = [_image(line, table, doc_id) for line in lines if line is not None]
        return next((image for image in images if image is not None), None)

    @sturdy
    def later(self, change: Applied, ids: Mapping[str, Set[int]]) -> Applied | None:
        query = f"SELECT max(place) {_IN_TABLE} AND id = ? AND place > ?"
        wanted = [(table, doc_id) for table, doc_ids in ids.items() for doc_id in doc_ids]
        places = [self.index.one(query, table, doc_id, change.at)[0] for table, doc_id in wanted]
        newest = max((place for place in places if place is not None), default=None)
        line = None if newest is None else self._line_at(newest)
        return None if line is None else self.change(line.seq)


def _image(line: TransactionLine, table: str, doc_id: int) -> bytes | None:
    return images_of(line.changes.get(table) or {}).get(doc_id)
