"""What ctrl+p finds: every command that works in this place, with its key, themes, and people by name.

Hits are content that was never markup, with the letters that were typed underlined.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby

from rich.highlighter import Highlighter
from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from netritual.domain.text import visible
from netritual.domain.theme_names import OWN, THEMES
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.bars import Hint
from netritual.tui.command_table import Command, commands_in, shown
from netritual.tui.face.border_text import in_border, keys_line
from netritual.tui.face.spans import Line, Span, ends
from netritual.tui.places import ClosesOnce
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


class Palette(CommandPalette, ClosesOnce[None]):
    """The palette in a frame of its own. Nothing blinks in it, so that at rest nothing is sent."""

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


class PaletteHits(Provider):
    """Hits of one line: words, and at the right a key or what else tells them apart."""

    @property
    def shell(self) -> NetritualApp:
        """The app."""
        return shell_of(self.screen)

    def words(self, left: Line, right: str) -> Content:
        """The line of a hit."""
        width = min(WIDTH, self.app.size.width) - EDGES
        return in_border(ends(left, [Span(right, "here")], width), self.shell.palette)

    def score(self, query: str, *texts: str) -> float:
        """How well one of some texts matches, 0 for not at all."""
        matcher = self.matcher(query)
        return max(matcher.match(text) for text in texts)


class CommandHits(PaletteHits):
    """The commands of the place under the palette, by what they do."""

    def _commands(self) -> list[Command]:
        screen = self.screen
        if not isinstance(screen, View):
            return []
        return [one for one in commands_in(screen.place) if one.group != "Move" and one.id != "open-commands"]

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(self._line(command), partial(self._run, command), text=command.id)

    async def search(self, query: str) -> Hits:
        """Those whose name, label or help holds what is typed."""
        for command in self._commands():
            score = self.score(query, command.id.replace("-", " "), command.label, command.help)
            if score > 0:
                yield Hit(score, self._line(command, query), partial(self._run, command), text=command.id)

    def _line(self, command: Command, query: str = "") -> Content:
        keys = command.keys_in(self.shell.keymap)[:1]
        return self.words(marked(command.help.rstrip("."), query), " ".join(map(shown, keys)))

    async def _run(self, command: Command) -> None:
        screen = self.screen
        if isinstance(screen, View):
            await screen.run_action(screen.action_of(command))


class PartHits(PaletteHits):
    """Parts of the screen under the palette, as the steps of the review; found when something is typed."""

    async def search(self, query: str) -> Hits:
        """Those whose words hold what is typed."""
        screen = self.screen
        for words, goes in screen.jumps() if isinstance(screen, View) else ():
            if (score := self.score(query, words)) > 0:
                yield Hit(score, self.words(marked(words, query), ""), goes, text=words)


class ThemeHits(PaletteHits):
    """The themes; choosing one sets it, and the app takes it at once."""

    async def discover(self) -> Hits:
        """Our own ones."""
        for name in OWN:
            yield DiscoveryHit(self._line(name), partial(self._choose, name), text=f"theme {name}")

    async def search(self, query: str) -> Hits:
        """Those whose name holds what is typed."""
        for name in THEMES:
            score = self.score(query, f"Theme: {name}")
            if score > 0:
                yield Hit(score, self._line(name, query), partial(self._choose, name), text=f"theme {name}")

    def _line(self, name: str, query: str = "") -> Content:
        return self.words(marked(f"Theme: {name}", query), "in use" if name == self.app.theme else "")

    def _choose(self, name: str) -> None:
        from netritual.tui.screens.preferences import save_settings

        save_settings(self.shell, {"theme": name}, lambda: None)


class PersonHits(PaletteHits):
    """People by name; one opens their page."""

    async def search(self, query: str) -> Hits:
        """Those with a name that begins with what is typed, the closest first."""
        for at, person in enumerate(self.shell.names.offered(query, MOST_PEOPLE)):
            line = [*marked(person.name, query), Span(f"  {person.company}", "muted")]
            open_page = partial(self.shell.open_person, person.id)
            yield Hit(FIRST - at, self.words(line, ""), open_page, text=f"{person.name} {person.id}")
