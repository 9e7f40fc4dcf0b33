"""What ``find`` looks for: words in names, notes, topics, places and talks, held or planned, without case and accents.

A word is found where a word of the text begins with it. "O'Brien" is found as "obrien" and as "brien".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from netritual.domain.language.text import ASCII_SIGNS, spellings
from netritual.domain.model import Coffee, Follow, Interaction, Person, Record
from netritual.regex import regex

TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Person: (
        "name", "aka", "handle", "company", "position", "city", "circles", "topics", "needs", "offers", "purpose",
        "private_notes",
    ),
    Interaction: ("channel", "place", "topic", "tags", "summary", "note", "line"),
    Coffee: ("channel", "place", "purpose", "give", "ask", "line"),
    Follow: ("text", "line"),
}  # fmt: skip
"""Kind -> the fields in which it is found."""
NAMES = ("name", "aka", "handle")
"""The fields by which a person is meant: a talk holds the names of its people, as they are now."""
DAYS: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("created",), Interaction: ("on",), Coffee: ("slot", "start"), Follow: ("made",)
}  # fmt: skip
"""Kind -> the field, or the path to it, by which the newest come first."""
_WORD = regex(r"[^\W_]+")
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(256)
_AS_WRITTEN = regex(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words that are looked for, each once."""
    return list(dict.fromkeys(_WORD.findall(spellings(text)[0])))


def searched(document: Mapping[str, Any], fields: Sequence[str]) -> str:
    """The words in some fields of a document, each behind a blank."""
    texts: list[str] = []
    for value in map(document.get, fields):
        if not value:
            continue
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, (list, tuple)):
            texts += [text for text in value if isinstance(text, str)]
    text = "\n".join(texts)
    if text.isascii():  # the same by bytes, in a fifth of the time
        data = text.encode()
        omitted, parted = data.translate(_PLAIN, ASCII_SIGNS), data.translate(_PLAIN)
        words = (omitted if omitted == parted else omitted + b" " + parted).decode().split()
    else:
        words = [word for form in spellings(text) for word in _WORD.findall(form)]
    return " ".join(["", *dict.fromkeys(words)])


def day_in(document: Mapping[str, Any], kind: type[Record]) -> str:
    """The day of a document of a kind by which the newest come first, as ISO 8601; "" where it has none."""
    value: Any = document
    for name in DAYS[kind]:
        value = value.get(name) if isinstance(value, dict) else None
    return str(value or "")[:10]


def holds(text: str, words: Sequence[str], meant: Sequence[Set[int]] = (), people: Iterable[int] = ()) -> bool:
    """Whether what ``searched`` gives holds all words. ``meant`` are the people who answer to each word: to have one of
    them among its ``people`` is as good.
    """
    who = set(people) if meant else set()
    return all(f" {word}" in text or (bool(meant) and not who.isdisjoint(meant[at])) for at, word in enumerate(words))


def marked(pieces: Iterable[tuple[str, bool]]) -> str:
    """A text in parts, with a star on both sides of each word that was looked for."""
    return "".join(f"*{part}*" if is_hit else part for part, is_hit in pieces)


def parts(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a word that was looked for."""
    at = 0
    for match in _AS_WRITTEN.finditer(text):
        if any(f" {word}" in f" {form}" for form in spellings(match[0]) for word in words):
            yield text[at : match.start()], False
            yield match[0], True
            at = match.end()
    yield text[at:], False
