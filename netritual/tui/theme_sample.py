"""How a theme looks: a row of each state, a bar, beads and days, chips, a blank, and the three voices."""

from __future__ import annotations

from netritual.charts.bar import bar
from netritual.charts.beads import beads
from netritual.charts.signs import Signs
from netritual.domain.settings.theme_names import OWN
from netritual.tui.face.spans import Line, Role, Span, SpanColumn, cut, in_columns, line
from netritual.tui.reading_chips import GAP, Chip

ROWS: tuple[tuple[tuple[str, Role], int, str, str, tuple[str, Role]], ...] = (
    (("Reply", "waiting"), 2, "Tom Reed", "your view on his résumé", ("late, waits 3 days", "late-strong")),
    (("Promise", "gift"), 1, "Ana Ruiz", "send the pricing deck", ("by Sunday", "muted")),
    (("Coffee", "inperson"), 3, "Mei Tanaka", "Café Fabrica Nova", ("tentative", "tentative")),
    (("Kept", "done"), 4, "Bob Stone", "read his job ad", ("yesterday", "faint")),
)
"""What it is, the tier, who, about what, and when."""
COLUMNS = (SpanColumn(8), SpanColumn(1), SpanColumn(12), SpanColumn(12, 1, first_out=1), SpanColumn(18, right=True))
TALKS, IN_PERSON = (2, 1, 2, 2, 1, 0, 1, 0, 0, 2, 2, 2), (1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1)
DAYS: tuple[Role, ...] = ("heat0", "heat1", "heat2", "heat0", "heat3", "heat4", "heat1", "heat2")


def theme_sample(signs: Signs, theme: str, colored: bool, width: int) -> list[Line]:
    """The sample in so many cells, with the names of the themes above it."""
    names = [Span(f" {name} ", "chip-here" if name == theme else "muted") for name in (*OWN,)]
    if theme not in OWN:
        names.append(Span(f" {theme} ", "chip-here"))
    rows = [
        in_columns(
            [line(what), line((signs.tiers[tier - 1], "inperson" if tier < 3 else "muted")), line((who, "strong")),
             line(about), line(when)], COLUMNS, width,
        )
        for what, tier, who, about, when in ROWS
    ]  # fmt: skip
    days = [Span(signs.day, role) for role in DAYS]
    row_of_bars = [
        Span("close  "), *bar(6, 9, 20, signs), Span("  6", "strong"), Span(" of 9   ", "muted"),
        *beads(TALKS, signs, in_person=IN_PERSON), Span("   "), *days,
    ]  # fmt: skip
    chips = [*Chip("who", "Chloé Dubois").spans(colored), Span(GAP), *Chip("by", "Fri 4 Dec", "chip").spans(colored)]
    words = [
        Span(GAP), Span(" your answer ", "blank"), Span("  "), Span("loud", "strong"), Span("  second", "muted"),
        Span("  third", "faint"),
    ]  # fmt: skip
    return [cut(row, width) for row in (names, line(), *rows, line(), row_of_bars, line(), [*chips, *words])]
