"""Which feed belongs to an address that a person typed."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.services.web_port import Discovery
from netritual.web.feed_discovery import feeds_of_page
from netritual.web.markup import LONGEST_TITLE
from netritual.web.profile_feeds import addresses_of, feed_of_profile, platform_without_feeds
from netritual.web.public_addresses import origin

CASES = Path(os.environ.get("NETRITUAL_SHARED", "/nowhere")) / "cases" / "articles"
SITE = "https://ana.example/blog/post.html"


def page(head: str, body: str = "", url: str = SITE) -> Discovery:
    return feeds_of_page(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), url)


def alternate(href: str, type: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{type}" title="{title}" href="{href}">'


@pytest.mark.skipif(not CASES.is_dir(), reason="the shown samples are not on this machine")
def test_the_shown_answer() -> None:
    answer = json.loads((CASES / "page.html.answer.json").read_text("utf-8"))
    found = feeds_of_page((CASES / "page.html").read_bytes(), "https://letters.pires.example/")
    assert [{"url": feed.url, "chosen": feed.chosen} for feed in found.feeds] == answer["feeds"]
    assert [{"what": one.what, "why": one.why} for one in found.left_out] == answer["left_out"]
    assert found.person_links == ("https://social.example/@joao",)


@pytest.mark.parametrize(
    ("typed", "feed"),
    [
        ("https://mastodon.social/@ana", "https://mastodon.social/@ana.rss"), ("mastodon.social/@ana/",
        "https://mastodon.social/@ana.rss"),
        ("https://hachyderm.io/@ana/1234567", "https://hachyderm.io/@ana.rss"), ("@ana@mastodon.social",
        "https://mastodon.social/@ana.rss"),
        ("https://mastodon.social/@bob@other.example", "https://other.example/@bob.rss"),
        ("https://bsky.app/profile/ana.example", "https://bsky.app/profile/ana.example/rss"),
        ("https://bsky.app/profile/did:plc:x/post/3k", "https://bsky.app/profile/did:plc:x/rss"),
        ("@ana.bsky.social", "https://bsky.app/profile/ana.bsky.social/rss"),
        ("https://www.youtube.com/channel/UCabc-1_2/videos",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc-1_2"),
        ("https://ana.substack.com", "https://ana.substack.com/feed"), ("https://ana.substack.com/p/why?x=1",
        "https://ana.substack.com/feed"),
        ("https://substack.com/@ana", "https://ana.substack.com/feed"),
        ("https://medium.com/@ana.b", "https://medium.com/feed/@ana.b"), ("https://medium.com/@ana/why-1a2b",
        "https://medium.com/feed/@ana"),
        ("https://ana.medium.com/", "https://ana.medium.com/feed"), ("https://dev.to/ana", "https://dev.to/feed/ana"),
        ("https://github.com/wei-chen", "https://github.com/wei-chen.atom"), ("HTTPS://GitHub.com/wei/",
        "https://github.com/wei.atom"),
        ("https://github.com/wei/x", "https://github.com/wei/x/releases.atom"),
    ],
)  # fmt: skip
def test_the_feed_of_a_profile_is_known_without_a_request(typed: str, feed: str) -> None:
    assert feed_of_profile(addresses_of(typed)[0]) == feed


@pytest.mark.parametrize(
    "typed",
    ["https://www.youtube.com/@ana", "https://ana.example/", "https://github.com/wei.atom",
     "https://medium.com/feed/@ana",
     "https://dev.to/feed/ana", "https://mastodon.social/@ana.rss", "https://substack.com/home",
     "https://dev.to/t/python"],
)  # fmt: skip
def test_other_pages_are_to_be_read(typed: str) -> None:
    assert feed_of_profile(addresses_of(typed)[0]) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("https://www.linkedin.com/in/ana", "LinkedIn"), ("de.linkedin.com/in/ana", "LinkedIn"), ("https://x.com/ana",
     "X"),
     ("https://mobile.twitter.com/ana", "X"), ("https://www.instagram.com/ana/", "Instagram"), ("threads.net/@ana",
     "Threads"),
     ("https://notlinkedin.com/", None), ("https://example.com/x.com", None)],
)  # fmt: skip
def test_platforms_without_feeds(typed: str, name: str | None) -> None:
    assert platform_without_feeds(addresses_of(typed)[0]) == name


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("ana.example", ("https://ana.example", "http://ana.example")),
        (" https://ana.example/x\n", ("https://ana.example/x",)),
        ("nas.lan:8080/feed", ("https://nas.lan:8080/feed", "http://nas.lan:8080/feed")), ("ftp://ana.example", ()),
        ("ana@ana.example", ()), ("@ana", ()),
        ("javascript:alert(1)", ("https://javascript:alert(1)", "http://javascript:alert(1)")), ("", ()),
        ("https://", ()),
    ],
)  # fmt: skip
def test_what_a_person_may_mean(typed: str, addresses: tuple[str, ...]) -> None:
    assert addresses_of(typed) == addresses


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("/feed", "", "https://ana.example/feed"), ("feed.xml", "", "https://ana.example/blog/feed.xml"),
        ("feed.xml", '<base href="/other/">', "https://ana.example/other/feed.xml"),
        ("//feeds.example/ana#x", "", "https://feeds.example/ana"), ("?feed=rss2", "",
        "https://ana.example/blog/post.html?feed=rss2"),
    ],
)  # fmt: skip
def test_addresses_are_those_of_the_page(href: str, base: str, url: str) -> None:
    assert [feed.url for feed in page(base + alternate(href)).feeds] == [url]


def test_the_first_feed_is_chosen_and_each_stands_once() -> None:
    found = page(
        alternate("/de/", "text/html") + alternate("/feed", title="Ana") + alternate("http://ana.example/feed/")
        + alternate("/atom", "application/atom+xml") + alternate("/feed.json", "application/feed+json; charset=utf-8")
        + alternate("/rdf", "application/rdf+xml") + alternate("/x", "application/json+oembed")
    )  # fmt: skip
    assert [(feed.url, feed.chosen) for feed in found.feeds] == [
        ("https://ana.example/feed", True), ("https://ana.example/atom", False),
        ("https://ana.example/feed.json", False), ("https://ana.example/rdf", False),
    ]  # fmt: skip
    assert found.feeds[0].title == "Ana" and not found.left_out and not found.problem


@pytest.mark.parametrize(
    ("href", "title", "taken"),
    [
        ("/comments/feed", "", False), ("/?feed=comments-rss2", "", False), ("/post/feed",
        "Ana \u00bb Why prices lie Comments Feed", False),
        ("/feeds/comments/default", "", False), ("/k", "Ana \u00bb Kommentare", False), ("/comments.xml", "", False),
        ("/feed", "Comments on Economics \u00bb Feed", True), ("/p/comments-on-prices/feed", "Ana", True), ("/feed",
        "Commentary", True),
    ],
)  # fmt: skip
def test_feeds_of_comments_are_left_out(href: str, title: str, taken: bool) -> None:
    found = page(alternate(href, title=title))
    assert bool(found.feeds) is taken
    assert [(one.what, one.why) for one in found.left_out] == ([] if taken else [(href, "comments")])


@pytest.mark.parametrize(
    ("href", "why"),
    [("http://127.0.0.1:9/feed", "a private address"), ("file:///etc/passwd", "not http(s)"), ("http://nas/",
     "a private address")],
)  # fmt: skip
def test_a_feed_that_is_not_public_is_not_offered(href: str, why: str) -> None:
    found = page(alternate(href))
    assert not found.feeds and [one.why for one in found.left_out] == [why] and found.problem


def test_titles_and_addresses_without_end_are_not_passed_on() -> None:
    found = page(alternate("/feed", title="Ana " * 100_000) + alternate("/" + "x" * 100_000))
    assert [feed.url for feed in found.feeds] == ["https://ana.example/feed"] and len(
        found.feeds[0].title
    ) <= LONGEST_TITLE + 1
    assert [one.why for one in found.left_out] == ["not http(s)"] and len(found.left_out[0].what) <= LONGEST_TITLE + 1


def test_a_private_page_may_name_a_feed_on_its_host_and_port() -> None:
    head = alternate("/feed") + alternate("http://nas.lan:81/feed")
    found = feeds_of_page(f"<html>{head}".encode(), "http://nas.lan:8080/", allowed=origin("http://nas.lan:8080/"))
    assert [feed.url for feed in found.feeds] == ["http://nas.lan:8080/feed"]


def test_other_addresses_of_the_person_are_told_and_none_is_followed() -> None:
    found = page(
        '<link rel="me" href="https://social.example/@ana"><link rel="me" href="mailto:ana@ana.example">',
        '<a rel="me nofollow" href="https://github.com/ana/">code</a><a rel="me" href="http://10.0.0.1/">x</a>',
    )
    assert found.person_links == ("https://social.example/@ana", "https://github.com/ana")
    assert [one.what for one in found.left_out] == ["rel=me"]


def test_a_link_in_the_text_is_taken_where_the_head_names_none() -> None:
    links = '<a href="/about">About</a> <a href="/index.xml">RSS</a> <a href="https://other.example/feed">Theirs</a>'
    assert [feed.url for feed in page("", links).feeds] == ["https://ana.example/index.xml"]
    assert [feed.url for feed in page(alternate("/main"), links).feeds] == ["https://ana.example/main"]


@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.sampled_from(
            ["<link rel=alternate ", "type=application/rss+xml ", "href=", "'//[::1'", "https://[", ">",
             "<base href=", "<!--", "-->",
             "<a rel=me ", "\x00", "\u202e", "<script>", "<![CDATA[", "<![x", "&#x110000;", "&", "<svg>", "/feed",
             " title='\x1b[2J' "]
        ), max_size=20).map(lambda pieces: "".join(pieces).encode()),
    ),
    st.sampled_from([SITE, "", "https://["]),
)  # fmt: skip
def test_any_bytes_give_a_discovery(data: bytes, url: str) -> None:
    found = feeds_of_page(b"<!doctype html>" + data, url)
    assert bool(found.problem) is not bool(found.feeds)
    feeds_of_page(data, url)
    assert all(feed.url.startswith("http") for feed in found.feeds)
