"""``netritual stats``: the numbers, and the five questions answered."""

from collections.abc import Sequence
from typing import cast

import click
from msgspec.structs import replace

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import capital, day_words
from netritual.domain.figures.draft_days import DraftDay
from netritual.domain.figures.metric_wording import metric_rows
from netritual.domain.figures.stats_metrics import Period, stats
from netritual.services.pages.draft_counts import draft_days

_DRAWN = {"weeks": 120, "rhythms": 60, "answers": 60, "giving": 60, "year": 120}
"""The charts, and the most cells that each takes."""


@click.command("stats", cls=Common)
@click.argument("period", type=click.Choice(["week", "12w"]), default="week")
@click.option("--chart", is_flag=True, help="Draw them.")
@pass_shell
def command(shell: Shell, period: str, chart: bool) -> None:
    """This week's numbers, or those of the last 12 completed weeks."""
    drafts = draft_days(shell.parts.disk, shell.parts.home)
    if chart and not shell.wants_json:
        _draw(shell, period, drafts)
        return
    numbers = stats(shell.network, shell.settings, shell.now, cast(Period, period), drafts)
    if shell.wants_json:
        shell.emit(numbers.to_json())
        return
    for one in numbers.questions:
        shell.data(one.question)
        shell.data(f"  {one.answer}")
    rows = list(metric_rows(numbers.values, numbers.of))
    if period == "12w":
        rows.append(("your own log", _learned(shell)))
    shell.streams.table(rows)


def _draw(shell: Shell, period: str, drafts: Sequence[DraftDay]) -> None:
    """The charts of Insights, under each other."""
    from netritual.charts.signs import signs_of
    from netritual.charts.span import Span
    from netritual.cli.ansi import coded
    from netritual.services.pages.insight_charts import CHARTS
    from netritual.services.pages.insight_page import insight_page
    from netritual.services.pages.year_page import year_page

    page = insight_page(shell.network, shell.settings, shell.now, 0 if period == "week" else 1, drafts)
    page = replace(page, year=year_page(shell.network, shell.now.date()))
    choice, streams = "plain" if shell.settings.plain else shell.settings.signs, shell.streams
    colors = signs_of(choice, streams.encoding, colored=streams.colored)
    # Sixteen colours have no steps of one: days are told apart by shades, here too.
    signs = colors._replace(heat=signs_of(choice, streams.encoding, colored=False).heat)
    title = f"{capital(page.title)}, up to {day_words(page.stats.last, page.stats.on)}"
    streams.drawn(coded([Span(title, "strong")]))
    for id_, most in _DRAWN.items():
        chart = CHARTS[id_]
        for line in ([], [Span(chart.title, "strong")], *chart.draw(page, min(streams.width, most), signs)):
            streams.drawn(coded(line))


def _learned(shell: Shell) -> str:
    """What the own log teaches about which ties fade, and whether it is in use."""
    from netritual.domain.suggestions.calibration import calibrate

    words = calibrate(shell.network, shell.now.date()).words
    return f"{words}; in use" if shell.settings.learned is not None else words
