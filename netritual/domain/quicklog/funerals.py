"""Words of a death, and of a funeral: its day is one on which to think of somebody."""

from collections.abc import Sequence

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.quicklog.line_vocabulary import DETERMINERS, RETIMED, SIGNS

DEATHS = frozenset((
    "died", "dead", "gestorben", "verstorben", "gestorven", "overleden", "mort", "morte", "décédé", "décédée", "murió",
    "murio", "falleció", "fallecio", "fallecido", "fallecida", "morreu", "faleceu", "morto", "morta", "deceduto",
    "deceduta", "muerto", "muerta", "dood",
))  # fmt: skip
"""Words that tell of somebody's death behind the name, beside "passed away"."""
MOURNING = frozenset((
    "funeral", "burial", "wake", "cremation", "memorial", "beerdigung", "trauerfeier", "begräbnis", "obsèques",
    "enterrement", "entierro", "funerale", "begrafenis", "uitvaart", "velório", "enterro",
))  # fmt: skip
"""What one goes to when somebody died."""
OF_OTHER_THINGS = frozenset(("wake", "memorial"))
"""These are of mourning only beside a death, or where it is asked."""
LEADING = DETERMINERS | frozenset((
    "die", "das", "der", "la", "le", "les", "el", "il", "lo", "o", "de", "het", "seine", "ihre", "sein", "ihr",
    "sa", "son", "ses", "su", "sua", "suo", "seu", "zijn", "haar",
))  # fmt: skip
"""Articles and owners, which may stand before it."""
_BEHIND_FUNERAL = frozenset((
    "", "is", "was", "moved", "are", "at", "on", "in", "for", "of", "with", "and", "will", "takes", "service", "mass",
    "ceremony", "next", "this", "today", "tomorrow", "noon", "the", "sometime", "tba", "tbc",
))  # fmt: skip
_MOVING = frozenset((
    "is", "now", "has", "was", "been", "got", "to", "on", "till", "until", "back", "forward", "instead",
))  # fmt: skip
_OWN = frozenset((
    "wedding", "christening", "baptism", "housewarming", "graduation", "hochzeit", "taufe", "mariage", "boda",
    "matrimonio", "casamento", "bruiloft",
))  # fmt: skip
"""Other days of somebody's own that may get another one."""
_ENGLISH = frozenset(("funeral", "burial", "cremation")) | OF_OTHER_THINGS


def may_tell_a_death(line: str) -> bool:
    """Whether a line holds a word of a death."""
    words = line.lower().translate(SIGNS).split()
    return "rip" in words or not DEATHS.isdisjoint(words) or ("passed" in words and "away" in words)


def is_funeral(lows: Sequence[str], at: int) -> bool:
    """Whether the word at a place is a funeral, and no part of another noun: "funeral parlour", "memorial hospital"."""
    behind = lows[at + 1] if at + 1 < len(lows) else ""
    if lows[at] not in MOURNING or lows[at + 1 : at + 3] == ["de", "vie"]:  # "enterrement de vie de garçon"
        return False
    timed = behind[:1].isdecimal() or behind in WEEKDAY
    timed = timed or (behind in MONTH and at + 2 < len(lows) and lows[at + 2][:1].isdecimal())
    return timed or behind in _BEHIND_FUNERAL or lows[at] not in _ENGLISH


def is_own_day(text: str) -> bool:
    """Whether something to follow up is a funeral, a wedding or the like, which has one day."""
    return is_of_mourning(text) or not _OWN.isdisjoint(text.lower().split())


def without_move(text: str) -> str:
    """Such a day without the words that give it another one: "burial" of "burial moved to", "wedding is now"."""
    words = text.split()
    at = next((place for place, word in enumerate(words) if word.lower() in MOURNING | _OWN), len(words))
    end = at + 1
    while end < len(words) and words[end].lower() in {*_MOVING, *RETIMED, "instead"}:
        end += 1
    moved = {word.lower() for word in words[at + 1 : end]}
    return text if moved.isdisjoint((*RETIMED, "now", "instead")) else " ".join((*words[: at + 1], *words[end:]))


def is_of_mourning(text: str) -> bool:
    """Whether something to follow up is a funeral: its day is one on which to think of somebody, and no deadline."""
    lows = [word.strip(".,;:!?()") for word in text.lower().split()]
    led = [at for at, low in enumerate(lows) if low not in LEADING and low[-2:] not in ("'s", "’s")]
    return bool(led) and is_funeral(lows, led[0])
