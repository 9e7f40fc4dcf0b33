"""The place of a step's body on the review's screen, where one body follows another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Self, cast

from textual.containers import Vertical
from textual.geometry import Region

from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_view import StepView
from netritual.tui.face.painter import Painter
from netritual.tui.face.unscrolled import Unpainted

PLAIN_LIST = "netritual.tui.bodies.step_body:StepBody"
"""The body of steps that name none."""


class StepHost(Vertical, Unpainted):
    """Holds the body of one step, and unseen behind it those of the steps beside it, once they are made ready. Another
    step is painted in one frame: nothing between the two is seen."""

    def __init__(self) -> None:
        super().__init__(id="step-host")
        self.body: StepBody | None = None
        """The body of the step at hand; it may not be mounted yet."""
        self._ready: dict[str, StepBody] = {}
        """Mounted bodies that are not seen, by the ids of their steps."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Bodies that come and go unseen are laid out, and nothing is painted for them: nothing of it is its own."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    def turn_to(self, view: StepView, texts: dict[str, str], then: Callable[[], object]) -> None:
        """Show another step. ``texts`` are those under way; ``then`` is done in its first frame,
        where it is not there yet."""
        former, ready = self.body, self._ready.pop(view.step.id, None)
        self.body = ready or _body_of(view, texts)
        if former is None or ready is None:
            self.call_next(self._exchange, self.body, then)
        else:
            former.display, ready.display = False, True
            ready.arrive(view)
            self._ready.clear()

    def make_ready(self, views: Sequence[StepView], texts: dict[str, str]) -> None:
        """Mount the bodies of steps that may be next while the present one is read, or draw them anew."""
        self.call_next(self._make_ready, views, texts)

    async def _exchange(self, body: StepBody, then: Callable[[], object]) -> None:
        if body is not self.body:
            return  # another step was turned to meanwhile
        with self.app.batch_update():
            self._ready.clear()
            await self._tidy_up()
            await self.mount(body)
            if self._stands:
                body.go_back()
                then()

    @property
    def _stands(self) -> bool:
        """False once the screen was left."""
        return self.is_attached and not self._pruning

    async def _tidy_up(self) -> None:
        """Remove the bodies of steps that were left, or were made ready beside them."""
        wanted = (self.body, *self._ready.values())
        await self.remove_children([body for body in self.children if body not in wanted])

    async def _make_ready(self, views: Sequence[StepView], texts: dict[str, str]) -> None:
        with self.app.batch_update():
            await self._tidy_up()
            for view in views:
                if not self._stands:
                    return
                ready = self._ready.get(view.step.id)
                if ready is None:
                    ready = _body_of(view, texts)
                    ready.display = False
                    await self.mount(ready)
                    self._ready[view.step.id] = ready
                elif not view.is_same(ready.view):
                    ready.show(view)
                gutter = ready.styles.gutter
                ready.arrange(self.size - (gutter.width, gutter.height))  # what it draws is worked out for its room
                for painter in ready.query(Painter):
                    painter.draw_ahead()


def _body_of(view: StepView, texts: dict[str, str]) -> StepBody:
    module, _, name = (view.step.body or PLAIN_LIST).partition(":")
    body = cast(StepBody, getattr(import_module(module), name)())
    body.texts = texts
    body.show(view)
    return body
