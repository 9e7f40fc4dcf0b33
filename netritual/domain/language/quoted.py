"""A line of mine as it is quoted: without signs that say once more what its words say."""

from netritual.domain.language.terms import words_of
from netritual.regex import regex

_CLAUSE = regex(r"(?<=\S) \+\w+(?: @(?:\"[^\"]+\"|[\w.-]+))+ (?P<text>[^+]*?)(?: due:\d{4}-\d\d-\d\d)?(?= \+\w| //|$)")
"""A clause behind the words of a line, as an offer that was taken leaves it: "+promise @ana send the deck"."""
_KEPT_AS_TEXT = regex(r"(?<![^\s(])\\(?=\w)")
"""The sign before a word that was refused as a name."""


def quoted(line: str) -> str:
    """A line without the clauses that repeat words of it, and without the sign before a word that is no name. A clause
    that says something of its own stays."""
    begin = next(_CLAUSE.finditer(line), None)
    if begin is not None:
        said = set(words_of(line[: begin.start()]))
        line = _CLAUSE.sub(lambda one: "" if said.issuperset(words_of(one["text"]) or [""]) else one[0], line)
    return _KEPT_AS_TEXT.sub("", line)
