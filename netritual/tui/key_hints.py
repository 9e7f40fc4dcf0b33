"""Which keys stand at the foot of each place, in which order and words.

A hint is written ``command-id``, or ``command-id words`` for other words than the command's own, or ``=keys words``
for keys that are no single command. Keys are looked up, so a user's keymap shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len

from netritual.review.step import Act
from netritual.tui.command_table import BY_ID, Place, Where, commands_in, keys_of, named, shown


class Hint(Struct, frozen=True):
    """One key and its word; ``press`` is the key that a click on it presses ("" = none)."""

    key: str
    label: str
    press: str = ""

    @property
    def text(self) -> str:
        """What is shown."""
        return f"{self.key} {self.label}"


Rows = tuple[tuple[Hint, ...], ...]

_ALWAYS = (
    "log-interaction", "start-review", "filter-list find people", "undo", "show-keys", "open-commands", "quit",
    "=j/k~↑/↓ move",
)  # fmt: skip
_OF_LIST = (
    "log-interaction", "start-review", "filter-list", "undo", "show-keys", "open-commands", "quit", "=j/k move",
)  # fmt: skip
_OF_PAGE = ("filter-list", "log-interaction", "undo", "show-keys", "go-back", "=j/k move")

WRITTEN: Mapping[Where, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Where.HOME: (("hot-log", "plan-coffee", "draft-message", "snooze", "next-panel"), _ALWAYS),
    Where.PEOPLE: (
        ("open-item", "hot-log", "plan-coffee", "draft-message", "set-tier", "snooze", "introduce", "add-promise",
         "open-link", "add-person", "edit-person", "merge-people", "list-person", "delete-person"),
        (*_OF_LIST[:3], "cycle-sort", *_OF_LIST[3:]),
    ),
    Where.PERSON: (
        ("hot-log", "plan-coffee", "draft-message", "add-promise", "add-loop other loop", "set-tier", "snooze",
         "introduce", "open-link", "edit-person", "add-feed", "merge-people", "delete-person"),
        ("log-interaction", "undo", "next-panel", "show-keys", "go-back", "open-commands", "=j/k move"),
    ),
    Where.LOOPS: (("hot-log", "plan-coffee", "snooze", "add-promise", "add-loop other loop"), _OF_LIST),
    Where.ARTICLES: (("copy-text", "add-feed", "refresh-feeds read blogs", "open-feeds", "hot-log"), _OF_LIST),
    Where.INSIGHTS: (("=<~> period", "next-panel next chart", "export-insights", "learn-from-log"), _ALWAYS),
    Where.MERGE: (
        ("merge-pair", "keep-apart", "switch-pair", "merge-alike", "merge-another"),
        ("undo", "redo", "show-keys", "go-back", "=j/k move"),
    ),
    Where.FEEDS: (("open-item person", "refresh-feeds read all", "add-feed add a blog", "remove-feed"), _OF_PAGE),
    Where.FIND: (("open-item",), ("filter-list words", *_OF_PAGE[1:])),
    Where.READER: (
        ("screen-down", "screen-up", "=1-9 link", "filter-list find", "next-match", "write-comment", "mark-commented",
         "copy-text"),
        ("log-interaction", "show-keys", "go-back"),
    ),
    Where.TRIAGE: (
        ("=1-5 how often", "keep-on-list keep on the list", "archive-person hide", "undo back one", "go-back stop"),
        ("add-circle", "set-city", "set-why note why", "list-company", "filter-people", "write-to", "show-keys"),
    ),
    Where.LINES: (("open-item change", "add-line", "remove-line"), _OF_PAGE),
    Where.SETTINGS: (
        ("open-item change", "=<~> other value", "reset-setting", "next-panel group"),
        ("filter-list find", "undo", "show-keys", "go-back"),
    ),
}  # fmt: skip
"""Place -> what can be done with the row under the cursor beside its own acts, and the keys of everywhere: in each the
dearest first, for what has no room is left out from the end."""


def wrapped(hints: Iterable[Hint], width: int) -> list[list[tuple[int, Hint]]]:
    """Hints with the column each begins at, in lines of ``width`` cells; three blanks apart from 100 columns on."""
    gap = 3 if width >= 100 else 2
    lines: list[list[tuple[int, Hint]]] = []
    at = 0
    for hint in hints:
        size = cell_len(hint.text)
        if not lines or at + size > width:
            lines.append([])
            at = 0
        lines[-1].append((at, hint))
        at += size + gap
    return lines


LOG_EMPTY = ("older-line earlier lines", "show-grammar what a line can hold", "=esc cancels")
"""The keys of the log bar while its line is empty."""
LOG_REMOVE = ("=enter takes the entry off", "=esc cancels")
"""While the line of an entry that is corrected is empty."""
LOG_LINE = ("=enter saves", "=esc cancels", "open-form", "undo-typing undoes typing", "show-grammar help")
"""While something stands there."""
ASKED = ("take-offered yes", "refuse-offered no", "leave-as-text")
"""In front of the log bar's keys while something of the line waits for a yes."""
UNCLEAR = ("take-offered who it is", "leave-as-text")
"""In front of them while a name may mean several people."""
OFFERED = ("take-offered takes", "newer-line the next")
"""In front of them while names are offered."""
MAIN_KEYS = ("enter", "space", "s", "x")
"""The keys of acts that stand first, in this order."""


def reaches(place: Place, act: Act) -> bool:
    """Whether the key of an act does it in a place, and no other command has it there."""
    key = named(act.key)
    return any(key in command.keys_in() and (command.act or command.id == act.id) for command in commands_in(place))


def own_key(act: Act, place: Place, keymap: Mapping[str, str]) -> str:
    """The key of an act, as Textual calls it, after the user's own keymap."""
    key = named(act.key)
    for command in commands_in(place):
        if command.id in keymap and key in command.keys_in():
            return command.keys_in(keymap)[0]
    return key


def of_acts(acts: Iterable[Act], place: Place, keymap: Mapping[str, str]) -> list[Hint]:
    """Acts as hints in their own words, one a key: those of the main keys first. The digits of candidates stand
    together before them."""
    first: dict[str, Act] = {}
    for act in acts:
        first.setdefault(act.key, act)
    ranked = sorted(first.values(), key=lambda act: (*MAIN_KEYS, act.key).index(act.key))
    digits = [act.key for act in ranked if act.key.isdigit()]
    others = [(own_key(act, place, keymap), act.label) for act in ranked if act.key not in digits]
    pick = [Hint(" ".join(digits), "pick", digits[0] if len(digits) == 1 else "")] if digits else []
    return [*pick, *(Hint(shown(key), label, key) for key, label in others)]


def merged(hints: Iterable[Hint]) -> list[Hint]:
    """Neighbours with one label as one hint: ``< > slot``."""
    joined: list[Hint] = []
    for hint in hints:
        if joined and joined[-1].label == hint.label:
            joined[-1] = Hint(f"{joined[-1].key} {hint.key}", hint.label)
        else:
            joined.append(hint)
    return joined


def fitted(row: Sequence[Hint], always: Sequence[Hint], width: int) -> Rows:
    """A line for the row and a line for everywhere; what has no room is left out from the end: ``?`` has it."""
    lines = (tuple(_first_line(hints, width)) for hints in (row, always))
    return tuple(hints for hints in lines if hints)


def fitted_in_one(row: Sequence[Hint], last: Sequence[Hint], width: int) -> Rows:
    """One line: the row, as far as there is room before what stands last."""
    shown_last = _first_line(last, width)
    own = [*row]
    while own and len(wrapped((*own, *shown_last), width)) > 1:
        own.pop()
    return ((*own, *shown_last),)


def _first_line(hints: Sequence[Hint], width: int) -> list[Hint]:
    lines = wrapped(hints, width)
    return [hint for _, hint in lines[0]] if lines else []


def rows(source: tuple[tuple[str, ...], ...], keymap: Mapping[str, str] | None = None) -> Rows:
    """Written hints as hints with their keys looked up."""
    return tuple(tuple(hint(text, keymap) for text in row) for row in source)


_PRESSED = {"enter": "enter", "esc": "escape"}
"""Keys that are no command where they are named, and can be pressed by a click all the same."""


def hint(text: str, keymap: Mapping[str, str] | None = None) -> Hint:
    """A written hint with its key looked up."""
    head, _, words = text.partition(" ")
    if head.startswith("="):
        return Hint(head[1:].replace("~", " "), words, _PRESSED.get(head[1:], ""))
    keys = keys_of(head, keymap)
    first = keys[0] if keys else ""
    return Hint(shown(first), words or BY_ID[head].label, first)
