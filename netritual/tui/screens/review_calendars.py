"""Reading the calendars beside the review, in a thread of their own; the review goes on meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from netritual.errors import NetritualError

if TYPE_CHECKING:
    from netritual.services.review_run import Agenda
    from netritual.tui.screens.review import ReviewScreen


def read_calendars(screen: ReviewScreen, *, secret: bool) -> None:
    """Read what the settings name; only with ``secret`` (step 7) an address outside is fetched."""
    if screen.settings.calendars:
        work = partial(_read, screen, secret)
        screen.run_worker(work, name="calendars", group="calendars", exclusive=True, thread=True)


def _read(screen: ReviewScreen, secret: bool) -> None:
    from netritual.services.agenda import fresh_agenda

    parts, settings, network = screen.shell.parts, screen.settings, screen.network
    try:
        agenda = fresh_agenda(parts, network, settings, parts.now(), secret=secret)
    except NetritualError as error:
        screen.app.call_from_thread(screen.shell.toast_error, error)
    else:
        if not get_current_worker().is_cancelled:
            screen.app.call_from_thread(_take, screen, agenda)


def _take(screen: ReviewScreen, agenda: Agenda) -> None:
    if screen.run is not None:
        screen.run.agenda = agenda
        screen.look()
