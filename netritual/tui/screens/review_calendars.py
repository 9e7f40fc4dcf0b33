"""Reading the calendars beside the review, in a thread of their own; the review goes on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.worker import get_current_worker

from netritual.domain.model import CalendarSource
from netritual.errors import NetritualError
from netritual.tui.screens.review_control import ReviewControl


def read_calendars(control: ReviewControl, *, secret: bool) -> None:
    """Read what the settings name; an address outside is fetched, and asked for, with ``secret`` only."""
    if control.view.settings.calendars:
        work = partial(_read, control, secret)
        control.view.run_worker(work, name="calendars", group="calendars", exclusive=True, thread=True)


def _read(control: ReviewControl, secret: bool) -> None:
    from netritual.services.calendar_snapshot import fresh_snapshot
    from netritual.services.verbs.calendar import unanswered

    asked = control.view.shell.addresses_asked
    parts, settings, network = control.view.shell.parts, control.view.settings, control.view.network
    if secret:
        missing = [source for source in unanswered(settings, parts.secrets) if source.name not in asked]
        asks = bool(missing) and bool(control.view.app.call_from_thread(_ask, control, missing))
        if asks:
            return  # read when it was answered, or not
    try:
        snapshot = fresh_snapshot(parts, network, settings, parts.now(), secret=secret)
    except NetritualError as error:
        control.view.app.call_from_thread(control.view.shell.toast_error, error)
    else:
        if not get_current_worker().is_cancelled:
            control.view.app.call_from_thread(control.take_snapshot, snapshot)


def _ask(control: ReviewControl, sources: Sequence[CalendarSource]) -> bool:
    """Ask for the addresses that no keyring holds; False when something else is on the screen by now."""
    standing = control.standing
    if control.view.app.screen is not control.view or standing is None or not standing.view.step.plans_coffees:
        return False
    _ask_next(control, sources)
    return True


def _ask_next(control: ReviewControl, sources: Sequence[CalendarSource]) -> None:
    """One address after the other, each once a session, in memory alone; then the calendars are read."""
    from netritual.services.verbs.calendar import hold_address
    from netritual.tui.widgets.question import Question

    if not sources:
        read_calendars(control, secret=True)
        return
    source, *rest = sources
    control.view.shell.addresses_asked.add(source.name)

    def answered(address: str | None) -> None:
        if address is not None:
            hold_address(source, control.view.shell.parts.secrets, address)
        _ask_next(control, rest)

    prompt = f"The secret address of {source.name}, kept until you quit; esc goes on without:"
    control.view.app.push_screen(Question(prompt, check=_wrong, hidden=True), answered)


def _wrong(text: str) -> str:
    from netritual.domain.coffees.calendar_address import calendar_address

    return "" if calendar_address(text) else "That is no https address; nothing was kept. Paste it once more, or esc."
