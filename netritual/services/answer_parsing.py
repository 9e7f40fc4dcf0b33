"""What a person answers to an act's question, read as what the verb needs: a day, a moment, a person, a choice."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.dates.day_wording import listed
from netritual.domain.dates.moments import NoMoment
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.dates.zones import zone_named
from netritual.domain.language.text import sound
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network
from netritual.domain.quicklog.meeting_phrases import read_meeting
from netritual.domain.quicklog.zoned_hours import without_zone
from netritual.errors import NotFound, UsageError
from netritual.services.name_book import NameBook

Answer = str | int | date | datetime | None
"""Text as typed, or the value itself: a person's id, a day, a moment."""

_LENGTHS = {"d": "1d", "w": "1w", "m": "1m"}


def text_of(answer: Answer) -> str:
    """The answer as text that can be stored; "" for none."""
    return "" if answer is None else sound(str(answer)).strip()


def day_of(answer: Answer, today: date, settings: Settings) -> date:
    """A day: "3d", "w", "m", "3m", "fri" or a date. UsageError when it names none."""
    if isinstance(answer, datetime):
        return answer.date()
    if isinstance(answer, date):
        return answer
    typed = text_of(answer)
    word = _LENGTHS.get(typed.lower(), typed)
    day = parse_day(word, today, True, settings.date_order, settings.eow) if word else None
    if day is None:
        what = f'"{typed}" is no day.' if typed else "A day is needed."
        raise UsageError(what, hint="Say fri, 3 days, a week, a month or a date such as 2026-03-20.")
    return day


class MeetingTime(NamedTuple):
    """When to meet: the start (with an offset, or wall-clock time in the setting ``tz``); the minutes, the kind of
    meeting and the place if given."""

    start: datetime
    minutes: int | None = None
    kind: str = ""
    place: str | None = None


def moment_of(
    answer: Answer, now: datetime, settings: Settings, moved: Coffee | None = None, *, reported: bool = False
) -> MeetingTime:
    """A moment: "tue 17 12:30", "tomorrow noon", "17.3. 14:00-15:00", "2026-03-17T08:30" with or without an offset,
    "fri 6pm uk time"; with a kind of meeting and a place where they are said: "lunch thu 12:30 at Lumen".

    Of a coffee that is ``moved`` a day alone keeps its hour, and an hour alone its day; an hour without its half is
    that of its kind. The weekday of today is today as long as the hour is still to come; where a line only
    ``reported`` it, of what somebody moves or prefers, it is the next one.
    UsageError when the answer is no moment, or leaves out what nothing says.
    """
    if isinstance(answer, datetime):
        return MeetingTime(answer)
    typed = text_of(answer)
    if ":" in typed and typed[:4].isdigit() and typed[4:5] == typed[7:8] == "-":
        try:
            return MeetingTime(datetime.fromisoformat(typed))
        except ValueError:
            pass  # words may say it: "2026-03-17 at 08:30"
    kind = moved.channel if moved is not None else ""
    words, zone = without_zone(typed)
    meeting = read_meeting(words, now.date(), settings.date_order, settings.eow, kind)
    if isinstance(meeting, NoMoment):
        raise UsageError(meeting.words, hint=f"Nothing was changed. {MOMENT_EXAMPLES}")
    stated = meeting.stated
    before = moved.slot.start if moved is not None and moved.slot is not None else None
    former = before.astimezone(zone_of(settings, before)) if before is not None else None
    day = stated.day or (former.date() if former else None)
    at = stated.at or (former.time() if former else None)
    if day is None or at is None:
        missing = "day" if day is None else "hour"
        raise UsageError(f"The {missing} is missing.", hint=f"Nothing was changed. {MOMENT_EXAMPLES}")
    there = zone_named(zone) if zone else None
    is_ahead = datetime.combine(now.date(), at, there or zone_of(settings, now)) > now
    if is_ahead and not reported and day - now.date() == _WEEK:
        said_before = read_meeting(words, now.date() - timedelta(days=1), settings.date_order, settings.eow, kind)
        if not isinstance(said_before, NoMoment) and said_before.stated.day == now.date():  # a weekday alone
            day = now.date()
    return MeetingTime(datetime.combine(day, at, there), stated.minutes, meeting.kind, meeting.place or None)


_WEEK = timedelta(days=7)
MOMENT_EXAMPLES = 'Say "tue 17 12:30", "tomorrow noon" or 2026-03-17T12:30.'


def person_of(answer: Answer, network: Network) -> int:
    """A person: the id, or a name; of a first name the only one in the network is meant.

    NotFound for nobody, UsageError for several.
    """
    if isinstance(answer, int) and not isinstance(answer, bool):
        if network.get(Person, answer) is None:
            raise NotFound("This person is gone.", hint="They may have been merged; look again.")
        return answer
    typed = text_of(answer).lstrip("@")
    if not typed:
        raise UsageError("A person is needed.", hint="Type a name.")
    matches, _ = NameBook(network).meant(typed)
    if not matches and typed.isascii() and typed.isdigit() and network.get(Person, int(typed)) is not None:
        return int(typed)  # the id, as a list of people gives it
    if not matches:
        raise NotFound(f'Nobody is called "{typed}".', hint="Type another part of the name.")
    if len(matches) > 1:
        raise UsageError(
            f'"{typed}" may be {listed([match[2] for match in matches[:5]])}.',
            hint=f"Say which one: {listed([match[1] for match in matches[:5]])}.",
        )
    return matches[0][0]


def choice_of(answer: Answer, choices: Sequence[str]) -> int:
    """The index of a choice: its number from 1, or its words. UsageError for anything else."""
    typed = text_of(answer).lower()
    for index, words in enumerate(choices):
        if typed in (str(index + 1), words.lower()):
            return index
    numbered = ", ".join(f"{n} {words}" for n, words in enumerate(choices, 1))
    raise UsageError(f'"{typed}" is none of the answers.', hint=f"Say {numbered}.")
