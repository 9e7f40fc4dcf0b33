"""The calendar file of the picks: the first ``enter`` shows what would be written, the second one writes it."""

from __future__ import annotations

from netritual.domain.dates.day_wording import capital
from netritual.errors import NetritualError
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs.calendar_file import CalendarFileContents, Written
from netritual.tui.bodies.calendar_file_wording import FILE, new_words
from netritual.tui.bodies.coffee_body import CoffeeBody
from netritual.tui.screens.review_control import ReviewControl
from netritual.tui.widgets.question import confirm

REPLACE = "Not overwritten"
"""The title of the error that a file of somebody else's raises."""


def write_or_preview(control: ReviewControl, run: ReviewRun, body: CoffeeBody) -> None:
    """Preview the file; when the preview is on the screen, write it."""
    shell = control.view.shell
    path = shell.parts.home.calendar
    if body.preview is not None:
        body.hide_preview()
        write(control, run)
        return

    def show(contents: CalendarFileContents) -> None:
        if body.is_mounted:
            body.show_preview(contents)

    shell.write(lambda store, now: (run.plan(now).preview(path), None), show, quiet=True)


def write(control: ReviewControl, run: ReviewRun, *, yes: bool = False) -> None:
    """Plan the picks and write the file, as one change; ``yes`` over a file of somebody else's too."""
    shell = control.view.shell
    parts = shell.parts

    def written(done: Written) -> None:
        new = new_words(done.holds) if done.changed else ""
        words = f"{capital(new)} written to {FILE}." if new else f"{FILE} says all of it already."
        shell.toast(" ".join([words, *done.left]))
        control.look()

    def refused(error: NetritualError) -> None:
        if error.title == REPLACE and not yes:
            control.view.ask(
                confirm("Replace the file that netritual did not write? u brings it back."),
                lambda _: write(control, run, yes=True),
            )

    shell.write(
        lambda _, now: run.plan(now).write(parts.outside, parts.home.calendar, parts.render, yes=yes), written, refused,
        quiet=True,
    )  # fmt: skip
