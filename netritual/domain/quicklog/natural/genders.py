"""Whom "he" and "she" can mean, by first names: loaded only where several people are named before one of the two.

Only what tells two people apart is needed: a name that is of both, or unknown, can be either.
"""

from __future__ import annotations

from netritual.domain.quicklog.natural.vocabulary import TITLES, words
from netritual.domain.text import fold

_HE = words("""
    aaron abdul adam adrian ahmed aidan alan alasdair alberto alec alejandro alessandro alexander alfred ali amir
    anders andre andrej andres andrew andrzej angus anil antoine anton antonio arjun art arthur aziz bart bas ben
    benjamin bernard bert bill bjorn bob boris brad bram brendan brian bruce bruno callum calum carl carlos casper
    cedric cesar charles cheng christian christopher colin conor craig cyril damian dan daniel dario darius darren
    dave david declan dennis derek dick diego dieter dirk dmitri dominic donald doug douglas dries duncan eamon
    edgar eduardo edward emil emile emmanuel emre enrique enzo eric erik ernest esteban ethan eugene ewan fabian
    felix fergus fernando finn florian francesco francois frank franz fred frederick gabriel gareth gary gavin geoff
    george gerald gerard gerd gilles giovanni giuseppe goran gordon graham grant greg gregory guido guillermo gunter
    gustav guy hakan hamish hamza hans hansjorg harald harold harry hassan heinz hendrik henrik henry herbert herman
    hiroshi howard hugh hugo hussein iain ian ibrahim igor ivan ivo jaap jack jacob jacques jaime jake jakub james
    jan jasper javier jeff jelle jens jeremy jerome jesper jesus jim jochem jochen joe johan john jon jonas jonathan
    joost jordi jorge joris jose joseph josh joshua juan julian jurgen karl kees keith ken kenji kenneth kevin klaas
    klaus koen kofi kristof kwame lachlan lars laszlo laurence lawrence leo leon leonard lewis liam lode lorenz
    louis luc luca lucas luis luke maarten magnus malcolm manuel marc marcel marcus marek marijn mario mark markus
    marten martin massimo mateusz mathieu matt matthew matthias maurice max mehmet michael miguel mikael mike milan
    mirko mohamed mohammed mohan moritz muhammad murray mustafa nacho neil nicholas nick nico niels nigel nikolai
    nils noah norman ola ole oleksandr oliver olivier omar oscar otto owen pablo pascal pascual patricio patrick pau
    paul pavel pedro pep per peter phil philip philippe pierre piers pieter pim piotr rafael rahul rainer raj ralph
    ramon raul ray reinhard rene richard rick rob robert roberto rod roel roger roland romain ronald rory ruben
    rudolf rupert russell ruud ryan salvador samir sander sanjay sanjeev sean sebastian sergei sergey sergio
    siegfried simon stan stanley stefan stephen steve steven stijn stuart sven svend tadeusz tadhg takeshi tariq ted
    terence thabo theo thierry thijs thomas thorsten tim timothy tobi tobias todd tom tomas tony trevor tunde tyrone
    udo ulrich uwe vaclav victor vikram viktor vincent vladimir volker walter wayne werner will william wolfgang
    wout xavi xavier yannick yusuf yves zach zoltan
""")  # fmt: skip
_SHE = words("""
    abigail agnes alice alison amy anais ann anne annette antje aoife astrid astrud audrey beatrice beatriz becky
    bernadette beth bethany bev birgit birte brigitte bronagh caitlin camille carmen carol caroline carys catherine
    cecile celeste charlotte chloe christine claire clare colette daisy daphne dawn deborah deirdre delphine denise
    destiny dolores doris dorothy edith eileen eilidh elaine eleanor elin eline elisabeth elise elizabeth elke ellen
    ellie elspeth emily emma erin esther eszter ethel eve evelyn fatou fay femke fiona florence frances freya gail
    genevieve geraldine gertrude gill gillian gladys grace greet gretchen griet gudrun gwen hannah harriet hazel
    heather heidi heike helen helene hermione hilary hilde holly hope ibtissam ilse imogen ines inez inge ingeborg
    ingrid irene iris isabel isabelle isobel itziar ivy jade jane janet janice jasmine jean jennifer jenny jess
    jessica jill joan joanne jocelyn josephine joy joyce judith judy julie juliet june karen karin kate katherine
    kathleen kathryn kathy katie katrin kay keira kerry kirsten kirsty kristin laurel lauren leonie leonor lesley
    liesbet lily linda liz lois lorraine lotte louise lucie lucy lydie lynn mabel madeleine maeve magali mandy
    margaret margot marguerite marie marijke marion marjorie marlene mary maud maureen may megan mei meike melanie
    mercedes michelle mildred mireille miriam molly montse morag muriel myriam nadine nancy naomi natalie nell niamh
    nicole nienke noelle noemi norah noreen odile olive olwen orla paige pamela patience pauline penelope penny
    phoebe phyllis pilar polly priti rachel raquel rebecca renate rhiannon rocio roisin rosalind rose rosemary rosie
    ruby ruth sally sanne saoirse sarah sharon sheila shirley silke silvie simone sinead siobhan soledad solveig
    sophie stephanie sue susan susanne susi suzanne sylvie tamsin tessa tine tracey trudy ulrike ute valerie
    veronique vicky violet vivien wendy winifred yasmin yvette yvonne zeynep zoe
""")  # fmt: skip
_EITHER = words("""
    alex amparo andrea ariel ashley cameron casey charlie chris cleo coco consuelo dana drew eden ezra garcia ilya
    jamie jo jordan kelly kim kit lee leslie margo mika nicola nikita noa noor pat robin sam sasha taylor terry toni
    aditya elia gianluca isa krishna mattia moussa musa surya
    yoko
""")  # fmt: skip
"""Names of both, and those that end like the names of the others."""
_SPOKEN_OF = {"he": "he", "him": "he", "she": "she", "her": "she"}
_TITLES = {
    "mr": "he", "sir": "he", "herr": "he", "lord": "he", "father": "he",
    "mrs": "she", "ms": "she", "miss": "she", "frau": "she", "mme": "she", "lady": "she", "sister": "she",
    "dame": "she", "sra": "she", "sr": "he", "brother": "he",
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
    if title in TITLES and len(words) < 3:
        return ""  # a last name alone: "Dr Costa"
    first = fold(words[1] if title in TITLES else words[0])
    if first in _EITHER:
        return ""
    if first in _HE or (first.endswith("o") and not first.endswith("ko") and first not in _SHE):
        return "he"
    return "she" if first in _SHE or first.endswith("a") else ""
