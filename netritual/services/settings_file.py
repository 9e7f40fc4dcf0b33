"""The settings file as a part of a transaction: an import that carries settings, a first run that makes them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from netritual.errors import NetritualError
from netritual.services.parts import Parts
from netritual.services.ports import Transaction
from netritual.services.verbs.files import write_file


class SettingsFile:
    """``services.verbs.imports.SettingsDoor`` for one home. Run what uses ``set`` inside ``Outside.together``."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def current(self) -> Mapping[str, Any]:
        """Every setting as it stands, as plain JSON values."""
        plain: dict[str, Any] = msgspec.to_builtins(self._parts.settings())
        return plain

    def check(self, values: Mapping[str, Any]) -> str:
        """What is wrong with such values, in one sentence; "" when nothing is. Changes nothing."""
        try:
            self._parts.changed_settings(self._parts.outside.read(self._parts.home.settings), **values)
        except NetritualError as error:
            # The line of the file that would be written says nothing to who wrote the values.
            where, _, why = error.message.partition(": ")
            return why if why and where.startswith("settings.toml") else error.message
        return ""

    def set(self, tx: Transaction, values: Mapping[str, Any]) -> None:
        """Set some of them in this transaction; NetritualError when a value is wrong, and nothing is changed then."""
        path = self._parts.home.settings
        data = self._parts.changed_settings(self._parts.outside.read(path), **values)
        write_file(tx, self._parts.outside, path, data, yes=True)
