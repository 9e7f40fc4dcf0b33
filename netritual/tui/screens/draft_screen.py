"""A draft, to be read, edited, copied or saved to a file. Nothing is sent."""

from __future__ import annotations

import os

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from netritual.domain.drafts.draft_checks import Background, Draft, blank_words, checks
from netritual.tui.app import shell_of
from netritual.tui.content import isolated, plain
from netritual.tui.face.draft_lines import check_lines
from netritual.tui.face.painter import Painter
from netritual.tui.key_hints import Hint
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.draft_pane import DraftText
from netritual.tui.widgets.key_bar import KeyBar

READING = (
    Hint("y", "copy", "y"), Hint("m", "edit", "m"), Hint("f", "save to file", "f"), Hint("esc", "back", "escape"),
)  # fmt: skip
TYPING = (Hint("esc", "leave the text (it is kept); then y copies", "escape"), Hint("ctrl+z", "undo typing"))

GUARD_LINES = 4
"""Lines below the text for what the guards say."""


class DraftScreen(ModalScreen[str | None]):
    """The cursor stands in the text at once, as in the steps of the review; ``esc`` leaves it, ``m`` goes back into it.

    Outside the text letters are commands; a key that is none of the draft's leaves it and goes to what is below. The
    result is the text where it was edited.
    """

    BINDINGS = [
        ("escape,backspace", "go_back", "back"),
        ("y", "copy_text", "copy"),
        ("m,e,enter", "edit", "edit"),
        ("f", "save_file", "save to file"),
        ("q", "app.quit", "quit"),
    ]

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft, self._to = draft, draft.person.name if draft.person is not None else ""
        self._background: Background | None = None

    def compose(self) -> ComposeResult:
        """The text in a frame that says what is left to fill in, and the keys."""
        with Vertical(id="foot"):
            with Vertical(id="draft", classes="place"):
                yield DraftText(self._draft.text, soft_wrap=True, compact=True)
                yield Painter(id="guards")
            yield KeyBar(TYPING)

    def on_mount(self) -> None:
        """Into the text; that there was none for another row is said no longer."""
        shell_of(self).took_away("There is no draft")
        person = self._draft.person
        self._background = shell_of(self).outgoing.background(person.id if person is not None else None)
        self.say_checks()
        self._area.begin()

    @on(TextArea.Changed)
    def say_checks(self) -> None:
        """Whom it is to, the blanks that are left, and below the text what else the guards ask to look at."""
        heading = f"Draft to {isolated(self._to)}" if self._to else "Draft"
        left = blank_words(self._area.text, self._draft.made)
        self.query_one("#draft").border_title = plain(f"{heading}: {left}" if left else heading)
        if self._background is not None:
            results = checks(self._now, self._background)
            said = [one for one in results if one.level in ("look", "confirm") or one.check == "your_rule"]
            self._area.marks = [check.at for check in said if check.at is not None]
            signs = shell_of(self).signs
            self.query_one("#guards", Painter).show(lambda width: check_lines(said, width, signs)[:GUARD_LINES])

    @property
    def _now(self) -> Draft:
        return replace(self._draft, text=self._area.text)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_keys(self) -> None:
        """The keys that work now: in the text its letters are text."""
        self.query_one(KeyBar).rows = (TYPING if self._area.has_focus else READING,)

    @property
    def _area(self) -> DraftText:
        return self.query_one(DraftText)

    def action_edit(self) -> None:
        """Go into the text, to its first blank or to its end."""
        self._area.can_focus = True
        self._area.begin()

    @on(TextLeft)
    def leave_text(self, event: TextLeft) -> None:
        """Letters are commands now."""
        event.stop()
        self.set_focus(None)
        self._area.can_focus = False

    def on_key(self, event: events.Key) -> None:
        """Give a key that is not the draft's to the screen below."""
        if not self._area.has_focus and event.key not in self._bindings.key_to_bindings:
            event.stop()
            self.action_go_back()
            shell_of(self).typed.again(events.Key(event.key, event.character))

    def action_go_back(self) -> None:
        """Leave the draft."""
        text = self._area.text
        self.dismiss(text if text != self._draft.text else None)

    def action_copy_text(self) -> None:
        """Copy it; a terminal that cannot take it still has the file."""
        shell_of(self).outgoing.copy_draft(self._now)

    def action_save_file(self) -> None:
        """Write it into the home, for terminals without a clipboard."""
        path = os.path.join(shell_of(self).parts.home.root, "draft.txt")
        shell_of(self).save_text(path, self._area.text)
