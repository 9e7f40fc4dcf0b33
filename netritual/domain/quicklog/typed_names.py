"""Typed names of a line as refs: with an ``@`` or without, in one word or in several, with a possessive behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.text import fold
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.name_kinds import EXACT
from netritual.domain.quicklog.name_kinds import FIRST as FIRST_NAME
from netritual.domain.quicklog.name_kinds import LAST as LAST_NAME
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import LITERAL, PERSON, WORD, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Match
    from netritual.domain.quicklog.names import NameLookup

_BEHIND = ".,;:!?)"
_GLUE = ("<>", "/", "&", "+")
MOST_NAME_WORDS = 3
"""Words behind a name that are tried as more of it."""


def find_ref(typed: str, names: NameLookup, refs: dict[str, Ref], today: date) -> Ref:
    """The ref of a typed name, the same one for the same person or the same unknown name."""
    bare = without_possessive(typed)
    if bare and not names.exact(typed) and (names.find(bare) or not names.find(typed)):
        typed = bare
    matches, passed_over = names.meant(typed, today)
    if not matches:
        typed = " ".join(typed.replace("_", " ").split())
    return refs.setdefault(name_key(typed, matches), Ref(typed, matches, passed_over=passed_over))


def join_names(tokens: list[Token], names: NameLookup, refs: dict[str, Ref]) -> list[Token]:
    """The tokens with each ``@`` name made whole: "@Nadia Khalil", "@Dr. Müller", "@priya ram" are one person each.

    The words behind a name join it when they make a known full name, when they settle which of several is meant, or,
    behind a name that nobody has, while they have capitals.
    """
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token, length = tokens[at], 1
        if token.kind == PERSON and token.raw[1:2] not in ('"', "{"):
            length = _join(tokens, at, names, refs)
        out.append(token)
        at += length
    return out


def _join(tokens: list[Token], at: int, names: NameLookup, refs: dict[str, Ref]) -> int:
    """Settle one name by the words behind it; how many tokens it takes."""
    token = tokens[at]
    words: list[str] = []
    before = token
    for after in tokens[at + 1 : at + MOST_NAME_WORDS + 1]:
        if after.kind != WORD or not after.raw[0].isalpha() or before.raw[-1] in ",;:!?)":
            break
        words.append(after.raw.rstrip(".,;:!?)"))
        before = after
    titled = token.text.lower() in w.TITLED
    for length in range(len(words), 0, -1):
        typed = " ".join([*([] if titled else [token.text]), *words[:length]])
        matches = names.exact(typed) or (names.meant(typed)[0] if titled and length == 1 else [])
        if matches:
            token.ref = refs.setdefault(name_key(typed, matches), Ref(typed, matches))
            return 1 + length
    if not words or titled or token.text[-2:].lower() in ("'s", "’s"):
        return 1
    called = names.find(token.text)
    begun = names.find(f"{token.text} {words[0]}") if len(called) > 1 and _is_name(tokens[at + 1].low) else []
    if len(begun) == 1:
        token.ref = refs.setdefault(name_key(token.text, begun), Ref(f"{token.text} {words[0]}", begun))
        return 2
    if called or not token.text[0].isupper():
        return 1
    count = 0
    while count < len(words) and tokens[at + 1 + count].raw[0].isupper() and _is_name(tokens[at + 1 + count].low):
        count += 1
    if count:
        typed = " ".join([token.text, *words[:count]])
        token.ref = refs.setdefault(fold(typed), Ref(typed, []))
    return 1 + count


def _is_name(low: str) -> bool:
    """True for a word that may go on with a name: no channel, no platform, and no word that a date begins with."""
    return (
        low not in w.CHANNEL
        and low not in w.PLATFORM
        and low not in WEEKDAY
        and low not in MONTH
        and low not in w.NEVER_NAMES
    )


def without_possessive(typed: str) -> str:
    """The name without a trailing ``'s``, "" when there is none."""
    return typed[:-2] if typed[-2:].lower() in ("'s", "’s") and len(typed) > 2 else ""


def reference_key(ref: Ref) -> str:
    """The key under which a name of the line is kept, so that a name typed twice is one."""
    return name_key(ref.typed, ref.matches)


def name_key(typed: str, matches: Sequence[Match]) -> str:
    """The same of a typed name and those who may be meant."""
    return f"\0{matches[0][0]}" if len(matches) == 1 else fold(typed)


def parted(tokens: Sequence[Token], lookup: NameLookup) -> list[Token]:
    """The tokens, with known names that a sign glues together as words of their own: "ana/tom", "@ana<>tom"."""
    out: list[Token] = []
    for token in tokens:
        glue = "" if token.kind != WORD or token.raw.isalpha() else next((s for s in _GLUE if s in token.raw[:-1]), "")
        parts = token.raw.split(glue) if glue else []
        behind = bool(parts) and not parts[0] and bool(out) and out[-1].kind == PERSON
        parts = parts[behind:]
        if not parts or not all([_is_known(part, lookup) for part in parts]):
            out.append(token)
            continue
        if behind:
            out.append(Token(WORD, glue, glue))
        for number, part in enumerate(parts):
            if number:
                out.append(Token(WORD, glue, glue))
            kind = {"\\": LITERAL, "@": PERSON}.get(part[:1], WORD)
            out.append(Token(kind, part if kind == WORD else part[1:].rstrip(_BEHIND), part))
    return out


def _is_known(word: str, lookup: NameLookup) -> bool:
    """True for a name, and for what a sign before it makes a person or plain text."""
    key = fold(word.rstrip(_BEHIND))
    if word[:1] in ("\\", "@") and word[1:2].isalpha():
        return True
    asked = EXACT | FIRST_NAME | (LAST_NAME if word[:1].isupper() else 0)
    return bool(key) and any([kinds & asked for _, kinds in lookup.holders(key)])
