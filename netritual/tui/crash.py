"""A defect ends the app without telling what is in it: no local variables, no names, no notes.

Textual prints a traceback with local variables (``textual.md`` 7). Ours writes a redacted report into the home (the
kinds of the errors and the places in code they passed) and names it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netritual.services.parts import Parts


def write_report(error: BaseException, parts: Parts, now: datetime) -> str | None:
    """Write the report and give its path; None when the disk refuses."""
    from netritual.services.report import write_report as write

    try:
        return write(parts.disk, parts.home, now, error)
    except OSError:
        return None


def farewell(error: BaseException, path: str | None) -> str:
    """What the terminal says after a defect: what happened, what is safe, what to do."""
    where = f"A report without any of your data: {path}" if path else "The report could not be written."
    return (
        f"netritual stopped because of a defect ({type(error).__name__}). Everything saved before is safe.\n"
        f"{where}\nStart it again; a review goes on where it was."
    )
