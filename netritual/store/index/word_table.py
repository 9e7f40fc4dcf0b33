"""The words of everyone, kept on disk in a snapshot: who has to do with a term or a tag, and the time together.

A section of lines by key, each with people and a number of each: ``o`` + term (bits of where in a person's own words),
``t`` + term and ``#`` + tag (talks that have it), ``m`` (minutes together), ``u`` + kind (talks that do not say how
long). It is copied from one snapshot to the next but for what changed, and compared by ``doctor``. Private notes are
not in it.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from netritual.domain.library import own_terms, spends_time, talk_terms
from netritual.domain.model import Person
from netritual.store.index.talk_facts import TalkText, text_of_talk
from netritual.store.log_file import Spoilt

OWN, TALK, TAG, MINUTES, UNSAID = b"o", b"t", b"#", b"m", b"u"
HEAD = 512
"""Bytes of a line that are read for its key; more when the key is longer."""
CACHED_TALKS = 8192
"""Talks of the log whose terms are held, since each view asks for all of them."""

talk_text = lru_cache(maxsize=CACHED_TALKS)(text_of_talk)
_VALUE = msgspec.json.Decoder(tuple[list[int], list[int]])


def key_of(kind: bytes, text: str) -> bytes:
    """The key of a term, a tag or a kind of contact: no tab or line end stands in it."""
    return kind + msgspec.json.encode(text)


def text_of(key: bytes) -> str:
    """The text of a key."""
    text: str = msgspec.json.decode(key[1:], type=str)
    return text


def _packed(numbers: Mapping[int, int]) -> bytes:
    """People (each as the step from the one before) and their numbers."""
    people = sorted(numbers)
    steps = [people[0], *(b - a for a, b in pairwise(people))] if people else []
    return msgspec.json.encode((steps, [numbers[person] for person in people]))


def _unpacked(value: bytes) -> dict[int, int]:
    steps, numbers = _VALUE.decode(value)
    return dict(zip(accumulate(steps), numbers, strict=True))


class WordTable:
    """The lines of a snapshot, found by their keys."""

    def __init__(self, at: Sequence[int], read: Callable[[int, int], bytes]) -> None:
        self._at, self._read = at, read
        self._time: tuple[object, dict[int, int]] | None = None

    def __len__(self) -> int:
        return max(0, len(self._at) - 1)

    def whole(self) -> bool:
        """True when all lines can be read."""
        try:
            return all(self.line(number) for number in range(len(self)))
        except Spoilt:
            return False

    def _key(self, line: int) -> bytes:
        size = self._at[line + 1] - self._at[line]
        head = self._read(self._at[line], min(size, HEAD))
        return (head if b"\t" in head else self._read(self._at[line], size)).partition(b"\t")[0]

    def line(self, number: int) -> bytes:
        """A whole line with its end."""
        return self._read(self._at[number], self._at[number + 1] - self._at[number])

    def find(self, key: bytes) -> dict[int, int]:
        """The people of a key and their numbers; a dict of one's own."""
        at = bisect_left(range(len(self)), key, key=self._key)
        if at >= len(self) or self._key(at) != key:
            return {}
        return _unpacked(self.line(at).partition(b"\t")[2])

    def starting(self, kind: bytes) -> Iterator[tuple[str, dict[int, int]]]:
        """All lines of a kind: text, people and numbers."""
        at = bisect_left(range(len(self)), kind, key=self._key)
        while at < len(self):
            key, _, value = self.line(at).partition(b"\t")
            if not key.startswith(kind):
                return
            yield text_of(key), _unpacked(value)
            at += 1

    def time(self, usual: Callable[[str], int]) -> dict[int, int]:
        """The minutes together, talks that do not say taken as usual; kept until other minutes are usual."""
        kinds = [text_of(self._key(at)) for at in self._lines(UNSAID)]
        under = tuple((kind, usual(kind)) for kind in kinds)
        if self._time is None or self._time[0] != under:
            found = self.find(MINUTES)
            for kind, minutes in under:
                for person, times in self.find(key_of(UNSAID, kind)).items():
                    found[person] = found.get(person, 0) + times * minutes
            self._time = under, found
        return self._time[1]

    def _lines(self, kind: bytes) -> range:
        every = range(len(self))
        low = bisect_left(every, kind, key=self._key)
        return range(low, bisect_left(every, kind + b"\xff", lo=low, key=self._key))


class Delta(NamedTuple):
    """A talk that is there (+1) or no longer there (-1), against what the lines say."""

    sign: int
    talk: TalkText


class WordLines:
    """The lines in the making: those of a former snapshot, and what is noted here on top of them."""

    def __init__(self, former: WordTable | None) -> None:
        self._former = former
        self._more: dict[bytes, array[int]] = {}
        self._less: dict[bytes, array[int]] = {}
        self._minutes: Counter[int] = Counter()
        self._own: dict[bytes, dict[int, int]] = {}

    def talk(self, delta: Delta) -> None:
        """Note a talk."""
        noted, talk = (self._more if delta.sign > 0 else self._less), delta.talk
        people = list(dict.fromkeys(talk.people))
        keys = [key_of(TALK, term) for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags)]
        keys += [key_of(TAG, tag) for tag in dict.fromkeys(talk.tags)]
        if spends_time(talk.channel):
            if talk.minutes:
                for person in people:
                    self._minutes[person] += delta.sign * talk.minutes
            else:
                keys.append(key_of(UNSAID, talk.channel))
        for key in keys:
            noted.setdefault(key, array("q")).extend(people)

    def person(self, before: Person | None, after: Person | None) -> None:
        """Note somebody's own words."""
        for person, gone in ((before, True), (after, False)):
            if person is not None:
                for term, bits in own_terms(person).items():
                    self._own.setdefault(key_of(OWN, term), {})[person.id] = 0 if gone else bits

    def lines(self) -> Iterator[bytes]:
        """All lines by key, each with its end."""
        former = self._former
        noted = sorted({*self._more, *self._less, *self._own, *((MINUTES,) if self._minutes else ())}, reverse=True)
        for number in range(len(former) if former is not None else 0):
            line = former.line(number) if former is not None else b""
            key, _, value = line.partition(b"\t")
            while noted and noted[-1] < key:
                yield from self._made(noted.pop(), {})
            if noted and noted[-1] == key:
                yield from self._made(noted.pop(), _unpacked(value))
            else:
                yield line
        while noted:
            yield from self._made(noted.pop(), {})

    def _made(self, key: bytes, numbers: Mapping[int, int]) -> Iterable[bytes]:
        found = Counter(numbers)
        found.update(self._more.get(key, ()))
        found.subtract(self._less.get(key, ()))
        if key == MINUTES:
            found.update(self._minutes)
        for person, bits in self._own.get(key, {}).items():
            found[person] = bits
        left = {person: number for person, number in found.items() if number}
        return (key + b"\t" + _packed(left) + b"\n",) if left else ()
