"""Which date phrases of a head date the talk: not the day of something else, of somebody's doings, or of an absence."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from netritual.domain.dates.dates import ADVERB, LOOSE, NAMED, PARTS_OF_DAY, STRICT, WEEKDAY, When, is_digit
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.line_segment import JOINTS, LineSegment, is_ordinal, is_present
from netritual.domain.quicklog.tokens import LITERAL, PERSON
from netritual.domain.quicklog.word_translations import IN_COMPANY

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
_EDGES = frozenset(("end", "start", "beginning", "middle", "early", "mid", "late"))
"""First words of a part of a month."""
_DAYTIMES = frozenset(("mornings", "afternoons", "evenings", "nights"))
"""Behind a weekday these tell of an arrangement: "tues evenings"."""
_SUBJECT = 5
"""Words of a part of the line within which the verb of a thing stands: "the new board meets"."""
_NAMED_BY_DAY = frozenset(("times", "club", "post", "telegraph", "mirror", "express", "herald", "tribune"))
"""Behind a weekday these are a name with it: the Sunday Times."""
_MOST_TALKS = 10
"""So many coffees somebody may count: "the 3rd coffee with Ana" is on no day that is named."""
_ARTICLES_ABROAD = frozenset(("le", "el", "il", "dia", "no", "am"))
_OF_WHAT = frozenset(("dates", "days", "about", "re", "abt", "regarding", "concerning"))


class DatedHead(LineSegment):
    """A head, as far as its days are asked for. ``channel_at`` is the place of its word of contact, -1 where the
    natural reading found none; ``is_plain`` says that it is in plain words."""

    channel_at: int | None
    is_plain: bool

    @property
    def may_be_held(self) -> bool:
        """False when the natural reading found no contact."""
        return self.channel_at != -1

    @property
    def is_numbered_day(self) -> bool:
        """True in plain words."""
        return self.is_plain or (self.channel_at is not None and self.may_be_held)

    def phrase(self, at: int, forward: bool) -> When | None:
        """The date phrase at a token; the day of a month may lack its article: "coffee Tom 20th"."""
        when = super().phrase(at, forward)
        if when is None and self.is_bare_number(at):
            when = self.read_day(("the", *self.lows[at : at + 2]), 0, forward)
            if when is not None:
                when.length, when.kind = when.length - 1, when.kind if at else NAMED  # "9th lunch with Ana 1pm"
        return when

    def day_at(self, at: int, in_topic: bool = False) -> When | None:
        """The date phrase that begins at a token and dates the talk; "on" before it belongs to it.

        A day that something is due is none, nor one behind since or for, nor one said of a thing ("the March budget").
        """
        lows = self.lows
        start = at + 1 if lows[at] == "on" and at + 1 < len(lows) else at
        when = self.phrase(start, self.forward) if lows[start] else None
        if when is None or self.refused[0] <= at < self.refused[1]:
            return None
        bare = when.length == 2 and lows[start] in _ARTICLES_ABROAD and lows[start + 1].isdecimal()
        if bare and not (self.may_be_held or self.has_hour(start + 2)):
            return None  # "Acme paga il 15"
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
        named = end < len(lows) and lows[end] in _NAMED_BY_DAY and self.tokens[end].raw[0].isupper()
        if lows[start] in WEEKDAY and (before in w.DAY_NAMES or (named and when.length == 1)):
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
        of_others = is_told and (self.is_of_others(start, end, month) or self.is_ahead(start))
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
        counted = lows[at] != "on" and int("0" + "".join(filter(is_digit, lows[end - 1]))) <= _MOST_TALKS
        beside = said_of and w.CHANNEL.get(lows[end]) in w.CONVERSATIONS and not at and not counted
        if said_of and not beside and (kind == STRICT or in_topic or before in w.DETERMINERS):
            return None  # but "on the 28th coffee with Ana"
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

    def is_of_others(self, start: int, end: int, month: bool) -> bool:
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
        month = month and not placed and (bool(part) or returning) and not self.is_done_then(parted, first, start)
        told_me = part[:2] in (["told", "me"], ["told", "us"]) and part[2:] in ([], ["on"]) and end < len(self.tokens)
        if told_me and (self.tokens[end].kind == LITERAL or self.lows[end] in w.OTHERS):
            return False  # "Ana told me on Monday he needs a bike"
        others = not w.OTHERS.isdisjoint(part) or "told" in part or month
        return first > 0 and others and not self.has_contact(first, start)

    def is_done_then(self, parted: int, first: int, start: int) -> bool:
        """True for a month or a week that is rather past, behind who and about what: "coffee with Ana about the rota
        last month", "thanked Ana for the cake in May". No sign parts it from what was done."""
        from netritual.domain.dates.date_phrases import past_day
        from netritual.domain.language.past_tense import is_deed

        done = parted < first and (self.has_contact(parted, start) or is_deed(self.lows[parted]))
        return done and past_day(self.lows, start, self.today) is not None

    def is_named_subject(self, at: int) -> bool:
        """True behind a name that a part of the line begins with."""
        name = self.tokens[at - 1] if at else None
        if name is None or name.kind not in (PERSON, LITERAL) or name.raw[-1:] in JOINTS or "'" in name.raw[-2:]:
            return False
        return at < 2 or self.tokens[at - 2].raw[-1:] in JOINTS

    def is_gone_by(self, start: int) -> bool:
        """True for "in 3 months" behind "haven't talked", and for "in one night" behind what somebody did."""
        from netritual.domain.language.past_tense import is_deed  # few lines say in how many days

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
