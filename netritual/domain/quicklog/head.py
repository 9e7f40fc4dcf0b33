"""What stands before the first clause of a line: its channel, people, day, hour, place, topic and words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from netritual.domain.date_phrases import may_begin_day, read_day, read_length
from netritual.domain.dates import (
    ADVERB,
    HALVES,
    NUMBER,
    WEEKDAY,
    When,
    full_day,
    is_clock,
    is_digit,
    is_half_unsaid,
    is_hour,
    is_timetable_clock,
    read_time,
    shape_of,
    without_stop,
)
from netritual.domain.quicklog import line_words as w
from netritual.domain.quicklog.part import (
    JOINTS,
    MOST_NAME_WORDS,
    RECKONED,
    Part,
    Piece,
    is_present,
    once,
    text_of,
    without_joint,
)
from netritual.domain.quicklog.reading import Reading, Ref
from netritual.domain.quicklog.tokens import LINK, LITERAL, PAIR, PERSON, TAG, WORD, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.names import NameLookup
    from netritual.domain.time_phrases import Clock


NO_DATE, ABOUT, EXACT = range(3)
"""What the head is dated by so far: a span or a day that is only about right gives way to a certain day."""
_MOST_DAYS = 8
"""Certain days of a head that are looked at; any more are text."""
_LONGEST = 24 * 60
"""Minutes of the longest talk: "480 hours" are work."""
_CLOCK_NEXT = frozenset(("to", "-", "–", "until", "till", "am", "pm", "a.m", "p.m", "uhr", "uur", "o'clock", "h"))
"""With one of these words ``time_phrases`` is asked."""
_PART_ENDS = frozenset((*JOINTS, "!", "?"))
_PARTING = frozenset((",", ";", ":"))
"""Signs of words that are left out that still part what stands around them."""
_UNANSWERED = frozenset(("no", "not", "didn't", "didnt", "did", "voicemail", "vm", "left", "went", "straight", "got",
                         "couldn't", "couldnt", "could", "missed"))  # fmt: skip
_OTHERS = frozenset(
    [
        one + end
        for one in ("he", "she", "they", "i", "we")
        for end in ("", "'s", "'ll", "'d", "'re", "’s", "’ll", "’d", "’re")
    ]
)
_AWAITED = frozenset(("not", "waiting", "awaiting", "replied", "coming"))
_ANSWERS = frozenset(("answer", "reply", "response", "news"))
_SAID = frozenset(("told", "said", "says", "asked", "promised", "thanked", "sent"))
"""Behind the comma after a topic these begin another thought, as he and she do."""
_ABBREVIATION = 3
"""Letters of the longest word whose full stop may be that of an abbreviation."""
_LONG_ABBREVIATIONS = frozenset((
    "approx", "incl", "excl", "dept", "govt", "mgmt", "univ", "assoc", "prof", "misc", "temp", "corp", "intl", "tech",
    "admin", "ca", "resp", "hons", "appt", "appts", "mins", "info",
))  # fmt: skip
"""Longer ones that people write with a full stop."""
_ON_A_DAY = frozenset(("on", "over", "at", "around"))
_FEAST_WORDS = frozenset(("new", "boxing", "valentine's", "valentines", "good"))
"""First words of feasts of two words."""
_BEFORE_DAYS = _ON_A_DAY | w.FEASTS | _FEAST_WORDS
"""With one of these a feast, or "on" and a day, may begin; all else that may begin a day the dates know."""
_MEASURES = w.AT_WORDS | w.CLOCK_OPENERS | RECKONED | {"for", "a", "an"}
"""Words that begin a time or a length, beside numbers."""
_ABOUT = ("about", "concerning", "regarding")
_EVERY_WEEK = frozenset(f"{day}s" for day in WEEKDAY if day.endswith("day"))
"""Weekdays of an arrangement: "on Mondays"."""


class Head(Part):
    """What stands before the first clause. ``sink`` is the open text: the topic, or the summary.

    ``steps`` are the stretches that were read together: (first token, how many). ``days`` are the certain days of the
    head, each with its token: the first is that of the entry.
    """

    def __init__(
        self, tokens: list[Token], names: NameLookup, today: date, order: str, eow: str,
        seen: dict[str, Ref], reading: Reading,
    ) -> None:  # fmt: skip
        super().__init__(tokens, names, today, order, eow, seen, reading)
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
        self.foretold = self.is_awaited = self.is_written_up = False
        self.days: list[tuple[int, date]] = []
        self.named: list[tuple[int, Ref]] = []
        self.verb_at, self.verb_first = -2, False
        self.dated = NO_DATE
        self.lost = False
        self.clock: Clock | None = None
        self.clocks: list[int] | None = None
        """The places of the words that are hours, once they are asked for."""

    def run(self) -> None:
        """Read all of the head into the reading."""
        reading, at = self.reading, 0
        reading.has_head = bool(self.tokens)
        while at < len(self.tokens):
            token = self.tokens[at]
            taken = self.word(at, token) if token.kind == WORD else self.step(at, token)
            self.steps.append((at, taken))
            at += taken
        reading.summary, reading.topic = text_of(self.summary), text_of(self.topic).rstrip(" ,;:-–—")
        reading.people, reading.tags, reading.urls = once(reading.people), once(reading.tags), once(reading.urls)
        if self.clock:
            reading.time = self.clock.text(self.lows, reading.channel)
        if self.explicit:
            self.settle_explicit()
        if self.lost and not self.dated and "date" not in self.explicit:
            reading.warnings.append("The entry is dated today until you say when it was.")
            reading.asks.append("when")
        if "platform" in self.given and "channel" not in self.given:
            reading.channel = "dm"
        reading.initiator = self.said_dir or w.initiator_of(reading.channel) or ""
        reading.planned = reading.date > self.today
        if reading.planned:
            self.small_place()
            if self.clock and self.clock.may_be_either(self.lows, reading.channel):
                other = f"{(int(reading.time[:2]) + 12) % 24:02}{reading.time[2:]}"
                reading.warnings.append(f"The hour is taken for {reading.time}. If you meant {other}, write that.")

    def part(self, tokens: list[Token]) -> Part:
        """A loop of the line, whose days come after a past day of the entry. So does "tomorrow" where that day was
        written as a date; behind "yesterday" it is that of who types."""
        part, reading = super().part(tokens), self.reading
        if reading.date < self.today and not reading.span and not reading.approx:
            part.since = reading.date
            part.spoken = part.since if self.is_written_up else part.spoken
        return part

    def told(self) -> list[str]:
        """The words beside the one of contact that may tell how it was; not the Dutch "met" of "koffie met Ana"."""
        return [
            low for at, low in enumerate(self.lows)
            if at != self.channel_at and not (low == "met" and at and self.lows[at - 1] in w.CHANNEL)
        ]  # fmt: skip

    def still_to_come(self, hour: str) -> str:
        """What says that a talk of today has not come yet, by the hour of typing: its own hour, "tonight", "later"; ""
        where nothing does, and in a line that tells how it was."""
        reading = self.reading
        if reading.date != self.today or reading.asks or reading.span or reading.channel not in w.CONVERSATIONS:
            return ""
        tells = self.is_past or self.is_missed or self.is_off or not w.HOW_IT_WAS.isdisjoint({*self.told()} - {"this"})
        if tells or not reading.people:
            return ""
        if reading.time:
            return reading.time if reading.time > hour else ""
        if w.LATER.isdisjoint(self.lows):
            return ""
        import netritual.domain.quicklog.head_days as days

        return days.later_today(self, hour)

    @property
    def may_be_held(self) -> bool:
        """False when the natural reading found no contact."""
        return self.channel_at != -1

    def step(self, at: int, token: Token) -> int:
        """Read a token that is no word; how many tokens it took."""
        if token.kind == PERSON:
            return self.person(at, token)
        if token.kind == TAG:
            self.sink = self.summary
            self.reading.tags.append(token.text)
        elif token.kind == LINK:
            self.sink = self.summary
            self.reading.urls.append(token.text)
        elif token.kind == PAIR:
            self.sink = self.summary
            self.pair(at, token)
        elif self.is_loop(at):
            self.cut(token.raw)
        else:
            if self.topic and self.sink is self.topic and self.is_doing(at):
                self.sink = self.summary
            self.keep(at, token.text)
        return 1

    def keep(self, at: int, text: str) -> int:
        """Keep a token as text."""
        if text:
            self.sink.append((at, text))
        if self.sink is self.topic:
            self.facts.add(at)
        return 1

    def is_loop(self, at: int) -> bool:
        """Whether a loop was cut out at a place."""
        return self.tokens[at].kind == LITERAL and not self.tokens[at].text

    def cut(self, loop: str) -> None:
        """A loop that was cut out: of what joins the topic to it one sign is left."""
        tail, sign = loop.rstrip(")")[-1:], ""
        while self.topic:
            at, text = self.topic.pop()
            text, before = without_joint(text)
            sign = sign or before
            if text:
                self.topic.append((at, text + (tail if tail in JOINTS else sign)))
                return

    def person(self, at: int, token: Token) -> int:
        """A name behind an @; what only joins it to the line is dropped."""
        self.drop_joining(at, self.sink, w.JOINING)
        self.sink = self.summary
        ref = token.ref or self.ref(token.text)
        self.reading.people.append(ref)
        self.named.append((at, ref))
        return 1

    def of_another_day(self, asides: list[Ref]) -> list[Ref]:
        """The people of a second talk: "lunch with Eva on monday and with Tim on tuesday", and the ``asides``, whom
        another contact reached. The entry has one day and one contact, the first; who stands with the other is told."""
        second = next(((at, day) for at, day in self.days if day != self.days[0][1]), None)
        if second is None:
            if asides:
                who = ", ".join([ref.name for ref in asides])
                self.reading.warnings.append(
                    f"This line has two contacts, and an entry has one: log the one with {who} as a line of its own."
                )
            return []
        first = self.days[0][0]
        behind = second[0] if not any([at < first for at, _ in self.named]) else first  # days stand before or behind
        there = [ref for at, ref in self.named if at < behind]
        others = [ref for ref in once([ref for at, ref in self.named if at > behind]) if ref not in there]
        if not there or (behind == first and not any([behind < at < second[0] for at, _ in self.named])):
            others = []
        others = once([*others, *asides])
        if others or second[1] <= self.today:
            names = f" ({', '.join([ref.name for ref in others])})" if others else ""
            self.reading.warnings.append(
                f"This line has two days, and an entry has one: {full_day(self.reading.date)}. "
                f"Log what was on {full_day(second[1])} as a line of its own{names}."
            )
        return others

    def word(self, at: int, token: Token) -> int:
        """A plain word: each reading that a word can have, in order, else text."""
        low = token.low
        taken = self.date_phrase(at) if low in _BEFORE_DAYS or may_begin_day(self.lows, at) else 0
        if taken:
            return taken
        if self.topic and self.sink is self.topic and (at == self.channel_at or self.is_told_next(at, low)):
            self.sink = self.summary  # the topic ends where the contact is told, and what somebody did or said
        if self.sink is self.topic:
            taken = self.fact(at, self.direction(at, low) or self.behind_topic(at, low) or self.keep(at, token.raw))
            if self.is_bracket_closed():
                self.sink = self.summary
            return taken
        if not self.started and low in w.FILLER:
            return 1
        self.started = True
        return (
            self.contact(at, low)
            or self.direction(at, low)
            or self.known_name(at, low)
            or self.fact(at, self.measure(at, low) or self.opens_topic(at, token) or self.place(at, low))
            or self.keep(at, token.raw)
        )

    def fact(self, at: int, taken: int) -> int:
        """Note words that say when, how long, where or about what: a sentence does not repeat them."""
        self.facts.update(range(at, at + taken))
        return taken

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

    def date_phrase(self, at: int) -> int:
        """The first certain date phrase of the head counts; a later one, and one that is no day, stays text."""
        when = self.day_at(at, self.sink is self.topic) if len(self.days) < _MOST_DAYS else None
        if when is None:
            self.lost = self.lost or self.is_named_day(at)
            return 0
        import netritual.domain.quicklog.head_days as days

        when = days.of_next_week(self, at, days.without_hour(self, at, when))
        self.started = True
        end = at + when.length
        self.is_past = self.is_past and not days.is_booked(self, at, when)
        if self.is_off and not days.looks_back(self, at, when):
            return self.kept_day(at, end)
        if days.is_of_another_clause(self, at, when):
            self.foretold = True
            return self.kept_day(at, end)
        nearer = days.coming_day(self, at, when)
        week_on = days.weekday_to_come(self, at, when)
        if week_on is not None and (week_on - self.today).days == days.HALF_A_WEEK:
            nearer = week_on
        coming = nearer or days.hour_to_come(self, at, when) or days.awaited_day(self, at, when)
        past = self.is_past or self.channel_at == -1 or days.is_soon_again(self, when, coming)
        letter = days.day_in_letter(self, at, when)
        coming = letter or coming
        of_a_thing = letter is not None or (past and coming is not None and self.is_of_a_thing(at, when))
        if coming is not None and (of_a_thing or days.is_of_the_matter(self, at, when, coming)):
            days.told_of_a_thing(self, at, when, coming)
            self.foretold = True
            return self.kept_day(at, end)
        if coming is not None and not self.is_past and (
            self.is_awaited or days.says_it_is_to_come(self, at, when) or days.is_only_arranged(self, at, when)
        ):  # fmt: skip
            days.told_to_come(self, at, when, coming)
            if when.span:
                when = self.phrase(at + (self.lows[at] == "on"), True) or when
            when.day, when.length, nearer, week_on = coming, end - at, None, None
        certain = EXACT if not when.span and not when.approx else ABOUT
        later = when.day is not None and self.is_past and when.day > self.today
        if when.day is not None and not when.span and not when.approx and not later and self.sink is not self.topic:
            self.days.append((at, when.day))
        self.foretold = self.foretold or later  # its hour is not that of the entry
        if when.day is None or self.dated >= certain or later:
            self.without_day(at, when)
            return self.kept_day(at, end)
        self.told_to_differ(at, when)
        if nearer is None and week_on is not None and days.is_only_arranged(self, at, when):
            nearer = week_on
        days.told_to_be_old(self, at, when, nearer)
        self.dated, self.sink = certain, self.summary
        self.is_written_up = when.kind != ADVERB and self.is_numbered(at, at + when.length)
        self.reading.date, self.reading.span, self.reading.approx = when.day, when.span, when.approx
        if self.lows[at] == "this" and self.lows[at + 1] in {"year", "quarter"}:  # no day: what is said of it stays
            return self.kept_day(at, end)
        return self.fact(at, when.length)

    def kept_day(self, at: int, end: int) -> int:
        """Keep the words of a day as text; how many they are."""
        for index in range(at, end):
            self.keep(index, self.tokens[index].raw)
        return end - at

    def is_of_substance(self, at: int) -> bool:
        """Whether a word says more than who, when and how."""
        token = self.tokens[at]
        low = token.low if token.kind == WORD else ""
        return bool(low) and not is_digit(low[0]) and not (low in w.CHANNEL or low in w.AFTER_DATE or low in w.FILLER)

    def is_of_a_thing(self, at: int, when: When | None = None) -> bool:
        """True in a part behind a sign that speaks of a thing, and not of the contact: "Ana emailed, film crew Wed
        18th", "slot is 1pm"."""
        import netritual.domain.quicklog.head_days as days

        start = at + (self.lows[at] == "on")
        if when is not None and self.channel_at == -1 and (when.span or days.hour_to_come(self, at, when)):
            return True
        if when is not None and self.is_numbered(start, at + when.length):
            if self.channel_at == -1:
                return True  # an entry of no contact is of the day of its writing
            if self.sink is self.topic and self.channel_at is not None:
                return True  # "emailed Ana re demo day 26 March"
        if when is not None and self.sink is self.topic and self.reading.channel in w.REMOTE and self.has_hour(
            at + when.length
        ):  # fmt: skip
            return not days.looks_back(self, at, when)  # "texted Ana re the delivery Sun 8am"
        first = self.part_start(at)
        if self.channel_at is None or not w.HOW_IT_WAS.isdisjoint(self.lows[first:at]):
            return False
        if first == 0 or self.has_contact(first, at):
            return False
        return any(self.is_of_substance(place) for place in range(first, at))

    def is_time_of_a_thing(self, at: int) -> bool:
        """True for a time in such a part of a line about what was."""
        return (self.is_past or not self.may_be_held) and self.is_of_a_thing(max(0, at))

    @property
    def is_numbered_day(self) -> bool:
        """True in plain words."""
        return self.is_plain or (self.channel_at is not None and self.may_be_held)

    def has_contact(self, first: int, end: int) -> bool:
        """True for a stretch of words with a word of contact; where it is known, with that one."""
        return super().has_contact(first, end) if self.channel_at is None else first <= self.channel_at < end

    def is_named_day(self, at: int) -> bool:
        """True for "on Columbus Day", "on Easter Monday", "over Christmas": a day that is not reckoned here."""
        low = self.lows[at]
        led = low in _ON_A_DAY
        if self.sink is self.topic or not (led or low in w.FEASTS or low in _FEAST_WORDS):
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

    def without_day(self, at: int, when: When) -> None:
        """Say that a phrase gives no day: no calendar has it, or nobody can reckon it."""
        if when.day is not None:
            return
        self.lost = True
        if not when.vague:
            self.impossible(at, at + when.length)

    def contact(self, at: int, low: str) -> int:
        """Channel words and platforms; the first channel word wins, a platform goes with any."""
        reading = self.reading
        if low in {"on", "via", "over"} and at + 1 < len(self.lows) and self.is_platform(self.lows[at + 1]):
            return 1
        if low == "google" and self.lows[at + 1 : at + 2] == ["meet"] and "channel" not in self.given:
            reading.channel, reading.via = "video", "google meet"
            self.given |= {"channel", "via"}
            return 2
        platform = w.PLATFORM.get(low) if low not in w.SHORT_PLATFORMS or self.is_beside_contact(at) else None
        channel = w.CHANNEL.get(low) if self.channel_at in (None, at) else None
        if platform and "via" not in self.given:
            reading.via = platform
            self.given |= {"via", "platform"}
        elif channel and "channel" not in self.given:
            reading.channel = channel
            self.given.add("channel")
            if low in w.ALSO_VIA and "via" not in self.given:
                reading.via = w.ALSO_VIA[low]
                self.given.add("via")
        elif low in w.ALSO_VIA and "via" not in self.given and at > 0 and self.lows[at - 1] in {"on", "via", "over"}:
            reading.via = w.ALSO_VIA[low]
            self.given.add("via")
        else:
            return 0
        self.verb_first = (self.verb_at == at - 1 and self.verb_first) or bool(reading.people)
        self.verb_at = at
        return 1

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

    def direction(self, at: int, low: str) -> int:
        """from, to, <, > and "me": who began it."""
        if low == "me" and self.verb_at == at - 1 and self.verb_first:
            self.said_dir = "them"
            return 1
        if low not in {"from", "to", "<", ">"}:
            return 0
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].kind == PERSON
        if self.sink is self.topic and (self.reading.people or not named):
            return 0
        if named or low in ("<", ">"):
            if not self.fixed_dir:
                self.said_dir = "them" if low in ("from", "<") else "me"
            return 1
        return 0

    def known_name(self, at: int, low: str) -> int:
        """``with`` before the full name of somebody known."""
        if low not in {"with", "w/"}:
            return 0
        ref, length = self.named_after(at + 1)
        if ref is None:
            return 0
        self.reading.people.append(ref)
        return 1 + length

    def opens_topic(self, at: int, token: Token) -> int:
        """re, re: and, once a person or a channel is there, about and the like."""
        rest = token.raw[3:] if token.raw[:3].lower() == "re:" else ""
        about = token.low in _ABOUT and self.contact_known() and not self.is_pronoun_alone(at + 1)
        about = about and not self.is_of_somebody(at) and not self.is_roughly(at)
        opens = token.low == "re" or rest or about
        if not opens or self.topic or (not rest and not self.topic_follows(at + 1)):
            return 0
        self.sink = self.topic
        if rest:
            self.keep(at, rest)
        return 1

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
        bare = sum_of.rstrip(",.;!?").lstrip("£$€").lower()
        return is_digit(bare[:1]) and (bare[-1] in "k%" or sum_of[-1] in ",.;!?" or sum_of[0] in "£$€")

    def topic_follows(self, at: int) -> bool:
        """True when a word comes next that a topic can begin with."""
        if at >= len(self.tokens) or self.tokens[at].kind in (PERSON, TAG, LINK, PAIR):
            return False
        return not self.is_date(at, True) and not self.is_measure(at)

    def is_measure(self, at: int) -> bool:
        """True for "about 45 min": a length that is reckoned, no topic."""
        length = read_length(self.lows, at) if self.lows[at] and self.lows[at - 1] in RECKONED else None
        return length is not None and length[1] > 0 and not self.noun_follows(at + length[0])

    def measure(self, at: int, low: str) -> int:
        """A time or a length, each once; one that stands behind "at" is a time."""
        if not low or (low not in _MEASURES and not is_digit(low[0]) and low[0] != "~" and low[-3:] != "ish"):
            return 0
        if low in RECKONED:
            if self.is_behind_day(at) and at + 1 < len(self.lows) and (timed := self.time(at + 1, at)):
                return timed
            return 1 + self.length(at + 1) if at + 1 < len(self.lows) and self.is_measure(at + 1) else 0
        start = at + 1 if low in w.AT_WORDS and at + 1 < len(self.lows) else at
        if start > at:
            return self.time(start, at)
        if is_hour(low) and (self.is_off or self.foretold):
            return 0
        if is_hour(low) and (not at or self.lows[at - 1] != "for"):
            return max(0, self.time(at, at - 1) - 1) or self.length(at)
        return self.length(at) or self.time(at, at)

    def behind_topic(self, at: int, low: str) -> int:
        """A length or a time behind a comma ends the topic ("re pricing, 90 mins"); so does that nobody answered."""
        if not low or not self.topic or self.topic[-1][1][-1:] != ",":
            return 0
        taken = self.measure(at, low)
        if taken or (self.is_missed and low in _UNANSWERED):
            self.topic[-1] = (self.topic[-1][0], self.topic[-1][1].rstrip(","))
            self.sink = self.summary
        return taken

    def length(self, at: int) -> int:
        """A length, once."""
        lasts = read_length(self.lows, at) if "minutes" not in self.given and self.may_be_held else None
        if not lasts or not 0 < lasts[1] <= _LONGEST:
            return 0
        self.reading.minutes = lasts[1]
        self.given.add("minutes")
        return lasts[0]

    def time(self, at: int, start: int) -> int:
        """A time, once, and the length of a range of times; how many words from ``start`` on."""
        word = self.lows[at]
        if not _EVERY_WEEK.isdisjoint(self.lows[max(0, start - 1) : start]):
            return 0  # "yoga on Mondays at 7"
        if self.channel_at in (None, -1) and self.is_one_of_several(at):
            return 0  # "told declan 8am, tadhg 9am"
        if self.refused[1] == start > 0 and self.has_hour(at):  # it is of that day
            self.refused = (self.refused[0], at + 1)
            if self.channel_at not in (None, -1):
                typed = " ".join([token.raw for token in self.tokens[self.refused[0] : at + 1]]).rstrip(",;.")
                self.reading.warnings.append(f"{typed} is taken for the time of something else.")
        if "time" in self.given or self.is_off or self.foretold or not word or self.refused[0] <= at < self.refused[1]:
            return 0
        following = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        plain = read_time(word) if following not in _CLOCK_NEXT and not is_half_unsaid(word) else None
        if plain:
            if self.is_time_of_a_thing(start):
                return 0
            self.reading.time = plain
            self.given.add("time")
            return at + 1 - start
        bare = at == start and following not in _CLOCK_NEXT and word.isdigit()
        behind_day = bare and self.is_behind_day(at) and self.is_lone_hour(at)  # "tmrw 9"
        behind_day = behind_day or (shape_of(word)[0] == "0-0" and self.is_behind_day(at))  # "tues 10-11"
        spelled = word in NUMBER or word in HALVES or word[-3:] == "ish"
        if word in HALVES or is_timetable_clock(word) or word[-3:] == "ish":
            behind_day = following in ("past", "to") or self.is_behind_day(at) or self.is_date(at + 1)
        if is_digit(word[0]):
            if bare and not behind_day:
                return 0
        elif word not in w.CLOCK_OPENERS and following != "past" and not behind_day and (at == start or not spelled):
            return 0
        from netritual.domain.time_phrases import read_clock

        clock = read_clock(self.lows, at, at > start or behind_day)
        end = at + clock.length if clock else 0
        placed = end < len(self.lows) and self.lows[end] in ("the", "our", "my", "his", "her")  # "at 6 the Railway"
        if clock is None or (not (clock.certain or placed) and self.noun_follows(end) and not self.is_date(end)):
            return 0
        if self.is_time_of_a_thing(start):
            return 0
        self.clock = clock
        self.given.add("time")
        if clock.minutes and "minutes" not in self.given:
            self.reading.minutes = clock.minutes
            self.given.add("minutes")
        return at + clock.length - start

    def is_one_of_several(self, at: int) -> bool:
        """True for a time with another one in the line that begins no range with it."""
        if self.clocks is None:
            self.clocks = [place for place, low in enumerate(self.lows) if is_clock(low)]
        return any(
            abs(place - at) > 1 and not (abs(place - at) == 2 and self.lows[(place + at) // 2] in _CLOCK_NEXT)
            for place in self.clocks
        )

    def is_behind_day(self, at: int) -> bool:
        """True right behind the day of the head."""
        return at - 1 in self.facts and self.dated == EXACT

    def place(self, at: int, low: str) -> int:
        """``at`` before what names a place in any line. "Works at Lumen" is no place."""
        if low not in ("at", "@", "chez") or "place" in self.given or (at and self.lows[at - 1] in w.EMPLOYED):
            return 0
        from netritual.domain.quicklog.locations import location

        place, end = location(self.tokens, at, self.is_date)
        if place:
            self.given.add("place")
            self.reading.place = place
        return end - at

    def small_place(self) -> None:
        """Where a planned meeting is, in small letters: "at bewleys", "at his office". It is no text then."""
        if "place" in self.given or self.reading.channel not in w.IN_PERSON:
            return
        from netritual.domain.quicklog.locations import small_location

        place, start, end = small_location(self.tokens, self.facts)
        if place:
            self.reading.place = place
            self.facts.update(range(start, end))
            self.summary = [piece for piece in self.summary if not start <= piece[0] < end]
            self.reading.summary = text_of(self.summary)

    def is_date(self, at: int, in_topic: bool = False) -> bool:
        """True when a date phrase begins here that would count."""
        when = self.day_at(at, in_topic) if at < len(self.lows) and self.lows[at] else None
        return when is not None and when.day is not None and self.dated != EXACT

    def pair(self, at: int, token: Token) -> None:
        """``key:value``. What a value cannot mean is kept as text."""
        key, value = self.meant(token.key, token.text)
        if value:
            self.explicit[key] = value
        else:
            self.keep(at, token.raw)

    def meant(self, key: str, text: str) -> tuple[str, str]:
        """The field that a pair sets and its value, "" when the value fits none."""
        low = text.lower()
        lows = [without_stop(word) for word in low.split()]
        if key == "date":
            return "date", self.day_of(text, lows)
        if key == "dur":
            minutes = self.length_of(lows)
            return "dur", str(minutes) if minutes else ""
        if key == "dir":
            return "dir", low if low in ("in", "out") else ""
        if key == "at":
            time = read_time(low)
            return ("time", time) if time else ("loc", text)
        return key, text if key in ("loc", "via", "topic") else ""

    def day_of(self, text: str, lows: list[str]) -> str:
        """The ISO day of a ``date:`` value, "" when it is none; an impossible one is told."""
        when = read_day(lows, 0, self.today, False, self.order, self.eow) if lows else None
        if when is None or when.length != len(lows):
            return ""
        if when.day is None:
            self.lost = True
            self.lost_day(text)
            return ""
        return when.day.isoformat()

    def length_of(self, lows: list[str]) -> int:
        """Minutes of a ``dur:`` value; a bare number is minutes. 0 when it is none."""
        if len(lows) == 1 and lows[0].isascii() and lows[0].isdigit() and len(lows[0]) <= 4:
            return int(lows[0])
        length = read_length(lows, 0) if lows else None
        return length[1] if length and length[0] == len(lows) else 0

    def settle_explicit(self) -> None:
        """What was given as a pair wins over every natural form."""
        reading, given = self.reading, self.explicit
        if "date" in given:
            reading.date, reading.span, reading.approx = type(self.today).fromisoformat(given["date"]), None, False
            self.is_written_up = True
        reading.minutes = int(given.get("dur", reading.minutes))
        reading.place = given.get("loc", reading.place)
        reading.topic = given.get("topic", reading.topic)
        reading.time = given.get("time", reading.time)
        if "via" in given:
            low = given["via"].lower()
            reading.via = w.PLATFORM.get(low) or low
            if low in w.PLATFORM:
                self.given.add("platform")
        if "dir" in given:
            self.said_dir = "them" if given["dir"] == "in" else "me"
