"""Everything the store knows at one moment of the journal, and how a line moves it on."""

from collections.abc import Mapping

import msgspec

from netritual.domain.model import TABLES, Interaction
from netritual.store.index.layers import Below, Rows
from netritual.store.index.talks import TalkRows
from netritual.store.journal_line import Changes, encode
from netritual.store.undo_log import Applied, Base, HistoryRow, Images, Older, UndoLog, put_back

NULL = b"null"
PEOPLE = "people"
TALKS = "interactions"
BASE = "base"
"""The verb of a line that is no change: all documents as they stood when the journal was written anew."""


class Header(msgspec.Struct, frozen=True):
    """The first line of a journal: its format, whose it is, and a name that it gets anew when it is written anew."""

    log: int
    store: str
    device: str
    journal: str = ""
    seq: int = 0
    top: int = 0
    backup: bool = False
    """True inside a backup."""


LineChanges = dict[str, dict[int, msgspec.Raw] | None]
"""Table -> doc id -> the document, undecoded; a table that is None is dropped."""


class TransactionLine(msgspec.Struct, frozen=True, gc=False):
    """One transaction, its documents undecoded.

    ``words`` is its sentence where that was told for good; ``past`` is, of a base, the history before it.
    """

    seq: int
    when: str
    verb: str
    top: int
    changes: LineChanges
    undoes: int | None = None
    words: str | None = None
    past: list[HistoryRow] | None = None


HEADER = msgspec.json.Decoder(Header)
LINE = msgspec.json.Decoder(TransactionLine)


def images_of(docs: Mapping[int, msgspec.Raw]) -> dict[int, bytes | None]:
    """The documents of a line by id, as JSON; None for one that it removes."""
    return {doc_id: None if (data := bytes(raw)) == NULL else data for doc_id, raw in docs.items()}


class State:
    """Tables, the newest sequence number, the greatest doc id, and the past. Changed by ``apply`` only."""

    def __init__(
        self, seq: int = 0, top: int = 0, below: Mapping[str, Below] | None = None, older: Older | None = None
    ):
        self.seq = seq
        self.top = top
        self.undo_log = UndoLog(older)
        self.missing = 0
        self._tables = {name: table_over(name, layer) for name, layer in (below or {}).items()}

    def rows(self, table: str) -> Rows:
        """A table as it stands; an empty one when it is not there."""
        return self._tables.get(table) or table_over(table, Below())

    def names(self) -> list[str]:
        """The tables that hold something, in the order in which they came."""
        return [name for name, rows in self._tables.items() if rows.order()]

    def tables(self) -> list[str]:
        """The tables that hold something, or did."""
        return list(self._tables)

    def share(self) -> dict[str, Rows]:
        """All tables for a view: from now on they are copied before they change."""
        for rows in self._tables.values():
            rows.shared = True
        return dict(self._tables)

    def changes_to(self, wanted: "State") -> Changes:
        """What makes the documents of this state those of another; promises to calendars are not taken back."""
        changes: dict[str, dict[int, bytes | None] | None] = {}
        for table in dict.fromkeys([*self.names(), *wanted.names()]):
            ours, theirs = self.rows(table), wanted.rows(table)
            docs: dict[int, bytes | None] = {}
            for doc_id in dict.fromkeys([*ours.order(), *theirs.order()]):
                current = ours.get(doc_id)
                back = put_back(table, theirs.get(doc_id), current)
                raw = encode(back) if isinstance(back, dict) else back
                if raw != current:
                    docs[doc_id] = raw
            if docs:
                changes[table] = docs
        return changes

    def begin(self, line: TransactionLine, at: int) -> None:
        """Take in the base with which a journal begins: all documents as they stood, and the history up to then."""
        after = self.put(line.changes, at)[1]
        self.seq, self.top = line.seq, max(self.top, line.top)
        self.undo_log.begin(Base(at, line.seq, line.top, after, line.past or []))

    def apply(self, line: TransactionLine, at: int = 0) -> Applied | None:
        """Move on by one line, which starts at a place; None when it was known already.

        A gap before it is counted in ``missing``.
        """
        if line.seq <= self.seq:
            return None
        self.missing += line.seq - self.seq - 1
        before, after = self.put(line.changes, at)
        self.seq, self.top = line.seq, max(self.top, line.top)
        change = Applied(line.seq, line.when, line.verb, line.undoes, before, after, at, line.words)
        self.undo_log.note(change)
        return change

    def put(self, changes: LineChanges, at: int) -> tuple[Images, Images]:
        """Change the documents by the line at a place; as they were, and as they are now."""
        before: dict[str, dict[int, bytes | None]] = {}
        after: dict[str, dict[int, bytes | None]] = {}
        for table, docs in changes.items():
            rows = self._own(table)
            was: dict[int, bytes | None] = {}
            new = dict.fromkeys(rows.order()) if docs is None else images_of(docs)
            for doc_id, document in new.items():
                was[doc_id] = rows.get(doc_id)
                rows.put(doc_id, document)
            before[table], after[table] = was, new
        return before, after

    def _own(self, table: str) -> Rows:
        rows = self._tables.get(table)
        if rows is None:
            rows = self._tables[table] = table_over(table, Below())
        elif rows.shared:
            rows = self._tables[table] = rows.fresh()
        return rows


def table_over(table: str, below: Below) -> Rows:
    """An empty layer of a table over another one."""
    kind = TABLES.get(table)
    return TalkRows(kind, below) if kind is Interaction else Rows(kind, below)


def over(rows: Rows) -> Rows:
    """An empty layer over a table, for an open transaction."""
    return type(rows)(rows.kind, rows)
