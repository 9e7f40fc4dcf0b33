"""What the calendar file of the coffees will hold, in a sentence and as a preview. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from datetime import datetime

from netritual.charts.signs import Signs
from netritual.domain.coffees.calendar_events import heading
from netritual.domain.dates.day_wording import listed
from netritual.domain.dates.working_hours import hour_words, local_words, zone_of
from netritual.review.step import StepContext
from netritual.services.event_changes import (
    ChangeKind,
    FileChange,
    has_unconfirmed,
    instead_words,
    more_words,
    one_a_title,
)
from netritual.services.verbs.calendar_file import CalendarFileContents
from netritual.tui.bodies.item_rows import sentence
from netritual.tui.face.spans import Line, Role, Span, indented, width_of, wrap_line

FILE = "calendar/coffees.ics"
NOTHING_NEW = "Nothing that the file does not say already."
SENT = "Nothing is sent to anyone. u takes it back, and the old file returns."
TENTATIVE = "Until C notes their yes, a coffee is marked there as tentative."
NOT_ASKED = "netritual picked these; nobody was asked yet: esc, then space leaves them out."
PICKED = "picked for you, and not asked yet"
_SIGNS: dict[ChangeKind, tuple[str, Role]] = {
    "new": ("+", "done"), "moved": ("~", "waiting"), "changed": ("~", "muted"), "confirmed": ("+", "done"),
    "cancelled": ("-", "late"),
}  # fmt: skip
_TAKES = {"new": "", "moved": " moved", "changed": " changed", "confirmed": " confirmed", "cancelled": " cancelled"}
PURPOSE = "Purpose: "
"""What the text of an event begins with before the purpose of a coffee."""


def new_words(contents: CalendarFileContents, picked: int = 0) -> str:
    """What a write would change in the file: "2 coffees and your review"; "" for nothing. ``picked`` of the new coffees
    are not planned yet: "1 picked and 2 planned coffees"."""
    changed = [one for one in contents.changes if one.kind != "stays"]
    coffees = Counter(one.kind for one in changed if "coffee" in one.event.categories)
    said = [_count(count, kind) for kind, count in coffees.items()]
    if picked and "new" in coffees:
        planned = coffees["new"] - picked
        said[list(coffees).index("new")] = (
            f"{picked} picked and {planned} planned coffees" if planned > 0 else f"{picked} picked {_coffees(picked)}"
        )
    if any(one.event.quiet for one in changed):
        said.append("15 min for first words")
    reviews = sum("review" in one.event.categories for one in changed)
    return listed([*said, *(["your review" if reviews == 1 else "your reviews"] if reviews else [])])


def _count(count: int, kind: ChangeKind) -> str:
    return f"{count}{_TAKES[kind]} {_coffees(count)}"


def _coffees(count: int) -> str:
    return "coffee" if count == 1 else "coffees"


def preview_lines(
    contents: CalendarFileContents,
    context: StepContext,
    signs: Signs,
    width: int,
    proposed: Container[datetime] = (),
    room: int = 0,
) -> list[Line]:
    """What a write changes by date, two lines each; how much stays as it is; and that nothing is sent. What begins at
    a moment of ``proposed`` was picked by the app. Where that is more than ``room`` lines (0 for any number), each
    change says what and when, and no more than whose pick it was."""
    whole = _preview(contents, context, signs, width, proposed)
    if not room or len(whole) <= room:
        return whole
    return _preview(contents, context, signs, width, proposed, brief=True)


def _preview(
    contents: CalendarFileContents,
    context: StepContext,
    signs: Signs,
    width: int,
    proposed: Container[datetime],
    *,
    brief: bool = False,
) -> list[Line]:
    counts = Counter(one.kind for one in contents.changes)
    kinds = [f"{count} {'unchanged' if kind == 'stays' else kind}" for kind, count in counts.items() if count]
    reviews = sum("review" in one.event.categories for one in contents.changes if one.kind != "stays")
    new = f"; {reviews} of them weekly reviews" if reviews > 1 else ""
    head = [Span(FILE), Span(f"   {', '.join(kinds) or 'nothing in it'}{new}", "muted")]
    changed = sorted((one for one in contents.changes if one.kind != "stays"), key=lambda one: one.event.start)
    picked = [one for one in changed if "coffee" in one.event.categories and one.event.start in proposed]
    asked = sentence(NOT_ASKED, width, "waiting") if picked else []
    lines: list[Line] = [*asked, *wrap_line(head, width), *sentence(SENT, width)]
    lines += sentence(TENTATIVE, width) if not brief and has_unconfirmed(contents.changes) else ()
    lines += () if brief else ([],)
    for one, others in one_a_title(changed):
        said = [] if brief else _about(one, others, context)
        if one in picked:
            said.append(PICKED)
        lines += _change_lines(one, said, context, signs, width)
    if not changed:
        lines += sentence(NOTHING_NEW, width, "text")
    return lines


def _change_lines(one: FileChange, said: Sequence[str], context: StepContext, signs: Signs, width: int) -> list[Line]:
    """A change: its sign, day, hours and title; below the title what else there is to know."""
    event, settings = one.event, context.settings
    sign, role = _SIGNS.get(one.kind, ("~", "muted"))

    def hour(moment: datetime) -> str:
        return hour_words(moment.astimezone(zone_of(settings, moment)), settings)

    day = event.start.astimezone(zone_of(settings, event.start))
    when = f"{day:%a} {day.day:>2} {day:%b}  {hour(event.start)} to {hour(event.end)}  "
    head: Line = [Span(f"{sign} ", role), Span(when, "muted")]
    begun = width_of(head)
    lines: list[Line] = [*indented([Span(heading(event), "strong")], width, begun, label=head)]
    for words in said:
        below = Span(words, "waiting" if words == PICKED else "muted")
        lines += indented([below], width, begun if width - begun >= 24 else 2)
    return lines


def _about(one: FileChange, others: Sequence[FileChange], context: StepContext) -> list[str]:
    event = one.event
    said: list[str] = []
    if one.before is not None and not others:
        said.append(f"was {local_words(one.before, context.settings, context.today)}")
    if one.kind == "moved" and event.status == "CONFIRMED" and "coffee" in event.categories:
        said.append("confirmed")
    if words := instead_words(one, context.settings, context.today):
        said.append(words)
    if others:
        said.append(more_words(others, context.settings, context.today, " after it"))
    if event.quiet:
        said.append(f"a message to {listed(event.text.splitlines())}")
        said.append("tentative, shown as free, no alarm")
    elif "coffee" in event.categories:
        purpose = event.text.removeprefix(PURPOSE)
        said.append("; ".join(part for part in (event.place, purpose) if part))
    return [words for words in said if words]
