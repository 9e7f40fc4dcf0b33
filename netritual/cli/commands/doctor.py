"""``netritual doctor``: is everything sound?"""

import click

from netritual.cli.app import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.errors import FAILED
from netritual.services.doctor import TOLD, examine

MODES_OFF = b"\x1b[<u\x1b[?1000;1003;1006;1015;1004;2004l\x1b[?7h\x1b[?1047l\x1b[?25h"
"""Takes back what the full-screen app asks of a terminal (kitty's keys, mouse, focus, pastes, wrapping, second screen,
hidden cursor), for an app that was killed could not. Without effect where nothing is to be taken back; 1047 and not
1049, which moves the cursor.
"""


@click.command("doctor", cls=Common)
@click.option("--repair", is_flag=True, help="Mend what can be mended; damaged parts are kept aside.")
@pass_shell
def command(shell: Shell, repair: bool) -> int:
    """Check the store, the calendar files, the settings, the keyring and the terminal."""
    if shell.streams.interactive:
        shell.streams.content(MODES_OFF)
    mend = repair and shell.sure("Mend what can be mended? Damaged parts are kept aside.")
    found, sound = examine(shell.parts, repair=mend, interactive=shell.interactive)
    if shell.wants_json:
        shell.emit([{"check": check.check, "ok": check.ok, "detail": check.detail} for check in found])
    else:
        shell.streams.table([("ok" if check.ok else "look", check.check, check.detail) for check in found])
    if not sound:
        typed = any(not check.ok for check in found if check.check in TOLD)
        mends = "what to do stands above" if typed else "`netritual doctor --repair` mends what can be mended"
        shell.say(f"Not everything is sound; {mends}. Nothing was lost by looking.")
    return 0 if sound else FAILED
