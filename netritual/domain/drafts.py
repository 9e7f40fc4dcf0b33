"""Drafts of notes to people, and the checks on them. Nothing is ever sent from here."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.terms import count_words, terms_of, words_of
from netritual.domain.text import unaccent
from netritual.domain.words import ago, day_words

DraftKind = Literal[
    "answer", "nudge", "thanks", "ask", "intro_a", "intro_b", "release", "move", "how_did_it_go", "here", "invite",
    "outcome", "keep", "follow", "give", "need", "welcome", "hello", "birthday", "met_once", "in_town", "wrote",
]  # fmt: skip

MOST_WORDS = 90
"""Longer notes are read later or never."""
MOST_QUESTIONS = 1
ALIKE = 0.5
SHINGLE = 3
RECENT_TALK_DAYS = 60

_PLACEHOLDER = re.compile(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>"
    r"|\[(?:first |last )?(?:name|company|topic|date|city|role|title|link)[^\]\n]{0,40}\]"
    r"|<(?:name|company|topic|date|city|role|title|link)>",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\b(?:i will|i'll|i’ll|i shall|we will|we'll|we’ll)\b", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"\b(?:hope this (?:e-?mail|message|note) finds you well|touch(?:ing)? base|circle back|pick your brain"
    r"|to whom it may concern|dear sir or madam|just checking in|per my last)\b",
    re.IGNORECASE,
)


class Check(Struct, frozen=True):
    """One check on a draft: ``ok``, ``look`` (asks for a look, never blocks) or ``block`` (a leftover placeholder)."""

    check: str
    level: Literal["ok", "look", "block"]
    text: str


class _Note(NamedTuple):
    """The words of a note. ``about`` says the matter, where it is known, and ``unknown`` stands there where it is not;
    ``some_day`` stands for a day that is not known. What only the user can say is in braces.
    """

    text: str
    about: str = "…"
    unknown: str = ""
    some_day: str = ""


_NOTES: dict[DraftKind, _Note] = {
    "answer": _Note("Hi <name>, good to hear from you. <about>{your answer}", "About …: "),
    "nudge": _Note(
        "Hi <name>, I wrote to you<about>. {one new thing that helps them answer} A no is fine too.", " about …"
    ),
    "thanks": _Note("<name>, thank you<about>. It helped: {what it made possible}", " for …"),
    "ask": _Note(
        "<name>, <last><could> I have 20 minutes of you on one thing: <about>? "
        "I bring what I have tried and tell you what came of it. No is an easy answer.",
        unknown="{the one thing}",
    ),
    "intro_a": _Note(
        "<name>, I know someone you may want to meet: <other>.<about> Shall I introduce you? No is fine too.",
        " You said you look for ….",
    ),
    "intro_b": _Note(
        "<name>, <other> would be glad of a word with you<about>. Shall I introduce you? No is fine too.", " on …"
    ),
    "release": _Note(
        "<name>, I said I would do this: <about>. I cannot, and I say so now. {what helps instead}",
        unknown="{what you promised}",
    ),
    "move": _Note(
        "<name>, a word before you wait: <about> comes on <due>. Does that still work for you?",
        unknown="{what you promised}", some_day="{the new day}",
    ),
    "how_did_it_go": _Note(
        "<name>, how did it go<about>? No need for a long answer, I was thinking of you.", " with …"
    ),
    "here": _Note("<name>, I am thinking of you. I am here for you, and nothing needs an answer."),
    "invite": _Note(
        "<name>, <last><how> about a coffee <due>?<about>", " I would like to hear about ….", some_day="next week"
    ),
    "outcome": _Note("<name>, your advice<about> went into practice. {what happened} Thank you for it.", " on …"),
    "keep": _Note("<name>, as promised: <about>. {the thing itself, or where it is}", unknown="{what you promised}"),
    "follow": _Note("Hi <name>, coming back to <about>. {what is new}", unknown="{the matter}"),
    "give": _Note("<name>, I came across something that may help you. {what it is} Nothing needs an answer."),
    "welcome": _Note("<name>, good to be connected. What are you working on these days? Nothing needs an answer."),
    "need": _Note("<name>, what would help you most right now? A word is enough; I may know somebody."),
    "hello": _Note("Hi <name>, it has been a while, and you came to my mind. How are you these days?"),
    "birthday": _Note("Hi <name>, all the best for your birthday. I hope the day is a good one, and the year too."),
    "met_once": _Note("Hi <name>, it was good to meet you. I would enjoy hearing more of what you do. How are things?"),
    "in_town": _Note("Hi <name>, I am<about> soon. Which place there should I not miss?", " in …", " in your city"),
    "wrote": _Note("Hi <name>, I read what you wrote. {what stayed with you} Thank you for writing it."),
}  # fmt: skip


def first_name(name: str) -> str:
    """The name one says: the first word, or all of a name without blanks."""
    words = name.split()
    return words[0] if words else ""


def draft(
    kind: DraftKind, person: Person, settings: Settings, *, today: date, about: str = "", other: Person | None = None,
    last: Interaction | None = None, due: date | None = None,
) -> str:  # fmt: skip
    """The text of a note: the first name, the matter, the last talk, and the user's name under it.

    What only the user can say stands in braces, and ``checks`` blocks a note that still holds one.
    """
    note, matter, before = _NOTES[kind], " ".join(about.split()).removeprefix("for "), _last_words(last, today)
    words = {
        "name": first_name(person.name), "other": first_name(other.name) if other is not None else "",
        "about": note.about.replace("…", matter) if matter else note.unknown,
        "due": day_words(due, today) or note.some_day,
        "last": before, "could": "Could" if before else "could", "how": "How" if before else "how",
    }  # fmt: skip
    text = re.sub(r"<(\w+)>", lambda slot: words[slot[1]], note.text)
    return "\n".join(line for line in (text, first_name(settings.name)) if line)


def _last_words(last: Interaction | None, today: date) -> str:
    """The last talk in a few words, when it is recent and had a matter."""
    if last is None or not 0 <= (today - last.on).days <= RECENT_TALK_DAYS:
        return ""
    matter = last.topic or (last.summary if len(last.summary) <= 60 and not last.sentence else "")
    return f"our {last.channel} {ago((today - last.on).days)} about {matter} stayed with me. " if matter else ""


def checks(text: str, person: Person | None, others: Sequence[tuple[str, str]] = ()) -> list[Check]:
    """Words, questions, leftover placeholders, the name, and likeness to notes ``(name, text)`` sent to others."""
    found = [_placeholders(text), _length(text), _one_ask(text)]
    if person is not None:
        found.append(_personal(text, person))
    found.append(_alike(text, others))
    if _PROMISE.search(text):
        found.append(Check("promise", "look", "holds a promise (“I will”): note it with a day"))
    stale = _BOILERPLATE.search(text)
    if stale:
        found.append(Check("tone", "look", f"“{stale[0]}” could go to anyone"))
    return found


def _placeholders(text: str) -> Check:
    left = _PLACEHOLDER.search(text)
    if left:
        return Check("placeholder", "block", f"still holds {left[0]}")
    return Check("placeholder", "ok", "nothing left to fill in")


def _length(text: str) -> Check:
    words = count_words(text)
    told = "1 word" if words == 1 else f"{words} words"
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
    name = unaccent(first_name(person.name))
    named = bool(name) and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unaccent(text)))
    if not named and name:
        return Check("personal", "look", f"{first_name(person.name)} is not named")
    own = terms_of(" ".join((person.company, person.position, *person.topics, *person.needs, *person.offers)))
    theirs = bool(own & terms_of(text))
    return Check("personal", "ok", "name and something of theirs" if theirs else "name")


def _alike(text: str, others: Sequence[tuple[str, str]]) -> Check:
    best = max(((likeness(text, other), name) for name, other in others), default=(0.0, ""), key=lambda hit: hit[0])
    share, name = best
    if share >= ALIKE:
        return Check("own_words", "look", f"{round(100 * share)} % the same as your note to {name}: make it their own")
    return Check("own_words", "ok", "like no other note")


def likeness(first: str, second: str) -> float:
    """Jaccard of the 3-word shingles of two texts, 0 to 1; shorter texts are one shingle."""
    a, b = _shingles(first), _shingles(second)
    return len(a & b) / len(a | b) if a and b else 0.0


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    if not words:
        return frozenset()
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))
