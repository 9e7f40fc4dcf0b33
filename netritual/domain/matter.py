"""A few words of the log as a part of a sentence to somebody, where their grammatical shape is known.

A log is typed for oneself: "asked: should I go", "send deck by fri". Here such words become a noun phrase ("the deck")
or what one does ("send you the deck"), by closed classes of English words. What is not surely of that shape gives "":
a note is better off without it. Words of hard times, days ("tomorrow" is another day when the note is sent) and
anything but letters, digits and a few signs are never taken.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from re import IGNORECASE, escape
from re import compile as regex

from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.frames import CALENDAR

_LONGEST = 60
_MOST_WORDS = 9

_WORD = regex(r"[^\W_]+(?:[-'’./+&][^\W_]+)*%?")
_TRIMMED = " \t\n,;.:"
_LAST_LATIN = "\u024f"
"""The last letter of Latin Extended-B: words of other scripts stand in no English sentence."""

_ABOUT = ("re", "about", "on", "regarding", "for", "of", "advice", "opinion", "thoughts", "view", "question")
"""Taken off the front of a matter: the sentence says them."""
_BEFORE_ABOUT = frozenset(("advice", "opinion", "thoughts", "view", "question"))
_DETERMINERS = v.words("""
    a an the my our your his her its their this that these those some any another every each both no all two three four
    five six seven eight nine ten
""")
_ARTICLES = v.words("a an the my our your his her their")
_NUMBERS = v.words("two three four five six seven eight nine ten")
_OTHERS = v.words(
    "he she they him her them em his hers ours mine yours their theirs it its this that these those who whom"
)
"""Words that point at somebody or something that a reader of the note does not see."""
_PREPOSITIONS = v.words("""
    about after against among around as at before behind between beyond by during for from in inside into near of off
    on onto out over past since through to toward towards under until up upon via versus vs with within without
""")
_NO_NOUN = v.words("""
    and or but so if because when while why how what where which whether then also just not never always soon
    later again well maybe perhaps very really too still already almost yes ok okay please asap tbd fyi go goes going
    come came done gone been being be is are was were am has have had having do does did doing will would shall
    should can could may might must ought isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't
    shouldn't wants want wanted needs needed thinks think thought says said say asked asks told tells promised
    promises sent gave got went met saw knows knew feels felt hates loves likes liked works worked lives lived
    moved moves left found wrote called spoke talked agreed decided hired fired quit lost won became
    something somebody someone anything nothing everything nobody somehow stuff thing things
""")
"""Words that stand in no plain noun phrase: conjunctions, adverbs, finite verbs."""
_UNCLEAR = (_NO_NOUN | _OTHERS | v.words("i we you")) - {"and"}
"""Words that stand in no plain doing: what they point at, or begin, is not seen."""
_NOTED = v.words("""
    dm dms bday b-day hbd fwd fw w w/ w/o thx thks ty tx pls plz due owed msg msgs txt tmrw tmr wk wks mtg appt
    bc b4 u r nowt owt summat lad lads lass bout nite mins coo cfo cto cmo cio cpo vp svp evp md eow eod fyi tbc
    tba etc ppl yr yrs hr hrs min mins gonna wanna gotta
""")
"""Short forms that one writes for oneself."""
_IN_FULL: dict[str, str] = {
    "&": "and",
    "+": "and",
    "yrs": "years",
    "mins": "minutes",
    "hrs": "hours",
    "cv": "CV",
    "cvs": "CVs",
    "nda": "NDA",
    "uk": "UK",
    "eu": "EU",
    "vat": "VAT",
    "ux": "UX",
    "ai": "AI",
    "easter": "Easter",
    "christmas": "Christmas",
    **{f"{day}days": f"{day.capitalize()}days" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")},
}
"""Short forms, and words in small letters, as one writes them to others."""
_IN_A_CLAUSE = _IN_FULL | {"w": "with", "w/": "with", "i": "I", "im": "I'm", "ive": "I've", "id": "I'd"}
_ASIDE = regex(
    r"(?:[ ,;]+(?:lol|haha|though|noon|midday|latest|asap|pls|please|again|too|tbc|date tbc|properly|so much"
    r"|hopefully)|[ .!?]+)$",
    IGNORECASE,
)
"""What is typed behind a matter for oneself."""
_LONGEST_CLAUSE = 14
"""Words of a clause that is repeated."""
_THEN = v.words("today tomorrow yesterday tonight tmrw eow eod eom next")
"""Words of days that are others when the note is sent."""
_SHORT_DAYS = v.words("mon tue tues wed thu thur thurs fri sat sun jan feb apr jun jul aug sept oct nov dec")
_PERIODS = v.words("week month weekend night evening morning afternoon")
_OF_A_YEAR = v.words("year year's years summer autumn winter spring")
_AUXILIARIES = v.words("can could may should shall would will have am is are was were do")
_STATES = v.words("due ok okay fine possible enough true allowed open free ready worth in on at needed there still")
"""Words that stand behind the subject of "is": "is VAT due"."""
_IT = v.words("it its this that these those one em")
"""Words that point at something that is not seen, where no noun follows."""
_BARE_TIMES = v.words("hour hours minutes day days time session slot moment")
_FINITE = v.words("was were is are had has did didn't wasn't weren't missed came broke got went took arrived forgot")
"""Verbs by which a clause is told from a thing."""
_ANSWERS = v.words("answer answers reply decision word response")
_FOREIGN = v.words("""
    und oder der das ein eine für mit über von zum zur nicht ist auf bei el la los las una con del por para que y e il
    lo gli una di della che le les une des du avec pour sur est het een voor niet o os um uma com não dos das
""")
_UNSAID = regex(
    r"\b(secret\w*|confiden\w*|gossip\w*|affair|lawsuit|debts?|fired|firing|lay-?offs?|pregnan\w*|private)\b"
)
_MONTHS = v.words("january february march april may june july august september october november december")
_LANGUAGES = v.words("""
    english french german spanish italian dutch polish portuguese swedish danish norwegian finnish irish welsh greek
    russian turkish arabic chinese japanese
""")
_DAYS = (CALENDAR - {"may"}) | v.words(
    "easter christmas weekend yesterday today tomorrow tonight tmrw next last eow eod eom"
)
"""Words of days: another day when the note is sent."""
_CAPITAL = (
    (_MONTHS - {"may", "march"})
    | _LANGUAGES
    | v.words("""
    monday tuesday wednesday thursday friday saturday sunday easter christmas
""")
)
_DONE = v.words("""
    got took raised hired signed started founded found sent sold won changed doubled halved moved joined launched asked
    wrote built cut kept said decided chose accepted declined tried used rewrote agreed negotiated applied passed set
    lowered dropped opened closed finished shipped published landed made
""")
"""What one did, in the past tense."""
_OF_LIFE = regex(
    r"(?:an?|the|some|more|another|her own|his own|their own) (?:new |real |proper |bigger |better |career )*"
    r"(?:move|job|role|change|career|raise|promotion|baby|house|flat|break|holiday|rest|time|dog|cat|car|kids|pay rise)"
    r"(?! (?:description|ad|plan|spec|offer))\b",
    IGNORECASE,
)
_CLOCK = regex(r"\d{1,2}[.:]\d\d|\d{1,2}[ap]m", IGNORECASE)
_LY = v.words("reply family supply assembly weekly monthly daily quarterly early anomaly italy july")
"""Words in -ly that are no adverbs."""
_ASKED_VERBS = v.words("listen watch taste vote sit stay drive speak play sing judge store mind")
"""Verbs of what one asks others to do, beside those of promises."""
_PEOPLE_VERBS = v.words("introduce intro connect call ring phone ask tell invite help meet join thank")
"""Verbs whose object is somebody."""
_NOUNS_TOO = v.words("intro help work review reference feedback quote report visit check draft test")
"""Verbs of ``vocabulary.DELIVER`` that are nouns where no object follows: "intro to Ana"."""
_PARTICLES = v.words("up in on out over back through down off away around along")
_TO_SOMEBODY = v.words("send give show lend bring forward resend tell offer teach pass get")
"""Verbs that take somebody and something: "send you the deck"."""
_GIVEN = v.words("send give show lend bring forward resend share pass return get")
"""Verbs whose object goes from one to the other."""
_VAGUE = v.words("let do make take put set try keep run fill find have drop give pick")
"""Verbs that say what is done by the words behind them, which are not known."""
_SENT = v.words("""
    deck decks slides cv cvs resume link links file files document documents doc docs report list contract
    agreement notes numbers figures photo photos pics pictures template templates plan plans proposal quote
    invoice invoices budget draft drafts sample samples schedule agenda contact contacts address form article
    survey price prices kit text texts video recording summary programme brief outline script chapter map copy
    estimate offer study guide rates rules timetable x-rays xrays scans scan results data feedback remarks
    comments answer bio bios logo poster rider headshot photos prints details dates names name number spec specs
""")
"""Things that are sent as words or as a file."""
_FOR_FREE = regex(r" for (?:free|nowt|nothing|nothin)$", IGNORECASE)
"""What is paid is no matter of a note."""
_HIM = v.words("him her them")
_HIS = v.words("his her their")
_ASKING = regex(r"(?:what|how|if|whether|when|where|who|which|why)\b", IGNORECASE)
_MINE = v.words("i im we my our us me")
_OWN: Mapping[str, str] = {"he": "his", "she": "her", "they": "their"}
_OWN_WORDS: Mapping[str, str] = {"he": "he his him hes", "she": "she her hers shes", "they": "they their theirs them"}
_WHOSE_WORDS: Mapping[str, str] = {word: who for who, words in _OWN_WORDS.items() for word in words.split()}
"""Word for a third one -> which of them."""
_ASKED_TO = regex(r"(?:me )?to (?=\w)", IGNORECASE)
_ASKED = regex(
    r"\b(?:asked|asks|wants to know|wondered|wonders|asking)(?: me)? ((?:if|whether|what|how|when|where|who|which)\b"
    r"[^,;.!?]+)|\bwants? to (?!know|talk|meet|see|chat|think|speak|wait)([^,;.!?]+)"
    r"|\b(?:wants?|needs?|asked for|would like) ((?:the|an?|some|two|three|\d+) [^,;.!?]+?)(?= by | asap|[,;.!?]|$)",
    IGNORECASE,
)
"""Where a line says what somebody asked or wants."""
_TO_YOU: Mapping[str, str] = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
"""Verbs of him and her as they are said to "you"; from others the s falls away."""
_NEEDED = regex(
    r"\b(?:needs?|wants?|is looking for|looks for|asked for|asking for) (.+?)(?=[,;.!?]| - | by | asap|$)", IGNORECASE
)
_DOING: Mapping[str, str] = {
    "did": "doing", "wrote": "writing", "made": "making", "read": "reading", "took": "taking", "paid": "paying",
    "found": "finding", "gave": "giving", "lent": "lending", "sent": "sending", "brought": "bringing", "got": "getting",
    "forwarded": "forwarding", "mailed": "mailing", "emailed": "emailing", "shared": "sharing",
    "proofread": "proofreading", "drove": "driving", "fixed": "fixing",
}  # fmt: skip
"""What somebody did -> doing it; other verbs in -ed change their ending."""
_TREAT = regex(
    r"(?:(?:buy|get|bring|owe|stand|take) )?(?:(?:him|her|them|you|one) )?(?:a |an |the |to |for |out for )*"
    r"(?:(lunch|dinner|breakfast)|(drink|beer|pint|coffee|meal))",
    IGNORECASE,
)
_PRESENT = regex(
    r"\b(?:something|somehow|flowers|chocolates|present|gift|bottle|card|cake)(?: of \w+)?(?: nice)?$|\bsomehow\b",
    IGNORECASE,
)
"""What one brings unasked."""
_FAVOUR = regex(
    r"(?:do|make|get|put|write|sort|draw up) (?:out |up )?(?:him|her|them|you) (?:out |up )?"
    r"(?=(?:a|an|the|some|my|our) )",
    IGNORECASE,
)
"""Before the thing that one makes for somebody: "do her a price"."""
_LENT = regex(r"\blent me (.+?)(?=[,;.!?]| - | for | till | until | and |$)", IGNORECASE)
_BRING_BACK = regex(
    r"\b(?:bring|give|take|hand) back ((?:his|her|their) .+)"
    r"|\b(?:bring|give|take|return) ((?:his|her|their) .+?)(?: back|$)",
    IGNORECASE,
)
"""How a promise says that a thing of theirs goes back."""
_GAVE = ("gave", "sent", "lent", "brought", "bought")
_WILL_BE = r"\b(?:NAME|he|she|they)(?:['’]?ll| will) be (a reference|a referee|my mentor|my reference)\b"
_SENT_ON = ("sent", "mailed", "emailed", "forwarded")
"""Verbs of what comes to me also where it is not said to whom."""
_GOT = r"\bgot ((?:the|his|her|a|an) .+?) from (?:NAME)\b"
_LEADING = ("helped", "intro'd", "introd", "introduced")
"""Verbs before which what it was about stands behind "with" or "to"."""
_FOR_US = r"(?= [^,;.]+ for (?:me|us)\b)"
"""Behind any other verb: it was done for me. In a line of thanks that goes without saying."""
_DID = (
    r"\b(?:(?:NAME)(?: [^\W\d_]+\.?)?|he|she|they)(?: has| have| just| kindly| really| also)? "
    rf"(?P<verb>helped|intro'd|introd|introduced|reviewed|checked|recommended|translated|{'|'.join(_DOING)}"
    r"|(?!wanted|asked|needed|called|promised|offered|waited|hoped|looked|moved)\w+ed"
    rf"{_FOR_US})"
    r"(?P<me> me| us)?(?: out)? (?P<rest>.+?)"
    r"(?=[,;.!?]| - | for (?:\d|free|me\b|us\b)| in (?:one|\d)| at last"
    r"| with? [A-Z]| w/ | on a | and | yesterday| today| last |$)"
)
"""A clause of what somebody did, with the name in the place of NAME."""
_VOWEL = regex(
    r"(?:(?!uni(?!n|m)|us[aeu]|eu|one\b|once)[aeiou](?!(?-i:[A-Z]))|hon(?:est|our|or)|hour|heir|ios)"
    r"|(?-i:[AEFHILMNORSX](?=[A-Z]|$))",
    IGNORECASE,
)
"""How a word begins that takes "an": by its sound, an abbreviation by that of its first letter."""
_UNCOUNTED = v.words("""
    help advice feedback money support work talent press space data insight experience equity time software
    conservation legislation education communication administration insurance
    practice research life tech health music art design finance strategy law education science politics growth culture
    trust energy
""")
_ASKED_FOR = v.words("""
    intro introduction feedback advice reference recommendation referral help comment quote opinion tips contact
    contacts support review view thoughts
""")
"""What one asks for: other matters are asked about."""
_SAID = v.words("advice feedback answer reply view opinion thoughts remarks comments comment tips help news decision")
"""What is said and not handed over."""
_COMPOUNDING = v.words("""
    hiring pricing marketing onboarding funding landing training branding meeting testing billing mentoring recruiting
    fundraising planning engineering opening closing reading working
""")
"""Words in -ing that make a compound with a thing: "hiring plan"."""
_NO_ARTICLE = ("ing", "ment", "ship", "ness", "ity", "ism", "ware", "ics")
"""Endings of nouns that mostly stand without an article."""


_COUNTED = v.words("""
    agreement statement document appointment payment instrument argument experiment apartment department investment
    element tournament scholarship internship partnership membership relationship fellowship business witness meeting
    building wedding listing hearing briefing recording painting drawing university city charity facility community
    opportunity
""")
"""Nouns with one of these endings that take an article."""


def topic(text: str) -> str:
    """A matter as it stands after "about": "hiring", "the new tier", "a career change"; "" when it is none."""
    words = _phrase(text)
    if not words:
        return ""
    alone = _stands_alone(words) or _head(words).endswith(("tion", "sion"))
    return " ".join(words if alone else ("the", *words))


def thing(text: str, *, of: str = "") -> str:
    """A matter as one certain thing: "the deck", "the intro to Ana", "my resume"; "" when it is none.

    With ``of``, the first name of whom the note is to, "her CV" is "your CV": a text about nobody else.
    """
    words = _phrase(text, theirs=bool(of))
    if not words or _names(words, of):
        return ""
    bare = words[0][0].isdigit() or words[0].lower() in _NUMBERS or not (_is_determined(words) or _is_doing(words))
    return " ".join(("the", *words) if bare else words)


def certain(text: str) -> str:
    """A thing that both know of: "the reference" for "a reference"."""
    article, _, rest = text.partition(" ")
    return f"the {rest}" if article.lower() in ("a", "an") and rest else text


def deed(text: str, *, to: str, me: bool = False) -> str:
    """What somebody does, after "would": "send you the deck", "introduce you to Ana", "look over your CV".

    ``to`` is the first name of whom the note is to. ``me``: they do it, and I get it ("send me the contract").
    """
    if me and (said := _as_typed(text)):
        return said
    words = _clean_words(text.removeprefix("me ").removeprefix("to "))
    if len(words) < 2 or (not words[0].islower() and words[0].lower() not in v.DELIVER):
        return ""
    verb, rest = words[0].lower(), list(words[1:])
    if rest[0].lower() == "of":
        return ""  # "print of the photo" is a thing
    if verb == "intro":
        verb = "introduce"
        rest = ["me" if me else "him", *rest] if rest[0].lower() == "to" else rest
    if verb not in v.DELIVER or (verb in _VAGUE and (rest[0] != "back" or verb != "get")):
        return ""
    if rest[0].lower() in _PREPOSITIONS and verb in _NOUNS_TOO - {"help", "check", "work"}:
        return ""  # "quote for the tables" is a thing
    if me and verb not in _TO_SOMEBODY and _HIS & {word.lower() for word in rest}:
        return ""  # whose it is cannot be told
    receiver = "me" if me else "you"
    return _done(verb, rest, to.lower(), receiver)


def _as_typed(text: str) -> str:
    """What somebody does for me, in the words that were typed: "introduce me to the rights people", "listen to it"."""
    verb, *rest = text.lower().split()[:3] or [""]
    behind = rest[0] if rest else ""
    if verb in ("let", "") or verb in _DETERMINERS or (verb in _NOUNS_TOO and behind in _PREPOSITIONS):
        return ""
    if behind in ("me", "us"):
        of_me = rest[1] if len(rest) > 1 else ""
        return turned(text) if of_me in _DETERMINERS | _PREPOSITIONS or of_me[:1].isdigit() else ""
    if behind not in _ARTICLES - _HIS and not (verb in _ASKED_VERBS and behind in _PREPOSITIONS | _ARTICLES):
        return ""
    return turned(text) if verb in v.DELIVER | _ASKED_VERBS and verb not in _TO_SOMEBODY | _VAGUE else ""


def given(text: str, *, to: str) -> str:
    """The thing that a promise hands over: "the deck" of "send him the deck"; "" when it is none."""
    said = deed(text, to=to).split()
    if len(said) < 3 or said[0] not in _GIVEN or said[1] in _PARTICLES:
        return ""
    rest = said[2:] if said[1] == "you" else said[1:]
    if rest[0] == "your" and "to" in rest:
        return ""  # "send your CV to Bob" hands over nothing to you
    return " ".join(rest[:-2] if rest[-2:] == ["to", "you"] else rest)


_DOUBLED = {"get": "gett", "refer": "referr", "submit": "submitt", "ship": "shipp", "let": "lett", "put": "putt"}
"""Verbs that double their last letter before "ing"."""


def doing(text: str, *, to: str) -> str:
    """What somebody did who was asked for it, after "thank you for": "translating the leaflet"; "" when unsure."""
    verb, _, rest = deed(text, to=to, me=True).partition(" ")
    if not verb:
        return ""
    return f"{_DOUBLED.get(verb) or verb.removesuffix('e')}ing {rest}"


def favour(text: str) -> str:
    """The thing that a promise makes for somebody, else the text: "a price" of "do her a price"."""
    return _FAVOUR.sub("", text.strip(_TRIMMED), count=1) if _FAVOUR.match(text.strip(_TRIMMED)) else text


def is_present(text: str) -> bool:
    """True for what one brings unasked, of which no note tells before: "a bottle of something"."""
    return _PRESENT.search(text.strip(_TRIMMED)) is not None


def thanked(text: str, *, of: str) -> str:
    """What thanks are for, as it was typed: "helping me paint the room", "your tips", "the intro to Ana"."""
    said = text.strip(_TRIMMED).removeprefix("for ")
    words = tuple(said.split())
    if not words or any(word.lower() in _HIM and not _is_possessive(words, at) for at, word in enumerate(words)):
        return ""
    if of.lower() in said.lower().split():
        return ""
    first = words[0].lower()
    typed = turned(said) if (first.endswith("ing") and len(words) > 1) or first in _ARTICLES else ""
    return typed or thing(said, of=of)


def named(text: str) -> str:
    """A matter behind a colon, without an article that was not typed: "day rates", "keeping boys after their voice
    breaks"; "" when it is none."""
    words = _clean_words(text)
    return " ".join(words if words and words[0].endswith("ing") else _phrase(text))


def is_sent(thing: str) -> bool:
    """True for a thing that is sent as words or as a file: "the deck"."""
    return _head(tuple(thing.split())) in _SENT if thing else False


def is_wish_of_theirs(text: str) -> bool:
    """True for what somebody wants of life, and of nobody: "a move by summer"."""
    return _OF_LIFE.match(text) is not None


def some(text: str) -> str:
    """A matter as one of its kind, after "you look for" or "offers": "a CFO", "a physio for your runners"; "" when it
    is none."""
    return _some(_phrase(text, theirs=True))


def wanted(text: str, *, of: str = "") -> str:
    """A matter after "asked for", where it is one that is asked for: "an intro to Ana", "feedback on your deck"."""
    words = _phrase(text, theirs=bool(of))
    if (
        not words
        or _names(words, of)
        or not (
            words[0].lower() in ("a", "an", "another", "some", "my", "our")
            or _ASKED_FOR & {word.lower() for word in words}
        )
    ):
        return ""
    return _some(words) if words[0] != "your" else ""


def event(text: str) -> str:
    """What came of something, as a sentence of mine: "I raised our prices" of "raised our prices"; "" when unsure."""
    words = _clean_words(text)
    if len(words) >= 2 and words[0].lower() in ("i", "we"):
        words = words[1:]
        who = "We" if text.split()[0].lower() == "we" else "I"
    else:
        who = "I"
    low = [word.lower() for word in words]
    if len(low) < 2 or low[0] not in _DONE or _OTHERS & set(low) or any(word in _NO_NOUN for word in low[1:]):
        return ""
    return " ".join((who, low[0], *words[1:]))


def question(text: str, *, is_asked: bool = False) -> str:
    """What one is asked, as one says it to the other: "what you charge" of "what he charges", "whether I can give a
    talk" of "can i give a talk"; "" when it is no such clause. ``is_asked``: it is sure that it was asked, so that it
    need name neither of the two."""
    words = text.strip(_TRIMMED + "?").split()
    if not _ASKING.match(text):
        return turned(_indirect(words))
    names_us = not (_MINE | _OWN.keys()).isdisjoint(word.lower().partition("'")[0] for word in words)
    return turned(text) if names_us or (is_asked and len(words) > 2) else ""


def _indirect(words: Sequence[str]) -> str:
    """A question that begins with its verb, as it stands behind "asked": "whether we need one"; "" when it is none."""
    if len(words) < 4 or words[0].lower() not in _AUXILIARIES:
        return ""
    verb, subject, *rest = words
    is_known = subject.lower() in ("i", "we", "he", "she", "they")
    if not is_known and (verb.lower() not in ("is", "are") or rest[0] not in _STATES):
        return ""
    return " ".join(("whether", subject, *(() if verb.lower() == "do" else (verb.lower(),)), *rest))


def turned(text: str) -> str:
    """A clause as it was typed, said to the one whom it is about: "if you'd run Portishead" of "if she'd run
    Portishead", "send me your notes" of "send me her notes"; "" where it names days or people that are not seen."""
    words = [_IN_A_CLAUSE.get(word, word) for word in _without_asides(text).split()]
    low = [word.lower().replace("’", "'") for word in words]
    others = {_WHOSE_WORDS.get(word.partition("'")[0], "") for word in low} - {""}
    if (
        not words or len(words) > _LONGEST_CLAUSE or len(others) > 1
        or any(not _WORD.fullmatch(word) for word in words)
        or any(char > _LAST_LATIN for word in words for char in word)
        or HARD_TIMES.search(" ".join(low)) or _UNSAID.search(" ".join(low))
        or (_THEN | _SHORT_DAYS) & set(low) or (_NOTED - {"due"} | _FOREIGN) & set(low)
    ):  # fmt: skip
        return ""
    out: list[str] = []
    for at, word in enumerate(low):
        before, behind = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if word in ("last", "this") and behind in _DAYS | _PERIODS:
            return ""
        if word in _IT and behind in ("", *_PREPOSITIONS, *_NO_NOUN) and behind != "of":
            return ""
        if word in ("last", "this") and behind == "years":
            low[at + 1], words[at + 1] = "year's", "year's"
        subject, sign, ending = word.partition("'")
        if subject == "i":
            out.append(f"I{sign}{ending}")
        elif subject in _OWN and ending in ("", "d", "ll"):
            out.append(f"you{sign}{ending}")
        elif subject in _WHOSE_WORDS and sign:
            return ""
        elif word in _HIS and _is_possessive(tuple(words), at):
            out.append("your")
        elif word in _HIM or word in _HIS:
            if word == "his" or (word in ("their", "them") and at == 0):
                return ""
            out.append("you")
        elif before in ("he", "she"):
            out.append(_TO_YOU.get(word) or _plain(word))
        else:
            out.append(words[at].capitalize() if word in _CAPITAL else words[at])
    return " ".join(out)


def _without_asides(text: str) -> str:
    text = text.strip(_TRIMMED)
    while (shorter := _ASIDE.sub("", text)) != text:
        text = shorter
    return text


def _plain(verb: str) -> str:
    """A verb of "she" as one of "you": "watch" of "watches"."""
    if verb.endswith(("shes", "ches", "xes", "zes", "sses")):
        return verb[:-2]
    return verb if verb.endswith("ss") else verb.removesuffix("s")


def infinitive(text: str) -> str:
    """What somebody was asked to do, behind "to": "look over your talk" of "to look over her talk" and of "me to look
    over her talk"; "" for anything else."""
    asked = _ASKED_TO.match(text)
    return turned(text[asked.end() :]) if asked else ""


def happened(text: str) -> str:
    """What somebody complains of, behind "I'm sorry that": "the delivery was late"; "" where it is no clause."""
    said = turned(text.strip().removeprefix("that "))
    return said if _FINITE & set(said.lower().split()[1:]) else ""


def is_bare_time(thing: str) -> bool:
    """True for a time of which it is not said what it is for: "the hour"."""
    return thing.split()[-1:] != [] and thing.split()[-1] in _BARE_TIMES and len(thing.split()) < 4


def head(text: str) -> str:
    """The noun of a matter: "plan" of "a business plan for the bank"; "" where it is no thing."""
    words = _phrase(text) or tuple(given(text, to="").split())
    return _head(words) if words else ""


def is_answer(text: str) -> bool:
    """True for an answer itself, which is no matter of a note: "an answer"."""
    words = text.lower().strip(_TRIMMED).split()
    return bool(words) and words[-1] in _ANSWERS and len(words) < 3


def asked(line: str) -> str:
    """What a line says that somebody asked or wants, as a part of "you asked" or "you wanted": "if I'd hire you", "to
    split a fee", "the hedge done before Easter"; "" when it says nothing."""
    found = _ASKED.search(line)
    if found is None:
        return ""
    if found[1]:
        return question(found[1])
    said = turned(found[2] or found[3])
    return f"to {said}" if said and found[2] else said


def is_said(thing: str) -> bool:
    """True for a thing that is said and not handed over: "the feedback on your deck"."""
    return _head(tuple(thing.split())) in _SAID if thing else False


def needed(line: str, *, of: str = "") -> str:
    """What a line says that somebody needs or wants, as one certain thing: "the 3 CVs"; "" when it says nothing."""
    return next(filter(None, (thing(said[1], of=of) for said in _NEEDED.finditer(line))), "")


def treat(text: str) -> str:
    """What one owes somebody that is no thing to send: "lunch", "a bottle of wine"; "" for anything else."""
    found = _TREAT.fullmatch(text.strip(_TRIMMED))
    return " ".join(filter(None, ("a" if found[2] else "", found[1] or found[2]))).lower() if found else ""


def lent(line: str, *, of: str) -> str:
    """What a line says that I have of somebody's: "your snare" of "hank lent me his snare"; "" when it says nothing."""
    found = _LENT.search(line) or _BRING_BACK.search(line)
    return thing(next(filter(None, found.groups())), of=of) if found else ""


def helped(line: str, names: Sequence[str], *, given: bool = False) -> str:
    """What a line says that somebody did for me, after "thank you for": "your help with the pitch"; "" when unsure.

    ``names`` are those by which they are called, the first name first.
    With ``given`` only what is surely a help: who took or made something need not have done it for me.
    """
    of, called = names[0], "|".join(map(escape, names))
    if will := regex(_WILL_BE.replace("NAME", called), IGNORECASE).search(line):
        return f"being {will[1].lower()}{'' if will[1].lower().startswith('my') else ' for me'}"
    if got := regex(_GOT.replace("NAME", called), IGNORECASE).search(line):
        return thing(got[1], of=of)
    did = _DID.replace("NAME", called)
    did = did if given else did.replace(_FOR_US, "(?= (?:the|my|our) )")
    for said in regex(did, IGNORECASE).finditer(line):
        verb, me = said["verb"].lower(), said["me"] or ""
        if verb == "helped" and said["rest"].lower() in ("a lot", "so much", "me out"):
            return "your help"
        if (given and verb in _DOING and not (me and verb in _GAVE) and verb not in _SENT_ON) or not _is_object(
            said["rest"], verb, me
        ):
            continue
        what = thing(
            regex(r"(?:with|w/?|to) ").sub("", said["rest"], count=1) if verb in _LEADING else said["rest"], of=of
        )
        if not what:
            continue
        if verb == "helped":
            return f"your help with {what}"
        if verb.startswith("intro"):
            if what.startswith(("a ", "an ", "some ")):
                continue
            return f"the intro to {what}"
        if verb in _SENT_ON and not me:
            if not is_sent(what):
                continue
            return f"forwarding {what}" if verb == "forwarded" else certain(what)
        if verb == "lent":
            return f"lending me {what}"
        if me and verb in _GAVE:
            what = certain(what)
            return f"your {what[4:]}" if what.startswith("the ") and is_said(what) else what
        return " ".join(filter(None, (_DOING.get(verb) or f"{verb.removesuffix('ed')}ing", what, me and "for me")))
    return ""


def _is_object(rest: str, verb: str, me: str) -> bool:
    """False behind "made me" and the like where no thing follows: "she made me laugh"."""
    first = rest.split()[0].lower() if rest.split() else ""
    return not me or verb in (*_GAVE, *_LEADING) or first in _DETERMINERS or first.isdigit()


def pronoun(thing: str) -> str:
    """The word for a thing that was named: "it" or "them"; "" for none."""
    words = tuple(thing.split())
    return "" if not words else "them" if "and" in words or _is_plural(_head(words)) else "it"


@lru_cache(maxsize=4096)
def _phrase(text: str, *, theirs: bool = False) -> tuple[str, ...]:
    """The words of a noun phrase, or none."""
    words = _clean_words(text)
    while words and words[0].lower() in _ABOUT and (len(words) > 1 or words[0].lower() not in _BEFORE_ABOUT):
        if words[0].lower() in _BEFORE_ABOUT and words[1].lower() not in ("on", "about", "re"):
            break
        words = words[1:]
    if "your" in (word.lower() for word in words):
        return ()
    if theirs:
        words = tuple("your" if _is_possessive(words, at) else word for at, word in enumerate(words))
    return words if words and _is_noun_phrase(words) else ()


def _names(words: tuple[str, ...], of: str) -> bool:
    """True for words that call whom the note is to by the name: to themselves it is "you"."""
    return of.lower() in (word.lower() for word in words)


def _is_possessive(words: tuple[str, ...], at: int) -> bool:
    """True for "her" before a noun."""
    behind = words[at + 1].lower() if at + 1 < len(words) else ""
    return words[at].lower() in _HIS and behind not in ("", *_DETERMINERS, *_PREPOSITIONS)


def _is_noun_phrase(words: tuple[str, ...]) -> bool:
    low = [word.lower() for word in words]
    if "and" in low:
        at = low.index("and")
        return 0 < at < len(words) - 1 and _is_noun_phrase(words[:at]) and _is_noun_phrase(words[at + 1 :])
    if any(word.endswith("ly") and word not in _LY for word in (low[0], low[-1])):
        return False
    if low[0] in _PREPOSITIONS or low[-1] in _PREPOSITIONS | _DETERMINERS or low[0] in v.I:
        return False
    for before, word in pairwise(low[1:]):
        if word in _ARTICLES and before not in _PREPOSITIONS and before not in ("all", "both"):
            return False  # "settle the bill"
    if low[1:2] and low[1] in _ARTICLES and not low[0].endswith("ing") and low[0] not in ("all", "both"):
        return False
    noun = low[1:2] == ["of"] or (low[0] in _NOUNS_TOO and (len(low) == 1 or low[1] in _PREPOSITIONS))
    if low[0] in v.DELIVER and not noun:
        return False
    if _is_past(words):
        return False
    if any(word in _NO_NOUN or word in _OTHERS or word in ("i", "we", "you", "me", "us") for word in low):
        return False
    return not any(word.endswith(("'ll", "'d", "'re", "'ve", "n't", "'m", "’ll", "’d", "’re", "’ve", "n’t", "’m"))
                   for word in low)  # fmt: skip


def _is_past(words: tuple[str, ...]) -> bool:
    """True for what one did: "moved to Berlin"; "used cars" are things."""
    first, behind = words[0].lower(), words[1] if len(words) > 1 else ""
    if not behind or not first.endswith("ed") or first.endswith("eed"):
        return False
    return first in _DONE or behind.lower() in _PREPOSITIONS | _DETERMINERS or behind[0].isupper()


def _clean_words(text: str) -> tuple[str, ...]:
    """The words of a text that holds nothing but words, says no day and nothing that is not to be repeated."""
    parts = [_IN_FULL.get(part, part) for part in _FOR_FREE.sub("", _without_asides(text)).split()]
    for at, (part, behind) in enumerate(pairwise(parts)):
        if part in ("w", "w/") and behind.lower() in _DETERMINERS:
            parts[at] = "with"
        elif part in ("in", "into") and behind.lower() in _MONTHS | _LANGUAGES:
            parts[at + 1] = behind.capitalize()
        elif part in ("last", "this") and behind == "years":
            parts[at + 1] = "year's"
    text = " ".join(parts)
    if (
        not parts
        or len(text) > _LONGEST
        or len(parts) > _MOST_WORDS
        or any(not _WORD.fullmatch(part) for part in parts)
    ):
        return ()
    low = text.lower()
    if any(char > _LAST_LATIN for char in text) or HARD_TIMES.search(low) or _UNSAID.search(low):
        return ()
    said = {
        part.lower().replace("’", "'").removesuffix("'s")
        for before, part, behind in zip(("", *parts), parts, (*parts[1:], ""), strict=False)
        if (before != "in" or part.lower() not in _MONTHS) and (part.lower() != "last" or behind not in _OF_A_YEAR)
    }
    if (
        said & _DAYS
        or _NOTED.intersection(parts)
        or "one" in low.split()[1:]
        or low == "one"
        or len(said & _FOREIGN)
        or not any(char.isalpha() for char in text)
    ):
        return ()
    if any(part.endswith(("'s", "’s")) and part != "year's" for part in parts) or any(map(_CLOCK.fullmatch, parts)):
        return ()  # the matter of somebody else, or an hour
    return tuple(parts)


def _stands_alone(words: tuple[str, ...]) -> bool:
    """True for a noun phrase that takes no article: it has one, is a name, or is of a kind that needs none."""
    return _is_determined(words) or _is_doing(words) or _is_many(words)


def _some(words: tuple[str, ...]) -> str:
    if not words or words[0].lower() in _DETERMINERS or words[0][0].isdigit():
        return " ".join(words)
    if _is_doing(words):
        return " ".join(words if len(words) == 1 or words[1].lower() in _PREPOSITIONS else ("help with", *words))
    article = () if _is_many(words) else ("an" if _VOWEL.match(words[0]) else "a",)
    return " ".join((*article, *words))


def _is_doing(words: tuple[str, ...]) -> bool:
    """True for what one does: "hiring engineers"; a "hiring plan" is a thing."""
    first = words[0].lower()
    alone = len(words) == 1 or words[1].lower() in _PREPOSITIONS | _DETERMINERS
    return first.endswith("ing") and (alone or not _is_compound(words))


def _is_compound(words: tuple[str, ...]) -> bool:
    """True for a word in -ing that belongs to a thing: "touring budget"; after a doing a thing has its article."""
    head = _head(words)
    if _is_plural(head) or words[1].endswith(("ed", "ly")) or words[1].lower() in ("paid", *_HIM):
        return False
    return words[0].lower() in _COMPOUNDING or not (head in _UNCOUNTED or words[1][0].isupper() or _is_many(words[1:]))


def _is_many(words: tuple[str, ...]) -> bool:
    """True when the noun that the others belong to is a plural, or names what is not counted."""
    head = _head(words)
    return _is_plural(head) or head in _UNCOUNTED or (head.endswith(_NO_ARTICLE) and head not in _COUNTED)


def _is_plural(noun: str) -> bool:
    return noun in ("people", "staff") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s")))


def _head(words: tuple[str, ...]) -> str:
    """The noun that the others belong to: the last one before a preposition."""
    end = next((at for at, word in enumerate(words) if at and word.lower() in _PREPOSITIONS), len(words))
    return words[end - 1].lower()


def _is_determined(words: tuple[str, ...]) -> bool:
    """True when the phrase begins with an article or the like, or is a name."""
    first = words[0]
    named = first[:1].isupper() and (len(words) == 1 or words[1].lower() in _PREPOSITIONS)
    whole = all(word[:1].isupper() or word.lower() in ("and", "of") for word in words)
    of_a_year = len(words) > 1 and words[1] == "year's"
    return named or whole or of_a_year or first.lower() in _DETERMINERS or first[0].isdigit()


def _done(verb: str, rest: list[str], name: str, receiver: str) -> str:
    """The verb with its objects: whom the note is to is "you", a bare thing gets its article; "" when unsure."""
    low, out = [word.lower() for word in rest], list[str]()
    for at, word in enumerate(low):
        behind = low[at + 1] if at + 1 < len(low) else ""
        if word in _HIS and behind not in ("", *_DETERMINERS, *_PREPOSITIONS, *_PARTICLES):
            whose = word != "her" or at > 0 or verb not in _TO_SOMEBODY or "to" in low
            out.append("your" if whose else "you")  # "send her pictures", and "send her CV to Bob"
        elif (word in _HIM or word == name) and receiver == "you" and "you" not in out:
            out.append("you")
        elif word == name or word in _UNCLEAR or (word in ("me", "us") and receiver == "you"):
            return ""
        else:
            out.append(rest[at])
    receives = ("me", "you", "my", "our") if receiver == "me" else ("me", "you")
    if verb in _TO_SOMEBODY and out[0] not in receives and out[0] not in _PARTICLES and "to" not in low:
        out.insert(0, receiver)
    given_to = out[:1] if out[0] in ("me", "you") else []
    object_ = out[len(given_to) :]
    if (verb in _GIVEN and (not object_ or (given_to and object_[0].lower() in _PREPOSITIONS))) or out[
        -1
    ].lower() in _PREPOSITIONS - _PARTICLES:
        return ""
    first = object_[0].lower() if object_ else ""
    if verb in _PEOPLE_VERBS and object_ and first.islower() and first not in _DETERMINERS | _PREPOSITIONS | _PARTICLES:
        return "" if object_[0].islower() else " ".join((verb, *given_to, *object_))
    bare = bool(object_) and first not in _PREPOSITIONS | _PARTICLES | _HIS and not _is_determined(tuple(object_))
    return " ".join((verb, *given_to, *(("the",) if bare else ()), *object_))
