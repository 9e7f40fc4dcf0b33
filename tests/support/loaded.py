"""The program, loaded once and started often: a process that has imported all of it forks for each start.

What comes of it is a process of its own and a child of the tests, with its own terminal, surroundings, signals and end.
Only its imports are done already, which are most of a start. ``NETRITUAL_COLD`` starts every program anew
(`.ci/nightly starts`).
"""

import atexit
import ctypes
import fcntl
import importlib
import json
import os
import pkgutil
import pty
import socket
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from functools import cache

PROGRAM = (sys.executable, "-m", "netritual")
COLD = "NETRITUAL_COLD" in os.environ or sys.platform != "linux"
"""True when each start is to load the program anew; only Linux gives grandchildren to somebody else than init."""
PR_SET_CHILD_SUBREAPER = 36
"""Of ``prctl(2)``: who has lost their parent is our child."""
MOST_BYTES = 1 << 17
"""Of a request: arguments and surroundings."""


class LoadedProgram:
    """The process that has the program loaded; it ends with this one."""

    def __init__(self) -> None:
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.loaded", str(theirs.fileno())],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        atexit.register(self.close)

    def start(self, arguments: Sequence[str], env: Mapping[str, str], terminal: int) -> int:
        """Start the program on a terminal; its process id."""
        request = json.dumps((arguments, dict(env), os.getcwd())).encode()
        socket.send_fds(self._door, [request], [terminal])
        return int(self._door.recv(32))

    def close(self) -> None:
        """End it, and take its end."""
        self._door.close()
        self._process.wait()


loaded = cache(LoadedProgram)
"""The one of this process, made when the first program is started."""


def fork_terminal(arguments: Sequence[str], env: Mapping[str, str], cols: int, rows: int) -> tuple[int, int]:
    """Start the program in a terminal of its own, as ``pty.fork`` does: its process id, and our end of the terminal."""
    ours, theirs = pty.openpty()
    try:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        return loaded().start(arguments, env, theirs), ours
    finally:
        os.close(theirs)


def _serve(door: socket.socket) -> bool:
    """Fork for each request until there are no more; True in the process that is to be the program."""
    while True:
        request, (*fds,), *_ = socket.recv_fds(door, MOST_BYTES, 1)
        if not request:
            return False
        reading, writing = os.pipe()
        between = os.fork()
        if between == 0:
            program = os.fork()
            if program == 0:
                os.close(reading)
                os.close(writing)
                door.close()
                _surround(*json.loads(request), *fds)
                return True
            os.write(writing, str(program).encode())
            os._exit(0)
        os.waitpid(between, 0)  # from here on the program is a child of the tests
        door.send(os.read(reading, 32))
        for fd in (reading, writing, *fds):
            os.close(fd)


def _surround(arguments: list[str], env: dict[str, str], folder: str, terminal: int) -> None:
    """What the system does for a program that begins."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for fd in range(3):
        os.dup2(terminal, fd)
    os.close(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.argv = ["netritual", *arguments]


def _load() -> None:
    import netritual

    for module in pkgutil.walk_packages(netritual.__path__, "netritual."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


if __name__ == "__main__":
    _load()
    if _serve(socket.socket(fileno=int(sys.argv[1]))):
        from netritual.main import main

        sys.exit(main())
