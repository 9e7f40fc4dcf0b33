"""Who of those whom a line names was there or was reached, of whom it only tells, and whom it leaves unnamed."""

from __future__ import annotations

from operator import attrgetter

from netritual.domain.quicklog.line_segment import once
from netritual.domain.quicklog.line_vocabulary import (
    CHANNEL,
    CONVERSATIONS,
    DASHES,
    DETERMINERS,
    IN_PERSON,
    LIVE,
    MEALS_AND_WALKS,
    PLATFORM,
    SHORT_PLATFORMS,
)
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact import ContactReading
from netritual.domain.quicklog.natural.days_and_hours import has_day
from netritual.domain.quicklog.natural.name_frames import CALENDAR, is_clash
from netritual.domain.quicklog.natural.non_person_names import coming_verb, stands_for_others
from netritual.domain.quicklog.natural.phrase import HARD, ING_NOUNS, SOFT, Word, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import PRESENT, REACHED, SIGIL, Frame, Name, places_of
from netritual.domain.quicklog.natural.syntax import JOINING, Proposal
from netritual.domain.quicklog.reading import Ref

_PAST_VERBS = v.PERSONAL | v.words("""
    met saw ran bumped caught spoke talked chatted commented liked lunched walked visited zoomed dm'd heard got reached
""")  # fmt: skip
_DONE = v.words("""
    sent gave got forwarded shared delivered brought handed posted dropped paid returned received thanked introduced
    signed collected picked borrowed told asked reminded warned
""")
"""Verbs of what was done; a line that begins with one tells of it."""
_TOOK_PLACE = frozenset(("was", "were", "went", "had"))
_BEFORE_DONE = v.ADVERBS | {"i", "i've", "ive", "have", "we", "'ve", "finally"}
_HELD_BY = frozenset(("met", "saw", "had", "grabbed", "called", "phoned", "emailed", "texted", "messaged", "visited"))
"""Verbs of what two others did with each other."""
_WITH_WRITER = v.I | {"myself"}
_AS_SAID_OF = v.words("""
    a an not very so super really too still back out off away bit quite pretty totally just now happy busy sick ill
    keen open interested pregnant engaged married promoted new free available sorry delighted thrilled gutted chuffed
    grateful up upset worried angry cross annoyed furious
""")
"""Behind a name at the start of a line these say how somebody is."""
_ANSWER_WITHIN = 3
"""Words behind a name within which the verb of an answer stands."""
_RECEIVING = frozenset(("showed", "welcomed", "greeted", "hosted"))
"""Before "us" these say that somebody was there."""
_OTHER_TIMES = frozenset(("last", "ago", "once", "before", "in", "yesterday"))
_SAYING = frozenset(("said", "says", "agreed", "accepted", "declined", "refused"))
"""Verbs of an answer."""
_WISHES = frozenset(("birthday", "bday", "b-day", "hbd", "anniversary", "congrats", "congratulations"))
_WISHING = frozenset(("happy", "hb"))
_HIM_OR_BOTH = v.HIM | {"both"}
_IT = frozenset(("it", "them", "this", "that", "those"))
_BEHIND_HIM = frozenset(("", "at", "in", "on", "and", "about", "re", "for", "to", "too", "last", "today"))
"""Words behind a pronoun that is no owner's: "coffee with her on friday"."""
_HELD = MEALS_AND_WALKS | LIVE
_ASIDE = 4
"""Words between a verb of contact and the name that it reached: "sent a text to Tom"."""
_GOING = frozenset(("going", "coming", "joining", "attending"))
_HERE = v.phrases("flew in, is in town, 's in town, flies in, is over from, 's over from")
_WITH_ME = frozenset(("me", "i", "myself", "and", "&", "+", "oh", "also"))
_BY = frozenset(("by", "via", "per", "on", "over", "through"))
_FRAME = attrgetter("frame")


class Attendance:
    """The people of a line, by its words, its names, its contact and the loops that it proposes.

    ``cut`` are the places of the words of loops: who stands in them is no part of the contact.
    """

    words: list[Word]
    names: list[Name]
    contact: ContactReading
    proposals: list[Proposal]
    refused: list[Proposal]
    cut: set[int]
    people: list[Name]

    def _settle_frames(self) -> None:
        """What the contact says of those who are named: an idea that was liked over coffee was not there, and with whom
        a talk is planned stands before it ("Tom said yes: Thu coffee")."""
        if self.contact.channel in CONVERSATIONS:
            for name in self.names:
                name.frame = Frame.POINTED if name.frame is Frame.POST else name.frame
        them = self.low(self.contact.at + 1) in v.WITH and self.low(self.contact.at + 2) in _HIM_OR_BOTH
        if them and [name.end <= self.contact.at for name in self.names[:2]] in ([True], [True, False]):
            self.names[0].frame = Frame.WITH  # "Ana is over from Dublin, drinks with her and Tom"
        if self.names and self.contact.channel in CONVERSATIONS and self.words[-1].low == "there":
            for name in self.names:  # "stammtisch, Ana, Tom and Bo there"
                name.frame = Frame.WITH if name.frame is not Frame.ABSENT else name.frame
        coming = self.contact.channel in CONVERSATIONS and not _GOING.isdisjoint(lows_of(self.words))
        for name in self.names:
            if coming and self._comes_too(name):
                name.frame, self.contact.ahead = Frame.WITH, True
            if name.frame is Frame.WITH and self._is_of_later_talk(name):
                name.frame = Frame.SPOKEN
        if not self.names or not PRESENT.isdisjoint(map(_FRAME, self.names)):
            return
        if self.contact.ahead:
            lows = lows_of(self.words)
            there = [name for name in self.names if not stands_for_others(self.words, lows, name)]
            for name in there[:1]:
                name.frame = Frame.WITH
        elif self.contact.at > 0 and self.low(self.contact.at - 1) in _BY and self.names[0].frame is Frame.SPOKEN:
            for name in self.names:  # "thanked Ana and Tom by mail"
                name.frame = Frame.OBJECT if name.frame is Frame.SPOKEN else name.frame

    def _comes_too(self, name: Name) -> bool:
        """True for who goes to a talk with its day as well: "conf Jan 14-15, Ana and Tom are going too"."""
        first = part_of(self.words, name.start)[0]
        dated = first > self.contact.at and has_day(lows_of(self.words), 0, first)
        return dated and coming_verb(self.words, self.names, name, _GOING) >= 0

    def _is_of_later_talk(self, name: Name) -> bool:
        """True for the company of what a later part tells is to come: "call with Ana, meeting her there Sat w Tom"."""
        first = part_of(self.words, name.start)[0]
        part = lows_of(self.words[first : name.start])
        doing = bool(part) and part[0][-3:] == "ing" and part[0] not in ING_NOUNS
        is_told_of = doing or not v.PRONOUNS.isdisjoint(part)
        there = any([one.frame in PRESENT and one.end <= first for one in self.names])
        return is_told_of and there and first > self.contact.at >= 0 and has_day(part, 1, len(part))

    def _asides(self) -> list[Ref]:
        """Those whom a second contact of the line reached: "lunch with Ana, also rang Tom". They were not there."""
        if not self.contact.channel:
            return []
        apart = [*filter(self._is_aside, self.names)]
        if not apart:
            return []
        for name in apart:
            name.frame = Frame.SPOKEN
        there = [name.ref for name in self.names if name.frame in PRESENT]
        return [ref for ref in once([name.ref for name in apart]) if ref not in there]

    def _is_aside(self, name: Name) -> bool:
        """True behind a verb of contact at a distance, or a meal, that begins a part of its own behind another one."""
        if name.frame not in REACHED:
            return False
        at, last = name.start - 1, max(0, name.start - _ASIDE)
        while at > last and not self._is_contact(at) and not self.words[at].gap:
            at -= 1
        if not self._is_contact(at) or at <= self.contact.at or name.start in self.cut:
            return False
        if not v.PRONOUNS.isdisjoint(lows_of(self.words[at : name.start])):  # "saw Tom, lunch with him and Ana"
            return False
        opened = self.words[at - 1].gap or self.words[at - 1].low in ("also", "then")
        return bool(opened) and any([other.frame in PRESENT and other.start < at for other in self.names])

    def _is_contact(self, at: int) -> bool:
        low = self.words[at].low
        return low in v.PERSONAL or (CHANNEL.get(low) in _HELD and low not in v.MET)

    def _is_told_of(self) -> bool:
        """True for what somebody says or does, with nobody named who was there: "Nina suggested lunch"."""
        first = self.names[0] if self.names else None
        if first is not None and not first.start and self._is_between_others(first):
            return True
        if first is None or first.start or first.frame not in (Frame.TELLER, Frame.HELPED) or first.start in self.cut:
            return False
        if self._has_come(first):
            first.frame, self.contact.ahead = Frame.WITH, True
            return False
        if self._reached_again():
            return False
        return not any([name.frame in PRESENT and name.start not in self.cut for name in self.names])

    def _has_come(self, name: Name) -> bool:
        """True for "Ana flew in from Oslo, lunch tomorrow", "Ana is in town, lunch Fri 1pm": with whom the talk is."""
        lows, (begin, end) = lows_of(self.words), part_of(self.words, self.contact.at)
        here = len(self.names) == 1 and begin == self.contact.at and v.is_said(_HERE, lows, name.end, begin - 1)
        return here and has_day(lows, begin, end) and (_TOOK_PLACE | _OTHER_TIMES).isdisjoint(lows[begin:end])

    def _is_between_others(self, first: Name) -> bool:
        """True for "Ana met Tom for coffee", "Ana had lunch with Tom": the writer was not there."""
        at = [first, *self._joined_to(first)][-1].end
        if self.low(at) not in _HELD_BY or self.words[at - 1].gap or self.words[first.start].owner:
            return False
        if any([word.low in _WITH_WRITER for word in self.words[at:]]):
            return False
        other = next((name for name in self.names if name.start > at), None)
        if self.low(at) == "met" and self.low(at + 1) in DETERMINERS:  # "Ana and Tom met the builder"
            return True
        if other is None or any([word.gap for word in self.words[at : other.start]]) or other.kind == SIGIL:
            return False
        return other.start == at + 1 or self.low(other.start - 1) in v.WITH

    @property
    def is_past(self) -> bool:
        """True when the verb of contact is in the past, or of what was done without one: what follows it cannot lie
        ahead ("sent Ana the forms, the crew comes tomorrow")."""
        if self.contact.at >= 0:
            return self.words[self.contact.at].low in _PAST_VERBS or self._is_told_as_held()
        return not self.contact.off and self._opens_done()

    def _is_told_as_held(self) -> bool:
        """True for "lunch with Ana was great", "had a good call with Ana": the part of the contact tells how it was."""
        if self.contact.ahead or self.contact.off:
            return False
        first, end = part_of(self.words, self.contact.at)
        return not _TOOK_PLACE.isdisjoint(lows_of(self.words[first:end]))

    def _opens_done(self) -> bool:
        """True for a line that begins with a verb of what was done."""
        return next((word.low for word in self.words if word.low not in _BEFORE_DONE), "") in _DONE

    def _is_handed_over(self) -> bool:
        """True for "got Paul's bottles", "tax guide came from Ana": something passed between somebody and me."""
        if not self.names:
            return False
        first = self.names[0]
        owned = self.words[first.end - 1].owner and self._opens_done()
        thing = self.words[first.end - 1].owner and not first.start and not v.HIM.isdisjoint(lows_of(self.words))
        came = first.start > 1 and self.low(first.start - 2) == "came" and self.low(first.start - 1) == "from"
        return bool(owned or thing) or came or self._is_sent_on(first)

    def _is_sent_on(self, name: Name) -> bool:
        """True for "finished the slides for Hassan and sent them": what was made for the only one named was sent."""
        made_for = self.words[name.end - 1].owner or (name.start and self.low(name.start - 1) == "for")
        return bool(made_for) and len(once([one.ref for one in self.names])) == 1 and any([
            word.low in v.HANDED_ON and self.low(at + 1) in _IT for at, word in enumerate(self.words) if at >= name.end
        ])  # fmt: skip

    def low(self, at: int) -> str:
        """The word at a place, "" behind the last."""
        return self.words[at].low if at < len(self.words) else ""

    def _people(self) -> list[Name]:
        """Who was there, or is spoken of."""
        free = [name for name in self.names if name.start not in self.cut]
        if self.contact.channel or self._is_on_platform():
            there = [name for name in free if name.frame in PRESENT or name.kind == SIGIL]
            if not there or (there[0].ref.unheard and all([name.ref.unheard for name in there])):
                there = [*self._heading(free), *there]  # "fiifi and jide at the drinks, a new guy desmond too"
            if self.proposals:
                there = self._without_timed(there)
            if there and self.contact.channel in IN_PERSON and not (self.contact.ahead or self.contact.off):
                there = once([*there, *filter(self._received_us, self.names)])
            written_to = (
                [name for name in free if self._is_messaged(name) or self._is_sent_on(name)] if not there else []
            )
            return there or self._reached_again() or written_to
        return self._spoken_of()

    def _received_us(self, name: Name) -> bool:
        """True in a part of its own for who received the writer and those who were there: "visited the ward w Tom, Ana
        showed us round"."""
        first, end = part_of(self.words, name.start)
        begins = first > 0 and (name.start == first or (name.start == first + 1 and self.low(first) in JOINING))
        part = lows_of(self.words[name.end : end])
        received = len(part) > 1 and part[0] in _RECEIVING and part[1] == "us"
        return begins and received and not self.words[name.end - 1].owner and _OTHER_TIMES.isdisjoint(part)

    def _reached_again(self) -> list[Name]:
        """Whom a pronoun in the part of the contact means: "Tom says it's likely, emailed him", "sent Ana the form, she
        called me"."""
        first, end = part_of(self.words, self.contact.at) if self.contact.at > 0 else (0, 0)
        lows = lows_of(self.words[first:end])
        by_them = bool(first) and lows[0] in v.HE
        reached = [
            at for at, low in enumerate(lows) if at and low in v.HIM and (
                lows[at - 1] in v.REACHED or (lows[at - 1] in v.WITH and [*lows, ""][at + 1] in _BEHIND_HIM)
            )
        ]  # fmt: skip
        if not by_them and not reached:
            return []
        from netritual.domain.quicklog.natural.given_names import meant_by

        before = [one for one in self.names if one.end <= first + max(reached, default=0) and len(one.ref.matches) == 1]
        pronoun = lows[0] if by_them else lows[reached[0]]
        return [before[at] for at in meant_by(pronoun, [one.ref.name for one in before])][-1:]

    def _without_timed(self, there: list[Name]) -> list[Name]:
        """Those who were there, but for whom a coffee of their own is dated."""
        timed = self._timed()
        apart = {id(ref) for one in self.proposals if one.start in timed for ref in one.people}
        return [name for name in there if id(name.ref) not in apart] if apart else there

    def _spoken_of(self) -> list[Name]:
        """In a line that says no channel, the first who is spoken of."""
        if self.names and not self.names[0].start and self._is_between_others(self.names[0]):
            return [self.names[0], *self._joined_to(self.names[0])]
        chosen = [name for name in self.names if name.kind == SIGIL]
        first = next((name for name in self.names if self._is_spoken_of(name)), None)
        if first is None and (self.contact.off or self._is_wished() or self._is_handed_over()):
            first = next(iter(self.names), None)
        if first is None and not chosen and self._is_list():
            return self.names
        if first is None and self.names and self._opens(self.names[0]):
            first = self.names[0]
        if first is None or chosen:
            return chosen
        if first.frame is Frame.WITH and self.words[0].low == "new":  # "new: Ana Ruiz (Acme), Tom from Modulr"
            return [name for name in self.names if name.frame is Frame.WITH]
        intro = next((p for p in self.proposals if p.kind == "intro" and p.done and first.ref in p.people), None)
        if intro is not None:
            return [name for name in self.names if name.ref in intro.people]
        return list(dict.fromkeys([*self._opened_with(first), first, *self._joined_to(first), *self._told_too(first)]))

    def _told_too(self, first: Name) -> list[Name]:
        """Who else answers in a part of their own, or was told a day of theirs: "sent Ana the quote, and Tom said no",
        "told Ana it's on the 9th, Tom on the 16th"."""
        later = self.names[self.names.index(first) + 1 :]
        return [
            name for name in later
            if self._answers_apart(name)
            or (first.frame is Frame.SPOKEN and name.frame is Frame.OPEN and self.words[name.start - 1].gap == SOFT
            and _is_dated(self.low(name.end + (self.low(name.end) in ("on", "is", "the", "at")))))
        ]  # fmt: skip

    def _answers_apart(self, name: Name) -> bool:
        """True for a name with which a part begins, and of whom it tells an answer, behind where they work too."""
        before = name.start - 1
        before -= self.low(before) in JOINING
        if name.frame not in (Frame.OPEN, Frame.TELLER) or not self.words[before].gap:
            return False
        last, end = name.end - 1, min(name.end + _ANSWER_WITHIN, len(self.words) - 1)
        while last < end and not self.words[last].gap and self.low(last + 1) not in _SAYING:
            last += 1
        return not self.words[last].gap and self.low(last + 1) in _SAYING

    def _opened_with(self, first: Name) -> list[Name]:
        """Whoever the line begins with, when a later sentence is about somebody else or only one of them: "Ana, Tom -
        no news. told Bo"."""
        if self.names[0] is first or not self._opens(self.names[0]):
            return []
        listed = [self.names[0], *self._joined_to(self.names[0])]
        again = max([name.start for name in self.names if name.ref is first.ref])
        parted = any([word.gap == HARD for word in self.words[listed[-1].end - 1 : again]])
        return listed if first in listed or parted else []

    def _timed(self) -> set[int]:
        """The places of names that have a coffee of their own in the line: "coffees: Ana Wed 10:30, Tom Thu 3pm"."""
        coffees = {one.start for one in self.proposals if one.kind == "coffee"}
        return {name.start for name in self.names if name.start in coffees and _is_dated(self.low(name.end))}

    def _opens(self, name: Name) -> bool:
        """True for a name that a line begins with, and that is no word too: "mehmet knee much better"."""
        sure = len(name.ref.matches) == 1 and (name.end - name.start > 1 or not is_clash(self.words[name.start]))
        told_of = name.frame in (Frame.OPEN, Frame.ABSENT)  # "Kate cancelled the fair"
        return sure and not name.start and told_of and not self.words[name.end - 1].owner

    def _is_messaged(self, name: Name) -> bool:
        """True for "msg tom re the deck", where nobody else is reached."""
        return name.frame is Frame.SPOKEN and name.start == self.contact.at + 1 == 1

    def _is_on_platform(self) -> bool:
        """True for a line with a platform that is nobody's name, and no "li" that begins a later part in Italian."""
        if PLATFORM.keys().isdisjoint(lows_of(self.words)):
            return False
        inside = places_of(self.names)
        named = [at for at, word in enumerate(self.words) if at not in inside and word.low in PLATFORM]
        return any([not at or not self.words[at - 1].gap or self.low(at) not in SHORT_PLATFORMS for at in named])

    def _is_list(self) -> bool:
        """True for a line that names people and a day, and says nothing else: "Ana + Tom"."""
        label = next(
            (at for at, word in enumerate(self.words) if word.token.raw[-1:] == ":"), -1
        )  # "5-a-side: Ana, Tom"
        label = label if all([name.start > label for name in self.names]) else -1
        inside = places_of(self.names)
        left = [word.low for at, word in enumerate(self.words) if at not in inside and at > label]
        return all(low in v.AND or low in CALENDAR for low in left) and all(n.frame is Frame.OPEN for n in self.names)

    def _heading(self, free: list[Name]) -> list[Name]:
        """Names before all else, in a line that names nobody elsewhere: "dana, tom - dinner tuesday"."""
        if not free or free[0].frame is not Frame.OPEN:
            return []
        rolled = next((one for one in free if one.start and self._raw(one.start - 1)[-1:] == ":"), None)
        if rolled is not None and rolled.frame is Frame.OPEN:  # "lunch with the team: Ana, Tom"
            listed = [rolled, *self._joined_to(rolled, 2)]
            end = listed[-1].end
            return listed if self._raw(end)[:1] in ("", "(") or self.words[end - 1].gap == HARD else []
        start = free[0].start
        before = [word.low for word in self.words[:start]]
        return [free[0], *self._joined_to(free[0])] if all(low in _WITH_ME for low in before) else []

    def _is_spoken_of(self, name: Name) -> bool:
        """True for the subject or the object of a verb, or somebody whom a loop stands on."""
        if any([name.ref in proposal.people for proposal in self.proposals]):
            return True
        if name.frame in (Frame.POINTED, Frame.KINDRED, Frame.ABSENT):
            return False
        if name.frame is not Frame.OPEN:
            return True
        before = self.words[name.start - 1] if name.start else None
        if before is None:
            return self._is_described(name) or self._heads(name)
        if before.gap:
            return False
        from netritual.domain.language.past_tense import is_deed  # few lines hang on what stands before a name

        towards = before.low in ("to", "from")
        return (
            towards
            or (len(before.low) > 4 and before.low.endswith("ed"))
            or is_deed(before.low)
            or all(word.low in _WITH_ME for word in self.words[: name.start])
        )

    def _heads(self, name: Name) -> bool:
        """True for a name with a dash behind it: what follows is about that person."""
        return self.words[name.end - 1].gap == HARD and bool(DASHES.intersection(self._raw(name.end)))

    def _raw(self, at: int) -> str:
        return self.words[at].token.raw if at < len(self.words) else ""

    def _is_described(self, name: Name) -> bool:
        """True for "Ana a bit sad", "tom moving to Berlin": a sentence about somebody that lacks its "is"."""
        low = self.low(name.end)
        doing = len(low) > 5 and low.endswith("ing") and low not in ING_NOUNS
        return not self.words[name.end - 1].gap and not self.words[name.start].owner and (doing or low in _AS_SAID_OF)

    def _is_wished(self) -> bool:
        """True for "happy birthday Tom", "hbd Tom": a wish to whom it names."""
        return any(
            [
                word.low in _WISHES and (not at or self.words[at - 1].low in _WISHING)
                for at, word in enumerate(self.words)
            ]
        )

    def _joined_to(self, first: Name, most: int = 1) -> list[Name]:
        """Those who stand in one list with a name, ``most`` joining words between two."""
        people = [first]
        for other in self.names[self.names.index(first) + 1 :]:
            between = [one for one in self.words[people[-1].end : other.start] if one.token.raw[:1] != "("]
            linked = other.frame is first.frame and len(between) <= most and all(word.low in v.AND for word in between)
            if not linked:
                break
            people.append(other)
        return people[1:]

    def _named_beside(self) -> list[Ref]:
        """The names beside those who were there and those on whom a loop stands; what a loop only tells of, too."""
        if self.people == self.names:
            return []
        there = {id(name.ref) for name in self.people}
        loops = [proposal for proposal in self.proposals if proposal not in self.refused]
        looped = {id(ref) for proposal in loops for ref in proposal.people}
        return once([name.ref for name in self.names if id(name.ref) not in there and id(name.ref) not in looped])


def _is_dated(low: str) -> bool:
    return low in CALENDAR or low[:1].isdecimal()
