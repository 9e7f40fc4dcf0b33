"""A secret calendar on a machine without a keyring: the address is asked for once, used, and kept nowhere."""

import io
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from netritual.paths import Home
from tests.support.shell import ShellUser

EVENT = b"""BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260301T000000Z\r
DTSTART:20260317T083000Z\r\nDTEND:20260317T093000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""


class Calendar(BaseHTTPRequestHandler):
    """Serves one busy hour."""

    def do_GET(self) -> None:
        """The file, whatever is asked."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(EVENT)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a calendar on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Calendar)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/private-token.ics"
    server.shutdown()
    server.server_close()


def type_line(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Let the next command find this line on stdin."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))


def test_the_address_is_asked_for_and_kept_nowhere(
    sh: ShellUser, address: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a keyring --secret alone refuses; with --ask the calendar is read with an address typed each time."""
    type_line(monkeypatch, address)
    refused = sh("calendar", "add", "work", "--secret")
    assert refused.code == 1
    assert "password_command" in refused.err
    assert address not in refused.err
    sh.done("calendar", "add", "work", "--secret", "--ask")
    type_line(monkeypatch, address)
    (row,) = sh.done("calendar", "test", "work", "--json").json
    assert (row["ok"], row["source"], row["events"]) == (True, "secret", 1)
    type_line(monkeypatch, "")
    (again,) = sh.done("calendar", "test", "--json").json
    assert again["ok"] is False
    kept = b"".join(path.read_bytes() for path in Path(own_home.root).rglob("*") if path.is_file())
    assert b"private-token" not in kept
    assert b"Dentist" not in kept


def test_what_is_no_address_is_refused(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong use, and the word is not said again."""
    sh.done("calendar", "add", "work", "--secret", "--ask")
    type_line(monkeypatch, "http://example.org/private-token.ics")
    answer = sh("calendar", "test")
    assert answer.code == 2
    assert "private-token" not in answer.err


def test_a_pipe_is_no_calendar(sh: ShellUser, tmp_path: Path) -> None:
    """It is refused when it is named: reading it would wait without end."""
    os.mkfifo(tmp_path / "pipe.ics")
    refused = sh("calendar", "add", "work", "--file", str(tmp_path / "pipe.ics"))
    assert (refused.code, "a pipe or a device" in refused.err) == (2, True)
