"""Writing the calendar file: the coffees that are planned, and the weekly reviews, as one transaction with the file."""

import os
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, cast

from msgspec.structs import replace

from netritual.domain.coffees.calendar_events import FileEvent, coffee_events, title_of
from netritual.domain.coffees.coffee import NotAllowed, overlapping, to_write
from netritual.domain.coffees.coffee import write as write_one
from netritual.domain.coffees.event_revisions import revised_beside, within_limit
from netritual.domain.coffees.first_words import FirstWords, first_words_ahead, first_words_events
from netritual.domain.coffees.review_events import review_events, reviews_ahead
from netritual.domain.coffees.written_events import (
    EventRevision,
    is_elsewhere,
    known_in,
    known_to_calendar,
    newest_revisions,
    revisions_of,
)
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.working_hours import local_day
from netritual.domain.loops.loop_list import met_instead
from netritual.domain.model import Change, Coffee, Rest, Review, Settings, Shown, Slot, WeekEvent, WrittenFile
from netritual.domain.network import Network, People, known_people
from netritual.domain.suggestions.coffee_preparation import purpose_for
from netritual.errors import NetritualError
from netritual.services.calendar_programs import program_of, takes_changes
from netritual.services.event_changes import FileChange, changes_of, face_of
from netritual.services.external_files import Outside
from netritual.services.ports import Store, Transaction
from netritual.services.verb import verb
from netritual.services.verbs.file_verbs import check_ours, write_file, written_file

Render = Callable[[Iterable[FileEvent], int], bytes | None]
"""``calendar.event_writing.render``: events and minutes before the alarm -> the file's bytes, None without events."""


class WeekPlan(NamedTuple):
    """What a review adds to the file: suggestions to plan, the first words of the week, and the days off, on which no
    weekly review stands."""

    picks: Sequence[Shown] = ()
    first_words: FirstWords | None = None
    off: Container[date] = ()


NOTHING_MORE = WeekPlan()


class CalendarFileContents(NamedTuple):
    """What a calendar file is to hold now.

    ``new`` is what the person's calendar does not have: the events that were first written since they last said that
    the file was imported, and those that were moved or cancelled since, unless their program takes no change from a
    file. One that was cancelled before it was imported never reached a calendar, and is none of them.
    """

    coffees: tuple[Coffee, ...]
    """Every coffee that goes in or stands in it, as it is to be stored."""
    events: tuple[FileEvent, ...]
    new: tuple[FileEvent, ...]
    reviews: tuple[WeekEvent, ...]
    words: tuple[WeekEvent, ...]
    batch: tuple[int, ...]
    late: tuple[str, ...]
    changes: tuple[FileChange, ...]


class Written(NamedTuple):
    """What a write did; ``left`` are sentences about what was left out or overlaps."""

    path: str
    new_path: str
    holds: CalendarFileContents
    changed: bool
    left: tuple[str, ...]


def new_path_of(path: str) -> str:
    """The file with what is not imported yet: ``<stem>-new.ics`` beside the full one."""
    stem, ending = os.path.splitext(path)
    return f"{stem}-new{ending}"


def contents(
    network: Network, settings: Settings, now: datetime, home: str, path: str, week: WeekPlan = NOTHING_MORE
) -> CalendarFileContents:
    """What writing ``path`` would put into it, with the week planned; nothing is changed. This is the preview.

    What is past goes in only where the file has it already: it stays until its week is over, so that the bytes do not
    hang on the hour. First words that are past go into no new file. What was cancelled before its time goes in as long
    as no file says so.
    ``home`` is the store's id: the uids of the review events are made of it. A coffee without a uid has a stand-in.
    """
    files = network.all(WrittenFile)
    record = written_file(files, path)
    coffees = {coffee.id: within_limit(coffee) for coffee in network.all(Coffee)}
    coffees |= {id_: within_limit(went) for id_, went in met_instead(network, settings, now).items()}
    coffees |= {-n: _imagined(-n, pick, now) for n, pick in enumerate(week.picks, 1) if pick.slot is not None}
    revisions = revisions_of(record)
    slots = [
        _ready(network, coffee, now)
        for coffee in to_write(list(coffees.values()))
        if coffee.in_file or cast(Slot, coffee.slot).end > now
    ]
    coffees |= {coffee.id: coffee for coffee in slots}
    people = People(network)
    newest = newest_revisions((*files, record))
    untold = {uid for uid, one in newest.items() if one.face[2] != "CANCELLED"}.union(*(file.late for file in files))
    shown = {event.uid: event for event in coffee_events(coffees.values(), people, settings, now, untold)}
    coffees = {id: _revised(one, shown.get(one.uid), newest.get(one.uid), now) for id, one in coffees.items()}
    going = {coffee.id for coffee in slots}
    planned = [review for file in files for review in file.reviews]
    rests = [rest.week for rest in network.all(Rest)]
    over = [review.week for review in network.all(Review) if review.is_over or _is_on(review, settings, now)]
    reviews = reviews_ahead(planned, rests, home, settings, now, week.off, over)
    first = [words for file in files for words in file.words]
    words = first_words_ahead(first, week.first_words, home, settings, now)
    ahead = (
        *coffee_events(coffees.values(), people, settings, now, untold), *review_events(reviews),
        *first_words_events(words),
    )  # fmt: skip
    events = tuple(
        event for event in ahead
        if event.end > now or event.uid in revisions or (event.status == "CANCELLED" and event.uid in untold)
    )  # fmt: skip
    late = tuple(
        event.uid for event in events if event.status == "CANCELLED" and event.end <= now and event.uid in untold
    )
    reviews = tuple(review for review in reviews if review.uid in {event.uid for event in events})
    changes = changes_of(events, revisions, now)
    kinds = {one.event.uid: one.kind for one in changes}
    batch = tuple(coffee.id for coffee in coffees.values() if kinds.get(coffee.uid) == "new")
    in_calendar, updates = known_to_calendar(files), takes_changes(settings.program)
    still_told = late if program_of(settings.program) is not None else ()  # another program may add what is long over

    def is_new(event: FileEvent) -> bool:
        before, is_over = in_calendar.get(event.uid), event.end <= now and event.uid not in still_told
        if before is None:
            return event.status != "CANCELLED" and not (event.quiet and is_over)
        return updates and not is_over and is_elsewhere(before, EventRevision(event.sequence, face_of(event)))

    new = tuple(event for event in events if is_new(event))
    inside = tuple(one for one in coffees.values() if one.id in going or one.uid in revisions)
    return CalendarFileContents(inside, events, new, reviews, words, batch, late, changes)


@verb("write-calendar")
def write_calendar(
    tx: Transaction,
    outside: Outside,
    path: str,
    settings: Settings,
    render: Render,
    home: str,
    yes: bool = False,
    week: WeekPlan = NOTHING_MORE,
) -> Written:
    """Write the calendar file and the new one beside it; the picks are planned, and proposed coffees become written.

    A file that we did not write last raises (exit 1) unless ``yes``, before
    anything is touched. Call it through ``write`` below, which puts the files back when the transaction fails.
    """
    from netritual.services.verbs.coffees import put_with_uid, settle_past

    settle_past(tx, settings)
    left = tuple(words for pick in week.picks if (words := _plan(tx, pick, settings)))
    for coffee in tx.all(Coffee):
        if not coffee.uid and coffee.slot is not None:
            put_with_uid(tx, coffee)
    holds = contents(tx, settings, tx.now, home, path, week._replace(picks=()))
    left += tuple(_overlapping(tx, holds))
    for coffee in holds.coffees:
        if coffee != tx.get(Coffee, coffee.id):
            tx.put(coffee)
    beside = new_path_of(path)
    full, newest = render(holds.events, settings.alarm_min), render(holds.new, settings.alarm_min)
    for file, data in ((path, full), (beside, newest)):
        if data is not None and not yes:
            check_ours(tx.all(WrittenFile), outside, file, data)
    record = written_file(tx.all(WrittenFile), path) or WrittenFile(path=path)
    imported = known_to_calendar([record])  # before its bytes are others
    record = replace(record, reviews=holds.reviews, words=holds.words, late=holds.late, imported=imported)
    if any(one.kind != "stays" for one in holds.changes):
        anew = [one.event.uid for one in holds.changes if one.kind in ("new", "moved", "cancelled")]
        entered = {event.uid: record.entered[event.uid] for event in holds.events if event.uid in record.entered}
        entered |= dict.fromkeys(anew, tx.now)
        record = replace(record, batch=holds.batch, entered=entered, written=tx.now)
    changed = write_file(tx, outside, path, full, record, yes=yes)
    changed |= write_file(tx, outside, beside, newest, yes=yes)
    return Written(path, beside, holds, changed, left)


def write(
    store: Store,
    now: datetime,
    outside: Outside,
    path: str,
    settings: Settings,
    render: Render,
    yes: bool = False,
    week: WeekPlan = NOTHING_MORE,
) -> tuple[Written, Change | None]:
    """Write the calendar file as one transaction; when the journal cannot be saved the files are as they were."""
    path = os.path.abspath(path)
    for file in (path, new_path_of(path)):
        outside.check_place(file, calendar=True)
    return outside.together(lambda: write_calendar(store, now, outside, path, settings, render, store.id, yes, week))


def full_files(files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The calendar files among those that were written, without the ones beside them that hold only what is new."""
    beside = {new_path_of(file.path) for file in files}
    return [file for file in files if file.data is not None and file.path.endswith(".ics") and file.path not in beside]


@verb("calendar-imported")
def mark_imported(tx: Transaction, outside: Outside | None = None) -> tuple[str, ...]:
    """What was written so far is in the calendar: the next new file holds only what comes then. The full files' paths.

    With ``outside`` the new files go at once (inside ``Outside.together``), else with the next write. Raises when
    nothing was written yet.
    """
    from netritual.services.verb_checks import refuse

    full = full_files(tx.all(WrittenFile))
    if not full:
        raise refuse("No calendar file was written yet.", "`netritual coffees --write FILE` writes one.")
    for file in full:
        tx.put(replace(file, imported=known_in(file), former=None))
        if outside is not None:
            write_file(tx, outside, new_path_of(file.path), None)
    return tuple(file.path for file in full)


def _is_on(review: Review, settings: Settings, now: datetime) -> bool:
    """Whether this is the review under way, on its day: it is not planned for later that day."""
    on_its_day = (
        WEEKDAYS[local_day(now, settings).weekday()] == settings.review.day and review.started.date() == now.date()
    )
    return review.ended is None and review.mode != "step" and on_its_day


def _imagined(id_: int, pick: Shown, now: datetime) -> Coffee:
    """A pick as the coffee it would become, for a preview."""
    return Coffee(
        id=id_, people=(pick.person,), said=now.date(), channel=pick.channel or "coffee", purpose=pick.purpose,
        slot=pick.slot, state="proposed", changed=now, created=now,
    )  # fmt: skip


def _overlapping(network: Network, holds: CalendarFileContents) -> list[str]:
    """A sentence for each coffee that is written for the first time and takes the time of one planned before it."""
    return [
        f"{title_of(coffee, known_people(network, coffee.people))} overlaps another coffee."
        for coffee in network.all(Coffee)
        if coffee.state == "proposed"
        and coffee.slot is not None
        and overlapping([other for other in holds.coffees if other.id < coffee.id], coffee.slot) is not None
    ]


def _ready(network: Network, coffee: Coffee, now: datetime) -> Coffee:
    """A planned coffee as it is written: with a purpose and a uid."""
    if not coffee.purpose.strip():
        coffee = replace(coffee, purpose=purpose_for(network, coffee.people))
    if coffee.changed is None:
        coffee = replace(coffee, changed=coffee.created or now)
    if not coffee.uid:
        coffee = replace(coffee, uid=f"coffee-{coffee.id}")
    written = write_one(coffee)
    return coffee if isinstance(written, NotAllowed) else written


def _plan(tx: Transaction, pick: Shown, settings: Settings) -> str:
    """Plan a picked suggestion; a sentence when it could not be."""
    from netritual.services.verbs.coffees import plan_coffee

    if pick.slot is None:
        return ""
    try:
        planned = plan_coffee.within(
            tx, (pick.person,), pick.slot.start, settings, pick.channel or "", pick.slot.minutes, purpose=pick.purpose
        )
    except NetritualError as error:
        return error.message
    tx.put(replace(planned, score_snapshot={"score": pick.score}))
    return ""


def _revised(coffee: Coffee, event: FileEvent | None, revision: EventRevision | None, now: datetime) -> Coffee:
    if event is None or revision is None:
        return coffee
    return revised_beside(coffee, revision.sequence, is_same=face_of(event) == revision.face, now=now)
