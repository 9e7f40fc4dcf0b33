"""What an event takes of the person's time: what is cancelled takes none, and what is of all day seldom does.

Events of all day keep their days free of coffees where they are absences; birthdays and public holidays never do.
Calendar programs differ in what they write where nobody chose anything: Apple, Google and Thunderbird mark an event of
all day as TRANSPARENT, Nextcloud as OPAQUE. So TRANSP says nothing of an absence; Outlook's own mark and the title do.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from netritual.domain.text import unaccent

AllDayBlocks = Literal["absences"] | bool
"""The setting ``all_day_blocks``: absences, all that are not marked as free, or none."""

_QUIET_END = r"(?=\W*$| +[-\u2013\u2014]| *[:(,/])"
"""Behind a word that is a title of its own: "Leave", "Off: Greece", and not "Leave for Rome"."""

ABSENCES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "vacations?", "vacay", "pto", "ooo", "oof", "out of (?:the )?office", "sabbatical", "sick day", "^sick$",
        "not working", "unavailable", "not available", "a/l", "^al$",
        "(?:annual|sick|parental|maternity|paternity|family|medical|study|unpaid|paid|compassionate|bereavement|carers?"
        "|special|personal) leave",
        "on (?:annual |sick )?leave", "leave of absence", f"leave{_QUIET_END}", "on holidays?",
        "(?:my|family|summer|ski|beach) holidays?", "holidays? (?:in|to|with)", "^holidays?$", "^away$",
        "(?:days?|time|weeks?|year|morning|afternoon|am|im) off", "off (?:work|sick|today|all day)",
        rf"(?<!-)(?<!\b(?:kick|take|drop|sign|send|hand|turn|call|lift|play) )off{_QUIET_END}",
    ),
    "es": (
        "vacaciones", "dias? libres?", "de baja", "^baja$", "baja (?:medica|por)", "licencia (?:medica|por|de)",
        "permiso",
        "excedencia", "asuntos propios", "ausente", "ausencia", "fuera de la oficina",
    ),
    "pt": (
        "ferias", "folga", "dias? livres?", "licenca", "de baixa", "baixa (?:medica|por)", "ausente", "ausencia",
        "fora do escritorio",
    ),
    "de": (
        r"\w*urlaub(?:stage?)?", "ferien", "betriebsferien", "freier tag", "(?:tag|tage|woche|heute) frei",
        f"frei{_QUIET_END}", "abwesend", "abwesenheit", "elternzeit", "mutterschutz", "krank", "krankheit",
        "krankgeschrieben",
        "gleittag", "zeitausgleich", "uberstundenabbau", "nicht im buro", "auszeit",
        "nicht verfugbar",
    ),
    "fr": (
        "conges?", "vacances", "rtt", "absente?", "absence", "malade", "arret maladie", "non disponible",
        "jours? de repos", "hors du bureau",
        "conge sabbatique",
    ),
    "it": (
        "(?<!jour )(?<!jours )ferie", "vacanz[ae]", "permesso", "congedo", "aspettativa", "malattia",
        "giorn[oi] liber[oi]", "assente",
        "assenza", "fuori ufficio",
    ),
    "nl": (
        "vakantie", r"\w*verlof", "vrije dag", "(?:dag|dagen|week|vandaag) vrij", f"vrij{_QUIET_END}", "afwezig",
        "ziek", "snipperdag", "niet op kantoor", "niet beschikbaar",
    ),
}  # fmt: skip
"""What an absence is called, by language, without accents: whole words anywhere in a title, rather a day too many."""

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

_ABSENCE = re.compile(rf"\b(?:{'|'.join(word for words in ABSENCES.values() for word in words)})(?!\w)")
_NEVER = re.compile("|".join(word for words in NEVER_BUSY.values() for word in words))
_SCHOOL = re.compile("school|schul|scolaire|escolar|scolastic")
"""The vacation of a school is nobody's absence."""
_ERRAND = re.compile(r"\b(?:request|form|planning|deadline|book|submit|approve|policy)\b")
"""Words of a task about an absence: "Submit PTO form"."""
FREE_MARKS = ("FREE", "WORKINGELSEWHERE")
"""Marks of X-MICROSOFT-CDO-BUSYSTATUS that leave a time free ([MS-OXCICAL])."""


_CANCELLED = re.compile(
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

    @property
    def is_absence(self) -> bool:
        """True when it is marked as out of office, or is called an absence and not marked as free."""
        if self.mark == "OOF":
            return True
        words = f"{_plain(self.title)} {_plain(self.calendar)}"
        named = is_absence_word(self.title) and not _SCHOOL.search(words) and not _ERRAND.search(words)
        return self.mark not in FREE_MARKS and named

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
        return self.mark == "BUSY" or (blocks is True and not self.transparent and self.mark not in FREE_MARKS)


def is_absence_word(title: str) -> bool:
    """True for a title that calls an absence by its name: "Vacation", "Annual leave", "Sommerurlaub"."""
    return _ABSENCE.search(_plain(title)) is not None


def _plain(text: str) -> str:
    text = unaccent(" ".join(text.split())).replace("'", "").replace("\u2019", "")
    return _JOINED.sub(" ", text)


_JOINED = re.compile(r"(?<=\bout)-(?=of)|(?<=\bof)-(?=office)|(?<=\bday)-(?=off)|(?<=\bdays)-(?=off)")
"""The hyphens of "out-of-office" and "day-off"."""
