"""Later words close earlier loops: which open things with somebody an entry speaks of, and by which verb they close.

One table, ``closing_rules.RULES``, says for each kind of loop whose word closes it and how that is said. An entry
closes a loop for certain only when it says so plainly: of the same person, with such a word, about what the loop is
about, and of no other loop of that kind. Everything else is a question.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.birthdays import days_to_birthday
from netritual.domain.closing_doubts import (
    WITH_OBJECT,
    is_cut_off,
    is_denied,
    is_doubtful,
    is_hoped,
    is_likely,
    is_plain,
    is_somebodys,
)
from netritual.domain.closing_rules import INTRODUCED_ME, NOES, RULES, ClosingRule
from netritual.domain.closing_words import BIRTHDAY, FIGURES, OWN, TALKED, TELLS
from netritual.domain.deeds import deeds_of, is_deed
from netritual.domain.first_names import first_name
from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import TABLES, Ask, Interaction, Person, Promise, Review, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.past_coffees import MEALS, is_meal, is_talk, who_comes
from netritual.domain.quicklog.words import CHANNEL
from netritual.domain.statements import (
    NEXT,
    NamesByPerson,
    Statement,
    named_in,
    names_by_person,
    said_of,
    spoken_in,
    statement_of,
    subject_terms,
)
from netritual.domain.terms import FILLER, stem, terms_of, words_of
from netritual.domain.ties import CONVERSATIONS, WRITTEN
from netritual.domain.unlisted_loops import INTRO, introductions, needs

LATEST = 5
"""Entries with somebody among which the newest that may close a loop is looked for."""


_SMALL_TALK = frozenset(
    map(stem, (*CHANNEL, *["lovely", "brief", "chat", "chatted", "catch", "catching", "min", "mins", "sorry"]))
)
"""Terms of a talk that tell nothing of what it was about."""
_SHARED = 2
"""Words in common by which a line is about a loop."""
_ALIKE = 5
"""Letters at the beginning by which two words may be of one thing."""
_INTRO_WORD = re.compile(r"\b(?:intro|connect)\w*")
_ME = re.compile(r"\b(?:me|us)\b")
_COMES_TO_ME = re.compile(r"\b(?:to|gave|gives|got|showed|told|brought|sent) (?:me|us)\b")
_TO_THEM = re.compile(r" (?:him|her|them)\b")
"""Behind a word of doing it is mine, also in a line that they began: "Tom called, sent him the prices"."""
_THE_TWO = frozenset(
    ("intro", "introduce", "introducing", "connect", "them", "the", "two", "both", "each", "other", "make")
)
"""Words of an introduction that names nobody."""
_AN_ANSWER = re.compile(
    r"\b(?:answer|reply|decision|yes or no|let \w+ know|get back|come back to|respond|tell|ask around|look into"
    r"|find out|see what)\b"
)
"""What is promised is an answer, or to look for one."""
_WISH = re.compile(rf"\b(?:happy|wished|sent|said)\b.*{BIRTHDAY}|\bhbd\b")
_MY_ANSWER = re.compile(r"\b(?:said|answered|replied):? (?:yes|no|sure)\b")
_YES_NO = re.compile(r"\b(?:yes|no)\b")
_A_TIME = re.compile(
    r"(?:for |to have |to )?(?:an? |the |some |half an |quick |short )*(?:\d+ ?(?:min(?:ute)?s?|m)|hour|time|meeting"
    r"|call|coffee|lunch|chat|talk|meet|zoom|video call)"
    r"(?P<more> (?:about|re|on|for|next|this|of (?:his|her|their) time)\b.*)?"
)
"""What was asked for is time together: the talk is the answer, for certain where it is about the same."""
_FIGURE = re.compile(rf"\b(?:how (?:many|much|long|big|old)|when|{'|'.join(FIGURES)})\b")
"""What is to come is a figure or a day."""
_DIGITS_OR_DAY = re.compile(
    r"\d|\b(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?|(?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december))\b"
)
_HELLO = re.compile(r" (?:hi|hello|hey|thanks|thank you|sorry|happy)\b")
"""Behind "says" no answer."""
_IT = re.compile(r"\b(?:it|this|that|these|those|them|some|one)\b")
_ASKED_IF = re.compile(r"\b(asked \w+) (?:if|whether)\b[^,;.!?]*")
"""What somebody was asked is no doubt that they were."""
_ADVERBS = r"(?:(?:have|has|had|finally|just|already|kindly|then|also|all|so)\s+)*"
_START = rf"(?:^|\bi(?:['’]ve)?\s+|[,;.:+–-]\s*|\b(?:and|but)\s+){_ADVERBS}"


_OWN_TERMS = frozenset(map(stem, OWN))
_ONE_OF_THEM = frozenset(("he", "she", "him", "her", "his"))
_TO_ME = ("me", "us", "my", "our", "the", "that", "this", "it")
_ANSWERED = re.compile(
    r"\b(?:answered|replied|responded|got back|wrote back|came back|called back)\b:?"
    r"(?P<to> to)?(?: (?P<whom>\w+))?(?P<rest>[^,;.]*)"
)
_NO_ANSWER = re.compile(
    r" (?:phone|door|doorbell|call|bell)\b|.*\b(?:needs?|wants?) (?:more |some |a bit more )?(?:time|days?|to think)\b"
)
"""Behind "answered the": what is no answer to what I asked."""


class Closing(Struct, frozen=True, kw_only=True):
    """A loop that an entry may have closed, and the id of the verb. ``said``: the entry speaks of it as done;
    ``likely``: without a word of doubt; ``sure``: plainly, and of no other loop."""

    loop: Loop
    act: str
    statement: Statement
    said: bool = False
    likely: bool = False
    sure: bool = False

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
    found = [closing for loop in every if (closing := _closing(network, loop, statement, names)) is not None]
    plain = {one.loop.kind for one in found if one.said}
    found = [one for one in found if one.said or one.loop.kind not in plain]
    spoken = subject_terms(statement.text)

    def place(one: Closing) -> tuple[bool, bool, int, bool]:
        shared = len(spoken & subject_terms(one.loop.what))
        return not one.sure, not one.said, -shared, one.loop.kind == "outcome"

    return _with_one_no(sorted(_certain(found), key=place), spoken)


def _with_one_no(found: list[Closing], spoken: frozenset[str]) -> list[Closing]:
    """One no closes one matter: of the others only those of which the entry tells by name."""
    no = next((one for one in found if one.sure and one.act in NOES), None)
    if no is None:
        return found
    return [one for one in found if one is no or not spoken.isdisjoint(subject_terms(one.loop.what))]


def _of_a_name(network: Network, settings: Settings, now: datetime, id: int) -> list[Closing]:
    """What an entry with one name that several people have, or with none, speaks of as done, where that is open with
    one of them alone: never certain."""
    talk = network.get(Interaction, id)
    if talk is None or len(talk.open_names) > 1:
        return []
    every = [one for one in loops(network, settings, now, snoozed=True) if len(one.people) == 1]
    if talk.open_names:
        whose = frozenset(talk.open_names[0].candidates)
        every = [one for one in every if one.who in whose]
    else:  # "forms came": of whatever is open it names one
        spoken = subject_terms(spoken_in(talk).text)
        every = [one for one in every if not spoken.isdisjoint(subject_terms(one.what))]
    people = tuple({one.who for one in every if one.who is not None})
    statement = replace(spoken_in(talk), people=people)
    names = names_by_person(network, people)
    found = [closing for loop in every if (closing := _closing(network, loop, statement, names)) is not None]
    said = [replace(one, sure=False) for one in found if one.said and one.likely]
    return said if len({one.loop.who for one in said}) == 1 else []


def said_since(network: Network, loop: Loop) -> Closing | None:
    """The newest entry that speaks of a loop as done, or may: that which says so most plainly. None without one."""
    no = _answered_no(network, loop.since)
    talks = [
        spoken_in(talk)
        for who in loop.people
        for talk in network.talks(who, LATEST)
        if not no or done_ref(network, loop, talk.id) not in no
    ]
    names = names_by_person(network, (*loop.people, *(who for one in talks for who in (*one.people, *one.mentions))))
    found = [closing for talk in talks if (closing := _closing(network, loop, talk, names)) is not None]

    def place(one: Closing) -> tuple[bool, bool, bool, date, int]:
        entry = one.statement
        return one.likely, one.said, entry.channel in CONVERSATIONS, entry.on, entry.id

    return max(found, key=place, default=None)


def tells_as_done(closing: Closing) -> bool:
    """Whether an entry speaks of a loop as done, and puts nothing in doubt."""
    return closing.said and (closing.likely or not is_doubtful(closing.statement.text))


def is_about_its_matter(closing: Closing) -> bool:
    """Whether the entry of a closing names what the loop is about."""
    return not subject_terms(closing.statement.text).isdisjoint(subject_terms(closing.loop.what))


def is_asked_about(closing: Closing) -> bool:
    """Whether a closing is to be asked about, in the shell and in a review: the entry speaks of it as done, or of its
    matter, and does not deny it."""
    if closing.likely:
        return True
    return (closing.said or is_about_its_matter(closing)) and not is_denied(closing.statement.text, closing.loop.what)


def done_ref(network: Network, loop: Loop, entry: int) -> str:
    """The key under which a review asks whether an entry tells a loop as done, without the step that asks. It is that
    of the loop also while an entry only proposes it; of what both asked for, each has one."""
    whose = "+".join(map(str, loop.people))
    return f"done:{loop.kind}:{_origin(network, loop)}:{whose}:{entry}:{loop.what}"


def _answered_no(network: Network, since: date) -> frozenset[str]:
    """The keys of these questions (``done_ref``) to which the reviews from a day on had a no."""
    reviews = (review for review in network.all(Review) if review.started.date() >= since)
    items = (item for review in reviews for item in review.items if item.outcome == "skip")
    return frozenset(ref for item in items if (ref := item.ref.partition(":")[2]).startswith("done:"))


def is_same_matter(text: str, request: str) -> bool:
    """Whether what I promised is the answer to what was asked of me in the same line: "answer him", "send it"."""
    matter = subject_terms(_AN_ANSWER.sub(" ", text.lower()))
    answers = _AN_ANSWER.search(text.lower()) is not None or _IT.search(text.lower()) is not None
    return not matter.isdisjoint(subject_terms(request)) or (answers and not matter)


def told_on(network: Network, promise: Promise, today: date) -> date:
    """The day on which a promise whose day is past was kept: that of the newest entry up to its day which speaks of the
    matter, with its people or with nobody named; today without one."""
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


def _closing(network: Network, loop: Loop, whole: Statement, called: NamesByPerson) -> Closing | None:
    if loop.stage == "planned" or (loop.since, _origin(network, loop)) >= (whole.on, whole.id):
        return None  # an entry closes only what was said before it, whenever the yes to the loop came
    if loop.kind == "coffee":
        return _called_off(network, loop, whole)
    by = whole.by if not set(whole.people).isdisjoint(loop.people) else None  # "Ana wrote, told Tom": mine, of Tom
    statement = replace(whole, text=said_of(loop.people, whole, called), by=by)
    if not statement.text and (whole.text or set(whole.people).isdisjoint(loop.people)):
        return None
    names = frozenset().union(*(called.get(who, frozenset()) for who in loop.people))
    meal = _is_meal_with(loop, whole, frozenset().union(*(called.get(who, frozenset()) for who in whole.people)))
    talked = whole.channel in CONVERSATIONS and not set(whole.people).isdisjoint(loop.people)
    call = talked and is_talk(loop.what) and whole.by is None
    if loop.kind == "promise" and (meal or call or _is_wish(network, loop, whole)):
        plain = not meal or whole.channel in loop.what.lower() or not MEALS.intersection(words_of(loop.what))
        return Closing(loop=loop, act="keep-promise", statement=whole, said=True, likely=True, sure=plain)
    if loop.kind == "follow" and loop.table == "follows" and call:
        return Closing(loop=loop, act="follow-done", statement=whole, said=True, likely=True, sure=True)
    if loop.kind == "ask" and talked and whole.by != "me" and (time := _A_TIME.fullmatch(loop.what.lower())):
        same = not subject_terms(time["more"] or "") - subject_terms(whole.text)
        return Closing(
            loop=loop, act="answer-ask", statement=whole, said=True, likely=True, sure=whole.by is None and same
        )
    if loop.kind in ("owed", "ask") and INTRO.search(loop.what.lower()) and _introduced_me(statement, whole, names):
        another = subject_terms(_INTRO_WORD.sub(" ", loop.what.lower()))
        plain = not is_doubtful(statement.text, names=names)
        return Closing(
            loop=loop, act="receive-owed" if loop.kind == "owed" else "answer-ask", statement=whole, said=True,
            likely=plain, sure=plain and not (another and another.isdisjoint(subject_terms(whole.text))),
        )  # fmt: skip
    every = frozenset[str]().union(*called.values())
    what = _matter(network, loop)
    deeds = deeds_of(loop.what, asked=loop.kind == "ask")
    for rule in _rules(rule_kind(loop), frozenset(one for one in TALKED if stem(one) in terms_of(what)), deeds):
        said = _says(rule, statement, names)
        if said and not _is_answer_to_me(rule, statement, names, called):
            continue
        if rule.pair and not (said and _introduces(loop, whole, called)):
            continue
        if rule.pair:
            plain = not is_doubtful(statement.text, names=names) and (
                not (loop.kind == "ask" or _ME.search(loop.what.lower())) or _ME.search(statement.text) is not None
            )
            plain = plain and not is_hoped(whole.text) and not is_somebodys(statement.text, every)
            return Closing(loop=loop, act=rule.act, statement=whole, said=True, likely=plain, sure=plain)
        others = every if TALKED.isdisjoint(rule.words) else every.difference(words_of(what))  # "ask Mehtab"
        means = said and _means(network, loop, what, rule, statement, others)
        if means or (said and rule.alone and _is_a_clause(rule, statement, every)):
            about = frozenset(subject_terms(what) or words_of(what)) | (_OWN_TERMS & terms_of(what))
            words = (*rule.words, *rule.theirs)
            whom = ("them",) if rule.by == "me" else ("me", *(("them",) if "got" in rule.words else ()))
            clauses = _clauses_of(statement.text, words, about)
            answered = rule.alone and rule.by == "me" and _MY_ANSWER.search(clauses) is not None
            told = clauses if answered else statement.text  # what stands behind an answer gives its reason
            its_own = _plain_words(rule, statement, names)
            sure = means and not rule.asked and is_plain(told, its_own, names, about, whom, deeds)
            sure = sure and _is_nobody_else(network, loop, whole)
            sure = sure and not (
                is_hoped(whole.text) or is_cut_off(whole.text, loop.what) or _is_one_of_two(rule, statement, names)
            )
            if rule.answers and rule.by == "them":
                sure = sure and _is_its_answer(loop, statement)
            likely = sure or is_likely(clauses, words, rule.ends, names, about, deeds)
            return Closing(loop=loop, act=rule.act, statement=whole, said=True, likely=likely, sure=sure)
        if set(whole.people).isdisjoint(loop.people) or (loop.kind == "no_ack" and loop.stage == "heard"):
            continue
        if said and loop.kind == "reply" and rule.alone and _MY_ANSWER.search(statement.text):
            return Closing(loop=loop, act=rule.act, statement=whole, said=True, likely=True)
        alike = _is_of_its_matter(what, rule, statement, called)
        if (
            said
            and rule.asked
            and not is_doubtful(statement.text, names=names)
            and not _is_wanted(statement.text, names)
        ):
            return Closing(loop=loop, act=rule.act, statement=whole, said=True, likely=True)
        if alike is False or (alike is None and rule_kind(loop) == "need"):
            continue
        if said or (rule.talks and loop.from_ <= statement.on and _may_have_closed(rule, statement)):
            return Closing(loop=loop, act=rule.act, statement=whole, said=said and alike is True)
    rules, there = RULES.get(rule_kind(loop)), {*whole.people, *whole.mentions}
    if not rules or there.isdisjoint(loop.people) or is_denied(statement.text, loop.what):
        return None
    if loop.kind in ("owed", "ask") and _tells_it(what, statement, names):
        return Closing(loop=loop, act=rules[-1].act, statement=whole, said=True, likely=True)
    if _is_all_about(what, statement, every, to_me=loop.kind in ("owed", "ask")):
        return Closing(loop=loop, act=rules[-1].act, statement=whole)
    return None


def _called_off(network: Network, loop: Loop, statement: Statement) -> Closing | None:
    """A talk with a day that a line only proposed, where a later one calls it off: "Hanna must cancel Fri". My own no
    to it, or theirs, is plain."""
    talk = network.get(Interaction, statement.id)
    if loop.proposed is None or not isinstance(loop.due, date) or talk is None:
        return None
    if loop.who is None or set(loop.people).isdisjoint({*statement.people, *statement.mentions}):
        return None
    from netritual.domain.coffee_changes import is_called_off, is_refused  # few loops need the grammar behind it

    refused = is_refused(talk.line)
    if not refused and not is_called_off(talk.line, loop.due, statement.on):
        return None
    return Closing(loop=loop, act="drop-proposed", statement=statement, said=True, likely=True, sure=refused)


def _is_meal_with(loop: Loop, statement: Statement, names: frozenset[str]) -> bool:
    """Whether an entry was a meal and the loop one with its people, called by ``names``: "lunch with Priya" is none
    without her."""
    if statement.channel not in MEALS or set(loop.people) - {*statement.people} or not is_meal(loop.what):
        return False
    return who_comes(loop.what) in {*names, ""}


def _is_answer_to_me(rule: ClosingRule, statement: Statement, names: frozenset[str], called: NamesByPerson) -> bool:
    """False for a word of answering that is no answer to me: "Tom answered Ana", "answered the phone", "replied that
    he needs more time"."""
    words = rule.words
    if "answered" not in words or rule.by == "me":
        return True
    others = frozenset[str]().union(*called.values()) - names
    answers = [one for one in _ANSWERED.finditer(statement.text)]
    if not answers or any(f"{word} " in statement.text for word in words if not _ANSWERED.match(word)):
        return True
    return not all(
        one["whom"] in others or (one["to"] and one["whom"] not in _TO_ME) or _NO_ANSWER.match(one["rest"])
        for one in answers
    ) and not re.match(
        rf"(?:has|have|had|did|is)\s+(?:{'|'.join(map(re.escape, (*sorted(names), 'he', 'she')))})\b", statement.text
    )


def _introduced_me(statement: Statement, whole: Statement, names: frozenset[str]) -> bool:
    """Whether an entry tells that one of these introduced me: "he presented me to Ana", "intro from Tom"."""
    from_them = re.search(rf"\bintro(?:duction)? (?:from|by|via|through|thru) (?:{_one_of(names)})\b", whole.text)
    return from_them is not None or _says(INTRODUCED_ME, statement, names)


def _one_of(words: Iterable[str]) -> str:
    """One of some words, the longest first, as a regular expression."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _is_one_of_two(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether the clause with the word that closes names nobody but "him" or "her", in an entry of several people."""
    if len({*statement.people, *statement.mentions}) < 2:
        return False
    words = {word.split()[0] for word in (*rule.words, *rule.theirs)}
    return any(
        words & said and _ONE_OF_THEM & said and not said & names
        for said in (named_in(clause) for clause in NEXT.split(statement.text))
    )


@lru_cache(maxsize=256)
def _rules(kind: str, promised: frozenset[str], deeds: frozenset[str]) -> tuple[ClosingRule, ...]:
    """The rules of a kind, with those words of a talk that were promised ("call her back"), and with what is done where
    it is what was to be done."""
    without = TALKED - promised
    return tuple(
        rule._replace(words=[*(word for word in rule.words if word not in without), *(deeds if rule.deeds else ())])
        for rule in RULES.get(kind, ())
    )


def _plain_words(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> Sequence[str]:
    """The words of a rule that may say it plainly: one that needs no object only where its own side says it, and not
    for "sent Tom the menu, Ana said yes to the barn"."""
    words = (*rule.words, *rule.theirs)
    alone = [word for word in rule.words if word not in WITH_OBJECT]
    if not alone or statement.channel == "gift" or _says(rule._replace(words=alone), statement, names):
        return words
    return [word for word in words if word not in alone]


def _is_a_clause(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether a clause says a word of the rule and nothing else: "told Dmitri. he took it well"."""
    phrases = [words_of(words) for words in rule.words]
    of_the_rule = {part for phrase in phrases for part in phrase}
    clauses = (words_of(clause) for clause in NEXT.split(statement.text))
    return any(
        any(f" {' '.join(phrase)} " in f" {' '.join(said)} " for phrase in phrases)
        and not subject_terms(" ".join(word for word in said if word not in names | of_the_rule)) - _SMALL_TALK
        for said in clauses
    )


def _clauses_of(text: str, words: Iterable[str], about: Set[str]) -> str:
    """The clauses of an entry that have a word of a rule, or are about a matter: what the others say puts it in no
    doubt. All of them where none has."""
    first = {word.split()[0] for word in words}
    clauses = [each.strip() for each in NEXT.split(_ASKED_IF.sub(r"\1", text) if "asked" in first else text)]
    of_it = [one for one in clauses if not (first.isdisjoint(words_of(one)) and about.isdisjoint(terms_of(one)))]
    return ", ".join(of_it) or text


def _matter(network: Network, loop: Loop) -> str:
    """What a loop is about; where it only says "bring it back", the words of the line that it came of."""
    verb, *_ = words_of(loop.what) or [""]
    if not _IT.search(loop.what.lower()) or subject_terms(loop.what) - {stem(verb)}:
        return loop.what
    talk = network.get(Interaction, _origin(network, loop))
    return f"{loop.what} {talk.line}" if talk is not None else loop.what


def _origin(network: Network, loop: Loop) -> int:
    """The id of the entry that a loop came of, as far as its record names it, else its own."""
    return getattr(network.get(TABLES[loop.table], loop.id), "from_interaction", None) or loop.id


def rule_kind(loop: Loop) -> str:
    """The kind of a loop among the rules; "" for what is only to be noted."""
    if loop.table == "introductions":
        return "introduced" if loop.state == "sent" else "intro"
    if loop.kind != "follow":
        return loop.kind
    if loop.proposed is not None:
        return "" if loop.proposed.done else loop.proposed.kind
    return "need" if loop.table == "people" else "follow"


STILL = re.compile(r"\b(?:needs?|needed|wants?|asked|asks|looking|promised|will|i'll|could)\b", re.I)
"""What is asked for or only said is not passed on yet."""


def _introduces(loop: Loop, statement: Statement, called: NamesByPerson) -> bool:
    """Whether an entry is with both whom a loop is to introduce: two people, or one and another in its words."""
    there = {*statement.people, *statement.mentions}
    if not there.issuperset(loop.people):
        return False
    if len(loop.people) > 1:
        return True
    said = set(words_of(loop.what))
    others = there.difference(loop.people)
    names_one = any(called.get(who, frozenset()) & said for who in others) or (others and said <= _THE_TWO)
    return bool(INTRO.search(loop.what.lower()) and names_one)


def _is_wish(network: Network, loop: Loop, statement: Statement) -> bool:
    """Whether an entry is the word for a birthday that was promised: a message or a talk on that day or after it."""
    if not re.search(BIRTHDAY, loop.what.lower()) or set(statement.people).isdisjoint(loop.people):
        return False
    wished = statement.channel == "note" and _WISH.search(statement.text) is not None  # "happy bday Tom"
    if statement.by == "them" or not (wished or statement.channel in CONVERSATIONS | WRITTEN):
        return False
    (first, *_) = known_people(network, loop.people) or (None,)
    born = first.birthday if first is not None else None
    days = days_to_birthday(born, loop.since) if born else None
    day = loop.due if days is None else loop.since + timedelta(days=days)
    passed = day is not None and (day.date() if isinstance(day, datetime) else day) <= statement.on
    return passed or re.search(BIRTHDAY, statement.text) is not None


def for_each(loop: Loop) -> Iterator[Loop]:
    """A loop as the records of it will stand: what was asked of several people, each of them answers alone."""
    if loop.proposed is None or loop.kind not in ("ask", "thanks"):
        yield loop
        return
    for who in loop.people:
        yield replace(loop, who=who, people=(who,))


def _is_nobody_else(network: Network, loop: Loop, statement: Statement) -> bool:
    """Whether those of a loop are with the entry, or the only ones of whom it can speak by their first name."""
    if not {*statement.people, *statement.mentions}.isdisjoint(loop.people):
        return True
    first = [first_name(person.name) for person in known_people(network, loop.people)]
    return sum(first_name(person.name) in first for person in network.all(Person)) == len(first)


def _certain(found: Sequence[Closing]) -> Iterator[Closing]:
    """Certain are only those that are the one loop of their kind with these people that the entry speaks of."""
    spoken_of = Counter((one.loop.kind, one.loop.people) for one in found if one.said)
    return (replace(one, sure=one.sure and spoken_of[one.loop.kind, one.loop.people] == 1) for one in found)


def _says(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether the entry holds a word of the rule, said of the one whose word closes it."""
    if statement.channel == "gift":
        said = rule.words if rule.by == "me" else rule.theirs
        return statement.by == rule.by and not set(words_of(statement.text)).isdisjoint(said)
    mine, theirs = _patterns(tuple(rule.words), tuple(rule.theirs), tuple(rule.behind), tuple(rule.ends), names)
    if rule.by == "me":
        found = mine.search(statement.text)
        return found is not None and (statement.by != "them" or _TO_THEM.match(statement.text, found.end()) is not None)
    patterns = (theirs, mine) if statement.by == "them" else (theirs,)
    return any(pattern.search(statement.text) for pattern in patterns)


@lru_cache(maxsize=4096)
def _patterns(
    words: tuple[str, ...],
    taken: tuple[str, ...],
    behind: tuple[str, ...],
    ends: tuple[str, ...],
    names: frozenset[str],
) -> tuple[re.Pattern[str], ...]:  # fmt: skip
    """What finds these words as mine, and as theirs."""
    said, who = _one_of(words), _one_of((*names, "she", "he", "they"))
    theirs = rf"\b(?:{who})(?:\s\w\b)?['’]?\s+{_ADVERBS}(?:{said})\b"
    if taken:
        theirs += rf"|{_START}(?:{'|'.join(map(re.escape, taken))})\b"
    mine = rf"{_START}(?:{said})\b(?!\s+(?:me|us)\b)"  # "sent me" is never a word of mine
    if behind:
        passed = rf"|\b(?:{'|'.join(behind)})\s+(?:{'|'.join(map(re.escape, (*names, 'her', 'him', 'them')))})\b"
        mine, theirs = mine + passed, theirs + passed
    if ends:
        done = rf"|\b(?!(?:{who}|i|be)\s)[\w’']+:?\s+(?:{'|'.join(ends)})\s*(?:$|[,.;!]|(?:to|at|for)\s+(?:{who})\b)"
        mine, theirs = mine + done, theirs + done
    return re.compile(mine), re.compile(theirs)


def _may_have_closed(rule: ClosingRule, statement: Statement) -> bool:
    """Whether a talk without a plain word may have closed it: a talk of both, or a note of the right one."""
    return statement.channel in CONVERSATIONS or (statement.channel in WRITTEN and statement.by == rule.by)


def _means(
    network: Network, loop: Loop, what: str, rule: ClosingRule, statement: Statement, names: frozenset[str]
) -> bool:
    """Whether the entry is about what the loop is about: they share a term, or the entry says nothing else."""
    if rule.answers and (not _AN_ANSWER.search(loop.what.lower()) or _YES_NO.search(statement.text)):
        return _AN_ANSWER.search(loop.what.lower()) is not None
    record = network.get(TABLES[loop.table], loop.id)
    about = subject_terms(f"{what} {record.type if isinstance(record, Ask) else ''}")
    of_the_rule = {part for words in (*rule.words, *rule.theirs) for part in words_of(words)}
    if not about and not rule.alone:  # "2 names": words of every day are all that it is about
        return not {*terms_of(loop.what)}.difference(map(stem, FILLER)).isdisjoint(terms_of(statement.text))
    said = words_of(statement.text)
    spoken = subject_terms(" ".join(word for word in said if word not in names and word not in of_the_rule))
    if about & spoken or (rule.alone and not spoken - _SMALL_TALK):
        return True
    deeds = deeds_of(loop.what, asked=loop.kind == "ask")
    if any(f" {deed} it " in f" {statement.text} " for deed in deeds):
        return True
    if not deeds.isdisjoint(said):  # "give her business plan back": "gave Ana her plan back"
        return not (terms_of(what) - {stem(word) for word in FILLER}).isdisjoint(terms_of(statement.text))
    return bool(about) and about <= subject_terms(" ".join(of_the_rule.intersection(said)))  # a review: "reviewed it"


def _is_of_its_matter(what: str, rule: ClosingRule, statement: Statement, called: NamesByPerson) -> bool | None:
    """Whether what an entry was about may be what the loop is about; None where one of them does not say: "call with
    Ana, she needs a nurse" is no answer about the deck. Words of one beginning may be of one thing ("the calendar
    link", "the calendly")."""
    about = subject_terms(what)
    named = frozenset[str]().union(*called.values())
    of_the_rule = {part for words in (*rule.words, *rule.theirs) for part in words_of(words)}
    words = (word for word in words_of(statement.text) if word not in named and word not in of_the_rule)
    spoken = subject_terms(" ".join(words)) - _SMALL_TALK
    introduced = INTRO.search(statement.text) is not None
    if not (about and (spoken or introduced)):
        return None
    return any(_begin_alike(one, other) for one in about for other in spoken)


def _is_all_about(what: str, statement: Statement, named: Set[str], *, to_me: bool) -> bool:
    """Whether an entry shares two words with what a loop is about, and asks for nothing: "we lost the hospital bid".
    One is enough for what is to come ``to_me`` where something came: "Tom finally got the contract over to me"."""
    if (STILL.search(statement.text) and not (to_me and _AN_ANSWER.search(what.lower()))) or (
        to_me and is_deed(statement.text.partition(" ")[0])
    ):
        return False  # "reviewed Ana's portfolio" is what I did
    least = 1 if to_me and _COMES_TO_ME.search(statement.text) else _SHARED
    spoken = subject_terms(" ".join(word for word in words_of(statement.text) if word not in named))
    return len(subject_terms(what) & spoken) >= least


def _is_wanted(text: str, names: frozenset[str]) -> bool:
    """Whether a text asks for something, or tells what is to come; a Will does neither by his name."""
    return any(one[0] not in names for one in STILL.finditer(text))


def _tells_it(what: str, statement: Statement, names: frozenset[str]) -> bool:
    """Whether an entry may hold the word that somebody owes: a figure or a day where one is to come ("confirm numbers":
    "Ana says it's 24 now", "numbers from Ana final 26"), anything they say where it is an answer."""
    told, figures = _patterns(TELLS, (), (), (), names)[1], {stem(one[0]) for one in _FIGURE.finditer(what.lower())}
    about = figures | subject_terms(what)
    for clause in NEXT.split(statement.text):
        said = told.search(clause)
        if (said is None and about.isdisjoint(terms_of(clause))) or is_doubtful(clause, names=names):
            continue
        if figures and _DIGITS_OR_DAY.search(clause) and not _is_wanted(clause, names):
            return True
        if (
            said is not None
            and not figures
            and _AN_ANSWER.search(what.lower())
            and not _HELLO.match(clause, said.end())
        ):
            return True
    return False


def _begin_alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE])


def _is_its_answer(loop: Loop, statement: Statement) -> bool:
    """Whether an answer is the one that was to come: what it was to be about, if that was said, is in it."""
    matter = subject_terms(_AN_ANSWER.sub(" ", loop.what.lower()))
    return not matter or not matter.isdisjoint(subject_terms(statement.text))
