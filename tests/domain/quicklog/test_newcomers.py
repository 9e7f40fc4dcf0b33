"""Small words that may name somebody new: offered where a person is expected, made by nobody's guess."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of, refused
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 11)
PEOPLE = ("Montse Vidal", "Pep Roca", "Gemma Ribas", "Itziar Goñi", "Fiifi Quaye", "Jide Bello")
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    "line",
    [
        "pep sent a picture of the brown dog on the sofa haha, called Pablo now",
        "pep mailed a picture of the brown dog, he is called Pablo now",
        "pep's dog is called Max now",
        "jide has a boat called Stella",
    ],
)
def test_a_pet_or_a_thing_with_a_name_is_nobody(line: str) -> None:
    found = read(line)
    assert (found.channel != "call", [ref.name for ref in found.people if not ref.matches]) == (True, [])


@pytest.mark.parametrize(
    ("line", "offered", "day"),
    [
        ("dejeuner avec mathieu hier", ["mathieu"], date(2026, 3, 10)),
        ("diner avec chantal hier soir", ["chantal"], date(2026, 3, 10)),
        ("cafe avec luc demain 9h", ["luc"], date(2026, 3, 12)),
        ("souper avec noemie samedi", ["noemie"], date(2026, 3, 7)),
        ("kaffee mit lukas vorgestern", ["lukas"], date(2026, 3, 9)),
        ("Kaffee mit Lukas gestern", ["Lukas"], date(2026, 3, 10)),
        ("Kaffee mit Kunde gestern", [], date(2026, 3, 10)),
        ("kaffee mit lukas und sabine gestern", ["lukas", "sabine"], date(2026, 3, 10)),
        ("kaffee mit lukas und sabine 10 uhr", ["lukas", "sabine"], TODAY),
        ("cafe con lucia ayer", ["lucia"], date(2026, 3, 10)),
        ("almoço com elena ontem", ["elena"], date(2026, 3, 10)),
        ("koffie met sanne de boer gisteren", ["sanne de boer"], date(2026, 3, 10)),
        ("pranzo con giulia domani", ["giulia"], date(2026, 3, 12)),
        ("lunch w luc demain", ["luc"], date(2026, 3, 12)),
        ("met chris hoy", ["chris hoy"], TODAY),
        ("coffee with alfred ayer", ["alfred ayer"], TODAY),
        ("lunch with lukas morgen", ["lukas morgen"], TODAY),
        ("coffee w elena domingo", ["elena domingo"], TODAY),
        ("cafe avec luc mars", ["luc mars"], TODAY),
    ],
)
def test_a_day_behind_a_first_name_is_no_last_name(line: str, offered: list[str], day: date) -> None:
    found = read(line)
    assert ([ref.name for ref in found.people], found.date) == (offered, day)


def test_a_known_last_name_that_is_a_day_stays() -> None:
    book = NameIndex([(1, "tina-gestern", "Tina Gestern", (), "", "network")])
    found = parse("kaffee mit tina gestern", book, TODAY)
    assert ([ref.name for ref in found.people], found.date) == (["Tina Gestern"], TODAY)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("mtg w mentor carol whitfield 30 min", ["carol whitfield"]),
        ("coffee with my friend carol", ["carol"]),
        ("met ex colleague carol at the fair", ["carol"]),
        ("coffee w my ex boss jill stone", ["jill stone"]),
        ("lunch w recruiter priya nair", ["priya nair"]),
        ("coffee w ex colleague pep", ["Pep Roca"]),
        ("coffee w my ex boss gemma", ["Gemma Ribas"]),
        ("coffee w former colleague pep", ["Pep Roca"]),
        ("ex colleague grace sent me her resume", ["grace"]),
        ("recruiter grace emailed", ["Grace Wong"]),
        ("marked up graces resume & sent it back", ["Grace Wong"]),
        ("email fm grace wong rbc talent", ["Grace Wong"]),
        ("interview on fm radio with pep", ["Pep Roca"]),
        ("coffee with my ex", []),
        ("coffee with recruiter", []),
        ("coffee with former clients", []),
        ("call w ex ubs banker", []),
        ("lunch with client acme", []),
        ("dinner w client team", []),
        ("client grace period ended", []),
        ("my boss will call me", []),
    ],
)
def test_who_somebody_is_stands_before_the_name(line: str, people: list[str]) -> None:
    names = dict(enumerate((*PEOPLE, "Grace Wong", "Will Dunne"), 1))
    book = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in names.items())
    assert [ref.name for ref in parse(line, book, TODAY).people] == people


def test_a_name_behind_who_bears_it_is_somebody_new() -> None:
    assert [ref.name for ref in read("coffee with pep, his deputy is called Jo").people] == ["Pep Roca", "Jo"]
    assert read("pep texted, called Jide Bello").channel == "text"


@pytest.mark.parametrize(
    ("line", "offered", "there"),
    [
        ("coffee w iñaki and Montse Vidal at the usual place", ["iñaki"], ["Montse Vidal"]),
        ("met Aitor Sanz and pep at the breakfast, pep wants to read my book", [], ["Aitor Sanz", "Pep Roca"]),
        ("met unai, bittor and nerea at the fair", ["unai", "bittor", "nerea"], []),
        (
            "fiifi and jide at the hub drinks, new guy desmond from tullow too",
            ["desmond"],
            ["Fiifi Quaye", "Jide Bello"],
        ),
        ("zoom w. enric @ agencia sinc, pitched two ideas", ["enric"], []),
        ("mailed enric the 2 ideas. he took one!!", ["enric"], []),
        ("sent enric my slides", ["enric"], []),
        ("told enric i'd call", ["enric"], []),
        ("thanks enric for fact checking my piece", ["enric"], []),
        ("visited mireia's lab", ["mireia"], []),
        ("call with delali went ahead", ["delali"], []),
        ("met nele hansen at pycon", ["nele hansen"], []),
        ("nele emailed me re the talk", ["nele"], []),
        ("coffee w mrs van leeuwen", ["mrs van leeuwen"], []),
        ("coffee w pep and mr. ozturk", ["mr ozturk"], ["Pep Roca"]),
        ("called the client (mrs. van leeuwen), all fine", ["mrs van leeuwen"], []),
    ],
)
def test_a_small_name_where_a_person_is_expected_is_offered_and_drops_nobody(
    line: str, offered: list[str], there: list[str]
) -> None:
    found = read(line)
    assert [ref.typed for ref in found.unheard] == offered
    assert [ref.name for ref in found.people if not ref.unheard] == there
    assert all([f"“{typed}”" in found.warnings[-1] for typed in offered])


@pytest.mark.parametrize(
    "line",
    [
        "coffee with clients and suppliers", "sent portfolio to gemma", "sent invoice for march to gemma",
        "lunch w my sister and her kids", "met deadlines", "visited barcelona", "zoom with investor relations",
        "call with plumber", "lunch with pep and talked about stuff", "thanks again", "pep called twice",
        "walk with gemma, discussed funding", "dinner with family", "with love from paris", "met pep at the office",
    ],
)  # fmt: skip
def test_a_word_of_another_kind_is_never_offered(line: str) -> None:
    assert read(line).unheard == []


def test_the_same_word_later_in_the_line_is_the_same_person_and_loops_stand_on_it() -> None:
    found = read("coffee w iñaki and Montse Vidal, iñaki will intro me to his boss, i owe montse a thank you")
    owed, thanks = found.proposed
    assert owed.refs == found.unheard
    assert [ref.name for ref in thanks.refs] == ["Montse Vidal"]


@pytest.mark.parametrize(
    "line", ["coffee with Iñaki Etxebarria and Marta Roig tuesday, thank Marta", "met Marta Roig, Marta owes me a call"]
)
def test_the_short_form_of_a_new_name_makes_no_second_person(line: str) -> None:
    found = read(line)
    assert [ref.name for ref in found.new][-1] == "Marta Roig" and "Marta" not in [ref.name for ref in found.new]
    assert [ref.name for clause in found.proposed for ref in clause.refs] == ["Marta Roig"]


def test_a_yes_writes_the_new_person_and_a_no_leaves_text() -> None:
    line = "coffee w iñaki, iñaki will intro me to his boss"
    mark = next(mark for mark in marks_of(line, read(line)) if mark.ref is not None and mark.ref.unheard)
    assert mark.open
    yes = accepted(line, mark, read)
    assert [ref.name for ref in read(yes).new] == ["Iñaki"] and not read(yes).unheard
    assert [ref.name for clause in read(yes).proposed for ref in clause.refs] == ["Iñaki"]
    assert not read(refused("coffee w iñaki", mark)).unheard


NAMED = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network")
    for at, name in enumerate(("Colonel Ned Hawke", "Marcus Tan", "Ana Ruiz Gil", "Lim Hui Min", "Tom Reed"), 1)
)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("lunch w Ned at the yard", "Colonel Ned Hawke"), ("lunch with Colonel Ned", "Colonel Ned Hawke"),
        ("Sent Marcus F&B comments", "Marcus Tan"), ("coffee with Ana CV", "Ana Ruiz Gil"),
        ("call Tom Q3", "Tom Reed"), ("Call w Hui Min - agreed 10% off", "Lim Hui Min"),
        ("Proposal to Hui Min sent", "Lim Hui Min"), ("lunch with Ruiz Gil", "Ana Ruiz Gil"),
    ],
)  # fmt: skip
def test_part_of_a_known_name_is_nobody_new(line: str, who: str) -> None:
    found = parse(line, NAMED, TODAY)
    assert [ref.name for ref in found.refs] == [who]
    assert not found.new and not found.unheard


def test_a_last_name_in_capitals_is_one() -> None:
    assert parse("lunch with Ana DUPONT", NAMED, TODAY).people[0].typed == "Ana DUPONT"


SHORTENED = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "list")
    for at, name in enumerate(("Beatriz Alonso", "Carolina Vidal", "Megan Roe", "Sofía Bravo", "Gwen Rowe"), 1)
)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("mate with Bea at hers", "Beatriz Alonso"), ("coffee with bea", "Beatriz Alonso"),
        ("Bea's boss said no. Bea is furious", "Beatriz Alonso"), ("made Caro's kids a poster", "Carolina Vidal"),
        ("call w meg re slides", "Megan Roe"), ("lunch with Sofi", "Sofía Bravo"), ("met Beat", "Beatriz Alonso"),
    ],
)  # fmt: skip
def test_a_short_form_of_one_person_is_asked_and_makes_nobody_new(line: str, who: str) -> None:
    found = parse(line, SHORTENED, TODAY)
    assert [ref.matches[0][2] for ref in found.likely] == [who]
    assert not (found.new or found.unheard or found.people[1:])


def test_the_beginning_of_two_first_names_means_neither() -> None:
    rows = [(at, f"p{at}", name, (), "", "list") for at, name in enumerate(("Beatriz Alonso", "Beate Kühn"), 1)]
    assert not parse("mate with Bea at hers", NameIndex(rows), TODAY).likely


def test_em_is_them_and_no_need() -> None:
    found = parse("phoned Gwen, promised em a price", SHORTENED, TODAY).proposed
    assert [(one.kind, one.text) for one in found] == [("promise", "a price")]
    asked = parse("Gwen emailed, wants photos of Curlew, needs em by the 20th", SHORTENED, TODAY).proposed
    assert [one.kind for one in asked] == ["request"]


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("Ines mailed, wants my rates", ["Ines"]),
        ("Petra called, she can't do friday", ["Petra"]),
        ("Nora and Paul came for dinner", ["Nora", "Paul"]),
        ("Lisa, Tom and Uwe joined the call", ["Lisa", "Tom", "Uwe"]),
        ("Nadja cancelled, kid sick", ["Nadja"]),
        ("Lunch was nice, Petra paid", ["Petra"]),
        ("chased Paul about the invoice", ["Paul"]),
        ("no news from Nora about the flat", ["Nora"]),
        ("coffee Paul 3pm", ["Paul"]),
        ("Jean-Luc called about the roof", ["Jean-Luc"]),
        ("Sandra from HR said no", ["Sandra"]),
        ("lunch w Marcus and his partner Ade (runs a podcast)", ["Marcus", "Ade"]),
        ("new fella Cormac Tighe from Ulster Bank at the fair", ["Cormac Tighe"]),
        ("met a new fella Cormac Burke from Ulster Bank", ["Cormac Burke"]),
        ("spoke to a Mrs Dunne at the council", ["Mrs Dunne"]),
        ("drinks with Jo Kerr and a Dr Okafor from the clinic", ["Jo Kerr", "Dr Okafor"]),
        ("pitch went ok, Herr Jansen wants a second round", ["Herr Jansen"]),
        ("quick call with mum's accountant Frau Petersen re VAT", ["Frau Petersen"]),
    ],
)
def test_a_first_name_that_nobody_has_is_somebody_new_where_a_person_acts(line: str, new: list[str]) -> None:
    found = read(line)
    assert [ref.typed for ref in found.new] == new
    assert {ref.typed for ref in found.people} >= set(new)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("Stripe emailed me about the fees", ["Stripe"]),
        ("Bea got the job", ["Bea"]),
        ("Henrik from the gym is hiring a designer", ["Henrik"]),
        ("Sofie Lund is moving to Oslo", ["Sofie Lund"]),
        ("Google called about the listing", []),
        ("Georgia called", []),
        ("Kevin Hart's new show is great", []),
        ("Martin guitars are great", []),
        ("Dinner was great", []),
        ("Said yes to the talk", []),
        ("lunch in Café Johanna", []),
    ],
)
def test_a_capital_that_begins_a_line_is_no_proof_of_a_name(line: str, offered: list[str]) -> None:
    found = read(line)
    assert [ref.typed for ref in found.unheard] == offered
    assert found.new == []


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("sent brandon odell my line card", ["brandon odell"]),
        ("sent brandon mockups", []),
        ("chuck sent me the intro to pete langford at ohiohealth", ["pete langford"]),
        ("Will Petit at the gallery opening, has a loft to redo", ["Will Petit"]),
        ("yesterday at SaaSBoomi: Sandeep Rao, could be our first customer", ["Sandeep Rao"]),
        ("met carol ann hutchins from bryant, brandon o'dell from goodman. carol ann said she'd call",
         ["carol ann hutchins", "brandon o'dell"]),
        ("told brannigan thanks anyway", []),
        ("his son plays lax w mine", []),
        ("lol Bea texted", []),
    ],
)  # fmt: skip
def test_a_first_name_is_offered_wherever_a_known_one_would_count(line: str, offered: list[str]) -> None:
    assert [ref.typed for ref in read(line).unheard] == offered


def test_behind_a_certain_stands_somebody_new() -> None:
    assert [ref.typed for ref in read("met a certain Clotilde Verhaeghe").new] == ["Clotilde Verhaeghe"]


@pytest.mark.parametrize(
    ("line", "name", "loops"),
    [
        ("Emeka sent me the drawings", "Emeka", []),
        ("Graciela complained that I never answer", "Graciela", ["request"]),
        ("Mateo asked me for feedback on his thesis", "Mateo", ["request"]),
        ("Emeka gave me the number of a roofer", "Emeka", ["received"]),
        ("rev thompson asked me to fix the website", "rev thompson", ["request"]),
        ("Rev. Thompson asked me to fix the website", "Rev Thompson", ["request"]),
        ("Capt. Okoye told me about the harbour", "Capt Okoye", []),
    ],
)
def test_whoever_did_something_towards_the_writer_may_be_somebody_new(line: str, name: str, loops: list[str]) -> None:
    found = read(line)
    assert [(ref.typed, list(ref.matches)) for ref in found.people] == [(name, [])]
    assert [clause.kind for clause in found.proposed] == loops
    assert [(clause.giver or clause.people[0]).typed for clause in found.proposed] == [name] * len(loops)


@pytest.mark.parametrize("line", ["Nobody sent me the drawings", "The bank sent me a letter", "Work asked me to stay"])
def test_a_thing_or_nobody_that_did_something_is_nobody_new(line: str) -> None:
    assert not read(line).people


@pytest.mark.parametrize("name", ["sanne de boer", "sanne d boer", "joris vd velde", "joris van der velde"])
def test_the_small_words_of_a_last_name_are_of_the_name_of_somebody_new(name: str) -> None:
    for line in ("coffee with {}", "met pieter and {} at the fair", "{} mailed me"):
        assert [ref.typed for ref in read(line.format(name)).people][-1:] == [name]


@pytest.mark.parametrize("line", ["called noor ten minutes ago", "lunch with noor van yesterday"])
def test_a_small_word_behind_a_name_that_begins_no_last_name_is_none_of_it(line: str) -> None:
    assert [ref.typed for ref in read(line).people] == ["noor"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("heb joost de offerte gestuurd", "joost"),
        ("sent joost de offerte", "joost"),
        ("koffie met joost de hele ochtend", "joost"),
        ("café con lucia al mediodía", "lucia"),
        ("déjeuner avec luc de la compta", "luc"),
        ("pranzo con giulia al bar", "giulia"),
    ],
)
def test_an_article_behind_a_first_name_is_no_small_word_of_a_last_name(line: str, name: str) -> None:
    assert name in [ref.typed for ref in read(line).people] or any(f"“{name}”" in told for told in read(line).warnings)


@pytest.mark.parametrize("line", ["Klara: we got Rosenhof!", "got Rosenhof at last"])
def test_what_one_got_is_nobody_new(line: str) -> None:
    assert "Rosenhof" not in [ref.typed for ref in read(line).new]
    assert "Helga" in [ref.typed for ref in read("got Helga at last").new]


@pytest.mark.parametrize(
    ("line", "name", "loops"),
    [
        ("owe Mrs Holroyd a thank you letter", "Mrs Holroyd", [("thanks", "letter")]),
        ("owe Dr. Khan a thank you card", "Dr Khan", [("thanks", "card")]),
        ("owe Sister Agnes a letter", "Sister Agnes", [("promise", "a letter")]),
        ("asked Dr Khan for the leaflet", "Dr Khan", [("ask", "the leaflet")]),
        ("promised mrs Holroyd a call", "mrs Holroyd", [("promise", "a call")]),
        ("owe mrs holroyd a thank you letter", "mrs holroyd", [("thanks", "letter")]),
        ("owe Frau Berger a thank you", "Frau Berger", [("thanks", "")]),
        ("Kaffee mit Frau Berger", "Frau Berger", []),
        ("vu Mme Lefevre", "Mme Lefevre", []),
        ("café con la Sra Gomez", "Sra Gomez", []),
        ("called Mrs Holroyd, Holroyd wants a visit", "Mrs Holroyd", []),
        ("my sister Agnes rang", "Agnes", []),
        ("met my Sister Agnes", "Agnes", []),
        ("Miss Vera rang", "Vera", []),
        ("met Dr. Eva Lang at the fair", "Eva Lang", []),
    ],
)
def test_a_last_name_alone_keeps_its_title(line: str, name: str, loops: list[tuple[str, str]]) -> None:
    found = read(line)
    assert [ref.typed for ref in found.people] == [name]
    assert [(one.kind, one.text) for one in found.proposed] == loops


INTRODUCED = NameIndex(
    [(1, "fatima", "Fatima Khan", (), "", "network"), (2, "ana", "Ana Ruiz", (), "", "network"),
     (3, "john", "John Doe", (), "", "list"), (4, "carl", "Carl Berg", (), "", "list")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("met one fatima at the mosque", "fatima"),
        ("met a guy called john", "john"),
        ("call with a woman named fatima", "fatima"),
        ("met ana and one john", "john"),
        ("coffee with one carl from bolt", "carl"),
        ("met ana and one peter", "peter"),
        ("met 3 people: ana, fatima khan and one rahul", "rahul"),
    ],
)
def test_whoever_is_told_of_as_one_so_called_is_asked_about(line: str, asked: str) -> None:
    found = parse(line, INTRODUCED, date(2026, 11, 30))
    assert asked in [ref.typed for ref in found.refs if ref.likely or ref.unheard]
    assert "one" not in [ref.typed for ref in found.refs]


@pytest.mark.parametrize(
    "line",
    [
        "had one coffee with fatima",
        "one of fatima's friends called",
        "met fatima and ana, one of them is ill",
        "lunch with fatima and one thing more",
    ],
)
def test_one_of_something_else_leaves_the_name(line: str) -> None:
    found = parse(line, INTRODUCED, date(2026, 11, 30))
    assert [ref.matches[0][1] for ref in found.refs if ref.matches][:1] == ["fatima"]
    assert not [ref for ref in found.refs if ref.unheard]
