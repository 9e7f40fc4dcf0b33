"""Documents and records: sparse, whole, and back again for every kind."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from netritual.domain.model import (
    TABLES,
    Coffee,
    Gift,
    Handoff,
    Interaction,
    Person,
    PersonEvent,
    Record,
    Request,
    Slot,
)
from netritual.paths import Home
from netritual.store.journal_line import encode
from netritual.store.journal_store import open_store
from netritual.store.records import document_of, document_over, field_names, record_of
from tests.support.disk import MemoryDisk

AT = datetime(2026, 3, 11, 10, 0, tzinfo=timezone(timedelta(hours=1)))


def test_a_document_is_sparse_and_has_no_id() -> None:
    equal = json.loads('["", "work", "list", "ok"]')
    person = Person(
        id=7, handle="ana", name="Ana", company=equal[0], sphere=equal[1], status=equal[2], confidence=equal[3]
    )
    assert document_of(person) == {"handle": "ana", "name": "Ana"}
    assert document_of(Interaction(on=date(2026, 3, 11), logged=AT)) == {"on": "2026-03-11", "logged": AT}


@pytest.mark.parametrize(
    "record",
    [
        Request(
            from_=3, asked=datetime(2026, 3, 11, tzinfo=UTC), handoff=Handoff(to=4, on=AT.date(), check_on=AT.date())
        ),
        Coffee(
            said=AT.date(),
            slot=Slot(start=AT, end=AT + timedelta(hours=1), tz="Europe/Lisbon"),
            score_snapshot={"a": 1.5},
        ),
        Person(handle="a", name="A", knows=(1, 2), events=(PersonEvent(kind="job", on=AT.date()),), created=AT, tier=3),
        Gift(direction="got", on=AT.date(), minutes=0),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    raw = encode(document_of(record))
    assert record_of(type(record), 0, raw) == record
    back: Any = record_of(type(record), 9, raw)
    assert back.id == 9


def test_moments_keep_their_own_offset() -> None:
    raw = encode(document_of(Coffee(said=AT.date(), created=AT, changed=AT.astimezone(UTC))))
    assert b'"created":"2026-03-11T10:00:00+01:00"' in raw and b'"changed":"2026-03-11T09:00:00+00:00"' in raw


def test_what_holds_itself_is_no_value() -> None:
    rows: list[Any] = []
    rows.append({"rows": rows})
    with pytest.raises(ValueError, match="holds itself"):
        encode(rows)


def test_every_kind_says_which_fields_it_knows() -> None:
    for kind in TABLES.values():
        assert "id" not in field_names(kind)
    assert "from" in field_names(Request) and "from_" not in field_names(Request)


def test_fields_we_do_not_know_stay() -> None:
    former = {"handle": "ana", "name": "Ana", "tier": 3, "shoe": 39, "id": 5}
    assert document_over(Person(handle="ana", name="Ana"), former) == {"handle": "ana", "name": "Ana", "shoe": 39}


def test_one_odd_value_hides_nobody() -> None:
    found = record_of(Person, 1, b'{"handle":"ana","name":"Ana","tier":"high","tz":"x","emails":[1]}')
    assert found == Person(id=1, handle="ana", name="Ana", tz="x")
    assert record_of(Person, 1, b'{"handle":"ana"}') is None and record_of(Person, 1, b"[1]") is None


def test_an_odd_value_takes_no_talk_away_from_its_people() -> None:
    store = open_store(Home("/home"), MemoryDisk())
    odd = {
        "on": "2026-03-10",
        "people": [7],
        "channel": "coffee",
        "initiator": 5,
        "note": ["long"],
        "minutes": "an hour",
    }
    store.database.table("interactions").insert(odd)
    assert [touch.day for touch in store.view().touches(7)] == [date(2026, 3, 10).toordinal()]
    store.update_index()
    assert [touch.channel for touch in store.view().touches(7)] == ["coffee"]
