"""Finds the steps of the review, the modules of ``review.steps``: on first use, never at start."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from netritual.domain.model import Settings
from netritual.review import steps as rooms
from netritual.review.step import StepSpec


@cache
def discover() -> tuple[StepSpec, ...]:
    """All steps by their order; ValueError on a module without a ``STEP`` and on double ids or orders."""
    found = []
    for module in iter_modules(rooms.__path__):
        step = getattr(import_module(f"{rooms.__name__}.{module.name}"), "STEP", None)
        if not isinstance(step, StepSpec):
            raise ValueError(f"the review step {module.name} has no STEP")
        found.append(step)
    return checked(found)


def checked(steps: Sequence[StepSpec]) -> tuple[StepSpec, ...]:
    """The steps by order; ValueError when two of them share an id or an order, or an act its key with another."""
    for name, values in (("id", [step.id for step in steps]), ("order", [str(step.order) for step in steps])):
        double = next((value for value in values if values.count(value) > 1), None)
        if double is not None:
            raise ValueError(f"two review steps have the {name} {double}")
    for step in steps:
        keys = [act.key for act in step.acts]
        if len(set(keys)) != len(keys):
            raise ValueError(f"two acts of the review step {step.id} share a key")
    return tuple(sorted(steps, key=lambda step: step.order))


def step_named(id: str) -> StepSpec | None:
    """One step by its id, or None."""
    return next((step for step in discover() if step.id == id), None)


def steps_of(settings: Settings, *, short: bool = False) -> tuple[StepSpec, ...]:
    """The steps of a ritual in the order of the settings; one left out there is hidden.

    A step that the settings' own default does not know (it came later) stands by its order, as long as the person did
    not choose an order of their own. With nothing left to show all steps are shown.
    """
    known = discover()
    by_id = {step.id: step for step in known}
    if settings.steps == Settings().steps:
        chosen = list(known)
    else:
        chosen = [by_id[name] for name in dict.fromkeys(settings.steps) if name in by_id]
    if short:
        chosen = [step for step in chosen if step.in_short]
    return tuple(chosen or known)
