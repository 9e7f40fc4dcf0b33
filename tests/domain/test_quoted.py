"""What is quoted of a line is what was typed."""

import pytest

from netritual.domain.quoted import quoted


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("need to find 2 speakers by 20 nov +promise @ollie-pemberton find 2 speakers due:2026-11-20",
         "need to find 2 speakers by 20 nov"),
        ("interview w \\medloop thurs 2pm!!", "interview w medloop thurs 2pm!!"),
        ("call @ana, all fine! +promise @ana the deck +thanks @ana", "call @ana, all fine!"),
        ("+promise @bob the forecast", "+promise @bob the forecast"),
        ("coffee @ana next week +coffee next thu", "coffee @ana next week +coffee next thu"),
        ("60 ppl, tom + anjali came", "60 ppl, tom + anjali came"),
        ("C:\\new was lost", "C:\\new was lost"),
    ],
)  # fmt: skip
def test_the_signs_of_the_app_are_left_out(line: str, words: str) -> None:
    assert quoted(line) == words
