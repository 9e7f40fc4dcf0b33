"""What a log line was understood as: chips with a label and a value, and sentences about what saving does. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.dates.day_wording import capital, day_words, listed
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.line_vocabulary import CHANNEL, IN_PERSON
from netritual.domain.quicklog.reading import AMBIGUOUS, NEW, Clause, Reading, Ref
from netritual.domain.quicklog.sentence import INTRODUCED, nearest_words
from netritual.domain.suggestions.open_matters import is_task
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Role, Span, cut, line, width_of, wrap_line

if TYPE_CHECKING:
    from netritual.domain.quicklog.natural.reading_confirmation import ReadStretch

LOOP_WORDS: Mapping[str, tuple[str, str]] = {
    "promise": ("you promise", "you promise"), "owed": ("they owe you", "owed by"), "ask": ("you ask", "you ask"),
    "request": ("they ask you", "asked by"), "thanks": ("thanks", "thanks to"), "intro": ("introduce", "introduce"),
    "coffee": ("coffee to book", "coffee to book with"), "gave": ("you gave", "given to"),
    "received": ("you got", "got from"), "article": ("article", "article for"), "need": ("they need", "needed by"),
    "offer": ("they offer", "offered by"), "follow": ("follow up", "follow up with"),
    "knows": ("they know", "known by"), "note": ("note", "note on"),
}  # fmt: skip
"""Kind of a loop -> its label where nobody has to be named, and before somebody's name."""
COUNTS = {2: "Two", 3: "Three", 4: "Four"}
ENTER_SHOWS = "enter shows them"
"""What an unclear name wants."""
GAP = "  "
"""Between two chips of one row."""

Picks = Mapping[str, int]
"""Typed name -> the person picked for it; 0 for a new person."""
UNFINISHED = -1
"""Picked for a name that is still being typed: it has no chip yet."""


class Chip(NamedTuple):
    """One thing that was understood: its sign ("?" where it waits for a yes, "+" for somebody new), label and value.

    ``loose`` is what was understood as nothing and is only kept: it takes one row, cut at its end.
    """

    label: str
    value: str = ""
    role: Role = "chip-strong"
    """That of the value."""
    sign: str = ""
    loose: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.sign.endswith("?")

    def spans(self, colored: bool, here: bool = False) -> list[Span]:
        """The chip; ``here`` is the one that ``tab`` answers. Without colour it stands in brackets."""
        certain: Role = self.role if colored else "chip-strong"
        role: Role = certain if not (self.is_open or self.loose) else "chip-label" if colored else "chip"
        sign: Role = "chip-here" if here else "chip-done" if self.sign == "+" else "chip-label"
        press = "tab" if here else ""
        edges = (" ", " ") if colored else ("[", "]")
        parts: tuple[tuple[str, Role], ...] = (
            (edges[0], "chip-label"), (self.sign, sign),
            (" " if self.sign and (self.label or self.value) else "", "chip"), (self.label, "chip-label"),
            (" " if self.label and self.value else "", "chip"), (self.value, role), (edges[1], "chip-label"),
        )  # fmt: skip
        return [Span(text, role, press) for text, role in parts if text]


def chips_of(
    reading: Reading, today: date, names: Mapping[int, str], picks: Picks, unfinished: Ref | None = None
) -> list[Chip]:
    """The chips of a reading. ``names`` gives the names of people who were picked; ``unfinished`` is a name that is
    still being typed."""
    if unfinished is not None:
        picks = {**picks, unfinished.typed: UNFINISHED}
    chips = [*_head_chips(reading, today, names, picks)] if reading.has_head or not reading.clauses else []
    chips += [_loop_chip(clause, reading, today, names, picks) for clause in reading.clauses]
    chips += [_loop_chip(clause, reading, today, names, picks)._replace(sign="?") for clause in reading.proposed]
    elsewhere = (ref for ref in reading.refs if ref not in reading.people and ref not in reading.mentions)
    chips += [_name_chip(ref, picks) for ref in elsewhere if ref.state == AMBIGUOUS and ref.typed not in picks]
    chips += [Chip("text", reading.summary, loose=True)] if reading.summary and not reading.sentence else []
    chips += [Chip("note", reading.note, loose=True)] if reading.note else []
    return [*chips, *(Chip("link", url, loose=True) for url in reading.urls)]


def _head_chips(reading: Reading, today: date, names: Mapping[int, str], picks: Picks) -> Iterator[Chip]:
    """The entry itself, in the order in which lines are mostly typed."""
    yield Chip("how", reading.channel, "chip-inperson" if reading.channel in IN_PERSON else "chip-virtual")
    yield from _people_chips(reading, names, picks)
    when = " ".join(filter(None, (_day(reading, today), reading.time)))
    yield Chip("", "today, for now", sign="when?") if "when" in reading.asks else Chip("when", when)
    facts: tuple[tuple[str, str, Role], ...] = (
        ("where", reading.place, "chip-strong"), ("about", reading.topic, "chip-gift"),
        ("for", f"{reading.minutes} min" if reading.minutes else "", "chip"), ("through", reading.via, "chip"),
        ("topics", " ".join(f"#{tag}" for tag in reading.tags), "chip"),
    )  # fmt: skip
    yield from (Chip(label, value, role) for label, value, role in facts if value)


def _people_chips(reading: Reading, names: Mapping[int, str], picks: Picks) -> Iterator[Chip]:
    """Those who are certain together, everyone else alone."""
    certain = [name for ref in reading.people if (name := _certain(ref, names, picks))]
    if certain:
        yield Chip("who", ", ".join(certain))
    elif "who" in reading.asks:
        yield Chip("", "", sign="who?")
    others = (ref for ref in reading.people if not _certain(ref, names, picks) and picks.get(ref.typed) != UNFINISHED)
    yield from (_name_chip(ref, picks) for ref in others)


def _certain(ref: Ref, names: Mapping[int, str], picks: Picks) -> str:
    """The name of the one who is meant; "" where that is not certain, or somebody new."""
    if picks.get(ref.typed, 0) > 0:
        return isolated(names.get(picks[ref.typed], ref.typed))
    return "" if ref.typed in picks or ref.state in (AMBIGUOUS, NEW) else isolated(ref.name)


def _name_chip(ref: Ref, picks: Picks) -> Chip:
    """Somebody new, or a name that waits for an answer."""
    if picks.get(ref.typed) == 0 or ref.state == NEW:
        return Chip("", isolated(ref.spelled), sign="+")
    if ref.unheard:
        return Chip("new", isolated(ref.spelled), sign="?")
    return Chip("", isolated(ref.matches[0][2]), sign="?") if ref.likely else Chip("", ref.typed, sign="who?")


def channel_role(channel: str) -> Role:
    """The role of a contact: in person, or from afar."""
    return "inperson" if channel in IN_PERSON else "virtual"


def _day(reading: Reading, today: date) -> str:
    """The day, "around" one that is only about right, or both ends of a span."""
    if reading.span and not reading.approx:
        return " to ".join(day_words(day, today) for day in reading.span)
    return f"{'around ' if reading.approx else ''}{day_words(reading.date, today)}"


def _loop_chip(clause: Clause, reading: Reading, today: date, names: Mapping[int, str], picks: Picks) -> Chip:
    """A loop; its people are named where they are not the one whom the line is about."""
    alone, before = LOOP_WORDS.get(clause.kind, (clause.kind, clause.kind)) if not clause.done else INTRODUCED
    if clause.kind == "follow" and is_of_mourning(clause.text):
        alone, before = "think of them", "think of"
    alone = "they will" if clause.kind == "owed" and is_task(clause.text) else alone
    refs = [ref for ref in clause.refs if picks.get(ref.typed) != UNFINISHED]
    names_people = clause.refs != reading.people or len(refs) != 1 or clause.kind == "intro"
    who = listed([_certain(ref, names, picks) or _unsure(ref, picks) for ref in refs]) if names_people else ""
    kind = f"{clause.type}{'?' if clause.unsure else ''}" if clause.type and clause.type != "other" else ""
    what = clause.text
    if clause.kind == "request" and not who and what.startswith(("me to ", "us to ")):
        what = what[3:]  # "they ask you to talk at the fair"
    text = " ".join(filter(None, (what, clause.url, f"({kind})" if kind else "")))
    due = "" if clause.due is None else "today" if clause.due == today else f"by {day_words(clause.due, today)}"
    label = f"{before} {who}" if who else alone
    value = ", ".join(filter(None, (text, due)))
    return Chip(f"{label}:" if who and value else label, value, "chip-done")


def _unsure(ref: Ref, picks: Picks) -> str:
    chip = _name_chip(ref, picks)
    return " ".join(filter(None, (chip.sign, chip.label, chip.value)))


# What saving does, in sentences.


def notes_of(reading: Reading, picks: Picks, unfinished: Ref | None = None) -> list[str]:
    """What needs a look: warnings, names that may mean several people, and who is new."""
    notes = [capital(warning) for warning in reading.warnings]
    for ref in reading.refs:
        if ref.typed in picks or ref.likely or ref.unheard or ref is unfinished:
            continue
        if ref.state == AMBIGUOUS:
            count = COUNTS.get(len(ref.matches), str(len(ref.matches)))
            notes.append(f"{count} people may be {ref.typed}: {ENTER_SHOWS}.")
        elif ref.passed_over:
            notes.append(f"{capital(nearest_words(ref)).rstrip('.')}.")
        elif ref.state == NEW:
            works = f" ({ref.company})" if ref.company else ""
            notes.append(f"{isolated(ref.spelled)}{works} is new and gets a page.")
    return notes


def effect_of(reading: Reading, today: date, next_words: Sequence[tuple[str, date]], waits: bool) -> list[str]:
    """What saving does. ``next_words`` are people with the day to which their next word moves; ``waits`` says that
    something of the line waits for a yes."""
    effects: list[str] = []
    if reading.missed:
        effects.append("You missed each other.")
    elif reading.planned and reading.people:
        effects.append("It is still to come, and counts once it happened.")
    elif reading.people and reading.initiator == "mutual":
        effects.append("Both of you spoke, in person." if reading.channel in IN_PERSON else "Both of you spoke.")
    elif reading.people and reading.initiator in ("me", "them"):
        effects.append("You began." if reading.initiator == "me" else "They began.")
    if next_words:
        moves = listed([f"with {name} moves to {day_words(day, today)}" for name, day in next_words])
        effects.append(f"The next word {moves}.")
    if waits:
        effects.append("What keeps its ? is asked in the review.")
    return effects


# How it is drawn.


def chip_lines(chips: Sequence[Chip], width: int, colored: bool, spaced: bool = False) -> Sequence[Line]:
    """The chips on as few rows as they need, with a blank row between two rows where they are ``spaced``."""
    rows: list[list[Span]] = []
    first = next((chip for chip in chips if chip.is_open), None)
    for chip in chips:
        spans = chip.spans(colored, chip is first)
        if rows and not chip.loose and width_of(rows[-1]) + len(GAP) + width_of(spans) <= width:
            rows[-1] = [*rows[-1], Span(GAP), *spans]
        elif chip.loose or width_of(spans) <= width:
            rows.append(cut(spans, width))
        else:
            rows += _wrapped(spans, width)
    if not spaced:
        return list[Line](rows)
    apart: list[Line] = [part for row in rows for part in (row, line())]
    return apart[:-1]


def _wrapped(spans: Line, width: int) -> list[list[Span]]:
    """A chip that is wider than the room, on more rows, each on the ground of chips."""
    edge, end = spans[0], spans[-1]
    rows = wrap_line(spans[1:-1], max(1, width - 2))
    return [
        [edge, *(part if part.role != "text" else Span(part.text, "chip", part.press) for part in row), end]
        for row in rows
    ]


def mark_role(mark: ReadStretch, words: str, reading: Reading) -> Role:
    """The role of words of the line: that of the chip which they made."""
    if mark.open:
        return "muted"
    if mark.clause is not None or (mark.ref is not None and mark.ref.state == NEW):
        return "done"
    if mark.ref is not None:
        return "here" if mark.ref.state == AMBIGUOUS else "text"
    low = words.lower()
    if low in CHANNEL:
        return channel_role(CHANNEL[low])
    return "gift" if reading.topic and low.rstrip(" .,;").endswith(reading.topic.lower()) else "text"
