"""``netritual demo``: the app on invented people, in a home of their own."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.services.demo import make, sample_folder


@click.command("demo", cls=Common)
@click.option("--keep", is_flag=True, help="Keep the home, and print its path.")
@pass_shell
def command(shell: Shell, keep: bool) -> int:
    """Sixty invented people with two years of history; thrown away at the end."""
    code = 0
    with sample_folder(keep=keep) as root:
        parts = shell.compose(root, shell.moment)
        make(parts)
        if shell.interactive:
            code = shell.show(parts)
        else:
            shell.say(
                "Sixty invented people are ready." if keep else "Made sixty invented people, and threw them away."
            )
    if keep:
        shell.data(root)
    return code
