"""Pasted lines that a field of one line could not take: they wait, and are put in one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from netritual.domain.words import counted


class PastedLines:
    """What is left of pastes, in order; blank lines are none."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque()
        self._of = 0

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    @property
    def next(self) -> str:
        """The line that comes next; "" when none waits."""
        return self._lines[0] if self._lines else ""

    @property
    def words(self) -> str:
        """How many were taken, and how the next one is."""
        left = len(self._lines)
        pasted = f"{self._of - left} of {counted(self._of, 'line')} pasted."
        return f"{pasted} Press PgDn in a text field for the next one." if left else pasted

    @property
    def words_at_end(self) -> str:
        """What is said about them when the app ends."""
        if len(self) == 1:
            return "1 pasted line was not used. It is kept: after the next start PgDn puts it into a text field."
        return f"{len(self)} pasted lines were not used. They are kept: after the next start PgDn puts in the next one."

    def keep(self, pasted: Sequence[str], count: int = 0) -> None:
        """Let lines wait behind those that wait already; the first ``count`` were taken at once."""
        self._of = len(pasted) + (self._of if self._lines else 0)
        self._lines.extend(pasted[count:])

    def take(self) -> str:
        """The next line, which waits no longer."""
        return self._lines.popleft()
