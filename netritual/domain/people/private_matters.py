"""Matters that nobody speaks of for others, and the other words in which a text may give them away."""

from collections.abc import Iterator
from functools import lru_cache
from re import IGNORECASE, Match, Pattern

from netritual.domain.dates.dates import MONTH_PATTERN
from netritual.regex import regex

_IS = r"\b(?:is|are|was|were|been|being|got|gets?|getting|(?:she|he|they|you)(?:['’](?:s|re)))(?: now| still| newly)?"
_THEIR = r"(?:her|his|their|your)"
_MATTERS = (
    (
        r"\bpregnan|\bexpecting\b|\bmaternity\b|\bbaby\b|\bdue in\b",
        rf"\bpregnan\w+|\b[mp]aternity\b|\bnewborn\b|\bbaby (?:is )?(?:due|on the way)\b"
        rf"|\b(?:she(?:['’]s| is)|you(?:['’]re| are)) due in (?:{MONTH_PATTERN})\b"
        rf"|{_IS} expecting(?= (?:again|soon|twins|{_THEIR}|in|a (?:baby|child|boy|girl))\b| ?[.,;:!?]| ?$)",
    ),
    (
        r"\bdivorc|\bseparat|\bmarriage\b|\bcustody\b|\bex-?(?:wife|husband)\b|\bsplit(?:ting)? (?:up|from)"
        r"|\bbreak-?up\b",
        rf"\bdivorc\w+|\b(?:{_THEIR} separation|custody|ex-?(?:wife|husband)|break-?up|split up)\b"
        rf"|{_IS} separated(?! (?:in)?to\b)|\b{_THEIR} marriage\b|\bmarriage (?:ends?|ended|broke|is over)\b",
    ),
    (
        r"\b(?:ill|sick|surgery|surgeon|cancer|chemo|tumou?r|hospital|illness|diagnos|rehab|burn-?out|treatment|depress"
        r"|therapy|operat(?:ed|ion))",
        r"\b(?:surgery|cancer|chemo\w*|tumou?r|illness|diagnosis|rehab|burn-?out|depressed)\b"
        rf"|\b(?:{_THEIR}|under|in) treatment\b|\b(?:after|since) (?:the|{_THEIR}) operation\b"
        rf"|{_IS}(?: so| very| seriously| too)? (?:ill|sick|unwell)\b(?! (?:at|of)\b)",
    ),
    (
        r"\b(?:fired|sacked|redundan|dismissed|demoted|passed over|laid off|let go|lost (?:her|his|their|the) job)",
        rf"\b(?:laid[- ]off|passed over|redundanc(?:y|ies)|lost {_THEIR} job|losing {_THEIR} job)\b"
        rf"|\blet (?:her|him|you) go\b(?! of)"
        rf"|{_IS} (?:fired|sacked|dismissed|demoted|let go|made redundant)\b(?! (?:of|up)\b)|\bfired (?:her|him|you)\b",
    ),
    (
        r"\b(?:broke|loans?|debts?|bankrupt|insolven|overdraft|short of (?:money|cash)|owes?|owed)\b",
        r"\b(?:debts?|loans?|bankrupt\w*|insolven\w+|overdraft|short of (?:money|cash))\b"
        rf"|(?:{_IS}|\bnearly|\bflat) broke\b|\bowe[sd]? (?:me|us|the bank|money)\b",
    ),
)
"""Of a child on its way, the end of a marriage, illness, a lost job, and want of money: how notes name it, and how a
text does."""
_PATTERNS = [(regex(noted, IGNORECASE), regex(said, IGNORECASE)) for noted, said in _MATTERS]


def same_matters(text: str, notes: str) -> Iterator[Match[str]]:
    """Where a text speaks of a matter that notes name, in the same words or others."""
    for said in _named(notes):
        yield from said.finditer(text)


@lru_cache(4096)
def _named(notes: str) -> tuple[Pattern[str], ...]:
    return tuple(said for noted, said in _PATTERNS if noted.search(notes))
