"""The sample home: the same for one moment and seed, sound, full of life, and nobody real in it."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from netritual import settings_toml as settings_file
from netritual.domain.model import Coffee, Interaction, Person, Review, Settings
from netritual.domain.people.exchange import KINDS
from netritual.domain.search.people_rows import PeopleIndex
from netritual.paths import Home
from netritual.services import demo
from netritual.services.ports import Store
from netritual.services.verbs.imports import import_rows
from netritual.store.journal_store import open_store
from tests.support.amount import fewer
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
OWN = Settings(tz="Europe/Lisbon")


def filled(now: datetime) -> tuple[Store, Any]:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    return store, demo.fill(store, now, OWN)[0]


def test_one_moment_and_seed_give_one_home() -> None:
    one = demo.rows(NOW)
    assert one == demo.rows(NOW)
    assert one.rows != demo.rows(NOW, seed=8).rows


@fewer(10)
@given(st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)))
def test_it_is_sound_on_any_day(moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    store, report = filled(now)
    assert (report.problems, report.same, report.changed) == ((), 0, 0)
    view = store.view()
    assert all(talk.on <= now.date() for talk in view.all(Interaction))
    assert all(talk.logged is None or talk.logged <= now + timedelta(days=1) for talk in view.all(Interaction))
    planned = [coffee for coffee in view.all(Coffee) if coffee.slot and coffee.slot.start > now]
    assert {coffee.state for coffee in planned} == {"confirmed", "written"}
    again, change = import_rows(store, now, demo.rows(now), store.id)
    assert (again.new, again.doubt, again.problems) == (0, 0, ())
    store.close()
    del change


def test_it_has_something_of_everything() -> None:
    store, _ = filled(NOW)
    view = store.view()
    counts = {kind: len(view.all(record)) for kind, record in KINDS.items()}
    assert counts["person"] == 60 and counts["interaction"] > 500
    assert min(counts.values()) >= 1
    tiers = Counter(person.tier for person in view.all(Person))
    assert sorted(tiers) == [0, 1, 2, 3, 4, 5] and tiers[1] <= 5 and tiers[2] <= 10 and tiers[3] <= 35
    states = {row.state for row in PeopleIndex(view, OWN, NOW.date()).rows("")}
    assert {"stalled", "dormant", "fading", "cooling", "warm"} <= states
    assert {person.status for person in view.all(Person)} == {"list", "network", "archived"}
    assert any(person.new for person in view.all(Person)) and view.unsettled()
    assert {coffee.state for coffee in view.all(Coffee)} >= {"said", "held", "cancelled", "declined", "lapsed"}


def test_past_reviews_have_their_numbers() -> None:
    store, _ = filled(NOW)
    reviews = store.view().all(Review)
    assert len(reviews) >= 30
    assert all(review.summary["minutes"] > 3 and review.summary["network_ratio"] for review in reviews)
    assert len({review.summary["people_reached"] for review in reviews}) > 3


def test_nobody_and_nothing_in_it_is_real() -> None:
    """Addresses and links end in names that nobody can have (RFC 2606)."""
    text = msgspec.json.encode(demo.rows(NOW).rows).decode()
    hosts = set(re.findall(r"https?://([^/\"\s]+)", text)) | set(re.findall(r"@([\w.-]+\.\w+)", text))
    assert hosts and all(host.endswith((".example", "example.org")) for host in hosts)


def test_its_settings_are_settings() -> None:
    read = settings_file.load(settings_file.changed(None, **demo.settings()))
    assert (read.city, read.tz) == ("Lisbon", "Europe/Lisbon")
    assert demo.settings()["tz"] == demo.rows(NOW).rows[0]["tz"]


def test_one_undo_takes_it_all_back() -> None:
    store, _ = filled(NOW)
    store.undo(NOW)
    assert not store.view().all(Person)
