"""What is typed and not saved yet: written to the home while it is typed, offered when the app is opened again.

Texts of screens that cover nothing (forms, questions, drafts, the log bar) are those of their fields that a key has
changed. A ``View`` names its own (``View.unsaved``). Secrets are never kept. Where the disk refuses, that is said once;
a text that is put away then waits for it in memory, and at the end the terminal gets what could not be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from textual.screen import Screen, SystemModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from netritual.domain.articles.comments import CommentText
from netritual.domain.language.text import clean, sound
from netritual.domain.model import Article, Change
from netritual.domain.network import Network
from netritual.errors import why
from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.services.reviews.session_files import KeptTexts, keep_texts, kept_question, kept_texts
from netritual.tui.content import shorten
from netritual.tui.messages import TextKeeper
from netritual.tui.navigation import Places
from netritual.tui.pasted import PastedLines
from netritual.tui.typeahead import takes_text

SHOWN = 30
"""Cells of a kept text that are shown."""
SECONDS = 1.0
"""How long after a key its text is written: what a kill can take. One write then stands for all keys of that time."""


class Unsaved:
    """The texts under way of one run of the app, in the file that all runs over a home share.

    ``comments`` are those under way on articles, by the article's id; the screens change them.
    """

    def __init__(
        self, app: Places, parts: Parts, pasted: PastedLines, comments: dict[int, CommentText],
        write: Callable[..., object],
    ) -> None:  # fmt: skip
        self._app, self._disk, self._home = app, parts.disk, parts.home
        self._pasted, self._comments, self._store = pasted, comments, write
        self._before: WeakKeyDictionary[Widget, str] = WeakKeyDictionary()
        """What stood in a field before its first key."""
        self._written = KeptTexts()
        """What this run has in the file."""
        self._timer: Timer | None = None
        self._lock = Lock()
        self._ended = self._refusal_said = False
        self._refused = ""
        """Why the disk did not take the texts the last time; "" when it did."""
        self._waiting: tuple[str, ...] = ()
        """Texts that were put away and wait for a disk that takes them, newest first."""
        self._typed: dict[int, str] = {}
        """The lines that this run saved, by the change that saved, took back or gave back each: plans and loops do not
        hold theirs."""

    def begin(self, network: Network) -> str:
        """Take up what the last run left; in words, "" for nothing. A comment goes with its article, as long as that
        can be commented on, and an answer of the first run with its question."""
        _, answers = kept_question(self._disk, self._home)

        def take_up(texts: KeptTexts) -> KeptTexts:
            return texts.putting_away(*_without(texts.under_way, answers))._replace(under_way=())

        left = self._change(take_up)
        self._pasted.keep(left.pasted)
        self._written = KeptTexts(pasted=left.pasted, comments=left.comments)
        for ref, text in left.comments:
            article = network.get(Article, ref)
            if article is not None and article.state in ("queued", "read"):
                self._comments[ref] = CommentText.of_text(text)
        texts = _without(left.under_way, answers)
        return _words([clean(text).strip() for text in texts], len(left.pasted))

    @property
    def recent(self) -> tuple[str, ...]:
        """The texts that were put away, each as one line, newest first."""
        texts = kept_texts(self._disk, self._home).putting_away(*self._waiting)
        return tuple(filter(None, (clean(text).strip() for text in texts.put_away)))

    def put_away(self, text: str) -> None:
        """Keep a text that the person left."""
        self._change(lambda texts: texts.putting_away(sound(text)))
        self._tell()

    def forget(self, line: str) -> None:
        """A text was saved as this line."""

        def others(texts: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(text for text in texts if clean(text).strip() != clean(line).strip())

        self._change(lambda now: now._replace(under_way=others(now.under_way), put_away=others(now.put_away)))

    def taken_back(self, change: Change, before: Network, after: Network) -> None:
        """A line that was undone is as good as never saved; one that was given back is saved."""
        from netritual.services.undo import lines_gone

        gone, back = lines_gone(change, before, after), lines_gone(change, after, before)
        typed = self._typed.get(change.undoes or 0, "")
        if typed:
            self._typed[change.seq] = typed
            if not gone and not back:
                gone, back = ((), (typed,)) if clean(typed).strip() in self.recent else ((typed,), ())
        for line in gone:
            self.put_away(line)
        for line in back:
            self.forget(line)

    def saved(self, change: Change | None, line: str) -> None:
        """A change saved this line; told by the thread that saves."""
        if change is not None:
            self._typed[change.seq] = line

    def before_key(self, field: Widget | None) -> None:
        """A key or a paste is about to reach a field: what it makes of the text is written soon."""
        if field is not None and takes_text(field):
            self._before.setdefault(field, _text(field))
        if self._timer is None:
            self._timer = self._app.set_timer(SECONDS, self._write_soon)

    def end(self) -> None:
        """The app ends: write what stands in the fields now. When they are gone there is nothing more to write."""
        if self._app.is_running and not self._ended:
            self._write(self._now())
            self._ended = True

    @property
    def words_at_end(self) -> str:
        """What is said of texts at the end of the app: those that could not be kept, else that pasted lines are."""
        if not self._refused:
            return self._pasted.words_at_end if self._pasted else ""
        stored = _all_of(kept_texts(self._disk, self._home))
        texts = [text for text in _all_of(self._now().putting_away(*self._waiting)) if text not in stored]
        return "\n".join((f"Not kept ({self._refused}):", *map(str.strip, texts))) if texts else ""

    def _write_soon(self) -> None:
        self._timer, now = None, self._now()
        if now != self._written:
            self._store(partial(self._job, now), lambda _: self._tell(), quiet=True)

    def _job(self, now: KeptTexts, store: Store, at: datetime) -> tuple[None, None]:
        self._write(now)
        return None, None

    def _write(self, now: KeptTexts) -> None:
        """Put what this run has in the place of what it had; what other runs have stays."""

        def change(texts: KeptTexts) -> KeptTexts:
            return texts._replace(
                under_way=(*now.under_way, *_without(texts.under_way, self._written.under_way)),
                pasted=(*now.pasted, *_without(texts.pasted, self._written.pasted)),
                comments=(*now.comments, *_of_others(texts.comments, (*now.comments, *self._written.comments))),
            )

        self._change(change)
        if not self._refused:
            self._written = now

    def _tell(self) -> None:
        if self._refused and not self._refusal_said:
            self._refusal_said = True
            self._app.toast(f"What you type cannot be kept ({self._refused}). Save it before you leave.")

    def _change(self, change: Callable[[KeptTexts], KeptTexts]) -> KeptTexts:
        """Change the file, one thread at a time; after the end it stays as it is."""
        with self._lock:
            if self._ended:
                return KeptTexts()
            waiting = self._waiting
            try:
                former = keep_texts(self._disk, self._home, lambda texts: change(texts.putting_away(*waiting)))
                self._waiting, self._refused = (), ""
            except OSError as error:
                former, self._refused = kept_texts(self._disk, self._home), why(error).lower()
                changed = change(former.putting_away(*waiting))
                self._waiting = _without(changed.put_away, former.put_away)
            return former

    def _now(self) -> KeptTexts:
        texts = (sound(text) for text in self._texts() if text.strip())
        comments = tuple((ref, sound(comment.keeping)) for ref, comment in self._comments.items())
        return KeptTexts(
            tuple(dict.fromkeys(texts)), pasted=tuple(sound(line) for line in self._pasted), comments=comments
        )

    def _texts(self) -> Iterator[str]:
        for mode in self._app.MODES:
            with suppress(KeyError):  # a tab that was not opened
                for screen in self._app.get_screen_stack(mode):
                    yield from screen.unsaved() if isinstance(screen, TextKeeper) else self._changed_in(screen)

    def _changed_in(self, screen: Screen[Any]) -> Iterator[str]:
        """What was typed into the fields of a screen; those of a palette and of a pick of people only search."""
        searches = isinstance(screen, SystemModalScreen) or getattr(screen, "SEARCHES", False)
        for field in () if searches else screen.query("Input, TextArea"):
            secret = isinstance(field, Input) and field.password
            if not secret and _text(field) != self._before.get(field, _text(field)):
                yield _text(field)


def _text(field: Widget) -> str:
    if isinstance(field, Input):
        return field.value
    from textual.widgets import TextArea  # not at start: Home has no text of many lines

    return field.text if isinstance(field, TextArea) else ""


def _all_of(texts: KeptTexts) -> tuple[str, ...]:
    return (*texts.under_way, *texts.put_away, *texts.pasted, *(text for _, text in texts.comments))


def _without(texts: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    """The texts but those, each taken out as often as it stands there."""
    left = list(texts)
    for text in gone:
        if text in left:
            left.remove(text)
    return tuple(left)


def _of_others(there: Iterable[tuple[int, str]], own: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The comments on articles on which this run has, or had, none."""
    refs = {ref for ref, _ in own}
    return [one for one in there if one[0] not in refs]


def _words(texts: Sequence[str], pasted: int) -> str:
    stored = waits = ""
    if texts:
        one = len(texts) == 1
        stored = "1 text that was not saved is kept" if one else f"{len(texts)} texts that were not saved are kept"
        named = " and ".join(f"“{shorten(text, SHOWN)}”" for text in texts[:2])
        more = ", and more" if len(texts) > 2 else ""
        stored += f", {named}{more}: ↑ in the log bar brings {'it' if one else 'them'} back."
    if pasted:
        waits = "1 pasted line waits" if pasted == 1 else f"{pasted} pasted lines wait"
        waits += f": PgDn in a text field puts {'it' if pasted == 1 else 'the next one'} in."
    return " ".join(filter(None, (stored, waits)))
