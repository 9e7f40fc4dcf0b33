"""Acts on what stands under the cursor: an item's own acts, and what can be done with any person.

``Acting`` is for screens whose rows are items or people: they give ``item`` and ``person``, the rest is here. Keys
that an item has no act for say so in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from netritual.domain.model import Change, Channel, Coffee, Person, Settings
from netritual.domain.rhythm import TIER_NAMES
from netritual.review.step import Act, Item
from netritual.tui import bars
from netritual.tui.registry import BY_ID, keys_of
from netritual.tui.text import shorten
from netritual.tui.view import View

if TYPE_CHECKING:
    from netritual.errors import NetritualError
    from netritual.services.answers import Answer
    from netritual.services.ports import Store

HOT: tuple[tuple[str, str, Channel], ...] = (
    ("c", "coffee", "coffee"), ("l", "lunch", "lunch"), ("v", "video", "video"), ("t", "telephone", "call"),
    ("e", "e-mail", "email"), ("m", "message", "dm"), ("k", "comment", "comment"),
)  # fmt: skip
"""The second key of the hot log, its word, and the channel it logs."""

LOOPS_MADE = (("a", "ask", "+ask"), ("t", "thanks", "+thanks"), ("i", "intro", "+intro"), ("n", "need", "+need"),
              ("o", "offer", "+offer"))  # fmt: skip
"""The kinds of ``+ other loop``: the key, the word, and the clause it begins in the log line."""

ON_PEOPLE: Mapping[str, str] = {
    BY_ID[id_].act_key: method
    for id_, method in (
        ("plan-coffee", "plan_coffee"), ("draft-message", "draft_to"), ("introduce", "introduce"),
        ("snooze", "snooze_person"), ("add-loop", "add_loop"),
    )
}  # fmt: skip
"""Keys that do something with the person of a row that has no act on them, and the method that does it."""


ASKING = ("held", "proposed", "changed")
"""Kinds of rows that ask: did it happen, does a line say so, is the talk moved?"""
NO_DRAFT = "There is no draft for this row."


def is_typed(act: Act, answer: Answer) -> bool:
    """True for an answer of the person's own words, which a refusal must not lose."""
    return bool(answer) and act.asks in ("day", "moment", "text")


class Acting(View):
    """A view whose rows can be acted on."""

    @property
    def item(self) -> Item | None:
        """The item under the cursor, when the row is one."""
        return None

    @property
    def person(self) -> Person | None:
        """The person under the cursor: the item's, unless the row says otherwise."""
        item = self.item
        return self.network.get(Person, item.person) if item is not None and item.person is not None else None

    def key_rows(self) -> bars.Rows:
        """The usual keys, without that of the draft on a row that has none; on a row that asks, its answers."""
        usual, item = super().key_rows(), self.item
        if item is not None and item.kind in ASKING:
            return bars.rows((bars.answers(item.acts),), self.shell.keymap) + usual[1:]
        main = item.act("enter") if item is not None else None
        if main is not None and main.id == "open-person":
            first = tuple(hint._replace(label=main.label) if hint.press == "enter" else hint for hint in usual[0])
            usual = (first, *usual[1:])
        return self.without_draft(usual)

    def without_draft(self, hints: bars.Rows) -> bars.Rows:
        """The hints that do something with the item under the cursor; a note to a person can always be tried."""
        item = self.item
        if item is None or item.draft:
            return hints
        keys = keys_of("draft-message", self.shell.keymap)
        return tuple(tuple(hint for hint in row if hint.press not in keys) for row in hints)

    # Acts of items.

    def action_act(self, key: str) -> None:
        """The act of a key on the item under the cursor; for people without one, what can be done with any person."""
        item = self.item
        act = item.act(key) if item is not None else None
        if item is not None and act is not None:
            self.do_act(act, item)
        elif not self.act_on_person(key):
            self.shell.toast("Nothing is on this key here. ? shows the keys.")

    def act_on_person(self, key: str) -> bool:
        """What a key does with the person when the item has no act for it; False when it does nothing."""
        person = self.person
        if person is None or key not in ON_PEOPLE:
            return False
        item = self.item
        if key == BY_ID["draft-message"].act_key and item is not None:
            self.shell.toast(NO_DRAFT)  # a note about another matter is none
            return True
        getattr(self, ON_PEOPLE[key])(person)
        return True

    def do_act(self, act: Act, item: Item, value: str = "", wrong: str = "") -> None:
        """Show what an act shows, or ask what it asks and do it. A refused ``value`` stands in the question again."""
        if act.shows:
            self.show_act(act, item)
            return
        from netritual.tui.widgets.question import question_for

        check = self.check_of(act, item)
        question = question_for(act, self.network.all(Person), check, value=value, wrong=wrong)
        if question is None:
            self.perform(act, item, act.answer or None)
        else:
            self.ask(question, lambda answer: self.perform(act, item, answer))

    def check_of(self, act: Act, item: Item | None) -> Callable[[str], str] | None:
        """What judges the typed answer to an act's question; None where any text will do."""
        if act.asks == "day":
            return self.day_check
        return partial(self.moment_check, item=item) if act.asks == "moment" else None

    def perform(self, act: Act, item: Item, answer: Answer) -> None:
        """Do an act on the store's thread; of a typed answer that is refused not a word is lost.

        The cursor leaves a row that asks with its answer: the same key pressed again means no row that came of it.
        """
        from netritual.services.acts import line_begun, perform

        settings, items = self.settings, self.list if item.kind in ASKING else None

        def job(store: Store, now: datetime) -> tuple[str, Change | None]:
            change = perform(store, now, settings, act, item, answer)
            return line_begun(store.view(), change, now.date()), change

        def refused(error: NetritualError) -> None:
            if items is not None:
                items.go_to(item.key)
            if is_typed(act, answer):
                self.do_act(act, item, str(answer), str(error))

        if items is not None:
            items.leave(lambda row: isinstance(row.value, Item) and row.value.kind in ASKING)
        self.shell.write(job, self.shell.ask_what_came, refused)

    def show_act(self, act: Act, item: Item) -> None:
        """A draft, a copy, a link or a page; nothing stored changes."""
        if act.id == "draft-message" and not item.draft:
            self.shell.toast(NO_DRAFT)
        elif act.id == "draft-message":
            self.shell.open_draft(item.draft, self._subject(item))
        elif act.id == "copy-text":
            self.shell.copy_draft(item.draft)
        elif act.id == "open-link":
            self.open_url(item.url)
        elif item.person is not None:
            self.shell.open_person(item.person)

    def show_prep(self, item: Item) -> None:
        """The page of a planned coffee: everything to have in mind for it."""
        from netritual.domain.brief import brief_of
        from netritual.tui.screens.brief import BriefScreen

        coffee = self.network.get(Coffee, item.ref)
        if coffee is not None:
            rows = brief_of(self.network, self.settings, self.today, coffee).rows()
            when, kind, who, place = item.cells[:4]
            words = ", ".join(word for word in (when, kind, place) if word)
            self.app.push_screen(BriefScreen(who, words, rows, self.app.size.width))

    def _subject(self, item: Item) -> str:
        person = self.network.get(Person, item.person) if item.person is not None else None
        return person.name if person is not None else ""

    def open_url(self, url: str) -> None:
        """Show a link first, then open it in the browser; what is no web address is shown and never opened."""
        if not url:
            self.shell.toast("There is no link here.")
            return
        from netritual.domain.links import may_open
        from netritual.tui.widgets.question import confirm

        if not may_open(url):
            self.shell.toast(f"{shorten(url, 80)} is no web address (http or https).", title="Not opened")
            return

        self.ask(confirm(f"Open {url} ?"), lambda _: self.app.open_url(url))

    # Verbs on a person.

    def _chosen(self) -> Person | None:
        person = self.person
        if person is None:
            self.shell.toast("No person is selected here.")
        return person

    def action_hot_log(self) -> None:
        """Log a talk of today with the person: the second key says which."""
        person = self._chosen()
        if person is None:
            return
        from netritual.services.verbs import touches
        from netritual.tui.widgets.question import Choice, Pick

        choices = [Choice(key, word, key) for key, word, _ in HOT]

        def log(key: str) -> None:
            channel = next(channel for own, _, channel in HOT if own == key)
            self.shell.write(lambda store, now: touches.hot_log(store, now, person.id, channel))

        self.ask(Pick(f"Log with {person.name}, today:", choices), log)

    def plan_coffee(self, person: Person) -> None:
        """Plan a coffee: at a time that is typed."""
        from netritual.services import answers
        from netritual.services.verbs import coffees
        from netritual.tui.widgets.question import Question

        settings, today = self.settings, self.today

        def plan(answer: str) -> None:
            to = answers.moment_of(answer, today, settings)

            def refused(error: NetritualError) -> None:
                ask(answer, str(error))

            self.shell.write(
                lambda store, now: coffees.plan_coffee(
                    store, now, (person.id,), to.start, settings, to.kind, to.minutes, place=to.place
                ),
                refused=refused,
            )

        def ask(value: str = "", wrong: str = "") -> None:
            prompt = f"Coffee with {person.name}: when? tue 17 12:30, lunch thu noon at Lumen"
            self.ask(Question(prompt, check=self.moment_check, value=value, wrong=wrong), plan)

        ask()

    def moment_check(self, text: str, item: Item | None = None) -> str:
        """What is wrong with a typed moment, in words; ``item`` is the coffee that is moved."""
        from netritual.services import answers

        coffee = self.network.get(Coffee, item.ref) if item is not None and item.table == "coffees" else None
        return self._wrong_in(text, partial(answers.moment_of, moved=coffee))

    def day_check(self, text: str) -> str:
        """What is wrong with a typed day, in words."""
        from netritual.services import answers

        return self._wrong_in(text, answers.day_of)

    def _wrong_in(self, text: str, read: Callable[[str, date, Settings], object]) -> str:
        from netritual.errors import NetritualError

        try:
            read(text, self.today, self.settings)
        except NetritualError as error:
            return str(error)
        return ""

    def action_add_promise(self) -> None:
        """A promise of mine, as a line of a clause only: no talk is logged by it."""
        person = self._chosen()
        if person is not None:
            self.shell.open_log(f"+promise @{person.handle} ")

    def add_loop(self, person: Person) -> None:
        """Another loop: its kind first, then the words in the log line."""
        from netritual.tui.widgets.question import Choice, Pick

        choices = [Choice(key, word, clause) for key, word, clause in LOOPS_MADE]
        self.ask(
            Pick(f"With {person.name}:", choices), lambda clause: self.shell.open_log(f"{clause} @{person.handle} ")
        )

    def introduce(self, person: Person) -> None:
        """Introduce the person to somebody, and say why."""
        from netritual.services.verbs import introductions
        from netritual.tui.widgets.question import PersonPick, Question

        def why(handle: str) -> None:
            other = next((p for p in self.network.all(Person) if p.handle == handle), None)
            if other is None:
                return

            def propose(reason: str) -> None:
                self.shell.write(lambda store, now: introductions.introduce(store, now, (person.id, other.id), reason))

            self.ask(Question(f"Why should {person.name} and {other.name} meet?", optional=True), propose)

        self.ask(PersonPick(f"Introduce {person.name} to:", self.network.all(Person), but=(person.id,)), why)

    def snooze_person(self, person: Person) -> None:
        """Later: this person is not suggested before a day."""
        from netritual.services import answers
        from netritual.services.verbs import loops
        from netritual.tui.widgets.question import Question

        settings, today = self.settings, self.today

        def later(answer: str) -> None:
            day = answers.day_of(answer, today, settings)
            self.shell.write(lambda store, now: loops.snooze(store, now, "people", person.id, day))

        self.ask(Question(f"{person.name}: later, until when? 3d, w, m, 3m or a date", check=self.day_check), later)

    def action_set_tier(self) -> None:
        """Set the rhythm: 1 to 5, 0 takes it away."""
        person = self._chosen()
        if person is None:
            return
        from netritual.services.verbs import people
        from netritual.tui.widgets.question import Choice, Pick

        cadences = self.settings.cadences
        words = [f"{word} {cadences[str(n)]} d" if n else "no rhythm" for n, word in enumerate(TIER_NAMES)]
        choices = [Choice(str(n), label, str(n)) for n, label in enumerate(words)]

        def set_tier(tier: str) -> None:
            self.shell.write(lambda store, now: people.set_tier(store, now, person.id, int(tier)))

        self.ask(Pick(f"{person.name}: how often do you want to talk?", choices), set_tier)
