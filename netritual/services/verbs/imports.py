"""Bringing a file in: a dry run that says what would happen, and the verb that does it in one transaction."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from shlex import quote
from typing import Any

from msgspec import json

from netritual.domain.language.text import LIKE_A_SLIP, fold, nearest
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.errors import NetritualError, why
from netritual.paths import IMPORTED
from netritual.services.intake.contact_matching import KnownPeople, take
from netritual.services.intake.export_lines import Lines
from netritual.services.intake.feed_outlines import OPML, take_feeds
from netritual.services.intake.import_plan import ImportReport, Plan
from netritual.services.intake.journal_entries import lacking
from netritual.services.parts import Parts
from netritual.services.ports import ImportBatch, JournalEntry, Store, Transaction
from netritual.services.setting_changes import SettingsFile
from netritual.services.verb import verb

DRY = 2**52
"""First id of what a dry run would make; nothing is stored under it."""
SHOWN_LETTERS = 40
"""A setting whose value is longer is told by its name alone."""


def read_file(parts: Parts, path: str, store: Store) -> ImportBatch:
    """What a file holds that the store may lack; NetritualError when it cannot be read. Nothing is changed."""
    try:
        data = parts.disk.read(path)
    except OSError as error:
        raise NetritualError(f"{path} could not be read: {why(error)}.", hint="Nothing was changed.") from None
    batch = parts.read_source(data, path)
    if batch.format != "netritual":
        return batch
    journal: Sequence[JournalEntry] = ()
    with suppress(NetritualError):  # none yet, or one of which nothing can be read
        journal = parts.read_source(store.journal_bytes(), path).entries
    return lacking(batch, journal, store)


def note_imported(parts: Parts, path: str) -> None:
    """Note beside a copy that was set aside that it was taken in, so that nobody is told to import it again."""
    place = os.path.abspath(path)
    if os.path.dirname(place) == parts.home.kept:
        with suppress(OSError):
            parts.disk.replace(place + IMPORTED, b"")


def preview(
    network: Network, batch: ImportBatch, now: datetime, store_id: str = "", settings: SettingsFile | None = None
) -> ImportReport:
    """What an import would do. Nothing is stored; a home that does not exist is an empty network."""
    plan = Plan(network, batch, now, store_id, count(DRY).__next__)
    _settings(plan, settings)
    _fill(plan, settings)
    return plan.report()


@verb("import")
def import_rows(
    tx: Transaction, batch: ImportBatch, store_id: str = "", settings: SettingsFile | None = None
) -> ImportReport:
    """Take everything in that can be read, as one transaction; what cannot is in the report's problems."""
    plan = Plan(tx, batch, tx.now, store_id, tx.new_id)
    changed = _settings(plan, settings)
    _fill(plan, settings)
    plan.carry_out(tx)
    if changed and settings is not None:
        settings.set(tx, changed)
    return plan.report()


def _fill(plan: Plan, settings: SettingsFile | None) -> None:
    rows = [(at, row) for at, row in enumerate(plan.batch.rows) if row["kind"] != "settings"]
    if plan.batch.format == "netritual":
        Lines(plan, rows).take()
        return
    if plan.batch.format == OPML:
        take_feeds(plan, rows)
        return
    people = KnownPeople(plan.network.all(Person))
    mine = settings.current() if settings is not None else {}
    for at, row in rows:
        if _is_own(row, mine):
            plan.leave_out(at, f"{row['name']} is you, by your addresses in the settings.")
        else:
            take(plan, people, at, row)


def _is_own(row: Mapping[str, Any], mine: Mapping[str, Any]) -> bool:
    """True for the person's own card: one of their addresses, and their first name, for a couple may share one."""
    own = {address.lower() for address in mine.get("addresses", ())}
    if own.isdisjoint(row.get("emails", ())):
        return False
    first, called = (fold(name.split()[0]) if name.split() else "" for name in (row.get("name", ""), mine["name"]))
    return not called or first == called


def _over(now: Any, value: Any) -> Any:
    """A value over the present one: of a table only the entries that the line holds change."""
    return {**now, **value} if isinstance(now, dict) and isinstance(value, dict) else value


def _take_out_commands(values: dict[str, Any], current: Mapping[str, Any]) -> str:
    """Take calendars out that would run a command which the settings do not run already; the name of the first.

    A file comes from anywhere: what it holds is never run.
    """
    calendars = values.get("calendars")
    if not isinstance(calendars, list):
        return ""
    allowed = [
        (one.get("name"), one["password_command"]) for one in current["calendars"] if one.get("password_command")
    ]
    left = [
        one
        for one in calendars
        if isinstance(one, dict)
        and one.get("password_command")
        and (one.get("name"), one["password_command"]) not in allowed
    ]
    values["calendars"] = [one for one in calendars if one not in left]
    return str(left[0].get("name") or "without a name") if left else ""


def _shown(settings: SettingsFile, values: Mapping[str, Any]) -> Iterable[str]:
    for name, value in values.items():
        said = settings.typed_words(name, value)
        yield f"{name} {said}" if said and len(said) <= SHOWN_LETTERS else name


def _fit(
    settings: SettingsFile, changed: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Of new settings those that can be set, and what is wrong with each other one."""
    fit: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in new.items():
        said = settings.check({**changed, **fit, name: value})
        if said:
            wrong.append(f"{said.rstrip('.')}; it is left out")
        else:
            fit[name] = value
    return fit, wrong


def _settings(plan: Plan, settings: SettingsFile | None) -> dict[str, Any]:
    """The settings that a file sets here, counted: those that are not set yet. What is set here stays; that is told,
    with the command that takes the other value."""
    lines = [(at, row) for at, row in enumerate(plan.batch.rows) if row["kind"] == "settings"]
    changed: dict[str, Any] = {}
    for at, row in lines:
        if settings is None:
            plan.problem(at, "settings are not taken here")
            continue
        current = {**json.decode(json.encode(settings.current())), **changed}
        unknown = [name for name in row if name not in current and name not in ("kind", "id")]
        values = {name: _over(current[name], row[name]) for name in row if name in current and row[name] is not None}
        left = _take_out_commands(values, current)
        if left:
            plan.problem(
                at, f"the calendar {left[:40]!r} would run a command, and no file may ask for that; add it by hand"
            )
        other = {name: value for name, value in values.items() if value != current[name]}
        new = {name: value for name, value in other.items() if not settings.is_set(name)}
        whole = settings.check({**changed, **new}) if new else ""
        if whole:
            new, wrong = _fit(settings, changed, new)
            for said in wrong if new else [whole.rstrip(".")]:
                plan.problem(at, said)
            if not new:
                continue
        if unknown:
            near = nearest(unknown[0], current, LIKE_A_SLIP)
            words = f" (the nearest name is {near})" if near else ""
            plan.problem(at, f"there is no setting {unknown[0][:40]!r}; the others are taken{words}")
        for name in [name for name in other if settings.is_set(name)]:
            said = settings.typed_words(name, other[name])
            plan.notice(
                at, f"{name} stays as it is set here; `netritual settings set {name} {quote(said)}` takes the file's"
            )
        if new:
            plan.notice(at, f"settings that were not set here are taken: {', '.join(_shown(settings, new))}")
        plan.count("changed" if new else "same")
        changed |= new
    return changed
