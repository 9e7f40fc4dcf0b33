"""Whether a few typed words are a noun phrase, and what kind: which is its noun, and does it take an article.

By closed classes of English words. Words of hard times, days and anything but letters, digits and a few signs are none.
"""

from itertools import pairwise
from re import IGNORECASE

from netritual.domain.dates.dates import WEEKDAY_NAMES
from netritual.domain.matters import matter_vocabulary as w
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import regex

_LONGEST = 60
_MOST_WORDS = 9
_ABOUT = ("re", "about", "on", "regarding", "for", "of", "advice", "opinion", "thoughts", "view", "question")
"""Taken off the front of a matter: the sentence says them."""
_BEFORE_ABOUT = frozenset(("advice", "opinion", "thoughts", "view", "question"))
ARTICLES = v.words("a an the my our your his her their")
NUMBERS = v.words("two three four five six seven eight nine ten")
NO_HEAD = v.words("twice once live online more big good great nice late lots sometime soon one-day whenever huge")
"""Words that end no noun phrase."""
OTHERS = v.words(
    "he she they him her them em his hers ours mine yours their theirs it its this that these those who whom"
)
"""Words that point at somebody or something that a reader of the note does not see."""
_WEEKDAYS = frozenset(map(str.lower, WEEKDAY_NAMES))
"""Before a noun, whose it is: "the thursday course"."""
_OF_A_YEAR = v.words("year year's years summer autumn winter spring")
_NOBODY = v.words("year grandma grandpa granny gran mum mom dad today")
"""Of these somebody to whom one writes may be told: "grandma's oven"."""
DONE = v.words("""
    got took raised hired signed started founded found sent sold won changed doubled halved moved joined launched asked
    wrote built cut kept said decided chose accepted declined tried used rewrote agreed negotiated applied passed set
    lowered dropped opened closed finished shipped published landed made
""")
"""What one did, in the past tense."""
_TAIL = regex(
    r"(?<=\w)(?: (?:up|down) (?:by )?[\d.]+ ?%|,? (?:first|beforehand|long ago|by then|before that|since (?!\d{4}\b).+"
    r"|(?:an?|two|three|four|\d+) (?:hour|day|week|month)s? (?:before|earlier|ahead|early|in advance)))+$",
    IGNORECASE,
)
"""Behind a thing, since when it is wanted, in what order, and how it changes."""
_OF_THINGS = v.words("signed used finished published")
"""Those that say more often what a thing is like: "signed forms"."""
_CLOCK = regex(r"\d{1,2}[.:]\d\d|\d{1,2}[ap]m", IGNORECASE)
_LY = v.words("reply family supply assembly weekly monthly daily quarterly early anomaly italy july")
"""Words in -ly that are no adverbs."""
DEEDS = v.words("draw dig hear see learn chase clear tidy sort pack pull hunt consider discuss explain")
"""Verbs of what one does oneself, beside those of what somebody gets."""
VERBS = v.DELIVER | DEEDS | v.words("know go wait want need nudge")
"""Verbs that begin what is to be done and no thing."""
NOUNS_TOO = v.words(
    "order cover intro help work review reference feedback quote invoice scan print repair report visit check draft"
    " test text post"
)
"""Verbs of ``vocabulary.DELIVER`` that are nouns where no object follows: "intro to Ana"."""
PARTED = v.words("up out off away")
"""Particles behind a verb: no noun stands before them."""
SHORT_WORD = 3
FOR_FREE = regex(
    r" for (?:free|nowt|nothing|nothin|an? (?:box|bottle|case|crate|jar|bag)(?: of \w+)?"
    r"|an? (?:pint|beer|mug|vase|lunch)|(?:two|three|four|five|six) [^\W\d_]+|[€£$]?\d+(?: ?[^\W\d_]+)?)[.!?]*$",
    IGNORECASE,
)
"""What is paid is no matter of a note."""
_MEASURED = regex(r"\b(an?|the|my|our) (one|two|three|\d+) (pager?|hour|day|week|minute|month|year)(?= [a-z]|$)")
"""A measure before a thing: "a one page note"."""
_UNCOUNTED = v.words("""
    help advice feedback money support work talent press space data insight experience equity time software
    conservation legislation education communication administration insurance
    practice research life tech health music art design finance strategy law science politics growth culture
    trust energy storage
""")
_COMPOUNDING = v.words("""
    hiring pricing marketing onboarding funding landing training branding meeting testing billing mentoring recruiting
    fundraising planning engineering opening closing reading working
""")
"""Words in -ing that make a compound with a thing: "hiring plan"."""
_BARE_PLACES = v.words("prison school hospital town church court print practice private public person")
"""Words that stand behind "in" without an article."""
_NO_ARTICLE = ("ing", "ment", "ship", "ness", "ity", "ism", "ware", "ics")
"""Endings of nouns that mostly stand without an article."""
_COUNTED = v.words("""
    agreement statement document appointment payment instrument argument experiment apartment department investment
    element tournament scholarship internship partnership membership relationship fellowship business witness meeting
    building wedding listing hearing briefing recording painting drawing university city charity facility community
    opportunity
""")
"""Nouns with one of these endings that take an article."""


def phrase(text: str, *, theirs: bool = False) -> tuple[str, ...]:
    """The words of a noun phrase, or none."""
    words = clean_words(text)
    while words and words[0].lower() in _ABOUT and (len(words) > 1 or words[0].lower() not in _BEFORE_ABOUT):
        if words[0].lower() in _BEFORE_ABOUT and words[1].lower() not in ("on", "about", "re"):
            break
        words = words[1:]
    if "your" in (word.lower() for word in words):
        return ()
    if len(words) > 2 and words[-2] in ("in", "near") and _is_bare(words[-1]):
        words = words[:-2]
    if theirs:
        words = tuple("your" if w.is_possessive(words, at) else word for at, word in enumerate(words))
    return words if words and _is_noun_phrase(words) else ()


def _is_bare(word: str) -> bool:
    """True for a small word alone behind "in" that may be a place in small letters, "the site in barry": it is as true
    without it."""
    return (
        word.islower()
        and word not in _BARE_PLACES
        and not (is_plural(word) or word in _UNCOUNTED or word.endswith((*_NO_ARTICLE, "ion")))
    )


def _is_noun_phrase(words: tuple[str, ...]) -> bool:
    low = [word if word == "May" else word.lower() for word in words]
    if "and" in low:
        at = low.index("and")
        return 0 < at < len(words) - 1 and _is_noun_phrase(words[:at]) and _is_noun_phrase(words[at + 1 :])
    if any(word.islower() and word.endswith("ly") and word not in _LY for word in (words[0], words[-1])):
        return False
    if low[-1] in NO_HEAD or low[0] in w.PREPOSITIONS or low[-1] in w.PREPOSITIONS | w.DETERMINERS or low[0] in v.I:
        return False
    for before, word in pairwise(low[1:]):
        if word in ARTICLES and before not in w.PREPOSITIONS and before not in ("all", "both"):
            return False  # "settle the bill"
    if low[1:2] and low[1] in ARTICLES and not low[0].endswith("ing") and low[0] not in ("all", "both"):
        return False
    noun = low[1:2] == ["of"] or (low[0] in NOUNS_TOO and (len(low) == 1 or low[1] in w.PREPOSITIONS))
    if low[0] in VERBS and not noun:
        return False
    if _is_past(words):
        return False
    if any(word in w.NO_NOUN or word in OTHERS or word in ("i", "we", "you", "me", "us") for word in low):
        return False
    return not any(word.endswith(("'ll", "'d", "'re", "'ve", "n't", "'m", "’ll", "’d", "’re", "’ve", "n’t", "’m"))
                   for word in low)  # fmt: skip


def _is_past(words: tuple[str, ...]) -> bool:
    """True for what one did: "moved to Berlin"; "used cars" are things."""
    first, behind = words[0].lower(), words[1] if len(words) > 1 else ""
    if not behind or not first.endswith("ed") or first.endswith("eed"):
        return False
    return first in DONE - _OF_THINGS or behind.lower() in w.PREPOSITIONS | w.DETERMINERS or behind[0].isupper()


def clean_words(text: str) -> tuple[str, ...]:
    """The words of a text that holds nothing but words, says no day and nothing that is not to be repeated."""
    parts = w.in_full(_MEASURED.sub(r"\1 \2-\3", FOR_FREE.sub("", _TAIL.sub("", w.without_asides(text)))))
    for at, (part, behind) in enumerate(pairwise(parts)):
        if (
            part in ("in", "into", "of", "from", "for")
            and behind.lower() in w.MONTHS | w.LANGUAGES | w.SHORT_MONTHS.keys()
        ):
            parts[at + 1] = w.SHORT_MONTHS.get(behind.lower(), behind.capitalize())
        elif part in ("last", "this") and behind == "years":
            parts[at + 1] = "year's"
        elif at and part in w.MONTHS - {"may"}:
            parts[at] = part.capitalize()  # "the march receipts"
        elif part in w.LANGUAGES and (
            part != "polish" or (at and behind.lower() not in w.DETERMINERS | w.PREPOSITIONS)
        ):
            parts[at] = part.capitalize()  # "the polish numbers", and no "polish the draft"
    text = " ".join(parts)
    if (
        not parts
        or len(text) > _LONGEST
        or len(parts) > _MOST_WORDS
        or any(not w.WORD.fullmatch(part) for part in parts)
    ):
        return ()
    low = text.lower()
    if any(char > w.LAST_LATIN for char in text) or HARD_TIMES.search(low) or w.UNSAID.search(low):
        return ()
    weekday = {part.lower() for before, part, behind in zip(("", *parts), parts, (*parts[1:], ""), strict=False)
               if before in ARTICLES and behind.isalpha() and behind not in w.PREPOSITIONS} & _WEEKDAYS  # fmt: skip
    parts = [part.capitalize() if part in weekday else part for part in parts]
    said = {
        part.lower().replace("’", "'").removesuffix("'s")
        for before, part, behind in zip(("", *parts), parts, (*parts[1:], ""), strict=False)
        if (
            part.lower() not in w.MONTHS
            or not (before in ("in", "of", "for", "from", "and", "to") or (before in ARTICLES and behind.isalpha()))
        )
        and (part.lower() != "last" or behind not in _OF_A_YEAR)
        and (part.lower() not in ("christmas", "easter") or not behind.isalpha() or behind in w.PREPOSITIONS)
    }
    if (
        (said - weekday) & w.DAYS
        or w.NOTED.intersection(parts)
        or "one" in low.split()[1:]
        or low == "one"
        or (said - {parts[-1].lower()} if parts[0].lower() in ARTICLES else said) & w.FOREIGN
        or not any(char.isalpha() for char in text)
    ):
        return ()
    owned = (
        before for before, part in pairwise(("", *parts)) if part.endswith(("'s", "’s")) and part[:-2] not in _NOBODY
    )
    if any(before not in ARTICLES for before in owned) or any(map(_CLOCK.fullmatch, parts)):
        return ()  # the matter of somebody else, and no "seaman's book", or an hour
    return tuple(parts)


def is_doing(words: tuple[str, ...]) -> bool:
    """True for what one does: "hiring engineers"; a "hiring plan" is a thing."""
    first = words[0].lower()
    alone = len(words) == 1 or words[1].lower() in w.PREPOSITIONS | w.DETERMINERS
    return first.endswith("ing") and (alone or not _is_compound(words))


def _is_compound(words: tuple[str, ...]) -> bool:
    """True for a word in -ing that belongs to a thing: "touring budget"; after a doing a thing has its article."""
    head = head_of(words)
    if is_plural(head) or words[1].endswith(("ed", "ly")) or words[1].lower() in ("paid", *w.HIM):
        return False
    return words[0].lower() in _COMPOUNDING or head not in _UNCOUNTED


def is_many(words: tuple[str, ...]) -> bool:
    """True when the noun that the others belong to is a plural, or names what is not counted."""
    head = head_of(words)
    return is_plural(head) or head in _UNCOUNTED or (head.endswith(_NO_ARTICLE) and head not in _COUNTED)


def is_plural(noun: str) -> bool:
    return noun in ("people", "staff", "women", "men", "children") or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))
    )


def head_of(words: tuple[str, ...]) -> str:
    """The noun that the others belong to: the last one before a preposition."""
    end = next((at for at, word in enumerate(words) if at and word.lower() in w.PREPOSITIONS), len(words))
    return words[end - 1].lower()


def is_determined(words: tuple[str, ...]) -> bool:
    """True when the phrase begins with an article or the like, or is a name."""
    first = words[0]
    name = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    numbered = (
        len(words) == 2 and (words[1].isdigit() or words[1] in NUMBERS) and not words[0][0].isdigit()
    )  # "act two"
    owned = name == 1 < len(words) and first.endswith("s") and len(first) > SHORT_WORD and first != "Christmas"
    named = numbered or owned or (name > 0 and (name == len(words) or words[name].lower() in w.PREPOSITIONS))
    whole = all(word[:1].isupper() or word.lower() in ("and", "of") for word in words)
    of_a_year = len(words) > 1 and words[1] == "year's"
    return named or whole or of_a_year or first.lower() in w.DETERMINERS or first[0].isdigit()
