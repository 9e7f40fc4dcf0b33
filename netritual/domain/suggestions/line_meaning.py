"""What one line says of a person: who asks, offers or says no, what was left open, and what of it is quoted."""

from collections.abc import Callable
from datetime import date, timedelta
from re import IGNORECASE

from netritual.domain.dates.dates import MONTH
from netritual.domain.dates.weeks import monday_of
from netritual.domain.matters.hardship_vocabulary import NOT_WELL
from netritual.domain.model import Interaction
from netritual.domain.network import Network
from netritual.domain.ties.tie import CONVERSATIONS, COUNTED
from netritual.regex import regex


class WordSet:
    """Words of a line or of a text: whether it has them."""

    def __init__(self, pattern: str) -> None:
        self._pattern = regex(pattern, IGNORECASE)

    def __call__(self, said: Interaction | str) -> bool:
        """Whether they stand anywhere in it."""
        return self._pattern.search(said if isinstance(said, str) else said.line) is not None


LONGEST_QUOTE = 80
_MET = regex(r"\b(?:met|first (?:time|coffee|talk|call|chat)|got to know)\b", IGNORECASE)
_NOT_NEW = regex(
    r"\b(?:ex|former|old|again|as usual|as always|catch(?:ing)? up|caught up|"
    r"from (?:my |our |the )?(?:class|school|uni|university|work|team))\b",
    IGNORECASE,
)
_CHANCE = regex(
    r"\b(?:ran|bumped|run|bump) into (?:\w+[- ]?){1,3}(?:$|[,.;]| (?:at|in|on|by|near|outside|today|yesterday))",
    IGNORECASE,
)
_CLAUSE = regex(r"[,:;.!?]+\s+")
_MINE = regex(
    r"(?:(?:and|then|so|but) )*(?:(?:said |told (?:him|her|them) )?(?:i['’](?:d|ll)|i will|i would"
    r"|(?:id|ill) (?!(?:again|all|and|at|but|for|in|since|so|still|this|till|today|until|with)\b)[a-z])"
    r"|i\b|(?:must|should|answer|reply|need to|have to|got to|gotta|to ?do)\b"
    r"|(?:wrote|emailed|mailed|texted|messaged|called|told|thanked|answered)(?: to)?"
    r" (?:(?:him|her|them)\b|(?-i:[A-Z])))",
    IGNORECASE,
)
"""How a clause of mine begins in a line of theirs: "answer him this week", "wrote Dennis right away"."""
_DATE = regex(r"(?:on )?\d{1,2}(?:\.|st|nd|rd|th)? [a-zà-ÿ]{3,9}\.?", IGNORECASE)
_SIGN = regex(r"\s(?://|\+[a-z]+)(?:\s|$).*", IGNORECASE)
_OCCASION = regex(rf"(?:at |with |met\b|spoke |talked |rang )|(?:{'|'.join(sorted(COUNTED))})\b", IGNORECASE)
"""A line that begins so and says no more behind the name tells the occasion alone."""
_FREE = regex(
    r"\b(?:(?:answer|(?<!come )(?<!visit )again|abroad|available|away|back|booked|busy|decide[sd]?|decision|free|full"
    r"|holidays?|knows? more|leave|needs?|not|off|office|out|speak|talk|tells? (?:me|us)|time|vacation|wait)"
    r"(?: only| up)? (?P<word>from|in|after|till|until)|(?P<after>after)"
    r"|(?:abroad|away|booked(?: up)?|busy|full|holidays?|leave|no time|not(?: \w+)?|off|out|vacation) before"
    r"|(?:till|until)(?= (?:the )?end of (?:the |this )?month)"
    r"|in(?= (?:the )?new y)) (?P<when>[^,.;?!]+)(?![^,.;!]*\?)"
)
"""Where a line says from when somebody is free, back or decided. A question names no day yet: "free again in may?"."""
_NEW_YEAR = regex(r"^(?:the )?(?:new y(?:ea)?rs?|christmas|xmas|holidays)\b")
"""A time that is over on the second of January."""
_BACK_LATER = regex(r"\bafter (?:her|his|their) (?:holidays?|hols|vacation|leave)\b")
_A_HOLIDAY = timedelta(weeks=4)
"""Where no day is known behind it."""
_WITHIN = 6
"""Words behind which a day may stand: "after their board on 10 march"."""
_LONGEST_DAY = 4
"""Words of a day, at most."""
_SOON = regex(r"\b(?:next week(?!end)|the week after|(?:later )?this week(?!end))\b", IGNORECASE)
_NOT_THERE = regex(
    r"\b(?:away|off|out|holidays?|vacation|leave|travel\w*|busy|sick|ill|surgery|last|exams?|starts?|moves?|flies|back)\b"
    r"[^,.;]*$|\bnot $",
    IGNORECASE,
)
"""Before a week that is named: they are not to be met in it, or it tells of another thing."""
_DISTANT = regex(
    r"\b(?:today|tonight|tomorrow|(?:this|next) (?:week|weekend|month|\w+day|mon|tue|wed|thu|fri))\b", IGNORECASE
)
LONGEST_WAIT = 224
_ASKED = (
    r"\b(?:no (?:answer|reply|response)\b|(?:not|never) (?:paid|answered|replied)|unpaid"
    r"|sent (?:him |her |them )?(?:my |the )?(?:cv|resume|résumé)\b)"
)
_LEAD = (
    r"\b(?:(?:will|(?:is|are) going to|plans? to|about to)"
    r" (?:hire|recruit|publish|launch|tender|open|issue|expand|build)"
    r"|(?:people|they|who|company|firm|client|boss|team|school|office|studio) (?:looks? for|needs?)"
    r"|(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )\bgets? an? new (?:\w+ )?(?:position|role|job|post|opening)"
    r"|(?:is|are|they['’]re) (?:hiring|expanding)"
    r"|(?:^|, ?)(?:hiring|expanding)|lease (?:ends|expires|is up|runs out))\b"
)
"""Of others, and good to know: who will hire, publish or move."""
_LEFT_OPEN = regex(
    rf"{_ASKED}|{_LEAD}|\b(?:offer(?:s|ed) (?:to|me)\b"
    r"|(?:can|could|would|will) (?:refer|introduce|intro|connect|recommend|let me|put me|pass|lend|show me|help me)\b"
    r"|(?:says|said)(?: i should| to)? (?:send|ring|call|write|ask|apply|come|mail|email|text|get in touch)\b"
    r"|come back (?:to (?:me|him|her|them|us) )?with\b|knows some(?:one|body)"
    r"|(?:we|could) (?:could|should|might|\w+ together)\b|let['’]?s\b)",
    IGNORECASE,
)
"""Words of a line that leave something to be taken up later."""
says_colleague = WordSet(
    r"\b(?:(?<!ex-)(?<!ex )(?<!former )(?<!old )(?<!his )(?<!her )(?<!their )(?<!['’]s )(?:colleague|co-?worker)"
    r"|first (?:day|shift) with"
    r"|my (?:new )?(?:boss|manager|team lead|supervisor|line manager)|down the hall"
    r"|(?<!former )(?<!old )(?:same|our|my) (?:team|ward|office|department|shift))"
    r"\b(?! (?:of|from) (?!mine|ours|work))"
)
"""A line says that somebody is of my own team or ward: I see them anyway."""
says_sour = WordSet(
    r"\b(?:grumpy|rude|arrogant|pushy|creepy|unfriendly|unpleasant|annoying|bor(?:ing|ed)|condescending|dismissive"
    r"|tried to sell|not my (?:type|kind))\b"
)
"""A line has a word of mine against somebody, which asks for no second meeting."""
is_lead = WordSet(_LEAD)
"""What was left open tells what others will do: who will hire, publish or move."""
is_offer = WordSet(r"\boffer(?:s|ed) (?:to|me)\b")
"""What was left open is an offer of theirs."""
has_time = WordSet(rf"{_ASKED}|\b(?:we (?:could|should|might)|let['’]?s)\b")
"""What was left open may wait: an answer, an idea; not an offer of theirs."""
is_asked = WordSet(_ASKED)
"""What was left open is an answer, or a bill: one asks again."""
MEETING = (
    r"\b(?:coffees?|lunch(?:es)?|dinners?|drinks?|beers?|breakfast|tea|calls?|talks?(?! about)|"
    r"meet(?:ing)?s?(?! (?:(?:the|his|her|their|our|my) )?(?:deadline|target|date|budget))|meet up|"
    r"chats?|catch[- ]?up|walks?|video|zoom)\b"
)
"""What somebody may say no to: a meeting of any kind."""
_WORK = (
    r"(?:(?!(?:my|our|at|of|in|on|for|with|from|and|or|as|because|before|after|till|until)\b)[\w'’-]+ ){0,3}?"
    r"(?:jobs?|offers?|roles?|positions?|promotions?|internships?|gigs?"
    r"|(?:the|a|an|his|her|their|that|this) (?:post|contract))"
)
"""What is behind a no that is none to a talk: "no to the job", "declined to take an offer"; not an offer of mine."""
SAID_NO = (
    r"(?:said|says) no(?! (?:problems?|worr(?:y|ies)|need|news|doubt|idea|more|hurry|rush"
    rf"|to (?!meeting|evening|morning|\w*thing\b)\w+ing|to {_WORK})\b)"
)
"""A no, and not "no problem"."""
OF_A_MEETING = (
    r"(?: (?:be )?(?:com(?:e|ing)|make it|get away)(?: (?:along|around|out|over|round))? for)?"
    r"(?: (?:(?:time|me|us|out|over|free|up) for"
    rf"|(?!(?:until?|till?|before|after|about|of|on|in|for|with|at)\b)[\w'’-]+)){{0,4}}? {MEETING}"
)
"""What is behind a no whose object is a meeting: "do lunch", "come for dinner", and not "to sugar in her coffee"."""
_LEAVES_A_MEETING = regex(
    rf"\b(?:yes to|wants|prefers) (?:an? |the )?{MEETING}"
    r"|\b(?:before|until|till?) (?:after )?(?:(?:noon|midday|breakfast|lunch|dinner|tonight)\b"
    r"|\d{1,2}(?:[:.h]\d\d)?(?: ?(?:am|pm|h|o['’]clock)\b|(?=\W*$|\s*[,;!?])))"
    r"|\bcan(?:no|['’])?t (?:talk|speak|chat|call|pick up) (?:(?:right |just )?now|at the moment)\b",
    IGNORECASE,
)
_IS_NO = regex(
    r"\b(?:can(?:no|['’])?t(?! wait|(?: (?:make|do|come|meet))?(?: it)?(?: on)? "
    r"(?:today|tonight|tomorrow|tmrw|this|the \d|\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b)"
    r"(?=\W*$|\s*[,.;!)–-]| (?:now|right now|at the moment|sorry|because|as|until|till?|before|either)\b"
    r"| (?:help|come(?! up\b)|join|attend|commit|offer|hire|afford|promise|talk(?! about)|meet(?! [^,.;]*deadline)"
    r"|make it(?=\W*$|\s*[,.;!)–-]| (?:to|as|because|sorry|until|till?|before|either)\b)"
    r"|(?:do|take|see|fit) (?:it|this|that|me|us|anything|anyone|until|till?|before))\b"
    rf"|{OF_A_MEETING})"
    rf"|declin\w+(?! (?:(?:\w+ )?calendar|(?:to )?{_WORK})\b)|(?:not|rather not) (?:now|this|interested)|no thanks"
    rf"|{SAID_NO}|no budget"
    r"|no [a-z]+ (?:before|until|till) \d{4}|(?:is|are|was|budget|hiring) frozen"
    r"|no luck|(?:is|are|was|been|got|already) (?:already )?(?:filled|taken)(?! (?:to|with|by|on|up|ill|aback)\b)"
    r"|(?:job|role|post|position|place|spot|slot|room|flat|stall|ticket)s? (?:is|are|was) (?:already )?gone"
    r"|went with an?other|(?:has|have|had)? ?(?:already )?found (?:some(?:one|body)|another)"
    r"|no longer (?:needed|needs|looking)|not before .*\bsorry|sorry,? not)\b",
    IGNORECASE,
)
_GOES_ON = regex(
    r"\?|\b(?:how about|what about|instead|when|could|another|rather|next|but (?:wants|asks)|resched\w*"
    r"|(?:moved?|pushed|shifted|switched|postponed) (?:it |us |this )?(?:to|till|until|by))\b",
    IGNORECASE,
)
"""Beside a no: they go on with it."""
MY_MESSAGE = r"(?:(?:emailed|mailed|texted|messaged|told|wrote(?: to)?) [^,;.]{2,30}, )?"
"""How a line may begin in which I tell somebody what I cannot: "texted Ana, can't do lunch"."""
_MY_NO = regex(
    r"\b(?:asks?|asked|wants?|wanted|invite[sd]?|offer(?:s|ed)|propos\w+|suggest\w*|needs?)\b[^.;]*?[,;.]\s*"
    r"(?:but )?(?:i )?(?:said no|declined|turned|passed|no time)\b"
    r"|\bi (?:said no|declined|passed|can(?:no|['’])?t|turned)\b|\btold \w+ no\b"
    rf"|^{MY_MESSAGE}(?:sorry |afraid |i['’]m afraid )?"
    r"(?:said no|declined|turned down|can(?:no|['’])?t)\b",
    IGNORECASE,
)
"""A no that I gave: nothing that they said."""
says_wants = WordSet(
    r"(?<!\bi )\b(?:wants?|needs?|looking for|asked (?:me|if|for|about)|interested in|would (?:like|love)|invites? me"
    r"|(?:said|says) i should|has questions?|please)\b"
)
"""A line says that somebody wants something of me."""
_PROPOSES = regex(
    r"\?|[,;:] send (?:her|him|them)\b"
    r"|\b(?:(?:asks?|asked)\b(?! how\b| after\b)|propos(?:es?|ed)|suggest(?:s|ed)|offer(?:s|ed)|invite[sd]?"
    r"|(?:can|could|would|shall|when) (?:i|we|you|she|he|they)|(?:\w*day|\d+|that) (?:works|suits)|waits? for"
    r"|by (?:the )?(?:\d|end of|today|tonight|tomorrow|noon|next|mon|tue|wed|thu|fri|sat|sun))",
    IGNORECASE,
)
"""Words in which somebody asks, can or proposes something, or names a day by which it is to be."""
settles = WordSet(
    r"(?:[,;.!?]|\band|\s[-–])\s*(?:i |we |have |just |already |so )*(?:said (?:yes|no|sure|ok)|agreed|accepted"
    r"|declined|(?:told|sent|emailed|e-mailed|mailed|texted|called|gave|forwarded|introduced|introd|intro['’]d|connected"
    r"|thanked|wrote(?: to)?|passed|put) (?:it|him|her|them|that)\b"
    r"|(?:wrote|texted|emailed|mailed|called|rang|got) back|sent (?:over|right|straight|off)|answered|replied|responded"
    r"|booked|(?:it(?:['’]s| is) )?(?:done|sorted|settled))\b"
)
"""A line tells what I did about it in the same talk: "wants a lecture, said yes"."""
_OF_LIFE = regex(
    r"\b(?:(?:new|newborn|had (?:a|the|her|their)) baby|baby (?:girl|boy)|newborn|(?:was|is|are|been) born"
    r"|gave birth|pregnant|died|passed away|funeral|(?:his|her|their) (?:\w+ )?(?:death|loss)|bereave\w*|cancer|stroke"
    r"|chemo\w*|in hospital|surgery|operated|seriously ill|is ill|very ill|sick leave|miscarriage|accident"
    rf"|(?:he|she|they|is|are|was|been|still)(?:['’]?(?:s|re))? {NOT_WELL}"
    r"|lost (?:his|her|their) job|laid off|made redundant)\b",
    IGNORECASE,
)
_AHEAD = regex(
    r"\b(?:baby (?:is )?due|due date|(?:(?-i:[A-Z])\w+|she|they|wife|partner|sister|daughter)"
    r"(?: is| are|['’](?:s|re)) due|retir(?:es?|ing)|retirement"
    r"|mov(?:es?|ing)(?= (?:to|house|home|away|back|out|abroad|in|on|at)\b)"
    r"|emigrat(?:es?|ing)|wedding|(?:gets?|getting) married|operation|surgery)\b[^,;.]*? (?:in|at|on)"
    r" (?P<when>[\w. ]+?)(?=[,;]|$)",
    IGNORECASE,
)
"""A change of life of theirs, with the day for which a line tells it."""
_CHRISTMAS = regex(r"christmas|xmas", IGNORECASE)
_GOOD_NEWS = regex(r"\b(?:passed|aced|finish|won|open|got|landed|has|had|promoted|engaged|married)", IGNORECASE)
"""Verbs of good news (``matters.good_news``)."""
WORD = regex(r"[^\W\d_]+")


def tells(talk: Interaction) -> bool:
    """Whether a note says more than a name."""
    said = words_of_line(talk).lower()
    return said not in ("", talk.channel) or bool(talk.note or talk.topic or talk.proposed or talk.tags)


def words_of_line(talk: Interaction) -> str:
    """What a line says in words, without what its signs say and without a private note."""
    said = talk.summary or (talk.line if talk.sentence else "")
    return _SIGN.sub("", f" {said}").strip() if said else ""


def _typed(talk: Interaction) -> str:
    """A line as it was typed, as far as no sign begins a loop or a private note."""
    return _SIGN.sub("", f" {said}").strip() if (said := talk.line or talk.summary) else ""


def says_met(talk: Interaction) -> bool:
    """True when a line says that somebody was new to me that day."""
    return (talk.channel == "event" or bool(_MET.search(_typed(talk)))) and not says_known(talk)


def is_chance(talk: Interaction) -> bool:
    """True when a line tells that I ran into somebody, and where and when at most."""
    text = words_of_line(talk)
    return _CHANCE.search(text) is not None and not any(mark in text for mark in ",;:.")


def says_known(talk: Interaction) -> bool:
    """True when a line says that I knew somebody before."""
    return bool(_NOT_NEW.search(_typed(talk)))


def waits_until(talk: Interaction) -> date | None:
    """The day from which somebody is free, back or decided, as a line says: "free from april on", "answer in 2 weeks",
    "till end of month"; None where it names none within half a year behind its own day, but for the new year."""
    text, on = _typed(talk).lower(), talk.on
    for match in _FREE.finditer(text) if text else ():
        is_over, is_numbered = "after" in (match["word"], match["after"]), bool(match["after"])
        day = day_behind(match["when"], on, is_over, is_numbered=is_numbered)
        if day is not None and ((day - on).days <= LONGEST_WAIT or _NEW_YEAR.match(match["when"])):
            return day
    return on + _A_HOLIDAY if text and _BACK_LATER.search(text) else None


def day_behind(text: str, on: date, is_over: bool, *, is_numbered: bool = False) -> date | None:
    """The day after another one with which words begin, "april", "the end of may", or that they name a little later by
    its number, "their board on 10 march"; only that one where it ``is_numbered``. Of the end of a month, and of a month
    that ``is_over`` then or has begun, it is the first day of the next one."""
    from netritual.domain.dates.date_phrases import parse_day

    words = _NEW_YEAR.sub("2 january", text).removeprefix("the ").split()
    for at in range(min(_WITHIN, len(words))):
        if (at or is_numbered) and not (words[at][0].isdigit() and not MONTH.keys().isdisjoint(words[at + 1 : at + 2])):
            continue
        for end in range(at + _LONGEST_DAY, at, -1):
            said = " ".join(words[at:end])
            for phrase in (f"end of {said}", said) if is_over else (said, f"end of {said}"):
                day = parse_day(phrase, on)
                from_then = day and day + timedelta(days=phrase.startswith("end of "))
                if from_then and from_then > on:
                    return from_then
    return None


def speaks_of_soon(talk: Interaction) -> bool:
    """True when a talk with one person names this week or the next for something of ours."""
    match = _SOON.search(text := words_of_line(talk))
    alone = talk.channel in CONVERSATIONS and len(talk.people) == 1 and not talk.note
    return alone and match is not None and _NOT_THERE.search(text[: match.start()]) is None and not says_no(talk)


def says_no(talk: Interaction) -> bool:
    """True when a line says no and does not go on with it."""
    is_no = bool(talk.line) and _IS_NO.search(talk.line) is not None
    return is_no and _GOES_ON.search(talk.line) is None and not leaves_a_meeting(talk.line)


def leaves_a_meeting(text: str) -> bool:
    """True when a no is one to an hour alone, or stands beside a meeting that they want."""
    return _LEAVES_A_MEETING.search(text) is not None


def refuses(network: Network, talk: Interaction, person: int) -> bool:
    """True when a line tells of a no of somebody: one that they gave, and nobody else of the line. Who cannot on a day,
    or names another one, says no to that day alone."""
    meets = any([one.kind == "coffee" for one in talk.proposed])
    if person not in talk.people or meets or not says_no(talk) or _MY_NO.search(talk.line) is not None:
        return False
    there = (*talk.people, *talk.mentions)
    if len(there) == 1:
        return True
    from netritual.domain.loops.statements import names_by_person, said_of, spoken_in

    return _IS_NO.search(said_of((person,), spoken_in(talk), names_by_person(network, there))) is not None


def asks(talk: Interaction) -> bool:
    """True when a line of theirs wants, asks or proposes something, or names a day by which it is to be."""
    return says_wants(talk) or _PROPOSES.search(talk.line) is not None


def left_open(talk: Interaction) -> str:
    """What a line leaves to be taken up, from its clause on: an offer of theirs, no answer, an idea; "" for none, or
    where a private note has it."""
    clauses = _CLAUSE.split(text) if (text := "" if talk.note else words_of_line(talk)) else []
    at = next((at for at, clause in enumerate(clauses) if _LEFT_OPEN.search(clause)), len(clauses))
    return quoted(", ".join(clauses[at:]))


def tells_of_life(talk: Interaction) -> bool:
    """True when a line of one person tells of a birth, a death, an illness or a job that is lost: that asks for a word,
    not for a slot."""
    return len(talk.people) == 1 and bool(text := words_of_line(talk)) and _OF_LIFE.search(text) is not None


def life_ahead(talk: Interaction) -> date | None:
    """The day for which a line tells a birth, a move, a wedding or a last day at work, the first of a month that is
    named alone; None for none."""
    match = _AHEAD.search(text) if (text := words_of_line(talk)) else None
    if match is None:
        return None
    from netritual.domain.dates.date_phrases import parse_day

    return parse_day(_CHRISTMAS.sub("25 Dec", match["when"]), talk.on)


def may_tell_news(talk: Interaction) -> bool:
    """False for a line that surely tells no news of somebody."""
    text = words_of_line(talk)
    return text != "" and any(pattern.search(text) is not None for pattern in (_OF_LIFE, _GOOD_NEWS, _AHEAD))


def clause_with(talk: Interaction, has: Callable[[str], object]) -> str:
    """The topic or the first clause of a line in which a word is found, shortened; "" for none."""
    return next((quoted(text) for text in (talk.topic, *_CLAUSE.split(words_of_line(talk))) if text and has(text)), "")


def quote_on(talk: Interaction, name: str, today: date) -> str:
    """As ``quote``; "" from the week after on where it tells of a day by its distance ("free next week")."""
    said = quote(talk, name)
    return "" if monday_of(talk.on) < monday_of(today) and _DISTANT.search(said) else said


def quote(talk: Interaction, name: str) -> str:
    """What a line says of somebody behind their name, shortened; "" where it says no more, or has a private note."""
    if talk.note:
        return ""
    text = words_of_line(talk)
    clauses = _CLAUSE.split(text)
    first = {word.lower() for word in WORD.findall(name)}
    at = next((n for n, clause in enumerate(clauses) if first.intersection(map(str.lower, WORD.findall(clause)))), -1)
    if not tells(talk):
        return ""
    behind = [clause for clause in clauses[at + 1 :] if clause and not _DATE.fullmatch(clause)]
    whole = text if talk.channel == "note" or not _OCCASION.match(text) else ""
    if not behind or at < 0:
        return quoted(whole)
    return quoted(", ".join(clause for clause in behind if talk.initiator != "them" or not _MINE.match(clause)))


def quoted(text: str) -> str:
    """A text as it is quoted: not too long, and without the sign that ends it."""
    words = text.strip().strip('"“”').rstrip(".!?")
    if len(words) <= LONGEST_QUOTE:
        return words
    return f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0].rstrip(',;:')} …"
