"""After a line is saved: what it says plainly is closed, and what it may have closed is asked, one key each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import events

from netritual.services.closing import close, close_certain, question
from netritual.tui.widgets.question import Choice, Pick

if TYPE_CHECKING:
    from netritual.domain.closing import Closing
    from netritual.domain.model import Change
    from netritual.services.ports import Store
    from netritual.tui.app import NetritualApp


def close_earlier(shell: NetritualApp, id: int) -> None:
    """Close what the entry with this id says is done, and ask about the rest."""
    settings = shell.settings

    def job(store: Store, now: datetime) -> tuple[list[Closing], Change | None]:
        done, asked = close_certain(store, now, settings, id)
        return asked, done[-1] if done else None

    shell.write(job, lambda asked: _ask(shell, asked))


class ClosingQuestion(Pick):
    """One loop that a line may have closed: ``y`` closes it, ``n`` is a no. Any other key goes to what is below, so
    that whoever types on loses nothing."""

    CSS_PATH = "widgets/question.tcss"

    def on_key(self, event: events.Key) -> None:
        """Give way to a key that is no answer; those that are, ``Pick`` takes."""
        if event.key not in ("y", "n", "escape"):
            event.stop()
            self.dismiss(None)
            cast("NetritualApp", self.app).typed.again(events.Key(event.key, event.character))


def _ask(shell: NetritualApp, asked: list[Closing]) -> None:
    """Ask about one after the other; going back ends it."""
    if not asked:
        return
    first, *rest = asked

    def answered(answer: str | None) -> None:
        if answer == "yes":
            settings = shell.settings
            shell.write(lambda store, now: (None, close(store, now, settings, first)))
        if answer is not None:
            _ask(shell, rest)

    choices = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
    shell.push_screen(ClosingQuestion(f"Does this close: {question(shell.network, first)}?", choices), answered)
