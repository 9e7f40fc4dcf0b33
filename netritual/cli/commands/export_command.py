"""``netritual export``: everything, in open formats."""

import os

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.coffees.calendar_events import coffee_events
from netritual.domain.model import Coffee, Feed, WrittenFile
from netritual.domain.network import People
from netritual.domain.people.links import host_of, without_login
from netritual.errors import NetritualError, why
from netritual.services.exports import FORMATS, format_of, write
from netritual.services.intake.feed_outlines import outlines
from netritual.services.setting_changes import SettingsFile
from netritual.services.verbs.file_verbs import check_ours


@click.command("export", cls=Common)
@click.option(
    "--format", "format_", type=click.Choice([*FORMATS]), default=None, help="Default: by the ending of DEST."
)
@click.argument("destination", metavar="[DEST|-]", default="-")
@pass_shell
def command(shell: Shell, format_: str | None, destination: str) -> None:
    """Everything you have, readable by others; `netritual import` of the .jsonl gives back the same.

    A file that netritual did not write last stays as it is, unless --yes.
    """
    source = shell.parts.open_store(False)
    format_ = format_ or format_of(destination)
    data = write(
        format_,
        source.view(),
        store_id=source.id,
        settings=SettingsFile(shell.parts).current() if shell.parts.disk.exists(shell.parts.home.settings) else None,
        calendar=lambda: _calendar(shell),
        feeds=lambda: shell.parts.web().write_opml(outlines(source.view()), "Feeds of your people"),
    )
    if destination == "-":
        shell.streams.content(data)
        _tell_logins(shell, format_)
        return
    outside, path = shell.parts.outside, os.path.abspath(destination)
    outside.check_place(path, calendar=False)
    if not shell.yes:
        check_ours(source.view().all(WrittenFile), outside, path, data)
    try:
        shell.parts.disk.replace(path, data)
    except OSError as error:
        words = f"{destination} could not be written: {why(error)}."
        raise NetritualError(words, hint="Your data is as it was.") from None
    outside.remember(path, data)
    _tell_logins(shell, format_)
    shell.say(f"Wrote {destination} ({len(data):,} bytes).")


def _tell_logins(shell: Shell, format_: str) -> None:
    """Say which feeds have a name or password in their address that a list of feeds does not hold."""
    for feed in shell.network.all(Feed) if format_ == "opml" else ():
        if without_login(feed.url) != feed.url:
            shell.say(f"The login in the address of {feed.title or host_of(feed.url)} was left out.")


def _calendar(shell: Shell) -> bytes:
    network = shell.network
    people = People(network)
    events = coffee_events(network.all(Coffee), people, shell.settings, shell.now)
    data = shell.parts.render(events, shell.settings.alarm_min)
    if data is None:
        raise NetritualError("No coffee is in the calendar file, so there is nothing to export as .ics.")
    return data
