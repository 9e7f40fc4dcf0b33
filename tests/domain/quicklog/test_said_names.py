"""The name that stands in the question how somebody is called whom a line names."""

import pytest

from netritual.domain.quicklog.said_names import name_said


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("owe Mrs Holroyd a thank you letter", "Mrs Holroyd"),
        ("lunch w mrs holroyd", "Mrs Holroyd"),
        ("coffee with mrs van leeuwen", "Mrs Van Leeuwen"),
        ("Treffen mit Frau Kröger in Köln", "Frau Kröger"),
        ("sister bernadette showed us round", "Sister Bernadette"),
        ("Simon Webb from the yorkshire post wants an interview by friday", "Simon Webb"),
    ],
)
def test_it_is_said_with_its_title(line: str, name: str) -> None:
    assert name_said(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "my sister rang", "sister b's husband died", "Wei's brother rang", "lunch on Friday in Leeds", "I met the team",
        "met the new trustee at the Royal Infirmary", "thanks to the council", "long call", "",
    ],
)  # fmt: skip
def test_what_is_no_name_is_none(line: str) -> None:
    assert name_said(line) == ""
