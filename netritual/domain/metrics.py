"""The numbers of ``stats`` and the essay's questions, answered (``product.md`` 6, ``commands.md`` 3)."""

from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from netritual.domain.model import Settings
from netritual.domain.network import Network

Period = Literal["week", "12w"]
Value = float | int | dict[str, Any] | None


class Question(Struct, frozen=True):
    """A question of the essay and its answer in plain words."""

    question: str
    answer: str


class Stats(Struct, frozen=True, kw_only=True):
    """All metrics of a period. ``values`` by key, ``of`` the ``(part, whole)`` of each share."""

    on: date
    period: Period
    first: date
    last: date
    values: dict[str, Value]
    of: dict[str, tuple[float, float]]
    questions: tuple[Question, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape of ``stats --json``."""
        raise NotImplementedError


def stats(network: Network, settings: Settings, now: datetime, period: Period = "week") -> Stats:
    """All metrics of the ISO week of today, or of the last 12 completed weeks without rest weeks."""
    raise NotImplementedError


def medians(network: Network, settings: Settings, now: datetime) -> dict[str, float]:
    """The user's own medians of the weekly numbers, over the last 12 completed weeks without rest weeks."""
    raise NotImplementedError


def week_of(day: date) -> str:
    """The ISO week of a day, ``YYYY-Www``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def share_words(part: float, whole: float) -> str:
    """A share in words: "3 of 4" below 5 cases, else a percentage."""
    raise NotImplementedError
