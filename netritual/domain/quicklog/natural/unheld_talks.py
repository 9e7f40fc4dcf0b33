"""Talks that a line speaks of and that did not take place: wanted, offered, refused, only thought of, or to come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS, IN_PERSON, NONE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import HOW
from netritual.domain.quicklog.natural.phrase import Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.talk_states import SUGGESTING, TOOK_PLACE, is_suggested

_TO_DO = frozenset(
    ("call", "phone", "ring", "email", "mail", "text", "message", "visit", "walk", "talk", "chat", "meet", "like")
)
_HELPING = frozenset(("will", "may", "might", "must", "should", "could", "would", "'ll", "'d"))
_TREATING_WITHIN = 4
_TREATING = frozenset(("buying", "buys", "treating", "treats", "owe", "owes"))
"""Before a meal that is to come."""
_REFUSED = frozenset(("declined", "refused", "rejected", "declines", "refuses"))
_REFUSED_WITHIN = 3
_OFF_BEFORE = frozenset(("cancel", "postpone", "reschedule", "skip", "invited"))
"""Before a meal or a talk, these say that it was not held."""
_INFINITIVES = frozenset(("call", "email", "text", "message", "ping", "phone", "ring", "mail", "visit", "dm"))
"""Behind "to" these are still to be done: "told Ana to call Tom"."""
_TO_BE_AT = frozenset(("speak", "talk", "present", "come", "attend", "join", "host", "run", "help", "go"))
_HANDED = frozenset(("letter", "card", "mail", "email", "text", "message", "note", "post"))
_NEAR = 5
"""Words before a meal or a talk that may say that it was only thought of."""
_THOUGHT_OF = v.words("""
    nearly almost forgot dreamt dreamed dreaming imagine imagined imagining want wants wanted wanting might should could
    supposed
    planning planned hoping hope hoped wish wished thinking ought meant considering
""")
"""Said is not held."""
_NONE_OF = (
    ("pas", "de"), ("plus", "de"), ("no", "hubo"), ("não", "houve"), ("nao", "houve"),
    ("no", "time", "for"), ("keine", "zeit", "für"), ("keine", "zeit", "for"), ("pas", "le", "temps", "de"),
    ("pas", "le", "temps", "pour"), ("pas", "le", "temps", "de", "prendre"), ("no", "time", "to"),
    ("sin", "tiempo", "para"), ("sem", "tempo", "para"), ("geen", "tijd", "voor"),
)  # fmt: skip
"""Right before a meal or a talk: "kein Kaffee", "pas de café"."""
_GIVEN_UP = (["gave", "up"], ["given", "up"], ["giving", "up"], ["quit"], ["arrêté"], ["arrêtée"])


def is_unheld(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True when the line says that it did not take place."""
    if lows[at + 1 : at + 2] == ["plans"] or lows[-1] in {"tbc", "tba", "tbd"}:
        return True
    first, end = part_of(words, at)
    if lows[at] in v.MEALS and lows[at + 1 : at + 3] in (["on", "me"], ["on", "us"]) and not any([
        first <= name.start < end for name in names
    ]):  # fmt: skip
        return True  # "Ana found it, beer on me"
    if not _OFF_BEFORE.isdisjoint(lows[max(0, at - 4) : at]):
        return True
    if at and lows[at] in _TO_DO and lows[at - 1 - (lows[at - 1] in v.ADVERBS)] in _HELPING and not words[at - 1].gap:
        return True  # "Mark will call Tom", "Ana would really like the slides"
    if lows[at] in v.MEALS and not v.THANKING.isdisjoint(lows[:at]) and "for" in lows[max(0, at - 3) : at]:
        return True  # "thanked Ana for lunch"
    if lows[at] in v.MEALS and not _TREATING.isdisjoint(lows[max(0, at - _TREATING_WITHIN) : at]):
        return True  # "she's buying me lunch"
    later = "instead" in lows[at:] and "had" not in lows[:at] and HOW[lows[at]] in CONVERSATIONS
    if later and lows[lows.index("instead", at) + 1 :][:1] != ["of"]:
        return True  # "call with Ana on Thursday instead": a talk that is put off
    suggests = not SUGGESTING.isdisjoint(lows[max(0, at - 2) : at]) and "had" not in lows
    if suggests or _is_refused(words, lows, at) or is_suggested(words, lows, at):
        return True  # "Rex suggests a coffee with Cy"
    first = max(part_of(words, at)[0], at - _NEAR)
    named = {place for name in names for place in range(name.start, name.end)}
    unmet = [name.start for name in names if name.frame is Frame.ABSENT and lows[name.start - 1] in v.MET]
    named.update([place - back for place in unmet for back in (1, 2)])  # "didn't see Omar at lunch with Kate"
    before = [lows[place] for place in range(first, at) if place not in named]
    if not (_THOUGHT_OF.isdisjoint(before) and v.DENIALS.isdisjoint(before[-3:])) or "instead" in before[-3:]:
        return True
    if lows[at] in _INFINITIVES and before[-1:] == ["to"] and before[-2:-1] not in (["tried"], ["got"], ["managed"]):
        return True
    if before[:1] and before[0] in v.DELIVER and lows[at] in _HANDED and at != first:
        return True  # "asked a favour: translate a letter"
    if any([one == "to" and two in _TO_BE_AT for one, two in pairwise(before)]) and HOW[lows[at]] == "event":
        return True  # "asked Ana to speak at the meetup"
    missed = before[-1:] == ["missed"] and CHANNEL.get(lows[at]) in IN_PERSON
    return missed or is_none(words, lows, at) or ("asked" in before and "out" in before)


def is_none(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True right behind a denial of a talk: "kein Kaffee", "pas de café", "no time for lunch", "gave up coffee"."""
    first = part_of(words, at)[0]
    last = at - (at > first and lows[at - 1] in v.DETERMINING)
    given_up = any([lows[max(first, last - len(verb)) : last] == verb for verb in _GIVEN_UP])
    none = at > first and lows[at - 1] in NONE
    return (
        given_up
        or none
        or any([tuple(lows[max(first, end - len(one)) : end]) == one for one in _NONE_OF for end in (at, last)])
    )


def _is_refused(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for a meal or a talk that was only asked for or was turned down: "asked Ana for coffee, she said no", "Ana
    declined lunch", "said no to a meeting"."""
    before = [
        low for low in lows[part_of(words, at)[0] : at] if low not in ("a", "an", "the", "my", "another", "quick")
    ]
    if "asked" in before and before[-1:] in (["for"], ["to"]):
        return True
    refused = not _REFUSED.isdisjoint(before[-_REFUSED_WITHIN:])
    return refused or before[-2:] in (["turned", "down"], ["no", "to"], ["passed", "on"])


def is_prepared(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for "party at Ana's Sat, bring wine", "Ana's party Sat": what somebody gives, with nothing said of how it
    was, and a talk that something is brought to."""
    if at < 0 or not TOOK_PLACE.isdisjoint(lows):
        return False
    bringing = any([
        low in _BRINGING and (words[place].gap or low in _BRINGING_LAST)
        for place, low in enumerate(lows[1:]) if place >= at
    ])  # fmt: skip
    return bringing or (lows[at] in v.HOSTED and at > 0 and words[at - 1].owner)


_BRINGING = v.words("""
    bring buy wear bake remember apporter amener mitbringen mitnehmen traer llevar portare trazer levar meebrengen
    meenemen
""")
"""A part of a line that begins with one of these is a note to oneself."""
_BRINGING_LAST = frozenset(("mitbringen", "mitnehmen", "meebrengen", "meenemen"))
"""Of these the verbs of German and Dutch, which end their part."""
