"""``netritual review``: the weekly review, in the app or by numbered lines."""

from collections.abc import Sequence

import click

from netritual.cli.command_group import Common
from netritual.cli.last_read import tell_last_read
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import counted
from netritual.domain.drafts.draft_checks import Draft, DraftCheck
from netritual.domain.drafts.draft_checks import checks as checks_of
from netritual.domain.model import Article, Change, Mode, Settings
from netritual.review.acts import REFRESH_FEEDS
from netritual.review.step_loading import steps_of
from netritual.review.steps import names
from netritual.services.calendar_snapshot import fresh_snapshot
from netritual.services.event_changes import change_lines
from netritual.services.reviews.review_plain import Ways, dialogue
from netritual.services.reviews.review_run import ReviewRun
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
    snapshot = fresh_snapshot(parts, shell.store.view(), shell.settings, shell.now, secret=False)
    run = ReviewRun.start(
        shell.store, shell.settings, shell.now, mode, step, elapsed=parts.clock.elapsed, snapshot=snapshot
    )
    if any(REFRESH_FEEDS in spec.commands for spec in run.course.steps):
        tell_last_read(shell)
    for piece in dialogue(run, shell.streams.typed_lines(), _ways(shell, run)):
        if piece.stream == "out":
            shell.streams.part(piece.text)
        else:
            shell.say(piece.text.rstrip("\n"))
    return 0


def _ways(shell: Shell, run: ReviewRun) -> Ways:
    """What the dialogue does outside itself: the quick log, undo, and the calendar file."""
    parts, path = shell.parts, shell.parts.home.calendar

    def log_line(line: str) -> str:
        _, change = log(shell.store, parts.now(), line, shell.settings)
        return change.words if change else "Nothing to log."

    def preview() -> Sequence[str]:
        now = parts.now()
        changes = run.plan(now).preview(path).changes
        return [f"{path} would hold:", *change_lines(changes, shell.settings, now.date())]

    def write() -> Sequence[str]:
        written, _ = run.plan(parts.now()).write(parts.outside, path, parts.render, yes=shell.yes)
        return [f"Wrote {counted(len(written.holds.events), 'event')} to {written.path}.", *written.left]

    def take_back() -> Change:
        return undo(shell.store, parts.outside, parts.now()).change

    def checks(draft: Draft) -> Sequence[DraftCheck]:
        from netritual.services.reviews.draft_guards import background_now

        return checks_of(draft, background_now(parts, shell.network, parts.now().date(), draft.person))

    def article_lines(id: int) -> Sequence[str]:
        from netritual.cli.printed_article import BEGINNING_ONLY, article_column, article_text

        article = shell.store.view().get(Article, id)
        if article is None:
            return ()
        text = article_text(shell, article)
        return [*article_column(shell, article, text), *([BEGINNING_ONLY] if text.beginning_only else [])]

    return Ways(
        now=parts.now, log=log_line, undo=take_back, preview=preview, write=write, checks=checks,
        article=article_lines,
    )  # fmt: skip
