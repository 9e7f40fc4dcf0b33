"""Busy calendars: add, list, read, remove. The settings say where they are; secrets are in the keyring only."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from netritual.domain.coffees.calendar_address import calendar_address, secret_name
from netritual.domain.language.text import fold
from netritual.domain.model import CalendarSource, Change, Settings
from netritual.domain.people.addresses import tidy
from netritual.errors import NetritualError, NotFound, UsageError
from netritual.files import Disk
from netritual.services import busy_times as cache
from netritual.services.ports import CalendarReading, Secrets, Store
from netritual.services.setting_changes import SettingsFile

LONGEST_NAME = 60


def new_source(
    name: str, *, path: str | None = None, folder: str | None = None, secret: bool = False
) -> CalendarSource:
    """A calendar as it goes into the settings; UsageError unless it has a name and exactly one place."""
    name = tidy(name)
    if not name or len(name) > LONGEST_NAME:
        raise UsageError("A calendar needs a short name.", hint="For example: netritual calendar add work --file …")
    if sum((path is not None, folder is not None, secret)) != 1:
        raise UsageError("A calendar has one place.", hint="Give --file, --folder or --secret, one of them.")
    return CalendarSource(name=name, path=path, folder=folder, secret=secret)


def add_calendar(
    store: Store, now: datetime, file: SettingsFile, source: CalendarSource, secrets: Secrets, address: str = "", *,
    ask: bool = False,
) -> Change | None:  # fmt: skip
    """Add a calendar to the settings. ``address`` is the secret one of a secret source.

    The keyring comes first: without one nothing is written, and the error names ``password_command``. When the settings
    cannot be written, the secret is taken back. A secret calendar that is there already gets its address anew. With
    ``ask`` no address is kept at all: it is asked for once in each session that reads the calendar.
    """
    there = _named(file.settings(), source.name)
    again = there is not None and there.secret and source.secret
    if there is not None and not again:
        raise _there_is(source)
    if source.secret and not ask:
        secrets.put(secret_name(there.name if there else source.name), _checked(address))
    if again:
        return None

    def added() -> Mapping[str, Any]:
        settings = file.settings()
        if _named(settings, source.name) is not None:
            raise _there_is(source)
        return {"calendars": (*settings.calendars, source)}

    try:
        return file.save(store, now, added)
    except UsageError:
        raise  # another process has added a calendar of this name meanwhile: the secret is that one's
    except BaseException:
        if source.secret:
            secrets.forget(secret_name(source.name))
        raise


def _there_is(source: CalendarSource) -> UsageError:
    return UsageError(f"There is a calendar {source.name} already.", hint="Remove it first, or take another name.")


def unanswered(settings: Settings, secrets: Secrets, name: str = "") -> list[CalendarSource]:
    """The calendars ("" = of all) whose secret address must be asked for in this session. May wait for the keyring."""
    wanted = [named_source(settings, name)] if name else settings.calendars
    return [one for one in wanted if one.secret and not one.password_command and not secrets.get(secret_name(one.name))]


def hold_address(source: CalendarSource, secrets: Secrets, address: str) -> None:
    """Keep an address in memory until this session ends; UsageError when it is none."""
    secrets.hold(secret_name(source.name), _checked(address))


def remove_calendar(store: Store, now: datetime, file: SettingsFile, name: str, secrets: Secrets) -> Change | None:
    """Take a calendar out of the settings, and its secret out of the keyring."""
    source = named_source(file.settings(), name)

    def left() -> Mapping[str, Any]:
        return {"calendars": tuple(one for one in file.settings().calendars if one.name != source.name) or None}

    change = file.save(store, now, left)
    if source.secret:
        secrets.forget(secret_name(source.name))
    return change


def named_source(settings: Settings, name: str) -> CalendarSource:
    """The calendar of that name; NotFound with the names there are."""
    named = _named(settings, name)
    if named is None:
        names = ", ".join(source.name for source in settings.calendars)
        raise NotFound(f"There is no calendar {tidy(name)}.", hint=f"There is: {names}." if names else "None is set.")
    return named


def calendar_rows(settings: Settings, readings: Sequence[CalendarReading]) -> list[dict[str, Any]]:
    """The calendars as ``calendar list --json`` tells them, from the last reading; nothing outside is touched."""
    last = {reading.name: reading for reading in readings}
    return [calendar_row(source, last.get(source.name)) for source in settings.calendars]


def calendar_row(source: CalendarSource, reading: CalendarReading | None) -> dict[str, Any]:
    """One calendar: where it is from, when it was read and what was found. Never an address."""
    busy = reading.busy if reading else ()
    return {
        "name": source.name,
        "source": "file" if source.path is not None else "folder" if source.folder is not None else "secret",
        "events": reading.events if reading else 0,
        "fetched": reading.fetched.isoformat(timespec="seconds") if reading and reading.fetched else None,
        "ok": reading is not None and reading.whole,
        "detail": cache.detail_words(reading),
        "read": reading.read if reading else 0,
        "mended": reading.mended if reading else 0,
        "lost": reading.lost if reading else 0,
        "busy": [
            [row.start.isoformat(), row.end.isoformat(), "tentative" if row.tentative else "busy"] for row in busy
        ],
    }


def read_calendars(disk: Disk, path: str, settings: Settings, name: str, read: cache.Read) -> list[dict[str, Any]]:
    """Read one calendar ("" = all) now and say what was found; the rows are kept for suggest."""
    wanted = [named_source(settings, name)] if name else list(settings.calendars)
    fresh = [read(source) for source in wanted]
    readings = {reading.name: reading for reading in cache.load(disk, path)}
    readings |= {reading.name: cache.or_last(reading, readings.get(reading.name)) for reading in fresh}
    names = [source.name for source in settings.calendars]
    try:
        cache.save(disk, path, [readings[n] for n in names if n in readings])
    except OSError as error:
        raise NetritualError(f"The busy times could not be kept: {error.strerror or 'unknown reason'}.") from None
    return [calendar_row(source, reading) for source, reading in zip(wanted, fresh, strict=True)]


def _checked(address: str) -> str:
    checked = calendar_address(address)
    if checked is None:
        raise UsageError(
            "That is no https address.", hint="Give the secret iCal address as one line on stdin or at the prompt."
        )
    return checked


def _named(settings: Settings, name: str) -> CalendarSource | None:
    return next((source for source in settings.calendars if fold(source.name) == fold(name)), None)
