"""``netritual export``: everything, in open formats."""

import click

from netritual.cli.app import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.events import coffee_events
from netritual.domain.model import Coffee, Person
from netritual.errors import NetritualError, why
from netritual.services.exports import FORMATS, format_of, write
from netritual.services.settings_file import SettingsFile


@click.command("export", cls=Common)
@click.option("--format", "format_", type=click.Choice(FORMATS), default=None, help="Default: by the ending of DEST.")
@click.argument("destination", metavar="[DEST|-]", default="-")
@pass_shell
def command(shell: Shell, format_: str | None, destination: str) -> None:
    """Everything you have, readable by others; `netritual import` of the .jsonl gives back the same."""
    source = shell.parts.open_store(False)
    format_ = format_ or format_of(destination)
    data = write(
        format_,
        source.view(),
        store_id=source.id,
        settings=SettingsFile(shell.parts).current() if shell.parts.disk.exists(shell.parts.home.settings) else None,
        calendar=lambda: _calendar(shell),
    )
    if destination == "-":
        shell.streams.content(data)
        return
    try:
        shell.parts.disk.replace(destination, data)
    except OSError as error:
        words = f"{destination} could not be written: {why(error)}."
        raise NetritualError(words, hint="Your data is as it was.") from None
    shell.say(f"Wrote {destination} ({len(data):,} bytes).")


def _calendar(shell: Shell) -> bytes:
    network = shell.network
    people = {person.id: person for person in network.all(Person)}
    events = coffee_events(network.all(Coffee), people, shell.settings, shell.now)
    data = shell.parts.render(events, shell.settings.alarm_min)
    if data is None:
        raise NetritualError("No coffee is in the calendar file, so there is nothing to export as .ics.")
    return data
