"""Import: the dry run and the verb agree, nothing doubles, references follow, an export comes back as it was."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from netritual.domain import model
from netritual.domain.model import (
    Article,
    Interaction,
    Introduction,
    Person,
    PersonEvent,
    Promise,
    Record,
    Review,
    Settings,
    Thanks,
)
from netritual.paths import Home
from netritual.review.step import StepContext
from netritual.review.unlogged_meetings import lookalike_pairs
from netritual.services.exports import write
from netritual.services.intake.import_plan import ImportReport
from netritual.services.pages.merge_offers import offers
from netritual.services.ports import ImportBatch, Store, Transaction
from netritual.services.setting_changes import SettingsFile
from netritual.services.verbs import people_verbs
from netritual.services.verbs.imports import import_rows, preview
from netritual.sources import detect
from netritual.store.journal_store import open_store

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
HEAD = '{"kind":"netritual","schema":1}'
FOREIGN = '{"kind":"netritual","schema":1,"store":"somewhere-else"}'
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def batch_of(*rows: Any, head: str = HEAD) -> ImportBatch:
    lines = [head, *(row if isinstance(row, str) else json.dumps(row) for row in rows)]
    return detect.read("\n".join(lines).encode(), "x.jsonl")


def take(store: Store, batch: ImportBatch) -> ImportReport:
    """Import, after a dry run that must have said the same."""
    foretold = preview(store.view(), batch, NOW, store.id)
    report, change = import_rows(store, NOW, batch, store.id)
    assert report.plain() == foretold.plain()
    assert [*report.decisions(99)] == [*foretold.decisions(99)]
    assert (change is None) == (report.new + report.changed + report.doubt == 0)
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.new, report.same, report.changed, report.doubt, len(report.problems)


def person(store: Store, handle: str) -> Person:
    return next(person for person in store.view().all(Person) if person.handle == handle)


def contacts(*rows: str) -> ImportBatch:
    return detect.read((LINKEDIN + "".join(f"{row}\n" for row in rows)).encode(), "c.csv")


ANA = {"kind": "person", "handle": "ana", "name": "Ana Ruiz", "company": "Nortel", "tier": 2, "knows": ["tom"]}
TOM = {"kind": "person", "handle": "tom", "name": "Tom Reed"}


# Address files


def test_everyone_lands_on_the_list_and_a_connection_is_no_contact(store: Store) -> None:
    report = take(store, contacts("Ada,Lovelace,https://www.linkedin.com/in/ada,,Eng,Maths,05 Mar 2024", ",,,,,,"))
    assert counts(report) == (1, 0, 0, 0, 0) and report.skipped == 1
    ada = person(store, "ada-lovelace")
    assert (ada.status, ada.tier, ada.origin, ada.created) == ("list", 0, "import", NOW)
    assert ada.connected_on == date(2024, 3, 5)
    assert not store.view().touches(ada.id)


def test_a_second_import_changes_nothing(store: Store) -> None:
    batch = contacts("Ada,L,https://www.linkedin.com/in/ada,a@b.c,Eng,Maths,05 Mar 2024", "Bob,M,,,,,", "Eve,N,,,Co,,")
    assert counts(take(store, batch)) == (3, 0, 0, 0, 0)
    assert counts(take(store, batch)) == (0, 3, 0, 0, 0)


def test_a_new_job_is_recorded_and_a_hand_made_correction_stays(store: Store) -> None:
    first = contacts("Ada,L,https://www.linkedin.com/in/ada,,Eng,Maths,05 Mar 2024")
    take(store, first)
    second = contacts("Ada,L,http://linkedin.com/in/ADA/?x=1,,Loom,Chief,05 Mar 2024")
    assert counts(take(store, second)) == (0, 0, 1, 0, 0)
    ada = person(store, "ada-l")
    assert (ada.company, ada.position) == ("Loom", "Chief")
    assert ada.events == (PersonEvent(kind="job", on=NOW.date()),)
    store.transact("edit-person", lambda tx: tx.put(model.Person(**{**fields(ada), "company": "Mine"})), NOW)
    take(store, second)
    assert person(store, "ada-l").company == "Mine"


def fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def test_filling_a_company_is_no_job_change(store: Store) -> None:
    take(store, contacts("Ada,L,https://www.linkedin.com/in/ada,,,,"))
    assert counts(take(store, contacts("Ada,L,https://www.linkedin.com/in/ada,,Loom,Chief,"))) == (0, 0, 1, 0, 0)
    assert person(store, "ada-l").events == ()


@pytest.mark.parametrize(
    ("first", "second", "fate"),
    [
        ("Ana,Ruiz,https://www.linkedin.com/in/ana,,A,,", "Anna,Ruiz,linkedin.com/in/ANA,,B,,", "changed"),
        ("Ana,Ruiz,,ana@x.org,A,,", "A.,Ruiz,,ANA@x.org,A,,", "changed"),
        ("Ana,Ruiz,,,Nortel,,", "ana,RUIZ,,,nortel,,", "doubt"),
        ("Ana,Ruiz,,,Nortel,,", "Ana,Ruiz,,,Bluewave,,", "doubt"),
        ("Ana,Ruiz,,,Nortel,,", "Ruiz,Ana,,,Bluewave,,", "doubt"),
        ("Ana,Ruiz,,,,,", "Ana,Ruiz,,,Bluewave,,", "doubt"),
        ("Ana,Ruiz,https://www.linkedin.com/in/a1,,X,,", "Ana,Ruiz,https://www.linkedin.com/in/a2,,Y,,", "new"),
        ("Ana,Ruiz,https://www.linkedin.com/in/a1,,,,", "Ana,Ruiz,https://www.linkedin.com/in/a2,,,,", "new"),
        ("Ana,Ruiz,,a@x.org,,,", "Ana,Ruiz,,b@x.org,,,", "doubt"),
        ("Ana,Ruiz,,,,,", "Ana,Ruizo,,,,,", "new"),
    ],
)  # fmt: skip
def test_who_is_known_again(store: Store, first: str, second: str, fate: str) -> None:
    take(store, contacts(first))
    report = take(store, contacts(second))
    assert getattr(report, fate) == 1 and report.good == 1
    assert len(store.view().all(Person)) == (1 if fate in ("same", "changed") else 2)
    assert len(report.pairs) == (fate == "doubt")
    assert take(store, contacts(second)).same == 1


def test_an_email_that_is_somebody_elses_is_not_taken(store: Store) -> None:
    take(store, contacts("Ana,Ruiz,https://www.linkedin.com/in/ana,ana@x.org,,,", "Tom,Reed,,tom@x.org,T,,"))
    take(store, contacts("Tom,Reed,https://www.linkedin.com/in/ana,tom@x.org,T,,"))
    assert person(store, "tom-reed").urls == ()


@pytest.mark.parametrize("rows", [1_000, pytest.param(5_000, marks=pytest.mark.nightly)])
def test_very_many_rows_and_back(store: Store, rows: int) -> None:
    batch = contacts(*(f"N{n % 70},F{n},https://www.linkedin.com/in/n{n},,C{n % 9},P," for n in range(rows)))
    assert take(store, batch).new == rows
    handles = {person.handle for person in store.view().all(Person)}
    assert len(handles) == rows
    assert take(store, batch).same == rows
    store.undo(NOW)
    assert not store.view().all(Person)


def test_a_vcard_joins_what_is_there(store: Store) -> None:
    take(store, batch_of({**ANA, "knows": [], "emails": ["ana@x.org"], "circles": ["Chess"], "birthday": "03-11"}))
    lines = ["FN:Ana R.", "EMAIL:ana@x.org", "EMAIL:ana@y.org", "CATEGORIES:chess,Paris", "BDAY:1980-03-11"]
    card = "\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])
    assert take(store, detect.read(card.encode(), "a.vcf")).changed == 1
    ana = person(store, "ana")
    assert (ana.name, ana.aka, ana.emails) == ("Ana Ruiz", ("Ana R.",), ("ana@x.org", "ana@y.org"))
    assert (ana.circles, ana.birthday, ana.tier) == (("Chess", "Paris"), "1980-03-11", 2)
    assert take(store, detect.read(card.encode(), "a.vcf")).same == 1


def card_of(*lines: str) -> ImportBatch:
    return detect.read("\n".join(["BEGIN:VCARD", "FN:Ana Ruiz", *lines, "END:VCARD", ""]).encode(), "a.vcf")


def test_circles_that_differ_only_in_case_are_one(store: Store) -> None:
    assert take(store, card_of("CATEGORIES:Ski,Work", "CATEGORIES:Book club,work")).new == 1
    assert person(store, "ana-ruiz").circles == ("Ski", "Work", "Book club")
    table = b"Name,Tags\nBo Lund,Chess;chess;Paris\n"
    assert take(store, detect.read(table, "a.csv")).new == 1
    assert person(store, "bo-lund").circles == ("Chess", "Paris")


def test_numbers_of_a_card_join_those_that_are_there(store: Store) -> None:
    take(store, batch_of({**ANA, "knows": [], "phones": ["+351 912-345"], "pronouns": "she/her"}, TOM))
    lines = ("ORG:Nortel", "TEL:00351912345", "TEL;VALUE=uri:tel:+351-55", "PRONOUNS:they/them")
    assert take(store, card_of(*lines)).changed == 1
    ana = person(store, "ana")
    assert (ana.phones, ana.pronouns) == (("+351 912-345", "+351-55"), "she/her")
    assert take(store, card_of(*lines)).same == 1


def test_a_card_that_gained_a_number_leaves_a_hand_made_correction(store: Store) -> None:
    """Cards that came in before numbers were read, or were changed since: the number is taken, the old job is not."""
    job = ("EMAIL:ana@x.org", "ORG:Nortel", "TITLE:CFO")
    take(store, card_of(*job))
    people_verbs.edit_person(store, NOW, person(store, "ana-ruiz").id, company="Acme")
    for numbers in (["1"], ["1", "2"], ["3"]):
        assert take(store, card_of(*job, *(f"TEL:{number}" for number in numbers))).changed == 1
    ana = person(store, "ana-ruiz")
    assert (ana.company, ana.phones, ana.events) == ("Acme", ("1", "2", "3"), ())
    other = card_of("EMAIL:ana@x.org", "ORG:Loom", "TITLE:CEO", "TEL:3")
    (notice,) = take(store, other).notices
    assert notice.why == "Ana Ruiz stays CFO, Acme, not CEO, Loom"
    ana = person(store, "ana-ruiz")
    assert (ana.company, ana.position, ana.events) == ("Acme", "CFO", ())
    assert (take(store, other).same, take(store, other).notices) == (1, ())


@pytest.mark.parametrize("each", [4, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_contacts_file_of_the_corpus_twice(store: Store, shared: Any, each: int) -> None:
    paths = [path for kind in ("*.vcf", "*Connections*.csv") for path in sorted((shared / "corpus").rglob(kind))]
    for path in paths[::each]:
        data = path.read_bytes()
        if detect.importer_of(data) is None:
            continue
        batch = detect.read(data, path.name)
        report = take(store, batch)
        assert report.good + len(report.problems) - len(batch.problems) == len(batch.rows), path
        again = take(store, batch)
        assert (again.new, again.doubt) == (0, 0), path


# Our own lines


def test_lines_in_any_order_find_each_other(store: Store) -> None:
    rows = [
        {"kind": "promise", "people": ["ana"], "text": "send deck", "made": "2026-03-10", "from_interaction": 7},
        {"kind": "interaction", "id": 7, "on": "2026-03-10", "channel": "walk", "people": ["ana", "tom"], "led_to": 8},
        {"kind": "interaction", "id": 8, "on": "2026-03-11", "people": ["tom"]},
        ANA,
        TOM,
        {"kind": "review", "week": "2026-W11", "started": "2026-03-11T10:00:00+00:00",
         "items": [{"ref": "interactions:7", "outcome": "x"}], "shown": [{"person": "ana", "score": 2.5}]},
    ]  # fmt: skip
    assert counts(take(store, batch_of(*rows))) == (6, 0, 0, 0, 0)
    ana, tom = person(store, "ana"), person(store, "tom")
    assert (ana.knows, tom.knows, ana.status) == ((tom.id,), (ana.id,), "network")
    (promise,) = store.view().all(Promise)
    assert (promise.people, promise.from_interaction, promise.due) == ((ana.id,), 7, None)
    assert [talk.led_to for talk in store.view().all(Interaction)] == [8, None]
    assert counts(take(store, batch_of(*rows))) == (0, 6, 0, 0, 0)


def test_ids_that_are_taken_give_way_and_references_follow(store: Store) -> None:
    take(store, batch_of({"kind": "interaction", "id": 7, "on": "2026-01-01", "summary": "mine"}))
    take(
        store,
        batch_of(
            TOM,
            {"kind": "interaction", "id": 7, "on": "2026-03-10", "people": ["tom"], "summary": "other"},
            {"kind": "promise", "people": ["tom"], "made": "2026-03-10", "from_interaction": 7},
            {"kind": "review", "week": "2026-W10", "started": "2026-03-06T10:00:00Z", "seen": ["a:interactions:7:8"]},
        ),
    )
    other = next(talk for talk in store.view().all(Interaction) if talk.summary == "other")
    assert other.id != 7
    assert store.view().all(Promise)[0].from_interaction == other.id
    assert store.view().all(Review)[0].seen == (f"a:interactions:{other.id}:8",)


def test_a_changed_line_sets_its_fields_and_leaves_the_others(store: Store) -> None:
    take(store, batch_of({**ANA, "knows": [], "city": "Lisbon"}))
    again = batch_of({"kind": "person", "handle": "Ana", "name": "Ana R.", "company": "X"})
    assert counts(take(store, again)) == (0, 0, 1, 0, 0)
    ana = person(store, "ana")
    assert (ana.name, ana.company, ana.city, ana.tier) == ("Ana R.", "X", "Lisbon", 2)
    assert ana.events == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"kind": "promise", "people": ["nobody"], "made": "2026-03-10"}, "nobody has the handle 'nobody'"),
        ({"kind": "promise", "made": "2026-03-10"}, "names its people"),
        ({"kind": "promise", "people": ["ana"]}, "made"),
        ({"kind": "promise", "people": ["ana"], "made": "10 March"}, "made"),
        ({"kind": "promise", "people": ["ana"], "made": "2026-03-10", "state": "lost"}, "state"),
        ({"kind": "request", "from": 5, "asked": "2026-03-10T09:00:00Z"}, "named by handle"),
        ({"kind": "request", "from": "ana", "asked": "2026-03-10T09:00:00"}, "offset"),
        ({"kind": "request", "from": "ana", "asked": "2026-03-10T09:00:00Z", "state": "handed"}, "handoff"),
        ({"kind": "interaction", "on": "2026-03-10", "channel": "coffee"}, "names its people"),
        ({"kind": "interaction", "on": "2026-03-10", "people": ["ana"], "warmth": 9}, "warmth"),
        ({"kind": "interaction", "on": "2026-03-10", "people": ["ana"], "time": "9am"}, "HH:MM"),
        ({"kind": "interaction", "on": "2026-03-10", "people": ["ana"], "id": "x"}, "no id"),
        ({"kind": "interaction", "on": "2026-03-10", "people": ["ana"], "id": 2**53}, "no id"),
        ({"kind": "introduction", "between": ["ana", "ana"]}, "between"),
        ({"kind": "person", "handle": "b", "name": "  "}, "name is empty"),
        ({"kind": "person", "handle": "b c", "name": "B"}, "is no handle"),
        ({"kind": "person", "handle": "b", "name": "B", "tier": 6}, "tier"),
        ({"kind": "person", "handle": "b", "name": "B", "cadence_days": 3}, "cadence_days"),
        ({"kind": "person", "handle": "b", "name": "B", "birthday": "13-40"}, "birthday"),
        ({"kind": "person", "handle": "b", "name": "B", "tz": "Mars/Base"}, "time zone"),
        ({"kind": "coffee", "people": ["ana"], "said": "2026-03-01", "state": "written"}, "slot"),
        ({"kind": "rest", "week": "2026-W60"}, "week"),
        ({"kind": "gift", "people": ["ana"], "direction": "lent", "on": "2026-03-01"}, "direction"),
        ("{oops", "JSON"),
    ],
)  # fmt: skip
def test_a_bad_line_is_a_problem_and_the_rest_is_taken(store: Store, line: Any, words: str) -> None:
    report = take(store, batch_of({**ANA, "knows": []}, line, TOM))
    assert counts(report) == (2, 0, 0, 0, 1)
    assert report.problems[0].where == "line 3"
    assert words in report.problems[0].why and "`" not in report.problems[0].why


def test_people_of_a_line_that_failed_are_nobody(store: Store) -> None:
    report = take(store, batch_of({**TOM, "tier": 9}, {"kind": "thanks", "to": "tom", "made": "2026-03-10"}))
    assert counts(report) == (0, 0, 0, 0, 2)


def test_defaults_that_are_counted(store: Store) -> None:
    take(store, batch_of(TOM, {"kind": "thanks", "to": "tom", "made": "2026-03-10"}))
    assert store.view().all(Thanks)[0].due == date(2026, 3, 12)


def test_keys_of_kinds(store: Store) -> None:
    rows = [
        ANA, TOM,
        {"kind": "article", "url": "https://ex.org/a", "shared": "2026-03-09", "author": "ana"},
        {"kind": "introduction", "between": ["ana", "tom"]},
        {"kind": "mentorship", "person": "tom", "since": "2026-01-01"},
        {"kind": "line", "key": "headline", "text": "a", "valid_from": "2026-01-01"},
        {"kind": "rest", "week": "2026-W09"},
    ]  # fmt: skip
    assert take(store, batch_of(*rows)).new == 7
    again = batch_of(
        {"kind": "article", "url": "https://ex.org/a", "shared": "2026-03-09", "state": "read"},
        {"kind": "introduction", "between": ["tom", "ana"], "why": "chess"},
        {"kind": "mentorship", "person": "tom", "since": "2026-01-01", "state": "paused"},
        {"kind": "line", "key": "headline", "text": "b", "valid_from": "2026-01-01"},
        {"kind": "rest", "week": "2026-W09", "reason": "chosen"},
    )
    assert counts(take(store, again)) == (0, 1, 4, 0, 0)
    assert store.view().all(Article)[0].state == "read"
    assert [pair.why for pair in store.view().all(Introduction)] == ["chess"]


def test_a_coffee_that_got_its_uid_here_is_known_again(store: Store) -> None:
    coffee_said = {"kind": "coffee", "people": ["tom"], "said": "2026-03-01"}
    rows = [TOM, coffee_said]
    assert take(store, batch_of(*rows)).new == 2
    (coffee,) = store.view().all(model.Coffee)
    store.transact("plan", lambda tx: tx.put(model.Coffee(**{**fields(coffee), "uid": "u-1"})), NOW)
    assert counts(take(store, batch_of(*rows))) == (0, 2, 0, 0, 0)
    assert store.view().all(model.Coffee)[0].uid == "u-1"
    assert take(store, batch_of(TOM, {**coffee_said, "uid": "u-2"})).new == 1


def test_doubles_stay_doubles(store: Store) -> None:
    twice = [{"kind": "interaction", "on": "2026-03-10", "channel": "coffee", "people": ["tom"]}] * 2
    assert counts(take(store, batch_of(TOM, *twice))) == (3, 0, 0, 0, 0)
    assert counts(take(store, batch_of(TOM, *twice, twice[0]))) == (1, 3, 0, 0, 0)


def test_unknown_fields_are_kept(store: Store) -> None:
    row = {**TOM, "x-shoe": 44, "future": {"a": [1]}}
    assert take(store, batch_of(row)).new == 1
    assert counts(take(store, batch_of(row))) == (0, 1, 0, 0, 0)
    assert take(store, batch_of({**row, "x-shoe": 45})).changed == 1
    line = next(line for line in export(store) if line["kind"] == "person")
    assert (line["x-shoe"], line["future"]) == (45, {"a": [1]})


def test_a_file_of_another_store_names_its_own_people(store: Store) -> None:
    take(store, batch_of({**ANA, "knows": [], "id": 50}, {**TOM, "emails": ["tom@x.org"]}))
    report = take(
        store,
        batch_of(
            {"kind": "person", "id": 50, "handle": "ana", "name": "Ana Lima"},
            {"kind": "person", "id": 51, "handle": "thomas", "name": "Thomas R", "emails": ["tom@x.org"]},
            {"kind": "person", "id": 52, "handle": "ana2", "name": "Ana Ruiz", "company": "Nortel"},
            {"kind": "thanks", "to": "ana", "made": "2026-03-10"},
            {"kind": "thanks", "to": "thomas", "made": "2026-03-10"},
            {"kind": "thanks", "to": "ana2", "made": "2026-03-10"},
            head=FOREIGN,
        ),
    )
    assert counts(report) == (4, 0, 1, 1, 0)
    names = {found.id: found.name for found in store.view().all(Person)}
    assert [names[thanks.to] for thanks in store.view().all(Thanks)] == ["Ana Lima", "Thomas R", "Ana Ruiz"]
    assert sorted(found.handle for found in store.view().all(Person)) == ["ana", "ana-lima", "ana2", "tom"]
    assert report.pairs == ((person(store, "ana2").id, person(store, "ana").id),)


def test_twins_of_another_store_stay_two(store: Store) -> None:
    twins = [{"kind": "person", "handle": f"sam{n}", "name": "Sam Lee"} for n in (1, 2)]
    assert take(store, batch_of(*twins, head=FOREIGN)).new == 2
    assert counts(take(store, batch_of(*twins, head=FOREIGN))) == (0, 2, 0, 0, 0)


@pytest.mark.parametrize(("given", "changed"), [({"handle": "ana"}, "changed"), ({}, "doubt")])
def test_somebody_of_another_store_comes_in_once_whatever_their_handle(
    store: Store, given: dict[str, str], changed: str
) -> None:
    take(store, batch_of({"kind": "person", "handle": "ana", "name": "Ana Ruiz", "company": "Nortel"}))
    theirs = {"kind": "person", "name": "Anna Lind", "company": "Nortel", **given}
    assert counts(take(store, batch_of(theirs, head=FOREIGN))) == (1, 0, 0, 0, 0)
    assert counts(take(store, batch_of({**theirs, "source_row": None}, head=FOREIGN))) == (0, 1, 0, 0, 0)
    other = batch_of({**theirs, "company": "Loom"}, head=FOREIGN)
    assert (getattr(take(store, other), changed), take(store, other).same) == (1, 1)


def test_lines_of_this_store_match_by_id(store: Store) -> None:
    take(store, batch_of(TOM, {"kind": "promise", "people": ["tom"], "text": "a", "made": "2026-03-10"}))
    lines = export(store)
    lines[-1]["text"] = "b"
    next(line for line in lines if line["kind"] == "person")["handle"] = "tommy"
    lines[-1]["people"] = ["tommy"]
    batch = detect.read("\n".join(map(json.dumps, lines)).encode(), "x")
    assert counts(take(store, batch)) == (0, 0, 2, 0, 0)
    assert [promise.text for promise in store.view().all(Promise)] == ["b"]
    assert [found.handle for found in store.view().all(Person)] == ["tommy"]


class Door(SettingsFile):
    """Settings in memory, as an import reaches them."""

    def __init__(self, *own: str, **values: Any) -> None:
        self.own, self.values = {*own}, values

    def current(self) -> Mapping[str, Any]:
        return self.values

    def is_set(self, name: str) -> bool:
        return name in self.own

    def typed_words(self, name: str, value: Any) -> str:
        return str(value)

    def check(self, values: Mapping[str, Any]) -> str:
        return "the capacity is odd." if values.get("capacity") == -1 else ""

    def set(self, tx: Transaction, values: Mapping[str, Any]) -> None:
        self.values = {**self.values, **values}


def test_settings_travel(store: Store) -> None:
    door = Door(tz="UTC", city="", capacity=2)
    batch = batch_of({"kind": "settings", "tz": "Europe/Lisbon", "capacity": 2, "nonsense": 1})
    report, _ = import_rows(store, NOW, batch, store.id, door)
    assert counts(report) == (0, 0, 1, 0, 1)
    assert door.values == {"tz": "Europe/Lisbon", "city": "", "capacity": 2}
    report, change = import_rows(store, NOW, batch, store.id, door)
    assert (report.same, change) == (1, None)
    wrong = batch_of({"kind": "settings", "capacity": -1}, TOM)
    report, _ = import_rows(store, NOW, wrong, store.id, door)
    assert (counts(report), report.problems[0].why) == ((1, 0, 0, 0, 1), "the capacity is odd")
    assert door.values["capacity"] == 2


def test_a_wrong_setting_is_named_and_the_others_are_taken(store: Store) -> None:
    door = Door(tz="UTC", city="", capacity=2)
    batch = batch_of({"kind": "settings", "tz": "Europe/Lisbon", "capacity": -1, "city": "Porto"})
    report, _ = import_rows(store, NOW, batch, store.id, door)
    assert [problem.why for problem in report.problems] == ["the capacity is odd; it is left out"]
    assert door.values == {"tz": "Europe/Lisbon", "city": "Porto", "capacity": 2}


def test_a_setting_that_is_set_here_stays_and_the_other_value_is_named(store: Store) -> None:
    door = Door("tz", tz="Asia/Tokyo", city="", capacity=2)
    batch = batch_of({"kind": "settings", "tz": "Europe/Lisbon", "city": "Porto", "capacity": 2})
    foretold = preview(store.view(), batch, NOW, store.id, door)
    report, _ = import_rows(store, NOW, batch, store.id, door)
    assert foretold == report and door.values == {"tz": "Asia/Tokyo", "city": "Porto", "capacity": 2}
    stays, taken = (notice.why for notice in report.notices)
    assert "tz stays" in stays and "netritual settings set tz Europe/Lisbon" in stays
    assert taken.endswith("are taken: city Porto")
    assert import_rows(store, NOW, batch, store.id, door)[1] is None


def export(store: Store) -> list[dict[str, Any]]:
    data = write("jsonl", store.view(), store_id=store.id)
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Dr. Zoë M. Müller Ph.D.", "zoe-muller"), ("Alan Turing, FRS", "alan-turing"), ("Prof.", "prof"), (", x", "x")],
)
def test_titles_are_no_part_of_a_handle(store: Store, name: str, handle: str) -> None:
    take(store, batch_of({"kind": "person", "name": name}))
    assert store.view().all(Person)[0].handle == handle


# One person in two files


LENA = "Lena,Fischer,https://www.linkedin.com/in/lena,lena@x.org,Licht,CFO,05 Mar 2024"


def cards(*people: tuple[str, ...]) -> ImportBatch:
    lines = [line for card in people for line in ("BEGIN:VCARD", f"FN:{card[0]}", *card[1:], "END:VCARD")]
    return detect.read("\n".join((*lines, "")).encode(), "a.vcf")


def test_namesakes_of_two_birthdays_are_a_question_and_no_repeat(store: Store) -> None:
    report = take(store, cards(("John Smith", "BDAY:1970-01-01"), ("John Smith", "BDAY:1999-09-09")))
    assert (report.new, report.same, report.doubt) == (1, 0, 1)
    assert {one.birthday for one in store.view().all(Person)} == {"1970-01-01", "1999-09-09"}


def test_what_a_card_gained_since_comes_in(store: Store) -> None:
    take(store, cards(("Ana Ruiz", "EMAIL:ana@x.example", "UID:u1")))
    assert take(store, cards(("Ana Ruiz", "EMAIL:ana@x.example", "UID:u1", "BDAY:1980-05-09"))).changed == 1
    (ana,) = store.view().all(Person)
    assert ana.birthday == "1980-05-09"


def test_an_address_that_stays_with_somebody_else_is_told(store: Store) -> None:
    batch = cards(("Tom Berger", "EMAIL:tom@x.example"), ("Alex Ruiz", "EMAIL:office@x.example"),
                  ("Thomas Berger", "EMAIL:office@x.example", "EMAIL:tom@x.example"))  # fmt: skip
    report = take(store, batch)
    assert (report.new, report.changed) == (2, 1)
    assert "office@x.example stays with Alex Ruiz and is not Tom Berger's" in [one.why for one in report.notices]
    assert take(store, batch).notices == ()


@pytest.mark.parametrize("order", [1, -1])
def test_linkedin_and_an_address_book_name_one_person(store: Store, order: int) -> None:
    book = cards(("L. Fischer", "EMAIL:lena@x.org"), ("Lena Fischer", "ORG:Licht"), ("Tom Okafor", "EMAIL:lena@x.org"))
    files = [contacts(LENA), book][::order]
    reports = [take(store, batch) for batch in files]
    assert sum(report.doubt for report in reports) == 1 and len(store.view().all(Person)) == 3
    assert any("stay two people" in notice.why for report in reports for notice in report.notices)
    for batch in files:
        again = take(store, batch)
        assert (again.new, again.changed, again.doubt, again.notices) == (0, 0, 0, ())


def test_an_import_says_whom_it_joins_asks_about_and_leaves(store: Store) -> None:
    take(store, contacts(LENA, "Zoë,Müller,,,Quarz,,"))
    book = cards(
        ("Zoe Mueller", "ORG:Quarz"), ("Lena Fischer", "EMAIL:lena@x.org", "TEL:1"), ("L. Fischer", "EMAIL:lena@x.org"),
        ("Tom Okafor", "EMAIL:lena@x.org"),
    )  # fmt: skip
    report = take(store, book)
    assert [*report.decisions(9)] == [
        "card 3: L. Fischer is Lena Fischer (@lena-fischer): the same e-mail lena@x.org, L. and Lena",
        "card 2: Lena Fischer is Lena Fischer (@lena-fischer): the same e-mail lena@x.org, the same name",
        "card 1: Zoe Mueller may be Zoë Müller (@zoe-muller): the same name, both at Quarz",
        "card 4: Tom Okafor has the same e-mail lena@x.org as Lena Fischer; they stay two people",
    ]
    assert [*report.decisions(1)][1] == "… and 1 more that join"
    assert not [*take(store, book).decisions(9)]


def test_what_became_of_every_card_adds_up(store: Store) -> None:
    """A phone's own names, doubles with other numbers, numbers alone, companies, and a row that cannot be read."""
    book = cards(
        ("Mum", "N:;Mum;;;", "TEL:07700 900001"), ("Dave Plumber", "TEL:07700 900003"),
        ("Dave Plumber", "TEL:07700 900003"), ("Steph Muir", "TEL:07700 900006"),
        ("Stephanie Muir", "TEL:07700 900006"), ("Steph Muir", "TEL:07700 900007"), ("", "TEL:07700 900009"),
        ("07700 900011", "TEL:07700 900011"), ("Tesco Leith", "ORG:Tesco Leith", "TEL:0131 561 9200"),
        ("Fiona Hay", "EMAIL:fiona@hay.example"), ("Fiona Hay", "EMAIL:fiona@hay.example", "TEL:07700 900012"),
    )  # fmt: skip
    report = take(store, book)
    assert report.words == "11 cards: 5 new people, 3 doubles joined, 3 left out"
    assert report.doubt_words == "1 of the new may be somebody you have: kept apart, and asked about"
    assert [*report.decisions(9)] == [
        "card 5: Stephanie Muir is Steph Muir (@steph-muir): the same phone 07700 900006, Steph and Stephanie",
        "card 3: Dave Plumber is Dave Plumber (@dave-plumber): the same once more",
        "card 11: Fiona Hay is Fiona Hay (@fiona-hay): the same e-mail fiona@hay.example, the same name",
        "card 6: Steph Muir may be Steph Muir (@steph-muir): Steph and Stephanie",
        "Left out, without a person's name: card 7, card 8 (07700 900011), card 9 (Tesco Leith).",
    ]
    assert [*report.decisions(1)][-1] == "Left out, without a person's name: card 7, 2 more."
    plain = report.plain()
    rows = sum(plain[name] for name in ("new", "same", "changed", "doubt", "skipped", "unread"))
    assert (rows, plain["twice"]) == (11, 3)
    assert plain["left_out"] == ["card 7", "card 8 (07700 900011)", "card 9 (Tesco Leith)"]
    assert [one["where"] for one in plain["joins"]] == ["card 5", "card 3", "card 11"]
    assert take(store, book).words == "11 cards: 8 you have already, 3 left out"
    rows = take(store, contacts("Fiona,Hay,,fiona@hay.example,Hay Ltd,,", ",,,,,,", "Eve,Moss,,,,,,,,9"))
    assert rows.words == "3 rows: 1 you have already, 1 of them with something new, 1 left out, 1 that cannot be read"


def test_a_card_is_known_by_its_uid(store: Store) -> None:
    first = cards(("Jane Doe", "UID:urn:uuid:ABC-1", "ORG:Nortel", "TITLE:CFO"))
    assert take(store, first).new == 1
    assert take(store, cards(("Jane Doe", "UID:abc-1", "ORG:Loom", "TITLE:CEO"))).changed == 1
    jane = person(store, "jane-doe")
    assert (jane.company, [event.kind for event in jane.events]) == ("Loom", ["job"])
    assert take(store, cards(("Jane Roe", "UID:abc-1"))).doubt == 1
    assert take(store, cards(("Jane Doe", "UID:xyz-2", "ORG:Nortel", "TITLE:CFO"))).doubt == 1
    assert take(store, first).same == 1


@pytest.mark.parametrize(
    ("one", "two", "fate"),
    [
        ("", "UID:abc-1", "same"),
        ("UID:abc-1", "", "same"),
        ("UID:abc-1", "UID:abc-1", "same"),
        ("UID:a", "UID:b", "doubt"),
    ],
)
def test_a_card_that_says_the_same_is_the_same_but_for_another_uid(store: Store, one: str, two: str, fate: str) -> None:
    for uid, wanted in ((one, "new"), (two, fate), (one, "same"), (two, "same")):
        assert getattr(take(store, cards(("Jane Doe", "ORG:Nortel", *filter(None, (uid,))))), wanted) == 1


def test_a_merged_double_does_not_come_back(store: Store) -> None:
    files = [contacts("Bob,Tanaka,https://www.linkedin.com/in/bob,,Harbor,,"), cards(("Robert Tanaka", "ORG:Harbor"))]
    reports = [take(store, batch) for batch in files]
    ((double, there),) = reports[1].pairs
    people_verbs.merge_people(store, NOW, there, double)
    for batch in (*files, *files):
        assert counts(take(store, batch)) == (0, 1, 0, 0, 0)


def test_a_question_of_an_import_is_the_first_that_is_asked_until_it_is_answered(store: Store) -> None:
    mail = {"kind": "person", "name": "Eva Lind", "emails": ["eva@x.org"], "tier": 1}
    take(store, batch_of({**mail, "handle": "eva"}, {**mail, "handle": "eva-2"}))
    take(store, contacts("Bob,Tanaka,https://www.linkedin.com/in/bob,,Harbor,,"))
    report = take(store, cards(("Robert Tanaka", "ORG:Harbor")))
    asked = tuple(sorted(report.pairs[0]))

    week = Review(week="2026-W11", started=NOW)

    def first() -> tuple[int, ...]:
        return tuple(sorted((offers(store.view())[0].stays.id, offers(store.view())[0].goes.id)))

    def in_review() -> list[tuple[int, ...]]:
        ctx = StepContext(network=store.view(), now=NOW, settings=Settings(), review=week)
        return [pair.ids for pair in lookalike_pairs(ctx)]

    assert first() == in_review()[0] == asked and len(in_review()) == 2
    exported = detect.read(write("jsonl", store.view()), "x.jsonl")
    people_verbs.distinguish_people(store, NOW, *asked)
    assert first() != asked and asked not in in_review()
    take(store, exported)
    assert first() != asked


def test_an_office_address_joins_nobody(store: Store) -> None:
    batch = cards(*((name, "EMAIL:info@x.org") for name in ("Ada Love", "Bob Stone")))
    assert (take(store, batch).new, take(store, batch).same) == (2, 2)
    assert all(found.emails == ("info@x.org",) and not found.aka for found in store.view().all(Person))


def test_a_handle_of_two_people_puts_nothing_of_one_on_the_other(store: Store) -> None:
    """Two exports in one file may both have a @sam, and even one id for them."""
    made = {"kind": "promise", "made": "2026-03-10", "people": ["sam"]}
    batch = batch_of(
        {"kind": "person", "id": 7, "handle": "sam", "name": "Sam Jones"}, {**made, "id": 8, "text": "send the CV"},
        {"kind": "person", "id": 7, "handle": "sam", "name": "Sam Ortiz"}, {**made, "id": 10, "text": "send the deck"},
        {"kind": "person", "id": 11, "handle": "ana", "name": "Ana Ruiz", "knows": ["sam"]},
        head=FOREIGN,
    )  # fmt: skip
    report = take(store, batch)
    assert [problem.where for problem in report.problems] == ["line 4", "line 5", "line 6"]
    (sam,) = (one for one in store.view().all(Person) if one.handle == "sam")
    (promise,) = store.view().all(Promise)
    assert (sam.name, sam.knows, promise.text, promise.people) == ("Sam Jones", (), "send the CV", (sam.id,))


def test_a_line_without_a_handle_comes_in_once(store: Store) -> None:
    line = {"kind": "person", "name": "Ana Ruiz", "company": "Nortel"}
    assert counts(take(store, batch_of(line))) == (1, 0, 0, 0, 0)
    assert counts(take(store, batch_of(line))) == (0, 1, 0, 0, 0)
    assert counts(take(store, batch_of({**line, "city": "Porto"}))) == (0, 0, 0, 1, 0)


def test_each_pair_of_the_contract_as_two_files(store: Store, shared: Any) -> None:
    def card(text: str) -> ImportBatch:
        name, address, company = text.split("|")
        kind = "EMAIL" if "@" in address else "URL" if address.startswith("in/") else "TEL"
        value = f"https://www.linkedin.com/{address}" if kind == "URL" else address
        return cards((name, *((f"{kind}:{value}",) if address else ()), *((f"ORG:{company}",) if company else ())))

    pairs = json.loads((shared / "cases" / "contacts" / "identity_pairs.json").read_text(encoding="utf-8"))
    wanted = {"same": (1, 0), "ask": (2, 1), "different": (2, 0), "never": (2, 0)}
    for pair in pairs:
        for one, two in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            take(store, card(one))
            doubt = take(store, card(two)).doubt
            assert (len(store.view().all(Person)), doubt) == wanted[pair["expect"]], pair
            assert (take(store, card(one)).same, take(store, card(two)).same) == (1, 1), pair
            while store.view().all(Person):
                store.undo(NOW)
