"""Secrets: the OS keyring, a command of the person's, or this session's memory. Never a file of ours.

keyring is imported when a secret is asked for (55-70 ms, and as much again for the choice of a backend). A locked
keyring may open a prompt and wait for it, so these calls belong in a worker thread.
"""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from netritual.domain.model import CalendarSource
from netritual.errors import NetritualError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "netritual"
"""The service under which everything of ours stands in the keyring."""
COMMAND_SECONDS = 10
SAFE = (
    "keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet",
    "keyring.backends.macOS", "keyring.backends.Windows",
)  # fmt: skip
"""Modules whose backends keep secrets encrypted by the system. Others may write plain files (jaraco/keyring#117)."""
NO_KEYRING = "No keyring of the system can be used here, so the secret was not kept."
NO_KEYRING_HINT = (
    'Set password_command for this calendar in settings.toml, a list such as ["pass", "show", "calendar/work"]; '
    "its first line is used. Or add it with --secret --ask: it is then asked for once in each session."
)


class KeyringSecrets:
    """The keyring of the system, and beside it what was given for this session only.

    One object a process: the session's secrets live in it.
    """

    def __init__(self) -> None:
        self._session: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """The secret kept under a name, or None: also when there is no keyring, or it stays locked."""
        if name in self._session:
            return self._session[name]
        backend = _backend()
        if backend is None:
            return None
        try:
            return backend.get_password(SERVICE, name)
        except Exception:  # what lies under keyring raises kinds of its own (D-Bus, the system's libraries)
            return None

    def put(self, name: str, secret: str) -> None:
        """Keep a secret in the keyring. NetritualError, naming ``password_command``, when no keyring takes it."""
        backend = _backend()
        if backend is None:
            raise NetritualError(NO_KEYRING, title="No keyring", hint=NO_KEYRING_HINT)
        try:
            backend.set_password(SERVICE, name, secret)
        except Exception:  # as above; nothing of the cause is shown, it may hold the secret
            raise NetritualError(
                "The keyring is locked or refused the secret, so it was not kept.",
                title="Keyring",
                hint="Unlock it and try again. " + NO_KEYRING_HINT,
            ) from None
        self._session.pop(name, None)

    def hold(self, name: str, secret: str) -> None:
        """Keep a secret for this session only, in memory."""
        self._session[name] = secret

    def forget(self, name: str) -> None:
        """Drop a secret; unknown names, and a keyring that is not there, are no matter."""
        self._session.pop(name, None)
        backend = _backend()
        if backend is None:
            return
        with suppress(Exception):  # as above
            backend.delete_password(SERVICE, name)

    def usable(self) -> bool:
        """True when a keyring of the system can be used (for ``doctor``)."""
        return _backend() is not None


def address_of(source: CalendarSource, secrets: KeyringSecrets) -> str:
    """The secret address of a calendar, by its command or from the keyring. NetritualError when there is none."""
    from netritual.domain.coffees.calendar_address import secret_name

    if source.password_command:
        return run_command(source.password_command)
    address = secrets.get(secret_name(source.name))
    if not address:
        raise NetritualError(
            f"The secret address of {source.name} is not in the keyring.",
            hint=f"Give it again: netritual calendar add {source.name} --secret. Or set password_command for it.",
        )
    return address


def run_command(command: Sequence[str]) -> str:
    """The first line that a command prints (no shell, 10 s). What it prints is in no error."""
    if not command:
        raise NetritualError("password_command is empty.", hint="Give the program and its arguments as a list.")
    program = command[0]
    try:
        ran = subprocess.run(
            list(command), stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _command_failed(program, f"gave nothing within {COMMAND_SECONDS} seconds") from None
    except (OSError, ValueError):
        raise _command_failed(program, "could not be started") from None
    if ran.returncode != 0:
        raise _command_failed(program, f"ended with {ran.returncode}")
    line = ran.stdout.decode("utf-8", "replace").split("\n", 1)[0].strip()
    if not line:
        raise _command_failed(program, "printed nothing")
    return line


def _command_failed(program: str, what: str) -> NetritualError:
    return NetritualError(f"The password_command {program} {what}.", hint="Run it by hand to see why.")


def _backend() -> "KeyringBackend | None":
    """The keyring's backend if it is one of the system's; of a chain, its first good member."""
    import keyring

    try:
        chosen = keyring.get_keyring()
    except Exception:  # as above
        return None
    return _safe(chosen)


def _safe(backend: "KeyringBackend") -> "KeyringBackend | None":
    module = type(backend).__module__
    if module == "keyring.backends.chainer":
        members = getattr(backend, "backends", ())
        return next((good for member in members if (good := _safe(member)) is not None), None)
    is_safe = any(module == name or module.startswith(name + ".") for name in SAFE)
    return backend if is_safe else None
