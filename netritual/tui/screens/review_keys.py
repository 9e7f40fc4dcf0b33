"""The key bar of the review: the acts of the row and of the step, then the keys that every step has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netritual.domain.model import WrittenFile
from netritual.review.step import Act, Item
from netritual.tui.command_table import BY_ID, Place, Where, commands_in, keys_of, shown, step_place
from netritual.tui.feed_actions import FeedActions
from netritual.tui.key_hints import Hint, merged, of_acts, rows
from netritual.tui.screens.review_jobs import Standing

FIXED = (
    "log-interaction", "undo", "previous-step", "next-step next step", "show-keys", "go-back pause", "quit",
    "open-commands", "=j/k move",
)  # fmt: skip
"""The keys of every step, the dearest first."""
LAST = ("next-step next step", "show-keys more")
"""What is left of them where there is one line of keys."""

OF_FILE = frozenset(("calendar-imported", "open-folder"))
"""Acts of a calendar file that was written."""
DRAFT_KEY = BY_ID["draft-message"].act_key


def acts_of(item: Item | None, step_acts: Sequence[Act]) -> tuple[Act, ...]:
    """What can be done now: with the row, then in the step. The key of a draft is one only where there is a draft."""
    own = item.acts if item is not None else ()
    if item is not None and not item.has_draft:
        own = tuple(act for act in own if act.key != DRAFT_KEY or act.id != "draft-message")
    keys = {act.key for act in own}
    return (*own, *(act for act in step_acts if act.key not in keys))


def fixed_hints(fixed: Sequence[str], place: Place, keymap: Mapping[str, str]) -> tuple[Hint, ...]:
    """The keys that every step has; the last has no next one."""
    hints = rows((tuple(fixed),), keymap)[0]
    if isinstance(place, Where) or not place.step.ends_review:
        return hints
    return tuple(hint for hint in hints if hint.press not in keys_of("next-step", keymap))


def written_key(key: str, character: str | None, place: Place, keymap: Mapping[str, str]) -> str:
    """A key that was pressed, as acts write it (``space``, ``+``), back through the user's keymap."""
    for command in commands_in(place):
        if command.id in keymap and key in command.keys_in(keymap):
            return command.act_key
    return shown(key) if len(key) > 1 or character is None else character


class StepKeys(FeedActions):
    """A view of steps: what can be done now, and how its key bar says it."""

    @property
    def standing(self) -> Standing | None:
        """How the review stands; None until it has begun."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Which set of keys the present step has."""
        return step_place(self.standing.view.step.id) if self.standing is not None else self.PLACE

    @property
    def acts(self) -> tuple[Act, ...]:
        """What can be done now: with the row, then in the step."""
        return acts_of(self.item, self.standing.view.step.acts if self.standing is not None else ())

    def row_hints(self) -> Sequence[Hint]:
        """The acts of the row and of the step; those of a calendar file once there is one."""
        acts = self.acts
        if any(act.id in OF_FILE for act in acts) and not self._has_file():
            acts = tuple(act for act in acts if act.id not in OF_FILE)
        return merged(of_acts(acts, self.place, self.shell.keymap))

    def _has_file(self) -> bool:
        from netritual.services.verbs.calendar_file import full_files  # not before the last step

        return bool(full_files(self.network.all(WrittenFile)))

    def always_hints(self) -> Sequence[Hint]:
        """The keys of every step."""
        return fixed_hints(LAST if self.shape == "single" else FIXED, self.place, self.shell.keymap)
