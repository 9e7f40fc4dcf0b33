"""How sure the reading of a line is: the words that are left over once its structure is taken out of it.

The structure is who, what kind of talk, when, for how long, where, about what, what the line opened, and the small
words between. What is left over was not understood: it may be a refusal, good news, or the end of a matter. A note
states nothing on a line with anything left over, and nothing that a later one of that kind may have changed. An answer
of mine that is due names its matter all the same, unless what is left over may be its end.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from re import IGNORECASE

from msgspec.structs import replace

from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import is_clock, is_digit, without_stop
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.language.text import unaccent
from netritual.domain.loops.undecided_proposals import is_bare_answer
from netritual.domain.matters import good_news, matter
from netritual.domain.matters.matter_vocabulary import DAYS, DETERMINERS, MONTHS, PREPOSITIONS
from netritual.domain.model import Ask, Coffee, Follow, Interaction, Person, Promise, Record, Request, Thanks
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_vocabulary import CHANNEL, TITLED
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.regex import naming, regex
from netritual.review.message_drafts.lines_about import names_of, talks_about, talks_naming

_MESSAGE_TO = regex(r"(?:text|mail|email|message|dm|whatsapp|letter) to\b", IGNORECASE)
"""How a line of a message of mine begins."""
_MY_WORD = regex(
    r"(?:i )?(?:told(?! \w+ (?:that )?i(?:['’]?(?:d|ll)| would| will)\b)|said|answered|replied|wrote|mailed|emailed"
    r"|texted|messaged|called|rang|phoned|spoke|talked|asked)\b"
)
"""How a line begins that tells of a word of mine."""
_CHASES = regex(
    r"^(?!(?:i )?(?:sent|mailed|emailed|gave|delivered)\b)"
    r"(?!.*\b(?:angry|upset|annoyed|furious|cross)\b).*\b(?:again|still|wait(?:s|ing)|where(?:['’]?s| is| are)|chas\w+"
    r"|remind\w*|asking|needs? to know|owe|late|delay\w*|postpon\w*"
    r"|never (?:came|arrived))\b"
)
"""Words of a line in which somebody reminds me."""
SILENT = regex(
    r"^(?!.*\bthank)(?:(?:no|nothing|ask|chase|remind|nudge)\b"
    r"|.*(?:\b(?:still|yet|chased|reminded|nudged|asked (?:\w+ ){1,2}again|owes (?:me|us)|waiting (?:for|on))\b"
    r"|\b(?:has|have|is|are|did)(?:n['’]?t| not)\b|\bnot (?:here|in)\b|\bno (?:word|news|answer|reply)\b"
    r"|\bnever (?:sent|came|paid|rang|called|got back)\b))"
)
"""Words of a line that tells that something of theirs is still to come."""
UNREAD_DAYS = 30
"""For so many days a line of which words are left over may say why one should not write."""
_THINGS = v.words("plan plans story stories name names number numbers notice date dates question questions idea ideas")
"""Common words that are things all the same."""
_PASSED_ON = regex(r"\b(?:asked \w+(?: \w+)? for|forwarded|passed (?:it|them|this)? ?on)\b")
"""Words of a line about another one from whom the matter is to come, or came."""
_NO_WORD = regex(
    r"^(?!.*\bthank)(?:(?:no|nothing)\b|.*(?:\byet\b|\bno (?:word|news|answer|reply)\b"
    r"|never (?:sent|came|answered|replied|wrote|called|rang|got back)\b"
    r"|n['’]?t (?:yet )?(?:answer|repl|respond|sa(?:y|id)|wr[io]t|come back|got(?:ten)? back|get back|heard|let)))"
)
"""Of them those of one who was asked something: of a line of what else they have not done it is not said."""
_CAME_OF_IT = regex(
    r"\b(?:thank\w*|grateful|happy|pleased|delighted|fine|ok|okay|love[sd]?|liked|got (?:it|them|my|our|the)|received"
    r"|found|has (?:it|one)|sorted|settled|solved|no longer|cancel\w*|off|instead|himself|herself|themselves|already"
    r"|out|published|final|finished|done|ready|passed|died|left|quit|agreed|accepted|declined|(?:said|says) (?:no|yes)"
    r"|met|over|told (?:him|her|them))\b",
    IGNORECASE,
)
"""Words of a line of theirs that may tell what came of what they wait for."""
_SMALL = (
    DETERMINERS | PREPOSITIONS | MONTHS | v.TITLES | TITLED | v.words("""
    i i'm i'd i'll i've im ill id ive we we'd we'll he he'd he'll hed hell she she'd she'll shed shell they they'd
    they'll me him her us them you my his our their and & + w w/ re if whether that which what then will would
    should must can could have has had to be is are was do til till get met meet saw see seen ran bumped spoke
    talked chat chatted ring rang write wrote mailed visited let lets let's left offered offer suggested suggests
    proposed proposes invite invites invited introduced said says say promise
    promised told tells ask asks asked want wants wanted need needs needed like owe owes wonder wondered wonders
    requested requests enquired enquires know thank thanks thanked thx ty ta please pls gonna gotta wanna voicemail
    message back soon sometime again too also instead just still chased chases
    reminded reminds nudged nudges waits waiting wait due early late noon midday o'clock
    long good great nice lovely quick properly really so much one day first time week weekend
    """)
) - {"no", "not"}  # fmt: skip
"""Words that tell nothing by themselves. What was handed over, answered or refused is told by none of them."""
_ENDS = v.words("""
    no not never nothing yes yep ok okay fine agreed
    done did do does gave given got gotten has had sent went gone took taken
    brought bought found made paid wrote written read said told heard came come left lost won met kept put let cut sold
    chose chosen decided settled sorted over off out back up without anyway already now sure won't can't cannot
    couldn't don't didn't doesn't wouldn't isn't wasn't haven't hasn't dont cant wont didnt happy glad pleased delighted
    thrilled grateful cancelled canceled sorry
""")
"""Words that may tell that something is over."""
SUGGESTION = regex(
    r"\b(?:suggest\w*|propos\w+|offer\w*|asked|asks|can (?:do|make)|could do"
    r"|(?:wants?|would like) (?:to (?:meet|do|have|grab|come|catch|talk|speak|see)"
    r"|an? (?:meeting|call|coffee|lunch|talk)))\b"
)
"""Words of a line in which somebody names a time."""
_SIGN = regex(r"(?:^| )\+\w+\b.*?(?= \+\w|$)")
"""A clause behind a sign, which is a record of its own."""
_PLACE = regex(
    r"(?<!\w)(?:(?:at|@) (?:the |his |her |their |my )?|in (?:the |his |her |their |my |(?-i:(?=[A-Z]))))"
    r"[^\W\d_][\w'’&-]*(?: (?!went\b|was\b|is\b)[\w'’&-]+){0,2}?"
    r"(?=$|[,.;!?]| (?:re|about|on|with|w|and|to|over) )",
    IGNORECASE,
)
_SILENCE = regex(r"\b(?:no (?:answer|reply)|in person|no (?:rush|hurry))\b", IGNORECASE)
_CLAUSE_ENDS = regex(r"[.;!?]+(?: |$)|,\s|: | [-–—] ")
_WORD = regex(r"[^\s,;:!?()\"“”]+")
_MINE = regex(
    r"\b(?:i|i['’]?(?:ll|d|m|ve)|ill|id|im|me|my|promised|promise|told|owe|must|need|should|gotta|have to)\b",
    IGNORECASE,
)
_PROMISED = regex(r" ?(?:and )?promised (?!(?:him|her|them)\b)", IGNORECASE)
_NOT_MINE = regex(
    r"\btold (?:him|her|them) to\b"
    r"|\b(?:thinks?|says?|said|suggests?|reckons?) (?:that )?i (?:should|could|might|ought)\b"
    r"|^\S+ and (?:i|me) (?!said|promised|told|owe)|^(?:i|me) and |\bwe(?:['’](?:ll|re))?\b",
    IGNORECASE,
)
"""Words of a clause of advice to me, and of what two do together."""
_TO_SAY = regex(
    r" ?(?:(?:i )?(?:must|should|need to|have to|has to|gotta)|to) (?:tell|let|write|ask|say)\b", IGNORECASE
)
"""How a clause begins of what I am to say."""
_ANSWER = regex(
    r"\b(?:told|promised|offered|agreed|answered|replied|apologi[sz]ed|i said|had to (?:say no|decline))\b|, said\b"
    r"|\bsaid (?:yes|no|ok|sure|sorry|maybe|not)\b|\bsaid (?:i['’]?(?:d|ll)|id|ill|i (?:would|will))\b"
    r"|, (?:i|we)['’]?ll (?!think|tell|let|get|ask|check|see|look|answer|write|have|be |know)\w+"
    r"|[,-] (?:of course|no (?:bother|problem)|gladly|sure|fine|done|sorted|shook hands)\b|\bsent (?:it|them|her|him)\b"
    r"|\b(?:couldn|can)['’]?t,"
    r"|\bwaiting (?:for|on) (?:him|her|them)\b",
    IGNORECASE,
)
"""Words of a request whose line tells my answer too, or that they are to move."""
_PUT_OFF = regex(
    r"\b(?:told (?:him|her|them)|said) (?:i['’]?(?:d|ll)|id|ill|i (?:will|would)) "
    r"(?:think|sleep on|get back|look|see|ask|check|try)\b"
    r"|\b(?:have|has)(?:n['’]?t| not) (?:yet )?(?:answered|replied|said)\b"
    r"|\bpromised (?:it|them|that)\b",
    IGNORECASE,
)
"""Words by which I put the answer off, or say that it is still to come."""


def leftover(network: Network, talk: Interaction, record: Record | None = None) -> tuple[str, ...]:
    """The words of a line that its reading leaves over; none where it was read to its last word.

    With a record that came out of the line, only the clause in which that stands counts.
    """
    records = [record] if record is not None else list(_records_of(network, talk))
    said = {
        word for text in (*map(_text, records), talk.topic.partition(",")[0], talk.place or "") for word in _words(text)
    }
    typed = _SIGN.sub("", talk.line)
    clauses = _CLAUSE_ENDS.split(typed) if record is None else [clause_of(record, typed)]
    people = known_people(network, (*talk.people, *talk.mentions))
    names = {unaccent(word) for person in people for name in names_of(person) for word in (name, *person.name.split())}
    return tuple(word for clause in clauses for word in _left(clause, said, names, talk))


def is_answered(line: str) -> bool:
    """Whether the line of a request tells my answer too."""
    return _ANSWER.search(_PUT_OFF.sub("", line)) is not None


def may_end(left: Iterable[str]) -> bool:
    """Whether words that are left over may say that something is done, answered or refused: what was done is told in
    the past, a no in a few words."""
    return any(word in _ENDS or (word.endswith("ed") and not word.endswith("eed")) for word in left)


def is_certain(network: Network, record: Record) -> bool:
    """Whether a record was typed as such, or came out of a clause that was read to its last word, and its direction is
    said. Of what was asked the whole line counts, for it may hold the answer; of a meeting that was only said, too."""
    if isinstance(record, Ask):
        day = (talk for talk in network.talks(record.to) if talk.on == record.asked)
        return not any(leftover(network, talk) for talk in day)
    if isinstance(record, Coffee):
        typed = Interaction(on=record.said, channel=record.channel, people=record.people, line=record.line)
        lines = [talk for talk in (typed, *talks_of(network, record)) if talk.line]
        is_plain = record.purpose in ("", "soon", "sometime") or record.purpose.startswith("at ")
        is_matter = is_plain or not lines or matter.topic(record.purpose)  # no "for 35 every wednesday"
        return (bool(is_matter) and not any(leftover(network, talk) for talk in lines)) or any(
            any(map(is_digit, clause))
            and SUGGESTION.search(clause.lower())
            and set(leftover(network, replace(talk, line=clause))) <= set(_words(record.purpose))
            for talk in lines
            for clause in _CLAUSE_ENDS.split(talk.line)
        )
    source = network.get(Interaction, getattr(record, "from_interaction", None) or 0)
    if source is None:
        return True
    if isinstance(record, Request):
        return not leftover(network, source) and not is_answered(source.line)
    return not leftover(network, source, record) and is_of_its_side(network, record)


def talks_of(network: Network, coffee: Coffee) -> list[Interaction]:
    """The lines of the day on which a meeting was said, about whom it is with."""
    person = network.get(Person, coffee.people[0]) if coffee.people else None
    if person is None:
        return []
    talks = (talk for talk in network.talks(person.id) if talk.on == coffee.said)
    return [*talks, *talks_naming(network, person, coffee.said, coffee.said)]


def is_of_its_side(network: Network, record: Record) -> bool:
    """False for a promise of mine of which the clause does not say that it is: "she knows one, will ask the office"."""
    source = network.get(Interaction, getattr(record, "from_interaction", None) or 0)
    if source is None or not isinstance(record, Promise) or record.by != "me":
        return True
    clause = clause_of(record, source.line)
    called = tuple(name for person in known_people(network, record.people) for name in names_of(person))
    if _PROMISED.match(clause) and source.line.startswith(called) and not any(name in clause for name in called):
        return False  # "Ana is coming, promised to book us a table"
    if naming(r"promised NAME\b", called).search(clause) is not None:
        return True
    if _TO_SAY.match(clause):
        return True
    is_mine = _MINE.search(clause) is not None or "will" not in _words(source.line)
    return is_mine and _NOT_MINE.search(clause) is None


def is_unread_since(network: Network, person: Person, since: date, today: date) -> bool:
    """Whether a line about somebody since some day leaves words over."""
    return any(left for _, left in _later(network, person, since, today))


def may_have_ended(
    network: Network, person: Person, since: date, today: date, what: str = "", source: int = 0, *,
    is_mine: bool | None = None, in_words: bool = False,
) -> bool:  # fmt: skip
    """Whether a line since some day, about somebody or about nobody, may tell that a matter is over: it names it, is a
    message of mine, or tells of something done, answered or refused. A talk about something else ends nothing.
    ``source`` is the line out of which the matter came: later ones of its day count too.

    ``is_mine`` says whether I owe it or wait for it, where that is known: then a line that says that it is still open
    ends nothing, nor do those before it. What I asked and wait for may be answered by any line, what I owe ``in_words``
    by any word of mine."""
    about, waits = _terms(what) - terms_of(person.name), in_words and is_mine is False
    still = {True: _CHASES, False: _NO_WORD if in_words else SILENT, None: None}[is_mine]
    later = sorted(_later(network, person, since, today, what, source), key=lambda one: (one[0].on, one[0].id))
    opens = [at for at, (talk, _) in enumerate(later) if still is not None and still.search(talk.line.lower())]
    return any(
        waits
        or (in_words and _is_of(talk, person) and _MY_WORD.match(talk.line.lower()))
        or (
            left
            and _is_of(talk, person)
            and (may_end(left) or _MESSAGE_TO.match(talk.line))
            and not (is_mine and _is_theirs_alone(talk, person))
        )
        or ((left or is_mine is not None) and not about.isdisjoint(_terms(talk.line)))
        for talk, left in later[max(opens, default=-1) + 1 :]
    )


def _is_theirs_alone(talk: Interaction, person: Person) -> bool:
    """Whether a line tells what somebody did or wants, and nothing that came of what they wait for."""
    is_first = naming(r"NAME\b", names_of(person)).match(talk.line) is not None
    return is_first and _CAME_OF_IT.search(talk.line) is None


def _is_of(talk: Interaction, person: Person) -> bool:
    """Whether a line is about somebody, and not about others or their good news alone."""
    is_theirs = person.id in talk.people or not talk.people
    return is_theirs and not good_news.news(talk.line, names_of(person))


def _terms(text: str) -> frozenset[str]:
    """The terms of a text: common words are left out before they are stemmed, "not" is no "notes"."""
    return terms_of(" ".join(word for word in _words(text) if word not in (COMMON | _SMALL | DAYS) - _THINGS))


def _later(
    network: Network, person: Person, since: date, today: date, what: str = "", source: int = 0
) -> Iterator[tuple[Interaction, tuple[str, ...]]]:
    """Those lines, each with the words that it leaves over; none by which I only promised to answer."""
    about = _terms(f"{what} {person.position}") - terms_of(person.name)  # "told the priest"
    promises = (one for one in network.all(Promise) if one.by == "me" and one.is_open and person.id in one.people)
    still_open = {one.from_interaction for one in promises if is_bare_answer(one.text)}
    elsewhere = (talk for talk in network.talks_between(since, today) if not about.isdisjoint(terms_of(talk.line)))
    lines = (
        *network.talks(person.id),
        *talks_naming(network, person, since, today),
        *(one for one in elsewhere if not (one.people or one.mentions) or _PASSED_ON.search(one.line.lower())),
    )
    later = (talk for talk in lines if talk.on > since or (talk.on == since and talk.id > source > 0))
    return ((talk, leftover(network, talk)) for talk in later if talk.id not in still_open)


def is_unread(network: Network, person: Person, today: date) -> bool:
    """Whether a line of the last weeks about somebody leaves words over."""
    lines = (talk for talk in talks_about(network, person, today) if (today - talk.on).days <= UNREAD_DAYS)
    return any(leftover(network, talk) for talk in lines)


def clause_of(record: Record, line: str) -> str:
    """The clause of a line in which a record stands: the one that has most of its words."""
    said = set(_words(_text(record)))
    clauses = [clause for clause in _CLAUSE_ENDS.split(line) if clause.strip()]
    return max(clauses, key=lambda clause: len(said.intersection(_words(clause))), default="")


def _left(clause: str, said: set[str], names: set[str], talk: Interaction) -> Iterator[str]:
    """The words of a clause that no record says, and that are no names, days, places or small words."""
    clause = _SILENCE.sub(" ", _PLACE.sub(" ", clause))
    words = [without_stop(word) for word in _words(clause)]
    at = 0
    while at < len(words):
        word, when, length = words[at], read_day(words, at, talk.on, True), read_length(words, at)
        count = when.length if when is not None else length[0] if length is not None else 0
        called = unaccent(word).removeprefix("@").removesuffix("'s").removesuffix("’s")
        is_known = word in said or word in _SMALL or word in CHANNEL or called in names
        if not (count or is_known or is_clock(word) or is_digit(word[:1])):
            yield word
        at += count or 1


def _words(text: str) -> list[str]:
    return [word for match in _WORD.findall(text.lower()) if (word := match.strip("'’.-–"))]


def _text(record: Record) -> str:
    """What a record says of its matter; the purpose of a meeting only where it is one."""
    if isinstance(record, Coffee):
        return matter.topic(record.purpose) and record.purpose
    return " ".join(filter(None, (getattr(record, name, "") for name in ("text", "topic"))))


def _records_of(network: Network, talk: Interaction) -> Iterator[Record]:
    """What a line opened."""
    yield from (one for one in network.all(Promise) if one.from_interaction == talk.id)
    yield from (one for one in network.all(Request) if one.from_interaction == talk.id)
    yield from (one for one in network.all(Ask) if one.asked == talk.on and one.to in talk.people)
    yield from (one for one in network.all(Thanks) if one.made == talk.on and one.to in talk.people)
    yield from (one for one in network.all(Follow) if one.made == talk.on and set(one.people) & set(talk.people))
    yield from (one for one in network.all(Coffee) if one.said == talk.on and set(one.people) & set(talk.people))
