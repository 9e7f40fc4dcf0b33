"""The lines about somebody: those in which they were, and those that name them; and the days that lines name."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from re import IGNORECASE, Pattern, escape

from netritual.domain.dates.date_phrases import parse_day, read_day
from netritual.domain.dates.dates import MONTH
from netritual.domain.language.terms import COMMON
from netritual.domain.language.text import unaccent
from netritual.domain.matters.noun_phrases import ARTICLES
from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.people.private_findings import private_words
from netritual.domain.ties.tie import CONVERSATIONS
from netritual.regex import naming, regex

FAR_DAYS = 56
"""Days after which a talk was a while ago: its month is said, not its day."""
LETTER_DAYS = 30
"""Days for which a message is answered by what it was about."""
THANKED_DAYS = 2
"""Days for which one thanks for a message; after that one says what it was about."""
LATELY_DAYS = 90
"""Days within which anything noted means that one does not write as after a long time."""
SHORTEST_NAME = 3
"""Letters that a last name needs to be looked for in lines; shorter ones are words too often."""
WORKING_DAYS = 5
"""Days from the Monday of a week within which what was said for that week is in time."""
TALKS_READ = 6
"""How many of the newest talks are searched for the one that a note is about."""
WORD = regex(r"[^\W\d_]+")
_OF_SOMEBODY = r"(?:['’]?s)?(?!\w)"
"""Behind a name: it may be that of whose something is, with or without its apostrophe."""
_WROTE = (
    r"^(?:NAME)(?: (?!hasn|haven|didn|never|not\b|no\b)\w+\.?){0,3}? (?:just |also )?(?:(?:wrote|writes)"
    r"(?! (?:an?|the|his|her|their|my|our|such) (?!(?:\w+ )?(?:e-?mail|message|letter|note|text|card)\b))"
    r"|texted|texts|emailed|emails|mailed|messaged"
    r"|dmed|dm['’]?d|pinged|answered|replied|(?:came|got|wrote) back)\b"
    r"|^(?:got |had )?(?:an? )?(?:long |short |nice )?"
    r"(?:mail|email|e-mail|text|message|dm|note|letter|whatsapp) from (?:NAME)\b"
    r"|^(?:NAME)(?: \w+)? (?:on|by|via|over) (?:\w+):"
)
"""How a line begins that tells of a message of theirs, with the name in the place of NAME."""
MY_ANSWER = regex(
    r"(?:\btold (?!me\b|us\b)\w+"
    r"|(?:^|[,.;:] ?|\bi |\band )(?:said|replied|answered|(?:wrote|mailed|texted|called) back)"
    r"|sent (?:it|them|him|her)|yes to|no to|agreed|thanked)\b"
)
"""Words of an answer of mine."""
_PERIOD = regex(
    r"\b(?:this|over the|end of(?: the| this)?) (week|month)\b|\b(eow|eom|next week)\b"
    rf"|\b(?:in|until|till?) (?:early |late )?({'|'.join(MONTH)})\b"
)
"""Where a line names a week or a month, at the end of which something is done."""
MONTH_END = regex(
    r"[,;.]? ?\b(?:(?:by|before|due|until|till?|needs? (?:it|them)) )*(?:the )?"
    rf"(?:end of (?:(?:the |this )?month|({'|'.join(MONTH)}))|month[- ]end|eom)\b",
    IGNORECASE,
)
"""Where it names the end of a month."""
_BY = regex(r"\b(?:till|until|til|by|due|after|before|(in|on)|deadline(?: is)?|closes):? (?:the )?(?=([^,;.!?]+))")
"""Where it names the day, with the words that may be of something else's."""
_NO_PLAIN_WORD = r"(?<!\w)" + "".join(rf"(?<!\b{word} )" for word in sorted(ARTICLES))
"""Before a name that is a word too: behind an article or a possessive it is that word."""
_ON = regex(r"\bon ((?:the )?[^,;!?]+)")
"""Where it names that of something that takes place."""


def talks_about(network: Network, person: Person, today: date) -> list[Interaction]:
    """The newest lines about somebody, and those of the last weeks that name them, the newest first."""
    named = talks_naming(network, person, today - timedelta(days=FAR_DAYS), today)
    return sorted((*network.talks(person.id, TALKS_READ), *named), key=lambda talk: (talk.on, talk.id), reverse=True)


def talks_naming(network: Network, person: Person, first: date, to: date) -> Iterator[Interaction]:
    """The lines of some days that name somebody who was not there: as one spoken of, as who is most likely meant, by
    the last name alone, or by the first one where the line is nobody's yet."""
    by_last, by_first = map(_naming, (person.name.split()[-1], first_name(person.name)))
    for talk in network.talks_between(first, to):
        if person.id in talk.people:
            continue
        names = by_last if talk.people or talk.mentions else by_last + by_first
        line = unaccent(talk.line)
        if (
            person.id in talk.mentions
            or (talk.likely and any(person.id in ids for ids in talk.likely.values()))
            or any(name in line and pattern.search(line) for name, pattern in names)
        ):
            yield talk


def _naming(name: str) -> list[tuple[str, Pattern[str]]]:
    """A name as lines are looked through for it, with where it is that of somebody; nothing for a short one."""
    name = unaccent(name)
    return [(name, regex(rf"(?<!\w){escape(name)}{_OF_SOMEBODY}"))] if len(name) >= SHORTEST_NAME else []


def lines_about(network: Network, person: Person, today: date, days: int) -> Iterator[str]:
    """The lines of so many days about somebody, the newest first."""
    for talk in talks_about(network, person, today):
        if (today - talk.on).days <= days:
            yield f"{talk.line} {talk.note}"


def has_written_last(network: Network, person: Person, today: date) -> bool:
    """Whether the newest line about somebody tells that they wrote, and of nothing that I answered."""
    talks = (talk for talk in talks_about(network, person, today) if person.id in talk.people or not talk.people)
    newest = next((talk for talk in talks if talk.line.strip()), None)
    letter = last_letter(network, person, today, LATELY_DAYS)
    is_open = letter is not None and letter == newest and MY_ANSWER.search(letter.line.lower()) is None
    return is_open and letter is not None and not _is_settled(network, letter, person, today)


def _is_settled(network: Network, letter: Interaction, person: Person, today: date) -> bool:
    """Whether I spoke with somebody whom a message names after it came: that was what it was about."""
    named = {*letter.people, *letter.mentions} - {person.id}
    later = (talk for who in named for talk in network.talks(who, TALKS_READ))
    return any((talk.on, talk.id) > (letter.on, letter.id) and talk.on <= today and talk.channel in CONVERSATIONS
               for talk in later)  # fmt: skip


def last_letter(network: Network, person: Person, today: date, days: int = LETTER_DAYS) -> Interaction | None:
    """The newest line of so many days that tells of a message of somebody's."""
    wrote = naming(_WROTE, names_of(person))
    talks = (talk for talk in talks_about(network, person, today) if (today - talk.on).days <= days)
    return next((talk for talk in talks if wrote.search(talk.line)), None)


def says_any(network: Network, person: Person, today: date, days: int, pattern: Pattern[str]) -> str:
    """ "yes" where a line of so many days about somebody has words of a pattern."""
    return "yes" if any(pattern.search(line.lower()) for line in lines_about(network, person, today, days)) else ""


def last_day(line: str, on: date) -> date | None:
    """The day by which a line of some day says that something is wanted: "before easter"; None when it names none."""
    named = sorted(_BY.finditer(line.lower()), key=lambda match: bool(match[1]))
    days = [_month_end(line, on) if "end of" in match[2] else _first_day(match[2].split()[:3], on) for match in named]
    return next(filter(None, days), None) or _month_end(line, on)


def _month_end(line: str, on: date) -> date | None:
    """The last day of the month at whose end a line says that something is wanted."""
    match = MONTH_END.search(line)
    return parse_day(f"end of {match[1] or 'month'}", on) if match is not None else None


def day_named_on(line: str, on: date) -> date | None:
    """The day on which a line of some day says that something takes place: "on 14 April"; None where it names none."""
    days = (_first_day(match[1].split()[:3], on) for match in _ON.finditer(line.lower()))
    return next(filter(None, days), None)


def period_end(line: str, on: date) -> date | None:
    """The last working day of the week or the month that a line names, "this week", "by the end of the month"; None
    where it names none."""
    match = _PERIOD.search(line.lower())
    if match is None:
        return None
    period, friday = match[1] or match[2] or match[3], on + timedelta(days=WORKING_DAYS - 1 - on.weekday())
    if period in ("week", "eow"):
        return friday
    if period == "next week":
        return friday + timedelta(days=7)
    if match[3]:
        on = date(on.year + (MONTH[match[3]] < on.month), MONTH[match[3]], 1)
    last = (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last - timedelta(days=max(0, last.weekday() - WORKING_DAYS + 1))


def days_in(line: str, on: date) -> set[date]:
    """The days that a line of some day names anywhere: "31.3.", "tue 31 march"."""
    words = [word.rstrip(",;!?") or word for word in line.lower().split()]
    days = (read_day(words, at, on, True) for at in range(len(words)))
    return {when.day for when in days if when is not None and when.day is not None}


def day_in(text: str, on: date) -> date | None:
    """A day with its number that a text names: "cover her Saturday 28th", "on 2 oct"; None when it names none."""
    words = text.lower().split()
    numbered = [at for at, word in enumerate(words) if at and word[0].isdigit()]
    days = (_day(" ".join(words[first : first + 2]), on) for at in numbered for first in (at - 1, at))
    return next(filter(None, days), None)


def _first_day(words: Sequence[str], on: date) -> date | None:
    """The day that words begin with, the longest phrase first."""
    phrases = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((day for phrase in phrases if (day := _day(phrase, on)) is not None), None)


def _day(phrase: str, on: date) -> date | None:
    """The day that is named, seen from another one; Easter is its Monday, when work goes on."""
    if phrase.split()[0] in ("christmas", "xmas"):
        phrase = "24 december"
    if phrase.split()[0] != "easter":
        return parse_day(phrase, on)
    from dateutil.easter import easter  # a table that hardly a line needs

    days: list[date] = [easter(year) + timedelta(days=1) for year in (on.year, on.year + 1)]
    return next(day for day in days if day >= on)


def names_of(person: Person) -> tuple[str, ...]:
    """The names by which a line calls somebody: the first one, and the last, with and without their accents."""
    last = person.name.split()[-1:] if len(person.name.split()) > 1 else []
    names = ((first_name(person.name) or person.name).split()[-1], *last)
    return tuple(dict.fromkeys((*names, *map(unaccent, names))))


def is_named_in(network: Network, who: int, line: str) -> bool:
    """Whether a line calls somebody by one of their names."""
    person = network.get(Person, who)
    words = {unaccent(word) for word in WORD.findall(line)}
    return person is not None and not words.isdisjoint(map(unaccent, names_of(person)))


def in_capitals(text: str, person: Person) -> str:
    """A text with somebody's company, its first word, and city written as they are. What may be a plain word stays as
    it was typed: "alumni" of an "Alumni office", "the municipality", and "books" of Books & Co but for "at Books"."""
    words = person.company.split()
    first = words[:1] if len(words) > 1 and not any(map(str.islower, words)) else []
    called = [word for word in first if len(word) > SHORTEST_NAME and word.isalpha() and word.lower() not in COMMON]
    named = [(_NO_PLAIN_WORD if name.istitle() else r"(?<!\w)", name) for name in (person.company, person.city) if name]
    for before, name in (*named, *((r"(?<!\w)(?<=\b(?:at|to) )", name) for name in called)):
        text = regex(rf"{before}{escape(name)}(?!\w)", IGNORECASE).sub(name.replace("\\", r"\\"), text)
    return text


def is_private(text: str, person: Person, note: str = "") -> bool:
    """True when a text has a rare word of what is noted in private."""
    noted = "\n".join(filter(None, (person.private_notes, note)))
    return bool(noted) and bool(private_words(text, Person(handle="", name=person.name, private_notes=noted)))
