"""A text under way, which can be edited, and the checks on it. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from netritual.domain.drafts.draft_blanks import BLANK, blanks
from netritual.domain.drafts.draft_checks import Background, Draft, DraftCheck, checks
from netritual.domain.drafts.requests_in_text import Place
from netritual.domain.language.text import clean, visible
from netritual.tui.app import shell_of
from netritual.tui.content import plain, wrap
from netritual.tui.face.columns import ColumnParts
from netritual.tui.face.draft_lines import DRAFT_KEYS, check_lines
from netritual.tui.face.painter import Painter, palette_of, signs_for
from netritual.tui.widgets.text_line import LeftText

MARKED = "underline"


class DraftText(TextArea, LeftText):
    """The text itself. Escape leaves it; its letters are text, and the first one fills the blank that is selected.
    ``enter`` on a blank leaves it as it is and goes behind it."""

    cursor_blink = reactive(False, init=False)
    _marks: Sequence[Place] = ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its text, with its lines broken for a width; the cursor has a cell of its own."""
        return len(wrap(self.text, width - 1))

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Break the lines for its width before they are painted in it."""
        before, resized = self.outer_size, super()._size_updated(size, virtual_size, container_size, layout)
        if self.outer_size != before:
            self._rewrap_and_refresh_virtual_size()
        return resized

    def on_resize(self, event: events.Resize) -> None:
        """The lines are broken already."""
        event.prevent_default()

    def _refresh_size(self) -> None:
        """A text that has the height of its lines is not laid out again."""
        if self.size.height == self.wrapped_document.height:
            self.set_reactive(TextArea.virtual_size, self.size.with_width(0))
            self.refresh()
        else:
            super()._refresh_size()

    @on(TextArea.Changed)
    def insert_lines(self) -> None:
        """Put the words of a line of mine where its name was typed: ``{line:headline}``."""
        text = self.text
        for start, end, words in shell_of(self).outgoing.insertions(text):
            self.replace(words, _location(text, start), _location(text, end))

    @property
    def marks(self) -> Sequence[Place]:
        """The places of which the guards speak: they are underlined."""
        return self._marks

    @marks.setter
    def marks(self, places: Sequence[Place]) -> None:
        if places != self._marks:
            self._marks = places
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line of the text, with its marks; no control sign reaches the terminal. What is left to be written is lit:
        its braces are the edges of the lit place."""
        line = super().get_line(line_index)
        left, text, blank = blanks(line.plain), list(visible(line.plain)), palette_of(self)["blank"]
        for start, end in left:
            text[start] = text[end - 1] = " "
        line.plain = "".join(text)
        for start, end in left:
            line.stylize(blank, start, end)
        begins = sum(len(before) + 1 for before in self.document.lines[:line_index])
        for start, end in self._marks:
            line.stylize(MARKED, max(0, start - begins), max(0, end - begins))
        return line

    def begin(self) -> None:
        """Go into the text: its first blank is selected; without one the cursor stands at its end."""
        self.focus()
        left = blanks(self.text)
        if left:
            start, end = left[0]
            self.selection = Selection(_location(self.text, start), _location(self.text, end))
        else:
            self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Go behind a blank that is selected, instead of putting a line break in its place. A mark that ends a sentence
        takes the place of the full stop behind it."""
        line, column = self.cursor_location
        behind = self.document.get_line(line)[column : column + 2]
        if event.character in ("!", "?") and self.selection.is_empty and behind.rstrip() == ".":
            self.delete((line, column), (line, column + 1))
        if event.key == "enter" and BLANK.fullmatch(self.selected_text):
            event.stop()
            event.prevent_default()
            self.move_cursor(max(self.selection.start, self.selection.end))


def _location(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


class DraftPane(ColumnParts):
    """The place of a text with the checks on it; ``row`` is a widget above the text. ``fill`` puts a text in."""

    @dataclass
    class Changed(Message):
        """The text was edited."""

        key: str
        """Which item's text it is."""
        text: str
        """The new text."""

    _draft = Draft(text="")
    """What is shown, as it was filled in."""
    _background: Background | None = None

    def __init__(self, *, id: str, row: Widget | None = None) -> None:
        super().__init__(id=id, classes="place beside gives")
        self._row = row
        self._key = ""
        self._said: Sequence[DraftCheck] = ()

    def compose(self) -> ComposeResult:
        if self._row is not None:
            yield self._row
        area = DraftText(compact=True, show_line_numbers=False, highlight_cursor_line=False)
        area.add_class("gives")
        yield area
        yield Painter(id="checks")

    @property
    def shown(self) -> bool:
        """True while there is a text to show."""
        return self.has_class("-shown")

    def fill(self, key: str, title: str, draft: Draft) -> None:
        """Show the text of an item; under the cursor of somebody who types it is left alone."""
        area = self.query_one(DraftText)
        self._draft = draft
        self._background = shell_of(self).outgoing.background(draft.person.id if draft.person is not None else None)
        self.border_title, self.border_subtitle = plain(title), plain(DRAFT_KEYS)
        if key != self._key or (draft.text != area.text and not area.has_focus):
            self._key = key
            with self.prevent(TextArea.Changed):
                area.load_text(clean(draft.text, newlines=True))
            area.refresh(layout=True)
        self.check_again()

    @property
    def draft(self) -> Draft:
        """What is written now, as the guards see it."""
        return replace(self._draft, text=self.query_one(DraftText).text)

    def check_again(self) -> None:
        """Ask anew what is to be said about the text."""
        area, draft = self.query_one(DraftText), self.draft
        background = self._background if draft.text.strip() else None
        self._said = checks(draft, background) if background is not None else ()
        area.marks = [check.at for check in self._said if check.level != "ok" and check.at is not None]
        said = self.query_one("#checks", Painter)
        said.show(lambda width: check_lines(self._said, width, signs_for(said)))

    def edit(self) -> None:
        """Go into the text, to its first blank or to its end."""
        self.add_class("-written")
        self.query_one(DraftText).begin()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def stay_in_sight(self) -> None:
        """A text that is being written is seen at any size: what is typed into it would else be commands."""
        self.set_class(self.has_focus_within, "-written")

    @on(TextArea.Changed)
    def tell_change(self, event: TextArea.Changed) -> None:
        """Check the text with every change."""
        event.stop()
        self.check_again()
        self.post_message(self.Changed(self._key, event.text_area.text))
