"""The parts of the step of coffees: cards of those in sight, the grid of weeks, and the file before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.geometry import Size

from netritual.domain.model import Coffee, Person
from netritual.domain.people.first_names import first_name
from netritual.review.choice import CoffeeChoice
from netritual.review.step import Item, StepContext
from netritual.services.verbs.calendar_file import CalendarFileContents
from netritual.tui.bodies.calendar_file_wording import preview_lines
from netritual.tui.bodies.coffee_card import HIGH, MANY_LINES, REASON_LINES, card_lines
from netritual.tui.bodies.coffee_wording import beyond_lines, foot_lines
from netritual.tui.bodies.fortnight import Fortnight, GridMark, MarkKind
from netritual.tui.bodies.item_rows import sentence
from netritual.tui.bodies.step_view import StepView
from netritual.tui.content import plain
from netritual.tui.face.border_text import in_border
from netritual.tui.face.painter import Painter, palette_of, signs_for
from netritual.tui.face.spans import Line, Span, text_of
from netritual.tui.view import shape_of
from netritual.tui.widgets.card_row import CardRow, RowCard

CARDS = 3
"""Cards beside each other."""
COPIED_WIDTH = 80
"""Cells of a line of the preview that is copied."""
KEYS = (("enter", " writes   "), ("y", " copies   "), ("esc", " goes back"))
"""Keys of the preview, and what they do."""


def marks_of(view: StepView) -> Iterator[GridMark]:
    """All that has a time; a click on it goes to its row."""
    context = view.context
    waiting = {who: talk for talk in context.tentative for who in talk.loop.people[:1]}
    word = next((item.key for item in view.items if item.state == "first word"), "")
    for item in view.items:
        name = _name(view, item.person)
        if isinstance(item.subject, CoffeeChoice):
            chosen = item.subject.chosen
            if chosen.slot is not None:
                kind: MarkKind = "proposed" if chosen.picked else "offered"
                yield GridMark(chosen.slot.start, chosen.slot.end, name, kind, item.key)
        elif item.state == "planned":
            coffee = context.network.get(Coffee, item.ref) if item.table == "coffees" else None
            talk = waiting.get(item.person or 0)
            if talk is not None and talk.is_added:
                yield GridMark(talk.slot.start, talk.slot.end, name, "tentative", item.key)
            elif coffee is not None and coffee.slot is not None:
                yield GridMark(coffee.slot.start, coffee.slot.end, name, "planned", item.key)
    for event in view.file.events if view.file is not None else ():
        if event.quiet and event.end > context.now and event.status != "CANCELLED":
            yield GridMark(event.start, event.end, "words", "words", word)


def _name(view: StepView, person: int | None) -> str:
    who = view.context.network.get(Person, person or 0)
    return (first_name(who.name) or who.name) if who is not None else ""


Fit = Callable[[int, int], Sequence[Line]]
"""The lines in so many cells, and in so many lines at most, or 0 for as many as it needs."""


class FittedPainter(Painter):
    """Draws what a ``Fit`` gives for its width and height."""

    def __init__(self, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._fit: Fit = lambda width, height: ()
        self._height = 0
        self._wish: tuple[int, int] | None = None

    def show_fitted(self, fit: Fit) -> None:
        """Draw something else from now on."""
        before, self._fit, self._wish = self._wish, fit, None
        self.show(self._fitted)
        if before is not None and self._wished(before[0]) != before[1]:
            self._layout_updates += 1
            self.refresh(layout=True)

    def _fitted(self, width: int) -> Sequence[Line]:
        """What fits: all that there is, where there is room for it."""
        whole = self._fit(width, 0)
        return whole if not self._height or len(whole) <= self._height else self._fit(width, self._height)

    def _wished(self, width: int) -> int:
        if self._wish is None or self._wish[0] != width:
            self._wish = (width, len(self._fit(width, 0)))
        return self._wish[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._wished(width)

    def on_resize(self) -> None:
        """Another height is another choice of lines."""
        if self.size.height != self._height:
            self._height = self.size.height
            self.show(self._paint)


class SuggestionCards(CardRow):
    """The suggested coffees as cards."""

    def __init__(self) -> None:
        super().__init__(CARDS, id="cards", classes="across")

    def follow(
        self, every: Sequence[Item], at: Item | None, context: StepContext
    ) -> tuple[Sequence[Item], Sequence[Item]]:
        """Show the cards around the one at work; gives the suggestions before and after those in sight."""
        place = every.index(at) if at in every else None
        self.show([self._card(item, context, lit=item is at) for item in every], place)
        in_view = self.in_view(every, place)
        return every[: in_view.start], every[in_view.stop :]

    def _card(self, item: Item, context: StepContext, *, lit: bool) -> RowCard:
        signs, most = signs_for(self), REASON_LINES if self.app.size.height < HIGH else MANY_LINES
        picked = item.subject.chosen.picked
        mark: Line = [Span(f"{signs.tick} ", "done", "space"), Span("picked   ", "muted", "space")]
        key = Span("space", "here" if lit else "muted", "space")
        foot = [*(mark if picked else ()), key, Span(" leaves out" if picked else " picks", "muted", "space")]
        return RowCard(
            item.key, item.cells[0], foot, lambda width: card_lines(item, context, signs, width, lit=lit, most=most)
        )


def show_beyond(
    painter: Painter, beyond: tuple[Sequence[Item], Sequence[Item]] | None, left: Sequence[Item], quiet: str
) -> None:  # fmt: skip
    """Who is suggested before and after the cards in sight, None where there are none, and who was left out; ``quiet``
    is why nobody is suggested."""
    signs = signs_for(painter)
    painter.set_class(beyond is None and not quiet, "-nothing")
    painter.show(
        lambda width: [
            *(sentence(quiet, width, "text") if quiet else ()),
            *(beyond_lines(*beyond, left, signs, width) if beyond is not None else ()),
        ]
    )


def show_foot(painter: Painter, view: StepView, left: Sequence[Item]) -> None:
    """What will be written to the file; ``left`` are those who are named as left out, where there is room for it."""
    signs, shape = signs_for(painter), shape_of(*painter.app.size)
    wide, brief = shape == "wide", shape == "single"
    painter.border_title = plain("The calendar file" if wide else "")
    painter.show(lambda width: foot_lines(view, () if brief else left, signs, width, wide=wide, brief=brief))


def show_weeks(painter: FittedPainter, view: StepView, at: Item | None, read: str) -> None:
    """The next weeks with all that has a time, the day of the row at work lit; ``read`` says how new the busy times
    are."""
    marks = [*marks_of(view)]
    painter.set_class(not marks, "-nothing")
    if marks:
        own = next((mark.start.date() for mark in marks if at is not None and mark.press == at.key), None)
        grid = Fortnight(view.context, marks, signs_for(painter), own)
        painter.border_title = plain(grid.title)
        words = "   ".join(filter(None, (read, f"your coffee hours: {grid.coffee_hours}")))
        painter.border_subtitle = in_border([Span(words, "muted")], palette_of(painter))
        painter.show_fitted(grid.lines)


class FilePreview(FittedPainter):
    """What would be written, and the keys that write it or go back."""

    def __init__(self) -> None:
        super().__init__(id="preview", classes="place across gives -lit")
        self._file: Fit = lambda width, room: ()

    def follow(self, contents: CalendarFileContents | None, view: StepView) -> None:
        """Show a file, or none."""
        if contents is not None:
            signs = signs_for(self)
            own = [
                item.subject
                for item in view.items
                if isinstance(item.subject, CoffeeChoice) and not item.subject.is_own
            ]
            picks = {one.chosen.slot.start for one in own if one.chosen.picked and one.chosen.slot is not None}
            self._file = lambda width, room: preview_lines(contents, view.context, signs, width, picks, room)
            self.border_title = plain("Before it is written")
            spans = [span for key, words in KEYS for span in (Span(key, "here"), Span(words, "muted"))]
            self.border_subtitle = in_border(spans, palette_of(self))
            self.show_fitted(self._file)

    @property
    def text(self) -> str:
        """The words of it, to be copied."""
        return "\n".join(text_of(line).rstrip() for line in self._file(COPIED_WIDTH, 0))
