"""Steps from one format to the next: one module ``m<version>_<name>.py`` a step, found by its name.

A module has ``VERSION`` (the format it leads to) and ``document(table, doc)``, which gives the document in that format,
or None when it goes. A journal in an older format is read through the steps, and written anew before the first save;
the older one is kept.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

import msgspec

from netritual.store.index.layers import walk
from netritual.store.journal_state import State
from netritual.store.line import encode

Document = Callable[[str, dict[str, Any]], dict[str, Any] | None]


class Step(NamedTuple):
    """One step: the format it leads to, and what it makes of a document."""

    version: int
    document: Document


def discover(path: Sequence[str] = tuple(__path__), package: str = __name__) -> tuple[Step, ...]:
    """Every step, by version. ValueError when two lead to the same format."""
    steps = []
    for found in iter_modules(path):
        if found.name[:1] == "m" and found.name[1:5].isdigit():
            module = import_module(f"{package}.{found.name}")
            steps.append(Step(module.VERSION, module.document))
    steps.sort(key=lambda step: step.version)
    if len({step.version for step in steps}) != len(steps):
        raise ValueError("two migrations lead to the same format")
    return tuple(steps)


def upgrade(state: State, since: int, steps: Sequence[Step]) -> None:
    """Bring the documents of a state in format ``since`` up to date, in memory."""
    wanted = [step for step in steps if step.version > since]
    if not wanted:
        return
    for table in state.names():
        rows = state.rows(table).copy()
        for doc_id, raw in list(walk(rows)):
            doc = msgspec.json.decode(raw)
            for step in wanted:
                doc = None if doc is None else step.document(table, doc)
            rows.put(doc_id, None if doc is None else encode(doc))
        state.replace(table, rows)
