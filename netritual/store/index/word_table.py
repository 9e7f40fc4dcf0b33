"""The words of everyone, kept in the index: who has to do with a term or a tag, and the time together.

Lines by key, each with people and a number of each: ``o`` + term (bits of where in a person's own words), ``t`` + term
and ``#`` + tag (talks that have it), ``m`` (minutes together), ``u`` + kind (talks that do not say how long). They are
compared by ``doctor``. Private notes are not in them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from netritual.domain.library import own_terms, spends_time, talk_terms
from netritual.domain.model import Person
from netritual.store.index.database import Index
from netritual.store.index.layers import Spoilt
from netritual.store.index.talk_facts import TalkText, text_of_talk

OWN, TALK, TAG, MINUTES, UNSAID = b"o", b"t", b"#", b"m", b"u"
CACHED_TALKS = 8192
"""Talks of the journal whose terms are held, since each view asks for all of them."""

talk_text = lru_cache(maxsize=CACHED_TALKS)(text_of_talk)
_VALUE = msgspec.json.Decoder(tuple[list[int], list[int]])


def key_of(kind: bytes, text: str) -> bytes:
    """The key of a term, a tag or a kind of contact: no tab or line end stands in it."""
    return kind + msgspec.json.encode(text)


def text_of(key: bytes) -> str:
    """The text of a key."""
    text: str = msgspec.json.decode(key[1:], type=str)
    return text


class WordTable:
    """The lines of the index, found by their keys. Its methods raise Spoilt."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._time: tuple[object, dict[int, int]] | None = None

    def find(self, key: bytes) -> dict[int, int]:
        """The people of a key and their numbers; a dict of one's own."""
        row = self._index.one("SELECT value FROM words WHERE key = ?", key)
        return {} if row is None else unpacked(row[0])

    def starting(self, kind: bytes) -> Iterator[tuple[str, dict[int, int]]]:
        """All lines of a kind: text, people and numbers."""
        query = "SELECT key, value FROM words WHERE key >= ? AND key < ? ORDER BY key"
        for key, value in self._index.rows(query, kind, kind + b"\xff"):
            yield text_of(key), unpacked(value)

    def everything(self) -> dict[bytes, dict[int, int]]:
        """All lines."""
        return {key: unpacked(value) for key, value in self._index.rows("SELECT key, value FROM words")}

    def time(self, usual: Callable[[str], int]) -> dict[int, int]:
        """The minutes together, talks that do not say taken as usual; kept until other minutes are usual."""
        rows = self._index.rows("SELECT key FROM words WHERE key >= ? AND key < ?", UNSAID, UNSAID + b"\xff")
        under = tuple((kind, usual(kind)) for (key,) in rows for kind in (text_of(key),))
        if self._time is None or self._time[0] != under:
            found = self.find(MINUTES)
            for kind, minutes in under:
                for person, times in self.find(key_of(UNSAID, kind)).items():
                    found[person] = found.get(person, 0) + times * minutes
            self._time = under, found
        return self._time[1]


class Delta(NamedTuple):
    """A talk that is there (+1) or no longer there (-1), against what the lines say."""

    sign: int
    talk: TalkText


class WordLines:
    """What is to be changed in the lines: what is noted here comes on top of what they say."""

    def __init__(self) -> None:
        self._times: dict[bytes, Counter[int]] = {}
        self._own: dict[bytes, dict[int, int]] = {}

    def talk(self, delta: Delta) -> None:
        """Note a talk."""
        sign, talk = delta
        people = list(dict.fromkeys(talk.people))
        keys = [key_of(TALK, term) for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags)]
        keys += [key_of(TAG, tag) for tag in dict.fromkeys(talk.tags)]
        if spends_time(talk.channel):
            if talk.minutes:
                self._note(MINUTES, people, sign * talk.minutes)
            else:
                keys.append(key_of(UNSAID, talk.channel))
        for key in keys:
            self._note(key, people, sign)

    def _note(self, key: bytes, people: Sequence[int], number: int) -> None:
        times = self._times.setdefault(key, Counter())
        for person in people:
            times[person] += number

    def person(self, before: Person | None, after: Person | None) -> None:
        """Note somebody's own words."""
        for person, gone in ((before, True), (after, False)):
            if person is not None:
                for term, bits in own_terms(person).items():
                    self._own.setdefault(key_of(OWN, term), {})[person.id] = 0 if gone else bits

    def changed(self) -> list[bytes]:
        """The keys of all lines that change."""
        return sorted({*self._times, *self._own})

    def line(self, key: bytes, former: Mapping[int, int]) -> dict[int, int]:
        """A line as it is to be, out of what it said; empty when it goes."""
        found = Counter(former)
        found.update(self._times.get(key, {}))
        found.update({person: bits - found[person] for person, bits in self._own.get(key, {}).items()})
        return {person: number for person, number in found.items() if number}


def packed(numbers: Mapping[int, int]) -> bytes:
    """People (each as the step from the one before) and their numbers."""
    people = sorted(numbers)
    steps = [people[0], *(b - a for a, b in pairwise(people))] if people else []
    return msgspec.json.encode((steps, [numbers[person] for person in people]))


def unpacked(value: bytes) -> dict[int, int]:
    """The people of a line and their numbers. Raises Spoilt."""
    try:
        steps, numbers = _VALUE.decode(value)
        return dict(zip(accumulate(steps), numbers, strict=True))
    except ValueError as error:  # also msgspec's
        raise Spoilt from error
