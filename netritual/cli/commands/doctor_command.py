"""``netritual doctor``: is everything sound?"""

import click

from netritual.charts.signs import FULL, encodes
from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.errors import FAILED
from netritual.services.doctor import TOLD, examine

MODES_OFF = b"\x1b[<u\x1b[?1000;1003;1006;1015;1004;2004l\x1b[?7h\x1b[?1047l\x1b[?25h"
"""Resets the modes that the full-screen app sets (kitty's keys, mouse, focus, bracketed paste, wrapping, alternate
screen, hidden cursor), in case the app was killed before it could. ``CSI < u`` pops kitty's stack of key modes, also
when another program pushed the top of it. 1047 is used since 1049 would move the cursor.
"""


@click.command("doctor", cls=Common)
@click.option("--repair", is_flag=True, help="Mend what can be mended; damaged parts are kept aside.")
@pass_shell
def command(shell: Shell, repair: bool) -> int:
    """Check the store, the calendar files, the settings, the keyring and the terminal."""
    if shell.streams.interactive:
        shell.streams.content(MODES_OFF)
    mend = repair and shell.sure("Mend what can be mended? Damaged parts are kept aside.")
    checks, sound = examine(shell.parts, repair=mend, interactive=shell.interactive)
    if shell.wants_json:
        shell.emit([{"check": check.check, "ok": check.ok, "detail": check.detail} for check in checks])
    else:
        shell.streams.table([("ok" if check.ok else "look", check.check, check.detail) for check in checks])
        if shell.streams.interactive and encodes():
            shell.say(f"Signs: {''.join(dict.fromkeys(''.join(FULL)))}")
            shell.say("Where one is missing, or takes two cells: netritual settings set signs plain")
    if not sound:
        typed = any(not check.ok for check in checks if check.check in TOLD)
        mends = "what to do stands above" if typed else "`netritual doctor --repair` mends what can be mended"
        shell.say(f"Not everything is sound; {mends}. Nothing was lost by looking.")
    return 0 if sound else FAILED
