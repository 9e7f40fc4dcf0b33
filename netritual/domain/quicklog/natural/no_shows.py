"""Whether a line says that who was awaited did not come: "lunch with Ben, he never turned up"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.language.text import unaccent
from netritual.domain.quicklog import word_translations as abroad
from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS, IN_PERSON
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import NOT_HAPPENED, PAST_TALKS
from netritual.domain.quicklog.natural.name_frames import KIN, Frames
from netritual.domain.quicklog.natural.phrase import SUBJECTS, Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Name

_SHOWN = frozenset(("me", "us", "the", "a", "any", "his", "her", "their", "my", "back", "down"))
"""Behind "didn't show" or "never came" these say what else was not done."""
_WHO_CAME = SUBJECTS.union(v.HE, v.AND, v.ADVERBS) | v.words("""
    but though however sadly apparently unfortunately simply in the end again me is was leider wieder ist est n'est
    s'est ne encore è ha si ancora se
""")
"""Between whom a talk was with and the words that they did not come."""
ONE_OF_THEM = {
    **dict.fromkeys(f"he {abroad.HE} lui".split(), "he"),
    **dict.fromkeys(f"she {abroad.SHE} lei".split(), "she"),
}
"""Of two whom a talk was with these mean one."""
_BEHIND_NOT_COMING = v.words("""
    up again either so because as and but today yesterday this apparently though aujourd'hui hier
    gestern heute ayer hoy ieri oggi ontem hoje gisteren vandaag opdagen weil wegen parce porque perché omdat
""")
"""Behind words that somebody did not come these leave it at that: "never turned up again"."""
_TO = frozenset(("zum", "zur", "naar", "au", "al", "alla", "ao", "para"))
_MEETINGS = frozenset(("termin", "verabredung", "treffen", "essen", "feier", "afspraak", "cita", "appuntamento"))
"""Behind the word before them these are the talk that a line is about, beside those of a channel."""
_CAME = frozenset(("came", "come"))
_CAME_ABROAD = v.words("nicht nie niet gekommen gekomen vino venido veio venu venue venuto venuta")
"""Last words of those that nobody came, which may go on with how and from where: "kam nicht mit der Bahn"."""
OTHERS = KIN.union(v.ROLES) | v.words("""
    client host sitter babysitter nanny guest guests others everyone someone chef chefin kollege kollegin kunde kundin
    mutter vater mann frau sohn tochter mère père mari femme patron client cliente niñera canguro jefe jefa madre padre
    hija hijo marido mujer capo mamma papà figlia figlio marito moglie babá chefe mãe pai filha filho esposa baas klant
    moeder vader dochter zoon oppas
""")
"""Who did not come or calls a talk off, though nobody of the network."""
_REACHED = v.PERSONAL | {"spoke", "heard"}
"""In these talks somebody says what becomes of another: "rang Ana, she can't make Thursday"."""


def did_not_come(words: Sequence[Word], lows: Sequence[str], at: int, talk: int, names: Sequence[Name]) -> bool:
    """Whether the words at a place say that who was awaited did not come.

    Of the talk that a line begins with that is certain. Behind it, "lunch with Ben, he never turned up", it is where
    the part says no more, and nobody else is spoken of before it whom it may mean.
    """
    end = at + v.said_at(NOT_HAPPENED, [unaccent(lows[at]), *lows[at + 1 : at + 3]], 0)
    if end == at:
        return False
    first, last = part_of(words, at)
    verb = lows[end - 1]
    if not first and verb not in _CAME | _CAME_ABROAD:
        return end == len(lows) or lows[end] not in _SHOWN  # "never showed me the deck"
    end += lows[end:last][:1] == ["up"]
    closed = end == last or lows[end] in _BEHIND_NOT_COMING or _is_to_a_talk(lows, end)
    if not first and verb in _CAME_ABROAD:
        return closed
    named = {place for name in names for place in range(name.start, name.end)}
    turn = next((place for place in range(at - 1, first, -1) if lows[place] in ("but", "though")), first)
    is_whole = all([lows[place] in _WHO_CAME or place in named for place in range(turn, at)])
    by_name = not named.isdisjoint(range(turn, at))
    is_reached = talk >= 0 and not by_name and (lows[talk] in PAST_TALKS or lows[talk] in _REACHED)
    if not (is_whole and closed) or is_reached or not OTHERS.isdisjoint(lows[:turn]):
        return False
    if "they" in lows[turn:at] and len({id(name.ref) for name in names if name.end <= turn}) == 1:
        return False  # "dinner with Julie, they didn't come": her guests?
    is_of_one = not by_name and not ONE_OF_THEM.keys().isdisjoint(lows[turn:at])
    return not is_of_one or not names or bool(meant(lows, names, turn, at))


def is_told_in(lows: Sequence[str], talk: int) -> bool:
    """Whether somebody says in the talk at a place what becomes of another: "rang Ana, she can't make Thursday", "email
    from Ana, she can't make Thursday"."""
    from_them = CHANNEL.get(lows[talk]) not in IN_PERSON and lows[talk + 1 : talk + 2] != []
    return lows[talk] in _REACHED or (from_them and lows[talk + 1] in v.FROM)


def opens_part(words: Sequence[Word], name: Name, first: int) -> bool:
    """Whether a part of a line begins with a name, or with who that is: "my friend Kofi couldn't make it"."""
    begin = first + (words[first].low == "que")
    return name.start >= begin >= Frames(words).before_relation(name.start)


def _is_to_a_talk(lows: Sequence[str], at: int) -> bool:
    """Whether the words at a place say that it is a talk to which nobody came: "zum Termin"."""
    talk = any([low in _MEETINGS or CHANNEL.get(low) in CONVERSATIONS for low in lows[at + 1 : at + 3]])
    return talk and lows[at] in _TO


def nobody_came(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name]) -> bool:
    """Whether a line says that who was awaited did not come to the talk at a place."""
    return any([did_not_come(words, lows, at, talk, names) for at in range(len(lows)) if lows[at]])


def meant(lows: Sequence[str], names: Sequence[Name], first: int, at: int) -> list[Name]:
    """Those named before a part of a line whom its "he" or "she" may mean."""
    from netritual.domain.quicklog.natural.given_names import meant_by

    before = [name for name in names if name.end <= first]
    pronoun = next(ONE_OF_THEM[low] for low in lows[first:at] if low in ONE_OF_THEM)
    return [before[place] for place in meant_by(pronoun, [name.ref.name for name in before])]
