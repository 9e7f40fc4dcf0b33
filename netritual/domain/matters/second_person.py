"""A clause of the log said to the one whom it is about, in the words that were typed: "she" and "her" are "you".

What points at somebody or something that a reader of the note does not see gives "", and so does a day that is
another one when the note is sent.
"""

from collections.abc import Mapping, Sequence
from re import IGNORECASE

from netritual.domain.language.terms import QUESTION_WORDS
from netritual.domain.matters import matter_vocabulary as w
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import regex

_WITHOUT_SIGN = v.words("there's what's that's isn't don't doesn't didn't can't won't wasn't aren't couldn't wouldn't")
"""Short forms that are often typed without their apostrophe."""
_IN_A_CLAUSE = (
    w.IN_FULL
    | {"w": "with", "w/": "with", "i": "I", "im": "I'm", "ive": "I've", "id": "I'd"}
    | {word.replace("'", ""): word for word in _WITHOUT_SIGN}
)
_LONGEST_CLAUSE = 14
"""Words of a clause that is repeated."""
_THEN = v.words("today tomorrow yesterday tonight tmrw eow eod eom next")
"""Words of days that are others when the note is sent."""
_SHORT_DAYS = v.words("mon tue tues wed thu thur thurs fri sat sun jan feb apr jun jul aug sept oct nov dec")
_PERIODS = v.words("week month weekend night evening morning afternoon")
_AUXILIARIES = v.words("can could may should shall would will have has am is are was were do does")
_STATES = v.words("due ok okay fine possible enough true allowed open free ready worth in on at needed there still")
"""Words that stand behind the subject of "is": "is VAT due"."""
_IT = v.words("it its this that these those one em")
"""Words that point at something that is not seen, where no noun follows."""
_FINITE = v.words("was were is are had has did didn't wasn't weren't missed came broke got went took arrived forgot")
"""Verbs by which a clause is told from a thing."""
_CAPITAL = (
    (w.MONTHS - {"may", "march"})
    | w.LANGUAGES
    | v.words("""
    monday tuesday wednesday thursday friday saturday sunday easter christmas
""")
)
_BEFORE_A_MONTH = v.words("in of last this since until till early late from by before after mid")
_MONTH_FIRST = regex(rf"\b({'|'.join(w.SHORT_MONTHS.keys() - {'may'})}) (\d{{1,2}})(?:st|nd|rd|th)?\b", IGNORECASE)
"""A day of a month as it is typed in short: "Dec 24"."""
_SOON = regex(r" (?:next|this) (?:week|month|term|year|spring|summer|autumn|winter)$", IGNORECASE)
"""A time at the end of a question that is another one when the note is sent."""
_INVERTED = regex(
    r"(?:who (?=\w+ (?:he|she|they|i|we|you|the)\b)|(?:what|how|when|where|which|why) )"
    r"(?:does|do|did|is|are|was|were|can|could|should|would) (?!$)(?!\w+$)"
    r"(?!in|on|at|for|to|by|the (?:best|right|going)\b)",
    IGNORECASE,
)
"""How a question begins that is none behind "you asked": "why does the pale go cloudy"."""
_VERB = regex(
    r"\w \S*(?:s|ed)\b|\b(?:i(?:['’]?[md])?|we|he|she|they|you|can|could|may|should|would|will|has|have|am|are|was"
    r"|were|to|do|did|need|want|use|take|get|go|mean|come|came|went|said|got)\b|\w['’](?:d|ll|s|re|ve)\b",
    IGNORECASE,
)
"""Words by which a clause is told from a few words of one: "what the RCM" has none."""
_ASKING = regex(rf"(?:{QUESTION_WORDS})\b", IGNORECASE)
_BARE_QUESTION = regex(
    r"what (?:i|we) (?:think|make of it|thought)"
    r"|(?:(?:if|whether) (?:i|we)(?:['’]?(?:d|ll|re|m))?|(?:can|could|will|would|do|are|am) (?:i|we))"
    r" ?(?:(?:would|will|can|could|want to|would like to|like to|am|are) ?)?"
    r"(?:join|come|go|apply|agree|help|do (?:it|that|this)|take (?:part|it)|want (?:it|one|in|to)|need (?:it|one)|like"
    r"|like it|interested|in|up for it|sign|sign up|attend)?(?: (?:too|also|in|with them|along))?",
    IGNORECASE,
)
_THEY = regex(r"\bthey\b|\b(?:for|to|with|about) them\b", IGNORECASE)
_SECOND = regex(rf",? and (?:{QUESTION_WORDS}|could|can|would) ", IGNORECASE)
"""Before a second question."""
_MINE = v.words("i im id ive we my our us me")
_OF_PEOPLE = v.words("tell ask call ring phone help invite meet join introduce pay show teach visit to for with from")
"""Words behind which "them" are people."""
_OWN: Mapping[str, str] = {"he": "his", "she": "her", "they": "their"}
_OWN_WORDS: Mapping[str, str] = {"he": "he his him hes", "she": "she her hers shes", "they": "they their theirs them"}
_WHOSE_WORDS: Mapping[str, str] = {word: who for who, words in _OWN_WORDS.items() for word in words.split()}
"""Word for a third one -> which of them."""
TO_ASK = regex(
    r"ask (?:(?:him|her|them) )?(?:for )?"
    rf"(?=(?:an?|the|my|some|about|to|{QUESTION_WORDS})\b)|ask (?:him|her|them)$"
)
"""How a promise begins that notes what is still to be asked."""
_ASKED_TO = regex(r"(?:(?:me|us) )?to (?=\w)", IGNORECASE)
_ASKED = regex(
    r"\b(?:asked|asks|wants to know|wondered|wonders|asking|enquired|inquired)(?: me)? "
    rf"((?:(?:{QUESTION_WORDS})\b"
    r"|(?:would|could|can|should|will|do|am) (?:i|we)\b)[^,;.!?]+)",
    IGNORECASE,
)
"""Where a line says what somebody asked."""
_WOULD = regex(r"(?:whether|if) you(?:['’](?:d|ll)| would| could| can| will) (?!like to know|rather\b)(.+)")
"""What stands behind "would you", of a question."""
_TO_YOU: Mapping[str, str] = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
"""Verbs of him and her as they are said to "you"; from others the s falls away."""


def question(text: str, *, is_asked: bool = False) -> str:
    """What one is asked, as one says it to the other: "what you charge" of "what he charges", "whether I can give a
    talk" of "can i give a talk"; "" when it is no such clause. ``is_asked``: it is sure that it was asked, so that it
    need name neither of the two."""
    text = _SOON.sub("", text.strip(w.TRIMMED + "?"))
    whole, second = _question(text, is_asked), _SECOND.search(text)
    return whole if whole or second is None else _question(text[: second.start()], is_asked)


def _question(text: str, is_asked: bool) -> str:
    words = text.split()
    if is_asked and _THEY.search(text) is not None:
        return ""  # they may be others
    is_cut = _INVERTED.match(text) or (_ASKING.match(text) and _VERB.search(text) is None)
    if is_cut or is_bare_question(text):
        return ""
    if not _ASKING.match(text):
        return turned(_indirect(words))
    names_us = not (_MINE | _OWN.keys()).isdisjoint(word.lower().partition("'")[0] for word in words)
    return turned(text) if names_us or (is_asked and len(words) > 2) else ""


def is_bare_question(text: str) -> bool:
    """Whether a question says nothing without what was said before it: "if we join"."""
    return _BARE_QUESTION.fullmatch(text.strip(w.TRIMMED + "?")) is not None


def is_question(text: str) -> bool:
    """Whether a matter begins as a question does: "how long it takes"."""
    return _ASKING.match(text) is not None


def _indirect(words: Sequence[str]) -> str:
    """A question that begins with its verb, as it stands behind "asked": "whether we need one"; "" when it is none."""
    if len(words) < 4 or words[0].lower() not in _AUXILIARIES:
        return ""
    verb, subject, *rest = words
    is_known = subject.lower() in ("i", "we", "he", "she", "they")
    if not is_known and (verb.lower() not in ("is", "are") or rest[0] not in _STATES):
        return ""
    return " ".join(("whether", subject, *(() if verb.lower() in ("do", "does") else (verb.lower(),)), *rest))


def turned(text: str) -> str:
    """A clause as it was typed, said to the one whom it is about: "if you'd run Portishead" of "if she'd run
    Portishead", "send me your notes" of "send me her notes"; "" where it names days or people that are not seen."""
    words = w.in_full(_MONTH_FIRST.sub(r"\2 \1", text), _IN_A_CLAUSE)
    words = [
        w.SHORT_MONTHS[word.lower()]
        if (before[-1:].isdigit() or before in _BEFORE_A_MONTH | {"for"}) and word.lower() in w.SHORT_MONTHS
        else word
        for before, word in zip(["", *words], words, strict=False)
    ]
    low = [word.lower().replace("’", "'") for word in words]
    others = {_WHOSE_WORDS.get(word.partition("'")[0], "") for word in low} - {""}
    if (
        not words or len(words) > _LONGEST_CLAUSE or len(others) > 1
        or any(not w.WORD.fullmatch(word) for word in words)
        or any(char > w.LAST_LATIN for word in words for char in word)
        or HARD_TIMES.search(" ".join(low)) or w.UNSAID.search(" ".join(low))
        or (_THEN | _SHORT_DAYS) & {word for word, behind in zip(low, [*low[1:], ""], strict=True) if behind != "to"}
        or (w.NOTED - {"due"} | w.FOREIGN) & set(low)
    ):  # fmt: skip
        return ""
    out: list[str] = []
    for at, word in enumerate(low):
        before, behind = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if word in ("last", "this") and behind in w.DAYS | _PERIODS:
            return ""
        is_there = low[max(at - 2, 0) : at] == ["there", "is"]  # "the contract if there is one"
        if word in _IT and behind in ("", *w.PREPOSITIONS, *w.NO_NOUN) and behind != "of" and not is_there:
            return ""
        if word in ("last", "this") and behind == "years":
            low[at + 1], words[at + 1] = "year's", "year's"
        subject, sign, ending = word.partition("'")
        if subject == "i":
            out.append(f"I{sign}{ending}")
        elif subject in _OWN and ending in ("", "d", "ll"):
            out.append(f"you{sign}{ending}")
        elif subject in _OWN and ending in ("s", "re", "ve"):
            out.append("you've" if ending == "ve" or behind in ("got", "been", "had") else "you're")
        elif word in w.HIS and before not in ("let", "help", "make") and w.is_possessive(tuple(words), at):
            out.append("your")
        elif word in w.HIM or word in w.HIS:
            if word == "his":
                return ""
            if word == "them" and before not in _OF_PEOPLE and behind not in w.DETERMINERS:
                return ""  # things, more often
            out.append("you")
        elif before in ("he", "she"):
            out.append(_TO_YOU.get(word) or _plain(word))
        elif word in w.WEEKDAYS and behind not in ("", *w.PREPOSITIONS, *w.NO_NOUN):
            out.append(f"{word[:-1].capitalize()}'s")
        else:
            is_month = word in w.MONTHS and before in _BEFORE_A_MONTH
            out.append(words[at].capitalize() if word in _CAPITAL or is_month else words[at])
    return " ".join(out)


def _plain(verb: str) -> str:
    """A verb of "she" as one of "you": "watch" of "watches"."""
    if verb.endswith(("shes", "ches", "xes", "zes", "sses")):
        return verb[:-2]
    return verb if verb.endswith("ss") else verb.removesuffix("s")


def would(question: str) -> str:
    """What a question has somebody do, behind "would you": "look at it, if I get it" of "whether you'd look at it if I
    get it"; "" for one of anything else."""
    match = _WOULD.match(question)
    return match[1].replace(" if ", ", if ", 1) if match else ""


def infinitive(text: str) -> str:
    """What somebody was asked to do, behind "to": "look over your talk" of "to look over her talk" and of "me to look
    over her talk"; "" for anything else."""
    asked = _ASKED_TO.match(text)
    return turned(text[asked.end() :]) if asked else ""


def happened(text: str) -> str:
    """What somebody complains of, behind "I'm sorry that": "the delivery was late"; "" where it is no clause."""
    said = turned(text.strip().removeprefix("that "))
    return said if text.startswith("that ") or _FINITE & set(said.lower().split()[1:]) else ""


def asked(line: str) -> str:
    """What a line says that somebody asked, as a part of "you asked": "if I'd hire you"; "" when it says nothing."""
    match = _ASKED.search(line)
    return question(match[1], is_asked=True) if match else ""
