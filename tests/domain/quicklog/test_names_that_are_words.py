"""Somebody whose name is a word too: at the head of a line, and in the middle of a list; they are asked about."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading
from netritual.domain.quicklog.sentence import in_words

TODAY = date(2026, 3, 12)
LISTED = ("Grace Hopper", "Joy Adams", "Will Hart", "Mark Twain", "May West", "Hope Lang", "Rose Tyler", "Frank Moss")
NETWORK = ("Tom Reed", "Ana Ruiz", "Kim Abe")
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network" if name in NETWORK else "list")
    for at, name in enumerate((*LISTED, *NETWORK), 1)
)


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("grace did a lovely piece on us https://example.org/a", "grace"), ("joy rang about the lease", "joy"),
        ("mark sent the plans", "mark"), ("hope got the job", "hope"),
        ("grace wants a quote", "grace"), ("grace needs the deck by fri", "grace"),
        ("rose took a look", "rose"), ("grace owes me 20", "grace"), ("frank made a cake", "frank"),
        ("may paid the invoice", "may"), ("Hope is looking for a flat", "Hope"), ("grace is looking for work", "grace"),
        ("Mark is hiring", "Mark"), ("rose is hiring a designer", "rose"),
        ("grace lost her dad, funeral tues 11am", "grace"), ("will from wild rosa lost his mum", "will"),
    ],
)  # fmt: skip
def test_who_begins_a_line_before_what_a_person_does_is_asked_about(line: str, who: str) -> None:
    reading = read(line).to_json()
    assert reading.get("likely", {}).get(who) == [who.lower()] or reading.get("people") == [who]


@pytest.mark.parametrize(
    "line",
    [
        "grace period ends fri", "mark my words", "hope ana is well", "will send the deck to ana", "may rent is due",
        "frank talk with ana", "rose early, met ana", "joy to see ana again", "grace did not help", "may came and went",
        "mark it down", "hope all is well", "will do", "joy did not last", "may has gone", "grace under fire",
        "hope came back w comments", "hope yes", "hope is looking good", "may is looking busy", "hope is looking up",
        "joy is all we need", "grace is said before meals", "hope is in the air", "rose is looking pale today",
    ],
)  # fmt: skip
def test_a_word_that_begins_a_line_stays_one(line: str) -> None:
    reading = read(line).to_json()
    assert reading.get("likely") is None
    assert set(reading.get("people", ())) <= {"ana"}


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("rehearsal sat 10am with tom, joy, ana", "joy"), ("drinks with tom, joy and ana", "joy"),
        ("drinks with tom, ana, joy", "joy"), ("met tom, ana, grace and kim", "grace"),
        ("dinner with tom, will, ana and kim", "will"), ("drinks with joy, tom and ana", "joy"),
    ],
)  # fmt: skip
def test_a_word_alone_in_a_list_of_people_is_asked_about(line: str, who: str) -> None:
    reading = read(line).to_json()
    assert reading["likely"] == {who: [who]}
    assert "asks" not in reading and "warnings" not in reading


@pytest.mark.parametrize(
    "line",
    [
        "drinks with tom, rose garden plans", "drinks with tom, joy all round", "met tom, hope to see ana",
        "lunch with tom, mark it down", "lunch with tom, will call ana", "lunch with tom, frank, but useful",
        "lunch with tom, frank and useful", "lunch with tom, frank", "drinks with tom, ana, hope all is well",
        "lunch with tom, may be late", "drinks with tom, ana, grace period is over",
    ],
)  # fmt: skip
def test_a_word_behind_a_comma_that_begins_a_thought_stays_one(line: str) -> None:
    reading = read(line).to_json()
    assert reading.get("likely") is None
    assert set(reading["people"]) <= {"tom", "ana"}


KIN = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network")
    for at, name in enumerate(("Mom", "Aunt Bev", "Kathy Doyle", "Priya Raman", "Ruth Abernathy", "Mama"), 1)
)


@pytest.mark.parametrize(
    "line",
    [
        "kathy doyles mom passed away, funeral is 12/29", "kathy doyle's mom passed away",
        "priyas mom is in the hospital", "ruths mom died", "ruth's mom called",
        "lunch with ruth, her mom is ill", "coffee with Priya and her mom",
        "priya said his mom is better",
    ],
)  # fmt: skip
def test_the_kin_of_others_is_nobody_of_mine(line: str) -> None:
    reading = parse(line, KIN, TODAY).to_json()
    assert "mom" not in {*reading.get("people", []), *reading.get("mentions", []), *reading.get("likely", {})}


@pytest.mark.parametrize(
    "line",
    [
        "mom is in the hospital", "called mom", "lunch with mom", "my mom is ill", "call with Mom yesterday",
        "dinner with mom and kathy", "dinner with kathy and mom", "mom rang, her hip is better", "told mom about ruth",
        "ruths flowers came, called mom", "coffee with Mom",
    ],
)  # fmt: skip
def test_my_own_kin_is_named_as_before(line: str) -> None:
    assert "mom" in parse(line, KIN, TODAY).to_json()["people"]


@pytest.mark.parametrize(
    ("line", "people", "likely"),
    [
        ("dinner at ours on sat, Rose and Tom are coming", ["rose", "tom"], []),
        ("lunch on thu, Frank and Ana are coming", ["frank", "ana"], []),
        ("dinner on sat, Tom and Grace are coming", ["tom", "grace"], []),
        ("dinner on sat, Grace is coming", ["grace"], []),
        ("dinner on sat, Rose, Ana, Frank and Tom are coming", ["rose", "ana", "frank", "tom"], []),
        ("dinner on sat, grace and tom are coming", ["tom"], ["grace"]),
        ("dinner on sat, neither Ana nor Tom are coming", [], []), ("party sat, I doubt Ana is coming", [], []),
        ("dinner on sat, Ana is coming?", [], []), ("dinner on sat, Ana or Tom is coming", [], []),
        ("dinner on sat, Ana's parents are coming", [], []),
        ("hope is coming back", [], []), ("may is coming", [], []), ("lunch with tom, rent is coming up", ["tom"], []),
        ("coffee with tom, hope is coming to an end", ["tom"], []), ("joy is coming along", [], []),
    ],
)  # fmt: skip
def test_who_is_coming_is_named_be_it_by_a_word(line: str, people: list[str], likely: list[str]) -> None:
    reading = read(line).to_json()
    assert (reading.get("people", []), [*reading.get("likely", {})]) == (people, likely)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("dinner fri 7pm with tom, ana and grace", "Kept, with a question: "),
        ("dinner fri 7pm with tom and ana", "Planned: "),
        ("grace owes me 20", "Logged: "),
    ],
)
def test_a_talk_that_waits_for_a_name_is_not_said_to_be_planned(line: str, verb: str) -> None:
    assert in_words(parse(line, BOOK, date(2026, 3, 10)), True).startswith(verb)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("went to wills dads funeral, gave him a hug", ["Will Hart"]), ("marks mum is ill", ["Mark Twain"]),
        ("roses wife died", ["Rose Tyler"]), ("went to will's dads funeral", ["Will Hart"]),
        ("grace lost her ring", []), ("hope lost its meaning", []), ("all hope lost", []), ("may lost a day", []),
        ("saw its dads today", []), ("marks on the wall", []), ("wills and trusts", []), ("roses for mum", []),
        ("my dads funeral was nice", []), ("his dads shop", []),
    ],
)  # fmt: skip
def test_whose_kin_it_is_is_named_without_an_apostrophe_too(line: str, named: list[str]) -> None:
    reading = parse(line, BOOK, TODAY)
    assert [ref.matches[0][2] for ref in (*reading.people, *reading.mentions, *reading.likely)] == named
