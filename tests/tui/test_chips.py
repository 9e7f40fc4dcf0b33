"""The chips of a line: what was understood, what is asked, and what saving does."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading
from netritual.tui.face.spans import text_of, width_of
from netritual.tui.reading_chips import Chip, chip_lines, chips_of, effect_of, notes_of
from tests.tui.sample import TODAY

NAMES = NameIndex([
    (1, "ana", "Ana Ruiz", (), "", "list"), (2, "saml", "Sam Lee", (), "", "list"),
    (3, "samp", "Sam Patel", (), "", "list"),
])  # fmt: skip


def read(line: str) -> Reading:
    return parse(line, NAMES, TODAY)


def said(line: str, picks: dict[str, int] | None = None, names: dict[int, str] | None = None) -> list[str]:
    """The chips of a line as words."""
    return [text_of(chip.spans(colored=True)).strip() for chip in chips_of(read(line), TODAY, names or {}, picks or {})]


def test_the_chips_of_a_line_say_all_that_it_saves() -> None:
    assert said("coffee @ana yesterday re pricing #fintech +promise send deck by fri") == [
        "how coffee", "who Ana Ruiz", "when Tue 10 Mar", "about pricing", "topics #fintech",
        "you promise send deck, by Fri 13 Mar",
    ]  # fmt: skip
    assert said("call with Ana Ruiz and Bob yesterday at 9:30 45m") == [
        "how call", "who Ana Ruiz", "+ Bob", "when Tue 10 Mar 09:30", "for 45 min",
    ]  # fmt: skip


def test_a_loop_names_its_people_where_they_are_not_whom_the_line_is_about() -> None:
    assert said("coffee @ana @saml +owed @saml the budget by fri")[-1] == "owed by Sam Lee: the budget, by Fri 13 Mar"
    assert said("+intro @ana @saml")[-1] == "introduce Ana Ruiz and Sam Lee"


def test_what_somebody_will_do_and_what_they_ask_read_as_a_sentence() -> None:
    assert said("Ana Ruiz will look at my paper on tides")[-1] == "? they will look at my paper on tides"
    assert said("Ana Ruiz wants me to talk at her open day")[-1] == "? they ask you to talk at her open day"


def test_a_name_of_several_people_is_open_until_one_is_picked() -> None:
    line = "coffee @sam"
    assert said(line) == ["how coffee", "who? sam", "when today"]
    assert notes_of(read(line), {}) == ["Two people may be sam: enter shows them."]
    assert said(line, {"sam": 3}, {3: "Sam Patel"})[1] == "who Sam Patel"
    assert said(line, {"sam": 0})[1] == "+ Sam"
    assert notes_of(read(line), {"sam": 3}) == []


def test_somebody_new_and_a_day_that_is_none_are_told() -> None:
    reading = read("call @zoltan on 31 feb")
    chips = chips_of(reading, TODAY, {}, {})
    assert [chip.sign for chip in chips if chip.sign] == ["+", "when?"]
    notes = " ".join(notes_of(reading, {}))
    assert "Zoltan is new and gets a page." in notes and "31 feb" in notes


def test_only_the_first_open_chip_is_the_one_that_tab_answers() -> None:
    chips = [Chip("how", "call"), Chip("", "Will Hart", sign="?"), Chip("", "Sam", sign="who?")]
    (row,) = chip_lines(chips, 80, colored=True)
    assert [span.text for span in row if span.role == "chip-here"] == ["?"]
    assert "".join(span.text for span in row if span.press == "tab").strip() == "? Will Hart"


def test_without_colour_chips_stand_in_brackets_and_what_is_certain_is_bold() -> None:
    (row,) = chip_lines([Chip("who", "Ana Ruiz"), Chip("", "Will Hart", sign="?")], 80, colored=False)
    assert text_of(row) == "[who Ana Ruiz]  [? Will Hart]"
    assert [span.text for span in row if span.role == "chip-strong"] == ["Ana Ruiz"]


@pytest.mark.parametrize("width", [3, 4, 12, 40, 76, 116])
def test_chips_keep_to_their_room_and_lose_no_word(width: int) -> None:
    chips = chips_of(read("lunch @ana @sam re the long road north +promise @ana the deck by fri"), TODAY, {}, {})
    for spaced in (False, True):
        rows = chip_lines(chips, width, True, spaced)
        assert all(width_of(row) <= width for row in rows)
        if width >= 12:
            words = "".join(text_of(row).replace(" ", "") for row in rows)
            assert all(word.replace(" ", "") in words for chip in chips for word in (chip.label, chip.value))


def test_what_saving_does_is_said() -> None:
    moves = [("Ana", date(2026, 4, 8))]
    said = effect_of(read("coffee @ana"), TODAY, moves, waits=True)
    assert said == [
        "Both of you spoke, in person.", "The next word with Ana moves to Wed 8 Apr.",
        "What keeps its ? is asked in the review.",
    ]  # fmt: skip
    assert effect_of(read("email @ana"), TODAY, [], waits=False) == ["You began."]
    assert effect_of(read("lunch @ana tomorrow"), TODAY, [], waits=False)[0].startswith("It is still to come")
