"""A copy of the journal that a sync tool left comes in: what the home lacks, and without doubles."""

import json
from datetime import timedelta
from typing import Any
from zlib import crc32

import pytest
from msgspec.structs import replace

from netritual.domain.model import Interaction, Person, Promise
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.intake.import_plan import ImportReport
from netritual.services.intake.journal_entries import lacking
from netritual.services.ports import ImportBatch, Store
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")


class Pair:
    """A home, and a copy of it that went its own way."""

    def __init__(self) -> None:
        self.disk = MemoryDisk()
        self.here: Store = open_store(HOME, self.disk)
        self.minutes = 0
        self.ana = self.add(self.here, "Ana Ruiz")
        self.bo = self.add(self.here, "Bo Smith")
        self.part()

    def part(self) -> None:
        """From now on the two do not see each other."""
        self.fork = MemoryDisk(self.disk.contents())
        self.there: Store = open_store(HOME, self.fork)

    def put(self, store: Store, verb: str, record: Any) -> Any:
        self.minutes += 1
        return store.transact(verb, lambda tx: tx.put(record), NOW + timedelta(minutes=self.minutes))[0]

    def add(self, store: Store, name: str) -> Person:
        added: Person = self.put(store, "add", Person(handle=name.lower().replace(" ", "-"), name=name))
        return added

    def remove(self, store: Store, kind: Any, id: int) -> None:
        self.minutes += 1
        store.transact("remove", lambda tx: tx.remove(kind, id), NOW + timedelta(minutes=self.minutes))

    def copy(self) -> bytes:
        """The other one's journal."""
        files = self.fork.contents()
        return files[max(path for path in files if path.endswith(".jsonl"))]

    def take(self, data: bytes | None = None) -> ImportReport:
        batch = self.batch(self.copy() if data is None else data)
        return import_rows(self.here, NOW + timedelta(days=1), batch, self.here.id)[0]

    def batch(self, data: bytes) -> ImportBatch:
        importer = detect.importer_of(data)
        assert importer is not None and importer.format == "netritual"
        return lacking(detect.read(data, "x"), detect.read(self.here.journal_bytes(), "x").entries, self.here)

    def names(self) -> list[str]:
        return [person.name for person in self.here.view().all(Person)]


@pytest.fixture
def pair() -> Pair:
    return Pair()


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.same, report.changed, len(report.problems)


def line(body: Any) -> bytes:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return b"%08x %s\n" % (crc32(data), data)


def test_what_was_added_there_comes_in_and_comes_in_once(pair: Pair) -> None:
    cy = pair.add(pair.there, "Cy Young")
    talk = pair.put(pair.there, "log", Interaction(on=NOW.date(), people=(pair.ana.id, cy.id), topic="pricing"))
    pair.put(pair.there, "promise", Promise(people=(cy.id,), made=NOW.date(), text="a deck", from_interaction=talk.id))
    pair.add(pair.here, "Dee Jones")
    assert counts(pair.take()) == (3, 2, 0, 0)
    view = pair.here.view()
    assert view.get(Interaction, talk.id) == talk and view.get(Person, cy.id) is not None
    assert [promise.from_interaction for promise in view.all(Promise)] == [talk.id]
    assert counts(pair.take()) == (0, 5, 0, 0)
    pair.here.undo(NOW + timedelta(days=2))
    assert pair.names() == ["Ana Ruiz", "Bo Smith", "Dee Jones"]


def test_what_was_removed_here_since_stays_away(pair: Pair) -> None:
    pair.remove(pair.here, Person, pair.bo.id)
    pair.add(pair.there, "Cy Young")
    assert counts(pair.take()) == (1, 2, 0, 0)
    assert pair.names() == ["Ana Ruiz", "Cy Young"]


def test_of_somebody_known_only_what_was_changed_there_comes_in(pair: Pair) -> None:
    pair.put(pair.here, "edit", replace(pair.ana, private_notes="Met in Porto.", city="Porto"))
    pair.put(pair.there, "edit", replace(pair.ana, company="Acme", tier=2, tier_set=NOW.date()))
    assert counts(pair.take()) == (0, 2, 1, 0)
    ana = pair.here.view().get(Person, pair.ana.id)
    assert ana is not None
    assert (ana.private_notes, ana.city, ana.company, ana.tier) == ("Met in Porto.", "Porto", "Acme", 2)


def test_a_field_that_was_emptied_there_is_emptied(pair: Pair) -> None:
    told = pair.put(pair.here, "edit", replace(pair.ana, city="Porto", private_notes="Met in Porto."))
    pair.part()
    pair.put(pair.there, "edit", replace(told, city=""))
    pair.take()
    ana = pair.here.view().get(Person, pair.ana.id)
    assert ana is not None and (ana.city, ana.private_notes) == ("", "Met in Porto.")


def test_what_was_added_and_removed_there_is_nothing(pair: Pair) -> None:
    cy = pair.add(pair.there, "Cy Young")
    pair.remove(pair.there, Person, cy.id)
    pair.remove(pair.there, Person, pair.bo.id)
    report = pair.take()
    assert counts(report) == (0, 2, 0, 0) and pair.names() == ["Ana Ruiz", "Bo Smith"]
    assert report.notes == ("1 record that it removes stays here.",)


def test_an_undo_there_is_an_entry_like_any_other(pair: Pair) -> None:
    pair.add(pair.there, "Cy Young")
    pair.there.undo(NOW + timedelta(hours=1))
    pair.add(pair.there, "Dee Jones")
    assert counts(pair.take()) == (1, 2, 0, 0) and pair.names() == ["Ana Ruiz", "Bo Smith", "Dee Jones"]


def test_what_is_changed_there_and_gone_here_is_told(pair: Pair) -> None:
    pair.remove(pair.here, Person, pair.bo.id)
    pair.put(pair.there, "edit", replace(pair.bo, city="Porto"))
    report = pair.take()
    assert [problem.why for problem in report.problems] == ["it changes a person that is here no longer"]
    assert pair.names() == ["Ana Ruiz"]


def test_two_people_of_one_handle_stay_two(pair: Pair) -> None:
    mine = pair.put(pair.here, "add", Person(handle="sam", name="Sam Hill"))
    other = pair.put(pair.there, "add", Person(handle="sam", name="Sam Dale"))
    talk = pair.put(pair.there, "log", Interaction(on=NOW.date(), people=(other.id,)))
    assert counts(pair.take())[0] == 2
    view = pair.here.view()
    theirs = view.get(Person, other.id)
    assert theirs is not None and theirs.name == "Sam Dale" and theirs.handle != "sam"
    assert view.get(Person, mine.id) == mine and view.get(Interaction, talk.id) == talk


def test_who_got_another_handle_keeps_it_when_the_copy_comes_again(pair: Pair) -> None:
    pair.put(pair.here, "add", Person(handle="sam", name="Sam Hill"))
    other = pair.put(pair.there, "add", Person(handle="sam", name="Sam Dale"))
    pair.take()
    assert counts(pair.take()) == (0, 3, 0, 0)
    theirs = pair.here.view().get(Person, other.id)
    assert theirs is not None and theirs.handle == "sam-dale"


def test_somebody_here_keeps_their_handle_where_another_one_has_that_of_the_copy(pair: Pair) -> None:
    pair.put(pair.here, "edit", replace(pair.ana, handle="ana"))
    pair.put(pair.here, "add", Person(handle="ana-ruiz", name="Ana Ruizzo"))
    pair.put(pair.there, "edit", replace(pair.ana, company="Acme"))
    pair.take()
    ana = pair.here.view().get(Person, pair.ana.id)
    assert ana is not None and (ana.handle, ana.company) == ("ana", "Acme")


def test_two_of_one_name_who_both_need_another_handle_stay_two(pair: Pair) -> None:
    for handle, name in (("sam", "Sam Hill"), ("sammy", "Sam Hull")):
        pair.put(pair.here, "add", Person(handle=handle, name=name))
        pair.put(pair.there, "add", Person(handle=handle, name="Sam Dale"))
    pair.take()
    assert [one.handle for one in pair.here.view().all(Person) if one.name == "Sam Dale"] == ["sam-dale", "sam-dale-2"]


def test_our_own_past_adds_nothing(pair: Pair) -> None:
    report = pair.take()
    assert counts(report) == (0, 2, 0, 0) and report.good


def test_the_journal_of_another_home_is_a_file_like_its_export(pair: Pair) -> None:
    other = Pair()
    talk = pair.put(other.here, "log", Interaction(on=NOW.date(), people=(other.bo.id,), topic="pricing"))
    other.part()
    assert counts(pair.take(other.copy())) == (1, 2, 0, 0)
    (here,) = pair.here.view().all(Interaction)
    assert here.people == (pair.bo.id,) and here.topic == talk.topic


def test_damaged_and_torn_lines_are_told_and_the_rest_comes_in(pair: Pair) -> None:
    for name in ("Cy Young", "Dee Jones"):
        pair.add(pair.there, name)
    copy = pair.copy()
    at = copy.index(b"Cy Young")
    report = pair.take(copy[:at] + b"X" + copy[at + 1 :] + copy.splitlines()[-1][:60])
    assert counts(report) == (1, 2, 0, 2) and pair.names()[2:] == ["Dee Jones"]
    assert {problem.why for problem in report.problems} == {"it is damaged, and was not read"}


def test_with_a_damaged_header_it_is_known_by_its_entries(pair: Pair) -> None:
    pair.add(pair.there, "Cy Young")
    copy = bytearray(pair.copy())
    copy[20] ^= 1
    assert counts(pair.take(bytes(copy))) == (1, 2, 0, 1) and "Cy Young" in pair.names()


def test_a_base_is_known_by_the_last_entry_that_it_holds(pair: Pair) -> None:
    last = pair.here.history()[0]
    past = [[row.seq, row.at.isoformat(), row.verb, row.summary, None] for row in reversed(pair.here.history())]
    people = {str(one.id): {"handle": one.handle, "name": one.name} for one in (pair.ana, pair.bo)}
    base = {"seq": last.seq, "when": "2026-03-01T10:00:00+00:00", "verb": "base", "top": 9, "past": past}
    head = line({"log": 2, "store": pair.here.id, "device": "d", "journal": "j", "seq": last.seq, "top": 9})
    added = {"seq": 3, "when": "2026-03-12T10:00:00+00:00", "verb": "add", "top": 99}
    new = line({**added, "changes": {"people": {"99": {"handle": "cy", "name": "Cy Young"}}}})
    pair.remove(pair.here, Person, pair.bo.id)
    report = pair.take(head + line({**base, "changes": {"people": people}}) + new)
    assert counts(report) == (1, 1, 0, 0) and sorted(pair.names()) == ["Ana Ruiz", "Cy Young"]


def test_a_line_of_a_compacted_log_sets_the_fields_that_it_holds(pair: Pair) -> None:
    """What the record was before is in another file."""
    pair.put(pair.here, "edit", replace(pair.ana, private_notes="Met in Porto."))
    head = line({"log": 1, "gen": 3, "seq": 20, "top": 9, "people_at": 0, "store": pair.here.id, "device": "d"})
    document = {"handle": "ana-ruiz", "name": "Ana Ruiz", "city": "Porto"}
    changed = {"seq": 21, "when": "2026-03-12T10:00:00+00:00", "verb": "edit", "top": 9, "people_at": 0}
    report = pair.take(head + line({**changed, "changes": {"people": {str(pair.ana.id): document}, "mine": {"5": {}}}}))
    ana = pair.here.view().get(Person, pair.ana.id)
    assert ana is not None and (ana.city, ana.private_notes) == ("Porto", "Met in Porto.")
    assert report.notes == ("1 change of a kind that is not known here.",)


def test_a_newer_journal_is_refused() -> None:
    with pytest.raises(NetritualError, match="newer netritual"):
        detect.read(line({"log": 3, "store": "s"}), "x")


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"seq":1,"verb":"\xff"}',
        b"[]",
        b'{"changes":{"people":{"1":{}}}}',
        b'{"seq":"x","when":5,"verb":null,"changes":{"people":[]}}',
        b'{"seq":1,"when":"yesterday","verb":"add","changes":{"people":{"one":{"name":"A"}}}}',
        b'{"seq":1,"when":"2026-03-12T10:00:00+00:00","verb":"add","changes":{"people":{"1":[],"2":{"handle":7}}}}',
        b'{"seq":1,"when":"2026-03-12T10:00:00+00:00","verb":"base","past":[7],"changes":{"people":{"1":5}}}',
    ],
)
def test_odd_entries_are_no_crash(pair: Pair, body: bytes) -> None:
    report = pair.take(line({"log": 2, "store": pair.here.id}) + line(body))
    assert report.new == 0 and pair.names() == ["Ana Ruiz", "Bo Smith"]
