"""The lines of a journal as entries: its header, one line, and all that are new to a state."""

import msgspec

from netritual.errors import Unsound
from netritual.store.journal_file import Damage, JournalFile
from netritual.store.journal_line import check_version, frame
from netritual.store.journal_state import BASE, HEADER, LINE, PEOPLE, Header, Line, State

SECOND = "second entry with the number of another"


def read(file: JournalFile, state: State, most: int | None = None) -> list[Damage]:
    """Apply every new whole line of a journal (of about ``most`` bytes) to a state.

    A line whose number is known already must be the entry that is known by it: two writers that did not see each other
    leave two, and the second is told of as damage, so that its bytes are kept.
    """
    second: list[Damage] = []

    def apply(body: bytes, start: int) -> None:
        if start == 0 and header_in(body) is not None:
            return
        line = line_of(body)
        if line.verb == BASE and state.seq == 0:
            state.begin(line, start)
        elif state.apply(line, start) is None:
            applied = state.undo_log.recent(line.seq)
            if applied is None or file.line(applied.at) != body:
                second.append(Damage(file.path, start, frame(body), SECOND))
        if PEOPLE in line.changes:
            file.people_bytes += len(body)

    return file.take(apply, most) + second


def line_of(body: bytes) -> Line:
    """Decode a line whose checksum holds; Unsound when its shape is not one we know."""
    try:
        return LINE.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unsound(
            "The journal holds an entry that this netritual does not understand.",
            title="Journal",
            hint="Nothing was changed. A newer netritual may have written it: update, then try again.",
        ) from error


def header_of(file: JournalFile) -> Header | None:
    """The header of a journal, None when it is damaged; Unsound for a newer format."""
    body = file.line(0)
    header = None if body is None else header_in(body)
    if header is not None:
        check_version(header.log)
    return header


def header_in(body: bytes) -> Header | None:
    """The header that a first line is; None for a transaction, which stands there when the header was lost."""
    try:
        return HEADER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
