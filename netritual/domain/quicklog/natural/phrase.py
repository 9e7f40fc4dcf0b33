"""The head of a line as words: what was typed, where a phrase breaks, and whether a capital says something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from netritual.domain.dates.date_phrases import FOREIGN_STARTS
from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.dates.dates import SPELLINGS as DAY_SPELLINGS
from netritual.domain.language.text import CURRENCY_SIGNS
from netritual.domain.quicklog import word_translations as abroad
from netritual.domain.quicklog.line_vocabulary import DASHES, DUE_BEFORE, PARTICLES, RETIMED, tells_how_it_was
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.tokens import LINK, LITERAL, PERSON, TAG, WORD, Token

SOFT, HARD = 1, 2
"""How far a word is from the next one: behind a comma, or at the end of a sentence or a dash."""

_LEADING = "([{'‘“\"¿¡"
_TRAILING = ".,;:!?)]}…'’”\"，。、；：！？）"
_ENDS = ";:.!?…)]}；：。！？）"
_CONTRACTED = ("'ll", "'d", "'m", "'re", "'ve")
_SUBJECT_FORMS = {
    "she's": ("she", "'s"), "he's": ("he", "'s"), "they're": ("they", "'re"), "i'm": ("i", "'m"),
    "who's": ("who", "'s"),
}  # fmt: skip
_IS_NEXT = frozenset((
    "looking", "hiring", "going", "searching", "seeking", "raising", "asking", "happy", "able", "to", "sending",
    "sharing", "forwarding", "introducing", "connecting", "recruiting", "fundraising", "coming", "moving", "leaving",
    "getting", "joining", "starting", "trying", "hoping", "planning", "interested", "hunting", "keen",
    "glad", "willing", "fine", "well", "good", "great", "back", "gonna", "after", "not", "still", "also", "just", "now",
    "got", "a", "an", "been", "sick", "ill", "away", "off", "pregnant", "engaged", "busy", "free", "owed",
))  # fmt: skip
WHO_HIRES = frozenset(("mgr", "manager", "team", "panel", "committee"))
"""Behind "hiring" these say who does it by profession."""
ING_NOUNS = frozenset((
    "meeting", "wedding", "opening", "listing", "building", "briefing", "training", "pricing", "funding", "planning",
    "marketing", "onboarding", "offering", "landing", "evening", "morning", "painting", "reading", "writing", "hearing",
    "engineering", "following", "understanding", "warning", "filing", "ruling", "posting", "recording", "wellbeing",
))  # fmt: skip
"""Nouns: behind a possessive these are what somebody has."""
_SUBJECT_LINE = frozenset(("re", "fwd", "fw", "aw", "wg"))
_DATED = frozenset((*WEEKDAY, *MONTH))
_STOPPED = _DATED | {"min", "mins"}
_HELPING = frozenset(("must", "will", "should", "shall", "can", "could", "would", "gotta", "i'll", "i'd"))
_ABBREVIATED = v.words(
    "dr prof mr mrs ms rs rev capt col maj lt sgt jr sr sra srta mme mlle sig dott mevr dhr st vs approx no min mins "
    "incl feat"
).union(
    [day for day in WEEKDAY if not day.endswith("day")],
    [month for month in MONTH if len(month) < 5 and month not in ("may", "june", "july")],
)
"""Words that a full stop behind them may only shorten."""
_ACCENTED_MONTHS = frozenset(("märz", "jänner", "février", "août", "décembre", "março"))
SPELLINGS = DAY_SPELLINGS | {
    "txt": "text", "txts": "texts", "txted": "texted", "txtd": "texted", "msg": "message", "msgs": "messages",
    "msgd": "messaged", "msg'd": "messaged", "msged": "messaged", "dm'd": "dmed", "slacked": "messaged",
    "slack'd": "messaged", "wa'd": "whatsapped", "ft'd": "facetimed", "intro'd": "introduced",
    "introed": "introduced", "introd": "introduced", "intro'ing": "introducing", "introing": "introducing",
    "intro-ed": "introduced", "cc'd": "cced", "vid": "video", "mtg": "meeting",
    "convo": "chat", "brekkie": "breakfast", "brekky": "breakfast", "bfast": "breakfast", "1on1": "1:1", "1-1": "1:1",
    "1-on-1": "1:1", "1-to-1": "1:1", "121": "1:1", "hangout": "meeting", "w": "with", "w/": "with", "c/": "with",
    "thks": "thanks", "tks": "thanks", "tx": "thanks", "thx": "thanks", "ty": "thanks", "rec'd": "recommended",
    "frm": "from", "catchup": "catch-up", "pls": "please", "plz": "please", "f/u": "follow-up", "fup": "follow-up",
    "coffe": "coffee", "cofee": "coffee", "coffie": "coffee", "cofffee": "coffee", "lnch": "lunch",
    "lucnh": "lunch", "luch": "lunch", "dinnr": "dinner", "diner": "dinner", "emial": "email", "emialed": "emailed",
    "metting": "meeting", "meting": "meeting", "brunched": "brunch", "shout-out": "shoutout", "postcard": "card",
    "props": "kudos",
    "1:1s": "1:1", "1-1s": "1:1", "dmd": "dmed", "emaild": "emailed", "emld": "emailed", "calld": "called",
    "spoken": "spoke", "grabbing": "grab", "voice-mail": "voicemail", "vmail": "voicemail", "shd": "should",
    "hv": "have", "hav": "have",
    "shud": "should", "wud": "would", "r": "are",
    "gpay": "pay", "gpay'd": "paid", "gpayed": "paid", "gpaid": "paid", "paytm'd": "paid", "phonepe'd": "paid",
    "upi'd": "paid", "venmo'd": "paid", "venmoed": "paid", "paypal'd": "paid",
    "b4": "before", "shld": "should", "cld": "could", "wld": "would", "wd": "would",
}  # fmt: skip
"""Words as hurry spells them -> the word that is meant."""


_RESPELT = frozenset(("van", "me"))
_ENGLISH_ARTICLES = frozenset(("the", "a", "my", "our"))
"""Behind "van" these say that it is the Dutch word for from, and of no last name: "jeroen van the bank"."""
_SHORT_PARTICLES, _PARTICLES_AT_MOST = frozenset("vdtzh"), 3
"""Letters of small words in a last name that are shortened, van der, ter, zu, het, and so many of them."""


class Word:
    """One word. ``at`` is its token; ``low`` compares, ``bare`` is as typed without punctuation and possessive.

    ``gap`` is 0, SOFT or HARD, by what comes behind it; ``capital`` means a capital that was chosen, not one that
    begins a sentence; ``upper`` any capital. ``owner`` is a possessive, ``first`` begins a sentence.
    """

    def __init__(
        self, token: Token, at: int, low: str, bare: str, upper: bool, gap: int = 0, owner: bool = False
    ) -> None:
        self.token, self.at, self.low, self.bare, self.gap, self.owner = token, at, low, bare, gap, owner
        self.upper = self.capital = upper
        self.first = False


INTERVIEWING = frozenset(("hm", "hr", "final", "panel", "tech", "technical", "screening", "onsite", "interview"))
"""Before "round" these make an interview of it: "hm round w Ana"."""
_OF_A_ROUND = RETIMED | v.words("was were went had last ago ok okay good great nice fine")
"""A line with one of these says when or how a round was, or that it has another day."""
_AHEAD_OF_A_ROUND = _DATED | DUE_BEFORE | {"tomorrow", "tmrw", "next", "tonight"}
"""Behind a round these may say that it is to come."""


def _is_upper(bare: str) -> bool:
    first = bare[:1]
    return not first.islower() and first.isalpha()


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """The words of some tokens. A contraction ("she'll") gives two words of one token; a lone dash only a gap."""
    words: list[Word] = []
    dated = False
    for at, token in enumerate(tokens):
        if token.kind != WORD:
            person = token.kind == PERSON
            ended = person or token.kind in (TAG, LITERAL, LINK)
            tail = token.raw[len(token.raw.rstrip(_TRAILING)) :] if ended else ""
            bare = token.text if person else ""
            words.append(Word(token, at, "", bare, _is_upper(bare), _gap(tail) if tail else 0))
            continue
        raw = token.raw
        if not raw.isalpha():
            if raw in {"&", "+", "/", ",", "<>", "@", *CURRENCY_SIGNS}:
                if raw == "," and words:
                    words[-1].gap = max(words[-1].gap, SOFT)
                words.append(Word(token, at, raw, "", False))
                continue
            if raw in DASHES or not any(map(str.isalnum, raw)):
                if words:
                    words[-1].gap = HARD
                words.append(Word(token, at, "", "", False, HARD))
                continue
            if words and raw[0] == "(" and raw[1:2].isupper():  # "Chloe (Acme)": no part of the name before it
                words[-1].gap = HARD
        for low, bare, upper, gap, owner in _split(raw):
            words.append(Word(token, at, low, bare, upper, gap, owner))
        if token.is_respelt or token.low == f"{words[-1].low}.":  # "9.4.", a day
            words[-1].low = token.low
        if raw[-1] == "." and (words[-1].low in _STOPPED or (len(raw) < 4 and raw[:-1].isdecimal())):
            dated = True
    for word, after in pairwise(words) if dated else ():
        if word.token.raw[-1] == "." and word.low in _STOPPED and (
            after.low in v.PRONOUNS or after.low in v.BEFORE_LOOP or after.low in _HELPING
        ):  # fmt: skip
            word.gap = HARD  # "by Tue. needs also a designer", "20 min. must confirm"
        elif word.low.isdecimal() and (
            after.low in MONTH or after.low[:5] in FOREIGN_STARTS or after.low in _ACCENTED_MONTHS
        ):  # fmt: skip
            word.gap = 0  # "am 26. März"
    lows = lows_of(words)
    if not abroad.ABROAD.isdisjoint(lows):
        _translate(words, lows)
    if "round" in lows or "hour" in lows:
        for word, after in pairwise(words):
            if after.low == "round" and word.low in INTERVIEWING and not word.gap and _is_interview(lows):
                after.low = "interview"
            if (word.low, after.low, word.gap) == ("happy", "hour", 0):
                after.low = "drinks"
    for at, word in enumerate(words[:-1], 1) if not _PAYING_OUT.keys().isdisjoint(lows) else ():
        if word.low in _PAYING_OUT and not word.gap and _is_money(words[at : at + 3]):
            word.low = _PAYING_OUT[word.low]
    if "do" in lows:
        for at, word in enumerate(words[1:], 1):
            if word.low == "do" and lows[at - 1] in v.DOS and not words[at - 1].gap and _is_party(words, lows, at):
                word.low = "party"
    for at, (word, after) in enumerate(pairwise(words)) if not _RESPELT.isdisjoint(lows) else ():
        if word.low == "van" and after.low in _ENGLISH_ARTICLES:
            word.low = "from"
        elif word.bare == "Me" and after.upper and not word.gap and not _is_of_several(words, at + 2):
            word.low = "maitre"  # a lawyer
    for at, word in enumerate(words) if not _FROM.isdisjoint(lows) else ():
        if word.low in _FROM and _is_from(words, lows, at):
            word.low = "from"
    if not _MISSING.keys().isdisjoint(lows):
        words = _with_apostrophes(words)
    _mark_capitals(words)
    return words


def _is_of_several(words: Sequence[Word], at: int) -> bool:
    """Whether a list of people goes on at a place: "Me Ana and Tom had lunch"."""
    return at < len(words) and (words[at].upper or words[at].low in ("and", "&", "+", ","))


_PAYING_OUT = {
    "release": "pay", "releases": "pays", "released": "paid", "clear": "pay", "clears": "pays", "cleared": "paid",
    "remit": "pay", "remits": "pays", "remitted": "paid",
}  # fmt: skip
"""What before a sum is to pay: "will release 25k by Friday", and not "will release 2 songs"."""
_LARGE = 100
"""A number without a currency from which on it is rather money than a count."""


def _is_money(words: Sequence[Word]) -> bool:
    """Whether some words begin with a sum that surely is money."""
    from netritual.domain.language.money import money_first  # few lines tell of a payment

    return money_first(typed_of(words), _LARGE) > 0


def _is_party(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether a do is a party by what stands behind it: "xmas do Thu 7pm at Calls"; not "for Christmas do we meet"."""
    behind = lows[at + 1] if at + 1 < len(lows) else ""
    return not behind or bool(words[at].gap) or behind in _BEHIND_A_DO or behind in _DATED or behind[0].isdigit()


_BEHIND_A_DO = v.WITH | {"at", "on", "in", "was", "is", "went", "next", "this", "last", "tomorrow", "tonight", "@"}


def _is_interview(lows: Sequence[str]) -> bool:
    """Whether a round is told of: "hm round with Ana went ok", "final round with Ana yesterday". One with its day or
    hour may be to come, and is offered as what it is called; "a final round of edits by Fri" is none."""
    behind = lows[lows.index("round") + 1 :]
    is_set = any([low == "is" and after in _DATED for low, after in pairwise(lows)])
    judged = any([tells_how_it_was(lows[:end]) for end in range(1, len(lows) + 1)])
    if is_set or judged or not _OF_A_ROUND.isdisjoint(lows):
        return behind[:1] != ["of"]
    return not {"a", "of"} & {*lows} and not any([low in _AHEAD_OF_A_ROUND or low[:1].isdecimal() for low in behind])


def _is_from(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for the "off" of "text off Paul", "got a job off Tara", and for "fm": of what comes to me, before whom it
    comes from; and not of time off, of what is called off, or of the radio."""
    before, after = lows[at - 1] if at else "", lows[at + 1] if at + 1 < len(lows) else ""
    if not after[:1].isalpha() or words[at - 1].gap or words[at].gap or after in _NOT_FROM:
        return False
    first = max((place for place in range(at) if words[place].gap), default=-1) + 1
    got = next((place for place in range(first, at - 1) if lows[place] in _GETTING), -1)
    is_message = before in _MESSAGES and (lows[at - 2 : at - 1] in _ONE_OF or (at == first + 1 and before != "call"))
    return is_message or (got >= 0 and before not in _NO_THING_OFF and not before.endswith("%"))


_FROM = frozenset(("off", "fm"))
_GETTING = frozenset(("got", "get", "gotten", "received", "borrowed", "bought", "had"))
_MESSAGES = frozenset(("text", "message", "email", "voicemail", "call", "letter", "note", "dm", "whatsapp"))
_ONE_OF = (["a"], ["an"], ["another"], ["missed"], ["phone"], ["the"])
_NO_THING_OFF = _DATED | v.words("""
    day days week weeks weekend month year morning afternoon evening time hour hours put set take took taken pay paid
    finish finished go going gone went turn turned cut kick kicked show tell told laid lay ran run drop dropped call
    called write wrote sign signed get
""")
_NOT_FROM = _DATED | v.words("""
    work sick school to for on in at and or but so with today tomorrow tonight now again topic duty road site season
    peak air campus grid track guard hand again of by until till as the a an ill
""")  # fmt: skip
"""Behind "off" these name nobody from whom something comes."""


def _translate(words: list[Word], lows: Sequence[str]) -> None:
    """Give words of other languages the English ones to compare."""
    from netritual.domain.quicklog.glossary import in_english

    english = in_english(lows, gaps_of(words))
    for at, word in enumerate(words):
        word.low = english.low[at]
        word.gap = HARD if at in english.ends else 0 if at in english.runs_on else word.gap


_LOW, _GAP = attrgetter("low"), attrgetter("gap")


def lows_of(words: Sequence[Word]) -> list[str]:
    """The words to compare."""
    return list(map(_LOW, words))


def typed_of(words: Sequence[Word]) -> str:
    """The words as they were typed; a token that gives two of them is typed once."""
    tokens = [word.token for word in words]
    return " ".join([token.raw for at, token in enumerate(tokens) if not at or token is not tokens[at - 1]])


def gaps_of(words: Sequence[Word]) -> list[int]:
    """What comes behind each word; the end of the line is a gap."""
    return [*map(_GAP, words[:-1]), HARD]


def part_of(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The part of the line between two signs that a place is in."""
    first, end, last = at, at + 1, len(words)
    while first and not words[first - 1].gap:
        first -= 1
    while end < last and not words[end - 1].gap:
        end += 1
    return first, end


_MYSELF = frozenset(("ik", "ich"))
SUBJECTS = v.words(f"i {abroad.MYSELF} {abroad.US} {abroad.HE} {abroad.SHE} {abroad.OF_SEVERAL}")
"""In English and the six languages: at the start of a part, or behind one of the next, a verb follows them."""
_BEFORE_SUBJECT = v.words("and but that if und aber dass ob weil en maar dat of als et mais que si y pero e ma mas")


def is_verb_of_subject(words: Sequence[Word], at: int) -> bool:
    """True for a word in small letters beside the subject that it is the verb of: "ik ben weg", "dan ben ik vrij",
    "er will", "elle aime", but not "heb ik ben gebeld"."""
    word = words[at]
    earlier, before, behind = (_typed_before_gap(words, place) for place in (at - 2, at - 1, at + 1))
    if word.upper or word.owner or word.gap or word.token.kind != WORD or behind in v.AND:
        return False
    if before in SUBJECTS and (not earlier or earlier in _BEFORE_SUBJECT):
        return True
    return behind in _MYSELF and before not in v.WITH and before not in v.AND and before != "met"


def _typed_before_gap(words: Sequence[Word], at: int) -> str:
    """The word at a place as typed, in small letters; "" outside, and where a sign parts it from the next."""
    inside = 0 <= at < len(words) and not words[at].gap
    return words[at].token.low if inside else ""


_MISSING = {
    "hes": ("he", "'s"), "shes": ("she", "'s"), "theyre": ("they", "'re"), "im": ("i", "'m"), "ive": ("i", "'ve"),
    "theyll": ("they", "'ll"), "youll": ("you", "'ll"), "shell": ("she", "'ll"), "hell": ("he", "'ll"),
    "well": ("we", "'ll"), "id": ("i", "'d"), "ill": ("i", "'ll"),
    "il": ("i", "'ll"), "hed": ("he", "'d"), "shed": ("she", "'d"), "theyd": ("they", "'d"),
}  # fmt: skip
"""Contractions as phones and hurry write them; those that are words too count only before a verb."""
_WORDS_TOO = frozenset(("shell", "hell", "well", "id", "ill", "il", "shed"))
_BEFORE_HELL = frozenset(("", "and", "but", "so", "then", "said", "says", "that", "thinks"))
"""Before "hell" and "well" that are "he'll" and "we'll"; elsewhere "it went well" has none."""
_REPORTED = frozenset(("said", "him", "her", "them", "that"))
"""Behind these "id" is "I'd" before any word."""
_AUXILIARY = frozenset(("be", "have", "see", "rebook", "rearrange", "reschedule", "replan"))


def _with_apostrophes(words: list[Word]) -> list[Word]:
    """The words with contractions that lack their apostrophe taken apart."""
    out: list[Word] = []
    for at, word in enumerate(words):
        parts = _MISSING.get(word.low)
        after = words[at + 1].low if at + 1 < len(words) and not word.gap else ""
        reported = at > 0 and word.low in ("id", "shed") and words[at - 1].low in _REPORTED and bool(after)
        led = words[at - 1].low if at and not words[at - 1].gap else ""
        after = "" if word.low in ("hell", "well") and led not in _BEFORE_HELL else after
        is_short = reported or word.low not in _WORDS_TOO or after in v.DELIVER or after in _AUXILIARY
        if parts is None or word.upper or not is_short:
            out.append(word)
            continue
        out.append(Word(word.token, word.at, parts[0], parts[0], False))
        out.append(Word(word.token, word.at, parts[1], "", False, word.gap))
    return out


@lru_cache(4096)  # the words of one line are mostly those of another
def _split(raw: str) -> tuple[tuple[str, str, bool, int, bool], ...]:
    """The word of a token, two of a contraction: ``low``, ``bare``, ``upper``, ``gap`` and ``owner`` of each."""
    if raw.isalpha():
        low = raw.lower()
        return ((SPELLINGS.get(low, low), raw, _is_upper(raw), 0, False),)
    start = len(raw) - len(raw.lstrip(_LEADING))
    core = raw[start:].rstrip(_TRAILING) or raw
    tail = raw[start + len(core) :]
    low = core.lower().replace("’", "'")
    low = SPELLINGS.get(low, low)
    gap = _gap(tail) if tail else 0
    if tail == "." and (low in _ABBREVIATED or (len(core) == 1 and core.isalpha()) or "." in core):
        gap = 0
    if low in _SUBJECT_FORMS:
        first, second = _SUBJECT_FORMS[low]
        bare = core[: len(first)]
        return (first, bare, _is_upper(bare), 0, False), (second, "", False, gap, False)
    if low.endswith("-me") and low[:-3] in abroad.ABROAD:  # "deve-me"
        return (low[:-3], core[:-3], _is_upper(core), 0, False), ("me", "", False, gap, False)
    for ending in _CONTRACTED:
        if low.endswith(ending) and len(low) > len(ending):
            bare = core[: -len(ending)]
            return (bare.lower(), bare, _is_upper(bare), 0, False), (ending, "", False, gap, False)
    if low.endswith("'s") and len(low) > 2 and low not in ("let's", "it's", "that's", "what's", "here's", "there's"):
        return ((low[:-2], core[:-2], _is_upper(core[:-2]), gap, True),)
    return ((low, core, _is_upper(core), gap, tail[:1] in ("'", "’") and low.endswith("s")),)


def _gap(tail: str) -> int:
    """How far the signs behind a word part it from the next: a comma behind a bracket is still one."""
    if tail[-1] == ",":
        return SOFT
    if any([sign in _ENDS for sign in tail]):
        return HARD
    return SOFT if "," in tail or "，" in tail or "、" in tail else 0


_CURRENCIES = frozenset(("rs", "inr", "usd", "eur", "gbp", "chf", "sek", "nok", "dkk", "pln", "kr"))
"""Before a number these are money, and nobody's name."""


def _mark_capitals(words: list[Word]) -> None:
    """Capitals are evidence only where they are chosen: the first word of a sentence, and a line in one case, say
    nothing; nor does a pasted subject."""
    fresh = True
    for word in words:
        if fresh:
            word.first, word.capital = True, False
        if (fresh or word.gap == HARD) and (word.bare or word.low):
            fresh = word.gap == HARD
    for word, after in pairwise(words):
        if word.upper and after.low[:1].isdecimal() and word.low in _CURRENCIES:
            word.upper = word.capital = False  # "Rs 500"
    if is_pasted(words) or _is_shouted(words):
        for word in words:
            word.capital = False


def is_pasted(words: Sequence[Word]) -> bool:
    """True for the subject of a mail: "Fwd: Lunch", "Re: Call on Thursday"."""
    return bool(words) and words[0].low in _SUBJECT_LINE and words[0].gap == HARD


def _is_shouted(words: Sequence[Word]) -> bool:
    """True for a line of several words that are all in capitals."""
    count = 0
    for word in words:
        if word.token.kind == WORD and word.bare[:1].isalpha():
            if not word.bare.isupper():
                return False
            count += 1
    return count > 1


def is_particle(word: Word) -> bool:
    """True for a small word of a last name, or the letters that one or two are shortened to: "vd" of "v/d"."""
    letters = word.low.replace(".", "").replace("/", "")
    short = 0 < len(letters) <= _PARTICLES_AT_MOST and _SHORT_PARTICLES.issuperset(letters)
    return short or (word.low in PARTICLES and len(word.low) > 1)


def behind_particles(words: Sequence[Word], at: int) -> int:
    """The place behind the small words of a last name that may stand from here on."""
    while at + 1 < len(words) and is_particle(words[at]) and not (words[at].gap or words[at].owner):
        at += 1
    return at


def slips(key: str) -> list[str]:
    """Every text that is one swapped, missing, added or other letter away from a folded word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    shorter = [a + b[1:] for a, b in cuts if b]
    other = [a + c + b[1:] for a, b in cuts if b for c in letters]
    longer = [a + c + b for a, b in cuts for c in letters]
    return list(dict.fromkeys([*swapped, *shorter, *longer, *other]))


def is_helping(words: Sequence[Word], at: int) -> bool:
    """True when the ``'s`` of a word means "is": "Tom's looking for"."""
    behind = words[at + 1].low if words[at].owner and at + 1 < len(words) else ""
    if behind in ("on", "in", "out", "at"):  # "Gary's on holiday", but "dinner at Dana's on saturday"
        return not at or bool(words[at - 1].gap)
    if behind == "hiring" and at + 2 < len(words) and words[at + 2].low in WHO_HIRES:
        return False
    return behind in _IS_NEXT or (len(behind) > 5 and behind.endswith("ing") and behind not in ING_NOUNS)
