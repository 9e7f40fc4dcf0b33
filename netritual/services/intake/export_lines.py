"""Lines of our own format meet the records of the home: by id, by key, by content.

People come first, then interactions, since the others refer to them; the order of lines in the file says nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from msgspec import json
from msgspec.structs import replace

from netritual.domain import checks
from netritual.domain.exchange import KIND_OF_TABLE, KINDS, TALKS, rewrite, rewrite_items
from netritual.domain.file_rows import file_rows
from netritual.domain.identity import LONGEST, tidy
from netritual.domain.likeness import Likeness
from netritual.domain.model import Coffee, Interaction, Person, Record
from netritual.domain.text import fold
from netritual.services.intake.contacts import KnownPeople, Meeting
from netritual.services.intake.line_record import Parts, Resolve, Unfit
from netritual.services.intake.matching import Matches, another_id, are_two
from netritual.services.intake.merges import Merges, is_of_one, leave_what_is_there, part_of_words, went_with_a_merge
from netritual.services.intake.plan import Plan
from netritual.services.intake.progress import Rewritten, coming_over, progress
from netritual.services.references import named_once

NumberedLine = tuple[int, Mapping[str, Any]]


def _as_kept(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A line with a person's name as names are kept, so that it is compared without its control characters."""
    name = row.get("name")
    return {**row, "name": tidy(name)} if row["kind"] == "person" and isinstance(name, str) else row


class Lines:
    """Takes the lines of one file into a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        people = plan.network.all(Person)
        self.home = KnownPeople(people)
        self.merges = Merges(plan, people)
        self.older: set[int] = set()
        """Those of whom the file is from before a merge: it still holds somebody who is a part of them by now."""
        self.handles = {**self.merges.handles, **self.home.by_handle}
        self.answers = KnownPeople(people)
        self.named: dict[str, Mapping[str, Any]] = {}
        """Handle of the file, folded -> the first line of a person who has it."""
        self.shared: dict[str, int] = {}
        """Handle of the file that stands for two people, folded -> the row of the second."""
        self.ids: dict[tuple[str, int], int] = {}
        self.met: set[int] = set()
        self.doubts: dict[int, Meeting] = {}
        self.joined: dict[int, Likeness] = {}
        """Those of whom a line is though it names them otherwise."""
        self.matches = Matches(plan.network)
        self.row = 0
        """The row that is being taken."""
        self.behind: list[int] = []
        """The rows that tell of something as it was before it was closed or changed here."""

    def take(self, rows: Iterable[NumberedLine]) -> None:
        """Plan every line; settings are not for here."""
        of: dict[str, list[NumberedLine]] = {kind: [] for kind in KINDS}
        for at, row in rows:
            of[row["kind"]].append((at, _as_kept(row)))
        self._people(of.pop("person"))
        self._talks(of.pop("interaction"))
        for kind, lines in of.items():
            for at, row in lines:
                self._guarded(at, lambda kind=kind, row=row: self._other(kind, row))
        if self.behind:
            older = "1 line is" if len(self.behind) == 1 else f"{len(self.behind)} lines are"
            self.plan.notice(self.behind[0], f"{older} from before something was closed or changed here; that stays")

    def _guarded(self, at: int, act: Any) -> Any:
        self.row = at
        try:
            return act()
        except Unfit as wrong:
            self.plan.problem(at, str(wrong))
            return None

    # People

    def _people(self, rows: list[NumberedLine]) -> None:
        gone = {at: place for at, row in rows if (place := self.merges.part_of(row)) is not None}
        self.older.update(stays for stays, _ in gone.values())
        placed: list[tuple[int, Parts, int]] = []
        for at, row in rows:
            place = self._guarded(at, lambda row=row: self._place(row))
            if place is not None:
                placed.append((at, *place))
        knows = self._acquaintances(placed, dict(rows))
        for at, parts, person in placed:
            stays = self.plan.get(Person, person)
            if at in gone and stays is not None:
                self.plan.notice(at, f"{part_of_words(gone[at][1], stays)}; only what was empty is filled")
            self._guarded(at, lambda parts=parts, person=person: self._person(parts, person, knows))

    def _place(self, row: Mapping[str, Any]) -> tuple[Parts, int]:
        """Whose line this is: the doc id of somebody known, or one for somebody new. Handles of the file are noted."""
        parts = Parts("person", {name: value for name, value in row.items() if name != "knows"}, _nobody)
        typed = row.get("handle")
        handle = typed.removeprefix("@") if isinstance(typed, str) else ""
        if typed and not checks.handle(handle):
            raise Unfit(f"{str(typed)[:60]!r} is no handle")
        first = self.named.setdefault(fold(handle), row) if handle else row
        renamed = self.plan.own and parts.id is not None and parts.id == first.get("id")
        if _are_two(first, row) and not renamed:
            self.shared.setdefault(fold(handle), self.row)
            raise Unfit(f"somebody else has the handle {handle[:60]!r} in this file; each needs their own")
        gone = self.merges.part_of(row)
        meeting = self._known_meeting(parts, handle) if gone is None else Meeting(self.plan.get(Person, gone[0]))
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
            self.ids["person", parts.id] = person
        return parts, person

    def _known_meeting(self, parts: Parts, handle: str) -> Meeting:
        """Whose line this is, or who it may be."""
        plan = self.plan
        by_id = self._by_id(parts)
        if by_id is not None:
            return Meeting(cast(Person, by_id))
        person = self._holder(handle)
        there = plan.get(Person, person) if person is not None else None
        by_handle = not plan.foreign and not (plan.own and parts.id)
        if there is not None and (by_handle or fold(str(parts.fields.get("name", ""))) == fold(there.name)):
            return Meeting(there)
        if not plan.foreign and handle:
            return Meeting()
        parts.fields.setdefault("handle", handle or "?")
        before = self.home.by_row(self._row(parts, handle)) if plan.foreign else None
        meeting = Meeting(before) if before is not None else self.home.meet(cast(Person, parts.record()))
        both = (meeting.same, meeting.maybe)
        same, maybe = (who if who is not None and who.id not in self.met else None for who in both)
        if maybe is not None and not plan.foreign and _says_nothing_new(parts, maybe):
            return Meeting(maybe)
        return Meeting(same, maybe, likeness=meeting.likeness if same is not None or maybe is not None else None)

    def _row(self, parts: Parts, handle: str) -> str:
        """By what somebody of another home is known again who could not keep their handle: that handle and the name, or
        without one all that the line says."""
        said = {name: value for name, value in parts.fields.items() if name not in ("handle", "source_row") and value}
        words = f"{handle} | {said.get('name', '')}" if handle else json.encode(said).decode()
        return tidy(f"netritual: {self.plan.batch.store} | {words}")[: LONGEST["text"]]

    def _remember(self, parts: Parts, handle: str, there: Person | None = None) -> None:
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

    def _keep_handle(self, parts: Parts, there: Person, handle: str) -> None:
        """Another handle in the line counts only in a file of this home, and when nobody has it."""
        free = fold(handle) != fold(there.handle) and self.handles.get(fold(handle), there.id) == there.id
        free = free and there.id not in self.older
        parts.fields["handle"] = handle if handle and free and not self.plan.foreign else there.handle

    def _acquaintances(
        self, placed: list[tuple[int, Parts, int]], rows: dict[int, Mapping[str, Any]]
    ) -> dict[int, dict[int, None]]:
        """Person -> those they know, on both sides; only for the lines that say something of it."""
        knows: dict[int, dict[int, None]] = {}
        for at, _, person in placed:
            named = rows[at].get("knows")
            if isinstance(named, list):
                there = self.plan.get(Person, person) if person in self.older else None
                mine = knows.setdefault(person, dict.fromkeys(there.knows if there is not None else ()))
                shared = self._shared_at(at)
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

    def _person(self, parts: Parts, person: int, knows: dict[int, Any]) -> None:
        there = self.plan.get(Person, person)
        assert there is not None
        if person in knows:
            parts.fields["knows"] = list(knows[person])
        if parts.new:
            doubt = self.doubts.get(person)
            self.plan.count("new" if doubt is None else "doubt")
            if doubt is not None and doubt.maybe is not None and doubt.likeness is not None:
                self.plan.ask(self.row, there, doubt.maybe, doubt.likeness)
            self.plan.stage(replace(there, knows=tuple(knows.get(person, ()))), parts.extra)
        else:
            if person in self.older:
                leave_what_is_there(parts, there, self.plan.extras(Person, person))
            self._over(parts, there)
            likeness = self.joined.get(person)
            if likeness is not None and self.plan.get(Person, person) != there:
                self.plan.join(self.row, parts.fields["name"], there, likeness)
        for other in knows.get(person, ()):
            friend = self.plan.get(Person, other)
            if friend is not None and person not in friend.knows:
                self.plan.stage(replace(friend, knows=(*friend.knows, person)), {})

    # Everything else

    def _talks(self, rows: list[NumberedLine]) -> None:
        """Interactions get their ids first, since one may lead to another that stands later in the file."""
        placed: list[tuple[int, Parts, Interaction | None, Any]] = []
        former = [row for _, row in rows if self.plan.own and row.get("id") not in self.plan.batch.unseen]
        self.rewritten = Rewritten(self.plan.network, former)
        for at, row in rows:
            parts = self._guarded(at, lambda row=row: self._parts("interaction", row))
            if parts is None:
                continue
            led_to = parts.fields.pop("led_to", None)
            match = self._guarded(at, lambda parts=parts: (self._match(parts),))
            if match is None:
                continue
            there = match[0]
            anew = self.rewritten.find(parts.id, cast(Interaction, parts.record())) if parts.id and not there else None
            self._note_id(parts, there or anew)
            if anew is not None:
                self._leave()
                continue
            placed.append((at, parts, cast("Interaction | None", there), led_to))
        for at, parts, there, led_to in placed:
            if there is not None and there.id in self.rewritten.joined:
                self.row = at
                self._leave()
                continue
            if led_to is not None:
                parts.fields["led_to"] = self._talk(led_to)
            self._guarded(at, lambda parts=parts, there=there: self._settle(parts, there))

    def _other(self, kind: str, row: Mapping[str, Any]) -> None:
        parts = self._parts(kind, row)
        if self.older:
            parts.fields = named_once(parts.fields, kind)
            if is_of_one(parts, row) or went_with_a_merge(self.plan, parts, self.older):
                self.plan.count("same")
                return
        if kind == "feed" and parts.fields.get("private") and not self.plan.own:
            del parts.fields["private"]
            self.plan.notice(
                self.row, f"{row['url']} may be fetched only if it is public: no file opens a private network"
            )
        came_of = parts.fields.get("from_interaction")
        parts.fields = rewrite(parts.fields, TALKS.get(kind, ()), self._talk)
        if kind == "review":
            parts.fields = rewrite_items(parts.fields, self._item)
        there = self._match(parts)
        self._note_id(parts, there)
        if there is None and (came_of in self.rewritten.by or (kind == "coffee" and self._is_joined(parts))):
            self._leave()
            return
        self._settle(parts, there)

    def _parts(self, kind: str, row: Mapping[str, Any]) -> Parts:
        return Parts(kind, row, Resolve(self.handles, self._shared_at(self.row)))

    def _shared_at(self, row: int) -> set[str]:
        """Handles that stand for two people where this row is."""
        return {handle for handle, second in self.shared.items() if second < row}

    def _match(self, parts: Parts) -> Record | None:
        """The record of the home or of the plan that a line is about; the line's own record is checked on the way."""
        by_id = self._by_id(parts)
        if by_id is not None:
            return by_id
        coming = parts.record()
        id_ = self.matches.find(coming)
        return None if id_ is None else self.plan.get(parts.type, id_)

    def _by_id(self, parts: Parts) -> Record | None:
        """The record of this home that has the id of a line of it. Where both were made under one id, after a copy of
        the home went its own way, the line's record has another one."""
        while self.plan.own and parts.wanted and not self.plan.is_free(parts.wanted):
            there = self.plan.get(parts.type, parts.wanted)
            record = None if there is None else parts.record(there)
            if (
                there is not None
                and record is not None
                and not are_two(record, there, parts.wanted >= self.plan.batch.apart)
            ):
                return there
            parts.wanted = another_id(parts.wanted, record)
        return None

    def _note_id(self, parts: Parts, there: Record | None) -> None:
        parts.place = there.id if there is not None else self.plan.id_for(parts.wanted)
        if parts.id is not None:
            self.ids.setdefault((parts.kind, parts.id), parts.place)

    def _settle(self, parts: Parts, there: Record | None) -> None:
        if there is not None:
            self._over(parts, there)
            return
        record = replace(parts.record(), id=parts.place)
        self.plan.stage(record, parts.extra)
        self.matches.add(record)
        self.plan.count("new")

    def _over(self, parts: Parts, there: Record) -> None:
        """A line about something known: it sets the fields it holds and leaves the others."""
        record = parts.record(there)
        if progress(record) < progress(there) or (
            progress(record) > progress(there) and not isinstance(record, Person) and self.rewritten.closed(record)
        ):
            self._leave()
            return
        if isinstance(record, Person) and isinstance(there, Person) and _is_older_rhythm(record, there):
            record = replace(record, tier=there.tier, tier_set=there.tier_set, status=there.status)
            self.behind.append(self.row)
        record = coming_over(record, there, self.plan.now)
        extra = self.plan.extras(parts.type, there.id) if parts.extra else {}
        if record == there and all(name in extra and extra[name] == value for name, value in parts.extra.items()):
            self.plan.count("same")
            return
        self.plan.stage(record, {**extra, **parts.extra})
        self.plan.count("changed")

    def _is_joined(self, parts: Parts) -> bool:
        """Whether a coffee of this home, which is here no longer, became one with another of its hour."""
        coming = cast(Coffee, parts.record())
        return self.plan.own and coming.slot is not None and any(
            one.slot is not None and one.slot.start == coming.slot.start and set(coming.people) <= set(one.people)
            for one in self.plan.network.all(Coffee)
        )  # fmt: skip

    def _leave(self) -> None:
        """What the row tells is from before it was closed or changed here."""
        self.behind.append(self.row)
        self.plan.count("same")

    def _talk(self, id_: Any) -> Any:
        """Where a reference to an interaction leads now; None when it would point at something else."""
        if type(id_) is not int:
            return id_
        if ("interaction", id_) in self.ids:
            return self.ids["interaction", id_]
        return id_ if self.plan.own or self.plan.is_free(id_) else None

    def _item(self, table: str, id_: int) -> int:
        kind = KIND_OF_TABLE.get(table)
        if kind is not None:
            return self.ids.get((kind, id_), id_)
        return next((self.ids[kind, id_] for kind in KINDS if (kind, id_) in self.ids), id_)


def _says_nothing_new(parts: Parts, there: Person) -> bool:
    """Whether a line without a handle holds of somebody only what is known: it came in before."""
    return replace(cast(Person, parts.record(there)), handle=there.handle) == there


def _is_older_rhythm(coming: Person, there: Person) -> bool:
    """Whether a file has the rhythm of somebody as it was before it was set here."""
    return there.tier_set is not None and (coming.tier_set is None or coming.tier_set < there.tier_set)


def _are_two(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two lines with one handle are of two people: both say a name, and not the same one."""
    names = [fold(str(one.get("name") or "")) for one in (first, second)]
    return all(names) and names[0] != names[1]


def _nobody(_: Any) -> int:
    raise Unfit("nobody is named here")
