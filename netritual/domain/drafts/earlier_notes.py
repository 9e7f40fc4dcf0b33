"""Notes that somebody got, as hashed prints, and which of them a text repeats.

Only hashes are kept of a note: they can be compared, and say nothing. Likeness is the Jaccard of 3-word shingles. Two
notes of which at least half is shared have one of the lowest half of their hashes in common, so that only these are
indexed (Bayardo, Ma, Srikant: Scaling Up All Pairs Similarity Search, 2007).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import NamedTuple
from zlib import crc32

from msgspec import Struct

from netritual.domain.language.terms import words_at
from netritual.regex import regex

ALIKE = 0.5
"""Likeness from which on two texts are the same note."""
NOTES_DAYS = 30
"""Notes of so many days are compared with a draft."""
SHINGLE = 3
_SENTENCE_WORDS = 5
"""Words of a sentence that says something of its own."""
_LOOKED_AT = 200
"""Notes that are compared of those which share one hash: the newest. More of them say a phrase of every day."""
_SENTENCE, _GREETING = regex(r"(?<=[.!?])\s+|\n+"), regex(r"^\s*(?:hi|hello|hey|dear)\b[^,\n]*,", re.IGNORECASE)


class NotePrint(Struct, frozen=True, array_like=True):
    """What is kept of a note to somebody: to whom (a doc id), when, and the hashes of its shingles and sentences."""

    person: int
    on: date
    shingles: tuple[int, ...]
    sentences: tuple[int, ...] = ()


class Repeated(NamedTuple):
    """A part of a text (start, end) that another note has: all of it by ``share``, or 0 for one sentence alone."""

    note: NotePrint
    share: float
    at: tuple[int, int]


def note_print(text: str, person: int, on: date) -> NotePrint:
    """The print of a note."""
    return NotePrint(person, on, tuple(sorted(shingles(text))), tuple(hash_ for hash_, _, _ in _sentences(text)))


def shingles(text: str) -> dict[int, tuple[int, int]]:
    """The hashes of all runs of three words behind the greeting, and where each stands; a shorter text is one run."""
    words = words_at(text, _body(text))
    runs = (words[at : at + SHINGLE] for at in range(max(1, len(words) - SHINGLE + 1)) if words)
    return {_hashed(word for word, _, _ in run): (run[0][1], run[-1][2]) for run in runs}


class EarlierNotes:
    """The notes that people got lately, ready to be compared with a text at each pause in typing."""

    def __init__(self, notes: Iterable[NotePrint] = ()) -> None:
        self._notes = sorted({(note.person, note.shingles): note for note in notes}.values(), key=lambda note: note.on)
        self._with: dict[int, list[int]] = {}
        self._saying: dict[int, list[int]] = {}
        for at, note in enumerate(self._notes):
            for hash_ in _lowest(note.shingles):
                self._with.setdefault(hash_, []).append(at)
            for hash_ in note.sentences:
                self._saying.setdefault(hash_, []).append(at)

    def repeated(self, text: str, person: int) -> Repeated | None:
        """The note to somebody else that a text to ``person`` is most like, else one with the same sentence."""
        mine = shingles(text)
        own = frozenset(mine)
        hashes = tuple(sorted(mine))
        near = {at for hash_ in _lowest(hashes) for at in self._with.get(hash_, ())[-_LOOKED_AT:]}
        best = max(((_likeness(own, self._notes[at]), at) for at in near if self._is_other(at, person)),
                   default=(0.0, 0))  # fmt: skip
        if best[0] >= ALIKE:
            note = self._notes[best[1]]
            spans = [span for hash_, span in mine.items() if hash_ in note.shingles]
            return Repeated(note, best[0], (min(spans)[0], max(end for _, end in spans)))
        for hash_, start, end in _sentences(text):
            said = [at for at in self._saying.get(hash_, ()) if self._is_other(at, person)]
            if said:
                return Repeated(self._notes[said[-1]], 0.0, (start, end))
        return None

    def _is_other(self, at: int, person: int) -> bool:
        return self._notes[at].person != person


def _likeness(own: frozenset[int], note: NotePrint) -> float:
    shared = len(own.intersection(note.shingles))
    return shared / (len(own) + len(note.shingles) - shared) if shared else 0.0


def _lowest(hashes: tuple[int, ...]) -> tuple[int, ...]:
    """Of sorted hashes those of which two texts must share one, if they are alike."""
    return hashes[: len(hashes) - ceil(len(hashes) * ALIKE) + 1]


def _body(text: str) -> int:
    """Where a text begins behind its greeting."""
    greeting = _GREETING.match(text)
    return greeting.end() if greeting else 0


def _sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """The hash, start and end of each sentence of some length, without the greeting."""
    start = _body(text)
    for end, following in (*((gap.start(), gap.end()) for gap in _SENTENCE.finditer(text, start)), (len(text), 0)):
        words = words_at(text, start, end)
        if len(words) >= _SENTENCE_WORDS:
            yield _hashed(word for word, _, _ in words), words[0][1], end
        start = following


def _hashed(words: Iterable[str]) -> int:
    return crc32(" ".join(words).encode())
