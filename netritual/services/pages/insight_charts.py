"""The charts of Insights and of ``stats --chart``: the numbers of a period as lines of spans."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap
from typing import NamedTuple

from netritual.charts.balance import balance
from netritual.charts.bar import BarRow, bar, bar_rows
from netritual.charts.beads import beads
from netritual.charts.big_figures import stat
from netritual.charts.fitting import at_ends, fitted, width_of
from netritual.charts.signs import Signs
from netritual.charts.span import Line, Role, Span
from netritual.charts.week_columns import WeekColumn, columns
from netritual.domain.dates.day_wording import capital, counted, listed
from netritual.domain.language.text import width as text_width
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tally import number_words, share_words
from netritual.domain.ties.tier_layers import Layer
from netritual.services.pages.insight_page import PERIODS, WAITS, WEEKS, Circle, InsightPage
from netritual.services.pages.year_page import Year

Lines = list[list[Span]]
HEIGHT, LOW_HEIGHT = 9, 6
"""Rows of the columns, and where there is less room."""
CIRCLES, LEAST_WEEKS, GAP = 3, 4, 2
"""Circles that are drawn, the weeks that each has at least, and the cells between their columns."""
NOBODY_QUIET = "Nobody has gone quiet."
_CLOSEST = 2
"""Tiers that are drawn in the colour of the closest ties."""
_SOON = 3
"""Of ``WAITS`` so many are a day or less."""


def weeks(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The people of each week, and what is said of them."""
    return [*people_a_week(page, width, signs, HEIGHT), *week_words(page, width)]


def low_weeks(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The people of each week in fewer rows."""
    return people_a_week(page, width, signs, LOW_HEIGHT)


def people_a_week(page: InsightPage, width: int, signs: Signs, height: int) -> Lines:
    """The people of each week, in person and from afar, beside the usual number."""
    this = page.stats.on.isocalendar()
    stacks = [
        None
        if week.rest
        else WeekColumn(
            str(week.monday.isocalendar().week),
            week.in_person,
            week.people_reached - week.in_person,
            lit=week.monday.isocalendar()[:2] == this[:2],
        )
        for week in page.weeks
    ]
    return columns(stacks, width, height, signs, page.stats.medians.get("people_reached"))


def week_words(page: InsightPage, width: int) -> Lines:
    """What is said of the weeks: how many talks of the period were in person, and which weeks were rest weeks."""
    met, talks = page.stats.of.get("in_person_share", [0, 0])
    words = f"{capital(page.title)}: {number_words(met)} of {counted(int(talks), 'talk')} in person."
    said = [Span(words, "strong")] if talks else []
    rests = [str(week.monday.isocalendar().week) for week in page.rests]
    if not rests:
        return [fitted(said, width)] if said else []
    one = len(rests) == 1
    weeks = f"{'Week' if one else 'Weeks'} {listed(rests)} {'was a rest week' if one else 'were rest weeks'}"
    whole = f"{weeks}; {'it never counts' if one else 'they never count'} against you."
    for rest in (whole, f"{weeks}."):
        if width_of(said) + 1 + text_width(rest) <= width:
            return [fitted([*said, Span(f" {rest}" if said else rest, "muted")], width)]
    return [*([fitted(said, width)] if said else []), *_said(whole, width)]


def network_or_list(page: InsightPage, width: int, signs: Signs) -> Lines:
    """How many of all people talked with me in a year, and whether that was so a quarter ago."""
    part, whole = page.stats.of["network_ratio"]
    if not whole:
        return _said("Nobody is noted yet.", width)
    beside = [
        [Span(f"of {counted(int(whole), 'person', 'people')}", "strong")],
        [Span("talked with you", "muted")],
        [Span("in the last year", "muted")],
    ]
    before = page.ratio_before
    now, then = round(100 * part / whole), None if before is None else round(100 * before)
    past = "" if then is None else "as a quarter ago" if then == now else f"{then} % a quarter ago"
    return [
        *stat(number_words(part), beside, width, signs),
        fitted((), width),
        bar(part, whole, width, signs, "done"),
        at_ends([Span("under 1 %" if part and not now else f"{now} %", "strong")], [Span(past, "faint")], width),
        fitted((), width),
        *_said("The rest can wait." if part < whole else "", width),
    ]


def rhythms(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The tiers with a rhythm: how many people of each are in it."""
    rows = [
        BarRow(
            _tier_label(layer, signs), layer.in_time, layer.people, str(layer.in_time), f"of {layer.people}",
            "done" if layer.in_time == layer.people else "inperson",
        )
        for layer in page.tiers if layer.people and layer.in_rhythm is not None
    ]  # fmt: skip
    if not rows:
        return _said("Nobody has a rhythm yet.", width)
    quiet = len(page.stats.behind["quiet"])
    everyone = sum(layer.people for layer in page.tiers)
    unmet = sum(layer.unmet for layer in page.tiers)
    words = f"With {unmet} no talk is noted yet." if unmet else NOBODY_QUIET
    words = f"{quiet} of {everyone} rhythms {'is' if quiet == 1 else 'are'} quiet" if quiet else words
    return [*bar_rows(rows, width, signs), fitted([Span(f"  {words}", "muted")], width)]


def _tier_label(layer: Layer, signs: Signs) -> Line:
    mark: Role = "here" if layer.tier <= _CLOSEST else "muted"
    return [Span(signs.tiers[layer.tier - 1], mark), Span(f" {TIER_NAMES[layer.tier]}")]


def answers(page: InsightPage, width: int, signs: Signs) -> Lines:
    """How many answers were given how soon."""
    if not any(page.waits):
        return _said(f"{capital(page.title)}: no answer is noted.", width)
    rows = []
    for at, (words, number) in enumerate(zip(WAITS, page.waits, strict=True)):
        label = Span(words, "text" if at < _SOON else "muted")
        rows.append(BarRow([label], number, max(page.waits), str(number), role="done" if at < _SOON else "late"))
    return bar_rows(rows, width, signs)


def give_and_get(page: InsightPage, width: int, signs: Signs) -> Lines:
    """Favours both ways; thanks and promises below."""
    return [
        *balance(count(page, "gave"), count(page, "got"), width, signs),
        fitted((), width),
        _figure("thanks said in 2 days", _share(page, "thanks_closed_2d"), page, width),
        _figure("promises kept on time", _share(page, "promises_on_time"), page, width),
    ]


def coffees(page: InsightPage, width: int, signs: Signs) -> Lines:
    """What became of those who were suggested, each step a part of the one before."""
    accepted, met = (page.stats.of.get(key, [0, 0]) for key in ("suggestions_accepted", "suggestions_held"))
    if not accepted[1]:
        return _said(f"{capital(page.title)}: nobody was suggested.", width)
    steps: tuple[tuple[str, float, Role], ...] = (
        ("suggested", accepted[1], "faint"), ("you took", accepted[0], "inperson"), ("you met", met[0], "done"),
    )  # fmt: skip
    rows = [
        BarRow([Span(words, "muted")], number, accepted[1], number_words(number), role=role)
        for words, number, role in steps
    ]
    return bar_rows(rows, width, signs)


def circles(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The liveliest circles and the quietest, with their last twelve weeks."""
    if not page.circles:
        return _said("Nobody is in a circle yet.", width)
    shown = [*page.circles[: CIRCLES - 1], *page.circles[CIRCLES - 1 :][-1:]]
    ago = max(len(circle_words(one)) for one in shown)
    longest = max(text_width(one.name) for one in shown)
    count = min(WEEKS, max(LEAST_WEEKS, width - longest - ago - 2 * GAP))
    lines = []
    for one in shown:
        name = fitted([Span(one.name)], max(0, width - count - ago - 2 * GAP))
        row = beads(one.weeks[-count:], signs, in_person=one.met[-count:])
        said = [Span(" " * GAP), *row, Span(" " * GAP), Span(circle_words(one), "faint")]
        lines.append(fitted([*name, *said], width))
    return lines


def circle_words(circle: Circle) -> str:
    """When a circle was last touched."""
    if circle.days is None:
        return "not yet"
    return "this week" if circle.days < 7 else "last week" if circle.days < 14 else f"{circle.days} days"


def glance(page: InsightPage, width: int, signs: Signs) -> Lines:
    """Four figures, where there is no room for their charts."""
    part, whole = page.stats.of["network_ratio"]
    gave, got = count(page, "gave"), count(page, "got")
    return [
        _figure("talked with you this year", f"{number_words(part)} of {number_words(whole)}", page, width),
        _figure("answers within your aim", _share(page, "within_aim"), page, width),
        _figure("promises kept on time", _share(page, "promises_on_time"), page, width),
        _figure("given and got", f"{gave} and {got}" if gave or got else "", page, width),
    ]


def year_of_days(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The year of a page."""
    return day_by_day(page.year, width, signs)


def day_by_day(shown: Year | None, width: int, signs: Signs) -> Lines:
    """A year day by day with its sum; blank until it is worked out."""
    from netritual.charts.year import year, year_legend

    if shown is None:
        return [fitted((), width)] * 9
    people, days = counted(shown.people, "person", "people"), counted(shown.lively, "day")
    words = [Span(f"     In a year: {counted(shown.talks, 'talk')} with {people}, on {days}", "muted")]
    legend = year_legend(signs)
    is_wide = width_of(words) + width_of(legend) + 2 <= width
    foot = (
        [at_ends(words, legend, width)] if is_wide else [fitted(words, width), fitted([Span("     "), *legend], width)]
    )
    return [*year(shown.days, shown.monday, width, signs, press=True), *foot]


def year_of_rows(page: InsightPage, width: int, signs: Signs) -> Lines:
    """The year in a row of weeks and one of reviews."""
    from netritual.charts.year import year_of_weeks

    shown = page.year
    if shown is None:
        return [fitted((), width)] * 3
    return year_of_weeks(shown.weeks, shown.reviews, shown.monday, width, signs)


def count(page: InsightPage, key: str) -> int:
    """A plain number of the period, from the first day on."""
    number = page.stats.counted.get(key)
    return number if isinstance(number, int) else 0


def _share(page: InsightPage, key: str) -> str:
    """A share in words; before it says anything its cases alone, "" without any."""
    part, whole = page.stats.of.get(key, [0, 0])
    if page.stats.values.get(key) is not None:
        return share_words(part, whole)
    return f"{number_words(part)} of {number_words(whole)}" if whole else ""


def _said(words: str, width: int) -> Lines:
    """A sentence of ours, on as many lines as it needs."""
    return [fitted([Span(part, "muted")], width) for part in wrap(words, max(width, 1))]


def _figure(words: str, figure: str, page: InsightPage, width: int) -> list[Span]:
    none = f"none {page.title}" if page.title == PERIODS[0] else "none"
    return at_ends([Span(words, "muted")], [Span(figure or none, "strong" if figure else "faint")], width)


Numbers = tuple[tuple[str, str], ...]
"""The numbers of a chart that have people behind them: the key of each (``people_behind``) and its words."""


def circle_numbers(page: InsightPage) -> Numbers:
    """The people of each circle."""
    return tuple((f"circle:{one.name}", one.name) for one in page.circles)


def rhythm_numbers(page: InsightPage) -> Numbers:
    """Who has gone quiet, and the people of each tier with a rhythm."""
    quiet = (("quiet", "gone quiet"),) if page.stats.behind["quiet"] else ()
    return (*quiet, *((f"tier:{one.tier}", TIER_NAMES[one.tier]) for one in page.tiers if one.people and one.tier < 5))


Draw = Callable[[InsightPage, int, Signs], Lines]


class Chart(NamedTuple):
    """A chart of a period: its title, how it is drawn, the numbers in it, and how it is drawn in fewer rows."""

    id: str
    title: str
    draw: Draw
    numbers: Callable[[InsightPage], Numbers]
    low: Draw


def _chart(id: str, title: str, draw: Draw, *numbers: tuple[str, str], low: Draw | None = None) -> Chart:
    return Chart(id, title, draw, lambda page: numbers, low or draw)


TALKED = ("network_ratio", "talked with you in a year")
ANSWERED = ("within_aim", "answered")
PROMISES = ("promises_on_time", "promises")
CHARTS = {chart.id: chart for chart in (
    _chart(
        "weeks", "People a week", weeks,
        ("people_reached", "people you reached"), ("in_person", "met in person"), low=low_weeks,
    ),
    _chart("ratio", "A network, or a list?", network_or_list, TALKED),
    Chart("rhythms", "In rhythm", rhythms, rhythm_numbers, rhythms),
    _chart("glance", "At a glance", glance, TALKED, ANSWERED, PROMISES),
    _chart("answers", "How soon you answer", answers, ANSWERED),
    _chart(
        "giving", "Give and get", give_and_get,
        ("gave", "favours given"), ("got", "favours received"), ("thanks_closed_2d", "thanks"), PROMISES,
    ),
    _chart("year", "Your year", year_of_days, ("year", "talked with in the year"), low=year_of_rows),
    _chart(
        "coffees", "From a suggestion to a coffee", coffees,
        ("suggestions_accepted", "suggested"), ("coffees_proposed", "coffees"),
    ),
    Chart("circles", "Circles", circles, circle_numbers, circles),
)}  # fmt: skip
"""All charts by their id, in their order."""
