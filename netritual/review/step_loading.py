"""Finds the steps of the review, the modules of ``review.steps``: each on its first use, never at start."""

from functools import cache
from importlib import import_module

from netritual.domain.model import Settings
from netritual.review import steps as rooms
from netritual.review.step import StepSpec


@cache
def discover() -> tuple[StepSpec, ...]:
    """All steps by their order; ValueError on a module without a ``STEP`` of its name."""
    return tuple(_step_of(*each) for each in sorted(rooms.modules()))


@cache
def step_named(id: str) -> StepSpec | None:
    """One step by its id, or None; no other one is loaded for it."""
    return next((_step_of(*each) for each in rooms.modules() if each[1] == id), None)


def _step_of(order: int, name: str, module: str) -> StepSpec:
    step = getattr(import_module(module), "STEP", None)
    if not isinstance(step, StepSpec) or (step.order, step.id) != (order, name):
        raise ValueError(f"{module} has no STEP with the id {name} and the order {order}")
    return step


def planning_step() -> StepSpec | None:
    """The step where coffees are planned."""
    return next((step for step in discover() if step.plans_coffees), None)


def counting_steps() -> frozenset[str]:
    """The ids of the steps that make a review count."""
    return frozenset(step.id for step in discover() if step.counts)


def steps_of(settings: Settings, *, short: bool = False) -> tuple[StepSpec, ...]:
    """The steps of a ritual in the order of the settings; one left out there is hidden.

    Without a choice in the settings, and with nothing left to show, all steps are shown.
    """
    every = discover()
    by_id = {step.id: step for step in every}
    chosen = [by_id[name] for name in dict.fromkeys(settings.steps) if name in by_id] or list(every)
    if short:
        chosen = [step for step in chosen if step.in_short]
    return tuple(chosen or every)
