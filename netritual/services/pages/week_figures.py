"""The figures of this week, beside what one aims at, what is usual, and the weeks before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from netritual.domain.dates.weeks import monday_of
from netritual.domain.figures.stats_metrics import medians_since, weekly
from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.network import Network
from netritual.domain.ties.tie import NO_TOUCH
from netritual.domain.ties.touch_metrics import people_met, people_reached

USEFUL, ADVICE, FAVOURS = 2, 1, 1
"""What a week is measured by. What is usual is told beside it, and is no aim: nobody said so."""
SETTLED_WEEKS = 4
"""Weeks of use from which on the weeks before say something."""


class AimedFigure(Struct, frozen=True):
    """One number of the week: its words, how much is done, and what is aimed at (None: no aim).

    ``usual`` is the middle of the weeks before (None: not known yet), ``weeks`` the numbers of the last twelve, this
    one last, with None for a week of rest.
    """

    words: str
    done: int
    aim: int | None = None
    usual: float | None = None
    weeks: tuple[int | None, ...] = ()


class Figures(Struct, frozen=True, kw_only=True):
    """The figures of a week. ``week`` counts the weeks of use, 1 for the first."""

    reached: AimedFigure
    met: AimedFigure
    small: tuple[AimedFigure, ...]
    week: int

    @property
    def is_settled(self) -> bool:
        """Whether there are weeks enough to compare with."""
        return self.week > SETTLED_WEEKS


def week_figures(network: Network, settings: Settings, now: datetime, since: date | None) -> Figures:
    """The figures of the week of now; ``since`` is the day from which weeks count."""
    weeks, usual = weekly(network, now), medians_since(network, now, since)
    week = max(0, (now.date() - since).days) // 7 + 1 if since is not None else 1
    settled = week > SETTLED_WEEKS
    counted = [one for one in weeks if since is None or one.monday >= monday_of(since)]

    def figure(words: str, key: str, aim: int | None) -> AimedFigure:
        return AimedFigure(
            words,
            getattr(weeks[-1], key),
            aim,
            usual.get(key) if settled else None,
            tuple(None if one.rest else getattr(one, key) for one in counted) if settled else (),
        )

    return Figures(
        reached=figure("people this week", "people_reached", None),
        met=figure("in person", "in_person", settings.capacity),
        small=(
            figure("useful comments", "useful_comments", USEFUL),
            figure("advice asked", "asks_made", ADVICE),
            figure("favours given", "gave", FAVOURS),
        ),
        week=week,
    )


class FirstWeek(Struct, frozen=True, kw_only=True):
    """What is told of a week while there are none to compare it with.

    ``days`` are the seven of the week: how many people one talked with, and whether one of them in person; None for
    those to come. ``met`` names whom one met, ``talks`` are the newest.
    """

    days: tuple[tuple[int, bool] | None, ...]
    met: tuple[str, ...]
    talks: tuple[Interaction, ...]


NEWEST, NEWEST_DAYS = 4, 28
"""So many talks are shown, of so many days."""


def first_week(network: Network, today: date) -> FirstWeek:
    """The days of this week, whom one met on them, and the newest talks."""
    monday = monday_of(today)
    talks = [
        talk
        for talk in network.talks_between(today - timedelta(days=NEWEST_DAYS - 1), today)
        if talk.people and talk.channel not in NO_TOUCH
    ]
    of_week = [talk for talk in talks if talk.on >= monday]

    def day(number: int) -> tuple[int, bool] | None:
        on = monday + timedelta(days=number)
        of_day = [talk for talk in of_week if talk.on == on]
        return (len(people_reached(of_day)), bool(people_met(of_day))) if on <= today else None

    met = [network.get(Person, who) for who in sorted(people_met(of_week))]
    return FirstWeek(
        days=tuple(day(number) for number in range(7)),
        met=tuple(person.name for person in met if person is not None),
        talks=tuple(sorted(talks, key=lambda talk: (talk.on, talk.id), reverse=True)[:NEWEST]),
    )
