"""Reading the calendars beside the review, in a thread of their own; the review goes on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.worker import get_current_worker

from netritual.domain.address import calendar_address
from netritual.domain.model import CalendarSource
from netritual.errors import NetritualError
from netritual.review.step import Agenda
from netritual.tui.screens.review_page import ReviewPage
from netritual.tui.widgets.question import Question


def read_calendars(screen: ReviewPage, *, secret: bool) -> None:
    """Read what the settings name; an address outside is fetched, and asked for, with ``secret`` only."""
    if screen.settings.calendars:
        work = partial(_read, screen, secret)
        screen.run_worker(work, name="calendars", group="calendars", exclusive=True, thread=True)


def _read(screen: ReviewPage, secret: bool) -> None:
    from netritual.services.calendar_agenda import fresh_agenda
    from netritual.services.verbs.calendar import unanswered

    asked = screen.shell.addresses_asked
    parts, settings, network = screen.shell.parts, screen.settings, screen.network
    if secret:
        missing = [source for source in unanswered(settings, parts.secrets) if source.name not in asked]
        asks = bool(missing) and bool(screen.app.call_from_thread(_ask, screen, missing))
        if asks:
            return  # read when it was answered, or not
    try:
        agenda = fresh_agenda(parts, network, settings, parts.now(), secret=secret)
    except NetritualError as error:
        screen.app.call_from_thread(screen.shell.toast_error, error)
    else:
        if not get_current_worker().is_cancelled:
            screen.app.call_from_thread(_take, screen, agenda)


def _ask(screen: ReviewPage, sources: Sequence[CalendarSource]) -> bool:
    """Ask for the addresses that no keyring holds; False when something else is on the screen by now."""
    standing = screen.standing
    if screen.app.screen is not screen or standing is None or not standing.view.step.plans_coffees:
        return False
    _ask_next(screen, sources)
    return True


def _ask_next(screen: ReviewPage, sources: Sequence[CalendarSource]) -> None:
    """One address after the other, each once a session, in memory alone; then the calendars are read."""
    from netritual.services.verbs.calendar import hold_address

    if not sources:
        read_calendars(screen, secret=True)
        return
    source, *rest = sources
    screen.shell.addresses_asked.add(source.name)

    def answered(address: str | None) -> None:
        if address is not None:
            hold_address(source, screen.shell.parts.secrets, address)
        _ask_next(screen, rest)

    prompt = f"The secret address of {source.name}, kept until you quit; esc goes on without:"
    screen.app.push_screen(Question(prompt, check=_wrong, hidden=True), answered)


def _wrong(text: str) -> str:
    return "" if calendar_address(text) else "That is no https address; nothing was kept. Paste it once more, or esc."


def _take(screen: ReviewPage, agenda: Agenda) -> None:
    if screen.run is not None:
        screen.run.agenda = agenda
        screen.look()
