"""The place of a step's body on the review's screen, where one body follows another."""

from importlib import import_module
from typing import cast

from textual.containers import Vertical

from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_view import StepView

PLAIN_LIST = "netritual.tui.bodies.step_body:StepBody"
"""The body of steps that name none."""


class StepHost(Vertical):
    """Holds the body of one step. Another step is painted in one frame: nothing between the two is seen."""

    def __init__(self) -> None:
        super().__init__(id="step-host")
        self.body: StepBody | None = None
        """The body of the step at hand; it may not be mounted yet."""

    def turn_to(self, view: StepView, texts: dict[str, str]) -> None:
        """Show another step. ``texts`` are those under way."""
        module, _, name = (view.step.body or PLAIN_LIST).partition(":")
        body = cast(StepBody, getattr(import_module(module), name)())
        body.texts = texts
        body.show(view)
        former, self.body = self.body, body
        self.call_next(self._exchange, former, body)

    async def _exchange(self, former: StepBody | None, body: StepBody) -> None:
        with self.app.batch_update():
            if former is not None:
                await former.remove()
            await self.mount(body)
