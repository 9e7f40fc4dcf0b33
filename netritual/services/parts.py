"""What the composition root hands to the shell and to the app: the parts, already made, and the doors to slow ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netritual.clock import Clock
from netritual.domain.model import CalendarSource, Settings
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import CalendarReading, ImportBatch, Secrets, Store

Render = Callable[..., bytes]
"""``calendar.render.render``: plain values to the bytes of an .ics file. icalendar is imported when it is called."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Everything a face of the product needs; neither face imports store, calendar, sources or settings.

    ``open_store(create)`` opens the home's journal; with ``create`` false a home that does not exist reads as empty
    and nothing is made. ``settings()`` reads the settings file anew (NetritualError names what is wrong in it).
    """

    home: Home
    clock: Clock
    disk: Disk
    open_store: Callable[[bool], Store]
    settings: Callable[[], Settings]
    changed_settings: Callable[..., bytes]
    render: Render
    read_source: Callable[[bytes, str], ImportBatch]
    read_calendar: Callable[[CalendarSource, Settings, datetime], CalendarReading]
    holidays: Callable[[Settings, date, date], frozenset[date]]
    secrets: Secrets
    calendars: Sequence[str] = ()

    def now(self) -> datetime:
        """The present moment of this run's clock."""
        return self.clock.now()
