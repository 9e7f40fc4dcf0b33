"""A log line as a form, and the form as a line again: what is shown and saved again gives the same entry.

A line is written from the values, read, and compared with them; what the grammar cannot say is told, not lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netritual.domain.dates.dates import read_time
from netritual.domain.dates.day_wording import listed
from netritual.domain.language.text import comma_list, fold, from_comma_list
from netritual.domain.quicklog.line_vocabulary import CHANNEL, PLATFORM, initiator_of
from netritual.domain.quicklog.reading import Clause, Reading, Ref
from netritual.domain.quicklog.tokens import literal, sigil
from netritual.tui.widgets.form import Field, Values

Read = Callable[[str], Reading]
"""Reads a line, with the names and the day of the form."""

_DIRECTIONS = {"me": "dir:out", "them": "dir:in"}
_WORD = {channel: word for word, channel in reversed(CHANNEL.items())}
"""A word of each channel: not every channel is a word of its own."""


def fields_of(reading: Reading, read: Read) -> tuple[Field, ...]:
    """The fields of a line that was read."""
    return (
        Field(
            "channel",
            "what happened",
            "" if reading.channel == "note" else _word_of(reading.channel),
            "coffee, call, email",
        ),
        Field("people", "with whom", _people(reading.people), "names, with commas"),
        Field("date", "day", reading.date.isoformat(), "today, mon, 2026-03-10"),
        Field("time", "time", reading.time, "09:30"),
        Field("minutes", "minutes", str(reading.minutes or ""), "45"),
        Field("place", "place", reading.place),
        Field("via", "through", reading.via, "zoom, linkedin"),
        Field("initiator", "who began", reading.initiator, "me, them or mutual"),
        Field("topic", "about", reading.topic),
        Field("tags", "topics", comma_list(reading.tags)),
        Field("summary", "text", reading.summary),
        Field("urls", "links", " ".join(reading.urls)),
        Field("clauses", "what came of it", _clauses(reading, read), "+promise send deck by fri"),
        Field("note", "note", reading.note),
    )


def line_of(values: Values, read: Read) -> str:
    """The line that the values of a form make: the text as it was typed, or set off where it would be read as more."""
    plain = _line(values, values["summary"])
    return _line(values, literal(values["summary"])) if unsaid(values, read(plain)) else plain


def complaint(values: Values, read: Read) -> str:
    """What a line cannot say of these values, in words; "" when it says all of them."""
    labels = unsaid(values, read(line_of(values, read)))
    return f"A log line has no way to say this: {listed(labels)}. Change it here, or write the line." if labels else ""


def unsaid(values: Values, reading: Reading) -> list[str]:
    """The labels of the values that a reading does not have. An empty one may have been filled in by the grammar."""
    day, time, length, began = values["date"], values["time"].lower(), values["minutes"], values["initiator"]
    channel = CHANNEL.get(_word_of(values["channel"]), "" if values["channel"] else "note")
    said = {
        "what happened": reading.channel == channel or (channel == "note" and reading.via in PLATFORM.values()),
        "with whom": _names_said(values["people"], reading.people),
        "day": day == reading.date.isoformat() or f"date:{day}" not in reading.summary,
        "time": reading.time == (read_time(time) if time else ""),
        "minutes": reading.minutes == int(length or 0) if length.isdecimal() or not length else reading.minutes > 0,
        "place": reading.place == values["place"],
        "through": not values["via"] or reading.via == _via(values["via"]),
        "who began": began in ("", reading.initiator),
        "about": reading.topic.split() == values["topic"].split(),
        "topics": reading.tags
        == list(dict.fromkeys(tag.lstrip("#").lower() for tag in from_comma_list(values["tags"]))),
        "text": reading.summary.split() == values["summary"].split()
        and not (values["summary"] and (reading.mentions or reading.proposed or reading.likely)),
        "links": reading.urls == list(dict.fromkeys(values["urls"].split())),
        "what came of it": bool(reading.clauses) == bool(values["clauses"]),
        "note": reading.note == values["note"],
    }
    return [label for label, true in said.items() if not true]


def _line(values: Values, summary: str) -> str:
    channel, began = _word_of(values["channel"]), values["initiator"]
    usual = initiator_of(CHANNEL.get(channel, "note"))
    parts = [channel, *(sigil(name) for name in _listed_names(values["people"]))]
    parts += [_DIRECTIONS.get(began, "") if began != usual else ""]
    pairs = (("date", "date"), ("at", "time"), ("dur", "minutes"), ("loc", "place"), ("via", "via"))
    fields = {**values, "time": read_time(values["time"].lower()) or "" if values["time"] else ""}
    parts += [f"{key}:{_quoted(fields[name])}" for key, name in pairs if fields[name]]
    parts += [f"#{tag.lstrip('#')}" for tag in from_comma_list(values["tags"])]
    parts += [values["urls"], summary, _topic(values["topic"]), values["clauses"]]
    parts += [f"// {values['note']}"] if values["note"] else []
    return " ".join(part for part in parts if part)


def _topic(topic: str) -> str:
    """The topic as a pair; one with quotes in it behind ``re``, where each word is set off."""
    if '"' in topic:
        return f"re {literal(topic)}"
    return f"topic:{_quoted(topic)}" if topic else ""


def _quoted(value: str) -> str:
    """The value of a pair: in quotes, unless it is letters and digits alone."""
    bare = value.replace("-", "").replace(":", "").isalnum()
    return value if bare or '"' in value else f'"{value}"'


def _word_of(channel: str) -> str:
    """The word that a line says a channel with."""
    low = channel.lower()
    return low if low in CHANNEL else _WORD.get(low, channel)


def _via(typed: str) -> str:
    low = typed.lower()
    return PLATFORM.get(low, low)


def _people(refs: Sequence[Ref]) -> str:
    names = [ref.handle for ref in refs]
    return ", ".join(f'"{name}"' if "," in name else name for name in names)


def _listed_names(text: str) -> list[str]:
    """The names of a list with commas; one with a comma in it stands in quotes."""
    names, rest = [], text
    while rest.strip():
        rest = rest.strip()
        closed = rest.find('"', 1) if rest.startswith('"') else -1
        end = rest.find(",", max(closed, 0))
        end = len(rest) if end < 0 else end
        names.append(rest[1:closed] if closed > 0 and not rest[closed + 1 : end].strip() else rest[:end])
        rest = rest[end + 1 :]
    return [name for name in (name.strip().removeprefix("@") for name in names) if name]


def _names_said(text: str, refs: Sequence[Ref]) -> bool:
    """Whether these are the people of a list of names."""
    wanted = {fold(name) for name in _listed_names(text)}
    said = [{fold(ref.typed), fold(ref.handle)} for ref in refs]
    return all(wanted & names for names in said) and wanted <= set().union(*said)


def _clauses(reading: Reading, read: Read) -> str:
    head = " ".join(sigil(ref.handle) for ref in reading.people)
    return " ".join(_clause(clause, head, read) for clause in (*reading.clauses, *reading.proposed))


def _clause(clause: Clause, head: str, read: Read) -> str:
    """A clause as it is typed, its text set off where it would be read as more."""
    refs = [] if clause.unsure else clause.people if clause.kind == "request" and head else clause.refs
    due = clause.due.isoformat() if clause.due is not None else ""
    rest = [clause.url, *(f"#{tag}" for tag in clause.tags)]
    named = [f"+{clause.word}", *(sigil(ref.handle) for ref in refs)]
    plain = " ".join(part for part in (*named, clause.text, *rest, due and f"by {due}") if part)
    clauses = read(f"{head} {plain}").clauses
    if '"' not in clause.text and len(clauses) == 1 and clauses[0].to_json() == clause.to_json():
        return plain
    return " ".join(part for part in (*named, literal(clause.text), *rest, due and f"due:{due}") if part)
