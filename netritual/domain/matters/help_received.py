"""What somebody did for me, lent me or is owed a meal for, out of the line about it, as a part of a sentence."""

from collections.abc import Mapping, Sequence
from re import IGNORECASE

from netritual.domain.matters.hardship_vocabulary import KINDRED
from netritual.domain.matters.matter import certain, head, is_event, is_paid, is_said, is_sent, noun, thing
from netritual.domain.matters.matter_vocabulary import DETERMINERS, HIM, PREPOSITIONS, TRIMMED, is_possessive
from netritual.domain.matters.second_person import turned
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import naming, regex

_DOING: Mapping[str, str] = {
    "did": "doing", "wrote": "writing", "made": "making", "read": "reading", "took": "taking", "paid": "paying",
    "found": "finding", "gave": "giving", "lent": "lending", "sent": "sending", "brought": "bringing", "got": "getting",
    "forwarded": "forwarding", "mailed": "mailing", "emailed": "emailing", "shared": "sharing",
    "proofread": "proofreading", "drove": "driving", "fixed": "fixing",
    "put": "putting", "cut": "cutting", "bought": "buying", "sang": "singing", "stood in": "standing in",
    "spoke": "speaking",
}  # fmt: skip
"""What somebody did -> doing it; other verbs in -ed change their ending."""
_WHO_DID = regex(rf"(?:(?:for )?who |(?=saved ))(\w+ed|{'|'.join(_DOING)}) (.+)", IGNORECASE)
"""How thanks tell what somebody did: "thanks to Volker who invited me", "Volker saved us"."""
_TREAT = regex(
    r"(?:(?:buy|get|bring|owe|stand|take|invite) )?(?:(?:him|her|them|you|one|that \w+) )?"
    r"(?:a |an |the |to |for |out for |good |nice |proper |big |decent )*"
    r"(?:(lunch|dinner|breakfast)|(drink|beer|pint|coffee|meal|curry|pizza|cocktail|steak|burger|round|brunch|cake))",
    IGNORECASE,
)
_NOT_DONE = regex(r"\b(?:never|still (?:not|no)|not (?:yet|here))\b(?! (?:been|was|were))", IGNORECASE)
"""Words of a line of what did not come."""
_PRESENT = regex(
    r"(?<!of the )\b(?:something|flowers|chocolates|present|gift|bottle|card|cake"
    r"|(?:case|crate|box|jar|bag|basket|bunch)(?= of))"
    r"(?: of \w+)?(?: nice)?$"
    r"|\bsomehow\b",
    IGNORECASE,
)
"""What one brings unasked."""
_GRATITUDE = regex(
    r"(?:me |him |her |them )?(?:one|a big one|big|big time|so much|so|a lot|loads|a favou?r|my life)"
    r"|(?:(?:tell|say|write|call|ring)(?: (?:him|her|them))? )?(?:to )?(?:say )?(?:thanks|thank (?:you|him|her|them))",
    IGNORECASE,
)
_FAVOUR = regex(
    r"(?:do|make|get|put|write|sort|draw up) (?:out |up )?(?:him|her|them|you) (?:out |up )?"
    r"(?=(?:a|an|the|some|my|our) )",
    IGNORECASE,
)
"""Before the thing that one makes for somebody: "do her a price"."""
_LENT = regex(
    r"\b(?:lent (?:me|us)|let me (?:borrow|have the loan of)) (.+?)(?=[,;.!?]| - | for | till | until | and |$)",
    IGNORECASE,
)
_BRING_BACK = regex(
    r"\b(?:bring|give|take|hand) back ((?:his|her|their) .+?)(?= by | before | until | till | on | next |$)"
    r"|\b(?:bring|give|take|return) ((?:his|her|their) .+?)(?: back|$)"
    r"|\b(?:bring|give|take|hand) (the .+?) back\b|\breturn (the .+)$",
    IGNORECASE,
)
"""How a promise says that a thing of theirs goes back."""
_GAVE = ("gave", "sent", "lent", "brought", "bought", "put", "cut")
_MADE = ("made", "found", "wrote", "fixed", "built")
"""Verbs of what was surely done for me where "me" follows."""
_AND_ALSO = regex(r" and (?:also )?")
_GAVE_ME = regex(rf"({'|'.join(_GAVE)}) (?:me |us )?(.+)", IGNORECASE)
_SAID_ON = regex(
    r"[,;.!?]| - | for (?:\d|free|me\b|us\b)| in (?:one|\d)| at (?:last|the end)| w(?:ith)? [A-Z]| w/ | on a | so "
    r"| because | when | yesterday| today| last "
)
_MEALS = ("lunch", "dinner", "breakfast")
_KIND = (
    r"\b(?:NAME)(?:['’]s| was| is) (?:so|very|really|super|incredibly)"
    r" (generous|kind|helpful|patient)\b"
)
_WILL_BE = r"\b(?:NAME|he|she|they)(?:['’]?ll| will) be (a reference|a referee|my mentor|my reference)\b"
_CAME = (
    rf"\b(?:NAME)['’]s (?!(?:\w+ )?{KINDRED}\b)([^,;.!?]+?)"
    r" (?:came|arrived|landed|(?:is|are) (?:here|in))(?=[,;.!?]| - |$)"
)
_WRITTEN_TO_ME = ("wrote", "mailed", "emailed", "texted", "messaged")
"""Verbs of a message: with "me" and a thing behind, the thing was sent."""
_TEXTS = v.words("""
    reference recommendation letter testimonial endorsement piece article review post poem song speech essay foreword
    preface statement appraisal introduction blurb obituary
""")
"""What is itself written for somebody."""
_SENT_ON = ("sent", "mailed", "emailed", "forwarded")
"""Verbs of what comes to me also where it is not said to whom."""
_LET = (
    r"\b(?:NAME|(?<=, )he|(?<=, )she) (?:lets? me|sa(?:ys|id) i can)"
    r" (?!know\b|have (?:it|a)\b|down\b|(?:go|come|call|ring|ask)\b)(?P<do>.+?)"
    r"(?=[,;.!?]| - | so | and | too\b| for (?:free|nothing|nowt)\b| till | until |$)"
)
_HELP = regex(
    r"(?!being so\b)\w+ing\b|(?:all )?your (?:great |kind )?(?:help|advice|support)\b"
    r"|the (?:hour|day|morning|afternoon|session)\b"
    r"|(?:the|your) (?:\w+ )?(?:intro|introduction|reference|recommendation|referral)\b"
)
_WITH_ME = (
    r"(?:\b(?:(?:NAME)(?:, who)?|he|she|they)|(?<=,))"
    r" (?:((?:drove|recommended|nominated|mentioned) (?:me|us) [^,;.!?]+?)"
    r"|put (in a (?:\w+ )?word(?: for (?:me|us)[^,;.!?]*?)?|(?:me|us) (?:on|in|up|forward|through) [^,;.!?]+?)"
    r"|did (an? (?:free |whole |half )*(?:hour|day|morning|afternoon|evening|session)) with me"
    r"(?: (?:on|about) ([^,;.!?]+?))?)"
    r"(?= at \d| last | yesterday| today| bless| so | and |[,;.!?]|$)"
)
"""What was surely done for me."""
_TAUGHT = (
    r"\b(?:NAME|he|she|they)\b(?:[^.;!?]*?[, ])?(?:"
    r"told me (?:(?:at|in|on|over|after) (?:[^\s,;.!?]+ ){1,6}?)?(?P<told>(?:how|where|about) [^,;.!?]+)"
    r"|showed (?P<showed>me (?:how|the|his|her|their|some) [^,;.!?]+)"
    r"|put (?P<put>me right(?: (?:on|about) [^,;.!?]+)?)"
    r"|(?:read|looked|checked|proofread) (?:(?:it |them )?(?P<through>through|over)\b[^,;.!?]*"
    r"|(?P<read>(?:the|my|our) [^,;.!?]+?)) and (?:found|spotted|caught)\b"
    r"|(?:knocked|took) (?P<knocked>\d+ ?% off(?: (?:the|my|our) \w+)?))"
)
"""What somebody showed, mended or took off a price: it was done for me."""
_TEACHING: Mapping[str, str] = {
    "told": "telling me", "showed": "showing", "put": "putting", "through": "reading it", "read": "reading",
    "knocked": "taking",
}  # fmt: skip
_NO_CHARGE = regex(r",? (?:at |for )?(?:no charge|free(?: of charge)?|without charging)$", IGNORECASE)
_LEADING = ("helped", "intro'd", "introd", "introduced")
"""Verbs before which what it was about stands behind "with" or "to"."""
_FOR_US = r"(?= [^,;.]+ for (?:me|us)\b)"
"""Behind any other verb: it was done for me. In a line of thanks that goes without saying."""
_APART = "(?:aside|up|down|out|off|away|together|over|through)"
_PARTICLE = regex(rf"({_APART}) (?=\w)", IGNORECASE)
"""A word that belongs to the verb before it: "took over", "put aside"."""
_NAMED_BEHIND = regex(r", ((?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?=[,.;!]|$)")
"""The name that stands behind what somebody is: "the school board guy, Mr Ouma"."""
_DID = (
    r"\b(?:(?:NAME)(?: [^\W\d_]+\.?)?(?:, who)?|he|she|they)(?: has| have| just| kindly| really| also)? "
    rf"(?P<verb>helped|intro'd|introd|introduced|reviewed|checked|recommended|translated|texted|messaged|put|cut|{'|'.join(_DOING)}"
    r"|(?!(?:NAME)\b|wanted|asked|needed|called|promised|offered|waited|hoped|looked|moved)\w+ed"
    rf"{_FOR_US})"
    r"(?P<me> me| us)?(?: out)? (?P<rest>.+?)"
    r"(?=[,;.!?]| - | for (?:\d|free|me\b|us\b)| in (?:one|\d)| at last"
    r"| w(?:ith)? [A-Z]| w/ | on a | and | so | because | when | at the end| yesterday| today| last "
    r"| over the weekend| all (?:day|night|weekend)"
    r"| (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|$)"
)
"""A clause of what somebody did, with the name in the place of NAME."""

_DOING_TOO: Mapping[str, str] = {
    "flew": "flying", "told": "telling", "taught": "teaching", "built": "building", "ran": "running", "held": "holding",
    "won": "winning", "saved": "saving", "let": "letting", "showed": "showing", "spent": "spending", "came": "coming",
    "offered": "offering", "shot": "shooting", "drew": "drawing", "fed": "feeding", "led": "leading", "dug": "digging",
    "kept": "keeping", "stood": "standing", "sat": "sitting", "lit": "lighting", "grew": "growing", "laid": "laying",
    "rode": "riding", "swept": "sweeping", "hung": "hanging", "wove": "weaving", "dealt": "dealing",
    "lends": "lending", "gives": "giving", "lets": "letting", "takes": "taking", "brings": "bringing",
    "makes": "making", "does": "doing", "runs": "running", "covers": "covering",
}  # fmt: skip
"""The same for verbs that tell of a help only in a line of thanks."""
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}\b)")
_FIGURE = regex(r"(?:my|our) (?:lives|life|necks?|day|week|bacon|skin|ass)\b", IGNORECASE)
"""What is saved in a figure of speech: the deed stands beside it."""
_ADVISED = ("advised", "told")
_TOLD = ("me how ", "us how ", "me where ", "us where ", "me about ", "us about ")
_ME = frozenset(("me", "us", "my", "our"))
_ARRIVED = regex(
    r"((?!(?:he|she|they|it|i|we)\b)[^,;.!?]+?) (?:has |have )?(?:arrived|came|(?:is|are) here)\b", IGNORECASE
)
"""A clause of what came, which is thanked for."""
_NO_GIFT = regex(
    r"\b(?:bills?|invoices?|reminders?|news|police|ambulance|bailiffs?|rain|snow|storm|frost|winter|spring|summer|autumn)$",
    IGNORECASE,
)
"""What comes without anybody's kindness."""
_OTHERS: Mapping[str, str] = {"her": "his", "him": "her"}
"""Who is thanked -> whose a thing of somebody else is."""
_THEY = frozenset(("they", "them", "their"))
_THANKS = r"\b(?:(?:thank|say thanks to|(?:say )?thank you to|write) (?:him|her|them|NAME)|say (?:thanks|thank you))\b"

_WITH_THEM = r"([^,;.!?]+?) (?:with|w) (?:NAME)\b"
"""How a line begins of what they did with me, with the names in the place of NAME."""
_WAS_GOOD = (
    rf"\b(?:NAME)['’]s (?!{KINDRED}\b|issue\b)([^,;.!?]+?) (?:was|were|is|are)"
    r" (?:so |very |really |truly )?(?:brilliant|great|good|lovely|wonderful|fantastic|perfect|superb|excellent|helpful"
    r"|magic|gold(?: ?dust)?|ace|spot on|invaluable|useful"
    r"|amazing|beautiful|moving|gorgeous|stunning|delicious|the best|up|out|live)\b"
)
"""A clause that praises what is theirs, with the names in the place of NAME."""
_SENTENCES = regex(r"[,;.!?]+(?: |$)| - ")
_DID_BEFORE = (
    r"(?:(?P<who>(?:NAME)(?: [^\W\d_]+\.?)?(?: and (?:his|her|their) \w+)?|he|she|they) )?"
    r"(?P<verb>(?!(?:NAME)\b|wanted|asked|needed|called|promised|waited|hoped|looked|moved|seemed|talked"
    rf"|agreed(?! to\b)|liked|invited|replied|answered)\w{{3,}}ed|{'|'.join((*_DOING, *_DOING_TOO))}) (?P<rest>.+)"
)
"""A clause before the thanks, with the names in the place of NAME."""


def is_help(thing: str) -> bool:
    """True for a help that is more than a word or a thing: "covering my shift", "the intro to Ana"."""
    return _HELP.match(thing) is not None


def is_gratitude(text: str) -> bool:
    """True for what one "owes" somebody who did something, and does not hand over: "big time", "one"."""
    return _GRATITUDE.fullmatch(text.strip(TRIMMED + "!")) is not None


def doing(text: str) -> str:
    """What thanks are for, the clause of who did it as a doing: "inviting me to speak" of "who invited me to speak"."""
    match = _WHO_DID.match(text)
    return f"{gerund(match[1])} {match[2]}" if match else text


def favour(text: str) -> str:
    """The thing that a promise makes for somebody, else the text: "a price" of "do her a price"."""
    return _FAVOUR.sub("", text.strip(TRIMMED), count=1) if _FAVOUR.match(text.strip(TRIMMED)) else text


def is_present(text: str) -> bool:
    """True for what one brings unasked, of which no note tells before: "a bottle of something"."""
    return _PRESENT.search(text.strip(TRIMMED)) is not None


def treat(text: str) -> str:
    """What one owes somebody that is no thing to send: "lunch", "a bottle of wine"; "" for anything else."""
    match = _TREAT.fullmatch(text.partition(" for ")[0].strip(TRIMMED))
    return " ".join(filter(None, ("a" if match[2] else "", match[1] or match[2]))).lower() if match else ""


def lent(line: str, *, of: str) -> str:
    """What a line says that I have of somebody's: "your snare" of "hank lent me his snare"; "" when it says nothing."""
    match = _LENT.search(line) or _BRING_BACK.search(line)
    return _theirs(thing(next(filter(None, match.groups())), of=of)) if match else ""


def _theirs(thing: str) -> str:
    """A thing of theirs that was lent: "your coat" for "a coat"."""
    article, _, rest = thing.partition(" ")
    return f"your {rest}" if article in ("a", "an") and rest else thing


def arrived(line: str, names: Sequence[str]) -> str:
    """What a line says that came from somebody: "your quote" of "ana's quote came"; "" when it says nothing."""
    came = naming(_CAME, names).search(line)
    what = thing(came[1], of=names[0]) if came else ""
    return _of_theirs(what)


def _of_theirs(what: str) -> str:
    """A thing that a line calls by whose it is: "your quote" for "the quote"; "" where it says another one's."""
    is_bare = bool(what) and what.partition(" ")[0] not in DETERMINERS - {"the"}
    return f"your {what.removeprefix('the ')}" if is_bare else ""


def _gifts(rest: str, verb: str, of: str) -> str:
    """What was given, of two things both: "the bass strings", "the clock and lending me your van"."""
    gifts: list[str] = []
    for part in _AND_ALSO.split(rest):
        again = _GAVE_ME.match(part)
        verb, said = (again[1].lower(), again[2]) if again else (verb, part)
        if what := noun(said, of=of):
            gifts.append(f"lending me {_theirs(what)}" if verb == "lent" else certain(what))
    return " and ".join(gifts)


def helped(line: str, names: Sequence[str], *, surely: bool = False, asked: bool = False) -> str:
    """What a line says that somebody did for me, after "thank you for": "your help with the pitch"; "" when unsure.

    ``names`` are those by which they are called, the first name first.
    With ``surely`` only what is surely a help: who took or made something need not have done it for me, unless it is
    what they were ``asked`` for.
    """
    of = names[0]
    if _NOT_DONE.search(line):
        return ""
    if (came := arrived(line, names)) and (is_sent(came) or is_said(came) or (asked and not is_paid(came))):
        return came
    if will := naming(_WILL_BE, names).search(line):
        return f"being {will[1].lower()}{'' if will[1].lower().startswith('my') else ' for me'}"
    if let := naming(_LET, names).search(line):
        let_do = turned(_NO_CHARGE.sub("", let["do"]))
        return f"letting me {let_do}" if let_do else ""
    if with_me := naming(_WITH_ME, names).search(line):
        return _done_with_me(*with_me.groups(""))
    if taught := naming(_TAUGHT, names).search(line):
        verb, rest = next((verb, rest) for verb, rest in taught.groupdict().items() if rest)
        rest = turned(rest)
        return f"{_TEACHING[verb]} {rest}" if rest else ""
    did = _DID if surely else _DID.replace(_FOR_US, rf"(?= (?:{_APART} )?(?:the|my|our|\d+) )")
    for said in naming(did, names).finditer(line):
        verb, me = said["verb"].lower(), said["me"] or ""
        if verb == "saved" and _FIGURE.match(said["rest"]):
            continue
        if verb.startswith("intro") and (who := _NAMED_BEHIND.match(line, said.end())):
            return f"the intro to {who[1]}"
        if apart := _PARTICLE.match(said["rest"]):
            handed = certain(thing(said["rest"][apart.end() :], of=of))
            return f"{gerund(verb)}{me.lower()} {apart[1]} {handed}" if handed else ""
        if verb not in _LEADING and said["rest"].lower().split()[0] in PREPOSITIONS:
            continue  # "put us on the menu", "checked for free"
        if verb == "helped" and said["rest"].lower() in ("a lot", "so much", "me out"):
            return "your help"
        if (
            surely
            and verb in _DOING
            and not (me and verb in (*_GAVE, *_MADE))
            and not (asked and verb in _MADE)
            and verb not in _SENT_ON
        ) or not _is_object(said["rest"], verb, me):
            continue
        if me and verb == "sent" and (who := _NAMED_BEHIND.match(line, said.end())):
            return f"sending{me.lower()} {who[1]}"
        if me and verb in _GAVE:
            if gifts := _gifts(_SAID_ON.split(line[said.start("rest") :], maxsplit=1)[0], verb, of):
                return gifts
            continue
        rest = regex(r"(?:with|w/?|to) ").sub("", said["rest"], count=1) if verb in _LEADING else said["rest"]
        what = noun(rest, of=of)
        if not what:
            continue
        if verb == "helped":
            return f"your help with {what}"
        if verb.startswith("intro"):
            return f"the intro to {what}"
        if verb in _SENT_ON and not me:
            if " back" in said["rest"].lower() or not is_sent(what):
                continue
            return f"{gerund(verb)} {what}" if verb == "forwarded" or what[:3] in ("my ", "our") else certain(what)
        if verb == "wrote" and not me:
            article, _, rest = what.partition(" ")
            return f"your {rest}" if article in ("a", "an") else what
        if me and verb in _WRITTEN_TO_ME and not (verb == "wrote" and head(what) in _TEXTS):
            return f"sending{me.lower()} {certain(what)}"
        return " ".join(filter(None, (gerund(verb), what, me and f"for{me.lower()}")))
    kind = naming(_KIND, names).search(line)
    return f"being so {kind[1].lower()}" if kind else ""


def deed(clause: str, names: Sequence[str]) -> str:
    """What a clause says that somebody did, as a doing: "taking over your father's practice"; "" for no such clause."""
    did = naming(_DID_BEFORE, names).match(clause)
    said = turned(did["rest"]) if did is not None and did["who"] else ""
    return f"{gerund(did['verb'].lower())} {said}" if did is not None and said else ""


def before_thanks(line: str, names: Sequence[str]) -> str:
    """What somebody did by the clauses of a line before "thank her": "flying the site for me", "your advice to rest";
    "" when unsure."""
    if theirs := naming(_WAS_GOOD, names).search(line):
        return _of_theirs(thing(theirs[1], of=names[0]))
    thanks = naming(_THANKS, names).search(line)
    did = naming(_DID_BEFORE, names)
    before = _SENTENCES.split(line[: thanks.start()]) if thanks is not None else []
    behind = _SENTENCES.split(line[thanks.end() :]) if thanks is not None else []
    for clause in (*reversed(before), *behind):
        match = did.match(_THOUSANDS.sub("", clause.strip()))
        rest = _NO_CHARGE.sub("", match["rest"]) if match is not None else ""
        said = turned(rest) or turned(rest.partition(" and ")[0])
        if match is None or not said or said.startswith("and ") or not _THEY.isdisjoint(match["rest"].lower().split()):
            continue
        words = tuple(match["rest"].split())
        if any(word.lower() in HIM and not is_possessive(words, at) for at, word in enumerate(words)):
            continue  # a third one: "vouched for him"
        if thanks is not None and _OTHERS.get(thanks[0].lower().rpartition(" ")[2]) in match["rest"].lower().split():
            continue  # "takes his group, thank her"
        verb = match["verb"].lower()
        if verb in _ADVISED and said.startswith(("me to ", "us to ")):
            return f"your advice {said.partition(' ')[2]}"
        if verb in _ADVISED and not said.startswith(_TOLD):
            continue
        if match["who"] or not _ME.isdisjoint(said.split()):
            return f"{gerund(verb)} {said}"
    named = thanks is not None and line[thanks.end() :].startswith(" for ")  # "thank Ana for staying"
    came_in = (arrival for clause in (*before, *behind) if (arrival := _ARRIVED.match(clause.strip())) and not named)
    things = (thing(arrival[1], of=names[0]) for arrival in came_in if not _NO_GIFT.search(arrival[1]))
    if (what := next(filter(None, things), "")) != "":
        return certain(what)
    with_them = naming(_WITH_THEM, names).match(line)
    event = thing(with_them[1]) if with_them is not None else ""
    return certain(event) if is_event(event) and head(event) not in _MEALS else ""


def gerund(past: str) -> str:
    """The form in -ing of a past: "giving" of "gave", "carrying" of "carried", "agreeing" of "agreed"."""
    if doing := _DOING.get(past.lower()) or _DOING_TOO.get(past.lower()):
        return doing
    if past.endswith("ied"):
        return f"{past[:-3]}ying"
    return f"{past[:-1] if past.endswith('eed') else past.removesuffix('ed')}ing"


def _done_with_me(drove: str, put: str, hour: str, about: str) -> str:
    """A help in which I took part: "driving me home", "putting me on the list", "the hour on my prices"."""
    if hour:
        subject = thing(about)
        return f"the {hour.split()[-1]}{f' on {subject}' if subject else ''}"
    verb, _, rest = drove.partition(" ")
    said = turned(put or rest)
    return f"{'putting' if put else gerund(verb)} {said}" if said else ""


def _is_object(rest: str, verb: str, me: str) -> bool:
    """False behind "made me" and the like where no thing follows: "she made me laugh"; "she wrote back" names none."""
    first = rest.split()[0].lower() if rest.split() else ""
    is_whom = bool(me) and verb not in (*_GAVE, *_LEADING)
    return first not in ("back", "rid") and (not is_whom or first in DETERMINERS or first.isdigit())
