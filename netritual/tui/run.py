"""Running the app from start to end: over a home, and over sample people when the person asks for them."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from netritual.services.parts import Parts
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.places import DEMO

SAMPLES = "Sixty invented people, in a home of their own. q comes back; they are thrown away then."

Samples = Callable[[], AbstractContextManager[Parts]]
"""Makes a home of sample people that is gone at the end of its ``with``."""


class _Ending(NamedTuple):
    code: int
    hung_up: bool = False
    place: str = "home"


def run(parts: Parts, opening: Opening | None = None, demo: Samples | None = None) -> int:
    """Run the app over a home and give the exit code. The first start begins with the four questions.

    When the person asked for sample people, ``demo`` gives a home of them; afterwards the app comes back to ``parts``.

    Raises NetritualError when the home or the settings cannot be read; nothing was shown then.
    """
    ending = _session(parts, opening)
    while ending.code == DEMO and demo is not None:
        place = ending.place
        with demo() as samples:
            ending = _session(samples, Opening(words=SAMPLES))
        if ending.code == 0 and not ending.hung_up:
            ending = _session(parts, Opening(place))
    return 0 if ending.code == DEMO else ending.code


def _session(parts: Parts, opening: Opening | None) -> _Ending:
    """The app from its first frame to its last."""
    import gc

    gc.disable()  # saves 7 % of the start; switched on again after the first frame
    first = not parts.home.exists()
    settings = parts.settings()
    store = parts.open_store(True)
    app = NetritualApp(parts, store, settings, opening or Opening("first_run" if first else "home"))
    app.collects_late = True
    hangup = getattr(signal, "SIGHUP", None)
    former = signal.signal(hangup, lambda *_: app.hang_up()) if hangup is not None else None
    try:
        app.run()
    except OSError:  # the terminal is gone; what was asked for is still saved below
        app.hung_up = True
    finally:
        app.finish()
        store.close()
        if hangup is not None:
            signal.signal(hangup, former)
    return _Ending(app.return_code or 0, app.hung_up, app.left_at)


def collect_again() -> None:
    """What was loaded for the start stays: it is not looked through again (``storage.md`` 3.6)."""
    import gc

    gc.freeze()
    gc.enable()
