"""What a test writes, as the function of one transaction."""

from collections.abc import Callable
from typing import TypeVar

from netritual.domain.model import Record
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
