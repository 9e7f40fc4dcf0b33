"""The words that say that something is to be done: each leads to what looks around it."""

from netritual.domain.quicklog.natural.cues import CUES, cue_of


def test_each_word_has_something_that_looks_around_it() -> None:
    assert [word for word in CUES if not callable(cue_of(word))] == []


def test_another_word_has_none() -> None:
    assert cue_of("deck") is None
