"""The week against the own median, next week, what is not now on purpose, one thing learned, the plan."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, WrittenFile
from netritual.domain.words import counted
from netritual.review.step import Item
from netritual.tui.app import shell_of
from netritual.tui.bodies.line import LineBody, TypedLine
from netritual.tui.bodies.step_content import SMALL_WIDTH
from netritual.tui.bodies.step_list import ListRow
from netritual.tui.content import fit, shorten, wrap
from netritual.tui.theme import signs
from netritual.tui.widgets.frame import rule

WEEK, NEXT, NOT_NOW = "This week", "Next week", "Not now (on purpose)"
NUMBERS = (19, 9, 11)
"""Cells of a number's name, mine, and the usual one."""
SMALL_LINES = 5
"""Lines of a small terminal that are not the table's: blanks, the learned line, and one that wraps."""
HINT_ROWS = 26
"""Rows of the step from which there is room to say what a second import does."""
LEFT_NARROW = 40
"""Where the right column begins at 80 columns."""


class DoneBody(LineBody):
    """The summary. Only the learned line can be changed here."""

    gap_above: ClassVar[bool] = False
    has_side: ClassVar[bool] = False
    has_list: ClassVar[bool] = False
    line_key = "learned"
    line_label = " One thing I learned > "
    line_hint = "tab: one line"
    line_keys = ("=enter save", "=esc back (the text is kept)")

    def rows(self) -> list[ListRow]:
        """None: what was learned is a line to type in."""
        return []

    def stored_line(self) -> str:
        return self.view.context.review.learned

    def filled(self, item: Item | None) -> None:
        """What was learned, or what was left half typed."""
        self.query_one(TypedLine).label_with(" > " if self.wide else self.line_label)
        self.fill_line()

    def above(self) -> list[str]:
        """The sentence of the week, and two columns."""
        left, right = self.numbers(), self.ahead()
        head = self.parted(self.view.lines[:1])
        table = self.wide_table(left, right) if self.wide else self.narrow_table(left, right)
        if self.small:
            table = table[: max(3, self.space.height - SMALL_LINES - len(head))]
        return [*head, *([] if self.wide else [""]), *table, *([] if self.wide else [""])]

    def foot(self) -> list[str]:
        """The plan, and what was written."""
        lines = self.parted(self.view.lines[1:])
        written = self.written()
        hint = self.import_hint() if written and self.space.height >= HINT_ROWS else ""
        if hint:
            lines += ["", f" {written}", *(f" {line}" for line in wrap(hint, self.space.width - 2))]
            return lines
        return [*lines, *(["", f" {written}"] if written and not self.wide else [f" {written}"] if written else [])]

    def import_hint(self) -> str:
        """What a second import of the file does in the person's own calendar."""
        from netritual.services.verbs.calendar_file import new_path_of

        parts = shell_of(self).parts
        new = parts.disk.exists(new_path_of(parts.home.calendar))
        return parts.import_hint(self.view.context.settings.program, (), new)

    @property
    def label_width(self) -> int:
        """Cells of a number's name."""
        return NUMBERS[0] if self.space.width >= SMALL_WIDTH else NUMBERS[0] - 2

    def numbers(self) -> list[str]:
        """The numbers, each with the usual one."""
        return [
            fit(item.cells[0], self.label_width) + fit(item.cells[1], NUMBERS[1]) + fit(item.cells[2], NUMBERS[2])
            for item in self.view.items
            if item.section == WEEK
        ]

    def ahead(self) -> list[tuple[str, list[str]]]:
        """What stands on the right: next week, and what is not now."""
        parts = []
        room = max(3, self.space.height - 10 - sum(item.section == NOT_NOW for item in self.view.items))
        for title in (NEXT, NOT_NOW):
            items = [item for item in self.view.items if item.section == title]
            rest = len(items) - room
            items = items[:room] if rest > 1 else items
            size = max((len(item.cells[0]) for item in items if len(item.cells) > 1), default=0)
            lines = [_ahead_line(item, size) for item in items] + ([f"and {rest} more"] if rest > 1 else [])
            parts.append((title, lines or (["Nothing planned yet."] if title == NEXT else [])))
        return [part for part in parts if part[1]]

    def narrow_table(self, left: Sequence[str], right: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
        """Two columns side by side at 80 columns."""
        half = min(LEFT_NARROW, self.space.width * 6 // 10)
        first = [fit("THIS WEEK", self.label_width), *left]
        second: list[str] = []
        for title, lines in right:
            second += [*([""] if second else []), title.upper().replace("(ON PURPOSE)", "(on purpose)"), *lines]
        return _beside(first, second, half, self.space.width)

    @property
    def spine(self) -> int:
        """Figures are short; what comes next week is not."""
        return int(self.space.width * self.share)

    def wide_table(self, left: Sequence[str], right: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
        """Two panels with rules at 120 columns; the rule under them comes with the learned line."""
        spine, wide, line = self.spine, self.space.width, signs()
        room = wide - spine - 1
        first = [f"  {text}" for text in ("", *left)]
        second: list[tuple[bool, str]] = []
        for title, lines in right:
            second += [(True, title.lower()), *((False, f" {text}") for text in lines)]
        top = second.pop(0)[1] if second else ""
        lines = [rule(wide, (0, "this week"), (spine, top), joints=((spine, "┬"),))]
        for one, two in zip_longest(first, second):
            is_rule, text = two or (False, "")
            beside = line.joint("├") + rule(room, (0, text)) if is_rule else line.down + shorten(text, room)
            lines.append(fit(one or "", spine) + beside)
        return [*lines, rule(wide, (0, "one thing I learned"), joints=((spine, "┴"),))]

    def written(self) -> str:
        """What this review put into the calendar file."""
        network, began = self.view.context.network, self.view.context.review.started
        files = [file for file in network.all(WrittenFile) if file.path.endswith("coffees.ics")]
        coffees = [network.get(Coffee, number) for file in files for number in file.batch]
        batch = [one for one in coffees if one is not None and one.state in PLANNED]
        if not any(one.changed is not None and one.changed >= began for one in batch):
            return ""
        return f"wrote {counted(len(batch), 'coffee')} to calendar/coffees.ics in your netritual folder"


def _ahead_line(item: Item, size: int) -> str:
    head, *rest = item.cells
    return "  ".join([fit(head, size), *(cell for cell in rest if cell)]) if rest else head


def _beside(left: Sequence[str], right: Sequence[str], half: int, wide: int) -> list[str]:
    room = max(1, wide - half)
    return [f" {fit(one, half - 1)}{shorten(two, room)}" for one, two in zip_longest(left, right, fillvalue="")]
