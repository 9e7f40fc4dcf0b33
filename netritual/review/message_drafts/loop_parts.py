"""What an open loop says, as the parts of sentences: one function for each kind of record.

What is not surely a part of a sentence is left out: then the note has a blank.
"""

from collections.abc import Mapping
from re import IGNORECASE
from typing import get_args

from netritual.domain.dates.day_wording import on_day, since_words
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.language.money import SUM
from netritual.domain.matters import good_news, matter, matter_deeds, second_person
from netritual.domain.model import Ask, Coffee, Follow, Interaction, Promise, Request, Thanks
from netritual.regex import regex
from netritual.review.message_drafts import lines_about, thanks_owed
from netritual.review.message_drafts.loop_case import LoopCase, Parts
from netritual.review.message_drafts.loop_gate import CHASES
from netritual.review.message_drafts.meeting_drafts import offered_time, said_meeting, topic_for
from netritual.review.message_drafts.message_draft import other_person
from netritual.review.message_drafts.promise_parts import owed, promised, sending
from netritual.review.message_drafts.relationship_phrases import help_of, talk_of, topic_of
from netritual.review.message_drafts.subjects import TO_DO, TO_KNOW, is_named_for_it, source_of, subject, thing_in
from netritual.review.message_drafts.unread_words import is_certain
from netritual.review.message_drafts.waiting_gate import LONG_LATE_DAYS, sent_in
from netritual.review.message_drafts.words_owed import DEADLINE, SORRY_DAYS, WISHES, answer_to, is_words, words_owed

ANSWER_NOTES: Mapping[str, DraftKind] = {
    "complaint": "answer_complaint", "issue": "answer_complaint", "compliment": "answer_compliment",
}  # fmt: skip
"""Type of a request -> the draft of its answer; for the others a plain one."""
_ASKED_TO: Mapping[str, str] = {
    "resume": "look over my CV", "reference": "be a reference for me", "mentor": "be my mentor",
}  # fmt: skip
"""What an ask of a type has somebody do."""
_ADVICE = ("advice", "insight", "other", "mentor", "reference")
"""Types of asks with a matter that stands behind "about"."""
_ADVISED = regex(r"(?:for )?(?:advice|tips|thoughts|opinion|view|feedback|insight)\b")
"""How an ask for advice begins: that is thanked for as advice."""
A_MESSAGE = regex(
    r"^(?:text|mail|email|message|dm|whatsapp|letter) (?:to\b|@|\w+$)"
    r"|^(?:i )?(?:texted|mailed|emailed|messaged|dmed|dm['’]?d|wrote|pinged|sent)\b"
)
"""How a line begins that surely tells of a message of mine."""
_CHANNEL = regex(r"^(?:.*?\bup (?:on|re) |.*? re )")
"""Before the matter of a follow-up: "up on the offer", "email re the offer"."""
_MY_MESSAGE = regex(
    r"(?:my|our) (?:last |first )?(?:e-?mails?|mails?|messages?|letters?|texts?|notes?|dms?|questions?)"
    r"(?: (?:about|re|on|regarding) (?P<about>.+))?",
    IGNORECASE,
)
"""A follow-up that is of a message of mine: it has no answer."""
_NOT_TAKEN = regex(r"\b(?:called|call|rang|ring|phoned|tried)\b.*\bno (?:answer|reply)\b", IGNORECASE)
"""Words of a call that nobody took."""
_CALLS_BACK = regex(r"\b(?:back|return)\b", IGNORECASE)
_CALLED = regex(
    r"(?:call|ring|phone)(?: (?:him|her|them))?(?: (?:back|again))?(?: (?:after|before|in|on|next|this) .+)?$"
)
_IF = regex(r"^if\b")
_OURS = ("whether you ", "whether I ", "whether we ")
"""How a question begins that is answered with a yes or a no: the answer is thanked for, not the telling."""
_SAID_OR_ASKED = regex(r"(?:says|said|asks|asked|invites|invited|suggests|wants|writes|wrote|offers|offered)\b")
"""How a follow-up begins that is what they said."""
_WAS_DONE = regex(r"\b(?:is|are|was|were) \w+ed$|^\w+ (?:runs|comes?|goes|starts|opens|ends|arrives|leaves|moved)\b")
_TO_NAME = regex(r"\b(?:date|time|name|number|address|e-?mail)s?$", IGNORECASE)
_SUM = regex(rf"(?:for )?(?!\d\d?(?: for |$)){SUM}(?: for (.+))?$", IGNORECASE)
"""An ask for money."""
_BARE_INTRO = regex(r"ask (?:(?:him|her|them) )?for (?:an |the )?intro(?:duction)?", IGNORECASE)
_MAY_I = regex(r"whether (I|we|[A-Z][^\W\d_]+) (?:can|could|may|might) (.+)$")
_WHOM: Mapping[str, str] = {"I": "me", "we": "us"}
"""A question that asks leave, and for whom: for that one thanks."""
_HELPED: Mapping[str, str] = {"resume": "looking over my CV", "reference": "being a reference for me"}
"""What somebody did who was asked for it."""
_ASKED_FOR = regex(r"\b(?:names?|intro|introduction|contacts?|tips?|advice|feedback|reference|recommendation)\b")
"""What is of use, or is not."""
_ASKED_THEM = regex(r"\b(?:asked|asking) (?!to\b)(?:[^\W\d_]+ ){1,3}to\b", IGNORECASE)
"""Words of a line of what they are to do: "asking to get on the list" is of me."""
_BARE_DEED = 3
"""Words of what one asks to be done that says nothing by itself: "to go lower"."""
_ARTICLE_AND_NOUN = 2
"""Words of a thing of which nothing more is said."""


def note_parts(case: LoopCase) -> Parts:
    """The kind of the note that goes with a loop, and what it says; None where there is nothing to write."""
    match case.record:
        case Request() if case.loop.kind == "handoff":
            return _handed(case, case.record)
        case Request():
            return _asked_of_me(case, case.record)
        case Promise(by="me") if thanks_owed.is_thanked(case):
            present = matter.some(case.text) if thanks_owed.is_owed_present(case) else ""
            return thanks_owed.thanks_note_parts(case, case.record.made, thanks_owed.thanks_for(case), present)
        case Promise(by="me") if _BARE_INTRO.fullmatch(case.text):
            return "ask_intro", {"other": _to_meet(case)}
        case Promise(by="me") if noted := second_person.TO_ASK.match(case.text):
            return _noted_ask(case, case.text[noted.end() :]) or promised(case, case.record)
        case Promise(by="me"):
            return promised(case, case.record)
        case Promise():
            return owed(case)
        case Ask():
            return _asked(case, case.record)
        case Interaction():
            return _unanswered(case, case.record)
        case Coffee():
            return _said(case, case.record)
        case Thanks():
            return thanks_owed.said_thanks(case, case.record)
        case Follow():
            return _followed(case, case.record)
    return None


def _followed(case: LoopCase, follow: Follow) -> Parts:
    """What I noted to come back to."""
    if is_words(case.text):
        return words_owed(case, follow.due, was_said=False)
    if _SAID_OR_ASKED.match(case.text):
        parts = answer_to(case._replace(text=""), follow.due)
        return ("answer", parts) if parts else None
    if good_news.is_wish(case.text):
        names = lines_about.names_of(case.to)
        earlier = (
            good_news.news(one.line, names) for one in lines_about.talks_about(case.network, case.to, case.today)
        )
        joy = good_news.wished(case.text, case.line, names) or next(filter(None, earlier), "")
        return "follow", {"joy": joy, "wishes": "yes", "waited": "yes" if case.loop.age_days > LONG_LATE_DAYS else ""}
    if (mine := _MY_MESSAGE.fullmatch(case.text)) is not None:
        return "nudge_message", {"topic": matter.topic(mine["about"] or ""), "since": ""}
    call = "yes" if _CALLED.match(case.text) else ""
    heard = "yes" if call and lines_about.has_written_last(case.network, case.to, case.today) else ""
    thing = thing_in(case, _CHANNEL.sub("", case.text))
    if _WAS_DONE.search(case.text):
        return None  # what happened is nothing to write of
    if thing and CHASES.search(case.line) is not None:
        return "owed", {"thing": thing, "deed": sending(case, thing)}
    deed = matter_deeds.deed(case.text, to=case.you) if case.is_sure and not call else ""
    if not (thing or deed or call):
        named = subject(case, ("thing",)).get("thing", "")
        thing = named if is_named_for_it(case, named) else ""
    topic = subject(case, ("thing",)).get("thing", "") if call else ""
    is_late = _CALLS_BACK.search(case.text) is not None and case.loop.age_days > SORRY_DAYS
    return "follow", {
        "thing": thing, "figure": matter.figure(thing), "deed": deed, "call": call, "heard": heard, "topic": topic,
        "waited": "yes" if is_late else "",
    }  # fmt: skip


def _asked_of_me(case: LoopCase, request: Request) -> Parts:
    """What they wait for: an answer, a thing, or to hear how it went."""
    text, line = lines_about.MONTH_END.sub("", case.text), case.line.lower()
    if case.loop.kind == "no_ack":
        thing = "" if matter.is_answer(text) else thing_in(case, TO_KNOW.sub("", text))
        is_mine = thing.startswith(("my ", "our ", "your "))  # what is mine or theirs helped nobody
        is_new = (case.today - case.loop.from_).days <= thanks_owed.LATE_THANKS_DAYS
        return ("how_did_it_go", {"thing": thing}) if _ASKED_FOR.search(text) and is_new and not is_mine else None
    said = {"thing": thing_in(case, TO_KNOW.sub("", text)), "wrong": second_person.happened(text)}
    if request.type in ANSWER_NOTES and (case.is_sure or any(said.values())) and not WISHES.search(line):
        return ANSWER_NOTES[request.type], said
    due = request.due or lines_about.last_day(case.line, request.asked.date())
    return words_owed(case, due, was_said=True) if matter.is_answer(text) else ("answer", answer_to(case, due))


def _handed(case: LoopCase, request: Request) -> Parts:
    """What I passed on to somebody."""
    since = since_words(request.handoff.on, case.today) if request.handoff is not None else ""
    other = other_person(case.network, case.loop.who) if case.loop.who != case.to.id else {}
    return "handed", {"thing": matter.certain(matter.thing(case.text)), "since": since, **other}


def _asked(case: LoopCase, ask: Ask) -> Parts:
    """What I asked: the ask itself, a reminder of it, thanks for the answer, and what came of that."""
    text, you, today = case.text, case.you, case.today
    is_first = case.loop.state == "planned"
    kind: DraftKind = _ask_kind(ask.type) if is_first else "nudge"
    if is_first and kind == "ask" and ask.type == "other":
        return _first_ask(text, you)
    is_over = case.loop.kind == "outcome"
    kind = kind if not is_over else "outcome" if case.loop.asks(today) else "thanks_answer"
    if kind == "nudge" and not case.is_sure:
        question = _IF.sub("whether", second_person.question(text, is_asked=True))
        is_deed = TO_DO.match(text) is not None
        is_theirs = is_deed and len(text.split()) > _BARE_DEED and _ASKED_THEM.search(case.line) is not None
        deed = matter_deeds.deed(text, to=you, me=True) if is_theirs else ""
        if deed and not question:
            return "nudge", {"deed": deed, **_last_day(case)}
        about = case._replace(text="") if is_deed else case  # of "go lower" the line says what
        thing = "" if question else subject(about, ("thing",)).get("thing", "")
        return (
            ("nudge", {"question": question, **_last_day(case)})
            if question
            else ("owed", {"thing": thing, "deed": sending(case, thing)})
        )
    source = source_of(case.network, ask, ask.to)
    is_for = source is not None and f"for {text}" in source.line
    wanted = "" if text.startswith("about ") else matter.wanted(text, of=you) or (matter.thing(text, of=you) * is_for)
    if matter.is_somebody(wanted):
        wanted = wanted.removeprefix("the ")
    if kind == "nudge" and (sum_ := _SUM.match(text)) is not None:
        return "owed", {"thing": matter.certain(matter.noun(sum_[1] or "", of=you))}
    if kind == "nudge" and _is_bare(wanted):
        return "owed", {}
    question = _IF.sub("whether", second_person.question(text, is_asked=True))
    is_thing = bool(wanted) and not (_ASKED_FOR.search(text) or matter.is_somebody(wanted))
    is_advice = _ADVISED.match(text) is not None
    parts = {
        **_last_day(case),
        "topic": matter.topic(text) if ask.type in _ADVICE and (is_advice or not is_over) else "",
        "came": matter.event(ask.outcome),
        "thanked": "yes" if _has_thanked(case, ask) else "",
        "view": "yes" if is_advice or ask.type in ("advice", "insight", "mentor") else "",
        "question": question,
        "wanted": wanted,
        "figure": matter.stand_in(wanted) if is_thing else "",
        "whom": "yes" if matter.is_somebody(wanted) else "",
        "object": "yes" if _is_there(wanted) else "",
        "thing": matter.certain(matter.thing(text, of=you)),
        "help": _HELPED.get(ask.type, ""),
        "deed": _ASKED_TO.get(ask.type, ""),
    }
    if kind == "thanks_answer":
        parts["question"] = "" if question.startswith(_OURS) else question
        if allowed := _MAY_I.match(question):
            parts |= {"help": f"letting {_WHOM.get(allowed[1], allowed[1])} {allowed[2]}", "question": ""}
    if not (parts["deed"] or parts["help"]) and not is_advice:
        deed = matter_deeds.deed(text, to=you, me=True)
        is_it = not wanted.startswith(("my ", "our "))  # what is mine nobody gives me
        parts |= {"deed": deed, "help": matter_deeds.doing(text, to=you) or matter.certain(wanted if is_it else "")}
        parts |= {"topic": ""} if deed or parts["wanted"] else {}
    if kind == "thanks_answer":
        parts["help"] = help_of(case.network, case.to, today) or parts["help"]
    if is_over and not (parts["help"] or parts["topic"] or (kind == "thanks_answer" and parts["question"])):
        if matter.is_sent(parts["thing"]):
            return "thanks", {"thing": parts["thing"]}
        return None  # what was only to be known is thanked for when it comes
    parts["doing"] = "yes" if parts["help"] else ""
    if kind == "nudge" and not any(parts[name] for name in ("deed", "question", "wanted", "topic")):
        return "owed", {}
    return kind, parts | ({"other": target} if (target := _asked_for(text)) else {})


def _is_there(wanted: str) -> bool:
    """Whether what I asked for is there to be sent, and not to be made first: "the drawings", "a date"."""
    return bool(_TO_NAME.search(wanted)) or (wanted.startswith(("the ", "your ")) and matter.is_sent(wanted))


def _last_day(case: LoopCase) -> dict[str, str]:
    """Until when I need what I asked for: who knows a last day is not told that a no is fine."""
    said = f"{case.text} {case.line.partition(case.text)[2] if case.text else ''}"
    last = lines_about.last_day(said, case.loop.since) if DEADLINE.search(said.lower()) is not None else None
    if last is None:
        return {}
    by = on_day(last, case.today).removeprefix("on ") if last >= case.today else ""
    return {"pressing": "yes", "by": by}


def _has_thanked(case: LoopCase, ask: Ask) -> bool:
    """Whether I thanked them since I asked."""
    said = (one.said for one in case.network.all(Thanks) if one.to == case.to.id and one.said is not None)
    return ask.thanked is not None or any(day >= (ask.asked or day) for day in said)


def _to_meet(case: LoopCase) -> str:
    """Whom I would like to be introduced to, where the line of a matter names one more person; "" else."""
    source = source_of(case.network, case.record, case.to.id)
    third = {*source.people, *source.mentions} - {case.to.id} if source is not None else set[int]()
    return other_person(case.network, third.pop()).get("other", "") if len(third) == 1 else ""


def _is_bare(wanted: str) -> bool:
    """Whether what is asked for says nothing without what it is for: "a family"."""
    is_plain = matter.is_sent(wanted) or _ASKED_FOR.search(wanted) is not None
    return len(wanted.split()) == _ARTICLE_AND_NOUN and wanted.startswith(("a ", "an ")) and not is_plain


def _first_ask(text: str, you: str) -> Parts:
    """What is asked for the first time; None where nothing of it can be said."""
    question, is_about = _IF.sub("whether", second_person.question(text, is_asked=True)), text.startswith("about ")
    would, deed = second_person.would(question), matter_deeds.deed(text, to=you, me=True)
    parts = {
        "would": would if " " in would else "",
        "deed": deed if " " in deed else "",
        "question": question,
        "wanted": "" if is_about else matter.wanted(text, of=you),
        "topic": matter.topic(text) if is_about else "",
    }
    return ("ask_first", parts) if any(parts.values()) else None


def _noted_ask(case: LoopCase, text: str) -> Parts:
    """What is still to be asked, where "it" is what the line is of."""
    if text not in ("about it", "about that"):
        return _first_ask(text, case.you)
    topic = subject(case._replace(text=""), ("thing",)).get("thing", "")
    return ("ask_first", {"topic": topic}) if topic else None


def _unanswered(case: LoopCase, talk: Interaction) -> Parts:
    """A message of mine without an answer."""
    is_written = A_MESSAGE.search(talk.line.lower()) is not None
    is_call = not is_written and _NOT_TAKEN.search(talk.line) is not None
    if not (is_written or is_call):
        return None  # it may be theirs
    if sent := sent_in(talk.line, lines_about.names_of(case.to)):
        return "nudge_message", {"thing": sent}
    topic = topic_of(case.network, case.to, talk) or subject(case, ("thing",)).get("thing", "")
    return "nudge_message", {"topic": topic, "call": "yes" if is_call else ""}


def _said(case: LoopCase, coffee: Coffee) -> Parts:
    """A meeting that was said and has no time."""
    if offered := offered_time(case.network, coffee, case.today):
        return "answer", {"offered": offered}
    said = said_meeting(coffee.channel)
    if said and is_certain(case.network, coffee):
        return "invite_said", {"topic": topic_for(case.network, case.to, case.text), "said": said}
    if not said and (coffee.purpose or talk_of(case.network, case.to.id) is None):
        return None  # what it is to be is not known, or they never met
    return "invite_said", {"meeting": said or "{a coffee, or a call}"}


def _ask_kind(type_: str) -> DraftKind:
    """The note that asks for something of a type."""
    return next((kind for kind in get_args(DraftKind) if kind == f"ask_{type_}"), "ask")


def _asked_for(text: str) -> str:
    """Whom an introduction is asked for: "Ana Ruiz" of "intro to Ana Ruiz"."""
    words = matter.thing(text).split()
    return " ".join(words[words.index("to") + 1 :]) if "to" in words[:-1] else ""
