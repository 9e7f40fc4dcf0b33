"""How the last step is drawn: the cup with what is said of the week, its figures, and what is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from netritual.charts.bar import BarRow, bar_rows
from netritual.charts.beads import ReviewState, review_beads
from netritual.charts.cup import ROWS, STEAM_ROWS, cup
from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import counted, listed
from netritual.domain.model import Review
from netritual.domain.ties.tally import number_words, part_words
from netritual.review.done_rows import LATE, Ahead, WeekFigure
from netritual.review.step import Item
from netritual.tui.bodies.item_rows import sentence
from netritual.tui.face.spans import Line, Span, cut, ends, indented, pad, width_of, wrap_line

CUP_WIDTH = 28
"""Cells of the cup and of the ground beside it."""
BEADS = 12
"""Reviews that are told beside one line."""
ABOVE_USUAL = 1.2
"""How far a bar reaches that is full of more than usual: so much as the larger of the two."""
WEEK_KEYS = ("people_reached", "in_person", "promises_kept", "gave")


def week_sentence(items: Sequence[Item]) -> str:
    """The week in a sentence about people; "" for a week in which nothing of it was noted."""
    numbers = {item.key.rpartition(":")[2]: item.subject for item in items if isinstance(item.subject, WeekFigure)}
    reached, met, promises, gave = (int(numbers[key].mine) if key in numbers else 0 for key in WEEK_KEYS)
    figure = numbers.get("people_reached")
    since = f" {figure.since}" if figure and figure.since else ""
    deeds = [
        f"met {counted(met, 'person', 'people')}" if met and not since else "",
        f"kept {counted(promises, 'promise')}" if promises else "",
        f"did {counted(gave, 'favour')}" if gave else "",
    ]
    done = listed([deed for deed in deeds if deed])
    beside = figure.beside if figure is not None else 0
    touched = [
        f"were in touch with {counted(reached, 'person', 'people')}{since}",
        f"met {met} of them" if met and since else "",
        f"noted something about {beside} more" if beside else "",
    ]
    talked = f"You {', and '.join(filter(None, touched))}." if reached else ""
    usual = figure.usual if figure is not None else None
    good = "That is a good week." if usual is not None and reached >= usual else ""
    return " ".join(words for words in (f"You {done}." if done else "", talked, good) if words)


def filled_rows(review: Review) -> int:
    """The rows of the cup that are full: all once the review has ended, before that one for each thing done in it."""
    if review.ended is not None:
        return ROWS
    return min(ROWS, max(len(review.items), int(review.is_worked)))


def beside_cup(lines: Sequence[Line], width: int, signs: Signs, *, filled: int) -> list[Line]:
    """Lines at the right of a cup with so many rows ``filled``, which is hot when it is full."""
    blank: Line = []
    full = filled >= ROWS
    steam = [] if full else [blank] * STEAM_ROWS
    rows = zip_longest([*steam, *cup(filled, signs, steam=full)], lines, fillvalue=blank)
    return [[Span("  "), *pad(left, CUP_WIDTH - 2), *cut(right, max(1, width - CUP_WIDTH))] for left, right in rows]


def said_of_reviews(reviews: Sequence[ReviewState], words: str, width: int, signs: Signs) -> list[Line]:
    """Reviews as beads, as many weeks as there is room for, and a sentence below."""
    label = "reviews  "
    below = indented([Span(words, "faint")], width, len(label))
    beads = review_beads(reviews[-max(1, width - len(label)) :], signs)
    return [[Span(label, "muted"), *beads], *below] if reviews else [*below]


def week_lines(items: Sequence[Item], width: int, signs: Signs) -> list[list[Span]]:
    """The figures of the week as bars with the usual value, each on a scale of its own; those without one in a line."""
    figures = [(item.cells[0], item.subject) for item in items if isinstance(item.subject, WeekFigure)]
    bars = [_bar_row(label, number) for label, number in figures if number.whole is not None or number.usual]
    bare, since = list[Span](), ""
    for label, number in figures:
        if number.whole is not None or number.usual:
            continue
        when, since = "" if number.since == since else number.since, number.since or since  # said once
        bare += [Span(f"{label} ", "muted"), Span(number_words(number.mine), "strong")]
        bare += [Span(f" {when}" if when else "", "muted"), Span(", ", "muted")]
    return [*bar_rows(bars, width, signs), *(wrap_line(bare[:-1], width) if bare else ())]


def _bar_row(label: str, number: WeekFigure) -> BarRow:
    """A figure as a bar: of a whole, or on a scale on which its usual value stands."""
    if number.whole is not None:
        mine = part_words(number.mine, number.whole)
        return BarRow([Span(label)], number.mine, number.whole, mine, f"of {number_words(number.whole)}", "done")
    mine, usual = number_words(number.mine), f"usual {number_words(number.usual)}" if number.usual else ""
    top = max(number.mine, number.usual or 0) * ABOVE_USUAL
    return BarRow([Span(label)], number.mine, top, mine, usual, "inperson", number.usual)


def ahead_lines(items: Sequence[Item], width: int) -> list[Line]:
    """What is ahead: when, what, and with whom at the right; what is long goes on below."""
    rows = [item.subject for item in items if isinstance(item.subject, Ahead)]
    if not rows:
        return [*wrap_line([Span("Nothing is planned yet.", "muted")], width)]
    days = max(cell_len(parts.day) for parts in rows)
    who = min(max(cell_len(parts.who) for parts in rows), max(1, (width - days) // 2))
    lines: list[Line] = []
    for parts in rows:
        day = Span(parts.day, "late-strong" if parts.day == LATE else "muted")
        name = cut([Span(parts.who, "strong")], who)
        room = max(1, width - days - 2)
        first, *rest = wrap_line([Span(parts.about)], max(1, room - who - 2), 2) or [[]]
        lines.append([*pad([day], days), Span("  "), *ends(first, name, room)])
        lines += [[Span(" " * (days + 2)), *more] for more in rest]
    return lines


def text_rows(items: Sequence[Item], width: int) -> list[Line]:
    """Rows that are sentences."""
    return [line for item in items for line in sentence(" ".join(filter(None, item.cells)), width)]


def headline(words: str, reviews: Sequence[ReviewState], width: int, signs: Signs) -> list[Line]:
    """The first sentence, with the last reviews at the right where there is room for both."""
    beads = review_beads(reviews[-BEADS:], signs)
    if cell_len(words) + 2 + width_of(beads) <= width:
        return [ends([Span(words, "strong")], beads, width)]
    return sentence(words, width, "strong")
