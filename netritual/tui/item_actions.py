"""Acts on what stands under the cursor: an item's own acts, and what can be done with any person (``person_actions``).

``ItemActions`` is for screens whose rows are items or people: they give ``item`` and ``person``, the rest is here. Keys
that an item has no act for say so in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on

from netritual.domain.model import Change, Coffee, Person
from netritual.errors import NetritualError
from netritual.review.rows import names_of
from netritual.review.step import NO_DRAFT, OF_DRAFT, Act, Item
from netritual.services.ports import Store
from netritual.tui import key_hints
from netritual.tui.command_table import BY_ID, Command
from netritual.tui.content import shorten
from netritual.tui.view import View
from netritual.tui.widgets.item_list import ItemList, Row

if TYPE_CHECKING:
    from netritual.services.answer_parsing import Answer

ON_PEOPLE: Mapping[str, str] = {
    BY_ID[id_].act_key: id_.replace("-", "_")
    for id_ in ("plan-coffee", "draft-message", "introduce", "snooze", "add-loop")
}
"""Keys that do something with the person of a row that has no act on them, and what does it in ``person_actions``."""


ASKING = ("held", "proposed", "changed")
"""Kinds of rows that ask: did it happen, does a line say so, is the talk moved?"""


def is_typed(act: Act, answer: Answer) -> bool:
    """True for an answer of the person's own words, which a refusal must not lose."""
    return bool(answer) and act.asks in ("day", "moment", "text")


class ItemActions(View):
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

    @on(ItemList.Moved)
    def follow_cursor(self, event: ItemList.Moved) -> None:
        """Other rows, other keys."""
        event.stop()
        if self._shape is not None:
            self.show_keys()

    @property
    def has_note(self) -> bool:
        """Whether there is a draft to the person where no item is under the cursor."""
        return True

    @property
    def main(self) -> str:
        """What enter does with the row under the cursor, in a word; "" where only the row of the bar says it."""
        act = self.item.act("enter") if self.item is not None else None
        return act.label if act is not None else ""

    def row_hints(self) -> Sequence[key_hints.Hint]:
        """What each key does with the row under the cursor, in the words of its acts; a key that does nothing there is
        not named."""
        keymap, item = self.shell.keymap, self.item
        main = [key_hints.Hint("enter", self.main, "enter")] if self.main else []
        first = item.act("enter") if item is not None else None
        others = [act for act in item.offered if act != first or act.label != self.main] if item is not None else []
        acts = key_hints.of_acts([act for act in others if key_hints.reaches(self.place, act)], self.place, keymap)
        only_opens = first is not None and first.id == "open-person"  # what the row is about stands before it
        at = sum(hint.key in key_hints.MAIN_KEYS for hint in acts) if only_opens else 0
        by_key: dict[str, key_hints.Hint] = {}
        for hint in (*acts[:at], *main, *acts[at:]):
            by_key.setdefault(hint.press, hint)
        for text in key_hints.WRITTEN[self.PLACE][0]:
            hint, command = key_hints.hint(text, keymap), BY_ID.get(text.partition(" ")[0])
            if command is None or self.works(command):
                by_key.setdefault(hint.press or hint.key, hint)
        return tuple(by_key.values())

    def works(self, command: Command) -> bool:
        """Whether a command that is no act of the row does something with it."""
        if command.act and not hasattr(self, f"action_{command.action}"):
            has_act = self.item is not None and self.item.act(command.act_key) is not None
            return not has_act and self.takes(command.act_key)
        of_person = command.does.startswith("with_person")
        of_row = command.id == "open-item"
        return (self.person is not None or not of_person) and (self.list_row is not None or not of_row)

    def takes(self, key: str) -> bool:
        """Whether a key does something with the person under the cursor, where the row has no act on it."""
        if self.person is None or key not in ON_PEOPLE:
            return False
        return key != BY_ID["draft-message"].act_key or (self.item is None and self.has_note)

    @property
    def list_row(self) -> Row | None:
        """The row under the cursor."""
        return self.list.row if self.list is not None else None

    # Acts of items.

    def action_act(self, key: str) -> None:
        """The act of a key on the item under the cursor; for people without one, what can be done with any person."""
        item = self.item
        act = item.act(key) if item is not None else None
        if item is not None and act is not None:
            self.do_act(act, item)
        elif item is not None and key == BY_ID["nudge"].act_key and item.undrafted != NO_DRAFT:
            self.shell.toast(item.undrafted)
        elif not self.act_on_person(key):
            self.shell.toast("Nothing is on this key here. ? shows the keys.")

    def act_on_person(self, key: str) -> bool:
        """What a key does with the person when the item has no act for it; False when it does nothing."""
        person = self.person
        if person is None or key not in ON_PEOPLE:
            return False
        item = self.item
        if key == BY_ID["draft-message"].act_key and item is not None:
            self.shell.toast(item.undrafted)  # a note about another matter is none
            return True
        self.action_with_person(ON_PEOPLE[key])
        return True

    def do_act(
        self, act: Act, item: Item | None, answer: str | None = None, *, value: str = "", wrong: str = ""
    ) -> None:
        """Show what an act shows, or ask what it asks, unless that is answered, and do it. ``value`` is an answer that
        was refused: it stands in the question again."""
        if act.shows:
            self.show_act(act, item)
            return
        from netritual.tui.person_actions import checks_of
        from netritual.tui.widgets.act_question import question_for

        first = item.candidates if item is not None else ()
        people, check = self.network.all(Person), checks_of(self, item).get(act.asks)
        asking = replace(act, prompt=self._naming(act, item)) if item is not None else act
        question = question_for(asking, people, check, first, value, wrong) if answer is None else None
        if question is None:
            self.perform(act, item, act.answer or answer)
        else:
            self.ask(question, lambda typed: self.perform(act, item, typed))

    def _naming(self, act: Act, item: Item) -> str:
        """What an act asks, with whom it is about where a time or a yes is asked for: the row may stand far above."""
        if act.asks not in ("day", "moment", "confirm") or not act.prompt or not item.people:
            return act.prompt
        names = names_of(self.network, item.people)
        return f"{f'Coffee with {names}' if act.id == 'plan-coffee' else names}: {act.prompt}"

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act on the store's thread; of a typed answer that is refused not a word is lost.

        The cursor leaves a row that asks with its answer: the same key pressed again means no row that came of it.
        """
        from netritual.services.questions.talk_outcome_question import Happened, happened
        from netritual.services.reviews.act_execution import perform

        if item is None:
            return
        settings, items = self.settings, self.list if item.kind in ASKING else None

        def job(store: Store, now: datetime) -> tuple[Happened | None, Change | None]:
            change = perform(store, now, settings, act, item, answer)
            return happened(store.view(), change, now.date()), change

        def refused(error: NetritualError) -> None:
            if items is not None:
                items.go_to(item.key)
            if is_typed(act, answer):
                self.do_act(act, item, value=str(answer), wrong=str(error))

        if items is not None:
            items.leave(lambda row: isinstance(row.value, Item) and row.value.kind in ASKING)
        self.shell.write(job, self.shell.ask_what_came, refused)

    def show_act(self, act: Act, item: Item | None) -> None:
        """A draft, a copy, a link or a page; nothing stored changes."""
        from netritual.review.item_draft import item_draft

        if item is None:
            return
        item = self.with_draft(item) if act.id in OF_DRAFT and not item.drafted else item
        if act.id == "draft-message" and not item.draft:
            self.shell.toast(item.undrafted)
        elif act.id == "draft-message":
            self.shell.open_draft(item_draft(self.network, item, item.draft))
        elif act.id == "copy-text":
            text = self.shell.edited.get(item.draft, item.draft)
            self.shell.outgoing.copy_draft(item_draft(self.network, item, text))
        elif act.id == "open-link":
            self.open_url(item.url)
        elif item.person is not None:
            self.shell.open_person(item.person)

    def with_draft(self, item: Item) -> Item:
        """An item with its draft, which is made when it is first asked for."""
        return item

    def show_prep(self, item: Item) -> None:
        """The page of a planned coffee: everything to have in mind for it."""
        from netritual.domain.suggestions.coffee_brief import brief_of
        from netritual.tui.screens.brief import BriefScreen

        coffee = self.network.get(Coffee, item.ref)
        if coffee is not None:
            rows = brief_of(self.network, self.settings, self.today, coffee).rows()
            when, kind, who, place = item.cells[:4]
            words = ", ".join(word for word in (when, kind, place) if word)
            self.app.push_screen(BriefScreen(who, words, rows))

    def open_url(self, url: str) -> None:
        """Show a link first, then open it in the browser; what is no web address is shown and never opened."""
        if not url:
            self.shell.toast("There is no link here.")
            return
        from netritual.domain.people.links import may_open
        from netritual.tui.widgets.question import confirm

        if not may_open(url):
            self.shell.toast(f"{shorten(url, 80)} is no web address (http or https).", title="Not opened")
            return

        self.ask(confirm(f"Open {url} ?"), lambda _: self.app.open_url(url))

    def action_with_person(self, act: str) -> None:
        """Do something with the person under the cursor: a function of ``person_actions``."""
        from netritual.tui import person_actions

        if self.person is None:
            self.shell.toast("No person is selected here.")
        else:
            getattr(person_actions, act)(self, self.person)


class PeopleActions(ItemActions):
    """A view of people: what can be done with their records is done here too."""

    def takes(self, key: str) -> bool:
        """Without a link of the row's own ``o`` opens the person's own link."""
        if key == BY_ID["open-link"].act_key:
            return self.person is not None and bool(self.person.urls)
        return super().takes(key)

    def act_on_person(self, key: str) -> bool:
        """Without a link of the row's own ``o`` opens the person's own link."""
        person = self.person
        if key == BY_ID["open-link"].act_key and person is not None:
            self.open_url(person.urls[0] if person.urls else "")
            return True
        return super().act_on_person(key)

    def action_add_person(self) -> None:
        """Add somebody: the name is enough."""
        from netritual.services.verbs import people_verbs
        from netritual.tui.widgets.question import Question

        def add(name: str) -> None:
            self.shell.write(
                lambda store, now: people_verbs.add_person(store, now, name),
                lambda person: self.shell.open_person(person.id),
            )

        self.ask(Question("Who is it? The name is enough for now."), add)

    def action_merge_people(self) -> None:
        """Merge somebody into this person."""
        self.action_with_person("merge_people")
