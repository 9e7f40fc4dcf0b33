"""What every test starts from: a home of its own, no keyring, no network, UTC, and a clock that stands still."""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# Textual reads these when it is imported, so they come before any import of it (textual.md 33).
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["TZ"] = "UTC"
os.environ.pop("NO_COLOR", None)
os.environ.pop("NETRITUAL_NOW", None)

import pytest
from hypothesis import HealthCheck, settings

from netritual.clock import FixedClock
from netritual.paths import Home

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("NETRITUAL_HYPOTHESIS", "default"))

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
"""Wednesday 11 March 2026: the day of the worked cases."""


@pytest.fixture
def now() -> datetime:
    """The moment that all tests share."""
    return NOW


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still at ``now``."""
    return FixedClock(NOW)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home that nobody has used, also for subprocesses."""
    root = tmp_path / "home"
    monkeypatch.setenv("NETRITUAL_HOME", str(root))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return Home(str(root))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared inputs (cases, corpus, data); other people's files are read in place, never committed."""
    named = os.environ.get("NETRITUAL_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared inputs are not on this machine (NETRITUAL_SHARED)")
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections leave this machine in no test; loopback and local sockets are allowed."""
    real = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test tried to reach {address[0]}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
