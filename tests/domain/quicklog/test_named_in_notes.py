"""Whoever is known and named in a line is linked or asked about, wherever the name stands."""

from collections.abc import Sequence
from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of, refused
from netritual.domain.quicklog.reading import Reading
from netritual.domain.quicklog.sentence import in_words

TODAY = date(2026, 3, 18)
NETWORK = (
    "Grace Oduya", "Will Farrow", "May Tanaka", "Mr Pavel Novotny", "Ulrike Sandmann", "Beatriz Solano", "Eva Kok",
    "Eva Prins",
)  # fmt: skip
LISTED = ("Hope Lindgren", "Goran Petrovic", "Tessa Moon")
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network" if name in NETWORK else "list")
    for at, name in enumerate((*NETWORK, *LISTED), 1)
)


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "linked"),
    [
        ("did mr novotnys forms and emailed them over", "Mr Pavel Novotny"),
        ("looked at ulrikes draft, lots of red ink", "Ulrike Sandmann"),
        ("bought ulrikes leaving present", "Ulrike Sandmann"),
        ("invoice for march unpaid, goran petrovic says next week", "Goran Petrovic"),
        ("wrote up the minutes for ulrike, she's happy", "Ulrike Sandmann"),
        ("got introduced to tessa moon by ulrike, call monday 4pm", "Tessa Moon"),
    ],
)
def test_a_full_name_or_a_thing_of_somebody_is_linked(line: str, linked: str) -> None:
    found = read(line)
    assert linked in [ref.name for ref in (*found.people, *found.mentions)]
    assert "who" not in found.asks
    assert linked in in_words(found, True)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("will sent the menu, too dear", "Will Farrow"),
        ("grace came back with two names", "Grace Oduya"),
        ("may got the banner already", "May Tanaka"),
        ("no news from the printer, grace is off sick", "Grace Oduya"),
        ("bea solano liked the poster", "Beatriz Solano"),
        ("sandmanns lease needs a look", "Ulrike Sandmann"),
        ("must price the sandmann job", "Ulrike Sandmann"),
        ("picked up gorans posters", "Goran Petrovic"),  # on the list alone
        ("sandmann cancelled again", "Ulrike Sandmann"),
        ("grace dropped off the keys", "Grace Oduya"),
        ("will cant on wed, he proposes thurs 26 10.30", "Will Farrow"),
        ("grace yes im coming weds", "Grace Oduya"),
        ("grace sorry cant make weds im away", "Grace Oduya"),
        ("will nope, busy", "Will Farrow"),
        ("grace ok, bringing a friend", "Grace Oduya"),
        ("may no", "May Tanaka"),
        ("grace ok for fri", "Grace Oduya"),
        ("grace away til mon", "Grace Oduya"),
    ],
)
def test_a_name_that_is_a_word_too_or_cut_short_is_asked_about(line: str, asked: str) -> None:
    found = read(line)
    assert [ref.matches[0][2] for ref in found.likely] == [asked]
    assert not found.people or all(ref.likely for ref in found.people)


def test_two_who_stay_away_and_are_words_too_are_asked_about() -> None:
    assert [ref.matches[0][2] for ref in read("grace and may cant make it").likely] == ["Grace Oduya", "May Tanaka"]


@pytest.mark.parametrize(
    "line",
    [
        "grace no longer needed for the bill", "hope ok with the plan", "hope yes",
        "will send the menu tomorrow", "may have found a flat", "may got busy", "grace period is over",
        "hope came back w comments",  # on the list alone
        "a runner w plantar fasciitis", "happy with catalogue", "wrote up the minutes",
    ],
)  # fmt: skip
def test_words_are_no_names(line: str) -> None:
    assert not read(line).refs


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("lunch w ulrike & will farrow cancelled, all ill", ["Ulrike Sandmann", "Will Farrow"]),
        ("told goran petrovic the talk is 9 may, tessa moon 16 may", ["Goran Petrovic", "Tessa Moon"]),
        ("told grace and ulrike it's on the 9th", ["Grace Oduya", "Ulrike Sandmann"]),
        ("text from ulrike: can't make it tonight", ["Ulrike Sandmann"]),
    ],
)
def test_everybody_whom_a_line_is_about_is_linked(line: str, people: list[str]) -> None:
    assert [ref.name for ref in read(line).people] == people


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("drinks w goran petrovic & ulrike, both want a poster", ["request Goran", "request Ulrike"]),
        ("lunch w will farrow & grace: he is well, she'll send a quote", ["owed Grace"]),
        ("lunch w grace & will farrow, he'll send a quote", ["owed Will"]),
        ("lunch w goran petrovic, ulrike joined late, she'll send a quote", ["owed Ulrike"]),
        ("lunch w tessa moon, she sends me a runner w shin splints, i owe her one", ["owed Tessa"]),
        ("+promise goran petrovic visit him re the loom", ["promise Goran"]),
        ("+promise send tessa moon the letter", ["promise Tessa"]),
    ],
)  # fmt: skip
def test_a_loop_stands_on_whom_the_line_can_mean(line: str, loops: list[str]) -> None:
    found = read(line)
    assert [
        f"{clause.kind} {clause.refs[0].matches[0][2].split()[0]}" for clause in (*found.clauses, *found.proposed)
    ] == loops


def test_what_two_want_is_a_request_of_each_and_a_no_is_one_to_both() -> None:
    line = "drinks w goran petrovic & ulrike, both want a poster"
    both = [mark for mark in marks_of(line, read(line)) if mark.open]
    assert [mark.clause.giver.name for mark in both if mark.clause and mark.clause.giver] == [
        "Goran Petrovic", "Ulrike Sandmann"
    ]  # fmt: skip
    once = accepted(line, both[0], read)
    (left,) = [mark for mark in marks_of(once, read(once)) if mark.open]
    twice = read(accepted(once, left, read))
    assert len(twice.clauses) == 2 and not twice.proposed
    assert not read(refused(line, both[0])).proposed


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("may got the banner last week already", "may got the banner last week already"),
        ("did it and emailed it over", "did it and emailed it over"),
        ("did mr novotnys forms and emailed them over", "did mr novotnys forms and emailed them over"),
        ("ulrike couldnt make it today, kid sick", "ulrike couldnt make it, kid sick"),
        ("lunch with ulrike", ""),
    ],
)
def test_no_word_is_taken_from_between_others(line: str, kept: str) -> None:
    assert read(line).summary == kept


@pytest.mark.parametrize("line", ["met ulrike sandmanns husband", "lunch duty w year 7", "the printer called twice"])
def test_no_word_of_a_name_or_of_a_thing_is_told_as_unknown(line: str) -> None:
    assert not [told for told in read(line).warnings if "Nobody is known" in told]


@pytest.mark.parametrize("line", ["no sign of eva", "evas solo was grand", "reviewed evas score"])
def test_which_of_two_a_note_mentions_is_asked(line: str) -> None:
    assert [sorted(match[2] for match in ref.matches) for ref in read(line).ambiguous] == [["Eva Kok", "Eva Prins"]]


@pytest.mark.parametrize("line", ["dropped off a bottle for ulrike sandmann", "brought a cake for Ulrike"])
def test_for_whom_something_was_brought_is_of_the_note(line: str) -> None:
    assert [ref.name for ref in read(line).people] == ["Ulrike Sandmann"]


@pytest.mark.parametrize("line", ["Ulrike's got a baby girl", "Ulrike's on holiday until monday", "Ulrike's a star"])
def test_who_is_or_has_something_is_of_the_note(line: str) -> None:
    assert [ref.name for ref in read(line).people] == ["Ulrike Sandmann"]


def test_where_somebody_is_back_from_is_nobody() -> None:
    found = read("dinner with Matteo back from Zurich, promised to send him the paper")
    assert [ref.typed for ref in found.new] == ["Matteo"]
    assert [ref.typed for ref in read("heard back from Georgia").people] == ["Georgia"]


_NAMED = ("Dennis Kowalski", "Janet Kessler", "Dan Müller", "Kevin O'Connor", "My old boss Frank", "Kim Abe", "Kim Boe")
_OFFICE = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(_NAMED, 1))


@pytest.mark.parametrize(
    ("line", "there", "beside"),
    [
        ("Thanked Dennis and Janet Kessler by e-mail.", ["Dennis Kowalski", "Janet Kessler"], []),
        ("told dennis by phone about the roof", ["Dennis Kowalski"], []),
        ("Spoke with Dennis. He advised me to rewrite my profile and to talk to Dan Müller at Hyster",
         ["Dennis Kowalski"], ["Dan Müller"]),
        ("Dennis says his boss has my resume", ["Dennis Kowalski"], []),
        ("lunch with Frank", ["My old boss Frank"], []),
        ("met kevin oconnor (recruiter at aerotek) and lashonda king", ["Kevin O'Connor", "lashonda king"], []),
        ("dan müller gave them my name, one of them, Great Lakes Fasteners, wrote me", ["Dan Müller"], []),
        ("hanneke thanks me for the flowers", [], []),
        ("dennis thanks me for the flowers", ["Dennis Kowalski"], []),
        ("yes to kim for the drink", ["kim"], []),
    ],
)  # fmt: skip
def test_who_was_told_or_written_to_and_of_whom_was_only_spoken(line: str, there: list[str], beside: list[str]) -> None:
    found = parse(line, _OFFICE, date(2026, 3, 11))
    assert [ref.name for ref in found.people] == there
    assert [ref.name for ref in found.mentions] == beside


class _Engaged(NameIndex):
    """Names of whom something is open with those whose handle ends in "-open"."""

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        return [person for person in people if self.row(person)[1].endswith("-open")]


MANY = _Engaged(
    [
        *((at, f"oskar-{at}", f"Oskar Lund{at}", (), "", "list") for at in range(1, 14)),
        (20, "oskar-open", "Oskar Brandt", (), "", "list"),
        (21, "tilda-a", "Tilda Ahl", (), "", "list"),
        (22, "tilda-b", "Tilda Berg", (), "", "list"),
        (23, "carlo-open", "Carlo Bini", (), "", "list"),
        (24, "james-open", "James Orr", (), "", "list"),
        (25, "rose-marie-a", "Rose-Marie Ahl", (), "", "network"),
        (26, "rose-marie-b", "Rose-Marie Berg", (), "", "list"),
        (27, "rose-marie-c", "Rose-Marie Carr", (), "", "list"),
        (28, "pia-carr", "Pia Carr", (), "", "list"),
        (29, "grace-open", "Grace Lund", (), "", "list"),
    ]
)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("hand delivered oskars code", {"Oskar Brandt"}),
        ("dropped the code off at oskars", {"Oskar Brandt"}),
        ("looked at oskars drawings, all fine", {"Oskar Brandt"}),
        ("missed tildas call", {"Tilda Ahl", "Tilda Berg"}),
        ("missed james call", {"James Orr"}),
        ("missed carlos call", set()),
        ("rang carlos re fees", set()),
        ("met rose marie berg today, rose marie asked for a quote by mon", {"Rose-Marie Berg"}),
        ("met rose marie berg and pia carr, rose marie asked for a quote", {"Rose-Marie Berg", "Pia Carr"}),
        ("met rose marie berg and rose marie", {"Rose-Marie Berg", "Rose-Marie Ahl"}),
    ],
)
def test_of_several_the_one_i_deal_with_or_named_in_full_is_meant(line: str, people: set[str]) -> None:
    assert {match[2] for ref in parse(line, MANY, TODAY).refs for match in ref.matches} == people


@pytest.mark.parametrize("line", ["grace yes im coming weds", "grace sorry cant make weds im away", "grace nope"])
def test_an_answer_of_somebody_of_the_list_with_something_open_is_asked_about(line: str) -> None:
    found = parse(line, MANY, TODAY)
    assert [ref.matches[0][2] for ref in found.likely] == ["Grace Lund"]
    assert not found.mentions
