"""Triage: one name at a time. Whom would you enjoy to see? Nobody has to be sorted, and it may stop at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Vertical
from textual.widget import Widget

from netritual.domain.dates.day_wording import listed
from netritual.domain.model import Change, Person
from netritual.domain.suggestions.triage import SITTING
from netritual.domain.suggestions.triage_sitting import TriageSitting
from netritual.services.verbs.people_verbs import Answer, edit_person, list_company, sort_person
from netritual.tui.command_table import Where
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, line, wrap_line
from netritual.tui.screens.triage_card import about, answers, answers_in_a_row, fitted, sentences, so_far, strip
from netritual.tui.view import View
from netritual.tui.widgets.question import Question

MOST_NAMED = 6
"""People who are named at the end; more are counted."""
ASKED_OF = {"circles": "which circle?", "city": "which city?", "purpose": "why this person? one line"}
"""Fields of a person that can be filled in here -> the question."""


class TriageScreen(View):
    """One card, the keys, and how far this sitting has gone."""

    PLACE = Where.TRIAGE

    sitting: TriageSitting

    def __init__(self, size: int = SITTING) -> None:
        super().__init__()
        self._size_of_sitting = size
        self._started = 0.0
        self._waiting = False

    def head(self) -> Widget:
        """The question, and a segment a name."""
        strip = Painter(id="sitting")
        strip.styles.height = 2
        return strip

    def body(self) -> Iterable[Widget]:
        """The card in its place."""
        yield Vertical(Painter(id="card"), id="name", classes="at-middle")

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
        """The strip, the card, and what was said so far."""
        sitting, signs = self.sitting, self.shell.signs
        answers = [*sitting.answers.values()]
        left = f"{sitting.deck.left:,} of {len(sitting.deck):,} are not sorted"
        self.query_one("#sitting", Painter).show(lambda width: strip(answers, sitting.goal, width, signs, left))
        self.query_one("#card", Painter).show(self._card)
        place = self.query_one("#name", Vertical)
        place.border_subtitle = plain(so_far(answers) + self._pace())

    def _pace(self) -> str:
        answered = len(self.sitting.answers)
        minutes = (self.shell.parts.clock.elapsed() - self._started) / 60
        return f", {round(answered / minutes)} a minute" if answered >= 5 and minutes > 0 else ""

    def _card(self, width: int) -> Sequence[Line]:
        """Who is asked about, or how the sitting ended; blank rows above and below where there is room."""
        person, candidate, deck, room = self.person, self.sitting.candidate, self.sitting.deck, self.body_height - 2
        if person is None or candidate is None:
            return [line(), *(row for text in self._end() for row in wrap_line([Span(text)], width)), line()][:room]
        said = sentences(deck.tiers, len(deck.colleagues(person.id)), person.company)
        rows = [row for text, role in said for row in wrap_line(line((text, role)), width, 2)]
        possible, short = answers(self.settings, self.shell.signs), answers_in_a_row(width)
        return fitted(about(person, candidate, width), possible, rows, short, room)

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
            return [f"Nobody left to sort holds “{self.sitting.filter}”.", "", "f another word, or enter for everyone."]
        none = "Everyone is sorted." if len(self.sitting.deck) else "Nobody is here yet."
        return [f"{none} People you import land here.", "", "esc goes back; i on Home imports."]

    def _next(self) -> list[str]:
        """What comes of a yes."""
        names = [
            person.name for id_, yes in self.sitting.answers.items()
            if yes and (person := self.network.get(Person, id_)) is not None
        ]  # fmt: skip
        if not names:
            return []
        said = listed(names[:MOST_NAMED]) if len(names) <= MOST_NAMED else f"{len(names)} people"
        has = "has" if len(names) == 1 else "have"
        return [f"{said} {has} a rhythm now: step 7 of the weekly review suggests them as their turn comes."]

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
