"""``netritual calendar``: the calendars whose busy times count."""

import os
import sys

import click

from netritual.cli.app import Group
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.model import CalendarSource, Review
from netritual.errors import UsageError
from netritual.review.missing import meetings_from
from netritual.services.busy import load, own_uids
from netritual.services.ports import CalendarReading
from netritual.services.settings_file import SettingsFile
from netritual.services.verbs import calendar as verbs


@click.group("calendar", cls=Group, no_args_is_help=False)
def command() -> None:
    """Busy calendars: a file, a folder of files, or a secret address that stays in the keyring."""


@command.command("add")
@click.argument("name")
@click.argument("more", nargs=-1, metavar="")
@click.option("--file", "path", metavar="P", help="An .ics file.")
@click.option("--folder", metavar="P", help="A folder of .ics files.")
@click.option("--secret", is_flag=True, help="A secret https address: one line from stdin or a prompt.")
@click.option("--ask", is_flag=True, help="With --secret: keep no address, ask once a session.")
@pass_shell
def add(
    shell: Shell, name: str, more: tuple[str, ...], path: str | None, folder: str | None, secret: bool, ask: bool
) -> None:
    """Add one. A secret address is kept in the system's keyring and nowhere else."""
    if "://" in name or any("://" in word for word in more):
        # The word is not said again: what stands in an argument is in the shell's history as it is.
        raise UsageError(
            "An address is never an argument: the shell's history and other users' process lists would show it.",
            hint="Run `netritual calendar add NAME --secret` and type the address when it is asked for.",
        )
    if more:
        raise UsageError(
            "A calendar's name is one word, or quoted.", hint="Example: netritual calendar add work --file work.ics"
        )
    source = verbs.new_source(
        name, path=os.path.abspath(path) if path else None, folder=os.path.abspath(folder) if folder else None,
        secret=secret,
    )  # fmt: skip
    for place, folder_wanted in ((source.path, False), (source.folder, True)):
        if place is not None:
            _look(shell, place, folder_wanted)
    address = _address(shell) if secret and not ask else ""
    file, secrets = SettingsFile(shell.parts), shell.parts.secrets
    shell.changed(verbs.add_calendar(shell.store, shell.now, file, shell.settings, source, secrets, address, ask=ask))
    shell.say(f"`netritual calendar test {source.name}` reads it.")
    if shell.wants_json:
        shell.emit(verbs.calendar_row(source, None))


def _look(shell: Shell, place: str, folder_wanted: bool) -> None:
    """Refuse a place that cannot be read as it is given."""
    if not shell.parts.disk.exists(place):
        raise UsageError(f"There is nothing at {place}.", hint="Give the path of an .ics file or a folder of them.")
    if shell.parts.disk.is_folder(place) != folder_wanted:
        what, option = ("no folder", "--file") if folder_wanted else ("a folder", "--folder")
        raise UsageError(f"{place} is {what}.", hint=f"Give it with {option}.")
    if not folder_wanted and shell.parts.disk.is_special(place):
        raise UsageError(f"{place} is a pipe or a device, not a file.", hint="Give the path of an .ics file.")


def _address(shell: Shell) -> str:
    if sys.stdin.isatty():
        typed: str = click.prompt("The secret address", hide_input=True, err=True)
        return typed
    return next(shell.streams.typed_lines(), "")


@command.command("list")
@pass_shell
def list_(shell: Shell) -> None:
    """The calendars, as they were last read; nothing outside is touched."""
    _tell(shell, verbs.calendar_rows(shell.settings, load(shell.parts.disk, shell.parts.home.busy)))


@command.command("test")
@click.argument("name", default="")
@pass_shell
def test(shell: Shell, name: str) -> None:
    """Read one, or all, and say what was found."""
    parts, settings, now = shell.parts, shell.settings, shell.now
    for source in verbs.unanswered(settings, parts.secrets, name):
        shell.say(f"The address of {source.name} is in no keyring; it is used now and kept nowhere.")
        if address := _address(shell):
            verbs.hold_address(source, parts.secrets, address)
    own, since = own_uids(shell.network), meetings_from(shell.network.all(Review), now)

    def read(source: CalendarSource) -> CalendarReading:
        return parts.read_calendar(source, settings, since, now, own)

    _tell(shell, verbs.read_calendars(parts.disk, parts.home.busy, settings, name, read))


@command.command("remove")
@click.argument("name")
@pass_shell
def remove(shell: Shell, name: str) -> None:
    """Take one out of the settings, and its secret out of the keyring."""
    parts = shell.parts
    file = SettingsFile(parts)
    shell.changed(verbs.remove_calendar(shell.store, shell.now, file, shell.settings, name, parts.secrets))
    if shell.wants_json:
        shell.emit(verbs.calendar_rows(parts.settings(), load(parts.disk, parts.home.busy)))


def _tell(shell: Shell, rows: list[dict[str, object]]) -> None:
    if shell.wants_json:
        shell.emit(rows)
        return
    shell.rows(
        [(str(row["name"]), str(row["source"]), "ok" if row["ok"] else "look", str(row["detail"])) for row in rows],
        empty="No calendar is set. Try: netritual calendar add work --file work.ics",
    )
