"""Secrets: the system's keyring or nothing, a command, and the session's memory."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from netritual.domain.model import CalendarSource
from netritual.errors import NetritualError
from netritual.sources.secrets import KeyringSecrets, address_of, run_command

ADDRESS = "https://calendar.example/private-a1b2c3/basic.ics"
ROOT = Path(__file__).resolve().parents[2]


class InMemory(KeyringBackend):
    """A keyring's backend; which module it says it is from is what is judged."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class Locked(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Prompt dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Prompt dismissed")


def from_module(kind: type[InMemory], module: str) -> InMemory:
    return type(kind.__name__, (kind,), {"__module__": module})()  # type: ignore[no-any-return]


class Chain(KeyringBackend):
    priority = 10
    backends: Any = ()

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("the chain itself is not asked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("the chain itself is not asked")


Chain.__module__ = "keyring.backends.chainer"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says which backend keyring has chosen."""
    return lambda backend: monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


@pytest.mark.parametrize("module", ["SecretService", "libsecret", "kwallet", "macOS", "macOS.api", "Windows"])
def test_the_systems_keyrings_are_used(chosen: Any, module: str) -> None:
    backend = from_module(InMemory, f"keyring.backends.{module}")
    chosen(backend)
    secrets = KeyringSecrets()
    secrets.put("calendar:work", ADDRESS)
    assert backend.kept == {("netritual", "calendar:work"): ADDRESS}
    assert secrets.get("calendar:work") == ADDRESS
    assert secrets.get("calendar:other") is None
    secrets.forget("calendar:work")
    assert secrets.get("calendar:work") is None
    assert secrets.usable()


@pytest.mark.parametrize("module", ["keyrings.alt.file", "keyring.backends.null", "keyring.backends.fail", "mine"])
def test_backends_that_may_write_plain_files_are_refused(chosen: Any, module: str) -> None:
    backend = from_module(InMemory, module)
    chosen(backend)
    secrets = KeyringSecrets()
    with pytest.raises(NetritualError, match="password_command") as refused:
        secrets.put("calendar:work", ADDRESS)
    assert "a1b2c3" not in repr(refused.value) + str(refused.value)
    assert backend.kept == {}
    assert secrets.get("calendar:work") is None
    assert not secrets.usable()


def test_of_a_chain_only_the_good_member_is_used(chosen: Any) -> None:
    plain, good = from_module(InMemory, "keyrings.alt.file"), from_module(InMemory, "keyring.backends.SecretService")
    chain: Any = Chain()  # type: ignore[no-untyped-call]
    chain.backends = [plain, good]
    chosen(chain)
    KeyringSecrets().put("calendar:work", ADDRESS)
    assert plain.kept == {} and good.kept
    chain.backends = [plain]
    with pytest.raises(NetritualError):
        KeyringSecrets().put("calendar:work", ADDRESS)


def test_a_locked_keyring_is_told_without_the_secret(chosen: Any) -> None:
    chosen(from_module(Locked, "keyring.backends.SecretService"))
    secrets = KeyringSecrets()
    assert secrets.get("calendar:work") is None
    with pytest.raises(NetritualError, match="locked") as refused:
        secrets.put("calendar:work", ADDRESS)
    assert refused.value.__cause__ is None and "a1b2c3" not in str(refused.value)
    secrets.hold("calendar:work", ADDRESS)
    assert secrets.get("calendar:work") == ADDRESS
    secrets.forget("calendar:work")
    assert secrets.get("calendar:work") is None


def test_a_commands_first_line() -> None:
    say = [sys.executable, "-c", "print('https://x.example/a'); print('second')"]
    assert run_command(say) == "https://x.example/a"
    source = CalendarSource(name="work", password_command=tuple(say))
    assert address_of(source, KeyringSecrets()) == "https://x.example/a"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([sys.executable, "-c", "print('secret-text'); raise SystemExit(3)"], "ended with 3"),
        ([sys.executable, "-c", "print()"], "printed nothing"),
        (["/no/such/program"], "could not be started"),
        ([], "is empty"),
    ],
)
def test_a_command_that_fails_is_told_without_what_it_printed(command: list[str], words: str) -> None:
    with pytest.raises(NetritualError, match=words) as refused:
        run_command(command)
    assert "secret-text" not in str(refused.value)


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    mark = tmp_path / "made"
    with pytest.raises(NetritualError):
        run_command([f"touch {mark}; true"])
    assert run_command([sys.executable, "-c", "import sys; print(sys.argv[1])", f"; touch {mark}"]) == f"; touch {mark}"
    assert not mark.exists()


def test_an_address_that_is_not_kept_is_asked_for() -> None:
    with pytest.raises(NetritualError, match="not in the keyring"):
        address_of(CalendarSource(name="work", secret=True), KeyringSecrets())


def test_the_module_loads_without_keyring() -> None:
    code = "import sys, netritual.sources.secrets; raise SystemExit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


REAL = """
import subprocess, sys
from netritual.sources.secrets import KeyringSecrets
from netritual.errors import NetritualError
secrets = KeyringSecrets()
if sys.argv[1] == "open":
    secrets.put("calendar:work", "https://x.example/ä")
    assert KeyringSecrets().get("calendar:work") == "https://x.example/ä"
    asked = ["secret-tool", "lookup", "service", "netritual", "username", "calendar:work"]
    if subprocess.run(["which", "secret-tool"], capture_output=True).returncode == 0:
        assert subprocess.run(asked, capture_output=True, text=True).stdout == "https://x.example/ä"
    secrets.forget("calendar:work"); secrets.forget("calendar:work")
    assert KeyringSecrets().get("calendar:work") is None
else:
    assert secrets.get("calendar:work") is None
    try:
        secrets.put("calendar:work", "https://x.example/a")
    except NetritualError as error:
        assert "password_command" in str(error) and "x.example" not in str(error)
    else:
        raise SystemExit("a locked keyring took a secret")
print("fine")
"""


@pytest.mark.parametrize("state", ["open", "locked"])
def test_a_real_secret_service(state: str, tmp_path: Path) -> None:
    missing = [name for name in ("gnome-keyring-daemon", "dbus-run-session") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")
    start = {
        "open": "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1",
        "locked": "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1",
    }[state]
    own = {
        "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "d"),
        "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_CACHE_HOME": str(tmp_path / "k"), "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    script = tmp_path / "real.py"
    script.write_text(REAL, "utf-8")
    (tmp_path / "d").mkdir()
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", f'{start}; exec "$0" "$1" {state}', sys.executable, str(script)],
        env=own, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.stdout.strip().endswith("fine"), ran.stdout + ran.stderr
