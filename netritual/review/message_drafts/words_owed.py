"""What I owe somebody that is itself words: an answer, a yes or no, news. They are the blank of the note.

How I meant to say it ("no, nicely") is never said. What it is about is what was typed behind "about", what they asked,
or what they wrote or sent last.
"""

from collections.abc import Mapping
from datetime import date
from re import IGNORECASE

from netritual.domain.dates.day_wording import on_day
from netritual.domain.language.terms import terms_of
from netritual.domain.matters import matter, matter_deeds, second_person
from netritual.domain.model import Interaction, Promise, Request
from netritual.domain.network import Network
from netritual.regex import naming, regex
from netritual.review.message_drafts.lines_about import (
    day_in,
    day_named_on,
    last_day,
    last_letter,
    names_of,
    period_end,
)
from netritual.review.message_drafts.loop_case import LoopCase, Parts
from netritual.review.message_drafts.relationship_phrases import piece_in
from netritual.review.message_drafts.subjects import TO_DO, subject

WAITED_DAYS = 3
"""What was promised without a day is spoken of after so many."""
SORRY_DAYS = 7
"""After so many days one says sorry for the wait."""
LATER = regex(
    r"(?:think|sleep on|look(?: into|$)|find out$|say yes|say no|get back|come back|let (?:him|her|them|you) know|tell"
    r"|check|see|answer|reply|respond|decide|comment|consider|(?:taste|try|listen|watch)$"
    r"|(?:my |an? |some )?(?:feedback|comments|thoughts|opinion)$)\b"
)
"""Promises of a word: to call, to tell, to come back."""
_VIEW = regex(r"\b(comments?|feedback|remarks|thoughts|opinion|views?)\b(?! (?:are|is|were|was)\b)", IGNORECASE)
_OWN_VIEW: Mapping[str, str] = {"comment": "comments", "views": "view"}
"""A word on something that one is asked for, and how it is called in the blank for it."""
WRITING = regex(
    r"(?:write|mail|email|text|message)(?: to)? (?:him|her|them|you)\b"
    r"|(?:send|drop) (?:(?:him|her|them|you) )?a (?:line|note|word|message)\b"
    r"|(?:an? )?(?:write|e-?mail|mail|message|line)$",
    IGNORECASE,
)
"""How a promise of a message begins."""
WISHES = regex(
    r"(?:\b(?:would|wd)|['’]d) (?:like|love)\b|\bcan (?:he|she|they) have\b|\b(?:invited|offere?[ds]) (?:me|us)\b"
    r"|\b(?:asks|asked(?! (?:him|her|them)\b)|wants|wanted|needs|needed|invite[sd])\b",
    IGNORECASE,
)
"""Words of a line of somebody who waits for what I am to say or to send."""
_IN_A_MONTH = regex(r"(?!.*\b(?:for|of|about|on|at|with|to)\b.* in ).* in \w+$", IGNORECASE)
"""A thing that is wanted in a month: "a new edit in October", but not "a quote for a wedding in August"."""
_NEEDS_IT = regex(r"\bneeds (?:the|my|our|his|her|their) ", IGNORECASE)
_NO_RUSH = regex(r"\b(?:no (?:rush|hurry)|whenever|when (?:i|you) (?:can|have time)|take (?:my|your) time)\b")
DEADLINE = regex(r"\b(?:by|before|until|till|due|latest|deadline|closes|closing)\b")
"""Words of a line that names a last day for something."""
_ANSWERING = regex(
    r"(?:(?:write|mail|email|text|message|get|come) back|reply|respond|answer|confirm|decide|say (?:yes|no)"
    r"|(?:give|owe) (?:him|her|them|you) an answer|let (?:him|her|them|you) know)\b"
    r"(?! (?:to )?(?:the|his|her|their) [a-z])",
    IGNORECASE,
)
_TELLING = regex(
    r"(?:tell|inform|let)(?: (?:him|her|them|you))?(?= (?:the|our|my|know|down|no|yes|not|that|about|of|it['’]?s?|we|i"
    r"|which|what|how|when|where|who|if|whether"
    r"|gently|nicely|politely)\b|$)|turn (?:(?:him|her|them|you) )?down\b|break it\b",
    IGNORECASE,
)
_TELL = regex(r"tell(?: (?:him|her|them|you))?(?: (?:the|my|our) .+)?", IGNORECASE)
"""How a promise begins that is one of words, a matter that is to be told, and a message."""
_TELLS = regex(
    r"(?:tell|inform)(?: (?:him|her|them|you))?"
    r" (?!(?:him|her|them|you|which|no|yes|not|gently|nicely|politely|https?:)\b)",
    IGNORECASE,
)
"""How a promise begins to tell something that it says."""
_TOLD = regex(r"tell: (.+)", IGNORECASE)
_OF_THEM = regex(r"\b(?:he|she|they|him|her|them|his|hers|their)\b", IGNORECASE)
"""What is to be told, as its line says it, and words of whom it is told to."""
_SENDS_IT = regex(r"(?:send|get|bring|give) (?:(?:him|her|them) )?(?:it|them|that)\b", IGNORECASE)
_TELLS_OURS = regex(r"tell (?:him |her |them )?((?:our|my) [^,;.!?]+)$", IGNORECASE)
_I_DID = regex(
    r"(?:got|won|passed|found|finished|sold|lost|had|have|am|will|can|can['’]t|cannot|decided|moved|booked)\b"
)
"""How what is to be told begins where it is said of me."""
_BARE_TELL = regex(r"tell (?:him|her|them)(?: (?:nicely|gently))?", IGNORECASE)
_BECAME = r"(?:is|are|was|were|came|arrived|has|have|had|went|got|looks?|needs?|says?)\b"
_ASKING = regex(
    r"ask (?!(?:him|her|them|for|an?|my|some|about|if|whether|to|again)\b)"
    r"|(?:check|talk|speak) (?:with|to) (?!(?:him|her|them)\b)|take it up\b|think\b|look into\b"
    r"|work (?:it|that|this) out\b",
    IGNORECASE,
)
"""How a promise begins to ask others or to think: a word is owed then."""
_BARE = regex(
    r"(?:check|look|see|ask|find out|think|comment|decide|consider|taste|try|listen|watch|have a \w+"
    r"|(?:my |an? |some )?(?:feedback|comments|thoughts|opinion))"
    r"(?: (?:(?:in)?to |on |over |about )?(?:it|that)| (?:in |at )?(?:my|our) [^\W\d_]+)?",
    IGNORECASE,
)
"""A promise that names no matter by itself: "check", "look into it"."""
_ABOUT = regex(r"\b(?:about|re|regarding|on) (?!it$).+$", IGNORECASE)
_MUST = regex(
    r"\b(?:must|should|shd|need to|needs to|have to|has to|got to|gotta|ought to|want to|wanna|remember to)\b"
)
_ERRAND = regex(r"(?:^|[,;.!?:)] ?)tell\b", IGNORECASE)
SAID_SO = regex(
    r"\b(?:told|promis\w*|versp\w+|promes\w+|promet\w+|beloofd?|said i(?:['’]?(?:d|ll))?|owe)\b"
    r"|(?:^|[,;.] ?|\bi |\band )(?:offered|agreed)\b|\boffered (?:him|her|them)\b"
)
"""Words of a line of what is to be done, of one who notes it as an errand, and of one that was told."""
_POINTS = regex(r"(?:it|them|these|those)\b")
"""How a request begins that points at one before it."""


def is_words(text: str) -> bool:
    """True for a matter that is done by saying it: "tell her no", "reply to him", "an answer on the flat"."""
    return matter.is_answer(text) or any(way.match(text) for way in (_ANSWERING, _TELLING, WRITING, _ASKING))


def words_owed(case: LoopCase, due: date | None, *, was_said: bool) -> Parts:
    """The note that says what is owed: the answer to what they asked, wrote or sent, else news of mine; None where
    there is not a word of these."""
    if piece := piece_in(case.line, case.to):
        return "wrote", {"piece": piece}  # what they wrote is answered by what one thinks of it
    letter, parts = last_letter(case.network, case.to, case.today), answer_to(case, due)
    is_matter = any(parts.get(name) for name in ("question", "request", "arrived"))
    about = " ".join(parts.get(name, "") for name in ("question", "request", "arrived", "thing"))
    if WRITING.fullmatch(case.text) and case.line and terms_of(about).isdisjoint(terms_of(case.line)):
        return None  # "Bess is leaving, write to her" is no answer to what she asked before
    is_wish = _ANSWERING.match(case.text) is not None or WISHES.search(case.line) is not None
    is_asked = was_said or is_matter or is_wish or letter is not None
    if (match := _TOLD.match(case.text)) is not None:
        is_of_them = _OF_THEM.search(match[1]) is not None  # how it is said to them is the writer's
        said = "" if is_of_them else second_person.turned(match[1])
        return ("follow", {"message": f"I {said}" if _I_DID.match(said) else said}) if said else None
    if _BARE_TELL.fullmatch(case.text) and (theirs := _theirs_in(case)):
        return "follow", {"thing": theirs}
    if (ours := _TELLS_OURS.match(case.text)) and (thing := matter.thing(ours[1], of=case.you)):
        return "follow", {"thing": thing}
    if _TELLS.match(case.text) and not (about_of(case.text) or parts.get("question") or parts.get("request")):
        return None
    if not (is_asked or parts.get("thing")):
        return None  # all of it is the writer's to say
    if not is_asked and about_of(case.text):
        return "follow", {"thing": parts["thing"]}
    return "answer", parts


def _theirs_in(case: LoopCase) -> str:
    """What of theirs a line begins with: "your music" of "Eli's music came, first part is too long"."""
    match = naming(rf"NAME['’]s ([^\W\d_]+(?: [^\W\d_]+)?) {_BECAME}", names_of(case.to)).match(case.line)
    said = matter.thing(match[1], of=case.you) if match is not None else ""
    return f"your {said.removeprefix('the ')}" if said.startswith("the ") else ""


def answer_to(case: LoopCase, due: date | None) -> dict[str, str]:
    """The parts of an answer that names what they asked or sent, where that is known, and leaves the rest to the
    writer."""
    about = case._replace(text=about_of(case.text))
    name, said = next(iter(subject(about).items()), ("", ""))
    waited = is_late(case, due, is_thing=name == "thing")
    name = "thing" if name == "arrived" and waited else name
    thing = said if name == "thing" else ""
    view = _VIEW.search(case.text)
    figure = f"your {_OWN_VIEW.get(view[1].lower(), view[1].lower())}" if view and thing else matter.figure(thing)
    is_mine = thing.startswith(("my ", "our ")) and "asked" not in case.line
    is_mine = is_mine and not TO_DO.match(about.text)  # "to borrow our goals"
    is_mine = is_mine or (_NEEDS_IT.search(case.line) is not None and not matter.is_event(thing))
    is_it = is_mine or matter.is_sent(thing) or matter_deeds.given(TO_DO.sub("", about.text), to=case.you)
    is_handed = (
        thing
        and isinstance(case.record, Request)
        and matter.head(thing) in about.text.lower()
        and not matter.is_answer(case.text)
        and not (matter.is_said(thing) or thing.startswith("your "))
        and (figure or is_it)
    ) or (thing and (view or _SENDS_IT.match(case.text)))
    if said and due is not None and day_named_on(case.line, case.loop.since) == due and not day_in(said, case.today):
        said = f"{said} {on_day(due, case.today)}"
    flags = {"object": "yes" if is_handed else "", "figure": figure, "waited": "yes" if waited else ""}
    return {name: said, **flags} if said else flags


def is_late(case: LoopCase, due: date | None, *, is_thing: bool) -> bool:
    """Whether one says sorry for the wait: a week after the word that waits for it, or behind its last day. The day of
    a request may be that of its matter, unless its line says until when; a thing that is wanted in some month has its
    time."""
    line, is_theirs = case.line.lower(), isinstance(case.record, Request)
    if _NO_RUSH.search(line) or (is_theirs and not (line or case.loop.late)):
        return False
    has_last = DEADLINE.search(line) is not None
    is_dated = is_thing and _IN_A_MONTH.match(case.text) is not None
    within = due if not is_theirs else period_end(case.line, case.loop.since) if is_dated else None
    last = (due or last_day(case.line, case.loop.since)) if has_last else within
    is_old = case.loop.age_days >= SORRY_DAYS
    return (is_old or not is_theirs) and last < case.today if last is not None else is_old


def is_asked_beside(case: LoopCase) -> bool:
    """Whether another request of the same line says what this one only points at, or names again."""
    request = case.record
    if not isinstance(request, Request) or (line := request.from_interaction) is None:
        return False
    head, points = matter.head(request.text), _POINTS.match(request.text) is not None
    return any(
        one.id < request.id
        and (one.from_, one.from_interaction, one.state) == (request.from_, line, "open")
        and (points or (head and matter.head(one.text) == head))
        for one in case.network.all(Request)
    )


def about_of(text: str) -> str:
    """What a promise says of its matter where it is itself a word, "about the flat" of "get back to her about the
    flat" and "" of "think about it"; of another one the whole."""
    match = _ABOUT.search(text)
    is_bare = is_words(text) or _BARE.fullmatch(text) is not None
    return text if not is_bare else match[0] if match is not None else ""


def was_promised(network: Network, promise: Promise) -> bool:
    """Whether a promise was typed as one, or its line tells in so many words that it was made."""
    talk = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    return talk is None or SAID_SO.search(talk.line.lower()) is not None


def was_said(network: Network, promise: Promise) -> bool:
    """Whether a promise was made to somebody: what one "must" or "should" do was only noted."""
    talk = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    if was_promised(network, promise) or talk is None:
        return True
    is_errand = _TELL.fullmatch(promise.text) and _ERRAND.search(talk.line)
    return _MUST.search(talk.line.lower()) is None and not is_errand
