"""How well somebody or something fits, as a person says it: a word, the names of what counts, and the reckoning."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.dates.day_wording import listed

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Multiplier, Point

LABELS: Mapping[str, str] = {
    "loop": "what is open", "opening": "a beginning", "due": "the rhythm", "in_person": "meeting in person",
    "fading": "a tie that fades", "dormant": "a tie asleep", "give_back": "giving back", "timing": "the date",
    "tier": "closeness", "yes": "their answers", "place": "the place", "lately": "asking lately",
    "ignored": "being passed over", "turn": "their turn", "plan": "your plan", "tie": "closeness",
    "fresh": "being new", "topic": "the topic", "novelty": "a fresh view", "trust": "trust",
    "balance": "give and get", "access": "their answers", "match": "the match", "both_ways": "both ways",
    "circles": "circles", "city": "the city", "circle": "the same circle", "company": "the same company",
}  # fmt: skip
"""Name of a part or of a factor -> what it is about, in words."""
PARTS = frozenset(LABELS.values())

COFFEE, ARTICLE, ADVICE = 45.0, 70.0, 70.0
"""The scores from which a coffee, an article and an adviser fit very well."""

_STEPS = (
    (1.0, 5, "very good fit"), (0.7, 4, "good fit"), (0.45, 3, "fairly good fit"), (0.2, 2, "fair fit"),
    (0.0, 1, "slight fit"),
)  # fmt: skip
"""Least share of a very good fit, the beads that are full of five, and the word."""


class Fit(NamedTuple):
    """A fit in words, and how many of five beads stand for it."""

    words: str
    beads: int


def fit_of(score: float, very_good: float = COFFEE) -> Fit:
    """How well a score fits, by the score from which it fits very well."""
    return next(Fit(words, beads) for share, beads, words in _STEPS if score >= share * very_good or not share)


def beads_of(words: str) -> int:
    """How many of five beads stand for a fit in words; 0 for none."""
    return next((beads for _, beads, said in _STEPS if said == words), 0)


def label_of(name: str) -> str:
    """What a part or a factor is about: "the rhythm"."""
    return LABELS.get(name, name.replace("_", " "))


def factor_words(value: float) -> str:
    """A factor, exact enough to check the product: "0.85", "1.254"."""
    return f"{value:.3f}".removesuffix("0")


def reckoning(parts: "Iterable[Point]", factors: "Iterable[Multiplier]", score: float) -> str:
    """The sum and the product as a sentence: "36 for what is open and 12.5 for the rhythm, times 0.85 for closeness,
    make 41.2". What adds nothing is left out, and two parts of one name are one."""
    points: dict[str, float] = {}
    for part in parts:
        label = label_of(part.component)
        points[label] = round(points.get(label, 0.0) + part.points, 1)
    said = listed([f"{value:g} for {label}" for label, value in points.items() if value])
    times = listed([f"{factor_words(one.value)} for {label_of(one.name)}" for one in factors if one.value != 1])
    return f"{said or 'nothing'}{f', times {times},' if times else ''} make {score:g}"
