"""What my lines and the notes of talks say of people: letters, mentors, family, new faces, a no to a meeting."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from re import IGNORECASE
from re import escape as re_escape

from netritual.domain.dates.day_wording import day_words
from netritual.domain.language.terms import stem, words_of
from netritual.domain.model import Interaction, Mentorship, Person, Settings
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.line_vocabulary import FAMILY, KIN_NAMED
from netritual.domain.suggestions.line_meaning import quote, quoted, says_met, words_of_line
from netritual.domain.suggestions.new_faces import INTRODUCED_DAYS, Introduced, introduced
from netritual.domain.suggestions.open_matters import OpenMatter
from netritual.domain.suggestions.own_lines import LINE_DAYS, OwnLines
from netritual.domain.suggestions.quarter_purpose import Purpose
from netritual.domain.suggestions.refusals import MOVES, Refusal, refused_until
from netritual.domain.suggestions.unanswered_contacts import letters_in
from netritual.domain.suggestions.unconfirmed_matters import seeming_matters
from netritual.domain.ties.counts import counts
from netritual.domain.ties.public_words import TALKS
from netritual.domain.ties.tie import CONVERSATIONS, COUNTED
from netritual.domain.ties.tie_stats import Sums
from netritual.regex import regex

GATHERING = 3
"""Others at a dinner from which on it is no meeting of two."""
MENTORS = frozenset(("mentor", "mentora", "mentorin"))
_MENTORED = regex(r"\b(?:to|i|we|can|could|will) mentor\b(?! (?:me|us)\b)", IGNORECASE)
"""Somebody else is to be mentored: that makes nobody my mentor."""
_KIN = regex(rf"(?:^|[,;:(/–-] ?|\b(?:is|was)|['’]s) ?my (?:\w+[- ])?(?:{'|'.join(FAMILY)})\W*$", IGNORECASE)
"""Who is called so at the end of a line: "my brother's firm" and "at the fair with my niece" are about another."""


class TalkNotes:
    """The notes of one day's network. ``acquainted`` gives everyone with a tier or an entry."""

    def __init__(
        self, network: Network, settings: Settings, today: date, purpose: Purpose,
        acquainted: Callable[[], Iterable[tuple[Person, Sums]]],
    ) -> None:  # fmt: skip
        self.network, self.settings, self.today, self.purpose = network, settings, today, purpose
        self._acquainted = acquainted

    @cached_property
    def lines(self) -> OwnLines:
        """What my lines of the last weeks say of people, of whatever kind they are."""
        return OwnLines(self.lately, lambda: self.names)

    @cached_property
    def lately(self) -> Sequence[Interaction]:
        """The talks of the last weeks."""
        return self.network.talks_between(self.today - timedelta(days=LINE_DAYS), self.today)

    @cached_property
    def names(self) -> dict[str, int]:
        """By first name (lower case) the one person with a tier or an entry who has it."""
        holders: dict[str, set[int]] = {}
        for person, _ in self._acquainted():
            for name in {first_name(person.name).lower().partition(" ")[0], *(one.lower() for one in person.aka)}:
                holders.setdefault(name, set()).add(person.id)
        return {name: min(who) for name, who in holders.items() if len(who) == 1 and len(name) > 2}

    @cached_property
    def by_term(self) -> dict[str, list[int]]:
        """By term the people whose talks are noted with it: the purpose, a move, a mentor. Looked up once."""
        terms = sorted({*self.purpose.words, *map(stem, MOVES), *MENTORS, *map(stem, FAMILY)})
        where = counts(self.network).knowing(terms, self.today)
        return {term: sorted(who for who, bits in where[term].items() if bits & TALKS) for term in terms}

    def people_of(self, words: Iterable[str]) -> set[int]:
        """The people whose talks are noted with one of these words."""
        return {who for word in words for who in self.by_term[stem(word)]}

    @cached_property
    def mentors(self) -> frozenset[int]:
        """Whom a note of mine calls a mentor, or who is one by their record."""
        noted = {
            who
            for who in self.people_of(MENTORS)
            if any(
                MENTORS.intersection(words_of(" ".join((talk.topic, talk.summary, talk.note, *talk.tags))))
                for talk in self.network.talks(who)
                if not _MENTORED.search(talk.line)
            )
        }
        return frozenset((*noted, *(m.person for m in self.network.all(Mentorship) if m.state == "active")))

    def mentor(self, person: Person) -> bool:
        """Whether I noted that somebody is a mentor."""
        notes = person.private_notes
        return person.id in self.mentors or bool(notes and MENTORS.intersection(words_of(notes)))

    @cached_property
    def relatives(self) -> frozenset[int]:
        """Those of whom a line says that they are of the family: "my sister Ana", or "my brother" one of them alone."""
        return frozenset(who for who in self.people_of(FAMILY) if self._is_kin(who))

    def _is_kin(self, who: int) -> bool:
        person = self.network.get(Person, who)
        first = re_escape(first_name(person.name)) if person is not None else ""
        named = regex(rf"{KIN_NAMED}{first}\b(?!['’])", IGNORECASE)
        talks = self.network.talks(who)
        return any(named.search(talk.line) or (talk.people == (who,) and _KIN.search(talk.line)) for talk in talks)

    @cached_property
    def letters(self) -> dict[int, Interaction]:
        """By person what they wrote to me lately, while nothing of mine is noted since and no answer to it."""
        return letters_in(self.lines, self.network, self.today)

    @cached_property
    def new_faces(self) -> dict[int, Introduced]:
        """By person who introduced them to me lately, while there is no word between us."""
        return introduced(self.network, self.lately, self.today - timedelta(days=INTRODUCED_DAYS))

    @cached_property
    def seeming(self) -> dict[int, OpenMatter]:
        """By person what a line seems to hold that waits for a yes."""
        return seeming_matters(self.network, self.lines, self.settings.trips, self.today)

    @cached_property
    def refused(self) -> dict[int, Refusal]:
        """By person their no to a meeting, as long as it holds, where a note says that they want none now."""
        refusals: dict[int, Refusal] = {}
        for talk in sorted(self.lately, key=lambda talk: talk.on):
            alone = len(talk.people) == 1 and (talk.note or talk.summary or talk.line)
            person = self.network.get(Person, talk.people[0]) if alone else None
            no = refused_until(talk, person) if person is not None else None
            if no is not None:
                refusals[talk.people[0]] = no
            elif refusals and talk.channel in CONVERSATIONS:
                for who in talk.people:
                    refusals.pop(who, None)
        return {who: no for who, no in refusals.items() if no.until > self.today}

    def line_with(self, person: Person, words: Iterable[str]) -> Interaction | None:
        """The newest line about somebody that has one of these words of the purpose."""
        stems = frozenset(map(stem, words))
        talks = self.network.talks(person.id)
        return next((one for one in talks if not stems.isdisjoint(self.purpose.terms(words_of_line(one)))), None)

    def line_words(self, line: Interaction, person: Person) -> str:
        """A line about somebody, told: "your line of Tue 3 Mar: “asked her about the ad”"."""
        said = self.said_of(line, person)
        return f"your line of {day_words(line.on, self.today)}{f': “{said}”' if said else ''}"

    @staticmethod
    def said_of(line: Interaction, person: Person) -> str:
        """What a line says of somebody: behind their name, or all of it where they were not there."""
        there = person.id in line.people
        return quote(line, person.name) if there or line.note else quoted(words_of_line(line))

    def note_of(self, person: int, day: int) -> bool:
        """True when there is a note of a talk with somebody on a day (an ordinal).

        What a line says beside its signs is one too, unless it only names the occasion, or says the same of others:
        then it tells where we all met.
        """
        talks = [talk for talk in self.network.talks(person) if talk.on.toordinal() == day]
        if any(talk.note for talk in talks):
            return True
        named = self.network.get(Person, person)
        if named is not None and all(talk.sentence and not quote(talk, named.name) for talk in talks):
            return False
        alone = {talk.summary for talk in talks if len(talk.people) == 1}
        said = {summary for summary in alone if not COUNTED.issuperset(summary.lower().split())}
        on = date.fromordinal(day)
        others = (talk for talk in self.network.talks_between(on, on) if person not in talk.people) if said else ()
        return not said <= {talk.summary for talk in others}

    def gathered(self, person: int, day: int) -> bool:
        """True when several were there at a talk with somebody on a day (an ordinal), or several new people were met
        on it: a conference has talks of two as well."""
        if any(len(talk.people) >= GATHERING for talk in self.network.talks(person) if talk.on.toordinal() == day):
            return True
        return len(self._met_on.get(day, ())) >= GATHERING

    @cached_property
    def _met_on(self) -> dict[int, set[int]]:
        """By day (an ordinal) of the last weeks whom I met for the first time."""
        by_day: dict[int, set[int]] = {}
        for talk in self.lately:
            if says_met(talk):
                by_day.setdefault(talk.on.toordinal(), set()).update(talk.people)
        return by_day
