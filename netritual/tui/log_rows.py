"""What stands under the line of the log bar: what may be typed, or what the line was understood as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netritual.domain.language.text import clean
from netritual.domain.network import People
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.reading import SETTLED, Reading
from netritual.domain.ties.rhythm import next_word
from netritual.tui.app import NetritualApp
from netritual.tui.face.spans import Line, Span, cut, line, wrap_line
from netritual.tui.pick_list import OpenPick, name_rows
from netritual.tui.reading_chips import Picks, chip_lines, chips_of, effect_of, notes_of
from netritual.tui.widgets.log_bar import LogInput

MOST_RECENT = 3
"""Earlier lines that are shown while nothing is typed."""
EXAMPLE = "coffee with Ana yesterday, promised her the deck by friday"


def first_rows(field: LogInput, unsaved: Sequence[str], last_left: str, width: int, room: int) -> list[Line]:
    """What may be typed, and the lines that ``↑`` and a key bring back: ``last_left`` first, and those of the recent
    ones that are ``unsaved`` named so."""
    earlier = field.recent
    rows: list[Line] = [line(("for instance  ", "faint"), (EXAMPLE, "muted"))]
    if last_left:
        rows = [line(("↑", "here"), (" brings back  ", "faint"), last_left)]
        earlier = earlier[1:]
    if pasted := field.shell.pasted.next:
        rows.append(line(("PgDn", "here"), (" inserts  ", "faint"), clean(pasted)))
    for text in earlier[:MOST_RECENT]:
        rows.append(line(("not saved  " if text in unsaved else "before  ", "faint"), (text, "muted")))
    shown = [row for row in [line(), *rows] if room > len(rows) or row]
    return list[Line](cut(row, width) for row in shown[:room])


def read_rows(
    field: LogInput, reading: Reading, picks: Picks, pick_list: OpenPick | None, width: int, room: int
) -> list[Line]:
    """The chips, whom to pick, and what saving does, with blank rows between them where there is room."""
    shell, unfinished = field.shell, field.unfinished()
    people, today, colored = People(shell.network), shell.parts.now().date(), shell.palette.colored
    names = {who: people[who].name for who in picks.values() if who in people}
    chips = chips_of(reading, today, names, picks, unfinished)
    notes = notes_of(reading, picks, unfinished)
    waits = any(chip.is_open for chip in chips)
    effects = effect_of(reading, today, [*_next_words(shell, reading, picks, people)], waits)
    said = line((" ".join(notes), "text"), " " if notes and effects else "", (" ".join(effects), "muted"))
    sentences = wrap_line(said, width) if said and pick_list is None else []
    tight = chip_lines(chips, width, colored)
    if len(tight) + len(sentences) > room:
        tight = chip_lines([chip for chip in chips if not chip.loose], width, colored)
    aids = _aids(field, pick_list, width, max(1, room - len(tight) - 1))
    blocks = [block for block in (chip_lines(chips, width, colored, spaced=True), aids, sentences) if block]
    spaced = [row for block in blocks for row in (line(), *block)]
    return spaced if len(spaced) <= room else [*tight, *aids, *sentences][:room]


def _aids(field: LogInput, pick_list: OpenPick | None, width: int, room: int) -> list[Line]:
    """The open pick list, else those whose name begins with what is typed."""
    sign = field.shell.signs.cursor
    if pick_list is not None:
        return pick_list.rows(width, room - 1, sign, field.shell.palette.colored)
    offers = field.offers() if field.typed_name() is not None else []
    labels = name_rows(offers, offers, width - 2)
    chosen = min(field.choice, len(labels) - 1)
    return [[Span(f"{sign} " if at == chosen else "  ", "here"), *row] for at, row in enumerate(labels.values())]


def _next_words(shell: NetritualApp, reading: Reading, picks: Picks, people: People) -> Iterator[tuple[str, date]]:
    """To which days the next words with the people of the line move; nobody's where a newer talk is known."""
    if reading.missed or reading.planned or reading.initiator == "me" or reading.channel == "note":
        return
    picked = (picks.get(ref.typed, 0) or (ref.matches[0][0] if ref.state == SETTLED else 0) for ref in reading.people)
    for person in (people[who] for who in picked if who in people):
        newest = next(iter(shell.network.talks(person.id, 1)), None)
        day = next_word(person, reading.date, shell.settings)
        if day is not None and (newest is None or newest.on <= reading.date):
            yield first_name(person.name) or person.name, day
