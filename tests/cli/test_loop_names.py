"""A loop is named as a person names it: by who it is with, by words of it, or by its number."""

import pytest

from tests.support.shell import ShellUser


def whats(sh: ShellUser) -> list[str]:
    return [loop["what"] for loop in sh.done("loops", "--json").json]


@pytest.fixture
def two(sh: ShellUser) -> ShellUser:
    sh.done("log", 'coffee @"Ana Ruiz" yesterday +promise send her the deck')
    sh.done("log", 'call @"Tom Reed" yesterday +promise the grant figures')
    return sh


@pytest.mark.parametrize(
    "words", [("ana",), ("@ana",), ("Ana", "Ruiz"), ("deck",), ("the", "deck"), ("ana", "promise"), ("ruiz", "deck")]
)
def test_a_name_or_words_close_the_one_that_fits(two: ShellUser, words: tuple[str, ...]) -> None:
    assert "Kept the promise to Ana Ruiz" in two.done("loops", "close", *words).err
    assert whats(two) == ["the grant figures"]


def test_of_several_nothing_is_guessed_and_a_number_that_was_shown_closes_one(two: ShellUser) -> None:
    two.done("log", "coffee @ana yesterday +promise the photos")
    told = two("loops", "close", "ana")
    assert told.code == 2 and "“ana” fits 2 loops" in told.err and len(whats(two)) == 3
    number = next(line.split()[0] for line in told.err.splitlines() if "photos" in line)
    assert number in {line.split()[-1] for line in two.done("loops").out.splitlines()}, "as the list has it"
    two.done("loops", "close", number)
    assert sorted(whats(two)) == ["send her the deck", "the grant figures"]


def test_the_number_of_the_list_is_short_and_closes_its_loop(two: ShellUser) -> None:
    row = next(line for line in two.done("loops").out.splitlines() if "deck" in line)
    number = row.split()[-1]
    assert number.isdecimal() and len(number) < 9
    assert "Kept the promise to Ana Ruiz" in two.done("loops", "close", number).err
    assert whats(two) == ["the grant figures"]


def test_a_slip_is_told_with_who_was_meant(two: ShellUser) -> None:
    told = two("loops", "close", "reeed")
    assert told.code == 2 and "Did you mean Tom Reed?" in told.err
    assert "Did you mean" not in two("loops", "close", "xyzzy").err


@pytest.mark.parametrize(("word", "left"), [("open", "open"), ("drop", None)])
def test_yes_and_no_by_name_and_the_number_of_the_question_leads_on(sh: ShellUser, word: str, left: str | None) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
    (loop,) = sh.done("loops", "--json").json
    sh.done("loops", word, "ana")
    assert [each["state"] for each in sh.done("loops", "--json").json] == ([left] if left else [])
    if left:
        sh.done("loops", "close", str(loop["id"]), "promise")
        assert whats(sh) == []
    assert sh("loops", word, "ana").code == 2


def test_a_need_is_met_by_its_words(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Ana Ruiz" yesterday +need a bookkeeper')
    if not sh.done("person", "ana", "--json").json["needs"]:
        pytest.fail("the line gives no need")
    sh.done("loops", "close", "bookkeeper")
    assert sh.done("person", "ana", "--json").json["needs"] == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("loops", "close"), "wants WHICH"),
        (("person",), "wants NAME"),
        (("people", "--tyer", "1"), "There is no option --tyer"),
        (("history", "-n", "x"), "-n is a whole number from 1 on"),
        (("history", "-n"), "-n wants one value"),
        (("triage", "--size", "0"), "--size is a whole number from 1 to 500"),
        (("stats", "month"), "is week or 12w"),
        (("stats", "week", "week"), "does not take all of these words"),
        (("xyzzy",), "There is no command xyzzy"),
        (("loops", "--", "-x"), "There is no command -x"),
        (("coffees", "xyzzy"), "There is no command xyzzy"),
        (("peopel",), "Did you mean people?"),
        (("help", "peopel"), "Did you mean people?"),
        (("--nothing",), "There is no option --nothing"),
    ],
)
def test_a_wrong_call_is_told_in_our_own_words(sh: ShellUser, typed: tuple[str, ...], words: str) -> None:
    told = sh(*typed)
    assert told.code == 2 and words in told.err and "--help" in told.err
    assert not any(each in told.err for each in ("Invalid value", "Missing", "No such", "Got unexpected", "integer"))


def test_several_numbers_are_one_change_or_none(two: ShellUser) -> None:
    first, second = (str(loop["id"]) for loop in two.done("loops", "--json").json)
    told = two("loops", "close", first, "777")
    assert told.code == 2 and "777" in told.err and len(whats(two)) == 2
    told = two.done("loops", "close", first, first, second)
    assert "Ana Ruiz" in told.err and "Tom Reed" in told.err and whats(two) == []
    two.done("undo")
    assert len(whats(two)) == 2


def test_several_yeses_and_noes_are_one_change(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
    sh.done("log", 'talked with @"Tom Reed", will send him the grant figures')
    ids = [str(loop["id"]) for loop in sh.done("loops", "--json").json]
    for word, states, words in (("open", ["open"] * 2, "Tom Reed"), ("drop", [], "Said no to 2 things")):
        assert words in sh.done("loops", word, *ids).err
        assert [loop["state"] for loop in sh.done("loops", "--json").json] == states
        sh.done("undo")
        assert [loop["state"] for loop in sh.done("loops", "--json").json] == ["proposed"] * 2


@pytest.mark.parametrize("typed", ["-1", "²", "1"])
def test_a_number_is_no_word_of_a_loop(sh: ShellUser, typed: str) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her 12 chairs and 2 tables')
    told = sh("loops", "open", "--", typed)
    assert told.code == 2 and "number" in told.err
    assert [loop["state"] for loop in sh.done("loops", "--json").json] == ["proposed"]


def test_all_opens_what_lines_say_plainly_as_one_change(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
    sh.done("log", 'call with @"Tom Reed", promised him the grant figures by friday')
    sh.done("log", 'call with @"Tom Reed", might send him the photos')
    sh.done("loops", "open", "all")
    states = {loop["what"]: loop["state"] for loop in sh.done("loops", "--json").json}
    assert states["the grant figures"] == "open" and len([one for one in states.values() if one == "open"]) == 2
    assert sh("loops", "open", "all").code == 2
    sh.done("undo")
    assert not [loop for loop in sh.done("loops", "--json").json if loop["state"] == "open"]


def test_the_name_that_a_logged_line_gives_a_loop_means_it_alone(two: ShellUser) -> None:
    two.done("log", 'coffee @"Ana Berg" yesterday +promise the photos')
    asked = two.done("log", "@ana-ruiz got the deck from somebody").err
    assert "Done with this? you promised Ana Ruiz: send her the deck" in asked
    name = asked.partition("`netritual loops close ")[2].partition("`")[0]
    assert "Kept the promise to Ana Ruiz" in two.done("loops", "close", *name.split()).err


def test_help_is_a_word_too(sh: ShellUser) -> None:
    assert sh.done("help").out == sh.done("--help").out
    assert sh.done("help", "coffees", "move").out == sh.done("coffees", "move", "--help").out


def test_a_talk_that_is_still_to_come_is_not_closed_as_held(sh: ShellUser) -> None:
    sh.done("log", 'visit with @"Ana Ruiz" in 9 days')
    said = sh("loops", "close", "ana")
    assert said.code == 2 and "still to come. Nothing was changed." in said.err
    assert "`netritual coffees held ana`" in said.err and len(whats(sh)) == 1
    sh.done("coffees", "cancel", "ana")
    assert whats(sh) == []
