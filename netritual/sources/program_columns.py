"""What the columns are called in the tables that Google and Outlook write of their contacts, and what stands in them.

Google: "E-mail 1 - Value", several values of one kind parted by " ::: ", and names of groups ("* myContacts"); since
2024 "Organization Name" and "Labels", before "Organization 1 - Name" and "Group Membership". Outlook: the English
names. Where a program names its columns in another language, its table is none of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from netritual.domain.language.text import fold
from netritual.regex import regex

PARTS = " ::: "
"""Between the values of one cell of Google's."""
_GOOGLE = {
    "name": "Name", "first": "First Name|Given Name", "middle": "Middle Name|Additional Name",
    "last": "Last Name|Family Name", "aka": "Nickname", "company": "Organization Name|Organization 1 - Name",
    "position": "Organization Title|Organization 1 - Title", "birthday": "Birthday", "private_notes": "Notes",
    "circles": "Labels|Group Membership", "emails": "E-mail # - Value", "phones": "Phone # - Value",
    "city": "Address # - City", "urls": "Website # - Value",
}  # fmt: skip
_OUTLOOK = {
    "first": "First Name", "middle": "Middle Name", "last": "Last Name", "aka": "Nickname", "company": "Company",
    "position": "Job Title", "birthday": "Birthday", "private_notes": "Notes", "circles": "Categories",
    "emails": "E-mail Address|E-mail # Address",
    "phones": "Mobile Phone|Business Phone|Business Phone #|Home Phone|Home Phone #|Primary Phone|Other Phone"
              "|Car Phone",
    "city": "Business City|Home City|Other City", "urls": "Web Page|Personal Web Page",
}  # fmt: skip
"""A column to its names; # is any number. Of several organisations the first is taken, with the position in it."""
_OF_GOOGLE = ({"E-mail # - Value"}, {"Phone # - Value"}, {"First Name", "File As", "Labels"})
_OF_OUTLOOK = ({"First Name", "Last Name", "E-mail Address", "Business Phone"},)
"""Sets of names, all of which stand in no other table."""
_SAYS_NOTHING = regex(r" - (?:Label|Type|Formatted)$|^File As$|^E-mail (?:# )?(?:Type|Display Name)$")
"""The kind of what stands beside it, or the same once more."""
_GROUPS_OF_ALL = frozenset(("mycontacts", "my contacts", "starred", "starred in android", "other contacts"))
"""Google's own groups, which say nothing of somebody."""


def program_columns(headers: Sequence[str]) -> dict[int, str] | None:
    """The columns that are read of a table that Google or Outlook wrote, by index; None of any other table."""
    numbered = [_numbered(header) for header in headers]
    for marks, columns in ((_OF_GOOGLE, _GOOGLE), (_OF_OUTLOOK, _OUTLOOK)):
        if any(mark.issubset(numbered) for mark in marks):
            return dict(_read(headers, columns))
    return None


def _read(headers: Sequence[str], columns: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    names = {name: column for column, every in columns.items() for name in every.split("|")}
    read = (names.get(header) or names.get(_numbered(header)) for header in headers)
    return ((at, column) for at, column in enumerate(read) if column)


def _numbered(header: str) -> str:
    return re.sub(r"\d+", "#", header)


def says_nothing(header: str) -> bool:
    """Whether a column only tells of what kind the one beside it is, or repeats others."""
    return _SAYS_NOTHING.search(_numbered(header)) is not None


def group_name(text: str) -> str:
    """A group as a circle: without Google's mark, "" for one in which everybody is."""
    name = text.strip().removeprefix("* ")
    return "" if fold(name) in _GROUPS_OF_ALL else name
