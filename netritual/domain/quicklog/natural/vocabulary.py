"""The words that the natural reading knows: names that are words too, titles, short forms, frames and verbs.

Tables only. Every word stands in lower case; those that are compared folded (``text.fold``) say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netritual.domain.quicklog import line_vocabulary as words_of


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def phrases(text: str) -> dict[str, list[list[str]]]:
    """The phrases of a text, parted by commas, by their first words."""
    table: dict[str, list[list[str]]] = {}
    for one in [phrase.split() for phrase in text.split(",")]:  # each line in plain words waits for this
        table[one[0]] = [*table[one[0]], one] if one[0] in table else [one]
    return table


def said_at(table: Mapping[str, list[list[str]]], lows: Sequence[str], at: int) -> int:
    """How many words the first phrase of a table has that stands at a place; 0 for none."""
    return next((len(one) for one in table.get(lows[at], ()) if lows[at : at + len(one)] == one), 0)


def is_said(table: Mapping[str, list[list[str]]], lows: Sequence[str], start: int, end: int) -> bool:
    """Whether a phrase of a table begins between two places."""
    return not table.keys().isdisjoint(lows) and any([said_at(table, lows, at) > 0 for at in range(start, end)])


CLASH = words(
    """
    ace amber america angel apple april archer art ash asia august austin autumn baker ball barb baron basil bear
    bee bell belle berry best bill bird birch bishop black blaze bliss bond booker bright brook brooks brown buck
    bud buddy butler candy can carol carter case cash chance charity chase cherry chief china chip christian
    christmas chuck church clay cliff close colt constant cook coral cross crow crystal daisy dale dallas dawn day
    dean dec dell destiny diamond dick don dot dove drew duke dusty earl earnest east easter ebony eve ever faith
    faithful farmer field fields finch fish fisher flint florence ford fox frank friday frost gardener gay gem
    gene georgia ginger glen glory gold golden good grace grant gray green grey guy hall happy harmony hawk hazel
    heath heather herb hill holly honor honour hope house hunter india iris iron israel ivory ivy jack jackson
    jade jan january jet jewel jolly joy july june junior justice kid king kit knight lake lamb lance lane lark
    law legend lily lincoln link london long lot love loyal major mar march marina mark marsh marshal mason mat
    max may mercy merry melody milan miles miller misty mon moon moor more nick night noble noel norm north oak
    ocean olive opal page paris park pat patience peace peach pearl peg penny per phoenix pierce pilot piper plum poor
    pope porter potter power powers precious price prince prudence queen quest rain ranger raven ray reason red
    rich ridge river rivers rob robin rock rocky rod rose rosemary royal ruby rusty sage sailor sandy sat scout
    see sept serenity sharp shepherd short sierra silver skip sky small smith snow son sonny south spring squire
    star steel stone storm stormy strong sue summer summers summit sun sunday sunny swan swift sydney tad teddy
    temple trace trinity trip troy true truth tuesday turner van vic victory violet virginia wade walker ward
    washington wave wed wednesday week west white will winter wise wolf wood woods wren young
"""
)
"""Names that are ordinary words too: given names and last names that are also frequent in plain English text."""

TITLES = words_of.TITLES | words("ing hon ir srta señor señora doña col gen maj lt")
"""Honorifics and ranks before a name, without their dot."""

DEGREES = words("phd mba md jd msc bsc ma ba cpa esq jr sr ii iii iv cfa pe")
"""What stands behind a name and is none, folded."""

WITH = words("with w w/ con com mit avec incl including alongside feat")
"""Behind these stands who was there. Dutch ``met`` counts in a line with a Dutch word (``DUTCH``)."""
DUTCH = words("""
    koffie thee lunchen borrel gisteren vandaag morgen eergisteren afspraak maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag geleden bellen gebeld wandeling diner ontbijt gesprek
""")  # fmt: skip
BELONGING = words("works lives lived studies studied friends partners married engaged cousin related shares")
"""Before "with" these say whom somebody belongs to, and not who was there."""
DETERMINING = words_of.DETERMINERS | words("""
    le la les un une mon ma mes son sa ses notre nos leur leurs ce cet cette el los las una mi mis su sus nuestro
    nuestra il lo gli uno o os um uma meu minha seu sua nosso nossa der die das den dem ein eine einen mein meine
    meinen sein seine seinen ihre ihren unser unsere unseren de het een mijn zijn haar ons onze
""")
"""Before a thing, in English and the six languages."""
WITHOUT = words("but except without instead minus")
"""Behind these stands who was not there."""
AND = words("and & + / <> , y e und et en i n plus")
"""What goes on with a list of people."""

MET = words("""
    met saw meet see seeing meeting visited joined hosted interviewed hugged meeting-up spotted hosting visiting seen
    welcomed vu visto
""")  # fmt: skip
"""Verbs whose object was there."""
REACHED = words(
    """
    called phoned rang emailed mailed texted messaged pinged dm'd dmed zoomed whatsapped contacted commented liked
    facetimed videoed reach calling phoning ringing texting messaging pinging dming cced tried greeted congratulated
    answered ghosted wrote tel tél reached
"""
)
"""Verbs whose object was spoken or written to; before them stands who spoke or wrote."""
DONE_TO = words("getroffen gesprochen gesehen angerufen kontaktiert gebeld gesproken ontmoet")
"""German and Dutch participles, which stand behind their object."""
SPOKEN = words(
    """
    told asked thanked thank thanks thx contact introduced introduce intro connected connect promised promise owe owed
    helped help gave give sent send showed paid invited chase remind reminded nudge nudged call email text ping
    message meet see visit ring phone thanking calling emailing left introducing connecting putting put intros link
    linking linked hook ping poke bug recommended referred referring nominated congratulated congratulate congrats
    advised coached trained nudging chasing hired mentored mentoring taught showed lent loop looped looping cc
    promising owing asking telling helping sending assured chased warned pitched pitch surprised treat treated
    recommends
"""
)
"""Verbs whose object is a person, and is named there."""
PAIRED = {
    "ran": "into", "run": "into", "bumped": "into", "bump": "into", "caught": "up", "catch": "up", "catching": "up",
    "running": "into", "bumping": "into", "reached": "out", "checked": "in", "check": "in", "follow": "up",
    "followed": "up", "sat": "down", "waiting": "on", "rang": "up", "called": "up", "picked": "up", "helped": "out",
    "hold": "of",
}  # fmt: skip
"""Verb -> the word behind it that goes with it."""
TOWARDS = words("to from by for of 2")
"""Before a name, and only right behind a word of contact."""
FROM = words("from von vom van de da dal dalla di")
TO = words("to an naar à a")
"""In other languages too; right behind a word of contact at a distance they say who began it."""
SAID_TO = words(
    """
    spoke speak talked talk spoken chatted chat wrote write written replied reply responded heard hear word call
    calls chats voicemails emails texts messages news
    email e-mail mail text message dm sms whatsapp letter card voicemail vm note linkedin telegram signal slack post
    posted comment call's out up back answered invite invitation hi hello
"""
)
"""Words of contact that take to, from or by before a person."""
HANDED_ON = words("sent gave emailed mailed forwarded shared returned")
"""Verbs of what went from one to another."""
THANKING = words("thanked thank thanks")
TALKED = words("spoke talked chatted spoken speaking chat talk catch-up catchup caught")

BEFORE_CONTACT = words(
    """
    called emailed mailed texted messaged pinged phoned rang wrote replied answered responded liked commented dmed
    reached visited facetimed zoomed whatsapped dropped stopped came joined cancelled canceled ghosted swung
    popped hosted cooked paid cced congratulated endorsed tagged returned
"""
)
"""Finite verbs of contact: who stands before them began it."""
PERSONAL = words("""
    called emailed mailed texted messaged pinged phoned rang wrote replied responded answered dmed facetimed
    whatsapped
""")  # fmt: skip
"""Of these, what nothing but a person does."""
BEFORE_LOOP = words(
    """
    asked told said says promised owes owed needs wants shared sent introduced helped gave offered complained
    mentioned suggested recommended knows thinks forwarded connected agreed confirmed explained pitched invited
    announced thanked reminded did rsvp owe need want know think love hate expects hopes plans gives asks
    suggests proposes proposed sends feels recommends
    believes claims insists joins leads owns sells teaches writes launches opens spoke talked
"""
)
"""Other finite verbs before which a person stands."""
BEFORE_HELPING = words(
    """
    is was are were hasn't haven't hadn't never has can will would could should may might 's 'll 'd isn't wasn't
    doesn't didn't didnt hasnt won't can't couldn't couldnt wouldn't got had went
    brought lent taught built chose drew makes brews roasts serves imports grows
    became won lost broke made took found sold quit bought ran flew drove knew felt thought loves likes works lives
    runs seems looks used gets goes hates turned comes arrives starts moves left grew fell began kept spent
    """
)
"""Helping verbs: before these a known name is a person when it is no clash word."""

HE = words("he she they")
HIM = words("him her them")
"""Objects of a verb."""
PRONOUNS = HE | HIM | {"both"}
NOES = ("said no", "declined", "had to say no", *(f"told {whom} no" for whom in ("him", "her", "them")))
"""My own no, behind "i" or where a part begins with it."""
SETTLED = (
    *NOES, "refused", "passed",
    "turned it down", "turned him down", "turned her down", "turned them down", "turned that down",
    *(f"{did} {it}" for did in ("sent", "emailed", "mailed", "texted", "forwarded", "gave", "handed", "did", "sorted")
      for it in ("it", "them", "that")),
    "sent right", "sent straight", "sent over",
)  # fmt: skip
"""My own no, or what I did of what was asked for, behind "i" or where a part begins with it."""
EM = words("em 'em ’em")
"""Them, as it is said: "promised em a price"."""
I = words("i i'm me we us i'd i'll i've we'll we'd we've")  # noqa: E741 - it is the word
TRAVEL = words("""
    moves goes comes flies travels relocates returns return returning
    flight fly flew flying trip travel travelling traveling move moving moved train drive drove going go went
    heading headed came coming come relocate relocating live lives living office based back home route
""")  # fmt: skip
ORGANISATION = words("""
    corp inc ltd llc gmbh ag sa bv plc labs lab capital partners ventures group university college school team
    folks people office bank consulting studio studios media systems solutions foundation institute holdings
    technologies industries company crew guys board committee council department dept hq
""")  # fmt: skip
"""Tails of what is no person."""
DEPARTMENTS = words("""
    hr legal finance marketing sales product engineering design support ops operations it procurement accounting
    payroll compliance security research admin reception management leadership investors recruiting
""")  # fmt: skip

STOP = words(
    """
    a an the and or but so then oh also i i'm we you he she it they me him her us them my our your his its their
    mine this that these those who whom what when where why how which to of in on at by for from with w w/ re
    about into over under up down out off as is are was were be been am do does did done has have had having not
    no yes if than too very just only still again here there now today yesterday tomorrow tonight last next ago
    later soon week weeks month months year years day days hour hours min mins minutes morning afternoon evening
    night noon because since until till while during before after both all some any each every more most other
    another same new old good great nice quick long short late early back first second really maybe ok okay via
    per let's lets would could should must might shall need needs want wants get got going went go came come said
    says say think thinking thought know knows like yo lol hey btw fyi wow omg haha ugh yay
"""
)
"""Words that no name is looked up for, but where they are clash words too."""

NOT_NEW = words_of.FEASTS.difference({"eid"}) | words(
    """
    i i'm i'd i'll i've re fw fwd monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december ceo cto cfo coo vp hr pr api ux ui ai ml qa kpi
    okr faq asap fyi eod eow eom tbd rfp nda sow poc mvp q1 q2 q3 q4 am pm cv linkedin twitter facebook instagram
    slack zoom teams whatsapp google telegram signal gmail skype english french german spanish portuguese italian
    dutch european american british chinese indian god internet minutes notes coffee lunch dinner
    breakfast drinks walk call meeting email video demo day night sync standup retro review planning workshop
    webinar agenda kickoff onboarding interview
"""
)
"""Capitalised words that are no unknown people."""

SHORTHAND = words("eod eow eom eob cob sow poc")
"""Short for a day or a paper in capitals; behind another name with one capital they are last names: "Malik Sow"."""

DELIVER = words(
    """
    send share forward resend get let intro introduce connect check review look call ring phone email mail write
    reply respond answer confirm provide give bring prepare draft find ask talk speak set make put update
    circulate follow ping text message pass return pay sign book organise organize schedule arrange propose
    recommend refer deliver finish submit invite help show read try think do take build fix test print order buy
    pick drop come meet join visit work add edit create publish post upload translate proofread mentor coach
    nominate vouch feed report circle loop keep remind chase approve decide quote invoice ship order lend fill
    proof run tell donate sponsor host cover collect place compare mark measure install wire transfer countersign
    refund replace reserve scan copy repair
"""
)
"""Verbs of what one person does for another: "I'll send", "Tom will resend"."""
OWED_VERBS = (DELIVER | words("bake cater cook design fund lay mention paint redo revise sort supply")) - words("""
    build buy coach come create do drop feed invoice keep meet mentor pick post proof proofread publish run take think
    try upload visit work
""")  # fmt: skip
"""The narrower list for what others will do."""

COMMITTING = words("sign countersign wire transfer pay invest fund join")
"""What somebody does who is in for something."""

MEALS = {
    "coffee": "coffee", "coffees": "coffee", "espresso": "coffee", "tea": "coffee", "breakfast": "breakfast",
    "brunch": "lunch",
    "lunch": "lunch", "lunches": "lunch", "dinner": "dinner", "supper": "dinner", "drink": "drinks", "drinks":
    "drinks",
    "beer": "drinks", "beers": "drinks", "pint": "drinks", "wine": "drinks", "walk": "walk", "bite": "lunch",
    "cuppa": "coffee", "brew": "coffee", "celebrate": "drinks",
    "meet": "meeting", "together": "meeting", "catch": "meeting",
}  # fmt: skip
"""A meal or a drink that was only said."""
APPOINTED = words("""
    tasting viewing clinic workshop training lesson fitting rehearsal screening appointment appt consultation consult
    shoot demo onsite on-site signature signing inspection handover audition hearing rdv rendez-vous termin
    rendezvous cita consulta
""")
"""What two have an appointment for: with its day and hour it is a talk to come."""
DOS = words("xmas christmas birthday office leaving works hen stag engagement")
"""Before "do" these make a party of it: "xmas do"."""
SOCIAL = words("golf tee tennis padel squash bowling bbq barbecue picnic karaoke party ballgame cookout concert")
"""What people do together for the fun of it."""
DISHES = words("curry pizza sushi tapas ramen burgers meal")
"""What is eaten together: beside a name it is a meal."""
GATHERINGS = words("vernissage jury mixer panel gathering reception networking roundtable hackathon")
"""Where many meet: an event where a line says who was there."""
POSTS = words("""
    post article piece photo update thread talk newsletter blog essay story launch paper comment announcement news
    pic video reel tweet podcast
""")  # fmt: skip
"""What somebody published."""
RESUMES = words("resume resumes résumé cv cvs")
"""What only a person has: behind a possessive they make a name of a word."""
NAMED_THINGS = words("""
    dog dogs cat cats puppy pup kitten horse pony rabbit hamster parrot pet animal boat ship yacht car van house farm
    firm startup company shop store cafe restaurant pub bar hotel place street village town app project product book
    film song band show team club kid kids son daughter baby child toddler twins grandson granddaughter
""")
"""What is named, and is nobody of the network: things, pets, and somebody's children."""
ROLES = words("""
    intern trainee nurse plumber electrician journalist reporter accountant teacher tutor coach dentist lawyer notary
    apprentice assistant receptionist volunteer carpenter gardener cleaner therapist physio midwife
""")
"""Right before a name these say who somebody is."""
THROUGH = words("thru through via")
"""Before a name these say by whose help something came."""
HOSTED = words("party bbq barbecue housewarming wedding christening baptism funeral cookout barbie bash")
"""What somebody gives for guests: behind a possessive it is where people were, or will be."""
HAVE = words("have grab do get meet go catch plan schedule arrange share take book")
DENIALS = words("not never didn't didnt couldn't couldnt haven't havent hasn't hasnt hadn't hadnt wasn't wasnt")
"""Before a contact, these say that it did not take place."""
NEGATIONS = DENIALS | words("""
    no don't dont doesn't doesnt won't wont wouldn't wouldnt can't cant nothing nobody without isn't shouldn't
    needn't neither nor no-one
""")  # fmt: skip
ONLY_WITH_TO = frozenset(("need", "needs", "have", "has", "had", "going", "meant", "supposed", "got", "ought",
                           "planning", "plan", "aiming", "trying"))  # fmt: skip
"""Words of what is to be done only before "to"."""
REMINDING = ("todo", "to-do", "reminder")
"""Words of a note to oneself."""
BARE = {
    **dict.fromkeys(("send", "share", "forward", "resend"), "day it article plain"),
    **dict.fromkeys(("write", "prepare", "buy", "find", "invite", "bring", "collect", "fetch"), "day article plain"),
    "get": "article plain",
    "pay": "by day plain",
    **dict.fromkeys(("review", "draft", "tell"), "day article"),
    **dict.fromkeys(("reply", "respond", "invoice"), "by day article"),
    **dict.fromkeys(("answer", "return"), "by day"),
    **dict.fromkeys(("deliver", "chase", "drop", "pick", "give", "lend"), "day"),
    **dict.fromkeys(words("sign read decide confirm order book finish renew register submit apply cancel"), "by"),
    **dict.fromkeys(("post", "print", "take", "show", "make", "fix"), "only-it"),
    **dict.fromkeys(("mail", "text", "email"), "only-it reach"),
}
"""Verb that may be a note to oneself where a part of a line begins -> how, beside with somebody named: "day" with
nothing but its day ("collect Fri"), "by" with a day behind "by" ("sign by Mon"), "it" with "it", "article" with a
thing behind one, "plain" with any thing ("send flowers"); "only-it" is one with "it" alone ("post it"), and "reach"
with somebody behind it ("mail Ana")."""
HANDED_IN = words("""
    proposal report draft deck slides quote pitch article chapter review paper essay estimate brief offer presentation
    application abstract fee deposit comments feedback edits
""")
"""What is "due" of these is mine to hand in."""
FOR = frozenset(("for", "für", "pour", "para", "per", "voor"))
ARRIVING = HANDED_IN | words(
    "sample parcel delivery notes numbers figures invoice contract list photos details samples papers docs forms"
)
"""Things that somebody sends."""
NOTHING = words("nothing nichts niets rien niente nada")
WANTING = words("like love want wants wanted")
"""Before "to" these say what somebody would like to do."""
WISHES = words("hope hopes hoping hoped wish wishes wishing wished if whether unless maybe perhaps")
ADVERBS = words(
    """
    also just really kindly then still soon finally already quickly probably now even kind only again definitely
    always
"""
)
FINITE = BEFORE_CONTACT | BEFORE_LOOP | BEFORE_HELPING
"""Verbs of what somebody did, does or is."""
FILLING = words("had grabbed took having joined came got went quick short long nice great good lovely small some met")
"""Words that say nothing by themselves once the contact was read."""
UNASKED = STOP.union(SPOKEN, MET, REACHED, FINITE, DELIVER, WITH).difference(CLASH)
"""Words that no names are searched for."""
_NO_PAST = words("wed need feed speed indeed red bed med shed")


def seems_past(low: str) -> bool:
    """True for a word that ends as verbs of what was done do."""
    return low[-2:] == "ed" and low not in _NO_PAST
