"""Words of a text as terms that can be compared: folded, without filler, stemmed by a list of suffixes."""

import re
from functools import lru_cache

from netritual.domain.text import unaccent

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_FILLER = """
    a an and any are as at be been but by can could did do does for from get had has have he her hers him his
    how i if in into is it its just like me more most my new no not of on one or our out she should so some
    than that the their them then there these they this those to too two up us very was we were what when
    where which who why will with would you your about need needs want wants looking look help someone anyone
    person good great thing things
"""
FILLER = frozenset(_FILLER.split())
"""Words that say nothing about a matter."""

_SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ers", "ies", "ed", "er", "es", "s", "y", "e")
"""Taken off a word of at least 3 letters more, the longest first: hiring and hires, pricing and price meet."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(unaccent(text))


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


@lru_cache(maxsize=16384)
def terms_of(text: str) -> frozenset[str]:
    """The stems of a text without filler."""
    return frozenset(stem(word) for word in words_of(text) if word not in FILLER and (len(word) > 1 or word.isdigit()))
