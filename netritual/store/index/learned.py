"""Who knows what, from the words of the index, with what the journal changes worked in.

No talk of the index is read but those that the journal changes and those of days to come.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property

from netritual.domain.model import Person
from netritual.domain.ties.public_words import TALKS as TALKS_BIT
from netritual.domain.ties.public_words import Where, own_terms, spends_time, talk_terms
from netritual.store.index.database import ids_of
from netritual.store.index.layers import Rows
from netritual.store.index.tables import DocumentTable, TalkTable
from netritual.store.index.talk_facts import Talk
from netritual.store.index.word_table import OWN, TAG, TALK, WordTable, cached_talk

EVER = date.max.toordinal()
Delta = tuple[int, Talk]
"""A talk that is there (+1) or no longer there (-1), against what the index says."""


class Learned:
    """The answers of one view."""

    def __init__(self, people: Rows, talks: Rows, table: WordTable) -> None:
        self._people, self._talks, self._table = people, talks, table
        self._together: tuple[object, Mapping[int, int], dict[int, int]] | None = None

    @cached_property
    def _deltas(self) -> list[Delta]:
        changes = self._talks.changes()
        signed = ((sign, cached_talk(raw)) for _, *images in changes for sign, raw in zip((-1, 1), images, strict=True))
        return [(sign, talk) for sign, talk in signed if talk is not None]

    @cached_property
    def _anew(self) -> dict[int, Person | None]:
        """The people whose documents the journal has changed."""
        people = {doc_id: self._people.record(doc_id) for doc_id in self._people.changed()}
        return {doc_id: person if isinstance(person, Person) else None for doc_id, person in people.items()}

    @cached_property
    def ids(self) -> set[int]:
        """The ids of everyone there is."""
        base = self._people.base()
        rows = base.index.once("SELECT id FROM persons WHERE flags <> 0") if isinstance(base, DocumentTable) else []
        ids = set(ids_of(rows))
        return ids.difference(self._anew).union(doc_id for doc_id, person in self._anew.items() if person is not None)

    def _until(self, last: int) -> Iterator[Delta]:
        """What changes the lines when talks after a day do not count."""
        yield from ((sign, talk) for sign, talk in self._deltas if sign < 0 or talk.day <= last)
        base, changed = self._talks.base(), self._talks.changed()
        for _, doc_id in base.between(last + 1, EVER) if isinstance(base, TalkTable) else ():
            raw = None if doc_id in changed else base.get(doc_id)
            if (talk := cached_talk(raw)) is not None:
                yield -1, talk

    def knowing(self, terms: Collection[str], today: int) -> Where:
        """Of each term the people whose public words have it, and where."""
        wanted = {term: Counter(self._table.find(TALK, term)) for term in terms}
        for sign, talk in self._until(today + 1):
            for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags).intersection(wanted):
                for person in dict.fromkeys(talk.people):
                    wanted[term][person] += sign
        kinds_of: dict[str, dict[int, int]] = {}
        for term, talked in wanted.items():
            own = self._table.find(OWN, term)
            own = {person: bits for person, bits in own.items() if person not in self._anew}
            own |= {who: bits for who, person in self._anew.items() if person and (bits := own_terms(person).get(term))}
            for person, times in talked.items():
                if times > 0 and person in self.ids:
                    own[person] = own.get(person, 0) | TALKS_BIT
            kinds_of[term] = own
        return kinds_of

    @cached_property
    def tagged(self) -> Mapping[str, Collection[int]]:
        """Each tag, and whom the interactions with it are about."""
        counts = {tag: Counter(people) for tag, people in self._table.all_of(TAG).items()}
        for sign, talk in self._deltas:
            for tag in dict.fromkeys(talk.tags):
                for person in dict.fromkeys(talk.people):
                    counts.setdefault(tag, Counter())[person] += sign
        left = {tag: frozenset(who for who, times in people.items() if times > 0) for tag, people in counts.items()}
        return {tag: people for tag, people in left.items() if people}

    def together(self, today: int, usual: Callable[[str], int]) -> Mapping[int, int]:
        """The minutes together of everyone here with an entry; kept until other ones are asked for."""
        kinds = {talk.channel for _, talk in self._deltas}
        lines = self._table.time(usual)
        under = (today, id(lines), tuple((kind, usual(kind)) for kind in sorted(kinds)))
        if self._together is None or self._together[0] != under:
            self._together = under, lines, self._added(today, usual, lines)
        return self._together[2]

    def _added(self, today: int, usual: Callable[[str], int], lines: Mapping[int, int]) -> dict[int, int]:
        base, spent = self._talks.base(), dict(lines)
        times: Counter[int] = Counter()
        for sign, talk in self._until(today + 1):
            minutes = (talk.minutes or usual(talk.channel)) if spends_time(talk.channel) else 0
            for person in dict.fromkeys(talk.people):
                spent[person] = spent.get(person, 0) + sign * minutes
                times[person] += sign
        query = "SELECT id, entries FROM persons WHERE entries > 0"
        stored = dict(base.index.once(query)) if isinstance(base, TalkTable) else {}
        for person, more in times.items():
            stored[person] = stored.get(person, 0) + more
        return {person: spent.get(person, 0) for person, number in stored.items() if number > 0 and person in self.ids}
