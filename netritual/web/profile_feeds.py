"""Addresses that a person types, by platform: one table of where the feed of a profile is, so that no page is read."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from netritual.domain.people.addresses import tidy, url_of


class Platform(NamedTuple):
    """Addresses of one platform, by patterns of their host and path, and the address of their feed.

    A feed may name ``{origin}`` (scheme, host and port), ``{host}``, and the groups of the patterns. None: the page has
    to be read.
    """

    host: str
    path: str
    feed: str | None


_REST = r"(?:/.*)?"
PROFILES = (
    Platform(r"bsky\.app", rf"/profile/(?P<name>[^/]+){_REST}", "https://bsky.app/profile/{name}/rss"),
    Platform(
        r"(?:www\.|m\.)?youtube\.com",
        rf"/channel/(?P<name>UC[\w-]+){_REST}",
        "https://www.youtube.com/feeds/videos.xml?channel_id={name}",
    ),
    Platform(r"(?:www\.|m\.)?youtube\.com", r".*", None),
    Platform(r"(?:www\.)?substack\.com", rf"/@(?P<name>[\w-]+){_REST}", "https://{name}.substack.com/feed"),
    Platform(r"(?!www\.)[\w-]+\.substack\.com", r".*", "https://{host}/feed"),
    Platform(r"(?:www\.)?medium\.com", rf"/@(?P<name>[\w.-]+){_REST}", "https://medium.com/feed/@{name}"),
    Platform(r"(?!www\.)[\w-]+\.medium\.com", r".*", "https://{host}/feed"),
    Platform(r"(?:www\.)?dev\.to", rf"/(?!feed/|t/|about\b)(?P<name>\w+){_REST}", "https://dev.to/feed/{name}"),
    Platform(r"(?:www\.)?github\.com", r"/(?P<name>[A-Za-z0-9-]+)/?", "https://github.com/{name}.atom"),
    Platform(
        r"(?:www\.)?github\.com",
        r"/(?P<name>[A-Za-z0-9-]+/[\w.-]+?)(?:\.git)?(?:/|/releases/?)?",
        "https://github.com/{name}/releases.atom",
    ),
    # Mastodon, at any server: a person, one of their posts, and a person of another server as this one shows them.
    Platform(r".*", r"/@(?P<name>[\w.-]+)@(?P<server>[\w.-]+)/?", "https://{server}/@{name}.rss"),
    Platform(r".*", r"/@(?P<name>\w+(?:[.-]\w+)*)(?<!\.rss)(?:/\d+)?/?", "{origin}/@{name}.rss"),
)

WITHOUT_FEEDS = (
    (r"(?:[\w-]+\.)*linkedin\.com|lnkd\.in", "LinkedIn"),
    (r"(?:[\w-]+\.)*(?:x|twitter)\.com", "X"),
    (r"(?:[\w-]+\.)*(?:facebook|fb)\.com", "Facebook"),
    (r"(?:[\w-]+\.)*instagram\.com", "Instagram"),
    (r"(?:[\w-]+\.)*threads\.(?:net|com)", "Threads"),
    (r"(?:[\w-]+\.)*tiktok\.com", "TikTok"),
)
"""Hosts of platforms that offer no feeds of people."""

_HANDLE = re.compile(r"@(?P<name>\w+(?:[.-]\w+)*)@(?P<server>[\w-]+(?:\.[\w-]+)+)")
_BLUESKY = re.compile(r"@(?P<name>[\w-]+(?:\.[\w-]+)+)")


def addresses_of(typed: str) -> tuple[str, ...]:
    """The web addresses that a person may mean, the likelier first: a handle is one, and a scheme may be missing."""
    text = tidy(typed)
    if handle := _HANDLE.fullmatch(text):
        return (f"https://{handle['server']}/@{handle['name']}",)
    if handle := _BLUESKY.fullmatch(text):
        return (f"https://bsky.app/profile/{handle['name']}",)
    if "://" in text:
        return tuple(filter(None, (url_of(text),)))
    if "@" in text.partition("/")[0]:
        return ()  # an e-mail address, or the handle of a server that is not named
    return tuple(filter(None, (url_of(f"{scheme}://{text.lstrip('/')}") for scheme in ("https", "http"))))


def feed_of_profile(address: str) -> str | None:
    """The address of the feed of a profile; None where the page has to be read."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    for profile in PROFILES:
        at_host, at_path = re.fullmatch(profile.host, host), re.fullmatch(profile.path, parts.path)
        if at_host and at_path:
            if profile.feed is None:
                return None
            origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
            return profile.feed.format(host=host, origin=origin, **at_path.groupdict())
    return None


def platform_without_feeds(address: str) -> str | None:
    """The name of a platform that has no feeds of people, where the address is of one."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    return next((name for pattern, name in WITHOUT_FEEDS if re.fullmatch(pattern, host)), None)
