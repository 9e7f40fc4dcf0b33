"""vCard files of versions 2.1, 3.0 and 4.0, as address books really write them (``calendar.md`` 4.5).

The bytes are cut into cards and unfolded here, and quoted-printable and character sets are decoded here, since vobject
takes every quoted-printable text for UTF-8. vobject then reads single content lines.
"""

import quopri
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from netritual.domain.identity import LONGEST, email_of, tidy, url_of
from netritual.domain.text import clean, fold
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.importer import Importer

FORMAT = "vcard"
_CARD = re.compile(r"(?mi)^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$")
WANTED = frozenset(
    b"FN N NICKNAME ORG TITLE ROLE EMAIL URL ADR CATEGORIES NOTE BDAY ANNIVERSARY KIND X-ABSHOWAS X-ABLABEL X-ABDATE "
    b"X-SOCIALPROFILE SOCIALPROFILE".split()
)
"""Properties that say something here; photos, keys and sounds are never decoded."""
LONGEST_LINE = 100_000
"""Bytes of one unfolded content line; a longer one is no name, address or note of a person."""
NO_YEAR = 1604
"""Apple writes this year for a birthday without one (``X-APPLE-OMIT-YEAR``)."""

_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_END = re.compile(rb"END[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Property(NamedTuple):
    """One content line: NAME, its group in lower case, parameters in upper case, and the raw value."""

    name: str
    group: str
    params: dict[str, list[str]]
    value: str


def knows(data: bytes, text: str) -> bool:
    """A text in which a card begins."""
    return _CARD.search(text) is not None


def read(data: bytes) -> ImportBatch:
    """People of a vCard file. A card that cannot be read is a problem with its number; the others are taken.

    A card without a name of a person (a company, a group, nothing) counts as skipped.
    """
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    problems: list[ImportProblem] = []
    skipped = 0
    for number, lines in enumerate(_cards(_lines(data)), start=1):
        place = f"card {number}"
        if lines is None:
            problems.append(ImportProblem(place, "it is cut off: there is no END:VCARD"))
            continue
        row, why = _person(list(_properties(lines)))
        if why:
            problems.append(ImportProblem(place, why))
        elif row is None:
            skipped += 1
        else:
            rows.append(row)
            places.append(place)
    return ImportBatch(FORMAT, tuple(rows), skipped, tuple(problems), None, tuple(places))


def _lines(data: bytes) -> list[bytes]:
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return re.split(rb"\r*\n|\r", data.removeprefix(b"\xef\xbb\xbf"))


def _cards(lines: list[bytes]) -> Iterator[list[bytes] | None]:
    """The lines of each card, or None for one that was cut. A card inside a card (AGENT of 2.1) is left out."""
    card: list[bytes] | None = None
    depth = 0
    for line in lines:
        mark = line.strip()
        if _BEGIN.match(mark):
            if card and card[-1].strip().upper().startswith(b"AGENT"):
                depth += 1
                continue
            if card is not None:
                yield None
            card, depth = [], 0
        elif _END.match(mark):
            if depth:
                depth -= 1
            elif card is not None:
                yield card
                card = None
        elif card is not None and not depth:
            card.append(line)
    if card is not None:
        yield None


def _unfolded(lines: list[bytes]) -> Iterator[bytes]:
    """Logical lines. Folds are undone on bytes, since some writers fold inside a character (RFC 2425 5.8.1)."""
    parts: list[bytes] = []
    soft = False
    for line in lines:
        if soft or (parts and line[:1] in (b" ", b"\t")):
            # A soft break of quoted-printable goes on in column one (vCard 2.1, 2.1.3); a fold starts with a blank.
            parts.append(line if soft else line[1:])
        else:
            if parts:
                yield b"".join(parts)
            parts = [line]
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in parts[0].upper()
        if soft:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield b"".join(parts)


def _properties(lines: list[bytes]) -> Iterator[Property]:
    from vobject.base import ParseError, textLineToContentLine

    for line in _unfolded(lines):
        name = re.match(rb"(?:([^.;:]*)\.)?([^;:]*)", line)
        if not name or name[2].strip().upper() not in WANTED or len(line) > LONGEST_LINE:
            continue
        try:
            read = textLineToContentLine(_decoded(line))
        except (ParseError, ValueError, LookupError):
            continue
        params = {key.upper(): [str(value) for value in values] for key, values in read.params.items()}
        yield Property(read.name, (read.group or "").lower(), params, read.value)


def _decoded(line: bytes) -> str:
    """A content line as text: its charset and quoted-printable are undone, and their parameters taken out."""
    head, value = _parts(line)
    params = head.split(b";")
    charset, quoted, kept = "", False, params[:1]
    for param in params[1:]:
        key, _, word = param.strip().upper().partition(b"=")
        if key == b"CHARSET":
            charset = word.strip(b'"').decode("ascii", "replace")
        elif b"QUOTED-PRINTABLE" in (key, word.strip(b'"')):
            quoted = True
        else:
            kept.append(param)
    if quoted:
        value = quopri.decodestring(value)
    text = _text(value, charset)
    if quoted:
        text = text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")
    # What is left of controls would end the line for the parser.
    return f"{_text(b';'.join(kept), '')}:{clean(text)}"


def _parts(line: bytes) -> tuple[bytes, bytes]:
    """Head and value: the first colon that stands in no quotes divides them."""
    found = re.match(rb'((?:[^":]|"[^"]*")*):', line)
    if found:
        return found[1], line[found.end() :]
    head, _, value = line.partition(b":")
    return head, value


def _text(value: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        try:
            if name:
                return value.decode(name)
        except (LookupError, ValueError):  # ValueError: UnicodeDecodeError, and names with a NUL
            continue
    return value.decode("cp1252", "replace")


def _person(properties: list[Property]) -> tuple[dict[str, Any] | None, str]:
    """(exchange row or None, what is wrong or "")."""
    of = {name: [p for p in properties if p.name == name] for name in {p.name for p in properties}}

    def texts(name: str) -> list[str]:
        return [text for p in of.get(name, []) if (text := tidy(_unescape(p.value)))]

    kind = next(iter(texts("KIND")), "individual").lower()
    if kind in ("org", "group", "location", "application", "device"):
        return None, ""
    if any(text.upper().startswith("COMPANY") for text in texts("X-ABSHOWAS")):
        return None, ""
    given = next((tidy(f"{n[1]} {n[0]}") for p in of.get("N", []) if len(n := _fields(p.value)) > 1), "")
    given = given or next((tidy(_fields(p.value)[0]) for p in of.get("N", [])), "")
    nicknames = [tidy(word) for p in of.get("NICKNAME", []) for word in _list(p.value) if tidy(word)]
    name = next(iter(texts("FN")), "") or given or next(iter(nicknames), "")
    if not fold(name):
        return None, ""
    if len(name) > LONGEST["name"]:
        return None, f"a name of {len(name)} characters"
    aka = [other for other in (given, *nicknames) if other and fold(other) != fold(name)]
    links = [p.value for key in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE") for p in of.get(key, [])]
    row = {
        "kind": "person",
        "name": name,
        "aka": _once(aka),
        "emails": _once(email_of(_unescape(p.value)) for p in of.get("EMAIL", [])),
        "urls": _once(url_of(_unescape(link)) for link in links),
        "company": _cut(next((tidy(_fields(p.value)[0]) for p in of.get("ORG", [])), "")),
        "position": _cut(next(iter([*texts("TITLE"), *texts("ROLE")]), "")),
        "city": _cut(next((city for p in of.get("ADR", []) if (city := _city(p.value))), "")),
        "circles": _once(tidy(word)[:80] for p in of.get("CATEGORIES", []) for word in _list(p.value)),
        "birthday": next((day for p in of.get("BDAY", []) if (day := _birthday(p.value))), None),
        "events": _anniversaries(of),
        "private_notes": "\n".join(
            note for p in of.get("NOTE", []) if (note := clean(_unescape(p.value), newlines=True).strip())
        ),
        "origin": "import",
    }
    return {**row, "source_row": f"{FORMAT}: {name} | {row['company']} | {row['position']}"}, ""


def _cut(text: str) -> str:
    return text[: LONGEST["text"]]


def _once(words: Any) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _unescape(value: str) -> str:
    """Text of an escaped value (RFC 6350 3.4); an unknown escape is the sign itself."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _fields(value: str) -> list[str]:
    """The components of a structured value; a comma inside one is a list, whose parts are joined by blanks."""
    return [" ".join(_list(part)) for part in _split(value, ";")]


def _list(value: str) -> list[str]:
    return [_unescape(part) for part in _split(value, ",")]


def _split(value: str, sign: str) -> list[str]:
    parts, escaped = [""], False
    for char in value:
        if char == sign and not escaped:
            parts.append("")
            continue
        escaped = char == "\\" and not escaped
        parts[-1] += char
    return parts


def _city(value: str) -> str:
    """Fourth component of an address: post box, extended, street, city (RFC 6350 6.3.1)."""
    fields = _fields(value)
    return tidy(fields[3]) if len(fields) > 3 else ""


def _birthday(value: str) -> str | None:
    """``YYYY-MM-DD`` or ``MM-DD`` of a BDAY (RFC 6350 4.3.1, RFC 2426, Apple's year 1604), None for any other text."""
    value = value.strip()
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*|\s.*)?\Z", value)
    year, rest = (int(found[1]), found.groups()[1:]) if found else (NO_YEAR, ())
    if not found:
        found = re.match(r"--(\d\d)-?(\d\d)(?:T.*)?\Z", value)
        if not found:
            return None
        rest = found.groups()
    try:
        day = date(year, int(rest[0]), int(rest[1]))  # 1604 was a leap year, so --0229 is a day
    except ValueError:
        return None
    return day.strftime("%m-%d") if year == NO_YEAR else day.isoformat()


def _anniversaries(of: dict[str, list[Property]]) -> list[dict[str, str]]:
    """ANNIVERSARY of 4.0, and Apple's dates that a label of the same group calls so."""
    labels = {p.group: re.sub(r"^_\$!<(.*)>!\$_$", r"\1", p.value) for p in of.get("X-ABLABEL", []) if p.group}
    dates = of.get("ANNIVERSARY", []) + [
        p for p in of.get("X-ABDATE", []) if labels.get(p.group, "").lower() == "anniversary"
    ]
    days = [day for p in dates if (day := _birthday(p.value)) and len(day) == 10]
    return [{"kind": "anniversary", "on": day} for day in dict.fromkeys(days)]


IMPORTER = Importer(FORMAT, 20, "vCard files", knows, read)
