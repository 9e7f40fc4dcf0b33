"""Invented feeds, written as the sources write them."""

from collections.abc import Sequence
from xml.sax.saxutils import escape


def rss(*items: str, page: str = "https://ana.example/", head: str = "", prolog: str = "") -> bytes:
    """An RSS 2.0 feed around items that are written already."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Ana</title><link>{page}</link>{head}{''.join(items)}</channel></rss>"
    ).encode()


def item(link: str = "", title: str = "", day: str = "Tue, 24 Nov 2026 06:00:00 +0000", more: str = "") -> str:
    """An item of an RSS feed; what is empty is not there."""
    named = {"title": title, "link": link, "pubDate": day}
    fields = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in named.items() if value)
    return f"<item>{fields}{more}</item>"


def post(number: int, html: str, server: str = "https://social.example/@priya") -> str:
    """A post of a social account: no title, its text in HTML."""
    more = f"<guid isPermaLink='true'>{server}/{number}</guid><description>{escape(html)}</description>"
    return item(f"{server}/{number}", more=more)


def atom(*entries: str, head: str = "<id>tag:ana.example,2026:feed</id>") -> bytes:
    """An Atom feed around entries that are written already."""
    text = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ana</title>'
    return f'{text}<link rel="alternate" href="https://ana.example/"/>{head}{"".join(entries)}</feed>'.encode()


def entry(link: str, title: str = "A", day: str = "2026-11-24T06:00:00Z", id: str = "", more: str = "") -> str:
    """An entry of an Atom feed."""
    return (
        f"<entry><id>{id or link}</id><title>{title}</title><link rel='alternate' href='{escape(link)}'/>"
        f"<updated>{day}</updated>{more}</entry>"
    )


def addresses(items: Sequence[object]) -> list[str]:
    """The addresses of items."""
    return [str(getattr(one, "url", "")) for one in items]
