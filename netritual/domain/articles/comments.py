"""Whether a comment is useful, and what a line says that I did with an article."""

import re
from typing import Literal, Self, get_args

from msgspec import Struct

from netritual.domain.dates.day_wording import counted, listed
from netritual.domain.language.terms import count_words
from netritual.domain.model import CommentKind, Interaction
from netritual.regex import regex

LEAST_WORDS = 12
COMMENT_KINDS: tuple[CommentKind, ...] = get_args(CommentKind)
"""The ways to add something by a comment, in the order of the keys 1 to 4."""

_LINK = regex(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
_QUESTION = regex(r"[?？؟]")
_NUMBER = regex(r"\d|\b(?:half|twice|doubled|tripled|dozen|hundred|thousand|million)\b", re.IGNORECASE)
_EXAMPLE = regex(
    r"\b(?:for example|for instance|e\.g\.|such as|in my case|in our case|we tried|i tried|we saw|i saw|we found"
    r"|i found|when we|when i|at my|at our|what worked|last year|last month|last week)\b",
    re.IGNORECASE,
)
_OURS = regex(r"\b(?:we|us|ours?|mine|(?:at|in|for|with) (?:my|me))\b", re.IGNORECASE)
_AGAINST = regex(
    r"\b(?:but|however|whereas|unlike|contrary|opposite|the other way a?round|not (?:in|at|for|with) (?:my|our|me|us)"
    r"|(?:in|at|for|with) (?:my|our|me|us)\b[^.;!?]{0,40}?(?:\bnot|n['’]t|\bnever|\bno))\b",
    re.IGNORECASE,
)
_SAID_KIND = regex(r"\b(example|counter-?example|counter|source|question)\s*:\s*", re.IGNORECASE)
_READ = regex(
    r"(?:i |finally |just |have |'ve |now )*(?:read|saw|liked|loved)\b"
    r"(?!:? (?:(?:this|it) )?(?:soon|later|tomorrow|next|tonight|(?:by|before|on) (?:mon|tue|wed|thu|fri|sat|sun|\d)))"
)
_MINE = regex(r"\bmy (?:own )?(?:\w+ )?(?:post|article|piece|text|essay|newsletter|blog)\b")


class CommentText(Struct, frozen=True):
    """What is written under one article so far."""

    kind: str = ""
    text: str = ""

    @property
    def answer(self) -> str:
        """The comment as the act takes it: the kind, a colon, the text."""
        text = self.text.strip()
        return f"{self.kind}: {text}" if self.kind and text else text

    @property
    def keeping(self) -> str:
        """The comment as it is kept until it is done: the kind on a line of its own, then the text."""
        return f"{self.kind}\n{self.text}" if self.kind or self.text else ""

    @classmethod
    def of_text(cls, text: str) -> Self:
        """The comment of a text that was kept."""
        kind, _, rest = text.partition("\n")
        return cls(kind, rest)


class CommentCheck(Struct, frozen=True, kw_only=True):
    """What a comment holds. ``useful``: a kind, 12 words, and a question, link, number or example.

    ``kind`` is the one that was chosen, else the one that the text shows plainly; ``by_text`` says which."""

    words: int
    kind: CommentKind | None
    by_text: bool
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
    return "read" if talk.channel in ("note", "react") and _READ.match(text) else None


def kind_in(text: str) -> CommentKind | None:
    """The kind that a text shows plainly: it asks, it links, it tells what was otherwise with us, or what was so."""
    without = _LINK.sub(" ", text)
    if _QUESTION.search(without):
        return "question"
    if without != text:
        return "source"
    if _AGAINST.search(without) and _OURS.search(without):
        return "counter-example"
    return "example" if _EXAMPLE.search(without) else None


def said_kind(text: str, *, first: bool = False) -> tuple[CommentKind | None, str]:
    """The kind that is said before a comment, and the comment: "counter-example: ours sold", "commented …, question:
    did they?"; None and nothing where none is said, with ``first`` at the beginning."""
    said = _SAID_KIND.match(text) if first else _SAID_KIND.search(text)
    if said is None:
        return None, ""
    word = said[1].lower()
    kind: CommentKind = next((kind for kind in COMMENT_KINDS if kind == word), "counter-example")
    return kind, text[said.end() :].strip()


def check_comment(text: str, kind: str | None) -> CommentCheck:
    """Whether a comment adds something; ``kind`` is the one that was chosen, if any."""
    words = count_words(text)
    chosen = next((one for one in COMMENT_KINDS if one == kind), None)
    without = _LINK.sub(" ", text)
    question, link = bool(_QUESTION.search(without)), without != text
    number, example = bool(_NUMBER.search(without)), bool(_EXAMPLE.search(without))
    way = chosen or kind_in(text)
    useful = way is not None and words >= LEAST_WORDS and (question or link or number or example)
    return CommentCheck(
        words=words, kind=way, by_text=way is not None and chosen is None, question=question, link=link, number=number,
        example=example, useful=useful,
    )  # fmt: skip


def usefulness_words(check: CommentCheck) -> str:
    """What a comment holds, and what would make it useful: "useful (question by its text + a number, 14 words)"."""
    has = [word for word, there in (("a question", check.question), ("a link", check.link), ("a number", check.number),
                                    ("an example", check.example)) if there]  # fmt: skip
    kind = f"{check.kind or ''}{' by its text' if check.by_text else ''}"
    parts, words = " + ".join(filter(None, (kind, *has))), counted(check.words, "word")
    if check.useful:
        return f"useful ({parts}, {words})"
    return f"{', '.join(filter(None, (parts, words)))}; not useful yet: {', '.join(missing(check))}"


def missing(check: CommentCheck) -> list[str]:
    """What a comment lacks to be useful."""
    holds = check.question or check.link or check.number or check.example
    return [
        *([] if check.kind else [f"a kind ({', '.join(COMMENT_KINDS)})"]),
        *([] if check.words >= LEAST_WORDS else [f"{LEAST_WORDS} words"]),
        *([] if holds else ["a question, link, number or example"]),
    ]


def outcome_words(text: str, kind: str | None) -> str:
    """Whether a comment that was made counts, and what it lacks if not: "It counts as useful."."""
    check = check_comment(text, kind)
    return (
        "It counts as useful." if check.useful else f"It does not count as useful: it lacks {listed(missing(check))}."
    )
