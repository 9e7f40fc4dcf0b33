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
