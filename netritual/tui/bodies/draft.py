"""Steps whose items come with a draft: replies, promises, favours. ``m`` opens the draft, ``y`` copies it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.widget import Widget

from netritual.domain.draft_checks import Check, checks
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.text import clean
from netritual.review.step import Item
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_list import ListRow
from netritual.tui.widgets.draft_pane import DraftPane, check_lines
from netritual.tui.widgets.why_panel import Passage

NOTES_DAYS = 30
"""Notes of this many days are compared with a draft."""


def other_notes(network: Network, today: date, person: int | None) -> list[tuple[str, str]]:
    """(name, text) of what I wrote to other people lately."""
    notes = []
    for talk in network.talks_between(today - timedelta(days=NOTES_DAYS), today):
        text = talk.note or talk.summary
        if talk.initiator == "me" and text and talk.people and person not in talk.people:
            other = network.get(Person, talk.people[0])
            notes.append((other.name if other else "somebody", text))
    return notes


class TextBody(StepBody):
    """The list and one ``DraftPane``, which ``extras`` gives; it is shown for the items that have a text."""

    @property
    def pane(self) -> DraftPane:
        """The pane of the text."""
        return self.query_one(DraftPane)

    def side_height(self) -> int:
        return self.pane.wanted_height(self.side_width, wide=self.wide) if self.pane.shown else 0

    def extras_laid(self, lines: int) -> None:
        if self.pane.shown:
            self.pane.lay(self.side_width, lines, wide=self.wide)

    def extra_headings(self) -> Sequence[int]:
        """The pane's own, and that of its checks."""
        return self.pane.heading_lines if self.pane.shown else ()

    def draw_again(self) -> None:
        """The text or its checks take more or fewer lines."""
        self.lay_out()


class DraftBody(TextBody):
    """The list, what stands behind the row, and its draft with the checks."""

    opens_wide: ClassVar[bool] = False
    """The draft stands open beside the list; else ``m`` opens it."""
    opens_narrow: ClassVar[bool] = False
    """The draft also stands open under the list."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: str = ""
        self._subject: Item | None = None
        self._others: list[tuple[str, str]] = []
        self._copied: dict[str, tuple[str, str]] = {}

    def extras(self) -> Sequence[Widget]:
        return (DraftPane(lambda text: partial(check_lines, self.checked(text)), id="draft"),)

    def checked(self, text: str) -> list[Check]:
        """What is to be said about a text to the person of the item."""
        if self._subject is None or not text.strip():
            return []
        person = self.view.context.network.get(Person, self._subject.person) if self._subject.person else None
        copied = [note for key, note in self._copied.items() if key != self._subject.key]
        return checks(text, person, [*self._others, *copied], self._subject.draft)

    def draft_of(self, item: Item) -> str:
        """The draft as the person left it, else as it was made."""
        return self.under_way(item.key) or item.draft

    def copyable(self, item: Item) -> tuple[str, list[str]]:
        """The text to copy, and what keeps it from being copied (leftover placeholders)."""
        text = self.draft_of(item)
        self._turn_to(item)
        blocks = [check.text for check in self.checked(text) if check.level == "block"]
        if not blocks:
            self._copied[item.key] = (item.cells[0] if item.cells else "somebody", text)
        return text, blocks

    def shows_draft(self, item: Item | None) -> bool:
        """True when the draft of an item is on the screen."""
        if item is None or not self.draft_of(item):
            return False
        return (self.opens_wide if self.wide else self.opens_narrow) or self._opened == item.key

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """The reasons; in the narrow shape the draft takes their place."""
        if not self.wide and self.shows_draft(item):
            return ()
        return super().beside(item)

    def filled(self, item: Item | None) -> None:
        shown = self.shows_draft(item)
        self.pane.set_class(shown, "-shown")
        if item is not None and shown:
            self._turn_to(item)
            title = f"draft to {item.cells[0]}" if item.cells else "draft"
            self.pane.fill(item.key, title, self.draft_of(item), self.side_width)

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the draft of an item; False when it has none."""
        if not self.draft_of(item):
            return False
        self._opened = item.key
        self.follow()
        self.pane.edit()
        return True

    def _turn_to(self, item: Item) -> None:
        if self._subject is None or self._subject.key != item.key:
            self._others = other_notes(self.view.context.network, self.view.context.today, item.person)
        self._subject = item

    @on(DraftPane.Changed)
    def keep_text(self, event: DraftPane.Changed) -> None:
        """Keep what is typed: the screen saves it when the text is left."""
        event.stop()
        self.texts[event.key] = clean(event.text, newlines=True)
        self.draw_again()


class OpenDraftBody(DraftBody):
    """The draft of the row stands open at once."""

    opens_wide: ClassVar[bool] = True
    opens_narrow: ClassVar[bool] = True


class GiveBody(DraftBody):
    """Favours and pairs of people; the sentence of the step stands at its end."""

    opens_wide: ClassVar[bool] = True

    def rows(self) -> list[ListRow]:
        """Names line up within a section: pairs of names would take the room of the others."""
        self.items.shared = False
        return super().rows()

    def above(self) -> list[str]:
        return []

    def foot(self) -> list[str]:
        return self.parted(self.view.lines)
