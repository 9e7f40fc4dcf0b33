"""``netritual find WORDS…``: what holds all of these words."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shapes import refs
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.network import People
from netritual.domain.words import listed
from netritual.services.finding import find


@click.command("find", cls=Common)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("-n", "limit", type=click.IntRange(1), default=50, metavar="N", help="The first N only; 50 otherwise.")
@pass_shell
def command(shell: Shell, words: tuple[str, ...], limit: int) -> None:
    """Names, notes, topics, places and talks that hold all of the words: people first, then talks, newest first.

    A word is found where a word begins with it, whatever its case and accents; *stars* stand around it.
    """
    hits, people = find(shell.network, " ".join(words), limit), People(shell.network)
    shell.listed(
        (
            {"table": hit.table, "id": hit.id, "on": hit.on, "people": refs(people, (one.id for one in hit.people)),
             "text": hit.text}
            for hit in hits
        ),
        ((str(hit.on or ""), listed([one.name for one in hit.people]), hit.shown) for hit in hits),
        empty="Nothing holds all of these words.",
    )  # fmt: skip
    if len(hits) == limit and not shell.wants_json:
        shell.say(f"These are the first {limit}; -n {2 * limit} shows more, and more words find fewer.")
