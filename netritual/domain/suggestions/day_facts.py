"""What one pass over the tables says about everyone on one day, for the parts of the suggestion score."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from operator import attrgetter

from msgspec.structs import replace

from netritual.domain.articles.article_fit import unread
from netritual.domain.dates.weeks import plus
from netritual.domain.language.text import fold
from netritual.domain.loops.death_lines import said_to_have_died
from netritual.domain.loops.do_now import told_as_done
from netritual.domain.loops.loop_list import is_stale
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Coffee, Follow, Interaction, Line, Person, Promise, Request, Review, Settings
from netritual.domain.network import Network, People
from netritual.domain.people.no_company import NO_COMPANY
from netritual.domain.quicklog.name_keys import without_firm
from netritual.domain.suggestions.acquaintance import Acquaintance, acquaintance_of, is_often, with_history
from netritual.domain.suggestions.called_off_coffees import called_off
from netritual.domain.suggestions.crowd import Crowd
from netritual.domain.suggestions.earlier_reviews import EarlierReviews
from netritual.domain.suggestions.exchanges import LEDGER_DAYS, Exchanges
from netritual.domain.suggestions.line_meaning import left_open, may_tell_news, says_met, speaks_of_soon, tells
from netritual.domain.suggestions.mourning import MOURNS, mourners
from netritual.domain.suggestions.needs import OfferIndex
from netritual.domain.suggestions.newborns import NEWBORN, baby_lines, tells_of_birth
from netritual.domain.suggestions.open_matters import IS_TALK, OpenMatters
from netritual.domain.suggestions.own_lines import OwnLines
from netritual.domain.suggestions.quarter_purpose import Purpose
from netritual.domain.suggestions.strangers import NEW_ALONE_DAYS, NEW_DAYS, Strangers
from netritual.domain.suggestions.talk_notes import TalkNotes
from netritual.domain.suggestions.weekly_shuffle import Lot
from netritual.domain.suggestions.whereabouts import Whereabouts
from netritual.domain.ties.counts import counts
from netritual.domain.ties.occasions import ENOUGH
from netritual.domain.ties.tie import keep_of
from netritual.domain.ties.tie_stats import Sums

FULL_READY = 12
"""People with a history from which on a network is settled, and with it floors and shares."""
READY = 61
"""People with a history after which more change nothing (``footing.list_places``)."""
YOUNG_DAYS = 180
"""Days after the first entry for which a log is young."""
TALKED_DAYS = 14
"""Days after a planned talk in which thanks are in place."""
FIRST_WORDS = 2
"""Messages that are preselected beside the coffees and calls."""
YES = frozenset(("confirmed", "held"))


class Facts:
    """Loops, coffees, give and take by person. Loops put off to a later day do not count.

    ``open`` are the people with something open, ``matters`` what is worth most of it, ``intent`` a coffee that was
    said. ``now`` is the ordinal of the day, ``keep`` the constants of p_keep in use.
    """

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.network, self.settings, self.today = network, settings, today
        self.now, self.keep = today.toordinal(), keep_of(settings)
        self.called_off: Mapping[int, Coffee] = called_off(network, settings, today)
        """By id the coffees that are to have a new day."""
        self._logs: dict[int, Acquaintance] = {}
        self.purpose = Purpose(settings.purpose)
        """The telling words of the quarter's purpose."""
        self.notes = TalkNotes(network, settings, today, self.purpose, lambda: self.acquainted)
        self.whereabouts = Whereabouts(network, settings, today, self.notes)
        done = told_as_done(network, settings, today)
        if self.newcomer:
            loops: list[Promise | Request] = [*network.all(Promise), *network.all(Request)]
            done |= {one.id for one in loops if is_stale(one.due, today)}
        state = OpenMatters(network, today, self.called_off.values(), done, settings.trips)
        self.matters, self.open, self.intent, self.coffees = state.matters, state.open, state.intent, state.coffees
        self.exchanges = Exchanges(network, today)
        self.lot = Lot(today)
        self._own_firms = _own_firms(network.all(Line), today)

    @cached_property
    def babies(self) -> Mapping[int, Interaction]:
        """By person the line that tells of their baby, born or on the way."""
        return baby_lines(self.network, self.today)

    @cached_property
    def coffee_waits(self) -> Mapping[int, str]:
        """By person why a coffee can wait and a word is in place: a death or a funeral of these days, a baby."""
        babies = {who: NEWBORN for who, line in self.babies.items() if tells_of_birth(line)}
        return babies | dict.fromkeys(mourners(self.network, self.today), MOURNS)

    @cached_property
    def said_to_have_died(self) -> frozenset[int]:
        """Those whose death a line tells that is not answered yet."""
        return frozenset(said_to_have_died(self.network, self.today))

    @cached_property
    def earlier(self) -> EarlierReviews:
        """What the reviews of earlier weeks showed."""
        places = max(0, self.settings.capacity) + FIRST_WORDS
        return EarlierReviews(self.network.all(Review), People(self.network), self.today, places)

    def unheeded(self, person: Person) -> list[date]:
        """The days on which somebody had a place in a review and nothing came of it, the newest first: no coffee was
        planned, and no line names them since. A tier may be of the day of the review."""
        placed = self.earlier.placed.get(person.id)
        if not placed:
            return []
        touches, line = self.network.touches(person.id), self.notes.lines.newest.get(person.id)
        coffees = [max(c.said, c.changed.date() if c.changed else c.said) for c in self.coffees.get(person.id, ())]
        news = [date.fromordinal(touches[-1].day)] if touches else []
        news += [
            *coffees,
            *([line.on] if line is not None else []),
            *([plus(person.tier_set, -1)] if person.tier_set else []),
        ]
        newest = max(news, default=date.min)
        return [on for on in placed if on > newest]

    @cached_property
    def offers(self) -> OfferIndex:
        """What everyone can be asked for."""
        return OfferIndex(counts(self.network).seeking())

    @cached_property
    def noted(self) -> frozenset[int]:
        """The people of whom a table says something that can count for a score or against a suggestion."""
        earlier = self.earlier
        shown = (*earlier.ignored, *earlier.placed, *earlier.twice)
        return frozenset((*self.matters, *self.coffees, *self.exchanges.gave, *self.exchanges.got, *shown))

    @cached_property
    def acquainted(self) -> Sequence[tuple[Person, Sums]]:
        """Everyone with a tier or an entry, with what their touches say today."""
        totals = counts(self.network)
        return [*totals.rhythms(self.now), *totals.untiered(self.now)]

    @cached_property
    def ready(self) -> int:
        """How many people there are with a history, counted up to ``READY``: more make no difference."""
        return sum(1 for _ in islice(with_history(self.acquainted, self.log_of), READY))

    @property
    def newcomer(self) -> bool:
        """Whether the network is not settled yet."""
        return self.ready < FULL_READY

    @cached_property
    def rhythms(self) -> int:
        """How many people there are with a tier and a talk."""
        tiered = (one for one in self.acquainted if one[0].tier)
        return sum(1 for _ in with_history(tiered, self.log_of))

    def log_of(self, person: int) -> Acquaintance:
        """The acquaintance with somebody, worked out once."""
        log = self._logs.get(person)
        if log is None:
            log = acquaintance_of(self.network.touches(person), self.now)
            line = None if log.occasions else self.notes.lines.aside(person)
            if line is not None and person in line.people and says_met(line):  # a note may tell of the first meeting
                log = replace(log, once=line.on.toordinal(), grouped=True)
            self._logs[person] = log
        return log

    @cached_property
    def young(self) -> bool:
        """Whether the log is too short to show who is known well."""
        first = counts(self.network).first_touch()
        return first is not None and (self.today - first).days < YOUNG_DAYS

    @cached_property
    def crowd(self) -> Crowd:
        """What one look at everyone tells about each."""
        able = {
            one[0].id: one
            for one in self.acquainted
            if one[0].status != "archived" and (0 < one[0].tier < 4 or one[1].count >= ENOUGH)
        }
        leads = sorted((person for person, _ in able.values()), key=attrgetter("handle"))
        leads.sort(key=lambda person: person.tier or 6)

        def sure(who: int) -> bool:
            person, sums = able[who]
            return 0 < person.tier < 4 or is_often(person, sums, self.log_of)

        noted = {term: self.notes.by_term[term] for term in sorted(self.purpose.words)}
        return Crowd(self.network.all(Person), leads, sure, self.purpose, noted)

    @property
    def new_days(self) -> int:
        """Days for which somebody is new on the list."""
        return NEW_DAYS if self.acquainted or self.noticed else NEW_ALONE_DAYS

    @cached_property
    def strangers(self) -> Strangers:
        """Those on the list with a reason to write to them, and the one of the weekly lot."""
        passed_over = {person.id for person, _ in self.acquainted} | self.noticed
        return Strangers(self.whereabouts, self.crowd, passed_over, self.wrote, self._rests, self.lot, self.new_days)

    def works_with_me(self, person: Person) -> bool:
        """Whether they are at a company that my lines say I work at."""
        return bool(self._own_firms) and fold(without_firm(person.company)) in self._own_firms

    def _rests(self, person: Person) -> bool:
        """Whether they are colleagues, are snoozed, are no fit, were asked for a coffee once, or were shown twice."""
        if self.works_with_me(person):
            return True
        if is_snoozed(person, self.today):
            return True
        if person.blocked_kinds and "all" in person.blocked_kinds:
            return True
        return person.id in self.coffees or bool(self.earlier.too_soon(person, self.settings, self.today))

    @cached_property
    def own_reasons(self) -> frozenset[int]:
        """Those with a reason that their record, a table or a note gives, whatever their touches say."""
        fitting = self.crowd.fitting if self.purpose.words else ()
        newest = self.notes.lines.newest.items()
        alone = ((who, line) for who, line in newest if line.people == (who,) and tells(line))
        rules = (left_open, speaks_of_soon, may_tell_news, lambda line: line.proposed)
        left = (who for who, line in alone if any(says(line) for says in rules))
        opened = (*self.notes.mentors, *self.wrote, *self.notes.letters, *self.notes.new_faces, *left, *fitting)
        return self.noted.union(self.notes.seeming, self.babies, opened)

    @cached_property
    def noticed(self) -> frozenset[int]:
        """Those with something open, or whom a line of the last weeks names or seems to hold something of."""
        return frozenset(
            (*self.open, *self.notes.seeming, *self.notes.new_faces, *self.talked, *self.notes.lines.newest)
        )

    @cached_property
    def talked(self) -> dict[int, Follow]:
        """By person the planned talk that is past, where no word of mine is noted since: a thank-you is due."""
        follows: dict[int, Follow] = {}
        for follow in self.network.all(Follow):
            on = follow.due
            if follow.state != "open" or on is None or not 0 < (self.today - on).days <= TALKED_DAYS:
                continue
            if not IS_TALK.match(follow.text):
                continue
            for who in follow.people:
                line = self.notes.lines.newest.get(who)
                if line is None or line.on <= on:
                    follows[who] = follow
        return follows

    def line_of(self, person: Person) -> Interaction | None:
        """The newest line that names somebody."""
        line = self.notes.lines.newest.get(person.id) or self._earlier_lines.newest.get(person.id)
        return line or next(iter(self.network.talks(person.id, 1)), None)

    @cached_property
    def _earlier_lines(self) -> OwnLines:
        """What the lines of the ledger say, in the weeks of a newcomer: they may name somebody who was not there."""
        first = self.today - timedelta(days=LEDGER_DAYS if self.newcomer else 0)
        return OwnLines(self.network.talks_between(first, self.today), lambda: self.notes.names)

    def invitations(self, person: int) -> list[Coffee]:
        """The coffees with somebody that tell how often they were asked: one that is to have a new day does not."""
        return [coffee for coffee in self.coffees.get(person, ()) if coffee.id not in self.called_off]

    @cached_property
    def wrote(self) -> dict[int, str]:
        """By author what of theirs is still to be read."""
        return {author: article.title or article.url for author, article in unread(self.network).items()}


def _own_firms(lines: Iterable[Line], today: date) -> frozenset[str]:
    """Where I work, folded, by my lines of today; no company for "self-employed" and the like."""
    valid = (one for one in lines if (one.valid_from or date.min) <= today <= (one.valid_to or date.max))
    return frozenset(fold(without_firm(one.text)) for one in valid if one.key == "company") - NO_COMPANY
