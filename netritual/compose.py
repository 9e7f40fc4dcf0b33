"""The composition root: the only file that sees every layer. It makes the parts; slow ones are imported when called."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from netritual.clock import Clock, clock_at, machine_languages, machine_zone
from netritual.domain.model import CalendarSource, Coffee, Settings
from netritual.errors import NetritualError, UsageError, why
from netritual.files import Disk
from netritual.paths import Home, default_home
from netritual.services.external_files import Outside
from netritual.services.parts import Parts
from netritual.services.ports import Backup, CalendarReading, DoctorCheck, ImportBatch
from netritual.sources.secrets import KeyringSecrets, address_of

if TYPE_CHECKING:
    from netritual.domain.coffees.calendar_events import FileEvent
    from netritual.services.web_port import PageAnswer, PageReading, Web
    from netritual.store.journal_store import JournalStore


def compose(home: str | None = None, now: str | None = None) -> Parts:
    """The parts of one run.

    ``home`` and ``now`` are the values of --home and --now; without them NETRITUAL_HOME and NETRITUAL_NOW count, then
    the platform's data folder and the machine's clock. Raises UsageError for a moment that is none.
    """
    place = Home(home or os.environ.get("NETRITUAL_HOME") or default_home())
    moment = now or os.environ.get("NETRITUAL_NOW")
    try:
        clock: Clock = clock_at(moment) if moment else Clock()
    except ValueError:
        raise UsageError(
            f"“{moment}” is not a moment with an offset.", hint="Example: --now 2026-03-11T10:00:00+00:00"
        ) from None
    return Maker(place, Disk()).parts(clock)


def open_app(parts: Parts, place: str, mode: str, step: str, size: int | None) -> int:
    """Run the full-screen app at a place; its exit code. Textual is imported here and nowhere above."""
    import gc

    gc.disable()  # what is loaded stays; to look through it took a tenth of the start. On again after the first frame.
    from netritual.tui.app import Opening
    from netritual.tui.run import run

    opening = None if place == "home" else Opening(place, mode, step, size or Opening().size)  # type: ignore[arg-type]  # click checked
    return run(parts, opening, lambda: _samples(parts.clock))


@contextmanager
def _samples(clock: Clock) -> Iterator[Parts]:
    """A home of sample people that is thrown away at the end."""
    from netritual.services.demo import make, sample_folder

    with sample_folder() as root:
        parts = Maker(Home(root), Disk()).parts(clock)
        make(parts)
        yield parts


class Maker:
    """Makes the parts of one home; each method is the door to one of them."""

    def __init__(self, home: Home, disk: Disk) -> None:
        self._home = home
        self._disk = disk
        self._secrets = KeyringSecrets()

    def parts(self, clock: Clock) -> Parts:
        """All of them, for one clock."""
        return Parts(
            home=self._home,
            clock=clock,
            disk=self._disk,
            open_store=lambda create: self._journal(create, clock.still),
            settings=self.settings,
            changed_settings=_changed,
            outside=Outside(self._disk, self._home.outside),
            render=_render,
            read_source=self.read_source,
            web=_web,
            read_page=_read_page,
            read_calendar=self.read_calendar,
            calendar_stamp=self.calendar_stamp,
            holidays=self.holidays,
            secrets=self._secrets,
            backup=self.backup,
            restore=partial(self.restore, clock),
            examine=partial(self.examine, clock),
        )

    def _journal(self, create: bool, still: bool = False) -> "JournalStore":
        """The home's store, with TinyDB's database over it."""
        from netritual.store.journal_store import open_store

        return open_store(self._home, self._disk, still=still, create=create)

    def settings(self, without: str = "") -> Settings:
        """The settings file as it stands now, a setting of it left out where it is named; the machine's zone, and all
        steps of the review, where none are set."""
        from netritual.review.steps import names
        from netritual.settings_toml import load

        zone, data = machine_zone(), self._settings_data()
        settings = load(_changed(data, **{without: None}) if without else data, names(), zone)
        return replace(settings, tz=settings.tz or zone, languages=settings.languages or machine_languages())

    def _settings_data(self) -> bytes | None:
        try:
            return self._disk.read(self._home.settings)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            words = f"{self._home.settings} could not be read: {why(error).lower()}."
            raise NetritualError(words, hint="Nothing was changed; logging goes on without it.") from None

    def read_source(self, data: bytes, name: str) -> ImportBatch:
        """What a file holds, told by its content: people, our own records, or a list of feeds."""
        from netritual.sources.detect import is_feed_list, read

        if not is_feed_list(data):
            return read(data, name)
        from netritual.services.intake.feed_outlines import batch_of

        return batch_of(_web().read_opml(data), name)

    def read_calendar(
        self, source: CalendarSource, settings: Settings, since: datetime, now: datetime, own: Mapping[str, Coffee]
    ) -> CalendarReading:
        """Read one busy calendar: a file, a folder, or a secret address."""
        from netritual.calendar.fetch import read

        stamp = self.calendar_stamp(source, settings)  # before the reading: what changes during it is read again
        return read(source, settings, since, now, self._disk, self._address, own)._replace(stamp=stamp)

    def calendar_stamp(self, source: CalendarSource, settings: Settings) -> str:
        """What the files of a calendar on this machine are by size and time."""
        from netritual.calendar.calendar_fingerprint import stamp

        return stamp(source, settings, self._disk)

    def holidays(self, settings: Settings, first: date, last: date) -> frozenset[date]:
        """The days of a span that are the person's days off, or public holidays of their country."""
        from netritual.calendar.holidays import between

        return between(settings, first, last, self._disk, self._home)

    def _address(self, source: CalendarSource) -> str:
        return address_of(source, self._secrets)

    def backup(self, destination: str, now: datetime) -> Backup:
        """Everything into one file."""
        from netritual.store.care.backup import backup

        return backup(self._journal(False), destination, now)

    def restore(self, clock: Clock, file: str, now: datetime) -> Backup:
        """A backup back into this home; a file that cannot be restored makes no home."""
        from netritual.store.care.restore import restore

        with self._tidied(clock) as store:
            return restore(store, file, now)

    def examine(self, clock: Clock, repair: bool) -> Sequence[DoctorCheck]:
        """Look at the stored data, and mend it when told to."""
        with self._tidied(clock) as store:
            return store.doctor.examine(repair)

    @contextmanager
    def _tidied(self, clock: Clock) -> "Iterator[JournalStore]":
        """The home's store, whose index is brought up to date behind us once due."""
        store = self._journal(False, clock.still)
        try:
            yield store
        finally:
            store.close(clock.now())


def _changed(data: bytes | None, **values: Any) -> bytes:
    from netritual.review.steps import names
    from netritual.settings_toml import changed, load

    new = changed(data, names(), **values)
    if values.get("keys"):
        from netritual.tui.own_keys import checked

        checked(load(new).keys)
    return new


def _render(events: "Iterable[FileEvent]", alarm_min: int) -> bytes | None:
    from netritual.calendar.event_writing import render

    return render(events, alarm_min)


def _web() -> "Web":
    from netritual.web.http_web import HttpWeb

    return HttpWeb()


def _read_page(answer: "PageAnswer") -> "PageReading":
    from netritual.web.page_parsing import read_page

    return read_page(answer)
