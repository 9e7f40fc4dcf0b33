"""The words of a head and what is asked of them: where its contact, its days, its parts and its topic stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from netritual.domain.dates.date_phrases import read_length
from netritual.domain.dates.dates import WEEKDAY, is_clock, is_digit
from netritual.domain.language.text import begins_sum
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.dated_head import DatedHead
from netritual.domain.quicklog.line_segment import JOINTS, RECKONED, LineSegment, Piece, is_present
from netritual.domain.quicklog.reading import Reading, Ref
from netritual.domain.quicklog.tokens import LINK, LITERAL, PAIR, PERSON, TAG, WORD, Token
from netritual.domain.quicklog.typed_names import MOST_NAME_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.dates.time_phrases import ClockTime
    from netritual.domain.quicklog.names import NameLookup

NO_DATE, ABOUT, EXACT = range(3)
"""What the head is dated by so far: a span or a day that is only about right gives way to a certain day."""
ON_A_DAY = frozenset(("on", "over", "at", "around"))
FEAST_WORDS = frozenset(("new", "boxing", "valentine's", "valentines", "good"))
"""First words of feasts of two words."""
_ABBREVIATION = 3
"""Letters of the longest word whose full stop may be that of an abbreviation."""
_LONG_ABBREVIATIONS = frozenset((
    "approx", "incl", "excl", "dept", "govt", "mgmt", "univ", "assoc", "prof", "misc", "temp", "corp", "intl", "tech",
    "admin", "ca", "resp", "hons", "appt", "appts", "mins", "info",
))  # fmt: skip
"""Longer ones that people write with a full stop."""
CLOCK_NEXT = frozenset(("to", "-", "–", "until", "till", "am", "pm", "a.m", "p.m", "uhr", "uur", "o'clock", "h"))
"""With one of these words ``time_phrases`` is asked."""
_SAID = frozenset(("told", "said", "says", "asked", "promised", "thanked", "sent"))
"""Behind the comma after a topic these begin another thought, as he and she do."""
_ANSWERS = frozenset(("answer", "reply", "response", "news"))
_AWAITED = frozenset(("not", "waiting", "awaiting", "replied", "coming"))
_OTHERS = frozenset(
    [
        one + end
        for one in ("he", "she", "they", "i", "we")
        for end in ("", "'s", "'ll", "'d", "'re", "’s", "’ll", "’d", "’re")
    ]
)
_PARTING = frozenset((",", ";", ":"))
"""Signs of words that are left out that still part what stands around them."""
_PART_ENDS = frozenset((*JOINTS, "!", "?"))


class HeadWords(DatedHead):
    """What stands before the first clause, as far as it was read."""

    def __init__(
        self, tokens: list[Token], names: NameLookup, today: date, order: str, eow: str,
        refs: dict[str, Ref], reading: Reading,
    ) -> None:  # fmt: skip
        super().__init__(tokens, names, today, order, eow, refs, reading)
        self.summary: list[Piece] = []
        self.topic: list[Piece] = []
        self.sink = self.summary
        self.given: set[str] = set()
        self.facts: set[int] = set()
        self.steps: list[tuple[int, int]] = []
        self.explicit: dict[str, str] = {}
        self.said_dir, self.fixed_dir = "", False
        self.channel_at: int | None = None
        self.is_past, self.is_missed, self.is_off, self.is_plain = False, False, False, False
        self.foretold = self.is_awaited = self.is_written_up = self.is_signed = False
        self.days: list[tuple[int, date]] = []
        self.named: list[tuple[int, Ref]] = []
        self.verb_at, self.verb_first = -2, False
        self.dated = NO_DATE
        self.lost = False
        self.clock: ClockTime | None = None
        self.clock_at, self.timed_thing = 0, -1
        self.clocks: list[int] | None = None
        """The places of the words that are hours, once they are asked for."""

    def part(self, tokens: list[Token]) -> LineSegment:
        """A loop of the line, whose days of a month come after a past day of the entry. So do weekdays and "tomorrow"
        where that day was written as a date; behind "yesterday" and "Monday" they are those of who types."""
        part, reading = super().part(tokens), self.reading
        if reading.date < self.today and not reading.span and not reading.approx:
            part.since = reading.date
            part.spoken = part.since if self.is_written_up else part.spoken
        return part

    def telling_words(self) -> list[str]:
        """The words beside the one of contact that may tell how it was; not the Dutch "met" of "koffie met Ana"."""
        return [
            low for at, low in enumerate(self.lows)
            if at != self.channel_at and not (low == "met" and at and self.lows[at - 1] in w.CHANNEL)
        ]  # fmt: skip

    def hour_words(self) -> list[str]:
        """The words that may say the half of the day of an hour: those of its part of the line and of the day, but not
        of a topic or a thing, as in "at 9, talked about the evening class"."""
        part = range(self.part_start(self.clock_at), self.part_end(self.clock_at))
        topic = {at for at, _ in self.topic}
        return [
            low for at, low in enumerate(self.lows)
            if at not in topic and (at in self.facts or (
                at in part and (not self.noun_follows(at + 1) or self.lows[at + 1] in w.CHANNEL
                                or self.phrase(at + 1, True))
            ))
        ]  # fmt: skip

    def is_one_of_several(self, at: int) -> bool:
        """True for a time with another one in the line that begins no range with it."""
        if self.clocks is None:
            self.clocks = [place for place, low in enumerate(self.lows) if is_clock(low)]
        return any(
            abs(place - at) > 1 and not (abs(place - at) == 2 and self.lows[(place + at) // 2] in CLOCK_NEXT)
            for place in self.clocks
        )

    def is_loop(self, at: int) -> bool:
        """Whether a loop was cut out at a place."""
        return self.tokens[at].kind == LITERAL and not self.tokens[at].text

    def parts(self) -> list[list[int]]:
        """The places of the tokens, parted behind each sign and dash."""
        parts: list[list[int]] = [[]]
        for at, token in enumerate(self.tokens):
            parts[-1].append(at)
            dated = at in self.facts and at + 1 in self.facts  # "26. März"
            if (token.raw[-1:] in _PART_ENDS and not dated) or token.raw in w.DASHES:
                parts.append([])
        return parts

    def is_torn(self) -> bool:
        """Whether words were taken from between others: the open text is no sentence any more."""
        places = [at for at, _ in self.summary]
        if len(places) < 2 or places[-1] - places[0] < len(places):
            return False
        return any([
            part[0] <= at < part[-1] and after <= part[-1] and after - at > 1
            for part in self.parts() if part for at, after in pairwise(places)
        ])  # fmt: skip

    def sentence(self) -> str:
        """The head as it was typed, without those words where they stand at the ends of its first part, or by
        themselves: no word goes from between others."""
        left: set[int] = set()
        topic, runs_on = {at for at, _ in self.topic}, False
        for number, part in enumerate(self.parts()):
            facts = self.facts.intersection(part)
            if not number and (plain := [at for at in part if at not in facts]):
                facts = {at for at in facts if not plain[0] < at < plain[-1]}
            alone = len(facts) == len(part) and not (runs_on and topic.issuperset(part[1:]))
            left.update(facts if not number or alone else ())
            runs_on = bool(topic.intersection(part) - left)
        raws: list[str] = []
        sign, parting = "", _PARTING
        for at, token in enumerate(self.tokens):
            if at in left or token.kind == TAG:
                sign, parting = token.raw[-1:], _PARTING | ({"."} if self.is_stopped(token.raw) else set())
            elif token.raw:
                if raws and sign in parting and raws[-1][-1] not in JOINTS:
                    raws[-1] += sign
                raws.append(token.raw)
                sign = ""
        return " ".join(raws).strip(" ,;")

    def is_of_substance(self, at: int) -> bool:
        """Whether a word says more than who, when and how."""
        token = self.tokens[at]
        low = token.low if token.kind == WORD else ""
        return bool(low) and not is_digit(low[0]) and not (low in w.CHANNEL or low in w.AFTER_DATE or low in w.FILLER)

    def has_contact(self, first: int, end: int) -> bool:
        """True for a stretch of words with a word of contact; where it is known, with that one."""
        return super().has_contact(first, end) if self.channel_at is None else first <= self.channel_at < end

    def is_named_day(self, at: int) -> bool:
        """True for "on Columbus Day", "on Easter Monday", "over Christmas": a day that is not reckoned here."""
        low = self.lows[at]
        led = low in ON_A_DAY
        if self.sink is self.topic or not (led or low in w.FEASTS or low in FEAST_WORDS):
            return False
        end = self.feast_end(at + led)
        if end and (led or self.is_behind_contact(at)) and not self.noun_follows(end):
            return True
        if not led:
            return False
        for end in range(at + 1, min(at + 2 + MOST_NAME_WORDS, len(self.tokens))):
            token, before = self.tokens[end], self.lows[end - 1]
            if token.kind != WORD or not token.raw[0].isupper():
                return False
            low = token.low.rstrip("!?)")
            day = (low in ("day", "eve") and end > at + 1) or (low in WEEKDAY and before in w.DAY_NAMES)
            if (low in w.FEASTS or (day and self.lows[at] == "on")) and not self.noun_follows(end + 1):
                return True
        return False

    def feast_end(self, at: int) -> int:
        """The place behind a feast by its name: "christmas", "new years eve", "easter monday"; 0 for none."""
        low = self.lows[at] if at < len(self.lows) else ""
        following = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        if low in w.FEASTS:
            return at + 1 + (following in ("eve", "day") or (low in w.DAY_NAMES and following in WEEKDAY))
        third = self.lows[at + 2] if at + 2 < len(self.lows) else ""
        if low == "new" and following in ("year's", "years", "year"):
            return at + 2 + (third in ("eve", "day"))
        day = (low == "boxing" or low in ("valentine's", "valentines")) and following == "day"
        return at + 2 if day or (low == "good" and following == "friday") else 0

    def is_beside_contact(self, at: int) -> bool:
        """True for a word with a channel word or a person right beside it, no sign between."""
        before, after = self.tokens[at - 1] if at else None, self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = [one for one in (before if before and before.raw[-1:] not in JOINTS else None, after) if one is not None]
        return self.tokens[at].raw[-1:] not in JOINTS and any(
            one.kind == PERSON or one.low in w.CHANNEL for one in near
        )

    def is_platform(self, low: str) -> bool:
        """True for a word that may still name the platform of this line."""
        return "via" not in self.given and (low in w.PLATFORM or (low in w.ALSO_VIA and "channel" in self.given))

    def is_bracket_closed(self) -> bool:
        """True at the end of a topic that stands in brackets; its bracket is taken off: "(re the role) nice chat"."""
        at, text = self.topic[-1] if self.topic else (0, "")
        opened = self.tokens[self.topic[0][0] - 1].raw[:1] == "(" if self.topic else False
        if not opened or ")" not in text:
            return False
        self.topic[-1] = (at, text[: text.index(")")])
        return True

    def is_of_somebody(self, at: int) -> bool:
        """True in a part of somebody's doings behind that of the contact: "…, Ana wants to write about us"."""
        first = self.part_start(at)
        named = self.tokens[first].kind in (PERSON, LITERAL) and bool(self.tokens[first].text)
        wants = "wants" in self.lows[first:at] or "want" in self.lows[first:at]
        is_told = "told" in self.lows[first:at]
        return (
            first > 0
            and ((named and wants) or is_told)
            and self.channel_at is not None
            and not self.has_contact(first, at)
        )

    def is_doing(self, at: int) -> bool:
        """True for a name behind a comma that says or does something: "re parking, Hans will run the numbers"."""
        if self.topic[-1][1][-1:] not in JOINTS or at + 1 >= len(self.lows):
            return False
        return self.channel_at is not None and is_present(self.lows[at + 1])

    def is_told_next(self, at: int, low: str) -> bool:
        """True for he and she behind the comma after a topic, in plain words: "re the grant, he thinks it's fine"; for
        what is awaited; and for any word behind the end of its sentence."""
        if self.channel_at is None:
            return False
        last = self.topic[-1][1]
        if self.is_stopped(last):
            return True
        following = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        others = low in _OTHERS or low == "will" or (low in ("and", "but") and following in _OTHERS)
        awaited = low in _AWAITED or low in _SAID or (low == "no" and following in _ANSWERS)
        return (others or awaited) and last[-1:] in (",", ":")

    @staticmethod
    def is_stopped(text: str) -> bool:
        """True for a word that ends a sentence: "the contract." but not "Inc." or "vs."."""
        bare = text.rstrip(".!?")
        if bare == text:
            return False
        return (
            text[-1:] != "."
            or bare.isdecimal()
            or (len(bare) > _ABBREVIATION and bare[-2:].islower() and bare.lower() not in _LONG_ABBREVIATIONS)
        )

    def contact_known(self) -> bool:
        """True once a person or a channel is there."""
        return bool(self.reading.people) or "channel" in self.given or "via" in self.given

    def is_pronoun_alone(self, at: int) -> bool:
        """True for a pronoun that names no matter: "wants to write about us, …", "will think about it till Friday"."""
        if self.lows[at : at + 1] not in (["us"], ["me"], ["him"], ["her"], ["it"], ["them"], ["you"]):
            return False
        ends = at + 1 == len(self.tokens) or self.tokens[at].raw[-1:] in JOINTS
        return ends or self.lows[at + 1] in ("and", "&", "till", "until", "til")

    def is_roughly(self, at: int) -> bool:
        """True for the "about" of a sum and of a proposal: "saved me about 9k", "how about Wed"."""
        if at and self.lows[at - 1] in ("how", "what"):
            return True
        sum_of = self.tokens[at + 1].raw if at + 1 < len(self.tokens) else ""
        bare = sum_of.rstrip(",.;!?").lower()
        return begins_sum(bare) and (bare[-1] in "k%" or sum_of[-1] in ",.;!?" or not is_digit(bare[0]))

    def topic_follows(self, at: int) -> bool:
        """True when a word comes next that a topic can begin with."""
        if at >= len(self.tokens) or self.tokens[at].kind in (PERSON, TAG, LINK, PAIR):
            return False
        return not self.is_date(at, True) and not self.is_measure(at)

    def is_measure(self, at: int) -> bool:
        """True for "about 45 min": a length that is reckoned, no topic."""
        length = read_length(self.lows, at) if self.lows[at] and self.lows[at - 1] in RECKONED else None
        return length is not None and length[1] > 0 and not self.noun_follows(at + length[0])

    def is_behind_day(self, at: int) -> bool:
        """True right behind the day of the head."""
        return at - 1 in self.facts and self.dated == EXACT

    def is_date(self, at: int, in_topic: bool = False) -> bool:
        """True when a date phrase begins here that would count."""
        when = self.day_at(at, in_topic) if at < len(self.lows) and self.lows[at] else None
        return when is not None and when.day is not None and self.dated != EXACT
