"""The lines of a form that stays on the page: what stands in one is replaced by typing, names are completed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from netritual.domain.model import Person
from netritual.tui.app import shell_of
from netritual.tui.content import isolated, plain, shorten
from netritual.tui.widgets.text_line import TextLine


class AnswerInput(TextLine):
    """A line of text: all of it is selected when a key or a click brings the focus; a second click sets the cursor."""

    def __init__(self, value: str, *, id: str, placeholder: str = "") -> None:
        super().__init__(value, id=id, placeholder=placeholder)
        self._stood = value
        self._fresh = False

    def on_focus(self, event: events.Focus) -> None:
        """Remember what stands here."""
        if not event.from_app_focus:
            self._stood, self._fresh = self.value, True

    def on_mouse_up(self) -> None:
        """The click that brought the focus selects all, as a key does."""
        if self._fresh and self.selection.is_empty:
            self.action_select_all()
        self._fresh = False

    @property
    def replaced(self) -> bool:
        """Whether something else stands here than when the line got the focus."""
        return bool(self._stood) and self.value != self._stood

    def give_back(self) -> None:
        """Put back what stood here when the line got the focus."""
        self.value = self._stood
        self.action_select_all()


class NameInput(AnswerInput):
    """A person's name: ``tab`` takes the one who is offered, ``↓`` and ``↑`` offer another one. A letter behind a name
    that was just taken begins the next one, in the next empty line of this kind.

    Whoever shows the line sets ``offered``: who may be meant by a name that is being typed, the closest first.
    """

    BINDINGS = [("tab", "take", "take"), ("down", "choose(1)", "next"), ("up", "choose(-1)", "previous")]

    class Moved(Message):
        """Another one is offered."""

    offered: Callable[[str], Sequence[Person]] = staticmethod(lambda typed: ())
    text_of: Callable[[Person], str] = staticmethod(lambda person: person.name)
    """What stands for a person in this line."""
    choice = 0
    _completed = ""
    """The name that was taken since a key or a click brought the focus."""

    def on_focus(self, event: events.Focus) -> None:
        """Whoever comes back to a name replaces or corrects it."""
        if not event.from_app_focus:
            self._completed = ""

    def offers(self) -> Sequence[Person]:
        """Who may be meant, the closest first."""
        return self.offered(self.value.strip()) if self.has_focus and self.value.strip() else ()

    def watch_value(self, value: str) -> None:
        """Other letters, other people."""
        self.choice = 0

    def action_take(self) -> None:
        """The one who is offered; with nobody offered ``tab`` is what it is elsewhere."""
        offers = self.offers()
        if not offers:
            raise SkipAction
        self.value = self._completed = self.text_of(offers[self.choice])
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Whoever types on behind a name that was taken types the next one."""
        if not (event.is_printable and event.character and self._completed and self.value == self._completed):
            return
        lines = list(self.screen.query(NameInput))
        empty = next((line for line in lines[lines.index(self) + 1 :] if not line.value), None)
        if empty is not None and self.cursor_at_end and self.selection.is_empty:
            event.stop()
            event.prevent_default()
            empty.focus()
            shell_of(self).typed.again(events.Key(event.key, event.character))

    def action_choose(self, way: int) -> None:
        """Offer the next one, or the one before."""
        self.choice = max(0, min(len(self.offers()) - 1, self.choice + way))
        self.post_message(self.Moved())


class AnswerLine(Horizontal):
    """A line to type in; a sign stands before it while it has the focus, and behind a name who is offered for it.

    ``names``: it is a person's name.
    """

    def __init__(self, name: str, label: str = "", *, value: str = "", names: bool = False) -> None:
        super().__init__()
        self._label = label
        self._input = (NameInput if names else AnswerInput)(value, id=name)

    def compose(self) -> ComposeResult:
        """The mark, the label, the line, and who is offered."""
        yield Static(plain(shell_of(self).signs.entry), classes="mark")
        yield Static(plain(self._label), classes="label")
        yield self._input
        if isinstance(self._input, NameInput):
            yield Static(classes="offer")

    def on_descendant_focus(self) -> None:
        self.add_class("-here")
        self.show_offer()

    def on_descendant_blur(self) -> None:
        self.remove_class("-here")
        self.show_offer()

    @on(Input.Changed)
    @on(NameInput.Moved)
    def show_offer(self) -> None:
        """Who is offered for the name."""
        line = self._input
        if isinstance(line, NameInput) and self.is_mounted:
            offers, words, more = line.offers(), "", ""
            offer = self.query_one(".offer", Static)
            if offers:
                one = offers[line.choice]
                words = "tab " + ", ".join(filter(None, (isolated(one.name), isolated(one.company))))
                more = f"   ↓ {line.choice + 1} of {len(offers)}" if offers[1:] else ""
            offer.update(plain(shorten(words, max(0, offer.content_size.width - len(more))) + more))
