"""Terminals whose encoding lacks letters and signs: every cell stays in its place."""

import io

import pytest
from rich.cells import cell_len

from netritual.tui.terminal import Output, written_in


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        ("ascii", "Chloé, Wanjirũ: “résumé” · 27 …", 'Chloe, Wanjiru: "resume" . 27 ~'),
        ("ascii", "李雷 ı é", "???? ? e"),
        ("iso-8859-1", "Chloé · Wanjirũ ›", "Chloé · Wanjiru >"),
        ("ascii", "\x1b[1mplain\x1b[0m", "\x1b[1mplain\x1b[0m"),
    ],
)
def test_what_an_encoding_lacks_is_written_as_what_is_like_it_in_as_many_cells(
    encoding: str, text: str, written: str
) -> None:
    assert written_in(encoding, text) == written and len(written) == len(written.encode(encoding))
    assert cell_len(written) == cell_len(text)


@pytest.mark.parametrize(("encoding", "sent"), [("utf-8", "é ●".encode()), ("ascii", b"e ?")])
def test_only_a_stream_that_lacks_signs_gets_others(encoding: str, sent: bytes) -> None:
    taken = io.BytesIO()
    stream = io.TextIOWrapper(taken, encoding, write_through=True)
    Output(stream, lambda: None).write("é ●")
    assert taken.getvalue() == sent
