"""One coffee is one entry, however it was noted; and what is said of a planned one is what stands afterwards."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import PastMeeting
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Interaction, Person, Promise
from netritual.errors import UsageError
from netritual.paths import Home
from netritual.review.loop_item import loop_item
from netritual.review.step import Item
from netritual.services.pages.coming_up import coming_by_start
from netritual.services.pages.planned_coffees import coffee_rows
from netritual.services.ports import Store
from netritual.services.questions.closing_by_entry import coffees_had
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs import coffees, touches
from netritual.services.verbs.loops import let_rest
from netritual.services.verbs.reviews import log_meeting
from tests.support.review import SETTINGS, a_run, a_store, people, put

MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
LUNCH = datetime(2026, 3, 11, 12, 30)
"""Wednesday, until 13:30."""


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    with closing(a_store(own_home)) as store:
        people(store, "Ana Ruiz", "Bob Stone", "Cleo Voss", "Dan Fox")
        yield store


def who(store: Store, *handles: str) -> tuple[int, ...]:
    ids = {person.handle: person.id for person in store.view().all(Person)}
    return tuple(ids[handle] for handle in handles)


def lunch(store: Store, *handles: str, kind: str = "lunch") -> int:
    named = who(store, *(handles or ("ana",)))
    return coffees.plan_coffee(store, MONDAY, named, LUNCH, SETTINGS, kind)[0].id


def at(day: int, hour: int = 18) -> datetime:
    """A moment in March 2026."""
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def log(store: Store, line: str, now: datetime) -> Interaction:
    logged, _ = touches.log(store, now, line, SETTINGS)
    talk = store.view().get(Interaction, logged.id)
    assert talk is not None
    return talk


def stored(store: Store, *names: str) -> tuple[int, ...]:
    """The ids of people of these names, among whom may be two of one name."""
    with_ = put(store, *(Person(handle=f"p{at}", name=name) for at, name in enumerate(names)))
    return tuple(person.id for person in with_)


def state(store: Store, coffee: int) -> str:
    found = store.view().get(Coffee, coffee)
    assert found is not None
    return found.state


def talks(store: Store) -> list[Interaction]:
    return list(store.view().talks_between(date(2026, 1, 1), date(2026, 12, 31)))


def asked(store: Store, now: datetime) -> list[Loop]:
    return [loop for loop in loops(store.view(), SETTINGS, now) if loop.kind == "held"]


class TestSeveralOfADay:
    """One talk of a day on which several are planned."""

    def two(self, store: Store) -> tuple[int, int]:
        ana, bob = who(store, "ana", "bob")
        noon = coffees.plan_coffee(store, MONDAY, (ana,), LUNCH, SETTINGS, "lunch")[0]
        late = coffees.plan_coffee(store, MONDAY, (bob,), LUNCH.replace(hour=16), SETTINGS, "coffee")[0]
        return noon.id, late.id

    def test_without_an_hour_it_answers_none_of_them_and_both_are_asked_about(self, store: Store) -> None:
        noon, late = self.two(store)
        talk = log(store, "coffee with Ana and Bob", at(11))
        assert (state(store, noon), state(store, late)) == ("proposed", "proposed")
        assert {loop.id for loop in asked(store, at(11))} == {noon, late}
        coffees.match_coffee(store, at(11), late)
        assert (state(store, noon), state(store, late)) == ("proposed", "held")
        assert talks(store) == [talk]

    def test_who_did_not_come_to_it_was_not_there(self, store: Store) -> None:
        dinner = lunch(store, "ana", "bob", "cleo", "dan", kind="dinner")
        talk = log(store, "office party was great! ana bob cleo came, dan no show", at(11, 22))
        assert state(store, dinner) == "held" and asked(store, at(12)) == []
        assert talk.people == who(store, "ana", "bob", "cleo") and talk.mentions == who(store, "dan")
        assert not store.view().talks(who(store, "dan")[0])

    def test_with_an_hour_it_answers_the_nearer_one(self, store: Store) -> None:
        noon, late = self.two(store)
        log(store, "coffee with Ana and Bob 15:30", at(11))
        assert (state(store, noon), state(store, late)) == ("proposed", "held")

    def test_of_one_with_somebody_and_a_later_one_it_answers_the_one_that_was(self, store: Store) -> None:
        noon, late = self.two(store)
        log(store, "lunch with Ana", at(11, 14))
        assert (state(store, noon), state(store, late)) == ("held", "proposed")

    def test_of_one_hour_it_answers_both(self, store: Store) -> None:
        noon, late = self.two(store)
        coffees.move_coffee(store, MONDAY, late, LUNCH, SETTINGS)
        log(store, "lunch with Ana and Bob", at(11))
        assert (state(store, noon), state(store, late)) == ("held", "held")


def test_what_was_planned_or_joined_is_told_by_its_name(store: Store) -> None:
    noon = lunch(store)
    touches.log(store, MONDAY, "lunch with Ana and Bob on 11 March 12:30", SETTINGS)
    assert store.history(1)[0].summary == "Changed lunch with Ana Ruiz and Bob Stone, Wed 11 Mar 12:30."
    touches.log(store, MONDAY, "coffee with Ana on 12 March 9:00", SETTINGS)
    later = next(coffee.id for coffee in store.view().all(Coffee) if coffee.id != noon)
    coffees.join_coffees(store, MONDAY, noon, later)
    joined = "Joined two plans into one: coffee with Ana Ruiz and Bob Stone, Thu 12 Mar 09:00."
    assert store.history(1)[0].summary == joined


def test_one_that_was_moved_and_had_on_another_day_is_held_then(store: Store) -> None:
    coffee = lunch(store)
    log(store, "ana moved lunch to fri", at(11, 8))
    log(store, "lunch with Ana", at(13))
    held = store.view().get(Coffee, coffee)
    assert (
        held is not None and held.slot is not None and (held.state, held.slot.start.date()) == ("held", at(13).date())
    )
    assert coffee_rows(store.view(), at(14)) == []


@pytest.mark.parametrize("review", [12, 14])
def test_one_that_was_missed_leaves_the_new_day_that_was_proposed(store: Store, review: int) -> None:
    id_ = lunch(store)
    log(store, "ana cant on wed, she proposes fri 13 12.30", at(10))
    let_rest(store, at(review), "coffees", id_)
    (loop,) = [loop for loop in loops(store.view(), SETTINGS, at(review)) if loop.kind == "coffee"]
    assert (loop.due, loop.people) == (date(2026, 3, 13), who(store, "ana"))


def test_one_whose_hour_is_past_stands_in_the_way_of_no_other(store: Store) -> None:
    past = lunch(store)
    new, _ = coffees.plan_coffee(store, at(12), who(store, "ana"), datetime(2026, 3, 17, 9), SETTINGS)
    assert new.id != past and state(store, past) == "proposed"


class TestLogged:
    @pytest.mark.parametrize("line", ["coffee with Ana", "lunch @ana 13:00", "met Ana, she sends the deck"])
    def test_a_talk_of_its_day_is_the_planned_one(self, store: Store, line: str) -> None:
        coffee = lunch(store)
        log(store, line, at(11))
        assert state(store, coffee) == "held" and len(talks(store)) == 1
        assert asked(store, at(11)) == [] and coffee_rows(store.view(), at(11)) == []

    @pytest.mark.parametrize(
        ("line", "channel"),
        [("ana at the box 12:30, keen on a clinic", "lunch"), ("the demo with ana went ok", "meeting")],
    )
    def test_a_note_of_having_met_is_it_and_is_a_talk_then(self, store: Store, line: str, channel: str) -> None:
        coffee = lunch(store)
        talk = log(store, line, at(11))
        assert state(store, coffee) == "held" and talk.channel == channel and asked(store, at(11)) == []

    @pytest.mark.parametrize(
        "line", ["ana is off sick, 12:30 not possible", "ana liked our post", "ana moved our 12:30 to fri 13 12:30"]
    )
    def test_any_other_note_of_the_day_is_not(self, store: Store, line: str) -> None:
        coffee = lunch(store)
        log(store, line, at(11))
        assert state(store, coffee) == "proposed"

    @pytest.mark.parametrize(("kind", "line"), [("lunch", "zoom w ana 12:30"), ("meeting", "called Ana")])
    def test_one_at_its_hour_or_of_a_meeting_is_it_of_whatever_kind(self, store: Store, kind: str, line: str) -> None:
        coffee = lunch(store, kind=kind)
        log(store, line, at(11))
        assert state(store, coffee) == "held" and asked(store, at(11)) == []

    def test_a_call_without_an_hour_is_asked_about(self, store: Store) -> None:
        coffee = lunch(store)
        log(store, "called Ana", at(11))
        assert state(store, coffee) == "proposed"

    def test_it_is_told_and_one_undo_takes_both_back(self, store: Store) -> None:
        coffee = lunch(store)
        _, change = touches.log(store, at(11), "coffee with Ana", SETTINGS)
        assert change is not None and "planned" in change.words
        store.undo(at(11))
        assert state(store, coffee) == "proposed" and talks(store) == []

    def test_two_of_three_will_do(self, store: Store) -> None:
        coffee = lunch(store, "ana", "bob", "cleo")
        talk = log(store, "lunch with Ana and Bob", at(11))
        assert state(store, coffee) == "held" and talk.people == who(store, "ana", "bob")

    @pytest.mark.parametrize(
        ("line", "day"),
        [("call with Ana", 11), ("coffee with Ana", 12), ("coffee @ana 19:00", 11), ("coffee with Ana", 10)],
        ids=["another kind", "the day after", "another hour", "the day before"],
    )
    def test_what_is_not_certain_is_asked(self, store: Store, line: str, day: int) -> None:
        coffee = lunch(store)
        talk = log(store, line, at(day, 20))
        assert state(store, coffee) == "proposed"
        (loop,) = asked(store, at(day, 20))
        assert loop.what.startswith("was it the ")
        coffees.match_coffee(store, at(day, 20), coffee)
        held = store.view().get(Coffee, coffee)
        assert held is not None and held.state == "held" and held.slot is not None
        assert held.slot.start.date() == talk.on
        assert talks(store) == [talk] and asked(store, at(30)) == []

    @pytest.mark.parametrize(
        "line", ["coffee with Bob", "call with Ana", "email to Ana", "coffee with Ana yesterday", "+promise @ana x"]
    )
    def test_anything_else_is_no_answer(self, store: Store, line: str) -> None:
        log(store, "call with Ana", MONDAY - timedelta(hours=1))
        coffee = lunch(store)
        touches.log(store, MONDAY, line, SETTINGS)
        assert state(store, coffee) == "proposed" and asked(store, MONDAY) == []

    def test_before_the_hour_it_no_longer_comes(self, store: Store) -> None:
        lunch(store)
        log(store, "lunch with Ana", at(11, 11))
        assert coming_by_start(store.view(), SETTINGS, at(11, 11)) == []

    def test_a_meeting_of_the_calendar_is_it(self, store: Store) -> None:
        coffee = lunch(store)
        meeting = PastMeeting("u1", None, at(11, 12), at(11, 13), "Catch up", ())
        log_meeting(store, at(12), meeting, who(store, "ana"), SETTINGS)
        assert state(store, coffee) == "held" and len(talks(store)) == 1


class TestHeld:
    def test_a_line_after_it_was_held_is_what_came_of_it(self, store: Store) -> None:
        coffee = lunch(store, "ana", "bob")
        coffees.hold_coffee(store, at(11), coffee)
        talk = log(store, "lunch @ana re pricing +promise send deck", at(11))
        assert talks(store) == [talk] and talk.topic == "pricing"
        assert (talk.time, talk.minutes) == ("12:30", 60) and set(talk.people) == set(who(store, "ana", "bob"))
        (promise,) = store.view().all(Promise)
        assert promise.from_interaction == talk.id
        store.undo(at(11))
        assert [one.line for one in talks(store)] == [""] and state(store, coffee) == "held"

    def test_a_second_coffee_of_the_day_stands_beside_one_that_was_told(self, store: Store) -> None:
        coffees.hold_coffee(store, at(11), lunch(store))
        log(store, "lunch @ana re pricing", at(11))
        log(store, "coffee @ana re hiring", at(11))
        assert len(talks(store)) == 2

    def test_logged_before_it_is_held_is_the_same_talk(self, store: Store) -> None:
        coffee = lunch(store)
        store.transact(
            "test",
            lambda tx: tx.put(
                Interaction(
                    on=at(11).date(), channel="coffee", logged=at(11), people=who(store, "ana"), line="coffee ana"
                )
            ),
            at(11),
        )
        coffees.hold_coffee(store, at(11), coffee)
        assert [talk.line for talk in talks(store)] == ["coffee ana"]


class TestReview:
    def test_a_line_from_the_shell_is_taken_for_the_coffee_when_a_review_begins(self, store: Store) -> None:
        coffee = lunch(store)
        store.transact(
            "log-interaction",
            lambda tx: tx.put(Interaction(on=at(11).date(), channel="coffee", logged=at(11), people=who(store, "ana"))),
            at(11),
        )
        assert asked(store, at(12)) == []
        a_run(store, now=at(13))
        assert state(store, coffee) == "held" and len(talks(store)) == 1

    def test_what_nobody_spoke_of_for_three_weeks_rests(self, store: Store) -> None:
        coffee = lunch(store)
        assert asked(store, at(31)) and not asked(store, datetime(2026, 4, 1, 9, tzinfo=UTC))
        a_run(store, now=datetime(2026, 4, 3, 16, tzinfo=UTC))
        assert state(store, coffee) == "lapsed"

    def test_a_coffee_at_rest_is_in_nobodys_way(self, store: Store) -> None:
        coffee, later = lunch(store), datetime(2026, 4, 3, 16, tzinfo=UTC)
        coffees.plan_coffee(store, later, who(store, "ana"), datetime(2026, 4, 9, 9), SETTINGS)
        assert state(store, coffee) == "lapsed"


class TestTwice:
    """Two entries of one talk are offered for joining, never joined in silence."""

    def two(self, store: Store) -> list[Interaction]:
        coffees.hold_coffee(store, at(11), lunch(store))
        log(store, "lunch @ana re pricing +promise send deck", at(11))
        log(store, "coffee with Ana and Bob, she told me about her book", at(11, 20))
        return talks(store)

    def offered(self, run: ReviewRun, now: datetime) -> list[Item]:
        return [item for item in run.items(now) if item.section == "Noted twice?"]

    def test_one_key_makes_them_one_and_keeps_what_each_says(self, store: Store) -> None:
        self.two(store)
        run = a_run(store, now=at(13))
        (item,) = self.offered(run, at(13))
        run.act(item.key, item.acts[0], None, at(13))
        (talk,) = talks(store)
        assert talk.time == "12:30" and talk.people == who(store, "ana", "bob")
        assert all(words in f"{talk.line}\n{talk.note}" for words in ("her book", "re pricing +promise send deck"))
        (promise,) = store.view().all(Promise)
        assert promise.from_interaction == talk.id and self.offered(run, at(13)) == []
        run.undo(at(13))
        assert len(talks(store)) == 2 and len(self.offered(run, at(13))) == 1

    def test_two_talks_are_not_asked_about_again(self, store: Store) -> None:
        self.two(store)
        run = a_run(store, now=at(13))
        (item,) = self.offered(run, at(13))
        no = item.act("x")
        assert no is not None
        run.act(item.key, no, None, at(13))
        assert len(talks(store)) == 2
        assert self.offered(a_run(store, now=at(20)), at(20)) == []

    @pytest.mark.parametrize(
        "line", ["call with Ana", "coffee with Cleo", "coffee @ana yesterday", "coffee @ana 17:00"]
    )
    def test_other_talks_are_none(self, store: Store, line: str) -> None:
        log(store, "coffee @ana 9:00", at(11))
        log(store, line, at(11))
        assert self.offered(a_run(store, now=at(13)), at(13)) == []


class TestPlannedTwice:
    def test_a_line_for_the_same_hour_is_the_same_coffee(self, store: Store) -> None:
        coffee = lunch(store)
        logged, _ = touches.log(store, MONDAY, "lunch with Ana on 2026-03-11 12:30 re pricing", SETTINGS)
        (kept,) = store.view().all(Coffee)
        assert (kept.id, logged.id, kept.channel) == (coffee, coffee, "lunch")

    def test_another_hour_is_asked_about_and_one_key_takes_the_later_word(self, store: Store) -> None:
        coffee = lunch(store)
        touches.log(store, MONDAY, "coffee with Ana on 2026-03-12 9:00", SETTINGS)
        assert len(store.view().all(Coffee)) == 2
        run = a_run(store, now=MONDAY)
        (item,) = [item for item in run.items(MONDAY) if item.section == "Noted twice?"]
        run.act(item.key, item.acts[0], None, MONDAY)
        (kept,) = store.view().all(Coffee)
        assert kept.id == coffee and kept.channel == "coffee" and kept.slot is not None
        assert kept.slot.start.isoformat() == "2026-03-12T09:00:00+00:00"
        run.undo(MONDAY)
        assert len(store.view().all(Coffee)) == 2

    def test_two_of_them_are_left_alone(self, store: Store) -> None:
        lunch(store)
        touches.log(store, MONDAY, "coffee with Ana on 2026-03-20 9:00", SETTINGS)
        run = a_run(store, now=MONDAY)
        (item,) = [item for item in run.items(MONDAY) if item.section == "Noted twice?"]
        no = item.act("x")
        assert no is not None
        run.act(item.key, no, None, MONDAY)
        assert not [item for item in a_run(store, now=at(10)).items(at(10)) if item.section == "Noted twice?"]


def test_what_rested_by_itself_is_told_at_the_end_of_the_review(store: Store) -> None:
    lunch(store)
    friday = datetime(2026, 4, 3, 16, tzinfo=UTC)
    run = a_run(store, now=friday)
    run.go("done", friday)
    assert "lunch with Ana Ruiz: nobody said what became of it" in [
        cell for item in run.items(friday) for cell in item.cells
    ]


@pytest.mark.parametrize(("suggested", "words", "no"), [
    (True, "lunch, only suggested so far", "we did not arrange it"), (False, "planned lunch", "did not"),
])  # fmt: skip
def test_what_was_only_suggested_is_not_asked_about_as_arranged(
    store: Store, suggested: bool, words: str, no: str
) -> None:
    planned = lunch(store)
    coffee = store.view().get(Coffee, planned)
    assert coffee is not None
    if suggested:
        put(store, replace(coffee, state="written", score_snapshot={"score": 9.0}))
    (loop,) = asked(store, at(11, 20))
    act = loop_item(store.view(), SETTINGS, at(11, 20), loop).act("x")
    assert act is not None and (loop.what, act.label) == (words, no)


@pytest.mark.parametrize(
    ("promised", "with_", "kind", "hour", "is_kept"),
    [
        ("a lunch", ("ana",), "lunch", 12, True),
        ("lunch", ("ana",), "coffee", 12, True),
        ("dinner", ("ana",), "coffee", 9, False),
        ("dinner", ("ana",), "lunch", 12, False),
        ("coffee", ("ana",), "coffee", 9, True),
        ("lunch with Bob", ("ana",), "lunch", 12, False),
        ("lunch with Bob", ("ana", "bob"), "lunch", 12, True),
        ("dinner with her team", ("ana",), "dinner", 19, False),
    ],
)
def test_a_planned_coffee_is_only_the_meal_that_was_promised_with_whom_it_was_to_be(
    store: Store, promised: str, with_: tuple[str, ...], kind: str, hour: int, is_kept: bool
) -> None:
    touches.log(store, MONDAY, f"+promise @ana {promised}", SETTINGS)
    slot = LUNCH.replace(hour=hour)
    coffee, _ = coffees.plan_coffee(store, MONDAY, who(store, *with_), slot, SETTINGS, kind)
    assert [loop.kind for loop in loops(store.view(), SETTINGS, MONDAY)] == ([] if is_kept else ["promise"])
    rested = loops(store.view(), SETTINGS, MONDAY + timedelta(days=30))
    assert "promise" in [loop.kind for loop in rested], "a plan of which nobody says a word keeps nothing"
    _, change = coffees.hold_coffee(store, at(12), coffee.id)
    (promise,) = store.view().all(Promise)
    assert (promise.state == "kept") is is_kept
    assert change is not None and ("Kept the promise to Ana Ruiz" in change.words) is is_kept


@pytest.mark.parametrize("line", ["lunch with ana was fine", "mittagessen mit ana war gut", "lunch w/ ana went well"])
def test_a_talk_that_is_told_of_a_week_later_may_be_the_one_that_was_planned(store: Store, line: str) -> None:
    planned = lunch(store)
    talk = log(store, line, at(18))
    assert [loop.what for loop in asked(store, at(18))] == [f"was it the lunch of Wed {talk.on.day}?"]
    assert coffees_had(store, at(18), talk.id) == ["Was that the lunch planned for Wed 11 Mar? The review asks."]
    coffees.match_coffee(store, at(18), planned)
    assert (state(store, planned), talks(store)) == ("held", [talk])


@pytest.mark.parametrize(
    "line",
    [
        "lunch with ana", "lunch with ana today was fine", "lunch with ana on tuesday was fine",
        "lunch with ana just now, it was fine", "lunch with bob was fine", "lunch with ana 12:30 was fine",
        "lunch with ana yesterday was fine", "call with ana was fine", "lunch with ana this noon was fine",
        "ana was fine", "email from ana, lunch was fine",
    ],
)  # fmt: skip
def test_a_talk_of_its_own_day_is_not_one_of_a_week_before(store: Store, line: str) -> None:
    lunch(store)
    talk = log(store, line, at(18))
    assert [loop.what for loop in asked(store, at(18))] == ["planned lunch"]
    assert not [words for words in coffees_had(store, at(18), talk.id) if "planned for" in words]


def test_of_two_that_were_planned_the_later_one_is_told_of(store: Store) -> None:
    lunch(store)
    (ana,) = who(store, "ana")
    later = coffees.plan_coffee(store, at(12), (ana,), LUNCH.replace(day=13), SETTINGS, "lunch")[0]
    log(store, "lunch with ana was fine", at(18))
    assert [loop.id for loop in asked(store, at(18)) if loop.what.startswith("was it")] == [later.id]


def test_the_yes_to_a_talk_with_several_asks_who_was_there(store: Store) -> None:
    planned = lunch(store, "ana", "bob", "cleo")
    log(store, "cleo couldn't come, she is ill", at(11))
    (loop,) = [one for one in loops(store.view(), SETTINGS, at(12)) if one.kind == "held"]
    item = loop_item(store.view(), SETTINGS, at(12), loop)
    assert item.people == who(store, "ana", "bob")
    hold = item.act("space")
    assert hold is not None
    assert (hold.id, hold.asks, hold.default) == ("hold-coffee", "text", "Ana, Bob")
    held, talk = coffees.hold_coffee(store, at(12), planned, "bob")[0]
    assert held.people == talk.people == who(store, "bob")


def test_home_shows_the_same_as_there_as_the_review_does(store: Store) -> None:
    lunch(store, "ana", "bob", "cleo")
    now = at(11, 13)
    log(store, "cleo couldn't come, she is ill", now)
    ((_, item),) = coming_by_start(store.view(), SETTINGS, now)
    hold = item.act("space")
    assert hold is not None and hold.default == "Ana, Bob"


def test_nobody_is_met_of_whom_a_line_says_that_they_did_not_come(store: Store) -> None:
    planned = lunch(store, "ana", "bob", "cleo")
    log(store, "cleo couldn't come, she is ill", at(11))
    (held, talk), change = coffees.hold_coffee(store, at(12), planned)
    assert held.people == talk.people == who(store, "ana", "bob")
    assert change is not None
    assert change.words == "Noted lunch with Ana Ruiz and Bob Stone as held, without Cleo Voss."


@pytest.mark.parametrize(
    "names",
    [
        ("Tom Berg", "Thomas Reed"), ("James Kelly", "Kelly Moore"), ("Ana Sol", "Ana Lee"),
        ("Bo Ek", "Bo Ek", "Al Fa"), ("Padraig Shaw, CFA", "Padraig Shaw"), ("Kate Hart", "Katherine Long", "Kat Hart"),
    ],
)  # fmt: skip
def test_the_names_that_the_question_shows_are_an_answer_to_it(store: Store, names: tuple[str, ...]) -> None:
    with_ = stored(store, *names)
    planned = coffees.plan_coffee(store, MONDAY, with_, LUNCH, SETTINGS, "dinner")[0].id
    (loop,) = asked(store, at(12))
    hold = loop_item(store.view(), SETTINGS, at(12), loop).act("space")
    assert hold is not None
    assert coffees.hold_coffee(store, at(12), planned, hold.default)[0][0].people == with_


def test_the_names_are_an_answer_where_one_of_the_same_name_did_not_come(store: Store) -> None:
    with_ = stored(store, "Kay Moss", "Kay Lund")
    planned = coffees.plan_coffee(store, MONDAY, with_, LUNCH, SETTINGS, "lunch")[0].id
    log(store, "Kay Lund couldn't come, she is ill", at(11))
    (loop,) = asked(store, at(12))
    hold = loop_item(store.view(), SETTINGS, at(12), loop).act("space")
    assert hold is not None
    held, _ = coffees.hold_coffee(store, at(12), planned, hold.default or "Kay Moss")[0]
    assert hold.default != "Kay" and held.people


def test_a_name_of_two_is_answered_with_both(store: Store) -> None:
    with_ = stored(store, "Kay Moss", "Kay Lund")
    planned = coffees.plan_coffee(store, MONDAY, with_, LUNCH, SETTINGS, "lunch")[0].id
    with pytest.raises(UsageError, match="“kay” could be Kay Moss or Kay Lund"):
        coffees.hold_coffee(store, at(12), planned, "kay")


def test_who_is_named_as_there_is_so_where_the_talk_was_logged_meanwhile(store: Store) -> None:
    planned, day = lunch(store, "ana", "bob", "cleo"), LUNCH.date()
    put(store, Interaction(on=day, logged=at(11), line="lunch", channel="lunch", people=who(store, "ana", "bob")))
    held, talk = coffees.hold_coffee(store, at(12), planned, "Ana, Bob, Cleo")[0]
    assert held.people == talk.people == who(store, "ana", "bob", "cleo") and len(talks(store)) == 1


def test_who_was_not_at_the_talk_is_named_where_it_is_told_as_the_planned_one(store: Store) -> None:
    planned = lunch(store, "ana", "bob", "cleo")
    _, change = touches.log(store, at(11), "lunch with Ana and Bob, great", SETTINGS)
    assert change is not None
    assert change.words.endswith("Bob Stone, Wed 11 Mar: that was the planned lunch, without Cleo Voss.")
    store.undo(at(11))
    talk = Interaction(on=LUNCH.date(), logged=at(11), channel="lunch", people=who(store, "ana", "bob"), line="lunch")
    (logged,) = put(store, talk)
    assert coffees_had(store, at(11), logged.id) == ["That was the lunch planned for today, without Cleo Voss."]
    _, change = coffees.match_coffee(store, at(12), planned)
    assert change is not None
    assert change.words == "Noted lunch with Ana Ruiz and Bob Stone as held, without Cleo Voss."


@pytest.mark.parametrize("named", [("ana",), ("ana", "bob")])
def test_where_all_of_a_talk_were_there_nobody_is_named_as_not(store: Store, named: tuple[str, ...]) -> None:
    lunch(store, *named)
    (logged,) = put(
        store, Interaction(on=LUNCH.date(), logged=at(11), channel="lunch", people=who(store, *named), line="lunch")
    )
    assert coffees_had(store, at(11), logged.id) == ["That was the lunch planned for today."]


def test_a_name_that_is_nobody_of_the_talk_is_refused(store: Store) -> None:
    planned = lunch(store, "ana", "bob")
    with pytest.raises(UsageError, match="“Dan” is not one of those"):
        coffees.hold_coffee(store, at(12), planned, "Ana, Dan")


def test_a_talk_without_one_who_is_named_as_not_there_is_the_planned_one(store: Store) -> None:
    planned = lunch(store, "ana", "bob")
    log(store, "lunch with ana was fun, bob was a no show", at(11))
    coffee = store.view().get(Coffee, planned)
    assert coffee is not None
    assert (coffee.state, coffee.people) == ("held", who(store, "ana"))


def test_who_was_there_is_asked_from_the_hour_of_a_talk_on(store: Store) -> None:
    lunch(store, "ana", "bob")
    for hour, asks in ((12, ""), (13, "text")):
        ((_, item),) = coming_by_start(store.view(), SETTINGS, at(11, hour))
        hold = item.act("space")
        assert hold is not None
        assert hold.asks == asks
