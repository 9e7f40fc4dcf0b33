"""Processes that write entries to a home and say which were acknowledged."""

import os
import subprocess
import sys

from tests.store.test_processes import STORE, TOP

ENTRIES = 1_000_000
UPDATING = STORE.replace("    print(", "    at % 40 == 39 and store.update_index()\n    print(")
"""A store that brings its index up to date after every fortieth entry."""


class Writer:
    """One of them. ``code`` is a program of ``tests.store.test_processes``."""

    def __init__(self, code: str, home: str, name: str) -> None:
        command = [sys.executable, "-c", code, home, name, str(ENTRIES), "moving"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(TOP)}
        )
        assert self.process.stdout is not None
        self._out = self.process.stdout.fileno()
        os.set_blocking(self._out, False)
        self._text = b""

    def told(self) -> list[str]:
        """The entries acknowledged so far; a line that was not wholly written yet does not count."""
        while True:
            try:
                part = os.read(self._out, 65536)
            except BlockingIOError:
                break
            if not part:
                break
            self._text += part
        whole = self._text[: self._text.rfind(b"\n") + 1].decode()
        return [line.split()[1] for line in whole.splitlines()]

    def end(self) -> list[str]:
        """Kill it; what it had acknowledged."""
        self.process.kill()
        self.process.wait()
        told = self.told()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return told
