"""F1 of the words of thirty-one labelled pages: resiliparse alone, our reading on top of it, and trafilatura.

trafilatura is no dependency: ``pip install trafilatura lxml_html_clean`` adds its column.
"""

import time
from collections.abc import Callable
from importlib import import_module

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from netritual.domain.articles.article_layout import article_lines
from netritual.services.web_port import PageAnswer
from netritual.web.article_extraction import page_text
from netritual.web.charset import text_of
from netritual.web.page_parsing import read_page
from tests.web.labelled_pages import NAMES, expected, f1, page

Extractor = Callable[[bytes], str]


def ours(body: bytes) -> str:
    """Title and blocks."""
    text = page_text(body, "text/html", "https://example.org/a")
    return f"{text.title}\n{text.text}"


def resiliparse(body: bytes) -> str:
    """Its main content, without comments."""
    tree = HTMLTree.parse(text_of(body, "text/html"))
    return extract_plain_text(tree, main_content=True, preserve_formatting=True, alt_texts=False, comments=False,
                              list_bullets=False)  # fmt: skip


def extractors() -> dict[str, Extractor]:
    """Those that are installed."""
    found: dict[str, Extractor] = {"ours": ours, "resiliparse": resiliparse}
    try:
        trafilatura = import_module("trafilatura")
    except ImportError:
        return found
    return found | {"trafilatura": lambda body: trafilatura.extract(body, include_comments=False) or ""}


def opened(body: bytes) -> float:
    """Milliseconds from the bytes of a page to the lines of its column, in the middle of nine."""
    answer = PageAnswer(url="https://example.org/a", content_type="text/html", body=body)
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        article_lines(read_page(answer).text)
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)[4]


def main() -> None:
    """Print the table, and the time of a page of 5,000 words."""
    tried = extractors()
    print(f"{'':24}" + "".join(f"{name:>13}" for name in tried))
    sums = dict.fromkeys(tried, 0.0)
    for name in NAMES:
        scores = {of: f1(extract(page(name)), expected(name)) for of, extract in tried.items()}
        sums = {of: sums[of] + score for of, score in scores.items()}
        print(f"{name:24}" + "".join(f"{score:13.3f}" for score in scores.values()))
    print(f"{'mean':24}" + "".join(f"{total / len(NAMES):13.3f}" for total in sums.values()))
    paragraph = f"<p>{' '.join(expected('news-plain').split())}</p>"
    long = f"<article><h1>Long</h1>{paragraph * (5000 // len(paragraph.split()))}</article>".encode()
    print(f"opening 5,000 words, with the process and the column: {opened(long):.0f} ms")
    for of, extract in tried.items():
        extract(long)
        begin = time.perf_counter()
        for _ in range(10):
            extract(long)
        print(f"5,000 words, {of}: {(time.perf_counter() - begin) * 100:.1f} ms")


if __name__ == "__main__":
    main()
