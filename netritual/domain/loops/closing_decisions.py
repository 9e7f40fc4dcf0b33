"""Later words close earlier loops: which open things with somebody an entry speaks of, and by which verb they close.

One table, ``closing_rules.RULES``, says for each kind of loop whose word closes it and how that is said. An entry
closes a loop for certain only when it says so plainly: of the same person, with such a word, about what the loop is
about, and of no other loop of that kind. Everything else is a question.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_rules import LOWER, NOES, ClosingCertainty
from netritual.domain.loops.loop import Loop, day_given, is_mourning
from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.statements import (
    NamesByPerson,
    Statement,
    names_by_person,
    spoken_in,
    statement_of,
    subject_terms,
)
from netritual.domain.loops.unlisted_loops import INTRO, introductions, needs
from netritual.domain.model import Interaction, Promise, Proposed, Request, Review, Settings
from netritual.domain.network import Network
from netritual.domain.ties.tie import CONVERSATIONS

MOVE = "move-promise"
"""The verb that gives what was promised another day."""
OPEN = "open-proposed"
"""The verb that plans a talk which an entry only proposed."""
AMENDING = (MOVE, LOWER)
"""What stays open, with another day or sum."""
CHANGING = (*AMENDING, OPEN)
"""The verbs by which a loop stays open, and is another."""
NAMED_DAYS = 28
"""Days for which a line that only names somebody is looked through."""
LATEST = 5
"""Entries with somebody among which the newest that may close a loop is looked for."""


class Closing(Struct, frozen=True, kw_only=True):
    """A loop that an entry may have closed, the id of the verb, and how plainly the entry tells of it; ``day`` is the
    new one of what it moves, ``what`` the new words of what a part was paid of.
    ``companies`` are words of those of the people of the loop."""

    loop: Loop
    act: str
    statement: Statement
    certainty: ClosingCertainty
    day: date | None = None
    what: str = ""
    companies: frozenset[str] = frozenset()

    @property
    def said(self) -> bool:
        """Whether the entry speaks of it as done."""
        return self.certainty >= ClosingCertainty.SAID

    @property
    def likely(self) -> bool:
        """Whether it does so without a word of doubt."""
        return self.certainty >= ClosingCertainty.LIKELY

    @property
    def sure(self) -> bool:
        """Whether it does so plainly, and of no other loop."""
        return self.certainty is ClosingCertainty.SURE

    @property
    def closes(self) -> bool:
        """Whether the loop is over by it, and not only asked about once more."""
        return self.act not in ("nudge", "asked-again", *CHANGING)

    @property
    def changes(self) -> bool:
        """Whether the loop stays open and surely is another by it: with another day or sum, or agreed on."""
        if self.act in (OPEN, LOWER):
            return self.sure
        due = self.loop.due.date() if isinstance(self.loop.due, datetime) else self.loop.due
        return self.sure and self.day not in (None, due)

    @property
    def left(self) -> str:
        """The sum that is asked about as what is left of it, as typed; "" where something else is asked."""
        if self.act != LOWER:
            return ""
        from netritual.domain.language.money import owed_sums  # few loops are of money

        return next((one.typed(self.what) for one in owed_sums(self.what)), "")

    @property
    def state_asked(self) -> str:
        """What is asked of the loop: whether it is "done", "off", or so much of it is left."""
        return f"{self.left} left" if self.left else "off" if self.calls_off else "done"

    @property
    def doubted(self) -> "Closing":
        """The same as a question."""
        return replace(self, certainty=min(self.certainty, ClosingCertainty.LIKELY))

    @property
    def calls_off(self) -> bool:
        """Whether it is asked if a proposed talk is off, and not if something is done."""
        return self.act == "drop-proposed"


def closings(network: Network, settings: Settings, now: datetime, id: int) -> list[Closing]:
    """What the entry with this id may have closed: the certain first, then what it speaks of, then the rest; of those
    what shares most of its words, and what to tell of an answer behind an answer that is still to come."""
    statement = statement_of(network, id)
    if statement is None or not (statement.people or statement.mentions):
        return _of_a_name(network, settings, now, id)
    several = len({*statement.people, *statement.mentions}) > 1
    every = [*introductions(network, statement.on)] if several or INTRO.search(statement.text) else []
    talk = network.get(Interaction, id)
    if talk is None or "+need" not in talk.line:  # what a line notes it does not close
        every += needs(network, statement.on, statement.people)
    every += [each for loop in loops(network, settings, now, snoozed=True, heard=True) for each in for_each(loop)]
    names = names_by_person(
        network, (*statement.people, *statement.mentions, *(who for one in every for who in one.people))
    )
    every_closing = [closing for loop in every if (closing := _closing(network, loop, statement, names)) is not None]
    plain = {one.loop.kind for one in every_closing if one.said}
    every_closing = [
        one
        for one in _certain(every_closing)
        if one.left or (one.changes if one.act in CHANGING else one.said or one.loop.kind not in plain)
    ]
    spoken = subject_terms(statement.text)

    def place(one: Closing) -> tuple[bool, bool, bool, int, bool]:
        shared = len(spoken & subject_terms(one.loop.what))
        is_planned = one.loop.table == "introductions"  # before what asked for it, so that it is one introduction
        return not one.sure, not one.said, not is_planned, -shared, one.loop.kind == "outcome"

    return _with_one_yes(_with_one_no(sorted(every_closing, key=place), spoken))


def _with_one_no(closings: list[Closing], spoken: frozenset[str]) -> list[Closing]:
    """One no closes one matter: of the others only those of which the entry tells by name."""
    no = next((one for one in closings if one.sure and one.act in NOES), None)
    if no is None:
        return closings
    return [one for one in closings if one is no or not spoken.isdisjoint(subject_terms(one.loop.what))]


def _with_one_yes(closings: list[Closing]) -> list[Closing]:
    """One yes to two matters is an answer to what was asked of me: the talk is asked about as before."""
    answered = any(one.sure and one.loop.kind == "reply" and one.closes for one in closings)
    return [one for one in closings if not (answered and one.act == OPEN)]


def _of_a_name(network: Network, settings: Settings, now: datetime, id: int) -> list[Closing]:
    """What an entry with one name that several people have, or with none, speaks of as done, where that is open with
    one of them alone: never certain."""
    talk = network.get(Interaction, id)
    if talk is None or len(talk.open_names) > 1:
        return []
    entry = spoken_in(talk)
    spoken = subject_terms(entry.text)
    whose = frozenset[int]().union(*(name.candidates for name in talk.open_names))
    names = names_by_person(network, whose)
    words = frozenset(word for name in talk.open_names for word in words_of(name.text))
    names = {who: called | words for who, called in names.items()}  # they may be called by where they work: "Flux paid"

    def speaks_of(loop: Loop) -> Closing | None:
        """By which verb, where it may be of the only one of the loop: "forms came" names one of whatever is open."""
        meant = loop.who in whose or not (talk.open_names or spoken.isdisjoint(subject_terms(loop.what)))
        called = {**names_by_person(network, loop.people), **names}
        return _closing(network, loop, replace(entry, people=loop.people) if meant else entry, called)

    alone = [one for one in loops(network, settings, now, snoozed=True) if len(one.people) == 1]
    spoken_of = [closing for loop in alone if (closing := speaks_of(loop)) is not None]
    said = [one.doubted for one in spoken_of if one.said and one.likely and one.act not in CHANGING]
    return said if len({one.loop.who for one in said}) == 1 else []


def said_since(network: Network, loop: Loop) -> Closing | None:
    """The newest entry that speaks of a loop as done, or may: that which says so most plainly. None without one."""
    refused, former = as_refused(loop), _former_noes(network, loop.since)
    lines = [*(talk for who in loop.people for talk in network.talks(who, LATEST)), *_naming(network, loop)]
    answered = max(((talk.on, talk.id) for talk in lines if refused in talk.still_open), default=(date.min, 0))
    talks = [
        spoken_in(talk)
        for talk in lines
        if (talk.on, talk.id) > answered  # what was open still at a line, no line before it tells as done
        and not (former and done_ref(network, loop, talk.id) in former)
    ]
    names = names_by_person(network, (*loop.people, *(who for one in talks for who in (*one.people, *one.mentions))))
    since = [
        one for talk in talks if (one := _closing(network, loop, talk, names)) is not None and (one.closes or one.left)
    ]

    def place(one: Closing) -> tuple[bool, bool, bool, date, int]:
        entry = one.statement
        return one.likely, one.said, entry.channel in CONVERSATIONS, entry.on, entry.id

    return max(since, key=place, default=None)


def _naming(network: Network, loop: Loop) -> Iterator[Interaction]:
    """The lines of the last weeks that name the people of a loop without being a talk with them: "Flux paid (Lena)"."""
    today = loop.since + timedelta(days=loop.age_days)
    for talk in network.talks_with("mentions", today - timedelta(days=NAMED_DAYS), today):
        if not set(loop.people).isdisjoint(talk.mentions) and set(loop.people).isdisjoint(talk.people):
            yield talk


def report_of(network: Network, loop: Loop) -> Closing | None:
    """The later entry by which an open loop may be done, until somebody says whether it is: no list calls the loop late
    and no suggestion rests on it meanwhile."""
    closing = said_since(network, loop)
    return closing if closing is not None and is_report(network, closing) else None


def is_late(network: Network, loop: Loop) -> bool:
    """Whether a loop is called late wherever it is shown or counted.

    It is mine to do, and somebody waits for the answer, or for the day that was named; that day is over, and no later
    entry tells it as done. What a line only seems to hold is a question, what others owe is waited for, thanks have no
    day but one that was named, and a funeral is no deadline.
    """
    is_open = loop.late and not (loop.is_theirs or loop.asks_yes_or_no or is_mourning(loop))
    is_awaited = loop.kind == "reply" or day_given(network, loop) is not None
    return is_open and is_awaited and report_of(network, loop) is None


def is_report(network: Network, closing: Closing) -> bool:
    """Whether a closing is asked about, or of a talk in which a question without a day may have been answered, until a
    review has asked."""
    loop = closing.loop
    if is_asked_about(closing):
        return True
    request = network.get(Request, loop.id) if loop.kind == "reply" and loop.proposed is None else None
    if request is None or request.due is not None or closing.statement.channel not in CONVERSATIONS:
        return False
    entry = network.get(Interaction, closing.statement.id)
    said = entry.logged if entry is not None else None
    return said is None or not any(review.ended and review.ended > said for review in network.all(Review))


def is_about_its_matter(closing: Closing) -> bool:
    """Whether the entry of a closing names what the loop is about, and not only a company of its people."""
    about = subject_terms(closing.loop.what)
    return not subject_terms(closing.statement.text).isdisjoint(about - closing.companies or about)


def is_asked_about(closing: Closing) -> bool:
    """Whether a closing is to be asked about, in the shell and in a review: the entry speaks of it as done, or of its
    matter, and does not deny it."""
    if closing.likely:
        return True
    from netritual.domain.loops.closing_case import is_postponed

    return (closing.said or is_about_its_matter(closing)) and not is_postponed(closing.statement.text, closing.loop)


def done_ref(network: Network, loop: Loop, entry: int) -> str:
    """The key under which a review asks whether an entry tells a loop as done, without the step that asks. It is that
    of the loop also while an entry only proposes it; of what both asked for, each has one."""
    from netritual.domain.loops.closing_case import origin

    whose = "+".join(map(str, loop.people))
    return f"done:{loop.kind}:{origin(network, loop)}:{whose}:{entry}:{loop.what}"


def _former_noes(network: Network, since: date) -> frozenset[str]:
    """The keys of these questions (``done_ref``) that reviews from a day on were answered with a no in, before an entry
    held it."""
    reviews = (review for review in network.all(Review) if review.started.date() >= since)
    items = (item for review in reviews for item in review.items if item.outcome == "skip")
    return frozenset(ref for item in items if (ref := item.ref.partition(":")[2]).startswith("done:"))


def as_refused(loop: Loop) -> Proposed:
    """A loop as an entry holds it (``Interaction.still_open``) that was said not to close it, proposed or open."""
    return Proposed(kind=loop.kind, text=loop.what, people=loop.people)


def told_on(network: Network, promise: Promise, today: date) -> date:
    """The day on which a promise whose day is past was kept: that of the newest entry up to its day which speaks of the
    matter, with its people or with nobody named; today without one."""
    from netritual.domain.loops.closing_doubts import is_doubtful

    about = subject_terms(promise.text)
    if promise.due is None or today <= promise.due or not about:
        return today
    days = [
        talk.on
        for talk in network.talks_between(promise.made, promise.due)
        if (talk.on, talk.id) > (promise.made, promise.from_interaction or promise.id)
        and (not talk.people or not set(talk.people).isdisjoint(promise.people))
        and (text := spoken_in(talk).text) and not is_doubtful(text) and about & subject_terms(text)
    ]  # fmt: skip
    return max(days, default=today)


def _closing(network: Network, loop: Loop, entry: Statement, called: NamesByPerson) -> Closing | None:
    from netritual.domain.loops.closing_case import ClosingCase, origin
    from netritual.domain.loops.closing_evidence import evidence

    if (loop.since, origin(network, loop)) >= (entry.on, entry.id):
        return None  # an entry closes only what was said before it, whenever the yes to the loop came
    case = ClosingCase(network, loop, entry, called)
    if (reading := evidence(case)) is None:
        return None
    act, certainty = reading
    day = case.new_day if act == MOVE else None
    part = case.part_paid if act == LOWER else None
    if part is not None and part.when:
        from netritual.domain.loops.closing_moves import due_in

        day = due_in(part.when, entry.on)
    what = part.left if part is not None else ""
    return Closing(
        loop=loop, act=act, statement=entry, certainty=certainty, day=day, what=what, companies=case.companies
    )


def for_each(loop: Loop) -> Iterator[Loop]:
    """A loop as the records of it will stand: what was asked of several people, each of them answers alone."""
    if loop.proposed is None or loop.kind not in ("ask", "thanks"):
        yield loop
        return
    for who in loop.people:
        yield replace(loop, who=who, people=(who,))


def _certain(closings: Sequence[Closing]) -> Iterator[Closing]:
    """Certain are only those that are the one loop of their kind with these people that the entry speaks of."""
    spoken_of = Counter((one.loop.kind, one.loop.people) for one in closings if one.said)
    return (one if spoken_of[one.loop.kind, one.loop.people] == 1 else one.doubted for one in closings)
