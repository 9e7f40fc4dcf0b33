"""What a promise says, mine and theirs, as the parts of sentences."""

from re import IGNORECASE, escape

from netritual.domain.dates.day_wording import on_day
from netritual.domain.language.money import CURRENCY_WORD, SUM
from netritual.domain.language.text import DUES
from netritual.domain.matters import help_received, matter, matter_deeds, second_person
from netritual.domain.model import Interaction, Promise
from netritual.domain.quicklog.natural.vocabulary import MEALS
from netritual.regex import naming, regex
from netritual.review.message_drafts.lines_about import last_day, names_of
from netritual.review.message_drafts.loop_case import LoopCase, Parts, record_text
from netritual.review.message_drafts.loop_gate import CALL, INTRODUCES, INVITES, is_answer_due, is_offer
from netritual.review.message_drafts.message_draft import other_person
from netritual.review.message_drafts.subjects import is_generic, is_named_for_it, subject, thing_in
from netritual.review.message_drafts.unread_words import clause_of
from netritual.review.message_drafts.waiting_gate import LONG_LATE_DAYS, NEWS, OWES_FOR, waits_until
from netritual.review.message_drafts.words_owed import WISHES, answer_to, was_promised, was_said, words_owed

_FAVOUR = regex(
    r"(?:intro(?:duce)?|ask|tell|(?:talk|speak) to|check with|put (?:me|us|my)\b(?! name| case| forward))\b", IGNORECASE
)
"""How a promise of theirs begins that depends on others: one asks how it stands."""
_BARE_PAPER = regex(r"me (?:the|an?) (?:form|link|document|file|paper|papers|address)$")
"""What is sent and says nothing by its name: after weeks they would not know which."""
_ASKED_ABOUT = regex(r"\b(?:about|re|if|whether|for|to|how|when|what|who|where)\b", IGNORECASE)
_I_WOULD = regex(r"\bi(?:['’](?:d|ll)| would| will|d|ll) ?$|\bpromised (?:\w+ )?to ?$", IGNORECASE)
"""What stands before the words in which I promised something."""
_PAYS = regex(rf"\b(?:pays?|paid|owes? (?:me|us)(?: still)? {SUM})", IGNORECASE)
_LOOKS = regex(r"(?:check|look (?:up|in|into)|find out|see)\b", IGNORECASE)
"""How a promise begins of finding out: one asks for news of what it is for."""
_GIVES = regex(
    r"(?:send|give|get|forward|e?mail|share|bring|show|pass|write|draw|translate|print|post|quote|do|make)s?\b",
    IGNORECASE,
)
"""How a promise begins of a thing that comes to me."""
_A_FIGURE = regex(r"(?:give|name|tell) (?:him|her|them) (?:an?|the|some) ((?:date|day|time|price|number|figure)s?)")
"""A promise of a figure, which is of what its line names before."""
_ANY = regex(r"^\w+ (?:him |her |them )?an? ")
"""How a promise begins to send any one thing, which is no paper of which one knows."""
_CALL_ABOUT = regex(r"(?:call|ring|phone)\b.*? (?:about|re|on) (?P<about>.+)", IGNORECASE)
_LENT = r"\b(?:lent|borrowed|(?:still|['’]s|s|has) (?:has|have|got)|get my) [^,;.]*\b"
"""The words before a thing of mine that somebody else has."""
_SPOKE_OF_IT = regex(
    r"\b(?:sa(?:id|ys?)|tells?|told|offer\w*|will|gonna|going to|(?:s?he|they)ll|prom(?:is|es|et)\w*"
    r"|sagte?|will|verspr\w+|schickt|bringt|ruft|meldet|envoie|manda|stuurt|brengt|belo\w+)\b|\w['’](?:ll|d)\b",
    IGNORECASE,
)
"""Words of a line of what somebody spoke of."""
_DUES = f"(?:{'|'.join(sorted(DUES, reverse=True))})"
_SUM = regex(
    r"(?:(?:pay|repay|release|clear|transfer|wire|me|us|her|his|their|another|the|about|some|back) )*"
    rf"(?P<sum>(?:{_DUES} (?:of )?)?(?:{SUM}|\d[\d.,]* ?p)(?: {_DUES})?"
    rf"|(?:[a-z]+[ -])?[a-z]+ {CURRENCY_WORD}\b|(?:[a-z]+ )?(?:money|cash)|a (?:tenner|fiver))(?: back)?"
    r"(?:,? (?:(?:for|für|pour|para|per|por|voor) (?P<of>.+)"
    r"|(?:till?|until|by|before|after|from|since|on) .+))?",
    IGNORECASE,
)
"""Money, and what it is for."""
_PAY = regex(
    r"(?:pay|paid|repay)(?: (?:me|us|it|that))*(?: back)?(?: (?:for )?(?P<of>(?:the|my|our) .+))?$", IGNORECASE
)
"""How a promise is typed of money that it does not name."""
_UNPAID = regex(r"\b(?:has|have|is)(?:n['’]?t| not) (?:yet )?paid\b|\bunpaid\b", IGNORECASE)
"""Words of a line of a bill."""
_OWE = regex(r"\bowe\b|\bfrom (?:my|our) (?:side|end)\b", IGNORECASE)
_REVERT = regex(r"^revert(?: back)?(?P<more> .+)?$", IGNORECASE)
"""As many in India say for to reply."""
_LEND = regex(
    r"\b(?:lent|loaned|borrowed|geliehen|verliehen|ausgeliehen|prêté|prest(?:ado|é|ato)|emprestei|geleend)\b",
    IGNORECASE,
)
_NEXT_ONE = regex(r" for (?:the|this|that|his|her|their) (?:\w+ )?one$", IGNORECASE)
_GIVES_BACK = regex(r"\b(?:give|bring|hand|send|take) .*\bback\b|\breturn\b")
_A_THING = regex(
    r"^((?:send|forward|give|show|lend|bring|write|make|draw) (?:me|us)"
    r"|(?:ship|deliver|post|print|e?mail)(?: me| us)?) "
    r"(?:(?:an?|some) (?!heads|hand|ring|call|shout|lift|more\b)|(?=(?:two|three|four|five|six|\d+) (?!more\b)[a-z]))"
)
"""How a promise begins of a thing that both know of by now."""
_NUMBER = r"(?=(?:two|three|four|five|six|\d+) )"
_MADE = regex(rf"^(?:write (?:me )?(?:the )?{_NUMBER}|(translate) (?:the |{_NUMBER}))")
"""How a promise begins to write or translate something: one asks for what came of it."""
_SORRY_DAYS = 30
"""After so many days one says sorry for what was only noted too."""
_MOVING = ("come", "go", "join", "help", "be", "call", "ring", "phone", "visit", "pay")
"""What is done and not answered."""
_SENDING = ("send ", "share ", "forward ", "resend ")
_MATTERS = ("thing", "question", "request", "arrived")
"""The parts by one of which an answer is said."""
_SAYABLE = ("thing", "object", "deed", "treat", "lent", "call", "other_day")
"""The parts by one of which a promise is said."""
_OTHER_DAY = regex(r"(?:find|suggest|propose|look for|pick|choose|fix) (?:(another|a new)|a) (?:day|time|date|slot)\b")
"""Promises of a day, and of another one: what that is for both know."""
_POINTS = regex(r"\b(?:it|them|this|that)(?:$| (?:out|up|over|down)\b)", IGNORECASE)
"""The end of a promise of what is not said, but by what they asked for."""
_BY_THEN = regex(r" (?:by|before|until|till) (?:(?:the|this|next) )*(?:end of )?(?:the |this )?\w+$")
_OVER = regex(r"^((?:get|send|bring|mail) .+) (?:over|across)\b(?! (?:to|the|a|an|my|our)\b)", IGNORECASE)
"""Behind a thing, which way it goes: "get the quote over by friday"."""
WHOSE = regex(r"\b(?:his|her|their|him|them)\b", IGNORECASE)


def promised(case: LoopCase, promise: Promise) -> Parts:
    """What I promised, as it was said or noted."""
    case = case._replace(text=_in_common_words(case.text))
    if introduced := _introduced(case, promise):
        return "intro_both", introduced
    due = promise.due or last_day(clause_of(promise, case.line), promise.made)
    said, is_awaited = was_said(case.network, promise), WISHES.search(case.line) is not None
    is_promised = was_promised(case.network, promise)
    if invited := INVITES.match(case.text):
        if due is not None and due < case.today:
            return None
        when = on_day(due, case.today) if due is not None else ""
        meal = invited[1].split()[0].lower() in MEALS
        thing = "" if meal else matter.certain(matter.noun(invited[1], of=case.you))
        thing = thing or second_person.turned(invited[1])
        return "invite_to", {"thing": thing, "when": when}
    if _OWE.search(case.line) and (debt := _sum(case)):
        return "late", {"sum": debt}
    parts_of_it = _of_promise(case)
    if _is_verb_alone(case) and not is_answer_due(promise):
        return words_owed(case._replace(text="get back"), due, was_said=is_promised)
    if is_offer(case):
        is_mine = case.text in case.line and not waits_until(case)  # "Bo loves it, offered her a talk" is Bo's
        return ("keep", {"offer": second_person.turned(case.text)}) if is_mine and parts_of_it["thing"] else None
    if said and not any(parts_of_it[name] for name in _SAYABLE):
        parts_of_it = _of_promise(case._replace(text=matter.plain(case.text)))
    if is_answer_due(promise):
        parts = words_owed(case, due, was_said=is_promised)
        is_bare = parts is not None and parts[0] == "answer" and not any(map(parts[1].get, _MATTERS))
        mine = _in_my_words(case) if is_bare else ""
        return ("answer", {**parts[1], "request": f"I said I would {mine}"}) if parts is not None and mine else parts
    is_it = matter_deeds.given(case.text, to=case.you) or matter.thing(case.text, of=case.you)
    if not (case.is_sure and is_promised):
        parts_of_it["deed"] = ""
    if not (parts_of_it["object"] or parts_of_it["deed"]):
        parts_of_it["deed"] = _in_my_words(case)
    if not case.is_sure and not (is_it and is_named_for_it(case, parts_of_it["thing"])):
        parts_of_it["thing"] = ""
    if due is not None and (case.today - due).days > LONG_LATE_DAYS:
        parts_of_it["waited"] = "yes"
    is_late = due < case.today if due is not None else case.loop.age_days > LONG_LATE_DAYS
    if not any(parts_of_it[name] for name in _SAYABLE):
        if second_person.asked(case.line) or (is_awaited and not (is_promised and _POINTS.search(case.text) is None)):
            return "answer", answer_to(case, due)
        return None
    if is_promised or is_awaited or parts_of_it["thing"].startswith("your "):
        return ("follow" if parts_of_it["deed"].startswith("ask you ") else "late" if is_late else "keep"), parts_of_it
    # nobody waits for what was only noted
    is_old = due is None and case.loop.age_days >= _SORRY_DAYS
    parts_of_it["waited"] = "yes" if is_old and was_said(case.network, promise) else ""
    return ("keep", parts_of_it) if any(parts_of_it[name] for name in ("object", "lent", "call", "other_day")) else None


def _in_common_words(text: str) -> str:
    """A promise as it is said anywhere: "reply" for "revert"."""
    said = _REVERT.match(text)
    return text if said is None else f"get back{said['more']}" if said["more"] else "reply"


def _of_promise(case: LoopCase) -> dict[str, str]:
    """What I promised somebody, as the parts of sentences."""
    you, text = case.you, _BY_THEN.sub("", _OVER.sub(r"\1", help_received.favour(case.text)))
    thing, object_, deed = (
        matter.thing(text, of=you),
        _thing_given(text, you),
        matter_deeds.deed(text, to=you) or matter_deeds.own_deed(text),
    )
    lent = help_received.lent(text, of=you) or help_received.lent(case.line, of=you)
    thing = "" if matter.is_bare_time(thing) or not matter.is_handed_over(thing) or is_generic(thing) else thing
    if lent and _GIVES_BACK.search(text) and text.startswith(_SENDING):
        thing, object_, deed, lent = lent, "", "", ""  # nobody comes by with what is sent
    if (to_say := _A_FIGURE.fullmatch(text)) is not None:
        named = _named_before(case)
        object_, deed = f"the {to_say[1]} for {named}" if named else "", ""
    elif is_generic(object_) or matter.is_somebody(object_):
        object_ = ""
    called = _CALL_ABOUT.match(text)
    return {
        "lent": lent if _GIVES_BACK.search(text) or (lent and lent == thing) else "",
        "other_day": "yes" if _OTHER_DAY.match(text) else "",
        "topic": _day_for(case) or (matter.topic(called["about"]) if called is not None else ""),
        "call": "yes" if CALL.match(deed) or CALL.match(text) else "",
        "deed": deed,
        "object": object_,
        "figure": matter.figure(object_ or thing),
        "event": "yes" if matter.is_event(thing) else "",
        "treat": help_received.treat(text),
        "words": object_ if matter.is_said(object_) else "",
        "thing": matter.certain(thing),
    }


def _day_for(case: LoopCase) -> str:
    """What a day is to be found for, as the line says it before; a blank where it does not and it is the first one."""
    other = _OTHER_DAY.match(case.text)
    if other is None:
        return ""
    return _named_before(case) or ("" if other[1] else "{what it is}")


def _named_before(case: LoopCase) -> str:
    """What a promise is of by its own words, else by those of its line before it: "the memorial" of "rang about the
    memorial, must give her a date"."""
    before = case._replace(text=case.line.partition(case.text)[0].strip(" ,;.") or case.text)
    named = (subject(one, ("thing",)).get("thing", "") for one in (case, before))
    return next((one for one in named if one and not is_generic(one)), "")


def _in_my_words(case: LoopCase) -> str:
    """What I said that I would do, as I said it: "count the boats" of "told her I'd count the boats"."""
    is_said = bool(case.text) and _I_WOULD.search(case.line.partition(case.text)[0]) is not None
    deed = second_person.turned(_NEXT_ONE.sub("", _BY_THEN.sub("", case.text))) if is_said else ""
    return deed if " " in deed and matter.is_plain(deed) else ""


def _is_verb_alone(case: LoopCase) -> bool:
    """Whether what I said that I would do is one word, which is of what the line names: "told her I'd choose"."""
    before = case.line.partition(case.text)[0] if case.text.isalpha() and case.text.islower() else ""
    return _I_WOULD.search(before) is not None and case.text not in _MOVING


def _thing_given(text: str, you: str) -> str:
    """What a promise hands over that can be sent: "the deck" of "send her the deck" and of "a deck"; "" for a deed, a
    treat, and what comes another way."""
    deed = matter_deeds.deed(text, to=you)
    said = matter.certain(matter_deeds.given(text, to=you) or ("" if deed else matter.thing(text, of=you)))
    is_goods = said.startswith("my ") or _ANY.search(text) is not None
    return said if matter.is_sent(said) or (deed.startswith(_SENDING) and not is_goods) else ""


def _introduced(case: LoopCase, promise: Promise) -> dict[str, str]:
    """Whom I promised to introduce somebody to, where the line names one person: the note does it."""
    talk = case.network.get(Interaction, promise.from_interaction or 0)
    others = {*talk.people, *talk.mentions} - {case.to.id} if talk is not None else set[int]()
    if len(others) != 1 or INTRODUCES.match(case.text) is None:
        return {}
    third = other_person(case.network, others.pop())
    return {**third, "promised": "yes"} if third else {}


def owed(case: LoopCase) -> Parts:
    """What they promised me."""
    case = case._replace(text=_in_common_words(case.text))
    text = case.text
    if is_done_by(case):
        return None
    if debt := _debt(case):
        return "owed", {"sum": debt, "loan": loan(case), "mentioned": "yes" if is_spoken(case) else ""}
    their, is_call = thing_in(case, text), CALL.match(text) is not None
    deed = matter_deeds.deed(text, to=case.you, me=True) if case.is_sure and not is_call else ""
    deed = _A_THING.sub(r"\1 the ", deed)
    deed = _MADE.sub(lambda match: f"send me the {'translation of the ' if match[1] else ''}", deed)
    would = _open_end(second_person.turned(text)) if case.is_sure and _FAVOUR.match(text) and " " in text else ""
    if not (their or deed or is_call or would):
        their = subject(case, ("thing",)).get("thing", "")
    if _LOOKS.match(text) and (of := subject(case._replace(text=""), ("thing",)).get("thing", "")) not in ("", their):
        deed, their = "", of
    is_lent = bool(text) and regex(_LENT + escape(text), IGNORECASE).search(case.line) is not None
    their = their or (second_person.turned(text) if is_lent else "")
    if is_lent and their and not text.partition(" ")[0].isdecimal():
        mine = f"my {text}".lower() in case.line.lower()
        deed, their = f"bring back {'my ' if mine else ''}{their.removeprefix('the ' if mine else '')}", ""
    their = matter.certain(matter.noun(text, of=case.you)) if text[:1].isdigit() else their  # "840 for the invoice"
    deed = "" if NEWS.match(text) else deed or sending(case, their)
    if matter.is_of_what(" ".join(deed.split()[-2:])):
        deed = f"{deed} of {{what it is}}"
    if case.loop.age_days > LONG_LATE_DAYS and _BARE_PAPER.search(deed):
        deed = f"{deed} for {{what it is for}}"
    if NEWS.match(text) and not their:
        would = second_person.turned(text)
        would = would if " " in would else ""
    return "owed", {
        "would": would,
        "deed": deed,
        "thing": their,
        "loan": matter.stand_in(deed) if is_lent and deed and loan(case) else "",
        "mentioned": "yes" if is_spoken(case) else "",
        "call": "yes" if is_call and case.is_sure and not WHOSE.search(text) else "",
        "news": "yes" if NEWS.match(text) else "",
        "topic": their or subject(case._replace(text=""), ("thing",)).get("thing", ""),
    }


def loan(case: LoopCase) -> str:
    """The word that stands for what I lent them, "it"; "" where the line tells of no loan."""
    return "it" if _LEND.search(case.line) else ""


def is_spoken(case: LoopCase) -> bool:
    """Whether the line of what they owe tells that they spoke of it."""
    return _SPOKE_OF_IT.search(case.line) is not None


def _debt(case: LoopCase) -> str:
    """What they owe me in money: a sum, what is open for something, a bill; "" for a thing."""
    if (of_it := _PAY.fullmatch(case.text)) is not None:
        what = matter.certain(matter.noun(of_it["of"] or "", of=case.you))
        return what or "what is open between us"
    if not (said := _sum(case)):
        what = matter.certain(matter.noun(case.text.removeprefix("for "), of=case.you))
        if what and (OWES_FOR.search(case.line) or case.text.startswith("for ")):
            return f"what is open for {what}"
        return what if _UNPAID.search(case.line) else ""
    return said


def _sum(case: LoopCase) -> str:
    """The money of a matter, with what for where that may be said: "the 40 quid for the van"; "" for a thing."""
    whole, said = _SUM.fullmatch(record_text(case.record)), _SUM.fullmatch(case.text)
    if whole is None:
        return ""
    what = matter.certain(matter.noun(said["of"] or "", of=case.you)) if said is not None else ""
    return f"the {whole['sum'].removeprefix('a ')}{f' for {what}' if what else ''}"


def is_done_by(case: LoopCase) -> bool:
    """Whether a matter is the verb of who does it, and no thing: "pays for the wine" of "Ana pays for the wine"."""
    by = naming(rf"\b(?:NAME|he|she) {escape(case.text)}", names_of(case.to))
    is_verb = case.text.partition(" ")[0].endswith("s") and _GIVES.match(case.text) is None
    return is_verb and by.search(case.line) is not None


def _open_end(would: str) -> str:
    """What somebody wanted to do for me, with a blank where it is not said what they ask: "ask your boss {what}"."""
    is_bare = would.startswith("ask ") and _ASKED_ABOUT.search(would) is None
    return f"{would} about {{what it is}}" if is_bare else would


def sending(case: LoopCase, thing: str) -> str:
    """What one asks for again, where a thing that is sent is the matter itself: "send me the forms"."""
    is_paper = not (matter.is_answer(case.text) or _PAYS.search(case.line))
    is_it = is_paper and matter.is_sent(thing) and matter.head(thing) in case.text.lower()
    is_it = is_it and bool(_GIVES.match(case.text) or matter.thing(case.text, of=case.you))
    return f"send me {thing}" if is_it else ""
