"""Which day a date phrase of a head means: the last one, or the one to come.

A head looks back. A weekday with its hour, a day that somebody wants and one that a year has passed since may be to
come; whichever is taken is told. ``grammar`` loads this with the first date of a line.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from netritual.domain.dates.basic_date_phrases import DAYTIME
from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import ADVERB, ENDS_OF_A_DAY, NAMED, WEEKDAY, When, full_day, is_digit
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.line_segment import once
from netritual.domain.quicklog.tokens import PERSON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from netritual.domain.quicklog.head_words import HeadWords
    from netritual.domain.quicklog.reading import Ref

_FAR = 183
"""Days back from which a day without its year is told."""
_SOON = 92
"""Days within which a day that was a year ago is rather the coming one, in a message or where something is told."""
_YEAR = timedelta(365)
_WHERE = 4
"""So many words may say where a talk will be, or what for."""
_WEEK, MOST_AHEAD = 7, 5
"""So many days ahead a weekday with its hour is the coming one, where a line only arranges: of a talk of yesterday
alone the hour is still told."""
_MIDDLE = 4
"""Days ahead at which the coming weekday is farther by one than the last one."""
_HALF_A_DAY = 12 * 60
"""Minutes that no talk lasts."""
_HOURS = {"breakfast": (5, 12), "lunch": (1, 3), "dinner": (5, 11), "drinks": (4, 11)}
"""Numbers that may be an hour of such a talk."""
_ANY_HOUR = (1, 12)
_WAS = frozenset((
    "had", "was", "were", "went", "told", "said", "gave", "got", "took", "ran", "met", "saw", "done", "held", "left",
    "lent", "came", "happened", "yesterday", "last", "ago", "pris", "bu", "bevuto", "preso", "tomé", "bebí", "tomei",
    "getrunken", "gehabt", "gedronken", "gehad",
))  # fmt: skip
"""With one of these a part of a line tells of what was."""
_TELLING = w.HOW_IT_WAS - {"i", "we", "he", "she", "they", "this", "not", "no", "long", "short"}
_WITH = frozenset(("with", "w", "w/", "@"))
_HANDED_OVER = frozenset(("sent", "wrote", "brought"))
"""Verbs of what was done, where a part begins with one; elsewhere they may be of what is to be done."""
_GIVEN = frozenset(("lent", "paid", "gave", "borrowed", "bought", "sold", "helped"))
"""A line that begins with one of these tells of what was done in a month that it names."""
_DONE = frozenset(("quit", "went", "made", "won", "spoke", "began", "closed", "read", "caught", "bought", "sold"))
_NO_PAST = frozenset(("need", "wed", "feed", "speed", "interested", "excited", "worried", "pleased", "thrilled"))
_SAYS = frozenset(("says", "say", "suggests", "proposes", "wants", "asks", "can", "can't", "cant", "is", "are"))
"""With one of these a line without a talk tells what somebody would have."""
_CANNOT = frozenset(("can't", "cant", "cannot", "couldn't", "couldnt"))
_TOLD = frozenset((
    "told", "asked", "said", "says", "promised", "offered", "suggested", "gave", "quoted", "booked", "confirmed",
    "reserved", "picked", "chose",
))  # fmt: skip
"""A day behind one of these, in a part of a line without its contact, is what was told or taken."""
_WANTED = frozenset(("wants", "want", "wanted", "needs", "need", "he", "she", "they"))
"""Behind a part with one of these a day that stands alone is of that."""

_PAYING = frozenset(
    ("pays", "owes", "zahlt", "überweist", "schuldet", "paga", "paie", "doit", "debe", "deve", "betaalt")
)
"""Beside a sum the day in such a part of a line is that of the payment."""
_DECLINING = frozenset(("declined", "declines"))
_TO_DO = frozenset((
    "confirm", "decide", "answer", "reply", "send", "bring", "check", "tell", "ask", "book", "pay", "finish",
))  # fmt: skip
"""A part that begins with one of these is what the writer is to do."""

_CALLS = frozenset((
    "call", "phonecall", "zoom", "teams", "facetime", "video", "videocall", "videochat", "visio", "anruf", "telefonat",
    "videoanruf", "llamada", "videollamada", "chamada", "videochamada", "telefonema", "chiamata", "telefonata",
    "videochiamata", "appel", "telefoontje",
))  # fmt: skip
"""Calls by their nouns, which no verb makes past."""
_BEHIND_LATER = frozenset(("today", "with", "mit", "re", "about"))
_TO_COME = {
    "12:00": "this afternoon|heute nachmittag|cet après-midi|esta tarde|oggi pomeriggio|hoje à tarde|vanmiddag",
    "17:00": "tonight|tonite|this evening|heute abend|ce soir|esta noche|stasera|esta noite|hoje à noite|vanavond",
    "24:00": "später|plus tard|más tarde|più tardi|mais tarde|straks|in einer stunde|dans une heure|en una hora|"
    "tra un'ora|daqui a uma hora|over een uur",
}
"""Hour before which a part of today is still to come -> its names in English and the six languages."""


def _is_past(low: str) -> bool:
    return low in _WAS or (low[-2:] == "ed" and low not in _NO_PAST)


def told_to_be_old(head: HeadWords, at: int, when: When, coming: date | None) -> None:
    """Say that a day without its month or year, or a weekday with its hour or of a talk of which nothing is told, is
    the last one when the ``coming`` is nearer, or half a week away."""
    start, end = at + (head.lows[at] == "on"), at + when.length
    typed = " ".join([token.raw for token in head.tokens[start:end]]).rstrip(",;.")
    week_on = _week_on(head, start, when)
    if week_on is not None and when.day == head.today:
        head.reading.warnings.append(
            f"{typed} is taken for today. If you meant the coming one, write {week_on.isoformat()}."
        )
    numbered = head.is_numbered(start, end)
    plainly = not when.span and head.reading.channel not in w.WRITTEN
    plainly = plainly and (start > at or not at or head.is_behind_contact(at))
    if coming is None and numbered and not plainly and when.day and (head.today - when.day).days > _SOON:
        ahead = head.phrase(start, True)  # the day of a year that was typed is the same either way
        coming = ahead.day if ahead is not None and ahead.day != when.day else None
    ahead_by = (week_on - head.today).days if week_on is not None and not head.is_past else 0
    coming = week_on if coming is None and ahead_by == _MIDDLE else coming  # a day farther than the last one
    of_talk = numbered or _tells_nothing(head) or head.lows[start] == "this" or head.has_hour(end)
    if coming is not None and when.day is not None and (of_talk or _has_clock(head, start, end)):
        head.reading.warnings.append(
            f"{typed} is taken for the last one, {full_day(when.day)}. "
            f"If you meant the coming one, write {coming.isoformat()}."
        )


def was_done_by(head: HeadWords, at: int, end: int) -> bool:
    """True for the end of a day in a line of what was done: "deck sent to Ana eod Fri", "Ana quit eod Thu"."""
    if ENDS_OF_A_DAY.isdisjoint(head.lows[at:end]):
        return False
    return any([_is_past(low) or low in _HANDED_OVER or low in _GIVEN or low in _DONE for low in head.lows])


def _tells_nothing(head: HeadWords) -> bool:
    """True for a talk in plain words of which nothing is told, in what was promised either: "lunch with Ana Thurs, he
    owes me the deck"."""
    at = head.channel_at if head.channel_at is not None else -1
    if at < 0 or head.is_past or _says_how_long(head) or w.CHANNEL.get(head.lows[at]) not in w.CONVERSATIONS:
        return False
    loops = " ".join([token.raw for place, token in enumerate(head.tokens) if head.is_loop(place)])
    words = [*head.telling_words(), head.tokens[at].raw.lower(), *loops.lower().split()]
    return _TELLING.isdisjoint(words) and not any(map(_is_past, words))


def later_today(head: HeadWords, hour: str) -> str:
    """What says that a talk of today comes after an hour: a part of the day, "later" or "in an hour"; "" for nothing,
    and where a verb tells what was."""
    lows = head.lows
    said = f" {' '.join(lows)} "
    if any(map(_is_past, head.telling_words())):
        return ""
    for begins, phrases in _TO_COME.items():
        named = next((phrase for phrase in phrases.split("|") if f" {phrase} " in said), "") if hour < begins else ""
        if named:
            return named
    for at, low in enumerate(lows[1:], 1):
        ahead = read_length(lows[at + 1 :], 0) if low == "in" and at + 1 < len(lows) else (0, 0)
        end = at + 1 + (ahead[0] if ahead else 0)
        beside = head.tokens[at - 1].kind == PERSON or lows[at - 1] in w.CHANNEL or lows[at - 1] == "today"
        closed = end == len(lows) or lows[end] in _BEHIND_LATER or head.tokens[end - 1].raw[-1:] == ","
        if beside and closed and (low == "later" or (ahead and ahead[1])):
            return " ".join(lows[at:end])
    return ""


def coming_day(head: HeadWords, at: int, when: When) -> date | None:
    """The day that a phrase means where it looks ahead, when it is nearer than the last one; else None."""
    start = at + (head.lows[at] == "on")
    numbered = head.is_numbered(start, at + when.length)
    if when.day is None or (when.span and not numbered and not is_far(head, when)) or when.day >= head.today:
        return None
    coming = head.phrase(start, True) if not (when.span and _was_given(head, at)) else None
    if coming is None or coming.day is None or coming.day <= when.day or coming.length < at + when.length - start:
        return None
    soon = coming.day - head.today < min(head.today - when.day, _YEAR)  # not the next 29 February
    soon = soon or (coming.day - head.today == head.today - when.day and head.has_hour(at + when.length))
    return coming.day if soon else None


def _has_clock(head: HeadWords, at: int, end: int) -> bool:
    """Whether the part of a line with a day has an hour somewhere else in it."""
    part = range(head.part_start(at), head.part_end(end - 1))
    return any([head.lows[place] and head.has_hour(place) for place in part if not at <= place < end])


def says_it_is_to_come(head: HeadWords, at: int, when: When) -> bool:
    """True for "lunch 8 April 1pm", "8 April, lunch?", "lunch with Ana 8 April": a day of last year that is nearer to
    come, with its hour or a question mark, or in plain words: nobody types a talk so late. Whoever tells how it was
    means the last one."""
    if not is_far(head, when):
        return False
    end = at + when.length
    telling = head.telling_words()
    is_over = head.is_off or not w.HOW_IT_WAS.isdisjoint(telling) or any(map(_is_past, telling))
    timed = (_is_plain_talk(head) and not is_over) or head.has_hour(end) or (at > 0 and head.has_hour(at - 1))
    return timed or _is_asked(head, end)


def _is_asked(head: HeadWords, end: int) -> bool:
    """Whether a day or its line ends with a question mark: "8 April, lunch?", "drinks Fri with Ana?"."""
    return "?" in (head.tokens[end - 1].raw[-1:], head.tokens[-1].raw[-1:])


def _is_plain_talk(head: HeadWords) -> bool:
    at_word = head.lows[head.channel_at] if head.channel_at is not None and head.channel_at >= 0 else ""
    channel = w.CHANNEL.get(at_word, head.reading.channel)  # its word may stand behind the day
    return head.is_plain and channel in w.CONVERSATIONS


def is_booked(head: HeadWords, at: int, when: When) -> bool:
    """True for a coming day of the month with its hour behind whom one is with in person: "met Ana Fri 20 Nov 14:00".
    No verb makes such a talk past."""
    start, end = at + (head.lows[at] == "on"), at + when.length
    contact = head.channel_at if head.channel_at is not None else -1
    if contact < head.part_start(at) or w.CHANNEL.get(head.lows[contact]) not in w.IN_PERSON:
        return False
    timed = head.is_numbered(start, end) and head.has_hour(end + (head.lows[end : end + 1] == ["at"])) and not when.span
    coming = head.phrase(start, True) if timed and head.tokens[at - 1].kind == PERSON else None
    return coming is not None and coming.day is not None and 0 < (coming.day - head.today).days <= _SOON


def is_far(head: HeadWords, when: When) -> bool:
    """True for a day that rolled back to the year before: it was written with its month."""
    return when.day is not None and (head.today - when.day).days > _FAR


def weekday_to_come(head: HeadWords, at: int, when: When) -> date | None:
    """The coming day of a weekday with its hour, in any language, and of "this Friday" on a Sunday: the phrase means
    the week after when it looks ahead."""
    end = at + when.length
    this = head.lows[at] == "this" and not head.is_past
    timed = this or head.has_hour(end) or _has_clock(head, at, end)
    if when.day is None or when.day >= head.today or not timed:
        return None
    return _week_on(head, at + (head.lows[at] == "on"), when)


def _week_on(head: HeadWords, start: int, when: When) -> date | None:
    """The same day of the next week, where a phrase is a weekday and no more: looking ahead it means that one."""
    if when.day is None or when.span or when.kind == ADVERB:
        return None
    coming = head.phrase(start, True)
    return coming.day if coming and coming.day and (coming.day - when.day).days == _WEEK else None


def awaited_day(head: HeadWords, at: int, when: When) -> date | None:
    """The coming day of a weekday, in a line of a talk that somebody brings something to."""
    start = at + (head.lows[at] == "on")
    over = start > at and any(map(_is_past, head.telling_words()))  # "Ana's party on Sat, Tom came too"
    return _week_on(head, start, when) if head.is_awaited and not over else None


def looks_back(head: HeadWords, at: int, when: When) -> bool:
    """True for "yesterday", "last Tue", "2 days ago": a day that is past whichever way a line looks."""
    start = at + (head.lows[at] == "on")
    coming = read_day(head.lows, start, head.today, True, head.order, head.eow)
    return when.day is not None and when.day <= head.today and coming is not None and coming.day == when.day


def is_only_arranged(head: HeadWords, at: int, when: When) -> bool:
    """True for "coffee with Dave weds 8.30", "lunch with Femi on the 26th", "tues 10th": a weekday with its hour,
    a weekday between who and the talk, or a day of the month, in a line that says who and where, and nothing of how
    it was. Whoever tells of a talk that was held says more, and seldom the hour. With an @ only the hour says that."""
    start, end = at + (head.lows[at] == "on"), at + when.length
    plain, numbered = _is_plain_talk(head), head.is_numbered(start, end)
    signed = head.is_signed and not numbered and head.reading.channel in w.CONVERSATIONS
    if not (plain or signed) or is_far(head, when):
        return False
    behind = head.lows[end] if end < len(head.lows) else ""
    hour = head.has_hour(start - 1) if start else False
    timed = hour or head.has_hour(end) or behind in w.CLOCK_OPENERS or _has_clock(head, at, end)
    timed = timed or (plain and _is_day_of_talk(head, start, behind))
    if not (timed or _is_asked(head, end) or numbered):
        return False
    return _says_no_more(head, start, end)


def _is_day_of_talk(head: HeadWords, start: int, behind: str) -> bool:
    """True for the day of "Ana Sunday lunch", where nothing says how long it was."""
    named = start > 0 and head.tokens[start - 1].kind == PERSON
    return named and not _says_how_long(head) and w.CHANNEL.get(behind) in w.IN_PERSON


def _says_how_long(head: HeadWords) -> bool:
    """Whether a line says how long a talk was; "13h" is an hour."""
    lengths = [read_length(head.lows, at) for at, low in enumerate(head.lows) if low[:1].isdecimal()]
    return any([length is not None and 0 < length[1] < _HALF_A_DAY for length in lengths])


def _says_no_more(head: HeadWords, start: int, end: int) -> bool:
    """Whether the words beside a day, in its part of the line, say at most who and where."""
    part = range(head.part_start(start), head.part_end(end - 1))
    said = [
        head.lows[place] for place in part
        if place != head.channel_at and not start <= place < end and head.is_of_substance(place)
    ]  # fmt: skip
    behind = [[head.lows[place] for place in part] for part in head.parts() if part and part[-1] >= end]
    judged = any(map(w.tells_how_it_was, behind))
    now = {low for low, after in pairwise([*head.telling_words(), ""]) if low[-2:] == "'s" and after[-3:] == "ing"}
    is_over = judged or not w.HOW_IT_WAS.isdisjoint({*head.telling_words()} - now)  # "…, she's thinking 50k"
    return len(said) <= _WHERE and not is_over and not any(map(_is_past, said))


def of_next_week(head: HeadWords, at: int, when: When) -> When:
    """The weekday of the next week where its part of the line says that: "Ana Sunday lunch next week"."""
    end = at + when.length
    part = head.lows[end : head.part_end(end - 1)]
    if head.lows[end - 1] not in WEEKDAY or when.day is None or ("next", "week") not in pairwise(part):
        return when
    monday = head.today - timedelta(days=head.today.weekday())
    return When(when.length, monday + timedelta(days=_WEEK + when.day.weekday()))


def without_hour(head: HeadWords, at: int, when: When) -> When:
    """The weekday alone of "drinks thurs 5" where the number is an hour: it may be one of such a talk, and the day of
    the month with that number is neither just past nor soon."""
    start, end = at + (head.lows[at] == "on"), at + when.length
    if when.day is None or head.is_past or end - start != 2 or not _says_no_more(head, start, end):
        return when
    alone = head.without_hour(start, When(2, when.day), _HOURS.get(head.reading.channel, _ANY_HOUR))
    if alone.length == end - start:
        return when
    head.reading.warnings.append(
        f"{head.lows[end - 1]} is taken for the hour. If you meant {full_day(when.day)}, write {when.day.isoformat()}."
    )
    return alone.longer(start - at)


def hour_to_come(head: HeadWords, at: int, when: When) -> date | None:
    """The coming day of a weekday with its hour, and of a month that is nearer to come, in an entry of no contact:
    "Ana interviews me Fri 11am", "Ana retires in July"."""
    end = at + when.length
    timed = (head.has_hour(end) and not head.is_off) or tells_what_is(head, at, when)
    if head.channel_at != -1 or when.day is None or when.day > head.today or not (timed or when.span):
        return None
    coming = head.phrase(at + (head.lows[at] == "on"), True) if not (when.span and _was_given(head, at)) else None
    if coming is None or coming.day is None or coming.day <= head.today:
        return None
    return coming.day if not when.span or coming.day - head.today < head.today - when.day else None


def tells_what_is(head: HeadWords, at: int, when: When) -> bool:
    """True for a weekday in a line of no contact and nothing past: "Ana has surgery Mon", "hope to see Ana Mon". What
    the writer is to do for that day ends it: "Ana's last day Fri, write her a card, she asked"."""
    day, end = at + (head.lows[at] in ("on", "this")), at + when.length
    named = when.kind == NAMED and not when.span and not head.is_numbered(at, end)  # "montag"
    weekday = end - (head.lows[end - 1] in DAYTIME) == day + 1 and (named or head.lows[day] in WEEKDAY)
    behind = range(head.part_end(end - 1), len(head.lows))
    words = head.lows[: next((place for place in behind if head.is_loop(place)), None)]
    words = [low for low, following in pairwise([*words, ""]) if (low, following) != ("last", "day")]
    beside = _WITH.isdisjoint(head.lows[head.part_start(at) : head.part_end(end - 1)])
    return (
        weekday
        and beside
        and not _is_behind_deed(head, at)
        and not _is_handed_over(head, at)
        and _TELLING.isdisjoint(words)
        and not any(map(_is_past, words))
    )


def _is_handed_over(head: HeadWords, at: int) -> bool:
    """True for the day of a part that says first what was sent: "sent him notes sat", "deck: I sent notes Sat"."""
    part = range(head.part_start(at), at)
    said = (low for low in [head.lows[place] for place in part] if low and low not in w.PRONOUNS)
    return next(said, "") in _HANDED_OVER


def _is_behind_deed(head: HeadWords, at: int) -> bool:
    """True for a day behind a loop that tells of what was done: "helped Ana move on Thursday"."""
    part = range(head.part_start(at), at)
    raws = " ".join([head.tokens[place].raw for place in part if head.is_loop(place)]).lower().split()
    whole = all([head.is_loop(place) or head.tokens[place].kind == PERSON for place in part])
    return whole and any(map(_is_past, raws))


def _was_given(head: HeadWords, at: int) -> bool:
    """True for the month of what went from one to another: "lent Ana 30 in March", "paid Ana in March"."""
    return (head.channel_at == -1 and not _GIVEN.isdisjoint(head.lows[:1])) or _is_behind_deed(head, at)


def is_of_another_clause(head: HeadWords, at: int, when: When) -> bool:
    """True for the day that was told or asked for ("told Ana 8-10 June, rang Tom"), for one behind the comma after
    what somebody wants ("lunch with Ana, she wants a tour, Sat week"), and for that of a task in a later part
    ("coffee with Ana, told her probably, confirm next week")."""
    start = at + (head.lows[at] == "on")
    behind = at + when.length
    first, end = head.part_start(at), head.part_end(behind - 1)
    if looks_back(head, at, when) or head.has_contact(first, end):
        return False
    said = ("said", "says")  # "Ana asked for the slides, said next week", "Tom called, results Friday he said"
    elsewhere = head.channel_at is not None and head.channel_at >= 0
    if first < at and ((behind == end and head.lows[at - 1] in said) or (elsewhere and head.lows[end - 1] in said)):
        return True
    alone = first == at > 0
    if alone and behind < end and head.lows[behind] in w.OTHERS:  # "…, Sat 21 she runs a retreat"
        return True
    first = head.part_start(at - 1) if alone else first
    if head.has_contact(first, end):
        return False
    part = head.lows[first:at]
    if ("no", "to") in pairwise(part) or not _DECLINING.isdisjoint(part):
        return True  # "Ana said no to lunch next week"
    is_task = elsewhere and head.lows[first] in _TO_DO
    if first and (is_task or (alone and not _WANTED.isdisjoint(part))):
        return True
    numbered = start == at and head.is_numbered(start, at + when.length)
    if first and elsewhere and not _PAYING.isdisjoint(part) and any([is_digit(low[:1]) for low in part]):
        return True  # "session with Emre, er zahlt 300 am Fr"
    to_do = part[:1] == ["asked"] and "to" in part  # "asked Ana to help on Sat, she's in"
    return to_do or (not _TOLD.isdisjoint(part) and (elsewhere or numbered))


def is_of_the_matter(head: HeadWords, at: int, when: When, coming: date) -> bool:
    """True for a day with its month that comes within a quarter, in a line of a message: "mail to Ana re 2 booths
    12 March", or in a later part of one of a talk. Nobody logs a message of a year ago."""
    first = head.part_start(at)
    later = head.channel_at is not None and first > head.channel_at >= 0  # "lunch with Ana, panel am 26. März"
    part = range(first, head.part_end(at))
    later = later and not any([_is_past(head.lows[place]) for place in part])
    later = later and any([head.is_of_substance(place) for place in part if not at <= place < at + when.length])
    written = head.reading.channel in w.WRITTEN or later
    return written and head.channel_at is not None and is_soon_again(head, when, coming)


def is_soon_again(head: HeadWords, when: When, coming: date | None) -> bool:
    """True for a day with its month that was a year ago and comes within a quarter."""
    return coming is not None and is_far(head, when) and (coming - head.today).days <= _SOON


def day_in_letter(head: HeadWords, at: int, when: When) -> date | None:
    """The coming day of a phrase in a later part of a message, or of what somebody says: "Ana emailed, the board
    wants a call Tue". Its own day a message has beside its word of contact, or by itself."""
    first = head.part_start(at)
    asked = head.channel_at + 1 if head.channel_at is not None and head.channel_at >= first else 0
    if 0 < asked < at and head.lows[asked] in w.ASKING:  # "Ana emailed can she come Fri"
        first = asked
    start, end = at + (head.lows[at] == "on"), at + when.length
    written = (
        head.channel_at is not None and head.reading.channel in w.WRITTEN | w.LIVE and first > head.channel_at >= 0
    )
    says = head.channel_at == -1 and not _SAYS.isdisjoint(head.lows[:at])
    if not (written or says) or when.span or when.day is None or looks_back(head, at, when):
        return None
    if written and _is_day_of_call(head, at, end):
        return None
    part = {*head.lows[first:end], *head.lows[end : head.part_end(at)]}
    timed = head.has_hour(end) or (end < len(head.lows) and head.lows[end] in w.AT_WORDS)
    timed = timed or (start > 0 and head.has_hour(start - 1))
    said = timed or any(
        head.is_of_substance(place) for place in range(first, head.part_end(at)) if not start <= place < end
    )
    if not said or any(map(_is_past, part)):
        return None
    coming = head.phrase(start, True)
    return coming.day if coming is not None and coming.day is not None and coming.day > head.today else None


def _is_day_of_call(head: HeadWords, at: int, end: int) -> bool:
    """True for the day behind the comma of "call with Ana, Fri 7pm at her place", which is that of a call by its noun;
    what "rang Ana, Fri 7pm works" says is another."""
    noun = not head.is_past and head.lows[head.channel_at or 0] in _CALLS
    behind = [low for low in head.lows[end : head.part_end(end - 1)] if low and not is_digit(low[0])]
    return noun and head.part_start(at) == at and (not behind or behind[0] in w.AT_WORDS | {"in"})


def told_to_come(head: HeadWords, at: int, when: When, coming: date) -> None:
    """Say that a day is taken for the coming one, where it would otherwise be the last one."""
    if when.day is not None and when.day < coming:
        typed = head.as_typed(at, when)
        one = "" if (head.today - when.day).days < _WEEK else f", {full_day(coming)}"
        head.reading.warnings.append(
            f"{typed} is taken for the coming one{one}. If it was the last one, write {when.day.isoformat()}."
        )


def told_of_a_thing(head: HeadWords, at: int, when: When, coming: date) -> None:
    """Say that a day is not taken for that of the contact, unless it is one that somebody cannot make."""
    end = at + when.length
    timed = (head.has_hour(end) or _has_clock(head, at, end)) and (coming - head.today).days <= _SOON
    head.timed_thing = at if timed else head.timed_thing
    if when.day is not None and (not at or head.lows[at - 1] not in _CANNOT):
        typed = head.as_typed(at, when)
        meant = "you mean the one that is past" if when.day < head.today else "it is the day of this entry"
        other = "" if is_far(head, when) else f" If {meant}, write {when.day.isoformat()}."
        head.reading.warnings.append(f"{typed} is read as a day to come, {full_day(coming)}.{other}")


def people_of_another_day(head: HeadWords, asides: list[Ref]) -> list[Ref]:
    """The people of a second talk: "lunch with Eva on monday and with Tim on tuesday", and the ``asides``, whom
    another contact reached. The entry has one day and one contact, the first; who stands with the other is told."""
    second = next(((at, day) for at, day in head.days if day != head.days[0][1]), None)
    if second is None:
        if asides:
            who = ", ".join([ref.name for ref in asides])
            head.reading.warnings.append(
                f"This line has two contacts, and an entry has one: log the one with {who} as a line of its own."
            )
        return []
    first = head.days[0][0]
    behind = second[0] if not any([at < first for at, _ in head.named]) else first  # days stand before or behind
    there = [ref for at, ref in head.named if at < behind]
    others = [ref for ref in once([ref for at, ref in head.named if at > behind]) if ref not in there]
    if not there or (behind == first and not any([behind < at < second[0] for at, _ in head.named])):
        others = []
    others = once([*others, *asides])
    if others or second[1] <= head.today:
        names = f" ({', '.join([ref.name for ref in others])})" if others else ""
        head.reading.warnings.append(
            f"This line has two days, and an entry has one: {full_day(head.reading.date)}. "
            f"Log what was on {full_day(second[1])} as a line of its own{names}."
        )
    return others
