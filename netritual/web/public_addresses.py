"""Which numeric addresses are public: the only ones that a feed, a page or a redirect may lead to.

A page of somebody else must not make this computer ask its own services, a router or a cloud's metadata (SSRF). A host
is resolved once, each of its addresses is looked at, and the connection goes to that very address: a name that is
answered differently the next time (rebinding) gains nothing.
"""

import socket
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from netritual.transport import Gate, Unfetched

Resolver = Callable[[str, int], Iterable[str]]
"""The numeric addresses of a host; OSError where there are none."""

_NOT_PUBLIC_4 = tuple(
    map(IPv4Network, (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    ))
)  # fmt: skip
"""IANA's registry of special-purpose addresses (RFC 6890), and multicast, which the standard library calls global."""
_PUBLIC_6 = IPv6Network("2000::/3")
"""All that IANA gives out; what lies outside is for one machine, one network or many receivers (RFC 4291 2.4)."""
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Of that: protocols and Teredo, documentation, and 6to4, which hides an IPv4 address (RFC 3056)."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""An IPv4 address as networks without IPv4 write it (RFC 6052): public as that one is."""
_NEAR = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")
"""Ends of names that no public server has (RFC 6761, 6762, 8375, and customs of routers)."""


def is_public(numeric: str) -> bool:
    """Whether a numeric address may be connected to by whoever was not told of it by the person."""
    try:
        address = ip_address(numeric)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
        if within is None:
            public = address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)
            return public and address.scope_id is None
        address = within
    return not any(address in network for network in _NOT_PUBLIC_4)


def is_near(host: str) -> bool:
    """Whether a host says by itself that it is not public: by a number in any spelling, or by its name.

    Nothing is resolved: a name may still turn out to be private when it is.
    """
    host = host.rstrip(".").lower()
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))  # also decimal, octal and hex
    except (OSError, ValueError):
        pass
    if ":" in host:
        return not is_public(host)
    return "." not in host or any(host.endswith(f".{end}") for end in _NEAR)


def origin(address: str) -> tuple[str, int] | None:
    """Host and port of a web address; None where it has none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https"):
        return None
    return host.rstrip("."), port or (443 if parts.scheme == "https" else 80)


def resolved(host: str, port: int) -> list[str]:
    """The addresses that the system knows a host by."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def gate(resolver: Resolver = resolved, allowed: tuple[str, int] | None = None) -> Gate:
    """Lets public addresses pass, and the one host and port that the person named as private.

    A host with one address that is not public is refused whole.
    """

    def passed(host: str, port: int) -> Sequence[str]:
        try:
            numeric = list(dict.fromkeys(resolver(host, port)))
        except (OSError, ValueError):
            raise Unfetched("unreached") from None
        if (host.rstrip(".").lower(), port) != allowed and not all(map(is_public, numeric)):
            raise Unfetched("refused")
        return numeric

    return passed
