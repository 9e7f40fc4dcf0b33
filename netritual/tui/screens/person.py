"""One person: who they are, how it stands between you, what is open, what was, and private notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from netritual.domain.model import Change, Interaction, Person
from netritual.domain.person_fields import behind_name
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.ties import strength_words
from netritual.review.loop_notes import person_note
from netritual.review.step import Item
from netritual.services.queries import (
    Moment,
    OpenLoop,
    PersonPage,
    in_person_words,
    known_since,
    person_page,
)
from netritual.tui import bars
from netritual.tui.article_actions import ArticleActions
from netritual.tui.command_table import Where
from netritual.tui.content import Column, cells, ends, fit, isolated, shorten, spread, wrap
from netritual.tui.feed_actions import FeedActions, ask_feed
from netritual.tui.item_actions import PeopleActions
from netritual.tui.theme import signs, spark
from netritual.tui.widgets.frame import Divider, Lines, Rule, rule
from netritual.tui.widgets.item_list import ItemList, Layout, Row, in_columns

_LOOPS = (Column(13), Column(30, 1), Column(26))
_WIDE_LOOPS = (Column(13), Column(20, 1), Column(17), Column(24))
_MOMENTS = (Column(6), Column(7), Column(20, 1))
_WIDE_MOMENTS = (Column(9), Column(8), Column(26), Column(24, 1), Column(24, 2))
STATE_WIDTH = 39
ASK_FEED = "none yet. Has this person a blog or a newsletter? b adds it"


class PersonScreen(PeopleActions, FeedActions, ArticleActions):
    """The page of one person."""

    PLACE = Where.PERSON
    DEFAULT_CSS = """
    PersonScreen #top, PersonScreen #notes, PersonScreen #gifts, PersonScreen #state { height: auto; }
    PersonScreen #state { display: none; }
    PersonScreen #middle { height: auto; }
    PersonScreen #right { width: 1fr; height: auto; }
    PersonScreen #state-divider { display: none; }
    PersonScreen.-wide #state { display: block; width: 39; }
    PersonScreen.-wide #state-divider { display: block; }
    PersonScreen #gifts { display: none; }
    PersonScreen.-wide #gifts { display: block; }
    PersonScreen.-wide #notes-rule, PersonScreen.-wide #notes { display: none; }
    PersonScreen.-single #notes-rule, PersonScreen.-single #notes, PersonScreen.-single #top { display: none; }
    """

    def __init__(self, person: int) -> None:
        super().__init__()
        self._person = person

    def body(self) -> Iterable[Widget]:
        """Head, open loops (beside the state on wide terminals), timeline, notes."""
        yield Lines(id="top")
        yield Rule(id="loops-rule")
        with Horizontal(id="middle"):
            yield Lines(id="state")
            yield Divider(id="state-divider")
            with Vertical(id="right"):
                yield ItemList(self._layout(_WIDE_LOOPS, _LOOPS), id="loops")
                yield Lines(id="gifts")
        yield Rule(id="timeline-rule")
        yield Lines(id="timeline-head")
        yield ItemList(self._layout(_WIDE_MOMENTS, _MOMENTS), id="timeline")
        yield Rule(id="notes-rule")
        yield Lines(id="notes")

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
        """Whether there is anything to write to them."""
        return bool(person_note(self.network, self.settings, self.shell.parts.now(), self._person))

    @property
    def _entry(self) -> int:
        """The entry under the cursor of the timeline; 0 for none, and for one without a line of one's own."""
        moments = self.query_one("#timeline", ItemList)
        moment = moments.value(Moment) if self.list is moments else None
        talk = self.network.get(Interaction, moment.talk) if moment is not None else None
        return talk.id if talk is not None and talk.line else 0

    @property
    def _loop(self) -> OpenLoop | None:
        items = self.query_one("#loops", ItemList)
        return items.value(OpenLoop) if self.list is items else None

    def key_rows(self) -> bars.Rows:
        """The keys of a planned talk are its own; the line of an entry can be corrected."""
        if self._entry:
            first, *others = super().key_rows()
            return ((bars.Hint("enter", "correct the line", "enter"), *first), *others)
        planned = self._loop is not None and self._loop.whose == "planned"
        return self.without_draft(bars.rows(bars.PLANNED_ROW, self.shell.keymap)) if planned else super().key_rows()

    def on_descendant_focus(self) -> None:
        """The keys of the other list."""
        self.show_keys()

    def wants(self, change: Change) -> bool:
        """Everything but files may be about this person."""
        return bool(change.touched.keys() - {"files"})

    def redraw(self) -> None:
        """The whole page."""
        person = self.person
        if person is None:
            self.dismiss(None)
            return
        page = person_page(self.network, self.settings, self.shell.parts.now(), person)
        wide = self.shape == "wide"
        tier = f"{page.rhythm}, next word {page.next}" if wide and person.tier else page.rhythm.replace(", ", " - ")
        self.show_title(f"{isolated(person.name)}", tier)
        self.query_one("#top", Lines).lines = tuple((wide_head if wide else narrow_head)(page, self.app.size.width))
        self._show_loops(page, wide)
        self._show_timeline(page, wide)
        self.query_one("#notes-rule", Rule).titles = ((0, "notes (private)"),)
        notes = (
            wrap(person.private_notes, self.app.size.width - 4, 3) if person.private_notes else ["none yet; e edits"]
        )
        self.query_one("#notes", Lines).lines = tuple(f"   {line}" for line in notes)
        if self.focused is None:
            first = self.query_one("#loops", ItemList)
            (first if first.rows else self.query_one("#timeline", ItemList)).focus()

    def _show_loops(self, page: PersonPage, wide: bool) -> None:
        width = self.app.size.width
        rule, after = self.query_one("#loops-rule", Rule), self.query_one("#timeline-rule", Rule)
        rule.titles = ((0, "state"), (STATE_WIDTH, "open loops")) if wide else ((0, "open loops"),)
        rule.joints = ((STATE_WIDTH, "┬"),) if wide else ()
        after.titles = () if wide else ((0, "timeline"),)
        after.joints = ((STATE_WIDTH, "┴"),) if wide else ()
        loops = self.query_one("#loops", ItemList)
        rows = [
            Row(loop.item.key, (loop.whose, loop.what, loop.when.replace(" days", " d"), _keys(loop)), value=loop)
            for loop in page.loops
        ]
        loops.styles.height = max(1, min(len(rows), 4 if not wide else 3))
        loops.set_rows(rows or [Row("none", ("nothing is open on either side",), head=True)])
        if not wide:
            return
        state = state_lines(page)
        gifts = tuple(gift_lines(page, width - STATE_WIDTH - 1))
        self.query_one("#state", Lines).lines = tuple(state)
        self.query_one("#gifts", Lines).lines = gifts
        shown = max(1, min(len(rows), 3))
        self.query_one("#state-divider", Divider).join((), (shown, shown + 2))
        height = max(len(state), len(gifts) + max(1, min(len(rows), 3)))
        self.query_one("#middle").styles.height = height

    def _show_timeline(self, page: PersonPage, wide: bool) -> None:
        head = self.query_one("#timeline-head", Lines)
        year = sum(page.months)
        months = f"{spark(list(page.months), signs())}  (touches by month)"
        head.lines = (ends(f" timeline ({year} in 12 months)", months, self.app.size.width),) if wide else ()
        rows: list[Row] = []
        for number, moment in enumerate(page.timeline):
            rows.append(_moment_row(number, moment, wide))
            more = "   ".join(
                part for part in (_said(moment), f"tone: {moment.clauses}" if moment.clauses else "") if part
            )
            if not wide and more:
                rows.append(Row(f"{number}-more", (f"           {more}",), head=True))
        empty = Row("none", ("nothing yet; a logs a talk:  coffee yesterday re pricing",), head=True)
        self.query_one("#timeline", ItemList).set_rows(rows or [empty])

    def _layout(self, wide: Sequence[Column], narrow: Sequence[Column]) -> Layout:
        """The columns of a list in the shape of the moment."""
        return lambda row, width: in_columns(*(wide if self.shape == "wide" else narrow))(row, width)

    def action_add_feed(self) -> None:
        """Add a blog or a newsletter of this person."""
        if self.person is not None:
            ask_feed(self, self.person)

    def action_open_item(self) -> None:
        """The main act of the loop under the cursor, the prep of what is planned, the line of an entry."""
        if entry := self._entry:
            self.shell.correct_line(entry)
            return
        loop = self._loop
        if loop is not None and loop.whose == "planned":
            self.show_prep(loop.item)
        elif loop is not None:
            self.action_act("enter")


def _keys(loop: OpenLoop) -> str:
    """The keys that end or move a loop, for wide rows: "space kept  s move"."""
    shown = [f"{act.key} {act.label}" for act in loop.item.acts if act.key in ("space", "s", "m")]
    return "  ".join(shown[:2])


def _said(moment: Moment) -> str:
    return moment.more if moment.more.startswith("with ") or not moment.more else f'"{moment.more}"'


def _moment_row(number: int, moment: Moment, wide: bool) -> Row:
    if wide:
        day = f"{moment.on:%d %b %y}"
        tone = f"tone: {moment.clauses}" if moment.clauses else ""
        said = "  ".join(part for part in (tone, _said(moment)) if part)
        return Row(str(number), (day, moment.word, moment.place, moment.about, said), value=moment)
    about = "  ".join(part for part in (moment.place, moment.about) if part)
    return Row(str(number), (f"{moment.on:%d %b}", moment.word, about), value=moment)


def _topics(person: Person) -> str:
    return " ".join(f"#{topic}" for topic in person.topics)


def _parts(*parts: str) -> str:
    return "   ".join(part for part in parts if part)


def _named(person: Person) -> str:
    return isolated(person.name) + isolated(behind_name(person))


def _details(page: PersonPage, width: int) -> Iterable[str]:
    """A line or two for each field with something to say: "PHONES +351 912 345 678"."""
    for label, text in page.details:
        head = f" {label.upper()} "
        room = width - cells(head) - 1
        for line in wrap(shorten(isolated(text), 2 * room), room, 2):
            yield head + line
            head = " " * cells(head)


def narrow_head(page: PersonPage, width: int) -> Iterable[str]:
    """Five lines at 80 columns, who, why, ties, giving, needs; and the details, if any, below the first."""
    person, tie = page.person, page.tie
    yield f" {_parts(_named(person), person.work, person.city, _topics(person))}"
    yield from _details(page, width)
    yield ends(f" WHY   {person.purpose or 'not said yet; e edits'}", "purpose   " if person.purpose else "", width)
    seen, _ = in_person_words(page)
    virtual = f"virtual {page.virtual} d" if page.virtual is not None else "virtual never"
    strength = ", ".join(filter(None, (f"strength {strength_words(tie.strength)}", tie.stage)))
    yield f" TIES  {_parts(strength, f'in person {seen}', virtual, known_since(tie))}"
    asks = f"asks open {page.asks_open}" + (f" (last {page.last_ask} d ago)" if page.last_ask is not None else "")
    given = _parts(f"you gave {page.gave}", f"got {page.got}", f"thanks owed {page.thanks_owed}")
    yield f" GIVE  {fit(given, 41)}{asks}"
    line = "     ".join(f"{label.upper()} {text}" for label, text in page.lists if text)
    yield f" {line or 'NEEDS not known yet: ask how you can help'}"


def wide_head(page: PersonPage, width: int) -> Iterable[str]:
    """Two lines at 120 columns; and the details, if any, between them."""
    person = page.person
    city = f"{person.city} ({person.tz})" if person.city and person.tz else person.city
    circles = f"circles: {', '.join(person.circles)}" if person.circles else ""
    purpose = f" WHY  {person.purpose or 'not said yet; e edits'}"
    tier = f"tier {person.tier} {TIER_NAMES[person.tier]}".rstrip() if person.tier else "no rhythm"
    right = f"{tier}  mentor {'yes' if page.mentor else 'no'}"
    head = f" {_parts(_named(person), person.work, city, _topics(person))}"
    fits = cells(f"{head}   {circles}  {right}") <= width
    yield ends(_parts(head, circles) if fits else head, right, width)
    yield from _details(page, width)
    yield ends(purpose, "" if fits else circles, width)


def state_lines(page: PersonPage) -> list[str]:
    """The state panel at 120 columns."""
    tie, person = page.tie, page.person
    seen, aim = in_person_words(page)
    virtual = f"{page.virtual} d" if page.virtual is not None else "never"
    rhythm = f"aim {tie.cadence} d" if person.tier else ""
    keep = tie.stage or "new" if tie.last_two_way else "no talk yet"
    yes, answers = page.said_yes
    lines = [
        f" strength   {strength_words(tie.strength)}, {keep}",
        f" in person  {seen}   {f'aim {aim}' if aim else ''}",
        f" virtual    {virtual}   {rhythm}",
        f" gave {page.gave}  got {page.got}  thanks owed {page.thanks_owed}",
        f" asks open {page.asks_open}" + (f"   last ask {page.last_ask} d" if page.last_ask is not None else ""),
        f" says yes {yes} of {answers}" if answers else " nothing asked yet",
        f" tone of late  {page.warmth or 'not noted'}",
    ]
    return [shorten(line, STATE_WIDTH) for line in lines]


def gift_lines(page: PersonPage, width: int) -> Iterable[str]:
    """Needs, offers and whom they know, then their articles, under the loops at 120 columns."""
    listed = [f"{label}  {text or '-'}" for label, text in page.lists]
    yield rule(width, (0, " / ".join(label for label, _ in page.lists)))
    gap = 8 if sum(cells(part) for part in listed) + 17 <= width else 3
    yield f" {(' ' * gap).join(listed)}"
    yield rule(width, (0, "articles"))
    if not page.articles:
        yield " none shared yet" if page.has_feed else f" {ASK_FEED}"
    for on_day, title, state in page.articles[:2]:
        yield f" {spread((day_month(on_day), title, state), (Column(6), Column(30, 1), Column(10)), width - 2)}"


def day_month(day: date) -> str:
    """A day without its year: "11 Mar"."""
    return f"{day:%d %b}"
