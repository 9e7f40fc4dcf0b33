"""Which links may be opened: web addresses, whatever a file that somebody else wrote holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.links import may_open


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


@given(st.text())
def test_no_text_raises_and_what_may_be_opened_begins_like_a_web_address(text: str) -> None:
    assert not may_open(text) or text.lower().startswith(("http://", "https://"))
