"""Doing an act (``review.acts``): its verb is found by the act's id, and filled from the row and the answer.

``perform`` makes a whole transaction of an act, for the Loops view, Home and the person page; the review joins the act
and its place with ``do``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from netritual.domain.agenda import PastMeeting
from netritual.domain.closing import Closing
from netritual.domain.intros import Favour, Pair
from netritual.domain.model import Change, Channel, Coffee, Interaction, Proposed, Review, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.words import day_words
from netritual.errors import UsageError
from netritual.review.choice import Choice
from netritual.review.missing import Missing
from netritual.review.step import Act, Item
from netritual.services import answers
from netritual.services.answers import Answer
from netritual.services.ports import Store, Transaction
from netritual.services.verb import verb_named
from netritual.services.verbs import reviews

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An act under way: the open transaction, what it is done to, and what was answered.

    A parameter of a verb that is called as one of the attributes here gets its value; the others keep their default.
    """

    tx: Transaction
    settings: Settings
    act: Act
    target: Item
    answer: Answer
    running: int | None = None
    """The review that is under way, or None."""

    @property
    def table(self) -> str:
        """The record's table."""
        return self.target.table

    @property
    def id(self) -> int:
        """The record's doc id."""
        return self.target.ref

    @property
    def text(self) -> str:
        """The answer as text."""
        return answers.text_of(self.answer)

    @property
    def closing(self) -> Closing:
        """What a line tells as done."""
        return self._subject(Closing)

    @property
    def talk(self) -> int:
        """The entry that tells of it as done, 0 for none."""
        subject = self.target.subject
        return subject.statement.id if isinstance(subject, Closing) else 0

    @property
    def day(self) -> date:
        """The answer as a day."""
        return answers.day_of(self.answer, self.tx.now.date(), self.settings)

    @property
    def moment(self) -> datetime:
        """The answer as the moment to meet at."""
        return self._when.start

    @property
    def minutes(self) -> int | None:
        """How long to meet, if the answer says so."""
        return self._when.minutes if self.act.asks == "moment" else None

    @property
    def kind(self) -> str:
        """Which kind of meeting, if the answer says so."""
        return self._when.kind if self.act.asks == "moment" else ""

    @property
    def place(self) -> str | None:
        """Where to meet, if the answer says so."""
        return self._when.place if self.act.asks == "moment" else None

    @property
    def _when(self) -> answers.MeetingTime:
        """The answer as a moment; where a coffee is moved, what is left out stays as it was."""
        coffee = self.tx.get(Coffee, self.id) if self.table == "coffees" else None
        return answers.moment_of(self.answer, self.tx.now.date(), self.settings, coffee)

    @property
    def whom(self) -> int:
        """The answer as a person."""
        return answers.person_of(self.answer, self.tx)

    @property
    def person(self) -> int:
        """The person the target is about."""
        if self.target.person is None:
            raise UsageError("Nobody is named here.", hint="Settle the name first.")
        return self.target.person

    @property
    def people(self) -> tuple[int, ...]:
        """Everyone it is about: those of a coffee, of a meeting unless somebody was answered, else the one person."""
        if isinstance(self.target.subject, Missing):
            return (self.whom,) if self.text else self.target.subject.people
        coffee = self.tx.get(Coffee, self.id) if self.table == "coffees" else None
        return coffee.people if coffee is not None else (self.person,)

    @property
    def review(self) -> int:
        """The review that is under way."""
        if self.running is None:
            raise UsageError("This belongs to the weekly review.", hint="netritual review begins it.")
        return self.running

    @property
    def topic(self) -> str:
        """What I am stuck on, as the review has it."""
        review = self.tx.get(Review, self.running) if self.running is not None else None
        return review.topic if review is not None else ""

    @property
    def reason(self) -> reviews.NotNow:
        """The answer as a reason why not now."""
        return reviews.REASONS[answers.choice_of(self.answer, self.act.choices)]

    @property
    def channel(self) -> Channel:
        """The kind of meeting that is suggested."""
        return self.suggestion.chosen.channel or "coffee"

    @property
    def suggestion(self) -> Choice:
        """A suggested coffee."""
        return self._subject(Choice)

    @property
    def meeting(self) -> PastMeeting:
        """A meeting of the calendar."""
        return self._subject(Missing).meeting

    @property
    def word(self) -> str:
        """A word that the row stands for: a name as typed, a channel to look through."""
        return self._subject(str)

    @property
    def need(self) -> str:
        """What somebody looks for."""
        return self._subject(Favour).what

    @property
    def other(self) -> int:
        """The other record that the row is about."""
        return self._subject(int)

    @property
    def proposed(self) -> Proposed:
        """A loop that an entry proposes."""
        return self._subject(Proposed)

    @property
    def pair(self) -> tuple[int, int]:
        """Two people who should meet: those of the row, or the row's person and the one who was answered."""
        pair = self.target.subject
        return (pair.a, pair.b) if isinstance(pair, Pair) else (self.person, self.whom)

    @property
    def why(self) -> str:
        """Why those two should meet."""
        pair = self.target.subject
        return self.text or pair.why if isinstance(pair, Pair) else ""

    @property
    def keep(self) -> int:
        """Who the row's person really is."""
        return self.whom

    @property
    def gone(self) -> int:
        """The row's person, who becomes the one who was answered."""
        return self.person

    def _subject(self, kind: type[S]) -> S:
        if not isinstance(self.target.subject, kind):
            raise UsageError("This act belongs to another kind of row.", hint="? shows the keys of this place.")
        return self.target.subject


KNOWN = frozenset(("settings", *(name for name in vars(Deed) if not name.startswith("_"))))
"""The parameters of verbs that an act fills."""


def perform(
    store: Store, now: datetime, settings: Settings, act: Act, target: Item, answer: Answer = None
) -> Change | None:
    """Do an act as one transaction. Change is None when nothing changed (an act that only shows something).

    NetritualError when the act does not fit the record or the answer; then nothing was changed.
    """
    if act.shows:
        return None
    return store.transact(act.id, lambda tx: do(tx, settings, act, target, answer), now)[1]


def line_begun(network: Network, change: Change | None, today: date) -> str:
    """The log line that says what came of a talk, begun: after a coffee was said to be held, where that made its entry.

    Saved, the line and that entry are one (``services.verbs.coffees.took_place``). "" after anything else.
    """
    if change is None or change.verb != "hold-coffee":
        return ""
    talks = [network.get(Interaction, id_) for id_ in change.touched.get("interactions", ())]
    talk = next((talk for talk in talks if talk is not None), None)
    if talk is None:
        return ""
    people = known_people(network, talk.people)
    day = "" if talk.on == today else f"{day_words(talk.on, today)} "
    return f"{talk.channel} {''.join(f'@{person.handle} ' for person in people)}{day}"


def do(
    tx: Transaction, settings: Settings, act: Act, target: Item, answer: Answer = None, review: int | None = None
) -> str:
    """Do an act inside an open transaction; the word that the review keeps as its outcome: its id, unless it says."""
    verb = verb_named(act.id)
    if verb is None:
        raise UsageError(f"There is no act {act.id}.", hint="? shows the keys of this place.")
    deed = Deed(tx=tx, settings=settings, act=act, target=target, answer=answer, running=review)
    if act.id == "plan-coffee" and review is not None and not deed.text:
        return reviews.plan_this_week(tx, review, deed.person)  # step 7 finds the time
    done = verb.within(tx, **{name: getattr(deed, name) for name in verb.parameters if name in KNOWN})
    return done if isinstance(done, str) else act.id
