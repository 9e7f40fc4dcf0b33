"""My lines: what I say of myself and the facts that drafts use; enter changes one, its history stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from netritual.domain.key_messages import (
    KEYS,
    MESSAGE_KINDS,
    Message,
    current,
    former,
    key_named,
    kind_of,
    messages,
    parted,
    validity,
)
from netritual.domain.model import Change
from netritual.domain.text import fold
from netritual.services.verbs.lines import end_line, set_line
from netritual.tui.command_table import Where
from netritual.tui.content import Column, shorten, wrap
from netritual.tui.filtering import Filtering, FilterLine
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row, from_text
from netritual.tui.widgets.question import Question

ABOUT = 3
"""Lines below the list on the line under the cursor."""
_NAMES = {"line": "WHAT I SAY OF MYSELF", "fact": "FACTS", "standard": "RULES FOR DRAFTS"}
"""Kind -> heading."""


class LinesScreen(Filtering):
    """The current lines, facts and rules; those of ``KEYS`` without a text stand there to be filled."""

    PLACE = Where.LINES
    COLUMNS: ClassVar = {
        "single": (Column(12), Column(30, 1)),
        "narrow": (Column(14), Column(28, 1), Column(31)),
        "wide": (Column(18), Column(40, 1), Column(42)),
    }
    DEFAULT_CSS = "LinesScreen #about { height: 3; }"

    def body(self) -> Iterable[Widget]:
        """The line to find one with, the list, and the words on one."""
        yield FilterLine()
        yield ItemList(from_text(self.line_of), id="items")
        yield Rule(id="about-rule")
        yield Lines(id="about")

    def wants(self, change: Change) -> bool:
        """Lines, facts and rules."""
        return bool(change.touched.keys() & {"lines", "facts", "standards"})

    def redraw(self) -> None:
        """The lines that hold what is typed in the filter, under their headings."""
        self.show_title("my lines", "in drafts: {line:headline}")
        typed, now = fold(self.filter_text), current(messages(self.network), self.today)
        rows: list[Row] = []
        for kind, heading in _NAMES.items():
            of_kind = [self._row(one) for one in now if isinstance(one, MESSAGE_KINDS[kind])]
            if kind == "line":
                there = {row.cells[0] for row in of_kind}
                of_kind += [
                    Row(key, (key, "-", meaning), value=key) for key, meaning in KEYS.items() if key not in there
                ]
            of_kind = [row for row in of_kind if typed in fold(" ".join(row.cells))]
            rows += [Row(kind, (heading,), head=True), *of_kind] if of_kind else []
        self.items.set_rows(rows)

    def _row(self, one: Message) -> Row:
        where = f"on {one.channel}" if one.channel else ""
        more = ", ".join(filter(None, (where, validity(one, self.today))))
        return Row(f"{type(one).__name__}:{one.id}", (key_named(one.key), one.text, more), value=one)

    @property
    def message(self) -> Message | None:
        """The line under the cursor; None for a key without one."""
        return next((one for kind in MESSAGE_KINDS.values() if (one := self.items.value(kind)) is not None), None)

    @on(ItemList.Moved)
    def say_before(self) -> None:
        """Say the whole text under the cursor, and what it was before."""
        one, width = self.message, self.app.size.width - 2
        words = (
            wrap(one.text, width) if one is not None else ["enter writes it; n adds a fact, such as a price or a day."]
        )
        if one is not None:
            for old in former(messages(self.network), self.today):
                if key_named(old.key) == key_named(one.key):
                    words += wrap(f"before: {old.text} ({validity(old, self.today)})", width)
        self.query_one("#about", Lines).lines = tuple(f" {shorten(line, width)}" for line in words[:ABOUT])

    def action_open_item(self) -> None:
        """Write the line under the cursor anew."""
        one, key = self.message, self.items.value(str)
        if one is not None:
            self._ask(one.key, _typed(one), one.channel, kind_of(one))
        elif key is not None:
            self._ask(key)

    def _ask(self, key: str, value: str = "", channel: str | None = None, kind: str = "") -> None:
        until = "" if key in KEYS or kind == "standard" else " (a last day may stand behind it: until 14 Jan)"

        def save(typed: str) -> None:
            self._save(key, typed, channel, kind)

        self.ask(Question(f"{key}: {KEYS.get(key, 'what holds from today')}{until}", value=value), save)

    def _save(self, key: str, typed: str, channel: str | None = None, kind: str = "") -> None:
        settings = self.settings
        text, until = parted(key, typed, self.today, settings.date_order, settings.eow)
        self.shell.write(lambda store, now: set_line(store, now, key, text, until, channel, kind))

    def action_add_line(self) -> None:
        """Add a fact, a line, or a rule: its key, a colon, its text."""

        def add(typed: str) -> None:
            key, _, text = typed.partition(":")
            kind = ""
            if key.lower().startswith("rule "):
                key, kind = key[5:], "standard"
            self._save(key.strip(), text, None, kind)

        prompt = "A name, a colon, and what holds: workshop: 14 January, 450 euros until 14 Jan"
        more = "\nrule complaint: … is said below every draft of that kind, rule all: … below each."
        self.ask(Question(prompt + more, check=_wrong), add)

    def action_remove_line(self) -> None:
        """It holds no more; what it said is kept."""
        one = self.message
        if one is not None:
            kind, id_ = kind_of(one), one.id
            self.shell.write(lambda store, now: end_line(store, now, kind, id_))


def _typed(one: Message) -> str:
    return f"{one.text} until {one.valid_to.isoformat()}" if one.valid_to is not None else one.text


def _wrong(typed: str) -> str:
    key, colon, text = typed.partition(":")
    return "" if colon and key.strip() and text.strip() else "Such as: day rate: 900 euros"
