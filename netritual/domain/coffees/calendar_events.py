"""What stands in the calendar file, as plain values: the coffees of this week and later, and events of a week (the
weekly reviews in ``review_events``, first words in ``first_words``).

Pure. The cut is the start of the current week in the user's zone, so that the file does not depend on the hour at which
it is written.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, cast
from uuid import NAMESPACE_URL, uuid5

from netritual.domain.coffees.calendar_privacy import shareable_purpose, shareable_title
from netritual.domain.coffees.event_revisions import FileStatus, file_status
from netritual.domain.dates.day_wording import listed
from netritual.domain.dates.working_hours import local_day, zone_of
from netritual.domain.language.text import plain_text
from netritual.domain.model import Coffee, Person, Settings, Slot, WeekEvent
from netritual.domain.network import Network, known_people
from netritual.regex import regex

WEEK_EVENT_MINUTES = 15
"""The weekly review takes 15 minutes, and so do the first words of a week."""
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


def end_of(event: WeekEvent) -> datetime:
    """When the event of a week ends."""
    return event.start + timedelta(minutes=WEEK_EVENT_MINUTES)


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


def newest(events: Iterable[WeekEvent]) -> dict[str, WeekEvent]:
    """The highest revision of each week, where several files hold it."""
    return {event.week: event for event in sorted(events, key=lambda event: (event.sequence, event.changed))}


def week_event(
    kind: str, week: str, start: datetime, home: str, now: datetime, names: tuple[str, ...] = ()
) -> WeekEvent:
    """The first revision of a week's event. Its uid is made of the id of the home, the kind and the week."""
    uid = str(uuid5(NAMESPACE_URL, f"netritual:{home}:{kind}:{week}"))
    return WeekEvent(week=week, uid=uid, start=start, names=names, changed=now, created=now)
