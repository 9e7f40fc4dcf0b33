"""Rows and cards of people, loops and articles as pure functions: whole in any width, whatever people are called."""

from collections.abc import Iterable
from datetime import date
from unittest.mock import Mock

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from netritual.charts.signs import COLORLESS, FULL, PLAIN
from netritual.domain.drafts.draft_checks import DraftCheck
from netritual.domain.model import Interaction, Person, Promise, Record, Settings
from netritual.domain.search.people_rows import PeopleIndex
from netritual.services.pages.person_card import person_card
from netritual.services.pages.person_page import person_page
from netritual.tui.face.chip_rows import chip_rows, interests
from netritual.tui.face.draft_lines import check_lines, draft_lines
from netritual.tui.face.painter import selected
from netritual.tui.face.spans import Line, Span, clean_line, text_of, width_of
from netritual.tui.screens import loop_rows, people_card, person_head, person_notes, person_rows
from tests.support.network import MemoryNetwork
from tests.tui.conftest import HOSTILE
from tests.tui.sample import NOW, TODAY, ago

WIDTHS = (1, 7, 20, 36, 58, 76, 120)
MINE = Settings(tz="UTC", city="Lisbon")


def network(name: str) -> MemoryNetwork:
    """Somebody who is called so, with everything a page shows."""
    person = Person(
        id=1, handle="a", name=name, company=name, position=name, city=name, tier=2, topics=(name,), circles=(name,),
        needs=(name,), offers=(name,), purpose=name, private_notes=f"{name}\n{name}", phones=(name,),
    )  # fmt: skip
    talks = [
        Interaction(id=n, on=ago(12 * n), channel="coffee", people=(1,), topic=name, note=name, place=name, warmth=4)
        for n in range(1, 9)
    ]
    late = Promise(id=20, people=(1,), text=name, made=ago(9), due=ago(1))
    return MemoryNetwork(person, *talks, late)


def drawn(name: str, width: int) -> Iterable[Line]:
    """All rows and blocks of them in a width."""
    known = network(name)
    person = known.get(Person, 1)
    assert person is not None
    card, page = person_card(known, MINE, NOW, person), person_page(known, MINE, NOW, person)
    (row,) = PeopleIndex(known, MINE, TODAY, NOW).rows("")
    for late in (True, False):
        yield people_card.person_line(row, [(1, 2)] * 12, TODAY, FULL, width, late=late)
    yield from people_card.card_lines(card, TODAY, FULL, width, colored=True)
    yield from people_card.strip_lines(card, width)
    for wide in (True, False):
        yield from person_head.head_lines(page, width, wide=wide, colored=False)
    yield from person_head.history_lines(page, TODAY, PLAIN, width, 3)
    yield from person_head.history_beside(page, TODAY, COLORLESS, width, 2)
    for loop in page.loops:
        yield from person_rows.loop_lines(loop, width)
        cells = ("promise", *loop.item.cells)
        yield from loop_rows.loop_lines(cells, "late", "gift", Span("●"), 7, width)
        yield from loop_rows.card_lines(loop.item, loop.when, "close", FULL, width)
        yield from loop_rows.short_card(loop.item, loop.when, FULL, width)
    for moment in page.timeline:
        yield from person_rows.moment_lines(moment, TODAY, 9, FULL, width)
    for note in person_notes.noted(page, TODAY, FULL):
        yield from note.paint(width)
    yield from check_lines([DraftCheck("words", "ok", name), DraftCheck("blank", "block", name)], width, FULL)
    yield from draft_lines(f"Hi {name}, about {{{'your answer'}}}: yes", width)


@pytest.mark.parametrize("name", HOSTILE)
def test_every_row_fits_its_width(name: str) -> None:
    for width in WIDTHS[3:]:
        assert [text_of(line) for line in drawn(name, width) if width_of(clean_line(line)) > width] == []


def test_no_width_breaks_a_row() -> None:
    for width in WIDTHS:
        assert list(drawn("Ana Ruiz", width))


def test_the_moment_of_a_talk_has_its_quote_on_a_line_of_its_own() -> None:
    known = network("Ana")
    person = known.get(Person, 1)
    assert person is not None
    moment = person_page(known, MINE, NOW, person).timeline[0]
    first, second = (text_of(line) for line in person_rows.moment_lines(moment, TODAY, 6, FULL, 70))
    assert "● coffee" in first and "about Ana" in first and second.strip() == "“Ana”"


def test_days_have_their_year_from_nearly_a_year_back() -> None:
    assert person_rows.day_of(date(2026, 3, 2), TODAY) == " 2 Mar"
    assert person_rows.day_of(date(2025, 3, 12), TODAY) == "12 Mar 25"


def test_chips_stand_in_brackets_without_colour() -> None:
    chips = [Span("close", "chip"), Span("#data", "chip")]
    assert [text_of(row) for row in chip_rows(chips, 40, colored=True)] == [" close   #data "]
    assert [text_of(row) for row in chip_rows(chips, 40, colored=False)] == ["[close] [#data]"]
    assert [text_of(row) for row in chip_rows(chips, 8, colored=False)] == ["[close]", "", "[#data]"]


def test_what_fails_comes_first_with_a_sign_of_its_own() -> None:
    checks = [DraftCheck("words", "ok", "16 words"), DraftCheck("blank", "block", "one blank to fill: your answer")]
    assert [text_of(line) for line in check_lines(checks, 60, FULL)] == [
        "○ one blank to fill: your answer   ✓ 16 words"
    ]


def test_what_is_still_to_be_written_is_lit() -> None:
    (line,) = draft_lines("About it: {your answer}.", 60)
    assert [span.text for span in line if span.role == "blank"] == ["your answer"]
    assert "{" not in text_of(line)


def test_a_fact_has_its_label_once_and_goes_on_below_itself() -> None:
    lines = [text_of(line) for line in person_notes.fact_lines([("offers", "pricing and a long list of it")], 24)]
    assert lines[0].startswith("offers     pricing") and all(line.startswith(" " * 11) for line in lines[1:])


def test_facts_without_room_are_kept_for_elsewhere() -> None:
    known = network("Ana")
    person = known.get(Person, 1)
    assert person is not None
    notes = person_notes.noted(person_page(known, MINE, NOW, person), TODAY, FULL)
    every = [fact for note in notes for fact in note.facts]
    for room in range(40):
        shown, left = person_notes.that_fit(notes, 40, room)
        assert sum(len(note.paint(40)) + 2 for note in shown) <= room
        assert sorted([*(fact for note in shown for fact in note.facts), *left]) == sorted(every)


def test_a_circle_that_is_called_like_a_topic_is_said_once() -> None:
    assert interests(("data", "logistics"), ("Data", "sailing")) == ["#data", "#logistics", "sailing"]


@pytest.mark.parametrize("span", [(0, -1), (2, 9), (4, 4), (5, 7), (9, -1), (0, 0)])
def test_what_was_selected_in_a_wider_row_leaves_its_text(span: tuple[int, int]) -> None:
    widget = Mock()
    widget.text_selection.get_span.return_value = span
    widget.screen.get_component_rich_style.return_value = Style(reverse=True)
    assert selected(Strip([Segment("abcd")]), widget, 0).text == "abcd"


def test_a_long_name_takes_the_room_that_the_cells_behind_it_leave_empty() -> None:
    """At 55 cells, without beads: beside "never" it has 12 cells more, and the column of what is next where that is
    empty."""

    def shown(name: str, *records: Record) -> str:
        known = MemoryNetwork(Person(id=1, handle="a", name=name), *records)
        (row,) = PeopleIndex(known, MINE, TODAY, NOW).rows("list" if not records else "")
        return text_of(people_card.person_line(row, [(0, 0)] * 12, TODAY, FULL, 55, late=False))

    assert "Agnieszka Kowalczyk-Wiśniewska  never" in shown("Agnieszka Kowalczyk-Wiśniewska")
    met = Interaction(id=2, on=ago(12), channel="lunch", people=(1,), initiator="mutual")
    assert "Judge Hollis chambers  12 days lunch" in shown("Judge Hollis chambers", met)
    assert len(shown("Agnieszka Kowalczyk-Wiśniewska")) == len(shown("Ana")) == 55
