"""Keeping the row under the cursor, so that the review opens there again after a kill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netritual.domain.model import Change
from netritual.services.session_files import keep_place

if TYPE_CHECKING:
    from datetime import datetime

    from netritual.services.ports import Store
    from netritual.tui.screens.review import ReviewScreen

RESTED = 0.3
"""Seconds after which a cursor rests: a key that is held down writes nothing on its way."""


def note_when_rested(screen: ReviewScreen, row: str) -> None:
    """Keep a row once the cursor has rested on it; a timer that another one has followed keeps nothing."""

    def rested() -> None:
        if screen.resting is timer:
            note(screen, row)

    if screen.resting is not None:
        screen.resting.stop()
    timer = screen.resting = screen.set_timer(RESTED, rested)


def note(screen: ReviewScreen, row: str) -> None:
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
