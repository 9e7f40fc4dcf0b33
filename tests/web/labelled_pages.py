"""Thirty-one pages after the shapes of real ones, each with the text that belongs to it: invented, title first."""

import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+")
"""A word; of Chinese and Japanese a sign."""


def page(name: str) -> bytes:
    """The bytes of a page."""
    return (FOLDER / f"{name}.html").read_bytes()


def expected(name: str) -> str:
    """What an extraction should give."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def f1(text: str, right: str) -> float:
    """The harmonic mean of precision and recall of the words, each as often as it stands there."""
    found, wanted = (Counter(_WORD.findall(one.lower())) for one in (text, right))
    shared = (found & wanted).total()
    return 2 * shared / (found.total() + wanted.total()) if shared else 0.0
