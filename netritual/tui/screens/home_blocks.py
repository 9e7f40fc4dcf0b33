"""The parts of Home in their order, and which of them give way where there is less room. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from netritual.charts.signs import Signs
from netritual.charts.span import Line
from netritual.domain.dates.day_wording import counted
from netritual.domain.network import Network
from netritual.services.pages.home_offers import HomeOffers
from netritual.services.pages.home_page import HomePage
from netritual.services.pages.week_figures import FirstWeek
from netritual.tui.face.columns import GAP
from netritual.tui.screens import home_notes as notes
from netritual.tui.screens.home_rows import HomeRows
from netritual.tui.view import Shape
from netritual.tui.widgets.item_list import Row

SIDE = 43
"""Cells of the right column on a wide terminal, with the one behind it."""
FRAME, HEAD = 2, 1
"""Rows of a part beside its lines: its frame, or its titled line."""
_FRAMED = 4
"""Cells of a frame, of its padding, and of the cursor."""


class HomeData(Struct, frozen=True, kw_only=True):
    """All that Home shows at a moment. ``week`` is None once there are weeks to compare with."""

    page: HomePage
    week: FirstWeek | None
    offers: HomeOffers
    network: Network
    today: date
    signs: Signs

    def rows(self) -> HomeRows:
        """What makes the rows of this moment."""
        page = self.page
        names = [item.cells[0] for item in (*page.past, *page.now)] + [quiet.name for quiet in page.quiet]
        return HomeRows(self.network, self.signs, names)


Paint = Callable[[int], Sequence[Line]]


class HomeBlock(NamedTuple):
    """A part of Home: a list of rows, or what is painted where it is only read, and the words in its lower border.

    ``side``: it stands at the right on a wide terminal. ``lines`` are those inside. ``low`` is the same part in fewer
    lines.
    """

    id: str
    title: str
    rows: tuple[Row, ...] = ()
    foot: str = ""
    side: bool = False
    paint: Paint | None = None
    lines: int = 0
    low: HomeBlock | None = None


class HomeForm(NamedTuple):
    """How Home is laid out: its shape, and the cells inside a part of the left column and of the right one."""

    shape: Shape
    left: int
    right: int

    @property
    def frame(self) -> int:
        """The rows of a part beside its lines."""
        return FRAME if self.is_wide else HEAD

    @property
    def is_wide(self) -> bool:
        """Whether there are two columns."""
        return self.shape == "wide"


def form_of(shape: Shape, width: int) -> HomeForm:
    """The layout of a terminal of so many cells: a frame and its padding are left out, and the cell of the cursor."""
    if shape == "wide":
        return HomeForm(shape, width - 1 - GAP - SIDE - _FRAMED, SIDE - 1 - _FRAMED)
    return HomeForm(shape, width - 2, width - 2)


def blocks_of(data: HomeData, make: HomeRows, form: HomeForm, height: int) -> list[HomeBlock]:
    """The parts that are shown in so many rows, in order; the less important ones give way."""
    blocks = [block for block in _every(data, make, form) if block.lines]
    for id, way in CUTS[form.shape]:
        block = next((one for one in blocks if one.id == id), None)
        if block is None or _height(blocks, form, block.side) <= height:
            continue
        less = way(block)
        at = blocks.index(block)
        blocks[at : at + 1] = [less] if less is not None else []
    return blocks


def free_rows(blocks: Sequence[HomeBlock], form: HomeForm, height: int) -> int:
    """The rows that are left under the parts."""
    return height - max(_height(blocks, form, True), _height(blocks, form, False))


def _height(blocks: Sequence[HomeBlock], form: HomeForm, side: bool) -> int:
    """The rows of a column, or of all parts where there is one."""
    return sum(one.lines + form.frame for one in blocks if not form.is_wide or one.side == side)


def _less(block: HomeBlock, rows: Sequence[Row]) -> HomeBlock:
    return block._replace(rows=tuple(rows), lines=sum(row.lines for row in rows))


def _drop(block: HomeBlock) -> HomeBlock | None:
    """The part is left out."""
    return None


def _low(block: HomeBlock) -> HomeBlock:
    """The part in fewer lines."""
    return block.low or block


def _first(count: int) -> Callable[[HomeBlock], HomeBlock]:
    """The first few rows."""
    return lambda block: _less(block, block.rows[:count])


Way = Callable[[HomeBlock], HomeBlock | None]
CUTS: Mapping[Shape, Sequence[tuple[str, Way]]] = {
    "wide": (
        ("year", _low), ("year", _drop), ("wrote", _drop), ("talks", _drop), ("now", _low), ("offers", _low),
        ("five", _drop), ("quiet", _first(2)), ("quiet", _first(1)), ("rhythms", _drop), ("first", _first(1)),
        ("coming", _low),
    ),
    "narrow": (
        ("quiet", _first(2)), ("quiet", _first(1)), ("first", _first(1)), ("offers", _drop), ("quiet", _drop),
    ),
    "single": (),
}  # fmt: skip
"""By shape which part gives way first, and how."""


def _every(data: HomeData, make: HomeRows, form: HomeForm) -> Iterable[HomeBlock]:
    """All parts, from the first to the last in reading order."""
    page, offers = data.page, data.offers
    wide, narrow = form.is_wide, form.shape == "narrow"
    yield _list("past", "Did it happen?", [make.past(item, tall=wide or narrow) for item in page.past])
    yield _now(data, make, form, tall=wide)._replace(low=_now(data, make, form, tall=False))
    first = [make.first_word(item, form.left, tall=wide or narrow) for item in offers.suggested.first_words]
    yield _list("first", "A first word", first, "a short message is enough")
    quiet = _list("quiet", "Quiet, and worth a word", [make.quiet(one) for one in page.quiet])
    coming = _coming(data, make, form, tall=wide)._replace(low=_coming(data, make, form, tall=False))
    yield from (quiet,) if wide else (coming, quiet)
    yield _offers(data, make, form, tall=wide)._replace(low=_offers(data, make, form, tall=False))
    if not wide:
        return
    year, talks = offers.year, data.week.talks if data.week is not None else ()
    if year is not None:
        low = _note("year", "Your year", lambda width: notes.low_year_lines(year, width, data.signs), form)
        whole = _note("year", "Your year", lambda width: notes.year_lines(year, width, data.signs), form)
        yield whole._replace(low=low)
    yield coming
    if page.load:
        yield _note(
            "rhythms", "Your rhythms", lambda width: notes.rhythm_lines(page, width, data.signs), form, side=True
        )
    if talks:
        yield _note(
            "talks", "Your talks so far",
            lambda width: notes.talk_lines(data.network, talks, data.today, width, data.signs), form, side=True,
        )  # fmt: skip
    yield _list(
        "five", "Five minutes for someone", [make.help(one, form.right) for one in offers.five_minutes], side=True
    )
    more = f"{data.page.to_read} to read" if data.page.to_read > len(data.page.articles) else ""
    yield _list(
        "wrote", "Your people wrote", [make.article(one, form.right) for one in data.page.articles], more, side=True
    )


def _list(id: str, title: str, rows: Sequence[Row], foot: str = "", *, side: bool = False) -> HomeBlock:
    return HomeBlock(id, title, tuple(rows), foot, side, None, sum(row.lines for row in rows))


def _note(id: str, title: str, paint: Paint, form: HomeForm, *, side: bool = False) -> HomeBlock:
    width = (form.right if side else form.left) - 1  # its words stand under the title
    return HomeBlock(id, title, side=side, paint=paint, lines=len(paint(width)))


def _now(data: HomeData, make: HomeRows, form: HomeForm, *, tall: bool) -> HomeBlock:
    """What is to be done now; and who wrote beside, or that no one waits."""
    page = data.page
    rows = [make.matter(item, form.left, tall=tall) for item in page.now]
    if page.waiting and not (rows and form.shape == "single"):
        rows.append(make.words("waiting", page.waiting, form.left))
    if page.nameless:
        lines = "1 line leaves" if page.nameless == 1 else f"{page.nameless} lines leave"
        rows.append(make.words("nameless", f"{lines} open who it was: w asks", form.left, "w"))
    shown = len(page.now)
    part = f"{shown} of {page.open}" if 0 < shown < page.open else f"{page.open}"
    late = f", {page.late} late" if page.late else ""
    foot = f"{part} open{late}" if page.open else ""
    title = "Now" if form.is_wide or shown == page.open else f"Now, {foot}"
    return _list("now", title, rows, foot)


def _coming(data: HomeData, make: HomeRows, form: HomeForm, *, tall: bool) -> HomeBlock:
    """What comes up, the review among it, and what the suggestions say where nothing else is planned."""
    page, suggested = data.page, data.offers.suggested
    rows = [make.coming(item, tall=tall) for item in page.coming]
    rows.insert(page.review_at, make.review(page.review))
    if not page.coming:
        words = "No one needs a coffee this week." if suggested.is_quiet else "Nothing else is planned."
        rows.append(make.words("no-coming", words, form.right))
    if suggested.number:
        wait = "suggestion waits" if suggested.number == 1 else "suggestions wait"
        rows.append(make.words("suggested", f"{suggested.number} {wait}: w opens the review", form.right, "w"))
    if data.page.to_read and not form.is_wide:
        article = counted(data.page.to_read, "article")
        rows.append(make.words("to-read", f"{article} to read: 4 opens them", form.right, "4"))
    return _list("coming", "Coming up", rows, side=True)


def _offers(data: HomeData, make: HomeRows, form: HomeForm, *, tall: bool) -> HomeBlock:
    """What may be done once, by its key: five people to name, twelve names to look at."""
    page, listed, width = data.page, data.offers.listed, form.left
    rows = []
    if listed is not None:
        title = "Whom of your list would you enjoy to see?"
        about = f"Nothing tells one of the {listed:,} from another yet." if listed > 1 else ""
        words = "Twelve names, one key each: t begins" if form.is_wide else "One key each: t begins"
        rows.append(make.offer("twelve-names", title, words, about, width, "t", tall=tall))
    if page.five:
        title, about = f"Whom {'else ' if page.named else ''}would you call for advice?", "Their names are enough."
        words = (
            f"{counted(page.named, 'person', 'people')} so far: f names more" if page.named else "Five people: f begins"
        )
        rows.append(make.offer("add-five", title, words, about, width, "f", tall=tall))
    title = "Twelve names" if not page.five else "Five people" if listed is None else "To begin with"
    return _list("offers", title, rows)
