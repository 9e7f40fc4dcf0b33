"""Another day for what is promised, as a later line tells it: "late with the text, says 20 Nov", "a week late"."""

from collections.abc import Set
from datetime import date, timedelta

from netritual.domain.dates.date_phrases import parse_day, read_day
from netritual.domain.dates.dates import MONTH, WEEKDAY, needs_settings, without_stop
from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_clauses import SMALL_TALK
from netritual.domain.loops.statements import subject_terms
from netritual.regex import regex

_LATER = regex(
    r"\b(?:late(?= (?:with|on)\b)|(?:is|be|are|runs?|running|bit|sorry) late\b|late(?=,)|later|delay(?:s|ed)?"
    r"|slip(?:s|ped)|(?:pushed|postponed|put off)(?! (?:the |our |my |his |her |their )?(?:meeting|call|lunch|coffee"
    r"|dinner|talk|date|visit|interview)\b)|not (?:before|until|till)|(?:needs?|needed) (?:till|until|more time))\b"
)
"""What was to come takes longer."""
_COMES = regex(
    r"(?P<thing>[^,;.]*?) (?:is |are |will )?(?:now |only )*(?:comes?|coming|arriv(?:es?|ing)"
    r"|(?:be )?(?:ready|due|there|done))(?: (?:only|by|on|not before))*(?= )"
)
"""A thing, behind which stands the day on which it comes."""
_TELLING = ("told", "wrote", "gave", "texted", "emailed", "mailed", "messaged", "answered", "offered", "promised")
_TOLD = regex(
    rf"\b(?P<did>{'|'.join(_TELLING)}) (?P<whom>\w+)"
    r" (?:it(?:['’]?ll| will) be |by |till |until |maybe |the date |we take |yes to )*(?P<when>[^,;]+?)\s*[.!]*$"
)
_NEEDS_TILL = regex(
    r"\b(?P<did>told) (?P<whom>\w+) (?:that )?(?:i|we)(?:['’]?(?:ll|d))? (?:need|want|have|get|got)(?: \w+)?"
    r" (?:till|until|til) (?P<when>[^,;.!]+?)(?=\s*(?:[,;.!]|$))"
)
"""I told them until when I need."""
_A_DAY = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}[./]\d{{1,2}}\.?|{'|'.join(sorted(WEEKDAY))})"
_MONTHS = "|".join(sorted(MONTH))
_DAY_WANTED = regex(
    r"\b(?:dates?|days?|times?|slots?|when|which)\b"
    rf"|\b{_A_DAY}(?: (?:of )?(?:{_MONTHS}))? (?:or|and) {_A_DAY}(?![\w/])"
    rf"|\b(?:{_MONTHS}) \d{{1,2}} or \d{{1,2}}\b|\b\d{{1,2}} or \d{{1,2}} (?:{_MONTHS})\b"
)
"""What is to be told is a day, or one of those that were offered: "12 or 19 march"."""
_HOW_LATE = regex(
    r"\b(?P<long>(?:an?|one|two|three|four|\d+|another) (?:days?|weeks?|months?)) (?:late|later|behind)\b"
)
_BEFORE = regex(r"\b(?:sent|got|gave|came|arrived|received|delivered|was)\b")
"""Told of what is done, or was late."""
_TEXTS = frozenset(("text", "texts", "article", "piece", "chapter", "essay", "draft", "manuscript", "copy"))
"""What somebody writes: "he'll write 2000 words", and "late with the text"."""
_FRIDAY = 4


def new_day(text: str, what: str, named: Set[str], due: date | None, on: date) -> date | None:
    """The day that a text of the day ``on`` gives what was promised for ``due``, where it says that this takes longer,
    or when it comes; None for none, and where it is of another matter. ``named`` are the names in it."""
    if _BEFORE.search(text):
        return None
    how_late, later, comes = _HOW_LATE.search(text), _LATER.search(text), _COMES.search(text)
    begun = how_late or later or comes
    if begun is None or needs_settings(text):
        return None
    thing = text if begun is not comes else comes["thing"]
    spoken = [word for word in words_of(thing) if word not in named]
    is_written = what.startswith("write ") and not _TEXTS.isdisjoint(spoken)
    if not is_written and subject_terms(" ".join(spoken)).isdisjoint(subject_terms(what)):
        return None
    day = (
        parse_day(how_late["long"].replace("another", "a"), due or on)
        if how_late
        else day_in(text[begun.start() if later else begun.end() :], on, bool(later))
    )
    return day if day is not None and day > on else None


def is_day_wanted(what: str, line: str) -> bool:
    """Whether a day is what is to be told, by a matter or the line that it came of."""
    return any(_DAY_WANTED.search(text.lower()) for text in (what, line))


def told_day(text: str, what: str, named: Set[str], on: date, *, wanted: bool = False) -> date | None:
    """The day that is all that I told somebody, in a text that tells of the matter or of none: "told her end of the
    month". Where a day was ``wanted``, other words than "told" say it, too: "wrote her 5 november"."""
    if not any([did in text for did in (_TELLING if wanted else ("told",))]):
        return None
    telling = _NEEDS_TILL.search(text) or _TOLD.search(text)
    if (
        telling is None
        or (telling["did"] != "told" and not wanted)
        or (telling["whom"] not in named and telling["whom"] not in ("her", "him", "them"))
    ):
        return None
    rest = subject_terms(" ".join(word for word in words_of(text[: telling.start()]) if word not in named)) - SMALL_TALK
    if rest and rest.isdisjoint(subject_terms(what)):
        return None
    words = [without_stop(word) for word in telling["when"].split()]
    when = read_day(words, 0, on, True)
    if when is None or when.day is None or when.length < len(words):
        return None
    last = when.span[1] if when.span else when.day
    return last if last > on else None


def day_in(text: str, on: date, anywhere: bool) -> date | None:
    """The first day to come that a text begins with, or names ``anywhere``; of a week its Friday."""
    words = [without_stop(word) for word in text.split()]
    for at in range(len(words) if anywhere else 1):
        when = read_day(words, at, on, True)
        if when is not None and when.day is not None and not when.vague:
            whole = words[at : at + 2] == ["next", "week"]
            return when.day + timedelta(_FRIDAY) if whole else when.day
    return None


def due_in(when: str, on: date) -> date | None:
    """Until when something is due "by" some words, as a line that is typed on a day means it: "xmas", "5th jan"."""
    from netritual.domain.quicklog.grammar import parse  # few lines name such a day
    from netritual.domain.quicklog.names import NameIndex

    (clause,) = parse(f"+owed it by {when}", NameIndex([]), on).clauses
    return clause.due
