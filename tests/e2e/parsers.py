"""One calendar file as two independent programs read it."""

import json
import shutil
import subprocess
from datetime import UTC
from typing import Any, NamedTuple

import icalendar


class Seen(NamedTuple):
    """One event: moments in UTC, the summary, the status, the alarm in seconds before the start."""

    start: str
    end: str
    summary: str
    status: str
    alarm: float | None


def by_icalendar(data: bytes) -> list[Seen]:
    """The events by the icalendar package."""
    events = []
    found: list[Any] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    for event in found:
        alarms = [-alarm["TRIGGER"].dt.total_seconds() for alarm in event.walk("VALARM")]
        events.append(
            Seen(
                event["DTSTART"].dt.astimezone(UTC).isoformat(),
                event["DTEND"].dt.astimezone(UTC).isoformat(),
                str(event["SUMMARY"]),
                str(event["STATUS"]),
                alarms[0] if alarms else None,
            )
        )
    return sorted(events)


ICAL_JS = """
const ICAL = require('ical.js').default || require('ical.js');
const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(0, 'utf8')));
const events = calendar.getAllSubcomponents('vevent').map((one) => {
  const event = new ICAL.Event(one);
  const alarm = one.getFirstSubcomponent('valarm');
  const trigger = alarm && alarm.getFirstPropertyValue('trigger');
  return [event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString(), event.summary,
          one.getFirstPropertyValue('status'), trigger ? -trigger.toSeconds() : null];
});
console.log(JSON.stringify(events));
"""


def by_ical_js(data: bytes) -> list[Seen] | None:
    """The events by ical.js; None where node does not find it (NODE_PATH names a folder of modules)."""
    node = shutil.which("node")
    if node is None:
        return None
    done = subprocess.run([node, "-e", ICAL_JS], input=data, capture_output=True, check=False)
    if done.returncode != 0:
        return None
    return sorted(
        Seen(start.replace(".000Z", "+00:00"), end.replace(".000Z", "+00:00"), summary, status, alarm)
        for start, end, summary, status, alarm in json.loads(done.stdout)
    )
