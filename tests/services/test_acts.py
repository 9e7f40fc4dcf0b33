"""The table of acts outside the review: the Loops view, Home and the person page do them with a plain target."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Slot,
    Thanks,
)
from netritual.errors import NetritualError, NotFound, UsageError
from netritual.paths import Home
from netritual.review.acts import ACTS, LOOP_ACTS, act
from netritual.review.loop_item import loop_item
from netritual.review.step import Act, Item
from netritual.services import answer_parsing
from netritual.services.ports import Store
from netritual.services.reviews.act_execution import perform
from tests.support.review import NOW, SETTINGS, TODAY, a_store, people, put

DAY = timedelta(days=1)
ACTED_AS = {"matched": "held", "early": "held", "introduction": "promise"}
"""The kind of loop of those that have acts of their own in some state."""
OF_THE_REVIEW = ("write-calendar", "review-finish")
"""``ReviewRun`` does them itself."""


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    store = a_store(own_home)
    yield store
    store.close()


def row(table: str, ref: int, person: int | None = None, subject: object = None) -> Item:
    """A row of some view that stands for a record."""
    key = f"{table}:{ref}"
    return Item(key=key, table=table, ref=ref, section="", cells=(), acts=(), person=person, subject=subject)


def more_loops(kind: str, ana: int, bob: int) -> list[Record]:
    """What stands beside the other loops, for a kind that cannot: a person has one open ask, and one open coffee."""
    start = NOW + DAY if kind == "early" else NOW - DAY
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="Europe/Lisbon")
    coffee = Coffee(people=(ana,), said=TODAY - 4 * DAY, state="proposed", slot=slot)
    near = Interaction(people=(ana,), channel="coffee", on=TODAY if kind == "early" else TODAY - 2 * DAY)
    book = Proposed(kind="promise", text="the book", people=(ana,))
    beside: dict[str, list[Record]] = {
        "planned": [Ask(to=bob, state="planned", due=TODAY, type="other")], "held": [coffee],
        "matched": [coffee, near], "early": [coffee, near],
        "introduction": [Introduction(between=(ana, bob), made=TODAY)],
        "proposed": [Interaction(people=(ana,), on=TODAY, logged=NOW, line="promised her", proposed=(book,))],
    }  # fmt: skip
    return beside.get(kind, [])


def open_loops(store: Store, ana: int, bob: int) -> None:
    handed = Request(from_=ana, text="resume", asked=NOW - 9 * DAY)
    put(
        store,
        Promise(people=(ana,), text="deck", made=TODAY - DAY, due=TODAY),
        Promise(by="them", people=(ana,), text="intro", made=TODAY - DAY),
        Ask(to=ana, asked=TODAY - 8 * DAY, text="pricing"),
        Ask(to=bob, asked=TODAY - 90 * DAY, state="answered", answered=TODAY - 80 * DAY, text="tiers"),
        Request(from_=bob, text="reference", asked=NOW - DAY),
        Request(from_=bob, text="cv", asked=NOW - 40 * DAY, state="answered", answered=NOW - 20 * DAY),
        Thanks(to=bob, text="the intro", made=TODAY),
        Follow(people=(ana,), text="proposal", made=TODAY),
        Coffee(people=(bob,), said=TODAY - 4 * DAY),
        Interaction(
            people=(bob,),
            channel="email",
            initiator="me",
            awaiting_reply=True,
            topic="panel",
            on=TODAY - 8 * DAY,
            logged=NOW - 8 * DAY,
        ),
    )
    (request,) = put(store, handed)
    perform(store, NOW, SETTINGS, act("hand-on"), row(table="requests", ref=request.id), bob)


def test_every_key_of_every_kind_of_loop_works_on_a_real_one(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each act of each loop is done on a home of its own; it changes the record or says why not, with a hint."""
    given = {"day": "9d", "text": "fine", "person": "ines", "choice": "1", "confirm": "y", "": None}
    done = set()
    for kind, acts in LOOP_ACTS.items():
        for one in acts:
            home = a_store(Home(str(tmp_path_factory.mktemp("home"))))
            ana, bob, _ = people(home, "Ana Ruiz", "Bob Stone", "Ines Melo")
            open_loops(home, ana, bob)
            put(home, *more_loops(kind, ana, bob))
            found = [
                loop
                for loop in loops(home.view(), SETTINGS, NOW)
                if (loop.stage if loop.stage in ("planned", "proposed") else loop.kind) == ACTED_AS.get(kind, kind)
                and (loop.table == "introductions") == (kind == "introduction")
            ]
            assert found, kind
            answer = "2026-03-19T08:30" if one.id in ("plan-coffee", "move-coffee") else given[one.asks]
            before = len(home.history())
            loop = found[0]
            target = row(table=loop.table, ref=loop.id, person=loop.who, subject=loop.proposed)
            try:
                change = perform(home, NOW, SETTINGS, one, target, answer)
            except NetritualError as error:
                assert error.hint and len(home.history()) == before, one
                assert (kind, one.id) == ("planned", "ask-now"), (one, error)  # an ask to them is open
            else:
                assert (change is None) == one.shows, one
                if change is not None:
                    assert change.verb == one.id and not re.match(r"Changed (\d|nothing)", change.words), change.words
                    assert len(home.history()) == before + 1
                done.add(one.id)
            home.close()
    assert {"keep-promise", "nudge", "tell-outcome", "plan-coffee", "take-back", "hold-coffee"} <= done


def test_a_nudge_is_offered_only_when_it_is_fine(store: Store) -> None:
    """Two weeks of an ask, day by day: the act is there exactly when its verb does not refuse."""
    ana, _ = people(store, "Ana Ruiz", "Bob Stone")
    (ask,) = put(store, Ask(to=ana, asked=TODAY, topic="pricing"))
    nudges = 0
    for day in range(40):
        now = NOW + day * DAY
        (loop,) = (loop for loop in loops(store.view(), SETTINGS, now) if loop.id == ask.id)
        item = loop_item(store.view(), SETTINGS, now, loop)
        offered = any(one.id == "nudge" for one in item.acts)
        assert offered == (bool(today_of(store.view(), SETTINGS, now).first) and nudges < 2), day
        try:
            perform(store, now, SETTINGS, act("nudge"), item)
        except NetritualError:
            assert not offered, day
        else:
            assert offered, day
            nudges += 1
    assert nudges == 2 and item.acts[0].id == "let-rest"


def test_a_closed_loop_leaves_the_list(store: Store) -> None:
    ana, bob = people(store, "Ana Ruiz", "Bob Stone")
    open_loops(store, ana, bob)
    closing = {
        "promise": "space", "owed": "x", "ask": "x", "outcome": "space", "reply": "x", "no_ack": "x",
        "thanks": "space", "follow": "x", "coffee": "x", "handoff": "space", "no_answer": "space",
    }  # fmt: skip
    for _ in range(20):
        found = loops(store.view(), SETTINGS, NOW)
        if not found:
            break
        loop = found[0]
        item = loop_item(store.view(), SETTINGS, NOW, loop)
        closes = item.act(closing[loop.kind])
        assert closes is not None
        perform(store, NOW, SETTINGS, closes, item, "1" if closes.asks == "choice" else "done")
    assert loops(store.view(), SETTINGS, NOW) == []
    assert [gift.text for gift in store.view().all(Gift)] == ["outcome: done"]


@pytest.mark.parametrize("one", [one for one in ACTS.values() if one.id not in OF_THE_REVIEW], ids=lambda one: one.id)
def test_no_act_breaks_on_a_record_that_is_gone(store: Store, one: Act) -> None:
    people(store, "Ana Ruiz")
    before = len(store.history())
    for table in ("promises", "people", "introductions"):
        target = row(table=table, ref=12345, person=12345)
        try:
            perform(store, NOW, SETTINGS, one, target, None)
        except NetritualError as error:
            assert error.message
    assert len(store.history()) == before


def test_an_act_nobody_knows_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no act"):
        perform(store, NOW, SETTINGS, Act(id="fly", key="f", label="fly"), row(table="people", ref=1))


def test_the_next_talk_with_a_mentor_is_on_a_day(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    (mentor,) = put(store, Mentorship(person=ana, since=TODAY, next_talk=TODAY + 30 * DAY))
    perform(store, NOW, SETTINGS, act("mentor-next"), row(table="mentorships", ref=mentor.id, person=ana), "fri")
    (mentor,) = store.view().all(Mentorship)
    assert mentor.next_talk == TODAY + 2 * DAY


@pytest.mark.parametrize(
    ("typed", "days"), [("3d", 3), ("w", 7), ("d", 1), ("2w", 14), ("fri", 2), ("2026-03-20", 9), ("m", 31), ("3m", 92)]
)
def test_a_day_is_read_as_it_is_said(typed: str, days: int) -> None:
    assert answer_parsing.day_of(typed, TODAY, SETTINGS) == TODAY + days * DAY


@pytest.mark.parametrize("typed", ["", "soon", "0x3", "2026-02-31", None])
def test_what_is_no_day_is_refused_with_a_hint(typed: str | None) -> None:
    with pytest.raises(UsageError) as refused:
        answer_parsing.day_of(typed, TODAY, SETTINGS)
    assert refused.value.hint


def _coffee(start: datetime) -> Coffee:
    """A coffee of an hour from a moment on."""
    return Coffee(said=TODAY, slot=Slot(start=start, end=start + timedelta(hours=1), tz="UTC"))


@pytest.mark.parametrize(
    "typed",
    ["2026-03-17T08:30", "2026-03-17 08:30", "2026-03-17 at 08:30", "tue 8:30", "17 Mar 08:30", "tue 17 8:30am", "8:30",
     "tue", "tue 17", "same time tue", "17.3."],
)  # fmt: skip
def test_a_moment_is_read_as_it_is_said(typed: str) -> None:
    """A coffee that is moved keeps the day or the hour that is left out, in the zone of the settings."""
    before = _coffee(datetime(2026, 3, 17, 8, 30, tzinfo=UTC))
    assert answer_parsing.moment_of(typed, NOW, SETTINGS, before).start.isoformat() == "2026-03-17T08:30:00"


def test_an_hour_that_is_kept_is_that_of_the_wall_clock() -> None:
    before = _coffee(datetime(2026, 3, 26, 9, 30, tzinfo=UTC))
    settings = Settings(tz="Europe/Lisbon")
    assert answer_parsing.moment_of("mon 30", NOW, settings, before).start == datetime(2026, 3, 30, 9, 30)
    assert answer_parsing.moment_of("tue 31 14:00-15:00", NOW, settings)[:2] == (datetime(2026, 3, 31, 14), 60)


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("fri 10:30", "2026-03-13 10:30"), ("freitag 10:30", "2026-03-13 10:30"),
        ("this fri 10:30", "2026-03-13 10:30"),
        ("lunch fri 12:30 at Lumen", "2026-03-13 12:30"),
        ("fri 8:30", "2026-03-20 08:30"), ("next fri 10:30", "2026-03-20 10:30"),
        ("fri 20 mar 10:30", "2026-03-20 10:30"),
        ("20 mar 10:30", "2026-03-20 10:30"), ("sat 10:30", "2026-03-14 10:30"), ("thu 10:30", "2026-03-19 10:30"),
    ],
)  # fmt: skip
def test_the_weekday_of_today_is_today_as_long_as_its_hour_is_ahead(typed: str, start: str) -> None:
    friday = datetime(2026, 3, 13, 9, 10, tzinfo=UTC)
    assert answer_parsing.moment_of(typed, friday, Settings(tz="UTC")).start == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("mon 6pm uk time", "2026-03-16 18:00"), ("mon 6pm London time", "2026-03-16 18:00"),
        ("mon 18:00 GMT", "2026-03-16 18:00"), ("call mon 9am ET", "2026-03-16 13:00"),
        ("mon 15 uhr Londoner Zeit", "2026-03-16 15:00"),
    ],
)  # fmt: skip
def test_an_hour_of_another_place_is_read_as_in_a_line(typed: str, start: str) -> None:
    to = answer_parsing.moment_of(typed, NOW, Settings(tz="Europe/Berlin"))
    assert to.start.astimezone(UTC) == datetime.fromisoformat(f"{start}+00:00")


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "are needed"), ("mon 9am london", "no day and time"),
     ("soon", "no day and time"), ("fri", "hour is missing"), ("12:30", "day is missing"),
     ("tue 18 12:30", "Wed 18 Mar"), ("31 feb 10:00", "no day “31 feb”"), ("next week 10:00", "no single day"),
     ("tomorrow morning", "hour is missing"), ("2026-02-31T10:00", "no day and time")],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_a_reason_and_an_example(typed: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as refused:
        answer_parsing.moment_of(typed, NOW, SETTINGS)
    assert "Nothing was changed" in refused.value.hint and "tue 17 12:30" in refused.value.hint


def test_a_coffee_of_a_row_keeps_the_place_that_is_typed(store: Store) -> None:
    (lee,) = people(store, "Sam Lee")
    row = Item(key="loops:1", table="promises", ref=1, section="", cells=(), acts=(ACTS["plan-coffee"],), person=lee)
    perform(store, NOW, SETTINGS, row.acts[0], row, "tue 17 9:00 at the orangery")
    (coffee,) = store.view().all(Coffee)
    assert coffee.place == "the orangery"
    row = replace(row, table="coffees", ref=coffee.id)
    perform(store, NOW, SETTINGS, ACTS["move-coffee"], row, "thu 19 9:00")
    assert [one.place for one in store.view().all(Coffee)] == ["the orangery"]
    perform(store, NOW, SETTINGS, ACTS["move-coffee"], row, "thu 19 10:00 at Laynes")
    assert [one.place for one in store.view().all(Coffee)] == ["Laynes"]


def test_a_person_is_never_guessed(store: Store) -> None:
    lee, _ = people(store, "Sam Lee", "Sam Patel")
    view = store.view()
    with pytest.raises(UsageError, match="Sam Lee and Sam Patel"):
        answer_parsing.person_of("Sa", view)
    with pytest.raises(NotFound):
        answer_parsing.person_of("zoltan", view)
    assert answer_parsing.person_of("patel", view) == view.all(Person)[1].id
    assert answer_parsing.person_of(lee, view) == answer_parsing.person_of(str(lee), view) == lee
