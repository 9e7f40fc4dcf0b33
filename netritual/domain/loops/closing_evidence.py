"""What a later entry is to an open loop: the talk that was to be, the introduction, a deed in a word of the rule, the
answer, a no; and how plainly. One function for each kind of evidence that a row of ``closing_rules.RULES`` names.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from netritual.domain.coffees.absentees import drops_out
from netritual.domain.coffees.past_coffees import is_meal, is_talk, who_comes
from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.terms import FILLER, stem, terms_of, words_of
from netritual.domain.loops.closing_answers import day_told, reached, sum_paid, word_owed
from netritual.domain.loops.closing_case import ClosingCase, rule_kind
from netritual.domain.loops.closing_clauses import (
    A_QUESTION,
    AN_ANSWER,
    IT,
    MY_ANSWER,
    MY_NEXT,
    SMALL_TALK,
    clauses_of,
    in_one_word,
    is_a_clause,
    is_answer_to_me,
    is_of_its_matter,
    is_one_of_two,
    is_wanted,
    one_of,
    plain_words,
    says,
    tells_figure,
)
from netritual.domain.loops.closing_doubts import is_cut_off, is_doubtful, is_hoped, is_likely, is_plain
from netritual.domain.loops.closing_introductions import asked_one_of_two, introduced_me, introduced_two
from netritual.domain.loops.closing_matters import (
    asked_to_do,
    done_with_third,
    matter_named,
    of_a_third,
    was_mourned,
)
from netritual.domain.loops.closing_rules import LOWER, RULES, ClosingCertainty, ClosingRule, Evidence
from netritual.domain.loops.closing_vocabulary import BIRTHDAY, OWN, TALKED, TELLS
from netritual.domain.loops.loop import is_mourning
from netritual.domain.loops.statements import clauses_in, subject_terms
from netritual.domain.model import TABLES, Ask, Interaction
from netritual.domain.network import known_people
from netritual.domain.quicklog.line_vocabulary import MEALS_AND_WALKS
from netritual.domain.ties.tie import CONVERSATIONS, IN_PERSON, WRITTEN
from netritual.regex import regex

_WISH = regex(rf"\b(?:happy|wished|sent|said)\b.*{BIRTHDAY}|\bhbd\b")
_YES_NO = regex(r"\b(?:yes|no|fine|ok|okay|agreed)\b")
_ONLY_A_REPLY = regex(r"(?:to )?(?:reply|answer|respond|(?:get|write) back)(?: to)?(?: (?:her|him|them))?")
"""What is to be done is to answer, and nothing else."""
_YES_TO = regex(r"\b(?:yes|no|ok|okay)(?: thanks)? (?:to|for|about|re) ([^,;.]*)")
_OF = regex(r"\b(?:of|about|re) ([^,;.]*)")
_A_TIME = regex(
    r"(?:for |to have |to )?(?:an? |the |some |half an |quick |short )*(?:\d+ ?(?:min(?:ute)?s?|m)|hour|time|meeting"
    r"|call|coffee|lunch|chat|talk|meet|zoom|video call)"
    r"(?P<more> (?:about|re|on|for|next|this|of (?:his|her|their) time)\b.*)?"
)
"""What was asked for is time together: the talk is the answer, for certain where it is about the same."""
_A_DATE = regex(
    r"(?:find|set|fix|agree|arrange|make|look for)(?: on)?(?: an?| the| another| some| us)?(?: new| other| better)?"
    r" (?:date|day|time|slot)s?\b.*"
)
"""What is to be done is to find a day for a talk."""
_HAD = regex(
    r"\b(?:had|did|held) (?:the|our|a|an|his|her|my)\b[\w ]* (?:hour|minutes|mins?|session|call|talk|meeting|interview"
    r"|chat)\b"
)
"""A talk that was held, in a line that says no more of how."""
_WAS_THERE = regex(r"\b(?:was|were) (?:also )?there\b")
"""Somebody was there while I spoke with another: "rang Tom back, Ana was there"."""
_SAID_YES = regex(
    r"\b(?:said|says|told|answered)\b[^,;.]*\b(?:yes|sure|ok|okay)\b|\byes to\b|\b(?:agreed|accepted|confirm(?:s|ed))\b"
    r"|\b(?:says|said) [^,;.]*\b(?:good|fine|great|perfect|works|suits|on)\b"
)
_OF_A_YES = frozenset(
    (*TELLS, "told", "answered", "yes", "sure", "agreed", "accepted", "confirms", "confirmed", "suits")
)
_CALLS_ME = regex(r"(?:call|ring|phone)(?: (?:me|us))?(?: back)?(?: (?:in|next|nxt|this) \S.*)?(?:$| (?P<more>.*))")
"""What they owe is a call."""
_TO_DISCUSS = regex(r"(?:take|bring)\b.*\bup\b|(?:raise|discuss|mention)\b|(?:have a )?(?:word|talk|speak)\b")
"""What is to be done is to talk about something."""
_TO_CALL = regex(r"(?:call|ring|phone)(?: (?:her|him|them|up|back))* (?P<why>(?:to|about|re|before|b4)\b.*)")
"""What is to be done is a call that is for something."""
_ANYTHING = regex(r"\b(?:something|sth|a present|a gift|presents?|gifts?)\b")
"""What is to be bought or brought may be anything."""
_SOMETHING = regex(r"\b(?:things?|stuff)\W*$")
"""What was sent may be anything: "signed and sent Tom's thing"."""
_AND = regex(r"\s*(?:,|&|\+|\band\b|\bplus\b)\s*")
_OWN_TERMS, _FILLER = frozenset(map(stem, OWN)), frozenset(map(stem, FILLER))


_OF_WORDS_AND_THINGS = frozenset(("promise", "owed", "ask", "request", "thanks", "intro", "reply"))
"""Loops that stand whoever comes to a talk."""


def evidence(case: ClosingCase) -> tuple[str, ClosingCertainty] | None:
    """By which verb an entry closes a loop and how plainly: by the rule of its kind that fits best, the first of them;
    None by none."""
    of_talk = case.loop.kind not in _OF_WORDS_AND_THINGS
    if of_talk and drops_out(case.statement.text, {*case.entry.people, *case.entry.mentions}, case.loop.people):
        return None
    if case.is_silent:
        third = of_a_third(case)
        return None if third is None else (RULES[rule_kind(case.loop)][-1].act, third)
    if case.is_other_paid:
        return None
    is_restated = case.is_restated
    if case.part_paid is not None and not is_restated:  # the rest stays open
        act = LOWER if case.part_paid.left else RULES[rule_kind(case.loop)][-1].act
        return act, ClosingCertainty.SURE if case.part_paid.is_certain else ClosingCertainty.LIKELY
    rules = [rule for rule in case.rules if rule.evidence == "moved" or not is_restated]
    readings = ((rule.act, _READERS[rule.evidence](case, rule)) for rule in rules)
    most = ClosingCertainty.LIKELY if case.names_other_sum else ClosingCertainty.SURE
    fits = [(act, min(certainty, most)) for act, certainty in readings if certainty is not None]
    return max(fits, key=lambda one: one[1], default=None)


def _called_off(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """A talk with a day that a line only proposed, where a later one calls it off: "Hanna must cancel Fri". My own no
    to it, or theirs, is plain."""
    loop, talk = case.loop, case.network.get(Interaction, case.entry.id)
    if loop.proposed is None or not isinstance(loop.due, date) or talk is None or not loop.people:
        return None
    if set(loop.people).isdisjoint({*case.entry.people, *case.entry.mentions}):
        return None
    from netritual.domain.loops.coffee_changes import is_called_off, is_refused  # few loops need the grammar behind it

    if is_refused(talk.line):
        return ClosingCertainty.SURE
    return ClosingCertainty.LIKELY if is_called_off(talk.line, loop.due, case.entry.on) else None


def _agreed(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """A yes to a talk with a day that a line only proposed, mine or theirs, that names no other day and no other
    matter: "told Hanna yes", "Hanna says Fri is good"."""
    loop, text = case.loop, case.statement.text
    if loop.proposed is None or not isinstance(loop.due, date) or loop.due < case.entry.on or not case.is_with:
        return None
    if not _SAID_YES.search(text) or is_doubtful(text, names=case.names) or is_wanted(text, case.names):
        return None
    days = {WEEKDAY[word] for word in words_of(text) if word in WEEKDAY}
    said = (word for word in words_of(case.without_names(text)) if word not in _OF_A_YES)
    other = subject_terms(" ".join(said)) - SMALL_TALK - subject_terms(loop.what)
    return None if other or not days <= {loop.due.weekday()} else ClosingCertainty.SURE


def _talk_held(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The talk that was to be, or another word with somebody, whatever is the plainer."""
    again = reached(case) if case.is_with and case.loop.kind == "follow" else None
    fits = [one for one in (_was_that_talk(case, rule), again) if one is not None]
    return max(fits, default=None)


def _was_that_talk(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The talk that was to be: that meal, with whom it was to be; any talk where it was to be a call; a talk where time
    was asked for."""
    entry, what = case.entry, case.loop.what.lower()
    if entry.channel in MEALS_AND_WALKS and is_meal(what) and set(case.loop.people) <= {*entry.people}:
        comes = frozenset("").union(*(case.called.get(who, frozenset()) for who in entry.people))
        if who_comes(case.loop.what) in {*comes, ""}:
            other = MEALS_AND_WALKS.intersection(words_of(what)) and entry.channel not in what
            return ClosingCertainty.LIKELY if other else ClosingCertainty.SURE
    if is_mourning(case.loop) and was_mourned(case):
        return ClosingCertainty.SURE
    if case.is_with and case.loop.kind == "follow" and case.loop.due == entry.on:
        return ClosingCertainty.LIKELY  # what was to follow on that day
    if not case.is_with or not (entry.channel in CONVERSATIONS or _HAD.search(entry.text)):
        return None
    record = case.network.get(TABLES[case.loop.table], case.loop.id)
    if getattr(case.loop.proposed or record, "type", "") == "complaint":
        return ClosingCertainty.LIKELY  # "Tom complained about the noise", "called Tom, ok now"
    if _TO_DISCUSS.match(what):
        other = is_of_its_matter(case.matter, rule, case.statement, case.called) is False
        return None if other or case.is_doubtful else ClosingCertainty.LIKELY
    if (purpose := _TO_CALL.match(what)) and entry.by != "them" and case.loop.kind in ("promise", "follow", "reply"):
        spoken = _OF.search(case.statement.text)
        other = spoken is not None and subject_terms(spoken[1]).isdisjoint(subject_terms(purpose["why"]))
        return None if other or case.is_doubtful else ClosingCertainty.LIKELY
    if entry.by == "me" and is_talk(what) and not case.is_doubtful and (called := _called_back(case)) is not None:
        return called
    if entry.by == "them" and entry.channel in CONVERSATIONS and is_talk(what) and not case.is_doubtful:
        return ClosingCertainty.LIKELY  # they were faster
    if entry.by is None and (is_talk(what) or (_A_DATE.fullmatch(what) and entry.channel in IN_PERSON)):
        return ClosingCertainty.LIKELY if _WAS_THERE.search(case.statement.text) else ClosingCertainty.SURE
    time = _A_TIME.fullmatch(what)
    if time is None or entry.by == "me":
        return None
    same = subject_terms(time["more"] or "") <= subject_terms(entry.text)
    return ClosingCertainty.SURE if entry.by is None and same and not case.is_doubtful else ClosingCertainty.LIKELY


def _called_back(case: ClosingCase) -> ClosingCertainty | None:
    """How sure it is that I called one of these back: "rang Ana back", "rang her back" where nobody else is named."""
    whom = one_of((*case.names, "him", "her", "them"))
    back = re.search(rf"(?:^|[,;.] |\band )(?:i )?(?:rang|called|phoned) ({whom}) back\b", case.statement.text)
    if back is None:
        return None
    others = (case.everybody - case.names).intersection(words_of(case.entry.text))
    return ClosingCertainty.LIKELY if others and back[1] not in case.names else ClosingCertainty.SURE


def _called_me(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The call that they were to make: any talk that they began, or both had; of another matter it is asked."""
    called = _CALLS_ME.match(case.loop.what.lower())
    if called is None or not case.is_with or case.entry.by == "me" or case.entry.channel not in CONVERSATIONS:
        return None
    other = subject_terms(called["more"] or "") - SMALL_TALK - subject_terms(case.entry.text)
    return ClosingCertainty.LIKELY if other or case.is_doubtful else ClosingCertainty.SURE


def _birthday_wish(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The word for a birthday that was promised: a message or a talk on that day or after it."""
    loop, entry = case.loop, case.entry
    if not re.search(BIRTHDAY, loop.what.lower()) or not case.is_with or entry.by == "them":
        return None
    wished = entry.channel == "note" and _WISH.search(entry.text) is not None  # "happy bday Tom"
    if not (wished or entry.channel in CONVERSATIONS | WRITTEN):
        return None
    from netritual.domain.dates.birthdays import days_to_birthday  # few promises are of one

    (first, *_) = known_people(case.network, loop.people) or (None,)
    born = first.birthday if first is not None else None
    days = days_to_birthday(born, loop.since) if born else None
    day = loop.due if days is None else loop.since + timedelta(days=days)
    passed = day is not None and (day.date() if isinstance(day, datetime) else day) <= entry.on
    return ClosingCertainty.SURE if passed or re.search(BIRTHDAY, entry.text) else None


def _asked_again(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The same was asked once more: it stays open, and is counted; not by "reminded me of the party"."""
    if _is_of_another(case, _OF):
        return None
    plain = says(rule, case.statement, case.names) and case.is_with and not is_doubtful(case.statement.text)
    return ClosingCertainty.SURE if plain and _means(case, rule, case.everybody) else None


def _moved(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """Another day was named for it."""
    return ClosingCertainty.SURE if case.new_day is not None else None


def _word_of_the_rule(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """A word of the rule, about what the loop is about; without it any talk that may have closed it."""
    loop, entry, statement, names = case.loop, case.entry, case.statement, case.names
    said = says(rule, statement, names)
    if said and not is_answer_to_me(rule, statement, names, case.called):
        return None
    if said and (certainty := _as_done(case, rule)) is not None:
        return certainty
    if said and rule.deeds and case.is_open and _SOMETHING.search(statement.text):
        return ClosingCertainty.POSSIBLE
    if not case.is_with or (loop.kind == "no_ack" and loop.stage == "heard"):
        return None
    if said and loop.kind == "reply" and rule.alone and MY_ANSWER.search(statement.text):
        return ClosingCertainty.LIKELY
    any_matter = rule.asked == "of any matter" and (
        not rule.answers or A_QUESTION.match(loop.what.lower()) is not None or tells_figure(statement, names)
    )
    if said and any_matter and _in_one_clause(case, rule) and not _is_of_another(case, _YES_TO):
        return ClosingCertainty.LIKELY
    alike = is_of_its_matter(case.own_matter, rule, statement, case.called)
    if alike is False or (alike is None and rule_kind(loop) == "need"):
        return None
    may_have = entry.channel in CONVERSATIONS or (entry.channel in WRITTEN and entry.by == rule.by)
    if said or (rule.talks and loop.from_ <= entry.on and may_have):
        return ClosingCertainty.SAID if said and alike else ClosingCertainty.POSSIBLE
    return None


def _in_one_clause(case: ClosingCase, rule: ClosingRule) -> bool:
    """Whether a clause with a word of the rule neither doubts what it tells nor wants something."""
    return any(
        says(rule, replace(case.statement, text=clause), case.names)
        and not (is_doubtful(clause, names=case.names) or is_wanted(clause, case.names))
        for clause in map(str.strip, clauses_in(case.statement.text))
    )


def _as_done(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """How plainly an entry with a word of the rule tells of the matter; None where it is of another."""
    what, statement, names = case.matter, case.statement, case.names
    others = case.everybody if TALKED.isdisjoint(rule.words) else case.everybody.difference(words_of(what))
    means = _means(case, rule, others)  # "ask Mehtab" is about Mehtab
    if rule.alone and not means and _ONLY_A_REPLY.fullmatch(case.loop.what.lower().strip(" .")):
        means = is_a_clause(rule, statement, case.everybody)
    of_answers = rule.alone and (not rule.answers or AN_ANSWER.search(case.loop.what.lower()) is not None)
    if not means and not (of_answers and is_a_clause(rule, statement, case.everybody)):
        return None
    about = subject_terms(what) | (_OWN_TERMS & terms_of(what))
    if about <= set(map(stem, words_of(what)[:1])):  # "find 2 speakers": a word of every day is what it is about
        about = about.union(words_of(what))
    words, deeds = (*rule.words, *rule.theirs), case.deeds if rule.deeds else frozenset[str]()
    whom = ("them",) if rule.by == "me" else ("me", *(("them",) if "got" in rule.words else ()))
    clauses = clauses_of(statement.text, words, about)
    answered = rule.alone and rule.by == "me" and MY_ANSWER.search(clauses) is not None
    deed = clauses if answered else statement.text  # what stands behind an answer gives its reason
    deed = in_one_word(deed if rule.by == "me" else MY_NEXT.sub("", deed), what, about)
    if (
        (means or answered)
        and not (rule.asked or _is_of_another(case, _YES_TO))
        and is_plain(deed, plain_words(rule, statement, names), names, about, whom, deeds)
        and case.is_of_nobody_else
        and not is_hoped(case.entry.text)
        and not is_cut_off(case.entry.text, case.loop.what)
        and (answered or not _is_a_part(case.loop.what, statement.text))
        and not is_one_of_two(rule, statement, names)
        and (not rule.answers or rule.by == "me" or _is_its_answer(case))
    ):
        return ClosingCertainty.SURE
    likely = is_likely(clauses, words, rule.ends, names, about, deeds)
    return ClosingCertainty.LIKELY if likely else ClosingCertainty.SAID


def _is_a_part(what: str, text: str) -> bool:
    """Whether a text is silent about one of several things: "sent Ana the logo" of "the logo and an invoice"."""
    parts = [subject_terms(part) for part in _AND.split(what) if len(part.split()) > 1]
    return len(parts) > 1 and any(part and part.isdisjoint(subject_terms(text)) for part in parts)


def _means(case: ClosingCase, rule: ClosingRule, names: frozenset[str]) -> bool:
    """Whether the entry is about what the loop is about: they share a term, or the entry says nothing else."""
    loop, text = case.loop, case.statement.text
    asks = AN_ANSWER.search(loop.what.lower()) is not None
    if rule.answers and not asks:
        return False
    record = case.network.get(TABLES[loop.table], loop.id)
    about = subject_terms(f"{case.own_matter} {record.type if isinstance(record, Ask) else ''}")
    of_the_rule = {part for words in (*rule.words, *rule.theirs) for part in words_of(words)}
    said = words_of(text)
    spoken = subject_terms(" ".join(word for word in said if word not in names and word not in of_the_rule))
    if rule.answers and _YES_NO.search(text):
        matter = subject_terms(AN_ANSWER.sub(" ", loop.what.lower()))
        return not matter or not matter.isdisjoint(spoken) or not spoken - SMALL_TALK
    content = terms_of(case.matter) - _FILLER
    if not about and not rule.alone:  # "2 names": words of every day are all that it is about
        return not content.isdisjoint(terms_of(text))
    if about & spoken or (rule.alone and (loop.what in ("", "thanks") or not spoken - SMALL_TALK)):
        return True
    ends = re.search(rf"(\w+) (?:{one_of(rule.ends)})\b", text) if rule.ends else None
    if ends is not None and not content.isdisjoint(terms_of(ends[1])):
        return True  # "questions about the flood": "her questions came"
    if any(f" {deed} it " in f" {text} " for deed in case.deeds):
        return True
    if _ANYTHING.search(loop.what.lower()) and not case.deeds.isdisjoint(said):
        return True
    if rule.deeds or not case.deeds.isdisjoint(said):  # "give her business plan back": "gave Ana her plan back"
        thing = (word for word in said if word not in names and (word not in of_the_rule or word in case.deeds))
        if not content.isdisjoint(terms_of(" ".join(thing))):
            return True
    return bool(about) and about <= subject_terms(" ".join(of_the_rule.intersection(said)))  # a review: "reviewed it"


def _is_of_another(case: ClosingCase, before: re.Pattern[str]) -> bool:
    """Whether an entry says behind some words what it is of, and that is another matter: "reminded me of the
    party", "told Ana yes to dinner"."""
    text = " ".join(before.findall(case.statement.text))
    said = " ".join(word for word in words_of(text) if word not in case.everybody)  # "said yes to Ana"
    of_what, matter = (terms_of(one) - _FILLER for one in (said, AN_ANSWER.sub(" ", case.matter.lower())))
    return not IT.search(said) and bool(of_what and matter) and of_what.isdisjoint(matter)


def _is_its_answer(case: ClosingCase) -> bool:
    """Whether an answer is the one that was to come: what it was to be about, if that was said, is in it."""
    matter = subject_terms(AN_ANSWER.sub(" ", case.loop.what.lower()))
    return not matter or not matter.isdisjoint(subject_terms(case.entry.text))


_READERS: Mapping[Evidence, Callable[[ClosingCase, ClosingRule], ClosingCertainty | None]] = {
    "called off": _called_off,
    "talk": _talk_held,
    "wish": _birthday_wish,
    "called me": _called_me,
    "introduced me": introduced_me,
    "introduced two": introduced_two,
    "asked one": asked_one_of_two,
    "third": done_with_third,
    "asked to": asked_to_do,
    "again": _asked_again,
    "moved": _moved,
    "agreed": _agreed,
    "word": _word_of_the_rule,
    "figure": word_owed,
    "sum": sum_paid,
    "day": day_told,
    "matter": matter_named,
}
