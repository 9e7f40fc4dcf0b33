"""What a written name says of a family: of which generation somebody is, and whether it names a couple.

The tables hold the languages of the product and are short on purpose: a word that they do not know stays a name.
"""

import re
from collections.abc import Mapping

from netritual.domain.language.text import fold
from netritual.regex import regex


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: generation for generation, words in table.items() for word in words.split()}


_GENERATIONS = _by_word({
    "jr": "jr jnr jun junior derjungere theyounger",
    "sr": "sr snr sen senior deraltere theelder",
    "ii": "ii 2nd",
    "iii": "iii 3rd",
    "iv": "iv 4th",
})  # fmt: skip
_DOTTED = ("jun", "sen")
"""Words for a generation with their dot alone: without it they are names ("Amartya Sen", "Takeda Jun")."""
_AT_THE_END = _by_word({
    "jr": "filho hijo fils figlio zoon",
    "sr": "padre pere pai vader",
    "iii": "neto nieto",
    "nephew": "sobrinho",
})  # fmt: skip
"""Words that are last names too: "João Filho" is called so, "João Pires Filho" is the son."""
_COUPLE = regex(
    r"[^\W\d]\S*(?:\s+[^\W\d]\S*)?(?:\s*[&+]|\s+(?:and|und|et|og|och)\s)\s*[^\W\d]"
    r"|[^\W\d]\S*\s+(?-i:y|e|i|en)\s+[^\W\d]\S*\s+[^\W\d]",
    re.IGNORECASE,
)
"""Two first names, or two whole ones. Words of last names too ("Ortega y Gasset") count behind the first word only, and
in small letters: the E of "Philip E Johnson MD" is an initial."""


def without_generation(name: str) -> tuple[str, str]:
    """A written name without the word for its generation, and that generation: "jr", "sr", "ii"; "" where none is."""
    words = name.split() if "," not in name else name.replace(",", ", ").split()
    for at in range(1, len(words)):
        word = fold(words[at].strip(",()"))
        generation = None if word in _DOTTED and not words[at].strip(",()").endswith(".") else _GENERATIONS.get(word)
        first = at
        if generation is None and at > 1:
            generation = _AT_THE_END.get(word) if at == len(words) - 1 else None
            if generation is None and (generation := _GENERATIONS.get(fold(words[at - 1]) + word)):
                first = at - 1
        if generation is not None:
            return " ".join(words[:first] + words[at + 1 :]), generation
    return name, ""


def is_couple(name: str) -> bool:
    """Whether a written name is that of two: "Tom & Ann Reed", "Ana y Luis Ruiz"."""
    return _COUPLE.match(name) is not None
