"""Open loops out of plain verbs: "promised Tom the deck by friday". They are proposed, never opened by themselves.

A cue is a verb with a subject and objects: each word of ``CUES`` has one function that looks around it. What it finds
is a ``Proposal``: a stretch of words, the kind of loop, and the people it stands on. Between others ("Tom asked Dana"),
denied, already done or only hoped for, nothing is proposed.
"""

from __future__ import annotations

from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, is_helping
from netritual.domain.quicklog.natural.recognition import ABSENT, POINTED, PRESENT
from netritual.domain.quicklog.tokens import LINK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from netritual.domain.quicklog.natural.phrase import Word
    from netritual.domain.quicklog.natural.recognition import Name
    from netritual.domain.quicklog.reading import Ref

    Cue: TypeAlias = "Callable[[Proposals, int], Proposal | None]"

ME, THEY, NAMED, NOBODY = "me", "they", "named", ""
"""Whom a subject or an object means: the writer, a pronoun, somebody named, or nobody that is written."""

_TALKED_ABOUT = ("about", "on", "re", "regarding")


class Proposal:
    """A loop that a line proposes. Words ``start`` to ``end`` are cut out; ``text`` to ``end`` is what is said.

    ``people`` are those it stands on; ``pronoun`` is the word that meant them instead ("he", "them"), to be settled by
    who was there. ``cue`` is the word that gave it away, ``done`` marks an introduction that was made.
    """

    __slots__ = ("cue", "done", "end", "kind", "people", "pronoun", "start", "subject", "text", "type", "word")

    def __init__(
        self, kind: str, start: int, text: int, people: Sequence[Ref] = (), pronoun: str = "", word: str = ""
    ) -> None:
        self.kind, self.start, self.text, self.end = kind, start, text, -1
        self.people, self.pronoun, self.word = list(people), pronoun, word or kind
        self.type, self.done, self.cue = "", False, start
        self.subject: list[Name] = []


class Subject:
    """Who stands before a verb: ``who`` is ME, THEY, NAMED or NOBODY; ``start`` the first word of it."""

    __slots__ = ("denied", "names", "pronoun", "start", "who")

    def __init__(
        self, who: str, start: int, names: Sequence[Name] = (), pronoun: str = "", denied: bool = False
    ) -> None:
        self.who, self.start, self.names, self.pronoun, self.denied = who, start, list(names), pronoun, denied


class Proposals:
    """Walks over the words of a head once, from cue to cue."""

    def __init__(self, words: Sequence[Word], names: Sequence[Name]) -> None:
        self.words, self.names = words, names
        self.lows = [word.low for word in words]
        self.starting = {name.start: name for name in names}
        self.ending = {name.end: name for name in names}
        self.found: list[Proposal] = []
        self._walk()
        self._end_all()

    def _walk(self) -> None:
        at, free = 0, 0
        while at < len(self.words):
            cue = CUES.get(self.lows[at])
            proposal = cue(self, at) if cue is not None and at >= free else None
            if proposal is not None and proposal.start >= free:
                proposal.cue = at
                self.found.append(proposal)
                free = max(at + 1, proposal.text)
            at += 1

    # What the cues look at.

    def low(self, at: int) -> str:
        """The word at a place, "" outside."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def gap(self, at: int) -> int:
        """What comes behind a word; the end of the line is a gap."""
        return self.words[at].gap if 0 <= at < len(self.words) - 1 else HARD

    def begins(self, at: int) -> bool:
        """True where a phrase begins: at the start, behind punctuation, and, but, so, then, oh, also."""
        return at <= 0 or bool(self.gap(at - 1)) or self.low(at - 1) in _OPENING

    def subject(self, at: int) -> Subject:
        """Who stands before the verb at a place; adverbs and helping verbs are passed over."""
        place, denied = at - 1, False
        while place >= 0 and not self.gap(place) and self.lows[place] in _PASSED and place + 1 not in self.ending:
            denied = denied or self.lows[place] in v.NEGATIONS
            place -= 1
        if place < 0 or self.gap(place):
            return Subject(NOBODY, place + 1, denied=denied)
        name = self.ending.get(place + 1)
        if name is not None:
            if name.frame in (POINTED, ABSENT):
                return Subject("other", place + 1)
            joined = [name]
            while (before := self._joined_before(joined[0])) is not None:
                joined.insert(0, before)
            return Subject(NAMED, joined[0].start, joined, denied=denied)
        low = self.lows[place]
        if low in v.I:
            return Subject(ME, place, denied=denied)
        if low in v.PRONOUNS:
            return Subject(THEY, place, pronoun=low, denied=denied)
        if low in _OPENING:
            return Subject(NOBODY, place + 1, denied=denied)
        return Subject("other", place + 1, denied=denied)

    def _joined_before(self, name: Name) -> Name | None:
        if self.low(name.start - 1) not in ("and", "&"):
            return None
        return self.ending.get(name.start - 1)

    def object(self, at: int) -> tuple[list[Name], str, int]:
        """Who stands at a place: names joined by and or a comma, a pronoun or me; and the place behind it."""
        name = self.starting.get(at)
        if name is not None:
            names, end = [name], name.end
            while (
                self.low(end) in ("and", "&")
                and not self.gap(end - 1)
                and (other := self.starting.get(end + 1)) is not None
            ):
                names.append(other)
                end = other.end
            return names, "", end
        low = self.low(at)
        if low in v.PRONOUNS or low in ("me", "us", "each"):
            return [], low, at + 1
        return [], "", at

    def wished(self, at: int) -> bool:
        """True when the phrase before only hopes for it or sets a condition."""
        place = at - 1
        while place >= 0 and not self.gap(place):
            if self.lows[place] in v.WISHES and (at - place < 5 or self.lows[place] in ("if", "unless")):
                return True
            place -= 1
        return False

    def rest(self, at: int) -> bool:
        """True when something is said from a place on."""
        return (
            0 < at < len(self.words)
            and not self.gap(at - 1)
            and (bool(self.lows[at]) or self.words[at].token.kind == LINK)
        )

    def verb(self, at: int) -> int:
        """The place of the verb behind helping words and adverbs, from a place on."""
        while self.low(at) in v.ADVERBS or self.low(at) in ("be", "have", "to"):
            at += 1
        return at

    def refs(self, names: Sequence[Name]) -> list[Ref]:
        """The people of some names."""
        return [name.ref for name in names]

    # Where a phrase ends.

    def _end_all(self) -> None:
        starts = [proposal.start for proposal in self.found]
        for number, proposal in enumerate(self.found):
            limit = starts[number + 1] if number + 1 < len(starts) else len(self.words)
            proposal.end = self._end(proposal, limit)

    def _end(self, proposal: Proposal, limit: int) -> int:
        at = max(proposal.text, proposal.start + 1)
        while at < limit:
            if self.gap(at - 1) and at > proposal.text and not self._goes_on(at):
                break
            if self.lows[at] in _OPENING and at > proposal.text and self._turns(at):
                break
            at += 1
        while at > proposal.text and self.lows[at - 1] in _OPENING:
            at -= 1
        return max(at, proposal.text)

    def _goes_on(self, at: int) -> bool:
        """A comma that only stands before a due date: "the deck, by friday"."""
        return self.gap(at - 1) == SOFT and self.low(at) in ("by", "before", "due", "until")

    def _turns(self, at: int) -> bool:
        """True when another thought begins behind and, but, so: a cue, a pronoun, a name before a verb."""
        after = self.low(at + 1)
        if after in v.I or after in v.PRONOUNS or self.lows[at] in ("oh", "then", "also", "but"):
            return True
        name = self.starting.get(at + 1)
        if name is not None:
            behind = self.low(name.end)
            return behind in v.BEFORE_CONTACT or behind in v.BEFORE_LOOP or behind in v.BEFORE_HELPING
        return after in CUES and after not in ("to", "can")


_OPENING = frozenset(("and", "but", "so", "then", "oh", "also", "plus", "because", "that", "said", "says"))
_PASSED = (
    v.ADVERBS
    | v.NEGATIONS
    | v.words(
        """
    is are has have had 's 've 'm 're was were will 'll to need needs must should i'm do did would 'd am be kindly
    please gonna going who got
    """
    )
)
"""Passed over between a verb and its subject."""


# The cues. Each takes the walk and the place of its word.


def _promised(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.denied or p.wished(at):
        return None
    if p.low(end) in ("that", "to"):
        end += 1
    if p.low(end) in ("i", "he", "she", "they", "we") and p.low(end + 1) in ("'d", "'ll", "would", "will"):
        end += 2
    if not p.rest(end) or p.low(end) in v.NEGATIONS:
        return None
    if subject.who in (NAMED, THEY):
        if names or (pronoun and pronoun not in ("me", "us")):
            return None
        return _of(p, "owed", subject, end)
    if subject.who == "other" or (p.low(at) == "promise" and subject.who == NOBODY):
        return None
    return Proposal("promise", subject.start, end, p.refs(names), pronoun)


def _told(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if p.low(end) == "that":
        end += 1
    if subject.who not in (ME, NOBODY) or subject.denied or not (names or pronoun):
        return None
    if p.low(end) not in ("i", "we") or p.low(end + 1) not in ("'d", "'ll", "would", "will", "can"):
        return None
    return Proposal("promise", subject.start, end + 2, p.refs(names), pronoun)


def _said(p: Proposals, at: int) -> Proposal | None:
    """I said I'd, we agreed that I would, I agreed to."""
    subject = p.subject(at)
    end = at + 1 + (p.low(at + 1) == "that")
    if subject.who not in (ME, NOBODY) or subject.denied:
        return None
    if p.low(at) == "agreed" and p.low(end) == "to":
        return _mine(p, subject, end + 1)
    if p.low(end) not in ("i", "we") or p.low(end + 1) not in ("'d", "'ll", "would", "will"):
        return None
    if p.low(end + 2) in v.NEGATIONS:
        return None
    return Proposal("promise", subject.start, end + 2)


def _owe(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.who not in (ME, NOBODY) or subject.denied or not (names or pronoun) or not p.rest(end):
        return None
    for place in range(end, min(end + 3, len(p.words))):
        if p.low(place) in ("intro", "introduction") and p.low(place + 1) in ("to", "with"):
            others, _, _ = p.object(place + 2)
            if others:
                return Proposal("intro", subject.start, place + 2, p.refs([*names, *others]), pronoun)
    return Proposal("promise", subject.start, end, p.refs(names), pronoun)


def _owes(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    _, pronoun, end = p.object(at + 1)
    if subject.who not in (NAMED, THEY) or subject.denied or pronoun not in ("me", "us") or not p.rest(end):
        return None
    return _of(p, "owed", subject, end)


def _will(p: Proposals, at: int) -> Proposal | None:
    """will, 'll and would: what I will do is a promise, what they will do is owed."""
    subject, verb = p.subject(at), p.verb(at + 1)
    if subject.denied or p.low(at + 1) in v.NEGATIONS or p.wished(at):
        return None
    if subject.who in (NAMED, THEY):
        if p.low(verb) in ("love", "like", "appreciate", "welcome") and p.low(at) != "will":
            return _wished_for(p, subject, verb + 1)
        return _of(p, "owed", subject, verb) if p.low(verb) in v.OWED_VERBS else None
    return _mine(p, subject, verb) if p.low(at) not in ("'d", "would") else None


def _wished_for(p: Proposals, subject: Subject, at: int) -> Proposal | None:
    """What somebody would love to have: an introduction, feedback, help."""
    wanted = {p.low(place) for place in range(at, min(at + 3, len(p.words)))}
    return _request(p, subject, at) if wanted & _REQUESTED else None


def _have_to(p: Proposals, at: int) -> Proposal | None:
    """need to, have to, must, should, going to, gotta: my own task."""
    low, subject = p.low(at), p.subject(at)
    if subject.denied or p.wished(at):
        return None
    if low in ("need", "needs", "have", "has", "going", "promise", "meant") and p.low(at + 1) != "to":
        return None
    if subject.who in (NAMED, THEY):
        return (
            _of(p, "owed", subject, p.verb(at + 1))
            if low == "going" and p.low(p.verb(at + 1)) in v.OWED_VERBS
            else None
        )
    return _said_meal(p, at) or _mine(p, subject, p.verb(at + 1))


def _reminder(p: Proposals, at: int) -> Proposal | None:
    """remind me to, don't forget to, remember to, todo: my own task."""
    low = p.low(at)
    place = at + 1 + (low == "remind" and p.low(at + 1) == "me")
    if low == "remind" and place == at + 1:
        return None
    if low == "forget" and p.low(at - 1) not in ("not", "don't", "dont", "never"):
        return None
    if low in ("todo", "to-do"):
        return _mine(p, Subject(ME, at), place)
    return _mine(p, Subject(ME, at), place + 1) if p.low(place) == "to" else None


def _sending(p: Proposals, at: int) -> Proposal | None:
    """ "she's sending the draft": what others are about to do is owed."""
    subject = _being(p, at)
    if subject.who not in (NAMED, THEY) or subject.denied or not p.rest(at + 1) or p.wished(at):
        return None
    if p.low(at - 1) not in ("'s", "'re", "is", "are") and not (at and p.words[at - 1].owner):
        return None
    return _of(p, "owed", subject, at)


def _imperative(p: Proposals, at: int) -> Proposal | None:
    """ "call him back monday": a note to oneself, where a phrase begins."""
    if at == 0 or not p.begins(at) or p.low(at + 1) not in ("him", "her", "them"):
        return None
    return Proposal("follow", at, at, pronoun=p.low(at + 1))


def _to(p: Proposals, at: int) -> Proposal | None:
    """ "Dana to resend", "me to send": somebody, to, and a verb, where a phrase begins."""
    verb = at + 1
    if p.low(verb) not in v.OWED_VERBS:
        return None
    if p.low(at - 1) in ("me", "'m", "am") and (p.begins(at - 1) or p.low(at - 2) == "i"):
        return _mine(p, Subject(ME, at - 1 - (p.low(at - 2) == "i")), verb)
    name = p.ending.get(at)
    if name is None or p.gap(at - 1) or not p.begins(name.start) or name.start < 2:
        return None
    return _of(p, "owed", Subject(NAMED, name.start, [name]), verb)


def _mine(p: Proposals, subject: Subject, verb: int) -> Proposal | None:
    """A task of mine by its verb: an introduction, a follow-up, a thank-you, or a promise."""
    low = p.low(verb)
    if subject.who not in (ME, NOBODY) or (low not in v.DELIVER and low not in ("introduce", "thank", "chase", "put")):
        return None
    special = (
        CUES.get(low)
        if low in ("intro", "introduce", "connect", "put", "follow", "check", "chase", "thank", "catch")
        else None
    )
    if special is not None:
        found = special(p, verb)
        if found is not None:
            found.start = min(found.start, subject.start)
            return found
    if low in ("meet", "see", "catch", "come", "visit", "join") or not p.rest(verb):
        return None
    return Proposal("promise", subject.start, verb, p.refs(_given_to(p, verb)), _pronoun_of(p, verb))


def _given_to(p: Proposals, verb: int) -> list[Name]:
    """Who gets it: the name right behind the verb, else the one behind to, with or for in its phrase."""
    name = p.starting.get(verb + 1)
    if name is not None:
        return p.object(verb + 1)[0]
    at = verb + 1
    while at < len(p.words) and (at == verb + 1 or not p.gap(at - 1)):
        name = p.starting.get(at)
        if name is not None and p.low(at - 1) in ("to", "with", "for"):
            return p.object(at)[0]
        if at > verb + 1 and p.lows[at] in _OPENING and p.lows[at] != "that":
            break
        at += 1
    return []


def _pronoun_of(p: Proposals, verb: int) -> str:
    return p.low(verb + 1) if p.low(verb + 1) in ("him", "her", "them", "both") else ""


def _waiting(p: Proposals, at: int) -> Proposal | None:
    if p.low(at + 1) not in ("on", "for") or p.subject(at).denied:
        return None
    names, pronoun, end = p.object(at + 2)
    if names or pronoun:
        if p.low(end) in ("for", "to"):
            end += 1
        return Proposal("owed", at, end, p.refs(names), pronoun) if p.rest(end) else None
    for place in range(at + 2, min(at + 9, len(p.words))):
        if p.gap(place - 1):
            break
        if p.low(place) == "from" and (name := p.starting.get(place + 1)) is not None:
            return Proposal("owed", at, at + 2, [name.ref])
    return None


def _asked(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.denied or p.wished(at):
        return None
    if subject.who in (NAMED, THEY):
        if names or (pronoun and pronoun not in ("me", "us")):
            return None
        if not pronoun and p.low(end) not in ("for", "if", "whether"):
            return None
        return _request(p, subject, end + (p.low(end) == "for"))
    if subject.who == "other" or not (names or pronoun in v.PRONOUNS) or not p.rest(end):
        return None
    if p.low(end) not in ("for", "about", "to", "if", "whether", "how", "what", "when", "who"):
        return None
    end += p.low(end) == "for"
    refused = any(p.lows[place : place + 2] == ["said", "no"] for place in range(end, len(p.words)))
    if refused or "declined" in p.lows[end:] or "refused" in p.lows[end:]:
        return None
    return Proposal("ask", subject.start, end, p.refs(names), pronoun) if p.rest(end) else None


def _request(p: Proposals, subject: Subject, text: int) -> Proposal | None:
    if not p.rest(text):
        return None
    proposal = _of(p, "request", subject, text)
    return proposal


def _wants(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    if subject.who not in (NAMED, THEY) or subject.denied:
        return _said_meal(p, at)
    if p.low(at + 1) == "to":
        verb = p.verb(at + 1)
        if p.low(verb) in ("hire", "find", "recruit"):
            return _of(p, "need", subject, verb + 1) if p.rest(verb + 1) else None
        return _said_meal(p, at)
    wanted = {p.low(place) for place in range(at + 1, min(at + 4, len(p.words)))}
    if p.low(at + 1) in ("me", "us") or wanted & _REQUESTED or p.low(at + 1) in v.OWN:
        return _request(p, subject, at + 1)
    return None


_REQUESTED = frozenset(
    [
        "feedback",
        "intro",
        "introduction",
        "advice",
        "help",
        "reference",
        "referral",
        "recommendation",
        "opinion",
        "thoughts",
        "cv",
        "resume",
        "mentor",
        "input",
        "review",
    ]
)


def _asking(p: Proposals, at: int) -> Proposal | None:
    if p.low(at + 1) in ("for", "me", "if", "whether"):
        text = at + 1 + (p.low(at + 1) == "me")
        text += p.low(text) == "for"
        subject = p.subject(at)
        if subject.who == ME:
            return None
        if subject.who == NAMED:
            return _request(p, subject, text)
        proposal = Proposal("request", at, text, pronoun=subject.pronoun or "they")
        return proposal if p.rest(text) else None
    return None


def _complained(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    if subject.who not in (NAMED, THEY) or subject.denied or not p.rest(at + 1):
        return None
    proposal = _of(p, "request", subject, at + 1)
    proposal.type = "complaint"
    return proposal


def _thanks(p: Proposals, at: int) -> Proposal | None:
    """thanks to Ana for, thank Ana for, thx Ana for; "thanks to" a thing is none, and what was said is done."""
    subject = p.subject(at)
    end = at + 1 + (p.low(at + 1) == "to")
    names, pronoun, behind = p.object(end)
    if subject.denied or not (names or pronoun in v.PRONOUNS) or subject.who in (NAMED, THEY):
        return None
    if p.low(behind) in ("also", "again", "too", "so", "much"):
        behind += 1
    return Proposal("thanks", subject.start, behind, p.refs(names), pronoun)


def _said_meal(p: Proposals, at: int) -> Proposal | None:
    """A meal or a drink that was said, not held: let's, we should, must, wants to + have, grab, do, get."""
    place = at + 1
    for place in range(at + 1, min(at + 4, len(p.words))):
        if p.gap(place - 1):
            return None
        if p.low(place) in v.HAVE:
            break
    else:
        return None
    subject = p.subject(at)
    if subject.denied:
        return None
    for spot in range(place, min(place + 6, len(p.words))):
        if spot > place and p.gap(spot - 1):
            return None
        low = p.low(spot)
        if low not in v.MEALS or (low in ("meet", "catch") and spot != place):
            continue
        if low in ("meet", "catch") and any(
            p.low(s) in v.MEALS and p.low(s) not in ("meet", "catch") for s in range(spot + 1, spot + 5)
        ):
            continue
        names = [n for n in p.names if spot < n.start <= spot + 5 and p.low(n.start - 1) in ("with", "w", "w/", "and")]
        who = names or subject.names
        word = {"lunch": "lunch", "meeting": "meet"}.get(v.MEALS[low], "coffee")
        return Proposal("coffee", subject.start, spot + 1, p.refs(who), subject.pronoun, word)
    return None


def _intro(p: Proposals, at: int) -> Proposal | None:
    """intro A to B, introduce A and B, connect A with B; mine to do where no one else is its subject."""
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.who in (NAMED, THEY) or subject.denied or not (names or pronoun in v.PRONOUNS):
        return None
    others: list[Name] = []
    if p.low(end) == "to" and p.low(end + 1) in ("each", "one"):
        end += 3
    elif p.low(end) in ("to", "with", "and"):
        others, other_pronoun, end = p.object(end + 1)
        pronoun = pronoun or (other_pronoun if other_pronoun in v.PRONOUNS else "")
    if len(names) + len(others) + bool(pronoun) < 2:
        return None
    return Proposal("intro", subject.start, end, p.refs([*names, *others]), pronoun)


def _put(p: Proposals, at: int) -> Proposal | None:
    names, pronoun, end = p.object(at + 1)
    if [p.low(end), p.low(end + 1), p.low(end + 2)] != ["in", "touch", "with"] or not (names or pronoun):
        return None
    others, _, end = p.object(end + 3)
    subject = p.subject(at)
    if not others or subject.denied or subject.who in (NAMED, THEY):
        return None
    return Proposal("intro", subject.start, end, p.refs([*names, *others]), pronoun)


def _introduced(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    _, pronoun, end = p.object(at + 1)
    if subject.denied:
        return None
    if subject.who in (NAMED, THEY):
        if pronoun not in ("me", "us") or p.low(end) not in ("to", "with"):
            return None
        proposal = _of(p, "received", subject, end)
        proposal.word = "received"
        return proposal
    if subject.who == "other":
        return None
    made = _intro(p, at)
    if made is not None:
        made.done = True
    return made


def _helped(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.denied:
        return None
    if subject.who in (NAMED, THEY):
        if pronoun not in ("me", "us"):
            return None
        return _of(p, "received", subject, end + (p.low(end) in ("with", "to")))
    if subject.who == "other" or not (names or pronoun in v.PRONOUNS):
        return None
    end += p.low(end) in ("with", "to")
    return Proposal("gave", subject.start, end, p.refs(names), pronoun)


def _gave(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    names, pronoun, end = p.object(at + 1)
    if subject.denied or not p.rest(end):
        return None
    if subject.who in (NAMED, THEY):
        return _of(p, "received", subject, end) if pronoun in ("me", "us") else None
    if subject.who == "other" or not (names or pronoun in v.PRONOUNS):
        return None
    if p.low(end) in ("up",) or p.low(end + 1) in ("call", "ring", "shout"):
        return None
    return Proposal("gave", subject.start, end, p.refs(names), pronoun)


def _shared(p: Proposals, at: int) -> Proposal | None:
    """Somebody shared or sent a link."""
    subject = p.subject(at)
    if subject.who not in (NAMED, THEY) or subject.denied:
        return None
    for place in range(at + 1, len(p.words)):
        if p.words[place].token.kind == LINK:
            proposal = _of(p, "article", subject, place)
            return proposal
        if p.gap(place - 1) == HARD and place > at + 1:
            break
    return None


def _needs(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    if p.low(at + 1) == "to":
        verb = p.verb(at + 1)
        if subject.who in (NAMED, THEY) and not subject.denied and p.low(verb) in v.OWED_VERBS:
            return _of(p, "owed", subject, verb)
        return _have_to(p, at) if p.low(at) == "need" else None
    if subject.who not in (NAMED, THEY) or subject.denied or not p.rest(at + 1):
        return None
    return _of(p, "need", subject, at + 1)


def _looking(p: Proposals, at: int) -> Proposal | None:
    subject = _being(p, at)
    verb = p.low(at)
    text = at + 1 + (p.low(at + 1) == "for")
    if verb in ("looking", "searching") and p.low(at + 1) != "for":
        return None
    if subject.who not in (NAMED, THEY) or subject.denied or not p.rest(text):
        return None
    return _of(p, "need", subject, text)


def _being(p: Proposals, at: int) -> Subject:
    """The subject of an -ing verb; "Tom's looking" is Tom."""
    name = p.ending.get(at)
    if name is not None and is_helping(p.words, at - 1):
        return Subject(NAMED, name.start, [name])
    return p.subject(at)


def _can(p: Proposals, at: int) -> Proposal | None:
    subject, verb = p.subject(at), p.verb(at + 1)
    if subject.who not in (NAMED, THEY) or subject.denied or p.low(at + 1) in v.NEGATIONS:
        return None
    if p.low(verb) == "help":
        text = verb + 1 + (p.low(verb + 1) in ("me", "us"))
        text += p.low(text) == "with"
        return _of(p, "offer", subject, text) if p.rest(text) else None
    if p.low(verb) in ("intro", "introduce", "connect", "put", "recommend", "refer"):
        return _of(p, "offer", subject, verb)
    return None


def _offered(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    if subject.who not in (NAMED, THEY) or subject.denied:
        return None
    text = at + 1 + (p.low(at + 1) in ("me", "us"))
    text += p.low(text) == "to"
    return _of(p, "offer", subject, text) if p.rest(text) else None


def _follow(p: Proposals, at: int) -> Proposal | None:
    """follow up with, check in with, chase Ana for."""
    low, subject = p.low(at), p.subject(at)
    if subject.denied or subject.who in (NAMED, THEY, "other"):
        return None
    if low in ("follow", "check", "circle"):
        if p.low(at + 1) != {"follow": "up", "check": "in", "circle": "back"}[low]:
            return None
        text = at + 2
    else:
        text = at + 1
    names, pronoun, end = p.object(text + (p.low(text) in ("with", "to")))
    if not (names or pronoun in v.PRONOUNS) and (low == "chase" or not p.begins(at)):
        return None
    text = end if names or pronoun else text
    text += p.low(text) == "for" and low == "chase"
    return Proposal("follow", subject.start, text, p.refs(names), pronoun)


def _try(p: Proposals, at: int) -> Proposal | None:
    if p.low(at + 1) != "again" or p.low(at - 1) not in ("will", "'ll", "to", ""):
        return None
    return Proposal("follow", p.subject(at).start, at)


def _knows(p: Proposals, at: int) -> Proposal | None:
    subject = p.subject(at)
    place = at + 1 + (p.low(at) == "worked" and p.low(at + 1) == "with")
    names, _, end = p.object(place)
    if subject.who not in (NAMED, THEY) or subject.denied or not names or (p.low(at) == "worked" and place == at + 1):
        return None
    proposal = Proposal("knows", subject.start, end, p.refs(names), subject.pronoun)
    proposal.subject = subject.names
    return proposal


def _of(p: Proposals, kind: str, subject: Subject, text: int) -> Proposal:
    """A loop that stands on its subject."""
    proposal = Proposal(kind, subject.start, text, p.refs(subject.names), subject.pronoun)
    proposal.subject = subject.names
    if subject.names and subject.names[-1].frame in PRESENT:
        proposal.start = subject.names[-1].end
    return proposal


CUES: dict[str, Cue] = {
    "promised": _promised, "promise": _promised, "told": _told, "said": _said, "owe": _owe, "owes": _owes,
    "will": _will, "'ll": _will, "would": _will, "must": _have_to, "should": _have_to, "need": _needs, "needs": _needs,
    "have": _have_to, "gotta": _have_to, "going": _have_to, "to": _to, "waiting": _waiting, "asked": _asked,
    "wants": _wants,
    "want": _wants, "asking": _asking, "complained": _complained, "thanks": _thanks, "thank": _thanks, "thx": _thanks,
    "let's": _said_meal, "lets": _said_meal, "could": _said_meal, "intro": _intro, "introduce": _intro,
    "connect": _intro,
    "put": _put, "introduced": _introduced, "intro'd": _introduced, "connected": _introduced, "helped": _helped,
    "gave": _gave, "shared": _shared, "sent": _shared, "forwarded": _shared, "looking": _looking, "searching": _looking,
    "hiring": _looking, "can": _can, "offered": _offered, "follow": _follow, "check": _follow, "chase": _follow,
    "sending": _sending, "sharing": _sending, "forwarding": _sending, "introducing": _sending, "connecting": _sending,
    "call": _imperative, "email": _imperative, "ping": _imperative, "tell": _imperative,
    "'d": _will, "agreed": _said, "remind": _reminder, "forget": _reminder, "remember": _reminder, "todo": _reminder,
    "to-do": _reminder, "try": _try, "knows": _knows, "worked": _knows,
}  # fmt: skip
"""The word of a cue -> what looks around it."""
