"""The plan of an import: what would be stored, under which ids, and the counts of its report."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct

from netritual.domain.dates.day_wording import counted
from netritual.domain.language.text import fold
from netritual.domain.model import TABLE_OF, Distinction, Interaction, Person, Record, WrittenFile
from netritual.domain.network import Network
from netritual.domain.people.exchange import KINDS
from netritual.domain.people.likeness import Likeness, ordered
from netritual.domain.people.record_validation import LARGEST_ID
from netritual.services.ports import ImportBatch, ImportProblem, Transaction

R = TypeVar("R", bound=Record)
ROW_WORDS = {"vcard": "card", "linkedin": "row", "table": "row"}
"""The formats of address files, and what a row of each is called."""


class ImportReport(Struct, frozen=True, kw_only=True):
    """What an import did, or would do: counts of rows by what became of them.

    ``pairs`` are (new person, someone they may be), for a merge; in a dry run the new person's id is of no use.
    ``twice`` are those of ``same`` and ``changed`` that are of somebody who came in by another row of the file,
    ``twice_changed`` those of ``changed``; ``unread`` counts rows of which nothing could be taken: of an address file
    all of these are its rows. ``nameless`` says which rows name nobody.
    ``joins`` and ``asks`` say, with why, which rows are of somebody known and about whom there is a question.
    ``notices`` say what was decided without one, and are no problem: people kept apart who share an address, a job that
    stays. ``notes`` are sentences on the whole file: what in it was guessed, and what is not taken.
    """

    format: str
    new: int = 0
    same: int = 0
    changed: int = 0
    doubt: int = 0
    skipped: int = 0
    twice: int = 0
    twice_changed: int = 0
    unread: int = 0
    problems: tuple[ImportProblem, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    joins: tuple[ImportProblem, ...] = ()
    asks: tuple[ImportProblem, ...] = ()
    notices: tuple[ImportProblem, ...] = ()
    notes: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()

    @property
    def good(self) -> int:
        """Rows that were understood."""
        return self.new + self.same + self.changed + self.doubt

    @property
    def is_of_addresses(self) -> bool:
        """Whether its rows are people alone: an address file."""
        return self.format in ROW_WORDS

    @property
    def doubt_words(self) -> str:
        """How many of the new people may be others who are there."""
        who = "somebody" if self.doubt == 1 else "people"
        return f"{self.doubt} of the new may be {who} you have: kept apart, and asked about"

    @property
    def words(self) -> str:
        """What became of the rows, by counts that add up: "60 cards: 42 new people, 6 doubles joined, 12 left out"."""
        if not self.is_of_addresses:
            return f"{self.new} new, {self.same} the same, {self.changed} changed"
        new, had, changed = (
            self.new + self.doubt,
            self.same + self.changed - self.twice,
            self.changed - self.twice_changed,
        )
        with_news = f", {changed} of them with something new" if changed else ""
        parts = (
            (new, counted(new, "new person", "new people")),
            (had, f"{had} you have already{with_news}"),
            (self.twice, f"{counted(self.twice, 'double')} joined"),
            (self.skipped, f"{self.skipped} left out"),
            (self.unread, f"{self.unread} that cannot be read"),
        )
        rows = counted(sum(count for count, _ in parts), ROW_WORDS[self.format])
        return f"{rows}: {', '.join(words for count, words in parts if count)}" if self.good or self.skipped else rows

    def decisions(self, most: int) -> Iterator[str]:
        """What is joined, asked, left as it is and left out, a line each; so many of each, and how many more there are.

        The notes on the whole file stand last."""
        for rows, more in (
            (self.joins, "join"),
            (self.asks, "are asked about"),
            (self.notices, "are left as they are"),
        ):
            yield from (f"{row.where}: {row.why}" for row in rows[:most])
            if len(rows) > most:
                yield f"… and {len(rows) - most} more that {more}"
        if self.nameless:
            others = [f"{len(self.nameless) - most} more"] if len(self.nameless) > most else []
            yield f"Left out, without a person's name: {', '.join([*self.nameless[:most], *others])}."
        yield from self.notes

    def plain(self) -> dict[str, Any]:
        """The object of ``import --json``, but for the name of the file. Of an address file its rows are the sum of
        ``new``, ``same``, ``changed``, ``doubt``, ``skipped`` and ``unread``; ``twice`` are among these."""
        counts = {
            name: getattr(self, name) for name in ("new", "same", "changed", "doubt", "skipped", "unread", "twice")
        }
        rows = {
            name: [{"where": row.where, "why": row.why} for row in getattr(self, name)]
            for name in ("problems", "joins", "asks", "notices")
        }
        return {"format": self.format, **counts, **rows, "left_out": list(self.nameless)}


class Plan:
    """Collects what an import will store. Reads see what is planned so far; nothing is written by it."""

    def __init__(
        self, network: Network, batch: ImportBatch, now: datetime, store_id: str, new_id: Callable[[], int]
    ) -> None:
        self.network = network
        self.batch = batch
        self.now = now
        self.new_id = new_id
        self.own = batch.store is not None and batch.store == store_id
        self.foreign = batch.store is not None and not self.own
        self.counts = {"new": 0, "same": batch.known, "changed": 0, "doubt": 0, "twice": 0, "twice_changed": 0}
        self.pairs: list[tuple[int, int]] = []
        self._problems: list[tuple[int, str]] = []
        self._joins: list[tuple[bool, int, str]] = []
        self._asks: list[tuple[int, int, str]] = []
        self._notices: list[tuple[int, str]] = []
        self._left_out = 0
        self._staged: dict[tuple[type[Record], int], tuple[Record, dict[str, Any]]] = {}
        kinds: list[type[Record]] = [*KINDS.values(), WrittenFile]
        self._taken = {record.id for kind in kinds if kind is not Interaction for record in network.all(kind)}

    def get(self, kind: type[R], id: int) -> R | None:
        """A record as it will be."""
        staged = self._staged.get((kind, id))
        if staged is not None and isinstance(staged[0], kind):
            return staged[0]
        return self.network.get(kind, id)

    def extras(self, kind: type[Record], id: int) -> dict[str, Any]:
        """The fields of a document that no type of ours has, as they will be."""
        staged = self._staged.get((kind, id))
        own, stored = {*kind.__struct_encode_fields__, "id"}, self.network.document(kind, id) or {}
        extra = {name: value for name, value in stored.items() if name not in own}
        return {**extra, **(staged[1] if staged else {})}

    def stage(self, record: Record, extra: Mapping[str, Any]) -> None:
        """Plan to store a record, and fields beside it that no type of ours has."""
        self._staged[type(record), record.id] = (record, dict(extra))
        self._taken.add(record.id)

    def id_for(self, wanted: int | None) -> int:
        """The id of something new: the one it had, when that is free."""
        free = wanted if wanted is not None and self.is_free(wanted) else self.new_id()
        while not self.is_free(free):
            free = self.new_id()
        self._taken.add(free)
        return free

    def is_free(self, id: int) -> bool:
        """True when nothing of the home and nothing planned has this id."""
        return 0 < id <= LARGEST_ID and id not in self._taken and self.network.get(Interaction, id) is None

    def count(self, what: str) -> None:
        """One more row of this fate."""
        self.counts[what] += 1

    def problem(self, row: int, why: str) -> None:
        """Something is wrong with a row."""
        self._problems.append((row, why))

    def leave_out(self, row: int, why: str) -> None:
        """A row that names nobody who belongs in the home."""
        self._left_out += 1
        self.notice(row, why)

    def notice(self, row: int, what: str) -> None:
        """Something was decided about a row that the person may want to know."""
        self._notices.append((row, what))

    def join(self, row: int, name: str, there: Person, why: str) -> None:
        """A row under this name is of somebody known; who is called otherwise is told first."""
        is_called_so = fold(name) == fold(there.name)
        self._joins.append((is_called_so, row, f"{name} is {there.name} (@{there.handle}): {why}"))

    def ask(self, row: int, person: Person, maybe: Person, likeness: Likeness) -> None:
        """Somebody new may be somebody there: a question, which stays until it is answered."""
        weight = likeness.weight
        self.pairs.append((person.id, maybe.id))
        self._asks.append((-weight, row, f"{person.name} may be {maybe.name} (@{maybe.handle}): {likeness.why}"))
        pair = ordered(person.id, maybe.id)
        self.stage(Distinction(id=self.id_for(None), between=pair, likeness=weight, on=self.now.date(), open=True), {})

    def report(self) -> ImportReport:
        """The counts, and the problems in the order of the file."""
        places = self.batch.places or tuple(f"row {at + 1}" for at in range(len(self.batch.rows)))
        problems = [*self.batch.problems, *(ImportProblem(places[row], why) for row, why in self._problems)]
        problems.sort(key=lambda problem: _number(problem.where))
        lost = {each.where for each in self.batch.problems if _number(each.where)} - set(self.batch.places)
        return ImportReport(
            format=self.batch.format,
            skipped=self.batch.skipped + self._left_out,
            unread=len(lost) + len({row for row, _ in self._problems}),
            problems=tuple(problems),
            pairs=tuple(self.pairs),
            joins=tuple(ImportProblem(places[row], what) for _, row, what in sorted(self._joins)),
            asks=tuple(ImportProblem(places[row], what) for _, row, what in sorted(self._asks)),
            notices=tuple(ImportProblem(places[row], what) for row, what in self._notices),
            notes=self.batch.notes,
            nameless=self.batch.nameless,
            **self.counts,
        )

    def carry_out(self, tx: Transaction) -> None:
        """Store everything that was planned."""
        from tinydb.table import Document

        for (kind, id_), (record, extra) in self._staged.items():
            tx.put(record)
            if extra:
                table = tx.table(TABLE_OF[kind])
                there = table.get(doc_id=id_)
                table.upsert(Document({**(there if isinstance(there, dict) else {}), **extra}, doc_id=id_))


def _number(where: str) -> int:
    digits = "".join(char for char in where if char.isdigit())
    return int(digits) if digits else 0
