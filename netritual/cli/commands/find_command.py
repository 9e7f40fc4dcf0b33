"""``netritual find WORDS…``: what holds all of these words."""

from re import fullmatch

import click

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import refs
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import listed
from netritual.domain.network import People
from netritual.services.pages.find_page import find


class HyphenWords(Common):
    """Takes a word with a hyphen before it ("-mara") for a word."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it; options of one letter are ``-n`` alone, with its number or without."""
        return super().parse_args(ctx, [word[1:] if fullmatch(r"-(?!n\d+$)[^-].+", word) else word for word in args])


@click.command("find", cls=HyphenWords)
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
