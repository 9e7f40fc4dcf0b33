"""Whom "he" and "she" can mean, by first names: loaded only where several people are named before one of the two.

Only what tells two people apart is needed: a name that is of both, or unknown, can be either.
"""

from __future__ import annotations

from netritual.domain.quicklog.natural.vocabulary import words
from netritual.domain.text import fold

_HE = words("""
    aaron abdul adam adrian ahmed alan alberto alec alejandro alexander alfred ali amir anders andres andrew angus
    anton antonio arjun art arthur ben benjamin bernard bill bjorn bob boris brad brendan brian bruce bruno callum
    carl carlos cesar charles christian christopher colin conor craig damian dan daniel darren dave david declan
    dennis derek dick diego dmitri dominic donald doug douglas duncan edgar eduardo edward emil emmanuel emre
    enrique eric erik ernest ethan eugene ewan felix fernando finn francois frank franz fred frederick gabriel
    gareth gary gavin geoff george gerald gerard gerd gordon graham grant greg gregory guillermo gunter gustav guy
    hamish hamza hans harald harold harry hassan heinz henrik henry herbert hiroshi howard hugh hugo hussein iain
    ian ibrahim igor ivan jack jacob jake jakub james jan javier jeff jens jeremy jerome jesus jim jochen joe johan
    john jon jonas jonathan jorge jose joseph josh joshua juan julian jurgen karl keith ken kenneth kevin klaus kofi
    kwame lars laurence lawrence leo leon leonard lewis liam louis luc luca lucas luis luke malcolm manuel marc
    marcel marcus marek mario mark markus martin mateusz mathieu matt matthew matthias maurice max mehmet michael
    miguel mikael mike mohamed mohammed moritz muhammad murray mustafa nacho neil nicholas nick nigel nikolai nils
    noah norman oleksandr oliver omar oscar otto owen pablo pascal patrick pau paul pavel pedro pep per peter phil
    philip philippe pierre piotr rafael rahul raj ralph raul ray rene richard rick rob robert roberto rod roger
    roland ronald rory ruben rudolf rupert russell ryan salvador samir sanjay sean sebastian sergei sergey sergio
    simon stanley stefan stephen steve steven stuart sven tariq ted terence thabo theo thomas tim timothy tobias
    todd tom tomas tony trevor tunde ulrich uwe victor vikram viktor vincent vladimir walter wayne werner will
    william wolfgang xavier yusuf zach
""")  # fmt: skip
_SHE = words("""
    abigail agnes alice alison amy anais ann anne annette antje astrid audrey beatrice beatriz becky beth bethany
    birgit brigitte camille carmen carol caroline catherine cecile celeste charlotte chloe christine claire clare
    colette daphne dawn deborah deirdre denise dolores doris dorothy edith eileen eilidh elaine eleanor elin
    elisabeth elise elizabeth ellen elspeth emily emma esther ethel eve evelyn fay fiona florence frances freya gail
    genevieve gertrude gillian gladys grace greet gretchen gudrun gwen hannah harriet hazel heather heidi heike
    helen helene hilary holly hope ibtissam imogen ines inge ingrid irene iris isabel isabelle isobel itziar ivy
    jane janet janice jasmine jean jennifer jenny jess jessica jill joan joanne josephine joy joyce judith judy june
    karen karin kate katherine kathleen kathryn katrin kay keira kerry kirsten kristin laurel lauren leonor lesley
    lily linda liz lois lorraine louise lucie lucy lydie lynn mabel madeleine maeve magali margaret margot
    marguerite marie marion marjorie marlene mary maud maureen may megan meike melanie mercedes michelle mildred
    mireille miriam molly montse muriel myriam nadine nancy naomi natalie niamh nicole noelle noemi norah odile
    olive orla paige pamela patience pauline penelope penny phoebe phyllis pilar polly rachel raquel rebecca
    rhiannon rocio rosalind rose rosemary rosie ruth saoirse sarah sharon sheila shirley silke simone sinead siobhan
    soledad solveig sophie stephanie sue susan susanne suzanne sylvie tessa tracey ulrike ute valerie veronique
    violet vivien wendy winifred yvette yvonne zeynep zoe
""")  # fmt: skip
_EITHER = words("""
    alex amparo andrea ariel ashley cameron casey charlie chris cleo coco consuelo dana drew eden ezra garcia ilya
    jamie jo jordan kelly kim kit lee leslie margo mika nicola nikita noa noor pat robin sam sasha taylor terry toni
    yoko
""")  # fmt: skip
"""Names of both, and those that end like the names of the others."""
_SPOKEN_OF = {"he": "he", "him": "he", "she": "she", "her": "she"}
_TITLES = {
    "mr": "he", "sir": "he", "herr": "he", "lord": "he", "father": "he",
    "mrs": "she", "ms": "she", "miss": "she", "frau": "she", "mme": "she", "lady": "she", "sister": "she",
    "dr": "", "prof": "", "rev": "", "councillor": "", "cllr": "",
}  # fmt: skip
"""Titles and what they tell of whoever bears them."""


def meant_by(pronoun: str, names: list[str]) -> list[int]:
    """The places of those names whom a pronoun means: the ones it is sure to fit, else those it can fit."""
    wanted = _SPOKEN_OF.get(pronoun, "")
    said = [_said_of(name) for name in names]
    sure = [at for at, one in enumerate(said) if one == wanted != ""]
    return sure or [at for at, one in enumerate(said) if not one or not wanted]


def _said_of(name: str) -> str:
    """Whether "he" or "she" is said of somebody, "" for what the name does not tell."""
    words = [word for word in name.split() if word] or [""]
    title = words[0].lower().rstrip(".")
    if told := _TITLES.get(title, ""):
        return told
    first = fold(words[1] if title in _TITLES and len(words) > 1 else words[0])
    if first in _EITHER:
        return ""
    if first in _HE or (first.endswith("o") and first not in _SHE):
        return "he"
    return "she" if first in _SHE or first.endswith("a") else ""
