"""What an open loop says whose matter makes no sentence: a bare verb, a matter in another language, what is private."""

from netritual.domain.dates.day_wording import on_day
from netritual.domain.matters import matter
from netritual.domain.model import Ask, Interaction, Promise, Request
from netritual.review.message_drafts.loop_case import LoopCase, Parts
from netritual.review.message_drafts.loop_gate import is_answer_due, is_offer
from netritual.review.message_drafts.loop_parts import A_MESSAGE, ANSWER_NOTES
from netritual.review.message_drafts.promise_parts import is_done_by, is_spoken, loan
from netritual.review.message_drafts.relationship_phrases import TALKS
from netritual.review.message_drafts.subjects import source_of
from netritual.review.message_drafts.words_owed import WAITED_DAYS, was_promised


def parts_by_day(case: LoopCase) -> Parts:
    """What is written where the matter makes no sentence: the talk in which it was spoken of, and its day. None where
    no line tells of them, or where all of it is the writer's to say."""
    record = case.record
    source = record if isinstance(record, Interaction) else source_of(case.network, record, case.to.id)
    if source is None or case.loop.age_days < WAITED_DAYS:
        return None
    day = on_day(source.on, case.today, near=True)
    is_talk = case.to.id in source.people and source.channel in TALKS and not source.missed
    parts = {"unnamed": "yes", "talk": f"{TALKS[source.channel]} {day}" if is_talk else ""}
    match record:
        case Request() if case.loop.kind == "reply" and record.type not in ANSWER_NOTES:
            return "answer", parts
        case Promise(by="me") if matter.is_answer(case.text) and was_promised(case.network, record):
            return "answer", {**parts, "promised": "yes"}
        case Promise(by="me") if was_promised(case.network, record) and not (is_answer_due(record) or is_offer(case)):
            return "late", parts
        case Promise(by="them") if not is_done_by(case):
            return "owed", {**parts, "loan": loan(case), "mentioned": "yes" if is_spoken(case) else ""}
        case Ask(state="asked"):
            return "nudge", parts
        case Interaction() if A_MESSAGE.search(record.line.lower()):
            return "nudge_message", parts
    return None
