"""Three invented people and a month or so of each in their own words: a designer, a founder, somebody who seeks a job.

``python -m tests.support.three_months FILE`` writes every draft that they are offered, to be read: would one send it?
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from netritual.domain.model import Ask, Interaction, Person, Review, Settings, Trip
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.review.message_drafts.loop_drafts import person_note
from netritual.review.step import StepContext
from netritual.review.step_loading import discover
from netritual.services.pages.home_offers import suggested
from netritual.services.pages.home_page import home_page
from netritual.services.ports import Store
from netritual.services.verbs import asks, entries, introductions, touches
from netritual.services.verbs.loops import drop_proposed
from tests.support.review import a_store, put


class Month(NamedTuple):
    """Somebody's settings, whom they have on the list, what they typed on which day, and the topic of their review."""

    settings: Settings
    people: tuple[Person, ...]
    lines: tuple[tuple[int, str], ...]
    """(day of the month from Monday 2 March on, the line)."""
    topic: str
    introduced: tuple[tuple[str, str, int], ...]
    """Who was asked whether they want to meet whom, and how many said yes."""


class Offered(NamedTuple):
    """A draft: whose month, when and where it is offered, to whom, and the text."""

    month: str
    now: datetime
    place: str
    to: str
    text: str


def someone(name: str, position: str = "", company: str = "", year: int = 0, **fields: Any) -> Person:
    """A row of an imported list."""
    connected = date(year, 5, 12) if year else None
    handle = name.lower().replace(" ", "-").replace(".", "")
    return Person(
        handle=handle, name=name, position=position, company=company, connected_on=connected, origin="import", **fields
    )


DESIGNER = Month(
    Settings(name="Marta Silva", city="Lisbon", tz="Europe/Lisbon", purpose="two clients in health tech"),
    (
        someone("Helga Brandt", "Head of Design", "Nordwind", 2019, tier=2, city="Lisbon", status="network"),
        someone("Klaus Weber", "Engineer", "Tannwerk", 2021, tier=3, city="Lisbon", status="network"),
        someone("Inês Melo", "Founder", "Saúde Clara", 2024, city="Lisbon", private_notes="her ex, divorce"),
        someone("Dr. Rui Prates", "Chief Medical Officer", "Clinica Sol", 2016, city="Porto"),
        someone("Bea Costa", "UX researcher", "Freelance", 2022, tier=2, status="network", city="Lisbon",
                offers=("user interviews",)),
        someone("Nuno Dias", "Product lead", "Medirede", 2023, tier=3, status="network", city="Lisbon",
                needs=("user interviews",)),
        someone("Ana Ruiz", "CFO", "Nortel", 2020, tier=3, status="network", city="Lisbon", birthday="03-26"),
        someone("Carla Reis", "Studio lead", "Norte", 2017, tier=2, status="network", city="Lisbon"),
        someone("Tiago Lopes", "Art director", "Casa Preta", 2018),
    ),
    (
        (0, "coffee with Klaus, talked about moving into management, he asked: should I go to management"),
        (1, "lunch with Helga re portfolio review, promised to send her the deck by friday"),
        (2, "Inês asked me for a quote for the onboarding screens"),
        (3, "call Bea 40m re pricing for freelancers +ask advice on day rates"),
        (4, "coffee with Carla re studio work and day rates"),
        (4, "Helga helped me with the pitch for Medirede, need to thank her"),
        (7, "video @nuno re design system +promise send case study by wed"),
        (8, "Klaus will send me the contact at Tannwerk"),
        (9, "dm @rui re the patient app"),
        (10, "coffee @ana next tue 12:30 at Fabrica re health tech"),
        (11, "lunch with Bea at Zé's, she was ill and tired, we spoke about her kids"),
        (14, "walk @klaus, let's have lunch soon"),
        (15, "+thanks @ana for the intro to Medirede"),
        (16, "+ask @helga intro to Paulo Reis"),
    ),
    "day rates",
    (("Tiago Lopes", "Carla Reis", 1), ("Inês Melo", "Ana Ruiz", 0)),
)  # fmt: skip

FOUNDER = Month(
    Settings(name="Jonas Falk", city="Berlin", tz="Europe/Berlin", purpose="a seed round, a first engineer",
             trips=(Trip(city="Ghent", from_=date(2026, 3, 30), to=date(2026, 4, 2)),)),
    (
        someone("Priya Nair", "Partner", "Seedling Ventures", 2022, tier=1, status="network", city="Berlin"),
        someone("Tom Reed", "CTO", "Bluewave", 2020, tier=2, status="network", tz="America/New_York", city="New York",
                offers=("hiring engineers",)),
        someone("Li Wei", "Head of Data", "Nortel", 2021, tier=3, status="network", city="Berlin",
                needs=("hiring engineers",)),
        someone("Omar Haddad", "Journalist", "Die Woche", 2017, tier=4, status="network"),
        someone("Sanne de Vries", "Angel investor", "", 2023, city="Ghent"),
        someone("Chloé Dubois", "Lawyer", "Dubois & Partner", 2015, tier=3, status="network", city="Berlin"),
        someone("Yusuf Demir", "Backend engineer", "Kestrel", 2026),
    ),
    (
        (0, "breakfast with Priya re seed round, she'll intro me to two angels"),
        (0, "email from Omar asking for a comment on data privacy"),
        (1, "lunch @liwei re hiring engineers, she needs a backend lead"),
        (2, "Chloé reviewed our term sheet for free!! +got advice on the term sheet"),
        (3, "zoom with Tom re first hires, I'll send him our hiring plan by next tue"),
        (4, "pitched at Startup Night, met Yusuf there"),
        (7, "+ask @chloe advice on the shareholder agreement"),
        (8, "emailed Omar about the launch"),
        (9, "Priya said no for now, not enough traction, keep her posted"),
        (10, "+promise @omar send press kit by mon"),
        (11, "video @tom next thu 15:00 re hiring plan"),
        (14, "Tom asked me to look over his talk"),
        (15, "ran into Li Wei at the gym"),
        (16, "+follow @priya up on the traction numbers"),
    ),
    "the first ten customers",
    (("Omar Haddad", "Chloé Dubois", 2),),
)  # fmt: skip

SEEKER = Month(
    Settings(name="Ada Okoye", city="Leeds", tz="Europe/London", purpose="a job as data analyst"),
    (
        someone("Grace Hill", "Data manager", "NHS Digital", 2019, tier=2, status="network", city="Leeds"),
        someone("Sam Patel", "Recruiter", "Brightside", 2023, tier=3, status="network"),
        someone("Sam Lee", "Analyst", "Yorkshire Water", 2020, tier=3, status="network", city="Leeds"),
        someone("Prof. Ruth Stein", "Professor of statistics", "University of Leeds", 2014, tier=2, status="network",
                city="Leeds"),
        someone("Mo Khan", "Head of Analytics", "Aire Energy", 2018, city="Leeds"),
        someone("Ellen Marsh", "Data analyst", "Aire Energy", 2012, city="Leeds"),
        someone("Jo Park", "Team lead", "Castle Bank", 2022, tier=4, status="network"),
    ),
    (
        (0, "coffee with Grace re data jobs at the NHS, she will forward my CV"),
        (1, "+ask resume @samlee"),
        (2, "called Ruth, she'll be a reference, must thank her for it"),
        (3, "Sam Patel complained that I missed the call"),
        (4, "dm @mo re analyst roles at Aire"),
        (7, "tea with Sam Lee at Opposite Cafe re portfolio projects +promise send link to my dashboard"),
        (8, "+ask @ruth mentor"),
        (9, "Jo said let's have coffee"),
        (10, "+req @jo feedback on her dashboard"),
        (11, "Grace: laid off people in her team, keep quiet"),
        (14, "interview at Castle Bank went badly"),
        (15, "lunch @grace next fri 12:30 re interview practice"),
        (16, "+thanks @samlee for his tips on the portfolio"),
    ),
    "interview practice",
    (("Jo Park", "Mo Khan", 0), ("Ellen Marsh", "Sam Lee", 2)),
)  # fmt: skip

MONTHS = {"designer": DESIGNER, "founder": FOUNDER, "seeker": SEEKER}


def lived(store: Store, month: Month) -> None:
    """Their list, and their lines with a yes to every loop that they seem to hold."""
    at = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    put(store, *month.people, now=at - timedelta(days=30))
    for days, line in month.lines:
        now = at + timedelta(days=days)
        touches.log(store, now, line, month.settings)
        for talk in store.view().talks_between(now.date() - timedelta(days=30), now.date()):
            left: Interaction | None = talk
            while left is not None and left.proposed:
                try:
                    entries.open_proposed(store, now, left.id, left.proposed[0], month.settings)
                except NetritualError:  # one that names nobody asks whose it is
                    drop_proposed(store, now, left.id, left.proposed[0])
                left = store.view().get(Interaction, left.id)
    people = {person.name: person.id for person in store.view().all(Person)}
    for to, other, answers in month.introduced:
        made, _ = introductions.introduce(store, at + timedelta(days=14), (people[to], people[other]), asked=True)
        for said in range(answers):
            introductions.said_yes(store, at + timedelta(days=15), made.id)
            if not said:
                introductions.ask_next(store, at + timedelta(days=15), made.id)
    for ask in [ask for ask in store.view().all(Ask) if ask.state == "asked"][:1]:
        asks.answer_ask(store, at + timedelta(days=17), ask.id)


def offered(name: str, month: Month, store: Store, now: datetime) -> Iterator[Offered]:
    """Every draft of a moment: on Home, in the steps, and on the page of each person."""
    network, settings = store.view(), month.settings
    page = home_page(network, settings, now)
    words = suggested(network, settings, now.date()).first_words
    rows = [("Home", item) for item in (*page.now, *page.coming, *words)]
    review = Review(week="2026-W12", started=now, topic=month.topic)
    ctx = StepContext(network=network, settings=settings, now=now, review=review)
    rows += [(step.id, item) for step in discover() for item in step.build(ctx)]
    for place, item in rows:
        if item.draft:
            yield Offered(name, now, place, item.cells[0], item.draft)
    for person in network.all(Person):
        if text := person_note(network, settings, now, person.id):
            yield Offered(name, now, "page", person.name, text)


def all_offered(root: str, months: Mapping[str, Month] = MONTHS) -> list[Offered]:
    """The drafts of some months, each text once a place."""
    found: dict[tuple[str, str], Offered] = {}
    for name, month in months.items():
        store = a_store(Home(f"{root}/{name}"))
        try:
            lived(store, month)
            for days in (17, 32):
                now = datetime(2026, 3, 2, 15, 30, tzinfo=UTC) + timedelta(days=days)
                for one in offered(name, month, store, now):
                    found.setdefault((one.place, one.text), one)
        finally:
            store.close()
    return list(found.values())


def write_drafts(path: str, months: Mapping[str, Month]) -> None:
    """Write the drafts of some months into a file, to be read."""
    with tempfile.TemporaryDirectory() as root, open(path, "w", encoding="utf-8") as file:
        for number, one in enumerate(all_offered(root, months), 1):
            file.write(f"{number}. {one.month}, {one.now:%a %d %b}, {one.place}, to {one.to}\n{one.text}\n\n")


if __name__ == "__main__":
    write_drafts(sys.argv[1], MONTHS)
