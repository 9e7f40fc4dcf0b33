"""Coffees moved, confirmed and cancelled in a real terminal, the preview that names them, and the file afterwards."""

from netritual.paths import Home
from tests.e2e.parsers import by_ical_js, by_icalendar
from tests.e2e.someone import Someone

PEOPLE = ("Ana Ruiz", "Bob Stone", "Carla Lima")


def test_what_becomes_of_three_coffees(person: Someone, own_home: Home) -> None:
    """A refused time stays in its field; what the calendar has already is told by name before it is written."""
    for name, when in zip(PEOPLE, ("tue 17 10:00", "wed 18 10:00", "thu 19 10:00"), strict=True):
        person.shell("log", f'call @"{name}" mon')
        person.shell("coffees", "plan", name, when)
    person.shell("settings", "set", "review_events", "0")
    person.shell("coffees", "--write", own_home.calendar)
    person.shell("coffees", "--imported")

    app = person.app(cols=100, rows=30)
    app.wait("Tue 17 Mar  10:00  coffee")
    app.press("tab", "j")
    app.wait("▌Tue 17 Mar  10:00")
    app.press("s")
    app.wait(": to when?")
    app.type("tue 18 12:30")
    app.press("enter")
    app.wait("“tue 18” does not fit")
    app.press(*["backspace"] * len("18 12:30"))
    app.type("24 12:30")
    app.press("enter")
    app.wait("Moved coffee with Ana Ruiz, Tue 24 Mar 12:30")
    app.press("g", "j", "C")
    app.wait("Confirmed coffee with Bob Stone")
    app.press("j", "x")
    app.wait("cancel it?")
    app.press("y")
    app.wait("Cancelled coffee with Carla Lima")
    app.press("q")
    assert app.end() == 0

    app = person.app("review", "--step", "coffees", cols=100, rows=30)
    app.wait("Coffees for next week")
    app.press("enter")
    app.wait("1 moved, 1 confirmed, 1 cancelled")
    app.wait("~ Tue 24 Mar  12:30 to 13:15  Coffee with Ana Ruiz")
    app.wait("was Tue 17 Mar 10:00")
    app.wait("+ Wed 18 Mar  10:00 to 10:45  Coffee with Bob Stone")
    app.wait("- Thu 19 Mar  10:00 to 10:45  Cancelled: Coffee with Carla Lima")
    app.press("enter")
    app.wait("2 coffees and 1 cancelled coffee are written. Import calendar/coffees-new.ics into your")
    app.press("q")
    assert app.end() == 0

    with open(own_home.calendar, "rb") as file:
        data = file.read()
    seen = by_icalendar(data)
    assert [(one.start[:16], one.summary, one.status) for one in seen if one.summary.endswith(PEOPLE)] == [
        ("2026-03-18T10:00", "Coffee with Bob Stone", "CONFIRMED"),
        ("2026-03-19T10:00", "Cancelled: Coffee with Carla Lima", "CANCELLED"),
        ("2026-03-24T12:30", "Coffee with Ana Ruiz", "TENTATIVE"),
    ]
    assert by_ical_js(data) in (None, seen)
    beside = own_home.calendar.replace(".ics", "-new.ics")
    with open(beside, "rb") as file:
        new = [(one.start[:16], one.summary) for one in by_icalendar(file.read()) if one.summary.endswith(PEOPLE)]
    assert new == [
        ("2026-03-19T10:00", "Cancelled: Coffee with Carla Lima"), ("2026-03-24T12:30", "Coffee with Ana Ruiz"),
    ]  # fmt: skip
