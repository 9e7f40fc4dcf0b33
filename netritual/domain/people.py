"""The People view: one row a person, filtered and sorted."""

from datetime import date
from typing import Literal

from msgspec import Struct

from netritual.domain.model import Settings, Status
from netritual.domain.network import Network
from netritual.domain.ties import Seen, Stage

Sort = Literal["attention", "name", "last", "tier", "fit"]


class PersonRow(Struct, frozen=True, kw_only=True):
    """One person as ``people`` lists them (``commands.md`` 3), and the keys to sort by.

    ``score`` is the highest F of their open loops, ``due`` the due part of the suggestion score (0 to 1).
    """

    id: int
    handle: str
    name: str
    company: str
    position: str
    status: Status
    tier: int
    last: Seen | None
    in_person: Seen | None
    next: date | None
    state: Stage | None
    score: float = 0.0
    due: float = 0.0
    key: str = ""


class PeopleIndex:
    """Everyone, prepared once, so that a filter can be typed key by key."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        raise NotImplementedError

    def rows(self, filter: str = "", sort: Sort = "attention") -> list[PersonRow]:  # noqa: A002 - the contract's word
        """The people that all terms of the filter hold for; no filter = network."""
        raise NotImplementedError


def people_rows(
    network: Network,
    settings: Settings,
    today: date,
    filter: str = "",
    sort: Sort = "attention",
) -> list[PersonRow]:
    """The rows of one filter, in the order asked for."""
    return PeopleIndex(network, settings, today).rows(filter, sort)
