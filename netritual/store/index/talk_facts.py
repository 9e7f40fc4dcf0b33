"""What the index knows of an interaction, decoded in part: the few fields that rhythms and lists by day need."""

from datetime import date
from typing import NamedTuple, TypeVar

import msgspec

LARGEST = 2**63 - 1
"""Ids beyond this do not fit into the arrays of the index; no person has one, so no touch with one is counted."""


class _Doc(msgspec.Struct, frozen=True, gc=False):
    """The few fields of an interaction that the index needs."""

    on: str
    channel: str = "note"
    people: tuple[int, ...] = ()
    initiator: str | None = None
    value: str | None = None
    unsettled: tuple[msgspec.Raw, ...] = ()
    likely: dict[str, msgspec.Raw] = {}
    asks: tuple[str, ...] = ()
    proposed: tuple[msgspec.Raw, ...] = ()
    missed: bool = False


class TalkText(msgspec.Struct, frozen=True, gc=False):
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


_TEXT, _DOC = msgspec.json.Decoder(TalkText), msgspec.json.Decoder(_Doc)
_D = TypeVar("_D", _Doc, TalkText)


def _read(raw: bytes | None, decoder: msgspec.json.Decoder[_D]) -> tuple[_D, int] | None:
    """An interaction decoded in part, without ids that nobody can have, and its day; None for none, and when it cannot
    be read."""
    if raw is None:
        return None
    try:
        doc = decoder.decode(raw)
        day = date.fromisoformat(doc.on).toordinal()
    except (msgspec.DecodeError, ValueError):
        return None
    if any([abs(person) > LARGEST for person in doc.people]):
        people = tuple(person for person in doc.people if abs(person) <= LARGEST)
        doc = msgspec.structs.replace(doc, people=people)
    return doc, day


class TalkFacts(NamedTuple):
    """What the index knows of an interaction. ``day`` is a date ordinal; ``open`` asks for a name, a day or a yes."""

    day: int
    channel: str
    people: tuple[int, ...]
    initiator: str | None
    useful: bool
    open: bool


def facts_of(raw: bytes | None) -> TalkFacts | None:
    """The facts of an interaction, decoded in part; None for none, and when it cannot be read.

    One that does not say when it was counts as a note, so that it moves no last touch; a call that reached nobody
    counts as a word that was left.
    """
    document = _read(raw, _DOC)
    if document is None:
        return None
    doc, day = document
    channel = "note" if "when" in doc.asks else "text" if doc.missed else doc.channel
    open_ = bool(doc.unsettled or doc.likely or doc.asks or doc.proposed)
    return TalkFacts(day, channel, doc.people, doc.initiator, doc.value in ("gave", "both"), open_)


def text_of_talk(raw: bytes | None) -> TalkText | None:
    """What was noted of an interaction, decoded in part; None for none, and when it cannot be read."""
    document = _read(raw, _TEXT)
    return None if document is None else document[0]
