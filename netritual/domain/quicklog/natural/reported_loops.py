"""Loops that a verb of what was done, or was not, tells of: asked for in a mail, not sent yet, shared, introduced."""

from __future__ import annotations

from netritual.domain.dates.dates import CURRENCY_WORDS
from netritual.domain.language.text import CURRENCY_SIGNS
from netritual.domain.quicklog.line_vocabulary import ASKED, CHANNEL
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.name_frames import KIN, has_post
from netritual.domain.quicklog.natural.phrase import HARD, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.syntax import ME, NAMED, Proposal, Syntax, proposed_by, refs

_OUTSTANDING = frozenset((
    "sent", "shared", "forwarded", "replied", "answered", "responded", "paid", "signed", "returned", "delivered",
    "confirmed", "got", "gotten", "introduced", "reviewed",
))  # fmt: skip
"""What somebody has not done yet."""
_HANDED = frozenset(("send", "share", "forward", "pay", "sign", "return", "deliver", "mail", "email"))
"""Behind "didn't" these say the same, of a thing."""
_OF_PAPERS = frozenset(("share", "shared", "sign", "signed"))
"""Of these only a paper is owed: not the petition that Ana never signed, nor her workshop that she never shared."""
_PAPERS = v.ARRIVING | v.words("agreement lease deal form file files link doc plan plans recording waiver nda release")
_NO_PAPERS = v.words("call calls favour favor compliment smile love trophy")
"""What somebody may not return without owing it."""
_MISSING = frozenset((
    "here", "arrived", "come", "there", "in", "da", "angekommen", "gekommen", "là", "arrivé", "arrivés", "binnen",
))  # fmt: skip
"""Behind "not" these say that a thing is still to come."""
_BEING = frozenset(
    ("is", "are", "was", "were", "still", "but", "ist", "sind", "est", "sont", "immer", "toujours", "noch", "nog")
)
_NEVER = frozenset(("never", "didn't", "didnt"))
_A_THING = frozenset(("the", "a", "an", "his", "her", "their", "our"))
"""What somebody never sent begins with one of these, or is for me."""
_NO_THINGS = (
    v.TRAVEL
    | KIN
    | v.words("""
    name visa pupil pupils class student students child children baby guest guests customer customers client clients
    patient patients tenant tenants visitors people audience crew workers builders dog cat cow cows goat goats hens
    sheep horse horses pigs bees kind kinder schüler tochter sohn gäste enfant enfants fille fils élèves niño niños hija
    hijo bambini figlio figlia filho filha crianças kinderen dochter zoon gasten
""")
)
"""What is not here of somebody, or was not sent, without being owed: "Ana's train not in yet"."""
_NO_MATTER = ("tant mieux", "no need", "no matter", "never mind", "not needed", "egal", "macht nichts")
"""In a part behind it these say that nobody waits for it."""
_NOT = frozenset(("nicht", "niet", "pas", "non", "no", "não", "nao"))
"""Not, in six languages whose verbs are read as English ones."""
_HELPING = frozenset(("me", "us", "has", "have", ""))
"""Between "sent" and the thing, where another language has its verb behind them."""
_ANSWERING = frozenset(("replied", "answered", "responded", "got", "gotten"))
"""Who has not done one of these owes no thing: what was asked of them is still open."""
_UNANSWERED = frozenset(("answered", "replied", "responded", "answer", "reply", "respond"))
_TO_ME = frozenset(("to", "on", "about", "re", "with"))
_NOT_BACK = v.phrases("got back, get back, came back, come back, wrote back, called back")
_DECIDED = frozenset(("signed", "confirmed", "decided"))
"""What somebody has not done yet, of what both know."""
_ON = frozenset(("about", "re", "regarding", "concerning"))
"""Behind "answered" stands what I asked about."""
_STILL_TO_READ = frozenset(("to", "will", "'ll", "must", "should", "a", "great", "good"))


_PLEADED = v.DELIVER | v.BARE.keys() | v.words("call ring ask remind")


def asking(s: Syntax, at: int) -> Proposal | None:
    """ "email from Carla asking for my cv": who wrote asks, unless the writer did."""
    place = at + 1 + (s.low(at + 1) == "me")
    if s.low(at + 1) not in ("for", "me", "if", "whether") or s.subject(at).who == ME:
        return None
    place += s.low(place) == "for"
    if not s.rest(place):
        return None
    written_to = [name for name in s.names if name.end <= at and _is_written_to(s, name)]
    if written_to:  # "msg to Ana and Tom asking for feedback"
        return Proposal("ask", at, place, refs(written_to), word=ASKED)
    return Proposal("request", at, place, pronoun="they")


def pleaded(s: Syntax, at: int) -> Proposal | None:
    """ "Ana: please send the lease by Fri": what whoever stands before it asks of the writer."""
    name, verb = s.ending.get(at), s.low(at + 1)
    if (
        name is None
        or name.start != s.part_start(at - 1)
        or s.gap(at)
        or verb not in _PLEADED
        or s.low(at + 2) == "attached"
    ):
        return None
    return Proposal("request", at, at + 1, refs([name]))


def _is_written_to(s: Syntax, name: Name) -> bool:
    """True for somebody whom the writer reached: "msg to Ana", "wrote Ana", and who stands in one list with them."""
    if s.low(s.list_start(name) - 1) in v.REACHED | {"sent", "left"}:
        return True
    if name.frame is not Frame.TOWARDS:
        return False
    at = name.start - 1
    while at > 0 and s.low(at) not in v.TO and s.low(at) not in v.FROM:
        at -= 1
    return s.low(at) in v.TO


def pair(s: Syntax, at: int) -> Proposal | None:
    """ "Ana <> Tom": two who are to be introduced, unless the line says how they were met."""
    names, _, end = s.object(at + 1)
    one = s.ending.get(at)
    if one is None or not names or s.gap(at - 1) or any([low in CHANNEL for low in s.lows]):
        return None
    return Proposal("intro", one.start, end + (s.low(end) == "intro"), refs([one, *names]))


def intro_made(s: Syntax, at: int) -> Proposal | None:
    """ "sent Ana's details to Tom, intro done": the two of the line, when there are just two."""
    people = list(dict.fromkeys(refs(s.names)))
    if s.low(at + 1) not in ("done", "made", "sent") or not s.gap(at + 1) or not s.begins(at) or len(people) != 2:
        return None
    intro = Proposal("intro", at, at + 2, people)
    intro.done = True
    return intro


def intro_came(s: Syntax, at: int) -> Proposal | None:
    """ "Ana's intro came", "Ana's referral landed": what somebody did for me, where it is theirs and no more is said of
    what came."""
    first = s.part_start(at)
    name = s.starting.get(first)
    owned = name is not None and s.words[name.end - 1].owner and name.end == at - 1
    if name is None or not owned or s.low(at - 1) not in _BRINGING_TOGETHER or s.low(at + 1) == "to":
        return None
    loop = Proposal("received", first, at - 1, [name.ref])
    loop.end = at
    return loop


_BRINGING_TOGETHER = frozenset(("intro", "introduction", "referral", "lead", "reference", "recommendation"))


def not_yet(s: Syntax, at: int) -> Proposal | None:
    """ "Ana hasn't sent the deck": what somebody has still to do is owed."""
    subject, place = s.subject(at), at + 1
    while s.low(place) in v.ADVERBS or s.low(place) in ("yet", "even"):
        place += 1
    on_a_matter = s.low(place) in _ANSWERING | _UNANSWERED and s.low(place + 1) in _ON and not s.gap(place)
    if on_a_matter and subject.who == NAMED:  # "Ana never answered about the budget"
        return proposed_by("ask", subject, place + 1)
    if s.low(at) in _NEVER:
        back = v.is_said(_NOT_BACK, s.lows, place, min(place + 1, len(s.lows)))
        back = back and (bool(s.gap(place + 1)) or s.low(place + 2) in _TO_ME)
        place += back
        unanswered = back or (s.low(place) in _UNANSWERED and s.low(place + 1) in ("my", "to", "me"))
        if unanswered:
            text = place + 1 + (s.low(place + 1) == "to" and not s.gap(place))
            text += s.low(text) in ("me", "us") and not s.gap(text - 1)
            return proposed_by("follow", subject, text) if subject.who == NAMED else None
    outstanding = _HANDED if s.low(at) in ("didn't", "didnt") else _OUTSTANDING
    asked = s.low(at) == "never" and s.low(place) in _ANSWERING
    if s.low(place) not in outstanding or asked or s.gap(place - 1):
        return None
    names, pronoun = s.given_to(place) if subject.is_mine and s.low(place) not in _ANSWERING else ([], "")
    if names or pronoun:  # "haven't sent Ana the deck"
        return Proposal("promise", subject.start, place + 1, refs(names), pronoun)
    if not subject.is_theirs or subject.denied:
        return None
    verb = place
    place += 1
    place += s.low(place) == "back" and not s.gap(place - 1)
    if s.low(place) == "yet" and not s.gap(place - 1):  # "hasn't paid yet & is away": what is not said
        return proposed_by("follow", subject, at) if s.low(verb) in _DECIDED else None
    place += s.low(place) == "to" and s.low(place + 1) in ("me", "us") and not s.gap(place - 1)
    handed = s.low(place) in ("me", "us") and not s.gap(place - 1)
    strict = s.low(at) in _NEVER or (s.low(verb) in _OF_PAPERS and s.low(place) in _A_THING)
    if strict and not handed and not _is_to_come(s, verb, place):
        return None
    place += handed
    if s.rest(place) or s.low(verb) == "introduced":
        return proposed_by("owed", subject, place)
    if s.low(verb) in _UNANSWERED and s.gap(verb) and s.low(at - 1) == "still":  # "Ana still hasn't answered"
        return proposed_by("follow", subject, place)
    return proposed_by("owed", subject, verb) if s.low(verb) not in _ANSWERING else None


def _is_to_come(s: Syntax, verb: int, at: int) -> bool:
    """True for a thing that somebody who never sent it may still send: not "never signed up", "didn't pay attention",
    "didn't return the call", "didn't send the invoice, I did it for him"."""
    end = s.part_end(at)
    noun = s.noun(at, end)
    if s.low(at) not in _A_THING or noun in _NO_THINGS | _NO_PAPERS or s.lows[end - 1] in ("anyone", "anybody"):
        return False
    if s.low(verb) in _OF_PAPERS and noun not in _PAPERS:
        return False
    return not s.says_behind(at, (*v.SETTLED, *_NO_MATTER))


def missing(s: Syntax, at: int) -> Proposal | None:
    """ "Ana's plan not here", "the quote from Tom still isn't in": a thing of theirs that is still to come."""
    place = at + 1 + (s.low(at + 1) == "yet")
    ends = s.gap(place) or (s.low(place + 1) in ("yet", "either", "still") and s.gap(place + 1))
    if s.low(place) not in _MISSING or not ends or s.gap(place - 1):
        return None
    first = s.part_start(at)
    for name in s.names:
        owned = name.start == first and s.words[name.end - 1].owner and name.end < at
        sent = (
            first < name.start - 1
            and name.end <= at
            and (s.low(name.start - 1) in v.FROM or s.low(name.start - 1) == "by")
        )
        if owned or sent:
            loop = Proposal("owed", first, name.end if owned else first, [name.ref])
            loop.end = next(end for end in range(at, first, -1) if s.lows[end - 1] not in _BEING)
            return loop if loop.end > loop.text and s.noun(loop.text, loop.end) not in _NO_THINGS else None
    return None


def _unsent_abroad(s: Syntax, at: int) -> Proposal | None:
    """ "Paul hat mir den Plan noch nicht geschickt", "Hugo n'a pas envoyé le devis": what somebody whom the part begins
    with did not send."""
    first, end = part_of(s.words, at)
    name, denial = s.starting.get(first), next((place for place in range(first, end) if s.lows[place] in _NOT), end)
    if name is None or name.end > at or s.words[name.end - 1].owner or denial == end or "sent" in s.words[at].token.low:
        return None
    text = at + 1
    while text < end - 1 and s.lows[text] in _HELPING:  # "no me ha enviado el guion"
        text += 1
    loop = Proposal("owed", first, text, [name.ref])
    last = denial if denial > at else end
    loop.end = last - (s.lows[last - 1] == "still")
    is_owed = s.noun(text, loop.end) not in v.NOTHING | _NO_THINGS and not s.says_behind(at, _NO_MATTER)
    return loop if loop.end > text and not s.gap(text - 1) and is_owed else None


def invoiced(s: Syntax, at: int) -> Proposal | None:
    """ "invoiced Ana $2,500, due 6 Jan", "invoiced Ana for the hearing, $300": the sum that they owe me, and no
    number of other things."""
    from netritual.domain.language.money import names_sum  # few lines tell of an invoice

    names, _, end = s.object(at + 1)
    if not names or end >= len(s.words) or not s.subject(at).is_mine or s.words[end - 1].owner:
        return None
    place = s.part_end(end) if s.low(end) == "for" else end
    if place >= len(s.words) or (place > end and s.words[place].token.raw[0] not in CURRENCY_SIGNS):
        return None
    behind = s.low(place + 1)
    counts = not s.gap(place) and bool(behind) and behind not in CURRENCY_WORDS and behind not in _BEHIND_A_SUM
    alone = s.words[place].token.raw.rstrip(",;.")
    if not names_sum(alone) or counts or "paid" in s.lows[end:] or is_day(s.lows, place):
        return None
    loop = Proposal("owed", at, place, refs(names))
    if place > end:
        loop.end = s.part_end(place)
    elif not s.gap(place) and behind not in ("due", "by", "for"):
        loop.end = place + 1 + (behind in CURRENCY_WORDS)
    return loop


_BEHIND_A_SUM = frozenset(("on", "due", "by", "net", "for", "yesterday", "today", "last", "plus", "incl", "vat"))


def shared(s: Syntax, at: int) -> Proposal | None:
    """Somebody shared or sent a link."""
    from netritual.domain.quicklog.tokens import LINK

    if (unsent := _unsent_abroad(s, at)) is not None:
        return unsent
    subject = s.subject(at)
    if not subject.is_theirs or subject.denied:
        return None
    for place in range(at + 1, len(s.words)):
        if s.words[place].token.kind == LINK:
            if any([at < name.start < place and has_post(s.words, s.lows, name) for name in s.names]):
                return None  # "shared Ana's article": it is hers, and comes into the queue so
            read = [spot for spot in range(place, len(s.lows)) if s.lows[spot] == "read"]
            done = any([s.low(spot - 1) not in _STILL_TO_READ for spot in read])  # "shared an article, read it"
            return None if done else proposed_by("article", subject, place)
        if s.gap(place - 1) == HARD and place > at + 1:
            break
    return None
