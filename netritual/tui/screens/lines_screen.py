"""My lines: what I say of myself and the facts that drafts use; enter changes one, its history stays."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.drafts.key_messages import (
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
from netritual.domain.language.text import fold
from netritual.services.verbs.key_message_verbs import end_line, set_line
from netritual.tui.command_table import Where
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line as Spans
from netritual.tui.face.spans import Span, ends, indented
from netritual.tui.filtered_list import FilteredList
from netritual.tui.widgets.item_list import Row, heading
from netritual.tui.widgets.question import Question

_NAMES = {"line": "What I say of myself", "fact": "Facts", "standard": "Rules for drafts"}
"""Kind -> heading."""
HOW = "enter writes it; n adds a fact, such as a price or a day"


class LinesScreen(FilteredList):
    """The current lines, facts and rules; those of ``KEYS`` without a text stand there to be filled."""

    PLACE = Where.LINES
    SHOWS = ("lines", "facts", "standards")
    TITLE = "My lines"

    def redraw(self) -> None:
        """The lines that hold what is typed in the filter, under their headings."""
        self.show_title("My lines", "in drafts: {line:headline}")
        self.show_filter("a name, or words of it")
        typed, now = fold(self.filter_text), current(messages(self.network), self.today)
        rows: list[Row] = []
        for kind, name in _NAMES.items():
            texts = [self._texts(one) for one in now if isinstance(one, MESSAGE_KINDS[kind])]
            if kind == "line":
                there = {key for _, key, *_ in texts}
                texts += [(key, key, "", meaning) for key, meaning in KEYS.items() if key not in there]
            of_kind = [self._row(*one) for one in texts if typed in fold(" ".join(one[1:]))]
            rows += [heading(name, str(len(of_kind)), kind), *of_kind] if of_kind else []
        self.show_list(rows)

    def _texts(self, one: Message) -> tuple[Message | str, str, str, str]:
        """A line with its name, its text, and where and how long it holds."""
        where = f"on {one.channel}" if one.channel else ""
        return one, key_named(one.key), one.text, ", ".join(filter(None, (where, validity(one, self.today))))

    def _row(self, value: Message | str, key: str, text: str, more: str) -> Row:
        """A line: its name, how long it holds, and its text below; of one without a text what it is for. Under the
        cursor with what it said before."""

        def paint(width: int) -> Sequence[Spans]:
            said = [Span(isolated(text))] if text else [Span(more, "faint")]
            first = ends([Span(isolated(key), "strong")], [Span(more if text else "", "muted")], width)
            return [first, *indented(said, width, 2)]

        def at_cursor(width: int) -> Sequence[Spans]:
            words = [HOW] if isinstance(value, str) else []
            for old in former(messages(self.network), self.today):
                if key_named(old.key) == key:
                    words.append(f"before: {isolated(old.text)} ({validity(old, self.today)})")
            below = [part for one in words for part in indented([Span(one, "muted")], width, 2, limit=2)]
            return [*paint(width), *below]

        id_ = value if isinstance(value, str) else f"{type(value).__name__}:{value.id}"
        return Row(id_, paint, value, at_cursor=at_cursor)

    @property
    def message(self) -> Message | None:
        """The line under the cursor; None for a key without one."""
        return next((one for kind in MESSAGE_KINDS.values() if (one := self.items.value(kind)) is not None), None)

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
