"""What is read out of a page: its blocks, its facts, and nothing of its furniture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.articles.article_text import ArticleText, Block
from netritual.web.article_extraction import MOST_SIGNS, page_text
from tests.web.labelled_pages import NAMES, expected, f1, page

LONG = "This paragraph is long enough to be taken for the text of a page, and says so twice over and over again."


def read(html: str | bytes, content_type: str = "text/html", url: str = "https://ex.org/blog/a") -> ArticleText:
    return page_text(html if isinstance(html, bytes) else html.encode(), content_type, url)


def article(inside: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Headline</h1><p>{LONG}</p>{inside}<p>{LONG}</p></article>"


@pytest.mark.parametrize("name", NAMES)
def test_a_labelled_page_gives_nearly_its_own_words(name: str) -> None:
    text = read(page(name))
    assert f1(f"{text.title}\n{text.text}", expected(name)) >= 0.95


def test_all_labelled_pages_together() -> None:
    texts = {name: read(page(name)) for name in NAMES}
    scores = [f1(f"{text.title}\n{text.text}", expected(name)) for name, text in texts.items()]
    assert sum(scores) / len(scores) >= 0.98


def test_the_kinds_of_blocks() -> None:
    text = read(article(
        "<h2>Part</h2><blockquote><p>Said by somebody.</p></blockquote><pre><code>if x:\n\treturn 1\n\n  y</code></pre>"
        "<ul><li>one<ol start='3'><li>deep</li></ol></li><li>two</li></ul><p>a<br>b<br><br>c</p>"
        "<table><tr><th>City</th><th>Price</th></tr><tr><td>Lisbon</td><td>12</td></tr></table>"
    ))  # fmt: skip
    assert text.title == "Headline"
    assert text.blocks[1:-1] == (
        Block(kind="heading", text="Part", level=2),
        Block(kind="quote", text="Said by somebody."),
        Block(kind="code", text="if x:\n    return 1\n\n  y"),
        Block(kind="item", text="one", mark="•"),
        Block(kind="item", text="deep", mark="3.", level=1),
        Block(kind="item", text="two", mark="•"),
        Block(text="a\nb"),
        Block(text="c"),
        Block(kind="table", rows=(("City", "Price"), ("Lisbon", "12"))),
    )


def test_links_are_numbered_once_and_only_those_that_a_browser_may_open() -> None:
    text = read(article(
        '<p>See <a href="/b">this</a>, <a href="c?x=1#y">that</a> and <a href="https://ex.org/b">this again</a>, not '
        '<a href="javascript:alert(1)">a script</a>, <a href="#note">a note</a> or <a href="">nothing</a>.</p>'
    ))  # fmt: skip
    assert text.links == ("https://ex.org/b", "https://ex.org/blog/c?x=1#y")
    assert text.blocks[1].text == "See this [1], that [2] and this again [1], not a script, a note or nothing."


def test_the_base_of_a_page_counts_for_its_links() -> None:
    text = read(article('<p>Some words <a href="b">go on</a> here.</p>', '<base href="https://other.example/d/">'))
    assert text.links == ("https://other.example/d/b",)


def test_a_base_that_is_no_address_is_none() -> None:
    assert read(article('<p>Some words <a href="b">go on</a>.</p>', '<base href="http://[x">')).links == (
        "https://ex.org/blog/b",
    )


def test_facts_of_the_head() -> None:
    text = read(article("", '<title>Headline | Site</title><meta name="author" content="Ana Ruiz"><meta '
                        'property="article:published_time" content="2026-11-20T08:00:00Z">'))  # fmt: skip
    assert (text.title, text.author, text.published) == ("Headline", "Ana Ruiz", date(2026, 11, 20))


def test_linked_data_gives_author_and_day_and_the_text_of_a_page_that_is_built_by_scripts() -> None:
    data = ('{"@graph":[{"@type":"Article","headline":"H","author":[{"name":"Ana"},{"name":"Bob"}],'
            '"datePublished":"2026-11-02","articleBody":"' + LONG + r'\n\nSecond."}]}')  # fmt: skip
    text = read(f'<div id="root"></div><script type="application/ld+json">{data}</script>')
    assert (text.title, text.author, text.published) == ("H", "Ana, Bob", date(2026, 11, 2))
    assert [block.text for block in text.blocks] == [LONG, "Second."]


def test_what_is_to_be_paid_for_is_not_taken_from_linked_data_and_is_said() -> None:
    data = '{"isAccessibleForFree": false, "articleBody": "' + LONG * 9 + '"}'
    text = read(article("", f'<script type="application/ld+json">{data}</script>'))
    assert text.beginning_only and len(text.blocks) == 2


@pytest.mark.parametrize("name", ["share-buttons", "newsletter", "cookieBanner", "related", "ArticleSocial"])
def test_furniture_is_left_out_by_its_name(name: str) -> None:
    assert "FURNITURE" not in read(article(f'<div class="{name}"><p>FURNITURE {LONG[:40]}</p></div>')).text


@pytest.mark.parametrize("element", ['div id="sharing-with-one-other"', 'h2 id="social"'])
def test_a_place_in_the_text_is_no_furniture(element: str) -> None:
    tag = element.split()[0]
    assert "A PART" in read(article(f"<{element}>A PART<p>{LONG}</p></{tag}>")).text


def test_line_ends_of_the_markup_are_blanks() -> None:
    text = read(article("<p>one\n  two\n<b>three</b>\nfour<br>\n five</p>"))
    assert text.blocks[1].text == "one two three four\nfive"


def test_formulas_are_read_as_far_as_they_are_text() -> None:
    formula = "<math><mi>a</mi><mo>≠</mo><mn>0</mn><annotation>a \\neq 0</annotation></math>"
    assert read(article(f"<p>When {formula}, all is well.</p>")).blocks[1].text == "When a≠0, all is well."


def test_what_holds_the_text_is_read_whatever_it_is_called() -> None:
    text = read(f'<div class="newsletter related"><form><h1>H</h1><p>{LONG}</p><p>{LONG}</p></form></div>')
    assert text.text.count(LONG) == 2


def test_a_list_may_begin_with_any_number() -> None:
    marks = [read(article(f"<ol start='{start}'><li>one</li></ol>")).blocks[1].mark for start in ("7", "9" * 5000, "x")]
    assert marks == ["7.", "1.", "1."]


def test_hidden_text_scripts_and_markup() -> None:
    text = read(article(
        "<script>alert('SECRET')</script><p hidden>SECRET</p><p style='display: none'>SECRET</p>"
        "<p>[/b] [red]plain[/red] \x1b[31mred\x1b[0m \u202eevil \x07 &lt;b&gt; so\u00adft</p>"
    ))  # fmt: skip
    assert "SECRET" not in text.text
    assert text.blocks[1].text == "[/b] [red]plain[/red] [31mred[0m evil <b> soft"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("é".encode(), "text/html; charset=iso-8859-1"),  # the server names a wrong one
        ("é".encode("latin-1"), 'text/html; charset="ISO-8859-1"'),
        ('<meta charset="windows-1252">é'.encode("cp1252"), ""),
        ("é".encode("utf-16"), "text/html"),
        ("é".encode(), "text/html; charset=no-such"),
    ],
)
def test_encodings(body: bytes, content_type: str) -> None:
    assert "é" in read(body, content_type).text


def test_plain_text_is_read_as_it_is() -> None:
    text = read("One\ntwo\n\n\n  three <b>\x1b[0m", "text/plain; charset=utf-8")
    assert [block.text for block in text.blocks] == ["One\ntwo", "  three <b>[0m"]


def test_a_text_without_end_is_cut() -> None:
    assert len(read(f"<p>{'word ' * 300_000}</p>").text) == MOST_SIGNS


def test_a_page_without_text_has_no_blocks() -> None:
    assert read("").blocks == read('<div id="root"></div><script>x</script>').blocks == ()


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<a href='/x'>", "</a>", "<pre>",
    "</pre>", "<h2>", "</h2>", "<br>", "<blockquote>", "</blockquote>", "text ", "\x00", "&#xe000;1&#xe001;",
    "<div class=share>", "</div>",
    "<template>", "<svg>", "</svg>", "<ol start=99999999999>", "<select>", "<math>", "漢字",
]), max_size=40))  # fmt: skip
def test_any_markup_gives_a_text_without_controls(parts: list[str]) -> None:
    text = read("".join(parts))
    assert all(char.isprintable() or char == "\n" for char in text.text)
    assert all(f"[{number}]" in text.text for number in range(1, len(text.links) + 1))


@given(st.binary(max_size=300), st.sampled_from(["", "text/html", "text/plain", "text/html; charset=utf-7"]))
def test_any_bytes_give_a_text(body: bytes, content_type: str) -> None:
    assert all(char.isprintable() or char == "\n" for char in read(body, content_type).text)
