"""The process that reads hostile pages: ``python -m netritual.web.page_child``, which ``page_reading`` starts.

From its input it takes a line with the address, one with the content type, and the bytes of the page; it writes an
``ArticleText`` as JSON. It bounds itself before it reads anything; whoever started it ends it when it takes too long.
"""

import os
import sys

MOST_MEMORY = 256 << 20
"""Bytes of address space, where the system bounds them."""
MOST_SECONDS = 5


def bound() -> None:
    """Bound memory and processor time, and let it write no file, not even that of a crash."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds: the time is kept by the process that started this one
        return
    bounds = ((resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0))
    for what, most in (*bounds, (resource.RLIMIT_AS, MOST_MEMORY)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):  # macOS refuses a bound of the address space
            continue


def run() -> None:
    """Read one page."""
    bound()
    from msgspec.json import encode

    from netritual.web.page_text import page_text

    url, content_type, body = sys.stdin.buffer.read().split(b"\n", 2)
    data = encode(page_text(body, content_type.decode(), url.decode()))
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    run()
