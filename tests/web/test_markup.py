"""Links and text of HTML, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.web.markup import Markup, without_formatting

PIECES = (
    "<!", "<![", "[", "]", "if", "CDATA", "]]>", "]>", "<", "/", ">", "--", "?", "a", " ", "=", "'", '"', "&", "#x",
    "DOCTYPE", "\n", "<a href=x>", "</a>", "<script>", "<title>", "<span class=invisible>", "</span>", "\x00",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_pieces_are_read(html: str) -> None:
    found = Markup(html)
    assert "\n" not in found.text and all(link.name in ("a", "base", "link") for link in found.links)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two <b>th</b>ree</p>", "One two three"),
        ("<script>x()</script>a<style>b</style>c", "ac"),
        ("a<![x[y]]>b", "ab"),
        ("<![if !supportLists]>a<![endif]>", "a"),
        ("1 < 2 &amp;&nbsp;3", "1 < 2 & 3"),
        ("a<br/>b<img>c", "a b c"),
        ("<span class='invisible'>https://</span><span>a.example</span>", "a.example"),
        ("no markup", "no markup"),
    ],
)
def test_text(html: str, text: str) -> None:
    assert Markup(html).text == text


def test_the_first_of_two_attributes_holds() -> None:
    (link,) = Markup("<A HREF='/x' href='/y' REL='Me nofollow'>").links
    assert link.attributes["href"] == "/x" and link.words("rel") == {"me", "nofollow"}


def test_tags_that_a_title_tells_of_stay() -> None:
    assert without_formatting("The <em>new</em> <dialog> element, 1 < 2") == "The new <dialog> element, 1 < 2"
