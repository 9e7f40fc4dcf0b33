"""What stands before the first clause of a line: its channel, people, day, hour, place, topic and words."""

from __future__ import annotations

from netritual.domain.dates.date_phrases import may_begin_day, read_length
from netritual.domain.dates.dates import (
    ADVERB,
    HALVES,
    NOON,
    NUMBER,
    RANGES,
    WEEKDAY,
    When,
    is_digit,
    is_half_unsaid,
    is_hour,
    is_timetable_clock,
    read_time,
    shape_of,
)
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.head_words import ABOUT, CLOCK_NEXT, EXACT, FEAST_WORDS, ON_A_DAY, HeadWords
from netritual.domain.quicklog.line_segment import JOINTS, RECKONED, once, text_of, without_joint
from netritual.domain.quicklog.tokens import LINK, PAIR, PERSON, TAG, WORD, Token

_MOST_DAYS = 8
"""Certain days of a head that are looked at; any more are text."""
_LONGEST = 24 * 60
"""Minutes of the longest talk: "480 hours" are work."""
_UNANSWERED = frozenset(("no", "not", "didn't", "didnt", "did", "voicemail", "vm", "left", "went", "straight", "got",
                         "couldn't", "couldnt", "could", "missed"))  # fmt: skip
_BEFORE_DAYS = ON_A_DAY | w.FEASTS | FEAST_WORDS
"""With one of these a feast, or "on" and a day, may begin; all else that may begin a day the dates know."""
_MEASURES = w.AT_WORDS | w.CLOCK_OPENERS | RECKONED | {"for", "a", "an"}
"""Words that begin a time or a length, beside numbers."""
_BEHIND_HOUR = {"the", "our", "my", "his", "her"} | {low for low, one in w.CHANNEL.items() if one in w.CONVERSATIONS}
_ABOUT = ("about", "concerning", "regarding")
_EVERY_WEEK = frozenset(f"{day}s" for day in WEEKDAY if day.endswith("day"))
"""Weekdays of an arrangement: "on Mondays"."""


class LineHead(HeadWords):
    """What stands before the first clause. ``sink`` is the open text: the topic, or the summary.

    ``steps`` are the stretches that were read together: (first token, how many). ``days`` are the certain days of the
    head, each with its token: the first is that of the entry.
    """

    def run(self) -> None:
        """Read all of the head into the reading."""
        reading, at = self.reading, 0
        reading.has_head = bool(self.tokens)
        while at < len(self.tokens):
            token = self.tokens[at]
            count = self.word(at, token) if token.kind == WORD else self.step(at, token)
            self.steps.append((at, count))
            at += count
        reading.summary, reading.topic = text_of(self.summary), text_of(self.topic).rstrip(" ,;:-–—")
        reading.people, reading.tags, reading.urls = once(reading.people), once(reading.tags), once(reading.urls)
        if self.clock:
            reading.time = self.clock.text(self.hour_words(), reading.channel)
        if self.explicit:
            from netritual.domain.quicklog.head_pairs import settle_pairs

            settle_pairs(self)
        if self.lost and not self.dated and "date" not in self.explicit:
            reading.warnings.append("The entry is dated today until you say when it was.")
            reading.asks.append("when")
        if "platform" in self.given and "channel" not in self.given:
            reading.channel = "dm"
        reading.initiator = self.said_dir or w.initiator_of(reading.channel) or ""
        reading.planned = reading.date > self.today
        if reading.planned:
            self.small_place()
            if self.clock and self.clock.may_be_either(self.hour_words(), reading.channel):
                other = f"{(int(reading.time[:2]) + 12) % 24:02}{reading.time[2:]}"
                reading.warnings.append(f"The hour is taken for {reading.time}. If you meant {other}, write that.")

    def still_to_come(self, hour: str) -> str:
        """What says that a talk of today has not come yet, by the hour of typing: its own hour, "tonight", "later"; ""
        where nothing does, and in a line that tells how it was."""
        reading = self.reading
        if reading.date != self.today or reading.asks or reading.span or reading.channel not in w.CONVERSATIONS:
            return ""
        tells = (
            self.is_past
            or self.is_missed
            or self.is_off
            or not w.HOW_IT_WAS.isdisjoint({*self.telling_words()} - {"this"})
        )
        if tells or not reading.people:
            return ""
        if reading.time:
            return reading.time if reading.time > hour else ""
        if w.LATER.isdisjoint(self.lows):
            return ""
        import netritual.domain.quicklog.head_days as days

        return days.later_today(self, hour)

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

    def word(self, at: int, token: Token) -> int:
        """A plain word: each reading that a word can have, in order, else text."""
        low = token.low
        count = self.date_phrase(at) if low in _BEFORE_DAYS or may_begin_day(self.lows, at) else 0
        if count:
            return count
        if self.topic and self.sink is self.topic and (at == self.channel_at or self.is_told_next(at, low)):
            self.sink = self.summary  # the topic ends where the contact is told, and what somebody did or said
        if self.sink is self.topic:
            count = self.fact(at, self.direction(at, low) or self.behind_topic(at, low) or self.keep(at, token.raw))
            if self.is_bracket_closed():
                self.sink = self.summary
            return count
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

    def fact(self, at: int, count: int) -> int:
        """Note words that say when, how long, where or about what: a sentence does not repeat them."""
        self.facts.update(range(at, at + count))
        return count

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
        if week_on is not None and (week_on - self.today).days <= days.MOST_AHEAD:
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
        past = self.is_past or days.was_done_by(self, at, end)
        later = when.day is not None and past and when.day > self.today
        if when.day is not None and not when.span and not when.approx and not later and self.sink is not self.topic:
            self.days.append((at, when.day))
        self.foretold = self.foretold or later  # its hour is not that of the entry
        if when.day is None or self.dated >= certain or later:
            self.without_day(at, when)
            return self.kept_day(at, end)
        self.told_to_differ(at, when)
        if nearer is None and week_on is not None:
            nearer = week_on if self.lows[at] == "this" or days.is_only_arranged(self, at, when) else None
        days.told_to_be_old(self, at, when, nearer)
        self.told_other_order(at, when)
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
        count = self.measure(at, low)
        if count or (self.is_missed and low in _UNANSWERED):
            self.topic[-1] = (self.topic[-1][0], self.topic[-1][1].rstrip(","))
            self.sink = self.summary
        return count

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
        plain = read_time(word) if following not in CLOCK_NEXT and not is_half_unsaid(word) else None
        if plain:
            if self.is_time_of_a_thing(start):
                return 0
            self.reading.time = plain
            self.given.add("time")
            return at + 1 - start
        bare = at == start and following not in CLOCK_NEXT and word.isdigit()
        behind_day = bare and self.is_behind_day(at) and self.is_lone_hour(at)  # "tmrw 9"
        timed = word in NOON or shape_of(word)[0] in RANGES  # "tues 10-11", "dec 3 noon lunch"
        behind_day = behind_day or (timed and self.is_behind_day(at))
        spelled = word in NUMBER or word in HALVES or word[-3:] == "ish"
        if word in HALVES or is_timetable_clock(word) or word[-3:] == "ish":
            behind_day = following in ("past", "to") or self.is_behind_day(at) or self.is_date(at + 1)
        if is_digit(word[0]):
            if bare and not behind_day:
                return 0
        elif word not in w.CLOCK_OPENERS and following != "past" and not behind_day and (at == start or not spelled):
            return 0
        from netritual.domain.dates.time_phrases import read_clock

        clock = read_clock(self.lows, at, at > start or behind_day)
        end = at + clock.length if clock else 0
        placed = end < len(self.lows) and self.lows[end] in _BEHIND_HOUR  # "at 6 the Railway", "noon lunch"
        if clock is None or (not (clock.certain or placed) and self.noun_follows(end) and not self.is_date(end)):
            return 0
        if self.is_time_of_a_thing(start):
            return 0
        self.clock, self.clock_at = clock, at
        self.given.add("time")
        if clock.minutes and "minutes" not in self.given:
            self.reading.minutes = clock.minutes
            self.given.add("minutes")
        return at + clock.length - start

    def place(self, at: int, low: str) -> int:
        """``at`` before what names a place in any line. "Works at Lumen" is no place."""
        if low not in ("at", "@", "chez", "au") or "place" in self.given or (at and self.lows[at - 1] in w.EMPLOYED):
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

        place, start, end = small_location(self.tokens, self.facts, of_meal=self.reading.channel in w.MEALS_AND_WALKS)
        if place:
            self.reading.place = place
            self.facts.update(range(start, end))
            self.summary = [piece for piece in self.summary if not start <= piece[0] < end]
            self.reading.summary = text_of(self.summary)

    def pair(self, at: int, token: Token) -> None:
        """``key:value``. What a value cannot mean is kept as text."""
        from netritual.domain.quicklog.head_pairs import value_of

        key, value = value_of(self, token.key, token.text)
        if value:
            self.explicit[key] = value
        else:
            self.keep(at, token.raw)
