"""What the first run asks, what it says around its questions, and the themes as rows to choose from."""

from __future__ import annotations

from typing import NamedTuple

from netritual.charts.signs import Signs
from netritual.domain.settings.theme_names import OWN
from netritual.tui.face.spans import Line, Role, Span, line, pad, wrap_line
from netritual.tui.screens.setting_questions import KINDS


class Page(NamedTuple):
    """A question with what is said below it, and the labels of its fields."""

    question: str
    about: str
    labels: tuple[str, ...]


PAGES = (
    Page("Who are you, and where?", "The city gives your time zone, and the holidays of its country.",
         ("name", "city", "zone")),
    Page("Who are the five people you would call for advice?", "Only names. You can say more later, or never.",
         ("1", "2", "3", "4", "5")),
    Page("When will you review your week?", "If it is that day and that hour, then I review for 15 minutes.",
         ("day", "hour")),
    Page("How many coffees do you really have time for?", "A week, and when; free times are looked for there.",
         ("a week", "on", "between", "or")),
    Page("How shall it look?", "↓ and ↑ show another theme at once; enter takes it. "
         "Is ●◐○ ━█ blank? The settings (,) have plain signs.", ("theme",)),
)  # fmt: skip
NAME = 10
"""Cells of the name of a theme before what it is."""
SEGMENT = 11
"""Cells of a question in the row that counts them."""
INTRO = 'Networking is "how can I help?", not "how many people?".'
PROMISE = "Five short questions; all can change later. Nothing is sent unasked."
TO_IMPORT = "ctrl+o imports people: LinkedIn, vCards, an export. Optional, or never."
TO_LOOK = "ctrl+t looks around with sample people, in a home of their own."


def asked(number: int, first_time: bool, width: int, roomy: bool) -> list[Line]:
    """A question, from 0, in so many cells; the first one is introduced. Blank rows stand around it where there is
    room."""
    page, intro = PAGES[number], list[Line]()
    if number == 0 and first_time:
        intro = [*wrap_line(line((INTRO, "quote")), width), *wrap_line(line((PROMISE, "muted")), width), line()]
    about = wrap_line(line((page.about, "muted")), width)
    rows: list[Line] = [*intro, line((page.question, "strong")), *about]
    return [line(), *rows, line()] if roomy else rows


def ways_on(imported: str, width: int) -> list[Line]:
    """What an import brought, or that there is one; and the sample people."""
    words = (imported or TO_IMPORT, TO_LOOK)
    return [line(), *(row for text in words for row in wrap_line(line((text, "faint")), width)), line()]


def segments(number: int, signs: Signs, width: int, roomy: bool) -> list[Line]:
    """A segment a question: heavy up to the open one, from 0; a click presses its number."""
    row, size = list[Span](), max(1, min(SEGMENT, width // len(PAGES) - 1))
    for at in range(len(PAGES)):
        role: Role = "here" if at <= number else "line"
        row += [Span((signs.heavy if at <= number else signs.light) * size, role, str(at)), Span(" ")]
    return [line(), row] if roomy else [row]


def theme_rows(lit: str, signs: Signs, width: int) -> list[Line]:
    """The themes, one a row, of which one is lit; a click on one presses its name."""
    drawn: list[Line] = [[]]
    for name in OWN:
        mark = Span(f"{signs.cursor} " if name == lit else "  ", "here")
        words = pad([Span(name, "strong" if name == lit else "text", name)], NAME)
        drawn.append([mark, *words, Span(KINDS[name], "muted", name)])
    return drawn


def theme_beside(lit: str, way: int) -> str:
    """The theme after the lit one (1), or before it (-1)."""
    at = OWN.index(lit) if lit in OWN else -way
    return OWN[(at + way) % len(OWN)]
