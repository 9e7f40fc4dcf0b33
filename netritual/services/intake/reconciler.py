"""One line of our own format over a record of the home: which it is by its id, and what of it counts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from netritual.domain.model import Person, Record
from netritual.services.intake.import_plan import Plan
from netritual.services.intake.line_record import LineFields, Unfit
from netritual.services.intake.record_matching import another_id, are_two
from netritual.services.intake.record_progress import Rewritten, coming_over, progress

T = TypeVar("T")


class Reconciler:
    """Takes lines of one file, whose entries are ``talks``, over what a plan has already."""

    def __init__(self, plan: Plan, talks: Iterable[Mapping[str, Any]]) -> None:
        self.plan = plan
        self.ids: dict[tuple[str, int], int] = {}
        """Kind and id in the file -> id of the record."""
        former = [row for row in talks if plan.own and row.get("id") not in plan.batch.unseen]
        self.rewritten = Rewritten(plan.network, former)
        self.row = 0
        """The row that is being taken."""
        self.behind: list[int] = []
        """The rows that tell of something as it was before it was closed or changed here."""

    def guarded(self, at: int, act: Callable[..., T], *values: object) -> T | None:
        """Do what a row asks for, with some values; what does not fit is a problem of the plan, and gives None."""
        self.row = at
        try:
            return act(*values)
        except Unfit as wrong:
            self.plan.problem(at, str(wrong))
            return None

    def by_id(self, parts: LineFields) -> Record | None:
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

    def over(self, parts: LineFields, there: Record) -> None:
        """A line about something known: it sets the fields it holds and leaves the others."""
        record = parts.record(there)
        if progress(record) < progress(there) or (
            progress(record) > progress(there) and not isinstance(record, Person) and self.rewritten.closed(record)
        ):
            self.leave()
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

    def leave(self) -> None:
        """What the row tells is from before it was closed or changed here."""
        self.behind.append(self.row)
        self.plan.count("same")

    def tell_older(self) -> None:
        """Say of how many rows something was closed or changed here since."""
        if self.behind:
            older = "1 line is" if len(self.behind) == 1 else f"{len(self.behind)} lines are"
            self.plan.notice(self.behind[0], f"{older} from before something was closed or changed here; that stays")


def _is_older_rhythm(coming: Person, there: Person) -> bool:
    """Whether a file has the rhythm of somebody as it was before it was set here."""
    return there.tier_set is not None and (coming.tier_set is None or coming.tier_set < there.tier_set)
