"""The words of everyone, kept in the index: who has to do with a term or a tag, and the time together.

Rows of a kind, a text, a person and a number: ``own`` and a term (bits of where in a person's own words), ``talk`` and
a term, ``tag`` and a tag (talks that have it), ``minutes`` (together), ``unsaid`` and a kind of contact (talks that do
not say how long). Private notes are not in them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from netritual.domain.model import Person
from netritual.domain.ties.public_words import own_terms, spends_time, talk_terms
from netritual.store.index.database import Index
from netritual.store.index.talk_facts import Talk, talk_of

OWN, TALK, TAG, MINUTES, UNSAID = "own", "talk", "tag", "minutes", "unsaid"
CACHED_TALKS = 8192
"""Talks of the journal whose terms are held, since each view asks for all of them."""

cached_talk = lru_cache(maxsize=CACHED_TALKS)(talk_of)


class WordTable:
    """The words in the index. Its methods raise Spoilt."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._time: tuple[object, dict[int, int]] | None = None

    def find(self, kind: str, text: str) -> dict[int, int]:
        """The people of a term and their numbers; a dict of one's own."""
        return dict(self._index.rows("SELECT person, number FROM words WHERE kind = ? AND text = ?", kind, text))

    def all_of(self, kind: str) -> Mapping[str, dict[int, int]]:
        """All texts of a kind, each with its people and their numbers."""
        people: dict[str, dict[int, int]] = {}
        for text, person, number in self._index.rows("SELECT text, person, number FROM words WHERE kind = ?", kind):
            people.setdefault(text, {})[person] = number
        return people

    def time(self, usual: Callable[[str], int]) -> dict[int, int]:
        """The minutes together, talks that do not say taken as usual; kept until other minutes are usual."""
        kinds = self._index.once(f"SELECT DISTINCT text FROM words WHERE kind = '{UNSAID}'")
        under = tuple((kind, usual(kind)) for (kind,) in kinds)
        if self._time is None or self._time[0] != under:
            minutes_of = self.find(MINUTES, "")
            for kind, minutes in under:
                for person, times in self.find(UNSAID, kind).items():
                    minutes_of[person] = minutes_of.get(person, 0) + times * minutes
            self._time = under, minutes_of
        return self._time[1]


class WordNotes:
    """What is to be changed in the words."""

    def __init__(self) -> None:
        self.times: dict[tuple[str, str], dict[int, int]] = {}
        """What is to be added to the numbers of a kind and a text, by person."""
        self.own: dict[tuple[str, str, int], int] = {}
        """What that number is to be, 0 for none."""

    def talk(self, sign: int, talk: Talk) -> None:
        """Note a talk that is there (+1), or no longer there (-1)."""
        noted: list[tuple[str, str, int]] = []
        if talk.topic or talk.summary or talk.note or talk.tags:  # most say nothing
            noted += [(TALK, term, sign) for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags)]
            noted += [(TAG, tag, sign) for tag in dict.fromkeys(talk.tags)]
        if spends_time(talk.channel):
            noted.append((MINUTES, "", sign * talk.minutes) if talk.minutes else (UNSAID, talk.channel, sign))
        for kind, text, number in noted if talk.people else ():
            numbers = self.times.get((kind, text))
            if numbers is None:
                numbers = self.times[kind, text] = {}
            for person in dict.fromkeys(talk.people):
                numbers[person] = numbers.get(person, 0) + number

    def __len__(self) -> int:
        return sum(map(len, self.times.values()))

    def person(self, person: Person | None, is_new: bool) -> None:
        """Note somebody's own words, as they stand, or as they stood."""
        if person is not None:
            for term, bits in own_terms(person).items():
                self.own[OWN, term, person.id] = bits if is_new else 0
