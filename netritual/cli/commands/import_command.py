"""``netritual import FILE…``: bring people in."""

from functools import partial
from shlex import quote

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.articles.feed_items import PRIVATE
from netritual.domain.model import Person
from netritual.domain.suggestions.triage import is_offered
from netritual.errors import FAILED, INTERRUPTED
from netritual.services.intake.feed_outlines import OPML
from netritual.services.intake.import_plan import ImportReport
from netritual.services.setting_changes import SettingsFile
from netritual.services.verbs.imports import import_rows, note_imported, preview, read_file

SHOWN_PROBLEMS = SHOWN_DECISIONS = 10


@click.command("import", cls=Common)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@pass_shell
def command(shell: Shell, files: tuple[str, ...], dry_run: bool) -> int:
    """LinkedIn's Connections.csv (or its zip), vCards, a table of contacts as CSV, a netritual export or a copy of its
    journal, or a list of feeds (OPML): told apart by content. The first line of a table names its columns: Name,
    Organisation, Role, Email, City, in any order.

    Everyone lands on the list. The good lines of a file are one change, taken back by one undo.
    """
    store = shell.store
    batches = [(name, read_file(shell.parts, name, store)) for name in files]
    outside = shell.parts.outside
    door = SettingsFile(shell.parts)
    worst = 0
    for name, batch in batches:
        if dry_run or shell.asks:
            report = preview(store.view(), batch, shell.now, store.id, door)
            _tell_decisions(shell, report, is_done=False)
        if not dry_run:
            if shell.asks and not shell.sure(f"{_words(name, report)} Go ahead?"):
                return INTERRUPTED
            take = partial(import_rows, store, shell.now, batch, store.id, door)
            report, _ = outside.together(take)
            if report.good:
                note_imported(shell.parts, name)
            if not shell.asks:
                _tell_decisions(shell, report, is_done=True)
        worst = max(worst, 0 if report.good or dry_run else FAILED)
        _tell(shell, name, report, dry_run)
    if not dry_run and not shell.wants_json and is_offered(store.view(), shell.now.date()):
        if report.new == len(store.view().all(Person)) and shell.parts.settings().date_order == "mdy":
            shell.say(
                "4/2 is read as April 2, the month first. `netritual settings set date_order dmy` makes it 4 February."
            )
        shell.say("Next, in about a minute: twelve names, one key each: netritual triage --size 12")
    return worst


def _words(name: str, report: ImportReport) -> str:
    doubt = f" {report.doubt_words}." if report.doubt else ""
    return f"{name}, {report.words}.{doubt}" if report.is_of_addresses else f"{name}: {report.words}."


def _tell_decisions(shell: Shell, report: ImportReport, is_done: bool) -> None:
    """Who is joined, asked about and left, before anything is done where somebody is there to say no.

    Once it is done a dry run would call all of them the same, and names none."""
    for line in report.decisions(SHOWN_DECISIONS):
        shell.say(f"  {line}")
    if not is_done and len(max(report.joins, report.asks, report.notices, report.nameless, key=len)) > SHOWN_DECISIONS:
        shell.say("  `--dry-run --json` names them all.")


def _tell(shell: Shell, name: str, report: ImportReport, dry_run: bool) -> None:
    if shell.wants_json:
        shell.emit({"file": name, **report.plain()})
    else:
        shell.data(_words(name, report))
    for problem in report.problems[:SHOWN_PROBLEMS]:
        shell.say(f"  {problem.where}: {problem.why}")
    if len(report.problems) > SHOWN_PROBLEMS:
        shell.say(f"  … and {len(report.problems) - SHOWN_PROBLEMS} more; --json names them all.")
    if any(problem.why == PRIVATE for problem in report.problems):
        shell.say(f"`netritual feeds import {quote(name)} --private` takes those of your own network, too.")
    if not report.good and not report.problems:
        shell.say("There is nothing in it to take.")
    if dry_run:
        shell.say("Nothing was changed.")
    elif report.new and report.format == OPML and not shell.wants_json:
        shell.say("`netritual feeds refresh` reads the feeds whose owner is known. `netritual undo` takes them back.")
    elif report.new and not shell.wants_json:
        shell.say("Everyone new is on your list. `netritual undo` takes this import back.")
    if report.doubt and not dry_run and not shell.wants_json:
        shell.say("`netritual merge` shows who may be whom.")
