"""Thanks that I owe somebody: whether a promise is one, what they are for, and the note that says them."""

from datetime import date
from re import IGNORECASE

from netritual.domain.matters import help_received, matter
from netritual.domain.model import Ask, Person, Request, Thanks
from netritual.domain.network import Network
from netritual.domain.people.private_matters import same_matters
from netritual.regex import regex
from netritual.review.message_drafts.lines_about import is_named_in, is_private, names_of, talks_about
from netritual.review.message_drafts.loop_case import LoopCase, Parts
from netritual.review.message_drafts.relationship_phrases import NAMED_DAYS, ON_A_DAY, has_talked_since
from netritual.review.message_drafts.spellings import all_called
from netritual.review.message_drafts.words_owed import WRITING

LATE_THANKS_DAYS, LONG_AGO_DAYS = 14, 30
"""After so many days one says that the thanks come late; after the longer time also to whom one met since."""
_GAVE_A = regex(r"^((?!being\b)\w+ing(?: me| us)?) (?:an?|some) (?!(?:\w+ )?(?:hand|lot|lift|job|word|chance|break)\b)")
"""How thanks for a thing begin that both know of: "writing a reference"."""
_OWE = regex(r"\bowe (?:him|her|them)\b", IGNORECASE)
"""Before a present that is owed for what was done: that is thanked for."""
_HOW = regex(
    r"^(?:(?:for )?(?:anyway|again|too|properly|nicely|all the same|very much|so much|a lot|in person)$|and "
    r"|(?:letter|card|note|message|e?-?mail|text|word|call)$)",
    IGNORECASE,
)
"""How one thanks, "a thank you letter", which is nothing that one thanks for."""
_AND_THANK = regex(r"\b(?:write|mail|call|ring|phone)(?: \w+)? (?:and|to) (?:say )?thank", IGNORECASE)
"""Words of a line of a letter of thanks."""
_CLAUSES = regex(r"[,;.!?]+ | - | so ")
_GAIN = regex(
    r"(?:I|We) (?:got|landed|won|sold|signed|passed|booked|found|raised|finished|opened) (?:the|an?|my|our) ",
    IGNORECASE,
)
"""How a sentence of mine begins that says what came of their help."""


def is_thanked(case: LoopCase) -> bool:
    """Whether what I promised is thanks."""
    is_owed = is_owed_present(case) and bool(thanks_for(case) or not help_received.treat(case.text))
    is_letter = WRITING.fullmatch(case.text.removesuffix(" properly")) is not None
    is_said = help_received.is_gratitude(case.text) or _AND_THANK.search(case.line) is not None
    return is_said or is_owed or (is_letter and bool(thanks_for(case, surely=True)))


def thanks_for(case: LoopCase, *, surely: bool = False) -> str:
    """What the line of a promise says that they did for me, before a word to them too."""
    names = names_of(case.to)
    done = help_received.before_thanks(case.line, names)
    is_mine = help_received.is_gratitude(case.text) or not {"me", "us", "my", "our"}.isdisjoint(done.split())
    return help_received.helped(case.line, names, surely=surely) or (done if is_mine else "")


def is_owed_present(case: LoopCase) -> bool:
    """Whether a present is owed for what they did."""
    return help_received.is_present(case.text) and _OWE.search(case.line) is not None


def said_thanks(case: LoopCase, thanks: Thanks) -> Parts:
    """Thanks for what was typed behind the word, else for what the line says that they did."""
    said = "" if _HOW.match(case.text) else help_received.doing(case.text)
    helped = _helped(case.network, thanks, case.to, case.today)
    thing = matter.thanked(said, of=case.you) or ("" if matter.is_bare_time(helped) else helped)
    thing = ON_A_DAY.sub("", thing) if case.loop.age_days >= NAMED_DAYS else thing
    return thanks_note_parts(case, thanks.made, thing)


def thanks_note_parts(case: LoopCase, since: date, thing: str, present: str = "") -> Parts:
    """Thanks for a thing, due since a day, with a present that I owe; none where it is neither known what for nor what
    came of it, or they wait for an answer to what they asked since."""
    came = _what_came(case)
    if not (thing or came) or _asked_since(case, since):
        return None
    thing = _GAVE_A.sub(r"\1 the ", thing)
    days = (case.today - since).days
    is_alone = not has_talked_since(case.network, (case.to.id,), since)
    return "thanks", {
        "thing": thing,
        "came": came,
        "doing": "yes" if help_received.is_help(thing) else "",
        "present": present,
        "waited": "yes" if days > (LATE_THANKS_DAYS if is_alone else LONG_AGO_DAYS) else "",
    }


def _asked_since(case: LoopCase, since: date) -> bool:
    """Whether they asked for something after a day, and wait for it, or a line seems to say so."""
    requests = (one for one in case.network.all(Request) if one.from_ == case.to.id and one.state == "open")
    later = (talk for talk in talks_about(case.network, case.to, case.today) if talk.on > since)
    seem = (one for talk in later for one in talk.proposed if one.kind == "request" and one.from_ == case.to.id)
    return any(one.asked.date() > since for one in requests) or any(seem)


def _helped(network: Network, thanks: Thanks, to: Person, today: date) -> str:
    """What a line of the day of a thanks says that they did."""
    lines = (talk.line for talk in network.talks_between(thanks.made, min(thanks.made, today)))
    about, names = [all_called(network, to, line) for line in lines if is_named_in(network, to.id, line)], names_of(to)
    tells = (help_received.helped, help_received.before_thanks)
    said = (tell(line, names) for tell in tells for line in about)
    return next((one for one in said if one and not is_private(one, to)), "")


def _what_came(case: LoopCase) -> str:
    """What came of the last thing that they helped with, as I noted it; else a gain of which a line tells that speaks
    of thanks to them and of nobody else."""
    answered = [ask for ask in case.network.all(Ask) if ask.to == case.to.id and ask.outcome]
    if answered:
        return matter.event(answered[-1].outcome)
    alone = {case.to.id}
    lines = [
        talk.line
        for talk in talks_about(case.network, case.to, case.today)
        if talk.on == case.loop.since and "thank" in talk.line.lower() and {*talk.people, *talk.mentions} == alone
        and not is_private(talk.line, case.to, talk.note)
    ]  # fmt: skip
    said = (matter.event(clause) for line in lines for clause in _CLAUSES.split(line)[1:])
    return next((one for one in said if _GAIN.match(one) and not any(same_matters(one, one))), "")
