"""``netritual people``: the People view as a list."""

import click

from netritual.cli.app import Common
from netritual.cli.shapes import person_row
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.people import PersonRow, people_rows
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.words import ago


@click.command("people", cls=Common)
@click.argument("terms", nargs=-1, metavar="[FILTER]")
@pass_shell
def command(shell: Shell, terms: tuple[str, ...]) -> None:
    """Your people, by name. No filter shows your network.

    \b
    word                      in name, company, position or handle
    tag:x circle:x city:x company:x   that field holds x
    tier:2 close state:fading quiet>30 list network   -word leaves out
    """
    rows = people_rows(shell.network, shell.settings, shell.now.date(), " ".join(terms), "name")
    if shell.wants_json:
        shell.emit([person_row(row) for row in rows])
        return
    shell.rows(
        [_words(shell, row) for row in rows],
        empty="Nobody here yet. Try: netritual log 'coffee @\"Ana Ruiz\" yesterday'"
        if not terms
        else "Nobody fits this filter.",
    )


def _words(shell: Shell, row: PersonRow) -> tuple[str, ...]:
    today = shell.now.date()
    last = f"{row.last.channel} {ago((today - row.last.on).days)}" if row.last else "no talk yet"
    work = ", ".join(part for part in (row.position, row.company) if part)
    return (f"@{row.handle}", row.name, TIER_NAMES[row.tier] or row.status, last, row.state or "", work)
