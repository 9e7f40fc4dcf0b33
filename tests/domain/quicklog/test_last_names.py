"""A lone last name that somebody has is never somebody new, and never text where a person acts."""

from collections.abc import Sequence
from datetime import date

import pytest

from netritual.domain.language.text import fold
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 19)
NETWORK = ("Felix Amsel", "Prof. Hans Uhl", "Stefan Rauch", "Greta Lindqvist", "Beatrice Keller", "Marisol Vega")
LIST = ("Tobias Engel", "Piotr Kowalski", "Eva Huber", "Max Huber", "Sam Price", "Paul London", "Aoife Lynch")
BOOK = NameIndex(
    (
        at,
        name.lower().replace(" ", "-"),
        name,
        (),
        "Lynch & Bell" if name == "Aoife Lynch" else "",
        "network" if name in NETWORK else "list",
    )
    for at, name in enumerate((*NETWORK, *LIST), 1)
)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Amsel, 45 min call", "Felix Amsel"),
        ("Rauch: conflict check", "Stefan Rauch"),
        ("Uhl - asked him for names", "Prof. Hans Uhl"),
        ("Uhl gave 3 names", "Prof. Hans Uhl"),
        ("Uhl was ill", "Prof. Hans Uhl"),
        ("answered Rauch, no conflict", "Stefan Rauch"),
        ("lunch with Uhl", "Prof. Hans Uhl"),
        ("call Amsel", "Felix Amsel"),
        ("Amsel answered", "Felix Amsel"),
        ("NDA from Amsel arrived", "Felix Amsel"),
        ("sent the NDA to Amsel", "Felix Amsel"),
        ("Lindqvist gave me three names", "Greta Lindqvist"),
        ("B. Keller would like a one-pager", "Beatrice Keller"),
        ("Keller B. called", "Beatrice Keller"),
        ("T. Engel told me about the claim", "Tobias Engel"),
        ("lunch with Kowalski", "Piotr Kowalski"),
    ],
)
def test_the_only_one_of_a_last_name_is_linked_where_something_goes_on(line: str, person: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert [ref.name for ref in found.people] == [person]
    assert not found.unsettled


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("lunch with Engel", "Tobias Engel"),
        ("Engel wants the claims", "Tobias Engel"),
        ("coffee with Price", "Sam Price"),
        ("called kowalski", "Piotr Kowalski"),
        ("golf w kowalski 2/26", "Piotr Kowalski"),
        ("breakfast w kowalski 3/2 7am", "Piotr Kowalski"),
        ("coffee with kowalski at the roastery", "Piotr Kowalski"),
        ("lunch w Greta Lindqvist and kowalski", "Piotr Kowalski"),
        ("uhl gave 3 names", "Prof. Hans Uhl"),
        ("saw the Vega film", "Marisol Vega"),
        ("Vega launch went well", "Marisol Vega"),
        ("lunch with Lynch & Bell", "Aoife Lynch"),
    ],
)
def test_a_last_name_that_is_less_sure_is_asked_about(line: str, person: str) -> None:
    assert [ref.matches[0][2] for ref in parse(line, BOOK, TODAY).likely] == [person]


@pytest.mark.parametrize(
    "line",
    [
        "Huber called",
        "lunch with Huber",
        "Huber: wants a quote",
        "called huber",
        "golf w huber 3/2",
        "breakfast w kowalski and huber at the roastery",
    ],
)
def test_which_of_several_is_asked(line: str) -> None:
    [ref] = parse(line, BOOK, TODAY).ambiguous
    assert [match[2] for match in ref.matches] == ["Eva Huber", "Max Huber"]


@pytest.mark.parametrize(
    "line",
    [
        "Amsel GmbH sent the offer",
        "Price too high",
        "London trip booked",
        "meeting in London",
        "Lynch & Bell sent a bill",
        "Rauch Vogel has an opening",
    ],
)
def test_firms_places_and_plain_words_are_nobody(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert not found.refs


FAMILIES = ("Tom Van Horn", "Dave Van Horn", "Maria De La Cruz", "Hilde von Stein", "Olga Van Der Meer")
PARTICLES = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "list") for at, name in enumerate(FAMILIES, 1))


@pytest.mark.parametrize("typed", ["de la cruz", "von stein", "van der meer", "Van Der Meer"])
@pytest.mark.parametrize("line", ["called {}", "lunch w {} 3/2", "{} sent the price", "emailed {} about the quote"])
def test_a_family_name_is_found_with_its_particle(typed: str, line: str) -> None:
    found = parse(line.format(typed), PARTICLES, TODAY)
    [ref] = found.likely or found.people
    assert [fold(match[2]).endswith(fold(typed)) for match in ref.matches] == [True]
    assert [match[0] for match in PARTICLES.find(typed)] == [ref.matches[0][0]]


@pytest.mark.parametrize("line", ["called van horn", "sent thx card to van horn", "lunch w van horn and Hilde"])
def test_which_of_several_of_a_family_name_with_its_particle_is_asked(line: str) -> None:
    [ref] = parse(line, PARTICLES, TODAY).ambiguous
    assert [match[2] for match in ref.matches] == ["Tom Van Horn", "Dave Van Horn"]
    assert len(PARTICLES.find("van horn")) == 2


GARETHS = NameIndex(
    (at, f"gareth-{name.lower()}", f"Gareth {name}", (), "", "list")
    for at, name in enumerate(("Clarke", "Desai", "Hussain"), 1)
)


@pytest.mark.parametrize("line", ["call w gareth lloyd 30m", "met gareth lloyd", "emailed gareth lloyd about the role"])
def test_a_last_name_that_no_namesake_has_makes_somebody_new_of_it(line: str) -> None:
    [ref] = parse(line, GARETHS, TODAY).people
    assert (ref.typed, list(ref.matches), ref.unheard) == ("gareth lloyd", [], True)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("met two people at the fair: kees bos and joost smit", ["kees bos", "joost smit"]),
        ("lunch with kees bos from the museum", ["kees bos"]),
        ("lunch with kees bos (museum)", ["kees bos"]),
        ("met kees bos at the fair", ["kees bos"]),
        ("met kees de boer at the fair", ["kees de boer"]),
        ("lunch with kees van der laan", ["kees van der laan"]),
        ("met kees van visser", ["Kees Visser"]),
        ("met kees briefly at the fair", ["Kees Visser"]),
        ("met kees de hele ochtend", ["Kees Visser"]),
        ("lunch with kees pricing", ["Kees Visser"]),
    ],
)
def test_a_last_name_in_a_list_or_before_an_employer_is_not_that_of_the_only_namesake(
    line: str, people: list[str]
) -> None:
    assert [ref.name for ref in parse(line, DUTCH, TODAY).people] == people


@pytest.mark.parametrize(
    "line", ["call w gareth", "sent gareth mockups", "lunch w gareth yesterday", "met gareth twice"]
)
def test_another_word_behind_a_first_name_of_several_is_no_part_of_it(line: str) -> None:
    [ref] = parse(line, GARETHS, TODAY).ambiguous
    assert ref.typed == "gareth"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("joost van the bank called, the loan is ok", ["Joost Dekker"]),
        ("joost v berg bank, the loan is ok", ["Joost van den Berg"]),
        ("kees visser bank, the loan is ok", ["Kees Visser"]),
        ("kees van the gym called", ["Kees Visser"]),
        ("kees van visser called", ["Kees Visser"]),
    ],
)
def test_where_somebody_works_is_no_last_name(line: str, people: list[str]) -> None:
    [ref] = parse(line, DUTCH, TODAY).refs
    assert [match[2] for match in ref.matches] == people


def test_a_company_that_bears_a_name_is_nobody() -> None:
    assert not parse("Kees Visser team is leading", DUTCH, TODAY).people


class InTouch(NameIndex):
    """People of whom something goes on with the first alone."""

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        return [who for who in people if who == 1]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("sanne b asked for the menu", "Sanne Bakker"),
        ("lunch with Sanne B.", "Sanne Bakker"),
        ("sanne visser called", "Sanne Bakker-Visser"),
        ("sanne bakker-visser called", "Sanne Bakker-Visser"),
    ],
)
def test_an_initial_that_fits_several_is_of_the_one_with_whom_something_goes_on(line: str, person: str) -> None:
    names = ("Sanne Bakker", "Sanne Bakker-Visser")
    book = InTouch((at, f"sanne-{at}", name, (), "", "list") for at, name in enumerate(names, 1))
    assert [ref.name for ref in parse(line, book, TODAY).people] == [person]


DOUBLE = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network")
    for at, name in enumerate(("Jan Willem Postma", "Anne Marie Duval", "Ana Maria Ruiz Gil", "Tom Reed"), 1)
)


@pytest.mark.parametrize("name", ["Jan Willem Bos", "Jan Willem van der Berg", "Anne Marie Peters", "Ana Maria Vidal"])
@pytest.mark.parametrize("line", ["met {} at the market", "lunch with Tom Reed and {}", "{} called", "{} and Tom came"])
def test_another_last_name_behind_a_double_first_name_is_somebody_else(line: str, name: str) -> None:
    new = [ref for ref in parse(line.format(name), DOUBLE, TODAY).people if ref.name != "Tom Reed"]
    assert [(ref.name, list(ref.matches)) for ref in new] == [(name, [])]
    small = name.lower()
    asked = [ref for ref in parse(f"met {small} at the market", DOUBLE, TODAY).people if ref.name != "Tom Reed"]
    assert [(ref.name, ref.unheard) for ref in asked] == [(small, True)]


@pytest.mark.parametrize(
    "name", ["Jan Willem", "jan willem", "Jan Willem P.", "jan willem postmaa", "Jan Willem Postma"]
)
@pytest.mark.parametrize("line", ["met {} at the market", "{} called", "lunch with {} monday", "coffee with {}"])
def test_a_double_first_name_alone_is_the_known_one(line: str, name: str) -> None:
    assert [ref.name for ref in parse(line.format(name), DOUBLE, TODAY).people] == ["Jan Willem Postma"]


@pytest.mark.parametrize(
    "line", ["coffee with anne marie pricing", "met anne marie twice", "Anne Marie Coffee", "Anne Marie: wants a quote"]
)
def test_another_word_behind_a_double_first_name_is_no_part_of_it(line: str) -> None:
    assert [ref.name for ref in parse(line, DOUBLE, TODAY).people] == ["Anne Marie Duval"]


def test_another_first_name_makes_another_person() -> None:
    assert [ref.name for ref in parse("lunch with Anna Amsel", BOOK, TODAY).new] == ["Anna Amsel"]


def test_an_initial_at_the_end_of_a_line_is_read() -> None:
    assert parse("coffee, notes from M.", BOOK, TODAY).channel == "coffee"


_DUTCH = ("Joost van den Berg", "Joost Dekker", "Willemijn van der Meer", "Willemijn Hendriks", "Bram de Vries",
          "Lotte van 't Hoff", "Kees Visser")  # fmt: skip
DUTCH = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network" if at in (2, 4, 6) else "list")
    for at, name in enumerate(_DUTCH, 1)
)


@pytest.mark.parametrize("small", ["vd", "v d", "v.d.", "v/d", "van de", "van der", "van den", "v", "v.", "VD"])
def test_the_small_words_of_a_last_name_may_be_shortened_or_mistaken(small: str) -> None:
    for line, person in ((f"called joost {small} berg", 1), (f"thanks to Willemijn {small} Meer for the tickets", 3)):
        assert [ref.matches[0][0] for ref in parse(line, DUTCH, TODAY).people] == [person]


@pytest.mark.parametrize("name", ["Kees H. Visser", "kees van visser", "Kees Visser"])
def test_another_small_word_in_a_full_name_that_one_has_is_that_person(name: str) -> None:
    assert [ref.name for ref in parse(f"called {name}", DUTCH, TODAY).people] == ["Kees Visser"]


@pytest.mark.parametrize("name", ["lotte de vries", "lotte d vries", "joost visser", "willemijn van dijk"])
def test_a_last_name_that_nobody_of_the_first_name_has_is_a_new_full_name(name: str) -> None:
    for line in ("coffee with {} wed 9 dec 9:00", "met {} and kees visser at the fair", "called {}"):
        new, *others = parse(line.format(name), DUTCH, TODAY).people
        assert (new.typed, list(new.matches), new.unheard) == (name, [], True)
        assert [ref.name for ref in others] == ["Kees Visser"][: len(others)]
    [ref] = parse("coffee with Lotte de Vries, she is back", DUTCH, TODAY).people
    assert (ref.state, ref.name) == ("+", "Lotte de Vries")


@pytest.mark.parametrize("line", ["kees viser replied she can do it", "Kees Vissser replied", "kees vissre replied"])
def test_a_slip_in_a_last_name_leaves_who_wrote(line: str) -> None:
    found = parse(line, DUTCH, TODAY)
    assert ([ref.name for ref in found.people], found.initiator) == (["Kees Visser"], "them")


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("cal with kees", "call"), ("had a cofeee with kees", "coffee"), ("meetng with kees visser", "meeting"),
        ("drinsk kees", "drinks"), ("brekfast with lotte", "breakfast"), ("launch with kees", "note"),
        ("all with kees", "note"), ("diner with the team", "dinner"),
    ],
)  # fmt: skip
def test_a_talk_with_a_slip_before_a_known_name_is_the_talk(line: str, channel: str) -> None:
    assert parse(line, DUTCH, TODAY).channel == channel


@pytest.mark.parametrize(
    ("line", "likely"),
    [
        ("Mr Hale rang", True), ("call with Dr Hale", True), ("Herr Weber rief an", True),
        ("Mrs Hale rang", False), ("Ms Hale rang", False), ("Hale rang", False), ("Frau Weber rief an", False),
        ("Professor Kern rang", False), ("Mrs Uhl rang", False), ("Mr Uhl rang", False),
    ],
)  # fmt: skip
def test_whoever_has_another_title_is_asked_about(line: str, likely: bool) -> None:
    names = ("Mrs Hale", "Frau Weber", "Prof. Kern", "Dr. Hanna Uhl")
    book = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(names, 1))
    found = parse(line, book, TODAY)
    assert [ref.likely for ref in (*found.people, *found.mentions)] == [likely]


CALLED_LIKE_WORDS = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network")
    for at, name in enumerate(("Jun Tanaka", "Ping Li", "Thu Nguyen", "Ty Okafor", "Max Weber", "Ana Ruiz"), 1)
)  # fmt: skip


def _people(line: str) -> tuple[list[str], str]:
    reading = parse(line, CALLED_LIKE_WORDS, date(2026, 6, 14)).to_json()
    return [*reading.get("people", []), *reading.get("mentions", [])], reading["date"]


@pytest.mark.parametrize(
    ("line", "people", "day"),
    [
        ("coffee with Jun", ["jun-tanaka"], "2026-06-14"),
        ("Jun called", ["jun-tanaka"], "2026-06-14"),
        ("lunch with jun tanaka yesterday", ["jun-tanaka"], "2026-06-13"),
        ("lunch with Ana and Jun", ["ana-ruiz", "jun-tanaka"], "2026-06-14"),
        ("coffee with Ping", ["ping-li"], "2026-06-14"),
        ("coffee with Ty Okafor", ["ty-okafor"], "2026-06-14"),
        ("coffee with Thu on Monday", ["thu-nguyen"], "2026-06-08"),
        ("call with thu nguyen thu 3pm", ["thu-nguyen"], "2026-06-18"),
        ("will send the deck to Max by fri", ["max-weber"], "2026-06-14"),
        ("dinner at Max's", ["max-weber"], "2026-06-14"),
        ("coffee with Max's boss", ["max-weber"], "2026-06-14"),
        # The words themselves.
        ("coffee with Ana 3 Jun", ["ana-ruiz"], "2026-06-03"),
        ("coffee with Ana Thu", ["ana-ruiz"], "2026-06-11"),
        ("lunch with Ana, back in Jun", ["ana-ruiz"], "2026-06-14"),
        ("Ping Ana about the deck", ["ana-ruiz"], "2026-06-14"),
        ("call with Ana, Meet the team next", ["ana-ruiz"], "2026-06-14"),
        ("coffee with Ana and Jun 3 deadline", ["ana-ruiz"], "2026-06-14"),
        ("went to Max Mara with Ana", ["ana-ruiz"], "2026-06-14"),
        ("turned the volume to max, coffee with Ana", ["ana-ruiz"], "2026-06-14"),
        ("ty Ana for the tip", ["ana-ruiz"], "2026-06-14"),
    ],
)  # fmt: skip
def test_somebody_known_whose_name_is_a_word_of_many_lines(line: str, people: list[str], day: str) -> None:
    assert _people(line) == (people, day)
