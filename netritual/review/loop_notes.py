"""The draft that goes with what is open with somebody: their loop as the parts of sentences (``review.notes``)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import chain
from re import IGNORECASE
from re import compile as regex
from typing import get_args

from msgspec.structs import replace

from netritual.domain import help_received, matter, own_words
from netritual.domain.closing import said_since
from netritual.domain.coffee import PLANNED
from netritual.domain.drafts import DraftKind
from netritual.domain.first_names import first_name
from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import (
    TABLES,
    Ask,
    Coffee,
    Follow,
    Interaction,
    Introduction,
    Person,
    Promise,
    Request,
    Settings,
    Thanks,
)
from netritual.domain.network import Network, known_people
from netritual.domain.terms import COMMON, terms_of
from netritual.domain.words import day_in_full, since_words
from netritual.review.bearing import has_refused, has_talked_since, help_of, is_hard, meets_since, topic_of
from netritual.review.closing_lines import (
    is_answered,
    is_arranged,
    is_theirs,
    is_touched,
    left_of,
    may_be_settled,
    named_promise,
)
from netritual.review.lines_about import (
    answer_day,
    day_in,
    is_private,
    last_day,
    named_day,
    names_of,
    period_end,
    talks_about,
)
from netritual.review.notes import (
    coffee_note,
    is_put_off,
    note_to,
    offered_time,
    other_person,
    said_meeting,
    thanks_note,
    topic_for,
    word_to,
)
from netritual.review.precedence import is_joint
from netritual.review.rows import review_day
from netritual.review.spellings import as_called

_KINDS: Mapping[str, DraftKind] = {
    "reply": "answer", "no_ack": "how_did_it_go", "handoff": "handed", "owed": "owed", "ask": "nudge",
    "no_answer": "nudge_message", "thanks": "thanks", "coffee": "invite_said", "outcome": "outcome", "follow": "follow",
}  # fmt: skip
"""Kind of loop -> the draft that goes with it."""
_ANSWERS: Mapping[str, DraftKind] = {
    "complaint": "answer_complaint", "issue": "answer_complaint", "compliment": "answer_compliment",
}  # fmt: skip
"""Type of a request -> the draft of its answer; for the others a plain one."""
_ASKED_TO: Mapping[str, str] = {
    "resume": "look over my CV", "reference": "be a reference for me", "mentor": "be my mentor",
}  # fmt: skip
"""What an ask of a type has somebody do."""
_ADVICE = ("advice", "insight", "other", "mentor", "reference")
"""Types of asks with a matter that stands behind "about"."""
SORRY_DAYS = 7
"""After so many days one says sorry for the wait."""
PATIENT_DAYS = 2
"""Within so many days of their word nobody is reminded of it."""
WAITED_DAYS = 3
"""A promise without a day is spoken of after so many."""
LONG_LATE_DAYS = 21
"""After so many days one does not name the next best day: the writer says when it comes."""
LATE_THANKS_DAYS = 14
"""After so many days one says that the thanks come late."""
NAMED_DAYS = 5
"""After so many days a day of the week is another one."""
_ON_A_DAY = regex(r" on (?:mon|tues|wednes|thurs|fri|satur|sun)day$", IGNORECASE)
SHORT_WORDS = 3
"""A thing of so few words is said more fully by the line of what they did."""
_ADVISED = regex(r"(?:for )?(?:advice|tips|thoughts|opinion|view|feedback|insight)\b")
"""How an ask for advice begins: that is thanked for as advice."""
_FOR_ME = regex(
    r"(?:read|review|check|look (?:over|at)|proofread|forward|recommend|translate|cover|pass (?:on|along)"
    r"|mention|put in) (?:me|my|our)\b"
)
"""What one has others do: a promise of it is theirs, whoever it is noted for."""
_MAYBE = regex(
    r"\b(?:maybe|might|perhaps|will see|(?:he|she|they)['’]ll (?:ask|check|look|see|call|think|set up|let|get))\b"
)
"""Words of a line that tells of half an answer."""
_HEARD = regex(
    r"\b(?:she|he|they) (?:asked|answered|replied|said|wrote|wants?|needs?)\b|^[^,;.:]{2,30} (?:on|by|via|over) \w+:"
)
"""Words of a line of a message that tell of an answer."""
_A_MESSAGE = regex(
    r"^(?:text|mail|email|message|dm|whatsapp|letter) (?:to\b|@|\w+$)"
    r"|^(?:i )?(?:texted|mailed|emailed|messaged|dmed|dm['’]?d|wrote|pinged|sent)\b"
)
"""How a line begins that surely tells of a message of mine."""
_VOICEMAIL = regex(r"\b(?:voice ?mail|(?:left|leave) .*\b(?:message|msg)|no (?:answer|reply))\b", IGNORECASE)
"""Words of a call that nobody took."""
_CONDITION = regex(
    r"(?<!know)(?<!see)(?<!tell me)(?<!ask) (?:once|as soon as|when|if) (?!to\b|a\b|an\b|per\b|every\b|in\b).+$"
)
"""Behind what somebody is to do, what it waits for: "intro me to Ana once the CV is ready"."""
_PERMISSION = ("let me ", "let us ", "allow ", "agree ")
"""How a promise of theirs begins that is none: it is done with the word."""
_CLAUSE_ENDS = regex(r"[,;.:!?]+ *| - ")
_NO_RUSH = regex(r"\b(?:no (?:rush|hurry)|whenever|when (?:i|you) (?:can|have time)|take (?:my|your) time)\b")
_WHOSE = regex(r"\b(?:his|her|their|him|them)\b", IGNORECASE)
_BACK = regex(r"\b(?:give|bring|hand|send) .*\bback\b|\breturn\b")
_CALL = regex(
    r"(?:give \w+ )?(?:a |the )?(?:phone )?(?:call|ring|phone)(?: (?:me|you|him|her|them|back|again))*"
    r"(?: (?:about|re|before|by|after|on|in|next|this)\b.*)?$"
)
_CALLED = regex(r"(?:call|ring|phone)(?: (?:him|her|them))?(?: (?:back|again))?$")
_TELLS = regex(r"(?:tell|let|inform|answer)(?: (?:him|her|them|you))?(?: know)?(?: (?:no|yes))?")
"""A word to somebody of which it is not said what it is."""
_SENDS_ME = regex(r"\b(?:sends?|send|sending) (?:me|us|over)\b", IGNORECASE)
_NEWS = regex(r"(?:let me know|get back|come back|tell me)\b")
_MUST = regex(
    r"\b(?:must|should|shd|need to|needs to|have to|has to|got to|gotta|ought to|want to|wanna|remember to)\b"
)
_SAID_SO = regex(r"\b(?:told|promis\w+|said i|offered|agreed)\b")
"""Words of a line of what is to be done, and of one that was told."""
_REPLIES = regex(
    r"(?:(?:write|mail|email|text|message) back|reply|respond|answer)(?: (?:to )?(?:him|her|them|you))?\b(?! to the\b)"
)
"""A promise of an answer."""
_LATER = regex(
    r"(?:think|sleep on|look into|say yes|say no|get back|come back|let (?:him|her|them|you) know|tell|check|see|answer"
    r"|reply|respond|decide)\b"
)
"""Promises of a word: to call, to tell, to come back."""
_NEEDS = regex(
    r"\b(?:needs?|wants?|ask(?:s|ed)(?: me)? for|(?:is )?wait(?:s|ing) for) (?=(?:my|our|his|her|their|the) )"
)
"""Words of a line before what is to be handed over."""
_A_THING = regex(r"^((?:send|forward|give|show|lend|bring|write|make|draw) me) an? (?!heads|hand|ring|call|shout|lift)")
"""How a promise begins of a thing that both know of by now."""
_OFFER = regex(r"\boffer(?:s|ed) me ([^,;.!?]+)", IGNORECASE)
_TO_KNOW = regex(r"^(?:me )?to (?:know|hear|tell (?:him|her|them)) (?:about )?")
"""How what somebody asks begins where it is a question."""
_IF = regex(r"^if\b")
_OURS = ("whether you ", "whether I ", "whether we ")
"""How a question begins that is answered with a yes or a no: the answer is thanked for, not the telling."""
_SENDING = ("send ", "share ", "forward ", "resend ")
_SAYABLE = ("thing", "object", "deed", "treat", "lent", "later", "call", "other_day")
"""The parts by one of which a promise is said."""
_ANSWERED_BY = ("deed", "question", "thing", "wish", "told_by")
"""The parts by one of which it is said what is answered."""
_WITH_ASIDE = regex(r"[^,]+, (?!.*\band\b)[^,]+")
"""A matter with something behind it that is noted for oneself: "a guest lecture, date tbc"."""
_OTHER_DAY = regex(r"(?:find|suggest|propose|look for) (?:another|a new|a) (?:day|time|date|slot)\b")
"""Promises of another day."""
_DEADLINE = regex(r"\b(?:by|before|until|till|due|latest)\b")
"""Words of a line that names a last day for something."""
_A_WISH = regex(
    r"(?:an?|the|some|some(?:body|one)|any(?:body|one)|more|\d+|two|three|four|five|six|ten|both|another) ", IGNORECASE
)
"""How something begins that somebody wanted."""
_HELPED: Mapping[str, str] = {"resume": "looking over my CV", "reference": "being a reference for me"}
"""What somebody did who was asked for it."""
_ASKED_FOR = regex(r"\b(?:names?|intro|introduction|contacts?|tips?|advice|reference|recommendation)\b")
"""What is of use, or is not."""
_MINE = regex(r"\byour\b")
"""What somebody wrote to me of my own."""


def loop_note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    """The note that goes with an open loop, to the person who is to be written to."""
    found = network.get(Person, person) if person is not None else None
    record = network.get(TABLES[loop.table], loop.id)
    today = now.date()
    if found is None or record is None or loop.kind == "held" or not _is_due(loop, today):
        return ""
    you = first_name(found.name)
    known = {"since": since_words(loop.since, today)}
    what, left = _text(record), ""
    if isinstance(record, Promise):
        what, left = named_promise(network, record), left_of(network, record)
        if is_arranged(network, record):
            return ""
    is_over = not left and _is_over(network, replace(loop, what=what or loop.what), found, today)
    if is_over or _is_asked_too(network, record):
        return ""
    text = "" if is_private(loop.what, found) else as_called(network, found, left or what)
    if isinstance(record, Ask) or (isinstance(record, Promise) and record.by == "them"):
        text = _CONDITION.sub("", text)
    if _WHOSE.search(text) and _names_others(network, record):
        text = ""
    line = _line(network, found, record)
    kind: DraftKind = _KINDS.get(loop.kind, "hello")
    if isinstance(record, Request) and loop.kind != "handoff":
        if loop.kind == "reply" and (is_answered(network, record, today) or _is_introduced(network, record)):
            return ""
        kind = kind if loop.kind != "reply" else _ANSWERS.get(record.type, "answer")
        due = record.due or last_day(line, record.asked.date())
        for_day = record.due or day_in(text, record.asked.date())
        if for_day is not None and for_day < today and not _DEADLINE.search(line.lower()):
            return ""  # what was asked for that day
        if matter.is_wish_of_theirs(text) or matter.is_opinion(text):
            return ""
        text = _TO_KNOW.sub("", _MINE.sub("my", text))
        said = _asked(line)
        if loop.kind == "reply" and _is_promised(network, record, line, you):
            return ""
        wish = said["wish"] if not _A_WISH.match(text) else own_words.turned(text)
        thing = "" if matter.is_answer(text) else matter.certain(_theirs(text, you) or wish)
        thing, wish = ("", wish) if thing.startswith("to ") else (thing, "")
        is_handed = matter.is_sent(thing) or _is_asked_for(line, text)
        is_handed = is_handed and loop.kind == "reply" and not matter.is_said(thing)
        if is_handed and due is not None and due > today:
            return ""
        told_by = answer_day(line, record.asked.date())
        is_late = loop.late and loop.age_days >= SORRY_DAYS and not _NO_RUSH.search(line.lower())
        known |= {
            "deed": own_words.infinitive(text) or matter.deed(text, to=you),
            "thing": thing,
            "told_by": day_in_full(told_by, today) if told_by is not None else "",
            "question": own_words.question(text) or said["question"],
            "wish": wish,
            "wrong": own_words.happened(text),
            "object": "yes" if is_handed else "",
            "figure": matter.figure(thing),
            "wanted": "yes" if _ASKED_FOR.search(text) or matter.is_sent(text) else "",
            "waited": "yes" if is_late and (due is None or due < today) else "",
        }
        if kind == "answer" and not any(known[name] for name in _ANSWERED_BY):
            return ""
    elif loop.kind == "handoff":
        handoff = getattr(record, "handoff", None)
        known = {
            "thing": matter.certain(matter.thing(text)),
            "since": since_words(handoff.on, today) if handoff is not None else "",
        }
        known |= other_person(network, loop.who) if loop.who != person else {}
    elif isinstance(record, Promise) and record.by == "me":
        if help_received.is_present(text) or _FOR_ME.match(text) or is_theirs(network, record) or is_joint(found, line):
            return ""
        if _REPLIES.match(text):
            said = {"question": question} if (question := _question_in(line)) else _asked(line)
            heard = "" if any(said.values()) else "yes"
            return note_to(network, settings, today, "answer", person, loop.id, heard=heard, **known, **said)
        due = record.due or last_day(line, record.made)
        kind = "late" if due is not None and due < today else "keep"
        known |= _of_promise(network, record, text, found)
        if not _was_said(network, record):
            known["deed"] = ""
        known |= {"new": day_in_full(review_day(settings, today), today)}
        if due is not None and (today - due).days > LONG_LATE_DAYS:
            known["waited"] = "yes"
        if due is not None and (due - today).days > PATIENT_DAYS and known["deed"] and not known["object"]:
            return ""  # nothing is to be told of a deed before its day
        if known["deed"].startswith("ask you "):
            kind = "follow"
        if (known["treat"] or known["event"]) and meets_since(network, record.people[:1], record.made, record.id):
            return ""
        is_fresh = due is None and (today - record.made).days < WAITED_DAYS
        if is_fresh and not any(known[name] for name in _SAYABLE if name not in ("thing", "deed")):
            return ""  # said just now
        if not any(known[name] for name in _SAYABLE):
            return ""
    elif isinstance(record, Promise):
        if text.startswith(_PERMISSION) and not _NEWS.match(text):
            return ""
        if today <= max(record.made + timedelta(days=PATIENT_DAYS), period_end(line, record.made) or record.made):
            return ""
        if any(talk.on > record.made for talk in talks_about(network, found, today)):
            return ""  # what became of it was known by then
        deed = _A_THING.sub(r"\1 the ", matter.deed(text, to=you, me=True))
        their = matter.certain(_theirs(text, you))
        if not deed and their and (_SENDS_ME.search(line) or matter.is_sent(their) or matter.is_plural(their)):
            deed = f"send me {their}"
        known |= {"deed": "" if _CALL.match(text) or deed == "introduce me" else deed,
                  "thing": "the introduction" if deed == "introduce me" else their,
                  "call": "yes" if _CALL.match(text) and not _WHOSE.search(text) else "",
                  "news": "yes" if _NEWS.match(text) else ""}  # fmt: skip
    elif isinstance(record, Ask):
        kind = _ask_kind(record.type) if loop.state == "planned" else kind
        if kind == "outcome":
            kind = kind if loop.asks(today) else "thanks_answer"
            if any(thanks.to == person and thanks.said is None for thanks in network.all(Thanks)):
                return ""
        if kind in ("outcome", "thanks_answer") and has_refused(network, found, today):
            return ""
        lines = (talk.line.lower() for talk in talks_about(network, found, today) if talk.line)
        if kind == "thanks_answer" and _MAYBE.search(next(lines, "")):
            return ""  # the answer is still to come
        question = _IF.sub("whether", own_words.question(text, is_asked=True))
        known |= {"topic": matter.topic(text) if record.type in _ADVICE else "", "came": matter.event(record.outcome),
                  "question": question,
                  "wanted": matter.wanted(text, of=you),
                  "thing": matter.certain(matter.thing(text, of=you))}  # fmt: skip
        if kind == "thanks_answer" and question.startswith(_OURS):
            known |= {"question": "", "thing": matter.certain(matter.named_in(question))}
        known |= {"help": _HELPED.get(record.type, ""), "deed": _ASKED_TO.get(record.type, "")}
        if not known["deed"] and not _ADVISED.match(text):
            deed = matter.deed(text, to=you, me=True)
            known |= {"deed": deed, "help": matter.doing(text, to=you) or (known["wanted"] and known["thing"])}
            known |= {"topic": ""} if deed or known["wanted"] else {}
        if kind == "thanks_answer":
            known["help"] = help_of(network, found, today) or known["help"]
        known["doing"] = "yes" if known["help"] else ""
        if kind == "ask" and record.type not in ("advice", "insight", "mentor") and not known.get("topic"):
            return ""
        if kind in ("outcome", "thanks_answer") and not _ADVISED.match(text):
            known["topic"] = ""  # that it was advice is not said
        if kind == "outcome" and not (known["help"] or known["topic"]):
            return ""
        if (
            kind in ("nudge", "thanks_answer")
            and (day := named_day(network, found, record.asked or loop.since, today))
            and today <= day
        ):
            return ""
        known |= {"other": target} if (target := _asked_for(text)) else {}
    elif isinstance(record, Interaction):
        if (today - record.on).days > LONG_LATE_DAYS:
            return ""
        topic, is_spoken = topic_of(network, found, record), _VOICEMAIL.search(record.line) is not None
        if not (topic or is_spoken or _A_MESSAGE.search(record.line.lower())):
            return ""
        known |= {"topic": topic, "voicemail": "yes" if is_spoken else ""}
    elif isinstance(record, Coffee):
        is_past = record.due is not None and record.due < today
        offered = offered_time(network, record, today)
        is_agreed = record.due is not None and not offered
        is_unnamed = not (offered or said_meeting(record.channel))
        if is_past or is_agreed or is_unnamed or is_put_off(record):
            return ""
        if meets_since(network, record.people[:1], record.said, record.id):
            return ""
        known |= {"topic": topic_for(network, found, text), "said": said_meeting(record.channel), "offered": offered}
    elif isinstance(record, Thanks):
        if not text and any(one.to == person and one.said is None and one.text for one in network.all(Thanks)):
            return ""
        days = (today - record.made).days
        thing = matter.thanked(_ON_A_DAY.sub("", text) if days >= NAMED_DAYS else text, of=you)
        if len(thing.split()) <= SHORT_WORDS:
            thing = _helped(network, record, found, today) or thing
        is_help = help_received.is_help(thing)
        if not thing or (days > LONG_LATE_DAYS and not is_help):
            return ""  # for nothing named, or too small for so late a word
        is_late = days > LATE_THANKS_DAYS and not has_talked_since(network, (found.id,), record.made)
        known |= {
            "thing": thing,
            "came": _came(network, found.id),
            "doing": "yes" if is_help else "",
            "waited": "yes" if is_late else "",
        }
    elif _TELLS.fullmatch(text):
        kind, thing = "answer", matter.certain(next(filter(None, _asked(line).values()), ""))
        if not thing or thing.startswith("to "):
            return ""
        known |= {"thing": thing}
    else:
        known |= {
            "thing": matter.thing(_without_channel(text), of=you) or matter.certain(matter.needed(text, of=you)),
            "deed": matter.deed(text, to=you),
            "call": "yes" if _CALLED.match(text) else "",
        }
    return note_to(network, settings, today, kind, person, loop.id, **known)


def _is_due(loop: Loop, today: date) -> bool:
    """Whether there is anything to write: a nudge or a follow-up before its day, or after a word of theirs, is none."""
    if loop.kind == "follow" and loop.due is not None and loop.due > today:
        return False
    early = loop.kind in ("no_answer", "owed") or (loop.kind == "ask" and loop.stage != "planned")
    return not early or (loop.from_ <= today and loop.stage != "heard")


def _is_over(network: Network, loop: Loop, who: Person, today: date) -> bool:
    """Whether a later line tells that it is done, before anybody closed it, or that they have other sorrows."""
    if loop.kind in ("reply", "promise", "follow", "outcome") and is_hard(network, who, today):
        return True
    if loop.kind == "no_answer":
        talk = next(iter(network.talks(who.id, 1)), None)
        since = any(one.on > loop.since for one in talks_about(network, who, today))
        return since or talk is None or talk.id != loop.id or _HEARD.search(talk.line.lower()) is not None
    if loop.kind not in ("reply", "promise", "follow", "owed", "ask"):
        return False
    record = network.get(TABLES[loop.table], loop.id)
    if record is not None and may_be_settled(network, who, record, loop.since, today):
        return True
    told = said_since(network, loop)
    source = getattr(network.get(TABLES[loop.table], loop.id), "from_interaction", None) or 0
    by_talk = loop.kind in ("owed", "ask", "reply")  # after a talk one does not write as if there had been none
    return (told is not None and (told.said or by_talk)) or is_touched(network, who, loop.since, loop.what, source)


def _line(network: Network, to: Person, record: object) -> str:
    """The line out of which a record came, where it is about nobody else and nothing in it is private."""
    talk = getattr(record, "from_interaction", None)
    source = network.get(Interaction, talk) if talk is not None else None
    if source is None or {*source.people, *source.mentions} - {to.id} or is_private(source.line, to, source.note):
        return ""
    return as_called(network, to, source.line)


def _was_said(network: Network, promise: Promise) -> bool:
    """Whether a promise was made to somebody: what one "must" or "should" do was only noted."""
    talk = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    return talk is None or _MUST.search(talk.line.lower()) is None or _SAID_SO.search(talk.line.lower()) is not None


def _asked(line: str) -> dict[str, str]:
    """What a line says that somebody asked or wants, as a question or a wish."""
    said = own_words.asked(line)
    is_wish = said.startswith("to ") or _A_WISH.match(said) is not None
    return {"question": "" if is_wish else said, "wish": said if is_wish else ""}


def _question_in(line: str) -> str:
    """What a line asks in so many words, as one says it: "whether I can do 300" of "saw me, can i do 300?"."""
    asked = line.rpartition("?")[0]
    return own_words.question(_CLAUSE_ENDS.split(asked)[-1], is_asked=True) if asked else ""


def _is_introduced(network: Network, request: Request) -> bool:
    """Whether somebody was proposed to meet another one since a request: that is the answer."""
    made = ((one.between, one.made) for one in network.all(Introduction))
    return any(request.from_ in pair and on is not None and on >= request.asked.date() for pair, on in made)


def _is_asked_too(network: Network, record: object) -> bool:
    """Whether a follow-up is of the day of a request, which has a note of its own."""
    return isinstance(record, Follow) and any(
        one.state == "open" and one.from_ in record.people and one.asked.date() == record.made
        for one in network.all(Request)
    )


def _is_asked_for(line: str, text: str) -> bool:
    """Whether a line says that somebody needs a certain thing: of mine, or one of theirs that I have."""
    found = _NEEDS.search(line)
    return found is not None and line[found.end() :].removeprefix("the ").startswith(text.removeprefix("the "))


def _is_promised(network: Network, request: Request, line: str, you: str) -> bool:
    """Whether the line of a request tells of a promise too, or a promise is of the same thing: that has a note of its
    own."""
    promises = [one for one in network.all(Promise) if one.by == "me" and one.state == "open"]
    head = matter.head(request.text)
    if head and any(request.from_ in one.people and matter.head(one.text) == head for one in promises):
        return True
    return request.from_interaction is not None and any(
        matter.deed(one.text, to=you)
        or ((thing := matter.thing(one.text, of=you)) and not matter.is_bare_time(thing))
        or matter.needed(line, of=you)
        for one in promises
        if one.from_interaction == request.from_interaction
    )


def _names_others(network: Network, record: object) -> bool:
    """Whether the line of a record names more people than its matter does: whose "his" is cannot be told then."""
    talk = getattr(record, "from_interaction", None)
    source = network.get(Interaction, talk) if talk is not None else None
    named = known_people(network, (*source.people, *source.mentions)) if source is not None else ()
    said = set(_text(record).lower().split())
    return len([person for person in named if said.isdisjoint(person.name.lower().split())]) > 1


def _of_promise(network: Network, promise: Promise, text: str, to: Person) -> dict[str, str]:
    """What I promised somebody, as the parts of sentences: what its words do not say, its line may."""
    you = first_name(to.name)
    text = help_received.favour(text)
    if _WITH_ASIDE.fullmatch(text):
        text = text.partition(",")[0]
    thing, given, deed = matter.thing(text, of=you), _promised(text, you), matter.deed(text, to=you)
    if text.startswith("for ") and thing:
        given, deed = "", f"pay you for {thing}"
    line = _line(network, to, promise)
    later = "yes" if _LATER.match(text) else ""
    if not (thing or deed or given):
        given = matter.certain(matter.needed(line, of=you))
    thing = "" if matter.is_bare_time(thing) else thing
    return {
        "lent": (help_received.lent(text, of=you) or help_received.lent(line, of=you)) if _BACK.search(text) else "",
        "later": later,
        **(_asked(line) if later else {}),
        "other_day": "yes" if _OTHER_DAY.match(text) else "",
        "call": "yes" if _CALL.match(deed) or _CALL.match(text) else "",
        "topic": matter.topic(text.partition(" about ")[2]) or (later and (given or _offered(line))),
        "deed": deed,
        "object": given,
        "figure": matter.figure(given or thing),
        "it": "them" if matter.is_plural(given) else "it",
        "event": "yes" if matter.is_event(thing) else "",
        "treat": help_received.treat(text),
        "words": given if matter.is_said(given) else "",
        "thing": matter.certain(thing),
    }


def _offered(line: str) -> str:
    """What a line says that they offered me: "the 2 days a month"."""
    found = _OFFER.search(line)
    return matter.certain(own_words.turned(found[1])) if found else ""


def _promised(text: str, you: str) -> str:
    """What a promise hands over that can be sent: "the deck" of "send her the deck" and of "a deck"; "" for a deed, a
    treat, and what comes another way."""
    if help_received.treat(text) or text.startswith("for "):
        return ""
    deed = matter.deed(text, to=you)
    said = matter.certain(matter.given(text, to=you) or ("" if deed else matter.thing(text, of=you)))
    return said if matter.is_sent(said) or deed.startswith(_SENDING) else ""


def _helped(network: Network, thanks: Thanks, to: Person, today: date) -> str:
    """What a line says that they did, one of the day of a thanks or one that names what the thanks are for."""
    about = terms_of(thanks.text) - COMMON
    lines = (
        talk.line
        for talk in talks_about(network, to, today)
        if talk.on == thanks.made or (talk.on < thanks.made and not about.isdisjoint(terms_of(talk.line)))
    )
    said = (help_received.helped(as_called(network, to, line), names_of(to)) for line in lines)
    return next(
        (one for one in said if one and about <= terms_of(one) and not is_private(one, to)),
        "",
    )


def _ask_kind(type_: str) -> DraftKind:
    """The note that asks for something of a type."""
    return next((kind for kind in get_args(DraftKind) if kind == f"ask_{type_}"), "ask")


def _asked_for(text: str) -> str:
    """Whom an introduction is asked for: "Ana Ruiz" of "intro to Ana Ruiz"."""
    words = matter.thing(text).split()
    return " ".join(words[words.index("to") + 1 :]) if "to" in words[:-1] else ""


def _text(record: object) -> str:
    """What a record of a loop says of its matter."""
    texts = (getattr(record, name, "") for name in ("text", "topic", "purpose"))
    return next((text for text in texts if isinstance(text, str) and text), "")


def _theirs(text: str, you: str) -> str:
    """A matter that they spoke of: whose "my" is can be told only where it stands first."""
    said = matter.thing(text, of=you)
    return "" if {"my", "our"} & set(said.lower().split()[1:]) else said


def _without_channel(text: str) -> str:
    """The matter of a follow-up: "up on the offer" and "email re the offer" say it behind a word."""
    for sign in ("up on ", "up re ", " re "):
        _, found, matter_ = text.partition(sign)
        if found:
            return matter_
    return text


def _came(network: Network, person: int) -> str:
    """What came of the last thing that they helped with."""
    answered = [ask for ask in network.all(Ask) if ask.to == person and ask.outcome]
    return matter.event(answered[-1].outcome) if answered else ""


def person_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """A note to anybody: about what is open with them, about the coffee that is planned, else a word."""
    planned = [c for c in network.all(Coffee) if c.state in PLANNED and person in c.people and c.slot is not None]
    texts = (coffee_note(network, settings, now, coffee) for coffee in planned if coffee.people[0] == person)
    open_ = (
        loop
        for loop in loops(network, settings, now)
        if loop.who == person and loop.kind != "handoff" and loop.proposed is None
    )
    notes = (loop_note(network, settings, now, loop, person) for loop in open_)
    thanks = (thanks_note(network, settings, now.date(), person) for _ in range(1))
    return next(filter(None, chain(notes, thanks, texts)), "") or word_to(network, settings, now.date(), person)
