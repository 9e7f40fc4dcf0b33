"""What each kind of source gives: one table of how it is recognised, and of what there is to read in its items.

A social account's posts are no articles, but what a post links to may be one; it was passed on then, not written.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from netritual.domain.articles.feed_items import WITHOUT_LINK, LeftOutItem
from netritual.domain.language.text import fold
from netritual.domain.people.links import host_of, joined, page_key
from netritual.web.markup import LinkTag, Markup

TITLE_OF_A_POST = 80
"""Characters of a post that are the title of what it links to."""

LONGEST_POST = 600
"""Characters up to which a text without a title is a post; Mastodon's posts have 500 at most."""


class RawItem(NamedTuple):
    """An item as the feed has it; what is missing is ""."""

    id: str
    address: str
    title: str
    text: str
    """HTML, or plain text."""
    elsewhere: bool = False
    """True when the feed itself says that the address is of somebody else's text."""
    byline: str = ""
    """The names of its authors."""


class RawFeed(Struct, frozen=True, dict=True):
    """A feed as it is written. ``url`` is where it was found, ``page`` the page that it says it belongs to."""

    format: str
    url: str
    id: str
    page: str
    generator: str
    items: Sequence[RawItem]

    @property
    def place(self) -> str:
        """The page that it belongs to as people write it: ``github.com/ana``; "" where it names none."""
        return (page_key(self.page) or "").removeprefix("https://")

    @cached_property
    def has_bylines(self) -> bool:
        """Whether its items name several authors, so that each may be somebody else's."""
        return len({fold(item.byline) for item in self.items if item.byline}) > 1

    @cached_property
    def own_hosts(self) -> frozenset[str]:
        """The hosts of its site: where it and its page are, or where all of its items are, if that is one place.

        A site moves, and feeds have hosts of their own.
        """
        hosts = {host_of(item.address) for item in self.items} - {""}
        return frozenset(({host_of(self.url), host_of(self.page)} - {""}) | (hosts if len(hosts) == 1 else set()))


class ItemLink(NamedTuple):
    """What there is to read of an item; "" for its title when it has none."""

    address: str
    title: str
    passed_on: bool


Rule = Callable[[RawFeed, RawItem], ItemLink | LeftOutItem]
"""What there is to read of an item, or why there is nothing."""


class Kind(NamedTuple):
    """A kind of source; its ``name`` is added to the format of the feed. ``titled`` is False where all feeds of the
    platform have one title, so that the page that a feed belongs to tells more."""

    name: str
    recognised: Callable[[RawFeed], bool]
    rule: Rule
    titled: bool = True


def kind_of(feed: RawFeed) -> Kind:
    """The first row of the table that recognises a feed; the last one takes all."""
    return next(kind for kind in KINDS if kind.recognised(feed))


def name_of(item: RawItem) -> str:
    """How an item is called that is left out: its title, else the end of its id or address."""
    ends = (part.rstrip("/").rpartition("/")[2] for part in (item.id, item.address))
    return item.title or next(filter(None, ends), "an item without a name")


def is_sister(host: str, other: str) -> bool:
    """Whether two hosts are one site: the same, or one inside of the other."""
    one, two = host.removeprefix("www."), other.removeprefix("www.")
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _untitled(feed: RawFeed) -> bool:
    return bool(feed.items) and not any(item.title for item in feed.items)


def _is_mastodon(feed: RawFeed) -> bool:
    profile = re.fullmatch(r"/(?:@|users/)[^/]+/?", _path(feed.page)) is not None
    return (_untitled(feed) and profile) or feed.generator.lower().startswith("mastodon")


def _is_bluesky(feed: RawFeed) -> bool:
    return _untitled(feed) and (
        host_of(feed.page) == "bsky.app" or any(item.id.startswith("at://") for item in feed.items)
    )


_GITHUB = re.compile(r"tag:github\.com,2008:(?P<event>\w+Event)/")


def _is_github(feed: RawFeed) -> bool:
    return feed.id.startswith("tag:github.com,2008:") and any(_GITHUB.match(item.id) for item in feed.items)


def _of_a_post(feed: RawFeed, item: RawItem) -> ItemLink | LeftOutItem:
    """The one outside link of a post: not one to the same server, to somebody who is mentioned, or to a tag."""
    home = {host_of(address).removeprefix("www.") for address in (feed.url, feed.page, item.address, item.id)}
    post = Markup(item.text)
    beginning = post.text[:TITLE_OF_A_POST].rstrip()
    named = [joined(item.address, link.attributes.get("href", "")) for link in post.links if _may_lead_out(link)]
    bare = [url.rstrip(".,;:!?)]}'\"") for url in re.findall(r"https?://[^\s<>\"]+", post.text)]
    outside: dict[str, str] = {}
    for address in named if post.links else bare:
        key = page_key(address)
        cut = address.endswith("…")  # a long address that is only shown
        if key is not None and not cut and host_of(address).removeprefix("www.") not in home:
            outside.setdefault(key, address)
    if not outside:
        return LeftOutItem(what=name_of(item), why=WITHOUT_LINK, text=beginning)
    if len(outside) > 1:
        why = "a post with several links, of which none is the article"
        return LeftOutItem(what=name_of(item), why=why, text=beginning)
    return ItemLink(next(iter(outside.values())), beginning, passed_on=True)


def _of_a_short_post(feed: RawFeed, item: RawItem) -> ItemLink | LeftOutItem:
    """A post of a site without titles, of which the long ones are articles."""
    is_short = len(Markup(item.text).text) <= LONGEST_POST
    return _of_a_post(feed, item) if is_short else _of_a_site(feed, item)


def _may_lead_out(link: LinkTag) -> bool:
    return not (link.words("class") & {"mention", "hashtag"} or "tag" in link.words("rel"))


def _of_github(feed: RawFeed, item: RawItem) -> ItemLink | LeftOutItem:
    event = _GITHUB.match(item.id)
    if event is not None and event["event"] != "ReleaseEvent":
        why = "activity, nothing to read: of a person's GitHub feed only releases"
        return LeftOutItem(what=event["event"], why=why)
    return ItemLink(item.address, item.title, passed_on=False)


def _of_a_writer(feed: RawFeed, item: RawItem) -> ItemLink | LeftOutItem:
    """An item of a platform on which a feed has nothing but what its owner published, at whatever address."""
    return ItemLink(item.address, item.title or _beginning(item), passed_on=item.elsewhere)


def _of_a_site(feed: RawFeed, item: RawItem) -> ItemLink | LeftOutItem:
    """An item is the owner's where it is on their site; one that leads elsewhere was passed on."""
    own = feed.own_hosts
    elsewhere = bool(own) and not any(is_sister(host_of(item.address), host) for host in own)
    return ItemLink(item.address, item.title or _beginning(item), passed_on=item.elsewhere or elsewhere)


def _beginning(item: RawItem) -> str:
    return Markup(item.text).text[:TITLE_OF_A_POST].rstrip()


def _is_medium(feed: RawFeed) -> bool:
    return is_sister(host_of(feed.page), "medium.com") or feed.generator.lower() == "medium"


def _is_youtube(feed: RawFeed) -> bool:
    return feed.id.startswith("yt:")


KINDS = (
    Kind("of a Mastodon account: items have no title", _is_mastodon, _of_a_post),
    Kind("of a Bluesky account: items have no title", _is_bluesky, _of_a_post),
    Kind("", _is_github, _of_github, titled=False),
    Kind("", _is_medium, _of_a_writer),
    Kind("", _is_youtube, _of_a_writer),
    Kind("whose items have no title", _untitled, _of_a_short_post),
    Kind("", lambda feed: True, _of_a_site),
)
"""The kinds of sources, those that are recognised by more first."""
