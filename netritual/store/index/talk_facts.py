"""What the index knows of an interaction, decoded in part: the few fields that rhythms, lists by day and words need."""

from datetime import date

import msgspec

from netritual.domain.network import Touch
from netritual.store.records import decoded_as

LARGEST = 2**63 - 1
"""Ids beyond this do not fit into the index; no person has one, so no touch with one is counted."""
NOBODY = -LARGEST - 1
"""Stands for the person of an interaction with nobody."""
FILLED = ("is_open", "mentions", "awaiting_reply")
"""By which facts the few interactions that have them are asked for: they are not looked for among all."""


class Talk(msgspec.Struct, frozen=True, gc=False):
    """The fields of an interaction that the index needs."""

    on: date
    channel: str = "note"
    people: tuple[int, ...] = ()
    initiator: str | None = None
    value: str | None = None
    unsettled: tuple[msgspec.Raw, ...] = ()
    likely: dict[str, msgspec.Raw] = {}
    asks: tuple[str, ...] = ()
    proposed: tuple[msgspec.Raw, ...] = ()
    mentions: tuple[msgspec.Raw, ...] = ()
    awaiting_reply: bool = False
    missed: bool = False
    minutes: int | None = None
    topic: str = ""
    summary: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()

    @property
    def day(self) -> int:
        """The day, an ordinal."""
        return self.on.toordinal()

    @property
    def is_open(self) -> bool:
        """True when it asks for a name, a day or a yes."""
        return bool(self.unsettled or self.likely or self.asks or self.proposed)

    @property
    def kind(self) -> str:
        """As what it counts.

        An interaction that does not say when it was counts as a note, so that it moves no last touch; a call that
        reached nobody counts as a word that was left.
        """
        return "note" if "when" in self.asks else "text" if self.missed else self.channel

    @property
    def useful(self) -> bool:
        """True when it gave something."""
        return self.value in ("gave", "both")

    def touch(self, talk: int) -> Touch:
        """The touch that it is with each of its people; ``talk`` is its id."""
        return Touch(self.day, self.kind, self.initiator, self.useful, talk)


def talk_of(raw: bytes | None) -> Talk | None:
    """An interaction decoded in part, without ids that nobody can have; None for none, and when it cannot be read."""
    if raw is None:
        return None
    try:
        talk = decoded_as(Talk, raw)
    except msgspec.DecodeError:
        talk = None
    if talk is None:
        return None
    if any([abs(person) > LARGEST for person in talk.people]):
        people = tuple(person for person in talk.people if abs(person) <= LARGEST)
        talk = msgspec.structs.replace(talk, people=people)
    return talk
