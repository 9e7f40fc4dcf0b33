"""``netritual person NAME``: one person's page."""

from typing import Any

import click

from netritual.cli.command_group import Common
from netritual.cli.commands.tier_command import row_of
from netritual.cli.json_shapes import last_touch, loop_row, person_row
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import ago, day_words, span
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import met_instead
from netritual.domain.model import Feed, Interaction, Person
from netritual.domain.network import People
from netritual.domain.people.exchange import PEOPLE, rewrite, whole
from netritual.domain.people.person_fields import FIELDS, behind_name, placed
from netritual.domain.suggestions.exclusions import NEVER
from netritual.domain.suggestions.suggest import why_not
from netritual.domain.ties.rhythm import TIER_NAMES, next_word
from netritual.domain.ties.tie import STAGE_WORDS, Tie, status_of, ties
from netritual.errors import UsageError
from netritual.review.rows import loop_title
from netritual.services.pages.person_page import bare_words, entries_as_planned
from netritual.services.pages.planned_coffees import coffee_rows
from netritual.services.pages.queries import loop_words, loops_with, planned_with, seen_word, talk_word
from netritual.services.verbs.deaths import record_death
from netritual.services.verbs.people_verbs import change_company


@click.command("person", cls=Common)
@click.argument("name", nargs=-1, required=True, type=PERSON_NAME)
@click.option("--died", is_flag=True, help="They died: nothing more is asked or suggested of them.")
@click.option("--company", metavar="NAME", help="They work there now.")
@pass_shell
def command(shell: Shell, name: tuple[str, ...], died: bool, company: str | None) -> None:
    """One person's page: what is open, what was said, when you last met."""
    if died and company is not None:
        raise UsageError("One of --died and --company at a time.", hint="Nothing was changed.")
    person = shell.person(" ".join(name))
    if died or company is not None:
        if company is None:
            shell.changed(record_death(shell.store, shell.now, person.id, shell.settings)[1])
        else:
            _, change = change_company(shell.store, shell.now, person.id, company)
            shell.changed(change, f"{person.name} works at {person.company} already.")
        if shell.wants_json:
            shell.emit(person_row(row_of(shell, person.id)))
        return
    network, settings = shell.network, shell.settings
    tie = ties(network, settings, shell.now.date())[person.id]
    people = People(network)
    open_loops = loops_with(network, settings, shell.now, person.id)
    talks = entries_as_planned(network, person.id, shell.now.date())
    if shell.wants_json:
        instead = met_instead(network, settings, shell.now)
        handles = {one.id: one.handle for one in people.values()}
        page = rewrite(whole(person), PEOPLE["person"], handles.get) | {
            "id": person.id,
            "status": status_of(person, tie),
            "last": last_touch(tie.last),
            "in_person": last_touch(tie.in_person),
            "next": next_word(person, tie.last_two_way, settings),
            "state": tie.stage,
            "timeline": [_talk(talk, person) for talk in talks],
            "loops": [loop_row(loop, people) for loop in open_loops],
            "coffees": [
                row
                for row in coffee_rows(network, shell.now, instead)
                if any(one["id"] == person.id for one in row["people"])
            ],
        }
        shell.emit(page)
        return
    _page(shell, person, tie, open_loops, talks)


def _talk(talk: Interaction, person: Person) -> dict[str, Any]:
    entry = {"id": talk.id, "kind": "interaction", "on": talk.on, "channel": talk.channel, "text": _text(talk)}
    return entry if person.id in talk.people else entry | {"named": True}


def _text(talk: Interaction) -> str:
    about = f"re {talk.topic}" if talk.topic else ""
    place = f"at {talk.place}" if talk.place else ""
    return "; ".join(part for part in (about, place, talk.summary, talk.note) if part) or bare_words(talk)


def _page(shell: Shell, person: Person, tie: Tie, open_loops: list[Loop], talks: list[Interaction]) -> None:
    today = shell.now.date()
    work = ", ".join(part for part in (person.position, person.company, person.city) if part)
    rhythm = f"{TIER_NAMES[person.tier]}, every {span(tie.cadence)}" if person.tier else status_of(person, tie)
    shell.data(f"{person.name}{behind_name(person)}  @{person.handle}  {rhythm}" + (f"  {work}" if work else ""))
    seen_last = tie.last and f"{seen_word(shell.network, person.id, tie.last)} {ago((today - tie.last.on).days)}"
    met = f"{tie.in_person.channel} {ago((today - tie.in_person.on).days)}" if tie.in_person else "not yet"
    facts = [
        ("why", person.purpose),
        ("last talk", seen_last or "no talk yet"),
        ("in person", met),
        ("lately", STAGE_WORDS[tie.stage] if tie.stage else ""),
    ]
    never = why_not(shell.network, shell.settings, today, person.id).why
    if never in NEVER:
        facts.append(("never suggested", f"{never}; netritual tier {person.handle} 3 changes it"))
    lists = ((FIELDS[name], getattr(person, name)) for name in ("needs", "offers", "topics"))
    facts += [(field.label, field.type.shown(value)) for field, value in (*placed(person, "details"), *lists)]
    facts.append(
        ("feeds", ", ".join(feed.title or feed.url for feed in shell.network.all(Feed) if feed.of == person.id))
    )
    shell.streams.table([fact for fact in facts if fact[1]])
    planned = planned_with(shell.network, shell.settings, shell.now, person.id)
    shell.streams.table([(one.whose, one.what, one.when) for one in planned])
    shell.streams.table(
        [("open", loop_words(loop)[0], loop_title(shell.network, loop), loop.note) for loop in open_loops]
    )
    shell.streams.table([(day_words(talk.on, today), talk_word(talk, person.id), _text(talk)) for talk in talks[:20]])
