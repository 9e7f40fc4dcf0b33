"""Lines of our own format meet the records of the home: by id, by key, by content.

People come first, then interactions, since the others refer to them; the order of lines in the file says nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from msgspec.structs import replace

from netritual.domain.model import Coffee, Interaction, Record
from netritual.domain.people.addresses import tidy
from netritual.domain.people.exchange import KIND_OF_TABLE, KINDS, TALKS, rewrite, rewrite_items
from netritual.services.intake.export_people import NumberedLine, PeopleLines
from netritual.services.intake.import_plan import Plan
from netritual.services.intake.line_record import LineFields, Resolve
from netritual.services.intake.merge_aliases import is_of_one, went_with_a_merge
from netritual.services.intake.reconciler import Reconciler
from netritual.services.intake.record_matching import Matches
from netritual.services.references import named_once


def _as_kept(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A line with a person's name as names are kept, so that it is compared without its control characters."""
    name = row.get("name")
    return {**row, "name": tidy(name)} if row["kind"] == "person" and isinstance(name, str) else row


class Lines:
    """Takes the lines of one file into a plan."""

    def __init__(self, plan: Plan, rows: Iterable[NumberedLine]) -> None:
        self.plan = plan
        self.rows: dict[str, list[NumberedLine]] = {kind: [] for kind in KINDS}
        for at, row in rows:
            self.rows[row["kind"]].append((at, _as_kept(row)))
        self.reconciler = Reconciler(plan, [row for _, row in self.rows["interaction"]])
        self.people = PeopleLines(self.reconciler)
        self.matches = Matches(plan.network)

    def take(self) -> None:
        """Plan every line; settings are not for here."""
        self.people.take(self.rows["person"])
        self._talks(self.rows["interaction"])
        for kind, lines in self.rows.items():
            for at, row in lines if kind not in ("person", "interaction") else ():
                self.reconciler.guarded(at, self._other, kind, row)
        self.reconciler.tell_older()

    def _talks(self, rows: list[NumberedLine]) -> None:
        """Interactions get their ids first, since one may lead to another that stands later in the file."""
        placed: list[tuple[int, LineFields, Interaction | None, Any]] = []
        rewritten = self.reconciler.rewritten
        for at, row in rows:
            parts = self.reconciler.guarded(at, self._parts, "interaction", row)
            if parts is None:
                continue
            led_to = parts.fields.pop("led_to", None)
            match = self.reconciler.guarded(at, lambda parts: (self._match(parts),), parts)
            if match is None:
                continue
            there = match[0]
            anew = rewritten.find(parts.id, cast(Interaction, parts.record())) if parts.id and not there else None
            self._note_id(parts, there or anew)
            if anew is not None:
                self.reconciler.leave()
                continue
            placed.append((at, parts, cast("Interaction | None", there), led_to))
        for at, parts, there, led_to in placed:
            if there is not None and there.id in rewritten.joined:
                self.reconciler.row = at
                self.reconciler.leave()
                continue
            if led_to is not None:
                parts.fields["led_to"] = self._talk(led_to)
            self.reconciler.guarded(at, self._settle, parts, there)

    def _other(self, kind: str, row: Mapping[str, Any]) -> None:
        parts = self._parts(kind, row)
        if self.people.older:
            parts.fields = named_once(parts.fields, kind)
            if is_of_one(parts, row) or went_with_a_merge(self.plan, parts, self.people.older):
                self.plan.count("same")
                return
        if kind == "feed" and parts.fields.get("private") and not self.plan.own:
            del parts.fields["private"]
            self.plan.notice(
                self.reconciler.row,
                f"{row['url']} may be fetched only if it is public: no file opens a private network",
            )
        came_of = parts.fields.get("from_interaction")
        parts.fields = rewrite(parts.fields, TALKS.get(kind, ()), self._talk)
        if kind == "review":
            parts.fields = rewrite_items(parts.fields, self._item)
        there = self._match(parts)
        self._note_id(parts, there)
        if there is None and (came_of in self.reconciler.rewritten.by or (kind == "coffee" and self._is_joined(parts))):
            self.reconciler.leave()
            return
        self._settle(parts, there)

    def _parts(self, kind: str, row: Mapping[str, Any]) -> LineFields:
        return LineFields(kind, row, Resolve(self.people.handles, self.people.shared_at(self.reconciler.row)))

    def _match(self, parts: LineFields) -> Record | None:
        """The record of the home or of the plan that a line is about; the line's own record is checked on the way."""
        by_id = self.reconciler.by_id(parts)
        if by_id is not None:
            return by_id
        coming = parts.record()
        id_ = self.matches.find(coming)
        return None if id_ is None else self.plan.get(parts.type, id_)

    def _note_id(self, parts: LineFields, there: Record | None) -> None:
        parts.place = there.id if there is not None else self.plan.id_for(parts.wanted)
        if parts.id is not None:
            self.reconciler.ids.setdefault((parts.kind, parts.id), parts.place)

    def _settle(self, parts: LineFields, there: Record | None) -> None:
        if there is not None:
            self.reconciler.over(parts, there)
            return
        record = replace(parts.record(), id=parts.place)
        self.plan.stage(record, parts.extra)
        self.matches.add(record)
        self.plan.count("new")

    def _is_joined(self, parts: LineFields) -> bool:
        """Whether a coffee of this home, which is here no longer, became one with another of its hour."""
        coming = cast(Coffee, parts.record())
        return self.plan.own and coming.slot is not None and any(
            one.slot is not None and one.slot.start == coming.slot.start and set(coming.people) <= set(one.people)
            for one in self.plan.network.all(Coffee)
        )  # fmt: skip

    def _talk(self, id_: Any) -> Any:
        """Where a reference to an interaction leads now; None when it would point at something else."""
        if type(id_) is not int:
            return id_
        if ("interaction", id_) in self.reconciler.ids:
            return self.reconciler.ids["interaction", id_]
        return id_ if self.plan.own or self.plan.is_free(id_) else None

    def _item(self, table: str, id_: int) -> int:
        kind = KIND_OF_TABLE.get(table)
        if kind is not None:
            return self.reconciler.ids.get((kind, id_), id_)
        return next((self.reconciler.ids[kind, id_] for kind in KINDS if (kind, id_) in self.reconciler.ids), id_)
