"""Control sequences of a terminal that come in parts: a slow line may put a pause anywhere into one.

Nobody types an escape, a bracket and a number without a pause. What begins so waits for its rest, however late that
is, and is dropped when something else comes instead: its letters would be commands. An escape alone is a key at once,
an escape and a bracket are keys after ``SOON`` silences; what only the rest of a sequence can be is still no key behind
them. An arrow, ``shift+tab`` or a report of the focus has no number: its rest is one up to ``SOON``, in one piece.
"""

from __future__ import annotations

from netritual.regex import regex

_WHOLE = regex(
    r"\x1b(?:\[(?:<[\d;-]+[Mm]|\?[\d;]+(?:\$y|[cnu])|\d[\d;:]*[ABCDEFHPQRSu~t])|\]1[01];[^\x07\x1b]*(?:\x07|\x1b\\))"
)
"""Mouse reports, reports of modes and of the cursor, keys with a number, and colours."""
_SHORT = regex(r"\x1b(?:\[[A-DFHIOZ]|O[A-DFHPQRS])(?=\x1b|\Z)")
"""Keys and reports of the focus that have no number."""
_BEGUN = regex(r"\x1b(?:\[(?:(?:[<?][\d;-]*|\d[\d;:]*)\$?)?|\]1(?:[01](?:;[rgba:0-9a-fA-F/]*\x1b?)?)?)\Z")
"""What may be the first part of such a sequence."""
_BRACKET = "\x1b["
"""One that may as well have been typed."""
_KEY = regex(r"\x1b\]?\Z")
"""What is a key, and may be the first part too."""
_NEVER_TYPED = regex(r"\x1b(?:\[(?:[<?]|\d+[;:~])|\]1[01];)")


SOON = 10
"""Silences, each of ``terminal.WAIT_SECONDS``."""


class CutSequences:
    """Makes sequences whole again."""

    def __init__(self) -> None:
        self._unfinished = self._passed = ""
        """What waits for its rest, or what was given on as keys and may have been the first part of a sequence."""
        self._silences = 0
        """How often in a row nothing came for a while."""

    def read(self, text: str) -> str:
        """What is whole of the next characters; no characters mean that none came for a while."""
        if not text:
            self._silences += 1
            if self._unfinished != _BRACKET or self._silences < SOON:
                return ""
            self._unfinished, self._passed = "", _BRACKET
            return _BRACKET
        said, typed = (self._unfinished or (self._passed if self._silences else "")) + text, ""
        if self._silences and not self._goes_on(said, text):
            said, typed = text, _BRACKET if self._unfinished == _BRACKET and text[0] != "\x1b" else ""
        begun = _BEGUN.search(said)
        said, self._unfinished = (said[: begun.start()], begun.group()) if begun else (said, "")
        key = _KEY.search(said)
        self._passed, self._silences = key.group() if key else "", 0
        return typed + said

    def _goes_on(self, said: str, text: str) -> bool:
        """Whether a sequence that a pause cut goes on with a text; a single character that does not end it is a key."""
        if _WHOLE.match(said):
            return bool(self._unfinished) or _NEVER_TYPED.match(said) is not None
        if _SHORT.match(said):
            return self._silences < SOON
        return len(text) > 1 and _BEGUN.match(said) is not None and _NEVER_TYPED.match(said) is not None
