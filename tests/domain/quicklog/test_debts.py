"""What a line says of debts and deadlines: money on its side, a second thing of one breath, a day that ends a part."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network")
    for at, name in enumerate(("Olga Prinz", "Hugo Martens", "Lena Vogt", "Paco Serra"), 1)
)
FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)


def loops(line: str) -> list[tuple[str, str, str, date | None]]:
    """Kind, people, words and day of each loop that a line proposes."""
    return [
        (one.kind, " ".join(ref.name.split()[0] for ref in one.people), one.text, one.due)
        for one in parse(line, BOOK, TODAY).proposed
    ]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("Hugo me doit 90 euros", ("owed", "Hugo", "90 euros", None)),
        ("vu Hugo, il me doit encore 90 euros", ("owed", "Hugo", "90 euros", None)),
        ("je dois 15 euros à Lena", ("promise", "Lena", "15 euros", None)),
        ("Paco me debe 90 euros", ("owed", "Paco", "90 euros", None)),
        ("Paco mi deve 90 euro", ("owed", "Paco", "90 euro", None)),
        ("devo 15 euro a Paco", ("promise", "Paco", "15 euro", None)),
        ("je dois une réponse à Lena avant vendredi", ("promise", "Lena", "une réponse", FRIDAY)),
        ("je dois un café à Lena", ("promise", "Lena", "un café", None)),
        ("Hugo me doit une réponse", ("owed", "Hugo", "une réponse", None)),
        ("le debo un favor a Paco", ("promise", "Paco", "un favor", None)),
        ("Paco me debe una respuesta", ("owed", "Paco", "una respuesta", None)),
        ("devo una risposta a Paco", ("promise", "Paco", "una risposta", None)),
        ("Paco mi deve una risposta", ("owed", "Paco", "una risposta", None)),
        ("devo uma resposta ao Paco", ("promise", "Paco", "uma resposta", None)),
        ("Hugo is mij 90 euro schuldig", ("owed", "Hugo", "90 euro", None)),
        ("ich bin Lena 15 Euro schuldig", ("promise", "Lena", "15 Euro", None)),
        ("borrowed 15 from Lena for the taxi", ("promise", "Lena", "15 for the taxi", None)),
        ("owe 15 to Lena for the taxi", ("promise", "Lena", "15 for the taxi", None)),
        ("Olga paid half, 90 still to pay by friday", ("owed", "Olga", "90", FRIDAY)),
        ("lunch with Olga, 15 still to pay by friday", ("promise", "Olga", "15", FRIDAY)),
        ("invoice 3 to Hugo still open, 640€", ("owed", "Hugo", "invoice 3", None)),
        ("invoice for Lena unpaid", ("owed", "Lena", "invoice", None)),
        ("invoice Lena for the open day", ("promise", "Lena", "invoice for the open day", None)),
        ("asked Hugo again for the receipt", ("ask", "Hugo", "the receipt", None)),
        ("Lena kriegt noch 15 Euro von mir", ("promise", "Lena", "15 Euro", None)),
        ("ich bekomme noch 90 Euro von Hugo", ("owed", "Hugo", "90 Euro von Hugo", None)),
        ("muss Lena bis Freitag bezahlen", ("promise", "Lena", "bezahlen", FRIDAY)),
        ("je dois payer Lena avant vendredi", ("promise", "Lena", "payer", FRIDAY)),
        ("Paco doit me payer vendredi", ("owed", "Paco", "payer", FRIDAY)),
        ("Hugo me doit 90 € pour le train", ("owed", "Hugo", "90 € pour le train", None)),
        ("Hugo schuldet mir noch 90 Euro vom Essen", ("owed", "Hugo", "90 Euro vom Essen", None)),
        ("le debo 15 euros a Paco", ("promise", "Paco", "15 euros", None)),
        ("o Paco deve-me 90 €", ("owed", "Paco", "90 €", None)),
        ("devo 15 euros ao Paco", ("promise", "Paco", "15 euros", None)),
        ("Lena gets 15 euros from me for the taxi", ("promise", "Lena", "15 euros for the taxi", None)),
        ("Hugo borrowed 90 from me", ("owed", "Hugo", "90", None)),
        ("lent Hugo the drill until friday", ("owed", "Hugo", "the drill", FRIDAY)),
        ("lent Hugo the van", ("owed", "Hugo", "the van", None)),
        ("borrowed a van from Hugo", ("promise", "Hugo", "a van", None)),
        ("borrowed Hugo's car until friday", ("promise", "Hugo", "car", FRIDAY)),
        ("borrowed the library card from Hugo", ("promise", "Hugo", "the library card", None)),
        ("borrowed a phrase book from Hugo", ("promise", "Hugo", "a phrase book", None)),
        ("met Olga, her invoice still to pay", ("promise", "Olga", "her invoice", None)),
        ("Olga: 90 still to pay", ("owed", "Olga", "90", None)),
        ("Olga: paid 2k, 3k left", ("owed", "Olga", "3k", None)),
        ("Olga mended the roof, 90 still to pay", ("promise", "Olga", "90", None)),
        ("Olga sent her bill, 90 still to pay", ("promise", "Olga", "90", None)),
        ("Hugo hasn't paid the invoice yet, 90 still to pay by monday", ("owed", "Hugo", "the invoice, 90", MONDAY)),
        ("Hugo borrowed my ladder", ("owed", "Hugo", "ladder", None)),
        ("lent my ladder to Hugo", ("owed", "Hugo", "ladder", None)),
        ("hugo's owed 150 for the parts", ("promise", "Hugo", "150 for the parts", None)),
        (
            "hugo's owed 150 for the parts, said I'd have it for him fri",
            ("promise", "Hugo", "150 for the parts", FRIDAY),
        ),
        ("Lena is still owed 20 by friday", ("promise", "Lena", "20", FRIDAY)),
        ("Lena's owed 20, said I'd have it for her mon", ("promise", "Lena", "20", MONDAY)),
        ("promised Lena a sketch for her sun hat", ("promise", "Lena", "a sketch for her sun hat", None)),
        ("promised Lena a seat at her wed", ("promise", "Lena", "a seat at her wed", None)),
    ],
)
def test_a_debt_stands_on_its_side(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    ("line", "both"),
    [
        (
            "owe Olga an intro to Hugo and 15 euro",
            [("intro", "Olga Hugo", "", None), ("promise", "Olga", "15 euro", None)],
        ),
        (
            "promised Olga the plan and Hugo the list",
            [("promise", "Olga", "the plan", None), ("promise", "Hugo", "the list", None)],
        ),
        (
            "promised the plan to Olga and the list to Hugo by monday",
            [("promise", "Olga", "the plan", MONDAY), ("promise", "Hugo", "the list", MONDAY)],
        ),
        (
            "promised Olga the plan, and the list to Hugo by monday",
            [("promise", "Olga", "the plan", None), ("promise", "Hugo", "the list", MONDAY)],
        ),
        (
            "pay Olga 20 and Hugo 30 by friday",
            [("promise", "Olga", "pay 20", FRIDAY), ("promise", "Hugo", "30", FRIDAY)],
        ),
        (
            "Hugo owes me 40 euros by friday, and Lena 20 by monday",
            [("owed", "Hugo", "40 euros", FRIDAY), ("owed", "Lena", "20", MONDAY)],
        ),
        (
            "Hugo owes me 40 and Lena the book",
            [("owed", "Hugo", "40", None), ("owed", "Lena", "the book", None)],
        ),
        (
            "asked Hugo for the plan by friday and Lena for the list by monday",
            [("ask", "Hugo", "the plan", FRIDAY), ("ask", "Lena", "the list", MONDAY)],
        ),
        (
            "asked Hugo for the plan by friday and the list by monday",
            [("ask", "Hugo", "the plan", FRIDAY), ("ask", "Hugo", "the list", MONDAY)],
        ),
        (
            "Hugo sends the plan by friday and the list by monday",
            [("owed", "Hugo", "sends the plan", FRIDAY), ("owed", "Hugo", "the list", MONDAY)],
        ),
        (
            "habe Hugo den Plan bis Freitag versprochen und Lena die Liste bis Montag",
            [("promise", "Hugo", "den Plan", FRIDAY), ("promise", "Lena", "die Liste", MONDAY)],
        ),
        (
            "Hugo schickt mir den Plan und Lena die Liste",
            [("owed", "Hugo", "den Plan", None), ("owed", "Lena", "die Liste", None)],
        ),
        (
            "j'ai promis le plan à Hugo et la liste à Lena",
            [("promise", "Hugo", "le plan", None), ("promise", "Lena", "la liste", None)],
        ),
        (
            "ho promesso il piano a Hugo e la lista a Lena",
            [("promise", "Hugo", "il piano", None), ("promise", "Lena", "la lista", None)],
        ),
        (
            "Hugo stuurt mij de lijst vrijdag en Lena het contract maandag",
            [("owed", "Hugo", "de lijst", FRIDAY), ("owed", "Lena", "het contract", MONDAY)],
        ),
    ],
)
def test_both_loops_of_one_breath_are_offered(line: str, both: list[tuple[str, str, str, date | None]]) -> None:
    assert loops(line) == both


def test_two_things_that_somebody_needs_have_a_day_each() -> None:
    both = parse("Olga needs the logo by friday and the fonts by monday", BOOK, TODAY).proposed
    assert [(one.kind, one.text, one.due) for one in both] == [
        ("request", "logo", FRIDAY),
        ("request", "fonts", MONDAY),
    ]
    both = parse("Olga braucht den Plan bis Freitag und Hugo die Liste bis Montag", BOOK, TODAY).proposed
    assert [one.giver.name for one in both if one.giver] == ["Olga Prinz", "Hugo Martens"]


@pytest.mark.parametrize("line", ["pay Olga 20 and Hugo 30 by friday", r"pay Olga 20 \and Hugo 30 by friday"])
def test_whoever_the_second_thing_goes_to_stays_in_the_note(line: str) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY).mentions] == ["Hugo Martens"]


def test_the_second_of_two_loops_is_refused_alone() -> None:
    left = loops(r"pay Olga 20 \and Hugo 30 by friday")
    assert [(people, text) for _, people, text, _ in left] == [("Olga", "pay 20")]


@pytest.mark.parametrize(
    "line",
    [
        "promised Olga the plan and the list by friday", "promised Olga an intro to Hugo and the list by friday",
        "send the plan to Olga and a copy to the office", "Hugo schickt mir den Plan und die Liste",
        "j'ai promis le plan à Olga et la liste",
    ],
)  # fmt: skip
def test_two_things_for_one_are_one_loop(line: str) -> None:
    assert len(loops(line)) == 1


def test_a_pronoun_is_nobody_of_whom_the_line_tells_more_behind_it() -> None:
    assert [people for _, people, _, _ in loops("he owes me 40 and Lena 20")] == ["", "Lena"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("I owe Vera and Bruno 15 euros each", "Vera Bruno"), ("je dois 15 euros à Vera", "Vera"),
        ("devo 15 euro a Bruno", "Bruno"), ("le debo 15 euros a Vera", "Vera"), ("borrowed 90 from Bruno", "Bruno"),
        ("ich schulde Jan 15 Euro", "Jan"), ("I owe 15 to Vera", "Vera"),
    ],
)  # fmt: skip
def test_a_creditor_may_be_new(line: str, names: str) -> None:
    (loop,) = parse(line, BOOK, TODAY).proposed
    assert (loop.kind, " ".join(ref.typed for ref in loop.people)) == ("promise", names)
    assert not {"and", "à", "a", "to", "from", *names.split()} & set(loop.text.split())


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("invoice to Olga by friday", ("promise", "Olga", "invoice", FRIDAY)),
        ("invoice Olga by friday", ("promise", "Olga", "invoice", FRIDAY)),
        ("invoice 1400 to Olga, due by monday", ("promise", "Olga", "invoice 1400", MONDAY)),
        ("subtitles for Lena, deadline monday", ("promise", "Lena", "subtitles", MONDAY)),
        ("Olga came, quote by friday", ("owed", "Olga", "quote", FRIDAY)),
        ("lunch with Olga, deck by friday", ("promise", "Olga", "deck", FRIDAY)),
        ("birthday card for Olga by friday", ("promise", "Olga", "birthday card", FRIDAY)),
        ("Angebot an Olga bis Montag, Zahlen an Lena bis Freitag", ("promise", "Lena", "Zahlen", FRIDAY)),
        ("devis pour Lena avant vendredi", ("promise", "Lena", "devis", FRIDAY)),
        ("progetto per Lena entro venerdì", ("promise", "Lena", "progetto", FRIDAY)),
        ("Lena quer o contrato até sexta", ("request", "", "o contrato", FRIDAY)),
        (
            "Olga schickt die Liste bis Freitag und ich schulde ihr 15 Euro",
            ("owed", "Olga", "schickt die Liste", FRIDAY),
        ),
        ("subtitles due friday for Lena", ("promise", "Lena", "subtitles", FRIDAY)),
        ("Lena's invoice is due monday", ("follow", "Lena", "Lena's invoice", MONDAY)),
        ("call with Hugo, he'll sign, subtitles for Lena by friday", ("promise", "Lena", "subtitles", FRIDAY)),
        ("plan for Olga by friday, list for Hugo by monday", ("promise", "Hugo", "list", MONDAY)),
        ("plan for Olga by friday, list for Hugo by monday", ("promise", "Olga", "plan", FRIDAY)),
        ("invoice from Hugo by friday", ("owed", "Hugo", "invoice from Hugo", FRIDAY)),
        ("rang Lena, quote from Hugo by friday", ("owed", "Hugo", "quote from Hugo", FRIDAY)),
        ("Lena wants the subtitles, deadline friday", ("request", "", "subtitles", FRIDAY)),
        ("promised Lena the subtitles, deadline is monday", ("promise", "Lena", "the subtitles", MONDAY)),
    ],
)
def test_a_deadline_is_the_day_of_its_thing(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loop in loops(line)


@pytest.mark.parametrize(
    "line",
    [
        "went to Olga by train friday", "the train is late, home by friday", "Olga wrote to Hugo by mistake",
        "Hugo asked for the plans, deadline monday, sent them", "Lena should know by friday",
        "Lena should talk to her boss",
        "tickets 15 each, Vera still to pay", "rent still to pay", "hotel still to pay by friday, lunch with Lena",
        "lunch with Lena, hotel still to pay by friday", "rang Lena, invoice from the plumber by friday",
        "email from Hugo by mistake", "borrowed a book from Paris", "borrowed the idea from Madrid",
        "I owe it to Hugo to finish", "owe my job to Lena", "told Lena and Rome is booked",
        "sent the invoice to Olga", "Olga paid the invoice", "Hugo doit voir Lena",
        "Paco debe estar enfermo", "got 90 from Hugo", "gave Hugo until friday to decide",
        "Hugo's owed 90 by his boss", "Hugo is owed 3 weeks of leave", "Hugo owed 90, paid it", "Lena was owed 90",
        "Hugo is owed an apology", "Hugo's owed by everybody", "Hugo owed me 40", "Hugo's owed points are gone",
        "Lena is never owed 20",
        "Hugo gave me back the 90", "rang Lena, off to Olga by friday", "I get the feeling from Olga",
    ],
)  # fmt: skip
def test_what_is_no_debt_opens_nothing(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("lent Hugo 40 quid for the walk, pays back end of month", ("owed", "40 quid for the walk", date(2026, 3, 31))),
        ("lent Lena my umbrella, back by friday", ("owed", "umbrella", FRIDAY)),
        ("lent Lena my umbrella, will bring it back by friday", ("owed", "umbrella", FRIDAY)),
        ("lent Lena the drill and she brings it back monday", ("owed", "the drill", MONDAY)),
        ("lent Olga's book to Hugo", ("owed", "Olga's book", None)),
        ("lent Hugo 40 on tuesday, pays back monday", ("owed", "40", MONDAY)),
        ("borrowed 40 from Hugo on tuesday", ("promise", "40", None)),
        ("borrowed a tent from Hugo on 8 March", ("promise", "a tent", None)),
        ("borrowed 40 from Hugo, will pay him back on monday", ("promise", "40", MONDAY)),
        ("borrowed a tent from Hugo until friday", ("promise", "a tent", FRIDAY)),
        ("Hugo gave me 20 back, still owes me 20", ("owed", "20", None)),
        ("gave Lena 20 back, still owe her 20", ("promise", "20", None)),
        ("call with Hugo, still owes me the plan", ("owed", "the plan", None)),
        ("Hugo still got my sds drill, get it back off him by fri", ("owed", "sds drill", FRIDAY)),
        ("Hugo's got my megger, back monday", ("owed", "megger", MONDAY)),
        ("Lena still has my books, must get them back", ("owed", "books", None)),
        ("get my drill back off Hugo by fri", ("owed", "drill", FRIDAY)),
        ("Hugo wants to borrow my megger fri, said yes", ("promise", "lend my megger", FRIDAY)),
        ("Hugo wants to borrow my megger fri", ("request", "to borrow my megger", FRIDAY)),
        ("Hugo still hasnt paid for aug, 275, chase again", ("owed", "for aug, 275", None)),
        ("Hugo paid 150 off what he owes, 200 left", ("owed", "200", None)),
        ("get my deposit back from Lena", ("owed", "deposit", None)),
        ("must get back to Lena by friday", ("promise", "get back", FRIDAY)),
        ("hab Lena 40 Euro geliehen, bis Freitag", ("owed", "40 Euro", FRIDAY)),
        ("habe meinen Beamer an Lena verliehen", ("owed", "meinen Beamer", None)),
        ("habe Lena meine Säge geliehen bis Freitag", ("owed", "meine Säge", FRIDAY)),
        ("habe mir von Lena die Leiter geliehen", ("promise", "die Leiter", None)),
        ("Hugo lent me his drill until friday", ("promise", "his drill", FRIDAY)),
        ("heb 40 euro van Hugo geleend", ("promise", "40 euro", None)),
        ("heb mijn boor aan Hugo uitgeleend", ("owed", "mijn boor", None)),
        ("j'ai prêté mon vélo à Lena jusqu'à vendredi", ("owed", "mon vélo", FRIDAY)),
        ("he prestado mi bici a Lena hasta el viernes", ("owed", "mi bici", FRIDAY)),
        ("ho prestato la bici a Lena fino a venerdì", ("owed", "la bici fino a venerdì", None)),
        ("le presté 40 euros a Paco hasta el viernes", ("owed", "40 euros", FRIDAY)),
        ("Hugo hat mir 40 Euro geliehen", ("promise", "40 Euro", None)),
        ("Lena m'a prêté son vélo", ("promise", "son vélo", None)),
        ("lent Hugo a hand", ("gave", "a hand", None)),
        ("lent Lena my support", ("gave", "my support", None)),
        ("lent Lena my number", ("gave", "number", None)),
        ("lent Lena my card", ("owed", "card", None)),
        ("lent Lena my umbrella back by friday", ("owed", "umbrella", FRIDAY)),
        ("lent Lena a book in return for hers", ("owed", "a book in return for hers", None)),
        ("lent Lena my car, must have it back by friday", ("owed", "car", FRIDAY)),
        ("lent Lena my car, will be brought back monday", ("owed", "car", MONDAY)),
        ("lent Lena my car, she said she'd have it back friday", ("owed", "car", FRIDAY)),
        ("lent Lena my car, she hasn't returned it", ("owed", "car", None)),
        ("borrowed 50 from Hugo, must have it back by friday", ("promise", "50", FRIDAY)),
        ("Hugo gave me a lift back", ("received", "a lift back", None)),
        ("Hugo still has my old drill", ("owed", "old drill", None)),
        ("lent Hugo 200, paid back 50", ("owed", "150", None)),
        ("lent Hugo 200, paid back half", ("owed", "200", None)),
        ("lent Hugo 200, a gift really", ("gave", "200", None)),
        ("lent Lena a jumper, she can keep it", ("gave", "a jumper", None)),
        ("lent Lena a jumper, she keeps it till friday", ("owed", "a jumper", None)),
        ("gave Lena a back massage", ("gave", "a back massage", None)),
        ("gave Lena her keys back and helped her move", ("gave", "move", None)),
        ("Hugo gave me my keys back and a lift", ("received", "my keys back and a lift", None)),
        ("Lena lent me her car", ("promise", "her car", None)),
        ("Hugo gave me 200 float, needs it back", ("promise", "200 float", None)),
        ("Hugo gave me 200 float, needs it back by friday", ("promise", "200 float", FRIDAY)),
        (
            "Hugo gave me 200 for it, he needs it back after the fair",
            ("promise", "200 for it, back after the fair", None),
        ),
        ("Hugo gave me the keys, wants them back monday", ("promise", "the keys", MONDAY)),
        ("Hugo gave me the form, he needs it back signed by friday", ("promise", "the form, back signed", FRIDAY)),
        ("Lena hat mir ihr Ohr geliehen", ("received", "ihr Ohr", None)),
        ("Hugo lent me 200, to be paid back after the fair", ("promise", "200", None)),
        ("Hugo lent me 200, I'll pay him back monday", ("promise", "200", MONDAY)),
        ("borrowed Lena's copy of Faust", ("promise", "copy of Faust", None)),
        ("Hugo hat mir seine Säge geliehen bis Freitag", ("promise", "seine Säge", FRIDAY)),
        ("Hugo hat mir 50€ geliehen, kriegt er bis Freitag wieder", ("promise", "50€", FRIDAY)),
        ("hab Hugo 40 Euro geliehen, krieg ich bis Montag zurück", ("owed", "40 Euro", MONDAY)),
        ("hab Hugo die Säge geliehen, er bringt sie Montag wieder", ("owed", "die Säge", MONDAY)),
        ("heb 40 euro van Hugo geleend, krijgt hij vrijdag terug", ("promise", "40 euro", FRIDAY)),
        ("hab Hugo die Säge geliehen, sehe ihn Freitag wieder", ("owed", "die Säge", None)),
        (
            "lent Hugo two stands, wants to bring them back on the night",
            ("owed", "two stands, back on the night", None),
        ),
        ("lent Hugo my drill, he'll have it back to me by friday", ("owed", "drill", FRIDAY)),
        ("Lena lent me a hand", ("received", "a hand", None)),
        ("Lena lent me her ear", ("received", "her ear", None)),
        ("Lena lent me her full support", ("received", "her full support", None)),
        ("Hugo lent me a jumper, I can keep it", ("received", "a jumper", None)),
        ("Hugo lent me his drill, no need to return it", ("received", "his drill", None)),
        ("Hugo gave me a book", ("received", "a book", None)),
        ("Hugo gave me a tip", ("received", "a tip", None)),
        ("Hugo gave me a book, gave it back yesterday", ("received", "a book", None)),
        ("Hugo gave me a jumper, no need to give it back", ("received", "a jumper", None)),
        ("Hugo gave me the keys, never wants them back", ("received", "the keys", None)),
        ("Hugo gave us his time, needs us back on monday", ("received", "his time", None)),
    ],
)
def test_what_is_lent_is_owed_until_it_is_to_be_back(line: str, loop: tuple[str, str, date | None]) -> None:
    assert [(kind, text, due) for kind, _, text, due in loops(line)] == [loop]


def test_two_loans_of_one_breath_are_two() -> None:
    assert loops("lent Olga 20 and Hugo 30 on tuesday") == [("owed", "Olga", "20", None), ("owed", "Hugo", "30", None)]
    both = [("owed", "Olga", "le vélo", FRIDAY), ("owed", "Hugo", "la voiture", FRIDAY)]
    assert loops("prêté le vélo à Olga et la voiture à Hugo jusqu'à vendredi") == both


@pytest.mark.parametrize("line", ["got 40 back from Lena", "got €40 back off Lena", "ho prestato 40 a Lena, li rende"])
def test_whoever_gave_money_back_or_has_it_is_whom_the_note_is_about(line: str) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY).people] == ["Lena Vogt"]


@pytest.mark.parametrize(
    "line",
    [
        "lent Hugo my van last week, he brought it back", "borrowed 40 from Hugo, paid it back",
        "Hugo lent me 200, paid it back", "borrowed Lena's line about pricing", "Hugo lends me his car every friday",
        "Hugo gave me the drill back", "Hugo brought me my drill back", "gave Lena her book back",
        "gave Lena back her book", "gave Hugo back the 20 I owed", "gave Hugo back his book and a bottle of wine",
        "Lena est prête pour vendredi", "Hugo has my drill", "Hugo's got my back",
        "Hugo still has my full trust", "Hugo still has my old job", "Hugo still has our bid under review",
        "Hugo still has my name on the list", "lent Hugo the drill, back already", "Hugo gave my number away",
        "Hugo still has my number", "Hugo still has my email wrong",
        "Hugo got my message, back monday",
        "Lena got my package, back friday from paris", "borrowed Lena's idea",
        "got my hair cut, 200 left", "lent Hugo to the other team", "Hugo lent Lena 40", "Hugo lent 40 to Lena",
        "never lent Hugo anything",
    ],
)  # fmt: skip
def test_what_is_back_or_was_never_lent_opens_nothing(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "lent Hugo 50, not paid back", "lent Hugo 50, hasn't paid me back", "lent Hugo 50, he never paid me back",
        "lent Hugo my 50, never got it back", "lent Hugo 50, paid back 20 friday", "lent Hugo 50, got some back",
        "lent Hugo 50, she paid 20 back friday", "lent Hugo 50, paid back most of it", "lent Hugo 50, got a text back",
        "lent Hugo 50, had to go back home", "lent Hugo 50, we got back late", "lent Hugo 50, got my saw back",
        "lent Hugo 50, he got home and called back", "lent Hugo 50, he brought me back", "lent Hugo 50, got it back?",
        "lent Hugo 50, got 10 back in may", "lent Hugo 50 and he hasn't paid it back",
    ],
)  # fmt: skip
def test_what_is_not_back_for_certain_stays_owed(line: str) -> None:
    assert [(kind, text) for kind, _, text, _ in loops(line)] == [("owed", "50")]


@pytest.mark.parametrize(
    "line",
    [
        "lent Hugo 50, paid back", "lent Hugo 50, he has paid it back", "lent Hugo 50, got the 50 back on friday",
        "lent Hugo 50, Hugo paid me back yesterday", "lent Hugo 50, already paid back", "lent Hugo 50 and it's back",
        "lent Hugo £50, got all the money back", "lent Hugo the drill, she returned it", "lent Hugo 50, paid 50 back",
        "lent Hugo my drill, gave me back my drill", "lent Hugo the tent, got it back broken",
        "Hugo lent me an umbrella, dropped it back today", "lent Hugo my drill, he took it back",
    ],
)  # fmt: skip
def test_what_is_back_for_certain_is_not_owed(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("gave Hugo his saw back", "note"), ("returned the saw to Hugo", "note"),
        ("gave Lena her met office report back", "note"), ("saw Hugo", "meeting"), ("her, saw Hugo", "meeting"),
        ("gave Lena the call sheet back", "note"), ("gave Lena back the call sheet", "note"),
        ("gave Lena a call back", "call"),
        ("gave Hugo back his book at lunch", "lunch"),
    ],
)  # fmt: skip
def test_a_thing_that_came_back_is_no_talk(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("borrowed 40 from Hugo on tuesday", date(2026, 3, 10)),
        ("lent Hugo 40 on tuesday", date(2026, 3, 10)),
        ("helped Hugo with the move on tuesday", date(2026, 3, 10)),
        ("lent Hugo 40, pays back end of month", TODAY),
        ("lent Hugo my van for friday", TODAY),
        ("Hugo lent me his van for friday", TODAY),
        ("Hugo lent me his drill until friday", TODAY),
        ("Hugo lent me his drill on tuesday", date(2026, 3, 10)),
        ("lent Hugo the tent tomorrow", TODAY),
    ],
)
def test_the_day_of_a_loan_is_that_of_the_entry(line: str, day: date) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date, found.planned) == (day, False)


@pytest.mark.parametrize(
    "line",
    [
        "Lena lets us have the barn on 5 april",
        "Lena let me use the barn",
        "Lena lends us the barn on 5 april",
        "Lena lent us the barn on 5 march",
        "Lena let me have the barn last week",
    ],
)
def test_a_favour_is_help_and_nothing_to_follow_up(line: str) -> None:
    assert [(kind, who, text) for kind, who, text, _ in loops(line)] == [("received", "Lena", "the barn")]


@pytest.mark.parametrize(
    "line",
    [
        "Lena and Hugo should meet, both into clay",
        "Lena should talk to Hugo",
        "Lena should meet Hugo soon",
        "Lena and Hugo should meet before friday",
        "Lena should meet Hugo by friday at the fair",
        "coffee with Lena, she should meet Hugo too",
        "Lena and Hugo should meet up",
        "Lena should meet Hugo before the fair",
        "Lena should meet Hugo tomorrow at the site",
        "call with Lena, she should meet Hugo at the fair",
        "Lena should meet Hugo friday",
        "Lena should talk to Hugo next week",
        "Lena should meet Hugo when he is in town",
        "Lena and Hugo should meet in jan",
    ],
)
def test_who_should_meet_may_be_introduced(line: str) -> None:
    assert [one[:2] for one in loops(line)] == [("intro", "Lena Hugo")] and "too" not in loops(line)[0][2]


@pytest.mark.parametrize(
    "line",
    [
        "Lena and Hugo should meet more often", "Lena should meet Hugo halfway on the price",
        "Lena and Hugo should meet up again", "Lena and Hugo should talk a lot more",
        "Lena should meet Hugo every week",
    ],
)  # fmt: skip
def test_two_who_know_each_other_are_not_introduced(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(
    "thing", ["quote from Hugo to Lena", "Angebot von Hugo für Lena", "present from Hugo for Lena"]
)
def test_what_comes_from_somebody_for_another_is_owed_by_the_first(thing: str) -> None:
    ((kind, who, _, due),) = loops(f"{thing} by friday")
    assert (kind, who, due) == ("owed", "Hugo", FRIDAY)


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("Lena owes me 40 and Hugo and Olga 20", ("owed", "Lena", "40"), ("owed", "Hugo Olga", "20")),
        ("asked Lena for the deck and Hugo and Olga for the list", ("ask", "Lena", "the deck"),
         ("ask", "Hugo Olga", "the list")),
        ("promised Lena 20 euros and Hugo 30", ("promise", "Lena", "20 euros"), ("promise", "Hugo", "30")),
    ],
)  # fmt: skip
def test_a_breath_goes_on_with_one_or_with_two(line: str, first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert [one[:3] for one in loops(line)] == [first, second]


def test_two_who_were_introduced_in_german_need_no_more_words() -> None:
    assert loops("habe Lena und Olga einander vorgestellt") == [("intro", "Lena Olga", "", None)]


def test_a_wish_behind_and_is_of_whom_the_part_tells() -> None:
    (wish,) = parse("coffee with Lena yesterday she starts a podcast and wants me on it", BOOK, TODAY).proposed
    assert (wish.kind, wish.giver and wish.giver.name) == ("request", "Lena Vogt")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("promised to introduce Olga to Hugo and to Lena", ["Olga Hugo", "Olga Lena"]),
        ("said id intro Paco to Lena, and to Hugo", ["Paco Lena", "Paco Hugo"]),
        ("coffee with Olga, said id introduce her to Hugo and to Paco", ["Olga Hugo", "Olga Paco"]),
        ("will introduce Lena to Hugo and Paco", ["Lena Hugo Paco"]),
    ],
)
def test_each_further_to_of_an_introduction_is_one_of_its_own(line: str, people: list[str]) -> None:
    assert loops(line) == [("intro", pair, "", None) for pair in people]


@pytest.mark.parametrize("line", ["Lena showed me her sketches", "Hugo showed us the new roof, fine"])
def test_what_somebody_only_showed_is_no_help(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(("line", "help_text"), [
    ("Lena showed me how to glaze", "how to glaze"),
    ("Paco showed me his whole process", "his whole process"),
])  # fmt: skip
def test_what_somebody_taught_is_help(line: str, help_text: str) -> None:
    assert [(kind, text) for kind, _, text, _ in loops(line)] == [("received", help_text)]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("need quote to Olga by friday", ("promise", "Olga", "quote", FRIDAY)),
        ("Lena said yes. need the plan to her by mon", ("promise", "Lena", "the plan to her", MONDAY)),
        ("need drawings from Hugo by friday", ("owed", "Hugo", "drawings from Hugo", FRIDAY)),
        ("Paco finishes the report by friday", ("owed", "Paco", "finishes the report", FRIDAY)),
    ],
)
def test_a_thing_with_its_day_is_owed_by_its_side(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line", ["Lena finishes at the academy in june", "coffee with Hugo, he finishes school in may"]
)
def test_when_a_course_of_life_ends_is_no_debt(line: str) -> None:
    assert [one for one in loops(line) if one[0] == "owed"] == []


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("Hugo's steel drawings not here, monday he said", ("owed", "Hugo", "steel drawings", MONDAY)),
        ("the quote from Lena still not here, monday they said", ("owed", "Lena", "the quote from Lena", MONDAY)),
        ("Paco's permit isn't in yet", ("owed", "Paco", "permit", None)),
        ("Olga didnt send the invoice, 2nd time", ("owed", "Olga", "the invoice", None)),
        ("Hugo from Brikk didnt send the list, nagged him", ("owed", "Hugo", "the list", None)),
        ("Hugo hat mir das Angebot noch nicht geschickt", ("owed", "Hugo", "das Angebot", None)),
        ("Hugo n'a pas envoyé le devis", ("owed", "Hugo", "le devis", None)),
        ("Paco no ha enviado el presupuesto", ("owed", "Paco", "el presupuesto", None)),
        ("Olga heeft de offerte niet gestuurd", ("owed", "Olga", "de offerte", None)),
        ("die Pläne von Lena noch nicht da", ("owed", "Lena", "die Pläne von Lena", None)),
        ("le devis de Hugo pas arrivé", ("owed", "Hugo", "le devis de Hugo", None)),
        ("Lena never paid the deposit", ("owed", "Lena", "the deposit", None)),
        ("i didnt send the list to Lena", ("promise", "Lena", "the list", None)),
        ("Paco redoes the door by friday", ("owed", "Paco", "redoes the door", FRIDAY)),
        ("Hugo never signed the lease", ("owed", "Hugo", "the lease", None)),
        ("Hugo didn't share the slides", ("owed", "Hugo", "the slides", None)),
        ("Lena never returned the book", ("owed", "Lena", "the book", None)),
        ("Hugo didn't send the invoice, no hurry", ("owed", "Hugo", "the invoice", None)),
        ("Hugo didn't send the guest list", ("owed", "Hugo", "the guest list", None)),
        ("Hugo didn't send the plan for the kids", ("owed", "Hugo", "the plan for the kids", None)),
        ("Lena hat die Liste der Kinder nicht geschickt", ("owed", "Lena", "die Liste der Kinder", None)),
        ("Paco no me ha enviado el presupuesto", ("owed", "Paco", "el presupuesto", None)),
        ("ich bekomme von Hugo die Gitarre bis Freitag", ("owed", "Hugo", "die Gitarre", FRIDAY)),
        ("Lena bekommt noch Geld von mir", ("promise", "Lena", "Geld", None)),
    ],
)
def test_what_is_still_to_come_is_owed(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line",
    [
        "Hugo's not here",
        "Lena's mother is not here",
        "Paco's train not in yet",
        "Paco no ha enviado nada",
        "Lena never signed up",
        "Olga didn't pay attention",
        "need access to Paco by mon",
        "Olga's list is not in the bag",
        "Lena's pupils not here yet",
        "Hugo's cows not in yet",
        "the children from Lena not here yet",
        "Hugo didn't return the call",
        "Hugo didn't sign the petition",
        "Hugo hasn't signed the petition",
        "Lena never shared her workshop with anyone",
        "Lena didn't send the kids to school",
        "Hugo didn't send the invoice, I did it for him",
        "Hugo didn't send the invoice, no need",
        "Lena hat die Kinder nicht geschickt",
        "Hugo ne m'a pas envoyé la facture, tant mieux",
    ],
)
def test_who_or_what_else_is_not_here_is_not_owed(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Hugo owes me no money", "I owe Lena no favours", "ich bin Hugo nichts schuldig",
        "Lena schuldet mir nichts mehr",
        "Hugo is mij niets schuldig", "Hugo ist mir keine 20 Euro schuldig", "Lena no longer owes me 20",
        "promised Lena no changes by friday", "Lena gets books from me every month", "Lena: 120 guests still to pay",
        "call with Lena, her deposit still to pay", "call with Lena, his invoice still to pay",
    ],
)  # fmt: skip
def test_what_is_of_nobody_near_or_nothing_at_all_is_no_loop(line: str) -> None:
    assert loops(line) == []


def test_who_of_several_has_not_sent_it_is_asked() -> None:
    book = NameIndex(
        (at, f"rudi-{at}", name, (), "", "list") for at, name in enumerate(("Rudi Auer", "Rudi Bohn", "Rudi Cray"), 1)
    )
    read = parse("rudi from zinkwerk didnt send the offer, nagged him", book, TODAY)
    assert [(one.kind, one.text, len(one.people[0].matches)) for one in read.proposed] == [("owed", "the offer", 3)]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        (
            "said id ring the plumber (Hugo Martens) tmrw",
            ("promise", "Hugo", "ring the plumber (Hugo Martens)", FRIDAY),
        ),
        ("told Lena i'd send the sketch (2 pages) on monday", ("promise", "Lena", "send the sketch (2 pages)", MONDAY)),
        ("said id email Olga (ill, at home) tomorrow", ("promise", "Olga", "email (ill, at home)", FRIDAY)),
        ("said id ring Paco tmrw re the tap", ("promise", "Paco", "ring re the tap", FRIDAY)),
    ],
)
def test_a_day_behind_brackets_or_before_the_matter_is_that_of_the_deed(
    line: str, loop: tuple[str, str, str, date | None]
) -> None:
    assert loops(line) == [loop]
    assert parse(line, BOOK, TODAY).date == TODAY


@pytest.mark.parametrize(
    ("line", "due"),
    [("Lena wants the 60 in dec", date(2026, 12, 31)), ("Lena wants the plan in may", date(2026, 5, 31))],
)
def test_a_thing_that_is_wanted_in_a_month_has_until_its_end(line: str, due: date) -> None:
    (found,) = parse(line, BOOK, TODAY).proposed
    assert (found.text, found.due) == (line.split()[3], due)


def test_the_list_from_a_day_is_due_on_none() -> None:
    assert not loops("Lena wants the list from friday")


def test_the_day_of_a_part_that_was_paid_is_told_as_no_day_of_a_loan() -> None:
    warnings = parse("lent Hugo 50, got 20 back yesterday", BOOK, TODAY).warnings
    assert warnings == ["20 of the 50 is paid; 30 is left."]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("lent Hugo 30 in december", date(2025, 12, 1)), ("lent Hugo my drill in june", date(2025, 6, 1)),
        ("paid Lena in april", date(2025, 4, 1)), ("lent Hugo 30 in january", date(2026, 1, 1)),
        ("borrowed 20 from Lena in may", date(2025, 5, 1)),
    ],
)  # fmt: skip
def test_a_month_of_what_was_given_is_past(line: str, first: date) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.warnings) == (first, [])


@pytest.mark.parametrize(
    "line",
    [
        "Hugo retires in july", "Lena moves to Porto in may", "Lena is getting married in june", "Hugo starts in april",
        "invited Lena to speak in june", "booked Lena for april", "told Lena we are off in june",
        "Hugo pays me back in april", "lent Hugo 30 until april", "promised Lena a talk in may",
    ],
)  # fmt: skip
def test_a_month_of_what_lies_ahead_does_not_date_its_line(line: str) -> None:
    assert parse(line, BOOK, TODAY).date == TODAY


@pytest.mark.parametrize(
    "line",
    [
        "je dois 15 euros à Lena", "je dois une réponse à Lena", "debo una respuesta a Lena", "devo un favore a Lena",
        "devo 15 euros ao Paco", "ich schulde Lena eine Antwort", "owe Lena an answer",
    ],
)  # fmt: skip
def test_what_is_owed_is_called_so(line: str) -> None:
    (loop,) = parse(line, BOOK, TODAY).proposed
    assert (loop.kind, loop.word) == ("promise", "owe")


@pytest.mark.parametrize(
    "line",
    [
        "je dois envoyer une réponse à Lena", "je dois appeler Lena", "je dois payer Lena",
        "debo enviar una foto a Lena", "devo mandare una foto a Lena", "devo um dia ligar a Lena",
        "je dois un jour voir Lena", "muss Lena anrufen", "Lena doit une fois par an venir",
        "Lena debe un poco descansar",
        "borrowed a phrase from Lena", "borrowed an idea from Lena", "borrowed the trick from Lena for my talk",
    ],
)  # fmt: skip
def test_what_one_must_do_is_no_debt(line: str) -> None:
    assert "owe" not in [loop.word for loop in parse(line, BOOK, TODAY).proposed]
    assert "owed" not in [loop.kind for loop in parse(line, BOOK, TODAY).proposed]


@pytest.mark.parametrize(
    "line",
    [
        "hugo paid 5k to lena, 35k left",
        "hugo paid lena 25k, 15k left",
        "is anything pending from lena?",
        "anything pending from lena?",
        "is 40k pending from lena",
    ],
)
def test_a_question_and_what_two_others_paid_each_other_are_no_debt(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize(("line", "count"), [("TA lena", 0), ("ta lena", 1), ("met hugo, TA for lena's class", 0)])
def test_a_ta_in_capitals_is_an_assistant(line: str, count: int) -> None:
    assert [kind for kind, *_ in loops(line)] == ["thanks"] * count


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("hugo owes me 90 quid for the lights, paid 40 already", "owed", "50 quid for the lights"),
        ("hugo owes me £90, paid £40", "owed", "£50"), ("hugo owes me 90, 40 paid", "owed", "50"),
        ("owe hugo 90 for the lights, paid 40 so far", "promise", "50 for the lights"),
        ("lent hugo 200, paid back 50", "owed", "150"),
        ("hugo owes me 40k, paid 10k already", "owed", "30k"),
        ("hugo owes me 1,200, paid 200 already", "owed", "1,000"),
        ("hugo owes me rs. 40,000, paid 10,000", "owed", "rs. 30,000"),
        ("hugo owes me 2 lakh, paid 50k", "owed", "1.5 lakh"),
        ("hugo owes me 90€, transferred 40 already", "owed", "50€"),
        ("hugo owes me ₹1,50,000, paid ₹50,000", "owed", "₹1,00,000"),
        ("hugo owes me 50, gave me 30", "owed", "20"),
        ("hugo owes me £500 for the van, sent 200", "owed", "£300 for the van"),
        ("lent hugo 500, got 200 back", "owed", "300"), ("lent hugo 500, he's given me 200 so far", "owed", "300"),
        ("hugo lent me 200, gave back 50", "promise", "150"), ("owe hugo 300, gave him 100", "promise", "200"),
        ("owe hugo 300, got 100 from him", "promise", "300"), ("lent hugo 500, gave him 200", "owed", "500"),
        ("hugo owes me 300, gave him 100", "owed", "300"), ("hugo owes me 300, sent 20 photos", "owed", "300"),
        ("hugo owes me 300, sent me 20 photos", "owed", "300"),
        ("hugo owes me 300, got 20 new clients", "owed", "300"),
        ("hugo owes me 300, got 40€ from olga", "owed", "300"), ("hugo owes me 300, gave up 20", "owed", "300"),
        ("hugo owes me $90, paid 40€", "owed", "$90"), ("hugo owes me 40k, paid 50k", "owed", "40k"),
        ("hugo owes me 40k, paid 10k for the car", "owed", "40k"), ("hugo owes me 40k, 10 days late", "owed", "40k"),
        ("hugo owes me 90, paid", "owed", "90"), ("hugo owes me 90, paid 100", "owed", "90"),
        ("hugo owes me 90, paid 40 for the van", "owed", "90"), ("hugo owes me 90, paid 40 to olga", "owed", "90"),
        ("hugo owes me 2 tickets, paid 40", "owed", "2 tickets"), ("hugo owes me 90, olga paid 40", "owed", "90"),
        ("hugo owes me 90, hasn't paid 40", "owed", "90"),
    ],
)  # fmt: skip
def test_what_a_line_says_is_paid_is_taken_off_and_told(line: str, kind: str, text: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert [(one.kind, one.text) for one in reading.proposed] == [(kind, text)]
    assert any(" is left." in one for one in reading.warnings) is (text not in line)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("paid hugo 250 for sat, half up front, 125 left to pay", ["promise 125"]),
        ("125 left to pay hugo", ["promise 125"]), ("125 left to pay to hugo by fri", ["promise 125"]),
        ("hugo paid 150, 200 left to pay", ["owed 200"]), ("hugo: 125 left to pay", ["owed 125"]),
        ("125 left to pay", []), ("2 days left to pay hugo", []), ("hugo has 125 left to pay", []),
        ("hugo left to pay 125", []), ("lunch with hugo, 2 left to go", []), ("hugo left 125 to pay for the cake", []),
    ],
)  # fmt: skip
def test_what_is_left_to_pay_is_of_whoever_pays(line: str, read: list[str]) -> None:
    found = parse(line, BOOK, TODAY).proposed
    assert [f"{one.kind} {one.text}" for one in found] == read


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("lent hugo at riddlesden my 85mm, he only has the 50, i want it back by the 20th",
         ("85mm", date(2026, 3, 20))),
        ("lent hugo at the barn my drill", ("drill", None)), ("lent hugo from Acme our tent", ("tent", None)),
        ("lent hugo my 85mm, I want it back by the 20th", ("85mm", date(2026, 3, 20))),
        ("lent hugo 40 at lunch", ("40 at lunch", None)),
        ("lent hugo my drill at the barn", ("drill at the barn", None)),
        ("lent hugo the book of my dad", ("the book of my dad", None)),
        ("lent hugo a photo of my garden", ("a photo of my garden", None)),
    ],
)  # fmt: skip
def test_where_somebody_is_from_is_no_part_of_what_is_lent(line: str, loop: tuple[str, date | None]) -> None:
    assert [(text, due) for _, _, text, due in loops(line)] == [loop]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("₹40,000 advance pending from Hugo, due 20 March", ("owed", "Hugo", "₹40,000 advance", date(2026, 3, 20))),
        ("₹40,000 advance pending from Hugo by Friday", ("owed", "Hugo", "₹40,000 advance", FRIDAY)),
        ("40k due from Hugo by Friday", ("owed", "Hugo", "40k", FRIDAY)),
        ("rs. 1,20,000 still outstanding from Lena", ("owed", "Lena", "rs. 1,20,000", None)),
        ("Lena's invoice of 40k unpaid", ("owed", "Lena", "invoice of 40k", None)),
        ("Lena: 40k pending", ("owed", "Lena", "40k", None)),
        ("Lena 40k pending, due Friday", ("owed", "Lena", "40k", FRIDAY)),
        ("cvs pending from Olga", ("owed", "Olga", "cvs", None)),
        ("decision pending from Paco by Friday", ("owed", "Paco", "decision", FRIDAY)),
        ("call with Lena, 15k pending from her side", ("owed", "Lena", "15k", None)),
        ("call with Lena, her fees 15k pending from my side", ("promise", "Lena", "her fees 15k", None)),
        ("15k pending from my side to Lena", ("promise", "Lena", "15k", None)),
        ("I still have to pay Lena rs. 15,000", ("promise", "Lena", "pay rs. 15,000", None)),
        ("Hugo owes us rs. 1,20,000", ("owed", "Hugo", "rs. 1,20,000", None)),
        ("split the dinner bill w/ Hugo, he owes 850", ("owed", "Hugo", "850", None)),
        ("Hugo owes 850 for dinner", ("owed", "Hugo", "850 for dinner", None)),
        ("met Hugo, he will release 25k by Friday", ("owed", "Hugo", "release 25k", FRIDAY)),
        ("Hugo will clear rs. 2500 by Friday", ("owed", "Hugo", "clear rs. 2500", FRIDAY)),
        ("Hugo paid 25k, 15k left", ("owed", "Hugo", "15k", None)),
        ("Hugo paid ₹25k, ₹1.5 lakh pending", ("owed", "Hugo", "₹1.5 lakh", None)),
    ],
)
def test_a_debt_needs_no_verb(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line",
    [
        "nothing pending from Hugo",
        "Hugo says 40k was pending, paid now",
        "call with Hugo, issues pending from last week",
        "the visa is pending",
        "Hugo's visa pending",
        "Hugo's outstanding work impressed me",
        "lunch with Hugo, outstanding food",
        "met Hugo, pending approvals",
        "Hugo is overdue for a visit",
        "train due from Leeds, met Hugo",
        "40k pending from the bank, met Hugo",
        "Hugo owes 2 years of rent",
        "Hugo owes 20k to the bank",
        "Hugo owes the bank 20k",
        "Hugo owes 3 chapters to his editor",
        "Hugo will release the album by Friday",
        "Hugo will release 2 songs by Friday",
        "Hugo will clear his desk by Friday",
        "Hugo released a record",
        "Hugo paid 3 visits",
        "Hugo wants a shirt in L size",
        "Hugo ran a 5 k run",
        "Lena is the crème de la crème",
    ],
)
def test_what_is_told_so_is_no_debt(line: str) -> None:
    assert [one for one in loops(line) if one[0] in ("owed", "promise")] == []


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("met Hugo, in for 25 lakh, will sign by Friday", ("owed", "Hugo", "sign for 25 lakh", FRIDAY)),
        ("lunch w/ Hugo & Lena done, Lena says no, Hugo in for 25 lakh, will sign by Friday",
         ("owed", "Hugo", "sign for 25 lakh", FRIDAY)),
        ("Hugo in, will sign by Friday", ("owed", "Hugo", "sign", FRIDAY)),
        ("Lena says no, Hugo yes, will sign by Friday", ("owed", "Hugo", "sign", FRIDAY)),
        ("Hugo is in for ₹5L, will wire by Monday", ("owed", "Hugo", "wire ₹5L", MONDAY)),
        ("Hugo agreed for 25L, will wire by Monday", ("owed", "Hugo", "wire 25L", MONDAY)),
        ("met Hugo, on board, will transfer 5L by Friday", ("owed", "Hugo", "transfer 5L", FRIDAY)),
        ("coffee with Hugo, keen on the round, will sign by Friday", ("owed", "Hugo", "sign", FRIDAY)),
        ("call with Hugo, committed 25L, will wire by Monday", ("owed", "Hugo", "wire 25L", MONDAY)),
        ("met Hugo and Lena, in for 25 lakh, will sign by Friday", ("owed", "Hugo", "sign for 25 lakh", FRIDAY)),
        # Where nobody acts right before, what is to be done is mine, as in any note.
        ("coffee with Hugo, will wire 25k by Friday", ("promise", "Hugo", "wire 25k", FRIDAY)),
        ("met Hugo, the contract looks good, will sign by Friday", ("promise", "Hugo", "sign", FRIDAY)),
        ("met Hugo, got the contract, will sign by Friday", ("promise", "Hugo", "sign", FRIDAY)),
        ("met Hugo, in the office, will sign by Friday", ("promise", "Hugo", "sign", FRIDAY)),
        ("met Hugo, keen to help him, will pay by Friday", ("promise", "Hugo", "pay", FRIDAY)),
        ("met Hugo, keen on the deck, will send it by Friday", ("promise", "Hugo", "send it", FRIDAY)),
        ("Hugo in touch, will send the cvs by Friday", ("promise", "Hugo", "send the cvs", FRIDAY)),
    ],
)  # fmt: skip
def test_who_is_in_for_something_is_the_one_who_signs(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line", ["Hugo paid Rs 1,000 today", "lunch with Hugo, Rs 800 each", "paid Hugo Rs 500", "gave Hugo CHF 40"]
)
def test_a_currency_before_a_number_is_nobody(line: str) -> None:
    assert [ref.typed for ref in parse(line, BOOK, TODAY).refs] == ["Hugo"]


@pytest.mark.parametrize(
    ("line", "debts"),
    [
        (
            "hugo owes me 60, said he will pay 20 mon and the rest by 20 mar",
            [("40", date(2026, 3, 20)), ("20", MONDAY)],
        ),
        ("hugo owes me £60 for the hall, he'll pay £20 on monday", [("£40 for the hall", None), ("£20", MONDAY)]),
        ("hugo owes me 60, will pay monday", [("60", MONDAY)]),
        ("hugo owes me 60, will pay me back monday", [("60", MONDAY)]),
        ("hugo owes me 60, will pay 60 on monday", [("60", MONDAY)]),
        ("hugo owes me 60, will pay 80 on monday", [("60", None), ("pay 80", MONDAY)]),
        ("hugo owes me $60, will pay 20€ on monday", [("$60", None), ("pay 20€", MONDAY)]),
        ("hugo owes me 60, will send 20 chairs on monday", [("60", None), ("send 20 chairs", MONDAY)]),
        ("hugo owes me 60, will pay for the hall on monday", [("60", None), ("pay for the hall", MONDAY)]),
        ("hugo owes me the deck, will pay monday", [("the deck", None), ("pay", MONDAY)]),
    ],
)
def test_what_is_to_be_paid_of_a_debt_is_no_second_one(line: str, debts: list[tuple[str, date | None]]) -> None:
    assert [(text, due) for kind, _, text, due in loops(line) if kind == "owed"] == debts


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("hugo owes me 2k, net 30", date(2026, 4, 11)),
        ("invoiced hugo £450 net 14", date(2026, 3, 26)),
        ("invoiced hugo 2k, net 30.", date(2026, 4, 11)),
        ("hugo owes me 2k, net 31", None),
        ("hugo owes me 2k, hit the net 30 times", None),
        ("hugo owes me 2k, net 30 subscribers", None),
        ("hugo owes me 2k net profit 30", None),
    ],
)
def test_the_terms_of_an_invoice_are_its_day(line: str, due: date | None) -> None:
    assert [day for kind, _, _, day in loops(line) if kind == "owed"] == [due]


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("to send flowers to lena", "send flowers", None),
        ("to send flowers to lena by friday", "send flowers", FRIDAY),
        ("to send lena flowers", "send flowers", None),
    ],
)
def test_a_note_to_oneself_may_name_whom_it_is_for_behind_the_thing(line: str, text: str, due: date | None) -> None:
    assert [(kind, what, day) for kind, _, what, day in loops(line)] == [("promise", text, due)]


@pytest.mark.parametrize(
    "line", ["to send or not to send, said lena", "to give is to lose, says hugo", "to send me to lena"]
)
def test_a_saying_is_no_note_to_oneself(line: str) -> None:
    assert loops(line) == []


@pytest.mark.parametrize("due", ["advance", "salary", "emi", "loan", "fees", "rent", "expenses"])
def test_whatever_is_due_of_somebody_is_owed(due: str) -> None:
    assert [(kind, text) for kind, _, text, _ in loops(f"Hugo Martens's {due} unpaid")] == [("owed", due)]


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("sent hugo the invoice 2k, net 30", "invoice 2k", date(2026, 4, 11)),
        ("sent the invoice of £450 to hugo, due 20 mar", "invoice of £450", date(2026, 3, 20)),
        ("sent hugo the invoice (2k), due monday", "invoice (2k)", MONDAY),
        ("emailed hugo invoice 1400, due by monday", "invoice 1400", MONDAY),
        ("invoice of £450 sent to hugo", "invoice of £450", None),
        ("Invoice #204 to Hugo: $1,200 due Mar 20", "$1,200", date(2026, 3, 20)),
    ],
)
def test_an_invoice_that_was_sent_is_owed(line: str, text: str, due: date | None) -> None:
    assert [(kind, what, day) for kind, _, what, day in loops(line)] == [("owed", text, due)]


@pytest.mark.parametrize(
    "line",
    [
        "sent hugo the invoice", "sent hugo the invoice and 2 photos", "sent hugo the invoice 2k, he paid 2k",
        "hugo sent me the invoice 2k, due monday", "hugo sent the invoice, 2k", "got invoice 2k from hugo",
        "never sent the invoice 2k", "sent the invoice 2k to the office", "hugo was sent the invoice 2k",
        "sent hugo the invoice on 20 mar",
    ],
)  # fmt: skip
def test_an_invoice_of_somebody_else_or_without_its_sum_is_no_debt_to_me(line: str) -> None:
    assert "owed" not in [kind for kind, *_ in loops(line)]


@pytest.mark.parametrize(
    "line",
    [
        "hugo paid 2k, 3k next week", "hugo paid 2k, rest next week", "hugo gave me 2k, the rest tomorrow",
        "paid hugo 2k, rest in january", "hugo hat 2k überwiesen, rest nächste woche",
    ],
)  # fmt: skip
def test_the_day_of_a_rest_is_none_of_the_payment(line: str) -> None:
    assert parse(line, BOOK, TODAY).date == TODAY


@pytest.mark.parametrize(
    ("line", "is_ahead"),
    [("hugo gave a talk, workshop next week", True), ("paid hugo, coffee next week", True), ("rest next week", True)],
)
def test_another_thing_to_come_beside_a_payment_keeps_its_day(line: str, is_ahead: bool) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date > TODAY or bool(reading.proposed)) is is_ahead


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("hugo: will pay 250 friday", ("owed", "Hugo", "pay 250", FRIDAY)),
        ("hugo: will pay her 250 friday", ("promise", "Hugo", "pay her 250", FRIDAY)),
        ("hugo: will send the deck friday", ("promise", "Hugo", "send the deck", FRIDAY)),
        ("hugo still owes 25 for pizza", ("owed", "Hugo", "25 for pizza", None)),
        ("split dinner w/ hugo, he owes 34", ("owed", "Hugo", "34", None)),
        ("hugo owes me 15 for lunch", ("owed", "Hugo", "15 for lunch", None)),
    ],
)
def test_who_pays_and_what_for(line: str, loop: tuple[str, str, str, date | None]) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("hugo owes me 15 for lunch", "note"),
        ("lent hugo 20 for drinks", "note"),
        ("met hugo at 12 for lunch", "lunch"),
        ("lunch with hugo, he owes me 15 for drinks", "lunch"),
    ],
)
def test_a_meal_that_money_is_owed_for_is_no_meeting(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel
