"""The words that close something, by what they tell. Light: the shell's quick log asks here whether to look."""

from netritual.domain.language.text import DUES, PAID
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, FALLS_THROUGH, NONE, RETIMED, SIGNS
from netritual.domain.quicklog.word_translations import ABROAD, DONE_ABROAD

GIVEN = (
    "bought", "treated",
    "sent", "emailed", "mailed", "faxed", "texted", "gave", "shared", "forwarded", "delivered", "brought", "handed",
    "passed", "posted", "did", "made", "wrote", "introduced", "connected", "paid", "finished", "lent", "returned",
    "showed", "booked", "uploaded", "prepared", "fixed", "reviewed", "read", "checked", "recommended", "referred",
    "helped", "transferred", "wired", "confirmed", "visited", "signed", "asked", "called", "rang", "found",
)  # fmt: skip
CARRIED = ("took", "carried", "dropped")
"""What is brought where it is back or over: "took the iron back to Ana"."""
SENT = ("sent", "emailed", "mailed", "faxed", "shared", "forwarded", "gave", "brought", "delivered")
HANDED = (*SENT, "lent", "found")
"""Of them, what gives somebody what they asked for."""
VISITED = ("visited", *(f"came {to}" for to in ("for the", "for a", "over", "to see", "to look", "round", "by")))
"""They were at mine."""
OFF = ("off to", "out to", "went to", "gone to", "now with", "back at", "back to", "back with", "is with", "are with")
CAME = ("came from", "arrived from", "in from")
"""Behind the matter: it is mine now."""
TAKEN = ("got", "received", "rcvd", "recd", "have")
HAS = ("has",)
"""The same of somebody else: "Ana has the deck"."""
USED = ("picked up", "collected", "paid", "signed", "read", "used", "loves", "loved", "likes", "liked", "ate", "tried")
"""They have it: "Tom paid the invoice"."""
OWN = frozenset(("confirmed", "visited", "signed", "showed", "returned"))
"""Of ``GIVEN``: what closes only what was to be done in this very word."""
TALKED = frozenset(("asked", "called", "rang"))
"""The same of words of a talk, which say nothing of any other promise."""
REPLIED = (
    "answered", "replied", "responded", "decided", "got back", "wrote back", "came back", "called back", "explained",
)  # fmt: skip
SAID_SURE = ("said yes", "says yes", "said sure", "says sure", "said of course")
SAID_YES = (
    *(f"{is_} {glad}" for glad in ("happy to", "glad to") for is_ in (
        "is", "'s", "said she's", "said he's", "said shes", "said hes", "would be", "says she's", "says he's",
    )),
    "agreed", "accepted", *SAID_SURE, "is in", "is up for it", "confirmed",
)  # fmt: skip
TELLS = ("says", "said", "thinks", "reckons")
"""What they tell of the matter itself: maybe it is the answer."""
FIGURES = (
    "number", "numbers", "figure", "figures", "count", "counts", "headcount", "price", "prices", "cost", "costs",
    "rate", "rates", "fee", "fees", "quote", "quotes", "estimate", "estimates", "amount", "amounts", "total",
    "totals", "date", "dates", "day", "days", "time", "times", "size", "sizes", "measurements", "dimensions",
    "quantity", "quantities",
)  # fmt: skip
"""What may be owed and is told as a figure or a day."""
MONEY = (*DUES, "money", "cash", "price", "share", "half")
"""What may be owed and is over when they paid."""
NOT_WANTED = (
    *(f"{is_} {wanted}" for is_ in ("doesn't", "doesnt", "does not", "didn't", "didnt", "don't", "dont", "do not")
      for wanted in ("want", "like")),
    *(f"{is_} interested" for is_ in ("isn't", "isnt", "is not", "not")), "lost interest",
    *(f"went with {whom}" for whom in ("someone", "somebody", "another", "others", "a", "an", "the")),
)  # fmt: skip
"""A no without the word."""
NOT_ABLE = (
    "can not",
    "no can do",
    *[f"{is_}{able} to" for is_ in ("is ", "was ", "") for able in ("not able", "unable")],
)
SAID_NO = (
    "said no", "answered no", "answered: no", "replied no", "replied: no", "says no", "cannot",
    "has no time", *NOT_ABLE,
)  # fmt: skip
REFUSED = ("declined", "refused", "turned me down", "passed", *SAID_NO, *NOT_WANTED)
DONE = (
    "sent", "mailed", "emailed", "faxed", "delivered", "done", "paid", "returned", "finished", "handed over", "seen",
    "sorted",
)  # fmt: skip
"""At the end of a clause, behind the matter: "sketches sent"."""
ARRIVED = ("in", "arrived", "came", "came thru", "came through", "came in", "here", "received")
"""The same of what is theirs: "her slides are in"."""
TURNED_DOWN = ("said no", "no to", "turned down", "declined")
"""My own no: to what was asked of me, to what they owe me, to what I had asked for."""
OVER = (
    *(f"went {how}" for how in ("well", "great", "fine", "ok", "okay", "brilliantly", "down well", "badly", "ahead")),
    *(f"{is_}{off}" for is_ in ("is ", "are ", "'s ", "was ", "all ", "") for off in (
        "off", "over", "sorted", "settled", "solved", "fixed", "mended", "repaired",
    )),
    "fell through", "came off", "went back", "gone back",
    *(f"{self}{end}" for self in ("himself", "herself") for end in ("", " in the end", " already")),
)  # fmt: skip
"""Behind a matter: it came to its end, one way or the other, maybe without me: "found one himself"."""
MY_ANSWER = (*TURNED_DOWN, "said yes", "said sure", "yes to", "agreed", "accepted")
NOT_NEEDED = (
    "not needed", "no longer needed", "no longer needs", "no longer looking", "no need", "found someone",
    "found somebody", "found one", "does not need", "doesn't need",
)  # fmt: skip
INTRODUCED = (
    "introduced", "intro'd", "introd", "introed", "connected", "intro done", "intros done", "intro made", "intro sent",
    "did the intro", "made the intro", "sent the intro", "did an intro", "made an intro", "introduction done",
    "introduction made", "put in touch",
)  # fmt: skip
INTRODUCED_ME = (
    *(f"{did} {me}" for did in (
        "introduced", "intro'd", "introd", "introed", "presented", "connected", "put", "hooked",
    ) for me in ("me", "us")),
    *(f"{did} {whose} intro" for did in ("sent", "made", "did", "sent me", "sent us")
      for whose in ("the", "an", "his", "her", "their")),
)  # fmt: skip
GOT_ON = (
    "hit it off", "got on", "got along", "clicked", "met up", "had coffee", "had lunch", "are working together",
    "are teaming up", "in touch", "are talking", "are meeting", "set a date", "have a date", "found a date",
)  # fmt: skip
"""Said of two whom I introduced: it came to something."""
KNOWN = (*GOT_ON, "met", "know each other")
"""Said of two who were to be introduced, whoever did it."""
THANKED = (
    "thanked", "said thanks", "said thank you", "sent thanks", "thanks", "thank you", "thx", "thks", "ty",
    *(f"told {whom} how {much}" for whom in ("her", "him", "them") for much in ("much", "grateful")),
)  # fmt: skip
ASKED = ("asked", "wrote", "texted", "emailed", "mailed", "messaged", "called", "rang", "phoned")
REMINDED = ("reminded", "chased", "nudged", "pinged")
ASKED_AGAIN = ("asked again", "asks again", *(f"{did} me" for did in REMINDED))
TOLD = ("told", "reported", "updated", "let", "informed")
QUOTED = ("quoted", "named")
"""I told what it costs."""
WROTE_AGAIN = ("followed up", "checked in", "pinged", "chased", "called", "asked", "wrote", "spoke", "talked", "met")
LANDED = ("landed", "met", "spoke", "got in touch", "is in touch", "are in touch", "answered", "took over")

GERMAN_FILLER = frozenset((
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "ihm", "ihr", "ihn", "ihnen", "mir",
    "uns", "mein", "meine", "meinen", "unser", "unsere", "unseren", "sein", "seine", "seinen", "ihre", "ihren",
))  # fmt: skip
"""German words that may stand between a verb and its object, and tell nothing of it."""

BIRTHDAY = r"\b(?:birthdays?|b-?day|hbd)\b"
"""Words of a birthday, as a regular expression."""

_TOO_COMMON = frozenset(("is", "are", "have", "can", "out", "not", "does"))
_OF_A_KIND = (
    GIVEN, PAID, CARRIED, INTRODUCED, OFF, CAME, DONE, TAKEN, HAS, REPLIED, SAID_YES, REFUSED, MY_ANSWER, NOT_NEEDED,
    THANKED, GOT_ON, TOLD, QUOTED, ASKED, USED, REMINDED, TURNED_DOWN, WROTE_AGAIN, LANDED,
)  # fmt: skip
CLOSING = (
    {"birthday", "bday", "b-day", "hbd"}
    | {word.replace(":", "").split()[0] for words in _OF_A_KIND for word in words} - _TOO_COMMON
    | frozenset(word.split()[0] for word in ARRIVED)
    | DONE_ABROAD
)
"""The first word of each; a line without one of them closes nothing by its words."""

_OF_COFFEES = frozenset((
    "cancel", "confirms", "pulled", "off", "make", "do", "happen", "happened", "through", "done", "took", "ahead",
    "can't", "cant", "cannot", "won't", "wont", "couldn't", "couldnt", "coming", "instead", "better",
    "prefer", "prefers", "rather", "suggests", "besser", "beter", "lieber", "liever",
    "thru", "rained", "snowed", "not", "pas",
    "now", "no-show", "show", "showed", "there", "turn", "turned", "never", "stood", "pode", "puede", "kann", "peut",
    "puo", "kan",
))  # fmt: skip
"""Words with one of which a line may tell of a planned coffee."""
_ENDS = {
    said[at] for said in map(str.split, (*NOT_WANTED, *OVER)) for at in (0, -1)
} - _TOO_COMMON - {"was", "a", "an", "the"}  # fmt: skip
_MOVING = frozenset(("wants", "needs", "pay", "pays", "owe", "owes", "balance", "bal"))
"""Words with one of which a line may give what is open another day, or another sum."""
_MAY_CLOSE = (
    CLOSING, CALLED_OFF, RETIMED, NONE, FALLS_THROUGH.keys(), _OF_COFFEES, _MOVING, ABROAD, _ENDS,
    frozenset((*TELLS, *FIGURES, "from", "happy", "glad", "know")),
)  # fmt: skip


def may_close(line: str) -> bool:
    """Whether a line holds a word that may close something, or may change a planned coffee."""
    from netritual.domain.language.past_tense import is_deed

    if not line.isascii():
        from netritual.domain.language.text import unaccent

        line = unaccent(line)
    words = line.lower().translate(SIGNS).split()
    if any([sign in line for sign in (": ", " - ", " at last", "inally")]):
        return True  # "Ana: hotels no", "Tom rang at last"
    return any([not table.isdisjoint(words) for table in _MAY_CLOSE]) or any([is_deed(word) for word in words])
