"""The topic is typed at the top, and who could help is ranked by it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.widget import Widget

from netritual.review.step import Item
from netritual.tui.bodies.draft import OpenDraftBody
from netritual.tui.bodies.line import LineText, TypedLine
from netritual.tui.bodies.step_view import StepView
from netritual.tui.widgets.why_panel import Passage

TOPIC = "topic"
"""The key under which the topic is kept while it is typed."""


class AskBody(OpenDraftBody):
    """The topic, the people who could help, and the draft."""

    HELP: ClassVar[str] = "tab types what you are stuck on; enter ranks the people by it. m edits the draft, y copies."

    def entry(self) -> Sequence[Widget]:
        """The topic."""
        return (TypedLine(" What are you stuck on?  > ", self._keep, "a word or two: pricing, hiring ..."),)

    def entry_height(self) -> int:
        """One line, and a blank one under it where there is room."""
        return 1

    def above(self, view: StepView) -> list[str]:
        """Nothing: the topic stands there."""
        return []

    def beside(self, item: Item | None, view: StepView) -> tuple[Passage, ...]:
        """Why this person could help; in the narrow shape the draft takes its place."""
        if item is None or not item.detail or (not self.wide and self.shows_draft(item, view)):
            return ()
        return (Passage(f"why {item.cells[0]}", item.detail),)

    def filled(self, item: Item | None, view: StepView) -> None:
        """The topic as it is stored, or as it was left half typed."""
        super().filled(item, view)
        _, _, asked = (view.lines[0] if view.lines else "").partition("\t")
        self.query_one(TypedLine).fill(self.under_way(TOPIC) or view.context.review.topic, asked)

    def typing_keys(self) -> Sequence[str]:
        """Those of the topic, or of the draft."""
        if self.query_one(TypedLine).typing:
            return ("=enter rank people by it", "=esc back to the list (the text is kept)")
        return super().typing_keys()

    def took_key(self, key: str) -> bool:
        """tab goes to the topic and back."""
        if key != "tab":
            return super().took_key(key)
        topic = self.query_one(TypedLine)
        if topic.typing:
            self.items.focus()
        else:
            topic.edit()
        return True

    def _keep(self, text: str) -> None:
        stored = self.view.context.review.topic if self.view is not None else ""
        self.texts[TOPIC] = "" if text == stored else text

    @on(TypedLine.Saved)
    def save_topic(self, event: TypedLine.Saved) -> None:
        """Rank by what was typed."""
        event.stop()
        self.texts[TOPIC] = ""
        act = next((act for act in self.view.step.acts if act.key == "tab"), None) if self.view is not None else None
        self.items.focus()
        if act is not None:
            self.post_message(self.ActWanted(act, "", event.text))

    @on(LineText.Left)
    def leave_topic(self, event: LineText.Left) -> None:
        """Back to the list."""
        event.stop()
        self.items.focus()
