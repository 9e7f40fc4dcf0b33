"""Whether a calendar on this machine is as it was when it was last read, told without reading it."""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from netritual.domain.model import CalendarSource, Settings
from netritual.files import Disk

MOST_FOLDERS = 500
"""Folders under a folder that are looked into."""
ENDINGS = (".ics", ".ifb", ".ical", ".icalendar")
"""How the names of calendar files end: as RFC 5545 8.1 has it, and as older programs write it."""
_ELSEWHERE = tuple(f"{ending}.icloud" for ending in ENDINGS)
"""How the hidden name ends that iCloud Drive leaves in the place of a file that is not on this machine."""


def stamp(source: CalendarSource, settings: Settings, disk: Disk) -> str:
    """What changes when the files change, by size and time, or what the settings say of reading them; "" for a calendar
    that is elsewhere."""
    if source.path is not None:
        files = iter((source.path,))
    elif source.folder is not None:
        files = calendar_files(disk, source.folder)
    else:
        return ""
    asked = (settings.tz, settings.name, settings.addresses, settings.all_day_blocks, source.path, source.folder)
    digest = sha256(repr(asked).encode("utf-8", "replace"))
    with suppress(OSError):  # what cannot be looked at cannot be read either, and the reading says so
        for path in files:
            digest.update(repr((path, *_file_states(disk, path))).encode("utf-8", "replace"))
    return digest.hexdigest()


def _file_states(disk: Disk, path: str) -> tuple[object, ...]:
    """What is seen of a file without reading it; nothing of one that may not be looked at, which hides no other."""
    try:
        return disk.stat(path), disk.changed(path)
    except OSError:
        return ()


def calendar_files(disk: Disk, path: str, visited: set[str] | None = None) -> Iterator[str]:
    """The calendar files in a folder and in those under it: the root of a vdir has a folder for each calendar.

    Hidden names are left out: programs keep what they need for themselves there; but for those of files that are not
    on this machine, which are no calendars and so are counted as not read. A folder is looked into once, for a
    link may lead back to where it stands. One that cannot be looked into, or that is one too many, and what cannot
    even be told to be a folder, stands for itself: it cannot be read as a file, and so it is counted as not read.
    """
    real, visited = disk.resolve(path), set() if visited is None else visited
    if real in visited:
        return
    try:
        names = disk.names(path) if len(visited) < MOST_FOLDERS else None
    except OSError:
        names = None
    visited.add(real)
    if names is None:
        yield path
        return
    for name in names:
        inner = f"{path}/{name}"
        if name.lower().endswith(_ELSEWHERE):
            yield inner
        if name.startswith("."):
            continue
        if disk.is_folder(inner):
            yield from calendar_files(disk, inner, visited)
        elif name.lower().endswith(ENDINGS) or not _file_states(disk, inner):
            yield inner
