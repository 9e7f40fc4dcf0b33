"""Who began a contact, and whether a call reached nobody: the subject of the verb, or what stands before the name."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.quicklog.line_vocabulary import IN_PERSON, LIVE, PLATFORM
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import Word
from netritual.domain.quicklog.natural.recognised_names import Frame, Name

_UNANSWERED = (
    "no answer", "no reply", "no response", "didn't pick up", "did not pick up", "didn't answer", "did not answer",
    "didnt pick up", "never picked up", "not there", "went to voicemail", "straight to voicemail", "got voicemail",
    "no luck", "didn't reach",
    "could not reach", "couldn't reach", "voicemail",
)  # fmt: skip
_MISSED_ME = (
    "missed it", "i missed it", "missed the call", "missed both", "missed him", "missed her", "missed them",
    "missed his call", "missed her call", "missed their call", "couldn't take it", "couldn't pick up",
    "couldnt pick up", "didn't pick up in time", "i was out",
)  # fmt: skip
_NOT = frozenset(("didn't", "didnt", "never"))
_WE = frozenset(("i", "we"))
_THEM = (["him"], ["her"], ["them"])


def who_began(channel: str, at: int, lows: Sequence[str], names: Sequence[Name]) -> tuple[str, bool]:
    """Who began the contact whose word stands at a place (-1 for none), "" for the usual one of its channel; and
    whether it was missed."""
    initiator = ""
    began = next((name for name in names if name.frame is Frame.SUBJECT), None)
    low = lows[at] if at >= 0 else ""
    if not channel and began is not None and any([word in PLATFORM for word in lows]):
        initiator = "them"
    if channel and channel not in IN_PERSON:
        to_them = began is not None and at > began.end and lows[at + 1 : at + 2] in _THEM  # "Tom owes me, wrote him"
        if began is not None and (to_them or not _WE.isdisjoint(lows[began.end : max(at, began.end)])):
            initiator = "mutual" if channel in LIVE else "me"
        elif (
            (began is not None and at >= began.end and at - began.end <= 3)
            or any([_is_written_by(lows, name.end) for name in names if name.frame is Frame.SUBJECT])
            or low == "heard"
            or (at > 0 and lows[at - 1] in _WRITERS)
            or (lows[at - 1] == "and" and at > 1 and any([name.start == 0 for name in names]))
            or (low in v.PERSONAL and lows[at + 1 : at + 2] in (["me"], ["us"]))
            or (
                at >= 0
                and ((low not in v.PERSONAL and _followed_by(lows, at, "from")) or is_next(names, lows, at, v.FROM))
            )
            or (any(verb in lows for verb in ("got", "received")) and "from" in lows[at:])
        ):
            initiator = "them"
        elif low in v.TALKED:
            initiator = "mutual"
        elif (
            low == "wrote"
            or "sent" in lows[: at + 1]
            or (channel not in LIVE and "sent" in lows)
            or (channel not in LIVE and (_followed_by(lows, at, "to") or is_next(names, lows, at, v.TO)))
        ):
            initiator = "me"
    if channel == "call":
        return _missed(initiator, at, " ".join([low for low in lows if low]), lows, began)
    return initiator, False


def nobody_picked_up(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """The place of "pick" in "Tom didn't pick up", which tells of a call, and of no thing that was picked up; -1
    elsewhere."""
    end = names[0].end if names and not names[0].start and not words[names[0].end - 1].gap else 0
    at = end + (lows[end : end + 2] == ["did", "not"])
    if not end or (at == end and lows[end : end + 1] == []) or (at == end and lows[end] not in _NOT):
        return -1
    picked = lows[at + 1 : at + 3] in (["pick", "up"], ["picked", "up"])
    ends = at + 3 >= len(lows) or words[at + 2].gap or lows[at + 3] in CALENDAR | {"again", "either"}
    return at + 1 if picked and ends else -1


def _is_written_by(lows: Sequence[str], end: int) -> bool:
    """True right behind the name of who wrote, however far the word for it: "Tom wrote a beautiful long letter"."""
    behind = end + (lows[end : end + 1] != [] and lows[end] in v.ADVERBS)
    if lows[behind : behind + 2] == ["called", "off"]:
        return False
    if lows[behind : behind + 3] == ["got", "in", "touch"]:
        return True
    return lows[behind : behind + 1] == ["sent"] or not v.PERSONAL.isdisjoint(lows[behind : behind + 1])


def _followed_by(lows: Sequence[str], at: int, word: str) -> bool:
    near = lows[at + 1 : at + 3]
    return word in near and not (near[0] == "back" and word == "to")


def is_next(names: Sequence[Name], lows: Sequence[str], at: int, words: frozenset[str]) -> bool:
    """True for one of some words between a word of contact and a name: "Mail von Katrin", "call with Amy"."""
    return lows[at + 1 : at + 2] != [] and lows[at + 1] in words and any([name.start == at + 2 for name in names])


_WRITERS = frozenset(("author", "writer"))
"""Who answers under an article: "author replied: Ana Ruiz"."""
LEFT = frozenset(("message", "messages", "voicemail", "voicemails", "vm"))


def _missed(initiator: str, at: int, text: str, lows: Sequence[str], began: Name | None) -> tuple[str, bool]:
    """A call that reached nobody: mine, or theirs that I missed."""
    if (
        (began is not None and "left" in lows and not LEFT.isdisjoint(lows))
        or "missed" in lows[: at + 1]
        or (initiator == "them" and _holds(text, _MISSED_ME))
    ):
        return "them", True
    only_tried = at >= 0 and "tried" in lows[max(at - 1, 0) : at + 1] and "got" not in lows[at:]  # "tried Ana again"
    no_answer = began is None and initiator != "them" and (only_tried or _holds(text, _UNANSWERED))
    if no_answer or ("left" in lows and not LEFT.isdisjoint(lows)):
        return "me", True
    return initiator, False


def _holds(text: str, phrases: Sequence[str]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
