"""Why a day suggests nobody, or only somebody by lot: so that nobody reads that all is well when nothing is known."""

from datetime import date
from math import inf

from netritual.domain.coffee import PLANNED
from netritual.domain.counts import counts
from netritual.domain.model import Coffee
from netritual.domain.network import Network
from netritual.domain.suggestions.ranking import Ranking
from netritual.domain.suggestions.suggestion import Silence


def silence_of(network: Network, ranking: Ranking, today: date) -> Silence:
    """The reason why nobody is suggested on a day."""
    if not counts(network).anyone():
        return "nobody"
    ranking.reach(-inf)
    if not ranking.candidates and not any(one.case.ready for one in ranking.barred) and ranking.facts.strangers.listed:
        return "alike"
    if not ranking.candidates and not ranking.barred:
        return "faint"
    rhythms = [one.case.pulse for one in ranking.candidates if one.case.settled]
    if any(c.state in PLANNED and c.slot is not None and c.slot.end.date() >= today for c in network.all(Coffee)):
        return "planned"
    if not ranking.candidates or any(one.case.person.tier and not one.case.settled for one in ranking.barred):
        return "resting"
    return "kept" if rhythms and all(pulse.gap <= pulse.cadence for pulse in rhythms) else "faint"
