"""What the clauses of an entry say: a word of a rule and whose it is, an answer, a figure, or the matter of a loop."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.money import SUM
from netritual.domain.language.past_tense import is_deed
from netritual.domain.language.terms import QUESTION_WORDS, stem, terms_of, words_of
from netritual.domain.language.text import PAID, unaccent
from netritual.domain.loops.closing_doubts import WITH_OBJECT, is_doubtful, is_somebodys
from netritual.domain.loops.closing_rules import By, ClosingRule
from netritual.domain.loops.closing_vocabulary import DONE, FIGURES, GIVEN, MONEY, TELLS
from netritual.domain.loops.statements import NamesByPerson, Statement, clauses_in, named_in, subject_terms
from netritual.domain.loops.unlisted_loops import INTRO
from netritual.domain.quicklog.line_vocabulary import CHANNEL
from netritual.regex import regex

SMALL_TALK = frozenset(
    map(
        stem,
        (
            *CHANNEL,
            "lovely",
            "brief",
            "chat",
            "chatted",
            "catch",
            "catching",
            "min",
            "mins",
            "sorry",
            "spoke",
            "spoken",
            "talked",
            "rang",
            "phoned",
        ),
    )
)
"""Terms of a talk that tell nothing of what it was about."""
_SHARED = 2
"""Words in common by which a line is about a loop, whatever it says of it."""
_ALIKE = 5
"""Letters at the beginning by which two words may be of one thing."""
_COMES_TO_ME = regex(r"\b(?:to|gave|gives|got|showed|told|brought|sent) (?:me|us)\b")
_TO_THEM = regex(r" (?:him|her|them)\b")
"""Behind a word of doing it is mine, also in a line that they began: "Tom called, sent him the prices"."""
AN_ANSWER = regex(
    r"\b(?:answer|reply|revert(?! (?:the|a|my|our|his|her|their)\b)|decision|decide|yes or no|let \w+ know|to know"
    r"|get back|come back(?: to\b|(?=\W*$| (?:with|on|by|about)\b))|respond|tell|ask around|look into"
    r"|find out|see what|update (?:him|her|them))\b"
    r"|\b(?:word|news|verdict|result|outcome|update)(?=\W*$| (?:on|about|re|from|of|by|whether|if|when)\b)"
)
"""What is promised is an answer, or to look for one; "update the website" and "the news clipping" are none."""
MY_ANSWER = regex(r"\b(?:said|answered|replied):? (?:yes|no|sure)\b")
MY_NEXT = regex(r"(?:[,;.!]| and)\s+(?:(?:i|we) )?(?:(?:need|have|want) to|must|should|say|answer|reply|decide)\b.*")
"""Behind what they did, what is mine to do now."""
_THANKS = frozenset(map(stem, ("thanks",)))
A_QUESTION = regex(rf"(?:{QUESTION_WORDS}|to know)\b")
"""How begins a request that is answered by telling."""
_WROTE_BACK = ("replied", "answered", "quoted", "offers", "wants")
"""Behind these a figure stands, too."""
_IF = regex(r"(?:if|whether|to)\b")
"""How begins what somebody says yes or no to."""
_YES_OR_NO = regex(r"\b(?:yes|no|can(?:['’]?t|not)?|won['’]?t)\b")
_FIGURE = regex(
    rf"\b(?:how (?:many|much|long|big|old)|when|what \w+ (?:wants?|charges?|costs?|takes?)|{'|'.join(FIGURES)})\b"
)
"""What is to come is a figure or a day."""
DIGITS_OR_DAY = regex(rf"\d|\b(?:{'|'.join((*WEEKDAY, *MONTH))})\b")
_MONEY = regex(rf"\b(?:{'|'.join(MONEY)})\b")
_IN_FULL = regex(r"\W*$| (?:me|us|up|in|by|at|back|it|on|everything|finally|today|yesterday|\d[\d.,]*)\b")
"""Behind "paid" these tell of no other matter."""
AN_INQUIRY = regex(r"^(?:ask|chase|remind|check|talk|speak|look|find out)\b(?! for\b)")
"""How begins what is to be asked or found out: what comes of it is told in words of the line that it came of."""
_HELLO = regex(r"\s*(?:hi|hello|hey|thanks|thank you|thx|sorry|happy|see you|bye)\b")
"""Behind "says" no answer."""
_ASKED_IF = regex(r"\b(asked \w+) (?:if|whether)\b[^,;.!?]*")
"""What somebody was asked is no doubt that they were."""
_ADVERBS = r"(?:(?:have|has|had|finally|just|already|kindly|then|also|all|so)\s+)*"
_START = rf"(?:^|\bi(?:['’]ve)?\s+|[,;.:+–-]\s*|\b(?:and|but)\s+){_ADVERBS}"
_ONE_OF_THEM = frozenset(("he", "she", "him", "her", "his"))
_TO_ME = ("me", "us", "my", "our", "the", "that", "this", "it")
_ANSWERED = regex(
    r"\b(?:answered|replied|responded|got back|wrote back|came back|called back)\b:?"
    r"(?P<to> to)?(?: (?P<whom>\w+))?(?P<rest>[^,;.]*)"
)
_NO_ANSWER = regex(
    r" (?:phone|door|doorbell|call|bell)\b| (?:is|was|will be) (?:away|busy|ill|sick|off|out|abroad|on)\b"
    r"|.*\b(?:needs?|wants?) (?:more |some |a bit more )?(?:time|days?|to think)\b"
)
"""Behind "answered the": what is no answer to what I asked."""
IT = regex(r"\b(?:it|this|that|these|those|them|some|one)\b")
_DONE = frozenset((*GIVEN, *DONE))
"""Words of something done, whoever did it."""
STILL = regex(r"\b(?:needs?|needed|wants?|asked|asks|looking|promised|will|i'll|could)\b", re.I)
"""What is asked for or only said is not passed on yet."""
_UNDER_WAY = regex(r"\b(?:must|have to|has to|wait\w*|chas(?:e|ing)|start\w*|began|begun|working on|busy with)\b")
"""What is begun, or to be done, is not done yet."""
_WHOSE_CLAUSE = {"me": r"(?:he|she|they)\b", "them": r"(?:i|we)\b"}
"""How a clause begins that tells of the other side, by whose deed it is."""


def says(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether the entry holds a word of the rule, said of the one whose word closes it."""
    if statement.channel == "gift":
        said = rule.words if rule.by == "me" else rule.theirs
        return statement.by == rule.by and not set(words_of(statement.text)).isdisjoint(said)
    parts = (rule.words, rule.theirs, rule.behind, rule.ends)
    words, without_who, behind, ends = [tuple([word for word in part if word in statement.text]) for part in parts]
    if not (words or without_who or behind or ends):
        return False
    mine, theirs = _patterns(words, without_who, behind, ends, names)
    if rule.by == "me":
        match = mine.search(statement.text)
        return match is not None and (statement.by != "them" or _TO_THEM.match(statement.text, match.end()) is not None)
    patterns = (theirs, mine) if statement.by == "them" else (theirs,)
    return any(pattern.search(statement.text) for pattern in patterns)


@lru_cache(maxsize=4096)
def _patterns(
    words: tuple[str, ...],
    without_who: tuple[str, ...],
    behind: tuple[str, ...],
    ends: tuple[str, ...],
    names: frozenset[str],
) -> tuple[re.Pattern[str], ...]:  # fmt: skip
    """What finds these words as mine, and as theirs."""
    said, who = one_of(words) or r"(?!)", one_of((*names, "she", "he", "they"))
    theirs = rf"\b(?:{who})(?:\s\w\b)?['’]?\s+{_ADVERBS}(?:{said})\b"
    if without_who:
        theirs += rf"|{_START}(?:{'|'.join(map(re.escape, without_who))})\b"
    mine = rf"{_START}(?:{said})\b(?!\s+(?:me|us)\b)"  # "sent me" is never a word of mine
    if behind:
        passed = rf"|\b(?:{'|'.join(behind)})\s+(?:{'|'.join(map(re.escape, (*names, 'her', 'him', 'them')))})\b"
        mine, theirs = mine + passed, theirs + passed
    if ends:
        done = rf"|\b(?!(?:{who}|i|be)\s)[\w’']+:?\s+(?:{'|'.join(ends)})\s*(?:$|[,.;!]|(?:to|at|for)\s+(?:{who})\b)"
        mine, theirs = mine + done, theirs + done
    return _pattern(mine), _pattern(theirs)


_pattern = lru_cache(maxsize=4096)(regex)
"""What is mine is mostly said in the same words of whomever; and of the two only one may be looked for."""


def one_of(words: Iterable[str]) -> str:
    """One of some words, the longest first, as a regular expression."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def is_answer_to_me(rule: ClosingRule, statement: Statement, names: frozenset[str], called: NamesByPerson) -> bool:
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


def is_one_of_two(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether the clause with the word that closes names nobody but "him" or "her", in an entry of several people."""
    if len({*statement.people, *statement.mentions}) < 2:
        return False
    words = {word.split()[0] for word in (*rule.words, *rule.theirs)}
    return any(
        words & said and _ONE_OF_THEM & said and not said & names
        for said in (named_in(clause) for clause in clauses_in(statement.text))
    )


def plain_words(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> Sequence[str]:
    """The words of a rule that may say it plainly: one that needs no object only where its own side says it, and not
    for "sent Tom the menu, Ana said yes to the barn"."""
    words = (*rule.words, *rule.theirs)
    alone = [word for word in rule.words if word not in WITH_OBJECT]
    if not alone or statement.channel == "gift" or says(rule._replace(words=alone), statement, names):
        return words
    return [word for word in words if word not in alone]


def is_a_clause(rule: ClosingRule, statement: Statement, names: frozenset[str]) -> bool:
    """Whether a clause says a word of the rule and nothing else: "told Dmitri. he took it well"."""
    phrases = [words_of(words) for words in rule.words]
    of_the_rule = {part for phrase in phrases for part in phrase}
    clauses = (words_of(clause) for clause in clauses_in(statement.text))
    return any(
        any(f" {' '.join(phrase)} " in f" {' '.join(said)} " for phrase in phrases)
        and not subject_terms(" ".join(word for word in said if word not in names | of_the_rule)) - SMALL_TALK
        for said in clauses
    )


def clauses_of(text: str, words: Iterable[str], about: Set[str]) -> str:
    """The clauses of an entry that have a word of a rule, or are about a matter: what the others say puts it in no
    doubt. All of them where none has."""
    first = {word.split()[0] for word in words}
    clauses = [each.strip() for each in clauses_in(_ASKED_IF.sub(r"\1", text) if "asked" in first else text)]
    of_it = [one for one in clauses if not (first.isdisjoint(words_of(one)) and about.isdisjoint(terms_of(one)))]
    return ", ".join(of_it) or text


def in_one_word(text: str, what: str, about: Set[str]) -> str:
    """A text with one word for a matter that it repeats word for word: "sent Becky the 3 names from the beach"."""
    word = next((word for word in words_of(what) if not about.isdisjoint(terms_of(word))), "")
    return text.replace(unaccent(what).strip(" ."), word) if word else text


def is_of_its_matter(what: str, rule: ClosingRule, statement: Statement, called: NamesByPerson) -> bool | None:
    """Whether what an entry was about may be what the loop is about; None where one of them does not say: "call with
    Ana, she needs a nurse" is no answer about the deck. Words of one beginning may be of one thing ("the calendar
    link", "the calendly")."""
    about = subject_terms(what)
    named = frozenset[str]().union(*called.values())
    of_the_rule = {part for words in (*rule.words, *rule.theirs) for part in words_of(words)}
    words = (word for word in words_of(statement.text) if word not in named and word not in of_the_rule)
    spoken = subject_terms(" ".join(words)) - SMALL_TALK
    introduced = INTRO.search(statement.text) is not None
    if not (about and (spoken or introduced)):
        return None
    return any(_begin_alike(one, other) for one in about for other in spoken)


def _begin_alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE])


def is_all_about(what: str, statement: Statement, named: Set[str], rule: ClosingRule) -> bool:
    """Whether an entry is about what a loop is about, and asks for nothing: "we lost the hospital bid". One word in
    common is enough where what is to come came ("Tom finally got the contract over to me"), where what is mine to do
    was done, by me or by nobody that is named ("her fence seen"), and where the entry tells of nothing else that was
    done or is to be: "contract to Ana is out"."""
    text, words, to_me, about = statement.text, words_of(statement.text), rule.by == "them", subject_terms(what)
    clauses = clauses_of(own_clauses(text, rule.by), (), about)
    if _UNDER_WAY.search(clauses) or (STILL.search(text) and not (to_me and AN_ANSWER.search(what.lower()))):
        return False
    came = _COMES_TO_ME.search(text) is not None
    if to_me and is_deed(text.partition(" ")[0]):
        return False  # "reviewed Ana's portfolio" is what I did
    them = named | {"he", "she", "they"}
    deeds = {before in them for before, did in zip(["", *words], words, strict=False) if is_deed(did) or did in _DONE}
    enough = came if to_me else rule.deeds and False in deeds and not came
    is_said = (to_me or not (came or deeds)) and not INTRO.search(what.lower())
    enough = enough or (is_said and not (is_somebodys(clauses, named) or is_doubtful(clauses, about)))
    spoken = subject_terms(" ".join(word for word in words if word not in named))
    thanked = _THANKS & terms_of(what) & terms_of(text)
    return len((about & spoken) | thanked) >= (1 if enough else _SHARED)


def own_clauses(text: str, by: By) -> str:
    """The clauses of an entry but those of what the other side does: "sent Ana the list, she will call" says nothing
    against my deed."""
    other = re.compile(rf"\s*(?:(?:and|but|then|so)\s+)*{_WHOSE_CLAUSE[by]}")
    return ", ".join(clause for clause in clauses_in(text) if not other.match(clause))


def is_wanted(text: str, names: frozenset[str]) -> bool:
    """Whether a text asks for something, or tells what is to come; a Will does neither by his name."""
    return any(one[0] not in names for one in STILL.finditer(text))


def tells_figure(statement: Statement, names: frozenset[str]) -> bool:
    """Whether I told one of these people a figure and nothing else: "told Ana 400"."""
    whom = one_of((*names, "him", "her", "them"))
    telling = re.compile(rf"(?:told|quoted) (?:{whom})(?: \w+)? {SUM}(?: (?!times)\w+)?\W*")
    return any(telling.fullmatch(clause.strip()) for clause in clauses_in(statement.text))


def tells_it(what: str, statement: Statement, names: frozenset[str]) -> bool:
    """Whether an entry may hold the word that somebody owes: a figure or a day where one is to come ("confirm numbers":
    "Ana says it's 24 now", "numbers from Ana final 26"), that they paid where it is money, a yes or a no where that was
    asked, anything they say where it is an answer."""
    telling, figures = (
        _patterns((*TELLS, *_WROTE_BACK), (), (), (), names)[1],
        {stem(one[0]) for one in _FIGURE.finditer(what.lower())},
    )
    their = one_of(names)
    speaks = re.compile(
        rf"{telling.pattern}|^(?:{their})\s*(?::|[-–]\s)"
        rf"|\b(?:{their}) (?=(?:can['’]?t|cannot|won['’]?t)\W*$|can (?:do|make|come|help)\b)"
    )
    paid = _patterns(PAID, (), (), (), names)[1] if _MONEY.search(what.lower()) else None
    about = (figures | subject_terms(what)) - terms_of(" ".join(names))
    for clause in clauses_in(statement.text):
        said = speaks.search(clause)
        pays = paid.search(clause) if paid is not None and not is_doubtful(clause, names=names) else None
        if pays is not None and (_IN_FULL.match(clause, pays.end()) or subject_terms(clause[pays.end() :]) <= about):
            return True
        if said is not None and _IF.match(what.lower()) and _YES_OR_NO.search(clause):
            return True
        if (said is None and about.isdisjoint(terms_of(clause))) or is_doubtful(clause, names=names):
            continue
        if figures and DIGITS_OR_DAY.search(clause) and not is_wanted(clause, names):
            return True
        if said is not None and ":" in said[0] and not about.isdisjoint(terms_of(clause)):
            return True  # "Ana: the key is under the mat"
        if said is not None and not figures and AN_ANSWER.search(what.lower()) and not _HELLO.match(clause, said.end()):
            return True
    return False
