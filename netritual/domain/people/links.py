"""Links: the one form of an article's address, so that the same is not read twice, and which may be opened at all."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from netritual.domain.people.addresses import url_of

_TRACKING = frozenset(("fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref_src", "trk"))
"""Query names that say where a reader came from and nothing about the page; everything that begins with utm_, and
the source=rss-… of Medium's feeds."""

_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str | None:
    """The address without what does not name the page, or None for what is no web link.

    Scheme and host in lower case, no default port, fragment, tracking parameters or slash at the end (RFC 3986 6.2.2,
    6.2.3). The order and the spelling of what is left stay.
    """
    link = url_of(url)
    if link is None:
        return None
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(_tracks(name, value) for name, value in pairs):
        query = urlencode([(name, value) for name, value in pairs if not _tracks(name, value)])
    return urlunsplit((scheme, host, parts.path.rstrip("/"), query, ""))


@lru_cache(8192)  # the articles of a home, and what its feeds list, are asked for again and again
def page_key(url: str) -> str | None:
    """What two addresses of one page share: the canonical form, http taken as https. None for what is no web link."""
    link = canonical(url)
    return None if link is None else f"https{link.removeprefix('https').removeprefix('http')}"


def host_of(address: str) -> str:
    """The host of an address in lower case; "" where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """The whole address of a link that stands at ``base``; "" for an empty one, and for what is none."""
    try:
        return urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""


def without_login(url: str) -> str:
    """A web address without the name and password that may stand before its host."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def same_server(one: str, other: str) -> bool:
    """Whether two web addresses have one host and port."""
    try:
        places = [(parts.hostname, parts.port or _PORTS.get(parts.scheme)) for parts in map(urlsplit, (one, other))]
    except ValueError:
        return False
    return places[0] == places[1]


def may_open(url: str) -> bool:
    """Whether a link may be handed to the browser: a web address (http, https) that names a host, and nothing else.

    Stored links come from files that others wrote: ``javascript:``, ``file:`` and an app's own scheme would do more
    than show a page. Browsers drop control characters and blanks (WHATWG URL 4.4), so a link that holds one is refused.
    """
    if any(char.isspace() or not char.isprintable() for char in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in _PORTS and bool(parts.hostname)
    except ValueError:
        return False


def _tracks(name: str, value: str) -> bool:
    name = name.lower()
    return name in _TRACKING or name.startswith("utm_") or (name == "source" and value.startswith("rss-"))
