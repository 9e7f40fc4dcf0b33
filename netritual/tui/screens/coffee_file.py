"""The calendar file of the picks: the first ``enter`` shows what would be written, the second one writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netritual.domain.words import counted
from netritual.errors import NetritualError
from netritual.services.review_run import ReviewRun
from netritual.services.verbs.calendar_file import Contents, Written
from netritual.tui.bodies.coffee import CoffeeBody
from netritual.tui.widgets.question import confirm

if TYPE_CHECKING:
    from netritual.tui.screens.review import ReviewScreen

REPLACE = "Not overwritten"
"""The title of the error that a file of somebody else's raises."""


def write_or_preview(screen: ReviewScreen, run: ReviewRun) -> None:
    """Preview the file; when the preview is on the screen, write it."""
    body, path = screen.step, screen.shell.parts.home.calendar
    if not isinstance(body, CoffeeBody):
        return
    if body.preview is not None:
        body.hide_preview()
        write(screen, run)
        return

    def show(contents: Contents) -> None:
        if body.is_mounted:
            body.show_preview(contents)

    screen.shell.write(lambda store, now: (run.preview(now, path), None), show, quiet=True)


def write(screen: ReviewScreen, run: ReviewRun, *, yes: bool = False) -> None:
    """Plan the picks and write the file, as one change; ``yes`` over a file of somebody else's too."""
    parts = screen.shell.parts

    def written(done: Written) -> None:
        words = f"{counted(len(done.holds.events), 'event')} in calendar/coffees.ics in your netritual folder."
        screen.shell.toast(" ".join([words if done.changed else f"Nothing new: {words}", *done.left]))
        screen.control.look()

    def refused(error: NetritualError) -> None:
        if error.title == REPLACE and not yes:
            screen.ask(
                confirm("Replace the file that netritual did not write? u brings it back."),
                lambda _: write(screen, run, yes=True),
            )

    screen.shell.write(
        lambda _, now: run.write(now, parts.outside, parts.home.calendar, parts.render, yes), written, refused,
        quiet=True,
    )  # fmt: skip
