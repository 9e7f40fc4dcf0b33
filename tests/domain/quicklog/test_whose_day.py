"""Whose a day in a line is: that of the talk, of what was told, or of what somebody wants. Monday 30 November 2026."""

from datetime import date, timedelta

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 30)
PEOPLE = ("Will Dunne", "Orla Marsh", "Petra Vogel", "Tom Reed")
BOOK = NameIndex((at, name.split()[0].lower(), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY, hour="18:00")


def loops(found: Reading) -> list[tuple[str, list[str], str]]:
    """What a line proposes: the word, on whom it stands, and by when."""
    people = [(one, [one.giver] if one.giver is not None else one.people) for one in found.proposed]
    return [(one.word, [ref.matches[0][1] for ref in who], f"{one.due or ''}") for one, who in people]


@pytest.mark.parametrize(
    "line",
    ["sent him notes sat", "orla's deck: sent her notes sat", "I sent tom notes sat", "tom sent the roles sat"],
)
def test_what_was_sent_was_sent_on_the_day_before(line: str) -> None:
    found = read(line)
    assert (found.date, found.warnings) == (date(2026, 11, 28), [])


@pytest.mark.parametrize("line", ["to be sent sat", "sent tickets, party sat", "sent orla an invite for sat"])
def test_a_day_beside_what_was_sent_is_not_that_of_sending(line: str) -> None:
    assert read(line).date == TODAY


@pytest.mark.parametrize(
    ("line", "people", "due"),
    [
        ("coffee with orla and tom, next one thu 9am", ["orla", "tom"], "2026-12-03"),
        ("coffee with orla, our next one fri", ["orla"], "2026-12-04"),
        ("call w will 30 min - he says lead with outcomes, next one the 18th 9am", ["will"], "2026-12-18"),
        ("lunch with orla today, next one tomorrow", ["orla"], "2026-12-01"),
        ("meeting 30 min, next one the 18th 9am", [], "2026-12-18"),
    ],
)
def test_the_day_of_the_next_one_is_offered_and_the_line_is_of_today(line: str, people: list[str], due: str) -> None:
    found = read(line)
    assert (found.date, found.planned, loops(found)) == (TODAY, False, [("meet", people, due)])


@pytest.mark.parametrize(
    "line",
    ["coffee with orla, next one to hire is a dev", "coffee with orla, next one on me", "next round starts thu"],
)
def test_the_next_one_without_its_day_is_no_talk(line: str) -> None:
    assert loops(read(line)) == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("lunch w will was great. he wants a site visit, sat week", "2026-11-30"),
        ("lunch w will went well, flies to Boston sat 12 dec", "2026-11-30"),
        ("had a good call with Will yesterday, board meets 12 dec", "2026-11-29"),
        ("coffee with orla on thurs was lovely, her class is sat 12 dec", "2026-11-26"),
        ("lunch w will, good chat, his firm want 2 retreats, sat week", "2026-11-30"),
        ("coffee @ hers w petra was lovely, next sat she runs a retreat", "2026-11-30"),
        ("coffee w petra. sat 12 dec she's away", "2026-11-30"),
        ("petra booked 12-14 june", "2026-11-30"),
        ("sent petra dates 12 june 19 june or 26 june", "2026-11-30"),
        ("told will 8-10 june", "2026-11-30"),
        ("told will 8-10 june, rang orla about the hall", "2026-11-30"),
        ("told will thurs, rang orla", "2026-11-30"),
        ("asked will about 3 may", "2026-11-30"),
        ("emailed will about 3 may", "2026-11-30"),
        ("rang will re 8-10 june", "2026-11-30"),
    ],
)
def test_a_day_of_another_clause_is_not_that_of_the_talk(line: str, day: str) -> None:
    found = read(line)
    assert (found.date.isoformat(), found.span, found.planned) == (day, None, False)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("told will yesterday", "2026-11-29"),
        ("lunch with will, sat 12 dec", "2026-12-12"),
        ("lunch with will, the railway, sat 12 dec 1pm", "2026-12-12"),
        ("lunch with will was thurs", "2026-11-26"),
    ],
)
def test_a_day_of_the_talk_stays_its_day(line: str, day: str) -> None:
    assert read(line).date.isoformat() == day


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("lunch w will was great. he wants a site visit, sat week", ("visit", ["will"], "2026-12-12")),
        ("great lunch w orla, she wants a tour, fri 11 dec", ("request", ["orla"], "2026-12-11")),
        ("tea w orla. lovely. she wants 2 nights, 4-6 dec", ("request", ["orla"], "2026-12-04")),
        ("had a good coffee with will, wants a call next tues 10am", ("call", ["will"], "2026-12-08")),
    ],
)
def test_a_day_behind_what_somebody_wants_is_the_day_of_that(line: str, loop: tuple[str, list[str], str]) -> None:
    found = read(line)
    assert (found.date, loops(found)) == (TODAY, [loop])


@pytest.mark.parametrize(
    "line", ["lunch w will 8-10 june", "texted orla 12 june", "coffee with orla and tom, 3-5 july"]
)
def test_a_line_that_is_filed_months_back_says_so(line: str) -> None:
    assert any(["is taken for the last one" in told or "may be" in told for told in read(line).warnings])


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("got petra at last", "call"),
        ("got hold of petra finally, she is well", "call"),
        ("caught petra on her mobile", "call"),
        ("caught petra at the market", "meeting"),
        ("reached petra before work", "call"),
        ("got will at last, he pays fri", "call"),
        ("got petra to sign the form", "note"),
        ("never got hold of petra", "note"),
        ("reached out to petra", "note"),
        ("caught up with petra", "meeting"),
    ],
)
def test_whoever_was_reached_was_spoken_to(line: str, channel: str) -> None:
    assert (read(line).channel, read(line).date) == (channel, TODAY)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("got petra at last, 22 people friday 11 dec, she'll confirm numbers monday", "2026-12-11"),
        ("rang petra. 14 pax, 12 march", "2027-03-12"),
        ("reached petra, 2 nights 4-6 dec", "2026-12-04"),
    ],
)
def test_how_many_come_on_a_day_is_followed_up(line: str, due: str) -> None:
    found = read(line)
    assert (found.date, found.channel) == (TODAY, "call")
    assert ("follow", ["petra"], due) in loops(found)


@pytest.mark.parametrize(
    ("line", "channel", "loop"),
    [
        ("petra is up for mornings, meeting her tues 10.30 at hers", "note", ("meet", ["petra"], "2026-12-01")),
        ("saw petra, meeting her again thurs", "meeting", ("meet", ["petra"], "2026-12-03")),
        ("met petra at the fair, having coffee with her tues", "meeting", ("coffee", ["petra"], "2026-12-01")),
        ("petra is keen and im meeting her fri 9", "note", ("meet", ["petra"], "2026-12-04")),
        ("visiting petra thurs 3pm", "note", ("meet", ["petra"], "2026-12-03")),
        ("tom texted can we do lunch weds 13h at the Railway", "text", ("lunch", ["tom"], "2026-12-02")),
        ("text from tom can we do lunch weds 1pm", "text", ("lunch", ["tom"], "2026-12-02")),
        ("tom texted wants coffee tues 11", "text", ("coffee", ["tom"], "2026-12-01")),
        ("tom emailed lunch thurs 1pm?", "email", ("lunch", ["tom"], "2026-12-03")),
        ("tom replied he can do thurs at 3pm by zoom", "reply", ("meet", ["tom"], "2026-12-03")),
        ("tom replied thurs 3pm works", "reply", ("meet", ["tom"], "2026-12-03")),
        ("tom whatsapped is weds 11 ok for coffee", "text", ("meet", ["tom"], "2026-12-02")),
        ("tom wants 2 retreats, sat 5 dec he comes for a site visit at 11", "note", ("visit", ["tom"], "2026-12-05")),
        ("tom rang, he comes for a site visit at 11 sat 5 dec", "call", ("visit", ["tom"], "2026-12-05")),
        ("petra is coming for a visit sat 5", "note", ("visit", ["petra"], "2026-12-05")),
    ],
)
def test_what_a_line_says_of_a_day_to_come_is_proposed(
    line: str, channel: str, loop: tuple[str, list[str], str]
) -> None:
    found = read(line)
    assert (found.date, found.channel, loops(found)[-1]) == (TODAY, channel, loop)


def test_a_day_that_somebody_asked_about_is_not_that_of_the_message() -> None:
    assert (read("petra emailed can she come fri").date, read("petra emailed fri").date) == (TODAY, date(2026, 11, 27))


@pytest.mark.parametrize(
    ("line", "channel", "day", "planned"),
    [
        ("having lunch with petra thurs", "lunch", "2026-12-03", True),
        ("getting a coffee with petra thurs", "coffee", "2026-12-03", True),
        ("having coffee with petra, she is well", "coffee", "2026-11-30", False),
        ("had lunch with petra thurs", "lunch", "2026-11-26", False),
    ],
)
def test_a_talk_in_the_present_is_on_the_coming_day(line: str, channel: str, day: str, planned: bool) -> None:
    found = read(line)
    assert (found.channel, found.date.isoformat(), found.planned) == (channel, day, planned)


@pytest.mark.parametrize("who", ["ida north acme", "ida north from acme", "ida north (acme)", "ida north of acme"])
def test_a_company_behind_a_name_leaves_whose_words_follow(who: str) -> None:
    book = NameIndex([(1, "ida", "Ida North", (), "Acme", "network")])
    found = parse(f"{who} asked for dates in June, texted me", book, TODAY)
    assert loops(found) == [("request", ["ida"], "")]


@pytest.mark.parametrize(
    "line",
    [
        "lunch w tom 1,5h, loan ok at 3,1%, papers come fri. owe him big time",
        "lunch with tom, loan is ok. papers arrive friday",
        "coffee with petra, plumber comes to us saturday",
        "Petra's last day friday, write a letter for her, she asked so nicely",
        "petra's last day friday",
    ],
)
def test_a_day_of_a_thing_that_comes_is_not_that_of_the_talk(line: str) -> None:
    assert read(line).date == TODAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("petra thursday lunch", "2026-12-03"),
        ("petra wed lunch, 13h", "2026-12-02"),
        ("petra thursday lunch was great", "2026-11-26"),
        ("petra saturday lunch", "2026-11-28"),
        ("petra thursday lunch 2h", "2026-11-26"),
        ("lunch petra thursday", "2026-11-26"),
    ],
)
def test_a_weekday_between_who_and_the_talk_is_the_nearer_one(line: str, day: str) -> None:
    assert read(line).date.isoformat() == day


def test_a_home_with_others_in_it_is_that_of_who_was_there() -> None:
    assert [(ref.name, ref.likely) for ref in read("dinner at petras w the kids").people] == [("petra", True)]


@pytest.mark.parametrize("line", ["Petra cant friday, moved to next tue 8 dec 9h", "Orla can't friday, next week?"])
def test_a_day_that_somebody_cannot_make_is_not_told_of(line: str) -> None:
    assert not any("something else" in warning for warning in read(line).warnings)


@pytest.mark.parametrize(
    "line",
    [
        "Tom ist nächste Woche weg",
        "Tom hat nächste Woche Urlaub",
        "Tom sera absent la semaine prochaine",
        "Tom está de vacaciones el viernes",
        "afwezig volgende week",
        "Tom on holiday next week",
        "Kaffee mit Tom, er ist nächste Woche weg",
        "I was away last week, call with Tom today",
        "morgen frei, Kaffee mit Tom heute",
    ],
)
def test_days_on_which_somebody_is_away_are_not_those_of_the_entry(line: str) -> None:
    assert parse(line, BOOK, TODAY).date == TODAY


def test_a_talk_on_days_off_has_its_day() -> None:
    assert parse("Kaffee im Urlaub mit Tom gestern", BOOK, TODAY).date == TODAY - timedelta(days=1)
    assert parse("auf dem Weg gestern Tom getroffen", BOOK, TODAY).date == TODAY - timedelta(days=1)
    assert parse("Urlaub mit Tom gestern", BOOK, TODAY).date == TODAY - timedelta(days=1)
    assert parse("threw away the plan yesterday", BOOK, TODAY).date == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    "line",
    [
        "orla said no to lunch next week, too busy until january",
        "orla declined lunch on friday",
        "no to dinner sat, orla",
    ],
)
def test_the_day_of_a_talk_that_somebody_declined_is_not_that_of_their_no(line: str) -> None:
    assert (read(line).date, read(line).planned) == (TODAY, False)


@pytest.mark.parametrize("line", ["orla said no yesterday", "orla said no to lunch yesterday"])
def test_a_no_has_its_own_day(line: str) -> None:
    assert read(line).date == date(2026, 11, 29)
