"""Step 4 and its like: two articles to read, and a comment with its kind and the checks on it. Nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static, TextArea

from netritual.domain.articles import check_comment, private_words
from netritual.domain.drafts import likeness
from netritual.domain.model import Person
from netritual.domain.text import clean
from netritual.review.step import Item, StepContext
from netritual.tui.bodies.draft import other_notes
from netritual.tui.bodies.rows import labelled, rule, running
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_list import ListRow
from netritual.tui.bodies.step_view import StepView
from netritual.tui.text import plain
from netritual.tui.widgets.draft_pane import DraftText
from netritual.tui.widgets.why_panel import Passage

KINDS = ("example", "counter-example", "source", "question")
"""The four ways to add something, in the order of the keys 1 to 4."""

SHORT_KINDS = ("example", "counter", "source", "question")
"""The same where the panel is narrow."""

ALIKE = 0.5
"""Two texts are the same note from here on (``product.md`` 3, 52)."""


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
    def kept(cls, text: str) -> "CommentText":
        """The comment of a text that was kept."""
        kind, _, rest = text.partition("\n")
        return cls(kind, rest)


def comment_checks(
    comment: CommentText, people: Sequence[Person], others: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Label and words of each check: is it useful, is it my own, does it keep what is private."""
    told = check_comment(comment.text, comment.kind or None)
    has = [word for word, there in (("a question", told.question), ("a link", told.link), ("a number", told.number),
                                    ("an example", told.example)) if there]  # fmt: skip
    parts = [part for part in (comment.kind, *has) if part]
    words = f"{told.words} word{'' if told.words == 1 else 's'}"
    useful = f"{' + '.join(parts)}, {words}" if parts else words
    if not told.useful:
        missing = []
        if not comment.kind:
            missing.append("a kind (tab, then 1-4)")
        if told.words < 12:
            missing.append("12 words")
        if not has:
            missing.append("a question, link, number or example")
        useful += f"; not yet: {', '.join(missing)}" if missing else ""
    twin = next((name for name, text in others if likeness(text, comment.text) >= ALIKE), "")
    secrets = [word for person in people for word in private_words(comment.text, person)]
    return [
        ("useful", useful),
        ("own words", f"* much like your note to {twin}: make it their own" if twin else "not pasted elsewhere"),
        ("private", f"* from your private notes: {', '.join(secrets)}" if secrets else "nothing from your notes"),
    ]


class KindRow(Widget, can_focus=True):
    """The row of kinds: while it has the focus 1 to 4 pick one."""

    HELP: ClassVar[str] = "What your comment adds: 1 example, 2 counter-example, 3 source, 4 question. tab goes on."
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

    @dataclass
    class Left(Message):
        """Escape: back to the list."""

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
            self.post_message(self.Left())
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


class CommentPane(Vertical):
    """Heading, kinds, text, checks."""

    HELP: ClassVar[str] = "Your comment: enter writes, tab then 1-4 picks its kind, y copies, space marks it commented."
    DEFAULT_CSS = """
    CommentPane {
        height: auto; width: 1fr; display: none;
        &.-shown { display: block; }
        & > .heading { height: 1; color: $text-muted; }
        & > DraftText { height: 2; border: none; padding: 0 1; background: transparent; scrollbar-size-vertical: 1; }
        & > DraftText:focus { border: none; background: $boost; }
        & > .checks { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Static(classes="heading")
        yield KindRow()
        yield DraftText(compact=True, show_line_numbers=False, highlight_cursor_line=False)
        yield Static(classes="heading between")
        yield Static(classes="checks")


class ArticleBody(StepBody):
    """The queue, why an article comes first, and the comment to it."""

    HELP: ClassVar[str] = "Articles of your people: o opens one, enter writes, y copies, space marks it commented."

    def __init__(self) -> None:
        super().__init__()
        self._subject: str = ""
        self._headings: list[int] = []
        self._people: list[Person] = []
        self._others: list[tuple[str, str]] = []

    def extras(self) -> Sequence[Widget]:
        """The comment."""
        return (CommentPane(id="comment"),)

    def row(self, item: Item, view: StepView, *, first: bool) -> ListRow:
        """Wide: fit, who, title, days. Narrow: who, title, days, why."""
        cells = item.cells[:4] if self.wide else item.cells[1:]
        return ListRow(key=item.key, cells=cells)

    def comment_of(self, item: Item) -> CommentText:
        """What is written under an item."""
        return self._written(item.key) or CommentText(text=item.draft)

    def _written(self, key: str) -> CommentText | None:
        kept = self.under_way(key)
        return CommentText.kept(kept) if kept else None

    def _write(self, comment: CommentText) -> None:
        self.texts[self._subject] = comment.keeping

    def can_comment(self, item: Item | None) -> bool:
        """True for rows that take a comment."""
        return item is not None and any(act.id == "comment-article" for act in item.acts)

    def filled(self, item: Item | None, view: StepView) -> None:
        """The comment follows the cursor."""
        pane, can = self.query_one("#comment"), self.can_comment(item)
        pane.set_class(can, "-shown")
        if item is None or not can:
            return
        area, comment = self.query_one(DraftText), self.comment_of(item)
        if self._subject != item.key or (area.text != comment.text and not area.has_focus):
            self._subject = item.key
            self._people = people_of(item, view.context)
            self._others = other_notes(view.context.network, view.context.today, item.person)
            with self.prevent(TextArea.Changed):
                area.load_text(clean(comment.text, newlines=True))
        self.query_one(KindRow).kind = comment.kind

    def checks(self) -> list[tuple[str, str]]:
        """The checks on the comment as it stands."""
        comment = self._written(self._subject) or CommentText()
        return comment_checks(comment, self._people, self._others) if comment.text.strip() else []

    def check_texts(self) -> list[str]:
        """The checks in lines: a table in the wide shape, one running line in the narrow one."""
        found = self.checks()
        if self.wide:
            return [f" {line}" for line in labelled(found, self.side_width - 1)]
        told = [text if label == "useful" else f"{label}: {text}" for label, text in found]
        return [f"   {line}" for line in running(told, self.side_width - 4)]

    def side_height(self) -> int:
        """Heading, kinds, text and checks."""
        if not self.query_one("#comment").has_class("-shown"):
            return 0
        checks = len(self.check_texts())
        return 2 + self._text_lines() + (1 if self.wide and checks else 0) + checks

    def _text_lines(self) -> int:
        area = self.query_one(DraftText)
        return min(6, max(2, area.wrapped_document.height))

    def extras_laid(self, lines: int) -> None:
        """Give the text what the other lines leave."""
        pane = self.query_one("#comment")
        if not pane.has_class("-shown"):
            return
        checks, room = self.check_texts(), self.side_width
        between = 1 if self.wide and checks else 0
        first, second = pane.query(".heading").results(Static)
        first.update(
            plain(rule("your comment (public)" if self.wide else "write here, copy with y, mark with space", room))
        )
        second.update(plain(rule("checks", room)))
        second.display = bool(between)
        text = max(1, lines - 2 - between - len(checks))
        self._headings = [0, 2 + text] if between else [0]
        self.query_one(DraftText).styles.height = text
        told = pane.query_one(".checks", Static)
        told.update(plain("\n".join(checks)))
        told.styles.height = len(checks)

    def beside(self, item: Item | None, view: StepView) -> tuple[Passage, ...]:
        """Why this one comes first; in the narrow shape the comment needs the room."""
        if not self.wide and self.can_comment(item):
            return ()
        return (Passage("why first", item.detail),) if item is not None and item.detail else ()

    def extra_headings(self) -> Sequence[int]:
        """The comment's own, and that of its checks."""
        return self._headings if self.query_one("#comment").has_class("-shown") else ()

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the comment."""
        if not self.can_comment(item):
            return False
        self.query_one(DraftText).focus()
        return True

    def copyable(self, item: Item) -> tuple[str, list[str]]:
        """The comment; nothing keeps it from being copied, the checks have been said."""
        return self.comment_of(item).text.strip(), []

    def answer_for(self, item: Item, act: str) -> str | None:
        """What is written is the answer to "commented"; with nothing written it is asked for."""
        if act != "comment-article":
            return None
        return self.comment_of(item).answer or None

    @on(TextArea.Changed)
    def keep_text(self, event: TextArea.Changed) -> None:
        """Keep what is typed, and check it."""
        event.stop()
        if self._subject:
            before = self._written(self._subject) or CommentText()
            self._write(replace(before, text=clean(event.text_area.text, newlines=True)))
        self._again()

    @on(KindRow.Picked)
    def keep_kind(self, event: KindRow.Picked) -> None:
        """Keep the kind, and go on to the text."""
        event.stop()
        if self._subject:
            self._write(replace(self._written(self._subject) or CommentText(), kind=event.kind))
            self.query_one(KindRow).kind = event.kind
        self._again()
        self.query_one(DraftText).focus()

    @on(KindRow.Left)
    def leave_kinds(self, event: KindRow.Left) -> None:
        """Back to the list."""
        event.stop()
        self.items.focus()

    @on(DraftText.Left)
    def leave_text(self, event: DraftText.Left) -> None:
        """Back to the list."""
        event.stop()
        self.items.focus()

    def _again(self) -> None:
        if self.view is not None:
            self.lay_out(self.view, self.current())


def people_of(item: Item, context: StepContext) -> list[Person]:
    """The people whose private notes a public text must not quote."""
    ids = dict.fromkeys([*item.people, *([item.person] if item.person is not None else [])])
    found = (context.network.get(Person, id_) for id_ in ids)
    return [person for person in found if person is not None]
