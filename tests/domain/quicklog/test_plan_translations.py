"""Talks in six languages that are off, moved, or told of with another noun, and those that were held: on Sunday 29
November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.plan_translations import plan_in_english
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 29)
NETWORK = ("Kim Nguyen", "Ben Okafor", "Tom Becker", "Dave Miller", "Julie Moreau")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))
NOT_COME = "By this line they did not come, so it counts as no talk."


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY, natural=lambda: ("on", (), ("en", "de", "nl")), hour="08:00")


@pytest.mark.parametrize(
    "line",
    [
        "kim hat keine zeit vor feb, absage f kaffee", "kim sagt kaffee morgen ab",
        "leider sagt sie den kaffee mit kim ab",
        "kim musste kaffee absagen", "kim sagt kaffee ab", "wollte mit kim kaffee trinken, hat nicht geklappt",
        "kim kommt nicht zum kaffee", "kim kommt morgen doch nicht zum kaffee", "morgen kommt kim nicht zum kaffee",
        "kaffee mit kim hat leider nicht geklappt", "kaffee mit kim fällt morgen aus",
        "morgen fällt kaffee mit kim aus",
        "kaffee mit kim wurde nichts", "essen mit kim fällt flach", "kim kommt nicht zum essen",
        "kim sagt nein zum kaffee", "kim a dit non au café",
        "kim muss den kaffee leider verschieben", "kim hat mich gebeten, den kaffee abzusagen",
        "kim zegt de koffie af", "kim moest de koffie afzeggen", "kim a dû annuler le café",
        "kim a dû reporter le café",
        "kim cancela el café", "kim tuvo que cancelar el café", "kim no viene al café", "kim annulla il caffè",
        "kim ha dovuto annullare il caffè", "kim sposta il caffè", "kim cancela o café", "kim teve de cancelar o café",
    ],
)  # fmt: skip
def test_a_talk_that_is_off_was_not_held_in_any_language(line: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.date, reading.planned) == ("note", TODAY, False)


@pytest.mark.parametrize(
    "line",
    [
        "kim ist nicht zum kaffee gekommen", "kim ist leider nicht zum kaffee erschienen", "kim no ha venido al café",
        "kim is niet naar de koffie gekomen", "kaffee mit kim, sie ist nicht zum treffen gekommen",
    ],
)  # fmt: skip
def test_to_a_talk_nobody_came_in_any_language(line: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.warnings) == ("note", [NOT_COME])


@pytest.mark.parametrize(
    "line",
    [
        "kaffee mit kim, sie sagt ab mai ist sie wieder da", "kaffee mit kim, sie schob das rad auf die straße",
        "kaffee mit kim, der zug fiel aus", "kaffee mit kim, sie kommt mit dem projekt nicht weiter",
        "kaffee mit kim, die demo hat nicht geklappt", "kaffee mit kim, bewerbung klappt nicht",
        "kaffee mit kim, sie hat eine absage von der bbc bekommen", "kaffee mit kim, sie kann nicht schlafen",
        "kaffee mit kim, sie ist nicht zum vorstellungsgespräch gekommen", "kaffee mit kim, sie wollte erst nicht",
        "kaffee mit kim, sie sagt die konferenz ab", "kaffee mit kim, sie sagt der bbc ab",
        "kaffee mit kim, muss den flug stornieren", "kaffee mit kim, sie muss die reise absagen",
        "kaffee mit kim, jetzt 3 leute im team", "kaffee mit kim, wollte absagen, war dann super",
        "café avec julie, elle doit annuler son voyage", "café con kim, cancela su contrato",
        "caffè con kim, rimanda il viaggio", "café com kim, ela adia a viagem", "koffie met kim, ze zegt haar baan af",
        "the reporter will join coffee with kim", "coffee with kim, moved to Leeds in May",
        "coffee with kim, postponed the launch to friday", "coffee with kim, she moves to Leeds on friday",
        "coffee with kim, she pushes the launch to friday", "coffee with kim, she shifts to part time in march",
    ],
)  # fmt: skip
def test_a_talk_was_held_though_another_thing_is_off(line: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.date, reading.planned) == ("coffee", TODAY, False)


@pytest.mark.parametrize("line", ["coffee with kim, moved to friday", "kaffee mit kim, verschoben auf fr 4.12. 15h"])
def test_a_talk_that_is_moved_in_the_next_breath_was_not_held(line: str) -> None:
    reading = read(line)
    assert reading.channel == "note"
    assert [(clause.kind, clause.due) for clause in reading.proposed] == [("coffee", date(2026, 12, 4))]


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("Kim schiebt Kaffee auf Di 12.1. 15h", "Kim moved coffee to tue 12.1. 15h"),
        ("Kaffee mit Kim, verschoben auf den 12.1.", "coffee with Kim, moved to 12.1."),
        ("kim kann di nicht, dafür fr 8.1. 10:30", "kim cancelled tue, now fr 8.1. 10:30"),
        ("kim sposta il caffè a martedì 12.1.", "kim moved the coffee to tue 12.1."),
        ("kim verlegt unser treffen auf montag", "kim moved the meeting to mon"),
        ("koffie met kim verplaatst naar do 15u", "coffee with kim moved to thu 15u"),
        ("caffè con kim spostato a gio 15", "coffee with kim moved to thu 15"),
        ("kim adiou o café para segunda às 10", "kim moved the coffee to mon at 10"),
        ("kim mueve el café al jueves a las 16", "kim moved the coffee to thu at 16"),
        ("kaffee mit kim war gut", "kaffee mit kim war gut"), ("lunch with kim and a reporter",) * 2,
    ],
)  # fmt: skip
def test_what_becomes_of_a_plan_in_english(line: str, english: str) -> None:
    assert plan_in_english(line) == english


@pytest.mark.parametrize(
    ("line", "channel", "when", "people"),
    [
        ("weihnachtsfeier bassfabrik fr 18.12 19h mit kim, ben & tom", "social", "2026-12-18 19:00", 3),
        ("xmas party bassfabrik fri 18.12. 19h w/ kim, ben", "social", "2026-12-18 19:00", 2),
        ("feier mit kim und tom fr 18.12 19h", "social", "2026-12-18 19:00", 2),
        ("essen mit kim und tom fr 4.12. 19h", "dinner", "2026-12-04 19:00", 2),
        ("essen mit kim mo 30.11. 12:30", "lunch", "2026-11-30 12:30", 1),
        ("unterricht mit kim do 10.12. 16h", "meeting", "2026-12-10 16:00", 1),
        ("probe mit kim do 10.12. 16h", "meeting", "2026-12-10 16:00", 1),
        ("fête avec kim et tom vendredi 18.12. 19h", "social", "2026-12-18 19:00", 2),
        ("fiesta con kim y tom viernes 18.12. 19h", "social", "2026-12-18 19:00", 2),
        ("festa con kim e tom venerdì 18.12. 19h", "social", "2026-12-18 19:00", 2),
        ("feest met kim en tom vr 18.12. 19h", "social", "2026-12-18 19:00", 2),
        ("treffe kim do 31.12 16:00", "meeting", "2026-12-31 16:00", 1),
        ("treffe mich mit kim do 31.12 16 uhr", "meeting", "2026-12-31 16:00", 1),
        ("besuche kim morgen 15h", "visit", "2026-11-30 15:00", 1),
        ("besuch bei kim morgen 15h", "visit", "2026-11-30 15:00", 1),
        ("kim op gut verlaufen, besuch ihn morgen 15h im urban", "visit", "2026-11-30 15:00", 1),
        ("veo a kim martes 8.12. a las 16h", "meeting", "2026-12-08 16:00", 1),
        ("vedo kim martedì 8.12. alle 16", "meeting", "2026-12-08 16:00", 1),
        ("vois kim mardi 8.12. à 16h", "meeting", "2026-12-08 16:00", 1),
        ("zie kim di 8.12. om 16h", "meeting", "2026-12-08 16:00", 1),
        ("session w kim di 8.12. 18-22h bassfabrik", "meeting", "2026-12-08 18:00", 1),
        ("kaffee mit kim am 12.1. um halb elf", "coffee", "2027-01-12 10:30", 1),
        ("kaffee mit kim morgen halb elf", "coffee", "2026-11-30 10:30", 1),
        ("abendessen mit kim morgen um halb acht", "dinner", "2026-11-30 19:30", 1),
        ("kaffee mit kim am 12.1. viertel nach 10", "coffee", "2027-01-12 10:15", 1),
        ("kaffee mit kim am 12.1. um viertel elf", "coffee", "2027-01-12 10:15", 1),
        ("essen bei kim sa 5.12. 19h", "dinner", "2026-12-05 19:00", 1),
        ("telefonat mit kim mo 30.11. um zehn", "call", "2026-11-30 10:00", 1),
        ("koffie met kim di 8.12. kwart voor tien", "coffee", "2026-12-08 09:45", 1),
        ("koffie met kim morgen om half elf", "coffee", "2026-11-30 10:30", 1),
        ("coffee with kim 9.30 tmrw", "coffee", "2026-11-30 09:30", 1),
    ],
)
def test_a_talk_with_its_day_and_hour_is_planned_with_all_of_them(
    line: str, channel: str, when: str, people: int
) -> None:
    reading = read(line)
    assert (reading.channel, f"{reading.date} {reading.time}", len(reading.people)) == (channel, when, people)
    assert reading.planned and not reading.proposed


@pytest.mark.parametrize("line", ["unterricht mit kim 90min", "probe mit kim", "aufnahme mit kim, 3h", "meal with kim"])
def test_a_talk_by_another_noun_was_held_where_it_names_no_other_day(line: str) -> None:
    reading = read(line)
    assert reading.channel in ("meeting", "social") and not reading.planned and len(reading.people) == 1


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("war in essen mit kim", "note"), ("treffen in essen mit kim", "meeting"), ("probe the data with kim", "note"),
        ("termin steht fest, kaffee mit kim", "coffee"), ("kaffee mit kim, probe war gut", "coffee"),
        ("sehe kim selten", "note"), ("treffe die entscheidung am freitag", "note"),
        ("kaffee mit kim, halb fertig", "coffee"),
        ("kaffee mit kim, viertel der folien fehlt", "coffee"), ("call with kim, worked 2-3h on it", "call"),
        ("coffee with kim, 10-12h of work left", "coffee"), ("coffee with kim, 9.30 for two", "coffee"),
        ("half of the deck done with kim", "note"), ("kaffee mit kim, um vier leute geht es", "coffee"),
        ("kaffee mit kim, wurde nichts gesagt", "coffee"), ("kaffee mit kim, geht um ein buch", "coffee"),
        ("sie meinte kim muss essen", "note"), ("kaffee mit kim, ihre feier fällt aus", "coffee"),
        ("kaffee mit kim, die probe fällt aus", "coffee"),
        ("kaffee mit kim, sie kommt nicht zur feier", "coffee"),
    ],
)  # fmt: skip
def test_the_same_words_of_another_sense_plan_nothing(line: str, channel: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.planned, reading.time) == (channel, False, "")


@pytest.mark.parametrize(
    "text",
    [
        "kim sagt viel ab und zu", "kim sagt ab und zu was kluges", "kim sagt viel ab", "kim sagt oft ab",
        "kim zegt af en toe wat", "kim zegt veel af", "kim a reporté son vol à lundi",
        "kim a reporté le mariage à lundi",
        "kim aplazó su vuelo al lunes", "kim verplaatst de kast naar maandag", "kim verlegt die party auf montag",
        "kim ha spostato il volo a venerdì", "kim verlegt bücher", "kim remarcou o voo para sexta",
        "kim verschiebt den umzug auf montag", "kim lo aplazó al lunes", "kim lo ha spostato a lunedì",
    ],
)  # fmt: skip
def test_a_habit_and_another_thing_that_is_moved_stay_as_they_are(text: str) -> None:
    assert plan_in_english(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "au cours de la semaine avec kim jeudi 17h", "na sala de aula com kim terça 17h",
        "viaje en primera clase con kim jueves 19h", "office party budget: ask kim", "birthday party present for kim",
        "farewell party gift for kim", "christmas party photos from kim", "garden party for kim's mum",
        "birthday party for ben's daughter, she turned 5", "christmas party committee with kim",
        "xmas party planning with kim", "christmas party invite from kim", "office party on friday, ask kim to come",
        "birthday party of kim friday", "birthday party for ben saturday", "jeden morgen um 9 joggt kim",
        "guten morgen um 9 von kim", "kim joggt jeden morgen um 9", "frau morgen um 9", "elke morgen om 9 loopt kim",
    ],
)  # fmt: skip
def test_words_of_a_party_a_lesson_or_a_morning_that_are_none_date_nothing(line: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.date, reading.planned) == ("note", TODAY, False)
    assert all([clause.due != date(2026, 11, 30) for clause in reading.proposed])


def test_a_wish_to_talk_behind_an_answer_is_asked() -> None:
    reading = read("kim hat geantwortet, will telefonieren di 8.12. 14:00")
    assert [(one.kind, one.word, str(one.due)) for one in reading.proposed] == [("coffee", "call", "2026-12-08")]
    assert reading.warnings == []


@pytest.mark.parametrize(
    ("line", "day", "due"),
    [
        ("session w kim lief 4h, er zahlt 300 bar am fr", TODAY, date(2026, 12, 4)),
        ("kaffee mit kim, sie überweist 200 € am montag", TODAY, date(2026, 11, 30)),
        ("telefonat mit kim am mi, kim zahlt 300 am do", date(2026, 11, 25), date(2026, 12, 3)),
        ("kim schuldet mir noch 840€ (rechnung vom 12.11)", TODAY, None),
    ],
)
def test_the_day_of_a_payment_is_when_it_is_owed(line: str, day: date, due: date | None) -> None:
    reading = read(line)
    assert (reading.date, [(one.kind, one.due) for one in reading.proposed]) == (day, [("owed", due)])


@pytest.mark.parametrize(
    "line",
    [
        "kim paga l'affitto venerdì", "kim paga sus impuestos el viernes", "kim betaalt de huur vrijdag",
        "kim paga a renda sexta", "kim paga la cuenta el viernes", "ben zahlt kim am freitag",
        "kim paga a ben el viernes",
        "kim paga ben venerdì", "kim zahlt immer freitags", "kim zahlt am freitag die miete",
    ],
)  # fmt: skip
def test_what_somebody_pays_without_a_sum_is_not_owed_to_me(line: str) -> None:
    assert [one.kind for one in read(line).proposed if one.kind == "owed"] == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("session mit kim, rechnung vom 12.11 noch offen", TODAY), ("café con kim, paga 300 el viernes", TODAY),
        ("kaffee mit kim vom 12.11.", date(2026, 11, 12)), ("mail von kim vom 12.11.", date(2026, 11, 12)),
        ("kaffee mit kim am fr, sie zahlt 20", date(2026, 11, 27)), ("kaffee mit kim am do", date(2026, 11, 26)),
        ("kaffee mit kim, hat 300 bezahlt am fr", date(2026, 11, 27)), ("i am so glad kim came", TODAY),
        ("call kim at 9 am fri", date(2026, 12, 4)),
        ("telefonat mit kim am mi, kim zahlt 300 am mo", date(2026, 11, 25)),
        ("kaffee mit kim am 12.11., rechnung folgt", date(2026, 11, 12)), ("kaffee mit kim, am so gut", TODAY),
    ],
)  # fmt: skip
def test_a_day_of_the_talk_stays_that_of_the_talk(line: str, day: date) -> None:
    assert read(line).date == day


@pytest.mark.parametrize(
    ("line", "kind", "text", "due"),
    [
        ("muss mich bei kim für den tipp bedanken", "thanks", "für den tipp", None),
        ("muss tom mit kim bekannt machen", "intro", "", None),
        ("hab ben mein altes interface geliehen bis ende dez", "owed", "mein altes interface", date(2026, 12, 31)),
        ("kim schickt mir das angebot bis mitte jan", "owed", "das angebot", date(2027, 1, 15)),
        ("muss mich bei kim melden", "promise", "melden", None),
        ("muss mich noch bei kim bis montag melden", "promise", "melden", date(2026, 11, 30)),
        ("muss kim gratulieren", "promise", "gratulieren", None),
        ("kim meldet sich bis mitte dez", "owed", "meldet sich", date(2026, 12, 15)),
        ("kim will mich tom vorstellen", "owed", "mich tom vorstellen", None),
        ("kim möchte mich mit tom bekannt machen", "owed", "mich mit tom bekannt machen", None),
        ("kim wird uns tom bis mitte jan vorstellen", "owed", "uns tom vorstellen", date(2027, 1, 15)),
        ("kim wants to introduce me to tom", "owed", "wants to introduce me to tom", None),
    ],
)
def test_what_is_to_be_done_is_offered(line: str, kind: str, text: str, due: date | None) -> None:
    assert [(one.kind, one.text, one.due) for one in read(line).proposed] == [(kind, text, due)]


@pytest.mark.parametrize(
    "line",
    [
        "kim hat sich bei mir bedankt", "kim muss sich noch bei tom bedanken", "muss tom mit dem auto abholen",
        "kim verlässt acme ende jan, geht zu spotify", "kim ist mit tom bekannt", "muss bei kim noch was machen",
        "kim will mir das neue buch vorstellen", "kim will sich vorstellen", "kim hat sich tom vorgestellt",
        "kim muss tom gratulieren", "kim hat mir gratuliert", "kim wird sich bei tom melden", "kim ist mir bekannt",
        "kim wants to introduce himself", "kim wants to connect his sensors", "kann mir das gut vorstellen, kim",
    ],
)  # fmt: skip
def test_what_others_do_is_no_task_of_mine(line: str) -> None:
    reading = read(line)
    assert reading.date == TODAY and not any(one.kind in ("thanks", "intro", "owed") for one in reading.proposed)
    assert not any(one.kind == "promise" for one in reading.proposed)
