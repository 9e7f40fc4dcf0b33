"""Pasted lines that a field of one line could not take: they wait, and are put in one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from textual.widget import Widget
from textual.widgets import Input

from netritual.domain.dates.day_wording import counted
from netritual.tui.typeahead import takes_text


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

    def share_out(self, text: str, focused: Widget | None) -> tuple[str, str]:
        """What the widget with the focus takes of a paste, and what is said of the rest: a field of one line takes the
        first, and what is no text takes none; the others wait."""
        in_line = isinstance(focused, Input)
        if takes_text(focused) and not (in_line and text.splitlines()[1:]):
            return text, ""
        pasted = [line for line in text.splitlines() if line.strip()]
        count, words = int(in_line), ""
        if isinstance(focused, Input) and focused.password and pasted[1:]:
            dropped = "The other lines were dropped, because this field holds a secret."
            words = f"1 of {counted(len(pasted), 'line')} pasted. {dropped}"
        elif pasted[count:]:
            self.keep(pasted, count)
            words = self.words
        return (pasted[0] if pasted and count else ""), words

    def take(self) -> str:
        """The next line, which waits no longer."""
        return self._lines.popleft()
