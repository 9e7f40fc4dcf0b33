"""The calendar file of the picks: the first ``enter`` shows what would be written, the second one writes it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netritual.domain.model import Change
from netritual.domain.words import counted
from netritual.errors import NetritualError
from netritual.tui.bodies.coffee import CoffeeBody
from netritual.tui.widgets.question import confirm

if TYPE_CHECKING:
    from netritual.services.review_run import ReviewRun
    from netritual.services.verbs.calendar_file import Contents, Written
    from netritual.tui.screens.review import ReviewScreen

REPLACE = "Not overwritten"
"""The title of the error that a file of somebody else's raises."""


def write_or_preview(screen: ReviewScreen) -> None:
    """Preview the file; when the preview is on the screen, write it."""
    body = screen.step
    if not isinstance(body, CoffeeBody):
        return
    if body.preview is None:
        preview(screen, body)
    else:
        write(screen, body)


def preview(screen: ReviewScreen, body: CoffeeBody) -> None:
    """Show what writing would put into the file; nothing is changed."""
    run, path = screen.run, screen.shell.parts.home.calendar
    if run is None:
        return

    def show(contents: Contents) -> None:
        if body.is_mounted:
            body.show_preview(contents)

    screen.shell.write(lambda store, now: (run.preview(now, path), None), show, quiet=True)


def write(screen: ReviewScreen, body: CoffeeBody, *, yes: bool = False) -> None:
    """Plan the picks and write the file, as one change."""
    run, parts = screen.run, screen.shell.parts
    if run is None:
        return
    body.hide_preview()

    def job(run: ReviewRun, now: datetime) -> tuple[Written, Change | None]:
        return run.write(now, parts.outside, parts.home.calendar, parts.render, yes)

    def written(done: Written) -> None:
        words = f"{counted(len(done.holds.events), 'event')} in calendar/coffees.ics in your netritual folder."
        screen.shell.toast(" ".join([words if done.changed else f"Nothing new: {words}", *done.left]))
        screen.look()

    def refused(error: NetritualError) -> None:
        if error.title == REPLACE and not yes:
            screen.ask(
                confirm("Replace the file that netritual did not write? u brings it back."),
                lambda _: write(screen, body, yes=True),
            )

    screen.shell.write(lambda store, now: job(run, now), written, refused, quiet=True)
