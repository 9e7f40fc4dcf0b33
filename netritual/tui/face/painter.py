"""A widget that draws lines of spans; all that is only read, and every chart, is painted by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Protocol, cast

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netritual.tui.face.spans import Line, Span, pad, text_of
from netritual.tui.face.unscrolled import Unscrolled

if TYPE_CHECKING:
    from textual.selection import Selection

    from netritual.charts.signs import Signs
    from netritual.tui.face.themes import ThemeStyles

PRESS = "press"
"""The name in a segment's meta of what a click on it presses."""


def strip_of(spans: Line, width: int, palette: ThemeStyles, base: Style) -> Strip:
    """A line as exactly ``width`` cells in the colours of a theme, on the ground of ``base``.

    Blanks go with what stands before them on the same ground: each change of colour is sent to the terminal.
    """
    segments: list[Segment] = []
    for span in pad(spans, width):
        style = base + palette[span.role]
        style = style + Style(meta={PRESS: span.press}) if span.press else style
        text, before = span.text, segments[-1].style if segments else None
        if before is not None and (before == style or (text.isspace() and _is_ground(before, style))):
            segments[-1] = Segment(segments[-1].text + text, before)
        elif before is not None and segments[-1].text.isspace() and _is_ground(style, before):
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return Strip(segments, width)


def _is_ground(style: Style, blank: Style) -> bool:
    """Whether a blank looks the same in a style as in its own."""
    is_bare = not (style.underline or style.reverse or blank.underline or blank.reverse or style.meta or blank.meta)
    return is_bare and style.bgcolor == blank.bgcolor


def _cells(spans: Line, width: int) -> list[tuple[str, str]]:
    """What stands in each cell of a row, with its role; a wide sign stands in its first one."""
    cells: list[tuple[str, str]] = []
    for span in pad(spans, width):
        for char in span.text:
            cells += [(char, span.role), *[("", span.role)] * (cell_len(char) - 1)]
    return cells


class Colored(Protocol):
    """The app, as painters know it."""

    @property
    def palette(self) -> ThemeStyles:
        """The styles of all roles in the theme of now."""

    @property
    def signs(self) -> Signs:
        """The signs of this terminal."""


def palette_of(widget: Widget) -> ThemeStyles:
    """The colours of the app that a widget stands in."""
    return cast("Colored", widget.app).palette


def selected(strip: Strip, widget: Widget, y: int) -> Strip:
    """A line of a widget, with the part of it shown that is selected with the mouse."""
    selection = widget.text_selection
    span = selection.get_span(y) if selection is not None else None
    if span is None:
        return strip
    first, last = span
    width = strip.cell_length
    if first >= width:  # it was wider when it was selected
        return strip
    before, chosen, after = strip.divide([first, width if last == -1 else min(last, width), width])
    chosen = chosen.apply_style(widget.screen.get_component_rich_style("screen--selection"))
    return Strip.join([before, chosen, after])


def signs_for(widget: Widget) -> Signs:
    """The signs that a widget draws with."""
    return cast("Colored", widget.app).signs


class LinesWidget(Widget):
    """A widget of lines, on one ground; a strip may be kept for each as long as the theme stays."""

    def __init__(self, *children: Widget, **named: Any) -> None:
        super().__init__(*children, **named)
        self._strips: dict[int, Strip] = {}
        self._ground = Style()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight; the ground is worked out once for all of them."""
        self._ground = self.rich_style
        return super().render_lines(crop)

    def entitle(self, title: Content, *, below: bool = False) -> None:
        """Give the frame another title, or the one ``below``; nothing else is painted anew."""
        name, y = ("_border_subtitle", self.outer_size.height - 1) if below else ("_border_title", 0)
        former = getattr(self, name)
        if not (isinstance(former, Content) and former.is_same(title)):
            setattr(self, name, title)
            self.refresh(Region(-self.content_offset.x, y - self.content_offset.y, self.outer_size.width, 1))

    def notify_style_update(self) -> None:
        """Another theme: the strips are of the former one."""
        super().notify_style_update()
        self._strips.clear()


class Painter(LinesWidget, Unscrolled):
    """Draws what ``paint`` gives for a width: a list of lines. It paints again when size, theme or data change."""

    DEFAULT_CSS = "Painter { height: auto; width: 1fr; }"

    class Pressed(Message):
        """A span that can be pressed was clicked."""

        def __init__(self, painter: Painter, press: str) -> None:
            super().__init__()
            self.painter, self.press = painter, press

        @property
        def control(self) -> Painter:
            return self.painter

    def __init__(
        self, paint: Callable[[int], Sequence[Line]] | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._paint = paint or (lambda width: ())
        self._lines: Sequence[Line] = ()
        self._painted_for: tuple[int, str, Signs] | None = None

    def show(self, paint: Callable[[int], Sequence[Line]]) -> None:
        """Draw something else from now on. Of as many rows as before only those cells are sent that are others now."""
        before, strips = (self._lines if self._painted_for else None), dict(self._strips)
        self._paint, self._painted_for = paint, None
        after = self.lines(self._width) if self._width else None  # it has no place yet: nothing is drawn for one
        if before is None or after is None or (len(before) != len(after) and self.styles.is_auto_height):
            # Textual takes a second change before the first is laid out for none, and keeps the height of the first.
            self._layout_updates += 1
            self.refresh(layout=True)
            return
        rows = [*enumerate(zip_longest(before, after, fillvalue=()))]
        changed = [(y, was, now) for y, (was, now) in rows if was != now]
        same = {y for y, (was, now) in rows if was == now}
        self._strips = {y: strip for y, strip in strips.items() if y in same}
        if changed:
            self.refresh(*(self._changed(y, was, now) for y, was, now in changed))

    def _changed(self, y: int, before: Line, after: Line) -> Region:
        """The cells of a row from the first that is another one to the last."""
        width = self._width
        pairs = enumerate(zip(_cells(before, width), _cells(after, width), strict=False))
        at = [x for x, (old, new) in pairs if old != new]
        return Region(at[0], y, at[-1] - at[0] + 1, 1) if at else Region(0, y, width, 1)

    def lines(self, width: int) -> Sequence[Line]:
        """What is drawn in so many cells."""
        key = (width, self.app.theme, signs_for(self))
        if self._painted_for != key:
            self._lines, self._painted_for = list(self._paint(max(width, 1))), key
            self._strips.clear()
        return self._lines

    @property
    def _width(self) -> int:
        return self.content_size.width or (self._painted_for[0] if self._painted_for else 0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self.lines(width)
        if 0 < y == self.size.height - 1 and len(lines) > self.size.height:
            more: Line = (Span(f"… {len(lines) - y} more lines", "faint"),)
            return strip_of(more, width, palette_of(self), self._ground)  # not kept: with more room it is a line
        return selected(self._strip(y, width), self, y)

    def draw_ahead(self) -> None:
        """Draw its lines before they are seen, in the width that they were laid out for."""
        if self._painted_for is not None:
            self._ground = self.rich_style
            for y in range(len(self._lines)):
                self._strip(y, self._painted_for[0])

    def _strip(self, y: int, width: int) -> Strip:
        """A line as it is drawn; of each cell it says which one of the text it is, for who selects a part of it."""
        strip = self._strips.get(y)
        if strip is None:
            spans: Line = self._lines[y] if y < len(self._lines) else (Span(""),)
            drawn = strip_of(spans, width, palette_of(self), self._ground)
            strip = self._strips[y] = drawn.apply_offsets(0, y)
        return strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were selected with the mouse."""
        text = "\n".join(text_of(spans).rstrip() for spans in self.lines(self.size.width))
        return selection.extract(text), "\n"

    def on_click(self, event: events.Click) -> None:
        """Say which span was clicked. The end of a selection is no click."""
        press = event.style.meta.get(PRESS)
        if press and self.text_selection is None:
            event.stop()
            self.post_message(self.Pressed(self, press))
