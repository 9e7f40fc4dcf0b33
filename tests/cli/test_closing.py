"""What a line in the shell closes: said plainly it is closed, else the command that closes it is told."""

import json
import re
import shlex

import pytest

from netritual import main
from tests.support.shell import ShellUser


def kinds(sh: ShellUser) -> list[str]:
    return [loop["kind"] for loop in sh.done("loops", "--json").json]


def test_a_line_that_says_so_closes_the_promise_and_undo_opens_it_again(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Katrin Vogel" yesterday +promise send her the template by fri')
    done = sh.done("log", "sent Katrin the template")
    assert "Kept the promise to Katrin Vogel: send her the template." in done.out and not done.err
    assert kinds(sh) == []
    assert len(sh.done("person", "Katrin Vogel", "--json").json["timeline"]) == 2, "the line is the contact"
    sh.done("undo")
    assert kinds(sh) == ["promise"]


def test_json_tells_what_was_closed(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" +ask be my mentor')
    assert "closed" not in sh.done("log", "lunch with Tom", "--json").json
    assert "Tom Reed" in sh.done("log", "Tom answered: yes", "--json").json["closed"][0]
    assert kinds(sh) == []


def test_what_is_not_plain_is_told_with_the_command_that_closes_it(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Katrin Vogel" yesterday +promise send her the template by fri')
    told = sh.done("log", "sent Katrin half of the template")
    assert "you promised Katrin Vogel: send her the template" in told.err and kinds(sh) == ["promise"]
    (command,) = re.findall(r"netritual (loops close katrin)`", told.err)
    sh.done(*command.split())
    assert kinds(sh) == []
    assert "No open loop" in sh(*command.split()).err


def test_what_may_be_left_of_a_sum_is_told_with_the_command_that_is_a_yes(sh: ShellUser) -> None:
    sh.done("log", 'call @"Katrin Vogel" yesterday +owed $500 for the van')
    told = sh.done("log", "Katrin says she paid 200")
    assert "Is $300 left of this? Katrin Vogel owes you: $500 for the van." in told.err
    assert "today: $300 left?" in sh.done("loops").out
    (command,) = re.findall(r"netritual (loops left katrin 300)`", told.err)
    said = sh.done(*command.split())
    assert "Katrin Vogel owes you $300 for the van, no longer $500" in said.err
    assert [loop["what"] for loop in sh.done("loops", "--json").json] == ["$300 for the van"]
    assert "left?" not in sh.done("loops").out
    sh.done("undo")
    assert "today: $300 left?" in sh.done("loops").out


@pytest.mark.parametrize("typed", ["katrin", "300", "katrin 500", "katrin 700", "katrin €100", "deck 20"])
def test_more_than_is_owed_cannot_be_left(sh: ShellUser, typed: str) -> None:
    sh.done("log", 'call @"Katrin Vogel" +owed $500 for the van +promise send the deck')
    assert sh("loops", "left", *typed.split()).code == 2
    sh.done("loops", "left", "van", "$1.5")
    assert "$1.5 for the van" in [loop["what"] for loop in sh.done("loops", "--json").json]


def test_what_a_line_seems_to_promise_is_seen_at_once_and_a_yes_opens_it(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
    (loop,) = sh.done("loops", "--json").json
    assert (loop["kind"], loop["state"], loop["who"]["name"]) == ("promise", "proposed", "Ana Ruiz")
    assert "you promised Ana Ruiz: send her the deck?" in sh.done("loops").out
    sh.done("loops", "open", str(loop["id"]))
    (loop,) = sh.done("loops", "--json").json
    assert loop["state"] == "open"
    assert "nothing to say yes or no to" in sh("loops", "drop", str(loop["id"])).err


def test_closing_an_ask_twice_says_once_what_was_done(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    sh.done("log", "email @tom +ask advice on pricing")
    (ask,) = sh.done("loops", "--json").json
    id_ = str(ask["id"])
    assert "Noted the answer of Tom" in sh.done("loops", "close", id_).err
    again = sh("loops", "close", id_)
    assert again.code == 2 and f"loops close {id_} outcome" in again.err
    assert [loop["kind"] for loop in sh.done("loops", "--json").json] == ["outcome"]
    told = "Told Tom what became of it: advice on pricing.\n"
    assert sh.done("loops", "close", id_, "outcome").err == told
    sh.done("undo")
    monkeypatch.setenv("NETRITUAL_NOW", "2026-04-01T10:00:00+00:00")
    assert sh.done("loops", "close", id_).err == told


@pytest.mark.parametrize(
    "line", ["promised Tom Reed the deck", "Tom Reed asked me for a template", "Tom Reed owes me the numbers",
             "Tom Reed needs a designer", "should introduce Tom Reed to Ana Ruiz", "asked Tom Reed for advice"]
)  # fmt: skip
def test_closing_what_a_line_seems_to_hold_leaves_nothing_open(sh: ShellUser, line: str) -> None:
    sh.done("log", 'call @"Tom Reed"')
    sh.done("log", 'call @"Ana Ruiz"')
    sh.done("log", line)
    found = sh.done("loops", "--json").json
    assert found and all(loop["state"] == "proposed" for loop in found)
    answer = sh("loops", "close", str(found[0]["id"]))
    left = [loop["state"] for loop in sh.done("loops", "--json").json]
    assert left in ([], ["answered"]) if answer.code == 0 else left == ["proposed"] and "loops drop" in answer.err


def test_what_a_line_seems_to_promise_is_closed_when_it_is_done_or_dropped_when_it_is_none(sh: ShellUser) -> None:
    for word in ("close", "drop"):
        sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
        (loop,) = sh.done("loops", "--json").json
        sh.done("loops", word, str(loop["id"]))
        assert kinds(sh) == []
    states = [json.loads(line)["state"] for line in sh.done("export").out.splitlines() if '"kind":"promise"' in line]
    assert states == ["kept"]
    sh.done("undo")
    assert len(kinds(sh)) == 1


def test_of_two_that_a_line_seems_to_hold_the_kind_says_which(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck, she owes me the slides')
    found = sh.done("loops", "--json").json
    assert sorted(loop["kind"] for loop in found) == ["owed", "promise"]
    id_ = str(found[0]["id"])
    asked = sh("loops", "close", id_)
    assert asked.code == 2 and "`owed`" in asked.err and "`promise`" in asked.err
    sh.done("loops", "close", id_, "owed")
    assert kinds(sh) == ["promise"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('call with @"Ana Ruiz", she asked me for the costings', "reply"),
        ('call with @"Ana Ruiz", will send her the deck', "promise"),
        ('call with @"Ana Ruiz", she will send me the slides', "owed"),
        ('call with @"Ana Ruiz", asked her for a reference', "ask"),
        ('call with @"Ana Ruiz", she needs a designer', "follow"),
        ('call with @"Ana Ruiz", she helped me with the ball', "follow"),
    ],
)
def test_what_a_line_seems_to_hold_is_done_by_its_close_and_closed_for_a_second(
    sh: ShellUser, line: str, kind: str
) -> None:
    sh.done("log", line)
    (loop,) = [one for one in sh.done("loops", "--json").json if one["state"] == "proposed"]
    assert loop["kind"] == kind
    command = ("loops", "close", str(loop["id"]), kind)
    sh.done(*command)
    assert [one for one in kinds(sh) if one not in ("outcome", "no_ack")] == []
    assert not sh.done("person", "Ana Ruiz", "--json").json["needs"]
    assert '"declined"' not in sh.done("export").out
    assert "closed already" in sh(*command).err
    sh.done("undo")
    assert kind in kinds(sh), "one step takes it back"


def test_what_one_wrote_and_another_was_told_closes_what_was_to_be_told(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Kasia Nowak" yesterday +promise ask around for a trainer')
    sh.done("log", 'call @"Aylin Demir" yesterday')
    assert "Kept the promise to Kasia Nowak: ask around" in sh.done("log", "aylin wrote back, told kasia").out


def test_thanks_that_were_said_are_neither_owed_nor_proposed(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Helena Prado" yesterday +thanks for the intro')
    assert "Thanked Helena Prado" in sh.done("log", "thx helena for the intro").out
    assert sh.done("loops", "--json").json == []


def test_what_somebody_was_given_they_look_for_no_more(sh: ShellUser) -> None:
    sh.done("log", '+need @"Eimear Quinn" consent forms from the families')
    sh.done("log", '+need @"Eimear Quinn" a venue')
    done = sh.done("log", "sent Eimear the consent forms, crew coming tmrw at 2")
    assert "Noted that Eimear Quinn has what they looked for: consent forms from the families." in done.out
    assert sh.done("person", "Eimear Quinn", "--json").json["needs"] == ["a venue"] and kinds(sh) == []


def test_a_need_that_may_be_met_is_told_with_the_command_that_closes_it(sh: ShellUser) -> None:
    sh.done("log", '+need @"Eimear Quinn" consent forms')
    told = sh.done("log", "lunch with Eimear, gave her some of the consent forms")
    (command,) = re.findall(r"netritual (loops close .*)`", told.err)
    sh.done(*shlex.split(command))
    assert sh.done("person", "Eimear Quinn", "--json").json["needs"] == []


def test_what_a_line_seems_to_hold_is_told_as_done_when_a_line_says_so(sh: ShellUser) -> None:
    sh.done("log", 'call with @"Ana Ruiz", she asked me for the costings')
    assert "Answered the request of Ana Ruiz: the costings." in sh.done("log", "sent Ana the costings").out
    assert kinds(sh) == []


def test_a_note_of_a_birthday_wish_keeps_the_promise_of_one(sh: ShellUser) -> None:
    sh.done("log", 'coffee @"Tom Hargreaves" yesterday +promise dm bday msg')
    assert "Kept the promise to Tom Hargreaves" in sh.done("log", "happy bday tom hargreaves").out


def test_an_answer_to_what_was_asked_of_two_about_a_day_to_come_is_that_of_the_one(sh: ShellUser) -> None:
    for name in ("Pep Roca", "Jordi Puig"):
        sh.done("log", f'call @"{name}" yesterday')
    sh.done("log", "asked jordi & pep if they're coming to the ACCC dinner on the 24th")
    told = sh.done("log", "pep answered, he's coming to the dinner")
    assert "could not be looked up" not in told.err and "Noted the answer of Pep Roca" in told.out
    open_now = {loop["who"]["name"]: (loop["kind"], loop["state"]) for loop in sh.done("loops", "--json").json}
    assert open_now == {"Jordi Puig": ("ask", "asked")}, "of a yes to a dinner there is no outcome to tell"


@pytest.mark.parametrize(
    ("promised", "done"),
    [
        ("promised katrin to send her a draft by fri", "sent katrin the draft, 10 min call after"),
        ("call with katrin, promised her 3 mentors by fri", "sent katrin the 3 mentors"),
        ("katrin asked me to come to her panel", "i said yes to katrin"),
        ("katrin needs a contact at the bank", "katrin answered re the bank: not needed anymore, found someone"),
    ],
)
def test_what_only_waits_for_a_yes_is_closed_by_later_words_too(sh: ShellUser, promised: str, done: str) -> None:
    sh.done("log", 'call @"Katrin Vogel" yesterday')
    sh.done("log", promised)
    (loop,) = sh.done("loops", "--json").json
    assert loop["state"] == "proposed"
    sh.done("log", done)
    assert kinds(sh) == []
    assert sh.done("person", "katrin", "--json").json["needs"] == []


@pytest.mark.parametrize("word", ["open", "drop"])
def test_what_is_open_is_not_said_to_be_closed(sh: ShellUser, word: str) -> None:
    sh.done("log", "call @ana +promise send the deck +need a lawyer")
    (promise,) = [loop for loop in sh.done("loops", "--json").json if loop["kind"] == "promise"]
    person = sh.done("person", "ana", "--json").json["id"]
    for number in (promise["id"], person):
        refused = sh("loops", word, str(number))
        assert refused.code and "it is open already" in refused.err and f"loops close {number}" in refused.err
    sh.done("loops", "close", str(promise["id"]))
    assert "it is closed already" in sh("loops", word, str(promise["id"])).err
    assert "closed already" not in sh("loops", word, "4711").err


def test_the_number_of_a_question_leads_to_what_came_of_the_yes(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz" yesterday, will send her the deck')
    told = sh.done("log", "sent Ana half of the deck")
    (name,) = re.findall(r"netritual loops close (ana)`", told.err)
    (number,) = {str(loop["id"]) for loop in sh.done("loops", "--json").json if loop["kind"] == "promise"}
    sh.done("loops", "open", name)
    sh.done("loops", "close", number, "promise")
    assert kinds(sh) == []
    assert "closed already" in sh("loops", "close", number, "promise").err


def test_what_a_word_does_not_say_is_asked_with_the_line(sh: ShellUser) -> None:
    line = 'coffee @"Ana Ruiz" yesterday, will send tomorrow'
    sh.done("log", line)
    asked = [one for one in sh.done("loops", "--json").json if one["state"] == "proposed"]
    assert asked and line in sh.done("loops").out


def test_one_no_is_not_asked_about_for_a_coffee_too(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday +ask advice on pricing')
    sh.done("log", "coffee @tom 2026-12-20 12:30")
    told = sh.done("log", "Tom said no")
    assert "Noted that Tom Reed declined" in told.out and "Did they say no" not in told.err + told.out


def test_a_coffee_that_was_only_said_is_told_as_had(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" 2 days ago +coffee')
    assert "coffee" in kinds(sh)
    assert "That was the coffee you both spoke of." in sh.done("log", "coffee with Tom, sent him the deck").out
    assert "coffee" not in kinds(sh)
    assert "That was" not in sh.done("log", "lunch with Tom, sent him the deck").out


def test_a_line_without_a_word_of_doing_opens_no_store(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    sh.done("log", 'call @"Tom Reed" 2 days ago +coffee')
    monkeypatch.setattr(main, "_closes", lambda *_: pytest.fail("the store was opened"))
    sh.done("log", "coffee with Tom")
    assert "coffee" not in kinds(sh)


def test_a_line_that_names_the_thing_is_asked_about_and_stands_with_its_loop(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" 2 days ago +promise the contract +owed word on the permit')
    assert "Done with this? you promised Tom Reed: the contract" in sh.done("log", "contract to tom is out").err
    assert "Done with this?" in sh.done("log", "tom writes the permit is there, hoera").err
    for command in ((), ("loops",)):
        listed = sh.done(*command).out
        assert "the contract: “contract to tom is out”" in listed and "done?" in listed


def test_thanks_that_may_be_given_are_asked_about_alone(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed"')
    sh.done("log", "thx tom for the lift")
    sh.done("log", "promised tom the deck")
    opened = sh.done("loops", "open", "all").err
    assert "the deck" in opened and "the lift" not in opened
    assert kinds(sh).count("thanks") == 1


def test_the_whole_text_of_a_loop_means_that_one(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" +follow call him +follow ask whether to call him')
    assert "Followed up with Tom Reed: call him." in sh.done("loops", "close", "call", "him").err
    assert "ask whether" in sh.done("loops").out


@pytest.mark.parametrize("line", ["Tom hat abgesagt", "Tom cancelled", "Tom hat leider abgesagt", "Tom hat zugesagt"])
def test_an_answer_to_a_coffee_is_none_to_an_ask(sh: ShellUser, line: str) -> None:
    sh.done("log", 'call @"Tom Reed" 2 days ago +ask advice on pricing')
    sh.done("coffees", "plan", "tom-reed", "2026-12-20T12:30")
    sh.done("log", line)
    assert kinds(sh).count("ask") == 1
    assert "Noted the answer of Tom Reed" in sh.done("log", "Tom agreed to the advice on pricing").out


def test_a_change_of_company_is_asked_and_the_command_is_a_yes(sh: ShellUser) -> None:
    sh.done("log", "call @Tom_Reed yesterday")
    asked = sh.done("log", "tom reed left Nortel for Globex").err
    assert "Does Tom Reed work at Globex now? `netritual person tom-reed --company Globex`" in asked
    sh.done("person", "tom-reed", "--company", "Globex")
    assert "Globex" in sh.done("person", "tom-reed").out
    assert "work at" not in sh.done("log", "tom reed left the house for lunch").err
