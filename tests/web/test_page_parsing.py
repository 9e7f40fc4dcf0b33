"""Pages are read in a process of their own, within bounds; what cannot be read is said in one sentence."""

import pytest

from netritual.services.web_port import PageAnswer
from netritual.web.page_parsing import NO_TEXT, read_page

PAGE = b"<article><h1>Title</h1>" + b"<p>This is a paragraph that is long enough to be a text.</p>" * 3 + b"</article>"


def answer(body: bytes, content_type: str = "text/html", problem: str = "") -> PageAnswer:
    return PageAnswer(url="https://ex.org/a", content_type=content_type, body=body, problem=problem)


def test_a_page_is_read() -> None:
    reading = read_page(answer(PAGE))
    assert (reading.text.title, len(reading.text.blocks), reading.problem) == ("Title", 3, "")


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b"%PDF-1.7", "text/html", "PDF"),
        (b"x", "application/pdf", "PDF"),
        (b"x", "image/png", "image/png"),
        (b"x\0\1\2", "", "file"),
        (b"<div id=root></div>", "text/html", NO_TEXT),
    ],
)
def test_what_is_no_page_is_said(body: bytes, content_type: str, words: str) -> None:
    reading = read_page(answer(body, content_type))
    assert words in reading.problem and reading.problem.endswith(".") and not reading.text.blocks


def test_what_could_not_be_fetched_is_said_as_it_was_told() -> None:
    assert read_page(answer(b"", problem="The server said no.")).problem == "The server said no."


def test_a_page_that_needs_too_much_memory_is_left() -> None:
    assert "too large" in read_page(answer(b"<i>" * 1_600_000)).problem


def test_a_page_that_takes_too_long_is_left() -> None:
    reading = read_page(answer(b"<div>" * 100_000 + PAGE), seconds=0.4)
    assert "too long" in reading.problem


@pytest.mark.parametrize(
    "body",
    [
        b'<p class="' + b"a" * 2_000_000 + b'">' + PAGE,
        b'<script type="application/ld+json">' + b"[" * 200_000 + b"</script>" + PAGE,
        b"<b><i>" * 5_000 + PAGE,
        b"<table><tr><td>" * 300 + PAGE,
    ],
    ids=["attribute", "linked data", "formatting", "tables"],
)
def test_hostile_pages_are_read_or_left(body: bytes) -> None:
    reading = read_page(answer(body))
    assert reading.text.blocks or reading.problem.endswith(".")
