"""A log line as a form, and the form as a line again: what is shown and saved again gives the same entry."""

from __future__ import annotations

from netritual.domain.quicklog.reading import Clause, Reading, Ref
from netritual.tui.widgets.form import Field, Values, listed_words

_SIGNS = {"me": ">", "them": "<"}


def fields_of(reading: Reading) -> tuple[Field, ...]:
    """The fields of a line that was read."""
    return (
        Field("channel", "what happened", "" if reading.channel == "note" else reading.channel, "coffee, call, email"),
        Field("people", "with whom", ", ".join(_typed(ref) for ref in reading.people), "names, with commas"),
        Field("date", "day", reading.date.isoformat(), "today, mon, 2026-03-10"),
        Field("time", "time", reading.time, "09:30"),
        Field("minutes", "minutes", str(reading.minutes or ""), "45"),
        Field("place", "place", reading.place),
        Field("via", "through", reading.via, "zoom, linkedin"),
        Field("initiator", "who began", reading.initiator, "me, them or mutual"),
        Field("topic", "about", reading.topic),
        Field("tags", "topics", ", ".join(reading.tags)),
        Field("summary", "text", reading.summary),
        Field("urls", "links", " ".join(reading.urls)),
        Field(
            "clauses",
            "what came of it",
            " ".join(_clause(clause) for clause in reading.clauses),
            "+promise send deck by fri",
        ),
        Field("note", "note", reading.note),
    )


def line_of(values: Values) -> str:
    """The line that the values of a form make."""
    parts = [values["channel"]]
    parts += [_at(name) for name in listed_words(values["people"])]
    if values["initiator"] in _SIGNS:
        parts.append(f"dir:{values['initiator']}" if not values["channel"] else _SIGNS[values["initiator"]])
    parts += [f"date:{_quoted(values['date'])}" if values["date"] else ""]
    parts += [
        f"at {values['time']}" if values["time"] else "",
        f"dur:{values['minutes']}m" if values["minutes"] else "",
    ]
    parts += [
        f"loc:{_quoted(values['place'])}" if values["place"] else "",
        f"via:{values['via']}" if values["via"] else "",
    ]
    parts += [f"#{tag.lstrip('#')}" for tag in listed_words(values["tags"])]
    parts += [values["urls"], values["summary"]]
    parts.append(f"topic:{_quoted(values['topic'])}" if values["topic"] else "")
    parts.append(values["clauses"])
    if values["note"]:
        parts.append(f"// {values['note']}")
    return " ".join(part for part in parts if part)


def _typed(ref: Ref) -> str:
    return ref.matches[0][1] if len(ref.matches) == 1 else ref.typed


def _at(name: str) -> str:
    name = name.lstrip("@")
    return f'@"{name}"' if " " in name else f"@{name}"


def _quoted(text: str) -> str:
    text = text.replace('"', "'")
    return f'"{text}"' if " " in text else text


def _clause(clause: Clause) -> str:
    parts = [f"+{clause.word}", *(_at(_typed(ref)) for ref in clause.refs), clause.text, clause.url]
    parts += [f"#{tag}" for tag in clause.tags]
    if clause.due is not None:
        parts.append(f"by {clause.due.isoformat()}")
    return " ".join(part for part in parts if part)
