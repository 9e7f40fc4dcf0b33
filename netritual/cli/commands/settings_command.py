"""``netritual settings``: what can be set, what it is for, and setting it."""

from typing import Any

import click
import msgspec

from netritual.cli.command_group import Common, Group
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.zones import UnclearZone
from netritual.errors import UsageError
from netritual.services.setting_changes import SettingRow, SettingsFile, setting_named, setting_row, setting_rows
from netritual.services.setting_effects import SHELL, effects


@click.group("settings", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """The settings: what each is for, and what it may be. Comments in settings.toml stay."""
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command("list")
@pass_shell
def list_(shell: Shell) -> None:
    """Every setting with its value, what it is for, and what it may be."""
    rows = setting_rows(shell.settings)
    if shell.wants_json:
        shell.emit([_plain(row) for row in rows])
        return
    for row in rows:
        shell.data(f"{row.field.key}  {row.words}".rstrip())
        shell.data(f"    {row.field.meaning} {row.about}")


@command.command("get")
@click.argument("key")
@pass_shell
def get(shell: Shell, key: str) -> None:
    """The value of one, as it may be typed."""
    _tell(shell, key)


@command.command("set", cls=Common, context_settings={"ignore_unknown_options": True})
@click.argument("key")
@click.argument("value", nargs=-1)
@pass_shell
def set_(shell: Shell, key: str, value: tuple[str, ...]) -> None:
    """Set one: netritual settings set windows "tue to thu 8:30-10".

    A list has commas between its words, a table is written as TOML: {day="fri", at="16:00"}; what a table leaves out
    stays. An empty VALUE ("") empties a text or a list.
    """
    field = setting_named(key)
    if not value:
        raise UsageError(f"{key} is to be set, but to what?", hint=f"Give {field.type.bounds}.")
    file, text = SettingsFile(shell.parts), " ".join(value)
    try:
        typed = file.typed(key, text, shell.now)
    except UnclearZone as unclear:
        for candidate in unclear.candidates:
            shell.say(f"  {candidate}")
        raise UsageError(str(unclear), hint="Use one of the names above.") from None
    wrong = file.check({key: typed})
    if wrong:
        raise UsageError(wrong, hint=f"{key} stays as it is.")
    before = file.readable_settings(key)
    change = file.save(shell.store, shell.now, lambda: {key: file.typed(key, text, shell.now)})
    shell.changed(change, f"{key} was that already.")
    for words in effects(shell.network, before, file.settings(), {key: typed}, shell.now, SHELL):
        shell.say(words)
    _tell(shell, key)


def _tell(shell: Shell, key: str) -> None:
    row = setting_row(shell.parts.settings(), key)
    if shell.wants_json:
        shell.emit([_plain(row)])
    else:
        shell.data(row.words)


def _plain(row: SettingRow) -> dict[str, Any]:
    return {
        "key": row.field.key, "value": msgspec.to_builtins(row.value), "default": msgspec.to_builtins(row.default),
        "meaning": row.field.meaning, "bounds": row.field.type.bounds,
    }  # fmt: skip
