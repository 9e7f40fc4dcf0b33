"""Ids that were called otherwise before: of verbs in a journal, and of commands in the settings."""

from collections.abc import Mapping

FORMER: Mapping[str, str] = {
    "add-link": "add-article", "coffee-kind": "change-kind", "edit-form": "edit-person", "follow-rest": "let-rest",
    "introduction-good": "introduction-outcome", "introduction-none": "introduction-outcome",
    "introduction-rest": "let-rest", "lapse-coffee": "let-rest", "later": "snooze", "mark-read": "read-article",
    "meeting-held": "log-meeting", "merge-person": "merge-people", "new-person": "add-person",
    "nudge-ask": "nudge", "nudge-owed": "nudge", "person-is": "merge-people",
    "propose-and-ask-introduction": "introduce", "propose-introduction": "introduce", "rest-ask": "let-rest",
    "rest-owed": "let-rest", "rest-request": "let-rest", "show-prep": "coffee-purpose",
    "slot-earlier": "earlier-slot", "slot-later": "later-slot", "snooze-person": "snooze", "to-list": "list-person",
}  # fmt: skip
"""Former id -> the id of now. A journal keeps what was written into it; its sentences are those of the new id."""
