"""Whom a thin log proposes: acquaintances, friends, pairs, those who wrote, and what a line of mine names."""

from datetime import date

from netritual.domain.model import Channel, Interaction, Proposed, Trip
from netritual.domain.suggestions.suggest import why_not
from tests.domain.test_openers import MADE, SETTINGS, TODAY, day, first, person, talk, told
from tests.support.network import MemoryNetwork


def out(ago: int, *who: int, channel: Channel = "drinks") -> Interaction:
    return Interaction(id=ago, on=day(ago), channel=channel, people=who, initiator="mutual")


def test_a_friend_after_a_beer_is_no_new_acquaintance() -> None:
    assert first(person(1, name="Jonas"), person(2, name="Mehmet"), out(7, 1, 2)) == []
    assert first(person(1, name="Theo Banks"), person(2, name="Rosa Lima"), out(7, 1, 2)) != []


def test_of_two_one_only_meets_together_one_is_asked() -> None:
    people = [person(1, name="Nuno Reis"), person(2, name="Carla Reis")]
    assert len(told(*people, out(250, 1, 2, channel="dinner")).shown) == 1
    alone = out(260, 2, channel="coffee")
    assert len(told(*people, out(250, 1, 2, channel="dinner"), alone).shown) == 2


def test_several_who_were_met_in_one_line_are_each_written_to() -> None:
    people = [person(number, name=f"Person {number} Some") for number in (1, 2, 3)]
    for who in ((1, 2), (1, 2, 3)):
        shown = told(*people, out(5, *who, channel="event")).shown
        assert {one.person for one in shown} == set(who)


def test_those_who_wrote_take_no_place_of_a_new_acquaintance() -> None:
    people = [person(number, name=f"Person {number} Some") for number in range(1, 6)]
    wrote = [talk(2, one, "email", "them", line=f"Person {one} wrote, can we talk?") for one in (1, 2)]
    met = [talk(9, one, "event", line=f"met Person {one}") for one in (3, 4, 5)]
    assert {one.person for one in told(*people, *wrote, *met).shown} == {1, 2, 3, 4, 5}


def test_a_line_names_the_city_of_a_trip() -> None:
    trip = Trip(city="Rotterdam", from_=date(2026, 3, 19), to=date(2026, 3, 21))
    line = talk(12, 1, line="call with Fenna, old team lead in Rotterdam", sentence=True)
    assert ("you are in Rotterdam 19 to 21 Mar") in [
        why for _, why in first(person(1, name="Fenna Wit"), line, trips=(trip,))
    ]


def test_whoever_was_only_called_is_called_again() -> None:
    one = told(person(1, name="Hugo Renard"), talk(260, 1)).shown[0]
    assert (one.kind, one.either) == ("call", False)


def test_what_was_answered_in_the_same_line_is_not_asked_about() -> None:
    asked = Proposed(kind="request", text="a lecture", from_=1)
    line = "lunch with Ana, wants a lecture"
    for told_, open_ in ((line, True), (f"{line}, said yes", False)):
        lunch = talk(20, 1, "lunch", line=told_, sentence=True, proposed=(asked,))
        why = why_not(MemoryNetwork(person(1), lunch), SETTINGS, TODAY, 1).told.why
        assert ("still open" in why) is open_


def test_a_birthday_before_the_next_review_stands_above_a_message_that_waits() -> None:
    wrote = [talk(20, 1, "coffee"), talk(7, 1, "dm", "me", awaiting_reply=True)]
    assert why_not(MemoryNetwork(person(1, birthday="03-17"), *wrote), SETTINGS, TODAY, 1).why == "shown"
    assert why_not(MemoryNetwork(person(1, birthday="03-24"), *wrote), SETTINGS, TODAY, 1).why == (
        "you wrote 7 days ago, no answer yet"
    )


def test_the_sentence_that_nobody_needs_a_coffee_passes_over_nobody_who_was_named() -> None:
    kept = [person(1, tier=2, tier_set=day(100)), talk(20, 1, "coffee")]
    asked = talk(3, 2, "note", None, summary="asked them for a coffee")
    named = person(2, tier=2, tier_set=day(11), created=MADE)
    assert told(*kept, named, asked).silence == "resting"
    assert told(*kept).silence == "kept"


def test_answers_leave_the_week_its_meetings() -> None:
    people = [person(number, name=f"Person {number} Some") for number in range(1, 7)]
    wrote = [talk(2, one, "email", "them", line=f"Person {one} wrote, can we talk?") for one in range(1, 7)]
    named = [person(number, tier=2, tier_set=day(10)) for number in (7, 8, 9)]
    shown = told(*people, *wrote, *named).shown
    assert [one.first_word for one in shown].count(False) == SETTINGS.capacity
    assert len([one for one in shown if one.is_answer]) == 3


def test_after_a_long_silence_the_last_line_with_words_is_quoted() -> None:
    lines = [talk(300, 1, "coffee", line="coffee with Ana, asked for a sample in autumn", sentence=True),
             talk(250, 1, "coffee", line="coffee with Ana", sentence=True)]  # fmt: skip
    why = told(person(1, name="Ana Ruiz"), *lines).shown[0].why
    assert why.endswith("last on Sun 6 Jul 2025: coffee; your line of Sat 17 May 2025: “asked for a sample in autumn”")


def test_the_kind_of_a_meeting_is_that_of_the_line() -> None:
    lunch = Proposed(kind="coffee", people=(1,))
    line = talk(2, 1, "text", "them", line="Ana texted, lunch next week?", sentence=True, proposed=(lunch,))
    (one,) = told(person(1, name="Ana Ruiz"), line).shown
    assert any("did they propose a lunch" in point.why for point in one.points) and one.why.count("lunch") == 1
