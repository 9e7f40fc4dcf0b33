"""Every file of a home with some bytes flipped, and cut; ``python -m tests.durability.flips`` does every byte."""

from tests.durability.flips import rows

STEP = 67
INDEX_STEP = 997
"""An index file is mostly empty pages."""


def test_no_flip_and_no_cut_gives_wrong_data_and_each_is_told() -> None:
    told = list(rows(STEP, INDEX_STEP))
    assert {name.partition(".")[0] for name, *_ in told} == {"journal", "index", "one"}
    assert [words for _, *both in told for outcome in both for words in outcome.wrong] == []
    assert all(outcome.tried > 2 for _, *both in told for outcome in both)
