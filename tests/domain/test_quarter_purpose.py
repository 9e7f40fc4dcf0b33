"""What a purpose wishes, what it does not, and who does what it names."""

import pytest

from netritual.domain.suggestions.quarter_purpose import Purpose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("find two office tenants for King St West", {"office", "tenants"}),
        ("premises near 12 Rue Lepic, a bakery", {"premises", "bakery"}),
        ("more direct clients less agencies", {"direct"}),
        ("get out of retail, no more consulting, write a book on bees", {"book", "bees"}),
        ("move from backend to a platform team in summer", {"platform"}),
        ("two design partners, a pilot customer and a seed investor", {"partners", "seed", "investor"}),
        ("meet founders without funding but with patents", {"founders", "patents"}),
    ],
)
def test_what_is_not_wanted_and_an_address_are_no_words_of_a_purpose(text: str, words: set[str]) -> None:
    assert set(Purpose(text).words.values()) - {"near", "on"} == words


@pytest.mark.parametrize(
    ("purpose", "title", "does"),
    [
        ("find two office tenants", "Office Manager", False),
        ("new job as logistics manager, port or shipping line", "Logistics Coordinator", False),
        ("new job as logistics manager, port or shipping line", "Senior Logistics Manager", True),
        ("new job as logistics manager, port or shipping line", "Head of Ports & Terminals", True),
        ("find a job in water policy", "Policy Adviser", True),
        ("find a job in water policy", "Water Engineer", False),
    ],
)
def test_a_stranger_may_help_whose_title_has_the_noun(purpose: str, title: str, does: bool) -> None:
    assert Purpose(purpose).is_done_by(title) == does
