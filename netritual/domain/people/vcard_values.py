"""How the value of a field stands in a vCard: read from versions 2.1, 3.0 and 4.0, written as 3.0 (RFC 2426).

Pure text: ``sources.importers.vcard`` cuts files into properties, ``services.exports.people_files`` folds the lines.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from netritual.domain.language.text import clean, fold, split_at
from netritual.domain.people.addresses import LONGEST, emails_in, links_in, phone_key, phone_of, tidy
from netritual.regex import regex

PRODUCT = "-//netritual//people//EN"
"""The PRODID (RFC 2426 3.6.3) of the cards that are written here."""
NO_YEAR = 1604
"""Apple writes this year for a birthday without one (``X-APPLE-OMIT-YEAR``); 3.0 has no form of its own."""


class Property(NamedTuple):
    """One content line: NAME, its group in lower case, parameters in upper case, and the raw value.

    A parameter without a name, as 2.1 has them (``TEL;HOME:``), is a ``TYPE``.
    """

    name: str
    group: str
    params: dict[str, list[str]]
    value: str


class VCardProperty(NamedTuple):
    """Where a field stands in a vCard.

    ``read`` takes the properties with these ``names``, ordered by name and then as in the file, and returns a plain
    value of the exchange format. ``write`` takes a value that is not empty and returns content lines. A field that is
    ``last`` is written after all others.
    """

    names: tuple[str, ...]
    read: Callable[[list[Property]], Any]
    write: Callable[[Any], Iterable[str]]
    last: bool = False


def one(names: str, read: Callable[[str], Any], form: str = "", empty: Any = "") -> VCardProperty:
    """The first value that says something. ``form`` is the line as it is written, ``{}`` for the escaped value."""

    def values(properties: list[Property]) -> Any:
        return next((value for each in properties if (value := read(each.value))), empty)

    line = form or names.split()[0] + ":{}"
    return VCardProperty(tuple(names.split()), values, lambda value: [line.format(escaped(value))])


def many(names: str, read: Callable[[str], Iterable[Any]], form: str = "") -> VCardProperty:
    """A list, one property a value, each once; ``read`` gets the text without escapes, and finds more where a program
    put several into one."""

    def values(properties: list[Property]) -> list[Any]:
        return _once(value for each in properties for value in read(unescaped(each.value)))

    line = form or names.split()[0] + ":{}"
    return VCardProperty(tuple(names.split()), values, lambda values: [line.format(escaped(value)) for value in values])


def words(name: str, read: Callable[[str], Any]) -> VCardProperty:
    """A list inside one property, with commas; ``read`` gets a word without escapes."""

    def values(properties: list[Property]) -> list[Any]:
        return _once(read(word) for each in properties for word in listed(each.value))

    return VCardProperty((name,), values, lambda values: [f"{name}:{','.join(map(escaped, values))}"])


def preferred(properties: Iterable[Property]) -> list[Property]:
    """The preferred ones first: ``PREF=1`` to 100 in 4.0 (RFC 6350 5.3), ``TYPE=PREF`` in 3.0; else as they stand."""

    def rank(each: Property) -> int:
        preference = "".join(each.params.get("PREF", [])[:1])
        marked = "pref" in ",".join(each.params.get("TYPE", [])).lower().split(",")
        return int(preference) if preference.isascii() and preference.isdecimal() else 1 if marked else 101

    return sorted(properties, key=rank)


def line(value: str) -> str:
    """A text on one line, of a length that is kept."""
    return tidy(unescaped(value))[: LONGEST["text"]]


def note(value: str) -> str:
    """A text of several lines."""
    return clean(unescaped(value), newlines=True).strip()


def component(at: int) -> Callable[[str], str]:
    """The reader of one component of a structured value (RFC 6350 3.3), counted from 0."""

    def read(value: str) -> str:
        fields = components(value)
        return tidy(fields[at])[: LONGEST["text"]] if len(fields) > at else ""

    return read


def components(value: str) -> list[str]:
    """The components of a structured value; a comma inside one is a list, whose parts are joined by blanks."""
    return [" ".join(listed(part)) for part in split_at(";", value)]


def listed(value: str) -> list[str]:
    """The values of a list."""
    return [unescaped(part) for part in split_at(",", value)]


def unescaped(value: str) -> str:
    """Text of an escaped value (RFC 6350 3.4); an unknown escape is the sign itself."""
    if "\\" not in value:
        return value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL)


def escaped(value: str) -> str:
    """A text with its signs escaped (RFC 2426 5)."""
    text = clean(value, newlines=True).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


_DAY = regex(
    r"(?:(?P<year>\d{4})(?P<sign>[-/.]?)(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)|--(?P<m>\d\d?)-?(?P<d>\d\d?)"
    r"|(?P<first>\d\d?)\.(?P<second>\d\d?)\.(?P<y>\d{4})?)(?:T.*|\s.*)?\Z"
)


def birthday(value: str) -> str | None:
    """``YYYY-MM-DD`` or ``MM-DD`` of a BDAY (RFC 6350 4.3.1, RFC 2426), None for any other text.

    Programs write the year 1604 (Apple), 0001 or 0000 for none, leave out zeros, and put slashes or, day first, dots.
    """
    match = _DAY.match(value.strip())
    if not match or (match["year"] and not match["sign"] and len(match["month"] + match["day"]) < 4):
        return None
    year = int(match["year"] or match["y"] or 0)
    month, number = match["month"] or match["m"] or match["second"], match["day"] or match["d"] or match["first"]
    has_year = year not in (0, 1, NO_YEAR)
    try:
        day = date(year if has_year else NO_YEAR, int(month), int(number))  # 1604 was a leap year, so --0229 is a day
    except ValueError:
        return None
    return day.isoformat() if has_year else day.strftime("%m-%d")


def _name_lines(name: str) -> Iterator[str]:
    first, _, family = name.rpartition(" ")
    yield f"FN:{escaped(name)}"
    yield f"N:{escaped(family)};{escaped(first)};;;"


def _anniversaries(properties: list[Property]) -> list[dict[str, str]]:
    """ANNIVERSARY of 4.0, and Apple's dates that a label of the same group calls so."""
    labels = {p.group: re.sub(r"^_\$!<(.*)>!\$_$", r"\1", p.value) for p in properties if p.name == "X-ABLABEL"}
    apple = {group for group, label in labels.items() if group and label.lower() == "anniversary"}
    dates = [p.value for p in properties if p.name == "ANNIVERSARY" or (p.name == "X-ABDATE" and p.group in apple)]
    days = _once(day for value in dates if (day := birthday(value)) and len(day) == 10)
    return [{"kind": "anniversary", "on": day} for day in days]


def _phones(properties: list[Property]) -> list[str]:
    numbers = [number for each in preferred(properties) if (number := phone_of(unescaped(each.value)))]
    return list({phone_key(number): number for number in reversed(numbers)}.values())[::-1]


def _once(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value))


_SYSTEM_GROUPS = frozenset(("mycontacts", "starred", "starredinandroid", "othercontacts"))
"""Groups in which an address book puts everybody, or some for itself."""
_LINKEDIN = "https://www.linkedin.com/in/"


def _circle(word: str) -> str:
    name = tidy(word)[:80]
    return "" if fold(name.lstrip("* ")) in _SYSTEM_GROUPS else name


def _links(properties: list[Property]) -> list[str]:
    """Web links, and the LinkedIn profile of which the name alone is told, by Apple or as in RFC 9554 4.9 and 4.10."""
    links: list[str] = []
    for each in properties:
        said = {key: "".join(each.params.get(key, [])).lower() for key in ("TYPE", "SERVICE-TYPE")}
        user = next((each.params[key][0] for key in ("X-USER", "USERNAME") if key in each.params), each.value)
        user = user.removeprefix("x-apple:").strip().strip('"')
        own = any("linkedin" in word for word in said.values()) and re.fullmatch(r"[\w%-]+", user)
        links += links_in(unescaped(each.value)) or ([_LINKEDIN + user] if own else [])
    return _once(links)


EMAILS = many("EMAIL", emails_in, "EMAIL;TYPE=INTERNET:{}")
LINKS = many("URL X-SOCIALPROFILE SOCIALPROFILE", links_in)._replace(read=_links)
NAME = one("FN", lambda value: tidy(unescaped(value)))._replace(write=_name_lines)
"""A card without it has its name in N; the importer looks there."""
PHONES = many("TEL", lambda text: filter(None, (phone_of(text),)))._replace(read=_phones)
"""Numbers of every TYPE; a ``tel:`` URI as text, since 3.0 has no other value (RFC 2426 3.3.1)."""
PRONOUNS = one("PRONOUNS X-PRONOUNS", line)._replace(
    read=lambda properties: ", ".join(_once(line(each.value) for each in preferred(properties)))
)
"""RFC 9554 3.4; programs of before it write the other name. A GENDER or GRAMGENDER says nothing of them."""
CIRCLES = words("CATEGORIES", _circle)._replace(last=True)
BIRTHDAY = one("BDAY", birthday, empty=None)._replace(
    write=lambda day: (f"BDAY:{day}" if len(day) == 10 else f"BDAY;X-APPLE-OMIT-YEAR={NO_YEAR}:{NO_YEAR}-{day}",)
)
ANNIVERSARIES = VCardProperty(("ANNIVERSARY", "X-ABDATE", "X-ABLABEL"), _anniversaries, lambda _: ())
"""Read only: 3.0 has no property for them."""
NOTE = one("NOTE", note)._replace(read=lambda all_: "\n".join(filter(None, (note(p.value) for p in all_))), last=True)
