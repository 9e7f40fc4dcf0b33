"""After a line is saved: what it says plainly is closed. What it may have closed, and what it says of a planned coffee,
is asked, one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events

from netritual.services.closing import close, close_certain, question
from netritual.services.coffee_question import change_coffee, coffee_question
from netritual.tui.widgets.question import Choice, Pick

if TYPE_CHECKING:
    from netritual.domain.closing import Closing
    from netritual.domain.model import Change
    from netritual.services.ports import Store
    from netritual.tui.app import NetritualApp


class _Asked(NamedTuple):
    """A question, and what a yes does."""

    words: str
    act: Callable[[Store, datetime], Change | None]


def close_earlier(shell: NetritualApp, id: int) -> None:
    """Close what the entry with this id says is done, and ask about the rest."""
    settings = shell.settings

    def job(store: Store, now: datetime) -> tuple[list[_Asked], Change | None]:
        done, asked = close_certain(store, now, settings, id)
        network = store.view()
        questions = [_of_loop(shell, one, f"Does this close: {question(network, one)}?") for one in asked]
        coffee = coffee_question(network, settings, now, id)
        if coffee is not None:
            change = coffee.change
            questions.append(_Asked(coffee.words, lambda store, now: change_coffee(store, now, settings, change)))
        return questions, done[-1] if done else None

    shell.write(job, lambda asked: _ask(shell, asked))


def _of_loop(shell: NetritualApp, closing: Closing, words: str) -> _Asked:
    settings = shell.settings
    return _Asked(words, lambda store, now: close(store, now, settings, closing))


class ClosingQuestion(Pick):
    """One thing that a line may have closed or changed: ``y`` does it, ``n`` is a no. Any other key goes to what is
    below, so that whoever types on loses nothing."""

    CSS_PATH = "widgets/question.tcss"

    def on_key(self, event: events.Key) -> None:
        """Give way to a key that is no answer; those that are, ``Pick`` takes."""
        if event.key not in ("y", "n", "escape"):
            event.stop()
            self.dismiss(None)
            cast("NetritualApp", self.app).typed.again(events.Key(event.key, event.character))


def _ask(shell: NetritualApp, asked: Sequence[_Asked]) -> None:
    """Ask about one after the other; going back ends it."""
    if not asked:
        return
    first, *rest = asked

    def answered(answer: str | None) -> None:
        if answer == "yes":
            shell.write(lambda store, now: (None, first.act(store, now)))
        if answer is not None:
            _ask(shell, rest)

    choices = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
    shell.push_screen(ClosingQuestion(first.words, choices), answered)
