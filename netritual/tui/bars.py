"""Which keys stand at the foot of each place, in which order and words.

A hint is written ``command-id``, or ``command-id words`` for other words than the command's own, or ``=keys words``
for keys that are no single command. Keys are looked up, so a user's keymap shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netritual.review.step import Act
from netritual.tui.command_table import BY_ID, Where, keys_of, shown
from netritual.tui.content import cells


class Hint(NamedTuple):
    """One key and its word; ``press`` is the key that a click on it presses ("" = none)."""

    key: str
    label: str
    press: str = ""

    @property
    def text(self) -> str:
        """What is shown."""
        return f"{self.key} {self.label}"


Rows = tuple[tuple[Hint, ...], ...]

_COMMON = ("log-interaction", "start-review", "filter-list find people", "undo", "show-keys", "open-commands", "quit")

_NARROW: dict[Where, tuple[tuple[str, ...], ...]] = {
    Where.HOME: (
        ("open-item", "hot-log", "draft-message", "mark-done", "snooze", "let-rest not now", "next-panel"),
        _COMMON,
    ),
    Where.PEOPLE: (
        ("open-item", "hot-log", "plan-coffee", "draft-message", "set-tier", "snooze", "list-person", "add-person"),
        ("log-interaction", "start-review", "filter-list", "undo", "edit-person", "cycle-sort", "show-keys",
         "open-commands more", "quit"),
    ),
    Where.PERSON: (
        ("mark-done", "hot-log", "plan-coffee", "draft-message", "add-promise", "add-loop", "set-tier", "hand-on"),
        ("snooze", "let-rest rest", "introduce", "add-feed", "edit-person", "log-interaction", "undo",
         "show-keys more", "go-back"),
    ),
    Where.LOOPS: (
        ("open-item act", "mark-done", "snooze", "hand-on", "draft-message", "plan-coffee", "open-link",
         "add-loop new"),
        ("let-rest rest", "log-interaction", "start-review", "filter-list", "undo", "show-keys", "open-commands",
         "quit"),
    ),
    Where.ARTICLES: (
        ("open-item read", "write-comment", "open-link", "copy-text", "mark-done commented", "read-article",
         "let-rest skip"),
        ("snooze", "add-feed", "refresh-feeds read blogs", "log-interaction", "start-review", "filter-list", "undo",
         "show-keys more", "quit"),
    ),
    Where.INSIGHTS: (
        ("=<~> period", "open-item the people behind it", "export-insights export csv", "learn-from-log"),
        _COMMON,
    ),
    Where.MERGE: (
        ("merge-pair", "keep-apart", "switch-pair", "merge-another", "=j/k move"),
        ("undo", "redo", "show-keys", "go-back"),
    ),
    Where.FEEDS: (
        ("open-item person", "refresh-feeds read all", "add-feed add a blog", "remove-feed", "=j/k move"),
        ("filter-list", "log-interaction", "undo", "show-keys", "open-commands", "go-back"),
    ),
    Where.IMPORT: (("open-item next", "undo", "go-back"),),
    Where.FIND: (("open-item open", "filter-list words", "=j/k move", "undo", "show-keys", "go-back"),),
    Where.READER: (
        ("screen-down", "screen-up", "write-comment", "copy-text", "mark-commented", "read-article", "let-rest skip"),
        ("open-link open page", "=1-9 link", "filter-list find", "next-match", "log-interaction", "show-keys",
         "go-back"),
    ),
    Where.LINES: (
        ("open-item change", "add-line", "remove-line", "filter-list", "undo", "show-keys", "go-back"),
    ),
    Where.SETTINGS: (
        ("open-item change", "=<~> other value", "reset-setting", "filter-list find", "next-panel group"),
        ("undo", "show-keys", "go-back"),
    ),
}  # fmt: skip

_WIDE: dict[Where, tuple[tuple[str, ...], ...]] = {
    Where.HOME: ((*_NARROW[Where.HOME][0], "=j/k~↑/↓ move"), _COMMON),
    Where.PEOPLE: (
        ("open-item", "hot-log", "plan-coffee", "draft-message", "set-tier", "snooze", "list-person", "edit-person",
         "add-person", "merge-people", "delete-person"),
        ("log-interaction", "start-review", "filter-list", "undo", "=j/k move", "cycle-sort", "show-keys",
         "open-commands", "quit"),
    ),
    Where.PERSON: (
        ("mark-done", "hot-log", "plan-coffee", "draft-message", "add-promise", "add-loop other loop", "set-tier",
         "snooze", "let-rest", "hand-on"),
        ("introduce", "add-feed", "open-link", "edit-person", "merge-people", "delete-person", "next-panel",
         "log-interaction", "undo", "show-keys", "go-back"),
    ),
    Where.INSIGHTS: (
        ("=<~> period", "open-item the people behind it", "export-insights export csv + markdown",
         "learn-from-log learn from your log", "next-panel next chart"),
        ("log-interaction", "start-review", "filter-list find people", "undo", "=j/k move", "show-keys",
         "open-commands", "quit"),
    ),
}  # fmt: skip


def wrapped(hints: Iterable[Hint], width: int) -> list[list[tuple[int, Hint]]]:
    """Hints with the column each begins at, in lines of ``width`` cells; three blanks apart from 100 columns on."""
    gap = 3 if width >= 100 else 2
    lines: list[list[tuple[int, Hint]]] = []
    at = 0
    for hint in hints:
        size = cells(hint.text)
        if not lines or at + size > width:
            lines.append([])
            at = 0
        lines[-1].append((at, hint))
        at += size + gap
    return lines


LOG_EMPTY = ("older-line earlier lines", "show-grammar what a line can hold", "=esc cancels")
"""The keys of the log bar while its line is empty."""
LOG_LINE = ("=enter saves", "=esc cancels", "open-form", "undo-typing undoes typing", "show-grammar help")
"""While something stands there."""
ASKED = ("take-offered yes", "refuse-offered no", "leave-as-text")
"""In front of the log bar's keys while something of the line waits for a yes."""
UNCLEAR = ("take-offered who it is", "leave-as-text")
"""In front of them while a name may mean several people."""
OFFERED = ("take-offered takes", "newer-line the next")
"""In front of them while names are offered."""
DAY_ONE = (_COMMON,)
COFFEE_ROW = (
    ("open-item prep", "mark-done held", "snooze move", "let-rest cancel", "confirm-coffee", "draft-message",
     "next-panel"),
    _COMMON,
)  # fmt: skip


OFFER_ROW = (("open-item begin", "next-panel"), _COMMON)
"""What is offered on Home, the next review among it."""
PLANNED_WITH = (("open-item", *COFFEE_ROW[0][1:-1], "hot-log"), _NARROW[Where.PEOPLE][1])
"""Somebody in People with whom a talk is planned."""
PLANNED_ROW = (COFFEE_ROW[0], _NARROW[Where.PERSON][1])
"""That talk on their page."""


_OWN = {"space": "mark-done", "s": "snooze", "x": "let-rest"}
"""Keys of a row that have a command of their own."""


def answers(acts: Iterable[Act]) -> tuple[str, ...]:
    """The hints of a row that asks something: each of its acts in its own words."""
    return tuple(f"{_OWN.get(act.key, f'={act.key}')} {act.label}" for act in acts)


def bar(place: Where, wide: bool, keymap: Mapping[str, str] | None = None) -> Rows:
    """The rows of a place's key bar; ``wide`` from 100 columns on."""
    source = (_WIDE.get(place) if wide else None) or _NARROW[place]
    return rows(source, keymap)


def rows(source: tuple[tuple[str, ...], ...], keymap: Mapping[str, str] | None = None) -> Rows:
    """Written hints as hints with their keys looked up."""
    return tuple(tuple(_hint(text, keymap) for text in row) for row in source)


_ALWAYS = {"enter": "enter", "esc": "escape"}
"""Keys that are no command where they are named, and can be pressed by a click all the same."""


def _hint(text: str, keymap: Mapping[str, str] | None) -> Hint:
    head, _, words = text.partition(" ")
    if head.startswith("="):
        return Hint(head[1:].replace("~", " "), words, _ALWAYS.get(head[1:], ""))
    keys = keys_of(head, keymap)
    first = keys[0] if keys else ""
    return Hint(shown(first), words or BY_ID[head].label, first)
