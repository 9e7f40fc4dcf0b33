"""What an event takes of the person's time: what is cancelled takes none, and what is of all day seldom does.

Events of all day keep their days free of coffees where they are absences; birthdays and public holidays never do.
Calendar programs differ in what they write where nobody chose anything: Apple, Google and Thunderbird mark an event of
all day as TRANSPARENT, Nextcloud as OPAQUE. So TRANSP says nothing of an absence; Outlook's own mark and the title do.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from netritual.domain.dates.zones import is_place
from netritual.domain.language.text import fold, unaccent
from netritual.regex import regex

AllDayBlocks = Literal["absences"] | bool
"""The setting ``all_day_blocks``: absences, all that are not marked as free, or none."""

_QUIET_END = r"(?=\W*$| +[-\u2013\u2014]| *[:(,/])"
"""Behind a word that is a title of its own: "Leave", "Off: Greece", and not "Leave for Rome"."""

_FEASTS = "part(?:y|ies)|dinner|lunch|drinks|brunch|shopping|market|gifts?|cards?|sale|season|hours|inn|concert|show"
"""What there is around public holidays: "Holiday party" is nobody's vacation, "Holiday Spain" is."""
ABSENCES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "vacations?", "vacay", "staycation", "pto", "ooo", "oof", "out of (?:the )?office", "sabbatical",
        "sick(?: day|ness)", f"sick{_QUIET_END}", "not working", "unavailable", "not available", "a/l", "^al$",
        "(?:annual|sick|parental|maternity|paternity|family|medical|study|unpaid|paid|compassionate|bereavement|carers?"
        "|special|personal|shared|garden(?:ing)?|adoption|compensatory|stress|home|mat|pat) leave",
        "on (?:annual |sick )?leave", "leave of absence", f"leave{_QUIET_END}", "on (?:maternity|paternity)",
        f"(?:maternity|paternity){_QUIET_END}", "on holidays?",
        "(?:my|our|family|summer|winter|ski|beach|half-term) holidays?", "holidays? (?:in|to|with)",
        f"^holidays?(?:{_QUIET_END}|(?= (?!(?:{_FEASTS})\\b)))", f"^away{_QUIET_END}",
        "^away (?:in|to|at|until|all|from|on)", "(?:is|im|be) away",
        "(?:days?|time|weeks?|year|morning|afternoon|am|im) off", "off (?:work|sick|today|all day)",
        rf"(?<!-)(?<!\b(?:kick|take|drop|sign|send|hand|turn|call|lift|play) )off{_QUIET_END}",
        "toil", "(?:days?|time|leave) in lieu", "lieu days?", "comp (?:day|time)", "compensatory (?:day|time)",
        "(?:duvet|personal|mental health|wellness|flexi?) days?", "furlough", "jury (?:duty|service)", "honeymoon",
    ),
    "es": (
        "vacaciones", "dias? libres?", "dias? de (?:asuntos propios|permiso|baja|compensacion|descanso)", "de baja",
        "^baja$", "baja (?:medica|por)", "licencia (?:medica|por|de)", "permiso(?! de (?:conducir|residencia|obras))",
        "excedencia", "asuntos propios",
        "moscosos?", "ausente", "ausencia", "fuera de (?:la )?oficina", "enferm[oa]", "no disponible", "no trabajo",
    ),
    "pt": (
        "ferias", "folgas?", "dias? livres?", "dias? de (?:folga|compensacao|descanso)", "licencas?", "de baixa",
        "baixa (?:medica|por)", "atestado", "doente", "ausente", "ausencia", "fora do escritorio", "indisponivel",
        "nao disponivel",
    ),
    "de": (
        r"\w*urlaub(?:s?tage?)?", r"\w*ferien", "freie[rn]? tag", "(?:tag|tage|woche|heute) frei",
        f"frei{_QUIET_END}", "(?:dienst|arbeits|uberstunden)frei", "abwesend", "abwesenheit", "elternzeit",
        "mutterschutz", "papamonat", "karenz", "kind(?: |-)?krank",
        "krank(?:en)?(?:heit|geschrieben|stand|schreibung|meldung)?",
        "gleit(?:zeit)?tage?", "(?:zeit|freizeit|uberstunden)?ausgleich(?:stage?)?", "uberstundenabbau",
        "bruckentage?", "nicht im buro", "ausser haus", "auszeit", "sabbatjahr", "reha", "verreist", "nicht verfugbar",
    ),
    "fr": (
        "conges?", "vacances", "rtt", "absente?", "absence", "malade", "arret (?:maladie|de travail)",
        "non disponible", "indisponible", "jours? (?:de )?(?:repos|recup(?:eration)?|conge|off)", "(?:en )?recup",
        "repos compensateur", "en repos", "hors du bureau", "conge sabbatique",
    ),
    "it": (
        "(?<!jour )(?<!jours )ferie", "vacanz[ae]", "permess[oi](?! di (?:soggiorno|guida|circolazione))", "congedo",
        "aspettativa", "malattia", "malat[oa]",
        "giorn[oi] liber[oi]", "riposo(?: compensativo)?", "recupero ore", "in maternita", "assente", "assenza",
        "fuori ufficio", "non disponibile",
    ),
    "nl": (
        r"\w*vakantie(?:dag|dagen)?", r"\w*verlof", "vrije dag(?:en)?", "(?:dag|dagen|week|vandaag) vrij",
        f"(?:rooster)?vrij{_QUIET_END}", "afwezig(?:heid)?", "ziek(?:te|gemeld|melding)?", "snipperdag(?:en)?",
        "a[dt]v(?:-dag(?:en)?)?", "compensatiedag(?:en)?", "tijd voor tijd", "niet op kantoor", "niet beschikbaar",
    ),
}  # fmt: skip
"""What an absence is called, by language, without accents: whole words anywhere in a title, rather a day too many."""

ERRANDS: Mapping[str, tuple[str, str]] = {
    "en": ("submit|book|plan|approve|request|file|fill(?: in| out)?|send|hand in|apply for|ask for|discuss|decide|check"
           "|confirm|review|prepare|deadline|remind(?:er)?|todo|to do",
           "forms?|planning|deadline|policy|planner|tracker|schedule|due"),
    "es": ("pedir|solicitar|reservar|planificar|planear|confirmar", "(?:plazo|solicitud|formulario)"),
    "pt": ("pedir|solicitar|marcar|reservar|planejar|planear|confirmar", "(?:prazo|formulario)"),
    "de": ("frist", "beantragen|planen|buchen|eintragen|einreichen|genehmigen|abstimmen"),
    "fr": ("demander|poser|reserver|planifier|valider", "formulaire"),
    "it": ("chiedere|richiedere|prenotare|pianificare", "modulo"),
    "nl": ("", "aanvragen|boeken|plannen|inplannen"),
}  # fmt: skip
"""How a task about an absence begins ("Submit PTO form"), and how one ends ("Urlaub beantragen"), by language."""

NEVER_BUSY: Mapping[str, tuple[str, ...]] = {
    "en": ("birthday", "holiday"),
    "es": ("cumplean", "festiv"),
    "pt": ("aniversario", "feriado"),
    "de": ("geburtstag", "feiertag"),
    "fr": ("anniversaire", "jours? feries?"),
    "it": ("compleann", "festivita", "festa"),
    "nl": ("verjaardag", "feestdag"),
}
"""Parts of the names of calendars and categories that say whose days are no absence, without accents."""

_ABSENCE = regex(rf"\b(?:{'|'.join(word for words in ABSENCES.values() for word in words)})(?!\w)")
_OPPOSITE = regex(
    r"\b(?:(?:back|returns?|returning) (?:to work )?(?:from|after)|(?:last|final) day before|before|retour d(?:e|es|u)?"
    r"|dernier jour avant(?: les)?|zuruck aus(?: dem| der| den)?|letzter (?:arbeits)?tag vor(?: dem| der| den)?"
    r"|(?:vuelta|regreso) de(?: las)?|ultimo dia antes de(?: las)?|(?:volta|regresso) (?:de|das)"
    r"|rientro (?:da|dalle|dal|dalla)|ultimo giorno prima (?:di|delle)|terug van|laatste (?:werk)?dag voor"
    r"|no|keine?n?|pas de|sin|sem|niente|nessun[ao]?|geen)"
    rf" (?:(?:my|the|our|mijn) )?(?:{'|'.join(word for words in ABSENCES.values() for word in words)})(?!\w)"
)
"""What says that an absence is over, still to come, or none: "Back from vacation", "Kein Urlaub"."""
BUSY_TITLE = regex(r"busy|beschaftigt|occupee?|ocupad[oa]|occupat[oa]|bezet|belegt")
"""The whole title of a time in a calendar that shows others only whether somebody is free."""
_NEVER = regex("|".join(word for words in NEVER_BUSY.values() for word in words))
_SCHOOL = regex(
    r"school(?:vakantie| (?:vacation|holiday|break))|schulferien|(?:vacances|conges) scolaires|vacaciones escolares"
    r"|ferias escolares|vacanze scolastiche|vacances\b.*\bzones? [abc]\b"
)
_SCHOOL_CALENDAR = regex(
    r"scolaires?\b|\bescolar(?:es)?\b|\bscolastic|\bschul(?:ferien|kalender|jahr)"
    r"|\bschool(?:vakantie| (?:calendar|terms?\b|year|holiday|vacation|break))"
    r"|\bferien (?:in )?(?:baden|bayern|berlin|brandenburg|bremen|hamburg|hessen"
    r"|mecklenburg|niedersachsen|nordrhein|nrw|rheinland|saarland|sachsen|schleswig|thuringen|deutschland|osterreich"
    r"|schweiz)"
)
"""What the calendars of schools are called. The vacation of a school is nobody's absence; that of somebody who works at
one is."""
_ERRAND = regex(
    rf"\W*(?:{'|'.join(begin for begin, _ in ERRANDS.values() if begin)})(?=[ :](?!in\b))"
    rf"|.*\b(?:{'|'.join(end for _, end in ERRANDS.values())})\W*$"
)
_GRANTED = regex(
    r"\b(?:approved|granted|genehmigt|bewilligt|aprobad[oa]s?|aprovad[oa]s?|approuvee?s?|approvat[oaie]|goedgekeurd)\b"
)
"""What makes an absence of a task about one: "Vacation form, approved"."""
_TEAM = regex(
    r"\bteam|whos (?:out|off|away)|who is (?:out|off|away)|absences?\b|abwesenheit|urlaubs(?:kalender|plan|liste)"
    r"|leave calendar|time off"
    r"|\bstaff\b|colleagues|kollegen|bamboo|personio|\bequip[eo]\b|ausencias|assenze|afwezigheid"
)
"""What the calendars are called in which the absences of many people stand."""
_KINDS = regex(
    r"(?:my|our|the|all|half|full|first|last|day|days|week|am|pm|morning|afternoon|annual|paid|unpaid|approved|summer"
    r"|winter|spring|autumn|easter|christmas|xmas|ski|family|time|mein|der|die|das|ganztagig|bezahlter|noel|ete|natal"
    r"|navidad|mon|tue|wed|thu|fri|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|request|part|planning|trip|company|office|public|bank|school)"
)
"""Words of a title that are no names."""
_PUBLIC_HOLIDAY = regex(r"^(?:holidays?\b|day off (?:for|in lieu of)\b)")
"""What a public holiday is called too."""
FREE_MARKS = ("FREE", "WORKINGELSEWHERE")
"""Marks of X-MICROSOFT-CDO-BUSYSTATUS that leave a time free ([MS-OXCICAL])."""


_CANCELLED = regex(
    r"\W*(?:cancell?ed|cancelad[oa]|abgesagt|annulee?|annullat[oa]|geannuleerd) ?:"
    r"(?! ?(?:how|what|why|when|who|where|como|que|por que|wie|was|warum|wann|comment|quoi|pourquoi|come|cosa|perche"
    r"|hoe|wat|waarom)\b)"
)
"""How Outlook begins the title of a meeting that was called off, in seven languages, without accents. What asks a
question behind it is about such meetings: "Canceled: how to handle it"."""


def is_cancelled(status: str, title: str, method: str = "") -> bool:
    """True for what does not take place: by STATUS, also in American spelling, by METHOD of the file, or by title."""
    cancelled = status.upper() in ("CANCELLED", "CANCELED") or method.upper() == "CANCEL"
    return cancelled or _CANCELLED.match(_plain(title)) is not None


class AllDayEvent(NamedTuple):
    """An event of all day, as far as it matters here. ``mark`` is X-MICROSOFT-CDO-BUSYSTATUS in capitals, or "";
    ``calendar`` holds the names of its calendar, ``transparent`` is TRANSP."""

    title: str
    mark: str = ""
    transparent: bool = False
    calendar: str = ""
    categories: Iterable[str] = ()
    name: str = ""
    """The person's own, or "" where it is not known."""

    @property
    def is_others(self) -> bool:
        """True where a calendar of many people names somebody in front of an absence or right behind it, and not the
        person: "Bob Stone (Vacation)", "Urlaub Max". A place is nobody."""
        if not self.name or not _TEAM.search(_plain(self.calendar)):
            return False
        title = _plain(self.title)
        absence = _ABSENCE.search(title)
        words = {fold(word) for word in re.findall(r"\b[^\W\d_]+", self.title) if word[0].isupper()}
        if absence is None or words & {fold(word) for word in self.name.split()}:
            return False
        around = re.sub(r"\b(?:in|to|at|nach|auf|en|a|au|aux|naar|em|ad) \w+", " ", title[absence.end() :])
        said = f"{title[: absence.start()]} {around}".split()
        named = [word for word in (fold(part.strip("()[]:,;.-\u2013\u2014/")) for part in said) if word in words]
        return any(not is_absence_word(word) and not _KINDS.fullmatch(word) and not _is_place(word) for word in named)

    @property
    def is_absence(self) -> bool:
        """True when it is marked as out of office, or is called an absence and not marked as free."""
        if self.mark == "OOF":
            return True
        title = _plain(self.title)
        if self.mark in FREE_MARKS or _SCHOOL.search(title) or _SCHOOL_CALENDAR.search(_plain(self.calendar)):
            return False
        if self.is_others:
            return False
        if self.is_nobodys and _PUBLIC_HOLIDAY.match(title):
            return False
        return is_absence_word(self.title) and (_GRANTED.search(title) is not None or not _ERRAND.match(title))

    @property
    def is_nobodys(self) -> bool:
        """True for a birthday or a public holiday, told by its calendar or category."""
        return _NEVER.search(_plain(" ".join((self.calendar, *self.categories)))) is not None

    def takes_days(self, blocks: AllDayBlocks) -> bool:
        """Whether it keeps its days free of coffees, by the setting ``all_day_blocks``."""
        if blocks is False:
            return False
        if self.is_absence or self.is_nobodys:
            return self.is_absence
        is_busy = self.mark == "BUSY" or (not self.transparent and BUSY_TITLE.fullmatch(_plain(self.title)) is not None)
        return self.mark not in FREE_MARKS and (is_busy or (blocks is True and not self.transparent))


def _is_place(word: str) -> bool:
    """Whether a word names a country or a city; two letters are a short name: "Jo" is not Jordan."""
    return len(word) > 2 and is_place(word)


def is_absence_word(title: str) -> bool:
    """True for a title that calls an absence by its name: "Vacation", "Annual leave", "Sommerurlaub"."""
    return _ABSENCE.search(_OPPOSITE.sub(" ", _plain(title))) is not None


def _plain(text: str) -> str:
    text = unaccent(" ".join(text.split())).replace("'", "").replace("\u2019", "")
    return _JOINED.sub(" ", text)


_JOINED = regex(r"(?<=\bout)-(?=of)|(?<=\bof)-(?=office)|(?<=\bday)-(?=off)|(?<=\bdays)-(?=off)")
"""The hyphens of "out-of-office" and "day-off"."""
