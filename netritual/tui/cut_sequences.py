"""Control sequences of a terminal that come in parts: a slow line may put a pause anywhere into one.

Nobody types an escape, a bracket and a number without a pause. What begins so waits for its rest, however late that
is, and is dropped when something else comes instead: its letters would be commands. An escape alone is a key at once;
what only the rest of a sequence can be is still no key behind it.
"""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"\x1b(?:\[(?:<[\d;-]+[Mm]|\?[\d;]+(?:\$y|[cnu])|\d[\d;:]*[ABCDEFHPQRSu~t])|\]1[01];[^\x07\x1b]*(?:\x07|\x1b\\))"
)
"""Mouse reports, reports of modes and of the cursor, keys with a number, and colours."""
_BEGUN = re.compile(r"\x1b(?:\[(?:[<?][\d;-]*|\d[\d;:]*)\$?|\]1(?:[01](?:;[rgba:0-9a-fA-F/]*\x1b?)?)?)\Z")
"""What may be the first part of such a sequence."""
_KEY = re.compile(r"\x1b[\[\]]?\Z")
"""What may be too, and may as well have been typed."""
_NEVER_TYPED = re.compile(r"\x1b(?:\[(?:[<?]|\d+[;:~])|\]1[01];)")


class CutSequences:
    """Makes sequences whole again."""

    def __init__(self) -> None:
        self._held = self._passed = ""
        """What waits for its rest, or what was given on as keys and may have been the first part of a sequence."""
        self._late = False
        """True when nothing came for a while."""

    def read(self, text: str) -> str:
        """What is whole of the next characters; no characters mean that none came for a while."""
        if not text:
            self._late = True
            return ""
        said = (self._held or (self._passed if self._late else "")) + text
        if self._late and not self._goes_on(said, text):
            said = text
        begun = _BEGUN.search(said)
        said, self._held = (said[: begun.start()], begun.group()) if begun else (said, "")
        key = _KEY.search(said)
        self._passed, self._late = key.group() if key else "", False
        return said

    def _goes_on(self, said: str, text: str) -> bool:
        """Whether a sequence that a pause cut goes on with a text; a single character that does not end it is a key."""
        if _WHOLE.match(said):
            return bool(self._held) or _NEVER_TYPED.match(said) is not None
        return len(text) > 1 and _BEGUN.match(said) is not None and _NEVER_TYPED.match(said) is not None
