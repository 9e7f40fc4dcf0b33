"""``netritual log`` as completion sees it; a line itself is read and saved by ``cli.quick_log``, without click."""

import click

from netritual.cli.command_group import Common
from netritual.errors import UsageError


@click.command("log", cls=Common)
@click.option("--preview", is_flag=True, help="Show the reading; save nothing.")
@click.argument("text", nargs=-1, metavar="TEXT…")
def command(preview: bool, text: tuple[str, ...]) -> None:
    """Log one conversation, and what came out of it, in one line."""
    raise UsageError(
        "Nothing may stand before log but --home, --now, --json and --yes.", hint="See `netritual log -h`."
    )
