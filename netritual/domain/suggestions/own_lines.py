"""What the lines of the last weeks say of a person, of whatever kind they are: notes and unsettled ones too.

A line that names somebody says that something passed between us that day. So no reason may say "no talk" or "no word"
against it. What a line says behind a name may be shown on the screen; what stands behind "//" is private, and is not.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from re import IGNORECASE

from netritual.domain.articles.article_lines import answers_comment
from netritual.domain.loops.unanswered_messages import is_only_a_wish
from netritual.domain.model import Interaction
from netritual.domain.suggestions.line_meaning import (
    WORD,
    asks,
    is_lead,
    says_no,
    settles,
    tells,
    waits_until,
    words_of_line,
)
from netritual.domain.ties.tie import CONVERSATIONS, COUNTED, WRITTEN
from netritual.regex import regex

LINE_DAYS = 60
"""Lines of so many days are looked at."""
FEW_CANDIDATES = 2
"""A name that nobody has picked yet may be one of so many people; of more it says nothing about each."""
_ASKS_US = regex(
    r"\b(?:wrote|writes|texted|mailed|emailed|messaged|asks|asked)\b.*(?:\?|\bwhen (?:can|do|could|shall|are) we\b)",
    IGNORECASE,
)
"""A note in which somebody wrote and asked."""
_NEWS = regex(
    r"\b(?:got (?:the|a|his|her|their|in)\b|promot|passed|engaged|married|pregnant|was born|new (?:job|baby|role))",
    IGNORECASE,
)
"""News of theirs: thanks beside them are no mere thanks."""


class OwnLines:
    """``newest``: by person the newest line that names them, a talk or not; by ``names`` whoever a word means.

    ``until``: by person the day from which a line about them alone says that they are free, back or decided; a talk
    after it ends that.
    """

    def __init__(self, talks: Iterable[Interaction], names: Callable[[], Mapping[str, int]]) -> None:
        self.newest: dict[int, Interaction] = {}
        self.until: dict[int, date] = {}
        for talk in sorted(talks, key=lambda one: (one.on, one.id)):
            for who in talk.people or _unsettled(talk) or _spelled(talk, names):
                self.newest[who] = talk
                if talk.channel in CONVERSATIONS:
                    self.until.pop(who, None)
                if len(talk.people) == 1 and (day := waits_until(talk)) is not None:
                    self.until[who] = day

    def letter(self, person: int) -> Interaction | None:
        """The newest line about somebody, when it waits for an answer: they wrote to me alone and it was more than a
        wish or thanks; they called and asked or proposed something; and the line tells of no answer of mine; or a note
        says that they asked me something. What no line tells was noted by a key: their answer to me."""
        line = self.newest.get(person)
        if line is None or line.people != (person,) or line.missed or says_no(line) or _by_key(line):
            return None
        if line.channel == "note":
            asked = _ASKS_US.search(line.line) and not settles(line)
            return line if asked and not is_only_a_wish(line.line) else None
        if line.initiator != "them" or settles(line) or (answers_comment(line) and not asks(line)):
            return None
        if line.channel in WRITTEN:
            return line if _NEWS.search(line.line) or not is_only_a_wish(line.line) else None
        return line if asks(line) or is_lead(line.line) else None

    def aside(self, person: int) -> Interaction | None:
        """The newest line about somebody, when it is no touch: a note with words, or a talk that is not settled as
        theirs."""
        line = self.newest.get(person)
        if line is None or (line.channel == "note" and not tells(line)):
            return None
        return line if line.channel not in COUNTED or person not in line.people else None


def _by_key(entry: Interaction) -> bool:
    """Whether the key "they answered" made the entry, or "they said no": that is no letter."""
    return not entry.line and (entry.channel == "reply" or entry.summary.startswith("answered: "))


def _unsettled(talk: Interaction) -> tuple[int, ...]:
    """Those whom a line about nobody for certain may mean."""
    open_names = [name.candidates for name in talk.unsettled if len(name.candidates) <= FEW_CANDIDATES]
    likely = [who for people in talk.likely.values() for who in people]
    return (*talk.mentions, *likely, *(who for candidates in open_names for who in candidates))


def _spelled(talk: Interaction, names: Callable[[], Mapping[str, int]]) -> set[int]:
    """Those of whom one has the name that stands in a line about nobody."""
    by_name = names()
    return {by_name[word] for word in map(str.lower, WORD.findall(words_of_line(talk))) if word in by_name}
