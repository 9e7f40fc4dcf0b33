"""Drafts of notes to people: one table of kinds and their sentences. Nothing is ever sent from here.

A sentence has one or more wordings, best first. A wording names what it needs in angle brackets, and the first of which
all is known is used; a sentence without one is left out. ``<?word>`` is needed and not said. A part in square brackets
falls away by itself where something in it is not known. A bar parts wordings that are as good as each other, one of
them may be no sentence: people and matters take them in turn, so that a day's notes are not all the same. What only the
writer can say is a blank, in braces; a note has one at most.
"""

from functools import cache
from re import IGNORECASE
from typing import Literal

from msgspec import Struct

from netritual.domain.words import capital, listed
from netritual.regex import regex

DraftKind = Literal[
    "answer", "answer_complaint", "answer_compliment", "how_did_it_go", "handed",
    "ask", "ask_first", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed",
    "thanks", "thanks_answer", "outcome", "keep", "late", "follow",
    "invite", "invite_to", "invite_said", "invite_again", "planned", "confirm", "moved",
    "intro_first", "intro_second", "intro_wait", "intro_both", "intro_after",
    "give", "offer_help", "here", "new_job", "birthday", "birthday_ahead",
    "hello", "approach", "welcome", "met_once", "answered", "in_town", "wrote",
]  # fmt: skip


class Known(Struct, frozen=True, kw_only=True):
    """What is known for a note, each a part of a sentence; "" is unknown, and a flag says "yes".

    ``you`` and ``me`` are the names under which two people call each other, ``formal`` flags a title before
    ``you``, ``name`` is the whole one. ``topic`` stands after "about", ``word`` flags one of which no view is
    asked: a bare word, or what they did with me, ``thing`` is one certain thing, ``wanted`` one that is asked
    for, ``whom`` flags that it is somebody,
    ``deed`` what somebody does, ``object`` what a promise hands over, ``figure`` what of it is typed in
    and not attached ("the number"), or stands for a thing that I asked for ("them"), ``words`` the same where
    it is said and not handed over, ``event`` flags what takes place on a day,
    ``question`` what is asked ("what
    you charge"), ``would`` what somebody is asked to do, or wanted to do for me, ``request`` a
    clause of what they asked me to do, or would like to do themselves, ``wrong`` what they
    complain of, ``help`` what they did for me, ``came`` a sentence of what came of it (``domain.matter``),
    ``arrived`` what of theirs came, ``about`` what they wrote of,
    ``piece`` a text of theirs that I read, ``stale`` flags that they wrote
    more than two days ago. ``since`` says
    when it was. Flags: ``waited`` for days, ``long`` for weeks, ``call`` and
    ``news`` where a call or a word is owed, ``message`` what it says, ``heard`` where it is a message that is
    answered, ``view`` where advice was
    asked for, ``other_day`` where a day is to be found, ``pressing`` where what I asked for has a last day, and ``by``
    is that day while it is to come, ``doing`` for a help that is more than a word, ``thanked`` where I thanked for it
    before.

    ``meeting`` is "a coffee", ``when`` its day and time ("on ..."), ``day`` the same without "on", ``place`` where;
    ``said`` is one that was only said,
    ``wished`` flags that the topic is their wish, ``same`` flags that it is this one, ``agreed`` that both know of it,
    ``offered`` is the time that they named, ``other_days`` are those of a trip beside that of the slot.

    ``talk`` is a talk of this week ("our lunch on Tuesday"), ``subject`` what the last one was about. ``first``
    says where or when two met for the first time, if that is all so far, ``met`` the same at any time. ``quiet``
    flags somebody known of whom nothing was noted for two weeks, ``unseen`` one with whom no talk was for a month,
    ``bare`` one with whom there is nothing to go on from; ``unmet`` one of whom nothing is noted, ``stranger`` one of
    them without a rhythm. ``did`` is what they did for me, ``treat`` a lunch or the like that I owe, ``present`` a
    bottle or the like, ``lent`` a thing of theirs. ``hard`` flags hard times, ``hurt`` is what of them is
    ("ankle"), ``ill`` who is ill, ``loss`` who of theirs died and was not spoken of, ``joy`` good news of theirs
    ("passing your exam"), ``wishes`` flags that these are congratulated on. ``days`` are those of a trip or a
    birthday, ``expected`` flags that they know of the trip. ``voicemail`` flags a message that was spoken.

    ``other`` is the third one, ``who`` a clause of what they do, ``both`` a sentence of what they have in common,
    ``other_work`` and ``work`` what they and whom the note is to do, ``need`` and ``offer`` what the one looks for and
    the other has, or what I offered, ``back`` what there is in return, ``wish`` what the
    third one would like, ``glad`` flags that it is to meet. ``promised`` flags an introduction that I
    promised, so that nobody is asked first.
    """

    you: str = ""
    name: str = ""
    me: str = ""
    formal: str = ""
    topic: str = ""
    word: str = ""
    thing: str = ""
    wanted: str = ""
    whom: str = ""
    deed: str = ""
    object: str = ""
    figure: str = ""
    event: str = ""
    words: str = ""
    question: str = ""
    would: str = ""
    request: str = ""
    wrong: str = ""
    doing: str = ""
    thanked: str = ""
    offered: str = ""
    other_day: str = ""
    other_days: str = ""
    help: str = ""
    came: str = ""
    arrived: str = ""
    about: str = ""
    stale: str = ""
    since: str = ""
    waited: str = ""
    long: str = ""
    call: str = ""
    news: str = ""
    message: str = ""
    heard: str = ""
    view: str = ""
    meeting: str = ""
    said: str = ""
    by: str = ""
    pressing: str = ""
    wished: str = ""
    same: str = ""
    agreed: str = ""
    when: str = ""
    day: str = ""
    place: str = ""
    talk: str = ""
    subject: str = ""
    quiet: str = ""
    unseen: str = ""
    bare: str = ""
    unmet: str = ""
    stranger: str = ""
    did: str = ""
    treat: str = ""
    present: str = ""
    lent: str = ""
    hard: str = ""
    hurt: str = ""
    ill: str = ""
    loss: str = ""
    voicemail: str = ""
    joy: str = ""
    wishes: str = ""
    met: str = ""
    first: str = ""
    city: str = ""
    expected: str = ""
    days: str = ""
    title: str = ""
    piece: str = ""
    other: str = ""
    called: str = ""
    other_work: str = ""
    who: str = ""
    both: str = ""
    work: str = ""
    need: str = ""
    offer: str = ""
    back: str = ""
    promised: str = ""
    glad: str = ""
    wish: str = ""
    turn: int = 0
    """Which of the wordings that are as good as each other."""


Sentence = tuple[str, ...]
"""Wordings of one sentence, best first."""

_THANKS = ("<?lent>", "Thank you for <did>.")
_JOY = ("Congratulations on <joy>.",)
_COURTESIES = (_THANKS, _JOY)
"""What goes before other words, and is no note by itself: thanks before what I owe, a wish of joy before a wish."""
_EASY_NO = ("No problem if not. | If it's not a good moment, no problem.",)
_OTHER_DAY = (
    "<?unmet>No problem if not. | <?unmet>If it's not a good moment, no problem.",
    "<other_days> would be fine too.",
    "<?city>",
    "<?when>If not, just name a day that suits you. | <?when>",
)
_SUIT = (
    "Do you have time for <meeting> <when>[ <place>]? | How about <meeting> <when>[ <place>]?"
    " | Would you be free for <meeting> <when>[ <place>]?",
    "Do you have time for <meeting> in the next two weeks? | Could we find time for <meeting> in the next two weeks?",
)  # fmt: skip
_WHY_MEET = ("<?topic>", "<?city><?stranger>{why you would like to meet}")
"""Who does not know me is told why."""
_KIND_OF_YOU = "<?doing>I really appreciate it. | <?doing>That was very kind of you."
_AFTER_THANKS = (("<came>.", _KIND_OF_YOU), ("I owe you <present>.",))
"""What stands behind thanks, and is no note by itself."""
_DEBT = (
    "<?call>I said I'd call you[ about <topic>], and I'm sorry that I haven't yet. When would suit you?",
    "I still owe you <treat>. When would suit you?"
    " | I haven't forgotten that I owe you <treat>. When would suit you?",
    "I still have <lent>. When shall I come by?",
    "<?other_day>We still have to find a day[ for <topic>], and I'm sorry about the delay. Which one would suit you?",
)  # fmt: skip
"""What is late, where it is no thing that is sent."""

SENTENCES: dict[DraftKind, tuple[Sentence, ...]] = {
    # They wait for me.
    "answer": (
        ("<?waited><?long>Sorry that it took me so long.", "<?waited>Sorry for the wait.",
         "Thank you for suggesting <offered>.", "Thank you for <arrived>.", "<?heard>Thank you for your message."),
        ("<?offered>{yes, or another time}",
         "<request>. {your answer}", "You asked <question>. {your answer}",
         "<?object>About <thing>: {<figure>}",
         "<?object>About <thing>: {what is attached, or when it comes}", "About <thing>: {your answer}",
         "<?waited>{your answer}", "<?arrived>{your answer}", "<?heard>{your answer}",
         "I wanted to get back to you: {your answer}"),
    ),
    "answer_complaint": (
        ("I'm sorry that <wrong>, and thank you for telling me.",
         "I'm sorry about <thing>, and thank you for telling me.",
         "I'm sorry, and thank you for telling me. | Thank you for telling me, and I'm sorry."),
        ("{what you will do about it}",),
    ),
    "answer_compliment": (
        ("Thank you for your kind words about <thing>.", "Thank you for your kind words."),
        ("It was good to hear.",),
    ),
    "how_did_it_go": (
        ("Did <thing> help?",),
    ),
    "handed": (
        ("How is it going with <thing>[ for <other>]?", "How is it going with what I passed on to you for <other>?",
         "How is it going with what I passed on to you?"),
        ("If it's too much, I'm happy to take it back.",),
    ),
    # I wait for them.
    "ask": (
        _JOY,
        ("<?word>I have a question about <topic>: {your question}",
         "I'd like to ask you about <topic>. | I'd value your view on <topic>."
         " | I'd like to hear what you think about <topic>.",
         "I'd value your view on {the one thing}."),
        ("<?topic>Twenty minutes in the next two weeks would help me a lot."
         " | <?topic>Could we talk for 20 minutes in the next two weeks?"
         " | <?topic>Would you have 20 minutes in the next two weeks?",
         "Would you have 20 minutes in the next two weeks?",),
        _EASY_NO,
    ),
    "ask_first": (
        _JOY,
        ("Would you <would>?", "Could you <deed>?", "May I ask <question>?", "May I ask you for <wanted>?",
         "I'd like to ask you about <topic>. {your question}"),
        ("<?topic>", *_EASY_NO),
    ),
    "ask_intro": (
        ("Could you introduce me to <other>?", "Could you introduce me to {whom}?"),
        ("I'm happy to write two lines that you can forward.",),
        ("If it doesn't feel right, no problem.",),
    ),
    "ask_reference": (("Would you be a reference for me[, for <topic>]?",), _EASY_NO),
    "ask_resume": (
        ("Would you look over my CV?",),
        ("The first three things that you notice would help me a lot.",),
        _EASY_NO,
    ),
    "ask_mentor": (
        ("I'd like to learn from you[, about <topic> above all].",),
        ("Would you be my mentor for half a year, half an hour a month?",),
        ("If that is too much, I'd still be glad of a talk now and then. No problem if not.",),
    ),
    "nudge": (
        _JOY,
        ("I asked you[ <since>] whether you could <deed>. Do you think that will work?",
         "I asked you[ <since>] <question>. Could you let me know?",
         "<?object>I asked you[ <since>] for <wanted>. Could you still send <figure>?",
         "<?whom>I asked you[ <since>] for <wanted>. Have you found anybody?",
         "I asked you[ <since>] for <wanted>. Have you had time for <figure> yet?",
         "I asked you[ <since>] for <wanted>. Do you think that will work?"
         " | Could I still ask you for <wanted>?",
         "<?view>I'd still value your view on <topic>. Have you had time to think about it?"
         " | <?view>I asked you[ <since>] about <topic>. Have you had time to think about it?",
         "I asked you[ <since>] about <topic>. Have you had time to think about it?"),
        ("I need it by <by>.", "<?pressing>", "<?figure>", "<?whom>", *_EASY_NO),
    ),
    "nudge_message": (
        ("<?voicemail>I left you a message[ <since>][ about <topic>].", "I wrote to you[ <since>] about <topic>.",
         "Did <thing> reach you?"),
        ("<?topic>I'd still be glad to hear from you."
         " | <?topic>I'd be glad to hear from you when you have a moment.",
         "<?voicemail>I'd still be glad to hear from you."),
    ),
    "owed": (
        _JOY,
        ("<?call>You wanted to call me[ about <topic>]. When would suit you?",
         "<?news>You wanted to let me know about <topic>. Is there any news yet?",
         "You wanted to <would>. Is there any news yet?",
         "Could you still <deed>?",
         "Is there any news about <thing>?"),
        ("<?would>Thank you. | <?would>", "<?deed>Thank you."),
    ),
    # Thanks, and what came of it.
    "thanks": (
        ("<?waited>This comes late, but thank you for <thing>. | <?waited>I still wanted to thank you for <thing>.",
         "Thank you for <thing>. | Thank you so much for <thing>. | I wanted to thank you for <thing>."),
        *_AFTER_THANKS,
    ),
    "thanks_answer": (
        ("Thank you for <help>. | Thank you so much for <help>.",
         "Thank you for telling me <question>. | Thank you for letting me know <question>.",
         "Thank you for your advice on <topic>. | Thank you for your thoughts on <topic>."),
        (_KIND_OF_YOU, "<?help>", "<?question>That helped a lot.", "<?topic>That helps me a lot."),
    ),
    "outcome": (
        ("<?thanked>Thank you again for <help>. | <?thanked>I wanted to thank you again for <help>.",
         "Thank you for <help>. | I wanted to thank you for <help>.",
         "<?thanked>Thank you again for your advice on <topic>."
         " | <?thanked>I wanted to tell you what came of your advice on <topic>.",
         "Thank you for your advice on <topic>. | I wanted to tell you what came of your advice on <topic>."),
        ("<came>.", "{what came of it}"),
    ),
    # What I promised.
    "keep": (
        _THANKS,
        ("My offer of <offer> still stands. Just let me know.",
         "<?call>I said I'd call you[ about <topic>]. When would suit you?",
         *_DEBT[1:3],
         "<?other_day>We still have to find a day[ for <topic>]. Which one would suit you?",
         "About <words>: {your words}",
         "<?waited>I wanted to send you <object>, and I'm sorry that it took me so long."
         " {what is attached, or when it comes}",
         "I wanted to send you <object>: {<figure>}",
         "I wanted to send you <object>: {what is attached, or when it comes}",
         "I said I would <deed>. {how it stands}",
         "<?event>I haven't forgotten <thing>: {the day}", "I haven't forgotten <thing>: {<figure>}",
         "I haven't forgotten <thing>: {when it comes}"),
    ),
    "late": (
        _THANKS,
        (*_DEBT,
         "I still owe you <object>, and I'm sorry about the delay."
         " | I haven't forgotten <object>, and I'm sorry about the delay."
         " | I'm sorry that you are still waiting for <object>.",
         "I said I would <deed>, and I'm sorry that I haven't yet.",
         "<?event>I haven't forgotten <thing>, and I'm sorry about the delay. {the day}",
         "I haven't forgotten <thing>, and I'm sorry about the delay. {when it comes}"
         " | I still owe you <thing>, and I'm sorry about the delay. {when it comes}"),
        ("<?call>", "<?treat>", "<?lent>", "<?other_day>", "<?object>{<figure>}",
         "<?object>{what is attached, or when it comes}", "<?deed>{when you will}"),
    ),
    "follow": (
        _THANKS,
        ("<?hard>I hope that you are feeling better.",
         "<?wishes><?waited>This comes late, but congratulations on <joy>.",
         "<?wishes>Congratulations on <joy>.",
         "I'd like to buy you <treat>. When would suit you?",
         "I wanted to tell you: <message>.",
         "<?call>Congratulations on <joy>. When may I call you?",
         "<?call><?heard>Thank you for your message. When may I call you?",
         "<?call><?waited>I wanted to call you back[ about <topic>], and I'm sorry that it took me so long."
         " When would suit you?",
         "<?call>I wanted to call you about <topic>. When would suit you?",
         "I wanted to <deed>. {what you want to say}",
         "About <thing>: {<figure>}", "About <thing>: {what you want to say}",
         "It was good to meet you <first>. {what you want to say}"),
    ),
    # Meetings.
    "invite": (
        ("I'll be in <city> <days>.",
         "Thank you for <did>. | Thank you so much for <did>.",
         "Congratulations on <joy>.",
         "I'd like to talk about <topic> with you. | It would be good to talk about <topic>.",
         "I'd like to talk some more about <subject>.",
         "It was good to meet you <first>.",
         "<?quiet>It would be good to catch up. | <?quiet>I'd be glad to catch up with you.",
         "<?unseen>It would be good to see you again. | <?unseen>I'd be glad to see you again.",
         "<?unmet>{why you would like to meet}", "<?bare>{what you would like to talk about}"),
        _WHY_MEET,
        _SUIT,
        _OTHER_DAY,
    ),
    "invite_to": (("I'd like to invite you to <thing> <when>.",
                   "I'd like to invite you to <thing>: {when, and what for}",
                   "I'd like to invite you to {what it is} <when>.", "I'd like to invite you to {what, and when}."),
                  ("I'd be glad if you could come.",)),
    "invite_said": (
        ("We said we'd have <said>. | We wanted to have <said>. | We talked about having <said>.",),
        ("<?said><?same>Would <day>[ <place>] suit you? | <?said><?same>Would you be free <when>[ <place>]?",
         "<?said>Would <meeting> <when>[ <place>] do for now?",
         "<?said>Which day in the next two weeks would suit you?", *_SUIT),
        ("<?topic>I'd like to talk about <topic>.",),
    ),
    "invite_again": (
        ("It is time for our next talk[, about <topic>].",),
        ("Would <meeting> <when>[ <place>] suit you?", "Which day in the next two weeks would suit you?"),
    ),
    "planned": (
        ("<?agreed>", "I'll be in <city> <days>.", "<?bare>{what you would like to talk about}"),
        ("<?agreed>Does <meeting> <when>[ <place>] still suit you?"
         " | <?agreed>Are we still on for <meeting> <when>[ <place>]?",
         *_SUIT),
        ("<?wished>You wanted to talk about <topic>.", "I'd like to talk about <topic>."),
        ("<?agreed>", *_OTHER_DAY),
    ),
    "confirm": (
        ("I'm looking forward to <meeting> <when>[ <place>].",),
        ("If something comes up, just let me know.",),
    ),
    "moved": (
        ("Would <meeting> <when>[ <place>] suit you instead?",),
        _OTHER_DAY,
    ),
    # Introductions: each is asked first, and both hear what it is for.
    "intro_first": (
        _JOY,
        ("You're looking for <need>, and <other>[ (<other_work>)] offers <offer>.",
         "You're looking for <need>, and <other>[ (<other_work>)] may be able to help.",
         "There is somebody you may like to meet: <other>[ (<other_work>)], who offers <offer>.",
         "There is somebody you may like to meet[, about <topic>]: <other>[ (<other_work>)][, <who>]."),
        ("<?need>In return, <called> is looking for <back>, which is what you do.", "<?need>", "<both>.",
         "<?offer>", "<?topic>", "<?who>", "{why you should meet}"),
        ("Shall I ask if <called> has time for a talk? | Shall I ask <called> whether I may introduce you?",),
        ("No problem if not. | If you'd rather not, no problem.",),
    ),
    "intro_second": (
        _JOY,
        ("<other>[ (<other_work>)] is looking for <need>, and I thought of you.",
         "<?glad><other>[ (<other_work>)] would be glad to meet you[ and talk about <topic>][ for <wanted>].",
         "<other>[ (<other_work>)] would like <wish>.",
         "<other>[ (<other_work>)] asked me <question>, and I thought of you.",
         "<?topic><other>[ (<other_work>)] would like to talk about <topic>, and I thought of you.",
         "There is somebody you may like to meet: <other>[ (<other_work>)]."),
        ("In return, <called> offers <back>.", "<both>.", "<?need>", "<?topic>", "<?glad>", "<?wish>", "<?question>",
         "{why you should meet}"),
        ("May I introduce the two of you?",),
        ("If you'd rather not, no problem.",),
    ),
    "intro_wait": (
        ("Have you had a chance to think about meeting <other>[ (<other_work>)]?",),
        ("<called> is looking for <need>, and I thought of you.",
         "You're looking for <back>, and I thought of <called>.",
         "I thought of the two of you because {why you should talk}."),
        ("If it's not for you, no problem. | If now is not the time, no problem.",),
    ),
    "intro_both": (
        ("<?promised>I'd like the two of you to meet.", "I'm glad that you both said yes."),
        ("<you>, this is <other>[ (<other_work>)].",),
        ("<called>, this is <name>[ (<work>)].",),
        ("<you> is looking for <need>, and <called> offers <offer>.",
         "<you> is looking for <need>, and <called> may be able to help.",
         "<called> is looking for <back>, and <you> may be able to help.",
         "<both>.", "I thought of the two of you because {why you should talk}."),
        ("<?need>And <called> is looking for <back>, so it may work both ways.",),
        ("I'll leave you to it.",),
    ),
    "intro_after": (("Did you and <called> get to talk? | Have you and <called> found the time to talk?",),),
    # Without an ask.
    "give": (("You're looking for <need>, and this may help: {a name, or what it is}.",),),
    "offer_help": (
        ("Thank you for <did>.", "Congratulations on <joy>.", "How are you getting on?"),
        ("If there is anything that I could help you with, just say so.",),
    ),
    "here": (("I'm so sorry about your <loss>.", "I'm sorry to hear that <ill>.", "How is your <hurt>?",
              "I've been thinking of you. | You have been on my mind.",),
             ("<?loss>I'm thinking of you. If there is anything that I can do, just say so.",
              "<?ill>If there is anything that I can do, just say so.",
              "<?hurt>If there is anything that I can do, just say so.",
              "If you'd like some company, just say so. | I'm here if you'd like to talk.",)),
    "new_job": (("All the best for the new job.",), ("I hope that the first days are good ones.",)),
    "birthday": (("Happy birthday.",),
                 ("<?hard>I'm thinking of you.", "Have a lovely day. | I hope you have a lovely day.",)),
    "birthday_ahead": (("I hope you have a lovely birthday <days>. | Have a lovely birthday <days>.",),),
    # A first word, or one more.
    "hello": (
        ("I'm so sorry about your <loss>.", "I'm sorry to hear that <ill>.", "How is your <hurt>?",
         "<?hard>I've been thinking of you. | <?hard>You have been on my mind.",
         "Thank you for <did>. | Thank you so much for <did>.",
         "Congratulations on <joy>.",
         "I read <piece>, and this stayed with me: {what it was}.",
         "It was good to meet you <first>.",
         "Thank you for <talk>."),
        ("<?loss>I'm thinking of you. If there is anything that I can do, just say so.",
         "<?ill>If there is anything that I can do, just say so.",
         "<?hurt>If there is anything that I can do, just say so.",
         "<?hard>I'm here if you'd like to talk. | <?hard>If you'd like some company, just say so.",
         "<?did>", "<?joy>", "<?piece>Thank you for writing it.", "<?first>{what you want to say}"),
    ),
    "approach": (
        ("I read <piece>, and this stayed with me: {what it was}.",
         "I'm writing because of your work as <work>. {what you would like to know}"),
        ("<?piece>Thank you for writing it.", "<?work>No hurry with an answer."),
    ),
    "welcome": (
        ("It was good to meet you <met>, and it is good to be connected.", "Thank you for connecting."),
        ("What are you working on these days?",),
    ),
    "met_once": (
        ("It was good to meet you <met>, and I'd like to hear more about {what they told you}.",
         "It was good to see you, and I'd like to hear more about {what they told you}."),
        ("Would you have half an hour for a call in the next few weeks?",),
    ),
    "answered": (
        ("<?stale>", "Thank you for your message about <about>.", "Thank you for your message."),
        ("<?stale>About <about>: {your answer}", "{your answer}"),
    ),
    "in_town": (
        ("Thank you for <did>.",),
        ("<?agreed>I'm looking forward to seeing you <when>.", "I'll be in <city> <days>.", "I'll be in <city> soon."),
        ("<?agreed>", *_WHY_MEET),
        ("<?agreed><?same>", "<?agreed>What time would suit you?", "<?expected>Which day would suit you best?",
         "Would you have half an hour for a coffee?"),
        ("<?agreed>", "<?expected>", "If that doesn't work, another time is fine too."),
    ),
    "wrote": (
        ("I read “<title>”, and this stayed with me: {what it was}.",
         "I read <piece>, and this stayed with me: {what it was}.",
         "I read what you wrote, and this stayed with me: {what it was}."),
        ("Thank you for writing it.",),
    ),
}  # fmt: skip
"""Kind -> its sentences. A wording is used only when all that it names is known."""

_ASIDE = (
    r"with|without|of|at|in|on|by|for|from|to|as|about|after|before|during|since|until|if|when|where|which|who|that"
    r"|because|and|or|but|not|no|yes|ok|only|also|again|too|even|still|very|quite|rather|so|more|less|most|much|just|now|then|here|there|see|look|read|note|sic|laughs?|smiles?|sighs?"
    r"|thanks?|sorry|i|we|you|it|he|she|they|is|are|was|were|will"
    r"|emphasis|et|\w{1,24}ed for|\w{1,24}(?:ly|s) (?:with|at|to|in|on)"
)
"""How something begins that is said by the way, and names nothing to be filled in."""
_MARKUP = "br|em|strong|code|pre|div|span|html|body|grin|sigh|wink|joke"
BLANK = regex(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>"
    r"|\[(?:first |last )?(?:name|company|topic|date|city|role|title|link)[^\]\n]{0,40}\](?!\()"
    r"|\[(?:insert|add|fill in|put)\b[^\[\]\n]{1,40}\](?!\()"
    rf"|(?<![\w)\]])\[(?!(?:{_ASIDE})\b|[^\[\]\n]{{0,24}}(?:\wed|below|above)\])(?:a )?[^\W\d_]{{2,24}}(?:['’]s)?"
    r"(?:[ /-][^\W\d_]{1,24}(?:['’]s)?){0,2}\??\](?!\()"
    rf"|(?<![\w<])<(?!(?:{_MARKUP})>)[^\W\d_]{{3,20}}(?:[ _-][^\W\d_]{{1,20}}){{0,2}}>"
    r"|(?<![\w/_])_{2,}(?![\w/(])|\b(?-i:X{2,3})\b(?![ \t]*(?:\n|$))|\bTBD\b"
    r"|(?<=[€$£])x{2,3}\b|\bx{2,3}(?= ?(?:[€$£%]|euros?\b|dollars?\b|pounds?\b|days?\b|hours?\b))|%[^\W\d]{3,20}%",
    IGNORECASE,
)
"""What is still to be filled in, in our drafts or anybody's: {braces}, [a day], <company>, %name%, ___, XX, TBD."""

_PART, _SLOT = regex(r"\[([^\[\]]*)\]"), regex(r"<(\??)(\w+)>")
_BAR = " | "
_I = regex(r"I\b")
_BESIDE = (*_COURTESIES, *_AFTER_THANKS)
_EASE = frozenset(wording for wordings in _EASY_NO for wording in wordings.split(_BAR))
"""What makes a no easy, and is no note by itself."""


def draft(kind: DraftKind, facts: Known) -> str:
    """The text of a note, with a greeting before it and the writer's name under it; "" where nothing is to be said."""
    before = sum(one in _COURTESIES for one in SENTENCES[kind])
    wordings = [(one, _first(one, facts, facts.turn + at)) for at, one in enumerate(SENTENCES[kind], -before)]
    if not any(wording for one, wording in wordings if one not in _BESIDE and wording not in _EASE):
        return ""
    said = list(filter(None, (_filled(wording, facts) for _, wording in wordings)))
    greeting = _greeting(kind, facts)
    names = tuple(name for name in (facts.you, facts.called, facts.other) if name)
    if greeting and not _I.match(said[0]) and not said[0].startswith(names):
        said[0] = said[0][:1].lower() + said[0][1:]
    body = " ".join((greeting, *said)).strip()
    return "\n".join(line for line in (body, facts.me) if line)


@cache
def needs_of(kind: DraftKind) -> frozenset[str]:
    """The parts of sentences that notes of a kind have."""
    return frozenset(
        slot[2] for sentence in SENTENCES[kind] for wording in sentence for slot in _SLOT.finditer(wording)
    )


def blanks(text: str) -> list[tuple[int, int]]:
    """Where the blanks of a text stand: start and end of each."""
    return [blank.span() for blank in BLANK.finditer(text)]


def _greeting(kind: DraftKind, facts: Known) -> str:
    names = [name for name in (facts.you, facts.called if kind == "intro_both" else "") if name]
    return f"{'Dear' if facts.formal else 'Hi'} {listed(names)}," if names else ""


def _first(sentence: Sentence, facts: Known, turn: int) -> str:
    """The first wording of which all is known, its parts that are not left out; "" when there is no such wording."""
    for wordings in sentence:
        whole = [
            _PART.sub(lambda part: part[1] if _is_known(part[1], facts) else "", wording)
            for wording in wordings.split(_BAR)
        ]
        if fit := [wording for wording in whole if _is_known(wording, facts)]:
            return fit[turn % len(fit)]
    return ""


def _is_known(text: str, facts: Known) -> bool:
    return all(getattr(facts, slot[2]) for slot in _SLOT.finditer(text))


def _filled(wording: str, facts: Known) -> str:
    return capital(_SLOT.sub(lambda slot: "" if slot[1] else getattr(facts, slot[2]), wording))
