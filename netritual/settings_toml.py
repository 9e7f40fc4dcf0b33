"""The settings file: read it, say what is wrong in it, change it without losing a comment.

``domain.model.Settings`` owns the type. The module is light at import time, because the quick log asks it for the order
of numeric dates: msgspec, tomllib and tomlkit are loaded by the functions that need them.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from netritual.domain.language.text import nearest
from netritual.errors import NetritualError, why
from netritual.regex import regex

if TYPE_CHECKING:
    from netritual.domain.model import Settings

FILE = "settings.toml"


def load(data: bytes | None, steps: Sequence[str] = (), zone: str = "") -> "Settings":
    """The settings of a file's bytes; None or empty bytes are the defaults.

    ``steps`` are the names of all steps of the review; they stand where the file chooses none, and without them its
    choice is not checked. An empty ``tz`` stays empty: the caller puts the machine's zone there. ``zone`` is that zone:
    where no ``date_order`` is set, the country, else the zone, tells the usual one. Raises NetritualError with one
    sentence that names the file, the line where it can be told, and the nearest known name of an unknown one.
    """
    import msgspec

    from netritual.domain.dates.date_order import usual_date_order
    from netritual.domain.model import Settings

    plain = _parsed(data or b"")
    text = (data or b"").decode("utf-8", "replace")
    defaults = to_plain(Settings())
    _known_names(plain, defaults, text)
    for name, default in defaults.items():  # of a table a person may set a part
        if isinstance(default, dict) and isinstance(plain.get(name), dict):
            plain[name] = {**default, **plain[name]}
    try:
        settings = msgspec.convert(plain, Settings)
    except msgspec.ValidationError as error:
        raise _wrong_type(str(error), text) from None
    for name, wrong in (*_complaints(settings), *_steps(settings.steps, steps)) if plain else ():
        raise _refused(f"{name} {wrong}", text, name)
    if "date_order" not in plain:
        order = usual_date_order(settings.country, settings.tz or zone)
        settings = msgspec.structs.replace(settings, date_order=order)
    return settings if settings.steps else msgspec.structs.replace(settings, steps=tuple(steps))


def quick(path: str) -> tuple[dict[str, Any], str]:
    """The few values that a log line needs, without msgspec: what to read, in which order, and how long things take;
    and why the file cannot be read, in one sentence, else "".

    It never fails: what is absent or wrong is left out, and the caller's own default stands. Of a file that cannot be
    read only the line of ``tz`` is taken: an hour in another zone is another hour.
    """
    if not os.path.exists(path):
        return {}, ""
    try:
        if not os.path.isfile(path):  # what is opened may be a pipe that never ends
            return {}, f"{FILE} is no file."
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        return {}, f"{FILE} could not be read: {why(error).lower()}."
    try:
        plain = plain_lines(data)
        return _quick_values(_parsed(data) if plain is None else plain), ""
    except NetritualError as error:
        own = _ZONE_LINE.findall(data.decode("utf-8", "replace"))
        return ({"tz": own[0]} if own else {}), error.message


def plain_lines(data: bytes) -> dict[str, Any] | None:
    """The values of a file whose every line is ``name = value``: a text without signs of its own, a whole number, true,
    false, or a list of them. None for any other, which is read by ``tomllib``: with the patterns that it loads it takes
    as long as half a quick log."""
    values: dict[str, Any] = {}
    try:
        for line in data.decode("utf-8").split("\n"):
            name, _, value = (part.strip(" ") for part in line.partition("="))
            if line.isprintable() and (not line or line[0] == "#"):
                continue
            is_name = name.isascii() and name.replace("_", "").isalnum() and name not in values
            if not (line.isprintable() and is_name) or "\\" in line:
                return None
            if value[:1] == "[" and value[-1:] == "]":
                inner = value[1:-1].strip(" ")
                values[name] = [_value(one.strip(" ")) for one in inner.split(",")] if inner else []
            else:
                values[name] = _value(value)
    except ValueError:
        return None
    return values


def _value(text: str) -> str | int | bool:
    """A plain value; ValueError for any other."""
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        return text[1:-1]
    if text in ("true", "false"):
        return text == "true"
    if text.isascii() and text.isdecimal() and (text[0] != "0" or text == "0"):
        return int(text)
    raise ValueError


_ZONE_LINE = regex(r"^\ufeff?[ \t]*tz[ \t]*=[ \t]*[\"']([\w/+-]+)[\"'][ \t]*(?:#.*)?\r?$", re.M)
"""A line of the file that sets the time zone, whole."""


def _quick_values(plain: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if plain.get("date_order") in ("dmy", "mdy"):
        values["date_order"] = plain["date_order"]
    if plain.get("eow") in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        values["eow"] = plain["eow"]
    if plain.get("natural") in ("on", "ask", "off"):
        values["natural"] = plain["natural"]
    for name in ("not_names", "languages"):
        if isinstance(plain.get(name), list):
            values[name] = tuple(word for word in plain[name] if isinstance(word, str))
    for name in ("tz", "country"):
        if isinstance(plain.get(name), str) and plain[name]:
            values[name] = plain[name]
    if isinstance(plain.get("minutes"), dict):
        values["minutes"] = {
            kind: length for kind, length in plain["minutes"].items() if type(length) is int and 0 < length <= 1440
        }
    return values


def changed(data: bytes | None, steps: Sequence[str] = (), /, **values: Any) -> bytes:
    """New bytes of the file with some values set; everything else, comments and order too, stays as it was.

    ``values`` are plain values or the types of ``Settings`` by their names; None takes a name out, which gives back
    its default. The result is read once more, with the same ``steps``, so that a wrong value raises NetritualError and
    never reaches the disk.
    """
    import tomlkit

    _parsed(data or b"")
    text = (data or b"").decode("utf-8-sig")
    document = tomlkit.parse(text)
    for name, value in values.items():
        if value is None:
            document.pop(name, None)
        else:
            _put(document, name, _plain(value))
    result = _with_comments(text, tomlkit.dumps(document)).encode("utf-8")
    load(result, steps)
    return result


def to_plain(settings: "Settings") -> dict[str, Any]:
    """Every setting by its name as plain JSON values, for the export."""
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(settings)
    return plain


def _parsed(data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(f"{FILE}, line {line}: these bytes are not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise _error(_toml_sentence(str(error))) from None
    except RecursionError:
        raise _error(f"{FILE}: values are nested too deeply to be read.") from None


def _toml_sentence(words: str) -> str:
    """tomllib says "Expected '=' ... (at line 3, column 5)": the place goes first."""
    match = re.fullmatch(r"(.*) \(at (line \d+, column \d+|end of document)\)", words, re.DOTALL)
    if not match:
        return f"{FILE}: {words}."
    return f"{FILE}, {match[2]}: {match[1][:1].lower()}{match[1][1:]}."


def _error(message: str) -> NetritualError:
    return NetritualError(message, title="settings", hint="Nothing was changed; correct that place in the file.")


def _place(text: str, name: str) -> str:
    """``settings.toml, line 4, column 1`` for a dotted name, as well as a look at the lines can tell."""
    last = re.escape(name.rpartition(".")[2])
    for match in re.finditer(rf"(?m)(?:^|[\s{{,.\[])(?P<q>[\"']?)(?P<name>{last})(?P=q)\s*(?:[=.\]])", text):
        start = match.start("name")
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].lstrip().startswith("#"):
            continue
        return f"{FILE}, line {text.count(chr(10), 0, start) + 1}, column {start - line_start + 1}"
    return FILE


def _refused(words: str, text: str, name: str) -> NetritualError:
    return _error(f"{_place(text, name)}: {words}.")


def _known_names(plain: Mapping[str, Any], defaults: Mapping[str, Any], text: str) -> None:
    from netritual.domain.model import CalendarSource, Keep, Trip

    defaults = {**defaults, "learned": dict.fromkeys(Keep.__struct_encode_fields__)}
    lists = {
        "windows": ("days", "from", "to"),
        "trips": Trip.__struct_encode_fields__,
        "calendars": CalendarSource.__struct_encode_fields__,
    }
    for name, value in plain.items():
        _check_name(name, defaults, "", text)
        if isinstance(value, dict) and isinstance(defaults[name], dict):
            for inner in value if defaults[name] else ():  # keys are named by the person
                _check_name(inner, defaults[name], f"{name}.", text)
        if name in lists and isinstance(value, list):
            for row in value:
                for inner in row if isinstance(row, dict) else ():
                    _check_name(inner, lists[name], f"{name}.", text)


def _check_name(name: str, names: Collection[str], above: str, text: str) -> None:
    if name not in names:
        words = f"there is no setting {above}{name}; the nearest name is {above}{nearest(name, names)}"
        raise _refused(words, text, name)


KINDS = {
    "int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list",
    "object": "a table", "null": "empty",
}  # fmt: skip


def _wrong_type(words: str, text: str) -> NetritualError:
    """msgspec says ``Expected `int`, got `str` - at `$.capacity` ``; the person reads a sentence."""
    from netritual.domain.settings.setting_fields import BY_KEY

    where = re.search(r" - at `(?:key in )?\$?\.?(.*?)`$", words)
    name = re.sub(r"\[(\.\.\.|\d+)\]", "", where[1]).strip(".") if where else "a value"
    wanted = re.match(r"Expected `([^`]*)`, got `([^`]*)`", words)
    if wanted:
        kinds = [" or ".join(KINDS.get(kind, kind) for kind in side.split(" | ")) for side in wanted.groups()]
        return _refused(f"{name} should be {kinds[0]}, not {kinds[1]}", text, name)
    missing = re.match(r"Object missing required field `([^`]*)`", words)
    if missing:
        return _refused(f"{name} needs {missing[1]}", text, name)
    value = re.match(r"Invalid enum value '?(.*?)'?(?: - at|$)", words)
    if value and name in BY_KEY:
        return _refused(f"{name} is {BY_KEY[name].type.bounds}, not {value[1]}", text, name)
    if words.startswith("Invalid RFC3339 encoded date"):
        return _refused(f"{name} is no date; dates are written 2026-03-18", text, name)
    return _refused(f"{name} cannot be read ({words.partition(' - at')[0].lower()})", text, name)


def _complaints(settings: "Settings") -> Iterable[tuple[str, str]]:
    """(name, what is wrong with it) for values whose type is right and whose meaning is not."""
    from netritual.domain.settings.setting_fields import SETTINGS

    for field in SETTINGS:
        for inner, wrong in field.type.wrong(getattr(settings, field.key)):
            yield f"{field.key}.{inner}" if inner else field.key, wrong


def _steps(steps: Sequence[str], names: Sequence[str]) -> Iterable[tuple[str, str]]:
    for step in steps:
        if names and step not in names:
            yield "steps", f"hold no step {step!r}; the nearest name is {nearest(step, names)}"
    if len(set(steps)) != len(steps):
        yield "steps", "name a step twice"


def _plain(value: Any) -> Any:
    """Plain TOML values of a value: structs become tables, None inside them is left out, dates stay dates."""
    import datetime

    import msgspec

    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written
    if isinstance(value, datetime.date | bool | int | float):
        return value
    if isinstance(value, datetime.time):
        return value.isoformat()
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        value = {encoded: getattr(value, field) for field, encoded in names}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value if inner is not None]


def _put(document: Any, name: str, value: Any) -> None:
    """Set one name. A table that is there is changed key by key, so that its comments live."""
    import tomlkit

    there = document.get(name)
    if isinstance(value, dict) and isinstance(there, dict):
        for key in [key for key in there if key not in value]:
            del there[key]
        for key, inner in value.items():
            if key not in there or there[key] != inner:
                there[key] = inner
    elif isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        document[name] = table
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        if isinstance(there, tomlkit.items.AoT):  # [[name]] is written anew, in one place above the tables
            document.pop(name)
        document[name] = _rows(value)
    else:
        document[name] = value


_STRING_OR_COMMENT = regex(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|(?P<comment>#[^\n]*)', re.DOTALL
)


def _with_comments(before: str, after: str) -> str:
    """``after`` with the comments of ``before`` that stood in what was replaced, where the two begin to differ."""
    texts = (_STRING_OR_COMMENT.finditer(text) for text in (before, after))
    one, two = (Counter(match["comment"].rstrip() for match in each if match["comment"]) for each in texts)
    left = one - two
    if not left:
        return after
    same = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(after))
    at = after.rfind("\n", 0, same) + 1
    return after[:at] + "".join(f"{comment}\n" for comment in left.elements()) + after[at:]


def _rows(rows: list[dict[str, Any]]) -> Any:
    import tomlkit

    array = tomlkit.array()
    for row in rows:
        table = tomlkit.inline_table()
        table.update(row)
        array.append(table)
    return array.multiline(len(rows) > 1)
