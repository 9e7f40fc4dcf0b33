"""Pages to read over what stands there: the keys of a place, and what a log line can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from netritual.charts.beads import bead
from netritual.charts.signs import Signs, tier_sign
from netritual.domain.dates.day_wording import listed
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.tui.app import shell_of
from netritual.tui.command_table import BY_ID, Command, Place, Where, commands_in, shown
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span, indented, line, pad, wrap_line
from netritual.tui.key_hints import Hint
from netritual.tui.log_legend import legend
from netritual.tui.widgets.foot_panel import FRAME, AtFoot

EVERYWHERE = ("Go", "Move")
"""The groups of commands that mean the same everywhere."""
TWO_FROM, BETWEEN = 96, 3
"""Cells from which the two columns stand beside each other, and those between them."""
KEYS = 14
"""Cells of the keys before what they do."""


OPENS_TAB = "open_tab("
"""How the actions of the tabs begin."""


class PageScreen(AtFoot[None]):
    """A page of lines under a title; the arrows scroll."""

    BINDINGS = [
        ("escape,backspace,question_mark,f1,enter", "dismiss(None)", "back"),
        ("q", "app.quit", "quit"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("ctrl+d,pagedown", "scroll(10)", "page down"),
        ("ctrl+u,pageup", "scroll(-10)", "page up"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def page(self, width: int) -> Sequence[Line]:
        """The lines in so many cells."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The frame with the lines in it."""
        with Vertical(classes="place at-foot -lit"), VerticalScroll(id="lines", can_focus=False):
            yield Painter(self.page)

    def on_mount(self) -> None:
        self.frame()

    def heading(self) -> str:
        return self._title

    def hints(self) -> Sequence[Hint]:
        return (Hint("esc", "closes", "escape"), Hint("j k ↓ ↑", "moves"))

    def action_scroll(self, rows: int) -> None:
        self.query_one("#lines", VerticalScroll).scroll_relative(y=rows, animate=False)


class LegendScreen(PageScreen):
    """What a log line can hold, as much of it as the terminal has room for."""

    def __init__(self) -> None:
        super().__init__("What a line can hold")

    def page(self, width: int) -> Sequence[Line]:
        return [line(text[1:]) for text in legend(width + 1, self.app.size.height - FRAME)]


class HelpScreen(PageScreen):
    """All keys of one place: those of here, and those of everywhere. The key of the settings works where the place has
    it."""

    BINDINGS = [Binding(BY_ID["open-settings"].keys, "open_settings", "settings", id="open-settings")]

    def __init__(self, place: Place, keymap: Mapping[str, str]) -> None:
        super().__init__(f"Keys of {place}")
        self._place, self._keymap = place, keymap

    def page(self, width: int) -> Sequence[Line]:
        keys = key_page(commands_in(self._place), self._keymap, width)
        return [*people_signs(signs_for(self), width), line(), *keys] if self._place == Where.PEOPLE else keys

    def action_open_settings(self) -> None:
        """The settings, in the place of this page."""
        if BY_ID["open-settings"] in commands_in(self._place):
            self.dismiss(None)
            shell_of(self).open_page("settings")


def people_signs(signs: Signs, width: int) -> list[Line]:
    """What the signs in the rows of People mean: how close somebody is, and the beads of their months."""
    named = ((tier, name) for tier, name in enumerate(TIER_NAMES) if tier)
    tiers = [
        part
        for tier, name in named
        for part in (tier_sign(tier, signs), Span(f" {name}{', ' if tier < len(TIER_NAMES) - 1 else ''}"))
    ]
    none, one, more = (bead(count, signs) for count in range(3))
    beads = line(
        (none, "line"), " none, ", (one, "virtual"), " one talk, ", (more, "virtual"), " more, ",
        (more, "inperson"), " some of them in person",
    )  # fmt: skip
    rows = (("before a name", tiers), ("12 months", beads))
    return [
        line(("Signs", "here-strong")),
        *(part for label, words in rows for part in indented(words, width, KEYS, label=[Span(label, "muted")])),
    ]


def key_page(commands: Sequence[Command], keymap: Mapping[str, str], width: int) -> list[Line]:
    """The keys of here and those of everywhere: beside each other where there is room for both."""
    here = [one for one in commands if one.group not in EVERYWHERE]
    everywhere = [one for one in commands if one.group in EVERYWHERE]

    def column(title: str, some: Sequence[Command]) -> Callable[[int], list[Line]]:
        return lambda cells: [line((title, "here-strong")), *_key_lines(some, keymap, cells)]

    columns = (column("Here", here), column("Everywhere", everywhere))
    if width < TWO_FROM:
        return [*columns[0](width), line(), *columns[1](width)]
    room = (width - BETWEEN) // 2
    pairs = zip_longest(columns[0](room), columns[1](width - BETWEEN - room), fillvalue=())
    return [[*pad(left, room), Span(" " * BETWEEN), *right] for left, right in pairs]


def _key_lines(commands: Sequence[Command], keymap: Mapping[str, str], width: int) -> list[Line]:
    """Each key with what it does, by groups where there are several; what is long goes on below."""
    drawn: list[Line] = []
    groups = dict.fromkeys(command.group for command in commands)
    for group in groups:
        if len(groups) > 1:
            drawn += [line(), line((group, "muted"))] if drawn else [line((group, "muted"))]
        for keys, words in _key_rows([one for one in commands if one.group == group], keymap):
            rights, lefts = wrap_line([Span(words)], max(1, width - KEYS)), wrap_line(keys, KEYS - 1)
            drawn += [[*pad(left, KEYS), *right] for left, right in zip_longest(lefts, rights, fillvalue=())]
    return drawn


def _key_rows(commands: Sequence[Command], keymap: Mapping[str, str]) -> Iterator[tuple[Line, str]]:
    """Keys and what they do: the tabs in one row, and ``ctrl+p`` once for all that have no key of their own."""
    tabs = [one for one in commands if one.action.startswith(OPENS_TAB)]
    unbound = [one for one in commands if not one.keys_in(keymap)]
    for one in commands:
        if one in tabs[1:]:
            continue
        first, *others = one.keys_in(keymap) or ("ctrl+p" if one is unbound[0] else "",)
        words = one.help
        if one in tabs:
            others = [key for tab in tabs[1:] for key in tab.keys_in(keymap)]
            words = f"The tabs: {listed([tab.label for tab in tabs])}."
        more = f" {' '.join(map(shown, others))}" if others else ""
        yield line((shown(first), "here-strong"), (more, "muted")), words
