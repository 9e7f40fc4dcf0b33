"""What a note says against a coffee: there is no time for one now, or somebody does not live here any more.

Read are the sentences of a talk with one person of which they are the subject. Of a city only one that is known is
believed, for "moved to Stripe" is a new job.
"""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from re import IGNORECASE, Match, Pattern
from typing import NamedTuple

from netritual.domain.language.text import fold
from netritual.domain.model import Interaction, Person
from netritual.domain.quicklog import word_translations as abroad
from netritual.domain.suggestions.line_meaning import (
    LONGEST_WAIT,
    MEETING,
    MY_MESSAGE,
    OF_A_MEETING,
    SAID_NO,
    day_behind,
    leaves_a_meeting,
)
from netritual.regex import regex

NO_DAYS = 14
"""How long a no holds that says no day."""
MOVES = ("moved", "moving", "moves", "relocated", "relocating", "emigrated", "emigrating")
"""The words by which a talk is found that may tell of a move."""

_WORD = regex(r"[^\W_]+")
_SENTENCE, _CLAUSE = regex(r"[.;!?\n]+\s*"), regex(r",\s*|\s+(?:and|but|as|because)\s+")
_SUBJECT = frozenset(
    ("she", "he", "they", "who", "has", "have", "had", "is", "are", "was", "were", "will", "would", "be", "s", "it",
     "just", "recently", "soon", "now", "also", "unfortunately", "sadly", "really", "far", "way", "still", "quite",
     "currently", "said", "says", "that", "told", "me", "lei",
     *f"{abroad.HE} {abroad.SHE} {abroad.OF_SEVERAL}".split())
)  # fmt: skip
"""The words that may stand before what somebody does, beside their name."""
_MEETING, _OF_A_MEETING = regex(MEETING, IGNORECASE), regex(OF_A_MEETING, IGNORECASE)
_NO_WORDS = regex(
    r"\b(no time|too busy|busy(?= (?:until|till|now|right|these|this|next))|swamped|snowed under|"
    r"on (?:\w+ )?leave|not (?:free|available|possible)|can(?:no|['’])?t(?! wait)|won['’]t|no to|"
    rf"{SAID_NO}|declin\w+|turned (?:\w+ ){{1,3}}down|rather not|no thanks|"
    r"no(?= (?:coffee|lunch|drink|dinner|meet|call)\w*\b.*\b(?:before|until|till)\b))\b",
    IGNORECASE,
)
_REFUSAL = regex(
    r"can(?:no|['’])?t|won['’]t|said no|says no|no to|declin\w+|turned .*down|rather not|no thanks", IGNORECASE
)
"""Of these nos another thing may be the object: "said no to the second idea"."""
_I_CANNOT = regex(rf"{MY_MESSAGE}(?:sorry |afraid )?can(?:no|['’])?t\b(?! [^.;!?,]*\bwith )[^.;!?,]*", IGNORECASE)
"""How a line of mine begins that says what I cannot: who else could not would stand before it."""
_ONLY_NOW = regex(
    r"\W*(?:(?:right |for )?now|currently|at the moment|(?:these|this|next) \w+|today|yet|either)?\W*", IGNORECASE
)
_UNTIL = regex(r"\b(?:until|till|before|(?P<over>after)|(?=this month\b)) ?(?P<when>[a-z0-9].*)", IGNORECASE)
_OTHER_TIME = regex(
    r"\b(?:(?:can (?:do|make|meet)|(?:how|what) about|instead|moved (?:it )?to)\b"
    r"|(?:moving|rescheduled|pushed|shifted) (?:it )?to (?:(?:the )?\d|next |this |tomor|mon|tue|wed|thu|fri|sat|sun))",
    IGNORECASE,
)
"""Behind a no to one time: they name another."""
_WITH = regex(r"\bwith (?P<whom>[\w'’-]+)", IGNORECASE)
_ME_OR_THEM = frozenset(("me", "us", "her", "him", "them"))
_MEET = regex(
    r"\bcan(?:no|['’])?t (?:meet|see) (?P<whom>[\w'’-]+)(?=\W*$|\s*[,;]| (?:until?|till?|before|this|again|now)\b)",
    IGNORECASE,
)
"""A meeting with somebody, behind what one cannot."""
_MOVED = regex(
    rf"\b(?:{'|'.join(MOVES)})(?: \w+)?? (?:(?:back|over) )?"
    r"(?:(?P<away>abroad|away|overseas)|to (?P<place>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}))",
    IGNORECASE,
)


_BEHIND_A_PLACE = frozenset(("in", "with", "for", "last", "this", "next", "and", "from", "as", "now", "already"))
"""With one of these a sentence goes on behind a place: "Oslo last week", and not "Oslo Bank"."""


class Refusal(NamedTuple):
    """A no to a meeting: the day until which it holds, whether they named that, and the day of the no."""

    until: date
    named: bool
    on: date


def refused_until(talk: Interaction, person: Person) -> Refusal | None:
    """The no to a meeting that is noted of a talk with somebody; None when they said nothing against one."""
    for sentence, match in _said(talk, person, _NO_WORDS):
        behind = match.string[match.end() :]
        theirs = _is_of_a_meeting(sentence, match, behind) or _meets(match.string, person)
        if theirs and not _is_with_another(behind, person):
            day = _until(match[0] + behind, talk.on)
            until = day or talk.on + timedelta(days=NO_DAYS)
            return Refusal(min(until, talk.on + timedelta(days=LONGEST_WAIT)), day is not None, talk.on)
    return None


def _is_of_a_meeting(sentence: str, match: Match[str], behind: str) -> bool:
    """Whether a no is one to a meeting: it names one; or of no time for anything now; or it is a bare no in a sentence
    that names a meeting, or that says no more. A no to another thing, or beside another time, is none."""
    rest = sentence[max(0, sentence.find(match[0])) :]
    if _OTHER_TIME.search(rest, len(match[0])) or leaves_a_meeting(rest):
        return False
    bare = _ONLY_NOW.fullmatch(behind) is not None
    if _REFUSAL.fullmatch(match[0]):
        whole = len(_WORD.findall(sentence)) <= len(_WORD.findall(match.string))
        return _OF_A_MEETING.match(behind) is not None or (bare and (_MEETING.search(sentence) is not None or whole))
    return bare or _MEETING.search(match.string) is not None or _UNTIL.search(match[0] + behind) is not None


def moved_to(talk: Interaction, person: Person, places: Container[str]) -> str | None:
    """Where somebody went to live, by what is noted of a talk with them: one of the places (folded), or "abroad"; None
    when no move is told."""
    for _, match in _said(talk, person, _MOVED):
        if match["away"]:
            return "abroad"
        words = match["place"].split()
        ends = [at for at in range(len(words), 0, -1) if at == len(words) or words[at].lower() in _BEHIND_A_PLACE]
        names = (" ".join(words[:end]) for end in ends)
        place = next((name for name in names if fold(name) in places), None)
        if place is not None:
            return place
    return None


def _said(talk: Interaction, person: Person, pattern: Pattern[str]) -> Iterator[tuple[str, Match[str]]]:
    """What the pattern finds in clauses of which the person is the subject, each with its whole sentence."""
    said = talk.summary or talk.line
    texts = [*filter(None, (talk.note, said))]
    if len(talk.people) != 1 or not texts:
        return
    from netritual.domain.suggestions.refusal_translations import no_in_english  # where there are lines to read

    names: Container[str] = ()
    for typed in texts:
        text = no_in_english(typed)
        mine = _I_CANNOT.match(text) if typed is said and talk.sentence else None
        mine = None if mine and _meets(mine[0], person) else mine
        for sentence in _SENTENCE.split(text[mine.end() :] if mine else text):
            for clause in _CLAUSE.split(sentence):
                match = pattern.search(clause)
                names = names or (_names_of(person) if match else ())  # most talks tell nothing of the kind
                words = _WORD.findall(clause[: match.start()].lower()) if match else ()
                if match and all(word in _SUBJECT or fold(word) in names for word in words):
                    yield sentence, match


def _is_with_another(text: str, person: Person) -> bool:
    """Whether a meeting is one with somebody else: "no time for a call with Tom"."""
    other = _WITH.search(text)
    return other is not None and fold(other["whom"]) not in _names_of(person) | _ME_OR_THEM


def _meets(text: str, person: Person) -> bool:
    """Whether what one cannot is to meet somebody: "can't see Ana before May"."""
    met = _MEET.search(text)
    return met is not None and fold(met["whom"]) in _names_of(person)


def _names_of(person: Person) -> frozenset[str]:
    return frozenset(map(fold, (*person.name.split(), *person.aka, person.handle)))


def _until(text: str, on: date) -> date | None:
    """The day that a no names: the one it lasts until, or the end of this month; None for none."""
    named = _UNTIL.search(text)
    return day_behind(named["when"].lower(), on, bool(named["over"])) if named is not None else None
