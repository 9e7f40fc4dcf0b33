"""What a step's body shows, and what each step may change of it; ``step_body`` draws it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from netritual.domain.draft_checks import Draft
from netritual.domain.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Act, Item
from netritual.tui.bodies.step_list import ListRow, heading
from netritual.tui.bodies.step_view import StepView, hint_of, title_of
from netritual.tui.content import cells as cells_of
from netritual.tui.content import ends, list_cells, wrap
from netritual.tui.widgets.why_panel import Passage

WIDE = 100
"""Columns from which the panel stands right of the list."""
SMALL_WIDTH, SMALL_HEIGHT = 80, 16
"""Below 80x20 the list is alone; four of those rows are title and keys."""


class StepContent(Container):
    """The texts of a step for the cells at hand; each step overrides what is its own."""

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
    view: StepView
    """The step as it is now; there from the first ``show`` on."""

    def __init__(self) -> None:
        super().__init__()
        self.to_come = Size(0, 0)
        """The cells the body will get, while it was not laid out yet."""
        self.texts: dict[str, str] = {}
        """Texts under way, by the key of their item; the screen shares them between steps and keeps them."""

    @property
    def space(self) -> Size:
        """The cells of the body, those to come while it was not laid out yet."""
        return self.size or self.to_come

    @property
    def list_width(self) -> int:
        """Cells of the list."""
        if not self.wide or not self.has_side:
            return self.space.width
        return self.space.width - self.side_width - 1

    @property
    def wide(self) -> bool:
        """True when the panel stands right of the list."""
        return self.space.width >= WIDE

    @property
    def small(self) -> bool:
        """True when there is room for the list alone."""
        return self.space.width < SMALL_WIDTH or self.space.height < SMALL_HEIGHT

    @property
    def spine(self) -> int:
        """Cells left of the line between list and panel."""
        width = self.space.width
        return list_cells(width, self.share) if self.list_first else width - list_cells(width, 1 - self.share) - 1

    @property
    def side_width(self) -> int:
        """Cells of the panel."""
        if not self.wide:
            return self.space.width
        return self.space.width - self.spine - 1 if self.list_first else self.spine

    def rows(self) -> list[ListRow]:
        """The rows of the list: a heading wherever the section changes."""
        rows: list[ListRow] = []
        section = None
        for item in self.view.items:
            first = item.section != section
            if first and (item.section or rows):
                if rows and not self.wide and self.airy():
                    rows.append(heading(""))
                rows.append(heading(item.section)) if item.section else None
            section = item.section
            rows.append(self.row(item, first=first))
        if not rows:
            room = max(1, self.space.width - 4)
            nothing = wrap(self.view.step.nothing(self.view.context), room)
            rows += [ListRow(key=None, cells=(line,), note=True) for line in nothing]
        return rows

    def airy(self) -> bool:
        """True when a blank line between sections fits."""
        sections = len({item.section for item in self.view.items})
        return len(self.view.items) + 2 * sections + len(self.view.lines) + 8 <= self.space.height

    def row(self, item: Item, *, first: bool) -> ListRow:
        """One row of the list."""
        hint = "" if self.wide else hint_of(item.acts)
        return ListRow(key=item.key, cells=item.cells, hint=hint, hint_always=first, word=item.state)

    def above(self) -> list[str]:
        """The sentence above the list."""
        return self.parted(self.view.lines[:1])

    def foot(self) -> list[str]:
        """The lines at the end of the step: the sentences after the first."""
        return self.parted(self.view.lines[1:])

    def parted(self, sentences: Sequence[str]) -> list[str]:
        """Sentences as lines; a tab parts what stands left from what stands right."""
        lines = []
        for line in sentences:
            left, _, right = line.partition("\t")
            left, right = f" {clean(left)}", clean(right)
            if right and cells_of(left) + cells_of(right) + 2 <= self.space.width:
                lines.append(ends(left, f"{right} ", self.space.width))
            else:
                lines.extend([left, f" {right}"] if right else [left])
        return lines

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """What stands right of the list, or under it: headings with label and text rows."""
        if item is None or not item.detail:
            return ()
        return (Passage(title_of(item), item.detail),)

    def below(self, item: Item | None) -> tuple[Passage, ...]:
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

    def filled(self, item: Item | None) -> None:
        """Called when extras should follow another item."""

    def tail(self) -> Sequence[Widget]:
        """Widgets under everything, such as a line to type in."""
        return ()

    def tail_height(self) -> int:
        """Lines that ``tail`` wants."""
        return 0

    def under_way(self, key: str) -> str:
        """What was typed for an item and is not done yet, in this session or before; "" for nothing."""
        return self.texts.get(key, self.view.context.review.drafts.get(key, ""))

    def typing_keys(self) -> Sequence[str]:
        """Keys of the part beside the list that has the focus, such as a text, for the key bar."""
        return ("=esc back to the list (the text is kept)", "=ctrl+z undo typing", "=tab next panel")

    def took_key(self, key: str) -> bool:
        """True when the body itself answers a key of the list; then no act is done."""
        return False

    def would_take(self, key: str) -> bool:
        """True when ``took_key`` would answer this key now."""
        return False

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

    def copyable(self, item: Item) -> Draft:
        """The draft to copy."""
        return item_draft(self.view.context.network, item, item.draft)
