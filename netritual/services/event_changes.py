"""How the events that are to be written differ from what the calendar file says of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from netritual.domain.coffees.calendar_events import FileEvent, heading
from netritual.domain.coffees.review_events import usual_day
from netritual.domain.coffees.written_events import EventRevision, moment_in, moment_text
from netritual.domain.dates.day_wording import day_words, listed
from netritual.domain.dates.working_hours import local_day, local_words
from netritual.domain.language.text import plain_text
from netritual.domain.model import Settings

ChangeKind = Literal["new", "moved", "confirmed", "cancelled", "changed", "stays"]
"""What a write does to an event, in the order in which it is told."""


class FileChange(NamedTuple):
    """An event of the file and what a write does to it; ``before`` is where it stood, of one that is moved."""

    kind: ChangeKind
    event: FileEvent
    before: datetime | None = None


def face_of(event: FileEvent) -> tuple[str, ...]:
    """Start, end, status, title, text and place of an event, as the file has them."""
    return (
        moment_text(event.start),
        moment_text(event.end),
        event.status,
        heading(event),
        plain_text(event.text),
        plain_text(event.place),
    )


def changes_of(
    events: Iterable[FileEvent], revisions: Mapping[str, EventRevision], now: datetime
) -> tuple[FileChange, ...]:
    """What a write of these events does to a file with those revisions: by kind, coffees first, then by start. That one
    which is over took place changes nothing that is worth a word."""
    changes = [_change(event, revisions.get(event.uid), now) for event in events]
    return tuple(
        sorted(
            changes,
            key=lambda one: (get_args(ChangeKind).index(one.kind), not _is_coffee(one), one.event.start, one.event.uid),
        )
    )


def _is_coffee(change: FileChange) -> bool:
    return "coffee" in change.event.categories


def _change(event: FileEvent, old: EventRevision | None, now: datetime) -> FileChange:
    if old is None:
        return FileChange("cancelled" if event.status == "CANCELLED" else "new", event)
    face = face_of(event)
    if face[2] != old.face[2] and event.status == "CANCELLED":
        return FileChange("cancelled", event)
    if face[:2] != old.face[:2]:
        return FileChange("moved", event, moment_in(old.face[0]))
    if face[2] != old.face[2] and event.status == "CONFIRMED":
        return FileChange("confirmed" if event.end > now else "stays", event)
    return FileChange("stays" if (event.sequence, face) == old else "changed", event)


def one_a_title(changes: Sequence[FileChange]) -> list[tuple[FileChange, Sequence[FileChange]]]:
    """The first change of each title and kind, such as the weekly reviews, with the others; each coffee is one."""
    alike: dict[tuple[ChangeKind, str, str], list[FileChange]] = {}
    for one in changes:
        apart = one.event.uid if _is_coffee(one) else ""
        alike.setdefault((one.kind, one.event.title, apart), []).append(one)
    return [(one, others) for one, *others in alike.values()]


def change_rows(changes: Sequence[FileChange], settings: Settings, today: date) -> list[tuple[str, str]]:
    """A row for each change: its kind, and the title with its time in a zone. Of several with one title, such as the
    weekly reviews, one row tells the first and the number of the others."""
    rows: list[tuple[str, str]] = []
    for one, others in one_a_title(changes):
        was = f", was {local_words(one.before, settings, today)}" if one.before is not None and not others else ""
        sure = ", confirmed" if one.kind == "moved" and one.event.status == "CONFIRMED" else ""
        more = f", {more_words(others, settings, today)}" if others else ""
        instead = f", {words}" if (words := instead_words(one, settings, today)) else ""
        when = local_words(one.event.start, settings, today)
        rows.append((one.kind, f"{one.event.title}, {when}{was}{sure}{instead}{more}"))
    return rows


def more_words(others: Sequence[FileChange], settings: Settings, today: date, after: str = "") -> str:
    """How many stand beside the first of a title, and which of them on another day than usual: "and 7 more; for a day
    off on Thu 2 Apr"."""
    days = [
        day_words(local_day(one.event.start, settings), today) for one in others if instead_words(one, settings, today)
    ]
    return f"and {len(others)} more{after}{f'; for a day off on {listed(days)}' if days else ''}"


def instead_words(change: FileChange, settings: Settings, today: date) -> str:
    """Why a weekly review stands on another day than usual: "as Fri 25 Dec is a day off"; "" of any other event."""
    usual = (
        usual_day(local_day(change.event.start, settings), settings) if "review" in change.event.categories else None
    )
    if usual is None or change.kind not in ("new", "moved"):
        return ""
    return f"as {day_words(usual, today)} is a day off"


def has_unconfirmed(changes: Iterable[FileChange]) -> bool:
    """Whether a coffee comes into the file, or to another hour, to which nobody said yes: it is tentative there."""
    coffees = (one.event for one in changes if one.kind in ("new", "moved") and _is_coffee(one))
    return any(event.status == "TENTATIVE" for event in coffees)


def change_lines(changes: Sequence[FileChange], settings: Settings, today: date) -> list[str]:
    """The rows of the changes as lines of the shell."""
    return [f"{kind:<9}  {words}" for kind, words in change_rows(changes, settings, today)]
