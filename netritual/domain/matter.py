"""A few words of the log as a part of a sentence to somebody, where their grammatical shape is known.

A log is typed for oneself: "asked: should I go", "send deck by fri". Here such words become a noun phrase ("the deck")
or what one does ("send you the deck"), by closed classes of English words. What is not surely of that shape gives "":
a note is better off without it. Words of hard times, days ("tomorrow" is another day when the note is sent) and
anything but letters, digits and a few signs are never taken.
"""

from itertools import pairwise
from re import IGNORECASE

from netritual.domain import matter_words as w
from netritual.domain.deeds import gerund_of
from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.own_words import turned
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import regex

_LONGEST = 60
_MOST_WORDS = 9
_ABOUT = ("re", "about", "on", "regarding", "for", "of", "advice", "opinion", "thoughts", "view", "question")
"""Taken off the front of a matter: the sentence says them."""
_BEFORE_ABOUT = frozenset(("advice", "opinion", "thoughts", "view", "question"))
_ARTICLES = v.words("a an the my our your his her their")
_NUMBERS = v.words("two three four five six seven eight nine ten")
_NAMELESS = v.words("some any one ones")
_NO_HEAD = v.words("twice once live online more big good great nice late lots sometime soon one-day whenever huge")
"""Words that end no noun phrase."""
_OTHERS = v.words(
    "he she they him her them em his hers ours mine yours their theirs it its this that these those who whom"
)
"""Words that point at somebody or something that a reader of the note does not see."""
_UNCLEAR = (w.NO_NOUN | _OTHERS | v.words("i we you")) - {"and"}
"""Words that stand in no plain doing: what they point at, or begin, is not seen."""
_WEEKDAYS = v.words("monday tuesday wednesday thursday friday saturday sunday")
"""Before a noun, whose it is: "the thursday course"."""
_OF_A_YEAR = v.words("year year's years summer autumn winter spring")
_NOBODY = v.words("year grandma grandpa granny gran mum mom dad today")
"""Of these somebody to whom one writes may be told: "grandma's oven"."""
_BARE_TIMES = v.words("hour hours minutes day days week weeks month months year years time session slot moment")
_OF_A_TIME = v.words("half few whole free next new other another different good quick short spare")
_ANSWERS = v.words("answer answers reply decision word response opinion verdict")
_DONE = v.words("""
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
_SOME_OF = regex(r"(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) of (?:our|my|the|your|their|his|her) ")
"""How many of a known number: "20 of our patients"."""
_PAGES = regex(r"\b(one|two|three|four|\d)-page(?= (?:about|on|for|of|with|from)\b|$)", IGNORECASE)
"""A paper that is called by its length: "a one-page"."""
_MEASURE = regex(r"(?:\w+)-(?:word|minute|hour|day|week|month|year|metre|line)", IGNORECASE)
"""A measure, which is no thing."""
_DONE_TO = regex(r"\w{3,}(?<!e)ed|done|made|sent|written|built|cut|put|taken|sewn|drawn")
"""A participle behind a thing."""
_OF_THINGS = v.words("signed used finished published")
"""Those that say more often what a thing is like: "signed forms"."""
_OF_LIFE = regex(
    r"(?:an?|the|some|more|another|her own|his own|their own) (?:new |real |proper |bigger |better |career )*"
    r"(?:move|job|role|change|career|raise|promotion|baby|house|flat|break|holiday|rest|time|dog|cat|car|kids|pay rise)"
    r"(?! (?:description|ad|plan|spec|offer))\b|(?:me|us) back\b|to (?:meet|(?:get to )?know) (?-i:[A-Z])",
    IGNORECASE,
)
_CLOCK = regex(r"\d{1,2}[.:]\d\d|\d{1,2}[ap]m", IGNORECASE)
_LY = v.words("reply family supply assembly weekly monthly daily quarterly early anomaly italy july")
"""Words in -ly that are no adverbs."""
_ASKED_VERBS = v.words("listen watch taste vote sit stay drive speak play sing judge store mind")
"""Verbs of what one asks others to do, beside those of promises."""
_PEOPLE_VERBS = v.words("introduce intro connect call ring phone ask tell invite help meet join thank")
"""Verbs whose object is somebody."""
_DEEDS = v.words("draw dig hear see learn chase clear tidy sort pack pull hunt consider discuss explain")
"""Verbs of what one does oneself, beside those of what somebody gets."""
_VERBS = v.DELIVER | _DEEDS | v.words("know go wait want need nudge")
"""Verbs that begin what is to be done and no thing."""
_NOUNS_TOO = v.words(
    "order cover intro help work review reference feedback quote report visit check draft test text post"
)
"""Verbs of ``vocabulary.DELIVER`` that are nouns where no object follows: "intro to Ana"."""
_PARTICLES = v.words("up in on out over back through down off away around along")
_PARTED = v.words("up out off away")
"""Particles behind a verb: no noun stands before them."""
_TO_SOMEBODY = v.words("send give show lend bring forward resend tell offer teach pass get")
"""Verbs that take somebody and something: "send you the deck"."""
_GIVEN = v.words("send give show lend bring forward resend share pass return get")
"""Verbs whose object goes from one to the other."""
_VAGUE = v.words("let do make take put set try keep run fill find have drop give pick")
"""Verbs that say what is done by the words behind them, which are not known."""
_SENT = v.words("""
    accounts guideline guidelines words stems certificate certificates grades sheet sheets datasheet datasheets
    deck decks slides cv cvs resume link links file files document documents doc docs report list contract
    agreement notes numbers figures photo photos pics picture pictures template templates plan plans proposal quote
    invoice invoices budget draft drafts sample samples schedule agenda contact contacts address form article
    survey price prices kit text texts words video recording summary programme brief outline script chapter map copy
    page pages estimate offer study guide rates rules timetable x-rays xrays scans scan results data feedback remarks
    comments answer bio bios logo poster rider headshot headshots statement statements receipts album
    forecast forecasts record records pdf pdfs prints edit edits details dates names name number spec specs
    protocol protocols leaflet leaflets flyer flyers brochure programmes score scores cashflow
    offers overview overviews summaries letter letters testimonial abstract treatment clip clips version checklist
    lines paragraph paragraphs sentences greeting greetings
    build builds papers recipe recipes payslips drawing drawings sketch sketches pager 1-pager one-pager menu menus
    forms
""")
"""Things that are sent as words or as a file."""
_OF_WHAT = v.words("price list pair copy")
_STAYS = v.words("discount discounts bed beds couch sofa room stay visit lift ride seat place spot hand roof welcome")
"""What is offered and not handed over."""
_SOMEBODY = regex(
    r"\w*(?:ctor|eer|[^l]ist|[cg]ian|yor|men|man|body|people|crew|team)|one|guys?|(?:(?:volunt|carp)eer|nurse|student"
    r"|cook|marshal|apprentice|artist|actor|(?:teach|help|play|sing|work|driv|speak|train|danc|farm|bak|build)er)s?"
)
"""Nouns of people."""
_PAID = v.words("rent bill bills money deposit payment salary wages")
_FIGURES = v.words("count headcount number date name price address figure time rate phone email title")
_EVENTS = v.words("""
    tasting meeting visit session tour demo workshop rehearsal lesson appointment walkthrough viewing training trial
    webinar interview dinner lunch breakfast party lecture talk hour class course chat day days evening weekend
""")
_REMARK = regex(r"[,;.!?](?= |$)| [-–—]+ | (?=(?:god )?bless )", IGNORECASE)
"""Where a remark begins behind a matter."""
_FOR_ME = regex(r"^(?:me|us) (?:for|at|to|in|on|as) (?=the |my |his |her |their |our |an? |[A-Z])")
_OF_THE_DEED = v.words("for at in from by before after until with of and")
"""Words before what a deed is for, or where it is done: that is not what it is about."""
_NEVER_NOUNS = v.words("""
    dig hear see know go wait ask tell send give bring let keep find mention introduce connect invite come meet sit
    write provide prepare arrange organise organize resend deliver translate proofread replace recommend refer nominate
    vouch approve back congratulate consider explain clear tidy sort put get make take
""")
_ABOUT_PAGE = regex(r"(?<=\b(?:the|our) )about (?=pages?\b|sections?\b)", IGNORECASE)
"""The word "about" as the name of a page."""
_OF_NO_SUBJECT = _UNCLEAR | v.words("me us about re regarding")
_MOST_TOGETHER = 6
"""Words of a thing before what stands behind it."""
_SHORT_WORD = 3
_POINTED_AT = 4
"""Words before the first noun, to which a later "it" may point."""
_YOU_ASKED = regex(r"^you \w+ (?:(?:me|us) )?(?:to )?")
_WITH_SOMEBODY = regex(r"\bwith (?=[A-Z][^\W\d_]+$)")
_CLAUSE = regex(
    r",? (?:who|whom|that|which|what|whose|where|how|why|whether|if|because|so|he|she|they|i|we|you|it|there)"
    r"(?:['’]\w+)?(?= )| (?:\w+[^e]ed|sent|done) (?:to|by|over|back|for)\b",
    IGNORECASE,
)
"""Where a clause begins behind a noun."""
_WHOSE = regex(r"^(?:the |our |my )?[^\W\d_]+['’]s (?=\w)")
"""Whose a thing is, where that is somebody else."""
_BY_WHICH = regex(r" (?:of|for|about|on|with|to|in|at|from)$")
"""What stood before such a clause."""
_FOR_FREE = regex(
    r" for (?:free|nowt|nothing|nothin|an? (?:box|bottle|case|crate|jar|bag)(?: of \w+)?"
    r"|an? (?:pint|beer|mug|vase|lunch)|(?:two|three|four|five|six) [^\W\d_]+|[€£$]?\d+(?: ?[^\W\d_]+)?)[.!?]*$",
    IGNORECASE,
)
"""What is paid is no matter of a note."""
_MEASURED = regex(r"\b(an?|the|my|our) (one|two|three|\d+) (pager?|hour|day|week|minute|month|year)(?= [a-z]|$)")
"""A measure before a thing: "a one page note"."""
_OF_THEM = regex(
    r"\w+ them (?:(?:out|back|up|over|on|along|off|in|down|away|round|through)\b|to (?!me\b|us\b))", IGNORECASE
)
"""How what is done with some things begins, which are not seen: "dig them out"."""
_OF_IT = regex(r"\w+ (?:it|them|this|that)\b(?! \w+(?:ed|s)\b)", IGNORECASE)
"""How what is done with something begins, which is not seen: "work it out"."""
_TO_DO = regex(r"to (?=[a-z])(?!(?:the|my|his|her|their|our|an?|be|know)\b)")
"""Before what somebody is asked to do."""
_GOES_THROUGH = regex(
    r"(?:look|read|go|check|sort|think|see) (?:through|thru|into|at|over|about) (?:it|them|this|that)"
)
_LIKE_THAT = regex(
    r"(?<!some)(?<!any)(?<!few)(?<!lot)(?<!two)(?<!three)(?<!an)(?<! a)(?<!\d) (?:less|more|too|so) [a-z]+[a-rt-z]$"
    r"|\w (?:to be|to have) |\w (?:shorter|longer|better|cheaper|bigger|smaller|simpler|clearer|tidier|darker|lighter"
    r"|softer|warmer|funnier|faster|slower|louder|different)$",
    IGNORECASE,
)
"""How a matter ends that says what a thing is to be like."""
_VOWEL = regex(
    r"(?:(?!uni(?!n|m)|us[aeu]|eu|one\b|once)[aeiou](?!(?-i:[A-Z]))|hon(?:est|our|or)|hour|heir|ios)"
    r"|(?-i:[AEFHILMNORSX](?=[A-Z]|$))",
    IGNORECASE,
)
"""How a word begins that takes "an": by its sound, an abbreviation by that of its first letter."""
_UNCOUNTED = v.words("""
    help advice feedback money support work talent press space data insight experience equity time software
    conservation legislation education communication administration insurance
    practice research life tech health music art design finance strategy law science politics growth culture
    trust energy storage
""")
_ASKED_FOR = v.words("""
    intro introduction feedback advice reference recommendation referral help comment quote opinion tips contact
    contacts support review view thoughts
""")
"""What one asks for: other matters are asked about."""
_SAID = v.words("""
    advice feedback answer reply view opinion thoughts remarks comments comment tips help news decision approval
    permission support
""")
"""What is said and not handed over."""
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


def topic(text: str) -> str:
    """A matter as it stands after "about": "hiring", "the new tier", "a career change"; "" when it is none."""
    words = _phrase(text)
    if not words:
        return ""
    counted = words[0][0].isdigit() and len(words) > 1
    alone = not counted and (_stands_alone(words) or _head(words).endswith(("tion", "sion")))
    return " ".join(words if alone else ("the", *words))


def thing(text: str, *, of: str = "") -> str:
    """A matter as one certain thing: "the deck", "the intro to Ana", "my resume"; "" when it is none.

    With ``of``, the first name of whom the note is to, "her CV" is "your CV": a text about nobody else.
    """
    words = _phrase(_SOME_OF.sub("the ", text), theirs=bool(of))
    if not words or _names(words, of) or _MEASURE.fullmatch(_head(words)):
        return ""
    bare = words[0][0].isdigit() or words[0].lower() in _NUMBERS or not (_is_determined(words) or _is_doing(words))
    return " ".join(("the", *words) if bare else words)


def plain(text: str) -> str:
    """A matter without a clause behind its noun and what was remarked: "a list" of "a list of what's wrong with it",
    "the Wigmore" of "me for the Wigmore"."""
    said = "" if _OF_IT.match(text) else _FOR_ME.sub("", text)
    for cut in (_REMARK, _CLAUSE):
        said = cut.split(said, maxsplit=1)[0]
    return said if said == text else _BY_WHICH.sub("", said)


def noun(text: str, *, of: str = "") -> str:
    """The thing of a matter, as it is or without what stands behind it. ``of`` as in ``thing``."""
    words = plain(text).split()
    cuts = w.PREPOSITIONS - {"of"}  # "a leg of lamb" is no leg
    end = next((at for at, word in enumerate(words) if at > 1 and word.lower() in cuts), len(words))
    whole, shorter = _FOR_ME.sub("", text), " ".join(words)
    cut = thing(" ".join(words[:end]), of=of)
    said = (thing(whole, of=of), thing(shorter, of=of), "" if is_of_what(cut) else cut)
    return next(filter(None, said), "") or thing(_WHOSE.sub("the ", shorter, 1), of=of)


def certain(text: str) -> str:
    """A thing that both know of: "the reference" for "a reference", "the 10 prints" for "10 prints"."""
    article, _, rest = text.partition(" ")
    if w.PREPOSITIONS.isdisjoint(rest.partition(" and ")[0].lower().split()):
        rest = rest.replace(" and a ", " and the ").replace(" and an ", " and the ")
    text = f"{article} {rest}" if rest else text
    if article[:1].isdigit() or article.lower() in _NUMBERS:
        return text if rest.startswith("of ") else f"the {text}"
    return f"the {rest}" if article.lower() in ("a", "an", "some") and rest else text


def deed(text: str, *, to: str, me: bool = False) -> str:
    """What somebody does, after "would": "send you the deck", "introduce you to Ana", "look over your CV".

    ``to`` is the first name of whom the note is to. ``me``: they do it, and I get it ("send me the contract").
    """
    text = _FOR_FREE.sub("", text)
    if me and (typed := _TO_DO.match(text)):
        return turned(text[typed.end() :])
    if _GOES_THROUGH.fullmatch(text):
        return ""  # what "them" are is not seen
    if me and not text.startswith("pass me ") and (said := _as_typed(text)):
        return said
    words = _clean_words(text.removeprefix("me ").removeprefix("to "))
    if len(words) < 2 or (not words[0].islower() and words[0].lower() not in v.DELIVER):
        return ""
    verb, rest = words[0].lower(), list(words[1:])
    if me and verb == "pass" and " ".join(rest[:2]) in ("me to", "me onto"):
        return " ".join(("put me in touch with", *rest[2:])) if rest[2:] else ""
    if rest[0].lower() in ("of", "and"):
        return ""  # "print of the photo" is a thing
    last = rest[-1].lower()
    if _OF_THEM.match(text) or (len(rest) == 1 and last in _NO_HEAD | _NAMELESS | _PARTICLES):
        return ""  # "bring them back" and "send some" are of things that are not named
    if verb in _GIVEN and last in ("along", "over", "round") and len(rest) == 2:
        return ""  # "send her along"
    if verb in ("tell", "ask", "show", "teach") and rest[0].lower() in w.HIS and rest[0].lower() != "her":
        return ""  # "tell his neighbours about me"
    if verb in ("tell", "ask", "show", "teach") and len(rest) == 1:
        return ""  # what is not said
    if verb == "intro":
        verb = "introduce"
        rest = ["me" if me else "him", *rest] if rest[0].lower() == "to" else rest
    if verb not in v.DELIVER or (verb in _VAGUE and (rest[0] != "back" or verb != "get")):
        return ""
    behind = rest[0].lower()
    if verb in _NOUNS_TOO and (
        behind not in w.DETERMINERS | w.PREPOSITIONS | w.HIM | {"me", "you"} and not rest[0][0].isupper()
    ):
        return ""  # "work experience" is a thing
    if behind in w.PREPOSITIONS and verb in _NOUNS_TOO - {"help", "check", "work"}:
        return ""  # "quote for the tables" is a thing
    if me and verb not in _TO_SOMEBODY and w.HIS & {word.lower() for word in rest}:
        return ""  # whose it is cannot be told
    receiver = "me" if me else "you"
    return _done(verb, rest, to.lower(), receiver)


def _as_typed(text: str) -> str:
    """What somebody does for me, in the words that were typed: "introduce me to the rights people", "listen to it"."""
    verb, *rest = text.lower().split()[:3] or [""]
    behind = rest[0] if rest else ""
    if set(text.lower().split()[-1:]) & w.PREPOSITIONS - _PARTICLES:
        return ""  # "read a draft before"
    if verb in ("let", "") or verb in w.DETERMINERS or (verb in _NOUNS_TOO and behind in w.PREPOSITIONS):
        return ""
    if verb.endswith("ing") and verb not in _VERBS:
        return ""  # what they do already
    if behind in ("me", "us"):
        of_me = rest[1] if len(rest) > 1 else ""
        return turned(text) if of_me in w.DETERMINERS | w.PREPOSITIONS or of_me[:1].isdigit() else ""
    if behind not in _ARTICLES - w.HIS and not (verb in _ASKED_VERBS and behind in w.PREPOSITIONS | _ARTICLES):
        return ""
    return turned(text) if verb in v.DELIVER | _ASKED_VERBS and verb not in _TO_SOMEBODY | _VAGUE else ""


def own_deed(text: str) -> str:
    """What I do without giving anything, in the words that were typed: "dig out the receipts"; "" when unsure."""
    verb, *rest = text.lower().split()[:2] or [""]
    behind = (*_PARTED, "and") if verb in ("come", "go") else _PARTED
    if text.lower().split()[1:] == rest and {*rest} <= _PARTICLES:
        return ""  # "look up" what
    return (
        turned(text)
        if rest and not _OF_THEM.match(text) and (verb in _DEEDS or (verb in _VERBS and rest[0] in behind))
        else ""
    )


def given(text: str, *, to: str) -> str:
    """The thing that a promise hands over: "the deck" of "send him the deck"; "" when it is none."""
    said = deed(text, to=to).split()
    if len(said) < 3 or said[0] not in _GIVEN or said[1] in _PARTICLES:
        return ""
    rest = said[2:] if said[1] == "you" else said[1:]
    elsewhere = "to" in rest and rest[rest.index("to") + 1 :] != ["you"]
    if elsewhere or rest[-2:] == ["your", "way"]:
        return ""  # "send your CV to Bob" and "bring a hive to the school" hand over nothing to you
    return " ".join(rest[:-2] if rest[-2:] == ["to", "you"] else rest)


def doing(text: str, *, to: str) -> str:
    """What somebody did who was asked for it, after "thank you for": "translating the leaflet"; "" when unsure."""
    verb, _, rest = deed(text.partition(" and ")[0], to=to, me=True).partition(" ")
    return f"{gerund_of(verb)} {rest}" if verb else ""


def thanked(text: str, *, of: str) -> str:
    """What thanks are for, as it was typed: "helping me paint the room", "your tips", "the intro to Ana"; without what
    is remarked behind it: "the mock interview, brutal but useful"."""
    text = _FOR_FREE.sub("", text)
    return _thanked(text, of) or _thanked(_REMARK.split(text, maxsplit=1)[0], of)


def _thanked(text: str, of: str) -> str:
    said = text.strip(w.TRIMMED).removeprefix("for ")
    words = tuple(said.split())
    if not words or any(word.lower() in w.HIM and not w.is_possessive(words, at) for at, word in enumerate(words)):
        return ""
    if of.lower() in said.lower().split():
        return ""
    first = words[0].lower()
    typed = turned(said) if (first.endswith("ing") and len(words) > 1) or first in _ARTICLES else ""
    return certain(typed) or thing(said, of=of)


def named(text: str) -> str:
    """A matter behind a colon, without an article that was not typed: "day rates", "keeping boys after their voice
    breaks"; "" when it is none."""
    words = _clean_words(text)
    return " ".join(words if words and words[0].endswith("ing") else _phrase(text))


def named_in(question: str) -> str:
    """The thing that a question is about: "the jury" of "whether you would be on the jury"; "" when it names none."""
    words = question.split()
    if words[1:2] and words[1].lower() in _PEOPLE_VERBS:
        return ""  # who is asked
    if "be" in words and words[words.index("be") + 1 :][:1] and words[words.index("be") + 1].lower() in w.DETERMINERS:
        return ""  # what somebody is asked to be
    owned = (
        at
        for at, word in enumerate(words)
        if at > 1
        and word.lower() in w.DETERMINERS
        and words[at - 1].lower() not in _OF_THE_DEED
        and not (word in ("a", "an") and _BARE_TIMES.intersection(words[at + 1 : at + 2]))  # "two casks a week"
    )
    at = next((at for at in owned if words[at].lower() != "her" or w.is_possessive(tuple(words), at)), len(words))
    ends = (end for end in range(len(words), at, -1) if end == len(words) or words[end].lower() in w.PREPOSITIONS)
    said = (thing(" ".join(words[at:end])) for end in ends)
    return next((one for one in said if one and not is_of_what(one)), "")


def is_of_what(thing: str) -> bool:
    """True for a thing that says nothing without what it is of: "the price"."""
    article, _, noun = thing.partition(" ")
    return article in ("the", "a", "an") and noun.removesuffix("s") in _OF_WHAT


def figure(thing: str) -> str:
    """What of a thing is typed in and not attached, as the blank for it: "the dates"; "" for anything else."""
    noun = _head(tuple(thing.split())) if thing and " and " not in thing else ""
    return f"the {noun}" if noun.removesuffix("es") in _FIGURES or noun.removesuffix("s") in _FIGURES else ""


def is_event(thing: str) -> bool:
    """True for what takes place on a day: "the tasting"."""
    return _head(tuple(thing.split())) in _EVENTS if thing else False


def is_sent(thing: str) -> bool:
    """True for a thing that is sent as words or as a file: "the deck"."""
    head = _head(tuple(word for word in thing.split() if not word.isdigit()) or ("",))
    return not _SENT.isdisjoint((head, head.removesuffix("s"), f"{head}s"))


def with_papers(text: str) -> str:
    """A matter with the noun of a paper that is called by its length alone: "a one-pager" of "a one-page"."""
    return _PAGES.sub(r"\1-pager", text)


def is_somebody(thing: str) -> bool:
    """True for a noun of people: "the editor"."""
    return _SOMEBODY.fullmatch(_head(tuple(thing.split()) or ("",))) is not None


def is_wish_of_theirs(text: str) -> bool:
    """True for what somebody wants of life, and of nobody ("a move by summer"), and for a kind word ("me back")."""
    return _OF_LIFE.match(text) is not None


def some(text: str) -> str:
    """A matter as one of its kind, after "you look for" or "offers": "a CFO", "a physio for your runners"; "" when it
    is none, and for what is to be done with a thing: "flights booked"."""
    words = _phrase(text, theirs=True)
    is_done = len(words) > 1 and _DONE_TO.fullmatch(words[-1].lower()) is not None
    return "" if is_done else _some(words)


def stand_in(thing: str) -> str:
    """The word that stands for a thing named before: "them" for a plural, else "it"."""
    words = tuple(thing.split())
    return "them" if words and (_is_plural(_head(words)) or "and" in words) else "it"


def wanted(text: str, *, of: str = "") -> str:
    """A matter after "asked for", where it is one that is asked for: "an intro to Ana", "feedback on your deck"."""
    words = _phrase(text, theirs=bool(of))
    if (
        not words
        or _names(words, of)
        or not (
            words[0].lower() in ("a", "an", "another", "some", "my", "our")
            or words[0][0].isdigit()
            or _ASKED_FOR & {word.lower() for word in words}
        )
    ):
        return ""
    return _some(words) if words[0] != "your" else ""


def field(text: str) -> str:
    """The name of what somebody does as one writes it: "English lessons"."""
    return " ".join(word.capitalize() if word in w.LANGUAGES else word for word in text.split())


def is_bare_field(text: str) -> bool:
    """True for what somebody does, as its name alone: "patient surveys", "french translation"; "a CFO" and
    "clinics for a pilot" are no field."""
    words = _phrase(text)
    return len(words) > 1 and "for" not in words and not _is_determined(words) and not _is_doing(words)


def event(text: str) -> str:
    """What came of something, as a sentence of mine: "I raised our prices" of "raised our prices"; "" when unsure."""
    words = _clean_words(text)
    if len(words) >= 2 and words[0].lower() in ("i", "we"):
        words = words[1:]
        who = "We" if text.split()[0].lower() == "we" else "I"
    else:
        who = "I"
    low = [word.lower() for word in words]
    if len(low) < 2 or low[0] not in _DONE or _OTHERS & set(low) or any(word in w.NO_NOUN for word in low[1:]):
        return ""
    return " ".join((who, low[0], *words[1:]))


def is_bare_time(thing: str) -> bool:
    """True for a time of which it is not said what it is for: "the hour"."""
    words = thing.split()
    said = [word for word in words[1:-1] if not (word[0].isdigit() or word in _NUMBERS or word in _OF_A_TIME)]
    return bool(words) and words[-1] in _BARE_TIMES and not said


def is_opinion(text: str) -> bool:
    """True for what somebody would like a thing to be, which asks nobody for anything: "ending less tidy"."""
    return _LIKE_THAT.search(text) is not None


def head(text: str) -> str:
    """The noun of a matter: "plan" of "a business plan for the bank"; "" where it is no thing."""
    words = _phrase(text) or tuple(given(text, to="").split())
    return _head(words) if words else ""


def is_paid(text: str) -> bool:
    """True for what is paid, and not written of: "the deposit"."""
    return head(text) in _PAID or (len(text.split()) <= _SHORT_WORD and not _PAID.isdisjoint(text.split()))


def is_answer(text: str) -> bool:
    """True for an answer itself, which is no matter of a note: "an answer"."""
    words = tuple(text.lower().strip(w.TRIMMED).split())
    return bool(words) and _head(words) in _ANSWERS


def is_subject(thing: str) -> bool:
    """True for a plain noun phrase that a note may be about. It begins as one ("the", "your", "12", a name), and has no
    verb where its noun should be ("the mention volunteers"), nobody who is not seen, no clause, no "about"."""
    words = tuple(_ABOUT_PAGE.sub("", thing).split())
    low = tuple(word if word == "May" else word.lower() for word in words)
    end = next((at for at, word in enumerate(low) if word in w.PREPOSITIONS), len(words))
    return (
        bool(words)
        and (_is_doing(words) if len(words) == 1 else _is_determined(words) or _is_doing(words))
        and low[0] != "any"
        and (end <= _MOST_TOGETHER or "and" in low[:end])
        and _NEVER_NOUNS.isdisjoint((*low[1:2], *(word.removesuffix("s") for word in low[1:2])))
        and _OF_NO_SUBJECT.isdisjoint(low)
        and not (is_answer(thing) or is_bare_time(thing))
    )


def is_plain(said: str) -> bool:
    """False for words that make no sentence by themselves: at their beginning they point at what is not seen ("pass it
    round"), or they name somebody who is to be there ("the air with Bo")."""
    first = _YOU_ASKED.sub("", said.lower()).split()[:_POINTED_AT]
    return (_OTHERS | {"some", "any"}).difference(("who", "whom", "that")).isdisjoint(first) and _WITH_SOMEBODY.search(
        said
    ) is None


def is_handed_over(thing: str) -> bool:
    """False for what one has or does at a place, and gives nobody in the hand: "the bed", "the sit down"."""
    words = tuple(thing.lower().split())
    return not words or (_head(words) not in _STAYS | _BARE_TIMES and words[-1] not in _PARTICLES)


def is_said(thing: str) -> bool:
    """True for a thing that is said and not handed over: "the feedback on your deck"."""
    return _head(tuple(thing.split())) in _SAID if thing else False


def _phrase(text: str, *, theirs: bool = False) -> tuple[str, ...]:
    """The words of a noun phrase, or none."""
    words = _clean_words(text)
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
        and not (_is_plural(word) or word in _UNCOUNTED or word.endswith((*_NO_ARTICLE, "ion")))
    )


def _names(words: tuple[str, ...], of: str) -> bool:
    """True for words that call whom the note is to by the name: to themselves it is "you"."""
    return of.lower() in (word.lower() for word in words)


def _is_noun_phrase(words: tuple[str, ...]) -> bool:
    low = [word if word == "May" else word.lower() for word in words]
    if "and" in low:
        at = low.index("and")
        return 0 < at < len(words) - 1 and _is_noun_phrase(words[:at]) and _is_noun_phrase(words[at + 1 :])
    if any(word.islower() and word.endswith("ly") and word not in _LY for word in (words[0], words[-1])):
        return False
    if low[-1] in _NO_HEAD or low[0] in w.PREPOSITIONS or low[-1] in w.PREPOSITIONS | w.DETERMINERS or low[0] in v.I:
        return False
    for before, word in pairwise(low[1:]):
        if word in _ARTICLES and before not in w.PREPOSITIONS and before not in ("all", "both"):
            return False  # "settle the bill"
    if low[1:2] and low[1] in _ARTICLES and not low[0].endswith("ing") and low[0] not in ("all", "both"):
        return False
    noun = low[1:2] == ["of"] or (low[0] in _NOUNS_TOO and (len(low) == 1 or low[1] in w.PREPOSITIONS))
    if low[0] in _VERBS and not noun:
        return False
    if words[0].islower() and low[0] not in w.DETERMINERS and not _PARTED.isdisjoint(low[1:2]):
        return False  # "dig out the receipts"
    if _is_past(words):
        return False
    if any(word in w.NO_NOUN or word in _OTHERS or word in ("i", "we", "you", "me", "us") for word in low):
        return False
    return not any(word.endswith(("'ll", "'d", "'re", "'ve", "n't", "'m", "’ll", "’d", "’re", "’ve", "n’t", "’m"))
                   for word in low)  # fmt: skip


def _is_past(words: tuple[str, ...]) -> bool:
    """True for what one did: "moved to Berlin"; "used cars" are things."""
    first, behind = words[0].lower(), words[1] if len(words) > 1 else ""
    if not behind or not first.endswith("ed") or first.endswith("eed"):
        return False
    return first in _DONE - _OF_THINGS or behind.lower() in w.PREPOSITIONS | w.DETERMINERS or behind[0].isupper()


def _clean_words(text: str) -> tuple[str, ...]:
    """The words of a text that holds nothing but words, says no day and nothing that is not to be repeated."""
    parts = w.in_full(_MEASURED.sub(r"\1 \2-\3", _FOR_FREE.sub("", _TAIL.sub("", w.without_asides(text)))))
    for at, (part, behind) in enumerate(pairwise(parts)):
        if part in ("w", "w/") and behind.lower() in w.DETERMINERS:
            parts[at] = "with"
        elif (
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
               if before in _ARTICLES and behind.isalpha() and behind not in w.PREPOSITIONS} & _WEEKDAYS  # fmt: skip
    parts = [part.capitalize() if part in weekday else part for part in parts]
    said = {
        part.lower().replace("’", "'").removesuffix("'s")
        for before, part, behind in zip(("", *parts), parts, (*parts[1:], ""), strict=False)
        if (
            part.lower() not in w.MONTHS
            or not (before in ("in", "of", "for", "from", "and", "to") or (before in _ARTICLES and behind.isalpha()))
        )
        and (part.lower() != "last" or behind not in _OF_A_YEAR)
        and (part.lower() not in ("christmas", "easter") or not behind.isalpha() or behind in w.PREPOSITIONS)
    }
    if (
        (said - weekday) & w.DAYS
        or w.NOTED.intersection(parts)
        or "one" in low.split()[1:]
        or low == "one"
        or (said - {parts[-1].lower()} if parts[0].lower() in _ARTICLES else said) & w.FOREIGN
        or not any(char.isalpha() for char in text)
    ):
        return ()
    owned = (
        before for before, part in pairwise(("", *parts)) if part.endswith(("'s", "’s")) and part[:-2] not in _NOBODY
    )
    if any(before not in _ARTICLES for before in owned) or any(map(_CLOCK.fullmatch, parts)):
        return ()  # the matter of somebody else, and no "seaman's book", or an hour
    return tuple(parts)


def _stands_alone(words: tuple[str, ...]) -> bool:
    """True for a noun phrase that takes no article: it has one, is a name, or is of a kind that needs none."""
    return _is_determined(words) or _is_doing(words) or _is_many(words)


def _some(words: tuple[str, ...]) -> str:
    if not words or words[0].lower() in w.DETERMINERS or words[0][0].isdigit() or words[-1].isdigit():
        return " ".join(words)
    if _is_doing(words):
        return " ".join(words if len(words) == 1 or words[1].lower() in w.PREPOSITIONS else ("help with", *words))
    article = () if _is_many(words) else ("an" if _VOWEL.match(words[0]) else "a",)
    return " ".join((*article, *words))


def _is_doing(words: tuple[str, ...]) -> bool:
    """True for what one does: "hiring engineers"; a "hiring plan" is a thing."""
    first = words[0].lower()
    alone = len(words) == 1 or words[1].lower() in w.PREPOSITIONS | w.DETERMINERS
    return first.endswith("ing") and (alone or not _is_compound(words))


def _is_compound(words: tuple[str, ...]) -> bool:
    """True for a word in -ing that belongs to a thing: "touring budget"; after a doing a thing has its article."""
    head = _head(words)
    if _is_plural(head) or words[1].endswith(("ed", "ly")) or words[1].lower() in ("paid", *w.HIM):
        return False
    return words[0].lower() in _COMPOUNDING or not (head in _UNCOUNTED or words[1][0].isupper() or _is_many(words[1:]))


def _is_many(words: tuple[str, ...]) -> bool:
    """True when the noun that the others belong to is a plural, or names what is not counted."""
    head = _head(words)
    return _is_plural(head) or head in _UNCOUNTED or (head.endswith(_NO_ARTICLE) and head not in _COUNTED)


def _is_plural(noun: str) -> bool:
    return noun in ("people", "staff", "women", "men", "children") or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _head(words: tuple[str, ...]) -> str:
    """The noun that the others belong to: the last one before a preposition."""
    end = next((at for at, word in enumerate(words) if at and word.lower() in w.PREPOSITIONS), len(words))
    return words[end - 1].lower()


def _is_determined(words: tuple[str, ...]) -> bool:
    """True when the phrase begins with an article or the like, or is a name."""
    first = words[0]
    name = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    numbered = (
        len(words) == 2 and (words[1].isdigit() or words[1] in _NUMBERS) and not words[0][0].isdigit()
    )  # "act two"
    owned = name == 1 < len(words) and first.endswith("s") and len(first) > _SHORT_WORD and first != "Christmas"
    named = numbered or owned or (name > 0 and (name == len(words) or words[name].lower() in w.PREPOSITIONS))
    whole = all(word[:1].isupper() or word.lower() in ("and", "of") for word in words)
    of_a_year = len(words) > 1 and words[1] == "year's"
    return named or whole or of_a_year or first.lower() in w.DETERMINERS or first[0].isdigit()


def _done(verb: str, rest: list[str], name: str, receiver: str) -> str:
    """The verb with its objects: whom the note is to is "you", a bare thing gets its article; "" when unsure."""
    low, out = [word.lower() for word in rest], list[str]()
    for at, word in enumerate(low):
        behind = low[at + 1] if at + 1 < len(low) else ""
        if word in w.HIS and behind not in ("", *w.DETERMINERS, *w.PREPOSITIONS, *_PARTICLES):
            whose = word != "her" or at > 0 or verb not in _TO_SOMEBODY or "to" in low
            out.append("your" if whose else "you")  # "send her pictures", and "send her CV to Bob"
        elif (word in w.HIM or word == name) and receiver == "you" and "you" not in out:
            out.append("you")
        elif word == name or word in _UNCLEAR or (word in ("me", "us") and receiver == "you"):
            return ""
        else:
            out.append(rest[at])
    if verb in ("mail", "email") and out[0] in _ARTICLES and "to" not in low:
        out.insert(0, receiver)
    of_another = any(
        word in w.DETERMINERS and not {*low[1:at]} & (w.PREPOSITIONS | {"and"}) for at, word in enumerate(low) if at > 1
    )
    receives = ("me", "you", "my", "our") if receiver == "me" else ("me", "you")
    if (
        verb in _TO_SOMEBODY
        and not of_another  # "lend the band our gazebo"
        and out[0] not in receives
        and out[0] not in _PARTICLES
        and "to" not in low
        and low[-1] != "way"
        and not (verb == "get" and _DONE_TO.fullmatch(low[-1]))  # "get the light fixed" gives me nothing
        and not _SOMEBODY.fullmatch(_head(tuple(out)))  # "send an inspector" sends me nobody
    ):
        out.insert(0, receiver)
    given_to = out[:1] if out[0] in ("me", "you") else []
    object_ = out[len(given_to) :]
    if (verb in _GIVEN and (not object_ or (given_to and object_[0].lower() in w.PREPOSITIONS))) or out[
        -1
    ].lower() in w.PREPOSITIONS - _PARTICLES:
        return ""
    first = object_[0].lower() if object_ else ""
    if (
        verb in _PEOPLE_VERBS
        and object_
        and first.islower()
        and first not in w.DETERMINERS | w.PREPOSITIONS | _PARTICLES
    ):
        return "" if object_[0].islower() else " ".join((verb, *given_to, *object_))
    bare = bool(object_) and first not in w.PREPOSITIONS | _PARTICLES | w.HIS and not _is_determined(tuple(object_))
    return " ".join((verb, *given_to, *(("the",) if bare else ()), *object_))
