"""A comment on an article: how it adds something, its text, and what the guards say while it is typed. Wherever an
article is listed or read it is this pane. Nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netritual.domain.comments import COMMENT_KINDS, CommentText, kind_in
from netritual.domain.draft_checks import Background, Check, Draft, checks
from netritual.domain.network import Network
from netritual.domain.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.content import plain
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.draft_pane import DraftPane, DraftText

TYPING_KEYS = ("=shift+tab kinds", "=ctrl+z undo typing", "=tab next panel")
KIND_KEYS = ("=1-4 kind", "=tab the text")
LEAD = " kind: "


class KindRow(Widget, can_focus=True):
    """The row of kinds: while it has the focus 1 to 4 pick one."""

    DEFAULT_CSS = """
    KindRow {
        height: 1; width: 1fr;
        &:focus { background: $primary 20%; text-style: bold; }
        &:nocolor:focus { text-style: bold underline; }
    }
    """

    kind: reactive[str] = reactive("")
    """What was picked."""
    shown_by_text: reactive[str] = reactive("")
    """What the text shows plainly; a pick stands over it."""

    @dataclass
    class Picked(Message):
        """A kind was picked."""

        kind: str
        """One of ``COMMENT_KINDS``."""

    def lines(self, room: int) -> list[str]:
        """``kind: 1 ( ) example  2 (x) counter-example …``, on as many lines as it needs; ``(~)`` is the text's own."""
        words = []
        for at, kind in enumerate(COMMENT_KINDS, 1):
            mark = "x" if kind == self.kind else "~" if not self.kind and kind == self.shown_by_text else " "
            words.append(f"{at} ({mark}) {kind}")
        whole = LEAD + "  ".join(words)
        if len(whole) <= room:
            return [whole]
        lines = [" "]
        for word in words:
            if len(lines[-1]) + len(word) > room:
                lines.append(" ")
            lines[-1] += f"{word}  "
        return [line.rstrip() for line in lines]

    def render(self) -> Content:
        return plain("\n".join(self.lines(self.size.width)))

    def on_key(self, event: events.Key) -> None:
        """1 to 4 pick; escape goes back."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(TextLeft())
        if event.character and event.character in "1234":
            event.stop()
            self.post_message(self.Picked(COMMENT_KINDS[int(event.character) - 1]))

    def on_click(self, event: events.Click) -> None:
        """A click picks the kind under the mouse."""
        line = [*self.lines(self.size.width), ""][event.y]
        before = [kind for at, kind in enumerate(COMMENT_KINDS, 1) if 0 <= line.find(f"{at} (") <= event.x]
        if before:
            self.post_message(self.Picked(before[-1]))


class CommentPane(DraftPane):
    """``show`` puts the comment on an article in; each change of it is ``Written``."""

    @dataclass
    class Written(Message):
        """The comment was edited."""

        key: str
        """Which item it is on."""
        comment: CommentText

    def __init__(self) -> None:
        super().__init__(self._checked, row=KindRow(), least=2, most=6, id="comment")
        self._item: Item | None = None
        self._network: Network | None = None
        self._background: Background | None = None

    def show(
        self, item: Item, comment: CommentText, network: Network, background: Background | None, title: str, room: int
    ) -> None:
        """Show the comment on an article, and what it is held against; ``title`` and ``room`` as for ``fill``."""
        self._item, self._network, self._background = item, network, background
        self._kinds.kind = comment.kind
        self._kinds.shown_by_text = kind_in(comment.text) or ""
        self.fill(item.key, title, comment.text, room)

    @property
    def comment(self) -> CommentText:
        """What is written now."""
        return CommentText(self._kinds.kind, clean(self.query_one(DraftText).text, newlines=True))

    @property
    def draft(self) -> Draft | None:
        """The comment as the guards see it; None while there is none."""
        text = self.comment.text.strip()
        return self._draft(text) if text else None

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of the kinds, or of the text, for the key bar."""
        return KIND_KEYS if self._kinds.has_focus else TYPING_KEYS

    def head(self, room: int) -> int:
        return 1 + len(self._kinds.lines(room))

    def lay(self, room: int, lines: int, *, wide: bool) -> None:
        self._kinds.styles.height = len(self._kinds.lines(room))
        super().lay(room, lines, wide=wide)

    @property
    def _kinds(self) -> KindRow:
        return self.query_one(KindRow)

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
        self._kinds.shown_by_text = kind_in(event.text) or ""
        self._tell()

    @on(KindRow.Picked)
    def take_kind(self, event: KindRow.Picked) -> None:
        """Choose a kind, or take it back by choosing it again, and go on to the text."""
        event.stop()
        self._kinds.kind = "" if event.kind == self._kinds.kind else event.kind
        self.check_again()
        self._tell()
        self.query_one(DraftText).focus()

    def _tell(self) -> None:
        if self._item is not None:
            self.post_message(self.Written(self._item.key, self.comment))
