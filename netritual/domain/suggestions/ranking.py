"""Everyone's score on one day in numbers alone; words are found later, for the few who are shown.

A ranking is a value: what it says never changes. So the next one can go on from it and judge only those anew about whom
something changed (``Memory``), while the former one is still read, on any thread.
"""

from collections.abc import Iterable, Iterator, Set
from datetime import date
from heapq import merge
from operator import attrgetter, is_

from netritual.domain.counts import counts
from netritual.domain.model import Person, Review, Settings
from netritual.domain.network import Network, People
from netritual.domain.suggestions import choose
from netritual.domain.suggestions.components import kind_of, multipliers_of, place_of, points_of
from netritual.domain.suggestions.facts import SPEAKING, Facts
from netritual.domain.suggestions.judge import Judge, Verdict
from netritual.domain.suggestions.memory import Memory
from netritual.domain.suggestions.needs import Offers, offered
from netritual.domain.suggestions.shelves import Places, Shelves
from netritual.domain.suggestions.suggestion import Barred, Kind, Multiplier, NotShown, Ranked, Suggestion
from netritual.domain.ties import tie

IGNORED_WHY = "shown last week and not picked"

_KINDS: tuple[Kind, ...] = ((True, True), (True, False), (False, True), (False, False))
_ORDER = attrgetter("order")
_BEST = Places(attrgetter("score"), _ORDER)
_STRONGEST = Places(attrgetter("touch_days"), lambda one: (-one.score, one.person))
_HEAVIEST = Places(attrgetter("weight"), attrgetter("person"))


class Ranking:
    """The verdict on everyone with a tier or with something open, and all of them in their order.

    ``kinds`` are the candidates by kind, the best first; ``dormant`` those of them who may be the wild card, the
    strongest first; ``barred`` whom a rule leaves out, by weight. ``former`` is a ranking to go on from; it saves work
    where the day and the settings are the same, and changes nothing else.
    """

    def __init__(self, network: Network, settings: Settings, today: date, former: "Ranking | None" = None) -> None:
        self.network, self.settings, self.today = network, settings, today
        self._counts = counts(network)
        self._tables = tuple(network.all(kind) for kind in SPEAKING)
        self.past = choose.Past(network.all(Review), People(network), today)
        self.judged: dict[int, Verdict] = {}
        changed = None if former is None or not former.under(settings, today) else self._counts.changed(former.network)
        if former is None or changed is None:
            self._begin()
        else:
            self._go_on(former, changed)

    def under(self, settings: Settings, today: date) -> bool:
        """True when this ranking is one of that day and those settings."""
        return self.today == today and (self.settings is settings or self.settings == settings)

    def _begin(self) -> None:
        """Judge everybody."""
        told, now, judged = self._counts, self.today.toordinal(), self.judged
        self.facts = Facts(self.network, self.settings, self.today)
        self.offers = Offers(told.seeking())
        self._judge = Judge(self.facts, self.past, self.offers, self.settings, self.today)
        verdict = self._judge.of
        for person, sums in told.rhythms(now):
            judged[person.id] = verdict(person, sums)
        for who in self.facts.open.difference(judged):
            found = self._verdict(who)
            if found is not None:
                judged[who] = found
        ranked, barred = _parted(judged.values())
        self.kinds = {kind: Shelves(_BEST, [one for one in ranked if one.kind == kind]) for kind in _KINDS}
        self.dormant = Shelves(_STRONGEST, [one for one in ranked if _may_be_wild(one)])
        self.barred = Shelves(_HEAVIEST, barred)

    def _go_on(self, former: "Ranking", changed: frozenset[int]) -> None:
        """Judge those anew who changed, and those of whom other tables say something else than before."""
        anew, people = set(changed), People(self.network)
        same = all(map(is_, former._tables, self._tables))
        self.facts = former.facts if same else Facts(self.network, self.settings, self.today)
        self.offers = former.offers
        if any(self.offers.given.get(who, ()) != offered(people.get(who)) for who in changed):
            seeking = self._counts.seeking()
            self.offers = Offers(seeking)
            anew.update(person.id for person in seeking if person.needs)
        self._judge = Judge(self.facts, self.past, self.offers, self.settings, self.today)
        anew.update(self.past.differing(former.past))
        if not same:
            anew.update(self.facts.differing(former.facts))
        self.judged = dict(former.judged) if anew else former.judged
        gone = [former.judged[who] for who in anew if who in former.judged]
        come = [found for who in anew if (found := self._verdict(who)) is not None]
        for verdict in gone:
            del self.judged[verdict.person]
        self.judged.update((verdict.person, verdict) for verdict in come)
        (out, free), (in_, barred) = _parted(gone), _parted(come)
        self.kinds = {
            kind: before.changed(*([one for one in rows if one.kind == kind] for rows in (out, in_)))
            for kind, before in former.kinds.items()
        }
        self.dormant = former.dormant.changed(*([o for o in rows if _may_be_wild(o)] for rows in (out, in_)))
        self.barred = former.barred.changed(free, barred)

    def _verdict(self, who: int) -> Verdict | None:
        """The verdict on somebody; None on those of whom nothing is asked."""
        person = self.network.get(Person, who)
        if person is None or not (person.tier or who in self.facts.open):
            return None
        return self._judge.of(person, self._counts.sums(who, self.today.toordinal()))

    def left_out(self, shown: Set[int], last: float | None) -> Iterator[NotShown]:
        """Everyone who is not shown, with the reason: first whom a rule leaves out, then the rest, the best first.

        ``last`` is the least score of those shown.
        """
        for gone in self.barred:
            yield NotShown(gone.person, gone.why)
        for one in merge(*self.kinds.values(), key=_ORDER):
            if one.person not in shown:
                yield NotShown(one.person, choose.left_over(one, last))

    def explained(self, person: Person) -> Suggestion:
        """The same score with every part and factor in words, of anybody.

        Its line has the two best reasons, and a date that comes up: that is few points, but what one begins with.
        """
        facts, settings = self.facts, self.settings
        known = tie(person, self.network.touches(person.id), settings, self.today)
        place = place_of(person, facts, settings)
        points = points_of(person, known, facts, settings, place, self._help(person))
        rows = multipliers_of(person, facts, place)
        if person.id in self.past.ignored:
            rows = (*rows, Multiplier("ignored", choose.IGNORED, IGNORED_WHY))
        told = sorted((point for point in points if point.points > 0), key=lambda point: -point.points)
        best = [point for at, point in enumerate(told) if at < 2 or point.component == "timing"]
        return Suggestion(
            person=person.id,
            score=choose.score_of(points, rows),
            points=points,
            multipliers=rows,
            why="; ".join(point.why for point in best),
            kind=kind_of(person, facts, place) or "",
            bridge=len(set(person.circles)) > 1,
            circles=person.circles,
        )

    def _help(self, person: Person) -> tuple[str, str] | None:
        """A need of theirs, and the name of somebody who may meet it."""
        found = self.offers.meets(person)
        helper = self.network.get(Person, found[1]) if found is not None else None
        return (found[0], helper.name) if found is not None and helper is not None else None


def _parted(verdicts: Iterable[Verdict]) -> tuple[list[Ranked], list[Barred]]:
    """The candidates, and those whom a rule leaves out."""
    ranked: list[Ranked] = []
    barred: list[Barred] = []
    for verdict in verdicts:
        if isinstance(verdict, Ranked):
            ranked.append(verdict)
        else:
            barred.append(verdict)
    return ranked, barred


def _may_be_wild(one: Ranked) -> bool:
    return one.dormant and one.score >= choose.LEAST_SCORE


def ranking(network: Network, settings: Settings, today: date, memory: Memory) -> Ranking:
    """The ranking of a moment, which goes on from the one in the memory, and takes its place."""
    memory.last = found = Ranking(network, settings, today, memory.last)
    return found
