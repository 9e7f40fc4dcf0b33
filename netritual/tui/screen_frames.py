"""When a screen paints: its first frame is whole, a later one has all that changed, and none is painted unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from netritual.tui.app import shell_of
from netritual.tui.navigation import ClosesOnce

REST_SECONDS = 0.05
"""After so long it is seen again whether the person has stopped typing."""


class ScreenFrames(ClosesOnce[None]):
    """A full screen, as far as its frames go."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget with the focus. What gets it and what loses it paint themselves: the screen need not be sent anew."""

    def __init__(self) -> None:
        super().__init__()
        self._is_out_of_date = False
        """Whether something was to be drawn while another screen covered this one."""
        self._stands = False
        """Whether its first frame was laid out."""
        self._is_painted = False
        self._put_off: list[Callable[[], object]] = []

    @property
    def is_drawn(self) -> bool:
        """Whether something was put into its widgets."""
        return True

    def draw(self) -> None:
        """Put what there is to say into its widgets."""

    def _do_in_sight(self, job: Callable[[], object]) -> None:
        """Do a part of the drawing; under a screen that covers this one all is drawn when that has gone."""
        in_sight: Sequence[object] = shell_of(self).in_sight()
        if self in in_sight:
            job()
        else:
            self._is_out_of_date = True

    def after_frame(self, job: Callable[[], object]) -> None:
        """Do what takes long once what is drawn now can be read, and what was typed has acted."""
        if self._stands:
            self.call_after_refresh(self._do_at_rest, job)
        else:
            self._put_off.append(job)
            self.refresh(layout=True)

    def _do_at_rest(self, job: Callable[[], object]) -> None:
        if shell_of(self).typed.comes_next:
            self.set_timer(REST_SECONDS, partial(self._do_at_rest, job))
        else:
            self._do_in_sight(job)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out. What is laid out first after something was drawn is the first frame; what was put off follows it."""
        is_first, self._stands = not self._stands, self.is_drawn
        super()._refresh_layout(size, scroll)
        if size is not None:
            self.check_idle()  # a question above laid it out, and stopped the timer of what waited for the next frame
        if is_first and self._stands:
            for job in self._put_off:
                self.call_after_refresh(self._do_at_rest, job)
            self._put_off.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the ground: one line of it serves for all."""
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height

    def _compositor_refresh(self) -> None:
        """Paint, from the first frame on: nothing is painted before it that nobody could read, nor itself where a key
        comes next that was typed before it. After a layout all that changed is painted with it: a frame of its own
        would show the two one by one."""
        if self._layout_required:
            in_sight = self._compositor.visible_widgets
            self._compositor.update_widgets({one for one in in_sight if not one._layout_required})
        if self._stands and not self._is_painted and shell_of(self).typed.comes_next:
            self.refresh()
        elif self._stands:
            self._is_painted = True
            super()._compositor_refresh()
