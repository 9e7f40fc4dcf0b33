"""Everyone's score on one day, and whom a rule leaves out: numbers only, words are made of a case that is asked for."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from math import prod

from msgspec import Struct

from netritual.domain.counts import counts
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.rhythm import weight
from netritual.domain.suggestions.case import Case, case_of
from netritual.domain.suggestions.components import Scale, tenth
from netritual.domain.suggestions.exclusions import exclusion
from netritual.domain.suggestions.facts import Facts
from netritual.domain.suggestions.suggestion import Multiplier


class Candidate(Struct, frozen=True, gc=False):
    """Somebody who may be suggested: the score of a case, and what the set does to it (``rows``).

    ``score`` is rounded half-even to 1 decimal; ``raw`` is neither rounded nor multiplied by the rows.
    """

    case: Case
    raw: float
    score: float
    rows: tuple[Multiplier, ...] = ()

    @property
    def person(self) -> int:
        """Who it is."""
        return self.case.person.id

    @property
    def order(self) -> tuple[float, float, int, int]:
        """The best first; ties: higher W, then the older gap, then the lower id."""
        return (-self.score, -weight(self.case.person), -self.case.pulse.gap, self.person)

    def lowered(self, rows: tuple[Multiplier, ...]) -> "Candidate":
        """The same with other rows."""
        return Candidate(self.case, self.raw, tenth(prod((row.value for row in rows), start=self.raw)), rows)


def candidate_of(case: Case, scale: Scale) -> Candidate:
    """The score of a case by itself."""
    raw = scale.score(case)
    return Candidate(case, raw, tenth(raw))


class Barred(Struct, frozen=True, gc=False):
    """Somebody whom a rule leaves out, and why."""

    case: Case
    why: str

    @property
    def order(self) -> tuple[float, int]:
        """Those of most weight first."""
        return (-weight(self.case.person), self.case.person.id)


class Ranking:
    """The verdict on everyone with a tier or with something open, in no order. Of the others nothing is read."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.facts = facts = Facts(network, settings, today)
        self.candidates: list[Candidate] = []
        self.barred: list[Barred] = []
        scale, tallies, ranked = Scale(settings), counts(network), set()
        for person, sums in tallies.rhythms(facts.now):
            ranked.add(person.id)
            self._judge(case_of(person, sums, facts), scale)
        for who in facts.open - ranked:
            record = network.get(Person, who)
            if record is not None:
                self._judge(case_of(record, tallies.sums(who, facts.now), facts), scale)

    def _judge(self, case: Case, scale: Scale) -> None:
        why = exclusion(case)
        if why:
            self.barred.append(Barred(case, why))
        else:
            self.candidates.append(candidate_of(case, scale))

    def verdict(self, person: int) -> Candidate | Barred | None:
        """The verdict on one person; None on those of whom nothing is asked."""
        everyone: Iterator[Candidate | Barred] = chain(self.candidates, self.barred)
        return next((one for one in everyone if one.case.person.id == person), None)
