"""Running the app from start to end: over a home, and over sample people when the person asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from msgspec import Struct
from textual._time import get_time

from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.services.reviews.session_files import kept_question
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.app_exit import ended_by_signals, ended_by_threads, report, say
from netritual.tui.navigation import DEMO
from netritual.tui.terminal_abilities import abilities

SAMPLES = "Sixty invented people, in a home of their own. q comes back; they are thrown away then."

FIRST_CHANGES = 20
"""Imports and nothing else among so many changes are all that was done."""
REST_SECONDS = 1.0
"""So long nobody has typed when all is looked through for what is of no use any more."""
OFTEN, SELDOM = 10, 200
"""After so many collections of what is young all is looked through: while nobody types, and while somebody does."""

SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""

Samples = Callable[[], AbstractContextManager[Parts]]
"""Makes a home of sample people that is gone at the end of its ``with``."""


class _Ending(Struct, frozen=True):
    code: int
    place: str = "home"


def run(parts: Parts, opening: Opening | None = None, demo: Samples | None = None) -> int:
    """Run the app over a home and give the exit code: that of the shell, 128 and its number, when a signal ended it.
    The first start begins with the five questions, and comes back to them when it was killed before they were left.

    When the person asked for sample people, ``demo`` gives a home of them; afterwards the app comes back to ``parts``.

    Raises NetritualError when the home or the settings cannot be read; nothing was shown then.
    """
    ending = _session(parts, opening)
    while ending.code == DEMO and demo is not None:
        place = ending.place
        with demo() as samples:
            ending = _session(samples, Opening(words=SAMPLES))
        if ending.code == 0:
            ending = _session(parts, Opening(place))
    return 0 if ending.code == DEMO else ending.code


def _session(parts: Parts, opening: Opening | None) -> _Ending:
    """The app from its first frame to its last."""
    fresh = not parts.home.exists()
    settings = parts.settings()
    store = parts.open_store(True)
    first = fresh or kept_question(parts.disk, parts.home)[0] is not None or is_unknown(parts, store)
    app = NetritualApp(
        parts, store, settings, opening or Opening("first_run" if first else "home"), abilities(os.environ)
    )
    app.after_first_frame = partial(collect_again, app)
    try:
        with ended_by_signals(app.hang_up), ended_by_threads(partial(app.call_later, app._handle_exception)):
            app.run(mouse=settings.mouse)
    except Exception as error:
        if not app.hung_up:  # without a terminal nothing can be put back in order, and nobody reads
            say(report(error, parts))
            return _Ending(1)
    finally:
        app.finish()
        store.close(parts.now())
    return _Ending(app.return_code or (SIGNALLED + app.hung_up if app.hung_up else 0), app.left_at)


def is_unknown(parts: Parts, store: Store) -> bool:
    """Whether people came in from a shell, and nothing else did, before anybody was asked who I am and where."""
    disk, home = parts.disk, parts.home
    asked = disk.exists(home.settings) or disk.exists(home.question)
    changes = [] if asked else store.history(FIRST_CHANGES)
    return bool(changes) and all(entry.verb == "import" for entry in changes)


def collect_again(app: NetritualApp) -> None:
    """Collect garbage from now on. What was loaded for the start stays, and is not looked through; the rest is so while
    nobody types, for that takes longer than a frame."""
    import gc

    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], SELDOM)
    gc.enable()
    app.set_interval(REST_SECONDS, lambda: collect_at_rest(app.typed.rests_since(get_time() - REST_SECONDS)))


def collect_at_rest(rests: bool) -> None:
    """Collect all garbage, where there may be much of it and the person ``rests``. Pythons that collect all in short
    pieces count nothing here, and do it themselves."""
    import gc

    if rests and gc.get_count()[2] >= OFTEN:
        gc.collect()
