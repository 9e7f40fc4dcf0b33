"""After a line is saved: what it says plainly is closed. What it may have closed, and what it says of a planned coffee,
is asked, one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace
from textual import events

from netritual.domain.language.text import clean
from netritual.domain.loops.closing_decisions import Closing, closings
from netritual.domain.loops.company_moves import CompanyMove, company_move
from netritual.domain.loops.death_lines import deaths_in_line
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Change, Person, Settings
from netritual.domain.network import Network
from netritual.review.loop_wording import question
from netritual.services.ports import Store
from netritual.services.questions.closing_by_entry import close, close_certain, coffees_had
from netritual.services.questions.coffee_question import change_coffee, coffee_question, move_settled
from netritual.services.questions.noted_refusals import refusal_words
from netritual.services.verbs.closing_verbs import leave_reported
from netritual.services.verbs.coffees import keep_coffee
from netritual.services.verbs.deaths import deny_death, record_death
from netritual.services.verbs.people_verbs import change_company
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.widgets.question import Choice, Pick

_STANDS = {"people": "It stands on their page.", "introductions": "It stands in step 6 of the review."}
"""Table -> where something open of it stands that is in no list of loops."""
LATER = "later"
"""The answer of whoever types on."""


class Asked(NamedTuple):
    """A question about the entry with this id, what a yes does, where it stands while there is no answer, and what a no
    does, if anything. One that no yes answers is only told. ``put_off``: somebody typed on and heard that it waits."""

    entry: int
    words: str
    act: Callable[[Store, datetime], Change | None] | None
    stands: str
    refuse: Callable[[Store, datetime], Change | None] | None = None
    put_off: bool = False


def close_earlier(shell: NetritualApp, id: int) -> None:
    """Close what the entry with this id says is done, and ask about the rest, and about what was put off before."""
    settings, before = shell.settings, _put_off(shell)

    def job(store: Store, now: datetime) -> tuple[tuple[list[Asked], str, bool], Change | None]:
        done, asked = close_certain(store, now, settings, id)
        done += move_settled(store, now, settings, id)
        had = coffees_had(store, now, id)
        network = store.view()
        asked_now = _questions(network, settings, now, id, asked, done)
        words = " ".join((*(change.words for change in done), *had, *([] if asked_now else refusal_words(network, id))))
        summed = replace(done[-1], tell=lambda: words) if done else None
        return ([*asked_now, *_still_asked(network, settings, now, before)], words, summed is not None), summed

    def ask(come: tuple[list[Asked], str, bool]) -> None:
        asked, words, is_told = come
        if words and not is_told:
            shell.toast(words)
        _ask(shell, asked, words)

    shell.write(job, ask)


def ask_again(shell: NetritualApp) -> None:
    """Ask what was put off, as far as it still is a question."""
    if before := _put_off(shell):
        settings = shell.settings
        shell.write(
            lambda store, now: (_still_asked(store.view(), settings, now, before), None),
            lambda asked: _ask(shell, asked),
        )


def _put_off(shell: NetritualApp) -> Sequence[Asked]:
    """What was put off, to be asked now."""
    before, shell.put_off = shell.put_off, ()
    return before


def _questions(
    network: Network,
    settings: Settings,
    now: datetime,
    id: int,
    closings: Sequence[Closing],
    done: Sequence[Change] = (),
) -> list[Asked]:
    """What is asked after an entry that closed some things already."""
    questions = [_of_loop(network, settings, now, id, one) for one in closings]
    coffee = coffee_question(network, settings, now, id, done)
    if coffee is not None and coffee.needs_time:
        questions.append(Asked(id, coffee.words, None, "In step 7, s moves it."))
    elif coffee is not None:
        change = coffee.change
        questions.append(
            Asked(
                id,
                coffee.words,
                lambda store, now: change_coffee(store, now, settings, change),
                "It stands in Loops, and step 1 asks.",
                lambda store, now: keep_coffee(store, now, change.coffee.id)[1],
            )
        )
    move = company_move(network, id)
    questions += [_of_company(id, move)] if move is not None else []
    return [*questions, *(_of_death(settings, id, one) for one in deaths_in_line(network, id))]


def _of_company(id: int, move: CompanyMove) -> Asked:
    """Whether somebody works somewhere else now; a no changes nothing."""
    return Asked(
        id,
        clean(move.question),
        lambda store, now: change_company(store, now, move.person.id, move.company, move.on)[1],
        f"In the shell: {move.command}",
    )


def _of_death(settings: Settings, id: int, person: Person) -> Asked:
    """Whether somebody died."""
    return Asked(
        id,
        f"Did {clean(person.name)} die? Then nothing more is asked or suggested.",
        lambda store, now: record_death(store, now, person.id, settings)[1],
        "Step 1 of the review asks.",
        lambda store, now: deny_death(store, now, id, person.id)[1],
    )


def _of_loop(network: Network, settings: Settings, now: datetime, id: int, closing: Closing) -> Asked:
    asked = {"off": "Is it off", "done": "Does this close"}.get(closing.state_asked, f"Is {closing.left} left of this")
    words, loop = f"{asked}: {question(network, closing)}?", closing.loop
    listed = any((one.kind, one.id) == (loop.kind, loop.id) for one in loops(network, settings, now))
    stands = "It stands in Loops." if listed else _STANDS.get(loop.table, "It stays open.")
    return Asked(
        id,
        words,
        lambda store, now: close(store, now, settings, closing),
        stands,
        lambda store, now: leave_reported(store, now, closing)[1],
    )


def _still_asked(network: Network, settings: Settings, now: datetime, before: Sequence[Asked]) -> list[Asked]:
    """Of some questions those that their entries still ask."""
    words: set[str] = set()
    for id in {one.entry for one in before}:
        words.update(one.words for one in _questions(network, settings, now, id, closings(network, settings, now, id)))
    return [one for one in before if one.words in words]


class ClosingQuestion(Pick):
    """One thing that a line may have closed or changed: ``y`` does it, ``n`` is a no. Any other key goes to what is
    below, so that whoever types on loses nothing; the question is asked again. Only ``space``, which would answer the
    row below, does nothing."""

    moves = False

    def on_key(self, event: events.Key) -> None:
        """Give way to a key that is no answer; those that are, ``Pick`` takes."""
        if event.key == "space":
            event.stop()
        elif event.key not in ("y", "n", "escape"):
            event.stop()
            self.dismiss(LATER)
            shell_of(self).typed.again(events.Key(event.key, event.character))


def _ask(shell: NetritualApp, asked: Sequence[Asked], closed: str = "") -> None:
    """Ask about one after the other. Whoever types on is asked once more when the log bar closes; going back ends it.
    ``closed`` is what the entry closed, said with the first, for a question covers the toast."""
    if not asked:
        return
    first, *rest = asked
    if first.act is None:
        shell.toast(f"{closed} {first.words} {first.stands}".strip())
        _ask(shell, rest, closed)
        return

    def answered(answer: str | None) -> None:
        if answer == LATER:
            again = () if first.put_off else (first._replace(put_off=True),)  # asked twice it waits in the lists
            shell.put_off = (*again, *rest, *shell.put_off)
            if again:
                shell.toast(f"Asked again later, y or n: {first.words} {first.stands}")
        elif answer is None:
            shell.toast(f"Not answered: {first.words} {first.stands}")
        else:
            done = first.act if answer == "yes" else first.refuse
            if done is not None:
                shell.write(lambda store, now: (None, done(store, now)))
            _ask(shell, rest)

    choices = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
    shell.push_screen(ClosingQuestion(f"{closed} {first.words}".strip(), choices), answered)
