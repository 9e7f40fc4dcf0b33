"""What ctrl+p finds: every command that works in this place, with its key, and people by name.

People are shown as plain content: ``matcher.highlight`` would parse a name as markup.
"""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netritual.tui.app import shell_of
from netritual.tui.command_table import Command, commands_in, shown
from netritual.tui.content import plain
from netritual.tui.view import View

MOST_PEOPLE = 20
FIRST = 100.0
"""Score of the first person, each next one's is one less: people come before commands that hold the letters."""


class CommandHits(Provider):
    """The commands of the place under the palette, by name."""

    def _commands(self) -> list[Command]:
        screen = self.screen
        if not isinstance(screen, View):
            return []
        return [one for one in commands_in(screen.place) if one.group != "Move" and one.id != "open-commands"]

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(self._words(command), partial(self._run, command), text=command.id, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose name, label or help holds what is typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.id.replace("-", " ")), matcher.match(command.label))
            if score > 0:
                yield Hit(score, self._words(command), partial(self._run, command), text=command.id, help=command.help)

    def _words(self, command: Command) -> Content:
        keys = " ".join(shown(key) for key in command.keys_in(shell_of(self.screen).keymap))
        return plain(f"{command.id.replace('-', ' ')}   {keys}".rstrip())

    async def _run(self, command: Command) -> None:
        screen = self.screen
        if isinstance(screen, View):
            await screen.run_action(screen.action_of(command))


class PersonHits(Provider):
    """People by name; one opens their page."""

    async def search(self, query: str) -> Hits:
        """Those with a name that begins with what is typed, the closest first."""
        for at, person in enumerate(shell_of(self.screen).names.offered(query, MOST_PEOPLE)):
            words = plain(f"{person.name}   {person.company}".rstrip())
            open_page = partial(shell_of(self.screen).open_person, person.id)
            yield Hit(FIRST - at, words, open_page, text=f"{person.name} {person.id}")
