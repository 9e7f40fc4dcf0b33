"""Doing an act (``review.acts``): its verb is found by the act's id, and filled from the row and the answer.

``perform`` makes a whole transaction of an act, for the Loops view, Home and the person page; the review joins the act
and its place with ``do``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from netritual.domain.loops.closing_decisions import Closing
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Change, Coffee, Proposed, Review, Settings, Thanks
from netritual.domain.suggestions.article_rank import RankedArticle
from netritual.domain.suggestions.introduction_matches import Favour, IntroductionPair
from netritual.errors import UsageError
from netritual.review.choice import CoffeeChoice
from netritual.review.step import Act, Item
from netritual.review.unlogged_meetings import UnloggedMeeting
from netritual.services import answer_parsing
from netritual.services.answer_parsing import Answer
from netritual.services.ports import Store, Transaction
from netritual.services.verb import verb_named
from netritual.services.verbs import reviews

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An act under way: the open transaction, what it is done to, what was answered, and the review that is under way,
    or None."""

    tx: Transaction
    settings: Settings
    act: Act
    target: Item
    answer: Answer
    running: int | None = None

    @property
    def text(self) -> str:
        """The answer as text."""
        return answer_parsing.text_of(self.answer)

    @property
    def whom(self) -> int:
        """The answer as a person."""
        return answer_parsing.person_of(self.answer, self.tx)

    @property
    def person(self) -> int:
        """The person the target is about."""
        if self.target.person is None:
            raise UsageError("Nobody is named here.", hint="Settle the name first.")
        return self.target.person

    @property
    def coffee(self) -> Coffee | None:
        """The coffee the target is, if it is one."""
        return self.tx.get(Coffee, self.target.ref) if self.target.table == "coffees" else None

    def subject(self, kind: type[S]) -> S:
        """What the row is about, of one kind."""
        if not isinstance(self.target.subject, kind):
            raise UsageError("This act belongs to another kind of row.", hint="? shows the keys of this place.")
        return self.target.subject

    def meeting(self) -> answer_parsing.MeetingTime:
        """The answer as a moment; where a coffee is moved, what is left out stays as it was."""
        return answer_parsing.moment_of(self.answer, self.tx.now, self.settings, self.coffee)


def _people(deed: Deed) -> tuple[int, ...]:
    """Everyone it is about: those of a coffee, of a meeting unless somebody was answered, else the one person."""
    if isinstance(deed.target.subject, UnloggedMeeting):
        return (deed.whom,) if deed.text else deed.target.subject.people
    return deed.coffee.people if deed.coffee is not None else (deed.person,)


def _review(deed: Deed) -> int:
    if deed.running is None:
        raise UsageError("This belongs to the weekly review.", hint="netritual review begins it.")
    return deed.running


def _topic(deed: Deed) -> str:
    review = deed.tx.get(Review, deed.running) if deed.running is not None else None
    return review.topic if review is not None else ""


def _pair(deed: Deed) -> tuple[int, int]:
    """Two people who should meet: those of the row, or the row's person and the one who was answered."""
    pair = deed.target.subject
    return (pair.a, pair.b) if isinstance(pair, IntroductionPair) else (deed.person, deed.whom)


def _why(deed: Deed) -> str:
    pair = deed.target.subject
    return pair.why if isinstance(pair, IntroductionPair) else ""


def _talk(deed: Deed) -> int:
    subject = deed.target.subject
    return subject.statement.id if isinstance(subject, Closing) else 0


def _thanks(deed: Deed) -> int:
    """The open thanks that the draft of the row says, 0 for none."""
    if not any(one.to == deed.person and one.said is None for one in deed.tx.all(Thanks)):
        return 0
    from netritual.review.message_drafts.loop_drafts import loop_note

    about = (deed.tx, deed.settings, deed.tx.now)
    open_ = (one for one in loops(*about) if one.table == "thanks" and one.who == deed.person)
    return next((one.id for one in open_ if loop_note(*about, one, deed.person) == deed.target.draft != ""), 0)


PARAMETERS: Mapping[str, Callable[[Deed], Any]] = {
    "settings": lambda deed: deed.settings,
    # what it is done to
    "table": lambda deed: deed.target.table,
    "id": lambda deed: deed.target.ref,
    "person": lambda deed: deed.person,
    "people": _people,
    "gone": lambda deed: deed.person,  # who becomes the one who was answered
    "keep": lambda deed: deed.whom,
    "pair": _pair,
    "why": _why,
    "asked": lambda deed: deed.act.asks == "confirm",  # that the first of a pair was asked
    "closing": lambda deed: deed.subject(Closing),
    "thanks": _thanks,
    "talk": _talk,  # the entry that tells of it as done, 0 for none
    "channel": lambda deed: deed.subject(CoffeeChoice).chosen.channel or "coffee",
    "suggestion": lambda deed: deed.subject(CoffeeChoice),
    "meeting": lambda deed: deed.subject(UnloggedMeeting).meeting,
    "word": lambda deed: deed.subject(str),  # a name as typed, a channel to look through
    "need": lambda deed: deed.subject(Favour).what,
    "other": lambda deed: deed.subject(int),
    "proposed": lambda deed: deed.subject(Proposed),
    "proposals": lambda deed: deed.subject(tuple),
    "merges": lambda deed: deed.subject(tuple),
    "page_title": lambda deed: (
        deed.target.subject.article.title if isinstance(deed.target.subject, RankedArticle) else ""
    ),
    "review": _review,
    "topic": _topic,
    # what was answered
    "text": lambda deed: "" if deed.act.asks == "choice" else deed.text,
    "wrong": lambda deed: (
        answer_parsing.choice_of(deed.answer, deed.act.choices) == 1 if deed.act.asks == "choice" else False
    ),
    "times": lambda deed: int(deed.text) if deed.text.isdecimal() else 1,
    "whom": lambda deed: deed.whom,
    "day": lambda deed: answer_parsing.day_of(deed.answer, deed.tx.now.date(), deed.settings),
    "reason": lambda deed: reviews.REASONS[answer_parsing.choice_of(deed.answer, deed.act.choices)],
    "moment": lambda deed: deed.meeting().start,
    "minutes": lambda deed: deed.meeting().minutes if deed.act.asks == "moment" else None,
    "kind": lambda deed: deed.meeting().kind if deed.act.asks == "moment" else "",
    "place": lambda deed: deed.meeting().place if deed.act.asks == "moment" else None,
}
"""The parameters of verbs that an act fills, by their names; the others keep their default."""


def perform(
    store: Store, now: datetime, settings: Settings, act: Act, target: Item, answer: Answer = None
) -> Change | None:
    """Do an act as one transaction. Change is None when nothing changed (an act that only shows something).

    NetritualError when the act does not fit the record or the answer; then nothing was changed.
    """
    if act.shows:
        return None
    return store.transact(act.id, lambda tx: do(tx, settings, act, target, answer), now)[1]


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
    done = verb.within(tx, **{name: PARAMETERS[name](deed) for name in verb.parameters if name in PARAMETERS})
    return done if isinstance(done, str) else act.id
