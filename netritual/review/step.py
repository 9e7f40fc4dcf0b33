"""A review step is data: what it asks, what stands in it, and what can be done with each item.

A step lives in a file of its own under ``review/steps`` and is found at run time (``step_loading``). ``build`` is pure.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from netritual.domain.coffees.calendar_entries import Busy, PastMeeting
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Person, Review, Settings
from netritual.domain.network import Network

if TYPE_CHECKING:
    from netritual.domain.loops.closing_decisions import Closing
    from netritual.domain.loops.loop import Loop
    from netritual.domain.loops.tentative_talks import Tentative
    from netritual.domain.quicklog.names import NameIndex
    from netritual.domain.suggestions.advice import Advisers
    from netritual.domain.suggestions.suggestion import Suggestions

T = TypeVar("T")

SLOWER_AFTER = 3
"""Times in a row that somebody is put off until a slower rhythm is offered."""

Detail = tuple[tuple[str, str], ...]
"""Rows of label and text."""

Question = Literal["", "day", "moment", "text", "person", "choice", "confirm"]
"""What an act wants to be told first: nothing, a day ("3d", "fri", a date), a day and a time, a line of text, a person,
one of ``choices``, or a plain yes."""


OF_DRAFT = ("draft-message", "copy-text")
"""The acts that show the draft of a row."""
NO_DRAFT = "There is no draft for this row: your own words are better here."


class Act(Struct, frozen=True, kw_only=True):
    """Something that can be done with an item, a row of ``review.acts``.

    ``id`` is the id of its verb: what the journal says, the settings may give another key, and the palette lists.
    ``key`` is its key, ``second`` another one that does the same, ``label`` its word in a key bar, ``help`` its line in
    the help. ``closes`` is false when the item stays open after it (a draft that is only shown). ``optional`` questions
    may be answered with nothing. ``answer`` is what the key itself says (the second of two candidates); then nothing is
    asked. ``default`` stands in the question, to be taken or changed. ``shows`` acts change nothing that is stored: the
    screen shows, copies or opens something.
    """

    id: str
    key: str
    label: str
    second: str = ""
    help: str = ""
    asks: Question = ""
    prompt: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False
    closes: bool = True
    answer: str = ""
    default: str = ""
    shows: bool = False
    meanings: tuple[str, ...] = ()
    """What follows of each of the ``choices``, in their order."""


class Item(Struct, frozen=True, kw_only=True):
    """One row of a step. ``key`` is stable and unique within the review ("promises:123").

    ``cells`` are the columns of the row in plain text (who, what, when, and so on), ``section`` is the heading it
    stands under, ``state`` a word such as "late" or "picked", ``kind`` that of a loop or its stage. ``detail`` are the
    label and text rows of the panel beside or below the list, ``draft`` a text that can be edited and copied; where
    it is not ``drafted`` that is made when it is first asked for, or soon; ``undrafted`` says why there is none.
    ``acts`` are in the order of the key bar.
    ``candidates`` are all whom a name may mean, in the order in which they are offered everywhere: digits pick the
    first. ``subject`` is the plain value an item stands for when it is no record (a meeting, a suggestion, a pair);
    ``url`` is what its link act opens.
    """

    key: str
    table: str
    ref: int
    section: str
    cells: tuple[str, ...]
    acts: tuple[Act, ...]
    person: int | None = None
    people: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    state: str = ""
    kind: str = ""
    detail: Detail = ()
    draft: str = ""
    drafted: bool = True
    undrafted: str = NO_DRAFT
    url: str = ""
    subject: Any = None

    @property
    def line(self) -> str:
        """The line of mine that is asked about, in quotes; "" in any other row."""
        return self.cells[1] if self.table != "meetings" and self.cells[1:2] and self.cells[1][:1] == '"' else ""

    @property
    def offered(self) -> tuple[Act, ...]:
        """The acts, those of a draft only where there is one, or may be."""
        return tuple(act for act in self.acts if self.has_draft or act.id not in OF_DRAFT or act.key == "enter")

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft, or one may come."""
        return bool(self.draft) or not self.drafted

    def act(self, key: str) -> Act | None:
        """The act of a key. ``enter`` is the main act: the one on that key, else the first of all."""
        for act in self.acts:
            if act.key == key:
                return act
        return self.acts[0] if key == "enter" and self.acts else None


class CalendarSnapshot(Struct, frozen=True, kw_only=True):
    """What the last fetch of the calendars said, its moment, and the public holidays; empty when none was read.

    ``unread`` names the calendars that could not be read, in words, and ``doubts`` are sentences on those of which not
    all was.
    """

    busy: tuple[Busy, ...] = ()
    meetings: tuple[PastMeeting, ...] = ()
    holidays: frozenset[date] = frozenset()
    fetched: datetime | None = None
    unread: str = ""
    doubts: tuple[str, ...] = ()


class StepContext(CalendarSnapshot, frozen=True, kw_only=True, dict=True):
    """Everything a step may look at. ``steps`` are those of the review; none where it is one step alone."""

    network: Network
    settings: Settings
    now: datetime
    review: Review
    steps: "tuple[StepSpec, ...]" = ()

    @classmethod
    def outside_review(
        cls, network: Network, settings: Settings, now: datetime, snapshot: CalendarSnapshot
    ) -> "StepContext":
        """What a step would see where no review is under way."""
        review = Review(week=week_of(now.date()), started=now)
        return cls(network=network, settings=settings, now=now, review=review, **asdict(snapshot))

    @cached_property
    def whole(self) -> str:
        """How many steps the review has, and how many of them have nothing in them: "8 steps, 2 empty"."""
        empty = sum(not self.holds(step) for step in self.steps)
        return f"{len(self.steps)} steps, {empty} empty" if empty else ""

    @cached_property
    def _results(self) -> "dict[Callable[[StepContext], Sequence[Any]], list[tuple[Review, tuple[Any, ...]]]]":
        """What steps made here, by what they saw of the review."""
        return {}

    def once(self, step: "StepSpec", make: "Callable[[StepContext], Sequence[T]]") -> tuple[T, ...]:
        """What a step makes of all this: made once for all who ask."""
        state, results = step.seen_of(self.review), self._results.setdefault(make, [])
        rows = next((rows for review, rows in results if review == state), None)
        if rows is None:
            rows = tuple(make(self))
            results.append((state, rows))
        return rows

    def rows(self, step: "StepSpec", *, drafted: bool = True) -> tuple[Item, ...]:
        """All rows of a step, those too that are settled in this review; without the drafts that take time, as long as
        none were made, where they need not be ``drafted``."""
        is_made = any(review == step.seen_of(self.review) for review, _ in self._results.get(step.build, ()))
        return self.once(step, step.build if drafted or is_made or step.without_drafts is None else step.without_drafts)

    def lines(self, step: "StepSpec") -> tuple[str, ...]:
        """The sentences of a step; a tab parts what stands left from what stands right."""
        return self.once(step, step.lines) if step.lines is not None else ()

    def open_rows(self, step: "StepSpec", *, drafted: bool = True) -> tuple[Item, ...]:
        """The rows of a step without those that are settled in this review."""
        settled = {item.ref for item in self.review.items}
        return tuple(item for item in self.rows(step, drafted=drafted) if item.key not in settled)

    def holds(self, step: "StepSpec") -> bool:
        """Whether something stands in a step, or it is shown also when nothing does."""
        return bool(self.open_rows(step)) or step.stays(self)

    def take_over(self, before: "StepContext") -> None:
        """Take what was worked out before, where a review has only moved on since."""
        vars(self).update(vars(before))

    @property
    def today(self) -> date:
        """The date of the clock in its own offset."""
        return self.now.date()

    @cached_property
    def _snooze_streaks(self) -> Mapping[int, int]:
        from netritual.domain.loops.snoozing import snooze_streaks  # not at start: Home needs the acts alone

        return snooze_streaks(self.network)

    def wants_slower(self, person: int | None) -> bool:
        """Whether a slower rhythm is offered for somebody: they were put off three times in a row."""
        return person is not None and self._snooze_streaks.get(person, 0) >= SLOWER_AFTER

    @cached_property
    def names(self) -> "NameIndex":
        """Everyone who is not archived, by their names."""
        from netritual.domain.quicklog.names import NameIndex  # not at start: Home needs the acts alone

        alive = (person for person in self.network.all(Person) if person.status != "archived")
        return NameIndex((one.id, one.handle, one.name, one.aka, one.company, one.status) for one in alive)

    @cached_property
    def suggestions(self) -> "Suggestions":
        """Whom to meet next week, reckoned when a step first asks."""
        from netritual.domain.suggestions.suggest import suggest  # not at start: Home needs the acts alone

        return suggest(self.network, self.settings, self.today)

    @cached_property
    def advisers(self) -> "Advisers":
        """Who knows what: worked out for the first topic that a step asks about, and for all others with it."""
        from netritual.domain.suggestions.advice import Advisers  # not at start: Home needs the acts alone

        return Advisers(self.network, self.settings, self.today)

    @cached_property
    def tentative(self) -> "Sequence[Tentative]":
        """The talks of the next days that wait for a yes, sought when a step first asks. A funeral is none: it takes no
        place of a coffee."""
        from netritual.domain.loops.loop import is_mourning  # not at start: Home needs the acts alone
        from netritual.domain.loops.tentative_talks import tentative

        coming = tentative(self.network, self.settings, self.now, self.unsnoozed)
        return [one for one in coming if not is_mourning(one.loop)]

    @cached_property
    def loops(self) -> "Sequence[Loop]":
        """Everything that is open, also what was put off: reckoned once for all steps."""
        from netritual.domain.loops.loop_list import loops  # not at start: Home needs the acts alone

        return loops(self.network, self.settings, self.now, snoozed=True)

    @property
    def unsnoozed(self) -> "Sequence[Loop]":
        """What of it is not snoozed."""
        from netritual.domain.loops.snoozing import is_snoozed  # not at start: Home needs the acts alone

        return [loop for loop in self.loops if not is_snoozed(loop, self.today)]

    @cached_property
    def reported(self) -> "Sequence[Closing]":
        """The open loops that a later line tells as done, each with that line; also what lines only seem to hold.

        Sought when a step first asks: it goes through the lines since each loop was opened."""
        from netritual.domain.loops.closing_case import rule_kind
        from netritual.domain.loops.closing_decisions import (  # not at start: Home needs the acts alone
            for_each,
            report_of,
        )

        whole = (loop for loop in self.unsnoozed if loop.people and loop.change is None and rule_kind(loop))
        reports = (report_of(self.network, each) for loop in whole for each in for_each(loop))
        return [report for report in reports if report is not None]


class StepFigure(Struct, frozen=True):
    """A number of the week that a step is measured by: its words, its key among the metrics, its place in the list.

    A ``share`` is told as "part / whole", any other as a count.
    """

    label: str
    key: str
    order: int
    share: bool = False


def row(
    step: str, table: str, ref: int, section: str, cells: tuple[str, ...], acts: tuple[Act, ...],
    people: tuple[int, ...] = (), *, key: str = "", person: int | None = None, **more: Any,
) -> Item:  # fmt: skip
    """The item of a record in a step, about one of some ``people``, the first unless another ``person`` is named;
    ``key`` stands for what is no record."""
    first = people[0] if people else None
    return Item(
        key=f"{step}:{key or f'{table}:{ref}'}", table=table, ref=ref, section=section, cells=cells, acts=acts,
        person=first if person is None else person, people=people, **more,
    )  # fmt: skip


class StepSpec(Struct, frozen=True, kw_only=True):
    """One step of the review.

    ``id`` is its name in ``--step`` and in the settings, ``order`` its place, ``question`` the title line,
    ``aim_minutes`` and ``short_minutes`` its budget in the full and the short ritual. ``build`` makes the rows,
    ``without_drafts`` the same without the drafts that take time. ``lines`` gives the sentences above the list,
    ``acts`` what can be done in the step itself (no item selected, or none there). ``body`` names a widget
    ("module:Class"), imported when first shown; None is the plain list. ``always`` tells whether a step is shown also
    when nothing stands in it; ``empty`` says in one line what would fill it. ``foot`` is the heading of its last lines
    on a wide terminal.

    ``commands`` names those of the app's commands that work in this step and not in all of them; ``keys`` are acts of
    its own that are commands: they stand in the help and the palette, and the settings may give them another key.
    ``page`` gives the rows of an item's page (the act ``show-brief``), ``summary`` the text that ``copy-summary``
    copies, ``figures`` are told at the end of the review.

    ``counts``: a review that never ended counts when each such step was seen. ``plans_coffees``: what it suggests is
    kept with the review, what is picked there is written to the calendar file, secret calendars are read for it, and
    past the budget the review offers to finish with it; one step at most. ``ends_review``: nothing comes after it.
    ``questions``: the sections in which it asks what lines left open, also about the loops that a later line tells as
    done, so that no other step shows them.
    """

    id: str
    order: int
    title: str
    question: str
    aim_minutes: float
    build: Callable[[StepContext], Sequence[Item]]
    without_drafts: Callable[[StepContext], Sequence[Item]] | None = None
    lines: Callable[[StepContext], Sequence[str]] | None = None
    acts: tuple[Act, ...] = ()
    short_minutes: float = 0.0
    body: str | None = None
    always: bool | Callable[[StepContext], bool] = False
    counts: bool = False
    plans_coffees: bool = False
    questions: tuple[str, ...] = ()
    ends_review: bool = False
    empty: str | Callable[[StepContext], str] = ""
    foot: str = ""
    page: Callable[[StepContext, Item], Detail] | None = None
    summary: Callable[[StepContext], str] | None = None
    figures: tuple[StepFigure, ...] = ()
    commands: tuple[str, ...] = ()
    keys: tuple[Act, ...] = ()

    def seen_of(self, review: Review) -> Review:
        """What this step looks at in a review, and where that stands is no part of it: whether it counts and how many
        minutes it took only at its end, and what is suggested only there and where coffees are planned."""
        still = replace(review, step="", item="", seen=(), seconds={})
        if self.ends_review:
            return replace(still, seconds={self.id: 60 * round(review.minutes)}, counts=review.is_done)
        return replace(still, shown=review.shown if self.plans_coffees else (), counts=False, acted=False)

    def nothing(self, ctx: StepContext) -> str:
        """What is said when nothing stands in the step."""
        return (self.empty if isinstance(self.empty, str) else self.empty(ctx)) or "Nothing stands in this step."

    def stays(self, ctx: StepContext) -> bool:
        """Whether the step is shown also when nothing stands in it."""
        return self.always if isinstance(self.always, bool) else self.always(ctx)

    @property
    def in_short(self) -> bool:
        """True when the step is a part of ``review --short``."""
        return self.short_minutes > 0
