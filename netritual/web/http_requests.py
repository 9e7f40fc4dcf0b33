"""One address asked by the rules of the web room, and a sentence for each way in which nothing came."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from netritual.domain.people.links import host_of
from netritual.transport import Bounds, Cause, Response, Unfetched, get
from netritual.web.public_addresses import Resolver, gate, is_near, origin, resolved

BOUNDS = Bounds(size=5 * 1024 * 1024, step=10.0, whole=30.0, redirects=5)
LONGEST_WAIT = 24 * 3600
"""Seconds for which a server is left alone at most, whatever it asks for."""

_FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_PAGE = "text/html, application/xhtml+xml, */*;q=0.5"
_AGENT = "netritual"

_CAUSES: Mapping[Cause, str] = {
    "late": "{host} did not send it within {seconds:g} seconds.",
    "silent": "{host} sent nothing for {step:g} seconds.",
    "cut": "{host} broke off, or sent what is no answer of a web server, so it was not read.",
    "packed": "{host} sent something compressed that could not be unpacked, so it was not read.",
    "large": "{host} sent more than {size} MB, so it was not read.",
    "redirects": "{host} sends from one address to the next without end.",
    "insecure": "{host} sends from https to an address without it, so it was not followed.",
    "refused": "{host} leads to a private address, or to none of the web, so it was not asked.",
    "untrusted": "{host} shows a certificate that this computer does not trust, so nothing was read.",
    "unreached": "{host} could not be reached.",
}
_STATUSES = {
    304: "{host} answered that nothing has changed, and sent nothing to read.",
    401: "{host} wants a password for this address (401).",
    403: "{host} refuses this address (403).",
    404: "{host} does not know this address (404).",
    410: "{host} says that this address is gone for good (410).",
    429: "{host} asks to be left alone for a while (429).",
    503: "{host} asks to be left alone for a while (503).",
}


class NoAnswer(NamedTuple):
    """Nothing came: a sentence, and its cause where there was no answer at all."""

    problem: str
    cause: Cause | None = None


class Asker(NamedTuple):
    """Asks servers: how hosts are resolved, and what one address may cost."""

    resolver: Resolver = resolved
    bounds: Bounds = BOUNDS

    async def ask(
        self, address: str, private: bool, *, page: bool = False, etag: str = "", modified: str = ""
    ) -> Response | NoAnswer:
        """What a server says of an address, or why there was no answer; it raises nothing.

        ``private``: the person named the host and port of the address as their own.
        """
        conditions = {"If-None-Match": sendable(etag), "If-Modified-Since": sendable(modified)}
        headers = {"Accept": _PAGE if page else _FEED, "User-Agent": _AGENT}
        headers |= {name: value for name, value in conditions.items() if value}
        passed = gate(self.resolver, origin(address) if private else None)
        try:
            return await get(address, self.bounds, headers, _admitted, passed)
        except Unfetched as error:
            words = _CAUSES[error.cause]
            if error.cause == "refused" and origin(address) is None:
                words = "This is no web address."
            elif error.cause == "refused" and is_near(host_of(address)) and not private:
                words = "{host} is a private address, so it was not asked."
            size, step, whole, _ = self.bounds
            cause = words.format(host=host_of(address), seconds=whole, step=step, size=size >> 20)
            return NoAnswer(cause, error.cause)


def refusal(answer: Response, address: str) -> str:
    """The sentence for an answer that is not 200."""
    other = f"{{host}} answered {answer.status}, and sent nothing to read."
    return _STATUSES.get(answer.status, other).format(host=host_of(address))


def sendable(value: str) -> str:
    """The value of a header as it may be sent; "" for one that may not."""
    return value if re.fullmatch(r"[\x21-\x7e][\x20-\x7e]{0,999}", value) else ""


def wait_of(answer: Response, now: datetime) -> int:
    """The seconds for which a server wants to be left alone (Retry-After, RFC 9110 10.2.3); 0 when it does not say."""
    said = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", said, re.ASCII):
        return min(int(said), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0
    seconds = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(0, round(seconds.total_seconds())), LONGEST_WAIT)


def _admitted(address: str) -> str:
    if origin(address) is None or not address.isprintable():
        raise Unfetched("refused")
    return address
