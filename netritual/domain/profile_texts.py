"""The profile texts of several channels side by side, held against my key messages: what differs, and where."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from netritual.domain.claims import SAYS_SO, claims, found_words, spelt_out
from netritual.domain.key_messages import KEYS, Message, current, former, key_named, of_key, validity
from netritual.domain.model import Fact, Line
from netritual.domain.terms import terms_of
from netritual.domain.text import fold
from netritual.domain.text_figures import figures

NOT_SAID = "-"
_SAME = 0.6
"""Share of a line's terms from which on a text says the same in other words."""


class Profile(Struct, frozen=True):
    """The text of one channel, by the name that it is shown under."""

    name: str
    text: str


class Cell(Struct, frozen=True):
    """What a profile says under a key: in words, whether it asks for a look, and where it stands (None: nowhere)."""

    words: str
    differs: bool = False
    at: tuple[int, int] | None = None


class Compared(Struct, frozen=True):
    """One key over all profiles: what my line says of it ("" for none), and what each profile does."""

    key: str
    mine: str
    cells: tuple[Cell, ...]


def compared(profiles: Sequence[Profile], all_: Sequence[Message], today: date) -> list[Compared]:
    """A row for each key of my lines and facts, and for headline, role and company without one."""
    all_ = spelt_out(all_)
    now = current(all_, today)
    keys = [*KEYS, *(one.key for one in now if isinstance(one, (Line, Fact)) and key_named(one.key) not in KEYS)]
    rows = [_row(key, profiles, all_, now, today) for key in dict.fromkeys(keys)]
    return [row for row in rows if row.mine or any(cell.words != NOT_SAID for cell in row.cells)]


def _row(
    key: str, profiles: Sequence[Profile], all_: Sequence[Message], now: Sequence[Message], today: date
) -> Compared:
    mine = of_key(now, key)
    cells = [_cell(key, profile, of_key(now, key, profile.name), all_, now, today) for profile in profiles]
    if mine is None:
        said = {fold(cell.words) for cell in cells if cell.words != NOT_SAID}
        cells = [Cell(cell.words, cell.words != NOT_SAID and len(said) > 1, cell.at) for cell in cells]
    return Compared(key, mine.text if mine is not None else "", tuple(cells))


def _cell(
    key: str, profile: Profile, line: Message | None, all_: Sequence[Message], now: Sequence[Message], today: date
) -> Cell:
    if isinstance(line, Fact):
        return _fact(profile, line, all_, today)
    if line is not None:
        same = found_words(profile.text, line.text)
        if same is not None:
            return Cell("the same", at=same)
    for old in former(all_, today):
        at = found_words(profile.text, old.text) if key_named(old.key) == key_named(key) else None
        if at is not None:
            return Cell(f"{profile.text[slice(*at)]} (yours {validity(old, today) or 'before'})", True, at)
    said = next(_said(key, profile.text, line), None)
    if said is None:
        return Cell(NOT_SAID)
    typed = profile.text[slice(*said)]
    if line is None:
        return Cell(typed, at=said)
    own = terms_of(line.text)
    return Cell(typed, len(own & terms_of(typed)) < (_SAME * len(own) if key == "headline" else 1), said)


def _said(key: str, text: str, line: Message | None) -> Iterator[tuple[int, int]]:
    """Where a text says in other words what belongs under a key."""
    if key in ("role", "company"):
        yield from (found.span(key) for found in SAYS_SO.finditer(text))
    elif key == "headline" and text.strip():
        first = text.strip().split("\n")[0]
        yield text.index(first), text.index(first) + len(first)
    elif line is not None:
        wanted, start = terms_of(line.text), 0
        for sentence in text.split("\n"):
            if wanted and len(wanted & terms_of(sentence)) >= _SAME * len(wanted):
                yield start, start + len(sentence)
            start += len(sentence) + 1


def _fact(profile: Profile, fact: Fact, all_: Sequence[Message], today: date) -> Cell:
    """Whether the figures of a fact stand in a profile, others in their place, or none."""
    own = [one for one in all_ if isinstance(one, Fact) and key_named(one.key) == key_named(fact.key)]
    claim = next(claims(profile.text, own, today), None)
    if claim is not None:
        return Cell(profile.text[slice(*claim.at)], True, claim.at)
    right = {(one.sort, one.value) for one in figures(fact.text)}
    same = next((one for one in figures(profile.text) if (one.sort, one.value) in right), None)
    words = found_words(profile.text, fact.text)
    if same is not None or words is not None:
        return Cell("the same", at=same.at if same is not None else words)
    return Cell(NOT_SAID)
