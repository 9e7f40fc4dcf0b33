"""A comment on an article: how it adds something, its text, and what the guards say while it is typed. Wherever an
article is listed or read it is this pane. Nothing is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.message import Message

from netritual.domain.comments import COMMENT_KINDS, CommentText, kind_in
from netritual.domain.draft_checks import Background, Check, Draft, checks
from netritual.domain.network import Network
from netritual.domain.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.app import shell_of
from netritual.tui.bars import Rows, rows
from netritual.tui.face.chip_rows import chip_rows
from netritual.tui.face.painter import Painter, palette_of
from netritual.tui.face.roles import Role
from netritual.tui.face.spans import Line, Span
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.draft_pane import DraftPane, DraftText

TYPING_KEYS = ("=shift+tab kinds", "=ctrl+z undo typing", "=tab next panel")
KIND_KEYS = ("=1-4 kind", "=tab the text")
YOUR_COMMENT = "Your comment, public"


class KindRow(Painter, can_focus=True):
    """The row of kinds, as chips: while it has the focus 1 to 4 pick one."""

    FOCUS_ON_CLICK = False
    """What is clicked must not move under the mouse, as it would by the digits."""

    def __init__(self) -> None:
        super().__init__(self._chips, id="kinds")
        self.kind = ""
        """What was picked."""
        self.shown_by_text = ""
        """What the text shows plainly; a pick stands over it."""

    @dataclass
    class Picked(Message):
        """A kind was picked."""

        kind: str
        """One of ``COMMENT_KINDS``."""

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
            self.post_message(self.Picked(COMMENT_KINDS[int(event.character) - 1]))

    @on(Painter.Pressed)
    def pick_pressed(self, event: Painter.Pressed) -> None:
        """A click picks the kind under the mouse."""
        event.stop()
        self.post_message(self.Picked(event.press))


class CommentPane(DraftPane):
    """``show`` puts the comment on an article in; each change of it is ``Written``."""

    @dataclass
    class Written(Message):
        """The comment was edited."""

        key: str
        """Which item it is on."""
        comment: CommentText

    def __init__(self) -> None:
        super().__init__(self._checked, row=KindRow(), id="comment")
        self._item: Item | None = None
        self._network: Network | None = None
        self._background: Background | None = None

    def show(self, item: Item, comment: CommentText, network: Network, background: Background | None) -> None:
        """Show the comment on an article, and what it is held against."""
        self._item, self._network, self._background = item, network, background
        self._kinds.tell(comment.kind, kind_in(comment.text) or "")
        self.fill(item.key, YOUR_COMMENT, comment.text)

    @property
    def comment(self) -> CommentText:
        """What is written now."""
        return CommentText(self._kinds.kind, clean(self.query_one(DraftText).text, newlines=True))

    @property
    def draft(self) -> Draft | None:
        """The comment as the guards see it; None while there is none, or none is shown."""
        text = self.comment.text.strip()
        return self._draft(text) if text and self.shown else None

    def copy(self) -> None:
        """Copy the comment, or say how one is written."""
        draft, shell = self.draft, shell_of(self)
        if draft is None:
            shell.toast("There is no comment to copy yet. m writes one.")
        else:
            shell.copy_draft(draft, "m shows the comment.")

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

    def _draft(self, text: str) -> Draft | None:
        if self._item is None or self._network is None:
            return None
        return item_draft(self._network, self._item, text, self._kinds.kind)

    def _checked(self, text: str) -> Sequence[Check]:
        draft = self._draft(text) if text.strip() else None
        return checks(draft, self._background) if draft is not None and self._background is not None else ()

    @on(DraftPane.Changed)
    def tell_text(self, event: DraftPane.Changed) -> None:
        """The text was typed on."""
        event.stop()
        self._kinds.tell(self._kinds.kind, kind_in(event.text) or "")
        self._tell()

    @on(KindRow.Picked)
    def take_kind(self, event: KindRow.Picked) -> None:
        """Choose a kind, or take it back by choosing it again, and go on to the text."""
        event.stop()
        picked = "" if event.kind == self._kinds.kind else event.kind
        self._kinds.tell(picked, self._kinds.shown_by_text)
        self.check_again()
        self._tell()
        self.query_one(DraftText).focus()

    def _tell(self) -> None:
        if self._item is not None:
            self.post_message(self.Written(self._item.key, self.comment))
