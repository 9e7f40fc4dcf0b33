"""``netritual articles``: the reading queue."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shapes import ref
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.articles import queue
from netritual.domain.network import People


@click.command("articles", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """What your people shared, best first, each with its reasons."""
    people = People(shell.network)
    readings = [
        (one, one.article, ref(people, one.article.author)) for one in queue(shell.network, shell.settings, shell.now)
    ]
    shell.listed(
        (
            {
                "id": article.id, "title": article.title, "url": article.url, "author": author, "score": one.score,
                "why": list(one.why), "state": article.state,
            }
            for one, article, author in readings
        ),
        (
            (f"{one.score:.0f}", author["name"] if author else "", article.title or article.url, ", ".join(one.why))
            for one, article, author in readings
        ),
        empty="Nothing shared with you yet. Try: netritual log '+article @name https://…'",
    )  # fmt: skip
