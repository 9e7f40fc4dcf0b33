"""The place of a step's body on the review's screen, where one body follows another."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from textual.containers import Vertical
from textual.geometry import Size

from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_view import StepView

PLAIN_LIST = "netritual.tui.bodies.step_body:StepBody"
"""The body of steps that name none."""


class StepHost(Vertical):
    """Holds the body of one step. Another step is painted in one frame: nothing between the two is seen."""

    DEFAULT_CSS = "StepHost { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="step-host")
        self.body: StepBody | None = None
        """The body of the step at hand; it may not be mounted yet."""

    def turn_to(self, view: StepView, texts: dict[str, str], settle: Callable[[], Size]) -> None:
        """Show another step. ``texts`` are those under way.

        ``settle`` gives the cells that the body has; it is asked before the body is put in, and once more when its
        rows are known, for the keys of the first row decide how high the key bar is.
        """
        module, _, name = (view.step.body or PLAIN_LIST).partition(":")
        body = cast(StepBody, getattr(import_module(module), name)())
        body.texts = texts
        body.show(view)
        body.fit_into(settle())
        former, self.body = self.body, body
        self.call_next(self._exchange, former, body, settle)

    async def _exchange(self, former: StepBody | None, body: StepBody, settle: Callable[[], Size]) -> None:
        with self.app.batch_update():
            if former is not None:
                await former.remove()
            await self.mount(body)
            if body is self.body and body.is_mounted and self.is_attached:  # not when the app is being left
                body.fit_into(settle())
