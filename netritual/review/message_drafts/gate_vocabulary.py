"""Words of a matter, or of its line, for which nothing is written of a loop: one table."""

from collections.abc import Sequence
from re import IGNORECASE
from typing import Literal

from netritual.domain.language.money import SUM
from netritual.domain.loops.loop import LoopKind
from netritual.regex import regex
from netritual.review.message_drafts.loop_case import LoopCase

_WORDS: Sequence[tuple[LoopKind, Literal["text", "line", "both"], str]] = (
    # money
    ("reply", "text", rf"^{SUM}(?: for\b|$)"),
    # a wish that never ends: nothing of it is late
    ("reply", "text", r"\b(?:(?:after|at|with|before|for) (?:each|every)|whenever|always"
     r"|(?:each|every) (?:time|day|week|month|year|\w+day))\b"),
    # an introduction that is mine to ask for, and theirs to make
    ("reply", "line", r"\bknows? (?:someone|somebody|people|a \w+)\b[^;.!?]*, (?:i(?:['’]d| would)|would|['’]?d)"
     r" (?:love|like) an? intro"),
    # what I asked back: it is their turn
    ("reply", "line", r"\basked (?:him|her|them) (?:(?:to|if|whether|what|which|when|how)\b"
     r"|for (?!(?:\w+ )*(?:days?|weeks?|months?|time)\b))"),
    # somebody else, whom I ask before I answer
    ("reply", "line", r"\b(?:check|ask|talk|clear it) (?:with |to )?(?:him|her|them) first\b"),
    # what one has others do: a promise of it is theirs
    ("promise", "text", r"^(?:read|review|check(?! (?:my|our) (?:dates|diary|calendar|notes|files|stock))"
     r"|look (?:over|at)|proofread|forward|recommend|translate|cover|pass (?:on|along)|mention"
     r"|put in) (?:me|my|our)\b"),
    # a word that is all mine to find, where I come, or what I bring then: of that nothing is left to write
    ("promise", "text", r"\bapolog|^(?:(?:me|us|be|pay) |bring (?!(?:back|him|her|them|you)\b)"
     r"(?!.* (?:back|over|round|together|to)\b))"),
    # my answer
    ("promise", "line", r"(?:^|[,.;:] ?|\bi |\band )(?:said )?(?:yes|no)[.!]*$"
     r"|\btold \w+ (?:i|we) can (?!only\b|send\b|give\b)"),
    # what is done with the word, is paid, or is under way
    # what goes on, and has no day
    ("owed", "text", r"\b(?:an?|each|every|per) (?:day|week|month)\b"),
    ("owed", "text", rf"^(?:let (?!me know)(?:me|us)|allow|agree|pay(?! (?:(?:me|us|it|back)\b|{SUM}))) "
     r"|^(?!(?:bring|sing|ring|string)\b)\w+ing\b"),
    # a kindness, of which nobody is reminded
    ("owed", "both", r"^(?:pass (?:on )?my name|recommend|nominate|refer|vouch|mention"
     r"|put (?:in|forward|an? (?:\w+ )?word|my (?:name|case)|me forward))\b"
     r"|\b(?:at cost|(?:for|at) (?:free|nothing|no charge)|on the house|so kind|generous|hero|wow|legend"
     r"|what a \w+|(?:huge|many|big) thanks)\b"),
    # a visit: of its day, and not of news
    ("owed", "both", r"\bcom(?:e|es|ing) (?:and|to|over|round|by|out)\b(?! me\b)"),
    # what two agreed on: neither doubts the other
    ("owed", "line", r"\b(?:in (?:return|exchange|turn)|as a swap|we swap(?:ped)?)\b"),
    # what they need for it
    ("ask", "line", r"(?<!if )(?<!whether )\b(?:he|she|they) (?:needs?|wants?) (?:it|that|this|an? |the |my |our )"),
)  # fmt: skip
"""Kind of a loop, where the words stand, and the words."""


def has_closing_words(case: LoopCase) -> bool:
    """Whether a matter or its line says by its words that nothing is to be written of it."""
    said_in = {"text": case.text, "line": case.line, "both": f"{case.text} {case.line}"}
    words = ((where, said) for kind, where, said in _WORDS if kind == case.loop.kind)
    return any(regex(said, IGNORECASE).search(said_in[where]) for where, said in words)
