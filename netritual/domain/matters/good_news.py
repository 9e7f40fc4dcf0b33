"""Good news of somebody out of the line that tells of them, as a part of a sentence: what one congratulates on."""

from collections.abc import Sequence
from re import IGNORECASE

from netritual.domain.matters.hardship_vocabulary import KINDRED
from netritual.regex import naming, regex

_UNTIL = r"(?=[,;.!?]| - | and | at last| after | in | on | this | last | so |$)"
_UNTIL_DAY = r"(?=[,;.!?]| - | and | (?:in|on|this|next) (?!the )[a-z]|$)"
_CLAUSE_ENDS = regex(r"[,;:.!?]+(?: |$)")
_EXAMS = (
    "exams?|tests?|finals?|viva|bar|boards?|audition|probation|course|module|grade|theory|assessment|defen[cs]e|degree"
)
_WORKS = (
    "exams?|degree|thesis|ph\\.?d|doctorate|dissertation|studies|course|book|novel|apprenticeship|training|marathon"
)
_NEWS = [(regex(said, IGNORECASE), on) for said, on in (
    (rf"(?:passed|aced) ((?:his|her|their|the) (?:[^\W\d_]+ )?(?:{_EXAMS}))\b{_UNTIL}", "passing {}"),
    (rf"finished ((?:his|her|their|the) (?:[^\W\d_]+ )?(?:{_WORKS}))\b{_UNTIL}", "finishing {}"),
    (rf"won ((?:the|an?|his|her) [^,;.!?]+?){_UNTIL}", "winning {}"),
    (rf"(?:opened|(?:is )?opening|opens) ((?:his|her|their) own [^,;.!?]+?){_UNTIL}", "opening {}"),
    (rf"(?:got|landed|has) (?:the|an?|his|her)(?: new)? job(?: (?:at|with) ([^,;.!?]+?))?{_UNTIL}", "the job{}"),
    (r"(?:has|started|starts|got|begins) (?:an? |the |his |her )?(new (?:job|role|post|position))"
     rf"(?:(?= at | with | as )|{_UNTIL})", "{}"),
    (r"(?:(?:got |was |been )?promoted|(?:got |was |been )?made (?:the )?(?:\w+ )?(?:manager|head|partner|director"
     r"|captain|chair|professor|principal|deputy|chef|foreman|editor))\b()", "your promotion"),
    (r"(?:got|had|has) (?:his|her|their) (?:first|second|third|fourth) (?:kid|child|baby|son|daughter)\b()",
     "the baby"),
    (r"(?:had|got) a (?:kid|son|daughter)\b()", "the baby"),
    (r"(?:is |are )?expecting"
     r"(?= (?:again|soon|twins|a (?:baby|child|boy|girl)|in (?!the |a |my |his |her ))| ?[,;.!?]| ?$)()",
     "the happy news"),
    (r"(?:got |(?<=just )(?:got )?)engaged(?! in| by| with)\b()", "your engagement"),
    (r"(?:got |(?<=just )(?:got )?)married\b()", "your wedding"),
    (rf"(?:had (?:a|the|her|his|their)|has a)(?: new)? baby(?: boy| girl)?(){_UNTIL}", "the baby"),
    (r"got (the (?:grant|funding|contract|commission|place|part|prize|award|licen[cs]e|degree|diploma|visa|loan"
     rf"|scholarship|role|flat)(?: (?:for|at|from|of|to|with) [^,;.!?]+?)?){_UNTIL}", "{}"),
)]  # fmt: skip
"""What they did or what became of them, and what one congratulates on."""
_TOLD_BY = (
    "aced", "begin", "engaged", "expecting", "finished", "got", "had", "has", "landed", "made", "married", "open",
    "passed", "promoted", "start", "won",
)  # fmt: skip
"""Each of these has one of such words."""
_OWN = (
    r"(?:got|gets|won|has|had|published|finished|opened|opens|launched|released|launches|sold|bought|made|passed)"
    r" ((?:the|his|her|their|an?) [^,;.!?]+?)"
)
"""What somebody got or did, as any line tells it of which they are to be congratulated."""
_BECAME = r"(?:became|becomes|is now|was elected|was named|elected|named) ((?:the |an? )?[^,;.!?]+?)"
_OF_THEIRS = (
    rf"\b(?:NAME)(?:['’]s?|s) (?!{KINDRED}\b)([^,;.!?]+?)"
    r" (?:started|starts|opened|opens|came (?:out|true)|is (?:out|open|live)|went live|was (?:accepted|published))\b"
)
"""What of theirs began or came out."""
_MISHAP = regex(r"\b(?:missed|lost|failed|broke|crashed|forgot|dropped|spilled|ruined|burned)\b", IGNORECASE)
"""What nobody is congratulated on."""
_WISH = regex(r"(?:send |say )?congrat\w*(?: (?:to )?(?:him|her|them))?(?: (?:on|for) (?P<on>.+))?", IGNORECASE)
"""How a follow-up says that somebody is to be congratulated."""
_SUBJECT = r"\b(?:NAME(?: [^\W\d_]+\.?)?|he|she|they)(?:['’]s| has| have| just| finally| already)* "


def news(line: str, names: Sequence[str]) -> str:
    """What a line says that somebody is congratulated on: "passing your exam", "the job at Dockside", "your wedding";
    "" when it tells of none that is theirs. ``names`` are those by which they are called, the first name first."""
    low = line.lower()
    if not any(word in low for word in _TOLD_BY):
        return ""
    from netritual.domain.matters.matter import thing

    for said, on in _NEWS:
        if said.search(line) is None:
            continue  # few lines tell news: the pattern with the names is for these
        match = naming(_SUBJECT + said.pattern, names).search(line)
        if match is None:
            continue
        what = thing(match[1] or "", of=names[0]) if match[1] else ""
        if match[1] and not what:
            return ""
        where = what if (match[1] or "").startswith("the ") else what.removeprefix("the ")
        return on.format(f" at {where}" if on == "the job{}" and what else what)
    return ""


def is_wish(text: str) -> bool:
    """Whether what is to be done is to congratulate."""
    return _WISH.fullmatch(text.strip(" !.")) is not None


def wished(text: str, line: str, names: Sequence[str]) -> str:
    """What somebody is to be congratulated on, as it was typed or as its line tells it; "" where neither does."""
    from netritual.domain.matters.matter import thing

    match = _WISH.fullmatch(text.strip(" !."))
    said = thing(match["on"], of=names[0]) if match is not None and match["on"] else ""
    return said or news(line, names) or _news_in(line, names) or _beside(line, names)


def _beside(line: str, names: Sequence[str]) -> str:
    """The thing that stands beside the wish: "your gold at the show" of "must congratulate Mo, gold at the show"."""
    from netritual.domain.matters.help_received import deed
    from netritual.domain.matters.matter import thing

    clauses = _CLAUSE_ENDS.split(line)
    at = next((at for at, clause in enumerate(clauses) if "congrat" in clause.lower()), 0)
    said = (thing(clause, of=names[0]) for clause in (*clauses[at + 1 : at + 2], *clauses[max(at - 1, 0) : at]))
    what = next(filter(None, said), "")
    if not what:
        return next(filter(None, (deed(clause, names) for clause in clauses if not _MISHAP.search(clause))), "")
    return f"your {what.removeprefix('the ')}" if what.startswith("the ") else what


def _news_in(line: str, names: Sequence[str]) -> str:
    """What a line tells of which somebody is to be congratulated: "your new shop", "becoming head of the union"."""
    from netritual.domain.matters.matter import thing
    from netritual.domain.matters.second_person import turned

    became = naming(f"{_SUBJECT}{_BECAME}{_UNTIL}", names).search(line)
    doing = naming(rf"{_SUBJECT}is (\w+ing [^,;.!?]+?){_UNTIL_DAY}", names).search(line)
    if doing is not None and (said := turned(doing[1])):
        return said
    if became is not None and (what := thing(became[1], of=names[0])):
        return f"becoming {what if became[1].startswith(('the ', 'a ', 'an ')) else what.removeprefix('the ')}"
    own = naming(f"{_SUBJECT}{_OWN}{_UNTIL}", names).search(line) or naming(_OF_THEIRS, names).search(line)
    what = thing(own[1], of=names[0]) if own is not None else ""
    article, _, rest = what.partition(" ")
    return f"your {rest}" if article in ("the", "a", "an") else what
