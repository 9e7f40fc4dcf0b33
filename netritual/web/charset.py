"""Bytes from a server to text, whatever the server and the document say of their encoding."""

import codecs
import re

from netritual.domain.language.encodings import decode, encoding_of
from netritual.regex import regex

_DECLARED = regex(r"""(?i)(?:\bcharset|<\?xml[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""")
_HEAD = 4096
"""Characters in which a document says its encoding (the HTML standard asks for the first 1,024 bytes)."""
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
          "euc_kr": "cp949", "iso8859-9": "cp1254"}  # fmt: skip
"""Encodings that are read as a wider one, as browsers do (encoding.spec.whatwg.org 4.2)."""
_CONTROLS = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What may not stand in XML (XML 1.0, 2.2)."""


def text_of(data: bytes, content_type: str) -> str:
    """The text of a document, without control characters. It never fails.

    A mark at the beginning wins, then UTF-8 where the bytes are so: a wrong declaration is more frequent than another
    encoding that happens to be valid UTF-8. Then what the server says, and what the document says of itself; else
    UTF-8, and Windows-1252 for each byte that is none.
    """
    return _CONTROLS.sub("", _decoded(data, content_type))


def declares_entities(text: str) -> bool:
    """Whether a document declares entities of its own: they can grow without end, or name files (CWE-776, CWE-611)."""
    folded = text.lower()
    doctype = folded.find("<!doctype")
    return doctype >= 0 and folded.find("<!entity", doctype) >= 0


def _decoded(data: bytes, content_type: str) -> str:
    if encoding_of(data) is not None:
        return decode(data)
    if b"\x1b" not in data:  # else it may be ISO-2022, whose bytes are all ASCII
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    head = data[:_HEAD].decode("latin-1")
    for declared in (_DECLARED.search(content_type), _DECLARED.search(head)):
        name = _codec_name(declared[1]) if declared else None
        if name is not None:
            return data.decode(name, "replace")
    return data.decode("utf-8", _BYTE_BY_BYTE)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8, so that one of them does not spoil a document that is one long line."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_BYTE_BY_BYTE = "netritual.windows-1252"
codecs.register_error(_BYTE_BY_BYTE, _as_windows_1252)


def _codec_name(name: str) -> str | None:
    """The codec of an encoding for documents; None for UTF-8, which it is not, and for what is none."""
    try:
        codec = codecs.lookup(name).name
        "".encode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None
    wider = _WIDER.get(codec, codec)
    return wider if re.match(r"cp\d|iso|euc|big5|gb|koi8|mac|shift|tis|johab|hz|kz|ptcp", wider) else None
