"""The app: the five tabs as modes, the store's thread, what is typed, and the only place that speaks in toasts.

Nothing slow is imported before it is needed: each screen is a function that imports inside.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct
from textual import events, on
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.widgets import Input

from netritual.domain.model import Change, Mode, Settings
from netritual.domain.network import Network
from netritual.errors import NetritualError
from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.tui.app_in_terminal import AppInTerminal
from netritual.tui.command_table import TAB_MODES
from netritual.tui.comments_under_way import CommentsUnderWay
from netritual.tui.content import cell, plain
from netritual.tui.messages import Follower, HungUp, StoreChanged, StoreDone, StoreFailed, StoreNoted, TextKeeper
from netritual.tui.outgoing_texts import OutgoingTexts
from netritual.tui.pasted import PastedLines
from netritual.tui.store_thread import StoreThread
from netritual.tui.terminal_abilities import ALL_ABILITIES, Abilities
from netritual.tui.toast_place import place_toasts, take_away
from netritual.tui.typeahead import TypeAhead
from netritual.tui.unsaved import Unsaved

if TYPE_CHECKING:
    from netritual.domain.quicklog.reading import Reading
    from netritual.services.name_book import NameBook
    from netritual.tui.feed_looks import FeedLooks

POLL_SECONDS = 0.25
"""How often the journal's size and the day are looked at."""
START_SECONDS = 2.0
"""After so long at rest the feeds are read, where the setting ``fetch`` says so: the first frame stands by then."""


class Opening(Struct, frozen=True):
    """What the app opens with: a tab's name, ``review``, ``triage`` or ``first_run``; how; and what it says first."""

    place: str = "home"
    mode: Mode = "full"
    step: str = ""
    size: int = 50
    words: str = ""


AT_HOME = Opening()


class NetritualApp(AppInTerminal):
    """netritual in a terminal. ``parts`` are made by the composition root; ``store`` is open already."""

    TITLE = "netritual"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "face/face.tcss"

    def __init__(
        self,
        parts: Parts,
        store: Store,
        settings: Settings,
        opening: Opening = AT_HOME,
        abilities: Abilities = ALL_ABILITIES,
    ) -> None:
        self.DEFAULT_MODE = opening.place if opening.place in TAB_MODES else "vestibule"
        super().__init__(settings, abilities)
        self.parts, self.opening = parts, opening
        self.network: Network = store.view()
        self.after_first_frame: Callable[[], None] = lambda: None
        """What whoever started the app put off until the first frame stands."""
        self._writer = StoreThread(store, self.post_message, parts.now)
        self.write = self._writer.submit
        """Queue one use of a verb on the store's thread (``StoreThread.submit``)."""
        self.poll = self._writer.poll
        """Queue a look for what other processes saved."""
        self.typed = TypeAhead(self, lambda: self._writer.busy)
        self.pasted = PastedLines()
        self.edited, self.comments = {}, CommentsUnderWay(lambda: self.network)
        self.outgoing = OutgoingTexts(self, parts, lambda: self.network, self.toast)
        self.unsaved = Unsaved(self, parts, self.pasted, self.comments, self.write)
        self.addresses_asked: set[str] = set()
        """Calendars whose secret address was asked for in this session: once is enough."""
        self.put_off: tuple[Any, ...] = ()
        """Questions about lines that were logged, which whoever typed on has not answered (``closing_questions``)."""
        self._first_own: int | None = None
        self._foreign: set[int] = set()
        self._has_report = False
        self._day = parts.now().date()
        self._names: NameBook | None = None
        self._feeds: FeedLooks | None = None
        self.version = 0
        self.earlier: set[str] = set()
        """The toasts that stood when the last key came."""
        self.keymap: dict[str, str] = {}

    def on_mount(self) -> None:
        """Begin to look for other processes' lines, and open what was asked for."""
        self.set_signs()
        if not self.read_settings(self.settings):
            self.toast("Until that is mended, all keys are those of the help (?).")
        self._writer.start()
        self.call_after_refresh(self.after_first_frame)
        self.set_interval(POLL_SECONDS, self.look_around)
        if self.settings.fetch == "start":
            self.set_timer(START_SECONDS, lambda: self.feeds.refresh(unasked=True))
        if self.opening.place == "review":
            self.open_review(self.opening.mode, self.opening.step)
        elif self.opening.place == "triage":
            self.open_triage(self.opening.size)
        elif self.opening.place == "first_run":
            self.open_first_run()
        for words in filter(None, (self.opening.words, self.unsaved.begin(self.network))):
            self.toast(words)
        if self.hung_up:
            self.hang_up()

    # The store.

    @property
    def names(self) -> NameBook:
        """Everyone known, as a lookup: made when somebody is first looked up, then kept up with the network."""
        from netritual.services.name_book import NameBook

        book = self._names
        self._names = book = book.follow(self.network) if book is not None else NameBook(self.network)
        return book

    @property
    def feeds(self) -> FeedLooks:
        """Looks at feeds: made when they are first asked for."""
        if self._feeds is None:
            from netritual.tui.feed_looks import FeedLooks

            self._feeds = FeedLooks(self, self.parts, lambda: self.network, self.write, self.toast)
        return self._feeds

    def look_around(self) -> None:
        """Look for what other processes saved, and draw everything anew once another day has begun."""
        self.poll()
        if (day := self.parts.now().date()) != self._day:
            self._day = day
            self.draw_anew()

    def read_line(self, text: str, typed: datetime | None = None) -> Reading:
        """Read a line, with the names of now, as one that was typed now or at another moment.

        One that ends in a defect of ours is a reading with nothing in it but ``UNREAD``: who types goes on. The first
        of them writes a report into the home; the keys behind it meet the same one.
        """
        from netritual.domain.quicklog.grammar import read_line
        from netritual.domain.quicklog.names import NoNames
        from netritual.domain.quicklog.reading import unread

        names, moment = self.names if text.strip() else NoNames(), typed or self.parts.now()
        try:
            return read_line(text, names, moment, self.settings)
        except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
            self._report(error)
            return unread(text, moment.date())

    def _report(self, error: Exception) -> None:
        from netritual.services.crash_report import write_report

        if not self._has_report:
            self._has_report = True
            with suppress(OSError):  # the report is a courtesy; the line stays without it, too
                write_report(error, self.parts)

    def take_back(self, undo: bool) -> None:
        """Take back the newest change, or give back what the newest undo took."""
        from netritual.services import undo as service

        outside, act = self.parts.outside, service.undo if undo else service.redo

        def job(store: Store, now: datetime) -> tuple[service.Undone, Change | None]:
            done = act(store, outside, now)
            return done, done.change

        self.write(job, lambda done: self.toast(" ".join((done.words, *done.notes))), quiet=True)

    @on(StoreChanged)
    def show_change(self, event: StoreChanged) -> None:
        """Let the screens in sight redraw, and say what was done. A line that was taken back is kept for ``↑``."""
        if event.change.undoes is not None:
            self.unsaved.taken_back(event.change, self.network, event.network)
        if not event.own:
            self._foreign.add(event.change.seq)
        elif self._first_own is None:
            self._first_own = event.change.seq
        self.network = event.network
        self.version += 1
        if "files" in event.change.touched:
            self.read_settings()
        for screen in self.in_sight():
            screen.changed(event.change)
        if event.own and not event.quiet:
            self.toast(event.change.words)
        if event.own and "coffees" in event.change.touched:
            from netritual.tui.clash_toasts import toast_clashes

            toast_clashes(self, self.parts, event.network, self.settings, event.change)

    def made_here(self, seq: int) -> bool:
        """Whether the change with this number was made in this app since it was opened: one saving may make several."""
        return self._first_own is not None and seq >= self._first_own and seq not in self._foreign

    def in_sight(self) -> list[Follower]:
        """The screens that follow the store and can be seen: the topmost that covers all, and what stands over it.

        Those below catch up when they come back (``View.on_screen_resume``).
        """
        screens: list[Follower] = []
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Follower):
                screens.append(screen)
            if not screen.is_modal:
                break
        return screens

    @on(StoreDone)
    def give_value(self, event: StoreDone) -> None:
        """Hand a verb's value to the screen that asked for it."""
        if event.then is not None:
            event.then(event.value)

    @on(StoreFailed)
    def say_failure(self, event: StoreFailed) -> None:
        """Say what happened, what is safe and what to do; a defect in a verb ends the app as any other defect does."""
        if not isinstance(event.error, NetritualError):
            self._handle_exception(event.error)
            return
        self.toast_error(event.error)
        if event.refused is not None:
            event.refused(event.error)

    @on(StoreNoted)
    def say_note(self, event: StoreNoted) -> None:
        """Say what the store met and mended."""
        self.toast(event.words)

    def read_settings(self, settings: Settings | None = None) -> bool:
        """Read the settings file anew, or take up settings that were read; keys of it that are left out are said.

        False when something is wrong in it: that is said, and the former settings and keys stay.
        """
        from netritual.tui.own_keys import checked, outdated

        try:
            settings = settings or self.parts.settings()
            self.keymap = checked(settings.keys)
        except NetritualError as error:
            self.toast_error(error)
            return False
        self.look_as(settings)
        self.set_keymap(self.keymap)
        for words in outdated(settings.keys):
            self.toast(words)
        return True

    # Words.

    def toast(self, words: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Say something, in plain text. It takes the place of the same words, and of what earlier keys brought, unless
        that warns and this does not: toasts of many keys would hide the lists."""
        message = str(plain(words))
        for standing in list(self._notifications):
            replaced = standing.identity in self.earlier and severity in ("warning", standing.severity)
            if replaced or (standing.message, standing.title) == (message, title):
                take_away(self.screen, standing)
        self.notify(message, title=title, severity=severity, markup=False)
        self.call_after_refresh(place_toasts, self.screen)

    def toast_error(self, error: NetritualError) -> None:
        """Say what went wrong, and what is safe or to be done."""
        self.toast(str(error), title=error.title, severity="warning")

    def took_away(self, words: str) -> bool:
        """Take away the toast that begins with these words; False when it is not in sight."""
        standing = next((toast for toast in self._notifications if toast.message.startswith(words)), None)
        if standing is not None:
            take_away(self.screen, standing)
        return standing is not None

    def save_text(self, path: str, text: str) -> None:
        """Write a text to a file of the person's, and say where."""
        try:
            self.parts.disk.make_folder(os.path.dirname(path))
            self.parts.disk.replace(path, text.encode())
        except OSError as error:
            self.toast_error(NetritualError(f"{path} could not be written: {error.strerror}.", title="Not saved"))
        else:
            self.toast(f"Saved to {path}")

    # What is typed.

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits for its turn; pastes are shared out between the fields that can take them."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if self.typed.holds(event):
            return
        self.earlier = {toast.identity for toast in self._notifications}
        self.unsaved.before_key(self.focused)
        if isinstance(self.focused, Input) and not self.focused.value:
            # Input takes its first change for the value that it was made with, and does not scroll with the cursor.
            with self.focused.prevent(Input.Changed):
                self.focused.mutate_reactive(Input.value)
        if isinstance(event, events.Paste):
            text, words = self.pasted.share_out(event.text, self.focused)
            if words:
                self.toast(words)
            await super().on_event(events.Paste(text))
        elif event.key == "pagedown" and self.pasted and isinstance(self.focused, Input):
            line = self.pasted.take()
            self.toast(self.pasted.words)
            await super().on_event(events.Paste(line))
        else:
            await super().on_event(event)
        if self._notifications:
            self.call_after_refresh(place_toasts, self.screen)

    async def action_quit(self) -> None:
        """Finish what waits to be saved, then leave."""
        for screen in self.screen_stack:
            if isinstance(screen, TextKeeper):
                screen.leave()
        self.finish()
        self.exit(message=cell(words) if (words := self.unsaved.words_at_end) else None)

    @on(HungUp)
    async def leave_terminal(self, event: HungUp) -> None:
        """The terminal is gone, or the process was asked to end."""
        if not self.typed.holds(event):
            await self.action_quit()

    def finish(self) -> None:
        """End the store's thread; everything that was asked for or typed is on disk afterwards."""
        self._writer.close()
        self.unsaved.end()

    def _handle_exception(self, error: Exception) -> None:
        """The one way out for a defect, wherever it was met; only the first is told."""
        from netritual.tui.app_exit import report

        if self._exception is None:
            self._return_code = 1
            self._exception = error
            self._exception_event.set()
            words = filter(None, (report(error, self.parts), self._keep_typed()))
            self._exit_renderables.append(cell("\n".join(words)))
        self._close_messages_no_wait()

    def _keep_typed(self) -> str:
        """Ask the screens for what must still be saved, and say what could not be; a screen that cannot answer keeps
        no other from it."""
        for screen in self.screen_stack:
            if isinstance(screen, TextKeeper):
                with suppress(Exception):
                    screen.leave()
        with suppress(Exception):
            self.unsaved.end()
            return self.unsaved.words_at_end
        return ""


def shell_of(part: MessagePump) -> NetritualApp:
    """The app that something on the screen is a part of, with its store thread, settings and clock."""
    return cast(NetritualApp, part.app)
