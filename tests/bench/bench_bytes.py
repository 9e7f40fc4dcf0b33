"""How many bytes a key costs on the way to the terminal, beside what is allowed: over a slow line each is waited for.

The app over sample people in a pseudo-terminal of 120x40 that shows frames whole; what is written until nothing more
comes is counted. Prints a table; gates nothing.
"""

import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime

from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.demo import make
from tests.bench.measure import table
from tests.support.loaded import PROGRAM
from tests.support.terminal import Terminal

NOW = datetime(2026, 11, 27, 15, 45, tzinfo=UTC)
WIDTH, HEIGHT = 120, 40
QUIET_SECONDS = 0.6
"""So long nothing is written when all of it has come."""
IDLE_SECONDS = 6.0
MOST_ROUNDS = 5
"""After so many times of waiting what still comes is something that blinks."""


def home(root: str) -> dict[str, str]:
    """Sample people, and what the program runs with over them."""
    make(Maker(Home(root), Disk()).parts(FixedClock(NOW)))
    return {**os.environ, "NETRITUAL_HOME": root, "NETRITUAL_NOW": NOW.isoformat(), "LC_ALL": "C.UTF-8"}


def settled(terminal: Terminal, seconds: float = QUIET_SECONDS) -> int:
    """The bytes that came until nothing more did."""
    for _ in range(MOST_ROUNDS):
        seen = len(terminal.written)
        terminal.listen(seconds)
        if len(terminal.written) == seen:
            break
    written, terminal.written = terminal.written, ""
    return len(written.encode())


def cost(terminal: Terminal, keys: Sequence[str]) -> int:
    """The bytes of the dearest of some keys."""
    most = 0
    for key in keys:
        terminal.press(key)
        most = max(most, settled(terminal))
    return most


def measured(env: dict[str, str]) -> list[tuple[str, int, int]]:
    """(what, bytes, allowed)."""
    terminal = Terminal(PROGRAM, env, WIDTH, HEIGHT, cold=True)
    try:
        terminal.wait("5 Insights")
        rows = [("start", settled(terminal, 3 * QUIET_SECONDS), 40_000)]
        rows.append(("idle, 6 s", settled(terminal, IDLE_SECONDS), 0))
        rows.append(("j on Home", cost(terminal, "jj"), 3_000))
        rows.append(("a tab", cost(terminal, "35"), 40_000))
        cost(terminal, "2")
        rows.append(("j in People, the card beside", cost(terminal, "jjj"), 3_000))
        cost(terminal, "3")
        rows.append(("j in Loops", cost(terminal, "jjj"), 3_000))
        cost(terminal, "1")
        rows.append(("the log bar opens", cost(terminal, "a"), 25_000))
        cost(terminal, "coffee wit")
        rows.append(("a character in the log bar", cost(terminal, "h ana"), 500))
        cost(terminal, ["esc"])
        rows.append(("ctrl+p", cost(terminal, ["\x10"]), 48_000))
        cost(terminal, ["esc"])
        terminal.press("w")
        terminal.wait("next step")
        rows.append(("the review opens", settled(terminal, 3 * QUIET_SECONDS), 40_000))
        rows.append(("j in a step", cost(terminal, "jj"), 3_000))
        rows.append(("a step", cost(terminal, "]]]]]]"), 25_000))
        rows.append(("j in step 7", cost(terminal, "jjjj"), 3_000))
    finally:
        terminal.close()
    return rows


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as root:
        rows = [(what, f"{count:,}", f"{allowed:,}") for what, count, allowed in measured(home(root))]
    print(table(f"Bytes to the terminal at {WIDTH}x{HEIGHT}, true colour", ("what", "bytes", "allowed"), rows))


if __name__ == "__main__":
    main()
