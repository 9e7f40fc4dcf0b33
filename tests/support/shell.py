"""The shell as a person uses it, inside this process: arguments in, exit code and both streams out."""

import json
from typing import Any, NamedTuple

import pytest

from netritual.main import main


class Answer(NamedTuple):
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)


class ShellUser:
    """Runs commands on this test's home and clock; without a terminal nothing is asked."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *argv: str) -> Answer:
        """Run one command."""
        self._capfd.readouterr()
        code = main(list(argv))
        out, err = self._capfd.readouterr()
        return Answer(code, out, err)

    def done(self, *argv: str) -> Answer:
        """Run one command that must succeed."""
        answer = self(*argv)
        assert answer.code == 0, answer
        return answer
