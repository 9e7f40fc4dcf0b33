"""Invented people and what lies between them and Marta, around Wednesday 11 March 2026: for tests of the screens."""

from datetime import UTC, date, datetime, timedelta

from netritual.domain.model import (
    Article,
    Ask,
    Channel,
    Coffee,
    Gift,
    Initiator,
    Interaction,
    Person,
    Promise,
    Record,
    Request,
    Slot,
    Thanks,
)
from tests.tui.conftest import World

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)


def ago(days: int) -> date:
    """A day so many days back."""
    return TODAY - timedelta(days=days)


def people() -> list[Person]:
    """Thirteen in the network, forty on the list."""
    known = [
        Person(
            handle="ana", name="Ana Ruiz", company="Nortel", position="CFO", city="Lisbon", tz="Europe/Lisbon", tier=2,
            status="network", topics=("fintech", "pricing"), circles=("lisbon", "finance"), needs=("part-time CFO",),
            purpose="pricing sparring partner; I help with hiring", offers=("pricing expertise",),
            private_notes="two kids, prefers mornings before 10", urls=("https://ana.example",),
        ),
        Person(
            handle="soren", name="Søren Holm", company="Maersk", city="Copenhagen", tz="Europe/Copenhagen", tier=2,
            status="network", circles=("shipping", "cph"), purpose="ports and pricing; met at PyData 2023",
        ),
        Person(handle="chloe", name="Chloé Dubois", company="Alan", tier=2, status="network"),
        Person(handle="bob", name="Bob Stone", company="Acme", tier=3, status="network"),
        Person(handle="priya", name="Priya Nair", company="Stripe", tier=1, status="network"),
        Person(handle="sean", name="Seán O'Brien", tier=4, status="network"),
        Person(handle="ngugi", name="Ngũgĩ wa Thiong'o", tier=4, status="network"),
        Person(handle="wei", name="李雷", tier=5, status="network"),
        Person(handle="tom", name="Tom Reed", company="Bluewave", tier=3, status="network"),
        Person(handle="dana", name="Dana Fox", company="Bluewave", tier=3, status="network"),
        Person(handle="omar", name="Omar Haddad", tier=3, status="network"),
        Person(handle="saml", name="Sam Lee", company="ACME", tier=3, status="network"),
        Person(handle="samp", name="Sam Patel", tier=4, status="network"),
    ]  # fmt: skip
    return known + [Person(handle=f"x{n}", name=f"Person {n}", company=f"Co {n % 5}") for n in range(40)]


def talks(ids: dict[str, int]) -> list[Record]:
    """The log."""
    found: list[Record] = []

    def add(who: str, days: int, channel: Channel, by: Initiator = "mutual", note: str = "", line: str = "") -> None:
        found.append(Interaction(on=ago(days), channel=channel, people=(ids[who],), initiator=by, note=note, line=line))

    found.append(
        Interaction(
            on=ago(1), channel="coffee", people=(ids["ana"],), initiator="mutual", topic="pricing", place="Fabrica",
            minutes=50, warmth=4, note="churn is the real price", line="coffee @ana yesterday re pricing",
        )
    )  # fmt: skip
    for days in (40, 72, 110, 150):
        add("ana", days, "coffee")
    add("ana", 28, "email", "them", note="asked for a reference on Dana")
    for days in (74, 95, 115, 136, 160, 400):
        add("soren", days, "coffee")
    for days in (12, 60, 100):
        add("chloe", days, "email", "me")
        add("chloe", days + 1, "email", "them")
    for days in (5, 40, 90):
        add("bob", days, "lunch", line="lunch @bob re hiring")
    for days in (2, 20, 33):
        add("priya", days, "call")
    for days in (201, 230, 260, 290):
        add("sean", days, "coffee")
    add("ngugi", 33, "dm", "me")
    add("ngugi", 32, "dm", "them")
    add("wei", 90, "event")
    add("tom", 60, "call")
    add("dana", 15, "coffee")
    return found


def _at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, 30, tzinfo=UTC)


def loops(ids: dict[str, int]) -> list[Record]:
    """What is open, planned and shared."""
    return [
        Request(from_=ids["tom"], type="resume", text="your resume", asked=NOW - timedelta(hours=50)),
        Promise(people=(ids["ana"],), text="send deck", made=ago(1), due=date(2026, 3, 13)),
        Promise(by="them", people=(ids["ana"],), text="intro to her CFO", made=ago(1), due=date(2026, 3, 20)),
        Thanks(to=ids["priya"], text="warm intro to Stripe", made=ago(2), due=TODAY),
        Coffee(people=(ids["chloe"],), said=ago(12), uid="c1"),
        Ask(to=ids["omar"], type="advice", text="advice", asked=ago(4)),
        Ask(
            to=ids["soren"], type="advice", text="the 3-tier pricing", asked=ago(80), state="answered",
            answered=ago(71),
        ),
        Gift(people=(ids["ana"],), direction="gave", text="landing page feedback", on=ago(58)),
        Article(url="https://ex.org/a", title="Usage-based pricing, one year on", author=ids["ana"], shared=ago(1)),
        Article(url="https://ex.org/b", title="What hiring taught me in 2025", author=ids["dana"], shared=ago(2)),
        Coffee(
            people=(ids["dana"],), said=ago(3), uid="c2", state="written", in_file=True, purpose="hiring",
            place="Fabrica", slot=Slot(start=_at(12, 8), end=_at(12, 9), tz="Europe/Lisbon"),
        ),
        Coffee(
            people=(ids["bob"],), said=ago(3), uid="c3", state="written", in_file=True, channel="lunch", purpose="x",
            slot=Slot(start=_at(17, 12), end=_at(17, 13), tz="Europe/Lisbon"),
        ),
    ]  # fmt: skip


def fill(world: World) -> dict[str, int]:
    """Put all of it into a home; ids by handle."""
    ids = {person.handle: person.id for person in world.put(*people())}
    world.put(*talks(ids))
    world.put(*loops(ids))
    return ids
