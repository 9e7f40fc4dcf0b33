"""A file of the journal, such as the copy that a sync tool left: its entries are told apart here, and those that the
home lacks are picked in ``services.intake.journal_entries``.

A line is the checksum of its JSON, a blank and the JSON. The first says whose journal it is, each other one holds the
documents that one change left. ``base`` holds all documents at once, with the history up to there as its ``past``.
"""

from datetime import datetime
from typing import Any
from zlib import crc32

import msgspec

from netritual.domain.dates.day_wording import counted
from netritual.domain.people.exchange import KIND_OF_TABLE, KINDS, whole
from netritual.services.ports import ImportBatch, ImportProblem, JournalChange, JournalEntry
from netritual.sources.importers import Importer, not_read

FORMAT = "netritual"
NEWEST = 2
"""The newest format of a journal that is known."""
CRC_BYTES = 8
SEEN_LINES = 10
BASE = "base"
FILES = "files"
"""The table of what was written into files beside the store: it is not for another home."""

Document = dict[str, Any]


class _Header(msgspec.Struct):
    """The first line. ``top`` is the highest id before the others."""

    log: int
    store: str
    top: int = 0


class _Line(msgspec.Struct):
    """What one change left; the documents by table and id. ``past`` begins with what an entry is known by, ``top`` is
    the highest id after it.
    """

    seq: int
    when: datetime
    verb: str
    changes: dict[str, dict[int, Document | None] | None]
    top: int = 0
    past: list[tuple[int, datetime, str, str, int | None]] = []


def knows(data: bytes, text: str) -> bool:
    """True when one of the first lines has a checksum that holds."""
    return any(map(_body, data[: len(text) * 4].split(b"\n", SEEN_LINES)[:SEEN_LINES]))


def read(data: bytes) -> ImportBatch:
    """The entries of a journal, oldest first; a line that cannot be read is a problem with its number.

    Raises NetritualError for a journal of a format that this version does not know.
    """
    store: str | None = None
    entries: list[JournalEntry] = []
    problems: list[ImportProblem] = []
    documents: dict[tuple[str, int], Document] = {}
    unknown = above = 0
    lost = False
    for number, raw in enumerate(data.split(b"\n"), start=1):
        line, place = _parsed(_body(raw)), f"line {number}"
        if isinstance(line, _Header):
            store, above = line.store, line.top
            if line.log > NEWEST:
                raise not_read("This journal is of a newer netritual.", "Update netritual, then try again.")
        elif line is not None:
            seq, when, verb = line.past[-1][:3] if line.past else (line.seq, line.when, line.verb)
            unknown += len(line.changes.keys() - KIND_OF_TABLE.keys() - {FILES})
            changes = tuple(_changes(line, documents))
            top = max(above, line.top)
            above = top if lost or line.verb == BASE else above
            entries.append(JournalEntry(seq, when, verb, changes, place, above))
            above, lost = top, False
        elif raw:
            lost = True
            problems.append(ImportProblem(place, "it is damaged, and was not read"))
    notes = (f"{counted(unknown, 'change')} of a kind that is not known here.",) if unknown else ()
    return ImportBatch(FORMAT, (), 0, tuple(problems), store, notes=notes, entries=tuple(entries))


def _body(line: bytes) -> bytes:
    """The JSON of a line; nothing when its checksum says that it is damaged."""
    body = line[CRC_BYTES + 1 :]
    return body if line[: CRC_BYTES + 1] == b"%08x " % crc32(body) else b""


def _parsed(body: bytes) -> _Header | _Line | None:
    try:
        return msgspec.json.decode(body, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        return msgspec.json.decode(body, type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _changes(line: _Line, documents: dict[tuple[str, int], Document]) -> list[JournalChange]:
    """What one entry changed: of a document that stood in the file before, the fields that are other than they were."""
    changes = []
    for table, rows in line.changes.items():
        kind = KIND_OF_TABLE.get(table)
        if kind is None:
            continue
        dropped: dict[int, Document | None] = {id: None for of, id in documents if of == kind}
        for id, document in (dropped if rows is None else rows).items():
            former = documents.pop((kind, id), None)
            if document is not None:
                documents[kind, id] = document
            if document is None or former is None:
                changes.append(JournalChange(kind, id, document, True))
            else:
                changes.append(JournalChange(kind, id, _other_fields(kind, former, document), False))
    return changes


def _other_fields(kind: str, former: Document, document: Document) -> Document:
    before, after = _all_fields(kind, former), _all_fields(kind, document)
    return {name: value for name, value in after.items() if name not in before or before[name] != value}


def _all_fields(kind: str, document: Document) -> Document:
    """The fields of a document with those that stand at their default, which it leaves out."""
    try:
        record = msgspec.convert(document, KINDS[kind])
    except msgspec.ValidationError:
        return document
    return {**{name: value for name, value in whole(record).items() if name != "id"}, **document}


IMPORTER = Importer(FORMAT, 15, "a copy of its journal", knows, read)
