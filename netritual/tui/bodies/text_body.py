"""Steps whose items have a text under way: it stands beside the list, or under it, with the checks on it."""

from collections.abc import Sequence

from netritual.tui.bodies.step_body import StepBody
from netritual.tui.widgets.draft_pane import DraftPane


class TextBody(StepBody):
    """The list and one ``DraftPane``, which ``extras`` gives; it is shown for the items that have a text."""

    @property
    def pane(self) -> DraftPane:
        """The pane of the text."""
        return self.query_one(DraftPane)

    def side_height(self) -> int:
        return self.pane.wanted_height(self.side_width, wide=self.wide) if self.pane.shown else 0

    def extras_laid(self, lines: int) -> None:
        if self.pane.shown:
            self.pane.lay(self.side_width, lines, wide=self.wide)

    def extra_headings(self) -> Sequence[int]:
        """The pane's own, and that of its checks."""
        return self.pane.heading_lines if self.pane.shown else ()

    def draw_again(self) -> None:
        """The text or its checks take more or fewer lines."""
        if self.view is not None:
            self.lay_out(self.view, self.current())
