"""What is asked for: advice, of which there is something to tell later, or a meeting, a thing or a deed."""

from collections.abc import Iterable
from datetime import date

from netritual.domain.dates.dates import without_stop
from netritual.domain.dates.weeks import week_of
from netritual.domain.language.text import unaccent
from netritual.domain.model import Ask, Request
from netritual.regex import regex

WEEKLY_ASKS = 2
"""How many people are asked for advice in one week, at most."""
ASKS, ASK_DAYS = 2, 180
"""How often one person is asked for advice in so many days, at most."""

_ADVICE = (
    r"advice|opinions?|views?|thoughts?|feedback|tips?|perspectives?|take|help|guidance|recommendations?|steer|hints?"
    r"|questions?|ideas?|experiences?|input|read|word|look|intros?|introductions?|references?|referrals?"
)
_TALKS = r"(?:meeting|meet|coffee|lunch|dinner|breakfast|drinks?|call|chat|video|visit|appointment|catch[ -]?up|talk)s?"
_THINGS = (
    r"(?:raffle )?prizes?|tables?|tickets?|vouchers?|donations?|sponsorships?|money|cash|loans?|discounts?|pledges?"
    r"|bottles?|copy|copies|slides|files?|forms?|documents?|numbers?|address(?:es)?|photos?|logos?|templates?|decks?"
    r"|quotes?|links?|checklists?|contracts?|signatures?|invoices?|recordings?|videos?|lists?|spreadsheets?|papers?"
    r"|plans?|drawings?|reports?|estimates?|statements?|certificates?|receipts?|dates?|names?|details?|minutes|keys?"
)
_NOUN_END = r"\s*$|[,.;:!?]| (?:about|re|for|at|with|on|over|in|from|of|to|by|as|next|this|tomorrow|tmrw|soon|again)\b"
"""What may follow the whole name of a thing; any other word makes a topic of it ("call centre software")."""
_NO_ADVICE = regex(
    rf"(?:for )?(?:(?:(?:a|an|another|the|some|his|her|their) )?(?:\w+ )?(?:{_TALKS}|{_THINGS})(?={_NOUN_END})"
    rf"|[€$£]?\d[\d.,]*k?\b(?!-)|(?:a|an|another|some) (?!(?:\w+ ){{0,2}}(?:{_ADVICE})\b)\w"
    r"|(?:if|whether) (?:she|he|they)(?:['’]?(?:d|ll))?\b"
    r"|to (?!(?:look|read|advise|help|recommend|introduce|intro|connect|refer|tell|explain|review|think|say|know)\b)\w)"
)
_DEED_OR_FACT = regex(
    rf"(?:our|my|the|me to|us to)\b(?! (?:\w+ ){{0,2}}(?:{_ADVICE})\b)"
    r"|(?:to know )?(?:what|when|where|how (?:much|many|long)) (?:i|we)\b(?!.*\b(?:think|advise|recommend|would)\b)"
)
"""How a request begins that asks for a paper, a thing, a deed or a fact of mine: it is over with what I sent, did or
said."""
_YES_OR_NO = regex(
    r"(?:if |whether )?(?:can|could|may|might|would|will|shall|do|does|is|are|am)?(?:(?<=\w) |\b)"
    rf"(?:i|we|you|there)(?:['’]\w+)?\b(?!.*\b(?:{_ADVICE}|advise|recommend|introduce|connect|review|think|explain|know)\b)"
)
"""How a question begins that is over with a yes or a no: "could I put up six in January"."""

_ADVICE_TYPES = ("mentor", "advice", "insight")
_INTRO_FOR_ANOTHER = regex(r"\b(?:intro\w*|connect)\b[^,;.]*\bfor (?!me\b|us\b|(?:advice|help|work)\b)\w")
_INTRO_WORDS = regex(r"\b(?:intro\w*|connect)\b")


_ON_DAYS = regex(r"(?:to|if|whether)\b.*\d")
"""What is asked for is a deed, maybe on days that it names."""
_ASKED = regex(r"\basked (?P<whom>\w+) (?:about|re|for (?:advice|help|tips|feedback|input)|what|how|whether|if i)\b")
_LATEST = frozenset(("by", "before", "until", "till"))
"""Before the last day for an answer."""


def days_over(ask: Ask, today: date) -> date | None:
    """The last of the days for which a deed was asked, where it is over: "to hold 9-20 nov"."""
    from netritual.domain.dates.date_phrases import read_day

    if ask.asked is None or not _ON_DAYS.match(ask.text.lower()):
        return None
    words = [without_stop(word) for word in ask.text.lower().split()]
    for at, before in enumerate(["", *words[:-1]]):
        when = read_day(words, at, ask.asked, True)
        if when is not None and when.day is not None and not when.vague and before not in _LATEST:
            last = when.span[1] if when.span else when.day
            return last if ask.asked < last < today else None
    return None


def is_advice(ask: Ask) -> bool:
    """Whether an ask is for advice itself, of which a week has two: no introduction and no reference either."""
    words = (ask.text or ask.topic).casefold()
    return ask.type in _ADVICE_TYPES or (ask.type == "other" and has_outcome(ask) and not _INTRO_WORDS.search(words))


def asks_advice(line: str, first: str) -> bool:
    """Whether a line tells that I asked somebody of this first name about something: "asked Ana about the offer"."""
    match = _ASKED.search(unaccent(line))
    return match is not None and match["whom"] == unaccent(first)


def advice_this_week(asks: Iterable[Ask], today: date) -> int:
    """How many of these asks were made in this ISO week, for advice."""
    return sum(ask.asked is not None and week_of(ask.asked) == week_of(today) and is_advice(ask) for ask in asks)


def advice_lately(asks: Iterable[Ask], today: date) -> int:
    """How many of these asks were made in the last ``ASK_DAYS`` days, for advice."""
    lately = (ask for ask in asks if ask.asked is not None and 0 <= (today - ask.asked).days <= ASK_DAYS)
    return sum(map(is_advice, lately))


def has_outcome(ask: Ask) -> bool:
    """Whether something may come of an ask: of advice or the like, and not of a thing, a sum, a meeting or a deed, nor
    of an introduction for somebody else, of which those two know themselves."""
    if _INTRO_FOR_ANOTHER.search((ask.text or ask.topic).casefold()):
        return False
    return ask.type != "other" or _NO_ADVICE.match((ask.text or ask.topic).casefold()) is None


def comes_back(request: Request) -> bool:
    """Whether they may tell how it went: with advice or an introduction, not with a thing, a deed or a yes or no."""
    text = request.text.casefold()
    if _YES_OR_NO.match(text):
        return False
    return request.type != "other" or not (_NO_ADVICE.match(text) or _DEED_OR_FACT.match(text))
