"""Texts typed in the review: what is under way is kept with the review, and a line typed in a step is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netritual.errors import NetritualError
from netritual.services.verbs import reviews, touches
from netritual.tui.bodies.log_line import LINE, LogLine
from netritual.tui.refused_names import learn_refusals

if TYPE_CHECKING:
    from datetime import datetime

    from netritual.domain.model import Change
    from netritual.services.ports import Store
    from netritual.tui.screens.review import ReviewScreen


def keep_texts(screen: ReviewScreen) -> None:
    """Save the texts that differ from what the review keeps already, as one change.

    What it keeps is asked on the store's thread: the screens know nothing of a review before its first act.
    """
    run, texts = screen.run, dict(screen.texts)
    if run is None or not texts:
        return

    def job(store: Store, now: datetime) -> tuple[None, Change | None]:
        changed = {key: text for key, text in texts.items() if run.review.drafts.get(key, "") != text}
        return None, reviews.keep_drafts(store, now, run.id, changed)[1] if changed else None

    screen.shell.write(job, quiet=True)


def unsaved_texts(screen: ReviewScreen) -> list[str]:
    """The texts that the review does not keep yet."""
    try:
        drafts = screen.run.review.drafts if screen.run is not None else {}
    except NetritualError:  # the review was taken back
        drafts = {}
    return [text for key, text in screen.texts.items() if text.strip() and drafts.get(key, "") != text]


def log_typed(screen: ReviewScreen, line: str) -> None:
    """Log a line; its text stays until it is saved. A name that is not clear is settled in the list."""
    settings = screen.settings

    def saved(_: object) -> None:
        screen.shell.unsaved.forget(line)
        learn_refusals(screen.shell, line, screen.shell.parts.now().date())
        if screen.texts.get(LINE, "").strip() == line.strip():
            screen.texts[LINE] = ""
            for field in screen.query(LogLine):
                screen.shell.unsaved.forget(field.line.recalled)
                field.line.value = ""

    screen.shell.write(lambda store, now: touches.log(store, now, line, settings), saved)
