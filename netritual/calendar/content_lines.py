"""The content lines of a calendar file (RFC 5545 3.1), whatever its encoding, line ends and layout are.

Nothing of this is told: layout carries no meaning, so undoing it guesses nothing.
"""

import codecs
import re
from contextlib import suppress
from quopri import decodestring

from netritual.domain.language.encodings import as_utf8, decoded

_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r") + b"\x7f"
_COMPONENT = rb"(?:BEGIN|END)[ \t]*:[ \t]*(?:V[A-Z]+|STANDARD|DAYLIGHT)[ \t]*(?:\n|$)"
_ENDS = re.compile(rb"[\r\n]+")
_FOLD = re.compile(rb"\n[ \t](?![ \t]*" + _COMPONENT + rb")", re.I)
"""A line break within a line; a component that is only indented begins a line of its own."""
_EVENT = re.compile(rb"^BEGIN[ \t]*:[ \t]*(?:VEVENT|VCALENDAR|VFREEBUSY)[ \t]*$", re.I | re.M)
_INDENTED = re.compile(rb"^[ \t]+BEGIN[ \t]*:[ \t]*VEVENT[ \t]*$", re.I | re.M)
_INDENT = re.compile(rb"^[ \t]+(?=[A-Z][A-Z0-9-]*[ \t]*[:;])", re.M)
_ESCAPED_END = re.compile(rb"(?<!\\)(?:\\r)?\\n")
_GLUED = re.compile(
    rb"^([ \t]*END:(?:VEVENT|VCALENDAR|VTIMEZONE|VALARM|VTODO|VJOURNAL|VFREEBUSY))(?=\xef\xbb\xbf|BEGIN:V)", re.I | re.M
)
_SUSPECTS = (codecs.BOM_UTF8, *(end + b"BEGIN:V" for end in (b"T", b"R", b"E", b"M", b"O", b"L", b"Y")))
"""What a file has in it that is glued together; looking for it is faster than the pattern."""
_MARK = re.compile(rb"^\xef\xbb\xbf", re.M)
_QUOTED = re.compile(
    rb"^(?P<name>[A-Z][A-Z0-9-]*)(?P<params>;[^:\n]*\bQUOTED-PRINTABLE\b[^:\n]*)"
    rb":(?P<text>(?:[^\n]*(?:=\n(?!BEGIN:|END:)|\n[ \t]))*+[^\n]*)", re.I | re.M
)  # fmt: skip
_CHARSET = re.compile(rb";\s*CHARSET\s*=\s*\"?([\w.:-]+)", re.I)
_ENCODED = re.compile(rb";\s*(?:CHARSET\s*=[^;]*|(?:ENCODING\s*=\s*)?\"?QUOTED-PRINTABLE\"?)", re.I)


def content_lines(data: bytes) -> list[str]:
    """The unfolded lines of a file. Never raises; linear in its size."""
    data = as_utf8(data).translate(None, _CONTROLS).replace(b"\r\n", b"\n")
    if b"\r" in data or b"\n\n" in data:
        data = _ENDS.sub(b"\n", data)
    if any(end in data for end in _SUSPECTS):
        data = _MARK.sub(b"", _GLUED.sub(rb"\1\n", data))
    if not _EVENT.search(data) and b"\\n" in data:
        # A text of JSON or a shell: the line ends are written out, and those inside of a value once more.
        data = _ESCAPED_END.sub(b"\n", data.strip(b" \t\n\"'")).replace(b"\\\\n", b"\\n").replace(b'\\"', b'"')
    if _INDENTED.search(data) and not re.search(rb"^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*$", data, re.I | re.M):
        data = _INDENT.sub(b"", data)
    if b"QUOTED-PRINTABLE" in data.upper():
        data = _QUOTED.sub(_unquoted, data)
    # Unfolded before it is decoded: some programs fold inside of a character.
    return decoded(_FOLD.sub(b"", data.lstrip())).split("\n")


def _unquoted(line: re.Match[bytes]) -> bytes:
    """A line of vCalendar 1.0 whose text is quoted-printable, as RFC 5545 has it: UTF-8 on one line."""
    name, params, text = line["name"], line["params"], line["text"]
    charset = _CHARSET.search(params)
    data = decodestring(re.sub(rb"(?<!=)\n[ \t]", b"", text))
    with suppress(UnicodeError, LookupError):  # what is no such text is decoded as every other line
        data = data.decode(charset[1].decode() if charset else "utf-8").encode()
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\\n").translate(None, _CONTROLS)
    return name + _ENCODED.sub(b"", params) + b":" + data
