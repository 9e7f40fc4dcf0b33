"""What stands in the calendar file, as plain values: the coffees of this week and later, and the weekly reviews.

Pure. The cut is the start of the current week in the user's zone, so that the file does not depend on the hour at which
it is written.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, cast
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from netritual.domain.coffees.agenda import Busy
from netritual.domain.coffees.calendar_privacy import shareable_purpose, shareable_title
from netritual.domain.coffees.event_revisions import FileStatus, file_status, next_week_revision
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.hours import local_day, minutes_of, zone_of
from netritual.domain.dates.weeks import week_of
from netritual.domain.dates.words import listed
from netritual.domain.language.text import plain_text
from netritual.domain.model import Coffee, Person, Settings, Slot, WeekEvent
from netritual.domain.network import Network, known_people
from netritual.regex import regex

WEEK_EVENT_MINUTES = 15
"""The weekly review takes 15 minutes, and so do the first words of a week."""
_REVIEWS_AHEAD = 3
REVIEW_TITLE = "Weekly review"
KIND_WORDS = {"video": "Video call", "call": "Call", "dm": "Talk"}
"""How a kind of meeting is named in a title where its own word is not enough."""
_TITLED = frozenset(("meeting", "social", "event", "visit"))
"""Kinds of which a line may have a better word: no meal, call or coffee."""


class FileEvent(NamedTuple):
    """One event of the file. Texts may be hostile: the renderer cleans them. Moments have an offset."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    status: FileStatus
    title: str
    text: str
    place: str
    created: datetime
    changed: datetime
    categories: tuple[str, ...]
    quiet: bool = False
    """True for what takes no time in the calendar and rings no bell."""
    url: str = ""
    """Where a talk by video takes place."""


CANCELLED_HEAD = "Cancelled: "


def heading(event: FileEvent) -> str:
    """The title of an event as it stands in the file: one that is cancelled says so."""
    return f"{CANCELLED_HEAD if event.status == 'CANCELLED' else ''}{plain_text(event.title)}"


def week_start(moment: datetime, settings: Settings) -> date:
    """The Monday of the week of a moment, in the user's zone."""
    day = local_day(moment, settings)
    return day - timedelta(days=day.weekday())


def is_current(end: datetime, settings: Settings, now: datetime) -> bool:
    """True for what has not left the file: it ends in the current week or later."""
    zone = zone_of(settings, now)
    return end > datetime.combine(week_start(now, settings), time(), tzinfo=zone)


CANCELLED_DAYS = 28
"""Days for which a calendar is told of what was cancelled before its time."""


def title_of(coffee: Coffee, people: Sequence[Person]) -> str:
    """The event's title, without the letters of degrees: "Coffee with Ana Ruiz and Tom Reed", and of what its line
    calls it the kind: "Wrap party with Ana Ruiz"."""
    names = listed([_without_degrees(person.name) for person in people if person.name.strip()])
    own = shareable_title(typed_title(coffee, people), people)
    head = own[:1].upper() + own[1:] if own else KIND_WORDS.get(coffee.channel, coffee.channel.capitalize())
    return f"{head} with {names}" if names else head


def kind_called(network: Network, coffee: Coffee) -> str:
    """What a planned talk is called in a list: by its line, else by its kind."""
    return typed_title(coffee, known_people(network, coffee.people)) or coffee.channel


def typed_title(coffee: Coffee, people: Sequence[Person]) -> str:
    """What the line of a talk calls it, where that is more than its kind; "" for most."""
    if not coffee.line or coffee.channel not in _TITLED:
        return ""
    from netritual.domain.coffees.talk_titles import own_title

    return own_title(coffee.line, people)


def _without_degrees(name: str) -> str:
    """A name without what is set behind a comma as letters: "Padraig Kelly" of "Padraig Kelly, CFA"."""
    head, _, behind = name.partition(",")
    if not behind or not head.strip():
        return head.strip() or name
    from netritual.domain.quicklog.name_keys import is_letters

    letters = behind.replace(",", " ").split()
    return head.strip() if all(is_letters(word.replace(".", "")) for word in letters) else name


def coffee_events(
    coffees: Iterable[Coffee], people: Mapping[int, Person], settings: Settings, now: datetime,
    untold: Container[str] = (),
) -> list[FileEvent]:  # fmt: skip
    """The events of the coffees that are in the file: neither only proposed nor past. What was cancelled before its
    time and no calendar was told of in time (the uids ``untold``) stays ``CANCELLED_DAYS`` longer."""
    events = []
    for coffee in coffees:
        status = file_status(coffee)
        if status is None:
            continue
        end = cast(Slot, coffee.slot).end
        late = status == "CANCELLED" and coffee.uid in untold and coffee.changed is not None and coffee.changed < end
        if not is_current(end + timedelta(days=CANCELLED_DAYS if late else 0), settings, now):
            continue
        if coffee.state == "held" and not coffee.in_file:
            continue  # It took place before it was ever written: nothing to remind of.
        events.append(_event(coffee, status, people))
    return events


def _event(coffee: Coffee, status: FileStatus, people: Mapping[int, Person]) -> FileEvent:
    slot, link = cast(Slot, coffee.slot), link_of(coffee)
    present = [people[who] for who in coffee.people if who in people]
    changed = coffee.changed or coffee.created or slot.start
    return FileEvent(
        uid=coffee.uid,
        sequence=coffee.sequence,
        start=slot.start,
        end=slot.end,
        status=status,
        title=title_of(coffee, present),
        text=f"Purpose: {shareable_purpose(coffee)}",
        place=coffee.place or link,
        created=coffee.created or changed,
        changed=changed,
        categories=("netritual", "coffee"),
        url=link,
    )


_LINK = regex(r"https?://[^\s<>\"]+", re.I)
VIDEO_HOSTS = (
    "zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "whereby.com", "jit.si", "webex.com",
    "skype.com", "gotomeeting.com", "bluejeans.com", "chime.aws", "8x8.vc", "facetime.apple.com", "around.co",
)  # fmt: skip
"""Where people meet by video; parts of these hosts count, too."""


def link_of(coffee: Coffee) -> str:
    """The link by which a talk takes place: its place where that is one, or one to a host of video calls in its
    purpose; "" for none."""
    place = (coffee.place or "").strip()
    if _LINK.fullmatch(place):
        return place
    for match in _LINK.finditer(coffee.purpose):
        link = match[0]
        host = link.partition("://")[2].partition("/")[0].partition(":")[0].lower()
        if any(host == one or host.endswith(f".{one}") for one in VIDEO_HOSTS):
            return link.rstrip(".,;)")
    return ""


def reviews_ahead(
    written: Iterable[WeekEvent], rests: Iterable[str], home: str, settings: Settings, now: datetime,
    off: Container[date] = (), over: Iterable[str] = (),
) -> tuple[WeekEvent, ...]:  # fmt: skip
    """The weekly reviews of the file: so many weeks from the current one, each at its wall-clock time, in order. On one
    of the days ``off`` it stands on the nearest day before in its week that is none of them, and no eve of Christmas or
    of the new year; a week without such a day has none.

    ``written`` are those of the file so far: one that stays as it was keeps its revision, one whose time changed gets
    the next, and one that is no longer wanted (fewer weeks, a rest week) is cancelled until it is past. ``rests`` are
    the weeks to rest in, ``over`` those whose review is done already: it is not planned once more.
    """
    before, zone = newest(written), zone_of(settings, now)
    today = now.astimezone(zone).date()
    gone = {week for week in over if week not in before or before[week].start.astimezone(zone).date() > today}
    ahead = settings.review_events
    wanted = review_starts(settings, now, off, ahead + (week_of(today) in gone)) if ahead > 0 else {}
    for week in (*rests, *gone):
        wanted.pop(week, None)
    for week, old in before.items():
        if week in wanted and not old.cancelled and end_of(old) <= now and wanted[week] <= now:
            wanted[week] = old.start  # it was on that day
    by_week = {
        week: next_week_revision(before.get(week), week_event("review", week, start, home, now))
        for week, start in wanted.items()
    }
    for week, old in before.items():
        if week not in by_week and is_current(end_of(old), settings, now):
            by_week[week] = next_week_revision(old, replace(old, cancelled=True, changed=now))
    return tuple(by_week[week] for week in sorted(by_week))


def newest(events: Iterable[WeekEvent]) -> dict[str, WeekEvent]:
    """The highest revision of each week, where several files hold it."""
    return {event.week: event for event in sorted(events, key=lambda event: (event.sequence, event.changed))}


def week_event(
    kind: str, week: str, start: datetime, home: str, now: datetime, names: tuple[str, ...] = ()
) -> WeekEvent:
    """The first revision of a week's event. Its uid is made of the id of the home, the kind and the week."""
    uid = str(uuid5(NAMESPACE_URL, f"netritual:{home}:{kind}:{week}"))
    return WeekEvent(week=week, uid=uid, start=start, names=names, changed=now, created=now)


def days_off(busy: Iterable[Busy], holidays: Iterable[date], settings: Settings, now: datetime) -> frozenset[date]:
    """The days on which no review stands: the public holidays, and those that a calendar has as taken from midnight to
    midnight, for an absence."""
    zone, off = zone_of(settings, now), set(holidays)
    for stretch in busy:
        start, end = stretch.start.astimezone(zone), stretch.end.astimezone(zone)
        first = start.date() + timedelta(days=start.time() > time())
        off.update(first + timedelta(days=n) for n in range(max(0, (end.date() - first).days)))
    return frozenset(off)


def planned_reviews(
    written: Iterable[WeekEvent], settings: Settings, now: datetime, off: Iterable[date] = ()
) -> dict[str, datetime]:
    """The review's moment of each week ahead, by ISO week, in the user's zone and as the file has it: one that stands
    there on a day before the usual one, for a day off, is on that day, and a week to come without one between others
    has none."""
    zone = zone_of(settings, now)
    wanted = review_starts(settings, now, {*settings.holidays, *off}, _REVIEWS_AHEAD)
    local = {week: start.astimezone(zone) for week, start in wanted.items()}
    there = {week: event.start.astimezone(zone) for week, event in newest(written).items() if not event.cancelled}
    if any(WEEKDAYS[start.weekday()] == settings.review.day for start in there.values()):
        moved = {week: start for week, start in there.items() if week in local and start < local[week]}
        local.update((week, start) for week, start in moved.items() if start.time() == local[week].time())
        local = {week: start for week, start in local.items() if week in there or start <= now or week > max(there)}
    return local


def usual_day(day: date, settings: Settings) -> date | None:
    """The day of the week on which a review would stand that stands on ``day``, for the usual one is a day off; None of
    one on the usual day."""
    if settings.review.day not in WEEKDAYS or WEEKDAYS[day.weekday()] == settings.review.day:
        return None
    return day + timedelta(days=WEEKDAYS.index(settings.review.day) - day.weekday())


def review_starts(settings: Settings, now: datetime, off: Container[date], weeks: int) -> dict[str, datetime]:
    """The review's moment (UTC) of so many weeks, by ISO week; empty when day or hour is no time."""
    minute = minutes_of(settings.review.at)
    if minute is None or minute >= 24 * 60 or settings.review.day not in WEEKDAYS:
        return {}
    monday, zone = week_start(now, settings), zone_of(settings, now)
    at = time(*divmod(minute, 60))
    starts = {}
    for ahead in range(weeks):
        day = monday + timedelta(weeks=ahead, days=WEEKDAYS.index(settings.review.day))
        year, week, weekday = day.isocalendar()
        days = (day - timedelta(days=n) for n in range(weekday))
        free = next((one for one in days if one not in off and (one == day or not _is_eve(one))), None)
        if free is not None:
            starts[f"{year}-W{week:02d}"] = datetime.combine(free, at, tzinfo=zone).astimezone(UTC)
    return starts


def _is_eve(day: date) -> bool:
    """Whether it is Christmas Eve or New Year's Eve: no review is moved to their evening."""
    return (day.month, day.day) in ((12, 24), (12, 31))


def end_of(event: WeekEvent) -> datetime:
    """When the event of a week ends."""
    return event.start + timedelta(minutes=WEEK_EVENT_MINUTES)


def review_events(reviews: Iterable[WeekEvent]) -> list[FileEvent]:
    """The review events of the file."""
    text = "15 minutes: who you talked to, what you promised, and a coffee for next week."
    return [file_event(review, "CONFIRMED", REVIEW_TITLE, text, "review") for review in reviews]


def file_event(
    event: WeekEvent, status: FileStatus, title: str, text: str, category: str, quiet: bool = False
) -> FileEvent:
    """The event of a week as it stands in the file; ``status`` is that of one that is not cancelled."""
    return FileEvent(
        uid=event.uid,
        sequence=event.sequence,
        start=event.start,
        end=end_of(event),
        status="CANCELLED" if event.cancelled else status,
        title=title,
        text=text,
        place="",
        created=event.created,
        changed=event.changed,
        categories=("netritual", category),
        quiet=quiet,
    )
