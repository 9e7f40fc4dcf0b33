"""Lines in other languages, and in two at once, read as their English twins: on Thursday 12 March 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.glossary import in_english_text
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 12)
NETWORK = (
    "Prof. Heike Brandt", "Frau Petersen", "Selin Aydin", "Tom O'Rourke", "Jörg-Peter Matthiesen", "Wiebke Janssen",
    "Felix Wolff", "Mara Lindqvist", "Okan Demir", "Claire Dubois", "Marta Rossi", "Joost de Vries", "Ana Ruiz",
)  # fmt: skip
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("kaffee mit selin nächsten mi 9h im literaturhaus", date(2026, 3, 18)),
        ("lunch mit wiebke di 31.3. 13h", date(2026, 3, 31)),
        ("lunch with selin and tom, tom zugesagt: panel am 26. märz. selin owes me the list", TODAY),
        ("lunch with selin and tom, tom confirmed: panel on 26 march", TODAY),
        ("panel mit tom am 26. märz zugesagt", date(2026, 3, 26)),
        ("termin mit tom am 26. märz", date(2026, 3, 26)),
    ],
)
def test_no_day_of_a_plan_is_of_last_year_or_lost(line: str, day: date) -> None:
    assert read(line).date == day


def test_a_day_of_something_else_stays_in_the_sentence() -> None:
    assert "26. märz" in read("lunch with selin and tom, tom zugesagt: panel am 26. märz. selin owes me it").summary


def said(line: str) -> list[str]:
    """What a line proposes: kind, first names, text and day."""
    return [
        " ".join([one.kind, *(ref.matches[0][2].split()[0] for ref in one.refs), one.text, str(one.due or "")]).strip()
        for one in read(line).proposed
    ]


def whom(line: str) -> list[str]:
    return [ref.name for ref in read(line).people]


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("tel mit heike", "call", ["Prof. Heike Brandt"]),
        ("tel. mit heike", "call", ["Prof. Heike Brandt"]),
        ("mittag mit wiebke", "lunch", ["Wiebke Janssen"]), ("kaffee mit selin", "coffee", ["Selin Aydin"]),
        ("gesprochen mit selin", "call", ["Selin Aydin"]), ("selin getroffen", "meeting", ["Selin Aydin"]),
        ("heike gesehen gestern", "meeting", ["Prof. Heike Brandt"]),
        ("hab heike gesehen", "meeting", ["Prof. Heike Brandt"]),
        ("frau petersen (zeit-stiftung) angerufen", "call", ["Frau Petersen"]),
        ("heike hat geantwortet: call dr. hahn at spencer stuart", "reply", ["Prof. Heike Brandt"]),
        ("claire a répondu: call dr. hahn", "reply", ["Claire Dubois"]),
        ("marta ha risposto", "reply", ["Marta Rossi"]), ("joost heeft geantwoord", "reply", ["Joost de Vries"]),
        ("tel: 040 123 456", "note", []),
    ],
)  # fmt: skip
def test_words_of_contact(line: str, channel: str, people: list[str]) -> None:
    assert (read(line).channel, whom(line)) == (channel, people)


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("tel mit selin, hab ihr bis freitag die zahlen zugesagt", ["promise Selin die zahlen 2026-03-13"]),
        ("hab felix bis freitag die zahlen zugesagt", ["promise Felix die zahlen 2026-03-13"]),
        ("kaffee mit mara; versprochen, sie mit felix bekannt zu machen",
         ["promise Mara sie mit felix bekannt zu machen"]),
        ("kaffee mit felix, ich schick ihm drei termine", ["promise Felix schick ihm drei termine"]),
        ("kaffee mit tom, er schickt ihn mir am montag", ["owed Tom schickt ihn mir 2026-03-16"]),
        ("kaffee mit heike, danke ihr noch sagen", ["thanks Prof."]),
        ("kaffee mit felix, ich schick ihm montag drei termine", ["promise Felix schick ihm drei termine 2026-03-16"]),
        ("coffee with felix, i'll send him monday two dates", ["promise Felix send him two dates 2026-03-16"]),
        ("tom fragt, ob wir den kaffee schieben können", ["request Tom ob wir den kaffee schieben können"]),
        ("café con ana, le prometí la lista hasta el viernes", ["promise Ana la lista 2026-03-13"]),
        ("pranzo con marta, le ho promesso la lista entro venerdì", ["promise Marta la lista 2026-03-13"]),
        ("danke an wiebke für das foto", []), ("hab wiebke die juryliste geschickt", []),
        ("café avec claire, promis le deck", ["promise Claire le deck"]),
        ("heb felix de offerte beloofd", ["promise Felix de offerte"]),
    ],
)  # fmt: skip
def test_promises_and_thanks(line: str, loops: list[str]) -> None:
    assert said(line) == loops


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("hab wiebke die juryliste geschickt", "sent wiebke the juryliste"),
        ("konzept an wiebke geschickt", "sent konzept to wiebke"),
        ("one-pager an frau petersen raus", "sent one-pager to frau petersen"),
        ("one-pager ist raus.", "sent one-pager."),
        ("jörg-peter hat den haushalt geschickt", "jörg-peter sent the haushalt"),
        ("danke an wiebke für das foto", "thanked wiebke for the foto"),
        ("claire a envoyé le deck", "claire has sent le deck"), ("enviado el deck a ana", "sent el deck to ana"),
        ("ho inviato il preventivo a marta", "have sent il preventivo to marta"),
        ("heb joost de offerte gestuurd", "sent joost de offerte"), ("enviei o deck ao tom", "sent o deck to tom"),
        ("sent a deck to an old friend, so fine", "sent a deck to an old friend, so fine"),
    ],
)  # fmt: skip
def test_what_was_done_in_english(text: str, english: str) -> None:
    assert in_english_text(text) == english


@pytest.mark.parametrize("line", ["kaffee mit ana, ich", "ich", "mit ana gesprochen. je", "ana sagt: ik"])
def test_a_line_may_end_in_the_word_for_i(line: str) -> None:
    assert read(line).summary or read(line).people


@pytest.mark.parametrize("word", ["décale", "decale", "ausfällt", "ausfallt", "aplazó", "aplazo"])
def test_a_word_of_a_plan_is_read_with_its_accents_and_without(word: str) -> None:
    assert in_english_text(f"Ana {word} kaffee al martes") != f"Ana {word} kaffee al martes"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("kaffee mit annika sievers (abendblatt)", ["?annika sievers"]),
        ("tel mit lea kröger (spiegel), wants the numbers", ["?lea kröger"]),
        ("met jana petersen (ndr) yesterday", ["?jana petersen"]), ("coffee with jana petersen", ["?jana petersen"]),
        ("coffee with Jana Petersen", ["Jana Petersen"]), ("coffee with petersen", ["Frau Petersen"]),
        ("coffee with frau petersen", ["Frau Petersen"]),
        ("panel mit selin und tom. met jana petersen (ndr)", ["Selin Aydin", "Tom O'Rourke", "?jana petersen"]),
        ("meeting with heike, jörg-peter and dr. klaus winter. klaus offered to help",
         ["Prof. Heike Brandt", "Jörg-Peter Matthiesen", "?dr klaus winter"]),
        ("klaus winter introduced us to otto group", ["?klaus winter"]),
        ("Klaus Winter introduced us to Otto Group", ["Klaus Winter"]),
        ("introduced dilan to felix by mail", ["?dilan", "Felix Wolff"]),
        ("coffee with klaus in winter", ["?klaus"]), ("coffee with annika discussing plans", ["?annika"]),
    ],
)  # fmt: skip
def test_whole_names_of_people_nobody_knows_yet(line: str, people: list[str]) -> None:
    assert [("?" if ref.unheard else "") + ref.name for ref in read(line).people] == people


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("must send Ana the deck", "send the deck"),
        ("muss Ana das Deck schicken", "das Deck schicken"),
        ("muss das Deck an Ana schicken", "muss das Deck schicken"),
        ("je dois envoyer le deck à Ana", "envoyer le deck"),
        ("tengo que enviar el deck a Ana", "enviar el deck"),
        ("devo inviare ad Ana il deck", "inviare il deck"),
        ("preciso enviar o deck para Ana", "enviar o deck"),
        ("moet Ana de deck sturen", "de deck sturen"),
    ],
)
def test_what_i_must_send_is_a_promise_in_every_language(line: str, thing: str) -> None:
    assert said(line) == [f"promise Ana {thing}"]


@pytest.mark.parametrize("line", ["Ana muss mir das Deck schicken", "Ana debe enviar el deck", "enviar el deck"])
def test_what_somebody_else_must_send_is_no_promise_of_mine(line: str) -> None:
    assert "promise" not in [one.kind for one in read(line).proposed]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("café avec claire ce matin, elle m'envoie le contrat vendredi", "owed Claire m'envoie le contrat 2026-03-13"),
        ("j'ai promis à claire d'envoyer le devis avant vendredi", "promise Claire d'envoyer le devis 2026-03-13"),
        ("claire veut un café mardi prochain", "coffee Claire  2026-03-17"),
        ("comida con ana el lunes, le debo un libro", "promise Ana un libro"),
        ("llamé a ana, me manda el presupuesto el viernes", "owed Ana el presupuesto 2026-03-13"),
        ("ana me pidió un favor: traducir una carta", "request Ana un favor"),
        ("marta mi deve mandare le foto", "owed Marta mandare le foto"),
        ("chiamata con marta, le mando il preventivo entro venerdì", "promise Marta il preventivo 2026-03-13"),
        ("marta mi ha chiesto di parlare al convegno", "request Marta di parlare al convegno"),
        ("prometi à ana enviar as fotos", "promise Ana enviar as fotos"),
        ("joost vroeg of ik zaterdag kan helpen", "request Joost of ik zaterdag kan helpen"),
        ("felix ruft mich am montag an", "owed Felix ruft mich 2026-03-16"),
        ("muss felix bis freitag anrufen", "promise Felix muss anrufen 2026-03-13"),
        ("felix hat gefragt, ob ich einen vortrag halten kann", "request Felix ob ich einen vortrag halten kann"),
        ("mit felix verabredet für dienstag 10 uhr", "coffee Felix verabredet für 10 uhr 2026-03-17"),
    ],
)
def test_what_was_owed_asked_and_arranged_is_read_abroad(line: str, loop: str) -> None:
    assert said(line) == [loop]


def test_what_was_arranged_abroad_is_of_the_coming_day() -> None:
    found = read("met joost afgesproken voor lunch op 4 april")
    assert (found.channel, found.date, found.planned) == ("lunch", date(2026, 4, 4), True)


@pytest.mark.parametrize(
    "line",
    [
        "si ana llama, le mando el dossier",
        "le mando el dossier a ana si llama",
        "se marta chiama, le mando il dossier quando posso",
        "wenn felix anruft, schicke ich ihm die liste",
        "ana tiene cinturón y corbata",
        "bought a belt for Tom",
        "the manda is far, said Tom",
    ],
)
def test_a_condition_and_a_like_word_promise_nothing(line: str) -> None:
    assert said(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "thé avec claire",
        "pris un thé avec claire",
        "tomé un té con marta",
        "un tè con marta hier",
        "chá com ana e joost",
        "chá das cinco com a ana",
        "thé avec ma voisine claire",
    ],
)
def test_tea_with_somebody_is_a_coffee(line: str) -> None:
    assert read(line).channel == "coffee"


@pytest.mark.parametrize(
    "line",
    [
        "claire aime le thé", "claire vend du thé avec joost", "marta me regaló té", "ana trouxe chá",
        "pas de thé avec claire",
        "cours de thé avec claire vendredi", "thé vert pour claire", "té de marta riquísimo", "marta toma té con leche",
    ],
)  # fmt: skip
def test_tea_that_is_liked_or_sold_is_none(line: str) -> None:
    assert read(line).channel == "note"


@pytest.mark.parametrize(
    ("line", "people", "newcomers", "day"),
    [
        ("café con ana en enero", ["p13"], [], date(2026, 1, 1)),
        ("café con Ana y Marta en enero", ["p13", "p11"], [], date(2026, 1, 1)),
        ("déjeuner avec Claire en février", ["p10"], [], date(2026, 2, 1)),
        ("café con Ana en Madrid", ["p13"], [], TODAY),
        ("déjeuner avec Claire en Provence", ["p10"], [], TODAY),
        ("koffie met Joost en Marta", ["p12", "p11"], [], TODAY),
        ("koffie met Joost en Bram", ["p12"], ["Bram"], TODAY),
        ("koffie met Bram en Joost", ["p12"], ["Bram"], TODAY),
    ],
)
def test_en_is_in_beside_con_and_avec_and_else_the_dutch_and(
    line: str, people: list[str], newcomers: list[str], day: date
) -> None:
    reading = read(line).to_json()
    assert sorted(reading["people"]) == sorted(people)
    assert (reading.get("new_people", []), reading["date"]) == (newcomers, day.isoformat())
