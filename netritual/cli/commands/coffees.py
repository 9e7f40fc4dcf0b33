"""``netritual coffees``: planned coffees, and the calendar file."""

import os
from datetime import datetime

import click
from msgspec.structs import asdict

from netritual.cli.app import Group
from netritual.cli.shapes import refs
from netritual.cli.shell import LONGEST_SHOWN, Shell, pass_shell
from netritual.domain.brief import brief_of
from netritual.domain.coffee import PLANNED
from netritual.domain.events import FileEvent, title_of
from netritual.domain.first_words import FirstWords
from netritual.domain.hours import zone_of
from netritual.domain.model import Change, Coffee, Person
from netritual.domain.network import Network
from netritual.domain.words import counted, day_words
from netritual.errors import NotFound, UsageError
from netritual.review.choice import choices, first_words
from netritual.services.agenda import fresh_agenda, week_ahead
from netritual.services.answers import moment_of
from netritual.services.clashes import PLANNING, clash_words
from netritual.services.coffee_rows import coffee_row, coffee_rows
from netritual.services.verbs.calendar_file import Written, contents, write
from netritual.services.verbs.coffees import cancel_coffee, confirm_coffee, hold_coffee, move_coffee, plan_coffee
from netritual.services.verbs.loops import let_rest
from netritual.services.which_coffee import coffees_meant


@click.group("coffees", cls=Group, invoke_without_command=True)
@click.option("--write", "path", metavar="FILE", help="Write the calendar file, and FILE-new.ics beside it.")
@click.option("--preview", is_flag=True, help="Show what the file would hold; write nothing.")
@click.pass_context
def command(context: click.Context, path: str | None, preview: bool) -> None:
    """Planned coffees, by start."""
    if context.invoked_subcommand is not None:
        return
    shell: Shell = context.ensure_object(Shell)
    if preview:
        _preview(shell, os.path.abspath(path or shell.parts.home.calendar))
        return
    if path is not None:
        _write(shell, os.path.abspath(path))
    rows = coffee_rows(shell.network if path is None else shell.store.view(), shell.now)
    if shell.wants_json:
        shell.emit(rows)
    elif path is None:
        shell.rows(
            [
                (
                    str(number),
                    _when(datetime.fromisoformat(row["start"]), shell),
                    row["kind"],
                    ", ".join(person["name"] for person in row["people"]),
                    row["state"],
                    row["place"] or "",
                )
                for number, row in enumerate(rows, 1)
            ],
            empty="No coffee is planned. `netritual suggest` says who would be glad of one.",
        )


def _when(start: datetime, shell: Shell) -> str:
    return f"{day_words(start.date(), shell.now.date())} {start:%H:%M}"


def _preview(shell: Shell, path: str) -> None:
    network = shell.network
    home = shell.parts.open_store(False).id
    holds = contents(network, shell.settings, shell.now, home, path, first_words=_first_words(shell, network))
    if shell.wants_json:
        shell.emit(coffee_rows(network, shell.now))
    shell.say(f"{path} would hold {counted(len(holds.events), 'event')}:")
    for event in holds.events:
        line = _event_words(event, shell)
        shell.say(line) if shell.wants_json else shell.data(line)


def _event_words(event: FileEvent, shell: Shell) -> str:
    from zoneinfo import ZoneInfo

    start = event.start.astimezone(ZoneInfo(shell.settings.tz or "UTC"))
    return f"{_when(start, shell)}  {event.title}  {event.status.lower()}"


def _write(shell: Shell, path: str) -> None:
    parts, words = shell.parts, _first_words(shell, shell.store.view())
    written, _ = write(
        shell.store, shell.now, parts.outside, path, shell.settings, parts.render, shell.yes, first_words=words
    )
    for line in _told(written):
        shell.say(line)
    if written.changed:
        shell.say(shell.parts.import_hint(shell.settings.program))


def _first_words(shell: Shell, network: Network) -> FirstWords:
    """Whom to write a first word to this week, as the review would have it."""
    context = week_ahead(shell.parts, network, shell.settings, shell.now)
    return first_words(context, choices(context, context.suggestions))


def _told(written: Written) -> list[str]:
    if not written.events:
        return ["There is nothing to write: no coffee is planned.", *written.left]
    if not written.changed:
        return [f"{written.path} is up to date with {counted(len(written.events), 'event')}."]
    lines = [f"Wrote {counted(len(written.events), 'event')} to {written.path}."]
    if written.new:
        lines.append(f"The newest {counted(len(written.new), 'event')} alone: {written.new_path}.")
    return [*lines, *written.left]


@command.command("plan")
@click.argument("name")
@click.argument("when", nargs=-1, required=True)
@click.option("--kind", default="", metavar="K", help="coffee, lunch, walk, video, …")
@click.option("--minutes", type=click.IntRange(1, 1440), default=None, metavar="N")
@pass_shell
def plan(shell: Shell, name: str, when: tuple[str, ...], kind: str, minutes: int | None) -> None:
    """Plan one. WHEN is a day and a time: tue 17 12:30, tomorrow noon, 2026-03-17T12:30."""
    person = shell.person(name)
    start, length = moment_of(" ".join(when), shell.now.date(), shell.settings)
    coffee, change = plan_coffee(shell.store, shell.now, (person.id,), start, shell.settings, kind, minutes or length)
    _answer(shell, coffee, change)


@command.command("move")
@click.argument("which")
@click.argument("when", nargs=-1, required=True)
@pass_shell
def move(shell: Shell, which: str, when: tuple[str, ...]) -> None:
    """Move one. WHICH is a person, its number in the list, its day or its id; WHEN may leave out the day or the time.

    The event keeps its identity and gets a higher edition.
    """
    coffee = _meant(shell, which)
    before = coffee.slot.start if coffee.slot is not None else None
    start, minutes = moment_of(" ".join(when), shell.now.date(), shell.settings, before)
    _answer(shell, *move_coffee(shell.store, shell.now, coffee.id, start, shell.settings, "", minutes))


@command.command("confirm")
@click.argument("which")
@pass_shell
def confirm(shell: Shell, which: str) -> None:
    """They said yes."""
    _answer(shell, *confirm_coffee(shell.store, shell.now, _meant(shell, which).id))


@command.command("cancel")
@click.argument("which")
@pass_shell
def cancel(shell: Shell, which: str) -> None:
    """Cancel one: it stays in the file as cancelled until it is past."""
    _answer(shell, *cancel_coffee(shell.store, shell.now, _meant(shell, which).id))


@command.command("held")
@click.argument("which")
@pass_shell
def held(shell: Shell, which: str) -> None:
    """It happened: the talk is logged with it."""
    (coffee, _), change = hold_coffee(shell.store, shell.now, _meant(shell, which, past=True).id)
    _answer(shell, coffee, change)


@command.command("missed")
@click.argument("which")
@pass_shell
def missed(shell: Shell, which: str) -> None:
    """It did not happen, and is let rest."""
    coffee, change = let_rest(shell.store, shell.now, "coffees", _meant(shell, which, past=True).id)
    assert isinstance(coffee, Coffee)
    _answer(shell, coffee, change)


@command.command("prep")
@click.argument("who", metavar="ID|NAME")
@pass_shell
def prep(shell: Shell, who: str) -> None:
    """What to have in mind for a coffee, on one page: the planned one with that number or person, or a possible one."""
    coffee = _coffee_of(shell, who)
    found = brief_of(shell.network, shell.settings, shell.now.date(), coffee)
    people = [person for one in coffee.people if (person := shell.network.get(Person, one)) is not None]
    if shell.wants_json:
        shell.emit(
            {
                "id": coffee.id or None,
                "people": refs({person.id: person for person in people}, coffee.people),
                **asdict(found),
            }
        )
        return
    shell.data(", ".join(person.name for person in people))
    if coffee.slot is not None:
        shell.data(
            f"{_when(coffee.slot.start.astimezone(zone_of(shell.settings, shell.now)), shell)}  {coffee.channel}"
        )
    for label, text in found.rows():
        shell.data(f"{label:<10}  {text}")


def _coffee_of(shell: Shell, who: str) -> Coffee:
    """The coffee with that number; else the next one planned with a person, the one that was said, or a new one."""
    if who.isascii() and who.isdigit() and (coffee := shell.network.get(Coffee, int(who))) is not None:
        return coffee
    person, today = shell.person(who), shell.now.date()
    mine = [coffee for coffee in shell.network.all(Coffee) if person.id in coffee.people]
    planned = [c for c in mine if c.state in PLANNED and c.slot is not None and c.slot.end > shell.now]
    said = [coffee for coffee in mine if coffee.state == "said"]
    soonest = min(planned, key=lambda c: (c.slot.start if c.slot else shell.now, c.id), default=None)
    return soonest or next(iter(said), None) or Coffee(people=(person.id,), said=today)


def _meant(shell: Shell, which: str, *, past: bool = False) -> Coffee:
    """The one coffee that is meant; NotFound for none, UsageError for several (exit 2), which are then listed."""
    found = coffees_meant(shell.network, shell.settings, shell.now, which, past=past)
    if len(found) == 1:
        return found[0]
    shown = which if len(which) <= LONGEST_SHOWN else f"{which[:LONGEST_SHOWN]}…"
    if not found:
        raise NotFound(
            f"No coffee goes by “{shown}”.", hint="Nothing was changed. `netritual coffees` lists them with a number."
        )
    for coffee in found:
        people = [person.name for one in coffee.people if (person := shell.network.get(Person, one)) is not None]
        when = _when(coffee.slot.start, shell) if coffee.slot is not None else "without a time"
        shell.say(f"  {coffee.id}  {when}  {title_of(coffee.channel, people)}")
    raise UsageError(f"“{shown}” could be {len(found)} coffees.", hint="Nothing was changed. Use one of the ids above.")


def _answer(shell: Shell, coffee: Coffee, change: Change | None) -> None:
    shell.changed(change)
    network = shell.store.view()
    if change is not None and change.verb in PLANNING:
        busy = fresh_agenda(shell.parts, network, shell.settings, shell.now, secret=False).busy
        if words := clash_words(network, shell.settings, busy, change):
            shell.say(words)
    people = {person.id: person for person in network.all(Person)}
    if shell.wants_json:
        shell.emit(coffee_row(coffee, people))
