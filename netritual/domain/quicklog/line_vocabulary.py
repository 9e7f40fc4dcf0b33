"""The words of a line: channels, platforms, kinds of clauses, types of asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.text import unaccent

_CHANNELS = {
    "coffee": "coffee espresso ☕ tea café kaffee koffie caffè cafecito cafezinho kaffeetrinken",
    "breakfast": "breakfast frühstück ontbijt desayuno colazione petit-déjeuner petit-dej",
    "lunch": "lunch lunched brunch almuerzo almorcé comida comí almoço almocei mittagessen déjeuner déjeuné pranzo "
    "pranzato",
    "dinner": "dinner supper cena cené cenato jantar jantei abendessen dîner dîné souper etentje",
    "drinks": "drinks beer beers pint pints cerveza cervezas cerveja birra bière bier apéro aperitivo borrel 🍺 🍻 🍷",
    "walk": "walk walked spaziergang wandeling passeggiata paseo passeio balade",
    "meeting": "met meeting 1:1 treffen getroffen besprechung reunión reunião réunion riunione afspraak incontro "
    "appuntamento incontrato encuentro overleg ontmoet quedé",
    "event": "event conference conf meetup", "visit": "visit visited visite visita besuch bezoek",
    "video": "video videocall videochat zoom zoomed teams facetime videollamada videochamada videochiamata videoanruf "
    "visio", "social": "bowling party",
    "call": "call called phone phoned phonecall rang anruf angerufen telefonat telefoniert gesprochen llamada llamé "
    "parlé parlato "
    "hablé chamada liguei falei telefonema chiamata telefonata telefonato appel appelé gebeld gesproken telefoontje 📞",
    "email": "email emailed mail mailed e-mail courriel", "text": "text texted texto sms whatsapp signal telegram",
    "dm": "dm dm'd dmed messaged", "comment": "comment commented", "reply": "reply replied", "react": "like liked",
    "letter": "letter card",
}  # fmt: skip
_UNACCENTED = {
    "café": "cafe", "caffè": "caffe", "frühstück": "fruhstuck", "almorcé": "almorce", "almoço": "almoco",
    "comí": "comi", "déjeuner": "dejeuner", "déjeuné": "dejeune", "reunión": "reunion", "reunião": "reuniao",
    "bière": "biere", "apéro": "apero", "llamé": "llame", "hablé": "hable", "appelé": "appele",
    "petit-déjeuner": "petit-dejeuner",
}  # fmt: skip
"""Channel words as hurry writes them, but for those that are English words then ("dîné")."""
CHANNEL = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}
CHANNEL.update({plain: CHANNEL[word] for word, plain in _UNACCENTED.items()})

ALSO_VIA = {
    "zoom": "zoom", "zoomed": "zoom", "teams": "teams", "facetime": "facetime", "sms": "sms", "whatsapp": "whatsapp",
    "signal": "signal", "telegram": "telegram",
}  # fmt: skip
"""Channel words that name the tool as well."""

PLATFORM = {
    "linkedin": "linkedin", "li": "linkedin", "twitter": "twitter", "x.com": "twitter", "mastodon": "mastodon",
    "bluesky": "bluesky", "facebook": "facebook", "instagram": "instagram", "youtube": "youtube", "vimeo": "vimeo",
    "slack": "slack", "google+": "google+",
}  # fmt: skip

SHORT_PLATFORMS = frozenset(("li",))
"""Words that name a platform only beside a channel word or a person, for they mean other things too."""

MEALS_AND_WALKS = frozenset(("coffee", "breakfast", "lunch", "dinner", "drinks", "walk"))
IN_PERSON = MEALS_AND_WALKS | {"meeting", "event", "visit", "social"}
LIVE = frozenset(("video", "call"))
WRITTEN = frozenset(("email", "text", "dm", "reply", "letter"))
CONVERSATIONS = IN_PERSON | LIVE
"""Both speak, in person or at a distance."""
REMOTE = LIVE | WRITTEN
OUTREACH = frozenset(("email", "text", "dm", "letter"))
"""Written first words: an answer is awaited. A reply or a comment asks for none."""

_KINDS = {
    "promise": "promise promised owe p", "owed": "owed they waiting w", "ask": "ask asked to-ask",
    "request": "req request requested", "thanks": "thanks thank ty", "intro": "intro introduce introduced",
    "coffee": "coffee breakfast lunch dinner drinks walk visit social call video meet", "gave": "gave helped",
    "received": "got received", "article": "article shared",
    "need": "need needs", "offer": "offer offers", "follow": "follow followup fu", "knows": "knows", "note": "note",
}  # fmt: skip
KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}

MADE = "introduced"
"""Behind a + it tells of an introduction that was made."""
ASKED = "asked"
"""Behind a + it tells of what somebody was asked."""
TO_ASK = "to-ask"
"""Behind a + it notes what somebody is still to be asked."""
SUMMONS = frozenset(("interview", "exam", "audition", "hearing", "viva", "inspection", "trial"))
"""Meetings whose hour others set: a line that has one of these is kept with its plan."""
MEETING_OF = {word: "meeting" if word == "meet" else word for word, kind in KIND.items() if kind == "coffee"}
"""The word behind the + of a coffee clause -> the channel of the coffee."""
MEETINGS = {word: kind for word, kind in MEETING_OF.items() if word not in ("coffee", "social")}
"""Words of a coffee that say more than that, and how it is called."""


def names_week(line: str) -> bool:
    """Whether a line names a week for a talk, and no day of it: "next week", "w/c 9 March", "the week of the 9th". In
    "lunch Fri, she moves next week" the day is named."""
    words = [word.strip(".,;:!?()") for word in line.lower().split()]
    for at, (word, behind) in enumerate(zip(words, [*words[1:], ""], strict=False)):
        if (word, behind) == ("next", "week") or words[at : at + 3] == ["week", "after", "next"]:
            return _DATED.isdisjoint((*words[:at], *words[at + 2 : at + 4]))
        after = at + 1 if word in ("w/c", "w/o") else at + 2 if (word, behind) == ("week", "of") else len(words)
        day = "".join(words[after : after + 1])
        if day[:1].isdigit() or day in _DATED or day == "the":
            return True
    return False


_DATED = (WEEKDAY.keys() | MONTH.keys()) - {"may"}
"""Words of a date; "may" is a verb more often."""


def meeting_of(word: str, text: Sequence[str]) -> str:
    """The channel of a coffee clause: that of the word behind its +; of "meet", or of no word, that of the talk that
    its text names."""
    named = [CHANNEL[low] for low in text if CHANNEL.get(low) in CONVERSATIONS] if word in ("", "meet") else []
    return named[0] if named else MEETING_OF.get(word, "coffee")


def meeting_word(channel: str) -> str:
    """The word behind the + for a talk of a channel."""
    return channel if channel in MEETING_OF else "meet"


_TYPES = {
    "complaint": "complaint complained", "issue": "issue problem broken", "mentor": "mentor", "resume": "resume cv",
    "reference": "reference recommend recommendation", "intro": "intro introduction introduce",
    "referral": "referral refer", "advice": "advice opinion feedback thoughts", "insight": "insight",
    "compliment": "compliment praise", "question": "question",
}  # fmt: skip
REQUEST_TYPES = tuple((kind, frozenset(words.split())) for kind, words in _TYPES.items())
_NEVER_ASKED = ("complaint", "issue", "compliment", "question")
ASK_TYPES = tuple([(kind, words) for kind, words in REQUEST_TYPES if kind not in _NEVER_ASKED])

_TRIGGERS = """
    with w c/ and & / con com mit avec met saw ran bumped spoke spoken talk talked wrote written sent got left emailed
    called texted replied told asked promised promise promises owe owes owed will must should could would need needs
    want wants wanted waiting wait thanks thank thx ty tx kudos let's lets intro introduce introduced introed
    introducing connect connected connecting helped gave lent shared looking hiring raising can offered volunteered
    follow check checking chase chasing nudge ping poke remind reminder remember todo knows worked i me she he they
    both complained missed liked loved commented reacted pinged messaged answered responded heard asking awaiting
    expecting hasnt havent put putting reach recommended referred requested said sending taught try tried trying
    caught reached catch catch-up catchup chat chats chatted conversation calling calls phoning ringing texting texts
    messaging message messages pinging emails voicemail voicemails vm facetimed whatsapped cced hosted hung hanging
    drink wine bite cuppa brew coffees lunches sync synced hike hiked tennis golf tee padel squash
    ballgame cookout concert bbq
    barbecue picnic karaoke ring buzz celebrate
    vu visto booked confirmed scheduled rescheduled rebooked arranged cancelled canceled postponed moved pushed off
    curry pizza sushi tapas ramen burgers mixer panel gathering reception networking roundtable hackathon fell interview
    coaching session plan planning declined refused rejected turned jour stammtisch debrief danke schulde braucht sucht
    versprochen seeing came stayed popped dropped stopped swung nipped here catching mentoring word onsite on-site
    signature signing inspection handover audition hearing termin rendezvous
    tasting viewing clinic workshop training lesson fitting rehearsal screening appointment appt consultation consult
    meal shoot demo rdv rendez-vous cita consulta déj dej mittag tel tél vernissage jury
"""
TRIGGERS = frozenset(_TRIGGERS.split())
"""Words beside an @person that make a line worth a second, natural reading."""

_TITLES = """
    dr prof professor doutor doutora senhor senhora dottor dottore dottoressa docteur
    mr mrs ms miss mx sir dame lord lady rev reverend father sister sr sra senor senora dona
    herr frau mme mlle maitre madame monsieur dott sig signor signora meneer dhr mevrouw mevr
    cllr councillor capt captain sgt sergeant cpl corporal lieutenant major colonel cmdr commander brigadier admiral
    commodore rabbi imam pastor bishop archbishop judge
"""
TITLES = frozenset(_TITLES.split())
"""Honorifics and ranks before a name, folded."""
BEHIND_NAMES = frozenset((
    "ji", "jee", "sir", "ma'am", "maam", "mam", "madam", "saab", "sahib", "saheb", "bhai", "bhaiya", "didi", "akka",
    "garu", "uncle", "aunty", "auntie", "pastor", "sensei", "hanim", "hanım", "bey", "abi", "abla",
))  # fmt: skip
"""And behind one, as typed: "sharma ji", "lakshmi ma'am"."""
TITLED = frozenset(
    ("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "herr", "herrn", "frau", "sr", "sra", "mme", "dott")
)
"""Honorifics that may stand behind an @."""
NEVER_NAMES = frozenset((
    "i", "i'm", "i'd", "i'll", "we", "re", "about", "from", "to", "at", "on", "in", "by", "for", "with", "and", "the",
    "a", "an", "today", "yesterday", "tomorrow", "tonight", "via", "is", "was",
))  # fmt: skip
"""Words that never go on with a name behind an @, whatever their letters."""

PARTICLES = frozenset((
    "de", "da", "do", "dos", "das", "del", "della", "di", "van", "von", "den", "der", "la", "le", "al", "el", "bin",
    "ibn", "ben", "ter", "ten", "zu", "af", "y", "e",
))  # fmt: skip
"""Small words inside a name."""
FILLER = frozenset(("had", "a", "an", "the", "on"))
JOINING = frozenset(("with", "w/", "w", "w.", "c/", "con", "com", "mit", "avec", "and", "&", ",", "/", ""))
"""Dropped before a person. "" is a word of nothing but punctuation."""
MY_YES = tuple(
    [f"{said} {yes}" for said in ("said", "told him", "told her", "told them") for yes in ("yes", "ok", "okay", "sure")]
)
"""A yes that may be mine to what somebody wants."""
FAMILY = (
    "brother", "sister", "mother", "father", "mum", "mom", "mama", "papa", "dad", "son", "daughter", "aunt", "auntie",
    "uncle", "cousin", "niece", "nephew", "grandmother", "grandfather", "grandma", "grandpa", "wife", "husband",
)  # fmt: skip
"""The words by which somebody is of a family."""
KIN_NAMED = rf"\bmy (?:\w+[- ])?(?:{'|'.join(FAMILY)})(?:[- ]in[- ]law)?,? "
"""Before the name of somebody of the family: "dinner with my sister Ana"."""
DASHES = frozenset(("-", "–", "—", "--", "|", "->", "→", "=>", "·", "•"))
BEFORE_CUT = frozenset(("and", "&", "but", "so", "then"))
"""Before a loop that was taken out these are left of the head, and say nothing."""
CLAUSE_JOINING = JOINING | {
    "+", "to", "from", "for", "für", "on", "about", "an", "naar", "à", "a", "ao",
    "para", "pour", "per", "voor",
}  # fmt: skip
SIGNS = str.maketrans(",:+.;", "     ")
"""Signs between words -> blanks."""
MONTHS_ABROAD = {
    "ene": ("jan", "es"), "janv": ("jan", "fr"), "gen": ("jan", "it"), "fev": ("feb", "pt fr"), "fevr": ("feb", "fr"),
    "mrz": ("mar", "de"), "mrt": ("mar", "nl"), "abr": ("apr", "es pt"), "avr": ("apr", "fr"), "mag": ("may", "it"),
    "giu": ("jun", "it"), "juil": ("jul", "fr"), "lug": ("jul", "it"), "ago": ("aug", "es pt it"),
    "set": ("sep", "pt it"), "out": ("oct", "pt"), "okt": ("oct", "de nl"), "ott": ("oct", "it"),
    "dic": ("dec", "es it"), "dez": ("dec", "pt de"), "dec": ("dec", "fr nl en"),
}  # fmt: skip
"""Short months (CLDR, without accents) that English does not have -> the English one, and their languages. They clash
with words, so they count only behind a day, in the languages of the setting."""
DUE_BEFORE = frozenset((
    "by", "before", "b4", "due", "until", "til", "till", "'til", "bis", "até", "hasta", "jusqu'à", "jusqu'au", "entro",
    "tot", "avant", "tegen", "d'ici",
))  # fmt: skip
"""A day behind one of these, in any of the six languages, is when something is due; it never dates the head."""
DEADLINES = DUE_BEFORE | {"deadline"}
"""With the noun, which says so at the start of a part of the line ("deadline Fri"); in a head it may be the matter."""
DUE_WORDS = DUE_BEFORE | {"on", "pour", "avant", "voor"}
DATE_BEFORE = DUE_WORDS | {"last", "next", "this"}
"""After these a loose word (``dates.LOOSE``) is a date."""
NO_DATE_BEFORE = frozenset(
    ("since", "for", "für", "vom", "from", "like", "than", "every", "each", "per", "is", "birthday", "if", "whether")
)
"""A day behind one of these is not that of the talk."""
NO_DUE_BEFORE = frozenset(("since", "last", "than", "every", "each", "per", "of", "from", "vom"))
"""A day behind one of these is not when something is due."""
DATED_VERBS = frozenset((
    "start", "starts", "starting", "begins", "beginning", "closes", "closing", "ends", "ending", "leaves", "leaving",
    "launches", "launching", "moves", "moving", "opens", "opening", "expires", "till", "deadline",
))  # fmt: skip
"""A day right behind one of these is that of another thing."""
UNSURE = frozenset(("maybe", "perhaps", "possibly", "probably"))
AHEAD = frozenset((
    "will", "gonna", "plans", "planning", "starts", "begins", "leaves", "returns", "wants", "hopes", "agreed",
    "meet", "scheduled", "should", "due", "born", "ships", "launches", "might", "planned", "hoping", "thinking",
    "supposed", "free", "available", "away", "suggests", "suggested", "proposes", "proposed", "bday", "b-day",
    "birthday", "anniversary", "wedding", "graduation", "exam", "launch", "starting", "moving", "leaving",
    "joining", "returning", "coming", "arriving",
)) | UNSURE  # fmt: skip
"""A day in a part of a sentence with one of these is to come."""
_AWAY_ABROAD = """
    weg absent absente absents absentes fuera fora assente afwezig abwesend urlaub ferien vacances vacaciones vacanza
    ferie ferias vakantie verlof elternzeit conge conges frei freigenommen vrij
"""
AWAY_ABROAD = frozenset(_AWAY_ABROAD.split())
"""Somebody is away or has days off, in six languages, without accents: a day beside one of these is that of the
absence, and not of the entry."""
_ON_LEAVE = tuple(f"on {away}" for away in ("holiday", "holidays", "hols", "vacation", "leave"))


def tells_of_absence(part: Sequence[str]) -> bool:
    """Whether words say that somebody is away: "Jonas ist nächste Woche weg", "on leave", but not "auf dem Weg"."""
    words = [low if low.isascii() else unaccent(low) for low in part]
    if (
        "away" in words
        or (words[:1] == ["off"] and words[1:2] != ["to"])
        or any([f"{one} {two}" in _ON_LEAVE for one, two in pairwise(words)])
    ):
        return True
    ways = [before in ("dem", "den", "op") and low == "weg" for before, low in pairwise(["", *words])]
    return any([low in AWAY_ABROAD and not way for low, way in zip(words, ways, strict=True)])


ARRIVING = frozenset(("come", "comes", "arrive", "arrives", "lands", "goes"))
"""The same in a later part of a line of a talk: "lunch with Ana, papers come Fri"."""
EMPLOYED = frozenset((
    "work", "works", "working", "worked", "job", "jobs", "role", "opening", "openings", "position", "gig", "team",
    "someone", "somebody", "anyone", "start", "starts", "starting", "started", "hired", "employed", "cto", "ceo", "cfo",
    "coo", "engineer", "designer", "manager", "recruiter", "lead", "head", "partner", "intern", "people", "ppl",
    "folks", "guy", "guys", "contact", "contacts", "friend", "friends", "anybody", "nobody", "everybody", "everyone",
    "lady", "woman", "man", "boss", "colleague", "colleagues",
))  # fmt: skip
"""Before "at" these say where somebody works, and not where two met."""
PUT_OFF = frozenset(("invited", "plans", "moved", "rescheduled", "reschedule", "postponed", "let's", "lets"))
"""So does one of these, whatever else is said."""
REBOOKED = ("rescheduled", "rebooked", "rearranged", "postponed")
_CALLED_OFF = """
    cancelled canceled cxl cxld canx cancels cancelling canceling resched resched'd skipped bailed bail flaked raincheck
    cancelou cancelei cancelado cancelada desmarcou desmarquei desmarcado desmarcada adiou adiei adiado adiada
    reagendou reagendado reagendada remarcou remarcado remarcada cancelo cancele cancelamos cancelaron anulo anule
    anulado anulada aplazo aplace aplazamos aplazado aplazada pospuso pospuse pospuesto reprogramo reprogramado
    annule annulee reporte reportee decale decalee
    annullato annullata disdetto rimandato rimandata spostato spostata posticipato
"""
_CALLED_OFF_LAST = """
    abgesagt verschoben verlegt geplatzt ausgefallen afgezegd geannuleerd verzet verplaatst uitgesteld
"""
CALLED_OFF_LAST = frozenset(_CALLED_OFF_LAST.split())
"""Of the words that call off, those of German and Dutch: what is off stands before them."""
CALLED_OFF = CALLED_OFF_LAST.union(REBOOKED, _CALLED_OFF.split())
"""Said of a talk that does not take place, in English and the six languages, without accents."""
NONE = frozenset((
    "no", "kein", "keine", "keinen", "keinerlei", "geen", "sin", "sem", "nessun", "nessuna", "aucun", "aucune",
    "ningún", "ninguna", "nenhum", "nenhuma",
))  # fmt: skip
"""Before a talk or a thing: there is none of it."""
_FALLING = frozenset(("fallt", "fallen", "fiel", "fielen"))
FALLS_THROUGH = {
    "aus": _FALLING, "flach": _FALLING, "wasser": _FALLING,
    "statt": frozenset(("nicht",)), "door": frozenset(("niet",)), "lieu": frozenset(("pas",)),
    "l'eau": frozenset(("tombe", "tombee", "tombait")), "cae": frozenset(("se",)), "cayo": frozenset(("se",)),
    "saltato": frozenset(("e",)), "rola": frozenset(("nao",)), "rolar": frozenset(("nao",)),
}  # fmt: skip
"""The same in more than one word, without accents: the last word -> the words of which one stands before it."""
WAS_RETIMED = ("moved", "pushed", "shifted", "switched", "bumped", "delayed", "changed", "brought", "preponed")
RETIMED = frozenset((
    *WAS_RETIMED, "move", "push", "shift", "reschedule", "postpone", "prepone", "moves", "pushes", "shifts",
    "postpones", "mudou", "passou", "cambio", "movio", "pasado",
))  # fmt: skip
"""Said of a talk that has another time, when that stands behind; those in the past also when the talk is named."""
DATED_NOUNS = frozenset(("deadline", "deadlines", "launch", "release", "kickoff"))
"""A day right before one of these is its own."""
DETERMINERS = frozenset(("the", "a", "an", "our", "my", "his", "her", "their", "your", "its", "another"))
PRONOUNS = frozenset(("i", "we", "you", "he", "she", "they", "it", "who", "she's", "he's", "they've", "it's", "i've"))
OTHERS = PRONOUNS - {"i", "we", "you", "i've"}
DAY_NAMES = frozenset((
    "black", "good", "cyber", "giving", "ash", "fat", "super", "easter", "palm", "casual", "bloody", "shrove",
    "maundy", "whit", "blue",
))  # fmt: skip
"""A weekday behind one of these is the name of a thing: Black Friday."""
FEASTS = frozenset((
    "christmas", "xmas", "easter", "thanksgiving", "halloween", "hanukkah", "diwali", "eid", "ramadan", "purim",
    "passover", "pentecost", "carnival", "juneteenth", "nye",
))  # fmt: skip
"""Days and seasons by their names; behind on, over or at with a capital they are asked, since none is reckoned."""
AFTER_DATE = PRONOUNS | frozenset((
    "with", "w/", "w", "c/", "at", "in", "on", "and", "&", "or", "but", "for", "from", "to", "re", "re:", "about",
    "via", "over", "by", "before", "after", "during", "because", "since", "as", "so", "then", "me", "-", "–", "—", "/",
    "|", "+", "through", "around", "near", "where", "when", "while", "plus", "con", "com", "mit", "avec", "um",
    "for,", "is", "was", "noon", "midday", "à", "às", "alle", "om", "@",
))  # fmt: skip
"""Before these a date ends; before any other word it may be said of that word: "the 3rd floor"."""
ASKING = frozenset((
    "can", "could", "would", "will", "should", "shall", "does", "do", "is", "are", "if", "whether", "what", "how",
    "wants", "let's", "lets",
))  # fmt: skip
"""How what somebody asks begins: a question of a clause, and what was written behind "Ana texted"."""
TIME_BEHIND, TIME_BEFORE = frozenset(("time", "zeit", "tijd")), frozenset(("hora", "heure", "ora"))
"""Behind a place, or before it, these say that its clock is meant."""
ZONES = {
    "UTC": "UTC", "GMT": "UTC", "BST": "Europe/London", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin", "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "CT": "America/Chicago", "CDT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "JST": "Asia/Tokyo", "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong",
}  # fmt: skip
"""Zones as people use them: the zone's own clock on that day. What has several meanings (IST, CST) is in none."""
ELSEWHERE = TIME_BEHIND.union(TIME_BEFORE, map(str.lower, ZONES))
"""With one of these an hour may be that of another place."""
AT_WORDS = frozenset(("at", "um", "às", "à", "om", "alle", "ore", "las", "@"))
"""Before an hour."""
HOUR_WORDS = frozenset(("uhr", "uur", "h", "am", "pm", "heures", "o'clock"))
"""Behind the number of an hour."""
CLOCK_OPENERS = frozenset(("noon", "midday", "midnight", "from", "between", "half", "halb", "quarter"))
"""First words of an hour that is no number."""
HOW_IT_WAS = frozenset((
    "had", "was", "were", "went", "good", "great", "nice", "lovely", "fun", "useful", "ok", "okay", "fine", "well",
    "awkward", "productive", "interesting", "helpful", "brief", "long", "short", "told", "said", "says", "gave", "got",
    "took", "ran", "met", "saw", "done", "no", "not", "never", "he", "she", "they", "he's", "she's", "they're", "i",
    "we", "held", "happened", "yesterday", "last", "this", "ago",
    "war", "waren", "hatte", "hatten", "gab", "ging", "super", "schön", "toll", "gut", "nett", "lang", "kurz",
    "était", "c'était", "bien", "sympa", "fue", "estuvo", "tuve", "tuvimos", "hubo", "genial", "stato", "era", "bello",
    "bella", "bene", "foi", "tive", "tivemos", "bom", "ótimo", "leuk", "goed", "gezellig",
))  # fmt: skip
"""A line with one of these tells of a talk, or of what was said."""
_JUDGING = frozenset((
    "tough", "hard", "rough", "brutal", "intense", "tricky", "draining", "exhausting", "gruelling", "grueling",
    "tiring", "friendly", "amazing", "awesome", "brilliant", "fantastic", "excellent", "terrible", "awful", "horrible",
    "bad", "badly", "poorly", "smoothly", "disappointing", "short", "long", "brief",
))  # fmt: skip
_BEFORE_JUDGING = frozenset(
    ("", "but", "and", "very", "so", "really", "bit", "quite", "pretty", "super", "too", "felt")
)
_NOT_YET = AHEAD | {"be", "expect", "expecting", "sounds", "looks", "hope", "hopefully", "may", "re", "about", "if"}


def tells_how_it_was(part: Sequence[str]) -> bool:
    """Whether a part of a line ends in how a talk was: "ok but tough", "10am tough"; not "will be tough", "prep
    hard"."""
    if not part or part[-1] not in _JUDGING or not _NOT_YET.isdisjoint(part):
        return False
    before = part[-2] if len(part) > 1 else ""
    return before in _BEFORE_JUDGING or before in HOUR_WORDS or before[:1].isdigit()


FREELY = (
    "for free", "for nothing", "at cost", "free of charge", "no charge", "so kind", "so generous", "generous", "hero",
    "saved me", "saved us", "lifesaver",
)  # fmt: skip
"""With one of these a line tells of a help that somebody gives: it is thanked for, and nobody is reminded of it."""
LATER = frozenset((
    "later", "hour", "hours", "min", "mins", "minutes", "tonight", "tonite", "afternoon", "evening", "abend",
    "nachmittag", "soir", "après-midi", "tarde", "pomeriggio", "noche", "noite", "stasera", "vanmiddag", "vanavond",
    "später", "tard", "tardi", "straks", "stunde", "heure", "hora", "un'ora", "uur",
))  # fmt: skip
"""Without one of these nothing but an hour says that a talk of today is still to come."""


def initiator_of(channel: str) -> str | None:
    """Who began it when nothing else says so."""
    if channel in CONVERSATIONS:
        return "mutual"
    return None if channel == "note" else "me"
