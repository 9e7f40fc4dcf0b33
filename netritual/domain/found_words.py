"""What ``find`` looks for: words in names, notes, topics, places and talks, without case and accents.

A word is found where a word of the text begins with it. "O'Brien" is found as "obrien" and as "brien".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from netritual.domain.model import Interaction, Person, Record
from netritual.domain.text import spellings
from netritual.regex import regex

TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Person: (
        "name", "aka", "handle", "company", "position", "city", "circles", "topics", "needs", "offers", "purpose",
        "private_notes",
    ),
    Interaction: ("channel", "place", "topic", "tags", "summary", "note", "line"),
}  # fmt: skip
"""Kind -> the fields in which it is found."""
NAMES = ("name", "aka", "handle")
"""The fields by which a person is meant: a talk holds the names of its people, as they are now."""
DAYS: Mapping[type[Record], str] = {Person: "created", Interaction: "on"}
"""Kind -> the field by which the newest come first."""
_WORD = regex(r"[^\W_]+")
_AS_WRITTEN = regex(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words that are looked for, each once."""
    return list(dict.fromkeys(_WORD.findall(spellings(text)[0])))


def searched(document: Mapping[str, Any], fields: Sequence[str]) -> str:
    """The words in some fields of a document, each behind a blank."""
    values = [document.get(name) for name in fields]
    texts = [each for value in values for each in (value if isinstance(value, list | tuple) else (value,))]
    whole = "\n".join([text for text in texts if isinstance(text, str) and text])
    words = [word for form in spellings(whole) for word in _WORD.findall(form)] if whole else []
    return " ".join(["", *dict.fromkeys(words)])


def holds(text: str, words: Sequence[str], meant: Sequence[Set[int]] = (), people: Iterable[int] = ()) -> bool:
    """Whether what ``searched`` gives holds all words. ``meant`` are the people who answer to each word: to have one of
    them among its ``people`` is as good.
    """
    who = set(people) if meant else set()
    return all(f" {word}" in text or (bool(meant) and not who.isdisjoint(meant[at])) for at, word in enumerate(words))


def marked(text: str, words: Sequence[str]) -> str:
    """The text with a star on both sides of each word that was looked for."""
    return "".join(f"*{part}*" if is_hit else part for part, is_hit in parts(text, words))


def parts(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a word that was looked for."""
    at = 0
    for match in _AS_WRITTEN.finditer(text):
        if any(f" {word}" in f" {form}" for form in spellings(match[0]) for word in words):
            yield text[at : match.start()], False
            yield match[0], True
            at = match.end()
    yield text[at:], False
