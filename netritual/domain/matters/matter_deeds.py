"""What somebody does for whom a note is to, in a few words of the log: "send you the deck", "introduce you to Ana".

What is not surely a deed gives "": a note is better off without it.
"""

from re import IGNORECASE

from netritual.domain.language.past_tense import gerund_of
from netritual.domain.matters import matter_vocabulary as w
from netritual.domain.matters.noun_phrases import (
    ARTICLES,
    DEEDS,
    FOR_FREE,
    NO_HEAD,
    NOUNS_TOO,
    OTHERS,
    PARTED,
    VERBS,
    clean_words,
    head_of,
    is_determined,
)
from netritual.domain.matters.second_person import turned
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import regex

_NAMELESS = v.words("some any one ones")
UNCLEAR = (w.NO_NOUN | OTHERS | v.words("i we you")) - {"and"}
"""Words that stand in no plain doing: what they point at, or begin, is not seen."""
DONE_TO = regex(r"\w{3,}(?<!e)ed|done|made|sent|written|built|cut|put|taken|sewn|drawn")
"""A participle behind a thing."""
_ASKED_VERBS = v.words("listen watch taste vote sit stay drive speak play sing judge store mind")
"""Verbs of what one asks others to do, beside those of promises."""
PEOPLE_VERBS = v.words("introduce intro connect call ring phone ask tell invite help meet join thank")
"""Verbs whose object is somebody."""
PARTICLES = v.words("up in on out over back through down off away around along")
_TO_SOMEBODY = v.words("send give show lend bring forward resend tell offer teach pass get")
"""Verbs that take somebody and something: "send you the deck"."""
_GIVEN = v.words("send give show lend bring forward resend share pass return get")
"""Verbs whose object goes from one to the other."""
_VAGUE = v.words("let do make take put set try keep run fill find have drop give pick")
"""Verbs that say what is done by the words behind them, which are not known."""
SOMEBODY = regex(
    r"\w*(?:ctor|eer|[^l]ist|[cg]ian|yor|men|man|body|people|crew|team)|one|guys?|(?:(?:volunt|carp)eer|nurse|student"
    r"|cook|marshal|apprentice|artist|actor|(?:teach|help|play|sing|work|driv|speak|train|danc|farm|bak|build)er)s?"
)
"""Nouns of people."""
_OF_THEM = regex(
    r"\w+ them (?:(?:out|back|up|over|on|along|off|in|down|away|round|through)\b|to (?!me\b|us\b))", IGNORECASE
)
"""How what is done with some things begins, which are not seen: "dig them out"."""
_TO_DO = regex(r"to (?=[a-z])(?!(?:the|my|his|her|their|our|an?|be|know)\b)")
"""Before what somebody is asked to do."""
_GOES_THROUGH = regex(
    r"(?:look|read|go|check|sort|think|see) (?:through|thru|into|at|over|about) (?:it|them|this|that)"
)


def deed(text: str, *, to: str, me: bool = False) -> str:
    """What somebody does, after "would": "send you the deck", "introduce you to Ana", "look over your CV".

    ``to`` is the first name of whom the note is to. ``me``: they do it, and I get it ("send me the contract").
    """
    text = FOR_FREE.sub("", text)
    if me and (typed := _TO_DO.match(text)):
        return turned(text[typed.end() :])
    if _GOES_THROUGH.fullmatch(text):
        return ""  # what "them" are is not seen
    if me and not text.startswith("pass me ") and (said := _as_typed(text)):
        return said
    words = clean_words(text.removeprefix("me ").removeprefix("to "))
    if len(words) < 2 or (not words[0].islower() and words[0].lower() not in v.DELIVER):
        return ""
    verb, rest = words[0].lower(), list(words[1:])
    if me and verb == "pass" and " ".join(rest[:2]) in ("me to", "me onto"):
        return " ".join(("put me in touch with", *rest[2:])) if rest[2:] else ""
    if rest[0].lower() in ("of", "and"):
        return ""  # "print of the photo" is a thing
    last = rest[-1].lower()
    if _OF_THEM.match(text) or (len(rest) == 1 and last in NO_HEAD | _NAMELESS | PARTICLES):
        return ""  # "bring them back" and "send some" are of things that are not named
    if verb in _GIVEN and last in ("along", "over", "round") and len(rest) == 2:
        return ""  # "send her along"
    if verb in ("tell", "ask", "show", "teach") and len(rest) == 1:
        return ""  # what is not said
    if verb == "intro":
        verb = "introduce"
        rest = ["me" if me else "him", *rest] if rest[0].lower() == "to" else rest
    if verb not in v.DELIVER or (verb in _VAGUE and (rest[0] != "back" or verb != "get")):
        return ""
    behind = rest[0].lower()
    if verb in NOUNS_TOO and (
        behind not in w.DETERMINERS | w.PREPOSITIONS | w.HIM | {"me", "you"} and not rest[0][0].isupper()
    ):
        return ""  # "work experience" is a thing
    if behind in w.PREPOSITIONS and verb in NOUNS_TOO - {"help", "check", "work"}:
        return ""  # "quote for the tables" is a thing
    if me and verb not in _TO_SOMEBODY and w.HIS & {word.lower() for word in rest}:
        return ""  # whose it is cannot be told
    receiver = "me" if me else "you"
    return _done(verb, rest, to.lower(), receiver)


def _as_typed(text: str) -> str:
    """What somebody does for me, in the words that were typed: "introduce me to the rights people", "listen to it"."""
    verb, *rest = text.lower().split()[:3] or [""]
    behind = rest[0] if rest else ""
    if set(text.lower().split()[-1:]) & w.PREPOSITIONS - PARTICLES:
        return ""  # "read a draft before"
    if verb in ("let", "") or verb in w.DETERMINERS or (verb in NOUNS_TOO and behind in w.PREPOSITIONS):
        return ""
    if verb.endswith("ing") and verb not in VERBS:
        return ""  # what they do already
    if behind in ("me", "us"):
        of_me = rest[1] if len(rest) > 1 else ""
        return turned(text) if of_me in w.DETERMINERS | w.PREPOSITIONS or of_me[:1].isdigit() else ""
    if behind not in ARTICLES - w.HIS and not (verb in _ASKED_VERBS and behind in w.PREPOSITIONS | ARTICLES):
        return ""
    return turned(text) if verb in v.DELIVER | _ASKED_VERBS and verb not in _TO_SOMEBODY | _VAGUE else ""


def own_deed(text: str) -> str:
    """What I do without giving anything, in the words that were typed: "dig out the receipts"; "" when unsure."""
    verb, *rest = text.lower().split()[:2] or [""]
    behind = (*PARTED, "and") if verb in ("come", "go") else PARTED
    if text.lower().split()[1:] == rest and {*rest} <= PARTICLES:
        return ""  # "look up" what
    return (
        turned(text)
        if rest and not _OF_THEM.match(text) and (verb in DEEDS or (verb in VERBS and rest[0] in behind))
        else ""
    )


def given(text: str, *, to: str) -> str:
    """The thing that a promise hands over: "the deck" of "send him the deck"; "" when it is none."""
    said = deed(text, to=to).split()
    if len(said) < 3 or said[0] not in _GIVEN or said[1] in PARTICLES:
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


def _done(verb: str, rest: list[str], name: str, receiver: str) -> str:
    """The verb with its objects: whom the note is to is "you", a bare thing gets its article; "" when unsure."""
    low, out = [word.lower() for word in rest], list[str]()
    for at, word in enumerate(low):
        behind = low[at + 1] if at + 1 < len(low) else ""
        if word in w.HIS and behind not in ("", *w.DETERMINERS, *w.PREPOSITIONS, *PARTICLES):
            whose = word != "her" or at > 0 or verb not in _TO_SOMEBODY or "to" in low
            out.append("your" if whose else "you")  # "send her pictures", and "send her CV to Bob"
        elif (word in w.HIM or word == name) and receiver == "you" and "you" not in out:
            out.append("you")
        elif word == name or word in UNCLEAR or (word in ("me", "us") and receiver == "you"):
            return ""
        else:
            out.append(rest[at])
    of_another = any(
        word in w.DETERMINERS and not {*low[1:at]} & (w.PREPOSITIONS | {"and"}) for at, word in enumerate(low) if at > 1
    )
    receives = ("me", "you", "my", "our") if receiver == "me" else ("me", "you")
    if (
        verb in _TO_SOMEBODY
        and not of_another  # "lend the band our gazebo"
        and out[0] not in receives
        and out[0] not in PARTICLES
        and "to" not in low
        and low[-1] != "way"
        and not (verb == "get" and DONE_TO.fullmatch(low[-1]))  # "get the light fixed" gives me nothing
        and not SOMEBODY.fullmatch(head_of(tuple(out)))  # "send an inspector" sends me nobody
    ):
        out.insert(0, receiver)
    given_to = out[:1] if out[0] in ("me", "you") else []
    object_ = out[len(given_to) :]
    to_whom = bool(given_to) and object_[:1] != [] and object_[0].lower() in w.PREPOSITIONS
    if (verb in _GIVEN and to_whom) or out[-1].lower() in w.PREPOSITIONS - PARTICLES:
        return ""
    first = object_[0].lower() if object_ else ""
    if verb in PEOPLE_VERBS and object_ and first.islower() and first not in w.DETERMINERS | w.PREPOSITIONS | PARTICLES:
        return "" if object_[0].islower() else " ".join((verb, *given_to, *object_))
    bare = bool(object_) and first not in w.PREPOSITIONS | PARTICLES | w.HIS and not is_determined(tuple(object_))
    return " ".join((verb, *given_to, *(("the",) if bare else ()), *object_))
