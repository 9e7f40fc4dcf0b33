"""How one stands with somebody: what the log says, in parts of sentences, and what comes before a wish of mine.

Of the log these are days, topics, and the few matters whose shape is known (``domain.matter``); of notes and lines only
whether they tell of anger, of hard times or of a refusal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from re import IGNORECASE, Pattern, escape
from re import compile as regex

from dateutil.easter import easter

from netritual.domain import help_received, matter
from netritual.domain.articles import private_words
from netritual.domain.coffee import OPEN
from netritual.domain.dates import parse_day
from netritual.domain.drafts import DraftKind
from netritual.domain.first_names import first_name
from netritual.domain.followups import open_promises
from netritual.domain.hard_times import HARD_TIMES, HARDSHIP, ILL
from netritual.domain.model import Ask, Coffee, Follow, Gift, Interaction, Person, Promise, Request, Thanks
from netritual.domain.network import Network
from netritual.domain.terms import COMMON, terms_of
from netritual.domain.text import fold, unaccent
from netritual.domain.words import month_in_full, on_day

RECENT_DAYS = 7
"""A talk of so many days is one to thank for."""
FAR_DAYS = 56
"""A talk before so many days is a while ago: of it the month is said, not the day."""
LATELY_DAYS = 90
"""With anything noted in so many days one does not write as to somebody of long ago."""
WARY_DAYS = 30
"""Anger, a disappointment or a refusal of so many days comes before an ask or an invitation."""
SUBJECT_DAYS = 180
"""A talk of so many days is one to go on from."""
THANKS_DAYS = 14
"""Days for which what somebody did is thanked for in a first word."""
SHORTEST_NAME = 3
"""Letters of a last name that is looked for in lines; shorter ones are words too often."""
UNDATED_DAYS = 2
"""Days after which a promise without a day comes before an invitation."""
UNWELL_DAYS = 10
"""Days after which one does not ask any more whether a cold is over."""
QUIET_DAYS = 14
"""Within so many days of any line about somebody one does not catch up with them."""
JOY_DAYS = 14
"""Days for which good news are news, and a no is fresh."""
WORKING_DAYS = 5
"""Days of a week from its Monday on until which what was said for that week is in time."""
TALKS_READ = 6
"""The newest talks with somebody, among which the one of which a note tells is looked for."""

TALKS: Mapping[str, str] = {
    "coffee": "our coffee", "breakfast": "our breakfast", "lunch": "our lunch", "dinner": "our dinner",
    "drinks": "our drink", "walk": "our walk", "meeting": "our talk", "video": "our video call", "call": "our call",
}  # fmt: skip
"""Talks that two people had together, as a note calls them."""
REASONS = ("did", "joy", "subject", "first", "talk", "recent", "past")
"""Parts of sentences that say why one would meet."""
_AS_TYPED: Mapping[str, str] = {"tea": "our tea", "beer": "our drink", "pint": "our drink"}
"""Words of a line that say better than its channel what it was."""
_WARY = regex(
    r"\b(?:angry|upset|annoyed|furious|offended|gutted|cross with|fed up|awkward|disappoint\w+|complain\w*|reject\w*"
    r"|moan\w*|grumbl\w*|giving out|chasing|chased|too (?:much|expensive|dear)"
    r"|shouted|yelled|bad news|bankrupt|robbed|burgled|in trouble"
    r"|stressed|worried|shut|lost|failed|refus\w+|a row|argued|cold to me|did ?n['’o]?t get (?:it|the job))\b"
)
"""Words of a line after which one does not write as if nothing had been."""
_JOY = regex(
    r"\b(?:got (?:the|her|his|a new) job|promoted|engaged|got married|new baby|had (?:a|the) baby"
    r"|passed (?:her|his|the)|won (?:the|a|an)|prize|award|opening (?:her|his) own|congrat\w+|opens her)"
)
"""Words of a line that tell of good news of theirs."""
_WANTS = regex(r"\b(?:wants?|needs?|is looking for|looks for|asked|asks|asking|wondered|waiting for)\b")
"""Words of what somebody has said they would like: that is not asked again."""
_GRATEFUL = regex(r"\b(?:thank\w*|thx|ty|ta|cheers|bless|so kind|so good of|owe)\b")
"""Words of a line that tells of a help."""
_QUOTED = regex(r"@?[^\W\d_]+(?: [^\W\d_]+)?: ")
"""How a line begins that says what somebody said."""
_GOES_ON = regex(r"\b(?:he|she|they)\b[^.;]*(?:,|\band) will\b")
"""A clause of what somebody does that goes on without a subject."""
_FIRST = regex(r"\b(?:i|i['’]?(?:ll|d|m|ve)|ill|id|im|me|my|promised|told|owe)\b")
"""Words of a line that tell of me."""
_PASSES = regex(rf"\b(?:{ILL}|sick|unwell|(?:a|her|his) (?:bad )?cold|flu|fever|covid)\b")
"""Words of an illness that passes."""
_OF_OTHERS = regex(r"\b(?:kids?|child(?:ren)?|son|daughter|wife|husband|mother|father|mum|dad|team|people)\b")
"""Words of those who are ill instead."""
_WILL_ME = regex(r"(?:^|, |; |: |\band )(?:(?:he|she|they)(?:['’]?ll| will)|will) [^,;.]*\bme\b")
"""Words of what will be done for me."""
_I_SHOULD = regex(r"\b(?:thinks?|says?|said|told me|suggests?|reckons?) (?:that )?i (?:should|could|might|ought)\b")
"""Words of an advice to me."""
_WELL = regex(r"\b(?:back (?:to|at) work|(?:is|all|are) fine|recovered|much better|home again|on the mend)\b")
"""Words of a line that tell that hard times are over."""
_THANKED = regex(r"\b(?:thanked|said (?:thanks|thank you|ta)|thanks already)\b")
"""Words of a line that tell that I said thanks."""
_ANSWERED = regex(
    r"\b(?:said|replied|told (?:him|her|them)) (?:i?(?:['’]?d| would|['’]?ll| will| could| can| might) )?"
    r"(?:no|yes|love to|not now|not yet|sure|ok|okay|never|gladly|of course|fine|happy to|with pleasure|maybe)\b"
    r"|(?:^|[,;.!?] ?|\band )(?:sent|gave|mailed|emailed) (?:it|them|him|her)\b"
)
"""Words of a line that tell what I answered."""
_TOLD_WHEN = regex(
    r"(?:^|[,;.] |\band |\bi )(?:said|promised|(?:told|promised) (?:him|her|them))"
    r"(?: (?:he|she|they)['’]?(?:d|ll) (?:get|have) (?:it|them|one))? (?:by |for |on |in )?([^,;.!?]+)"
)
"""Where a line names the day that I gave as an answer."""
_ADVISED = regex(
    r"\b(?:said|says|advised|advice|showed|told me|explained|helped|tips?|did (?:an?|the|half an) (?:free )?hour)\b"
)
"""Words of a line of somebody who gave advice."""
_TOLD_THEM = regex(
    r"(?:[,;.!?] ?|\band )(?:i )?(?:told (?:him|her|them)(?! (?:i ?['’]?(?:d|ll)|i would|i will)\b)|said (?:try|ask)\b)"
    r"|\bnot my (?:job|thing)\b"
)
"""Where a line tells my answer, and no promise of one."""
_I_ASK = regex(
    r"^(?:dm|dmed|email|emailed|mail|mailed|text|texted|message|messaged|wrote|write)(?: to)? [^,;.]*? asking\b"
)
"""How a line begins in which it is I who ask."""
_REFUSED = regex(
    r"\b(?:said no|says no|declined|turned (?:me|us|it) down|not interested|no for now"
    r"|too busy|is full|no room|maybe (?:later|in)|refus\w+)\b"
)
_SENDING = ("send ", "share ", "forward ", "resend ")
_SENT = regex(
    r"(?:^|[,;.] |\band )(?:sent|gave|paid|mailed|emailed|posted|delivered|brought|handed|returned|answered|replied"
    r"|fixed|sorted|forwarded|submitted|transferred)\b"
    r"(?! (?:me|us)\b)"
)
"""Where a line tells what I did: a verb without anybody before it."""
_CAME = regex(
    r"\b(?:says|said|sent|did|gave|brought|introduced|intro'd|introd|replied|answered|wrote back|emailed back|put|paid"
    r"|came back|showed|made|built|found|forwarded|got the|yes to|no to|(?:came|arrived)(?=[,.!]|$| today| at last))"
    r"(?!\w)"
)
"""Words of a line that tell of what came from them."""
_TOLD = regex(
    r"(?:^|[,;.] |\band )(?:told|said (?:yes|no|sure|ok)|let (?:him|her|them) know"
    r"|(?:texted|wrote|emailed|mailed|messaged|rang|called) (?!me\b|us\b))"
)
"""Where a line tells what I answered."""
_HAVE = regex(
    r"\b(?:liked|loved|enjoyed|read|got|received|has|have|returned|commented|told|answered|signed|approved|thanked"
    r"|used|printed|published|posted|listened|watched|tried"
    r"|delighted|happy|fine with|done|finished|brought|is out|is in)\b"
)
"""Words of a line that speaks of something as done."""
_CLAUSES = regex(r"[,;.!?]+ ?| and | but ")
_SETTLED = regex(
    r"\b(?:hired|found (?:somebody|someone|one|another)|not needed|no longer|no need|went with"
    r"|chose|called off|sorted|signed|approved)\b"
)
"""Words of a line after which what was asked or promised is not wanted any more."""
_STILL = regex(r"\b(?:still|not|n['’]?t|late|waiting|waits|chas\w+|where|when|angry|missing|no)\b")
"""Words of a line that says that it is not."""
_UNTIL = regex(
    r"\b(?:think|decide|know|back|answer|tell me|ask again|hear|busy|away|leave|holiday)\b[^.;!?]*?"
    r"\b((?:till|until|til|by|after|before|in|on) [^,;.!?]+)"
)
"""Where a line names a day before which there is no answer."""
_BY = regex(r"\b(?:till|until|til|by|after|before|in|on) (?:the )?([^,;.!?]+)")
"""Where it names the day."""
_UNASKED: frozenset[DraftKind] = frozenset((
    "ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed", "intro_wait",
    "invite", "in_town", "need", "give", "give_back", "answered", "met_once", "intro_first", "intro_second",
))  # fmt: skip
"""Kinds with which nobody is written to before what they are owed."""
_WISHES: frozenset[DraftKind] = frozenset((
    "ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed", "intro_wait",
    "intro_first", "intro_second",
))  # fmt: skip
"""Kinds that wait after a no."""
_FAVOURS: frozenset[DraftKind] = frozenset(("ask", "need", "give", "give_back"))
"""Kinds that also wait for an answer and for thanks, and for the end of hard times."""
_WORD = r"[^\W_]+(?:['’.][^\W_]+)*"
_TITLE = regex(rf"{_WORD}(?:(?: |, |\. |: | & | \+ | / | - |&|/|-){_WORD})*")
"""A company, a position, a place or a city as it stands in a sentence."""
_MET_AT = regex(r"\bmet\b[^,;.!]*? at ([^,;.!]+)", IGNORECASE)
_LONGEST_TITLE = 60
_NO_COMPANY = frozenset(("selfemployed", "freelance", "freelancer", "retired", "none", "na", "various", "confidential"))


def has_to_wait(network: Network, person: Person, today: date, kind: DraftKind) -> bool:
    """Whether a note of a kind has to wait: for a late promise of mine, my answer to them, thanks, or a better day."""
    newest = next(filter(str.strip, _lines(network, person, today, FAR_DAYS)), "").lower()
    if kind == "hello":
        sore = _wary(network, person, today) or _WANTS.search(newest) or _REFUSED.search(newest)
        return bool(sore) and not is_hard(network, person, today)
    if kind == "birthday_ahead":
        return is_hard(network, person, today)
    if kind == "here":
        return not is_hard(network, person, today)
    if kind not in _UNASKED:
        return False
    if kind in ("invite", "in_town") and is_hard(network, person, today):
        return True
    if kind == "invite" and _is_waiting(network, person, today):
        return True
    if kind == "ask" and _is_to_meet(network, person, today):
        return True
    if _wary(network, person, today) or any(_late(network, person, today)) or any(_requests(network, person, today)):
        return True
    if kind in ("invite", "in_town", "ask") and _WANTS.search(newest):
        return True
    if kind == "invite" and _says(network, person, today, JOY_DAYS, _REFUSED):
        return True
    if kind in _WISHES and has_refused(network, person, today):
        return True
    if kind == "invite" and (_owes_thanks(network, person) or _is_asked(network, person, today)):
        return True
    if kind not in (_FAVOURS | _WISHES):
        return False
    if _says(network, person, today, FAR_DAYS, HARD_TIMES):
        return True
    if kind not in _FAVOURS:
        return False
    if kind == "need" and (_says(network, person, today, LATELY_DAYS, _WANTS) or _did(network, person, today)):
        return True
    if kind == "ask" and (_joy(network, person, today) or "!!" in newest or _did(network, person, today)):
        return True
    if kind == "ask" and _is_asked(network, person, today, answered=True):
        return True
    return _owes_thanks(network, person)


def _is_asked(network: Network, person: Person, today: date, *, answered: bool = False) -> bool:
    """Whether an ask waits for their answer; with ``answered`` also whether one was answered this month."""
    asks = [ask for ask in network.all(Ask) if ask.to == person.id]
    month = today - timedelta(days=WARY_DAYS)
    return any(
        ask.state == "asked" or (answered and ask.answered is not None and ask.answered >= month) for ask in asks
    )


def _is_waiting(network: Network, person: Person, today: date) -> bool:
    """Whether something goes before an invitation: a follow-up, an answer to my message, or fresh news of theirs."""
    newest = next((talk for talk in _talks(network, person, today) if talk.line), None)
    is_news = newest is not None and "!!" in newest.line and (today - newest.on).days <= QUIET_DAYS
    is_silent = newest is not None and newest.awaiting_reply
    follows = (one for one in network.all(Follow) if one.state == "open" and person.id in one.people)
    return is_silent or any(follows) or (is_news and not _did(network, person, today))


def _is_to_meet(network: Network, person: Person, today: date) -> bool:
    """Whether a meeting with them was said or is planned, and is not over."""
    meetings = (one for one in network.all(Coffee) if person.id in one.people and one.state in OPEN)
    return any(one.slot is None or one.slot.start.date() >= today for one in meetings)


def has_advised(network: Network, person: Person, today: date, topic: str) -> bool:
    """Whether a line of the last weeks tells what somebody said of a topic, or that they helped with it."""
    about = terms_of(matter.head(topic) or topic) - COMMON
    lines = (
        talk.line.lower() for talk in network.talks(person.id, TALKS_READ) if (today - talk.on).days <= LATELY_DAYS
    )
    return any(_ADVISED.search(line) and not about.isdisjoint(terms_of(line)) for line in lines)


def _owes_thanks(network: Network, person: Person) -> bool:
    return any(thanks.to == person.id and thanks.said is None for thanks in network.all(Thanks))


def title_of(text: str) -> str:
    """A title as it is, where it is nothing but words."""
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) else ""


def _company_of(person: Person) -> str:
    """Where they work, "" where that is no place."""
    return "" if fold(person.company) in _NO_COMPANY else title_of(person.company)


def work_of(person: Person) -> str:
    """What they do and where: "Head of Data at Bluewave", "at Bluewave"; "" when nothing is known."""
    position, company = title_of(person.position), _company_of(person)
    return " at ".join(part for part in (position, company) if part) if position else company and f"at {company}"


def talk_of(network: Network, person: int) -> Interaction | None:
    """The newest talk that two had together, on a day that is known."""
    talks = network.talks(person, TALKS_READ)
    return next((t for t in talks if t.channel in TALKS and not t.missed and not t.asks and not t.approx), None)


def _newest(network: Network, person: Person, today: date) -> Interaction | None:
    """The newest line about somebody that was typed, or the newest talk."""
    return next((t for t in _talks(network, person, today) if t.line or t.channel in TALKS), None)


def _days_ago(network: Network, person: Person, today: date) -> tuple[Interaction, int] | None:
    """The newest talk that two had together, and how many days ago; None before the first and after a cool one."""
    talk = talk_of(network, person.id)
    return (talk, (today - talk.on).days) if talk is not None and (talk.warmth or 3) >= 3 else None


def _is_last(network: Network, talk: Interaction, person: Person, today: date) -> bool:
    """Whether nothing was noted after a talk, and no coffee was to be since."""
    since = (
        coffee
        for coffee in network.all(Coffee)
        if person.id in coffee.people and coffee.slot is not None and talk.on < coffee.slot.start.date() <= today
    )
    return talk == _newest(network, person, today) and not any(since)


def _called(talk: Interaction) -> str:
    """A talk as a note calls it: "our tea" where the line says so."""
    typed = next((name for word, name in _AS_TYPED.items() if word in talk.line.lower().split()), "")
    return typed if typed and talk.channel in ("coffee", "drinks") else TALKS[talk.channel]


def _this_week(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if 0 <= days <= RECENT_DAYS and _is_last(network, talk, person, today):
            return _called(talk) if days == 0 else f"{_called(talk)} {on_day(talk.on, today, near=True)}"
    return ""


def _seen(network: Network, person: Person, today: date) -> str:
    """The day of a meeting of this week that was nothing but a meeting."""
    match _days_ago(network, person, today):
        case (talk, days) if (
            0 < days <= RECENT_DAYS and talk.channel == "meeting" and _is_last(network, talk, person, today)
        ):
            return on_day(talk.on, today, near=True)
    return ""


def _recent(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if RECENT_DAYS < days <= FAR_DAYS and _is_last(network, talk, person, today):
            return f"{_called(talk)} {on_day(talk.on, today, near=True)}"
    return ""


def _past(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if days > FAR_DAYS and _is_last(network, talk, person, today):
            return f"{_called(talk)} in {month_in_full(talk.on, today)}"
    return ""


def _lately(network: Network, person: Person, today: date) -> str:
    noted = next(_lines(network, person, today, LATELY_DAYS), None) is not None
    noted = noted or any(
        person.id in gift.people and (today - gift.on).days <= LATELY_DAYS for gift in network.all(Gift)
    )
    noted = noted or person.id in {ask.to for ask in network.all(Ask)} | {one.to for one in network.all(Thanks)}
    return "yes" if noted or any(person.id in coffee.people for coffee in network.all(Coffee)) else ""


def _spoken(network: Network, person: Person, today: date) -> str:
    """ "yes" where two have talked, and no line of two weeks is about them."""
    quiet = next(_lines(network, person, today, QUIET_DAYS), None) is None
    return "yes" if quiet and network.talks(person.id, 1) else ""


def _matter(network: Network, person: Person, today: date) -> str:
    """What the newest line about somebody was about, for a month."""
    talk = _newest(network, person, today)
    return topic_of(network, person, talk) if talk is not None and (today - talk.on).days <= WARY_DAYS else ""


def _talks(network: Network, person: Person, today: date) -> list[Interaction]:
    """The newest lines about somebody, and those of the last weeks that name them, the newest first."""
    named = _named(network, person, today - timedelta(days=FAR_DAYS), today)
    return sorted((*network.talks(person.id, TALKS_READ), *named), key=lambda talk: (talk.on, talk.id), reverse=True)


def _named(network: Network, person: Person, first: date, to: date) -> Iterator[Interaction]:
    """The lines of some days that name somebody who was not there: as one spoken of, as who is most likely meant, by
    the last name alone, or by the first one where the line is nobody's yet."""
    last, called = person.name.split()[-1].lower(), first_name(person.name).lower()
    by_last = regex(rf"(?<!\w){escape(last)}(?!\w)") if len(last) >= SHORTEST_NAME else None
    by_first = regex(rf"(?<!\w){escape(called)}(?!\w)") if len(called) >= SHORTEST_NAME else None
    for talk in network.talks_between(first, to):
        if person.id in talk.people:
            continue
        line, names = talk.line.lower(), [(last, by_last)]
        if not talk.people and not talk.mentions:
            names.append((called, by_first))
        is_likely = talk.likely and any(person.id in ids for ids in talk.likely.values())
        if (
            person.id in talk.mentions
            or is_likely
            or any(pattern is not None and name in line and pattern.search(line) for name, pattern in names)
        ):
            yield talk


def _lines(network: Network, person: Person, today: date, days: int) -> Iterator[str]:
    """The lines of so many days about somebody, the newest first."""
    for talk in _talks(network, person, today):
        if (today - talk.on).days <= days:
            yield f"{talk.line} {talk.note}"


def _says(network: Network, person: Person, today: date, days: int, pattern: Pattern[str]) -> str:
    """ "yes" where a line of so many days about somebody has words of a pattern."""
    return "yes" if any(pattern.search(line.lower()) for line in _lines(network, person, today, days)) else ""


def _did(network: Network, person: Person, today: date) -> str:
    """What somebody did for me in the last weeks, where no thanks were said since, and none are open."""
    said_on = [thanks.said for thanks in network.all(Thanks) if thanks.to == person.id]
    if None in said_on:
        return ""  # that has a note of its own
    thanked = max(filter(None, said_on), default=date.min)
    for talk in _talks(network, person, today):
        if talk.on <= thanked or (today - talk.on).days > THANKS_DAYS:
            break
        if person.id not in talk.people and {*talk.people, *talk.mentions} != {person.id}:
            continue
        if _THANKED.search(talk.line.lower()):
            return ""
        line = in_capitals(talk.line, person)
        said = help_received.helped(line, names_of(person), given=not _GRATEFUL.search(talk.line.lower()))
        if said and not is_private(said, person, talk.note):
            return said
    return ""


def has_refused(network: Network, person: Person, today: date) -> bool:
    """Whether a line of this month tells that they said no to something."""
    return bool(_says(network, person, today, WARY_DAYS, _REFUSED))


def _wary(network: Network, person: Person, today: date) -> str:
    return _says(network, person, today, WARY_DAYS, _WARY)


def is_hard(network: Network, person: Person, today: date) -> bool:
    """Whether a line of the last weeks that is theirs tells of an illness or a loss."""
    talks = (talk for talk in _talks(network, person, today) if (today - talk.on).days <= FAR_DAYS)
    theirs = (talk for talk in talks if (*talk.people, *talk.mentions)[:1] == (person.id,))
    lines = (f"{talk.line} {talk.note}".lower() for talk in theirs)
    told = next((line for line in lines if HARDSHIP.search(line) or _WELL.search(line)), "")
    return HARDSHIP.search(_PASSES.sub("", told)) is not None and _WELL.search(told) is None


def _unwell(network: Network, person: Person, today: date) -> str:
    """ "yes" where the newest line about somebody tells of an illness that passes."""
    talk = next(iter(_talks(network, person, today)), None)
    if talk is None or (today - talk.on).days > UNWELL_DAYS or (*talk.people, *talk.mentions)[:1] != (person.id,):
        return ""
    line = f"{talk.line} {talk.note}".lower()
    return "yes" if _PASSES.search(line) and not (_WELL.search(line) or _OF_OTHERS.search(line)) else ""


def _joy(network: Network, person: Person, today: date) -> str:
    return _says(network, person, today, JOY_DAYS, _JOY)


def is_over(
    network: Network, person: Person, since: date, what: str, *, mine: bool, answers: bool = False, source: int = 0
) -> bool:
    """Whether a line since a day tells that it was done: by me, or, if it was not ``mine``, by them; or speaks of the
    matter as of something that they have. ``answers``: an answer of mine is enough. ``source`` is the line out of which
    it came: later ones of its day count too."""
    about = terms_of(what) - COMMON | terms_of(matter.head(what))
    lines = (talk for talk in network.talks(person.id, TALKS_READ)
             if talk.on > since or (talk.on == since and talk.id > source > 0))  # fmt: skip
    month = _named(network, person, since + timedelta(days=1), since + timedelta(days=LATELY_DAYS))
    done = _SENT if mine else _CAME
    return any(
        done.search(line)
        or _SETTLED.search(line)
        or (answers and _TOLD.search(line))
        or any(
            _HAVE.search(clause) and not _STILL.search(clause) and not about.isdisjoint(terms_of(clause))
            for clause in _CLAUSES.split(line)
        )
        for line in (talk.line.lower() for talk in (*lines, *month))
    )


def last_day(line: str, on: date) -> date | None:
    """The day by which a line of some day says that something is wanted: "before easter"; None when it names none."""
    found = _BY.search(line.lower())
    return _first_day(found[1].split()[:3], on) if found else None


def day_in(text: str, on: date) -> date | None:
    """A day with its number that a text names: "cover her Saturday 28th"; None when it names none."""
    words = text.lower().split()
    numbered = (at for at, word in enumerate(words) if at and word[0].isdigit())
    days = (_day(" ".join(words[at - 1 : at + 1]), on) for at in numbered)
    return next(filter(None, days), None)


def _first_day(words: Sequence[str], on: date) -> date | None:
    """The day that words begin with, the longest phrase first."""
    phrases = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((day for phrase in phrases if (day := _day(phrase, on)) is not None), None)


def named_day(network: Network, person: Person, since: date, today: date) -> date | None:
    """The last day until which they said that they would think about it, or be away; None when they named none."""
    days: list[date] = []
    for talk in network.talks(person.id, TALKS_READ):
        if since <= talk.on <= today:
            found = _UNTIL.search(talk.line.lower())
            if found is not None and (day := last_day(found[1], talk.on)) is not None:
                days.append(day)
    return max(days, default=None)


def _day(phrase: str, on: date) -> date | None:
    """The day that is named, seen from another one; Easter is its Monday, when work goes on."""
    if phrase.split()[0] != "easter":
        return parse_day(phrase, on)
    days: list[date] = [easter(year) + timedelta(days=1) for year in (on.year, on.year + 1)]
    return next(day for day in days if day >= on)


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


def answer_day(line: str, on: date) -> date | None:
    """The day that I gave somebody as an answer: "told her end of march", of a week its Friday; None when the line
    names none."""
    found = _TOLD_WHEN.search(line.lower())
    words = found[1].split()[:3] if found else []
    day = _first_day(words, on)
    return day + timedelta(days=WORKING_DAYS - 1) if day is not None and words[1:2] == ["week"] else day


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


def _requests(network: Network, person: Person, today: date) -> Iterator[Request]:
    """What somebody waits for, the newest first."""
    for request in reversed(network.all(Request)):
        if request.from_ != person.id or request.state != "open" or is_answered(network, request, today):
            continue
        source = request.from_interaction or 0
        over = is_over(network, person, request.asked.date(), request.text, mine=True, answers=True, source=source)
        if not over:
            yield request


def _late(network: Network, person: Person, today: date) -> Iterator[Promise]:
    """What I promised somebody and is late; without a day it is after some."""
    for promise in open_promises(network):
        due = promise.due or promise.made + timedelta(days=UNDATED_DAYS)
        if due >= today or person.id not in promise.people or help_received.is_present(promise.text):
            continue
        if not is_theirs(network, promise) and not is_over(network, person, promise.made, promise.text, mine=True):
            yield promise


def promised(text: str, you: str) -> str:
    """What a promise hands over that can be sent: "the deck" of "send her the deck" and of "a deck"; "" for a deed, a
    treat, and what comes another way."""
    if help_received.treat(text) or text.startswith("for "):
        return ""
    deed = matter.deed(text, to=you)
    said = matter.certain(matter.given(text, to=you) or ("" if deed else matter.thing(text, of=you)))
    return said if matter.is_sent(said) or deed.startswith(_SENDING) else ""


def names_of(person: Person) -> tuple[str, ...]:
    """The names by which a line calls somebody: the first one, and the last, with and without their accents."""
    last = person.name.split()[-1:] if len(person.name.split()) > 1 else []
    names = ((first_name(person.name) or person.name).split()[-1], *last)
    return tuple(dict.fromkeys((*names, *map(unaccent, names))))


def _subject(network: Network, person: Person, today: date) -> str:
    talk = talk_of(network, person.id)
    if talk is None or not 0 <= (today - talk.on).days <= SUBJECT_DAYS:
        return ""
    return topic_of(network, person, talk)


def topic_of(network: Network, person: Person, talk: Interaction) -> str:
    """What a talk was about, where it may be said to this person."""
    others = [
        other for who in (*talk.people, *talk.mentions) if who != person.id and (other := network.get(Person, who))
    ]
    named = {fold(word) for other in others for word in other.name.split()}
    topic = in_capitals(talk.topic, person)
    said = matter.topic(topic)
    if not said and not HARD_TIMES.search(topic.lower()):
        said = matter.topic(topic.partition(",")[0])
    if named & {fold(word) for word in said.split()} or is_private(said, person, talk.note):
        return ""
    return said


def in_capitals(text: str, person: Person) -> str:
    """A text with somebody's company, its first word, and city written as they are."""
    first = person.company.split()[:1] if len(person.company.split()) > 1 else []
    called = [word for word in first if len(word) > SHORTEST_NAME and word.isalpha() and word.lower() not in COMMON]
    for name in filter(None, (person.company, person.city, *called)):
        text = regex(rf"(?<!\w){escape(name)}(?!\w)", IGNORECASE).sub(lambda _, name=name: name, text)  # type: ignore[misc]
    return text


def is_private(text: str, person: Person, note: str = "") -> bool:
    """True when a text has a rare word of what is noted in private."""
    noted = "\n".join(filter(None, (person.private_notes, note)))
    return bool(noted) and bool(private_words(text, Person(handle="", name=person.name, private_notes=noted)))


def _met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where the first line about them says that they did."""
    touches = network.touches(person.id)
    first = network.get(Interaction, touches[0].talk) if touches else None
    if (
        first is None
        or first.approx
        or first.asks
        or not (person.origin == "met" or "met" in first.line.lower().split())
    ):
        return ""
    found = _MET_AT.search(first.line)
    place = matter.thing(first.place or "") or matter.thing(found[1] if found else "")
    return f"at {place}" if place and not is_private(place, person, first.note) else on_day(first.on, today, near=True)


def _first_met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where that is the only talk so far and some weeks ago at most."""
    talks = [talk for talk in network.talks(person.id) if talk.channel in TALKS]
    near = len(talks) == 1 and (today - talks[0].on).days <= FAR_DAYS and _is_last(network, talks[0], person, today)
    return _met(network, person, today) if near else ""


FACTS: Mapping[str, Callable[[Network, Person, date], str]] = {
    "name": lambda network, person, today: title_of(person.name) or first_name(person.name),
    "company": lambda network, person, today: _company_of(person),
    "work": lambda network, person, today: work_of(person),
    "talk": _this_week, "seen": _seen, "recent": _recent, "past": _past, "subject": _subject, "lately": _lately,
    "matter": _matter, "did": _did, "joy": _joy, "met": _met, "first": _first_met,
    "unwell": _unwell,
    "spoken": _spoken,
    "hard": lambda network, person, today: "yes" if is_hard(network, person, today) else "",
}  # fmt: skip
"""Part of a sentence -> how it is found out of anybody."""
