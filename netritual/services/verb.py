"""One verb = one transaction = one line in the journal = one ``Change`` = one undo."""

from collections.abc import Callable
from datetime import datetime
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

from netritual.domain.model import Change
from netritual.services.ports import Store, Transaction

P = ParamSpec("P")
T = TypeVar("T")


class Verb(Generic[P, T]):
    """A verb of the product: called with a store it is a whole transaction; ``within`` joins one that is open.

    ``id`` is the command id; it is written to the journal and never renamed without a migration.
    """

    def __init__(self, id: str, act: Callable[Concatenate[Transaction, P], T]) -> None:
        self.id = id
        self._act = act
        update_wrapper(self, act)

    def __call__(self, store: Store, now: datetime, *args: P.args, **kwargs: P.kwargs) -> tuple[T, Change | None]:
        """Do it and save it. Change is None when nothing changed."""
        return store.transact(self.id, lambda tx: self._act(tx, *args, **kwargs), now)

    def within(self, tx: Transaction, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it as a part of a transaction that is already open (an act and the place of a review)."""
        return self._act(tx, *args, **kwargs)


def verb(id: str) -> Callable[[Callable[Concatenate[Transaction, P], T]], Verb[P, T]]:
    """Make a verb of a function over a transaction."""

    def made(act: Callable[Concatenate[Transaction, P], T]) -> Verb[P, T]:
        return Verb(id, act)

    return made
