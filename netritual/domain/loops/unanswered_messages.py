"""Messages of mine that nobody has answered: who is silent, since when, and when a nudge is fine.

A first message is nudged after 7 and after 14 days, with something new each time; then it rests. Two follow-ups bring
nearly all the answers that follow-ups bring at all.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from netritual.domain.dates.weeks import plus
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import unaccent
from netritual.domain.loops.closing_vocabulary import BIRTHDAY, NOT_WANTED
from netritual.domain.model import Ask, Interaction, Introduction, Person, Promise
from netritual.domain.network import Network, Touch
from netritual.domain.ties.tie import WRITTEN, from_them
from netritual.regex import regex

NUDGE_DAYS = 7
"""Days from a message to a nudge, and from a nudge to the next."""
MOST_NUDGES = 2
NUDGED_ENOUGH = "two nudges sent, let it rest"
REST_DAYS = 30
"""Days after the newest message at which it rests by itself."""
_NO_QUESTION = regex(
    rf"{BIRTHDAY}|\b(?:congrat\w*|merry (?:christmas|xmas)"
    r"|happy (?:new year|thanksgiving|holidays?|christmas|xmas|easter|hanukkah|diwali|eid|anniversary|\w+['’]?s day)"
    r"|get well|condolences|good luck|best wishes|season['’]?s greetings"
    r"|alles gute|frohe (?:weihnachten|ostern|fest\w+|feiertage)|gute besserung|viel gluck|gluckwunsch|mein beileid"
    r"|fel(?:iz|ices) (?:cumple\w*|navidad\w*|natal|ano|pascuas?|fiestas|aniversario)|felicidades|enhorabuena"
    r"|(?:mucha|buena) suerte|parabens|boas festas|boa sorte|bon(?:ne)? (?:annee|chance|fete|anniversaire)"
    r"|joyeu(?:x|se) (?:anniversaire|noel|paques|fetes?)|felicitations|condoleances"
    r"|buon (?:compleanno|natale|anno)|auguri|in bocca al lupo"
    r"|gefeliciteerd|van harte|fijne (?:feest\w+|kerst|verjaardag)|beterschap|la multi ani|sto lat)\b"
    r"|\b(?:hi|hello|hallo|hola|salut|bonjour|ciao|good (?:morning|night))\W*$"
    r"|\bintro(?:duction)?s? (?:done|made|sent)\b"
)
"""A message that only greets somebody or wishes them well, without accents, or that introduced two: it waits for no
answer."""
_THANKS = regex(
    r"\b(?:thanks|thanked|thank|thanking|thx|cheers|danke|gracias|merci|grazie|obrigad[oa]|bedankt|dank je|multumesc)\b"
)
_ASKING = regex(r"\?|\b(?:ask|asked|asking|wonder\w*|invit\w*|suggest\w*|propos\w*|offer\w*|if|whether|about|re)\b")
"""A message that thanks waits for none either, unless it says more."""
_WHO_SPEAKS = r"\b(\w+)(?: \w\b)?\s+(?:(?:finally|just|already|also|then|has|have|kindly)\s+)*"
_THEY_SAID = regex(
    rf"{_WHO_SPEAKS}(?:said|says|told|tells|answered|replied|responded|wrote|called|texted|emailed|mailed|thanked|agreed"
    r"|accepted|confirmed|declined|asked|asks|got|received|sent|loved|loves|liked|likes|came back|let me know"
    rf"|turned|refused|wants|{'|'.join(NOT_WANTED)})\b"
)
_THEY_BEGAN = regex(
    rf"(?<!if )(?<!whether ){_WHO_SPEAKS}(?:said|says|asked|asks|wanted|shared|forwarded|mentioned|sent me|sent us)\b"
)
"""In a message of mine: it came back to a word of theirs."""
_THEY_ARE = regex(
    r"\b(\w+)(?:['’](?:s|re)| is| are| was| were) (?:(?:so|very|really|all|quite) )?"
    r"(?:happy|glad|pleased|delighted|thrilled|chuffed|grateful|relieved|keen|in|on board|fine with|over the moon)\b"
)
"""How they took it: "he's happy", "Siobhan is over the moon"."""
_ALL_ARE = regex(
    r"(?<!not )\b(both|beide|all|alle|everybody|everyone)(?: of them)?(?: (two|three|four|five|drei|vier|\d))?"
    r"(?: are| is| sind)?"
    r" (?:said yes|say yes|agreed|confirmed|zugesagt|in|dabei|coming|on board|fine|ok|okay|free|happy|there|answered)"
    r"(?=[,;.!]| - |$)"
)
"""How several took it: "all three dabei"."""
_SO_MANY = {"both": 2, "beide": 2, "two": 2, "three": 3, "drei": 3, "four": 4, "vier": 4, "five": 5}
_TAKES_PART = regex(r"\b(\w+)(?: \w\b)?(?: ist| is)? dabei\b")
_WE_SPOKE = regex(r"^(?:i )?(?:told|thanked|met|saw|spoke|talked|chatted|visited|bumped into|ran into)\b")
"""A note that begins so tells of a word with them since: whoever had it writes no nudge."""


def nudge_words(sent: int) -> str:
    """That a nudge is fine now, after so many: "time for a nudge"."""
    return "time for a second, last nudge" if sent else "time for a nudge"


class Unanswered(Struct, frozen=True, kw_only=True):
    """Messages to the same people since their last word, oldest first."""

    people: tuple[int, ...]
    messages: tuple[Interaction, ...]

    @property
    def first(self) -> date:
        """The day of the first message."""
        return self.messages[0].on

    @property
    def newest(self) -> Interaction:
        """The newest message: the record that stands for all."""
        return self.messages[-1]

    @property
    def nudges(self) -> int:
        """Days after the first on which I wrote again."""
        return len({message.on for message in self.messages}) - 1

    @property
    def nudge_on(self) -> date | None:
        """The day from which a nudge is fine; None after two."""
        if self.nudges >= MOST_NUDGES:
            return None
        return max(plus(self.first, NUDGE_DAYS * (self.nudges + 1)), plus(self.newest.on, NUDGE_DAYS))

    @property
    def shown_from(self) -> date:
        """The day on which there is something to do: nudge, or let it rest."""
        return self.nudge_on or plus(self.newest.on, NUDGE_DAYS)

    @property
    def rests_on(self) -> date:
        """The day on which it rests by itself."""
        return plus(self.newest.on, REST_DAYS)


def unanswered(network: Network, today: date) -> list[Unanswered]:
    """All messages without an answer that do not rest yet, by the people they went to.

    Those who are waited for in another way are left out: an open ask, something they owe, an introduction under way.
    A message within a week of a note of theirs is an answer itself and waits for none, and so does a wish. What they
    owed when I wrote and did since is an answer, too. What a message seems to ask is asked about itself.
    """
    elsewhere = set(_waited_for(network))
    sent: dict[tuple[int, ...], list[Interaction]] = {}
    first = today - timedelta(days=REST_DAYS * (MOST_NUDGES + 1))
    for talk in network.talks_with("awaiting_reply", first, today):
        if (
            talk.people
            and not is_only_a_wish(talk.line)
            and not any(_tells(network, who, talk.id, _THEY_BEGAN) for who in talk.people)
            and all(one.kind != "ask" for one in talk.proposed)
            and elsewhere.isdisjoint(talk.people)
        ):
            sent.setdefault(talk.people, []).append(talk)
    of_all = [
        (talk, said[2] or said[1])
        for talk in (network.talks_between(first, today) if sent else ())
        if talk.channel == "note" and not talk.people and (said := _ALL_ARE.search(unaccent(talk.line)))
    ]
    done = [one for one in network.all(Promise) if one.by == "them" and one.state == "kept"] if sent else []
    silences = []
    for people, messages in sent.items():
        theirs = [touch for who in people for touch in _words_since(network, who)]
        waiting = tuple(
            message
            for message in messages
            if not (_is_answer(message, theirs, today) or any(_is_of_all(message, *one) for one in of_all))
            and not any(_was_owed(message, one) for one in done)
        )
        if waiting and (silence := Unanswered(people=people, messages=waiting)).rests_on >= today:
            silences.append(silence)
    return silences


def waits(network: Network, who: int, day: int) -> bool:
    """Whether what I wrote to somebody on a day (an ordinal) waits for an answer: it was more than a wish, thanks,
    an answer or what closed a loop, and neither a note of what they said nor an answered ask tells of one since."""
    sent = [talk for talk in network.talks(who) if talk.on.toordinal() == day and talk.channel in WRITTEN]
    ends = (
        is_only_a_wish(talk.line)
        or (not talk.awaiting_reply and (talk.channel == "reply" or (talk.summary and not talk.line)))
        for talk in sent
    )
    if sent and all(ends):
        return False
    first = (day, min((talk.id for talk in sent), default=0))
    if any((touch.day, touch.talk) > first for touch in words_of_theirs(network, who)):
        return False
    answered = (ask.answered for ask in network.all(Ask) if ask.to == who)
    return not any(on is not None and on.toordinal() >= day for on in answered)


def is_only_a_wish(line: str) -> bool:
    """Whether a message only greets somebody, wishes them well, or thanks."""
    line = unaccent(line)
    return _NO_QUESTION.search(line) is not None or (_THANKS.search(line) is not None and _ASKING.search(line) is None)


def words_of_theirs(network: Network, who: int) -> list[Touch]:
    """The contacts with somebody that hold a word of theirs: a talk, what they wrote, a note of what they said."""
    touches = network.touches(who)
    return [
        touch for touch in touches if from_them(touch) or (touch.channel == "note" and _tells(network, who, touch.talk))
    ]


def _words_since(network: Network, who: int) -> list[Touch]:
    """The words of theirs, and the notes of mine that tell of a word with them."""
    notes = [touch for touch in network.touches(who) if touch.channel == "note" and _spoke(network, touch.talk)]
    return [*words_of_theirs(network, who), *notes]


def _spoke(network: Network, entry: int) -> bool:
    talk = network.get(Interaction, entry)
    return talk is not None and _WE_SPOKE.search(unaccent(talk.line)) is not None


def _tells(network: Network, who: int, entry: int, words: re.Pattern[str] = _THEY_SAID) -> bool:
    """Whether an entry tells what somebody said or did: "priya said yes", "Bart K got the plan"."""
    talk, person = network.get(Interaction, entry), network.get(Person, who)
    if talk is None or person is None:
        return False
    called = {word for name in (person.name, person.handle, *person.aka) for word in words_of(name)}
    text = unaccent(talk.line or f"{talk.topic} {talk.summary} {talk.note}")
    matches = [*words.finditer(text)]
    if words is _THEY_SAID:
        matches += [*_THEY_ARE.finditer(text), *_TAKES_PART.finditer(text)]
        if len(talk.people) > 1 and who in talk.people and _ALL_ARE.search(text):
            return True
    return any(said[1] in called or (said[1] in ("she", "he", "they") and talk.people == (who,)) for said in matches)


def _is_answer(message: Interaction, theirs: list[Touch], today: date) -> bool:
    """Whether they came back after the message, or it came back to a word of theirs itself."""
    from netritual.domain.ties.touch_metrics import ANSWERING_DAYS

    sent, now = message.on.toordinal(), today.toordinal()
    return any(
        (touch.channel in WRITTEN and sent - ANSWERING_DAYS <= touch.day < sent)
        or (touch.day, touch.talk) > (sent, message.id)
        for touch in theirs
        if touch.day <= now + 1
    )


def _is_of_all(message: Interaction, note: Interaction, said: str) -> bool:
    """Whether a note that names nobody tells of all to whom a message went: "all three dabei". ``said``: how many."""
    if len(message.people) < 2 or (note.on, note.id) < (message.on, message.id):
        return False
    count = int(said) if said.isdecimal() else _SO_MANY.get(said)
    return count in (None, len(message.people), len(message.people) + 1)  # all of them, or all of us


def _was_owed(message: Interaction, promise: Promise) -> bool:
    """Whether somebody of a message owed me what they did since."""
    is_between = promise.closed is not None and promise.made <= message.on <= promise.closed
    return is_between and not set(promise.people).isdisjoint(message.people)


def _waited_for(network: Network) -> Iterator[int]:
    for ask in network.all(Ask):
        if ask.state == "asked":
            yield ask.to
    for promise in network.all(Promise):
        if promise.by == "them" and promise.is_open:
            yield from promise.people
    for introduction in network.all(Introduction):
        if introduction.state in ("asked_a", "asked_b"):
            yield from introduction.between
