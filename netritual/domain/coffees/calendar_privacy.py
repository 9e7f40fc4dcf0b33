"""What of a planned talk may stand in a calendar file: a calendar may be shared. Pure.

With whom it is, its kind, its place, and a purpose that was typed for it. What else its line or a note says of anybody
stays in the home.
"""

import re
from collections.abc import Iterable

from netritual.domain.language.text import fold
from netritual.domain.model import Coffee, Person
from netritual.regex import regex

EVENT_CLASS = "PRIVATE"
"""Of each event: shown to nobody else where a calendar is shared (RFC 5545 3.8.1.3)."""
DEFAULT_PURPOSE = "Catch up"
"""No event is written without a purpose; this one stands where none was given."""

_UNTOLD_NOUNS = "appointment appt clinic consult consultation screening funeral interview audition coaching"
_UNTOLD = frozenset(_UNTOLD_NOUNS.split())
"""Of these no file says more than the kind of the talk: they may be of health, of grief, or of another job."""
_KIND_WORDS = """
    board team project product budget planning strategy kick-off kickoff kick intro introductory design progress status
    sales marketing staff annual yearly quarterly monthly weekly daily committee council club parents pta alumni
    dress tech technical general full stage panto pantomime theatre opera ballet choir band orchestra music jazz folk
    guitar piano studio sound recording photo film wrap launch release opening closing premiere preview press
    office company department christmas xmas holiday halloween easter summer winter spring autumn carnival birthday
    dinner lunch breakfast brunch cocktail garden house street wine beer whisky cheese tea coffee book reading writing
    cooking dance salsa tango pottery drawing painting language english spanish french german italian yoga golf tennis
    padel squash chess quiz pub card board-game charity first second third final site
"""
_KINDS = frozenset(_KIND_WORDS.split())
"""Before a noun of a talk these say of which kind it is, and nothing of anybody."""
_OCCASION = regex(
    r"(?<![@#\w])(?:debrief|kick-?off|demo|interview|onboarding|handover|retrospective|retro|check-?in|mentoring"
    r"|brainstorm(?:ing)?|(?:planning|intro|introductory|budget|strategy|progress|project|performance|design|contract) "
    r"(?:call|chat|meeting|session|review|talk)|to celebrate)\b",
    re.IGNORECASE,
)
"""What a talk is for, where a line says it without "re": an occasion of this list, and no other word of the line."""
_ASIDE = regex(r"//|[,;] ?(?:he|she|they|his|her|their)\b")
"""From here on a line is a private note, or tells of somebody."""


def shareable_title(title: str, people: Iterable[Person]) -> str:
    """What of the ``own_title`` of a talk a calendar file may say: all of it where it is a noun of a talk with kinds
    before it, "wrap party"; of "Weihnachtsfeier Bassfabrik" the noun; "" for any other, as it may be anybody's matter,
    and where it is noted in private of one of the people."""
    if not title:
        return ""
    from netritual.domain.coffees.talk_titles import TALK_NOUNS
    from netritual.domain.people.private_findings import private_findings
    from netritual.domain.quicklog.plan_translations import NOUNS

    words = title.split()
    lows = [fold(word) if word.isalpha() else word.lower() for word in words]
    if lows[0] in NOUNS and lows[-1] not in TALK_NOUNS:
        words, lows = words[:1], lows[:1]
    if lows[-1] not in TALK_NOUNS or not _KINDS.union(TALK_NOUNS).difference(_UNTOLD).issuperset(lows):
        return ""
    return "" if next(private_findings(title, people), None) is not None else " ".join(words)


def shareable_purpose(coffee: Coffee) -> str:
    """What the event says that a coffee is for: what was typed for it, or the occasion that its line names. A purpose
    that was found in earlier talks begins with ``DEFAULT_PURPOSE``, and its topic stays in the home: a calendar may be
    shared."""
    typed = " ".join(coffee.purpose.split())
    if typed and not typed.startswith(DEFAULT_PURPOSE):
        return typed
    occasion = _OCCASION.search(_ASIDE.split(coffee.line)[0])
    return occasion[0] if occasion else DEFAULT_PURPOSE
