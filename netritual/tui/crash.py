"""A defect ends the app without telling what is in it: no local variables, no names, no notes.

Textual prints a traceback with local variables (``textual.md`` 7). Ours writes a redacted report into the home and
names it. What a report holds: version, platform, the kinds of the errors, and the places in code they passed.
"""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

from netritual.errors import FAILED

if TYPE_CHECKING:
    from netritual.files import Disk
    from netritual.paths import Home


def report(error: BaseException, now: datetime) -> str:
    """The text of a report: kinds and places only, never values or messages (a message may quote a name)."""
    from netritual import __version__

    lines = [
        "netritual stopped because of a defect in the program. This report holds no names, notes or other data.",
        f"version {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"at {now.isoformat(timespec='seconds')}",
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {_inside(frame.filename)}:{frame.lineno} in {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _inside(filename: str) -> str:
    """The path from its package on: a home folder's name is the person's."""
    parts = filename.replace("\\", "/").split("/")
    for anchor in ("site-packages", "lib"):
        if anchor in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(anchor) :])
    if "netritual" in parts:
        return (
            "/".join(parts[parts.index("netritual") :])
            if parts.count("netritual") == 1
            else "/".join(parts[len(parts) - 1 - parts[::-1].index("netritual") :])
        )
    return parts[-1]


def write_report(error: BaseException, home: Home, disk: Disk, now: datetime) -> str | None:
    """Write the report into the home's ``reports`` and give its path; None when the disk refuses."""
    import os

    path = os.path.join(home.reports, f"crash-{now:%Y%m%d-%H%M%S}.txt")
    try:
        disk.make_folder(home.reports)
        disk.replace(path, report(error, now).encode())
    except OSError:
        return None
    return path


def farewell(error: BaseException, path: str | None) -> str:
    """What the terminal says after a defect: what happened, what is safe, what to do."""
    where = f"A report without any of your data: {path}" if path else "The report could not be written."
    return (
        f"netritual stopped because of a defect ({type(error).__name__}). Everything saved before is safe.\n"
        f"{where}\nStart it again; a review goes on where it was."
    )


EXIT_CODE = FAILED
