"""What an open loop says, as the parts of sentences: one function for each kind of record."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import islice
from re import IGNORECASE
from typing import get_args

from netritual.domain import good_news, help_received, matter, own_words
from netritual.domain.drafts import DraftKind
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Thanks,
)
from netritual.domain.network import Network
from netritual.domain.terms import COMMON, terms_of
from netritual.domain.undecided import is_bare_answer
from netritual.domain.words import on_day, since_words
from netritual.regex import regex
from netritual.review.bearing import NAMED_DAYS, ON_A_DAY, has_refused, has_talked_since, help_of, meets_since, topic_of
from netritual.review.leftovers import SILENT, is_certain, leftover
from netritual.review.lines_about import (
    FAR_DAYS,
    MONTH_END,
    MY_ANSWER,
    day_in,
    day_named_on,
    has_written_last,
    is_named_in,
    is_private,
    last_day,
    names_of,
    period_end,
    talks_about,
)
from netritual.review.loop_case import Case, Parts
from netritual.review.notes import day_said, is_put_off, offered_time, other_person, said_meeting, topic_for
from netritual.review.spellings import as_called
from netritual.review.subjects import TO_DO, TO_KNOW, is_count, is_generic, is_named_for_it, subject, thing_in
from netritual.review.words_owed import SORRY_DAYS, WAITED_DAYS, is_words, was_said, words_owed

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
PATIENT_DAYS = 2
"""Within so many days of their word nobody is reminded of it."""
LONG_LATE_DAYS = 21
"""After so many days one does not name the next best day: the writer says when it comes."""
LATE_THANKS_DAYS = 14
"""After so many days one says that the thanks come late."""
_ADVISED = regex(r"(?:for )?(?:advice|tips|thoughts|opinion|view|feedback|insight)\b")
"""How an ask for advice begins: that is thanked for as advice."""
_FOR_ME = regex(
    r"(?:read|review|check|look (?:over|at)|proofread|forward|recommend|translate|cover|pass (?:on|along)"
    r"|mention|put in) (?:me|my|our)\b"
)
"""What one has others do: a promise of it is theirs, whoever it is noted for."""
_MAYBE = regex(
    r"\b(?:maybe|might|perhaps|thinking|but|only|needs?|will (?:see|consider|think|discuss)"
    r"|(?:has|have|had)(?:n['’]?t| not) (?:yet )?(?:replied|answered|written)|no (?:answer|reply)"
    r"|(?:he|she|they)['’]ll (?:ask|check|look|see|call|think|set up|let|get))\b"
)
"""Words of a line that tells of half an answer."""
_A_MESSAGE = regex(
    r"^(?:text|mail|email|message|dm|whatsapp|letter) (?:to\b|@|\w+$)"
    r"|^(?:i )?(?:texted|mailed|emailed|messaged|dmed|dm['’]?d|wrote|pinged|sent)\b"
)
"""How a line begins that surely tells of a message of mine."""
_MY_MESSAGE = regex(
    r"(?:my|our) (?:last |first )?(?:e-?mails?|mails?|messages?|letters?|texts?|notes?|dms?|questions?)"
    r"(?: (?:about|re|on|regarding) (?P<about>.+))?",
    IGNORECASE,
)
"""A follow-up that is of a message of mine: it has no answer."""
_VOICEMAIL = regex(r"\b(?:voice ?mail|(?:left|leave) .*\b(?:message|msg)|no (?:answer|reply))\b", IGNORECASE)
"""Words of a call that nobody took."""
_PERMISSION = ("let me ", "let us ", "allow ", "agree ")
"""How a promise of theirs begins that is none: it is done with the word."""
_NO_RUSH = regex(r"\b(?:no (?:rush|hurry)|whenever|when (?:i|you) (?:can|have time)|take (?:my|your) time)\b")
WHOSE = regex(r"\b(?:his|her|their|him|them)\b", IGNORECASE)
_FAVOUR = regex(
    r"(?:intro(?:duce)?|ask|tell|(?:talk|speak) to|check with|put (?:me|us|my)\b(?! name| case| forward))\b", IGNORECASE
)
"""How a promise of theirs begins that depends on others: one asks how it stands."""
_KINDNESS = regex(
    r"^(?:pass (?:on )?my name|recommend|nominate|refer|vouch|mention"
    r"|put (?:in|forward|an? (?:\w+ )?word|my (?:name|case)|me forward))\b"
    r"|\b(?:at cost|(?:for|at) (?:free|nothing|no charge)|on the house|so kind|generous|hero)\b",
    IGNORECASE,
)
"""Words of what somebody does out of kindness: nobody is reminded of that."""
_OWES_FOR = regex(r"\bowes? (?:me|us) for ", IGNORECASE)
_I_OWE_FOR = regex(r"\bowe [^\W\d_]+ for (?:the|an?|my|\d)\b", IGNORECASE)
"""Words of a line of what they are to pay, and of what I am."""
_AT_IT = regex(r"(?!(?:bring|sing|ring|string)\b)\w+ing\b", IGNORECASE)
"""How a promise of theirs begins that is under way."""
_ERRAND = regex(r"tell|check|chase|ask|offer|contact|remind", IGNORECASE)
"""A verb alone, of which only the line tells what is to be done."""
_HAS_NOT = regex(r"\b(?:has|have)(?:n['’]?t| not) \w+", IGNORECASE)
_VISITS = regex(r"\bcom(?:e|es|ing) (?:and|to|over|round|by|out)\b(?! me\b)", IGNORECASE)
"""Words of a line of a visit: of its day, and not of news."""
_BARE_PAPER = regex(r"me (?:the|an?) (?:form|link|document|file|paper|papers|address)$")
"""What is sent and says nothing by its name: after weeks they would not know which."""
_ASKED_ABOUT = regex(r"\b(?:about|re|if|whether|for|to|how|when|what|who|where)\b", IGNORECASE)
_PAYS = regex(r"\b(?:pays?|paid)\b", IGNORECASE)
_LENDS = regex(r"\blen(?:ds|t) (?:me|us)\b")
_SAID_YES = regex(r"(?:^|[,.;:] ?|\bi |\band )said (?:yes|no)\b", IGNORECASE)
_SUM = regex(r"[€£$]?\d+(?: ?(?:[€£$]|eur\w*|quid|bucks|pounds|dollars))?(?: for\b|$)", IGNORECASE)
"""Money."""
_NAMELESS = regex(rf"{_SUM.pattern}|[a-z]+ (?:it|them)\b", IGNORECASE)
"""Money, and a deed of what only the line names."""
_FOR_SOMEBODY = regex(
    r"^(?:an?|some) |\b(?:meet|intro\w*|connect\w*|contacts?|names?|people|know|touch)\b|body\b|one\b"
)
"""Words of a request that somebody else may answer."""
_BACK = regex(r"\b(?:give|bring|hand|send) .*\bback\b|\breturn\b")
_CALL = regex(
    r"(?:give \w+ )?(?:a |the )?(?:phone )?(?:call|ring|phone)(?: (?:me|you|him|her|them|back|again))*"
    r"(?: (?:about|re|before|by|after|on|in|next|this)\b.*)?$"
)
_CALLED = regex(
    r"(?:call|ring|phone)(?: (?:him|her|them))?(?: (?:back|again))?(?: (?:after|before|in|on|next|this) .+)?$"
)
_NEWS = regex(r"(?:let me know|get back|come back|tell me)\b")
LATER = regex(
    r"(?:think|sleep on|look into|say yes|say no|get back|come back|let (?:him|her|them|you) know|tell|check|see|answer"
    r"|reply|respond|decide)\b"
)
"""Promises of a word: to call, to tell, to come back."""
_INTRODUCES = regex(
    r"(?:(?:send|make|give) (?:(?:him|her|them|you) )?)?(?:an? |the )?intro(?:duc\w+)?\b|connect\b"
    r"|put (?:\w+ )+in touch"
)
"""How a promise begins to introduce somebody."""
_A_THING = regex(
    r"^((?:send|forward|give|show|lend|bring|write|make|draw) me) "
    r"(?:(?:an?|some) (?!heads|hand|ring|call|shout|lift|more\b)|(?=(?:two|three|four|five|six|\d+) (?!more\b)[a-z]))"
)
"""How a promise begins of a thing that both know of by now."""
_NUMBER = r"(?=(?:two|three|four|five|six|\d+) )"
_MADE = regex(rf"^(?:write (?:me )?(?:the )?{_NUMBER}|(translate) (?:the |{_NUMBER}))")
"""How a promise begins to write or translate something: one asks for what came of it."""
_KNOWN_TO_THEM = regex(
    r"\bknows? (?:someone|somebody|people|a \w+)\b[^;.!?]*, (?:i(?:['’]d| would)|would|['’]?d) (?:love|like) an? intro"
)
"""Words of an introduction that is mine to ask for, and theirs to make."""
_INVITES = regex(r"invite (?:(?:him|her|them|you) )?(?:to|for) (.+)")
"""How a promise begins that asks somebody to come."""
_IF = regex(r"^if\b")
_OURS = ("whether you ", "whether I ", "whether we ")
"""How a question begins that is answered with a yes or a no: the answer is thanked for, not the telling."""
_OF_MINE = regex(r"^((?:what|which|how) .*?|how) I (can|could|should|may)\b")
"""A question about what I do: one asks what they think."""
_MAY_I = regex(r"whether (I|we|[A-Z][^\W\d_]+) (?:can|could|may|might) (.+)$")
_WHOM: Mapping[str, str] = {"I": "me", "we": "us"}
"""A question that asks leave, and for whom: for that one thanks."""
_SENDING = ("send ", "share ", "forward ", "resend ")
_SAYABLE = ("thing", "object", "deed", "treat", "lent", "later", "call", "other_day")
"""The parts by one of which a promise is said."""
_OTHER_DAY = regex(r"(?:find|suggest|propose|look for) (?:another|a new|a) (?:day|time|date|slot)\b")
"""Promises of another day."""
_WANTED = regex(r"\b(?:wants?|needs?|ask(?:s|ed)(?: me)? for|would like)\b")
"""Words of a line of what somebody wants to have: that is no complaint, whatever it is called."""
_DEADLINE = regex(r"\b(?:by|before|until|till|due|latest)\b")
"""Words of a line that names a last day for something."""
_HELPED: Mapping[str, str] = {"resume": "looking over my CV", "reference": "being a reference for me"}
"""What somebody did who was asked for it."""
_COUNTS = ("a", "two", "three", "four", "five", "six")
_WITHIN = regex(rf"\b(?:within|in) (?:a couple of )?(\d{{1,2}}|{'|'.join(_COUNTS)}) (d|w|m)(?:ays?|ks?|eeks?|onths?)\b")
_OWE = regex(r"\bowe (?:him|her|them)\b", IGNORECASE)
"""Before a present that is owed for what was done: that is thanked for."""
_ON_ITS_DAY = regex(r"(?:bring|come|join|take|pick|meet|drive|visit|cover|host|do|go|carry|collect|fetch)\b")
"""How a deed begins that one does on its day or never."""
_ON_THE_DAY = regex(r"(?:me|us) |bring (?!(?:back|him|her|them|you)\b)(?!.* (?:back|over|round|to)\b)", IGNORECASE)
"""How a promise begins of where I come, or of what I bring then: of that nothing is left to write."""
_ASKED_FOR = regex(r"\b(?:names?|intro|introduction|contacts?|tips?|advice|feedback|reference|recommendation)\b")
"""What is of use, or is not."""


_ARTICLE_AND_NOUN = 2
"""Words of a thing of which nothing more is said."""


def note_parts(case: Case, record: Record) -> Parts:
    """The kind of the note that goes with a record, and what it says; None where there is nothing to write."""
    match record:
        case Request() if case.loop.kind == "handoff":
            return _handed(case, record)
        case Request():
            return _asked_of_me(case, record)
        case Promise(by="me"):
            return _promised(case, record)
        case Promise():
            return _owed(case, record)
        case Ask():
            return _asked(case, record)
        case Interaction():
            return _unanswered(case, record)
        case Coffee():
            return _said(case, record)
        case Thanks():
            return _thanks(case, record)
    if isinstance(record, Follow) and is_words(case.text):
        return words_owed(case, record, record.made, record.due, was_said=False)
    if good_news.is_wish(case.text):
        joy = good_news.wished(case.text, case.line, names_of(case.to))
        return "follow", {"joy": joy, "wishes": "yes", "waited": "yes" if case.loop.age_days > LONG_LATE_DAYS else ""}
    if (mine := _MY_MESSAGE.fullmatch(case.text)) is not None:
        topic = matter.topic(mine["about"] or "")
        return ("nudge_message", {"topic": topic, "since": ""}) if topic else None
    call = "yes" if _CALLED.match(case.text) else ""
    heard = "yes" if call and has_written_last(case.network, case.to, case.today) else ""
    thing = thing_in(case, _without_channel(case.text))
    return "follow", {"thing": thing, "deed": matter.deed(case.text, to=case.you), "call": call, "heard": heard}


def plain_parts(case: Case, record: Record, *, is_reply: bool) -> Parts:
    """The kind and the parts of a note that states nothing but what it is about; None where that is not known.
    ``is_reply``: what I owe is an answer."""
    kind, is_mine = case.loop.kind, isinstance(record, Promise) and record.by == "me"
    if _ERRAND.fullmatch(record_text(record)) or (is_reply and _SUM.match(record_text(record))):
        return None
    if is_reply and _KNOWN_TO_THEM.search(case.line):
        return None
    if is_mine and (_SAID_YES.search(case.line) or _ON_THE_DAY.match(case.text)):
        return None  # the answer is given
    if is_reply:
        due = last_day(case.line, case.loop.since) or date.min
        is_late = case.loop.late and case.loop.age_days >= SORRY_DAYS and due < case.today
        return _named(case, record, "", "yes" if is_late else "")
    if kind == "ask" and (_is_bare(case.text) or TO_DO.match(case.text)):
        return None  # what somebody is to do is not its object
    if is_mine and case.loop.due is None and case.loop.age_days < WAITED_DAYS:
        return None
    if kind == "ask" and (question := own_words.question(case.text, is_asked=True)):
        return "nudge", {"question": _IF.sub("whether", question)}
    if isinstance(record, Follow) and (is_count(case.text) or _MY_MESSAGE.fullmatch(case.text)):
        return None
    if kind == "outcome":
        thing = subject(case, record, ("thing",)).get("thing", "")
        return ("thanks", {"thing": thing}) if matter.is_sent(thing) else None
    if kind == "owed" and (_LENDS.search(case.line) or " " not in case.text or _NAMELESS.match(case.text)):
        return None
    owed = _owed(case, record) if isinstance(record, Promise) and not is_mine else None
    if kind == "owed" and (owed is None or "would" not in owed[1] or owed[1]["would"]):
        return None
    thing = subject(case, record, ("thing",)).get("thing", "")
    if is_mine and (known := _of_promise(case)) and (known["lent"] or known["treat"] or known["object"]):
        return _promise_kind(case, record), {**known, "deed": ""}
    if not thing:
        return None
    if kind in ("promise", "follow"):
        is_it = matter.given(case.text, to=case.you) or matter.thing(case.text, of=case.you)
        if (is_mine and not (is_it and matter.is_handed_over(thing))) or not is_named_for_it(case, thing):
            return None
        figure = matter.figure(thing)
        return _promise_kind(case, record) if is_mine else "follow", {"thing": thing, "figure": figure}
    if kind == "no_answer":
        return "nudge_message", {"topic": thing}
    return "owed", {"thing": thing, "deed": _sending(case, thing), **_word_of(case, record)}


def _named(case: Case, record: Record, day: str, waited: str) -> Parts:
    """The answer that names what they asked and leaves the rest to the writer; None where that is not known. ``day`` is
    that of the matter, "on Tuesday 14 April"; ``waited`` flags a wait to be sorry for."""
    name, said = next(iter(subject(case, record, ("question", "request", "thing")).items()), ("", ""))
    thing = said if name == "thing" else ""
    if not said:
        return None
    figure, is_mine = matter.figure(thing), thing.startswith(("my ", "our ")) and "asked" not in case.line
    is_it = is_mine or matter.is_sent(thing) or matter.given(TO_DO.sub("", case.text), to=case.you)
    is_handed = (
        thing
        and matter.head(thing) in case.text.lower()
        and not (matter.is_said(thing) or thing.startswith("your "))
        and (figure or is_it)
    )
    dated = said if day_in(said, case.today) else f"{said} {day}".strip()
    return "answer", {name: dated, "object": "yes" if is_handed else "", "figure": figure, "waited": waited}


def _asked_of_me(case: Case, request: Request) -> Parts:
    """What they wait for: an answer, a thing, or to hear how it went."""
    is_reply = case.loop.kind == "reply"
    if is_reply and _KNOWN_TO_THEM.search(case.line):
        return None
    due = request.due or last_day(case.line, request.asked.date())
    for_day = request.due or day_in(case.text, request.asked.date())
    if for_day is not None and for_day < case.today and not _DEADLINE.search(case.line.lower()):
        return None  # what was asked for that day
    if (
        _SUM.match(case.text)
        or matter.is_wish_of_theirs(case.text)
        or matter.is_opinion(case.text)
        or matter.is_paid(case.text)
    ):
        return None
    if is_reply and matter.is_answer(case.text):
        return (
            None if _asks_more(case, request) else words_owed(case, request, request.asked.date(), None, was_said=False)
        )
    if is_reply and (introduced_since(case.network, request) is not None or is_promised(case, request)):
        return None
    day = on_day(due, case.today) if due is not None and day_named_on(case.line, request.asked.date()) == due else ""
    is_late = case.loop.late and case.loop.age_days >= SORRY_DAYS and not _NO_RUSH.search(case.line.lower())
    has_day = request.due is not None or _DEADLINE.search(case.line.lower()) is not None  # else the month of the matter
    waited = "yes" if is_late and (due is None or due < case.today or not has_day) else ""
    text = MONTH_END.sub("", case.text)
    thing = "" if matter.is_answer(text) else thing_in(case, TO_KNOW.sub("", text))
    if not is_reply:
        is_mine = thing.startswith(("my ", "our "))  # what was mine, or is a paper of theirs, helps or does not
        return None if is_mine or not _ASKED_FOR.search(text) else ("how_did_it_go", {"thing": thing, "wanted": "yes"})
    if request.type in _ANSWERS and not _WANTED.search(case.line.lower()):
        return _ANSWERS[request.type], {"thing": thing, "wrong": own_words.happened(text)}
    return _named(case, request, day, waited)


def _handed(case: Case, request: Request) -> Parts:
    """What I passed on to somebody."""
    since = since_words(request.handoff.on, case.today) if request.handoff is not None else ""
    other = other_person(case.network, case.loop.who) if case.loop.who != case.to.id else {}
    return "handed", {"thing": matter.certain(matter.thing(case.text)), "since": since, **other}


def _promised(case: Case, promise: Promise) -> Parts:
    """What I promised: nothing before its day, nor in the first days without one."""
    is_owed = help_received.is_present(case.text) and _OWE.search(case.line)
    if help_received.is_gratitude(case.text) or is_owed:
        return _thanked(case, promise.made, help_received.helped(case.line, names_of(case.to)))
    if help_received.is_present(case.text) or _FOR_ME.match(case.text) or is_arranged(case.network, promise):
        return None
    if _ON_THE_DAY.match(case.text):
        return None
    if noted := own_words.TO_ASK.match(case.text):
        return _first_ask(case.text[noted.end() :], case.you)
    if introduced := _introduced(case, promise):
        return "intro_both", introduced
    due = promise.due or last_day(case.line, promise.made)
    if invited := _INVITES.match(case.text):
        thing = matter.certain(matter.noun(invited[1], of=case.you))
        is_ahead = thing and (due is None or due >= case.today)
        when = on_day(due, case.today) if due is not None else ""
        return ("invite_to", {"thing": thing, "when": when}) if is_ahead else None
    known, said = _of_promise(case), was_said(case.network, promise)
    if said and not any(known[name] for name in _SAYABLE):
        known = _of_promise(case._replace(text=matter.plain(case.text)))
    is_named = said and known["later"] and (known["topic"] or known["question"])
    if (is_words(case.text) or (said and known["later"])) and not is_named:
        return words_owed(case, promise, promise.made, due, was_said=said)
    if (due or promise.made + timedelta(days=WAITED_DAYS)) > case.today:
        return None
    is_over = due is not None and due < case.today and _ON_ITS_DAY.match(known["deed"] or case.text) is not None
    if is_over or not said:
        known["deed"] = ""
    if due is not None and (case.today - due).days > LONG_LATE_DAYS:
        known["waited"] = "yes"
    if known["treat"] and not said:
        return "follow", {"treat": known["treat"]}
    if known["treat"] and meets_since(case.network, promise.people[:1], promise.made, promise.id):
        return None
    kind = _promise_kind(case, promise) if due is None or due == promise.due else "late" if due < case.today else "keep"
    if not any(known[name] for name in _SAYABLE):
        return plain_parts(case, promise, is_reply=False) if said and not is_over else None
    return "follow" if known["deed"].startswith("ask you ") else kind, known


def _promise_kind(case: Case, record: Record) -> DraftKind:
    """Whether what I promised is late."""
    due, made = getattr(record, "due", None), getattr(record, "made", case.loop.since)
    is_late = due < case.today if due is not None else (case.today - made).days > LONG_LATE_DAYS
    return "late" if is_late else "keep"


def _introduced(case: Case, promise: Promise) -> dict[str, str]:
    """Whom I promised to introduce somebody to, where the line names one person: the note does it."""
    talk = case.network.get(Interaction, promise.from_interaction or 0)
    others = {*talk.people, *talk.mentions} - {case.to.id} if talk is not None else set[int]()
    if len(others) != 1 or _INTRODUCES.match(case.text) is None:
        return {}
    third = other_person(case.network, others.pop())
    return {**third, "promised": "yes"} if third else {}


def _owed(case: Case, promise: Promise) -> Parts:
    """What they promised me."""
    text, since = case.text, promise.made
    if _is_no_debt(case):
        return None
    named = (period_end(case.line, since), last_day(case.line, since), _within(case.line, since))
    if case.today <= max([since + timedelta(days=PATIENT_DAYS), *filter(None, named)]):
        return None
    their = thing_in(case, text)
    if _OWES_FOR.search(case.line):
        return ("owed", {"deed": f"see to the payment for {their}"}) if their else None
    deed = _A_THING.sub(r"\1 the ", matter.deed(text, to=case.you, me=True)) or _sending(case, their)
    deed = _MADE.sub(lambda made: f"send me the {'translation of the ' if made[1] else ''}", deed)
    if case.loop.age_days > LONG_LATE_DAYS and _BARE_PAPER.search(deed):
        deed = f"{deed} for {{what it is for}}"
    return "owed", {
        "would": _open_end(own_words.turned(text)) if _FAVOUR.match(text) and " " in text else "",
        "deed": "" if _CALL.match(text) or deed == "introduce me" else deed,
        "thing": "the introduction" if deed == "introduce me" else their,
        "call": "yes" if _CALL.match(text) and not WHOSE.search(text) else "",
        **_word_of(case, promise),
    }


def _open_end(would: str) -> str:
    """What somebody wanted to do for me, with a blank where it is not said what they ask: "ask your boss {what}"."""
    is_bare = would.startswith("ask ") and _ASKED_ABOUT.search(would) is None
    return f"{would} about {{what it is}}" if is_bare else would


def _sending(case: Case, thing: str) -> str:
    """What one asks for again, where a thing that is sent is the matter itself: "send me the forms"."""
    is_it = matter.is_sent(thing) and matter.head(thing) in case.text.lower() and not _PAYS.search(case.line)
    return f"send me {thing}" if is_it else ""


def _is_no_debt(case: Case) -> bool:
    """Whether what they said is done with the word, is under way, or is an offer, of which one reminds nobody."""
    return (
        case.text.startswith("pay ")
        or _KINDNESS.search(f"{case.text} {case.line}") is not None
        or f"would {case.text}" in case.line
        or _VISITS.search(f"{case.text} {case.line}") is not None
        or _is_overtaken(case)
        or (case.text.startswith(_PERMISSION) and not _NEWS.match(case.text))
        or _AT_IT.match(case.text) is not None
    )


def _is_overtaken(case: Case) -> bool:
    """Whether a later line about them tells of something else that is still to come ("still hasn't come about the
    roof"), or, of a promise that is old, of anything but that."""
    small, is_old = COMMON | terms_of(case.to.name), case.loop.age_days > FAR_DAYS
    about = terms_of(f"{case.text} {case.line}") - small
    later = (one for one in talks_about(case.network, case.to, case.today) if one.on > case.loop.since and one.line)
    return any(
        (is_old and SILENT.search(one.line.lower()) is None and leftover(case.network, one))
        or (_HAS_NOT.search(one.line) is not None and about.isdisjoint(terms_of(one.line) - small))
        for one in later
    )


def _word_of(case: Case, record: Record) -> dict[str, str]:
    """Whether what they promised is a word, and about what."""
    topic = subject(case._replace(text=""), record, ("thing",)).get("thing", "")
    return {"news": "yes" if _NEWS.match(case.text) else "", "topic": topic}


def _asked(case: Case, ask: Ask) -> Parts:
    """What I asked: the ask itself, a reminder of it, thanks for the answer, and what came of that."""
    text, you, today = case.text, case.you, case.today
    is_first = case.loop.state == "planned"
    kind: DraftKind = _ask_kind(ask.type) if is_first else _KINDS[case.loop.kind]
    if is_first and kind == "ask" and ask.type == "other":
        return _first_ask(text, you)
    is_over = kind == "outcome"
    if is_over:
        kind = kind if case.loop.asks(today) else "thanks_answer"
        lines = (talk.line.lower() for talk in talks_about(case.network, case.to, today) if talk.line)
        said = list(islice(lines, 1))
        is_half = kind == "thanks_answer" and _MAYBE.search(next(iter(said), "")) is not None  # it is still to come
        is_thanked = any(one.to == case.to.id and one.said is None for one in case.network.all(Thanks))
        is_half = is_half or MY_ANSWER.search(next(iter(said), "")) is not None
        is_old = kind == "thanks_answer" and (today - (ask.answered or today)).days > LONG_LATE_DAYS
        if is_half or is_old or is_thanked or has_refused(case.network, case.to, today):
            return None
    if kind == "nudge" and any(
        one.by == "them" and one.is_open and ask.to in one.people and one.made == ask.asked
        for one in case.network.all(Promise)
    ):
        return None  # what they said to it has a note of its own
    asked_on = (talk.line for talk in case.network.talks(ask.to) if talk.on == ask.asked)
    is_for = any(f"for {text}" in line for line in asked_on)
    wanted = "" if text.startswith("about ") else matter.wanted(text, of=you) or (matter.thing(text, of=you) * is_for)
    if _is_bare(wanted):
        return None
    question = _IF.sub("whether", own_words.question(text, is_asked=True))
    is_advice = _ADVISED.match(text) is not None
    known = {
        "topic": matter.topic(text) if ask.type in _ADVICE and (is_advice or not is_over) else "",
        "came": matter.event(ask.outcome),
        "view": "yes" if is_advice or ask.type in ("advice", "insight", "mentor") else "",
        "question": question,
        "wanted": wanted,
        "figure": matter.stand_in(wanted) if wanted and not _ASKED_FOR.search(text) else "",
        "thing": matter.certain(matter.thing(text, of=you)),
        "help": _HELPED.get(ask.type, ""),
        "deed": _ASKED_TO.get(ask.type, ""),
    }
    if kind == "thanks_answer":
        known["question"] = "" if question.startswith(_OURS) else question
        if allowed := _MAY_I.match(question):
            known |= {"help": f"letting {_WHOM.get(allowed[1], allowed[1])} {allowed[2]}", "question": ""}
    if not (known["deed"] or known["help"]) and not is_advice:
        deed = matter.deed(text, to=you, me=True)
        known |= {"deed": deed, "help": matter.doing(text, to=you) or matter.certain(known["wanted"])}
        known |= {"topic": ""} if deed or known["wanted"] else {}
    if kind == "thanks_answer":
        known["help"] = help_of(case.network, case.to, today) or known["help"]
    known["doing"] = "yes" if known["help"] else ""
    if kind == "nudge" and not any(known[name] for name in ("deed", "question", "wanted", "topic")):
        return None
    if (kind == "ask" and ask.type not in ("advice", "insight", "mentor") and not known["topic"]) or (
        kind == "outcome" and not (known["help"] or known["topic"])
    ):
        return None
    return kind, known | ({"other": target} if (target := _asked_for(text)) else {})


def _is_bare(wanted: str) -> bool:
    """Whether what is asked for says nothing without what it is for: "a family"."""
    is_plain = matter.is_sent(wanted) or _ASKED_FOR.search(wanted) is not None
    return len(wanted.split()) == _ARTICLE_AND_NOUN and wanted.startswith(("a ", "an ")) and not is_plain


def _first_ask(text: str, you: str) -> Parts:
    """What is asked for the first time; None where nothing of it can be said."""
    question, is_about = _IF.sub("whether", own_words.question(text, is_asked=True)), text.startswith("about ")
    mine = "" if " you" in question else _OF_MINE.sub(r"\1 you think I \2", question)
    thing = matter.certain(matter.thing(text, of=you)) if matter.is_sent(text) else ""
    wanted = "" if is_about else matter.wanted(text, of=you)
    sent = f"send me {thing}" if thing.startswith("the ") and not wanted else ""
    would, deed = own_words.would(question), matter.deed(text, to=you, me=True) or sent
    known = {
        "would": would if " " in would else "",
        "deed": deed if " " in deed else "",
        "question": mine or question,
        "wanted": wanted,
        "topic": matter.topic(text) if is_about else "",
    }
    return ("ask_first", known) if any(known.values()) else None


def _unanswered(case: Case, talk: Interaction) -> Parts:
    """A message of mine without an answer."""
    topic, is_written = topic_of(case.network, case.to, talk), _A_MESSAGE.search(talk.line.lower()) is not None
    is_spoken = not is_written and _VOICEMAIL.search(talk.line) is not None
    if (case.today - talk.on).days > LONG_LATE_DAYS or not (topic or is_spoken or is_written):
        return None
    return "nudge_message", {"topic": topic, "voicemail": "yes" if is_spoken else ""}


def _said(case: Case, coffee: Coffee) -> Parts:
    """A meeting that was said and has no time."""
    offered = offered_time(case.network, coffee, case.today)
    day = day_said(case.network, coffee, case.today)
    if day is not None and (day < case.today or not offered):
        return None  # over, or both know of the day
    if not (offered or said_meeting(coffee.channel)) or is_put_off(coffee):
        return None
    topic = topic_for(case.network, case.to, case.text)
    if meets_since(case.network, coffee.people[:1], coffee.said, coffee.id):
        return None
    if offered:
        return "answer", {"offered": offered}
    said = said_meeting(coffee.channel)
    return "invite_said", {"topic": topic, "said": said} if is_certain(case.network, coffee) else {"meeting": said}


def _thanks(case: Case, thanks: Thanks) -> Parts:
    """Thanks for what was typed behind the word, else for what the line says that they did."""
    text, today = case.text, case.today
    if not text and any(one.to == case.to.id and one.said is None and one.text for one in case.network.all(Thanks)):
        return None
    days = (today - thanks.made).days
    thing = thanked_for(case, thanks)
    if not thing and days <= LONG_LATE_DAYS:
        return "thanks", {}  # what for is a blank
    return _thanked(case, thanks.made, thing)


def thanked_for(case: Case, thanks: Thanks) -> str:
    """What thanks are for, as it was typed or as the lines of their day tell it; "" where neither does."""
    said = help_received.doing(case.text)
    said = ON_A_DAY.sub("", said) if (case.today - thanks.made).days >= NAMED_DAYS else said
    thing = matter.thanked(said, of=case.you) or _helped(case.network, thanks, case.to, case.today)
    return "" if matter.is_bare_time(thing) else thing


def _thanked(case: Case, since: date, thing: str) -> Parts:
    """Thanks for a thing, due since a day."""
    days, is_help = (case.today - since).days, help_received.is_help(thing)
    if not thing or (days > LONG_LATE_DAYS and not is_help):
        return None  # for nothing named, or too small for so late a word
    is_late = days > LATE_THANKS_DAYS and not has_talked_since(case.network, (case.to.id,), since)
    return "thanks", {
        "thing": thing,
        "came": _came(case.network, case.to.id),
        "doing": "yes" if is_help else "",
        "waited": "yes" if is_late else "",
    }


def is_arranged(network: Network, promise: Promise) -> bool:
    """Whether what was promised was given a day since, or any meeting was, where it is one that was promised."""
    is_event = matter.is_event(matter.thing(promise.text, of=" "))
    about = terms_of(matter.head(promise.text) or promise.text) - COMMON
    days = [(one.people, one.text, one.made) for one in network.all(Follow) if one.due is not None]
    days += [(one.people, f"{one.purpose} {one.line}", one.said) for one in network.all(Coffee) if one.due or one.slot]
    return any(
        on >= promise.made
        and not set(people).isdisjoint(promise.people)
        and (is_event or not about.isdisjoint(terms_of(text)))
        for people, text, on in days
    )


def introduced_since(network: Network, request: Request) -> Introduction | None:
    """The introduction of somebody to another one that was proposed since a request: that is the answer."""
    if _FOR_SOMEBODY.search(request.text.lower()) is None:
        return None  # 40 jars are no matter of an introduction
    made = (one for one in network.all(Introduction) if request.from_ in one.between and one.made is not None)
    return next((one for one in made if one.made is not None and one.made >= request.asked.date()), None)


def _asks_more(case: Case, request: Request) -> bool:
    """Whether another request of theirs is open, or a word of mine was promised: that has a note of its own."""
    requests = (one for one in case.network.all(Request) if one.id != request.id and one.from_ == request.from_)
    promised = (one for one in case.network.all(Promise) if request.from_ in one.people and is_words(one.text))
    return any(one.state == "open" for one in requests) or any(one.is_open for one in promised)


def is_promised(case: Case, request: Request) -> bool:
    """Whether a promise of mine is of words, or of the same line or the same thing: that has a note of its own. One
    only to answer is told by the request."""
    head, talk = matter.head(request.text), request.from_interaction
    return any(
        one.by == "me" and one.is_open and request.from_ in one.people and not is_bare_answer(one.text)
        and (
            (is_words(one.text) and one.made >= request.asked.date())
            or (((talk is not None and one.from_interaction == talk) or (head and matter.head(one.text) == head))
                and any(_of_promise(case._replace(text=one.text))[name] for name in _SAYABLE))
        )
        for one in case.network.all(Promise)
    )  # fmt: skip


def _of_promise(case: Case) -> dict[str, str]:
    """What I promised somebody, as the parts of sentences."""
    you, text = case.you, help_received.favour(case.text)
    thing, given, deed = (
        matter.thing(text, of=you),
        _given(text, you),
        own_words.turned(text) if " how " in text else matter.deed(text, to=you) or matter.own_deed(text),
    )
    if (text.startswith("for ") or _I_OWE_FOR.search(case.line)) and thing:
        given, deed = "", f"pay you for {thing}"
    later = "yes" if LATER.match(text) else ""
    lent = help_received.lent(text, of=you) or help_received.lent(case.line, of=you)
    thing = "" if matter.is_bare_time(thing) or not matter.is_handed_over(thing) or is_generic(thing) else thing
    if lent and _BACK.search(text) and text.startswith(_SENDING):
        thing, given, deed, lent = lent, "", "", ""  # nobody comes by with what is sent
    given = "" if is_generic(given) else given
    return {
        "lent": lent if _BACK.search(text) else "",
        "later": later,
        "question": own_words.asked(case.line) if later else "",
        "other_day": "yes" if _OTHER_DAY.match(text) else "",
        "call": "yes" if _CALL.match(deed) or _CALL.match(text) else "",
        "topic": matter.topic(text.partition(" about ")[2]) or (later and given),
        "deed": deed,
        "object": given,
        "figure": matter.figure(given or thing),
        "event": "yes" if matter.is_event(thing) else "",
        "treat": help_received.treat(text),
        "words": given if matter.is_said(given) else "",
        "thing": matter.certain(thing),
    }


def _given(text: str, you: str) -> str:
    """What a promise hands over that can be sent: "the deck" of "send her the deck" and of "a deck"; "" for a deed, a
    treat, and what comes another way."""
    if help_received.treat(text) or text.startswith("for "):
        return ""
    deed = matter.deed(text, to=you)
    said = matter.certain(matter.given(text, to=you) or ("" if deed else matter.thing(text, of=you)))
    return said if matter.is_sent(said) or deed.startswith(_SENDING) else ""


def _helped(network: Network, thanks: Thanks, to: Person, today: date) -> str:
    """What a line of the day of a thanks says that they did."""
    lines = (talk.line for talk in network.talks_between(thanks.made, min(thanks.made, today)))
    about, names = [as_called(network, to, line) for line in lines if is_named_in(network, to.id, line)], names_of(to)
    tells = (help_received.helped, help_received.before_thanks)
    said = (tell(line, names) for tell in tells for line in about)
    return next((one for one in said if one and not is_private(one, to)), "")


def _ask_kind(type_: str) -> DraftKind:
    """The note that asks for something of a type."""
    return next((kind for kind in get_args(DraftKind) if kind == f"ask_{type_}"), "ask")


def _asked_for(text: str) -> str:
    """Whom an introduction is asked for: "Ana Ruiz" of "intro to Ana Ruiz"."""
    words = matter.thing(text).split()
    return " ".join(words[words.index("to") + 1 :]) if "to" in words[:-1] else ""


def record_text(record: object) -> str:
    """What a record of a loop says of its matter."""
    texts = (getattr(record, name, "") for name in ("text", "topic", "purpose"))
    return next((text for text in texts if isinstance(text, str) and text), "")


def _within(line: str, since: date) -> date | None:
    """The day until which a line says that something comes: "within two weeks"; None where it names none."""
    found = _WITHIN.search(line.lower())
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else _COUNTS.index(found[1]) + 1
    return since + timedelta(days=count * {"d": 1, "w": 7, "m": 30}[found[2]])


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
