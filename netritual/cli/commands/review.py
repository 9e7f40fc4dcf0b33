"""``netritual review``: the weekly review, in the app or by numbered lines."""

from collections.abc import Sequence

import click

from netritual.cli.app import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.model import Change, Mode, Settings
from netritual.domain.words import counted
from netritual.review.catalog import steps_of
from netritual.review.steps import names
from netritual.services.calendar_agenda import fresh_agenda
from netritual.services.editions import change_lines
from netritual.services.review_plain import Ways, dialogue
from netritual.services.review_run import ReviewRun
from netritual.services.undo import undo
from netritual.services.verbs.touches import log

SHORT = f"{', '.join(step.title for step in steps_of(Settings(), short=True)).capitalize()}: five minutes."


@click.command("review", cls=Common)
@click.option("--short", is_flag=True, help=SHORT)
@click.option("--step", type=click.Choice(names()), default=None, help="One step alone.")
@click.option("--plain", is_flag=True, help="Numbered lines instead of the screen.")
@pass_shell
def command(shell: Shell, short: bool, step: str | None, plain: bool) -> int:
    """Fifteen minutes a week, saved at every act; it opens where you left it."""
    mode: Mode = "step" if step else "short" if short else "full"
    if not plain:
        return shell.full_screen("review", mode, step or "")
    parts = shell.parts
    agenda = fresh_agenda(parts, shell.store.view(), shell.settings, shell.now, secret=False)
    run = ReviewRun.start(
        shell.store, shell.settings, shell.now, mode, step, elapsed=parts.clock.elapsed, agenda=agenda
    )
    for piece in dialogue(run, shell.streams.typed_lines(), Plain(shell, run).ways()):
        if piece.stream == "out":
            shell.streams.part(piece.text)
        else:
            shell.say(piece.text.rstrip("\n"))
    return 0


class Plain:
    """What the dialogue does outside itself: the quick log, undo, and the calendar file."""

    def __init__(self, shell: Shell, run: ReviewRun) -> None:
        self._shell = shell
        self._run = run
        self._path = shell.parts.home.calendar

    def ways(self) -> Ways:
        """All of it, as the dialogue takes it."""
        return Ways(now=self._shell.parts.now, log=self.log, undo=self.undo, preview=self.preview, write=self.write)

    def log(self, line: str) -> str:
        """One entry, as ``netritual log``."""
        _, change = log(self._shell.store, self._shell.parts.now(), line, self._shell.settings)
        return change.words if change else "Nothing to log."

    def undo(self) -> Change:
        """Take back the newest change."""
        return undo(self._shell.store, self._shell.parts.outside, self._shell.parts.now()).change

    def preview(self) -> Sequence[str]:
        """What a write would put into the file."""
        now, settings = self._shell.parts.now(), self._shell.settings
        changes = self._run.preview(now, self._path).changes
        return [f"{self._path} would hold:", *change_lines(changes, settings, now.date())]

    def write(self) -> Sequence[str]:
        """Write it."""
        parts = self._shell.parts
        written, _ = self._run.write(parts.now(), parts.outside, self._path, parts.render, self._shell.yes)
        return [f"Wrote {counted(len(written.holds.events), 'event')} to {written.path}.", *written.left]
