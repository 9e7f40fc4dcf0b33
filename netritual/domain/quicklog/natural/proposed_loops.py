"""The loops that plain words propose, read as the clauses that they would be.

``rewriting`` loads this with the first line that proposes one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from netritual.domain.language.text import begins_sum
from netritual.domain.quicklog.clauses import parse_clause, type_of
from netritual.domain.quicklog.line_segment import LineSegment, once
from netritual.domain.quicklog.line_vocabulary import DETERMINERS, DUE_BEFORE, FREELY, MY_YES
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import has_hour
from netritual.domain.quicklog.natural.loop_days import (
    WITH_DUE,
    call_talk,
    day_first,
    days_before,
    due_behind,
    due_in_month,
    is_deadline,
    put_day_last,
)
from netritual.domain.quicklog.natural.phrase import lows_of, typed_of
from netritual.domain.quicklog.natural.phrase import part_of as part_of_words
from netritual.domain.quicklog.natural.pronoun_resolution import named_again, promised_before, whom_of
from netritual.domain.quicklog.natural.rewriting import Pass
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax
from netritual.domain.quicklog.reading import Clause, Reading, Ref
from netritual.domain.quicklog.tokens import CLAUSE, PERSON, Token

_STILL_TO_SAY = ("due", "owed", "pending", "still due", "outstanding", "properly", "in person")
"""Behind thanks these are no matter."""
_LEFT_OPEN = (
    " due", " yet", " from me", " von mir", " from us", " already", " still to do", " still to come", " still to pay",
    " left to pay", " schuldig", " too", " is", " still missing", " coming", " comes", " arrives", " left", " lol",
    " haha", " hehe",
)  # fmt: skip
"""At the end of a loop these say no more than that it is open, or nothing."""
_TO_ME = (" from me ", " from us ", " von mir ")
"""Within a loop these say no more than whose it is."""
_STILL = frozenset(("still", "noch", "nog", "encore", "ancora", "todavía", "aún", "ainda"))
"""Before a sum these say that it is owed."""
_MONEY = frozenset(("money", "geld", "argent", "dinero", "soldi", "dinheiro"))
_MY_PART = ("mine", "my part", "my half", "my bit", "my share")
"""What is promised of something that was promised just before."""
_SEEING_TO = frozenset((
    "", "it", "that", "send", "sending",
    "ask around", "look", "look around", "look into it", "check", "find out", "see", "see what i can do", "do it",
    "think about it", "get back to her", "get back to him", "get back to them", "let her know", "let him know",
    "let them know", "try", "help", "answer", "reply", "respond", "revert", "revert back",
    "ask", "have a look", "take a look", "look at it",
))  # fmt: skip
"""What is promised of something that was just asked for."""
_SHORT = 3
"""Letters of a word that is no thing."""
_MOST_OF_IT = 4
"""Words of such a deed: "send it to her"; more say something of their own."""
_HELP = ("gave", "received")
_HANDING = frozenset(("send", "mail", "email", "bring", "give", "forward", "post"))
"""Verbs of handing over that may name only who gets it."""
_GLAD, _LIKE = ("happy", "glad", "delighted", "pleased", "honoured", "thrilled"), ("love", "like")
"""Words of a yes: "I'd be happy to", "I'd love to"."""
_AFTER = ("after", "afterwards", "after that", "then")
_OF_WHAT_WAS_SAID = frozenset(("tell", "inform", "update", "warn", "remind", "ask"))
"""Deeds of which the part before says what is meant."""
_OTHERWISE = frozenset(("otherwise", "else"))
"""Before what I do when a day has passed."""
_NOW = v.words("now instead will can't cant cannot won't wont")
"""These tell what becomes of a duty that was."""
_MY_YES = v.phrases(", ".join(("agreed", "accepted", *MY_YES)))
"""A yes of mine to what somebody asked for."""
_FREELY = v.phrases(", ".join(FREELY))
_TO_BE_DONE = (
    "for me to ", "me to ", "to ",
    *(f"{whether} i{can} " for whether in ("if", "whether") for can in ("'d", "d", " would", " could", " can")),
)  # fmt: skip
"""How a request begins that says what I am to do."""
_GRANTED = {
    "intro": ("to meet ", "to know ", "to get to know "),
    "coffee": ("me on ", "me at ", "me for ", "us on ", "us at ", "us for "),
}
"""Kind of a loop -> how the wishes begin that it sees to."""
_COMING = ("come", "join", "attend", "be")
"""What a yes is the whole answer to."""


def proposed_clauses(
    plain: Pass, part_of: Callable[[list[Token]], LineSegment], there: Sequence[Ref], typed: list[Clause]
) -> list[Clause]:
    """The proposed loops that wait for an answer, read as the clauses that they would be.

    One that stands among the ``typed`` clauses is answered with a yes: it takes the place of that clause. What a
    line says twice is one loop.
    """
    said: set[str] = set()
    loops = _read_loops(plain, part_of, list(there))
    whole = {
        at: proposal
        for at, one in enumerate(typed) for proposal, clause in reversed(loops)
        if one.says(clause) and one.text == clause.text and one.due == clause.due
    }  # fmt: skip
    for proposal, clause in loops:
        if len(plain.proposals) > 1:
            loop = str({**clause.to_json(), "text": clause.text.strip(".,;!?() ").casefold()})
            if loop in said:
                continue
            said.add(loop)
        answers = [
            at for at, one in enumerate(typed)
            if at not in plain.settled and one.says(clause) and whole.get(at, proposal) is proposal
        ]  # fmt: skip
        yes = max(answers, key=lambda at: len(typed[at].text), default=None)
        if yes is not None:
            clause.unsure = False
            typed[yes], plain.settled[yes] = clause, proposal
        elif proposal not in plain.refused:
            plain.asked.append((proposal, clause))
    return [clause for _, clause in plain.asked]


def _read_loops(
    plain: Pass, part_of: Callable[[list[Token]], LineSegment], there: list[Ref]
) -> list[tuple[Proposal, Clause]]:
    """Each proposal with its clause; what is asked and promised at once is one."""
    loops: list[tuple[Proposal, Clause]] = []
    for number, proposal in enumerate(plain.proposals):
        clause = _clause(plain, proposal, part_of, there)
        if clause.due is None and clause.kind in WITH_DUE:
            behind = plain.proposals[number + 1 : number + 2]
            clause.due = due_behind(plain, part_of, proposal, behind[0].start if behind else len(plain.words))
        is_noted = plain.low(proposal.cue) == "to" and clause.kind == "promise" and not plain.contact.channel
        is_led = clause.kind in WITH_DUE and proposal.led > 0  # "Fri: send Ana the deck"
        if clause.due is None and (is_noted or is_led):  # "Ana's birthday on the 20th, to wish her"
            days = days_before(plain, part_of, proposal)
            clause.due = days[0] if days and (is_led or len({*days}) == 1) else None
        if proposal.noted and (past := _nearer_past(plain, proposal, clause.due, part_of([]).today)) is not None:
            part_of([]).reading.date = past
            continue
        after = next((one for one in _AFTER if f" {clause.text}".endswith(f" {one}")), "")
        otherwise = not _OTHERWISE.isdisjoint(lows_of(plain.words)[max(proposal.start - 2, 0) : proposal.start])
        if clause.kind == "follow" and otherwise and any(one.kind == "owed" and one.due for _, one in loops):
            continue  # "he sends it in two weeks, otherwise I call him": it is his till then
        if clause.kind == "follow" and (after or otherwise):  # "the board meets 14 Dec, check back after"
            days = [] if clause.due else days_before(plain, part_of, proposal)
            clause.due = days[0] + timedelta(bool(after)) if days else clause.due
            clause.text = clause.text.removesuffix(after).rstrip() if clause.due else clause.text
        lows = clause.text.lower().split()
        if clause.kind == "coffee" and clause.due is None and has_hour(lows, 0, len(lows)):
            days = days_before(plain, part_of, proposal)  # "Ana is in town Thu, breakfast at 7:30"
            clause.due = days[0] if len(days) == 1 and part_of([]).reading.date == part_of([]).today else None
        before = loops[-1][1] if loops else None
        if before is not None and (proposal.joined or _is_of_one_breath(plain, proposal, before, clause)):
            before.due = before.due or clause.due  # "pay Ana 20 and Tom 30 by Fri"
        vague = before is not None and before.kind == clause.kind == "coffee" and not before.text and not before.due
        if before is not None and vague and before.people == clause.people and clause.due:
            loops[-1] = proposal, clause  # "wants coffee, suggested Thu 9am"
            continue
        mine = clause.kind == "promise" and before is not None and before.kind in {"request", "promise"}
        open_to = before.refs[:1] if before is not None and mine else []
        seen_to = _MY_PART if before is not None and before.kind == "promise" else _SEEING_TO
        it = before is not None and clause.kind in ("promise", "owed") and _is_it(clause.text)
        lent = bool(loops) and loops[-1][0].lent
        owed = before is not None and before.kind == clause.kind == "owed"
        when = _return_of(clause.text) if owed or lent else None
        is_same = (it and (owed or (lent and mine))) or when is not None
        is_same = is_same or (before is not None and owed and _is_paying(clause.text, before.text))
        if before is not None and is_same and before.people == ([clause.giver] if clause.giver else clause.people):
            before.due = before.due or clause.due  # "owes me the records, said he'd mail them"
            if mine and it and lent and not begins_sum(before.text):
                before.text, before.word = _done_to(before.text, clause.text), "promise"  # "…, bring it back by Friday"
            elif when:
                before.text = f"{before.text}, back {when}"
            continue
        if before is not None and mine and (clause.text in seen_to or it) and open_to == clause.people[:1]:
            _see_to(plain, loops[-1][0], before, clause)
            continue
        if before is not None and is_deadline(before, clause):
            before.due = before.due or clause.due  # "wants the rules, needs them by Friday"
            continue
        if before is not None and owed and any(map(str.isdecimal, clause.text)):
            _split_debt(before, clause, part_of([]))
        if before is not None and _is_its_sum(before, clause):  # "hasn't paid the invoice, 420 still to pay by Mon"
            before.text, before.due = f"{before.text}, {clause.text}".removeprefix("paid, "), clause.due
            continue
        if before is not None and it and before.kind in ("need", "received") and before.people[:1] == clause.people[:1]:
            clause.text = _done_to(before.text, clause.text)  # "needs a letter, promised to write it"
            clause.due = clause.due or (before.due if before.kind == "need" else None)
        if clause.kind == "promise" and clause.text == "try" and clause.due:  # of another talk: "will try in January"
            if not proposal.start:
                continue
            clause.kind, clause.word, clause.text = "follow", "follow", ""
        if clause.kind == "promise" and clause.due and clause.people:
            call_talk(clause)
        if clause.kind == "promise" and clause.text in _OF_WHAT_WAS_SAID:  # "launch moved to May, must tell Ana"
            clause.text = f"{clause.text}: {_part_before(plain, proposal)}".rstrip(": ")
        if (clause.kind != "promise" or clause.text) and not _is_payment(plain, proposal, clause):
            loops.append((proposal, clause))
        for ref in clause.named[1:] if clause.kind == "request" and proposal.pronoun != "they" else ():
            again = _clause(plain, proposal, part_of, there)
            again.giver = ref
            loops.append((proposal, again))
    for number, (proposal, clause) in enumerate(loops):
        stop = loops[number + 1][0].start if loops[number + 1 :] else len(plain.words)
        if clause.kind == "request":
            _promise(plain, part_of, proposal, clause, stop)
        is_counted = clause.kind in ("owed", "promise") and any(map(str.isdecimal, clause.text))
        if is_counted and proposal.end < len(plain.words):
            _leave_unpaid(plain, proposal.end, clause, part_of([]).reading)
        if clause.kind == "owed" and not clause.due and v.is_said(_FREELY, lows_of(plain.words), proposal.text, stop):
            clause.kind = clause.word = "offer"
    loops = _asked_for_an_introduction(_thanked_once(loops))
    if len(loops) < 2:
        return loops
    return [one for one in loops if not (_is_granted(plain, one, loops) or _is_promised(one[1], loops))]


def _nearer_past(plain: Pass, proposal: Proposal, due: date | None, today: date) -> date | None:
    """The day of what was on it, "trip with Ana 4-7 Nov" in December: a year before that to come, where it is the
    nearer one, and neither a year nor a verb is said."""
    lows = lows_of(plain.words)
    said = str(due.year) in lows if due is not None else True
    if due is None or said or (due - today).days <= _HALF_A_YEAR:
        return None
    part = lows[proposal.start : proposal.end]
    if v.WITH.isdisjoint(part) or not v.FINITE.isdisjoint(part):
        return None  # "Ana's wedding on 12 June", "Ana's shop opens on 5 Aug"
    return due.replace(year=due.year - 1) if (due.month, due.day) != (2, 29) else None


_HALF_A_YEAR = 183


def _leave_unpaid(plain: Pass, at: int, clause: Clause, reading: Reading) -> None:
    """Leave of a sum what the part of the line behind it does not say is paid, and tell it: "owes me 90, paid 40"."""
    part = lows_of(plain.words)[slice(*part_of_words(plain.words, at))]
    if not any(map(begins_sum, part)):
        return
    from netritual.domain.quicklog.natural.sums_left import without_paid  # few lines tell of a debt and a payment

    if (words := without_paid(clause, " ".join(part))) is not None:
        reading.warnings.append(words)


def _is_paying(text: str, owed: str) -> bool:
    """Whether what is owed only says that the debt before it is paid: "owes me 60, will pay Friday"."""
    if not any(map(str.isdecimal, owed)):
        return False
    from netritual.domain.language.money import is_payment  # few lines tell of money

    return is_payment(text, owed)


def _split_debt(before: Clause, clause: Clause, part: LineSegment) -> None:
    """Make two parts of a debt of which the line says what is to be paid first: "owes me 60, will pay 20 Mon"."""
    from netritual.domain.quicklog.natural.sums_left import split_debt  # few lines tell of a debt and a payment

    def day_of(when: str) -> date | None:
        words = when.lower().split()
        words = words[words[0] in DUE_BEFORE or words[0] == "on" :]
        day = part.read_day(words, 0, True) if words else None
        return day.day if day is not None and day.length == len(words) else None

    if before.people == clause.people:
        split_debt(before, clause, day_of)


def _is_of_one_breath(plain: Pass, proposal: Proposal, before: Clause, clause: Clause) -> bool:
    """True for the second of two promises to the same people with "and" between them: "I'll check the numbers and get
    back to Ana by Friday". A deed without its thing, "will compare and let her know by Friday", has no day itself."""
    same = before.kind == clause.kind == "promise" and before.people == clause.people and " " in before.text
    return same and plain.low(proposal.start - 1) == "and" and not plain.words[proposal.start - 2].gap


def _part_before(plain: Pass, proposal: Proposal) -> str:
    """The words of the line up to the part that a loop stands in, without their signs at the end."""
    first = part_of_words(plain.words, proposal.start)[0]
    tokens = dict.fromkeys(word.token for word in plain.words[slice(*part_of_words(plain.words, max(first - 1, 0)))])
    return " ".join([token.raw for token in tokens]).rstrip(",;:. ") if first else ""


def _is_promised(need: Clause, loops: Sequence[tuple[Proposal, Clause]]) -> bool:
    """True for a need of a thing that another loop with the same person names: "promised to send the contract, she
    needs the contract"."""
    thing = set(need.text.lower().split()).difference(DETERMINERS)
    others = (one for _, one in loops if one.kind in ("promise", "request"))
    return need.kind == "need" and any(
        need.people[:1] == ([one.giver] if one.giver else one.people[:1])
        and any(len(word) > _SHORT and word in thing for word in one.text.lower().split())
        for one in others
    )


def _is_granted(plain: Pass, wish: tuple[Proposal, Clause], loops: Sequence[tuple[Proposal, Clause]]) -> bool:
    """True for a wish that another loop sees to: "Ana would love to meet Tom, introduce them", "Ana wants me on the
    panel, moved to 12 May"."""
    proposal, clause = wish
    granting = next((kind for kind, words in _GRANTED.items() if clause.text.startswith(words)), "")
    if clause.giver is None or not granting:
        return False
    met = [name.ref for name in plain.names if proposal.text <= name.start < proposal.end]
    people = once([clause.giver, *(met if granting == "intro" else ())])
    return any(one.kind == granting and set(people) == set(one.people) for _, one in loops)


def _asked_for_an_introduction(loops: list[tuple[Proposal, Clause]]) -> list[tuple[Proposal, Clause]]:
    """The loops without the wish to meet somebody to whom another is to introduce me: "would like to meet Tom, Ana
    knows him - ask Ana for an intro" is an ask of an introduction to Tom."""
    wish = next((one for _, one in loops if one.kind == "coffee" and one.word == "meet" and not one.due), None)
    asked = (one for _, one in loops if one.kind in ("ask", "promise") and one.text.endswith(("intro", "introduction")))
    by_another = next((one for one in asked if wish is not None and one.people != wish.people), None)
    if by_another is not None and wish is not None and len(wish.people) == 1:
        by_another.text = f"{by_another.text} to {wish.people[0].name}"
        loops = [one for one in loops if one[1] is not wish]
    return [one for one in loops if one[1].kind != "knows" or one[1].text not in v.HIM]


def _thanked_once(loops: list[tuple[Proposal, Clause]]) -> list[tuple[Proposal, Clause]]:
    """The loops without thanks for nothing in particular to whom another one thanks, which takes its day: "thanks Gus
    for the intro, need to thank him by Friday"."""
    thanks = [clause for _, clause in loops if clause.kind == "thanks" and clause.text]
    left = []
    for proposal, clause in loops:
        empty = clause.kind == "thanks" and not clause.text
        same = next((one for one in thanks if one.people == clause.people), None) if empty else None
        if same is None:
            left.append((proposal, clause))
        else:
            same.due = same.due or clause.due
    return left


def _promise(
    plain: Pass, part_of: Callable[[list[Token]], LineSegment], proposal: Proposal, clause: Clause, end: int
) -> None:
    """Make a promise of a request to which I said yes before a place: "asked me to speak, said yes, due 20 March". The
    day that ends what was asked with "if" is when it is due."""
    deed = deed_of(clause.text)
    if clause.giver is None or is_answered_by_yes(deed):
        return
    lows, others = lows_of(plain.words), {name.end for name in plain.names}
    for at in range(proposal.end, end):
        yes = v.said_at(_MY_YES, lows, at) or (at == proposal.end and lows[at] == "yes")
        is_mine = lows[at - 1] not in ("he", "she", "they") and (at not in others or plain.words[at - 1].gap)
        if yes and is_mine and (at + yes == len(lows) or plain.words[at + yes - 1].gap):
            clause.kind = clause.word = "promise"
            clause.people, clause.giver, clause.type, clause.text = [clause.giver], None, "", deed
            if clause.due is None and plain.low(proposal.text) in ("if", "whether"):
                words = [word.token for word in plain.words[proposal.text + 1 : proposal.end]]
                words = [one for one, before in zip(words, [None, *words], strict=False) if one is not before]
                read = parse_clause(Token(CLAUSE, "promise", "+promise", "promise"), part_of(words), [])
                clause.due, clause.text = read.due, deed_of(f"if {read.text}".rstrip(",;: "))
            return


def is_answered_by_yes(deed: str) -> bool:
    """Whether a yes is the whole answer to what is asked for: to come, to join."""
    return deed.split()[:1] in ([one] for one in _COMING)


def deed_of(asked: str) -> str:
    """What is to be done, without the words that ask me for it: "do a talk" of "if I'd do a talk"."""
    deed = asked.removeprefix(next((one for one in _TO_BE_DONE if asked.lower().startswith(one)), ""))
    return f"lend{deed.removeprefix('borrow')}" if deed.startswith("borrow ") else deed


def _see_to(plain: Pass, proposal: Proposal, before: Clause, clause: Clause) -> None:
    """Give what is asked the day by which an answer was promised; the day that it tells of stays in its words."""
    words = lows_of(plain.words)[proposal.text : proposal.end]
    if before.due and clause.due and DUE_BEFORE.isdisjoint(words):
        before.text = typed_of(plain.words[proposal.text : proposal.end]).rstrip(",;: ")
        before.due = clause.due
    before.due = before.due or clause.due


def _without_assent(text: str) -> str:
    """What is promised behind a glad yes: "help" of "love to help"; nothing where the yes is all."""
    words = text.lower().rstrip(",;:.! ").split()
    be = words[:1] == ["be"]
    if words[be : be + 1] and words[be] in (_GLAD if be else _LIKE) and words[be + 1 : be + 2] in ([], ["to"]):
        return " ".join(text.split()[be + 2 :])
    return text


def _was_to(lows: Sequence[str], verb: int) -> bool:
    """Whether a duty before the place of its verb is one of the past: "was to send", "was supposed to send". A line
    that goes on about what now comes of it may mean a day to come."""
    before = lows[max(0, verb - 3) : verb]
    past = before[1:] in (["was", "to"], ["were", "to"])
    past = past or (before[:1] in (["was"], ["were"]) and before[1:] in (["supposed", "to"], ["meant", "to"]))
    return past and _NOW.isdisjoint(lows)


def _clause(plain: Pass, proposal: Proposal, part_of: Callable[[list[Token]], LineSegment], there: list[Ref]) -> Clause:
    tokens: list[Token] = []
    at = proposal.text
    starting = {name.start: name for name in plain.names}
    while at < proposal.end:
        word, name = plain.words[at], starting.get(at)
        if (
            name is not None
            and name.ref in proposal.people
            and not word.owner
            and (proposal.lent or proposal.kind not in ("request", "owed"))
        ):
            token = Token(PERSON, name.ref.typed, name.ref.typed)
            token.ref = name.ref
            if proposal.lent and tokens and _leads_to_somebody(tokens[-1].raw.lower()):
                tokens.pop()
            tokens.append(token)
            at = name.end
            continue
        if not (at and at > proposal.text and plain.words[at - 1].token is word.token):
            is_from = word.low == "from" and word.token.low in ("off", "fm")  # "a job off Tara"
            tokens.append(Token(word.token.kind, "from", "from") if is_from else word.token)
        at += 1
    if proposal.kind == "coffee" and proposal.text > proposal.start:  # "Sat 21 he comes for a visit"
        from netritual.domain.quicklog.natural.talks_to_come import day_before

        syntax = Syntax(plain.words, plain.names)
        lead = range(proposal.start, day_before(syntax, proposal.start, proposal.text))
        tokens += [plain.words[at].token for at in lead]
    if proposal.kind == "promise":
        put_day_last(tokens, lows_of(plain.words[proposal.text : proposal.end]))
    opener = Token(CLAUSE, proposal.word, f"+{proposal.word}", proposal.kind)
    part = part_of(tokens)
    part.in_words = True
    part.asked = proposal.kind == "ask" and plain.low(proposal.cue) == "asked" and plain.low(proposal.text - 1) != "for"
    part.asked |= proposal.done or (proposal.kind in _HELP and not plain.low(proposal.cue).endswith(("s", "ing")))
    part.overdue = proposal.kind in ("owed", "promise") and _was_to(lows_of(plain.words), proposal.text)
    clause = parse_clause(opener, part, [])
    people, unsure = once(proposal.people), False
    if not people and proposal.kind != "article":
        people = promised_before(plain, proposal, clause, there)
        people, unsure = (people, False) if people else whom_of(plain, proposal, there)
    elif not people:
        people = there[:1]
    elif proposal.kind == "intro" and len(people) == 1:
        again = named_again(plain, proposal.start, there)
        people = once([*([again] if again is not None else there[:1]), *people])
    clause.people, clause.giver, clause.unsure = list(people), None, unsure
    if proposal.kind == "request":
        clause.giver, clause.people = (people[0] if people else None), []
        clause.named = [] if unsure else list(people)  # "both want one": a request of each
        clause.type = proposal.type or type_of(clause.text, True)
    if proposal.kind in {"received", "owed"} and plain.words[proposal.start].low and proposal.text < len(plain.words):
        clause.text = clause.text if not _introduced(plain, proposal) else f"intro {clause.text}".strip()
    if proposal.kind == "promise":
        if clause.due is not None and clause.text.endswith(" after"):  # "give the lights back after 12 Dec"
            clause.text, clause.due = clause.text.removesuffix(" after"), clause.due + timedelta(1)
        clause.text = _without_assent(clause.text)
    text = f" {_without_still(clause)}".rstrip(",;: ")
    last = text.rpartition(" ")[2]
    if len(last) > 3 and last[:-1].isalpha() and last.islower():  # "a designer."; but "Acme Inc.", "5 p.m."
        text = text.removesuffix(".")
    bare = text.rstrip(".!?" if clause.kind == "coffee" else ".!")
    left = bare if clause.kind == "coffee" else text
    clause.text = next((bare.removesuffix(end) for end in _LEFT_OPEN if bare.endswith(end)), left).strip()
    if proposal.kind == "follow" and plain.low(proposal.cue) in ("said", "says"):  # "said call me in April"
        clause.text = " ".join(word for word in clause.text.split() if word.lower() not in ("me", "us"))
    if clause.kind == "coffee":
        day_first(clause, part)
    if proposal.kind == "request" and clause.due is None and plain.low(proposal.cue) in ("wants", "want", "needs"):
        due_in_month(clause, part.since, plain.low(proposal.text - 1))
    if proposal.kind == "thanks":  # "a thank you letter"
        clause.text = "" if clause.text in _STILL_TO_SAY else f"{clause.text} ".removeprefix("you ").strip()
    if proposal.kind == "owed" and clause.text in v.COMMITTING:  # "Ana is in for 25k, will wire by Mon"
        clause.text = f"{clause.text} {_sum_before(plain, proposal.start, clause.text)}".rstrip()
    clause.due = clause.due if proposal.kind != "gave" else None  # help has no day
    if proposal.lent:
        from netritual.domain.quicklog.natural.loans import thing_of  # few lines tell of a loan

        clause.text = thing_of(clause.text)
    clause.done = proposal.done
    return clause


def _sum_before(plain: Pass, at: int, deed: str) -> str:
    """The sum of the part before a place, as a deed names it: "25k", "for 25k" to sign; "" without one."""
    from netritual.domain.quicklog.natural.debts import sum_of_part  # few lines tell of money

    named = sum_of_part(plain.words, at - 1) if at else ""
    return f"for {named}" if named and deed not in ("pay", "wire", "transfer") else named


def _leads_to_somebody(low: str) -> bool:
    """True for "van" right before whoever lent something."""
    from netritual.domain.quicklog.natural.loans import TOWARDS  # few lines tell of a loan

    return low in TOWARDS


def _without_still(clause: Clause) -> str:
    """The words of what is owed without those that say whose it is, and that it still is: "noch 20 Euro"."""
    still, _, thing = clause.text.partition(" ")
    led = still.lower() in _STILL and (begins_sum(thing) or thing.lower().split(" ")[0] in _MONEY)
    text = thing if clause.kind in ("owed", "promise") and led else clause.text
    return next((text.replace(f"{one}for ", " for ") for one in _TO_ME if f"{one}for " in text), text)


def _is_payment(plain: Pass, proposal: Proposal, clause: Clause) -> bool:
    """Whether help is a sum of money and nothing else: "gave me the other 20" pays what was owed; what was lent for
    good is help."""
    is_given = clause.kind in ("gave", "received") and plain.low(proposal.cue) != "lent"
    if not is_given or not any(map(str.isdecimal, clause.text)):
        return False
    from netritual.domain.language.money import is_bare_sum  # few lines tell of money

    return is_bare_sum(clause.text)


def _is_its_sum(before: Clause, clause: Clause) -> bool:
    """Whether a loop only says how much the one before it comes to."""
    same = clause.kind == before.kind and clause.kind in ("owed", "promise") and clause.people == before.people
    plain = all(map(begins_sum, clause.text.split()))
    return same and plain and before.due is None and not any(map(str.isdigit, before.text))


def _introduced(plain: Pass, proposal: Proposal) -> bool:
    return any(
        word.low in {"introduced", "intro'd", "connected", "intro", "introduction"}
        for word in plain.words[proposal.start : proposal.text]
    )


def _return_of(text: str) -> str | None:
    """When a debt is over, in the words of a deed that is nothing else; None for another one."""
    from netritual.domain.quicklog.natural.loans import return_of  # few lines tell of a loan

    return return_of(text)


def _done_to(thing: str, deed: str) -> str:
    """A deed with what it is done to in the place of "it": "bring her saw back"."""
    verb, _, *rest = deed.split()
    return " ".join((verb, thing, *rest))


def _is_it(text: str) -> bool:
    """True for a deed done to what was named before: "send it", "write one", "bring them along", "send him"."""
    pointed, words = {"it", "them", "one", "some", *v.EM}, text.split()
    handed = len(words) == 2 and words[0] in _HANDING and words[1] in v.HIM
    return handed or (len(words) <= _MOST_OF_IT and not pointed.isdisjoint(words[1:2]))
