"""Talks that a line says were not: denied, given up, called off, or a drink that was only bought or made."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network")
    for at, name in enumerate(("Olga Prinz", "Hugo Martens", "Lena Vogt", "Paco Serra"), 1)
)


def channel(line: str) -> str:
    return parse(line, BOOK, TODAY).channel


@pytest.mark.parametrize(
    "line",
    [
        "pas de thé ni de café avec Olga",
        "pas de déjeuner avec Olga ce mois-ci",
        "Olga ne prend plus de café",
        "on n'a plus déjeuné avec Hugo depuis janvier",
        "pas eu le temps pour un déjeuner avec Hugo",
        "je n'ai pas appelé Hugo",
        "no hubo comida con Paco",
        "no cené con Paco",
        "nunca como cena con Paco",
        "sin café con Paco este mes",
        "não jantei com Paco",
        "non ho cenato con Paco",
        "nessun caffè con Paco",
        "kein Mittagessen mit Lena heute",
        "keine Zeit für Abendessen mit Lena",
        "Lena trinkt keinen Kaffee mehr",
        "habe Lena nicht getroffen",
        "habe mit Lena nicht gesprochen",
        "geen borrel met Hugo vandaag",
        "Hugo niet gebeld",
        "niet met Hugo gesproken",
        "no time for lunch with Olga",
        "Olga no longer drinks coffee",
        "wasn't at lunch with Olga",
    ],
)
def test_a_denied_talk_was_not_held(line: str) -> None:
    assert channel(line) == "note"


@pytest.mark.parametrize(
    "line",
    [
        "Olga a arrêté le café",
        "arrêté de boire du café avec Olga",
        "Paco dejó el café",
        "dejamos la cena con Paco para abril",
        "Lena hat mit dem Kaffee aufgehört",
        "Hugo is gestopt met koffie",
        "stopped having lunch with Hugo",
        "I quit coffee",
        "giving up coffee, Hugo laughed",
        "aplazamos la cena con Paco",
        "anulé la cena con Paco",
        "cancelei o almoço com Paco",
    ],
)
def test_what_was_given_up_or_put_off_was_not_held(line: str) -> None:
    assert channel(line) == "note"


def test_a_drink_that_was_bought_or_made_is_no_talk() -> None:
    assert channel("bought beer from Hugo") == "note"
    assert channel("made tea for Olga") == "note"
    assert channel("bought Olga a coffee") == "coffee"
    assert channel("made dinner with Olga") == "dinner"


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("café avec Olga, pas mal", "coffee"),
        ("café avec Olga, elle ne fume plus", "coffee"),
        ("pas de thé, un café avec Olga", "coffee"),
        ("café con Paco, no estaba contento", "coffee"),
        ("no hubo acuerdo en la cena con Paco", "dinner"),
        ("cena con Paco, dejó su trabajo", "dinner"),
        ("on a arrêté la réunion avec Hugo à midi", "meeting"),
        ("Kaffee mit Lena, er hat keine Zeit mehr", "coffee"),
        ("Kaffee mit Lena war nicht schlecht", "coffee"),
        ("keine Einigung beim Abendessen mit Lena", "dinner"),
        ("3. Mai Kaffee mit Lena", "coffee"),
        ("koffie met Hugo, geen nieuws", "coffee"),
        ("niet lang geleden koffie met Hugo", "coffee"),
        ("not a bad lunch with Hugo", "lunch"),
        ("didn't plan it but had lunch with Hugo", "lunch"),
        ("didn't agree over lunch with Hugo", "lunch"),
        ("met Olga without Hugo for lunch", "lunch"),
        ("stopped for coffee with Olga", "coffee"),
        ("quit my job, coffee with Olga", "coffee"),
    ],
)
def test_a_talk_beside_something_denied_was_held(line: str, held: str) -> None:
    assert channel(line) == held
