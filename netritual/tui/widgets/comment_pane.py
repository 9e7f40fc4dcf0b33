"""A comment on an article: how it adds something, its text, and what the guards say while it is typed. Wherever an
article is listed or read it is this pane, which keeps what is typed. Nothing is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual import events, on
from textual.message import Message

from netritual.domain.articles.comments import COMMENT_KINDS, CommentText, kind_in
from netritual.domain.drafts.draft_checks import Draft
from netritual.domain.language.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.app import shell_of
from netritual.tui.face.chip_rows import chip_rows
from netritual.tui.face.painter import Painter, palette_of
from netritual.tui.face.spans import Line, Role, Span
from netritual.tui.key_hints import Rows, rows
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.draft_pane import DraftPane, DraftText

TYPING_KEYS = ("=shift+tab kinds", "=ctrl+z undo typing", "=tab next panel")
KIND_KEYS = ("=1-4 kind", "=tab the text")
YOUR_COMMENT = "Your comment, public"


class KindRow(Painter, can_focus=True):
    """The row of kinds, as chips: a click presses the one under the mouse, 1 to 4 while the row has the focus."""

    FOCUS_ON_CLICK = False
    """What is clicked must not move under the mouse, as it would by the digits."""

    def __init__(self) -> None:
        super().__init__(self._chips, id="kinds")
        self.kind = ""
        """What was picked."""
        self.shown_by_text = ""
        """What the text shows plainly; a pick stands over it."""

    def tell(self, kind: str, shown_by_text: str) -> None:
        """What is picked, and what the text shows."""
        if (kind, shown_by_text) != (self.kind, self.shown_by_text):
            self.kind, self.shown_by_text = kind, shown_by_text
            self.show(self._chips)

    def _chips(self, width: int) -> Sequence[Line]:
        """``1 example   2 ✓ counter-example``, on as many lines as it needs; ``?`` is the text's own. The digits stand
        there while they pick."""
        signs = shell_of(self).signs
        chips = []
        for at, kind in enumerate(COMMENT_KINDS, 1):
            likely = not self.kind and kind == self.shown_by_text
            mark = f"{signs.tick} " if kind == self.kind else "? " if likely else ""
            role: Role = "chip-here" if kind == self.kind else "chip-label" if likely else "chip"
            digit = f"{at} " if self.has_focus else ""
            chips.append(Span(f"{digit}{mark}{kind}", role, press=kind))
        return chip_rows(chips, width, colored=palette_of(self).colored, between=0)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The digits are shown while they pick."""
        super().watch_has_focus(_has_focus)
        self.show(self._chips)

    def on_key(self, event: events.Key) -> None:
        """1 to 4 pick; escape goes back."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(TextLeft())
        if event.character and event.character in "1234":
            event.stop()
            self.post_message(self.Pressed(self, COMMENT_KINDS[int(event.character) - 1]))


class CommentPane(DraftPane):
    """``show`` puts the comment on an article in; each change of it is kept by the app, and ``Written``."""

    @dataclass
    class Written(Message):
        """The comment was edited."""

        item: Item
        """The article that it is on."""
        comment: CommentText

    def __init__(self) -> None:
        super().__init__(row=KindRow(), id="comment")
        self._item: Item | None = None

    def show(self, item: Item) -> None:
        """Show the comment on an article."""
        self._item, shell = item, shell_of(self)
        comment = shell.comments.on(item)
        self._kinds.tell(comment.kind, kind_in(comment.text) or "")
        self.fill(item.key, YOUR_COMMENT, item_draft(shell.network, item, comment.text, comment.kind))

    @property
    def comment(self) -> CommentText:
        """What is written now."""
        return CommentText(self._kinds.kind, clean(self.query_one(DraftText).text, newlines=True))

    @property
    def is_written(self) -> bool:
        """Whether a comment is shown, and something stands in it."""
        return self.shown and bool(self.comment.text.strip())

    @property
    def draft(self) -> Draft:
        """The comment, of the kind that is picked."""
        return replace(super().draft, adds=self._kinds.kind)

    def copy(self) -> None:
        """Copy the comment, or say how one is written."""
        shell, text = shell_of(self), self.comment.text.strip()
        if self.is_written:
            shell.outgoing.copy_draft(replace(self.draft, text=text), "m shows the comment.")
        else:
            shell.toast("There is no comment to copy yet. m writes one.")

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of the kinds, or of the text, for the key bar."""
        return KIND_KEYS if self._kinds.has_focus else TYPING_KEYS

    @property
    def _kinds(self) -> KindRow:
        return self.query_one(KindRow)

    def key_rows(self, behind: str, keymap: Mapping[str, str]) -> Rows:
        """The key bar while one is in the comment; ``behind`` is where ``esc`` leads."""
        return rows(((*self.keys, f"=esc back to {behind} (the comment is kept)"),), keymap)

    @on(DraftPane.Changed)
    def tell_text(self, event: DraftPane.Changed) -> None:
        """The text was typed on."""
        event.stop()
        self._kinds.tell(self._kinds.kind, kind_in(event.text) or "")
        self._tell()

    @on(Painter.Pressed, "#kinds")
    def take_kind(self, event: Painter.Pressed) -> None:
        """Choose a kind, or take it back by choosing it again, and go on to the text."""
        event.stop()
        picked = "" if event.press == self._kinds.kind else event.press
        self._kinds.tell(picked, self._kinds.shown_by_text)
        self.check_again()
        self._tell()
        self.query_one(DraftText).focus()

    def _tell(self) -> None:
        if self._item is not None:
            shell_of(self).comments[self._item.ref] = self.comment
            self.post_message(self.Written(self._item, self.comment))
