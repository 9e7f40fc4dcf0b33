"""What an open loop is about, as it is said to whom the note is to: one row of sources for every kind of note.

A source gives a part of a sentence (``note_drafts.NoteFacts``): a ``thing``, a ``question``, a ``request`` ("you
invited us to sing at the hospice"), or what ``arrived``. The first that gives anything is the subject, whatever the age
of the loop. A word that only its line explains, "the name", is none: what stands before it in the line is.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from re import IGNORECASE

from netritual.domain.matters import help_received, matter, matter_deeds, second_person
from netritual.domain.matters.matter_vocabulary import DETERMINERS, HIM, MONTHS, NO_NOUN, PREPOSITIONS
from netritual.domain.model import Ask, Follow, Interaction, Person, Promise, Request
from netritual.domain.network import Network
from netritual.regex import naming, regex
from netritual.review.message_drafts.lines_about import (
    LETTER_DAYS,
    MONTH_END,
    days_in,
    is_named_in,
    is_private,
    names_of,
    talks_about,
)
from netritual.review.message_drafts.loop_case import LoopCase
from netritual.review.message_drafts.relationship_phrases import FACTS, topic_of
from netritual.review.message_drafts.spellings import all_called
from netritual.review.message_drafts.unread_words import is_answered, may_end

CAME_DAYS = 30
"""What somebody sent is answered for so many days."""
_ABOUT = regex(r"\b(?:about|re|regarding|on) (?P<about>.+)$", IGNORECASE)
_VIEW_ON = regex(
    r"(?:(?:an?|the|my|our|his|her|their|some) )?(?:advice|views?|opinion|thoughts|feedback|comments|remarks|tips|help)"
    r" (?:on|about|re|regarding|with) (.+)$",
    IGNORECASE,
)
"""What a word of advice is about."""
TO_KNOW = regex(r"^(?:me )?to (?:know|hear|tell (?:him|her|them)) (?:about )?")
TO_DO = regex(r"^(?:me )?to (?=\w)", IGNORECASE)
"""How a matter begins that is asked to be known, and one that is to be done."""
_OF_THEIR_OWN = regex(r"to (?:be \w+(?:ed|n)|see|visit|meet|get to know|talk|speak|join)\b", IGNORECASE)
"""How a matter begins that is done with them, or that they do themselves."""
_THIS_YEAR = regex(r" (?:this|last|next) (?:season|term|year|month|week)$", IGNORECASE)
_MORE_TIME = regex(r"^(?:an? (day|week|month) more|another (day|week|month)|more (\w+))(?: to \w+)?$", IGNORECASE)
_OF_ITS_OWN = regex(r"(?<=\w)(?<!\bthe)(?<!\bour) (?:about|re|regarding) .+$", IGNORECASE)
"""What a thing is about in its turn: "an interview about the harbour", and no "about" that names a page."""
_YOURS = regex(r"\byour\b")
"""What somebody wrote to me of my own."""
_YOUR_WORK = regex(r"\bfor an? (?=(?:\w+ )?(?:piece|article|story|feature|essay|podcast|thesis|film|talk)\b)")
"""Before what somebody who asks for something makes of it."""
WANTED = regex(
    r"(?<!everybody )(?<!everyone )(?<!people )(?<!\bto )"
    r"(?<!\bi['’]d )(?<!\bi['’]ll )(?<!\bi )(?<!\bid )"
    r"\b(?:(?:offer|want|ask|need)(?:s|ed)?(?: me| us)?(?: for| about)?|(?:has|have|had|put) (?:me|us) down for)"
    rf" ((?:an?|the|my|our|some|\d+|{'|'.join(MONTHS)}) [^,;.!?]+)",
    IGNORECASE,
)
"""Where a line says what they want or offer."""
_TO_ME = r"(?:asked|asks|invited|invites) (?:me|us)|(?:wants|wanted|needs|would (?:like|love)) (?:me|us)"
_REQUEST = regex(
    rf"\b(?:({_TO_ME}) (to|on|as|at|(?<=invited (?:me|us) )for)"
    r"|(?:wants|hopes|wishes|asked|asks|(?<=\w )(?<!i )(?<!we )would (?:like|love)"
    r"|(?<!\bi)(?<!\bwe)['’]d (?:like|love)) to)"
    r" (?!know\b|hear\b)(.+?)(?=[,;.!?]| re |$)",
    IGNORECASE,
)
"""Where a line says what they ask me to do, or would like to do themselves."""
_OF_US = regex(r"\b(?:asked|asks|wants?|wanted|would (?:like|love)|invited) us\b", IGNORECASE)
_OF_ANOTHER = regex(
    r"(?:(?:^|[,;:.!?-] ?|\b(?:and|but|that|as|because|since|if|says?|said) )(?:an?|the|my|our|his|her|their) "
    r"|[^\W\d_]['’]s (?!also|just|kindly|now|really|still|already|even))(?:[^\W\d_]+ ){1,2}$",
    IGNORECASE,
)
"""What stands before the verb of a wish that is not theirs: "her mother", "the school"."""
_OFFERS = regex(
    r"[^\W\d_]+(?: [^\W\d_]+)? (?:can|could|would|offers to|offered to) (?!like\b|love\b|have\b|be\b|not\b|only\b)"
    r"([^,;.!?]+?)(?= for \d+(?: |,|$)|[,;.!?]|$)",
    IGNORECASE,
)
"""How a line begins that says what somebody would do."""
_OF_ME = regex(r"(?:(me|us) )?(to|on|at|in|as) (.+?)(?= re |$)", IGNORECASE)
"""How a matter begins that is a request to me."""
_HAS = regex(
    r"(?:\b(?:has|have|had|got|knows?|found|sent|wrote|quoted|offers?|offered|gives?|mentioned|brought"
    r"|can (?:give|do|get|offer|lend))(?: me| us)? (?=(?:an?|the|his|her|their|some|two|three|four|five|six|\d+) )"
    r"|(?:^|, )(?=(?:an?|two|three|some|\d+) questions? ))([^,;.!?]+)",
    IGNORECASE,
)
"""Where a line says what somebody has, knows or gives."""
_DETERMINED = regex(r"(?:the|my|our|his|her|their|an?) \w", IGNORECASE)
"""How the object of what they would like to do begins: "the angel head" of "borrow the angel head"."""
_TALKED_OF = regex(
    r"\b(?:pitched|showed (?:\w+ )?|(?:asked|called|rang|phoned|wrote|emailed) \w+ (?:for|about|re))"
    r" ((?:an?|the|my|our|his|her|\d+) [^,;.!?]+)",
    IGNORECASE,
)
"""Where a line says what a talk with somebody was of, who owes me something."""
_NOUN_PHRASE = regex(
    r"(?P<before>(?:[^\W\d_]+ )?)\b(?P<first>an?|the|our|my|his|her|their"
    r"|(?P<whose>(?!(?:here|that|there|it|what|who|he|she)\b)[^\W\d_]+)['’]s)"
    r" (?P<rest>[a-z][^,;.:!?]*)"
)
"""A noun phrase of a line, with the word before it and whatever stands behind."""
_SPEAKS_OF = regex(
    r"\b(?:about|re|how|when|what|if|whether|should do|(?:offered|offers|pitched|showed)(?: [^\W\d_]+)?) $", IGNORECASE
)
"""What stands before a thing that a line is of; behind other words it is mentioned by the way."""
_BEGINS = frozenset(("", "how", "when", "where", "what", "if", "whether", "that", "and", "because", "but", "why"))
"""Words before the subject of a clause: its verb follows."""
_ADVERBS = frozenset(("still", "also", "just", "not", "never", "always", "soon", "again", "too", "already", "really"))
"""Words that may stand behind the verb: it is none of them."""
_BEFORE_A_COLON = regex(r"^[^,;.:!?]{2,40}: ([^,;.:!?]+ for [^,;.:!?]+)")
"""What a line begins with behind a name: "noise check for 30 workers"."""
_NEEDS = regex(r"\b(?:needs|wants) (?!to\b)([^,;.:!?]+)", IGNORECASE)
_NEGATED = regex(r"\b(?:not|never|no longer|instead of|rather than|other than|except|don['’]?t)\b", IGNORECASE)
"""Words of a matter that is not, or not yet, what the noun behind them says."""
_GENERIC = regex(
    r"(?:the|my|our|your) (?:same\b.*|names?|pages?|points?|committee|day|numbers?|match|team|board|boss|matter|offer"
    r"|(?:\w+ )?(?:meeting|advice|opinion|views?|help|comments|thoughts|feedback)|date|visit|call|time|try|go|look"
    r"|shot|hand|lift|ring|word)"
    r"|(?:the )?congratulat\w+",
    IGNORECASE,
)
"""What is no matter by itself: a word that only the line explains."""
_A_DAY = regex(rf"the \d+(?:st|nd|rd|th)?(?: (?:{'|'.join(MONTHS)}))?", IGNORECASE)
_COUNT = regex(r"(?:the )?\d+ (?:people|guests|persons|kids|children|singers|men|women|of us)", IGNORECASE)
"""How many came."""
_TO_BE_DONE = regex(
    r"(?<=\w) (?:first|sent|done|(?!hundred)\w{3,}(?<!e)ed|(?:still )?to (?:write|do|send|finish|come|try|taste|read))$"
    r"|^(?:some )?more (?=\w)",
    IGNORECASE,
)
"""Behind a thing, what is to be done with it, and before it, that it is one more."""
_UNTIL_THEN = regex(r"(?<=\w) (?:without|before|after|by|until|till|once|when|if) .+$", IGNORECASE)
"""A condition or a day behind a thing."""
_SENT = r"^(?:NAME)\b[^,;.!?]{0,20}? (?:sent|gave|e?mailed|made)(?: me| us)? ((?:the|his|her|their|an?) [^,;.!?]+)"
"""Where a line says what somebody sent, with the name in the place of NAME."""
_ASKS = (
    r"(?:^|[,;.] |\band )(?:and )?(?:(?:NAME)(?: [^\W\d_]+\.?)?|he|she|they)\b[^,;.!?]*?(?:, and|\band)? ?"
    r"\b(?:ask|wonder|wants to know|invite[sd]|wants (?:me|us) to)"
    r"|^(?:NAME)\b[^;.!?]*, (?:asks|wonders|wants to know)\b"
)
"""A clause in which somebody asks or invites me, with the name in the place of NAME."""
_NOT_YET = regex(r"\b(?:have|has)(?:n['’]?t| not) (?:yet )?(?:answered|replied|decided|said)\b[^,;.!?]*", IGNORECASE)
"""Words of an answer that is still to come."""
_ON_A_DATE = regex(r" (?:on (?:the )?(?:\w+ )?\w*\d.*|on \w+day.*|(?:this|next) .+)$")
_CLAUSE_ENDS = regex(r"[,;.:!?]+ *| - ")


def subject(case: LoopCase, names: Collection[str] = ()) -> dict[str, str]:
    """What a loop is about, as one part of a sentence; empty where nothing tells it. ``names`` are the parts that the
    note has a sentence for, by default all."""
    sources = ((name, said) for name, said in _sources(case) if said and (not names or name in names))
    plain = ((name, said) for name, said in sources if matter.is_plain(said) and not _A_DAY.fullmatch(said))
    return next(({name: said} for name, said in plain if name != "thing" or matter.is_subject(said)), {})


def source_of(network: Network, record: object, to: int) -> Interaction | None:
    """The line out of which a record came: for an ask and a follow-up, one of its day that has its words."""
    if isinstance(record, (Ask, Follow)):
        day = record.made if isinstance(record, Follow) else record.asked
        of_day = network.talks_between(day, day) if day is not None else ()
        lines = (talk for talk in of_day if record.text in talk.line)
        is_there = (
            talk for talk in lines if to in (*talk.people, *talk.mentions) or is_named_in(network, to, talk.line)
        )
        return next(is_there, None)
    source = getattr(record, "from_interaction", None)
    return network.get(Interaction, source) if source is not None else None


def asked_last(network: Network, person: Person, today: date) -> dict[str, str]:
    """What somebody asked or invited me to in the newest line about them, as one part of a sentence, where it is still
    to come and the line says nothing of an answer; empty else."""
    talk = next((one for one in talks_about(network, person, today) if one.line), None)
    if talk is None or person.id not in talk.people or (today - talk.on).days > LETTER_DAYS:
        return {}
    if any(one.from_interaction == talk.id and one.state != "open" for one in network.all(Request)):
        return {}  # it has its answer
    line = all_called(network, person, talk.line)
    asks = naming(_ASKS, names_of(person)).search(line)
    if asks is None or any(day < today for day in days_in(line, talk.on)):
        return {}
    behind = " ".join(_CLAUSE_ENDS.split(_NOT_YET.sub("", line[asks.end() :]))[1:])
    is_over = may_end(behind.lower().split()) or is_answered(_NOT_YET.sub("", line))
    question = second_person.asked(line)
    name, said = ("question", question) if question else _request_in(line)
    return {name: said} if said and not (is_over or is_private(said, person, talk.note)) else {}


def question_in(line: str) -> str:
    """What a line asks in so many words, as one says it: "whether I can do 300" of "saw me, can i do 300?"."""
    asked = line.rpartition("?")[0]
    return second_person.question(_CLAUSE_ENDS.split(asked)[-1], is_asked=True) if asked else ""


def thing_in(case: LoopCase, text: str) -> str:
    """The plain thing of a matter, as both know it; "" where it says none by itself."""
    text = _MORE_TIME.sub(lambda more: f"the extra {more[1] or more[2] or more[3]}", _THIS_YEAR.sub("", text))
    text = _UNTIL_THEN.sub("", _TO_BE_DONE.sub("", text))
    if _NEGATED.search(text):
        return ""  # "anything other than the counter" is not about the counter
    if second_person.is_question(text) or text.lower().startswith((case.you.lower(), "that ")):
        return ""  # what they did, or what happened, is no matter of mine
    text = _YOUR_WORK.sub("for their ", MONTH_END.sub("", TO_DO.sub("", text)))
    if view := _VIEW_ON.match(text):
        about = matter.noun(view[1], of=case.you)
        return about if about.startswith("your ") else matter.certain(matter.topic(about))
    text = _OF_ITS_OWN.sub("", text)
    thing = matter.certain(
        matter_deeds.given(text, to=case.you) or matter.noun(text, of=case.you) or matter.named_in(f"whether {text}")
    )
    return "" if not matter.is_subject(thing) or _GENERIC.fullmatch(thing) or is_count(thing) else thing


def is_named_for_it(case: LoopCase, thing: str) -> bool:
    """Whether a loop is of a thing by its own words."""
    words = (matter.head(thing), thing.lower().rpartition(" ")[2])
    return any(word in case.text.lower() for word in words if word)


def is_generic(thing: str) -> bool:
    """Whether a thing is no matter by itself, and no figure that is typed in: "the page"."""
    return _GENERIC.fullmatch(matter.certain(thing)) is not None and not matter.figure(thing)


def is_count(text: str) -> bool:
    """Whether a matter only says how many came: "35 people"."""
    return _COUNT.fullmatch(text) is not None


def _sources(case: LoopCase) -> Iterator[tuple[str, str]]:
    """The parts, the surest first: what the matter itself says, what they asked, what came of theirs, what they want or
    invite to, what their other request of that line says, and what the line is about or names before."""
    record, text, line, you = case.record, case.text, case.line, case.you
    is_theirs, is_mine = isinstance(record, Request), isinstance(record, (Promise, Follow))
    talk = source_of(case.network, record, case.to.id)
    if is_theirs:
        text = _YOURS.sub("my", text)
        yield from _asked(text, line, you)
    if is_mine and (about := _ABOUT.search(text)) is not None:
        yield "thing", matter.certain(matter.topic(matter.noun(about["about"], of=you)))
    yield "thing", thing_in(case, TO_KNOW.sub("", text))
    yield "question", question_in(line) or second_person.asked(line)
    yield _request_in(line)
    yield "request", _wish_in(line)
    offers = _OFFERS.match(line)
    offered = second_person.turned(offers[1]) if offers is not None else ""
    yield "request", f"you offered to {offered}" if offered else ""
    is_words = (is_theirs or is_mine) and not text  # what they wrote or wait for besides is what the answer is to
    if is_words:
        yield "arrived", _came(case)
    if is_theirs or is_mine:
        yield "thing", thing_in(case, match[1]) if (match := WANTED.search(line)) is not None else ""
    if is_words:
        yield from _of_requests(case)
    yield "thing", matter.certain(topic_of(case.network, case.to, talk)) if talk is not None else ""
    before = line.partition(text)[0] if text else ""
    is_clause = is_theirs and (TO_KNOW.match(text) or second_person.is_question(text))
    if is_clause and second_person.is_bare_question(TO_KNOW.sub("", text)):
        yield from (("thing", one) for one in _named_before(case, before, is_of=True))
    has = None if is_clause else _HAS.search(before or line)
    yield "thing", thing_in(case, has[1]) if has is not None else ""
    if isinstance(record, Ask) or (isinstance(record, Promise) and record.by == "them"):
        yield "thing", thing_in(case, match[1]) if (match := _TALKED_OF.search(line)) is not None else ""
    if not is_mine or getattr(record, "by", "") == "them":
        yield from (("thing", one) for one in _named_before(case, before or line) if not matter.is_somebody(one))
    if is_words:
        yield "thing", matter.certain(FACTS["about"](case.network, case.to, case.today))
        yield from asked_last(case.network, case.to, case.today).items()


def _named_before(case: LoopCase, line: str, *, is_of: bool = False) -> Iterator[str]:
    """The things that a line names before its matter, the nearest first: "the quote" of "Ana's quote came, asked her
    to go lower". What is mentioned by the way is none, but where what follows says nothing without it (``is_of``)."""
    for clause in reversed(_CLAUSE_ENDS.split(line)):
        for match in reversed(list(_NOUN_PHRASE.finditer(clause))):
            before, words = match["before"].strip().lower(), match["rest"].split()
            end = next((at for at, word in enumerate(words) if word.lower() in NO_NOUN | PREPOSITIONS | HIM), 0)
            is_verb = bool(end) and words[end].lower() not in PREPOSITIONS | _ADVERBS
            is_whole = is_verb or before not in _BEGINS
            is_other = match["whose"] and match["whose"] not in names_of(case.to) and not is_of
            first = "the" if match["whose"] else match["first"]
            thing = thing_in(case, " ".join((first, *words[: end or None]))) if is_whole and not is_other else ""
            if matter.is_of_what(thing):
                continue
            if (is_of and thing) or matter.is_sent(thing) or _SPEAKS_OF.search(clause[: match.start("first")]):
                yield thing
    wanted = (_BEFORE_A_COLON.search(line), _NEEDS.search(line))
    yield from (thing_in(case, match[1]) for match in wanted if match and not _OF_ANOTHER.search(line[: match.start()]))


def _asked(text: str, line: str, you: str) -> Iterator[tuple[str, str]]:
    """What a request of somebody asks: a question, what I am to do, or the thing of their wish."""
    asked = TO_KNOW.sub("", text)
    yield (
        "question",
        second_person.question(asked, is_asked=True) if asked != text or text[:2] in ("if", "wh", "ho") else "",
    )
    yield _request_of(text, you)
    wish = _REQUEST.search(line)
    is_asked = asked == text and (wish is None or wish[1])  # what they would like to do is not asked of me
    is_mine = (wish is not None and wish[1]) or line.rstrip().endswith((" me", " us"))
    is_own = _OF_THEIR_OWN.match(text) is not None and not is_mine
    is_deed = text.lower().split()[1:2] and text.lower().split()[1] in DETERMINERS | HIM | {"me", "us"}
    deed = second_person.infinitive(text) or (is_deed and matter_deeds.deed(text, to=you)) if is_asked or is_own else ""
    asked_for = "you wanted to" if is_own else f"you asked {'us' if _OF_US.search(line) else 'me'} to"
    yield "request", f"{asked_for} {deed}" if deed and not matter_deeds.given(TO_DO.sub("", text), to=you) else ""
    yield _request_in(line)


def _request_of(text: str, you: str) -> tuple[str, str]:
    """What a matter asks of me, as a clause or a thing: "you asked me to judge", "your podcast"."""
    match = _OF_ME.match(text)
    said = second_person.turned(match[3]) if match is not None and (match[1] or match[2] != "to") else ""
    if match is None or not said:
        return "request", ""
    if match[2] == "as":
        return "request", f"you wanted {match[1].lower()} as {said}" if match[1] else ""
    if match[2] != "to":
        is_thing = _DETERMINED.match(match[3])
        return "thing", matter.certain(matter.noun(match[3], of=you)) if is_thing else ""
    return "request", f"you asked {(match[1] or 'me').lower()} to {said}"


def _request_in(line: str) -> tuple[str, str]:
    """What a line says that somebody asks me to do, would like to do themselves, or invites me to, with the name of its
    part."""
    match = _REQUEST.search(line)
    typed = match[3] if match is not None else ""
    said = second_person.turned(typed)
    if match is None or not said:
        return "request", ""
    if _OF_ANOTHER.search(line[: match.start()]) and not (match[1] or "").lower().startswith("invite"):
        return "request", ""
    if not match[1]:
        verb, _, what = said.partition(" ")
        what = what.removeprefix("me ").removeprefix("us ")
        if what:
            return "thing", matter.certain(matter.noun(what)) if _DETERMINED.match(what) else ""
        return "thing", f"the {verb}" if matter.is_event(f"the {verb}") else ""
    verb, _, whom = match[1].lower().rpartition(" ")
    if verb.startswith("invite") and said.partition(" ")[0] in ("your", "the", "a", "an"):
        return "arrived", f"the invitation to {_ON_A_DATE.sub('', said)}"
    if match[2].lower() != "to" and not verb.startswith("invite"):
        return "thing", "" if match[2].lower() == "as" else matter.certain(matter.noun(said))
    return "request", f"you {'invited' if verb.startswith('invite') else 'asked'} {whom} {match[2].lower()} {said}"


def _wish_in(line: str) -> str:
    """What a line says that somebody would like to do themselves, as a clause: "you wanted to film in my shed"."""
    match = _REQUEST.search(line)
    if match is None or match[1] or _OF_ANOTHER.search(line[: match.start()]):
        return ""
    said = second_person.turned(match[3])
    verb, _, what = said.partition(" ")
    return f"you wanted to {said}" if what and verb not in ("know", "hear", "be", "meet", "do") else ""


def _of_requests(case: LoopCase) -> Iterator[tuple[str, str]]:
    """What else they waited for on its day, where it is more than an answer."""
    for one in case.network.all(Request):
        is_open = one.from_ == case.to.id and one.state == "open" and not matter.is_answer(one.text)
        if is_open and one.id != case.record.id and one.asked.date() <= case.loop.since:
            yield from _asked(one.text, "", case.you)
            yield "thing", thing_in(case, one.text)


def _came(case: LoopCase) -> str:
    """What of theirs came in the last weeks, which is answered: "your quote"."""
    names = names_of(case.to)
    lines = (
        talk for talk in talks_about(case.network, case.to, case.today) if (case.today - talk.on).days <= CAME_DAYS
    )
    return next(
        filter(None, (help_received.arrived(talk.line, names) or _sent(talk.line, names) for talk in lines)), ""
    )


def _sent(line: str, names: Sequence[str]) -> str:
    """What a line says that somebody sent: "your quote" of "Jonas sent the quote"; "" when it says nothing."""
    match = naming(_SENT, names).search(line)
    what = matter.certain(matter.noun(match[1], of=names[0])) if match else ""
    return f"your {what.removeprefix('the ')}" if what.startswith("the ") and matter.is_sent(what) else ""
