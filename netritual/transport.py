"""The only door to the network: the bytes that stand at an address, within limits that cover all that a server may do.

It asks for what it is told to ask for, and knows neither what the bytes mean nor what a person is told of a failure.
"""

import asyncio
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

Cause = Literal[
    "late", "silent", "cut", "packed", "large", "redirects", "insecure", "refused", "untrusted", "unreached"
]
"""Why nothing came: not in time; nothing for the seconds of a step; broken off; compressed so that it cannot be read;
too many bytes; redirects without end; a redirect from https to http; an address that may not be asked; a certificate
that is not trusted; no server."""

Admit = Callable[[str], str]
"""The address as it is asked for, before each request, redirects too; it raises for one that is not."""

Gate = Callable[[str, int], Sequence[str]]
"""The numeric addresses to which a host and port may be connected, in order. It raises ``Unfetched`` for none."""


class Unfetched(Exception):
    """Nothing came, by a cause. The words hold no address, since one may be a secret."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class Bounds(NamedTuple):
    """What one address may cost: bytes after inflating, seconds a step and in all, redirects."""

    size: int
    step: float
    whole: float
    redirects: int


class Response(NamedTuple):
    """What a server said, in the end: only a 200 has a body. Names of headers are in lower case.

    ``url`` is where that was; ``moved`` is where to ask the next time: behind the redirects that are for good
    (301, 308; RFC 9110 15.4).
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    moved: str


async def get(
    address: str, bounds: Bounds, headers: Mapping[str, str], admit: Admit, gate: Gate | None = None
) -> Response:
    """What stands at an address; ``Unfetched`` with its cause when nothing came.

    With a ``gate`` only the addresses that it gives are connected to, under the name of the host (Host, SNI, the
    certificate), and no proxy is used; without one the system resolves, and its proxy is used.
    """
    import httpx

    try:
        async with asyncio.timeout(bounds.whole):
            return await _followed(address, bounds, headers, admit, gate)
    except TimeoutError:
        cause: Cause = "late"
    except httpx.TimeoutException:
        cause = "silent"
    except (httpx.RemoteProtocolError, httpx.ReadError):
        cause = "cut"
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError) as error:
        cause = "untrusted" if _is_certificate(error) else "unreached"
    # Outside of the handlers: the errors of httpx hold the address.
    raise Unfetched(cause)


def _is_certificate(error: BaseException | None) -> bool:
    """Whether a certificate was at fault: trying again will not help."""
    from ssl import SSLCertVerificationError

    while error is not None:
        if isinstance(error, SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


async def _followed(
    address: str, bounds: Bounds, headers: Mapping[str, str], admit: Admit, gate: Gate | None
) -> Response:
    import httpx

    moved, for_good = "", True
    async with httpx.AsyncClient(
        timeout=bounds.step,
        headers={"Accept-Encoding": "gzip", **headers},
        trust_env=gate is None,
        verify=True if gate is None else _certificates(),
        # A connection is for one name: two names at one numeric address must not share what was verified for the first.
        limits=httpx.Limits(max_keepalive_connections=0),
    ) as client:
        for _ in range(bounds.redirects + 1):
            address = admit(address)
            moved = address if for_good else moved
            answer = await _asked(client, address, gate)
            try:
                if not answer.has_redirect_location:
                    body = await _body(answer, bounds.size) if answer.status_code == 200 else b""
                    return Response(answer.status_code, answer.headers, body, address, moved)
            finally:
                await answer.aclose()
            for_good = for_good and answer.status_code in (301, 308)
            following = urljoin(address, answer.headers.get("location", ""))
            if urlsplit(following).scheme == "http" and urlsplit(address).scheme == "https":
                raise Unfetched("insecure")
            address = following
    raise Unfetched("redirects")


@cache
def _certificates() -> "SSLContext":
    import httpx

    return httpx.create_ssl_context()


async def _asked(client: "httpx.AsyncClient", address: str, gate: Gate | None) -> "httpx.Response":
    """The beginning of an answer; the first numeric address that can be connected to gives it."""
    import httpx

    url = httpx.URL(address)
    if gate is None:
        return await client.send(client.build_request("GET", url), stream=True)
    host = url.raw_host.decode("ascii")
    failure: Exception = Unfetched("unreached")
    for numeric in await _aside(gate, host, url.port or (443 if url.scheme == "https" else 80)):
        request = client.build_request(
            "GET",
            url.copy_with(host=numeric),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": host.rstrip(".")},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
    raise failure


async def _aside(gate: Gate, host: str, port: int) -> Sequence[str]:
    """What the gate says, from a thread that nobody waits for at the end: a name server may take its time."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(numeric: Sequence[str] | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(numeric or ())

    def run() -> None:
        numeric, error = None, None
        try:
            numeric = gate(host, port)
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, numeric, error)

    Thread(target=run, daemon=True).start()
    return await answer


async def _body(answer: "httpx.Response", most: int) -> bytes:
    """The bytes of an answer, counted as they come and as they are inflated."""
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise Unfetched("large")
    unpacked = _unpacking(answer.headers.get("content-encoding", ""))
    body, sent = bytearray(), 0
    async for part in answer.aiter_raw():
        sent += len(part)
        body += unpacked.add(part, most + 1 - len(body)) if unpacked else part
        if max(len(body), sent) > most:
            raise Unfetched("large")
    if unpacked and not unpacked.whole:
        raise Unfetched("cut")
    return bytes(body)


def _unpacking(encoding: str) -> "_Unpacking | None":
    """What takes the encoding of an answer away; ``Unfetched`` for one that was not asked for (RFC 9110 8.4.1)."""
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip" | "deflate":
            return _Unpacking()
        case _:
            raise Unfetched("packed")


class _Unpacking:
    """Inflates gzip (also of several members) and zlib, never more than is asked for."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=47)

    @property
    def whole(self) -> bool:
        """Whether the end of the stream was there."""
        return self._stream.eof

    def add(self, data: bytes, most: int) -> bytes:
        """So many bytes at most of what comes out next. What is above them is lost: the answer is too large then."""
        unpacked = b""
        try:
            while data and len(unpacked) < most:
                if self._stream.eof:
                    self._stream = zlib.decompressobj(wbits=47)
                unpacked += self._stream.decompress(data, most - len(unpacked))
                data = self._stream.unused_data
        except zlib.error:
            raise Unfetched("packed") from None
        return unpacked
