"""Bytes of a vCard file to cards and their properties: what a strict reader refuses is read too, or named.

vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs really write them. Every byte is looked at a fixed number of
times, so that the time a card takes grows with its length and nothing else.
"""

import binascii
import quopri
import re
from codecs import lookup
from collections.abc import Container, Iterator
from typing import NamedTuple

from netritual.domain.language.encodings import as_utf8
from netritual.domain.language.text import clean
from netritual.domain.people.vcard_values import Property
from netritual.sources.decoding import LINE_END

LONGEST_VALUE = 1_000_000
"""Bytes of one unfolded property; a longer one is no name, address or note of a person."""
NO_BEGIN, NO_END = "it has no BEGIN:VCARD; its lines are taken", "it has no END:VCARD; what stands in it is taken"

_MARKS: tuple[tuple[bytes, ...], ...] = ((b"END", b"BEGIN"), (b"BEGIN",), (b"END",))
_BOM = b"\xef\xbb\xbf"
_PROPERTY = re.compile(rb"\s*(?:[\w-]+\.)?([A-Za-z][\w/-]*)[ \t]*[;:]")
_PERSONAL = frozenset((b"FN", b"N", b"EMAIL", b"TEL", b"ORG"))
"""Properties by which lines outside of a card are one whose BEGIN is broken."""
_KNOWN = _PERSONAL | frozenset(
    (
        b"VERSION",
        b"REV",
        b"UID",
        b"NOTE",
        b"URL",
        b"ADR",
        b"BDAY",
        b"TITLE",
        b"ROLE",
        b"PHOTO",
        b"CATEGORIES",
        b"NICKNAME",
    )
)
"""Properties that end a line before them, even one whose soft break says that it goes on."""
_LONG_PROPERTIES = frozenset((b"NOTE", b"PHOTO", b"LOGO", b"SOUND", b"KEY"))
"""Properties that some writers break into lines without a fold."""
_SLOW_CODECS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))
"""Codecs of Python that are no character sets of a file; two of them are not linear."""


class CardText(NamedTuple):
    """The properties of one card as they are written, and what is wrong with it, in words.

    ``agents`` is how many cards stood inside of it (AGENT of 2.1); they are left out. ``guessed``: some letters are in
    no charset that the card tells, nor in UTF-8, and are read as Windows-1252. ``others`` are the names of properties
    that are not wanted and hold something.
    """

    properties: list[Property]
    flaws: list[str]
    agents: int
    guessed: bool
    others: list[str]


def cards_in(data: bytes, wanted: Container[str]) -> Iterator[CardText]:
    """Each card of a file, with its properties of the names ``wanted`` (in capitals)."""
    for lines, flaw, agents in _cut(re.split(LINE_END.encode(), as_utf8(data))):
        flaws = [flaw] if flaw else []
        others: list[str] = []
        read = list(_properties(lines, wanted, flaws, others))
        yield CardText([each for each, _ in read], flaws, agents, any(guessed for _, guessed in read), others)


def count_of(text: str) -> int:
    """How many cards begin in a text, also where no line does."""
    return len(re.findall(r"(?i)BEGIN[ \t]*:[ \t]*VCARD(?![\w-])", text))


def _marks(line: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """(what stands before them, the BEGIN and END marks at the end of a line). Files that were joined by a program
    have two on a line, or a BOM before one."""
    tail = line[-60:].upper()
    if b"VCARD" not in tail:
        return line, ()
    tail = b"".join(tail.replace(_BOM, b"").split())
    marks = next((marks for marks in _MARKS if tail.endswith(b"".join(mark + b":VCARD" for mark in marks))), ())
    if not marks:
        return line, ()
    end = line.upper().rfind(marks[-1])
    if len(marks) > 1:
        end = line[:end].upper().rfind(marks[0])
    return line[:end].replace(_BOM, b""), marks


def _cut(lines: list[bytes]) -> Iterator[tuple[list[bytes], str, int]]:
    """(lines, what is wrong or "", cards inside) of each card; lines without a sign are left out."""
    card: list[bytes] | None = None
    stray: list[bytes] = []
    depth = agents = 0
    versioned = False  # a second VERSION tells that the marks between two cards are lost
    last = b""
    for line in lines:
        before, marks = _marks(line)
        name = _name(before)
        if not marks or (name == b"AGENT" and marks[0] == b"END"):
            if line.strip():
                last = name
                if name == b"VERSION" and not depth and card is not None:
                    if versioned:
                        yield card, NO_END, agents
                        card, agents = [], 0
                    versioned = True
                if not depth:
                    (stray if card is None else card).append(line)
            continue
        inside = card is not None and marks[0] == b"BEGIN" and b"AGENT" in (name, b"" if before.strip() else last)
        last = b""
        if before.strip() and not depth and not inside:
            (stray if card is None else card).append(before)
        for mark in marks:
            if inside:
                depth, agents = depth + 1, agents + 1
            elif mark == b"END" and depth:
                depth -= 1
            else:
                if card is not None:
                    yield card, "" if mark == b"END" else NO_END, agents
                elif _is_card(stray):
                    yield stray, NO_BEGIN, 0
                indent = [before] if before.isspace() else []
                card, stray, depth, agents = indent if mark == b"BEGIN" else None, [], 0, 0
                versioned = False
    if card is not None:
        yield card, NO_END, agents
    elif _is_card(stray):
        yield stray, NO_BEGIN, 0


def _name(line: bytes) -> bytes:
    match = _PROPERTY.match(line)
    return match[1].upper() if match else b""


def _is_card(lines: list[bytes]) -> bool:
    return not _PERSONAL.isdisjoint(map(_name, lines))


def _properties(
    lines: list[bytes], wanted: Container[str], flaws: list[str], others: list[str]
) -> Iterator[tuple[Property, bool]]:
    for key, line in _unfolded(lines):
        name = key.decode("latin-1")
        if not name or (name in wanted and b":" not in line):
            flaws.append(f"the line {_shown(line)} is not read")
        elif name in wanted and len(line) > LONGEST_VALUE:
            flaws.append(f"{name} of {len(line)} bytes is left out")
        elif name in wanted:
            yield _property(line)
        elif line.partition(b":")[2].strip(b"; \t"):
            others.append(name)


def _shown(line: bytes) -> str:
    return repr(clean(line.strip()[:160].decode("utf-8", "replace"))[:40])


def _unfolded(lines: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(name, line) of each property, its folds undone: on bytes, since some writers fold inside a character (RFC 2425
    5.8.1). The name is b"" where a line is no property; after a note it goes on with it.
    """
    indent = lines[0] if lines and lines[0].isspace() else b""
    logical: list[tuple[bytes, list[bytes]]] = []
    broken: list[tuple[list[bytes], int]] = []
    soft = quoted = False
    for line in (each.removeprefix(indent) for each in lines):
        name, parts = _name(line), logical[-1][1] if logical else []
        if soft and (name not in _KNOWN or logical[-1][0] in _LONG_PROPERTIES):
            broken.append((parts, len(parts)))
            parts.append(line)
        elif parts and line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
        elif parts and not name and logical[-1][0] in _LONG_PROPERTIES:
            parts.append(b"\\n" + line)
        elif line.strip():
            parts = [line]
            logical.append((name, parts))
            quoted = _is_quoted(line)
        bare = line.rstrip(b" \t")
        soft = quoted and bare.endswith(b"=")
        if soft:
            parts[-1] = parts[-1].rstrip(b" \t")[:-1]
    # A soft break of quoted-printable goes on in column one (vCard 2.1, 2.1.3), but some writers fold there as well.
    if all(parts[at][:1] in (b" ", b"\t") for parts, at in broken):
        for parts, at in broken:
            parts[at] = parts[at][1:]
    for name, parts in logical:
        yield name, b"".join(parts)


def _halves(line: bytes) -> tuple[bytes, bytes]:
    """Head and value: the first colon that stands in no quotes divides them, or the first where a quote stays open."""
    at = 0
    for number, piece in enumerate(line.split(b'"')):
        colon = piece.find(b":") if number % 2 == 0 else -1
        if colon >= 0:
            return line[: at + colon], line[at + colon + 1 :]
        at += len(piece) + 1
    head, _, value = line.partition(b":")
    return head, value


def _params(head: bytes) -> tuple[str, dict[str, list[str]]]:
    """The name with its group, and the parameters; one without a name (2.1) is an ENCODING or a TYPE."""
    pieces = _decoded(head, "")[0].split('"')
    closed = len(pieces) - (len(pieces) + 1) % 2  # an open quote protects nothing
    plain = "".join(piece.replace(";", " ") if at % 2 and at < closed else piece for at, piece in enumerate(pieces))
    name, *rest = plain.split(";")
    params: dict[str, list[str]] = {}
    for param in rest:
        key, equals, value = param.partition("=")
        if not equals:
            key, value = "ENCODING" if key.strip().upper() in ("QUOTED-PRINTABLE", "BASE64") else "TYPE", key
        if value.strip():
            params.setdefault(key.strip().upper(), []).append(clean(value).strip())
    return name, params


def _is_quoted(line: bytes) -> bool:
    if b"QUOTED-PRINTABLE" not in line.upper():
        return False
    return _encoding(_params(_halves(line)[0])[1]).startswith("Q")


def _encoding(params: dict[str, list[str]]) -> str:
    return "".join(params.get("ENCODING", [])[:1]).upper()


def _property(line: bytes) -> tuple[Property, bool]:
    """One property, its charset, quoted-printable and base64 undone, and whether its charset is guessed."""
    head, value = _halves(line)
    whole, params = _params(head)
    group, _, name = whole.strip().rpartition(".")
    charset, encoding = "".join(params.pop("CHARSET", [])[:1]), _encoding(params)
    if encoding.startswith("Q") or (charset and not encoding and re.search(rb"=[89A-Fa-f][0-9A-Fa-f]", value)):
        value = quopri.decodestring(value)
    elif encoding in ("B", "BASE64"):
        value = _from_base64(value)
    text, guessed = _decoded(value, charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return Property(name.strip().upper(), group.lower(), params, clean(text)), guessed


def _from_base64(value: bytes) -> bytes:
    """The bytes that are meant, or the text itself where it is no base64."""
    packed = b"".join(value.split())
    try:
        return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4), strict_mode=True)
    except binascii.Error:
        return value


def _decoded(value: bytes, charset: str) -> tuple[str, bool]:
    """The text in the charset that is said, else in UTF-8, else in Windows-1252, which is a guess; of a text that is
    UTF-8 but for some bytes those are replaced."""
    for name in (charset, "utf-8"):
        try:
            if name and lookup(name).name not in _SLOW_CODECS:
                return value.decode(name), False
        except (LookupError, ValueError):  # ValueError: UnicodeDecodeError, and names with a NUL
            continue
    is_utf8 = not value.decode("utf-8", "ignore").isascii()
    return value.decode("utf-8" if is_utf8 else "cp1252", "replace"), True
