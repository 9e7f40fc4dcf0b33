"""One line of text as the app has it everywhere: on the ground it stands on, with a cursor that does not blink."""

from typing import Any

from textual.reactive import reactive
from textual.widgets import Input


class TextLine(Input):
    """An ``Input`` of one line and no border."""

    DEFAULT_CSS = "TextLine { width: 1fr; background: transparent; }"
    cursor_blink = reactive(False, init=False)

    def __init__(self, value: str = "", **more: Any) -> None:
        super().__init__(value, compact=True, **more)
