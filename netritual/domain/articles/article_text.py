"""The text of a web page as plain values: title, author, day, and blocks of text with numbered links. Pure."""

from datetime import date
from math import ceil
from typing import Literal

from msgspec import Struct

from netritual.domain.language.terms import count_words
from netritual.regex import regex

WORDS_A_MINUTE = 230
"""Silent reading of non-fiction in English: 238 words a minute in the mean of 190 studies (Brysbaert 2019, Journal of
Memory and Language 109, 104047); a little less for the many who read another language than their own."""
SIGNS_A_MINUTE = 300
"""Signs of Chinese or Japanese, which write no blanks: between 255 and 357 a minute, as they were read aloud
(Trauzettel-Klosinski and Dietz 2012, Investigative Ophthalmology & Visual Science 53, 5452)."""

_IDEOGRAM = regex(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")

BlockKind = Literal["text", "heading", "quote", "code", "item", "table"]


class Block(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part of a text. Links stand in ``text`` as their number in brackets, behind their words.

    ``level`` is that of a heading (1 to 6), or how deep an item stands (from 0); ``mark`` is what stands before an item
    ("•", "3."). ``rows`` are those of a table, cell by cell. The text of ``code`` has its own line breaks.
    """

    kind: BlockKind = "text"
    text: str = ""
    level: int = 0
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        """All that is to be read in it."""
        return "\n".join(" ".join(row) for row in self.rows) if self.rows else self.text


class ArticleText(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page says. ``links`` are whole addresses; the first one is number 1.

    ``beginning_only``: the page says of itself that the rest is for those who pay. ``language`` is as the page gives it
    ("de", "pt-BR"), or "".
    """

    title: str = ""
    author: str = ""
    published: date | None = None
    language: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()
    beginning_only: bool = False

    @property
    def text(self) -> str:
        """All blocks as plain text, a blank line between them."""
        return "\n\n".join(block.words for block in self.blocks)

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes; 0 where there is nothing to read."""
        signs = len(_IDEOGRAM.findall(self.text))
        words = count_words(_IDEOGRAM.sub(" ", self.text))
        return ceil(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE)
