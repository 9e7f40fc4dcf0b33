"""A no and a move that a note tells of: until when, of whom, and what is something else."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.loops.trigger_vocabulary import may_decline
from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.suggestions.line_meaning import refuses
from netritual.domain.suggestions.refusals import moved_to, refused_until
from netritual.domain.suggestions.suggest import suggest, why_not
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 13)
ANA = Person(id=1, handle="ana-ruiz", name="Ana Ruiz", tier=2)
PLACES = ("oslo", "newyork", "porto", "ghent")


def noted(text: str, ago: int = 2, **fields: Any) -> Interaction:
    on = TODAY - timedelta(days=ago)
    return Interaction(**{"on": on, "channel": "dm", "people": (1,), "initiator": "them", "note": text, **fields})


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("no time for a coffee this month", date(2026, 4, 1)),
        ("she said no", date(2026, 3, 25)),
        ("Ana said no to lunch, sadly", date(2026, 3, 25)),
        ("Ana won't come for dinner", date(2026, 3, 25)),
        ("Ana can't come along for a coffee", date(2026, 3, 25)),
        ("she can't make it for lunch friday", date(2026, 3, 25)),
        ("she can't get away for lunch", date(2026, 3, 25)),
        ("asked for a walk and she declined", date(2026, 3, 25)),
        ("too busy until may", date(2026, 5, 1)),
        ("no coffee with Ana before may", date(2026, 5, 1)),
        ("can't make a coffee before April", date(2026, 4, 1)),
        ("on parental leave till June. A boy", date(2026, 6, 1)),
        ("has no time after march for calls", date(2026, 4, 1)),
        ("no time until the end of march", date(2026, 4, 1)),
        ("no time until march is over", date(2026, 4, 1)),
        ("busy until the end of may", date(2026, 6, 1)),
        ("swamped right now", date(2026, 3, 25)),
        ("busy until january", date(2026, 10, 21)),
        ("Ana hat keine Zeit vor Mai, Absage f Kaffee", date(2026, 5, 1)),
        ("sie hat keine zeit bis mai", date(2026, 5, 1)),
        ("Ana sagt nein zum Kaffee", date(2026, 3, 25)),
        ("Ana hat nein gesagt", date(2026, 3, 25)),
        ("Ana n'a pas le temps avant mai", date(2026, 5, 1)),
        ("Ana no tiene tiempo hasta mayo", date(2026, 5, 1)),
        ("Ana non ha tempo", date(2026, 3, 25)),
        ("Ana não tem tempo", date(2026, 3, 25)),
        ("Ana heeft geen tijd", date(2026, 3, 25)),
    ],
)
def test_a_no_holds_until_the_day_it_names(text: str, until: date) -> None:
    no = refused_until(noted(text), ANA)
    assert no is not None and no.until == until
    assert may_decline(text), "the shell's quick log looks it up"


@pytest.mark.parametrize(
    "text",
    ["ich habe keine zeit für kaffee diese woche", "Tom hat keine Zeit für Kaffee",
     "Ana hat keine Zeit für das Projekt", "Ana hat abgelehnt, den Job zu nehmen", "Ana hat keine Zeitung",
     "won't do it for a coffee", "can't ask Ben to come for dinner", "can't get the room for the call",
     "I have no time for a coffee this week", "Tom has no time for coffee", "she can't wait for our coffee",
     "declined the job offer", "said no to the merger", "said no to desalination but wants me to come in for a chat",
     "can't pay it by wed 1 april, coffee then", "said no to the second idea, call her on wed 1 april",
     "declined the second pitch; a call comes later", "can't find a designer", "can't talk about her salary",
     "no time for hobbies", "busy", "can't do the first fix before our meeting",
     "can't make coffee, can do 2 april 9am", "can't do lunch, how about a call",
     "can't make lunch tomorrow, moving to next tuesday 12:30", "can't do lunch, rescheduled to fri", ""],
)  # fmt: skip
def test_what_is_no_no(text: str) -> None:
    assert refused_until(noted(text), ANA) is None
    assert refused_until(replace(noted("she said no"), people=(1, 2)), ANA) is None


@pytest.mark.parametrize(
    "text",
    ["Ana can't make thursday, moved to 12 Dec at 10", "ana cant thu", "no answer from Ana", "Ana can't pay",
     "leave the keys with Ana", "Ana turned up late", "Hugo ist mir keine 20 Euro schuldig", "le devis pas encore reçu",
     "Ana said no one knows about pricing", "pas de nouvelles d'Ana", "Ana is not in Oslo", "ana cant wait for fri",
     "geen antwoord van Ana", "Ana is busy painting the shed"],
)  # fmt: skip
def test_a_no_to_another_thing_is_not_looked_up(text: str) -> None:
    assert refused_until(noted(text), ANA) is None
    assert not may_decline(text)


@pytest.mark.parametrize("text", ["Ana can't", "Ana turned my idea down", "Ana said no. Tom pays"])
def test_a_no_that_says_no_more_is_looked_up_beside_what_is_noted(text: str) -> None:
    assert refused_until(noted(text), ANA) is not None
    assert may_decline(text) and may_decline("call with @ana", text)


@pytest.mark.parametrize(
    "text", ["can't meet, moving to Berlin", "can't make lunch tomorrow", "no time for coffee, moving house on friday"]
)
def test_another_move_gives_no_other_time(text: str) -> None:
    assert refused_until(noted(text), ANA) is not None


def test_a_line_that_says_no_and_nothing_else_is_one() -> None:
    assert refused_until(noted("", note=None, summary="", line="Ana said no"), ANA) is not None


def test_what_i_cannot_is_no_no_of_theirs() -> None:
    mine = noted("", note=None, summary="cant make the breakfast thurs, ana is subbing for me", sentence=True)
    assert refused_until(mine, ANA) is None
    told_her = replace(mine, summary="texted Ana, can't do lunch friday", line="texted Ana, can't do lunch friday")
    assert refused_until(told_her, ANA) is None and not refuses(MemoryNetwork(ANA), told_her, 1)
    answered = replace(mine, summary="texted Ana, she can't do lunch friday")
    assert refused_until(answered, ANA) is not None
    ours = replace(mine, summary="cant do lunch with ana before april")
    assert refused_until(ours, ANA) is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ana moved to Oslo", "Oslo"), ("she is moving to New York next month", "New York"),
        ("has just relocated to porto", "porto"), ("they moved abroad", "abroad"),
        ("good talk. Moves away soon", "abroad"),
        ("moved to Oslo Bank as CFO", None), ("moved to Oslo last week", "Oslo"),
        ("moved to Stripe", None), ("Tom moved to Oslo", None), ("we moved to Oslo", None),
        ("moved the meeting to Oslo", None), ("moved to a new role", None),
    ],
)  # fmt: skip
def test_a_move_is_one_to_a_place_that_is_known(text: str, place: str | None) -> None:
    assert moved_to(noted(text), ANA, PLACES) == place


def told(*talks: Interaction, **fields: Any) -> tuple[list[tuple[int, str]], str]:
    """Who is suggested for what, and why Ana is not."""
    coffees = [noted("", ago, channel="coffee", initiator="mutual") for ago in (160, 130, 100)]
    network = MemoryNetwork(replace(ANA, **fields), *coffees, *talks)
    settings = Settings(city="Ghent")
    shown = suggest(network, settings, TODAY).shown
    return [(one.person, one.kind) for one in shown], why_not(network, settings, TODAY, 1).why


def test_nobody_is_asked_who_has_no_time() -> None:
    assert told(city="Ghent")[0] == [(1, "coffee")]
    assert told(noted("too busy until may"), city="Ghent") == ([], "no time before Fri 1 May, as you noted")
    assert told(noted("said no to coffee"), city="Ghent") == ([], "said no 2 days ago"), "no day is made up"
    assert told(noted("said no to coffee", 22), city="Ghent")[0] == [(1, "coffee")]
    later = noted("", 1, channel="call", initiator="mutual")
    assert "no time" not in told(noted("too busy until may", 5), later, city="Ghent")[1]


def test_who_moved_away_is_called_until_we_met_again() -> None:
    move = noted("she moved to Oslo", 95)
    assert told(move, city="Ghent")[0] == told(move)[0] == [(1, "video")]
    again = noted("", 20, channel="coffee", initiator="mutual")
    assert "Oslo" not in str(told(move, again, city="Ghent"))
