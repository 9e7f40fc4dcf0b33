"""One byte after the other is changed, and each file is cut at each length: nothing is read wrong, and it is told.

``python -m tests.durability.flips [STEP]``: every file of a home with an index, and of one with a journal alone, and
a backup; at each offset (or each so many) one bit flipped, then all of them. Any system; some minutes. What counts as
wrong: a document that was never saved so; an entry that is missing and was not hit; a change that nobody is told of;
a name that is found otherwise; a crash; no further entry taken by a store that is not for reading only.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netritual.domain.model import Interaction, Person, Promise, Record
from netritual.errors import NetritualError, Unsound, UsageError
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.care.backup import backup
from netritual.store.care.restore import restore
from netritual.store.index.layers import walk
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
BACKUP = "/b/one.netritual"
TYPED = ("ana", "bo", "an", "pia", "ana ruiz", "zed")
Content = dict[str, dict[int, bytes]]


class Case(NamedTuple):
    """A home as it was: its bytes, what it holds, what it held after each line of its journal, all ever saved."""

    files: dict[str, bytes]
    whole: Content
    after: list[Content]
    ever: set[tuple[str, int, bytes]]
    names: list[object]


class Outcome(NamedTuple):
    """How often a file was changed, and what was wrong."""

    tried: int
    wrong: list[str]


def content(store: JournalStore) -> Content:
    """Every document, as it is on disk."""
    return {name: dict(walk(store.journal.state.rows(name))) for name in store.journal.state.names()}


def found_names(disk: MemoryDisk) -> list[object]:
    """What the shell finds for some typed names."""
    names = Appender(HOME, disk, still=True).names()
    return [[match[:3] for match in names.find(word)] for word in TYPED]


def made(updates: int) -> Case:
    """A home of people, talks and promises, some changed and removed later; so many updates on the way."""
    disk = MemoryDisk(folders={"/b"})
    store = open_store(HOME, disk, still=True)
    ever: set[tuple[str, int, bytes]] = set()
    after: list[Content] = [{}]

    def act(verb: str, *puts: Record, gone: tuple[type[Record], int] | None = None) -> list[int]:
        def run(tx: Transaction) -> list[int]:
            if gone is not None:
                tx.remove(*gone)
            return [tx.put(put).id for put in puts]

        ids: list[int] = store.transact(verb, run, NOW + timedelta(minutes=store.journal.state.seq))[0]
        now = content(store)
        ever.update((table, doc_id, raw) for table, docs in now.items() for doc_id, raw in docs.items())
        after.append(now)
        return ids

    def week(number: int) -> None:
        ana, bo = act(
            "import",
            Person(handle=f"ana{number}", name="Ana Ruiz", tier=2, aka=("Anita",)),
            Person(handle=f"bo{number}", name=f"Bo {'é' * 20}", private_notes="x" * 200),
        )
        talk, _ = act(
            "log-interaction",
            Interaction(on=date(2026, 3, number + 1), people=(ana, bo), channel="coffee", topic="a\tb\n"),
            Promise(people=(ana,), made=date(2026, 3, 1), text="send it"),
        )
        act("tier", Person(id=ana, handle=f"ana{number}", name="Ana Ruiz", tier=4))
        act("remove", gone=(Interaction, talk))
        store.undo(NOW)
        after.append(content(store))

    week(0)
    for number in range(updates):
        store.update_index()
        week(number + 1)
    if updates:
        backup(store, BACKUP, NOW)
    return Case(disk.contents(), content(store), after, ever, found_names(disk))


def changed(data: bytes, step: int) -> Iterator[tuple[str, bytes]]:
    """The file with one bit of a byte flipped, with all of them, and cut; at each offset, or each so many."""
    for at in range(0, len(data), step):
        for flip in (1 << at % 8, 0xFF):
            yield f"byte {at} ^ {flip:#x}", data[:at] + bytes((data[at] ^ flip,)) + data[at + 1 :]
    for size in range(0, len(data), step):
        yield f"cut at {size}", data[:size]


def run(case: Case, path: str, step: int) -> tuple[Outcome, Outcome]:
    """(flips, cuts) of one file."""
    told: dict[bool, Outcome] = {False: Outcome(0, []), True: Outcome(0, [])}
    newest = path.endswith("/journal.jsonl")
    for what, data in changed(case.files[path], step):
        is_cut = what.startswith("cut")
        try:
            wrong = judge(case, path, data, newest, is_cut)
        except Exception as error:  # whatever happens is a finding
            wrong = repr(error)
        tried, faults = told[is_cut]
        told[is_cut] = Outcome(tried + 1, [*faults, f"{path}, {what}: {wrong}"] if wrong else faults)
    return told[False], told[True]


def judge(case: Case, path: str, data: bytes, newest: bool, is_cut: bool) -> str:
    """What is wrong with a home of which one file was changed."""
    disk = MemoryDisk({**case.files, path: data})
    if path == BACKUP:
        return of_backup(disk)
    try:
        store = open_store(HOME, disk, still=True)
        found = content(store)
        bad = [check for check in store.doctor.checks() if not check.ok or check.check == "tail"]
    except Unsound as error:
        return "" if newest and "newer" in str(error) else f"refused: {error}"
    strange = [row for table, docs in found.items() for row in ((table, i, raw) for i, raw in docs.items())]
    if not case.ever.issuperset(strange):
        return "a document that was never saved so"
    if newest:
        missing = _missing(case, path, data, store, found, is_cut)
        if missing:
            return missing
    elif found != case.whole and "/index." not in path:
        return "something is missing"
    if "/index." in path:
        return _made_anew(case, disk)
    if not bad and not (newest and is_cut):
        return "nobody is told"
    if not newest and found_names(disk) != case.names:
        return "names are found otherwise"
    return "" if store.journal.broken is not None else _goes_on(disk, found)


def _missing(case: Case, path: str, data: bytes, store: JournalStore, found: Content, is_cut: bool) -> str:
    """What is wrong with what is left of the journal, whose whole lines are all there are to read."""
    if is_cut:
        lines = data.count(b"\n")
        if store.journal.adrift:  # its index goes further, and gives what it holds
            return "" if found in case.after[lines:] else "what the index holds is not given"
        if lines == 0:
            return "" if store.journal.broken is not None else "a journal without a header is taken"
        return "" if found == case.after[lines - 1] else "a whole line is missing"
    was, now = case.files[path].splitlines(), data.split(b"\n")
    hit = [at for at, line in enumerate(was) if line not in now]
    if store.journal.broken is not None:
        return f"for reading only: {store.journal.broken}"
    if len(hit) > 2:
        return f"{len(hit)} lines were hit"
    lost = [line for line in was[1:] if line not in now]
    missing = {body.split(b'"seq":', 1)[1].split(b",", 1)[0] for body in lost}
    seqs = {str(entry.seq).encode() for entry in store.history()}
    newest = int(was[-1].split(b'"seq":', 1)[1].split(b",", 1)[0])
    return "" if seqs | missing == {b"%d" % seq for seq in range(1, newest + 1)} else "another line is missing"


def _made_anew(case: Case, disk: MemoryDisk) -> str:
    """What is wrong once `doctor` has looked at a home whose index is damaged."""
    if not all(check.ok for check in open_store(HOME, disk, still=True).doctor.examine(repair=False)):
        return "a damaged index is told as damage"
    store = open_store(HOME, disk, still=True)
    if content(store) != case.whole:
        return "something is missing"
    if found_names(disk) != case.names:
        return "names are found otherwise"
    return _goes_on(disk, case.whole)


def _goes_on(disk: MemoryDisk, found: Content) -> str:
    new = Person(handle="new", name="New")
    open_store(HOME, disk, still=True).transact("add", lambda tx: tx.put(new), NOW + timedelta(days=1))
    again = content(open_store(HOME, disk, still=True))
    people = {i: raw for i, raw in again["people"].items() if b'"new"' not in raw}
    rest = {**again, "people": people}
    if {k: v for k, v in rest.items() if v} != found or len(again["people"]) != len(people) + 1:
        return "a further entry is not taken"
    return ""


def of_backup(disk: MemoryDisk) -> str:
    """A backup that was changed is refused, and nothing is made of it."""
    before = set(disk.contents())
    try:
        restore(open_store(Home("/n"), disk, create=False), BACKUP, NOW)
    except (UsageError, Unsound):
        return "" if set(disk.contents()) == before else "something was made of it"
    except NetritualError as error:
        return repr(error)
    return "it was restored"


def rows(step: int, index_step: int) -> Iterator[tuple[str, Outcome, Outcome]]:
    """Every file of both homes: its name, the flips, the cuts; at each so many bytes, of the index at each so many."""
    for case in (made(0), made(2)):
        for path in sorted(case.files):
            if case.files[path]:
                each = index_step if path.endswith(".sqlite") else step
                yield path.rsplit("/", 1)[-1], *run(case, path, each)


def main() -> int:
    """A row a file; how many were wrong."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    total = [0, 0, 0, 0]
    for name, flips, cuts in rows(step, 7 * step):
        counts = (flips.tried, len(flips.wrong), cuts.tried, len(cuts.wrong))
        total = [a + b for a, b in zip(total, counts, strict=True)]
        sys.stdout.write(f"{name:22} {counts[0]:7,} flips {counts[1]:4} wrong {counts[2]:7,} cuts {counts[3]:4} bad\n")
        sys.stdout.writelines(f"  {words}\n" for words in [*flips.wrong[:4], *cuts.wrong[:4]])
        sys.stdout.flush()
    sys.stdout.write(f"{total[0]:,} flips, wrong data {total[1]}; {total[2]:,} cuts, bad {total[3]}\n")
    return 1 if total[1] or total[3] else 0


if __name__ == "__main__":
    sys.exit(main())
