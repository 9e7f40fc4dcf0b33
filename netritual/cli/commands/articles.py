"""``netritual articles``: the reading queue."""

import click

from netritual.cli.app import Common
from netritual.cli.shapes import ref
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.articles import queue
from netritual.domain.network import People


@click.command("articles", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """What your people shared, best first, each with its reasons."""
    found = queue(shell.network, shell.settings, shell.now)
    people = People(shell.network)
    if shell.wants_json:
        shell.emit(
            [
                {
                    "id": one.article.id,
                    "title": one.article.title,
                    "url": one.article.url,
                    "author": ref(people, one.article.author),
                    "score": one.score,
                    "why": list(one.why),
                    "state": one.article.state,
                }
                for one in found
            ]
        )
        return
    rows = []
    for one in found:
        author = people.get(one.article.author or 0)
        why = ", ".join(one.why)
        rows.append((f"{one.score:.0f}", author.name if author else "", one.article.title or one.article.url, why))
    shell.rows(rows, empty="Nothing shared with you yet. Try: netritual log '+article @name https://…'")
