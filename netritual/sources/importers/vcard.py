"""vCard files of versions 2.1, 3.0 and 4.0: who of them is a person, and what a card says of one.

``sources.vcard_lines`` gives the properties, the rows of ``person_fields`` read their values. What a card says and
nothing reads is named in a problem; who is no person is counted as skipped.
"""

from collections import Counter
from typing import Any

from netritual.domain.dates.day_wording import counted
from netritual.domain.language.encodings import decode
from netritual.domain.language.text import clean, fold, split_at
from netritual.domain.people import vcard_values
from netritual.domain.people.addresses import LONGEST, emails_in, tidy
from netritual.domain.people.file_rows import uid_cell
from netritual.domain.people.person_fields import FIELDS
from netritual.domain.people.vcard_values import Property
from netritual.domain.quicklog.name_keys import parts_of, without_firm
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.ignored_vcard_fields import names_not_taken, not_taken_words
from netritual.sources.importers import Importer, nameless_row
from netritual.sources.person_names import person_name
from netritual.sources.source_rows import source_row
from netritual.sources.vcard_lines import cards_in, count_of

FORMAT = "vcard"
_FIELD_OF = {name: field for field in FIELDS.values() if field.card for name in field.card.names}
_OTHER_PROPERTIES = frozenset(
    ("N", "UID", "PRODID", "KIND", "MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-ABSHOWAS")
)
"""Properties that say something here, beside those of the fields; photos, keys and sounds are never decoded, but
counted."""
_READABLE = ("EMAIL", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "TEL", "BDAY", "ANNIVERSARY")
"""Properties of which each one with a value must come to something."""
_SINGLE_PROPERTIES = ("ORG", "TITLE", "BDAY")
"""Properties of which one is kept."""
MOST_SCRIPTS = 8
"""Properties N of one card that are looked at: one in each script."""
_ALTERNATIVES = frozenset(("ALTID", "LANGUAGE", "PREF", "TYPE"))
"""Parameters that say of several names that they are one person's."""
_FIRMS = frozenset(
    ("gmbh", "ohg", "gbr", "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "sarl",
     "srl", "bv", "ltda", "lda", "pty", "ev", "kg")
)  # fmt: skip
"""Last words by which a name is that of an organisation."""


def knows(data: bytes, text: str) -> bool:
    """A text in which a card begins."""
    return count_of(text) > 0


def read(data: bytes) -> ImportBatch:
    """People of a vCard file. What cannot be read of a card is a problem with its number; the rest is taken.

    A card without a name of a person (a company, a group, an address alone) counts as skipped.
    """
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    problems: list[ImportProblem] = []
    not_taken: Counter[str] = Counter()
    nameless: list[str] = []
    skipped = begun = 0
    guessed = False
    for number, card in enumerate(cards_in(data, _OTHER_PROPERTIES | _FIELD_OF.keys()), start=1):
        place = f"card {number}"
        of = _by_name(card.properties)
        row, flaws = _person(of)
        flaws = [*card.flaws, *flaws]
        name = row["name"] if row else "nobody is taken"
        problems += [ImportProblem(place, f"{name}: {flaw}") for flaw in flaws]
        skipped += card.agents + (row is None and not flaws)
        if row is None and not flaws:
            nameless.append(
                nameless_row(place, (vcard_values.line(p.value) for k in ("FN", "ORG") for p in of.get(k, [])))
            )
        begun += 1 + card.agents
        guessed = guessed or card.guessed
        if row is not None:
            rows.append(row)
            places.append(place)
            not_taken.update(names_not_taken(of, card.others))
    inline = count_of(decode(data)) - begun
    if inline > 0:
        unread = counted(inline, "card")
        problems.append(ImportProblem("the file", f"{unread} in it cannot be read: no line of the file begins there"))
    if guessed:
        problems.append(ImportProblem("the file", "not all of it is UTF-8; such letters are read as Windows-1252"))
    return ImportBatch(
        FORMAT, tuple(rows), skipped, tuple(problems), places=tuple(places), notes=not_taken_words(not_taken),
        nameless=tuple(nameless),
    )  # fmt: skip


def _by_name(properties: list[Property]) -> dict[str, list[Property]]:
    """The properties that say something, in the order of the card."""
    of: dict[str, list[Property]] = {}
    for each in properties:
        if each.value.strip() and "PHONETIC" not in each.params:
            of.setdefault(each.name, []).append(each)
    return of


def _person(of: dict[str, list[Property]]) -> tuple[dict[str, Any] | None, list[str]]:
    """(exchange row, or None for nobody; what of the card is not read, in words)."""
    seconds = _second_names(of)
    if _is_group(of):
        return None, seconds
    read = {
        field.name: field.card.read([each for name in field.card.names for each in of.get(name, [])])
        for field in FIELDS.values()
        if field.card
    }
    whole = [tidy(vcard_values.unescaped(each.value)) for each in vcard_values.preferred(of.get("FN", []))]
    written = [text for text in whole if len(text) <= LONGEST["name"]]
    seconds += [f"a name of {len(text)} characters" for text in whole if len(text) > LONGEST["name"]]
    # We write people only, whatever their names are.
    own = any(each.value == vcard_values.PRODUCT for each in of.get("PRODID", []))
    names = written if own else _names(of, written)
    if names is None or not (names := [*names, *filter(person_name, [] if names else read["aka"])]):
        return None, seconds
    name, *aka = dict.fromkeys((*names, *read["aka"]))
    beside = [] if own else [address for text in written for address in emails_in(text)]
    emails = list(dict.fromkeys((*read["emails"], *beside)))
    row = {"kind": "person", **read, "name": name, "emails": emails, "origin": "import"}
    row["aka"] = [other for other in aka if other and fold(other) != fold(name)]
    uid = [uid_cell(tidy(each.value)) for each in of.get("UID", [])[:1]]
    return {**row, "source_row": source_row(FORMAT, row, uid)}, [*seconds, *_unread(of)]


def _names(of: dict[str, list[Property]], written: list[str]) -> list[str] | None:
    """The names of a person, the one to call them by first; None where the card is that of an organisation."""
    names = [name for text in written if (name := person_name(text))]
    parted = [_parted(each.value) for each in vcard_values.preferred(of.get("N", []))]
    first_name, family = next((parts for parts in parted if any(parts)), ("", ""))
    firms = {fold(text) for each in of.get("ORG", []) for text in _firms(each.value)}
    marked = any(vcard_values.line(p.value).upper().startswith("COMPANY") for p in of.get("X-ABSHOWAS", []))
    if marked or (any(_is_firm(name, firms) for name in names) and not _is_called_so(of, first_name, family)):
        own = {fold(f"{first_name} {family}"), fold(f"{family} {first_name}")}
        if not (first_name and family) or _is_firm(f"{first_name} {family}", set()) or (marked and own & firms):
            return None
        names = [name for name in names if fold(name) in own or not (marked or _is_firm(name, firms))]
    names = [each for name in names for each in _untitled(_turned(name, first_name, family), of.get("N", []))]
    for first, last in parted[:MOST_SCRIPTS]:
        whole = person_name(tidy(f"{first} {last}"))
        is_person = bool(whole) and len(whole) <= LONGEST["name"] and (bool(first and last) or fold(whole) not in firms)
        if is_person and not any(_covers(name, whole) for name in names):
            names.append(whole)
    return names


def _second_names(of: dict[str, list[Property]]) -> list[str]:
    """Names beside the first of which nothing says that they are the same person's, in words: a mark may be lost."""
    names = of.get("FN", [])
    if any(each.params.keys() & _ALTERNATIVES for each in names):
        return []
    texts = dict.fromkeys(tidy(vcard_values.unescaped(each.value)) for each in names)
    return [f"a second name, {text}, stands in the card" for text in list(texts)[1:]]


def _unread(of: dict[str, list[Property]]) -> list[str]:
    """What a card says that comes to nothing, in words."""
    flaws = []
    for name in _READABLE:
        field = _FIELD_OF[name]
        flaws += [
            f"the {field.label.removesuffix('s')} {clean(each.value.strip()[:40])!r} is not read"
            for each in of.get(name, []) if field.card and not field.card.read([each])
        ]  # fmt: skip
    for name in _SINGLE_PROPERTIES:
        card = _FIELD_OF[name].card
        values = dict.fromkeys(value for each in of.get(name, []) if card and (value := card.read([each])))
        flaws += [f"a second {_FIELD_OF[name].label}, {value}, is left out" for value in list(values)[1:]]
    return flaws


def _is_group(of: dict[str, list[Property]]) -> bool:
    """Whether a card says that it is no person's; one with members is a list, if it says nothing else."""
    kinds = [
        vcard_values.line(p.value).lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for p in of.get(name, [])
    ]
    if not kinds:
        return "MEMBER" in of or "X-ADDRESSBOOKSERVER-MEMBER" in of
    return any(kind in ("org", "group", "location", "application", "device") for kind in kinds)


def _firms(value: str) -> list[str]:
    """The names of an organisation: alone, and with its units."""
    parts = [part for part in map(tidy, vcard_values.components(value)) if part]
    return [name for part in (*parts[:1], " ".join(parts)) for name in (part, without_firm(part))]


def _is_firm(name: str, firms: set[str]) -> bool:
    words = name.replace(",", " ").split()
    return fold(name) in firms or (len(words) > 1 and fold(words[-1]) in _FIRMS)


def _is_called_so(of: dict[str, list[Property]], first: str, family: str) -> bool:
    """Whether a company was typed where a phone asks for a first name, with how to reach it: "Holz Schwörer". Whoever
    writes such a card deals with it as with a person; a program that writes one of a company leaves N empty."""
    reached = any(of.get(name) for name in ("TEL", "EMAIL"))
    return bool(first) and not family and reached and not _is_firm(first, set())


def _parted(name: str) -> tuple[str, str]:
    """(given name, family name) of N (RFC 6350 6.2.2)."""
    parts = vcard_values.components(name)
    if ";" in parts[0] and not any(part.strip() for part in parts[1:]):  # escaped as a whole
        parts = [" ".join(vcard_values.listed(part)) for part in split_at(";", parts[0])]
    return tidy(parts[1]) if len(parts) > 1 else "", tidy(parts[0])


def _turned(name: str, first: str, family: str) -> str:
    """A name in the order in which it is said, where N confirms that "Weber, Anna" has its family name in front."""
    front, comma, behind = (part.strip() for part in name.partition(","))
    if comma and family and first and fold(front) == fold(family) and fold(behind).startswith(fold(first)):
        return f"{behind} {front}"
    return name


def _untitled(name: str, titles: list[Property]) -> list[str]:
    """The name; before it the one without a title in front that only N tells of (RFC 6350 6.2.2)."""
    for title in (vcard_values.component(3)(each.value) for each in titles):
        rest = name.removeprefix(title).strip() if title else ""
        if rest and rest != name and fold(parts_of(name).words[0]) == fold(title.split()[0]):
            return [rest, name]
    return [name]


def _covers(name: str, other: str) -> bool:
    """Whether the words of another name all stand in a name, so that it says nothing new."""
    words = set(map(fold, (*name.replace(",", " ").split(), *parts_of(name).words)))
    return fold(other) in fold(name) or words.issuperset(map(fold, other.split()))


IMPORTER = Importer(FORMAT, 20, "vCard files", knows, read)
