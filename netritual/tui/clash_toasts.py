"""Telling what stands at the time that a coffee was given. The calendars are looked at in a thread of their own."""

from __future__ import annotations

from netritual.domain.model import Change, Settings
from netritual.domain.network import Network
from netritual.services.clashes import clashes, planned_by
from netritual.services.parts import Parts
from netritual.tui.navigation import Places


def toast_clashes(app: Places, parts: Parts, network: Network, settings: Settings, change: Change) -> None:
    """Say what is known to stand at the times of the coffees that a change planned; without calendars at once."""
    coffees = planned_by(network, change)

    def words() -> str:
        return " ".join(clashes(parts, network, settings, coffees))

    def look() -> None:
        if said := words():
            app.call_from_thread(app.toast, said)

    if coffees and settings.calendars:
        app.run_worker(look, name="clashes", group="clashes", thread=True)
    elif coffees and (said := words()):
        app.toast(said)
