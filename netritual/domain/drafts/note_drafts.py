"""Drafts of notes to people, of the sentences of their kind (``draft_sentences.py``). Nothing is sent from here."""

from functools import cache

from msgspec import Struct

from netritual.domain.dates.day_wording import capital, listed
from netritual.domain.drafts.draft_sentences import (
    AFTER_THANKS,
    BAR,
    COURTESIES,
    EASY_NO,
    NO_HURRY,
    SENTENCES,
    DraftKind,
    Sentence,
)
from netritual.regex import regex


class NoteFacts(Struct, frozen=True, kw_only=True):
    """What is known for a note, each a part of a sentence; "" is unknown, and a flag says "yes".

    ``you`` and ``me`` are the names under which two people call each other, ``formal`` flags a title before
    ``you``, ``name`` is the whole one. ``topic`` stands after "about", ``word`` flags one of which no view is
    asked: a bare word, or what they did with me, ``thing`` is one certain thing, ``wanted`` one that is asked
    for, ``whom`` flags that it is somebody,
    ``deed`` what somebody does, ``object`` what a promise hands over, ``figure`` what of it is typed in
    and not attached ("the number"), or stands for a thing that I asked for ("them"), ``words`` the same where
    it is said and not handed over, ``event`` flags what takes place on a day,
    ``question`` what is asked ("what
    you charge"), ``would`` what somebody is asked to do, or wanted to do for me, ``request`` a
    clause of what they asked me to do, or would like to do themselves, ``wrong`` what they
    complain of, ``sum`` money that they owe, with what for ("the 40 quid for the van"), ``loan`` stands for that or a
    thing where I lent it ("it"), ``mentioned`` flags that they spoke of it, ``on`` is the day of that, and ``unnamed``
    flags a matter that is called by this day and the talk alone, ``help`` what they did for me,
    ``came`` a sentence of what came of it (``matters.matter``),
    ``arrived`` what of theirs came, ``about`` what they wrote of,
    ``piece`` a text of theirs that I read, ``stale`` flags that they wrote
    more than two days ago. ``since`` says
    when it was. Flags: ``waited`` for days, ``long`` for weeks, ``call`` and
    ``news`` where a call or a word is owed, ``message`` what it says, ``heard`` where a message of theirs is
    answered by the call, ``view`` where advice was
    asked for, ``other_day`` where a day is to be found, ``pressing`` where what I asked for has a last day, and ``by``
    is that day while it is to come, ``doing`` for a help that is more than a word, ``thanked`` where I thanked for it
    before.

    ``meeting`` is "a coffee", ``when`` its day and time ("on ..."), ``day`` the same without "on", ``place`` where;
    ``said`` is one that was only said,
    ``wished`` flags that the topic is their wish, ``same`` flags that it is this one, ``agreed`` that both know of it,
    ``offered`` is the time that they named, ``other_days`` are those of a trip beside that of the slot.

    ``talk`` is a talk of this week ("our lunch on Tuesday"), ``subject`` what the last one was about. ``first``
    says where or when two met for the first time, if that is all so far, ``met`` the same at any time. ``quiet``
    flags somebody known of whom nothing was noted for two weeks, ``unseen`` one with whom no talk was for a month,
    ``bare`` one with whom there is nothing to go on from; ``unmet`` one of whom nothing is noted, ``stranger`` one of
    them without a rhythm. ``did`` is what they did for me, ``treat`` a lunch or the like that I owe, ``present`` a
    bottle or the like, ``lent`` a thing of theirs. ``hard`` flags hard times, ``hurt`` is what of them is
    ("ankle"), ``ill`` who is ill, ``loss`` who of theirs died and was not spoken of, ``joy`` good news of theirs
    ("passing your exam"), ``wishes`` flags that these are congratulated on. ``days`` are those of a trip or a
    birthday, ``expected`` flags that they know of the trip.

    ``other`` is the third one, ``who`` a clause of what they do, ``both`` a sentence of what they have in common,
    ``other_work`` and ``work`` what they and whom the note is to do, ``need`` and ``offer`` what the one looks for and
    the other has, or what I offered, ``back`` what there is in return, ``wish`` what the
    third one would like, ``glad`` flags that it is to meet. ``promised`` flags an introduction that I
    promised, so that nobody is asked first.
    """

    you: str = ""
    name: str = ""
    me: str = ""
    formal: str = ""
    topic: str = ""
    word: str = ""
    thing: str = ""
    wanted: str = ""
    whom: str = ""
    deed: str = ""
    object: str = ""
    figure: str = ""
    event: str = ""
    words: str = ""
    question: str = ""
    would: str = ""
    request: str = ""
    wrong: str = ""
    sum: str = ""
    loan: str = ""
    mentioned: str = ""
    on: str = ""
    unnamed: str = ""
    doing: str = ""
    thanked: str = ""
    offered: str = ""
    other_day: str = ""
    other_days: str = ""
    help: str = ""
    came: str = ""
    arrived: str = ""
    about: str = ""
    stale: str = ""
    since: str = ""
    waited: str = ""
    long: str = ""
    call: str = ""
    news: str = ""
    message: str = ""
    heard: str = ""
    view: str = ""
    meeting: str = ""
    said: str = ""
    by: str = ""
    pressing: str = ""
    wished: str = ""
    same: str = ""
    agreed: str = ""
    when: str = ""
    day: str = ""
    place: str = ""
    talk: str = ""
    subject: str = ""
    quiet: str = ""
    unseen: str = ""
    bare: str = ""
    unmet: str = ""
    stranger: str = ""
    did: str = ""
    treat: str = ""
    present: str = ""
    lent: str = ""
    hard: str = ""
    hurt: str = ""
    ill: str = ""
    loss: str = ""
    joy: str = ""
    wishes: str = ""
    met: str = ""
    first: str = ""
    city: str = ""
    expected: str = ""
    days: str = ""
    title: str = ""
    piece: str = ""
    other: str = ""
    called: str = ""
    other_work: str = ""
    who: str = ""
    both: str = ""
    work: str = ""
    need: str = ""
    offer: str = ""
    back: str = ""
    promised: str = ""
    glad: str = ""
    wish: str = ""
    turn: int = 0
    """Which of the wordings that are as good as each other."""


_PART, _SLOT = regex(r"\[([^\[\]]*)\]"), regex(r"<(\??)(\w+)>")
_I = regex(r"I\b")
_BESIDE = (*COURTESIES, *AFTER_THANKS)
_EASE = frozenset(wording for wordings in (*EASY_NO, NO_HURRY) for wording in wordings.split(BAR))
"""What makes a no easy, and is no note by itself."""


def draft(kind: DraftKind, facts: NoteFacts) -> str:
    """The text of a note, with a greeting before it and the writer's name under it; "" where nothing is to be said."""
    before = sum(one in COURTESIES for one in SENTENCES[kind])
    wordings = [(one, _first(one, facts, facts.turn + at)) for at, one in enumerate(SENTENCES[kind], -before)]
    if not any(_filled(wording, facts) for one, wording in wordings if one not in _BESIDE and wording not in _EASE):
        return ""
    said = list(filter(None, (_filled(wording, facts) for _, wording in wordings)))
    greeting = _greeting(kind, facts)
    names = tuple(name for name in (facts.you, facts.called, facts.other) if name)
    if greeting and not _I.match(said[0]) and not said[0].startswith(names):
        said[0] = said[0][:1].lower() + said[0][1:]
    body = " ".join((greeting, *said)).strip()
    return "\n".join(line for line in (body, facts.me) if line)


@cache
def needs_of(kind: DraftKind) -> frozenset[str]:
    """The parts of sentences that notes of a kind have."""
    return frozenset(
        slot[2] for sentence in SENTENCES[kind] for wording in sentence for slot in _SLOT.finditer(wording)
    )


def _greeting(kind: DraftKind, facts: NoteFacts) -> str:
    names = [name for name in (facts.you, facts.called if kind == "intro_both" else "") if name]
    return f"{'Dear' if facts.formal else 'Hi'} {listed(names)}," if names else ""


def _first(sentence: Sentence, facts: NoteFacts, turn: int) -> str:
    """The first wording of which all is known, its parts that are not left out; "" when there is no such wording."""
    for wordings in sentence:
        whole = [
            _PART.sub(lambda part: part[1] if _is_known(part[1], facts) else "", wording)
            for wording in wordings.split(BAR)
        ]
        if fit := [wording for wording in whole if _is_known(wording, facts)]:
            return fit[turn % len(fit)]
    return ""


def _is_known(text: str, facts: NoteFacts) -> bool:
    return all(getattr(facts, slot[2]) for slot in _SLOT.finditer(text))


def _filled(wording: str, facts: NoteFacts) -> str:
    return capital(_SLOT.sub(lambda slot: "" if slot[1] else getattr(facts, slot[2]), wording))
