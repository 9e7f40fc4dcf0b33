"""What a line in the shell closes: said plainly it is closed, else the command that closes it is told."""

import re

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
    (id_,) = re.findall(r"netritual loops close (\d+)", told.err)
    sh.done("loops", "close", id_)
    assert kinds(sh) == []
    assert "no open loop" in sh("loops", "close", id_).err


def test_what_a_line_seems_to_promise_is_seen_at_once_and_a_yes_opens_it(sh: ShellUser) -> None:
    sh.done("log", 'talked with @"Ana Ruiz", will send her the deck')
    (loop,) = sh.done("loops", "--json").json
    assert (loop["kind"], loop["state"], loop["who"]["name"]) == ("promise", "proposed", "Ana Ruiz")
    assert "you promised Ana Ruiz: send her the deck?" in sh.done("loops").out
    sh.done("loops", "close", str(loop["id"]))
    (loop,) = sh.done("loops", "--json").json
    assert loop["state"] == "open"
