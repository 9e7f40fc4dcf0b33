"""Parsing what strangers wrote, in a process of its own: what hangs, grows or breaks there harms nothing here."""

import math
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from netritual.web.parser_worker import Job, read, write

T = TypeVar("T")

SECONDS = 10.0
"""For one feed or page; an archive of two thousand items takes less than one."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space; the most items that 5 MB can hold need 300 MB."""


class Unparsed(Exception):
    """No answer came: the process took too long (``late``), or ended."""

    def __init__(self, late: bool) -> None:
        super().__init__("late" if late else "ended")
        self.late = late


class ParserProcess:
    """One process, started with the first job and used for those that follow. Any thread may call; jobs go in turn."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def answer(self, job: Job, answer: type[T]) -> T:
        """The answer to a job; ``Unparsed`` when none came in time. The next job has a new process then."""
        with self._lock:
            try:
                process = self._process = self._process or self._started()
            except OSError:
                raise Unparsed(late=False) from None
            timer = Timer(self._seconds, process.kill)
            timer.daemon = True
            timer.start()
            try:
                assert process.stdin is not None and process.stdout is not None
                write(process.stdin, job)
                return msgspec.msgpack.decode(read(process.stdout), type=answer)
            except (OSError, EOFError, msgspec.DecodeError):
                late = not timer.is_alive()
                self._end()
                raise Unparsed(late) from None
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process at once, also in the middle of a job."""
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        alarm = math.ceil(self._seconds) + 1
        module = "netritual.web.parser_worker"
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, str(self._memory), str(alarm)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        process.wait()
