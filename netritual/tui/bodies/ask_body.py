"""The topic is typed at the top, and who could help is ranked by it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from netritual.charts.beads import FIT_BEADS, fit_beads
from netritual.charts.span import Line, Span
from netritual.domain.suggestions.fit import beads_of
from netritual.review.step import Item
from netritual.tui.bodies.draft_body import OpenDraftBody
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.bodies.step_sentences import StepSentences
from netritual.tui.bodies.step_view import SideNote, note_of
from netritual.tui.bodies.typed_line import LineBody

TOPIC = "What are you stuck on?"
"""The title of the line."""


class AskRows(StepRows):
    """The people who could help, by their fit."""

    place_title = "People"

    def cells_of(self, item: Item) -> Sequence[str]:
        """Who, why, and when they were asked last."""
        if len(item.cells) < 4:
            return item.cells
        name, _, why, last = item.cells
        return name, why, "never asked" if last == "never" else f"asked {last}" if last else ""

    def mark_of(self, item: Item) -> Line:
        """The beads of their fit; without a topic nobody has one."""
        if len(item.cells) < 4 or not self.view.context.review.topic:
            return super().mark_of(item)
        fit = item.cells[1]
        return [*fit_beads(beads_of(fit), self.signs), Span("  ")] if fit else [Span(" " * (FIT_BEADS + 2))]


class AskSentences(StepSentences):
    """All but the question of the line above."""

    def sentences(self) -> Sequence[str]:
        return [words for words in super().sentences() if not words.startswith(TOPIC)]


class AskBody(LineBody, OpenDraftBody):
    """The topic, the people who could help, and the draft."""

    rows_kind = AskRows
    sentences_kind = AskSentences
    line_key = "topic"
    line_title = TOPIC
    line_hint = "a word or two: pricing, hiring ..."
    line_keys = ("=enter rank people by it", "=esc back to the list (the text is kept)")

    def compose(self) -> ComposeResult:
        yield self.line_place()
        yield from super().compose()

    def stored_line(self) -> str:
        return self.view.context.review.topic

    def beside(self, item: Item | None) -> SideNote | None:
        """Why this person could help; in the narrow shape the draft takes its place."""
        if item is None or (not self.wide and self.shows_draft(item)):
            return None
        fit = [("fit", item.cells[1])] if len(item.cells) > 3 and item.cells[1] else []
        return note_of(f"Why {item.cells[0]}", [*fit, *item.detail])

    def filled(self, item: Item | None) -> None:
        super().filled(item)
        self.fill_line()
