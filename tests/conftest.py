"""What every test starts from: a home of its own, no keyring, no network, UTC, and a clock that stands still."""

import compileall
import gc
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

# Textual reads these when it is imported, so they come before any import of it.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["TZ"] = "UTC"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("NO_COLOR", None)
os.environ.pop("NETRITUAL_NOW", None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the programs that tests start read what was compiled once

import pytest
from hypothesis import HealthCheck, settings

from netritual.clock import FixedClock
from netritual.paths import Home

EXAMPLES = int(os.environ.get("NETRITUAL_EXAMPLES", "0"))
"""New examples that each property is to be tried on (`.ci/nightly properties`); without them it sees the same few."""

settings.register_profile(
    "netritual", deadline=None, max_examples=EXAMPLES or 15, derandomize=not EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("netritual")
sys.dont_write_bytecode = False  # whatever the surroundings say: the next run reads what this one compiled

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
"""Wednesday 11 March 2026: the day of the worked cases."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores: tests of the app, of the disk and of other processes wait now and then.

    No workers for tests that were named one by one: they would take longer to start than the tests to run.
    """
    return 0 if all("::" in argument for argument in config.args) else 1 + (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """What is loaded and collected stays; ``let_go`` begins to look for what does not.

    In a worker: compile a share of the program and of the tests before all of them are collected. In a new copy each
    worker would else compile everything, at the same time as all others. What does not load is told by the collection.
    """
    gc.disable()
    worker = getattr(config, "workerinput", None)
    if worker is None:
        return
    share = slice(int(worker["workerid"].removeprefix("gw")), None, worker["workercount"])
    for path in sorted(config.rootpath.glob("netritual/**/*.py"))[share]:
        compileall.compile_file(path, quiet=2)
    folders = [config.rootpath / argument for argument in config.args]
    for path in sorted(path for folder in folders for path in folder.rglob("test_*.py"))[share]:
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(config.rootpath).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is long: no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def let_go() -> Iterator[None]:
    """What was imported is frozen once; what a home was read into is let go again.

    The app freezes what it loaded for its start. Here that would keep a thousand homes to the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gc.freeze", lambda: None)
        yield
    gc.collect()
    gc.freeze()  # pytest looks through the rest five times at its end


@pytest.fixture
def now() -> datetime:
    """The moment that all tests share."""
    return NOW


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still at ``now``."""
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """New folders. ``tmp_path`` looks at all former ones to find a name, thousands of times."""
    base = tmp_path_factory.mktemp("own")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(request: pytest.FixtureRequest, folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home that nobody has used, also for subprocesses; in ``tmp_path`` for those who ask for that."""
    if "tmp_path" in request.fixturenames:
        folder: Path = request.getfixturevalue("tmp_path")
    else:
        folder = next(folders)
        folder.mkdir()
    monkeypatch.setenv("NETRITUAL_HOME", str(folder / "home"))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "xdg"))
    return Home(str(folder / "home"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared inputs (cases, corpus, data); other people's files are read in place, never committed."""
    named = os.environ.get("NETRITUAL_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared inputs are not on this machine (NETRITUAL_SHARED)")
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections leave this machine in no test; loopback and local sockets are allowed."""
    real = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test tried to reach {address[0]}")
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
