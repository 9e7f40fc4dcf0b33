"""In which frame a name stands: behind "with", before a verb of contact, in a list, or only pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.dates.date_phrases import before_length
from netritual.domain.dates.dates import MONTH, NEAR_DAYS, WEEKDAY
from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import ALSO_VIA, CHANNEL, DETERMINERS, FAMILY, IN_PERSON, REMOTE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, Word, is_helping, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.tokens import WORD

CALENDAR = frozenset((*WEEKDAY, *MONTH, *NEAR_DAYS)) - {"tod"}

_AT_HOME = CALENDAR | {"on", "place", "house", "in", "last"}
_POST_WITHIN = 3
"""Words behind a name among which what they wrote is named: "Ana's new blog post"."""
_READING, _ANSWERED = frozenset(("read", "saw")), frozenset(("answered", "returned"))
_ABSENCE = frozenset(("couldn't", "can't", "couldnt", "cant", "didn't", "didnt", "cancelled", "canceled"))
_ABSENCE_ABROAD = v.phrases("""
    kommt nicht, kann nicht, konnte nicht, war nicht, komt niet, kan niet, kon niet, was er niet, ne vient pas,
    vient pas, peut pas, ne peut pas, no viene, no puede, non viene, non può, não vem, nao vem, não pode, nao pode
""")
_COME_ABROAD = frozenset(("kommen", "da", "dabei", "komen", "venir", "venire", "vir"))
"""Behind these words it may be said that it is coming that somebody cannot."""
_SHOWING_UP = frozenset(("make", "come", "show", "join", "attend"))
_REACTED = frozenset(("liked", "commented", "like", "comment", "reacted", "replied", "responded", "loved", "answered"))
_SHARED = frozenset(("liked", "loved", "shared", "reshared", "reposted", "retweeted"))
_TO_WHOM = frozenset(("with", "w/", "to"))
NEVER_BESIDE = frozenset(("like", "note", "card", "letter", "signal", "teams", "liked"))
"""Channel words that do not make a person of the name beside them."""
_SENT = frozenset(("left", "sent", "gave", "dropped", "shot", "wrote"))
_HANDING = frozenset(("emailed", "mailed", "texted", "messaged", "whatsapped", "dmed", "posted", "faxed"))
"""Verbs that take a thing and "to" somebody."""
_BRINGING = frozenset(("dropped", "brought", "bought", "baked", "cooked", "fetched", "picked"))
"""Verbs that take a thing and "for" somebody."""
_OWING, _BORROWING = frozenset(("owe", "owes", "lent")), frozenset(("borrowed",))
"""Verbs of a debt: whom it is "to", or "from"."""
_NO_THING = v.AND | {"about", "re", "on", "from", "with", "w", "of", "i", "he", "she", "they", "we", "back", "to"}
_AT_A_TALK = 5
"""Words behind somebody who was not seen within which the talk stands."""
_THING = 6
"""Words from such a verb to "to"."""
_NOTES = v.words("voicemail vm message note line messages mails emails ring buzz")
_GREETINGS, _SENDS = frozenset(("hi", "hello")), frozenset(("says", "say", "sends", "send"))
_SAID_TO = frozenset(("thanks", "shoutout", "kudos", "grateful", "yes", "no"))
_INTRODUCING = v.words("""
    intro introduced introduce introduction connect connected introducing connecting touch link linking linked hook
""")
_WAS_INTRODUCED = frozenset(("", "got", "was", "were", "been", "i"))
"""Before "introduced to": I met somebody by it."""
_PAIRED = frozenset(("into", "up", "out", "of"))
_AT_LAST = CALENDAR | {"at", "finally", "on", "by", "before", "after", "briefly", "just", "this", "last"}
"""Behind a name that one of these stands before, they say that somebody was reached."""
KIN = v.words("""
    family kids partner team colleague colleagues boss girlfriend boyfriend gf bf friend friends crew fam wifey hubby
    fiance fiancee spouse cofounder co-founder
""").union(FAMILY)  # fmt: skip
"""Who comes along with somebody: "Ana and her husband came"."""
RELATIONS = v.words("""
    friend colleague boss buddy neighbour neighbor mentor client cousin cofounder co-founder ex-colleague ex-boss
    recruiter
""")
"""Who somebody is to the writer, right before the name."""
APPOSED = v.TITLES | RELATIONS | v.words("both friends old good dear my our lovely certain ex former")
"""Words of a person right before the name: "my old friend Ana"."""
_OVER = frozenset(("over", "round", "around"))
_GUESTS = CALENDAR | {"for", "to", "", "last", "this"}
"""Behind "over" and "was here" these say that somebody came to the writer."""
_HAD = frozenset(("had", "has", "grabbed", "got", "took", "shared", "did"))
_HELD_WITHIN = 6
"""Words behind "had" within which the meal and "with me" stand."""
_MY_CARD = frozenset(("number", "name", "details", "email", "card", "address"))
"""Whoever these come from only says who another is, who has them now."""
_TREATED = frozenset(("treated", "took", "bought", "taking", "joined", "invited"))
SOMEBODY = v.words("""
    lady guy man woman girl boy person dude bloke chap fellow gentleman founder investor recruiter designer engineer
    developer student colleague friend someone somebody one fella lad lass gal
""")
"""Behind these "named" introduces a name: "a lady named Kay"."""
NAMING = frozenset(("named", "called"))
_SEATED = frozenset(("sat", "seated", "sitting"))
_HE, _CANNOT = frozenset(("he", "she", "they", "who")), frozenset(("can't", "cant", "cannot", "couldn't", "couldnt"))
_AUXILIARY = frozenset(("'d", "'s", "'ve", "has", "had", "have", "also", "just"))
_SUGGESTING = frozenset(("suggests", "suggested", "recommends", "recommended"))
_SENDING = frozenset(("told", "tells", "asked", "asks", "advised", "advises", "sent"))
"""Before "me to talk to": it is still to come."""
_SAYING = frozenset(("said", "says", "should", "could", "must", "might", "can"))
_BASE = frozenset(("speak", "talk", "chat", "write", "call", "text", "email", "meet"))
_GIVER = 4
"""Words before "back" that say whether something came back from somebody."""
_ADVICE = 10
"""Words before "to talk to" within which somebody advised it."""
_ON_THE_WAY = frozenset(("way", "trip", "drive", "journey"))
_LISTED = 7
"""Words before a name within which the list that it ends begins."""
_LOOSELY = frozenset(("someone", "somebody", "over"))
"""Between a name and where it comes from: "Deepak someone from Modulr"."""
_WITH_OF_IN = frozenset(("con", "avec"))
"""Spanish and French words for with: beside them "en" is in, and not the Dutch and."""
_IN_A_LIST = v.words("a an the my our his her him them new old from")
"""Small words that a list goes on over: "with a recruiter from Acme, Ana"."""
_EMPLOYER = 5
"""Words of the longest employer behind "from", with it."""
_BRACKETED = 8
"""So many words in brackets are passed over in a list."""
_GIVEN_BACK = frozenset(
    ("a", "an", "the", "my", "our", "it", "them", "some", "any", "something", "anything", "nothing")
)
"""Before "back" these begin a thing that was lent or asked for."""
OWNERS = frozenset(("her", "his", "their", "the", "hubby", "some"))


_BESIDES = KIN | OWNERS | APPOSED
_RELATED = KIN | APPOSED
"""Words of a relation between two names: "Robert and his wife Ana"."""
_WITH_OR_FROM = v.WITH | v.FROM
ARTICLES_ABROAD = {"com": ("o", "a"), "con": ("la", "el", "il", "lo"), "mit": ("dem", "der"), "avec": ("la", "le"),
                   "von": ("dem", "der"), "da": ("o", "a"), "de": ("la",)}  # fmt: skip
"""A word before somebody -> the articles that names have behind it."""
_OF_TITLES = frozenset(("la", "el", "il", "a", "o"))
"""Articles that titles have in Spanish, Italian and Portuguese: "con la Sra Gomez"."""
_ARTICLES = _OF_TITLES | {"the", "lo", "le", "dem", "der"}
_JOINING_ABROAD = frozenset(("e", "y", "et", "und", "i"))


_RECOMMENDED = 6
_WORKS = v.words("book novel film movie podcast show series song album place restaurant")
_DESCRIBING = frozenset(("a", "an", "the", "her", "his", "their"))


class Frames:
    """The frames of a head. ``dutch`` says that ``met`` is "with" in this line."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.lows = lows_of(words)
        self.dutch = not v.DUTCH.isdisjoint(self.lows)
        self.joining = v.AND if _WITH_OF_IN.isdisjoint(self.lows) else v.AND - {"en"}
        """Words between two names of one list."""

    def low(self, at: int) -> str:
        """The word at a place, "" outside."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_telling(self, at: int) -> bool:
        """True for a verb that only a person has: "emailed", "introduced us", but not "called off"."""
        if self.low(at) == "introduced":
            return self.low(at + 1) in ("me", "us")
        return self.low(at) in v.PERSONAL and self.low(at + 1) not in ("off", "for", "it", "out")

    def of(self, start: int, end: int) -> str:
        """The frame of a stretch of words, by what stands right before and right behind it."""
        if start > 1 and self.words[start - 2].owner and self.low(start - 1) in _RELATED:  # "Ana's husband Tom"
            start -= 2
        start = self.before_relation(start)
        if start > 2 and end - start > 1 and self.words[start - 1].gap == SOFT:
            start = self._recommended(start)
        if start > 1 and self.lows[start - 1] in _ARTICLES and self._has_article(start, end):
            start -= 1
        start = (
            start if start < 2 or self.words[start - 1].gap else before_length(self.lows, start)
        )  # "call 20 min Ana"
        before = earlier = ""
        if start:
            last = self.words[start - 1]
            before = last.low if not last.gap else ""
            if last.gap == HARD and last.low in CHANNEL:
                ended = start > 1 and last.token.raw[-1:] == "."  # "at the dinner. Tom can't"
                if not ended:
                    return Frame.AT_CHANNEL if last.bare else Frame.OPEN
            earlier = self.lows[start - 2] if start > 1 and not self.words[start - 2].gap else ""
        is_reached = before in v.REACHED and self.words[end - 1].gap  # "texted Kate, can't do lunch Friday"
        if before in v.WITHOUT or (before == "of" and earlier == "instead") or (self._absent(end) and not is_reached):
            return Frame.ABSENT
        if self.words[end - 1].owner and not is_helping(self.words, end - 1):
            return self._owning(before, earlier, end)
        return self._behind_word(before, earlier, start, end) or self.before_word(start, end) or Frame.OPEN

    def before_relation(self, start: int) -> int:
        """The place before the words that say who somebody is, right before the name: "my old friend Ana"."""
        while start and self.low(start - 1) in APPOSED and not self.words[start - 1].gap:
            start -= 1
            start -= self.low(start) in v.TITLES and self.low(start - 1) in _OF_TITLES
        return start

    def _recommended(self, start: int) -> int:
        """The place behind the verb of "recommends a gardener, Tom Reed"; the start itself elsewhere."""
        for at in range(start - 3, max(-1, start - _RECOMMENDED), -1):
            if self.lows[at] in ("recommends", "recommended") and self.lows[at + 1] in _DESCRIBING:
                return at + 1 if _WORKS.isdisjoint(self.lows[at + 2 : start]) else start
        return start

    def _has_article(self, start: int, end: int) -> bool:
        """True behind the article of a name: "com o Tom", "from a Begoña Artigas", "met a tom reed", "the two Sams"."""
        article, earlier = self.lows[start - 1], self.lows[start - 2]
        if article == "the":
            return self.lows[start] == "two"
        if article in ARTICLES_ABROAD.get(earlier, ()):  # names have one there: "mit dem Sven", "con la Giulia"
            return True
        whole = end - start > 1 and not self.words[start].upper and earlier in v.MET
        titled = self.lows[start] in v.TITLES and earlier == "to"  # "spoke to a Mrs Dunne"
        return article == "a" and (whole or titled or (self.words[start].upper and earlier in _WITH_OR_FROM))

    def _behind_word(self, before: str, earlier: str, start: int, end: int) -> str | None:
        """What the word before says."""
        if not before:
            return None
        if before in {"on", "to"} and earlier in _REACTED and self.low(end) in v.POSTS and not self.words[end - 1].gap:
            return Frame.POST
        if (
            (before in v.WITH and earlier not in v.BELONGING)
            or (before == "met" and self.dutch)
            or (before in NAMING and earlier in SOMEBODY)
        ):
            return Frame.WITH
        if before in ("chez", "bij", "bei"):
            return Frame.AT_HOME
        if before in SOMEBODY and earlier == "new":
            return Frame.WITH
        if (before in v.ROLES and self.lows[start] not in v.TITLES) or self._is_suggested(before, start):
            return Frame.SPOKEN
        if self._is_of_others(before, start):
            return Frame.POINTED
        if before in v.MET and self.low(start - 2) == "to" and self._is_wished_by_others(start - 3):
            return Frame.SPOKEN
        if before in v.MET and earlier in v.DENIALS and self.low(end) in ("at", "during"):
            behind = self._to_stop(end, _AT_A_TALK)
            if any([low in CHANNEL for low in behind]) and not v.WITH.isdisjoint(behind):
                return Frame.ABSENT  # "didn't see Omar at lunch with Kate"
        if before in v.MET or before in v.REACHED or (before in _PAIRED and v.PAIRED.get(earlier) == before):
            return Frame.OBJECT
        if (before == "to" and earlier == "next") or (before == "beside" and earlier in _SEATED):
            return Frame.OBJECT
        if before == "back" and earlier in v.PERSONAL:
            return Frame.OBJECT
        if before in _SENT and self._is_note(end):
            return Frame.OBJECT
        if before in _TREATED and any(CHANNEL.get(low) in IN_PERSON or low in v.MEALS for low in self._to_stop(end, 4)):
            return Frame.OBJECT
        if before in ("got", "caught") and self._is_reached(start, end):
            return Frame.OBJECT
        if before in {"had", "having"} and (
            self.low(end) in _OVER or (self.low(end) == "for" and self.low(end + 1) in v.MEALS)
        ):  # fmt: skip
            return Frame.OBJECT
        if before == "sent" and not {"letter", "card", "postcard"}.isdisjoint(self._to_stop(end, _THING)):
            return Frame.OBJECT
        if (before in CHANNEL and before not in NEVER_BESIDE) or before in v.DISHES:
            return Frame.AT_CHANNEL
        if before in {"on", "for"} and earlier in {"waiting", "wait"}:
            return Frame.SPOKEN
        spoken = before in v.SPOKEN and (before != "contact" or not earlier)
        if spoken or (before == "to" and earlier in _SAID_TO) or (before == "from" and earlier == "came"):
            return Frame.SPOKEN
        if before == "to" and earlier == "introduced" and self.low(start - 3) in _WAS_INTRODUCED:
            return Frame.OBJECT
        if before == "to" and self._is_introduced_by(start - 1):
            return Frame.OBJECT
        if before in {"to", "with", "and"} and not _INTRODUCING.isdisjoint(self.lows[max(0, start - 5) : start]):
            return Frame.SPOKEN if before != "and" or earlier not in v.AND else None
        if before in v.FROM and earlier in _MY_CARD and self.low(start - 3) == "my":
            return Frame.KINDRED  # "Ana rang, got my number from Tom"
        if before == "from" and earlier in v.PERSONAL and start > 2 and not self.words[start - 3].gap:
            return None  # "Jonas wrote from Malmo"
        if (before in v.FROM or before in v.TO) and CHANNEL.get(earlier) in REMOTE:
            return Frame.TOWARDS
        if before in v.TOWARDS and before != "of" and (
            earlier in v.SAID_TO or earlier in CHANNEL or earlier in ALSO_VIA
        ) and not self.is_way_back(start):  # fmt: skip
            return Frame.TOWARDS if not self._is_greeted(start - 2) else None
        if self._is_in_debt(before, start, end):
            return Frame.SPOKEN
        if before == "for" and self._is_behind(start - 1, _BRINGING):
            return Frame.SPOKEN
        return Frame.TOWARDS if before == "to" and self._is_behind(start - 1, _HANDING) else None

    def _is_greeted(self, at: int) -> bool:
        """True for the "hi" of "she says hi to Tom", which somebody else sends."""
        said = self.low(at - 1)
        return self.low(at) in _GREETINGS and (said in _SENDS or (said == "said" and self.low(at - 2) in _HE))

    def _is_in_debt(self, before: str, start: int, end: int) -> bool:
        """True for "owe 20 to Ana", "borrowed 100 from Ana", and in "owe Ana 40 and Tom 20" for Tom."""
        if before in v.AND:
            owing = not _OWING.isdisjoint(self.lows[:start])
            return owing and self.low(end)[:1].isdigit() and not self.words[end - 1].gap
        verbs = _OWING if before == "to" else _BORROWING
        in_debt = before in ("to", "from") and self._is_behind(start - 1, verbs)
        return in_debt and not is_city(self.words[start])

    def _is_reached(self, start: int, end: int) -> bool:
        """True for "got Ana at last", "caught Ana on her mobile", "got Ana": by what stands behind the name."""
        if end >= len(self.words) or self.words[end - 1].gap:
            return end - start > 1 or not is_clash(self.words[start]) or self.words[start].capital
        return self.low(end) in _AT_LAST or self.low(start - 1) == "caught"

    def _is_introduced_by(self, to: int) -> bool:
        """True for "introduced by Ana Ruiz to": the writer was introduced."""
        return any([
            self.low(at) == "by" and self.low(at - 1) == "introduced" and self.low(at - 2) in _WAS_INTRODUCED
            for at in (to - 2, to - 3)
        ])  # fmt: skip

    def _is_behind(self, word: int, verbs: frozenset[str]) -> bool:
        """True for "emailed the price list to", "dropped off a bottle for": a thing stands between verb and word."""
        at = word - 1
        while at >= max(0, word - _THING) and not self.words[at].gap and self.lows[at] not in _NO_THING:
            if self.lows[at] in verbs:
                return at < word - 1
            at -= 1
        return False

    def _to_stop(self, start: int, most: int, first: int = -1) -> list[str]:
        """The words from a place on, ``most`` of them and up to the full stop behind ``first``, the word before."""
        ends = range(start - 1 if first < 0 else first, len(self.words))
        stop = next((at + 1 for at in ends if self.words[at].gap == HARD), len(self.words))
        return self.lows[start : min(stop, start + most)]

    def _is_suggested(self, before: str, start: int) -> bool:
        """True for whom somebody sends the writer on to: "suggests to talk to Tom", "told me to call Tom"."""
        at = start - 2 if before in {"to", "with"} else start - 1
        if at < 1 or not (self.lows[at] in v.SAID_TO or self.lows[at] in v.REACHED or self.lows[at] in _BASE):
            return False
        last = self.low(at - 1)
        sent = any([one in _SENDING and two in ("me", "us") for one, two in pairwise(self._part(at, _ADVICE))])
        return last == "to" and (sent or self.low(at - 2) in _SUGGESTING)

    def _is_of_others(self, before: str, start: int) -> bool:
        """True for what others did or are told to do: "he met Tom", "she spoke to Tom", "told her to talk to Tom"."""
        at = start - 1
        if before in {"to", "with"} and self.low(at - 1) in v.SAID_TO:
            at -= 1
        elif before not in v.MET and before not in v.REACHED:
            return False
        if self.low(at) in _BASE and self.low(at - 1) == "but":  # "no budget, but talk to Tom"
            return True
        while self.low(at - 1) in _AUXILIARY:
            at -= 1
        if self.low(at - 1) in _SAYING and self.low(at) in _BASE:  # "he said speak to Tom"
            return True
        if self.low(at - 1) == "to":  # "told her to talk to Tom", but not "tried to talk to Tom"
            return self.low(at - 2) in v.HIM
        return self.low(at - 1) in _HE

    def _is_wished_by_others(self, at: int) -> bool:
        """True for the verb of wanting behind somebody else: "Ana wants to meet Tom", "she'd really love to"."""
        if self.low(at) not in v.WANTING:
            return False
        while at and (self.lows[at - 1] in v.ADVERBS or self.lows[at - 1] in ("would", "'d")):
            at -= 1
        return at > 0 and self.lows[at - 1] not in v.I

    def is_way_back(self, start: int) -> bool:
        """True for "just back from Georgia", "moved back to Sydney": somebody was on the way, and nobody wrote.

        "heard back from Georgia" is an answer, "got my book back from Georgia" a thing that was given back.
        """
        if self.low(start - 2) != "back":
            return False
        if self.low(start - 3) not in v.SAID_TO | v.REACHED and is_city(self.words[start]):  # "Ana, back from Zurich"
            return True
        if self.low(start - 1) != "from" or self.low(start - 3) in _ON_THE_WAY:
            return self.low(start - 3) in v.TRAVEL or self.low(start - 3) in _ON_THE_WAY
        part = self._part(start - 2, _GIVER)
        if "got" in part[:-1] and part[-1] != "one":
            return False  # "got 20 back from Ana", "got my bike back from Ana"
        return not any([low in v.SAID_TO or low in CHANNEL or low in v.REACHED or low in _GIVEN_BACK for low in part])

    def _part(self, end: int, most: int) -> list[str]:
        """The words before a place, ``most`` of them and back to the last sign."""
        return self.lows[max(part_of(self.words, end)[0], end - most) : end]

    def before_word(self, start: int, end: int) -> str | None:
        """What the word behind says."""
        if start == 0 and end < len(self.words) and self.words[end - 1].token.raw[-1:] == ":":
            return Frame.AT_CHANNEL if CHANNEL.get(self.low(end)) in IN_PERSON else Frame.TELLER
        role = self._is_named_role(start, end)
        behind_bracket = self.behind_employer(end) if end < len(self.words) else end
        if behind_bracket > end and self.words[behind_bracket - 1].token.raw[-1:] == ")":  # "Ana (Acme) rang"
            end, role = behind_bracket, True
        if end >= len(self.words) or (self.words[end - 1].gap and not role):
            return None
        at = self._companions(end)
        behind = self._behind(at)
        if behind in v.DONE_TO:
            return Frame.OBJECT
        if (behind in v.ADVERBS or behind in {"both", "all"}) and at + 1 < len(self.words):
            behind = self.low(at + 1)
        if behind in v.BEFORE_CONTACT or (behind in _SENT and self._to_me(at + 1)):
            return Frame.SUBJECT
        guest = at + (behind in {"was", "were"} and self.low(at + 1) in {"here", "over"})
        if self.low(guest) in {"over", "round", "here"} and self.low(guest + 1) in _GUESTS:
            return Frame.SUBJECT
        if behind in _TREATED and self.low(at + 1) in ("me", "us") and behind != "invited":
            return Frame.SUBJECT if any([low in v.MEALS for low in self._to_stop(at + 2, 4)]) else Frame.TELLER
        if behind == "stayed" and self.low(at + 1) == "for":
            return Frame.SUBJECT
        if behind in _HAD and (self._with_me(at + 1) or self._is_host(at)):
            return Frame.SUBJECT
        if behind == "got" and self.lows[at + 1 : at + 3] in (["back", "to"], ["in", "touch"]):
            return Frame.SUBJECT
        if behind in v.TALKED and self.low(at + 1) in {"to", "with"} and self.low(at + 2) in {"me", "us"}:
            return Frame.SUBJECT
        if behind == "there" and (at + 1 == len(self.words) or self.words[at].gap):
            return Frame.WITH
        thanks = behind == "thanks" and self.low(at + 1) in ("me", "us")
        if thanks or behind in v.BEFORE_LOOP or (len(behind) > 4 and behind.endswith("ed") and behind not in CHANNEL):
            return Frame.TELLER
        if behind in v.BEFORE_HELPING or is_helping(self.words, end - 1):
            return Frame.HELPED
        if behind == "to" and self.low(at + 1) in v.OWED_VERBS and (not start or self.words[start - 1].gap):
            return Frame.TELLER
        beside = (behind in CHANNEL or behind in ALSO_VIA) and behind not in NEVER_BESIDE
        chosen = self.words[start].upper or not is_clash(self.words[start])
        return Frame.AT_CHANNEL if beside and self.words[start].first and chosen else None

    def _is_named_role(self, start: int, end: int) -> bool:
        """True for the name in "Jeremy's boss (Isabel Frost) emailed"."""
        bracketed = self.words[start].token.raw[:1] == "(" and self.words[end - 1].token.raw[-1:] == ")"
        role = start == 1 and self.low(0) not in CHANNEL and not self.words[0].upper  # "agent (Marie) wants"
        return bracketed and (role or (start > 1 and self.words[start - 2].owner))

    def is_sent_note(self, start: int, end: int) -> bool:
        """True for a list of people whom a message was sent: "sent Ana, Tom and Kim an email"."""
        start = self.before_relation(start)
        return self.low(start - 1) in _SENT and self._is_note(end)

    def _is_note(self, end: int) -> bool:
        at = self.behind_employer(end)
        return any([low in CHANNEL or low in _NOTES for low in self._to_stop(at, 3, at - 1 + (at > end))])

    def _to_me(self, at: int) -> bool:
        """True for what reached the writer: "sent me a text", "left a message"."""
        first = at + (self.low(at) in ("me", "us"))
        part = self.lows[first : first + 3]
        is_handed = not DETERMINERS.isdisjoint(part[:1])  # "gave a dinner", but "gave up coffee"
        return any([low in _NOTES or (low in CHANNEL and (is_handed or CHANNEL[low] not in IN_PERSON)) for low in part])

    def _is_host(self, at: int) -> bool:
        """True for "had us over for dinner", "had me round"."""
        return self.low(at) == "had" and self.low(at + 1) in ("me", "us") and self.low(at + 2) in _OVER

    def _with_me(self, at: int) -> bool:
        """True for "had lunch with me"."""
        part = self.lows[at : at + _HELD_WITHIN]
        mine = any([one in v.WITH and two in ("me", "us") for one, two in pairwise(part)])
        return mine and any([low in CHANNEL for low in part])

    def _companions(self, end: int) -> int:
        """The place behind "and her husband", "+ family"."""
        at = end
        if self.low(at) in v.AND:
            at += 1 + (self.low(at + 1) in OWNERS)
            if self.low(at) in KIN and at < len(self.words):
                return at + 1
        return end

    def _behind(self, end: int) -> str:
        """The word behind a name; "from Siemens" and the like between it and its verb is passed over."""
        if self.low(end) in {"from", "at", "of", "in", "the"}:
            most = 2 if self.low(end) != "the" else int(self.low(end + 1)[-1:] != "s")  # "Kofi the baker called"
            for at in range(end + 2, min(end + 2 + most, len(self.lows))):
                if self.words[at - 1].gap:
                    break
                if self.lows[at] in v.BEFORE_CONTACT or self.lows[at] in v.BEFORE_LOOP or self.lows[at] in v.DENIALS:
                    return self.lows[at]
        return self.low(end)

    def _owning(self, before: str, earlier: str, end: int) -> str:
        """A possessive: what was liked or answered is its owner's, whose home it is was likely there, others are only
        pointed at."""
        last = end >= len(self.words) or self.words[end - 1].gap
        handed_on = before == "shared" and not _TO_WHOM.isdisjoint(self.lows[end + 1 : end + 1 + _THING])
        if not last and not handed_on and (before in _SHARED or (before in ("on", "to") and earlier in _REACTED)):
            return Frame.POST
        if before in _READING and _is_post(self.words, self.lows, end):
            return Frame.POST
        if before in ("got", "received", "saw") and (self.low(end) in CHANNEL or self.low(end) in _NOTES):
            return Frame.SUBJECT
        if before == "missed" and self.low(end) in ("call", "calls"):
            return Frame.SUBJECT
        if before in _ANSWERED and (self.low(end) in CHANNEL or self.low(end) in _NOTES):
            return Frame.OBJECT
        if before in ("visited", "visiting", "toured") or self.low(end) in v.HOSTED:
            return Frame.AT_HOME
        if before in ("at", "@") and (last or self.low(end) in _AT_HOME or self.low(end) in v.WITH):
            return Frame.AT_HOME
        return Frame.POINTED

    def _absent(self, end: int) -> bool:
        if self.words[end - 1].gap == HARD:  # "text from Tom: can't make it"
            return False
        low = self.low(end)
        if low in _ABSENCE_ABROAD and not self.words[end - 1].gap:
            last = end + v.said_at(_ABSENCE_ABROAD, self.lows, end)
            last += self.low(last) in _COME_ABROAD
            return last > end and (last >= len(self.words) or bool(self.words[last - 1].gap))
        if low == "no":
            return self.low(end + 1) in ("show", "show-up", "showed")
        if low in _CANNOT and (end + 1 >= len(self.words) or self.words[end].gap):
            return True
        doing = self.low(end + 1) in ("do", "on") and self.low(end + 2) in {*CHANNEL, *CALENDAR}  # "can't do coffee"
        cancelled = low.startswith("cance") and not self.words[end - 1].gap  # "call with Ana, cancelled our contract"
        return low in _ABSENCE and (doing or self.low(end + 1) in _SHOWING_UP or cancelled)

    def behind_employer(self, at: int) -> int:
        """The place behind where somebody works or comes from: "Chloe (Acme) and Tom" and "Chloe from Acme, Tom" are
        lists of two."""
        if at >= len(self.words):
            return at
        if self.words[at].token.raw[:1] != "(":
            return at if self.words[at - 1].gap else self._behind_from(at)
        for end in range(at, min(at + _BRACKETED, len(self.words))):
            if ")" in self.words[end].token.raw:
                return end + 1
        return at

    def _behind_from(self, at: int) -> int:
        first = at + (self.low(at) in _LOOSELY)
        if self.low(first) not in {"from", "of", "at"}:
            return at
        end = first + 1
        while end < min(len(self.words), first + _EMPLOYER):
            if self.words[end].token.kind != WORD or (end > first + 1 and not self.words[end].upper):
                break
            end += 1
            if self.words[end - 1].gap:
                break
        ends = end > first + 1 and (self.words[end - 1].gap or self.low(end) in v.AND)
        return end if ends else at

    def goes_on_with(self, start: int) -> bool:
        """True for a name that ends a list of others: "with Acme GmbH and Ana", "met a recruiter and Ana", "with tobias
        from Acme, Ana"."""
        at = start - 1
        comma = at > 0 and self.words[at].gap == SOFT and "from" in self.lows[max(0, at - _EMPLOYER) : at]
        joined = self.low(at) in self.joining and self.low(at) != "+" and not (at and self.words[at - 1].gap == HARD)
        if not comma and not joined:
            return False
        for at in range(start - 2, max(-1, start - _LISTED), -1):
            low = self.lows[at]
            if low in v.WITH or (low == "met" and at < start - 2):
                return at < start - 2
            if low in v.BEFORE_LOOP or low in v.BEFORE_CONTACT:
                return False
            plain = low in v.STOP or self.words[at].gap == HARD or self.words[at].token.kind != WORD or not low
            if low not in _IN_A_LIST and (plain or low in CHANNEL):
                return False
        return False

    def joined(self, one: Name, other: Name, sure: bool) -> bool:
        """True when one list holds both: a joining word, a comma, or nothing between them. ``known`` says that both
        are sure enough to stand side by side with capitals."""
        end = self.behind_employer(one.end)
        if end > other.start:
            return False
        between = self.lows[end : other.start]
        if between and between[0] in v.AND:
            passed = _ARTICLES if between[0] in _JOINING_ABROAD else _BESIDES
            between = [low for low in between if low not in passed]
        gap = self.words[end - 1].gap
        if end > one.end and self.words[end - 1].token.raw[-1:] == ")":
            gap = 0
        if self.words[one.end - 1].owner or gap == HARD or any(word.gap for word in self.words[end : other.start]):
            return False
        if not between:
            small = not self.words[other.start].upper and other.ref.state != "+"
            return gap == SOFT or small or (sure and not is_clash(self.words[other.start]))
        ends = other.end == len(self.words) or bool(self.words[other.end - 1].gap)
        if between == ["also"] or (between[-1] == "then" and ends):  # "called Ana, then Tom"
            return gap == SOFT or between[0] in self.joining
        if len(between) > 2 or any(low not in self.joining for low in between):
            return False
        return len(between) == 1 or between[0] in ("&", "and")


def is_clash(word: Word) -> bool:
    """True for a name that is a word too, or that is too short to be sure of."""
    return word.low in v.CLASH or (len(word.low) <= 2 and word.low.isascii())


def is_city(word: Word) -> bool:
    """True for a word that is a city's name."""
    from netritual.domain.dates import cities  # a table that hardly a line needs

    return cities.is_city(fold(word.bare))


def has_post(words: Sequence[Word], lows: Sequence[str], name: Name) -> bool:
    """True where what a person wrote or showed is named behind the name: "Ana's new article"."""
    return words[name.end - 1].owner and _is_post(words, lows, name.end)


def _is_post(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether a piece of writing is named from a place on, in the part of what stands before it."""
    return not v.POSTS.isdisjoint(lows[at : min(at + _POST_WITHIN, part_of(words, at - 1)[1])])
