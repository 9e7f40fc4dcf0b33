"""``netritual people``: the People view as a list."""

import click

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import person_row
from netritual.cli.shell import LONGEST_SHOWN, MOST_NAMED, Shell, pass_shell
from netritual.domain.dates.day_wording import ago, listed
from netritual.domain.search.filters import mistakes
from netritual.domain.search.people_rows import PeopleIndex, PersonRow
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tie import STAGE_WORDS
from netritual.errors import UsageError
from netritual.services.name_book import NameBook


class Filtered(Common):
    """A command whose words are a filter: ``-term`` is one of them, only ``--long`` words and ``-h`` are options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options in front and the words of the filter behind ``--``."""
        options: list[str] = []
        words: list[str] = []
        left = list(args)
        while left:
            arg = left.pop(0)
            if arg == "--":
                words.extend(left)
                break
            if not arg.startswith("--") and arg != "-h":
                words.append(arg)
                continue
            options.append(arg)
            if arg in ("--home", "--now"):
                options.extend(left[:1])
                del left[:1]
        return super().parse_args(ctx, [*options, "--", *words])


@click.command("people", cls=Filtered)
@click.argument("terms", nargs=-1, metavar="[FILTER]")
@pass_shell
def command(shell: Shell, terms: tuple[str, ...]) -> None:
    """Your people, by name. No filter shows your network.

    \b
    word                      in name, company, position or handle
    tag:x circle:x city:x company:x   that field holds x
    tier:2 close state:fading quiet>30 list network   -word leaves out
    """
    typed = " ".join(terms)
    index = PeopleIndex(shell.network, shell.settings, shell.now.date())
    rows = index.rows(typed, "name")
    for term, why in mistakes(typed):
        bare = term.replace('"', "")
        if not index.rows(f'"{bare}"'):
            raise UsageError(f'"{bare[:LONGEST_SHOWN]}" is no filter: {why}.')
    if shell.wants_json:
        shell.emit([person_row(row) for row in rows])
    else:
        shell.rows([_words(shell, row) for row in rows], "Nobody fits this filter." if terms else _nobody(index))
        if not terms and (near := _in_touch(shell, index)):
            shell.say(f"On your list, and something is open or was logged this month: {near}.")


def _nobody(index: PeopleIndex) -> str:
    """What is said of an empty network: who is on the list, and how to see them."""
    number = len(index.rows("list"))
    if not number:
        return "Nobody here yet. Try: netritual log 'coffee @\"Ana Ruiz\" yesterday'"
    ways = "netritual people list, netritual triage --size 12"
    return f"Nobody in your network yet; {number:,} on your list: {ways}"


def _in_touch(shell: Shell, index: PeopleIndex) -> str:
    """Those of the list with whom something goes on, by name."""
    rows = index.rows("list", "name")
    near = set(NameBook(shell.network).engaged([row.id for row in rows], shell.now.date()))
    names = [row.name for row in rows if row.id in near]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return listed([*names[:MOST_NAMED], *more])


def _words(shell: Shell, row: PersonRow) -> tuple[str, ...]:
    today = shell.now.date()
    last = f"{row.last.channel} {ago((today - row.last.on).days)}" if row.last else "no talk yet"
    work = ", ".join(part for part in (row.position, row.company) if part)
    return (
        f"@{row.handle}",
        row.name,
        TIER_NAMES[row.tier] or row.status,
        last,
        STAGE_WORDS[row.state] if row.state else "",
        work,
    )
