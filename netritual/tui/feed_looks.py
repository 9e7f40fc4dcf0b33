"""Looks at feeds beside the screens: one at a time, in a thread, while every key is answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from textual.app import App
from textual.worker import Worker, get_current_worker

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Change, Feed
from netritual.domain.network import Network
from netritual.services.feeds.feed_refresh import (
    Brought,
    FeedAnswers,
    add_link,
    ask_feeds,
    feeds_to_ask,
    read_link,
    store_answers,
    unkept_words,
)
from netritual.services.feeds.feed_rows import FeedRow, feed_rows, summary
from netritual.services.feeds.feed_states import FeedState, load_states
from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.services.web_port import Discovery, FeedAnswer, FeedLink
from netritual.tui.messages import FeedShower

UNASKED_EVERY = timedelta(hours=6)
"""A feed that nobody asked for is looked at no sooner after its last look."""


class FeedLooks:
    """Reads feeds for the app, tells how far it is, and remembers the last looks for the screens.

    ``network`` gives what is known now; ``write`` and ``toast`` are those of the app.
    """

    def __init__(
        self, app: App[Any], parts: Parts, network: Callable[[], Network], write: Callable[..., object],
        toast: Callable[[str], object],
    ) -> None:  # fmt: skip
        self._app, self._parts, self._network, self._write, self._toast = app, parts, network, write, toast
        self._states: Mapping[str, FeedState] | None = None
        self._looked_at: Network | None = None
        self._brought: list[Brought] = []
        self.progress = ""
        """How far a look is, in words; "" when none is under way."""

    @property
    def rows(self) -> list[FeedRow]:
        """All feeds as they stand after the last look."""
        parts, network = self._parts, self._network()
        if self._states is None or network is not self._looked_at:  # another process may have looked
            self._states, self._looked_at = load_states(parts.disk, parts.home.feeds), network
        return feed_rows(network, self._states, parts.now())

    def refresh(self, feeds: Sequence[Feed] | None = None, *, unasked: bool = False) -> None:
        """Look at some feeds, or at all; ``unasked`` only at those not looked at for some hours, and without a word
        where they bring nothing."""
        if self.progress:
            self._say("Your people's feeds are being read already.", unasked)
            return
        parts = self._parts
        wanted = list(self._network().all(Feed) if feeds is None else feeds)
        asked = feeds_to_ask(parts, wanted, parts.now(), unasked=unasked)
        if unasked:
            states = load_states(parts.disk, parts.home.feeds)
            asked = [feed for feed in asked if _is_due(states.get(feed.url), parts.now())]
        if not asked:
            words = "No feed can be read now: B says why." if wanted else "No feed yet: b adds a blog or a newsletter."
            self._say(words, unasked)
            return
        self._say(f"Reading {counted(len(asked), 'feed')}; you can go on meanwhile.", unasked)
        self._tell(0, len(asked))
        self._brought = []
        work = partial(self._look, asked, unasked)
        self._app.run_worker(work, name="feeds", group="feeds", thread=True)

    def _look(self, feeds: Sequence[Feed], unasked: bool) -> None:
        worker: Worker[None] = get_current_worker()
        say, now = partial(self._say_from, worker), self._parts.now()
        ask_feeds(
            self._parts, feeds, now, lambda done: say(self._tell, done, len(feeds)), partial(say, self._take),
            lambda: worker.is_cancelled,
        )  # fmt: skip
        say(self._finish, {feed.id for feed in feeds}, unasked)

    def _say_from(self, worker: Worker[None], say: Callable[..., object], *values: object) -> None:
        """Tell the app something from a thread, unless it ends."""
        if not worker.is_cancelled:
            self._app.call_from_thread(say, *values)

    def _take(self, answers: FeedAnswers) -> None:
        """Store what came so far, on the store's thread."""
        parts = self._parts

        def stored(brought: Brought) -> None:
            self._brought.append(brought)
            self.forget()

        self._write(lambda store, now: store_answers(parts, store, answers, now), stored, quiet=True)

    def _finish(self, ids: Collection[int], unasked: bool) -> None:
        """Say what a look brought, once all of it is stored."""

        def stored(_: None) -> None:
            self._ended()
            words = unkept_words(self._brought)
            if words or not unasked or any(brought.new for brought in self._brought):
                self._toast(words or f"{summary([row for row in self.rows if row.feed.id in ids])}.")

        self._write(lambda store, now: (None, None), stored, lambda _: self._ended(), quiet=True)

    def add(self, link: FeedLink, of: int, answer: FeedAnswer | None) -> None:
        """Add a feed of somebody with what it has, as one change: what was read when it was found (``answer``), or what
        its server says now."""
        if answer is not None:
            self._store(link, of, answer)
            return
        self._tell(0, 1)
        self._app.run_worker(partial(self._read, link, of), name="new feed", group="feeds", thread=True)

    def _read(self, link: FeedLink, of: int) -> None:
        worker: Worker[None] = get_current_worker()
        answer = read_link(self._parts, link, self._parts.now(), lambda: worker.is_cancelled)
        if answer is not None:
            self._say_from(worker, self._store_read, link, of, answer)

    def _store_read(self, link: FeedLink, of: int, answer: FeedAnswer) -> None:
        """End a look and store what it brought, at one go: between the two the app would be at rest."""
        self._ended()
        self._store(link, of, answer)

    def _store(self, link: FeedLink, of: int, answer: FeedAnswer) -> None:
        parts = self._parts

        def job(store: Store, now: datetime) -> tuple[str, Change | None]:
            feed, change = add_link(parts, store, link, of, answer, now)
            return feed.url, change

        def stored(url: str) -> None:
            self.forget()
            self._show()
            for row in self.rows:
                if row.feed.url == url and row.condition == "failed":
                    self._toast(f"{row.title}: {row.words}")

        self._write(job, stored)

    def discover(self, address: str, then: Callable[[Discovery], object], *, private: bool = False) -> None:
        """Look what feeds an address has; ``then`` gets it on the app's own thread. ``private``: the person said that
        the address is one of their own network."""
        if self.progress:
            self._say("A feed is being read; a moment.", False)
            return
        self.progress = "looking at the page"
        self._show()
        self._toast("Looking at the page; you can go on meanwhile.")
        work = partial(self._discover, address, private, then)
        self._app.run_worker(work, name="feed of a page", group="feeds", thread=True)

    def _discover(self, address: str, private: bool, then: Callable[[Discovery], object]) -> None:
        worker: Worker[None] = get_current_worker()
        discovery = self._parts.web().discover(address, private, self._parts.now(), lambda: worker.is_cancelled)
        self._say_from(worker, self._ended)
        self._say_from(worker, then, discovery)

    def _tell(self, done: int, of: int) -> None:
        self.progress = f"reading {counted(of, 'feed')}: {done} of {of}"
        self._show()

    def _ended(self) -> None:
        self.progress, self._states = "", None
        self._show()

    def forget(self) -> None:
        """Read the last looks anew."""
        self._states = None

    def _show(self) -> None:
        if isinstance(self._app.screen, FeedShower):
            self._app.screen.show_feeds()

    def _say(self, words: str, unasked: bool) -> None:
        if not unasked:
            self._toast(words)


def _is_due(state: FeedState | None, now: datetime) -> bool:
    return state is None or state.last is None or now - state.last >= UNASKED_EVERY
