"""Talks that took place though the line denies something else, and talks that did not: on Sunday 29 November 2026."""

from datetime import date

import pytest

from netritual.domain.loops.coffee_changes import tells_it_is_off
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 29)
NETWORK = (
    "Ana Ruiz", "Ben Okafor", "Tom Becker", "Priya Nair", "Jonas Vogel", "Julie Moreau", "Lucía Campos",
    "Carlos Peña", "Sanne de Vries", "Jan Smit", "Will Turner", "Grace Adeyemi", "Rose Keller", "Sam Hughes",
    "Ingrid Holm", "Pierre Lambert", "Elena Rossi", "Dave Miller", "Nina Schulz", "Omar Haddad", "Kate Wilson",
    "Paul Berger",
)  # fmt: skip
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def channel_of(line: str) -> str:
    return parse(line, BOOK, TODAY, hour="10:00").channel


@pytest.mark.parametrize(
    "line",
    [
        "no decision after lunch with Will",
        "no decision from call with Will",
        "no progress on call with Will",
        "no surprises in call with Priya",
        "no minutes from meeting with Sam and Will",
        "no change after visit to Ingrid",
        "no news since coffee with Ben",
        "had no idea before call with Priya that VAT is due",
        "not happy about the call with Dave",
        "kein Ergebnis nach Telefonat mit Tom",
        "noch keine Entscheidung nach Treffen mit Tom",
        "pas de décision après la réunion avec Omar",
        "pas d'accord à la réunion avec Omar",
        "pas de surprise au déjeuner avec Julie",
        "pas de nouvelles depuis le déjeuner avec Julie",
        "geen beslissing na overleg met Sanne",
        "appel avec Omar et il ne vient pas",
        "café avec Julie et elle ne signe pas",
        "appel avec Omar qui ne veut pas",
        "vu Omar et il dit non",
        "Telefonat mit Tom und er zahlt nicht",
        "Kaffee mit Jonas und er will nicht",
        "gebeld met Jan en hij komt niet",
        "koffie met Sanne en zij wil niet",
        "gesproken met Jan hij wil niet",
        "almoço com Elena e ele não",
        "déjeuner avec Julie qui ne mange pas",
        "Mittag mit Paul schmeckte nicht",
        "Mittag mit Rose und Paul nicht",
        "déjeuner avec Julie mais Omar non",
        "vu Julie et Pierre non",
        "lunch with Ben about whether to sell or not",
        "call with Ana about going or not",
        "call with Sam on whether to appeal or not",
        "met Ben and we agreed not",
        "rang Tom to ask why not",
        "Treffen mit Tom ob er baut oder nicht",
        "gebeld met Jan of hij komt of niet",
        "wrote Tom why not",
        "texted Kate why not",
        "mit Nina nicht lange telefoniert",
        "nicht lange telefoniert mit Nina",
        "kein schlechtes Treffen mit Rose",
        "kein gutes Mittagessen mit Jonas",
        "kein einfaches/angenehmes Telefonat mit Will",
        "nie ein besseres Mittagessen mit Rose",
        "pas un bon appel avec Omar",
        "pas très bon déjeuner avec Julie",
        "jamais un café aussi long avec Julie",
        "no fue un buen café con Lucía",
        "geen goed gesprek met Sanne",
        "geen makkelijk gesprek met Jan",
        "never had a better lunch than with Pierre today",
        "not a very productive meeting with Sam",
        "no ordinary lunch with Tom",
        "no agenda meeting with Sam",
        "I don't think the call with Omar went well",
        "don't regret the coffee with Omar",
        "can't fault the lunch with Rose",
        "I can't remember a nicer lunch with Rose",
        "can't believe lunch with Rose took 3 hours",
        "je ne regrette pas le café avec Julie",
        "je n'ai pas aimé le déjeuner avec Pierre",
        "no me gustó la reunión con Carlos",
        "no salió bien la reunión con Carlos",
        "no entendí la llamada con Carlos",
        "no fue fácil la llamada con Carlos",
        "nunca comí tan bien como con Lucía",
        "cancelé la reserva y comí con Lucía",
        "cancelé mi viaje y cené con Lucía",
        "me cancelaron el vuelo, café con Lucía en el aeropuerto",
        "cancelaron su vuelo y comí con Lucía",
        "anulé el pedido y llamé a Carlos",
        "pospuse la entrega, llamé a Carlos",
        "aplazamos la boda, comida con Kate y Ben",
        "suspendimos la función, cena con Lucía",
        "han anulado el contrato, reunión con Carlos",
        "adiei a entrega, falei com Carlos",
        "desmarquei o dentista e almocei com Elena",
        "reunión con Carlos, aplazamos la entrega",
        "comida con Lucía, cancelé el contrato",
        "llamada con Carlos, cancelaron el permiso",
        "reunião com Carlos, adiamos a entrega",
        "aplazamos la entrega en la reunión con Carlos",
        "cancelé la cena, café con Lucía esta tarde",
        "no time for lunch so coffee with Tom",
        "no time for lunch but call with Tom",
        "no time for lunch, call with Tom instead of it",
        "no time for lunch, coffee with Tom",
        "Kate not in the office so coffee with Omar",
        "made tea for Ben and sat in the garden",
        "made tea for Grace, she cried",
        "Ana and Tom met at my place",
        "Ana and Tom met on Tuesday in my office",
        "Ana and Tom met at mine, three hours",
    ],
)
def test_a_talk_is_held_though_something_else_is_denied(line: str) -> None:
    assert channel_of(line) != "note"


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("cancelled the order, coffee with Pierre", "coffee", ["Pierre Lambert"]),
        ("cancelled the order after coffee with Pierre", "coffee", ["Pierre Lambert"]),
        ("call with Kate, the fair is cancelled", "call", ["Kate Wilson"]),
        ("call with Kate, her train was cancelled", "call", ["Kate Wilson"]),
        ("met Kate, her course is cancelled", "meeting", ["Kate Wilson"]),
        ("skipped the gym, coffee with Kate", "coffee", ["Kate Wilson"]),
        ("lunch with Omar after his shoot was cancelled", "lunch", ["Omar Haddad"]),
        ("class cancelled so lunch with Nina", "lunch", ["Nina Schulz"]),
        ("Kaffee mit Nina weil die Messe abgesagt wurde", "coffee", ["Nina Schulz"]),
        ("Kate cancelled, so lunch with Ben", "lunch", ["Ben Okafor"]),
        ("Jonas hat abgesagt, Kaffee mit Nina", "coffee", ["Nina Schulz"]),
        ("Treffen mit Jonas, die Messe ist abgesagt", "meeting", ["Jonas Vogel"]),
        ("Kaffee mit Ingrid, die Abgabe ist verschoben auf Dienstag", "coffee", ["Ingrid Holm"]),
        ("annulé le vol, café avec Julie", "coffee", ["Julie Moreau"]),
        ("nous avons annulé la commande et déjeuné avec Julie", "lunch", ["Julie Moreau"]),
        ("llamada con Carlos, han cancelado el permiso", "call", ["Carlos Peña"]),
        ("Jan heeft afgezegd, koffie met Sanne", "coffee", ["Sanne de Vries"]),
        ("Kate cancelled so coffee with Ben", "coffee", ["Ben Okafor"]),
        ("Tom cancelled so I had lunch with Kate", "lunch", ["Kate Wilson"]),
        ("because the gym was cancelled I had lunch with Ana", "lunch", ["Ana Ruiz"]),
        ("had coffee with Ana after the concert was called off", "coffee", ["Ana Ruiz"]),
        ("had lunch with Ana because the meeting was cancelled", "lunch", ["Ana Ruiz"]),
        ("called Tom because Ana had cancelled", "call", ["Tom Becker"]),
        ("café avec Julie parce que Omar a annulé", "coffee", ["Julie Moreau"]),
        ("Kate called off the wedding, had a long call with her", "call", ["Kate Wilson"]),
        ("lunch with Ana, the meeting with Ben was cancelled", "lunch", ["Ana Ruiz"]),
        ("lunch with Kate, her trip with Tom was cancelled", "lunch", ["Kate Wilson"]),
        ("cancelled the order with Tom, lunch with Kate", "lunch", ["Kate Wilson"]),
        ("Kaffee mit Nina, die Reise mit Tom wurde abgesagt", "coffee", ["Nina Schulz"]),
        ("Ana's flight was cancelled, call with her", "call", ["Ana Ruiz"]),
        ("our builder called Ben twice", "call", ["Ben Okafor"]),
        ("vlucht geannuleerd, gebeld met Jan", "call", ["Jan Smit"]),
        ("call with Ben, cancelled our contract", "call", ["Ben Okafor"]),
        ("coffee with Ben, cancelled an order", "coffee", ["Ben Okafor"]),
        ("call with Ben about the cancelled order", "call", ["Ben Okafor"]),
        ("coffee with Kate, she called off the wedding", "coffee", ["Kate Wilson"]),
        ("Kaffee mit Nina, sie hat die Reise abgesagt", "coffee", ["Nina Schulz"]),
        ("déjeuner avec Julie, son voyage a été annulé", "lunch", ["Julie Moreau"]),
        ("déjeuner avec Julie, elle a annulé son voyage", "lunch", ["Julie Moreau"]),
        ("caffè con Elena, il suo viaggio è stato annullato", "coffee", ["Elena Rossi"]),
        ("comida con Lucía, el concierto se canceló", "lunch", ["Lucía Campos"]),
        ("coffee with Kate, Omar called to cancel", "coffee", ["Kate Wilson"]),
        ("lunch with Ana and Kate, Kate had to cancel", "lunch", ["Ana Ruiz"]),
        ("lunch with Ana and Kate, Kate cancelled the fair", "lunch", ["Ana Ruiz", "Kate Wilson"]),
        ("déjeuner avec Julie et Omar, Omar a annulé", "lunch", ["Julie Moreau"]),
        ("cancelé la cita con el dentista y llamé a Carlos", "call", ["Carlos Peña"]),
        ("pospuse la cita, llamé a Carlos", "call", ["Carlos Peña"]),
        ("cancelamos el día libre, comida con Lucía", "lunch", ["Lucía Campos"]),
        ("desmarquei o encontro, almoço com Elena", "lunch", ["Elena Rossi"]),
        ("cancelled the hotel booking, lunch with Tom", "lunch", ["Tom Becker"]),
        ("cancelled the table and had lunch with Kate", "lunch", ["Kate Wilson"]),
        ("déjeuner avec Julie, pas de thé", "lunch", ["Julie Moreau"]),
        ("Kaffee mit Nina, sein Treffen wurde abgesagt", "coffee", ["Nina Schulz"]),
        ("Kaffee mit Nina, das Treffen mit Tom wurde abgesagt", "coffee", ["Nina Schulz"]),
        ("Kaffee mit Nina, weil das Treffen abgesagt wurde", "coffee", ["Nina Schulz"]),
        ("lunch met Sanne, de afspraak met Jan is afgezegd", "lunch", ["Sanne de Vries"]),
        ("déjeuner avec Julie, sa sortie est annulée", "lunch", ["Julie Moreau"]),
        ("coffee with Ana after the event was cancelled", "coffee", ["Ana Ruiz"]),
        ("coffee with Kate, her event was cancelled", "coffee", ["Kate Wilson"]),
        ("coffee with Kate, she cancelled the event", "coffee", ["Kate Wilson"]),
        ("call with Ana, the outing was cancelled", "call", ["Ana Ruiz"]),
        ("call with Kate, the trains were cancelled", "call", ["Kate Wilson"]),
        ("coffee with Kate, postponed the launch a couple of weeks", "coffee", ["Kate Wilson"]),
        ("coffee with Omar, cancelled a couple of orders", "coffee", ["Omar Haddad"]),
        ("coffee with Omar, cancelled the flu jab", "coffee", ["Omar Haddad"]),
    ],
)
def test_a_talk_is_held_though_something_else_or_somebody_else_is_off(
    line: str, channel: str, people: list[str]
) -> None:
    found = parse(line, BOOK, TODAY, hour="10:00")
    assert (found.channel, [ref.name for ref in found.people]) == (channel, people)
    assert found.date == TODAY


@pytest.mark.parametrize(
    "line",
    [
        "lunch with Kate, she cancelled last minute",
        "lunch with Kate, cancelled the same morning",
        "lunch with Kate, cancelled an hour before",
        "lunch with Kate, cancelled because her train was late",
        "lunch with Kate, cancelled the table",
        "lunch with Kate, train cancelled",
        "lunch with Kate, had to be cancelled",
        "coffee with Ben was cancelled as his train was late",
        "Kaffee mit Nina abgesagt weil sie krank ist",
        "lunch with Kate, sadly cancelled",
        "lunch with Kate, sitter cancelled",
        "cancelled the team lunch with Kate and Ben",
        "cancelled the 3pm call with Kate",
        "Kate cancelled, then called me",
        "Kaffee mit Nina, leider abgesagt",
        "Kaffee mit Nina, musste abgesagt werden",
        "Kaffee mit Nina, auf Freitag verschoben",
        "café avec Julie, finalement annulé",
        "café avec Julie, reporté à vendredi",
        "cancelé el café con Lucía",
        "café con Lucía, al final cancelado",
        "caffè con Elena, alla fine annullato",
        "pranzo con Elena spostato a venerdì",
        "café com Elena, foi cancelado",
        "koffie met Sanne, op het laatste moment afgezegd",
        "coffee with Omar, called off",
        "meeting with Ben, kids ill, called off",
        "lunch with Kate, she called it off",
        "lunch with Kate, she called to cancel",
        "lunch with Kate, phoned to say it's off",
        "lunch with Kate, cancelled after her call",
        "Kaffee mit Nina, sie hat angerufen und abgesagt",
        "Kaffee mit Nina, nach Anruf abgesagt",
        "koffie met Sanne, gebeld en afgezegd",
        "koffie met Sanne, met spoed afgezegd",
        "café con Lucía, canceló por llamada",
        "Kaffee mit Rose, kurz vorher abgesagt",
        "Kaffee mit Rose, per Mail abgesagt",
        "Kaffee mit Rose, zweimal verschoben",
        "lunch with Kate, twice cancelled",
        "lunch with Kate, everything cancelled",
        "déjeuner avec Julie, tout annulé",
        "comida con Lucía, dos veces aplazada",
        "almoço com Elena, de novo adiado",
        "lunch met Sanne, twee keer verzet",
        "lunch with Kate, restaurant cancelled us",
        "lunch with Kate, weather cancelled it",
        "meeting with Ben, the school cancelled",
        "Mittagessen mit Rose, Chef hat abgesagt",
        "déjeuner avec Julie, sa mère a annulé",
        "comida con Lucía, el restaurante canceló",
        "comida con Lucía, canceló la niñera",
        "koffie met Sanne afgezegd het kind is ziek",
        "café con Lucía cancelado el niño está malo",
        "Kaffee mit Rose verschoben die Bahn streikt",
        "coffee with Ben, cancelled his car broke down",
        "cancelled the session with Grace",
        "postponed the viewing with Kate",
        "cancelled lunch with Kate, want coffee with Ben",
        "cancelled lunch with Kate, she has coffee with Ben",
        "cancelled lunch with Kate, she called Ben",
        "Rose hat abgesagt, Kaffee mit Nina am Freitag",
        "Kate cancelled lunch, call with Ben friday",
        "Kate called off the wedding",
        "no time for a call with Jonas",
        "no time to talk to Jonas until Monday",
        "Ana's flight was cancelled, we spoke on the phone",
        "Kaffee mit Nina, Treffen abgesagt",
        "Kaffee mit Nina, Grippe abgesagt",
        "Mittagessen mit Rose, sie hat das Treffen verschoben",
        "lunch met Sanne, de afspraak is afgezegd",
        "koffie met Sanne, ze heeft het bezoek afgezegd",
        "koffie met Sanne, de datum is verzet",
        "café avec Omar, il a annulé notre sortie",
        "café avec Omar, la rencontre est annulée",
        "café con Lucía, canceló la quedada",
        "café con Lucía, llamó y canceló",
        "caffè con Elena, ha annullato l'incontro",
        "café com Elena, cancelou o convite",
        "coffee with Omar, the invite was cancelled",
        "coffee with Omar, our outing was cancelled",
        "coffee with Omar, the event was cancelled",
        "coffee with Omar, the trains were cancelled",
        "coffee with Omar, my lift was cancelled",
        "coffee with Omar, the cafe cancelled us",
        "lunch with Kate, the restaurant was cancelled",
        "coffee with Omar, cancelled another time",
        "coffee with Omar, postponed a couple of weeks",
        "lunch with Kate, postponed a month",
        "coffee with Omar, cancelled the flu",
        "coffee with Omar, called off the weather",
        "coffee with Ben, cancelled a meeting came up",
    ],
)
def test_a_talk_that_is_off_was_not_held(line: str) -> None:
    assert channel_of(line) == "note"


@pytest.mark.parametrize(
    "line", ["Kate cancelled the fair", "Nina hat die Messe abgesagt", "Kate postponed the wedding"]
)
def test_who_calls_something_off_is_whom_the_note_is_about(line: str) -> None:
    assert len(parse(line, BOOK, TODAY, hour="10:00").people) == 1


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("cancelled coffee with Ana and called Tom", "call", ["Tom Becker"]),
        ("cancelé el café con Lucía y llamé a Carlos", "call", ["Carlos Peña"]),
        ("Kate cancelled lunch, coffee with Ben", "coffee", ["Ben Okafor"]),
        ("Kate cancelled lunch, coffee with Ben instead", "coffee", ["Ben Okafor"]),
        ("no time for lunch, call with Tom instead", "call", ["Tom Becker"]),
        ("Kaffee mit Nina abgesagt, Telefonat mit Jonas", "call", ["Jonas Vogel"]),
        ("no time for lunch so coffee with Tom", "coffee", ["Tom Becker"]),
        ("no time for lunch, call with Tom instead of it", "call", ["Tom Becker"]),
        ("no time for lunch with Tom, coffee with Ana", "coffee", ["Ana Ruiz"]),
        ("no lunch with Kate, call with her", "call", ["Kate Wilson"]),
        ("had no coffee but tea with Grace", "coffee", ["Grace Adeyemi"]),
        ("pas de déjeuner mais un café avec Julie", "coffee", ["Julie Moreau"]),
        ("Julie a arrêté le café, thé avec elle", "coffee", ["Julie Moreau"]),
        ("geen koffie met Sanne, gebeld met Jan", "call", ["Jan Smit"]),
        ("didn't see Omar at lunch with Kate", "lunch", ["Kate Wilson"]),
        ("never saw Omar at the dinner with Rose", "dinner", ["Rose Keller"]),
    ],
)
def test_the_talk_that_was_held_is_the_one_of_the_line(line: str, channel: str, people: list[str]) -> None:
    found = parse(line, BOOK, TODAY, hour="10:00")
    assert (found.channel, [ref.name for ref in found.people]) == (channel, people)


@pytest.mark.parametrize(
    "line",
    [
        "gave up coffee with Tom", "Julie a arrêté le café", "no time for lunch with Tom",
        "cancelled lunch and coffee with Ana",
        "cancelled coffee with Ana, call with her", "lunch with Ana cancelled, call with Ana instead",
        "keine Zeit für Kaffee mit Nina", "pas le temps pour un café avec Omar", "pas de thé avec Julie",
        "geen koffie met Sanne deze week", "didn't see Omar at lunch",
        "haven't seen Omar since lunch with Kate", "didn't meet Tom for lunch",
    ],
)  # fmt: skip
def test_no_talk_is_found_where_none_was(line: str) -> None:
    assert channel_of(line) == "note"


@pytest.mark.parametrize(
    "line",
    [
        "gave up my seat at lunch with Tom", "gave up waiting, lunch with Tom", "Kate quit, lunch with her",
        "Julie a arrêté le projet, café avec elle", "dinner with Rose, no coffee", "lunch with Tom, no coffee with Ana",
        "lunch with Tom, no time for coffee", "lunch with Tom, cancelled the call with Ana",
    ],
)  # fmt: skip
def test_what_is_given_up_or_denied_beside_a_talk_leaves_it(line: str) -> None:
    assert channel_of(line) in ("lunch", "coffee", "dinner")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Omar est passé, déjeuner avec lui", "Omar Haddad"), ("Lucía vino, café con ella", "Lucía Campos"),
        ("Nina war da, Kaffee mit ihr", "Nina Schulz"), ("Sanne kwam, koffie met haar", "Sanne de Vries"),
        ("Elena é vinda, café com ela", "Elena Rossi"), ("coffee with ella", "ella"),
    ],
)  # fmt: skip
def test_him_and_her_in_other_languages_are_nobody_new(line: str, who: str) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY, hour="10:00").people] == [who]


@pytest.mark.parametrize(
    "line",
    [
        "no coffee with Nina on Friday", "kein Kaffee mit Nina am Freitag", "pas de café avec Julie vendredi",
        "no time for coffee with Nina on Friday", "sin comida con Lucía el viernes",
        "nessun caffè con Elena venerdì", "geen koffie met Sanne vrijdag",
    ],
)  # fmt: skip
def test_the_day_on_which_there_is_no_talk_dates_nothing(line: str) -> None:
    found = parse(line, BOOK, TODAY, hour="10:00")
    assert (found.channel, found.date, tells_it_is_off(line)) == ("note", TODAY, True)


@pytest.mark.parametrize(
    "line", ["am Donnerstag war Jonas schon weg", "Jonas war am Donnerstag weg", "Ana was away on Thursday"]
)
def test_a_past_day_on_which_somebody_was_away_is_that_of_the_note(line: str) -> None:
    assert parse(line, BOOK, TODAY, hour="10:00").date == date(2026, 11, 26)


@pytest.mark.parametrize("line", ["thé avec Julie", "té verde con Julie", "chá com Julie", "pris un thé avec Julie"])
def test_tea_with_somebody_is_a_coffee_in_other_languages(line: str) -> None:
    assert channel_of(line) == "coffee"


@pytest.mark.parametrize(
    "line",
    [
        "Julie aime le thé", "Julie aime le thé avec du lait", "Lucía dejó el té", "Elena trouxe chá",
        "cours de thé avec Julie", "thé vert pour Julie", "chá de bebé da Elena", "chá para Elena",
    ],
)  # fmt: skip
def test_tea_that_is_not_drunk_with_somebody_is_no_talk(line: str) -> None:
    assert channel_of(line) == "note"


def test_a_coffee_with_somebody_is_no_place() -> None:
    found = parse("cancelé la cena, café con Lucía esta tarde", BOOK, TODAY, hour="10:00")
    assert (found.channel, found.place) == ("coffee", "")


@pytest.mark.parametrize("line", ["site with Kate goes live friday", "the site goes live on friday, call with Kate"])
def test_the_day_on_which_a_site_goes_live_is_its_own(line: str) -> None:
    assert parse(line, BOOK, TODAY, hour="10:00").date == TODAY
    assert parse("Kate's site went live friday", BOOK, TODAY, hour="10:00").date == date(2026, 11, 27)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Ana put off till january", "Ana's lunch is put off till after christmas",
        "lunch with Ben and Ana has been put off", "our lunch with Ana put off again",
        "put off coffee with Ana till may", "Ana put off our coffee until january",
        "lunch with Ana put off for now, she's ill",
    ],
)  # fmt: skip
def test_what_is_put_off_was_not_held(line: str) -> None:
    assert channel_of(line) == "note" and tells_it_is_off(line)


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("had lunch with Ana, the launch is put off till march", "lunch"),
        ("lunch with Ana, she was put off by the price", "lunch"),
        ("lunch with Ana, put off by the price", "lunch"),
        ("coffee with Ana who was put off by the hotel", "coffee"),
        ("coffee with Ana and he was put off", "coffee"),
        ("coffee with Ana about the launch put off till march", "coffee"),
        ("lunch with Ana, she put off the surgery till may", "lunch"),
        ("lunch with Ana put me off fish", "lunch"),
        ("lunch with Ana, he's off to Spain", "lunch"),
        ("coffee with Ana, lights off at 9", "coffee"),
        ("called Ana, launch put off till may", "call"),
        ("Ana was put off by the hotel", "note"),
    ],
)
def test_what_puts_somebody_off_and_another_thing_leave_the_talk(line: str, channel: str) -> None:
    assert channel_of(line) == channel and not tells_it_is_off(line)


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("Ana isn't able to make it", True),
        ("Ana not able to make it tmrw, next time in jan", True),
        ("Ana won't be able to make tomorrow", True),
        ("Ana is unable to come", True),
        ("Ana unable to attend the meeting", True),
        ("Ana had to drop out", True),
        ("Ana dropped out", True),
        ("Ana dropped out of her phd", False),
        ("Ana is able to make it", False),
        ("Ana is not able to make the deck", False),
        ("Ana was unable to help", False),
        ("coffee with Ana, she dropped out", False),
    ],
)
def test_whoever_is_not_able_to_come_calls_off(line: str, off: bool) -> None:
    assert tells_it_is_off(line) is off


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("dinner with Ana, Tom and Kate is off", "note"),
        ("xmas party with Ana, Tom and Kate is cancelled", "note"),
        ("dinner with Ana and Tom is off", "note"),
        ("dinner with Ana, Tom is off", "dinner"),
        ("dinner with Ana, Tom and Kate are off sick", "dinner"),
        ("dinner with Ana, Tom cancelled", "dinner"),
    ],
)
def test_one_thing_that_is_off_is_no_list_of_people(line: str, channel: str) -> None:
    assert channel_of(line) == channel
