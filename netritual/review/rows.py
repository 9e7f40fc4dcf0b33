"""Words that many rows share: names, days, and what a talk was."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.dates.day_wording import counted, day_words, some_of
from netritual.domain.language.quoted import quoted
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import TABLES, Follow, Interaction, Person, Promise, Proposed, Review, Settings
from netritual.domain.network import Network
from netritual.domain.quicklog.line_vocabulary import MEETINGS
from netritual.domain.ties.tie import ties
from netritual.regex import regex

if TYPE_CHECKING:
    from netritual.domain.loops.closing_decisions import Closing
    from netritual.domain.suggestions.suggestion import Point
    from netritual.review.step import StepContext

NOBODY = "somebody"

ALSO = "also in"
"""The label of a line that leaves the same name open."""

_LINK = regex(r"https?://\S+")
_HEDGED = regex(r"\?|n['’]t\b|\b(?:not|never|if|whether|unless|maybe|perhaps|might|could|would|should|or)\b")
"""Words by which it is in doubt whether somebody will do what a line says."""
_TO_COME = regex(
    r"['’]ll\b|\b(?:next|coming|tomorrow|tmrw|will|can|wants?|suggest\w*|propos\w*|mov\w*|re?book\w*|re?schedul\w*|plan\w*"
    r"|agree[ds]|set|let'?s|asked|invit\w*|offer\w*|free|works|suits|instead|confirm\w*|yes|see|meeting|comes)\b"
)
"""Words by which the weekday of a talk is one to come."""
_NUMBER = regex(r"\d+")
_HOUR = regex(r"(?:at )?\d{1,2}(?:[:.hu]\d\d)?(?: ?[ap]m| ?[hu]| uhr)?")


def week_back(today: date) -> date:
    """The first of the seven days that end today: what a step calls "this week" while the review is under way."""
    return today - timedelta(days=6)


LATE_LOGGED = timedelta(days=28)
"""So long before a review a talk may lie that is logged after it, to be of the next one."""


def last_review(ctx: "StepContext") -> Review | None:
    """The last review that was done, before the one under way; None for none."""
    done = (one for one in ctx.network.all(Review) if one.id != ctx.review.id and one.is_done)
    return max((one for one in done if one.started <= ctx.now), key=lambda one: one.started, default=None)


def last_done(ctx: "StepContext") -> datetime | None:
    """When the last review that was done began, before the one under way; None for none."""
    last = last_review(ctx)
    return last.started if last is not None else None


def logged_from(ctx: "StepContext") -> date:
    """The first day of the log that no review has passed: that of the last one done, else the last seven days."""
    before = last_done(ctx)
    return before.date() if before is not None else week_back(ctx.today)


def kept_lately(network: Network, today: date) -> int:
    """How many promises of mine were kept in the seven days that end today, with a day or without one."""
    mine = (one for one in network.all(Promise) if one.by == "me" and one.state == "kept" and one.closed is not None)
    return sum(week_back(today) <= one.closed <= today for one in mine if one.closed is not None)


def name_of(network: Network, person: int | None) -> str:
    """A person's name, or "somebody" for one who is gone."""
    who = network.get(Person, person) if person is not None else None
    return who.name if who is not None else NOBODY


def names_of(network: Network, people: Iterable[int]) -> str:
    """Names as a row shows them: "Ana Ruiz", "Tom and Dana", "Tom, Dana and 3 more"."""
    return some_of([name_of(network, person) for person in people]) or NOBODY


def told_apart(network: Network, people: Sequence[int]) -> list[str]:
    """The names of people of whom one is to be picked. Behind a name that two have stands what only one of them has.

    That is the company, the role, the city, an address, a number or the last talk; the handle where these are all the
    same.
    """
    from netritual.domain.people.shared_open_names import distinctions

    everyone = [network.get(Person, person) for person in people]
    names = [name_of(network, person) for person in people]
    alike = Counter(map(fold, names))
    facts = [
        (*distinctions(one), _last_words(network, one)) if one is not None and alike[fold(one.name)] > 1 else ()
        for one in everyone
    ]
    shared = Counter((fold(name), fold(fact)) for name, own in zip(names, facts, strict=True) for fact in own)
    labels = []
    for one, name, own in zip(everyone, names, facts, strict=True):
        if one is None or alike[fold(name)] == 1:
            labels.append(name)
        else:
            single = next((fact for fact in own if shared[fold(name), fold(fact)] == 1), "")
            labels.append(f"{name}, {single}" if single else f"{name} @{one.handle}")
    return labels


def _last_words(network: Network, person: Person) -> str:
    """The last talk with somebody."""
    talk = last_talk(network, person.id)
    return (
        f"last {talk.channel} {day_words(talk.on, talk.on - timedelta(days=1))}" if talk is not None else "no talk yet"
    )


def maybe(network: Network, people: Sequence[int]) -> str:
    """Whom a name may mean: "Sam Lee or Sam Patel?", of more the first nine by number and how many are left."""
    names = told_apart(network, people[:9])
    if len(people) < 3:
        return f"{' or '.join(names)}?" if names else ""
    numbered = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    more = len(people) - len(names)
    return f"{numbered} or {more} more?" if more else f"{numbered}?"


def is_available(ctx: "StepContext", person: int) -> bool:
    """True when somebody is there and not snoozed."""
    who = ctx.network.get(Person, person)
    return who is not None and not is_snoozed(who, ctx.today)


def current_first(ctx: "StepContext", every: Iterable[Loop]) -> list[Loop]:
    """The loops in the order they have, those with dormant people at the end."""
    tie_of = ties(ctx.network, ctx.settings, ctx.today)
    return sorted(every, key=lambda loop: loop.who is not None and loop.who in tie_of and tie_of[loop.who].dormant)


def unsaid_words(every: Iterable[Loop], kinds: Collection[str]) -> str:
    """That loops of these kinds wait for a yes or a no in step 1, in a sentence; "" when none does."""
    count = sum(loop.proposed is not None and loop.kind in kinds for loop in every)
    return f"{counted(count, 'more line')} may hold one: step 1 asks for your yes or no." if count else ""


def talk_words(talk: Interaction, today: date) -> str:
    """A talk in a few words: "coffee Tue 10 Mar at Fabrica, re pricing"."""
    words = f"{talk.channel} {'around ' if talk.approx else ''}{day_words(talk.on, today)}"
    if talk.place:
        words += f" at {talk.place}"
    about = talk.topic or talk.summary or talk.note
    return f"{words}, re {talk.topic}" if talk.topic else f"{words}: {about}" if about else words


def last_talk(network: Network, person: int | None) -> Interaction | None:
    """The newest talk with somebody."""
    talks = network.talks(person, 1) if person is not None else ()
    return talks[0] if talks else None


def last_row(ctx: "StepContext", person: int) -> tuple[tuple[str, str], ...]:
    """The newest talk with somebody as a row of a detail; none without one."""
    talk = last_talk(ctx.network, person)
    return (("last", talk_words(talk, ctx.today)),) if talk is not None else ()


def point_rows(points: "Iterable[Point]") -> tuple[tuple[str, str], ...]:
    """The parts of a fit as rows of a detail: what each is about, and why."""
    from netritual.domain.suggestions.fit import label_of

    return tuple((label_of(point.component), point.why) for point in points if point.points)


def link_in(*texts: str) -> str:
    """The first web address in some texts, or ""."""
    for text in texts:
        match = _LINK.search(text)
        if match:
            return match[0].rstrip(".,;)")
    return ""


def review_day(settings: Settings, today: date) -> date:
    """The next review day after today: the day an unkept promise is moved to unless said otherwise."""
    wanted = WEEKDAY.get(settings.review.day, WEEKDAY["fri"])
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def seems(proposed: Proposed) -> tuple[str, str]:
    """The words for what a line seems to hold."""
    from netritual.domain.quicklog.sentence import words_before

    return words_before(proposed.kind, proposed.text, proposed.word, proposed.done)


_WHOLE_BY_A_WORD = ("coffee", "intro", "article", "need", "offer", "knows")
"""Kinds of a proposed loop that a single word says: "a need of Ana: lawyer"."""


def _says_little(proposed: Proposed) -> bool:
    """Whether what a proposed loop is about is a single word or none, such as "send", or an hour alone; a sum with its
    currency or in thousands says enough of what is owed."""
    from netritual.domain.quicklog.sentence import MOURNED

    is_whole = proposed.kind in _WHOLE_BY_A_WORD or seems(proposed) == MOURNED
    few = not (is_whole or _is_debt(proposed)) and len(proposed.text.split()) < 2
    return few or _HOUR.fullmatch(proposed.text) is not None


def _is_debt(proposed: Proposed) -> bool:
    """Whether a loop is of a sum that can be taken for nothing else: "40k", "₹1,50,000", and not "850"."""
    if proposed.kind not in ("owed", "promise") or not any(map(str.isdecimal, proposed.text)):
        return False
    from netritual.domain.language.money import is_money, owed_sums  # few lines tell of money

    return any(map(is_money, owed_sums(proposed.text)))


def matter_of(proposed: Proposed, line: str) -> str:
    """What a proposed loop is about; of one that says little the line that it stands in, which may hold two sums."""
    kind = MEETINGS.get(proposed.word, "")
    named = kind and proposed.text and kind not in proposed.text.split()
    if _says_little(proposed) and line and not named:
        return f"{f'{proposed.text}: ' if proposed.text.isdecimal() else ''}“{quoted(line)}”"
    led = "at " if _HOUR.fullmatch(proposed.text) and not proposed.text.startswith("at ") else ""
    text = proposed.text or (proposed.url or "").removeprefix("https://").removeprefix("www.")
    return (f"{kind} {led}{proposed.text}" if named else text).rstrip(" .!?")


_THANKS = regex(r"\W*(?:thx|thks|thanks|thank you|ty|cheers|kudos)\b")
"""A line that begins so may be the thanks themselves."""
_HABIT = regex(
    r"\b(?:sends|brings|gives|lends|forwards|mails|emails|shares|pays|makes) (?:me|us)"
    r" (?!(?:an?|the|this|that|these|those|his|her|their|my|our|its|some|two|three|\d+|back)\b)[a-z]+s\b"
)
"""Things that are not counted: somebody may give them again and again ("she sends me clients")."""


def is_plainly_said(talk: Interaction, proposed: Proposed, today: date) -> bool:
    """Whether a line says so much of a loop that a yes to many may open it too: it names its people, leaves nobody and
    no day open, says what it is about, has no word of doubt in it, tells of no habit, and is of no meeting that is
    past; and it opens a loop, and is no help that was given, got or offered."""
    is_open = bool(talk.open_names or talk.asks) or proposed.unsure or not proposed.named
    little = _says_little(proposed) and proposed.kind not in ("thanks", "coffee", "follow")
    is_past = proposed.kind == "coffee" and proposed.due is not None and proposed.due < today
    is_past = is_past or _may_be_past(talk, proposed)
    line = talk.line.lower()
    is_thanks = proposed.kind == "thanks" and _THANKS.match(line) is not None
    habit = proposed.kind == "owed" and proposed.due is None and _HABIT.search(line) is not None
    from netritual.domain.loops.closing_rules import HELP_TOLD

    is_told = proposed.kind in HELP_TOLD  # said one by one, for a wrong yes is seen nowhere later
    return not (
        is_told
        or is_open
        or little
        or is_past
        or is_thanks
        or habit
        or _HEDGED.search(proposed.text.lower()) is not None
    )


def _may_be_past(talk: Interaction, proposed: Proposed) -> bool:
    """Whether the weekday of a talk may be the last one, which is nearer, as nothing says that it is to come:
    "walkthrough with Ana thurs 10am" on a Friday."""
    if proposed.kind != "coffee" or proposed.due is None:
        return False
    days = (proposed.due - talk.on).days
    is_bare = 3 < days <= 7 and str(proposed.due.day) not in _NUMBER.findall(talk.line)
    return is_bare and _TO_COME.search(talk.line.lower()) is None


def proposed_words(network: Network, proposed: Proposed, line: str) -> str:
    """What a line seems to hold, in words: "you promised Ana Ruiz: the deck"."""
    said = f"{seems(proposed)[0]} {names_of(network, proposed.named)}"
    matter = matter_of(proposed, line).removeprefix(f"{MEETINGS.get(proposed.word, '')} ")  # it is in ``said``
    return f"{said}: {matter}" if matter else said


_NO_MATTER = """
    do does doing done get give given send bring buy pay paid call ring phone text mail email write reply answer respond
    tell ask say let know look check see think sort fix make find try come go be been have take help need needs want
    follow forward share show back up out over on in off again too it that this them these those one ones some
    something anything stuff thing things him her me us you he she they his their my your our i we a an the to about for
    of by at with as soon later sometime please and so if what another more touch note message word favour
"""
"""Words that name no matter: a title of nothing else is read by nobody a week later."""
_SAYS_NOTHING = frozenset(_NO_MATTER.split())


def loop_title(network: Network, loop: Loop) -> str:
    """What is open, as its row says it; of what says nothing by itself, "do it", "20", the words of its line too."""
    if any(not (word in _SAYS_NOTHING or word.isdigit()) for word in words_of(loop.what)):
        return loop.what
    line = _line_of(network, loop)
    return f"{loop.what}: “{quoted(line)}”".removeprefix(": ") if line else loop.what


def _line_of(network: Network, loop: Loop) -> str:
    """The line that a loop came out of; "" where it came out of none, or it may be one of several. One that does not
    name its line is told by that of its day which has its words."""
    record = network.get(TABLES[loop.table], loop.id)
    if isinstance(record, Follow) and record.line:
        return record.line
    source = record if isinstance(record, Interaction) else None
    if (id_ := getattr(record, "from_interaction", None)) is not None:
        source = network.get(Interaction, id_)
    elif source is None:
        said = words_of(getattr(record, "text", ""))
        lines = [
            talk
            for talk in (network.talks_between(loop.since, loop.since) if said else ())
            if f" {' '.join(said)} " in f" {' '.join(words_of(talk.line))} "
            and not {*talk.people, *talk.mentions}.isdisjoint(loop.people)
        ]
        source = lines[0] if len(lines) == 1 else None
    return source.line if source is not None else ""


def reported_matter(network: Network, report: "Closing") -> str:
    """What is open, with the line by which it may be done."""
    talk = network.get(Interaction, report.statement.id)
    what = report.loop.what
    if talk is None or not talk.line:
        return loop_title(network, report.loop)
    return f"{what}: “{quoted(talk.line)}”".removeprefix(": ")


def reported_words(report: "Closing", today: date) -> str:
    """The day of that line, and the question: "Thu 12 Nov: done?", "Thu 12 Nov: 340€ left?"."""
    return f"{day_words(report.statement.on, today)}: {report.state_asked}?"
