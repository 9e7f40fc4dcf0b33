"""``netritual`` where nobody sits at a terminal: today in words. Nothing is created or changed."""

from collections.abc import Sequence

from netritual.cli.shapes import loop_row
from netritual.cli.shell import Shell
from netritual.domain.do_now import do_now
from netritual.domain.followups import past_coffees
from netritual.domain.hours import local_words
from netritual.domain.loop import Loop
from netritual.domain.model import Coffee, Person
from netritual.domain.network import People
from netritual.domain.past_coffees import to_come
from netritual.domain.words import counted
from netritual.review.letter_words import NO_ONE, waiting_words
from netritual.review.rows import names_of
from netritual.services.coffee_rows import coffee_row
from netritual.services.queries import LOOP_WORDS


def tell_today(shell: Shell) -> int:
    """What to do now, what comes, and of which planned talk nobody said whether it happened; the exit code."""
    network, settings, now = shell.network, shell.settings, shell.now
    people = People(network)
    loops = do_now(network, settings, now)
    coming = to_come(network, now)
    past = [one.coffee for one in past_coffees(network, settings, now)]
    if shell.wants_json:
        shell.emit(
            {
                "now": [loop_row(loop, people) for loop in loops],
                "coming": [coffee_row(coffee, people) for coffee in coming],
                "confirm": [coffee_row(coffee, people) for coffee in past],
            }
        )
        return 0

    def when(coffee: Coffee) -> str:
        start = coffee.slot.start if coffee.slot is not None else now
        return local_words(start, settings, now.date())

    waiting: list[tuple[str, ...]] = [
        (_label(one), names_of(network, one.people), one.what, one.note)
        for one in loops
        if one.kind != "held" or one.stage == "changed"
    ]
    plans = [(when(one), one.channel, names_of(network, one.people), one.place or "") for one in coming]
    asked = [(when(one), one.channel, names_of(network, one.people), str(one.id)) for one in past]
    told = {who for one in loops for who in one.people}
    if wrote := waiting_words(network, now.date(), told, ""):
        waiting.append((wrote,))
    sections = (
        ("Do now:", waiting, NO_ONE),
        ("Coming up:", plans, _nothing_planned(shell, coming)),
        ("Did it happen?", asked, ""),
    )  # fmt: skip
    for title, rows, nothing in sections:
        if rows or nothing:
            shell.data(title)
        for row in rows:
            shell.data(f"  {'  '.join(cell for cell in row if cell)}")
        if nothing and not rows:
            shell.data(f"  {nothing}")
    return 0


def _label(loop: Loop) -> str:
    return "a line says" if loop.stage == "changed" else LOOP_WORDS[loop.kind][0]


def _nothing_planned(shell: Shell, coming: Sequence[Coffee]) -> str:
    """Where no coffee stands: how many are suggested, and how to see them."""
    if coming or not shell.network.all(Person):
        return "Nothing planned."
    from netritual.domain.suggestions.suggest import suggest

    shown = suggest(shell.network, shell.settings, shell.now.date()).shown
    return f"Nothing planned. {counted(len(shown), 'suggestion')}: netritual suggest" if shown else "Nothing planned."
