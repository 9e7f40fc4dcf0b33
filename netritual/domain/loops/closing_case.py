"""An open loop and a later entry, as the rules of closing see them: what the entry says of the people of the loop."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from netritual.domain.language.past_tense import deeds_of
from netritual.domain.language.terms import stem, terms_of, words_of
from netritual.domain.language.text import PAID, UNPAID, unaccent
from netritual.domain.loops.closing_clauses import AN_ANSWER, AN_INQUIRY, IT, own_clauses
from netritual.domain.loops.closing_doubts import is_denied, is_doubtful
from netritual.domain.loops.closing_moves import is_day_wanted, new_day, told_day
from netritual.domain.loops.closing_rules import RULES, ClosingRule
from netritual.domain.loops.closing_vocabulary import TALKED
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.statements import NamesByPerson, Statement, as_in, in_active_order, said_of, subject_terms
from netritual.domain.loops.undecided_proposals import is_one_matter, is_the_very_thing
from netritual.domain.model import TABLES, Interaction, Person, Promise, Proposed
from netritual.domain.network import Network, known_people
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.funerals import is_own_day
from netritual.regex import regex

if TYPE_CHECKING:
    from netritual.domain.loops.part_payments import PartPaid

_TO_FETCH = regex(r"^(?:pick|collect|fetch)(?: up)?\W*$")
_WHOM = regex(r"\b(?:to|with|ask|tell|chase|remind) \w+")
"""Who is to be talked to."""
OWNED = regex(r"['’]s\b")
_TOLD_ANOTHER = regex(r"\b(?P<who>\w+) (?:told|asked|texted|emailed|messaged|reminded|wrote(?: to)?) (?P<whom>\w+)")
_THIRD_PERSON = frozenset(("he", "she", "they", "him", "her", "them"))
_OWING = regex(rf"\b(?:ow(?:e|es|ing)|due|{'|'.join(UNPAID)}|borrowed|lent)\b")
_LOANS = frozenset(("lent", "loaned", "lend", "borrowed"))
_SAME = regex(r"\bsame (?:time|hour|place|spot|day)\b")


class ClosingCase:
    """An open loop and a later entry: what the entry says of the people of the loop, and how they are called."""

    def __init__(self, network: Network, loop: Loop, entry: Statement, called: NamesByPerson) -> None:
        self.network, self.loop, self.entry, self.called = network, loop, entry, called
        self.is_with = not set(entry.people).isdisjoint(loop.people)
        self.names = frozenset[str]().union(*(called.get(who, frozenset()) for who in loop.people))
        by = entry.by if self.is_with else None  # "Ana wrote, told Tom": mine, of Tom
        text = as_in(loop.what, self._active(said_of(loop.people, entry, called)))
        self.text = text
        self.statement = replace(entry, text=self._in_plain_digits(text), by=by)
        self.everybody = frozenset[str]().union(*called.values())

    def _active(self, text: str) -> str:
        return text if is_denied(text, "") else in_active_order(text, self.names, self.loop.what)

    def _in_plain_digits(self, text: str) -> str:
        """A text with its sums as they can be compared, where money may be owed."""
        if self.loop.kind not in ("owed", "promise") or not any(map(str.isdecimal, self.loop.what)):
            return text
        from netritual.domain.language.money import in_plain_digits  # few loops are of money

        return in_plain_digits(text)

    @property
    def is_silent(self) -> bool:
        """Whether the entry says nothing of these people."""
        return not self.statement.text and (bool(self.entry.text) or not self.is_with)

    @cached_property
    def matter(self) -> str:
        """What the loop is about; where it only says "bring it back" or "get back to him", the words of the line of
        it."""
        what = f"thanks {self.loop.what}" if self.loop.kind == "thanks" else self._in_plain_digits(self.loop.what)
        verb, *_ = words_of(what) or [""]
        is_vague = any(one.search(what.lower()) for one in (IT, AN_ANSWER, AN_INQUIRY, _TO_FETCH))
        if not is_vague or subject_terms(_WHOM.sub(" ", what)) - {stem(verb)}:
            return what
        return f"{what} {self.line}".strip()

    @cached_property
    def companies(self) -> frozenset[str]:
        """The words of the companies of these people: they are in whatever is told of them."""
        return subject_terms(" ".join(one.company for one in known_people(self.network, self.loop.people)))

    @cached_property
    def own_matter(self) -> str:
        """The matter without the companies of these people, where it is about more."""
        words = " ".join(word for word in words_of(self.matter) if subject_terms(word).isdisjoint(self.companies))
        return words if self.companies and subject_terms(words) else self.matter

    @cached_property
    def line(self) -> str:
        """The line that the loop came of."""
        talk = self.network.get(Interaction, origin(self.network, self.loop))
        return talk.line if talk is not None else ""

    def without_names(self, text: str) -> str:
        """The words of a text but for names of the people of the loop and the entry."""
        return " ".join(word for word in words_of(OWNED.sub(" ", text)) if word not in self.everybody)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The words that do what was to be done."""
        return deeds_of(self.loop.what, asked=self.loop.kind == "ask")

    @cached_property
    def new_day(self) -> date | None:
        """The day that the entry gives what was promised in place of its own."""
        due, on = self.loop.due, self.entry.on
        day = due.date() if isinstance(due, datetime) else due
        talk = self.network.get(Interaction, self.entry.id)
        if talk is None or (self.loop.kind == "coffee" and not (self.loop.proposed and _puts_off(talk.line))):
            return None
        if self.loop.kind == "promise" and self._is_between_others(talk.line):
            return None
        if self.loop.kind == "follow" and not is_own_day(self.loop.what):
            return None
        for one in talk.proposed:
            again = is_said_again(self.loop, one) and one.due is not None and one.due > on
            if again and day != one.due and (day is not None or _pays(self.loop, one)):
                return one.due
        if self.loop.kind in ("coffee", "follow"):
            return None
        what, text = self.loop.what, self.statement.text
        day_said = told_day(text, what, self.everybody, on) if self.loop.kind in ("promise", "reply") else None
        if day_said is not None and not self.is_day_wanted:
            return day_said
        return new_day(text, what, self.everybody, day, on)

    def _is_between_others(self, line: str) -> bool:
        """Whether a line only tells what two others said: "Ana told Tom she needs the deck"."""
        match = _TOLD_ANOTHER.search(unaccent(line))
        return match is not None and {match["who"], match["whom"]} <= self.everybody | _THIRD_PERSON

    @property
    def is_day_wanted(self) -> bool:
        """Whether I am to tell a day."""
        return is_day_wanted(self.loop.what, self.line)

    @cached_property
    def part_paid(self) -> "PartPaid | None":
        """The part of a sum that is owed which the entry tells as paid, or may tell."""
        if self.loop.kind not in ("owed", "promise") or not any(map(str.isdecimal, self.loop.what)):
            return None
        from netritual.domain.loops.part_payments import part_paid, rest_told  # few loops are of money

        part = part_paid(self.loop.what, self.text, *self._parties) if self._parties is not None else None
        if part is None:
            return rest_told(self.loop.what, self.text, self.names, self.loop.kind == "promise")
        return part._replace(is_certain=part.is_certain and not self._is_lent_twice)

    @cached_property
    def _parties(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The words for those who owe a sum, none where it is me, and for those to whom I owe it; None where the entry
        may be of somebody else."""
        is_alone = {*self.entry.people, *self.entry.mentions} <= {*self.loop.people}
        if self.loop.kind == "promise":
            return (frozenset(), self.names) if is_alone else None
        companies = " ".join(one.company for one in known_people(self.network, self.loop.people))
        return self.names.union(words_of(companies), _THIRD_PERSON if is_alone else ()), frozenset()

    @cached_property
    def is_other_paid(self) -> bool:
        """Whether the sum that the entry tells of as paid is just another one that these people owe, or more than this
        one and no more than another; not where it names the matter of this one."""
        if self.loop.kind not in ("owed", "promise") or not any(map(str.isdecimal, self.loop.what)):
            return False
        from netritual.domain.language.money import owed_sums, without_sums
        from netritual.domain.loops.part_payments import sum_paid_in

        paid = sum_paid_in(self.text, *self._parties) if self._parties is not None else None
        owed = owed_sums(self.loop.what)
        if paid is None or len(owed) != 1 or owed[0].amount == paid.amount:
            return False
        matter = subject_terms(without_sums(self.loop.what)) - subject_terms(" ".join(self.names))
        if not matter.isdisjoint(subject_terms(self.text)):
            return False
        others = [one.amount for what in self._others_owed() for one in owed_sums(what) if paid.may_be_of(one)]
        return paid.amount in others or owed[0].amount < paid.amount < max(others, default=paid.amount)

    def _others_owed(self) -> Iterator[str]:
        """What else these people owe, or I owe them, in words: open, or closed by the entry."""
        loop, on = self.loop, self.entry.on
        by = "me" if loop.kind == "promise" else "them"
        for record in self.network.all(Promise):
            is_open = record.is_open or (record.closed is not None and record.closed >= on)
            if record.id != loop.id and (record.by, record.people) == (by, loop.people) and is_open:
                yield record.text
        for talk in self.network.unsettled():
            for one in talk.proposed if talk.id < self.entry.id else ():
                if (one.kind, one.named) == (loop.kind, loop.people) and one != loop.proposed:
                    yield one.text

    @property
    def is_restated(self) -> bool:
        """Whether the entry only tells once more of the sum that is owed."""
        if self.loop.kind not in ("owed", "promise") or not any(map(str.isdecimal, self.loop.what)):
            return False
        if self.part_paid is not None:
            return self.part_paid.left == self.loop.what
        from netritual.domain.language.money import owed_sums, sums_of  # few loops are of money

        owed = [one.amount for one in owed_sums(self.loop.what)]
        is_open = _OWING.search(self.text) is not None and set(PAID).isdisjoint(words_of(self.text))
        return is_open and len(owed) == 1 and owed[0] in [one.amount for one in sums_of(self.text)]

    @property
    def _is_lent_twice(self) -> bool:
        """Whether another line before the entry tells of a loan of the same sum to the same: it may be that which is
        paid."""
        start = origin(self.network, self.loop)
        return any(
            talk.id not in (start, self.entry.id)
            and (self.loop.since, start) < (talk.on, talk.id) < (self.entry.on, self.entry.id)
            and not _LOANS.isdisjoint(words_of(talk.line))
            and any(is_said_again(self.loop, one) for one in talk.proposed)
            for who in self.loop.people
            for talk in self.network.talks_between(self.loop.since, self.entry.on)
            if who in talk.people or who in talk.mentions
        )

    @property
    def names_other_sum(self) -> bool:
        """Whether what is owed is one sum, and the entry only names others."""
        if self.loop.kind not in ("owed", "promise") or not any(map(str.isdecimal, self.loop.what)):
            return False
        from netritual.domain.language.money import owed_sums, sums_of  # few loops are of money

        owed = owed_sums(self.loop.what)
        others = [one.amount for one in sums_of(self.text) if one.currency or one.unit]
        return len(owed) == 1 and bool(others) and owed[0].amount not in others

    @property
    def rules(self) -> tuple[ClosingRule, ...]:
        """What may close the loop."""
        to_ask = self.loop.stage == "planned"
        promised = frozenset(one for one in TALKED if to_ask or stem(one) in terms_of(self.loop.what))
        return _rules(rule_kind(self.loop), promised, self.deeds)

    @property
    def is_doubtful(self) -> bool:
        """Whether a word puts in doubt what the entry tells of these people."""
        return is_doubtful(self.statement.text, names=self.names)

    @property
    def is_open(self) -> bool:
        """Whether the entry is of these people, and does not deny the matter."""
        there = {*self.entry.people, *self.entry.mentions}
        return not there.isdisjoint(self.loop.people) and not is_postponed(self.statement.text, self.loop)

    @property
    def is_of_nobody_else(self) -> bool:
        """Whether those of the loop are with the entry, or the only ones of whom it can speak by their first name."""
        if not {*self.entry.people, *self.entry.mentions}.isdisjoint(self.loop.people):
            return True
        first = [first_name(person.name) for person in known_people(self.network, self.loop.people)]
        return sum(first_name(person.name) in first for person in self.network.all(Person)) == len(first)


def is_said_again(loop: Loop, one: Proposed) -> bool:
    """Whether an entry proposes what is open already, or a talk with the same people."""
    if set(one.named) != set(loop.people):
        return False
    if (loop.kind, one.kind) == ("promise", "request"):
        return is_the_very_thing(one.text, loop.what)
    same = one.kind == ("request" if loop.kind == "reply" else loop.kind)
    return same and (loop.kind == "coffee" or is_one_matter(one.text, loop.what) or _pays(loop, one))


def _pays(loop: Loop, one: Proposed) -> bool:
    """Whether an entry proposes only that money is paid which is owed already: "will pay Friday", "25k due by 5th"."""
    from netritual.domain.language.money import is_bare_sum, is_payment  # few loops are of money

    is_mine = loop.kind == one.kind == "promise" and is_bare_sum(one.text)
    return (is_mine or loop.kind == one.kind == "owed") and is_payment(one.text, loop.what)


def _puts_off(line: str) -> bool:
    """Whether a line puts a talk off."""
    from netritual.domain.loops.coffee_changes import tells_it_is_off  # few loops need the grammar behind it

    return _SAME.search(line.lower()) is not None or tells_it_is_off(line)


def is_postponed(text: str, loop: Loop) -> bool:
    """Whether an entry denies that a loop is done, or says that it is to come; what the other side will do does not."""
    return is_denied(own_clauses(text, RULES[rule_kind(loop)][-1].by), loop.what)


def origin(network: Network, loop: Loop) -> int:
    """The id of the entry that a loop came of, as far as its record names it, else its own."""
    return getattr(network.get(TABLES[loop.table], loop.id), "from_interaction", None) or loop.id


def rule_kind(loop: Loop) -> str:
    """The kind of a loop among the rules; "" for what is only to be noted."""
    if loop.table == "introductions":
        return "introduced" if loop.state == "sent" else "intro"
    if loop.kind != "follow":
        return loop.stage if loop.stage == "planned" else loop.kind
    if loop.proposed is not None:
        return "" if loop.proposed.done else loop.proposed.kind
    return "need" if loop.table == "people" else "follow"


@lru_cache(maxsize=256)
def _rules(kind: str, promised: frozenset[str], deeds: frozenset[str]) -> tuple[ClosingRule, ...]:
    """The rules of a kind, with those words of a talk that were promised ("call her back"), and with what is done where
    it is what was to be done."""
    without = TALKED - promised
    return tuple(
        rule._replace(words=[*(word for word in rule.words if word not in without), *(deeds if rule.deeds else ())])
        for rule in RULES.get(kind, ())
    )
