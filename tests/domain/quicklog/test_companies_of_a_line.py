"""A line that names only a company is about whoever works there, where somebody does: they are asked about."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 12)
PEOPLE = {
    "Lena Sommer": "Flux Audio GmbH", "Leon Richter": "Flux Audio GmbH", "Ida Krug": "Nortel Inc.", 
    "Omar Diaz": "Music",
    "Eva Kok": "Freelance", "Ben Ode": "Good Food Ltd", "Tom Reed": "Time Out", "Ana Ruiz": "",
}  # fmt: skip
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), company, "list") for at, (name, company) in enumerate(PEOPLE.items(), 1)
)


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("nortel paid the rest", "nortel"), ("Nortel wants a new quote", "Nortel"),
        ("nortel hat 340 überwiesen", "nortel"),
        ("nortel still owes me 840", "nortel"), ("nortel schuldet mir noch 840€", "nortel"),
        ("invoice 2 nortel still open 840€", "nortel"), ("rechnung nortel noch offen", "nortel"),
        ("nortel's invoice is overdue", "nortel"), ("nortel called about the invoice", "nortel"),
        ("nortel has paid the rest", "nortel"), ("nortel has asked for a quote", "nortel"),
        ("nortel will pay on friday", "nortel"), ("bad weather, nortel asked for a new date", "nortel"),
    ],
)  # fmt: skip
def test_the_only_one_of_a_company_is_asked_about(line: str, typed: str) -> None:
    reading = read(line)
    assert list(reading.to_json()["likely"]) == [typed]
    assert not reading.people or all(ref.likely for ref in reading.people)


@pytest.mark.parametrize(
    "line", ["flux paid the remaining 340", "flux audio wants a quote", "invoice 2 flux still open"]
)
def test_of_several_it_is_asked_who(line: str) -> None:
    (handles,) = read(line).to_json()["ambiguous"].values()
    assert handles == ["lena", "leon"]


@pytest.mark.parametrize(
    "line",
    [
        "music was great", "freelance work is hard", "good news", "good food matters to me", "time out of the office",
        "time flies", "nortel", "read about nortel", "the nortel deal is off", "wrote my report on flux", "time is up",
        "flux of people at the fair", "good to know", "invoice is paid", "out till fri", "music school was nice",
        "met music lovers", "coffee at nortel", "lunch in time", "music has started",
        "read nortel's story in the paper and slept",
    ],
)  # fmt: skip
def test_words_of_a_company_that_tell_nothing_of_it_name_nobody(line: str) -> None:
    assert not read(line).refs


def test_a_line_that_names_somebody_is_about_them() -> None:
    reading = read("nortel paid, told ana").to_json()
    assert "likely" not in reading and "ambiguous" not in reading


@pytest.mark.parametrize("line", ["lunch with nortel", "call with Nortel tomorrow 10am", "met nortel"])
def test_a_talk_with_a_company_asks_who_it_was_with(line: str) -> None:
    reading = read(line)
    assert reading.asks == ["who"] and not reading.refs
