"""Merging: the pairs that look alike, side by side, the most alike first; made one, or kept apart for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from textual import on
from textual.widget import Widget

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Change, Person
from netritual.domain.network import People
from netritual.domain.people.likeness import Pair, same_in_two_files
from netritual.services.pages.merge_offers import FieldDifference, Offer, differing, offers, offers_at_once
from netritual.services.ports import Store
from netritual.services.verbs.people_verbs import distinguish_people, merge_all, merge_people
from netritual.tui import person_actions
from netritual.tui.command_table import Where
from netritual.tui.content import isolated, plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, SpanColumn, columns_in, in_columns, pad, wrap_line
from netritual.tui.view import View
from netritual.tui.widgets.item_list import ItemList, Row, sentence_row

MOST_PAIRS = 6
"""Rows of the list in sight; the facts of the pair under the cursor have the rest."""
_PAIR = (SpanColumn(14, 1), SpanColumn(14, 1), SpanColumn(20, 2, first_out=1))
_FACTS = (SpanColumn(16), SpanColumn(12, 1), SpanColumn(12, 1))
NOBODY = "Nobody looks like somebody else. f merges the person you came from with somebody you name."
LOOKING = "Looking at everyone's names and addresses …"
WHICH_KEY = "space makes these two one person, x keeps them two."
MERGED = "Merged {} into {}. u makes them two again."
NONE_ALIKE = "Nobody is left who stands in two files under one name and company."
WHO_STAYS = "Who stays, and who becomes a part of them"


class MergeScreen(View):
    """The list of pairs above, what differs in the pair under the cursor below."""

    PLACE = Where.MERGE

    def __init__(self, pairs: Sequence[Offer] | None, person: int) -> None:
        super().__init__()
        self._offers = list(pairs or ())
        self._looking = pairs is None
        self._person = person
        self._switched: set[frozenset[int]] = set()

    def body(self) -> Iterable[Widget]:
        """The pairs, and the two of the one under the cursor beside each other."""
        yield ItemList(id="pairs", classes="place")
        yield Painter(id="facts", classes="note")

    def on_mount(self) -> None:
        """The list has the focus; where there are many people the pairs are on their way."""
        self.query_one("#pairs", ItemList).focus()
        if self._looking:
            self._look()

    def _look(self) -> None:
        self.shell.write(lambda store, now: (offers(store.view()), None), self._show, quiet=True)

    def _show(self, pairs: list[Offer]) -> None:
        self._offers, self._looking = pairs, False
        self.draw()

    def changed(self, change: Change) -> None:
        """Somebody was merged, kept apart or brought back: the pairs are found anew."""
        if change.touched.keys() & {"people", "distinctions"}:
            self.catch_up()

    def catch_up(self) -> None:
        """The pairs as they are now."""
        pairs = offers_at_once(self.network)
        if pairs is None:
            there = People(self.network)
            self._offers = [each for each in self._offers if each.stays.id in there and each.goes.id in there]
            self._look()
        else:
            self._offers = pairs
        self.draw()

    @property
    def offer(self) -> Offer | None:
        """The pair under the cursor, the one who stays first."""
        return self.query_one("#pairs", ItemList).value(Offer)

    def redraw(self) -> None:
        """The pairs, and the facts of the one under the cursor."""
        count = len(self._offers)
        self.show_title("Who may be one person", counted(count, "pair"))
        items = self.query_one("#pairs", ItemList)
        items.border_title = plain("Pairs")
        items.styles.height = max(1, min(count, MOST_PAIRS, self.body_height // 2)) + (2 if self.shape == "wide" else 1)
        first = items.row is None
        nobody = sentence_row(LOOKING if self._looking else NOBODY)
        items.set_rows([self._row(offer) for offer in self._offers] or [nobody], keep=True)
        if first:
            mine = next((at for at, each in enumerate(self._offers) if self._person in _ids(each)), 0)
            items.move(mine)
        self._show_facts()

    def _row(self, offer: Offer) -> Row:
        key = "-".join(map(str, sorted(_ids(offer))))
        if _ids(offer) in self._switched:
            offer = offer.switched()
        return Row(key, partial(_pair_lines, offer), offer, lines=1)

    @on(ItemList.Moved)
    def show_pair(self, event: ItemList.Moved) -> None:
        """Show what differs in the pair under the cursor."""
        event.stop()
        self._show_facts()

    def _show_facts(self) -> None:
        offer, facts = self.offer, self.query_one("#facts", Painter)
        facts.display = offer is not None
        if offer is not None:
            facts.border_title = plain(WHO_STAYS)
            differ = differing(self.network, offer, self.today)
            facts.show(lambda width: tuple(_fact_lines(offer, differ, width)))

    # Keys.

    def action_merge_pair(self) -> None:
        offer = self.offer
        names = (offer.goes.name, offer.stays.name) if offer is not None else ("", "")
        self._answer(merge_people, MERGED.format(*names))

    def action_merge_alike(self) -> None:
        """Make each two one that stand in two files under one name and company."""
        pairs = [Pair(offer.stays, offer.goes, offer.likeness) for offer in self._offers]
        same = {frozenset(pair.ids) for pair in same_in_two_files(pairs)}
        offers = [offer for offer in self._offers if _ids(offer) in same]
        if not offers:
            self.shell.toast(NONE_ALIKE)
            return
        turned = (offer.switched() if _ids(offer) in self._switched else offer for offer in offers)
        merges = [(offer.stays.id, offer.goes.id) for offer in turned]
        self._offers = [offer for offer in self._offers if offer not in offers]
        self.draw()
        self.shell.write(lambda store, now: merge_all(store, now, merges), refused=lambda _: self.catch_up())

    def action_open_item(self) -> None:
        """``enter`` goes on from the import before, and may be pressed once more: it makes no two people one."""
        if self.offer is not None:
            self.shell.toast(WHICH_KEY)

    def action_keep_apart(self) -> None:
        self._answer(distinguish_people)

    def _answer(
        self, verb: Callable[[Store, datetime, int, int], tuple[object, Change | None]], done: str = ""
    ) -> None:
        """Answer the pair by a verb, and say what is ``done``. It leaves the list at once, so that no second key
        answers it again."""
        offer = self.offer
        if offer is None:
            self.shell.toast("No pair is left here. esc goes back.")
            return
        self._offers = [each for each in self._offers if _ids(each) != _ids(offer)]
        self.draw()
        self.shell.write(
            lambda store, now: verb(store, now, offer.stays.id, offer.goes.id),
            (lambda _: self.shell.toast(done)) if done else None,
            refused=lambda _: self.catch_up(),
            quiet=bool(done),
        )

    def action_switch_pair(self) -> None:
        """The other one of the two stays."""
        if self.offer is not None:
            self._switched ^= {_ids(self.offer)}
            self.draw()

    def action_merge_another(self) -> None:
        """Merge the one who stays, or the person of the list before, with somebody who is named."""
        person = self.offer.stays if self.offer is not None else self.network.get(Person, self._person)
        if person is None:
            self.shell.toast("No person is selected here.")
        else:
            person_actions.merge_people(self, person)


def _pair_lines(offer: Offer, width: int) -> Sequence[Line]:
    """The two of a pair, and why they look alike."""
    names = ([Span(isolated(one.name), "strong")] for one in (offer.stays, offer.goes))
    return [in_columns((*names, [Span(offer.likeness.why, "muted")]), _PAIR, width)]


def _fact_lines(offer: Offer, facts: Sequence[FieldDifference], width: int) -> Iterator[Line]:
    """Why the two look alike, and what differs, side by side."""
    yield from wrap_line([Span(f"alike: {offer.likeness.why}", "muted")], width, 2)
    yield []
    label, left, right = columns_in(_FACTS, width, 1)
    rows = [FieldDifference("", f"stays: {offer.stays.name}", f"goes: {offer.goes.name}"), *facts]
    for fact in rows:
        head = [Span(fact.label, "muted")]
        sides = [wrap_line([Span(isolated(text) or "-", "text" if fact.label else "strong")], size)
                 for text, size in ((fact.stays, left), (fact.goes, right))]  # fmt: skip
        for at in range(max(map(len, sides))):
            one, two = (side[at] if at < len(side) else [] for side in sides)
            yield [*pad(head if not at else [], label), Span(" "), *pad(one, left), Span(" "), *pad(two, right)]


def _ids(offer: Offer) -> frozenset[int]:
    return frozenset((offer.stays.id, offer.goes.id))
