"""``netritual calendar``: the calendars whose busy times count."""

import os
import re
import sys
from collections.abc import Mapping

import click

from netritual.cli.command_group import Group
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import listed
from netritual.domain.model import CalendarSource, Review
from netritual.errors import UsageError
from netritual.review.unlogged_meetings import meetings_from
from netritual.services.busy_times import calendar_words, load, own_coffees
from netritual.services.calendar_snapshot import current
from netritual.services.ports import CalendarReading
from netritual.services.setting_changes import SettingsFile
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
    shell.changed(verbs.add_calendar(shell.store, shell.now, file, source, secrets, address, ask=ask))
    reading: CalendarReading | None = None
    if source.secret:
        shell.say(f"`netritual calendar test {source.name}` reads it.")
    else:
        reading = _read_new(shell, source)
        if _ask_addresses(shell, reading):
            reading = _read_new(shell, source)
        shell.say(calendar_words(source, reading, shell.now))
    shell.say(ALL_DAY[shell.settings.all_day_blocks])
    if shell.wants_json:
        shell.emit(verbs.calendar_row(source, reading))


ALL_DAY: Mapping[str | bool, str] = {
    "absences": "Days of vacation, leave or out of office stay free of coffees; other events of all day do not count"
    " (setting all_day_blocks).",
    True: "Each event of all day that is not marked as free keeps its days free of coffees (setting all_day_blocks).",
    False: "Events of all day do not count, vacation neither (setting all_day_blocks).",
}
"""What the setting ``all_day_blocks`` means for the events of a calendar."""


def _read_new(shell: Shell, source: CalendarSource) -> CalendarReading:
    """Read a calendar that has just been added; its rows are kept for suggest."""
    parts, settings = shell.parts, shell.parts.settings()
    readings = current(parts, shell.store.view, settings, shell.now, fresh=source.name)
    return next(reading for reading in readings if reading.name == source.name)


def _ask_addresses(shell: Shell, reading: CalendarReading) -> bool:
    """Ask once which addresses are the person's own, where events name who is invited; True when some were set.

    What the calendar shows is proposed, and nothing is taken without a yes.
    """
    if shell.parts.settings().addresses or not reading.invites:
        return False
    proposed = reading.addresses[:MOST_PROPOSED]
    if not shell.streams.answering or shell.wants_json:
        example = ",".join(proposed)
        yours = f"{listed(proposed)} {'is' if len(proposed) == 1 else 'are'} you" if proposed else "one of them is you"
        shell.say(
            f"Events here name who is invited. If {yours}, say so once, and what you declined is free: `netritual"
            f" settings set addresses {example or 'YOU@EXAMPLE.ORG'}`"
        )
        return False
    shown = "".join(f"\n  {number}  {address}" for number, address in enumerate(proposed, 1))
    typed = shell.streams.answer(
        f"Events here name who is invited. Which addresses are yours? What you declined is free then.{shown}\n"
        f"{'Numbers, addresses' if proposed else 'Addresses'}, or enter for none: "
    )
    numbered = {str(number): address for number, address in enumerate(proposed, 1)}
    words = [numbered.get(word, word) for word in re.split(r"[\s,;]+", typed) if word]
    if not words:
        return False
    file = SettingsFile(shell.parts)
    typed_ones = file.typed("addresses", ", ".join(words), shell.now)

    def added() -> Mapping[str, object]:
        return {"addresses": tuple(dict.fromkeys((*file.settings().addresses, *typed_ones)))}

    shell.changed(file.save(shell.store, shell.now, added))
    return True


MOST_PROPOSED = 5


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
    own, since = own_coffees(shell.network), meetings_from(shell.network.all(Review), now)
    readings = list[CalendarReading]()

    def read(source: CalendarSource) -> CalendarReading:
        readings.append(parts.read_calendar(source, settings, since, now, own))
        return readings[-1]

    _tell(shell, verbs.read_calendars(parts.disk, parts.home.busy, settings, name, read))
    for reading in readings:
        if _ask_addresses(shell, reading):
            shell.say("They count from the next reading on.")
            break


@command.command("remove")
@click.argument("name")
@pass_shell
def remove(shell: Shell, name: str) -> None:
    """Take one out of the settings, and its secret out of the keyring."""
    parts = shell.parts
    file = SettingsFile(parts)
    shell.changed(verbs.remove_calendar(shell.store, shell.now, file, name, parts.secrets))
    if shell.wants_json:
        shell.emit(verbs.calendar_rows(parts.settings(), load(parts.disk, parts.home.busy)))


def _tell(shell: Shell, rows: list[dict[str, object]]) -> None:
    shell.listed(
        rows,
        ((str(row["name"]), str(row["source"]), "ok" if row["ok"] else "look", str(row["detail"])) for row in rows),
        empty="No calendar is set. Try: netritual calendar add work --file work.ics",
    )
