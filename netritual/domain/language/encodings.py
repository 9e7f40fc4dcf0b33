"""Bytes of a file to text: by rule, never by the machine's locale."""

import codecs

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
         codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}  # fmt: skip
"""The marks at the beginning of a file; the longer ones of two that begin alike stand first."""
_SEEN = 2000
"""Bytes by which UTF-16 without a mark is told: every second one is 0 where letters are Latin."""


def encoding_of(data: bytes) -> str | None:
    """The encoding that a file's mark or its zeros tell; None where nothing does."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return name
    even, odd = data[:_SEEN:2].count(0), data[1:_SEEN:2].count(0)
    most = min(len(data), _SEEN) // 2
    if odd > most * 0.6 > even * 6:
        return "utf-16-le"
    return "utf-16-be" if even > most * 0.6 > odd * 6 else None


def decode(data: bytes) -> str:
    """Text of a file's bytes: by its mark, UTF-16 by its zeros, strict UTF-8, then Windows-1252. It never fails."""
    name = encoding_of(data)
    if name and name != "utf-8":
        return data.decode(name, "replace").removeprefix("\ufeff")
    return decoded(data.removeprefix(codecs.BOM_UTF8))


def as_utf8(data: bytes) -> bytes:
    """The bytes of a file, those of UTF-16 and UTF-32 as UTF-8; others may say their charset line by line."""
    return data if encoding_of(data) in (None, "utf-8") else decode(data).encode("utf-8", "replace")


def decoded(data: bytes) -> str:
    """Text of the bytes of a file: UTF-8, else line by line, with Windows-1252 for each line that is not UTF-8, so that
    one bad byte does not spoil every accent. It never fails."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lines = data.split(b"\n")
        return "\n".join(map(decoded, lines)) if len(lines) > 1 else data.decode("cp1252", "replace")
