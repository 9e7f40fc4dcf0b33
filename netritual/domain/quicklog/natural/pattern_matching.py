"""A loop that a plain verb opens: the first row of ``patterns`` whose words stand behind it, and who is meant."""

from __future__ import annotations

from netritual.domain.quicklog.line_vocabulary import ASKED, TO_ASK
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import KIN, SOMEBODY
from netritual.domain.quicklog.natural.pattern_words import Item, Match, items_of
from netritual.domain.quicklog.natural.patterns import PATTERNS
from netritual.domain.quicklog.natural.recognised_names import PRESENT, Frame
from netritual.domain.quicklog.natural.syntax import (
    JOINING,
    ME,
    NOBODY,
    OPENING,
    THEY,
    Proposal,
    Subject,
    proposed_by,
    refs,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from netritual.domain.quicklog.natural.recognised_names import Name
    from netritual.domain.quicklog.natural.syntax import Syntax

_OWING = frozenset(("owe", "owed", "schulde"))
"""These call a debt one; "muss" is read as "owe" too."""
_OWING_ONE = frozenset(("dois", "debo", "devo"))
"""And these before a thing or a sum, for before a verb they say must."""
_HABITS = v.words("gets sends brings forwards shares mails signs pays lend lends gives")
_EVERY = frozenset(("every", "each", "always", "usually", "often"))
"""With one of these such a verb tells what somebody does again and again."""
_THANKED = v.words("thank thanks thanked thx ty tx cheers owe")
"""With one of these I say myself what the thanks are to be."""
_CONTACTED = v.words("emailed mailed wrote texted messaged pinged dmed called rang phoned")
_CARRIED = frozenset(("asked", "asking", "wanted", "looking", "hiring", "searching", "raising", "huge", "super"))
"""Behind a sign these are done by whoever had the part before, or said of what they did."""
_TO_ME = frozenset(("me", "us"))
"""With one of these what is offered is offered to the writer."""
_INQUIRING = frozenset(("ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "wondering"))
_ASKED_WITHIN = 3
"""Words from a question word on within which the subject of what is asked stands."""
QUESTIONS = frozenset(("what", "which", "how", "when", "where", "why"))


class Pattern:
    """One row of the table."""

    def __init__(self, kind: str, subject: str, items: list[Item]) -> None:
        self.done, self.lent = kind.endswith("!"), kind.endswith("*")
        self.type = "complaint" if kind == "complaint" else ""
        self.kind = "request" if self.type else kind.rstrip("!*")
        self.subject, self.items = subject, items

    def proposal(self, s: Syntax, at: int, subject: Subject) -> Proposal | None:
        """The loop that begins with the verb at a place; ``subject`` is who stands before it."""
        if subject.denied or not self._fits(s, at, subject):
            return None
        match = Match(s, at)
        if not match.run(self.items, 1):
            return None
        return self._proposal(match, subject)

    def _fits(self, s: Syntax, at: int, subject: Subject) -> bool:
        if self.subject == "they":
            return (subject.is_theirs and not _is_inquired(s, subject.start)) or _is_left_out(s, at, subject)
        if self.subject == "i":
            return subject.who == ME
        return subject.is_mine and (self.subject != "do" or subject.who == ME or s.begins(at))

    def _proposal(self, match: Match, subject: Subject) -> Proposal | None:
        if self.kind == "ask":
            from netritual.domain.quicklog.natural.speakers import is_answered, left_to_answer

            if is_answered(match.s, match.text):
                match.people = left_to_answer(match.s, match.text, match.people)
                if not match.people:
                    return None
        if self.kind == "request" and _is_meal(match):
            return None
        if (
            self.kind == "thanks"
            and match.s.low(match.at - 1) == "to"
            and not v.PERSONAL.isdisjoint(match.s.lows[: match.at])
        ):
            return None  # "emailed Ana to thank her"
        if self.kind == "thanks" and self.subject == "they" and not _THANKED.isdisjoint(match.s.lows):
            return None  # "she saved me 9k. owe her a bottle"
        if match.s.low(match.at) in _HABITS and not _EVERY.isdisjoint(match.s.lows[max(match.at - 1, 0) :]):
            return None
        if self.kind == "request" and match.s.lows[-2:-1] == ["told"] and match.s.lows[-1] in v.HIM:
            return None  # "asks for the size, 90x60 told him"
        if self.kind in ("request", "need") and match.s.says_behind(
            match.text, v.SETTLED
        ):  # "he wants to hire me, i said no"
            return None
        if self.kind == "request" and (wish := _wish_to_meet(match, subject)) is not None:
            return wish
        people = [*match.people, *match.others]
        pronoun = match.pronoun
        if self.kind == "ask" and match.s.low(match.at + 1) == "for" and not (people or pronoun or _i_wrote(match)):
            return None
        if self.kind == "intro" and len(people) + bool(pronoun) < 2:
            people, pronoun = _pair_before(match), ""
            if not people:
                return None
        if self.subject == "they" and self.kind != "knows":
            proposal = proposed_by(self.kind, subject, match.text)
            if not subject.is_theirs:
                proposal.pronoun = "he"
        else:
            proposal = Proposal(self.kind, subject.start, match.text, refs(people), pronoun)
            if self.kind == "promise" and (task := _task_of(match, subject, people)) is not None:
                return task
            if self.kind == "promise" and _is_said_or_for_another(match, subject):
                return None if match.s.low(subject.start - 1) in ("says", "said") else _asked_for_another(proposal)
            if self.kind == "promise" and not people and not pronoun and match.s.low(match.text) == "ask":
                proposal.pronoun = "he"  # "I offered to ask Tom": who is asked is not who it is done for
            elif self.kind == "promise" and not people and not pronoun:
                names, proposal.pronoun = match.s.given_to(match.text)
                proposal.people = refs(names)
        if self.kind == "follow" and not people and not pronoun and match.s.low(match.at) == "try":
            reached = [name for name in match.s.names if name.end <= match.at and name.frame is Frame.OBJECT]
            proposal.people = refs(reached[-1:])
        if match.start >= 0:
            proposal.start = match.start
        noted = match.s.begins(match.at) or match.s.low(match.at - 1) in JOINING
        if self.kind == "ask" and match.s.low(match.at) == "ask" and subject.who == NOBODY and noted:
            proposal.kind = proposal.word = "promise"  # "ask Ana if she'd speak": a note to oneself
            proposal.text = match.at
        elif proposal.kind == "ask":
            is_to_come = match.s.low(match.at) in ("ask", "need") and match.s.low(match.at - 1) != "did"
            proposal.word = TO_ASK if is_to_come else ASKED  # "need to ask Ana", "asked Ana"
        proposal.type, proposal.done = self.type, self.done
        proposal.lent = self.lent
        owing, thing = match.s.words[match.at].token.low, match.s.low(match.at + 1)
        owing_one = owing in _OWING_ONE and (thing == "a" or thing[:1].isdecimal())
        if proposal.kind == "promise" and (self.lent or owing in _OWING or owing_one):
            proposal.word = "owe"
        return proposal


_FOR_OTHERS = frozenset(("help", "offered"))
"""Right before somebody, what is done for them."""


def is_between_others(s: Syntax, proposal: Proposal) -> bool:
    """True for what somebody does for another and not for the writer: "Tom told Ana he'd fix it", "Tom will help Ana",
    "Tom offered Ana a job"."""
    if proposal.kind not in ("owed", "offer"):
        return False
    verb = proposal.text - (s.low(proposal.text) not in _FOR_OTHERS)
    whom = s.starting.get(verb + 1)
    if s.low(verb) in _FOR_OTHERS and whom is not None:
        return not s.words[whom.end - 1].owner and whom.ref not in proposal.people
    first = s.part_start(proposal.text)
    teller = next((at for at in range(first + 1, proposal.text) if s.low(at) in ("told", "assured")), 0)
    hearer = s.starting.get(teller + 1)
    return teller in s.ending and hearer is not None and s.low(hearer.end) in v.HE | {"that"}


def _i_wrote(match: Match) -> bool:
    """True for a part behind one that tells to whom I wrote or spoke: "emailed Ana, asked for her slides"."""
    s = match.s
    first = s.part_start(match.at - 1) if match.at else 0
    to = first + 1 + (s.low(first + 1) == "to")
    return match.at > first and s.low(first) in _CONTACTED and to in s.starting


def _pair_before(match: Match) -> list[Name]:
    """The two whom "introduced them" means: the only two who are named before it."""
    people: dict[str, Name] = {}
    for name in match.s.names:
        if name.end <= match.at:
            people.setdefault(str(name.ref.matches) if name.ref.matches else name.ref.typed, name)
    return list(people.values()) if match.pronoun in ("them", "both") and len(people) == 2 else []


def _task_of(match: Match, subject: Subject, people: Sequence[Name]) -> Proposal | None:
    """A promise to do what has a kind of its own: "told Ana I'd connect her with Tom" is an introduction."""
    task = matched(match.s, match.text, Subject(ME, subject.start)) if match.text > match.at + 1 else None
    if task is None or task.kind not in ("intro", "thanks", "ask"):
        return None
    task.start = subject.start
    if task.pronoun and people:
        task.people, task.pronoun = [*refs(people), *task.people], ""
    return task


def _wish_to_meet(match: Match, subject: Subject) -> Proposal | None:
    """The introduction that somebody wishes for with another whom the line told of: "Ana rang, likes Tom, wants to meet
    him"; None where nobody else is meant."""
    s, met = match.s, match.place - 1
    if s.lows[met] not in ("him", "her") or s.low(met - 1) not in ("meet", "know"):
        return None
    from netritual.domain.quicklog.natural.given_names import meant_by
    from netritual.domain.quicklog.natural.speakers import speaker

    teller = subject if subject.who != NOBODY else speaker(s, match.at)
    told_of = [
        one for one in s.names
        if one.end <= match.at and one not in teller.names and (teller.names or one.frame not in PRESENT)
    ]  # fmt: skip
    meant = meant_by(s.lows[met], [one.ref.name for one in told_of])
    if not meant or not (teller.names or teller.pronoun):
        return None
    other = told_of[meant[-1]]
    return Proposal("intro", max(subject.start, other.end), met + 1, [*refs(teller.names), other.ref], teller.pronoun)


def _is_said_or_for_another(match: Match, subject: Subject) -> bool:
    """True for "ask Orla" that somebody said, and that is promised to somebody named before: "Shane rang, I said I'd
    ask Orla"."""
    s = match.s
    if s.low(match.at) != "ask" or not match.people:
        return False
    return s.low(subject.start - 1) in ("says", "said") or (
        subject.who == ME and any([name.end <= subject.start and name not in match.people for name in s.names])
    )


def _asked_for_another(proposal: Proposal) -> Proposal:
    """The promise with whoever is asked in its text: it is made to whom the line is about."""
    proposal.people, proposal.pronoun = [], "he"
    return proposal


def _is_meal(match: Match) -> bool:
    """True for "asked me to lunch": an invitation, no request."""
    s, at = match.s, match.text
    at += s.low(at) in ("to", "for")
    at += s.low(at) in ("a", "an")
    return s.low(at) in v.MEALS and s.low(at) not in ("meet", "catch") and bool(s.gap(at) or s.low(at + 1) != "to")


def _is_inquired(s: Syntax, at: int) -> bool:
    """True for the subject at a place of what somebody is asked: "asked Tom what he pays", "asked how she sends it"."""
    first = s.part_start(at)
    places = range(at - 1, first - 1, -1)
    asking = next((place for place in places if s.lows[place] in QUESTIONS), first)
    between = s.lows[asking + 1 : at]
    is_clause = len(between) < _ASKED_WITHIN and v.PRONOUNS.isdisjoint(between) and OPENING.isdisjoint(between)
    return is_clause and not _INQUIRING.isdisjoint(s.lows[first:asking])


def _runs_on(s: Syntax, at: int) -> bool:
    """True for the "wants" of "he's got 3 kitchens before may wants first fix prices": a second sentence without a sign
    before it, of whoever has something. What follows "who", or somebody else, is said of them."""
    first = s.part_start(at)
    part = s.lows[first:at]
    has = next((place for place, low in enumerate(part) if low in ("got", "has")), len(part))
    of_one = bool(part) and (first in s.starting or not v.HE.isdisjoint(part[:has]))
    thing = part[has + 1 :]
    one = thing[:1] in (["a"], ["an"]) and len(thing) <= _ONE_THING  # "has a mate wants a quote": the mate does
    return s.low(at) == "wants" and of_one and len(thing) > 1 and not one and _OTHERS_WANT.isdisjoint(thing)


_ONE_THING = 3
_OTHERS_WANT = SOMEBODY | KIN | v.ROLES | v.PRONOUNS | frozenset(("who", "that", "which", "and", "but", "or", "client"))
"""Behind one of these it is they who want something."""


def _is_left_out(s: Syntax, at: int, subject: Subject) -> bool:
    """True for a verb behind a sign whose subject is left out: "text from Ed, wants an intro"; also behind the "and"
    of a part that tells of somebody: "she's hiring and asked me for a referral"."""
    if _runs_on(s, at):
        return True
    if subject.who != NOBODY:
        return False
    if s.begins(at) and s.low(at) == "asked" and s.low(at + 1) in ("if", "whether"):
        mine = not {"me", "us"}.isdisjoint(s.lows[at : s.part_end(at)])  # "asked whether his son could shadow me"
        return mine and s.low(at + 2) in ("his", "her", "their")
    led = at
    while led and s.low(led - 1) in v.ADVERBS and not s.gap(led - 1):  # "…, still owes me 20"
        led -= 1
    if led == 0:
        return s.low(at) in ("wants", "owes")
    if not s.gap(led - 1):
        first = s.part_start(at - 1)
        is_labelled = (
            first in s.ending and s.words[first - 1].token.raw[-1:] == ":"
        )  # "Ana: all ok but needs it by Fri"
        is_told = not v.HE.isdisjoint(s.lows[first : at - 1]) or first in s.starting or is_labelled
        return (
            (s.low(at - 1) in JOINING or s.low(at - 1) == "but")
            and is_told
            and s.low(at) in ("asked", "wants", "needs", "offers")
            and _mine(s, at)
        )
    if s.low(at) in ("sends", "brings", "forwards") and s.low(at + 1) in ("me", "us"):
        return True
    if s.low(at) in {"wants", "needs", "owes", "asks", "knows", "offers"}:
        return True
    if s.low(at) == "would":
        return s.low(at + 1) in ("like", "love", "appreciate")
    if s.low(at) == "asked" and s.low(at + 1) == "for":
        from netritual.domain.quicklog.natural.speakers import speaker

        return _mine(s, at) or speaker(s, at).is_theirs
    return s.low(at) == "asked" and _mine(s, at)


def _mine(s: Syntax, at: int) -> bool:
    """True for a verb that no one else is asked by: "asked me for", "wants an intro", and not "asked Tom"."""
    return s.low(at) != "asked" or not {"my", "me", "us", "our"}.isdisjoint(s.lows[at + 1 : at + 4])


_READ: dict[str, Pattern] = {}


def _pattern(row: str) -> Pattern:
    """The pattern of a row, read when it is first needed."""
    pattern = _READ.get(row)
    if pattern is None:
        kind, subject, words = row.split(None, 2)
        pattern = _READ[row] = Pattern(kind, subject, items_of(words))
    return pattern


def matched(s: Syntax, at: int, subject: Subject | None = None) -> Proposal | None:
    """The first pattern whose words stand at a place."""
    rows = PATTERNS.get(s.low(at))
    if rows is None:
        return None
    who = subject or s.subject(at)
    alone = at > 0 and s.gap(at - 1) and at + 1 not in s.starting and s.low(at + 1) not in v.PRONOUNS
    to_me = s.low(at) == "offered" and not _TO_ME.isdisjoint(s.lows[at : s.part_end(at)])
    if who.who == NOBODY and alone and (to_me or s.low(at) in _CARRIED):
        from netritual.domain.quicklog.natural.speakers import speaker

        of_me = s.low(at + 1) in ("if", "whether", "what", "how", "when", "where") and s.low(at + 2) in ("i", "we")
        teller = Subject(THEY, at, pronoun="he") if of_me else speaker(s, at)  # "Ana rang, asked can I visit"
        who = Subject(teller.who, who.start, teller.names, teller.pronoun) if teller.is_theirs else who
    for row in rows:
        proposal = _pattern(row).proposal(s, at, who)
        if proposal is not None:
            return None if s.wished(at) else proposal
    return None
