"""What a terminal sends besides keys: bytes that are no text, reports of old, keys glued together, pastes."""

import pytest
from textual import events

from netritual.tui.pasted import PastedLines
from netritual.tui.terminal import InputText, KeyParser


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


def test_lines_wait_in_order_and_are_counted() -> None:
    pasted = PastedLines()
    pasted.keep(["one", "two", "three"], 1)
    assert pasted.words.startswith("1 of 3 lines pasted.") and "PgDn" in pasted.words
    assert (pasted.next, pasted.take()) == ("two", "two")
    pasted.keep(["four"])
    assert pasted.words.startswith("2 of 4 lines pasted.")
    assert [pasted.take(), pasted.take()] == ["three", "four"]
    assert pasted.words == "4 of 4 lines pasted." and not pasted
