"""vCard files of versions 2.1, 3.0 and 4.0, as address books really write them.

The bytes are cut into cards and unfolded here, and quoted-printable and character sets are decoded here, since vobject
takes every quoted-printable text for UTF-8. vobject then reads single content lines, and the fields their values.
"""

import quopri
import re
from collections.abc import Iterator
from typing import Any

from netritual.domain import cards
from netritual.domain.cards import Property
from netritual.domain.identity import LONGEST, tidy
from netritual.domain.person_fields import FIELDS
from netritual.domain.text import clean, fold
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.importer import Importer

FORMAT = "vcard"
_CARD = re.compile(r"(?mi)^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$")
BESIDE = ("N", "KIND", "X-ABSHOWAS")
"""Properties that say something here, beside those of the fields; photos, keys and sounds are never decoded."""
LONGEST_LINE = 100_000
"""Bytes of one unfolded content line; a longer one is no name, address or note of a person."""

_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_END = re.compile(rb"END[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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

    wanted = {*BESIDE, *(name for field in FIELDS.values() if field.card for name in field.card.names)}
    for line in _unfolded(lines):
        name = re.match(rb"(?:([^.;:]*)\.)?([^;:]*)", line)
        if not name or name[2].decode("latin-1").strip().upper() not in wanted or len(line) > LONGEST_LINE:
            continue
        try:
            read = textLineToContentLine(_decoded(line))
        except (ParseError, ValueError, LookupError):
            continue
        params = {key.upper(): [str(value) for value in values] for key, values in read.params.items()}
        params.setdefault("TYPE", []).extend(map(str, read.singletonparams))
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
    of: dict[str, list[Property]] = {}
    for each in properties:
        of.setdefault(each.name, []).append(each)
    kind = next((text for p in of.get("KIND", []) if (text := cards.line(p.value))), "individual").lower()
    if kind in ("org", "group", "location", "application", "device"):
        return None, ""
    if any(cards.line(p.value).upper().startswith("COMPANY") for p in of.get("X-ABSHOWAS", [])):
        return None, ""
    read = {
        field.name: field.card.read([each for name in field.card.names for each in of.get(name, [])])
        for field in FIELDS.values()
        if field.card
    }
    given = _given([cards.components(p.value) for p in of.get("N", [])])
    name = read["name"] or given or next(iter(read["aka"]), "")
    if not fold(name):
        return None, ""
    if len(name) > LONGEST["name"]:
        return None, f"a name of {len(name)} characters"
    aka = [other for other in dict.fromkeys((given, *read["aka"])) if other and fold(other) != fold(name)]
    said = [name, read["company"], read["position"], *read["phones"], *filter(None, (read["pronouns"],))]
    said += [*read["emails"], *read["urls"]]
    row = {"kind": "person", **read, "name": name, "aka": aka, "origin": "import"}
    return {**row, "source_row": f"{FORMAT}: {' | '.join(said)}"[: LONGEST["text"]]}, ""


def _given(names: list[list[str]]) -> str:
    """The name of N: family name and given name (RFC 6350 6.2.2), or what stands there of them."""
    whole = next((tidy(f"{name[1]} {name[0]}") for name in names if len(name) > 1), "")
    return whole or next((tidy(name[0]) for name in names), "")


IMPORTER = Importer(FORMAT, 20, "vCard files", knows, read)
