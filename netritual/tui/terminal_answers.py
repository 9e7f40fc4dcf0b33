"""What only the terminal itself knows: how wide it draws a sign, and whether its ground is light. It is asked once.

The answers come in between what is typed, and are taken out of it. A terminal that knows nothing of the questions says
nothing, and nobody waits for it.
"""

from __future__ import annotations

import re

from textual.message import Message

_SIGN = "●"
"""One of those that terminals set up for East Asian text draw two cells wide."""
QUESTIONS = f"\x1b[H{_SIGN}\x1b[6n\x1b[H\x1b[K\x1b]11;?\x1b\\"
"""Draw the sign, ask where the cursor is, clear the line; then ask for the colour of the ground (OSC 11)."""

_ANSWER = re.compile(r"\x1b\[\d+;(?P<column>\d+)R|\x1b\]11;rgba?:(?P<color>[0-9a-fA-F/]+)(?:\x07|\x1b\\)")
_BRIGHT = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to the brightness of a colour."""


class TerminalAnswered(Message):
    """The terminal answered a question; None for what it did not say: whether it draws signs of ambiguous width two
    cells ``wide``, and whether its ground is ``light``."""

    def __init__(self, *, wide: bool | None = None, light: bool | None = None) -> None:
        super().__init__()
        self.wide, self.light = wide, light


class Answers:
    """Takes the answers out of what a terminal sends, each once."""

    def __init__(self) -> None:
        self._open = 2
        """Answers that may still come."""

    def read(self, text: str) -> tuple[str, list[TerminalAnswered]]:
        """What is left of the next characters, in which sequences are whole, and what was answered."""
        meanings = [_meaning(answer) for answer in _ANSWER.finditer(text)] if self._open else []
        self._open -= len(meanings)
        return _ANSWER.sub("", text) if meanings else text, meanings


def _meaning(answer: re.Match[str]) -> TerminalAnswered:
    if answer["column"]:
        return TerminalAnswered(wide=int(answer["column"]) > 2)
    parts = [int(part, 16) / (16 ** len(part) - 1) for part in answer["color"].split("/")[:3] if part]
    brightness = sum(weight * part for weight, part in zip(_BRIGHT, parts, strict=False))
    return TerminalAnswered(light=brightness > 0.5)
