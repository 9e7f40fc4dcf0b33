"""Openers: what each is worth and when, the first step, floors, places of the list, and what rests."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.coffees.free_slots import SlotFinder, Wish
from netritual.domain.dates.birthdays import birthdays_until
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Review,
    Settings,
    Shown,
    Sitting,
    Slot,
    Trip,
    Window,
)
from netritual.domain.suggestions.acquaintance import acquaintance_of
from netritual.domain.suggestions.footing import list_places
from netritual.domain.suggestions.suggest import NOT_YET, suggest, why_not
from netritual.domain.suggestions.suggestion import Suggestion, Suggestions
from netritual.domain.ties.occasions import rhythm_of
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 13)
SETTINGS = Settings(city="Ghent")
MADE = datetime(2026, 3, 13, 9, tzinfo=UTC)
LISTED_LONG = {"connected_on": date(2019, 5, 4)}
SLOT = Slot(start=MADE + timedelta(days=3), end=MADE + timedelta(days=3, hours=1), tz="UTC")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(number: int, **fields: Any) -> Person:
    return Person(id=number, **{"handle": f"p{number}", "name": f"Person {number}", "created": MADE, **fields})


def talk(ago: int, who: int, channel: Any = "call", initiator: Any = "mutual", **fields: Any) -> Interaction:
    return Interaction(on=day(ago), channel=channel, people=(who,), initiator=initiator, **fields)


def told(*records: Record, today: date = TODAY, **settings: Any) -> Suggestions:
    return suggest(MemoryNetwork(*records), replace(SETTINGS, **settings), today)


def openings(one: Suggestion) -> list[tuple[float, str]]:
    return [(p.points, p.why) for p in one.points if p.component == "opening"]


def first(*records: Record, **settings: Any) -> list[tuple[float, str]]:
    """The openers of person 1, whether they are shown or not."""
    return openings(why_not(MemoryNetwork(*records), replace(SETTINGS, **settings), TODAY, 1).told)


# What an opener is worth.


@pytest.mark.parametrize(
    ("tier", "points", "words"),
    [
        (1, 32.4, "you would call them for advice, and no talk is noted yet"),
        (2, 32.4, "you would call them for advice, and no talk is noted yet"),
        (3, 28.8, "you would enjoy to see them, and no talk is noted yet"),
        (5, 21.6, "you would like to stay in touch, and no talk is noted yet"),
    ],
)
def test_somebody_named(tier: int, points: float, words: str) -> None:
    assert first(person(1, tier=tier)) == [(points, words)]


@pytest.mark.parametrize(
    ("name", "line", "points"),
    [
        ("Tom", "met Tom at the gym", 16.2),
        ("Tom", "met Tom at the gym, he repairs boats", 32.4),
        ("Tom Reed", "met Tom Reed at the gym", 32.4),
        ("Tom Reed", "ran into Tom Reed at the gym on wednesday", 16.2),
        ("Tom Reed", "ran into Tom Reed at the gym, he repairs boats", 32.4),
    ],
)
def test_having_met_once_counts_half_where_hardly_anything_is_known(name: str, line: str, points: float) -> None:
    met = talk(5, 1, "event", line=line, sentence=True)
    assert first(person(1, name=name), met)[0][0] == points


def test_a_yes_on_a_card_is_told_in_the_words_of_its_question() -> None:
    dealt = person(1, tier=2, tier_set=day(3), origin="import")
    assert first(dealt, Sitting(on=day(3))) == [(32.4, "you would enjoy to see them, and no talk is noted yet")]
    assert first(dealt) == first(replace(dealt, origin="met"), Sitting(on=day(3))) == first(person(1, tier=2))


@pytest.mark.parametrize(("ago", "points"), [(0, 0), (1, 21.6), (3, 32.4), (14, 32.4), (15, 25.2), (29, 14.4), (61, 0)])
def test_met_once_among_many(ago: int, points: float) -> None:
    found = first(person(1), talk(ago, 1, "event"))
    assert sum(value for value, _ in found) == points


@pytest.mark.parametrize(("ago", "points"), [(13, 0), (14, 32.4), (20, 25.2)])
def test_met_once_by_two_is_followed_up_later(ago: int, points: float) -> None:
    assert sum(value for value, _ in first(person(1), talk(ago, 1, "coffee"))) == points
    assert first(person(1, connected_on=day(400)), talk(ago, 1, "coffee")) == []


def test_a_private_note_of_the_day_adds_and_is_not_shown() -> None:
    assert first(person(1), talk(5, 1, "event", note="wants the pilot"))[0] == (
        36.0, "met once, 5 days ago, and no word since",
    )  # fmt: skip


def test_what_a_line_says_is_a_note_unless_it_says_it_of_everyone() -> None:
    met = [talk(6, n, "event", summary="at Canal Summit") for n in (1, 2)]
    assert first(person(1), person(2), *met) == [(32.4, "met once, 6 days ago, and no word since")]
    wants = talk(6, 1, "event", summary="wants to hear of our pilot")
    assert (
        first(person(1), person(2), wants, met[1])[0][1]
        == "met once, 6 days ago, you noted “wants to hear of our pilot”, and no word since"
    )


def test_a_word_of_mine_ends_having_met_once() -> None:
    assert first(person(1), talk(20, 1, "event"), talk(15, 1, "dm", "me")) == []
    introduced = Introduction(between=(1, 2), state="sent", sent=day(15))
    assert first(person(1), person(2), talk(20, 1, "event"), introduced) == []


def test_a_note_of_a_word_of_mine_ends_it_and_another_note_is_not_left_out() -> None:
    met = talk(20, 1, "event")
    assert first(person(1), met, talk(15, 1, "note", "me", line="sent person the portfolio")) == []
    birthday = talk(15, 1, "note", None, summary="person has two cats")
    assert first(person(1), met, birthday)[0][1] == (
        "met once, 20 days ago; your line of Thu 26 Feb: “person has two cats”"
    )


def test_met_once_is_said_where_a_line_or_the_import_says_that_they_were_new() -> None:
    assert first(person(1), talk(20, 1, "call"))[0][1] == "one talk noted, 20 days ago, and no word since"
    met = talk(20, 1, "coffee", summary="met Person 1, fellow potter")
    assert first(person(1), met)[0][1] == "met once, 20 days ago, you noted “fellow potter”, and no word since"
    connected = person(1, connected_on=day(18))
    assert first(connected, talk(20, 1, "coffee"))[0][1].startswith("met once, 20 days ago")


@pytest.mark.parametrize("line", ["pint with Person, ex client", "Person and Ben from class", "met Person again"])
def test_somebody_known_for_long_was_not_met_once(line: str) -> None:
    assert first(person(1), talk(20, 1, "drinks", summary=line)) == []


def test_who_stands_in_the_address_book_was_not_met_once() -> None:
    card = person(1, origin="import")
    assert first(card, talk(5, 1, "drinks")) == []
    assert first(card, talk(5, 1, "event"))[0][1] == "met once, 5 days ago, and no word since"


def test_a_word_of_theirs_since_is_not_left_out() -> None:
    assert "and no word of yours since" in first(person(1), talk(20, 1, "event"), talk(19, 1, "dm", "them"))[0][1]


@pytest.mark.parametrize(("wrote", "came", "points"), [(10, 3, 32.4), (70, 30, 32.4), (70, 9, 0), (40, 31, 0)])
def test_an_answer_to_a_message_of_mine(wrote: int, came: int, points: float) -> None:
    found = first(person(1), talk(wrote, 1, "dm", "me"), talk(came, 1, "dm", "them"))
    assert sum(value for value, why in found if why.startswith("they answered")) == points


def test_a_reason_is_a_sentence_without_the_line_that_another_one_quotes() -> None:
    wrote = talk(3, 1, "dm", "them", line="zoe berg wrote, boiler is in, pays the rest thursday", id=5)
    owed = Promise(id=6, by="them", people=(1,), text="pays the rest", made=day(3), due=day(1))
    (one,) = told(person(1, name="Zoe Berg"), talk(10, 1, "dm", "me", id=4), wrote, owed).shown
    assert one.why == "they answered you 3 days ago: time for a talk; they owe you “pays the rest”, 1 day late"


@pytest.mark.parametrize("line", ["Ana wrote, new baby, girl", "Ana replied, suggests to talk to Naomi Reed"])
def test_news_of_a_birth_and_a_way_on_to_somebody_never_make_a_slot(line: str) -> None:
    answer = replace(talk(3, 1, "dm", "them", line=line), sentence=True)
    before = [talk(ago, 1, "dm", by) for ago, by in ((20, "me"), (15, "them"), (10, "me"))]
    shown = told(person(1, name="Ana"), *before, answer).shown
    assert not any("time for a talk" in one.why for one in shown)
    assert [one.kind for one in shown] == ["message"]


def test_who_answered_is_called_though_i_wrote_back() -> None:
    found = told(person(1), talk(10, 1, "dm", "me"), talk(3, 1, "dm", "them"), talk(2, 1, "dm", "me")).shown
    assert [(s.person, s.kind_words, s.footing) for s in found] == [(1, "coffee or video", "follow")]


@pytest.mark.parametrize(("ago", "points"), [(20, 0), (21, 21.6), (400, 21.6)])
def test_a_mentor_is_told_what_came_of_it(ago: int, points: float) -> None:
    noted = [talk(ago, 1, "coffee", note="my mentor, asked for a plan"), talk(ago + 60, 1)]
    assert sum(v for v, _ in first(person(1), *noted)) == points
    record = [talk(ago, 1, "coffee"), talk(ago + 60, 1), Mentorship(person=1, since=day(500))]
    assert sum(v for v, _ in first(person(1), *record)) == points


def test_whom_i_mentor_for_them_makes_nobody_my_mentor() -> None:
    asked = talk(
        25, 1, "coffee", line="coffee with Person 1, asked me to mentor his intern", summary="mentor his intern"
    )
    assert "mentor" not in [one.opener for one in told(person(1), asked).shown]


def test_a_programme_of_mentoring_makes_nobody_a_mentor() -> None:
    assert first(person(1), talk(40, 1, note="spoke of the mentoring programme"), talk(90, 1)) == []


def test_the_purpose_finds_who_has_to_do_with_it() -> None:
    water = person(1, position="Head of Water Policy", company="Aquifer")
    others = [person(n, position="Consultant", company=f"Firm {n}") for n in range(2, 9)]
    purpose = "win two clients in water utilities"
    assert first(water, *others, purpose=purpose) == [
        (25.2, "your purpose says “water”: Head of Water Policy, Aquifer")
    ]
    assert first(water, *others) == []
    everyone = [replace(one, position="Water engineer") for one in others]
    assert first(water, *everyone, person(9, position="Water lawyer"), purpose=purpose) == []


def test_two_common_words_of_the_purpose_are_rare_together() -> None:
    products = [person(n, position="Product Manager", company=f"Firm {n} Bank") for n in range(10, 25)]
    health = [person(n, position="Nurse", company=f"Firm {n} Health") for n in range(30, 45)]
    both = person(1, position="Head of Product", company="Juniper Health")
    ((points, words),) = first(both, *products, *health, purpose="a product role in health")
    assert points == 25.2 and words == "your purpose says “health” and “product”: Head of Product, Juniper Health"
    assert first(replace(both, company="Juniper"), *products, *health, purpose="a product role in health") == []


def test_a_word_in_a_private_note_is_found_and_never_repeated() -> None:
    noted = person(1, private_notes="knows the water board, dislikes Tom")
    ((points, words),) = first(noted, person(2), purpose="water")
    assert points == 25.2 and words == "your purpose says “water”, and so do your notes on them"


@pytest.mark.parametrize(("birthday", "points"), [("1980-03-20", 25.2), ("03-21", 0)])
def test_a_birthday_of_somebody_hardly_known(birthday: str, points: float) -> None:
    assert sum(v for v, _ in first(person(1, birthday=birthday))) == points
    close = told(person(1, tier=2, birthday=birthday), talk(60, 1)).shown[0]
    assert openings(close) == []


def test_somebody_new_on_the_list() -> None:
    found = told(person(1, connected_on=day(3))).shown
    assert [(s.score, s.kind, s.footing, s.why) for s in found] == [
        (8.9, "message", "list", "you connected on 10 Mar, and no word is noted yet")
    ]
    assert first(person(1, connected_on=day(29))) == []


def test_whoever_is_closer_comes_before_variety() -> None:
    close = [person(n, tier=2, company="NHS", city="Ghent") for n in (1, 2, 4)]
    found = told(*close, person(3, tier=3, city="Ghent"), capacity=2)
    assert {one.person for one in found.shown if not one.first_word} < {1, 2, 4}
    why = {one.person: one.why for one in found.not_shown}
    assert why[3] == "you have time for 2 a week" and set(why.values()) == {why[3], "another of NHS is above"}


@pytest.mark.parametrize(
    ("line", "ago", "told_of"),
    [
        ("lunch with Person 1, she lost her job", 42, True),
        ("lunch with Person 1, she lost her job", 55, False),
        ("coffee with Person 1, she retires in april", 20, False),
        ("coffee with Person 1, she retires on 20 march", 10, True),
        ("coffee with Person 1, baby due in march", 30, True),
        ("coffee with Person 1, Nadia is due on 20 march", 10, True),
        ("coffee with Person 1, her report is due on 20 march", 10, False),
        ("coffee with Person 1, she is moving to Ghent on 20 march", 10, True),
        ("coffee with Person 1, she moves the launch on 20 march", 10, False),
    ],
)
def test_a_change_of_life_asks_for_a_word_at_its_time(line: str, ago: int, told_of: bool) -> None:
    found = told(person(1), talk(ago, 1, "coffee", line=line, summary=line, sentence=True)).shown
    assert any(row.why.endswith("a kind word") for one in found for row in one.points) == told_of


def test_whoever_gave_me_something_is_thanked() -> None:
    gave = Proposed(kind="received", text="the plan of the hall", people=(1,))
    line = talk(5, 1, "note", line="Person 1 gave me the plan of the hall", proposed=(gave,), sentence=True)
    (one,) = told(person(1), talk(90, 1), line).shown
    assert one.kind == "message" and "thank them" in one.why
    assert not told(person(1), talk(90, 1), replace(line, proposed=(replace(gave, text="her card"),))).shown


@pytest.mark.parametrize(("today", "kind"), [(date(2026, 12, 11), "coffee"), (date(2026, 12, 18), "message")])
def test_over_the_holidays_no_coffee_begins_but_one_that_was_spoken_of(today: date, kind: str) -> None:
    talks = [talk((TODAY - today).days + ago, n, "coffee") for n in (1, 2) for ago in (120, 150, 180)]
    said = Coffee(people=(2,), said=today - timedelta(days=20), state="said")
    found = told(person(1, tier=2, city="Ghent"), person(2, city="Ghent"), *talks, said, today=today).shown
    assert {one.person: one.kind for one in found} == {1: kind, 2: "coffee"}


def test_a_meeting_that_was_spoken_of_is_told_once() -> None:
    line = "coffee with Person 1, we should have lunch"
    seems = Proposed(kind="coffee", word="lunch", text="", people=(1,))
    noted = talk(14, 1, "coffee", line=line, summary=line, sentence=True, proposed=(seems,))
    (asked,) = told(person(1), noted).shown
    assert asked.why.count("lunch") == 1
    agreed = Coffee(people=(1,), said=day(14), state="said", said_by="both", channel="lunch", line=line)
    (said,) = told(person(1), replace(noted, proposed=()), agreed).shown
    assert "you both said lunch 14 days ago, and nothing is booked yet" in said.why and "take it up" not in said.why


def test_a_trip_goes_where_they_live() -> None:
    trip = Trip(city="Lisbon", from_=day(-20), to=day(-22))
    assert first(person(1, city="LISBON"), trips=(trip,)) == [(18.0, "you are in LISBON 2 to 4 Apr")]
    known = told(person(1, city="Lisbon"), talk(90, 1), trips=(trip,)).shown[0]
    assert known.kind == "coffee" and "you are in Lisbon" in known.why


def test_on_a_trip_those_i_talked_with_come_before_those_at_home_and_before_strangers() -> None:
    trip, two = Trip(city="Lisbon", from_=day(-5), to=day(-7)), (person(1, city="Lisbon"), person(2, city="Lisbon"))
    home = [one for n in (3, 4) for one in (person(n, city="Ghent", tier=2), talk(200, n), talk(230, n))]
    known, stranger = [talk(90, 1), talk(90, 2)], person(5, city="Lisbon", company="Acme")
    found = told(*two, *home, *known, stranger, trips=(trip,), capacity=2).shown
    assert [one.person for one in found if not one.first_word][:2] == [1, 2]
    one_place = told(*two, *known, stranger, trips=(trip,), capacity=1).shown
    assert [one.person for one in one_place] == [1, 2]


def test_what_is_open_is_told_where_a_trip_goes() -> None:
    """Whoever wrote last is answered first, unless it is about being there."""
    trip = Trip(city="Lisbon", from_=day(-5), to=day(-7))

    def kind(text: str, *records: Record) -> str:
        asked = Request(from_=1, text=text, asked=MADE - timedelta(days=9))
        return told(person(1, city="Lisbon"), asked, *records, trips=(trip,)).shown[0].kind

    wrote = talk(2, 1, "email", "them", line="Person 1 wrote, can you send it?")
    assert kind("the price list", talk(20, 1)) == "coffee"
    assert kind("the price list", wrote) == "message"
    assert kind("a quote when I'm in town", wrote) == "coffee"
    for words, step in (
        ("said come by next time i'm there", "coffee"), ("offered to show me the studio", "coffee"),
        ("sent my cv, no answer yet", "message"),
    ):  # fmt: skip
        said = talk(16, 1, line=f"call with Person 1, {words}", sentence=True)
        assert told(person(1, city="Lisbon"), said, trips=(trip,)).shown[0].kind == step


def test_a_coffee_on_a_trip_is_planned_for_the_days_there() -> None:
    trip, wish = Trip(city="Lisbon", from_=day(-5), to=day(-6)), Wish(1, 9.0, "coffee", city="Lisbon")
    every_day = (Window(days=WEEKDAYS, from_="08:00", to="10:00"),)

    def days(**fields: Any) -> set[date]:
        settings = replace(SETTINGS, windows=every_day, tz="Europe/Brussels", **fields)
        return {o.slot.start.date() for o in SlotFinder((), settings, MADE, frozenset(), ()).options(wish)}

    assert days(trips=(trip,)) == {day(-5), day(-6)} and len(days()) > 2
    assert days(trips=(replace(trip, from_=day(-20), to=day(-22)),)) == set()


def test_an_article_of_theirs_is_waiting() -> None:
    read = Article(url="https://ex.org/a", title="On locks", author=1, shared=day(2))
    assert first(person(1), read) == [(18.0, "wrote “On locks”: say something useful under it")]
    assert first(person(1), replace(read, state="read")) == []


def test_a_path_is_warm_through_somebody_close() -> None:
    ana = person(2, name="Ana Ruiz", tier=2, company="Tannwerk", circles=("Chess",), knows=(1,))
    assert first(person(1, company="TANNWERK"), ana) == [(12.6, "Ana Ruiz, whom you call close, is at TANNWERK too")]
    assert first(person(1, circles=("chess",)), ana)[0][1] == "Ana Ruiz, whom you call close, is in chess too"
    assert first(person(1), ana)[0][1] == "Ana Ruiz, whom you call close, knows them"
    crowd = [person(n, company="Tannwerk") for n in range(3, 30)]
    assert first(person(1, company="Tannwerk"), replace(ana, knows=()), *crowd) == []


@pytest.mark.parametrize("company", ["Gemeente Rotterdam", "TU Delft", "Self-employed", "University of Porto"])
def test_no_path_leads_through_an_employer_of_thousands_or_none(company: str) -> None:
    close = person(2, name="Ana Ruiz", tier=2, company=company)
    assert first(person(1, company=company), close) == []


def test_who_was_on_the_list_for_years_was_not_met_for_the_first_time() -> None:
    old, new = (person(1, connected_on=day(ago)) for ago in (900, 200))
    dinner = replace(talk(10, 1, channel="drinks"), people=(1, 2))
    assert first(old, dinner) == []
    assert first(new, dinner)[0][1].startswith("one talk noted, 10 days ago")


def test_no_talk_is_noted_only_where_none_is() -> None:
    one = person(1, tier=2)
    answer = talk(3, 1, channel="reply", initiator="them")
    assert first(one)[0][1].endswith("no talk is noted yet")
    assert "you would call them for advice; your line of Tue 10 Mar" in [why for _, why in first(one, answer)]


def test_a_jubilee_is_no_reason_after_a_talk() -> None:
    one = person(1, connected_on=TODAY.replace(year=TODAY.year - 5))
    said = [[why for _, why in first(one, *talks)] for talks in ((), (talk(3, 1),), (talk(90, 1),))]
    assert ["on your list for 5 years this week" in why for why in said] == [True, False, False]


def test_whoever_wrote_last_is_to_be_answered_first_of_all() -> None:
    letter = talk(2, 1, channel="email", initiator="them", line="email from Ana, when can we talk")
    words = "they wrote 2 days ago, “when can we talk”, and no word of yours since"
    ana = person(1, name="Ana Ruiz")
    for before in ((), (talk(8, 1, channel="coffee"),), (talk(9, 1, channel="event"),)):
        assert first(ana, *before, replace(letter, sentence=True))[0][1] == words
        (one,) = told(ana, *before, letter).shown
        assert one.kind == "message" and one.preselected


@pytest.mark.parametrize(
    "after",
    [talk(1, 1, channel="email", initiator="me"), talk(1, 1, channel="call"), talk(1, 1, channel="note"),
     talk(1, 1, channel="email", initiator="them", line="email from Ana, thanks")],
)  # fmt: skip
def test_whoever_was_answered_or_only_thanks_waits_for_nothing(after: Interaction) -> None:
    found = first(person(1, name="Ana Ruiz"), talk(2, 1, channel="email", initiator="them"), after)
    assert not any(why.startswith("they wrote") for _, why in found)


@pytest.mark.parametrize(("channel", "kind"), [("coffee", "coffee"), ("call", "video")])
def test_where_no_city_is_noted_one_meets_as_usual(channel: str, kind: str) -> None:
    others = [talk(20 + n, n, channel=channel) for n in range(2, 6)]
    people = [person(n, city="", tier=0) for n in range(2, 6)]
    found = told(person(1, tier=2, city=""), *people, *others, city="", capacity=9)
    assert {one.person: one.kind for one in found.shown}[1] == kind


def test_no_path_leads_through_ones_own_company() -> None:
    close = [person(n, name=f"Close {n}", tier=2, company="St. Brigid's") for n in (2, 3, 4)]
    one, other = person(1, company="St. Brigid's"), person(5, tier=2, company="Tannwerk")
    assert first(one, *close, other) == [], "most of those who are close are there: it is mine"
    others = [person(n, tier=2, company=f"Firm {n}") for n in (6, 7, 8)]
    assert first(one, *close, *others)[0][1] == "Close 2, whom you call close, is at St. Brigid's too"


@pytest.mark.parametrize(("ago", "points"), [(3653, 9.0), (3655, 9.0), (3656, 0), (731, 0), (365, 9.0)])
def test_a_jubilee_on_the_list(ago: int, points: float) -> None:
    found = [row for row in first(person(1, connected_on=day(ago))) if "year" in row[1] and "lot" not in row[1]]
    assert sum(value for value, _ in found) == pytest.approx(points / 2 if ago > 1096 else points, abs=0.1)


def test_three_openers_count_whole_half_and_a_quarter() -> None:
    one = person(1, city="Ghent", birthday="03-19", connected_on=day(3), position="Water lawyer")
    assert [points for points, _ in first(one, person(2), purpose="water")] == [25.2, 12.6, 5.1]


def test_openers_end_with_a_rhythm_and_a_talk_and_mostly_with_three_occasions() -> None:
    one = person(1, city="Ghent", birthday="03-19", company="Tannwerk")
    ana = person(2, tier=1, company="Tannwerk")
    talks = [talk(ago, 1) for ago in (90, 60, 30)]
    assert first(one, ana, *talks[:2]) != [] and first(one, ana, *talks) == []
    assert first(replace(one, tier=4), ana, talks[0]) == []


# Without a tier.


@pytest.mark.parametrize(("gaps", "rhythm"), [((), 60), ((7,) * 7, 21), ((60, 60), 60), ((400,) * 9, 283)])
def test_the_rhythm_that_is_used_where_none_is_chosen(gaps: tuple[int, ...], rhythm: int) -> None:
    assert rhythm_of(gaps) == rhythm


def test_the_words_tell_the_middle_gap_and_never_a_rhythm_that_nobody_chose() -> None:
    weekly = told(person(1), *(talk(37 + 7 * n, 1) for n in range(8))).shown[0]
    assert weekly.why.startswith("quiet for 37 days; you used to talk every 7 days or so")
    once = told(person(1), talk(100, 1)).shown[0]
    assert once.why == "quiet for 100 days; last on Wed 3 Dec 2025: call"


def test_weekly_coffees_and_then_silence_as_in_the_example() -> None:
    found = told(person(1), *(talk(37 + 7 * n, 1, "coffee") for n in range(8)), city="")
    assert found.shown[0].score == 10.9 and found.shown[0].kind == "coffee"


def test_touch_days_close_together_are_one_occasion() -> None:
    network = MemoryNetwork(person(1), *(talk(ago, 1) for ago in (20, 17, 14, 10)))
    known = acquaintance_of(network.touches(1), TODAY.toordinal())
    assert (known.occasions, known.usual) == (2, 4.0)


# First steps, rests.


@pytest.mark.parametrize(("ago", "kind"), [(4, "message"), (14, "message"), (15, "message")])
def test_the_first_step_after_an_event(ago: int, kind: str) -> None:
    assert told(person(1), talk(ago, 1, "event")).shown[0].kind == kind
    near = told(person(1, city="Ghent"), talk(ago, 1, "event")).shown[0].kind
    assert near == ("message" if ago < 15 else "coffee")


@pytest.mark.parametrize(("city", "kind"), [("Ghent", "coffee"), ("Porto", "video"), ("", "coffee")])
def test_the_first_step_with_somebody_named(city: str, kind: str) -> None:
    assert told(person(1, tier=2, city=city)).shown[0].kind == kind


def test_a_coffee_of_two_can_be_had_again_and_a_caller_is_called() -> None:
    assert told(person(1, city=""), talk(33, 1, "coffee")).shown[0].kind == "coffee"
    assert told(person(1, city=""), talk(20, 1, "walk")).shown[0].kind == "walk"
    assert told(person(1, city="Lisbon", tier=2), talk(90, 1, "call")).shown[0].kind == "call"
    assert told(person(1, city="Lisbon", tier=2), talk(90, 1, "coffee")).shown[0].kind == "video"


def test_where_most_live_elsewhere_an_unknown_city_is_a_video() -> None:
    far = [person(n, city="Porto") for n in (2, 3)]
    assert told(person(1, tier=2), *far).shown[0].kind_words == "video"
    assert told(person(1, tier=2), *far, *(person(n, city="Ghent") for n in (4, 5, 6))).shown[0].either


def test_a_birthday_is_a_message_and_no_call_on_another_day() -> None:
    one = told(person(1, birthday="03-14"), talk(70, 1)).shown[0]
    assert (one.opener, one.kind) == ("birthday", "message")


def test_a_newcomer_sees_as_many_meetings_as_the_week_has_places() -> None:
    five = [person(n, tier=2) for n in range(1, 6)]
    assert [len(told(*five, capacity=capacity).shown) for capacity in (0, 1, 2, 4)] == [0, 1, 2, 3]
    held = Coffee(people=(9,), said=day(2), state="written", slot=SLOT)
    assert len(told(*five, person(9), held).shown) == 1
    assert len(suggest(MemoryNetwork(*five), SETTINGS, TODAY, 5).shown) == 3, "more are shown where more are asked for"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("free from april on", "from Wed 1 Apr on"),
        ("pitch for the can, answer in 2 weeks", "from Sun 22 Mar on"),
        ("they need till end of month", "from Wed 1 Apr on"),
        ("not before may", "from Fri 1 May on"),
        ("come back in two weeks", "from Sun 22 Mar on"),
    ],
)
def test_a_day_that_a_line_names_holds_back_until_then(line: str, words: str) -> None:
    said = talk(5, 1, "event", summary=f"Person, {line}")
    assert why_not(MemoryNetwork(person(1), said), SETTINGS, TODAY, 1).why == f"{words}, as you noted"


@pytest.mark.parametrize("line", ["starts at Kite in april", "leaves in two weeks", "wants a quote by mid march"])
def test_another_day_holds_nobody_back(line: str) -> None:
    said = talk(5, 1, "event", summary=f"Person, {line}")
    assert why_not(MemoryNetwork(person(1), said), SETTINGS, TODAY, 1).why == "shown"


def test_a_message_without_an_answer_rests_and_a_second_one_longer() -> None:
    def why(*agos: int) -> str:
        records = [person(1, birthday="03-15"), *(talk(ago, 1, "dm", "me") for ago in agos)]
        return why_not(MemoryNetwork(*records), SETTINGS, TODAY, 1).why

    assert why(30) == "you wrote 30 days ago, no answer yet" and why(90) == "shown"
    assert why(45, 40) == "you wrote 40 days ago, no answer yet", "a nudge is no second try"
    assert why(200, 100) == "you wrote again 100 days ago, no answer" and why(600, 365) == "shown"


def test_a_message_waits_for_no_answer_that_is_noted_and_a_wish_for_none() -> None:
    def why(line: str, *later: Record) -> str:
        wrote = talk(8, 1, "email", "me", line=line)
        return why_not(MemoryNetwork(person(1, birthday="03-15"), wrote, *later), SETTINGS, TODAY, 1).why

    assert why("emailed Person about the prizes") == "you wrote 8 days ago, no answer yet"
    assert (
        why("emailed Person asking for prizes", Ask(to=1, asked=day(8), answered=day(7), state="answered")) == "shown"
    )
    assert why("emailed Person about prizes", talk(7, 1, "note", None, line="person said yes")) == "shown"
    told_no = talk(2, 1, "reply", "me", summary="no to: prizes")
    assert why_not(MemoryNetwork(person(1, birthday="03-15"), told_no), SETTINGS, TODAY, 1).why == "shown"
    assert why("emailed Person happy birthday") == why("text to Person: thanks for the slides") == "shown"


def test_an_answer_to_the_first_word_of_last_week_is_not_passed_over() -> None:
    on = MADE - timedelta(days=7)
    week = Review(week=week_of(day(7)), started=on, ended=on, shown=(Shown(person=1, score=9.0),))

    def factor(*talks: Record) -> float:
        found = why_not(MemoryNetwork(person(1, connected_on=day(10)), week, *talks), SETTINGS, TODAY, 1).told
        return next((row.value for row in found.multipliers if row.why == "shown last week and not picked"), 1.0)

    assert factor() == 0.5
    assert factor(talk(6, 1, "dm", "me"), talk(2, 1, "dm", "them")) == 1.0
    assert factor(talk(20, 1, "dm", "me"), talk(15, 1, "dm", "them")) == 0.5


def test_whoever_has_a_history_or_something_open_does_not_rest_for_a_message() -> None:
    wrote = talk(20, 1, "dm", "me")
    assert told(person(1, tier=2), talk(90, 1), wrote).shown
    assert told(person(1), wrote, Coffee(people=(1,), said=day(10))).shown
    thanks = [talk(60, 1, "coffee"), talk(59, 1, "text", "me")]
    assert acquaintance_of(MemoryNetwork(person(1), *thanks).touches(1), TODAY.toordinal()).waiting == 0


# The names of the list.


@pytest.mark.parametrize(
    ("ready", "weeks"),
    [(0, [1, 1, 1, 1]), (20, [1, 1, 1, 1]), (21, [1, 0, 1, 0]), (60, [1, 0, 1, 0]), (61, [1, 0, 0, 0])],
)
def test_how_many_names_of_the_list_a_week_has(ready: int, weeks: list[int]) -> None:
    assert [list_places(ready, week) for week in range(4)] == weeks


def test_one_name_of_the_list_beside_others_and_two_of_two_openers_alone() -> None:
    listed = [person(n, connected_on=day(n), birthday="03-15" if n == 9 else None) for n in range(2, 10)]
    alone = told(*listed)
    assert [s.footing for s in alone.shown] == ["list", "list"] and len({s.why for s in alone.shown}) == 2
    assert [s.footing for s in told(person(1, tier=2), *listed).shown] == ["named", "list"]


def test_whoever_of_the_list_was_written_to_this_week_had_its_place() -> None:
    listed = [person(n, connected_on=day(n), birthday="03-15" if n > 7 else None) for n in range(2, 10)]
    one, two = told(*listed).shown
    left = told(*listed, talk(0, one.person, "dm", "me")).shown
    assert len(left) == 1 and left[0].person != one.person
    assert not told(*listed, talk(0, one.person, "dm", "me"), talk(1, two.person, "dm", "me")).shown
    assert len(told(*listed, talk(7, one.person, "dm", "me")).shown) == 2, "another week has places of its own"
    assert len(told(*listed, talk(0, one.person, "dm", "them")).shown) > 1, "their word takes no place"
    met = talk(4, 20, "event")
    assert len(told(*listed, person(20), met, talk(0, 20, "dm", "me")).shown) == 2, "nor do those one has met"


def test_the_lot_takes_a_place_of_the_list_that_is_left() -> None:
    old = [person(n, connected_on=day(1200 + n)) for n in range(2, 40)]
    found = told(*old)
    assert [(s.score, s.footing, s.kind, s.preselected) for s in found.shown] == [(4.7, "lot", "message", True)]
    assert "Drawn by lot" in found.shown[0].why and found.silence == "alike" and found.listed == 38
    after = told(*old, talk(0, found.shown[0].person, "dm", "me"))
    assert not after.shown and (after.silence, after.listed) == ("alike", 37), "one lot a week"
    beside = told(person(1, tier=2), *old)
    assert [s.footing for s in beside.shown] == ["named"] and beside.silence == "", "none beside somebody with a reason"
    assert not told(*old, person(1), talk(2, 1, "coffee")).shown, "nor beside a line of the last weeks"
    new = told(*old, person(1), talk(2, 1, "coffee"), person(50, connected_on=day(3)))
    assert [s.person for s in new.shown] == [50], "nor beside one of the list with a reason"
    assert len({told(*old, today=TODAY + timedelta(weeks=n)).shown[0].person for n in range(8)}) > 4


def test_a_place_that_the_list_does_not_take_goes_to_the_best_opener_or_the_lot() -> None:
    """Two fit the purpose, of one opener, and all others have been on the list for years."""
    old = [person(n, connected_on=day(1200 + n), company=f"Firm {n}") for n in range(2, 40)]
    fitting = [person(n, connected_on=day(700), company=f"Sea {n}", position="Marine ecology") for n in (50, 51)]
    found = told(*old, *fitting, purpose="marine conservation").shown
    assert {s.person for s in found} == {50, 51} and {s.footing for s in found} == {"list"}
    found = told(*old, fitting[0], purpose="marine conservation").shown
    assert [s.footing for s in found] == ["list", "lot"] and found[0].person == 50
    beside = told(*old, *fitting, person(1, tier=2), purpose="marine conservation").shown
    assert [s.footing for s in beside] == ["named", "list"], "one name beside somebody with a reason"


def test_those_one_talks_with_get_a_word_where_the_week_has_no_meeting_left() -> None:
    """Two words a week beside the meetings; with whoever was only named it is the meeting that is wanted."""
    answers = [line for who in range(1, 6) for line in (talk(9, who, "email", "me"), talk(3, who, "email", "them"))]
    found = told(*(person(who) for who in range(1, 6)), *answers)
    kinds = [one.kind for one in found.shown]
    assert (
        kinds[2:] == ["message", "message"] and "message" not in kinds[:2] and all(s.preselected for s in found.shown)
    )
    assert all(one.why.endswith("you have time for 2 a week: a word") for one in found.shown[2:])
    assert not any(one.kind == "message" for one in told(*(person(who, tier=2) for who in range(1, 6))).shown)


@pytest.mark.parametrize(("ago", "fields", "shown"), [
    (20, LISTED_LONG, False), (21, LISTED_LONG, True), (35, LISTED_LONG, True), (36, LISTED_LONG, False),
    (13, {"tier": 2}, False), (14, {"tier": 2} | LISTED_LONG, True),
    (25, {"city": "Lisbon"} | LISTED_LONG, False), (25, {"origin": "import"}, False), (25, {"kin": True}, False),
])  # fmt: skip
def test_whoever_one_spoke_with_and_did_not_meet_is_met_next(ago: int, fields: dict[str, Any], shown: bool) -> None:
    found = first(person(1, **fields), talk(ago, 1))
    assert any(why.startswith("you spoke") for _, why in found) is shown
    seen = first(person(1, **fields), talk(ago, 1), talk(ago + 40, 1, "lunch"))
    assert not any(why.startswith("you spoke") for _, why in seen)


def test_an_address_book_that_tells_no_day_is_drawn_from_where_there_is_nobody_else() -> None:
    book = [person(n, origin="import", city="Lisbon") for n in range(2, 9)]
    (drawn,) = told(*book).shown
    assert drawn.footing == "lot" and drawn.why == "nothing is noted yet: ask how they are. Drawn by lot"
    near = replace(book[3], city="Ghent")
    assert told(*book[:3], near, *book[4:]).shown[0].person == near.id
    assert [s.person for s in told(person(1, tier=2), *book).shown] == [1]
    assert told(*[replace(one, origin=None) for one in book]).shown == ()


def test_the_lot_falls_on_a_common_word_of_the_purpose_first() -> None:
    old = [person(n, connected_on=day(1200 + n), company=f"Firm {n}") for n in range(2, 40)]
    designers = {one.id: replace(one, position="UX Lead") for one in old[10:22]}
    (drawn,) = told(*[designers.get(one.id, one) for one in old], purpose="freelance UX work").shown
    assert drawn.person in designers
    assert "Drawn by lot among the many with “ux”, as your purpose says" in drawn.why


def test_where_few_live_in_my_city_those_who_do_are_a_reason() -> None:
    far = [person(n, city="Lisbon") for n in range(2, 14)]
    near = [person(n, city="Ghent", company=f"Firm {n}") for n in (20, 21, 22)]
    shown = told(*far, *near).shown
    assert len(shown) == 2 and {one.person for one in shown} < {20, 21, 22}
    assert all(one.why.startswith("in Ghent like you, as few others are; Firm 2") for one in shown)
    assert told(*far[:6], *near).shown == told(*far, *near, person(30, city="Ghent")).shown == ()


def test_who_somebody_on_the_list_is_stands_beside_the_reason() -> None:
    one = person(1, connected_on=day(3), position="Recruiter", company="Tannwerk")
    assert told(one).shown[0].why == "you connected on 10 Mar, and no word is noted yet; Recruiter, Tannwerk"
    assert "Tannwerk" not in told(replace(one, tier=2)).shown[0].why


def test_two_strangers_are_of_different_companies() -> None:
    one = person(1, company="Tannwerk", connected_on=day(2))
    other = person(2, company="TANNWERK", birthday="03-15")
    assert len(told(one, other).shown) == 1 and len(told(one, replace(other, company="Elsewhere")).shown) == 2


def test_the_city_that_is_not_known_keeps_nobody_out() -> None:
    single = [person(1), talk(94, 1)]
    assert told(*single).shown[0].score == 5.3


# What is said.


def test_what_a_day_without_suggestions_is_told_as() -> None:
    kept = [person(1, tier=2), talk(5, 1)]
    slot = Slot(start=MADE + timedelta(days=3), end=MADE + timedelta(days=3, hours=1), tz="UTC")
    assert told().silence == "nobody"
    assert told(person(1), person(2)).silence == "alike"
    assert told(*kept).silence == "kept"
    assert told(person(1, tier=2), talk(5, 1, "coffee")).silence == "resting"
    assert told(*kept, person(2), Coffee(people=(2,), said=day(3), state="written", slot=slot)).silence == "planned"
    assert told(person(1), talk(1, 1)).silence == "faint"
    assert told(person(1, tier=2)).silence == ""


# What always holds.


def weekly(count: int, weeks: int, **settings: Any) -> list[list[Suggestion]]:
    """Weekly reviews of a list in which nothing is picked."""
    rng = random.Random(count)
    people = [
        person(
            n, connected_on=day(rng.randint(-150, 4000)), city=rng.choice(("Ghent", "")),
            birthday=f"{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" if rng.random() < 0.1 else None,
            company=f"Firm {rng.randint(1, 80)}", position=rng.choice(("Designer", "Water lawyer", "CFO")),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    reviews: list[Record] = []
    shown: list[list[Suggestion]] = []
    for week in range(weeks):
        today = TODAY + timedelta(weeks=week)
        found = told(*people, *reviews, today=today, **settings).shown
        shown.append(list(found))
        moment = datetime(today.year, today.month, today.day, 16, tzinfo=UTC)
        rows = tuple(Shown(person=s.person, score=s.score) for s in found)
        reviews.append(Review(week=week_of(today), started=moment, ended=moment, shown=rows))
    return shown


@pytest.mark.parametrize("purpose", ["", "water"])
def test_half_a_year_without_a_pick_shows_few_names_and_none_often(purpose: str) -> None:
    weeks = weekly(600, 26, purpose=purpose)
    names = [s.person for week in weeks for s in week]
    assert len(set(names)) <= 30 and max(map(names.count, names)) <= 2
    assert all(1 <= len(week) <= 2 for week in weeks)


@st.composite
def lists(draw: st.DrawFn) -> list[Record]:
    """A list as people have it, some named, some with a few entries."""
    records: list[Record] = []
    for n in range(1, draw(st.integers(1, 12)) + 1):
        records.append(
            person(
                n,
                tier=draw(st.sampled_from((0, 0, 0, 2, 4))),
                connected_on=draw(st.sampled_from((None, day(3), day(400), day(3652), day(2000)))),
                birthday=draw(st.sampled_from((None, None, "03-15", "03-25"))),
                city=draw(st.sampled_from(("", "Ghent", "Lisbon", "Oslo"))),
                company=draw(st.sampled_from(("", "Tannwerk", "Aquifer Water"))),
                circles=draw(st.sampled_from(((), ("Chess",)))),
                private_notes=draw(st.sampled_from(("", "hush: water rights"))),
            )
        )
        for _ in range(draw(st.integers(0, 3)) if draw(st.booleans()) else 0):
            channel = draw(st.sampled_from(("event", "coffee", "call", "dm", "email")))
            way = draw(st.sampled_from(("me", "them"))) if channel in ("dm", "email") else "mutual"
            note = draw(st.sampled_from(("", "hush: a mentor")))
            records.append(talk(draw(st.integers(0, 120)), n, channel, way, note=note))
    return [replace(r, id=n) if isinstance(r, Interaction) else r for n, r in enumerate(records, 1)]


TRIPS = (Trip(city="Lisbon", from_=day(-9), to=day(-11)),)


@given(lists(), st.randoms(use_true_random=False))
def test_each_list_of_a_newcomer_is_sound(records: list[Record], rng: random.Random) -> None:
    found = told(*records, purpose="water", trips=TRIPS)
    for one in found.shown:
        product = sum(point.points for point in one.points)
        assert product <= 100
        for factor in one.multipliers:
            product *= factor.value
        assert product == pytest.approx(one.score, abs=0.051)
        if one.footing in ("list", "lot"):
            assert one.kind == "message" and one.first_word
        assert one.why and "hush" not in " ".join((one.why, *(p.why for p in one.points)))
    footings = [one.footing for one in found.shown]
    assert footings.count("list") <= 2 and footings.count("lot") <= 1
    assert footings.count("named") <= 3 and footings.count("follow") <= 3
    assert sum(one.preselected for one in found.shown if not one.first_word) <= SETTINGS.capacity
    assert sum(one.preselected for one in found.shown if one.first_word) <= 2
    assert bool(found.silence) == (not found.shown or footings == ["lot"])
    shuffled = list(records)
    rng.shuffle(shuffled)
    assert told(*shuffled, purpose="water", trips=TRIPS) == found


@given(lists(), st.integers(0, 99))
def test_another_file_order_suggests_the_same_people(records: list[Record], seed: int) -> None:
    people = [r for r in records if isinstance(r, Person)]
    ids = list(range(1, len(people) + 1))
    random.Random(seed).shuffle(ids)
    renumbered: list[Record] = [replace(one, id=ids[one.id - 1]) for one in people]
    renumbered += [replace(r, people=(ids[r.people[0] - 1],)) for r in records if isinstance(r, Interaction)]

    def named(*those: Record) -> list[tuple[str, float]]:
        names = {r.id: r.handle for r in those if isinstance(r, Person)}
        return [(names[s.person], s.score) for s in told(*those, purpose="water", trips=TRIPS).shown]

    assert named(*renumbered) == named(*records)


@pytest.mark.parametrize(("line", "ago", "told_of"), [
    ("lunch with Ana, her husband is in hospital", 4, True), ("lunch with Ana, her husband is in hospital", 1, False),
    ("Ana got engaged", 0, True), ("Ana got engaged", 15, False), ("Ana got the wrong train", 0, False),
])  # fmt: skip
def test_news_of_somebody_ask_for_a_word(line: str, ago: int, told_of: bool) -> None:
    noted = talk(ago, 1, "lunch" if "lunch" in line else "note", line=line, summary=line, sentence=True)
    shown = told(person(1, name="Ana"), noted).shown
    assert [one.kind for one in shown if one.why.endswith("a kind word")] == ["message"] * told_of


def test_nobody_hardly_known_stands_beside_two_others() -> None:
    met = [
        talk(5, n, "event", line=f"met {name} at the fair", sentence=True) for n, name in ((1, "Stu"), (2, "Ana Ruiz"))
    ]
    asked = [Request(from_=3, text="a reference", asked=MADE)]
    people = [person(1, name="Stu"), person(2, name="Ana Ruiz"), person(3)]
    assert [one.person for one in told(*people, *met).shown] == [2, 1]
    assert {one.person for one in told(*people, *met, *asked).shown} == {3, 2}


def test_whoever_owes_me_gets_a_word_where_the_week_has_no_meeting_left() -> None:
    near = [person(n, city="Ghent") for n in (1, 2, 3)]
    talks = [talk(ago, n, "coffee") for n in (1, 2, 3) for ago in (70 + n, 100, 130)]
    owed = Promise(by="them", people=(3,), text="the report", made=day(73))
    words = {one.person: one.kind for one in told(*near, *talks, owed).shown}
    assert list(words.values()) == ["coffee", "coffee", "message"]


def test_after_a_long_silence_the_last_line_is_told_not_the_rhythm() -> None:
    met = talk(200, 1, "dinner", line="dinner with Person 1, expecting twins in january", sentence=True)
    (shown,) = told(person(1, tier=3), met).shown
    assert shown.why == "quiet for 200 days; last on Mon 25 Aug 2025: dinner, “expecting twins in january”"


@pytest.mark.parametrize(
    ("text", "kind"), [("lunch", "lunch"), ("a beer", "drinks"), ("the lunch menu", "message"), ("the deck", "message")]
)
def test_a_meal_that_was_promised_is_had(text: str, kind: str) -> None:
    promise = Promise(people=(1,), text=text, made=day(40), due=day(9))
    assert told(person(1), talk(40, 1), promise).shown[0].kind == kind


def test_the_lot_goes_to_nobody_twice_running_and_not_to_the_family() -> None:
    book = [person(n, name=name, origin="import") for n, name in enumerate(("Ann Lee", "Bo Hart", "Uncle Pat"), 1)]
    weeks = [told(*book, today=TODAY + timedelta(weeks=n)).shown[0].person for n in range(12)]
    assert set(weeks) == {1, 2} and all(one != other for one, other in pairwise(weeks))


def test_whoever_connected_lately_comes_before_the_lot() -> None:
    old = [person(n, connected_on=date(2018, 5, n)) for n in range(1, 9)]
    new = [person(10, connected_on=day(4)), person(11, connected_on=day(6))]
    assert [one.person for one in told(*old, *new).shown] == [10, 11]


def test_a_card_with_no_more_than_a_number_is_drawn_last() -> None:
    taxis = [person(n, origin="import", phones=(f"+32 {n}",)) for n in range(1, 20)]
    known = person(20, origin="import", birthday="07-01")
    assert [one.person for one in told(*taxis, known).shown] == [20]
    assert [one.footing for one in told(*taxis).shown] == ["lot"]


def test_somebody_named_who_answered_comes_first() -> None:
    ana, ben = person(1, tier=2), person(2, tier=2)
    wrote = [talk(3, 1, "dm", "me"), talk(2, 1, "dm", "them")]
    first_, second = told(ana, ben, *wrote).shown
    assert [(one.person, one.opener) for one in (first_, second)] == [(1, "named"), (2, "named")]
    assert "they answered you 2 days ago" in first_.why
    assert [one.person for one in told(ana, ben, *wrote, talk(1, 1, "call")).shown] == [2]
    assert [one.person for one in told(ana, ben, *wrote, talk(400, 2)).shown] == [2]


# What was shown before.


def reviewed(weeks: int, *people: int, picked: bool = True) -> Review:
    """A review so many weeks ago that showed some people, with the tick that is there at first."""
    on = day(7 * weeks)
    rows = tuple(Shown(person=who, score=9.0, picked=picked) for who in people)
    started = MADE - timedelta(weeks=weeks)
    return Review(week=week_of(on), started=started, ended=started, shown=rows)


def ignored(*records: Record) -> float:
    found = why_not(MemoryNetwork(*records), SETTINGS, TODAY, 1).told
    return next((row.value for row in found.multipliers if row.name == "ignored"), 1.0)


@pytest.mark.parametrize("picked", [True, False])
def test_shown_without_a_coffee_that_was_written_is_not_picked(picked: bool) -> None:
    ana = person(1, tier=2)
    assert ignored(ana, reviewed(1, 1, picked=picked)) == 0.5
    assert ignored(ana, reviewed(1, 1, picked=picked), reviewed(3, 1, picked=picked)) == 0.25
    assert ignored(ana, reviewed(4, 1, picked=picked)) == 0.5, "until something new happens"
    assert ignored(ana, reviewed(1, 1, picked=picked), talk(3, 1, "note", None, summary="saw her talk")) == 1.0
    assert ignored(ana, reviewed(2, 1, picked=picked), Coffee(people=(1,), said=day(14), state="cancelled")) == 1.0


def test_only_what_had_a_place_in_the_week_was_shown() -> None:
    assert ignored(person(1, tier=2), reviewed(1, 2, 3, 4, 5, 1, picked=False)) == 1.0
    assert ignored(person(1, tier=2), reviewed(1, 2, 3, 4, 1, picked=False)) == 0.5


def test_two_weeks_unpicked_is_a_rest_of_weeks_and_none_with_something_open() -> None:
    weeks = [reviewed(1, 1), reviewed(2, 1)]
    assert why_not(MemoryNetwork(person(1, tier=5), *weeks), SETTINGS, TODAY, 1).why == (
        "later: shown twice and not picked, again Fri 3 Apr"
    )
    assert told(person(1), *weeks, talk(20, 1), Coffee(people=(1,), said=day(40))).shown


def test_among_equals_whoever_was_shown_least_comes_first() -> None:
    five = [person(n, tier=2) for n in range(1, 6)]
    first_two = {one.person for one in told(*five).shown[:2]}
    talks = [talk(5, who, "note", None, summary="a postcard") for who in first_two]
    later = told(*five, reviewed(2, *first_two), *talks, today=TODAY + timedelta(days=14)).shown
    assert first_two.isdisjoint(one.person for one in later[:3])


# Those of the list.


def test_the_date_alone_is_no_reason_after_two_weeks_and_the_purpose_goes_before_it() -> None:
    assert first(person(1, connected_on=day(15)), person(2, tier=2)) == []
    assert first(person(1, connected_on=day(15))) != [], "where nothing is noted of anybody there is no better one"
    new, fits = person(1, connected_on=day(1)), person(2, position="Water lawyer", connected_on=day(900))
    half = person(3, position="Water policy")
    assert [s.person for s in told(new, fits, half, person(9, tier=2), purpose="water policy").shown][-1] == 3


def test_birthdays_come_by_day_and_the_family_first() -> None:
    names = ("Ann", "Bob", "Cy", "Uncle Pat")
    book = [
        person(n, name=name, origin="import", birthday=f"03-{17 if n > 2 else 14 + n}")
        for n, name in enumerate(names, 1)
    ]
    assert [s.person for s in told(*book).shown] == [1, 2]
    assert [p.name for _, p in birthdays_until(book, TODAY, 7)] == ["Ann", "Bob", "Uncle Pat", "Cy"]
    assert birthdays_until(book, TODAY, 1) == []


def test_a_review_on_the_day_of_the_tiers_showed_them_too() -> None:
    assert ignored(person(1, tier=2, tier_set=day(7)), reviewed(1, 1)) == 0.5
    assert ignored(person(1, tier=2, tier_set=day(5)), reviewed(1, 1)) == 1.0


# What my own lines leave open.


@pytest.mark.parametrize(("line", "words"), [
    ("coffee with Person 1, offered to look at my CV", "you noted 15 days ago “offered to look at my CV”: take it up"),
    ("sent cv to Person 1, no answer yet", "you noted 15 days ago “sent cv to Person 1, no answer yet”: ask again"),
    ("lunch with Person 1, we could pitch together", "you noted 15 days ago “we could pitch together”: take it up"),
    ("lunch with Person 1, good soup", ""),
])  # fmt: skip
def test_what_a_line_leaves_open_is_taken_up_an_idea_or_no_answer_two_weeks_on(line: str, words: str) -> None:
    def said(ago: int) -> list[str]:
        noted = talk(ago, 1, "coffee", line=line, sentence=True)
        return [why for _, why in first(person(1, connected_on=day(900)), noted)]

    assert [why for why in said(15) if why.startswith("you noted")] == [words] * bool(words)
    assert bool([why for why in said(13) if why.startswith("you noted")]) is ("offered" in line)
    assert not [why for why in said(6) if why.startswith("you noted")]


def test_the_family_gets_birthdays_alone() -> None:
    aunt = person(1, name="Tante Moni", birthday="03-17")
    assert [why for _, why in first(aunt, talk(25, 1))] == ["birthday in 4 days"]
    brother = [person(1), talk(40, 1, line="walk with Person 1 // my brother", note="my brother"), talk(200, 1)]
    assert not told(*brother).shown
    assert told(*brother).not_shown[0].why == "family: birthdays alone"
    assert not told(aunt, talk(25, 1)).shown
    owed = Promise(people=(1,), text="the recipe", made=day(20), due=day(2))
    assert told(aunt, talk(25, 1), owed).shown[0].kind == "call"


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("dinner with my sister Claudine", True), ("rang my mother-in-law Claudine about june", True),
        ("dinner with my sister and Claudine", False), ("walk with my cousin's friend Claudine", False),
    ],
)  # fmt: skip
def test_the_family_is_who_a_line_calls_so(line: str, family: bool) -> None:
    noted = talk(40, 1, line=line, summary=line, sentence=True)
    assert bool(told(person(1, name="Claudine"), noted).not_shown[:1]) is family


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("walk with Person 1 // my brother", True),
        ("Person 1 is my cousin", True),
        ("lunch with Person 1, my oldest niece", True),
        ("met Person 1 at the shop, his daughter is at osu w my niece", False),
        ("lunch with Person 1, talked about my mother", False),
    ],
)
def test_family_is_who_is_called_so_and_not_who_speaks_of_mine(line: str, family: bool) -> None:
    one = told(person(1), talk(40, 1, line=line, note=line), talk(200, 1))
    assert [left.why for left in one.not_shown if left.why.startswith("family")] == ["family: birthdays alone"] * family


def test_what_is_due_later_than_in_a_week_is_no_reason_for_a_word_yet() -> None:
    asked = Request(from_=1, text="an exposé", asked=MADE, due=TODAY + timedelta(days=8))
    assert told(person(1), talk(16, 1, "meeting"), asked).not_shown[0].why == "what they asked for is due Sat 21 Mar"
    soon = replace(asked, due=TODAY + timedelta(days=7))
    found = told(person(1), talk(16, 1, "meeting"), soon).shown[0]
    assert found.kind == "message" and "their request “an exposé”, by Fri 20 Mar, is not answered yet" in found.why


def test_a_coffee_that_did_not_take_place_is_offered_again() -> None:
    slot = Slot(start=MADE - timedelta(days=1), end=MADE - timedelta(days=1), tz="UTC")
    lapsed = Coffee(people=(1,), said=day(8), state="lapsed", slot=slot, changed=MADE)
    assert "did not take place: find a new day" in told(person(1, tier=2), lapsed).shown[0].why
    note = talk(1, 1, "note", None, line="person 1 didnt show up")
    assert not told(person(1, tier=2), lapsed, note).shown, "who never wrote and never came is let be for a while"
    assert told(person(1, tier=2), lapsed, note, talk(30, 1)).shown


def test_who_called_off_goes_before_people_whom_one_never_talked_to() -> None:
    slot = Slot(start=MADE - timedelta(days=1), end=MADE - timedelta(days=1), tz="UTC")
    off = Coffee(people=(1,), said=day(8), state="lapsed", slot=slot, changed=MADE)
    named = [person(number, tier=3) for number in range(2, 5)]
    shown = told(person(1), talk(40, 1), off, *named, capacity=2).shown
    meetings = [one.person for one in shown if not one.first_word]
    assert 1 in meetings[:2] and len(meetings) == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("coffee with Ana, she'd like to show me her model, next week maybe", True),
        ("coffee with Ana, let us look at the plan next week", True),
        ("coffee with Ana, she is away next week", False),
        ("coffee with Ana, her exam is next week", False),
        ("coffee with Ana, good to see her", False),
    ],
)
def test_having_met_lately_hides_no_week_that_was_named(line: str, shown: bool) -> None:
    met = talk(2, 1, "coffee", line=line, summary=line, sentence=True)
    assert [one.kind for one in told(person(1, name="Ana Ruiz"), met).shown] == ["coffee"] * shown


def test_having_met_lately_hides_no_coffee_that_was_said() -> None:
    said = Coffee(id=7, people=(1,), state="said", said=day(9), said_by="both", channel="coffee")
    met = talk(9, 1, "coffee", line="coffee with Ana, we should do the mooring together", sentence=True)
    (one,) = told(person(1, name="Ana Ruiz"), met, said).shown
    assert one.kind == "coffee"


@pytest.mark.parametrize("line", ["Ana wrote, come again in may?", "Ana wrote, the call opens in may, talk before"])
def test_a_month_in_what_they_ask_puts_nobody_away(line: str) -> None:
    letter = talk(2, 1, "email", "them", line=line, summary=line, sentence=True)
    assert [one.opener for one in told(person(1, name="Ana Ruiz"), letter).shown] == ["wrote"]


def test_who_will_hire_is_told_from_the_next_week_on_and_until_then_that_it_is_too_soon() -> None:
    line = "call with Ana, Grindrod will hire a terminal manager"
    ana, early, week = person(1, name="Ana Ruiz"), *(talk(ago, 1, line=line, sentence=True) for ago in (2, 8))
    (one,) = told(ana, week).shown
    assert one.why.startswith("you noted 8 days ago “Grindrod will hire a terminal manager”: take it up")
    assert why_not(MemoryNetwork(ana, early), SETTINGS, TODAY, 1).why.startswith(NOT_YET)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("first day with Ana, head midwife", False),
        ("met Ana, my new boss", False),
        ("met Ana, office down the hall", False),
        ("met Ana, gynaecologist, grumpy", False),
        ("met Ana, colleague of Tom", True),
        ("met Ana, gynaecologist, funny", True),
    ],
)
def test_no_first_word_to_my_own_team_nor_where_i_noted_something_against_them(line: str, shown: bool) -> None:
    met = talk(11, 1, "meeting", line=line, summary=line, sentence=True)
    assert bool(told(person(1, name="Ana Ruiz"), met).shown) == shown


@pytest.mark.parametrize(("answered", "open_"), [(False, True), (True, False)])
def test_what_they_owe_is_no_reason_once_a_word_of_theirs_came(answered: bool, open_: bool) -> None:
    owed = Promise(id=30, people=(1,), by="them", text="get back to me", made=day(8), due=day(4))
    spoke = talk(8, 1, "call", line="phoned Ana about the boiler", sentence=True)
    came = talk(2, 1, "email", "them", line="Ana emailed, boiler not before the summer, sorry", sentence=True)
    found = why_not(MemoryNetwork(person(1), owed, spoke, *([came] if answered else [])), SETTINGS, TODAY, 1).told
    assert any("they were to" in point.why for point in found.points) == open_


def test_a_meal_for_the_birthday_was_the_wish() -> None:
    ana = person(1, name="Ana Ruiz", birthday=f"{TODAY:%m-%d}")
    line = "dinner with Ana on thursday for her birthday"
    assert why_not(MemoryNetwork(ana, talk(1, 1, "dinner", line=line)), SETTINGS, TODAY, 1).why != "shown"
    assert told(ana).shown


def test_a_note_of_a_first_shift_asks_for_no_video() -> None:
    line = talk(25, 1, "note", None, line="first day with Ana, head midwife", sentence=True)
    assert why_not(MemoryNetwork(person(1, name="Ana Ruiz", tier=4), line), SETTINGS, TODAY, 1).why == (
        "you see them at work"
    )


@pytest.mark.parametrize(
    ("line", "opener"), [("Ana answered, send her my cv", "wrote"), ("Ana answered, glad to hear of me", "answered")]
)
def test_an_answer_that_asks_something_is_answered_before_a_talk(line: str, opener: str) -> None:
    mine = talk(9, 1, "email", "me", line="mailed Ana about the post")
    (one,) = told(person(1, name="Ana Ruiz"), mine, talk(3, 1, "reply", "them", line=line, sentence=True)).shown
    assert one.opener == opener


def test_names_of_the_list_are_two_at_most_with_those_whom_one_of_us_wrote_to() -> None:
    """Two with a message that has no answer, and somebody who connected three days ago."""
    people = [person(n, private_notes="hush: water rights") for n in (1, 2)]
    notes = [replace(talk(61, 1, "dm", "them"), id=4), replace(talk(90, 2, "dm", "me"), id=5)]
    shown = told(*people, person(3, connected_on=day(3)), *notes, purpose="water", trips=TRIPS).shown
    assert [one.footing for one in shown] == ["list", "list"]
