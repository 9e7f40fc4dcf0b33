"""The one filter language of People and of ``netritual people FILTER``.

All terms must hold; case and accents are folded; words that name nothing known are text. A filter that is typed key by
key is read at every key: a term without its value yet (``tag:``, ``quiet>``, ``-``) holds for everyone.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol, get_args

from msgspec import Struct

from netritual.domain.language.text import fold, spellings
from netritual.domain.ties.rhythm import TIER_NAMES, tier_of
from netritual.domain.ties.tie import Stage
from netritual.regex import regex

Field = Literal["text", "tag", "circle", "city", "company", "tier", "state", "status", "quiet"]

_TOKEN = regex(
    r"""(?P<minus>-?)(?:
        (?P<field>tag|circle|city|company|tier|state):\s*(?P<value>"[^"]*"?|[^\s"]\S*)?
      | quiet>\s*(?P<days>\d{0,9})(?!\S)
      | (?P<quoted>"[^"]*"?)
      | (?P<word>\S+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
STATES: tuple[Stage, ...] = get_args(Stage)
_SHOWN_AS = {"asleep": "dormant"}
"""The word that a list shows for a state -> the state."""


class Term(NamedTuple):
    """One condition: the field, the value in one or two spellings (or a number); ``without`` leaves out what fits."""

    field: Field
    value: str = ""
    number: int = 0
    without: bool = False
    other: str = ""


class Texts(Struct, frozen=True):
    """What a filter searches of one person, as ``spread`` gives it; ``name`` is the name behind a blank."""

    name: str
    text: str
    circles: tuple[str, ...]
    city: str
    company: str
    tags: tuple[str, ...]


class TieFacts(Protocol):
    """What a filter asks of the tie with one person. ``quiet`` is the days since a two-way touch, None for never."""

    @property
    def tier(self) -> int: ...

    @property
    def state(self) -> str | None: ...

    @property
    def status(self) -> str: ...

    @property
    def quiet(self) -> int | None: ...


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a filter, in the order typed; none for an empty one."""
    terms: list[Term] = []
    for match in _TOKEN.finditer(text):
        term = _term(match)
        if term is not None:
            terms.append(term._replace(without=bool(match["minus"])))
    return tuple(terms)


def mistakes(text: str) -> list[tuple[str, str]]:
    """The terms of a whole filter that this language does not have: each as typed, and what is there instead.

    In the app such a term is text, for it may be half typed. In the shell it is text too where somebody holds it: the
    caller looks.
    """
    reasons = ((match[0].removeprefix("-"), _mistake(match)) for match in _TOKEN.finditer(text))
    return [(typed, why) for typed, why in reasons if why]


def _mistake(match: re.Match[str]) -> str:
    field, word = (match["field"] or "").lower(), (match["word"] or "").lower()
    if field:
        value = fold((match["value"] or "").strip('"'))
        if not value:
            return f"{field}: needs a value behind it"
        if field == "tier" and tier_of(value) is None:
            return f"a tier is 0 to 5, or {', '.join(TIER_NAMES[1:-1])} or {TIER_NAMES[-1]}"
        if field == "state" and _SHOWN_AS.get(value, value) not in STATES:
            return f"a state is {', '.join(STATES[:-1])} or {STATES[-1]}"
    elif match["days"] == "" or word.startswith(("quiet>", "quiet<", "quiet=", "quiet:")):
        return "it is quiet>N with a number of days, such as quiet>30"
    elif re.match(r"[a-z]+:", word):
        return "there are tag: circle: city: company: tier: state: and quiet>N"
    return ""


def spread(*texts: str) -> str:
    """Texts as a filter searches them: every spelling of each on a line of its own, so that no term spans two."""
    return "\n".join([spelling for text in texts if text for spelling in spellings(text)])


def _text_term(field: Field, typed: str) -> Term | None:
    value, *other = spellings(typed)
    if not value:
        return None
    return Term(field, value, other=other[0] if other else "")


def _term(match: re.Match[str]) -> Term | None:
    if match["field"]:
        return _of_field(match["field"].lower(), (match["value"] or "").strip('"'), match[0].lstrip("-"))
    if match["days"] is not None:
        return Term("quiet", number=int(match["days"])) if match["days"] else None
    if match["quoted"]:
        return _text_term("text", match["quoted"].strip('"'))
    word = fold(match["word"] or "")
    if word in TIER_NAMES[1:]:
        return Term("tier", number=TIER_NAMES.index(word))
    if word in ("list", "network"):
        return Term("status", word)
    return _text_term("text", match["word"] or "")


def _of_field(field: str, value: str, typed: str) -> Term | None:
    folded = fold(value)
    if not folded:
        return None
    if field == "tier":
        tier = tier_of(folded)
        return Term("tier", number=tier) if tier is not None else _text_term("text", typed)
    if field == "state":
        state = _SHOWN_AS.get(folded, folded)
        return Term("state", state) if state in STATES else _text_term("text", typed)
    if field == "tag":
        return _text_term("tag", value)
    return _text_term("circle" if field == "circle" else "city" if field == "city" else "company", value)


def predicate_of(term: Term) -> Callable[[Texts, TieFacts], bool]:
    """What says of a person whether a term fits, whatever ``without`` says: one call a person, for there are many."""
    value, other, number = term.value, term.other or term.value, term.number
    tests: dict[Field, Callable[[Texts, TieFacts], bool]] = {
        "city": lambda texts, _: value in texts.city or other in texts.city,
        "company": lambda texts, _: value in texts.company or other in texts.company,
        "circle": lambda texts, _: any(fits(term, circle) for circle in texts.circles),
        "tag": lambda texts, _: any(fits(term, topic) for topic in texts.tags),
        "tier": lambda _, tie: tie.tier == number,
        "status": lambda _, tie: tie.status == value,
        "quiet": lambda _, tie: tie.quiet is None or tie.quiet > number,
        "state": lambda _, tie: tie.state == value,
    }
    return tests[term.field]


def fits(term: Term, text: str) -> bool:
    """Whether a term's value is in a text as ``spread`` gives it."""
    return term.value in text or bool(term.other and term.other in text)
