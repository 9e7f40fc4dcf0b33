"""What there is to read in a feed, and why the rest is left out."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.articles.feed_items import FeedReading
from netritual.web.feed_reading import read_feed
from netritual.web.public_addresses import origin
from tests.web.feed_samples import addresses, atom, entry, item, post, rss

NOW = datetime(2026, 11, 27, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CASES = Path(os.environ.get("NETRITUAL_SHARED", "/nowhere")) / "cases" / "articles"


def read(data: bytes, url: str = "", content_type: str = "") -> FeedReading:
    return read_feed(data, NOW, url, content_type)


@pytest.mark.skipif(not CASES.is_dir(), reason="the shown samples are not on this machine")
@pytest.mark.parametrize("name", ["rss.xml", "mastodon.rss", "github.atom", "feed.json", "bomb.xml"])
def test_the_shown_answers(name: str) -> None:
    answer = json.loads((CASES / f"{name}.answer.json").read_text("utf-8"))
    found = read_feed((CASES / name).read_bytes(), datetime.fromisoformat(answer["now"]))
    assert not found.detected or f"feed ({found.detected})" == answer["detected"]
    assert found.problem == answer.get("problem", "")
    assert [{"what": one.what, "why": one.why} for one in found.left_out] == answer["left_out"]
    expected = [(a["url"], a["title"], a["shared"], a["author"] is None) for a in answer["articles"]]
    assert sorted(expected) == sorted((i.url, i.title, i.shared.isoformat(), i.passed_on) for i in found.items)


@pytest.mark.parametrize(
    ("day", "shared"),
    [
        ("Thu, 26 Nov 2026 23:30:00 +0000", date(2026, 11, 27)),  # it is another day in Berlin
        ("Sat, 24 Oct 2026 00:00:00 +0000", None),
        ("Wed, 28 Oct 2026 12:00:00 +0000", date(2026, 10, 28)),
        ("Fri, 25 Dec 2099 00:00:00 GMT", date(2026, 11, 27)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("2026-11-24T06:00:00+01:00", date(2026, 11, 24)),
        ("Tue, 24 Nov 2026 10:00:00", date(2026, 11, 24)),
        ("Di, 24. November 2026 10:00", date(2026, 11, 24)),
        ("mar., 24 novembre 2026", date(2026, 11, 24)),
        ("Tuesday, November 24, 2026 - 10:00", date(2026, 11, 24)),
        ("Tue, 11/24/2026 - 09:15", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("Mon, 03/05/1970 - 09:15", None),
        ("mar., 05 mars 1970", None),
        ("last Tuesday", date(2026, 11, 27)),
        ("", date(2026, 11, 27)),
        ("Tue, 24 Nov 99999 06:00:00 GMT", date(2026, 11, 27)),
    ],
)
def test_the_day_of_an_item(day: str, shared: date | None) -> None:
    found = read(rss(item("https://ana.example/1", "One", day)))
    assert [one.shared for one in found.items] == ([shared] if shared else [])
    assert [one.why for one in found.left_out] == ([] if shared else [f"older than 30 days ({_told(day)})"])


def _told(day: str) -> str:
    return "1970" if "1970" in day else "Sat 24 Oct 2026"


def test_one_page_under_three_ids_and_addresses_is_one_article() -> None:
    links = (
        "https://ana.example/p/x?utm_source=rss&utm_medium=feed",
        "http://ana.example/p/x/",
        "https://ana.example/p/x#top",
    )
    found = read(rss(*(item(link, f"Title {n}", more=f"<guid>{n}</guid>") for n, link in enumerate(links))))
    assert [(one.url, one.title) for one in found.items] == [("https://ana.example/p/x", "Title 0")]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("file:///etc/passwd", "not http(s)"), ("javascript:alert(1)", "not http(s)"), ("mailto:ana@ana.example",
        "not http(s)"),
        ("http://192.168.1.1/admin", "a private address"), ("http://2130706433/", "a private address"),
        ("http://localhost:8080/", "a private address"), ("http://[::1]/x", "a private address"), ("http://nas/",
        "a private address"),
        ("", "no address"), ("https://ana.example/" + "x" * 3000, "too long"),
    ],
)  # fmt: skip
def test_an_address_that_is_left_out(link: str, why: str) -> None:
    found = read(rss(item(link, "Odd one"), item("https://ana.example/1", "Good one")))
    assert [(one.what, one.why) for one in found.left_out] == [("Odd one", why)]
    assert [one.title for one in found.items] == ["Good one"]


def test_items_of_a_private_feed_may_be_where_it_is() -> None:
    feed = rss(
        item("http://nas.lan:8080/1", "Ours"), item("http://nas.lan:81/1", "Other port"), page="http://nas.lan:8080/"
    )
    found = read_feed(feed, NOW, "http://nas.lan:8080/feed", allowed=origin("http://nas.lan:8080/feed"))
    assert [one.title for one in found.items] == ["Ours"]
    assert [(one.what, one.why) for one in found.left_out] == [("Other port", "a private address")]


def test_relative_addresses_are_those_of_the_feed() -> None:
    found = read(rss(item("/p/one", "One"), page="/"), "https://ana.example/blog/feed.xml")
    assert addresses(found.items) == ["https://ana.example/p/one"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("[/b] \u202eevil\u2069 \x1b[31m red", "[/b] evil [31m red"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("Why &lt;em&gt;prices&lt;/em&gt; lie", "Why prices lie"),
        ("The &lt;dialog&gt; element", "The <dialog> element"),
        ("<![CDATA[Caf\u00e9 &eacute;]]>", "Caf\u00e9 \u00e9"),
        ("  two\n lines ", "two lines"),
        ("a&#xfffffff;b&#8;c&#99999999999;d&#x41;", "a\ufffdb\ufffdc\ufffddA"),
        ("x" * 5000, "x" * 300 + "…"),
    ],
)  # fmt: skip
def test_a_title_is_plain_text(written: str, title: str) -> None:
    more = f"<title>{written}</title>"
    found = read(rss(item("https://ana.example/1", more=more)))
    assert [one.title for one in found.items] == [title]


MASTODON_LINK = (
    '<p>Long read: <a href="https://tidal.example/blog/cache-and-more" rel="nofollow"><span class="invisible">https://</span>'
    '<span class="ellipsis">tidal.example/blog/cache-and</span><span class="invisible">-more</span></a></p>'
)
MENTION = '<a href="https://other.social/@bob" class="u-url mention">@<span>bob</span></a>'
TAG = '<a href="https://other.social/tags/x" class="mention hashtag" rel="tag">#<span>x</span></a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (MASTODON_LINK, "Long read: tidal.example/blog/cache-and"),
        (f"<p>{MENTION} look {TAG} <a href='https://tidal.example/a'>a</a></p>", "@bob look #x a"),
        ("<p><a href='https://tidal.example/a'>one</a> <a href='http://tidal.example/a/'>again</a></p>", "one again"),
        ("<p>" + "word " * 40 + "<a href='https://tidal.example/a'>a</a></p>", ("word " * 16).strip()),
        ("<p><a href='http://[x'>broken</a></p>", "a post without a link is no article"),
        (f"<p>Thanks {MENTION}</p>", "a post without a link is no article"),
        ("<p>Mine: <a href='https://social.example/@priya/9'>earlier</a></p>", "a post without a link is no article"),
        ("<p><a href='https://a.example/'>a</a> <a href='https://b.example/'>b</a></p>",
         "a post with several links, of which none is the article"),
        ("<p><a href='http://127.0.0.1:9/x'>a</a></p>", "a private address"),
    ],
)  # fmt: skip
def test_of_a_social_account_only_what_a_post_links_to(html: str, expected: str) -> None:
    found = read(rss(post(1, html), page="https://social.example/@priya"))
    assert found.detected == "RSS of a Mastodon account: items have no title"
    assert [one.title for one in found.items] + [one.why for one in found.left_out] == [expected]
    assert all(one.passed_on for one in found.items) and all(one.what == "1" for one in found.left_out)


def test_posts_in_plain_text_of_bluesky() -> None:
    texts = ("Read this: https://tidal.example/blog/cache.", "Good morning", "Cut: https://tidal.example/blog/ca…")
    posts = [
        item(
            f"https://bsky.app/profile/ana.example/post/{n}",
            more=f"<description>{text}</description><guid>at://x/{n}</guid>",
        )
        for n, text in enumerate(texts)
    ]
    found = read(rss(*posts, page="https://bsky.app/profile/ana.example"))
    assert found.detected == "RSS of a Bluesky account: items have no title"
    assert [(one.url, one.title, one.passed_on) for one in found.items] == [
        ("https://tidal.example/blog/cache", "Read this: https://tidal.example/blog/cache.", True)
    ]
    assert [one.what for one in found.left_out] == ["1", "2"]


def test_of_a_site_without_titles_only_long_posts_and_what_short_ones_link_to() -> None:
    texts = ("Good morning", "See <a href='https://tidal.example/a'>this</a>", "long " * 200)
    posts = [post(n, f"<p>{text}</p>", "https://ana.example") for n, text in enumerate(texts)]
    found = read(rss(*posts))
    assert found.detected == "RSS whose items have no title"
    assert [(one.url, one.passed_on) for one in found.items] == [
        ("https://tidal.example/a", True), ("https://ana.example/2", False),
    ]  # fmt: skip
    assert [one.what for one in found.left_out] == ["0"]


def test_an_id_that_is_no_address_is_none() -> None:
    found = read(atom("<entry><id>urn:uuid:1</id><title>A</title><updated>2026-11-24T06:00:00Z</updated></entry>"))
    assert [(one.what, one.why) for one in found.left_out] == [("A", "no address")]


def test_of_github_only_releases() -> None:
    events = [
        entry(f"https://github.com/wei/x/{n}", event, id=f"tag:github.com,2008:{event}/{n}")
        for n, event in enumerate(("PushEvent", "ReleaseEvent", "WatchEvent", "CreateEvent"))
    ]
    found = read(atom(*events, head="<id>tag:github.com,2008:/wei</id>"))
    assert found.title == "ana.example", "the page that it belongs to: all of these feeds have one title"
    assert [one.title for one in found.items] == ["ReleaseEvent"] and not found.items[0].passed_on
    assert [one.what for one in found.left_out] == ["PushEvent", "WatchEvent", "CreateEvent"]


def test_releases_of_a_project_are_taken_whole() -> None:
    releases = entry("https://github.com/wei/x/releases/tag/v2", "v2", id="tag:github.com,2008:Repository/1/v2")
    found = read(atom(releases, head="<id>tag:github.com,2008:https://github.com/wei/x/releases</id>"))
    assert [one.title for one in found.items] == ["v2"]


def test_who_wrote_each_item_is_told_where_the_items_name_several() -> None:
    names = (
        "<dc:creator>Bob Stone</dc:creator>", "<author>cy@moe.example (Cy Moe)</author>",
        "<author>x@y.example</author>", "<dc:creator>Ana</dc:creator><dc:creator>Bob &amp;amp; Co</dc:creator>", "",
    )  # fmt: skip
    items = [item(f"https://ana.example/{at}", "A", more=name) for at, name in enumerate(names)]
    assert [one.byline for one in read(rss(*items)).items] == ["Bob Stone", "Cy Moe", "", "Ana, Bob & Co", ""]
    assert [one.byline for one in read(rss(items[0], items[4])).items] == ["", ""], "one name may be a pen name"
    entries = [
        entry(f"https://ana.example/{name}", more=f"<author><name>{name}</name><email>a@b.example</email></author>")
        for name in ("Bob", "Cy")
    ]
    assert [one.byline for one in read(atom(*entries)).items] == ["Bob", "Cy"]
    authors: tuple[dict[str, object], ...] = (
        {"authors": [{"name": "Bob"}, {"name": "Cy"}]},
        {"author": {"name": "Ana"}},
        {"authors": "x"},
        {"authors": [1]},
    )
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": f"https://a.example/{at}", "title": "A", **more} for at, more in enumerate(authors)],
    }
    assert [one.byline for one in read(json.dumps(whole).encode()).items] == ["Bob, Cy", "Ana", "", ""]


def test_what_leads_away_from_the_site_was_passed_on() -> None:
    links = ("https://ana.example/1", "https://blog.ana.example/2", "https://other.example/3")
    found = read(rss(*(item(link, link[-1]) for link in links)), "https://feeds.host.example/ana")
    assert [(one.title, one.passed_on) for one in found.items] == [("1", False), ("2", False), ("3", True)]


def test_a_feed_whose_items_are_all_at_one_other_place_has_moved() -> None:
    found = read(rss(*(item(f"https://new.example/{n}", "x") for n in range(3))))
    assert [one.passed_on for one in found.items] == [False] * 3


@pytest.mark.parametrize(
    "feed",
    [
        rss(item("https://better.pub.example/why-1a?source=rss-1f------2", "Why"), item("https://medium.com/@ana/b",
        "b"),
            page="https://medium.com/@ana?source=rss-1f------2"),
        atom(entry("https://www.youtube.com/watch?v=abc", "Why", id="yt:video:abc"), head="<id>yt:channel:UC1</id>"),
    ],
)  # fmt: skip
def test_writers_on_platforms_wrote_what_is_in_their_feed(feed: bytes) -> None:
    found = read(feed)
    assert found.items and not any(one.passed_on for one in found.items)
    assert all("source=" not in one.url for one in found.items)


def test_an_item_without_a_title_among_others_is_called_by_its_beginning() -> None:
    html = "&lt;p&gt;Some &lt;b&gt;thoughts&lt;/b&gt; on prices&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;"
    more = f"<description>{html}</description>"
    found = read(rss(item("https://ana.example/1", more=more), item("https://ana.example/2", "Two")))
    assert [one.title for one in found.items] == ["Some thoughts on prices", "Two"]


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Ana\x1b[2J",
        "home_page_url": "https://ana.example/",
        "items": [
            {"id": "https://ana.example/by-id", "title": "By id", "date_published": "2026-11-24T06:00:00Z"},
            {"id": 7, "url": "/rel", "content_html": "<p>No <b>title</b></p>", "date_modified": "2026-11-23T06:00:00Z"},
            {"id": "8", "external_url": "http://10.0.0.1/x", "title": "Inside"},
            {"id": "9", "url": ["odd"], "title": {"odd": 1}},
            {"id": "http://[x", "title": "Broken"},
            "odd",
        ],
    }
    found = read(json.dumps(feed).encode(), "https://ana.example/feed.json")
    assert (found.title, found.detected) == ("Ana[2J", "JSON Feed 1")
    assert [(one.url, one.title) for one in found.items] == [
        ("https://ana.example/by-id", "By id"), ("https://ana.example/rel", "No title"),
    ]  # fmt: skip
    assert [(one.what, one.why) for one in found.left_out] == [
        ("Inside", "a private address"), ("9", "no address"), ("Broken", "no address"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"), (b"  \n ", "is empty"), (b"\xef\xbb\xbf", "is empty"),
        (b"<!DOCTYPE html><html><body>Hi</body></html>", "a web page"), (b"<!-- x -->\n<html>", "a web page"),
        (b"{}", "no feed"), (b"[1, 2", "no feed"), (b'{"version": "https://example.org"}', "no feed"),
        (b"[" * 100_000, "no feed"),
        (b"hello", "no feed"), (b"<opml/>", "no feed"), (b"\x89PNG\r\n\x1a\n\0\0\0", "no feed"),
        (rss(prolog="<!DOCTYPE rss [<!ENTITY x 'y'>]>"), "declares entities"),
        (rss(prolog="<!doctype rss [\n<!entity % x SYSTEM 'http://127.0.0.1/'>]>"), "declares entities"),
        (rss(prolog="<!DOCTYPE rss [<!ENTITY x 'y'>]>").decode().encode("utf-16"), "declares entities"),
        (rss(prolog="<!DOCTYPE rss [<!ENTITY x 'y'>]>").decode().encode("utf-16-le"), "declares entities"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_one_sentence(data: bytes, words: str) -> None:
    found = read(data)
    assert words in found.problem and found.problem.endswith(".") and not found.items


def test_a_text_about_entities_declares_none() -> None:
    feed = rss(item("https://ana.example/1", "XXE", more="<description><![CDATA[<!ENTITY x>]]></description>"))
    assert len(read(feed).items) == 1


@pytest.mark.parametrize(
    ("declared", "written", "content_type"),
    [
        ("UTF-8", "latin-1", ""), ("UTF-8", "cp1252", "text/xml; charset=utf-8"), ("ISO-8859-1", "utf-8", ""),
        ("ISO-8859-1", "latin-1", ""), ("UTF-8", "utf-8", "text/xml; charset=us-ascii"), ("UTF-16", "utf-16", ""),
        ("UTF-8", "utf-16-le", ""), ("UTF-8", "latin-1", "text/xml; charset=ISO-8859-1"), ("windows-1252", "cp1252",
        ""),
        ("no-such-thing", "latin-1", ""), ("rot13", "utf-8", ""), ("iso-8859-15", "iso-8859-15", ""),
    ],
)  # fmt: skip
def test_encodings_that_are_declared_wrongly(declared: str, written: str, content_type: str) -> None:
    text = rss(item("https://ana.example/1", "Jo\u00e3o f\u00fcr \u00e9t\u00e9")).decode().replace("UTF-8", declared)
    assert [one.title for one in read(text.encode(written), "", content_type).items] == [
        "Jo\u00e3o f\u00fcr \u00e9t\u00e9"
    ]


@pytest.mark.parametrize("name", ["iso-2022-jp", "shift_jis", "euc-jp"])
def test_japanese_as_it_is_declared(name: str) -> None:
    text = rss(item("https://ana.example/1", "\u4fa1\u683c\u306e\u5618")).decode().replace("UTF-8", name)
    assert [one.title for one in read(text.encode(name)).items] == ["\u4fa1\u683c\u306e\u5618"]


@pytest.mark.parametrize("cut", [0.5, 0.7, 0.9])
def test_of_a_feed_that_was_cut_the_whole_items_are_taken(cut: float) -> None:
    feed = rss(*(item(f"https://ana.example/{n}", f"Title {n}") for n in range(20)))
    found = read(feed[: round(len(feed) * cut)])
    assert 5 < len(found.items) <= 20
    assert all(one.url.startswith("https://ana.example/") for one in found.items)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_reading(data: bytes) -> None:
    found = read(data)
    assert found.items or found.problem or found.detected


FRAGMENTS = st.sampled_from(
    ["<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>",
     "<![CDATA[", "]]>", "&#xfffffff;", "<textinput>",
     "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<link href='//[::1'/>", "&lt;", "&x;", "https://[",
     "\x00", "\ud800",
     "<pubDate>0000</pubDate>", "<updated>9999-12-31T23:59:59-14:00</updated>", "<!--", "-->", "<!DOCTYPE x",
     "<?xml version='1.0'?>",
     "<guid>", "</guid>", "http://a.example/\u202e", "<description>",
     "</description>", '{"version":"https://jsonfeed.org/version/1",',
     '"items":[{"id":1e999,"url":"https://["}]}', "<content type='xhtml'>", "<base href='x'>"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(["", "https://ana.example/feed", "https://["]))
def test_any_pieces_of_feeds_give_a_reading(pieces: list[str], url: str) -> None:
    found = read_feed("".join(pieces).encode("utf-8", "surrogatepass"), NOW.astimezone(UTC), url)
    assert found.items or found.problem or found.detected
    assert all(one.url.startswith("http") and one.shared <= NOW.date() for one in found.items)


@pytest.mark.parametrize("whole", [0, 2])
@pytest.mark.parametrize(
    "end", ["<item><title>Prizes</title><link>https://ana.example/pri", "<title><![CDATA[x", "<!-- "]
)
def test_a_feed_that_breaks_off_says_so_and_gives_what_was_whole(whole: int, end: str) -> None:
    items = [item(f"https://ana.example/{number}", f"No {number}") for number in range(whole)]
    found = read(rss(*items).removesuffix(b"</channel></rss>") + end.encode())
    assert [one.title for one in found.items] == ["No 0", "No 1"][:whole]
    assert found.problem == (
        "The feed breaks off: 2 whole items came before." if whole
        else "The feed breaks off before its first item is whole."
    )  # fmt: skip


@pytest.mark.parametrize("feed", [rss(), rss(item("https://ana.example/1", "One")) + b"<!-- cached -->", atom()])
def test_a_feed_that_ends_as_it_should_has_no_problem(feed: bytes) -> None:
    assert read(feed).problem == ""


def test_an_item_without_a_day_says_so() -> None:
    found = read(rss(item("https://ana.example/1", "One", day=""), item("https://ana.example/2", "Two")))
    assert [(one.title, one.undated) for one in found.items] == [("One", True), ("Two", False)]


def test_a_post_is_named_by_its_text() -> None:
    found = read(
        rss(post(7, "<p>Looking for a translator. Who do you know?</p>"), page="https://social.example/@priya")
    )
    assert [(one.what, one.text) for one in found.left_out] == [("7", "Looking for a translator. Who do you know?")]
