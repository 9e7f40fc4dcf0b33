"""Links: in one form however they are typed, and opened only if they are web addresses, whatever a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.people.links import may_open, page_key


@pytest.mark.parametrize(
    "url",
    [
        "https://ex.org/a?b=c#d",
        "HTTP://ex.org",
        "http://[::1]:8080/x",
        "https://exämple.org/ü",
        "https://u@ex.org:443/",
    ],
)
def test_web_addresses_may_be_opened(url: str) -> None:
    assert may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "JavaScript://ex.org/%0aalert(1)", "file:///etc/passwd", "data:text/html,x",
        "vscode://open", "mailto:a@ex.org", "ex.org", "//ex.org/a", "https:", "https://", "https:ex.org", "https:///path",
        "java\tscript:alert(1)", " https://ex.org", "https://ex.org/a\nb", "https://ex.org/\u202egpj", "\x01https://ex.org",
        "https://ex.org/\udc80", "http://[", "-h https://ex.org",
    ],
)  # fmt: skip
def test_everything_else_may_not(url: str) -> None:
    assert not may_open(url)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("nas.lan:8080/feed", "https://nas.lan:8080/feed"), ("ex.org:443/", "https://ex.org"),
        ("ex.org/a:b", "https://ex.org/a:b"),
        ("mailto:ana@ex.org", None), ("ex.org:", None), ("ex.org:port/x", None), ("ex.org:8080:1", None),
        ("ex.org:99999", None), ("dinner:20", None), ("javascript:alert(1.5)", None),
    ],
)  # fmt: skip
def test_an_address_without_a_scheme_may_name_a_port(typed: str, key: str | None) -> None:
    assert page_key(typed) == key


@given(st.text())
def test_no_text_raises_and_what_may_be_opened_begins_like_a_web_address(text: str) -> None:
    assert not may_open(text) or text.lower().startswith(("http://", "https://"))
