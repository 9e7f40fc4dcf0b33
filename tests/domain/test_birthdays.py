"""Whose birthdays go before the others."""

import pytest

from netritual.domain.birthdays import is_family


@pytest.mark.parametrize(("name", "family"), [
    ("Uncle Pat", True), ("Mum", True), ("My sister Kim", True), ("Kim Holt (sister)", True), ("Ma", True),
    ("Jack Ma", False), ("Nan Li", False), ("Sam Father", False), ("Mamadou Diop", False),
])  # fmt: skip
def test_family_is_who_is_called_so(name: str, family: bool) -> None:
    assert is_family(name) is family
