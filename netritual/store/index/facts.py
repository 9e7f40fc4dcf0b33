"""What the index knows of an interaction, decoded in part: the few fields that rhythms and lists by day need."""

from datetime import date
from typing import NamedTuple

import msgspec


class _Doc(msgspec.Struct, frozen=True, gc=False):
    """The few fields of an interaction that the index needs."""

    on: str
    channel: str = "note"
    people: tuple[int, ...] = ()
    initiator: str | None = None
    value: str | None = None
    unsettled: tuple[msgspec.Raw, ...] = ()


class Told(msgspec.Struct, frozen=True, gc=False):
    """What was noted of an interaction, and how long it was."""

    on: str
    channel: str = "note"
    people: tuple[int, ...] = ()
    minutes: int | None = None
    topic: str = ""
    summary: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()

    @property
    def day(self) -> int:
        """The day, an ordinal."""
        return date.fromisoformat(self.on).toordinal()


_TOLD = msgspec.json.Decoder(Told)
_DOC = msgspec.json.Decoder(_Doc)


class Facts(NamedTuple):
    """What the index knows of an interaction. ``day`` is a date ordinal; ``open`` holds an unsettled name."""

    day: int
    channel: str
    people: tuple[int, ...]
    initiator: str | None
    useful: bool
    open: bool


def facts_of(raw: bytes) -> Facts | None:
    """The facts of an interaction, decoded in part; None when it cannot be read."""
    try:
        doc = _DOC.decode(raw)
        day = date.fromisoformat(doc.on).toordinal()
    except (msgspec.DecodeError, ValueError):
        return None
    return Facts(day, doc.channel, doc.people, doc.initiator, doc.value in ("gave", "both"), bool(doc.unsettled))


def told_of(raw: bytes) -> Told | None:
    """What was noted of an interaction, decoded in part; None when it cannot be read."""
    try:
        told = _TOLD.decode(raw)
        date.fromisoformat(told.on)
    except (msgspec.DecodeError, ValueError):
        return None
    return told
