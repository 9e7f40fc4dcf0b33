"""The rows of Home's places, and how each is drawn: pure functions of a row and a width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from netritual.charts.beads import month_beads
from netritual.charts.signs import Signs, tier_sign
from netritual.charts.span import Line, Role, Span
from netritual.domain.model import Coffee, Person, Proposed
from netritual.domain.network import Network
from netritual.domain.words import capital
from netritual.review.step import Act, Item
from netritual.services.coming_up import TENTATIVE
from netritual.services.home_offers import Help
from netritual.services.home_page import Quiet
from netritual.services.next_review import NextReview
from netritual.tui.face.spans import GAP, Column, cut, ends, in_columns, key_words, line, pad, width_of, wrap_line
from netritual.tui.item_actions import ASKING
from netritual.tui.widgets.item_list import Layout, Row

KINDS: Mapping[str, tuple[str, Role]] = {
    "reply": ("Reply", "waiting"), "promise": ("Promise", "gift"), "thanks": ("Thanks", "gift"),
    "coffee": ("Coffee", "inperson"), "outcome": ("Tell", "gift"), "owed": ("Owed", "waiting"),
    "ask": ("Nudge", "waiting"), "handoff": ("Check", "waiting"), "follow": ("Follow up", "text"),
    "no_ack": ("Ask how", "waiting"), "no_answer": ("Nudge", "waiting"), "planned": ("Ask", "text"),
    "heard": ("Answered", "waiting"), "resting": ("Rest", "faint"), "proposed": ("Yes or no", "here"),
    "changed": ("Yes or no", "here"), "held": ("Met?", "text"),
}  # fmt: skip
"""Kind or stage of a loop -> the word of its row, and its role."""
SEEMING: Mapping[str, tuple[str, Role]] = {
    "promise": ("Promise?", "gift"), "owed": ("Owed?", "waiting"), "thanks": ("Thanks?", "gift"),
    "request": ("Request?", "waiting"), "ask": ("Ask?", "waiting"), "coffee": ("Coffee?", "inperson"),
    "need": ("Need?", "gift"), "offer": ("Offer?", "gift"), "intro": ("Introduce", "gift"),
    "follow": ("Follow up", "text"),
}  # fmt: skip
"""The same for what a line seems to hold."""
MATTER_LINES = 3
"""Lines that one matter takes where there is room."""
MOST_ANSWERS = 3
_KIND = 9
"""Cells of the kind of a row."""
_INDENT = _KIND + 4
"""Cells before a name: the kind and the mark of the tier."""
_DAY = 10
"""Cells of a day."""
_WHOLE_TIMES = 70
"""Cells of a row in which all that is said of a time has room."""
LEAST, LONGEST = 10, 24
"""Cells of a column of names."""
_WORDS = 20
"""Cells in which a matter that has to be cut still says something."""


class HomeRows:
    """Makes the rows of Home and lays them out, for one network and one set of signs; ``names`` stand in one column."""

    def __init__(self, network: Network, signs: Signs, names: Sequence[str] = ()) -> None:
        self._network, self._signs = network, signs
        self._name = min(LONGEST, max([LEAST, *map(cell_len, names)]))
        self._about_width = _KIND + GAP + self._name + 2

    def _mark(self, person: int | None) -> Span:
        record = self._network.get(Person, person) if person is not None else None
        return tier_sign(record.tier if record is not None else 0, self._signs)

    # What is to be done now.

    def matter(self, item: Item, width: int, *, tall: bool) -> Row:
        """A row of what is to be done: of two lines and more where it may be ``tall``."""
        who, what, when = item.cells
        asks = item.kind in ASKING
        if isinstance(item.subject, Proposed) and item.subject.kind in SEEMING:
            what = what.partition(": ")[2] or what  # the kind says the rest
        row = Row(item.key, (kind_of(item)[0], who, what, "" if asks else when), value=item, state="matter")
        if not tall:
            return row
        return row._replace(lines=1 + max(1, len(self._matter_lines(row, width))))

    def matter_lines(self, row: Row, width: int, *, keys: bool = False) -> Sequence[Line]:
        """What it is, for whom and by when; below it the matter, where the row has the lines for it. What asks has its
        answers at the right under the cursor."""
        if row.head:
            return _sentence(row.cells[0], row.cells[1], width)
        _, _, what, when = row.cells
        item = row.value
        assert isinstance(item, Item)
        first, rest = _parted(when)
        said = when if row.lines == 1 and width >= _WHOLE_TIMES else first
        right: Line = [Span(f"late  {said}", "late-strong")] if item.state == "late" else [Span(said, "muted")]
        if keys and item.kind in ASKING and row.lines > 1:
            right = _answers(item.acts[:MOST_ANSWERS])
        about = self._about(item, row)
        if width_of(about) + GAP + width_of(right) > width:  # the name stays
            right = [Span("late", "late-strong")] if item.state == "late" else cut(right, width - width_of(about) - GAP)
        if row.lines == 1:
            room = width - self._about_width - width_of(right) - 2 * GAP
            if room < min(_WORDS, cell_len(what)):
                return [ends(about, right, width)]
            return [ends([*pad(about, self._about_width + GAP), *cut([Span(what, "muted")], room)], right, width)]
        lines: list[Line] = [ends(about, right, width)]
        for at, words in enumerate(self._matter_lines(row, width)):
            beside = [Span(rest, "muted")] if at == 0 and rest else []
            lines.append(ends([Span(" " * _INDENT), *words], beside, width))
        return lines

    def _about(self, item: Item, row: Row) -> list[Span]:
        """The kind of a row and for whom it is, in columns."""
        kind, who = row.cells[:2]
        name = [self._mark(item.person), Span(" "), Span(who, "strong")]
        kinds = [*pad([Span(kind, kind_of(item)[1])], _KIND), Span(" " * GAP)]
        return [*kinds, *(name if row.lines > 1 else cut(name, self._name + 2))]

    def _matter_lines(self, row: Row, width: int) -> list[list[Span]]:
        """The matter of a row, wrapped beside what else is said of its time."""
        _, _, what, when = row.cells
        rest = _parted(when)[1]
        room = width - _INDENT - (len(rest) + 2 if rest else 0)
        return wrap_line([Span(what, "muted")], max(room, 8), MATTER_LINES)

    # Whether a planned talk happened.

    def past(self, item: Item, *, tall: bool) -> Row:
        """A planned talk that is over: its kind, with whom, where, and when."""
        coffee = self._network.get(Coffee, item.ref)
        kind = capital(coffee.channel) if coffee is not None else ""
        where = (coffee.place or "") if coffee is not None else ""
        return Row(
            item.key, (kind, item.cells[0], where, item.cells[2]), value=item, state="past", lines=2 if tall else 1
        )

    def past_lines(self, row: Row, width: int, *, keys: bool = False) -> Sequence[Line]:
        """What was planned, with whom and when; below it the place, and at the cursor the answers with their keys."""
        _, _, where, when = row.cells
        item = row.value
        assert isinstance(item, Item)
        first, rest = _parted(when)
        lines = [ends(self._about(item, row), [Span(first, "muted")], width)]
        if row.lines > 1:
            right = _answers(item.acts[:MOST_ANSWERS]) if keys else [Span(rest, "muted")]
            below = [Span(" " * _INDENT), Span(where, "muted")]
            fits = width_of(below) + GAP + width_of(right) <= width or not keys
            lines.append(ends(below if fits else [], right, width))
        return lines

    # A first word.

    def first_word(self, item: Item, width: int, *, tall: bool) -> Row:
        """Somebody to write a first word to: name and what they do, then the reason."""
        who, why = item.cells
        person = self._network.get(Person, item.person) if item.person is not None else None
        work = ", ".join(filter(None, (person.position, person.company))) if person is not None else ""
        row = Row(item.key, (who, work, capital(why)), value=item, state="first word")
        return row._replace(lines=1 + len(wrap_line([Span(why)], width, MATTER_LINES))) if tall else row

    def first_word_lines(self, row: Row, width: int, *, keys: bool = False) -> Sequence[Line]:
        """Name and work, and at the cursor the keys; below it the reason."""
        who, work, why = row.cells
        item = row.value
        assert isinstance(item, Item)
        if row.lines == 1:
            return [cut(line(Span(who, "strong"), "  ", Span(why, "muted")), width)]
        shown = [act for act in item.acts if act.key == "space" or (act.key == "m" and item.draft)]
        first = ends(line(Span(who, "strong"), "  ", Span(work, "muted")), _answers(shown) if keys else [], width)
        return [first, *wrap_line([Span(why, "muted")], width, MATTER_LINES)]

    # What comes up.

    def coming(self, item: Item, *, tall: bool) -> Row:
        """A planned talk."""
        when, kind, who, place, _, sure = item.cells
        day, _, hour = when.rpartition(" ")
        state = TENTATIVE if item.state == TENTATIVE else "coming"
        row = Row(item.key, (day, hour, kind, who, place, sure), value=item, state=state)
        return row._replace(lines=3 if place else 2) if tall else row

    def review(self, review: NextReview) -> Row:
        """The next review, among what comes."""
        when, _, hour = review.when.rpartition(", ")
        words = "your first review" if review.is_first else "your review"
        return Row("review", (when, hour, words, "", "", ""), value="review", state="review")

    def coming_lines(self, row: Row, width: int) -> Sequence[Line]:
        """When and what, with whom, and where: on one line, or on one for each."""
        if row.head:
            return _sentence(row.cells[0], row.cells[1], width)
        day, hour, kind, who, place, sure = row.cells
        asked: list[Span] = [Span(sure, "tentative")] if sure else []
        if row.lines == 1:
            cells = ([Span(day_cell(day), "muted")], [Span(hour)], [Span(kind)], [Span(who, "strong")])
            if row.state == "review":
                return [
                    cut([*in_columns(cells[:2], (Column(_DAY), Column(5)), _DAY + 7), Span("  "), *cells[2]], width)
                ]
            columns = (Column(_DAY), Column(5), Column(9, first_out=1), Column(min(LONGEST, max(14, cell_len(who)))))
            used = sum(one.width for one in columns) + GAP * len(columns)
            about = in_columns(cells, columns, min(width, used - GAP))
            more = [
                asked,
                *([[Span(place, "muted")]] if used + width_of(asked) + GAP + cell_len(place) <= width else []),
            ]
            return [cut([*about, *(span for words in more if words for span in (Span(" " * GAP), *words))], width)]
        indent = Span(" " * (_DAY + 2))
        below = [[indent, Span(who, "strong")]]
        if place:
            below.append([indent, Span(place, "muted")])
        first = [
            *in_columns(([Span(day_cell(day), "muted")],), (Column(_DAY),), _DAY + 2),
            Span(hour),
            Span(f"  {kind}  "),
            *asked,
        ]
        return [cut(first, width), *(cut(words, width) for words in below)]

    # Who is quiet.

    def quiet(self, quiet: Quiet) -> Row:
        """Somebody who is quiet, with the rhythm of before."""
        usual = f"every {_every(quiet.usual)} before" if quiet.usual else "few talks so far"
        return Row(f"quiet:{quiet.person}", (quiet.name, f"{quiet.days} days", usual), value=quiet, state="quiet")

    def quiet_lines(self, row: Row, width: int) -> Sequence[Line]:
        """Name, days, rhythm, and twelve months as beads."""
        name, days, usual = row.cells
        quiet = row.value
        assert isinstance(quiet, Quiet)
        beads = month_beads(quiet.months, self._signs)
        columns = (Column(self._name + 2), Column(9, 0, True), Column(22, 1, first_out=1))
        cells = (
            [tier_sign(quiet.tier, self._signs), Span(" "), Span(name, "strong")], [Span(days, "muted")],
            [Span(usual, "muted")],
        )  # fmt: skip
        room = width - len(quiet.months) - GAP
        if room < self._name + 2 + GAP + 9:
            return [in_columns(cells, columns, width)]
        return [ends(in_columns(cells, columns, room), beads, width)]

    # What else is offered.

    def offer(self, key: str, title: str, words: str, about: str, width: int, press: str) -> Row:
        """Something that may be done once: what it asks, its key in ``words``, and where there is room what it is
        about."""
        row = Row(key, (title, words, about, press), value=key, state="offer")
        return row._replace(lines=1 + len(_sentence(f"{about} {words}", press, width))) if width else row

    def offer_lines(self, row: Row, width: int) -> Sequence[Line]:
        """The question, and what it is about."""
        title, words, about, press = row.cells
        if row.lines == 1:
            return [
                cut([Span(title, "strong"), Span("  "), *_sentence(words, press, max(width, len(words)))[0]], width)
            ]
        return [cut([Span(title, "strong")], width), *_sentence(f"{about} {words}", press, width)]

    def words(self, id: str, words: str, width: int, press: str = "") -> Row:
        """A sentence among rows, which the cursor passes over; ``press`` is the key that it names."""
        return Row(id, (words, press), head=True, lines=len(_sentence(words, press, width)))

    def help(self, favour: Help, width: int) -> Row:
        """Something of five minutes for somebody."""
        row = Row(f"help:{favour.person}:{favour.sentence}", (favour.sentence,), value=favour, state="help")
        return row._replace(lines=len(self.help_lines(row, width)))

    def help_lines(self, row: Row, width: int) -> Sequence[Line]:
        """The sentence, its names strong."""
        favour = row.value
        assert isinstance(favour, Help)
        spans = [Span(text, "strong" if is_name else "muted") for text, is_name in favour.parts]
        return wrap_line(spans, width, 2)

    def article(self, item: Item, width: int) -> Row:
        """An article of one's people."""
        _, who, title, age = item.cells[:4]
        row = Row(item.key, (who, title, age), value=item, state="article")
        return row._replace(lines=1 + len(wrap_line([Span(title)], width, 2)))

    def article_lines(self, row: Row, width: int) -> Sequence[Line]:
        """Who wrote it and when; below it the title."""
        who, title, age = row.cells
        return [
            ends([Span(who, "strong")], [Span(age, "muted")], width),
            *wrap_line([Span(title, "muted")], width, 2),
        ]


def _sentence(words: str, press: str, width: int) -> list[list[Span]]:
    """A sentence on as many lines as it needs, the key in it lit."""
    before, sign, behind = words.rpartition(f" {press} ") if press else (words, "", "")
    parts = line((before, "muted"), (sign, "here"), (behind, "muted")) if sign else [Span(words, "muted")]
    return wrap_line([part._replace(press=press) if part.role == "here" else part for part in parts], width)


def kind_of(item: Item) -> tuple[str, Role]:
    """The word and the role of a row's kind."""
    seeming = SEEMING.get(item.subject.kind) if isinstance(item.subject, Proposed) else None
    return seeming or KINDS[item.kind]


def _parted(when: str) -> tuple[str, str]:
    """What is said of a time first, and what else is said of it."""
    at = min((place for sign in ("; ", ": ", ", ") if (place := when.find(sign)) > 0), default=len(when))
    return when[:at], when[at + 2 :]


def _answers(acts: Iterable[Act]) -> list[Span]:
    """Acts with their keys, which can be clicked."""
    spans: list[Span] = []
    for act in acts:
        spans += [*([Span("   ")] if spans else ()), *key_words(act.key, act.label, act.key, "here-strong")]
    return spans


def _every(days: float) -> str:
    """A usual gap: "5 weeks", "9 days"."""
    weeks = round(days / 7)
    return f"{weeks} weeks" if days >= 14 else "week" if round(days) == 7 else f"{round(days)} days"


def day_cell(day: str) -> str:
    """A day with its number under those of other rows: "Thu  3 Dec"."""
    words = day.split(" ")
    if len(words) >= 3 and words[1].isdigit():
        words[1] = words[1].rjust(2)
    return " ".join(words)


class Drawing(NamedTuple):
    """How the rows of a list are drawn, and how the one under the cursor is."""

    rows: Layout
    at_cursor: Layout | None = None


def layouts(rows: Callable[[], HomeRows]) -> Mapping[str, Drawing]:
    """How the rows of each part are drawn, by its id, by what makes the rows of the moment."""

    def drawn(draw: Callable[..., Sequence[Line]], **more: bool) -> Layout:
        return lambda row, width: draw(rows(), row, width, **more)

    return {
        "past": Drawing(drawn(HomeRows.past_lines), drawn(HomeRows.past_lines, keys=True)),
        "now": Drawing(drawn(HomeRows.matter_lines), drawn(HomeRows.matter_lines, keys=True)),
        "first": Drawing(drawn(HomeRows.first_word_lines), drawn(HomeRows.first_word_lines, keys=True)),
        "quiet": Drawing(drawn(HomeRows.quiet_lines)),
        "offers": Drawing(drawn(HomeRows.offer_lines)),
        "coming": Drawing(drawn(HomeRows.coming_lines)),
        "five": Drawing(drawn(HomeRows.help_lines)),
        "wrote": Drawing(drawn(HomeRows.article_lines)),
    }
