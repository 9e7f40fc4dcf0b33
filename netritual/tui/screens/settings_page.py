"""The settings: one row each with its value and what it is for; enter changes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from netritual.domain.text import fold
from netritual.services.settings_file import SettingRow, setting_rows
from netritual.tui.command_table import Where
from netritual.tui.content import Column, wrap
from netritual.tui.filtering import FilteringWithText
from netritual.tui.screens.preferences import ask_setting, save_settings
from netritual.tui.widgets.item_list import Row


class SettingsScreen(FilteringWithText):
    """The list by groups, and below it what the setting under the cursor is for and may be."""

    PLACE = Where.SETTINGS
    COLUMNS: ClassVar = {
        "single": (Column(14), Column(24, 1)),
        "narrow": (Column(14), Column(26), Column(28, 1)),
        "wide": (Column(14), Column(40), Column(28, 1)),
    }
    TEXT_LINES = 3

    def redraw(self) -> None:
        """The settings that hold what is typed in the filter, under the names of their groups."""
        self.show_title("settings", "u takes a change back")
        typed = fold(self.filter_text)
        shown = [
            row for row in setting_rows(self.settings)
            if typed in fold(f"{row.field.key} {row.words} {row.field.meaning} {row.field.group}")
        ]  # fmt: skip
        rows: list[Row] = []
        for group, members in groupby(shown, lambda row: row.field.group):
            rows.append(Row(group, (group.upper(),), head=True))
            rows += [
                Row(row.field.key, (row.field.key, row.words or "-", row.field.meaning), value=row) for row in members
            ]
        self.items.set_rows(rows)

    @property
    def setting(self) -> SettingRow | None:
        """The setting under the cursor."""
        return self.items.value(SettingRow)

    def text_of_row(self, width: int) -> Sequence[str]:
        """What the setting under the cursor is for, and what it may be."""
        row = self.setting
        return [*wrap(row.field.meaning, width), *wrap(row.about, width)] if row else ["No setting holds these words."]

    def action_open_item(self) -> None:
        if self.setting is not None:
            key = self.setting.field.key
            ask_setting(self, key, lambda: self._say(key))

    def action_reset_setting(self) -> None:
        """Give the setting its default back."""
        if self.setting is not None:
            key = self.setting.field.key
            save_settings(self, {key: None}, lambda: self._say(key))

    def _say(self, key: str) -> None:
        """The setting as it is now, once it is saved."""
        self.draw()
        row = next(row for row in setting_rows(self.settings) if row.field.key == key)
        self.shell.toast(f"{key}: {row.words or 'nothing'}")
