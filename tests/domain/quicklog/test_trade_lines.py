"""Lines of people who quote, price and call in: what is asked for, and what lies close to it and is not."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 29)
NAMES = "Andy Fry", "Baz Hill", "Donna May", "Lewis Ode", "Nige Bell", "Mo Khan", "Tara Voss", "Tom Reed"
BOOK = NameIndex([
    (at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(NAMES, 1)
])  # fmt: skip
FRIDAY, TUESDAY = "2026-12-04", "2026-12-01"


def offers(line: str) -> list[tuple[str, str, str]]:
    """What a line proposes: the kind, the text, and the day."""
    proposed = parse(line, BOOK, TODAY).to_json().get("proposed", [])
    return [(one["kind"], one.get("text", ""), one.get("due", "")) for one in proposed]


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("lewis has 3 kitchens, quote for all 3 by fri", ("promise", "quote for all 3", FRIDAY)),
        ("call with lewis, quote him by fri", ("promise", "quote him", FRIDAY)),
        ("andy, price up the roof by friday", ("promise", "price up the roof", FRIDAY)),
        ("andy wants first fix prices", ("request", "first fix prices", "")),
        ("andy hes got 3 kitchens before xmas wants first fix prices", ("request", "first fix prices", "")),
        ("andy has 2 flats starting jan wants me to price them", ("request", "me to price them", "")),
        ("quote for the roof from tom by fri", ("owed", "quote for the roof from tom", FRIDAY)),
    ],
)
def test_a_quote_is_offered_as_what_was_asked_for(line: str, offer: tuple[str, str, str]) -> None:
    assert offers(line) == [offer]


@pytest.mark.parametrize(
    "line",
    [
        "quote for the roof came", "quote from tom for the kitchen was 3k", "quote for the roof by tom was 3k",
        "tom wants better prices", "tom says prices up 20% by april", "met donna, price up by 20% by march",
        "price the same as before for tom", "andy has a client who wants prices", "andy's got a mate wants a quote",
    ],
)  # fmt: skip
def test_a_price_that_nobody_waits_for_is_none(line: str) -> None:
    assert offers(line) == []


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("donna wants sockets moving, pop round tues", ("coffee", "", TUESDAY)),
        ("donna wants sockets moving, i'll nip over on tues", ("coffee", "", TUESDAY)),
        ("donna, pop round tues 6pm", ("coffee", "6pm", TUESDAY)),
        ("drop round the keys to donna fri", ("promise", "drop round the keys", FRIDAY)),
    ],
)
def test_calling_in_on_a_day_is_a_visit_to_come(line: str, offer: tuple[str, str, str]) -> None:
    assert offers(line) == [offer]


@pytest.mark.parametrize("line", ["donna popped round tues", "donna said pop round any time", "pop round"])
def test_calling_in_without_a_day_to_come_is_none(line: str) -> None:
    assert offers(line) == []


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("gave andy a referral, got one back from nige bell", ("received", "one back", "")),
        ("got a referral off nige", ("received", "a referral", "")),
        ("got the job off baz", ("received", "the job", "")),
        ("tara sent first job", ("received", "first job", "")),
        ("tara sent me a lead", ("received", "a lead", "")),
        ("baz passed on a lead", ("received", "a lead", "")),
        ("tara gave my number to a landlord", ("received", "gave my number to a landlord", "")),
        ("mo khan's intro came, so pleased", ("received", "intro", "")),
    ],
)
def test_work_that_somebody_sends_me_is_help(line: str, offer: tuple[str, str, str]) -> None:
    assert offers(line)[-1:] == [offer]


@pytest.mark.parametrize(
    "line",
    [
        "tara sent a referral to tom", "tara sent the first job to tom", "tara sent me the job description",
        "tara sent me photos of the job", "tara sent the work back", "tara passed on the first job",
        "tara sent me the work", "got a cold off tom", "tom got a job off tara",
        "got one back from tom, the red one", "got a client from hell, tom says", "tara passed the job interview",
        "mo khan's drawings came", "mo khan's intro came to nothing", "got a job at tom's firm",
    ],
)  # fmt: skip
def test_work_of_others_and_things_that_come_are_none(line: str) -> None:
    assert "received" not in [kind for kind, _, _ in offers(line)]


@pytest.mark.parametrize("line", ["text off baz, all good", "got a text off baz", "missed call off baz"])
def test_what_comes_off_somebody_is_from_them(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert ([ref.name for ref in reading.people], reading.initiator) == (["Baz Hill"], "them")


@pytest.mark.parametrize(
    "line",
    ["had to put off tom", "got time off work, tom says", "got the day off tom is covering", "tom set off friday"],
)
def test_time_off_and_what_is_put_off_comes_from_nobody(line: str) -> None:
    assert parse(line, BOOK, TODAY).initiator != "them"


@pytest.mark.parametrize(
    ("line", "giver"),
    [
        ("andy rang, got my number off baz, wants a quote", "andy-fry"),
        ("martin hale rang, got my number off baz, wants a quote", "martin hale"),
        ("new bloke rang, got my number off baz, wants a quote", ""),
        ("text from baz, wants a quote", "baz-hill"),
    ],
)
def test_who_sent_somebody_asks_for_nothing(line: str, giver: str) -> None:
    (request,) = parse(line, BOOK, TODAY).proposed
    assert request.kind == "request"
    assert (request.giver.shown if request.giver else "").lstrip("?") == giver


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("donna wants to meet letting agents", ("need", "letting agents", "")),
        ("1:1 with donna after, she'd love to meet new people", ("need", "new people", "")),
        ("donna wants to meet up", ("coffee", "", "")),
        ("donna wants to meet tuesday", ("coffee", "", TUESDAY)),
        ("donna wants to meet properly", ("coffee", "properly", "")),
        ("donna wants to meet for drinks", ("coffee", "", "")),
    ],
)
def test_who_wants_to_meet_people_of_a_kind_wants_no_coffee(line: str, offer: tuple[str, str, str]) -> None:
    assert offers(line) == [offer]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("met mo khan, hes a broker, coffee next thurs after tom reed 8.45", "mo-khan"),
        ("met mo khan, coffee next thurs before baz hill speaks", "mo-khan"),
        ("rang donna, lunch next thurs with tom", "tom-reed"),
    ],
)
def test_a_talk_is_with_nobody_after_whom_it_is(line: str, who: str) -> None:
    assert [[ref.shown for ref in one.people] for one in parse(line, BOOK, TODAY).proposed] == [[who]]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("andy asked for the eicr, sort by fri", FRIDAY), ("andy asked for the eicr, sort it by fri", FRIDAY),
        ("asked andy for the plans, finished by fri", FRIDAY), ("andy asked for the list, sort by name", ""),
        ("andy asked for the list, sort the van by fri", ""),
    ],
)  # fmt: skip
def test_by_when_to_sort_it_is_its_day(line: str, due: str) -> None:
    assert offers(line)[0][2] == due


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("landlord called tara voss, 6 flats need wiring", "note"), ("a letting agent called tara voss", "note"),
        ("my landlord called tara voss", "call"), ("the builder called tom reed", "call"),
    ],
)  # fmt: skip
def test_what_a_tradesman_is_called_is_no_call(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("pub w baz, told me lewis is chuffed", "meeting"), ("went to the pub with baz", "meeting"),
        ("no pub with baz", "note"), ("baz wants to open a pub with tom", "note"), ("price for the pub", "note"),
    ],
)  # fmt: skip
def test_an_evening_in_the_pub_is_time_together(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


def test_a_short_name_that_is_a_weekday_elsewhere_owns_things() -> None:
    assert [ref.shown for ref in parse("sent mo's certs", BOOK, TODAY).people] == ["mo-khan"]
    assert parse("do's and don'ts for the site", BOOK, TODAY).people == []


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("coffee with Tom, he decides by the 20th", "2026-12-20"), ("Tom decides on friday", FRIDAY),
        ("Tom decides next week", FRIDAY), ("call with Donna, she answers by tues", TUESDAY),
    ],
)  # fmt: skip
def test_who_decides_by_a_day_owes_an_answer(line: str, due: str) -> None:
    assert [(kind, day) for kind, _, day in offers(line)] == [("owed", due)]


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Tom, his boss decides by the 20th", "Tom's boss decides by friday", "Tom decides everything there",
        "coffee with Tom, the board decides on friday", "Tom decides on the budget", "Tom answers phones on fridays",
        "Tom decides before he thinks", "Tom only replies on mondays", "Tom replies fast", "Tom decides before lunch",
    ],
)  # fmt: skip
def test_who_only_decides_owes_nothing(line: str) -> None:
    assert offers(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "call with Tara, her hiring mgr needs a cv", "met Tara's hiring manager", "Tara's hiring manager called",
        "call with Tara, the hiring team meets soon", "Tara: hiring freeze", "call with Tara, hiring process is slow",
        "Tara's hiring panel was nice",
    ],
)  # fmt: skip
def test_who_hires_by_profession_needs_nobody(line: str) -> None:
    assert offers(line) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Tara is hiring a designer", "a designer"), ("Tara hiring for her team", "her team"),
        ("Tara is hiring managers", "managers"), ("Tara is recruiting a team", "a team"),
        ("Tara is seeking a partner", "a partner"), ("Tara is raising a round", "a round"),
    ],
)  # fmt: skip
def test_who_is_hiring_needs_somebody(line: str, text: str) -> None:
    assert offers(line) == [("need", text, "")]


@pytest.mark.parametrize(
    "line", ["met Tara's hiring mgr", "interview with Tara's hiring manager fri 10am", "lunch with Tara's hiring team"]
)
def test_who_hires_for_somebody_is_another(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.people, [ref.name for ref in reading.mentions], reading.asks) == ([], ["Tara Voss"], ["who"])


@pytest.mark.parametrize(
    ("line", "channel", "day", "planned"),
    [
        ("brew w/ tom weds 10 @ laynes", "coffee", "2026-12-02", True),
        ("had a brew w tara yesterday", "coffee", "2026-11-28", False),
        ("brew w/ tom was ace", "coffee", "2026-11-29", False),
        ("xmas do thurs 10 dec 7pm at calls landing w tom, tara and baz", "social", "2026-12-10", True),
        ("works do with tara tues 7pm", "social", "2026-12-01", True),
        # Brewing, and another do.
        ("home brew tips from tom", "note", "2026-11-29", False),
        ("sent tom a brew kit", "note", "2026-11-29", False),
        ("article on cold brew from tom", "note", "2026-11-29", False),
        ("what to do for christmas, do ask tara", "note", "2026-11-29", False),
        ("coffee with tara, she works do ask her", "coffee", "2026-11-29", False),
    ],
)
def test_a_brew_is_a_coffee_and_a_do_a_party(line: str, channel: str, day: str, planned: bool) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.channel, found.date.isoformat(), found.planned) == (channel, day, planned)


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("tom is lending me his light stands till friday", ("promise", "his light stands", FRIDAY)),
        ("lunch w tom, hes lending me his van until friday", ("promise", "his van", FRIDAY)),
        ("tom is lending me a hand till friday", ("received", "a hand", FRIDAY)),
        ("tom is lending me his light stands", ("owed", "lending me his light stands", "")),
        ("2nd shooter fee 250 due to baz by fri eod", ("promise", "2nd shooter fee 250 due to baz", FRIDAY)),
        ("deck for tara by eod fri", ("promise", "deck", FRIDAY)),
        ("deck for tara by eow", ("promise", "deck", "2026-12-04")),
    ],
)
def test_what_is_lent_till_a_day_and_what_is_due_by_the_end_of_one(line: str, offer: tuple[str, str, str]) -> None:
    assert offers(line) == [offer]
