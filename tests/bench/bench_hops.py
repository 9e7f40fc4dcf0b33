"""How many of our own functions lie between a key (or a command) and the journal, on three flows, and which.

*On the way* is the chain of calls: the functions that were open, each called by the one before it, when the key was
taken, when the work was handed to the store's thread, when the verb began (for ``people``: the rows), and when the line
was appended (for ``people``: when the journal was opened, and when the answer was written). *Run* counts all functions
of the faces, the services and the store's writing that were called until then, on the chain or not; what reads the
line, the records and the items of a step (``domain``, ``review``, the indexes) and what paints is left out.

``python -m tests.bench.bench_hops`` prints the chains, with ``-v`` all functions.
"""

import asyncio
import contextlib
import inspect
import io
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import netritual
from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.demo import make
from tests.support.rest import at_rest

ROOT = os.path.dirname(netritual.__file__)
NOW = datetime(2026, 3, 13, 16, tzinfo=UTC)
ROOMS = ("main", "compose", "cli", "tui", "services", "store.journal", "store.following", "store.transaction",
         "store.line")  # fmt: skip
PAINTS = ("tui.widgets.key_bar", "tui.content", "tui.face", "tui.key_hints", "tui.bodies",
          "tui.widgets.step_strip", "tui.widgets.item_list", "tui.reading_chips")  # fmt: skip
APPENDED = "store.log_file.LogFile.took"
"""Called when the line is in the journal: what comes after is no part of the way there."""
COMPREHENSIONS = ("<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<module>")


class Trace:
    """Notes the calls of our own functions, in this thread and in those that begin later."""

    def __init__(self) -> None:
        self._points: tuple[str, ...] = ()
        self._ran: dict[str, None] = {}
        self._way: dict[str, None] = {}
        threading.setprofile(self._note)
        sys.setprofile(self._note)

    @contextlib.contextmanager
    def noting(self, *points: str) -> Iterator[None]:
        """Note what is called in this block; the chains to functions with these names are on the way."""
        self._points = points
        try:
            yield
        finally:
            self._points = ()

    def tell(self, title: str) -> None:
        """Print what was noted since the last time."""
        print(f"{title}: {len(self._way)} on the way, {len(self._ran)} run")
        print(*(f"  {name}" for name in self._way), sep="\n")
        if "-v" in sys.argv:
            print("  and", ", ".join(name for name in self._ran if name not in self._way))
        self._way, self._ran = {}, {}

    def _note(self, frame: FrameType, event: str, _: Any) -> None:
        name = _name(frame) if self._points and event == "call" else ""
        if name.endswith(APPENDED):
            self._points = ()
        if name.startswith(ROOMS) and not name.startswith(PAINTS):
            self._ran.setdefault(name)
        if name and name.endswith(self._points):
            chain: list[str] = []
            at: FrameType | None = frame
            while at is not None:
                chain.append(_name(at))
                at = at.f_back
            self._way.update(dict.fromkeys(one for one in reversed(chain) if one))


def _name(frame: FrameType) -> str:
    """A function of ours by module and name; "" for all others, and for the bodies of modules and classes."""
    code = frame.f_code
    inner = code.co_name in COMPREHENSIONS or not code.co_flags & inspect.CO_NEWLOCALS
    if inner or not code.co_filename.startswith(ROOT):
        return ""
    return f"{code.co_filename[len(ROOT) + 1 : -3].replace(os.sep, '.')}.{code.co_qualname}"


async def in_the_app() -> None:
    """``a``, a line and enter; ``x`` and a reason in the step that suggests coffees."""
    from netritual.tui.app import NetritualApp

    with tempfile.TemporaryDirectory() as root:
        parts = Maker(Home(root), Disk()).parts(FixedClock(NOW))
        make(parts)
        app = NetritualApp(parts, parts.open_store(False), parts.settings())
        trace = Trace()
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            with trace.noting(".open_log"):
                await pilot.press("a")
            await pilot.press(*({" ": "space", "@": "at"}.get(char, char) for char in "coffee @ana"))
            await pilot.pause()
            with trace.noting(".submit", "touches.log", "Follower.append"):
                await pilot.press("enter")
                await at_rest(app)
            trace.tell("a, a line, enter")
            await pilot.press("w")
            screen: Any = None
            for _ in range(20):
                await at_rest(app)
                await pilot.pause()
                screen = app.screen
                if getattr(screen, "standing", None) and screen.standing.view.step.id == "coffees":
                    break
                await pilot.press("right_square_bracket")
            await at_rest(app)
            with trace.noting("ReviewScreen.do"):
                await pilot.press("x")
            await at_rest(app)
            with trace.noting("Pick.on_key", ".submit", "reviews.not_now", "Follower.append"):
                await pilot.press("1")
                await at_rest(app)
            trace.tell("x and a reason in step 7")
        app.finish()


def in_the_shell() -> None:
    """``netritual people --json``, from ``main`` to the answer."""
    from netritual.main import main

    with tempfile.TemporaryDirectory() as root:
        make(Maker(Home(root), Disk()).parts(FixedClock(NOW)))
        trace, args = Trace(), ["--home", root, "--now", NOW.isoformat(), "people", "--json"]
        points = ("JournalStore.__init__", "PeopleIndex.rows", "streams._write", "Streams.data")
        with contextlib.redirect_stdout(io.StringIO()), trace.noting(*points):
            main(args)
        trace.tell("people --json")


if __name__ == "__main__":
    in_the_shell()
    asyncio.run(in_the_app())
