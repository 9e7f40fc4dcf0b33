"""What can be chosen about a suggested coffee: its slots, its kind, its purpose, and whether it is picked."""

from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.model import Channel, Coffee, Person, Shown, Slot
from netritual.domain.prep import purpose_for
from netritual.domain.suggestion import Suggestion
from netritual.review.step import StepContext

KINDS: tuple[Channel, ...] = ("coffee", "lunch", "walk", "video")
"""The kinds that ``v`` turns through (``screens.md`` review 7)."""


class Choice(Struct, frozen=True, kw_only=True):
    """A suggestion and what is chosen about it; ``slots`` are the free ones to turn through, best first."""

    suggestion: Suggestion
    chosen: Shown
    slots: tuple[Slot, ...] = ()
    kinds: tuple[Channel, ...] = KINDS


def first_choice(ctx: StepContext, suggestion: Suggestion, slots: Sequence[Slot], planned: Slot | None) -> Choice:
    """What is shown for a suggestion: what was chosen before, else the suggestion's kind and its slot in the plan."""
    before = next((shown for shown in ctx.review.shown if shown.person == suggestion.person), None)
    chosen = before or Shown(person=suggestion.person, score=suggestion.score, picked=suggestion.preselected)
    kinds = _kinds(ctx, suggestion)
    return Choice(
        suggestion=suggestion,
        chosen=replace(
            chosen,
            slot=chosen.slot or planned,
            channel=chosen.channel or kinds[0],
            purpose=chosen.purpose or _purpose(ctx, suggestion.person),
        ),
        slots=tuple(slots),
        kinds=kinds,
    )


def _kinds(ctx: StepContext, suggestion: Suggestion) -> tuple[Channel, ...]:
    """The suggested kind first, then the others that are not blocked for this person."""
    person = ctx.network.get(Person, suggestion.person)
    blocked = person.blocked_kinds if person is not None else ()
    first = cast(Channel, suggestion.kind)
    rest = [kind for kind in KINDS if kind != first and kind not in blocked]
    return (first, *rest)


def _purpose(ctx: StepContext, person: int) -> str:
    said = [c.purpose for c in ctx.network.all(Coffee) if c.state == "said" and person in c.people and c.purpose]
    return said[0] if said else purpose_for(ctx.network, (person,))
