"""The feeds of one's people: whose each is, when it was read, what was new, and what of it is not queued and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from textual.widget import Widget

from netritual.domain.dates.day_wording import counted, day_words
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.services.feeds.feed_refresh import forget_feeds
from netritual.services.feeds.feed_rows import FeedRow, left_name, listed_by
from netritual.services.verbs.feed_verbs import feed_of, remove_feed
from netritual.tui.command_table import Where
from netritual.tui.content import isolated, plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, cut, ends, indented, text_of, width_of, wrap_line
from netritual.tui.feed_actions import FeedActions, ask_whose
from netritual.tui.filtered_list import FilteredList
from netritual.tui.widgets.item_list import Row, sentence_row
from netritual.tui.widgets.question import confirm

ABOUT = "Feeds of your people"
EMPTY = "No feed yet. b adds somebody's blog or newsletter: its articles come to your queue."
NO_MATCH = "Nothing matches. esc clears the filter."
DAY = 12
"""Cells of the day of an article that a feed listed."""


class FeedsScreen(FilteredList, FeedActions):
    """One row a feed, and beside it or below it what the last look at the one under the cursor listed."""

    PLACE = Where.FEEDS
    SHOWS = ("feeds", "people", "articles")
    TITLE = "Blogs and newsletters"
    SIDE = (0.5, 50, 100)

    def beside_list(self) -> Iterable[Widget]:
        """What the last look at one listed."""
        yield Painter(id="about", classes="note")

    def redraw(self) -> None:
        """All feeds, those of whom it is not known whose they are first."""
        self.show_filter("a name, a feed, or how it stands")
        key = fold(self.filter_text)
        cells = {row.feed.id: _cells(row) for row in self.shell.feeds.rows}
        rows = [
            Row(str(row.feed.id), partial(_lines, *cells[row.feed.id]), row) for row in self.shell.feeds.rows
            if key in fold(" ".join(cells[row.feed.id]))
        ]  # fmt: skip
        self.show_title(ABOUT, self.shell.feeds.progress or counted(len(rows), "feed"))
        self.show_list(rows or [sentence_row(NO_MATCH if key else EMPTY)])
        self.show_row()

    def show_feeds(self) -> None:
        """Show how far a look is; the rows once it has ended."""
        if self.shell.feeds.progress:
            self.show_title(ABOUT, self.shell.feeds.progress)
        else:
            self.draw()

    @property
    def row(self) -> FeedRow | None:
        """The feed under the cursor."""
        return self.items.value(FeedRow)

    def show_row(self) -> None:
        """The keys, and what the last look at the feed under the cursor listed."""
        super().show_row()
        row, about = self.row, self.query_one("#about", Painter)
        about.display = row is not None
        if row is not None:
            about.entitle(plain(text_of(cut([Span(row.feed.url)], self.side_width - 6))))
            about.show(lambda width: tuple(self._about(row, width)))

    def _about(self, row: FeedRow, width: int) -> Iterator[Line]:
        if row.condition == "whose":
            yield from wrap_line([Span("enter says whose it is. Until then it is not read.")], width)
        elif row.condition != "ok" or row.state.problem or row.state.unasked:
            yield from wrap_line([Span(isolated(row.words))], width, 3)
        if row.state.detected:
            yield from wrap_line([Span(row.state.detected, "muted")], width)
        for one in listed_by(self.network, [row], self.today)[row.feed.id]:
            state = "not queued" if one.state == "listed" else one.state
            by = f" ({isolated(one.credit)})" if one.credit else ""
            why = f": {one.why}" if one.why else ""
            day = "no date" if one.item.undated else day_words(one.item.shared, self.today)
            said = [Span(isolated(one.item.title)), Span(f"{by}   {state}{why}", "muted")]
            yield from indented(said, width, DAY, label=[Span(day, "faint")], limit=3)
        for left in row.state.left_out:
            said = [Span(isolated(left_name(left))), Span(f": {left.why}", "muted")]
            yield from indented(said, width, DAY, label=[Span("left out", "faint")], limit=3)

    def action_open_item(self) -> None:
        """Open the page of whose it is; ask for it where that is not known."""
        row = self.row
        if row is None:
            return
        if row.owner is not None:
            self.shell.open_person(row.owner.id)
            return

        def say(person: Person) -> None:
            urls = [item.url for item in row.state.items]
            self.shell.write(lambda store, now: feed_of(store, now, row.feed.id, person.id, urls))

        ask_whose(self, row.feed.url, "", row.title, say)

    def action_remove_feed(self) -> None:
        """Stop reading this feed."""
        row = self.row
        if row is None:
            return

        def remove(_: str) -> None:
            self.shell.write(lambda store, now: remove_feed(store, now, row.feed.id), lambda _: forget())

        def forget() -> None:
            forget_feeds(self.shell.parts, (row.feed.url,))
            self.shell.feeds.forget()

        self.ask(confirm(f"Stop reading {row.title}? Its articles stay; u takes it back."), remove)


def _cells(row: FeedRow) -> tuple[str, str, str]:
    return isolated(row.owner.name) if row.owner is not None else "?", isolated(row.title), row.words


def _lines(whose: str, what: str, stands: str, width: int) -> Sequence[Line]:
    """A feed: whose, what, and how it stands."""
    left, right = [Span(whose, "strong"), Span(f"  {what}")], [Span(stands, "muted")]
    if width_of(left) + 2 + width_of(right) <= width:
        return [ends(left, right, width)]
    return [cut(left, width), *indented(right, width, 2)]
