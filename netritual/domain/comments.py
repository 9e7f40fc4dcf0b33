"""Whether a comment is useful, and what a line says that I did with an article."""

import re
from typing import Literal, get_args

from msgspec import Struct

from netritual.domain.model import CommentKind, Interaction
from netritual.domain.terms import count_words
from netritual.domain.words import counted
from netritual.regex import regex

LEAST_WORDS = 12
COMMENT_KINDS: tuple[CommentKind, ...] = get_args(CommentKind)
"""The ways to add something by a comment, in the order of the keys 1 to 4."""

_LINK = regex(r"https?://\S|\bwww\.\S", re.IGNORECASE)
_NUMBER = regex(r"\d|\b(?:half|twice|doubled|tripled|dozen|hundred|thousand|million)\b", re.IGNORECASE)
_EXAMPLE = regex(
    r"\b(?:for example|for instance|e\.g\.|such as|in my case|in our case|we tried|i tried|we saw|i saw|we found"
    r"|i found|when we|when i|at my|at our|what worked|last year|last month|last week)\b",
    re.IGNORECASE,
)
_READ = regex(
    r"(?:i |finally |just |have |'ve |now )*read\b"
    r"(?!:? (?:(?:this|it) )?(?:soon|later|tomorrow|next|tonight|(?:by|before|on) (?:mon|tue|wed|thu|fri|sat|sun|\d)))"
)
_MINE = regex(r"\bmy (?:own )?(?:\w+ )?(?:post|article|piece|text|essay|newsletter|blog)\b")


class CommentCheck(Struct, frozen=True, kw_only=True):
    """What a comment holds. ``useful``: a kind, 12 words, and a question, link, number or example."""

    words: int
    question: bool
    link: bool
    number: bool
    example: bool
    useful: bool


def article_state(talk: Interaction) -> Literal["read", "commented"] | None:
    """What an entry tells that I did with the article that it links to: commented on it, or read it."""
    text = talk.line.casefold()
    if talk.channel == "comment" and talk.initiator != "them" and not _MINE.search(text):
        return "commented"
    return "read" if talk.channel == "note" and _READ.match(text) else None


def check_comment(text: str, kind: str | None) -> CommentCheck:
    """Whether a comment adds something: a kind is chosen, it has 12 words, and something to hold on to."""
    words = count_words(text)
    question, link = "?" in text or "？" in text or "؟" in text, bool(_LINK.search(text))
    without = re.sub(r"https?://\S+", " ", text)
    number, example = bool(_NUMBER.search(without)), bool(_EXAMPLE.search(without))
    useful = kind in COMMENT_KINDS and words >= LEAST_WORDS and (question or link or number or example)
    return CommentCheck(words=words, question=question, link=link, number=number, example=example, useful=useful)


def usefulness_words(check: CommentCheck, kind: str) -> str:
    """What a comment holds, and what would make it useful: "useful (question + a number, 14 words)"."""
    has = [word for word, there in (("a question", check.question), ("a link", check.link), ("a number", check.number),
                                    ("an example", check.example)) if there]  # fmt: skip
    parts, words = " + ".join(filter(None, (kind, *has))), counted(check.words, "word")
    if check.useful:
        return f"useful ({parts}, {words})"
    missing = [] if kind else ["a kind"]
    missing += [] if check.words >= LEAST_WORDS else [f"{LEAST_WORDS} words"]
    missing += [] if has else ["a question, link, number or example"]
    return f"{', '.join(filter(None, (parts, words)))}; not useful yet: {', '.join(missing)}"
