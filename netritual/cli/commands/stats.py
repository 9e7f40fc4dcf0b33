"""``netritual stats``: the numbers, and the five questions answered."""

from typing import Any, cast

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.stats_metrics import Period, Value, stats
from netritual.domain.tally import share_words
from netritual.services.draft_counts import draft_days

_NAMES = {"held_rate": "held of those proposed 3 weeks before"}
"""What a number is called whose key does not say what it counts."""


@click.command("stats", cls=Common)
@click.argument("period", type=click.Choice(["week", "12w"]), default="week")
@pass_shell
def command(shell: Shell, period: str) -> None:
    """This week's numbers, or those of the last 12 completed weeks."""
    drafts = draft_days(shell.parts.disk, shell.parts.home)
    numbers = stats(shell.network, shell.settings, shell.now, cast(Period, period), drafts)
    if shell.wants_json:
        shell.emit(numbers.to_json())
        return
    for one in numbers.questions:
        shell.data(one.question)
        shell.data(f"  {one.answer}")
    rows = []
    for key, value in numbers.values.items():
        part = numbers.of.get(key)
        words = share_words(*part) if part and value is not None else _words(value)
        if words:
            rows.append((_NAMES.get(key) or key.replace("_", " "), words))
    if period == "12w":
        rows.append(("own log", _learned(shell)))
    shell.streams.table(rows)


def _learned(shell: Shell) -> str:
    """What the own log teaches about which ties fade, and whether it is in use."""
    from netritual.domain.suggestions.calibration import calibrate

    words = calibrate(shell.network, shell.now.date()).words
    return f"{words}; in use" if shell.settings.learned is not None else words


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "  ".join(f"{name} {_plain(one)}" for name, one in value.items() if one is not None)
    return _plain(value)


def _plain(value: Any) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
