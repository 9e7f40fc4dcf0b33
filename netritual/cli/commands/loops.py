"""``netritual loops``: what is open, in the order in which it matters; and closing one of them."""

import click

from netritual.cli.app import Group
from netritual.cli.shapes import loop_row
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.followups import loops
from netritual.domain.model import Person
from netritual.errors import NotFound
from netritual.review.loop_item import loop_item
from netritual.review.rows import NOBODY, proposed_words
from netritual.services.acts import perform


@click.group("loops", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Promises, replies, asks, thanks, hand-offs, stalled coffees, outcomes and follow-ups."""
    if context.invoked_subcommand is not None:
        return
    shell: Shell = context.ensure_object(Shell)
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
                ", ".join(people[who].name for who in loop.people if who in people) or NOBODY,
                loop.what if loop.proposed is None else f"{proposed_words(shell.network, loop.proposed)}?",
                loop.note,
                str(loop.id),
            )
            for loop in found
        ],
        empty="No one is waiting. Ask someone how you can help.",
    )


@command.command("close")
@click.argument("id_", metavar="ID", type=int)
@pass_shell
def close(shell: Shell, id_: int) -> None:
    """It is done: the promise kept, the answer given or come, the thanks said; yes to what a line proposed."""
    network = shell.store.view()
    loop = next((loop for loop in loops(network, shell.settings, shell.now, snoozed=True) if loop.id == id_), None)
    if loop is None:
        raise NotFound(f"There is no open loop {id_}.", hint="`netritual loops` lists them with their ids.")
    item = loop_item(network, shell.settings, shell.now, loop)
    act = item.act("space")
    assert act is not None, loop.kind
    shell.changed(perform(shell.store, shell.now, shell.settings, act, item))
