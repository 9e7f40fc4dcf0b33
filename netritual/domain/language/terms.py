"""Words of a text as terms that can be compared: folded, without filler, stemmed by a list of suffixes."""

from functools import lru_cache
from sys import maxsize

from netritual.domain.language.text import unaccent
from netritual.regex import regex

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")

_FILLER = """
    a an and any are as at be been but by can could did do does for from get had has have he her hers him his
    how i if in into is it its just like me more most my new no not of on one or our out she should so some
    than that the their them then there these they this those to too two up us very was we were what when
    where which who why will with would you your about need needs want wants looking look help someone anyone
    person good great thing things
"""
FILLER = frozenset(_FILLER.split())
"""Words that say nothing about a matter."""

_COMMON = """
    able actually after again ago also always another anyway around away back because before being best better
    between both came care case change close come comes coming course date days deal does doing done down each
    early easy else enough even ever every everything family fine first free friend friends from full gave give
    given gives goes going gone half happy hard having here high hold home hope hour hours idea important
    interesting issue just keep kind knew know known knows last late later learn least leave left less life like
    likes line little live lives local long longer look lots love loves made main make makes many matter maybe
    mean means meet meeting meetings might mind moment money month months morning most move moved much must name
    near never next nice night nothing notice number often okay once only open order other others over own part
    past perhaps place plan plans please point possible prefers public question questions quick quiet quite
    rather read reading ready real really reason right same saw say says second see seem seems seen send sent
    several short show side simple since small something sometimes soon speak start started state stay still
    stop story such sure take taken takes talk talked talks team tell than thank thanks their these think thinks
    thought through time times today together told took topic toward tried true turn under understand until used
    useful using usual usually very wait week weeks well went were what whole within without word words work
    worked working works world worth write wrote year years yesterday young
"""
COMMON = FILLER | frozenset(_COMMON.split())
"""Words of every day: sharing one of them with a private note gives nothing away."""

QUESTION_WORDS = "if|whether|what|how|when|where|who|which|why"
"""How the words of a question begin, as a regular expression."""
SHORT = 120
"""Texts up to this length are kept with their terms: topics, needs and titles come again, long notes do not."""

_SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ers", "ies", "ed", "er", "es", "s", "y", "e")
"""Taken off a word of at least 3 letters more, the longest first: hiring and hires, pricing and price meet."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(unaccent(text))


def words_at(text: str, start: int = 0, end: int = maxsize) -> list[tuple[str, int, int]]:
    """The words of a text from ``start`` to ``end``, folded, each with where it begins and ends in the text."""
    return [(unaccent(word[0]), *word.span()) for word in _WORD.finditer(text, start, end)]


def count_words(text: str) -> int:
    """How many words a text has; a word is a run of letters and digits, an address counts as one."""
    return sum(1 for part in text.split() if _WORD.search(part))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


COMMON_STEMS = frozenset(map(stem, COMMON))


def terms_of(text: str) -> frozenset[str]:
    """The stems of a text without filler."""
    return _terms(text) if len(text) <= SHORT else _terms.__wrapped__(text)


@lru_cache(maxsize=16384)
def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if word not in FILLER and (len(word) > 1 or word.isdigit()))
