"""The keys of a place, by group: what each does, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from netritual.tui.app import shell_of
from netritual.tui.bars import Hint
from netritual.tui.command_table import BY_ID, Place, commands_in, shown
from netritual.tui.content import fit, plain
from netritual.tui.legend import legend
from netritual.tui.widgets.key_bar import KeyBar
from netritual.tui.widgets.tab_strip import TabStrip


def key_lines(place: Place, keymap: Mapping[str, str]) -> Iterable[str]:
    """The lines of the help: a heading a group, then key, word and help of each command."""
    groups: dict[str, list[str]] = {}
    for command in commands_in(place):
        keys = " ".join(shown(key) for key in command.keys_in(keymap)) or "ctrl+p"
        line = f"   {fit(keys, 12)}  {fit(command.label, 15)}  {command.help}"
        groups.setdefault(command.group, []).append(line)
    for group, lines in groups.items():
        yield f" {group.upper()}"
        yield from lines
        yield ""


class PageScreen(ModalScreen[None]):
    """A page of lines under a title; the arrows scroll."""

    DEFAULT_CSS = """
    PageScreen { background: $background; }
    PageScreen #lines { height: 1fr; }
    PageScreen #lines Static { height: auto; }
    """
    BINDINGS = [
        ("escape,backspace,question_mark,f1,enter", "dismiss(None)", "back"),
        ("q", "app.quit", "quit"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("ctrl+d,pagedown", "scroll(10)", "page down"),
        ("ctrl+u,pageup", "scroll(-10)", "page up"),
    ]

    def __init__(self, title: str, lines: Iterable[str]) -> None:
        super().__init__()
        self._title, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        """The frame with the lines in it."""
        yield TabStrip(title=self._title)
        with VerticalScroll(id="lines", can_focus=False):
            yield Static(plain("\n".join(self._lines)))
        yield KeyBar((Hint("j/k ↑/↓", "move"), Hint("esc", "back", "escape")))

    def action_scroll(self, rows: int) -> None:
        self.query_one("#lines", VerticalScroll).scroll_relative(y=rows, animate=False)


class LegendScreen(PageScreen):
    """What a log line can hold, as much of it as the terminal has room for."""

    FRAME = 3
    """Lines that are not the page: title and keys."""

    def __init__(self) -> None:
        super().__init__("grammar of a line", ())

    def on_resize(self, event: events.Resize) -> None:
        """Fit the page to the size."""
        page = legend(event.size.width, event.size.height - self.FRAME)
        self.query_one("#lines Static", Static).update(plain("\n".join(page)))


class HelpScreen(PageScreen):
    """All keys of one place, by group; the key of the settings works where the place has it."""

    BINDINGS = [Binding(BY_ID["open-settings"].keys, "open_settings", "settings", id="open-settings")]

    def __init__(self, place: Place, keymap: Mapping[str, str]) -> None:
        super().__init__(f"keys of {place}", key_lines(place, keymap))
        self._place = place

    def action_open_settings(self) -> None:
        """The settings, in the place of this page."""
        if BY_ID["open-settings"] in commands_in(self._place):
            self.dismiss(None)
            shell_of(self).open_settings()
