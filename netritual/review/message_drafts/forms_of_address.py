"""How one calls somebody in a note: by the first name, a short form or a title, as the lines about them do."""

from re import escape

from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import NEVER_ALONE, first_name, titled_name
from netritual.domain.quicklog.contact_labels import RELATIONS, behind_relation
from netritual.domain.quicklog.line_vocabulary import PARTICLES, TITLED
from netritual.domain.quicklog.name_keys import parts_of
from netritual.domain.quicklog.nicknames import shortens
from netritual.regex import regex
from netritual.review.message_drafts.lines_about import WORD, is_named_in, names_of

LINES_READ = 20
"""How many of the newest lines show what somebody is called."""
_CAPITALIZED = regex(r"\b[^\W\d_a-z]\w{2,}(?:-\w+)*")
_HANDLE = regex(r"(?:^|(?<=\s))@\S+")
"""How somebody is named for the log, and not as one calls them."""
_OF_LEARNING = ("dr", "prof", "professor")
"""Titles by which one calls whom one has never called otherwise."""


def titled_in_lines(network: Network, person: Person) -> str:
    """The title and the last name of somebody whom the lines call so and never by the first name alone, or whom none
    calls and whose name has a title of learning: "Prof. Stein"; "" of anybody else."""
    titled, (first, last) = titled_name(person.name), (fold(names_of(person)[0]), fold(person.name.split()[-1]))
    title = fold(titled.split()[0]) if titled else ""
    title_by_name: dict[str, str] = {}
    for talk in network.talks(person.id, LINES_READ):
        words = [fold(word) for word in WORD.findall(_HANDLE.sub("", talk.line))]
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False):
            if word == first != last == behind:
                continue  # the whole name says nothing
            if (before in TITLED or (before and before == title)) and word in (first, last):
                title_by_name[word] = before
            elif word == first:
                return ""
    if first in title_by_name and last not in title_by_name:  # "Father Ignacio"
        return f"{titled.split()[0] if titled else title_by_name[first].capitalize()} {first_name(person.name)}"
    if not title_by_name and title not in _OF_LEARNING and titled != first_name(person.name):
        return ""
    return titled or (f"{title_by_name[last].capitalize()} {person.name.split()[-1]}" if title_by_name else "")


def called_in_lines(network: Network, person: Person) -> str:
    """The title and the last name where they are called so, both first names where they always are, else the first
    name, or the short form that stands in each line about somebody alone which names them by either."""
    if titled := titled_in_lines(network, person):
        return titled
    if fold(person.name.split()[0]) in RELATIONS and " " in person.name:
        called = behind_relation(person.name.split())
        from netritual.domain.quicklog.natural.given_names import is_first_name

        return called if called and is_first_name(fold(called)) else person.name
    first, lines = first_name(person.name), network.talks(person.id, LINES_READ)
    if fold(first.split()[0] if first else "") in NEVER_ALONE:
        return first
    if both := _both_names(person, [talk.line for talk in lines if is_named_in(network, person.id, talk.line)]):
        return both
    said: set[str] = set()
    for talk in lines:
        words = {} if talk.people != (person.id,) else {fold(word): word for word in _CAPITALIZED.findall(talk.line)}
        said |= {first for word in words if word == fold(first)}  # the contact's spelling, not a line's
        said |= {words[word] for word in words if shortens(word, fold(first))}
    return said.pop() if len(said) == 1 else first


def _both_names(person: Person, lines: list[str]) -> str:
    """The first two words of a name by which each line calls somebody, one at least without the third: "Juan David"; ""
    else."""
    words = parts_of(person.name).words[:3]
    if len(words) < 3 or words[1].lower() in PARTICLES:
        return ""
    both, last = f"{escape(words[0])} {escape(words[1])}".lower(), escape(words[2]).lower()
    is_theirs = lines and all(regex(rf"\b{both}\b").search(line.lower()) for line in lines)
    alone = regex(rf"\b{both}\b(?! {last}\b)")
    return " ".join(words[:2]) if is_theirs and any(alone.search(line.lower()) for line in lines) else ""
