"""A no to a meeting in six languages, as English says it: "hat keine Zeit vor Feb", "sagt nein", "n'a pas le temps"."""

from re import IGNORECASE

from netritual.domain.dates.dates import MONTH_NAMES
from netritual.domain.language.text import unaccent
from netritual.domain.loops.coffee_changes import NO_ABROAD
from netritual.domain.quicklog.plan_translations import plan_in_english
from netritual.regex import regex

_NO_TIME = regex(
    r"\b(?:(?:hat|habe|haben) (?:leider |gerade |noch )?keine zeit|(?:heeft|heb) (?:helaas )?geen tijd"
    r"|n['’]a pas (?:le temps|de temps)|no tiene tiempo|non ha tempo|n[ãa]o tem tempo)"
    r"(?: (?P<until>vor|bis|voor|tot|avant|jusqu['’](?:en|à|au)|antes de|hasta|prima di|fino a|antes|at[ée])\b)?",
    IGNORECASE,
)
_WORD = regex(r"[^\W\d_]+")
_BEFORE = frozenset(("vor", "voor", "avant", "antes de", "prima di", "antes"))


def no_in_english(text: str) -> str:
    """A text with such a no in English; as it is where it has none."""
    timeless = _NO_TIME.search(text)
    if timeless is None and NO_ABROAD.search(text) is None:
        return text
    from netritual.domain.dates.foreign_dates import MONTH_NAMES as ABROAD  # few lines say one

    months = {word: MONTH_NAMES[at] for names in ABROAD.values() for at, word in enumerate(names.split())}
    until = timeless["until"] if timeless else None
    said = "has no time" if not until else f"has no time {'before' if until.lower() in _BEFORE else 'until'}"
    text = NO_ABROAD.sub("said no", plan_in_english(_NO_TIME.sub(said, text)))
    return _WORD.sub(lambda word: months.get(unaccent(word[0].lower()), word[0]), text)
