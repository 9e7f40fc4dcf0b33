"""What is said of a step besides its rows: of one with nothing in it what would fill it, then its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from netritual.tui.bodies.item_rows import said_lines
from netritual.tui.bodies.step_view import StepView
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line
from netritual.tui.view import shape_of


class StepSentences(Painter):
    """The sentences of a step; steps that say more have a kind of their own."""

    place: ClassVar[str] = "first-out"
    """Classes of their place: ``beside`` where they stand in the second column."""

    def __init__(self, view: StepView) -> None:
        super().__init__(id="said")
        self.view = view
        """The step as it was told last."""
        self._is_empty = False
        """Whether a list stands above them that has no rows."""
        self.set_classes(self._place_classes)

    def follow(self, view: StepView, *, is_empty: bool) -> None:
        """Say what there is to say of a step; ``is_empty`` where it has a list without rows."""
        self.view, self._is_empty = view, is_empty
        self.border_title = plain(self.title)
        classes = f"{self._place_classes}{'' if self.sentences() else ' -nothing'}"
        if self.classes != frozenset(classes.split()):
            self.set_classes(classes)
        self.show(self.paragraphs)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return shape_of(*self.app.size) == "wide"

    @property
    def title(self) -> str:
        """Their title."""
        foot = self.view.step.foot
        return foot[:1].upper() + foot[1:]

    @property
    def _place_classes(self) -> str:
        return f"{self.place}{' note' if self.title or self.is_wide else ''}"

    def sentences(self) -> Sequence[str]:
        """What is said of the step besides its rows, and besides what stands in the border of their list."""
        lines = self.view.lines
        if self.is_wide and lines:
            lines = (lines[0].partition("\t")[0], *lines[1:])
        return (self.view.step.nothing(self.view.context), *lines) if self._is_empty else lines

    def paragraphs(self, width: int) -> list[Line]:
        """The sentences; the first one in bold where nothing stands in the step."""
        return said_lines(self.sentences(), width, empty=self._is_empty)
