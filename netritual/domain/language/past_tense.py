"""What somebody did, by what they were to do: the past of the verb of a promise, a request or an ask.

Light: the shell's quick log asks here whether a line tells of something done.
"""

from netritual.regex import regex

_IRREGULAR = {
    "bring": "brought", "build": "built", "buy": "bought", "choose": "chose", "cut": "cut", "draw": "drew",
    "drive": "drove", "find": "found", "fly": "flew", "forget": "forgot", "give": "gave", "grow": "grew",
    "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lend": "lent", "make": "made", "pay": "paid",
    "proofread": "proofread", "put": "put", "read": "read", "rewrite": "rewrote", "sell": "sold", "send": "sent",
    "set": "set", "shoot": "shot", "show": "showed", "sing": "sang", "speak": "spoke", "spend": "spent", "take": "took",
    "teach": "taught", "tell": "told", "think": "thought", "throw": "threw", "win": "won", "write": "wrote",
}  # fmt: skip
"""Verbs whose past is not made by their ending."""
_PAST_FORMS = frozenset(_IRREGULAR.values())
_TASK_BEGIN = regex(
    r"(?:(?:if|whether|that|to|and)\b\s*)*(?:(?:i|we|he|she|they|you)\b(?:['’](?:d|ll))?\s*)?"
    r"(?:(?:can|could|would|will|ll|d|should|may|might|please|also|maybe|just|to|help|love|like|be able)\b\s*)*"
    r"(?P<verb>[a-z]{2,})"
)
"""How a matter says what is to be done: "if she'd look over my portfolio"."""
_VAGUE_VERBS = frozenset((
    "ask", "be", "call", "chat", "come", "decide", "do", "get", "go", "have", "hear", "know", "let", "meet",
    "phone", "reply", "ring", "say", "see", "speak", "talk", "tell", "text", "think", "try", "a", "an", "the", "my",
    "our", "his", "her", "their", "some", "any", "more", "when", "what", "how", "where", "who", "why", "for",
    "about", "on", "up", "in", "of", "with",
))  # fmt: skip
"""What says too little by itself, or is no verb."""
_FETCHING, _FETCHED = ("pick", "collect", "fetch"), frozenset(("got", "picked", "collected", "fetched"))
_DOUBLED = regex(r"[^aeiou]*[aeiou][bdgklmnprt]|refer|submit|prefer|commit")
"""Verbs whose last letter is doubled before "ed" and "ing"."""
_TOO_COMMON = frozenset((
    "need", "used", "supposed", "left", "kept", "thought", "talked", "chatted", "called", "planned", "started", "tried",
    "wanted", "discussed", "mentioned", "worked", "missed", "promised", "asked", "needed",
))  # fmt: skip
"""Words of the past that tell nothing of a task done."""


def past_of(verb: str) -> tuple[str, ...]:
    """The forms of a verb by which it is done; a regular one may double its last letter."""
    if verb in _IRREGULAR:
        return (_IRREGULAR[verb],)
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    return (f"{verb}ed", f"{verb}{verb[-1]}ed") if _DOUBLED.fullmatch(verb) else (f"{verb}ed",)


def gerund_of(verb: str) -> str:
    """A verb with its ending in -ing: "letting", "making"."""
    return f"{verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb.removesuffix('e')}ing"


def deeds_of(matter: str, *, asked: bool = False) -> frozenset[str]:
    """The words by which what is to be done is done: "looked" for "if she'd look over my portfolio". To what was only
    ``asked`` the answer is that they can."""
    said = _TASK_BEGIN.match(matter.lower())
    verb = said["verb"] if said is not None else ""
    if not verb or verb in _VAGUE_VERBS:
        return frozenset()
    if verb in _FETCHING:
        return _FETCHED
    return frozenset((*past_of(verb), f"can {verb}")) if asked else frozenset(past_of(verb))


def is_deed(word: str) -> bool:
    """Whether a word may tell of something done."""
    return word in _PAST_FORMS or (len(word) > 4 and word.endswith("ed") and word not in _TOO_COMMON)
