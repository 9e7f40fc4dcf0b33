"""The sentences of notes to people: one table of kinds.

A sentence has one or more wordings, best first. A wording names what it needs in angle brackets, and the first of which
all is known is used; a sentence without one is left out. ``<?word>`` is needed and not said. A part in square brackets
falls away by itself where something in it is not known. A bar parts wordings that are as good as each other, one of
them may be no sentence: people and matters take them in turn, so that a day's notes are not all the same. What only the
writer can say is a blank, in braces; a note has one at most.
"""

from typing import Literal

DraftKind = Literal[
    "answer", "answer_complaint", "answer_compliment", "how_did_it_go", "handed",
    "ask", "ask_first", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed",
    "thanks", "thanks_answer", "outcome", "keep", "late", "follow",
    "invite", "invite_to", "invite_said", "invite_again", "planned", "confirm", "moved",
    "intro_first", "intro_second", "intro_wait", "intro_both", "intro_after",
    "give", "offer_help", "here", "new_job", "birthday", "birthday_ahead",
    "hello", "approach", "welcome", "met_once", "answered", "in_town", "wrote",
]  # fmt: skip

BAR = " | "
"""What parts wordings that are as good as each other."""
Sentence = tuple[str, ...]
"""Wordings of one sentence, best first."""

_THANKS = ("<?lent>", "Thank you for <did>.")
_JOY = ("Congratulations on <joy>.",)
COURTESIES = (_THANKS, _JOY)
"""What goes before other words, and is no note by itself: thanks before what I owe, a wish of joy before a wish."""
NO_HURRY = "<?unnamed>No hurry."
EASY_NO = ("No problem if not. | If it's not a good moment, no problem.",)
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
AFTER_THANKS = (("<came>.", _KIND_OF_YOU), ("I owe you <present>.",))
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
         "Thank you for suggesting <offered>.", "Thank you for <arrived>."),
        ("<?offered>{yes, or another time}",
         "<request>. {your answer}", "You asked <question>. {your answer}",
         "<?object>About <thing>: {<figure>}",
         "<?object>About <thing>: {what is attached, or when it comes}", "About <thing>: {your answer}",
         "<?waited>{your answer}", "<?arrived>{your answer}",
         "<?promised>I promised you an answer <on>, and it is not forgotten. {your answer}",
         "<?unnamed>You asked me something <on>, and it is not forgotten. {your answer}",
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
        EASY_NO,
    ),
    "ask_first": (
        _JOY,
        ("Would you <would>?", "Could you <deed>?", "May I ask <question>?", "May I ask you for <wanted>?",
         "I'd like to ask you about <topic>. {your question}"),
        ("<?topic>", *EASY_NO),
    ),
    "ask_intro": (
        ("Could you introduce me to <other>?", "Could you introduce me to {whom}?"),
        ("I'm happy to write two lines that you can forward.",),
        ("If it doesn't feel right, no problem.",),
    ),
    "ask_reference": (("Would you be a reference for me[, for <topic>]?",), EASY_NO),
    "ask_resume": (
        ("Would you look over my CV?",),
        ("The first three things that you notice would help me a lot.",),
        EASY_NO,
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
         "I asked you[ <since>] about <topic>. Have you had time to think about it?",
         "<?unnamed>I asked you something <on>. Could you let me know?"),
        ("I need it by <by>.", "<?pressing>", "<?figure>", "<?whom>", *EASY_NO),
    ),
    "nudge_message": (
        ("<?call>I tried to call you[ <since>][ about <topic>].",
         "I wrote to you[ <since>] about <topic>.", "Did <thing> reach you?", "<?unnamed>I wrote to you <on>."),
        ("<?topic>I'd still be glad to hear from you."
         " | <?topic>I'd be glad to hear from you when you have a moment.",
         "<?call>I'd still be glad to hear from you.",
         "<?unnamed>I'd still be glad to hear from you, whenever it suits you."),
    ),
    "owed": (
        _JOY,
        ("<?call>You wanted to call me[ about <topic>]. When would suit you?",
         "<?news>You wanted to let me know about <topic>. Is there any news yet?",
         "You wanted to <would>. Is there any news yet?",
         "<?loan>Could you pay back <sum> when it suits you?", "Could you settle <sum> when it suits you?",
         "Could you still <deed>?",
         "Is there any news about <thing>?",
         "<?unnamed><?loan>I'd like to come back to what I lent you <on>. Could you bring it back when it suits you?",
         "<?unnamed>I'd like to come back to <talk>. Is there any news on your side?",
         "<?unnamed><?mentioned>I'd like to come back to what you said <on>. Is there any news on your side?"),
        ("<?unnamed>", "I lent <loan> to you <on>.", "<?sum><?mentioned>You mentioned it <on>.",
         "<?sum>I noted it <on>.", "<?deed><?mentioned>You mentioned it <on>."),
        ("<?would>Thank you. | <?would>", "<?sum>If another day is easier, just say so.",
         "<?deed><?mentioned><?on>If something came up, just let me know. Thank you."
         " | <?deed><?mentioned><?on>No hurry, and thank you.",
         "<?deed><?loan>If you still need <loan>, just tell me.", "<?deed>Thank you.",
         NO_HURRY),
    ),
    # Thanks, and what came of it.
    "thanks": (
        ("<?waited>This comes late, but thank you for <thing>. | <?waited>I still wanted to thank you for <thing>.",
         "Thank you for <thing>. | Thank you so much for <thing>. | I wanted to thank you for <thing>.",
         "<?waited><?came>I still wanted to thank you.", "<?came>I wanted to thank you."),
        *AFTER_THANKS,
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
         "I haven't forgotten that I owe you <sum>. {when you will pay it}",
         "<?event>I haven't forgotten <thing>, and I'm sorry about the delay. {the day}",
         "I haven't forgotten <thing>, and I'm sorry about the delay. {when it comes}"
         " | I still owe you <thing>, and I'm sorry about the delay. {when it comes}",
         "<?unnamed>I haven't forgotten what I promised you <on>. {how it stands}"),
        ("<?call>", "<?treat>", "<?lent>", "<?other_day>", "<?object>{<figure>}",
         "<?object>{what is attached, or when it comes}", "<?deed>{when you will}"),
    ),
    "follow": (
        _THANKS,
        ("<?hard>I hope that you are feeling better.",
         "<?wishes><?waited>This comes late, but congratulations on <joy>.",
         "<?wishes>Congratulations on <joy>.",
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
