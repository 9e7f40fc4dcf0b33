"""``netritual coffees``: planned coffees, and the calendar file."""

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import click
from msgspec.structs import asdict

from netritual.cli.command_group import Common, listing
from netritual.cli.json_shapes import refs
from netritual.cli.name_completion import PERSON_NAME, PLANNED_WITH
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.coffees.coffee import STATE_WORDS, planned_ahead, said_with
from netritual.domain.coffees.review_events import days_off
from netritual.domain.coffees.written_events import unwritten_changes
from netritual.domain.dates.day_wording import counted
from netritual.domain.dates.working_hours import local_words
from netritual.domain.loops.loop_list import met_instead, said_of
from netritual.domain.model import Change, Coffee, Person, Settings, WrittenFile
from netritual.domain.network import Network, People, known_people
from netritual.domain.suggestions.coffee_brief import brief_of
from netritual.errors import NetritualError, UsageError
from netritual.review.choice import choices, first_words
from netritual.services.answer_parsing import MeetingTime, moment_of
from netritual.services.busy_times import moved_words
from netritual.services.calendar_snapshot import current, week_ahead
from netritual.services.clashes import clashes, planned_by, time_words
from netritual.services.event_changes import change_lines, has_unconfirmed
from netritual.services.file_advice import import_words
from netritual.services.pages.planned_coffees import coffee_row, coffee_rows, coffees_meant, shortest_which
from netritual.services.verbs.calendar_file import (
    CalendarFileContents,
    WeekPlan,
    Written,
    contents,
    mark_imported,
    new_path_of,
    write,
)
from netritual.services.verbs.coffees import (
    cancel_coffee,
    confirm_coffee,
    decline_coffee,
    drop_guests,
    hold_coffee,
    move_coffee,
    plan_coffee,
)
from netritual.services.verbs.loops import let_rest

Found = TypeVar("Found", Person, Coffee)
MOST_NAME_WORDS = 4
"""Words of a name before a time."""


@listing("coffees")
@click.option(
    "--write", "path", metavar="[FILE]", is_flag=False, flag_value="",
    help="Write the calendar file, that of your netritual folder or FILE, and FILE-new.ics beside it.",
)  # fmt: skip
@click.option("--preview", is_flag=True, help="Show what the file would hold, and what is new; write nothing.")
@click.option("--imported", is_flag=True, help="What was written so far is in your calendar app.")
def command(shell: Shell, path: str | None, preview: bool, imported: bool) -> None:
    """Planned coffees, by start."""
    holds: CalendarFileContents | None = None
    if imported:
        _imported(shell)
    if preview:
        holds = _preview(shell, os.path.abspath(path or shell.parts.home.calendar))
    elif path is not None:
        holds = _write(shell, os.path.abspath(path or shell.parts.home.calendar))
    network = shell.network if path is None or preview else shell.store.view()
    instead: Collection[int] = ()
    with suppress(NetritualError):  # settings that cannot be read hide no list
        instead = met_instead(network, shell.settings, shell.now)
    rows = coffee_rows(network, shell.now, instead)
    if shell.wants_json:
        shell.emit(_with_changes(rows, holds))
    elif holds is None and not imported:
        here = _readable_settings(shell)
        said = said_of(network, here, shell.now) if here else {}
        shell.rows(
            [
                (
                    str(number),
                    local_words(datetime.fromisoformat(row["start"]), here or Settings(tz=row["tz"]), shell.now.date()),
                    row["called"] or row["kind"],
                    ", ".join(person["name"] for person in row["people"]),
                    _state(shell, row, said),
                    row["place"] or "",
                )
                for number, row in enumerate(rows, 1)
            ],
            empty="No coffee is planned. `netritual suggest` says who would be glad of one.",
        )
    if not imported:
        _tell_busy(shell, network)


def _tell_busy(shell: Shell, network: Network) -> None:
    """Say of the coffees to come what the calendars have at their times, and which were moved in one; settings that
    cannot be read name no calendar."""
    coffees = planned_ahead(network.all(Coffee), shell.now)
    slots = [coffee.slot for coffee in coffees if coffee.slot is not None]
    with suppress(NetritualError):
        readings = current(shell.parts, lambda: network, shell.settings, shell.now, slots) if slots else ()
        for words in time_words(shell.settings, readings, coffees, shell.now.date()):
            shell.say(words)
        for words in moved_words(network, shell.settings, readings, shell.now):
            shell.say(words)


_SAID = {
    "cancel-coffee": "said to be off", "decline-coffee": "said to be off", "let-rest": "said to be missed",
    "hold-coffee": "said to be held",
    "confirm-coffee": "said to be confirmed", "drop-guests": "said to be with fewer",
}  # fmt: skip
"""What a line says of a coffee and nobody answered, by the verb that would do it."""


def _state(shell: Shell, row: Mapping[str, Any], said: Mapping[int, str]) -> str:
    """What a line says of a coffee; else its state, or whether it happened, of one that is over. A line that names
    another time leaves it as it was: whether it is moved is asked."""
    act = said.get(row["id"], "")
    if act in _SAID:
        return _SAID[act]
    is_ahead = datetime.fromisoformat(row["end"]) > shell.now
    state = STATE_WORDS.get(row["state"], str(row["state"])) if is_ahead else "did it happen?"
    return f"{state}, another time?" if act else state


def _readable_settings(shell: Shell) -> Settings | None:
    """The settings; None where they cannot be read, which is said: a list is shown all the same."""
    try:
        return shell.settings
    except NetritualError as error:
        shell.say(f"{error.message} Hours are in the zone in which each was planned.")
        return None


def _with_changes(rows: list[dict[str, Any]], holds: CalendarFileContents | None) -> list[dict[str, Any]]:
    """The rows, of a preview or a write with ``change``: new, moved, confirmed, cancelled, changed, stays, or null."""
    if holds is None:
        return rows
    uids = {coffee.id: coffee.uid for coffee in holds.coffees}
    kinds = {one.event.uid: one.kind for one in holds.changes}
    return [{**row, "change": kinds.get(uids.get(row["id"], row["uid"]))} for row in rows]


def _preview(shell: Shell, path: str) -> CalendarFileContents:
    network = shell.network
    home = shell.parts.open_store(False).id
    holds = contents(network, shell.settings, shell.now, home, path, _week(shell, network))
    beside = f", and {os.path.basename(new_path_of(path))} {len(holds.new)} of them" if holds.new else ""
    shell.say(f"{path} would hold {counted(len(holds.events), 'event')}{beside}:")
    for line in change_lines(holds.changes, shell.settings, shell.now.date()):
        shell.say(line) if shell.wants_json else shell.data(line)
    return holds


def _write(shell: Shell, path: str) -> CalendarFileContents:
    parts, week = shell.parts, _week(shell, shell.store.view())
    written, _ = write(shell.store, shell.now, parts.outside, path, shell.settings, parts.render, shell.yes, week)
    for line in _lines_of(written, shell):
        shell.say(line)
    if written.changed:
        shell.say(import_words(shell.store.view().all(WrittenFile), written.path, shell.settings, shell.now))
    return written.holds


def _imported(shell: Shell) -> None:
    """Say that the calendar has what was written so far."""
    parts = shell.parts
    paths, _ = parts.outside.together(lambda: mark_imported(shell.store, shell.now, parts.outside))
    what = f"what is in {paths[0]}" if len(paths) == 1 else "what was written so far"
    shell.say(f"Noted: your calendar has {what}. The next new file holds only what comes then.")
    if words := unwritten_changes(shell.store.view(), shell.now).words():
        shell.say(f"{words} `netritual coffees --write {paths[0]}` puts them in.")


def _week(shell: Shell, network: Network) -> WeekPlan:
    """Whom to write a first word to this week, as the review would have it, and the days off of the next weeks."""
    readings = current(shell.parts, lambda: network, shell.settings, shell.now)
    context = week_ahead(shell.parts, network, shell.settings, shell.now, readings)
    off = days_off(context.busy, context.holidays, shell.settings, shell.now)
    return WeekPlan((), first_words(context, choices(context)), off)


def _lines_of(written: Written, shell: Shell) -> list[str]:
    holds = written.holds
    if not holds.events:
        return ["There is nothing to write: no coffee is planned.", *written.left]
    if not written.changed:
        return [f"{written.path} is up to date with {counted(len(holds.events), 'event')}."]
    lines = [f"Wrote {counted(len(holds.events), 'event')} to {written.path}."]
    changes = [one for one in holds.changes if one.kind != "stays"]
    lines += change_lines(changes, shell.settings, shell.now.date())
    if has_unconfirmed(changes):
        lines.append("Until `netritual coffees confirm` notes their yes, a coffee is marked there as tentative.")
    if holds.new:
        lines.append(
            f"{counted(len(holds.new), 'event')} that your calendar does not have yet: {written.new_path}. "
            "Once it is imported, say `netritual coffees --imported`."
        )
    return [*lines, *written.left]


@command.command("plan")
@click.argument("name", type=PERSON_NAME)
@click.argument("when", nargs=-1, required=True)
@click.option("--kind", default="", metavar="K", help="coffee, lunch, walk, video, …")
@click.option("--minutes", type=click.IntRange(1, 1440), default=None, metavar="N")
@pass_shell
def plan(shell: Shell, name: str, when: tuple[str, ...], kind: str, minutes: int | None) -> None:
    """Plan one. WHEN is a day and a time, with the kind and the place: tue 17 12:30, lunch thu noon at Lumen."""
    now, settings = shell.now, shell.settings
    person, to = _apart((name, *when), shell.person, lambda _, text: moment_of(text, now, settings))
    planned, change = plan_coffee(
        shell.store, shell.now, (person.id,), to.start, settings, kind or to.kind, minutes or to.minutes, place=to.place
    )
    _answer(shell, planned.id, change)


@command.command("move")
@click.argument("which", type=PLANNED_WITH)
@click.argument("when", nargs=-1, required=True)
@pass_shell
def move(shell: Shell, which: str, when: tuple[str, ...]) -> None:
    """Move one. WHICH is a person, its number in the list, its day or its id; WHEN may leave out the day or the time,
    and name a place: wed 25 12:30 chez Mattia.

    The event keeps its identity and gets a higher edition.
    """
    now, settings = shell.now, shell.settings

    def to(coffee: Coffee, text: str) -> MeetingTime:
        return moment_of(text, now, settings, coffee)

    coffee, when_ = _apart((which, *when), partial(_meant, shell), to)
    moved, change = move_coffee(
        shell.store, shell.now, coffee.id, when_.start, settings, when_.kind, when_.minutes, place=when_.place
    )
    _answer(shell, moved.id, change)


def _answering(
    name: str, verb: Callable[..., tuple[object, Change | None]], words: str, *more: click.Option, past: bool = False
) -> None:
    """Make the command that says what became of one coffee; ``past`` of one that is over."""

    @pass_shell
    def answer(shell: Shell, /, which: tuple[str, ...], **typed: str) -> None:
        id_ = _meant(shell, " ".join(which), past=past).id
        _, change = verb(shell.store, shell.now, id=id_, **typed)
        _answer(shell, id_, change)

    which = click.Argument(["which"], nargs=-1, required=True, type=PLANNED_WITH)
    command.add_command(Common(name, callback=answer, params=[which, *more], help=words))


_WHY = click.Option(["--why", "text"], default="", metavar="TEXT", help="What they said: busy, too soon.")
_answering("confirm", confirm_coffee, "They said yes.")
_answering("cancel", cancel_coffee, "Cancel one: it stays in the file as cancelled until it is past.")
_answering(
    "declined", decline_coffee,
    "They said no: it is cancelled in the file, and they are not asked again for a while.", _WHY,
)  # fmt: skip
_answering(
    "without", drop_guests, "Some of several do not come: with the others it stands.",
    click.Option(["--guests", "text"], required=True, metavar="NAMES", help="Who does not come: helen, tom."),
)  # fmt: skip
_answering("held", hold_coffee, "It happened: the talk is logged with it.", past=True)
_answering("missed", partial(let_rest, table="coffees"), "It did not happen, and is let rest.", past=True)


@command.command("prep")
@click.argument("who", metavar="NUMBER|NAME", type=PLANNED_WITH)
@pass_shell
def prep(shell: Shell, who: str) -> None:
    """What to have in mind for a coffee, on one page: the planned one with that number or person, or a possible one."""
    coffee = _coffee_of(shell, who)
    brief = brief_of(shell.network, shell.settings, shell.now.date(), coffee)
    people = known_people(shell.network, coffee.people)
    if shell.wants_json:
        shell.emit({"id": coffee.id or None, "people": refs(People(shell.network), coffee.people), **asdict(brief)})
        return
    shell.data(", ".join(person.name for person in people))
    if coffee.slot is not None:
        shell.data(f"{_when(shell, coffee)}  {coffee.channel}")
    for label, text in brief.rows():
        shell.data(f"{label:<10}  {text}")


def _coffee_of(shell: Shell, who: str) -> Coffee:
    """The coffee with that number or id; else the next one planned with a person, the one that was said, or a new
    one."""
    if who.isascii() and who.isdigit():
        return _meant(shell, who)
    person = shell.person(who)
    mine = [coffee for coffee in shell.network.all(Coffee) if person.id in coffee.people]
    coffees = [*planned_ahead(mine, shell.now), *said_with(mine, person.id)]
    return coffees[0] if coffees else Coffee(people=(person.id,), said=shell.now.date())


def _apart(
    words: tuple[str, ...], find: Callable[[str], Found], read: Callable[[Found, str], MeetingTime]
) -> tuple[Found, MeetingTime]:
    """What the first words mean, and the time that the others tell. A name of several words needs no quotes: as many
    are taken as name somebody and leave a time. Raises what was wrong with the time behind the longest name, else with
    the first word alone."""
    unclear: UsageError | None = None
    for count in range(min(MOST_NAME_WORDS, len(words) - 1), 0, -1):
        try:
            meant = find(" ".join(words[:count]))
        except UsageError as error:
            if count == 1:
                raise unclear or error from None
            continue
        try:
            return meant, read(meant, " ".join(words[count:]))
        except UsageError as error:
            unclear = unclear or error
    assert unclear is not None
    raise unclear


def _meant(shell: Shell, which: str, *, past: bool = False) -> Coffee:
    """The one coffee that is meant; NotFound for none, UsageError for several (exit 2), which are then listed."""

    def row(coffee: Coffee) -> str:
        people = known_people(shell.network, coffee.people)
        which_one = shortest_which(shell.network, shell.settings, shell.now, coffee, past=past)
        return f"{which_one}  {_when(shell, coffee)}  {title_of(coffee, people)}"

    plans = coffees_meant(shell.network, shell.settings, shell.now, which, past=past)
    return shell.the_one(plans, which, "coffee", row, "Nothing was changed. ")


def _when(shell: Shell, coffee: Coffee) -> str:
    """When a coffee begins, in the person's own zone."""
    if coffee.slot is None:
        return "without a time"
    start = coffee.slot.start
    return local_words(start, shell.settings, shell.now.date())


def _answer(shell: Shell, id_: int, change: Change | None) -> None:
    """Say what a verb did with a coffee, and what stands at its time; nobody is kept from anything by that."""
    shell.changed(change)
    network = shell.store.view()
    planned, coffee = planned_by(network, change), network.get(Coffee, id_)
    for words in clashes(shell.parts, network, shell.settings, planned) if planned else ():
        shell.say(words)
    if shell.wants_json and coffee is not None:
        shell.emit(coffee_row(coffee, People(network)))
