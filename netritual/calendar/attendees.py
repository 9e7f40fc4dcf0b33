"""Who was invited: addresses in all their spellings, and which of them are the person's own."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from icalendar import Event

from netritual.domain.language.text import clean, fold
from netritual.regex import regex

_PLACEHOLDERS = (
    "@group.calendar.google.com", "@resource.calendar.google.com", "@import.calendar.google.com",
    "unknownorganizer@calendar.google.com",
)  # fmt: skip
"""Google's stand-ins for calendars and rooms."""
_NO_REPLY = regex(r"^(no|do-?not|dont)[-_.]?reply|^(noreply|mailer-daemon|notifications?)@", re.I)
_PEOPLE = ("", "INDIVIDUAL")
"""CUTYPE of a person (RFC 5545 3.2.3); rooms, resources and groups are none."""
NOT_COMING = ("DECLINED", "DELEGATED")
"""Answers (PARTSTAT) of somebody who is not there; who delegated sent somebody else (RFC 5545 3.2.12)."""
FEWEST = 3
"""Meetings from which on an address that stands in all of them is proposed as the person's own."""
LONGEST_NAME = 200


class Invited(NamedTuple):
    """One attendee or the organizer."""

    email: str
    name: str
    answer: str
    """PARTSTAT in capitals; "" for none."""
    attends: bool
    """True for an attendee: whoever only organizes has no answer to give."""


def invitation(event: Event) -> list[Invited]:
    """The people of an event by e-mail, the organizer too; rooms, groups, placeholders and no-reply left out.

    Of several answers of one attendee one by which they come counts.
    """
    by_email: dict[str, Invited] = {}
    for name in ("ATTENDEE", "ORGANIZER"):
        value: Any = event.get(name)
        for address in value if isinstance(value, list) else [value]:
            one = _one(address, name == "ATTENDEE") if address is not None else None
            if one is None:
                continue
            before = by_email.setdefault(one.email, one)
            if one.attends and before.answer in NOT_COMING and one.answer not in NOT_COMING:
                by_email[one.email] = one
    return list(by_email.values())


def _one(address: Any, attends: bool) -> Invited | None:
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
    return Invited(email, "" if name.lower() == email else name, str(params.get("PARTSTAT", "")).upper(), attends)


class OwnAddress:
    """Which of the invited is the person: by the setting ``addresses``; where it is empty, by the address that the
    calendar is called by (Google's first one), or their whole name where no such address is invited. Nothing else is
    guessed: a wrong guess would leave a busy hour free. So the name of a person or of a calendar (it may be a
    colleague's) answers for nobody whose addresses are set.
    """

    def __init__(self, addresses: Collection[str], name: str, calendar_name: str) -> None:
        self._addressed = bool(addresses)
        self._emails = {address.lower() for address in addresses}
        self._emails |= {calendar_name.lower()} if "@" in calendar_name and not addresses else set()
        self._name = fold(name) if len(name.split()) > 1 else ""

    def among(self, people: Iterable[Invited]) -> list[Invited]:
        """Those of the invited who are the person; of two with the same name none."""
        people = list(people)
        if sure := [one for one in people if one.email in self._emails]:
            return sure
        named = [one for one in people if self._name and fold(one.name) == self._name]
        return named if len(named) == 1 else []

    def answer(self, event: Event) -> str:
        """The person's own answer to an invitation (PARTSTAT), or ""; of several addresses the best of the answers."""
        mine = [one for one in self.among(invitation(event)) if one.attends]
        answers = [one.answer for one in mine if one.email in self._emails or not self._addressed]
        return next((answer for answer in answers if answer not in NOT_COMING), answers[0] if answers else "")


def others(event: Event, own: OwnAddress, proposed: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """(e-mail, name) of those who were there with the person: not the person, and nobody who said no. Who has an
    address that is ``proposed`` as the person's own is left out too: what comes of this is a question only."""
    people = invitation(event)
    mine = own.among(people)
    there = [one for one in people if one not in mine and one.answer not in NOT_COMING]
    return tuple((one.email, one.name) for one in there if one.email not in proposed)


def proposed_addresses(events: Iterable[Event], name: str, calendar_name: str) -> list[str]:
    """Addresses that may be the person's own, the likeliest first: to be asked about, never to be taken.

    The calendar is called by it, it stands beside their name or is made of it, or it stands in every meeting.
    """
    own = OwnAddress((), name, calendar_name)
    meetings = {str(event.get("UID", "")): people for event in events if len(people := invitation(event)) > 1}
    counts = Counter(one.email for people in meetings.values() for one in people)
    named = [one.email for people in meetings.values() for one in own.among(people)]
    alike = [email for email in counts if _is_made_of(email, name)]
    always = [email for email, count in counts.most_common() if count == len(meetings) >= FEWEST]
    called = [calendar_name.lower()] if "@" in calendar_name else []
    return list(dict.fromkeys([*called, *named, *alike, *always]))


def _is_made_of(email: str, name: str) -> bool:
    """True for sam.reed@…, sreed@… and sam@… of Sam Reed."""
    words, local = [fold(word) for word in name.split()], fold(email.partition("@")[0].partition("+")[0])
    if not words or local == words[0]:
        return bool(words)
    last, before = words[-1], local[: -len(words[-1])]
    begins = before in ("", words[0][0]) or before[-1:] in (".", "_", "-")
    return len(words) > 1 and local.endswith(last) and (begins or len(last) > 3)
