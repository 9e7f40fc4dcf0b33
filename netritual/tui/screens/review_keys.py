"""The key bar of the review: the acts of the row and of the step, then the keys that every step has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netritual.review.step import Act, Item, StepSpec
from netritual.tui.bars import Hint, Rows, own_key, rows, wrapped
from netritual.tui.command_table import BY_ID, Place, Where, commands_in, keys_of, shown, steps

FIXED = ("log-interaction", "undo", "previous-step", "next-step next step", "show-keys", "go-back pause", "quit")
FIXED_WIDE = (
    "log-interaction", "undo", "previous-step", "next-step next step", "=j/k move", "show-keys", "open-commands",
    "go-back pause", "quit",
)  # fmt: skip

FEWEST = 3
"""Acts that stand in the bar whatever its width; the others are under ``?``."""

DRAFT_KEY = BY_ID["draft-message"].act_key


def place_of(step: StepSpec) -> Place:
    """The set of keys of a step."""
    return next((place for place in steps() if place.step.id == step.id), Where.REVIEW)


def act_hints(acts: Iterable[Act], place: Place, keymap: Mapping[str, str]) -> tuple[Hint, ...]:
    """One hint a key, in the order of the acts; digits of candidates stand together."""
    hints: list[Hint] = []
    digits: list[Act] = []
    taken: set[str] = set()
    for act in acts:
        if act.key in taken:
            continue
        taken.add(act.key)
        if act.key.isdigit():
            digits.append(act)
            continue
        key = own_key(act, place, keymap)
        hints.append(Hint(shown(key), act.label, key))
    hints = merged(sorted(hints, key=lambda hint: hint.key != "enter"))
    if digits:
        keys = " ".join(act.key for act in digits)
        hints.insert(0, Hint(keys, "pick", digits[0].key if len(digits) == 1 else ""))
    return tuple(hints)


def merged(hints: Sequence[Hint]) -> list[Hint]:
    """Neighbours with one label as one hint: ``< > slot``."""
    joined: list[Hint] = []
    for hint in hints:
        if joined and joined[-1].label == hint.label:
            joined[-1] = Hint(f"{joined[-1].key} {hint.key}", hint.label)
        else:
            joined.append(hint)
    return joined


def acts_of(item: Item | None, step_acts: Sequence[Act]) -> tuple[Act, ...]:
    """What can be done now: with the row, then in the step. The key of a draft is one only where there is a draft."""
    own = item.acts if item is not None else ()
    if item is not None and not item.draft:
        own = tuple(act for act in own if act.key != DRAFT_KEY or act.id != "draft-message")
    taken = {act.key for act in own}
    return (*own, *(act for act in step_acts if act.key not in taken))


def review_bar(acts: Sequence[Act], place: Place, *, wide: bool, width: int, keymap: Mapping[str, str]) -> Rows:
    """Two rows at most: acts, then the fixed keys. What is too much falls from the end of the acts: ``?`` has it."""
    own = act_hints(acts, place, keymap)
    fixed = rows(((FIXED_WIDE if wide else FIXED),), keymap)[0]
    if not isinstance(place, Where) and place.step.ends_review:
        fixed = tuple(hint for hint in fixed if hint.press not in keys_of("next-step", keymap))
    if len(wrapped(own, width)) <= 1 and len(wrapped(fixed, width)) <= 1:
        return (own, fixed) if own else (fixed,)
    quit_key = keys_of("quit", keymap)
    while len(wrapped((*own, *fixed), width)) > 2:
        if any(hint.press in quit_key for hint in fixed):
            fixed = tuple(hint for hint in fixed if hint.press not in quit_key)
        elif len(own) > FEWEST:
            own = own[:-1]
        else:
            break
    return ((*own, *fixed),)


def written_key(key: str, character: str | None, place: Place, keymap: Mapping[str, str]) -> str:
    """A key that was pressed, as acts write it (``space``, ``+``), back through the user's keymap."""
    for command in commands_in(place):
        if command.id in keymap and key in command.keys_in(keymap):
            return command.act_key
    return shown(key) if len(key) > 1 or character is None else character
