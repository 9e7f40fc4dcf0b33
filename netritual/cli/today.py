"""``netritual`` where nobody sits at a terminal: today in words. Nothing is created or changed."""

from netritual.cli.shapes import loop_row
from netritual.cli.shell import Shell
from netritual.domain.followups import do_now
from netritual.domain.hours import zone_of
from netritual.domain.model import Coffee, Person
from netritual.domain.past_coffees import to_answer, to_come
from netritual.domain.words import moment_words
from netritual.review.rows import names_of
from netritual.services.coffee_rows import coffee_row


def tell_today(shell: Shell) -> int:
    """What to do now, what comes, and of which planned talk nobody said whether it happened; the exit code."""
    network, settings, now = shell.network, shell.settings, shell.now
    people = {person.id: person for person in network.all(Person)}
    loops = do_now(network, settings, now)
    coming = to_come(network, now)
    past = [one.coffee for one in to_answer(network, now)]
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
        return moment_words(start.astimezone(zone_of(settings, start)), now.date())

    waiting = [(one.kind, names_of(network, one.people), one.what, one.note) for one in loops if one.kind != "held"]
    plans = [(when(one), one.channel, names_of(network, one.people), one.place or "") for one in coming]
    asked = [(when(one), one.channel, names_of(network, one.people), str(one.id)) for one in past]
    sections = (
        ("Do now:", waiting, "No one is waiting."), ("Coming up:", plans, "Nothing planned."),
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
