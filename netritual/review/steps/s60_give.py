"""Step 6: how can I help? Five-minute favours, introductions, and a word where one is needed."""

from collections.abc import Sequence
from datetime import date

from netritual.domain.dates.day_wording import day_words, listed, span
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.matters import matter
from netritual.domain.model import Introduction, Person
from netritual.domain.suggestions.introduction_matches import (
    Favour,
    IntroductionPair,
    asked_lately,
    favour_ref,
    favours,
    pairs,
)
from netritual.domain.suggestions.needs import offering
from netritual.review.acts import (
    ASKED_FIRST,
    FAVOUR_ACTS,
    HERE_ACTS,
    INTRO_ACTS,
    MET_ACTS,
    OFFER_ACTS,
    PAIR_ACTS,
    fitting,
)
from netritual.review.loop_item import slower_words, with_slower
from netritual.review.message_drafts.introduction_drafts import asked_next, introduction_note, pair_note
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.occasion_drafts import birthday_note
from netritual.review.message_drafts.unread_words import is_answered, may_have_ended
from netritual.review.presence_prompts import PresencePrompt, presence_prompts
from netritual.review.rows import is_available, last_row, name_of, point_rows
from netritual.review.step import Item, StepContext, StepFigure, StepSpec, row

FAVOURS, INTRODUCTIONS, HERE = "Five-minute favours (pick one)", "Introductions", "I am here for you"
MOST_FAVOURS, MOST_PAIRS = 5, 3
MOST_LOOKED_AT = 50
"""How many favours are searched for those that are not too soon."""
OVER = ("outcome", "closed")
VERBS = {"need": "needs", "offer": "offers"}
NOTES: dict[str, DraftKind] = {"need": "give", "ask_need": "offer_help", "welcome": "welcome"}
"""The note to somebody, by the kind of the favour."""


def build(ctx: StepContext) -> list[Item]:
    """The rows of the three sections."""
    here = presence_prompts(ctx)
    need_a_word = {one.person for one in here if one.note == "here"}
    every = favours(ctx.network, ctx.settings, ctx.today, MOST_LOOKED_AT)
    first = {favour.person: favour for favour in reversed(every)}
    lately = asked_lately(ctx.network, ctx.today, ctx.review.id)
    small = [
        favour
        for favour in every
        if favour is first[favour.person] and favour.person not in lately and is_available(ctx, favour.person)
        if favour.kind != "ask_need" or favour.person not in need_a_word
    ]
    return [
        *[_favour(ctx, favour) for favour in small[:MOST_FAVOURS]],
        *[_introduction(ctx, intro) for intro in _open(ctx)],
        *[_pair(ctx, pair) for pair in pairs(ctx.network, MOST_PAIRS)],
        *[_here(ctx, one) for one in here],
    ]


def lines(ctx: StepContext) -> Sequence[str]:
    """How many close people have a need noted."""
    close = [p for p in ctx.network.all(Person) if p.tier in (1, 2) and p.status != "archived"]
    if not close:
        return []
    noted = sum(bool(p.needs) for p in close)
    said = f"{noted} of {len(close)} close people have a need noted."
    return [said if noted == len(close) else f"{said} Ask one this week: “what would help you most right now?”"]


def _favour(ctx: StepContext, favour: Favour) -> Item:
    who, other, draft = favour.person, favour.other, _favour_note(ctx, favour)
    slower, person = ctx.wants_slower(who), ctx.network.get(Person, who)
    acts = MET_ACTS if favour.line else with_slower(OFFER_ACTS if favour.kind == "offer" else FAVOUR_ACTS, slower)
    what = f"{VERBS[favour.kind]} “{favour.what}”" if favour.kind in VERBS else favour.what
    subject: Favour | IntroductionPair = favour
    detail = [("why", favour.why)]
    if other is not None:
        acts = (*acts[:1], ASKED_FIRST, *acts[1:])
        subject = IntroductionPair(a=who, b=other, fit=favour.fit, need=favour.what, offer="", parts=(), why=favour.why)
        detail.append(("know each other?", "not as far as you noted"))
    detail += last_row(ctx, who)
    noted = (("needs", person.needs), ("offers", person.offers)) if person is not None else ()
    detail += [(label, listed(list(texts))) for label, texts in noted if texts]
    return row(
        "give", "people", who, FAVOURS, (name_of(ctx.network, who), what, favour.why), fitting(acts, draft, who),
        (who,) if other is None else (who, other), key=favour_ref(who),
        detail=(*detail, *slower_words(slower)), draft=draft, subject=subject,
    )  # fmt: skip


def _favour_note(ctx: StepContext, favour: Favour) -> str:
    """What may be written to somebody: to ask them first of whom they are to meet, else the note of the kind."""
    if favour.other is not None:
        return pair_note(ctx.network, ctx.settings, ctx.today, "intro_first", favour.person, favour.other)
    note = NOTES.get(favour.kind)
    if note is None or favour.line:
        return ""
    return note_to(ctx.network, ctx.settings, ctx.today, note, favour.person, need=_need(ctx, favour))


def _need(ctx: StepContext, favour: Favour) -> str:
    """The thing that somebody needs, as a note names it; "" where I may have done something for it."""
    need = matter.some(favour.what) if favour.kind == "need" else ""
    if not need.startswith(("a ", "an ")) or matter.is_sent(need) or matter.is_paid(need):
        return ""
    network, person = ctx.network, ctx.network.get(Person, favour.person)
    line = next((talk for talk in network.talks(favour.person) if favour.what in talk.line), None)
    done = line and person and (is_answered(line.line) or may_have_ended(network, person, line.on, ctx.today, need))
    under_way = any(favour.person in one.between and one.state not in OVER for one in network.all(Introduction))
    return "" if done or under_way else need


def _open(ctx: StepContext) -> list[Introduction]:
    """The introductions under way; one of which nobody was asked yet is a promise of mine, and stands among these."""
    return [
        intro
        for intro in ctx.network.all(Introduction)
        if intro.state not in ("proposed", *OVER) and not is_snoozed(intro, ctx.today)
    ]


def _introduction(ctx: StepContext, intro: Introduction) -> Item:
    a, b = intro.between
    stage = "between" if intro.state == "asked_a" and intro.yes_a is not None else intro.state
    asked = asked_next(ctx.network, intro, ctx.today)
    draft, words = introduction_note(ctx.network, ctx.settings, ctx.today, intro), _stage_words(ctx, intro, stage)
    return row(
        "give", "introductions", intro.id, INTRODUCTIONS,
        (f"{name_of(ctx.network, a)} and {name_of(ctx.network, b)}", intro.why, words),
        fitting(INTRO_ACTS[stage], draft, asked), intro.between, person=asked,
        detail=(("why", intro.why or "not noted"), ("state", words)), draft=draft,
    )  # fmt: skip


def _stage_words(ctx: StepContext, intro: Introduction, stage: str) -> str:
    a, b = (name_of(ctx.network, person) for person in intro.between)

    def waited(day: date | None) -> str:
        return span((ctx.today - day).days) if day is not None else "today"

    return {
        "asked_a": f"asked {a}, waiting: {waited(intro.asked_a)}",
        "between": f"{a} said yes, now ask {b}",
        "asked_b": f"{a} said yes, waiting for {b}: {waited(intro.asked_b)}",
        "both_yes": "both said yes: write it",
        "sent": f"sent {day_words(intro.sent, ctx.today)}: what came of it?",
    }[stage]


def _pair(ctx: StepContext, pair: IntroductionPair) -> Item:
    need = f"needs {pair.need}, the other {offering(pair.offer)}"
    one, other = name_of(ctx.network, pair.a), name_of(ctx.network, pair.b)
    draft = pair_note(ctx.network, ctx.settings, ctx.today, "intro_first", pair.a, pair.b)
    beside = [part.why for part in pair.parts if part.points > 0 and part.component not in ("match", "tier")]
    return row(
        "give", "introductions", 0, INTRODUCTIONS, (f"{one} and {other}", need, "; ".join(beside)),
        fitting(PAIR_ACTS, draft, pair.a), (pair.a, pair.b), key=f"pair:{pair.a}:{pair.b}", subject=pair,
        detail=(
            *point_rows(pair.parts), ("know each other?", "not as far as you noted"),
            ("how", f"ask {one} first, then {other}; both must say yes"),
        ),
        draft=draft,
    )  # fmt: skip


def _here(ctx: StepContext, here: PresencePrompt) -> Item:
    draft, cells = _word(ctx, here), (name_of(ctx.network, here.person), here.why, "a short word, no ask")
    return row(
        "give", "people", here.person, HERE, cells, fitting(HERE_ACTS, draft, here.person), (here.person,),
        key=f"here:{here.person}", detail=(("why", here.why),), draft=draft,
    )  # fmt: skip


def _word(ctx: StepContext, here: PresencePrompt) -> str:
    person = ctx.network.get(Person, here.person)
    if here.note == "birthday" and person is not None:
        return birthday_note(ctx.network, ctx.settings, ctx.today, person)
    return note_to(ctx.network, ctx.settings, ctx.today, here.note, here.person)


STEP = StepSpec(
    id="give", order=60, title="Give", question="How can I help?", aim_minutes=1.5, build=build, lines=lines,
    body="netritual.tui.bodies.draft_body:GiveBody",
    empty="No need is noted yet. A line for it: Priya needs a bookkeeper",
    foot="needs you know of", figures=(StepFigure("favours given", "gave", 50),),
    commands=("plan-coffee", "add-promise", "add-loop", "introduce"),
)  # fmt: skip
