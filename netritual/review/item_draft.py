"""The draft of a row as the guards see it: what it is, to whom, and whether everybody may read it."""

from netritual.domain.drafts.draft_checks import Draft, NoteKind
from netritual.domain.model import Interaction, Person, Request
from netritual.domain.network import Network, known_people
from netritual.review.step import Item

_KINDS: dict[str, NoteKind] = {
    "articles": "comment", "requests": "reply", "asks": "ask", "thanks": "thanks", "introductions": "introduction",
    "coffees": "invitation",
}  # fmt: skip
"""What a row's draft is, by the table of the row, else by its step; of any other it is a message."""


def item_draft(network: Network, item: Item, text: str, adds: str = "") -> Draft:
    """A text under way in a row; ``adds`` is how a comment adds something."""
    request = network.get(Request, item.ref) if item.table == "requests" else None
    kind = _KINDS.get(item.table) or _KINDS.get(item.key.partition(":")[0], "message")
    if request is not None and request.type == "complaint":
        kind = "complaint"
    elif kind == "message" and len(item.people) > 1:
        kind = "introduction"
    return Draft(
        text=text,
        kind=kind,
        person=network.get(Person, item.person) if item.person else None,
        about=tuple(known_people(network, (one for one in item.people if one != item.person))),
        made=item.draft,
        adds=adds,
        public=_is_public(network, request),
    )


def _is_public(network: Network, request: Request | None) -> bool:
    """Whether a request came where everybody reads the answer, too: as a comment."""
    talk = network.get(Interaction, request.from_interaction) if request and request.from_interaction else None
    return talk is not None and talk.channel == "comment"
