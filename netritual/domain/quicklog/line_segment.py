"""What the head and the clauses of a line share: names, and where a loose word is a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import (
    ADVERB,
    HALVES,
    LAST_YEAR,
    MONTH,
    NOON,
    NUMBER,
    WEEKDAY,
    WEEKDAY_NAMES,
    When,
    full_day,
    is_clock_or_range,
    is_digit,
    is_short_clock,
    read_time,
    shape_of,
)
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.reading import Reading, Ref
from netritual.domain.quicklog.tokens import LINK, PAIR, PERSON, TAG, WORD, Token
from netritual.domain.quicklog.typed_names import MOST_NAME_WORDS, find_ref, name_key, without_possessive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from netritual.domain.quicklog.names import NameLookup

    T = TypeVar("T")

Piece = tuple[int, str]
"""A piece of text that was kept, and the token it came from."""

_LOW = attrgetter("low")
_DOES = frozenset(("will", "would", "can", "pays", "gets", "runs", "says", "asks", "does", "goes", "buys", "owes"))
_SHORTEST_VERB = 4
_WEEK = 7
_BEHIND_HOUR = frozenset(("at", "@", "with", "w", "w/", "mit", "chez", "re"))
_TELLS_OF_IT = frozenset(("in", "is", "was", "out", "shone", "shining", "came", "set"))
"""Behind a loose word that a part of the line begins with, these tell of a thing: "sun in our eyes"."""
_SITTING = frozenset(("with", "in", "on", "by", "through"))
"""Behind "sat" these tell where somebody sat, and with whom."""
JOINTS = (",", ";", ".", ":")
"""Signs that part what was said before a loop from what was said behind it."""
_SIGNS = (*JOINTS, "-", "–", "!", "?")
"""What ends a part of a line."""
_NEAR, _FAR = 31, 62
"""Days from today within which a day in numbers is rather meant, and beyond which it seldom is."""
RECKONED = frozenset(("about", "around", "roughly", "approx"))
"""Before an hour or a length that is reckoned."""


class LineSegment:
    """The head or one clause: its tokens, and what is needed to read them.

    ``lows`` are the words to compare, "" for what is no word. ``refs`` holds every name of the line by its folded form,
    so that a name typed twice is one. ``forward`` is the direction of time of its days. ``refused`` is the last phrase
    that dates something else, such as "by friday": its ends. ``asked``: what stands in it was asked for already,
    so that only a day behind "by" is when it is due. ``in_words``: it was said in plain words, without a sign.
    ``overdue``: it was to be done, so that a weekday is the last one.
    ``since`` is the day from which a coming day of a month counts, and ``spoken`` that of weekdays and "tomorrow".
    """

    def __init__(
        self, tokens: list[Token], names: NameLookup, today: date, order: str, eow: str,
        refs: dict[str, Ref], reading: Reading,
    ) -> None:  # fmt: skip
        self.tokens, self.names, self.today, self.order, self.eow = tokens, names, today, order, eow
        self.since = self.spoken = today
        self.lows = list(map(_LOW, tokens))
        self.seen, self.reading = refs, reading
        self.started = self.forward = self.asked = self.in_words = self.overdue = False
        self.refused = (0, 0)

    def part(self, tokens: list[Token]) -> LineSegment:
        """Another part of the same line."""
        return LineSegment(tokens, self.names, self.today, self.order, self.eow, self.seen, self.reading)

    def ref(self, typed: str) -> Ref:
        """Who a typed name means. A trailing ``'s`` goes when nobody is found with it."""
        return find_ref(typed, self.names, self.seen, self.today)

    def named_after(self, at: int, *, small: bool = False) -> tuple[Ref | None, int]:
        """The longest known full name of capitalised words that begins at a token, and how many tokens it takes;
        ``small``: of two words or more, in any case."""
        words: list[str] = []
        for token in self.tokens[at : at + MOST_NAME_WORDS]:
            if token.kind != WORD or not token.raw[0].isalpha() or (token.raw[0].islower() and not small):
                break
            words.append(token.raw.rstrip(".,;:!?)"))
            if token.raw[-1] in ",;:!?)":
                break
        for length in range(len(words), 1 if small else 0, -1):
            typed = " ".join(words[:length])
            for name in (typed, without_possessive(typed)):
                matches = self.names.exact(name) if name else []
                if matches:
                    return self.seen.setdefault(name_key(name, matches), Ref(name, matches)), length
        return None, 0

    def phrase(self, at: int, forward: bool) -> When | None:
        """The date phrase at a token."""
        lows = self.lows
        if lows[at] == "in" and self.tokens[at].raw[-1:] in _SIGNS:  # "the parts came in. 3 days to go"
            return None
        numbered = at + 2 < len(lows) and lows[at] in WEEKDAY and lows[at + 1].isdecimal()
        if numbered and self.tokens[at + 1].raw[-1:] in JOINTS:  # "Tue 26, Ana at 5"
            lows = lows[: at + 2]
        return self.read_day(lows, at, forward)

    def read_day(self, lows: Sequence[str], at: int, forward: bool) -> When | None:
        """The date phrase among words; a coming one counts from ``since`` where it is a day of the month or comes to
        today, else from ``spoken``."""
        since = self.since if forward else self.today
        when = read_day(lows, at, since, forward, self.order, self.eow)
        if when is None or not forward or since == self.spoken or (when.kind != ADVERB and when.day == self.today):
            return when
        if when.kind != ADVERB and any([is_digit(char) for low in lows[at : at + when.length] for char in low]):
            return when
        return read_day(lows, at, self.spoken, True, self.order, self.eow)

    def part_start(self, at: int) -> int:
        """The place behind the last sign before a token."""
        while at and self.tokens[at - 1].raw[-1:] not in _SIGNS:
            at -= 1
        return at

    def part_end(self, at: int) -> int:
        """The place behind the next sign from a token on."""
        while at < len(self.tokens) and self.tokens[at].raw[-1:] not in _SIGNS:
            at += 1
        return min(at + 1, len(self.tokens))

    def has_contact(self, first: int, end: int) -> bool:
        """True for a stretch of words with a word of contact."""
        return any(low in w.CHANNEL for low in self.lows[first:end])

    def noun_follows(self, end: int) -> bool:
        """True when a word comes next that a date may be said of ("the 3rd floor", "the March budget")."""
        if end >= len(self.tokens) or self.tokens[end].kind != WORD or self.tokens[end - 1].raw[-1] in ",;:)":
            return False
        low = self.lows[end]
        if self.tokens[end - 1].raw[-1] == "." and self.lows[end - 1][-1:] != ".":
            return False
        behind = self.lows[end + 1 : end + 2]
        if low.isdecimal() and (self.is_lone_hour(end) or (behind and behind[0] in w.HOUR_WORDS)):  # "23.4. 16 uhr"
            return False
        hour = is_clock_or_range(low) or (low == "a" and self.has_hour(end))  # "8.12. a las 16h"
        aside = low in w.AFTER_DATE or low in w.DASHES or self.tokens[end].raw[:1] == "("
        return bool(low) and not aside and not hour and not read_length(self.lows, end)

    def date_expected(self, start: int, end: int) -> bool:
        """Whether a loose word may be a date here, by the word before and what comes behind the phrase."""
        before = self.lows[start - 1] if start else ""
        if before in w.DATE_BEFORE or (before and read_time(before)):
            return True
        numbered = end - start > 1
        led = self.lows[start - 2] if start > 1 else ""
        whom = before == "her" and led in ("for", "to", "with")  # "have it for her sat"
        thing = (before == "it" or whom) and end >= len(self.tokens)  # "promised it mon"
        if not numbered and not thing and (before in w.DETERMINERS or before in w.PRONOUNS or before == "and"):
            return False
        if end >= len(self.tokens):
            return True
        after = self.tokens[end]
        if after.kind in (PERSON, TAG, LINK, PAIR):
            return True
        low = after.low
        apart = start and self.tokens[start - 1].raw[-1:] in JOINTS and self.tokens[end - 1].raw[-1:] not in JOINTS
        if not numbered and apart and low in _TELLS_OF_IT:
            return False  # "walk with Ana, sun in our eyes"
        if self.lows[start:end] == ["sat"] and low in _SITTING and not self.has_contact(self.part_start(start), start):
            return False  # "Ana sat with my mother"
        if low == "re" or bool(
            low and (is_clock_or_range(low) or low in ("noon", "midday") or read_length(self.lows, end))
        ):
            return True
        leads = start == 0 and (after.raw in w.DASHES or self.tokens[end - 1].raw[-1:] == ":")
        if leads and self.has_contact(end, len(self.tokens)):
            return True  # "sat - lunch with Ana"
        with_ = low in w.JOINING and end + 1 < len(self.tokens) and self.tokens[end + 1].kind == PERSON
        if with_ and self.has_contact(self.part_start(start), start):
            return True  # "lunch in the park sat with Ana"
        if not self.noun_follows(end):
            return numbered or self.is_behind_contact(start)
        return (start == 0 or self.is_behind_contact(start)) and low in w.CHANNEL

    def is_behind_contact(self, at: int) -> bool:
        """True behind a channel word or a name, where a day is expected; a bracket or an emoji may stand between."""
        raw = self.tokens[at - 1].raw if at > 1 else ""
        if not raw.isascii() and raw not in w.DASHES and not any(map(str.isalnum, raw)):
            at -= 1
        if at and self.tokens[at - 1].raw[-1:] == ")":
            at = next((first for first in range(at - 1, 0, -1) if self.tokens[first].raw[:1] == "("), at)
        before = self.tokens[at - 1] if at else None
        return before is not None and (before.kind == PERSON or before.low in w.CHANNEL)

    def told_to_differ(self, at: int, when: When) -> None:
        """Say that a weekday is not that of the date beside it."""
        if when.differs and when.day is not None:
            self.reading.warnings.append(
                f"{self.as_typed(at, when)} is a {WEEKDAY_NAMES[when.day.weekday()]}; the date counts."
            )

    def told_other_order(self, at: int, when: When) -> None:
        """Say that a day in numbers is near where its month comes first, or last, and far as the setting reads it."""
        numbers = [low for low in self.lows[at : at + when.length] if shape_of(low)[0] in ("0/0", "0.0", "0-0")]
        far = when.day is not None and abs((when.day - self.today).days) > _FAR
        if when.day is None or not numbers or not far:
            return
        order = "dmy" if self.order == "mdy" else "mdy"
        both = [read_day(numbers, 0, self.today, ahead, order, self.eow) for ahead in (False, True)]
        days = [one.day for one in both if one is not None and one.day is not None]
        near = min(days, key=lambda day: abs((day - self.today).days), default=when.day)
        if abs((near - self.today).days) <= _NEAR:
            self.reading.warnings.append(
                f"{self.as_typed(at, when)} is taken for {full_day(when.day)}. If you meant {full_day(near)}, write "
                f"{near.isoformat()}; the setting date_order says whether the month comes first."
            )

    def as_typed(self, at: int, when: When) -> str:
        """The words of a date phrase as they were typed."""
        return " ".join([token.raw for token in self.tokens[at : at + when.length]]).rstrip(",;")

    def is_numbered(self, start: int, end: int) -> bool:
        """True for a phrase with the day of a month, and not a weekday alone."""
        return any([is_digit(char) for low in self.lows[start:end] for char in low])

    def has_hour(self, at: int) -> bool:
        """True for an hour at a place: "1pm", "2-3pm", "at 9", "16 uhr", "half nine"."""
        low, following = [*self.lows[at : at + 2], "", ""][:2]
        if is_clock_or_range(low) or low in NOON:
            return True
        if low == "a" and following in w.AT_WORDS:  # "a las 10"
            return self.has_hour(at + 1)
        if low in w.AT_WORDS or low in RECKONED:
            return (
                is_digit(following[:1])
                or following in NOON
                or (following in NUMBER and len(following) > 2 and not self.noun_follows(at + 2))
            )
        if low in HALVES:
            return following in ("past", "to") or following in NUMBER or is_digit(following[:1])
        if not low.isdecimal():
            return False
        day = self.lows[at - 1] if at else ""
        dated = (day.isalpha() and day not in MONTH) or shape_of(day)[0] == "0/0"
        return following in w.HOUR_WORDS or (dated and self.is_lone_hour(at))

    def without_hour(self, start: int, when: When, hours: tuple[int, int] = (1, 12)) -> When:
        """The weekday alone of "thurs 5" where the number is rather an hour, one of ``hours``: that day of the month is
        neither just past nor near. A weekday of today is today."""
        end = start + when.length
        number = self.lows[end - 1]
        if when.day is None or when.length != 2 or self.lows[start] not in WEEKDAY or not number.isdecimal():
            return when
        first, last = hours
        near = -_WEEK <= (when.day - self.today).days <= 2 * _WEEK
        if near or not first <= int(number) <= last or not self.is_lone_hour(end - 1):
            return when
        return When(1, self.today + timedelta((WEEKDAY[self.lows[start]] - self.today.weekday()) % _WEEK))

    def is_lone_hour(self, at: int) -> bool:
        """True for a number that may be an hour and counts nothing: what follows is a sign, or says where or with
        whom."""
        low, following = [*self.lows[at : at + 2], ""][:2]
        alone = not following or self.tokens[at].raw[-1:] in JOINTS or following in _BEHIND_HOUR
        return alone and low.isdecimal() and (0 < int(low) < 24 or is_short_clock(low))

    def impossible(self, start: int, end: int) -> None:
        """Say that a date is none."""
        self.lost_day(" ".join([token.raw for token in self.tokens[start:end]]))

    def lost_day(self, typed: str) -> None:
        """Say that what was typed as a date is none."""
        numbers = "".join([char if char in "0123456789" else " " for char in typed]).split()
        late = typed[:3].lower() == "in " or any([len(number) == 4 and int(number) > LAST_YEAR for number in numbers])
        why = f"is out of range (the last year is {LAST_YEAR})" if late else "is no day of the calendar"
        self.reading.warnings.append(f"{typed} {why} and is kept as text.")

    def drop_joining(self, at: int, sink: list[Piece], joining: frozenset[str]) -> None:
        """Drop the words that only join a name at ``at`` to the text right before it, and a comma there."""
        while sink and sink[-1][0] == at - 1 and self.joins(at - 1, joining):
            sink.pop()
            at -= 1
        if sink and sink[-1][0] == at - 1:
            sink[-1] = (at - 1, sink[-1][1].rstrip(",") or sink[-1][1])

    def joins(self, at: int, joining: frozenset[str]) -> bool:
        """True for a word that only joins."""
        token = self.tokens[at]
        return token.kind == WORD and (token.low in joining or token.raw == ",")


def is_present(low: str) -> bool:
    """True for "will" and for a verb of what somebody does or will do: "sends", "brings"."""
    return low in _DOES or (len(low) > _SHORTEST_VERB and low.isalpha() and low[-1] == "s" and low[-2] not in "su'")


_ENDINGS = frozenset(("st", "nd", "rd", "th"))


def is_ordinal(low: str) -> bool:
    """True for "20th", "1st"."""
    return low[-2:] in _ENDINGS and low[:-2].isdecimal()


def without_joint(text: str) -> tuple[str, str]:
    """A text without the signs and words at its end that only join it to a loop behind it, and the last such sign."""
    sign = ""
    while True:
        bare = text.rstrip()
        word = bare.rpartition(" ")[2].lower()
        if bare[-1:] in (*JOINTS, "("):
            sign, text = sign or bare[-1].strip("("), bare[:-1]
        elif word in w.DASHES:
            sign, text = sign or f" {word}", bare[: -len(word)]
        elif word in w.BEFORE_CUT:
            text = bare[: -len(word)]
        else:
            return bare, sign


def once(items: list[T]) -> list[T]:
    """Each item once, in order."""
    return list(dict.fromkeys(items)) if len(items) > 1 else items


def text_of(pieces: list[Piece]) -> str:
    """The text that was kept."""
    return " ".join([text for _, text in pieces]) if pieces else ""
