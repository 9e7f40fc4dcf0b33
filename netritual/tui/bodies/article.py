"""Two articles to read, and a comment with its kind and the checks on it. Nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netritual.domain.comments import KINDS
from netritual.domain.draft_checks import Check, Draft
from netritual.domain.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.bodies.draft import TextBody
from netritual.tui.bodies.step_list import ListRow
from netritual.tui.content import plain
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.draft_pane import DraftPane, DraftText
from netritual.tui.widgets.why_panel import Passage

SHORT_KINDS = ("example", "counter", "source", "question")
"""The kinds of a comment where the panel is narrow."""


@dataclass(frozen=True)
class CommentText:
    """What is written under one article so far."""

    kind: str = ""
    text: str = ""

    @property
    def answer(self) -> str:
        """The comment as the act takes it: the kind, a colon, the text."""
        text = self.text.strip()
        return f"{self.kind}: {text}" if self.kind and text else text

    @property
    def keeping(self) -> str:
        """The comment as it is kept until it is done: the kind on a line of its own, then the text."""
        return f"{self.kind}\n{self.text}" if self.kind or self.text else ""

    @classmethod
    def of_text(cls, text: str) -> "CommentText":
        """The comment of a text that was kept."""
        kind, _, rest = text.partition("\n")
        return cls(kind, rest)


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

    def __init__(self, label: str = "kind") -> None:
        super().__init__()
        self._label = label

    @dataclass
    class Picked(Message):
        """A kind was picked."""

        kind: str
        """One of ``KINDS``."""

    def render(self) -> Content:
        """``kind: 1 ( ) example  2 (x) counter-example …``, shorter in a narrow panel."""
        marks = ["(x)" if kind == self.kind else "( )" for kind in KINDS]
        full = "  ".join(f"{at} {mark} {kind}" for at, mark, kind in zip(range(1, 5), marks, KINDS, strict=True))
        if len(full) + len(self._label) + 3 <= self.size.width:
            return plain(f" {self._label}: {full}")
        return plain(
            " " + " ".join(f"{at}{mark} {kind}" for at, mark, kind in zip(range(1, 5), marks, SHORT_KINDS, strict=True))
        )

    def on_key(self, event: events.Key) -> None:
        """1 to 4 pick; escape goes back."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(TextLeft())
        if event.character and event.character in "1234":
            event.stop()
            self.post_message(self.Picked(KINDS[int(event.character) - 1]))

    def on_click(self, event: events.Click) -> None:
        """A click picks the kind under the mouse."""
        text = self.render().plain
        starts = [text.find(f"{at}{gap}(") for at in range(1, 5) for gap in (" ", "") if text.find(f"{at}{gap}(") >= 0]
        before = [at for at, start in enumerate(starts) if start <= event.x]
        if before:
            self.post_message(self.Picked(KINDS[before[-1]]))


class ArticleBody(TextBody):
    """The queue, why an article comes first, and the comment to it."""

    def extras(self) -> Sequence[Widget]:
        return (DraftPane(self.checked, row=KindRow(), least=2, most=6, id="comment"),)

    def row(self, item: Item, *, first: bool) -> ListRow:
        """Wide: fit, who, title, days. Narrow: who, title, days, why."""
        cells = item.cells[:4] if self.wide else item.cells[1:]
        return ListRow(key=item.key, cells=cells)

    def comment_of(self, item: Item) -> CommentText:
        """What is written under an item."""
        return self._written(item.key) or CommentText(text=item.draft)

    def _written(self, key: str) -> CommentText | None:
        text = self.under_way(key)
        return CommentText.of_text(text) if text else None

    def _write(self, key: str, comment: CommentText) -> None:
        self.texts[key] = comment.keeping

    def can_comment(self, item: Item | None) -> bool:
        """True for rows that take a comment."""
        return item is not None and any(act.id == "comment-article" for act in item.acts)

    def filled(self, item: Item | None) -> None:
        can = self.can_comment(item)
        self.pane.set_class(can, "-shown")
        if item is None or not can:
            return
        comment = self.comment_of(item)
        self._turn_to(item)
        title = "your comment (public)" if self.wide else "write here, copy with y, mark with space"
        self.pane.fill(item.key, title, comment.text, self.side_width)
        self.query_one(KindRow).kind = comment.kind

    def draft_under_way(self, item: Item, text: str) -> Draft:
        return item_draft(self.view.context.network, item, text, self.comment_of(item).kind)

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """Why this one comes first; in the narrow shape the comment needs the room."""
        if not self.wide and self.can_comment(item):
            return ()
        return (Passage("why first", item.detail),) if item is not None and item.detail else ()

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the comment."""
        if not self.can_comment(item):
            return False
        self.query_one(DraftText).focus()
        return True

    def typing_keys(self) -> Sequence[str]:
        """Those of the kinds, or of the comment."""
        if self.query_one(KindRow).has_focus:
            return ("=1-4 kind", "=tab next panel", "go-back back to the list")
        return super().typing_keys()

    def copyable(self, item: Item) -> tuple[Draft, Sequence[Check] | None]:
        """The comment."""
        return self.draft_under_way(item, self.comment_of(item).text.strip()), None

    def answer_for(self, item: Item, act: str) -> str | None:
        """What is written is the answer to "commented"; with nothing written it is asked for."""
        if act != "comment-article":
            return None
        return self.comment_of(item).answer or None

    @on(DraftPane.Changed)
    def keep_text(self, event: DraftPane.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        before = self._written(event.key) or CommentText()
        self.texts[event.key] = replace(before, text=clean(event.text, newlines=True)).keeping
        self.draw_again()

    @on(KindRow.Picked)
    def keep_kind(self, event: KindRow.Picked) -> None:
        """Keep the kind, and go on to the text."""
        event.stop()
        if self._subject is not None:
            self._write(self._subject.key, replace(self._written(self._subject.key) or CommentText(), kind=event.kind))
            self.query_one(KindRow).kind = event.kind
        self.pane.check_again()
        self.draw_again()
        self.query_one(DraftText).focus()
