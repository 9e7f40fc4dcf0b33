"""The review over 2,000 people and 10,000 talks: from the key that changes the step to the painted frame.

Wall and processor time of the app under a pilot, 120x40, until the last frame of the change; each step is read for a
moment before the next one, as a person reads. An empty screen is shown in turn with the steps, and the processor time
of each is told as a multiple of it. Last the step's own ``build`` and ``lines``. Prints a table; gates nothing.
"""

import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from textual.screen import Screen

from netritual.clock import FixedClock
from netritual.domain.model import Article, Ask, Promise, Request, Settings, Thanks
from netritual.paths import Home
from netritual.services.parts import Parts
from netritual.services.ports import Transaction
from netritual.services.reviews.review_run import ReviewRun
from tests.bench.bench_tui import NOW, fill

PEOPLE, TALKS, ROUNDS = 2000, 10000, 3
TODAY = date(2026, 3, 11)
QUIET = 0.15
"""Seconds without a frame after which the one before was the last."""
READ = 0.8
"""Seconds for which a step is read."""


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


def watched(parts: Parts) -> Any:
    """The app, opened with the review; ``at`` are wall and processor seconds of its last frame."""
    import netritual.tui.app
    from netritual.tui.app import NetritualApp, Opening

    class Watched(NetritualApp):
        CSS_PATH = str(Path(netritual.tui.app.__file__).parent / "face" / "face.tcss")  # else beside this file
        at = (0.0, 0.0)

        def _display(self, screen: Screen[Any], renderable: Any) -> None:
            super()._display(screen, renderable)
            if renderable is not None:
                self.at = (time.perf_counter(), time.process_time())

    return Watched(parts, parts.open_store(False), parts.settings(), Opening("review"))


async def last_frame(app: Any, began: float, wait: float = 0.0) -> tuple[float, float]:
    """Wall and processor seconds of the last frame after a moment; ``wait`` so many seconds for the first one."""
    while time.perf_counter() - max(app.at[0], began if app.at[0] > began else began + wait) < QUIET:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    return cast("tuple[float, float]", app.at)


async def empty_screen(app: Any) -> float:
    """Processor milliseconds to show a screen with nothing on it: the floor of any change."""
    began, spent = time.perf_counter(), time.process_time()
    await app.push_screen(Screen())
    found = (await last_frame(app, began))[1] - spent
    began = time.perf_counter()
    await app.pop_screen()
    await last_frame(app, began)
    return found * 1000


async def changes(parts: Parts) -> tuple[dict[str, tuple[list[float], list[float]]], list[float]]:
    """Wall and processor milliseconds of each step's change, going forth and back, and those of an empty screen."""
    from netritual.tui.run import collect_again
    from netritual.tui.screens.review_screen import ReviewScreen

    app = watched(parts)
    app._writer._store.transact("import-file", open_matters, NOW)
    took: dict[str, tuple[list[float], list[float]]] = {}
    floor: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(20):
            while app._writer.busy:  # noqa: ASYNC110 - the thread tells nobody when it rests
                await asyncio.sleep(0.01)
            await pilot.pause()
        gc.collect()
        collect_again(app)  # as the app does it after its first frame
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        for _ in range(ROUNDS):
            for key, turns in (("right_square_bracket", 7), ("left_square_bracket", 7)):
                for _ in range(turns):
                    before = screen.standing
                    began, spent = time.perf_counter(), time.process_time()
                    app.simulate_key(key)
                    while screen.standing is before:  # noqa: ASYNC110 - the screen has no event of its own for it
                        await asyncio.sleep(0.001)
                    end = await last_frame(app, began, 2.0)
                    assert screen.standing is not None
                    wall, cpu = took.setdefault(screen.standing.view.step.id, ([], []))
                    wall.append((end[0] - began) * 1000)
                    cpu.append((end[1] - spent) * 1000)
                    await asyncio.sleep(READ)
                    floor.append(await empty_screen(app))
    app.finish()
    app._writer._store.close()
    return took, floor


def builds(parts: Parts) -> dict[str, float]:
    """Median milliseconds of what a step computes after a change of the store."""
    from netritual.review.step_loading import steps_of

    store, settings = parts.open_store(False), parts.settings()
    found: dict[str, float] = {}
    for spec in steps_of(Settings()):
        run = ReviewRun.start(store, settings, NOW, "step", spec.id, elapsed=lambda: 0.0)
        found[spec.id] = statistics.median(_timed(run, NOW + timedelta(minutes=n)) for n in range(1, ROUNDS + 1))
    store.close()
    return found


def _timed(run: ReviewRun, now: datetime) -> float:
    began = time.perf_counter()
    run.items(now)
    run.lines(now)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as root:  # an update of the index may still end in it
        parts = home(root)
        (took, empty), built = asyncio.run(changes(parts)), builds(parts)
    floor = statistics.median(empty)
    print(f"{'step shown, 120x40':<20} {'wall ms':>8} {'least':>8} {'CPU ms':>8} {'x empty':>8} {'build ms':>9}")
    for step, (wall, cpu) in took.items():
        _row(step, wall[1:], cpu[1:], floor, built.get(step, 0.0))
    print(f"{'an empty screen':<20} {'':>8} {'':>8} {floor:>8.0f}")


def _row(step: str, wall: Sequence[float], cpu: Sequence[float], floor: float, built: float) -> None:
    middle, spent = statistics.median(wall), statistics.median(cpu)
    print(f"{step:<20} {middle:>8.0f} {min(wall):>8.0f} {spent:>8.0f} {spent / floor:>8.2f} {built:>9.1f}")


if __name__ == "__main__":
    main()
