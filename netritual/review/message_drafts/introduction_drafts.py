"""The drafts that go with an introduction: who is asked first, and why the two should meet."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain
from re import IGNORECASE
from types import MappingProxyType

from netritual.domain.dates.day_wording import since_words
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.loops.unanswered_messages import NUDGE_DAYS
from netritual.domain.matters import matter
from netritual.domain.matters.second_person import turned
from netritual.domain.model import Introduction, Person, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.people.first_names import first_name
from netritual.domain.suggestions.needs import FITS, match
from netritual.regex import naming, regex
from netritual.review.message_drafts.hardship import is_hard
from netritual.review.message_drafts.lines_about import FAR_DAYS, LATELY_DAYS, SHORTEST_NAME, is_named_in, names_of
from netritual.review.message_drafts.message_draft import REMINDED_DAYS, note_to, other_person
from netritual.review.message_drafts.relationship_phrases import TALKS, has_refused
from netritual.review.message_drafts.unread_words import is_unread_since

_INTRODUCES = regex(r"\b(?:intro\w*|should (?:meet|talk to|know))\b(.*)", IGNORECASE)
_BOTH = regex(r"(?:(?:, | [-–—] )(?:they (?:are )?)?both|, they(?! (?:said|asked|want|would))) ([^,;.!?]+)", IGNORECASE)
_REASON = regex(r"^(.+?)(?: [-–—] |, |: )([^,;.!?]+)$")
_HAS = r"\b(?:might|may|could|has|knows|makes|does|sells|grows|teaches|runs|offers|rents|would be)\b"
_HAS_NEED = regex(
    r"\b(?:(?:needs|wants) (?=an? |some|\d)|(?:is |['’]s )?looking for |looks for |is after )([^,;.!?]+)[,;.]"
    rf" [^,;.!?]*{_HAS}",
    IGNORECASE,
)
_MAY_HELP = regex(rf"{_HAS}([^,;.!?]+)", IGNORECASE)
_NEEDING = (
    r"\b(?:NAME)(?: (?:needs|looks for|is (?:after|looking for))|['’]s (?:after|looking for)) (?!to\b)([^,;.!?]+)"
)
"""Where a line says what somebody looks for, with the name in the place of NAME."""
_SAME = regex(r"(?:they have |both have |both )?(?:the )?same ([^,;.!?]+)", IGNORECASE)
_NEEDS = regex(
    r"(?P<who>he|she|the \w+(?: \w+)?)(?: (?P<needs>needs|wants)|(?:['’]s| is) looking for) (?P<what>[^,;.!?]+)",
    IGNORECASE,
)
"""Of an introduction: what both do, what stands before and behind the sign of its reason, what two have in common, and
what the one needs."""
_ABOUT = regex(r"\b(?:about|re|regarding) ([^,;.!?]+)$")
_WHO = regex(
    r"\bwho ((?:films|makes|builds|runs|teaches|writes|sells|designs|organi[sz]es|coaches|trains|repairs|restores|grows"
    r"|paints|leads|edits|prints|brews|bakes|cooks|photographs|imports|publishes|translates|collects) [^,;.!?]+)$"
)
"""Words of a line of an introduction before what it is about, before what both have in common, and before what the
other one does for a living."""
_TO_MEET = regex(
    r"\b(?:wants?|wanted|(?:would |['’]?d )(?:like|love)|hopes?|keen|glad|happy) to (?:meet|(?:get to )?know)\b"
    r"(?! (?:where|how|who|what|which|when|if|whether|about|more)\b)",
    IGNORECASE,
)
_WISHED = regex(
    r"\b(?:(?:wants?|wanted|hopes|keen|(?:would|wd|['’]?d) (?:like|love)|asks(?: me)?(?: for)?|asked(?: me)?(?: for)?)"
    r"|(?P<could>could (?:she|he|they))) (?P<what>(?:me )?[^,;.!?]+)",
    IGNORECASE,
)
"""Where a line says what somebody would like, or asked me."""
_QUESTION = regex(r"(?:me )?((?:who|where|what|which|how|whether|if) .+)", IGNORECASE)
_OF_A_KIND = regex(r"(?:an?|some|somebody|someone|to) ", IGNORECASE)
_OWN = regex(r"\b(?:his|her|their) ")
_THEIRS = regex(r"(?:his|her|their) ", IGNORECASE)
_FOR = regex(r"\bfor ((?:an?|the|my|our|his|her|their) .+)$")
"""Words before what a meeting is for."""
_CLAUSES = regex(r"[,;.!?]+(?: |$)| - ")
_INTRODUCED = regex(r"(?:i )?(?:put|introduced|connected|intro['’]?d|brought)\b")
"""How a line begins that tells that I brought two together."""
_WILL_INTRODUCE = regex(
    r"\b(?:told|promis\w+|said|offered|agreed|i['’]?ll|i will)\b.*"
    r"\b(?:intro\w*|connect|(?:put|bring) .+ (?:in touch|together))\b"
)
"""Words of a line in which I promise to introduce somebody."""


def introduction_note(
    network: Network, settings: Settings, today: date, intro: Introduction, *, reader: int | None = None
) -> str:  # fmt: skip
    """The next note of an introduction: each is asked first, then both are written to; at last, what came of it.
    ``reader`` is one of the two who is to be written to: before anybody was asked either of them may be the first, but
    for one who wished for it or was promised it."""
    kind, to, other, seeks = _next_asked(network, intro, today)
    asked = intro.asked_b if intro.state == "asked_b" else intro.asked_a if intro.yes_a is None else None
    if kind == "intro_wait" and asked is not None:
        person = network.get(Person, to)
        if person is None or is_unread_since(network, person, asked, today):
            return ""
        if not NUDGE_DAYS <= (today - asked).days <= NUDGE_DAYS + REMINDED_DAYS:
            return ""
    if kind == "intro_after" and intro.sent is not None:
        both = known_people(network, intro.between)
        is_told = any(is_unread_since(network, one, intro.sent, today) for one in both)
        if is_told or (today - intro.sent).days < NUDGE_DAYS:
            return ""  # a line may tell what came of it, or they have hardly had the time
    day = intro.sent or asked
    since = since_words(day, today) if day is not None else ""
    is_first = kind in ("intro_first", "intro_second") and intro.yes_a is None
    wish = _wish_of(network, other, to, intro.made or today) or {}
    if is_first and not wish and intro.made is not None and (today - intro.made).days > FAR_DAYS:
        return ""  # what the one looked for then
    if is_first and any(
        _INTRODUCED.match(talk.line.lower()) or (intro.made is not None and talk.on > intro.made)
        for talk in network.talks_between(intro.made or today, today)
        if all(is_named_in(network, who, talk.line) for who in intro.between)
    ):
        return ""
    if reader == other and kind in ("intro_first", "intro_second", "intro_wait"):
        if kind != "intro_first":
            return ""
        to, other = other, to
        kind = "intro_second" if _typed_need(network, other, intro.between, today) else kind
    if intro.yes_a is not None:
        wish = {**wish, "glad": "yes"}
    return pair_note(network, settings, today, kind, to, other, since=since, seeks=seeks, wish=wish)


def asked_next(network: Network, intro: Introduction, today: date) -> int:
    """Who of two the next note of an introduction is to."""
    return _next_asked(network, intro, today)[1]


def _next_asked(network: Network, intro: Introduction, today: date) -> tuple[DraftKind, int, int, int]:
    """The kind of the next note of an introduction, whom it is to, the other one, and who of them looks for something.
    Who wished for it, or was promised it, knows: the other one is asked."""
    a, b = intro.between
    if intro.state in ("both_yes", "sent"):
        return "intro_both" if intro.state == "both_yes" else "intro_after", a, b, a
    second = intro.yes_a is not None and intro.state in ("asked_a", "asked_b")
    to, other = (b, a) if second else (a, b)
    asked = intro.asked_b if intro.state == "asked_b" else intro.asked_a if intro.yes_a is None else None
    if asked is not None and asked < today:
        return "intro_wait", to, other, a
    day = intro.made or today
    wishers = (who for who, whom in ((a, b), (b, a)) if _wish_of(network, who, whom, day) is not None)
    of_day = [talk.line for talk in network.talks_between(day, day) if _names_all(network, (a, b), talk.line)]
    needy = (b for line in of_day if _says_need(network, b, line))
    informed = None if second else next(chain(wishers, needy), _informed_of(network, intro))
    if informed is not None:
        return "intro_second", b if informed == a else a, informed, informed
    return "intro_second" if second else "intro_first", to, other, a


def _wish_of(network: Network, who: int, whom: int, day: date) -> dict[str, str] | None:
    """What a line of the weeks up to an introduction says that somebody would like of another one, as the parts of a
    note to that one: to meet them and what for, or what they may have ("an interview with a night shift worker"), or
    what was asked; None where no line says that they would like anything."""
    for talk in reversed(network.talks_between(day - timedelta(days=LATELY_DAYS), day)):
        if not _names_all(network, (who, whom), talk.line):
            continue
        if (match := _TO_MEET.search(talk.line)) is not None:
            before, behind = talk.line[: match.start()], _CLAUSES.split(talk.line[match.end() :])[0]
            is_it = is_named_in(network, whom, behind) and not is_named_in(network, whom, before)
            if is_it and is_named_in(network, who, before):
                return {"glad": "yes", "wanted": _purpose_of(behind)}
        wished = _WISHED.search(talk.line)
        before = talk.line[: wished.start("what")] if wished is not None else ""
        if wished is None or not is_named_in(network, who, before) or is_named_in(network, whom, before):
            continue
        if asked := _QUESTION.match(wished["what"]):
            return {"question": _as_typed(asked[1])}
        if wished["could"] or _OF_A_KIND.match(wished["what"]):
            return {"wish": _wished(network, whom, f"{'to ' if wished['could'] else ''}{wished['what']}")}
    return None


def _wished(network: Network, whom: int, wish: str) -> str:
    """What somebody would like, said to another one who may have it: "an interview with you" of "an interview with Bo";
    "" where it makes no plain sentence."""
    names = (name for one in known_people(network, (whom,)) for name in (one.name, *names_of(one)))
    plain = naming(r"\bNAME(?!\w)", names).sub("you", wish)
    said = _as_typed(plain) if wish.startswith("to ") else matter.some(_OWN.sub("the ", wish)) and plain
    return said if not said or plain != wish else f"{said}, and I thought of you"


def _as_typed(text: str) -> str:
    """A clause of a third one in the words that were typed; "" where it is not sure whom it speaks of."""
    plain = _OWN.sub("the ", text)
    return text if turned(plain).casefold() == plain.casefold() else ""


def _purpose_of(wish: str) -> str:
    """What a wish to meet somebody is for: "a duo" of "Bo for a duo"."""
    match = _FOR.search(wish)
    return matter.some(match[1]) if match is not None and not _THEIRS.match(match[1]) else ""


def _informed_of(network: Network, intro: Introduction) -> int | None:
    """Who of two was promised to be introduced to the other one, or was talked to, as a line of its day says; None for
    nobody."""
    talks = ((who, talk) for who in intro.between for talk in network.talks(who) if talk.on == intro.made)
    return next(
        (who for who, talk in talks
         if _WILL_INTRODUCE.search(talk.line.lower()) or (talk.channel in TALKS and talk.people == (who,))), None,
    )  # fmt: skip


def pair_note(
    network: Network, settings: Settings, today: date, kind: DraftKind, to: int, other: int, *, since: str = "",
    seeks: int | None = None, wish: Mapping[str, str] = MappingProxyType({}),
) -> str:  # fmt: skip
    """A note to one of two who may be introduced. ``seeks`` is the one who looks for something, else the first,
    ``wish`` what the other one would like, as parts of the note."""
    seeks = to if seeks is None else seeks
    gives = other if seeks == to else to
    need, offer = _meets(network, seeks, gives)
    back_need, back_offer = _meets(network, gives, seeks)
    back = matter.some(back_offer if kind == "intro_second" else back_need)
    field = (
        matter.is_bare_field(need) and not matter.is_said(need) and need.casefold() == offer.casefold()
    )  # of work: one does it, one does not
    parts = {"need": f"help with {matter.field(need)}" if field else matter.some(need), "back": back}
    parts["since"] = since
    parts["offer"] = "" if field or parts["need"] == matter.some(offer) or matter.some(offer) != offer else offer
    if not (parts["need"] or wish):
        parts["need"] = _typed_need(network, to if kind == "intro_first" else other, (to, other), today)
    if kind == "intro_wait":
        parts |= {"need": "", "back": parts["need"]} if seeks == to else {"back": ""}
    if kind in ("intro_first", "intro_second", "intro_both"):
        parts |= _said_of(network, to, other, today) | {name: said for name, said in wish.items() if said}
    third, other_one = other_person(network, other), network.get(Person, other)
    free = other_one is None or not (has_refused(network, other_one, today) or is_hard(network, other_one, today))
    if kind not in ("intro_both", "intro_after") and (not free or _are_at_it(network, to, other, need or back_need)):
        return ""
    return note_to(network, settings, today, kind, to, **parts, **third) if third else ""


def _typed_need(network: Network, seeks: int, both: tuple[int, int], today: date) -> str:
    """What a line of the last weeks says that one of two needs and the other one may have, "a place for ten hives", or
    what the one needs and another line says that the other one has."""
    talks = network.talks_between(today - timedelta(days=FAR_DAYS), today)
    for talk in talks:
        if not _names_all(network, both, talk.line):
            continue
        match = _HAS_NEED.search(talk.line)
        if match is not None and is_named_in(network, seeks, talk.line[: match.start()]):
            return matter.some(match[1])
        if said := _says_need(network, seeks, talk.line):
            return said
    (other,) = (who for who in both if who != seeks)
    lines = [talk.line for talk in talks if other in talk.people and not _says_need(network, other, talk.line)]
    has = {term for line in lines for match in _MAY_HELP.finditer(line) for term in terms_of(match[1])}
    one = network.get(Person, seeks)
    needs = [_says_need(network, seeks, talk.line) for talk in talks if seeks in talk.people]
    needs += map(matter.some, one.needs if one is not None else ())
    return next((need for need in needs if not has.isdisjoint(terms_of(need) - COMMON)), "")


def _says_need(network: Network, who: int, line: str) -> str:
    """What a line says that somebody needs, right behind the name: "Nico needs a place for ten hives"."""
    called = [name for one in known_people(network, (who,)) for name in names_of(one)]
    match = naming(_NEEDING, called).search(line) if called else None
    return matter.some(match[1]) if match is not None else ""


def _said_of(network: Network, to: int, other: int, today: date) -> dict[str, str]:
    """What a line of the last weeks about two people says that they should meet about, "the quay", or why the other
    one: "who films boatbuilders"."""
    both_named = partial(_names_all, network, (to, other))
    talks = network.talks_between(today - timedelta(days=FAR_DAYS), today)
    typed = [talk.line for talk in talks if both_named(talk.line)]
    lines = [match[1] for line in typed if (match := _INTRODUCES.search(line))]
    clauses = [clause for line in typed for clause in _CLAUSES.split(line) if both_named(clause)]
    both = next((_in_common(match[1]) for line in lines if (match := _BOTH.search(line))), "")
    both = both or next(filter(None, (_why(network, to, other, line) for line in lines)), "")
    about = [said for line in (*lines, *clauses) if (said := _ABOUT.search(line))]
    topics = (
        matter.topic(said[1]) for said in about if not any(is_named_in(network, who, said[1]) for who in (to, other))
    )
    topic = next(topics, "")
    others = [said for line in lines if not _ABOUT.search(line) and (said := _WHO.search(line))]
    who = turned(others[0][1]) if others else ""
    return {"topic": topic, "who": f"who {who}" if who else "", "both": both}


def _names_all(network: Network, people: Sequence[int], line: str) -> bool:
    return all(is_named_in(network, who, line) for who in people)


def _why(network: Network, to: int, other: int, line: str) -> str:
    """Why two should meet, behind a dash or a comma, as a sentence to the one: "you both have the same mast problem",
    "Ana is looking for a printer". What "she" needs is the need of who is named last."""
    reason = _REASON.search(line)
    who, why = (reason[1], reason[2]) if reason is not None else ("", "")
    if same := _SAME.fullmatch(why):
        shared = matter.thing(same[1])
        return f"you both have the same {shared.removeprefix('the ')}" if shared else ""
    needs = _NEEDS.fullmatch(why)
    wanted = matter.some(needs["what"]) if needs is not None else ""
    if needs is None or not wanted:
        return ""
    if needs["who"].lower() not in ("he", "she"):
        said = matter.thing(needs["who"])
        return f"{said} {'needs' if needs['needs'] else 'is looking for'} {wanted}" if said == needs["who"] else ""
    people = {person.id: person for one in (to, other) if (person := network.get(Person, one)) is not None}
    last = max(people, key=lambda one: max(who.lower().rfind(name.lower()) for name in names_of(people[one])))
    named = first_name(people[last].name)
    return f"you're looking for {wanted}" if last == to else f"{named} is looking for {wanted}"


def _in_common(text: str) -> str:
    """What both of two do, as a sentence to the one: "you both fight the same rota", "you are both looking for
    singers"."""
    said = turned(text)
    return f"you {'are both' if said.partition(' ')[0].endswith('ing') else 'both'} {said}" if said else ""


def _are_at_it(network: Network, one: int, other: int, need: str) -> bool:
    """Whether a line shows two people together on what the one looks for, "mainsail" on sail repair: they need nobody
    to bring them together."""
    about = {term for term in terms_of(need) - COMMON if len(term) > SHORTEST_NAME}
    lines = (
        talk.line
        for talk in (*network.talks(one), *network.talks(other))
        if {one, other} <= {*talk.people, *talk.mentions}
        or (is_named_in(network, one, talk.line) and is_named_in(network, other, talk.line))
    )
    return any(term in line.lower() for line in lines for term in about)


def _meets(network: Network, seeks: int, gives: int) -> tuple[str, str]:
    """The first need of one that an offer of the other meets, and that offer."""
    one, two = network.get(Person, seeks), network.get(Person, gives)
    if one is None or two is None:
        return "", ""
    hits = ((need, offer) for need in one.needs for offer in two.offers if match(need, offer) >= FITS)
    return next(hits, ("", ""))
