"""``doctor``: is what is stored sound, and does what surrounds it work? Each check ends in one sentence."""

from collections.abc import Iterator
from contextlib import suppress

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Coffee, Settings, WrittenFile
from netritual.domain.people.record_validation import LARGEST_SEQUENCE
from netritual.errors import NetritualError, why
from netritual.services.busy_times import calendar_words, load
from netritual.services.calendar_snapshot import current
from netritual.services.external_files import digest
from netritual.services.parts import Parts
from netritual.services.ports import DoctorCheck

STORED = frozenset(("settings", "home"))
"""Checks beside those of the store whose failure means that stored data is not sound."""
LEAST_ROOM = 64 * 1024
"""Bytes that a save and what goes with it may need."""
TOLD = STORED | {"journal", "lock"}
"""Checks whose own sentence says what to do when they fail: a repair does not mend that."""


def examine(parts: Parts, *, repair: bool, interactive: bool) -> tuple[list[DoctorCheck], bool]:
    """All checks, and whether stored data is sound. Works without a home.

    Without ``repair`` nothing is mended. A repair also forgets which public holidays a country has, so that they are
    worked out anew, and says so.
    """
    there = parts.home.exists()
    stored = [*parts.examine(repair)] if there else [_missing(parts)]
    if repair and parts.disk.remove(parts.home.holidays):
        stored.append(DoctorCheck("mended", True, "Which days are public holidays is worked out anew."))
    around = list(_around(parts, interactive))
    sound = all(check.ok for check in (*stored, *(check for check in around if check.check in STORED)))
    return [*stored, *((*_editions(parts), *_files(parts)) if there else ()), *around], sound


def _missing(parts: Parts) -> DoctorCheck:
    """A home without a store: none was made yet, or something keeps us out of it."""
    root = parts.home.root
    if not parts.disk.exists(root):
        return DoctorCheck("home", True, f"There is no home at {root} yet.")
    if not parts.disk.is_folder(root):
        return DoctorCheck(
            "home", False, f"{root} is no folder, so nothing can be saved there. Another place: --home DIR."
        )
    try:
        parts.disk.names(root)
    except OSError as error:
        return DoctorCheck("home", False, f"{root} cannot be looked at: {why(error).lower()}.")
    store = parts.home.store
    if parts.disk.exists(store) and not parts.disk.is_folder(store):
        return DoctorCheck(
            "home", False, f"{store} is no folder, so nothing can be saved there. Another place: --home DIR."
        )
    return DoctorCheck("home", True, f"Nothing is saved at {root} yet.")


def _around(parts: Parts, interactive: bool) -> Iterator[DoctorCheck]:
    settings: Settings | None = None
    there = [folder for folder in (parts.home.root, parts.home.store) if parts.disk.exists(folder)]
    if locked := next((folder for folder in there if not parts.disk.may_write(folder)), ""):
        words = f"{locked} may not be written, so nothing can be saved there. Look at its permissions, or at the disk."
        yield DoctorCheck("home", False, words)
    elif there and parts.disk.room(there[0]) < LEAST_ROOM:
        words = f"The disk of {there[0]} is full, or nearly so: what you log may not be saved there. Make room."
        yield DoctorCheck("home", False, words)
    try:
        settings = parts.settings()
        yield DoctorCheck("settings", True, f"Settings can be read; times are in {settings.tz}.")
    except NetritualError as error:
        yield DoctorCheck("settings", False, str(error))
    if settings is not None:
        yield from _calendars(parts, settings)
    yield _keyring(parts, settings)
    words = "A terminal on both sides." if interactive else "No terminal here: the app needs one, the commands do not."
    yield DoctorCheck("terminal", True, words)


def _calendars(parts: Parts, settings: Settings) -> Iterator[DoctorCheck]:
    """Each busy calendar: was all of it read? A file that changed is read again; an address is not fetched."""
    if not settings.calendars:
        return
    now, last = parts.now(), load(parts.disk, parts.home.busy)
    with suppress(NetritualError):  # of a store that cannot be read the checks above tell
        last = current(parts, parts.open_store(False).view, settings, now)
    by_name = {reading.name: reading for reading in last}
    for source in settings.calendars:
        reading = by_name.get(source.name)
        whole = reading is not None and reading.whole
        yield DoctorCheck("calendar", whole, calendar_words(source, reading, now))


def _keyring(parts: Parts, settings: Settings | None) -> DoctorCheck:
    needed = [source.name for source in settings.calendars if source.secret] if settings else []
    if parts.secrets.usable():
        return DoctorCheck("keyring", True, "The system's keyring can be used.")
    if not needed:
        return DoctorCheck("keyring", True, "No keyring here; nothing of yours needs one.")
    names = ", ".join(needed)
    return DoctorCheck("keyring", False, f"No keyring here, and {names} needs one; password_command is the other way.")


def _editions(parts: Parts) -> Iterator[DoctorCheck]:
    """Coffees whose number of edition no calendar file can hold."""
    coffees = parts.open_store(False).view().all(Coffee)
    high = sum(1 for coffee in coffees if coffee.sequence > LARGEST_SEQUENCE)
    if high:
        words = f"{counted(high, 'coffee')} with an edition number that is too high for a calendar."
        yield DoctorCheck("editions", False, f"{words} The next write of the calendar file gives a lower one.")


def _files(parts: Parts) -> Iterator[DoctorCheck]:
    """Each file that we wrote: is it there as we left it?"""
    for file in parts.open_store(False).view().all(WrittenFile):
        if file.data is None:
            continue
        here = parts.outside.read(file.path)
        what = "settings file" if file.path == parts.home.settings else "calendar file"
        if here is None:
            yield DoctorCheck(what, False, f"{file.path} is gone. The next write makes it anew.")
        elif digest(here) != file.digest:
            yield DoctorCheck(what, True, f"{file.path} was changed by someone else; it is not overwritten.")
        else:
            yield DoctorCheck(what, True, f"{file.path} is as it was written.")
