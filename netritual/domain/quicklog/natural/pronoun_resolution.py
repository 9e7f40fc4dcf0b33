"""Whom a loop of plain words stands on that names nobody itself: what its pronoun means, and who was spoken of."""

from __future__ import annotations

from netritual.domain.quicklog.funerals import DEATHS, is_of_mourning
from netritual.domain.quicklog.line_segment import once
from netritual.domain.quicklog.line_vocabulary import FAMILY
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.non_person_names import stands_for_others
from netritual.domain.quicklog.natural.phrase import HARD, lows_of, typed_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.rewriting import Pass
from netritual.domain.quicklog.natural.syntax import Proposal
from netritual.domain.quicklog.reading import Clause, Ref

_ONE_OF_THEM = ("he", "she", "him", "her")
_TELLING_OF_THEM = DEATHS | {"is", "was", "'s", "has", "had", "passed", "got", "turns", "isn't", "wasn't", "in", "not"}
"""Behind somebody's kin these tell how they are: what is to be done then is for whose kin they are."""
_REPORTING = ("get back to", "come back to", "go back to", "report back", "let", "tell")
"""What is promised with one of these goes to whom the promise before it was made."""
_BOTH = 2
_OF_THEIRS = frozenset(("owed", "offer"))
"""Kinds of what somebody does for the writer."""
_ABOUT = frozenset(("about", "re", "regarding", "wegen", "über", "sobre", "propos"))
_MATTER = 5
"""Words from one of these to a name that is still of the same matter."""
_ONLY_POINTED = (Frame.POINTED, Frame.KINDRED, Frame.ABSENT, Frame.POST)


def _meant_by(pronoun: str, names: list[str]) -> list[int]:
    from netritual.domain.quicklog.natural.given_names import meant_by  # its table is long, and seldom needed

    return meant_by(pronoun, names)


def _spoken_of_before(plain: Pass, proposal: Proposal, there: list[Ref]) -> list[Ref]:
    """Whom a pronoun means that stands before all who were there: "sent Ana my CV, she'll pass it on. Coffee with
    Tom Thu agreed"."""
    names = [name for name in _spoken_of(plain, proposal) if name.end <= proposal.start]
    before = [name.ref for name in names if len(name.ref.matches) == 1]
    near = proposal.pronoun in _ONE_OF_THEM
    new = names[-1].ref if names and names[-1].start not in plain.cut else None
    if near and there and (anew := _named_anew(plain, proposal, there)) is not None:
        return [anew]
    if near and new is not None and not new.matches and not _is_no_person(names[-1], proposal.pronoun, there):
        return [new]  # "met his boss max huber, meeting with him Thu"
    if not there and proposal.pronoun and len(once([name.ref for name in plain.names])) == 1:
        return before[-1:] if plain.names[0].frame is not Frame.KINDRED else []
    if any([name.ref in before[-1:] and name.frame is Frame.KINDRED for name in names]):
        return []
    return before[-1:] if near and there and not any([ref in there for ref in before]) else []


def _spoken_of(plain: Pass, proposal: Proposal) -> list[Name]:
    """The names of a line that the pronoun of a loop may mean.

    Whoever somebody knows or will introduce is none of them. Nor is, of what is done for the writer, who was only
    spoken about: "told Ana about Kim, she'll look at her CV".
    """
    matters = [
        one for one in plain.proposals
        if one.start < proposal.start and (one.kind == "knows" or (one.kind in _OF_THEIRS and not one.done))
    ]  # fmt: skip
    return [
        name for name in plain.names
        if not any([one.start <= name.start < one.end and (one.kind == "knows" or name.ref not in one.people)
                    for one in matters])
        and not (proposal.kind in _OF_THEIRS and _is_matter(plain, name))
    ]  # fmt: skip


def _is_matter(plain: Pass, name: Name) -> bool:
    """Whether a name stands behind "about" or "re": "coffee with Ana re the flat of Kim"."""
    for at in range(name.start - 1, max(-1, name.start - _MATTER), -1):
        low = plain.low(at)
        if low in _ABOUT:
            return True
        if plain.words[at].gap or low in v.WITH or low in v.FROM:
            return False
    return False


def _is_kin_meant(plain: Pass, proposal: Proposal) -> bool:
    """Whether a pronoun means the kin that the only name of a line stands for, and who did something or was met:
    "Ana's sister gave 500, must thank her"; not in "Ana's mum died, must write to her"."""
    name = plain.names[0]
    kin, behind = plain.low(name.end).removesuffix("-in-law"), plain.low(name.end + 1)
    related = stands_for_others(plain.words, lows_of(plain.words), name) and name.end < proposal.start
    met = plain.words[name.end].gap or behind not in _TELLING_OF_THEM if related else False
    return bool(met) and proposal.pronoun in _ONE_OF_THEM and bool(_meant_by(proposal.pronoun, [kin]))


def _mourner(plain: Pass, proposal: Proposal) -> Ref | None:
    """Of whose kin a funeral is: "Kate told me Tom's mum died, funeral on Fri"."""
    words = plain.words[proposal.text : proposal.end]
    if proposal.kind != "coffee" or not is_of_mourning(typed_of(words)):
        return None
    kin = (plain.low(name.end).removesuffix("'s") for name in plain.names)
    names = [name for name, low in zip(plain.names, kin, strict=True) if name.end < proposal.end and low in FAMILY]
    return names[-1].ref if names else None


def whom_of(plain: Pass, proposal: Proposal, there: list[Ref]) -> tuple[list[Ref], bool]:
    """Whom a pronoun means, and whether that is asked."""
    if len(once([name.ref for name in plain.names])) == 1 and _is_kin_meant(plain, proposal):
        return [], False
    if (mourner := _mourner(plain, proposal)) is not None:
        return [mourner], False
    spoken_of = _spoken_of_before(plain, proposal, there)
    return (spoken_of, False) if spoken_of else _meant(plain, proposal, there)


def promised_before(plain: Pass, proposal: Proposal, clause: Clause, there: list[Ref]) -> list[Ref]:
    """To whom the promise was made that this one goes on with: "told Ana I'd talk to Tom and get back to her"; whose
    need it sees to: "Tom introduced me to Ana, she needs a printer. said I'd ask around"."""
    if proposal.kind != "promise":
        return []
    number = plain.proposals.index(proposal)
    before = plain.proposals[number - 1] if number else None
    if before is not None and before.kind == "need" and not proposal.pronoun:
        return before.people or whom_of(plain, before, there)[0]
    if not clause.text.startswith(_REPORTING):
        return []
    if before is None or before.kind != "promise" or plain.low(proposal.start - 1) not in ("and", "&", "then"):
        return []
    whom = before.people or whom_of(plain, before, there)[0]
    fitting = _meant_by(proposal.pronoun, [ref.name for ref in whom]) if proposal.pronoun else []
    return [whom[at] for at in fitting]


def _is_no_person(name: Name, pronoun: str, there: list[Ref]) -> bool:
    """Whether a new name is rather what somebody there tells of, whom the pronoun means: "coffee with Sophie, Acme is
    growing, she asked for a reference"."""
    low = name.ref.name.lower()
    if name.frame is not Frame.HELPED or " " in low:
        return False
    from netritual.domain.quicklog.natural.given_names import is_first_name

    if is_first_name(low, alone=False):
        return False
    return len(there) not in _meant_by(pronoun, [ref.name for ref in (*there, name.ref)])


def _named_anew(plain: Pass, proposal: Proposal, there: list[Ref]) -> Ref | None:
    """Whoever else the sentence of a loop begins with, where its pronoun can mean them: "mail from Ana. Tom wants
    to join us, need to answer him"."""
    first = proposal.start
    while first and plain.words[first - 1].gap != HARD:
        first -= 1
    names = [name for name in _spoken_of(plain, proposal) if first <= name.start < proposal.start]
    typed = lows_of(plain.words[proposal.start : proposal.end])
    if not first or len(names) != 1 or names[0].start != first or proposal.pronoun not in typed:
        return None
    name = names[0]
    if name.ref in there:
        return None
    return name.ref if len(name.ref.matches) == 1 and _meant_by(proposal.pronoun, [name.ref.name]) else None


def _meant(plain: Pass, proposal: Proposal, there: list[Ref]) -> tuple[list[Ref], bool]:
    """Whom a pronoun means: they and them are all of several; of those whom he or she can mean by their names the
    one who was named again before it, else the first, and that is asked. With nobody there it is the only one whom
    the line names."""
    if proposal.pronoun in ("they", "them", "both", "each") and len(there) > 1:
        return there, False
    named = once([name.ref for name in plain.names if name.end <= proposal.start])
    if proposal.pronoun == "both" and len(named) == _BOTH:
        return named, False
    apart = [ref for one in plain.proposals if one.start > proposal.start for ref in one.people]
    if not named and plain.low(proposal.start) in ("he", "she"):  # "he owes me 20 and Nina 30"
        there = [ref for ref in there if ref not in apart]
    if not there:
        spoken_of = _spoken_of(plain, proposal)
        named = once([name.ref for name in spoken_of if name.frame not in _ONLY_POINTED and name.ref not in apart])
        return (named if len(named) == 1 else []), False
    meant = _of_their_names(plain, proposal, there) if len(plain.names) > 1 else there
    again = named_again(plain, proposal.start, meant)
    return ([again] if again is not None else meant[:1]), len(there) > 1 or meant is not there


def _of_their_names(plain: Pass, proposal: Proposal, there: list[Ref]) -> list[Ref]:
    """Those of the people there whom a pronoun can mean; where it can mean none of them, whoever else of the line,
    the last one named before it."""
    said = lows_of(plain.words[proposal.start : proposal.end])
    pronoun = proposal.pronoun or next((word for word in said if word in _ONE_OF_THEM), "")
    if pronoun not in _ONE_OF_THEM:
        return there
    spoken_of = _spoken_of(plain, proposal)
    named = [one for one in spoken_of if one.end <= proposal.start and plain.low(one.start - 1) not in v.THROUGH]
    typed, before = pronoun in said, [name.ref for name in named if plain.low(name.end) != "family"]
    others = [ref for ref in before if typed and ref not in there]
    every = [*there, *others]
    meant = [every[at] for at in _meant_by(pronoun, [ref.name for ref in every])]
    if others and others[-1] is before[-1] and others[-1] in meant:  # "Tom presented me to Ana, answer her today"
        return others[-1:]
    if meant := [ref for ref in meant if ref in there]:
        return meant if len(meant) < len(there) else there
    if not typed:  # "…, proposed coffee Thu"
        return there
    return [before[at] for at in _meant_by(pronoun, [ref.name for ref in before])][-1:] or there


def named_again(plain: Pass, before: int, there: list[Ref]) -> Ref | None:
    """Of those who were there the one named last before a place, if it was not for the first time."""
    named = [name.ref for name in plain.names if name.end <= before and name.ref in there]
    return named[-1] if len(there) > 1 and named and named[-1] in named[:-1] else None
