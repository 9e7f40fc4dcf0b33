"""Where the app can go: the five tabs as modes, and the screens that open over them.

Nothing slow is imported before it is needed: each screen is a function that imports inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from msgspec.structs import replace
from textual import events
from textual.app import App, ComposeResult
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from netritual.domain.model import Interaction, Mode
from netritual.domain.network import Network
from netritual.tui.command_table import TAB_MODES, Place, Where

if TYPE_CHECKING:
    from netritual.domain.drafts.draft_checks import Draft
    from netritual.review.step import Act, Item
    from netritual.services.answer_parsing import Answer
    from netritual.services.questions.talk_outcome_question import Happened

T = TypeVar("T")

DEMO = 64
"""How the app ends when the person asked for sample people; ``run`` acts on it."""

PAGES = {
    "feeds": "feeds_screen:FeedsScreen",
    "find": "find_screen:FindScreen",
    "lines": "lines_screen:LinesScreen",
    "settings": "settings_page:SettingsScreen",
}
"""The screens that are opened with nothing said of them, each at ``screens/module:Class``."""


def lazily(path: str) -> Callable[[], Any]:
    """Gives the class at ``module:Class`` when it is called; nothing is imported before."""
    module, _, name = path.partition(":")
    return lambda: getattr(import_module(f"netritual.tui.{module}"), name)


def _tab(path: str) -> Callable[[], Screen[Any]]:
    screen = lazily(f"screens.{path}")
    return lambda: screen()()


class TooSmallScreen(ModalScreen[None]):
    """Stands over everything below 60x15. Nothing is lost; a bigger window brings the view back."""

    BINDINGS = [("q", "app.quit", "quit")]

    def compose(self) -> ComposeResult:
        yield Static("netritual needs 60 columns and 15 rows. Nothing is lost: make the window bigger, or q quits.")


class Vestibule(Screen[None]):
    """Stands below what the app opened with instead of a tab, and leads to Home once that has closed: until then
    nothing of Home is made. Nobody sees it."""

    _was_left = False
    """Whether what was asked for came to stand over it."""

    def on_screen_suspend(self) -> None:
        """Something is opened."""
        self._was_left = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What was opened has closed, unless a tab was gone to meanwhile. Nothing is styled or laid out here."""
        event.prevent_default()
        if self._was_left and self.is_current:
            self.app.switch_mode(TAB_MODES[0])

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Hold nothing: toasts stand on what is opened."""

    def _compositor_refresh(self) -> None:
        """Paint nothing."""


class ClosesOnce(Screen[T]):
    """A screen that is left once, and takes no other away: neither by a second answer, nor by one that comes while
    another screen stands over it."""

    _late: tuple[T | None] | None = None
    """The answer that waits for the screens above to close."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, with a result for whoever opened it."""
        *_, topmost = (screen for screen in self.app.screen_stack if not isinstance(screen, TooSmallScreen))
        if self is topmost:
            return super().dismiss(result)
        self._late = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Nothing stands above any longer."""
        if self._late is not None:
            self.dismiss(*self._late)


class Places(App[None]):
    """The doors of the app; ``finish``, ``own_keys`` and ``network`` are given by the app itself."""

    COMMANDS = {lazily("palette:PaletteHits")}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = dict(
        home=_tab("home:HomeScreen"),
        people=_tab("people_screen:PeopleScreen"),
        loops=_tab("loops_screen:LoopsScreen"),
        articles=_tab("articles_screen:ArticlesScreen"),
        insights=_tab("insights:InsightsScreen"),
        vestibule=Vestibule,
    )
    DEFAULT_MODE: str  # type: ignore[misc]  # of each app; Textual reads it once
    keymap: dict[str, str]
    network: Network
    left_at = "home"
    """Where the person was who left for sample people: that is where they come back to."""

    edited: dict[str, str]
    """Drafts that were edited in this run: the draft as it was made -> as it was left."""

    def finish(self) -> None:
        """End what runs beside the screens."""

    def toast(self, words: str, *, title: str = "") -> None:
        """Say something, in plain text."""

    def open_tab(self, number: int, *, filtering: bool = False) -> None:
        """Show a tab; ``filtering`` puts the cursor into its filter."""
        with self._uncovered():
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.switch_mode(TAB_MODES[number - 1])
        if filtering:
            self.call_next(self.screen.run_action, "filter_list")

    # Too small. The notice stands over all else: what opens or closes meanwhile, does so under it.

    def cover(self, small: bool) -> None:
        """Say that the terminal is too small, or show again what stands under that."""
        covered = isinstance(self.screen, TooSmallScreen)
        if small and not covered:
            super().push_screen(TooSmallScreen())
        elif covered and not small:
            super().pop_screen()

    @contextmanager
    def _uncovered(self) -> Iterator[None]:
        covered = isinstance(self.screen, TooSmallScreen)
        self.cover(False)
        yield
        self.cover(covered)

    def push_screen(self, *screen: Any, **how: Any) -> Any:
        """Open a screen over all others but the notice."""
        with self._uncovered():
            return super().push_screen(*screen, **how)

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen but the notice."""
        with self._uncovered():
            return super().pop_screen()

    # Doors.

    def _open(self, path: str, *args: object, then: Callable[[Any], None] | None = None) -> None:
        """Show the screen at ``screens/module:Class`` over what is shown; ``then`` gets its result."""
        self.push_screen(lazily(f"screens.{path}")()(*args), then)

    def open_person(self, person: int) -> None:
        """Show a person's page."""
        self._open("person_screen:PersonScreen", person)

    def open_article(
        self, item: Item, perform: Callable[[Act, Item | None, Answer], None], then: Callable[[None], None], *,
        writes: bool = False,
    ) -> None:  # fmt: skip
        """Read an article of a list in the app, or go into the comment on it (``writes``); ``perform`` does what is
        done with it, ``then`` is called when one is back."""
        self._open("reader:ReaderScreen", item, perform, writes, then=then)

    def open_draft(self, draft: Draft) -> None:
        """Show a draft, as it was left in this run, to be edited and copied."""
        text = draft.made or draft.text

        def left(edited: str | None) -> None:
            if edited is not None:
                self.edited[text] = edited

        self._open("draft_screen:DraftScreen", replace(draft, text=self.edited.get(text, text), made=text), then=left)

    def open_log(
        self, start: str = "", asked: str = "", entry: int = 0, then: Callable[[int | None], None] | None = None
    ) -> None:
        """Open the log bar over whatever is shown, with a line begun; ``asked`` is the question that it answers,
        ``entry`` the one whose line is corrected. ``then`` gets the id of what was saved, or None."""
        self._open("log_screen:LogScreen", start, asked, entry, then=then)

    def correct_line(self, entry: int, then: Callable[[int | None], None] | None = None) -> None:
        """Open the line of an entry as it was typed: what is saved takes its place, and where nothing is left of it the
        entry goes; ``then`` as ``open_log`` has it."""
        talk = self.network.get(Interaction, entry)
        if talk is not None:
            asked = "Correct the line: what you save takes its place" if talk.line else "This entry has no line"
            self.open_log(talk.line, asked, entry, then)

    def ask_what_came(self, talk: Happened | None) -> None:
        """After a talk was said to have happened: what came of it; esc says nothing more."""
        if talk is not None:
            self._open("talk_outcome_screen:WhatCameScreen", talk)

    def open_review(self, mode: Mode = "full", step: str = "") -> None:
        """Start or resume the review."""
        self._open("review_screen:ReviewScreen", mode, step)

    def open_triage(self, size: int = 50) -> None:
        """Sort the list: who is in the network?"""
        self._open("triage_screen:TriageScreen", size)

    def open_names(self) -> None:
        """Twelve names of the list: whom would one enjoy to see?"""
        from netritual.domain.suggestions.triage import TWELVE

        self.open_triage(TWELVE)

    def open_first_run(self, only: int | None = None) -> None:
        """The five questions of the first start; ``only`` is the one of them, 1 to 5, that is asked later."""
        self._open("onboarding_screen:FirstRunScreen", only)

    def open_demo(self) -> None:
        """Leave this home for sample people in a home of their own; whoever started the app opens it."""
        self.left_at = "first_run" if getattr(self.screen, "PLACE", None) is Where.FIRST_RUN else "home"
        self.finish()
        self.exit(return_code=DEMO)

    def open_import(self, then: Callable[[None], None] | None = None) -> None:
        """Import a file, with a look at what it would do first; ``then`` is called when its page has closed."""
        self._open("import_file:ImportScreen", then=then)

    def open_lookalikes(self, person: int, then: Callable[[None], None] | None = None) -> bool:
        """The pairs who may be one person, the cursor on one with this person; ``then`` is called at the end.

        False when nobody looks alike: then nothing is opened. Among many people that is seen only on the screen.
        """
        from netritual.services.pages.merge_offers import offers_at_once

        pairs = offers_at_once(self.network)
        if pairs is None or pairs:
            self._open("merge_screen:MergeScreen", pairs, person, then=then)
        return pairs is None or bool(pairs)

    def open_page(self, name: str) -> None:
        """Show one of ``PAGES``."""
        self._open(PAGES[name])

    def open_help(self, place: Place) -> None:
        """The keys of a place."""
        self._open("help:HelpScreen", place, self.keymap)
