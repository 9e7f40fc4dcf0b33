"""``netritual`` where nobody sits at a terminal: today in words. Nothing is created or changed."""

from netritual.cli.json_shapes import loop_row
from netritual.cli.last_read import last_read
from netritual.cli.shell import LONGEST_SHOWN, Shell
from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.coffees.past_coffees import start_of, to_come
from netritual.domain.dates.day_wording import counted
from netritual.domain.dates.working_hours import local_words
from netritual.domain.language.text import shortened
from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import past_coffees
from netritual.domain.loops.tentative_talks import CANCELLED
from netritual.domain.loops.undecided_proposals import lines_without_names
from netritual.domain.model import Coffee, Person
from netritual.domain.network import People
from netritual.domain.suggestions.article_rank import queue
from netritual.review.letter_wording import DAY_OFF, NO_ONE, old_words, today_words
from netritual.review.loop_item import open_name
from netritual.review.rows import loop_title, names_of, reported_matter, reported_words
from netritual.services.pages.coming_up import MOVING, standing
from netritual.services.pages.planned_coffees import coffee_row, shortest_which
from netritual.services.pages.queries import loop_words
from netritual.services.questions.which_loop import shortest_names

_MOST_LINES = 3
"""Lines of which it is asked who is meant."""
_TO_SETTLE = "netritual review --plain --step who"


def tell_today(shell: Shell) -> int:
    """What to do now, what comes, and of which planned talk nobody said whether it happened; the exit code."""
    network, settings, now = shell.network, shell.settings, shell.now
    people = People(network)
    today = today_of(network, settings, now)
    over = [one.coffee for one in past_coffees(network, settings, now)]
    if shell.wants_json:
        shell.emit(
            {
                "now": [loop_row(loop, people) for loop in today.first],
                "coming": [coffee_row(coffee, people) for coffee in to_come(network, now)],
                "confirm": [coffee_row(coffee, people) for coffee in over],
                "tentative": [{**loop_row(one.loop, people), "start": one.start} for one in today.tentative],
            }
        )
        return 0

    listed = [loop for loop in today.first if loop.kind != "held" or loop.stage == "changed"]
    asked = [one for one in (*listed, *(one.loop for one in today.tentative)) if one.asks_yes_or_no]
    names = shortest_names(network, [one for one in today.every if one.asks_yes_or_no], asked)

    def note(loop: Loop, words: str) -> str:
        answer = "drop" if words == CANCELLED and loop.proposed is not None else "open"
        return (
            f"{words}{'' if words.endswith('?') else ':'} netritual loops {answer} {names[loop]}"
            if loop in names
            else words
        )

    def matter(loop: Loop) -> tuple[str, str]:
        report = today.reports.get(loop)
        if report is None:
            return loop_title(network, loop), note(loop, loop.note)
        return reported_matter(network, report), reported_words(report, now.date())

    def who(loop: Loop) -> str:
        return open_name(network, loop) or names_of(network, loop.people)

    waiting: list[tuple[str, ...]] = [(_label(one), who(one), *matter(one)) for one in listed]
    named = {person for one in today.first for person in one.people}
    if not today.off and (said := today_words(network, now.date(), named, "")):
        waiting.append((said,))
    if today.more:
        waiting.append((f"and {today.more} more: netritual loops",))

    def plan(coffee: Coffee, place: str | None, sure: str) -> tuple[str, ...]:
        hour = local_words(start_of(coffee), settings, now.date())
        return (hour.strip(), kind_called(network, coffee), names_of(network, coffee.people), place or "", sure)

    coming = standing(network, now, today.tentative)
    plans = [(start_of(one), plan(one, one.place, sure if sure == MOVING else "")) for one, sure in coming]
    plans += [
        (
            one.start,
            (one.when(settings, now.date()).strip(), one.kind, who(one.loop), one.place, note(one.loop, one.asked)),
        )
        for one in today.tentative
    ]
    past = [
        (*plan(one, "", ""), f"netritual coffees held {shortest_which(network, settings, now, one, past=True)}")
        for one in over
    ]
    old = old_words(today.every, now.date(), where="netritual loops")
    sections = (
        ("Do now:", waiting, DAY_OFF if today.off else old or NO_ONE),
        ("Coming up:", [row for _, row in sorted(plans)], _nothing_planned(shell, bool(plans))),
        ("Did it happen?", [] if today.off else past, ""),
        ("Who was it?", [] if today.off else _unsettled(shell), ""),
        ("To read:", [] if today.off else _to_read(shell), ""),
    )  # fmt: skip
    for title, rows, nothing in sections:
        if rows or nothing:
            shell.data(title)
        for row in rows:
            shell.data(f"  {'  '.join(cell for cell in row if cell)}")
        if nothing and not rows:
            shell.data(f"  {nothing}")
    return 0


def _unsettled(shell: Shell) -> list[tuple[str, ...]]:
    """The newest lines of which it is not known who is meant, and the command that asks."""
    lines = [
        (", ".join(name.text for name in talk.open_names) or "nobody named", f"“{shortened(talk.line, LONGEST_SHOWN)}”")
        for talk in sorted(lines_without_names(shell.network), key=lambda talk: -talk.id)
    ]
    more = len(lines) - _MOST_LINES
    words = f"and {more} more: {_TO_SETTLE}" if more > 0 else f"to answer: {_TO_SETTLE}"
    return [*lines[:_MOST_LINES], (words,)] if lines else []


def _to_read(shell: Shell) -> list[tuple[str, ...]]:
    """How many articles wait, and that feeds were not read for days, each with its command."""
    waiting = len(queue(shell.network, shell.settings, shell.now))
    words = counted(waiting, "article of your people", "articles of your people")
    rows: list[tuple[str, ...]] = [(words, "netritual articles")] if waiting else []
    if long_ago := last_read(shell):
        rows.append((long_ago, "netritual feeds refresh"))
    return rows


def _label(loop: Loop) -> str:
    return "a line says" if loop.stage == "changed" else loop_words(loop)[0]


def _nothing_planned(shell: Shell, coming: bool) -> str:
    """Where no coffee stands: how many are suggested, and how to see them."""
    if coming or not shell.network.all(Person):
        return "Nothing planned."
    from netritual.domain.suggestions.suggest import suggest

    shown = suggest(shell.network, shell.settings, shell.now.date()).shown
    return f"Nothing planned. {counted(len(shown), 'suggestion')}: netritual suggest" if shown else "Nothing planned."
