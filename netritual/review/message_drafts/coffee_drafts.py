"""The draft of a coffee that step 7 suggests."""

from netritual.domain.coffees.coffee import said_with
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.model import Coffee, Person
from netritual.review.choice import CoffeeChoice
from netritual.review.message_drafts.meeting_drafts import day_said, invitation, is_postponed, said_meeting, topic_for
from netritual.review.message_drafts.relationship_phrases import meets_since
from netritual.review.message_drafts.unread_words import is_certain
from netritual.review.step import StepContext


def invitation_to(ctx: StepContext, choice: CoffeeChoice) -> str:
    """The invitation to a suggested coffee, with the slot that is shown; "" where nobody is to be invited yet."""
    one, chosen = choice.suggestion, choice.chosen
    coffees = said_with(ctx.network.all(Coffee), one.person)
    said = next(
        (coffee for coffee in coffees if not meets_since(ctx.network, (one.person,), coffee.said, coffee.id)), None
    )
    kind: DraftKind = "invite_said" if said is not None and said_meeting(said.channel) else "invite"
    if said is not None and (is_postponed(said) or day_said(ctx.network, said, ctx.today)):
        return ""  # it waits for something else, or both know of the day
    is_sure = said is not None and is_certain(ctx.network, said)
    return invitation(
        ctx.network, ctx.settings, ctx.now, kind, one.person, chosen.channel or one.kind, chosen.slot,
        topic=topic_for(ctx.network, ctx.network.get(Person, one.person), chosen.purpose),
        said=said_meeting(said.channel) if said is not None and is_sure else "",
    )  # fmt: skip
