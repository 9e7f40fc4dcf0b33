"""What somebody showed me, put right, or took off a price, is thanked for by its name."""

import pytest

from netritual.domain.help_received import helped


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("phoned Ana about the lines, she was quick and kind, put me right on the displacement",
         "putting me right on the displacement"),
        ("video with Ana, she was so generous, showed me her whole process", "showing me your whole process"),
        ("Ana read the facts and found two mistakes, saved my life", "finding two mistakes"),
        ("Ana knocked 10% off the larch for the wait", "taking 10% off the larch"),
        ("Ana let me keep the boat on the quay another month no charge",
         "letting me keep the boat on the quay another month"),
        ("Ana was so kind", "being so kind"),
        ("showed Ana the process", ""),
        ("I found two mistakes", ""),
    ],
)  # fmt: skip
def test_it_is_named(line: str, said: str) -> None:
    assert helped(line, ("Ana",), given=True) == said
