"""Closed classes of English words, by which the shape of a few words of the log is known (``matters.matter``)."""

from collections.abc import Mapping
from re import IGNORECASE

from netritual.domain.dates.dates import MONTH_NAMES, WEEKDAY_NAMES
from netritual.domain.language.money import MONEY
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.regex import regex

WORD = regex(r"[^\W_]+(?:[-'’./+&][^\W_]+)*(?:%|(?<=s)['’])?|&")
TRIMMED = " \t\n,;.:"
LAST_LATIN = "\u024f"
"""The last letter of Latin Extended-B: words of other scripts stand in no English sentence."""
DETERMINERS = v.words("""
    a an the my our your his her its their this that these those some any another every each both no all two three four
    five six seven eight nine ten
""")
PREPOSITIONS = v.words("""
    about after against among around as at before behind between beyond by during for from in inside into near of off
    on onto out over past since through to toward towards under until up upon via versus vs with within without
""")
NO_NOUN = v.words("""
    and or but so if because when while why how what where which whether then also just not never always soon
    later again well maybe perhaps very really too still already almost yes ok okay please asap tbd fyi go goes going
    come came done gone been being be is are was were am has have had having do does did doing will would shall
    should can could may might must ought isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't
    shouldn't wants want wanted needs needed thinks think thought says said say asked asks told tells promised
    promises sent gave got went met saw knows knew feels felt hates loves likes liked works worked lives lived
    moved moves left found wrote called spoke talked agreed decided hired fired quit lost won became
    something somebody someone anything nothing everything nobody somehow stuff thing things
""")
"""Words that stand in no plain noun phrase: conjunctions, adverbs, finite verbs."""
NOTED = v.words("""
    dm dms bday b-day hbd fwd fw w w/ w/o thx thks ty tx pls plz due owed msg msgs txt tmrw tmr wk wks mtg appt
    bc b4 u r nowt owt summat lad lads lass bout nite mins coo eow eod fyi tbc
    tba etc yr yrs hr hrs min gonna wanna gotta
""")
"""Short forms that one writes for oneself."""
WEEKDAYS = frozenset([f"{day.lower()}s" for day in WEEKDAY_NAMES])
"""As one types of which day something is: "in sundays paper"."""
IN_FULL: dict[str, str] = {
    "&": "and", "+": "and", "yrs": "years", "mins": "minutes", "hrs": "hours", "cvs": "CVs", "thru": "through",
    "abt": "about", "ppl": "people", "tho": "though",
    **{low: low.upper() for low in v.words("cv nda uk eu vat ux ai fd cfo ceo cto cmo cio cpo vp svp evp md hr utr")},
    **{low: low.capitalize() for low in (*WEEKDAYS, "easter", "christmas", "google", "instagram", "facebook")},
    "linkedin": "LinkedIn",
}  # fmt: skip
"""Short forms, and words in small letters, as one writes them to others."""
_ASIDE = regex(
    r"(?:[ ,;]+(?:lol|haha|though|noon|midday|latest|asap|pls|please|again|too|as well|tbc|date tbc|properly|so much"
    rf"|like \d+ \w+|{MONEY}"
    r"|(?:the |that )?(?:very )?(?:same|next) (?:day|night|evening|week)|overnight"
    r"|within (?:an?|\w+) (?:hour|day|week)s?|in one (?:go|day|evening|night)"
    r"|(?:him|her)self|themselves|hopefully|back|now|right away|straight away|already"
    r"|at the end|at last|actually|eventually)|[ .!?]+)$",
    IGNORECASE,
)
"""What is typed behind a matter for oneself."""
FOREIGN = v.words("""
    und oder der das ein eine für mit über von zum zur nicht ist auf bei el la los las una con del por para que y e il
    noch sagen danke dank wegen dir ihm ihr ich auch dass haben wird bitte merci pour gracias grazie
    die den dem des einen einem einer mein meine meinen meinem meiner sein seine seinen ihre ihren unser unsere unseren
    nach zu le mes ses nos notre leur leurs aux il mio nostro suo meu minha seu mijn zijn onze ons
    lo gli una di della che le les une des du avec pour sur est het een voor niet o os um uma com não dos das
""")
UNSAID = regex(
    r"\b(secret\w*|confiden\w*|gossip\w*|affair|lawsuit|debts?|fired|firing|lay-?offs?|pregnan\w*|private)\b"
)
MONTHS = frozenset(map(str.lower, MONTH_NAMES))
SHORT_MONTHS = {month[:3]: month.capitalize() for month in MONTHS} | {"sept": "September"}
LANGUAGES = v.words("""
    english french german spanish italian dutch polish portuguese swedish danish norwegian finnish irish welsh greek
    russian turkish arabic chinese japanese ukrainian czech slovak hungarian romanian bulgarian croatian serbian korean
    hindi hebrew persian latin british scottish american canadian mexican brazilian australian austrian swiss belgian
    european asian african indian egyptian israeli nigerian kenyan
""")
"""Languages and nationalities, which have a capital letter."""
DAYS = (CALENDAR - {"may"}) | v.words(
    "easter christmas weekend yesterday today tomorrow tonight tmrw next last eow eod eom"
)
"""Words of days: another day when the note is sent."""
HIM = v.words("him her them")
HIS = v.words("his her their")


def without_asides(text: str) -> str:
    text = text.strip(TRIMMED)
    while (shorter := _ASIDE.sub("", text)) != text:
        text = shorter
    return text


def in_full(text: str, words: Mapping[str, str] = IN_FULL) -> list[str]:
    """The words of a text as one writes them to others; the "&" of a name, "Owl & Otter", stays as it is."""
    typed = without_asides(text).split()
    return [
        word if word == "&" and before[:1].isupper() and behind[:1].isupper() else words.get(word, word)
        for before, word, behind in zip(["", *typed], typed, [*typed[1:], ""], strict=False)
    ]


def is_possessive(words: tuple[str, ...], at: int) -> bool:
    """True for "her" before a noun."""
    behind = words[at + 1].lower() if at + 1 < len(words) else ""
    return words[at].lower() in HIS and behind not in ("", *DETERMINERS, *PREPOSITIONS)
