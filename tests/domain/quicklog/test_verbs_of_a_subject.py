"""A verb right beside its subject is nobody's name: "ik ben", "er will"."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network")
    for at, name in enumerate(("Ben Prinz", "Will Martens", "Lena Vogt", "Aimé Roux"), 1)
)


def people(line: str) -> list[str]:
    reading = parse(line, BOOK, TODAY)
    return [ref.name.split()[0] for ref in (*reading.people, *reading.mentions)]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("ik ben volgende week weg", []),
        ("dan ben ik vrij", []),
        ("er will den Vertrag", []),
        ("koffie met Lena, ik ben moe", ["Lena"]),
        ("Kaffee mit Lena, aber er will mehr", ["Lena"]),
        ("café avec Lena, elle aime le vin", ["Lena"]),
        ("lunch met Ben, ik ben moe", ["Ben"]),
        ("ik heb ben gebeld", ["Ben"]),
        ("koffie met ben en Lena", ["Ben", "Lena"]),
        ("ben and I had lunch", ["Ben"]),
        ("we met ben", ["Ben"]),
    ],
)
def test_a_verb_of_its_subject_names_nobody(line: str, who: list[str]) -> None:
    assert people(line) == who
