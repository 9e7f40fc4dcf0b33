"""What a company does towards the writer, so that somebody who works there did it: "Acme paid the 340", "Nortel wants a
new quote", "Flux still owes me 840". What it does apart from that is news of the firm, of which nobody is asked:
"Acme raised 20m", "Apple released a phone".

Loaded with the first line that names nobody but a company.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.dates.dates import CURRENCY_WORDS
from netritual.domain.language.text import CURRENCY_SIGNS
from netritual.domain.quicklog.line_vocabulary import CHANNEL
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR, KIN
from netritual.regex import regex

BILLS = frozenset(("invoice", "bill", "rechnung", "factura", "facture", "fattura", "fatura", "factuur"))
_HELPING = v.DENIALS | v.ADVERBS | v.words("""
    has have had will would could can can't cant cannot won't wont wouldn't doesn't doesnt did 'll 've
""")  # fmt: skip
_THING = (
    r"(?:quote|invoice|receipt|offer|contract|proposal|estimate|nda|deck|draft|number|slide|cv|price|discount|refund"
    r"|reference|answer|reply|decision|payment|workshop|training|session|pitch|demo|slot|date|day|week|order|job|project"
    r"|angebot|vertrag)s?"
)
"""What goes to and fro between two who work together, as a regular expression."""
_TERMS = regex(rf"(?:\S+ ){{0,3}}?{_THING}(?= |$)")
_WORD = "|".join(filter(str.isalpha, CURRENCY_WORDS))
_SUM = (
    rf"(?:(?:{_WORD})\.? |[{''.join(CURRENCY_SIGNS)}])?\d[\d.,]*(?:[€k]|/-|cr|l)?"
    rf"(?: (?:{_WORD}|k|lakhs?|lacs?|crores?|cr))?"
)
_MY = r"(?:\S+ ){1,3}?(?:me|us|my|our|mir|uns|mein\S*)(?= |$)"
_PAYMENT = (
    r"(?:rest|restlichen|remaining|outstanding|missing|last|first|second|other|half|balance|deposit|money|bill|fee)"
)
_SURELY = regex(
    r"owe[sd]?\b(?! (?:the|an?)\b)"
    r"|(?:called|calls|phoned|rang|e?mailed|texted|messaged|pinged|wrote|repli(?:ed|es)|respond(?:ed|s)|answer(?:ed|s))\b"
    r"(?! (?:off|for|it|out|down|an?)\b)"
    r"|(?:pay|pays|paid|zahlt)(?= *$"
    r"| (?:half|all|part|back|up|on|in|by|am|bis|yet|today|late|everything"
    rf"|(?:the |a )?(?:{_PAYMENT}|{_THING}|{_SUM}))(?= |$))"
    rf"|(?:send|sends|sent|deliver(?:s|ed)?) (?:{_SUM} *$|the|it|them|over|back)|gets? back|got back"
    r"|(?:said|says|say) (?:yes|no|ok|okay|maybe)(?= |$)"
    r"|(?:signs|signed|accepted|rejected|declined|refused|agreed|approved|confirmed|cancell?ed|postponed|moved) *$"
    rf"|{_MY}"
)
"""A deed that is done to somebody, or a debt."""
_REACHES = v.words("call phone ring email mail text message ping write reply respond answer")
"""And these behind a helping verb: "will call"."""
_WITH_THING = v.words("""
    want wants wanted will need needs needed ask asks asked requested send sends sent deliver delivers delivered gave
    gives give offered promised sign signed accept accepted accepts reject rejected rejects declined refused agreed
    approved confirm confirmed confirms cancel cancelled canceled cancels postponed moved moves move extended
    received returned
""")
"""Verbs that are a deed towards somebody with a thing between two, a talk or a day."""
_TO_SPEAK = regex(
    r"(?:wants?|wanted|asked|would like) to (?:meet|talk|speak|hear|see|call|pay|chat|know)"
    r"(?= *$| (?:on|in|at|next|again|about|before|by)\b)"
)
_OTHERS = KIN | {"competitor", "competitors", "rival", "country", "economy"}
_OF_THE_FIRM = frozenset(("its", "their", "launch", "release", "merger", "takeover", "ipo"))
"""What a company does with these is news of it, and so is what it does with others of mine: "Acme hired my sister"."""


def deals_with_writer(lows: Sequence[str]) -> bool:
    """Whether the words of a part behind a company tell of a deed towards the writer, or of a debt to them."""
    lows = [*filter(None, lows)]
    wanted = lows[:1] == ["will"] and lows[1:2] != [] and lows[1] in v.DETERMINING  # "Acme will das Angebot"
    begin = 0 if wanted else next((at for at, low in enumerate(lows) if low not in _HELPING), len(lows))
    said = lows[begin:]
    mine = any([one in ("my", "our") and two in _OTHERS for one, two in pairwise(said)])
    if not said or mine or not _OF_THE_FIRM.isdisjoint(said):
        return False
    text, behind = " ".join(said), said[1:5]
    if (begin and said[0] in _REACHES) or _SURELY.match(text) is not None or _TO_SPEAK.match(text) is not None:
        return True
    between = _TERMS.match(" ".join(behind)) is not None or any([low in CHANNEL or low in CALENDAR for low in behind])
    return said[0] in _WITH_THING and between
