"""What lines tell of what is open with somebody: that it is done, answered, or theirs to do."""

from collections.abc import Iterator
from datetime import date, timedelta
from re import compile as regex

from netritual.domain import help_received, matter
from netritual.domain.closing import is_spoken_of
from netritual.domain.followups import open_promises
from netritual.domain.model import Ask, Coffee, Follow, Interaction, Person, Promise, Record, Request
from netritual.domain.network import Network
from netritual.domain.terms import COMMON, terms_of
from netritual.review.lines_about import LATELY_DAYS, TALKS_READ, answer_day, lines_about, talks_about, talks_naming

UNDATED_DAYS = 2
"""Days after which a promise without a day comes before an invitation."""
_QUOTED = regex(r"@?[^\W\d_]+(?: [^\W\d_]+)?: ")
"""How a line begins that says what somebody said."""
_GOES_ON = regex(r"\b(?:he|she|they)\b[^.;]*(?:,|\band) will\b")
"""A clause of what somebody does that goes on without a subject."""
_FIRST = regex(r"\b(?:i|i['’]?(?:ll|d|m|ve)|ill|id|im|me|my|promised|told|owe)\b")
"""Words of a line that tell of me."""
_WILL_ME = regex(r"(?:^|, |; |: |\band )(?:(?:he|she|they)(?:['’]?ll| will)|will) [^,;.]*\b(?:me|my way)\b")
"""Words of what will be done for me."""
_I_SHOULD = regex(r"\b(?:thinks?|says?|said|told me|suggests?|reckons?) (?:that )?i (?:should|could|might|ought)\b")
"""Words of an advice to me."""
_ANSWERED = regex(
    r"\b(?:said|replied|told (?:him|her|them)) (?:i?(?:['’]?d| would|['’]?ll| will| could| can| might) )?"
    r"(?:no|yes|love to|not now|not yet|sure|ok|okay|never|gladly|of course|fine|happy to|with pleasure|maybe)\b"
    r"|(?:^|[,;.!?] ?|\band )(?:sent|gave|mailed|emailed) (?:it|them|him|her)\b"
    r"|(?:^|[,;.!?] ?|\band )(?:did it|done(?: (?:already|same|that|right|the)|$|[.!]))"
)
"""Words of a line that tell what I answered."""
_TOLD_THEM = regex(
    r"(?:[,;.!?] ?|\band )(?:i )?(?:told (?:him|her|them)(?! (?:i ?['’]?(?:d|ll)|i would|i will)\b)|said (?:try|ask)\b)"
    r"|\bnot my (?:job|thing)\b|\bi said (?:\d|[€£$])|\b(?:he|she|they)(?:['’]s|['’]re| was| is| were| are)?"
    r" (?:happy|fine|ok|okay|pleased|glad|thrilled|delighted)\b"
)
"""Where a line tells my answer, and no promise of one."""
_I_ASK = regex(
    r"^(?:dm|dmed|email|emailed|mail|mailed|text|texted|message|messaged|wrote|write)(?: to)? [^,;.]*? asking\b"
)
"""How a line begins in which it is I who ask."""
_CLAUSES = regex(r"[,;.!?]+ ?| and | but ")
_SETTLED = regex(
    r"\b(?:hired|found (?:somebody|someone|one|another)|not needed|no longer|no need|went with"
    r"|chose|called off|sorted|signed|approved|postponed|pushed back)\b"
)
"""Words of a line after which what was asked or promised is not wanted any more."""
_STILL = regex(
    r"\b(?:still|not|n['’]?t|late|waiting|waits|chas\w+|where|when|if|angry|missing|no|about|re|will|wants?|needs?|asks?"
    r"|asked|promis\w+|owes?|again|remind\w*|how)\b|['’]ll\b|\?"
)
"""Words of a clause in which a matter is spoken of, and is not there."""
_LEFT = regex(
    r"(?:^|[,;.] ?|\band |\bbut )(?:the |my |her |his )?(\w[\w ]{2,30}?) (?:is |are )?(?:still (?:to|missing|open|due)"
    r"|(?:to (?:do|come|follow)|missing|outstanding|pending)$)"
    r"|\bonly (?:the )?(\w[\w ]{2,30}?) (?:is |are )?(?:left|missing|to (?:do|go|come))\b"
    r"|\bstill (?:owe (?:him|her|them)|missing|waiting for) (?:the |my )?(\w+)"
)
"""Where a line says what is still to come."""
_ENDS = regex(
    r"\b(?:got|has|i['’]?(?: ha)?ve|received|sends?|sent|gave|did|done|finished|delivered|posted|paid|replied|answered"
    r"|wrote|texted|emailed|mailed|called|rang|phoned|told|said|says|agreed|signed|accepted|came|arrived|decided"
    r"|(?:off|over) to|quoted|(?:is|are) (?:out|here|up|live|in|through|ready|there))\b"
    r"|^(?:text|mail|email|message|letter|dm|call) (?:to|w/?|with)\b"
)
"""Words of handing over, of answering and of ending."""
_WAITED_FOR = regex(
    _LEFT.pattern
    + r"|\b(?:still|waits?|waiting|remind(?:s|ed)|chas(?:es|ed|ing)|not yet)\b|n['’]?t (?:got|received|come)\b"
)
"""Words of a line that tells of what is still to come."""
_PRICES = frozenset(("price", "prices", "quote", "offer", "estimate", "rate", "rates", "fee", "cost"))
_PRICED = regex(r"\bquoted\b|\b(?:told|offered|gave) (?:him|her|them) (?:[€£$] ?)?\d")
"""Words of a price that was named."""


def is_touched(network: Network, person: Person, since: date, what: str, source: int = 0) -> bool:
    """Whether a line since a day speaks of a matter as of something that is there, or as settled. ``source`` is the
    line out of which it came: later ones of its day count too."""
    about = terms_of(what) - COMMON | terms_of(matter.head(what))
    lines = (talk for talk in network.talks(person.id, TALKS_READ)
             if talk.on > since or (talk.on == since and talk.id > source > 0))  # fmt: skip
    month = talks_naming(network, person, since + timedelta(days=1), since + timedelta(days=LATELY_DAYS))
    return any(
        _SETTLED.search(line)
        or (not _PRICES.isdisjoint(about) and _PRICED.search(line))
        or any(not _STILL.search(clause) and not about.isdisjoint(terms_of(clause)) for clause in _CLAUSES.split(line))
        for line in (talk.line.lower() for talk in (*lines, *month))
    )


def may_be_settled(network: Network, person: Person, record: Record, since: date, today: date) -> bool:
    """Whether a later line with somebody tells of anything handed over, answered or ended, and names nothing else that
    is open with them, or one with nobody says so of the matter. It may be this: a reminder that is missing costs less
    than one that is false."""
    source = getattr(record, "from_interaction", None) or 0
    mine = terms_of(getattr(record, "text", "")) - COMMON
    others = {
        term
        for one in _open_with(network, person)
        if one is not record
        for term in terms_of(getattr(one, "text", "")) - mine - COMMON
    }
    nobodys = (one for one in network.talks_between(since + timedelta(days=1), today) if not one.people)
    if any(
        not mine.isdisjoint(terms_of(one.line)) and _ENDS.search(one.line.lower()) and not one.mentions
        for one in nobodys
    ):
        return True
    return any(
        _ENDS.search(line) and not _WAITED_FOR.search(line) and others.isdisjoint(terms_of(line))
        for talk in talks_about(network, person, today)
        if talk.on > since or (talk.on == since and talk.id > source > 0)
        for line in (talk.line.lower(),)
    )


def _open_with(network: Network, person: Person) -> Iterator[Record]:
    """What is open with somebody."""
    yield from (one for one in network.all(Promise) if one.state == "open" and person.id in one.people)
    yield from (one for one in network.all(Request) if one.state == "open" and one.from_ == person.id)
    yield from (one for one in network.all(Ask) if one.state == "asked" and one.to == person.id)


def is_left(network: Network, person: Person, today: date) -> bool:
    """Whether the newest line about somebody that tells of a thing sent or finished says that another is to come."""
    lines = (line.lower() for line in lines_about(network, person, today, LATELY_DAYS))
    newest = next((line for line in lines if _LEFT.search(line) or _ENDS.search(line)), "")
    return _LEFT.search(newest) is not None


def is_answered(network: Network, request: Request, today: date) -> bool:
    """Whether the line of a request tells my answer too ("asked for an interview, I said not now"), names a day that
    is still to come, or asks itself ("dm @gavin asking for a talk")."""
    source = network.get(Interaction, request.from_interaction) if request.from_interaction is not None else None
    if source is None:
        return False
    line = source.line.lower()
    told_by = answer_day(line, source.on)
    if told_by is not None:
        return told_by >= today
    return any(pattern.search(line) is not None for pattern in (_ANSWERED, _TOLD_THEM, _I_ASK))


def is_theirs(network: Network, promise: Promise) -> bool:
    """Whether the line of a promise says what they will do: "jutta: fine, will send a drawing", "he knows her, will
    intro"; or what they think that I should do."""
    source = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    if source is None:
        return False
    if _WILL_ME.search(source.line.lower()) or _I_SHOULD.search(source.line.lower()):
        return True
    if _FIRST.search(source.line.lower()):
        return False
    return _QUOTED.match(source.line) is not None or _GOES_ON.search(source.line.lower()) is not None


def left_of(network: Network, promise: Promise) -> str:
    """What of a promise a later line says is still to come: "forecast" of "accounts and forecast"."""
    about = terms_of(promise.text)
    for person in promise.people:
        for talk in network.talks(person, TALKS_READ):
            found = _LEFT.search(talk.line.lower()) if talk.on >= promise.made else None
            left = next(filter(None, found.groups()), "") if found else ""
            if not about.isdisjoint(terms_of(left)):
                return left
    return ""


def is_arranged(network: Network, promise: Promise) -> bool:
    """Whether what was promised was given a day since: "olivier tasting tues 24 march"."""
    about = terms_of(matter.head(promise.text) or promise.text) - COMMON
    days = [(one.people, one.text, one.made) for one in network.all(Follow) if one.due is not None]
    days += [(one.people, f"{one.purpose} {one.line}", one.said) for one in network.all(Coffee) if one.due or one.slot]
    return any(
        on >= promise.made and not set(people).isdisjoint(promise.people) and not about.isdisjoint(terms_of(text))
        for people, text, on in days
    )


def _is_touched_promise(network: Network, person: Person, promise: Promise) -> bool:
    return (
        is_theirs(network, promise)
        or is_arranged(network, promise)
        or is_touched(network, person, promise.made, named_promise(network, promise))
        or is_spoken_of(network, "promises", "promise", promise)
    )


def named_promise(network: Network, promise: Promise) -> str:
    """What was promised, without an "it" whose noun the line has."""
    source = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    return matter.spelled_out(promise.text, source.line) if source is not None else promise.text


def open_requests(network: Network, person: Person, today: date) -> Iterator[Request]:
    """What somebody waits for, the newest first."""
    for request in reversed(network.all(Request)):
        if request.from_ != person.id or request.state != "open" or matter.is_opinion(request.text):
            continue
        if is_answered(network, request, today):
            continue
        touched = is_touched(network, person, request.asked.date(), request.text, request.from_interaction or 0)
        if not touched and not is_spoken_of(network, "requests", "reply", request):
            yield request


def late_promises(network: Network, person: Person, today: date) -> Iterator[Promise]:
    """What I promised somebody and is late; without a day it is after some."""
    for promise in open_promises(network):
        due = promise.due or promise.made + timedelta(days=UNDATED_DAYS)
        if due >= today or person.id not in promise.people or help_received.is_present(promise.text):
            continue
        if left_of(network, promise) or not _is_touched_promise(network, person, promise):
            yield promise
