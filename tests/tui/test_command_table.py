"""One row a command; from it bindings, key bars, palette and the user's keymap, which is checked."""

from pathlib import Path

import pytest

from netritual.errors import NetritualError
from netritual.review.acts import LOOP_ACTS
from netritual.tui import key_hints, own_keys
from netritual.tui.command_table import (
    BY_ID,
    COMMANDS,
    LISTS,
    TABS,
    Command,
    Place,
    StepPlace,
    Where,
    bindings,
    commands_in,
    every_command,
    keys_of,
    named,
    shown,
    steps,
)


def test_ids_are_unique_and_every_command_says_what_it_does() -> None:
    own = [key.id for place in steps() for key in place.step.keys]
    assert len(COMMANDS) + len(own) == len({*BY_ID, *own})
    for command in every_command().values():
        assert command.help.endswith((".", "?")), command.id
        assert command.label and command.where


@pytest.mark.parametrize("place", [*Where, *steps()], ids=str)
def test_within_one_place_a_key_has_one_verb(place: Place) -> None:
    taken: dict[str, str] = {}
    for command in commands_in(place):
        for key in command.keys_in():
            assert taken.setdefault(key, command.id) == command.id, (place, key)


def test_keys_of_the_contract_never_change() -> None:
    fixed = {
        "log-interaction": "a", "start-review": "w", "filter-list": "/", "undo": "u", "redo": "U", "show-keys": "?",
        "open-item": "enter", "mark-done": "space", "snooze": "s", "let-rest": "x", "go-back": "esc", "quit": "q",
        "open-commands": "ctrl+p", "move-down": "j", "move-up": "k", "next-step": "]", "previous-step": "[",
        "show-home": "1", "show-people": "2", "show-loops": "3", "show-articles": "4", "show-insights": "5",
    }  # fmt: skip
    for id_, key in fixed.items():
        assert shown(keys_of(id_)[0]) == key
        assert own_keys.checked({id_: "f12"}) == {id_: f"{BY_ID[id_].keys},f12"}


def test_own_keys_of_a_command_that_keeps_its_key_take_the_place_of_its_second_ones() -> None:
    keymap = own_keys.checked({"next-step": "f12", "previous-step": "Z"})
    assert keys_of("next-step", keymap) == ("right_square_bracket", "f12")
    assert keys_of("previous-step", keymap) == ("left_square_bracket", "Z")
    with pytest.raises(NetritualError, match="undo"):
        own_keys.checked({"next-step": "u"})


def test_a_second_key_gives_way_to_an_own_one() -> None:
    keymap = own_keys.checked({"cycle-sort": "F9", "export-insights": "left"})
    assert keys_of("open-commands", keymap) == ("ctrl+p", "colon")
    assert keys_of("earlier", keymap) == ("less_than_sign",)
    assert keys_of("cycle-sort", keymap) == ("f9",)
    with pytest.raises(NetritualError, match="open-commands"):
        own_keys.checked({"cycle-sort": "f9", "open-commands": "f9"})


BEHIND_ALTGR = {
    "DE": "@{[]}\\~|", "FR": "#{[|`\\^@]}~", "ES": "\\|@#[]{}~", "PT": "@{[]}", "IT": "@#[]{}~`",
    "Nordic": "@${[]}\\~|", "UK": "", "US": "", "UK (Mac)": "#",
}  # fmt: skip
"""What the keyboards of these countries type only with AltGr or Option, or not at all."""
DEAD = "^~`"
"""What begins an accent on many of them."""


def is_reached(keys: tuple[str, ...]) -> bool:
    """True when every one of these keyboards has one of the keys, and it is not only one that a terminal may take."""
    plain = [shown(key) for key in keys if not key.startswith("ctrl+") and not (key[0] == "f" and key[1:].isdigit())]
    return all(any(key not in behind + DEAD for key in plain) for behind in BEHIND_ALTGR.values())


IN_A_TEXT = (Where.LOG, Where.FIRST_RUN)
"""Places where letters are text: a command has two keys there that a terminal may take."""


@pytest.mark.parametrize("place", [*Where, *steps()], ids=str)
def test_every_command_is_on_every_keyboard(place: Place) -> None:
    palette = any(command.id == "open-commands" for command in commands_in(place))
    for command in commands_in(place):
        keys = command.keys_in()
        in_palette = palette and command.group != "Move"
        assert is_reached(keys) or (in_palette and (not keys or keys[0].startswith("ctrl+"))) or (
            place in IN_A_TEXT and len(keys) > 1
        ), (place, command.id)  # fmt: skip


def test_the_palette_and_the_steps_have_second_keys() -> None:
    assert keys_of("open-commands") == ("ctrl+p", "colon", "f9")
    assert keys_of("next-step") == ("right_square_bracket", "N", "f8")
    assert keys_of("previous-step") == ("left_square_bracket", "P", "f7")
    assert keys_of("go-back") == ("escape", "backspace")
    assert [keys_of(id_)[-1] for id_ in ("log-interaction", "filter-list", "start-review", "undo", "show-keys")] == [
        "f2", "f3", "f5", "f6", "f1",
    ]  # fmt: skip
    assert keys_of("add-circle")[1:] == ("o",)
    assert keys_of("earlier")[1:] == ("left",) and every_command()["later-slot"].keys_in()[1:] == ("right",)


def test_the_same_verbs_are_in_every_list() -> None:
    everywhere = ("log-interaction", "start-review", "undo", "show-keys", "open-commands", "open-item", "mark-done")
    everywhere_else: tuple[Place, ...] = (*LISTS, *steps())
    for place in everywhere_else:
        here = {command.id for command in commands_in(place)}
        assert set(everywhere) <= here, place


def test_bindings_carry_id_tooltip_and_group() -> None:
    for binding in bindings(Where.PEOPLE):
        assert not isinstance(binding, tuple)
        command = BY_ID[binding.id or ""]
        assert binding.tooltip == command.help
        assert binding.group is not None and binding.group.description == command.group
        assert binding.action == (f"act({command.act_key!r})" if command.act else command.action)


def test_acts_are_bound_to_the_key_of_the_contract() -> None:
    class Own:
        def action_plan_coffee(self) -> None:
            """Done by the screen itself."""

    actions = {
        binding.id: binding.action for binding in bindings(Where.LOOPS, screen=Own) if not isinstance(binding, tuple)
    }
    assert actions["mark-done"] == "act('space')"
    assert actions["add-loop"] == "act('+')"
    assert actions["plan-coffee"] == "plan_coffee"


def test_a_keymap_in_textuals_names() -> None:
    assert own_keys.checked({"plan-coffee": "ctrl+g", "cycle-sort": ["/ ", "z"][1]}) == {
        "plan-coffee": "ctrl+g",
        "cycle-sort": "z",
    }
    assert own_keys.checked({"cycle-sort": "F12"}) == {"cycle-sort": "f12"}


def test_an_unknown_command_is_refused_with_the_nearest() -> None:
    with pytest.raises(NetritualError) as wrong:
        own_keys.checked({"plan-cofee": "g"})
    assert '"plan-coffee"' in wrong.value.hint
    assert wrong.value.exit_code == 2


@pytest.mark.parametrize("key", ["notakey", "", "ctrl+", "hyper+x", "  "])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(NetritualError, match="no key"):
        own_keys.checked({"plan-coffee": key})


def test_a_clash_names_both_commands_and_the_place() -> None:
    with pytest.raises(NetritualError) as wrong:
        own_keys.checked({"cycle-sort": "c"})
    assert '"plan-coffee"' in wrong.value.message
    assert '"cycle-sort"' in wrong.value.message
    assert "People" in wrong.value.message


def test_the_same_letter_in_two_places_is_no_clash() -> None:
    assert own_keys.checked({"export-insights": "c"}) == {"export-insights": "c"}


def test_swapping_two_keys_is_no_clash() -> None:
    assert own_keys.checked({"plan-coffee": "m", "draft-message": "c"})["plan-coffee"] == "m"


def test_a_key_that_never_changes_cannot_be_taken() -> None:
    with pytest.raises(NetritualError, match="log-interaction"):
        own_keys.checked({"cycle-sort": "a"})


@pytest.mark.parametrize("place", key_hints.WRITTEN)
def test_key_bars_name_commands_that_work_there(place: Where) -> None:
    here = {key for command in commands_in(place) for key in keys_of(command.id)}
    for row in key_hints.rows(key_hints.WRITTEN[place]):
        for hint in row:
            assert hint.label
            assert not hint.press or hint.press in here, hint


def test_the_keys_of_the_log_bar_are_commands_that_work_there() -> None:
    here = {"enter", "escape", *(key for command in commands_in(Where.LOG) for key in keys_of(command.id))}
    for source in (key_hints.LOG_EMPTY, key_hints.LOG_LINE, key_hints.ASKED, key_hints.UNCLEAR, key_hints.OFFERED):
        assert all(hint.label and hint.press in here for hint in key_hints.rows((source,))[0])


@pytest.mark.parametrize("place", key_hints.WRITTEN)
def test_key_bars_take_one_line_each(place: Where) -> None:
    row, always = key_hints.rows(key_hints.WRITTEN[place])
    for width in (60, 79, 119):
        lines = key_hints.fitted(row, always, width)
        assert [len(key_hints.wrapped(line, width)) for line in lines] == [1, 1]
        assert (lines[0], lines[1]) == (row[: len(lines[0])], always[: len(lines[1])])


def test_what_stands_last_in_one_line_is_never_left_out_for_the_row() -> None:
    row, always = key_hints.rows(key_hints.WRITTEN[Where.PEOPLE])
    last = always[-3:]
    (line,) = key_hints.fitted_in_one(row, last, 59)
    assert line[-3:] == last and line[:-3] == row[: len(line) - 3] and len(line) > 3
    assert key_hints.fitted_in_one(row, last, 4) == ((last[0],),)


def test_a_key_bar_shows_the_users_own_key() -> None:
    assert (
        key_hints.Hint("ctrl+g", "coffee", "ctrl+g")
        in key_hints.rows(key_hints.WRITTEN[Where.PEOPLE], {"plan-coffee": "ctrl+g"})[0]
    )


def keys_table() -> str:
    """The keys as a markdown table, for the README: a row a place, each key with its command; ``*`` keeps its key."""
    places: dict[str, list[str]] = {}
    for command in every_command().values():
        keys = " ".join(f"`{shown(key)}`" for key in command.keys_in()) or "`ctrl+p`"
        places.setdefault(_places(command), []).append(f"{keys} {command.id}{'*' if command.fixed else ''}")
    rows = [f"| {place} | {', '.join(commands)} |" for place, commands in places.items()]
    return "\n".join(("| where | keys and commands |", "|---|---|", *rows)) + "\n"


def _places(command: Command) -> str:
    """Where a command works: "everywhere", or the views by name and the steps of the review by number."""
    if set(LISTS) <= set(command.where):
        return "everywhere"
    words = ["tabs"] if set(TABS) <= set(command.where) else []
    words += [str(place) for place in command.where if isinstance(place, Where) and not (words and place in TABS)]
    numbers = [str(place.number) for place in steps() if place in command.where or command.id in place.step.commands]
    return ", ".join([*words, f"{Where.REVIEW} {' '.join(numbers)}"] if numbers else words)


def test_the_readmes_table_has_a_row_for_every_command() -> None:
    table = keys_table()
    for command in every_command().values():
        assert f" {command.id}{'*' if command.fixed else ''}" in table
    assert all(line.count(" | ") == 1 for line in table.splitlines() if "---" not in line)


def test_the_readme_has_the_table() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    chapter = readme.partition("\n## Keys\n")[2].partition("\n## ")[0]
    assert chapter.strip().endswith(keys_table().strip())


@pytest.mark.parametrize("key", [".", "/", "?", "+", "<", ">", "[", "]", "esc", "F2", "ctrl+p", "G", "tab"])
def test_keys_are_shown_as_they_are_typed(key: str) -> None:
    assert shown(named(key)) == key


def test_tabs_are_the_digits() -> None:
    assert [command.id for command in commands_in(Where.LOOPS) if shown(command.keys).isdigit()] == [
        f"show-{place.lower()}" for place in TABS
    ]
    assert isinstance(COMMANDS[0], Command)


@pytest.mark.parametrize("place", steps(), ids=str)
def test_a_step_names_commands_that_there_are(place: StepPlace) -> None:
    known = {command.id for command in COMMANDS if Where.REVIEW not in command.where}
    assert set(place.step.commands) <= known
    own = [command for command in commands_in(place) if place in command.where]
    assert [(command.id, command.act_key, command.label) for command in own] == [
        (act.id, act.key, act.label) for act in place.step.keys
    ]


def test_ids_of_before_still_give_a_key() -> None:
    assert own_keys.checked({"mark-read": "f10", "new-person": "f11", "later": "f12"}) == {
        "read-article": "f10", "add-person": "f11", "later": "f12",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["lapse-coffee", "rest-owed", "meeting-held"])
def test_an_id_of_before_that_cannot_be_moved_is_left_out_and_named(name: str) -> None:
    assert own_keys.checked({name: "R", "plan-coffee": "ctrl+g"}) == {"plan-coffee": "ctrl+g"}
    (said,) = own_keys.outdated({name: "R", "plan-coffee": "ctrl+g"})
    assert f'"{name}"' in said


def test_what_is_wrong_is_named_as_it_is_written() -> None:
    with pytest.raises(NetritualError, match='"new-person"'):
        own_keys.checked({"new-person": "nokey"})
    with pytest.raises(NetritualError, match='"new-person"'):
        own_keys.checked({"new-person": "a"})


def test_each_key_of_a_past_talk_works_on_home() -> None:
    for kind in ("held", "matched", "early"):
        assert all(key_hints.reaches(Where.HOME, act) for act in LOOP_ACTS[kind])
