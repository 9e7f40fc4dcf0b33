"""Who was made a part of somebody by a merge, as a file from before the merge still names them."""

from collections.abc import Iterable, Mapping
from typing import Any

from netritual.domain.language.text import fold
from netritual.domain.model import Distinction, Introduction, MergedPerson, Person
from netritual.domain.people.person_fields import FIELDS
from netritual.services.intake.import_plan import Plan
from netritual.services.intake.line_record import LineFields

_FILLED = [field.name for field in FIELDS.values() if field.form or field.intake]
"""What an older line may fill where it is empty: facts of a person, and nothing that a rhythm or a day hangs on."""


class Merges:
    """Finds whom somebody who is gone is a part of. Who is there under the same id or handle stands first."""

    def __init__(self, plan: Plan, people: Iterable[Person]) -> None:
        self._plan = plan
        self._of_id: dict[int, tuple[int, MergedPerson]] = {}
        self._of_handle: dict[str, tuple[int, MergedPerson]] = {}
        there = set()
        for person in people:
            there.add(fold(person.handle))
            for gone in person.merged:
                self._of_id[gone.id] = self._of_handle[fold(gone.handle)] = person.id, gone
        self.handles = {handle: stays for handle, (stays, _) in self._of_handle.items() if handle not in there}
        """Handle of somebody gone, folded -> doc id of whom they are a part of."""

    def part_of(self, row: Mapping[str, Any]) -> tuple[int, MergedPerson] | None:
        """Whom the one of a line is a part of, and who that was; None for everybody who is not gone.

        In a file of this home the id says who it is, where there is one; in that of another the name must be the same.
        """
        id_, handle = row.get("id"), row.get("handle")
        if self._plan.own and isinstance(id_, int):
            return self._of_id.get(id_) if self._plan.get(Person, id_) is None else None
        key = fold(handle.removeprefix("@")) if isinstance(handle, str) else ""
        if key not in self.handles:
            return None
        merged = self._of_handle[key]
        same = not self._plan.foreign or fold(str(row.get("name") or "")) == fold(merged[1].name)
        return merged if same else None


def part_of_words(gone: MergedPerson, stays: Person) -> str:
    """What a report says of a line about somebody gone."""
    return f"{gone.name} (@{gone.handle}) is a part of {stays.name} (@{stays.handle}) by a merge"


def leave_what_is_there(parts: LineFields, there: Person, extra: Mapping[str, Any]) -> None:
    """Leave of a line only what fills a gap of somebody: fields that are empty, and unknown ones that are not there."""
    parts.fields = {
        name: value for name, value in parts.fields.items()
        if name == "knows" or (name in _FILLED and getattr(there, name) in (None, "", ()))
    }  # fmt: skip
    parts.extra = {name: value for name, value in parts.extra.items() if name not in extra}


def is_of_one(parts: LineFields, row: Mapping[str, Any]) -> bool:
    """Whether a line is about two people who are one by now: nothing is left to say."""
    pair, now = row.get("between"), parts.fields.get("between")
    return isinstance(pair, list) and isinstance(now, list) and len(set(map(str, pair))) == 2 and len(now) == 1


def went_with_a_merge(plan: Plan, parts: LineFields, merged: Iterable[int]) -> bool:
    """Whether a line of this home is about a pair that the merge took away, since the home has another of the pair."""
    pair = frozenset(parts.fields.get("between") or ())
    if not (plan.own and parts.id is not None and pair.intersection(merged)):
        return False
    kind = parts.type
    if not issubclass(kind, Introduction | Distinction) or plan.get(kind, parts.id) is not None:
        return False
    return any(frozenset(each.between) == pair for each in plan.network.all(kind))
