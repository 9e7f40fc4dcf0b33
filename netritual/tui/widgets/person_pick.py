"""Somebody, found at the foot of the screen as the name is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from netritual.domain.model import Person
from netritual.domain.people.shared_open_names import own_fact
from netritual.tui.app import shell_of
from netritual.tui.face.spans import Line, Span, SpanColumn, in_columns, width_of
from netritual.tui.key_hints import Hint
from netritual.tui.pick_list import KEY, key_of
from netritual.tui.widgets.foot_panel import LEAVES, line_to_type, tell
from netritual.tui.widgets.item_list import ItemList, Row
from netritual.tui.widgets.question import Prompt
from netritual.tui.widgets.text_line import TextLine

NEW = "+"
"""The answer that means somebody new; no handle is that."""
DIGITS = "123456789"


class PersonPick(Prompt):
    """A person, found as the name is typed. Answers with the handle.

    ``first`` are the people whom a name may mean: while nothing is typed they alone are shown, in this order, the first
    nine with the digit that picks them. ``otherwise`` says what to do with a name that nobody has. ``new`` is a name
    that may be somebody new's: the last row says so, and answers with ``NEW``. A text of which ``also`` says that it
    answers too is given back as it stands, where it is nobody's name. ``value`` is what was typed already.
    """

    SEARCHES = True
    """What is typed only looks for somebody: it is no text to keep."""
    BINDINGS = [
        ("escape", "dismiss(None)", "back"),
        ("down", "step(1)", "down"),
        ("up", "step(-1)", "up"),
        ("tab", "step(1)", "down"),
    ]
    LIMIT = 50

    def __init__(
        self, prompt: str, people: Sequence[Person], *, but: Sequence[int] = (), new: str = "",
        first: Sequence[int] = (), otherwise: str = "esc goes back.", also: Callable[[str], bool] = lambda text: False,
        value: str = "",
    ) -> None:  # fmt: skip
        super().__init__(prompt)
        self._value = value
        self._new, self._otherwise, self._also = new, otherwise, also
        self._people = {person.id: person for person in people if person.id not in but}
        self._first = [self._people[person] for person in first if person in self._people]
        self._moved, self._doubted = False, ""

    def compose(self) -> ComposeResult:
        """The question, the line, and those who match."""
        with Vertical(classes="place at-foot"):
            yield Static(classes="asked")
            yield from line_to_type(TextLine(self._value, id="answer", select_on_focus=False), self)
            yield ItemList(id="matches")

    def on_mount(self) -> None:
        """The line has the focus; the candidates are shown, or else everyone."""
        self.query_one(Input).focus()
        self.query_one(ItemList).always_marked = True
        self._show(self._value)
        self.frame()

    def hints(self) -> Sequence[Hint]:
        digits = (Hint(f"1-{min(9, len(self._first))}", "pick"),) if len(self._first) > 1 else ()
        return (*digits, Hint("enter", "takes it", "enter"), Hint("↑ ↓", "choose"), LEAVES)

    def _row(self, key: str, value: str, cells: tuple[str, str, str], digit: str = "") -> Row:
        """Somebody: the digit, the name, what else tells them, and the handle."""

        def paint(width: int) -> list[Line]:
            head = key_of(digit, shell_of(self).palette.colored) if digit else [Span(" " * (KEY if self._first else 1))]
            name, beside, handle = cells
            rest = in_columns(
                [[Span(name, "strong")], [Span(beside, "muted")], [Span(handle, "faint")]],
                (SpanColumn(26), SpanColumn(20, 1, first_out=1), SpanColumn(14, first_out=2)), width - width_of(head),
            )  # fmt: skip
            return [[*head, *rest]]

        return Row(key, paint, value, state=cells[0], lines=1)

    def _numbered(self, typed: str) -> Person | None:
        """The candidate whose digit alone is typed, when the row with it is in sight."""
        at = int(typed) - 1 if len(typed) == 1 and typed in "123456789" else -1
        items = self.query_one(ItemList)
        in_view = 0 <= at < len(self._first) and 0 <= at - items.scroll_offset.y < items.size.height
        return self._first[at] if in_view else None

    def _show(self, typed: str) -> None:
        asked = self._first and not typed.strip()
        people = self._first if asked else self._matching(typed.strip().lstrip("@"))[: self.LIMIT]
        rows = [
            self._row(str(one.id), one.handle, (one.name, own_fact(one, people), f"@{one.handle}"), digit)
            for one, digit in zip_longest(people, DIGITS[: len(people)] if asked else "", fillvalue="")
            if isinstance(one, Person)
        ]
        if self._new:
            rows.append(self._row("new", NEW, (f"a new person, {self._new}", "", "")))
        self.query_one(ItemList).set_rows(rows, keep=False)

    def _matching(self, typed: str) -> list[Person]:
        """Those with a name or a company that begins so, the candidates first; everyone while nothing is typed."""
        if not typed:
            alive = [person for person in self._people.values() if person.status != "archived"]
            return sorted(alive, key=lambda person: (person.tier or 6, person.name))
        names = shell_of(self).names
        first = [person for person in self._first if names.begins(person.id, typed)]
        offered = names.offered(typed, self.LIMIT, company=True, alike=True)
        return list({person.id: person for person in (*first, *offered) if person.id in self._people}.values())

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show those whose name holds what is typed; a digit alone picks the candidate beside it."""
        event.stop()
        self._moved = False
        picked = self._numbered(event.value)
        if picked is not None:
            self.dismiss(picked.handle)
        else:
            self._show(event.value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the one under the cursor; a name that is only like what was typed has to be moved to, or said twice."""
        event.stop()
        row, typed = self.query_one(ItemList).row, event.value.strip()
        if (row is None or self._is_guess(str(row.key), typed)) and self._also(typed):
            self.dismiss(typed)
            return
        if row is None:
            tell(self, ".asked", f"Nobody is called {typed}. {self._otherwise}")
            return
        if self._is_guess(str(row.key), typed) and event.value != self._doubted:
            self._doubted = event.value
            words = f"Nobody is called {typed}. enter again takes {row.state}, who is only like it."
            tell(self, ".asked", words)
            return
        self.dismiss(str(row.value))

    def _is_guess(self, key: str, typed: str) -> bool:
        """Whether the name of a row is not what was typed, nor begins so."""
        if not typed or self._moved or not key.isdecimal():
            return False
        return not shell_of(self).names.begins(int(key), typed.lstrip("@"))

    @on(ItemList.Opened)
    def take_clicked(self, event: ItemList.Opened) -> None:
        """A click on the cursor's row picks it."""
        self.dismiss(str(event.row.value))

    def action_step(self, way: int) -> None:
        self._moved = True
        self.query_one(ItemList).move(way)
