"""Where calendars are read from: files, folders and secret addresses on a real server."""

import os
import re
import ssl
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from netritual.calendar import calendar_fingerprint
from netritual.calendar import fetch as door
from netritual.domain.coffees.calendar_address import calendar_address
from netritual.domain.model import CalendarSource, Coffee, Settings
from netritual.errors import NetritualError
from netritual.files import Disk, Handle
from netritual.services.ports import CalendarReading

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
ONE = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260317T090000Z\r\nDTEND:20260317T100000Z\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
SECRET = "private-a1b2c3"
PAUSE = 0.05
"""Seconds between the bytes of a server that drips: far less than the limit of a step."""


class Server(BaseHTTPRequestHandler):
    """Answers by the last word of the path; every path holds the secret."""

    def do_GET(self) -> None:
        what = self.path.rsplit("/", 1)[1]
        if what == "good.ics":
            self._answer(200, ONE)
        elif what == "moved.ics":
            self._answer(301, b"", "good.ics")
        elif what == "loop.ics":
            self._answer(302, b"", "loop.ics")
        elif what == "away.ics":
            self._answer(302, b"", f"http://example.org/{SECRET}/x.ics")
        elif what == "big.ics":
            self._answer(200, b"x" * 5000)
        elif what == "same.ics":
            self._answer(304, b"")
        elif what == "cut.ics":
            self._answer(200, ONE, length=len(ONE) + 40)
        elif what == "packed.ics":
            self._answer(200, b"no gzip at all", packed="gzip")
        elif what == "drip.ics":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000)
        elif what == "slow.ics":
            sleep(PAUSE * 3)
            self._answer(302, b"", "slow.ics")
        else:
            self._answer(404, b"")

    def _drip(self, data: bytes) -> None:
        """One byte after the other until the reader has gone."""
        with suppress(OSError):
            for byte in data:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                sleep(PAUSE)

    def _answer(self, code: int, body: bytes, location: str = "", length: int = 0, packed: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(length or len(body)))
        if packed:
            self.send_header("Content-Encoding", packed)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a folder on a server of this machine."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}/{SECRET}"
    running.shutdown()
    running.server_close()


def read(source: CalendarSource, address: str = "") -> CalendarReading:
    return door.read(source, Settings(tz="Europe/Lisbon"), NOW, NOW, Disk(), lambda _: address)


def test_a_file_a_folder_and_an_address_give_the_same(tmp_path: Path, server: str) -> None:
    (tmp_path / "a.ics").write_bytes(ONE)
    (tmp_path / "notes.txt").write_bytes(b"no")
    found = [
        read(CalendarSource(name="x", path=str(tmp_path / "a.ics"))),
        read(CalendarSource(name="x", folder=str(tmp_path))),
        read(CalendarSource(name="x", secret=True), f"{server}/good.ics"),
        read(CalendarSource(name="x", secret=True), f"{server}/moved.ics"),
    ]
    assert found[0].problem == "" and len(found[0].busy) == 1
    assert found[1:] == found[:1] * 3


def test_our_own_coffees_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(ONE)
    source = CalendarSource(name="x", path=str(tmp_path / "a.ics"))
    assert (
        door.read(source, Settings(), NOW, NOW, Disk(), lambda _: "", own={"a": Coffee(uid="a", said=NOW.date())}).busy
        == ()
    )


@pytest.mark.parametrize("name", ["gone.ics", "loop.ics", "away.ics", "big.ics"])
def test_what_goes_wrong_is_one_sentence_without_the_address(
    server: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "LARGEST_FILE", 1000)
    reading = read(CalendarSource(name="x", secret=True), f"{server}/{name}")
    assert reading.problem and SECRET not in reading.problem and "127.0.0.1" not in reading.problem
    with pytest.raises(NetritualError) as error:
        door.fetch(f"{server}/{name}")
    assert SECRET not in "".join(traceback.format_exception(error.value))


@pytest.mark.parametrize(
    ("name", "words"),
    [("same.ics", "nothing has changed (304)"), ("gone.ics", "does not know this address (404)"),
     ("cut.ics", "broke off"), ("packed.ics", "could not be unpacked")],
)  # fmt: skip
def test_each_cause_has_its_own_sentence(server: str, name: str, words: str) -> None:
    with pytest.raises(NetritualError, match=re.escape(words)) as error:
        door.fetch(f"{server}/{name}")
    assert SECRET not in "".join(traceback.format_exception(error.value))


@pytest.mark.parametrize("name", ["drip.ics", "slow.ics"])
def test_a_server_that_drips_is_given_up_in_all(server: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte and each redirect comes in time; only the limit of the whole ends it."""
    monkeypatch.setattr(door, "WHOLE", PAUSE * 8)
    with pytest.raises(NetritualError, match="did not send the calendar within"):
        door.fetch(f"{server}/{name}")


def test_a_certificate_of_its_own_is_told(tmp_path: Path) -> None:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    running.socket = context.wrap_socket(running.socket, server_side=True)
    Thread(target=running.serve_forever, daemon=True).start()
    with pytest.raises(NetritualError, match="certificate that this computer does not trust"):
        door.fetch(f"https://127.0.0.1:{running.server_address[1]}/{SECRET}/good.ics")
    running.shutdown()
    running.server_close()


def self_signed(folder: Path) -> Path:
    """A key and a certificate that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(datetime(2020, 1, 1)).not_valid_after(datetime(2120, 1, 1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "own.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return pem


@pytest.mark.parametrize(
    "address",
    [f"http://127.0.0.1:1/{SECRET}", f"http://example.org/{SECRET}", f"ftp://x/{SECRET}", SECRET, "", "https://",
     f"https://x.org:99999/{SECRET}", f"https://x.org/{SECRET}\nHost: y", f"https://[::1/{SECRET}"],
)  # fmt: skip
def test_an_address_that_cannot_be_used(address: str) -> None:
    with pytest.raises(NetritualError) as error:
        door.fetch(address)
    assert SECRET not in "".join(traceback.format_exception(error.value))


def test_addresses() -> None:
    assert calendar_address(" webcal://x.org/a \n") == "https://x.org/a"
    assert calendar_address("http://localhost:8080/a") == "http://localhost:8080/a"
    assert calendar_address("http://localhost.example.org/a") is None


def test_files_and_folders_that_are_not_there(tmp_path: Path) -> None:
    assert "is not there" in read(CalendarSource(name="x", path=str(tmp_path / "no.ics"))).problem
    assert "no folder" in read(CalendarSource(name="x", folder=str(tmp_path / "no"))).problem
    assert "no .ics file" in read(CalendarSource(name="x", folder=str(tmp_path))).problem
    assert "could not be read" in read(CalendarSource(name="x", path=str(tmp_path))).problem


class ClosedFolder(Disk):
    """A disk on which the folder ``closed`` may not be looked into."""

    def names(self, path: str) -> list[str]:
        """The names, but for that folder."""
        if path.endswith("/closed"):
            raise PermissionError(13, "Permission denied")
        return super().names(path)


def test_a_closed_folder_in_a_calendar_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.ics").write_bytes(ONE)
    source = CalendarSource(name="x", folder=str(tmp_path))
    reading = door.read(source, Settings(tz="Europe/Lisbon"), NOW, NOW, ClosedFolder(), lambda _: "")
    assert len(reading.busy) == 1 and reading.lost == 1 and not reading.whole


class DimFolder(Disk):
    """A disk on which nothing in the folder ``dim`` may be looked at, though its names are known (mode 0444)."""

    def stat(self, path: str) -> tuple[int, int] | None:
        """What is known of a file, but for those."""
        if "/dim/" in path:
            raise PermissionError(13, "Permission denied")
        return super().stat(path)

    def is_folder(self, path: str) -> bool:
        """As ``os.path.isdir``, which says no where it may not look."""
        return "/dim/" not in path and super().is_folder(path)


def test_what_may_not_be_looked_at_in_a_calendar_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "dim" / "inner").mkdir(parents=True)
    (tmp_path / "notes.txt").write_bytes(b"no")
    for place in ("a.ics", "dim/b.ics", "dim/inner/c.ics"):
        (tmp_path / place).write_bytes(ONE)
    source = CalendarSource(name="x", folder=str(tmp_path))
    reading = door.read(source, Settings(tz="Europe/Lisbon"), NOW, NOW, DimFolder(), lambda _: "")
    assert (reading.read, reading.lost) == (1, 2)
    before = calendar_fingerprint.stamp(source, Settings(), DimFolder())
    (tmp_path / "notes.ics").write_bytes(ONE)
    assert calendar_fingerprint.stamp(source, Settings(), DimFolder()) != before


def test_what_is_beyond_the_folders_that_are_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_fingerprint, "MOST_FOLDERS", 3)
    for number in range(5):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "a.ics").write_bytes(ONE.replace(b"UID:a", b"UID:%d" % number))
    (tmp_path / "0" / "back").symlink_to(tmp_path)
    reading = read(CalendarSource(name="x", folder=str(tmp_path)))
    assert (reading.read, reading.lost, reading.problem) == (2, 3, "3 files or folders could not be read.")


@pytest.mark.parametrize("name", ["b.ical", "b.ICAL", "b.icalendar", "b.ifb"])
def test_a_calendar_file_by_another_ending_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.ics").write_bytes(ONE)
    (tmp_path / name).write_bytes(ONE.replace(b"UID:a", b"UID:b"))
    assert read(CalendarSource(name="x", folder=str(tmp_path))).read == 2


class ClosedFile(Disk):
    """A disk on which files refuse to be read, and say that they are empty."""

    def open(self, path: str, write: bool = False) -> Handle:
        """The file, of which nothing can be read."""
        return _Closed(os.open(path, os.O_RDONLY), path)


class _Closed(Handle):
    def read_at(self, offset: int, size: int) -> bytes:
        if size:
            raise OSError(5, "Input/output error")
        return b""


def test_a_file_of_no_size_that_cannot_be_read_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"")
    source = CalendarSource(name="x", path=str(tmp_path / "a.ics"))
    assert read(source).problem == "The calendar is empty."
    closed = door.read(source, Settings(tz="Europe/Lisbon"), NOW, NOW, ClosedFile(), lambda _: "")
    assert "could not be read: Input/output error" in closed.problem


def test_the_folders_of_a_vdir_are_read(tmp_path: Path) -> None:
    for number, place in enumerate(("work", "home/deep", ".cache")):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.ics").write_bytes(ONE.replace(b"0317T", b"031%dT" % (number + 5)))
    (tmp_path / "home" / "again").symlink_to(tmp_path)
    found = read(CalendarSource(name="x", folder=str(tmp_path)))
    assert (found.whole, found.read, [row.start.day for row in found.busy]) == (True, 2, [15, 16])


def test_a_pipe_or_a_device_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    for place in (str(tmp_path / "pipe.ics"), "/dev/zero"):
        assert "no file" in read(CalendarSource(name="x", path=place)).problem
    (tmp_path / "a.ics").write_bytes(ONE)
    beside = read(CalendarSource(name="x", folder=str(tmp_path)))
    assert (beside.read, beside.lost, beside.whole) == (1, 1, False) and "1 file" in beside.problem


def test_a_file_that_is_not_on_this_machine_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(ONE)
    (tmp_path / ".work.ics.icloud").write_bytes(b"bplist00\xd2")
    (tmp_path / ".lock").write_bytes(b"x")
    found = read(CalendarSource(name="mine", folder=str(tmp_path)))
    assert found.read == 1 and not found.whole and "not a calendar" in found.problem
