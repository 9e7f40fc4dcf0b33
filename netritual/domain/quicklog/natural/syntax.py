"""What stands around a verb: its subject, its objects, and where its phrase begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.date_phrases import FOREIGN_STARTS
from netritual.domain.dates.dates import SHORT_ENDS
from netritual.domain.quicklog.line_segment import is_ordinal
from netritual.domain.quicklog.line_vocabulary import CHANNEL, DUE_BEFORE, FEASTS
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import has_hour, is_day, is_of_time
from netritual.domain.quicklog.natural.name_frames import APPOSED, CALENDAR, KIN, OWNERS
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, Word, gaps_of, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import PRESENT, REACHED, Frame, Name
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import LINK

ME, THEY, NAMED, NOBODY, OTHER = "me", "they", "named", "", "other"
"""Whom a subject means: the writer, a pronoun, somebody named, nobody that is written, or something else."""
OPENING = frozenset(("and", "but", "so", "then", "oh", "also", "plus", "because", "that", "said", "says", "n"))
"""Words behind which another thought may begin."""
JOINING = frozenset(("and", "&", "+", "n", "/", "<>"))
_CONDITION = 14
"""Words within which "if" makes what follows a condition."""
_DAY_WITHIN = 5
_PAST_OR_EVERY = frozenset(("last", "every", "each"))
_BRACKETED = 5
"""Words in brackets that are passed over behind a name."""
_EMPLOYER = 5
"""Words from the one behind a name to the end of where somebody works."""
_FROM = frozenset(("from", "at", "of"))
_NO_EMPLOYER = v.I | v.PRONOUNS | v.FINITE | OPENING | JOINING | CALENDAR
"""With one of these some words do not only say where somebody works."""
_SAID_OF_IT = v.words("""
    of for from to with by in on at about under and yet de des du del della dos da do di von van der für pour para per
    mit avec con com met et und y e en an à a
""")
"""Behind a thing these begin what is said of it."""
_ANSWERS = frozenset(("answer", "reply", "response", "luck", "joy"))
_YES = frozenset(("ok", "okay", "yes", "yep", "sure"))
"""Behind these the writer goes on: "said ok will send"."""
_THE_MAN = frozenset(("man", "woman", "guy", "lady", "chap", "lad", "girl"))
"""Behind "the": him, her."""
_SAID = frozenset(("says", "said"))
_VOICEMAIL = frozenset(("voicemail", "vm"))
_UNWELL = frozenset(("ill", "sick", "unwell", "poorly"))
_PASSED = (
    v.ADVERBS
    | v.NEGATIONS
    | v.words(
        """
        is are has have had 's 've 'm 're was were will 'll to need needs must should i'm do did would 'd am be kindly
        please gonna going who got been being used huge many big special massive endless lots
        """
    )
)
"""Passed over between a verb and its subject."""


_SAID_FOR = {"revert": "reply", "file": "submit", "ta": "assistant"}
"""Words that are said for another one, as in India for a reply -> the other one."""
_BEFORE_VERB = frozenset(("to", "will", "'ll", "must", "should", "shall", "and"))
_BEHIND_REVERT = frozenset(
    ("by", "with", "on", "back", "before", "within", "tomorrow", "today", "asap", "soon", "latest")
)
_ANSWERED = v.words("email emails mail mails message messages question questions query queries note request offer")
"""Of what is somebody's that to which one reverts with an answer."""


_LED = (v.BARE.keys() | {"ask", "remind"}) - CHANNEL.keys()
_CALLING = v.words("call phone ring ping message text mail email")
"""Verbs of what the writer is to do on the day before them; those of contact behind a sign alone: "Sat text Ana" may
tell of what was."""
_EDGES = frozenset(("end", "start"))


class Subject:
    """Who stands before a verb: ``who`` is ME, THEY, NAMED, NOBODY or OTHER; ``start`` the first word of it."""

    def __init__(
        self, who: str, start: int, names: Sequence[Name] = (), pronoun: str = "", denied: bool = False
    ) -> None:
        self.who, self.start, self.names, self.pronoun, self.denied = who, start, list(names), pronoun, denied

    @property
    def is_mine(self) -> bool:
        """True when the writer is meant, written or not."""
        return self.who in (ME, NOBODY)

    @property
    def is_theirs(self) -> bool:
        """True when somebody else is meant."""
        return self.who in (NAMED, THEY)


class Proposal:
    """A loop that a line proposes. Words ``start`` to ``end`` are cut out; ``text`` to ``end`` is what is said.

    ``people`` are those it stands on; ``pronoun`` is the word that meant them instead ("he", "them"), to be settled by
    who was there. ``cue`` is the word that gave it away, ``done`` marks an introduction that was made, ``lent`` what is
    lent or borrowed, ``joined`` what goes on with the loop before it in one breath: a day at its end is that of both;
    ``noted`` what is to be on a day; ``led`` is how many words of it are the day before the task.
    """

    def __init__(
        self, kind: str, start: int, text: int, people: Sequence[Ref] = (), pronoun: str = "", word: str = ""
    ) -> None:
        self.kind, self.start, self.text, self.end = kind, start, text, -1
        self.people, self.pronoun, self.word = list(people), pronoun, word or kind
        self.type, self.done, self.lent, self.joined, self.cue = "", False, False, False, start
        self.noted, self.led = False, 0


_DEMANDS = v.words("""
    deadline target goal quota budget need requirement expectation demand standard condition criteria obligation
    commitment
""")


class Syntax:
    """The words of a head and the names in them, looked at from a verb."""

    def __init__(self, words: Sequence[Word], names: Sequence[Name]) -> None:
        self.words, self.names, self.lows = words, names, lows_of(words)
        self.gaps = gaps_of(words)
        self.starting = {name.start: name for name in names}
        self.ending = {name.end: name for name in names}
        for at, low in enumerate(self.lows):
            if low in _SAID_FOR and self._means(at, low):
                self.lows[at] = _SAID_FOR[low]
        self.led_at = self._task_behind_day() if self.lows else 0
        """The place of a task behind the day that the line begins with: "Friday send Ana the deck"; 0 for none."""

    def _task_behind_day(self) -> int:
        first = int(self.lows[0] == "on" or self.lows[0] in DUE_BEFORE)
        if not is_day(self.lows, first):
            return 0
        behind = range(first + 1 + (self.low(first) in _EDGES), len(self.lows))
        at = next((at for at in behind if self.lows[at] and not is_of_time(self.lows[at])), 0)
        parted = self.gaps[at - 1] if at else 0
        if self.lows[at] not in (_LED | _CALLING if parted else _LED) or self.low(at + 1) in v.WITH | v.FROM:
            return 0
        self.gaps[at - 1] = parted or SOFT
        return at

    def _means(self, at: int, low: str) -> bool:
        """Whether a word is said for another: "will revert to Ana by Mon", and not "will revert the commit"; "to file
        the papers", and not "to file for divorce", "the file"; "TA" for an assistant, and not "ta Ana" for thanks."""
        behind = self.low(at + 1)
        if low == "file":
            return self.low(at - 1) in _BEFORE_VERB and not self.gap(at) and behind not in ("for", "a", "an")
        if low == "ta":
            return self.words[at].token.raw == "TA" and not all([word.token.raw.isupper() for word in self.words])
        name = self.starting.get(at + 2)
        if behind == "to" and name is not None and self.words[name.end - 1].owner:
            return self.low(name.end) in _ANSWERED
        whom = name is not None or self.low(at + 2) in v.HIM | {"me", "us"}
        return bool(self.gap(at)) or (whom if behind == "to" else behind in _BEHIND_REVERT)

    def low(self, at: int) -> str:
        """The word at a place, "" outside."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def gap(self, at: int) -> int:
        """What comes behind a word; the end of the line is a gap, and so is what is outside."""
        return self.gaps[at] if 0 <= at < len(self.gaps) else HARD

    def says_behind(self, at: int, phrases: Sequence[str]) -> bool:
        """True where I say one of some phrases behind a place, after "i" or where a part begins with it."""
        places = range(max(at, 0), len(self.lows))
        behind = " ".join([f"{self.lows[place]}{' ,' if self.gap(place) else ''}" for place in places])
        led = ("i", ",", "but", "just", "and")
        return any([f" {before} {phrase} " in f" {behind} " for phrase in phrases for before in led])

    def begins(self, at: int) -> bool:
        """True where a phrase begins: at the start, behind punctuation, and, but, so, then, oh, also."""
        return at <= 0 or bool(self.gap(at - 1)) or self.low(at - 1) in OPENING

    def part_start(self, at: int) -> int:
        """The place behind the last sign before a word."""
        return part_of(self.words, max(at, 0))[0]

    def part_end(self, at: int) -> int:
        """The place behind the next sign from a word on."""
        return part_of(self.words, at)[1]

    def subject(self, at: int, verb: int = -1) -> Subject:
        """Who stands before the verb at a place; adverbs and helping verbs are passed over.

        ``verb`` is the verb that says what is done, when a helping verb stands at the place.
        """
        place, denied = at - 1, False
        while place >= 0 and not self.gaps[place] and self.lows[place] in _PASSED and place + 1 not in self.ending:
            denied = denied or self.lows[place] in v.NEGATIONS
            place -= 1
        bracketed, place = place, self._before_bracket(place)
        if place < 0 or (self.gap(place) and place == bracketed):
            return Subject(NOBODY, place + 1, denied=denied)
        name = self.ending.get(self._without_companions(place + 1))
        if name is None and self.lows[place] == "both" and place in self.ending:
            name = self.ending[place]
        if name is not None:
            if name.frame in (Frame.POINTED, Frame.KINDRED, Frame.ABSENT):
                return Subject(OTHER, place + 1)
            if name.frame in REACHED and self.low(max(at, verb) + 1) in v.HIM:
                return Subject(NOBODY, place + 1, denied=denied)  # "lunch with Ana promised her the deck"
            joined = [name]
            while (before := self._joined_before(joined[0])) is not None:
                joined.insert(0, before)
            return Subject(NAMED, joined[0].start, joined, denied=denied)
        low = self.lows[place]
        if low in v.I:
            return Subject(ME, place, denied=denied)
        if low in v.PRONOUNS:
            if low in v.HIM and self.low(place - 1) in ("told", "assured", "promised"):
                return Subject(ME, place - 1, denied=denied)
            return Subject(THEY, place, pronoun=low, denied=denied)
        if low in ("and", "but") and (teller := self._told_of(place)) is not None:
            teller.denied = denied
            return teller
        will = self.low(at) in ("will", "'ll")
        said = place if low in _SAID and will else place - 1 if low in _YES and self.low(place - 1) in _SAID else -1
        if said > 0:  # "she says ok will confirm", "Ana said will confirm"
            teller = self.subject(said)
            return Subject(teller.who, place + 1, teller.names, teller.pronoun) if teller.is_theirs else teller
        if low in OPENING or low in JOINING or low in CALENDAR or low in _YES or self._is_unanswered(place):
            return Subject(NOBODY, place + 1, denied=denied)
        return Subject(OTHER, place + 1, denied=denied)

    def _before_bracket(self, place: int) -> int:
        """The last word of the name that a bracket or "from Acme" stands behind, for its last word."""
        if (end := self._end_of_employed(place)) >= 0:
            return end - 1
        if place < 0 or self.words[place].token.raw[-1:] != ")":
            return place
        first = next((at for at in range(place, max(-1, place - _BRACKETED), -1)
                      if self.words[at].token.raw[:1] == "("), place)  # fmt: skip
        return first - 1 if first in self.ending and self.ending[first].end == first else place

    def _end_of_employed(self, place: int) -> int:
        """The place behind the name in "Ana from Acme", "Tom at the city council", which ends at a place; -1 without
        one."""
        for at in range(place - 1, max(0, place - _EMPLOYER), -1):
            if self.gap(at) or not _NO_EMPLOYER.isdisjoint(self.lows[at + 1 : place + 1]):
                return -1
            if self.low(at) in _FROM and at in self.ending:
                return at
        return -1

    def _is_unanswered(self, place: int) -> bool:
        """True for the last word of "no answer", "got voicemail", "he's not well": what follows is another thought of
        the writer."""
        denied = self.low(place - 1) in v.NEGATIONS
        return self.lows[place] in _VOICEMAIL | _UNWELL or (denied and self.lows[place] in _ANSWERS | {"well"})

    def _told_of(self, place: int) -> Subject | None:
        """Whose doings go on behind "and" or "but": "he can't come but will send two helpers"."""
        first = self.part_start(place)
        if self.lows[first] in v.HE:
            return Subject(THEY, place + 1, pronoun=self.lows[first])
        name = self.starting.get(first)
        if name is None or name.frame is not Frame.SUBJECT or place <= name.end:
            return None
        return Subject(NAMED, place + 1, [name])

    def list_start(self, name: Name) -> int:
        """The place at which the list of people begins that a name stands in: "Ana, Tom + Bo"."""
        at = name.start
        while True:
            before = at - (self.low(at - 1) in JOINING)
            one = self.ending.get(before) if before > 0 else None
            if one is None or (before == at and self.gap(at - 1) != SOFT):
                return at
            at = one.start

    def _without_companions(self, end: int) -> int:
        """The place behind a name that "and his wife", "+ fam" stands behind."""
        at = end - 1
        if self.low(at) in KIN:
            at -= 1 + (self.low(at - 1) in OWNERS)
            if self.low(at) in JOINING and at in self.ending:
                return at
        return end

    def _joined_before(self, name: Name) -> Name | None:
        joined = self.low(name.start - 1) in JOINING and self.gap(name.start - 2) != HARD
        before = self.ending.get(name.start - 1) if joined else None
        same = before is not None and name.ref.matches == before.ref.matches != []  # "called Tom and Tom wants to"
        return None if same else before

    def object(self, at: int) -> tuple[list[Name], str, int]:
        """Who stands at a place: names joined by and, a pronoun or me; and the place behind it."""
        place = at
        while place not in self.starting and self.low(place) in APPOSED and not self.gap(place):
            place += 1  # "owe my friend Ana a call"
        if (name := self.starting.get(place)) is not None:
            names, end = [name], name.end
            while (other := self._joined_behind(end)) is not None:
                names.append(other)
                end = other.end
            return names, "", end
        low = self.low(at)
        if low == "the" and self.low(at + 1) in _THE_MAN and not self.gap(at):
            return [], "him", at + 2
        if low in v.EM or low in v.PRONOUNS or low in {"me", "us", "each"}:
            return [], "them" if low in v.EM else low, at + 1
        return [], "", at

    def _joined_behind(self, end: int) -> Name | None:
        """The name that a list goes on with: "ask Ana and Tom", and "ask Ana, Tom" where nothing is said of him."""
        if not self.gap(end - 1):
            return self.starting.get(end + 1) if self.low(end) in JOINING else None
        other = self.starting.get(end) if self.gap(end - 1) == SOFT else None
        if other is None or self.words[other.end - 1].owner:
            return None
        return other if self.gap(other.end - 1) or self.low(other.end) in JOINING else None

    def wished(self, at: int) -> bool:
        """True when the phrase before only hopes for it or sets a condition."""
        place, last = at - 1, max(0, at - _CONDITION)
        while place >= last and not self.gap(place):
            if self.lows[place] in v.WISHES and (at - place < 5 or self.lows[place] in {"if", "unless"}):
                return True
            place -= 1
        return False

    def rest(self, at: int) -> bool:
        """True when something is said from a place on."""
        return (
            0 <= at < len(self.words)
            and not (at and self.gap(at - 1))
            and (bool(self.lows[at]) or self.words[at].token.kind == LINK)
        )

    def noun(self, first: int, end: int) -> str:
        """What a thing is, without what is said of it: "list" of "the guest list", "the list for the guests"."""
        places = range(first + 1, end)
        last = next((at for at in places if self.lows[at] in _SAID_OF_IT or self.lows[at] in v.ADVERBS), end)
        return self.low(last - 1)

    def is_demand(self, at: int) -> bool:
        """True for what one meets without seeing anybody: "my deadline", "our q1 targets"."""
        return self.noun(at, self.part_end(at)).removesuffix("s") in _DEMANDS if at < len(self.words) else False

    def ends_in_day(self, at: int) -> bool:
        """True for a phrase of at most five words that ends in a weekday or the like: "Fri", "pics Mon", "up on 20
        March"."""
        if at >= len(self.words):
            return False
        end = self.part_end(at)
        last = end - 2 if end - at > 1 and self.lows[end - 1].isdecimal() else end - 1
        low = self.lows[last]
        day = (
            low in CALENDAR - {"yesterday"}
            or low in SHORT_ENDS
            or low[:5] in FOREIGN_STARTS
            or low in FEASTS
            or is_ordinal(low)
            or self.low(last - 1) in ("next", "this", "mitte", "ende", "anfang")
        )
        day = day and self.low(last - 1) not in ("from", "since")  # "the list from Fri"
        return day and end - at <= _DAY_WITHIN and _PAST_OR_EVERY.isdisjoint(self.lows[at:end])

    def is_time_of_it(self, at: int) -> bool:
        """True for a day with its hour, or alone, behind a comma, of what stands before it: ", Thu 9am", ", Sat
        week"."""
        if at >= len(self.words) or self.gap(at - 1) != SOFT or not is_day(self.lows, at):
            return False
        return self.is_day_alone(at) or has_hour(self.lows, at + 1, min(at + 4, len(self.lows)))

    def is_day_alone(self, at: int) -> bool:
        """True for a day behind a sign, and no more: ", Sat week"."""
        timed = at < len(self.words) and is_day(self.lows, at)
        return timed and all([is_of_time(self.lows[place]) for place in range(*part_of(self.words, at))])

    def verb(self, at: int) -> int:
        """The place of the verb behind helping words and adverbs, from a place on."""
        while self.low(at) in v.ADVERBS or self.low(at) in ("be", "have", "to"):
            at += 1
        return at

    def given_to(self, verb: int) -> tuple[list[Name], str]:
        """Who gets it: the name or pronoun right behind the verb, else the one behind to, with or for in its phrase."""
        names, pronoun, _ = self.object(verb + 1)
        if names and not self.words[names[-1].end - 1].owner:
            return names, ""
        if pronoun in ("him", "her", "them", "both"):
            return [], pronoun
        at = verb + 1
        while at < len(self.words) and (at == verb + 1 or not self.gap(at - 1)):
            if at > verb + 1 and self.lows[at] in OPENING and self.lows[at] != "that":
                break
            name = self.starting.get(at)
            if name is not None and not self.words[name.end - 1].owner and self.low(at - 1) in _TOWARDS:
                return self.object(at)[0], ""
            if self.lows[at] in v.HIM and self.low(at - 1) in _TOWARDS:
                return [], self.lows[at]
            at += 1
        return [], ""


_TOWARDS = frozenset(("to", "with", "for", "w", "w/"))
_ANSWERING = (["get", "back"], ["let", "me"], ["let", "us"], ["tell", "me"], ["tell", "us"], ["come", "back"])


def refs(names: Sequence[Name]) -> list[Ref]:
    """The people of some names."""
    return [name.ref for name in names]


def proposed_by(kind: str, subject: Subject, text: int) -> Proposal:
    """A loop that stands on its subject; somebody who was there stays in the head."""
    proposal = Proposal(kind, subject.start, text, refs(subject.names), subject.pronoun)
    if subject.names and subject.names[-1].frame in PRESENT:
        proposal.start = max(proposal.start, subject.names[-1].end)
    return proposal


def behind_second_deed(s: Syntax, proposal: Proposal) -> int:
    """The place behind the verb of what somebody is to do with the same thing, "to check the numbers and send them by
    Tuesday", or to answer, "will ask Tom and let me know by Friday": it is a part of what is owed; 0 where it is
    not."""
    first = max(proposal.text, proposal.start)
    verb = s.low(first + (s.low(first) == "to"))
    if proposal.kind not in ("owed", "ask", "promise") or proposal.lent or verb in v.STOP:
        return 0
    for at in range(first + 1, s.part_end(first) - 2):
        if s.lows[at] in JOINING and s.lows[at + 1] in v.DELIVER:
            same = s.lows[at + 2] in ("it", "them")
            if proposal.kind == "promise":  # "and send it to Ana" says to whom
                same = same and not any([name.start > at for name in s.names])
            else:
                same = same or s.lows[at + 1 : at + 3] in _ANSWERING
            return at + 2 if same else 0
    return 0
