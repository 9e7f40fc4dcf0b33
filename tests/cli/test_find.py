"""``netritual find``: the words of everything that was written, and the people of a talk by the names they have now."""

import pytest

from tests.support.shell import ShellUser


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ShellUser:
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-11T10:00:00+01:00")
    user = ShellUser(capfd)
    user.done("log", "coffee with Zoë Müller yesterday about pricing")
    user.done("log", "lunch with Sam Hill on monday, the price list")
    return user


def test_talks_and_people_are_found_without_case_and_accents(shell: ShellUser) -> None:
    lines = shell.done("find", "zoe").out.splitlines()
    assert len(lines) == 2 and lines[0].strip().startswith("Zoë Müller") and "*Zoë* Müller" in lines[1]
    assert [line[:10] for line in shell.done("find", "PRIC").out.splitlines()] == ["2026-03-10", "2026-03-09"]
    cut = shell.done("find", "pric", "-n", "1")
    assert cut.out.count("\n") == 1 and "first 1; -n 2 shows more" in cut.err


def test_the_json_is_that_of_the_contract(shell: ShellUser) -> None:
    (found,) = shell.done("find", "--json", "muller", "pricing").json
    assert set(found) == {"table", "id", "on", "people", "text"} and found["table"] == "interactions"
    assert found["on"] == "2026-03-10" and [one["name"] for one in found["people"]] == ["Zoë Müller"]
    assert "*" not in found["text"]


def test_a_whole_text_is_looked_for_by_its_first_words(shell: ShellUser) -> None:
    words = [f"w{number}" for number in range(3000)]
    shell.done("log", "call with Sam Hill, " + " ".join(words[:200]))
    assert "2026-03-11" in shell.done("find", *words).out
    assert "Nothing holds" in shell.done("find", "nobody", *words).err


def test_a_word_with_a_hyphen_before_it_is_a_word(shell: ShellUser) -> None:
    for words in (("-zoe",), ("-müller",), ("-n1", "-zoë"), ("--", "-zoe")):
        assert "*Zoë*" in shell.done("find", *words).out.replace("*Müller*", "*Zoë*")
    assert shell("find", "--jsn", "zoe").code == 2


def test_nothing_found_is_said(shell: ShellUser) -> None:
    told = shell.done("find", "qqqq")
    assert told.out == "" and "Nothing holds all of these words." in told.err
    assert shell.done("find", "--json", "qqqq").json == []
    assert shell.done("find", "--json", "…").json == []


def test_the_page_keeps_where_and_about_what_a_talk_was_planned(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The later line answers the plan and names neither; what it says itself goes before what was planned."""
    sh.done("log", "coffee with @{Isha Rao} thu 5pm at koshy's re fundraise")
    sh.done("log", "coffee with @{Tom Reed} thu 9am at lumen re pricing")
    sh.done("log", "coffee with @{Bo Li} sat 9am at lumen")
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-12T19:00:00+00:00")
    sh.done("log", "coffee with isha was good, she will send the deck")
    sh.done("log", "coffee with tom re rents")
    assert "coffee  re fundraise; at koshy's; coffee with isha was good" in sh.done("person", "isha").out
    assert "re rents; at lumen" in sh.done("person", "tom").out
    entry = sh.done("person", "bo", "--json").json["timeline"]
    assert entry == []
