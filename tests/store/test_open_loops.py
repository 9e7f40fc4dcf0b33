"""What the quick log is told of open things without the store: never less than there is."""

from datetime import timedelta

from netritual.clock import FixedClock
from netritual.domain.coffees.coffee import OPEN
from netritual.domain.loops.closing_rules import RULES
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Introduction, Person, Settings
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import ENGAGED_DAYS
from netritual.domain.quicklog.reading import Reading
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.demo import fill
from netritual.services.name_book import NameBook
from netritual.services.ports import Store
from netritual.services.verbs.loops import say_thanks
from netritual.services.verbs.people_verbs import add_person, set_tier
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.records import put

SETTINGS = Settings()


def read(store: Store, line: str) -> Reading:
    return parse(line, NameBook(store.view()), NOW.date())


def answers(home: Home, people: list[int], but: int = 0) -> list[bool]:
    """Whether something may be open with each of some people."""
    appender = Appender(home, Disk(), True)
    try:
        appender.names()
        return [appender.open_with([who], but) for who in people]
    finally:
        appender.close()


def test_nobody_with_something_open_is_passed_over_in_a_journal_or_its_index(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    fill(store, NOW, SETTINGS)
    for line in ("lunch with Nadia Khalil, she owes me the slides", "+thanks @zoe for it"):
        log(store, NOW, line, SETTINGS)
    for indexed in (False, True):
        assert not indexed or store.update_index()
        network = store.view()
        found = [one for one in loops(network, SETTINGS, NOW, snoozed=True, heard=True) if one.kind in RULES]
        wanted = {who for one in found for who in one.people}
        wanted |= {who for one in network.all(Coffee) if one.state in OPEN for who in one.people}
        wanted |= {person.id for person in network.all(Person) if person.needs}
        people = [person.id for person in network.all(Person)]
        told = answers(own_home, people)
        assert any(told) and not all(told)
        assert wanted <= {who for who, open_ in zip(people, told, strict=True) if open_}
    store.close()


def test_what_is_closed_is_not_open_and_a_line_does_not_count_itself(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    log(store, NOW, "coffee @ana", SETTINGS)
    made, _ = log(store, NOW, "call @tom +thanks for the tickets", SETTINGS)
    ana, tom = (person.id for person in store.view().all(Person))
    assert answers(own_home, [ana, tom]) == [False, True]
    assert answers(own_home, [tom], made.id) == [False]
    (loop,) = loops(store.view(), SETTINGS, NOW)
    say_thanks(store, NOW, loop.id)
    assert answers(own_home, [ana, tom]) == [False, False]
    assert store.update_index()
    assert answers(own_home, [ana, tom]) == [False, False]
    store.close()


def test_an_introduction_that_was_sent_counts_where_a_line_may_tell_what_came_of_it(
    own_home: Home, clock: FixedClock
) -> None:
    store = open_store(own_home, Disk(), True)
    for line in ("coffee @ana", "coffee @tom", "coffee @zoe"):
        log(store, NOW, line, SETTINGS)
    ana, tom, zoe = (person.id for person in store.view().all(Person))
    made = Introduction(between=(ana, tom), why="pricing", state="sent", sent=NOW.date(), made=NOW.date())
    store.transact("introduction-sent", put(made), NOW)
    for indexed in (False, True):
        assert not indexed or store.update_index()
        appender = Appender(own_home, Disk(), True)
        appender.names()
        told = [[appender.open_with([who], 0, introduced=sent) for who in (ana, tom, zoe)] for sent in (False, True)]
        appender.close()
        assert told == [[False, False, False], [True, True, False]]
    store.close()


def test_a_loop_with_nobody_in_it_may_be_of_anybody(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    log(store, NOW, "coffee @ana", SETTINGS)
    log(store, NOW, "+promise the deck by fri", SETTINGS)
    (ana,) = (person.id for person in store.view().all(Person))
    assert answers(own_home, [ana]) == [True]
    assert store.update_index() and answers(own_home, [ana]) == [True]
    store.close()


def test_the_shell_and_the_app_know_alike_with_whom_something_goes_on(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    fill(store, NOW, SETTINGS)
    log(store, NOW, "emailed @tobias re the van", SETTINGS)
    for indexed in (False, True):
        assert not indexed or store.update_index()
        people = [person.id for person in store.view().all(Person)]
        for day in (NOW.date(), NOW.date() + timedelta(ENGAGED_DAYS), NOW.date() + timedelta(900)):
            appender = Appender(own_home, Disk(), True)
            told = appender.names().engaged(people, day)
            appender.close()
            assert told == NameBook(store.view()).engaged(people, day)
            assert told and len(told) < len(people)
    store.close()


def test_whoever_something_goes_on_with_is_meant_by_a_name_that_others_of_the_list_have(
    own_home: Home, clock: FixedClock
) -> None:
    store = open_store(own_home, Disk(), True)
    for name in ("Arjun Mehta", "Arjun Rao", "Will Grant"):
        add_person(store, NOW, name)
    other, second, will = (person.id for person in store.view().all(Person))
    assert not read(store, "will send the quote").refs
    assert read(store, "Arjun wrote back, all fine").ambiguous
    for line in ("emailed Arjun Rao about the van", "+owed @will-grant a quote"):
        log(store, NOW, line, SETTINGS)
    assert [ref.matches[0][0] for ref in read(store, "Arjun wrote back, all fine").people] == [second]
    for person in (other, second):
        set_tier(store, NOW, person, 2)
    for line in ("Arjun wrote back, all fine", "lunch with Arjun"):
        [ref] = read(store, line).people
        assert (ref.matches[0][0], ref.passed_over, ref.likely) == (second, 1, False)
    assert [ref.matches[0][0] for ref in read(store, "will sent the quote").likely] == [will]
    store.close()
