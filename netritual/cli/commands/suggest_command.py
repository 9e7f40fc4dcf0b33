"""``netritual suggest``: who to have coffee with or to write to, and why."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import click
from msgspec.structs import asdict, replace

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import ref, suggestions
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import capital
from netritual.domain.dates.working_hours import local_words
from netritual.domain.model import Person, Slot
from netritual.domain.network import People
from netritual.domain.suggestions.fit import fit_of
from netritual.domain.suggestions.suggest import suggest, why_not
from netritual.domain.suggestions.suggestion import NotShown, Suggestion, Suggestions
from netritual.domain.suggestions.triage import is_offered
from netritual.review.choice import CoffeeChoice, choices
from netritual.review.silence_wording import IN_SHELL, birthday_words, reckoned, rows_of, silence_words
from netritual.services.busy_times import age_words, all_words, moved_words
from netritual.services.calendar_snapshot import current, week_ahead
from netritual.services.ports import CalendarReading
from netritual.services.verbs.calendar import calendar_rows

TO_CONFIRM = "planned, once you say yes"
"""Why somebody is not suggested with whom a talk waits for a yes."""


@click.command("suggest", cls=Common)
@click.argument("name", required=False, type=PERSON_NAME)
@click.option("-n", "limit", type=click.IntRange(1), default=None, metavar="N", help="How many at most.")
@click.option("--why", is_flag=True, help="Every part that counts, and who is not shown.")
@pass_shell
def command(shell: Shell, name: str | None, limit: int | None, why: bool) -> None:
    """Two or three people a week, each with the reasons and a free slot; with a NAME, why they are not among them.

    Stores nothing.
    """
    if name is not None:
        _why_not(shell, shell.person(name))
        return
    readings = current(shell.parts, lambda: shell.network, shell.settings, shell.now)
    week = suggest(shell.network, shell.settings, shell.now.date(), limit)
    people = People(shell.network)
    choice_of = _choices(shell, week, readings)
    # The kind is that of the slot: a coffee at noon is a lunch. Whoever a talk is to be confirmed with has none.
    shown = tuple(replace(one, kind=_kind(choice_of[one.person])) for one in week.shown if one.person in choice_of)
    waiting = [NotShown(one.person, TO_CONFIRM) for one in week.shown if one.person not in choice_of]
    if waiting:
        silence = week.silence if shown else "planned"
        week = replace(week, not_shown=(*waiting, *week.not_shown), silence=silence)
    week = replace(week, shown=shown)
    if shell.wants_json:
        answer = suggestions(
            week, people, {who: _slot(slot) for who, one in choice_of.items() if (slot := one.chosen.slot)}
        )
        rows = calendar_rows(shell.settings, readings)
        shell.emit({**answer, "calendars": [{key: row[key] for key in ("name", "ok", "detail")} for row in rows]})
        return
    for one in week.shown:
        _tell(shell, people[one.person].name, one, choice_of[one.person], why)
    if words := birthday_words(shell.network.all(Person), week.on):
        shell.say(f"{capital(words)}.")
    if words := silence_words(shell.network, week, IN_SHELL):
        shell.data(words)
    elif sum(not one.first_word for one in week.shown) < week.capacity and is_offered(shell.network, week.on):
        shell.say("There is room for more. One minute tells whom you would enjoy to see: netritual triage --size 12")
    if why and week.not_shown:
        shell.data("Not shown:")
        shell.streams.table([("", people[one.person].name, one.why) for one in week.not_shown if one.person in people])
    if shell.settings.calendars:
        words = age_words(readings, shell.settings, shell.now)
        moved = moved_words(shell.network, shell.settings, readings, shell.now)
        for said in (f"{capital(words)}.", *all_words(readings, shell.settings, shell.now), *moved):
            shell.say(said)


def _why_not(shell: Shell, person: Person) -> None:
    """Why somebody is not suggested, or why they are, with every part of their fit."""
    verdict = why_not(shell.network, shell.settings, shell.now.date(), person.id)
    if shell.wants_json:
        fit, row = verdict.told, ref(People(shell.network), person.id)
        points, factors = [asdict(one) for one in fit.points], [asdict(one) for one in fit.multipliers]
        kind = {"kind": fit.kind, "class": fit.footing, "first_word": fit.first_word}
        shell.emit(
            {"person": row, "why": verdict.why, "score": fit.score, "points": points, "multipliers": factors, **kind}
        )
        return
    shell.data(person.name)
    change = ("to change", f"netritual tier {person.handle} 2 sets a rhythm")
    shell.streams.table([*rows_of(verdict), *([change] if not person.tier else [])])


def _choices(shell: Shell, week: Suggestions, readings: Sequence[CalendarReading]) -> dict[int, CoffeeChoice]:
    """The choice of each by person: the slot with the kind of meeting, or why there is none."""
    context = week_ahead(shell.parts, shell.network, shell.settings, shell.now, readings)
    return {one.suggestion.person: one for one in choices(context, week)}


def _kind(choice: CoffeeChoice) -> str:
    """The kind of the slot, where there is one."""
    return (choice.chosen.slot and choice.chosen.channel) or choice.suggestion.kind


def _slot(slot: Slot) -> dict[str, Any]:
    zone = ZoneInfo(slot.tz)
    return {"start": slot.start.astimezone(zone), "end": slot.end.astimezone(zone), "tz": slot.tz}


def _tell(shell: Shell, name: str, one: Suggestion, choice: CoffeeChoice, why: bool) -> None:
    slot = choice.chosen.slot
    when = "" if one.wild_card or one.first_word else f"  {choice.no_slot}"
    if slot is not None:
        when = f"  {local_words(slot.start, shell.settings, shell.now.date())}"
    shell.data(f"{name}  {fit_of(one.score).words}  {one.kind_words}{when}  {one.why}")
    if why:
        shell.streams.table([("  ", *row) for row in reckoned(one)])
