"""Redacted crash reports: where in our code it happened, and nothing that a person typed."""

from datetime import datetime
from traceback import extract_tb

from netritual.files import Disk
from netritual.paths import Home


def report_text(error: BaseException, when: datetime) -> str:
    """The kind of error and the lines of code it passed; no message and no values, since both may hold names."""
    lines = [f"netritual stopped at {when.isoformat(timespec='seconds')}: {type(error).__name__}"]
    for frame in extract_tb(error.__traceback__):
        _, _, place = frame.filename.rpartition("site-packages")
        name = place.replace("\\", "/").rpartition("netritual/")
        lines.append(f"  {name[1]}{name[2]}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def write_report(disk: Disk, home: Home, when: datetime, error: BaseException) -> str:
    """Write a report into the home; its path. OSError when the home cannot be written."""
    path = f"{home.reports}/{when.strftime('%Y%m%d-%H%M%S')}.txt"
    disk.make_folder(home.reports)
    disk.replace(path, report_text(error, when).encode("utf-8"))
    return path
