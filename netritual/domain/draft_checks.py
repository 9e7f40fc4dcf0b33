"""Checks on a note to somebody, each in words: they advise, and only a blank keeps a note from being copied."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from netritual.domain.drafts import BLANK, blanks
from netritual.domain.first_names import first_name
from netritual.domain.model import Person
from netritual.domain.quicklog.nicknames import shortens
from netritual.domain.terms import count_words, terms_of, words_of
from netritual.domain.text import unaccent
from netritual.domain.words import counted
from netritual.regex import regex

MOST_WORDS = 90
"""Longer notes are read later or never."""
MOST_QUESTIONS = 1
ALIKE = 0.5
"""Likeness from which on two texts are the same note."""
SHINGLE = 3
_SENTENCE_WORDS = 5
"""Words of a sentence that says something of its own."""
_SENTENCE, _GREETING = regex(r"(?<=[.!?])\s+|\n+"), regex(r"^\s*(?:hi|hello|dear)\b[^,\n]*,", re.IGNORECASE)
_AROUND = 20
"""Letters before and behind a blank by which its place is known."""
_LEAST = 2
"""Letters that fill a blank."""

_BRACE = regex(r"[{}]")
"""What is left of a blank of ours that was half deleted."""
_PROMISE = regex(r"\b(?:i will|i'll|i’ll|i shall|we will|we'll|we’ll)\b(?! (?:be in|leave you to it)\b)", re.IGNORECASE)
_BOILERPLATE = regex(
    r"\b(?:hope this (?:e-?mail|message|note) finds you well|touch(?:ing)? base|circle back|pick your brain"
    r"|to whom it may concern|dear sir or madam|just checking in|per my last)\b",
    re.IGNORECASE,
)


class Check(Struct, frozen=True):
    """One check on a draft: ``ok``, ``look`` (asks for a look, never blocks) or ``block`` (a blank)."""

    check: str
    level: Literal["ok", "look", "block"]
    text: str


def checks(text: str, person: Person | None, others: Sequence[tuple[str, str]] = (), made: str = "") -> list[Check]:
    """Blanks where there are any, words, questions, the name, and likeness to notes ``(name, text)`` sent to others.
    ``made`` is the draft as it was before anybody typed in it."""
    left, text = blank_words(text, made), BLANK.sub(" ", text)
    found = [Check("blanks", "block", left)] if left else []
    found += [_length(text), _one_ask(text)]
    if person is not None:
        found.append(_personal(text, person))
    found.append(_alike(text, others))
    if _PROMISE.search(text):
        found.append(Check("promise", "look", "holds a promise (“I will”): note it with a day"))
    stale = _BOILERPLATE.search(text)
    if stale:
        found.append(Check("tone", "look", f"“{stale[0]}” could go to anyone"))
    return found


def blank_words(text: str, made: str = "") -> str:
    """How many blanks a text has: "one blank to fill", "2 blanks to fill"; or that one of the draft as it was ``made``
    was emptied; "" when neither is so."""
    left = len(blanks(text)) or int(bool(blanks(made) and _BRACE.search(text)))
    if left:
        return f"{'one blank' if left == 1 else counted(left, 'blank')} to fill"
    return "the sentence with the blank is empty now" if is_emptied(text, made) else ""


def is_emptied(text: str, made: str) -> bool:
    """Whether next to nothing stands where a blank of the draft was, between the words around it."""
    parts = BLANK.split(made)
    for before, after in pairwise(parts):
        first, last = re.escape(before.rstrip()[-_AROUND:]), re.escape(after.lstrip()[:_AROUND])
        between = re.search(rf"{first or '^'}(.*?){last or '$'}", text, re.DOTALL)
        if between is not None and sum(map(str.isalnum, between[1])) < _LEAST:
            return True
    return False


def _length(text: str) -> Check:
    words = count_words(text)
    told = counted(words, "word")
    if words > MOST_WORDS:
        return Check("words", "look", f"{told}: {MOST_WORDS} is plenty")
    return Check("words", "ok", told)


def _one_ask(text: str) -> Check:
    count = len(re.findall(r"[?？؟]+", re.sub(r"https?://\S+", " ", text)))
    if count > MOST_QUESTIONS:
        return Check("questions", "look", f"{count} questions: one is easier to answer")
    return Check("questions", "ok", "one question" if count else "no question")


def _personal(text: str, person: Person) -> Check:
    """The name, and something that is theirs: a topic, their company, or what they look for."""
    names = {unaccent(one) for one in (first_name(person.name), *person.name.split()[-1:])} - {""}
    name = unaccent(first_name(person.name))
    named = any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", unaccent(text)) for one in names)
    greeting = unaccent(text).partition(",")[0].split()
    if not named and name and not any(shortens(word, name) for word in greeting):
        return Check("personal", "look", f"{first_name(person.name)} is not named")
    own = terms_of(" ".join((person.company, person.position, *person.topics, *person.needs, *person.offers)))
    theirs = bool(own & terms_of(text))
    return Check("personal", "ok", "name and something of theirs" if theirs else "name")


def _alike(text: str, others: Sequence[tuple[str, str]]) -> Check:
    best = max(((likeness(text, other), name) for name, other in others), default=(0.0, ""), key=lambda hit: hit[0])
    share, name = best
    if share >= ALIKE:
        return Check("own_words", "look", f"{round(100 * share)} % the same as your note to {name}: make it their own")
    same = {sentence: name for name, other in others for sentence in _sentences(other)}
    for sentence in _sentences(text):
        if sentence in same:
            return Check("own_words", "look", f"one sentence is word for word in your note to {same[sentence]}")
    return Check("own_words", "ok", "like no other note")


def _sentences(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each sentence of some length, without the greeting."""
    for sentence in _SENTENCE.split(_GREETING.sub("", text)):
        words = tuple(words_of(sentence))
        if len(words) >= _SENTENCE_WORDS:
            yield words


def likeness(first: str, second: str) -> float:
    """Jaccard of the 3-word shingles of two texts, 0 to 1; shorter texts are one shingle."""
    a, b = _shingles(first), _shingles(second)
    return len(a & b) / len(a | b) if a and b else 0.0


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    if not words:
        return frozenset()
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))
