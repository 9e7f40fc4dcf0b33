"""What every body of a review step has: sentences above, the list, the panel of reasons, a strip below.

At 100 columns and more the panel stands right of the list, below that it drops under it; on small terminals the list is
alone. All heights are set in one pass from the texts themselves, so nothing moves twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import DescendantFocus, Resize
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from netritual.review.step import Act, Item
from netritual.tui.bodies.step_content import StepContent
from netritual.tui.bodies.step_list import ListRow, StepList, reasons_below
from netritual.tui.bodies.step_view import StepView, wrap_line
from netritual.tui.content import plain
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.frame import Divider, rule
from netritual.tui.widgets.why_panel import WhyPanel, panel_lines


class StepBody(StepContent):
    """The plain list of a step; other bodies change what stands beside and below it."""

    DEFAULT_CSS = """
    StepBody {
        height: 1fr; layout: vertical;
        & > #above, & > #foot { height: auto; }
        & > #area { height: auto; layout: vertical; }
        & #side { height: auto; width: 1fr; }
        &.-wide > #area { layout: horizontal; }
    }
    """

    @dataclass
    class ActWanted(Message):
        """The person wants an act done with an item; with an ``answer`` nothing is asked."""

        act: Act
        """What to do."""
        key: str = ""
        """With which item; "" for the step itself."""
        answer: str | None = None
        """What its question is answered with, or None to ask."""

    @dataclass
    class ItemMarked(Message):
        """The cursor stands on an item: its keys are shown."""

        key: str
        """The key of that item."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn_for = Size(0, 0)
        self._lines: dict[str, tuple[str, ...]] = {}
        self._beside_headings: list[int] = []
        self._awaited: StepView | None = None
        """The step as it is now, without the row whose text is being written."""
        self.detail_open = False
        """On a small terminal: the panel stands in place of the list."""

    def open_detail(self) -> bool:
        """On a small terminal: show what stands behind the row; False when it is shown already, or there is nothing."""
        if not self.small or self.detail_open or not self.beside(self.current()):
            return False
        self.detail_open = True
        self.follow()
        return True

    def close_detail(self) -> bool:
        """Back to the list; False when it is there."""
        shown, self.detail_open = self.detail_open, False
        if shown:
            self.follow()
        return shown

    def compose(self) -> ComposeResult:
        """Sentences, list and panel, entry line, strip."""
        yield Static(id="above")
        yield from self.entry()
        with Container(id="area"):
            if self.list_first:
                yield StepList()
                yield Divider()
            with Vertical(id="side"):
                yield WhyPanel(id="why")
                yield from self.extras()
            if not self.list_first:
                yield Divider()
                yield StepList()
        yield WhyPanel(id="strip")
        yield Static(id="foot")
        yield from self.tail()

    @property
    def items(self) -> StepList:
        """The list."""
        return self.query_one("#items", StepList)

    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.view.item(self.items.cursor) if self.is_mounted else None

    def fit_into(self, space: Size) -> None:
        """Draw for the cells it will get, while it was not laid out yet: its first layout is its last one then."""
        self.to_come = space
        self.set_class(self.wide, "-wide", update=self.is_mounted)
        if self.is_mounted and self.space != self._drawn_for:
            self.draw(self.items.cursor or self.view.cursor)

    def show(self, view: StepView) -> None:
        """Draw a step as it is now. The cursor stays on its row; from one that has gone it goes to the next.

        A row whose text is being written stays until the text is left, whatever became of it meanwhile."""
        if not (self.is_mounted and self.space.width):
            self.view = view
        elif self.writes and view.item(self.items.cursor) is None:
            self._awaited = view
        else:
            cursor, self.view, self._awaited = self.stays_on(view), view, None
            self.draw(cursor)

    def stays_on(self, view: StepView) -> str | None:
        """The key of the row where the cursor stands once ``view`` is shown."""
        cursor = self.items.cursor
        keys = [item.key for item in self.view.items]
        if cursor is None or cursor not in keys:
            return cursor or view.cursor
        at = keys.index(cursor)
        return next((key for key in (*keys[at:], *keys[:at][::-1]) if view.item(key) is not None), view.cursor)

    @property
    def writes(self) -> bool:
        """Whether the focus is beside the list, in the text of its row."""
        focused = self.screen.focused
        return focused is not None and self.query_one("#side") in focused.ancestors

    @on(DescendantFocus)
    def show_awaited(self) -> None:
        """What changed while a text was written is shown when it is left."""
        if self._awaited is not None and not self.writes:
            self.show(self._awaited)

    def draw(self, cursor: str | None) -> None:
        """Put all texts in for the width at hand, and give each part its height."""
        if not self.space.width:
            return
        self._drawn_for = self.space
        self.set_class(self.wide, "-wide")
        self.detail_open = self.detail_open and self.small
        self.items.to_come = self.list_width
        rows = self.rows()
        rows = reasons_below(rows, self.list_width, self._free_lines(rows), shared=self.items.shared)
        self.items.show(rows, cursor, wide=self.wide)
        self.follow()

    def _free_lines(self, rows: Sequence[ListRow]) -> int:
        """The lines of the list that no row needs, whatever row the cursor is on; where the panel stands under the
        list, a third of the height is its own."""
        texts = (*self.above(), *([] if self.small else self.foot()))
        taken = sum(len(wrap_line(text, self.space.width)) for text in texts)
        taken += self.entry_height() + self.tail_height() + sum(1 + len(row.more) for row in rows) + 1
        strip = [] if self.small else panel_lines(self.below(self.current()), self.space.width)[0]
        return self.space.height - taken - len(strip) - (0 if self.wide else self.space.height // 3)

    def follow(self) -> None:
        """Let panel and strip follow the cursor."""
        item = self.view.item(self.items.cursor)
        self.query_one("#why", WhyPanel).passages = self.beside(item)
        self.query_one("#strip", WhyPanel).passages = self.below(item)
        self.filled(item)
        self.lay_out()
        if item is not None:
            self.post_message(self.ItemMarked(item.key))

    def lay_out(self) -> None:
        """Give each part its height: what does not fit is taken from the panel first, then from the list."""
        wide, small, room = self.wide, self.small and not self.detail_open, self.space.height
        above = [line for text in self.above() for line in wrap_line(text, self.space.width)]
        spine = self.spine
        foot = [] if small else [line for text in self.foot() for line in wrap_line(text, self.space.width)]
        reasons, headings = panel_lines(self.query_one("#why", WhyPanel).passages, self.side_width)
        listed, why = self.items.wanted_height, len(reasons)
        below = self.query_one("#strip", WhyPanel).passages
        strip = 0 if small else len(panel_lines(below, self.space.width)[0])
        tail = self.tail_height()
        if wide and (foot or tail) and (title := self.view.step.foot):
            joints = ((spine, "┴"),) if self.has_side and not strip else ()
            foot.insert(0, rule(self.space.width, (0, title), joints=joints))
        side = 0 if small else why + self.side_height()
        spare = room - len(above) - len(foot) - strip - self.entry_height() - tail - listed - (0 if wide else side)
        if spare > 1 and not wide:
            above += [""] if above and self.gap_above else []
            foot = ["", *foot] if foot and foot[0] else foot
        room -= len(above) + len(foot) + strip + self.entry_height() + tail
        if wide:
            area = listed = side = max(int(self.has_list), min(room, max(listed, side)))
            why = max(0, min(why, area - self.side_height()))
        else:
            side = max(0, min(side, max(room // 3, room - listed))) if not self.detail_open else max(0, room - 1)
            listed = max(int(self.has_list), min(listed, room - side)) if not self.detail_open else 1
            why = max(0, min(why, side - self.side_height()))
            area = listed + side
        self.put_lines("#above", above)
        self.put_lines("#foot", foot)
        self.items.styles.height = listed
        self.items.styles.width = spine if wide and self.list_first and self.has_side else "1fr"
        self.query_one(Divider).display = wide and self.has_side
        self.query_one("#side").display = self.has_side and not small
        self.query_one("#side").styles.height = side
        self.query_one("#side").styles.width = "1fr" if self.list_first or not wide else spine
        self.query_one("#why").styles.height = why
        self.query_one("#area").styles.height = area
        self.query_one("#strip").display = not small
        self.query_one("#strip", WhyPanel).joint = spine if wide else None
        self.extras_laid(max(0, side - why) if not wide else min(self.side_height(), area))
        headings = [line for line in headings if line < why]
        self._beside_headings = headings + [why + line for line in self.extra_headings()]
        self.join_headings()
        self.call_after_refresh(self.join_headings)  # the list may have scrolled to its cursor

    def put_lines(self, where: str, lines: Sequence[str]) -> None:
        """Put lines that are laid out already into a part, as high as they are."""
        if self._lines.get(where) == tuple(lines):
            return
        self._lines[where] = tuple(lines)
        part = self.query_one(where, Static)
        part.update(plain("\n".join(lines)))
        part.styles.height = len(lines)

    def join_headings(self) -> None:
        """Tell the line between list and panel where headings meet it."""
        if not self.wide or not self.is_attached:
            return
        left, right = self.items.heading_lines(), self._beside_headings
        self.query_one(Divider).join(*((left, right) if self.list_first else (right, left)))

    def on_mount(self) -> None:
        """Draw what was given before there was a place to draw it."""
        if self.has_list:
            self.screen.set_focus(self.items)
        else:
            self.items.display = False
        self.draw(self.view.cursor)

    def on_resize(self, event: Resize) -> None:
        """Draw anew for the new size."""
        if self.size != self._drawn_for:
            self.draw(self.items.cursor or self.view.cursor)

    @on(TextLeft)
    def leave_text(self, event: TextLeft) -> None:
        """From a text back to the list."""
        event.stop()
        self.go_back()

    def go_back(self) -> None:
        """Give the focus to the list, where there is one."""
        self.screen.set_focus(self.items if self.has_list else None)

    @on(StepList.CursorMoved)
    def follow_cursor(self, event: StepList.CursorMoved) -> None:
        """Panel, strip and keys follow the cursor."""
        event.stop()
        self.follow()

    @on(StepList.Chosen)
    def do_main_act(self, event: StepList.Chosen) -> None:
        """A click on the row under the cursor is its main act, as enter is."""
        event.stop()
        item = self.view.item(event.key)
        act = self.main_act(item) if item else None
        if item is not None and act is not None:
            self.post_message(self.ActWanted(act, item.key))
