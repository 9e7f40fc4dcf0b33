"""An open loop as its note is made from it."""

from datetime import date
from typing import NamedTuple

from netritual.domain.drafts import DraftKind
from netritual.domain.first_names import first_name
from netritual.domain.loop import Loop
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network


class Case(NamedTuple):
    """An open loop, whom the note is to, the matter in words and the line that it came out of ("" for none)."""

    network: Network
    settings: Settings
    today: date
    loop: Loop
    to: Person
    text: str
    line: str

    @property
    def you(self) -> str:
        """The name by which they are called."""
        return first_name(self.to.name)


Parts = tuple[DraftKind, dict[str, str]] | None
"""The kind of a note and the parts of its sentences; None where there is nothing to write."""
