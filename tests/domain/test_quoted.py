"""What is quoted of a line is what was typed."""

import pytest

from netritual.domain.language.quoted import quoted


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("need to find 2 speakers by 20 nov +promise @ollie-pemberton find 2 speakers due:2026-11-20",
         "need to find 2 speakers by 20 nov"),
        ("interview w \\medloop thurs 2pm!!", "interview w medloop thurs 2pm!!"),
        ("must send ana the deck! +promise @ana send the deck", "must send ana the deck!"),
        ("send ana the deck, ask bo for 2 rooms +promise @ana send the deck +ask @bo 2 rooms due:2026-11-20",
         "send ana the deck, ask bo for 2 rooms"),
        ('she wants a plan, need to send it +request @"Ana Ruiz" a plan due:2026-12-24 +promise @"Ana Ruiz" send it',
         "she wants a plan, need to send it"),
        ("lunch with Bo +promise @ana send the deck", "lunch with Bo +promise @ana send the deck"),
        ("call @ana, all fine! +thanks @ana", "call @ana, all fine! +thanks @ana"),
        ("call @ana +promise send deck", "call @ana +promise send deck"),
        ("+promise @bob the forecast", "+promise @bob the forecast"),
        ("coffee @ana next week +coffee next thu", "coffee @ana next week +coffee next thu"),
        ("60 ppl, tom + anjali came", "60 ppl, tom + anjali came"),
        ("C:\\new was lost", "C:\\new was lost"),
    ],
)  # fmt: skip
def test_the_signs_of_the_app_are_left_out(line: str, words: str) -> None:
    assert quoted(line) == words
