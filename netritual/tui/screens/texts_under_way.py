"""What is typed in the steps of a review and not done yet: it stays until it is used, in the review itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netritual.domain.model import Change
from netritual.errors import NetritualError
from netritual.services.ports import Store
from netritual.tui.app import NetritualApp

if TYPE_CHECKING:
    from netritual.services.reviews.review_run import ReviewRun


class TextsUnderWay(dict[str, str]):
    """Texts by the key of their item. The bodies of steps write them; where they are left, the review keeps them."""

    def __init__(self, shell: NetritualApp) -> None:
        super().__init__()
        self._shell = shell

    def keep(self, run: ReviewRun | None) -> None:
        """Save the texts that differ from what a review keeps already, as one change.

        What it keeps is asked on the store's thread: the screens know nothing of a review before its first act.
        """
        texts = dict(self)
        if run is None or not texts:
            return

        from netritual.services.verbs import reviews

        def job(store: Store, now: datetime) -> tuple[None, Change | None]:
            changed = {key: text for key, text in texts.items() if run.review.drafts.get(key, "") != text}
            return None, reviews.keep_drafts(store, now, run.id, changed)[1] if changed else None

        self._shell.write(job, quiet=True)

    def unsaved(self, run: ReviewRun | None) -> list[str]:
        """The texts that a review does not keep yet, but for comments on articles, which are kept with all others."""
        try:
            drafts = run.review.drafts if run is not None else {}
        except NetritualError:  # the review was taken back
            drafts = {}
        comments = {comment.keeping for comment in self._shell.comments.values()}
        texts = ((key, text) for key, text in self.items() if text.strip() and text not in comments)
        return [text for key, text in texts if drafts.get(key, "") != text]
