"""Texts under way, copying them, and the guards on that: a blank keeps a text back, what is private asks twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netritual.domain.comments import CommentText
from netritual.domain.model import Review
from netritual.domain.words import listed
from netritual.tui.places import Places

if TYPE_CHECKING:
    from netritual.domain.draft_checks import Background, Draft
    from netritual.review.step import Item
    from netritual.services.parts import Parts

WAY = "m shows the draft, f there saves it to a file."


class Copying(Places):
    """What screens do with texts that leave the app by the clipboard."""

    parts: Parts
    version: int
    _common: tuple[int, date, Background] | None = None
    """What all drafts are held against, for one state of the store and one day."""
    _warned = ""

    def background(self, person: int | None) -> Background:
        """What a draft to somebody is held against, as it is now."""
        from netritual.services.draft_guards import background, copied_notes, towards

        today = self.parts.now().date()
        if self._common is None or self._common[:2] != (self.version, today):
            copied = copied_notes(self.parts.disk, self.parts.home)
            self._common = self.version, today, background(self.network, today, copied)
        return towards(self._common[2], self.network, person)

    def comment_on(self, item: Item) -> CommentText:
        """What is written on an article so far: in any view, in this run or before, else what a review under way
        keeps."""
        if item.ref in self.comments:
            return self.comments[item.ref]
        under_way = (review.drafts for review in self.network.all(Review) if review.ended is None)
        return CommentText.of_text(next((drafts[item.key] for drafts in under_way if item.key in drafts), ""))

    def insertions(self, text: str) -> list[tuple[int, int, str]]:
        """The lines of mine that a text names: where, and their words, the last first."""
        from netritual.domain.key_messages import current, insertions, messages

        return insertions(text, current(messages(self.network), self.parts.now().date())) if "{line:" in text else []

    def copy(self, text: str, way: str = WAY) -> bool:
        """Copy a text by the terminal (OSC 52, which not every terminal has, and none says whether it took it); False
        where there is none. ``way`` is the way to the text where the terminal refuses."""
        if not text.strip():
            self.toast("There is no text to copy yet.")
            return False
        self.copy_to_clipboard(text)
        self.toast(f"Sent to the terminal's clipboard. If it is not there: {way}")
        return True

    def copy_draft(self, draft: Draft, way: str = WAY) -> bool:
        """Copy a draft; False for one with a blank, or with one that was emptied. What is private is said first, and
        copied at the second try. From then on it counts as sent."""
        from netritual.domain.claims import named_lines
        from netritual.domain.draft_checks import checks
        from netritual.domain.draft_days import DraftDay
        from netritual.services.draft_counts import count_drafts
        from netritual.services.draft_guards import keep_copied

        person, today = draft.person.id if draft.person is not None else None, self.parts.now().date()
        background = self.background(person)
        said = checks(draft, background)
        blanks = [check.text for check in said if check.level == "block"]
        leaks = [check.text for check in said if check.level == "confirm"]
        if blanks:
            self.toast(f"Not copied yet: {'; '.join(blanks)}. m goes into the text.")
            return False
        if leaks and self._warned != draft.text:
            self._warned = draft.text
            self.toast(f"Not copied yet: {listed(leaks)}. y once more copies it as it is.")
            return False
        if not self.copy(draft.text, way):
            return False
        named, right = named_lines(draft.text, background.messages, today)
        personal = not any(check.check == "own_words" and check.level == "look" for check in said)
        count_drafts(self.parts.disk, self.parts.home, DraftDay(today, 1, int(personal), named, right))
        if person is not None:
            keep_copied(self.parts.disk, self.parts.home, draft.text, person, today)
            self._common = None
        return True
