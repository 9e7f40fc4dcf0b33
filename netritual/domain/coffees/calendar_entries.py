"""What a calendar says, as plain values: busy stretches and past meetings."""

from datetime import datetime, timedelta
from typing import NamedTuple

READ_AHEAD = timedelta(days=35)
"""How far ahead calendars are read: two weeks of slots from the next working day, and some more."""


class Busy(NamedTuple):
    """A busy stretch of a calendar, two moments in UTC.

    ``title`` is that of its event right after a reading, "" for a private one; it is not stored.
    """

    start: datetime
    end: datetime
    tentative: bool = False
    title: str = ""


class MovedCoffee(NamedTuple):
    """Where a calendar has a coffee of ours that was moved in it: two moments in UTC.

    ``sequence`` is the revision that we had of it when the calendar was read.
    """

    uid: str
    start: datetime
    end: datetime
    sequence: int


class PastMeeting(NamedTuple):
    """A past calendar event with others in it: a proposal for the log, never a silent entry."""

    uid: str
    recurrence_id: str | None
    start: datetime
    end: datetime
    title: str
    """"" for a private one."""
    attendees: tuple[tuple[str, str], ...]
    """(e-mail in lower case, name or "")."""

    @property
    def minutes(self) -> int:
        """How long it was."""
        return round((self.end - self.start).total_seconds() / 60)
