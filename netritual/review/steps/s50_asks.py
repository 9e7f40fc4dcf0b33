"""Step 5: ask one person for advice. Who could help, who not now and why, and the mentors."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain, islice, tee

from msgspec.structs import replace

from netritual.domain.dates.day_wording import ago, by_day, day_words, listed
from netritual.domain.language.terms import terms_of
from netritual.domain.loops.ask_kinds import WEEKLY_ASKS, advice_this_week, asks_advice, is_advice
from netritual.domain.loops.loop_list import open_promises
from netritual.domain.loops.undecided_proposals import proposals
from netritual.domain.matters import matter
from netritual.domain.model import Ask, Interaction, Mentorship, Person, Sitting
from netritual.domain.network import known_people
from netritual.domain.people.first_names import first_name
from netritual.domain.suggestions.advice import Advice, Advisers, Blocks
from netritual.domain.suggestions.called_off_coffees import never_came
from netritual.domain.suggestions.fit import ADVICE, fit_of
from netritual.domain.suggestions.line_meaning import refuses
from netritual.domain.suggestions.mourning import mourners
from netritual.domain.suggestions.own_lines import LINE_DAYS, OwnLines
from netritual.domain.suggestions.quarter_purpose import Purpose
from netritual.domain.suggestions.unanswered_contacts import letters
from netritual.domain.ties.rhythm import CLOSE_TIERS, was_dealt
from netritual.domain.ties.tie import CONVERSATIONS, from_them
from netritual.review.acts import ASK_ACTS, FIRST_WORD_ACTS, MENTOR_ACTS, acts, fitting
from netritual.review.loop_item import slower_words, with_slower
from netritual.review.message_drafts.meeting_drafts import invitation
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.precedence import has_advised
from netritual.review.rows import is_available, last_row, name_of, point_rows
from netritual.review.step import Act, Item, StepContext, StepFigure, StepSpec, row

HELP, FIRST_WORD, NOT_NOW, MENTORS = "Who could help", "A message first", "Not now", "Mentors"
MOST = 5
"""Rows of each kind: one ask is enough."""
MOST_LOOKED_AT = 60
"""How many people are searched for those you named."""
UNDATED_DAYS = 7
"""Days after which a promise without a day is late."""
ASKED_DAYS = 30
"""Days for which somebody whom I asked is not asked again."""
MOST_STRANGERS = 3
"""People of the list who do what the purpose names, while nobody I know has to do with it."""
_PURPOSE = "knows about it: ", "to do with your purpose: "
NO_MENTOR = "Nobody is your mentor yet: + asks somebody you have talked with twice, and a yes makes them one."
MONTHLY = {7: "weekly", 14: "every two weeks", 30: "monthly", 90: "every three months"}


def build(ctx: StepContext) -> list[Item]:
    """People by fit to the topic, the blocked ones with their reasons, mentors. Without a topic nothing ranks them:
    those stand there who have to do with the purpose by what they do, and those I would call for advice."""
    advisers, topic = ctx.advisers, ctx.review.topic
    some, same = tee(_of_purpose(ctx, advisers))
    out = _not_to_be_asked(ctx)
    near = [_for_purpose(one) for one, person in some if _is_known(ctx, person) and person.id not in out]
    wanted = Purpose(ctx.settings.purpose)
    strangers = (advice for advice, person in same if not near and _may_help(ctx, person, wanted))
    others = {one.person for one in near}
    able, later = tee(one for one in advisers.free(topic) if _may_be_asked(ctx, one.person))
    askable = (one for one in able if one.person not in out and one.person not in others)
    free = [*near[:MOST], *_first(ctx, advisers, askable, by_turns=True)][:MOST]
    waiting = (replace(one, blocked_by=(out[one.person],)) for one in later if one.person in out)
    blocked = _first(
        ctx, advisers, chain((one for one in advisers.blocked(topic) if is_available(ctx, one.person)), waiting)
    )
    return [
        *_told_once([_item(ctx, advice, HELP) for advice in free]),
        *[_stranger(ctx, advice) for advice in islice(strangers, MOST_STRANGERS)],
        *[_item(ctx, advice, NOT_NOW) for advice in blocked],
        *[_mentor(ctx, mentorship) for mentorship in _mentors(ctx)],
    ]


def _not_to_be_asked(ctx: StepContext) -> Mapping[int, str]:
    """Who waits for what is late or for an answer, whom I asked this month, and who said no by my newest line of them,
    with the reason; as far as a line only seems to say so, too; and who mourns."""
    network, month = ctx.network, ctx.today - timedelta(days=ASKED_DAYS)
    talks = network.talks_between(ctx.today - timedelta(days=LINE_DAYS), ctx.today)
    newest = OwnLines(talks, dict).newest
    reasons = {who: "your newest line says no" for who, line in newest.items() if refuses(network, line, who)}
    seeming = list(proposals(network))
    reasons |= {who: "a line seems to ask them" for talk, one in seeming if one.kind == "ask" and talk.on > month
              for who in one.named}  # fmt: skip
    lately = network.talks_between(month + timedelta(days=1), ctx.today)
    reasons |= {who: "asked this month" for talk in lately for who in talk.people if _asks(ctx, talk, who)}
    reasons |= {ask.to: "asked this month" for ask in network.all(Ask) if ask.asked is not None and ask.asked > month}
    reasons |= {who: "a line says that something is due to them" for _, one in seeming
              if one.kind in ("promise", "request") for who in one.named}  # fmt: skip
    for promise in open_promises(network, ctx.today):
        if (promise.due or promise.made + timedelta(days=UNDATED_DAYS)) < ctx.today:
            reasons |= dict.fromkeys(promise.people, f"late: you promised “{promise.text}”")
    reasons |= dict.fromkeys(mourners(network, ctx.today), "they mourn: a word, and no ask")
    return reasons | dict.fromkeys(letters(network, ctx.today), "answer them first")


def _may_be_asked(ctx: StepContext, who: int) -> bool:
    """Whether somebody is not snoozed, whom I talked to, named or noted something of, and who has not told me yet what
    they think of the topic: a word in the job title of a stranger makes no adviser."""
    person = ctx.network.get(Person, who)
    if person is not None and not (ctx.network.touches(who) or person.tier or person.topics or person.offers):
        return False
    advised = person is not None and has_advised(ctx.network, person, ctx.today, ctx.review.topic)
    return is_available(ctx, who) and not advised and not never_came(ctx.network, who)


def _for_purpose(advice: Advice) -> Advice:
    """Advice without a topic: what stands in for one is the purpose of the quarter, and the words say so."""
    return replace(
        advice, why=advice.why.replace(*_PURPOSE),
        parts=tuple(replace(part, why=part.why.replace(*_PURPOSE)) for part in advice.parts),
    )  # fmt: skip


def _first(
    ctx: StepContext, advisers: Advisers, advice: Iterator[Advice], *, by_turns: bool = False
) -> Sequence[Advice]:
    """The first to ask; whom you never spoke with comes behind everybody else. Without a topic those alone whom you
    said you would call for advice, by a tier or a note, for nothing else tells who knows it. ``by_turns``: each
    week another one of these is the first."""
    looked = list(islice(advice, MOST_LOOKED_AT))
    people = known_people(ctx.network, [one.person for one in looked])
    spoken = {person.id for person in people if _is_known(ctx, person)}
    if not ctx.review.topic:
        named = {person.id for person in people if person.tier in CLOSE_TIERS or advisers.is_mentor(person)}
        looked = [one for one in looked if one.person in named]
    first = [one for one in looked if one.person in spoken]
    turn = ctx.today.isocalendar().week % len(first) if by_turns and first and not ctx.review.topic else 0
    return [*first[turn:], *first[:turn], *(one for one in looked if one.person not in spoken)][:MOST]


def _of_purpose(ctx: StepContext, advisers: Advisers) -> Iterator[tuple[Advice, Person]]:
    """Those who have to do with the purpose of the quarter, the best first; a topic of its own is asked of others."""
    words = "" if ctx.review.topic else " ".join(Purpose(ctx.settings.purpose).words.values())
    purpose = Purpose(words)
    for advice in advisers.free(words) if words else ():
        person = ctx.network.get(Person, advice.person)
        if person is not None and is_available(ctx, person.id) and purpose.place(_without_needs(person)):
            yield advice, person


def _is_known(ctx: StepContext, person: Person) -> bool:
    """Whether I named somebody, or there was a talk or a word of theirs; a note of mine is none."""
    touches = ctx.network.touches(person.id)
    return bool(person.tier) or any(touch.channel in CONVERSATIONS or from_them(touch) for touch in touches)


def _may_help(ctx: StepContext, person: Person, wanted: Purpose) -> bool:
    """Whether somebody of the list with whom there was neither a talk nor a message does what the purpose names: an
    office manager lets no office."""
    is_new = not person.tier and all(touch.channel == "note" for touch in ctx.network.touches(person.id))
    return is_new and person.status == "list" and wanted.is_done_by(person.position)


def _told_once(items: list[Item]) -> list[Item]:
    """The rows, a reason that does not tell one from the one above it said once."""
    rows: list[Item] = []
    before = ""
    for item in items:
        name, fit, why, last = item.cells
        rows.append(replace(item, cells=(name, fit, "" if why == before else why, last)))
        before = why
    return rows


def lines(ctx: StepContext) -> Sequence[str]:
    """The topic, the asks of this week, and those of twelve weeks."""
    asks = [a for a in ctx.network.all(Ask) if a.asked is not None and is_advice(a)]
    week = advice_this_week(asks, ctx.today)
    quarter = [a for a in asks if a.asked is not None and a.asked > ctx.today - timedelta(days=84)]
    answered = sum(a.answered is not None and a.state != "declined" for a in quarter)
    outcomes = sum(a.outcome_told is not None for a in quarter)
    said = [f"What are you stuck on?  > {ctx.review.topic}\tasked {week} this week, at most {WEEKLY_ASKS}"]
    if not ctx.review.topic:
        said.append("A topic tells who knows it. Until then nobody is ranked.")
    if quarter:
        said.append(f"In 12 weeks: {len(quarter)} asked, {answered} answered, {outcomes} told how it went")
    return said if _mentors(ctx) else [*said, _called_mentor(ctx) or NO_MENTOR]


def _called_mentor(ctx: StepContext) -> str:
    """Whom lines call a mentor, in a sentence; "" for nobody."""
    noted = [person.name for person in ctx.network.all(Person) if ctx.advisers.is_mentor(person)]
    return f"Your lines call {listed(noted[:2])} a mentor: + asks, and a yes is a monthly talk." if noted else ""


def _item(ctx: StepContext, advice: Advice, section: str) -> Item:
    person, slower = advice.person, section == HELP and ctx.wants_slower(advice.person)
    why = listed(list(advice.blocked_by)) or (advice.why if ctx.review.topic else _unasked(ctx, person))
    fit = fit_of(advice.fit, ADVICE).words if ctx.review.topic and not advice.blocked_by else ""
    draft = "" if advice.blocked_by else _question(ctx, person)
    able = acts("open-person", "skip") if advice.blocked_by else with_slower(_ask_acts(ctx, person), slower)
    return row(
        "asks", "people", person, section, (name_of(ctx.network, person), fit, why, _last_ask(ctx, person)),
        fitting(able, draft, person), (person,), state="blocked" if advice.blocked_by else "", draft=draft,
        detail=(*point_rows(advice.parts), *last_row(ctx, person), *slower_words(slower)),
    )  # fmt: skip


def _unasked(ctx: StepContext, who: int) -> str:
    """Why somebody stands there without a topic: what they do, or that I would call them."""
    person = ctx.network.get(Person, who)
    wanted = Purpose(ctx.settings.purpose)
    place = wanted.place(_without_needs(person)) if person is not None and ctx.settings.purpose else ""
    dealt = person is not None and was_dealt(person, ctx.network.all(Sitting))
    wish = "enjoy to see them" if dealt else "call them for advice"
    return f"for your purpose: {place}" if place else f"you would {wish}"


def _without_needs(person: Person) -> Person:
    """Somebody without what they look for: whoever needs it does not know it."""
    return replace(person, needs=()) if person.needs else person


def _ask_acts(ctx: StepContext, person: int) -> tuple[Act, ...]:
    """The acts of somebody who may be asked; to be a mentor only whoever is none yet, after two talks."""
    mentors = {mentorship.person for mentorship in ctx.network.all(Mentorship) if mentorship.state != "ended"}
    if person not in mentors and not Blocks(ctx.network, ctx.today, mentor=True).of(person):
        return ASK_ACTS
    return tuple(one for one in ASK_ACTS if one.id != "ask-mentor")


def _question(ctx: StepContext, who: int) -> str:
    """The ask: it names the topic to who is close, or has to do with it by its noun, else there is none. Where a talk
    may not be asked for it is the question alone."""
    person, topic, to = (
        ctx.network.get(Person, who),
        matter.named(ctx.review.topic),
        (ctx.network, ctx.settings, ctx.today),
    )
    if person is not None and person.tier not in CLOSE_TIERS and not _has_to_do(ctx, person, ctx.review.topic):
        return ""
    is_word = len(topic.removeprefix("the ").split()) == 1 or _did_it(ctx, who, topic)
    return note_to(*to, "ask", who, topic=topic, word="yes" if is_word else "") or note_to(
        *to, "ask_first", who, topic=topic
    )


def _has_to_do(ctx: StepContext, person: Person, topic: str) -> bool:
    """Whether what is noted of somebody, or a line with them, has the last word of a topic."""
    noted = (person.position, person.company, *person.topics, *person.offers)
    about = terms_of(" ".join(topic.split()[-1:]))
    return not about.isdisjoint(terms_of(" ".join(noted))) or _did_it(ctx, person.id, topic)


def _did_it(ctx: StepContext, who: int, topic: str) -> bool:
    """Whether a line with somebody has the last word of a topic."""
    lines = (f"{talk.line} {talk.topic}" for talk in ctx.network.talks(who))
    return not terms_of(" ".join(topic.split()[-1:])).isdisjoint(terms_of(" ".join(lines)))


def _stranger(ctx: StepContext, advice: Advice) -> Item:
    """Somebody I have not spoken to: no ask before a message and two talks."""
    person = ctx.network.get(Person, advice.person)
    place = Purpose(ctx.settings.purpose).place(person) if person is not None else ""
    return replace(
        _item(ctx, advice, FIRST_WORD),
        cells=(
            name_of(ctx.network, advice.person), "",
            f"{place or 'your purpose'}: a message first, two talks before a mentor ask", "never",
        ),
        acts=(*FIRST_WORD_ACTS, *acts("snooze", "skip")),
        draft=note_to(ctx.network, ctx.settings, ctx.today, "approach", advice.person),
    )  # fmt: skip


def _last_ask(ctx: StepContext, person: int) -> str:
    """When somebody was asked for the last time, by a record or by a line."""
    days = [a.asked for a in ctx.network.all(Ask) if a.to == person and a.asked is not None]
    days += [talk.on for talk in ctx.network.talks(person) if _asks(ctx, talk, person)]
    return ago((ctx.today - max(days)).days) if days else "never"


def _asks(ctx: StepContext, talk: Interaction, who: int) -> bool:
    """Whether the line of an entry tells that I asked somebody for advice."""
    person = ctx.network.get(Person, who)
    first = first_name(person.name) if person is not None else ""
    return bool(first) and asks_advice(talk.line, first)


def _mentors(ctx: StepContext) -> list[Mentorship]:
    active = [m for m in ctx.network.all(Mentorship) if m.state == "active"]
    return sorted(active, key=lambda m: (m.next_talk is None, m.next_talk or m.since, m.id))


def _mentor(ctx: StepContext, mentorship: Mentorship) -> Item:
    rhythm = MONTHLY.get(mentorship.cadence_days, f"every {mentorship.cadence_days} days")
    due = mentorship.next_talk
    when = f"next talk {by_day(due, ctx.today)}" if due is not None else "no talk planned"
    goals = (("goals", mentorship.goals),) if mentorship.goals else ()
    return row(
        "asks", "mentorships", mentorship.id, MENTORS,
        (name_of(ctx.network, mentorship.person), "", f"{rhythm}, {when}", ""), MENTOR_ACTS, (mentorship.person,),
        state="late" if due is not None and due < ctx.today else "",
        detail=(("since", day_words(mentorship.since, ctx.today)), *goals),
        draft=invitation(
            ctx.network, ctx.settings, ctx.now, "invite_again", mentorship.person, topic=matter.topic(mentorship.goals)
        ),
    )  # fmt: skip


def _nothing(ctx: StepContext) -> str:
    """What the step lacks: a topic where there are talks, else a talk."""
    if not _wants_topic(ctx):
        return "Nobody to ask yet. A line for a talk: coffee with Ana yesterday"
    return "Nobody to ask without a topic. Say what you are stuck on, and those who know it stand here."


def _wants_topic(ctx: StepContext) -> bool:
    """Whether a topic would tell whom to ask: there are talks, and none is set."""
    return not ctx.review.topic and any(True for _ in ctx.advisers.free(""))


STEP = StepSpec(
    id="asks", order=50, title="Asks", question="Ask one person for advice", aim_minutes=1.5, build=build, lines=lines,
    acts=acts("set-topic"), body="netritual.tui.bodies.ask_body:AskBody",
    empty=_nothing, always=_wants_topic,
    foot="asks so far", figures=(StepFigure("advice asked", "asks_made", 40),),
    commands=("plan-coffee", "add-promise", "add-loop"),
)  # fmt: skip
