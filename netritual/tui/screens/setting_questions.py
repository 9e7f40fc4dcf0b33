"""Settings asked for and changed from a screen: each change is one transaction, with the file beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from netritual.domain.dates.zones import UnclearZone
from netritual.domain.model import Settings
from netritual.domain.settings.setting_types import SettingType, Stand
from netritual.domain.settings.theme_names import OWN, THEMES
from netritual.errors import NetritualError
from netritual.services.setting_changes import SettingRow, SettingsFile, setting_row
from netritual.services.setting_effects import APP, effects
from netritual.tui.app import NetritualApp
from netritual.tui.key_hints import Hint
from netritual.tui.view import View
from netritual.tui.widgets.question import Choice, Pick, Question, numbered

KINDS = {
    "ritual": "warm and dark", "paper": "light", "ink": "high contrast", "harbour": "safe for colour-blind eyes",
}  # fmt: skip
"""What the themes of the app are."""


NUMBER = "a whole number from "
"""Goes without saying before the bounds of a number on the page."""


class SettingPart(NamedTuple):
    """A setting as a row of the page: the whole of it, or one value of a table (``inner`` is its name there)."""

    row: SettingRow
    inner: str = ""

    @property
    def key(self) -> str:
        """Its name, unique on the page."""
        return f"{self.row.field.key}.{self.inner}" if self.inner else self.row.field.key

    @property
    def type(self) -> SettingType:
        """Its kind."""
        each = self.row.field.type.each
        return each if self.inner and each is not None else self.row.field.type

    @property
    def name(self) -> str:
        """The name of a value of a table as it is shown."""
        return self.row.field.type.names.get(self.inner, self.inner)

    @property
    def title(self) -> str:
        """How it is called."""
        return f"{self.row.field.each} {self.name}" if self.inner else self.row.field.title

    @property
    def value(self) -> Any:
        """What it is."""
        return self.row.value[self.inner] if self.inner else self.row.value

    @property
    def default(self) -> Any:
        """What it is unless set; None for a whole setting, which gives back its default."""
        return self.row.default[self.inner] if self.inner else None

    @property
    def words(self) -> str:
        """Its value as it is shown, with its unit."""
        return f"{self.value:g} {self.row.field.type.unit}" if self.inner else self.row.words

    @property
    def bounds(self) -> str:
        """What it may be."""
        return " ".join(filter(None, (self.type.bounds.removeprefix(NUMBER), self.inner and self.row.field.type.unit)))

    @property
    def steps(self) -> bool:
        """Whether there is a value before and after this one."""
        return bool(self.type.choices) or (isinstance(self.value, int) and self.type.each is None)

    def beside(self, way: int) -> Any:
        """The value after this one (1) or before it (-1); None where there is none."""
        if self.type.choices:
            said = [self.type.words(self.value), *self.type.choices]
            at = (self.type.choices.index(said[0]) + way) % len(self.type.choices) if said[0] in said[1:] else 0
            return self.typed_value(self.type.choices[at])
        value = self.value + way if self.steps else None
        return value if value is not None and not any(self.type.wrong(value)) else None

    def typed_value(self, text: str) -> Any:
        """The value of one of the choices."""
        return self.type.read(text, Stand(self.value, self.row.settings, date.min))

    def typed(self, text: str) -> str:
        """What is typed for it, as it is typed for the whole setting."""
        return f"{self.name} {text.removesuffix(self.row.field.type.unit).strip()}" if self.inner else text


def parts_of(row: SettingRow) -> list[SettingPart]:
    """The rows of a setting on the page: one, or one for each value of a table."""
    return [SettingPart(row, inner) for inner in row.value] if row.field.type.each is not None else [SettingPart(row)]


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
    file, before = SettingsFile(shell.parts), shell.settings
    change = {} if callable(values) else values

    def saved(_: object) -> None:
        shell.read_settings()
        then()
        for words in effects(shell.network, before, shell.settings, change, shell.parts.now(), APP):
            shell.toast(words)

    def wanted() -> Mapping[str, Any]:
        return values(file.settings()) if callable(values) else values

    shell.write(lambda store, now: (None, file.save(store, now, wanted)), saved, refused, quiet=True)


def save_part(view: View, part: SettingPart, value: Any, then: Callable[[], object]) -> None:
    """Set a setting, or one value of a table, whose others stay as they are."""
    key = part.row.field.key

    def with_value(settings: Settings) -> Mapping[str, Any]:
        return {key: {**getattr(settings, key), part.inner: value}}

    save_settings(view, with_value if part.inner else {key: value}, then)


def ask_setting(view: View, setting: SettingPart | str, then: Callable[[], object], text: str | None = None) -> None:
    """Ask for the value of a setting until it holds, and set it. ``text`` stands in the line in place of the value.

    What begins with a comma is added to the value. What may be several things is asked once more, one of them by
    number. When it cannot be saved the line comes back with what was typed.
    """
    part = SettingPart(setting_row(view.settings, setting)) if isinstance(setting, str) else setting
    key = part.row.field.key
    row, file, now = setting_row(view.settings, key), SettingsFile(view.shell.parts), view.shell.parts.now
    about = f"{part.bounds[:1].upper()}{part.bounds[1:]}." if part.inner else row.about
    prompt = f"{part.title}\n{row.field.meaning} {about}"

    def whole(typed: str) -> str:
        return part.typed(f"{part.words}{typed}" if typed.startswith(",") else typed)

    def take(typed: str) -> None:
        try:
            value = file.typed(key, whole(typed), now())
        except UnclearZone as unclear:
            zones = unclear.candidates
            view.ask(numbered(str(unclear), zones), lambda answer: take(zones[int(answer) - 1]))
        except NetritualError as error:
            view.shell.toast_error(error)
        else:
            save_settings(view, {key: value}, then, lambda _: ask_setting(view, part, then, typed))

    choices = part.type.choices
    if choices:
        at = choices.index(part.words) + 1 if part.words in choices else 0
        view.ask(numbered(prompt, choices, at), lambda answer: take(choices[int(answer) - 1]))
        return
    value = f"{part.value:g}" if part.inner else part.words
    view.ask(
        Question(
            prompt,
            value=value if text is None else text,
            optional=not part.inner and not file.wrong(key, "", now()),
            check=lambda typed: file.wrong(key, whole(typed), now()),
        ),
        take,
    )


def ask_theme(view: View, then: Callable[[], object]) -> None:
    """Choose a theme. The whole app shows the one under the cursor; esc brings back the one of before."""
    app = view.app
    before = app.theme

    def show(name: str) -> None:
        app.theme = name

    def answered(name: str | None) -> None:
        if name is None:
            app.theme = before
        else:
            save_settings(view, {"theme": name}, then)

    choices = [
        Choice(str(at) if name in OWN else "", name, name, KINDS.get(name, "a theme of Textual"))
        for at, name in enumerate(THEMES, 1)
    ]
    leaves = Hint("esc", f"brings {before} back", "escape")
    app.push_screen(Pick("Which theme?", choices, at=before, passes=show, leaves=leaves), answered)
