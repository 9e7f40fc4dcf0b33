"""Triage: one name at a time. Whom would you enjoy to see? Nobody has to be sorted, and it may stop at any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget
from textual.widgets import Static

from netritual.charts.bar import bar
from netritual.domain.model import Change, Person, Settings
from netritual.domain.rhythm import TIER_NAMES, TIER_SIZES
from netritual.domain.triage import SITTING, Candidate
from netritual.domain.triage_sitting import TriageSitting
from netritual.services.verbs.people import Answer, edit_person, list_company, sort_person
from netritual.tui.bars import Rows, rows
from netritual.tui.command_table import Where
from netritual.tui.content import fit, plain, shorten, wrap
from netritual.tui.face.spans import text_of
from netritual.tui.view import View
from netritual.tui.widgets.question import Question
from netritual.tui.widgets.tab_strip import TabStrip

QUESTION = " Whom of these would you enjoy to see?"
TOP = " The list is not a to-do list. Stop any time: unsorted people stay on the list."
KEYS = (
    ("=1-5 tier", "keep-on-list", "archive-person", "undo", "add-circle", "set-city", "set-why", "list-company"),
    ("filter-people", "write-to", "show-keys", "go-back stop"),
)

METER = 20
"""Cells of the bar of a sitting."""
ASKED_OF = {"circles": "which circle?", "city": "which city?", "purpose": "why this person? one line"}
"""Fields of a person that can be filled in here -> the question."""


class TriageScreen(View):
    """One card, the keys, and how far this sitting has gone."""

    PLACE = Where.TRIAGE
    DEFAULT_CSS = """
    TriageScreen #card { height: auto; }
    """

    sitting: TriageSitting

    def __init__(self, size: int = SITTING) -> None:
        super().__init__()
        self._size_of_sitting = size
        self._started = 0.0
        self._waiting = False

    def head(self) -> Widget:
        """What this is, and how far it has gone."""
        return TabStrip()

    def body(self) -> Iterable[Widget]:
        """One text: the card and the counts."""
        yield Static(id="card")

    def on_mount(self) -> None:
        self._started = self.shell.parts.clock.elapsed()
        self.sitting = TriageSitting(self.network, self.settings, self.today, self._size_of_sitting)
        self.draw()

    def changed(self, change: Change) -> None:
        """Answers, undo and other processes: who changed is looked at again."""
        of_people = set(change.touched) <= {"people", "sittings"}
        people = change.touched.get("people", frozenset()) if of_people else None
        self.sitting.follow(self.network, self.settings, self.today, people)
        self.draw()

    def catch_up(self) -> None:
        """The sitting is counted from what the store says."""
        self.sitting.follow(self.network, self.settings, self.today)
        self.draw()

    @property
    def person(self) -> Person | None:
        """Who is on the card."""
        candidate = self.sitting.candidate
        return self.network.get(Person, candidate.person) if candidate is not None else None

    # What is shown.

    def redraw(self) -> None:
        """The title, the card and the counts."""
        deck = self.sitting.deck
        title = f"triage   {len(deck):,} people - {len(deck) - deck.left:,} sorted{self._pace()}"
        self.show_title(title, "undo u   stop esc")
        lines = [QUESTION, *_top(self.app.size.width), "", *self._card(), "", *self._counts()]
        self.query_one("#card", Static).update(plain("\n".join(shorten(line, self.app.size.width) for line in lines)))

    def key_rows(self) -> Rows:
        return rows(KEYS, self.shell.keymap)

    def _pace(self) -> str:
        answered = len(self.sitting.answers)
        minutes = (self.shell.parts.clock.elapsed() - self._started) / 60
        return f" - {round(answered / minutes)} per minute" if answered >= 5 and minutes > 0 else ""

    def _card(self) -> list[str]:
        person, candidate = self.person, self.sitting.candidate
        if person is None or candidate is None:
            return [f"      {line}" for line in self._end()]
        return [
            f"      {line}".rstrip()
            for line in card(person, candidate, self.settings, min(self.app.size.width, 100) - 6)
        ]

    def _end(self) -> list[str]:
        if self.sitting.brings_few:
            return [
                "Few of the last ones were kept: the rest can stay on the list.",
                "",
                "enter goes on anyway, esc stops.",
            ]
        if self.sitting.is_over:
            return [
                "That is enough for today. The rest can stay on the list.",
                *self._next(),
                "",
                "enter goes on, esc stops.",
            ]
        if self.sitting.filter:
            return [f'Nobody left to sort holds "{self.sitting.filter}".', "", "f another word, or enter for everyone."]
        none = "Everyone is sorted." if len(self.sitting.deck) else "Nobody is here yet."
        return [f"{none} People you import land here.", "", "esc goes back; i on Home imports."]

    def _next(self) -> list[str]:
        """What comes of a yes."""
        yes = sum(self.sitting.answers.values())
        if not yes:
            return []
        who = "One of them you would enjoy to see" if yes == 1 else f"{yes} of them you would enjoy to see"
        return [f"{who}: the weekly review plans a coffee."]

    def _counts(self) -> list[str]:
        deck, goal, answered = self.sitting.deck, self.sitting.goal, len(self.sitting.answers)
        tiers = deck.tiers
        line = "  ".join(
            f"{name} {tiers[tier]}/{TIER_SIZES[tier]}" if tier in TIER_SIZES else f"{name} {tiers[tier]}"
            for tier, name in enumerate(TIER_NAMES)
            if tier
        )
        meter = text_of(bar(answered, goal, METER, self.shell.signs))
        lines = [
            f" done this sitting   {meter}  {answered} of {goal} suggested for today",
            f" {line}  list {tiers[0]}",
        ]
        over = [TIER_NAMES[tier] for tier, size in TIER_SIZES.items() if tiers[tier] > size]
        if over:
            lines.append(f" {' and '.join(over)} hold more than you may have time for: somebody could move down.")
        person = self.person
        count = len(deck.colleagues(person.id)) if person is not None else 0
        if person is not None and count > 1:
            lines.append(f' next up: {count} people from {person.company} - B sort the whole company as "list"')
        return lines

    # Keys.

    def action_sort(self, answer: Answer) -> None:
        """The answer to the name on the card: a rhythm, the list, or out of sight."""
        person = self.person
        if person is None or self._waiting:
            return
        id_ = person.id
        self._waiting, self.sitting.answers[id_] = True, isinstance(answer, int)
        self.shell.write(
            lambda store, now: sort_person(store, now, id_, answer),
            lambda _: self._saved(),
            lambda _: self._failed(id_),
            quiet=True,
        )

    def _saved(self) -> None:
        self._waiting = False

    def _failed(self, id_: int) -> None:
        self._waiting = False
        self.sitting.answers.pop(id_, None)
        self.draw()

    def action_go_on(self) -> None:
        """Another sitting, or everyone again when a filter left nobody."""
        if self.person is None:
            self.sitting.go_on()
            self.draw()

    def action_list_company(self) -> None:
        """Send everyone of this company who is not sorted to the list, as one change."""
        person = self.person
        if person is None or not person.company or self._waiting:
            return
        people = self.sitting.deck.colleagues(person.id)
        self._waiting = True
        self.shell.write(
            lambda store, now: list_company(store, now, people), lambda _: self._saved(), lambda _: self._saved()
        )

    def action_write_to(self) -> None:
        """A draft to the person on the card."""
        if self.person is not None:
            from netritual.tui.person_actions import draft_message

            draft_message(self, self.person)

    def action_describe(self, field: str) -> None:
        """Ask for something of the person on the card, and note it."""
        person = self.person
        if person is None:
            return
        id_, circles = person.id, person.circles

        def take(text: str) -> None:
            value = (*circles, text.lstrip("#").strip()) if field == "circles" else text
            self.shell.write(lambda store, now: edit_person(store, now, id_, **{field: value}), quiet=True)

        value = "" if field == "circles" else str(getattr(person, field))
        self.ask(Question(f"{person.name}: {ASKED_OF[field]}", value=value), take)

    def action_filter_people(self) -> None:
        """Show only people whose name, company, city or circle holds a word."""

        def answered(text: str) -> None:
            self.sitting.narrow(text)
            self.draw()

        self.ask(
            Question("show whom? a name, company, city or circle; enter alone for everyone", optional=True), answered
        )


_SIZES = (10, 10, 11, 9, 11)
"""Cells of the five tiers in the row of keys."""


def card(person: Person, candidate: Candidate, settings: Settings, room: int) -> Iterator[str]:
    """Who somebody is, and what each answer means."""
    met = f"connected {person.connected_on:%d %b %Y}".replace(" 0", " ") if person.connected_on else ""
    link = person.urls[0].removeprefix("https://").removeprefix("www.") if person.urls else "no link noted"
    yield person.name
    yield _two(person.work or "no company noted", met, room)
    yield _two(link, person.emails[0] if person.emails else "no email shown", room)
    yield from wrap(f"clues: {'; '.join(candidate.clues) or 'none yet'}", room, 2)
    yield ""
    keys = [f"{tier} {name}" for tier, name in enumerate(TIER_NAMES) if tier]
    days = [f"{settings.cadences.get(str(tier), 0)} days" for tier in range(1, 6)]
    for tiers, others in ((keys, "space list   x archive"), (days, "no rhythm    hide")):
        yield "".join(f"{tier:<{size - 1}} " for tier, size in zip(tiers, _SIZES, strict=True)) + others
    yield from ("", "then, if you like:  # circle   c city   w why (one line)")
    if noted := [*(f"#{circle}" for circle in person.circles), *filter(None, (person.city, person.purpose))]:
        yield f"now: {'   '.join(noted)}"


def _two(left: str, right: str, room: int) -> str:
    """Two facts side by side, the second at a column of its own."""
    return shorten(f"{fit(left, 35)} {right}", room)


def _top(width: int) -> list[str]:
    """The sentence on one line where it fits."""
    return [TOP] if len(TOP) <= width else [f" {line}" for line in wrap(TOP, width - 1)]
