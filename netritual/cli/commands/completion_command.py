"""``netritual completion bash|zsh|fish``: the shell's completion script."""

import click
from click.shell_completion import get_completion_class

from netritual.cli.command_group import Common, netritual
from netritual.cli.shell import Shell, pass_shell


@click.command("completion", cls=Common)
@click.argument("shell_name", metavar="bash|zsh|fish", type=click.Choice(["bash", "zsh", "fish"]))
@pass_shell
def command(shell: Shell, shell_name: str) -> None:
    """Print the completion script; source it in your shell's start file."""
    kind = get_completion_class(shell_name)
    assert kind is not None
    shell.data(kind(netritual, {}, "netritual", "_NETRITUAL_COMPLETE").source().rstrip())
