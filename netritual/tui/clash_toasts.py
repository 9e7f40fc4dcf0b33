"""Telling what stands at the time that a coffee was given. The calendars are looked at in a thread of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from netritual.services.calendar_agenda import current
from netritual.services.clashes import clash_words, holidays_of, planned_by

if TYPE_CHECKING:
    from netritual.domain.model import Change, Coffee
    from netritual.domain.network import Network
    from netritual.services.ports import CalendarReading
    from netritual.tui.app import NetritualApp


def toast_clashes(app: NetritualApp, change: Change) -> None:
    """Say what is known to stand at the times of the coffees that a change planned; without calendars at once."""
    coffees = planned_by(app.network, change)
    if coffees and app.settings.calendars:
        work = partial(_read, app, app.network, coffees)
        app.run_worker(work, name="clashes", group="clashes", thread=True)
    elif coffees:
        _toast(app, app.network, coffees, ())


def _read(app: NetritualApp, network: Network, coffees: Sequence[Coffee]) -> None:
    slots = [coffee.slot for coffee in coffees if coffee.slot is not None]
    readings = current(app.parts, lambda: network, app.settings, app.parts.now(), slots)
    app.call_from_thread(_toast, app, network, coffees, readings)


def _toast(app: NetritualApp, network: Network, coffees: Sequence[Coffee], readings: Sequence[CalendarReading]) -> None:
    off = holidays_of(app.parts, app.settings, coffees)
    if words := clash_words(network, app.settings, readings, coffees, app.parts.now().date(), off):
        app.toast(" ".join(words))
