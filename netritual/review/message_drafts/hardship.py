"""Whether somebody goes through hard times, and what a line tells of it: what is hurt, who died, who is ill."""

from datetime import date, timedelta

from netritual.domain.matters.hardship_vocabulary import HARDSHIP, ILL, KINDRED, LOSS, UNWELL, WELL
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.regex import naming, regex
from netritual.review.message_drafts.lines_about import FAR_DAYS, is_private, lines_about, names_of, talks_about

ILL_DAYS = 28
"""For so many days somebody of whom it was heard is said to be ill."""
_MY_WORD = regex(
    r"\b(?:called|rang|phoned|texted|visited|hugged|wrote(?: to)?|spoke (?:to|with)|sat with|told) (?:him|her|them)\b"
    r"|\b(?:sent|took|brought) (?:him |her |them )?(?:flowers|a card)"
)
"""Words of a line that tell of a word of mine to somebody in mourning."""
_AT_FUNERAL = regex(r"(?:\b(?:went|was|been|going) |^)(?:at|to) (?:[\w'’]+ ){1,3}funeral\b")
"""Words of a line, whoever it names, of a day on which I saw those in mourning."""
_PASSES = regex(rf"\b(?:(?<!very ){ILL}|sick|unwell|(?:a|her|his) (?:bad )?cold|flu|fever|covid)\b")
"""Words of an illness that passes."""
_BODY = regex(
    r"\b(knee|hip|ankle|wrist|arm|leg|foot|shoulder|elbow|collarbone|(?:back|hand)(?! (?:to|at|in|from|on|home)\b))\b"
)
"""What of somebody may be hurt."""
_OF_KIN = regex(rf"\b{KINDRED}\b")


def is_hard(network: Network, person: Person, today: date) -> bool:
    """Whether a line of the last weeks that is theirs tells of an illness or a loss."""
    talks = (talk for talk in talks_about(network, person, today) if (today - talk.on).days <= FAR_DAYS)
    called = tuple(name.lower() for name in names_of(person))
    theirs = (
        talk
        for talk in talks
        if (*talk.people, *talk.mentions)[:1] in ((), (person.id,)) or talk.line.lower().startswith(called)
    )
    left = naming(r"\b(?:split|broke|breaking|splitting) up with NAME\b", called)
    lines = (line for talk in theirs if not left.search(line := f"{talk.line} {talk.note}".lower()))
    words = next((line for line in lines if HARDSHIP.search(line) or WELL.search(line)), "")
    return HARDSHIP.search(_PASSES.sub("", words)) is not None and WELL.search(words) is None


def hurt(network: Network, person: Person, today: date) -> str:
    """What of somebody is hurt or was operated on, as the newest line of it names it in those words: "knee"; "" else,
    and where it is that of one of the family."""
    lines = (line.lower() for line in lines_about(network, person, today, FAR_DAYS))
    hurts = (hurt[0] for line in lines if not _OF_KIN.search(line) for hurt in HARDSHIP.finditer(line))
    part = next((one for hurt in hurts if (one := _BODY.search(hurt))), None)
    return part[1] if part and is_hard(network, person, today) else ""


def loss(network: Network, person: Person, today: date) -> str:
    """Who of somebody's died, "sister", as a line tells it after which no word of mine to them is noted; "" else."""
    died, since = naming(LOSS, names_of(person)), today - timedelta(days=FAR_DAYS)
    for talk in talks_about(network, person, today):
        if (today - talk.on).days > FAR_DAYS or (talk.line and talk.channel != "note" and person.id in talk.people):
            return ""
        if _MY_WORD.search(talk.line.lower()):
            return ""
        if match := died.search(talk.line):
            if any(_AT_FUNERAL.search(one.line.lower()) for one in network.talks_between(max(talk.on, since), today)):
                return ""
            return next(filter(None, match.groups())).lower() if is_hard(network, person, today) else ""
    return ""


def ill(network: Network, person: Person, today: date) -> str:
    """Who of somebody's is ill, as a line with them alone tells it, after which no word of mine is noted: "your
    mother is in hospital"; "" else."""
    unwell = naming(UNWELL, names_of(person))
    for talk in talks_about(network, person, today):
        if (today - talk.on).days > ILL_DAYS or _MY_WORD.search(talk.line.lower()) or WELL.search(talk.line.lower()):
            return ""
        match = unwell.search(talk.line) if {*talk.people, *talk.mentions} == {person.id} else None
        if match is None:
            continue
        kin, at, _, how, alone = match.groups()
        if is_private(match[0], person, talk.note) or not is_hard(network, person, today):
            return ""
        return (
            "you are in hospital"
            if alone
            else f"your {kin.lower()} is {'in hospital' if at else (how or 'ill').lower()}"
        )
    return ""
