"""What is kept of a review under way, so that it opens there again after a kill: the texts that were typed, and the row
under the cursor. A line typed in a step is logged."""

from __future__ import annotations

from datetime import datetime

from netritual.domain.model import Change
from netritual.errors import NetritualError
from netritual.services.ports import Store
from netritual.services.session_files import keep_place
from netritual.services.verbs import reviews, touches
from netritual.tui.bodies.log_line import LINE, LogLine
from netritual.tui.refused_names import learn_refusals
from netritual.tui.screens.review_page import ReviewPage

RESTED = 0.3
"""Seconds after which a cursor rests: a key that is held down writes nothing on its way."""


def keep_texts(screen: ReviewPage) -> None:
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


def unsaved_texts(screen: ReviewPage) -> list[str]:
    """The texts that the review does not keep yet, but for comments on articles, which are kept with all others."""
    try:
        drafts = screen.run.review.drafts if screen.run is not None else {}
    except NetritualError:  # the review was taken back
        drafts = {}
    comments = {comment.keeping for comment in screen.shell.comments.values()}
    texts = ((key, text) for key, text in screen.texts.items() if text.strip() and text not in comments)
    return [text for key, text in texts if drafts.get(key, "") != text]


def log_typed(screen: ReviewPage, line: str) -> None:
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


def note_when_rested(screen: ReviewPage, row: str) -> None:
    """Keep a row once the cursor has rested on it; a timer that another one has followed keeps nothing."""

    def rested() -> None:
        if screen.resting is timer:
            note(screen, row)

    if screen.resting is not None:
        screen.resting.stop()
    timer = screen.resting = screen.set_timer(RESTED, rested)


def note(screen: ReviewPage, row: str) -> None:
    """Keep a row now, on the store's thread."""
    if screen.resting is not None:
        screen.resting.stop()
        screen.resting = None
    run, standing, parts = screen.run, screen.standing, screen.shell.parts
    if run is None or standing is None or not row:
        return
    step = standing.view.step.id

    def keep(store: Store, now: datetime) -> tuple[None, Change | None]:
        place = run.note(step, row)
        if place is not None:
            keep_place(parts.disk, parts.home, place)
        return None, None

    screen.shell.write(keep, quiet=True)
