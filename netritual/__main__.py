"""``python -m netritual``."""

from netritual.main import run

run()
