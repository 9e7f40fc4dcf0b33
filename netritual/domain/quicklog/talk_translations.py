"""Talks in six languages that English has another word for, by what stands beside them: "Feier mit Kim", "essen 19h".

A noun is one of a talk where its clause says with whom, or at what hour; a verb of what I do where it says when.
``glossary`` asks this of a line with one of ``word_translations.ABROAD``. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netritual.domain.dates.dates import is_clock_or_range, is_digit
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog.natural.vocabulary import words
from netritual.domain.quicklog.plan_translations import NOUNS, begins_time
from netritual.domain.quicklog.word_translations import IN_COMPANY, MYSELF, SEEING, SPEAKING, VISITING, WITH

_AT_START = frozenset(("fest", "prova", "probe", "dreh", "repetition", "aula", "cours", "clase"))
"""Words of other senses: nouns of a talk where they begin a clause, or behind an article."""
_I, _SEEING, _VISITING, _CALLING = map(words, (MYSELF, SEEING, VISITING, f"{SPEAKING} anrufen"))
_BEHIND_VISIT = {"von": "from", "van": "from", "bei": "to", "aan": "to"}
_WANTING = frozenset(("will", "mochte"))
_ARTICLES = words("""
    der die das den dem ein eine einer eines zur zum beim unsere unserer la le un une una uma de het een
""")  # fmt: skip
_WHERE = frozenset(("in", "nach", "aus", "bei", "von", "beim"))
_HOUR_SIGNS = frozenset(("uhr", "uur", "h"))
_LUNCH, _TEA, _DINNER = 11, 15, 17
"""Hours of a meal: lunch is from the first to the second, dinner from the third on."""


def talks_in_english(lows: Sequence[str], gaps: Sequence[int]) -> dict[int, str]:
    """Place -> the English word for one of a talk. ``gaps`` tells where a sign follows."""
    low = [word if word.isascii() else unaccent(word) for word in lows]
    english: dict[int, str] = {}
    first = 0
    for end in [at + 1 for at, gap in enumerate(gaps) if gap or at + 1 == len(low)]:
        clause = low[first:end]
        for at, word in [*_of_nouns(clause), *_of_verbs(clause, later=first > 0)]:
            english[first + at] = word
        first = end
    return english


def _of_nouns(low: list[str]) -> Iterator[tuple[int, str]]:
    hour = _hour(low)
    for at, word in enumerate(low):
        english = NOUNS.get(word, "")
        article = at > 0 and low[at - 1] in _ARTICLES and (at == 1 or low[at - 1] != "de")  # "sala de aula"
        if not english or (word in _AT_START and at and not article):
            continue
        together = low[at + 1 : at + 2] != [] and low[at + 1] in WITH
        together = together or (english == "meal" and low[at + 1 : at + 2] == ["bei"])
        if together or (hour >= 0 and (not at or not IN_COMPANY.isdisjoint(low))):
            if together:
                yield at + 1, "with"
            if english != "meal":
                yield at, english
            elif not at or low[at - 1] not in _WHERE:
                yield at, _meal(hour)


def _meal(hour: int) -> str:
    return "dinner" if hour >= _DINNER else "lunch" if _LUNCH <= hour < _TEA else "meal"


def _hour(low: list[str]) -> int:
    """The first hour of a clause, -1 for none."""
    for at, word in enumerate(low):
        behind = low[at + 1] if at + 1 < len(low) else ""
        bare = word.isdecimal() and (behind in _HOUR_SIGNS or (at > 0 and low[at - 1] in ("um", "om")))
        if is_digit(word[:1]) and (bare or is_clock_or_range(word)):
            number = word[:2] if word[1:2].isdecimal() else word[:1]
            return int(number) % 24 + 12 * (word[-2:] == "pm" and int(number) < 12)
    return -1


def _of_verbs(low: list[str], *, later: bool) -> list[tuple[int, str]]:
    """What I do with somebody on a day, and what they want to do then: "treffe Paul Do 16:00", "will telefonieren Di
    14:00"."""
    times = [at for at in range(len(low)) if begins_time(low, at)]
    start = 1 if low[:1] != [] and low[0] in _I else 0
    if not times or start >= len(low):
        return []
    if low[start] in _SEEING:
        if low[start + 1 : start + 2] in (["mich"], ["uns"]):
            return [(start, ""), (start + 1, "meeting")]
        at = start + (low[start + 1 : start + 2] == ["a"])  # "veo a Kim"
        return [(start, ""), (at, "seeing")]
    if low[start] in _VISITING:
        behind = _BEHIND_VISIT.get(low[start + 1] if start + 1 < len(low) else "", "")
        return [(start, "visit"), (start + 1, behind)] if behind else [(start, "visit")]
    wanting = next((at for at, word in enumerate(low) if word in _WANTING and (later or at)), -1)
    calling = next((at for at in range(wanting + 1, len(low)) if low[at] in _CALLING), -1)
    return [(wanting, "wants"), (calling, "call")] if 0 <= wanting < calling else []
