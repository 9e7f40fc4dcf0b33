"""One table of acts: what can be done with a row has one id, which is its verb's, its command's and the journal's."""

import pytest

from netritual.domain.history.former_ids import FORMER
from netritual.domain.history.record_sentences import TELLERS
from netritual.domain.history.sentences import sentence
from netritual.review.acts import ACTS
from netritual.review.step import Act
from netritual.services.reviews.act_execution import PARAMETERS
from netritual.services.verb import verbs
from netritual.tui.command_table import every_command

OF_THE_REVIEW = ("review-finish", "write-calendar")
"""``ReviewRun`` does them itself, since they are more than a verb with a row."""
CHANGES = [act for act in ACTS.values() if not act.shows and act.id not in OF_THE_REVIEW]


@pytest.mark.parametrize("act", CHANGES, ids=lambda act: act.id)
def test_an_act_names_a_verb_that_it_can_fill(act: Act) -> None:
    assert act.id in verbs()
    verb = verbs()[act.id]
    needed = verb.within.__code__.co_argcount - 1 - len(verb.within.__defaults__ or ())
    assert set(verb.parameters[:needed]) <= PARAMETERS.keys(), act.id
    assert len(verb.within.__kwdefaults__ or ()) == verb.within.__code__.co_kwonlyargcount, act.id


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_an_act_has_a_key_a_word_and_its_question(act: Act) -> None:
    assert act.key and act.label
    assert bool(act.asks) == bool(act.prompt)
    assert bool(act.choices) == (act.asks == "choice")
    assert not act.help or act.help.endswith((".", "?"))


def test_a_command_that_is_an_act_says_what_the_table_says() -> None:
    """Nothing is listed twice: such a command is made of the act, and has a line for the help."""
    made = [command for command in every_command().values() if command.act and command.id in ACTS]
    assert len(made) > 15
    for command in made:
        act = ACTS[command.id]
        assert (command.act_key, command.label, command.help) == (act.key, act.label, act.help)
        assert act.help, act.id


def test_ids_of_before_lead_to_those_of_now() -> None:
    """``later`` is still a command of Insights; as a verb it was what ``snooze`` is."""
    commands = every_command()
    for former, now in FORMER.items():
        assert now in verbs() or now in commands, former
        assert former not in verbs() and (former not in commands or former == "later"), former


@pytest.mark.parametrize("table", sorted(TELLERS))
def test_whatever_a_verb_changes_there_is_a_sentence(table: str) -> None:
    """Also for a record that some other program wrote: plain words, and no id of a verb."""
    for id_ in verbs():
        for before in ({}, {table: {7: {"text": "a"}}}):
            words = sentence(id_, {table: {7: {"text": "b"}}}, before, lambda person: None)
            assert words.endswith(".") and words[0].isupper()
            assert "-" not in id_ or id_ not in words
