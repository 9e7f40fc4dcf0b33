"""The fields of a person, one row each: everything that the product knows of a field but its place in ``model.Person``.

A field is its row here and its attribute there. The name is the attribute, the name in documents and exchange lines,
and the CSV column; forms, pages, exports, imports and merges read the rest. In the order of the CSV columns.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from netritual.domain.dates.birthdays import birthday_of_both, birthday_words
from netritual.domain.language.text import clean, comma_list, fold, from_comma_list
from netritual.domain.model import MergedPerson, Person
from netritual.domain.people import vcard_values
from netritual.domain.people.addresses import email_of, link_key, phone_key, phone_of, tidy, url_of
from netritual.domain.people.vcard_values import VCardProperty

Place = Literal["", "name", "head", "why", "details", "lists", "notes"]
"""Where a field stands on a person's page. ``name`` (in brackets behind it), ``details`` (a line of its own while there
is something to say) and ``lists`` are laid out from the table; the others each have their own layout."""

Intake = Literal["", "joined", "filled", "renewed"]
"""What a row of an address file does to somebody known: adds to the list, fills the gap (or says more of what stands
there, by ``FieldType.both``), or tells of a new job."""


def as_is(value: Any) -> Any:
    """The value itself; a list as a tuple."""
    return tuple(value) if isinstance(value, list) else value


def one_of_equals(mine: Any, theirs: Any) -> Any:
    """The first of two values that are written alike, None for others."""
    one, two = str(mine), str(theirs)
    return mine if (fold(one) or one) == (fold(two) or two) else None


def with_new_lines(mine: str, theirs: str) -> str:
    """A text, and below it the lines of another that are not in it."""
    there = set(mine.split("\n"))
    return "\n".join((mine, *(line for line in theirs.split("\n") if line.strip() and line not in there)))


def text_of(value: Any) -> str:
    """A value as pages and tables show it: a list with commas, nothing for nothing."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


class FieldType(Struct, frozen=True, eq=False):
    """What is done with the values of a field.

    ``stored`` makes of a given value the one that is stored; ValueError says in words what is wrong with it. ``typed``
    reads a line of a form, which ``form_line`` wrote, or raises ValueError. ``key`` is what two entries that are one
    share. ``both`` is the value that says what two say, None where they disagree. ``shown`` is what
    a page says of it.
    """

    stored: Callable[[Any], Any] = as_is
    typed: Callable[[str], Any] = lambda text: text or None
    key: Callable[[Any], Hashable] = as_is
    both: Callable[[Any, Any], Any] = one_of_equals
    shown: Callable[[Any], str] = text_of


def once(values: Iterable[Any], key: Callable[[Any], Hashable]) -> tuple[Any, ...]:
    """Each value once: the first spelling stays, in its place."""
    by_key: dict[Hashable, Any] = {}
    for value in values:
        by_key.setdefault(key(value), value)
    return tuple(by_key.values())


def _entries(read: Callable[[str], str | None], key: Callable[[Any], Hashable], what: str = "") -> FieldType:
    """A list of texts; with ``what`` a text that ``read`` makes nothing of is refused as none of these."""

    def stored(values: Iterable[str]) -> tuple[str, ...]:
        entries = [(text, read(text)) for text in values]
        wrong = next((text for text, entry in entries if what and not entry), None)
        if wrong is not None:
            raise ValueError(f"{clean(wrong)!r} is no {what}")
        return once((entry for _, entry in entries if entry), key)

    return FieldType(stored, from_comma_list, key)


def _number(text: str) -> int | None:
    if text and not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError("a whole number, or empty")
    return int(text) if text else None


LINE = FieldType(lambda value: tidy(value or ""), str)
HANDLE = FieldType(lambda value: tidy(value or "").removeprefix("@"), str)
NOTE = FieldType(lambda value: clean(value or "", newlines=True).strip(), str, both=with_new_lines)
WORDS = _entries(tidy, lambda word: fold(word) or word)
EMAILS = _entries(email_of, str.lower, "e-mail address")
LINKS = _entries(url_of, lambda url: link_key(url) or url, "web link")
PHONES = _entries(phone_of, phone_key)
NUMBER = FieldType(typed=_number)
BIRTHDAY = FieldType(both=birthday_of_both, shown=birthday_words)
PLAIN = FieldType()
"""Any value that the attribute's own type allows: a word of some, a day, a moment, yes or no, events."""
CHOICES = FieldType(typed=from_comma_list)
PEOPLE = FieldType()
"""Other people: by doc id in a document, by handle in an exchange line."""

Rule = Callable[[Person, Person, "PersonField"], Any]
"""What a field becomes when the second person is made a part of the first."""


def _over(values: Callable[[Any, Any], Any]) -> Rule:
    """The rule that looks at the two values alone."""
    return lambda one, two, field: values(getattr(one, field.name), getattr(two, field.name))


def joined(one: Person, two: Person, field: "PersonField") -> tuple[Any, ...]:
    """Both lists, each entry once."""
    return once((*getattr(one, field.name), *getattr(two, field.name)), field.type.key)


def names(one: Person, two: Person, field: "PersonField") -> tuple[str, ...]:
    """Both lists; the name and the handle of the second one are names too."""
    key = field.type.key
    others = once((*one.aka, two.name, two.handle, *two.aka), key)
    return tuple(name for name in others if key(name) not in (key(one.name), key(one.handle)))


def others(one: Person, two: Person, field: "PersonField") -> tuple[int, ...]:
    """Both lists, without the two themselves."""
    return tuple(person for person in joined(one, two, field) if person not in (one.id, two.id))


def merged_people(one: Person, two: Person, field: "PersonField") -> tuple[MergedPerson, ...]:
    """Both lists, and the second one, so that a file from before the merge is known again."""
    gone = MergedPerson(id=two.id, handle=two.handle, name=two.name, company=two.company, position=two.position)
    return (*one.merged, *two.merged, gone)


def with_tier(one: Person, two: Person, field: "PersonField") -> Any:
    """The value of the one whose tier stays."""
    return getattr(two if two.tier and not one.tier else one, field.name)


def nearest(*words: str) -> Rule:
    """The word that stands first in ``words``."""
    return _over(lambda mine, theirs: min(mine, theirs, key=words.index))


def _lines(*texts: str | None) -> Iterable[str]:
    return (line for text in texts if text for line in text.split("\n"))


first = _over(lambda mine, theirs: mine)
filled = _over(lambda mine, theirs: theirs if mine in (None, "", ()) else mine)
"""The first one's, unless it is empty."""
earliest = _over(lambda mine, theirs: min(filter(None, (mine, theirs)), default=None))
below = _over(lambda mine, theirs: mine if theirs in mine else "\n".join(filter(None, (mine, theirs))))
"""Both texts, the second one below, unless it stands in the first."""
rows = _over(lambda mine, theirs: "\n".join(once(_lines(mine, theirs), as_is)) or None)
"""The lines of both, each once."""
either = _over(lambda mine, theirs: mine or theirs)
all_of_both = _over(lambda mine, theirs: mine and theirs)
same_or_both = _over(lambda mine, theirs: mine if mine == theirs else "both")


class PersonField(NamedTuple):
    """One field of a person.

    ``form`` is its place among the lines of the form, 0 for none, and ``hint`` what an empty line says; ``diary`` its
    label in the diary, "" for none. ``edit`` is False for what ``edit-person`` does not set: verbs of their own do,
    since they move other fields too.
    """

    name: str
    label: str
    type: FieldType
    merge: Rule
    intake: Intake = ""
    edit: bool = True
    csv: bool = True
    card: VCardProperty | None = None
    form: int = 0
    hint: str = ""
    page: Place = ""
    diary: str = ""


_ROWS = (
    PersonField("handle", "handle", HANDLE, first, form=20, hint="what you type after @"),
    PersonField("name", "name", LINE, first, card=vcard_values.NAME, form=10, page="head"),
    PersonField("aka", "also called", WORDS, names, "joined", card=vcard_values.words("NICKNAME", tidy), form=160),
    PersonField("emails", "e-mail", EMAILS, joined, "joined", card=vcard_values.EMAILS, form=120, page="details"),
    PersonField("urls", "links", LINKS, joined, "joined", card=vcard_values.LINKS, form=150),
    PersonField("phones", "phones", PHONES, joined, "joined", card=vcard_values.PHONES, form=130, hint="with commas",
                page="details", diary="phones"),
    PersonField("pronouns", "pronouns", LINE, filled, "filled", card=vcard_values.PRONOUNS, form=165, hint="she/her",
                page="name", diary="pronouns"),
    PersonField("company", "company", LINE, filled, "renewed", form=40, page="head",
                card=vcard_values.one("ORG", vcard_values.component(0))),
    PersonField("position", "position", LINE, filled, "renewed", form=30, page="head",
                card=vcard_values.one("TITLE ROLE", vcard_values.line)),
    PersonField("city", "city", LINE, filled, "filled", form=50, page="head",
                card=vcard_values.one("ADR", vcard_values.component(3), "ADR;TYPE=WORK:;;;{};;;")),
    PersonField("tz", "zone", PLAIN, filled, form=60, hint="Europe/Lisbon"),
    PersonField("sphere", "sphere", PLAIN, same_or_both),
    PersonField("status", "status", PLAIN, nearest("network", "list", "archived"), edit=False),
    PersonField("listed_on", "on the list since", PLAIN, filled, edit=False, csv=False),
    PersonField("new", "new here", PLAIN, all_of_both, csv=False),
    PersonField("tier", "rhythm", NUMBER, with_tier, edit=False),
    PersonField("tier_set", "rhythm since", PLAIN, with_tier, edit=False, csv=False),
    PersonField("cadence_days", "own rhythm, days", NUMBER, filled, csv=False, form=180,
                hint="7 to 730, empty: the tier's"),
    PersonField("circles", "circles", WORDS, joined, "joined", form=80, hint="with commas", page="head",
                diary="circles", card=vcard_values.CIRCLES),
    PersonField("topics", "topics", WORDS, joined, form=90, hint="with commas", page="head"),
    PersonField("needs", "needs", WORDS, joined, form=100, hint="what they look for", page="lists", diary="looks for"),
    PersonField("offers", "offers", WORDS, joined, form=110, hint="what they can give", page="lists", diary="offers"),
    PersonField("knows", "knows", PEOPLE, others, edit=False, csv=False, page="lists", diary="knows"),
    PersonField("kin", "family", PLAIN, either, csv=False),
    PersonField("birthday", "birthday", BIRTHDAY, filled, "filled", card=vcard_values.BIRTHDAY, form=170,
                hint="06-21 or 1980-06-21", page="details", diary="birthday"),
    PersonField("connected_on", "connected on", PLAIN, earliest, "filled", edit=False),
    PersonField("origin", "where from", PLAIN, filled),
    PersonField("events", "events", PLAIN, joined, "joined", csv=False, card=vcard_values.ANNIVERSARIES),
    PersonField("away_days", "away on", CHOICES, joined, csv=False),
    PersonField("prefers", "prefers", CHOICES, joined, csv=False),
    PersonField("travel_min", "travel, minutes", NUMBER, filled, csv=False),
    PersonField("confidence", "confidence", PLAIN, nearest("broken", "ok"), csv=False),
    PersonField("purpose", "why", LINE, filled, form=70, hint="what you do for each other", page="why", diary="why"),
    PersonField("private_notes", "notes (private)", NOTE, below, "filled", card=vcard_values.NOTE, form=190,
                page="notes",
                diary="notes"),
    PersonField("snooze_until", "later", PLAIN, filled),
    PersonField("blocked_kinds", "not a fit for", WORDS, joined, csv=False),
    PersonField("created", "added", PLAIN, earliest, edit=False, csv=False),
    PersonField("source_row", "rows of files", PLAIN, rows, edit=False, csv=False),
    PersonField("merged", "merged with", PLAIN, merged_people, edit=False, csv=False),
)  # fmt: skip

FIELDS: dict[str, PersonField] = {field.name: field for field in _ROWS}
"""Name -> row. A test holds it against the attributes of ``model.Person``."""


def form_line(value: Any) -> str:
    """A value as a line of a form, which its type reads again."""
    return comma_list(map(str, value)) if isinstance(value, tuple) else text_of(value)


def placed(person: Person, place: Place) -> list[tuple[PersonField, Any]]:
    """The fields of one place on the page with their values, in the order of the table."""
    return [(field, getattr(person, field.name)) for field in FIELDS.values() if field.page == place]


def behind_name(person: Person) -> str:
    """What stands in brackets behind a name: " (she/her)"; "" for nothing."""
    said = ", ".join(field.type.shown(value) for field, value in placed(person, "name") if value)
    return f" ({said})" if said else ""
