"""Settings asked for and changed from a screen: each change is one transaction, with the file beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from netritual.domain.model import Settings
from netritual.domain.zones import Unclear
from netritual.errors import NetritualError
from netritual.services.settings_file import SettingsFile, setting_row
from netritual.tui.app import NetritualApp
from netritual.tui.view import View
from netritual.tui.widgets.question import Question, numbered


def save_settings(
    place: View | NetritualApp,
    values: Mapping[str, Any] | Callable[[Settings], Mapping[str, Any]],
    then: Callable[[], object],
    refused: Callable[[NetritualError], object] | None = None,
) -> None:
    """Set some settings; ``then`` runs once they are saved and read anew, ``refused`` gets what is wrong with them.

    Values that go on from what is set are a function of the settings, which is called when no other process can write.
    """
    shell = place.shell if isinstance(place, View) else place
    file = SettingsFile(shell.parts)

    def saved(_: object) -> None:
        shell.read_settings()
        then()

    def wanted() -> Mapping[str, Any]:
        return values(file.settings()) if callable(values) else values

    shell.write(lambda store, now: (None, file.save(store, now, wanted)), saved, refused, quiet=True)


def ask_setting(view: View, key: str, then: Callable[[], object], text: str | None = None) -> None:
    """Ask for the value of a setting until it holds, and set it. ``text`` stands in the line in place of the value.

    What may be several things is asked once more, one of them by number. When it cannot be saved the line comes back
    with what was typed.
    """
    row, file, now = setting_row(view.settings, key), SettingsFile(view.shell.parts), view.shell.parts.now
    prompt = f"{row.field.meaning}\n{row.about}"

    def take(typed: str) -> None:
        try:
            value = file.typed(key, typed, now())
        except Unclear as unclear:
            zones = unclear.candidates
            view.ask(numbered(str(unclear), zones), lambda answer: take(zones[int(answer) - 1]))
        except NetritualError as error:
            view.shell.toast_error(error)
        else:
            save_settings(view, {key: value}, then, lambda _: ask_setting(view, key, then, typed))

    choices = row.field.type.choices
    if choices:
        view.ask(numbered(prompt, choices), lambda answer: take(choices[int(answer) - 1]))
        return
    view.ask(
        Question(
            prompt,
            value=row.words if text is None else text,
            optional=not file.wrong(key, "", now()),
            check=lambda typed: file.wrong(key, typed, now()),
        ),
        take,
    )
