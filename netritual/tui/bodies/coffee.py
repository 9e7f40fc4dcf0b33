"""Suggested coffees with their fit and slot, why each fits, the next two weeks, and the file to write."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from netritual.domain.first_names import first_name
from netritual.domain.fit import PARTS
from netritual.domain.model import Coffee, Person
from netritual.domain.words import counted
from netritual.review.choice import Choice
from netritual.review.silence_words import silence_words
from netritual.review.step import Act, Item, StepContext
from netritual.services.editions import change_rows
from netritual.services.verbs.calendar_file import Contents
from netritual.tui.bodies.draft import DraftBody
from netritual.tui.bodies.fortnight import Mark, fortnight, title_of
from netritual.tui.bodies.item_rows import head_row, item_lines, item_row
from netritual.tui.bodies.step_body import Note, note_of
from netritual.tui.bodies.step_view import StepView
from netritual.tui.content import cells as cells_of
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span, ends, wrap_line
from netritual.tui.widgets.item_list import Row

SUGGESTED = "Coffees"
NOTHING_NEW = "nothing that the file does not say already"
LEFT_OUT = "Not shown"
SHOWN_NAMES = 3
"""People left out who are named in one line; n shows all."""
STRIP_ROWS = 30
"""Rows of a terminal from which the two weeks fit under the list."""


class CoffeeBody(DraftBody):
    """Suggestions to pick from; < and > move the slot, enter shows the file and then writes it."""

    place_title: ClassVar[str] = "For next week"
    said_classes: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.preview: Contents | None = None
        self._all_left_out = False

    def suggestions(self) -> list[Item]:
        """The rows that can be picked."""
        return [item for item in self.view.items if isinstance(item.subject, Choice) and not item.subject.first_word]

    def _in_state(self, state: str) -> list[Item]:
        """The rows of one state: "first word", "left out", "names" (the offer of twelve) or "planned"."""
        return [item for item in self.view.items if item.state == state]

    def extras(self) -> Iterable[Widget]:
        """The draft of a first word, and the next two weeks."""
        return (*super().extras(), Painter(id="weeks"))

    def rows(self) -> list[Row]:
        """Who waits for an answer, suggestions, messages, what is planned, and on demand those who were left out."""
        found, left, rows = self.suggestions(), self._in_state("left out"), list[Row]()
        words = self._in_state("first word")
        rows += _under_heads([item for item in words if item.subject.suggestion.is_answer], rows)
        rows += _under_heads(found, rows, SUGGESTED)
        rows += _under_heads([item for item in words if not item.subject.suggestion.is_answer], rows)
        rows += _under_heads(self._in_state("planned"), rows)
        if self._all_left_out:
            rows += _under_heads(left, rows, LEFT_OUT)
        rows += _under_heads(self._in_state("names"), rows)
        return rows

    def row_lines(self, row: Row, width: int) -> Sequence[Line]:
        item = row.value
        if not isinstance(item, Item) or row.head:
            return super().row_lines(row, width)
        if not isinstance(item.subject, Choice) or item.subject.first_word:
            return item_lines(row, width, self._names)
        signs = signs_for(self)
        picked = item.subject.chosen.picked
        mark = Span(f"{signs.tick} ", "done") if picked else Span(f"{signs.open} ", "muted")
        who, score, because, slot = item.cells
        first = ends([mark, Span(who, "strong"), Span(f"  {score}", "muted")], [Span(slot)], width)
        why = wrap_line([Span(because, "muted")], max(1, width - 2), 2) if because else []
        return [first, *([Span("  "), *spans] for spans in why)]

    def sentences(self) -> Sequence[str]:
        """What there is time for, who is left out, and what enter does; where room is short the last two."""
        found, left = self.suggestions(), self._in_state("left out")
        said = [words for words in super().sentences() if self.wide and not words.startswith("not shown")]
        if not found:
            said.append(silence_words(self.view.context.network, self.view.context.suggestions, {}))
        if left and not self._all_left_out:
            said.append(left_out_words(left, self.app.size.width - 4))
        return [words for words in (*said, self.what_enter_does()) if words]

    def beside(self, item: Item | None) -> Note | None:
        """The preview of the file while it is shown, else why this one fits."""
        if self.preview is not None:
            return note_of("What goes into calendar/coffees.ics", file_rows(self.preview, self.view.context))
        if item is None or (not self.wide and self.shows_draft(item)):
            return None
        rows = tuple((label.replace("_", " "), text) for label, text in item.detail)
        if not self.wide and self.app.size.height < STRIP_ROWS:
            return note_of(f"Why {item.cells[0]}", in_brief(rows))
        return note_of(f"Why {item.cells[0]}", rows)

    def follow(self) -> None:
        super().follow()
        self.set_class(self.preview is not None, "-preview")
        weeks = self.query_one("#weeks", Painter)
        shown = self.wide and self.app.size.height >= STRIP_ROWS and bool(self.suggestions())
        weeks.set_classes(f"note across first-out{'' if shown else ' -nothing'}")
        if shown:
            lines = fortnight(self.view.context, self.marks(), self.app.size.width - 6)
            weeks.border_title = Content(title_of(lines))
            weeks.show(lambda width: [[Span(text, "muted")] for text in lines])

    def what_enter_does(self) -> str:
        """How many events the file would hold, and how it is written."""
        events = counted(self.view.events, "event")
        if self.preview is not None:
            return "enter writes this file, esc goes back"
        return f"{events} for calendar/coffees.ics in your netritual folder: enter shows them, enter again writes"

    def marks(self) -> list[Mark]:
        """The coffees of the strip: planned, picked and proposed."""
        network = self.view.context.network
        chosen = [(item, item.subject.chosen.slot, item.subject.chosen.picked, False) for item in self.suggestions()]
        coffees = [(item, network.get(Coffee, item.ref)) for item in self._in_state("planned")]
        planned = [(item, coffee.slot, True, True) for item, coffee in coffees if coffee is not None]
        return [
            Mark(slot.start, slot.end, first_name(person.name) or person.name, *how)
            for item, slot, *how in (*chosen, *planned)
            if slot is not None and (person := network.get(Person, item.person or 0)) is not None
        ]

    def shows_draft(self, item: Item | None) -> bool:
        """The draft is shown when it was asked for: the reasons need the room."""
        return item is not None and bool(item.draft) and self._opened == item.key and self.preview is None

    def show_preview(self, contents: Contents) -> None:
        """Show what would be written."""
        self.preview = contents
        self.redraw()

    def hide_preview(self) -> None:
        """Back to the reasons."""
        if self.preview is not None:
            self.preview = None
            self.redraw()

    def show(self, view: StepView) -> None:
        """What changed may be in the file: a preview is of the past then."""
        self.preview = None
        super().show(view)

    def took_key(self, key: str) -> bool:
        """n shows everyone who is left out."""
        if key != "n":
            return False
        self._all_left_out = not self._all_left_out
        self.redraw()
        if self._all_left_out and (left := self._in_state("left out")):
            self.stand_on(left[0].key)
        return True

    def would_take(self, key: str) -> bool:
        """n, whatever row the cursor is on."""
        return key == "n"

    def took_escape(self) -> bool:
        """Escape closes the preview first."""
        shown = self.preview is not None
        self.hide_preview()
        return shown

    def main_act(self, item: Item) -> Act | None:
        """A click picks; enter is the file's."""
        return item.act("space")


def _under_heads(items: Sequence[Item], above: Sequence[Row], title: str = "") -> list[Row]:
    """Items under the heading of their section, or under one title."""
    rows: list[Row] = []
    for section, group in groupby(items, key=lambda item: title or item.section):
        listed = list(group)
        rows += [head_row(section, len(listed), first=not (above or rows)), *map(item_row, listed)]
    return rows


def in_brief(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Why, slot and prep in a line each, so that nothing is pushed out at 80x24; a wide terminal has all of it."""
    texts = dict(rows)
    why = "; ".join(text for label, text in rows if label in PARTS)
    slot = "; ".join(texts[label] for label in ("slot", "for them") if label in texts)
    prep = "; ".join(texts[label] for label in ("purpose", "place") if label in texts)
    lines = (("why", why), ("slot", slot), ("prep", prep), ("last", texts.get("last", "")))
    labels = PARTS | {"slot", "for them", "purpose", "place", "last", "fit", "reckoning"}
    rest = [row for row in rows if row[0] not in labels]
    return tuple((label, text) for label, text in (*lines, *rest) if text)


def left_out_words(left: Sequence[Item], room: int) -> str:
    """ "not shown: Ana (met yesterday), Omar (busy now), 3 more: n", with as many names as fit."""
    words = f"not shown: {len(left)}: n"
    for count in range(1, min(SHOWN_NAMES, len(left)) + 1):
        named = [f"{item.cells[0]} ({item.cells[2]})" for item in left[:count]]
        more = [f"{len(left) - count} more"] if len(left) > count else []
        longer = f"not shown: {', '.join([*named, *more])}: n"
        words = longer if cells_of(longer) <= room else words
    return words


def file_rows(contents: Contents, context: StepContext) -> tuple[tuple[str, str], ...]:
    """How many events both files hold after a write, and what it changes, each by name."""
    rows = change_rows([one for one in contents.changes if one.kind != "stays"], context.settings, context.today)
    both = counted(len(contents.events), "event")
    both += f", {len(contents.new)} of them in coffees-new.ics" if contents.new else ""
    return (("in all", both), *(rows or [("new", NOTHING_NEW)]))
