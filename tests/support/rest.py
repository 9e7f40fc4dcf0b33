"""Waiting for the app to have nothing to do."""

import asyncio

from netritual.tui.app import NetritualApp
from netritual.tui.typeahead import WAIT_SECONDS


def is_busy(app: NetritualApp) -> bool:
    """True while what was typed, or what it brought, goes on by itself."""
    return app.is_running and (app.typed._giving or app.typed._busy())


async def at_rest(app: NetritualApp) -> None:
    """Wait until all that was typed is done, with everything that it brought; a defect in the app is raised."""
    while is_busy(app):  # noqa: ASYNC110  # the loop tells nobody
        await asyncio.sleep(WAIT_SECONDS)
    if app._exception is not None:
        raise app._exception
