"""The profile texts of several channels side by side, held against my key messages: what differs, and where."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from re import IGNORECASE

from msgspec import Struct

from netritual.domain.dates.dates import MONTH_NAMES
from netritual.domain.drafts.claims import PLACE, SAYS_SO, claims, found_words, spelt_out
from netritual.domain.drafts.key_messages import KEYS, Message, current, former, key_named, of_key, validity
from netritual.domain.drafts.text_figures import figures
from netritual.domain.language.terms import terms_of
from netritual.domain.language.text import fold
from netritual.domain.model import Fact, Line
from netritual.regex import regex

NOT_SAID = "-"
_SENTENCE_END = regex(r"(?<=[.!?])\s+|\n+")
_IN_PLACE = regex(rf"\bin ((?!(?:{'|'.join(MONTH_NAMES)})\b){PLACE})", IGNORECASE)
_SAME = 0.6
"""Share of a line's terms from which on a text says the same in other words."""


class ProfileText(Struct, frozen=True):
    """The text of one channel, by the name that it is shown under."""

    name: str
    text: str


class ProfileCell(Struct, frozen=True):
    """What a profile says under a key: in words, whether it asks for a look, and where it stands (None: nowhere)."""

    words: str
    differs: bool = False
    at: tuple[int, int] | None = None


class Compared(Struct, frozen=True):
    """One key over all profiles: what my line says of it ("" for none), and what each profile does."""

    key: str
    mine: str
    cells: tuple[ProfileCell, ...]


def compared(
    profiles: Sequence[ProfileText], all_: Sequence[Message], today: date, cities: Collection[str] = ()
) -> list[Compared]:
    """A row for each key of my lines and facts, and for headline, role and company without one. One of the ``cities``
    (folded) behind a role, or a place of a fact, is where I am, and no company."""
    all_ = spelt_out(all_)
    now = current(all_, today)
    keys = [*KEYS, *(one.key for one in now if isinstance(one, (Line, Fact)) and key_named(one.key) not in KEYS)]
    rows = [_row(key, profiles, all_, now, today) for key in dict.fromkeys(keys)]
    cities = {*cities, *(place for one in now if isinstance(one, Fact) for place in _places(one.text))}
    rows = [_without_cities(row, cities) if row.key == "company" else row for row in rows]
    return [row for row in rows if row.mine or any(cell.words != NOT_SAID for cell in row.cells)]


def _without_cities(row: Compared, cities: Collection[str]) -> Compared:
    cells = [ProfileCell(NOT_SAID) if fold(cell.words) in cities else cell for cell in row.cells]
    return Compared(row.key, row.mine, tuple(cells))


def _row(
    key: str, profiles: Sequence[ProfileText], all_: Sequence[Message], now: Sequence[Message], today: date
) -> Compared:
    mine = of_key(now, key)
    cells = [_cell(key, profile, of_key(now, key, profile.name), all_, now, today) for profile in profiles]
    if mine is None:
        said = {fold(cell.words) for cell in cells if cell.words != NOT_SAID}
        cells = [ProfileCell(cell.words, cell.words != NOT_SAID and len(said) > 1, cell.at) for cell in cells]
    return Compared(key, mine.text if mine is not None else "", tuple(cells))


def _cell(
    key: str, profile: ProfileText, line: Message | None, all_: Sequence[Message], now: Sequence[Message], today: date
) -> ProfileCell:
    if isinstance(line, Fact):
        return _fact(profile, line, all_, today)
    if line is not None:
        same = found_words(profile.text, line.text)
        if same is not None:
            return ProfileCell("the same", at=same)
    for old in former(all_, today):
        at = found_words(profile.text, old.text) if key_named(old.key) == key_named(key) else None
        if at is not None:
            return ProfileCell(f"{profile.text[slice(*at)]} (yours {validity(old, today) or 'before'})", True, at)
    said = next(_said(key, profile.text, line), None)
    if said is None:
        return ProfileCell(NOT_SAID)
    typed = profile.text[slice(*said)]
    if line is None:
        return ProfileCell(typed, at=said)
    own, theirs = terms_of(line.text), terms_of(typed)
    # a shorter wording of at least half its terms is the same headline
    least = _SAME * min(len(own), max(len(theirs), len(own) / 2)) if key == "headline" else 1
    return ProfileCell(typed, len(own & theirs) < least, said)


def _said(key: str, text: str, line: Message | None) -> Iterator[tuple[int, int]]:
    """Where a text says in other words what belongs under a key."""
    if key in ("role", "company"):
        yield from (match.span(key) for match in SAYS_SO.finditer(text))
    elif key == "headline" and text.strip():
        first = _SENTENCE_END.split(text.strip(), maxsplit=1)[0].rstrip(".")
        yield text.index(first), text.index(first) + len(first)
    elif line is not None:
        wanted, start = terms_of(line.text), 0
        for sentence in text.split("\n"):
            if wanted and len(wanted & terms_of(sentence)) >= _SAME * len(wanted):
                yield start, start + len(sentence)
            start += len(sentence) + 1


def _fact(profile: ProfileText, fact: Fact, all_: Sequence[Message], today: date) -> ProfileCell:
    """Whether the figures of a fact stand in a profile, others in their place, or none."""
    own = [one for one in all_ if isinstance(one, Fact) and key_named(one.key) == key_named(fact.key)]
    right = {(one.sort, one.value) for one in figures(fact.text)}
    same = next((one for one in figures(profile.text) if (one.sort, one.value) in right), None)
    wrong = [claim.at for claim in claims(profile.text, own, today)]
    wrong += _other_places(profile.text, fact, same.at if same is not None else None)
    if wrong:
        return ProfileCell("; ".join(profile.text[slice(*at)] for at in sorted(wrong)), True, min(wrong))
    words = found_words(profile.text, fact.text)
    if same is not None or words is not None:
        return ProfileCell("the same", at=same.at if same is not None else words)
    return ProfileCell(NOT_SAID)


def _other_places(text: str, fact: Fact, figure: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Where a sentence with a figure of a fact, or with its key, names another place than the fact does."""
    own = _places(fact.text)
    if not own:
        return []
    places, key = [], terms_of(fact.key)
    edges = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        if (figure is not None and start <= figure[0] < end) or key & terms_of(text[start:end]):
            named = (match for match in _IN_PLACE.finditer(text, start, end) if fold(match[1]) not in own)
            places += [match.span() for match in named]
    return places


def _places(text: str) -> set[str]:
    """The places that a text names behind "in", folded."""
    return {fold(match[1]) for match in _IN_PLACE.finditer(text)}
