"""Folding, cleaning and measuring text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.language.text import clean, fit, fold, sound, unaccent, width

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź Øre", "lodzore"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("O’Neil", "oneil"),
        ("d'Arc", "darc"),
        ("Anne-Marie_van.Dam", "annemarievandam"),
        ("Ngũgĩ", "ngugi"),
        ("e\u0301", "e"),
        ("王 伟", "王伟"),
        ("が", "が"),
        ("सरिता", "सरिता"),
        ("Ёлка", "елка"),
        ("\u202eana\u200b", "ana"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_unaccent_keeps_blanks() -> None:
    assert unaccent("Résumé Łąka") == "resume laka"


@given(ANY)
def test_clean_text_steers_no_terminal_and_can_be_written(text: str) -> None:
    for shown in (clean(text), clean(text, newlines=True)):
        shown.encode("utf-8")
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)
        assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in shown)
    assert "\n" not in clean(text)


def test_clean_keeps_line_feeds_only_when_asked() -> None:
    assert clean("a\nb\x1b[31m\u202ec") == "a b[31mc"
    assert clean("a\nb", newlines=True) == "a\nb"


@given(ANY)
def test_sound_text_is_unicode(text: str) -> None:
    assert len(sound(text).encode("utf-8").decode("utf-8")) == len(text)


def test_width_counts_cells() -> None:
    assert width("abc") == 3 and width("李雷") == 4 and width("e\u0301") == 1 and width("a\x1b\u200b") == 1


@given(ANY, st.integers(0, 12))
def test_a_fitted_text_fits(text: str, cells: int) -> None:
    assert width(fit(text, cells)) <= cells


def test_fit_says_that_something_was_cut() -> None:
    assert fit("李雷李雷", 5) == "李雷…" and fit("abc", 3) == "abc"
