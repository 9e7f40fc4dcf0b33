"""``netritual demo``: the app on invented people, in a home of their own."""

import shutil
import tempfile

import click

from netritual.cli.app import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.services.demo.home import make


@click.command("demo", cls=Common)
@click.option("--keep", is_flag=True, help="Keep the home, and print its path.")
@pass_shell
def command(shell: Shell, keep: bool) -> int:
    """Sixty invented people with two years of history; thrown away at the end."""
    root = tempfile.mkdtemp(prefix="netritual-demo-")
    try:
        parts = shell.compose(root, shell.moment)
        make(parts)
        if shell.interactive:
            code = shell.open_app(parts, "home", "full", "", None)
        else:
            shell.say(
                "Sixty invented people are ready." if keep else "Made sixty invented people, and threw them away."
            )
            code = 0
    except BaseException:
        keep = False
        raise
    finally:
        if not keep:
            shutil.rmtree(root, ignore_errors=True)
    if keep:
        shell.data(root)
    return code
