"""What the app does about its terminal: colours and signs, size, clipboard, being put aside, and its end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace
from rich.console import COLOR_SYSTEMS
from textual import events, on
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender

from netritual.charts.signs import PLAIN, Signs, signs_of
from netritual.domain.model import Settings
from netritual.services.parts import Parts
from netritual.tui.command_table import Where, named
from netritual.tui.face.painter import Painter
from netritual.tui.face.style_sheet import StyleSheet
from netritual.tui.face.themes import DEFAULT_THEME, Depth, ThemeStyles, role_defaults, themes
from netritual.tui.messages import Drawn, HungUp
from netritual.tui.navigation import Places, TooSmallScreen, lazily
from netritual.tui.shown_cells import ShownCells
from netritual.tui.terminal_abilities import Abilities
from netritual.tui.terminal_answers import TerminalAnswered
from netritual.tui.typeahead import takes_text
from netritual.tui.widgets.item_list import ItemList

SMALLEST = (60, 15)
"""Below this the screen only says that it is too small."""
GATHER_SECONDS = 0.05
"""For so long the sizes of a window that somebody drags are gathered into one."""
_SYSTEMS: Mapping[Depth, str] = {"truecolor": "truecolor", "256": "256", "16": "standard"}
"""Depth -> what Rich calls it."""
HANG_UP = 1
"""The number of SIGHUP, which Windows does not have."""
LIGHT_WORDS = "This terminal is light, and so is the theme paper: type : and then paper to take it."


class PlainScrollBar(ScrollBarRender):
    """A bar of grounds alone; Textual's ends in eighths of a block."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class AppInTerminal(Places):
    """The app in a terminal. ``abilities`` are what that can do, as far as its environment says it."""

    parts: Parts
    version: int
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "copy_selection", "copy", show=False)]

    def __init__(self, settings: Settings, abilities: Abilities) -> None:
        if settings.plain:
            os.environ["NO_COLOR"] = "1"  # Textual reads it once, at the start
        self.abilities = abilities  # first, since the style sheet is read with the roles of the terminal
        self._theme_colors: dict[str, dict[str, str]] = {}
        super().__init__()
        self._disable_tooltips = True  # nothing of ours has one, and each screen would hold a widget for them
        self.console._color_system = COLOR_SYSTEMS[_SYSTEMS[abilities.depth]]
        self.settings = settings
        self.hung_up = 0
        """The signal by which somebody asked the process to end, or that of a terminal that has gone away; else 0."""
        self._said_how = False
        """True once it was said how a selection is copied."""
        self._palettes: dict[str, ThemeStyles] = {}
        for theme in themes(abilities.depth):
            self.register_theme(theme)
        self.look_as(settings)
        self.stylesheet = StyleSheet(
            variables=self.get_css_variables()
        )  # after the theme: it is parsed with its colours

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, which Textual asks for with each refresh of styles: worked out once for each."""
        name = self.current_theme.name
        if name not in self._theme_colors:
            self._theme_colors[name] = super().get_css_variables()
        self.theme_variables = self._theme_colors[name]
        return self.theme_variables

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles, for themes that are not ours."""
        return role_defaults(self.current_theme.dark, self.abilities.depth)

    def look_as(self, settings: Settings) -> None:
        """Take the theme, the motion and the signs that settings say."""
        self.theme = settings.theme if settings.theme in self.available_themes else DEFAULT_THEME
        self.animation_level = "basic" if settings.motion and not self.no_color else "none"
        former, self.settings = self.settings, settings
        if former.signs != settings.signs:
            self.draw_anew()

    @property
    def palette(self) -> ThemeStyles:
        """The styles of all roles in the theme of now."""
        palette = self._palettes.get(self.theme)
        if palette is None:
            depth, colored = self.abilities.depth, not self.no_color
            palette = self._palettes[self.theme] = ThemeStyles(self.theme_variables, colored=colored, depth=depth)
        return palette

    @property
    def signs(self) -> Signs:
        """The signs of lists and charts: plain ones where that is asked for or the terminal lacks the others."""
        plain = self.settings.plain or self.abilities.plain_signs
        return signs_of("plain" if plain else self.settings.signs, colored=not self.no_color)

    async def on_event(self, event: events.Event) -> None:
        """A click on what was taken away since the last frame is none: Textual would look for the place of a selection
        there."""
        if isinstance(event, events.MouseDown) and self._screen_stack:
            hit, _ = self.screen.get_widget_and_offset_at(event.x, event.y)
            if hit is not None and not hit.is_attached:
                return
        await super().on_event(event)

    @on(TerminalAnswered)
    def take_answer(self, event: TerminalAnswered) -> None:
        """The terminal said what only it knows: signs that would be two cells wide are not drawn, and somebody with a
        light terminal is told once of the light theme. It may say so before anything stands on the screen."""
        if event.wide and not self.abilities.plain_signs:
            self.abilities = replace(self.abilities, plain_signs=True)
            if self._shown is not None:
                self._shown.unsure = True
            self.call_after_refresh(self.draw_anew)
        if event.light:
            self.call_after_refresh(self._offer_light)

    def _offer_light(self) -> None:
        disk, offered = self.parts.disk, self.parts.home.offered
        asks = getattr(self.screen, "PLACE", None) is Where.FIRST_RUN  # it shows the themes itself
        if self.current_theme.dark and not asks and not disk.exists(offered):
            self.toast(LIGHT_WORDS)
            disk.replace(offered, b"")

    def draw_anew(self) -> None:
        """Draw everything again with other signs than before; what is out of sight does so when it comes back."""
        self.version += 1
        self.set_signs()
        for screen in self.screen_stack:
            if isinstance(screen, Drawn):
                screen.draw()
            screen.query("*").refresh(layout=True)

    def set_signs(self) -> None:
        """Plain signs want plain frames, and plain bars to scroll by."""
        plain = self.signs is PLAIN
        self.set_class(plain, "-plain")
        ScrollBar.renderer = PlainScrollBar if plain else ScrollBarRender

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard. Within tmux its own buffer takes it, which hands it on."""
        if not (self.abilities.tmux and _load_tmux(text)):
            super().copy_to_clipboard(text)
        self._clipboard = text

    def simulate_key(self, key: str) -> None:
        """Press a key as somebody at the terminal would. What a widget presses while it handles a click is the app's
        own too: sent from there, bindings of the app and the screen would not be looked for."""
        self.call_next(super().simulate_key, key)

    @on(Painter.Pressed)
    @on(ItemList.Pressed)
    def press_shown(self, event: Painter.Pressed | ItemList.Pressed) -> None:
        """A click on a key that is written somewhere presses it, unless it means more to who shows it."""
        self.simulate_key(named(event.press))

    def on_text_selected(self) -> None:
        """Say once how what was selected with the mouse is copied."""
        if not self._said_how and self.screen.get_selected_text():
            self._said_how = True
            self.toast("ctrl+c copies what is selected. With shift held down, the terminal selects by itself.")

    def action_copy_selection(self) -> None:
        """Copy what was selected with the mouse."""
        if selected := self.screen.get_selected_text():
            self.copy_to_clipboard(selected)
            self.toast("Sent to the terminal's clipboard.")
        else:
            self.toast("Nothing is selected. q quits; everything is saved.")

    @property
    def _shown(self) -> ShownCells | None:
        """What stands on the terminal, where our own driver writes to it."""
        return getattr(self._driver, "shown", None)

    def _check_resize(self) -> None:
        """Lay out for the newest size; nobody knows what the terminal kept of its cells."""
        if self._shown is not None:
            self._shown.forget()
        super()._check_resize()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Write a frame, but none for a size that the terminal has no more: all is painted for the new one."""
        if self._resize_event is None:
            super()._display(screen, renderable)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the newest size after a moment; Textual does so 120 times a second. Below 60x15 say that it is
        too small, until it is not."""
        if self._size not in (None, event.size):
            self._resize_event, self._size = event, event.size
            if self._resize_timer is None:
                self._resize_timer = self.set_timer(GATHER_SECONDS, self._check_resize)
        self.cover(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1])

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        if not isinstance(self.screen, TooSmallScreen | CommandPalette):
            palette = lazily("palette:Palette")()
            self.push_screen(palette(placeholder="what to do, a theme, or a name", id="--command-palette"))

    def get_driver_class(self) -> type[Driver]:
        """Our own driver, where Textual would take its own for Unix."""
        theirs = super().get_driver_class()
        if theirs.__name__ != "LinuxDriver":
            return theirs
        from netritual.tui.terminal import TerminalDriver

        return TerminalDriver

    @on(Driver.SignalResume)
    def action_paint_anew(self) -> None:
        """The terminal was somebody else's for a while: nothing of what was painted stands."""
        if self._shown is not None:
            self._shown.forget()
        self.refresh(layout=True)

    def action_suspend(self) -> None:
        """Put the app aside, for a shell to bring it back; not while a text is typed, nor without a shell."""
        if takes_text(self.focused):
            return
        if sys.platform == "win32" or os.getpgrp() == os.getsid(0):
            self.toast("There is no shell here to come back from. q quits; everything is saved.")
        else:
            self.action_suspend_process()

    def hang_up(self, number: int = HANG_UP) -> None:
        """End as ``q`` does, once what was typed before is done. Safe from a signal's handler and from any thread."""
        self.hung_up = self.hung_up or number
        if self._loop is not None and self._driver is not None and not getattr(self._driver, "tells_end", False):
            self._loop.call_soon_threadsafe(self.post_message, HungUp())


def _load_tmux(text: str) -> bool:
    """Give tmux a text; ``-w`` lets it tell the terminal too. False where it does not take it."""
    try:
        ran = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"], input=text.encode(), capture_output=True, timeout=2, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0
