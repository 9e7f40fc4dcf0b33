"""Texts typed in the review: what is under way is kept with the review, and a line typed in a step is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netritual.domain.model import Review
from netritual.services.verbs import reviews, touches
from netritual.tui.bodies.log_line import LINE, LogLine

if TYPE_CHECKING:
    from netritual.tui.screens.review import ReviewScreen


def keep_texts(screen: ReviewScreen) -> None:
    """Save the texts that differ from what the review keeps already, as one change."""
    run = screen.run
    review = screen.network.get(Review, run.id) if run is not None else None
    if run is None or review is None:
        return
    changed = {key: text for key, text in screen.texts.items() if review.drafts.get(key, "") != text}
    if changed:
        screen.shell.write(lambda store, now: reviews.keep_drafts(store, now, run.id, changed), quiet=True)


def log_typed(screen: ReviewScreen, line: str) -> None:
    """Log a line; its text stays until it is saved. A name that is not clear is settled in the list."""
    settings = screen.settings

    def saved(_: object) -> None:
        if screen.texts.get(LINE, "").strip() == line.strip():
            screen.texts[LINE] = ""
            for field in screen.query(LogLine):
                field.line.value = ""

    screen.shell.write(lambda store, now: touches.log(store, now, line, settings), saved)
