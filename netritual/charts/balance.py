"""What was given and what was got, to both sides of one line."""

from __future__ import annotations

from netritual.charts.bar import LEAST
from netritual.charts.fitting import at_ends, at_right, fitted
from netritual.charts.signs import Signs
from netritual.charts.span import Span
from netritual.domain.ties.tally import number_words


def balance(gave: float, got: float, width: int, signs: Signs) -> list[list[Span]]:
    """Words and figures, and bars below: given to the left, got to the right. Without room for bars, words alone."""
    gave_words = [Span("you gave ", "muted"), Span(number_words(gave), "strong")]
    got_words = [Span(number_words(got), "strong"), Span(" you got", "muted")]
    words = at_ends(gave_words, got_words, width)
    side = (width - 3) // 2
    if side < LEAST:
        return [words]
    top = max(gave, got)
    left, right = (_length(number, top, side) for number in (gave, got))
    bars = [
        *at_right([Span(signs.heavy * left, "gift")], side),
        Span(" "), Span(signs.usual[0], "line"), Span(" "),
        Span(signs.heavy * right, "waiting"),
    ]  # fmt: skip
    return [words, fitted(bars, width)]


def _length(number: float, top: float, side: int) -> int:
    return max(1, round(side * (number / top))) if number > 0 else 0
