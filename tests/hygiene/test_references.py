"""What docstrings and pages refer to is there: no name of a file, a module or a thing of ours leads nowhere."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "netritual"
SOURCES = sorted({*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")} - {Path(__file__).resolve()})
PAGES = sorted(page for top in (PACKAGE, ROOT / "tests") for page in top.rglob("*.md") if page.name != "RESULTS.md")
FOLDERS = sorted({path.parent for path in SOURCES})

TRIPLE = re.compile(r'"""(.*?)"""', re.DOTALL)
COMMENT = re.compile(r"(?:^ *|  )# (.*)$", re.MULTILINE)
WORD = re.compile(r"[A-Za-z_]\w*")
FILE = re.compile(r"[\w./-]+\.(?:py|md|tcss)|[a-z_]+(?:/[a-z_]+)+/")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
IN_FILE = re.compile(r"`([A-Za-z_]\w*)` ?(?:\(|in )`([\w/]+\.py)`")
"""A name and the file in which it is said to stand."""
DOCUMENT = re.compile(r"(?i)(?<![\w/])[\w./-]+\.md\b|\b(?:issue|rule|chapter|section) #?\d+|§ ?\d")
"""A page, or a numbered part of one: nobody who has the repository can look up a number."""


@cache
def read(path: Path) -> str:
    """The text of a source, without its docstrings."""
    text = path.read_text("utf-8")
    for doc in docstrings(text):
        text = text.replace(doc, "", 1)
    return text


def docstrings(text: str) -> Iterator[str]:
    """The docstrings of a source, also those that stand behind a name: strings at the beginning of a line."""
    for found in TRIPLE.finditer(text):
        if not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip():
            yield found[1]


@cache
def words_in(path: Path) -> frozenset[str]:
    """Every word of the code of a file: names, and what stands in strings."""
    return frozenset(WORD.findall(read(path)))


@cache
def every_word() -> frozenset[str]:
    """Every word of the code, with the names of folders and files."""
    named = (part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts)
    return frozenset(named).union(*map(words_in, SOURCES))


def files_of(name: str, beside: Path) -> list[Path]:
    """The files that a name means: beside the one that names it, or where paths begin; else all of that name."""
    places = (beside, ROOT, PACKAGE, PACKAGE / "domain", PACKAGE / "tui")
    found = [folder / name for folder in places if (folder / name).exists()]
    return found or [path for path in (*SOURCES, *PAGES) if path.name == name]


def has_name(name: str, beside: Path) -> bool:
    """Whether a name is a module of ours, or something in one; of any other each part is a word of the code."""
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        path, rest = Path(*parts[:size]), parts[size:]
        if size > 1 and any((folder / path).is_dir() for folder in (ROOT, PACKAGE, beside)):
            return not rest
        files = [folder / path.with_suffix(".py") for folder in (ROOT, PACKAGE, beside, PACKAGE / "domain")]
        files += [source for source in SOURCES if len(parts) > size == 1 and source.stem == parts[0]]
        there = [file for file in files if file.exists()]
        if there and not rest:
            return True
        if any(words_in(file).issuperset(rest) for file in there):
            return True
        if there and size > 1:
            return False
    return every_word().issuperset(parts)


def dangling(text: str, beside: Path, tick: str) -> Iterator[str]:
    """What a text names in ticks that is not there, and parts of documents that are not in the repository."""
    for name in re.findall(rf"(?<!`){tick}([^`\n]+?)(?:\(\))?{tick}(?!`)", text):
        if FILE.fullmatch(name):
            if not files_of(name, beside):
                yield name
        elif NAME.fullmatch(name) and not has_name(name, beside):
            yield name
    for found in DOCUMENT.finditer(text):
        if not (found[0].endswith(".md") and files_of(found[0], beside)):
            yield found[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_docstrings_and_comments_refer_to_what_is_there(folder: Path) -> None:
    found = [
        (path.name, name)
        for path in folder.glob("*.py")
        if path in SOURCES
        for text in (*docstrings(path.read_text("utf-8")), *COMMENT.findall(read(path)))
        for name in dangling(text, folder, "``")
    ]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_refer_to_what_is_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []
    assert list(dangling(text, page.parent, "`")) == []
    placed = [(name, file) for name, file in IN_FILE.findall(text) if not file.startswith("tests/")]
    there = {(name, file) for name, file in placed for path in files_of(file, page.parent) if name in words_in(path)}
    assert [pair for pair in placed if pair not in there] == []


@pytest.mark.parametrize(
    "text",
    [
        "``storage.md`` 8", "see storage.md", "Rule 5 of it", "issue #7", "``nowhere.py``", "``domain/nowhere/``",
        "``domain.no_such_thing``", "``tie.no_such_thing``", "``no_such_thing``",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_noticed(text: str) -> None:
    assert list(dangling(text, PACKAGE, "``"))


@pytest.mark.parametrize(
    "text",
    [
        "``ARCHITECTURE.md``", "``quicklog/README.md``", "``domain/ties/tie.py``", "``domain/quicklog/``",
        "RFC 5545 3.1",
        "``domain.quicklog.documents``", "``tie.p_keep``", "``services.verbs.touches.log``", "``PersonCase.settled``",
    ],
)  # fmt: skip
def test_what_is_there_is_no_breach(text: str) -> None:
    assert list(dangling(text, PACKAGE, "``")) == []
