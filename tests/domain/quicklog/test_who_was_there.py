"""Who of several was there or was reached, who only spoken of, and who is new."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 4, 2)
PEOPLE = (
    "Kofi Asante", "Ruth Ellis", "Omar Haddad", "Bea Morton", "Hugo Lentz", "Carmen Vidal", "Sven Hartmann",
    "Giulia Conti", "Stella Marsh", "João Ferreira", "Charlotte Roy", "Austin Cole",
)  # fmt: skip
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1)
)  # fmt: skip


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


def there(line: str) -> str:
    """The first names of those who were there, and the whole names of new ones; what is only asked left out."""
    found = read(line)
    return ", ".join([ref.name.split()[0] if ref.matches else ref.name for ref in found.people if not ref.unheard])


@pytest.mark.parametrize(
    "line",
    [
        "sent Kofi and Ruth a message", "sent kofi and ruth an email re parking", "left Kofi & Ruth a voicemail",
        "sent both Kofi and Ruth an email", "sent Kofi (Siemens) and Ruth a text", "wrote Kofi and Ruth an email",
        "sent Kofi, Ruth a text",
    ],
)  # fmt: skip
def test_a_message_reaches_the_whole_list(line: str) -> None:
    found = read(line)
    assert (there(line), found.asks) == ("Kofi, Ruth", [])


@pytest.mark.parametrize(
    "line", ["sent Kofi the deck and Ruth a message", "sent Kofi and Ruth the deck", "left Kofi and Ruth the keys"]
)
def test_a_thing_that_is_sent_is_no_message(line: str) -> None:
    assert all(ref.name != "Kofi Asante" for ref in read(line).people) or read(line).channel == "note"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("email from Kofi and Petra Vogel", "Kofi, Petra Vogel"),
        ("spoke to Kofi and Petra Vogel", "Kofi, Petra Vogel"),
        ("missed call from Kofi and Petra Vogel", "Kofi, Petra Vogel"),
        ("Kofi and Petra Vogel and I had lunch", "Kofi, Petra Vogel"), ("Petra Vogel and I had lunch", "Petra Vogel"),
        ("Katrin, Omar, Lena and I had dinner", "Katrin, Omar, Lena"),
        ("commented on Petra Vogel's post", "Petra Vogel"),
        ("email from Kofi and HR", "Kofi"), ("commented on Acme's post", ""),
        ("email from Kofi and Monday's list", "Kofi"),
    ],
)  # fmt: skip
def test_a_list_goes_on_with_somebody_new(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Petra Vogel is looking for a flat", "need"), ("Petra Vogel is hiring a cook", "need"),
        ("Petra Vogel will send me the deck", "owed"), ("Petra Vogel can help with the move", "offer"),
    ],
)  # fmt: skip
def test_a_loop_of_somebody_new_is_theirs(line: str, kind: str) -> None:
    found = read(line)
    assert [(one.kind, [ref.name for ref in one.refs]) for one in found.proposed] == [(kind, ["Petra Vogel"])]


@pytest.mark.parametrize(
    "line",
    [
        "Jordan River was high", "Victoria Station was packed", "Rose Garden is closed", "Virgin Atlantic is hiring",
        "Art Basel is coming up", "Grace Period is over", "Chase Bank is hiring", "Clara Thom, leads the pilot now",
    ],
)  # fmt: skip
def test_two_capitals_that_begin_a_line_are_no_proof_of_a_person(line: str) -> None:
    assert there(line) == ""


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("coffee with Bea without Kofi and Ruth", "Bea"), ("coffee with Bea without Kofi, Ruth and Omar", "Bea"),
        ("lunch with Bea, Kofi and Ruth send regards", "Bea"), ("lunch with Bea, Kofi and Ruth are moving", "Bea"),
        ("Omar from Austin came for lunch", "Omar"), ("Hugo from Charlotte called", "Hugo"),
        ("lunch with Bea, Kofi and Ruth", "Bea, Kofi, Ruth"),
        ("lunch with Bea, Kofi and Ruth was great", "Bea, Kofi, Ruth"),
        ("lunch with Bea, Kofi and Ruth went well", "Bea, Kofi, Ruth"), ("lunch with Austin from Acme", "Austin"),
        ("lunch with Hugo and Austin", "Hugo, Austin"), ("Austin called from Charlotte", "Austin"),
    ],
)  # fmt: skip
def test_who_is_only_spoken_of_was_not_there(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("email from Ruth, she can't make Thursday", "email"), ("call from Ruth, she can't make Thursday", "call"),
        ("voicemail from Ruth, she can't make Thursday", "call"), ("text from Ruth: can't make it", "text"),
        ("coffee with Bea, my friend Kofi couldn't make it", "coffee"),
        ("coffee with Bea, both Kofi and Ruth couldn't make it", "coffee"),
        ("coffee with Bea, Kofi couldn't make it", "coffee"), ("coffee with Ruth, she couldn't make it", "note"),
        ("call with Ruth, she couldn't make it", "note"),
    ],
)  # fmt: skip
def test_who_cannot_come_to_another_talk_had_this_one(line: str, channel: str) -> None:
    assert read(line).channel == channel


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Kaffee mit dem Sven gestern", "Sven"), ("Mittagessen mit der Ruth", "Ruth"), ("Anruf vom Sven", "Sven"),
        ("pranzo con la Giulia", "Giulia"), ("cena con la Carmen", "Carmen"), ("café con el Hugo", "Hugo"),
        ("dîner avec la Charlotte", "Charlotte"), ("jantar com o João e a Stella", "João, Stella"),
        ("Kaffee mit Sven und dem Hugo", "Sven, Hugo"), ("chiamata dalla Giulia", "Giulia"),
        ("cena con la Marta Rossi", "Marta Rossi"), ("Kaffee mit dem Max Huber", "Max Huber"),
        ("café con el Director", ""), ("Kaffee mit dem Chef", ""), ("Anruf vom Chef", ""), ("Mail vom Montag", ""),
        ("dîner avec la famille", ""), ("cena con la squadra", ""), ("almoço com a equipa", ""),
        ("Kaffee mit der neuen Kollegin", ""), ("café con la gente de Acme", ""), ("coffee with the Hugo people", ""),
    ],
)  # fmt: skip
def test_names_have_articles_in_other_languages(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("Omar had us over for dinner", "dinner"), ("Omar had me round for lunch", "lunch"),
        ("Kofi and Ruth had us over for dinner", "dinner"), ("Omar had us fix the roof", "note"),
        ("Omar had me thinking about dinner", "note"), ("Omar had guests over for dinner", "note"),
    ],
)  # fmt: skip
def test_who_had_us_over_was_there(line: str, channel: str) -> None:
    assert read(line).channel == channel


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("told Ruth about Stella, she'll look at her cv", ["Ruth Ellis"]),
        ("coffee with Omar re Kofi, he'll call me", ["Omar Haddad"]),
        ("email from Hugo re: Kofi's flat, he'll call on Monday", ["Hugo Lentz"]),
        ("coffee with Ruth about Stella, she needs a nurse", ["Stella Marsh"]),
        ("email from Ruth about Kofi, promised him the deck", ["Kofi Asante"]),
    ],
)  # fmt: skip
def test_who_was_spoken_to_does_what_is_done_for_the_writer(line: str, whose: list[str]) -> None:
    assert [ref.name for ref in read(line).proposed[-1].refs] == whose


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("walk w/ Carmen, she'll introduce me to Petra Vogel, I'm to send her the report", ["Carmen Vidal"]),
        ("coffee with Hugo, he knows Sven, I owe him a drill", ["Hugo Lentz"]),
        ("Hugo introduced me to Sven, need to send him the deck", ["Sven Hartmann"]),
        ("coffee with Hugo, Sven is looking for a flat, promised him the list", ["Sven Hartmann"]),
    ],
)  # fmt: skip
def test_a_pronoun_is_not_whom_somebody_only_knows(line: str, whose: list[str]) -> None:
    assert [ref.name for ref in read(line).proposed[-1].refs] == whose


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Omar told Ruth he'd fix the shutters", []), ("Omar will help Ruth with the move", []),
        ("Omar offered Ruth a job", []), ("Omar told Ruth that he'd fix it", []), ("Omar offered to help Ruth", []),
        ("told Ruth he'd fix the shutters", ["owed"]), ("Omar will help me with the move", ["owed"]),
        ("Omar told me he'd fix the shutters", ["owed"]),
        ("Omar will help Ruth's team, he'll send me the plan", ["owed"] * 2),
        ("Omar told Ruth the price, he'll send me the plan", ["owed"]),
        ("Kofi (Siemens) to send the deck by Friday", ["owed"]), ("me to send Kofi (Siemens) the deck", ["promise"]),
    ],
)  # fmt: skip
def test_what_others_do_for_each_other_is_no_loop_of_the_writer(line: str, kinds: list[str]) -> None:
    assert [one.kind for one in read(line).proposed] == kinds


@pytest.mark.parametrize(
    ("line", "missed"),
    [
        ("Omar did not pick up", True), ("Omar didn't pick up yesterday", True), ("Omar never picked up", True),
        ("Omar didn't pick up the parcel", False), ("Omar never picked up his bike", False),
        ("Omar and Ruth did not pick up on it", False), ("pick up Omar", False), ("Omar picked up", False),
    ],
)  # fmt: skip
def test_who_did_not_pick_up_was_called(line: str, missed: bool) -> None:
    found = read(line)
    assert (found.channel, found.missed, found.initiator) == (("call", True, "me") if missed else ("note", False, ""))


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("ran into Omar at Lidl, she says hi to Ruth", "Omar"), ("lunch with Omar, he said hi to Ruth", "Omar"),
        ("said hi to Ruth at the fair", "Ruth"), ("lunch with Bea, said hello to Ruth", "Bea, Ruth"),
        ("bbq at the lake with Kofi, Ruth and the kids", "Kofi, Ruth"), ("tennis with Kofi", "Kofi"),
        ("tennis at the club is off", ""), ("golf clubs for Kofi", ""),
        ("dinner at Kofi and Ruth's", "Kofi, Ruth"), ("commented on Kofi and Ruth's post", "Kofi, Ruth"),
        ("coffee with Bea about Kofi and Ruth's flat", "Bea"), ("Kofi and Ruth's flat is sold", ""),
        ("answered Omar's email", "Omar"), ("returned Omar's call", "Omar"), ("returned Omar's book", "Omar"),
        ("read Omar's email to the board", ""), ("coffee with Bea, answered for Omar", "Bea"),
    ],
)  # fmt: skip
def test_who_is_greeted_owns_or_hosts(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Kaffee mit Sven und seiner Frau Lena", "Sven, Lena"), ("dîner avec Hugo et son mari Paul", "Hugo, Paul"),
        ("comida con Carmen y su hermana Lucía", "Carmen, Lucía"), ("koffie met Sven en zijn vrouw Anna", "Sven, Anna"),
        ("pranzo con Giulia e suo marito Luca", "Giulia, Luca"), ("met Ruth and her husband Paul", "Ruth, Paul"),
        ("Kaffee mit Sven und seiner Familie", "Sven"), ("Kaffee mit Sven und seinem Hund", "Sven"),
        ("dîner avec Hugo et son équipe", "Hugo"), ("comida con Carmen y su Director", "Carmen"),
    ],
)  # fmt: skip
def test_kin_are_named_in_other_languages(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "initiator"),
    [
        ("Kofi the baker called", "them"), ("Kofi Asante in Austin emailed", "them"),
        ("Omar got in touch by email", "them"), ("Kofi from Acme called", "them"), ("emailed Kofi in Austin", "me"),
        ("request Kofi the price lists emailed to him", "me"), ("Kofi the plans emailed", "me"),
    ],
)  # fmt: skip
def test_who_somebody_is_may_stand_before_the_verb(line: str, initiator: str) -> None:
    assert read(line).initiator == initiator


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("asked old Kofi for advice", [("ask", "Kofi Asante")]),
        ("I owe my friend Kofi a call", [("promise", "Kofi Asante")]),
        ("promised my dear old friend Ruth the book", [("promise", "Ruth Ellis")]), ("asked my friend for advice", []),
    ],
)  # fmt: skip
def test_who_somebody_is_to_the_writer_keeps_the_loop(line: str, loops: list[tuple[str, str]]) -> None:
    assert [(one.kind, ref.name) for one in read(line).proposed for ref in one.refs] == loops


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("called Omar, then Ruth", "Omar, Ruth"), ("called Omar and then Ruth", "Omar, Ruth"),
        ("coffee with Omar, then Ruth's flat", "Omar"), ("coffee with Omar, then home", "Omar"),
        ("happy bday Ruth - called, 20 min", "Ruth"), ("happy birthday Ruth, texted", "Ruth"),
        ("Ruth - emailed", "Ruth"), ("Ruth's flat - called", ""), ("happy with Ruth's flat - called", ""),
        ("the flat for Ruth - emailed", ""), ("happy birthday Ruth, called Omar", "Omar"),
    ],
)  # fmt: skip
def test_who_comes_next_and_whom_a_line_wishes_something(line: str, people: str) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("drinks with Sven, Hugo couldn't", "Sven"), ("drinks with Sven, Hugo couldn't believe it", "Sven"),
        ("told Omar Ruth called", "Ruth"), ("sent Omar Ruth's number", "Omar"), ("gave Omar Ruth's email", "Omar"),
        ("told Chris Evans the plan", "Chris Evans"), ("called Omar Ruth", "Omar Ruth"), ("Omar's plan for Ruth", ""),
        ("Kofi (Arup) and Sven (Bechtel) over beers", "Kofi, Sven"), ("Kofi (with Ruth) and Sven over beers", "Ruth"),
        ("lunch with Omar Ruth and Bea", "Omar Ruth, Bea"),
    ],
)  # fmt: skip
def test_two_first_names_side_by_side(line: str, people: str) -> None:
    assert there(line) == people
