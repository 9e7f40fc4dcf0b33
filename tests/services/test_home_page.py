"""Home's figures about people are those of their ties, though Home reads the touches of three people at most."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr, replace

from netritual.domain.coffees.review_events import reviews_ahead
from netritual.domain.model import (
    Coffee,
    Interaction,
    Person,
    Record,
    Request,
    Rest,
    Review,
    ReviewTime,
    Settings,
    Slot,
    Unsettled,
    WrittenFile,
)
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.ties.rhythm import weight
from netritual.domain.ties.tie import ties
from netritual.paths import Home
from netritual.services.pages.home_offers import five_minutes, suggested
from netritual.services.pages.home_page import MOST_QUIET, QUIET_DAYS, home_page
from netritual.services.pages.week_figures import first_week
from netritual.services.ports import Transaction
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)
SETTINGS = Settings(tz="Europe/Berlin")

people = st.builds(
    Person, handle=st.just("a"), name=st.sampled_from(("Ana", "Bo", "Cy")), tier=st.integers(0, 5), kin=st.booleans(),
    cadence_days=st.sampled_from((None, 9, 400)), status=st.sampled_from(("network", "network", "archived")),
    tier_set=st.sampled_from((None, date(2025, 11, 2))),
)  # fmt: skip
talks = st.builds(
    Interaction, on=st.one_of(st.integers(-5, 90), st.integers(0, 1500)).map(lambda ago: TODAY - timedelta(days=ago)),
    channel=st.sampled_from(("coffee", "call", "email", "comment", "note")),
    people=st.integers(1, 6).map(lambda who: (who,)), initiator=st.sampled_from(("me", "them", "mutual")),
)  # fmt: skip
coffees = st.builds(
    Coffee, people=st.integers(1, 6).map(lambda who: (who,)), said=st.just(date(2026, 3, 1)),
    state=st.sampled_from(("said", "declined")),
)  # fmt: skip


@given(st.lists(people, max_size=6), st.lists(talks, max_size=40), st.lists(coffees, max_size=2))
def test_the_quiet_and_the_layers_are_those_of_the_ties(
    people: list[Person], talks: list[Interaction], coffees: list[Coffee]
) -> None:
    network = MemoryNetwork(*people, *talks, *coffees)
    page, known = home_page(network, SETTINGS, NOW), ties(network, SETTINGS, TODAY)
    alive = [person for person in network.all(Person) if person.status != "archived"]
    lately = {who for talk in talks if 0 <= (TODAY - talk.on).days <= QUIET_DAYS for who in talk.people}
    quiet = [p for p in alive if p.tier in (1, 2, 3) and known[p.id].stage in ("fading", "dormant")]
    quiet = [p for p in quiet if p.id not in lately]
    quiet.sort(key=lambda p: (-(1 - known[p.id].p_keep) * weight(p), p.name))
    wanted = [
        (p.id, known[p.id].gap, known[p.id].median_gap, known[p.id].p_keep, known[p.id].stage == "dormant")
        for p in quiet[:MOST_QUIET]
    ]
    assert [(q.person, q.days, q.usual, q.keep, q.dormant) for q in page.quiet] == wanted
    for layer in page.layers:
        held = [known[p.id].gap <= known[p.id].cadence for p in alive if p.tier == layer.tier]
        assert layer.people == len(held)
        assert layer.in_time == sum(held)
        assert layer.in_rhythm == (sum(held) / len(held) if held and layer.tier < 5 else None)


def test_nobody_is_quiet_whom_a_line_may_name_or_with_whom_a_meeting_is_planned() -> None:
    """Breakfast with a Grace of whom the log was not sure, and a coffee next week."""
    grace = Person(id=1, handle="grace", name="Grace", tier=2, tier_set=date(2025, 1, 2))
    talk = Interaction(id=1, on=date(2025, 10, 1), channel="coffee", people=(1,), initiator="mutual")
    assert [q.name for q in home_page(MemoryNetwork(grace, talk), SETTINGS, NOW).quiet] == ["Grace"]
    unsure = Interaction(
        id=2, on=TODAY - timedelta(days=3), channel="breakfast", people=(), initiator="mutual",
        unsettled=(Unsettled(text="grace", candidates=(1,)),),
    )  # fmt: skip
    start = NOW + timedelta(days=2)
    planned = Coffee(
        id=3,
        people=(1,),
        said=TODAY,
        state="written",
        slot=Slot(start=start, end=start + timedelta(hours=1), tz="UTC"),
    )
    for other in (unsure, planned):
        assert not home_page(MemoryNetwork(grace, talk, other), SETTINGS, NOW).quiet


@given(st.lists(people, max_size=3), st.lists(talks, max_size=6))
def test_home_says_that_nobody_needs_a_coffee_only_where_nobody_is_suggested(
    people: list[Person], talks: list[Interaction]
) -> None:
    network = MemoryNetwork(*people, *talks)
    found, offered = suggest(network, SETTINGS, TODAY), suggested(network, SETTINGS, TODAY)
    assert offered.is_quiet == (not found.shown and found.silence == "kept")
    assert offered.number == len(found.shown)


@given(st.lists(people, max_size=6), st.lists(talks, max_size=40), st.lists(talks, max_size=9))
def test_home_is_the_same_from_an_index_with_a_log_on_top(
    people: list[Person], talks: list[Interaction], later: list[Interaction]
) -> None:
    store = open_store(Home("/home"), MemoryDisk())

    def put(records: list[Record]) -> None:
        def act(tx: Transaction) -> None:
            for record in records:
                tx.put(record)

        store.transact("import", act, NOW)

    for number, person in enumerate(people, start=1):
        force_setattr(person, "id", number)
    put([*people])
    put([*talks])
    store.update_index()
    put([*later])
    view = store.view()
    plain = MemoryNetwork(*view.all(Person), *view.all(Interaction))
    page, other = home_page(view, SETTINGS, NOW), home_page(plain, SETTINGS, NOW)
    assert [(q.person, q.days, q.usual, q.dormant) for q in page.quiet] == [
        (q.person, q.days, q.usual, q.dormant) for q in other.quiet
    ]
    assert {person.id for person in view.all(Person)} == set(range(1, len(people) + 1))
    assert (page.layers, page.figures, page.known, page.named) == (
        other.layers, other.figures, other.known, other.named,
    )  # fmt: skip


def next_review(at: datetime, *records: Record) -> tuple[str, str]:
    review = home_page(MemoryNetwork(*records), Settings(tz="UTC"), at).review
    return review.when, review.words


def test_a_review_whose_hour_has_come_stays_the_next_one_until_it_is_begun() -> None:
    friday = datetime(2026, 3, 13, 16, 5, tzinfo=UTC)
    assert next_review(friday - timedelta(minutes=10)) == ("today, 16:00", "today")
    assert next_review(friday) == ("today, 16:00", "w begins it")
    assert next_review(friday + timedelta(days=2)) == ("Fri 13 Mar, 16:00", "w begins it")
    done = Review(week="2026-W11", started=friday, ended=friday)
    for record in (done, Rest(week="2026-W11")):
        assert next_review(friday, record) == ("Fri 20 Mar, 16:00", "in 7 days")
    assert next_review(friday + timedelta(days=3)) == ("Fri 20 Mar, 16:00", "in 4 days")


def test_what_comes_up_is_by_start_beside_a_review_that_was_begun() -> None:
    friday = datetime(2026, 3, 13, 16, 5, tzinfo=UTC)
    begun = Review(week="2026-W11", started=friday)
    coffee = Coffee(
        id=7, people=(1,), channel="coffee", state="proposed", said=friday.date(),
        slot=Slot(start=friday + timedelta(days=4), end=friday + timedelta(days=4, hours=1), tz="UTC"),
    )  # fmt: skip
    person = Person(id=1, handle="ana", name="Ana Ruiz")
    for days, at in ((0, 0), (2, 1)):
        page = home_page(MemoryNetwork(person, coffee, begun), Settings(tz="UTC"), friday + timedelta(days=days))
        assert (len(page.coming), page.review_at, page.review.words) == (1, at, "begun: w goes on")


def test_a_week_of_days_off_has_no_review_and_says_so() -> None:
    """Fri 25 Dec is known to the file alone, which has Wed 23; that day is off by now, and Thursday is an eve."""
    monday = datetime(2026, 12, 14, 10, tzinfo=UTC)
    reviews = reviews_ahead((), (), "home", Settings(tz="UTC"), monday, {date(2026, 12, 25)})
    file = WrittenFile(path="coffees.ics", reviews=reviews)
    done = Review(week="2026-W51", started=monday, ended=monday)
    away = tuple(date(2026, 12, day) for day in (21, 22, 23))
    for at, said in ((monday + timedelta(days=4), "next week"), (monday + timedelta(days=9), "this week")):
        for off, shown in (((), ""), (away, f"none {said}: its days are off")):
            page = home_page(MemoryNetwork(file, done), Settings(tz="UTC", holidays=off), at)
            assert (page.review.on, page.review.none) == (date(2027, 1, 1) if off else date(2026, 12, 23), shown)
    rest = Rest(week="2026-W52")
    page = home_page(MemoryNetwork(file, done, rest), Settings(tz="UTC", holidays=away), monday + timedelta(days=9))
    assert page.review.none == "", "a week of rest has none by a choice of its own"


def test_a_review_that_a_holiday_moves_is_on_the_day_of_the_file() -> None:
    monday = datetime(2026, 3, 30, 10, tzinfo=UTC)
    reviews = reviews_ahead((), (), "home", Settings(tz="UTC"), monday, {date(2026, 4, 3)})
    file = WrittenFile(path="coffees.ics", reviews=reviews)
    assert next_review(monday) == ("Fri 3 Apr, 16:00", "in 4 days")
    assert next_review(monday, file) == ("Thu 2 Apr, 16:00", "in 3 days")
    assert next_review(monday + timedelta(days=4), file) == ("Thu 2 Apr, 16:00", "w begins it")
    done = Review(week="2026-W14", started=monday, ended=monday)
    assert next_review(monday + timedelta(days=4), file, done) == ("Fri 10 Apr, 16:00", "in 7 days")
    sunday = replace(Settings(tz="UTC"), review=ReviewTime(day="sun", at="16:00"))
    assert home_page(MemoryNetwork(file), sunday, monday).review.on == date(2026, 4, 5)


@pytest.mark.parametrize("planned_before", [True, False])
def test_a_week_of_days_off_has_no_review_here_as_in_the_file(planned_before: bool) -> None:
    monday, settings = datetime(2026, 3, 30, 10, tzinfo=UTC), Settings(tz="UTC")
    before = reviews_ahead((), (), "home", settings, monday - timedelta(days=7)) if planned_before else ()
    off = {monday.date() + timedelta(days=n) for n in range(7)}
    file = WrittenFile(path="coffees.ics", reviews=reviews_ahead(before, (), "home", settings, monday, off))
    assert next_review(monday, file) == ("Fri 10 Apr, 16:00", "in 11 days")


@pytest.mark.parametrize("day", [0, 2, 3, 4, 6], ids=["Mon", "Wed", "Thu", "Fri before its hour", "Sun"])
def test_a_review_counts_for_its_week_and_the_next_one_is_next_weeks(day: int) -> None:
    settings, now = Settings(tz="UTC"), datetime(2026, 3, 9, 10, tzinfo=UTC) + timedelta(days=day)
    review = Review(week="2026-W11", started=now, ended=now, seconds={"who": 300})
    person = Person(handle="ana", name="Ana", created=now - timedelta(days=14))
    talk = Interaction(on=now.date() - timedelta(days=60), channel="coffee", people=(1,))
    told = home_page(MemoryNetwork(person, talk, review), settings, now).review
    assert (told.on, told.words) == (date(2026, 3, 20), f"in {11 - day} days")
    assert (told.minutes, told.weeks, told.is_first) == (5, ("missed", "missed", "done"), False)


def test_a_review_left_open_is_gone_on_with() -> None:
    settings, now = Settings(tz="UTC"), datetime(2026, 3, 11, 10, tzinfo=UTC)
    review = Review(week="2026-W11", started=now, seen=("who", "replies", "promises", "articles", "asks", "coffees"))
    told = home_page(MemoryNetwork(review), settings, now).review
    assert (told.when, told.words, told.on, told.is_first) == ("today, 16:00", "begun: w goes on", now.date(), True)
    told = home_page(MemoryNetwork(review), settings, now + timedelta(days=1)).review
    assert (told.when, told.words, told.on) == ("Fri 13 Mar, 16:00", "begun: w goes on", date(2026, 3, 13))


def test_the_review_stands_among_what_comes_at_its_hour() -> None:
    def coffee(day: int) -> Coffee:
        start = datetime(2026, 3, day, 12, tzinfo=UTC)
        slot = Slot(start=start, end=start + timedelta(hours=1), tz="UTC")
        return Coffee(people=(1,), said=TODAY, state="written", slot=slot)

    ana = Person(id=1, handle="ana", name="Ana")
    page = home_page(MemoryNetwork(ana, coffee(12), coffee(16)), SETTINGS, NOW)
    assert (len(page.coming), page.review_at) == (2, 1)
    late = home_page(MemoryNetwork(ana, coffee(16)), SETTINGS, datetime(2026, 3, 13, 18, tzinfo=UTC))
    assert (len(late.coming), late.review_at) == (1, 0)


def test_what_is_planned_and_over_is_asked_about_apart_from_what_is_to_be_done() -> None:
    start = NOW - timedelta(days=1)
    slot = Slot(start=start, end=start + timedelta(hours=1), tz="UTC")
    lunch = Coffee(people=(1,), said=TODAY, state="written", slot=slot, channel="lunch")
    page = home_page(MemoryNetwork(Person(id=1, handle="ana", name="Ana"), lunch), SETTINGS, NOW)
    assert [item.kind for item in page.past] == ["held"] and not page.now


def test_a_planned_talk_that_is_over_is_asked_about_however_much_is_late() -> None:
    start = NOW - timedelta(days=1)
    slot = Slot(start=start, end=start + timedelta(hours=1), tz="UTC")
    people = [Person(id=at, handle=f"p{at}", name=f"P {at}") for at in range(1, 9)]
    late = [Request(id=10 + at, from_=at, text="a question", asked=NOW - timedelta(days=9)) for at in range(2, 9)]
    lunch = Coffee(id=9, people=(1,), said=TODAY, state="written", slot=slot, channel="lunch")
    page = home_page(MemoryNetwork(*people, *late, lunch), SETTINGS, NOW)
    assert [item.ref for item in page.past] == [9]
    assert (len(page.now), page.open, page.late) == (5, 8, 7)


def use(weeks: int) -> MemoryNetwork:
    """Somebody who began so many weeks ago and talks with one person in person every Monday."""
    first = NOW - timedelta(weeks=weeks)
    ana = Person(id=1, handle="ana", name="Ana", created=first)
    talks = [
        Interaction(on=date(2026, 3, 9) - timedelta(weeks=ago), channel="coffee", people=(1,))
        for ago in range(weeks + 1)
    ]
    return MemoryNetwork(ana, *talks)


@pytest.mark.parametrize(("weeks", "known"), [(0, 0), (2, 0), (3, 0), (4, 5), (30, 12)])
def test_what_is_usual_is_told_once_four_weeks_are_in(weeks: int, known: int) -> None:
    figures = home_page(use(weeks), SETTINGS, NOW).figures
    assert figures.week == weeks + 1
    assert figures.reached.weeks == (1,) * known == figures.met.weeks
    assert figures.reached.usual == (1 if known else None)
    assert (figures.met.aim, figures.reached.aim) == (SETTINGS.capacity, None), "what is usual is no aim"


def test_the_first_week_tells_its_days_and_whom_one_met() -> None:
    ana, bo = Person(id=1, handle="ana", name="Ana"), Person(id=2, handle="bo", name="Bo")
    talks = (
        Interaction(id=3, on=date(2026, 3, 9), channel="coffee", people=(1,)),
        Interaction(id=4, on=date(2026, 3, 11), channel="email", people=(2,)),
        Interaction(id=5, on=date(2026, 3, 2), channel="call", people=(2,)),
    )
    week = first_week(MemoryNetwork(ana, bo, *talks), TODAY)
    assert week.days == ((1, True), (0, False), (1, False), None, None, None, None)
    assert week.met == ("Ana",)
    assert [talk.id for talk in week.talks] == [4, 3, 5]


def test_five_minutes_go_to_two_who_should_meet_and_to_whoever_looks_for_something() -> None:
    lucia = Person(id=1, handle="lucia", name="Lucía Sanz", tier=2, needs=("a bookkeeper",))
    priya = Person(id=2, handle="priya", name="Priya Nair", tier=2, offers=("bookkeeper",), needs=("a clinic {x}",))
    said = [one.sentence for one in five_minutes(MemoryNetwork(lucia, priya), SETTINGS, TODAY)]
    assert "Introduce Lucía and Priya Nair" in said
    assert "Priya Nair looks for a clinic {x}" in said


def test_a_birthday_of_today_is_told_until_the_day_has_a_line_of_them() -> None:
    born = Person(id=1, handle="ana", name="Ana Ruiz", birthday="1980-03-11")
    wish = Interaction(id=2, on=TODAY, channel="call", people=(1,), line="called Ana for her birthday")
    assert home_page(MemoryNetwork(born), SETTINGS, NOW).waiting == "Birthday today: Ana Ruiz."
    assert "Birthday" not in home_page(MemoryNetwork(born, wish), SETTINGS, NOW).waiting
