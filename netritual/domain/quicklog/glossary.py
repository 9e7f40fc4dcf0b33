"""Words of contact and of promises in six languages, each with the English word that says the same.

One table of patterns then reads every language: the natural pass compares the English words, and so does what closes a
loop. In German and Dutch the verb of what was done stands at the end ("hab ihr die Liste geschickt"): it is read where
its helping verb stands. Loaded with the first line that has a word of ``word_translations.ABROAD``. Standard library
only.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.language.text import CURRENCY_SIGNS, unaccent
from netritual.domain.quicklog.plan_translations import plan_verbs
from netritual.domain.quicklog.talk_translations import talks_in_english
from netritual.domain.quicklog.word_translations import (
    DONE_LAST,
    SAYINGS,
    SIGNS,
    TALKS,
    VERB_PARTICLES,
    both_spellings,
)

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl")
_SMALL = """
and    | und | et | y | e | e | en
he     | er | il | - | - | ele | hij
she    | sie | elle | ella | - | ela | zij
her    | ihr | - | - | - | - | haar
them   | ihnen | - | - | - | - | hen
it     | ihn | - | - | - | - | -
me     | mir mich | - | - | mi | - | mij
us     | uns | - | - | - | - | ons
we     | wir | nous | - | - | nós | wij
if     | ob | si | si | - | - | of
by     | bis | avant | antes | entro | até | tegen
to     | an | à au | al | al alla | ao à | aan naar
coffee | kaffee | café | café | caffè | café | koffie
lunch  | mittagessen | déjeuner | almuerzo | pranzo | almoço | -
dinner | abendessen | dîner souper | cena | cena | jantar | -
a      | ein eine einen | un une | un una | un una uno | um uma | een
can    | kann | peux | puedo | posso | posso | kan
friday | - | - | - | - | sexta | -
monday | - | - | - | - | segunda | -
for    | - | pour | para por | per | para por | voor
thanks | dank | - | - | - | - | dank
asked  | fragte | - | - | - | - | -
knows  | kennt | connaît | conoce | conosce | conhece | kent
the    | den die das | - | - | - | - | -
has    | hat | - | - | - | - | heeft
still  | noch | - | - | - | - | nog
monday    | montag | lundi | lunes | lunedì | segunda-feira | maandag
tuesday   | dienstag | mardi | martes | martedì | terça-feira | dinsdag
wednesday | mittwoch | mercredi | miércoles | mercoledì | quarta-feira | woensdag
thursday  | donnerstag | jeudi | jueves | giovedì | quinta-feira | donderdag
friday    | freitag | vendredi | viernes | venerdì | sexta-feira | vrijdag
tomorrow  | morgen | demain | mañana | domani | amanhã | morgen
"""
"""The same of small words, that count in a line of their language alone."""
_DONE = {word: english for english, words in DONE_LAST.items() for word in both_spellings(words)}
_AUXILIARIES = frozenset(("habe", "hab", "hat", "haben", "heb", "heeft"))
_DATIVE = frozenset(("sent", "lent", "promised", "granted", "replied", "asked", "introduced"))
_TO_SOMEBODY = _DATIVE | {"owe", "sends", "calls", "asks", "paid", "returned"}
"""Before these a Romance pronoun says to whom."""
_OBJECT_BEGINS = frozenset((
    "die", "das", "den", "dem", "der", "ein", "eine", "einen", "bis", "zum", "zur", "das", "ihre", "meine", "mein",
    "de", "het", "een", "tot",
))  # fmt: skip
"""With one of these before it the verb at the end has its thing already: "hab ihr bis Freitag die Zahlen zugesagt"."""
_HAS = {"a": "has", "ha": "has", "ai": "have", "he": "have", "ho": "have"}
"""Before a verb of what was done these help it, in the Romance languages."""
_CLITICS = {"lui": "him", "le": "him", "gli": "him", "lhe": "him", "m'a": "me", "me": "me", "mi": "me"}
"""To whom something was done, before its verb or the one that helps it."""
_ONE = frozenset(("un", "une", "una", "uno", "um", "uma"))
_ONE_DAY = frozenset(("jour", "día", "dia", "giorno", "peu", "po", "po'", "poco", "pouco", "fois", "vez", "volta"))
"""Behind one these say when or how much."""
_MUST = frozenset(["muss", "muß", "soll", "wollte", "dois", "devo", "debo", "tengo", "tenho", "preciso", "moet"])
"""Before what is still to be sent; "que" and the like may stand between."""
_CALLING = frozenset(("appeler", "rappeler", "llamar", "chiamare", "richiamare", "ligar", "bellen", "anrufen"))
"""At the start of a clause these are still to be done."""
_IF = frozenset(("si", "wenn", "falls", "quando", "quand", "cuando"))
_TOLD_WITH_IF = frozenset(("asks", "asked", "sent", "replied", "introduced"))
"""What was asked may begin with "if", and what was done has happened."""
_TO_DO = ("send", "call", "pay")
_BEHIND_MUST = frozenset(("que", "de"))
_TOWARDS = frozenset(("a", "ad", "al", "alla", "à", "au", "ao", "para", "an", "naar"))
_LENDERS = frozenset(("von", "van"))
"""Before whoever lent it, where the same word says that it was borrowed."""
_PAYING = frozenset(("zahlt", "überweist", "uberweist", "paga", "betaalt"))
"""Without a sum somebody else may be paid: "zahlt immer freitags", "paga l'affitto venerdì"."""
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday"))


def _by_language(table: str) -> dict[str, dict[str, str]]:
    """Language -> its words, with and without accents -> the English ones."""
    tables: dict[str, dict[str, str]] = {language: {} for language in _LANGUAGES}
    for row in table.strip().splitlines():
        english, *columns = [cell.split() for cell in row.split("|")]
        for language, words in zip(_LANGUAGES, columns, strict=True):
            for word in words:
                if word != "-":
                    tables[language][word] = tables[language][unaccent(word)] = english[0]
    return tables


SAYING, SMALL = _by_language(SAYINGS), _by_language(_SMALL)
for _words in SAYING.values():
    _words.pop("fur", None)


class Translation:
    """Some words in English. ``low`` are the words, "" for one that says nothing; ``ends`` the places behind which a
    phrase ends, ``runs_on`` those whose sign parts nothing ("versprochen, das Angebot zu schicken")."""

    def __init__(self, low: list[str]) -> None:
        self.low = low
        self.ends: set[int] = set()
        self.runs_on: set[int] = set()


def in_english_text(text: str) -> str:
    """A text that ``is_abroad`` with its words of other languages as English ones, what was done before the thing that
    it was done to."""
    words = text.split()
    lows = [word.strip(SIGNS).lower() for word in words]
    gaps = [int(word[-1] in SIGNS) for word in words]
    english = in_english(lows, gaps)
    out: list[str] = []
    for first, end in _clauses(gaps):
        low = english.low[first:end]
        low = [_DONE.get(word, word) for word in low]
        at = next((place for place in range(end - first) if low[place] in _DATIVE or lows[first + place] in _DONE), 0)
        last = words[end - 1][len(words[end - 1].rstrip(SIGNS)) :]
        clause = [
            word if lows[first + place] == low[place] else _CLOSING.get(low[place], low[place])
            for place, word in enumerate(words[first:end]) if low[place]
        ]  # fmt: skip
        if at and at == end - first - 1 and low[at]:
            clause = [clause[-1], *clause[:-1]]
        if clause:
            clause[-1] = clause[-1].rstrip(SIGNS) + last
        out += clause
    return " ".join(out)


_CLOSING = {"cancelled": "declined"}
"""What a verb of a plan says of what was asked for."""


def in_english(lows: Sequence[str], gaps: Sequence[int]) -> Translation:
    """The words of a line with those of other languages as English ones; ``gaps`` tells where a sign follows."""
    translation = Translation(list(lows))
    said = ["" if low in _PAYING and not _is_sum(lows, at + 1) else low for at, low in enumerate(lows)]
    for language in _spoken(said):
        saying, small = SAYING[language], SMALL[language]
        for at, low in enumerate(said):
            english = saying.get(low) or small.get(low)
            if english is not None and (low != "an" or _is_handed(lows, gaps, at)):
                translation.low[at] = english
        if language in ("fr", "es", "it", "pt"):
            _romance(translation, lows, saying)
    for first, end in _clauses(gaps):
        _settle(translation, lows, first, end)
    for at, english in {**talks_in_english(lows, gaps), **plan_verbs(lows, gaps)}.items():
        translation.low[at] = english
    return translation


def _spoken(lows: Sequence[str]) -> list[str]:
    """The languages that a line is in: not one all of whose words are those of another one with more."""
    words: dict[str, set[str]] = {}
    asks_why = any([saying.get(low) in _TOLD_WITH_IF for saying in SAYING.values() for low in lows])
    if not _IF.isdisjoint(lows) and not asks_why:
        return []  # what is said with a condition is no promise
    for language in _LANGUAGES:
        saying = SAYING[language]
        if any([low in saying or (low in _DONE and language in ("de", "nl")) for low in lows]):
            words[language] = {low for low in lows if low in saying or low in SMALL[language]}
    return [one for one, own in words.items() if not any([own < more for more in words.values()])]


def _is_handed(lows: Sequence[str], gaps: Sequence[int], at: int) -> bool:
    """True for "an" in a clause of what is sent or said, and not in "wants an intro"."""
    first = at
    while first and not gaps[first - 1]:
        first -= 1
    end = at + 1
    while end < len(lows) and not gaps[end - 1]:
        end += 1
    saying = SAYING["de"]
    return any([low in saying or low in VERB_PARTICLES or low in _DONE for low in lows[first:end]])


def _romance(translation: Translation, lows: Sequence[str], saying: dict[str, str]) -> None:
    """Read "a" and the like by the verb that stands behind or before it."""
    sent = False
    for at, low in enumerate(lows):
        behind = lows[at + 1] if at + 1 < len(lows) else ""
        helped = low in _CLITICS and behind in _HAS
        verb = saying.get(lows[at + 2] if helped and at + 2 < len(lows) else behind, "")
        deed = saying.get(lows[at + 2], "") if at + 2 < len(lows) else ""
        must = (verb == "must" and low in _CLITICS) or (saying.get(low) == "must" and behind in _CLITICS)
        if saying.get(low) in ("must", "owe") and _is_owed(lows, at + 1):  # "je dois 20 euros à Claire"
            to_whom = [_CLITICS[one] for one in lows[max(at - 1, 0) : at] if one in _CLITICS]
            owing = ["owe" if low in _MUST else "owes", *to_whom]
            if to_whom and low in _MUST and "a" in lows[at + 1 :]:  # "le debo 20 euros a Marta"
                owing = ["i", "owe"]
            translation.low[at - len(to_whom) : at + 1] = owing
            sent = True
        elif saying.get(low) == "must" and behind in _CLITICS and _is_owed(lows, at + 2):  # "deve-me 20 euros"
            translation.low[at : at + 2] = ["owe" if low in _MUST else "owes", _CLITICS[behind]]
        elif must and deed in _TO_DO:  # "mi deve mandare le foto", "doit me rappeler"
            translation.low[at : at + 3] = ["has", "to", deed]
        elif helped and verb == "asked":  # "mi ha chiesto di parlare"
            translation.low[at : at + 3] = ["has", verb, _CLITICS[low]]
            break
        elif low in _CLITICS and verb == "lent" and "a" in lows[at + 2 :]:  # "le presté 20 euros a Marta"
            translation.low[at] = "i"
        elif low in _CLITICS and verb in _TO_SOMEBODY:  # "le prometí", "je lui ai promis", "claire m'a envoyé"
            translation.low[at], translation.low[at + 1] = verb, _CLITICS[low]
            if helped:
                translation.low[at + 2] = "that" if verb == "promised" else ""
        elif low in _HAS and translation.low[at] != "him" and saying.get(behind) == "replied":
            translation.low[at], translation.low[at + 1] = "replied", ""
        elif low in _HAS and translation.low[at] != "him" and saying.get(behind) in _DATIVE:
            translation.low[at] = _HAS[low]
        elif low in _HAS and saying.get(behind) == "called":
            translation.low[at] = ""
        elif saying.get(low) == "must" and behind == "m'envoyer":
            translation.low[at] = "will"
        elif low == "a" and sent:
            translation.low[at] = "to"
        sent = sent or saying.get(low) in _DATIVE


def _is_sum(lows: Sequence[str], at: int) -> bool:
    """True for a sum of money, an adverb before it at most: "200 euros", "encore 420"."""
    return any([low[:1].isdigit() or low[:1] in CURRENCY_SIGNS for low in lows[at : at + 2]])


def _is_owed(lows: Sequence[str], at: int) -> bool:
    """True for a sum, and for a thing, where a verb would stand: "une réponse", "un favor"."""
    thing = at + 1 < len(lows) and lows[at] in _ONE and lows[at + 1] not in _ONE_DAY
    return thing or _is_sum(lows, at)


def _clauses(gaps: Sequence[int]) -> list[tuple[int, int]]:
    ends = [at + 1 for at, gap in enumerate(gaps) if gap]
    if not ends or ends[-1] < len(gaps):
        ends.append(len(gaps))
    return list(zip([0, *ends], ends, strict=False))


def _settle(translation: Translation, lows: Sequence[str], first: int, end: int) -> None:
    """Read one clause: its talk, its verb at the end, and the words that hang on both."""
    low = translation.low
    for at in range(first, end):
        talk = TALKS.get(lows[at])
        after = lows[at + 1] if at + 1 < len(lows) else ""
        if talk is not None and (after == "mit" or (at == first == 0 and after[:1].isalpha())):
            low[at] = talk
            translation.runs_on.add(at)
        if low[at] in ("asks", "asked") and after == "ob":
            translation.runs_on.add(at)
        if lows[at] == "meldet" and after == "sich":
            low[at + 1] = "back"
        if lows[at] == "am" and after and low[at + 1] in _DAYS:
            low[at] = "on"
        if lows[at] in VERB_PARTICLES and at == end - 1 and not {"an", "ist", "sind"}.isdisjoint(lows[first:at]):
            low[at] = "sent"
            low[at - 1] = "" if lows[at - 1] in ("ist", "sind") else low[at - 1]
            low[first:at] = ["to" if one == "an" else one for one in low[first:at]]
    owing = next((at for at in range(first, end) if lows[at] in ("is", "ist", "bin", "ben")), -1)
    if low[end - 1] == "owing" and owing >= 0:  # "Jan is mij 40 euro schuldig", "ich bin Petra 20 Euro schuldig"
        low[owing], low[end - 1] = "owes" if lows[owing] in ("is", "ist") else "owe", ""
    if not {"get", "gets"}.isdisjoint(low[first:end]):  # "Petra kriegt noch 20 Euro von mir"
        low[first:end] = ["from" if one in ("von", "van") else one for one in low[first:end]]
    if lows[end - 1] == "an" and not {"ruft", "rufe"}.isdisjoint(lows[first:end]):
        low[end - 1] = ""
        translation.ends.add(end - 2)
    if low[first] == "call" and lows[first] in _CALLING:  # "rappeler Pierre lundi"
        low[first] = "chase"
    _oblige(translation, lows, first, end)
    _introduced_by(translation, lows, first, end)
    helping = next((at for at in range(first, end) if lows[at] in _AUXILIARIES), -1)
    verb = next((at for at in range(end - 1, first - 1, -1) if low[at] in _DATIVE or lows[at] in _DONE), -1)
    if helping >= 0 and verb > helping:
        _bracket(translation, lows, helping, verb, end)
    elif verb >= 0 and lows[verb] in ("gesehen", "gezien"):
        low[verb] = "getroffen"
    elif verb >= 0 and low[verb] == "granted":
        low[verb] = "confirmed"
    elif verb >= 0 and low[verb] == "promised" and verb == end - 1:
        translation.runs_on.add(verb)
    if "thanks" in low[first:end]:
        _thank(translation, lows, first, end)


def _oblige(translation: Translation, lows: Sequence[str], first: int, end: int) -> None:
    """ "muss Ana das Deck schicken", "tengo que enviar el deck a Ana": what I must send, where a clause begins so."""
    low, start = translation.low, first + (translation.low[first] == "i" and first + 1 < end)
    if lows[start] in _MUST and _thank_or_introduce(translation, lows, start, end):
        return
    sent = next((at for at in range(start + 1, end) if low[at] in _TO_DO), -1)
    if sent < 0 or lows[start] not in _MUST:
        return
    if low[sent] == "call" and sent == end - 1:  # "muss Jonas bis Freitag anrufen"
        low[start], low[sent] = "ring", ""
        return
    to = [at for at in range(start + 1, end - 1) if lows[at] in _TOWARDS]
    for at in to:
        low[at] = "to"
    if _BEHIND_MUST.issuperset(lows[start + 1 : sent]):  # "dois envoyer", "tengo que enviar"
        low[start:sent] = ["must"] if sent == start + 1 else ["have", *["to"] * (sent - start - 1)]
    elif to:
        low[first] = "must" if first < start else low[first]
        low[start], low[sent] = "send", ""
    else:
        low[start], low[sent] = "owe", ""


def _thank_or_introduce(translation: Translation, lows: Sequence[str], start: int, end: int) -> bool:
    """ "muss mich bei Kim für den Tipp bedanken", "muss mich bei Kim melden", "muss Kim gratulieren", "muss Kim mit Tom
    bekannt machen"; whether the clause is one."""
    low, rest = translation.low, lows[start:end]
    to_them = "bei" in rest and not {"mich", "uns"}.isdisjoint(rest)
    at = start + (rest.index("bei") if to_them else 0)
    if to_them and ("bedanken" in rest or "melden" in rest):
        low[start:at] = ["must", *["still"] * (at - start - 1)]
    if to_them and "bedanken" in rest:
        low[at], low[start + rest.index("bedanken")] = "thank", ""
        translation.ends.update({end - 2} if rest[-1] == "bedanken" else ())
        return True
    if (to_them and "melden" in rest) or rest[-1] == "gratulieren":
        low[at] = "owe"
        return True
    if rest[-2:] == ["bekannt", "machen"] and "mit" in rest:
        low[start], low[start + rest.index("mit")] = "introduce", "to"
        translation.ends.add(end - 3)
        return True
    return False


def _introduced_by(translation: Translation, lows: Sequence[str], first: int, end: int) -> None:
    """ "Kim will mich Tom vorstellen", "möchte mich mit Tom bekannt machen": read as "will introduce Tom"."""
    low, rest = translation.low, lows[first:end]
    verb = next((at for at, word in enumerate(rest) if word in ("will", "möchte", "moechte", "wird")), -1)
    last = 2 if rest[-2:] == ["bekannt", "machen"] else 1
    closes = last == 2 or rest[-1] == "vorstellen"
    if 0 <= verb < len(rest) - 2 and closes and rest[verb + 1] in ("mich", "mir", "uns"):
        at = first + verb
        to = at + 2 + (lows[at + 2] == "mit")
        if lows[to] not in _OBJECT_BEGINS:  # "will mir das Buch vorstellen"
            low[at : at + 2] = ["will", "introduce"]
            low[end - last : end] = lows[end - last : end]


def _bracket(translation: Translation, lows: Sequence[str], helping: int, verb: int, end: int) -> None:
    """The verb at the end is read where its helping verb stands."""
    low = translation.low
    said = _DONE.get(lows[verb]) or low[verb]
    if said == "lent" and not _LENDERS.isdisjoint(lows[helping + 1 : verb]):
        said = "borrowed"
        low[helping + 1 : verb] = ["from" if one in _LENDERS else one for one in low[helping + 1 : verb]]
    if lows[verb : verb + 2] == ["gefragt", "ob"] and verb == helping + 1:  # "hat gefragt, ob ich kann"
        low[helping] = "has"
        translation.runs_on.add(verb)
        return
    thing = not _OBJECT_BEGINS.isdisjoint(lows[helping + 1 : verb])
    if lows[verb] == "zugesagt" and not thing:
        said = "agreed"
    low[helping], low[verb] = said, ""
    if said == "promised" and not thing:
        low[verb] = "that"
        translation.runs_on.add(verb)
    elif verb - 1 > helping:
        translation.ends.add(verb - 1)


def _thank(translation: Translation, lows: Sequence[str], first: int, end: int) -> None:
    """ "danke an Wiebke für das Foto" was said; "danke ihr noch sagen" is still to be."""
    low = translation.low
    at = low.index("thanks", first)
    if "sagen" in lows[at:end]:
        low[at] = "thank"
        stop = next(place for place in range(at + 1, end) if lows[place] in ("noch", "sagen"))
        if stop > at + 1:
            translation.ends.add(stop - 1)
    elif low[at + 1 : at + 2] == ["to"]:
        low[at], low[at + 1] = "", "thanked"
