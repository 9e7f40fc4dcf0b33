"""Whom to ask for advice, and why not (``suggestions.md`` 4)."""

from datetime import date

from msgspec import Struct

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.suggestion import Point


class Advice(Struct, frozen=True, kw_only=True):
    """Someone who may know. ``blocked_by`` holds the reasons why not to ask now; with any, the row shows no fit."""

    person: int
    fit: float
    parts: tuple[Point, ...]
    why: str
    blocked_by: tuple[str, ...] = ()


def rank(network: Network, settings: Settings, today: date, topic: str, *, mentor: bool = False) -> list[Advice]:
    """People who may know about the topic, best first, the blocked ones last. Also answers "who knows this?"."""
    raise NotImplementedError
