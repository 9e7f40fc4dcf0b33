"""Lines of people in our own format meet the people of the home: by id, by handle, by likeness."""

from collections.abc import Mapping
from typing import Any, cast

from msgspec import json
from msgspec.structs import replace

from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.people import record_validation
from netritual.domain.people.addresses import LONGEST, tidy
from netritual.domain.people.file_rows import file_rows
from netritual.domain.people.likeness import Likeness
from netritual.services.intake.contact_matching import ContactMatch, KnownPeople
from netritual.services.intake.line_record import LineFields, Unfit
from netritual.services.intake.merge_aliases import Merges, leave_what_is_there, part_of_words
from netritual.services.intake.reconciler import Reconciler

NumberedLine = tuple[int, Mapping[str, Any]]


class PeopleLines:
    """Takes the lines of people into a plan, and knows then who has which handle of the file."""

    def __init__(self, reconciler: Reconciler) -> None:
        self.reconciler, self.plan = reconciler, reconciler.plan
        people = self.plan.network.all(Person)
        self.home = KnownPeople(people)
        self.merges = Merges(self.plan, people)
        self.older: set[int] = set()
        """Those of whom the file is from before a merge: it still holds somebody who is a part of them by now."""
        self.handles = {**self.merges.handles, **self.home.by_handle}
        self.answers = KnownPeople(people)
        self.named: dict[str, Mapping[str, Any]] = {}
        """Handle of the file, folded -> the first line of a person who has it."""
        self.shared: dict[str, int] = {}
        """Handle of the file that stands for two people, folded -> the row of the second."""
        self.met: set[int] = set()
        self.doubts: dict[int, ContactMatch] = {}
        self.joined: dict[int, Likeness] = {}
        """Those of whom a line is though it names them otherwise."""

    def take(self, rows: list[NumberedLine]) -> None:
        """Plan every line of a person."""
        gone = {at: place for at, row in rows if (place := self.merges.part_of(row)) is not None}
        self.older.update(stays for stays, _ in gone.values())
        placed: list[tuple[int, LineFields, int]] = []
        for at, row in rows:
            whose = self.reconciler.guarded(at, self._place, row)
            if whose is not None:
                placed.append((at, *whose))
        knows = self._acquaintances(placed, dict(rows))
        for at, parts, person in placed:
            stays = self.plan.get(Person, person)
            if at in gone and stays is not None:
                self.plan.notice(at, f"{part_of_words(gone[at][1], stays)}; only what was empty is filled")
            self.reconciler.guarded(at, self._person, parts, person, knows)

    def _place(self, row: Mapping[str, Any]) -> tuple[LineFields, int]:
        """Whose line this is: the doc id of somebody known, or one for somebody new. Handles of the file are noted."""
        parts = LineFields("person", {name: value for name, value in row.items() if name != "knows"}, _nobody)
        typed = row.get("handle")
        handle = typed.removeprefix("@") if isinstance(typed, str) else ""
        if typed and not record_validation.handle(handle):
            raise Unfit(f"{str(typed)[:60]!r} is no handle")
        first = self.named.setdefault(fold(handle), row) if handle else row
        renamed = self.plan.own and parts.id is not None and parts.id == first.get("id")
        if _are_two(first, row) and not renamed:
            self.shared.setdefault(fold(handle), self.reconciler.row)
            raise Unfit(f"somebody else has the handle {handle[:60]!r} in this file; each needs their own")
        gone = self.merges.part_of(row)
        meeting = self._known_meeting(parts, handle) if gone is None else ContactMatch(self.plan.get(Person, gone[0]))
        there = meeting.same
        if there is None:
            parts.fields["handle"] = self._free_handle(handle, str(row.get("name") or ""))
            if parts.fields["handle"] != handle:
                self._remember(parts, handle)
            coming = cast(Person, parts.record())
            person = self.plan.id_for(parts.wanted)
            self.plan.stage(replace(coming, id=person, created=coming.created or self.plan.now), parts.extra)
            self.answers.add(replace(coming, id=person))
            parts.new = True
            if meeting.maybe is not None:
                self.doubts[person] = meeting
        else:
            person = there.id
            if meeting.likeness is not None:
                self.joined[person] = meeting.likeness
            self._keep_handle(parts, there, handle)
            self._remember(parts, "", there)
            parts.record(there)
        self.met.add(person)
        self.handles.setdefault(fold(parts.fields["handle"]), person)
        if handle:
            self.handles[fold(handle)] = person
        if parts.id is not None:
            self.reconciler.ids["person", parts.id] = person
        return parts, person

    def _known_meeting(self, parts: LineFields, handle: str) -> ContactMatch:
        """Whose line this is, or who it may be."""
        plan = self.plan
        by_id = self.reconciler.by_id(parts)
        if by_id is not None:
            return ContactMatch(cast(Person, by_id))
        person = self._holder(handle)
        there = plan.get(Person, person) if person is not None else None
        by_handle = not plan.foreign and not (plan.own and parts.id)
        if there is not None and (by_handle or fold(str(parts.fields.get("name", ""))) == fold(there.name)):
            return ContactMatch(there)
        if not plan.foreign and handle:
            return ContactMatch()
        parts.fields.setdefault("handle", handle or "?")
        before = self.home.by_row(self._row(parts, handle)) if plan.foreign else None
        meeting = ContactMatch(before) if before is not None else self.home.meet(cast(Person, parts.record()))
        both = (meeting.same, meeting.maybe)
        same, maybe = (who if who is not None and who.id not in self.met else None for who in both)
        if maybe is not None and not plan.foreign and _says_nothing_new(parts, maybe):
            return ContactMatch(maybe)
        return ContactMatch(same, maybe, likeness=meeting.likeness if same is not None or maybe is not None else None)

    def _row(self, parts: LineFields, handle: str) -> str:
        """By what somebody of another home is known again who could not keep their handle: that handle and the name, or
        without one all that the line says."""
        said = {name: value for name, value in parts.fields.items() if name not in ("handle", "source_row") and value}
        words = f"{handle} | {said.get('name', '')}" if handle else json.encode(said).decode()
        return tidy(f"netritual: {self.plan.batch.store} | {words}")[: LONGEST["text"]]

    def _remember(self, parts: LineFields, handle: str, there: Person | None = None) -> None:
        """Of a line of another home, keep by which rows somebody is known: those that are there and those that come."""
        if self.plan.foreign:
            coming = parts.fields.get("source_row")
            rows = [
                *(file_rows(there) if there is not None else ()),
                *(coming.split("\n") if isinstance(coming, str) else ()),
            ]
            rows += [self._row(parts, handle)] if there is None else []
            parts.fields["source_row"] = "\n".join(dict.fromkeys(rows)) or None

    def _holder(self, handle: str) -> int | None:
        """Whose handle it is; that of somebody gone is free."""
        person = self.handles.get(fold(handle))
        return None if self.merges.handles.get(fold(handle)) == person else person

    def _free_handle(self, handle: str, name: str) -> str:
        if handle and self._holder(handle) is None and fold(handle) not in self.home.by_handle:
            return handle
        return self.answers.handle_for(name)

    def _keep_handle(self, parts: LineFields, there: Person, handle: str) -> None:
        """Another handle in the line counts only in a file of this home, and when nobody has it."""
        free = fold(handle) != fold(there.handle) and self.handles.get(fold(handle), there.id) == there.id
        free = free and there.id not in self.older
        parts.fields["handle"] = handle if handle and free and not self.plan.foreign else there.handle

    def _acquaintances(
        self, placed: list[tuple[int, LineFields, int]], rows: dict[int, Mapping[str, Any]]
    ) -> dict[int, dict[int, None]]:
        """Person -> those they know, on both sides; only for the lines that say something of it."""
        knows: dict[int, dict[int, None]] = {}
        for at, _, person in placed:
            named = rows[at].get("knows")
            if isinstance(named, list):
                there = self.plan.get(Person, person) if person in self.older else None
                mine = knows.setdefault(person, dict.fromkeys(there.knows if there is not None else ()))
                shared = self.shared_at(at)
                for handle in named:
                    key = fold(handle.removeprefix("@")) if isinstance(handle, str) else ""
                    other = self.handles.get(key)
                    if key in shared:
                        self.plan.problem(at, f"the handle {handle[:60]!r} stands for two people; the rest is taken")
                    elif other is None:
                        self.plan.problem(at, f"nobody has the handle {str(handle)[:60]!r}; the rest is taken")
                    elif other != person:
                        mine[other] = None
        for person, others in list(knows.items()):
            for other in others:
                if other not in knows:
                    friend = self.plan.get(Person, other)
                    knows[other] = dict.fromkeys(friend.knows if friend else ())
                knows[other][person] = None
        return knows

    def _person(self, parts: LineFields, person: int, knows: dict[int, Any]) -> None:
        there = self.plan.get(Person, person)
        assert there is not None
        if person in knows:
            parts.fields["knows"] = list(knows[person])
        if parts.new:
            doubt = self.doubts.get(person)
            self.plan.count("new" if doubt is None else "doubt")
            if doubt is not None and doubt.maybe is not None and doubt.likeness is not None:
                self.plan.ask(self.reconciler.row, there, doubt.maybe, doubt.likeness)
            self.plan.stage(replace(there, knows=tuple(knows.get(person, ()))), parts.extra)
        else:
            if person in self.older:
                leave_what_is_there(parts, there, self.plan.extras(Person, person))
            self.reconciler.over(parts, there)
            likeness = self.joined.get(person)
            if likeness is not None and self.plan.get(Person, person) != there:
                self.plan.join(self.reconciler.row, parts.fields["name"], there, likeness.why)
        for other in knows.get(person, ()):
            friend = self.plan.get(Person, other)
            if friend is not None and person not in friend.knows:
                self.plan.stage(replace(friend, knows=(*friend.knows, person)), {})

    def shared_at(self, row: int) -> set[str]:
        """Handles that stand for two people where this row is."""
        return {handle for handle, second in self.shared.items() if second < row}


def _says_nothing_new(parts: LineFields, there: Person) -> bool:
    """Whether a line without a handle holds of somebody only what is known: it came in before."""
    return replace(cast(Person, parts.record(there)), handle=there.handle) == there


def _are_two(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two lines with one handle are of two people: both say a name, and not the same one."""
    names = [fold(str(one.get("name") or "")) for one in (first, second)]
    return all(names) and names[0] != names[1]


def _nobody(_: Any) -> int:
    raise Unfit("nobody is named here")
