"""Jan, May, April and Sun are people where people stand, and the calendar where dates stand."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 2)
NAMES = ("Fatima Haddad", "Tom Reed", "Jeroen Smit", "Willem Berg")
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "list") for at, name in enumerate(NAMES, 1))
CALLED_JAN = NameIndex([(1, "fatima", "Fatima Haddad", (), "", "network"), (2, "jan", "Jan Visser", (), "", "network")])


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("met Jan de Boer at the market", "Jan de Boer"),
        ("met Jan Smit", "Jan Smit"),
        ("lunch with Jan Willem Postma", "Jan Willem Postma"),
        ("Jan Willem Postma called", "Jan Willem Postma"),
        ("met Willem Jan Bos", "Willem Jan Bos"),
        ("met Jan", "Jan"),
        ("coffee with May Smith on friday", "May Smith"),
        ("May called", "May"),
        ("June Carter called", "June Carter"),
        ("met April Jones", "April Jones"),
        ("met August Berg", "August Berg"),
        ("met Mar Ruiz", "Mar Ruiz"),
        ("emailed April about the flyers", "April"),
        ("met Sun Wu at the fair", "Sun Wu"),
        ("call with Jan Smit in Jan", "Jan Smit"),
        ("coffee with Jan 5 nov", "Jan"),
    ],
)
def test_a_capital_where_a_person_stands_is_somebody_new(line: str, new: str) -> None:
    [ref] = parse(line, BOOK, TODAY).people
    assert (ref.name, list(ref.matches)) == (new, [])


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("met jan de boer at the market", "jan de boer"),
        ("lunch with jan smit", "jan smit"),
        ("jan called", "jan"),
        ("Jan Smit the vet from Zeist", "Jan Smit"),
    ],
)
def test_less_than_that_is_asked_about(line: str, new: str) -> None:
    [ref] = parse(line, BOOK, TODAY).people
    assert (ref.name, ref.unheard) == (new, True)


@pytest.mark.parametrize(
    "line", ["lunch with Fatima, June and Tom", "lunch with Fatima, Tom and June", "met Tom and June and Fatima"]
)
def test_a_list_of_people_goes_on_with_one(line: str) -> None:
    assert {ref.name for ref in parse(line, BOOK, TODAY).people} == {"Fatima Haddad", "Tom Reed", "June"}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("call with Tom in April and June", ["Tom Reed"]),
        ("fatima said in jan", ["Fatima Haddad"]),
        ("coffee fatima jan 5", ["Fatima Haddad"]),
        ("met fatima 5 jan", ["Fatima Haddad"]),
        ("met fatima by jan", ["Fatima Haddad"]),
        ("met with fatima till Jan", ["Fatima Haddad"]),
        ("fatima will call me end of Jan", ["Fatima Haddad"]),
        ("coffee with fatima in may", ["Fatima Haddad"]),
        ("met sunday with fatima", ["Fatima Haddad"]),
        ("Wed Tom called", ["Tom Reed"]),
        ("lunch with Tom Sun", ["Tom Reed"]),
        ("Tom may join", ["Tom Reed"]),
        ("met Jan 5 with Tom", ["Tom Reed"]),
        ("met Sun at the fair", []),
        ("called sat", []),
    ],
)
def test_where_a_date_stands_it_is_one(line: str, people: list[str]) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY).people] == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("jan lunch fatima", ["Fatima Haddad"]),
        ("met Jan", ["Jan Visser"]),
        ("Jan called", ["Jan Visser"]),
        ("met Jan Smit", ["Jan Smit"]),
        ("coffee fatima jan 5", ["Fatima Haddad"]),
        ("met fatima in jan", ["Fatima Haddad"]),
    ],
)
def test_a_jan_who_is_known_is_meant_only_without_another_last_name(line: str, people: list[str]) -> None:
    assert [ref.name for ref in parse(line, CALLED_JAN, TODAY).people] == people


@pytest.mark.parametrize("line", ["Jan kan niet op vrijdag", "Jan heeft de koffie afgezegd", "Jan can't make it"])
def test_what_only_a_person_can_is_asked_about(line: str) -> None:
    assert [ref.meant for ref in parse(line, CALLED_JAN, TODAY).likely] == ["Jan Visser"]
    assert not parse("in Jan can we start", CALLED_JAN, TODAY).likely


@pytest.mark.parametrize("line", ["mevr. Haddad rang", "sra. haddad llamó", "mme. Haddad a appelé", "sig. Haddad rang"])
def test_a_title_may_be_shortened_by_a_stop(line: str) -> None:
    assert [ref.name for ref in parse(line, CALLED_JAN, TODAY).people] == ["Fatima Haddad"]


@pytest.mark.parametrize(
    "line", ["owe Jan 20 euro", "ik ben Jan 20 euro schuldig", "lent Jan 20 quid", "coffee with Jan 20 min"]
)
def test_a_month_before_a_sum_or_a_length_is_a_name(line: str) -> None:
    reading = parse(line, CALLED_JAN, TODAY)
    assert ([ref.name for ref in reading.people], reading.date) == (["Jan Visser"], TODAY)
    assert not reading.warnings
