"""Whom and what a record names, its day and its text, as the sentences of records say them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from netritual.domain.dates.day_wording import MONTHS, WEEKDAYS, clock_words, listed

Doc = Mapping[str, Any]
NameOf = Callable[[int], str | None]
"""A person's name by doc id; None when nobody has it (any more)."""
TEXT_CELLS = 60
"""Characters of a person's own text in a sentence; more is cut with an ellipsis."""
NAMED = 3
"""People or settings named in one sentence; of more people the rest are counted."""


def about(doc: Doc | None, name_of: NameOf) -> str:
    """What a record is about, to stand behind its noun: " with Ana Ruiz: send deck"."""
    if doc is None:
        return ""
    who = named(_ids(doc), name_of)
    return f"{f' with {who}' if who else ''}{text_of(doc)}"


def _ids(doc: Doc) -> Sequence[int]:
    for field in ("people", "between"):
        if doc.get(field):
            return list(doc[field])
    return [doc[field] for field in ("to", "from", "person", "author") if doc.get(field)]


def named(ids: Iterable[int], name_of: NameOf) -> str:
    """Some people, the first of them by name."""
    names = [brief(name_of(person) or "someone", dots=True) for person in ids if person]
    if len(names) > NAMED:
        return f"{', '.join(names[: NAMED - 1])} and {len(names) - NAMED + 1} others"
    return listed(names)


def without_words(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    """Who is no longer among the people of a record: ", without Ines Vale"; "" for nobody."""
    gone = [person for person in (former or {}).get("people", ()) if person not in doc.get("people", ())]
    return f", without {named(gone, name_of)}" if gone else ""


def name_in(doc: Doc | None) -> str:
    """The name in the record of a person."""
    return brief(str((doc or {}).get("name") or "someone"), dots=True)


def feed_in(doc: Doc | None) -> str:
    """A feed, by its title or its address."""
    return f"the feed “{brief(str((doc or {}).get('title') or (doc or {}).get('url') or 'without an address'))}”"


def file_in(doc: Doc | None) -> str:
    """The name of a written file, without its folder."""
    return str((doc or {}).get("path", "a file")).replace("\\", "/").rsplit("/", 1)[-1]


def text_of(doc: Doc, *fields: str) -> str:
    """The text of a record, behind a colon: that of the first of these fields that has one; "" for none."""
    for field in fields or ("text",):
        if doc.get(field):
            return f": {brief(str(doc[field]))}"
    return ""


def brief(text: str, dots: bool = False) -> str:
    """The text on one line, not too long; its last dot goes unless ``dots``, since a sentence ends in its own."""
    text = " ".join(text.split())
    text = text if dots else text.rstrip(".")
    return text if len(text) <= TEXT_CELLS else text[: TEXT_CELLS - 1].rstrip() + "…"


def with_a(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def day(value: Any) -> str:
    """ "Tue 10 Mar", from a date or a moment in ISO 8601."""
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return "some day"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def moment(value: Any, said: Any, by_halves: bool = False) -> str:
    """ "Tue 10 Mar 09:00", with the year when it is another one than that of the moment at which it was said; "9am"
    where hours are counted by halves of a day."""
    text = str(value)
    year = f" {text[:4]}" if text[:4] != str(said or value)[:4] else ""
    if len(text) < 16:
        return f"{day(text)}{year}"
    try:
        return f"{day(text)}{year} {clock_words(datetime.fromisoformat(text), by_halves)}"
    except ValueError:
        return f"{day(text)}{year}"
