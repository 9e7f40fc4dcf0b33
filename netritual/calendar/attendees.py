"""Who was invited: addresses in all their spellings, and which of them is the person's own."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from netritual.domain.text import clean, fold

if TYPE_CHECKING:
    from icalendar import Event

_PLACEHOLDERS = (
    "@group.calendar.google.com", "@resource.calendar.google.com", "@import.calendar.google.com",
    "unknownorganizer@calendar.google.com",
)  # fmt: skip
"""Google's stand-ins for calendars and rooms."""
_NO_REPLY = re.compile(r"^(no|do-?not|dont)[-_.]?reply|^(noreply|mailer-daemon|notifications?)@", re.I)
_PEOPLE = ("", "INDIVIDUAL")
"""CUTYPE of a person (RFC 5545 3.2.3); rooms, resources and groups are none."""
FEWEST = 3
"""Meetings from which on the one address in all of them is taken for the person's own."""
LONGEST_NAME = 200


class Invited(NamedTuple):
    """One attendee or the organizer."""

    email: str
    name: str
    kind: str
    answer: str


def invitation(event: "Event") -> list[Invited]:
    """The people of an event by e-mail, the organizer too; rooms, groups, placeholders and no-reply left out."""
    found: dict[str, Invited] = {}
    for name in ("ATTENDEE", "ORGANIZER"):
        value: Any = event.get(name)
        for address in value if isinstance(value, list) else [value]:
            one = _one(address) if address is not None else None
            if one is not None and one.email not in found:
                found[one.email] = one
    return list(found.values())


def _one(address: Any) -> Invited | None:
    text = clean(str(address)).strip().strip('"').strip()
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() != "mailto":
        return None
    email = (rest if colon else text).strip().strip('"').lower()
    params = getattr(address, "params", {})
    kind = str(params.get("CUTYPE", "")).upper()
    if "@" not in email or " " in email or kind not in _PEOPLE:
        return None
    if email.endswith(_PLACEHOLDERS) or _NO_REPLY.search(email):
        return None
    name = clean(str(params.get("CN", ""))).strip().strip('"')[:LONGEST_NAME]
    return Invited(email, "" if name.lower() == email else name, kind, str(params.get("PARTSTAT", "")).upper())


class OwnAddress:
    """The person's own addresses in a calendar, worked out from it: there is no setting for them.

    A calendar named by an address (Google's first one), an attendee with the person's name, and the one address that
    stands in every meeting.
    """

    def __init__(self, events: Iterable["Event"], name: str, calendar_name: str) -> None:
        self._name = fold(name)
        self._emails = {calendar_name.lower()} if "@" in calendar_name else set()
        counts: Counter[str] = Counter()
        meetings: set[str] = set()
        for event in events:
            people = invitation(event)
            uid = str(event.get("UID", ""))
            if len(people) < 2 or uid in meetings:
                continue
            meetings.add(uid)
            counts.update({one.email for one in people})
        if len(meetings) >= FEWEST and not self._emails:
            always = [email for email, count in counts.items() if count == len(meetings)]
            self._emails |= set(always) if len(always) == 1 else set()

    def is_own(self, one: Invited) -> bool:
        """True for the person."""
        return one.email in self._emails or (bool(self._name) and fold(one.name) == self._name)

    def answer(self, event: "Event") -> str:
        """The person's own answer to an invitation (PARTSTAT), or ""."""
        return next((one.answer for one in invitation(event) if self.is_own(one) and one.answer), "")


def others(event: "Event", own: OwnAddress) -> tuple[tuple[str, str], ...]:
    """(e-mail, name) of those who were there with the person: not the person, and nobody who declined."""
    return tuple((one.email, one.name) for one in invitation(event) if not own.is_own(one) and not declined(one))


def declined(one: Invited) -> bool:
    """True when this attendee said no."""
    return one.answer == "DECLINED"
