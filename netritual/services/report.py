"""Redacted crash reports: where in our code it happened, and nothing that a person typed."""

from collections.abc import Callable
from datetime import datetime
from traceback import extract_tb

from netritual.services.parts import Parts


def report_text(error: BaseException, when: datetime) -> str:
    """The kind of error and the lines of code it passed; no message and no values, since both may hold names."""
    lines = [f"netritual stopped at {when.isoformat(timespec='seconds')}: {type(error).__name__}"]
    for frame in extract_tb(error.__traceback__):
        _, _, place = frame.filename.rpartition("site-packages")
        name = place.replace("\\", "/").rpartition("netritual/")
        lines.append(f"  {name[1]}{name[2]}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def defect_words(error: BaseException, parts: Callable[[], Parts]) -> str:
    """Write the report of a defect into the home; what a person is told: what happened, what is safe, where it is."""
    try:
        app_parts = parts()
        path = f"{app_parts.home.reports}/{app_parts.now().strftime('%Y%m%d-%H%M%S')}.txt"
        app_parts.disk.make_folder(app_parts.home.reports)
        app_parts.disk.replace(path, report_text(error, app_parts.now()).encode("utf-8"))
        report = f"A report without any of your data: {path}"
    except Exception:  # the report is a courtesy; the sentence is not
        report = "The report could not be written."
    stopped = f"netritual stopped because of a defect ({type(error).__name__})."
    return f"{stopped} Everything saved before is safe.\n{report}"
