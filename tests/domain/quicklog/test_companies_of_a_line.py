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


DEEDS = (
    "nortel called", "nortel called back", "nortel didn't answer", "nortel paid", "nortel paid the 340",
    "nortel hasn't paid yet", "nortel owes me 1200", "nortel said yes", "nortel moved the call to thu",
    "nortel needs the numbers by wed", "nortel needs three weeks", "nortel asked for references",
    "nortel invited me to pitch on dec 10", "nortel rejected the offer", "nortel lent me a laptop", "nortel sent 500",
    "nortel wants my cv by fri", "nortel sent an invoice", "nortel will get back to me by fri", "nortel signed",
    "nortel wants to talk", "nortel cancelled thursday", "nortel delivered the chairs", "nortel will das angebot",
    "nortel will call", "nortel paid 340 for the shoot",
)  # fmt: skip
NEWS = (
    "Nortel released a phone", "Nortel raised 20m", "Nortel fired 300 people", "Nortel bought Globex",
    "Nortel launched a new product", "Nortel opened an office in Leeds", "Nortel moved to Leeds",
    "Nortel won the tender", "Nortel closed", "Nortel finished the audit", "Nortel called a strike",
    "Nortel called off the merger", "Nortel hired my brother", "Nortel bought our competitor",
    "Nortel paid a fine", "Nortel pays well", "Nortel paid 20m for Globex", "Nortel paid the plumber",
    "Nortel wants to buy Globex", "Nortel said profits fell", "Nortel cancelled its ipo", "Nortel needs a new boss",
    "Nortel sent 300 people home", "Nortel signed a deal with Globex", "Nortel will open in Leeds",
    "Nortel owes the bank 2bn", "Nortel told its staff", "Nortel postponed the launch to may", "Nortel has a new boss",
    "Nortel hat 300 Leute entlassen", "Nortel hat ein Handy vorgestellt", "Nortel a fermé deux usines",
)  # fmt: skip
OF_A_COMPANY = (
    "Nortel's stock fell", "Nortel's lawyer called", "Nortel's boss wants to meet", "Nortel's new guy called",
    "Nortel's christmas party on dec 18", "Nortel's offer is too low", "Nortel's answer came", "Nortel's deck by fri",
    "Nortel's new product launched", "Nortel's shares are down",
)  # fmt: skip


@pytest.mark.parametrize("line", DEEDS)
def test_a_deed_of_a_company_towards_the_writer_is_asked_about(line: str) -> None:
    assert list(read(line).to_json()["likely"]) == ["nortel"]


@pytest.mark.parametrize("line", NEWS + OF_A_COMPANY)
def test_news_of_a_company_and_what_it_has_ask_after_nobody(line: str) -> None:
    reading = read(line)
    assert not [ref for ref in reading.refs if ref.typed.startswith("Nortel")]


def test_a_line_that_names_somebody_is_about_them() -> None:
    reading = read("nortel paid, told ana").to_json()
    assert "likely" not in reading and "ambiguous" not in reading


@pytest.mark.parametrize("line", ["lunch with nortel", "call with Nortel tomorrow 10am", "met nortel"])
def test_a_talk_with_a_company_asks_who_it_was_with(line: str) -> None:
    reading = read(line)
    assert reading.asks == ["who"] and not reading.refs
