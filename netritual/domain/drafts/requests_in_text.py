"""What a text asks of its reader: questions, requests in other words, and the days that it lets them choose from."""

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from re import IGNORECASE

from netritual.domain.dates.dates import MONTH_PATTERN
from netritual.domain.drafts.text_figures import WEEKDAY_PATTERN
from netritual.domain.language.terms import QUESTION_WORDS
from netritual.regex import regex

_SENTENCE = regex(r"(?:[^.!?？؟\n]|(?:(?<=\d)|(?<=\b[Rr]s))\.(?= ?\d))*(?:[.!?？؟]+|\n|$)")
"""A sentence; the dot of "1.5 lakh" and of "rs. 2500" ends none."""
_ASKED = regex(r"[?？؟]")
_COURTESY = regex(
    r"\bhow (?:are (?:you|things)|have you been|is (?:it|everything) going|is everything)\b[^,;:]{0,24}\?"
    r"|\b(?:are you|you|is everything|all) (?:well|fine|ok|okay|all right)\?"
    r"|\b(?:is|are|was|were|do|does|did|has|have|would|could|wo|ca)n['’]t (?:it|you|we|they|he|she|i)\?"
    r"|^if (?:so|yes|not)\b",
    IGNORECASE,
)
"""A greeting with a question mark, "isn't it?", or what hangs on the answer before: none asks for more."""
_TO_READER = regex(r"\b(?:you|your|yours|(?:may|can|could|shall|should|might) (?:i|we))\b", IGNORECASE)
_OWN_ANSWER = regex(
    r"\W*(?:i(?! (?:ask|wonder|need|want|would|hope|am (?:asking|curious)))|my|we|no|yes|not|nobody|nothing|because"
    r"|well|to me|mostly|it (?:is|was|depends))\b",
    IGNORECASE,
)
"""How somebody begins who answers their own question."""
_KNOW = rf"(?:{QUESTION_WORDS}|whom)"
_REQUEST = regex(
    r"\b(?:could|can|would|will) you\b"
    r"|(?:^|[,;]\s+|\band )(?:also,? |and )?please (?!do not|don['’]t|no|find|feel|keep|give (?:my|our)|say|accept"
    r"|forgive|excuse|greet|remember me|ignore|take your time|note)"
    r"|\blet me know,? (?!if (?:that|this|it|so|not|either|you)\b|what you think|whether (?:that|this|it|you)\b)"
    rf"{_KNOW}\b"
    rf"|\btell me {_KNOW}\b"
    r"|^(?:also,? |and )?(?:send|give|show|lend|ring|call) me\b"
    rf"|\bi(?:['’]d| would) (?:also |really |so |very much )*(?:love|like|be (?:glad|happy|curious|interested)) to"
    rf" (?:also )?(?:(?:know|learn|understand) (?!what you think){_KNOW}|hear (?:if|whether|which|who)"
    r"|ask (?:you )?(?:if|whether))\b"
    rf"|\bi (?:also )?(?:wonder(?:ed)?|was wondering|am (?:also )?(?:wondering|curious)"
    rf"|want(?:ed)? to (?:ask(?: you)?|know)) {_KNOW}\b"
    r"|\bi(?:['’]d| would) (?:also )?(?:be grateful|appreciate it) if you\b|\bif you (?:could|would|can) also\b"
    r"|\bi(?:['’]d| would) (?:also )?like you to\b|\bwould (?:also )?be (?:great|good|kind|lovely|nice) if you\b"
    r"|\bi (?:also )?need you to\b",
    IGNORECASE,
)
_ALSO = regex(r"\band (?:also )?(?:could|can|would|will|may) (?:you|we|i)\b", IGNORECASE)
"""A second request in one sentence."""
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = regex(
    rf"(?<!before )(?<!by )(?<!until )(?<!since )(?<!last )\b(?:"
    rf"(?:{WEEKDAY_PATTERN})(?:(?:,| or|, or| ?/) ?(?:on )?(?:{WEEKDAY_PATTERN}))+\b(?!,? (?:the )?\d)"
    rf"|(?:{WEEKDAY_PATTERN})(?:,? (?:the )?{_NUMBER}(?: (?:of )?(?:{MONTH_PATTERN}))?)?"
    rf"|{_NUMBER} (?:of )?(?:{MONTH_PATTERN})"
    rf"|(?:{MONTH_PATTERN}) {_NUMBER}|the \d{{1,2}}(?:st|nd|rd|th)|tomorrow|next week|the week after)\b",
    IGNORECASE,
)
"""A day that is proposed. "Tuesday or Thursday" leaves a choice and is one; a day to be ready by is none."""
_OR = regex(r"\b(?:or|otherwise|alternatively|if not)\b|/", IGNORECASE)
Place = tuple[int, int]
"""Where something stands in a text: start and end."""


def requests(text: str) -> list[Place]:
    """What the reader is to answer or do, in order: each question, and each request in other words.

    Greetings ("how are you?") are none, nor are questions that the writer answers in the next sentence.
    """
    return [*_requests(text)]


def other_day(text: str, request: Place) -> Place | None:
    """Where a request lets the reader choose between a day and another; None where it does not."""
    for first, second in pairwise(_DAY.finditer(text, *request)):
        between = _OR.search(text, first.end(), second.start())
        if between is not None:
            return between.start(), second.end()
    return None


def _requests(text: str) -> Iterator[Place]:
    sentences = [match for match in _SENTENCE.finditer(text) if match[0].strip()]
    for sentence, following in zip_longest(sentences, sentences[1:]):
        words = sentence[0].lstrip()
        end = sentence.end()
        start, first = end - len(words), 0
        if not _ASKED.search(words):
            asked = _REQUEST.search(words)
            if asked is None:
                continue
            first = asked.start()
        elif _COURTESY.search(words) or _is_answered(words, following[0] if following else "?"):
            continue
        yield start + first, end
        yield from ((start + more.start(), end) for more in _ALSO.finditer(words, first + 1))


def _is_answered(question: str, following: str) -> bool:
    """Whether the writer answers a question themselves, in the sentence that follows."""
    return not (_TO_READER.search(question) or _ASKED.search(following)) and bool(_OWN_ANSWER.match(following))
