"""A page read by a process of its own: what is hostile in it harms nothing but that process."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.language.text import clean
from netritual.services.web_port import PageAnswer, PageReading
from netritual.web.parser_sandbox import ParserProcess, Unparsed
from netritual.web.parser_worker import PageJob

SECONDS = 5.0
MEMORY = 256 * 1024 * 1024
"""Bytes of address space; a page of 5 MB needs less than half of it."""
_READ = ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
"""Types of what is read as a page; "" where the server does not say."""

SNIFFED = 1445
"""Bytes at the beginning that tell text from other data (WHATWG MIME Sniffing 7.2)."""

NO_TEXT = "There is no text in this page that can be read without a browser."
_TOO_LONG = "This page took too long to read, so it was left."
_BROKEN = "This page is too large or too broken to be read here."


def read_page(answer: PageAnswer, seconds: float = SECONDS) -> PageReading:
    """What a page says. Blocks while it is read, for so many seconds at most."""
    if answer.problem:
        return PageReading(problem=answer.problem)
    kind = answer.content_type.partition(";")[0].strip().lower()
    if answer.body.startswith(b"%PDF") or kind == "application/pdf":
        return PageReading(problem="This is a PDF and no page, so it cannot be read here.")
    if kind not in _READ:
        return PageReading(problem=f"This is no page but {clean(kind[:60])}, so it cannot be read here.")
    if b"\0" in answer.body[:SNIFFED] and not answer.body.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return PageReading(problem="This is a file and no page, so it cannot be read here.")
    try:
        with ParserProcess(seconds, MEMORY) as process:
            job = PageJob(data=answer.body, url=answer.url, content_type=answer.content_type)
            text = process.answer(job, ArticleText)
    except Unparsed as error:
        return PageReading(problem=_TOO_LONG if error.late else _BROKEN)
    return PageReading(text=text, problem="" if text.blocks else NO_TEXT)
