"""Any person: every field of the table filled by its type, with values as they are kept."""

from datetime import UTC, date, datetime
from typing import Any, get_args

from hypothesis import strategies as st
from msgspec.structs import fields

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.language.text import fold
from netritual.domain.model import Channel, Person, PersonEvent
from netritual.domain.people import person_fields as table
from netritual.domain.people.person_fields import FIELDS, FieldType

ATTRIBUTES = {info.name: info for info in fields(Person) if info.name != "id"}

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DAYS = st.dates(date(1990, 1, 1), date(2026, 3, 11))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 3, 11)).map(lambda m: m.replace(microsecond=0, tzinfo=UTC))
DIALLED = st.text(st.sampled_from("+0123456789 -.()/;,x*#٣８"), min_size=1, max_size=18)
"""What telephone numbers are made of, in an order that makes none of most."""
NUMBERS = DIALLED | TEXT | st.sampled_from(["tel:+351-912-345;ext=2", "HomePhone", "+44 (0)20 7946 0958"])
NAMES = TEXT.map(table.LINE.stored).filter(fold)

_OF_TYPE: list[tuple[FieldType, st.SearchStrategy[Any]]] = [
    (table.LINE, TEXT),
    (table.NOTE, TEXT),
    (table.WORDS, st.lists(TEXT, max_size=3)),
    (table.PHONES, st.lists(NUMBERS, max_size=3)),
    (table.EMAILS, st.lists(st.sampled_from(["a.b@x.org", "ab@x.org", "a@y-z.org"]), max_size=3)),
    (table.LINKS, st.lists(st.sampled_from(["https://x.org/a", "https://x.org", "linkedin.com/in/Ana"]), max_size=2)),
    (table.PEOPLE, st.just(())),
]

EVENTS = st.lists(st.builds(PersonEvent, kind=st.sampled_from(["job", "birthday"]), on=DAYS), max_size=2, unique=True)
_OF_ATTRIBUTE: dict[Any, st.SearchStrategy[Any]] = {
    date | None: st.none() | DAYS, datetime | None: st.none() | MOMENTS, tuple[PersonEvent, ...]: EVENTS,
}  # fmt: skip
"""Types of attributes of which any value would be too many."""

_OF_NAME: dict[str, st.SearchStrategy[Any]] = {
    "handle": st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
    "name": NAMES,
    "tz": st.sampled_from([None, "Europe/Lisbon", "UTC"]),
    "birthday": st.sampled_from([None, "02-29", "1980-12-31"]),
    "tier": st.integers(0, 5),
    "cadence_days": st.none() | st.integers(7, 730),
    "travel_min": st.none() | st.integers(0, 300),
    "away_days": st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=2).map(tuple),
    "prefers": st.lists(st.sampled_from(get_args(Channel)), unique=True, max_size=2).map(tuple),
}
"""Fields whose values are fewer than their type allows."""


def values_of(name: str) -> st.SearchStrategy[Any]:
    """Values of one field, as they are kept."""
    if name in _OF_NAME:
        return _OF_NAME[name]
    kind = FIELDS[name].type
    values = next((values for other, values in _OF_TYPE if other == kind), None)
    if values is None:
        of = ATTRIBUTES[name].type
        values = _OF_ATTRIBUTE[of] if of in _OF_ATTRIBUTE else st.from_type(of)
    return values.map(kind.stored)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    """One person with any values; somebody with a tier is not on the list, and nobody goes by their own name."""
    values = {name: draw(values_of(name)) for name in FIELDS}
    if values["tier"] and values["status"] == "list":
        values["status"] = "network"
    values["aka"] = tuple(name for name in values["aka"] if fold(name) != fold(values["name"]))
    return Person(**values)
