"""What a step of the review says of the feeds whose articles it lists."""

from __future__ import annotations

from netritual.domain.model import Feed
from netritual.review.acts import REFRESH_FEEDS
from netritual.review.step import StepSpec
from netritual.tui.command_table import keys_of, shown
from netritual.tui.view import View


class StepFeeds:
    """Says that feeds were not read for days, and how far a look at them is, in a step to which articles may come."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._last_read = ""
        """What was said of feeds that were not read for days."""

    def progress(self, step: StepSpec) -> str:
        """How far a look at them is; "" where there is none, or no article comes to the step."""
        return self._view.shell.feeds.progress if self._has_articles(step) else ""

    def _has_articles(self, step: StepSpec) -> bool:
        """Whether articles of feeds may come to a step."""
        return REFRESH_FEEDS in step.commands and bool(self._view.network.all(Feed))

    def say_last_read(self, step: StepSpec) -> None:
        """Where articles may have come: that the feeds were not read for days, and the key that reads them."""
        shell = self._view.shell
        if self._has_articles(step) and not shell.feeds.progress:
            from netritual.services.feeds.feed_rows import last_read_words

            if words := last_read_words(shell.feeds.rows, shell.parts.now()):
                self._last_read = f"{words}: {shown(keys_of(REFRESH_FEEDS, shell.keymap)[0])} reads them."
                shell.toast(self._last_read)

    def take_back(self) -> None:
        """A look at the feeds has begun: what was said before is not so any more."""
        if self._last_read and self._view.shell.feeds.progress:
            self._view.shell.took_away(self._last_read)
