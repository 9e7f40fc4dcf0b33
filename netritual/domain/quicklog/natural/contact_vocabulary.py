"""Words that say how people were in touch in a sentence."""

from __future__ import annotations

from netritual.domain.language.text import UNPAID
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CHANNEL, FALLS_THROUGH, NONE, RETIMED
from netritual.domain.quicklog.natural import vocabulary as v

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

VERBS = {
    "celebrate": "drinks",
    "seeing": "meeting", "catching": "meeting", "saw": "meeting", "ran": "meeting", "bumped": "meeting",
    "caught": "meeting",
    "catch-up": "meeting", "catchup": "meeting",
    "spoke": "call", "talked": "call", "chatted": "call", "chat": "call", "talk": "call", "voicemail": "call",
    "vm": "call", "spoken": "call",
    "wrote": "email", "written": "email", "replied": "reply", "heard": "reply", "pinged": "dm", "message": "dm",
    "catch": "meeting", "hung": "meeting", "hanging": "meeting", "sat": "meeting", "hosted": "dinner",
    "drink": "drinks", "wine": "drinks", "bite": "lunch", "cuppa": "coffee", "brew": "coffee",
    "coffees": "coffee", "lunches": "lunch",
    "word": "meeting", "conversation": "call", "calling": "call", "phoning": "call", "ringing": "call", "tried": "call",
    "texting": "text", "messaging": "dm", "pinging": "dm", "reacted": "react", "loved": "react", "cced": "email",
    "calls": "call", "chats": "call", "voicemails": "call", "emails": "email", "texts": "text", "messages": "dm",
    "vu": "meeting", "visto": "meeting", "got": "reply", "reached": "call", "ring": "call", "buzz": "call",
    "responded": "reply", "answered": "reply", "facetimed": "video", "whatsapped": "text", "sync": "meeting",
    "synced": "meeting", "hike": "walk", "hiked": "walk",
    **dict.fromkeys(v.DISHES, "social"), **dict.fromkeys(v.GATHERINGS, "event"),
    "interview": "meeting", "coaching": "meeting", "mentoring": "meeting", "session": "meeting",
    **dict.fromkeys(("déj", "dej", "mittag"), "lunch"),
    **dict.fromkeys(("tel", "tél"), "call"),
    "jour": "meeting", "stammtisch": "social", "debrief": "meeting",
    **dict.fromkeys(("came", "stayed", "popped", "dropped", "stopped", "swung", "nipped", "here", "over"), "visit"),
    **dict.fromkeys(v.APPOINTED, "meeting"),
    **dict.fromkeys(v.SOCIAL, "social"),
}  # fmt: skip
"""Words that say how people were in touch in a sentence, but not in a line of sigils."""
TEA = frozenset(("thé", "té", "tè", "chá", "thee"))
"""Tea in the Romance languages and in Dutch: it is bought and liked too."""
HOW = {**VERBS, **CHANNEL, **dict.fromkeys(TEA, "coffee")}
"""Every word that says how people were in touch -> its channel."""
PAST_TALKS = v.words("""
    called phoned rang met saw spoke talked visited lunched walked zoomed almorcé comí cené quedé llamé hablé déjeuné
    dîné appelé vu liguei falei almocei jantei cenato pranzato incontrato telefonato visto getroffen gesprochen
    angerufen telefoniert gebeld gesproken ontmoet
""")
"""Of these, verbs of what was done."""
LETTER = 9
"""Words from "wrote" on within which it is said what was written."""
WRITTEN = frozenset(("letter", "card", "text", "dm", "message", "sms", "whatsapp", "email"))
OF_THE = frozenset(("the", "my", "our", "his", "her", "their"))
"""Before a noun these say whose it is, or which."""
TOOK_ALONG = frozenset(("took", "drove", "accompanied", "walked"))
"""Before somebody and "to" these say that I went along."""
OFF = v.phrases("""
    fell through, falls through, fell thru, called off, got cancelled, got canceled, rained out, rained off, snowed out,
    snowed off, rain check
""")
NOT_MADE = v.phrases("""
    can't make, cant make, not make, can't on, cant on, cannot make, couldn't make, couldnt make, couldn't do,
    couldnt do,
    won't make, can't do, cant do, cannot do, to cancel, pulled out, not coming, isn't coming, can't come, cant come,
    won't come, can't meet, cant meet, nao pode, no puede, kann nicht, peut pas, non puo, kan niet
""")
"""These tell of a talk when one, or a day, is named right behind."""
NOT_HAPPENED = v.phrases("""
    didn't happen, didnt happen, not happen, never happened, didn't show, didnt show, never showed, never turned,
    didn't turn, didnt turn, didn't come, didnt come, never came, no show, stood me, wasn't there, wasnt there,
    not there, pas venu, pas venue, jamais venu, jamais venue, nicht gekommen, nicht erschienen, nicht aufgetaucht,
    nie gekommen, kam nicht, kam nie, niet gekomen, niet opgedaagd, kwam niet, no vino, nunca vino, no apareció,
    nao veio, nao apareceu, non venuto, non venuta, non è venuto, non è venuta,
    nunca apareció, nunca apareceu, no ha venido, no-show
""")
"""These tell of the talk that a line begins with; in a later part where it says nothing more of whom the talk was
with."""
MAY_BE_OFF = CALLED_OFF.union(
    RETIMED,
    FALLS_THROUGH,
    OFF,
    NOT_MADE,
    NOT_HAPPENED,
    NONE,
    ("instead", "now", "no-show", "lapin", "off", "able", "unable", "drop", "drops", "dropped"),
)
"""First words of all that may say that a talk is off."""


def may_be_off(lows: Iterable[str]) -> bool:
    """Whether a line may say that a talk is off (``talks_called_off``): few do."""
    return any([low in MAY_BE_OFF or not low.isascii() for low in lows])


OWING = frozenset(("owe", "owes", "owed", "owing", "lent", "borrowed", "due", *UNPAID))
"""With one of these before it a sum "for lunch" is owed for that."""
