"""``netritual loops``: what is open, in the order in which it matters."""

import click

from netritual.cli.app import Common
from netritual.cli.shapes import loop_row
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.followups import loops
from netritual.domain.model import Person


@click.command("loops", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """Promises, replies, asks, thanks, hand-offs, stalled coffees, outcomes and follow-ups."""
    found = loops(shell.network, shell.settings, shell.now)
    people = {person.id: person for person in shell.network.all(Person)}
    if shell.wants_json:
        shell.emit([loop_row(loop, people) for loop in found])
        return
    shell.rows(
        [
            (
                "late" if loop.late else "",
                loop.kind,
                ", ".join(people[who].name for who in loop.people if who in people),
                loop.what,
                loop.note,
            )
            for loop in found
        ],
        empty="No one is waiting. Ask someone how you can help.",
    )
