"""The review over 2,000 people and 10,000 talks: from the key that changes the step to the painted frame.

Wall and processor time of the app under a pilot, 120x40, and of the step's own ``build`` and ``lines``. Prints a
table; gates nothing.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta

from textual.screen import Screen

from netritual.clock import FixedClock
from netritual.domain.model import Article, Ask, Promise, Request, Settings, Thanks
from netritual.paths import Home
from netritual.services.parts import Parts
from netritual.services.ports import Transaction
from netritual.services.review_run import ReviewRun
from tests.bench.bench_tui import NOW, fill

PEOPLE, TALKS, ROUNDS = 2000, 10000, 10
TODAY = date(2026, 3, 11)


def open_matters(tx: Transaction) -> None:
    """Something in every step."""
    for n in range(1, 7):
        tx.put(Request(from_=n, type="question", text=f"question {n}", asked=NOW - timedelta(days=n)))
        tx.put(Promise(people=(n + 10,), text=f"send file {n}", made=TODAY, due=TODAY + timedelta(days=n - 2)))
        tx.put(Thanks(to=n + 20, text="the introduction", made=TODAY, due=TODAY))
        tx.put(Article(url=f"https://ex.org/{n}", title=f"Article {n}", author=n + 30, shared=TODAY))
        asked = TODAY - timedelta(days=30 + n)
        tx.put(Ask(to=n + 40, topic="pricing", text="advice", asked=asked, state="answered", answered=asked))


def home(root: str) -> Parts:
    """The filled home, by the real parts."""
    from netritual.compose import Maker
    from netritual.files import Disk

    fill(root, PEOPLE, TALKS)
    return Maker(Home(root), Disk()).parts(FixedClock(NOW))


async def painted(screen: Screen[None]) -> None:
    """Wait until the body that was put in is laid out and on the terminal."""
    for _ in range(2):  # the first frame holds the new body, the second what its size asked for
        done = asyncio.Event()
        screen.call_after_refresh(done.set)
        await done.wait()


async def changes(parts: Parts) -> dict[str, tuple[list[float], list[float]]]:
    """Wall and processor milliseconds until each step is painted, going through the review forth and back."""
    from netritual.tui.app import NetritualApp, Opening
    from netritual.tui.screens.review import ReviewScreen

    store = parts.open_store(False)
    store.transact("import-file", open_matters, NOW)
    app = NetritualApp(parts, store, parts.settings(), Opening("review"))
    took: dict[str, tuple[list[float], list[float]]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(20):
            await app.all_written()
            await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        for _ in range(ROUNDS // 2 + 1):
            for key, turns in (("right_square_bracket", 7), ("left_square_bracket", 7)):
                for _ in range(turns):
                    before = screen.standing
                    began, spent = time.perf_counter(), time.process_time()
                    app.simulate_key(key)
                    while screen.standing is before:  # noqa: ASYNC110 - the screen has no event of its own for it
                        await asyncio.sleep(0.001)
                    await painted(screen)
                    assert screen.standing is not None
                    wall, cpu = took.setdefault(screen.standing.view.step.id, ([], []))
                    wall.append((time.perf_counter() - began) * 1000)
                    cpu.append((time.process_time() - spent) * 1000)
    app.finish()
    store.close()
    return took


def builds(parts: Parts) -> dict[str, float]:
    """Median milliseconds of what a step computes after a change of the store."""
    from netritual.review.catalog import steps_of

    store, settings = parts.open_store(False), parts.settings()
    found: dict[str, float] = {}
    for spec in steps_of(Settings()):
        run = ReviewRun.start(store, settings, NOW, "step", spec.id, elapsed=lambda: 0.0)
        found[spec.id] = statistics.median(_timed(run) for _ in range(ROUNDS))
    store.close()
    return found


def _timed(run: ReviewRun) -> float:
    began = time.perf_counter()
    run.items(NOW)
    run.lines(NOW)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as root:
        parts = home(root)
        took, built = asyncio.run(changes(parts)), builds(parts)
    print(f"{'step shown, 120x40':<20} {'wall ms':>8} {'worst':>8} {'CPU ms':>8} {'build ms':>9}")
    for step, (wall, cpu) in took.items():
        _row(step, wall[1:], cpu[1:], built.get(step, 0.0))


def _row(step: str, wall: Sequence[float], cpu: Sequence[float], built: float) -> None:
    middle, worst = statistics.median(wall), max(wall)
    print(f"{step:<20} {middle:>8.0f} {worst:>8.0f} {statistics.median(cpu):>8.0f} {built:>9.1f}")


if __name__ == "__main__":
    main()
