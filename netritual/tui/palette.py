"""What ctrl+p finds: every command that works in this place, with its key, themes, and people by name.

Hits are content that was never markup, with the letters that were typed underlined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple, Self

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual._widget_navigation import Direction
from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from netritual.domain.language.text import visible
from netritual.domain.settings.theme_names import OWN, THEMES
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.command_table import action_of, commands_in, shown
from netritual.tui.face.border_text import in_border, keys_line
from netritual.tui.face.spans import Line, Span, ends
from netritual.tui.key_hints import Hint
from netritual.tui.navigation import ClosesOnce
from netritual.tui.view import View

MOST_PEOPLE = 20
FIRST = 100.0
"""Score of the first person, each next one's is one less: people come before commands that hold the letters."""
KEYS = (Hint("enter", "does it", "enter"), Hint("↑ ↓", "choose"), Hint("esc", "closes", "escape"))
WIDTH, EDGES = 76, 10
"""Cells of the palette, and those of its frame, the air within, and a scroll bar."""

LIST_SHARE, AROUND_LIST = 55, 4
"""Percent of the terminal's rows that the list takes at most, and the rows of its frame and of the line above it."""


class VisibleLetters(Highlighter):
    """Draws no control sign of what is searched for: none reaches the terminal."""

    def highlight(self, text: Text) -> None:
        """Put U+FFFD in the place of each."""
        text.plain = visible(text.plain)


class HitList(CommandList):
    """The hits. A search fills it anew while a click is on its way: the click meant what stood there before."""

    _is_anew = False
    """True until what it was filled with is painted."""

    def clear_options(self) -> Self:
        """Take all hits away, and what was clicked of them."""
        self._is_anew = True
        self.call_after_refresh(self._show_anew)
        return super().clear_options()

    def _show_anew(self) -> None:
        self._is_anew = False

    async def _on_click(self, event: events.Click) -> None:
        if self._is_anew:
            event.prevent_default()

    def _move_page(self, direction: Direction) -> None:
        if self._lines:  # there are none before it is laid out
            super()._move_page(direction)


class Palette(CommandPalette, ClosesOnce[None]):
    """The palette in a frame of its own. Nothing blinks in it, so that at rest nothing is sent."""

    def compose(self) -> ComposeResult:
        """Textual's parts, with our list of hits in the place of its own."""
        for part in super().compose():
            yield HitList() if isinstance(part, CommandList) else part

    def on_mount(self) -> None:
        """Say what it finds, and its keys."""
        line = self.query_one(Input)
        line.cursor_blink, line.highlighter = False, VisibleLetters()
        frame, colors = self.query_one("#--container", Vertical), shell_of(self).palette
        frame.border_title = in_border([Span("Commands, themes and people", "here-strong")], colors)
        frame.border_subtitle = in_border(keys_line(KEYS, WIDTH), colors)
        self.on_resize()

    def on_resize(self) -> None:
        """The frame ends where the list does, also while not all of it has room."""
        rows = max(1, self.app.size.height * LIST_SHARE // 100)
        self.query_one(CommandList).styles.max_height = rows
        self.query_one("#--container", Vertical).styles.max_height = rows + AROUND_LIST


def marked(text: str, query: str) -> list[Span]:
    """A text with the letters that a query matches underlined."""
    at = set(FuzzySearch().match(query, text)[1]) if query.strip() else set()
    pieces = groupby(enumerate(text), lambda one: one[0] in at)
    return [Span("".join(char for _, char in piece), "match-strong" if hit else "text") for hit, piece in pieces]


class Found(NamedTuple):
    """What the palette may find: its words, what it does, its name, and at the right its key or that it is in use.

    ``texts`` are what is searched in.
    """

    words: str
    does: Callable[[], object]
    id: str
    texts: Sequence[str]
    right: str = ""


class PaletteHits(Provider):
    """Commands of the place under the palette, parts of its screen, themes, and people by name. Parts and people are
    found once something is typed."""

    @property
    def shell(self) -> NetritualApp:
        """The app."""
        return shell_of(self.screen)

    async def discover(self) -> Hits:
        """All commands and our own themes, before anything is typed."""
        for one in (*self._commands(), *self._themes(OWN)):
            yield DiscoveryHit(self._line(marked(one.words, ""), one.right), one.does, text=one.id)

    async def search(self, query: str) -> Hits:
        """All of which one text holds what is typed; people whose name begins so, the closest first."""
        matcher = self.matcher(query)
        for one in (*self._commands(), *self._parts(), *self._themes(THEMES)):
            if (score := max(map(matcher.match, one.texts))) > 0:
                yield Hit(score, self._line(marked(one.words, query), one.right), one.does, text=one.id)
        for at, person in enumerate(self.shell.names.offered(query, MOST_PEOPLE)):
            line = [*marked(person.name, query), Span(f"  {person.company}", "muted")]
            open_page = partial(self.shell.open_person, person.id)
            yield Hit(FIRST - at, self._line(line, ""), open_page, text=f"{person.name} {person.id}")

    def _line(self, left: Line, right: str) -> Content:
        width = min(WIDTH, self.app.size.width) - EDGES
        return in_border(ends(left, [Span(right, "here")], width), self.shell.palette)

    def _commands(self) -> Iterator[Found]:
        """What works here, by its name, label and help."""
        screen = self.screen
        if not isinstance(screen, View):
            return
        for one in commands_in(screen.place):
            if one.group != "Move" and one.id != "open-commands":
                texts, keys = (one.id.replace("-", " "), one.label, one.help), one.keys_in(self.shell.keymap)[:1]
                run = partial(screen.run_action, action_of(one, screen))
                yield Found(one.help.rstrip("."), run, one.id, texts, " ".join(map(shown, keys)))

    def _parts(self) -> Iterator[Found]:
        """Parts of the screen, where it names some, as the steps of the review."""
        for words, goes in getattr(self.screen, "jumps", tuple)():
            yield Found(words, goes, words, (words,))

    def _themes(self, names: Sequence[str]) -> Iterator[Found]:
        """Themes; choosing one sets it, and the app takes it at once."""
        for name in names:
            words, used = f"Theme: {name}", "in use" if name == self.app.theme else ""
            yield Found(words, partial(self._choose, name), f"theme {name}", (words,), used)

    def _choose(self, name: str) -> None:
        from netritual.tui.screens.setting_questions import save_settings

        save_settings(self.shell, {"theme": name}, lambda: None)
