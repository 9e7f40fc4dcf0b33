"""What all parts of the review's screen share: the review under way, the step in sight, and how something is asked of
it on the store's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.timer import Timer

from netritual.domain.model import Change, Mode
from netritual.errors import NetritualError
from netritual.review.step import Item
from netritual.services.ports import Store
from netritual.tui.bodies.host import StepHost
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.feed_actions import FeedActions
from netritual.tui.messages import Refused
from netritual.tui.screens.review_jobs import Job, Standing, look

if TYPE_CHECKING:
    from netritual.services.review_run import ReviewRun


class ReviewPage(FeedActions):
    """The review's screen as its parts know it."""

    def __init__(self, mode: Mode = "full", step: str = "") -> None:
        super().__init__()
        self.mode, self.start_step = mode, step
        self.run: ReviewRun | None = None
        self.standing: Standing | None = None
        self._since = 0.0
        self._looked, self._asked = True, 0
        self.copied = self._last_read = ""
        self.resting: Timer | None = None
        self.texts: dict[str, str] = {}
        """Texts under way, by the key of their item; ``review_autosave`` saves them."""

    @property
    def step(self) -> StepBody | None:
        """The body that is mounted."""
        host = self.query_one_optional(StepHost)
        return host.body if host is not None and host.body is not None and host.body.is_mounted else None

    @property
    def item(self) -> Item | None:
        body = self.step
        return body.current() if body is not None else None

    @property
    def list(self) -> Any:
        """The list that the keys of moving move in."""
        return self.step.items if self.step is not None else None

    def stand(self, standing: Standing) -> None:
        """Show a review as it stands."""

    def look(self) -> None:
        """Build what is shown anew, on the store's thread."""
        self.ask_run(lambda now: None)

    def ask_run(
        self, job: Job, then: Callable[[Standing], object] | None = None, *, quiet: bool = True,
        refused: Refused | None = None,
    ) -> None:  # fmt: skip
        """Do something with the review on the store's thread, then show how it stands."""
        run, settings, file = self.run, self.settings, self.shell.parts.home.calendar
        if run is None:
            return

        def done(store: Store, now: datetime) -> tuple[Standing, Change | None]:
            run.settings = settings
            change = job(now)
            return look(run, now, file), change

        def answered(standing: Standing) -> None:
            self._asked -= 1
            (then or self.stand)(standing)

        def did_not_fit(error: NetritualError) -> None:
            """Nothing was changed by it; what is shown may be old."""
            self._asked -= 1
            if self.run is not None and self._looked:
                self._looked = False
                self.look()
            if refused is not None:
                refused(error)

        self._asked += 1
        self.shell.write(done, answered, did_not_fit, quiet=quiet)

    def changed(self, change: Change) -> None:
        """Somebody saved something: look again, unless an answer that was built after it is on its way."""
        if not self._asked:
            self.look()

    def catch_up(self) -> None:
        """The step is built anew: what it shows is the store's."""
        self.look()
