"""What the composition root hands to the shell and to the app: the parts, already made, and the doors to slow ones."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from netritual.clock import Clock
from netritual.domain.model import CalendarSource, Coffee, Settings
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.external_files import Outside
from netritual.services.ports import Backup, CalendarReading, DoctorCheck, ImportBatch, Secrets, Store

if TYPE_CHECKING:
    from netritual.services.verbs.calendar_file import Render
    from netritual.services.web_port import PageAnswer, PageReading, Web


class Parts(Struct, frozen=True, kw_only=True):
    """Everything a face of the product needs; neither face imports store, calendar, sources or settings.

    ``open_store(create)`` opens the home's journal; with ``create`` false a home that does not exist reads as empty
    and nothing is made. ``settings()`` reads the settings file anew (NetritualError names what is wrong in it), and
    ``settings(name)`` without the setting of that name.
    ``outside`` is the door to written files; ``render`` makes their bytes. ``web`` loads the door to the web;
    ``read_page`` reads the text of a page that it fetched. ``read_calendar`` takes the moment from which the past is
    read, the present one, and our own coffees by uid, which are not busy against themselves; ``calendar_stamp`` is
    another one once the files of a calendar on this machine have changed, and "" for one elsewhere. ``backup`` and
    ``restore`` take a file ("" for a name of its own among the backups); ``examine`` looks at the stored data, and with
    True also mends what can be mended, keeping the damaged part aside.
    """

    home: Home
    clock: Clock
    disk: Disk
    open_store: Callable[[bool], Store]
    settings: Callable[..., Settings]
    changed_settings: Callable[..., bytes]
    outside: Outside
    render: "Render"
    read_source: Callable[[bytes, str], ImportBatch]
    web: "Callable[[], Web]"
    read_page: "Callable[[PageAnswer], PageReading]"
    read_calendar: Callable[[CalendarSource, Settings, datetime, datetime, Mapping[str, Coffee]], CalendarReading]
    calendar_stamp: Callable[[CalendarSource, Settings], str]
    holidays: Callable[[Settings, date, date], frozenset[date]]
    secrets: Secrets
    backup: Callable[[str, datetime], Backup]
    restore: Callable[[str, datetime], Backup]
    examine: Callable[[bool], Sequence[DoctorCheck]]

    def now(self) -> datetime:
        """The present moment of this run's clock."""
        return self.clock.now()
