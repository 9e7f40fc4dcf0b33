"""Which open loop is meant: by a person, or by words of what it is about, its kind or its people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from netritual.domain.language.terms import words_of
from netritual.domain.language.text import LIKE_A_SLIP, fold, nearest
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.names import NameLookup

LEAST_DIGITS = 3
"""Digits that a short number has at least."""
LONG = 3
"""Letters than which a word that names a matter has more."""


def loops_meant(network: Network, loops: Sequence[Loop], typed: str, lookup: NameLookup | None = None) -> list[Loop]:
    """All loops that the words may mean, in their order. Of several nothing is guessed.

    Of one whose whole text was typed it is that one. Else the loops of the people who go by that name come first; else
    each word must begin one of a loop's own words.
    """
    if exact := [loop for loop in loops if loop.what and fold(loop.what) == fold(typed)]:
        return exact
    people = {*(lookup or _names_of(network)).people_meant(typed)[0]}
    theirs = [loop for loop in loops if not people.isdisjoint(loop.people)]
    words = [key for word in typed.split() if (key := fold(word))]
    return theirs or [loop for loop in loops if words and _says(network, loop, words)]


def shortest_names(
    network: Network, loops: Sequence[Loop], asked: Sequence[Loop], lookup: NameLookup | None = None
) -> Mapping[Loop, str]:
    """The fewest words that mean each one of some loops among ``loops``, as a shell takes them: a first name, with the
    kind behind it where that is needed, a handle, a word of its matter, also behind the name; else its number with the
    kind. ``lookup`` is
    that of everyone in the network, where there is one."""
    names_by_loop: dict[Loop, str] = {}
    lookup = (lookup or _names_of(network)) if asked else None
    for loop in asked:
        person = network.get(Person, loop.who) if loop.who is not None else None
        first = first_name(person.name).lower() if person is not None else ""
        names = [first, person.handle, f"{first} {_kind_word(loop)}"] if person is not None and first.isalnum() else []
        words = [word for word in loop.what.lower().split() if word.isalpha() and len(word) > LONG]
        names += [*words, *(f"{name} {word}" for name in names[:1] for word in words)]
        short = (name for name in names if _keys(loops_meant(network, loops, name, lookup)) == _keys([loop]))
        names_by_loop[loop] = next(short, numbered(loop))
    return names_by_loop


def _names_of(network: Network) -> NameLookup:
    from netritual.services.name_book import NameBook  # the shell has another lookup

    return NameBook(network)


def _kind_word(loop: Loop) -> str:
    """The word of a loop for its kind; that of what is asked of a planned coffee: "cancel?", "move to Fri?"."""
    if loop.change is None:
        return loop.kind
    asked = words_of(loop.what.partition("?")[0])
    return asked[0] if loop.change[1] in ("move-coffee", "plan-coffee") else asked[-1]


def _keys(loops: Iterable[Loop]) -> list[tuple[int, str]]:
    return [(loop.id, loop.kind) for loop in loops]


def short_numbers(ids: Iterable[int]) -> Mapping[int, str]:
    """The fewest last digits of each id that no other one has: what a person types of it."""
    every = {id: str(id) for id in ids}
    sizes = range(LEAST_DIGITS, max(map(len, every.values()), default=0) + 1)
    shared = Counter(number[-size:] for number in every.values() for size in {min(size, len(number)) for size in sizes})
    return {
        id: next((number[-size:] for size in sizes if shared[number[-size:]] == 1), number)
        for id, number in every.items()
    }


def ids_meant(ids: Iterable[int], typed: str) -> list[int]:
    """The ids that a number means: the one that is it, else those whose last digits it is."""
    every = sorted(set(ids))
    if int(typed) in every or len(typed) < LEAST_DIGITS:
        return [int(typed)]
    return [id for id in every if str(id).endswith(typed)]


def numbered(loop: Loop, number: str = "") -> str:
    """The number of a loop, a shorter one where there is one, with its kind, of a need with its words: a person may
    have several."""
    from shlex import quote

    return f"{number or loop.id} {quote(loop.what) if loop.table == 'people' else loop.kind}"


def loop_name_near(network: Network, loops: Iterable[Loop], typed: str) -> str:
    """The person of a loop, or the word of one, that a slip most likely meant; "" when there is none."""
    people = (network.get(Person, who) for loop in loops for who in loop.people)
    names = {word.lower(): person.name for person in people if person for word in (*person.name.split(), person.name)}
    near = nearest(typed, names, LIKE_A_SLIP)
    return names.get(near, "")


def _says(network: Network, loop: Loop, words: Sequence[str]) -> bool:
    """Whether each of some words begins one of a loop's own."""
    people = (network.get(Person, who) for who in loop.people)
    texts = (loop.what, loop.kind, *(f"{person.name} {person.handle}" for person in people if person))
    said = [fold(word) for text in texts for word in text.replace("-", " ").split()]
    return all(any(each.startswith(word) for each in said) for word in words)
