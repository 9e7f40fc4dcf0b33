"""What services ask of the outside world: Protocols where two makers exist, and the plain values that cross them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from netritual.domain.coffees.calendar_entries import Busy as Busy
from netritual.domain.coffees.calendar_entries import MovedCoffee
from netritual.domain.coffees.calendar_entries import PastMeeting as PastMeeting
from netritual.domain.model import Change, Entry, Record
from netritual.domain.network import Network

if TYPE_CHECKING:
    from tinydb.table import Table

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Transaction(Network, Protocol):
    """The open transaction: reads see what it has written so far; a raise leaves everything as it was."""

    @property
    def now(self) -> datetime:
        """The moment of this transaction, with offset."""

    @property
    def still(self) -> bool:
        """True when the clock stands still (``--now``): uids are then made from the doc id, not at random."""

    def table(self, name: str) -> "Table":
        """TinyDB's table over this transaction, for queries and plain documents."""

    def put(self, record: R) -> R:
        """Insert (id 0: a new id is given) or replace. Fields this version does not know stay in the document.

        Returns the record as stored, with its id.
        """

    def remove(self, kind: type[Record], id: int) -> None:
        """Remove one record; unknown ids are ignored."""

    def new_id(self) -> int:
        """The next free doc id, for a document that is put together by hand."""


class Store(Protocol):
    """One home's journal: the only place that remembers."""

    @property
    def id(self) -> str:
        """The id of this home, made once; an export carries it."""

    def view(self) -> Network:
        """A consistent, typed, read-only view of now."""

    def make(self) -> None:
        """Make the home when there is none yet. ``transact`` does so with the first change, but asks ``act`` before."""
        ...

    def transact(self, verb: str, act: Callable[[Transaction], T], now: datetime) -> tuple[T, Change | None]:
        """Run ``act`` in one transaction. Change is None when nothing changed (then no line is written).

        Raises NotSaved when it did not reach the disk.
        """

    def poll(self) -> Sequence[Change]:
        """Read what other processes saved since the last look; cheap when nothing did."""

    def undo(self, now: datetime, seq: int | None = None) -> Change:
        """Take back the newest change not yet undone, or the one with this number; NetritualError when there is none or
        a later one is in the way."""

    def redo(self, now: datetime) -> Change:
        """Give back what the newest undo took."""

    def history(self, limit: int | None = None) -> Sequence[Entry]:
        """What changed, newest first, back to the first day."""

    def journal_bytes(self) -> bytes:
        """The journal as it stands, to be compared with a copy of it; empty when there is none."""

    @property
    def notes(self) -> Sequence[str]:
        """Sentences about what was met and mended, oldest first."""

    @property
    def partial(self) -> bool:
        """True when the store is damaged so that it is open for reading only: what is not seen may yet be there."""

    @property
    def refuses(self) -> bool:
        """True when nothing more may be saved before ``reopen``: a sync failed."""

    def reopen(self) -> str:
        """Read everything anew; a sentence on the entry that could not be confirmed, or nothing."""

    def tidy(self, now: datetime) -> None:
        """Called when idle: the index once due, and a backup a week, in a process of their own; returns at once."""

    def close(self, now: datetime | None = None) -> None:
        """Let go of files. Nothing is pending: every change was on disk when it was acknowledged.

        With a moment it is tidied up behind us, if the index is due; nobody waits for that.
        """


class CalendarReading(NamedTuple):
    """What one calendar source gave.

    ``read`` counts events of which something came out, the ``mended`` among them; ``lost`` counts events, or single
    times of a series, of which nothing did. ``notes`` say what was mended; ``problem`` says in sentences what was not
    read, and why.
    ``fetched`` is when the rows were read, None when they never were; ``failed`` says that the last try gave none.
    """

    name: str
    busy: tuple[Busy, ...]
    meetings: tuple[PastMeeting, ...]
    events: int
    lost: int
    fetched: datetime | None
    problem: str = ""
    failed: bool = False
    read: int = 0
    mended: int = 0
    notes: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """Addresses among those invited that may be the person's own: to be asked about, and kept nowhere."""
    coffees: tuple[MovedCoffee, ...] = ()
    """Our own coffees that were moved in this calendar."""
    invites: bool = False
    """Whether events name who is invited."""
    stamp: str = ""
    """What the files were by size and time when they were read; "" when that is not known."""

    @property
    def whole(self) -> bool:
        """True when all of it was read: nothing was lost, and nothing is in doubt."""
        return not self.problem and not self.lost

    @property
    def nothing(self) -> bool:
        """True when something is wrong with it and nothing of it could be read."""
        return self.failed or (not self.whole and not self.read)


class Backup(NamedTuple):
    """A backup that was made or brought back: its file, the changes in it, its size in bytes."""

    file: str
    entries: int
    bytes: int


class DoctorCheck(NamedTuple):
    """One finding of ``doctor``: what was looked at, whether it is sound, and a sentence."""

    check: str
    ok: bool
    detail: str


class Secrets(Protocol):
    """Where secrets live: the OS keyring, a command of the person's, or this session's memory. Never a file."""

    def get(self, name: str) -> str | None:
        """The secret kept under a name, or None."""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; NetritualError when no keyring can (never written to disk instead)."""

    def hold(self, name: str, secret: str) -> None:
        """Keep a secret for this session only, in memory."""

    def forget(self, name: str) -> None:
        """Drop a secret; unknown names are ignored."""

    def usable(self) -> bool:
        """True when a keyring of the system can be used."""


class ImportProblem(NamedTuple):
    """A row or card that could not be read: where (line, card) and why, in words."""

    where: str
    why: str


class JournalChange(NamedTuple):
    """What an entry of a journal file left of one record: its fields (None: it was removed), people by their ids.

    ``whole``: they are all that it has; else those that are other than before.
    """

    kind: str
    id: int
    fields: Mapping[str, Any] | None
    whole: bool


class JournalEntry(NamedTuple):
    """An entry of a journal file, what it is known by, and where it stands ("line 12").

    ``above`` is the highest id before it, where that is known: records with a higher one were made by it.
    """

    seq: int
    when: datetime
    verb: str
    changes: tuple[JournalChange, ...]
    place: str
    above: int

    @property
    def new_ids(self) -> Iterator[int]:
        """The ids of the records that it made."""
        return (change.id for change in self.changes if change.id > self.above)


class ImportBatch(NamedTuple):
    """What a source file holds, before it meets the home.

    ``rows`` are exchange-format mappings (``kind`` and fields; people by handle, a person row may lack ``handle``).
    ``skipped`` counts rows that name nobody, and ``nameless`` says where they stand and what they hold: "card 3 (Lyon
    Habitat)". ``store`` is the id of the home an exchange file is from. ``places`` says for each row where it stood
    ("line 12", "card 3"), for a problem found later. ``notes`` are sentences on the whole file, told before anything is
    done: what in it was guessed, and what is not taken. ``entries`` are those of a journal file, of which rows are made
    when it meets the home; ``known`` counts those that the home has, ``unseen`` are the ids of rows that were no talk
    in it. From the id ``apart`` on an export and the home gave ids of their own.
    """

    format: str
    rows: tuple[Mapping[str, Any], ...]
    skipped: int
    problems: tuple[ImportProblem, ...]
    store: str | None = None
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    entries: tuple[JournalEntry, ...] = ()
    known: int = 0
    unseen: frozenset[int] = frozenset()
    apart: int | float = inf
    nameless: tuple[str, ...] = ()
