"""The user's own keys, checked against the table of commands, since Textual checks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netritual.domain.history.former_ids import FORMER
from netritual.domain.language.text import nearest
from netritual.errors import UsageError
from netritual.tui.command_table import SIGNS, Command, Place, Where, commands_in, every_command, named, shown, steps

_MODIFIERS = ("ctrl", "alt", "shift", "super")
_WORDS = frozenset((
    *SIGNS, "enter", "space", "tab", "backspace", "delete", "insert", "home", "end", "left", "right", "semicolon",
    "colon", "apostrophe", "quotation_mark", "equals_sign", "asterisk", "underscore", "at", "exclamation_mark",
    "dollar_sign", "percent_sign", "ampersand", "circumflex_accent", "vertical_line", "tilde", "grave_accent",
)) | {f"f{number}" for number in range(1, 13)}  # fmt: skip

_TAKE_OUT = "Take its line out of keys."


def checked(keys: Mapping[str, str]) -> dict[str, str]:
    """The keymap in Textual's names, ready for ``App.set_keymap``.

    Keys that never change stay; the keys that somebody gives to such a command take the place of its second ones. A
    second key gives way where somebody wants it for another command.

    Raises UsageError: an unknown command (the nearest is named), a key that is no key, or two commands of one place on
    one key (both and the place are named). Ids are named as they are written. An id of before that means an act of the
    row now is left out; ``outdated`` says so.
    """
    if not keys:
        return {}
    keymap: dict[str, str] = {}
    written: dict[str, str] = {}
    by_id = every_command()
    for name, text in keys.items():
        id_ = name if name in by_id else FORMER.get(name, name)
        command = by_id.get(id_)
        if _outdated(name, by_id):
            continue
        if command is None:
            raise _wrong(f'There is no command "{name}".', _nearest(name, by_id))
        own = ",".join(_key(name, key) for key in _split(text))
        keymap[id_] = f"{command.keys},{own}" if command.fixed else own
        written[id_] = name
    places: tuple[Place, ...] = (*Where, *steps())
    for place in places:
        keymap.update(_given_way(place, keymap, written))
    for place in places:
        _no_clash(place, keymap, written)
    return keymap


def outdated(keys: Mapping[str, str]) -> list[str]:
    """What is said of the ids of before that ``checked`` leaves out, for what they are now cannot be moved."""
    by_id = every_command() if keys else {}
    return [
        f'Your key for "{name}" is left out: this is "{FORMER[name]}" now, which cannot be moved. {_TAKE_OUT}'
        for name in keys
        if _outdated(name, by_id)
    ]


def _outdated(name: str, by_id: Mapping[str, Command]) -> bool:
    command = by_id.get(FORMER.get(name, name))
    return name in FORMER and name not in by_id and (command is None or command.fixed)


def _split(text: str) -> list[str]:
    return [","] if text.strip() == "," else [part for part in text.split(",") if part.strip()] or [""]


def _key(id_: str, text: str) -> str:
    key = named(text)
    *modifiers, last = key.split("+") if len(key) > 1 and not key.endswith("+") else [key]
    is_key = (len(last) == 1 and last.isprintable() and not last.isspace()) or last in _WORDS
    if not is_key or any(modifier not in _MODIFIERS for modifier in modifiers):
        raise _wrong(
            f'"{text}" is no key that a terminal sends (command "{id_}").', 'Keys look like: "c", "ctrl+g", "f5".'
        )
    return key


def _given_way(place: Place, keymap: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
    """The keys of commands of a place, without the second ones that are wanted for another command there."""
    commands = commands_in(place)
    wanted = {key for command in commands if command.id in written for key in command.keys_in(keymap)}
    return {
        command.id: ",".join((command.keys, *left))
        for command in commands
        if command.id not in written and (second := _second(command, keymap))
        and len(left := [key for key in second if key not in wanted]) < len(second)
    }  # fmt: skip


def _second(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    firsts = {named(key) for key in command.keys.split(",")}
    return tuple(key for key in command.keys_in(keymap) if key not in firsts)


def _no_clash(place: Place, keymap: Mapping[str, str], written: Mapping[str, str]) -> None:
    commands: dict[str, str] = {}
    for command in commands_in(place):
        for key in command.keys_in(keymap):
            other = commands.setdefault(key, command.id)
            if other != command.id:
                one, two = (written.get(id_, id_) for id_ in (other, command.id))
                raise _wrong(
                    f'"{one}" and "{two}" would both be on {shown(key)} in {place}.', "Give one of them another key."
                )


def _nearest(id_: str, ids: Iterable[str]) -> str:
    near = nearest(id_, ids, 0.3)
    return f'Did you mean "{near}"?' if near else "The keys table of the README names all commands."


def _wrong(message: str, hint: str) -> UsageError:
    return UsageError(message, title="Keys in the settings", hint=hint)
