"""What the quick log is told of open things without the store: never less than there is."""

from netritual.clock import FixedClock
from netritual.domain.closing import RULES
from netritual.domain.coffee import OPEN
from netritual.domain.followups import loops
from netritual.domain.model import Coffee, Person, Settings
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.demo import fill
from netritual.services.verbs.loops import say_thanks
from netritual.services.verbs.touches import log
from netritual.store.journal import open_store
from netritual.store.quick import Appender
from tests.conftest import NOW

SETTINGS = Settings()


def answers(home: Home, people: list[int], but: int = 0) -> list[bool]:
    """Whether something may be open with each of some people."""
    appender = Appender(home, Disk(), True)
    try:
        appender.names()
        return [appender.open_with([who], but) for who in people]
    finally:
        appender.close()


def test_nobody_with_something_open_is_passed_over_in_a_log_or_in_a_snapshot(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    fill(store, NOW, SETTINGS)
    for line in ("lunch with Nadia Khalil, she owes me the slides", "+thanks @zoe for it"):
        log(store, NOW, line, SETTINGS)
    for compacted in (False, True):
        assert not compacted or store.compact()
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
    assert store.compact()
    assert answers(own_home, [ana, tom]) == [False, False]
    store.close()


def test_a_loop_with_nobody_in_it_may_be_of_anybody(own_home: Home, clock: FixedClock) -> None:
    store = open_store(own_home, Disk(), True)
    log(store, NOW, "coffee @ana", SETTINGS)
    log(store, NOW, "+promise the deck by fri", SETTINGS)
    (ana,) = (person.id for person in store.view().all(Person))
    assert answers(own_home, [ana]) == [True]
    assert store.compact() and answers(own_home, [ana]) == [True]
    store.close()
