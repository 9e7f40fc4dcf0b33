"""Words of hard times: no note to anybody repeats them, and whoever has them needs a word."""

from netritual.domain.quicklog.line_vocabulary import FAMILY
from netritual.regex import regex

ILL = (
    r"ill(?! (?:send|call|ask|get|let|give|bring|make|see|try|be|do|tell|talk|write|email|text|check|intro|pay|think"
    r"|ring|phone|have|find|take|put|look|come|go|meet|show|share|introduce|reply|answer|drop)\b)"
)
"""The word, where it is not "I'll"."""
HARD_TIMES = regex(
    rf"\b({ILL}"
    r"|sick|hospital|surgery|cancer|died|death|passed away|funeral|mourning|grief|divorce|separated|accident"
    r"|(?<![\w] )burnout|(?:has|had|having|with|from|near|an?|her|his|their) burnout"
    r"|burned out|laid off|redundan\w+|miscarriage|stroke|hard time|struggling|broken|split up"
    rf"|lost (?:his|her|their|the) (?:job|partner|{'|'.join(FAMILY)}))\b"
)
"""Looked for in a text in lower case. "ill send" is "I'll send"."""
_IS = r"(?:is|was|are|were|been|be|feels|felt|he['’]?s|she['’]?s|they['’]?re|still|so|very|really|quite|badly)"
NOT_WELL = (
    r"(?:not (?:been )?(?:very |too |so |at all )?well(?! (?:paid|known|off|suited|attended|placed|versed|liked)\b)"
    r"|unwell|poorly(?! (?:paid|attended|placed|run|written|made)\b))"
)
"""An illness in plain words, behind "is" or the like."""
WELL = regex(
    r"\b(?:went (?:so |very )?(?:well|great)|back (?:to|at) work|(?:is|all|are) fine|recovered|much better|home again"
    r"|(?:home|back|out|discharged) (?:from|of) (?:the )?hospital|on the mend)\b"
)
"""Words of a line, in lower case, that tell that hard times are over."""
KINDRED = rf"(?:{'|'.join(FAMILY)}|partner|baby|child|parents?|granny|nan|dog|cat)"
_ILLNESS = r"(?:cancer|surgery|an operation|a stroke|a burnout|a heart attack|a miscarriage|an accident|a fall)"
_DIED = r"(?:died|passed away|passed(?! (?:her|his|their|the|an?|all|with|on)\b))"
_NOT_DEAD = r"(?!['’]| (?:weight|in the (?:crowd|shop|fog|dark)|at the|for an?|again)\b)"
"""Behind "lost her dad": another thing was lost, or only for a while."""
_LONG_AGO = (
    r"[^,.;]*\b(?:in (?:19|20)\d\d|years? (?:ago|back)|long ago|when (?:he|she|they) (?:was|were)|as a (?:child|kid|boy"
    r"|girl|baby))\b"
)
_THEIRS = r"(?:(?:NAME)(?:['’]s?|s)?|his|her|their)"
_FUNERAL = r"(?:funeral|wake|burial|cremation|memorial(?: service)?)\b(?! (?:home|parlour|director|plan))"
LOSS = (
    rf"(?:\b{_THEIRS} ({KINDRED}) (?:has |just |suddenly )*{_DIED}|\b{_THEIRS} ({KINDRED})['’]?s {_FUNERAL}"
    rf"|\blost (?:his|her|their) ({KINDRED})\b{_NOT_DEAD}"
    rf"|\b(?:death|loss|{_FUNERAL}) (?:of|for) {_THEIRS} ({KINDRED})\b)(?!{_LONG_AGO})"
)
"""How a line says who of theirs died lately, with a name in the place of NAME."""
UNWELL = (
    rf"\b(?:(?:NAME)(?:['’]s?|s)?|his|her|their) ({KINDRED})(?:['’]s| is| was| has been)?"
    r" (?:still |now |back )*(?:(?:in|into) (hospital)|has (cancer)"
    r"|((?:very |really |seriously )?(?:ill|sick|unwell|poorly)))\b"
    r"|\b(?:NAME)(?: is|['’]s) (?:still |now |back )*in (hospital)\b"
)
"""How a line says who of theirs is ill, or that they are in hospital, with a name in the place of NAME."""
_UNWELL = (
    rf"(?:{_ILLNESS}|(?:very |really |so |quite |badly )?(?:ill|sick|unwell|poorly|dying|hurt)|dementia"
    r"|in hospi(?:tal|ce)|gone|dead)"
)
_OWNER = r"(?:(?!(?:an?|the|my|our|says?|said) )[^\W\d_]+ )?[^\W\d_]+"
HARDSHIP = regex(
    rf"(?:^|[,;.:] ?)(?:(?:{_OWNER}(?:['’]s?|s) )?{KINDRED} (?:{_DIED}|has cancer|in hospi(?:tal|ce)"
    rf"|(?:is|was|has|had) {_UNWELL})|{ILL}"
    r"|sick|laid off(?! (?:people|staff|\d|half|some|many|most))|made redundant|in hospi(?:tal|ce)"
    r"|surgery (?:went|is|was|on|next)"
    r"|(?!(?:dr|doctor|vet|at|in|from|near|to|via)\b)"
    rf"{_OWNER}(?:['’]s?|s) surgery (?:went|is|was|on|next|tomorrow|today)(?! (?:the|main|high)\b))\b"
    rf"|\b(?:{_IS} (?:ill|sick|{NOT_WELL}|in hospi(?:tal|ce)|in mourning|struggling|burned out|burnt out|laid off"
    r"|made redundant)|off sick"
    r"|(?:came |is |was |went )?down with (?:dengue|malaria|typhoid|jaundice|pneumonia|tb|hepatitis|meningitis|sepsis)"
    r"|admitted (?:at|in|to|into) (?:the )?(?:[\w'’]+ ){0,2}(?:hospital|icu|clinic|ward|a&e)"
    r"|(?:ill|sick|laid off|burned out) (?:and|again|since|for (?:weeks|months|a while))"
    r"|(?:in|to|into) (?:the )?hospital"
    rf"|(?:his|her|their) (?:{KINDRED} (?:{_DIED}|(?:has|had|is|was) {_UNWELL})\b"
    r"|(?:divorce|funeral|illness|burnout|cancer))"
    rf"|(?:has|had|having|got|after (?:his|her|their)) {_ILLNESS}|(?:his|her|their) (?:surgery|operation|accident)"
    rf"|(?:death|funeral|loss) of (?:his|her|their)|lost (?:his|her|their|the) (?:job|{KINDRED})"
    r"|getting divorced|got divorced|is divorcing"
    rf"|(?:wife|husband|partner|girlfriend|boyfriend)(?: has|['’]s)? left|left (?:him|her) for"
    rf"|got laid off|hard time|split up with|got made redundant"
    r"|(?:knee|hip|heart|back|eye|shoulder|foot|hand|brain|ankle|wrist) (?:op|operation|surgery|replacement)"
    r"|(?<!works )(?<!work )(?<!nurse )in (?:special|intensive) care|born (?:too early|premature(?:ly)?)|in the nicu"
    r"|(?<!laughing )(?<!laughed )in tears(?! (?:of joy|laughing))"
    r"|divorce(?! (?:law\w*|case|client|hearing|court|trial|settlement|paper)s?)"
    r"|(?<![\w] )burnout(?! (?:prevention|coach\w*|talk|course|workshop))"
    r"|(?:broke|hurt) (?:his|her) \w+"
    r"|(?:wrist|arm|leg|foot|ankle|hand|knee|shoulder) in (?:plaster|a cast|a sling)"
    r"|(?:broken|sprained|twisted|fractured|torn|tore|dislocated) (?:(?:a|an|his|her) )?(?:wrist|arm|leg|hip|ankle|foot"
    r"|heart|ribs?|finger|collarbone|nose|knee|shoulder|back|elbow|hand|ligament))\b"
)
"""Plain words of an illness or a loss of the person or of their kin, in a text in lower case: "after surgery" alone may
be what they do for a living."""
