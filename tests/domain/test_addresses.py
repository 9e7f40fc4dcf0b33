"""E-mail addresses in the fields of an address book."""

import pytest

from netritual.domain.people.addresses import emails_in


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("ro'malley@example.com", ["ro'malley@example.com"]),
        ("'jo@example.org'", ["jo@example.org"]),
        ("Jo <jo@example.org>; so'brien@example.org", ["jo@example.org", "so'brien@example.org"]),
        ("/O=EXAMPLE/OU=FIRST/CN=JO@example.org", []),
        ("@example.org", []),
        ("jo@exa'mple.org", []),
    ],
)
def test_an_apostrophe_is_part_of_an_address(text: str, addresses: list[str]) -> None:
    assert emails_in(text) == addresses
