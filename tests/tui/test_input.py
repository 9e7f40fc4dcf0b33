"""What a terminal sends besides keys: bytes that are no text, reports of old, keys glued together, pastes."""

from collections.abc import Iterable

import pytest
from textual import events
from textual._time import get_time
from textual.message import Message

from netritual.tui import terminal
from netritual.tui.pasted import PastedLines
from netritual.tui.terminal import NO_KEY, InputText, KeyParser


def keys(sent: str) -> list[str]:
    """The keys that a terminal's text means."""
    parser = KeyParser()
    made = [*parser.feed(sent), *parser.feed("")]
    return [event.key for event in made if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ([b"caf\xe9 b"], "caf\ufffd b"),
        ([b"caf\xc3", b"\xa9"], "café"),
        ([b"a\x1b[M \xc8\x85b"], "ab"),
        ([b"a\x1b[M \xff\xffb"], "ab"),
        ([b"a\x1b[M", b" \xc8", b"\x85b"], "ab"),
        ([b"a\x1b[M ", b"", b"j"], "aj"),
        ([b"\x1b[<0;100;5Mj"], "\x1b[<0;100;5Mj"),
    ],
)
def test_no_byte_is_too_strange(sent: list[bytes], text: str) -> None:
    reader = InputText()
    assert "".join(reader.read(data) for data in sent) == text


def test_what_nobody_asked_for_is_noticed() -> None:
    reader = InputText()
    for data, spoiled in ((b"a", False), (b"\xe9 ", True), (b"a", False), (b"\x1b[M \xc8\x85", True)):
        reader.read(data)
        assert reader.spoiled == spoiled


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("\x1bj", ["alt+j"]),
        ("\x1bjj\x1bk", ["alt+j", "j", "alt+k"]),
        ("\x1b]", ["alt+right_square_bracket"]),
        ("\x1b\r", ["alt+enter"]),
        ("\x1b2", ["alt+2"]),
        ("\x1b" + "j" * 40, ["alt+j", *["j"] * 39]),
        ("\x1b[A\x1bOP\x1b\x7f", ["up", "f1", "ctrl+w"]),
        ("\x1b\x1b[B", ["escape", "down"]),
    ],
)
def test_escape_and_the_next_key_at_once_are_both_there(sent: str, meant: list[str]) -> None:
    assert keys(sent) == meant


def meant(made: Iterable[Message]) -> list[str]:
    """The keys among some events by name, and the pastes as their text."""
    return [event.text if isinstance(event, events.Paste) else event.key for event in made
            if isinstance(event, events.Paste | events.Key)]  # fmt: skip


@pytest.mark.parametrize("at", range(1, 16))
def test_a_paste_ends_with_its_mark_or_after_a_pause(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = "j\x1b[200~a b\x1b[201~k"
    parser = KeyParser()
    assert meant([*parser.feed(sent[:at]), *parser.feed(sent[at:])]) == ["j", "a b", "k"]
    assert meant([*parser.feed("\x1b[200~j"), *parser.tick()]) == []
    now = get_time()
    monkeypatch.setattr(terminal, "get_time", lambda: now + terminal.PASTE_SECONDS + 1)
    assert meant(parser.tick()) == ["j"]
    assert meant(parser.feed("k")) == ["k"]


def test_what_was_begun_is_given_at_the_end() -> None:
    parser = KeyParser()
    assert meant(parser.feed("\x1b[200~lunch")) == []
    assert meant(parser.end()) == ["lunch"]


def test_lines_wait_in_order_and_are_counted() -> None:
    pasted = PastedLines()
    pasted.keep(["one", "two", "three"], 1)
    assert pasted.words.startswith("1 of 3 lines pasted.") and "PgDn" in pasted.words
    assert (pasted.next, pasted.take()) == ("two", "two")
    pasted.keep(["four"])
    assert pasted.words.startswith("2 of 4 lines pasted.")
    assert [pasted.take(), pasted.take()] == ["three", "four"]
    assert pasted.words == "4 of 4 lines pasted." and not pasted


@pytest.mark.parametrize("code", ["99999999999999999999", "1114112", "55296", "97;;57343"])
def test_a_code_that_no_character_has_is_no_key_and_no_letters(code: str) -> None:
    assert keys(f"\x1b[{code}uj") == [NO_KEY, "j"]
