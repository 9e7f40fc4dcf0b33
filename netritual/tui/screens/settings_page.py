"""The settings: groups at the left, and one row each with its value, what it is for, and what it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from netritual.domain.dates.day_wording import capital
from netritual.domain.language.text import fold
from netritual.services.setting_changes import setting_rows
from netritual.tui.command_table import Where
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, cut, ends, indented, line, text_of, width_of
from netritual.tui.filtered_list import FilteredList, FilterLine
from netritual.tui.key_hints import Hint
from netritual.tui.screens.setting_questions import SettingPart, ask_setting, ask_theme, parts_of, save_part
from netritual.tui.theme_sample import theme_sample
from netritual.tui.widgets.item_list import Row, heading

SAMPLED = "Looks"
"""The group that shows how things look."""
UNLESS = "Unless set"
"""Begins what a setting would be without the file."""
STEPPED = "< >"
"""The keys that go through the values of a setting."""
NOTHING = "No setting holds these words."


class SettingsScreen(FilteredList):
    """One list of all settings by groups; the group of the cursor is lit at the left, and a click leads to one."""

    PLACE = Where.SETTINGS
    TITLE = "Settings"

    def body(self) -> Iterable[Widget]:
        """The groups, the settings, and in one group how things look."""
        groups, sample = Painter(id="groups", classes="note"), Painter(id="sample", classes="note")
        groups.border_title, sample.border_title = "Groups", "Sample"
        yield FilterLine()
        with Horizontal(id="split"):
            yield groups
            with Vertical(id="left"):
                yield self.make_list()
                yield sample

    def redraw(self) -> None:
        """The settings that hold what is typed in the filter, under the names of their groups."""
        where = "kept in settings.toml; " if self.shape == "wide" else ""
        self.show_title("Settings", f"{where}u takes a change back")
        self.show_filter("a setting, or words of what it is for")
        typed = fold(self.filter_text)
        shown = [
            part for row in setting_rows(self.settings) for part in parts_of(row)
            if typed in fold(f"{part.key} {part.title} {part.words} {row.field.meaning} {row.field.group}")
        ]  # fmt: skip
        rows: list[Row] = []
        for group, members in groupby(shown, lambda part: part.row.field.group):
            rows.append(heading(group))
            rows += [
                Row(part.key, partial(self._lines, part), part, at_cursor=partial(self._at_cursor, part))
                for part in members
            ]
        self.show_list(rows or [heading(NOTHING)])
        self.show_row()

    def _lines(self, part: SettingPart, width: int) -> Sequence[Line]:
        """A setting: its title and value, and where there is room what it is for and what it may be."""
        title = [Span(part.title)]
        said = [ends(title, cut([Span(part.words or "nothing", "strong")], width - width_of(title) - 2), width)]
        if self.shape == "wide":
            meaning, bounds = [Span(f"  {part.row.field.meaning}", "muted")], [Span(part.bounds, "faint")]
            both = width_of(meaning) + width_of(bounds) + 2 <= width
            said.append(ends(meaning, bounds if both else (), width))
        return said

    def _at_cursor(self, part: SettingPart, width: int) -> Sequence[Line]:
        """The value between the signs that change it, and all that is said of the setting."""
        value, title = line((part.words or "nothing", "here-strong")), [Span(part.title, "strong")]
        if part.steps:
            signs = self.shell.signs
            value = [Span(f"{signs.before} ", "here", "<"), *value, Span(f" {signs.after}", "here", ">")]
        fits = width_of([*title, *value]) + 2 <= width
        said: list[Line] = [ends(title, value if fits else (), width)]
        if not fits:
            said += indented(value, width, 2, limit=3)
        about = part.row.about if not part.inner else f"{capital(part.bounds)}."
        words = [Span(part.row.field.meaning, "muted"), Span(f" {about}", "faint")]
        below = self._lines(part, width)[1:]
        if below and UNLESS not in about and text_of(below[0]).endswith(part.bounds):
            return [*said, *below]
        return [*said, *indented(words, width, 2, limit=4)]

    def row_hints(self) -> Sequence[Hint]:
        """Other values only of a setting that has some to go through."""
        steps = self.part is not None and bool(self.part.steps)
        return [hint for hint in super().row_hints() if steps or hint.key != STEPPED]

    @property
    def part(self) -> SettingPart | None:
        """The setting under the cursor."""
        return self.items.value(SettingPart)

    @property
    def parts(self) -> list[SettingPart]:
        """All settings that are shown."""
        return [row.value for row in self.items.rows if isinstance(row.value, SettingPart)]

    def show_row(self) -> None:
        """Light the group of the cursor, and show in it how things look."""
        super().show_row()
        group = self.part.row.field.group if self.part is not None else ""
        self.query_one("#groups", Painter).show(lambda width: self._groups(group, width))
        sample, signs, theme = self.query_one("#sample", Painter), self.shell.signs, self.app.theme
        sample.display = group == SAMPLED and self.shape != "single"
        if group == SAMPLED:
            sample.show(lambda width: theme_sample(signs, theme, self.shell.palette.colored, width))

    def _groups(self, now: str, width: int) -> list[Line]:
        """The groups, each with what is in it; in one row where they stand above the list."""
        groups = {group: [*members] for group, members in groupby(self.parts, lambda part: part.row.field.group)}
        if self.shape != "wide":
            names = [Span(f" {name} ", "chip-here" if name == now else "muted", name) for name in groups]
            return [cut([part for name in names for part in (name, Span(" "))], width)]
        drawn: list[Line] = []
        for name, members in groups.items():
            titles = dict.fromkeys(part.row.field.title.lower() for part in members)
            fitting = [", ".join([*titles][:number]) for number in range(1, len(titles) + 1)]
            some = next((words for words in reversed(fitting) if width_of([Span(words)]) <= width), "")
            drawn.append([Span(name, "here-strong" if name == now else "strong", name)])
            drawn.append([Span(some, "muted" if name == now else "faint", name)])
        return drawn

    @on(Painter.Pressed, "#groups")
    def open_group(self, event: Painter.Pressed) -> None:
        """To the first setting of the group that was clicked."""
        event.stop()
        part = next((part for part in self.parts if part.row.field.group == event.press), None)
        if part is not None:
            self.items.go_to(part.key)
            self.items.focus()

    # Keys.

    def action_open_item(self) -> None:
        """Change the setting under the cursor."""
        part = self.part
        if part is None:
            return
        if part.key == "theme":
            ask_theme(self, lambda: self._say(part.key))
        else:
            ask_setting(self, part, lambda: self._say(part.key))

    def action_step_value(self, way: int) -> None:
        """The next value, or the one before, where there is one."""
        part = self.part
        if part is None:
            return
        value = part.beside(way)
        if value is None:
            self.shell.toast(f"{part.title} stays: {part.bounds}." if part.steps else "Press enter to change it.")
        else:
            save_part(self, part, value, lambda: self._say(part.key))

    def action_reset_setting(self) -> None:
        """Give the setting its default back."""
        part = self.part
        if part is not None:
            save_part(self, part, part.default, lambda: self._say(part.key))

    def _say(self, key: str) -> None:
        """The setting as it is now, once it is saved."""
        self.draw()
        part = next(part for row in setting_rows(self.settings) for part in parts_of(row) if part.key == key)
        self.shell.toast(f"{part.title}: {part.words or 'nothing'}")
