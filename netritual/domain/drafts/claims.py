"""What a text says of me, my prices and dates, held against my key messages: old titles, other figures, old facts.

A day whose weekday is another one is told, too.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from re import IGNORECASE
from typing import NamedTuple

from msgspec.structs import replace

from netritual.domain.dates.dates import WEEKDAY_NAMES
from netritual.domain.dates.day_wording import month_in_full
from netritual.domain.drafts.key_messages import Message, current, former, key_named, of_key, validity
from netritual.domain.drafts.text_figures import MOST_FIGURES, TextFigure, figures, wrong_weekdays
from netritual.domain.language.terms import COMMON, COMMON_STEMS, FILLER, stem, terms_of, words_at, words_of
from netritual.domain.model import Fact, Line
from netritual.regex import regex

_SENTENCE = regex(r"(?<=[.!?])\s+|\n+")
_UNIT = regex(
    r"\b(?:an?|per|each) (hour|day|week|month)\b|\b(hour|week|month)ly\b|\b(da)ily\b|\b(hour|day|week) rate\b"
)
_MINE, _IT = regex(r"\b(?:i|my|mine|we|our|ours)\b"), regex(r"\b(?:it|that|this)\b")
_PAST = regex(
    r"\b(?:was|were|used to|former|formerly|previously|until|till|once|ex|started|began|trained|left|years at"
    r"|back (?:when|then|at|in))\b"
)
_PAID = regex(r"\b(?:i|we)(?: have|['’]ve)? (?:paid|spent)\b")
_OFFERS = regex(r"\b(?:is|are|costs?|still|now|until|will|if you|book|register|sign up|join|get)\b")
"""A sentence that says how things are, or invites."""
_OF_A_FIGURE = frozenset(map(stem, (
    "price", "prices", "cost", "costs", "fee", "fees", "rate", "date", "day", "days", "time", "link", "url", "address",
)))  # fmt: skip
"""Words of a key that say what sort of figure it holds, and not of what."""
_OFFICE = (
    r"(?:head|chief|vp|c[efto]o|lead|assistant|student|president|\w{2,}(?:er|or|ist|ant|ian|eer|yst))"
    r"(?: (?:of|for) \w+)?"
)
ROLE, _CAPITAL = rf"(?:[\w&/-]+ ){{0,3}}?{_OFFICE}", r"(?-i:[A-ZÀ-Þ0-9])[\w&’'-]*"
PLACE = rf"{_CAPITAL}(?: {_CAPITAL})*"
SAYS_SO = regex(rf"(?P<role>{ROLE})(?: (?:at|with|bei|chez)|,| [@|·–-]) ?(?P<company>{PLACE})", IGNORECASE)
"""A role and its company, as headlines say them."""
_HEADS = r"(?:co-?)?founder|owner|c[efto]o"
_I_AM = r"(?:i am|i['’]m|me down as|(?:quote|name|list|sign) me as) (?:still )?(?:the |an? )?"
_CLAIM = regex(
    rf"\b{_I_AM}(?:(?P<role>{ROLE}) (?:at|with) (?P<place>{PLACE})|(?P<office>{_HEADS}) of (?P<house>{PLACE}))"
    rf"|\bi (?:still )?work (?:at|for) (?P<firm>{PLACE})"
    rf"|\bmy (?:title|role|job) is (?:the |an? )?(?P<title>{ROLE})\b",
    IGNORECASE,
)
"""What I say that I am, and where."""
_DID = (
    r"(?!(?: \w+ly| never| once| all)? (?:\w+ed|had|was|were|did|said|made|took|got|found|paid|told|knew|thought|left"
    r"|began|lost|ran|sold|built|could|would|went|came|saw|met|wrote|gave|kept|set|put|cut|let|spent|chose|grew|learnt)\b)"
)
_STILL = regex(
    r"\b(?:here|we(?: all)?|us|(?:my|our) (?:team|colleagues|office|people|desk)|i(?: am|['’]m) still) at (?:the )?"
    rf"(?P<here>{PLACE})\b{_DID}"
    rf"|\b(?-i:At) (?:the )?(?P<place>{PLACE}),? (?:we|i)\b{_DID}|\bat (?:the )?(?P<among>{PLACE}) we\b{_DID}"
    r"|\bas (?:the |an? )?(?:head|director|owner|manager|chief|partner|president|c[efto]o|(?:co-?)?founder) of"
    rf" (?:the )?(?P<firm>{PLACE}),? (?:i|we)\b{_DID}"
    rf"|\bi(?: am|['’]m)? (?:still )?(?:with|(?:lead|head|manage)(?: \w+){{1,3}} at) (?P<mine>{PLACE})"
    rf"|\bas (?:the |an? |your )?(?P<role>[^.!?,;\n]{{3,60}}?),? (?:i|we)\b{_DID}",
    IGNORECASE,
)
"""Words by which somebody speaks of a company or a role as theirs today."""


class Claim(NamedTuple):
    """What a text says otherwise than my key messages do: in words, and where it stands."""

    words: str
    at: tuple[int, int]


def claims(text: str, all_: Sequence[Message], today: date) -> Iterator[Claim]:
    """What of a text my key messages say otherwise, each place once, in no certain order."""
    all_ = spelt_out(all_)
    now, over = current(all_, today), former(all_, today)
    places: list[tuple[int, int]] = []
    groups = (_old_words(text, now, over, today), _still(text, now, over, today), _roles(text, now),
             _figures(text, now, over, today), _ended(text, now, over, today), _weekdays(text, today))  # fmt: skip
    for claim in chain.from_iterable(groups):
        if not any(claim.at[0] < end and start < claim.at[1] for start, end in places):
            places.append(claim.at)
            yield claim


def named_lines(text: str, all_: Sequence[Message], today: date) -> tuple[int, int]:
    """How many of my lines and facts a text names, and how many of these as they are: by their figures where they have
    any, else by their words."""
    there = {(one.sort, one.value) for one in figures(text)}
    said = 0
    for one in current(spelt_out(all_), today):
        own = {(value.sort, value.value) for value in figures(one.text)}
        said += isinstance(one, (Line, Fact)) and bool(own & there if own else found_words(text, one.text))
    return said + sum(1 for _ in claims(text, all_, today)), said


def spelt_out(all_: Sequence[Message]) -> list[Message]:
    """The messages, with the role and the company that a headline or a role names, where there are no such lines:
    "Pricing consultant at Kestrel" is both."""
    there = {key_named(one.key) for one in all_ if isinstance(one, Line)}
    spelt: list[Message] = []
    for one in all_:
        key = key_named(one.key)
        named = SAYS_SO.search(one.text) if isinstance(one, Line) and key in ("headline", "role") else None
        if named is None or key == "headline":
            spelt.append(one)
        if named is not None and (key == "role" or "role" not in there):
            spelt.append(replace(one, key="role", text=named["role"]))
        if named is not None and "company" not in there and (key == "role" or "role" not in there):
            spelt.append(replace(one, key="company", text=named["company"]))
    return spelt


def _old_words(text: str, now: Sequence[Message], over: Sequence[Message], today: date) -> Iterator[Claim]:
    """Former lines that are quoted as if they held: an old title, the company before."""
    for line in over:
        at = found_words(text, line.text) if isinstance(line, Line) else None
        if at is not None and not _is_past(text[: at[0]]):
            yield _was(line, f"“{text[slice(*at)]}”", at, now, today)


def _still(text: str, now: Sequence[Message], over: Sequence[Message], today: date) -> Iterator[Claim]:
    """A former company or role that I speak of as mine in other words: "here at Orbis", "as head of our pricing I"."""
    roles = [(line, terms_of(line.text)) for line in over if key_named(line.key) == "role"]
    now_at = words_of(" ".join(line.text for line in now if key_named(line.key) == "company"))
    firms = {words[0]: line for line in reversed(over) if key_named(line.key) == "company"
             and (words := words_of(line.text)) and words[0] not in (*COMMON, *now_at)}  # fmt: skip
    for match in _STILL.finditer(text) if roles or firms else ():
        if _is_past(text[: match.end()]):
            continue
        group = next(name for name in ("here", "place", "among", "firm", "mine", "role") if match[name])
        if group == "role":
            line = next((role for role, terms in roles if terms and terms <= terms_of(match["role"])), None)
        else:
            line = firms.get(next(iter(words_of(match[group])), ""))
        if line is not None:
            yield _was(line, f"“{match[0]}”: {line.text}", match.span(), now, today)


def _was(line: Message, named: str, at: tuple[int, int], now: Sequence[Message], today: date) -> Claim:
    newer = of_key(now, line.key, line.channel if isinstance(line, Line) else None)
    instead = f"; now {newer.text}" if newer is not None else ""
    return Claim(f"{named} was your {line.key} {validity(line, today)}".rstrip() + instead, at)


def _weekdays(text: str, today: date) -> Iterator[Claim]:
    for at, day in wrong_weekdays(text, today):
        that = f"{day.day} {month_in_full(day, today)} is a {WEEKDAY_NAMES[day.weekday()]}"
        yield Claim(f"“{text[slice(*at)]}”: {that}", at)


def found_words(text: str, words: str) -> tuple[int, int] | None:
    """Where the same words stand in a text, in whatever case, accents and signs; None where they do not."""
    there, wanted = words_at(text), words_of(words)
    plain = [word for word, _, _ in there]
    for at in range(len(plain) - len(wanted) + 1 if wanted else 0):
        if plain[at : at + len(wanted)] == wanted:
            return there[at][1], there[at + len(wanted) - 1][2]
    return None


def _is_past(before: str) -> bool:
    """Whether what stands before says that it was so once: "I used to be ", "I was "."""
    return bool(_PAST.search(_SENTENCE.split(before)[-1].lower()[-60:]))


def _roles(text: str, now: Sequence[Message]) -> Iterator[Claim]:
    """A role or company that I give myself, and that is not the one of my lines."""
    for match in _CLAIM.finditer(text):
        for key, groups in (("role", ("role", "title", "office")), ("company", ("place", "firm", "house"))):
            group = next((name for name in groups if match[name]), "")
            line = of_key(now, key)
            if line is None or not group or terms_of(match[group]) & terms_of(line.text):
                continue
            yield Claim(f"“{match[group]}”: your {key} is {line.text}", match.span(group))
            break


def _figures(text: str, now: Sequence[Message], over: Sequence[Message], today: date) -> Iterator[Claim]:
    facts = [one for one in now if isinstance(one, Fact)]
    right = {(value.sort, value.value) for one in now for value in figures(one.text)}
    old = {(value.sort, value.value): one for one in reversed(over) if isinstance(one, Fact)
           for value in figures(one.text)}  # fmt: skip
    first = {(value.sort, value.value): value for value in reversed(figures(text)[:MOST_FIGURES])}
    for value in reversed(first.values()):
        if (value.sort, value.value) in right:
            continue
        expired = old.get((value.sort, value.value))
        if expired is not None and (value.sort != "date" or _is_about(expired, text, value)):
            ended = validity(expired, today) or "before"
            yield Claim(f"“{value.typed}” is from your fact “{expired.key}”, which held {ended}", value.at)
            continue
        fact = next((one for one in facts if _is_about(one, text, value)), None)
        if fact is not None:
            said = " or ".join(dict.fromkeys(one.typed for one in figures(fact.text) if one.sort == value.sort))
            yield Claim(f"“{value.typed}”: your fact “{fact.key}” says {said}", value.at)


def _ended(text: str, now: Sequence[Message], over: Sequence[Message], today: date) -> Iterator[Claim]:
    """Facts that have run out, with none in their place, and that a sentence offers all the same."""
    keys = {key_named(one.key) for one in now}
    for fact in over:
        subject = _subject(fact) if isinstance(fact, Fact) and key_named(fact.key) not in keys else frozenset()
        for word, start, end in words_at(text) if subject else ():
            if stem(word) in subject:
                _, sentence = _sentence_at(text, start)
                low = sentence.lower()
                fact_figures = {(one.sort, one.value) for one in figures(fact.text)}
                said = any(
                    (one.sort, one.value) in fact_figures for one in figures(sentence)
                )  # which is told by itself
                if not said and subject <= terms_of(sentence) and _OFFERS.search(low) and not _PAST.search(low):
                    yield Claim(f"your fact “{fact.key}” held {validity(fact, today) or 'before'}", (start, end))
                    break


def _subject(fact: Message) -> frozenset[str]:
    """The stems of a fact's key that say what it is about: of "workshop price" the workshop."""
    return frozenset(stem(word) for word in words_of(fact.key) if word not in FILLER) - _OF_A_FIGURE


def _content(fact: Message) -> frozenset[str]:
    """What else a fact speaks of, where its key says nothing: of "The workshop costs 300 euros" the workshop."""
    text = fact.text
    for figure in sorted(figures(text), key=lambda one: one.at, reverse=True):
        text = f"{text[: figure.at[0]]} {text[figure.at[1] :]}"
    return terms_of(text) - _OF_A_FIGURE - COMMON_STEMS


def _is_about(fact: Message, text: str, value: TextFigure) -> bool:
    """Whether a figure of a text speaks of what a fact has a figure of the same sort for."""
    if not any(own.sort == value.sort for own in figures(fact.text)):
        return False
    before, sentence = _sentence_at(text, value.at[0])
    if _PAID.search(sentence.lower()):
        return False
    subject, content = _subject(fact), _content(fact)

    def names_it(words: str) -> bool:
        named = terms_of(words) | {stem(key_named(word)) for word in words_of(words)}
        return subject <= named if subject else bool(content & named)

    if names_it(sentence) or (_IT.search(sentence.lower()) and names_it(before)):
        return True
    unit = _unit(f"{fact.key} {fact.text}")
    return bool(unit and unit == _unit(sentence) and _MINE.search(sentence.lower()))


def _sentence_at(text: str, at: int) -> tuple[str, str]:
    """(what stands before, the sentence) around a place."""
    gaps = [gap.span() for gap in _SENTENCE.finditer(text)]
    start = max((end for _, end in gaps if end <= at), default=0)
    end = min((start for start, _ in gaps if start >= at), default=len(text))
    return text[:start], text[start:end]


def _unit(text: str) -> str:
    match = _UNIT.search(text.lower())
    return next(filter(None, match.groups()), "")[:2] if match else ""
