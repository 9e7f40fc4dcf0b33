"""A line of mine as it is quoted: without the signs that the app wrote into it."""

from netritual.regex import regex

_TAKEN = regex(r"\w[.,;!?)]*(?P<clauses>(?: \+\w+(?: @[\w.-]+)+[^+]*)+)$")
"""Clauses behind a line in plain words, as an offer that was taken leaves them: "… +promise @ana send the deck"."""
_KEPT_AS_TEXT = regex(r"(?<![^\s(])\\(?=\w)")
"""The sign before a word that was refused as a name."""


def quoted(line: str) -> str:
    """The words of a line as they were typed."""
    taken = _TAKEN.search(line)
    head = line[: taken.start("clauses")] if taken is not None else line
    return _KEPT_AS_TEXT.sub("", head)
