"""Telling what stands at the time that a coffee was given. The calendars are looked at in a thread of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netritual.services.clashes import clashes, planned_by

if TYPE_CHECKING:
    from netritual.domain.model import Change
    from netritual.tui.app import NetritualApp


def toast_clashes(app: NetritualApp, change: Change) -> None:
    """Say what is known to stand at the times of the coffees that a change planned; without calendars at once."""
    network, settings, coffees = app.network, app.settings, planned_by(app.network, change)

    def words() -> str:
        return " ".join(clashes(app.parts, network, settings, coffees))

    def look() -> None:
        if said := words():
            app.call_from_thread(app.toast, said)

    if coffees and settings.calendars:
        app.run_worker(look, name="clashes", group="clashes", thread=True)
    elif coffees and (said := words()):
        app.toast(said)
