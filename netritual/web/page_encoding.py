"""The bytes of a page as text, whatever they say of themselves."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, lookup
from collections.abc import Iterator

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from netritual.regex import regex

_CHARSET = regex(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)")


def decoded(body: bytes, content_type: str) -> str:
    """The text of a page.

    What is UTF-8 without an error is UTF-8: other encodings hardly ever look like it, and many pages name a wrong one.
    Else the encoding of the answer counts, then the page's own, then the likeliest, the first in which there is no
    error (WHATWG HTML 13.2.3.2).
    """
    for name in _names(body, content_type):
        try:
            return body.decode(name)
        except (UnicodeError, LookupError):
            continue
    return body.decode(_known(detect_encoding(body)), "replace")


def _names(body: bytes, content_type: str) -> Iterator[str]:
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        yield "utf-16"
    yield "utf-8-sig"
    if said := _CHARSET.search(content_type):
        yield _known(said[1])
    yield _known(detect_encoding(body, from_html_meta=True))
    yield _known(detect_encoding(body))


def _known(name: str | None) -> str:
    """The encoding that the web means by a name (Latin-1 is Windows-1252 there); UTF-8 for one that nobody knows."""
    try:
        return lookup(map_encoding_to_html5(name or "utf-8") or "utf-8").name
    except (LookupError, ValueError):
        return "utf-8"
