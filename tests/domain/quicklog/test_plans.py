"""Talks to come, and how people met, as they are typed in a hurry: one row each."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 13)  # a Friday
PEOPLE = ("Jess Marlow", "Tom Reed", "Omar Haddad", "Ines Duarte", "Hannah Weiss")
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY, hour="12:00")


@pytest.mark.parametrize(
    ("line", "channel", "day", "hour"),
    [
        ("seeing jess marlow weds 8 april 10am", "meeting", "2026-04-08", "10:00"),
        ("jess marlow is better, drink on weds 18 at 6pm", "drinks", "2026-03-18", "18:00"),
        ("pint with jess fri 20 at 6 the railway", "drinks", "2026-03-20", "18:00"),
        ("jess back tues 24, seeing jess marlow at 5", "meeting", "2026-03-24", "17:00"),
        ("jess tasting tues 24 march 15h at chez blanc", "meeting", "2026-03-24", "15:00"),
        ("catching up with jess fri 20 at noon in the park", "meeting", "2026-03-20", "12:00"),
        ("having jess over for dinner sat 7pm", "dinner", "2026-03-14", "19:00"),
        ("having jess and tom over sat 7pm", "visit", "2026-03-14", "19:00"),
        ("meeting jess thurs 19th 1pm at the box", "meeting", "2026-03-19", "13:00"),
    ],
)
def test_a_talk_with_its_day_and_hour_is_planned(line: str, channel: str, day: str, hour: str) -> None:
    found = read(line)
    assert (found.channel, found.date.isoformat(), found.time, found.planned) == (channel, day, hour, True)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("kaffee mit jess nächsten donnerstag 9h im literaturhaus", "literaturhaus"),
        ("lunch mit jess nächsten donnerstag um 13 uhr im Café Johanna", "Café Johanna"),
        ("coffee with jess thu 26 at 9 in la paz cafeteria", "la paz cafeteria"),
        ("lunch jess thu 2 april 14:00, casa lucio", "casa lucio"),
        ("lunch with jess thu 2 april 14:00 chez Mattia", "chez Mattia"),
        ("coffee with jess thu 2 april 8:30 @ blue bottle", "blue bottle"),
        ("coffee with jess thu 26 at 9 in the farmgate", "the farmgate"),
        ("coffee with jess thu 26 at 9 in frank's", "frank's"),
        ("lunch with jess thu 26 1pm in the old oak about the grant", "the old oak"),
        ("coffee with jess thu 26 at 9 in person", ""), ("coffee with jess thu 26 at 9, bring the laptop", ""),
        ("dinner w jess in the diary for 2 april 7pm", ""),
    ],
)  # fmt: skip
def test_where_a_planned_talk_will_be_is_its_place(line: str, place: str) -> None:
    assert (read(line).place, read(line).planned) == (place, True)


def test_a_day_that_was_good_is_that_of_the_talk() -> None:
    assert read("coffee jess wed 4 was good").date == date(2026, 3, 4)
    assert read("lunch w/ jess (acme) mon, she'd do it").date == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("line", "who", "day"),
    [
        ("jess can't on tue 17, how about wed 18 at 9", ["Jess Marlow"], "2026-03-18"),
        ("jess can't make lunch tomorrow, moving to wed 18 12:30", ["Jess Marlow"], "2026-03-18"),
        ("jess replied, wed 25th at 10 ok, my treat", ["Jess Marlow"], "2026-03-25"),
        ("jess replied! she's open to a call on the 20th or 21st", ["Jess Marlow"], "2026-03-20"),
        ("jess emailed, the board wants a call tues", ["Jess Marlow"], "2026-03-17"),
        ("jess says tues 24th 11am works for the coffee", ["Jess Marlow"], "2026-03-24"),
        ("hannah weiss couldnt make it today, kid sick. rebook for 26th same time", ["Hannah Weiss"], "2026-03-26"),
        ("invited jess for dinner apr 3", ["Jess Marlow"], "2026-04-03"),
        ("jess says she can do weds 25 at 2", ["Jess Marlow"], "2026-03-25"),
        ("jess answered: mon 23 10am is good for the site visit", ["Jess Marlow"], "2026-03-23"),
        ("jess wrote, free the 26th or 27th for a call", ["Jess Marlow"], "2026-03-26"),
        ("jess cancelled, baby sick, rearrange for week of 25th", ["Jess Marlow"], "2026-03-25"),
        ("jess emailed back: yes to the 25th, 10am", ["Jess Marlow"], "2026-03-25"),
        ("asked jess to dinner sat 21", ["Jess Marlow"], "2026-03-21"),
        ("gonna see jess on sat for brunch", ["Jess Marlow"], "2026-03-14"),
        ("jess called, monday suits her, 10ish", ["Jess Marlow"], "2026-03-16"),
        ("agreed first clinic 2 april 5pm w jess", ["Jess Marlow"], "2026-04-02"),
        ("jess can do it, meeting her thurs 19th 1pm at the box", ["Jess Marlow"], "2026-03-19"),
        ("ran into jess, agreed to grab a coffee next week", ["Jess Marlow"], "2026-03-16"),
    ],
)
def test_a_day_that_somebody_proposes_is_offered_as_a_talk_and_dates_nothing(
    line: str, who: list[str], day: str
) -> None:
    found = read(line)
    assert found.date == TODAY
    assert [(one.kind, [ref.name for ref in one.refs], str(one.due)) for one in found.proposed] == [
        ("coffee", who, day)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "jess emailed, board meets tues", "jess rang, tues 24th suits her better", "jess says tuesday works",
        "jess asked if monday is ok, said fine", "jess's book is out on the 8th",
        "jess asked when it is done, told her end of april",
        "called jess, tuesday is fine for her",
        "jess replied: free on the 20th", "jess wrote, flight lands sunday",
    ],
)  # fmt: skip
def test_a_message_is_of_today_whatever_day_it_speaks_of(line: str) -> None:
    assert read(line).date == TODAY


@pytest.mark.parametrize(
    "line",
    ["jess emailed tues", "jess emailed, tuesday", "called jess, left message on tues", "jess wrote, met him tues"],
)
def test_a_message_has_the_day_that_stands_by_it_or_tells_of_what_was(line: str) -> None:
    assert read(line).date == date(2026, 3, 10)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with jess every other friday", "yoga with jess mondays at 7", "jess trains thursdays 6pm",
        "jess said i can have the back room tues evenings",
    ],
)  # fmt: skip
def test_what_is_every_week_dates_nothing(line: str) -> None:
    assert (read(line).date, read(line).time, read(line).summary) == (TODAY, "", line)


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("chatted to jess 5 min at her desk", "meeting"), ("chatted to jess 5 min", "call"),
        ("spoke to jess at the school gate", "meeting"), ("had a word with jess", "meeting"),
        ("jess texted, train's late, half 3 instead", "text"),
        ("talked shop with jess over a pint", "drinks"), ("jess stayed for supper", "dinner"),
        ("jess took me to lunch", "lunch"),
        ("jess had lunch with me", "lunch"), ("jess and ana had dinner with us", "dinner"),
        ("jess grabbed a beer with me yesterday", "drinks"), ("jess had a zoom with me", "video"),
        ("my boss jess had a call with me on monday", "call"), ("jess had a fight with me", "note"),
        ("heard from jess, the judge is off sick, hearing now the 19th", "reply"),
        ("jess came by", "visit"), ("jess popped in for ten minutes", "visit"), ("jess was here for dinner", "dinner"),
        ("jess came over for lunch", "lunch"), ("jess over for cake", "visit"), ("jess came in for a fitting", "visit"),
        ("jess came back from paris", "note"),
        ("jess talk at the museum", "note"), ("jess mentoring 1h", "meeting"),
        ("dropped off the wine at jess's", "note"),
    ],
)  # fmt: skip
def test_who_came_was_met(line: str, channel: str) -> None:
    assert read(line).channel == channel


@pytest.mark.parametrize(
    "line",
    [
        "jess emailed back: yes to the 25th, 10am, cafe dora", "15h at chez blanc with jess, casa lucio",
        "jess says she can do weds 25 at 2, said by friday", "agreed first clinic 2 april 5pm w jess, rebook for 26th",
        "having jess over for dinner sat 7pm, how about sun at 9",
        "invited jess over for lunch sun 31, mine by the 20th",
    ],
)  # fmt: skip
def test_a_line_may_begin_and_end_anywhere(line: str) -> None:
    words = line.split()
    for at in range(len(words)):
        assert read(" ".join(words[at:])).date
        assert read(" ".join(words[: at + 1])).date


@pytest.mark.parametrize(
    "words",
    [
        "in return for his help", "in two weeks", "in memory of old times", "in public", "in the afternoon",
        "in the new year", "in the diary", "in the end", "in the rain", "in the same week", "in the meantime",
        "in the works", "in the next few days", "in the middle of it all", "in ana's opinion", "in her car",
    ],
)  # fmt: skip
def test_not_all_that_stands_behind_in_is_a_place(words: str) -> None:
    assert not read(f"lunch with {PEOPLE[0]} friday 12:30 {words}").place


@pytest.mark.parametrize(
    "line",
    [
        "lunch with jess monday, to be confirmed", "lunch with jess on monday, if it works", "coffee with jess monday?",
        "lunch with jess on monday, tbc", "maybe coffee with jess monday", "coffee with jess monday if she can",
        "to lunch with jess monday", "lunch with jess set for monday", "lunch with jess mon, she confirms tomorrow",
    ],
)  # fmt: skip
def test_a_talk_that_is_only_hoped_for_was_not_held(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert found.planned and found.date > TODAY and found.date.weekday() == 0


@pytest.mark.parametrize(
    "line",
    [
        "hope to see jess monday", "jess out monday", "jess has surgery monday", "on monday jess starts at Hooli",
        "jess visiting monday", "back on monday", "nag jess on monday", "my talk at the museum on monday",
    ],
)  # fmt: skip
def test_the_weekday_of_what_is_to_come_dates_no_note(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date, found.planned, "monday" in found.summary) == (TODAY, False, True)


@pytest.mark.parametrize(
    ("line", "planned"),
    [
        ("jess: party sat 8pm, can't go", False),
        ("dinner with jess sat 7pm, cant come", False),
        ("dinner with jess sat 7pm, can't go wrong there", True),
    ],
)
def test_who_cannot_go_plans_nothing(line: str, planned: bool) -> None:
    assert read(line).planned is planned


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("jess wants lunch fri noon", 1),
        ("jess wants lunch fri noon, told her no", 0),
        ("jess invited me to her 50th sat 7pm, said no", 0),
        ("jess wants lunch fri noon but i declined", 0),
        ("jess wants lunch fri noon, said no to the fee", 1),
    ],
)
def test_what_i_said_no_to_is_not_proposed(line: str, proposed: int) -> None:
    assert sum(clause.kind == "coffee" for clause in read(line).proposed) == proposed


@pytest.mark.parametrize(
    ("line", "there", "coffee"),
    [
        (
            "call hannah, her tenant is tom reed, meeting him there sat 21st w omar",
            "Hannah Weiss",
            "Tom Reed 2026-03-21",
        ),
        ("coffee with jess, seeing her again thu 19 w tom", "Jess Marlow", "Jess Marlow 2026-03-19"),
        ("call ines, she is in court thu w omar", "Ines Duarte", ""),
        ("call ines, meeting her boss thu w omar", "Ines Duarte", ""),
        ("met tom w omar re the roof", "Tom Reed, Omar Haddad", ""),
        ("coffee with jess, she came w tom", "Jess Marlow, Tom Reed", ""),
        ("coffee with jess, tom was there", "Jess Marlow, Tom Reed", ""),
    ],
)
def test_who_comes_to_a_later_talk_was_not_at_this_one(line: str, there: str, coffee: str) -> None:
    found = read(line)
    assert ", ".join(ref.name for ref in found.people) == there
    assert found.date == TODAY
    coffees = [f"{one.people[0].name} {one.due}" for one in found.proposed if one.kind == "coffee"]
    assert coffees == [coffee][: len(coffee)]


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("jess and tom met today", "note"),
        ("sent omar the list. jess and tom met on monday", "note"),
        ("jess, tom and i met today", "meeting"),
        ("jess and tom met me at the fair", "meeting"),
        ("met jess and tom today", "meeting"),
    ],
)
def test_two_who_met_each_other_did_not_meet_me(line: str, channel: str) -> None:
    found = read(line)
    assert found.channel == channel
    assert "met" in found.summary or channel == "meeting"


@pytest.mark.parametrize(
    "line",
    [
        "jess is moving to leeds on friday", "jess is moving to 12 mill road fri",
        "jess moving to next door, call with her", "jess called, moving to berlin in january",
        "jess can't make lunch, moving to the 12th floor",
        "coffee with jess, she's moving to a new job monday", "jess moving house tues, lunch with her",
        "jess can't make lunch tomorrow, moving house", "jess is moving to a flat by the river on wed",
        "jess moving to sales next month",
    ],
)  # fmt: skip
def test_no_talk_moves_with_somebody(line: str) -> None:
    assert "coffee" not in {one.kind for one in read(line).proposed}
