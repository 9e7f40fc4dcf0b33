"""Texts that leave the app by the clipboard, and the guards on that: a blank keeps a text back, what is private asks
twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.app import App

from netritual.domain.dates.day_wording import listed
from netritual.domain.network import Network

if TYPE_CHECKING:
    from netritual.domain.drafts.draft_checks import Background, Draft
    from netritual.services.parts import Parts

WAY = "m shows the draft, f there saves it to a file."


class OutgoingTexts:
    """Copies texts by an app, and says by its ``toast`` what became of it; ``network`` gives everything known now."""

    def __init__(
        self, app: App[None], parts: Parts, network: Callable[[], Network], toast: Callable[[str], object]
    ) -> None:  # fmt: skip
        self._app, self._parts, self._network, self._toast = app, parts, network, toast
        self._common: tuple[Network, date, Background] | None = None
        """What all drafts are held against, for one state of the store and one day."""
        self._warned = ""
        """The text of which it was said that something private is in it."""

    def background(self, person: int | None) -> Background:
        """What a draft to somebody is held against, as it is now."""
        from netritual.services.reviews.draft_guards import background, copied_notes, towards

        today, network = self._parts.now().date(), self._network()
        if self._common is None or self._common[0] is not network or self._common[1] != today:
            copied = copied_notes(self._parts.disk, self._parts.home)
            self._common = network, today, background(network, today, copied)
        return towards(self._common[2], network, person)

    def insertions(self, text: str) -> list[tuple[int, int, str]]:
        """The lines of mine that a text names: where, and their words, the last first."""
        from netritual.domain.drafts.key_messages import current, insertions, messages

        return (
            insertions(text, current(messages(self._network()), self._parts.now().date())) if "{line:" in text else []
        )

    def copy(self, text: str, way: str = WAY) -> bool:
        """Copy a text by the terminal (OSC 52, which not every terminal has, and none says whether it took it); False
        where there is none. ``way`` is the way to the text where the terminal refuses."""
        if not text.strip():
            self._toast("There is no text to copy yet.")
            return False
        self._app.copy_to_clipboard(text)
        self._toast(f"Sent to the terminal's clipboard. If it is not there: {way}")
        return True

    def copy_draft(self, draft: Draft, way: str = WAY) -> bool:
        """Copy a draft; False for one with a blank, or with one that was emptied. What is private is said first, and
        copied at the second try. From then on it counts as sent."""
        from netritual.domain.drafts.claims import named_lines
        from netritual.domain.drafts.draft_checks import checks
        from netritual.domain.figures.draft_days import DraftDay
        from netritual.services.pages.draft_counts import count_drafts
        from netritual.services.reviews.draft_guards import keep_copied

        person, today = draft.person.id if draft.person is not None else None, self._parts.now().date()
        background = self.background(person)
        said = checks(draft, background)
        blanks = [check.text for check in said if check.level == "block"]
        leaks = [check.text for check in said if check.level == "confirm"]
        if blanks:
            self._toast(f"Not copied yet: {'; '.join(blanks)}. m goes into the text.")
            return False
        if leaks and self._warned != draft.text:
            self._warned = draft.text
            self._toast(f"Not copied yet: {listed(leaks)}. y once more copies it as it is.")
            return False
        if not self.copy(draft.text, way):
            return False
        named, right = named_lines(draft.text, background.messages, today)
        personal = not any(check.check == "own_words" and check.level == "look" for check in said)
        count_drafts(self._parts.disk, self._parts.home, DraftDay(today, 1, int(personal), named, right))
        if person is not None:
            keep_copied(self._parts.disk, self._parts.home, draft.text, person, today)
            self._common = None
        return True
