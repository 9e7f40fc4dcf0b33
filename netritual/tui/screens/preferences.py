"""Settings changed from a screen: one transaction of the store, with the file beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from netritual.errors import NetritualError
from netritual.services.verbs.files import change_settings
from netritual.tui.view import View


def save_settings(
    view: View,
    values: Mapping[str, Any],
    then: Callable[[], object],
    refused: Callable[[NetritualError], object] | None = None,
) -> None:
    """Set some settings; ``then`` runs once they are saved and read anew, ``refused`` gets what is wrong with them."""
    shell, parts = view.shell, view.shell.parts
    outside, path = parts.outside, parts.home.settings
    try:
        data = parts.changed_settings(outside.read(path), **values)
    except NetritualError as error:
        (refused or shell.toast_error)(error)
        return

    def saved(_: object) -> None:
        shell.read_settings()
        then()

    shell.write(
        lambda store, now: outside.together(lambda: change_settings(store, now, outside, path, data)),
        saved,
        refused,
        quiet=True,
    )
