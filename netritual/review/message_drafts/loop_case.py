"""An open loop as its note is made from it."""

from datetime import date
from typing import NamedTuple

from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Person, Record, Settings
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name


class LoopCase(NamedTuple):
    """An open loop with its record, whom the note is to, the matter in words and the line that it came out of ("" for
    none). ``is_sure``: its line was read to the end and nothing was since, so that a note may state what it says."""

    network: Network
    settings: Settings
    today: date
    loop: Loop
    record: Record
    to: Person
    text: str
    line: str
    is_sure: bool = True

    @property
    def you(self) -> str:
        """The name by which they are called."""
        return first_name(self.to.name)


Parts = tuple[DraftKind, dict[str, str]] | None
"""The kind of a note and the parts of its sentences; None where there is nothing to write."""


def record_text(record: object) -> str:
    """What a record of a loop says of its matter."""
    texts = (getattr(record, name, "") for name in ("text", "topic", "purpose"))
    return next((text for text in texts if isinstance(text, str) and text), "")
