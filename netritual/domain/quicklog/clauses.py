"""One ``+kind`` of a line and its options."""

from __future__ import annotations

from datetime import date, timedelta

from netritual.domain.dates.dates import ADVERB, LOOSE, MONTH, STRICT, WEEKDAY, When, full_day, is_clock, without_stop
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.line_segment import LineSegment, Piece, is_ordinal, once, text_of
from netritual.domain.quicklog.reading import Clause, Ref
from netritual.domain.quicklog.tokens import LINK, PAIR, PERSON, TAG, WORD, Token
from netritual.regex import regex

_WORD = regex(r"\w+\??|\?")

_INDEFINITE = frozenset(("a", "an", "another", "any", "some", "my", "our", "his", "their", "your"))
"""A day behind one of these is any such day, or somebody's: "open up on a Sunday", "cover his Sunday"."""
_COVERING = frozenset(("cover", "covering", "take", "taking", "over", "swap", "swapping"))
"""Before "her" and a day: her duty of that day. "Call her Monday" is a day for the call."""
_HIM = (["her"], ["him"], ["them"])
_CALLING = (["ring"], ["call"], ["phone"], ["text"], ["email"], ["see"], ["meet"], ["message"])
"""Before a pronoun and a weekday, which is the day for it then."""
_AS_LONG_AS = frozenset(("until", "til", "till"))
_WEEK_FROM = frozenset(("w/o", "w/c", "wc"))
"""Before a day these name its week."""


def parse_clause(opener: Token, part: LineSegment, head: list[Ref]) -> Clause:
    """Read a clause. ``head`` are the people of the head, in order; it falls back on the first."""
    clause = Clause(opener.key, opener.raw.lstrip("+").rstrip(":,;.").lower())
    clause.done = clause.word == w.MADE
    _Body(part, clause).run()
    if not clause.people and not head and clause.kind != "article":
        named = (part.named_after(at, small=True)[0] for at in range(1, len(part.tokens)))
        clause.people = [ref for ref in named if ref is not None][:1]
    _people(clause, head)
    if clause.kind in {"ask", "request"}:
        clause.type = type_of(clause.text, clause.kind == "request")
    return clause


_WHETHER = frozenset(("if", "whether"))
_ENDS = {"week": "eow", "month": "eom"}
"""What "this" says of them -> the word of its last day."""
_HANDING = frozenset((
    "send", "bring", "give", "mail", "email", "forward", "share", "deliver", "write", "review", "read", "call", "ring",
    "pay", "return", "borrow", "answer", "reply", "check", "look", "confirm", "sign", "print", "finish", "tell", "meet",
))  # fmt: skip
"""What is asked for with one of these is to be done by the day that is named."""
_FEASTS = {
    "easter": (0, 0), "christmas": (12, 24), "xmas": (12, 24), "new": (12, 31), "nye": (12, 31), "halloween": (10, 31),
    "valentine's": (2, 14), "valentines": (2, 14), "juneteenth": (6, 19), "holidays": (12, 31),
}  # fmt: skip
"""The month and the day by which something is done by a feast; Easter moves."""
_NOVEMBER = 11
"""From this month on "the holidays" are those of the end of the year."""
_YEARS = frozenset(("year", "years", "year's", "yr", "yrs"))
_FRIDAY = 4
_AWAITS = ("follow", "coffee", "promise", "owed", "request")
"""What may wait for the days after a feast."""
_WHOSE = (["her"], ["his"], ["their"])
_BREAKS = frozenset(("holiday", "holidays", "hols", "vacation", "leave"))
_CONTRAST = (["not"], ["and", "not"], ["instead", "of"], ["rather", "than"])
"""Behind the day that ends a clause these tell the one that it is instead of."""
_LONG_AGO = 60
"""Days after which a past day in plain words is no last day for anything."""
_A_BREAK = timedelta(days=28)
"""When somebody is thought to be back, where no day is known."""


def type_of(text: str, request: bool) -> str:
    """The type of an ask or a request by its words; the first type that has one of them wins."""
    words, asks = set(), False
    for word in _WORD.findall(unaccent(text)):
        asks = asks or word.endswith("?")
        bare = word.rstrip("?")
        words |= {bare, bare.removesuffix("s")}
    for name, marks in w.REQUEST_TYPES if request else w.ASK_TYPES:
        if words & marks or (name == "question" and asks):
            return name
    return "other"


def _people(clause: Clause, head: list[Ref]) -> None:
    """Who the clause stands on: the people it names, else the first of the head."""
    clause.named, named = list(clause.people), bool(clause.people)
    if clause.kind == "request":
        if head:
            clause.giver, clause.unsure = head[0], len(head) > 1 and not named
            clause.people = [ref for ref in clause.people if ref is not head[0]]
        elif named:
            clause.giver = clause.people.pop(0)
        return
    if clause.kind == "intro":
        if len(clause.people) == 1:
            clause.people = [*[ref for ref in head if ref not in clause.people][:1], *clause.people]
        elif not named:
            clause.people, clause.unsure = head[:2], len(head) > 2
        return
    if not named:
        clause.people, clause.unsure = head[:1], len(head) > 1


class _Body:
    """The words of a clause. The first due counts; one given as a pair counts before all."""

    def __init__(self, part: LineSegment, clause: Clause) -> None:
        self.part, self.clause, self.explicit = part, clause, False
        self.text: list[Piece] = []

    def run(self) -> None:
        at, part = 0, self.part
        while at < len(part.tokens):
            at += self.step(at, part.tokens[at])
        while self.text and part.joins(self.text[-1][0], w.CLAUSE_JOINING):
            self.text.pop()
        self.clause.people, self.clause.tags = once(self.clause.people), once(self.clause.tags)
        self.clause.text = text_of(self.text)

    def step(self, at: int, token: Token) -> int:
        part, clause = self.part, self.clause
        if token.kind == WORD:
            return self.word(at, token)
        if token.kind == PERSON:
            self.name(at, token.ref or part.ref(token.text))
        elif token.kind == TAG:
            clause.tags.append(token.text)
        elif token.kind == LINK and clause.kind == "article" and not clause.url:
            clause.url = token.text
        elif token.kind != PAIR or not self.due_pair(token):
            self.keep(at, token.raw if token.kind == PAIR else token.text)
        return 1

    def name(self, at: int, ref: Ref) -> None:
        """Somebody the clause names; the word that only joins the name to the text drops out."""
        is_towards = ref.typed[:1] in "Aa" and self.part.lows[at - 1 : at] == ["ad"]  # "ad Anna", not "the ad Anna saw"
        towards = {"ad"} if is_towards and "the" not in self.part.lows[at - 2 : at] else set()
        self.part.drop_joining(at, self.text, w.CLAUSE_JOINING | towards)
        self.clause.people.append(ref)

    def keep(self, at: int, text: str) -> int:
        if text:
            self.text.append((at, text))
        return 1

    def word(self, at: int, token: Token) -> int:
        part = self.part
        if token.low in {"with", "w/"}:
            ref, length = part.named_after(at + 1)
            if ref:
                self.name(at, ref)
                return 1 + length
        ref, length = part.named_after(at, small=True) if not at else (None, 0)
        if ref is not None:  # "+promise gord mackenzie visit him"
            self.name(at, ref)
            return length
        length = part.lows.index("for") if "for" in part.lows[:3] and not at and self.clause.kind == "thanks" else 0
        typed = " ".join(part.lows[:length])
        if typed and part.names.find(typed):  # "+thank marlon for"
            self.name(at, part.ref(typed))
            return length
        return self.due(at) or self.keep(at, token.raw)

    def due(self, at: int) -> int:
        """A date behind a due word, or a bare one that ends the clause."""
        part, lows = self.part, self.part.lows
        start = at + 1 if lows[at] in w.DUE_WORDS and at + 1 < len(lows) else at
        if lows[at] in _WEEK_FROM or (lows[at] == "week" and lows[at + 1 : at + 2] in (["of"], ["from"])):
            start = min(at + 1 + (lows[at] == "week"), len(lows) - 1)  # "w/o 30 March", "week of the 23rd"
        when = self.end_of_this(start) or self.feast(at, start) or self.their_return(at)
        if when is None and lows[start]:
            when = part.read_day(lows, start, True)
        if when is not None and self.clause.kind == "coffee":
            when = part.without_hour(start, when)
        if when is None and is_ordinal(lows[start]) and (start > at or not at):
            when = part.read_day(("the", lows[start]), 0, True)
            if when is not None:
                when.length = 1
        if when is None and start > at and lows[start] in MONTH:  # "by June"
            when = part.read_day(("1", lows[start]), 0, True)
            if when is not None:
                when.length = 1
        if when is None or when.vague or (part.asked and (lows[at] not in w.DUE_BEFORE or lows[at] in _AS_LONG_AS)):
            return 0  # "asked Ana to hold the price until June" says for how long
        second = lows[at - 1 : at] == ["or"] and at > 1 and lows[at - 2].isdecimal()
        either = self.clause.kind == "coffee" and ("or" in lows[start : start + when.length] or second)  # "2 or 9 May"
        if either or (lows[at] not in w.DUE_BEFORE and self.is_of_text(at, when.kind)):
            return 0
        day, end = self.last_day(when, start == at), start + when.length
        if part.overdue and day is not None and when.length == 1 and lows[start] in WEEKDAY:
            day -= timedelta(days=7 if day > part.since else 0)
        end += self.length_of_contrast(end)
        last = end < len(lows) and part.is_lone_hour(end)  # "Fri 11": its hour
        timed = self.clause.kind == "coffee" and end < len(lows)
        timed = timed and (lows[end] in ("or", "at", "same", "instead") or part.has_hour(end) or last)
        if start == at and not timed and not (self.ends(end) or self.is_amid(at, end)):
            return 0
        if start == at and not timed and at and lows[at - 1] in w.NO_DUE_BEFORE:
            return 0
        of_a_thing = self.clause.kind in ("request", "need") or (self.clause.kind == "ask" and part.in_words)
        if of_a_thing and lows[at] == "in" and lows[at + 1] in MONTH:
            return 0  # "asked me to speak at the fair in April", "needs a venue in May": when that is
        of_matter = lows[at] not in w.DUE_BEFORE and self.is_deed_of_mine()  # "wants me for the concert on 14 April"
        if part.in_words and (of_matter or (part.since - (when.day or part.since)).days > _LONG_AGO):
            return 0  # "asked how we did the drive in 2024"
        called = end == len(lows) and lows[at - 1 : at] in _HIM and lows[at - 2 : at - 1] in _CALLING  # "ring her Sat"
        if when.kind == LOOSE and not (timed or called) and not part.date_expected(start, end):
            return 0
        if when.kind == STRICT and not timed and part.noun_follows(end):
            return 0
        if day is None:
            part.impossible(start, end)
        part.told_to_differ(start, when)
        if day is None or (self.clause.due and not self.explicit):
            for index in range(at, end):
                self.keep(index, part.tokens[index].raw)
        elif not self.explicit:
            self.clause.due = day
            self.tell_other(start, end, day)
            part.told_other_order(start, when)
            self.tell_past(day)
        return end - at

    def tell_other(self, start: int, end: int, day: date) -> None:
        """Say that a weekday is the coming one, where the past day of the entry has one behind it that is over: "coffee
        with Ana on Monday, promised her the deck by Tuesday", typed on a Wednesday."""
        part = self.part
        if part.since >= part.spoken:
            return
        from netritual.domain.dates.date_phrases import read_day  # few lines tell of a day that is past

        former = read_day(part.lows, start, part.since, True, part.order, part.eow)
        if former is None or former.day is None or not part.since < former.day < part.today or former.day == day:
            return
        typed = " ".join([token.raw for token in part.tokens[start:end]]).rstrip(",;.")
        part.reading.warnings.append(
            f"{typed} is taken for {full_day(day)}. If it was {full_day(former.day)}, write {former.day.isoformat()}."
        )

    def length_of_contrast(self, at: int) -> int:
        """How many words end the clause by saying that its day is another one than before: "instead", "not Monday"."""
        lows = self.part.lows
        if self.clause.kind == "coffee" or at >= len(lows):
            return 0
        if lows[at:] == ["instead"]:
            return 1
        led = next((len(words) for words in _CONTRAST if lows[at : at + len(words)] == words), 0)
        former = self.part.read_day(lows, at + led, True) if led and at + led < len(lows) else None
        whole = former is not None and at + led + former.length == len(lows)
        return len(lows) - at if whole else 0

    def last_day(self, when: When, alone: bool) -> date | None:
        """The day by which something is due: what was promised in plain words for a month or a season, which stands
        ``alone`` behind no word such as "by", has until the end of it."""
        return when.span[1] if alone and self.is_promised and when.span is not None else when.day

    @property
    def is_promised(self) -> bool:
        """Whether somebody promised it in plain words."""
        return self.part.in_words and self.clause.kind in ("promise", "owed")

    def is_deed_of_mine(self) -> bool:
        """Whether somebody wants me for something, or to do it; not to hand it over."""
        first = [self.part.tokens[index].low for index, *_ in self.text[:3]]
        verb = next((word for word in first if word not in ("me", "us", "to")), "")
        return self.clause.kind == "request" and first[:1] in (["me"], ["us"], ["to"]) and verb not in _HANDING

    def end_of_this(self, at: int) -> When | None:
        """What is due "this week", "this month" or "month end" has until the end of it; what was promised in plain
        words for "next week" or "next month" has until the end of that."""
        lows = self.part.lows
        end = _ENDS.get(lows[at + 1]) if lows[at] == "this" and at + 1 < len(lows) else None
        end = "eom" if lows[at : at + 2] == ["month", "end"] else end
        last: tuple[str, ...] = (end,) if end else ()
        if self.is_promised and lows[at] == "next" and lows[at + 1 : at + 2] in (["week"], ["month"]):
            last = ("end", "of", "next", lows[at + 1])
        when = self.part.read_day(last, 0, True) if last else None
        return When(2, when.day) if when is not None else None

    def feast(self, at: int, start: int) -> When | None:
        """The day of a feast behind "by" and the like, and for what may wait for it the first weekday "after" it, or
        "in the new year"; Easter is the Western one."""
        lows, today = self.part.lows, self.part.since
        next_year = lows[at : at + 4] in (["in", "the", "new", "year"], ["in", "the", "new", "yr"])
        until_after = start > at and lows[start : start + 1] == ["after"]  # "til after christmas"
        after = (lows[at] == "after" or until_after or next_year) and self.clause.kind in _AWAITS
        start += after and (until_after or lows[start] == lows[at])
        start += lows[start : start + 1] == ["the"]
        if start == at or start >= len(lows) or lows[start] not in _FEASTS or not (after or lows[at] in w.DUE_BEFORE):
            return None
        if lows[start] == "holidays" and not (after and lows[start - 1] == "the" and today.month >= _NOVEMBER):
            return None
        end = start + 1 + (lows[start] == "new")
        if end > start + 1 and _YEARS.isdisjoint(lows[start + 1 : end]):
            return None
        end += lows[end : end + 1] in (["day"], ["eve"])
        if lows[start] == "easter":
            from dateutil.easter import easter  # a table that hardly a line needs

            days = [easter(today.year) + timedelta(after), easter(today.year + 1) + timedelta(after)]
        else:
            days = [date(year, *_FEASTS[lows[start]]) + timedelta(after) for year in (today.year, today.year + 1)]
        day = next(day for day in days if day >= today)
        if after:
            day += timedelta(1 if day.weekday() < _FRIDAY else 7 - day.weekday())
        return When(end - at - (lows[at] in w.DUE_WORDS), day)

    def their_return(self, at: int) -> When | None:
        """For what waits until "after her holiday", of which no day is known: so much later."""
        lows = self.part.lows
        away = lows[at] == "after" and lows[at + 1 : at + 2] in _WHOSE and not _BREAKS.isdisjoint(lows[at + 2 : at + 3])
        return When(3, self.part.since + _A_BREAK) if away and self.clause.kind in _AWAITS else None

    def is_amid(self, at: int, end: int) -> bool:
        """True for the weekday of "call Ana Thu about the deadline", which stands right behind a person, or first, and
        before what it is about."""
        behind = not at or (self.part.tokens[at - 1].kind == PERSON or self.part.lows[at - 1] in ("him", "her", "them"))
        return behind and end < len(self.part.lows) and self.part.lows[end] in ("about", "re", "abt", *_WHETHER)

    def is_of_text(self, at: int, kind: int) -> bool:
        """True for a day that the text itself tells of: "on a rainy Monday", and any behind what thanks are for or a
        question begins with ("thanks for covering my shift in May"), except "tomorrow" and the like."""
        lows = self.part.lows
        if lows[at - 1 : at] == ["her"] and not _COVERING.isdisjoint(lows[max(at - 2, 0) : at - 1]):
            return True
        if at and (lows[at - 1] in _INDEFINITE or (lows[at - 2 : at - 1] == ["a"] and lows[at - 3 : at - 2] == ["on"])):
            return True
        said = [self.part.tokens[index].low for index, _ in self.text] or [""]
        asks = not _WHETHER.isdisjoint(said) or (self.clause.kind == "ask" and said[0] in w.ASKING)
        tells = said[0] == "for" if self.clause.kind == "thanks" else asks  # "ask him if he can do 20 March"
        return tells and (kind != ADVERB or lows[at] in ("in", "on"))

    def tell_past(self, due: date) -> None:
        """Say that a due date has gone by on the day of typing."""
        words, warnings = f" due {full_day(due)}, which is past.", self.part.reading.warnings
        if due < self.part.today and not any(one.endswith(words) for one in warnings):
            warnings.append(f"{'It is' if self.part.in_words else f'+{self.clause.word}:'}{words}")

    def ends(self, at: int) -> bool:
        """True when no text of the clause follows, only names, tags, links and the time of the day."""
        for token in self.part.tokens[at:]:
            passed = token.kind == WORD and (token.low in w.CLAUSE_JOINING or token.low == "at" or is_clock(token.low))
            if token.kind not in (PERSON, TAG, LINK) and not passed:
                return False
        return True

    def due_pair(self, token: Token) -> bool:
        if token.key not in ("due", "by"):
            return False
        part = self.part
        lows = [without_stop(word) for word in token.text.lower().split()]
        when = part.read_day(lows, 0, True) if lows else None
        if when is None or when.length != len(lows):
            return False
        if when.day is None:
            part.lost_day(token.text)
            return False
        self.clause.due, self.explicit = when.day, True
        self.tell_past(when.day)
        return True
