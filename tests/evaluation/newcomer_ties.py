"""What a thin log tells of who goes on: the three contact logs as a newcomer has them.

Of each ego only the newest lines before a cut are seen, and since when everyone is on the list. Whoever was on it a
month before the first line was known before, and gets a few touch-days more (``suggestions.person_case``).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from netritual.domain.suggestions.person_case import KNOWN_DAYS, KNOWN_TALKS
from netritual.domain.ties.tie import p_keep
from tests.evaluation.contact_logs import SOURCES, Log, read
from tests.evaluation.measures import Mean, auc, interval
from tests.evaluation.tables import table
from tests.evaluation.tie_tasks import decayed

LINES = (10, 30)
CUTS = 6


@dataclass(frozen=True)
class Logged:
    """One tie in a thin log: silence, touch-days seen, S60 of them, whether they were known before, what became."""

    gap: int
    count: int
    s60: float
    known: bool
    kept: bool


def thin(log: Log, lines: int) -> Iterator[tuple[int, list[Logged]]]:
    """``(ego, ties)`` for each ego at six cuts: of the newest lines, those on one day with one person being one."""
    source = log.source
    cuts = source.cuts[:: max(1, (len(source.cuts) - 1) // (CUTS - 1))][:CUTS]
    for ego, ties in log.egos.items():
        for cut in cuts:
            past = sorted((day, at) for at, tie in enumerate(ties) for day in tie.days[: bisect_right(tie.days, cut)])
            seen: dict[int, list[int]] = {}
            for day, at in past[-lines:]:
                seen.setdefault(at, []).append(day)
            found = []
            for at, days in seen.items():
                every = ties[at].days
                after = bisect_right(every, cut)
                kept = after < len(every) and every[after] <= cut + source.ahead
                known = days[0] - every[0] >= KNOWN_DAYS
                found.append(Logged(cut - days[-1], len(days), decayed(days, cut, 60), known, kept))
            yield ego, found


Guess = Callable[[Logged], float]
GUESSES: dict[str, Guess] = {
    "p_keep": lambda tie: p_keep(tie.s60, tie.gap),
    "recency": lambda tie: -tie.gap,
    "frequency": lambda tie: tie.count,
    "**engine**": lambda tie: p_keep(tie.s60 + (KNOWN_TALKS if tie.known else 0), tie.gap),
}


def by_ego(log: Log, lines: int, guess: Guess) -> dict[int, float]:
    """The mean AUC among the logged of each ego."""
    found: dict[int, list[float]] = {}
    for ego, ties in thin(log, lines):
        value = auc([guess(tie) for tie in ties], [tie.kept for tie in ties])
        if value is not None:
            found.setdefault(ego, []).append(value)
    return {ego: mean(values) for ego, values in found.items()}


def gain(log: Log, lines: int) -> Mean:
    """What having been known before adds to p_keep, paired by ego."""
    plain, ours = by_ego(log, lines, GUESSES["p_keep"]), by_ego(log, lines, GUESSES["**engine**"])
    return interval([ours[ego] - plain[ego] for ego in plain])


def thin_table(folder: Path) -> str:
    """AUC among the logged by lines and log, with the paired gain."""
    rows: list[list[object]] = []
    for source in SOURCES:
        log = read(folder, source)
        for lines in LINES:
            told = [interval(list(by_ego(log, lines, guess).values())) for guess in GUESSES.values()]
            rows.append([source.name, lines, *told, gain(log, lines)])
    return table(("log", "lines", *GUESSES, "gain over p_keep, paired"), rows)


if __name__ == "__main__":
    from tests.evaluation.contact_logs import folder

    logs = folder()
    print(thin_table(logs) if logs is not None else "The logs are not on this machine (NETRITUAL_TIES).")
