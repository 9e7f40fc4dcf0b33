"""What I owe somebody that is itself words: an answer, a yes or no, news. They are the blank of the note.

How I meant to say it ("no, nicely") is never said. What it is about is what was typed behind "about", what they asked,
or what they wrote or sent last.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from re import IGNORECASE, escape
from re import compile as regex

from netritual.domain import matter, own_words
from netritual.domain.hard_times import HARDSHIP
from netritual.domain.help_received import arrived
from netritual.domain.model import Interaction, Promise, Request
from netritual.domain.network import Network
from netritual.domain.words import on_day
from netritual.review.bearing import FACTS, invited_last
from netritual.review.lines_about import THANKED_DAYS, day_named_on, last_letter, names_of, talks_about
from netritual.review.loop_case import Case, Parts

WAITED_DAYS = 3
"""What was promised without a day is spoken of after so many."""
SORRY_DAYS = 7
"""After so many days one says sorry for the wait."""
CAME_DAYS = 30
"""What somebody sent is answered for so many days."""
_ANSWERING = regex(
    r"(?:(?:write|mail|email|text|message|get|come) back|reply|respond|answer|say (?:yes|no)"
    r"|(?:give|owe) (?:him|her|them|you) an answer)\b(?! (?:to )?(?:the|his|her|their) [a-z])",
    IGNORECASE,
)
_TELLING = regex(
    r"(?:tell|inform|let)(?: (?:him|her|them|you))?(?= (?:know|down|no|yes|not|that|about|of|it['’]?s?|we|i"
    r"|gently|nicely|politely)\b|$)|turn (?:(?:him|her|them|you) )?down\b|break it\b",
    IGNORECASE,
)
_TELL = regex(r"tell(?: (?:him|her|them|you))?(?: (?:the|my|our) (?:good )?news)?", IGNORECASE)
_WRITING = regex(r"(?:write|mail|email|text|message)(?: to)? (?:him|her|them|you)\b", IGNORECASE)
"""How a promise begins that is one of words, a matter that is to be told, and a message."""
_ABOUT = regex(r"\b(?:about|re|regarding|on) (?P<about>.+)$", IGNORECASE)
_THAT = regex(
    r"^(?:tell|inform|let)(?: (?:him|her|them|you))?(?: know)? (?:that |(?=(?:i|we|i['’]?m|we['’]?re) ))(.+)$",
    IGNORECASE,
)
_WITH_CARE = regex(r"\b(?:you\w*|no|not|never|too|bad|sorry)\b|n['’]t\b", IGNORECASE)
"""Words of what one words with care: it is left to the writer."""
_POINTS = regex(r"\b(?:it|this)\b", IGNORECASE)
_WANTED = regex(
    r"\b(?:offer|want|ask)(?:s|ed)(?: me| us)?(?: for| about)? ((?:an?|the|my|our|some|\d+) [^,;.!?]+)", IGNORECASE
)
"""Where a line says what they want or offer."""
_TO_KNOW = regex(r"^(?:me )?to (?:know|hear|tell (?:him|her|them)) ")
"""How a matter begins that is asked."""
_SENT = r"^(?:NAME)\b[^,;.!?]{0,20}? (?:sent|gave|e?mailed|made)(?: me| us)? ((?:the|his|her|their|an?) [^,;.!?]+)"
"""Where a line says what somebody sent, with the name in the place of NAME."""
_MUST = regex(
    r"\b(?:must|should|shd|need to|needs to|have to|has to|got to|gotta|ought to|want to|wanna|remember to)\b"
)
_SAID_SO = regex(r"\b(?:told|promis\w+|said i|offered|agreed)\b")
"""Words of a line of what is to be done, and of one that was told."""
_CLAUSE_ENDS = regex(r"[,;.:!?]+ *| - ")


def is_words(text: str) -> bool:
    """True for a matter that is done by saying it: "tell her no", "reply to him", "an answer on the flat"."""
    return matter.is_answer(text) or any(way.match(text) for way in (_ANSWERING, _TELLING, _WRITING))


def words_owed(case: Case, since: date, due: date | None, *, was_said: bool) -> Parts:
    """The note that says what is owed since a day: at once, or on its day, or after some days where I said so."""
    if was_said and (due or since + timedelta(days=WAITED_DAYS)) > case.today:
        return None
    if news := _news(case.text):
        is_day = due is not None and day_named_on(case.line, since) == due
        return "follow", {"clause": f"{news} {on_day(due, case.today)}" if is_day and due is not None else news}
    letter, request = last_letter(case.network, case.to, case.today), _request_of(case)
    known, is_asked = _matter_of(case, request), was_said or letter is not None or request is not None
    is_news = _THAT.match(case.text) or (_TELL.fullmatch(case.text) and not is_asked)
    if not known and is_news and _WITH_CARE.search(case.text) is None:
        return "follow", {"news": "yes"}
    if known.get("thing") and not (is_asked or matter.is_answer(case.text)):
        return "follow", known
    is_late = due < case.today if due is not None else (case.today - since).days >= SORRY_DAYS
    is_asked = is_asked or (was_said is False and _ANSWERING.match(case.text) is not None)
    if "arrived" in known and is_late:
        known = {"thing": known["arrived"]}
    if "arrived" not in known:
        is_fresh = letter is not None and (case.today - letter.on).days <= THANKED_DAYS
        known |= {"heard": "yes" if is_fresh else "", "waited": "yes" if is_late and is_asked else ""}
    if any(known.values()):
        return "answer", known
    return None if _WRITING.match(case.text) else ("answer", {"unsaid": "yes"})


def _matter_of(case: Case, request: Request | None) -> dict[str, str]:
    """What the words are about, the surest first: what was typed, what the line says that they ask, sent or want, what
    they asked for, and what they wrote of."""
    about, wants = _ABOUT.search(case.text), _WANTED.search(case.line)
    asked = _TO_KNOW.sub("", request.text) if request is not None else ""
    wanted = "" if wants is None or matter.is_answer(matter.plain(wants[1]).partition(" by ")[0]) else wants[1]
    found = (
        ("thing", matter.certain(matter.topic(matter.noun(about["about"], of=case.you))) if about else ""),
        ("question", question_in(case.line) or own_words.asked(case.line)),
        ("arrived", _came(case)),
        ("thing", matter.certain(matter.noun(wanted, of=case.you))),
        ("question", own_words.question(asked, is_asked=True)),
        ("thing", matter.certain(matter.noun(asked, of=case.you) or matter.named_in(f"whether {asked}"))),
        ("thing", matter.certain(FACTS["about"](case.network, case.to, case.today))),
        ("arrived", f"the invitation to {to}" if (to := invited_last(case.network, case.to, case.today)) else ""),
    )
    return next(({name: said} for name, said in found if said), {})


def _request_of(case: Case) -> Request | None:
    """What they wait for, where it is more than an answer."""
    requests = (one for one in case.network.all(Request) if one.from_ == case.to.id and one.state == "open")
    return next((one for one in requests if not matter.is_answer(one.text)), None)


def was_said(network: Network, promise: Promise) -> bool:
    """Whether a promise was made to somebody: what one "must" or "should" do was only noted."""
    talk = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    return talk is None or _MUST.search(talk.line.lower()) is None or _SAID_SO.search(talk.line.lower()) is not None


def question_in(line: str) -> str:
    """What a line asks in so many words, as one says it: "whether I can do 300" of "saw me, can i do 300?"."""
    asked = line.rpartition("?")[0]
    return own_words.question(_CLAUSE_ENDS.split(asked)[-1], is_asked=True) if asked else ""


def _news(text: str) -> str:
    """What is told, behind "that", where it is plain news: "the hall is booked"."""
    found = _THAT.match(text)
    said = own_words.turned(found[1]) if found else ""
    return "" if _WITH_CARE.search(said) or _POINTS.search(said) or HARDSHIP.search(said.lower()) else said


def _came(case: Case) -> str:
    """What of theirs came in the last weeks, which is answered: "your quote"."""
    names = names_of(case.to)
    lines = (
        talk for talk in talks_about(case.network, case.to, case.today) if (case.today - talk.on).days <= CAME_DAYS
    )
    return next(filter(None, (arrived(talk.line, names) or _sent(talk.line, names) for talk in lines)), "")


def _sent(line: str, names: Sequence[str]) -> str:
    """What a line says that somebody sent: "your quote" of "Jonas sent the quote"; "" when it says nothing."""
    found = regex(_SENT.replace("NAME", "|".join(map(escape, names))), IGNORECASE).search(line)
    what = matter.certain(matter.noun(found[1], of=names[0])) if found else ""
    return f"your {what.removeprefix('the ')}" if what.startswith("the ") and matter.is_sent(what) else ""
