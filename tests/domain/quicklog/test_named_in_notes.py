"""Whoever is known and named in a line is linked or asked about, wherever the name stands."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading
from netritual.domain.quicklog.sentence import in_words

TODAY = date(2026, 3, 18)
NETWORK = ("Grace Oduya", "Will Farrow", "May Tanaka", "Mr Pavel Novotny", "Ulrike Sandmann", "Beatriz Solano")
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
    ],
)
def test_a_name_that_is_a_word_too_or_cut_short_is_asked_about(line: str, asked: str) -> None:
    found = read(line)
    assert [ref.matches[0][2] for ref in found.likely] == [asked]
    assert not found.people or all(ref.likely for ref in found.people)


@pytest.mark.parametrize(
    "line",
    [
        "will send the menu tomorrow", "may have found a flat", "may got busy", "grace period is over",
        "hope came back w comments",  # on the list alone
        "a runner w plantar fasciitis", "happy with catalogue", "wrote up the minutes",
    ],
)  # fmt: skip
def test_words_are_no_names(line: str) -> None:
    assert not read(line).refs
