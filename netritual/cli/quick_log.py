"""``netritual log``: the arguments and the words of the fast path.

A line is never refused, and never lost: what cannot be saved is printed back. Standard library only; what this module
may not see (the store, the settings) is handed to it as ``Doors``.
"""

from __future__ import annotations

import os

from netritual.cli.streams import OutputClosed, OutputFailed
from netritual.clock import Clock, clock_at, machine_languages, machine_zone
from netritual.domain.dates.dates import needs_settings
from netritual.domain.language.text import clean, fold, shortened, sound
from netritual.domain.quicklog.documents import DocumentWays, documents, needs_store, still_uid, uid_of
from netritual.domain.quicklog.funerals import may_tell_a_death
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.sentence import family_words, in_words, proposals, remarks
from netritual.errors import FAILED, WRONG_USE, NetritualError
from netritual.paths import Home, default_home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any, Protocol

    from netritual.cli.streams import Streams
    from netritual.domain.quicklog.names import NameLookup
    from netritual.domain.quicklog.reading import Reading

    class Appender(Protocol):
        """What appends an entry to the journal without opening the store."""

        notes: list[str]

        def names(self) -> NameLookup:
            """Everyone known; creates nothing."""

        def open_with(
            self, people: Collection[int], but: int, about: Collection[str] | None = None,
            *, coffees: bool = True, introduced: bool = False,
        ) -> bool:  # fmt: skip
            """Whether anything may be open with one of these people, or with nobody, but for what the document ``but``
            was saved with: a coffee, what has one of the words, where some are given, and an introduction that was
            sent."""

        def append(self, verb: str, now: datetime, build: Callable[..., Mapping[str, Mapping[int, Any]]]) -> int:
            """Save one entry."""

        def close(self) -> None:
            """Let go of files."""


VERB = "log-interaction"
"""The command id of a logged line, the same from the app."""
_STARTING = 32
"""Characters of a line that a remark about it repeats."""
_TELLING = ("got", "gave", "received", "thanks")
"""Signs of what is done by the line itself (``domain.loops.statements``)."""
USAGE = "netritual log [--preview] [--json] [--home DIR] [--now ISO] [--] TEXT…"
HELP = f"""{USAGE}
netritual log -            one entry a line, from stdin

Log one conversation, and what came out of it, in one line.

  netritual log 'coffee @ana yesterday re pricing #fintech +promise send deck by fri'

  @person   #topic   re topic   at Place   45m   yesterday, 13 Feb, last fri   // a note
  +promise +owed +ask +request +thanks +intro +coffee +gave +got +article +need +offer +follow +knows +note

  --preview    show the reading, save nothing
  --json       one JSON object a line
  --home DIR   where your data is (NETRITUAL_HOME)
  --now ISO    run on this clock, with offset (NETRITUAL_NOW)
  --           ends the options

Quote the line: the shell eats # and <."""


class Doors:
    """The ways of the fast path to what it may not import.

    ``appender(home, still)`` opens the append path; ``settings(home)`` gives date_order, eow, minutes and tz as far as
    they are known, and why they cannot be read; ``whole(home, clock, line)`` saves a line through the whole store and
    gives the id, the reading, and in words what became of the article that it speaks of; ``clashes(home, clock, id)``
    says what the calendars have at the time of a coffee that a saved line planned; ``away(home, clock, line)`` asks
    whether the days on which a line tells that I am away are days off; ``closes(home, clock, id)`` closes what a saved
    line says is done, and gives what was closed and what may be, in words, and by kind and text whether a review asks
    about what the line proposes; ``moved(home, clock, line, reading)`` gives the reading of a line that is not saved
    without a coffee that it only moves.
    """

    __slots__ = ("appender", "away", "clashes", "closes", "moved", "settings", "whole")

    def __init__(
        self,
        appender: Callable[[Home, bool], Appender],
        settings: Callable[[Home], tuple[Mapping[str, Any], str]],
        whole: Callable[[Home, Clock, str], tuple[int, Reading, str]],
        closes: Callable[[Home, Clock, int], tuple[list[str], list[str], Mapping[tuple[str, str], bool]]],
        clashes: Callable[[Home, Clock, int], list[str]],
        away: Callable[[Home, Clock, str], list[str]],
        moved: Callable[[Home, Clock, str, Reading], Reading],
    ) -> None:
        self.appender, self.settings, self.whole = appender, settings, whole
        self.closes, self.clashes, self.away, self.moved = closes, clashes, away, moved


class Options:
    """The options of a call, and its text. Options may stand before, between and behind the words; ``--`` ends them.

    ``wrong`` is what is wrong with them, in words; ``unknown`` are words behind the text that look like options and are
    none: they stay text, and that is said.
    """

    __slots__ = ("help", "home", "json", "moment", "preview", "text", "unknown", "wrong")

    def __init__(self, args: list[str]) -> None:
        self.home = os.environ.get("NETRITUAL_HOME") or ""
        self.moment = os.environ.get("NETRITUAL_NOW") or ""
        self.help = self.json = self.preview = False
        self.wrong = ""
        self.text: list[str] = []
        self.unknown: list[str] = []
        at = 0
        while at < len(args):
            arg = args[at]
            if arg == "--":
                self.text += args[at + 1 :]
                break
            if arg.startswith("-") and arg != "-" and not any(char.isspace() for char in arg):
                at += self.option(arg, args[at + 1 : at + 2])
            else:
                self.text.append(arg)
                at += 1

    def option(self, arg: str, following: list[str]) -> int:
        """Take one option; how many arguments it took."""
        name, equals, value = arg.partition("=")
        if name in ("--home", "--now"):
            if not equals and not following:
                self.wrong = self.wrong or f"{name} needs a value."
            typed = value if equals else "".join(following)
            if name == "--home":
                self.home = typed
            else:
                self.moment = typed
            return 1 if equals else 2
        if arg == "--json":
            self.json = True
        elif arg == "--preview":
            self.preview = True
        elif arg in ("--help", "-h"):
            self.help = True
        elif arg == "--yes":
            pass
        elif self.text and self.text != ["-"]:
            self.unknown.append(arg)
            self.text.append(arg)
        else:
            self.wrong = self.wrong or f"log has no option {arg}; a text that begins with a hyphen comes after -- ."
        return 1


def run(args: list[str], streams: Streams, doors: Doors) -> int:
    """Run ``log`` with its arguments (common options may stand among them); the exit code."""
    options = Options(args)
    if options.help:
        streams.data(HELP)
        return 0
    if options.wrong:
        streams.say(f"{options.wrong} {USAGE}")
        if options.text:
            streams.say(f"Not saved; here is what you typed:\n{' '.join(options.text)}")
        return WRONG_USE
    for word in options.unknown:
        streams.say(f"log has no option {word}: it was taken as text.")
    try:
        clock = clock_at(options.moment) if options.moment else Clock()
    except ValueError:
        streams.say(f"{options.moment} is no moment with an offset, such as 2026-03-11T09:00:00+01:00.")
        return WRONG_USE
    stdin = options.text == ["-"]
    typed = " ".join(options.text)
    if sound(typed) != typed:
        streams.say("Some bytes are no text in UTF-8; each is a ? in the line.")
    lines: Iterable[str] = streams.typed_lines() if stdin else sound(typed).splitlines()
    try:
        return _Run(options, streams, doors, clock).all(lines, stdin)
    except OutputClosed:
        streams.hush()
        return 0
    except OutputFailed as error:
        streams.say(str(error))
        streams.hush()
        return error.exit_code


class _Run:
    """One call: each line is read, saved and told on its own."""

    __slots__ = ("appender", "article", "clock", "doors", "home", "known", "options", "streams", "unread", "which")

    def __init__(self, options: Options, streams: Streams, doors: Doors, clock: Clock) -> None:
        self.options, self.streams, self.doors, self.clock = options, streams, doors, clock
        self.home = Home(options.home or default_home())
        self.appender = doors.appender(self.home, clock.still)
        self.known: Mapping[str, Any] | None = None
        self.which = ""
        """Which of several lines is told of, as its remarks begin."""
        self.article = ""
        """What became of the article that the line speaks of."""
        self.unread = ""
        """Why the settings cannot be read."""

    def all(self, lines: Iterable[str], stdin: bool) -> int:
        """Every line that holds something. After one that could not be saved, the rest is printed back too."""
        code, count = 0, 0
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            count += 1
            if stdin:
                self.which = clean(f"Line {number}, “{shortened(' '.join(line.split()), _STARTING)}”: ")
            if code:
                self.streams.say(line)
                continue
            code = self.one(line)
        self.appender.close()
        if not count and not stdin:
            self.streams.say(f"log needs a line, for example: netritual log 'coffee @ana re pricing'. {USAGE}")
            return WRONG_USE
        return code

    def one(self, line: str) -> int:
        """Save (or preview) one line and tell it."""
        self.article = ""
        try:
            doc_id, reading = self.preview(line) if self.options.preview else self.save(self.asked(line))
        except NetritualError as error:
            self.back(str(error), line)
            return error.exit_code if error.exit_code != WRONG_USE else FAILED
        except KeyboardInterrupt:
            self.back("Stopped.", line)
            raise
        except Exception as error:
            self.back(f"Something inside netritual went wrong ({type(error).__name__}: {error}).", line)
            return FAILED
        self.tell(line, doc_id, reading)
        return 0

    def closed(self, line: str, doc_id: int, reading: Reading) -> list[str]:
        """What a saved line closed, in words; what it may have closed, and what it proposes, is said. The line is saved
        whatever happens."""
        done: list[str] = []
        asked: list[str] = []
        proposed: Mapping[tuple[str, str], bool] | None = None
        try:
            if not self.options.preview and self.may_close(line, doc_id, reading):
                self.appender.close()
                done, asked, proposed = self.doors.closes(self.home, self.clock, doc_id)
        except Exception as error:
            asked = [f"The line is saved. What it closes could not be looked up: {error}"]
        for said in (*proposals(reading, not self.options.preview, proposed), *asked):
            self.say(said)
        return [self.article, *done] if self.article else done

    def say(self, text: str) -> None:
        """Say what concerns one line; of several, which."""
        self.streams.say(f"{self.which}{text}")

    def say_of(self, look: Callable[[], list[str]], what: str) -> None:
        """Say what is looked up for a line. The line is saved whatever happens."""
        try:
            self.appender.close()
            words = look()
        except Exception as error:
            words = [f"The line is saved. {what} could not be read: {error}"]
        for said in words:
            self.say(said)

    def may_close(self, line: str, doc_id: int, reading: Reading) -> bool:
        """Whether opening the store is worth it: the line has a word for something done, proposes what may stand
        already or names a thing, and that is open with those it names, or with somebody who is called by one of its
        words. One that names nobody may be of anybody."""
        if reading.refs and not any([ref.matches for ref in reading.refs]):
            return False
        from netritual.domain.loops.trigger_vocabulary import INTRODUCING, may_decline, may_refuse, may_tell_a_job

        low = line.lower()
        if may_tell_a_death(line) or (reading.people and may_decline(line, reading.summary, reading.note)):
            return True
        if len(reading.refs) == 1 and may_tell_a_job(line):
            return True
        introduces = any([part in low for part in INTRODUCING])
        names, people = self.appender.names(), {match[0] for ref in reading.refs for match in ref.matches}
        words = _words_of(low)
        for word in words:
            people.update([person for person, _ in names.holders(word)])
        if people and not self.appender.open_with(people, doc_id, introduced=introduces):
            return False  # few lines are of what is open: what tells that it is done is not loaded for the others
        planned = reading.planned and bool(reading.time)  # it may stand already
        if introduces or (planned and people and self.appender.open_with(people, doc_id, ())):
            return True
        from netritual.domain.loops.closing_vocabulary import may_close

        closes = may_close(line) or (bool(reading.refs) and may_refuse(line))
        if closes and people:
            return True
        if not (closes or reading.proposed or people):
            return False
        proposed = " ".join([clause.text for clause in reading.proposed]).lower()
        about = _words_of(_without_openings(low)) if closes or not reading.proposed else _words_of(proposed)
        return self.appender.open_with(people, doc_id, about, coffees=closes or bool(reading.proposed))

    def asked(self, line: str) -> str:
        """The line with the answers to what is only likely in it, where the setting ``natural`` says to ask and
        somebody sits there. Elsewhere, and without an answer, it stays open and the review asks."""
        if self.options.json or self.options.text == ["-"] or not self.streams.answering or self.natural()[0] != "ask":
            return line
        from functools import partial

        from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of, refused

        read = partial(self.read, names=self.appender.names(), now=self.clock.now())
        self.streams.say(in_words(read(line), saved=False))
        left: set[str] = set()
        while True:
            marks = [mark for mark in marks_of(line, read(line)) if mark.open and mark.ref]
            mark = next((mark for mark in marks if line[mark.start : mark.end] not in left), None)
            if mark is None or mark.ref is None:
                return line
            typed = line[mark.start : mark.end]
            answer = self.streams.answer(f"{typed}: {mark.ref.meant}? y yes, n no, enter leaves it open: ")
            if answer[:1] in ("y", "n"):
                line = accepted(line, mark, read) if answer[0] == "y" else refused(line, mark)
            else:
                left.add(typed)

    def back(self, why: str, line: str) -> None:
        """Say that a line was not saved, and give it back."""
        self.streams.say(f"{why} Not saved; here is what you typed:")
        self.streams.say(line)

    def preview(self, line: str) -> tuple[int, Reading]:
        """Read the line; nothing is made or saved."""
        reading = self.read(line, self.appender.names(), self.clock.now())
        if any([clause.kind == "coffee" for clause in reading.proposed]):
            self.appender.close()
            reading = self.doors.moved(self.home, self.clock, line, reading)
        return 0, reading

    def save(self, line: str) -> tuple[int, Reading]:
        """Save the line; the id to report, and how it was read under the lock."""
        now = self.clock.now()
        if needs_store(line):
            self.appender.close()
            doc_id, reading, self.article = self.doors.whole(self.home, self.clock, line)
            return doc_id, reading
        saved: list[tuple[int, Reading]] = []

        def build(names: NameLookup, new_id: Callable[[], int]) -> Mapping[str, Mapping[int, Any]]:
            reading = self.read(line, names, now)
            timed = reading.planned and bool(reading.time)
            timed = timed or any([clause.kind == "coffee" and clause.due for clause in reading.clauses])
            settings = self.settings() if timed else {}
            zone = self.zone(settings.get("tz", "")) if timed else "UTC"
            # RFC 7986 5.3: a uid of a coffee is random.
            uid = still_uid if self.clock.still else lambda _: uid_of(int.from_bytes(os.urandom(16), "big"))
            ways = DocumentWays(new_id, names.is_taken, uid, "shell", zone, settings.get("minutes"))
            entry = documents(reading, line, now, ways)
            saved.append((entry.id, reading))
            return entry.changes

        self.appender.append(VERB, now, build)
        while self.appender.notes:
            self.streams.say(self.appender.notes.pop(0))
        return saved[-1]

    def read(self, line: str, names: NameLookup, now: datetime) -> Reading:
        """Parse a line; the settings are read only when one of its dates hangs on them."""
        settings = self.settings() if needs_settings(line) else {}
        order, eow = settings.get("date_order", "dmy"), settings.get("eow", "fri")
        return parse(line, names, now.date(), order, eow, self.natural, f"{now:%H:%M}", self.own_zone)

    def own_zone(self) -> str:
        """The zone in which the hour of another place is reckoned."""
        return self.settings().get("tz", "") or machine_zone()

    def natural(self) -> tuple[str, Sequence[str], Sequence[str]]:
        """What the settings say of plain words; a home without a file of settings is not asked."""
        settings = self.settings() if os.path.exists(self.home.settings) else {}
        languages = settings.get("languages") or machine_languages()
        return settings.get("natural", "on"), settings.get("not_names", ()), languages

    def settings(self) -> Mapping[str, Any]:
        """The few settings a line may need, read once a call."""
        if self.known is None:
            self.known, self.unread = self.doors.settings(self.home)
            if self.unread:
                self.streams.say(f"{self.unread} Until that is mended, lines are read without your settings.")
        return self.known

    def zone(self, named: str) -> str:
        """The zone of a planned hour: that of the settings where it is one, else that of the machine, which is said
        unless none is set."""
        from netritual.domain.dates.zones import zone_named

        if zone_named(named):
            return named
        machine = machine_zone()
        if named:
            self.streams.say(
                f"The settings name {named}, which is no time zone: the hour is in {machine}, this machine's."
            )
        elif self.unread:
            self.streams.say(f"The hour is in {machine}, the zone of this machine.")
        return machine

    def tell(self, line: str, doc_id: int, reading: Reading) -> None:
        """The entry on stdout, then what it closed; what needs the person's eye on stderr."""
        saved = not self.options.preview
        for said in (*remarks(reading, saved), *family_words(reading, line)):
            self.say(said)
        if saved and reading.planned and reading.time:
            self.say_of(lambda: self.doors.clashes(self.home, self.clock, doc_id), "The calendars")
        if reading.channel == "note" and not reading.refs:
            from netritual.domain.quicklog.days_away import may_be_away

            if may_be_away(line):
                self.say_of(lambda: self.doors.away(self.home, self.clock, line), "The days off")
        if not self.options.json:
            self.streams.data(in_words(reading, saved))
            for said in self.closed(line, doc_id, reading):
                self.streams.data(said)
            return
        shown = reading.to_json()
        answer = {
            "saved": saved,
            "id": doc_id or None,
            "reading": shown,
            "unsettled": {**shown.get("ambiguous", {}), **{ref.typed: [] for ref in reading.unheard}},
            "new_people": shown.get("new_people", []),
        }
        if closed := self.closed(line, doc_id, reading):
            answer["closed"] = closed
        import json

        self.streams.data(json.dumps(answer, ensure_ascii=False))


def _without_openings(line: str) -> str:
    """A line without what its signs open, which tells of nothing that is open already."""
    talk, *clauses = line.split("+")
    return " ".join([talk, *[one for one in clauses if not one[:1].isalpha() or one.startswith(_TELLING)]])


def _words_of(text: str) -> set[str]:
    """The folded words of a text."""
    return {fold(word) for word in "".join([c if c.isalnum() else " " for c in text]).split()}
