"""What to do with the calendar files that were written: which of the two to import, and what to change by hand."""

import os
from collections.abc import Sequence
from datetime import datetime

from netritual.domain.coffees.written_events import is_elsewhere, known_to_calendar, moment_in, revisions_of
from netritual.domain.dates.working_hours import local_words
from netritual.domain.model import Settings, WrittenFile
from netritual.services.calendar_programs import hint, program_of
from netritual.services.verbs.calendar_file import new_path_of


def file_to_import(files: Sequence[WrittenFile], path: str, program: str) -> str:
    """Of the file at ``path`` and the one beside it, that which the person's program is to be given; "" for neither."""
    row = program_of(program)
    if row is not None and row.again == "updates":
        return path
    return _new_file(files, path)


def import_words(files: Sequence[WrittenFile], path: str, settings: Settings, now: datetime) -> str:
    """Which file to import, what the person's program makes of it, and what is to be changed there by hand."""
    full, new = (os.path.basename(name) for name in (path, _new_file(files, path)))
    return hint(settings.program, full, new, by_hand(files, path, settings, now))


def by_hand(files: Sequence[WrittenFile], path: str, settings: Settings, now: datetime) -> list[str]:
    """What a calendar has otherwise than the file at ``path``, where it takes no change of it from a file: coffees that
    were moved, with their time, and those that were cancelled, also where nobody said that the file with them was
    imported."""
    in_calendar = known_to_calendar(files)
    words = []
    for uid, revision in next((revisions_of(file) for file in files if file.path == path), {}).items():
        start, end, status, title, *_ = revision.face
        unsure = uid not in in_calendar and status == "CANCELLED"
        if (unsure or (uid in in_calendar and is_elsewhere(in_calendar[uid], revision))) and moment_in(end) > now:
            when = local_words(moment_in(start), settings, now.date())
            words.append(f"{title}, {when}{', if an earlier file brought it there' if unsure else ''}")
    return words


def _new_file(files: Sequence[WrittenFile], path: str) -> str:
    """The path of the file with what is not imported yet, as much of it as was given; "" where there is none."""
    beside = new_path_of(path)
    return beside if any(file.path.endswith(beside) and file.data is not None for file in files) else ""
