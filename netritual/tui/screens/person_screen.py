"""One person: who they are, how close you are, what is planned and open, what was, and what to remember."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from netritual.domain.model import TABLES, Interaction, Person
from netritual.domain.people.person_fields import behind_name
from netritual.review.step import Item
from netritual.services.pages.person_page import Moment, PersonPage, person_page
from netritual.services.pages.queries import OpenLoop
from netritual.tui.article_actions import ArticleActions
from netritual.tui.command_table import Where
from netritual.tui.content import isolated, plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span
from netritual.tui.feed_actions import FeedActions, ask_feed
from netritual.tui.item_actions import PeopleActions
from netritual.tui.screens import person_head as head
from netritual.tui.screens import person_notes as notes
from netritual.tui.screens import person_rows as rows
from netritual.tui.widgets.item_list import ItemList, Row, heading

LEFT_SHARE = 0.42
"""The share of a wide terminal that what is open takes."""
LEAST_LOOPS = 3
"""Rows that what is open may take, however little room there is."""
NOTHING_YET = "Nothing yet. a logs a talk:  coffee yesterday re pricing"
NOTHING_OPEN = "Nothing is open between you."


class PersonScreen(PeopleActions, FeedActions, ArticleActions):
    """The page of one person."""

    PLACE = Where.PERSON
    SHOWS = TABLES.keys() - {"files"}
    _page: PersonPage | None = None

    def __init__(self, person: int) -> None:
        super().__init__()
        self._person = person
        self._drafted: bool | None = None

    def body(self) -> Iterable[Widget]:
        """Who and how close; what is planned and open, with the notes below, beside the timeline."""
        yield Painter(id="who")
        yield Painter(id="history", classes="note")
        with Horizontal(id="split"):
            with Vertical(id="left"):
                for id_ in ("planned", "loops"):
                    items = ItemList(id=id_, classes="place")
                    items.rests_unseen = True  # its keys are shown while they work
                    yield items
                for id_ in notes.IDS:
                    yield Painter(id=id_, classes="note")
            yield ItemList(id="timeline", classes="place")

    @property
    def person(self) -> Person | None:
        """The person whose page it is."""
        return self.network.get(Person, self._person)

    @property
    def item(self) -> Item | None:
        """The open loop or the planned coffee under the cursor."""
        return self._loop.item if self._loop is not None else None

    @property
    def has_note(self) -> bool:
        """Whether there is anything to write to them; it is not known before the page stands."""
        return self._drafted is not False

    def with_draft(self, item: Item) -> Item:
        self.redraw()
        return self.item or item

    def _look_for_note(self) -> None:
        """Writing a note takes as long as all else on the page: the page stands first."""
        from netritual.review.message_drafts.loop_drafts import person_note

        if self.person is not None:
            self._drafted = bool(person_note(self.network, self.settings, self.shell.parts.now(), self._person))
            self.show_keys()

    @property
    def _talk(self) -> Interaction | None:
        """The entry under the cursor of the timeline."""
        moments = self.query_one("#timeline", ItemList)
        moment = moments.value(Moment) if self.list is moments else None
        return self.network.get(Interaction, moment.talk) if moment is not None else None

    @property
    def _loop(self) -> OpenLoop | None:
        items = self.list
        return items.value(OpenLoop) if items is not None else None

    @property
    def main(self) -> str:
        """The prep of what is planned, the main act of what is open; the line of an entry can be corrected."""
        if self._talk is not None:
            return "correct the line" if self._talk.line else "take it off"
        return "prep" if self._loop is not None and self._loop.whose == "planned" else super().main

    # What is shown.

    def redraw(self) -> None:
        """The whole page."""
        person = self.person
        if person is None:
            self.dismiss(None)
            return
        self._drafted, is_first = None, self._page is None
        self.after_frame(self.redraw if is_first else self._look_for_note)
        page = person_page(self.network, self.settings, self.shell.parts.now(), person, drafted=not is_first)
        self._page = page
        rhythm = page.rhythm.partition(",")[0]
        name = isolated(person.name) + isolated(behind_name(person))
        self.show_title(name, f"{rhythm}, {page.next}" if person.tier else page.rhythm)
        room = self.body_height - self._show_who(page) - self._show_history(page)
        self.query_one("#left").styles.width = self._left_width
        room -= self._show_loops("#planned", f"Planned with {head.called(page)}", page.planned)
        most = max(LEAST_LOOPS, room // 2)
        room -= self._show_loops("#loops", "Open between you", page.loops, NOTHING_OPEN, most)
        self._show_timeline(page, self._show_notes(page, room))
        if self.focused is None or not self.focused.can_focus:
            lists = [self.query_one(name, ItemList) for name in ("#planned", "#loops", "#timeline")]
            first = next((items for items in lists if items.display and items.row is not None), lists[-1])
            self.set_focus(first)

    @property
    def _wide(self) -> bool:
        return self.shape == "wide"

    @property
    def _left_width(self) -> int:
        return int(self.app.size.width * LEFT_SHARE) if self._wide else self.app.size.width

    @property
    def _list_width(self) -> int:
        """The cells of a row of what is open: without the frame, the cursor and the scroll bar."""
        return self._left_width - (4 if self._wide else 2)

    def _show_who(self, page: PersonPage) -> int:
        """Show who it is; gives the rows that it takes."""
        who = self.query_one("#who", Painter)
        wide, single, colored = self._wide, self.shape == "single", self.shell.palette.colored
        who.display = not single
        who.show(lambda width: tuple(head.head_lines(page, width, wide=wide, colored=colored)))
        return 0 if single else len(who.lines(self.app.size.width - (4 if wide else 2))) + wide

    def _show_history(self, page: PersonPage) -> int:
        """Show the curve; gives the rows that it takes."""
        history, wide = self.query_one("#history", Painter), self._wide
        history.display = head.has_history(page) and self.shape != "single"
        history.border_title = plain(head.history_title(page, self.today))
        today, signs = self.today, self.shell.signs
        height = max(2, min(6, (self.app.size.height - 22) // 3))
        paint = head.history_lines if wide else head.history_beside
        history.show(lambda width: tuple(paint(page, today, signs, width, height)))
        return (height + 6 if wide else 3) if history.display else 0

    def _show_loops(self, id_: str, title: str, loops: Sequence[OpenLoop], empty: str = "", most: int = 0) -> int:
        """Fill one of the lists, in ``most`` rows where it is more than 0; gives the rows that it takes with its frame.
        A list without rows says so, or is not there."""
        items = self.query_one(id_, ItemList)
        listed = [*map(self._loop_row, loops)] or ([_nothing(empty)] if empty else [])
        whole = sum(len(self._drawn(one, self._list_width)) - 1 for one in loops) + 1
        height = (min(most, whole) if most else whole) + (2 if self._wide else 1)
        items.display = bool(listed)
        items.border_title = plain(title)
        items.border_subtitle = plain(str(len(loops)) if most and whole > most else "")
        items.set_rows(listed)
        items.can_focus = bool(loops)  # a sentence is nothing to go to
        items.styles.height = height
        return height if listed else 0

    def _show_notes(self, page: PersonPage, room: int) -> Sequence[notes.Fact]:
        """Show the notes that have room below what is open; gives the facts that have none."""
        width = self._left_width - 5
        shown, left = notes.that_fit(notes.noted(page, self.today, self.shell.signs), width, room if self._wide else 0)
        for id_ in notes.IDS:
            self.query_one(f"#{id_}", Painter).display = any(note.id == id_ for note in shown)
        for note in shown:
            painter = self.query_one(f"#{note.id}", Painter)
            painter.border_title = plain(note.title)
            painter.show(note.paint)
        return left

    def _show_timeline(self, page: PersonPage, facts: Sequence[notes.Fact]) -> None:
        """Show what was, and below it the facts that have no room elsewhere."""
        items = self.query_one("#timeline", ItemList)
        items.border_title = plain("Timeline")
        items.border_subtitle = plain(f"{page.in_year} in 12 months" if page.in_year else "")
        days, signs, today = rows.days_width(page.timeline, self.today), self.shell.signs, self.today
        listed = [
            Row(str(at), partial(rows.moment_lines, moment, today, days, signs), moment)
            for at, moment in enumerate(page.timeline)
        ] or [_nothing(NOTHING_YET)]
        if facts:
            more = "More to remember" if len(facts) < len(notes.facts(page, self.today)) else "To remember"
            listed.append(heading(more, key="facts"))
            listed += [Row(f"fact-{at}", partial(notes.fact_lines, [fact]), fact) for at, fact in enumerate(facts)]
        items.set_rows(listed)

    def _drawn(self, loop: OpenLoop, width: int) -> list[Line]:
        """What is planned or open, with its keys in the last line."""
        if loop.whose == "planned":
            return rows.planned_lines(loop, width, wide=self._wide)
        return rows.loop_lines(loop, width)

    def _loop_row(self, loop: OpenLoop) -> Row:
        drawn = partial(self._drawn, loop)
        return Row(loop.item.key, lambda width: drawn(width)[:-1], loop, at_cursor=drawn)

    # Acts.

    def action_add_feed(self) -> None:
        """Add a blog or a newsletter of this person."""
        if self.person is not None:
            ask_feed(self, self.person)

    def action_open_item(self) -> None:
        """The main act of the loop under the cursor, the prep of what is planned, the line of an entry."""
        if self._talk is not None:
            self.shell.correct_line(self._talk.id)
            return
        loop = self._loop
        if loop is not None and loop.whose == "planned":
            self.show_prep(loop.item)
        elif loop is not None:
            self.action_act("enter")


def _nothing(words: str) -> Row:
    """What is said in place of rows, on one line."""
    return Row("none", lambda width: [[Span(words, "muted")]], words, head=True, lines=1)
