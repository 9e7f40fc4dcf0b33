"""``netritual loops``: what is open, in the order in which it matters; and closing one of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import click

from netritual.cli.command_group import listing
from netritual.cli.json_shapes import loop_row
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shell import MOST_NAMED, Shell, pass_shell, repeated
from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.dates.day_wording import day_words
from netritual.domain.language.money import sum_last, with_less
from netritual.domain.loops.closing_decisions import is_late, report_of
from netritual.domain.loops.closing_rules import LOWER
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.unlisted_loops import needs
from netritual.domain.model import TABLES, Ask, Coffee, Follow, Interaction, Person, Promise, Request, Thanks
from netritual.domain.network import Network, People, known_people
from netritual.errors import NotFound, UsageError
from netritual.review.entry_questions import seeming_loops
from netritual.review.letter_wording import NO_ONE_ASK, waiting_words
from netritual.review.loop_item import loop_item
from netritual.review.rows import NOBODY, loop_title, names_of, proposed_words, reported_matter, reported_words
from netritual.review.step import CalendarSnapshot, StepContext
from netritual.services.pages.planned_coffees import shortest_which
from netritual.services.pages.queries import loop_words
from netritual.services.ports import Transaction
from netritual.services.questions.closing_by_entry import close_done, closing_act, leave_sum, unlisted
from netritual.services.questions.which_loop import ids_meant, loop_name_near, loops_meant, numbered, short_numbers
from netritual.services.reviews.act_execution import do

LISTED = "`netritual loops` lists them with their numbers."
ALL = "all"
"""Said of everything that lines say plainly."""
Deed = tuple[str, Callable[[Transaction], object]]
"""What answers one loop: the id of its verb, and what it does."""
_HOLDING = (Promise, Request, Ask, Thanks, Follow, Coffee, Interaction)
"""Records that hold a loop, or held one that is closed by now."""


@listing("loops")
def command(shell: Shell) -> None:
    """Promises, replies, asks, thanks, hand-offs, coffees to book, outcomes to tell and follow-ups."""
    every = loops(shell.network, shell.settings, shell.now)
    people, numbers = People(shell.network), _numbers(_every(shell))

    def row(loop: Loop) -> tuple[str, ...]:
        report = report_of(shell.network, loop) if loop.proposed is None else None
        return (
            "late" if is_late(shell.network, loop) else "",
            loop_words(loop)[0],
            ", ".join(people[who].name for who in loop.people if who in people) or NOBODY,
            _what(shell.network, loop) if report is None else reported_matter(shell.network, report),
            loop.note if report is None else reported_words(report, shell.now.date()),
            numbers[loop.id],
        )

    shell.listed(
        (loop_row(loop, people) for loop in every),
        (row(loop) for loop in every),
        empty=waiting_words(shell.network, shell.now.date(), otherwise=NO_ONE_ASK),
    )


def _every(shell: Shell) -> list[Loop]:
    """All that is open, what was put off too."""
    return loops(shell.store.view(), shell.settings, shell.now, snoozed=True)


def _numbers(every: Sequence[Loop]) -> Mapping[int, str]:
    """The number of each loop in the list, by its id."""
    return short_numbers(loop.id for loop in every)


def _what(network: Network, loop: Loop) -> str:
    """What a loop is about; of what a line only seems to hold it is a question."""
    talk = network.get(Interaction, loop.id) if loop.proposed is not None else None
    if loop.proposed is None or talk is None:
        return loop_title(network, loop)
    return f"{proposed_words(network, loop.proposed, talk.line)}?"


@command.command("close")
@click.argument("typed", metavar="WHICH…", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def close(shell: Shell, typed: tuple[str, ...]) -> None:
    """It is done: the promise kept, the answer given or come, the thanks said. WHICH is a person, words of the loop, or
    its number in the list, with its kind behind it where several fit; several numbers are several loops.

    What a line only seems to hold is closed and never left open. What follows from an answer is done on a later day:
    before it is asked about it is closed by its kind, so that the same command twice says nothing that was not done.
    """
    every = _every(shell)
    _do(shell, [_closing(shell, every, one) for one in _each(typed)])


def _closing(shell: Shell, every: Sequence[Loop], typed: tuple[str, ...]) -> Deed:
    """What closes the loop that was typed."""
    meant = _meant(every, typed)
    id, kind = meant.id, meant.kind
    if id is None:
        elsewhere: list[Loop] = []
        loop = _worded(shell, every, meant.words)
    else:
        elsewhere = [loop for loop in unlisted(shell.network, shell.now, id) if kind in (None, loop.kind, loop.what)]
        loop = elsewhere[0] if len(elsewhere) == 1 else _loop(shell, every, meant)
    if loop.proposed is not None or elsewhere or loop.table == "people":
        return closing_act(loop), lambda tx: close_done(tx, shell.settings, loop)
    if id and loop.state == "answered" and kind is None and not loop.asks(shell.now.date()):
        way = f"`loops close {meant.number} {loop.kind}`"
        raise UsageError(f"Number {meant.number} is answered already.", hint=f"To say what came of it: {way}.")
    if loop.kind == "coffee" and loop.due is not None and loop.due > shell.now.date():
        raise _still_to_come(shell, loop, loop.due)
    return _acting(shell, loop, "space")


def _still_to_come(shell: Shell, loop: Loop, day: date) -> UsageError:
    """That a talk is said for a day to come: whether it was held already, or is off, is for its own commands."""
    coffee = shell.network.get(Coffee, loop.id)
    assert coffee is not None, loop
    which = shortest_which(shell.network, shell.settings, shell.now, coffee, past=False)
    title = title_of(coffee, known_people(shell.network, coffee.people))
    return UsageError(
        f"{title} is for {day_words(day, shell.now.date())}, and still to come. Nothing was changed.",
        hint=f"`netritual coffees held {which}`: you met already. `netritual coffees cancel {which}`: it is off.",
    )


@command.command("left")
@click.argument("typed", metavar="WHICH… SUM", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def left(shell: Shell, typed: tuple[str, ...]) -> None:
    """A part of what is owed was paid, and SUM is left: `loops left ana 340`. WHICH is as for `close`."""
    which, number = sum_last(" ".join(typed))
    if not number or not which:
        raise UsageError("Say of what so much is left, and how much.", hint="netritual loops left ana 340")
    every = _every(shell)
    meant = _meant(every, (which,))
    loop = _worded(shell, every, meant.words) if meant.id is None else _loop(shell, every, meant)
    what = with_less(loop.what, number) if loop.kind in ("owed", "promise") else None
    if what is None:
        said = f"{number} cannot be what is left of “{repeated(loop.what)}”."
        raise UsageError(said, hint="It is to be less than the one sum that is owed.")
    _do(shell, [(LOWER, lambda tx: leave_sum(tx, shell.settings, loop, what))])


@command.command("open")
@click.argument("typed", metavar="WHICH…", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def open_(shell: Shell, typed: tuple[str, ...]) -> None:
    """Yes to what a line seems to hold ("yes or no?"): it is open from now on. `all` opens what lines say plainly."""
    _answer(shell, typed, "space")


def _plain(shell: Shell) -> list[Loop]:
    """All that lines say plainly, and of which no later line tells that it is done; NotFound for none."""
    context = StepContext.outside_review(shell.store.view(), shell.settings, shell.now, CalendarSnapshot())
    said = [(talk.id, one) for talk, one in seeming_loops(context)[0]]
    plain = [loop for loop in context.unsnoozed if (loop.id, loop.proposed) in said]
    if not plain:
        raise NotFound("No line says plainly what waits for a yes.", hint=LISTED)
    return plain


@command.command("drop")
@click.argument("typed", metavar="WHICH…", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def drop(shell: Shell, typed: tuple[str, ...]) -> None:
    """No to what a line seems to hold ("yes or no?"); what was typed stays."""
    _answer(shell, typed, "x")


def _each(typed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What was typed of each loop: several numbers are several loops."""
    return [(word,) for word in dict.fromkeys(typed)] if all(map(_is_number, typed)) else [typed]


def _is_number(word: str) -> bool:
    """Whether a word is a number and never one of a loop's text: "12", but also "-1" and "²", which no loop has."""
    return word.lstrip("+-#").isdigit()


class _Meant(NamedTuple):
    """What was typed of a loop: all its words, and the id and the kind that they are where they begin with a number."""

    id: int | None
    kind: str | None
    words: str

    @property
    def number(self) -> str:
        """The number as it was typed."""
        return self.words.partition(" ")[0]


def _meant(every: Sequence[Loop], typed: tuple[str, ...]) -> _Meant:
    """What was typed of one of these loops: a number may be the last digits of an id."""
    words = " ".join(typed).strip().removeprefix("@")
    number, _, kind = words.partition(" ")
    if not _is_number(number):
        return _Meant(None, None, words)
    if not number.isdecimal() or len(number) >= 20:
        raise NotFound(f"There is no open loop with the number {repeated(number)}.", hint=LISTED)
    ids = ids_meant((loop.id for loop in every), number)
    if len(ids) > 1:
        which = " or ".join(_numbers(every)[id] for id in ids)
        raise UsageError(f"{number} ends {len(ids)} numbers.", hint=f"Say one of them: {which}.")
    return _Meant(ids[0] if ids else int(number), kind.strip() or None, words)


def _answer(shell: Shell, typed: tuple[str, ...], key: str) -> None:
    """Answer by yes or no what lines only seem to hold: all of them, or none where one is not found."""
    every = _every(shell)
    every_meant = [_meant(every, one) for one in _each(typed)]
    answered = (
        _plain(shell)
        if key == "space" and [meant.words.lower() for meant in every_meant] == [ALL]
        else [
            _worded(shell, every, meant.words, proposed=True)
            if meant.id is None
            else _loop(shell, every, meant, proposed=True)
            for meant in every_meant
        ]
    )
    _do(shell, [_acting(shell, loop, key) for loop in answered])


def _worded(shell: Shell, every: Sequence[Loop], typed: str, *, proposed: bool = False) -> Loop:
    """The one loop that a name or words mean; of none or several UsageError, with those that fit and their numbers."""
    network, numbers = shell.store.view(), _numbers(every)
    if proposed:
        every = [loop for loop in every if loop.asks_yes_or_no]
    fitting = loops_meant(network, every, typed)
    if not fitting and not proposed:
        ids = [person.id for person in network.all(Person) if person.needs]
        fitting = loops_meant(network, [*needs(network, shell.now.date(), ids)], typed)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        what = "Nothing to say yes or no to" if proposed else "No open loop"
        near = loop_name_near(network, every, typed)
        raise NotFound(f"{what} goes by “{repeated(typed)}”.{f' Did you mean {near}?' if near else ''}", hint=LISTED)
    for loop in fitting[:MOST_NAMED]:
        number = numbered(loop, numbers.get(loop.id, ""))
        shell.say(f"  {number}  {names_of(network, loop.people)}  {_what(network, loop)}".rstrip())
    raise UsageError(
        f"“{repeated(typed)}” fits {len(fitting)} loops.", hint="Add a word of the one you mean, or say its number."
    )


def _loop(shell: Shell, every: Sequence[Loop], meant: _Meant, *, proposed: bool = False) -> Loop:
    """The loop of a number. What a line seems to hold shares the id of its entry: the kind tells several apart. After a
    yes the number of the entry still leads to what came of it."""
    id, number = meant.id or 0, meant.number
    of_kind = [loop for loop in every if meant.kind in (None, loop.kind)]
    of_it = [loop for loop in of_kind if loop.id == id] or [
        loop for loop in of_kind if _came_of(shell.network, loop, id)
    ]
    fitting = [loop for loop in of_it if loop.asks_yes_or_no or not proposed]
    if not fitting and (of_it or unlisted(shell.network, shell.now, id)):
        raise NotFound(
            f"There is nothing to say yes or no to with the number {number}: it is open already.",
            hint=f"Nothing was changed. Once it is done: `netritual loops close {number}`.",
        )
    if not fitting:
        what = "nothing to say yes or no to" if proposed else "no open loop"
        was = any(shell.network.get(kind, id) is not None for kind in _HOLDING)
        raise NotFound(
            f"There is {what} with the number {number}{' any more: it is closed already' if was else ''}.", hint=LISTED
        )
    if len({loop.kind for loop in fitting}) > 1:
        kinds = " or ".join(f"`{loop.kind}`" for loop in fitting)
        raise UsageError(f"Number {number} seems to hold several loops.", hint=f"Say which after the number: {kinds}.")
    if len(fitting) > 1 and all(loop.id != id for loop in fitting):
        which = " or ".join(_numbers(every)[loop.id] for loop in fitting)
        raise UsageError(f"More than one loop came of number {number}.", hint=f"Say which: {which}.")
    return fitting[0]


def _came_of(network: Network, loop: Loop, id: int) -> bool:
    """True for a loop that was opened by a yes to what the entry of this id seems to hold: its record names the entry,
    or is of the entry's day and people."""
    talk, record = network.get(Interaction, id), network.get(TABLES[loop.table], loop.id)
    if talk is None or loop.asks_yes_or_no:
        return False
    if isinstance(record, Promise | Request):
        return record.from_interaction == id
    named = {*talk.people, *talk.mentions}
    return loop.since == talk.on and bool(loop.people) and named.issuperset(loop.people)


def _acting(shell: Shell, loop: Loop, key: str) -> Deed:
    """What a key does to the row of a loop."""
    item = loop_item(shell.store.view(), shell.settings, shell.now, loop)
    act = item.act(key)
    assert act is not None, loop.kind
    return act.id, lambda tx: do(tx, shell.settings, act, item, act.answer or None)


def _do(shell: Shell, deeds: Sequence[Deed]) -> None:
    """Answer all of the loops as one change, or none of them."""
    verb = deeds[0][0] if len(deeds) == 1 else "answer-loops"
    shell.changed(shell.store.transact(verb, lambda tx: [act(tx) for _, act in deeds], shell.now)[1])
