"""Redacted crash reports: where in our code it happened, and nothing that a person typed."""

from collections.abc import Callable
from datetime import datetime
from traceback import extract_tb

from netritual.services.parts import Parts


def report_text(error: BaseException, when: datetime) -> str:
    """The kind of error and the lines of code it passed; no message and no values, since both may hold names."""
    lines = [f"netritual met a defect at {when.isoformat(timespec='seconds')}: {type(error).__name__}"]
    for frame in extract_tb(error.__traceback__):
        _, _, place = frame.filename.rpartition("site-packages")
        name = place.replace("\\", "/").rpartition("netritual/")
        lines.append(f"  {name[1]}{name[2]}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, parts: Parts) -> str:
    """Write the report of a defect into the home; its path. Raises ``OSError`` where the home takes no file."""
    now = parts.now()
    path = f"{parts.home.reports}/{now.strftime('%Y%m%d-%H%M%S')}.txt"
    parts.disk.make_folder(parts.home.reports)
    parts.disk.replace(path, report_text(error, now).encode("utf-8"))
    return path


def defect_words(error: BaseException, parts: Callable[[], Parts]) -> str:
    """Write the report of a defect that ends the program; what happened, what is safe and where the report is."""
    try:
        report = f"A report without any of your data: {write_report(error, parts())}"
    except Exception:  # the report is a courtesy; the sentence is not
        report = "The report could not be written."
    stopped = f"netritual stopped because of a defect ({type(error).__name__})."
    return f"{stopped} Everything saved before is safe.\n{report}"
