"""Reading a conflicted copy of a log, apart from the store: all of this is done before the writers' lock is taken."""

from typing import NamedTuple

import msgspec

from netritual.errors import Unsound
from netritual.store.care.rescue import Key, key_of, read_entries
from netritual.store.journal_state import HEADER, Header
from netritual.store.line import FORMAT, body_of
from netritual.store.loading import line_of
from netritual.store.undo_log import Applied

Print = tuple[str, str, frozenset[tuple[str, int, int]]]
"""When, verb, and the marks of the documents: what a snapshot still tells of an entry."""


class CopiedEntry(NamedTuple):
    """An entry of a copy, and what tells it from all others. ``dropped`` names tables that it drops whole."""

    change: Applied
    key: Key
    marks: Print
    dropped: tuple[str, ...]


class Copy(NamedTuple):
    """A conflicted copy of a log: its header (None when it is damaged), its whole entries, oldest first, and how many
    of its lines are damaged.
    """

    header: Header | None
    entries: list[CopiedEntry]
    damaged: int


def read_copy(data: bytes) -> Copy:
    """A copy of a log. Unsound when it is in another format, or holds an entry that is not understood."""
    header, entries, damaged = None, [], 0
    for number, raw in enumerate(data.split(b"\n")):
        body = body_of(raw)
        if body is None:
            damaged += bool(raw)
        elif number == 0 and b'"changes"' not in body:
            header = _header(body)
        else:
            entries += [_copied(raw, change) for change in read_entries(raw)]
    return Copy(header, entries, damaged)


def print_of(change: Applied) -> Print:
    """What a snapshot still tells of an entry."""
    marks = frozenset((table, doc_id, mark) for table, docs in change.marks.items() for doc_id, mark in docs.items())
    return change.when, change.verb, marks


def _copied(raw: bytes, change: Applied) -> CopiedEntry:
    dropped: tuple[str, ...] = ()
    if not all(change.after.values()):
        changes = line_of(raw.partition(b" ")[2]).changes
        dropped = tuple(table for table, docs in changes.items() if docs is None)
    return CopiedEntry(change, key_of(change), print_of(change), dropped)


def _header(body: bytes) -> Header:
    try:
        header = HEADER.decode(body)
    except msgspec.DecodeError:
        header = None
    if header is None or header.log != FORMAT:
        raise Unsound("The copy is in another format.", title="Journal", hint="It is left as it is.")
    return header
