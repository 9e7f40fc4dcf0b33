"""A fair or a workshop that is off beside a talk that was held, and talks that are off: on Sunday 29 November 2026."""

import pytest

from .test_talks_called_off import channel_of


@pytest.mark.parametrize(
    "line",
    [
        "Kaffee mit Nina, Messe abgesagt",
        "Kaffee mit Nina, Messe in Köln abgesagt",
        "Kaffee mit Nina, Workshop auf Mai verschoben",
        "Telefonat mit Nina, Hochzeit verschoben",
        "coffee with Kate, fair cancelled",
        "coffee with Kate, trade fair in Cologne cancelled",
        "lunch with Kate, workshop postponed to May",
        "café avec Julie, salon annulé",
        "café con Lucía, feria cancelada",
        "caffè con Elena, fiera annullata",
        "café com Elena, feira cancelada",
        "koffie met Sanne, beurs afgezegd",
    ],
)
def test_a_talk_stands_beside_an_occasion_that_is_off(line: str) -> None:
    assert channel_of(line) != "note"


@pytest.mark.parametrize(
    "line",
    [
        "Kaffee mit Nina abgesagt",
        "Kaffee mit Nina, kurzfristig abgesagt",
        "Kaffee mit Nina, Termin abgesagt",
        "Kaffee mit Nina, Babysitter abgesagt",
        "Kaffee mit Nina, Kind krank abgesagt",
        "Kaffee mit Nina, Zug ausgefallen",
        "coffee with Kate, babysitter cancelled",
        "coffee with Kate, client cancelled",
        "coffee with Kate, train cancelled",
        "coffee with Kate, cancelled last minute",
        "koffie met Sanne, afgezegd",
        "workshop with Kate cancelled",
    ],
)
def test_what_is_off_without_an_occasion_is_the_talk(line: str) -> None:
    assert channel_of(line) == "note"
