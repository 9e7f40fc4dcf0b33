"""Before a change is taken back that may not be the one that is meant: what it is, and whether to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Change, Entry
from netritual.services.ports import Store
from netritual.services.undo import LOOK_BACK, to_take_back
from netritual.tui.widgets.question import Choice, Pick

if TYPE_CHECKING:
    from datetime import datetime

    from netritual.tui.app import NetritualApp

YES = "yes"


def ask_unless_newest_here(shell: NetritualApp, then: Callable[[], object], agreed: int = 0) -> None:
    """Go on at once where the newest act was done today in this app. One of an earlier day, or of another process, may
    be unknown to whoever presses the key: it is named, and the first answer leaves it. ``agreed`` is the number of the
    one that got a yes: meanwhile another may have come."""

    def newest(store: Store, now: datetime) -> tuple[Entry | None, Change | None]:
        entry = to_take_back(store, LOOK_BACK)
        here = entry is not None and shell.made_here(entry.seq) and entry.at.date() == now.date()
        is_known = entry is None or here or entry.seq == agreed
        return None if is_known else entry, None

    def ask(entry: Entry | None) -> None:
        if entry is None:
            then()
            return
        day = day_words(entry.at.date(), shell.parts.now().date())
        prompt = f"Take back what was done {day}?\n{entry.summary}"
        choices = (Choice("n", "leave it", ""), Choice("y", "take it back", YES))

        def answered(answer: str | None) -> None:
            if answer == YES:
                ask_unless_newest_here(shell, then, entry.seq)

        shell.push_screen(Pick(prompt, choices), answered)

    shell.poll()
    shell.write(newest, ask, quiet=True)
