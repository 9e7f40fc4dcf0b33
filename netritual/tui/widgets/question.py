"""One question at the foot of the screen: a day, a line of text, one of a few, or a plain yes; a person is found in
``person_pick``.

``Question`` answers with text, as the plain review does: a day as typed, the chosen one as its number, a person as
their handle, a yes as "yes". None means that the person went back; nothing was asked for then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from netritual.domain.dates.day_wording import capital
from netritual.tui.app import shell_of
from netritual.tui.content import plain, wrap
from netritual.tui.face.border_text import CORNERS
from netritual.tui.face.spans import Line, Span, cut
from netritual.tui.key_hints import Hint
from netritual.tui.pick_list import KEY, key_of
from netritual.tui.widgets.foot_panel import LEAVES, AtFoot, line_to_type, tell
from netritual.tui.widgets.item_list import ItemList, Row
from netritual.tui.widgets.text_line import TextLine

Check = Callable[[str], str]
"""Says what is wrong with an answer, in words; "" when nothing is."""


GAP = 3
"""Blanks between an answer and what it means."""


class Choice(NamedTuple):
    """One of a few: the key that picks it, its words, what it answers, and what it means."""

    key: str
    label: str
    value: str
    about: str = ""


class Prompt(AtFoot[str | None]):
    """What is asked stands in the title; the lines behind its first one, or all of it where that is too long, in the
    part of the class ``asked`` below."""

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt
        self.below = ""

    def heading(self) -> str:
        first, _, rest = capital(self._prompt).partition("\n")
        fits = cell_len(first) <= self.width - CORNERS
        self.below = rest if fits else capital(self._prompt)
        tell(self, ".asked", self.below)
        return first.removesuffix(":") if fits else ""


class Question(Prompt):
    """A line of text, asked for at the foot of the screen.

    ``optional``: enter alone answers with "". ``hidden``: what is typed is not shown. ``value`` stands in the line at
    first, and ``wrong`` says why it was refused. ``doubt`` says why an answer may not be meant: it is asked for twice.
    """

    BINDINGS = [("escape", "dismiss(None)", "back")]

    def __init__(
        self, prompt: str, *, value: str = "", optional: bool = False, check: Check | None = None,
        hidden: bool = False, wrong: str = "", doubt: Check | None = None,
    ) -> None:  # fmt: skip
        super().__init__(prompt)
        self._value, self._optional, self._hidden = value, optional, hidden
        self._check, self._wrong, self._doubt, self._doubted = check, wrong, doubt, ""

    def compose(self) -> ComposeResult:
        """What is asked, the line, and what is wrong with it."""
        with Vertical(classes="place at-foot"):
            yield Static(classes="asked")
            yield from line_to_type(TextLine(self._value, id="answer", password=self._hidden), self)
            yield Static(classes="wrong")

    def on_mount(self) -> None:
        """The line has the focus at once."""
        self.query_one(Input).focus()
        tell(self, ".wrong", self._wrong)
        self.frame()

    def hints(self) -> Sequence[Hint]:
        return (Hint("enter", "goes on", "enter"), LEAVES)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the answer back when it holds; say what is wrong otherwise."""
        event.stop()
        text = event.value.strip()
        wrong = self._check(text) if self._check and (text or not self._optional) else ""
        if not text and not self._optional:
            wrong = wrong or "Type an answer, or esc to go back."
        if not wrong and self._doubt is not None and text != self._doubted:
            wrong, self._doubted = self._doubt(text), text
        if wrong:
            tell(self, ".wrong", wrong)
        else:
            self.dismiss(text)


class Pick(Prompt):
    """One of a few, picked by its key, by the arrows and enter, or by a click. A confirmation is a pick of one.

    ``at`` is the value that the cursor stands on first; ``passes`` is told each value that it comes to. ``effect`` says
    what follows, below the answers; ``leaves`` what ``esc`` does. Without ``moves`` there is no cursor, and only keys
    answer.
    """

    BINDINGS = [
        ("escape,backspace", "dismiss(None)", "back"),
        ("q", "app.quit", "quit"),
        ("down", "step(1)", "down"),
        ("up", "step(-1)", "up"),
        ("enter", "take", "take"),
    ]
    moves: ClassVar[bool] = True

    def __init__(
        self, prompt: str, choices: Sequence[Choice], *, at: str = "", effect: str = "", leaves: Hint | None = None,
        passes: Callable[[str], object] = lambda value: None,
    ) -> None:  # fmt: skip
        super().__init__(prompt)
        self._choices, self._at, self._passes = tuple(choices), at, passes
        self._effect, self._leaves = effect, leaves or LEAVES
        self._label = max((cell_len(choice.label) for choice in choices), default=0)

    def compose(self) -> ComposeResult:
        """The question, its answers as rows, and what follows."""
        with Vertical(classes="place at-foot"):
            yield Static(classes="asked")
            yield ItemList(id="choices")
            yield Static(plain(f"\n{self._effect}"), classes="effect")

    def on_mount(self) -> None:
        """The cursor stands on the first answer, or on the one of now."""
        self.query_one(".effect").display = bool(self._effect)
        items = self.query_one(ItemList)
        items.always_marked = True
        items.set_rows([self._row(choice) for choice in self._choices])
        items.go_to(self._at)
        if self.moves:
            items.focus()
        self.frame()

    def heading(self) -> str:
        title = super().heading()
        height = max(1, self.app.size.height - 4 - (2 if self._effect else 0) - len(wrap(self.below, self.inner)))
        self.query_one("#choices").styles.max_height = height
        return title

    def hints(self) -> Sequence[Hint]:
        arrows = (Hint("↑ ↓", "choose"),) if self.moves and self._choices[1:] else ()
        takes = (Hint("enter", "takes it", "enter"),) if self.moves else ()
        return (*takes, *arrows, self._leaves)

    def _row(self, choice: Choice) -> Row:
        return Row(choice.value, partial(self._lines, choice), choice, head=not self.moves, lines=1)

    def _lines(self, choice: Choice, width: int) -> list[Line]:
        about = f"{' ' * (self._label - cell_len(choice.label) + GAP)}{choice.about}" if choice.about else ""
        key = key_of(choice.key, shell_of(self).palette.colored) if choice.key else [Span(" " * KEY)]
        return [cut([*key, Span(choice.label, "strong" if about else "text"), Span(about, "muted")], width)]

    def on_key(self, event: events.Key) -> None:
        """A key that is a choice answers; other keys do nothing."""
        for choice in self._choices:
            if choice.key and choice.key in (event.key, event.character):
                event.stop()
                self.dismiss(choice.value)
                return

    @on(ItemList.Moved)
    def pass_by(self, event: ItemList.Moved) -> None:
        """The cursor came to an answer."""
        event.stop()
        if event.row is not None:
            self._passes(event.row.key)

    @on(ItemList.Opened)
    @on(ItemList.Pressed)
    def take_clicked(self, event: ItemList.Opened | ItemList.Pressed) -> None:
        """A click on a key, or on the row of the cursor, answers."""
        event.stop()
        self.dismiss(event.row.key)

    def action_take(self) -> None:
        """The answer under the cursor."""
        row = self.query_one(ItemList).row
        if row is not None:
            self.dismiss(row.key)

    def action_step(self, way: int) -> None:
        self.query_one(ItemList).move(way)


def confirm(prompt: str) -> Pick:
    """Ask for a plain yes: answers "yes", or None."""
    return Pick(prompt, (Choice("y", "yes", "yes"),))


def numbered(prompt: str, choices: Sequence[str], at: int = 0, meanings: Sequence[str] = ()) -> Pick:
    """One of several, the first nine by number too; answers "1" and so on. The cursor stands on number ``at``;
    ``meanings`` say what follows of each."""
    pairs = zip_longest(choices, meanings[: len(choices)], fillvalue="")
    rows = [Choice(str(n) if n < 10 else "", label, str(n), means) for n, (label, means) in enumerate(pairs, 1)]
    return Pick(prompt, rows, at=str(at))
