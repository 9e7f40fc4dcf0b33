"""Lists of feeds, in and out."""

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.services.web_port import FeedOutline
from netritual.web.opml import read_opml, write_opml

CASES = Path(os.environ.get("NETRITUAL_SHARED", "/nowhere")) / "cases" / "articles"


def opml(body: str, end: str = "</body></opml>") -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>{body}{end}'.encode()


@pytest.mark.skipif(not CASES.is_dir(), reason="the shown samples are not on this machine")
def test_the_shown_answer() -> None:
    answer = json.loads((CASES / "subscriptions.opml.answer.json").read_text("utf-8"))
    found = read_opml((CASES / "subscriptions.opml").read_bytes())
    assert [feed.url for feed in found.feeds] == [feed["url"] for feed in answer["feeds"]]
    assert [{"what": one.what, "why": one.why} for one in found.left_out] == answer["left_out"]
    assert found.feeds[0].page == "https://letters.pires.example/" and not found.problem


def test_folders_doubles_and_what_is_no_feed() -> None:
    found = read_opml(
        opml(
            "<outline text='A'><outline text='B'><outline text='Deep' xmlUrl='https://deep.example/rss'/></outline>"
            "<outline TEXT='Loud' XMLURL='HTTPS://Loud.example/rss'/></outline>"
            "<outline text='Mac' xmlUrl='feed://mac.example/rss'/><outline text='M2' xmlUrl='feed:https://m2.example/'/>"
            "<outline text='Twice' xmlUrl='http://deep.example/rss/?utm_source=x'/><outline text='Empty'/>"
            "<outline text='File' xmlUrl='file:///etc/passwd'/><outline text='Near' xmlUrl='http://10.0.0.1/feed'/>"
            "<outline xmlUrl='https://bare.example/?a=1&b=2'/>"
        )
    )
    assert [(feed.title, feed.url) for feed in found.feeds] == [
        ("Deep", "https://deep.example/rss"), ("Loud", "HTTPS://Loud.example/rss"), ("Mac", "http://mac.example/rss"),
        ("M2", "https://m2.example/"), ("", "https://bare.example/?a=1&b=2"),
    ]  # fmt: skip
    assert [(one.what, one.why) for one in found.left_out] == [
        ("Twice", "the same address"), ("Empty", "no xmlUrl"), ("File", "not http(s)"), ("Near", "a private address"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no list of feeds"), (b"<html><outline xmlUrl='https://a.example/'/></html>", "no list of feeds"),
        (b"Name,Email\n", "no list of feeds"), (b"\x00\xff" * 500, "no list of feeds"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + opml("<outline xmlUrl='https://a.example/'/>"), "declares entities"),
        (opml("<outline text='A' xmlUrl='https://a.example/'/><outline text='B", ""), "breaks off"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_sentence(data: bytes, words: str) -> None:
    found = read_opml(data)
    assert words in found.problem and found.problem.endswith(".")
    assert len(found.feeds) == ("breaks off" in words)


def test_what_is_written_is_read_again() -> None:
    feeds = (
        FeedOutline(url="https://a.example/feed?a=1&b=2", title='Ana "the <b>" & co.', page="https://a.example/"),
        FeedOutline(url="https://b.example/feed", title="Bj\u00f6rn \U0001f600"),
    )
    data = write_opml(feeds, "People & \x1b[31m feeds")
    assert read_opml(data).feeds == feeds
    assert data == write_opml(feeds, "People & \x1b[31m feeds") and b"\x1b" not in data


def test_ten_thousand_outlines_and_a_hundred_thousand_folders() -> None:
    many = "".join(f"<outline text='F {n}' xmlUrl='https://f{n}.example/feed'/>" for n in range(10_000))
    start = time.process_time()
    assert len(read_opml(opml(many)).feeds) == 10_000
    assert len(read_opml(opml("<outline>" * 100_000)).left_out) == 1
    assert time.process_time() - start < 10, "it grows with the size of the file alone"


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: opml(text, ""))))
def test_any_bytes_give_a_reading(data: bytes) -> None:
    found = read_opml(data)
    assert found.problem or not found.feeds


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=40), st.integers(1, 99)), max_size=8, unique_by=lambda row: row[1])
)
def test_any_titles_come_back(rows: list[tuple[str, int]]) -> None:
    feeds = [FeedOutline(url=f"https://f{number}.example/feed", title=title) for title, number in rows]
    again = read_opml(write_opml(feeds, "x"))
    assert [feed.url for feed in again.feeds] == [feed.url for feed in feeds] and not again.problem


def test_hosts_of_ones_own_network_are_taken_where_the_person_says_so() -> None:
    near, far = (
        "<outline text='Near' xmlUrl='http://10.0.0.1/feed'/>",
        "<outline text='Far' xmlUrl='https://a.example/'/>",
    )
    found = read_opml(opml(near + far), True)
    assert [(feed.title, feed.private) for feed in found.feeds] == [("Near", True), ("Far", False)]
    assert not found.left_out
