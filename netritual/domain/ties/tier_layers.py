"""The tiers as layers of the network: how many people each has, and how many of them are in rhythm."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from netritual.domain.model import Person, Settings
from netritual.domain.ties.rhythm import cadence
from netritual.domain.ties.tie import Stage, stage_of
from netritual.domain.ties.tie_stats import TieStats

QUIET = ("fading", "dormant")
"""How a tie stands with somebody who is quiet."""


class Layer(Struct, frozen=True, kw_only=True):
    """A tier: its days and people, how many of them and which share are in rhythm (None: nobody), with how many there
    is no talk yet, how many are dormant, and the words a week it asks for."""

    tier: int
    days: int
    people: int
    in_time: int
    in_rhythm: float | None
    unmet: int
    dormant: int
    quiet: tuple[int, ...]
    """Those who are fading or dormant and past their rhythm: nobody is quiet and in rhythm at once."""
    asks: float


def stage_in_rhythm(person: Person, stats: TieStats, *, stalled: bool = False) -> Stage | None:
    """How the tie with somebody who has a rhythm stands."""
    rhythm = stats.cadence if stats.touch_days else None
    return stage_of(person, stats.p_keep, stats.gap, rhythm, stats.dormant, stalled)


def layers(
    people: Sequence[tuple[Person, TieStats]], settings: Settings, stalled: Collection[int]
) -> tuple[Layer, ...]:
    """The tiers, the closest first. ``stalled`` are those with whom a coffee was said and has no day."""
    tiers = []
    for tier in range(1, 6):
        mine = [(person, stats) for person, stats in people if person.tier == tier]
        stages = [stage_in_rhythm(person, stats, stalled=person.id in stalled) for person, stats in mine]
        in_rhythm = sum(stats.gap <= stats.cadence for _, stats in mine)
        tiers.append(
            Layer(
                tier=tier,
                days=settings.cadences.get(str(tier), 365),
                people=len(mine),
                in_time=in_rhythm,
                in_rhythm=in_rhythm / len(mine) if mine and tier < 5 else None,
                unmet=sum(not stats.touch_days for _, stats in mine) if tier < 5 else 0,
                dormant=stages.count("dormant"),
                quiet=tuple(
                    who.id
                    for (who, stats), stage in zip(mine, stages, strict=True)
                    if stage in QUIET and stats.gap > stats.cadence
                ),
                asks=sum(7 / cadence(person, settings) for person, _ in mine) if tier < 5 else 0.0,
            )
        )
    return tuple(tiers)
