"""A fit in words, and the reckoning behind it."""

import pytest

from netritual.domain.suggestions.fit import ARTICLE, LABELS, fit_of, label_of, reckoning
from netritual.domain.suggestions.score import FACTORS, PARTS
from netritual.domain.suggestions.suggestion import Multiplier, Point


@pytest.mark.parametrize(
    ("score", "words", "beads"),
    [
        (54, "very good fit", 5),
        (33, "good fit", 4),
        (21, "fairly good fit", 3),
        (15, "fair fit", 2),
        (2, "slight fit", 1),
    ],
)
def test_a_score_is_a_word_and_beads(score: float, words: str, beads: int) -> None:
    assert fit_of(score) == (words, beads)


def test_of_nothing_the_fit_is_slight_and_of_a_larger_scale_it_takes_more() -> None:
    assert fit_of(0).beads == fit_of(-3).beads == 1
    assert fit_of(54, ARTICLE).beads < fit_of(54).beads


def test_each_part_and_factor_of_a_suggestion_has_a_name_in_words() -> None:
    names = [one.name for one in (*PARTS, *FACTORS)]
    assert LABELS.keys() >= set(names) and all("_" not in label_of(name) for name in names)


def test_the_reckoning_is_a_sentence_with_every_figure_that_counts() -> None:
    parts = (Point("loop", 36.0, ""), Point("due", 12.5, ""), Point("timing", 0.0, ""))
    factors = (Multiplier("tier", 0.85, ""), Multiplier("place", 1.0, ""))
    said = "36 for what is open and 12.5 for the rhythm, times 0.85 for closeness, make 41.2"
    assert reckoning(parts, factors, 41.2) == said
    assert reckoning(parts[:1], (), 36.0) == "36 for what is open make 36"
    twice = (Point("opening", 21.6, ""), Point("opening", 6.3, ""))
    assert reckoning(twice, (), 27.9) == "27.9 for a beginning make 27.9"
