"""``netritual lines``: my key messages and facts; ``lines check FILE…``: what my profiles say otherwise."""

import os
from datetime import date
from typing import Any

import click

from netritual.cli.command_group import Common, listing
from netritual.cli.shell import Shell, pass_shell
from netritual.cli.texts import text_of
from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.drafts.claims import named_lines
from netritual.domain.drafts.key_messages import (
    MESSAGE_KINDS,
    Message,
    current,
    former,
    key_named,
    kind_of,
    messages,
    parted,
    validity,
)
from netritual.domain.drafts.profile_texts import Compared, ProfileText, compared
from netritual.domain.figures.draft_days import DraftDay
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.errors import UsageError
from netritual.services.pages.draft_counts import count_drafts
from netritual.services.verbs.key_message_verbs import end_line, set_line

_NAMES = {"standard": "rule"}
EMPTY = "No lines yet. Try: netritual lines set headline Fair prices for small firms"


@listing("lines")
@click.option("--all", "with_former", is_flag=True, help="The former ones, too.")
def command(shell: Shell, with_former: bool) -> None:
    """Your key messages: headline, role, company, do, offer, look for; and facts, such as a price, a date or the
    address of your résumé. In a draft {line:headline} becomes the line of that key."""
    _list(shell, with_former)


def _list(shell: Shell, with_former: bool = False) -> None:
    today = shell.now.date()
    all_ = messages(shell.store.view())
    shown = [*current(all_, today), *(former(all_, today) if with_former else ())]
    shell.listed(
        (_shape(one, today) for one in shown),
        (_row(one, today) for one in shown),
        EMPTY,
    )  # fmt: skip


def _row(one: Message, today: date) -> tuple[str, ...]:
    kind = _NAMES.get(kind_of(one), kind_of(one))
    return kind, one.key, one.text, f"on {one.channel}" if one.channel else "", validity(one, today)


@command.command("set", cls=Common, context_settings={"ignore_unknown_options": True})
@click.argument("key")
@click.argument("text", nargs=-1, required=True)
@click.option("--until", metavar="DATE", help="The last day on which it holds.")
@click.option("--channel", metavar="NAME", help="Only there: linkedin, website.")
@click.option(
    "--as", "kind", type=click.Choice([*MESSAGE_KINDS]), help="A standard is a house rule for drafts of that kind."
)
@pass_shell
def set_(
    shell: Shell, key: str, text: tuple[str, ...], until: str | None, channel: str | None, kind: str | None
) -> None:
    """Say what holds from today: netritual lines set workshop "14 January in Porto, 450 euros" --until 14/1.

    What was said before under that key is kept, with the days on which it held.
    """
    settings = shell.settings
    words, last = parted(key, " ".join(text), shell.now.date(), settings.date_order, settings.eow)
    last = _day(shell, until) if until else last
    _, change = set_line(shell.store, shell.now, key, words, last, channel, kind or "")
    shell.changed(change, f"{key} says that already.")
    if shell.wants_json:
        _list(shell)


@command.command("remove", cls=Common)
@click.argument("words", nargs=-1, required=True, metavar="KEY")
@click.option("--channel", metavar="NAME", help="Only the one for there.")
@pass_shell
def remove(shell: Shell, words: tuple[str, ...], channel: str | None) -> None:
    """It holds no more from today; what it said stays in the history."""
    key = key_named(" ".join(words))
    now = current(messages(shell.network), shell.now.date())
    ended = [one for one in now if key_named(one.key) == key and (channel is None or one.channel == channel)]
    if not ended:
        keys = ", ".join(dict.fromkeys(one.key for one in now)) or "none yet"
        raise UsageError(f"You have no line “{key}”.", hint=f"Your keys: {keys}.")
    for one in ended:
        _, change = end_line(shell.store, shell.now, kind_of(one), one.id)
        shell.changed(change)
    if shell.wants_json:
        _list(shell)


@command.command("check", cls=Common)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@pass_shell
def check(shell: Shell, files: tuple[str, ...]) -> None:
    """Hold the profile texts of your channels side by side: role, company, headline and facts, and where they differ.
    A file is the text of one channel, named after it: linkedin.txt, website.txt."""
    profiles = [ProfileText(_channel(path), text_of(shell, path)) for path in files]
    mine, today = messages(shell.network), shell.now.date()
    cities = {fold(city) for city in (shell.settings.city, *(one.city for one in shell.network.all(Person))) if city}
    rows = compared(profiles, mine, today, cities)
    for profile in profiles:
        named, right = named_lines(profile.text, mine, today)
        count_drafts(shell.parts.disk, shell.parts.home, DraftDay(today, named=named, right=right))
    if shell.wants_json:
        shell.emit([one for row in rows for one in _cells(row, profiles)])
        return
    table: list[tuple[str, ...]] = [("", "your lines", *(profile.name for profile in profiles))]
    for row in rows:
        table.append((row.key, row.mine or "-", *(f"{'* ' * cell.differs}{cell.words}" for cell in row.cells)))
    shell.rows(table if shell.streams.holds(table) else _one_below_another(table), EMPTY)
    differ = sum(cell.differs for row in rows for cell in row.cells)
    has_lines = any(row.mine for row in rows)
    if not has_lines:
        shell.say(f"{EMPTY}\nWith lines of yours these texts are held against them, too.")
    if has_lines or len(profiles) > 1:
        shell.say("* differs." if differ else "They say the same.")


def _one_below_another(table: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A table that is too wide, each of its rows as several: the key, whose text it is, the text."""
    (_, *names), *rows = table
    return [
        (key if not at else "", name, cell)
        for key, *cells in rows
        for at, (name, cell) in enumerate(zip(names, cells, strict=True))
    ]


def _cells(row: Compared, profiles: list[ProfileText]) -> list[dict[str, Any]]:
    return [
        {
            "check": row.key, "level": "look" if cell.differs else "ok", "text": cell.words, "at": cell.at,
            "file": profile.name, "line": row.mine or None,
        }
        for profile, cell in zip(profiles, row.cells, strict=True)
    ]  # fmt: skip


def _channel(path: str) -> str:
    return "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]


def _shape(one: Message, today: date) -> dict[str, Any]:
    over = one.valid_to is not None and one.valid_to < today
    return {
        "id": one.id, "kind": kind_of(one), "key": one.key, "text": one.text, "channel": one.channel,
        "valid_from": one.valid_from, "valid_to": one.valid_to,
        "check": one.key, "level": "look" if over else "ok", "at": None,
    }  # fmt: skip


def _day(shell: Shell, typed: str) -> date:
    settings = shell.settings
    day = parse_day(typed, shell.now.date(), True, settings.date_order, settings.eow)
    if day is None:
        raise UsageError(f"“{typed}” is no day.", hint="Such as 31 Dec, fri or 2027-01-14.")
    return day
