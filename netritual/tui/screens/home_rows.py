"""The rows of Home's places, and how each is drawn: pure functions of a row and a width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from rich.cells import cell_len

from netritual.charts.beads import month_beads
from netritual.charts.signs import Signs, tier_sign
from netritual.charts.span import Line, Role, Span
from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.dates.day_wording import capital
from netritual.domain.model import Coffee, Person, Proposed
from netritual.domain.network import Network
from netritual.review.step import Act, Item
from netritual.services.pages.coming_up import TENTATIVE
from netritual.services.pages.home_offers import Help
from netritual.services.pages.home_page import Quiet
from netritual.services.pages.next_review import NextReview
from netritual.tui.face.spans import GAP, SpanColumn, cut, ends, in_columns, key_words, line, pad, width_of, wrap_line
from netritual.tui.item_actions import ASKING
from netritual.tui.widgets.item_list import Row

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
_HOUR, _HALF_DAY_HOUR = 5, 7
"""Cells of an hour, and of one with am or pm."""
_DIGITS_OF_YEAR = 4
_WHOLE_TIMES = 70
"""Cells of a row in which all that is said of a time has room."""
LEAST, LONGEST = 10, 24
"""Cells of a column of names."""
_NAME = 14
"""Cells that a name takes at least where a place stands behind it: places stand below each other."""
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
        what, when = item.cells[1], "" if item.kind in ASKING else item.cells[2]
        if isinstance(item.subject, Proposed) and item.subject.kind in SEEMING:
            what = what.partition(": ")[2] or what  # the kind says the rest
        paint = partial(self._tall_matter if tall else self._flat_matter, item, what, when)
        lines = 1 + max(1, len(_matter_lines(what, when, width))) if tall else 1
        return Row(item.key, paint, item, state="matter", lines=lines, at_cursor=partial(paint, keys=True))

    def _flat_matter(self, item: Item, what: str, when: str, width: int, *, keys: bool = False) -> Sequence[Line]:
        """What it is, for whom and by when, on one line."""
        right = _when(item, when if width >= _WHOLE_TIMES else _parted(when)[0])
        about, right = self._beside(item, right, width, tall=False)
        room = width - self._about_width - width_of(right) - 2 * GAP
        asked = what[: what.find("? ") + 1] or what if item.kind in ASKING else what
        longer = cell_len(asked) - room if item.kind in ASKING else 0  # what is asked stands whole before the name does
        shorter = min(max(0, longer), self._name - LEAST)
        if room + shorter < min(_WORDS, cell_len(what)):
            return [ends(about, right, width)]
        about = cut(about, self._about_width - shorter)
        words = cut([Span(what if cell_len(what) <= room + shorter else asked, "muted")], room + shorter)
        return [ends([*pad(about, self._about_width - shorter + GAP), *words], right, width)]

    def _tall_matter(self, item: Item, what: str, when: str, width: int, *, keys: bool = False) -> Sequence[Line]:
        """What it is, for whom and by when, and below it the matter. What asks has its answers at the right under the
        cursor."""
        first, rest = _parted(when)
        asks = keys and item.kind in ASKING
        right = _answers(item.acts[:MOST_ANSWERS]) if asks else _when(item, first)
        lines: list[Line] = [ends(*self._beside(item, right, width, tall=True), width)]
        for at, words in enumerate(_matter_lines(what, when, width)):
            beside = [Span(rest, "muted")] if at == 0 and rest else []
            lines.append(ends([Span(" " * _INDENT), *words], beside, width))
        return lines

    def _beside(self, item: Item, right: Line, width: int, *, tall: bool) -> tuple[Line, Line]:
        """The kind of a row and for whom it is, and what of its right end has room beside them: the name stays."""
        about = self._about(item, kind_of(item)[0], tall=tall)
        room = width - width_of(about) - GAP
        if width_of(right) > room:
            right = [Span("late", "late-strong")] if item.state == "late" else cut(right, room)
        return about, right

    def _about(self, item: Item, kind: str, *, tall: bool) -> list[Span]:
        """The kind of a row and for whom it is, in columns."""
        name = [self._mark(item.person), Span(" "), Span(item.cells[0], "strong")]
        kinds = [*pad([Span(kind, kind_of(item)[1])], _KIND), Span(" " * GAP)]
        return [*kinds, *(name if tall else cut(name, self._name + 2))]

    # Whether a planned talk happened.

    def past(self, item: Item, *, tall: bool) -> Row:
        """A planned talk that is over: its kind, with whom and when; below it the place, and at the cursor the answers
        with their keys."""
        coffee = self._network.get(Coffee, item.ref)
        kind = capital(_short(kind_called(self._network, coffee), _KIND)) if coffee is not None else ""
        where = (coffee.place or "") if coffee is not None else ""
        first, rest = _parted(item.cells[2])

        def paint(width: int, *, keys: bool = False) -> Sequence[Line]:
            head = ends(self._about(item, kind, tall=tall), [Span(first, "muted")], width)
            if not tall:
                return [head]
            right = _answers(item.acts[:MOST_ANSWERS]) if keys else [Span(rest, "muted")]
            below = [Span(" " * _INDENT), Span(where, "muted")]
            fits = width_of(below) + GAP + width_of(right) <= width or not keys
            return [head, ends(below if fits else [], right, width)]

        lines = 2 if tall else 1
        return Row(item.key, paint, item, state="past", lines=lines, at_cursor=partial(paint, keys=True))

    # A first word.

    def first_word(self, item: Item, width: int, *, tall: bool) -> Row:
        """Somebody to write a first word to: name and what they do, and at the cursor the keys; then the reason."""
        who, why = item.cells
        person = self._network.get(Person, item.person) if item.person is not None else None
        work = person.work if person is not None else ""
        reason = [Span(capital(why.removesuffix(f"; {work}") if work and tall else why), "muted")]
        shown = [act for act in item.acts if act.key == "space" or (act.key == "m" and item.draft)]

        def paint(width: int, *, keys: bool = False) -> Sequence[Line]:
            if not tall:
                return [cut([Span(who, "strong"), Span("  "), *reason], width)]
            first = ends(line(Span(who, "strong"), "  ", Span(work, "muted")), _answers(shown) if keys else [], width)
            return [first, *wrap_line(reason, width, MATTER_LINES)]

        lines = 1 + len(wrap_line(reason, width, MATTER_LINES)) if tall else 1
        return Row(item.key, paint, item, state="first word", lines=lines, at_cursor=partial(paint, keys=True))

    # What comes up.

    def coming(self, item: Item, *, tall: bool) -> Row:
        """A planned talk."""
        state = TENTATIVE if item.state == TENTATIVE else "coming"
        lines = (3 if item.cells[3] else 2) if tall else 1
        return Row(item.key, partial(_tall_coming if tall else _flat_coming, item), item, state=state, lines=lines)

    def review(self, review: NextReview) -> Row:
        """The next review, among what comes."""
        day, _, hour = review.when.rpartition(", ")
        words = "your first review" if review.is_first else "your review"

        def paint(width: int) -> Sequence[Line]:
            cells, size = ([Span(_coming_day(day), "muted")], [Span(hour)]), _hour_size(hour)
            when = in_columns(cells, (SpanColumn(_DAY), SpanColumn(size)), _DAY + GAP + size)
            none = [Span(f"{' ' * GAP}{review.none}", "muted")] if review.none else []
            whole = [*when, Span("  "), Span(words)]
            return [cut([*whole, *(none if width_of([*whole, *none]) <= width else ())], width)]

        return Row("review", paint, review, state="review", lines=1)

    # Who is quiet.

    def quiet(self, quiet: Quiet) -> Row:
        """Somebody who is quiet, with the rhythm of before, and twelve months as beads."""
        usual = f"every {_every(quiet.usual)} before" if quiet.usual else "few talks so far"

        def paint(width: int) -> Sequence[Line]:
            columns = (SpanColumn(self._name + 2), SpanColumn(9, 0, True), SpanColumn(22, 1, first_out=1))
            cells = (
                [tier_sign(quiet.tier, self._signs), Span(" "), Span(quiet.name, "strong")],
                [Span(f"{quiet.days} days", "muted")], [Span(usual, "muted")],
            )  # fmt: skip
            room = width - len(quiet.months) - GAP
            if room < self._name + 2 + GAP + 9:
                return [in_columns(cells, columns, width)]
            return [ends(in_columns(cells, columns, room), month_beads(quiet.months, self._signs), width)]

        return Row(f"quiet:{quiet.person}", paint, quiet, state="quiet", lines=1)

    # What else is offered.

    def offer(self, key: str, title: str, words: str, about: str, width: int, press: str, *, tall: bool) -> Row:
        """Something that may be done once: what it asks, its key in ``words``, and where it may be ``tall`` what it is
        about."""

        def paint(width: int) -> Sequence[Line]:
            if tall:
                return [cut([Span(title, "strong")], width), *_sentence(f"{about} {words}", press, width)]
            said = _sentence(words, press, max(width, len(words)))[0]
            return [cut([Span(title, "strong"), Span("  "), *said], width)]

        return Row(key, paint, (title, words, about), state="offer", lines=len(paint(width)) if tall else 1)

    def words(self, id: str, words: str, width: int, press: str = "") -> Row:
        """A sentence among rows, which the cursor passes over; ``press`` is the key that it names."""
        paint = partial(_sentence, words, press)
        return Row(id, paint, words, head=True, lines=len(paint(width)))

    def help(self, favour: Help, width: int) -> Row:
        """Something of five minutes for somebody: the sentence, its names strong."""
        spans = [Span(text, "strong" if is_name else "muted") for text, is_name in favour.parts]
        key, lines = f"help:{favour.person}:{favour.sentence}", len(wrap_line(spans, width, 2))
        return Row(key, lambda width: wrap_line(spans, width, 2), favour, state="help", lines=lines)

    def article(self, item: Item, width: int) -> Row:
        """An article of one's people: who wrote it and when; below it the title."""
        _, who, title, age = item.cells[:4]

        def paint(width: int) -> Sequence[Line]:
            below = wrap_line([Span(title, "muted")], width, 2)
            return [ends([Span(who, "strong")], [Span(age, "muted")], width), *below]

        return Row(item.key, paint, item, state="article", lines=len(paint(width)))


def _when(item: Item, said: str) -> Line:
    """When a matter is due, and whether that is over."""
    return [Span(f"late  {said}", "late-strong")] if item.state == "late" else [Span(said, "muted")]


def _matter_lines(what: str, when: str, width: int) -> list[list[Span]]:
    """The matter of a row, wrapped beside what else is said of its time."""
    rest = _parted(when)[1]
    room = width - _INDENT - (len(rest) + 2 if rest else 0)
    return wrap_line([Span(what, "muted")], max(room, 8), MATTER_LINES)


def _flat_coming(item: Item, width: int) -> Sequence[Line]:
    """When and what, with whom, and where, on one line; how sure it is at its end, as what is due above."""
    when, kind, who, place, _, sure = item.cells
    day, _, hour = when.rpartition(" ")
    asked: list[Span] = [Span(sure, "tentative")] if sure else []
    before = ([Span(_coming_day(day), "muted")], [Span(hour)], [Span(_short(kind, _KIND))])
    columns = (SpanColumn(_DAY), SpanColumn(_hour_size(hour)), SpanColumn(_KIND, first_out=1))
    used = sum(one.width for one in columns) + GAP * len(columns)
    room = width - (width_of(asked) + GAP if sure else 0)
    name = cut([Span(who, "strong")], max(LEAST, room - used))
    at = used + max(_NAME, width_of(name)) + GAP
    has_place = place and at + cell_len(place) <= room
    where = [*pad(name, at - used), Span(place, "muted")] if has_place else name
    return [ends([*in_columns(before, columns, min(width, used)), *where], asked, width)]


def _tall_coming(item: Item, width: int) -> Sequence[Line]:
    """When and what; below it with whom, and where."""
    when, kind, who, place, _, sure = item.cells
    day, _, hour = when.rpartition(" ")
    asked = [Span(sure, "tentative")] if sure else []
    room = width - _DAY - _hour_size(hour) - 3 * GAP - width_of(asked)
    when_and_what = Span(f"{hour:<{_hour_size(hour)}}  {_short(kind, room)}  ")
    first = [*pad([Span(_coming_day(day), "muted")], _DAY), Span("  "), when_and_what, *asked]
    below = [Span(who, "strong"), *([Span(place, "muted")] if place else ())]
    return [cut(first, width), *(cut([Span(" " * (_DAY + 2)), words], width) for words in below)]


def _hour_size(hour: str) -> int:
    """The cells of the column in which an hour stands: all of its rows say am and pm, or none does."""
    return _HALF_DAY_HOUR if hour.endswith("m") else _HOUR


def _short(kind: str, width: int) -> str:
    """What a talk is called, by its last word that fits where all of it does not: "rehearsal" for "panto rehearsal"."""
    words = (kind, *reversed(kind.split()))
    return next((word for word in words if cell_len(word) <= width), kind)


def _coming_day(day: str) -> str:
    """A day to come without its year: the rows stand in order."""
    *words, last = day_cell(day).split(" ")
    return " ".join(words) if last.isdecimal() and len(last) == _DIGITS_OF_YEAR else day_cell(day)


def _sentence(words: str, press: str, width: int) -> list[list[Span]]:
    """A sentence on as many lines as it needs, the key in it lit."""
    before, sign, behind = words.rpartition(f" {press} ") if press else (words, "", "")
    parts = line((before, "muted"), (sign, "here"), (behind, "muted")) if sign else [Span(words, "muted")]
    return wrap_line([Span(part.text, part.role, press) if part.role == "here" else part for part in parts], width)


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
