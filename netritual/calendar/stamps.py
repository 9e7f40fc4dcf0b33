"""Whether a calendar on this machine is as it was when it was last read, told without reading it."""

from collections.abc import Iterator
from hashlib import sha256

from netritual.domain.model import CalendarSource, Settings
from netritual.files import Disk

DEEPEST = 3
"""Folders inside the folder of a calendar: the root of a vdir has one for each of its calendars."""


def stamp(source: CalendarSource, settings: Settings, disk: Disk) -> str:
    """What changes when the files change, by size and time, or what the settings say of reading them; "" for a calendar
    that is elsewhere."""
    if source.path is not None:
        files = iter((source.path,))
    elif source.folder is not None:
        files = _files(disk, source.folder, DEEPEST)
    else:
        return ""
    asked = (settings.tz, settings.name, settings.addresses, settings.all_day_blocks, source.path, source.folder)
    found = sha256(repr(asked).encode("utf-8", "replace"))
    for path in files:
        found.update(repr((path, disk.stat(path), disk.changed(path))).encode("utf-8", "replace"))
    return found.hexdigest()


def _files(disk: Disk, folder: str, deep: int) -> Iterator[str]:
    for name in disk.names(folder):
        path = f"{folder}/{name}"
        if name.lower().endswith(".ics"):
            yield path
        elif deep and not name.startswith(".") and disk.is_folder(path):
            yield from _files(disk, path, deep - 1)
