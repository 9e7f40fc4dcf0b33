"""Who should meet whom, and small favours (``suggestions.md`` 5, ``screens.md`` review 6)."""

from datetime import date
from typing import Literal

from msgspec import Struct

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.suggestion import Point


class Pair(Struct, frozen=True, kw_only=True):
    """Two people who should meet: ``a`` needs what ``b`` offers."""

    a: int
    b: int
    fit: float
    need: str
    offer: str
    parts: tuple[Point, ...]
    why: str


class Favour(Struct, frozen=True, kw_only=True):
    """A favour of five minutes. ``other`` is who can meet the need, when somebody I know can."""

    kind: Literal["need", "give_back", "ask_need"]
    person: int
    what: str
    why: str
    other: int | None = None
    fit: float = 0.0


def pairs(network: Network, settings: Settings, today: date, limit: int = 10) -> list[Pair]:
    """Pairs worth introducing, best first; people who know each other or were introduced are left out."""
    raise NotImplementedError


def favours(network: Network, settings: Settings, today: date, limit: int = 10) -> list[Favour]:
    """Needs that somebody can meet, people who gave more than they got, and close people to ask for a need."""
    raise NotImplementedError


def match(need: str, offer: str) -> float:
    """How well an offer meets a need, 0 to 1: shared words of the shorter one, stemmed."""
    raise NotImplementedError
