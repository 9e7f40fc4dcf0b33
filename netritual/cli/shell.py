"""What a command runs with: the streams, the parts of this run, and the answers to --json and --yes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

import click
import msgspec

from netritual.cli.streams import Streams
from netritual.domain.language.text import shortened
from netritual.domain.model import Change, Person, Settings
from netritual.domain.network import Network
from netritual.errors import NotFound, Unsound, UsageError
from netritual.services.parts import Parts
from netritual.services.ports import Store

T = TypeVar("T")
Compose = Callable[[str | None, str | None], Parts]
"""``compose(home, now)``: the parts of a run, from the values of --home and --now."""
OpenApp = Callable[[Parts, str, str, str, int | None], int]
"""``open_app(parts, place, mode, step, size)``: run the full-screen app; its exit code."""


DUMB = ("dumb", "unknown")
"""What a terminal that can move no cursor calls itself: that of an editor, or of a build."""
INSTEAD = "`netritual review --plain`, `netritual log TEXT`, or `netritual --help`."
"""What works where the app does not."""
LONGEST_SHOWN = 80
"""Characters of a typed text that an error repeats."""
MOST_NAMED = 20
"""People that an unclear name lists; the rest is counted."""


class Shell:
    """One run of one command. Options may stand before or after the command's name; the last one said counts."""

    def __init__(self, compose: Compose, open_app: OpenApp, streams: Streams) -> None:
        self.compose = compose
        self.open_app = open_app
        self.streams = streams
        self.home: str | None = None
        self.moment: str | None = None
        self.wants_json = False
        self.yes = False
        self._partial = False

    @cached_property
    def parts(self) -> Parts:
        """The parts, put together when the first one is asked for."""
        return self.compose(self.home, self.moment)

    @cached_property
    def settings(self) -> Settings:
        """The settings of this home."""
        return self.parts.settings()

    @cached_property
    def now(self) -> datetime:
        """The moment of this command: one for the whole run."""
        return self.parts.now()

    @cached_property
    def store(self) -> Store:
        """The store; the home is made by its first change, not before. What was met when it was opened (damage, or that
        it is for reading only) is said."""
        store = self.parts.open_store(False)
        for words in store.notes:
            self.say(words)
        self._partial = store.partial
        return store

    def close(self) -> None:
        """Close the files of the store, if this command opened it."""
        if "store" in self.__dict__:
            self.store.close(self.now)

    @cached_property
    def network(self) -> Network:
        """What a reading command sees. A home that does not exist reads as empty, and none is made."""
        return self.store.view()

    @property
    def interactive(self) -> bool:
        """True when a person sits at both ends."""
        return sys.stdin.isatty() and self.streams.interactive

    def data(self, text: str) -> None:
        """A line of the answer, on stdout."""
        self.streams.data(text)

    def say(self, text: str) -> None:
        """A line of narration, on stderr."""
        self.streams.say(text)

    def emit(self, value: Any) -> None:
        """One JSON value on one line of stdout; an empty list of a damaged store fails after it."""
        self.streams.data(msgspec.json.encode(value).decode("utf-8"))
        if value == []:
            self._check_whole()

    def rows(self, rows: Sequence[Sequence[str]], empty: str) -> None:
        """A table of words for people; a word on stderr when there is nothing. Unsound when that is not known."""
        if not rows:
            self._check_whole()
            self.say(empty)
        self.streams.table(rows)

    def listed(self, values: Iterable[Any], rows: Iterable[Sequence[str]], empty: str) -> None:
        """What there is of a kind: JSON where that is wanted, else a table, or a word when there is nothing."""
        if self.wants_json:
            self.emit([*values])
        else:
            self.rows([*rows], empty)

    def full_screen(self, place: str = "home", mode: str = "full", step: str = "", size: int | None = None) -> int:
        """Open the app at a place (``home``, ``review`` or ``triage``); its exit code.

        Without a terminal on both sides the app would write its signs into a file and never end: it refuses.
        """
        if not self.interactive:
            raise UsageError("The app needs a terminal.", hint=f"Without one: {INSTEAD}")
        return self.show(self.parts, place, mode, step, size)

    def show(
        self, parts: Parts, place: str = "home", mode: str = "full", step: str = "", size: int | None = None
    ) -> int:
        """Run the app over a home; its exit code.

        Raises UsageError in a terminal that can move no cursor.
        """
        if os.environ.get("TERM") in DUMB:
            raise UsageError("This terminal only prints lines, and the app needs a screen.", hint=f"Here: {INSTEAD}")
        return self.open_app(parts, place, mode, step, size)

    def _check_whole(self) -> None:
        """Raise Unsound where the store is damaged: that nothing was found does not say that there is nothing."""
        if self._partial:
            raise Unsound("What this would show may be in the damaged part.")

    def changed(self, change: Change | None, otherwise: str = "Nothing to change.") -> None:
        """Tell what a verb did."""
        self.say(change.words if change else otherwise)

    @property
    def asks(self) -> bool:
        """True when a person is asked before something large is done."""
        return self.interactive and not self.yes

    def sure(self, question: str) -> bool:
        """Ask a person at a terminal; with --yes, or with nobody there, go ahead."""
        return not self.asks or click.confirm(question, default=False, err=True)

    def person(self, name: str) -> Person:
        """The one person a name means; NetritualError (exit 2) for none or several.

        Who is meant is told by the same rule as in a logged line.
        """
        from netritual.domain.quicklog.typed_names import without_possessive
        from netritual.services.name_book import NameBook

        typed, book = _name(name), NameBook(self.network)
        meant, others = book.meant(typed, self.now.date())
        if not meant:
            meant, others = book.meant(without_possessive(typed), self.now.date())
        shown = repeated(typed)
        person = self.network.get(Person, meant[0][0]) if len(meant) == 1 else None
        if person is not None:
            if others:
                more = f"{others} other people have" if others > 1 else "1 other person has"
                self.say(f"{person.name}; {more} that first name.")
            return person
        if not meant:
            raise UsageError(f"Nobody here goes by “{shown}”.", hint="`netritual people` lists everyone you know.")
        for _, handle, full_name, _ in meant[:MOST_NAMED]:
            self.say(f"  {handle}  {full_name}")
        if len(meant) > MOST_NAMED:
            self.say(f"  … and {len(meant) - MOST_NAMED} more")
        raise UsageError(f"“{shown}” could be {len(meant)} people.", hint="Use one of the handles above.")

    def the_one(self, meant: Sequence[T], typed: str, kind: str, row: Callable[[T], str], safe: str = "") -> T:
        """The one record of a kind ("article") that was meant; NotFound for none, UsageError for several (exit 2),
        which are listed by their ``row`` then. ``safe`` says before the hint what did not happen."""
        if len(meant) == 1:
            return meant[0]
        shown = repeated(typed)
        if not meant:
            way = f"{safe}`netritual {kind}s` lists them with a number."
            raise NotFound(f"No {kind} goes by “{shown}”.", hint=way)
        for one in meant:
            self.say(f"  {row(one)}")
        raise UsageError(
            f"“{shown}” could be {len(meant)} {kind}s.", hint=f"{safe}Each row above begins with what means it alone."
        )


def repeated(typed: str) -> str:
    """A typed text as an error repeats it."""
    return shortened(typed, LONGEST_SHOWN)


def _name(text: str) -> str:
    """A name as the quick log reads it: without ``@``, quotes, braces, and punctuation behind it."""
    typed = text.strip().removeprefix("@").rstrip(".,;:!?)").strip()
    for opening, closing in ('""', "{}"):
        if len(typed) > 2 and typed.startswith(opening) and typed.endswith(closing):
            return typed[1:-1].strip()
    return typed


pass_shell = click.make_pass_decorator(Shell)
