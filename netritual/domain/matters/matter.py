"""A few words of the log as a thing in a sentence to somebody, where their grammatical shape is known.

A log is typed for oneself: "send deck by fri". Here such words become a noun phrase ("the deck"), by closed classes of
English words. What is not surely of that shape gives "": a note is better off without it. Words of hard times, days
("tomorrow" is another day when the note is sent) and anything but letters, digits and a few signs are never taken.
"""

from re import IGNORECASE

from netritual.domain.matters import matter_vocabulary as w
from netritual.domain.matters.matter_deeds import DONE_TO, PARTICLES, PEOPLE_VERBS, SOMEBODY, UNCLEAR, given
from netritual.domain.matters.noun_phrases import (
    ARTICLES,
    DONE,
    FOR_FREE,
    NUMBERS,
    OTHERS,
    SHORT_WORD,
    clean_words,
    head_of,
    is_determined,
    is_doing,
    is_many,
    is_plural,
    phrase,
)
from netritual.domain.matters.second_person import turned
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import regex

_BARE_TIMES = v.words("hour hours minutes day days week weeks month months year years time session slot moment")
_OF_A_TIME = v.words("half few whole free next new other another different good quick short spare")
_ANSWERS = v.words("answer answers reply decision word response opinion verdict")
_SOME_OF = regex(r"(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) of (?:our|my|the|your|their|his|her) ")
"""How many of a known number: "20 of our patients"."""
_PAGES = regex(r"\b(one|two|three|four|\d)-page(?= (?:about|on|for|of|with|from)\b|$)", IGNORECASE)
"""A paper that is called by its length: "a one-page"."""
_MEASURE = regex(r"(?:\w+)-(?:word|minute|hour|day|week|month|year|metre|line)", IGNORECASE)
"""A measure, which is no thing."""
_OF_LIFE = regex(
    r"(?:an?|the|some|more|another|her own|his own|their own) (?:new |real |proper |bigger |better |career )*"
    r"(?:move|job|role|change|career|raise|promotion|baby|house|flat|break|holiday|rest|time|dog|cat|car|kids|pay rise)"
    r"(?! (?:description|ad|plan|spec|offer))\b|(?:me|us) back\b|to (?:meet|(?:get to )?know) (?-i:[A-Z])",
    IGNORECASE,
)
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
_OF_NO_SUBJECT = UNCLEAR | v.words("me us about re regarding")
_MOST_TOGETHER = 6
"""Words of a thing before what stands behind it."""
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
_BY_WHICH = regex(r" (?:of|for|about|on|with|to|in|at|from)$")
"""What stood before such a clause."""
_OF_IT = regex(r"\w+ (?:it|them|this|that)\b(?! \w+(?:ed|s)\b)", IGNORECASE)
"""How what is done with something begins, which is not seen: "work it out"."""
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


def topic(text: str) -> str:
    """A matter as it stands after "about": "hiring", "the new tier", "a career change"; "" when it is none."""
    words = phrase(text)
    if not words:
        return ""
    alone = _stands_alone(words) or head_of(words).endswith(("tion", "sion"))
    return " ".join(words if alone else ("the", *words))


def thing(text: str, *, of: str = "") -> str:
    """A matter as one certain thing: "the deck", "the intro to Ana", "my resume"; "" when it is none.

    With ``of``, the first name of whom the note is to, "her CV" is "your CV": a text about nobody else.
    """
    words = phrase(_SOME_OF.sub("the ", text), theirs=bool(of))
    if not words or _names(words, of) or _MEASURE.fullmatch(head_of(words)):
        return ""
    bare = words[0][0].isdigit() or words[0].lower() in NUMBERS or not (is_determined(words) or is_doing(words))
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
    return next(filter(None, said), "")


def certain(text: str) -> str:
    """A thing that both know of: "the reference" for "a reference", "the 10 prints" for "10 prints"."""
    article, _, rest = text.partition(" ")
    if w.PREPOSITIONS.isdisjoint(rest.partition(" and ")[0].lower().split()):
        rest = rest.replace(" and a ", " and the ").replace(" and an ", " and the ")
    text = f"{article} {rest}" if rest else text
    if article[:1].isdigit() or article.lower() in NUMBERS:
        return text if rest.startswith("of ") else f"the {text}"
    return f"the {rest}" if article.lower() in ("a", "an", "some") and rest else text


def thanked(text: str, *, of: str) -> str:
    """What thanks are for, as it was typed: "helping me paint the room", "your tips", "the intro to Ana"; without what
    is remarked behind it: "the mock interview, brutal but useful"."""
    text = FOR_FREE.sub("", text)
    return _thanked(text, of) or _thanked(_REMARK.split(text, maxsplit=1)[0], of)


def _thanked(text: str, of: str) -> str:
    said = text.strip(w.TRIMMED).removeprefix("for ")
    words = tuple(said.split())
    if not words or any(word.lower() in w.HIM and not w.is_possessive(words, at) for at, word in enumerate(words)):
        return ""
    if of.lower() in said.lower().split():
        return ""
    first = words[0].lower()
    typed = turned(said) if (first.endswith("ing") and len(words) > 1) or first in ARTICLES else ""
    return certain(typed) or thing(said, of=of)


def named(text: str) -> str:
    """A matter behind a colon, without an article that was not typed: "day rates", "keeping boys after their voice
    breaks"; "" when it is none."""
    words = clean_words(text)
    return " ".join(words if words and words[0].endswith("ing") else phrase(text))


def named_in(question: str) -> str:
    """The thing that a question is about: "the jury" of "whether you would be on the jury"; "" when it names none."""
    words = question.split()
    if words[1:2] and words[1].lower() in PEOPLE_VERBS:
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
    noun = head_of(tuple(thing.split())) if thing and " and " not in thing else ""
    return f"the {noun}" if noun.removesuffix("es") in _FIGURES or noun.removesuffix("s") in _FIGURES else ""


def is_event(thing: str) -> bool:
    """True for what takes place on a day: "the tasting"."""
    return head_of(tuple(thing.split())) in _EVENTS if thing else False


def is_sent(thing: str) -> bool:
    """True for a thing that is sent as words or as a file: "the deck"."""
    head = head_of(tuple(word for word in thing.split() if not word.isdigit()) or ("",))
    return not _SENT.isdisjoint((head, head.removesuffix("s"), f"{head}s"))


def with_papers(text: str) -> str:
    """A matter with the noun of a paper that is called by its length alone: "a one-pager" of "a one-page"."""
    return _PAGES.sub(r"\1-pager", text)


def is_somebody(thing: str) -> bool:
    """True for a noun of people: "the editor"."""
    return SOMEBODY.fullmatch(head_of(tuple(thing.split()) or ("",))) is not None


def is_wish_of_theirs(text: str) -> bool:
    """True for what somebody wants of life, and of nobody ("a move by summer"), and for a kind word ("me back")."""
    return _OF_LIFE.match(text) is not None


def some(text: str) -> str:
    """A matter as one of its kind, after "you look for" or "offers": "a CFO", "a physio for your runners"; "" when it
    is none, and for what is to be done with a thing: "flights booked"."""
    words = phrase(text, theirs=True)
    is_done = len(words) > 1 and DONE_TO.fullmatch(words[-1].lower()) is not None
    return "" if is_done else _some(words)


def stand_in(thing: str) -> str:
    """The word that stands for a thing named before: "them" for a plural, else "it"."""
    words = tuple(thing.split())
    return "them" if words and (is_plural(head_of(words)) or "and" in words) else "it"


def wanted(text: str, *, of: str = "") -> str:
    """A matter after "asked for", where it is one that is asked for: "an intro to Ana", "feedback on your deck"."""
    words = phrase(text, theirs=bool(of))
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
    words = phrase(text)
    return len(words) > 1 and "for" not in words and not is_determined(words) and not is_doing(words)


def event(text: str) -> str:
    """What came of something, as a sentence of mine: "I raised our prices" of "raised our prices"; "" when unsure."""
    words = clean_words(text)
    if len(words) >= 2 and words[0].lower() in ("i", "we"):
        words = words[1:]
        who = "We" if text.split()[0].lower() == "we" else "I"
    else:
        who = "I"
    low = [word.lower() for word in words]
    if len(low) < 2 or low[0] not in DONE or OTHERS & set(low) or any(word in w.NO_NOUN for word in low[1:]):
        return ""
    return " ".join((who, low[0], *words[1:]))


def is_bare_time(thing: str) -> bool:
    """True for a time of which it is not said what it is for: "the hour"."""
    words = thing.split()
    said = [word for word in words[1:-1] if not (word[0].isdigit() or word in NUMBERS or word in _OF_A_TIME)]
    return bool(words) and words[-1] in _BARE_TIMES and not said


def is_opinion(text: str) -> bool:
    """True for what somebody would like a thing to be, which asks nobody for anything: "ending less tidy"."""
    return _LIKE_THAT.search(text) is not None


def head(text: str) -> str:
    """The noun of a matter: "plan" of "a business plan for the bank"; "" where it is no thing."""
    words = phrase(text) or tuple(given(text, to="").split())
    return head_of(words) if words else ""


def is_paid(text: str) -> bool:
    """True for what is paid, and not written of: "the deposit"."""
    return head(text) in _PAID or (len(text.split()) <= SHORT_WORD and not _PAID.isdisjoint(text.split()))


def is_answer(text: str) -> bool:
    """True for an answer itself, which is no matter of a note: "an answer"."""
    words = tuple(text.lower().strip(w.TRIMMED).split())
    return bool(words) and head_of(words) in _ANSWERS


def is_subject(thing: str) -> bool:
    """True for a plain noun phrase that a note may be about. It begins as one ("the", "your", "12", a name), and has no
    verb where its noun should be ("the mention volunteers"), nobody who is not seen, no clause, no "about"."""
    words = tuple(_ABOUT_PAGE.sub("", thing).split())
    low = tuple(word if word == "May" else word.lower() for word in words)
    end = next((at for at, word in enumerate(low) if word in w.PREPOSITIONS), len(words))
    return (
        bool(words)
        and (is_doing(words) if len(words) == 1 else is_determined(words) or is_doing(words))
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
    return (OTHERS | {"some", "any"}).difference(("who", "whom", "that")).isdisjoint(first) and _WITH_SOMEBODY.search(
        said
    ) is None


def is_handed_over(thing: str) -> bool:
    """False for what one has or does at a place, and gives nobody in the hand: "the bed", "the sit down"."""
    words = tuple(thing.lower().split())
    return not words or (head_of(words) not in _STAYS | _BARE_TIMES and words[-1] not in PARTICLES)


def is_said(thing: str) -> bool:
    """True for a thing that is said and not handed over: "the feedback on your deck"."""
    return head_of(tuple(thing.split())) in _SAID if thing else False


def _names(words: tuple[str, ...], of: str) -> bool:
    """True for words that call whom the note is to by the name: to themselves it is "you"."""
    return of.lower() in (word.lower() for word in words)


def _stands_alone(words: tuple[str, ...]) -> bool:
    """True for a noun phrase that takes no article: it has one, is a name, or is of a kind that needs none."""
    return is_determined(words) or is_doing(words) or is_many(words)


def _some(words: tuple[str, ...]) -> str:
    if not words or words[0].lower() in w.DETERMINERS or words[0][0].isdigit() or words[-1].isdigit():
        return " ".join(words)
    if is_doing(words):
        return " ".join(words if len(words) == 1 or words[1].lower() in w.PREPOSITIONS else ("help with", *words))
    article = () if is_many(words) else ("an" if _VOWEL.match(words[0]) else "a",)
    return " ".join((*article, *words))
