"""When a line that tells of something done is plain enough to close a loop by itself; else it is a question.

A wrong closing loses a promise, and a question costs one key. So the verb needs what the loop is about as its own
object ("sent Ana the deck"; not "sent Ana a question about the deck"), and no word that puts it in doubt.
"""

import re
from collections.abc import Collection, Sequence, Set
from itertools import takewhile
from typing import Literal

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.terms import terms_of
from netritual.domain.language.text import unaccent
from netritual.domain.loops.closing_vocabulary import (
    CAME,
    GERMAN_FILLER,
    GIVEN,
    HAS,
    NOT_ABLE,
    NOT_NEEDED,
    NOT_WANTED,
    OFF,
    OWN,
    TAKEN,
    TELLS,
)
from netritual.regex import regex

_ID = (
    r"\b(?:id|ill|hed|shed)(?= (?:send|do|get|call|try|let|be|have|look|bring|ask|write|give|intro\w*|ring|help|find"
    r"|make|see)\b)"
)
"""What will be done, without its sign: "told her id send it"."""
_NOT_WHOLE = (
    r"\b(?:half|partly|part of|some of|most of|incomplete|unreadable|corrupt\w*|errors?|mistakes?|typos|with gaps"
    r"|missing (?:an?|the|some|its?|one|two|three|\d+)|(?:is|are|was|were|pages?|bits?|parts?|half) missing"
    r"|fehl(?:t|te|en|ten)|h[äa]lfte|teilweise|unvollst[äa]ndig\w*|fehlerhaft\w*|manqu(?:e|ent|ait|aient)|moiti[ée]"
    r"|incompl[eè]te?s?|erreurs?|falta(?:n|ba|ban)?|mitad|incomplet[oa]s?|errores|manca(?:no|va|vano)?|metà"
    r"|errori|falt(?:ou|aram|ava|avam|am)|metade|erros|ontbr(?:eekt|eken|ak|aken)|helft|onvolledig\w*|fouten)\b"
)
"""It is not all there, or not as it should be, in the languages of the app."""
_DOUBT = regex(
    rf"{_NOT_WHOLE}|"
    r"\?|\bnot\b|n['’]t\b|\bdue$|\b(?:said|says|wrote|told me)\s*:|\bto[- ]?do\b"
    r"|\b(?:i|we|she|he|they)['’](?:ll|d)\b"
    rf"|{_ID}"
    r"|\b(?:never|forgot|if|whether|unless|until|(?<=need )till|might|maybe|yet|almost"
    r"|no|nothing|nobody|none|wish|dreamt|dreamed|imagine|imagined"
    r"|once|when|before|still|later|delay|delayed|delaying|wrong|bounced?|undeliver\w+"
    r"|failed|instead|draft|only|will|would|should|could|going to|next week|next month|soon|reminder|question|questions"
    r"|apology|gave up|think|wait|down|owed|pending|nicht|kein\w*|noch|wenn|ob|wird|morgen)\b|\bhas\b(?=[^,.;]*\bto\b)"
)
_POSTPONED = (
    r"postponed|rescheduled|verschoben|verschiebt|vertagt|aufgeschoben|reportee?s?|repoussee?s?|decalee?s?"
    r"|aplazad[oa]s?|pospuest[oa]s?|rinviat[oaie]|posticipat[oaie]|spostat[oaie]|adiad[oa]s?|remarcad[oa]s?"
    r"|uitgesteld|verzet|verplaatst"
)
"""It has another day, and is not done, in the languages of the app."""
_DENIED = regex(
    r"[?❌✗✘]|\bnot\b|n['’]t\b|\b(?:never|forgot|no(?! problem| worries| rush)"
    r"|nothing|nobody|none|without|wish|dreamt|dreamed|still|will|would|should|could"
    r"|going to|next week|next month|soon|later|delay\w*|gave up|pending|once|when|before|until|(?<=need )till|unless"
    rf"|reminder|questions?|apology|{_POSTPONED})\b"
    r"|(?<!as )(?<!as i )(?<!what i )(?<!that i )\bpromised (?:her|him|them)\b"
    rf"|\b(?:i|we|she|he|they)['’](?:ll|d)\b|{_ID}|\bto[- ]?do\b|\bto be\b"
    r"|\bowes? (?:me|us)\b|\bwaiting (?:for|on)\b|^(?:ask|remind|nudge|chase|ping)\b"
)
"""Of the words of doubt those by which it is not done."""
_HOPED = regex(
    r"(?:i|we)?\s*(?:just\s+)?(?:hop(?:e|es|ed|ing)|hopefully|wish(?:ed)?|if|assum(?:e|ing)|suppose|guess)\b"
)
"""How a line begins that tells of nothing done."""
_PAST = regex(
    r"\b(?:by (?:mistake|accident)|accidentally|mistakenly|last (?:year|month)|(?:years?|months?) ago|(?:19|20)\d\d)\b"
)
"""Words of what was not meant, or was before it was owed."""
_SOMEBODY = regex(
    r"\b(?:sister|brother|wife|husband|mother|father|mum|mom|dad|son|daughter|cousin|aunt|uncle|niece|nephew"
    r"|girlfriend|boyfriend|fianc[eé]e?|friend|boss|manager|assistant|secretary|colleague|coworker|co-worker"
    r"|flatmate|roommate|neighbou?r)\b"
)
"""Somebody beside the one of a name: "Tom's sister, sent her the deck" may be no word to Tom."""
_YES = regex(r"\b(?:said|says|answered|replied):? no\b(?! (?:one|body|way|idea|time|thing|problem|rush|worries))")
"""An answer of "no" is as plain as one of "yes"."""
_AGREED = regex(r"\b(?:said|says|answered|replied):? (?:yes|sure|of course|absolutely)\b")
_NOT = (*NOT_NEEDED, *NOT_WANTED, *NOT_ABLE)
_OVER = regex(rf"\b(?:{'|'.join(_NOT)})\b")
"""What is needed no longer, or cannot be done, is as plain."""
_OF_A_YES = regex(r"\basked\b[^,;.!?]*\b(?:if|whether|would|could)\b[^,;.!?]*|\b(?:she|he|they)(?: will|['’]ll)\b")
"""What was asked and what will be done: no doubt beside a yes."""
PASSED = frozenset((
    "him", "her", "them", "you", "me", "us", "the", "a", "an", "my", "our", "his", "their", "its", "that", "this",
    "these", "those", "both", "all", "over", "across", "along", "out", "back", "off", "up", "through", "round", "new",
    "updated", "promised", "final", "full", "whole", "s", "two", "three", *GERMAN_FILLER,
))  # fmt: skip
"""Words that may stand between a verb and its object."""
_FOLLOWING = frozenset((
    "to", "by", "via", "on", "in", "at", "with", "and", "as", "for", "today", "yesterday", "this", "last", "now",
    "finally", "too", "already", "tonight", "earlier", "over", "back", "then", "but", "so", "right", "just", *WEEKDAY,
))  # fmt: skip
"""Words that may follow an object; any other may make another thing of it ("deck chairs", "deck delayed")."""
_QUALIFYING = frozenset(("of", "on", "about", "for"))
"""Words behind an object that tell which it is: "the article on bees"."""
_WHEN_OR_HOW = frozenset((
    "today", "yesterday", "tonight", "time", "whatsapp", "signal", "slack", "teams", "linkedin", "email", "paper", "it",
    "now", "good", "real", "sure", "once", "last", "free", *WEEKDAY,
))  # fmt: skip
"""What may stand behind them without telling of another thing: "on friday", "for free"."""
_MOST_BETWEEN = 8
_A_COUNT = 2
"""Digits of a number that may be the name of another thing: "the deck 2"."""
_ASIDE = frozenset(("about", "on", "that", "for", "with", "re", "regarding", "concerning", "to", "of", "from"))
"""Words behind which an object stands that is not the verb's own: "a question about the deck"."""
WITH_OBJECT = frozenset((*GIVEN, *TAKEN, *HAS, *TELLS))
"""Words that close something only with its thing as their object."""
_ME = frozenset(("me", "us"))
_THEM = frozenset(("her", "him", "them", "both", "all"))
_PARTICLES = frozenset(("back", "over", "across", "along", "out", "off"))
"""Small words of a verb, which tell not to whom a thing went."""


def is_doubtful(text: str, about: Set[str] = frozenset(), names: Set[str] = frozenset()) -> bool:
    """Whether a line has a word that puts in doubt what it tells; one of ``about``, the terms of the matter, does not:
    a draft that was promised is sent as a draft. Nor does the name of somebody: Will."""
    if _AGREED.search(text):
        text = _OF_A_YES.sub(" ", text)
    text = _YES.sub(" ", text)
    if any([no in text for no in _NOT]):
        text = _OVER.sub(" ", text)
    return any(one[0] not in names and about.isdisjoint(terms_of(one[0])) for one in _DOUBT.finditer(text))


def is_plain(
    text: str,
    words: Collection[str],
    names: Set[str],
    about: Set[str],
    whom: Collection[str] = ("me", "them"),
    deeds: Set[str] = frozenset(),
) -> bool:
    """Whether a line says it plainly. ``words`` close the loop, ``names`` are what its people are called, ``about`` the
    terms of what it is about, ``whom`` to whom it may have gone, ``deeds`` the words that do what was to be done. A
    word that needs no object ("answered", "thanked") is enough."""
    if is_doubtful(text, about, names) or _SOMEBODY.search(text) or _PAST.search(text) or _asks(text, names):
        return False
    objects = WITH_OBJECT | deeds
    if any(re.search(rf"\b{re.escape(word)}\b", text) for word in words if word not in objects):
        return True
    tokens = re.findall(r"\w+(?:-\w+)*|[^\w\s'’]", text)
    if any(re.search(rf"\b{word}\b", text) for word in (*OFF, *CAME)):  # "deck off to Ana"
        return True
    return any(
        _is_object(tokens, at + 1, names, about) and _went_to(tokens, at, names) in (None, *whom)
        for at, token in enumerate(tokens)
        if token in objects and token in words and (token not in OWN or not about.isdisjoint(terms_of(token)))
    )


def is_denied(text: str, what: str) -> bool:
    """Whether a line says that a matter is not done, or only to come; in words that are not the matter's own."""
    own = set(re.findall(r"\w+", unaccent(what)))
    return any(one[0] not in own for one in _DENIED.finditer(text)) or is_hoped(text)


def is_hoped(text: str) -> bool:
    """Whether a line begins as one that only hopes, wishes or supposes."""
    return _HOPED.match(text) is not None


def is_somebodys(text: str, names: Set[str]) -> bool:
    """Whether a line speaks of somebody or something of these people: "introduced Bob to Priya's brother"."""
    return _SOMEBODY.search(text) is not None or any(word in names for word in re.findall(r"(\w+)['’]s \w", text))


def is_cut_off(text: str, what: str) -> bool:
    """Whether a line breaks off in a word of a matter: "sent Mark the slid"."""
    last = re.search(r"\w+$", text)
    words = set(re.findall(r"\w+", unaccent(what)))
    if last is None or {last[0], f"{last[0]}s"} & words:
        return False
    return any(word.startswith(last[0]) and word != f"{last[0]}es" for word in words) or any(
        word == f"{last[0]}es" and not last[0].endswith(("s", "x", "z", "ch", "sh")) for word in words
    )


def _asks(text: str, names: Set[str]) -> bool:
    """Whether a line asks, without its mark: "has Tom replied"."""
    first = re.match(r"(?:has|have|had|did|is|was|does)\s+(\w+)", text)
    return first is not None and first[1] in {*names, "he", "she", "they", "anybody", "anyone"}


def _went_to(tokens: Sequence[str], at: int, names: Set[str]) -> Literal["me", "them", "else"] | None:
    """To whom a thing went that was handed over by the verb at a place: to me, to those of the names, or to somebody or
    some place else, also back to where it came from; None where the clause does not say."""
    said = list(takewhile(lambda token: token[0].isalnum(), tokens[at + 1 :]))
    clause = [token for token in said if token not in _PARTICLES]
    aside = {"to", "with"} if tokens[at] == "shared" else {"to"}
    first = clause[0] if clause else ""
    owner = next((n for n, token in enumerate(clause) if token not in names), 0)
    owned = clause[owner : owner + 1] == ["s"]  # "Sam Fox's photos"
    if first in _ME:
        return "me"
    if (first in names and not owned) or first in _THEM:
        return "them"
    for n, token in enumerate(clause[:-1]):
        if token in aside:
            whom = next((word for word in clause[n + 1 :] if word != "both"), "")
            through = "for" in clause[n + 2 :] and not names.isdisjoint(clause[n + 2 :])
            if whom in _ME:
                return "me"
            return "them" if whom in names or whom in _THEM or through else "else"
    return "else" if "back" in said else None


def is_likely(
    text: str,
    words: Collection[str],
    ends: Collection[str],
    names: Set[str],
    about: Set[str],
    deeds: Set[str] = frozenset(),
) -> bool:
    """Whether a line tells it without a doubt, though maybe of another thing of that name ("sent her the site photos").
    The parameters are those of ``is_plain``; ``ends`` are words at the end of a clause ("sketches sent")."""
    if is_doubtful(text, about, names) or _SOMEBODY.search(text):
        return False
    plain = (*(word for word in words if word not in WITH_OBJECT | deeds), *OFF, *CAME)
    if any(re.search(rf"\b{re.escape(word)}\b", text) for word in plain):
        return True
    tokens = re.findall(r"\w+(?:-\w+)*|[^\w\s'’]", text)
    for at, token in enumerate(tokens):
        is_last = (
            not tokens[at + 1 : at + 2] or not tokens[at + 1][0].isalnum() or tokens[at + 1] in ("to", "at", "for")
        )
        if token in ends and is_last and any(_is_about(before, about) for before in tokens[:at]):
            return True
        if token in words and not about.isdisjoint(terms_of(token)):  # a review: "reviewed it"
            return True
        for behind in tokens[at + 1 : at + 1 + _MOST_BETWEEN] if token in words and token not in OWN else ():
            if behind in _ASIDE or not behind[0].isalnum():
                break
            if _is_about(behind, about):
                return True
    return False


def _is_about(token: str, about: Set[str]) -> bool:
    return token not in PASSED and (token in about or not about.isdisjoint(terms_of(token)))


def _is_object(tokens: list[str], at: int, names: Set[str], about: Set[str]) -> bool:
    """Whether what the loop is about stands at a place behind a verb, or behind words that may come between."""
    end = min(at + _MOST_BETWEEN, len(tokens))
    while at < end and (
        tokens[at] in PASSED or tokens[at].isdigit() or (tokens[at] in names and not _is_about(tokens[at], about))
    ):
        at += 1
    first = at
    while at < len(tokens) and _is_about(tokens[at], about):
        at += 1
    if at == first:
        return False
    behind = tokens[at : at + 2]
    if not behind or not behind[0][0].isalnum() or (behind[0].isdigit() and len(behind[0]) > _A_COUNT):
        return True  # "the quote 4200 eur"
    if behind[0] in _QUALIFYING and _tells_of_another(tokens[at + 1 :], names, about):
        return False
    if behind[0] in _FOLLOWING:
        return True
    return behind[0] == "from" and behind[1:] != [] and behind[1] in names


def _tells_of_another(tokens: Sequence[str], names: Set[str], about: Set[str]) -> bool:
    """Whether the words behind "of" or "for" tell of another thing than the loop is about: "the article on wasps"."""
    word = next((token for token in tokens if token not in PASSED or token in ("her", "him", "them", "me")), "")
    if word in names or word in ("her", "him", "them", "me") or word in _WHEN_OR_HOW or not word.isalpha():
        return False
    return not _is_about(word, about)
