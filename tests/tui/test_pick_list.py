"""The pick list of the log bar as lines of text."""

import pytest

from netritual.tui.content import cells
from netritual.tui.pick_list import BOX, boxed


@pytest.mark.parametrize("title", ["@ana", "@田中さくら", "@" + "very long name " * 4, "@" + "田" * 40])
def test_the_edge_is_closed_whatever_the_name(title: str) -> None:
    """Each line of the box takes the same cells: the title may be wide, or cut."""
    assert {cells(line) for line in boxed(title, ["1 Ana Ruiz", "2 田中 さくら"])} == {BOX + 1}
