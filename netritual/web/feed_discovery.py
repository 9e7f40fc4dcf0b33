"""The feeds that a page names, and the other addresses of its person."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from msgspec.structs import replace

from netritual.domain.articles.feed_items import PRIVATE, LeftOutItem
from netritual.domain.people.addresses import url_of
from netritual.domain.people.links import canonical, host_of, joined, page_key
from netritual.services.web_port import Discovery, FeedLink
from netritual.web.charset import text_of
from netritual.web.feed_kinds import is_sister
from netritual.web.feed_reading import is_page
from netritual.web.markup import LinkTag, Markup, title_of
from netritual.web.public_addresses import is_near, origin

FEED_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml",
     "text/xml")
)  # fmt: skip
"""Types under which pages name their feeds; the last three are those of old pages."""
_DATA = "application/json"
"""The type of data of a program, under which JSON Feed 1.0 was named, too."""
_COMMENTS = re.compile(r"\b(?:comments?|comentarios|comentários|commentaires|commenti|kommentare?|reacties)\b")
_COMMENTS_PATH = re.compile(
    r"/comments?(?:[/.?]|$)|\bcomments?[-_]?(?:rss|feed|atom)|(?:feed|rss|atom)[-_]?comments?\b"
)
_PARTS_OF_A_TITLE = re.compile(r"\s[»›|–—-]\s|»")
_FEED_PATH = re.compile(r"/(?:feed|rss|atom|index\.xml|(?:feed|rss|atom)\.(?:xml|json)|[\w-]+\.(?:rss|atom))/?\Z")
"""Ends of paths that feeds have, for pages that only link to theirs."""
_MOST_LINKS = 50


def feeds_of_page(data: bytes, url: str, content_type: str = "", allowed: tuple[str, int] | None = None) -> Discovery:
    """The feeds that a page names in ``<link rel=alternate>``, else those that it links to on its own site.

    The first is chosen. What is not taken is told; ``rel=me`` links are the person's other addresses. ``allowed`` is
    the host and port that the person named as private. Of what is no page there is nothing, and no problem.
    """
    text = text_of(data, content_type)
    if not is_page(text, content_type):
        return Discovery()
    links = Markup(text).links
    hrefs = (link.attributes.get("href", "") for link in links if link.name == "base")
    base = joined(url, next(filter(None, hrefs), "")) or url
    feeds: dict[str, FeedLink] = {}
    left_out: list[LeftOutItem] = []
    me: dict[str, None] = {}
    for link in links:
        if "me" in link.words("rel"):
            address = canonical(joined(base, link.attributes.get("href", "")))
            if address is not None and not is_near(host_of(address)):
                if not me:
                    why = "offered as a second link of the person, not followed by itself"
                    left_out.append(LeftOutItem(what="rel=me", why=why))
                me[address] = None
        elif link.name == "link" and "alternate" in link.words("rel"):
            alternate = _alternate(link, base, allowed)
            if isinstance(alternate, FeedLink):
                feeds.setdefault(page_key(alternate.url) or alternate.url, alternate)
            elif alternate is not None:
                left_out.append(alternate)
    if not feeds:
        feeds = {page_key(alternate.url) or alternate.url: alternate for alternate in _linked(links, base, allowed)}
    chosen = [
        replace(feed, chosen=not number, private=origin(feed.url) == allowed)
        for number, feed in enumerate(list(feeds.values())[:_MOST_LINKS])
    ]
    problem = "" if chosen else "This page names no feed."
    return Discovery(
        feeds=tuple(chosen), left_out=tuple(left_out), person_links=tuple(me)[:_MOST_LINKS], problem=problem
    )


def _alternate(link: LinkTag, base: str, allowed: tuple[str, int] | None) -> FeedLink | LeftOutItem | None:
    """What a link to another form of the page is: a feed, something that is told, or a translation, say."""
    href = link.attributes.get("href", "").strip()
    type = link.attributes.get("type", "").partition(";")[0].strip().lower()
    if type == _DATA:
        return LeftOutItem(what=type, why="not application/feed+json")
    if type not in FEED_TYPES or not href:
        return None
    title = title_of(link.attributes.get("title", ""))
    what, address = title_of(href), _address(base, link)
    if is_of_comments(address, title):
        return LeftOutItem(what=what, why="comments")
    if not address:
        return LeftOutItem(what=what, why="not http(s)")
    if is_near(host_of(address)) and origin(address) != allowed:
        return LeftOutItem(what=what, why=PRIVATE)
    return FeedLink(url=address, title=title)


def _address(base: str, link: LinkTag) -> str:
    """The whole web address of a link, without the place in the page; "" for one that is none."""
    address = urldefrag(joined(base, link.attributes.get("href", ""))).url
    return (url_of(address) or "") if origin(address) else ""


def is_of_comments(address: str, title: str) -> bool:
    """Whether a feed is of what readers wrote: by its address, or by the last part of its title."""
    parts = urlsplit(address)
    last = _PARTS_OF_A_TITLE.split(title.lower())[-1]
    return bool(_COMMENTS_PATH.search(f"{parts.path}?{parts.query}".lower()) or _COMMENTS.search(last))


def _linked(links: list[LinkTag], base: str, allowed: tuple[str, int] | None) -> Iterator[FeedLink]:
    """Links to feeds that stand in the text of a page, on the same site."""
    for link in links:
        address = _address(base, link)
        at = origin(address)
        if link.name != "a" or at is None or not is_sister(at[0], host_of(base)) or is_of_comments(address, ""):
            continue
        if _FEED_PATH.search(urlsplit(address).path) and (at == allowed or not is_near(at[0])):
            yield FeedLink(url=address, title=title_of(link.attributes.get("title", "")))
