"""A server on this machine that behaves as it is told, by the first word of the host under which it is asked."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread
from typing import ClassVar

Behaviour = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, with what a behaviour needs to answer it."""

    protocol_version = "HTTP/1.0"
    behaviours: ClassVar[Mapping[str, Behaviour]]
    asked: ClassVar[list[str]]
    over: ClassVar[Event]
    port: ClassVar[int]

    @property
    def name(self) -> str:
        """The first word of the host."""
        return self.headers.get("Host", "").partition(":")[0].partition(".")[0]

    def do_GET(self) -> None:
        """Behave."""
        self.asked.append(f"{self.headers.get('Host', '')}{self.path}")
        with suppress(OSError):
            self.behaviours[self.name](self)

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """An answer; underscores in the names of headers are hyphens."""
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """Bytes as they are."""
        self.wfile.write(data)

    def wait(self, seconds: float = 5) -> bool:
        """Say nothing until the test is over; False after so many seconds."""
        return self.over.wait(seconds)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Running:
    """A running server: its port, and what it was asked."""

    def __init__(self, port: int, asked: list[str]) -> None:
        self.port, self.asked = port, asked

    def url(self, name: str, path: str = "/feed") -> str:
        """The address under which it behaves as ``name`` says."""
        return f"http://{name}.example:{self.port}{path}"


@contextmanager
def serving(behaviours: Mapping[str, Behaviour], context: SSLContext | None = None) -> Iterator[Running]:
    """A server with these behaviours; with a context under https."""
    asked: list[str] = []
    over = Event()

    class Handler(Request):
        pass

    Handler.behaviours, Handler.asked, Handler.over = behaviours, asked, over
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = Handler.port = int(server.socket.getsockname()[1])
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.block_on_close = False
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Running(port, asked)
    finally:
        over.set()
        server.shutdown()
        server.server_close()


def here(host: str, port: int) -> list[str]:
    """A resolver that knows every name as this machine."""
    return ["127.0.0.1"]
