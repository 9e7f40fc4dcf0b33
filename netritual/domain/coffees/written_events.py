"""What the calendar files that we wrote last say of each event, and which coffees they do not say as they are now."""

import re
from base64 import b64decode
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from netritual.domain.coffees.coffee import is_to_come
from netritual.domain.coffees.event_revisions import file_status
from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Coffee, KnownEvent, WrittenFile
from netritual.domain.network import Network

_EVENT = re.compile(rb"^BEGIN:VEVENT\r\n(.*?)^END:VEVENT\r$", re.M | re.S)
_FACE = ("DTSTART", "DTEND", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION")
_UTC = "%Y%m%dT%H%M%SZ"


class EventRevision(NamedTuple):
    """What a written file says of an event, as far as revisions hang on it."""

    sequence: int
    face: tuple[str, ...]
    """Start, end, status, title, text and place: what a calendar shows."""


def revisions_of(record: WrittenFile | None) -> dict[str, EventRevision]:
    """The uids of a written file with their revisions; empty when there is none."""
    if record is None or record.data is None:
        return {}
    from netritual.domain.people.vcard_values import unescaped

    lines = b64decode(record.data).replace(b"\r\n ", b"").decode("utf-8", "replace")
    revisions = {}
    for event in _EVENT.findall(lines.encode()):
        own = event.decode().partition("\r\nBEGIN:VALARM")[0].split("\r\n")
        parts = dict(line.split(":", 1) for line in own if ":" in line)
        face = tuple(unescaped(parts.get(name, "")) for name in _FACE)
        revisions[parts.get("UID", "")] = EventRevision(int(parts.get("SEQUENCE", "0")), face)
    return revisions


def newest_revisions(files: Iterable[WrittenFile | None]) -> dict[str, EventRevision]:
    """The highest revision of each uid in these files; of two alike that of the later file."""
    newest: dict[str, EventRevision] = {}
    for file in files:
        for uid, one in revisions_of(file).items():
            if uid not in newest or newest[uid].sequence <= one.sequence:
                newest[uid] = one
    return newest


def moment_text(moment: datetime) -> str:
    """A moment as a calendar file has it, in UTC."""
    return moment.astimezone(UTC).strftime(_UTC)


def moment_in(text: str) -> datetime:
    """The moment that a calendar file writes so."""
    return datetime.strptime(text, _UTC).replace(tzinfo=UTC)


def known_to_calendar(files: Iterable[WrittenFile]) -> dict[str, KnownEvent]:
    """What a calendar has of each uid, as the person said when a file was imported: the newest of all files.

    Of what was imported before revisions were kept with it, that is what its file says now.
    """
    events: dict[str, KnownEvent] = {}
    for file in files:
        imported = file.imported
        if isinstance(imported, tuple):
            imported = {uid: event for uid, event in known_in(file).items() if uid in imported}
        for uid, event in imported.items():
            if uid not in events or events[uid].sequence <= event.sequence:
                events[uid] = event
    return events


def known_in(file: WrittenFile) -> dict[str, KnownEvent]:
    """What a calendar has of each event once this file was imported, by uid."""
    return {uid: KnownEvent(sequence=one.sequence, start=one.face[0]) for uid, one in revisions_of(file).items()}


def is_elsewhere(event: KnownEvent, revision: EventRevision) -> bool:
    """Whether a calendar has an event at another time than a newer revision says, or has it still though it is off."""
    start, _, status, *_ = revision.face
    return revision.sequence > event.sequence and (status == "CANCELLED" or start != event.start)


class Unwritten(NamedTuple):
    """Coffees to come of which a calendar file has an older time, and those that stand in it though they are off."""

    moved: int
    cancelled: int

    def words(self, **before: int) -> str:
        """ "The calendar file does not have these changes yet: 1 coffee moved, 1 cancelled.", with other counts
        ``before`` them, by what was done; "" where the file says all as it is."""
        counts = [(count, done) for done, count in (*before.items(), *self._asdict().items()) if count]
        if not any(self):
            return ""
        (count, done), *others = counts
        said = ", ".join([f"{counted(count, 'coffee')} {done}", *(f"{count} {done}" for count, done in others)])
        return f"The calendar file does not have these changes yet: {said}."


def unwritten_changes(network: Network, now: datetime) -> Unwritten:
    """How many coffees that a calendar file holds were moved or cancelled since it was written."""
    newest = newest_revisions(network.all(WrittenFile))
    moved = cancelled = 0
    for coffee in network.all(Coffee):
        revision, status = newest.get(coffee.uid), file_status(coffee)
        if revision is None or status is None or coffee.slot is None or not is_to_come(coffee, now):
            continue
        start, end, written, *_ = revision.face
        if "CANCELLED" in (status, written):
            cancelled += status != written
        else:
            moved += (start, end) != (moment_text(coffee.slot.start), moment_text(coffee.slot.end))
    return Unwritten(moved, cancelled)
