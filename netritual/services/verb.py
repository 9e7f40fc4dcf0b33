"""One verb = one transaction = one line in the journal = one ``Change`` = one undo."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from netritual.domain.model import Change
from netritual.services.ports import Store, Transaction

P = ParamSpec("P")
T = TypeVar("T")


class Verb(Generic[P, T]):
    """A verb of the product: called with a store it is a whole transaction; ``within`` joins one that is open.

    ``id`` is written to the journal; it is also the id of the act and of the command that do it (``review.acts``).
    ``parameters`` are the names of what it needs beside the transaction.
    """

    def __init__(self, id: str, within: Callable[Concatenate[Transaction, P], T]) -> None:
        self.id = id
        update_wrapper(self, within)
        self.within = within
        code = within.__code__
        self.parameters: tuple[str, ...] = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]

    def __call__(self, store: Store, now: datetime, *args: P.args, **kwargs: P.kwargs) -> tuple[T, Change | None]:
        """Do it and save it. Change is None when nothing changed."""
        return store.transact(self.id, lambda tx: self.within(tx, *args, **kwargs), now)


_REGISTERED: dict[str, Verb[..., Any]] = {}


def verb(id: str) -> Callable[[Callable[Concatenate[Transaction, P], T]], Verb[P, T]]:
    """Make a verb of a function over a transaction, and register it; ValueError when the id is taken."""

    def registered(act: Callable[Concatenate[Transaction, P], T]) -> Verb[P, T]:
        if id in _REGISTERED:
            raise ValueError(f"two verbs are called {id}")
        new = Verb(id, act)
        _REGISTERED[id] = new
        return new

    return registered


def verb_named(id: str) -> Verb[..., Any] | None:
    """A verb by its id, or None. The modules of ``services.verbs`` are imported when an id is not known yet."""
    return _REGISTERED.get(id) or verbs().get(id)


@cache
def verbs() -> dict[str, Verb[..., Any]]:
    """All verbs of ``services.verbs`` by id."""
    from importlib import import_module
    from pkgutil import iter_modules

    from netritual.services import verbs as subjects

    for module in iter_modules(subjects.__path__):
        import_module(f"{subjects.__name__}.{module.name}")
    return _REGISTERED
