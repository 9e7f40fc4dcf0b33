"""Published free/busy times: a calendar that says when somebody is busy, and nothing else (RFC 5545 3.6.4, 3.8.2.6)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from netritual.calendar.mends import Reader
from netritual.calendar.times import moment
from netritual.calendar.timezones import Zones
from netritual.domain.agenda import Busy

_LINE = re.compile(r"\s*FREEBUSY\s*(;.*?)?:", re.I)
_KIND = re.compile(r";\s*FBTYPE\s*=\s*\"?([A-Z-]+)", re.I)


class Period(NamedTuple):
    """One period; ``busy`` is None when it is free."""

    busy: Busy | None
    mends: frozenset[str]


def free_busy(lines: list[str], zones: Zones) -> Iterator[Period | None]:
    """The periods of one VFREEBUSY; None for each that cannot be read."""
    for line in dict.fromkeys(lines):
        match = _LINE.match(line)
        if match is None:
            continue
        kind = _KIND.search(match[1] or "")
        word = kind[1].upper() if kind else "BUSY"
        reader = Reader(zones, {})
        for start, end in reader.periods(line):
            if start is None or end is None:
                yield None
                continue
            busy = Busy(moment(start), moment(end), word == "BUSY-TENTATIVE") if word != "FREE" else None
            yield Period(busy, frozenset(reader.mends))
            reader.mends.clear()
