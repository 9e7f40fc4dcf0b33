"""``netritual articles``: the reading queue."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shapes import ref
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.articles import queue, waiting
from netritual.domain.network import People


@click.command("articles", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """What your people shared, best first, each with its reasons."""
    people, waits = People(shell.network), waiting(shell.network, shell.settings, shell.now)
    readings = queue(shell.network, shell.settings, shell.now)
    rows = [(one, one.article, ref(people, one.article.author), ref(people, one.article.shared_by)) for one in readings]
    shell.listed(
        (
            {
                "id": article.id, "title": article.title, "url": article.url, "author": author,
                "shared_by": shared_by, "score": one.score, "why": list(one.why), "state": article.state,
            }
            for one, article, author, shared_by in rows
        ),
        (
            (f"{one.score:.0f}", (author or shared_by or {"name": ""})["name"], article.title or article.url,
             ", ".join(one.why))
            for one, article, author, shared_by in rows
        ),
        empty="Nothing shared with you yet. Try: netritual feeds add https://… --of NAME",
    )  # fmt: skip
    if more := len(waits) - len(readings):
        shell.say(f"{more} more {'waits' if more == 1 else 'wait'} behind these: two by one author are shown.")
