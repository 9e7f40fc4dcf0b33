"""How one stands with somebody: what the log says, in parts of sentences.

Of the log these are days, topics, and the few matters whose shape is known (``matter.py``); of notes and lines only
whether they tell of anger, of hard times or of a refusal.
"""

from collections.abc import Callable, Mapping
from datetime import date
from re import IGNORECASE

from msgspec.structs import replace

from netritual.domain.dates.day_wording import on_day, since_words
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.language.text import fold
from netritual.domain.matters import good_news, help_received, matter, second_person
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.model import Ask, Coffee, Follow, Gift, Interaction, Person, Promise, Thanks
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.line_vocabulary import FREELY
from netritual.regex import naming, regex
from netritual.review.message_drafts.hardship import hurt, ill, is_hard, loss
from netritual.review.message_drafts.lines_about import (
    FAR_DAYS,
    TALKS_READ,
    THANKED_DAYS,
    in_capitals,
    is_named_in,
    is_private,
    last_letter,
    lines_about,
    names_of,
    says_any,
    talks_about,
)
from netritual.review.message_drafts.unread_words import leftover

RECENT_DAYS = 7
"""A talk of so many days is one of this week."""
FRESH_DAYS = 3
"""For so many days one thanks for a talk."""
WARY_DAYS = 30
"""Anger, a disappointment or a refusal of so many days comes before an ask or an invitation."""
SUBJECT_DAYS = 42
"""A talk of so many days is one to go on from."""
NAMED_DAYS = 5
"""After so many days a day of the week is another one."""
ON_A_DAY = regex(
    r" on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?\b", IGNORECASE
)
THANKS_DAYS = 14
"""Days for which what somebody did is thanked for in a first word; twice as many where the line is grateful."""
QUIET_DAYS = 14
"""Within so many days of any line about somebody one does not catch up with them."""
JOY_DAYS = 21
"""Days for which good news are news."""
TALKS: Mapping[str, str] = {
    "coffee": "our coffee", "breakfast": "our breakfast", "lunch": "our lunch", "dinner": "our dinner",
    "drinks": "our drink", "walk": "our walk", "meeting": "our meeting", "video": "our video call", "call": "our call",
}  # fmt: skip
"""Talks that two people had together, as a note calls them."""
UNSEEN_DAYS = 30
"""After so many days without a talk one would see whom one is close to again."""
REASONS = ("did", "joy", "subject", "first", "talk", "quiet", "unseen", "unmet")
"""Parts of sentences that say why one would meet."""
_PIECE = (
    r"(?:\b(?:NAME)(?:['’]s?|s) (?:great |new |good |lovely )?(?P<of>TEXT)"
    r"|\b(?P<by>TEXT) by (?:NAME)\b(?: in [^,;.!?]+?)?) (?:on|about) (?P<on>[^,;.!?]+)"
).replace("TEXT", "piece|article|post|essay|paper|column|blog|report")
"""Where a line names something that somebody wrote, with the name in the place of NAME."""
_PIECE_ENDS = regex(r" https?:| - | w/out | without ")
WARY = regex(
    r"\b(?:angry|upset|annoyed|furious|offended|gutted|cross with|fed up|awkward|disappoint\w+|complain\w*|reject\w*"
    r"|moan\w*|grumbl\w*|giving out|chasing|chased|too (?:much|expensive|dear)"
    r"|shouted|yelled|bad news|bankrupt|robbed|burgled|in trouble"
    r"|stressed|worried|shut|lost|failed|refus\w+|a row|argued|cold to me|not (?:very |so )?warm|frosty"
    r"|did ?n['’o]?t get (?:it|the job)|let me down|did ?n['’o]?t (?:turn|show) up|no.show|stood me up|fell out)\b"
)
"""Words of a line after which one does not write as if nothing had been."""
_CONGRATULATED = regex(r"\bcongrat\w*")
"""Words of a line that tell that I wished them joy."""
_PLANNED = regex(
    r"\b\d{1,2}(?:[:.]\d\d ?(?:[ap]m)?| ?[ap]m)(?!\w)|\?"
    r"|\b(?:next|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
)
"""An hour, a day of the week or a question, in the line of a talk: of one that may be still to come."""
_GRATEFUL = regex(
    rf"\b(?:{'|'.join(FREELY)}|thank\w*|thx|ty|ta|cheers|bless|so (?:helpful|good of)|(?<!be )grateful|gold ?dust"
    r"|(?:life|day)[- ]?saver|god ?send|an? (?:star|angel)|saved (?:my|the|our) \w+|owe"
    r"|(?:would|did) ?n['’]?t (?:take|want|bill|charge) (?:an?|any\w*|me)\b|on (?:his|her|their) day off)\b"
)
"""Words of a line that tells of a help."""
_KNOWS_OF_TRIP = regex(
    r"\b(?:(?:when|while|the week) (?:i['’]?m|i am|i (?:come|visit|get there))\b"
    r"|(?:should|to) (?:come|stop|drop) (?:over|by|round)"
    r"|invited me (?:over|round|to (?:see|visit|stay|come|breakfast|lunch|dinner)))"
)
"""Words of a line that tells of me in their city."""
_THANKED = regex(r"\b(?:thanked|said (?:thanks|thank you|ta)|thanks already)\b")
"""Words of a line that tell that I said thanks."""
REFUSED = regex(
    r"\b(?:said no|says no|declined|turned (?:me|us|it) down|not interested|no for now"
    r"|too busy|busy (?:un)?til\w*|is full|no room|maybe (?:later|in)|refus\w+)\b"
)
_WORD = r"[^\W_]+(?:['’.][^\W_]+)*"
_TITLE = regex(rf"{_WORD}(?:(?: |, |\. |: | & | \+ | / | - |&|/|-){_WORD})*")
"""A company, a position, a place or a city as it stands in a sentence."""
_MET_AT = regex(r"\bmet\b[^,;.!]*? at ([^,;.!]+)", IGNORECASE)
_WROTE_ABOUT = regex(r"\b(?:wrote|written|emailed|mailed|texted|messaged|pinged)(?: me| us)? (?:about|re) ([^,;.!?]+)")
"""Where a line says what somebody wrote about."""
_THEIR_SUBJECT = regex(
    r"\b(?:he|she|they|who|that) (?:(?:wants|would like) to |\w+ )?"
    r"(?:writes?|wrote|knows?|teach\w*|cares?|worr\w*) (?:all )?about\b"
)
"""Words of a line of what somebody writes or cares about."""
_OTHER_WORD = regex(r"\b(?:congrat\w*|condol\w*|sorry for)\b")
"""Words of a line of a wish, or of sympathy: what it tells was not done for me."""
_LONGEST_TITLE = 60


def title_of(text: str) -> str:
    """A title as it is, where it is nothing but words."""
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) else ""


def _company_of(person: Person) -> str:
    """Where they work, "" where that is no place."""
    from netritual.domain.people.no_company import NO_COMPANY

    return "" if fold(person.company) in NO_COMPANY else title_of(person.company)


def work_of(person: Person) -> str:
    """What they do and where: "Head of Data at Bluewave", "at Bluewave"; "" when nothing is known. A place that says
    the same again is left out: "Author" of an author at "Children's author"."""
    position, company = title_of(person.position), _company_of(person)
    if not terms_of(position).isdisjoint(terms_of(company)):
        return position
    return " at ".join(part for part in (position, company) if part) if position else company and f"at {company}"


def talk_of(network: Network, person: int) -> Interaction | None:
    """The newest talk that two had together, on a day that is known."""
    talks = (talk for talk in network.talks(person, TALKS_READ) if not _PLANNED.search(talk.line.lower()))
    return next((t for t in talks if t.channel in TALKS and not t.missed and not t.asks and not t.approx), None)


def _days_ago(network: Network, person: Person, today: date) -> tuple[Interaction, int] | None:
    """The newest talk that two had together, and how many days ago; None before the first and after a cool one."""
    talk = talk_of(network, person.id)
    return (talk, (today - talk.on).days) if talk is not None and (talk.warmth or 3) >= 3 else None


def _is_last(network: Network, talk: Interaction, person: Person, today: date) -> bool:
    """Whether nothing was noted after a talk, and no coffee was to be since."""
    since = (
        coffee
        for coffee in network.all(Coffee)
        if person.id in coffee.people and coffee.slot is not None and talk.on < coffee.slot.start.date() <= today
    )
    lines = (one for one in talks_about(network, person, today) if one.line or one.channel in TALKS)
    return talk == next(lines, None) and not any(since)


def _this_week(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if (
            0 <= days <= FRESH_DAYS
            and talk.channel != "meeting"
            and _is_last(network, talk, person, today)
            and not leftover(network, talk)
        ):
            return TALKS[talk.channel] if days == 0 else f"{TALKS[talk.channel]} {on_day(talk.on, today, near=True)}"
    return ""


def _quiet(network: Network, person: Person, today: date) -> str:
    """ "yes" of somebody with whom something was, where no line of two weeks is about them."""
    is_quiet = next(lines_about(network, person, today, QUIET_DAYS), None) is None
    has_talked = any(talk.line or talk.channel in TALKS for talk in network.talks(person.id))
    return "yes" if is_quiet and has_talked else ""


def _unseen(network: Network, person: Person, today: date) -> str:
    """ "yes" of somebody with whom the last talk was a month ago or more, whatever was noted since."""
    talks = [talk.on for talk in network.talks(person.id) if talk.channel in TALKS and not talk.missed]
    return "yes" if talks and (today - max(talks)).days >= UNSEEN_DAYS else ""


def _is_noted(network: Network, person: Person) -> bool:
    """Whether anything is noted that two had to do with each other."""
    records = (network.all(Gift), network.all(Coffee), network.all(Follow))
    noted = network.talks(person.id, 1) or any(person.id in one.people for table in records for one in table)
    return bool(noted) or person.id in {one.to for table in (network.all(Ask), network.all(Thanks)) for one in table}


def _unmet(network: Network, person: Person, today: date) -> str:
    """ "yes" of somebody of whom nothing is noted: how well one knows them is not known."""
    return "" if _is_noted(network, person) or any(lines_about(network, person, today, FAR_DAYS)) else "yes"


def is_stranger(network: Network, person: Person, today: date) -> str:
    """ "yes" of somebody without a rhythm to whom nobody ever talked, and who owes me nothing and I owe nothing."""
    return "" if person.tier or _is_noted(network, person) else "yes"


def has_talked_since(network: Network, people: tuple[int, ...], since: date) -> bool:
    """Whether a talk with one of some people was held after a day."""
    talks = (talk for who in people for talk in network.talks(who, TALKS_READ))
    return any(talk.channel in TALKS and talk.on > since and not talk.missed for talk in talks)


def has_met_since(network: Network, person: Person, since: date, today: date) -> bool:
    """Whether a talk with somebody was held since, or a meeting was to be."""
    slots = (one.slot.start.date() for one in network.all(Coffee) if person.id in one.people and one.slot is not None)
    return has_talked_since(network, (person.id,), since) or any(since < day < today for day in slots)


def meets_since(network: Network, people: tuple[int, ...], since: date, but: int = 0) -> bool:
    """Whether a meeting with some people was held, or has a time, since something was said. ``but`` is left out."""
    planned = (one for one in network.all(Coffee) if one.slot is not None and set(people) <= set(one.people))
    return has_talked_since(network, people, since) or any(
        one.slot is not None and one.slot.start.date() >= since and one.id != but for one in planned
    )


def help_of(network: Network, person: Person, today: date) -> str:
    """What somebody did for me in the last weeks, where no thanks were said since, and none are open."""
    said_on = [thanks.said for thanks in network.all(Thanks) if thanks.to == person.id]
    if None in said_on:
        return ""  # that has a note of its own
    thanked = max(filter(None, said_on), default=date.min)
    for talk in talks_about(network, person, today):
        is_grateful = _GRATEFUL.search(talk.line.lower()) is not None
        if talk.on <= thanked or (today - talk.on).days > THANKS_DAYS * (1 + is_grateful):
            break
        if person.id not in talk.people and {*talk.people, *talk.mentions} != {person.id}:
            continue
        if _THANKED.search(talk.line.lower()):
            return ""
        if any(one.made == talk.on and is_named_in(network, one.to, talk.line) for one in network.all(Thanks)):
            continue  # somebody else is thanked for it
        if WARY.search(talk.line.lower()) or _OTHER_WORD.search(talk.line.lower()):
            return ""
        line = in_capitals(talk.line, person)
        is_asked = not terms_of(line).isdisjoint(_asked_of(network, person))
        said = help_received.helped(line, names_of(person), surely=not is_grateful, asked=is_asked)
        if not is_grateful and not help_received.is_help(said) and (today - talk.on).days > FRESH_DAYS:
            continue  # a thing that came is thanked for at once
        if said and not is_private(said, person, talk.note):
            return ON_A_DAY.sub("", said) if (today - talk.on).days >= NAMED_DAYS else said
    return ""


def _asked_of(network: Network, person: Person) -> frozenset[str]:
    """The nouns of what somebody was asked for or promised me: it was done for me then."""
    texts = [one.text for one in network.all(Promise) if one.by == "them" and person.id in one.people]
    texts += [one.text for one in network.all(Ask) if one.to == person.id]
    return frozenset().union(*(terms_of(matter.named_in(f"whether {text}") or text) for text in texts)) - COMMON


def has_refused(network: Network, person: Person, today: date) -> bool:
    """Whether a line of this month tells that they said no to something."""
    return bool(says_any(network, person, today, WARY_DAYS, REFUSED))


def expected(network: Network, person: Person, today: date) -> str:
    """ "yes" where a line tells that they know of my trip to their city, or want me there."""
    lines = (line.lower() for line in lines_about(network, person, today, FAR_DAYS))
    return "yes" if any(_KNOWS_OF_TRIP.search(line) for line in lines) else ""


def joy_of(network: Network, person: Person, today: date) -> str:
    """What somebody is congratulated on: good news of the last days that I heard from others or read, where I have not
    spoken with them since, nor wished them joy, and nothing was wrong between us."""
    for talk in talks_about(network, person, today):
        line = talk.line.lower()
        if (today - talk.on).days > JOY_DAYS or _CONGRATULATED.search(line) or WARY.search(line):
            return ""
        if talk.channel in TALKS and person.id in talk.people:
            return ""  # it was said there
        if said := good_news.news(in_capitals(talk.line, person), names_of(person)):
            return "" if is_private(said, person, talk.note) else said
    return ""


def _subject(network: Network, person: Person, today: date) -> str:
    talk = talk_of(network, person.id)
    if talk is None or not 0 <= (today - talk.on).days <= SUBJECT_DAYS or leftover(network, talk):
        return ""
    if _THEIR_SUBJECT.search(talk.line.lower()):
        return ""  # what they do, and not what we spoke of
    return topic_of(network, person, talk)


def topic_of(network: Network, person: Person, talk: Interaction) -> str:
    """What a talk was about, where it may be said to this person."""
    from netritual.review.message_drafts.spellings import all_called

    others = [
        other for who in (*talk.people, *talk.mentions) if who != person.id and (other := network.get(Person, who))
    ]
    named = {fold(word) for other in others for word in other.name.split()}
    topic = all_called(network, person, talk.topic)
    said = matter.topic(topic)
    if not said and topic.split()[:1] and topic.split()[0].endswith("ing"):
        said = second_person.turned(topic)  # "being my examiner"
    if not said and not HARD_TIMES.search(topic.lower()):
        said = matter.topic(topic.partition(",")[0])
    if named & {fold(word) for word in said.split()} or is_private(said, person, talk.note):
        return ""
    return said


def _about(network: Network, person: Person, today: date) -> str:
    """What somebody wrote about last, where it may be said to them."""
    letter = last_letter(network, person, today)
    if letter is None:
        return ""
    wrote = _WROTE_ABOUT.search(letter.line)
    topic = topic_of(network, person, letter if letter.topic or wrote is None else replace(letter, topic=wrote[1]))
    return matter.certain(topic)


def stale(network: Network, person: Person, today: date) -> str:
    """ "yes" where the newest message of somebody's came some days ago."""
    return "" if last_letter(network, person, today, THANKED_DAYS) is not None else "yes"


def is_nameless(network: Network, person: Person, today: date) -> bool:
    """Whether the newest message of somebody's came some days ago, and what it was about cannot be said."""
    return bool(stale(network, person, today)) and not _about(network, person, today)


def _met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where the first line about them says that they did."""
    touches = network.touches(person.id)
    first = network.get(Interaction, touches[0].talk) if touches else None
    if (
        first is None
        or first.approx
        or first.asks
        or not (person.origin == "met" or "met" in first.line.lower().split())
        or first.line.lower().startswith(tuple(f"{name.lower()} met " for name in names_of(person)))
    ):
        return ""
    if leftover(network, first):
        return ""
    match = _MET_AT.search(first.line)
    place = matter.thing(match[1] if match else "") or matter.thing(first.place or "")
    if fold(place).startswith(fold(person.company) or "?"):
        place = ""  # where they work is not where we met
    return f"at {place}" if place and not is_private(place, person, first.note) else since_words(first.on, today)


def _first_met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where that is the only talk so far and some weeks ago at most."""
    talks = [talk for talk in network.talks(person.id) if talk.channel in TALKS]
    near = len(talks) == 1 and (today - talks[0].on).days <= FAR_DAYS and _is_last(network, talks[0], person, today)
    return _met(network, person, today) if near else ""


def piece_of(network: Network, person: Person, today: date) -> str:
    """What somebody wrote, by the newest line about them: "your piece on the chapel"."""
    newest = next((talk for talk in talks_about(network, person, today) if talk.line), None)
    return "" if newest is None or (today - newest.on).days > FAR_DAYS else piece_in(newest.line, person)


def piece_in(line: str, person: Person) -> str:
    """What a line says that somebody wrote; "" where it names nothing of theirs."""
    match = naming(_PIECE, (person.name, *names_of(person))).search(line)
    typed = _PIECE_ENDS.split(match["on"], maxsplit=1)[0] if match is not None else ""
    topic = matter.topic(typed)
    about = topic if typed.lower().startswith("the ") else topic.removeprefix("the ")  # "on tall timber"
    return f"your {(match['by'] or match['of']).lower()} on {about}" if match is not None and about else ""


FACTS: Mapping[str, Callable[[Network, Person, date], str]] = {
    "name": lambda network, person, today: title_of(person.name) or first_name(person.name),
    "work": lambda network, person, today: work_of(person) if person.position else "",
    "piece": piece_of,
    "talk": _this_week, "subject": _subject, "quiet": _quiet, "unseen": _unseen, "unmet": _unmet,
    "stranger": is_stranger, "hurt": hurt, "loss": loss, "ill": ill, "expected": expected,
    "did": help_of, "about": _about, "stale": stale, "joy": joy_of, "met": _met, "first": _first_met,
    "hard": lambda network, person, today: "yes" if is_hard(network, person, today) else "",
}  # fmt: skip
"""Part of a sentence -> how it is found out of anybody."""
