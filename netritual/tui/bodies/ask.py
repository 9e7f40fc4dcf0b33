"""The topic is typed at the top, and who could help is ranked by it."""

from netritual.review.step import Item
from netritual.tui.bodies.draft import OpenDraftBody
from netritual.tui.bodies.line import LineBody
from netritual.tui.widgets.why_panel import Passage


class AskBody(LineBody, OpenDraftBody):
    """The topic, the people who could help, and the draft."""

    line_key = "topic"
    line_label = " What are you stuck on?  > "
    line_hint = "a word or two: pricing, hiring ..."
    line_keys = ("=enter rank people by it", "=esc back to the list (the text is kept)")

    def stored_line(self) -> str:
        return self.view.context.review.topic

    def above(self) -> list[str]:
        return []

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """Why this person could help; in the narrow shape the draft takes its place."""
        if item is None or not item.detail or (not self.wide and self.shows_draft(item)):
            return ()
        return (Passage(f"why {item.cells[0]}", item.detail),)

    def filled(self, item: Item | None) -> None:
        """The topic, and how many asks there were this week."""
        super().filled(item)
        self.fill_line((self.view.lines[0] if self.view.lines else "").partition("\t")[2])
