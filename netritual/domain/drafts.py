"""Drafts of notes to people: one table of kinds and their sentences. Nothing is ever sent from here.

A sentence has one or more wordings, best first. A wording names what it needs in angle brackets, and the first of which
all is known is used; a sentence without one is left out. ``<?word>`` is needed and not said. A part in square brackets
falls away by itself where something in it is not known. What only the writer can say is a blank, in braces; a note has
one at most.
"""

from functools import cache
from re import IGNORECASE
from re import compile as regex
from typing import Literal

from msgspec import Struct

from netritual.domain.words import listed

DraftKind = Literal[
    "answer", "answer_complaint", "answer_compliment", "how_did_it_go", "handed",
    "ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed",
    "thanks", "outcome", "keep", "late", "follow",
    "invite", "invite_said", "invite_again", "planned", "confirm", "moved",
    "intro_first", "intro_second", "intro_wait", "intro_both", "intro_after",
    "give", "need", "here", "new_job", "birthday", "birthday_ahead",
    "hello", "welcome", "met_once", "answered", "in_town", "wrote",
]  # fmt: skip


class Known(Struct, frozen=True, kw_only=True):
    """What is known for a note, each a part of a sentence; "" is unknown.

    ``you`` and ``me`` are the names under which two people call each other, ``name`` is the whole one. ``topic`` stands
    after "about", ``thing`` is one certain thing, ``wanted`` one that is asked for, ``deed`` what somebody does,
    ``object`` what a promise hands over, ``help`` what they did for me, ``came`` a sentence of what came of it
    (``domain.matter``). ``since``, ``by`` and ``new`` are days: of the matter, when it is due, and next.

    ``meeting`` is "a coffee", ``when`` its day and time, ``place`` where; ``said`` is one that was only said. ``talk``
    is a talk of the last weeks ("our lunch on Tuesday"), ``past`` an earlier one, ``subject`` what it was about.
    ``met`` says where two met, ``year`` since when they are connected; ``days`` are those of a trip or a birthday.

    ``other`` is the third one, ``other_work`` and ``work`` what they and whom the note is to do, ``need`` and ``offer``
    what the one looks for and the other has, ``back`` what there is in return.
    """

    you: str = ""
    name: str = ""
    me: str = ""
    topic: str = ""
    thing: str = ""
    wanted: str = ""
    deed: str = ""
    object: str = ""
    help: str = ""
    came: str = ""
    since: str = ""
    by: str = ""
    new: str = ""
    meeting: str = ""
    said: str = ""
    when: str = ""
    place: str = ""
    talk: str = ""
    past: str = ""
    subject: str = ""
    met: str = ""
    year: str = ""
    company: str = ""
    city: str = ""
    days: str = ""
    title: str = ""
    other: str = ""
    called: str = ""
    other_work: str = ""
    work: str = ""
    need: str = ""
    offer: str = ""
    back: str = ""


Sentence = tuple[str, ...]
"""Wordings of one sentence, best first."""

_EASY_NO = ("If it does not suit you, just say so; a no is an easy answer.",)
_NO_HURRY = ("There is no hurry with an answer.",)
_NO_ANSWER = ("Nothing needs an answer.",)
_HOW_ARE_YOU = ("How are things at <company>?", "How are you, and what are you working on these days?")
_TALK_OF = (
    "I would like to talk about <topic> with you.", "I would like to talk some more about <subject>.",
    "Thank you for <talk>; I would like to go on from there.",
    "It has been a while since <past>, and I would be glad to see you.",
    "I would like to hear what you are working on.",
)  # fmt: skip

SENTENCES: dict[DraftKind, tuple[Sentence, ...]] = {
    # They wait for me.
    "answer": (
        ("[<since> ]you asked me to <deed>.", "[<since> ]you asked me for <wanted>.",
         "[<since> ]you asked me about <thing>.", "Thank you for asking me."),
        ("{your answer}",),
    ),
    "answer_complaint": (
        ("Thank you for telling me about <thing>.", "Thank you for telling me so plainly."),
        ("{what happens now}",),
    ),
    "answer_compliment": (
        ("Thank you for your kind words about <thing>.", "Thank you for your kind words."),
        ("I was glad of them.",),
    ),
    "how_did_it_go": (
        ("How did it go with <thing>?", "How did it go with {what they asked about}?"),
        ("A line is enough; I was thinking of you.",),
    ),
    "handed": (
        (
            "[<since> ]I passed <thing> on to you[, for <other>].",
            "[<since> ]I passed something on to you for <other>.",
            "[<since> ]I passed something on to you.",
        ),
        ("Did it work out?",),
        ("If it does not fit, just tell me; I am happy to take it back.",),
    ),
    # I wait for them.
    "ask": (
        ("I am thinking about <topic>, and I would value your view.", "I would value your view on {the one thing}."),
        ("Would you have 20 minutes for it in the next two weeks?",),
        _EASY_NO,
    ),
    "ask_intro": (
        ("I have a favour to ask: would you introduce me to <other>?",
         "I have a favour to ask: would you introduce me to {whom}?"),
        ("Two lines are enough, and I am happy to draft them for you.",),
        ("If you would rather not, that is fine and needs no reason.",),
    ),
    "ask_reference": (
        ("I have a favour to ask: would you be a reference for me[, for <topic>]?",),
        ("If you would rather not, that is fine and needs no reason.",),
    ),
    "ask_resume": (
        ("Would you look over my CV?",),
        ("Ten minutes and the first three things that you notice would help me a lot.",),
        _EASY_NO,
    ),
    "ask_mentor": (
        ("I would like to learn from you[, about <topic> above all].",),
        ("Would you be my mentor for half a year, half an hour a month?",),
        ("If that is too much, say so; I would still be glad of a talk now and then.",),
    ),
    "nudge": (
        ("[<since> ]I asked you to <deed>.", "[<since> ]I asked you for <wanted>.",
         "[<since> ]I asked you about <topic>.", "[<since> ]I asked you for your advice."),
        ("A line is enough, and a no is fine too.",),
    ),
    "nudge_message": (
        ("[<since> ]I wrote to you about <topic>.",
         "[<since> ]I wrote to you, and my message may have come at a bad time."),
        ("If you would like to talk, a line is enough.",),
        ("If not, that is fine too.",),
    ),
    "owed": (
        ("[<since> ]you said that you would <deed>.", "I am coming back to <thing>[, which we spoke about <since>].",
         "I am coming back to {what you agreed}."),
        ("Is it still on your list?",),
        ("If not, just say so; I can find another way.",),
    ),
    # Thanks, and what came of it.
    "thanks": (
        ("Thank you for <thing>.", "Thank you for {what they did}."),
        ("<came>.", "It was kind of you to take the time."),
    ),
    "outcome": (
        ("Thank you again for <help>.", "Thank you again for your advice on <topic>.",
         "Thank you again for your advice."),
        ("<came>.", "{what came of it}"),
        ("I wanted you to know.",),
    ),
    # What I promised.
    "keep": (
        ("As promised, <object>: {a link, or what is attached}.", "I said that I would <deed>. {how it stands}",
         "As promised: {what it is, and where}."),
    ),
    "late": (
        ("I said that I would <deed>[ by <by>], and I have not done it yet; I am sorry.",
         "I promised you <thing>[ by <by>], and it is not done yet; I am sorry.",
         "I promised you {what it is}, and it is not done yet; I am sorry."),
        ("You can count on it by <new>.",),
        ("If you need it sooner, or no longer, tell me.",),
    ),
    "follow": (
        ("I wanted to <deed>. {how it stands}", "I am coming back to <thing>. {what is new}",
         "I am coming back to {the matter, and what is new}."),
    ),
    # Meetings.
    "invite": (
        _TALK_OF,
        ("Would <meeting> <when>[ <place>] suit you?", "Would you have time for <meeting> in the next two weeks?"),
        ("<?when>If another day is better for you, tell me which.", "If it is too much just now, later is fine too."),
    ),
    "invite_said": (
        ("[<since> ]we said that we would have <said>, and I look forward to it.",),
        ("I would like to talk about <topic> with you.",),
        ("Would <meeting> <when>[ <place>] suit you?", "Which day in the next two weeks would suit you?"),
        ("If it is too much just now, later is fine too.",),
    ),
    "invite_again": (
        ("It is time for our next talk[, about <topic>].",),
        ("Would <meeting> <when>[ <place>] suit you?", "Which day in the next two weeks would suit you?"),
        ("<?when>If another day is better for you, tell me which.", "If it is too much just now, later is fine too."),
    ),
    "planned": (
        ("I would like to talk about <topic> with you.",),
        ("Does <meeting> <when>[ <place>] suit you?",),
        ("If another day is better for you, tell me which.",),
    ),
    "confirm": (
        ("I look forward to <meeting> <when>[ <place>].",),
        ("If something comes up, a line is enough.",),
    ),
    "moved": (
        ("Would <meeting> <when>[ <place>] suit you instead?",),
        ("If another day is better for you, tell me which.",),
    ),
    # Introductions: each is asked first, and both hear what it is for.
    "intro_first": (
        ("You are looking for <need>, and I know somebody who offers <offer>: <other>[, <other_work>].",
         "You are looking for <need>, and I know somebody who may help: <other>[, <other_work>].",
         "I know somebody whom you may like to meet, who offers <offer>: <other>[, <other_work>].",
         "There is somebody whom you may like to meet: <other>[, <other_work>]."),
        ("In return, <called> is looking for <back>, which is what you do.",),
        ("May I ask whether <called> would like to talk to you?",),
        ("A no is fine too.",),
    ),
    "intro_second": (
        ("I know somebody who is looking for <need>, and you offer <offer>: <other>[, <other_work>].",
         "I know somebody who is looking for <need>, and I thought of you: <other>[, <other_work>].",
         "There is somebody who would be glad to meet you: <other>[, <other_work>]."),
        ("In return, <called> offers <back>.",),
        ("May I introduce the two of you?",),
        ("A no is fine too.",),
    ),
    "intro_wait": (
        ("[<since> ]I asked you whether I may introduce you to <other>[, <other_work>].",),
        ("If it does not fit just now, a no is fine and needs no reason.",),
    ),
    "intro_both": (
        ("You both said yes, so here you are.",),
        ("<you>, meet <other>[, <other_work>].",),
        ("<called>, meet <name>[, <work>].",),
        ("<you> is looking for <need>, and <called> offers <offer>.",
         "<you> is looking for <need>, and <called> may be able to help.",
         "I thought of the two of you because {why you should talk}."),
        ("<called> is looking for <back> in return.",),
        ("I leave the rest to you.",),
    ),
    "intro_after": (
        ("[<since> ]I introduced you to <other>.",),
        ("Did the two of you find the time to talk?",),
    ),
    # Without an ask.
    "give": (
        ("You are looking for <need>, and I came across something that may help: {what it is}.",
         "I came across something that may be of use to you: {what it is}."),
        _NO_ANSWER,
    ),
    "need": (
        ("I wonder what would help you most right now.",),
        ("Is there something that I could do, or somebody whom you would like to meet?",),
        ("A word is enough.",),
    ),
    "here": (("I am thinking of you.",), ("I am here if you would like to talk, and nothing needs an answer.",)),
    "new_job": (("All the best for the new job.",), ("I hope that the first days are good ones.",)),
    "birthday": (("All the best for your birthday.",), ("I hope the day is a good one, and the year too.",)),
    "birthday_ahead": (
        ("Your birthday is coming up <days>, which made me think of you.",),
        _HOW_ARE_YOU,
        _NO_HURRY,
    ),
    # A first word, or one more.
    "hello": (
        ("Thank you for <talk>.", "It has been a while since <past>, and you came to mind.",
         "We met <met>, and I would like to hear how you are getting on.",
         "We connected in <year>, and I came across your name this week.",
         "I came across your name this week."),
        ("<?talk>{what you want to say}", *_HOW_ARE_YOU),
        ("<?talk>", *_NO_HURRY),
    ),
    "welcome": (
        ("It was good to meet you <met>, and it is good to be connected.", "It is good to be connected."),
        ("What are you working on these days?",),
        _NO_HURRY,
    ),
    "met_once": (
        ("It was good to meet you <met>.", "It was good to meet you."),
        ("I would like to hear more about <subject>.", "I would like to hear more about what you do at <company>.",
         "I would like to hear more about what you do."),
        ("Would you have half an hour for a call in the next few weeks?",),
        ("If not, that is fine.",),
    ),
    "answered": (
        ("It was good to hear from you.",),
        ("Would you have half an hour for a talk in the next two weeks?",),
        ("If it is too much just now, later is fine too.",),
    ),
    "in_town": (
        ("I am in <city> <days>.", "I am in <city> soon."),
        ("Would you have half an hour for a coffee then?",),
        ("If not, tell me the one place that I should not miss.",),
    ),
    "wrote": (
        ("I read “<title>”, and this stayed with me: {what it was}.",
         "I read what you wrote, and this stayed with me: {what it was}."),
        ("Thank you for writing it.",),
    ),
}  # fmt: skip
"""Kind -> its sentences. A wording is used only when all that it names is known."""

BLANK = regex(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>"
    r"|\[(?:first |last )?(?:name|company|topic|date|city|role|title|link)[^\]\n]{0,40}\]"
    r"|<(?:name|company|topic|date|city|role|title|link)>",
    IGNORECASE,
)
"""What is still to be filled in, in a draft of ours or of anybody's."""

_PART, _SLOT = regex(r"\[([^\[\]]*)\]"), regex(r"<(\??)(\w+)>")


def draft(kind: DraftKind, known: Known) -> str:
    """The text of a note, with a greeting before it and the writer's name under it."""
    said = [_filled(wording, known) for sentence in SENTENCES[kind] for wording in _first(sentence, known)]
    greeting = _greeting(kind, known)
    if greeting and not said[0].startswith(("I ", *(name for name in (known.you, known.called, known.other) if name))):
        said[0] = said[0][:1].lower() + said[0][1:]
    body = " ".join((greeting, *said)).strip()
    return "\n".join(line for line in (body, known.me) if line)


@cache
def needs_of(kind: DraftKind) -> frozenset[str]:
    """The parts of sentences that notes of a kind have."""
    return frozenset(
        slot[2] for sentence in SENTENCES[kind] for wording in sentence for slot in _SLOT.finditer(wording)
    )


def blanks(text: str) -> list[tuple[int, int]]:
    """Where the blanks of a text stand: start and end of each."""
    return [blank.span() for blank in BLANK.finditer(text)]


def _greeting(kind: DraftKind, known: Known) -> str:
    names = [name for name in (known.you, known.called if kind == "intro_both" else "") if name]
    return f"Hi {listed(names)}," if names else ""


def _first(sentence: Sentence, known: Known) -> tuple[str, ...]:
    """The first wording of which all is known, its parts that are not left out; none when there is no such wording."""
    for wording in sentence:
        whole = _PART.sub(lambda part: part[1] if _is_known(part[1], known) else "", wording)
        if _is_known(whole, known):
            return (whole,)
    return ()


def _is_known(text: str, known: Known) -> bool:
    return all(getattr(known, slot[2]) for slot in _SLOT.finditer(text))


def _filled(wording: str, known: Known) -> str:
    text = _SLOT.sub(lambda slot: "" if slot[1] else getattr(known, slot[2]), wording)
    return text[:1].upper() + text[1:]
