"""Lines as networkers type them in their first month: what is to come, who is meant, what is left open."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 6)
"""A Friday."""
NETWORK = (
    "Siobhan Daly", "Mike Brennan", "Tom Zielinski", "Jen Okafor", "Jen Walsh", "Heike Brandt", "Okan Demir",
    "Mara Lindqvist", "Karim Benali", "Odile Chapuis", "Inès Moreau", "Claire Perrin", "Camille Perrin",
    "Yolanda Pruitt",
)  # fmt: skip
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> dict[str, Any]:
    """The reading of a line as JSON."""
    return parse(line, BOOK, TODAY).to_json()


def test_what_is_said_behind_it_ends_a_topic() -> None:
    assert "topic" not in read("asked heike for advice on the board, she'll think about it till friday")
    assert read("jen okafor pinged me re the sales role, told her nothing under 200k")["topic"] == "the sales role"


def test_a_loop_behind_the_slashes_is_told() -> None:
    found = parse("call with @heike-brandt // also on the jury +promise send dates", BOOK, TODAY)
    assert (found.clauses, found.note) == ([], "also on the jury +promise send dates")
    assert found.warnings == ["Behind // all is a note of yours: +promise stays text. Write it before the //."]


@pytest.mark.parametrize("line", ["resched'd drinks w siobhan to thurs 5:30p", "resched drinks w siobhan to thurs"])
def test_what_was_rescheduled_was_not_held(line: str) -> None:
    assert (read(line)["channel"], read(line)["date"]) == ("note", "2026-03-06")


@pytest.mark.parametrize(
    ("line", "channel", "day", "time"),
    [
        ("rdv tue 31 march 9am", "meeting", "2026-03-31", "09:00"),
        ("phone screen tues 10am", "call", "2026-03-10", "10:00"),
        ("onsite weds 1 april 10am", "meeting", "2026-04-01", "10:00"),
        ("panel on 2 april at 1pm", "event", "2026-04-02", "13:00"),
        ("signature w/ odile thu 12 march 11h", "meeting", "2026-03-12", "11:00"),
        ("rdv thu 12 march 14h with odile at the studio", "meeting", "2026-03-12", "14:00"),
        ("demo with karim mon 2 march 10am, went well", "note", "2026-03-02", "10:00"),
        ("rdv with odile this morning", "meeting", "2026-03-06", ""),
    ],
)
def test_an_appointment_with_its_day_and_hour_is_to_come(line: str, channel: str, day: str, time: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.channel, found.date.isoformat(), found.time) == (channel, day, time)
    assert found.planned is (day > TODAY.isoformat())
    assert ("who" in found.asks) is not bool(found.people)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("call w/ jen okafor went great, onsite weds 1 april 10am. thanked jen walsh", "2026-04-01"),
        ("wrote back to odile, merci, rdv signature jeudi 12 mars 11h at the studio", "2026-03-12"),
        ("mike brennan says panel moved to 3 april 11am", "2026-04-03"),
        ("talked to jen okafor, her vp grace something wants me for a panel on 2 april at 1pm", "2026-04-02"),
        ("mike brennan wants to grab lunch next weds noon", "2026-03-11"),
    ],
)
def test_an_appointment_that_is_told_of_is_to_arrange(line: str, due: str) -> None:
    (one,) = read(line)["proposed"]
    assert (one["kind"], one["due"]) == ("coffee", due)


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("mike brennan intro'd me to yolanda pruitt, wrote her back", "email", ["yolanda-pruitt"]),
        (
            "onsite went well, tom zielinski says offer likely by weds. emailed him a thank you",
            "email",
            ["tom-zielinski"],
        ),
        ("jen okafor is at snowflake now, texted her", "text", ["jen-okafor"]),
        ("tom zielinski says an offer is likely, emailed her", "note", ["tom-zielinski"]),
        ("asked jen okafor if she'd talk to mara - yes, but not before april", "note", ["jen-okafor"]),
    ],
)
def test_a_pronoun_behind_the_verb_of_contact_means_who_was_named(line: str, channel: str, people: list[str]) -> None:
    assert (read(line)["channel"], read(line).get("people")) == (channel, people)


def test_an_introduction_that_was_offered_is_of_the_two() -> None:
    (one,) = read("coffee w mike brennan, offered to intro him to tom zielinski")["proposed"]
    assert (one["kind"], one["between"]) == ("intro", ["mike-brennan", "tom-zielinski"])


def test_a_coffee_that_was_proposed_is_with_who_was_written_to() -> None:
    found = read("mike brennan intro'd me to yolanda pruitt, wrote her back, proposed coffee thurs 12:30")
    assert [(one["kind"], one["people"]) for one in found["proposed"]] == [
        ("received", ["mike-brennan"]), ("coffee", ["yolanda-pruitt"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("kaffee mit heike do 23.4. 16 uhr", "2026-04-23", "16:00"),
        ("kaffee mit heike 23.4. 16 uhr", "2026-04-23", "16:00"),
        ("termin mit heike di 21.4. 9 uhr", "2026-04-21", "09:00"),
        ("mittag mit heike am 22. april um 12 uhr", "2026-04-22", "12:00"),
        ("seeing anna berg weds 8 april 10am", "2026-04-08", "10:00"),
    ],
)
def test_an_hour_behind_a_day_with_its_number_leaves_the_day_a_day(line: str, day: str, time: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date.isoformat(), found.time, found.planned) == (day, time, True)


@pytest.mark.parametrize(
    ("line", "kind", "text", "due"),
    [
        ("odile hasn't signed yet", "follow", "hasn't signed", None),
        ("karim will fix the roof by thursday", "owed", "fix the roof", "2026-03-12"),
        ("lunch with karim, karim checks the beams by wed", "owed", "checks the beams", "2026-03-11"),
        ("coffee with odile, asked if i know a good lawyer", "request", "if i know a good lawyer", None),
        ("mike brennan's boss is called Jess Marlow, emailed her, seeing her thu 26 at 5pm", "coffee", "at 5pm",
         "2026-03-26"),
    ],
)  # fmt: skip
def test_what_is_left_to_do_is_proposed(line: str, kind: str, text: str, due: str | None) -> None:
    (one,) = read(line)["proposed"]
    assert (one["kind"], one["text"], one.get("due")) == (kind, text, due)


def test_a_new_name_is_meant_by_the_pronoun_behind_it() -> None:
    found = read("mike brennan's boss is called Jess Marlow, emailed her, seeing her thu 26 at 5pm")
    assert (found["new_people"], found["proposed"][0]["people"]) == (["Jess Marlow"], ["+Jess Marlow"])


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("lunch w/ claire perrin, no wait camille perrin, about the roof", ["camille-perrin"]),
        ("lunch w/ Claire Perrin, no wait Camille Perrin, about the roof", ["camille-perrin"]),
        ("rdv chantier ce matin: Karim Benali, Odile Chapuis (socotec). all fine", ["karim-benali", "odile-chapuis"]),
        ("met a jen walsh from snowflake", ["jen-walsh"]),
        ("inès recommends a gardener, Clément Vial", ["inès-moreau"]),
    ],
)
def test_who_was_there_is_read_from_lists_and_slips(line: str, people: list[str]) -> None:
    assert read(line)["people"] == people


@pytest.mark.parametrize(
    "line",
    [
        "inès recommends a gardener, Clément Vial",
        "coffee with inès, she recommends an arboriste, Clément Vial",
        "inès recommended Clément Vial",
    ],
)
def test_somebody_who_is_recommended_is_new(line: str) -> None:
    assert read(line)["new_people"] == ["Clément Vial"]


def test_a_pronoun_means_who_its_sentence_begins_with() -> None:
    (one,) = read("mail from odile, brief ok. Camille Perrin wants to join us on it, need to answer her")["proposed"]
    assert one["people"] == ["camille-perrin"]


@pytest.mark.parametrize(
    ("line", "kind", "text", "due"),
    [
        ("zoom with inès, she to email dates", "owed", "email dates", None),
        ("odile wrote, wants coffee when she's in berlin", "coffee", "when she's in berlin", None),
        ("karim rang, wants 12 chairs by june", "request", "12 chairs", "2026-06-01"),
    ],
)
def test_what_others_will_do_and_want_is_proposed(line: str, kind: str, text: str, due: str | None) -> None:
    (one,) = read(line)["proposed"]
    assert (one["kind"], one["text"], one.get("due")) == (kind, text, due)


def test_petit_dej_is_breakfast() -> None:
    assert read("petit déj avec odile mercredi 22 avril 8h")["channel"] == "breakfast"


def test_a_day_of_last_year_behind_a_comma_is_the_coming_one() -> None:
    found = parse("lunch with Karim Benali, 26 march", BOOK, TODAY)
    assert (found.date.isoformat(), found.asks, found.planned) == ("2026-03-26", [], True)
    assert found.warnings == [
        "26 march is taken for the coming one, Thu 26 Mar 2026. If it was the last one, write 2025-03-26."
    ]
    assert parse("met Karim Benali, 26 march", BOOK, TODAY).date.isoformat() == "2025-03-26"
    assert parse("lunch with Karim Benali, 26 feb", BOOK, TODAY).date.isoformat() == "2026-02-26"


@pytest.mark.parametrize("line", ["karim's panel is 2 april 1pm", "the hearing is on 22 april 9am"])
def test_what_somebody_has_elsewhere_is_no_appointment(line: str) -> None:
    assert read(line)["channel"] == "note"


@pytest.mark.parametrize("line", ["heike recommends the bakery, Berlin", "heike recommended a book, Dune Messiah"])
def test_a_title_and_a_town_are_nobody(line: str) -> None:
    assert "new_people" not in read(line)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("introduced by jen walsh to karim, coffee fri 24 april 10am", ["karim-benali"]),
        ("odile was introduced by jen walsh to karim", ["odile-chapuis"]),
    ],
)
def test_whom_the_writer_was_introduced_to_is_who_a_line_is_about(line: str, people: list[str]) -> None:
    assert read(line)["people"] == people


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("jen okafor & mara hit it off, she's buying me lunch", "note"),
        ("mike brennan owes me dinner", "note"),
        ("golf w mike brennan, rained out after 9", "social"),
        ("lunch with jen okafor, she's buying next time", "lunch"),
    ],
)
def test_a_meal_that_somebody_will_pay_for_was_not_held(line: str, channel: str) -> None:
    assert read(line)["channel"] == channel


@pytest.mark.parametrize(
    ("line", "kind", "due"),
    [
        ("mike brennan wants me to bid the sauer job. told him yes, due 20 march", "promise", "2026-03-20"),
        ("mike brennan wants 2 quotes, one for the school and one for the gym. by fri am", "request", "2026-03-13"),
        ("mike brennan says board meets 14 april, check back after", "follow", "2026-04-15"),
    ],
)
def test_a_day_in_another_part_is_when_it_is_due(line: str, kind: str, due: str) -> None:
    (one,) = read(line)["proposed"]
    assert (one["kind"], one["due"]) == (kind, due)


def test_one_offer_that_several_want_and_i_promise_is_one_question() -> None:
    found = read("meeting with jen okafor and mike brennan, they want an offer by 4 april!! i promised it")
    assert [(one["kind"], one["text"], one["due"]) for one in found["proposed"]] == [
        ("request", "an offer", "2026-04-04")
    ]


def test_a_pronoun_means_whoever_it_is_sure_to_fit() -> None:
    (one,) = read("mike brennan presented me to mara lindqvist, answer her today!")["proposed"]
    assert one["people"] == ["mara-lindqvist"]


@pytest.mark.parametrize(
    "line", ["coffee w mike brennan, said hed intro me to his boss", "mike brennan said he'll hook me up w his boss"]
)
def test_what_they_said_they_would_do_is_owed(line: str) -> None:
    assert [one["kind"] for one in read(line)["proposed"]] == ["owed"]


def test_an_article_that_was_read_is_not_to_be_read() -> None:
    assert "proposed" not in read("jen okafor shared a super article https://x.org/a, read it, wrote her 2 lines")


def test_what_brackets_say_of_somebody_leaves_the_question_whole() -> None:
    (one,) = read("asked mike brennan (accountant) what I can claim")["proposed"]
    assert (one["kind"], one["text"]) == ("ask", "what I can claim")
