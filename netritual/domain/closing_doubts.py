"""When a line that tells of something done is plain enough to close a loop by itself; else it is a question.

A wrong closing loses a promise, and a question costs one key. So the verb needs what the loop is about as its own
object ("sent Ana the deck"; not "sent Ana a question about the deck"), and no word that puts it in doubt.
"""

import re
from collections.abc import Collection, Set

from netritual.domain.closing_words import CAME, GERMAN_FILLER, GIVEN, HAS, NOT_NEEDED, OFF, OWN, TAKEN
from netritual.domain.terms import terms_of

_DOUBT = re.compile(
    r"\?|\bnot\b|n['’]t\b|\bdue$|\b(?:said|says|wrote|told me)\s*:|\bto[- ]?do\b"
    r"|\b(?:i|we|she|he|they)['’](?:ll|d)\b|\bid\b"
    r"|\b(?:never|forgot|if|whether|unless|until|might|maybe|half|partly|almost|part of|some of|most of|no|nothing"
    r"|nobody|none|wish|dreamt|dreamed|imagine|imagined|once|when|before|still|later|delay|delayed|delaying|wrong"
    r"|instead|draft|only|will|would|should|could|going to|next week|next month|soon|reminder|question|questions"
    r"|apology|gave up|think|wait|down|owed|pending|nicht|kein\w*|noch|wenn|ob|wird|morgen)\b|\bhas\b(?=[^,.;]*\bto\b)"
)
_SOMEBODY = re.compile(
    r"\b(?:sister|brother|wife|husband|mother|father|mum|mom|dad|son|daughter|cousin|aunt|uncle|niece|nephew"
    r"|girlfriend|boyfriend|fianc[eé]e?|friend|boss|manager|assistant|secretary|colleague|coworker|co-worker"
    r"|flatmate|roommate|neighbou?r)\b"
)
"""Somebody beside the one of a name: "Tom's sister, sent her the deck" may be no word to Tom."""
_YES = re.compile(r"\b(?:said|says|answered|replied):? no\b(?! (?:one|body|way|idea|time|thing|problem|rush|worries))")
"""An answer of "no" is as plain as one of "yes"."""
_AGREED = re.compile(r"\b(?:said|says|answered|replied):? (?:yes|sure|of course|absolutely)\b")
_OVER = re.compile(rf"\b(?:{'|'.join(NOT_NEEDED)})\b")
"""What is needed no longer is as plain."""
_OF_A_YES = re.compile(r"\basked\b[^,;.!?]*\b(?:if|whether|would|could)\b[^,;.!?]*|\b(?:she|he|they)(?: will|['’]ll)\b")
"""What was asked and what will be done: no doubt beside a yes."""
_PASSED = frozenset((
    "him", "her", "them", "you", "me", "us", "the", "a", "an", "my", "our", "his", "their", "its", "that", "this",
    "these", "those", "both", "all", "over", "across", "along", "out", "back", "new", "updated", "promised", "final",
    "full", "whole", "s", "two", "three", *GERMAN_FILLER,
))  # fmt: skip
"""Words that may stand between a verb and its object."""
_FOLLOWING = frozenset((
    "to", "by", "via", "on", "in", "at", "with", "and", "as", "for", "today", "yesterday", "this", "last", "now",
    "finally", "too", "already", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "tonight", "earlier", "over", "back", "then", "but", "so", "right",
    "just",
))  # fmt: skip
"""Words that may follow an object; any other may make another thing of it ("deck chairs", "deck delayed")."""
_MOST_BETWEEN = 8
_ASIDE = frozenset(("about", "on", "that", "for", "with", "re", "regarding", "concerning", "to", "of", "from"))
"""Words behind which an object stands that is not the verb's own: "a question about the deck"."""
_OBJECT = frozenset((*GIVEN, *TAKEN, *HAS))


def is_doubtful(text: str, about: Set[str] = frozenset(), names: Set[str] = frozenset()) -> bool:
    """Whether a line has a word that puts in doubt what it tells; one of ``about``, the terms of the matter, does not:
    a draft that was promised is sent as a draft. Nor does the name of somebody: Will."""
    if _AGREED.search(text):
        text = _OF_A_YES.sub(" ", text)
    found = _DOUBT.finditer(_OVER.sub(" ", _YES.sub(" ", text)))
    return any(one[0] not in names and about.isdisjoint(terms_of(one[0])) for one in found)


def is_plain(text: str, words: Collection[str], names: Set[str], about: Set[str]) -> bool:
    """Whether a line says it plainly. ``words`` close the loop, ``names`` are what its people are called, ``about`` the
    terms of what it is about. A word that needs no object ("answered", "thanked") is enough."""
    if is_doubtful(text, about, names) or _SOMEBODY.search(text):
        return False
    if any(re.search(rf"\b{re.escape(word)}\b", text) for word in words if word not in _OBJECT):
        return True
    tokens = re.findall(r"\w+(?:-\w+)*|[^\w\s'’]", text)
    if any(re.search(rf"\b{word}\b", text) for word in (*OFF, *CAME)):  # "deck off to Ana"
        return True
    return any(
        _is_object(tokens, at + 1, names, about)
        for at, token in enumerate(tokens)
        if token in _OBJECT and token in words and (token not in OWN or not about.isdisjoint(terms_of(token)))
    )


def is_likely(
    text: str, words: Collection[str], ends: Collection[str], names: Set[str], about: Set[str]
) -> bool:  # fmt: skip
    """Whether a line tells it without a doubt, though maybe of another thing of that name ("sent her the site photos").
    The parameters are those of ``is_plain``; ``ends`` are words at the end of a clause ("sketches sent")."""
    if is_doubtful(text, about, names) or _SOMEBODY.search(text):
        return False
    plain = (*(word for word in words if word not in _OBJECT), *OFF, *CAME)
    if any(re.search(rf"\b{re.escape(word)}\b", text) for word in plain):
        return True
    tokens = re.findall(r"\w+(?:-\w+)*|[^\w\s'’]", text)
    for at, token in enumerate(tokens):
        is_last = not tokens[at + 1 : at + 2] or not tokens[at + 1][0].isalnum() or tokens[at + 1] == "to"
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
    return token not in _PASSED and (token in about or not about.isdisjoint(terms_of(token)))


def _is_object(tokens: list[str], at: int, names: Set[str], about: Set[str]) -> bool:
    """Whether what the loop is about stands at a place behind a verb, or behind words that may come between."""
    end = min(at + _MOST_BETWEEN, len(tokens))
    while at < end and (
        tokens[at] in _PASSED or tokens[at].isdigit() or (tokens[at] in names and not _is_about(tokens[at], about))
    ):
        at += 1
    first = at
    while at < len(tokens) and _is_about(tokens[at], about):
        at += 1
    if at == first:
        return False
    behind = tokens[at : at + 2]
    if not behind or not behind[0][0].isalnum() or behind[0] in _FOLLOWING:
        return True
    return behind[0] == "from" and behind[1:] != [] and behind[1] in names
