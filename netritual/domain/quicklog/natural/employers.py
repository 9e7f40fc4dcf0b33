"""Where a new person works, as a line says it behind the name: "Chloe from Acme", "Nadia (Acme)", "Jo at Acme Labs".

A place stands behind "at" too: that is a company only when somebody known works there, or by its tail ("Labs").
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import COMPANY
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.natural.vocabulary import ORGANISATION
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import PERSON, QUOTED, WORD, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Match
    from netritual.domain.quicklog.natural.phrase import Word

MOST_WORDS = 4
_LETTERS = 4
"""Letters that the first word of a company needs to stand for it."""
_MOST_BEGUN = 16
"""So many people are looked at whose company begins with a word."""
_STOPS = ",.;:!?)"


def employer(tokens: Sequence[Token], ref: Ref, names: NameLookup, *, remote: bool = False) -> str:
    """The company that stands behind a name in the tokens of a head, "" for none.

    ``remote`` says that nobody met anywhere: "at" names no place then ("call with Jo at Acme").
    """
    places = [at for at, token in enumerate(tokens) if token.kind == PERSON and _names(token, ref)]
    if not places or tokens[places[-1]].raw.endswith(tuple(".;:!?")):
        return ""
    behind = tokens[places[-1] + 1 :]
    if not behind or behind[0].kind != WORD:
        return ""
    if behind[0].raw.startswith("("):
        return _in_brackets(behind)
    if behind[0].low in ("someone", "somebody"):  # "Deepak someone from Modulr"
        behind = behind[1:]
    if not behind or behind[0].low not in ("from", "of", "at"):
        return ""
    company = _run(behind[1:]) or _known_company(behind[1:], names)
    sure = remote or behind[0].low != "at" or (company.split()[-1:] and fold(company.split()[-1]) in ORGANISATION)
    return company if sure or _is_company(company, names) else ""


def _names(token: Token, ref: Ref) -> bool:
    return token.ref is ref or (token.ref is None and fold(token.text) == fold(ref.typed))


def _in_brackets(tokens: Sequence[Token]) -> str:
    """What stands in brackets, when it is a name alone or behind "CFO of", "at"."""
    words: list[str] = []
    for token in tokens[: 2 * MOST_WORDS]:
        words.append(token.raw.strip("(),"))
        if ")" in token.raw:
            break
    else:
        return ""
    for at, word in reversed([*enumerate(words)]):
        if word.lower() in ("of", "at", "from"):
            words = words[at + 1 :]
            break
    named = words and all(word[:1].isupper() or word == "&" for word in words)
    return " ".join(words) if named and len(words) <= MOST_WORDS and not words[-1].endswith(("'s", "’s")) else ""


def _run(tokens: Sequence[Token]) -> str:
    """The capitalised words that come next; a day is none."""
    words: list[str] = []
    for token in tokens[:MOST_WORDS]:
        if token.kind == QUOTED and not words:
            return token.text
        if token.kind != WORD or token.low in WEEKDAY or token.low in MONTH:
            break
        if not (token.raw[:1].isupper() or (token.raw == "&" and words)):
            break
        words.append(token.raw.rstrip(_STOPS))
        if token.raw.endswith(tuple(_STOPS)):
            break
    return " ".join(words).removesuffix(" &")


def _known_company(tokens: Sequence[Token], names: NameLookup) -> str:
    """The longest of the next words that somebody known works for, in any case."""
    for count in range(min(MOST_WORDS, len(tokens)), 0, -1):
        words = " ".join(token.raw.rstrip(_STOPS) for token in tokens[:count])
        if all(token.kind == WORD for token in tokens[:count]) and _is_company(words, names):
            return words
    return ""


def _is_company(words: str, names: NameLookup) -> bool:
    return bool(fold(words)) and any(kinds & COMPANY for _, kinds in names.holders(fold(words)))


def employees(words: Sequence[Word], at: int, names: NameLookup) -> tuple[int, list[Match]]:
    """Who works for the company that stands at a place, by its name or the first word of it, and the place behind it:
    "flux" of "Flux Audio GmbH". Nobody where none does."""
    for end in range(min(at + MOST_WORDS, len(words)), at, -1):
        if any([word.gap or word.token.kind != WORD for word in words[at : end - 1]]):
            continue
        key = fold(" ".join([word.bare for word in words[at:end]]))
        people = [who for who, kinds in names.holders(key) if kinds & COMPANY] if key else []
        if not people and end == at + 1 and len(key) >= _LETTERS:
            begun = [who for who, kinds in names.begun(key).items() if kinds & COMPANY]
            people = [who for who in begun[:_MOST_BEGUN] if fold(names.about(who)[0].split(" ")[0]) == key]
        if people:
            return end, [names.row(who) for who in people]
    return at, []
