"""Somebody with a shell and a terminal, on one home."""

import os
import subprocess

import pytest

from netritual.paths import Home
from tests.support.loaded import COLD, PROGRAM
from tests.support.shell import ShellUser
from tests.support.terminal import Terminal

NOW = "2026-03-13T15:30:00+00:00"
"""A Friday afternoon, half an hour before the review."""


class Someone:
    """Somebody with a shell and the app, on one home. ``env`` is what the next command and the next app run with."""

    def __init__(self, home: Home, here: ShellUser) -> None:
        self.env = {
            **os.environ,
            "NETRITUAL_HOME": home.root,
            "NETRITUAL_NOW": NOW,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        self._here = here
        self.open: list[Terminal] = []

    def shell(self, *argv: str) -> str:
        """Run a command that must succeed, within this process unless starts are to be cold; its stdout."""
        if COLD:
            return self.process(*argv)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NETRITUAL_HOME", self.env["NETRITUAL_HOME"])
            patch.setenv("NETRITUAL_NOW", self.env["NETRITUAL_NOW"])
            return self._here.done(*argv).out

    def process(self, *argv: str) -> str:
        """The same in a process of its own, beside all others."""
        done = subprocess.run(
            [*PROGRAM, *argv], env=self.env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def app(self, *argv: str, cols: int = 120, rows: int = 40) -> Terminal:
        """Open the app in a terminal."""
        terminal = Terminal([*PROGRAM, *argv], self.env, cols, rows)
        self.open.append(terminal)
        return terminal
