"""What a log line can hold, on one page that fits the terminal: F1 in the log bar. Pure text, no widgets."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

_LABEL = 7
"""Cells of the word before a row."""
_ROWS = (
    ("", "coffee with Ana on Monday, promised her the deck by fri"),
    ("", "coffee @ana yesterday re pricing +promise deck by fri"),
    ("", r"tab yes   shift+tab no   ctrl+t not that   \word is text"),
    ("", "two of one name: tab, then 1-9 or ↑ ↓ enter picks one, 0 leaves it open"),
    ("WHAT", "coffee lunch drinks walk meeting event, call zoom teams, email text dm comment letter; nothing of these: "
             "a note"),
    ("WHO", '@ana   with Ana Ruiz   @"Ana Ruiz"   a new name is a new person; "from Acme" behind it is their company'),
    ("WHEN", "yesterday, mon, 10 mar, 3 days ago, at 9:30, 45m; last week, in March, the other day, 2026-03-10"),
    ("WHERE", "at Fabrica   ABOUT  re pricing   #fintech   links as they are"),
    ("BEGAN", "> you, < they, or in words: Ana emailed, called Tom, no answer"),
)  # fmt: skip
"""The most important words of a row stand first: a small terminal shows no more than one line of each."""
_NOTE = ("//", "a free note to the end; nothing in it is read")
_LOOPS = (
    ("+promise deck by fri", "you promised"), ("+owed budget by fri", "they owe you"),
    ("+ask advice on price", "you ask"), ("+req resume", "they ask you"),
    ("+thanks for the intro", "thanks to say"), ("+intro @ana @wei", "who should meet"),
    ("+coffee", "let's have one"), ("+follow up in 2w", "to follow up"),
    ("+gave feedback", "you helped"), ("+got advice", "they helped"),
    ("+need a CFO", "they need it"), ("+offer pricing help", "they offer it"),
    ("+article https://…", "they shared it"), ("+knows @tom", "they know Tom"),
)  # fmt: skip


def legend(width: int, height: int) -> list[str]:
    """The page in so many columns and lines: with all words where they fit, else one line a row."""
    whole = [*_wrapped(width), "", *_loops(width), "", f" {_NOTE[0]:<{_LABEL}}{_NOTE[1]}"]
    if len(whole) <= height:
        return whole
    return [line for line in whole if line] if len(whole) - 2 <= height else [*_short(width)][:height]


def _wrapped(width: int) -> Iterator[str]:
    for label, words in _ROWS:
        for at, line in enumerate(wrap(words, max(1, width - _LABEL - 2)) if label else [words]):
            yield f" {label if at == 0 else '':<{_LABEL if label else 0}}{line}"


def _loops(width: int) -> Iterator[str]:
    """What came of it, two a line where there is room."""
    cells = [f"{sign:<22}{means:<15}" for sign, means in _LOOPS]
    step = 2 if width >= 2 * len(cells[0]) + 3 else 1
    for at in range(0, len(cells), step):
        yield f" {' '.join(cells[at : at + step]).rstrip()}"


def _short(width: int) -> Iterator[str]:
    """One line a row, cut between words."""
    signs = " ".join(sign.split()[0] for sign, _ in _LOOPS)
    for label, words in (*_ROWS, ("LOOPS", signs), ("DUE", "by fri   in 2w   2026-03-20"), _NOTE):
        room = width - (_LABEL if label else 0) - 2
        line = words if len(words) <= room else f"{words[: room - 1].rpartition(' ')[0].rstrip(' ;,')}…"
        yield f" {label:<{_LABEL if label else 0}}{line}"
