"""Getting a calendar's bytes: a file, a folder of files, or a secret address. Reads only; writes nothing anywhere.

A secret address is a password: no error, no traceback and no log line of ours holds it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netritual.calendar.busy import ReadingFrame, read_busy
from netritual.calendar.calendar_fingerprint import calendar_files
from netritual.calendar.calendar_reading import LARGEST_FILE
from netritual.domain.coffees.calendar_address import calendar_address
from netritual.domain.coffees.calendar_entries import READ_AHEAD
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.model import CalendarSource, Coffee, Settings
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.services.ports import CalendarReading

if TYPE_CHECKING:
    from netritual.transport import Cause

STEP, WHOLE = 10.0, 30.0
"""Seconds for each step of an answer, and for all of them with the redirects."""
MOST_REDIRECTS = 5
MOST_FILES = 20_000
"""Files of a folder; a folder of one event a file has some thousands."""


def read(
    source: CalendarSource,
    settings: Settings,
    since: datetime,
    now: datetime,
    disk: Disk,
    address: Callable[[CalendarSource], str],
    own: Mapping[str, Coffee] = MappingProxyType({}),
) -> CalendarReading:
    """Read one calendar, the past from ``since`` on. What cannot be reached or read is told in ``problem``.

    It never raises over the outside.

    ``address`` gives the secret address of a source that has one (NetritualError when there is none); ``own`` are
    our own coffees by uid, which are not busy against themselves.
    """
    frame = ReadingFrame(
        first=since.astimezone(UTC),
        last=(now + READ_AHEAD).astimezone(UTC),
        now=now,
        zone=zone_of(settings, now) or ZoneInfo("UTC"),
        name=settings.name,
        all_day_blocks=settings.all_day_blocks,
        own=own,
        addresses=settings.addresses,
    )
    try:
        if source.folder is not None:
            files, lost = _folder(disk, source.folder)
        elif source.path is not None:
            files, lost = [_file(disk, source.path)], 0
        else:
            files, lost = [fetch(address(source))], 0
    except NetritualError as error:
        return CalendarReading(source.name, (), (), 0, 0, now, str(error))
    return read_busy(source.name, files, frame, lost)


def _file(disk: Disk, path: str) -> bytes:
    try:
        if disk.is_special(path):
            # A pipe would be waited for, a device read without end.
            raise NetritualError(f"{path} could not be read: it is no file.")
        size = disk.stat(path)
        if size is not None and size[1] > LARGEST_FILE:
            raise NetritualError(f"{path} is larger than {LARGEST_FILE >> 20} MB, so it was not read.")
        data = disk.read(path)
        if not data:
            with disk.open(path) as handle:
                handle.read_at(0, 1)  # some files that refuse to be read say that they are of no size
        return data
    except FileNotFoundError:
        raise NetritualError(f"{path} is not there.") from None
    except OSError as error:
        raise NetritualError(f"{path} could not be read: {error.strerror or 'unknown reason'}.") from None


def _folder(disk: Disk, path: str) -> tuple[list[bytes], int]:
    """The calendar files of a folder and those in it, and how many of them, or of the folders, could not be read.

    All of them together are bounded like one file.
    """
    if not disk.is_folder(path):
        raise NetritualError(f"{path} is no folder.")
    paths = list(calendar_files(disk, path))
    contents: list[bytes] = []
    lost, room = max(0, len(paths) - MOST_FILES), LARGEST_FILE
    for one in paths[:MOST_FILES]:
        try:
            data = _file(disk, one)
        except NetritualError:
            lost += 1
            continue
        room -= len(data)
        if room < 0:
            lost += 1
            continue
        contents.append(data)
    if not paths:
        raise NetritualError(f"{path} holds no .ics file.")
    return contents, lost


def checked_address(text: str) -> str:
    """The address as it is fetched; NetritualError, without the address, when it is no https one."""
    address = calendar_address(text)
    if address is None:
        raise NetritualError(
            "The address of this calendar is no https address.", hint="Copy the secret iCal address of your calendar."
        )
    return address


def fetch(address: str) -> bytes:
    """The bytes behind an https address (10 s a step, 30 s in all, 50 MB, redirects to https only).

    Raises NetritualError with a sentence that never holds the address. Not from within an event loop.
    """
    import asyncio

    from netritual.transport import Bounds, Unfetched, get

    bounds = Bounds(LARGEST_FILE, STEP, WHOLE, MOST_REDIRECTS)
    try:
        answer = asyncio.run(get(address, bounds, {"Accept": "text/calendar"}, checked_address))
    except Unfetched as error:
        problem = _UNFETCHED[error.cause].format(seconds=WHOLE, step=STEP, size=LARGEST_FILE >> 20)
    else:
        if answer.status == 200:
            return answer.body
        other = f"The calendar's server answered {answer.status}, and sent no calendar."
        problem = _ANSWERS.get(answer.status, other)
    raise NetritualError(problem)


_UNREACHED = "The calendar's server could not be reached."
_UNFETCHED: "Mapping[Cause, str]" = {
    "late": "The calendar's server did not send the calendar within {seconds:.0f} seconds.",
    "silent": "The calendar's server sent nothing for {step:.0f} seconds.",
    "cut": "The calendar's server broke off before the whole calendar was there, so it was not read.",
    "packed": "The calendar's server sent a packed calendar that could not be unpacked, so it was not read.",
    "large": "The calendar is larger than {size} MB, so it was not read.",
    "redirects": "The calendar's server sends from one address to the next without end.",
    "insecure": "The calendar's server sends to an address without https, so it was not followed.",
    "untrusted": "The calendar's server shows a certificate that this computer does not trust, so nothing was read.",
    "refused": _UNREACHED,
    "unreached": _UNREACHED,
}
_ANSWERS = {
    304: "The calendar's server says that nothing has changed (304), and sent no calendar. Try again later.",
    401: "The calendar's server wants a password (401). Copy the secret address of the calendar once more.",
    403: "The calendar's server refuses this address (403). Copy the secret address of the calendar once more.",
    404: "The calendar's server does not know this address (404). Copy the secret address of the calendar once more.",
    410: "The calendar is not at this address any more (410). Copy the secret address of the calendar once more.",
}
