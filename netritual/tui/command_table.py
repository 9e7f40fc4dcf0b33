"""The table of commands: one frozen row each. Bindings, key bars, palette, help and the README's keys come from it.

Within one place a key has one verb; the same letter in two places is no clash. A screen adds its commands by rows here,
gives its ``PLACE`` and names a method ``action_<id with underscores>``, unless the row says otherwise (``does``).
What can be done with a row stands in the table of acts (``review.acts``): a row here only says where its key works. A
step of the review says in its own file which of these commands it has, and which acts of its own are commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct
from textual.binding import Binding, BindingType

from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.review.acts import ACTS
from netritual.review.step import Act, StepSpec
from netritual.review.steps import names


class Where(StrEnum):
    """A place: a set of keys in which each has one verb. The value is how the place is called in words.

    ``REVIEW`` holds what every step of the review has; each step is a place of its own (``StepPlace``).
    """

    HOME = "Home"
    PEOPLE = "People"
    PERSON = "a person's page"
    LOOPS = "Loops"
    ARTICLES = "Articles"
    INSIGHTS = "Insights"
    REVIEW = "review"
    TRIAGE = "triage"
    FIRST_RUN = "the first run"
    LOG = "the log bar"
    IMPORT = "the import"
    SETTINGS = "the settings"
    LINES = "my lines"
    MERGE = "the merge"
    FIND = "the search"
    FEEDS = "the feeds"
    READER = "the reader"


W = Where
TABS = (W.HOME, W.PEOPLE, W.LOOPS, W.ARTICLES, W.INSIGHTS)
TAB_MODES = tuple(place.name.lower() for place in TABS)
"""The names of the tabs' modes, in order."""
VIEWS = (*TABS, W.PERSON)
LISTS = (*VIEWS, W.REVIEW)
"""Every place where letters are commands, but triage, the import and the settings."""
_READ = (*LISTS, W.SETTINGS, W.LINES, W.MERGE, W.FIND, W.FEEDS, W.READER)


class StepPlace(Struct, frozen=True, eq=False):
    """A step of the review as a place; ``number`` is its place among all steps. Each is there once (``step_place``)."""

    number: int
    step: StepSpec

    def __str__(self) -> str:
        return f"{Where.REVIEW} step {self.number}"


Place = Where | StepPlace


SIGNS = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "plus": "+", "less_than_sign": "<",
    "greater_than_sign": ">", "right_square_bracket": "]", "left_square_bracket": "[", "number_sign": "#",
    "escape": "esc", "down": "↓", "up": "↑", "right": "→", "left": "←", "pagedown": "PgDn", "pageup": "PgUp",
    "comma": ",", "minus": "-", "colon": ":",
}  # fmt: skip
"""Textual's name of a key -> the sign by which people know it."""
_NAMES = {sign: name for name, sign in SIGNS.items()}


def shown(key: str) -> str:
    """A key as people read it: ``full_stop`` is ``.``, ``f2`` is ``F2``."""
    key = key.strip()
    if key in SIGNS:
        return SIGNS[key]
    return key.upper() if len(key) in (2, 3) and key[0] == "f" and key[1:].isdigit() else key


def named(key: str) -> str:
    """A key as Textual calls it: ``.`` is ``full_stop``, ``esc`` is ``escape``, ``F2`` is ``f2``."""
    key = key.strip()
    if key in _NAMES:
        return _NAMES[key]
    return key if len(key) == 1 else key.lower()


class Command(Struct, frozen=True):
    """One command. ``keys`` are Textual key names, separated by commas ("" = palette only); ``fixed`` keys stay.

    ``act``: it does the act that the row under the cursor has on its key. ``second`` are keys that do the same, for
    keyboards and terminals on which the first is hard to reach: they stand in the help, not in key bars.
    """

    id: str
    keys: str
    label: str
    help: str
    group: str
    where: tuple[Place, ...]
    fixed: bool = False
    act: bool = False
    does: str = ""
    second: str = ""

    @property
    def action(self) -> str:
        """What it does: ``plan-coffee`` is ``action_plan_coffee``, unless its row says otherwise."""
        return self.does or self.id.replace("-", "_")

    @property
    def act_key(self) -> str:
        """The key as acts write it (``space``, ``+``), whatever the user made of it."""
        return shown(self.keys.split(",")[0])

    def keys_in(self, keymap: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """The keys, as Textual calls them, after the user's own keymap; the first is the one of key bars."""
        keys = (keymap or {}).get(self.id, f"{self.keys},{self.second}")
        return tuple(named(key) for key in keys.split(",") if key)


def _fixed(
    id_: str, keys: str, label: str, help_: str, where: tuple[Where, ...], group: str = "Go", does: str = "",
    second: str = "",
) -> Command:  # fmt: skip
    return Command(id_, keys, label, help_, group, where, True, does=does, second=second)


def _row(id_: str, keys: str, label: str, help_: str, where: tuple[Where, ...] = LISTS) -> Command:
    """A key of the row that stands for whichever act the row has on it."""
    return Command(id_, keys, label, help_, "This row", where, True, True)


def _act(id_: str, group: str = "This row", where: tuple[Where, ...] = LISTS, fixed: bool = False) -> Command:
    return of_act(ACTS[id_], group, where, fixed)


def of_act(act: Act, group: str, where: tuple[Place, ...], fixed: bool = False) -> Command:
    """An act as a command: its id, key, word and help are those of the table of acts."""
    return Command(act.id, named(act.key), act.label, act.help, group, where, fixed, True, second=named(act.second))


def _person(id_: str, keys: str, label: str, help_: str, where: tuple[Where, ...], group: str = "Person") -> Command:
    """What can be done with any person, by a function of ``person_actions``."""
    return Command(id_, keys, label, help_, group, where, does=f"with_person({id_.replace('-', '_')!r})")


_LINE = "In the line"

_OFTEN = ("every two weeks", "every month", "every quarter", "twice a year", "once a year")
"""About how often one talks in each tier, from the first."""

_MOVED = (*_READ, W.IMPORT)

COMMANDS: tuple[Command, ...] = (
    _fixed("log-interaction", "a", "log", "Log what happened, in one line.", _READ, second="f2"),
    _fixed("start-review", "w", "review", "Start the weekly review, or go on with it.", _READ, second="f5"),
    _fixed("filter-list", "slash", "filter", "Filter; from Home and Insights: People.", _READ, second="f3"),
    Command("find-words", "F", "find", "Find words in names, notes, topics, places and talks.", "Go", LISTS,
            does="shell('open_page', 'find')"),
    _fixed("undo", "u", "undo", "Take back the newest change.", (*_READ, W.TRIAGE, W.IMPORT), second="f6"),
    _fixed("redo", "U", "redo", "Give back what the newest undo took.", (*_READ, W.TRIAGE),
           does="shell('take_back', False)", second="ctrl+r"),
    _fixed("show-keys", "question_mark", "keys", "Show the keys of this screen.", (*_READ, W.TRIAGE), second="f1"),
    _fixed("open-commands", "ctrl+p", "commands", "Find a command or a person by name.", (*_READ, W.TRIAGE),
           does="app.command_palette", second="colon,f9"),
    _fixed("go-back", "escape", "back", "Go back; in the review, pause.", (*_READ, W.TRIAGE, W.IMPORT),
           second="backspace"),
    _fixed("quit", "q", "quit", "Quit. Everything is saved already.", (*_READ, W.IMPORT), does="app.quit"),
    Command("suspend", "ctrl+z", "suspend", "Put the app aside; fg in the shell brings it back.", "Go", _READ,
            does="app.suspend"),
    Command("paint-anew", "ctrl+l", "repaint", "Paint the screen anew, where something else wrote on it.", "Go", _READ,
            does="app.paint_anew"),
    _fixed("move-down", "j,down", "down", "One row down.", _MOVED, "Move", "in_list('move', 1)"),
    _fixed("move-up", "k,up", "up", "One row up.", _MOVED, "Move", "in_list('move', -1)"),
    _fixed("move-first", "g,home", "first", "To the first row.", _MOVED, "Move", "in_list('move_first')"),
    _fixed("move-last", "G,end", "last", "To the last row.", _MOVED, "Move", "in_list('move_last')"),
    _fixed("half-down", "ctrl+d,pagedown", "page down", "Down by half a page.", _MOVED, "Move",
           "in_list('move_half', 1)"),
    _fixed("half-up", "ctrl+u,pageup", "page up", "Up by half a page.", _MOVED, "Move",
           "in_list('move_half', -1)"),
    _row("open-item", "enter", "open", "Open it, or do the main thing.", (*_READ, W.IMPORT)),
    _row("mark-done", "space", "done", "Pick it, or mark it done."),
    _act("snooze", where=(*LISTS, W.READER), fixed=True),
    _act("let-rest", where=(*LISTS, W.READER), fixed=True),
    Command("next-panel", "tab", "next panel", "To the next panel.", "Move", _READ, does="panel(1)"),
    Command("previous-panel", "shift+tab", "previous panel", "To the panel before.", "Move", _READ, does="panel(-1)"),
    *(
        _fixed(f"show-{name.lower()}", str(number), name, f"The {name} tab.", TABS, "Go", f"open_tab({number})")
        for number, name in enumerate(TABS, 1)
    ),
    _person("hot-log", "full_stop", "log a word", "Log a talk of today with this person: a key says how.", LISTS),
    _act("plan-coffee", "Person", (W.HOME, W.PEOPLE, W.PERSON, W.LOOPS)),
    _act("confirm-coffee", "This row", (W.HOME, W.PEOPLE, W.PERSON, W.LOOPS, W.REVIEW)),
    _act("decline-coffee", "This row", (W.HOME, W.PEOPLE, W.PERSON, W.LOOPS, W.REVIEW)),
    _act("draft-message", "Person", (W.HOME, W.PEOPLE, W.PERSON, W.LOOPS, W.REVIEW)),
    _person("add-promise", "p", "promise", "Note a promise of yours.", (W.PEOPLE, W.PERSON, W.LOOPS)),
    Command("add-loop", "plus", "other", "Note an ask, thanks, an introduction, a need or an offer.", "Person",
            (W.PEOPLE, W.PERSON, W.LOOPS), act=True),
    _person("set-tier", "t", "rhythm", "Set the rhythm, 1 to 5; 0 takes it away.", (W.PEOPLE, W.PERSON)),
    _act("introduce", "Person", (W.PEOPLE, W.PERSON)),
    _act("hand-on", "This row", (W.PERSON, W.LOOPS)),
    _act("open-link", "This row", (W.PEOPLE, W.PERSON, W.LOOPS, W.ARTICLES, W.READER)),
    _act("copy-text", where=(*LISTS, W.READER)),
    _person("edit-person", "e", "edit", "Edit as a form.", (W.PEOPLE, W.PERSON)),
    _person("why-not", "", "why not?", "Why this person is not suggested for a coffee, or why they are.",
            (W.PEOPLE, W.PERSON), "View"),
    Command("add-person", "n", "new", "Add a person.", "Person", (W.PEOPLE, W.PERSON)),
    Command("merge-people", "M", "merge", "Merge this person with another.", "Person", (W.PEOPLE, W.PERSON)),
    _person("delete-person", "D", "delete", "Delete this person; asks for the name.", (W.PEOPLE, W.PERSON)),
    _person("list-person", "X", "back to the list", "Send this person back to the list.", (W.PEOPLE, W.PERSON)),
    Command("cycle-sort", "v", "sort", "Sort by attention, name, last word, tier or fit.", "View", (W.PEOPLE,)),
    Command("import-file", "i", "import", "Import LinkedIn connections, vCards, OPML or an export.", "View", (W.HOME,),
            does="shell('open_import')"),
    Command("open-demo", "d", "sample people", "Look around with sample people.", "View", (W.HOME,)),
    Command("add-five", "f", "five people", "Name five people you would call for advice.", "View", TABS,
            does="shell('open_first_run', 2)"),
    _act("twelve-names", "View", (W.HOME,)),
    Command("write-comment", "m,c", "comment", "Write a comment on it.", "This row", (W.ARTICLES, W.READER)),
    Command("mark-commented", "d", "commented", "Mark it as commented on.", "This row", (W.READER,)),
    _act("read-article", "This row", (W.ARTICLES, W.READER)),
    Command("screen-down", "space", "page", "Down by a page.", "Move", (W.READER,), does="in_list('move_screen', 1)"),
    Command("screen-up", "b", "back a page", "Up by a page.", "Move", (W.READER,), does="in_list('move_screen', -1)"),
    Command("next-match", "n", "next match", "To the next place that holds the words that were looked for.", "Move",
            (W.READER,)),
    _act("add-article", "View", (W.ARTICLES,)),
    Command("add-feed", "b", "blog", "Add a blog or a newsletter: its articles come to your queue.", "View",
            (W.PERSON, W.ARTICLES, W.FEEDS)),
    Command("refresh-feeds", "R", "read feeds", "Read your people's blogs and newsletters now.", "View",
            (W.ARTICLES, W.FEEDS)),
    Command("open-feeds", "B", "feeds", "Blogs and newsletters: whose, when they were read, what was new.", "View",
            (W.ARTICLES,), does="shell('open_page', 'feeds')"),
    Command("remove-feed", "x", "remove", "Read this feed no more; its articles stay.", "This row", (W.FEEDS,)),
    Command("earlier", "less_than_sign", "period", "The period before.", "View", (W.INSIGHTS,), does="move_period(-1)",
            second="left"),
    Command("later", "greater_than_sign", "period", "The period after.", "View", (W.INSIGHTS,), does="move_period(1)",
            second="right"),
    Command("value-before", "less_than_sign", "value", "The value before.", "This row", (W.SETTINGS,),
            does="step_value(-1)", second="left"),
    Command("value-after", "greater_than_sign", "value", "The value after.", "This row", (W.SETTINGS,),
            does="step_value(1)", second="right"),
    Command("export-insights", "E", "export", "Export the numbers as csv and markdown.", "View", (W.INSIGHTS,)),
    Command("learn-from-log", "L", "learn", "Let your own log say who fades, or the built-in rule.", "View",
            (W.INSIGHTS,)),
    Command("open-settings", "comma", "settings", "Change a setting.", "View", LISTS,
            does="shell('open_page', 'settings')"),
    Command("open-lines", "", "my lines", "What you say of yourself, facts for drafts, and your rules.", "View", LISTS,
            does="shell('open_page', 'lines')"),
    Command("add-line", "n", "new", "Add a fact, a line or a rule.", "This row", (W.LINES,)),
    Command("remove-line", "D", "remove", "It holds no more; what it said is kept.", "This row", (W.LINES,)),
    Command("reset-setting", "d", "default", "Give the setting its default back.", "This row", (W.SETTINGS,)),
    Command("sort-list", "", "triage", "Sort the list: who is in your network?", "View", TABS,
            does="shell('open_triage')"),
    Command("short-review", "", "short review", "The five-minute review.", "View", TABS,
            does="shell('open_review', 'short')"),
    _fixed("next-step", "right_square_bracket", "next", "The next step.", (W.REVIEW,), "Review",
           "review('go_on')", second="N,f8"),
    _fixed("previous-step", "left_square_bracket", "back", "The step before.", (W.REVIEW,), "Review",
           "review('back')", second="P,f7"),
    _act("take-back", "This row", (W.HOME, W.LOOPS)),
    *(_act(id_, "This row", (W.LOOPS,)) for id_ in ("nudge", "asked-again", "ask-declined")),
    Command("finish-with-coffees", "f", "finish with coffees", "Go to the coffees at once.", "Review", (W.REVIEW,),
            does="review('go_to_coffees')"),
    Command("save-text", "Y", "save to file", "Save the text that was copied to a file.", "Review", (W.REVIEW,),
            does="review('save_copied')"),
    *(
        Command(f"sort-{name}", str(tier), name, f"Rhythm {tier}: about {often}.", "This person", (W.TRIAGE,),
                does=f"sort({tier})")
        for tier, (name, often) in enumerate(zip(TIER_NAMES[1:], _OFTEN, strict=True), 1)
    ),
    Command("keep-on-list", "space", "list", "Leave this person on the list.", "This person", (W.TRIAGE,),
            does="sort('list')"),
    Command("archive-person", "x", "archive", "Hide this person.", "This person", (W.TRIAGE,), does="sort('archive')"),
    Command("add-circle", "number_sign", "circle", "Add a circle.", "This person", (W.TRIAGE,),
            does="describe('circles')", second="o"),
    Command("set-city", "c", "city", "Say where this person lives.", "This person", (W.TRIAGE,),
            does="describe('city')"),
    Command("set-why", "w", "why", "Say in one line why this person.", "This person", (W.TRIAGE,),
            does="describe('purpose')"),
    Command("write-to", "m", "draft", "Draft a message to this person.", "This person", (W.TRIAGE,)),
    Command("list-company", "B", "bulk company", "Send the whole company to the list.", "View", (W.TRIAGE,)),
    Command("filter-people", "f", "filter", "Show only people who hold a word.", "View", (W.TRIAGE,)),
    Command("go-on", "enter", "go on", "Another sitting.", "View", (W.TRIAGE,)),
    _fixed("take-offered", "tab", "yes", "Take who is offered, or say yes to the first question.", (W.LOG,), _LINE,
           "accept", second="f5"),
    _fixed("refuse-offered", "shift+tab", "no", "Say no to the first question.", (W.LOG,), _LINE, "refuse",
           second="f6"),
    _fixed("leave-as-text", "ctrl+t", "not that", "Make the last words that were read plain text.", (W.LOG,), _LINE,
           "take_out", second="f7"),
    Command("undo-typing", "ctrl+z", "undo typing", "Take the newest piece of typing back.", _LINE, (W.LOG,),
            does="take_back", second="f8"),
    Command("older-line", "up", "recent lines", "The line logged before, or who is offered above.", _LINE, (W.LOG,),
            does="recent(1)"),
    Command("newer-line", "down", "recent lines", "The line logged after it, or who is offered below.", _LINE, (W.LOG,),
            does="recent(-1)"),
    Command("open-form", "f2", "form", "Fill in a form instead.", _LINE, (W.LOG,), does="form", second="ctrl+e"),
    Command("show-grammar", "f1", "grammar", "Show what a line can hold.", _LINE, (W.LOG,), does="grammar",
            second="question_mark"),
    Command("merge-pair", "space", "merge", "Make the two one: one becomes a part of the one who stays.",
            "This pair", (W.MERGE,), True),
    Command("keep-apart", "x", "not the same", "They are two people; they are not offered again.", "This pair",
            (W.MERGE,), True),
    Command("switch-pair", "o", "other one stays", "Let the other one of the two stay.", "This pair", (W.MERGE,),
            True),
    Command("merge-alike", "A", "all of one name and company", "Make each two one that stand in two files under one"
            " name and company.", "These pairs", (W.MERGE,)),
    Command("merge-another", "f", "somebody else", "Merge the one who stays with somebody you name.", "This pair",
            (W.MERGE,)),
    Command("next-field", "tab", "next field", "To the next field.", "Go", (W.FIRST_RUN,), does="app.focus_next"),
    Command("previous-question", "shift+tab", "back", "The question before.", "Go", (W.FIRST_RUN,)),
    Command("skip-rest", "f4", "skip the rest", "Keep what is answered and go on.", "Go", (W.FIRST_RUN,),
            second="ctrl+g"),
    Command("leave-first-run", "escape", "quit (saved)", "Quit; what was answered is saved.", "Go", (W.FIRST_RUN,)),
    Command("import-first", "ctrl+o", "import", "Import people from a file.", "Go", (W.FIRST_RUN,), second="f5"),
    Command("try-sample-people", "ctrl+t", "sample people", "Look around with sample people.", "Go", (W.FIRST_RUN,),
            second="f6"),
    Command("show-first-help", "f1", "help", "Show the keys of this screen.", "Go", (W.FIRST_RUN,), does="show_keys",
            second="question_mark"),
)  # fmt: skip

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def keys_of(id_: str, keymap: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The keys of a command of the table, as Textual calls them, after the user's own keymap."""
    return BY_ID[id_].keys_in(keymap)


def action_of(command: Command, screen: object = None) -> str:
    """The action of a command: for one of the row ``act('<key>')``, unless the screen has a method for it."""
    of_row = command.act and not hasattr(screen, f"action_{command.action}")
    return f"act({command.act_key!r})" if of_row else command.action


def bindings(*places: Place, screen: object = None) -> list[BindingType]:
    """Textual's bindings of the commands of some places: id, tooltip and group are set.

    Commands of the row call ``action_act("<key>")``, since the item under the cursor knows its act, but for those that
    the screen has a method for.
    """
    return [
        Binding(",".join(keys), action_of(command, screen), command.label, show=False, id=command.id,
                tooltip=command.help, group=Binding.Group(command.group, compact=True))
        for command in dict.fromkeys(command for place in places for command in commands_in(place))
        if (keys := command.keys_in())
    ]  # fmt: skip


def steps(alone: str = "") -> tuple[StepPlace, ...]:
    """The steps of the review as places, or one of them ``alone``; their files are read on first use, never at
    start."""
    every = names()
    return tuple(map(step_place, (alone,) if alone in every else every))


@cache
def step_place(id_: str) -> StepPlace:
    """A step of the review as a place, by its name; no other one is loaded for it."""
    from netritual.review.step_loading import step_named

    if (step := step_named(id_)) is None:
        raise ValueError(f"the review has no step {id_}")
    return StepPlace(names().index(id_) + 1, step)


@cache
def commands_in(place: Place) -> tuple[Command, ...]:
    """The commands of one place, in the order of the table; those that a step has of its own come last."""
    if isinstance(place, Where):
        return tuple(command for command in COMMANDS if place in command.where)
    common = (c for c in COMMANDS if W.REVIEW in c.where or c.id in place.step.commands)
    step = place.step
    own = (of_act(act, "View" if act in step.acts else "This row", (place,)) for act in step.keys)
    return (*common, *own)


@cache
def actions_elsewhere(place: Place, others: tuple[Place, ...]) -> frozenset[str]:
    """The actions that one of some other places has and this one has not."""
    mine = {command.action for command in commands_in(place)}
    return frozenset(command.action for other in others for command in commands_in(other)) - mine


def every_command() -> dict[str, Command]:
    """The table and the keys of single steps, by id."""
    return {**BY_ID, **{command.id: command for place in steps() for command in commands_in(place)}}
