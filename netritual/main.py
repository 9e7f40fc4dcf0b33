"""The door: the quick log and ``--version`` at once, everything else through ``compose`` and click.

``netritual log`` is answered here without click, tinydb or anything else that is slow to import; ``--version`` without
any of our other modules.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from netritual.clock import Clock
    from netritual.domain.loops.closing_decisions import Closing
    from netritual.domain.loops.loop import Loop
    from netritual.domain.model import Interaction, Settings
    from netritual.domain.network import Network
    from netritual.domain.quicklog.reading import Reading
    from netritual.paths import Home
    from netritual.store.quick import Appender

_VALUED = ("--home", "--now")
_FLAGS = ("--json", "--yes")


def run() -> None:
    """The program. The quick log ends at once: what it says is flushed as it is said, what it saves is on disk, and to
    take the interpreter down in order would be a fifth of the time of a bare one. Every other command ends in order,
    but for a last search for garbage, which would be a fifth of its time."""
    code = main()
    if sys.argv[_command_at(sys.argv[1:]) + 1 :][:1] == ["log"]:
        os._exit(code)
    import gc

    gc.freeze()
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run netritual with these arguments (default: those of the process); the exit code.

    Whoever stops it is told so in one sentence, also while it is still being loaded.
    """
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        from netritual.errors import INTERRUPTED

        os.write(2, b"Stopped. Everything that was acknowledged is saved.\n")
        return INTERRUPTED


def _run(args: list[str]) -> int:
    at = _command_at(args)
    if args[at : at + 1] == ["--"]:
        del args[at]
    command = args[at] if at < len(args) else ""
    if command == "--version":
        import netritual

        try:
            os.write(1, f"netritual {netritual.__version__}\n".encode())
        except OSError:
            return 1
        return 0
    if command == "log":
        return _log([*args[:at], *args[at + 1 :]])
    return _everything_else(args)


def _everything_else(args: list[str]) -> int:
    """Every other command: its parts are put together by ``compose``."""
    from netritual.cli.command_group import run
    from netritual.compose import compose, open_app

    return run(args, compose, open_app)


def _command_at(args: list[str]) -> int:
    """Where the command stands: behind the options that every command takes."""
    at = 0
    while at < len(args):
        arg = args[at]
        if arg in _VALUED:
            at += 2
        elif arg in _FLAGS or arg.startswith(("--home=", "--now=")):
            at += 1
        else:
            break
    return at


def _log(args: list[str]) -> int:
    """The fast path: read, save and tell one line."""
    import gc

    collects = gc.isenabled()
    gc.disable()  # nothing of one line is worth a collection: it would cost a twentieth of the run
    _spare_datetime()
    try:
        from netritual.cli.quick_log import Doors, run
        from netritual.cli.streams import Streams

        return run(args, Streams(), Doors(_appender, _quick_settings, _whole, _closes, _clashes, _away, _moved))
    finally:
        if collects:
            gc.enable()


def _spare_datetime() -> None:
    """Load dates as Python 3.12 does. The ``datetime`` of 3.11 defines all of them in Python before it takes those of
    ``_datetime``, which are the same: a seventh of the time of a bare interpreter."""
    if sys.version_info < (3, 12) and "datetime" not in sys.modules and sys.implementation.name == "cpython":
        sys.modules["datetime"] = __import__("_datetime")


def _load_msgspec() -> None:
    """Load msgspec without ``typing_extensions``, of which it takes what ``typing`` has since 3.11, and which loads
    much of the standard library: nearly the time of a bare interpreter."""
    if "typing_extensions" in sys.modules or "msgspec" in sys.modules:
        return
    modules: dict[str, object] = sys.modules  # type: ignore[assignment]
    modules["typing_extensions"] = None
    try:
        import msgspec as msgspec
    finally:
        del modules["typing_extensions"]


def _appender(home: Home, still: bool) -> Appender:
    from netritual.files import Disk
    from netritual.store.quick import Appender

    return Appender(home, Disk(), still)


def _quick_settings(home: Home) -> tuple[Mapping[str, Any], str]:
    from netritual.clock import zone_set
    from netritual.domain.dates.date_order import usual_date_order
    from netritual.settings_toml import quick

    values, unread = quick(home.settings)
    country = values.pop("country", "")
    values.setdefault("date_order", usual_date_order(country, values.get("tz") or zone_set()))
    return values, unread


def _known_settings(home: Home) -> Settings:
    """The settings of the fast path as the verbs take them, with the zone that a line's hours are in."""
    from msgspec.structs import replace

    from netritual.domain.dates.zones import zone_named
    from netritual.domain.model import Settings

    settings = replace(Settings(), **_quick_settings(home)[0])
    return settings if zone_named(settings.tz) else replace(settings, tz="")


def _whole(home: Home, clock: Clock, line: str) -> tuple[int, Reading, str]:
    """A line whose clauses change what is stored already: through the store and the verb; and what it says of an
    article in words."""
    _load_msgspec()
    from netritual.files import Disk
    from netritual.services.verbs.touches import log
    from netritual.store.journal_store import open_store

    settings = _known_settings(home)
    store = open_store(home, Disk(), clock.still)
    try:
        logged, _ = log(store, clock.now(), line, settings, source="shell")
        return logged.id, logged.reading, logged.article
    finally:
        store.close(clock.now())


def _clashes(home: Home, clock: Clock, id: int) -> list[str]:
    """What the calendars have at the time of the coffee that a saved line planned, and whether its day is a public
    holiday. Where the settings file names no calendar and no country, nothing else is loaded."""
    from netritual.files import Disk

    disk = Disk()
    written = disk.read(home.settings) if disk.exists(home.settings) else b""
    if b"calendars" not in written and b"country" not in written:
        return []
    from netritual.compose import Maker
    from netritual.services.clashes import clashes_of

    return clashes_of(Maker(home, disk).parts(clock), id)


def _away(home: Home, clock: Clock, line: str) -> list[str]:
    """Whether days on which a line tells that I am away are days off, with the command that is a yes."""
    from netritual.compose import Maker
    from netritual.files import Disk
    from netritual.services.questions.holiday_question import holiday_question

    asked, command = holiday_question(Maker(home, Disk()).settings(), clock.now().date(), line)
    return [f"{asked} `{command}`"] if asked else []


def _moved(home: Home, clock: Clock, line: str, reading: Reading) -> Reading:
    """The reading of a line that is not saved, without a coffee that it only moves. Nothing is made."""
    _load_msgspec()
    from netritual.files import Disk
    from netritual.services.questions.coffee_question import without_moved
    from netritual.store.journal_store import open_store

    store = open_store(home, Disk(), clock.still, create=False)
    try:
        return without_moved(store.view(), _known_settings(home), clock.now(), reading, line)
    finally:
        store.close()


def _closes(home: Home, clock: Clock, id: int) -> tuple[list[str], list[str], dict[tuple[str, str], bool]]:
    """What a saved line says is done, and which of the loops that it proposes are asked about."""
    _load_msgspec()
    from netritual.domain.coffees.coffee import may_tell_of
    from netritual.domain.loops.closing_decisions import is_asked_about
    from netritual.domain.loops.loop_list import loops
    from netritual.domain.model import Coffee, Interaction
    from netritual.files import Disk
    from netritual.services.questions.closing_by_entry import asked_of, close_certain, coffees_had, joined
    from netritual.store.journal_store import open_store

    store = open_store(home, Disk(), clock.still)
    try:
        now, settings = clock.now(), _known_settings(home)
        talk, coffee = store.view().get(Interaction, id), ""
        of_coffee = talk is not None and may_tell_of(store.view().all(Coffee), talk)
        done, asked = close_certain(store, now, settings, id)
        if of_coffee:
            from netritual.services.questions.coffee_question import coffee_question, move_settled

            done += move_settled(store, now, settings, id)
        had = coffees_had(store, now, id) + (joined(store, now, id) if talk is None else [])
        network = store.view()
        if of_coffee and (change := coffee_question(network, settings, now, id, done)) is not None:
            coffee = f"{change.words} `{change.command}`"
        asked = [one for one in asked if is_asked_about(one)]
        every = loops(network, settings, now, snoozed=True)
        questions = [*_questions(home, clock, network, every, asked), *filter(None, [coffee])]
        return (
            [f"{change.words} `netritual undo` takes that back." for change in done] + had,
            questions + (_news(network, talk, bool(questions)) if talk is not None else []),
            asked_of(network, every, id),
        )
    finally:
        store.close(clock.now())


def _questions(
    home: Home, clock: Clock, network: Network, every: Sequence[Loop], asked: Sequence[Closing]
) -> Iterator[str]:
    """What is asked of the open loops that a line may close, each with the command that is a yes."""
    if not asked:
        return
    from contextlib import closing

    from netritual.review.loop_wording import question
    from netritual.services.questions.which_loop import shortest_names

    with closing(_appender(home, clock.still)) as appender:
        names = shortest_names(network, every, [one.loop for one in asked], appender.names())
    for one in asked:
        verb, what = {"off": ("drop", "Is it off?"), "done": ("close", "Done with this?")}.get(
            one.state_asked, ("left", f"Is {one.left} left of this?")
        )
        name = f"{names[one.loop]} {one.left}" if one.left else names[one.loop]
        yield f"{what} {question(network, one)}. `netritual loops {verb} {name.replace('$', '')}`"


def _news(network: Network, talk: Interaction, asks: bool) -> list[str]:
    """What is asked of the news that an entry tells of somebody, and which no is noted where nothing else is asked."""
    from netritual.domain.loops.trigger_vocabulary import may_tell_a_job
    from netritual.domain.quicklog.funerals import may_tell_a_death
    from netritual.services.questions.noted_refusals import refusal_words

    said = []
    if may_tell_a_death(talk.line):
        from netritual.domain.loops.death_lines import deaths_in_line

        said = [
            f"Did {one.name} die? Then nothing more is asked or suggested. `netritual person {one.handle} --died`"
            for one in deaths_in_line(network, talk.id)
        ]
    if may_tell_a_job(talk.line):
        from netritual.domain.loops.company_moves import company_move

        move = company_move(network, talk.id)
        said += [f"{move.question} `{move.command}`"] if move is not None else []
    return said + ([] if asks else refusal_words(network, talk.id))
