"""Records that a test writes, each by the function of one transaction, or reads."""

from collections.abc import Callable
from typing import TypeVar

from netritual.domain.model import Record
from netritual.domain.network import Network
from netritual.services.ports import Transaction

R = TypeVar("R", bound=Record)


def put(record: R) -> Callable[[Transaction], R]:
    """Writes a record."""
    return lambda tx: tx.put(record)


def remove(kind: type[Record], id: int) -> Callable[[Transaction], None]:
    """Removes a record."""
    return lambda tx: tx.remove(kind, id)


def insert(number: int) -> Callable[[Transaction], int]:
    """Inserts a document of a table that is none of ours."""
    return lambda tx: tx.table("mine").insert({"n": number})


def record_of(network: Network, kind: type[R], id: int) -> R:
    """A record that is there."""
    record = network.get(kind, id)
    assert record is not None
    return record
