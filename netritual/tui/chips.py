"""What a log line was understood as, in short words: the chips of the log bar. Pure text, no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netritual.domain.quicklog.line_words import IN_PERSON, LIVE
from netritual.domain.quicklog.natural.settling import Mark
from netritual.domain.quicklog.reading import AMBIGUOUS, NEW, Clause, Reading, Ref
from netritual.domain.quicklog.sentence import nearest_words
from netritual.domain.words import day_words
from netritual.tui.content import Column, cells, fit, isolated, shorten, spread, wrap

INITIATORS = {"mutual": "both of you", "me": "you began", "them": "they began"}
CLAUSE_WORDS: Mapping[str, str] = {
    "promise": "promise (by you)", "owed": "they owe", "ask": "you ask", "request": "they ask", "thanks": "thanks",
    "intro": "introduction", "coffee": "coffee to book", "gave": "you gave", "received": "you got",
    "article": "article", "need": "they need", "offer": "they offer", "follow": "follow up", "knows": "they know",
    "note": "note",
}  # fmt: skip

Picks = Mapping[str, int]
"""Typed name -> the person picked for it; 0 for a new person."""
UNFINISHED = -1
"""Picked for a name that is still being typed: it has no chip yet."""


MOST_WORDS = 44
"""Cells of the words that a question repeats."""
COLUMNS = (Column(21), Column(17, 1), Column(14), Column(15, 1))
ASKED = "?"
"""Before a name or a loop that waits for a yes."""


class Chips(NamedTuple):
    """Rows of chips (what, who or text, when, where or about), and sentences that need a look."""

    rows: tuple[tuple[str, str, str, str], ...]
    notes: tuple[str, ...]


def chips_of(
    reading: Reading, today: date, names: Mapping[int, str], picks: Picks,
    asked: Sequence[tuple[Mark, str]] = (), unfinished: Ref | None = None,
) -> Chips:  # fmt: skip
    """The chips of a reading. ``names`` gives the names of people who were picked.

    ``asked`` are the marks that wait for a yes, with their words; ``unfinished`` is a name that is still being typed.
    """
    if unfinished is not None:
        picks = {**picks, unfinished.typed: UNFINISHED}
    rows: list[tuple[str, str, str, str]] = []
    if reading.has_head or not reading.clauses:
        rows += _head_rows(reading, today, names, picks)
    rows += [_clause_row("+", clause, today, names, picks) for clause in reading.clauses]
    rows += [_clause_row(f"{ASKED} +", clause, today, names, picks) for clause in reading.proposed]
    notes = [*reading.warnings]
    for ref in reading.refs:
        if ref.typed in picks or ref.likely or ref.unheard:
            continue
        if ref.state == AMBIGUOUS:
            count = {2: "two", 3: "three", 4: "four"}.get(len(ref.matches), str(len(ref.matches)))
            notes.append(f"@{ref.typed}?  {count} people match: enter, then pick")
        elif ref.passed_over:
            notes.append(nearest_words(ref))
        elif ref.state == NEW:
            works = f" ({ref.company})" if ref.company else ""
            notes.append(f"@{ref.typed}{works} is new: saved as a new person, to keep or to merge later")
    notes += [f"“{shorten(words, MOST_WORDS)}”: {_question(mark)}?" for mark, words in asked]
    return Chips(tuple(rows), tuple(notes))


def _question(mark: Mark) -> str:
    """What a yes would make of a mark."""
    return mark.ref.meant if mark.ref is not None else "open this loop"


def _head_rows(
    reading: Reading, today: date, names: Mapping[int, str], picks: Picks
) -> list[tuple[str, str, str, str]]:
    kind = "in person" if reading.channel in IN_PERSON else "live" if reading.channel in LIVE else ""
    who = _names(reading.people, names, picks) or ("who?" if "who" in reading.asks else "")
    when = _when(reading, today) + (f" {reading.time}" if reading.time else "")
    about = f"about: {reading.topic}" if reading.topic else ""
    first = ("  ".join(part for part in (reading.channel, kind) if part), who, when, about)
    tags = " ".join(f"#{tag}" for tag in reading.tags)
    began = "missed" if reading.missed else INITIATORS.get(reading.initiator, "")
    more = [began, f"{reading.minutes} min" if reading.minutes else ""]
    details = [f"at {reading.place}" if reading.place else "", f"via {reading.via}" if reading.via else ""]
    if reading.planned:
        details.append("planned")
    second = (tags, "  ".join(filter(None, more)), "  ".join(filter(None, details)), "")
    rows = [first]
    if any(second):
        rows.append(second)
    rows += [(label, text, "", "") for label, text in (("text", reading.summary), ("note", reading.note)) if text]
    rows += [("link", url, "", "") for url in reading.urls]
    return rows


def _when(reading: Reading, today: date) -> str:
    """The day, "≈" before one that is only about right, both ends of a span, or the question."""
    if "when" in reading.asks:
        return "when?"
    if reading.span and not reading.approx:
        return " to ".join(day_words(day, today) for day in reading.span)
    return f"{'≈ ' if reading.approx else ''}{day_words(reading.date, today)}"


def _clause_row(
    sign: str, clause: Clause, today: date, names: Mapping[int, str], picks: Picks
) -> tuple[str, str, str, str]:
    label = CLAUSE_WORDS.get(clause.kind, clause.kind)
    if clause.type and clause.type != "other":
        label += f" ({clause.type}{'?' if clause.unsure else ''})"
    text = " ".join(part for part in (clause.text, clause.url) if part)
    due = f"due {day_words(clause.due, today)}" if clause.due is not None else ""
    who = _names(clause.refs, names, picks)
    joint = "between" if clause.kind == "intro" else "from" if clause.kind in ("owed", "request", "received") else "to"
    return f"{sign} {label}", text, due, f"{joint} {who}" if who else ""


def _names(refs: list[Ref], names: Mapping[int, str], picks: Picks) -> str:
    return ", ".join(_name(ref, names, picks) for ref in refs if picks.get(ref.typed) != UNFINISHED)


def _name(ref: Ref, names: Mapping[int, str], picks: Picks) -> str:
    picked = picks.get(ref.typed)
    if picked:
        return isolated(names.get(picked, ref.typed))
    if picked == 0 or ref.state == NEW:
        return f"+ {isolated(ref.name)}"
    if ref.unheard:
        return f"? + {isolated(ref.spelled)}"
    if ref.likely:
        return f"? {isolated(ref.matches[0][2])}"
    return f"@{ref.typed}?" if ref.state == AMBIGUOUS else isolated(ref.name)


def packed(chips: Chips, width: int, most: int) -> list[str]:
    """All chips on as few lines of ``width`` cells as they need, ``most`` at the most: "coffee  in person    Ana Ruiz
    Tue 10 Mar    about: pricing".

    What is asked comes first and what is only kept as text last, so that a line that is cut still says what is saved.
    """
    rows = sorted(chips.rows, key=lambda row: (not row[0].startswith(ASKED), row[0] in KEPT))
    lines: list[str] = []
    for row in rows:
        text = "  ".join(part for part in row if part)
        if lines and text and cells(lines[-1]) + len(_APART) + cells(text) <= width:
            lines[-1] += f"{_APART}{text}"
        elif text:
            lines += [shorten(text, width)] if row[0] in KEPT or cells(text) <= width else wrap(text, width)
    return lines if len(lines) <= most else [*lines[: most - 1], shorten(_APART.join(lines[most - 1 :]), width)]


_APART = "    "
KEPT = ("text", "note", "link")
"""Rows of what is not understood as anything: one line each."""


GRAMMAR = (
    "KINDS OF LINE", "coffee lunch call zoom email dm comment", "@person #topic re.. 45m yesterday at..",
    "+promise +owed +ask +req +thanks +intro", "+coffee +gave +got +need +offer +article",
    "//  free note, nothing in it is parsed",
)  # fmt: skip
"""The grammar beside the pick list."""


def in_columns(row: tuple[str, str, str, str], width: int) -> list[str]:
    """A row in its columns, on as many lines as it needs; a text with nothing behind it takes the rest of its line."""
    first, rest = COLUMNS[0].width, [part for part in row[1:] if part]
    label, room = fit(row[0], first), width - first - 2
    if row[0] in KEPT:
        return [shorten(f"{label}  {row[1]}", width)]
    line = f"{label}  {row[1]}" if row[0] and not any(row[2:]) else spread(row, COLUMNS, width)
    if cells(line) <= width and all(part in line for part in row):
        return [line]
    if cells(row[0]) > first:
        whole = "  ".join([row[0], *rest])
        return [whole] if cells(whole) <= width else wrap(whole, width)
    words = ["  ".join(rest)] if cells("  ".join(rest)) <= room else wrap(", ".join(rest), room)
    return [f"{' ' * first if at else label}  {line}" for at, line in enumerate(words)]
