"""``netritual history``: what changed, when, by which command."""

import click

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import entry
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.working_hours import zone_of
from netritual.services.undo import diary


@click.command("history", cls=Common)
@click.option("-n", "limit", type=click.IntRange(1), default=None, metavar="N", help="The newest N only.")
@pass_shell
def command(shell: Shell, limit: int | None) -> None:
    """Every change, newest first, back to the first day; the hours are those of your zone."""
    rows = diary(shell.store, limit)
    zone = None if shell.wants_json else zone_of(shell.settings, shell.now)
    shell.listed(
        (entry(row) for row in rows),
        ((f"{row.at.astimezone(zone):%Y-%m-%d %H:%M}", row.summary, "(undone)" if row.undone else "") for row in rows),
        empty="Nothing has happened here yet.",
    )
