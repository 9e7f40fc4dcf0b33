"""A form over whatever is shown: labelled lines, checked when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from netritual.tui.content import plain
from netritual.tui.key_hints import Hint
from netritual.tui.widgets.foot_panel import LEAVES, AtFoot, tell
from netritual.tui.widgets.text_line import TextLine

Values = dict[str, str]
Check = Callable[[Values], str]
"""Says what is wrong with the values, in words; "" when nothing is."""


class Field(NamedTuple):
    """One line of a form: the name of its value, its label, and what stands in it. ``hint`` is shown while empty."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class Form(AtFoot[Values | None]):
    """``enter`` or ``tab`` goes to the next line, ``enter`` on the last one and ``F2`` save, ``esc`` goes back."""

    BINDINGS = [
        ("escape", "dismiss(None)", "back"),
        ("f2,ctrl+s", "save", "save"),
        ("down", "app.focus_next", "next"),
        ("up", "app.focus_previous", "previous"),
    ]

    def __init__(self, title: str, fields: Sequence[Field], check: Check | None = None) -> None:
        super().__init__()
        self._title, self._fields, self._check = title, tuple(fields), check

    def compose(self) -> ComposeResult:
        """The lines with their labels, and what is wrong."""
        with Vertical(classes="place at-foot"):
            with VerticalScroll(can_focus=False):
                for field in self._fields:
                    with Horizontal(classes="line"):
                        yield Static(plain(f"{field.label:<17}"), classes="label")
                        yield TextLine(field.value, placeholder=field.hint, id=f"field-{field.name}")
            yield Static(classes="wrong")

    def on_mount(self) -> None:
        """The first line has the focus."""
        tell(self, ".wrong", "")
        self.query(Input).first().focus()
        self.frame()

    def heading(self) -> str:
        return self._title

    def hints(self) -> Sequence[Hint]:
        return (Hint("F2", "saves", "f2"), Hint("tab", "next line", "tab"), LEAVES)

    @property
    def values(self) -> Values:
        """What stands in the lines, by name."""
        return {field.name: self.query_one(f"#field-{field.name}", Input).value.strip() for field in self._fields}

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """The next line; behind the last one the form is saved."""
        event.stop()
        if event.input.id == f"field-{self._fields[-1].name}":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Give the values when they hold."""
        values = self.values
        wrong = self._check(values) if self._check else ""
        if wrong:
            tell(self, ".wrong", wrong)
        else:
            self.dismiss(values)
