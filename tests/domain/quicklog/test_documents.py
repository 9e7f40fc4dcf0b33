"""What a line becomes, as plain documents."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

import msgspec
import pytest
from hypothesis import given

from netritual.domain.language.text import fold
from netritual.domain.model import TABLES
from netritual.domain.quicklog.documents import DocumentWays, Made, documents, still_uid, uid_of
from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK
from .test_any_line import LINES

NOW = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)


def made(line: str, **ways: Any) -> Made:
    ids = count(101)
    reading = parse(line, BOOK, NOW.date())
    return documents(reading, line, NOW, DocumentWays(lambda: next(ids), BOOK.is_taken, still_uid, "shell", **ways))


def only(line: str, table: str, **ways: Any) -> dict[str, Any]:
    """The one document of a table, without what every record of a line has."""
    (doc,) = made(line, **ways).changes[table].values()
    return {
        name: value for name, value in doc.items() if name not in ("logged", "line", "source", "created", "changed")
    }


def test_a_head_is_one_interaction_with_what_was_typed() -> None:
    found = made("lunch @eva yesterday 1h re rent #flat // she paid")
    assert list(found.changes) == ["interactions"] and found.id == 101
    assert found.changes["interactions"][101] == {
        "on": "2026-10-14", "channel": "lunch", "people": [1], "initiator": "mutual", "minutes": 60, "topic": "rent",
        "tags": ["flat"], "note": "she paid", "logged": "2026-10-15T09:30:00+00:00", "source": "shell",
        "line": "lunch @eva yesterday 1h re rent #flat // she paid",
    }  # fmt: skip


def test_an_entry_with_nobody_in_it_asks_who_it_was() -> None:
    assert only("emailed the landlord re rent", "interactions") == {
        "on": "2026-10-15", "channel": "email", "initiator": "me", "topic": "rent", "summary": "the landlord",
        "asks": ["who"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "awaits"),
    [("email @eva", True), ("dm @eva", True), ("email from @eva", False), ("call @eva", False), ("reply @eva", False)],
)
def test_an_answer_is_awaited_to_what_i_wrote_first(line: str, awaits: bool) -> None:
    assert only(line, "interactions").get("awaiting_reply", False) is awaits


@pytest.mark.parametrize(
    ("clause", "table", "doc"),
    [
        ("+p plan by tue", "promises", {"people": [1], "text": "plan", "made": "2026-10-15", "due": "2026-10-20"}),
        ("+they a map", "promises", {"by": "them", "people": [1], "text": "a map", "made": "2026-10-15"}),
        ("+ask cv", "asks", {"to": 1, "type": "resume", "text": "cv", "asked": "2026-10-15"}),
        (
            "+asked cv by mon",
            "asks",
            {"to": 1, "type": "resume", "text": "cv", "asked": "2026-10-15", "due": "2026-10-19"},
        ),
        ("+ask tips mon", "asks", {"to": 1, "text": "tips", "due": "2026-10-19", "state": "planned"}),
        ("+ty lunch", "thanks", {"to": 1, "text": "lunch", "made": "2026-10-15", "due": "2026-10-17"}),
        ("+fu rent tmr", "follows", {"people": [1], "text": "rent", "made": "2026-10-15", "due": "2026-10-16"}),
        ("+gave tips", "gifts", {"people": [1], "direction": "gave", "text": "tips", "on": "2026-10-15"}),
        ("+got tips", "gifts", {"people": [1], "direction": "got", "text": "tips", "on": "2026-10-15"}),
        ("+intro @zoe ski", "introductions", {"between": [1, 6], "why": "ski", "made": "2026-10-15"}),
        ("+meet", "coffees", {"people": [1], "said": "2026-10-15", "channel": "meeting"}),
    ],
)
def test_each_kind_of_clause_has_its_record(clause: str, table: str, doc: dict[str, Any]) -> None:
    found = only(f"call @eva {clause}", table)
    assert found.pop("from_interaction", 101) == 101
    assert bool(found.pop("uid", "")) == (table == "coffees")
    assert found == doc


def test_a_request_has_a_clock_and_an_aim_by_its_type() -> None:
    found = only("email from @eva +req complaint @marc by fri", "requests")
    assert found == {
        "from": 1, "type": "complaint", "text": "complaint", "about": [2], "asked": "2026-10-15T09:30:00+00:00",
        "due": "2026-10-16", "aim_hours": 4, "from_interaction": 101,
    }  # fmt: skip
    assert only("email from @eva +req cv", "requests")["aim_hours"] == 24
    assert only("email from @eva +req cv", "requests", aims={"other": 9})["aim_hours"] == 9


def test_who_said_coffee_is_who_began_the_line() -> None:
    assert only("email @eva +coffee", "coffees")["said_by"] == "me"
    assert only("email from @eva +coffee", "coffees")["said_by"] == "them"
    assert "said_by" not in only("lunch @eva +coffee", "coffees")


def test_several_people_are_one_record_where_it_holds_a_list_else_one_each() -> None:
    assert only("+promise @eva @zoe x", "promises")["people"] == [1, 6]
    assert [doc["to"] for doc in made("+thanks @eva @zoe").changes["thanks"].values()] == [1, 6]


def test_clauses_alone_make_no_interaction() -> None:
    found = made("+promise @eva x +ask @zoe y")
    assert set(found.changes) == {"promises", "asks"} and found.id in found.changes["promises"]


def test_a_note_joins_the_entry_or_is_one() -> None:
    assert only("lunch @eva +note likes tea // really", "interactions")["note"] == "really\nlikes tea"
    assert only("+note @eva likes tea", "interactions") == {"on": "2026-10-15", "people": [1], "note": "likes tea"}


def test_a_meeting_to_come_is_a_planned_coffee_and_no_interaction() -> None:
    found = only("dinner @eva next tue 19:30 at Nopa re rent", "coffees", tz="Europe/Berlin")
    assert found.pop("uid")
    assert found == {
        "people": [1], "said": "2026-10-15", "channel": "dinner", "purpose": "rent", "place": "Nopa",
        "state": "proposed",
        "slot": {"start": "2026-10-20T19:30:00+02:00", "end": "2026-10-20T20:30:00+02:00", "tz": "Europe/Berlin"},
    }  # fmt: skip
    said = made("call @eva tomorrow").changes
    assert set(said) == {"coffees"}
    (call,) = said["coffees"].values()
    assert call["due"] == "2026-10-16" and "state" not in call and "slot" not in call


def test_an_hour_the_clock_skips_is_real_and_lengths_are_real_minutes() -> None:
    slot = only("walk @eva 28 Mar 2027 02:30 45m", "coffees", tz="Europe/Berlin")["slot"]
    assert slot["start"] == "2027-03-28T03:30:00+02:00" and slot["end"] == "2027-03-28T04:15:00+02:00"


def test_anything_else_to_come_is_a_follow_up() -> None:
    assert only("email @eva tomorrow re rent draft it", "follows") == {
        "people": [1], "text": "email re rent draft it", "made": "2026-10-15", "due": "2026-10-16",
    }  # fmt: skip


def test_an_unknown_name_is_one_provisional_person() -> None:
    found = made("lunch @Ivo_Brandt +promise @ivo_brandt x")
    ((ivo, doc),) = found.changes["people"].items()
    assert (doc["handle"], doc["name"], doc["new"]) == ("ivo-brandt", "Ivo Brandt", True)
    (talk,) = found.changes["interactions"].values()
    (promise,) = found.changes["promises"].values()
    assert talk["people"] == promise["people"] == [ivo]
    assert found.id not in found.changes["people"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("rosalind-park", "Rosalind Park"), ("jean_luc", "Jean Luc"), ("deepak", "Deepak"),
     ("wilma-van-dyck", "Wilma van Dyck"), ("Mei-Ling", "Mei-Ling"), ('"Mei-Ling Foo"', "Mei-Ling Foo")],
)  # fmt: skip
def test_a_new_person_is_called_what_the_handle_spells(typed: str, name: str) -> None:
    person = only(f"met @{typed} at the fair", "people")
    assert person["name"] == name and fold(person["handle"]) == fold(name)


def test_no_loop_is_put_on_a_guess() -> None:
    found = made("lunch @kim @eva +promise x +gave @eva tips")
    (talk,) = found.changes["interactions"].values()
    assert talk["people"] == [1] and talk["unsettled"] == [{"text": "kim", "candidates": [3, 4]}]
    assert set(found.changes) == {"interactions", "gifts"}


@pytest.mark.parametrize("line", ["+ask @kim cv", "lunch @kim tomorrow 9am"])
def test_clauses_only_and_plans_are_held_as_a_note(line: str) -> None:
    found = made(line)
    assert set(found.changes) == {"interactions"}
    (talk,) = found.changes["interactions"].values()
    assert "channel" not in talk and talk["on"] == "2026-10-15" and talk["unsettled"] and talk["summary"] == line


def test_what_only_the_store_can_keep_is_left_to_it() -> None:
    found = made("lunch @eva +need @eva a bike +promise y")
    assert [kept.clause.kind for kept in found.kept] == ["need"] and found.kept[0].people == [1]
    assert set(found.changes) == {"interactions", "promises"} and not found.leads
    assert made("+need @eva a bike +promise @eva y").leads


def test_uids_are_of_version_4() -> None:
    for uid in (uid_of(0), uid_of((1 << 128) - 1), still_uid(891057856625488)):
        assert len(uid) == 36 and uid[14] == "4" and uid[19] in "89ab"
    assert still_uid(7) == still_uid(7) != still_uid(8)


@given(LINES)
def test_every_line_becomes_records_that_the_model_takes(line: str) -> None:
    """Sparse documents with no odd field, whatever is typed; references point at people who are there."""
    found = made(line)
    known = {*range(1, 9), *found.changes.get("people", {})}
    for table, docs in found.changes.items():
        for doc_id, doc in docs.items():
            record = msgspec.convert(msgspec.json.decode(msgspec.json.encode(doc)), TABLES[table])
            full = msgspec.to_builtins(record)
            assert set(doc) <= {field.encode_name for field in msgspec.structs.fields(TABLES[table])}, full
            assert set(doc.get("people", ())) <= known and doc_id > 100
    assert found.id or found.kept


@pytest.mark.parametrize(
    ("clause", "start", "channel", "more"),
    [
        ("+meet call 9.30 mon 19 oct", "2026-10-19T09:30", "call", {}),
        ("+meet 12.30 at the river lee thu 22 oct", "2026-10-22T12:30", "meeting", {"place": "the river lee"}),
        ("+meet thu 22 oct at 11 in dukes suits her", "2026-10-22T11:00", "meeting", {"place": "dukes"}),
        ("+coffee 12:30 for our coffee 22 oct", "2026-10-22T12:30", "", {}),
        ("+coffee 10am re rent 22 oct", "2026-10-22T10:00", "", {"purpose": "rent"}),
    ],
)
def test_a_coffee_that_is_said_with_its_day_and_hour_is_planned(
    clause: str, start: str, channel: str, more: dict[str, str]
) -> None:
    found = only(f"call @eva {clause}", "coffees", tz="Europe/Berlin")
    assert (found["slot"]["start"][:16], found.get("channel", ""), found["state"]) == (start, channel, "proposed")
    assert {name: value for name, value in found.items() if name in ("place", "purpose") and value} == more


def test_a_day_without_an_hour_plans_no_coffee() -> None:
    found = only("+coffee @eva at 3 ideas 22 oct", "coffees")
    assert "slot" not in found and found["due"] == "2026-10-22"


def test_a_coffee_of_a_week_is_due_at_its_end_and_keeps_the_line_that_names_it() -> None:
    (week,) = made("coffee @eva next week").changes["coffees"].values()
    assert (week["due"], week["line"]) == ("2026-10-23", "coffee @eva next week")
    (named,) = made("@eva said something of next week, film rights? +coffee wed 21 oct").changes["coffees"].values()
    assert named["due"] == "2026-10-21"
    (day,) = made("coffee @eva next week tuesday").changes["coffees"].values()
    assert (day["due"], day.get("line")) == ("2026-10-20", None)


def test_a_meal_that_is_planned_behind_a_plus_is_at_the_house_behind_its_hour() -> None:
    meal = only("+breakfast @eva tue 7:30 Corner Deli re rent", "coffees")
    assert (meal["channel"], meal["place"], meal["purpose"]) == ("breakfast", "Corner Deli", "rent")
    golf = only("+social @eva tue 10am if it is dry", "coffees")
    assert (golf["channel"], golf.get("place"), golf["purpose"]) == ("social", None, "if it is dry")


@pytest.mark.parametrize(
    ("line", "names"),
    [("zoom w nikhil fri 2pm re rent", ["Nikhil"]), ("lunch w karen lind sat noon", ["Karen Lind"]),
     ("call with eva and nikhil tomorrow 9am", ["Nikhil"]),
     ("coffee w nikhil tomorrow 9am, promised him the deck", ["Nikhil"])],
)  # fmt: skip
def test_a_talk_with_its_hour_is_planned_with_whom_nobody_knows_yet(line: str, names: list[str]) -> None:
    changes = made(line).changes
    assert [one["name"] for one in changes["people"].values() if one["new"]] == names
    (coffee,) = changes["coffees"].values()
    assert coffee["slot"] and set(changes["people"]) <= set(coffee["people"])
    assert not any(one.get("unsettled") for one in changes.get("interactions", {}).values())


@pytest.mark.parametrize(
    "line",
    ["zoom w nikhil today", "zoom w nikhil yesterday 2pm", "met nikhil", "lunch with nikhil next week",
     "call with kim tomorrow 9am", "zoom w client tomorrow 2pm", "call w landlord tomorrow 10am",
     "zoom w everybody tomorrow 2pm", "email nikhil tomorrow 9am", "call with kim and nikhil tomorrow 9am"],
)  # fmt: skip
def test_nobody_new_is_made_of_small_letters_elsewhere(line: str) -> None:
    assert "people" not in made(line).changes and "coffees" not in made(line).changes
