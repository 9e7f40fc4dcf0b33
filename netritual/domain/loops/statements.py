"""An entry as far as it may close something: what was said with whom, and which of its clauses are about somebody."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.terms import COMMON, FILLER, stem, terms_of, words_of
from netritual.domain.language.text import unaccent
from netritual.domain.loops.closing_vocabulary import CARRIED, CLOSING, DONE, GERMAN_FILLER, SENT
from netritual.domain.model import Gift, Interaction
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.word_translations import is_abroad
from netritual.regex import regex

if TYPE_CHECKING:
    from netritual.domain.loops.closing_rules import By

NamesByPerson = Mapping[int, frozenset[str]]
_CLAUSE = regex(r"\+(?!got\b|gave\b|received\b|thanks\b)\w+[^+]*")
_SHORT_FILLER = 3
_STOP_TERMS = frozenset(
    stem(word)
    for word in (*COMMON, *GERMAN_FILLER, *WEEKDAY, "yes", "ok", "okay", "answer", "other", "advice", "off")
    if word not in FILLER or len(word) > _SHORT_FILLER  # "notes" has the stem of "not"
)
"""Terms that say nothing about a matter."""
_A_COUNT = 2
"""Digits of a number that only counts: a longer one may be a name ("the 990s")."""
_GOES_ON = regex(r"\s*(?:(?:and|but|then|so)\s+)*(?:he|she|they)\b")
"""How a clause begins that goes on with whoever had the one before."""
_WITH = regex(r"\bw/?(?= )")
_DID = {"done": "did"}
"""The past of what is done, where it is another word."""
_NEXT = regex(
    r"[,;]\s+|(?<!\brs)\.\s+|\b(?:and\s+)?also\b"
    rf"|\band\s+(?=(?:{'|'.join(sorted(word for word in CLOSING if not word.isalnum()))})\b)|\band\s+(?=(?P<first>\w+))"
)
"""Where another clause begins; behind "and" only with one of the words that close something, or "I"."""
_WROTE = "wrote|texted|emailed|mailed|messaged"
_ANSWERS = (" no", "no ", " can", "yes", "sure")
_A_CHANGE = "the|an?|my|our|his|her|their|its?|that|this|these|those|plan|old|normal|version|all|some|both|changes"
_PLAINLY = (
    (r"\b(ha[sd]|have|did|does|do|is|are|was|were|could|would)nt\b", r"\1n't", ("nt",)),
    (r"(?<=\w) '?n'? (?=\w)", " and ", (" n", " '")),
    # as many in India say for to reply; not of a change that is taken back
    (rf"\breverted(?: back)?\b(?! (?:to )?(?:{_A_CHANGE})\b)", "replied", ("reverted",)),
    # two who were introduced: "intro Ana + Bob done"
    (
        r"^intro(?:duction)?(?: (?:of|between))? ((?:[\w'’-]+ ){1,3}(?:\+|&|and|to|with)(?: [\w'’-]+){1,3}?)"
        r" (?:is )?(?:done|made|sent)\b",
        r"introduced \1",
        ("intro",),
    ),
    # an answer that I gave: "told Will Grant no thanks to the quote", "no to Will Grant, too busy"
    (
        rf"\b(?:told|answered|{_WROTE})\b((?: to)?(?: (?!(?:me|us)\b)[\w'’-]+){{1,3}}?):?"
        r" (no|yes)(?: thanks?(?: you)?| thx)?(?=$|[,.;!]| (?:to|for|about|re|on|thanks)\b)",
        r"told\1: said \2",
        _ANSWERS,
    ),
    (r"^(no|yes) to((?: [\w'’-]+){1,3}?)(?=$|[,.;!:])", r"told\2: said \1", _ANSWERS),
    # who decides for them: "Bill texted, boss says no"
    (
        r"(?<=[,;.] )(?:(?:his|her|their|the) )?(?:boss|editor|owner|board|landlord|landlady|manager|committee|council"
        r"|head|chef|team) (?=(?:says|said) (?:yes|no)\b)",
        "they ",
        _ANSWERS,
    ),
    (
        rf"\b(?:told|answered|{_WROTE})\b((?: to)?(?: (?!(?:me|us)\b)[\w'’-]+){{1,3}}?),? it['’]?s a (yes|no)\b",
        r"told\1: said \2",
        _ANSWERS,
    ),
    # one that they gave: "Bill texted yes"
    (rf"\b(?:answered|replied|{_WROTE})(?: back)?:? (yes|sure)\b", r"said \1", _ANSWERS),
    (
        rf"(?:(?<=\w )(?<!\bi )(?<!and )(?:answered|replied|called|rang|phoned|says|{_WROTE})(?: me)?(?: back)?[:,]?|:)"
        r" (?:sorry,? )?(?:no(?: luck| joy| can do| chance)?|can(?:no|['’]?)t)"
        r"(?=$|[,.;!]| (?:sorry|he|she|they|his|her|their|boss|not|till|until|thanks?)\b)",
        " said no,",
        _ANSWERS,
    ),
    # thanks that were said: "sent Janet a thank-you note", "wrote to Janet to thank her"
    (
        rf"\b(?:sent|gave|brought|posted|told|{_WROTE})\b((?: [\w'’-]+){{0,4}}?)"
        r"(?: (?:an?|the|my|our|her|his|their|out))* (?:thanks|thank[- ]?yous?)\b"
        r"(?: (?:note|card|letter|e-?mail|message|gift|flowers))?",
        r"thanked\1",
        ("thank",),
    ),
    (r"\b(thanked(?: [\w'’-]+){1,3}?) with (?!(?:him|her|them|us)\b)[^,.;!]*?(?= for\b|[,.;!]|$)", r"\1", ("thanked",)),
    (
        rf"\b(?:called|rang|phoned|{_WROTE})\b(?: to)?((?: [\w'’-]+){{1,6}}?)"
        r" to (?:thank (?:him|her|them|both)|say thank(?:s| you))\b",
        r"thanked\1",
        ("thank",),
    ),
    (r"\basked (\w+) (?:again|once more|a second time)\b", r"reminded \1", ("asked",)),
    # two who were introduced: "Ana + Bob introduced by whatsapp"
    (
        r"^((?:(?!i\b)[\w'’-]+ ){1,3}(?:\+|&|and|to|with)(?: (?!i\b)[\w'’-]+){1,3}?) (?:(?:are|were) )?introduced"
        r"(?=$|[,.;!]| (?:today|yesterday|now)\b| (?:by|on|via|over) (?:whatsapp|e-?mail|mail|text|phone|app)\b)",
        r"introduced \1",
        ("introduced",),
    ),
    # the past without its ending: "send Ana the deck, she says thanks"
    (
        r"^send(?=[^,;]*[,;] (?:she|he|they) (?:says?|said|was|were|loves?|loved|likes?|liked) (?!no\b))",
        "sent",
        ("send",),
    ),
    # a thing that was brought: "took the iron back to Wilf"
    (
        rf"\b(?:{'|'.join(CARRIED)})\b((?: [\w'’-]+){{1,5}}? (?:back|over|round|off)"
        r"|(?: back| over| round| off)(?: [\w'’-]+){1,5}?|(?: [\w'’-]+){1,4}?(?= (?:at|by|to|into) ))"
        r"(?=$|[,.;!]| (?:to|at|for|today|yesterday)\b)",
        r"brought\1",
        CARRIED,
    ),
)
"""What an entry says in other words, how the rules say it, and parts of which the other words hold one; the first
before the others."""
_IN_PLAIN_WORDS = tuple((regex(said), plain, parts) for said, plain, parts in _PLAINLY)
_TICKS = frozenset("\u2705\u2713\u2714\u2611[-*\u2022")
_TICK = regex(r"^(?:[\u2705\u2713\u2714\u2611]\ufe0f?\s*|\[x\]\s+|[-*\u2022]\s+)+")
"""A mark before a line of a list, which says that it is done or nothing."""


class Statement(Struct, frozen=True, kw_only=True):
    """An entry as far as it may close something: with whom, when, what was said; ``by`` None for a talk of both.
    ``mentions`` are people of whom it only speaks."""

    id: int
    people: tuple[int, ...]
    mentions: tuple[int, ...] = ()
    on: date
    by: "By | None"
    channel: str
    text: str


def statement_of(network: Network, id: int) -> Statement | None:
    """The entry or the gift of an id as a statement; None for anything else."""
    talk = network.get(Interaction, id)
    if talk is not None:
        return spoken_in(talk)
    gift = network.get(Gift, id)
    if gift is None:
        return None
    got = gift.direction == "got"
    return Statement(
        id=gift.id, people=gift.people, on=gift.on, by="them" if got else "me", channel="gift",
        text=f"{'got' if got else 'gave'} {gift.text}",
    )  # fmt: skip


def spoken_in(talk: Interaction) -> Statement:
    """An entry as a statement, in English words, without its signs and what they open."""
    by: By | None = talk.initiator if talk.initiator in ("me", "them") else None
    introduced = next((one.people for one in talk.proposed if one.kind == "intro" and one.done), ())
    text = talk.line or " ".join((talk.topic, talk.summary, talk.note))
    text = (_CLAUSE.sub(" ", text) if talk.line and "+" in text else text).strip()
    if text[:1] in _TICKS:
        text = _TICK.sub("", text)
    if is_abroad(text):
        from netritual.domain.quicklog.glossary import in_english_text  # few lines are in another language

        text = in_english_text(text)
    text = _WITH.sub("with", unaccent(text))
    for said, plain, parts in _IN_PLAIN_WORDS:
        if any([part in text for part in parts]):
            text = said.sub(plain, text)
    return Statement(
        id=talk.id, people=talk.people or introduced, mentions=talk.mentions, on=talk.on, by=by, channel=talk.channel,
        text=text,
    )  # fmt: skip


def clauses_in(text: str) -> list[str]:
    """The clauses of a text, without what parts them."""
    clauses, start = [], 0
    for sign in _NEXT.finditer(text):
        if sign["first"] in (None, "i") or sign["first"] in CLOSING:
            clauses.append(text[start : sign.start()])
            start = sign.end()
    return [*clauses, text[start:]]


def said_of(people: Collection[int], statement: Statement, called: NamesByPerson) -> str:
    """The clauses of an entry that are about some people: they name them, or go on after one that does. A clause
    that names somebody else is about these, and one before any name about all with whom the entry was."""
    said: list[str] = []
    there = {*statement.people, *statement.mentions}
    about = not set(statement.people).isdisjoint(people) or _first_named(statement, called, people)
    for clause in clauses_in(statement.text):
        words = named_in(clause)
        named = {who for who in there if called.get(who, frozenset()) & words}
        words = words.difference(COMMON, *(called[who] for who in named))
        named.update(who for who, names in called.items() if who not in there and names & words)
        if named and not (about and _GOES_ON.match(clause)):  # "met Tom, he introduced me to Ana" is of Tom
            about = not named.isdisjoint(people)
        if about:
            said.append(clause.strip())
    return ", ".join(said)


def in_active_order(text: str, names: frozenset[str], matter: str) -> str:
    """What was said of people of these names with each deed before its thing, where that is the matter and no more:
    "sent the budget to Ana" for "budget sent to Ana", "the slides came from Ana" for "slides from Ana"."""
    if not names:
        return text
    from netritual.domain.loops.closing_doubts import PASSED

    expected = PASSED | {stem(word) for word in words_of(matter)}

    def active(match: re.Match[str]) -> str:
        if not {stem(word) for word in words_of(match["thing"]) if word not in PASSED} <= expected:
            return match[0]  # "waiting for slides from Ana"
        if "verb" not in match.groupdict():
            return f"{match['thing']} came from"
        did = match["sent"] or _DID.get(match["verb"], match["verb"])
        return f"{did} {match['thing']} {match['to'] or match['whom']}"

    if any([f"{to} " in text for to in ("to", "for", "with")]) and any([did in text for did in (*DONE, *SENT)]):
        text = _passive(names).sub(active, text)
    return _from_them(names).sub(active, text) if " from " in text else text


def _thing(names: frozenset[str]) -> tuple[str, str]:
    """What finds the thing at the beginning of a clause, and people of these names."""
    who = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    begin = rf"(?:^|(?<=, ))(?P<thing>(?!(?:i|we|he|she|they|{who})\b)[\w’'-]+(?: (?!(?:{who})\b)[\w’'-]+){{0,4}}?)"
    return begin, rf"(?:{who})(?: (?:{who}))*"


@lru_cache(maxsize=1024)
def _passive(names: frozenset[str]) -> re.Pattern[str]:
    """What finds a thing with its deed behind it."""
    thing, who = _thing(names)
    whom = rf"(?:to|for|with) {who}"
    done = rf"(?P<verb>{'|'.join(map(re.escape, DONE))})(?=$|[,.;!]| to\b)"
    sent = rf"(?P<sent>{'|'.join(SENT)}) (?P<to>{whom})"
    return re.compile(rf"{thing} (?:(?:is|are|was|were) )?(?:{sent}|(?P<whom>{whom}) (?:is |are )?{done})")


@lru_cache(maxsize=1024)
def _from_them(names: frozenset[str]) -> re.Pattern[str]:
    """What finds a thing with nothing behind it but whom it is from."""
    thing, who = _thing(names)
    return re.compile(rf"{thing} from(?= {who}(?:$|[,.;!]| (?:is|are) (?:here|in)\b| (?:came|arrived)\b))")


def _first_named(statement: Statement, called: NamesByPerson, people: Iterable[int]) -> bool:
    """Whether the first clause with a name names one of these: "did the form, sent it to Janet for Mr Dunn"."""
    words = (named_in(clause) for clause in clauses_in(statement.text))
    named = ({who for who, names in called.items() if names & said} for said in words)
    return not next((each for each in named if each), set()).isdisjoint(people)


def as_in(matter: str, text: str) -> str:
    """A text with the compounds of a matter as the matter writes them: "price list" for "pricelist", and the other way
    round."""
    said, wanted = words_of(text), words_of(matter)
    for first, second in pairwise(wanted):
        if f"{first}{second}" in said:
            text = text.replace(f"{first}{second}", f"{first} {second}")
    for first, second in pairwise(said):
        if f"{first}{second}" in wanted:
            text = text.replace(f"{first} {second}", f"{first}{second}")
    return text


def named_in(clause: str) -> set[str]:
    """The words of a clause, those of somebody's ("Ana's cv") as their name too."""
    words = words_of(clause.replace("’", "'"))
    return {*words, *(word.removesuffix("'s") for word in words), *(word.removesuffix("s") for word in words)}


def subject_terms(text: str) -> frozenset[str]:
    """The terms of a text that tell what it is about."""
    return frozenset(
        term for term in terms_of(text) if term not in _STOP_TERMS and not (term.isdigit() and len(term) <= _A_COUNT)
    )


def names_by_person(network: Network, people: Iterable[int]) -> NamesByPerson:
    """The words by which each of these people is called, folded."""
    return {
        person.id: frozenset(
            unaccent(part)
            for name in (person.name, person.handle, *person.aka)
            for part in (*name.split(), *words_of(name))
            if len(part) > 1
        )
        for person in known_people(network, dict.fromkeys(people))
    }
