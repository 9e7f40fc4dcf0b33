"""What somebody is congratulated on, out of the line that tells of it."""

import pytest

from netritual.domain.matters.good_news import news, wished


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana passed her exam", "passing your exam"),
        ("Ana got the job at Dockside", "the job at Dockside"),
        ("ana's got a new job", "the job"),
        ("ana starts her new job at Wise as lead researcher", "the new job"),
        ("ana won the regional prize for her garden, at last", "winning the regional prize for your garden"),
        ("ana got married in June", "your wedding"),
        ("heard that ana was promoted to head of music", "your promotion"),
        ("ana was made head of music", "your promotion"),
        ("ana begins a new role in May", "the new role"),
        ("ana aced her finals", "passing your finals"),
        ("Ana Ruiz is opening her own studio in May", "opening your own studio"),
        ("ana had a baby girl", "the baby"),
        ("ana got the licence! Heard it in the shop", "the licence"),
        ("ana's daughter passed her exam", ""),
        ("ana engaged in talks", ""),
        ("met ana, she's married with two kids", ""),
        ("ana passed the leaflet to tom", ""),
        ("ana finished her chemo", ""),
        ("ana has a baby monitor to lend", ""),
        ("ana got the place wrong", ""),
        ("passed my exam, told ana", ""),
    ],
)
def test_good_news_are_said_as_they_were_typed(line: str, said: str) -> None:
    assert news(line, ("Ana", "Ruiz")) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana's new job in Leipzig started, congratulate her", "your new job in Leipzig"),
        ("ana got her journeyman's certificate with distinction! congratulate",
         "your journeyman's certificate with distinction"),
        ("ana became head of the composers union, congratulate", "becoming head of the composers union"),
        ("ana published a novel, congratulate", "your novel"),
        ("ana's son opened a shop, congratulate", ""),
        ("congratulate ana", ""),
        ("ana lost her voice, congratulate her anyway", ""),
    ],
)  # fmt: skip
def test_what_somebody_is_to_be_congratulated_on_is_read_more_freely(line: str, said: str) -> None:
    assert wished("congratulate her", line, ("Ana", "Ruiz")) == said
