"""Two people on one card: "Hal & Joan Pritchard" is that card, "hal and joan" may be others, "the Pritchards" is asked.

A pair of first names that fits a card of two, and somebody else by one of the two, is asked about for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import EXACT, NAME
from netritual.domain.quicklog.name_kinds import FIRST as FIRST_NAME
from netritual.domain.quicklog.name_kinds import LAST as LAST_NAME
from netritual.domain.quicklog.names import MOST_READ
from netritual.domain.quicklog.natural.phrase import Word
from netritual.domain.quicklog.natural.recognised_names import FIRST, SHORT, WHOLE, Name
from netritual.domain.quicklog.reading import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Match
    from netritual.domain.quicklog.names import NameLookup

JOINING = frozenset(("&", "and", "et", "und", "y", "e", "en", "+"))
"""Between two first names, in a line and on a card; a card may have the sign, whose key is nothing."""
BEFORE_FAMILY = frozenset(("the", "les"))
"""Before a last name these mean who lives together: "dinner with the Pritchards"."""
_MOST_WORDS = 3
"""Words of the longest last name behind two first names."""


def couple_at(words: Sequence[Word], lookup: NameLookup, at: int) -> list[Name]:
    """The card of two, or the two who are asked about, that begin at a place; nothing for any other word."""
    if words[at].low in BEFORE_FAMILY:
        return _family(words, lookup, at)
    if (
        at + 2 >= len(words)
        or words[at + 1].low not in JOINING
        or words[at].gap
        or words[at].owner
        or words[at + 1].gap
    ):
        return []
    first, second = fold(words[at].bare), fold(words[at + 2].bare)
    if not second or not any([kinds & FIRST_NAME for _, kinds in lookup.holders(first)]):
        return []
    cards = [*_cards(lookup, first, second)]
    if not cards:
        return []
    end = at + 3
    while end < len(words) and end < at + 3 + _MOST_WORDS and not (words[end - 1].gap or words[end - 1].owner):
        end += 1
        family = fold("".join([word.bare for word in words[at + 3 : end]]))
        whole = [card for card in cards if family and fold(card[2]).endswith(second + family)]
        if len(whole) == 1:
            return [Name(at, end, Ref(_typed(words, at, end), whole), WHOLE)]
    return _asked(words, lookup, at, cards)


def _cards(lookup: NameLookup, first: str, second: str) -> Iterator[Match]:
    """The people whose name begins with two first names and a word between them."""
    begun = {
        person: kinds
        for joint in ("", *JOINING) if joint.isalpha() or not joint
        for person, kinds in lookup.begun(first + joint + second).items()
    }  # fmt: skip
    for person, kinds in sorted(begun.items())[:MOST_READ]:
        row = lookup.row(person)
        parts = row[2].split()
        if kinds & NAME and len(parts) > 2 and parts[1].lower() in JOINING and fold(parts[2]) == second:
            yield row


def _asked(words: Sequence[Word], lookup: NameLookup, at: int, cards: list[Match]) -> list[Name]:
    """Each of two first names, where a card of two has both and others have one; else the only card of both."""
    names = []
    for place in (at, at + 2):
        key = fold(words[place].bare)
        alone = [person for person, kinds in sorted(lookup.holders(key)) if kinds & (FIRST_NAME | EXACT)]
        others = [lookup.row(person) for person in alone[:MOST_READ] if person not in [card[0] for card in cards]]
        names.append(Name(place, place + 1, Ref(words[place].bare, [*cards, *others]), FIRST))
    if any([len(name.ref.matches) > len(cards) for name in names]):
        return names
    return [Name(at, at + 3, Ref(_typed(words, at, at + 3), cards), FIRST)]


def _family(words: Sequence[Word], lookup: NameLookup, at: int) -> list[Name]:
    """Whoever has the last name of "the Pritchards": a card of two before all others, and always asked."""
    if at + 1 >= len(words) or words[at].gap or not words[at + 1].upper or words[at + 1].owner:
        return []
    if at + 2 < len(words) and words[at + 2].upper and not words[at + 1].gap:
        return []
    key = fold(words[at + 1].bare)
    keys = {key, key.removesuffix("s"), key.removesuffix("es")} if key.endswith("s") else set()
    people = {
        person for one in keys if len(one) > 2 for person, kinds in lookup.holders(one) if kinds & LAST_NAME
    }  # fmt: skip
    if not 0 < len(people) <= MOST_READ:
        return []
    rows = sorted([lookup.row(person) for person in people], key=lambda row: (not is_of_two(row[2]), row[0]))
    return [Name(at, at + 2, Ref(_typed(words, at, at + 2), rows, likely=len(rows) == 1), SHORT)]


def is_of_two(name: str) -> bool:
    """True for the name of a card of two: "Hal & Joan Pritchard"."""
    parts = name.split()
    return len(parts) > 2 and parts[1].lower() in JOINING


def _typed(words: Sequence[Word], first: int, end: int) -> str:
    return " ".join([word.bare or word.token.raw for word in words[first:end]])
