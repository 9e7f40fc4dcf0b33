"""The People view: one row a person, filtered and sorted."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cached_property, partial, reduce
from itertools import compress, repeat
from operator import and_, contains, not_, or_
from typing import Any, Literal, TypeVar, get_args

from msgspec import Struct

from netritual.domain.coffees.past_coffees import nothing_booked
from netritual.domain.language.text import fold, spellings
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Person, Settings, Status
from netritual.domain.network import Network
from netritual.domain.search import filters
from netritual.domain.ties.counts import counts
from netritual.domain.ties.occasions import ENOUGH
from netritual.domain.ties.rhythm import cadence, next_word
from netritual.domain.ties.tie import Seen, Stage, badge_rhythm, days_of, keep_of, stage_of, status_with
from netritual.domain.ties.tie_stats import NOTHING, TieStats, due_value, tie_stats_at

T = TypeVar("T")
Sort = Literal["attention", "name", "last", "tier", "fit"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""The orders, as ``v`` goes through them."""


class TieReader:
    """Reads of one person what is shown of the tie: who looks at a page of thousands asks for a few of them."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self._network, self._settings, self._today = network, settings, today
        self._stalled = {who for coffee in nothing_booked(network) for who in coffee.people}

    def last_seen(self, row: "PersonRow") -> tuple[Seen | None, Seen | None]:
        """The newest touch-day, and the newest meeting."""
        return (
            counts(self._network).last_seen(row.id, self._today.toordinal()) if row.stats.touch_days else (None, None)
        )

    def next_word(self, row: "PersonRow") -> date | None:
        """When the next word is due."""
        return next_word(row.person, row.two_way, self._settings)

    def is_stalled(self, row: "PersonRow") -> bool:
        """Whether there is a coffee with them that nobody booked."""
        return row.id in self._stalled

    def stage(self, row: "PersonRow") -> Stage | None:
        """The badge without regard to such a coffee; the touches are read only where no tier says the rhythm."""
        person, stats = row.person, row.stats
        if person.status == "archived":
            return None
        rhythm = stats.cadence if person.tier and stats.touch_days else None
        if not person.tier and stats.touch_days >= ENOUGH:
            days = days_of(self._network.touches(person.id), self._today.toordinal())
            rhythm = badge_rhythm(person, self._settings, [day.day for day in days])
        return stage_of(person, stats.p_keep, stats.gap, rhythm, stats.dormant, False)


class PersonRow(Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """One person as ``people`` lists them, and the keys to sort by; how the tie stands is read when it is asked for.

    ``two_way`` is the day of the last two-way touch, ``loop`` the open one with the highest F, ``due`` the due part of
    the suggestion score (0 to 1). ``key`` is the folded name.
    """

    id: int
    person: Person
    stats: TieStats
    two_way: date | None
    loop: Loop | None
    due: float
    key: str
    ties: TieReader

    @property
    def handle(self) -> str:
        return self.person.handle

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def company(self) -> str:
        return self.person.company

    @property
    def position(self) -> str:
        return self.person.position

    @property
    def tier(self) -> int:
        return self.person.tier

    @cached_property
    def status(self) -> Status:
        """Whether they are of the network."""
        return status_with(self.person, self.two_way)

    @property
    def quiet(self) -> int | None:
        """The days since the last two-way touch, None for never."""
        return self.stats.gap if self.two_way is not None else None

    @property
    def score(self) -> float:
        """How much the open loop asks for a word."""
        return self.loop.score if self.loop is not None else 0.0

    @cached_property
    def _last_talks(self) -> tuple[Seen | None, Seen | None]:
        return self.ties.last_seen(self)

    @property
    def last(self) -> Seen | None:
        """The newest touch-day."""
        return self._last_talks[0]

    @property
    def in_person(self) -> Seen | None:
        """The newest meeting."""
        return self._last_talks[1]

    @property
    def next(self) -> date | None:
        """When the next word is due."""
        return self.ties.next_word(self)

    @property
    def state(self) -> Stage | None:
        """The badge."""
        is_stalled = self.status != "archived" and self.ties.is_stalled(self)
        return "stalled" if is_stalled else self.tie_state

    @cached_property
    def tie_state(self) -> Stage | None:
        """The badge without regard to a coffee that nobody booked."""
        return self.ties.stage(self)


class PeopleIndex:
    """Everyone, prepared once, so that a filter can be typed key by key (10,000 people in well under 16 ms a key)."""

    def __init__(self, network: Network, settings: Settings, today: date, now: datetime | None = None) -> None:
        self._network, self._settings, self._today = network, settings, today
        first: dict[int, Loop] = {}
        for loop in loops(network, settings, now or datetime.combine(today, time(12), tzinfo=UTC)):
            for who in loop.people:
                first.setdefault(who, loop)  # the highest F comes first
        totals, keep, on = counts(network), keep_of(settings), today.toordinal()
        reader = TieReader(network, settings, today)
        sums_of_each = {person.id: sums for person, sums in (*totals.rhythms(on), *totals.untiered(on))}
        self._rows: list[PersonRow] = []
        for person in network.all(Person):
            sums = sums_of_each.get(person.id, NOTHING)
            stats = tie_stats_at(person, sums, cadence(person, settings), keep, today, on)
            self._rows.append(
                PersonRow(
                    id=person.id,
                    person=person,
                    stats=stats,
                    two_way=date.fromordinal(sums.two_way) if sums.two_way else None,
                    loop=first.get(person.id),
                    due=due_value(stats) if person.tier else 0.0,
                    key=fold(person.name),
                    ties=reader,
                )
            )
        self.alive = sum(row.person.status != "archived" for row in self._rows)
        """How many are not archived."""
        self._sorted: dict[Sort, list[PersonRow]] = {}
        self._in_columns: dict[Sort, tuple[list[PersonRow], list[str], list[str]]] = {}

    def rows(self, filter: str = "", sort: Sort = "attention") -> list[PersonRow]:
        """The people that all terms of the filter hold for, those first whose name has words that begin so, in the
        order in which they were typed; no filter = network."""
        terms = filters.parse(filter)
        if not terms:
            return [row for row in self._order(sort) if row.status == "network"]
        texts, rows = self._texts, self._with_words(sort, [term for term in terms if term.field == "text"])
        for term in terms:
            without = term.without
            if term.field == "tag":
                tagged = self._tagged(term)
                rows = [row for row in rows if (row.id in tagged) != without]
            elif term.field != "text":
                fits = filters.predicate_of(term)
                rows = [row for row in rows if fits(texts[row.id], row) != without]
        return rows

    def _with_words(self, sort: Sort, words: Sequence[filters.Term]) -> list[PersonRow]:
        """The people of whom all words hold, those first who are called so, in that order. Most of what is typed is
        words: they are looked for in whole columns, which takes half the time of a look at each person."""
        rows, texts, names = self._columns(sort)
        for term in words:
            holding = _holding(texts, term.value, term.other)
            fits = list(map(not_, holding) if term.without else holding)
            if not all(fits):
                rows, texts, names = _selected(rows, fits), _selected(texts, fits), _selected(names, fits)
        typed = [term for term in words if not term.without]
        starts = [  # of a word of a name, in its spellings
            (f" {term.value}", term.other and f" {term.other}")
            for term in typed if len(term.value) > 1 or len(typed) > 1
        ]  # fmt: skip
        if not starts:
            return list(rows)
        called = list(reduce(partial(map, and_), (_holding(names, *start) for start in starts)))
        first = _selected(rows, called)
        if len(starts) > 1:
            in_order = [_is_in_order(name, starts) for name in _selected(names, called)]
            first = [*_selected(first, in_order), *_selected(first, map(not_, in_order))]
        return first if all(called) else [*first, *_selected(rows, map(not_, called))]

    def _columns(self, sort: Sort) -> tuple[list[PersonRow], list[str], list[str]]:
        """Everyone in an order, and what their words and the words of their names are."""
        if sort not in self._in_columns:
            rows = self._order(sort)
            texts = [self._texts[row.id] for row in rows]
            self._in_columns[sort] = rows, [each.text for each in texts], [each.name for each in texts]
        return self._in_columns[sort]

    @cached_property
    def _tags(self) -> list[tuple[str, Collection[int]]]:
        """The tags of talks as they are searched, found when somebody first asks for a tag."""
        return [(filters.spread(tag), who) for tag, who in counts(self._network).tagged().items()]

    def _tagged(self, term: filters.Term) -> set[int]:
        """Those with a topic of their own, or a talk with a tag, that a term fits."""
        tagged = {who for tag, people in self._tags if filters.fits(term, tag) for who in people}
        hit = filters.fits
        return tagged.union(who for who, topics in self._topics if any(hit(term, topic) for topic in topics))

    def prepare_filters(self, sort: Sort) -> None:
        """Make what filters of an order look at, before the first of them is typed."""
        self._columns(sort)

    @cached_property
    def _texts(self) -> dict[int, filters.Texts]:
        """What a filter searches, by the person's id."""
        return {row.id: _texts(row.person) for row in self._rows}

    @cached_property
    def _topics(self) -> list[tuple[int, tuple[str, ...]]]:
        """The topics of those who have some of their own."""
        return [(who, texts.tags) for who, texts in self._texts.items() if texts.tags]

    def _order(self, sort: Sort) -> list[PersonRow]:
        if sort not in self._sorted:
            self._sorted[sort] = sorted(self._rows, key=self._fit_key() if sort == "fit" else _KEYS[sort])
        return self._sorted[sort]

    def _fit_key(self) -> Callable[[PersonRow], Any]:
        """By the score of a coffee with them; those that nothing asks for come after, by name."""
        from netritual.domain.suggestions.suggest import fits  # no other order asks for suggestions

        fit_of = fits(self._network, self._settings, self._today)
        return lambda row: (-fit_of.get(row.id, 0.0), row.key, row.id)


_KEYS: dict[Sort, Callable[[PersonRow], Any]] = {
    "attention": lambda row: (-row.score, -row.due, row.two_way is None, row.key, row.id),
    "name": lambda row: (row.key, row.id),
    "last": lambda row: (-row.last.on.toordinal() if row.last is not None else 0, row.key, row.id),
    "tier": lambda row: (row.tier or 6, row.key, row.id),
}


def _holding(column: list[str], value: str, other: str) -> Iterator[bool]:
    """Whether each text of a column has a value in it, in one spelling or the other, "" for none."""
    holds = map(contains, column, repeat(value))
    return map(or_, holds, map(contains, column, repeat(other))) if other else holds


def _selected(column: Iterable[T], fits: Iterable[bool]) -> list[T]:
    return list(compress(column, fits))


def _is_in_order(name: str, starts: Sequence[tuple[str, str]]) -> bool:
    """Whether the words of a name that begin so stand in this order."""
    places = [max(name.find(start), name.find(other) if other else -1) for start, other in starts]
    return places == sorted(places)


def _texts(person: Person) -> filters.Texts:
    company = filters.spread(person.company)
    return filters.Texts(
        name=f" {spellings(person.name)[0]}",
        text="\n".join((filters.spread(person.name, person.handle, person.position, *person.aka), company)),
        circles=tuple(filters.spread(circle) for circle in person.circles),
        city=filters.spread(person.city),
        company=company,
        tags=tuple(filters.spread(topic) for topic in person.topics),
    )
