"""The name by which one greets somebody."""

from netritual.domain.language.text import clean, fold
from netritual.domain.quicklog.line_vocabulary import PARTICLES, TITLES
from netritual.domain.quicklog.name_keys import KIN, parts_of
from netritual.regex import regex

_DOUBLE = {
    "mary": frozenset(("ann", "anne", "jane", "lou", "jo", "beth", "kate", "ellen", "sue", "pat")),
    "lou": frozenset(("ann", "anne")), "jo": frozenset(("ann", "anne")), "sue": frozenset(("ann", "ellen")),
    "billie": frozenset(("jean", "jo")), "billy": frozenset(("joe", "bob", "ray")), "peggy": frozenset(("sue", "ann")),
    "betty": frozenset(("ann", "lou", "jo", "sue")), "bobbie": frozenset(("jo", "sue", "ann")),
    "norma": frozenset(("jean",)), "sarah": frozenset(("jane",)), "jim": frozenset(("bob",)),
}  # fmt: skip
"""First names in two words, by the first of them: "Lou Ann Fahy" is greeted as "Lou Ann"."""
_LAST_NAMED = TITLES.difference(("sir", "dame", "lord", "lady", "father", "sister", "dona")) | {
    "col", "gen", "general", "insp", "lt", "maj", "senator", "srta",
}  # fmt: skip
"""Titles before a last name: who is known by nothing else is greeted by both."""
NEVER_ALONE = frozenset(("abu", "abou", "umm", "um", "oum", "bint", "ibn", "bin", "abd", "dona", "sir", "dame"))
"""Words before the name by which somebody is called: "Abu Fadi"."""
_SIBLINGS = frozenset(("sister", "brother", "cousin"))
"""Kin that is called by the name alone; of a ward or a convent it is a title."""
_JOINING = {"&": "and", "+": "and", "and": "and", "et": "et", "und": "und"}
"""Between two first names on one card -> how it is said; a last name may have another one, "Ortega y Gasset"."""
_FEWEST = 3
"""Words of a card of two."""
_BRACKETS = regex(r"[(\[][^)\]]*[)\]]")
_LONGEST = 40
_ADDRESS = regex(r"://|\w@|\w\.[a-z]{2,}(?:/|\s|$)")
"""What stands in a link or an e-mail address and in no name."""
_NO_ALPHABET = "\u2e80"
"""From this sign on a script writes a whole name in a few signs: it is not taken apart."""


def titled_name(name: str) -> str:
    """The title and the last name of a name that begins with a title: "Prof. Stein" of "Prof. Ruth Stein", "Sister
    Bernadette"; "" for any other name."""
    written, words = _BRACKETS.sub(" ", clean(name)).split(), parts_of(clean(name)).words
    if not words or fold(written[0]) not in TITLES or written[0] == words[0]:
        return ""
    last = next((at for at in range(len(words) - 1, 0, -1) if words[at - 1].lower() not in PARTICLES), 0)
    return " ".join((written[0].capitalize(), *words[last:]))


def first_name(name: str) -> str:
    """The first of the own words of a name, without titles, brackets and emoji; "" for what is no name to greet by.

    A card of two is greeted by both ("Hal and Joan"), kin is called so ("Aunt Bev"). A name that begins with an initial
    ("J. Smith") is said whole, and one typed in small letters gets a capital.
    """
    parts = parts_of(clean(name))
    words = parts.words
    if not words or _ADDRESS.search(name):
        return ""
    written = _BRACKETS.sub(" ", clean(name)).split()
    if len(words) == 1 and len(written) == 2 and fold(written[0]) in _LAST_NAMED:
        return " ".join(word.capitalize() if word.islower() else word for word in written)
    if pair := _pair(written):
        return pair
    first, kin = words[0], clean(name).split()[0]
    if fold(kin) in KIN - _SIBLINGS and kin != first:
        return f"{kin.capitalize()} {first_name(' '.join(words))}"
    if parts.given:
        return parts.given
    if len(words) > 1 and fold(first) in NEVER_ALONE:
        return " ".join(word.capitalize() if word.islower() else word for word in words[:2])
    if len(words) > 2 and words[1].lower() in _DOUBLE.get(first.lower(), ()):
        return f"{first.capitalize()} {words[1].capitalize()}"
    if len(first.rstrip(".")) < 2 or first > _NO_ALPHABET:
        first = " ".join(words)
    first = first.rstrip(".")
    if len(first) > _LONGEST or not any(char.isalpha() for char in first):
        return ""
    return first.capitalize() if first.isascii() and first.islower() else first


def _pair(written: list[str]) -> str:
    """Both first names of a card of two, "" for any other name: "Hal and Joan" of "Hal & Joan Pritchard"."""
    if len(written) < _FEWEST or written[1].lower() not in _JOINING:
        return ""
    from netritual.domain.quicklog.natural.given_names import is_first_name  # a table that few cards need

    first, joint, second = written[:3]
    are_names = all([is_first_name(fold(one), alone=False) for one in (first, second)])
    return f"{first} {_JOINING[joint.lower()]} {second}" if are_names else ""
