"""Words of six languages that call a talk off, move it or say that it came to nothing, as English ones.

What the English verb means for a plan is then read in one place. German and Dutch verbs come apart ("sagt den Kaffee
ab"), and stand at the end behind another one ("musste den Kaffee absagen"). ``glossary`` asks this of a line with one
of ``word_translations.OFF``, and ``coffee_changes`` of one that may change a planned talk. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from netritual.domain.dates.date_phrases import may_begin_day, read_day
from netritual.domain.dates.dates import FOREIGN_SHORT, FOREIGN_SHORT_WORDS, WEEKDAYS, is_digit
from netritual.domain.dates.foreign_dates import WEEKDAYS_ABROAD
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog import word_translations as abroad
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CHANNEL, CONVERSATIONS, MEALS_AND_WALKS
from netritual.domain.quicklog.natural.vocabulary import words
from netritual.domain.quicklog.word_translations import both_spellings

NOUNS = {word: english for english, words in abroad.TALK_NOUNS.items() for word in both_spellings(words)}
"""Nouns of a talk that are no channel -> the English word for it."""
_OFF = (
    dict.fromkeys(both_spellings(abroad.MOVED), "")
    | dict.fromkeys(both_spellings(abroad.CALLING_OFF), "cancelled")
    | dict.fromkeys(both_spellings(abroad.MOVING), "postponed")
)
"""Verbs that need no particle -> the English one; "" where it is read as it is, but for a new time behind it."""
_OFF_WORDS = both_spellings(" ".join(abroad.OFF))
_ALSO_NOUNS = {"reporter": frozenset(("doit", "dois", "veut", "va")), "mover": frozenset(("que", "quiere", "quiso"))}
"""These count right behind a verb that helps them alone, and behind "a dû"."""
_MODALS = words("muss musste mussen mussten will wollen mochte kann konnte soll sollte darf moet moest wil")
"""In German and Dutch what is called off stands between one of these and the verb."""
_HELPING = _MODALS | words("""
    doit du veut voulait va tiene tuvo quiere quiso va deve dovuto vuole deve teve tem quer vai precisou
""")  # fmt: skip
_NOT = words(f"{abroad.NOT} nie kein keinen no non nao nunca ohne statt")
_TO = words("auf naar op a au al para alle alla to")
_FALLING = frozenset(("aus", "flach"))
"""With these a talk falls through: it is named in the clause."""
_NOW = both_spellings(f"{abroad.NOW} nun plutot mejor invece nu liever")
"""Before a day or an hour, in a line of a talk that is off: its new time."""
_NEW = words("neuer neues neue nouveau nouvelle nueva nuovo nuova novo nova nieuwe")
_DATE = words("termin datum zeit date rendez-vous cita fecha appuntamento data hora afspraak tijd")
_BEHIND_PARTICLE = words("wegen weil da denn fur f furs leider sorry und aber omdat want voor en maar")
_NOW_AND_THEN = (("ab", "und", "zu"), ("af", "en", "toe"))
_OFTEN = words("viel oft immer meist selten gern veel vaak altijd zelden")
"""With these it is a habit: "sagt oft ab"."""
_SAYING_THAT = words("ich er sie wir ihr dass ob ik hij zij ze dat")
"""Between the verb and its particle these begin what is said: "sagt sie holt mich ab"."""
_BEFORE_INVERTED = words("leider jetzt nun dann da heute morgen gerade kurzfristig doch helaas vandaag")
_DENYING = {
    ("nicht",): "kommt komme kommen kam kamen kann konnte schafft schaffe schaffte",
    ("niet",): "komt kom kan kon", ("pas",): "vient viendra peut pourra",
    ("no", "non", "nao"): f"{abroad.COMING} podra verra podera",
}  # fmt: skip
_COMING = {verb: denials for denials, verbs in _DENYING.items() for verb in both_spellings(verbs)}
"""Verbs of coming and of being able to -> the words beside them that deny it."""
_WHERETO = words("""
    zum zur zu unserem unserer dem der den am an um es doch leider mehr heute morgen jetzt auch kommen dabei sein
    naar de het op om helaas vandaag meer au aux a la le al el alle ao o para venir venire vir komen mit mir uns
    selbst noch termin verabredung rendez-vous cita appuntamento afspraak encontro
""")  # fmt: skip
"""Beside those, words that say to what somebody does not come, or when."""
_REASONS = words("weil wegen da denn aber und parce car mais porque pero perche ma mas omdat want maar")
_CAME, _WORKED_OUT, _WANTED, _NO = map(words, (abroad.CAME, abroad.WORKED_OUT, abroad.WANTED, abroad.NO))
_AND = frozenset(("und", "et", "y", "e", "en", "and", "&", "+"))
_NOTHING_OF_IT = frozenset(("draus", "daraus", "geworden"))
_BESIDE = _WHERETO | words("hat haben ist wurde wird das dann mal ihr ihm")
_IT = words("""
    es ihn sie uns unser unsere unseren ons onze het notre nos nuestro nuestra nostro nostra nosso nossa lo la o a
    treffen termin verabredung afspraak rendez-vous rdv cita encuentro appuntamento incontro encontro
    leider jetzt nun doch noch mir ihm ihr nur wieder helaas den das der die il le el de
""")
"""Between a verb of moving and the new time these are the talk, and no other thing."""
_NO_TO = frozenset(("zum", "zu", "zur", "tegen", "op", "au", "al", "alla"))
_FOR = frozenset(("f", "fur", "fuer", "zum", "zur", "furs", "for"))
_THE = words("den der die das dem unseren unser le la el il o de het")
_ANY_DAY = date(2001, 1, 1)
"""To reckon from where it only counts whether a phrase is a day."""
_AT = frozenset(("um", "om", "as", "alle", "a"))
_SUITS, _BETTER, _RATHER = map(frozenset, (("passt", "past"), ("besser", "beter"), ("lieber", "liever")))
_SIGNS = ",;:.!?()"
_SHORT_DAY = {
    day: WEEKDAYS[at] for one in ("fr", "it", "es", "pt", "nl", "de")
    for at, day in enumerate(FOREIGN_SHORT[one].split()) if day != "-"
}  # fmt: skip
_DAY_IN_ENGLISH = {day: WEEKDAYS[at] for days in WEEKDAYS_ABROAD.values() for at, day in enumerate(days.split())}


def plan_verbs(lows: Sequence[str], gaps: Sequence[int]) -> dict[int, str]:
    """Place -> the English word for one that says what becomes of a talk, "" for one that has no own part in it.
    ``gaps`` tells where a sign follows."""
    low = [word if word.isascii() else unaccent(word) for word in lows]
    english: dict[int, str] = {}
    for first, end in _clauses(gaps):
        talked = any(
            [CHANNEL.get(word) in CONVERSATIONS for word in low[:first]]
        )  # "Kaffee mit Kim, die Feier fällt aus"
        clause = ["" if talked and word in NOUNS else word for word in low[first:end]]
        if not _OFF_WORDS.isdisjoint(clause):
            for at, word in _of_clause(clause).items():
                english[first + at] = word
    if english or not CALLED_OFF.isdisjoint(low):
        for at, word in enumerate(low[:-1]):
            if word in _NOW and begins_time(low, at + 1):
                english.setdefault(at, "now")
            elif word in _NEW and low[at + 1] in _DATE:
                english[at], english[at + 1] = "new", "date"
    for at, word in enumerate(low) if english else ():
        if CHANNEL.get(word) in MEALS_AND_WALKS:
            english.setdefault(at, CHANNEL[word])
    return english


def _clauses(gaps: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places at which each clause begins and ends, by the signs between the words."""
    first = 0
    for at, gap in enumerate(gaps, 1):
        if gap or at == len(gaps):
            yield first, at
            first = at


def plan_in_english(text: str) -> str:
    """A text with those words, its talks and weekdays in English; as it is where it has none. No word of it is left
    out that tells more."""
    typed = text.split()
    lows = [unaccent(word.strip(_SIGNS).lower()) for word in typed]
    gaps = [int(word[-1] in _SIGNS) for word in typed]
    english = _preferring(lows, gaps) | plan_verbs(lows, gaps)
    if not english:
        return text
    for at, low in enumerate(lows):
        channel, behind = CHANNEL.get(low, ""), lows[at + 1] if at + 1 < len(lows) else ""
        if at in english:
            continue
        if low in abroad.WITH:
            english[at] = "with"
        elif channel in CONVERSATIONS:
            english[at] = channel
        elif low in _DAY_IN_ENGLISH:
            english[at] = _DAY_IN_ENGLISH[low]
        elif low in _SHORT_DAY and lows[at - 1] in _COMING:
            english[at] = _SHORT_DAY[low]
        elif low in _TO and begins_time(lows, at + 1):
            english[at] = "to"
        elif low in _THE and at and english.get(at - 1) in ("to", "now") and begins_time(lows, at):
            english[at] = ""
        elif low == "hat" or (low in _THE and CHANNEL.get(behind) in CONVERSATIONS):
            english[at] = "has" if low == "hat" else "the"
    spelled = [_respelled(word, english.get(at)) for at, word in enumerate(typed)]
    return " ".join([word for word in spelled if word]).replace(" ,", ",")


def _respelled(word: str, english: str | None) -> str:
    """A word with its signs, in English where there is a word for it."""
    bare = word.strip(_SIGNS)
    return word if english is None or not bare else word.replace(bare, english)


def _of_clause(low: list[str]) -> Mapping[int, str]:
    """The same of one clause without accents."""
    for at, word in enumerate(low):
        if word in _OFF and (said := _called_off(low, at)):
            verb = max([place for place in range(at) if low[place] in _MODALS], default=at)
            return {at: "", verb: said, **_towards(low, verb, said)}
        parted = _particle(low, at) if word in abroad.SEPARABLE else 0
        if parted:
            begin = max([place for place in range(parted) if low[place] in _FORMS[low[parted]]])
            said = _moved_or(low, parted, "postponed" if word in ("auf", "uit") else "cancelled")
            return {begin: said, parted: "", **_towards(low, parted, said)}
    return _came_to_nothing(low)


def _preferring(low: list[str], gaps: Sequence[int]) -> dict[int, str]:
    """The same of words without accents in which somebody would rather have another time. Where no talk is planned
    they tell of none, so that the quick log leaves them alone."""
    return {first + at: word for first, end in _clauses(gaps) for at, word in _rather(low[first:end]).items()}


def _rather(low: list[str]) -> Mapping[int, str]:
    """ "Do um 11 passt ihr besser", "lieber Do 11 Uhr": another time that somebody would rather have."""
    verb = next(
        (at for at, word in enumerate(low) if word in _SUITS and any([one in _BETTER for one in low[at : at + 3]])), -1
    )
    if verb >= 0:
        begin, english = 0, {verb: "suits", next(at for at in range(verb, len(low)) if low[at] in _BETTER): "better"}
    else:
        begin = next((at for at in range(len(low) - 1) if low[at] in _RATHER and _is_day(low, at + 1)), len(low))
        english = {begin: "prefers"} if begin < len(low) else {}
    day = next((at for at in range(begin, verb if verb >= 0 else len(low)) if _is_day(low, at)), -1)
    if day < 0:
        return english if verb > 0 and any([begins_time(low[:verb], at) for at in range(verb)]) else {}
    english[day] = _SHORT_DAY.get(low[day]) or _DAY_IN_ENGLISH.get(low[day], low[day])
    for at in range(day + 1, len(low)):
        if low[at] in _AT:
            english[at] = "at"
        elif low[at] in ("uhr", "uur") and low[at - 1].isdecimal():
            english |= {at - 1: f"{low[at - 1]}:00", at: ""}
    return english


def _is_day(low: list[str], at: int) -> bool:
    return low[at] in _SHORT_DAY or low[at] in _DAY_IN_ENGLISH


_FORMS = {particle: frozenset(forms.split()) for particle, forms in abroad.SEPARABLE.items()}


def _particle(low: list[str], at: int) -> int:
    """The place of a particle whose verb stands before it; 0 for none."""
    closes = at + 1 == len(low) or low[at + 1] in _BEHIND_PARTICLE or (low[at] == "auf" and begins_time(low, at + 1))
    closes = closes or (low[at] in _FALLING and at + 1 < len(low))
    closes = closes and tuple(low[at : at + 3]) not in _NOW_AND_THEN and _OFTEN.isdisjoint(low[:at])
    verb = next((place for place in range(at - 1, -1, -1) if low[place] in _FORMS[low[at]]), -1)
    if low[at] in _FALLING and not any([_is_talk(low, place) for place in range(len(low))]):
        return 0
    if not closes or verb < 0 or not _NOT.isdisjoint(low[:at]):
        return 0
    inverted = verb == 0 or low[verb - 1] in _BEFORE_INVERTED
    return at if _SAYING_THAT.isdisjoint(low[verb + 1 + inverted : at]) else 0


def _called_off(low: list[str], at: int) -> str:
    """What the verb at a place says in English; "" for nothing certain."""
    helped = not _HELPING.isdisjoint(low)
    talk = any([_is_talk(low, place) for place in range(len(low))])
    noun = low[at] in _ALSO_NOUNS and low[at - 1] not in _ALSO_NOUNS[low[at]] and low[at - 2 : at] != ["a", "du"]
    if noun or not _NOT.isdisjoint(low):
        return ""
    said = talk or helped or low[at] in CALLED_OFF or low[at] in ("absagt", "absagte", "abzusagen")
    to = _new_time(low, at)
    number = to + 2 == len(low) and low[-1].isdecimal()  # "reporté au 15": a day, or an hour
    day_alone = not _names_talk(low) and not any([is_digit(word[:1]) for word in low[to:]])  # "lo aplazó al lunes"
    said_as_it_is = low[at] in CALLED_OFF and (to == len(low) or number or day_alone)
    another = not _names_talk(low) and not _IT.issuperset(low[at + 1 : to])  # "verlegt die Party auf Montag"
    moves = to < len(low) and _OFF[low[at]] != "cancelled"
    return _moved_or(low, at, _OFF[low[at]]) if said and not said_as_it_is and not (moves and another) else ""


def _names_talk(low: Sequence[str]) -> bool:
    """Whether a clause names a talk that two may have, and no party."""
    return any([_is_talk(low, place) and CHANNEL.get(low[place]) != "social" for place in range(len(low))])


def _moved_or(low: list[str], at: int, word: str) -> str:
    """ "moved" where a new time stands behind a place, else another word."""
    return "moved" if word != "cancelled" and _new_time(low, at) < len(low) else word


def _new_time(low: list[str], at: int) -> int:
    """The place of the word before a new time from a place on; the end of the clause for none."""
    to = (place for place in range(at, len(low) - 1) if low[place] in _TO and begins_time(low, place + 1))
    return next(to, len(low))


def _towards(low: list[str], at: int, said: str) -> dict[int, str]:
    """The word before the new time behind a verb as an English one."""
    if said != "moved":
        return {}
    to = _new_time(low, at)
    day = to + 1 + (low[to + 1] in _THE and to + 2 < len(low))
    english = {to: "to"}
    if low[day] in _SHORT_DAY or low[day] in _DAY_IN_ENGLISH:
        english[day] = _SHORT_DAY.get(low[day]) or _DAY_IN_ENGLISH[low[day]]
        hour = day + 1 + (low[day + 1 : day + 3] == ["a", "las"])  # "al jueves a las 16"
        if low[day + 1 : day + 2] != [] and low[day + 1] in _AT and is_digit("".join(low[hour + 1 : hour + 2])[:1]):
            english |= {day + 1: "at"} | dict.fromkeys(range(day + 2, hour + 1), "")
    return english


def begins_time(low: Sequence[str], at: int) -> bool:
    """Whether a day or an hour to come begins at a place of words without accents, maybe behind an article."""
    at += at + 1 < len(low) and low[at] in _THE
    word, behind = (*low[at : at + 2], "", "")[:2]
    if is_digit(word[:1]) or (word in FOREIGN_SHORT_WORDS and is_digit(behind[:1])):
        return True
    when = read_day(low, at, _ANY_DAY, True) if word and may_begin_day(low, at) else None
    return when is not None and when.day is not None


def _is_talk(low: Sequence[str], at: int) -> bool:
    return CHANNEL.get(low[at]) in CONVERSATIONS or low[at] in NOUNS


def _came_to_nothing(low: list[str]) -> Mapping[int, str]:
    """The same of a clause in which somebody does not come, or no talk comes about."""
    for at, word in enumerate(low):
        denials = _COMING.get(word, ())
        if denials and not _NOT.isdisjoint(low) and (verb := _does_not_come(low, at, denials)):
            return verb
        if word in _CAME and (denied := _no_show(low, at)):
            return denied
        is_nothing = word == abroad.NOTHING and low[at - 1] in ("wurde", "wird")
        if (is_nothing or word in _WORKED_OUT or word in _NOTHING_OF_IT) and (denied := _did_not_work_out(low, at)):
            return denied
        if word in _WANTED and any([_is_talk(low, place) for place in range(at + 1, len(low))]):
            return {at: "wanted"}
        if word in _NO and (talk := _refused_talk(low, at)):
            return {at: "no", at + 1: "to", **dict.fromkeys(range(at + 2, talk), "")}
        if word == abroad.REFUSAL and low[at + 1 : at + 2] and low[at + 1] in _FOR:
            talk = at + 2 + (low[at + 2 : at + 3] != [] and low[at + 2] in _THE)
            if talk < len(low) and _is_talk(low, talk):
                return {at: "cancelled"}
    return {}


def _refused_talk(low: list[str], at: int) -> int:
    """The place of the talk behind "nein zum", "non au"; 0 for none."""
    talk = at + 2 + (low[at + 2 : at + 3] != [] and low[at + 2] in _THE)
    led = talk < len(low) and low[at + 1] in _NO_TO
    return talk if led and _is_talk(low, talk) else 0


def _does_not_come(low: list[str], at: int, denials: Sequence[str]) -> Mapping[int, str]:
    """ "kommt nicht zum Kaffee", "kann morgen nicht", "no viene al café": a talk or a day, and no more is said."""
    denial = next((place for place in range(at, len(low)) if low[place] in denials), -1)
    denial = at - 1 if denial < 0 and at and low[at - 1] in denials else denial
    if denial < 0:
        return {}
    end = next((place for place in range(at + 1, len(low)) if low[place] in _REASONS), len(low))
    inverted = not at or low[at - 1] in _BEFORE_INVERTED or begins_time(low, at - 1)
    first = denial if inverted and at < denial <= at + 3 else at + 1
    said = [place for place in range(first, end) if place != denial]
    begin = max([place + 1 for place in range(at) if low[place] in _AND or low[place] in _REASONS], default=0)
    named = any([_is_talk(low, place) or begins_time(low[:end], place) for place in (*range(begin, at), *said)])
    named = named or not FOREIGN_SHORT_WORDS.isdisjoint(low[at + 1 : denial])  # "kann di nicht"
    plain = all([
        low[place] in _WHERETO or _is_talk(low, place) or is_digit(low[place][:1]) or begins_time(low[:end], place)
        or low[place] in FOREIGN_SHORT_WORDS for place in said
    ])  # fmt: skip
    return {at: "cancelled", denial: ""} if named and plain else {}


def _no_show(low: list[str], at: int) -> Mapping[int, str]:
    """ "ist nicht zum Kaffee gekommen": who was awaited did not come."""
    denial = next((place for place in range(at) if low[place] in ("nicht", "nie", "niet")), at)
    between = range(denial + 1, at)
    towards = all([low[place] in _WHERETO or _is_talk(low, place) for place in between])
    to_a_talk = any([_is_talk(low, place) or low[place] == "termin" for place in between])
    return {denial: "no-show", at: ""} if denial < at and towards and to_a_talk else {}


def _did_not_work_out(low: list[str], at: int) -> Mapping[int, str]:
    """ "hat leider nicht geklappt", "Kaffee mit Kim klappt nicht": said of the talk, and of nothing else."""
    talk = any([_is_talk(low, place) for place in range(len(low))])
    denial = "niet" if low[at] == "gelukt" else "nicht"
    nothing = abroad.NOTHING if low[at] == abroad.NOTHING or low[at] in _NOTHING_OF_IT else denial
    if nothing not in low:
        return {}
    skipped = {place + more for place, word in enumerate(low) if talk and word in abroad.WITH for more in range(3)}
    said = [place for place in range(len(low)) if place not in skipped and low[place] != nothing and place != at]
    plain = all([
        low[place] in _BESIDE or low[place] in _NOTHING_OF_IT or _is_talk(low, place) or begins_time(low, place)
        or is_digit(low[place][:1]) for place in said
    ])  # fmt: skip
    return {low.index(nothing): "", at: "cancelled"} if plain else {}
