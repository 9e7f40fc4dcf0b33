"""The app in a real terminal: it starts, saves at once, and loses nothing when the terminal goes away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netritual.domain.model import Interaction, Person, Promise, Request
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.reviews.session_files import kept_place, kept_texts
from netritual.store.journal_store import open_store
from tests.support.amount import some
from tests.support.loaded import PROGRAM
from tests.support.terminal import AT_HOME, Terminal
from tests.tui.conftest import World
from tests.tui.reviewed import fill as reviewed
from tests.tui.sample import fill

NOW = "2026-03-11T10:00:00+00:00"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def environment(home: Home, **more: str) -> dict[str, str]:
    """What the program runs with: this home, and a clock that stands still."""
    return {**os.environ, "NETRITUAL_HOME": home.root, "NETRITUAL_NOW": NOW, "LC_ALL": "C.UTF-8", **more}


@pytest.fixture
def terminal(world: World) -> Iterator[Terminal]:
    """The program over a filled home."""
    fill(world)
    made = Terminal(PROGRAM, environment(world.home))
    yield made
    made.close()


def kept_line(world: World) -> str:
    """The text that an end of the app, or an esc, kept last."""
    kept = kept_texts(world.disk, world.home)
    return next(iter((*kept.under_way, *kept.put_away)), "")


def answered(world: World) -> bool:
    """True when what space did to the first row is on the disk."""
    store = world.parts().open_store(False)
    try:
        return store.view().all(Request)[0].state == "answered"
    finally:
        store.close()


@pytest.mark.parametrize("cold", [False, True])
def test_q_ends_with_exit_code_0(world: World, cold: bool) -> None:
    fill(world)
    made = Terminal(PROGRAM, environment(world.home), cold=cold)
    try:
        made.wait(AT_HOME)
        made.press("q")
        assert made.end() == 0
    finally:
        made.close()


def test_a_terminal_that_goes_away_loses_nothing(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.press("space")
    terminal.wait("Answered")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.end() == 128 + signal.SIGHUP
    assert answered(world)


def test_a_line_half_typed_outlives_the_terminal(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.wait("Log what happened")
    terminal.press("lunch with ana")
    terminal.wait("› lunch with ana")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.end() == 128 + signal.SIGHUP
    assert kept_line(world) == "lunch with ana"


def test_a_kill_after_the_toast_loses_nothing(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.press("space")
    terminal.wait("Answered")
    terminal.kill()
    assert answered(world)


def test_after_a_kill_the_review_opens_at_the_row_where_it_was(world: World) -> None:
    reviewed(world)
    store = world.parts().open_store(False)
    owed = next(one.id for one in store.view().all(Promise) if one.text == "intro to her CFO")
    store.close()
    command = [*PROGRAM, "review"]
    first = Terminal(command, environment(world.home))
    try:
        first.wait("Who did you interact with?")
        first.press("]")
        first.wait("Who is waiting for you?")
        first.press("]")
        first.wait("Follow through")
        first.press("j", "j")
        first.until(lambda: row_kept(world) == f"promises:promises:{owed}", "the row was not kept")
        first.kill()
    finally:
        first.close()
    second = Terminal(command, environment(world.home))
    try:
        second.wait("Follow through")
        second.until(lambda: marked(second, "intro to her CFO"), "the cursor is elsewhere")
    finally:
        second.close()


def row_kept(world: World) -> str:
    """The row that is kept beside the journal."""
    place = kept_place(world.disk, world.home)
    return place.row if place is not None else ""


def marked(terminal: Terminal, words: str) -> bool:
    """True when the cursor stands on the row with these words."""
    return any(line.lstrip(" │").startswith("▌") and words in line for line in terminal.text.splitlines())


def test_sample_people_open_in_a_home_of_their_own_and_q_comes_back_to_the_own_home(
    own_home: Home, tmp_path: Path
) -> None:
    made = Terminal(PROGRAM, environment(own_home, TMPDIR=str(tmp_path)))
    try:
        made.wait("Welcome")
        made.press("\x14")  # ctrl+t
        made.wait(AT_HOME)
        samples = list(tmp_path.glob("netritual-demo-*"))
        made.press("q")
        made.wait("Five short questions")
        made.press("esc")
        assert made.end() == 0
        assert len(samples) == 1 and not list(tmp_path.glob("netritual-demo-*"))
        store = open_store(own_home, Disk(), True)
        assert store.view().all(Person) == ()
        store.close()
    finally:
        made.close()


RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", "\x1b[?1003l", "\x1b[?1006l", "\x1b[?1004l", "\x1b[<u")
"""What takes back the alternate screen, the hidden cursor, marked pastes, the mouse, focus reports and kitty's keys."""


def restored(terminal: Terminal) -> bool:
    """True when the last word on each mode of the terminal took it back."""
    return all(mode in terminal.written for mode in RESTORED) and not terminal.raw


@pytest.mark.parametrize("number", some([signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT], 2))
def test_whoever_ends_it_gets_all_saved_and_the_terminal_in_order(
    terminal: Terminal, world: World, number: signal.Signals
) -> None:
    terminal.wait(AT_HOME)
    terminal.press("space")
    terminal.press("a")
    terminal.press("lunch with ana")
    terminal.wait("› lunch with ana")
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    assert restored(terminal)
    assert answered(world)
    assert kept_line(world) == "lunch with ana"


@pytest.mark.parametrize("strange", some([b"caf\xe9 ", b"\xff\xfe\x80", b"\x1b[M \xc8\x85", b"\x1b[M \xff\xff"], 2))
def test_a_byte_that_is_no_text_costs_nothing(terminal: Terminal, strange: bytes) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.press("lunch with ana ")
    terminal.wait("› lunch with ana")
    terminal.written = ""
    terminal.send(strange)
    terminal.until(lambda: "\x1b[?1006h" in terminal.written, "the modes were not set anew")
    terminal.press("still here")
    terminal.wait("still here")
    terminal.press("esc")
    terminal.wait(AT_HOME)
    terminal.press("q")
    assert terminal.end() == 0


PLANT = """
import sys, threading
from netritual.main import main
from netritual.tui import app, terminal
from netritual.tui.screens import log_screen
from netritual.tui.widgets.log_bar import LogInput

def boom(*_):
    raise RuntimeError("could not draw Zdenka Tajemna")

{plant}
sys.exit(main())
"""


def test_a_defect_in_the_input_thread_keeps_the_line_and_restores_the_terminal(world: World) -> None:
    fill(world)
    plant = (
        "feed = terminal.KeyParser.feed\n"
        "terminal.KeyParser.feed = lambda self, data: boom() if data == '!' else feed(self, data)"
    )
    ends_well(world, plant, "!")


@pytest.mark.parametrize(
    "plant",
    some(
        [
            "LogInput.action_grammar = boom",
            "log_screen.LogScreen.on_key = lambda self, event: event.key == 'f1' and boom()",
            "LogInput.action_grammar = lambda self: self.app.set_timer(0.01, boom)",
            "LogInput.action_grammar = lambda self: self.app.set_interval(0.01, boom)",
            "LogInput.action_grammar = lambda self: threading.Thread(target=boom).start()",
            "LogInput.action_grammar = lambda self: self.run_worker(boom, thread=True)",
            "LogInput.action_grammar = lambda self: self.app.write(boom)",
            "LogInput.action_grammar = lambda self: self.app.exit()\napp.NetritualApp._print_error_renderables = boom",
        ],
        3,
    ),
    ids=["action", "handler", "timer", "interval", "thread", "worker", "store", "outside"],
)
def test_every_defect_ends_in_one_sentence_with_the_line_kept(world: World, plant: str) -> None:
    fill(world)
    ends_well(world, plant, "f1")


def ends_well(world: World, plant: str, key: str) -> None:
    """Plant a defect that a key in the log bar sets off, and see how the app ends."""
    made = Terminal([sys.executable, "-c", PLANT.format(plant=plant)], environment(world.home))
    try:
        made.wait(AT_HOME)
        made.press("a")
        made.press("lunch with ana")
        made.wait("› lunch with ana")
        made.press(key)
        assert made.end() == 1
    finally:
        made.close()
    assert restored(made)
    assert "stopped because of a defect (RuntimeError)" in made.text
    assert "Traceback" not in made.written and "Tajemna" not in made.written
    assert kept_line(world) == "lunch with ana"
    assert len(os.listdir(world.home.reports)) == 1


def test_after_a_stop_everything_is_painted_again(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    for number in (signal.SIGTSTP, signal.SIGSTOP):
        os.kill(terminal.pid, number)
        os.waitpid(terminal.pid, os.WUNTRACED)
        terminal.blank()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait(AT_HOME)
        assert terminal.raw
    terminal.press("q")
    assert terminal.end() == 0
    assert restored(terminal)


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(world: World) -> None:
    fill(world)
    script = f"set -m; {sys.executable} -m netritual; echo stopped; read _; fg"
    made = Terminal(["bash", "-c", script], environment(world.home))
    try:
        made.wait(AT_HOME)
        made.press("a", "x")
        made.wait("› x")
        made.press("\x1a")  # in a text it takes typing back
        made.gone("› x")
        made.press("esc")
        made.gone("Log what happened")
        made.press("\x1a")
        made.wait("stopped")
        assert not made.raw
        made.blank()
        made.press("enter")
        made.wait(AT_HOME)
        made.press("q")
        assert made.end() == 0
    finally:
        made.close()
    assert restored(made)


def test_escape_glued_to_a_letter_is_both(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.wait("Log what happened")
    terminal.send(b"\x1b2")
    terminal.wait_tab("2 People")
    terminal.press("backspace")
    terminal.wait_tab("1 Home")


def test_doctor_puts_the_terminal_of_a_killed_app_in_order(world: World) -> None:
    fill(world)
    script = f"{sys.executable} -m netritual; {sys.executable} -m netritual doctor"
    made = Terminal(["bash", "-c", script], environment(world.home))
    try:
        made.wait(AT_HOME)
        os.kill(int(subprocess.check_output(["pgrep", "-P", str(made.pid)])), signal.SIGKILL)
        made.wait("keyring")
        made.until(lambda: "\x1b[?25h" in made.written, "the cursor stayed hidden")
        made.wait("Signs: ◉●")
        made.wait("set signs plain")
        assert "\x1b[?1000;1003;1006;1015;1004;2004l" in made.written and "\x1b[?1047l" in made.written
    finally:
        made.close()


def test_keys_of_former_settings_do_not_keep_the_app_from_starting(world: World) -> None:
    fill(world)
    Path(world.home.settings).write_text('keys = {"lapse-coffee" = "R"}\n', encoding="utf-8")
    made = Terminal(PROGRAM, environment(world.home))
    try:
        made.wait('"lapse-coffee"')
        made.wait(AT_HOME)
    finally:
        made.close()


@pytest.mark.parametrize("milliseconds", some([0, 1, 5, 20, 200], 3))
def test_whoever_is_stopped_and_called_back_at_once_goes_on(terminal: Terminal, milliseconds: int) -> None:
    terminal.wait(AT_HOME)
    terminal.listen(0.1)
    terminal.written = ""
    os.kill(terminal.pid, signal.SIGTSTP)
    time.sleep(milliseconds / 1000)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(lambda: "\x1b[?1049h" in terminal.written and terminal.raw, "the terminal was not taken back")
    terminal.press("2")
    terminal.wait_tab("2 People")


BOTH_AT_ONCE = """
import signal, sys
from netritual.main import main

def both(*_):
    for number in (signal.SIGCONT, signal.SIGTSTP):  # by number, as Python calls what came in between two of its steps
        signal.getsignal(number)(number, None)

signal.signal(signal.SIGUSR1, both)
sys.exit(main())
"""


def test_a_stop_and_a_call_back_that_come_at_the_same_time_leave_the_app_running(world: World) -> None:
    fill(world)
    made = Terminal([sys.executable, "-c", BOTH_AT_ONCE], environment(world.home))
    try:
        made.wait(AT_HOME)
        made.listen(0.1)
        made.written = ""
        os.kill(made.pid, signal.SIGUSR1)
        made.until(lambda: "\x1b[?1049h" in made.written and made.raw, "the terminal was not taken back")
        made.press("2")
        made.wait_tab("2 People")
    finally:
        made.close()


def test_a_paste_without_its_end_ends_after_a_pause(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.wait("Log what happened")
    terminal.send(b"\x1b[200~lunch with ana")
    terminal.wait("› lunch with ana")
    terminal.press(" today")
    terminal.wait("› lunch with ana today")


def test_a_long_text_without_marks_arrives_whole(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.wait("Log what happened")
    text = "call @ana re " + "wxyz " * 1000 + "END"
    terminal.pour(text.encode())
    terminal.wait("END")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert kept_line(world) == text


LINE = "call @ana re rain"


def logged(world: World) -> list[str]:
    """The lines on the disk."""
    store = world.parts().open_store(False)
    try:
        return [one.line for one in store.view().all(Interaction) if one.line]
    finally:
        store.close()


@pytest.mark.parametrize("number", some([signal.SIGTERM, signal.SIGINT, signal.SIGHUP], 3))
def test_the_end_comes_behind_what_was_typed(terminal: Terminal, world: World, number: signal.Signals) -> None:
    terminal.wait(AT_HOME)
    terminal.send(f"a{LINE}\r".encode())
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    assert restored(terminal)
    assert logged(world)[-1] == LINE


def test_the_end_finds_a_line_and_a_paste_that_were_begun(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.press("a")
    terminal.wait("Log what happened")
    terminal.send(b"lunch \x1b[200~with ana")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert kept_line(world) == "lunch with ana"


def test_a_window_that_is_closed_loses_nothing_that_was_read(terminal: Terminal, world: World) -> None:
    terminal.wait(AT_HOME)
    terminal.send(f"a{LINE}\r".encode())
    # Only cells that change are sent: the words of the bar may come in pieces, and go before they are seen.
    terminal.until(lambda: "Log what" in terminal.written or "Logged call" in terminal.text, "nothing was read")
    terminal.shut()
    assert logged(world)[-1] == LINE


def test_what_is_typed_before_the_first_frame_is_done(terminal: Terminal, world: World) -> None:
    terminal.send(f"a{LINE}\r".encode())
    terminal.wait(AT_HOME)
    terminal.until(lambda: logged(world)[-1] == LINE, "the line was not logged")


@pytest.mark.parametrize(("cut", "pause"), some([(0, 0.02), (1, 0.02), (5, 0.5), (20, 0.5)], 2, of_several=True))
def test_what_the_terminal_answers_is_no_key(terminal: Terminal, cut: int, pause: float) -> None:
    terminal.until(lambda: "\x1b[6n" in terminal.written and "\x1b]11;?" in terminal.written, "nothing was asked")
    answer = b"\x1b[1;2R\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
    for part in filter(None, (answer[:cut], answer[cut:])):
        terminal.send(part)
        terminal.listen(pause)
    terminal.wait("the theme paper")
    terminal.press("a")
    terminal.press("lunch")
    terminal.wait("lunch")
    terminal.press("esc", "q")
    assert terminal.end() == 0
    assert terminal.written.count("\x1b[6n") == 1


def test_what_is_selected_with_the_mouse_is_copied_by_ctrl_c(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    row = next(at for at, line in enumerate(terminal.text.splitlines(), 1) if "netritual" in line)
    terminal.send(f"\x1b[<0;2;{row}M\x1b[<32;30;{row}M\x1b[<0;30;{row}m".encode())
    terminal.wait("ctrl+c copies")
    terminal.press("\x03")
    terminal.wait("Sent to the terminal's clipboard.")
    assert "\x1b]52;c;" in terminal.written


@pytest.mark.parametrize("mouse", [False, True])
def test_without_the_mouse_it_stays_the_terminals(world: World, mouse: bool) -> None:
    fill(world)
    world.disk.replace(world.home.settings, f"mouse = {str(mouse).lower()}\n".encode())
    made = Terminal(PROGRAM, environment(world.home))
    try:
        made.wait(AT_HOME)
        assert ("\x1b[?1003h" in made.written) == mouse
    finally:
        made.close()


def test_what_somebody_else_wrote_on_the_screen_goes_with_ctrl_l_or_another_size(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    terminal.blank()
    assert AT_HOME not in terminal.text
    terminal.press("\x0c")
    terminal.wait(AT_HOME)
    terminal.blank()
    terminal.resize(90, 26)
    terminal.wait(AT_HOME)


def test_the_terminals_cursor_stands_where_one_is(terminal: Terminal) -> None:
    terminal.wait(AT_HOME)
    terminal.press("2")
    terminal.wait_tab("2 People")
    terminal.press("j", "j")
    terminal.until(lambda: "▌◉ Priya" in terminal.cursor_line, "the cursor is elsewhere")
    terminal.press("a", "x", "y")
    terminal.until(lambda: terminal.before_cursor.endswith("xy"), "the cursor is not where one types")


def test_a_key_costs_few_bytes_on_the_way_to_the_terminal(world: World) -> None:
    fill(world)
    made = Terminal(PROGRAM, environment(world.home), 120, 40)

    def cost(key: str, until: str) -> int:
        made.written = ""
        made.press(key)
        made.wait(until)
        made.listen(0.3)
        return len(made.written.encode())

    try:
        made.wait(AT_HOME)
        made.listen(0.5)
        assert len(made.written.encode()) <= 40_000
        made.press("2")
        made.wait("who needs a word")
        made.listen(0.5)
        assert cost("j", "Ana Ruiz") <= 3_000
        cost("a", "Log what happened")
        cost("c", "› c")
        assert cost("o", "› co") <= 500
        made.press("esc")
        cost("w", "Who did you interact with?")
        assert cost("]", "Who is waiting for you?") <= 25_000
        for key in ("a", "\x10"):
            made.press(key)
            made.listen(1.0)
            made.written = ""
            made.listen(1.2)
            assert made.written == "", "something moves by itself"
            made.press("esc")
    finally:
        made.close()
