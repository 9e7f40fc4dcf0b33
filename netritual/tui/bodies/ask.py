"""The topic is typed at the top, and who could help is ranked by it."""

from collections.abc import Sequence

from netritual.review.step import Item
from netritual.tui.bodies.draft import OpenDraftBody
from netritual.tui.bodies.line import LineBody
from netritual.tui.bodies.step_body import Note, note_of
from netritual.tui.widgets.item_list import Row


class AskBody(LineBody, OpenDraftBody):
    """The topic, the people who could help, and the draft."""

    line_key = "topic"
    line_title = "What are you stuck on?"
    line_hint = "a word or two: pricing, hiring ..."
    line_keys = ("=enter rank people by it", "=esc back to the list (the text is kept)")
    place_title = "People"

    def stored_line(self) -> str:
        return self.view.context.review.topic

    def sentences(self) -> Sequence[str]:
        """All but the question of the line above."""
        said = super().sentences()
        return [words for words in said if not words.startswith(self.line_title)]

    def rows(self) -> list[Row]:
        """Who, why, and when they were asked last; without a topic nobody has a fit."""
        return [
            row
            if row.head or len(row.cells) < 4
            else row._replace(cells=(row.cells[0], *_fit(row.cells[1]), *row.cells[2:]))
            for row in super().rows()
        ]

    def beside(self, item: Item | None) -> Note | None:
        """Why this person could help; in the narrow shape the draft takes its place."""
        if item is None or (not self.wide and self.shows_draft(item)):
            return None
        return note_of(f"Why {item.cells[0]}", item.detail)

    def filled(self, item: Item | None) -> None:
        super().filled(item)
        self.fill_line()


def _fit(words: str) -> tuple[str, ...]:
    return () if words in ("", "--") else (words,)
