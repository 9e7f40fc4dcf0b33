"""Talks that lie ahead: booked ones look forward, what is off was not held, and a message dates no talk to come."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.line_vocabulary import names_week
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.phrase import words_of
from netritual.domain.quicklog.natural.talks_called_off import is_off
from netritual.domain.quicklog.tokens import tokens_of

TODAY = date(2026, 3, 12)
"""A Thursday."""
PEOPLE = ("Theo Marsh", "Sarah Whitcombe", "Oliver Brandt", "Fiona Grant", "Mike Donnelly", "Tom Reed")
BOOK = NameIndex((at, name.split()[0].lower(), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def shown(line: str) -> dict[str, Any]:
    """The reading of a line of that Thursday, without what is not looked at here."""
    found = parse(line, BOOK, TODAY).to_json()
    for name in ("summary", "initiator", "mentions", "topic"):
        found.pop(name, None)
    return found


def note(who: str, day: str = "2026-03-12") -> dict[str, Any]:
    return {"channel": "note", "people": [who], "date": day}


@pytest.mark.parametrize(
    ("line", "channel", "who", "day", "time"),
    [
        ("mike donnelly coffee booked weds 18 8am", "coffee", "mike", "2026-03-18", "08:00"),
        ("coffee w sarah booked tues 12.30", "coffee", "sarah", "2026-03-17", "12:30"),
        ("booked lunch with Tom for Monday 1pm", "lunch", "tom", "2026-03-16", "13:00"),
        ("set up a call with Fiona for friday 10am", "call", "fiona", "2026-03-13", "10:00"),
        ("dinner w theo in the diary for 2 april 7pm", "dinner", "theo", "2026-04-02", "19:00"),
        ("lunch with Oliver confirmed next tues", "lunch", "oliver", "2026-03-17", ""),
        ("coffee @sarah booked tues 12.30", "coffee", "sarah", "2026-03-17", "12:30"),
        ("coffee w theo booked fri 13 8.30", "coffee", "theo", "2026-03-13", "08:30"),
        ("interview w tom booked 26 mar 2pm", "meeting", "tom", "2026-03-26", "14:00"),
        ("lunch w oliver 8 april 1pm", "lunch", "oliver", "2026-04-08", "13:00"),
        ("call with Fiona 8 april?", "call", "fiona", "2026-04-08", ""),
    ],
)
def test_what_is_booked_lies_ahead(line: str, channel: str, who: str, day: str, time: str) -> None:
    clock = {"time": time} if time else {}
    assert shown(line) == {"channel": channel, "people": [who], "date": day, "planned": True, **clock}


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("drinks w theo tmrw 5:30", "17:30"),
        ("dinner with Tom tomorrow 6:30", "18:30"),
        ("beers w tom tmrw 8.30", "20:30"),
        ("meeting w tom tmrw 2:30", "14:30"),
        ("lunch w tom tmrw 1:30-2:30", "13:30"),
        ("lunch with Tom tomorrow 11:30", "11:30"),
        ("breakfast w tom tmrw 6:30", "06:30"),
        ("coffee with Tom tomorrow 12:15", "12:15"),
        ("call tom tmrw 9:45", "09:45"),
        ("dinner with Tom tomorrow 07:30", "07:30"),
        ("drinks with Tom tomorrow 10:30am", "10:30"),
        ("walk with Tom tomorrow evening 7:15", "19:15"),
    ],
)
def test_an_hour_without_its_half_is_that_of_the_kind_of_talk(line: str, time: str) -> None:
    assert shown(line)["time"] == time


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("tom mon lunch 12:30", "2026-03-16", "12:30"),
        ("2/4 lunch tom noon", "2026-04-02", "12:00"),
        ("lunch w tom 2/4 12", "2026-04-02", "12:00"),
        ("call tom sat 930", "2026-03-14", "09:30"),
        ("meeting w tom mon 10-11", "2026-03-16", "10:00"),
        ("lunch w tom is on for sat 12:15", "2026-03-14", "12:15"),
    ],
)
def test_an_hour_may_stand_anywhere_beside_the_day(line: str, day: str, time: str) -> None:
    found = shown(line)
    assert (found["date"], found["time"], found.get("planned")) == (day, time, True)


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("drinks w tom tues 10", "2026-03-10", ""),  # two days ago
        ("drinks w tom tues 3", "2026-03-03", ""),  # nobody drinks at three
        ("lunch with Tom fri 6", "2026-03-06", ""),
        ("met tom sun 1", "2026-03-01", ""),
        ("coffee w tom tues 24", "2026-03-24", ""),
        ("coffee w tom sun 1", "2026-03-15", "13:00"),
        ("breakfast w tom mon 9 at the deli", "2026-03-09", ""),
        ("breakfast w tom mon 7 at the deli", "2026-03-16", "07:00"),
        ("drinks w tom sat 7 with Sarah", "2026-03-07", ""),
        ("dinner w tom mon 8", "2026-03-16", "20:00"),
        ("walk w tom wed 4", "2026-03-18", "16:00"),
    ],
)
def test_a_small_number_behind_a_weekday_is_an_hour_unless_that_day_is_near(line: str, day: str, time: str) -> None:
    found = shown(line)
    assert (found["date"], found.get("time", "")) == (day, time)


def test_an_hour_that_may_be_in_either_half_is_told() -> None:
    said = parse("call with Tom tomorrow at 7", BOOK, TODAY).warnings
    assert said == ["The hour is taken for 07:00. If you meant 19:00, write that."]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("theo coffee is off, he's in paris all wk", "theo"),
        ("theo cancelled coffee", "theo"),
        ("lunch w oliver moved to weds 1pm", "oliver"),
        ("oliver has moved lunch to thurs 2 apr 3pm", "oliver"),
        ("can't make lunch w oliver tomorrow, moved to fri 12.30", "oliver"),
        ("mike d coffee pushed to next weds same time", "mike"),
        ("mike d 8am didn't happen, he was ill. rescheduled to fri 8.30", "mike"),
        ("fiona cancelled, rebooked for 2 april 9am", "fiona"),
        ("dinner with Tom fell through", "tom"),
        ("golf w tom got rained out", "tom"),
        ("lunch w tom moved", "tom"),
        ("tom pulled out of lunch thurs", "tom"),
        ("had to cancel lunch with tom on tuesday", "tom"),
        ("coffee w sarah booked", "sarah"),
        ("lunch @oliver moved to weds 1pm", "oliver"),
    ],
)
def test_what_is_off_is_a_note_of_today(line: str, who: str) -> None:
    found = shown(line)
    found.pop("proposed", None)
    assert found == note(who)


@pytest.mark.parametrize(
    ("line", "who", "word", "text", "due"),
    [
        ("lunch w oliver moved to weds 1pm", "oliver", "lunch", "1pm", "2026-03-18"),
        ("oliver has moved lunch to thurs 2 apr 3pm", "oliver", "lunch", "3pm", "2026-04-02"),
        ("can't make lunch w oliver tomorrow, moved to tues 12.30", "oliver", "lunch", "12.30", "2026-03-17"),
        ("mike d coffee pushed to next weds same time", "mike", "coffee", "same time", "2026-03-18"),
        ("fiona cancelled, rebooked for 2 april 9am", "fiona", "meet", "9am", "2026-04-02"),
        ("theo can't make it for beers tonight, moved to tuesday 18h", "theo", "drinks", "18h", "2026-03-17"),
        ("sarah cant do thurs, moved to 18/3 at 7am", "sarah", "meet", "at 7am", "2026-03-18"),
        ("pushed the call w tom to weds 3pm", "tom", "call", "3pm", "2026-03-18"),
        ("sarah had to move our meeting to mon 2:30", "sarah", "meet", "2:30", "2026-03-16"),
        ("tom can't do weds, mon 9am instead", "tom", "meet", "9am instead", "2026-03-16"),
        ("tom cant make mon, can do weds 10am", "tom", "meet", "10am", "2026-03-18"),
        ("tom can't do weds, thurs instead same time", "tom", "meet", "instead same time", "2026-03-19"),
        ("fiona: sorry, can she do tues 17 mar 11h instead, said grand", "fiona", "meet", "11h instead", "2026-03-17"),
        ("fiona can't make mon, could we make it fri 9am", "fiona", "meet", "9am", "2026-03-13"),
        ("fiona: yes to sat 28th, 11 partners, 2pm start", "fiona", "meet", "11 partners, 2pm start", "2026-03-28"),
        ("fiona rang, wants lunch sat 28th for the family", "fiona", "lunch", "for the family", "2026-03-28"),
    ],
)
def test_a_talk_that_is_moved_is_proposed_for_its_new_day(line: str, who: str, word: str, text: str, due: str) -> None:
    (coffee,) = parse(line, BOOK, TODAY).proposed
    assert coffee.due is not None
    assert (coffee.word, coffee.text, coffee.due.isoformat()) == (word, text, due)
    assert [ref.shown for ref in coffee.people] == [who]


@pytest.mark.parametrize(
    ("line", "word", "due"),
    [
        ("txt tom re tee time sunday 8am", "social", "2026-03-15"),
        ("texted tom about lunch friday noon", "lunch", "2026-03-13"),
        ("emailed tom re the meeting tues 2pm", "meet", "2026-03-17"),
        ("message to Tom about golf sat 8am", "social", "2026-03-14"),
    ],
)
def test_a_message_about_a_talk_to_come_is_of_today_and_proposes_the_talk(line: str, word: str, due: str) -> None:
    found = parse(line, BOOK, TODAY)
    (coffee,) = found.proposed
    assert coffee.due is not None
    assert (found.date, found.time, coffee.word, coffee.due.isoformat()) == (TODAY, "", word, due)


def test_a_message_about_a_thing_to_come_is_of_today() -> None:
    found = shown("texted tom re the delivery mon 9am")
    assert (found["date"], found.get("time")) == ("2026-03-12", None)
    assert shown("texted tom re drinks last mon")["date"] == "2026-03-09"


@pytest.mark.parametrize("line", ["tom moved to berlin", "pushed back to tom on price", "tom switched to acme in may"])
def test_what_is_moved_elsewhere_is_no_talk(line: str) -> None:
    assert not parse(line, BOOK, TODAY).proposed


def test_a_day_that_can_only_be_past_dates_the_note_of_what_is_off() -> None:
    assert shown("tom cancelled lunch yesterday") == note("tom", "2026-03-11")


@pytest.mark.parametrize(
    ("line", "channel", "who"),
    [
        ("coffee with Tom, she pushed back on pricing", "coffee", "tom"),
        ("coffee with Tom, he can't make the summit", "coffee", "tom"),
        ("coffee with Tom, he's off to Paris", "coffee", "tom"),
        ("coffee with Tom, he moved to Berlin", "coffee", "tom"),
        ("call with Tom confirmed my view", "call", "tom"),
        ("coffee with Tom, booked a room for the workshop", "coffee", "tom"),
        ("lunch with Tom, Sarah cancelled", "lunch", "tom"),
    ],
)
def test_a_talk_stays_held_where_something_else_is_off_or_booked(line: str, channel: str, who: str) -> None:
    assert shown(line) == {"channel": channel, "people": [who], "date": "2026-03-12"}


@pytest.mark.parametrize(
    ("line", "channel", "who", "due"),
    [
        ("fiona replied, call w her mon 10am", "reply", "fiona", "2026-03-16"),
        ("mike d replied, he's up for a coffee next weds or thurs 8am", "reply", "mike", "2026-03-18"),
        ("oliver called back, nice chat, he wants lunch next tues 1pm", "call", "oliver", "2026-03-17"),
        ("tom emailed, tea on 31 march 4pm", "email", "tom", "2026-03-31"),
        ("tom emailed, tea 2026-03-31 16:00", "email", "tom", "2026-03-31"),
        ("tom texted, lunch 8 april?", "text", "tom", "2026-04-08"),
        ("swapped emails w tom, usual moans, coffee him weds 8.30 cafe nero", "email", "tom", "2026-03-18"),
        ("tom emailed, coffee mon", "email", "tom", "2026-03-16"),
        ("tom emailed, wants a call next week", "email", "tom", "2026-03-16"),
        ("emailed tom, suggested coffee next thurs", "email", "tom", "2026-03-19"),
    ],
)
def test_a_message_is_of_today_and_the_talk_that_it_speaks_of_is_proposed(
    line: str, channel: str, who: str, due: str
) -> None:
    found = shown(line)
    (coffee,) = found.pop("proposed")
    assert found == {"channel": channel, "people": [who], "date": "2026-03-12"}
    assert (coffee["kind"], coffee["people"], coffee["due"]) == ("coffee", [who], due)


def test_a_message_keeps_its_own_day() -> None:
    found = shown("tom texted yesterday, drinks fri 6pm?")
    assert (found["date"], found["proposed"][0]["due"]) == ("2026-03-11", "2026-03-13")


def test_two_talks_of_one_message_are_two_to_arrange() -> None:
    found = shown("fiona says they are in, first interview w tom 26 mar 2pm, prep call w fiona weds 25th 5pm")
    assert [(one["people"], one["due"]) for one in found["proposed"]] == [
        (["tom"], "2026-03-26"), (["fiona"], "2026-03-25"),
    ]  # fmt: skip


def test_what_was_asked_for_behind_a_reply_is_theirs() -> None:
    found = shown("fiona replied, call w her mon 10am, asked for my cv by wed")
    assert [one["kind"] for one in found["proposed"]] == ["coffee", "request"]


def test_the_weekday_of_today_tells_the_one_a_week_on() -> None:
    assert parse("call with tom thurs", BOOK, TODAY).warnings == [
        "thurs is taken for today. If you meant the coming one, write 2026-03-19."
    ]
    assert parse("call with tom weds", BOOK, TODAY).warnings == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("coffee w tom mon 8.30", "2026-03-16"),
        ("coffee with Tom on Monday at 9 at Nero", "2026-03-16"),
        ("call tom mon noon", "2026-03-16"),
        ("catch up w tom mon 10am", "2026-03-16"),
        ("interview w tom mon 11am", "2026-03-16"),
        ("lunch tom tues 13h re pensions", "2026-03-17"),
        ("almoço com tom segunda 13h", "2026-03-16"),
        ("lunch w tom tue 31 13h", "2026-03-31"),
        ("plan coffee w/ tom 26 mar 9h", "2026-03-26"),
        ("coffee w tom weds 8.30", "2026-03-18"),  # as far away either way
        ("lunch w tom 8 april at 1pm", "2026-04-08"),
        ("14th or 16th july, lunch w tom?", "2026-07-16"),
        ("planning lunch with tom fri", "2026-03-20"),
        # Nearer behind, a word of how it was, a verb of what was done, an exact line: the last one.
        ("coffee w tom fri 8.30", "2026-03-13"),
        ("coffee w tom mon 8.30, good chat", "2026-03-09"),
        ("coffee w tom mon 8.30, promised him the deck", "2026-03-09"),
        ("met tom mon 8.30", "2026-03-09"),
        ("coffee w tom mon", "2026-03-09"),
        ("coffee @tom mon 8.30", "2026-03-16"),
        ("coffee w @tom mon 8.30", "2026-03-16"),
        ("Mittagessen @tom am Montag um 12:30", "2026-03-16"),
        ("met @tom mon 8.30", "2026-03-09"),
        ("coffee @tom mon 8.30 good", "2026-03-09"),
        ("coffee @tom mon 8.30 +promise deck", "2026-03-09"),
        ("coffee @tom mon", "2026-03-09"),
    ],
)
def test_a_weekday_with_its_hour_and_nothing_told_is_the_coming_one_when_that_is_nearer(line: str, day: str) -> None:
    assert parse(line, BOOK, date(2026, 3, 14)).date.isoformat() == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("lunch w tom on the 25th", "2026-03-25"),
        ("coffee w tom fri 20th", "2026-03-20"),
        ("meeting with tom tues 24th 11am at his office", "2026-03-24"),
        ("coffee tom 20th", "2026-03-20"),
        ("call w tom 22nd 3pm", "2026-03-22"),
        ("lunch w tom 1 april", "2026-04-01"),
        ("ontbijt met tom 1/4 8u30", "2026-04-01"),
        # Nearer behind, a verb of what was done, a word of how it was, an exact line: the last one.
        ("walk with tom on the 3rd", "2026-03-03"),
        ("met tom on the 25th", "2026-02-25"),
        ("lunch w tom on the 25th, good", "2026-02-25"),
        ("lunch @tom on the 25th", "2026-02-25"),
        ("lunch @tom 1 april", "2025-04-01"),
        ("lunch w tom 1 april, good", "2025-04-01"),
        ("met tom 1 april", "2025-04-01"),
        # Half a year on, nearer to come; and what no year before its fourth has.
        ("lunch w tom 9 june", "2026-06-09"),
        ("lunch w tom 3 july", "2026-07-03"),
        ("coffee w tom in august", "2026-08-01"),
        ("lunch w tom 9 october", "2025-10-09"),
        ("lunch w tom 29 feb", "2024-02-29"),
    ],
)
def test_a_day_of_the_month_with_nothing_told_is_the_coming_one_when_that_is_nearer(line: str, day: str) -> None:
    found = parse(line, BOOK, TODAY)
    coming = found.date > TODAY
    assert (found.date.isoformat(), found.planned) == (day, coming)
    if coming or not any(day in line for day in ("3rd", "october", "feb")):
        (told,) = found.warnings
        assert ("taken for the coming one" in told) is coming and "write 202" in told


@pytest.mark.parametrize(
    "line",
    [
        "rang tom, he cant do the ladies lunch on the 20th but will give a table",
        "tom emailed, film crew wed 18th, needs forms",
        "tom sent the rotary details, slot is 1pm at the gresham",
        "saw tom, agm is on the 24th",
        "saw tom at the clinic, wife home sat",
    ],
)
def test_a_day_and_an_hour_of_something_else_are_not_those_of_the_contact(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date, found.time) == (TODAY, "")


def test_a_day_that_is_taken_for_that_of_something_else_is_told() -> None:
    assert parse("tom emailed, film crew wed 18th", BOOK, TODAY).warnings == [
        "wed 18th is read as a day to come, Wed 18 Mar 2026. If you mean the one that is past, write 2026-02-18."
    ]


def test_a_day_to_come_is_never_called_past() -> None:
    (told,) = parse("Rose is in Frankfurt next week", BOOK, TODAY).warnings
    assert "past" not in told


def test_which_one_a_weekday_with_its_hour_is_taken_for_is_told() -> None:
    def told(line: str) -> list[str]:
        return parse(line, BOOK, date(2026, 3, 14)).warnings

    assert told("coffee w tom mon 8.30") == [
        "mon is taken for the coming one. If it was the last one, write 2026-03-09."
    ]
    assert told("booked dinner with tom mon, bring wine") == []
    assert told("met tom mon 8.30") == [
        "mon is taken for the last one, Mon 9 Mar 2026. If you meant the coming one, write 2026-03-16."
    ]
    assert told("coffee w tom fri 8.30") == [
        "fri is taken for the last one, Fri 13 Mar 2026. If you meant the coming one, write 2026-03-20."
    ]
    for line in (
        "coffee w tom mon",
        "coffee w tom mon, he owes me the deck",
        "lunch with tom mon, will bring the deck",
    ):
        assert "mon is taken for the last one, Mon 9 Mar 2026. If you meant the coming one, write 2026-03-16." in told(
            line
        )
    for line in (
        "coffee w tom mon, good",
        "coffee w tom mon 45 min",
        "had coffee w tom mon",
        "coffee w tom mon, promised him the deck",
        "tom rang mon",
        "coffee w tom thu",
    ):
        assert not [said for said in told(line) if "taken for" in said], line


@pytest.mark.parametrize(
    "line",
    [
        "oliver had to cancel", "oliver cancels lunch", "no lunch with oliver this week", "oliver stood me up",
        "oliver no show", "lunch w oliver now fri 13h", "oliver can't do weds, thurs 9am instead",
        "oliver wants to push lunch to fri 9am", "lunch oliver brought forward to thurs", "oliver not coming thursday",
        "oliver can't make it", "oliver mudou o almoço para sexta 13h", "oliver desmarcou",
        "oliver não pode na sexta",
        "oliver canceló el almuerzo", "comida con oliver aplazada al viernes", "oliver hat abgesagt",
        "mittagessen mit oliver auf freitag verschoben", "oliver a annulé le déjeuner",
        "déjeuner avec oliver reporté à vendredi 13h", "oliver ha annullato", "pranzo con oliver spostato a venerdì",
        "oliver heeft afgezegd", "lunch met oliver naar vrijdag verzet", "mittagessen mit oliver fällt leider aus",
        "déjeuner avec oliver tombe à l'eau", "almuerzo con oliver se cae", "lunch met oliver gaat niet door",
        "pranzo con oliver è saltato", "o almoço com oliver não vai rolar",
    ],
)  # fmt: skip
def test_what_does_not_take_place_is_a_note_of_today_in_any_words(line: str) -> None:
    found = shown(line)
    found.pop("proposed", None)
    assert found == note("oliver")


@pytest.mark.parametrize("line", ["lunch mit oliver, seine reise fiel aus", "lunch mit oliver aus berlin"])
def test_what_falls_through_beside_a_talk_leaves_it_held(line: str) -> None:
    assert shown(line)["channel"] == "lunch"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("promised tom the deck til thu", "2026-03-19"),
        ("promised tom the deck até quinta", "2026-03-19"),
        ("promised tom the deck hasta el viernes", "2026-03-13"),
        ("promised tom the deck jusqu'à vendredi", "2026-03-13"),
        ("promised tom the deck entro venerdì", "2026-03-13"),
        ("promised tom the deck bis freitag", "2026-03-13"),
        ("promised tom the deck tot vrijdag", "2026-03-13"),
        ("coffee with tom, following up in 2 weeks", "2026-03-26"),
    ],
)
def test_until_a_day_is_when_something_is_due(line: str, day: str) -> None:
    found = shown(line)
    assert found["date"] == "2026-03-12" and found["proposed"][0]["due"] == day


@pytest.mark.parametrize(
    ("line", "who", "day"),
    [
        ("sent sarah the forms, crew coming tmrw at 2", "sarah", "2026-03-12"),
        ("finally sent Tom the deck, board meets next thu at 9", "tom", "2026-03-12"),
        ("got mike donnelly's bottles, he is away from monday", "mike", "2026-03-12"),
        ("dropped Fiona's bottle round yesterday", "fiona", "2026-03-11"),
        ("tax guide came from oliver", "oliver", "2026-03-12"),
    ],
)
def test_what_was_done_is_noted_with_whom_it_was_for_and_no_plan(line: str, who: str, day: str) -> None:
    assert shown(line) == note(who, day)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("coffee with Tom at bewleys on 18 march 10am", "bewleys"),
        ("meeting with Fiona 2026-03-18 11am at his office about the garden room", "his office"),
        ("lunch with Sarah booked thu 19 mar 1pm at the gresham", "the gresham"),
        ("coffee with Theo tomorrow at 4 at the docks re pricing", "the docks"),
        ("coffee with Tom tomorrow 10am at café de flore", "café de flore"),
        ("coffee with Tom tomorrow 10am at the coffee house near the station", "the coffee house near the station"),
        ("coffee with Tom tomorrow 10am at dean & deluca", "dean & deluca"),
        ("coffee with Tom tomorrow 10am at 中央公園", "中央公園"),
        ("coffee with Tom tomorrow 10am at 12 rue de rivoli", "12 rue de rivoli"),
        ("coffee with Tom at 12 Rue de Rivoli, 75001 Paris tomorrow 10am", "12 Rue de Rivoli, 75001 Paris"),
        ("coffee with Tom tomorrow 10am at 221B Baker Street re pricing", "221B Baker Street"),
        ("coffee with Tom tomorrow at 10 Downing Street", "10 Downing Street"),
        ("coffee with Tom tomorrow at 10 sharp", None),
        ("coffee with Tom tomorrow 10am at lunch", None),
        ("coffee with Tom yesterday at 12 Rue de Rivoli", None),
        ("coffee with Tom yesterday at the old mill", None),
        ("coffee with Theo tomorrow at noon", None),
        ("dinner with Theo tomorrow at the latest", None),
        ("call with Theo tomorrow 10am at home", None),
        ("coffee with Tom at bewleys yesterday", None),
    ],
)
def test_where_a_planned_meeting_is_may_stand_in_small_letters(line: str, place: str | None) -> None:
    assert shown(line).get("place") == place


@pytest.mark.parametrize("day", ["tomorrow 10am", "yesterday"])
@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ('"the old mill"', "the old mill"), ('"12, rue des Martyrs"', "12, rue des Martyrs"),
        ("Café de Flore", "Café de Flore"), ("Bank of England", "Bank of England"),
        ("Rue de Rivoli 12", "Rue de Rivoli 12"), ("Hauptstraße 5", "Hauptstraße 5"), ("Fabrica", "Fabrica"),
    ],
)  # fmt: skip
def test_a_place_in_quotes_or_capitals_is_one_in_any_line(typed: str, place: str, day: str) -> None:
    for line in (f"coffee with Tom {day} at {typed}", f"coffee with Tom at {typed} {day}"):
        found = parse(line, BOOK, TODAY)
        assert (found.place, found.summary) == (place, ""), line


def test_a_place_is_no_text_of_a_line_with_signs() -> None:
    found = parse("coffee @tom tomorrow 10:00 at fabrica re pricing", BOOK, TODAY)
    assert (found.place, found.topic, found.summary) == ("fabrica", "pricing", "")


@pytest.mark.parametrize(
    ("line", "word", "text", "due"),
    [
        ("tom texted, wants to get bfast mon 7:30am Corner Deli", "breakfast", "7:30am Corner Deli", "2026-03-16"),
        ("Tom wants to play golf sat 10am", "social", "golf 10am", "2026-03-14"),
        ("mike suggested a round of golf sunday 8am", "social", "golf 8am", "2026-03-15"),
        ("tom said let's grab a beer fri 5 at the oak", "drinks", "5 at the oak", "2026-03-13"),
        ("sarah asked me to dinner sat 7pm", "dinner", "7pm", "2026-03-14"),
        ("Sarah invited me to her bbq sat 4pm", "social", "bbq 4pm", "2026-03-14"),
        ("dinner invite from sarah, sat 7pm her place", "dinner", "7pm her place", "2026-03-14"),
        ("rang Oliver, he'll visit the site with me fri 20 at 14h", "visit", "the site with me at 14h", "2026-03-20"),
        ("oliver is coming to the workshop weds 9am", "visit", "to the workshop 9am", "2026-03-18"),
        ("going to see Oliver thurs 19 2pm at his shop", "meet", "2pm at his shop", "2026-03-19"),
        ("oliver tues 2pm", "meet", "2pm", "2026-03-17"),
        ("fiona: yes for the article, interview wed 18 at 10h", "meet", "interview at 10h", "2026-03-18"),
        ("fiona: call me tues 2pm", "call", "call me 2pm", "2026-03-17"),
        ("fiona emailed, can we meet tues 2pm at her office", "meet", "2pm at her office", "2026-03-17"),
        ("walkthrough at the mill mon 1pm w fiona", "meet", "walkthrough at the mill 1pm", "2026-03-16"),
        ("Tom said tues 2 works", "meet", "2", "2026-03-17"),
        ("tom texted, 4pm mon?", "meet", "4pm", "2026-03-16"),
        ("sarah invited me to the cup game sun 1pm", "meet", "cup game 1pm", "2026-03-15"),
        ("sarah wants me at the board meeting 2 april 6:30", "meet", "board meeting 6:30", "2026-04-02"),
        ("talked to Tom, we're on for mon noon", "meet", "noon", "2026-03-16"),
        ("tom: 3pm mon instead?", "meet", "3pm instead", "2026-03-16"),
    ],
)  # fmt: skip
def test_a_talk_that_somebody_wants_is_proposed_with_its_kind_and_hour(
    line: str, word: str, text: str, due: str
) -> None:
    (coffee,) = parse(line, BOOK, TODAY).proposed
    assert coffee.due is not None
    assert (coffee.kind, coffee.word, coffee.text, coffee.due.isoformat()) == ("coffee", word, text, due)


@pytest.mark.parametrize(
    "line",
    [
        "tom texted, breakfast 2 april 7am? told him yes",
        "Tom wants lunch tues at 1, I said yes",
        "sarah emailed, can we meet tues 2pm, said sure",
        "fiona invited me to dinner sat 7pm, told her ok",
    ],
)
def test_a_yes_to_what_somebody_wants_plans_it(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert [clause.kind for clause in found.clauses] == ["coffee"] and not found.proposed


@pytest.mark.parametrize("line", ["Tom wants lunch tues at 1, told him maybe", "tom wants lunch tues, said yes"])
def test_without_a_yes_or_an_hour_it_is_asked(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert not found.clauses and [clause.kind for clause in found.proposed] == ["coffee"]


@pytest.mark.parametrize(
    ("line", "channel", "day"),
    [
        ("fiona: coffee on wed 18 march 12h30 at lumen, she said yes", "coffee", "2026-03-18"),
        ("fiona grant: lunch sat 12h30", "lunch", "2026-03-14"),
        ("Fiona: coffee yesterday, told me about the library", "coffee", "2026-03-11"),
    ],
)
def test_a_name_with_its_colon_is_that_of_the_talk_behind_it(line: str, channel: str, day: str) -> None:
    found = shown(line)
    assert (found["channel"], found["people"], found["date"]) == (channel, ["fiona"], day)


@pytest.mark.parametrize(
    ("line", "kind", "text", "due"),
    [
        ("tom wants me to bid the mill job. told him yes, due 20/3", "promise", "bid the mill job", "2026-03-20"),
        ("Tom wants 2 quotes, one for the school and one for the gym. by fri am", "request", "2 quotes", "2026-03-13"),
        ("told tom id send the schedule. by tues noon", "promise", "send the schedule", "2026-03-17"),
        ("promised tom the drawings, needs em by 20/3", "promise", "the drawings", "2026-03-20"),
        ("tom wants a price on 3 units, has to be in by tues", "request", "a price on 3 units", "2026-03-17"),
        ("tom called, i gotta have numbers back by wed", "promise", "have numbers back", "2026-03-18"),
        ("promised tom the deck. sarah retires by may", "promise", "the deck", None),
        ("tom says the board meets 14 april, check back after", "follow", "check back", "2026-04-15"),
    ],
)  # fmt: skip
def test_a_day_by_which_it_is_due_may_stand_in_the_next_sentence(
    line: str, kind: str, text: str, due: str | None
) -> None:
    (loop,) = parse(line, BOOK, TODAY).proposed
    assert (loop.kind, loop.text.rstrip("."), loop.due and loop.due.isoformat()) == (kind, text, due)


@pytest.mark.parametrize(
    "line", ["lunch w tom. need to get him a form and call him tues", "met tom, call him tues 10am"]
)
def test_a_call_that_i_am_to_make_is_no_coffee(line: str) -> None:
    loops = parse(line, BOOK, TODAY).proposed
    assert (loops[-1].kind, loops[-1].due) == ("follow", date(2026, 3, 17))


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("tom propose mardi 15h", "2026-03-17"),
        ("tom: freitag 10 uhr passt", "2026-03-13"),
        ("tom kann am montag um 10", "2026-03-16"),
        ("tom puede el martes a las 5", "2026-03-17"),
        ("tues 15h tom", "2026-03-17"),
        ("tom invited us for dinner tues 20h", "2026-03-17"),
    ],
)
def test_a_day_with_its_hour_is_an_appointment_in_any_order_and_language(line: str, due: str) -> None:
    (coffee,) = parse(line, BOOK, TODAY).proposed
    assert coffee.due is not None
    assert (coffee.kind, coffee.due.isoformat()) == ("coffee", due)


@pytest.mark.parametrize(
    "line",
    ["tom ne peut pas mardi 15h", "tom has surgery tues 9am", "tom lands mon 10am", "send tom the deck by tues 9am"],
)
def test_what_somebody_does_on_a_day_or_cannot_is_no_appointment(line: str) -> None:
    assert "coffee" not in [loop.kind for loop in parse(line, BOOK, TODAY).proposed]


@pytest.mark.parametrize(
    ("line", "week"),
    [
        ("coffee w jess next week", True),
        ("coffee w jess the week after next", True),
        ("coffee w/c 16 march with jess", True),
        ("coffee with jess in the week of the 16th", True),
        ("lunch fri 20 march with jess w/o tom", False),
        ("coffee next week tue with jess", False),
        ("coffee fri with jess, she moves next week", False),
        ("coffee with jess re her week of training", False),
    ],
)
def test_a_week_is_named_where_no_day_is(line: str, week: bool) -> None:
    assert names_week(line) is week


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Sarah got back to me, recording on 24 march 2pm at her place", "2026-03-24"),
        ("Sarah texted, fitting mon 9:15", "2026-03-16"),
        ("Sarah says page was good, meets me weds 18 march 15:30 at the fountain", "2026-03-18"),
        ("Sarah whitcombe: talk set 24 march 18:00", "2026-03-24"),
        ("Sarah tues 17 march 11:00 her office", "2026-03-17"),
        ("Sarah wasnt there, forgot, new try thu 26 march 15:30", "2026-03-26"),
        ("Sarah says yes to the lease, signs tue 11:00 at her office", "2026-03-17"),
        ("Sarah dentist fri 20 march 9:00", "2026-03-20"),
        ("Sarah 24 march 11:00 viewing of the flat", "2026-03-24"),
        ("Sarah deadline fri 20 march 17:00", ""),
        ("Sarah will be at the fair tues 10:00", "2026-03-17"),
        ("said to Sarah i cover her class mon 16 march 18:00", "2026-03-16"),
        ("Sarah wont be at the fair tues 10:00", ""),
        ("Sarah wants to meet after easter", "2026-04-07"),
        ("rang Sarah, her train gets in fri 9am", ""),
        ("call with Sarah, proposal due fri 5pm", ""),
    ],
)
def test_whatever_is_to_be_on_a_day_at_an_hour_is_proposed(line: str, due: str) -> None:
    found = [clause for clause in parse(line, BOOK, TODAY).proposed if clause.kind == "coffee"]
    assert [str(clause.due) for clause in found] == [due] * bool(due), found


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Theo and Sarah want coffee tues 17 march 9am", [["theo", "sarah"]]),
        ("Theo, Fiona and Sarah want lunch tues 17 march noon", [["fiona", "sarah"]]),
        ("Sarah wants a coffee machine for tues 9am", []),
        ("Sarah doesnt want coffee tues 9am", []),
        ("Sarah cant thu, asks for tues 17 at 12 instead, ok", [["sarah"]]),
    ],
)
def test_a_coffee_that_is_wanted_is_with_all_who_want_it(line: str, people: list[list[str]]) -> None:
    found = parse(line, BOOK, TODAY).to_json().get("proposed", [])
    assert [(one["kind"], one["people"]) for one in found] == [("coffee", each) for each in people]


@pytest.mark.parametrize("line", ["want budget v2, i promised it mon", "promised it mon", "promised it to her on mon"])
def test_a_day_behind_it_is_that_of_the_promise(line: str) -> None:
    (promise,) = parse(f"Sarah {line}" if line[0] == "w" else f"call with Sarah, {line}", BOOK, TODAY).proposed
    assert (promise.kind, promise.text.split()[0], promise.due) == ("promise", "it", date(2026, 3, 16))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rex suggests coffee with Sarah fri 9am", "coffee"),
        ("Rex suggests coffee fri 9am", "coffee"),
        ("Dee asked for an intro to Sarah", "request"),
        ("Theo suggests coffee with Sarah fri 9am", "coffee"),
    ],
)
def test_what_somebody_suggests_is_to_come_and_was_not_held(line: str, kind: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.channel, found.planned, [one.kind for one in found.proposed]) == ("note", False, [kind])
    assert "sarah" not in found.to_json().get("people", []), "it is said by who suggests it"


def test_whoever_suggests_a_coffee_with_somebody_is_asked_about_with_them() -> None:
    (found,) = parse("Theo suggests coffee with Sarah fri 9am", BOOK, TODAY).to_json()["proposed"]
    assert found["people"] == ["theo", "sarah"]
    suggested = parse("Theo suggests a coffee with Sarah", BOOK, TODAY)
    assert (suggested.channel, suggested.to_json()["people"]) == ("note", ["theo"])
    assert parse("Theo suggested coffee with Sarah, had it yesterday", BOOK, TODAY).channel == "coffee"


@pytest.mark.parametrize("when", ["after xmas", "after the new year", "after new yr"])
def test_a_meeting_for_the_days_after_a_feast_is_to_come(when: str) -> None:
    assert parse(f"lunch with Sarah {when}", BOOK, TODAY).channel == "note"
    (found,) = parse(f"Sarah wants to meet {when}", BOOK, date(2026, 11, 9)).proposed
    assert found.due == (date(2026, 12, 28) if "xmas" in when else date(2027, 1, 4))
    assert parse("lunch with Sarah after the new exhibition", BOOK, TODAY).channel == "lunch"


def test_no_coffee_before_a_day_calls_off_none() -> None:
    assert parse("no coffee with Sarah before may", BOOK, TODAY).channel == "note"
    assert is_off_line("no coffee with Sarah, she is ill") and not is_off_line("no coffee with Sarah before may")


def is_off_line(line: str) -> bool:
    words = words_of(tokens_of(line)[0])
    return is_off(words, [word.low for word in words], -1, ())


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("kein Kaffee mit Sarah diese Woche", "note"),
        ("pas de café avec Sarah cette semaine", "note"),
        ("geen koffie met Sarah deze week", "note"),
        ("sin café con Sarah esta semana", "note"),
        ("no hubo café con Sarah", "note"),
        ("kein gutes Mittagessen mit Sarah", "lunch"),
        ("no decision after lunch with Sarah", "lunch"),
    ],
)
def test_only_what_stands_right_behind_a_denial_was_not_held(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


@pytest.mark.parametrize("line", ["kick off with tom tues 10am", "bake off with Sarah weds 6pm"])
def test_a_line_that_begins_with_what_goes_off_is_of_a_talk(line: str) -> None:
    assert [one.kind for one in parse(line, BOOK, TODAY).proposed] == ["coffee"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("tom is popping in on wed at 9", "at 9"), ("swing by tom's on tues", ""), ("nip over to tom's fri", ""),
        ("swing by tom's office on tues", "tom's office"), ("tom is coming in london wed at 9", "in london at 9"),
    ],
)  # fmt: skip
def test_a_visit_says_no_more_than_where_else_it_is(line: str, text: str) -> None:
    (found,) = parse(line, BOOK, TODAY).proposed
    assert (found.kind, found.text) == ("coffee", text)


def test_a_place_that_one_calls_at_is_nobody_to_visit() -> None:
    assert not parse("swing by the office on tues", BOOK, TODAY).proposed


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("plumber called Tom coming monday 9am", ["Tom Reed"]), ("Tom is coming monday 9am", ["Tom Reed"]),
        ("plumber Tom coming on monday at 9", ["Tom Reed"]), ("call with Tom, he's coming monday 9am", ["Tom Reed"]),
        ("Sarah says Tom is coming monday 9am", ["Tom Reed"]), ("Sarah said Tom comes monday 9am", ["Tom Reed"]),
        ("Sarah says she's coming monday 9am", ["Sarah Whitcombe"]),
        ("Sarah and Tom come monday 9am", ["Sarah Whitcombe", "Tom Reed"]),
    ],
)  # fmt: skip
def test_who_is_coming_at_an_hour_is_offered_as_a_visit(line: str, who: list[str]) -> None:
    (clause,) = parse(line, BOOK, TODAY).proposed
    assert (clause.kind, clause.word, clause.due, [ref.name for ref in clause.people]) == (
        "coffee", "visit", date(2026, 3, 16), who,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Tom is coming monday", "Tom isn't coming monday 9am", "Tom was coming monday 9am but cancelled",
        "the parts are coming monday 9am", "Tom's parts are coming monday 9am", "Tom coming up to speed by monday",
        "met Tom, coming monday off", "plumber coming monday 9am", "Tom will be coming to terms with it",
    ],
)  # fmt: skip
def test_what_else_is_coming_is_no_visit(line: str) -> None:
    assert [one.word for one in parse(line, BOOK, TODAY).proposed if one.word == "visit"] == []
