"""The feeds of one's people: whose each is, when it was read, what was new, and what of it is not queued and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from netritual.domain.feed_owners import FeedOwners
from netritual.domain.model import Change, Person
from netritual.domain.text import fold
from netritual.domain.words import counted, day_words
from netritual.services.feed_refresh import forget_feeds
from netritual.services.feed_rows import FeedRow, left_name, listed_by
from netritual.services.verbs.feeds import feed_of, remove_feed
from netritual.tui.command_table import Where
from netritual.tui.content import Column, isolated, shorten, wrap
from netritual.tui.feed_actions import FeedActions
from netritual.tui.filtering import Filtering, FilterLine
from netritual.tui.person_actions import ask_whom
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row, from_text
from netritual.tui.widgets.question import confirm

EMPTY = "No feed yet. b adds somebody's blog or newsletter: its articles come to your queue."
_COLUMNS = (Column(16), Column(22, 1), Column(32, 1))
_SINGLE = (Column(11), Column(14, 1), Column(24, 1))


class FeedsScreen(Filtering, FeedActions):
    """One row a feed, and below it what the last look at the one under the cursor listed."""

    PLACE = Where.FEEDS
    COLUMNS: ClassVar = {"single": _SINGLE, "narrow": _COLUMNS, "wide": _COLUMNS}
    DEFAULT_CSS = """
    FeedsScreen #items { height: 1fr; }
    FeedsScreen #about { height: 1fr; }
    FeedsScreen.-single #about, FeedsScreen.-single #about-rule { display: none; }
    """

    def body(self) -> Iterable[Widget]:
        """The feeds, and the items of one."""
        yield FilterLine()
        yield Lines(id="heads")
        yield ItemList(from_text(self.line_of), id="items")
        yield Rule(id="about-rule")
        yield Lines(id="about")

    def wants(self, change: Change) -> bool:
        """Feeds, their people and their articles."""
        return bool(change.touched.keys() & {"feeds", "people", "articles"})

    def redraw(self) -> None:
        """All feeds, those of whom it is not known whose they are first."""
        key = fold(self.filter_text)
        every = [Row(str(row.feed.id), _cells(row), value=row) for row in self.shell.feeds.rows]
        rows = [row for row in every if key in fold(" ".join(row.cells))]
        self.show_title("feeds of your people", self.shell.feeds.progress or counted(len(rows), "feed"))
        self.items.set_rows(rows)
        empty = "Nothing matches. esc clears the filter." if key else EMPTY
        heads = f"   {self.line_of(Row('heads', ('whose', 'what', 'how it stands')), self.app.size.width - 3)}"
        self.query_one("#heads", Lines).lines = (heads if rows else f"   {empty}",)
        self.show_about()

    def show_feeds(self) -> None:
        """Show how far a look is; the rows once it has ended."""
        if self.shell.feeds.progress:
            self.show_title("feeds of your people", self.shell.feeds.progress)
        else:
            self.draw()

    @property
    def row(self) -> FeedRow | None:
        """The feed under the cursor."""
        return self.items.value(FeedRow)

    @on(ItemList.Moved)
    def show_about(self) -> None:
        """Show what the last look at the feed under the cursor listed."""
        row, width = self.row, self.app.size.width - 2
        rule, about = self.query_one("#about-rule", Rule), self.query_one("#about", Lines)
        rule.titles = ((0, row.feed.url),) if row is not None else ()
        about.lines = tuple(f" {shorten(line, width)}" for line in self._about(row)) if row is not None else ()

    def _about(self, row: FeedRow) -> Iterable[str]:
        if row.standing == "whose":
            yield "enter says whose it is. Until then it is not read."
        elif row.standing != "ok" or row.state.problem or row.state.unasked:
            yield from wrap(row.words, self.app.size.width - 2, 3)
        if row.state.detected:
            yield row.state.detected
        for one in listed_by(self.network, [row], self.today)[row.feed.id]:
            state = "not queued" if one.state == "listed" else one.state
            by = f" ({isolated(one.credit)})" if one.credit else ""
            why = f": {one.why}" if one.why else ""
            day = "no date" if one.item.undated else day_words(one.item.shared, self.today)
            yield f"{day:11} {isolated(one.item.title)}{by}   {state}{why}"
        for left in row.state.left_out:
            yield f"left out    {isolated(left_name(left))}: {left.why}"

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

        people = self.network.all(Person)
        owner = FeedOwners(people).owner(row.feed.url, "", row.title)
        first = [person.id for person in (*((owner.person,) if owner.person else ()), *owner.maybe)]
        ask_whom(self, f"Whose is {row.title}? A name, then enter", people, say, first=first)

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
