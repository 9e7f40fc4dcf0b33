"""Time spent with somebody, told without a word of contact: "Ana at the shelter, 2h", "walked the dogs with Ana"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates import is_digit, read_length
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_words import OF_THE
from netritual.domain.quicklog.natural.days_and_hours import FORWARD, has_hour
from netritual.domain.quicklog.natural.frames import Frame
from netritual.domain.quicklog.natural.known_names import Name
from netritual.domain.quicklog.natural.phrase import Word, part_of


def time_together(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """The word of a part of a line that tells of time spent with somebody, with no word of contact: "Ana at the
    shelter, 2h", "Ana fixed the boiler 2h", "the dogs arrived with Ana at 11"; -1 for none."""
    first = next((name for name in names if name.frame is not Frame.POINTED), None)
    if first is None or words[first.end - 1].owner or not _NOT_MET.isdisjoint(lows):
        return -1
    long = any([is_digit(low[:1]) and (read_length(lows, at) or (0, 0))[1] > 0 for at, low in enumerate(lows)])
    end = part_of(words, first.start)[1]
    if first.start == 0:
        verb = next((at for at in range(first.end, end) if lows[at] in _WORKED or lows[at] in ("at", "in")), -1)
        placed = verb >= 0 and (lows[verb] in _WORKED or lows[verb + 1 : verb + 2] in (["the"], ["my"], ["our"]))
        if not long or not placed or not (FORWARD - {"today", "this"}).isdisjoint(lows):
            return -1
        first.frame = Frame.WITH  # who did it for hours was there
        return verb
    came = next((at for at in range(first.start - 1) if lows[at] in _ARRIVED), -1)
    with_ = first.frame is Frame.WITH and lows[first.start - 1] in v.WITH
    return came if with_ and came >= 0 and (long or has_hour(lows, first.end, end)) else -1


_WORKED = v.words("""
    operated worked repaired fixed examined treated taught showed trained painted cooked played helped installed
    photographed filmed volunteered
""")
"""What somebody did for hours where I was."""
_ARRIVED = v.words("arrived came went worked walked trained cooked played volunteered")
_NOT_MET = v.words("will going wants plans online remotely by ago from")


def is_face_to_face(words: Sequence[Word], lows: Sequence[str], talk: int) -> bool:
    """True for a chat "at her desk", "in the corridor", "dropped leaflets at the clinic, chatted to Ana": where both
    were."""
    went = lows[0] in _WENT and any([word.gap for word in words[:talk]]) and not _AT.isdisjoint(lows[:talk])
    return went or any([
        low in _BY_HER and lows[at + 1] in OF_THE and not _SPOTS.isdisjoint(lows[at + 2 : at + 4])
        for at, low in enumerate(lows[:-2])
    ])  # fmt: skip


_WENT = frozenset(("dropped", "delivered", "went", "popped", "stopped", "walked"))
_AT = frozenset(("at", "into", "in", "by"))
_BY_HER = frozenset(("at", "in", "by", "outside"))
_SPOTS = v.words("""
    desk office stand stall shop door gate bar table house counter booth station till corridor kitchen hall hallway
    street lift queue car-park garden foyer lobby classroom workshop gym church market fair party stairs canteen
    elevator train plane bus cafe café pub park supermarket playground pool sauna
""")
"""Where two stand and talk."""
