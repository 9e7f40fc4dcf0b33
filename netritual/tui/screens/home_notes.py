"""What is only read on Home: rhythms, talks so far, the year, and what stands there before there is anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from netritual.charts.bar import BarRow, bar_rows
from netritual.charts.signs import Signs, tier_sign
from netritual.domain.dates.day_wording import counted, dated, listed
from netritual.domain.model import Interaction
from netritual.domain.network import Network, known_people
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tie import IN_PERSON, LIVE
from netritual.review.rows import names_of
from netritual.services.pages.home_page import HomePage
from netritual.services.pages.year_page import Year
from netritual.tui.face.spans import Role, Span, SpanColumn, cut, in_columns, pad, width_of, wrap_line
from netritual.tui.screens.home_rows import day_cell

_FIGURES, _NUMBERS = 16, 8
"""Cells of the figures beside a year."""


def rhythm_lines(page: HomePage, width: int, signs: Signs) -> list[list[Span]]:
    """Of each tier how many are in rhythm, and how many talks a week that asks for."""
    rows = [
        BarRow(
            [tier_sign(layer.tier, signs), Span(f" {TIER_NAMES[layer.tier]}", "text")], layer.in_time, layer.people,
            str(layer.in_time), f"of {layer.people}", "done" if layer.in_time == layer.people else "inperson",
        )
        for layer in page.layers
        if layer.people and layer.in_rhythm is not None
    ]  # fmt: skip
    return [*bar_rows(rows, width, signs), *wrap_line([Span(load_words(page), "faint")], width)]


def load_words(page: HomePage) -> str:
    """How many talks a week the rhythms ask for."""
    load = round(page.load)
    if not page.load:
        return ""
    return f"About {counted(load, 'talk')} a week keep them." if load > 1 else "About one talk a week keeps them."


def talk_lines(
    network: Network, talks: Sequence[Interaction], today: date, width: int, signs: Signs
) -> list[list[Span]]:
    """The newest talks: day, kind, and with whom."""
    lines = []
    kind = max((cell_len(talk.channel) for talk in talks), default=0)
    columns = (SpanColumn(10), SpanColumn(1), SpanColumn(kind))
    for talk in talks:
        sign, role = _kind(talk.channel, signs)
        name = _with(network, talk)
        day = [Span(day_cell(dated(talk.on, today)), "muted")]
        row = in_columns((day, [Span(sign, role)], [Span(talk.channel)]), columns, kind + 13, 1)
        if width_of(row) + 1 + cell_len(name) <= width:
            lines.append([*row, Span(" "), Span(name, "strong")])
        else:
            lines += [row, cut([Span(" " * 13), Span(name, "strong")], width)]
    return lines


def _with(network: Network, talk: Interaction) -> str:
    """Whom it was with: one by the whole name, more by their first ones."""
    from netritual.domain.people.first_names import first_name

    people = known_people(network, talk.people)
    if len(people) < 2:
        return names_of(network, talk.people)
    return listed([first_name(person.name) or person.name for person in people])


def _kind(channel: str, signs: Signs) -> tuple[str, Role]:
    if channel in IN_PERSON:
        return signs.in_person, "inperson"
    return (signs.call, "virtual") if channel in LIVE else (signs.message, "virtual")


def year_lines(figures: Year, width: int, signs: Signs) -> list[list[Span]]:
    """The days of fifty-two weeks, and beside them what they come to."""
    from netritual.charts.year import year

    room = width - _FIGURES
    rows = year(figures.days, figures.monday, room, signs)
    talks, people = counted(figures.talks, "talk"), counted(figures.people, "person", "people")
    reviews, rests = counted(figures.reviewed, "review"), counted(figures.rested, "rest week")
    words = ("", "", talks, people, counted(figures.lively, "day"), "", reviews, rests if figures.rested else "")
    return [[*pad(row, room), *_figure(said)] for row, said in zip(rows, words, strict=True)]


def low_year_lines(year: Year, width: int, signs: Signs) -> list[list[Span]]:
    """The same in one row of weeks and one of their reviews."""
    from netritual.charts.year import year_of_weeks

    room = width - _NUMBERS
    rows = year_of_weeks(year.weeks, year.reviews, year.monday, room, signs)
    numbers = ("", str(year.talks), str(year.reviewed))
    return [[*pad(row, room), *_figure(said, _NUMBERS)] for row, said in zip(rows, numbers, strict=True)]


def _figure(words: str, room: int = _FIGURES) -> list[Span]:
    number, _, rest = words.partition(" ")
    return pad([Span(f"{number:>5} ", "strong"), Span(rest, "muted")], room)


_KEYS = (
    ("a", "log one talk you had this week", 'coffee @"Ana Ruiz" mon'),
    ("f", "add the five people you would call for advice", ""),
    ("i", "bring people in", "LinkedIn, vCards, a table"),
    ("d", "look around with sample people", "in a home of their own"),
    ("w", "take a first review anyway", "5 minutes"),
)
_WORDS = 47
"""Cells of what a key does, before an example of it."""
_ROOMY = 30
"""Rows from which on there is room for the cup."""


def day_one(width: int, height: int, signs: Signs) -> list[list[Span]]:
    """Home before there is anybody: an empty cup, and five keys."""
    from netritual.charts.cup import cup

    indent = " " * (18 if width >= 100 else 3)
    above: list[list[Span]] = []
    if height >= _ROOMY:
        above = [[], [], *([Span(f"{indent}    "), *row] for row in cup(0, signs)), [], []]
    lines: list[list[Span]] = [*above, [], [Span(f"{indent}Nobody here yet, which is a fine start.", "strong")], []]
    for key, words, example in _KEYS:
        row = [
            Span(f"{indent} "),
            Span(key, "here-strong", key),
            Span(f"   {words.ljust(_WORDS)}"),
            Span(example, "muted"),
        ]
        lines.append(row if width_of(row) <= width else cut(row[:3], width))
    return lines
