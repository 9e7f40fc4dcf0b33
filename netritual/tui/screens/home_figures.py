"""The figures at the top of Home: four on a wide terminal, two lines of them on a narrow one. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from netritual.charts.beads import review_beads
from netritual.charts.big_figures import stat
from netritual.charts.levels import levels
from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import counted, listed
from netritual.services.pages.home_page import HomePage, PeopleCounts
from netritual.services.pages.next_review import NextReview
from netritual.services.pages.week_figures import AimedFigure, FirstWeek
from netritual.tui.face.spans import Line, Span, cut, ends, pad, width_of

GAP = 3
"""Cells between two figures."""
LIST_WIDTH = 24
"""Cells of a list of counts at most: a count far from its word is hard to follow."""
_ORDINALS = ("first", "second", "third", "fourth")
_ASIDE = 16
"""Cells beside a figure in which the aim is a sentence."""


class Counted(NamedTuple):
    """A line of a list of counts."""

    words: str
    number: str
    rest: str = ""


def wide_figures(page: HomePage, week: FirstWeek | None, width: int, signs: Signs) -> list[list[Span]]:
    """Four columns of a title and three lines."""
    figures = page.figures
    sizes = _columns(width, 4)
    small = any(one.done for one in figures.small)
    third = ("Small good things", _small(figures.small))
    if page.known is not None and not small:
        third = ("Your people", _people(page.named, page.known))
    columns: tuple[tuple[str, list[list[Span]]], ...] = (
        ("People this week", _stat(figures.reached, _reached(page, week, signs), sizes[0], signs)),
        ("In person", _stat(figures.met, _met(page, week, signs), sizes[1], signs)),
        (third[0], [_count(one, min(sizes[2], LIST_WIDTH)) for one in third[1]]),
        ("Your review", _review(page.review, sizes[3], signs)),
    )
    rows: list[list[Span]] = []
    for at in range(4):
        parts: list[Span] = []
        for (title, lines), size in zip(columns, sizes, strict=True):
            words: Line = [Span(title, "muted")] if at == 0 else lines[at - 1] if at <= len(lines) else ()
            parts += [*pad(words, size), Span(" " * GAP)]
        rows.append(pad(parts[:-1], width))
    return rows


def narrow_figures(page: HomePage, week: FirstWeek | None, width: int, signs: Signs) -> list[list[Span]]:
    """Two lines: the people of the week and the next review, what else was done and how the reviews went."""
    figures, review = page.figures, page.review
    reached = figures.reached
    people = counted(reached.done, "person", "people").partition(" ")
    said = [Span(people[0].rjust(2), "strong"), Span(f" {people[2]} this week", "muted")]
    first = [
        *said,
        *([Span("  "), *levels(reached.weeks, signs)] if reached.weeks else []),
        Span("  "),
        *_usual(reached),
    ]
    small = [one for one in figures.small if one.done]
    words = ("comment", "ask", "favour")
    done = [counted(one.done, word) for one, word in zip(figures.small, words, strict=True) if one.done]
    others = done
    if page.known is not None and not small:
        others = [f"{page.named} named", f"{page.known.listed:,} on your list"]
    second = [Span(str(figures.met.done).rjust(2), "strong"), Span(f" {', '.join(('in person', *others))}", "muted")]
    when = [Span("review ", "muted"), Span(review.when, "strong")]
    return [
        ends(first, when, width),
        ends(second, _review_words(review, width - width_of(second) - GAP, signs, brief=True), width),
    ]


def _columns(width: int, count: int) -> list[int]:
    each, rest = divmod(max(0, width - GAP * (count - 1)), count)
    return [each + (1 if at < rest else 0) for at in range(count)]


def _stat(figure: AimedFigure, beside: Sequence[Line], width: int, signs: Signs) -> list[list[Span]]:
    figure_width = 4 * len(str(figure.done)) + 2
    short = width - figure_width < _ASIDE
    aim = [] if figure.aim is None else [[Span(f"aim {figure.aim}" if short else f"you aim for {figure.aim}", "muted")]]
    words = [cut(one, max(8, width - figure_width)) for one in beside if one]
    return stat(str(figure.done), [*aim, *words], width, signs)


def _reached(page: HomePage, week: FirstWeek | None, signs: Signs) -> list[list[Span]]:
    """What stands beside the people of the week: what is usual and twelve weeks, or the days of a first week."""
    figure = page.figures.reached
    if week is None:
        return [_usual(figure), levels(figure.weeks, signs)]
    days = [
        Span(signs.beads[0], "line") if day is None or not day[0]
        else Span(signs.beads[2], "inperson") if day[1] else Span(signs.open, "virtual")
        for day in week.days
    ]  # fmt: skip
    return [[Span(f"your {_ORDINALS[page.figures.week - 1]} week", "muted")], [*days, Span("  by day", "faint")]]


def _met(page: HomePage, week: FirstWeek | None, signs: Signs) -> list[list[Span]]:
    figure = page.figures.met
    if week is not None:
        from netritual.domain.people.first_names import first_name

        names = [first_name(name) or name for name in week.met]
        shown = names if len(names) < 3 else [names[0], f"{len(names) - 1} more"]
        return [[Span(listed(shown), "faint")]]
    return [_usual(figure), levels(figure.weeks, signs)]


def _usual(figure: AimedFigure) -> list[Span]:
    return [Span(f"usual {figure.usual:g}", "faint")] if figure.usual is not None else []


def _small(figures: Sequence[AimedFigure]) -> list[Counted]:
    return [Counted(one.words, str(one.done), f" of {one.aim}" if one.aim is not None else "") for one in figures]


def _people(named: int, people: PeopleCounts) -> list[Counted]:
    return [
        Counted("you would call", f"{named:,}"), Counted("talked with you", f"{people.talked:,}"),
        Counted("on your list", f"{people.listed:,}"),
    ]  # fmt: skip


def _count(one: Counted, width: int) -> list[Span]:
    """Its words, of which the last does where there is less room, and its number."""
    number = [Span(one.number, "strong"), Span(one.rest, "muted")]
    fits = cell_len(one.words) + 1 + width_of(number) <= width
    return ends([Span(one.words if fits else one.words.split()[-1], "muted")], number, width, 1)


def _review(review: NextReview, width: int, signs: Signs) -> list[list[Span]]:
    return [[Span(review.when, "strong")], *_review_lines(review, width, signs)]


def _review_lines(review: NextReview, width: int, signs: Signs) -> list[list[Span]]:
    words, key, rest = review.words.partition("w ")
    spans = [Span(words, "muted"), Span(key.strip(), "here-strong"), Span(f" {rest}" if rest else "", "muted")]
    if review.words == "today":
        spans = []
    comma = ", " if spans else ""
    if review.is_first:
        return [[*spans, Span(f"{comma}your first", "muted")], [Span("nothing to prepare", "faint")]]
    about = Span(f"{comma}about {review.minutes} min", "muted")
    fits = not spans or width_of([*spans, about]) <= width
    return [[*spans, *([about] if fits else [])], _review_words(review, width, signs)]


def _review_words(review: NextReview, width: int, signs: Signs, *, brief: bool = False) -> list[Span]:
    """How the reviews of the last weeks went: beads, and as much in words as has room, so that each bead is counted."""
    if review.is_first:
        return [Span("your first" if brief else "", "muted")]
    weeks = [one for one in review.weeks if one != "rest"]
    if not weeks:
        return [Span(review.words, "muted")]
    done, rests = weeks.count("done"), len(review.weeks) - len(weeks)
    all_done = f"{done} of {len(weeks)}"
    rested = [f" {all_done} weeks, {counted(rests, 'rest week')}", f" {all_done}, {rests} rested"]
    if done == len(weeks):
        rested.append(f" {done}, {rests} rested")
    beads = review_beads(review.weeks, signs)
    forms = [*(rested if rests else ()), f" {done} of {counted(len(weeks), 'week')}" if brief else f" {all_done}"]
    room = width - width_of(beads)
    return [*beads, Span(next((words for words in forms if len(words) <= room), forms[-1]), "muted")]
