"""What I have ready for those who ask: the fact of mine that a request is for fills the blank of its answer."""

from datetime import date

from netritual.domain.dates.day_wording import capital
from netritual.domain.drafts.draft_blanks import blanks
from netritual.domain.drafts.key_messages import Message, current, messages, of_key
from netritual.domain.language.terms import terms_of
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Fact, Request
from netritual.domain.network import Network
from netritual.regex import regex

_YES_OR_NO = regex(r"\b(?:whether|if|can|could|would|should|may|do|does|is there|are there)\b")
_NOT_READY = ("complaint",)
"""What is answered in words of one's own alone."""


def with_ready_answer(network: Network, today: date, loop: Loop, draft: str) -> str:
    """The answer to a request with what it asks for in its one blank: the address of my résumé, what a workshop costs.

    It is what stands under the type of the request ("resume"), else the fact that its words name.
    """
    places = blanks(draft)
    request = network.get(Request, loop.id) if loop.table == "requests" and len(places) == 1 else None
    if request is None or request.type in _NOT_READY:
        return draft
    now = current(messages(network), today)
    ready = of_key(now, request.type) or _named(now, request.text)
    if ready is None:
        return draft
    (start, end) = places[0]
    before, words, behind = draft[:start], ready.text, draft[end:]
    begins = before.rstrip(" ").endswith((".", "?", "!", "\n", ","))
    ends = behind[:1] in ("\n", "") and " " in words and words[-1] not in ".!?"
    return f"{before}{capital(words) if begins else words}{'.' * ends}{behind}"


def _named(now: list[Message], text: str) -> Message | None:
    """The fact whose key stands in a text, the longest key first; none where it is asked for a yes or a no."""
    asked = terms_of(text) if not _YES_OR_NO.search(text.lower()) else frozenset()
    keys = [(terms_of(one.key), one) for one in now if isinstance(one, Fact) and not one.channel]
    fitting = [(len(key), one) for key, one in keys if key and key <= asked]
    return max(fitting, key=lambda each: each[0], default=(0, None))[1]
