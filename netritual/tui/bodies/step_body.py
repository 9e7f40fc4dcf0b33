"""What every body of a review step has: sentences above, the list, the panel of reasons, a strip below.

At 100 columns and more the panel stands right of the list, below that it drops under it; on small terminals the list
is alone (``screens.md`` 1). All heights are set in one pass from the texts themselves, so nothing moves twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from netritual.domain.text import clean
from netritual.review.step import Act, Item
from netritual.tui.bodies.rows import rule
from netritual.tui.bodies.spine import Spine, jointed
from netritual.tui.bodies.step_list import ListRow, StepList, heading
from netritual.tui.bodies.step_view import FOOT_TITLES, StepView, hint_of, title_of, wrap_line
from netritual.tui.text import cells as cells_of
from netritual.tui.text import ends, plain
from netritual.tui.widgets.why_panel import Passage, WhyPanel, panel_lines

WIDE = 100
"""Columns from which the panel stands right of the list."""
SMALL_WIDTH, SMALL_HEIGHT = 80, 16
"""Below 80x20 the list is alone; four of those rows are title and keys."""


class StepBody(Container):
    """The plain list of a step; other bodies change what stands beside and below it."""

    HELP: ClassVar[str] = "One step of the review: its items, and what stands behind the one under the cursor."
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

    share: ClassVar[float] = 0.52
    """The left side's share of a wide terminal, as in the frames."""
    gap_above: ClassVar[bool] = True
    """A blank line between the sentence and the list, where there is room."""
    has_side: ClassVar[bool] = True
    """False where nothing stands beside the list."""
    has_list: ClassVar[bool] = True
    """False where nothing is chosen from: the keys are the step's."""
    list_first: ClassVar[bool] = True
    """False where the list stands right of (or under) what is only shown."""

    def __init__(self) -> None:
        super().__init__()
        self.view: StepView | None = None
        self.texts: dict[str, str] = {}
        """Texts under way, by the key of their item; the screen shares them between steps and keeps them."""
        self._beside_headings: list[int] = []
        self.detail_open = False
        """On a small terminal: the panel stands in place of the list."""

    # what a step may change

    def rows(self, view: StepView) -> list[ListRow]:
        """The rows of the list: a heading wherever the section changes."""
        rows: list[ListRow] = []
        section = None
        for item in view.items:
            first = item.section != section
            if first and (item.section or rows):
                if rows and not self.wide and self.airy(view):
                    rows.append(heading(""))
                rows.append(heading(item.section)) if item.section else None
            section = item.section
            rows.append(self.row(item, view, first=first))
        return rows

    def airy(self, view: StepView) -> bool:
        """True when a blank line between sections fits."""
        sections = len({item.section for item in view.items})
        return len(view.items) + 2 * sections + len(view.lines) + 8 <= self.size.height

    def row(self, item: Item, view: StepView, *, first: bool) -> ListRow:
        """One row of the list."""
        outcome = view.outcomes.get(item.key, "")
        cells = (*item.cells, outcome) if outcome else item.cells
        return ListRow(
            key=item.key, cells=cells, hint="" if self.wide or outcome else hint_of(item.acts), hint_always=first,
            word=item.state, done=bool(outcome),
        )  # fmt: skip

    def above(self, view: StepView) -> list[str]:
        """The sentence above the list."""
        return self.parted(view.lines[:1])

    def foot(self, view: StepView) -> list[str]:
        """The lines at the end of the step: the sentences after the first."""
        return self.parted(view.lines[1:])

    def foot_title(self, view: StepView) -> str:
        """The heading of those lines in the wide shape."""
        return FOOT_TITLES.get(view.step.id, "")

    def parted(self, sentences: Sequence[str]) -> list[str]:
        """Sentences as lines; a tab parts what stands left from what stands right."""
        lines = []
        for line in sentences:
            left, _, right = line.partition("\t")
            left, right = f" {clean(left)}", clean(right)
            if right and cells_of(left) + cells_of(right) + 2 <= self.size.width:
                lines.append(ends(left, f"{right} ", self.size.width))
            else:
                lines.extend([left, f" {right}"] if right else [left])
        return lines

    def beside(self, item: Item | None, view: StepView) -> tuple[Passage, ...]:
        """What stands right of the list, or under it: headings with label and text rows."""
        if item is None or not item.detail:
            return ()
        return (Passage(title_of(item), item.detail),)

    def below(self, item: Item | None, view: StepView) -> tuple[Passage, ...]:
        """What stands under both at any width."""
        return ()

    def extras(self) -> Sequence[Widget]:
        """Widgets of the side panel under the reasons, such as a draft."""
        return ()

    def entry(self) -> Sequence[Widget]:
        """Widgets between the sentences and the list, such as a line to type in."""
        return ()

    def side_height(self) -> int:
        """Lines that ``extras`` want."""
        return 0

    def entry_height(self) -> int:
        """Lines that ``entry`` wants."""
        return 0

    def extra_headings(self) -> Sequence[int]:
        """On which of the lines of ``extras`` a heading stands, as they were laid last."""
        return ()

    def extras_laid(self, lines: int) -> None:
        """Called with the lines that ``extras`` got."""

    def filled(self, item: Item | None, view: StepView) -> None:
        """Called when extras should follow another item."""

    def tail(self) -> Sequence[Widget]:
        """Widgets under everything, such as a line to type in."""
        return ()

    def tail_height(self) -> int:
        """Lines that ``tail`` wants."""
        return 0

    def under_way(self, key: str) -> str:
        """What was typed for an item and is not done yet, in this session or before; "" for nothing."""
        kept = self.view.context.review.drafts.get(key, "") if self.view is not None else ""
        return self.texts.get(key, kept)

    def typing_keys(self) -> Sequence[str]:
        """Keys of the text that has the focus, for the key bar."""
        return ("=esc back to the list (the text is kept)", "=ctrl+z undo typing", "=tab next panel")

    def more_keys(self) -> Sequence[str]:
        """Keys of the body itself for the key bar, written as in ``tui/bars.py``."""
        return ()

    def took_key(self, key: str) -> bool:
        """True when the body itself answers a key of the list; then no act is done."""
        return False

    def would_take(self, key: str) -> bool:
        """True when ``took_key`` would answer this key now."""
        return False

    def open_detail(self) -> bool:
        """On a small terminal: show what stands behind the row; False when it is shown already, or there is nothing."""
        if not self.small or self.detail_open or self.view is None or not self.beside(self.current(), self.view):
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

    def took_escape(self) -> bool:
        """True when escape closed something of the body; then the review is not left."""
        return False

    def main_act(self, item: Item) -> Act | None:
        """What a click on the row under the cursor does."""
        return item.act("enter")

    def answer_for(self, item: Item, act_id: str) -> str | None:
        """What the body already knows as the answer to an act's question; None asks it."""
        return None

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the text that belongs to an item; False when there is none."""
        return False

    def copyable(self, item: Item) -> tuple[str, Sequence[str]]:
        """The text to copy, and what keeps it from being copied."""
        return item.draft, ()

    # the parts

    def compose(self) -> ComposeResult:
        """Sentences, list and panel, entry line, strip."""
        yield Static(id="above")
        yield from self.entry()
        with Container(id="area"):
            if self.list_first:
                yield StepList(id="items")
                yield Spine()
            with Vertical(id="side"):
                yield WhyPanel(id="why")
                yield from self.extras()
            if not self.list_first:
                yield Spine()
                yield StepList(id="items")
        yield WhyPanel(id="strip")
        yield Static(id="foot")
        yield from self.tail()

    @property
    def wide(self) -> bool:
        """True when the panel stands right of the list."""
        return self.size.width >= WIDE

    @property
    def small(self) -> bool:
        """True when there is room for the list alone."""
        return self.size.width < SMALL_WIDTH or self.size.height < SMALL_HEIGHT

    @property
    def side_width(self) -> int:
        """Cells of the panel."""
        if not self.wide:
            return self.size.width
        left = int(self.size.width * self.share)
        return self.size.width - left - 1 if self.list_first else left

    @property
    def items(self) -> StepList:
        """The list."""
        return self.query_one("#items", StepList)

    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.view.item(self.items.cursor) if self.view and self.is_mounted else None

    def show(self, view: StepView) -> None:
        """Draw a step as it is now; the cursor goes where the review stands."""
        self.view = view
        if self.is_mounted and self.size.width:
            self.draw(view.cursor)

    def draw(self, cursor: str | None) -> None:
        """Put all texts in for the width at hand, and give each part its height."""
        view = self.view
        if view is None or not self.size.width:
            return
        self.set_class(self.wide, "-wide")
        self.detail_open = self.detail_open and self.small
        self.items.show(self.rows(view), cursor, wide=self.wide)
        self.follow()

    def follow(self) -> None:
        """Let panel and strip follow the cursor."""
        view = self.view
        if view is None:
            return
        item = view.item(self.items.cursor)
        self.query_one("#why", WhyPanel).passages = self.beside(item, view)
        self.query_one("#strip", WhyPanel).passages = self.below(item, view)
        self.filled(item, view)
        self.lay_out(view, item)
        if item is not None:
            self.post_message(self.ItemMarked(item.key))

    def lay_out(self, view: StepView, item: Item | None) -> None:
        """Give each part its height: what does not fit is taken from the panel first, then from the list."""
        wide, small, room = self.wide, self.small and not self.detail_open, self.size.height
        above = [line for text in self.above(view) for line in wrap_line(text, self.size.width)]
        spine = int(self.size.width * self.share)
        foot = [] if small else [line for text in self.foot(view) for line in wrap_line(text, self.size.width)]
        listed, why = self.items.wanted_height, len(panel_lines(self.beside(item, view), self.side_width)[0])
        strip = 0 if small else len(panel_lines(self.below(item, view), self.size.width)[0])
        tail = self.tail_height()
        if wide and (foot or tail) and (title := self.foot_title(view)):
            foot.insert(0, jointed(rule(title, self.size.width), spine if self.has_side and not strip else None))
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
        self.query_one(Spine).display = wide and self.has_side
        self.query_one("#side").display = self.has_side and not small
        self.query_one("#side").styles.height = side
        self.query_one("#side").styles.width = "1fr" if self.list_first or not wide else spine
        self.query_one("#why").styles.height = why
        self.query_one("#area").styles.height = area
        self.query_one("#strip").display = not small
        self.query_one("#strip", WhyPanel).joint = spine if wide else None
        self.extras_laid(max(0, side - why) if not wide else min(self.side_height(), area))
        found = panel_lines(self.beside(item, view), self.side_width)[1]
        self._beside_headings = [line for line in found if line < why] + [why + line for line in self.extra_headings()]
        self.call_after_refresh(self.join_headings)

    def put_lines(self, where: str, lines: Sequence[str]) -> None:
        """Put lines that are laid out already into a part, as high as they are."""
        part = self.query_one(where, Static)
        part.update(plain("\n".join(lines)))
        part.styles.height = len(lines)

    def join_headings(self) -> None:
        """Tell the line between list and panel where headings meet it."""
        if not self.wide or not self.is_mounted:
            return
        left, right = self.items.heading_lines(), self._beside_headings
        self.query_one(Spine).join(*((left, right) if self.list_first else (right, left)))

    def on_mount(self) -> None:
        """Draw what was given before there was a place to draw it."""
        if self.has_list:
            self.items.focus()
        else:
            self.items.display = False
        if self.view is not None:
            self.draw(self.view.cursor)

    def on_resize(self, event: Resize) -> None:
        """Draw anew for the new size."""
        if self.view is not None:
            self.draw(self.items.cursor or self.view.cursor)

    @on(StepList.CursorMoved)
    def follow_cursor(self, event: StepList.CursorMoved) -> None:
        """Panel, strip and keys follow the cursor."""
        event.stop()
        self.follow()

    @on(StepList.Chosen)
    def do_main_act(self, event: StepList.Chosen) -> None:
        """A click on the row under the cursor is its main act, as enter is."""
        event.stop()
        item = self.view.item(event.key) if self.view else None
        act = self.main_act(item) if item else None
        if item is not None and act is not None:
            self.post_message(self.ActWanted(act, item.key))
