"""What the head and the clauses of a line share: names, and where a loose word is a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import (
    ADVERB,
    HALVES,
    LAST_YEAR,
    LOOSE,
    MONTH,
    NAMED,
    NUMBER,
    PARTS_OF_DAY,
    STRICT,
    WEEKDAY,
    WEEKDAY_NAMES,
    When,
    is_clock,
    is_clock_or_range,
    is_digit,
    is_short_clock,
    read_time,
    shape_of,
)
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog import line_words as w
from netritual.domain.quicklog.reading import Reading, Ref
from netritual.domain.quicklog.tokens import LINK, LITERAL, PAIR, PERSON, TAG, WORD, Token
from netritual.domain.quicklog.typed_names import MOST_NAME_WORDS, find_ref, name_key, without_possessive
from netritual.domain.quicklog.words_abroad import IN_COMPANY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from netritual.domain.quicklog.names import NameLookup

    T = TypeVar("T")

Piece = tuple[int, str]
"""A piece of text that was kept, and the token it came from."""

_LOW = attrgetter("low")
FAR = 183
"""Days back from which a day without its year is told."""
_DOES = frozenset(("will", "would", "can", "pays", "gets", "runs", "says", "asks", "does", "goes", "buys", "owes"))
_SHORTEST_VERB = 4
_CONFIRMED = frozenset(("confirmed", "confirms"))
_DENIED = frozenset(("haven't", "havent", "hasn't", "hasnt", "not", "no", "never", "didn't", "didnt", "nothing"))
_BOOKED = frozenset(("booked", "arranged", "confirmed", "invited", "reserved", "pencilled", "penciled"))
"""What somebody did so that a talk is to come."""
_BEING = frozenset((
    "am", "is", "are", "bin", "ist", "sind", "suis", "est", "sont", "estoy", "está", "están", "sono", "è", "é", "são",
    "ben", "zijn",
))  # fmt: skip
"""With these somebody is away, as yet."""
_SUITS = frozenset(("suits", "works", "fits", "is", "would"))
"""Behind a day to come and before "better" these say that somebody would rather have it."""
_INSTEAD = 4
"""Words from a day on within which "instead" says that it is the new one, and "maybe" that it is none yet."""
_PLAN = 16
"""Words within which a verb makes a day one to come."""
_WEEK = 7
_BEHIND_HOUR = frozenset(("at", "@", "with", "w", "w/", "mit", "chez", "re"))
_EDGES = frozenset(("end", "start", "beginning", "middle", "early", "mid", "late"))
"""First words of a part of a month."""
_DAYTIMES = frozenset(("mornings", "afternoons", "evenings", "nights"))
"""Behind a weekday these tell of an arrangement: "tues evenings"."""
_TELLS_OF_IT = frozenset(("in", "is", "was", "out", "shone", "shining", "came", "set"))
"""Behind a loose word that a part of the line begins with, these tell of a thing: "sun in our eyes"."""
_SITTING = frozenset(("with", "in", "on", "by", "through"))
"""Behind "sat" these tell where somebody sat, and with whom."""
JOINTS = (",", ";", ".", ":")
"""Signs that part what was said before a loop from what was said behind it."""
_SIGNS = (*JOINTS, "-", "–", "!", "?")
"""What ends a part of a line."""
_SUBJECT = 5
"""Words of a part of the line within which the verb of a thing stands: "the new board meets"."""
RECKONED = frozenset(("about", "around", "roughly", "approx"))
"""Before an hour or a length that is reckoned."""


class Part:
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

    def part(self, tokens: list[Token]) -> Part:
        """Another part of the same line."""
        return Part(tokens, self.names, self.today, self.order, self.eow, self.seen, self.reading)

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

    def day_at(self, at: int, in_topic: bool = False) -> When | None:
        """The date phrase that begins at a token and dates the talk; "on" before it belongs to it.

        A day that something is due is none, nor one behind since or for, nor one said of a thing ("the March budget").
        """
        lows = self.lows
        start = at + 1 if lows[at] == "on" and at + 1 < len(lows) else at
        when = self.phrase(start, self.forward) if lows[start] else None
        if when is None or self.refused[0] <= at < self.refused[1]:
            return None
        before, end = lows[at - 1] if at else "", start + when.length
        booked_for = self.forward and before in {"for", "für"}
        if before in w.DUE_BEFORE or (
            before in w.NO_DATE_BEFORE
            and not (
                booked_for or self.is_only_past(before, when) or (before == "vom" and self.is_behind_contact(at - 1))
            )
        ):
            self.refused = (at, end)
            return None
        listed = self.refused[1] == at - (before in ("or", "and", "&")) > 0  # "sent Ana dates 3 May 10 May"
        if (before in _OF_WHAT or listed) and when.kind != ADVERB and self.is_numbered(start, end):
            self.refused = (at, end)
            return None  # "emailed Ana about 3 May"
        if before in w.DAY_NAMES and lows[start] in WEEKDAY:
            return None
        if lows[max(0, start - 2) : start - 1] == ["every"]:  # "every other Friday"
            self.refused = (at, end)
            return None
        if (
            before in w.DATED_VERBS
            or (before == "live" and at > 1 and lows[at - 2] in w.ARRIVING)  # "the site goes live Friday"
            or (before in _CONFIRMED and not self.forward)
            or (end < len(lows) and lows[end] in w.DATED_NOUNS)
            or (end < len(lows) and lows[start] in WEEKDAY and lows[end] in _DAYTIMES)
            or (when.day is not None and when.day > self.today and self.is_preferred(end))
            or (before == "of" and at > 2 and lows[at - 2] in w.CHANNEL and lows[at - 3] in w.DETERMINERS)
        ):
            self.refused = (at, end)
            return None
        if when.vague and not self.is_said_of_talk(start, end):
            return None
        month = when.span is not None and when.length > 1
        is_told = (
            month or when.kind != ADVERB or lows[start] in _EDGES or (when.day is not None and when.day > self.today)
        )
        if lows[start] == "in" and when.day is not None and when.day > self.today and self.is_gone_by(start):
            return None
        of_others = is_told and (self.is_of_others(start, month) or self.is_ahead(start))
        if not self.forward and (of_others or self.is_away(start, end, when.day)):
            self.refused = (at, end)
            return None
        kind = ADVERB if when.vague else when.kind
        if kind == LOOSE and self.is_month_name(start, end):
            kind = STRICT if in_topic else ADVERB
        was = self.is_day_it_was(start, end)
        if kind == LOOSE and not was and not self.date_expected(start, end):
            return None
        said_of = kind != ADVERB and not was and self.noun_follows(end)
        if said_of and (kind == STRICT or in_topic or before in w.DETERMINERS):
            return None
        when.length = end - at
        return when

    def is_preferred(self, end: int) -> bool:
        """True for "tomorrow suits Ben better": a line without a contact only speaks of the day."""
        suits = self.lows[end : end + 1] != [] and self.lows[end] in _SUITS
        better = suits and "better" in self.lows[end + 1 : end + _INSTEAD]
        return better and not self.has_contact(0, len(self.lows))

    def is_day_it_was(self, start: int, end: int) -> bool:
        """True for "coffee with Ana Wed 18 was good"."""
        was = end < len(self.lows) and self.lows[end] in {"was", "went"} and any(map(is_digit, self.lows[start:end]))
        return was and self.is_behind_contact(start)

    def phrase(self, at: int, forward: bool) -> When | None:
        """The date phrase at a token; the day of a month may lack its article: "coffee Tom 20th"."""
        lows = self.lows
        if lows[at] == "in" and self.tokens[at].raw[-1:] in _SIGNS:  # "the parts came in. 3 days to go"
            return None
        numbered = at + 2 < len(lows) and lows[at] in WEEKDAY and lows[at + 1].isdecimal()
        if numbered and self.tokens[at + 1].raw[-1:] in JOINTS:  # "Tue 26, Ana at 5"
            lows = lows[: at + 2]
        when = self.read_day(lows, at, forward)
        if when is None and self.is_bare_number(at):
            when = self.read_day(("the", *self.lows[at : at + 2]), 0, forward)
            if when is not None:
                when.length, when.kind = when.length - 1, when.kind if at else NAMED  # "9th lunch with Ana 1pm"
        return when

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

    def is_bare_number(self, at: int) -> bool:
        """True for "coffee Tom 20th", "call with Ana 22nd at 3", "22nd call with Ana 3pm": the day of a month without
        its article."""
        if not is_ordinal(self.lows[at]):
            return False
        token = self.tokens[at]
        ends = at + 1 == len(self.tokens) or token.raw[-1:] in JOINTS or self.has_hour(at + 1)
        ends = ends or self.lows[at + 1] in PARTS_OF_DAY
        if not at and self.lows[1:2] != [] and self.lows[1] in w.CHANNEL:
            coming = int(self.lows[at][:-2]) > self.today.day  # "3rd call with Ana" is the third one
            return coming and self.is_numbered_day and any(map(self.has_hour, range(2, len(self.lows))))
        return ends and self.is_numbered_day and self.is_behind_contact(at)

    @property
    def is_numbered_day(self) -> bool:
        """Whether a number with its ending may be a day without an article; not in a line of signs."""
        return False

    def is_of_others(self, start: int, month: bool) -> bool:
        """True for a day in a part of the sentence about somebody else's doings: ", she starts 11 January".

        It stands behind a comma, and has another subject and no word of contact. A ``month`` or the like needs no
        subject there: ", new job in January".
        """
        parted = self.part_start(start)
        first = next((at for at in range(start, parted, -1) if not self.lows[at - 1]), parted)
        part = self.lows[first:start]
        if part and self.is_named_subject(first) and is_present(part[0]) and not self.has_contact(first, start):
            return True  # "…, Nina sends pics Mon"
        thing = part[:1] and part[0] in w.DETERMINERS and any(map(is_present, part[2:_SUBJECT]))
        if first > 0 and thing and not self.has_contact(first, start):
            return True  # "…, the board meets on the 19th"
        placed = part[:1] in (["at"], ["in"]) and self.tokens[first - 1].kind == PERSON
        placed = placed and self.tokens[first - 1].raw[-1:] not in JOINTS  # "met Ana at the fair last month"
        returning = not part and self.lows[start] == "back" and first > 0  # "... by Monday. Ana back in May"
        returning = returning and (self.tokens[first - 1].kind == LITERAL or self.tokens[first - 1].raw[-1:] == ".")
        month = month and not placed and (bool(part) or returning)
        others = not w.OTHERS.isdisjoint(part) or "told" in part or month
        return first > 0 and others and not self.has_contact(first, start)

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

    def is_named_subject(self, at: int) -> bool:
        """True behind a name that a part of the line begins with."""
        name = self.tokens[at - 1] if at else None
        if name is None or name.kind not in (PERSON, LITERAL) or name.raw[-1:] in JOINTS or "'" in name.raw[-2:]:
            return False
        return at < 2 or self.tokens[at - 2].raw[-1:] in JOINTS

    def has_contact(self, first: int, end: int) -> bool:
        """True for a stretch of words with a word of contact."""
        return any(low in w.CHANNEL for low in self.lows[first:end])

    def is_gone_by(self, start: int) -> bool:
        """True for "in 3 months" behind "haven't talked", and for "in one night" behind what somebody did."""
        from netritual.domain.language.deeds import is_deed  # few lines say in how many days

        first = self.part_start(start)
        part = self.lows[first:start]
        if not _DENIED.isdisjoint(part):
            return True
        done = any([low in ("did", "got", "ran") or is_deed(low) for low in part if low not in _BOOKED])
        return done and not self.has_contact(first, start)

    def is_ahead(self, start: int) -> bool:
        """True for the day of a plan: "is moving to Austin in the spring", "starts at Acme in May".

        The part of the sentence says that something is to come, and has no word of contact.
        """
        first = max(self.part_start(start), start - _PLAN)
        part = self.lows[first:start]
        if not w.PUT_OFF.isdisjoint(part) or "instead" in self.lows[start : start + _INSTEAD]:
            return True
        if self.may_be_held and self.has_contact(first, start):
            return False
        if not w.UNSURE.isdisjoint(self.lows[start : start + _INSTEAD]):
            return True
        if not w.CALLED_OFF.isdisjoint(map(unaccent, self.lows[first : self.part_end(start)])):
            return True
        for low, behind in pairwise([*part, ""]):
            is_being = low in ("is", "are", "am", "be") or low[-2:] == "'s" or low[-3:] in ("'re", "'m")
            ahead = (low in w.AHEAD and not (low == "away" and "was" in part)) or (
                low in w.ARRIVING and first > 0 and self.may_be_held
            )
            if ahead or low.endswith("'ll") or (is_being and behind.endswith("ing") and len(behind) > 5):
                return True
        return False

    def is_away(self, start: int, end: int, day: date | None) -> bool:
        """True for the day of a part that says, before or behind it, that somebody is away, and of no company: "Jonas
        ist nächste Woche weg". A day that has been is that of a note, "fixed it Thursday while I was away", but not of
        a talk in another part: "I was away last week, call with Ana today"."""
        first, last = self.part_start(start), max(end, self.part_end(start))
        part = self.lows[first:last]
        if not w.tells_of_absence(part) or self.has_contact(first, last) or not IN_COMPANY.isdisjoint(part):
            return False
        is_so = not _BEING.isdisjoint(part) and {"war", "waren"}.isdisjoint(part)  # "am Montag war Ana weg"
        coming = day is not None and (day > self.today or is_so)
        return coming or self.has_contact(0, len(self.lows))

    @property
    def may_be_held(self) -> bool:
        """False when a channel word of this part says nothing: "might call Tom on Friday"."""
        return True

    def is_only_past(self, before: str, when: When) -> bool:
        """True for "from yesterday": what can only be past is the day of the talk."""
        return (
            before in ("from", "like")
            and when.kind == ADVERB
            and (before == "from" or when.length > 2)
            and when.day is not None
            and when.day < self.today
        )

    def is_month_name(self, start: int, end: int) -> bool:
        """True for "9 March" with its capital: a month, not a verb."""
        raws = [self.tokens[at].raw for at in range(start, end)]
        return len(raws) > 1 and any(raw[0].isupper() for raw in raws) and not all(raw.isupper() for raw in raws)

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
        return bool(low) and low not in w.AFTER_DATE and not hour and not read_length(self.lows, end)

    def is_said_of_talk(self, start: int, end: int) -> bool:
        """Whether "recently" says when the talk was: it stands in the sentence of the talk, and somebody else's doings
        ("she recently moved") are not meant."""
        if self.noun_follows(end) and start > 0:
            return False
        following = self.lows[end] if end < len(self.lows) else ""
        if self.lows[start] == "once" and (following in w.PRONOUNS or following == "before"):
            return False
        first = self.part_start(start)
        words = self.lows[first:start]
        return w.OTHERS.isdisjoint(words) and (not first or not words or not w.CHANNEL.keys().isdisjoint(words))

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
        if not numbered and start and self.tokens[start - 1].raw[-1:] in JOINTS and low in _TELLS_OF_IT:
            return False  # "walk with Ana, sun in our eyes"
        if self.lows[start:end] == ["sat"] and low in _SITTING and not self.has_contact(self.part_start(start), start):
            return False  # "Ana sat with my mother"
        if low == "re" or bool(low and (is_clock(low) or low in ("noon", "midday") or read_length(self.lows, end))):
            return True
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

    def as_typed(self, at: int, when: When) -> str:
        """The words of a date phrase as they were typed."""
        return " ".join([token.raw for token in self.tokens[at : at + when.length]]).rstrip(",;")

    def is_numbered(self, start: int, end: int) -> bool:
        """True for a phrase with the day of a month, and not a weekday alone."""
        return any([is_digit(char) for low in self.lows[start:end] for char in low])

    def has_hour(self, at: int) -> bool:
        """True for an hour at a place: "1pm", "2-3pm", "at 9", "16 uhr", "half nine"."""
        low, following = [*self.lows[at : at + 2], "", ""][:2]
        if is_clock_or_range(low) or low in ("noon", "midday"):
            return True
        if low == "a" and following in w.AT_WORDS:  # "a las 10"
            return self.has_hour(at + 1)
        if low in w.AT_WORDS or low in RECKONED:
            return is_digit(following[:1]) or (
                following in NUMBER and len(following) > 2 and not self.noun_follows(at + 2)
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


_OF_WHAT = frozenset(("dates", "days", "about", "re", "abt", "regarding", "concerning"))
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
