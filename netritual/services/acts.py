"""One table from an act's id to what it does: for the review, ``--plain``, the Loops view, Home and the person page.

``perform`` makes a whole transaction of an act; the review joins the act and its place with ``do``. Acts that only
show something (a draft, a link) change nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.followups import Loop
from netritual.domain.intros import Pair
from netritual.domain.model import Change, Coffee, Review, Settings, Shown
from netritual.domain.slots import turn
from netritual.errors import UsageError
from netritual.review.choice import Choice
from netritual.review.missing import Missing
from netritual.services import answers
from netritual.services.answers import Answer
from netritual.services.ports import Store, Transaction
from netritual.services.verbs import articles, asks, coffees, gifts, introductions, loops, people, reviews, touches

S = TypeVar("S")


class Target(Protocol):
    """What an act is done to: an ``review.step.Item`` of a step, or a ``Ref`` made by hand."""

    @property
    def table(self) -> str:
        """The table of the record."""
        ...

    @property
    def ref(self) -> int:
        """The doc id of the record; 0 for what is none."""
        ...

    @property
    def person(self) -> int | None:
        """The person it is about."""
        ...

    @property
    def subject(self) -> Any:
        """The plain value when it is no record."""
        ...


class Ref(Struct, frozen=True, kw_only=True):
    """A target named by hand: a loop, a person, an article."""

    table: str
    ref: int
    person: int | None = None
    subject: Any = None


def ref_of(loop: Loop) -> Ref:
    """The target of a loop (Loops view, Home)."""
    return Ref(table=loop.table, ref=loop.id, person=loop.who)


@dataclass(frozen=True, kw_only=True)
class Doing:
    """An act under way: the open transaction, what it is done to, and what was answered."""

    tx: Transaction
    settings: Settings
    target: Target
    answer: Answer
    review: int | None = None

    @property
    def id(self) -> int:
        """The record's doc id."""
        return self.target.ref

    @property
    def text(self) -> str:
        """The answer as text."""
        return answers.text_of(self.answer)

    @property
    def day(self) -> date:
        """The answer as a day."""
        return answers.day_of(self.answer, self.tx.now.date(), self.settings)

    @property
    def moment(self) -> datetime:
        """The answer as a moment."""
        return answers.moment_of(self.answer, self.tx.now.date(), self.settings)

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

    def subject(self, kind: type[S]) -> S:
        """The plain value that the target stands for."""
        if not isinstance(self.target.subject, kind):
            raise UsageError("This act belongs to another kind of row.", hint="? shows the keys of this place.")
        return self.target.subject

    @property
    def run(self) -> int:
        """The review that is under way."""
        if self.review is None:
            raise UsageError("This belongs to the weekly review.", hint="netritual review begins it.")
        return self.review


Performer = Callable[[Doing], object]
"""Does an act inside a transaction. A text it returns is the outcome that the review keeps; else it is the act's id."""


def perform(
    store: Store, now: datetime, settings: Settings, act_id: str, target: Target, answer: Answer = None
) -> Change | None:
    """Do an act as one transaction. Change is None when nothing changed (an act that only shows something).

    NetritualError when the act does not fit the record or the answer; then nothing was changed.
    """
    if act_id in SHOWS:
        return None
    return store.transact(act_id, lambda tx: do(tx, settings, act_id, target, answer), now)[1]


def do(
    tx: Transaction, settings: Settings, act_id: str, target: Target, answer: Answer = None, review: int | None = None
) -> str:
    """Do an act inside an open transaction; the word that the review keeps as its outcome."""
    performer = ACTS.get(act_id)
    if performer is None:
        raise UsageError(f"There is no act {act_id}.", hint="? shows the keys of this place.")
    told = performer(Doing(tx=tx, settings=settings, target=target, answer=answer, review=review))
    return told if isinstance(told, str) else act_id


def _nothing(_: Doing) -> None:
    """Acts that only show something, and "skip": it comes back next week."""


def _release(doing: Doing) -> object:
    reason = doing.text
    return loops.release_promise.within(doing.tx, doing.id, not reason, reason)


def _hand_on(doing: Doing) -> object:
    return loops.hand_on.within(doing.tx, doing.target.table, doing.id, doing.whom)


def _comment(doing: Doing) -> object:
    kind, text = articles.read_answer(doing.text)
    return articles.comment_article.within(doing.tx, doing.id, text, kind)


def _topic(doing: Doing) -> str:
    review = doing.tx.get(Review, doing.review) if doing.review is not None else None
    return review.topic if review is not None else ""


def _ask(doing: Doing) -> object:
    return asks.ask.within(doing.tx, doing.person, _topic(doing), doing.text)


def _ask_mentor(doing: Doing) -> object:
    return asks.ask.within(doing.tx, doing.person, doing.text or _topic(doing), doing.text, "mentor")


def _give(doing: Doing) -> object:
    return gifts.give.within(doing.tx, (doing.person,), doing.text)


def _propose(doing: Doing) -> object:
    pair = doing.subject(Pair)
    return introductions.propose_and_ask.within(doing.tx, pair.a, pair.b, doing.text or pair.why)


def _introduce(doing: Doing) -> object:
    """Introduce somebody to the person who was answered."""
    return introductions.propose_and_ask.within(doing.tx, doing.person, doing.whom)


def _pick(doing: Doing) -> object:
    choice = doing.subject(Choice)
    kept = replace(choice.stored, slot=choice.chosen.slot)
    return reviews.pick.within(doing.tx, doing.run, kept)


def _slot(by: int) -> Performer:
    def move(doing: Doing) -> object:
        choice = doing.subject(Choice)
        option = turn(choice.options, choice.chosen.slot, by)
        if option is None:
            raise UsageError("No free slot was found in the next two weeks.", hint="c plans it at a time of your own.")
        return reviews.change_pick.within(doing.tx, doing.run, choice.stored, slot=option.slot)

    return move


def _kind(doing: Doing) -> object:
    """The next kind, with its slot."""
    choice = doing.subject(Choice)
    kind = choice.kinds[1 % len(choice.kinds)]
    return reviews.change_pick.within(doing.tx, doing.run, choice.stored, slot=choice.turned, channel=kind)


def _purpose(doing: Doing) -> object:
    return reviews.change_pick.within(doing.tx, doing.run, doing.subject(Choice).stored, purpose=doing.text)


def _not_now(doing: Doing) -> str:
    reason = reviews.REASONS[answers.choice_of(doing.answer, NOT_NOW)]
    channel = doing.subject(Choice).chosen.channel or "coffee"
    reviews.not_now.within(doing.tx, doing.person, reason, channel, doing.settings)
    return reason


def _plan(doing: Doing) -> object:
    """A moment plans it; no answer puts the person into the plan of this week."""
    if not doing.text and doing.review is not None:
        person = doing.person
        review = doing.tx.get(Review, doing.review)
        shown = next((s for s in review.shown if s.person == person), None) if review is not None else None
        if shown is None or not shown.picked:
            choice = shown or Shown(person=person, score=0.0)
            reviews.pick.within(doing.tx, doing.review, choice)
        return "in this week's plan"
    coffee = doing.tx.get(Coffee, doing.id) if doing.target.table == "coffees" else None
    whom = coffee.people if coffee is not None else (doing.person,)
    return coffees.plan_coffee.within(doing.tx, whom, doing.moment, doing.settings)


def _move_coffee(doing: Doing) -> object:
    return coffees.move_coffee.within(doing.tx, doing.id, doing.moment, doing.settings)


def _meeting(doing: Doing) -> object:
    """A meeting of the calendar: with the people it names, or with the one who was answered."""
    missing = doing.subject(Missing)
    whom = (doing.whom,) if doing.text else missing.people
    return reviews.log_meeting.within(doing.tx, missing.meeting, whom, doing.settings)


def _settle(doing: Doing) -> object:
    return touches.settle_entry.within(doing.tx, doing.id, doing.subject(str), doing.whom, doing.settings)


def _settle_new(doing: Doing) -> object:
    return touches.settle_new.within(doing.tx, doing.id, doing.subject(str), doing.text, doing.settings)


def _by_id(act: Callable[..., object]) -> Performer:
    """A verb that needs the record's id alone."""
    return lambda doing: act(doing.tx, doing.id)


NOT_NOW = ("too soon", "not a fit", "wrong channel", "they are busy")
"""The answers to "not now", in the order of their keys 1 to 4."""

SHOWS = frozenset(
    (
        "draft", "copy-draft", "open-link", "open-person", "show-left-out", "show-brief", "change-plan", "open-folder",
        "copy-summary",
    )
)  # fmt: skip
"""Acts that show, copy or open something and change nothing that is stored."""

ACTS: Mapping[str, Performer] = {
    **dict.fromkeys((*SHOWS, "skip"), _nothing),
    "later": lambda d: loops.later.within(d.tx, d.target.table, d.id, d.day),
    "snooze-person": lambda d: loops.later.within(d.tx, "people", d.person, d.day),
    "slower-rhythm": lambda d: reviews.slower_rhythm.within(d.tx, d.person, d.settings),
    # promises and what they owe
    "keep-promise": _by_id(loops.keep_promise.within),
    "move-promise": lambda d: loops.move_promise.within(d.tx, d.id, d.day),
    "release-promise": _release,
    "receive-owed": _by_id(loops.receive_owed.within),
    "nudge-owed": _by_id(loops.nudge_owed.within),
    "rest-owed": _by_id(loops.rest_owed.within),
    # requests and hand-offs
    "answer-request": lambda d: loops.answer_request.within(d.tx, d.id, d.text),
    "decline-request": lambda d: loops.decline_request.within(d.tx, d.id, d.text),
    "asked-again": _by_id(loops.asked_again.within),
    "acknowledge-request": _by_id(loops.acknowledge_request.within),
    "rest-request": _by_id(loops.rest_request.within),
    "hand-on": _hand_on,
    "handoff-landed": lambda d: loops.handoff_landed.within(d.tx, d.target.table, d.id),
    "take-back": lambda d: loops.take_back.within(d.tx, d.target.table, d.id),
    # thanks and follow-ups
    "say-thanks": _by_id(loops.say_thanks.within),
    "follow-done": _by_id(loops.follow_done.within),
    "follow-rest": _by_id(loops.follow_rest.within),
    # asks and mentors
    "ask": _ask,
    "ask-mentor": _ask_mentor,
    "plan-ask": lambda d: asks.plan_ask.within(d.tx, d.person, d.day, _topic(d)),
    "ask-now": _by_id(asks.ask_now.within),
    "nudge-ask": _by_id(asks.nudge_ask.within),
    "answer-ask": lambda d: asks.answer_ask.within(d.tx, d.id, d.text),
    "ask-declined": _by_id(asks.ask_declined.within),
    "rest-ask": _by_id(asks.rest_ask.within),
    "tell-outcome": lambda d: asks.tell_outcome.within(d.tx, d.id, d.text),
    "mentor-start": lambda d: asks.mentor_start.within(d.tx, d.person),
    "mentor-talked": _by_id(asks.mentor_talked.within),
    "mentor-next": lambda d: asks.mentor_next.within(d.tx, d.id, d.day),
    "mentor-end": _by_id(asks.mentor_end.within),
    # articles
    "comment-article": _comment,
    "read-article": _by_id(articles.read_article.within),
    "skip-article": _by_id(articles.skip_article.within),
    "author-replied": _by_id(articles.author_replied.within),
    "add-article": lambda d: articles.add_article.within(d.tx, d.text),
    # giving
    "give": _give,
    "got": lambda d: gifts.got.within(d.tx, (d.person,), d.text),
    "be-here": lambda d: gifts.be_here.within(d.tx, (d.person,), d.text),
    "add-need": lambda d: gifts.add_need.within(d.tx, d.person, d.text),
    "add-offer": lambda d: gifts.add_offer.within(d.tx, d.person, d.text),
    "propose-introduction": _propose,
    "introduce": _introduce,
    "ask-introduction": _by_id(introductions.ask_next.within),
    "introduction-yes": _by_id(introductions.said_yes.within),
    "introduction-no": _by_id(introductions.said_no.within),
    "introduction-rest": _by_id(introductions.rest.within),
    "introduction-sent": _by_id(introductions.sent.within),
    "introduction-good": lambda d: introductions.outcome.within(d.tx, d.id, "good"),
    "introduction-none": lambda d: introductions.outcome.within(d.tx, d.id, "none"),
    # coffees
    "plan-coffee": _plan,
    "hold-coffee": _by_id(coffees.hold_coffee.within),
    "move-coffee": _move_coffee,
    "confirm-coffee": _by_id(coffees.confirm_coffee.within),
    "cancel-coffee": _by_id(coffees.cancel_coffee.within),
    "lapse-coffee": _by_id(coffees.rest_coffee.within),
    "pick-coffee": _pick,
    "slot-earlier": _slot(-1),
    "slot-later": _slot(1),
    "coffee-kind": _kind,
    "coffee-purpose": _purpose,
    "not-now": _not_now,
    # the log and the ritual
    "meeting-held": _meeting,
    "meeting-none": _nothing,
    "settle-name": _settle,
    "new-person": _settle_new,
    "person-is": lambda d: people.merge_people.within(d.tx, d.whom, d.person),
    "keep-person": lambda d: touches.keep_person.within(d.tx, d.person),
    "tick-sweep": lambda d: reviews.tick_sweep.within(d.tx, d.run, d.subject(str)),
    "set-topic": lambda d: reviews.set_topic.within(d.tx, d.run, d.text),
    "set-learned": lambda d: reviews.set_learned.within(d.tx, d.run, d.text),
    "rest-week": lambda d: reviews.rest_week.within(d.tx, d.text),
}
"""Act id -> what it does."""

RUN_ACTS = frozenset(("finish-review", "write-coffees"))
"""Acts of the review itself: ``ReviewRun.finish`` and ``write`` do them, not this table."""
