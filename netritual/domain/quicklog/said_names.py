"""The name that a line says of somebody who was taken for no person: it stands in the question how they are called."""

from collections.abc import Sequence
from itertools import takewhile

from netritual.domain.quicklog.line_vocabulary import PARTICLES, TITLED, TITLES
from netritual.domain.quicklog.reading import spelled
from netritual.regex import regex

_WORD = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,.;:!?()]")


def name_said(line: str) -> str:
    """The first name behind a title, with it, else the first first name that is written like one and those behind it:
    "owe mrs holroyd a letter" says Mrs Holroyd, "Simon Webb wants a word" Simon Webb; "" where none is. It is shown to
    be changed, and no person is made of it unasked."""
    words = _WORD.findall(line)
    for at, title in enumerate(words):
        behind = words[at + 1 :]
        name = behind[: 1 + (behind[:1] != [] and behind[0].lower() in PARTICLES)]
        if _is_titled(title.lower(), "".join(name[-1:])):
            return " ".join([title[:1].upper() + title[1:], *(_capitals(behind) or [spelled(" ".join(name))])])
    return next((" ".join(_capitals(words[at:])) for at, word in enumerate(words) if _is_first_name(word)), "")


def _is_titled(title: str, name: str) -> bool:
    """Whether a word is the title of the name behind it: in small letters only one that stands before names alone, or
    before a first name."""
    if title not in TITLES or len(name) < 2:
        return False
    return name[:1].isupper() or title in TITLED or _is_first_name(name.capitalize())


def _is_first_name(word: str) -> bool:
    from netritual.domain.quicklog.natural.given_names import is_first_name  # not at start: few lines ask

    return word.istitle() and is_first_name(word.lower())


def _capitals(words: Sequence[str]) -> list[str]:
    return [*takewhile(lambda word: word[:1].isupper(), words)]
