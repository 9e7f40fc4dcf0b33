"""When a birthday comes round, and whose is in the next days."""

from collections.abc import Iterable
from datetime import date, timedelta
from re import IGNORECASE

from netritual.domain.dates.day_wording import MONTHS
from netritual.domain.model import Person
from netritual.regex import regex

_FAMILY = regex(
    r"(?:^|\()(?:my )?(?:mum|mom|mam|mama|mother|dad|papa|father|gran|granny|grandma|grandpa|grandad|nana|oma|opa|aunt|"
    r"auntie|uncle|cousin|brother|sister|bro|sis|niece|nephew|tante|onkel|mutti|vati|omi|opi|bruder|schwester|maman|mamá|"
    r"papá|mamma|abuela|abuelo|nonna|nonno|zia|zio|tía|tío)\b|^(?:ma|pa|nan|appa|amma|mãe|pai)$",
    IGNORECASE,
)
_TITLED = regex(
    r"(?:(?-i:Sister|Brother|Father|Mother)(?: [^\W\d_][\w'’-]+)+|"
    r"(?:nana|aunt(?:ie)?) [^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)+)$",
    IGNORECASE,
)
"""What begins a name or stands in brackets behind it: Ma, Pa, Nan and Amma are the whole name. A title of a nun or a
priest before a name, "Sister Clare", and any before a first name and a last one."""


def days_to_birthday(text: str, today: date) -> int | None:
    """Days to the next one of ``YYYY-MM-DD`` or ``MM-DD``; 29 February is the 28th in other years. None if unread."""
    try:
        month, day = int(text[-5:-3]), int(text[-2:])
        for year in (today.year, today.year + 1):
            on = _birthday_in(year, month, day)
            if on >= today:
                return (on - today).days
    except ValueError:
        return None
    return None


def birthday_words(text: str | None) -> str:
    """A birthday as a page shows it: "9 Dec", "9 Dec 1961"; "" for none, and one that cannot be read as it stands."""
    if not text or days_to_birthday(text, date.min) is None:
        return text or ""
    day = f"{int(text[-2:])} {MONTHS[int(text[-5:-3]) - 1]}"
    return f"{day} {text[:4]}" if len(text) > len("--MM-DD") else day


CENTURY = 100


def born_by(today: date, text: str) -> str:
    """A birthday (``YYYY-MM-DD`` or ``MM-DD``) that does not lie ahead.

    Programs that show years with two digits put them into the wrong century; where the one before does not hold
    either, the day of the year alone is sure.
    """
    if len(text) < len("YYYY-MM-DD") or text <= today.isoformat():
        return text
    try:
        earlier = date(int(text[:4]) - CENTURY, int(text[5:7]), int(text[8:10]))
    except ValueError:
        return text[5:]
    return earlier.isoformat() if earlier <= today else text[5:]


GENERATION = 15
"""Years between two people of one name and one address who are parent and child."""


def birthday_of_both(one: str, two: str) -> str | None:
    """The birthday that says what two say, the fuller one where only one of them tells the year; None for others."""
    short, full = sorted((one, two), key=len)
    return full if full.endswith(short) else None


def are_two_births(one: str, two: str) -> bool:
    """Whether two birthdays (``YYYY-MM-DD`` or ``MM-DD``) are those of two people.

    Another year of one day of the year is a slip of whoever wrote it, unless a generation lies between.
    """
    if not one or not two or birthday_of_both(one, two):
        return False
    return one[-5:] != two[-5:] or abs(int(one[:4]) - int(two[:4])) >= GENERATION


def _birthday_in(year: int, month: int, day: int) -> date:
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def is_family(name: str) -> bool:
    """Whether a name says that somebody is of the family: "Uncle Pat", "Kim Holt (sister)"."""
    return _FAMILY.search(name) is not None and _TITLED.match(name) is None


def birthdays_until(people: Iterable[Person], today: date, days: int) -> list[tuple[date, Person]]:
    """The birthdays of so many days from today on, by day, on each the family first; nobody who is archived."""
    birthdays: list[tuple[date, Person]] = []
    for person in people:
        ahead = days_to_birthday(person.birthday, today) if person.birthday and person.status != "archived" else None
        if ahead is not None and ahead <= days:
            birthdays.append((today + timedelta(days=ahead), person))
    return sorted(birthdays, key=lambda one: (one[0], not (one[1].kin or is_family(one[1].name)), one[1].handle))
